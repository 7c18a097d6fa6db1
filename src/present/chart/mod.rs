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
pub(super) mod goals;
mod growth;
pub(super) mod matters;
mod network;
mod panels;
mod quality;
mod rights;
mod sheet;
mod spend;
mod streams;
mod team_size;
#[cfg(test)]
mod tests;
mod trust;
mod waiting;
mod who_waits;

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
    /// Whether it has something to show.
    pub when: fn(&Comparison) -> bool,
    /// Draws it.
    pub draw: fn(&Comparison, Language) -> Drawing,
    /// Its finding, a sentence without a full stop.
    pub finding: fn(&Comparison, Language) -> String,
}

/// Every chart, in the order in which it is read.
pub const CHARTS: &[Chart] = &[
    Chart { key: spend::KEY, when: always, draw: spend::draw, finding: finding::spend_against_budget },
    Chart { key: differences::KEY, when: always, draw: differences::draw, finding: finding::differences },
    Chart { key: quality::KEY, when: always, draw: quality::draw, finding: finding::quality_against_spend },
    Chart { key: waiting::KEY, when: always, draw: waiting::draw, finding: finding::waiting },
    Chart { key: who_waits::KEY, when: always, draw: who_waits::draw, finding: finding::who_waits },
    Chart { key: growth::KEY, when: grows, draw: growth::draw, finding: finding::growth },
    Chart { key: flow::KEY, when: always, draw: flow::draw, finding: finding::flow },
    Chart { key: network::KEY, when: peopled, draw: network::draw, finding: finding::network },
    Chart { key: trust::KEY, when: peopled, draw: trust::draw, finding: finding::trust },
    Chart { key: team_size::KEY, when: team_size::shows, draw: team_size::draw, finding: finding::team_size },
    Chart { key: rights::KEY, when: crossed, draw: rights::draw, finding: finding::rights },
];

/// The charts that have something to show of a comparison.
pub fn drawn(comparison: &Comparison) -> impl Iterator<Item = &'static Chart> {
    CHARTS.iter().filter(|chart| (chart.when)(comparison))
}

fn always(_: &Comparison) -> bool {
    true
}

fn crossed(comparison: &Comparison) -> bool {
    comparison.cross.is_some()
}

/// Whether there is a difference in spend to take apart: between schemes, or between years.
fn grows(comparison: &Comparison) -> bool {
    comparison.schemes.len() > 1 || comparison.years > 1
}

/// Whether somebody of the municipality is modelled.
fn peopled(comparison: &Comparison) -> bool {
    comparison.schemes.iter().any(|scheme| scheme.network.is_some())
}
