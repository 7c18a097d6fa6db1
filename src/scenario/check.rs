//! Walks what the files state along the list of keys: values out, or every problem.

use super::file::{Content, Node};
use super::judge::{plain_value, type_fault, word};
use super::key::{Key, Kind, Need};
use super::problem::{Place, Problem, closest, first_few, suggesting, text};
use super::shape::Branch;
use super::values::{Stated, Value, Values};
use crate::language::Text;
use std::collections::BTreeMap;

/// How much of a scenario lies before us, hence what its silence means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// A file without a base: what is not here is missing.
    Root,
    /// A base with its changes: what the base lacks is reported there.
    Merged,
    /// A base or a line could not be read: what is not here may be there.
    Partial,
}

/// More missing keys than this in one place become one problem.
const MOST_MISSING: usize = 5;

/// Checks `tree` against `keys`. Values are complete only where there are no problems.
pub(super) fn check(keys: &'static [Key], tree: &Node, scope: Scope) -> (Values, Vec<Problem>) {
    let shape = Branch::of(keys);
    let mut check = Check {
        keys,
        tree,
        scope,
        values: Values::new(keys, tree.key.clone()),
        problems: Vec::new(),
        meant: Vec::new(),
        missing: Vec::new(),
        named: Vec::new(),
    };
    check.table(tree, &shape, "", None);
    check.names_exist();
    check.report_missing();
    (check.values, check.problems)
}

pub(super) struct Check<'a> {
    keys: &'static [Key],
    tree: &'a Node,
    scope: Scope,
    values: Values,
    problems: Vec<Problem>,
    /// Paths that were suggested for a misspelt key: they are not reported as missing as well.
    pub(super) meant: Vec<String>,
    missing: Vec<Missing>,
    named: Vec<Named>,
}

/// A key that must be there and is not.
struct Missing {
    /// The table with a name or number in which it is missing; empty for the file.
    around: String,
    path: String,
    key: &'static Key,
    place: Place,
}

/// A name that must stand under a table.
struct Named {
    path: String,
    name: String,
    of: &'static str,
    place: Place,
}

pub(super) fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_string() } else { format!("{path}.{name}") }
}

/// The header of the table at a path as it is typed in a file: `[segment."day care"]`, `[[contract.clause]]`.
fn header(path: &str) -> String {
    let part = |part: &str| {
        let name = part.split('[').next().unwrap_or(part);
        let bare = name.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-".contains(letter));
        if bare { name.to_string() } else { format!("\"{name}\"") }
    };
    let typed = path.split('.').map(part).collect::<Vec<_>>().join(".");
    if path.ends_with(']') { format!("[[{typed}]]") } else { format!("[{typed}]") }
}

pub(super) fn found(path: &str, node: &Node) -> String {
    match node.content {
        Content::Table(_) => path.to_string(),
        Content::List(_) if node.written.starts_with("[[") => path.to_string(),
        _ => format!("{path} = {}", node.written),
    }
}

