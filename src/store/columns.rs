//! What stands in every table: one description per table, from which CSV and Parquet are both written.

use crate::indicators::{INDICATORS, MEMBER_INDICATORS};
use crate::scenario::experiment::Experiment;

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name or a word; an empty one is no value.
    Text,
    /// A count or a number in a row, from 0; every row has one.
    Whole,
    /// A seed: 64 bits without a sign; every row has one.
    Seed,
    /// A number with 64 bits, or no value.
    Number,
}

impl Kind {
    /// Its name in the documentation, the same in every tool that has such a type.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Whole => "int64",
            Kind::Seed => "uint64",
            Kind::Number => "double",
        }
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name above the column.
    pub name: String,
    /// What stands in it.
    pub kind: Kind,
}

/// A table: its file without the ending, and its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// The name of its file, without the ending.
    pub name: &'static str,
    /// Its columns, in order.
    pub columns: Vec<Column>,
}

/// A cell of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// In a column of [`Kind::Text`].
    Text(&'a str),
    /// In a column of [`Kind::Whole`] or [`Kind::Seed`].
    Whole(u64),
    /// In a column of [`Kind::Number`].
    Number(Option<f64>),
}

impl<'a> Cell<'a> {
    /// A number that may be none; the end of an interval without an end is none. Adding zero turns −0 into 0.
    pub fn number(value: Option<f64>) -> Cell<'a> {
        Cell::Number(value.filter(|value| value.is_finite()).map(|value| value + 0.0))
    }

    /// Whether it may stand in a column of this kind.
    pub fn is(&self, kind: Kind) -> bool {
        match self {
            Cell::Text(_) => kind == Kind::Text,
            Cell::Whole(_) => kind == Kind::Whole || kind == Kind::Seed,
            Cell::Number(_) => kind == Kind::Number,
        }
    }
}

use Kind::{Number, Seed, Text, Whole};

fn described<'a>(
    name: &'static str,
    fixed: &[(&str, Kind)],
    numbers: impl IntoIterator<Item = &'a str>,
) -> Description {
    let column = |(name, kind): (&str, Kind)| Column { name: name.to_owned(), kind };
    let numbers = numbers.into_iter().map(|name| (name, Number));
    Description { name, columns: fixed.iter().copied().chain(numbers).map(column).collect() }
}

fn indicators() -> impl Iterator<Item = &'static str> {
    INDICATORS.iter().map(|row| row.key)
}

/// A row per run.
pub fn runs() -> Description {
    let fixed =
        [("scenario", Text), ("point", Whole), ("replicate", Whole), ("seed", Seed), ("status", Text)];
    described("runs", &fixed, indicators())
}

/// A row per scenario, replicate, month, segment and indicator.
pub fn series() -> Description {
    let [scenario, point, replicate, month, segment, indicator, value] =
        ["scenario", "point", "replicate", "month", "segment", "indicator", "value"];
    let fixed = [
        (scenario, Text),
        (point, Whole),
        (replicate, Whole),
        (month, Whole),
        (segment, Text),
        (indicator, Text),
        (value, Number),
    ];
    described("series", &fixed, [])
}

/// A row per scenario, replicate, municipality and year.
pub fn municipalities() -> Description {
    let fixed = [
        ("scenario", Text),
        ("point", Whole),
        ("replicate", Whole),
        ("municipality", Text),
        ("inhabitants", Whole),
        ("year", Whole),
    ];
    described("municipalities", &fixed, MEMBER_INDICATORS.iter().map(|row| row.key))
}

/// A row per scenario and indicator.
pub fn summary() -> Description {
    let fixed = [("scenario", Text), ("indicator", Text), ("unit", Text), ("count", Whole)];
    described("summary", &fixed, ["mean", "low", "high", "sd", "q05", "q25", "q50", "q75", "q95"])
}

/// A row per scenario but the first, and indicator.
pub fn comparisons() -> Description {
    let fixed = [("scenario", Text), ("baseline", Text), ("indicator", Text), ("count", Whole)];
    let mut of = described("comparisons", &fixed, ["difference", "low", "high", "variance_ratio"]);
    of.columns.push(Column { name: "verdict".to_owned(), kind: Text });
    of
}

/// A row per run of an experiment.
pub fn points() -> Description {
    let fixed = [
        ("number", Whole),
        ("scheme", Text),
        ("world", Whole),
        ("replicate", Whole),
        ("luck", Whole),
        ("seed", Seed),
        ("status", Text),
    ];
    described("runs", &fixed, indicators())
}

/// A row per world of an experiment, a column per uncertain key.
pub fn worlds<'a>(keys: impl IntoIterator<Item = &'a str>) -> Description {
    described("worlds", &[("world", Whole)], keys)
}

/// A row per test of a claim, and one for the claim.
pub fn answers() -> Description {
    let mut of = described("answers", &[("test", Text), ("indicator", Text)], ["mean", "low", "high"]);
    let more = [
        ("answer", Text),
        ("worlds", Whole),
        ("holds_share", Number),
        ("holds_low", Number),
        ("holds_high", Number),
        ("clearly_holds", Whole),
        ("clearly_fails", Whole),
    ];
    of.columns.extend(described("", &more, []).columns);
    of
}

/// A row per goal, scheme and measure.
pub fn decisions() -> Description {
    described("decisions", &[("goal", Text), ("scheme", Text), ("measure", Text)], ["mean", "low", "high"])
}

/// A row per scheme that a search tried: its levels, and its scores on the goals. A lever that is called as another column has `lever `
/// before its name.
pub fn search(experiment: &Experiment) -> Description {
    let goals = || experiment.goals.iter().map(|goal| goal.indicator.as_str());
    let levers: Vec<(String, Kind)> = experiment
        .levers
        .iter()
        .map(|lever| {
            let ours = ["number", "generation", "on_front", "because"].into_iter().chain(goals());
            let before = if ours.into_iter().any(|name| name == lever.name) { "lever " } else { "" };
            (format!("{before}{}", lever.name), if lever.key.is_some() { Number } else { Text })
        })
        .collect();
    let levers = levers.iter().map(|(name, kind)| (name.as_str(), *kind));
    let fixed: Vec<(&str, Kind)> =
        [("number", Whole), ("generation", Whole)].into_iter().chain(levers).collect();
    let mut of = described("search", &fixed, goals());
    of.columns.extend(described("", &[("on_front", Whole), ("because", Text)], []).columns);
    of
}

/// A row per outcome, lever and level but the first.
pub fn effects() -> Description {
    let fixed = [("indicator", Text), ("lever", Text), ("level", Text), ("against", Text)];
    described("effects", &fixed, ["mean", "low", "high"])
}

/// A row per test, uncertain key and measure.
pub fn sensitivity() -> Description {
    let fixed = [("test", Text), ("indicator", Text), ("key", Text), ("measure", Text)];
    described("sensitivity", &fixed, ["mean", "low", "high"])
}

/// Every table of a run.
pub fn tables_of_run() -> Vec<Description> {
    vec![runs(), series(), municipalities(), summary(), comparisons()]
}

/// Every table of an experiment, but that of a search; that of worlds without the columns of its keys.
pub fn tables_of_experiment() -> Vec<Description> {
    vec![points(), worlds([]), answers(), decisions(), effects(), sensitivity()]
}
