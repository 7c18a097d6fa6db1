//! The checked values of a scenario, by path, as the typed builder reads them.
//!
//! A concrete path names what the designer named and counts elements from 1, as messages do:
//! `segment.youth ambulatory light.tariff_eur_per_hour`, `contract.clause[1].level`. Reading a path that no key
//! describes is our bug, never the designer's, and stops the program.

use super::evidence::Provenance;
use super::key::{Key, Kind, Need};
use super::problem::{Place, Problem};
use super::shape::Branch;
use crate::language::Text;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// A value of the right kind and within its range.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Of a [`Kind::Number`].
    Number(f64),
    /// Of a [`Kind::Whole`].
    Whole(i64),
    /// Of a [`Kind::Choice`].
    Word(String),
    /// Of a [`Kind::Line`].
    Line(String),
    /// Of a [`Kind::Names`].
    Names(Vec<String>),
}

/// A value as stated in a file.
#[derive(Clone, Debug)]
pub struct Stated {
    /// Its key.
    pub key: &'static Key,
    /// Its concrete path.
    pub path: String,
    /// The value.
    pub value: Value,
    /// The value as written in the file.
    pub written: String,
    /// What it rests on.
    pub provenance: Provenance,
}

/// The values of a scenario without problems. Defaults of the list hold where a file is silent.
#[derive(Clone, Debug)]
pub struct Values {
    keys: &'static [Key],
    shape: Branch,
    pub(super) stated: Vec<Stated>,
    pub(super) at: BTreeMap<String, usize>,
    pub(super) counts: BTreeMap<String, usize>,
    pub(super) children: BTreeMap<String, Vec<String>>,
    pub(super) places: BTreeMap<String, Place>,
    file: Place,
    read: RefCell<BTreeSet<&'static str>>,
}

impl Values {
    pub(super) fn new(keys: &'static [Key], file: Place) -> Values {
        Values {
            keys,
            shape: Branch::of(keys),
            stated: Vec::new(),
            at: BTreeMap::new(),
            counts: BTreeMap::new(),
            children: BTreeMap::new(),
            places: BTreeMap::new(),
            file,
            read: RefCell::default(),
        }
    }

    pub(super) fn add(&mut self, stated: Stated) {
        self.at.insert(stated.path.clone(), self.stated.len());
        self.stated.push(stated);
    }

