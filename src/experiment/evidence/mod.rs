//! Published results, and whether the model reproduces them.
//!
//! [`EVIDENCE`] is one list of testable statements. A row names its source, says what is expected, and measures it: from the closed
//! forms of `policy` and `behaviour`, or from runs in the [`settings`] of the studies, which are scenario files that change no more
//! than a study's setting fixes. One set of behavioural parameters serves all rows, that of the default municipality; a row
//! that sweeps one says so. What the model does not reproduce stays in the list, declared as such with the reason: no
//! mechanism is tuned to a row. Four assumptions that have no other source are set to one, and say so where they stand: V1.3, V5.1,
//! V8.1, V9.1. A declared row that starts to hold is reported too, so that no excuse outlives its cause.

mod delegation;
mod demand;
pub mod facts;
mod gatekeepers;
mod income;
mod lab;
mod pools;
mod queues;
mod relation;
mod savings;
pub mod settings;
mod steps;
mod tasks;
mod theory;
mod ties;

use super::{Halt, Progress, survey};
use crate::language::Words;
use crate::stats::{Interval, Moments};
use facts::Facts;
use settings::{SETTINGS, place};
use std::sync::atomic::AtomicBool;

/// How exactly a published result can be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A closed form: to the digit.
    Exact,
    /// A size: the mean lies within a band.
    Band,
    /// A sign or an order: the whole interval lies on its side.
    Sign,
}

impl Level {
    /// Its letter in the table.
    pub fn letter(self) -> &'static str {
        match self {
            Level::Exact => "A",
            Level::Band => "B",
            Level::Sign => "C",
        }
    }
}

/// Where a claim comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Who and when.
    pub work: &'static str,
    /// Where it can be read; empty where no page was found.
    pub address: &'static str,
    /// F found in a source, R recalled and not found again, D derived here from what was found or recalled.
    pub grade: char,
}

/// What a row expects of what it measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Expected {
    /// The mean lies from one to the other, ends included.
    Between(f64, f64),
    /// The whole interval lies above.
    Above(f64),
    /// The whole interval lies below.
    Below(f64),
    /// The model has no such mechanism: there is nothing to measure.
    Nothing,
}

impl Expected {
    /// Whether what was measured is as expected.
    pub fn met(self, got: Option<&Interval>) -> bool {
        match (self, got) {
            (Expected::Nothing, _) | (_, None) => false,
            (Expected::Between(low, high), Some(got)) => low <= got.mean && got.mean <= high,
            (Expected::Above(level), Some(got)) => got.low > level,
            (Expected::Below(level), Some(got)) => got.high < level,
        }
    }
}

/// How a measured number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A share, as per cents.
    Share,
    /// A plain number.
    Number,
}

/// What we say of a row beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declared {
    /// The model reproduces it.
    Holds,
    /// It does not, and why.
    NotReproduced(Words),
}

/// A published result as one testable statement.
pub struct Row {
    /// The number of the study in the validation suite, and of the statement in it.
    pub id: &'static str,
    /// What was published.
    pub claim: Words,
    /// Where.
    pub source: Cited,
    /// How exactly it can be held.
    pub level: Level,
    /// What is measured.
    pub measured: Words,
    /// What is expected of it.
    pub expected: Expected,
    /// How it is written.
    pub form: Form,
    /// The measurement.
    pub measure: fn(&Lab) -> Option<Interval>,
    /// What we say of it beforehand.
    pub declared: Declared,
}

/// All rows, in the order of their numbers.
pub const EVIDENCE: &[&[Row]] = &[
    gatekeepers::TEAM,
    steps::ROWS,
    theory::COST_SHARING,
    gatekeepers::AUTONOMY,
    pools::ROWS,
    gatekeepers::BUDGET,
    demand::FEE,
    demand::NEAR,
    income::ROWS,
    lab::ROWS,
    savings::ROWS,
    ties::ROWS,
    tasks::ROWS,
    delegation::ROWS,
    gatekeepers::TRANSMISSION,
    relation::ROWS,
    queues::ROWS,
];

/// Every row of [`EVIDENCE`].
pub fn rows() -> impl Iterator<Item = &'static Row> {
    EVIDENCE.iter().copied().flatten()
}

/// How a row turned out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As expected.
    Holds,
    /// Not as expected, as was declared.
    NotReproduced(Words),
    /// Expected to hold, and it does not.
    Fails,
    /// Declared as not reproduced, and it holds: the reason is out of date.
    HoldsAgainstWord(Words),
}

/// A row with what was measured.
pub struct Finding {
    /// The row.
    pub row: &'static Row,
    /// What was measured; None where the model has no such mechanism.
    pub got: Option<Interval>,
    /// How it turned out.
    pub outcome: Outcome,
}

impl Finding {
    /// Sets what was measured against what was expected and declared.
    pub fn of(row: &'static Row, got: Option<Interval>) -> Finding {
        let outcome = match (row.expected.met(got.as_ref()), row.declared) {
            (true, Declared::Holds) => Outcome::Holds,
            (false, Declared::Holds) => Outcome::Fails,
            (false, Declared::NotReproduced(because)) => Outcome::NotReproduced(because),
            (true, Declared::NotReproduced(because)) => Outcome::HoldsAgainstWord(because),
        };
        Finding { row, got, outcome }
    }

