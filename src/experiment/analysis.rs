//! From a stream of runs to what may be said about schemes and their differences.
//!
//! Everything is collected one run at a time. What grows with the number of replicates is kept for the first
//! [`FAN_REPLICATES`] only (quantiles and fans); means, intervals and variance ratios use every run in constant memory.
//! So the memory of a batch is bounded by [`memory_bytes`], whatever its length.

use super::growth::{self, Growths};
use super::members::{self, MemberColumns};
use super::{Comparison, Difference, Estimate, Fan, Plan, RunOutcome, SchemeResult, TeamSize, Verdict};
use crate::indicators::{INDICATORS, Network, SERIES, Unit};
use crate::language::Text;
use crate::run::RunValues;
use crate::scenario::Scenario;
use crate::stats::{Interval, Moments, Pairs, quantile, share_difference_interval, share_interval};
use crate::units::MONTHS_PER_YEAR;

/// Quantiles and fans are taken over at most this many replicates, the first ones: enough to place a 5 % quantile
/// between the 3.6 % and 6.4 % ones (95 % confidence), and a bound on memory.
pub const FAN_REPLICATES: u32 = 1_000;

/// The quantiles of an [`Estimate`] and a [`Fan`].
const SHARES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// The indicators that get a yearly fan.
const YEARLY: [&str; 2] = ["spend", "budget"];

/// The most that [`Statistics`] will hold for one scheme, in bytes: 8 for every kept value.
pub fn memory_bytes(scenario: &Scenario, replicates: u32) -> u64 {
    let years = u64::from(scenario.run.years);
    let months = years * u64::from(MONTHS_PER_YEAR);
    let columns = INDICATORS.len() as u64 + months * SERIES.len() as u64 + years * YEARLY.len() as u64;
    8 * (columns + members::kept(scenario)) * u64::from(FAN_REPLICATES.min(replicates))
}

/// Running statistics of a comparison.
///
/// Runs must come in the order of [`super::Sink`]: a replicate of the first scheme, then the same of the others.
#[derive(Clone, Debug)]
pub struct Statistics {
    schemes: Vec<Scheme>,
    /// The indicators of the first scheme in the replicate under way; None when that run failed.
    baseline: Option<Vec<Option<f64>>>,
}

/// What is collected for a scheme.
#[derive(Clone, Debug)]
struct Scheme {
    id: String,
    title: Text,
    columns: Vec<Column>,
    /// Per row of `SERIES` and month: the values of the first replicates, all segments together.
    monthly: Vec<Vec<Vec<f64>>>,
    /// Per row of `YEARLY` and year: the same.
    yearly: Vec<Vec<Vec<f64>>>,
    /// Where its spend differs from that of the first scheme, and from its first year to its last.
    growth: Growths,
    growth_in_time: Growths,
    members: MemberColumns,
    team: Option<TeamSize>,
    /// Of the first run that did not fail.
    network: Option<Network>,
    stride: usize,
    failures: u32,
    taken: u32,
}

/// What is collected for an indicator.
#[derive(Clone, Debug, Default)]
struct Column {
    values: Moments,
    first_values: Vec<f64>,
    pairs: Pairs,
    /// Pairs in which the second was more, and less, than the first.
    gained: u64,
    lost: u64,
}

impl Statistics {
    /// Before the first run.
    pub fn new(scenarios: &[Scenario]) -> Statistics {
        Statistics { schemes: scenarios.iter().map(Scheme::new).collect(), baseline: None }
    }

    /// Takes in a run.
    pub fn take(&mut self, run: &RunOutcome) {
        if run.scenario == 0 {
            self.baseline = run.result.as_ref().ok().map(|values| values.indicators.clone());
        }
        let scheme = &mut self.schemes[run.scenario];
        match &run.result {
            Ok(values) => scheme.take(values, self.baseline.as_deref()),
            Err(_) => scheme.failures += 1,
        }
        scheme.taken += 1;
    }

    /// What may be said now.
    pub fn comparison(self, plan: &Plan) -> Comparison {
        let schemes = self.schemes.into_iter().enumerate();
        Comparison {
            schemes: schemes.map(|(place, scheme)| scheme.result(place == 0)).collect(),
            replicates: plan.replicates,
            seed: plan.seed,
            years: plan.scenarios[0].run.years,
            inhabitants: plan.scenarios[0].municipality.inhabitants,
            cross: None,
        }
    }
}

impl Scheme {
    fn new(scenario: &Scenario) -> Scheme {
        let years = scenario.run.years as usize;
        let months = years * MONTHS_PER_YEAR as usize;
        Scheme {
            id: scenario.id.clone(),
            title: scenario.title.clone(),
            columns: vec![Column::default(); INDICATORS.len()],
            monthly: vec![vec![Vec::new(); months]; SERIES.len()],
            yearly: vec![vec![Vec::new(); years]; YEARLY.len()],
            growth: Growths::default(),
            growth_in_time: Growths::default(),
            members: MemberColumns::new(scenario),
            team: TeamSize::of(scenario),
            network: None,
            stride: (scenario.segments.len() + 1) * SERIES.len(),
            failures: 0,
            taken: 0,
        }
    }