impl Check<'_> {
    pub(super) fn problem(&mut self, place: &Place, found: String, needs: Text, because: Text) {
        self.problems.push(Problem { place: place.clone(), found, needs, because });
    }

    fn node(&mut self, node: &Node, branch: &Branch, path: &str, kind: Option<&str>) {
        if matches!(node.content, Content::Broken) {
            return;
        }
        self.values.places.insert(path.to_string(), node.place.clone());
        match (branch.leaf, &branch.element) {
            (Some(key), _) => self.leaf(node, key, path),
            (None, Some(element)) => self.list(node, element, path, kind),
            (None, None) => self.table(node, branch, path, kind),
        }
    }

    fn list(&mut self, node: &Node, element: &Branch, path: &str, kind: Option<&str>) {
        let Content::List(items) = &node.content else {
            let needs = {
                let header = header(&format!("{path}[1]"));
                text(format!("een lijst: kop {header}"), format!("a list: header {header}"))
            };
            let because = text("hier kunnen er meer van zijn", "there can be more than one of these");
            return self.problem(&node.place, found(path, node), needs, because);
        };
        self.values.counts.insert(path.to_string(), items.len());
        for (at, item) in items.iter().enumerate() {
            let path = format!("{path}[{}]", at + 1);
            self.values.places.insert(path.clone(), item.place.clone());
            self.table(item, element, &path, kind);
        }
    }

    fn table(&mut self, node: &Node, branch: &Branch, path: &str, kind: Option<&str>) {
        let Content::Table(entries) = &node.content else {
            let header = header(path);
            let needs = text(format!("een tabel: kop {header}"), format!("a table: header {header}"));
            let keys: Vec<&str> = branch.names.iter().map(|(name, _)| *name).collect();
            let keys = first_few(&keys, 4);
            let because =
                text(format!("hieronder staan sleutels: {keys}"), format!("keys stand below it: {keys}"));
            return self.problem(&node.place, found(path, node), needs, because);
        };
        let own_kind = kind_of(node, branch);
        let kind = if branch.has("kind") { own_kind.as_deref() } else { kind };
        if branch.any.is_some() {
            let names = entries.iter().map(|(name, _)| name.clone()).filter(|name| !branch.has(name));
            self.values.children.insert(path.to_string(), names.collect());
        }
        for (name, child) in entries {
            self.entry(name, child, branch, path, kind);
        }
        for (name, below) in &branch.names {
            if !entries.iter().any(|(stated, _)| stated == name) {
                self.absent(below, &join(path, name), node, kind);
            }
        }
    }

    fn entry(&mut self, name: &str, child: &Node, branch: &Branch, table: &str, kind: Option<&str>) {
        let path = join(table, name);
        let Some(below) = branch.get(name) else { return self.unknown(name, child, branch, table, kind) };
        if !branch.has(name) && !is_plain_name(name) {
            let needs = text(
                "een naam zonder punt, haken of aanhalingstekens",
                "a name without point, brackets or quotes",
            );
            let because = text(
                "zo'n naam is niet terug te vinden in tabellen",
                "such a name cannot be found back in tables",
            );
            return self.problem(&child.key, path, needs, because);
        }
        if below.exists_for(kind) {
            return self.node(child, below, &path, kind);
        }
        let (kinds, kind) = (below.kinds(), kind.unwrap_or_default());
        self.problem(
            &child.key,
            found(&path, child),
            text(format!("een sleutel die bij \"{kind}\" hoort"), format!("a key that goes with \"{kind}\"")),
            text(format!("{name} bestaat alleen bij {kinds}"), format!("{name} exists for {kinds} only")),
        );
    }

    fn unknown(&mut self, name: &str, child: &Node, branch: &Branch, table: &str, kind: Option<&str>) {
        let path = join(table, name);
        let mut known: Vec<&str> =
            branch.names.iter().filter(|(_, below)| below.exists_for(kind)).map(|(name, _)| *name).collect();
        let (nl, en) = match table {
            "" => ("een scenario".to_string(), "a scenario".to_string()),
            _ => (header(table), header(table)),
        };
        let list = first_few(&known, 8);
        let needs = text(format!("een sleutel van {nl}: {list}"), format!("a key of {en}: {list}"));
        if name == "extends" {
            let because = text(
                "extends staat bovenaan, vóór de eerste [tabel]",
                "extends stands at the top, before the first [table]",
            );
            return self.problem(&child.key, found(&path, child), needs, because);
        }
        if table.is_empty() {
            known.push("extends");
        }
        let near = closest(name, known).map(|near| (near.to_string(), join(table, near)));
        let elsewhere = || self.elsewhere(name).map(|path| (path.to_string(), path.to_string()));
        let meant = near.or_else(elsewhere);
        let because = text("niets leest deze sleutel", "nothing reads this key");
        let because = suggesting(because, meant.as_ref().map(|(shown, _)| shown.as_str()));
        self.meant.extend(meant.map(|(_, path)| path));
        self.problem(&child.key, found(&path, child), needs, because);
    }

    /// A key with this very name in another table.
    fn elsewhere(&self, name: &str) -> Option<&'static str> {
        self.keys.iter().map(|key| key.path).find(|path| path.rsplit('.').next() == Some(name))
    }

    fn absent(&mut self, branch: &Branch, path: &str, table: &Node, kind: Option<&str>) {
        for (name, below) in &branch.names {
            self.absent(below, &join(path, name), table, kind);
        }
        let Some(key) = branch.leaf else { return };
        // Where the kind is not known, a key of some kinds only may well be absent.
        let expected = key.exists_for(kind) && (kind.is_some() || key.only_for.is_empty());
        if key.need == Need::Always && expected {
            let around = around(key, path).to_string();
            let missing = Missing { around, path: path.to_string(), key, place: table.place.clone() };
            self.missing.push(missing);
        }
    }

    fn report_missing(&mut self) {
        let mut groups: BTreeMap<String, Vec<Missing>> = BTreeMap::new();
        for missing in std::mem::take(&mut self.missing) {
            let wanted = match self.scope {
                Scope::Root => true,
                Scope::Merged => missing.key.is_repeated(),
                Scope::Partial => false,
            };
            let meant = self.meant.iter().any(|path| {
                missing.path == *path
                    || missing.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('.'))
            });
            if wanted && !meant {
                groups.entry(missing.around.clone()).or_default().push(missing);
            }
        }
        for (around, group) in groups {
            if group.len() > MOST_MISSING {
                self.much_is_missing(&around, &group);
            } else {
                group.iter().for_each(|missing| self.one_is_missing(missing));
            }
        }
    }

    fn one_is_missing(&mut self, missing: &Missing) {
        let because = text(
            "deze sleutel ontbreekt en heeft geen standaardwaarde",
            "this key is missing and has no default",
        );
        let because = suggesting(because, self.sibling(&missing.around).as_deref());
        self.problem(&missing.place, missing.path.clone(), missing.key.needs(), because);
    }

    fn much_is_missing(&mut self, around: &str, group: &[Missing]) {
        let count = group.len();
        let paths: Vec<&str> = group.iter().map(|missing| missing.path.as_str()).collect();
        let found = first_few(&paths, 3);
        if around.is_empty() {
            let needs = text(
                format!(
                    "nog {count} sleutels, of bovenaan een basis: extends = \"default-municipality.toml\""
                ),
                format!("{count} more keys, or at the top a base: extends = \"default-municipality.toml\""),
            );
            let because = text(
                "een scenario zonder basis moet alles zelf noemen",
                "a scenario without a base must state everything itself",
            );
            return self.problem(&group[0].place, found, needs, because);
        }
        let needs = {
            let header = header(around);
            text(format!("nog {count} sleutels in {header}"), format!("{count} more keys in {header}"))
        };
        let because =
            text("ze ontbreken en hebben geen standaardwaarde", "they are missing and have no default");
        let because = suggesting(because, self.sibling(around).as_deref());
        self.problem(&group[0].place, found, needs, because);
    }

    /// The name that was probably meant by a table in which keys are missing: a misspelt segment is a new segment.
    fn sibling(&self, around: &str) -> Option<String> {
        let (table, name) = around.rsplit_once('.')?;
        let siblings = self.values.children.get(table)?;
        let others = siblings.iter().map(String::as_str).filter(|other| *other != name);
        closest(name, others).map(|near| format!("\"{near}\""))
    }

    fn names_exist(&mut self) {
        for named in std::mem::take(&mut self.named) {
            let known: Vec<String> = names_under(self.tree, named.of);
            let unsure = self.scope == Scope::Partial || self.meant.iter().any(|path| path == named.of);
            if unsure || known.contains(&named.name) {
                continue;
            }
            let list = first_few(&known, 8);
            let near =
                closest(&named.name, known.iter().map(String::as_str)).map(|near| format!("\"{near}\""));
            let of = named.of;
            self.problem(
                &named.place,
                format!("{} = \"{}\"", named.path, named.name),
                text(format!("een naam onder [{of}]: {list}"), format!("a name under [{of}]: {list}")),
                suggesting(text("die naam staat er niet", "that name is not there"), near.as_deref()),
            );
        }
    }

    fn leaf(&mut self, node: &Node, key: &'static Key, path: &str) {
        let (stated, provenance) = self.provenance(node, key, path);
        let Some(stated) = stated else { return };
        if let Some(value) = self.value(stated, key, path) {
            let (path, written) = (path.to_string(), stated.written.clone());
            self.values.add(Stated { key, path, value, written, provenance });
        }
    }

    fn value(&mut self, node: &Node, key: &'static Key, path: &str) -> Option<Value> {
        let wrong = match (key.kind, &node.content) {
            (_, Content::Broken) => return None,
            (Kind::Names { of }, Content::List(items)) => return self.names(items, of, path),
            (kind, content) => match plain_value(kind, content, node, key) {
                Ok(value) => return Some(value),
                Err(because) => because,
            },
        };
        self.problem(&node.place, found(path, node), key.needs(), wrong);
        None
    }

    fn names(&mut self, items: &[Node], of: &'static str, path: &str) -> Option<Value> {
        let mut names: Vec<String> = Vec::new();
        for (at, item) in items.iter().enumerate() {
            let path = format!("{path}[{}]", at + 1);
            let needs = text(format!("een naam onder [{of}]"), format!("a name under [{of}]"));
            match &item.content {
                Content::Line(name) if names.contains(name) => {
                    let because = text("deze naam staat er al", "this name is already in the list");
                    self.problem(&item.place, found(&path, item), needs, because);
                }
                Content::Line(name) => {
                    names.push(name.clone());
                    self.named.push(Named { path, name: name.clone(), of, place: item.place.clone() });
                }
                Content::Broken => {}
                _ => self.problem(&item.place, found(&path, item), needs, type_fault(item)),
            }
        }
        Some(Value::Names(names))
    }
}

