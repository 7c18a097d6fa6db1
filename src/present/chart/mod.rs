//! The charts: a list, each row a function from a comparison to a drawing.
//!
//! The title of a chart is its finding, the subtitle its unit; marks are labelled where they are, and a text says the
//! same in words. The same comparison gives the same bytes on every machine.

mod axis;
mod canvas;
mod data;
mod differences;
mod fan;
mod finding;
mod flow;
mod quality;
mod sheet;
mod spend;
mod streams;
#[cfg(test)]
mod tests;
mod waiting;

pub(super) use data::{capital, difference, estimate, name, row, spread};

use crate::experiment::Comparison;
use crate::language::Language;

pub use canvas::png;

/// A finished chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The picture, with its title and description inside.
    pub svg: String,
    /// What it shows, in words, with the key numbers.
    pub text: String,
}

/// A row of [`CHARTS`].
#[derive(Clone, Copy, Debug)]
pub struct Chart {
    /// Its name in files.
    pub key: &'static str,
    /// Draws it.
    pub draw: fn(&Comparison, Language) -> Drawing,
    /// Its finding, a sentence without a full stop.
    pub finding: fn(&Comparison, Language) -> String,
}

/// Every chart, in the order in which it is read.
pub const CHARTS: &[Chart] = &[
    Chart { key: spend::KEY, draw: spend::draw, finding: finding::spend_against_budget },
    Chart { key: differences::KEY, draw: differences::draw, finding: finding::differences },
    Chart { key: quality::KEY, draw: quality::draw, finding: finding::quality_against_spend },
    Chart { key: waiting::KEY, draw: waiting::draw, finding: finding::waiting },
    Chart { key: flow::KEY, draw: flow::draw, finding: finding::flow },
];
