//! What a run would take, from playing one run of each scheme.

use super::interrupt::Interrupt;
use super::messages::Estimated;
use crate::experiment::{Plan, RunOutcome, WINDOW_RUNS, memory_bytes};
use crate::run;
use crate::scenario::Scenario;
use crate::store::{Format, Formats, bytes_of};
use std::time::Instant;

/// What charts and summaries take on disk.
const FIXED_DISK_BYTES: u64 = 2_000_000;

/// What the program itself takes in memory, fonts and charts included.
const FIXED_MEMORY_BYTES: u64 = 85_000_000;

/// What the rows take that wait for their group in tables as Parquet.
const WAITING_MEMORY_BYTES: u64 = 35_000_000;

/// Plays the first run of every scheme and multiplies. None when it was stopped.
pub fn estimate(plan: &Plan, formats: &Formats, interrupt: &Interrupt) -> Option<Estimated> {
    let mut of = Estimated {
        runs: plan.runs(),
        seconds: 0.0,
        memory_bytes: FIXED_MEMORY_BYTES,
        disk_bytes: FIXED_DISK_BYTES,
    };
    for (place, scenario) in plan.scenarios.iter().enumerate() {
        if interrupt.stopped() {
            return None;
        }
        let started = Instant::now();
        let result = run::play(scenario, plan.seed, plan.first_replicate);
        let outcome = RunOutcome { scenario: place, replicate: plan.first_replicate, result };
        // A table as Parquet takes less than as CSV, so this is the most.
        let forms = formats.tables().count() as u64;
        of.disk_bytes += forms * bytes_of(scenario, &outcome) * u64::from(plan.replicates);
        of.seconds += started.elapsed().as_secs_f64() * f64::from(plan.replicates) / plan.threads as f64;
        of.memory_bytes += memory_bytes(scenario, plan.replicates);
    }
    of.memory_bytes += window_bytes(plan);
    if formats.has(Format::Parquet) {
        of.memory_bytes += WAITING_MEMORY_BYTES;
    }
    Some(of)
}

/// The runs that may be under way or waiting at one moment.
fn window_bytes(plan: &Plan) -> u64 {
    let bytes =
        |scenario: &Scenario| crate::store::series_rows_per_run(scenario) * size_of::<Option<f64>>() as u64;
    let largest = plan.scenarios.iter().map(bytes).max().unwrap_or(0);
    largest * (WINDOW_RUNS * plan.threads as u64).min(plan.runs())
}
