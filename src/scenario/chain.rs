//! From a file along `extends` to the file that has no base, and back: a scenario states only what differs.

use super::file::{Content, Library, Node, Parsed, Unreadable, parse};
use super::key::Key;
use super::problem::{Place, Problem, suggesting, text};
use super::shape::{Branch, ROUTE_NAMES};

/// The files of a scenario.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    /// The list of keys along which its files are read.
    pub shape: Branch,
    /// The file that was asked for, its base, the base of that, and so on.
    pub files: Vec<Parsed>,
    /// Lines that could not be read, and bases that could not be had.
    pub problems: Vec<Problem>,
    /// What was laid over a scheme, if anything; its files are the first.
    pub crossed: Option<Crossed>,
}

/// A file that was laid over a scheme.
#[derive(Clone, Debug)]
pub(super) struct Crossed {
    /// The name of the file.
    pub file: String,
    /// The name of the file of the scheme.
    pub scheme: String,
    /// The title of both together.
    pub title: Option<Node>,
}

/// Opens `name` and every file that it rests on.
pub(super) fn follow(keys: &'static [Key], name: &str, library: &dyn Library) -> Chain {
    follow_from(keys, name, 0, library)
}

/// [`follow`], with the places of the first file behind those of `rank` other files.
pub(super) fn follow_from(keys: &'static [Key], name: &str, rank: u32, library: &dyn Library) -> Chain {
    follow_beside(keys, None, name, rank, library)
}

/// [`follow_from`], with `name` as it is written in the file called `from`.
pub(super) fn follow_beside(
    keys: &'static [Key],
    from: Option<&str>,
    name: &str,
    rank: u32,
    library: &dyn Library,
) -> Chain {
    let mut chain = Chain { shape: Branch::of(keys), files: Vec::new(), problems: Vec::new(), crossed: None };
    match library.open(from, name) {
        Err(cause) => chain.problems.push(unreadable(Place::whole_file(rank, name), String::new(), cause)),
        Ok(source) => chain.add(parse(source, rank)),
    }
    while let Some(parsed) = chain.next(rank, library) {
        chain.add(parsed);
    }
    chain
}

impl Chain {
    /// Puts a file below those that are there.
    pub fn add(&mut self, mut parsed: Parsed) {
        spread(&self.shape, &mut parsed.tree);
        self.problems.extend(parsed.problems.iter().cloned());
        self.files.push(parsed);
    }

    /// The base of the last file, if it states one that can be opened.
    fn next(&mut self, rank: u32, library: &dyn Library) -> Option<Parsed> {
        let last = self.files.last()?;
        let extends = last.extends.as_ref()?;
        let Content::Line(base) = &extends.content else {
            self.problems.push(not_a_name(extends));
            return None;
        };
        match library.open(Some(&last.source.name), base) {
            Err(cause) => {
                let found = format!("extends = {}", extends.written);
                self.problems.push(unreadable(extends.place.clone(), found, cause));
                None
            }
            Ok(source) => match self.files.iter().position(|file| file.source.name == source.name) {
                Some(again) => {
                    let circle = self.circle(again, extends);
                    self.problems.push(circle);
                    None
                }
                None => Some(parse(source, rank + self.files.len() as u32)),
            },
        }
    }

    fn circle(&self, again: usize, extends: &Node) -> Problem {
        let mut names: Vec<&str> = self.files[again..].iter().map(|file| file.source.name.as_str()).collect();
        names.push(names[0]);
        let circle = names.join(" → ");
        Problem {
            place: extends.place.clone(),
            found: format!("extends = {}", extends.written),
            needs: text("een basis die niet op dit bestand rust", "a base that does not rest on this file"),
            because: text(
                format!("de bestanden lopen rond: {circle}"),
                format!("the files run in a circle: {circle}"),
            ),
        }
    }

    /// Everything the files state, the nearest file last; None if there is no file.
    pub fn merged(&self) -> Option<Node> {
        let mut from_root = self.files.iter().rev();
        let root = from_root.next()?.tree.clone();
        let mut whole = from_root.fold(root, |base, file| merge(base, &file.tree));
        if let Some(title) = self.crossed.as_ref().and_then(|crossed| crossed.title.clone())
            && let Content::Table(entries) = &mut whole.content
        {
            entries.retain(|(name, _)| name != "title");
            entries.push(("title".to_string(), title));
        }
        Some(whole)
    }
}

/// One value where the list has one per way into care holds for every way: `extension = "joint"`. Spread per file, so that a file
/// may change one way of what its base says of all.
fn spread(branch: &Branch, node: &mut Node) {
    let is_value = node.stated_value().is_some() || !matches!(node.content, Content::Table(_));
    if branch.is_by_route() && is_value {
        let each = ROUTE_NAMES.map(|route| (route.to_string(), node.clone()));
        node.content = Content::Table(each.into());
        return;
    }
    if let Content::Table(entries) = &mut node.content {
        for (name, below) in entries {
            if let Some(branch) = branch.get(name) {
                spread(branch, below);
            }
        }
    }
}

fn not_a_name(extends: &Node) -> Problem {
    Problem {
        place: extends.place.clone(),
        found: format!("extends = {}", extends.written),
        needs: text(
            "de naam van een scenariobestand, tussen aanhalingstekens",
            "the name of a scenario file, between quotes",
        ),
        because: suggesting(
            text("een scenario heeft één basis", "a scenario has one base"),
            Some("extends = \"default-municipality.toml\""),
        ),
    }
}

fn unreadable(place: Place, found: String, cause: Unreadable) -> Problem {
    Problem { place, found, needs: cause.needs, because: cause.because }
}

/// Tables merge key by key; everything else, lists included, is replaced whole.
///
/// A value with its source is replaced whole as well: the source of the base does not vouch for a new value.
fn merge(base: Node, over: &Node) -> Node {
    let valued = base.stated_value().is_some() || over.stated_value().is_some();
    let (key, place, written) = (base.key.clone(), base.place.clone(), base.written.clone());
    match (base.content, &over.content) {
        (Content::Table(mut entries), Content::Table(changes)) if !valued => {
            for (name, change) in changes {
                match entries.iter_mut().find(|(known, _)| known == name) {
                    Some((_, node)) => *node = merge(node.clone(), change),
                    None => entries.push((name.clone(), change.clone())),
                }
            }
            // The place of a table stays that of the base: what is missing in it, is missing there.
            Node { key, place, written, content: Content::Table(entries) }
        }
        _ => over.clone(),
    }
}
