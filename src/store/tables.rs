//! The rows of every table but the series, from what was measured.

use super::columns::Cell;
use crate::experiment::batch::PointOutcome;
use crate::experiment::{Comparison, RunOutcome, Verdict};
use crate::indicators::{INDICATORS, MEMBER_INDICATORS};
use crate::run::RunValues;
use crate::scenario::Scenario;

/// The only design point of a plain comparison.
pub(super) const POINT: u64 = 0;

/// A row of `runs`.
pub fn run_row<'a>(id: &'a str, seed: u64, run: &RunOutcome) -> Vec<Cell<'a>> {
    let place = [Cell::Text(id), Cell::Whole(POINT), Cell::Whole(u64::from(run.replicate))];
    let values = run.result.as_ref().ok().map(|values| &values.indicators[..]);
    place.into_iter().chain([Cell::Whole(seed)]).chain(measured(values)).collect()
}

/// A row of `runs` of an experiment.
pub fn point_row<'a>(scheme: &'a str, seed: u64, run: &PointOutcome) -> Vec<Cell<'a>> {
    let spot = &run.spot;
    let place = [spot.world as u64, u64::from(spot.replicate), u64::from(spot.luck), seed].map(Cell::Whole);
    let values = run.result.as_ref().ok().map(|values| &values[..]);
    [Cell::Whole(spot.number), Cell::Text(scheme)].into_iter().chain(place).chain(measured(values)).collect()
}

/// How a run ended, and a value per indicator; none where it failed.
fn measured<'a>(values: Option<&[Option<f64>]>) -> impl Iterator<Item = Cell<'a>> {
    let status = Cell::Text(if values.is_some() { "ok" } else { "failed" });
    let value = move |row: usize| Cell::number(values.and_then(|values| values[row]));
    std::iter::once(status).chain((0..INDICATORS.len()).map(value))
}

/// A row of `worlds`.
pub fn world_row(number: u64, world: &[f64]) -> Vec<Cell<'static>> {
    let values = world.iter().map(|value| Cell::number(Some(*value)));
    std::iter::once(Cell::Whole(number)).chain(values).collect()
}

/// The years of the municipalities of a run; years count from 1, the first reported one.
pub fn member_rows<'a>(
    scenario: &'a Scenario,
    replicate: u32,
    run: &RunValues,
) -> impl Iterator<Item = Vec<Cell<'a>>> {
    let members = &scenario.region.members;
    run.members.chunks(MEMBER_INDICATORS.len()).enumerate().map(move |(place, values)| {
        let member = &members[place % members.len()];
        let fixed = [
            Cell::Text(&scenario.id),
            Cell::Whole(POINT),
            Cell::Whole(u64::from(replicate)),
            Cell::Text(&member.name),
            Cell::Whole(u64::from(member.inhabitants)),
            Cell::Whole((place / members.len()) as u64 + 1),
        ];
        fixed.into_iter().chain(values.iter().map(|value| Cell::number(*value))).collect()
    })
}

/// How many rows a run has in `municipalities`.
pub fn member_rows_per_run(scenario: &Scenario) -> u64 {
    scenario.region.members.len() as u64 * u64::from(scenario.run.years)
}

/// All of `summary`; an indicator without a value has a count of 0.
pub fn summary_rows(comparison: &Comparison) -> impl Iterator<Item = Vec<Cell<'_>>> {
    comparison.schemes.iter().flat_map(|scheme| {
        INDICATORS.iter().zip(&scheme.estimates).map(|(indicator, estimate)| {
            let of = estimate.as_ref();
            let names = [&scheme.id, indicator.key, indicator.unit.code()].map(Cell::Text);
            let numbers = [
                of.map(|of| of.interval.mean),
                of.map(|of| of.interval.low),
                of.map(|of| of.interval.high),
                of.filter(|of| of.count > 1).map(|of| of.deviation),
            ];
            let quantiles = (0..5).map(|place| of.map(|of| of.quantiles[place]));
            let numbers = numbers.into_iter().chain(quantiles).map(Cell::number);
            let count = Cell::Whole(of.map_or(0, |of| of.count));
            names.into_iter().chain([count]).chain(numbers).collect()
        })
    })
}

/// All of `comparisons`: every scheme but the first, minus the first.
pub fn comparison_rows(comparison: &Comparison) -> impl Iterator<Item = Vec<Cell<'_>>> {
    let first = comparison.schemes.first();
    let pairs = first.into_iter().flat_map(|first| comparison.schemes[1..].iter().map(move |it| (first, it)));
    pairs.flat_map(|(first, scheme)| {
        INDICATORS.iter().zip(&scheme.differences).map(move |(indicator, difference)| {
            let of = difference.as_ref();
            vec![
                Cell::Text(&scheme.id),
                Cell::Text(&first.id),
                Cell::Text(indicator.key),
                Cell::Whole(of.map_or(0, |of| of.count)),
                Cell::number(of.map(|of| of.interval.mean)),
                Cell::number(of.map(|of| of.interval.low)),
                Cell::number(of.map(|of| of.interval.high)),
                Cell::number(of.and_then(|of| of.variance_ratio)),
                Cell::Text(of.map_or("", |of| verdict_name(of.verdict))),
            ]
        })
    })
}

fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Lower => "lower",
        Verdict::Higher => "higher",
        Verdict::Unclear => "unclear",
        Verdict::Equal => "equal",
    }
}