    /// The list of keys along which these values were checked.
    pub fn keys(&self) -> &'static [Key] {
        self.keys
    }

    /// The number at `path`.
    pub fn number(&self, path: &str) -> f64 {
        match self.read(path) {
            (_, Some(Value::Number(number))) => *number,
            (Key { kind: Kind::Number { .. }, need: Need::Number(number), .. }, None) => *number,
            (key, found) => no_such(key, path, found, "number"),
        }
    }

    /// The whole number at `path`.
    pub fn whole(&self, path: &str) -> i64 {
        match self.read(path) {
            (_, Some(Value::Whole(whole))) => *whole,
            (Key { kind: Kind::Whole { .. }, need: Need::Whole(whole), .. }, None) => *whole,
            (key, found) => no_such(key, path, found, "whole"),
        }
    }

    /// The word, one of the choices of its key, at `path`.
    pub fn word(&self, path: &str) -> &str {
        match self.read(path) {
            (_, Some(Value::Word(word))) => word,
            (Key { kind: Kind::Choice(_), need: Need::Word(word), .. }, None) => word,
            (key, found) => no_such(key, path, found, "word"),
        }
    }

    /// The line of text at `path`.
    pub fn line(&self, path: &str) -> &str {
        match self.read(path) {
            (_, Some(Value::Line(line))) => line,
            (Key { kind: Kind::Line, need: Need::Word(line), .. }, None) => line,
            (key, found) => no_such(key, path, found, "line"),
        }
    }

    /// The names at `path`, each a name under the table that its key points to; none where the key is absent.
    pub fn names(&self, path: &str) -> Vec<String> {
        match self.read(path) {
            (_, Some(Value::Names(names))) => names.clone(),
            (Key { kind: Kind::Names { .. }, .. }, None) => Vec::new(),
            (key, found) => no_such(key, path, found, "names"),
        }
    }

    /// The key of the number at `path` and the number: stated, or the default of a key that is there once. None where there is none.
    pub fn usual(&self, path: &str) -> Option<(&'static Key, f64)> {
        let key = self.shape.at(path)?.leaf?;
        match (self.at.get(path).map(|at| &self.stated[*at].value), key.need) {
            (Some(Value::Number(number)), _) => Some((key, *number)),
            (Some(Value::Whole(whole)), _) => Some((key, *whole as f64)),
            (Some(Value::Word(_) | Value::Line(_) | Value::Names(_)), _) => None,
            (None, Need::Number(number)) if !key.is_repeated() => Some((key, number)),
            (None, Need::Whole(whole)) if !key.is_repeated() => Some((key, whole as f64)),
            (None, _) => None,
        }
    }

    /// Puts another number in the place of the one at `path`; a whole number is rounded. What it rested on no longer counts.
    ///
    /// # Panics
    /// Where there is no number: ask [`Values::usual`] first.
    pub fn set(&mut self, path: &str, number: f64) {
        let (key, _) = self.usual(path).unwrap_or_else(|| panic!("there is no number at {path}"));
        let value = match key.kind {
            Kind::Whole { .. } => Value::Whole(libm::round(number) as i64),
            _ => Value::Number(number),
        };
        let stated = Stated {
            key,
            path: path.to_string(),
            value,
            written: format!("{number}"),
            provenance: Provenance::default(),
        };
        match self.at.get(path) {
            Some(at) => self.stated[*at] = stated,
            None => self.add(stated),
        }
    }

    /// How many elements the list at `path` has.
    pub fn count(&self, path: &str) -> usize {
        let branch = self.shape.at(path);
        assert!(branch.is_some_and(|it| it.element.is_some()), "no list {path}[] is in scenario/keys.rs");
        self.counts.get(path).copied().unwrap_or(0)
    }

    /// The paths of the elements of the list at `path`: `contract.clause[1]`, `contract.clause[2]`, …
    pub fn elements(&self, path: &str) -> Vec<String> {
        (1..=self.count(path)).map(|number| format!("{path}[{number}]")).collect()
    }

    /// The names under the table at `path`, in order of first appearance: those of the base first.
    pub fn children(&self, path: &str) -> Vec<String> {
        let branch = self.shape.at(path);
        assert!(branch.is_some_and(|it| it.any.is_some()), "no table {path}.* is in scenario/keys.rs");
        self.children.get(path).cloned().unwrap_or_default()
    }

    /// Whether a file states `path`: a value, a list or a table. A default is not stated.
    pub fn has(&self, path: &str) -> bool {
        if let Some(key) = self.branch(path).leaf {
            self.read.borrow_mut().insert(key.path);
        }
        self.places.contains_key(path)
    }

    /// Where `path` is stated; else, the nearest table around it.
    pub fn place(&self, path: &str) -> Place {
        let _ = self.branch(path);
        let mut around = path;
        loop {
            if let Some(place) = self.places.get(around) {
                return place.clone();
            }
            match around.rsplit_once('.') {
                Some((table, _)) => around = table,
                None => return self.file.clone(),
            }
        }
    }

    /// What the value at `path` rests on.
    pub fn provenance(&self, path: &str) -> Provenance {
        let _ = self.branch(path);
        self.at.get(path).map(|at| self.stated[*at].provenance.clone()).unwrap_or_default()
    }

    /// A problem that only the builder can see, because it takes more than one key.
    pub fn problem_at(&self, path: &str, needs: Text, because: Text) -> Problem {
        let found = match self.at.get(path) {
            Some(at) => format!("{path} = {}", self.stated[*at].written),
            None => path.to_string(),
        };
        Problem { place: self.place(path), found, needs, because }
    }

    /// What the files state for a key, in the order of the file.
    pub fn stated(&self, key: &Key) -> Vec<&Stated> {
        self.stated.iter().filter(|stated| stated.key.path == key.path).collect()
    }

    /// The paths of the list that were not read so far: "no parameter that nothing reads".
    pub fn unread(&self) -> Vec<&'static str> {
        let read = self.read.borrow();
        self.keys.iter().map(|key| key.path).filter(|path| !read.contains(path)).collect()
    }

    fn branch(&self, path: &str) -> &Branch {
        assert!(!path.contains("[0]"), "{path}: elements are counted from 1");
        match self.shape.at(path) {
            Some(branch) => branch,
            None => panic!("no key {path} is in scenario/keys.rs"),
        }
    }

    /// The key of `path` and what is stated for it; notes that the key was read.
    fn read(&self, path: &str) -> (&'static Key, Option<&Value>) {
        let Some(key) = self.branch(path).leaf else { panic!("{path} is a table or a list, not a value") };
        self.read.borrow_mut().insert(key.path);
        (key, self.at.get(path).map(|at| &self.stated[*at].value))
    }
}

fn no_such(key: &Key, path: &str, found: Option<&Value>, asked: &str) -> ! {
    match found {
        Some(value) => panic!("{path} holds {value:?}: do not read it with `{asked}`"),
        None => panic!(
            "{path} is not stated, and {} has no default to read with `{asked}`: ask `has` first",
            key.path
        ),
    }
}
