//! A file's text → a tree of nodes, each with its place; every line that cannot be read becomes a problem.
//!
//! Where texts come from is the business of a [`Library`]: this floor reads no disk.

use super::problem::{Place, Problem, text};
use super::syntax;
use crate::language::Text;
use std::ops::{Range, RangeInclusive};
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A scenario file that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name as shown to users. One file has one name, so that a circle of files is seen.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// Opens scenario files by name.
pub trait Library {
    /// Opens `name` as written: by the user, or after `extends` in the file called `from`.
    ///
    /// # Errors
    /// Why it could not be read.
    fn open(&self, from: Option<&str>, name: &str) -> Result<Source, Unreadable>;
}

/// Why a file could not be read, in the words of a [`Problem`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What is needed.
    pub needs: Text,
    /// Why it failed.
    pub because: Text,
}

impl Unreadable {
    /// There is no such file; `near` names one that may have been meant.
    pub fn missing(near: Option<&str>) -> Unreadable {
        let because = text("dit bestand bestaat niet", "there is no such file");
        Unreadable { needs: needs_file(), because: super::problem::suggesting(because, near) }
    }

    /// It is a folder.
    pub fn folder() -> Unreadable {
        Unreadable { needs: needs_file(), because: text("dit is een map", "this is a folder") }
    }

    /// It holds something else than text.
    pub fn not_text() -> Unreadable {
        let because = text(
            "dit bestand bevat geen tekst (UTF-8); een rekenblad of document kan niet worden gelezen",
            "this file holds no text (UTF-8); a spreadsheet or document cannot be read",
        );
        Unreadable { needs: needs_file(), because }
    }

    /// The user may not read it.
    pub fn forbidden() -> Unreadable {
        let because = text("u mag dit bestand niet lezen", "you are not allowed to read this file");
        Unreadable { needs: needs_file(), because }
    }

    /// Anything else, in the words of the machine.
    pub fn other(cause: &str) -> Unreadable {
        let because = text(format!("de computer meldt: {cause}"), format!("the computer says: {cause}"));
        Unreadable { needs: needs_file(), because }
    }
}

fn needs_file() -> Text {
    text("een scenariobestand (.toml)", "a scenario file (.toml)")
}

/// A key with what stands behind it.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Where the key stands, or the header of an element of a list.
    pub key: Place,
    /// Where the value stands.
    pub place: Place,
    /// The value as written, cut short for messages.
    pub written: String,
    pub content: Content,
}

/// What stands behind a key.
#[derive(Clone, Debug)]
pub(super) enum Content {
    /// In order of first appearance.
    Table(Vec<(String, Node)>),
    List(Vec<Node>),
    Line(String),
    Whole(i64),
    Number(f64),
    Truth,
    Date,
    /// The reader could not make anything of it, and said so.
    Broken,
}

