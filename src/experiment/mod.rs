//! Many runs: the same luck for every scheme, and what may be said about their differences.
//!
//! `runner` is the only place in the package that starts threads, for [`compare`] and [`survey`]. The first hands every
//! finished run to a [`Sink`] in the order of its number, whatever the threads did, and keeps running statistics only:
//! beyond [`FAN_REPLICATES`] replicates its memory does not grow. The second asks anything of a run and keeps the answers;
//! [`evidence`] asks so whether the model does what studies found.
//!
//! An experiment plays schemes in worlds: [`sampling`] draws the worlds, [`batch`] numbers and plays the runs, and what comes of them is
//! taken in run by run. [`claims`] says whether a claim holds and in which worlds, [`discovery`] where it does not, [`effects`] what
//! each lever does, [`sensitivity`] which numbers matter, [`robust`] which scheme serves which goal.

mod analysis;
pub mod batch;
pub mod claims;
pub mod discovery;
pub mod effects;
pub mod evidence;
pub mod growth;
mod members;
pub mod robust;
mod runner;
pub mod sampling;
pub mod search;
pub mod sensitivity;
#[cfg(test)]
mod testing;

pub use analysis::{FAN_REPLICATES, Statistics, memory_bytes};
pub use growth::Growth;
pub use runner::{RUNNER_THREAD, WINDOW_RUNS, compare, survey};

use crate::indicators::Network;
use crate::language::Text;
use crate::run::RunValues;
use crate::scenario::Scenario;
use crate::stats::Interval;
use std::sync::atomic::AtomicBool;

/// What is to be run.
pub struct Plan<'a> {
    /// The scenarios; differences are taken from the first.
    pub scenarios: &'a [Scenario],
    /// The number of the first replicate: 0, except to repeat one run of an earlier batch.
    pub first_replicate: u32,
    /// How many replicates each scenario gets, 1 or more. Replicate r has the same luck in every scenario.
    pub replicates: u32,
    /// The seed.
    pub seed: u64,
    /// How many threads; 0 means as many as the machine has.
    pub threads: usize,
    /// Set to true from outside to stop between runs.
    pub stop: &'a AtomicBool,
}

impl Plan<'_> {
    /// How many runs that is.
    pub fn runs(&self) -> u64 {
        self.scenarios.len() as u64 * u64::from(self.replicates)
    }
}

/// How far a batch is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Runs that are done, failed ones included.
    pub done: u64,
    /// Runs that failed.
    pub failed: u64,
    /// All runs.
    pub total: u64,
}

/// One finished run.
#[derive(Clone, Debug)]
pub struct RunOutcome {
    /// The place of its scenario in the plan.
    pub scenario: usize,
    /// Its replicate, from 0.
    pub replicate: u32,
    /// What it measured, or the sentence with which it failed.
    pub result: Result<RunValues, String>,
}

/// Takes in finished runs, in order: scenario by scenario within a replicate, replicate by replicate.
pub trait Sink {
    /// Takes in one run. An error stops the batch.
    ///
    /// # Errors
    /// What went wrong, as a sentence for the user.
    fn take(&mut self, run: &RunOutcome) -> Result<(), String>;
}

/// Why a batch ended early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Halt {
    /// It was asked to stop.
    Stopped,
    /// The sink could not take a run.
    Sink(String),
    /// The machine refused to start the threads.
    Threads(String),
}

/// An indicator under one scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// The runs that had a value.
    pub count: u64,
    /// The mean over runs with its interval; for a probability, the share of runs with Wilson's interval.
    pub interval: Interval,
    /// The standard deviation between runs.
    pub deviation: f64,
    /// The 5, 25, 50, 75 and 95 % quantiles over (the first [`FAN_REPLICATES`]) runs.
    pub quantiles: [f64; 5],
}

/// What may be said about a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The whole interval lies below 0.
    Lower,
    /// The whole interval lies above 0.
    Higher,
    /// The interval holds 0.
    Unclear,
    /// Every pair was exactly equal.
    Equal,
}

/// An indicator under one scheme, minus the same under the first scheme, in the same luck.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The pairs that had both values.
    pub count: u64,
    /// The mean difference with its interval.
    pub interval: Interval,
    /// Variance of the paired difference over that of an unpaired one; None where nothing varies.
    pub variance_ratio: Option<f64>,
    /// What may be said.
    pub verdict: Verdict,
}

