//! What many runs say of each municipality of a region: the level of a year, and how far it can lie from it.

use super::{MemberEstimate, MemberResult};
use crate::indicators::MEMBER_INDICATORS;
use crate::run::RunValues;
use crate::scenario::{Member, Scenario};
use crate::stats::{Moments, quantile};

/// The share of years that lies below [`MemberEstimate::high`].
const HIGH: f64 = 0.95;

/// How many values are kept of a run.
pub(super) fn kept(scenario: &Scenario) -> u64 {
    scenario.region.members.len() as u64 * u64::from(scenario.run.years) * MEMBER_INDICATORS.len() as u64
}

/// What is collected for the municipalities of a scheme.
#[derive(Clone, Debug)]
pub(super) struct MemberColumns {
    members: Vec<Member>,
    years: usize,
    /// One per municipality and row of `MEMBER_INDICATORS`.
    columns: Vec<Column>,
}

/// What is collected for an indicator of a municipality.
#[derive(Clone, Debug)]
struct Column {
    /// Over runs: the mean over the years of a run.
    runs: Moments,
    /// Over runs, for each year.
    years: Vec<Moments>,
    /// The values of the years of the first replicates.
    first_values: Vec<f64>,
}

impl MemberColumns {
    /// Before the first run.
    pub fn new(scenario: &Scenario) -> MemberColumns {
        let years = scenario.run.years as usize;
        let column = Column {
            runs: Moments::default(),
            years: vec![Moments::default(); years],
            first_values: Vec::new(),
        };
        // A region of one is recorded as one that buys alone.
        let region = &scenario.region;
        let members = if region.municipalities() > 1 { region.members.clone() } else { Vec::new() };
        MemberColumns { years, columns: vec![column; members.len() * MEMBER_INDICATORS.len()], members }
    }

    /// Takes in a run.
    pub fn take(&mut self, run: &RunValues) {
        let (rows, years) = (MEMBER_INDICATORS.len(), self.years);
        let count = self.members.len();
        for (place, column) in self.columns.iter_mut().enumerate() {
            let (member, row) = (place / rows, place % rows);
            let value = |year: usize| run.members[(year * count + member) * rows + row];
            let mut whole = Moments::default();
            for (year, moments) in column.years.iter_mut().enumerate() {
                let Some(value) = value(year) else { continue };
                moments.add(value);
                whole.add(value);
            }
            if whole.count == years as u64 {
                column.runs.add(whole.mean);
            }
        }
    }

    /// Keeps the years of a run, for quantiles.
    pub fn keep(&mut self, run: &RunValues) {
        let (rows, count) = (MEMBER_INDICATORS.len(), self.members.len());
        for (place, column) in self.columns.iter_mut().enumerate() {
            let (member, row) = (place / rows, place % rows);
            column
                .first_values
                .extend((0..self.years).filter_map(|year| run.members[(year * count + member) * rows + row]));
        }
    }

    /// What may be said.
    pub fn results(&self) -> Vec<MemberResult> {
        let columns = self.columns.chunks(MEMBER_INDICATORS.len());
        let results = self.members.iter().zip(columns).map(|(member, columns)| MemberResult {
            name: member.name.clone(),
            inhabitants: member.inhabitants,
            estimates: columns.iter().map(Column::estimate).collect(),
        });
        results.collect()
    }
}

impl Column {
    fn estimate(&self) -> Option<MemberEstimate> {
        if self.runs.count == 0 || self.first_values.is_empty() {
            return None;
        }
        let variance = self.years.iter().map(Moments::variance).sum::<f64>() / self.years.len() as f64;
        let mut ascending = self.first_values.clone();
        ascending.sort_by(f64::total_cmp);
        Some(MemberEstimate {
            interval: self.runs.interval(),
            spread: libm::sqrt(variance),
            high: quantile(&ascending, HIGH),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::testing::flat_run;
    use crate::indicators::member_position;
    use crate::scenario::{Embedded, build, read};

    /// Of the first municipality every year of every run is 0.02; of the second the runs are 0 and 0.4 by turns, and each year a
    /// hundredth more than the one before; of the third nothing is known.
    fn told() -> (Scenario, MemberColumns) {
        let resolved = read("region.toml", &Embedded).expect("it is shipped");
        let scenario = build(&resolved).expect("it is in order");
        let mut columns = MemberColumns::new(&scenario);
        let rows = MEMBER_INDICATORS.len();
        for replicate in 0..20 {
            let mut run = flat_run(&scenario, 0.02);
            for (place, value) in run.members.iter_mut().enumerate() {
                let (year, member) = (place / rows / 3, place / rows % 3);
                *value = match member {
                    0 => Some(0.02),
                    1 => Some(0.4 * f64::from(replicate % 2) + 0.01 * year as f64),
                    _ => None,
                };
            }
            columns.take(&run);
            columns.keep(&run);
        }
        (scenario, columns)
    }

    #[test]
    fn the_spread_is_between_runs_and_not_between_years() {
        let (scenario, columns) = told();
        let results = columns.results();
        let row = member_position("overrun");
        let estimate = |member: usize| results[member].estimates[row];
        let calm = estimate(0).expect("it has values");
        assert!(
            (calm.interval.mean - 0.02).abs() < 1e-12
                && calm.spread < 1e-12
                && (calm.high - 0.02).abs() < 1e-12
        );
        let wild = estimate(1).expect("it has values");
        // Ten runs at 0 and ten at 0.4: a variance of 20/19 × 0.2².
        assert!((wild.spread - 0.2 * (20.0_f64 / 19.0).sqrt()).abs() < 1e-12, "{}", wild.spread);
        assert!((wild.interval.mean - 0.22).abs() < 1e-12);
        assert!((0.4..=0.44).contains(&wild.high), "{}", wild.high);
        assert_eq!(estimate(2), None);
        assert_eq!(results[2].name, scenario.region.members[2].name);
    }

    #[test]
    fn memory_is_what_was_said() {
        let (scenario, columns) = told();
        let values: usize = columns.columns.iter().map(|column| column.first_values.len()).sum();
        // The third municipality had no values.
        assert_eq!(values as u64 * 3, 20 * kept(&scenario) * 2);
    }
}
