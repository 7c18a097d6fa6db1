//! Where the numbers and claims of the page come from: for every one of them the rows of the result tables that it rests on, hidden in
//! the page as `data-from`, so that anybody can look them up and compute them again from `runs.csv`.

use super::escape;
use crate::experiment::{Comparison, SchemeResult};
use crate::present::chart::{difference, spread};
use crate::stats::Interval;
use serde_json::{Value, json};

/// A table beside the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// A row per scheme and indicator.
    Summary,
    /// The same less the first scheme, in pairs.
    Comparisons,
}

/// What the finding of a chart rests on: it reads these indicators of all schemes, in these tables, and nothing else.
pub const RESTS: &[(&str, &[(Table, &str)])] = &[
    ("spend_against_budget", &[(Table::Summary, "overrun")]),
    ("differences_from_first", &[(Table::Comparisons, "spend"), (Table::Comparisons, "unmet")]),
    (
        "quality_against_spend",
        &[
            (Table::Comparisons, "spend"),
            (Table::Comparisons, "recovery"),
            (Table::Comparisons, "unmet"),
            (Table::Summary, "spend"),
            (Table::Summary, "recovery"),
            (Table::Summary, "unmet"),
        ],
    ),
    (
        "rights_by_scheme",
        &[(Table::Comparisons, "spend"), (Table::Comparisons, "unmet"), (Table::Summary, "spend")],
    ),
    (
        "waiting_and_unmet_need",
        &[(Table::Comparisons, "waiting"), (Table::Comparisons, "unmet"), (Table::Summary, "waiting")],
    ),
    (
        "flow_of_clients",
        &[
            (Table::Comparisons, "unmet"),
            (Table::Summary, "applied"),
            (Table::Summary, "applied_desk"),
            (Table::Summary, "applied_gp"),
            (Table::Summary, "applied_institution"),
            (Table::Summary, "turned_away"),
            (Table::Summary, "gave_up"),
        ],
    ),
];

/// What the finding of a chart rests on; nothing for a chart whose finding the page does not tell.
pub fn rests(chart: &str) -> &'static [(Table, &'static str)] {
    RESTS.iter().find(|(key, _)| *key == chart).map_or(&[], |(_, rows)| rows)
}

/// The intervals of what is compared in these rows: paired differences from the first scheme, the budget, and schemes with each other, for
/// which the interval is as wide as both together.
pub fn intervals(comparison: &Comparison, rows: &[(Table, &str)]) -> Vec<Interval> {
    let schemes = &comparison.schemes;
    let others = schemes.iter().skip(1);
    let of_row = |(table, key): &(Table, &str)| -> Vec<Interval> {
        match (table, *key) {
            (Table::Comparisons, _) => others
                .clone()
                .filter_map(|scheme| difference(scheme, key))
                .map(|found| found.interval)
                .collect(),
            (Table::Summary, "overrun") => schemes.iter().filter_map(|scheme| spread(scheme, key)).collect(),
            (Table::Summary, _) => {
                let pairs = schemes.iter().flat_map(|a| schemes.iter().map(move |b| (a, b)));
                pairs.filter_map(|(a, b)| apart(a, b, key)).collect()
            }
        }
    };
    rows.iter().flat_map(of_row).collect()
}

/// One scheme less another, without pairs.
fn apart(a: &SchemeResult, b: &SchemeResult, key: &str) -> Option<Interval> {
    let (a, b) = (spread(a, key)?, spread(b, key)?);
    Some(Interval { mean: a.mean - b.mean, low: a.low - b.high, high: a.high - b.low })
}

/// The rows of one scheme, by its place, as an attribute.
pub fn of_scheme(comparison: &Comparison, scheme: usize, rows: &[(Table, &str)]) -> String {
    let rows = rows.iter().filter_map(|(table, indicator)| row(comparison, scheme, *table, indicator));
    attribute(rows.collect())
}

/// The rows of all schemes, as an attribute.
pub fn of_all(comparison: &Comparison, rows: &[(Table, &str)]) -> String {
    let schemes = 0..comparison.schemes.len();
    let all = schemes.flat_map(|scheme| {
        rows.iter().filter_map(move |(table, indicator)| row(comparison, scheme, *table, indicator))
    });
    attribute(all.collect())
}

/// A row and its columns, and the runs that they are made of; the first scheme has no difference from itself.
fn row(comparison: &Comparison, scheme: usize, table: Table, indicator: &str) -> Option<Value> {
    let (file, columns) = match table {
        Table::Summary => ("summary.csv", ["mean", "low", "high"]),
        Table::Comparisons if scheme == 0 => return None,
        Table::Comparisons => ("comparisons.csv", ["difference", "low", "high"]),
    };
    Some(json!({
        "table": file,
        "scenario": comparison.schemes[scheme].id,
        "indicator": indicator,
        "columns": columns,
        "runs": comparison.replicates,
    }))
}

fn attribute(rows: Vec<Value>) -> String {
    if rows.is_empty() {
        String::new()
    } else {
        format!(" data-from=\"{}\"", escape(&Value::from(rows).to_string()))
    }
}
