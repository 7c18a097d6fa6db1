//! The list of keys as a tree, and what may be wrong with a list.

use super::key::{Key, Kind, Need};
use super::problem::first_few;

/// The names of the ways into care in files, in the order of `ROUTES`.
pub const ROUTE_NAMES: [&str; 3] = ["desk", "gp", "institution"];

/// The list of keys as a tree, so that a file can be walked along it.
#[derive(Clone, Debug, Default)]
pub struct Branch {
    /// The key that ends here.
    pub leaf: Option<&'static Key>,
    /// The branches that have a name of ours, in the order of the list.
    pub names: Vec<(&'static str, Branch)>,
    /// The branch behind any name that the designer chooses.
    pub any: Option<Box<Branch>>,
    /// The branch of the elements of a list.
    pub element: Option<Box<Branch>>,
}

impl Branch {
    /// The tree of a list.
    pub fn of(keys: &'static [Key]) -> Branch {
        let mut root = Branch::default();
        for key in keys {
            let mut branch = &mut root;
            for part in key.path.split('.') {
                branch = branch.grow(part);
            }
            branch.leaf = Some(key);
        }
        root
    }

    fn grow(&mut self, part: &'static str) -> &mut Branch {
        match part.strip_suffix("[]") {
            Some(list) => self.grow(list).element.get_or_insert_default(),
            None if part == "*" => self.any.get_or_insert_default(),
            None => {
                let at = self.names.iter().position(|(name, _)| *name == part).unwrap_or_else(|| {
                    self.names.push((part, Branch::default()));
                    self.names.len() - 1
                });
                &mut self.names[at].1
            }
        }
    }

    /// The branch behind `name`.
    pub fn get(&self, name: &str) -> Option<&Branch> {
        let ours = self.names.iter().find(|(known, _)| *known == name).map(|(_, branch)| branch);
        ours.or(self.any.as_deref())
    }

    /// The branch at a path such as `contract.clause[1].level`.
    pub fn at(&self, path: &str) -> Option<&Branch> {
        path.split('.').try_fold(self, |branch, part| match part.split_once('[') {
            Some((list, _)) => branch.get(list)?.element.as_deref(),
            None => branch.get(part),
        })
    }

    /// Whether a name of ours stands directly below.
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|(known, _)| *known == name)
    }

    /// Whether this is a table with one value per way into care: one value instead of the table then holds for every way.
    pub fn is_by_route(&self) -> bool {
        let ours = self.names.iter().map(|(name, _)| *name);
        ours.eq(ROUTE_NAMES) && self.names.iter().all(|(_, branch)| branch.leaf.is_some())
    }

    /// Every key at or below this branch, in the order of the list.
    pub fn keys(&self) -> Vec<&'static Key> {
        let below = self.names.iter().map(|(_, branch)| branch);
        let below = below.chain(self.any.as_deref()).chain(self.element.as_deref());
        self.leaf.into_iter().chain(below.flat_map(Branch::keys)).collect()
    }

    /// Whether anything at or below this branch exists beside `kind`.
    pub fn exists_for(&self, kind: Option<&str>) -> bool {
        self.keys().iter().any(|key| key.exists_for(kind))
    }

    /// The kinds beside which something at or below this branch exists, for a message.
    pub fn kinds(&self) -> String {
        let mut kinds: Vec<String> = Vec::new();
        for kind in self.keys().iter().flat_map(|key| key.only_for) {
            let quoted = format!("\"{kind}\"");
            if !kinds.contains(&quoted) {
                kinds.push(quoted);
            }
        }
        first_few(&kinds, usize::MAX)
    }
}

/// What is wrong with a list of keys; for tests, because a list is ours and not the designer's.
pub fn faults(keys: &'static [Key]) -> Vec<String> {
    let root = Branch::of(keys);
    let mut faults = Vec::new();
    for (at, key) in keys.iter().enumerate() {
        let mut fault = |says: &str| faults.push(format!("{}: {says}", key.path));
        if keys[..at].iter().any(|earlier| earlier.path == key.path) {
            fault("stands twice in the list");
        }
        if root.at(key.path).is_none_or(|branch| branch.keys().len() != 1) {
            fault("is a key and a table at once");
        }
        if key
            .path
            .split('.')
            .any(|part| ["value", "extends", "source", "grade", "confidence"].contains(&part))
        {
            fault("uses a word that is taken: value, extends, source, grade, confidence");
        }
        if [key.meaning.nl, key.meaning.en, key.because.nl, key.because.en].contains(&"") {
            fault("has no meaning or no because");
        }
        if !fits(key) {
            fault("has a default that its own range forbids, or an empty range");
        }
        if let Kind::Names { of } = key.kind
            && root.at(of).is_none_or(|branch| branch.any.is_none())
        {
            fault("names tables that no key describes");
        }
        if !key.only_for.iter().all(|kind| kinds_around(&root, key.path).contains(kind)) {
            fault("is only for a kind that does not exist beside it");
        }
    }
    faults
}

/// Whether the default of a key is within its range.
fn fits(key: &Key) -> bool {
    match (key.kind, key.need) {
        (Kind::Number { low, high, .. }, Need::Number(number)) => low <= number && number <= high,
        (Kind::Whole { low, high, .. }, Need::Whole(whole)) => low <= whole && whole <= high,
        (Kind::Choice(words), Need::Word(word)) => words.iter().any(|(known, _)| *known == word),
        (Kind::Line, Need::Word(_)) => true,
        (Kind::Number { low, high, .. }, Need::Always | Need::Optional) => low < high,
        (Kind::Whole { low, high, .. }, Need::Always | Need::Optional) => low < high,
        (_, Need::Always | Need::Optional) => true,
        (_, Need::Number(_) | Need::Whole(_) | Need::Word(_)) => false,
    }
}

/// The words of the nearest `kind` beside or around a path.
fn kinds_around(root: &Branch, path: &str) -> Vec<&'static str> {
    let mut around = path;
    while let Some((table, _)) = around.rsplit_once('.') {
        if let Some(leaf) = root.at(&format!("{table}.kind")).and_then(|branch| branch.leaf)
            && let Kind::Choice(words) = leaf.kind
        {
            return words.iter().map(|(word, _)| *word).collect();
        }
        around = table;
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::key::{lever, names, number};

    #[test]
    fn a_faulty_row_is_named() {
        const FAULTY: &[Key] = &[
            lever("a.b", number("euro", "euro", 0.0, 1.0)).meaning("x", "x").because("x", "x").or_number(2.0),
            lever("a.b.c", names("nothing")).meaning("x", "x").because("x", "x").only_for(&["no kind"]),
        ];
        let said = faults(FAULTY).join("\n");
        for fault in ["own range forbids", "key and a table", "no key describes", "does not exist beside"] {
            assert!(said.contains(fault), "{fault} is not in {said}");
        }
    }
}