/// The word behind `kind` in a table, if it is one of the words of that key.
fn kind_of(table: &Node, branch: &Branch) -> Option<String> {
    let key = branch.names.iter().find(|(name, _)| *name == "kind")?.1.leaf?;
    let Kind::Choice(words) = key.kind else { return None };
    let stated = table.get("kind").map(|node| word(node.stated_value().unwrap_or(node)));
    let word = match (stated, key.need) {
        (Some(word), _) => word?,
        (None, Need::Word(word)) => word,
        (None, _) => return None,
    };
    words.iter().any(|(known, _)| *known == word).then(|| word.to_string())
}

/// The innermost table with a name or number of the designer's around a path; empty if there is none.
fn around<'p>(key: &Key, path: &'p str) -> &'p str {
    let after = key.path.split('.').rev().take_while(|part| *part != "*" && !part.ends_with(']')).count();
    let mut around = path;
    for _ in 0..after {
        around = around.rsplit_once('.').map_or("", |(table, _)| table);
    }
    around
}

fn names_under(tree: &Node, of: &str) -> Vec<String> {
    let table = of.split('.').try_fold(tree, |node, name| node.get(name));
    match table.map(|node| &node.content) {
        Some(Content::Table(entries)) => entries.iter().map(|(name, _)| name.clone()).collect(),
        _ => Vec::new(),
    }
}

/// Names are parts of paths and columns of tables: no point, no brackets, no quotes, no spaces at the ends.
fn is_plain_name(name: &str) -> bool {
    !name.is_empty()
        && name.trim() == name
        && !name.contains(|letter: char| ".[]\"'".contains(letter) || letter.is_control())
}