    /// Whether somebody must look at it: it fails, or its excuse is stale.
    pub fn is_wrong(&self) -> bool {
        matches!(self.outcome, Outcome::Fails | Outcome::HoldsAgainstWord(_))
    }
}

/// How often each setting is played unless asked otherwise.
pub const REPLICATES: u32 = 24;

/// The seed unless asked otherwise.
pub const SEED: u64 = 20_260_101;

/// What is to be played.
pub struct Order<'a> {
    /// The number of the first replicate.
    pub first_replicate: u32,
    /// How often each setting is played, 2 or more: an interval takes two.
    pub replicates: u32,
    /// The seed.
    pub seed: u64,
    /// How many threads; 0 means as many as the machine has.
    pub threads: usize,
    /// Set to true from outside to stop between runs.
    pub stop: &'a AtomicBool,
}

impl Order<'_> {
    /// How many runs that is.
    pub fn runs(&self) -> u64 {
        SETTINGS.len() as u64 * u64::from(self.replicates)
    }
}

/// What all runs measured.
pub struct Lab {
    /// `runs[setting][replicate]`; replicate r has the same luck in every setting.
    runs: Vec<Vec<Facts>>,
}

/// Why there is no table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The batch ended early.
    Halted(Halt),
    /// A run failed: the setting, the replicate, and its sentence.
    Failed(String),
}

impl Lab {
    /// Plays every setting.
    ///
    /// # Errors
    /// [`Ended`].
    pub fn open(order: &Order, progress: &mut dyn FnMut(Progress)) -> Result<Lab, Ended> {
        let scenarios = SETTINGS.iter().map(settings::Setting::scenario).collect::<Result<Vec<_>, _>>();
        let scenarios = scenarios.map_err(Ended::Failed)?;
        let replicates = order.replicates as usize;
        let probe = |number: usize| {
            let replicate = order.first_replicate + (number % replicates) as u32;
            facts::play(&scenarios[number / replicates], order.seed, replicate)
        };
        let count = scenarios.len() * replicates;
        let answers = survey(count, order.threads, order.stop, &probe, progress).map_err(Ended::Halted)?;
        let mut runs: Vec<Vec<Facts>> = Vec::with_capacity(scenarios.len());
        for (number, answer) in answers.into_iter().enumerate() {
            let (setting, replicate) = (number / replicates, number % replicates);
            let told = |cause| format!("{}, run {replicate}: {cause}", SETTINGS[setting].file);
            let facts = answer.map_err(|cause| Ended::Failed(told(cause)))?;
            if replicate == 0 {
                runs.push(Vec::with_capacity(replicates));
            }
            runs[setting].push(facts);
        }
        Ok(Lab { runs })
    }

    /// Measures every row.
    pub fn findings(&self) -> Vec<Finding> {
        rows().map(|row| Finding::of(row, (row.measure)(self))).collect()
    }

    /// One number per run of a setting.
    fn each(&self, setting: &str, of: impl Fn(&Facts) -> f64) -> Option<Interval> {
        Some(interval(self.runs[place(setting)].iter().map(of)))
    }

    /// One number per pair of runs under the same luck.
    fn pairs(&self, first: &str, second: &str, of: impl Fn(&Facts, &Facts) -> f64) -> Option<Interval> {
        let (first, second) = (&self.runs[place(first)], &self.runs[place(second)]);
        Some(interval(first.iter().zip(second).map(|(first, second)| of(first, second))))
    }

    /// One number per run over several settings under the same luck.
    fn together(&self, settings: &[&str], of: impl Fn(&[&Facts]) -> f64) -> Option<Interval> {
        let places: Vec<usize> = settings.iter().map(|setting| place(setting)).collect();
        let runs = 0..self.runs[places[0]].len();
        Some(interval(runs.map(|run| {
            let facts: Vec<&Facts> = places.iter().map(|setting| &self.runs[*setting][run]).collect();
            of(&facts)
        })))
    }

    /// Every run of every setting.
    fn all(&self) -> impl Iterator<Item = &Facts> {
        self.runs.iter().flatten()
    }
}

fn interval(values: impl Iterator<Item = f64>) -> Interval {
    let mut moments = Moments::default();
    values.for_each(|value| moments.add(value));
    moments.interval()
}

/// A number without chance.
fn exactly(value: f64) -> Option<Interval> {
    Some(Interval { mean: value, low: value, high: value })
}

/// The larger of two deviations; what is no number stays so, and passes nowhere.
fn larger(left: f64, right: f64) -> f64 {
    if left.is_nan() || right.is_nan() { f64::NAN } else { left.max(right) }
}

/// a/b, or 0 where there is nothing to divide by.
fn over(part: i64, whole: i64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

const fn words(nl: &'static str, en: &'static str) -> Words {
    Words { nl, en }
}

const fn cited(work: &'static str, address: &'static str, grade: char) -> Cited {
    Cited { work, address, grade }
}