/// Quantiles over runs along time: a fan.
#[derive(Clone, Debug, PartialEq)]
pub struct Fan {
    /// The key of its indicator.
    pub key: &'static str,
    /// Per month or year: the 5, 25, 50, 75 and 95 % quantiles over (the first [`FAN_REPLICATES`]) runs. Empty when some
    /// month had no value in any run: every run failed, or the indicator cannot be told month by month.
    pub points: Vec<[f64; 5]>,
}

/// Everything known about one scheme.
#[derive(Clone, Debug)]
pub struct SchemeResult {
    /// Its name in files: the name of its scenario file without `.toml`.
    pub id: String,
    /// Its name for people: two to five words.
    pub title: Text,
    /// One per row of `INDICATORS`; None where no run had a value.
    pub estimates: Vec<Option<Estimate>>,
    /// One per row of `INDICATORS`; None where no pair had both values. For the first scheme: exactly zero.
    pub differences: Vec<Option<Difference>>,
    /// All segments together, per reported month, one per row of `SERIES`.
    pub monthly: Vec<Fan>,
    /// All segments together, per reported year: "spend" and "budget" in EUR per year.
    pub yearly: Vec<Fan>,
    /// Where the difference in spend from the first scheme comes from; None for the first scheme.
    pub growth: Option<Growth>,
    /// Where the difference in spend between the first and the last reported year comes from; None in one year.
    pub growth_in_time: Option<Growth>,
    /// The municipalities of its region, largest first; none where one buys alone.
    pub members: Vec<MemberResult>,
    /// The commissioning team; None where nobody is modelled.
    pub team: Option<TeamSize>,
    /// Who knows whom at the end of the first run; None where nobody is modelled.
    pub network: Option<Network>,
    /// Runs that failed.
    pub failures: u32,
}

/// How large a commissioning team is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TeamSize {
    /// Officials.
    pub officials: usize,
    /// Their hours together, a month.
    pub hours_month: f64,
    /// The share of the hours that alignment takes that is planned for it.
    pub coordination_share: f64,
}

impl TeamSize {
    /// The team of a scenario, if it has one.
    pub fn of(scenario: &Scenario) -> Option<TeamSize> {
        let officials = &scenario.policy.team.officials;
        (!officials.is_empty()).then(|| TeamSize {
            officials: officials.len(),
            hours_month: officials.iter().map(|official| official.hours_month).sum(),
            coordination_share: scenario.policy.steering.coordination_share,
        })
    }
}

/// How the schemes of a comparison were made: every column under every row, column by column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cross {
    /// The names of the schemes.
    pub columns: Vec<Text>,
    /// The names of what was laid over each of them, such as decision rights.
    pub rows: Vec<Text>,
}

impl Cross {
    /// The place among the schemes of a comparison of this row and column.
    pub fn place(&self, row: usize, column: usize) -> usize {
        column * self.rows.len() + row
    }
}

/// A municipality of a region under one scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberResult {
    /// Its name.
    pub name: String,
    /// Its inhabitants.
    pub inhabitants: u32,
    /// One per row of `MEMBER_INDICATORS`; None where no run had a value.
    pub estimates: Vec<Option<MemberEstimate>>,
}

/// An indicator of a municipality under one scheme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MemberEstimate {
    /// The mean over years and runs, with its interval over runs.
    pub interval: Interval,
    /// The standard deviation of a year between runs: the root of the mean variance over years.
    pub spread: f64,
    /// The 95 % quantile over the years of (the first [`FAN_REPLICATES`]) runs.
    pub high: f64,
}

/// A finished comparison.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The schemes, in the order of the plan; the first is the baseline.
    pub schemes: Vec<SchemeResult>,
    /// Replicates per scheme.
    pub replicates: u32,
    /// The seed.
    pub seed: u64,
    /// Reported years.
    pub years: u32,
    /// Inhabitants of the municipality of the first scheme.
    pub inhabitants: u32,
    /// How the schemes were combined, if they were: said by whoever combined them.
    pub cross: Option<Cross>,
}
