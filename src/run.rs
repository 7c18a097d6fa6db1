//! One scenario, one seed → what was measured.

use crate::indicators::network::{Network, network};
use crate::indicators::{FACTORS, INDICATORS, MEMBER_INDICATORS, Period, SERIES, factors, position};
use crate::month;
use crate::random::Luck;
use crate::scenario::Scenario;
use crate::units::MONTHS_PER_YEAR;
use crate::world::World;
use crate::world::tally::Tally;

/// What a run measured.
#[derive(Clone, Debug, PartialEq)]
pub struct RunValues {
    /// One value per row of `INDICATORS`, over all reported years and segments; None where it has no value.
    pub indicators: Vec<Option<f64>>,
    /// Monthly values of the reported months, flows per month:
    /// `series[(month × (segments + 1) + segment) × SERIES.len() + row]`; segment 0 is all segments together, segment
    /// n + 1 is `scenario.segments[n]`.
    pub series: Vec<Option<f64>>,
    /// Yearly values of the municipalities of a region, none where one buys alone:
    /// `members[(year × municipalities + municipality) × MEMBER_INDICATORS.len() + row]`.
    pub members: Vec<Option<f64>>,
    /// What spend is made of in each reported year, as [`FACTORS`]; None in a year without care.
    pub spending: Vec<Option<[f64; FACTORS.len()]>>,
    /// Who knows whom at the end; None where no team is modelled.
    pub network: Option<Network>,
}

/// Plays `scenario` from its warm-up to its last year with the luck of (`seed`, `replicate`).
///
/// # Errors
/// The sentence with which the run failed: a ledger that does not balance names the line that broke it.
pub fn play(scenario: &Scenario, seed: u64, replicate: u32) -> Result<RunValues, String> {
    let world = simulate(scenario, seed, replicate)?;
    Ok(measure(scenario, &world))
}

/// Plays all months and returns the world at the end, with the tallies of every month.
///
/// # Errors
/// As [`play`].
pub fn simulate(scenario: &Scenario, seed: u64, replicate: u32) -> Result<World, String> {
    let luck = Luck::new(seed, replicate);
    let mut world = World::populate(scenario, &luck);
    for _ in 0..(scenario.run.warmup_years + scenario.run.years) * MONTHS_PER_YEAR {
        month::play(&mut world, scenario, &luck).map_err(|imbalance| imbalance.to_string())?;
    }
    Ok(world)
}

/// The tallies of reported month `month` (from 0), one per segment.
fn reported<'a>(scenario: &Scenario, world: &'a World, month: u32) -> &'a [Tally] {
    let segments = scenario.segments.len();
    let first = (scenario.run.warmup_years * MONTHS_PER_YEAR + month) as usize * segments;
    &world.history[first..first + segments]
}

/// The sum of the tallies of the reported months, over all segments or those that `wanted` names.
pub fn total(scenario: &Scenario, world: &World, wanted: impl Fn(usize) -> bool) -> Tally {
    let mut sum = Tally::default();
    for month in 0..scenario.run.years * MONTHS_PER_YEAR {
        for (segment, tally) in reported(scenario, world, month).iter().enumerate() {
            if wanted(segment) {
                sum.add(tally);
            }
        }
    }
    sum
}

/// What a finished run measured.
pub fn measure(scenario: &Scenario, world: &World) -> RunValues {
    let months = scenario.run.years * MONTHS_PER_YEAR;
    let all = total(scenario, world, |_| true);
    let mut revenues: Vec<f64> = world.providers.revenue_reported.iter().map(|cents| cents.euros()).collect();
    revenues.sort_unstable_by(|left, right| right.total_cmp(left));
    let period = Period { tally: &all, months, flow_months: MONTHS_PER_YEAR, revenues: &revenues };
    let rows: Vec<_> = SERIES.iter().map(|key| INDICATORS[position(key)].of).collect();
    let mut series = Vec::with_capacity(months as usize * (scenario.segments.len() + 1) * rows.len());
    for month in 0..months {
        let tallies = reported(scenario, world, month);
        let mut together = Tally::default();
        tallies.iter().for_each(|tally| together.add(tally));
        for tally in std::iter::once(&together).chain(tallies) {
            let period = Period { tally, months: 1, flow_months: 1, revenues: &[] };
            series.extend(rows.iter().map(|of| of(&period)));
        }
    }
    RunValues {
        indicators: INDICATORS.iter().map(|indicator| (indicator.of)(&period)).collect(),
        series,
        members: members(world),
        spending: (0..scenario.run.years).map(|year| spending(scenario, world, year)).collect(),
        network: network(scenario, world),
    }
}

/// What spend is made of in reported year `year` (from 0).
fn spending(scenario: &Scenario, world: &World, year: u32) -> Option<[f64; FACTORS.len()]> {
    let mut all = Tally::default();
    let months = year * MONTHS_PER_YEAR..(year + 1) * MONTHS_PER_YEAR;
    months.flat_map(|month| reported(scenario, world, month)).for_each(|tally| all.add(tally));
    factors(&Period { tally: &all, months: MONTHS_PER_YEAR, flow_months: MONTHS_PER_YEAR, revenues: &[] })
}

/// The years of the municipalities of a region.
fn members(world: &World) -> Vec<Option<f64>> {
    let rows = |year| MEMBER_INDICATORS.iter().map(move |row| (row.of)(year));
    world.members.years.iter().flat_map(rows).collect()
}