    fn take(&mut self, run: &RunValues, baseline: Option<&[Option<f64>]>) {
        let keep = self.taken < FAN_REPLICATES;
        for (row, column) in self.columns.iter_mut().enumerate() {
            let Some(value) = run.indicators[row] else { continue };
            column.values.add(value);
            if keep {
                column.first_values.push(value);
            }
            if let Some(first) = baseline.and_then(|baseline| baseline[row]) {
                column.pair(first, value);
            }
        }
        self.take_growth(run, baseline);
        self.members.take(run);
        if self.network.is_none() {
            self.network.clone_from(&run.network);
        }
        if keep {
            self.members.keep(run);
            self.keep_months(run);
            self.keep_years(run);
        }
    }

    fn take_growth(&mut self, run: &RunValues, baseline: Option<&[Option<f64>]>) {
        if let (Some(from), Some(to)) = (baseline.and_then(growth::of_run), growth::of_run(&run.indicators)) {
            self.growth.add(&from, &to);
        }
        if let [Some(from), .., Some(to)] = run.spending[..] {
            self.growth_in_time.add(&from, &to);
        }
    }

    fn keep_months(&mut self, run: &RunValues) {
        for (row, months) in self.monthly.iter_mut().enumerate() {
            for (month, values) in months.iter_mut().enumerate() {
                values.extend(run.series[month * self.stride + row]);
            }
        }
    }

    fn keep_years(&mut self, run: &RunValues) {
        for (key, years) in YEARLY.iter().zip(&mut self.yearly) {
            let Some(row) = SERIES.iter().position(|row| row == key) else { continue };
            for (year, values) in years.iter_mut().enumerate() {
                values.extend(year_total(run, row, year, self.stride));
            }
        }
    }

    fn result(self, is_first: bool) -> SchemeResult {
        let rows = || INDICATORS.iter().zip(&self.columns);
        let fans = |keys: &[&'static str], columns: &[Vec<Vec<f64>>]| {
            keys.iter().zip(columns).map(|(key, columns)| fan(key, columns)).collect()
        };
        let series: Vec<&'static str> = SERIES.to_vec();
        SchemeResult {
            estimates: rows().map(|(row, column)| column.estimate(row.unit)).collect(),
            differences: rows().map(|(row, column)| column.difference(row.unit, is_first)).collect(),
            monthly: fans(&series, &self.monthly),
            yearly: fans(&YEARLY, &self.yearly),
            growth: self.growth.growth().filter(|_| !is_first),
            growth_in_time: self.growth_in_time.growth(),
            members: self.members.results(),
            team: self.team,
            network: self.network,
            id: self.id,
            title: self.title,
            failures: self.failures,
        }
    }
}

/// EUR in a calendar year.
fn year_total(run: &RunValues, row: usize, year: usize, stride: usize) -> Option<f64> {
    let months = MONTHS_PER_YEAR as usize;
    let values = (year * months..(year + 1) * months).map(|month| run.series[month * stride + row]);
    values.sum()
}

impl Column {
    fn pair(&mut self, first: f64, second: f64) {
        self.pairs.add(first, second);
        self.gained += u64::from(second > first);
        self.lost += u64::from(second < first);
    }

    fn estimate(&self, unit: Unit) -> Option<Estimate> {
        let count = self.values.count;
        (count > 0).then(|| Estimate {
            count,
            interval: match unit {
                Unit::Probability => share_interval(successes(&self.values), count),
                _ => self.values.interval(),
            },
            deviation: self.values.deviation(),
            quantiles: quantiles(&self.first_values),
        })
    }

    fn difference(&self, unit: Unit, is_first: bool) -> Option<Difference> {
        let count = self.pairs.difference.count;
        if count == 0 {
            return None;
        }
        let interval = match unit {
            // The first scheme against itself is the same run twice: there is nothing to estimate.
            _ if is_first => Interval { mean: 0.0, low: 0.0, high: 0.0 },
            Unit::Probability => share_difference_interval(self.gained, self.lost, count),
            _ => self.pairs.difference.interval(),
        };
        let verdict = self.verdict(&interval);
        Some(Difference { count, interval, variance_ratio: self.pairs.variance_ratio(), verdict })
    }

    fn verdict(&self, interval: &Interval) -> Verdict {
        if self.gained + self.lost == 0 {
            Verdict::Equal
        } else if interval.high < 0.0 {
            Verdict::Lower
        } else if interval.low > 0.0 {
            Verdict::Higher
        } else {
            Verdict::Unclear
        }
    }
}

/// The number of ones among zeros and ones.
fn successes(values: &Moments) -> u64 {
    (values.mean * values.count as f64).round() as u64
}

fn quantiles(values: &[f64]) -> [f64; 5] {
    let mut ascending = values.to_vec();
    ascending.sort_by(f64::total_cmp);
    SHARES.map(|share| quantile(&ascending, share))
}

fn fan(key: &'static str, columns: &[Vec<f64>]) -> Fan {
    let whole = columns.iter().all(|values| !values.is_empty());
    let points = if whole { columns.iter().map(|values| quantiles(values)).collect() } else { Vec::new() };
    Fan { key, points }
}

#[cfg(test)]
mod tests;
