//! One scenario laid over another: every scheme under every other design, such as other decision rights.
//!
//! Of the file that is laid over, only that counts what it and its bases state above the base that it shares with the
//! scheme. A base of the same text is the same base, wherever it lies. A key that both state is refused: the outcome would be neither the scheme nor the design as it stands.

use super::chain::{Chain, Crossed, follow, follow_from};
use super::file::{Content, Library, Node, Parsed};
use super::key::Key;
use super::problem::{Place, Problem, text};

/// The files of the scheme `name` with those of `over` laid over them.
pub(super) fn lay(keys: &'static [Key], name: &str, over: &str, library: &dyn Library) -> Chain {
    let over = follow(keys, over, library);
    let scheme = follow_from(keys, name, over.files.len() as u32, library);
    let problems: Vec<Problem> = over.problems.iter().chain(&scheme.problems).cloned().collect();
    let (Some(above), Some(below)) = (over.files.first(), scheme.files.first()) else {
        return Chain { problems, ..scheme };
    };
    let crossed = Crossed {
        file: above.source.name.clone(),
        scheme: below.source.name.clone(),
        title: title(&scheme, &over),
    };
    let shared = |file: &Parsed, with: &Chain| {
        let same =
            |other: &Parsed| other.source.name == file.source.name || other.source.text == file.source.text;
        with.files.iter().any(same)
    };
    let own: Vec<Parsed> = over.files.iter().take_while(|file| !shared(file, &scheme)).cloned().collect();
    let told = if !problems.is_empty() {
        Vec::new()
    } else if own.len() == over.files.len() {
        vec![no_shared_base(&over, &scheme)]
    } else {
        let stated: Vec<&Parsed> = scheme.files.iter().take_while(|file| !shared(file, &over)).collect();
        conflicts(&own, &stated)
    };
    let problems = problems.into_iter().chain(told).collect();
    let files = own.into_iter().chain(scheme.files).collect();
    Chain { shape: scheme.shape, files, problems, crossed: Some(crossed) }
}

/// “scheme, design” in each language.
fn title(scheme: &Chain, over: &Chain) -> Option<Node> {
    let (scheme, over) = (scheme.merged()?, over.merged()?);
    let (mine, mut theirs) = (scheme.get("title")?, over.get("title")?.clone());
    if let Content::Table(languages) = &mut theirs.content {
        for (language, line) in languages {
            let before = mine.get(language).map(|node| &node.content);
            if let (Some(Content::Line(before)), Content::Line(after)) = (before, &line.content) {
                line.content = Content::Line(format!("{before}, {after}"));
            }
        }
    }
    Some(theirs)
}

fn no_shared_base(over: &Chain, scheme: &Chain) -> Problem {
    let name = |file: Option<&Parsed>| file.map(|file| file.source.name.clone()).unwrap_or_default();
    let (file, under) = (name(over.files.first()), name(scheme.files.first()));
    let (theirs, base) = (name(over.files.last()), name(scheme.files.last()));
    Problem {
        place: Place::whole_file(0, &file),
        found: String::new(),
        needs: text(
            format!("een bestand dat op dezelfde basis rust als {under}: {base}"),
            format!("a file that rests on the same base as {under}: {base}"),
        ),
        because: text(
            format!(
                "van een bestand bij --cross telt wat het boven die basis zegt, en dit bestand rust op {theirs}"
            ),
            format!(
                "of a file at --cross that counts what it states above this base, and this file rests on {theirs}"
            ),
        ),
    }
}

/// Everything in `own` that would take the place of what a scheme says.
fn conflicts(own: &[Parsed], scheme: &[&Parsed]) -> Vec<Problem> {
    let said: Vec<(String, &Node)> = scheme.iter().flat_map(|file| leaves(&file.tree, "")).collect();
    let laid = own.iter().flat_map(|file| leaves(&file.tree, ""));
    laid.filter(|(path, _)| !path.starts_with("title."))
        .filter_map(|(path, node)| {
            if path == "contract" || path.starts_with("contract.") {
                return Some(own_contract(path, node));
            }
            let (_, other) = said.iter().find(|(known, _)| *known == path)?;
            Some(stated_twice(&path, node, other))
        })
        .collect()
}

/// Every value of a tree with its path; lists and values with their source count as one.
pub(super) fn leaves<'a>(node: &'a Node, path: &str) -> Vec<(String, &'a Node)> {
    match &node.content {
        Content::Table(entries) if node.stated_value().is_none() => {
            let inside = |(name, node): &'a (String, Node)| {
                leaves(node, &if path.is_empty() { name.clone() } else { format!("{path}.{name}") })
            };
            entries.iter().flat_map(inside).collect()
        }
        _ => vec![(path.to_string(), node)],
    }
}

fn own_contract(path: String, node: &Node) -> Problem {
    Problem {
        place: node.key.clone(),
        found: path,
        needs: text(
            "geen contract in een bestand bij --cross; maak van deze clausules een regeling",
            "no contract in a file at --cross; make a scheme of these clauses",
        ),
        because: text(
            "dit zou het contract van elke regeling vervangen, en dan verschillen zij niet meer",
            "it would replace the contract of every scheme, and then they would no longer differ",
        ),
    }
}

fn stated_twice(path: &str, node: &Node, other: &Node) -> Problem {
    let at = &other.place;
    Problem {
        place: node.place.clone(),
        found: format!("{path} = {}", node.written),
        needs: text(
            format!("een sleutel die de regeling niet zelf noemt: laat {path} hier weg, of in {}", at.file),
            format!("a key that the scheme does not state itself: leave out {path} here, or in {}", at.file),
        ),
        because: text(
            format!("{at} zegt {}; wat van beide telt, is niet te raden", other.written),
            format!("{at} says {}; which of the two counts cannot be guessed", other.written),
        ),
    }
}

#[cfg(test)]
mod tests;