impl Node {
    /// What stands behind `name`, if this is a table that has it.
    pub fn get(&self, name: &str) -> Option<&Node> {
        match &self.content {
            Content::Table(entries) => entries.iter().find(|(key, _)| key == name).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The value part of `{ value = 82.0, source = "CBS 2024" }`, if this is such a table.
    ///
    /// A table called `value` is not: that may be a segment of this name.
    pub fn stated_value(&self) -> Option<&Node> {
        self.get("value").filter(|node| !matches!(node.content, Content::Table(_)))
    }
}

/// A file that was opened and read as far as it goes.
#[derive(Clone, Debug)]
pub(super) struct Parsed {
    pub source: Source,
    /// A table, without `extends`.
    pub tree: Node,
    /// What stands behind `extends`.
    pub extends: Option<Node>,
    /// The lines that could not be read.
    pub problems: Vec<Problem>,
    /// Lines, first and last, of which the reader's account is not to be trusted.
    doubtful: Vec<RangeInclusive<u32>>,
}

impl Parsed {
    /// A part of a file that is a file by itself.
    pub fn of_tree(source: Source, tree: Node) -> Parsed {
        Parsed { source, tree, extends: None, problems: Vec::new(), doubtful: Vec::new() }
    }

    /// Whether what the reader made of this place may follow from a line that it could not read.
    pub fn is_doubtful(&self, place: &Place) -> bool {
        *place.file == *self.source.name && self.doubtful.iter().any(|lines| lines.contains(&place.line))
    }
}

/// The lines that a broken line makes doubtful: itself, and below a broken header all up to the next header.
fn doubtful(text: &str, problem: &Problem) -> RangeInclusive<u32> {
    let first = problem.place.line;
    let is_header = |line: &str| line.trim_start().starts_with('[');
    let mut lines = text.lines().skip(first as usize - 1);
    match lines.next() {
        Some(line) if is_header(line) => {
            first..=first + lines.take_while(|line| !is_header(line)).count() as u32
        }
        _ => first..=first,
    }
}

/// Reads the text of a file.
pub(super) fn parse(source: Source, rank: u32) -> Parsed {
    // Windows editors put an invisible mark at the start of a file; it is no part of the text.
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
    let map = Map::new(&source.name, rank, text);
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut tree = Node {
        key: map.place(0),
        place: map.place(0),
        written: String::new(),
        content: Content::Table(entries(&map, table.get_ref())),
    };
    let extends = take_extends(&mut tree);
    let mut problems = syntax::problems(&map, &errors);
    if problems.is_empty() && extends.is_none() && is_empty(&tree) {
        problems.push(nothing_there(&map));
    }
    let doubtful = problems.iter().map(|problem| doubtful(text, problem)).collect();
    Parsed { tree, extends, problems, doubtful, source }
}

fn is_empty(tree: &Node) -> bool {
    matches!(&tree.content, Content::Table(entries) if entries.is_empty())
}

fn take_extends(tree: &mut Node) -> Option<Node> {
    let Content::Table(entries) = &mut tree.content else { return None };
    let at = entries.iter().position(|(name, _)| name == "extends")?;
    Some(entries.remove(at).1)
}

fn nothing_there(map: &Map<'_>) -> Problem {
    Problem {
        place: map.place(0),
        found: String::new(),
        needs: text(
            "een scenario; begin met extends = \"default-municipality.toml\" en een titel",
            "a scenario; begin with extends = \"default-municipality.toml\" and a title",
        ),
        because: text("dit bestand is leeg", "this file is empty"),
    }
}

/// From bytes of a text to lines and columns.
pub(super) struct Map<'a> {
    pub text: &'a str,
    file: Arc<str>,
    rank: u32,
    /// The byte at which each line begins.
    lines: Vec<usize>,
}

impl<'a> Map<'a> {
    fn new(file: &str, rank: u32, text: &'a str) -> Map<'a> {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Map { text, file: Arc::from(file), rank, lines: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The byte at which the letter begins that `byte` is part of.
    fn letter(&self, byte: usize) -> usize {
        (0..=byte.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0)
    }

    fn line(&self, byte: usize) -> usize {
        self.lines.partition_point(|begin| *begin <= byte) - 1
    }

    pub fn place(&self, byte: usize) -> Place {
        let byte = self.letter(byte);
        let line = self.line(byte);
        let column = self.text[self.lines[line]..byte].chars().count() + 1;
        Place::new(self.rank, Arc::clone(&self.file), line as u32 + 1, column as u32)
    }

    /// The line in which `byte` stands, without spaces around it.
    pub fn line_text(&self, byte: usize) -> &'a str {
        self.text[self.lines[self.line(self.letter(byte))]..].lines().next().unwrap_or("").trim()
    }

    fn written(&self, span: Range<usize>) -> String {
        shorten(self.text.get(span).unwrap_or(""))
    }
}

/// The first line of `written`, and no more than fits in a message.
pub(super) fn shorten(written: &str) -> String {
    const MOST: usize = 60;
    let line = written.lines().next().unwrap_or("");
    let mut short: String = line.chars().filter(|letter| !letter.is_control()).take(MOST).collect();
    if short.len() < written.len() {
        short.push('…');
    }
    short
}

fn entries(map: &Map<'_>, table: &DeTable<'_>) -> Vec<(String, Node)> {
    let mut found: Vec<_> = table.iter().collect();
    // The reader sorts keys by name; the order in which they stand in the file is the designer's.
    found.sort_by_key(|(key, value)| first_byte(key.span().start, value));
    found
        .into_iter()
        .map(|(key, value)| (key.get_ref().to_string(), node(map, key.span().start, value)))
        .collect()
}

/// The first byte at which a key appears: `[segment.a]` may stand before `[segment]`.
fn first_byte(key: usize, value: &Spanned<DeValue<'_>>) -> usize {
    let DeValue::Table(table) = value.get_ref() else { return key };
    table.iter().map(|(inner, value)| first_byte(inner.span().start, value)).fold(key, usize::min)
}

fn node(map: &Map<'_>, key: usize, value: &Spanned<DeValue<'_>>) -> Node {
    let span = value.span();
    // The reader puts a number without a place where a value is missing.
    let absent = span.is_empty();
    Node {
        key: map.place(key),
        place: map.place(if absent { key } else { span.start }),
        written: map.written(span),
        content: if absent { Content::Broken } else { content(map, value.get_ref()) },
    }
}

fn content(map: &Map<'_>, value: &DeValue<'_>) -> Content {
    match value {
        DeValue::String(line) => Content::Line(line.to_string()),
        DeValue::Integer(whole) => match i64::from_str_radix(whole.as_str(), whole.radix()) {
            Ok(whole) => Content::Whole(whole),
            // More digits than a whole number holds: as a number, it is out of any range.
            Err(_) => number(whole.as_str()),
        },
        DeValue::Float(float) => number(float.as_str()),
        DeValue::Boolean(_) => Content::Truth,
        DeValue::Datetime(_) => Content::Date,
        DeValue::Array(items) => {
            Content::List(items.iter().map(|item| node(map, item.span().start, item)).collect())
        }
        DeValue::Table(table) => Content::Table(entries(map, table)),
    }
}

fn number(digits: &str) -> Content {
    digits.parse().map_or(Content::Broken, Content::Number)
}
