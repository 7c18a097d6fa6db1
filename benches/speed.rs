//! What a month, a run and a batch cost, in wall time, beside a plain program that does less.
//!
//! Read the ratios within one run of this file, never one time: machines are noisy. `refcare_plain` is the reference
//! workload as a competent day's work in plain Rust: a vector of structs and a standard generator. Items are client-months.

use divan::Bencher;
use divan::counter::ItemsCount;
use prikkel::experiment::{Plan, RunOutcome, Sink, compare};
use prikkel::month;
use prikkel::random::Luck;
use prikkel::run::{play, simulate};
use prikkel::scenario::{Embedded, Scenario, build, read};
use prikkel::world::World;
use std::sync::atomic::AtomicBool;

mod refcare;

fn main() {
    divan::main();
}

fn shipped(file: &str) -> Scenario {
    build(&read(file, &Embedded).expect("shipped scenarios are in order"))
        .expect("shipped scenarios are in order")
}

/// A world in the middle of its warm-up.
fn warm(scenario: &Scenario, luck: &Luck) -> World {
    let mut world = World::populate(scenario, luck);
    (0..18).for_each(|_| month::play(&mut world, scenario, luck).expect("the ledger balances"));
    world
}

#[divan::bench]
fn one_month(bencher: Bencher) {
    let scenario = shipped("default-municipality.toml");
    let luck = Luck::new(1, 0);
    let world = warm(&scenario, &luck);
    bencher
        .counter(ItemsCount::new(world.care.len()))
        .with_inputs(|| world.clone())
        .bench_values(|mut world| month::play(&mut world, &scenario, &luck));
}

#[divan::bench(args = ["default-municipality.toml", "ceilings.toml", "lump-sum.toml"], sample_count = 10)]
fn one_run(bencher: Bencher, file: &str) {
    let scenario = shipped(file);
    let world = simulate(&scenario, 1, 0).expect("the ledger balances");
    let client_months: i64 = world.history.iter().map(|tally| tally.client_months).sum();
    bencher.counter(ItemsCount::new(client_months as usize)).bench(|| play(&scenario, 1, 0));
}

/// A reader of results that keeps nothing.
struct Nowhere;

impl Sink for Nowhere {
    fn take(&mut self, _run: &RunOutcome) -> Result<(), String> {
        Ok(())
    }
}

#[divan::bench(args = [1, 2], sample_count = 3)]
fn batch_of_sixteen_runs(bencher: Bencher, threads: usize) {
    let scenarios = [shipped("open-house.toml"), shipped("ceilings.toml")];
    let stop = AtomicBool::new(false);
    bencher.bench(|| {
        let plan =
            Plan { scenarios: &scenarios, first_replicate: 0, replicates: 8, seed: 1, threads, stop: &stop };
        compare(&plan, &mut Nowhere, &mut |_| ())
    });
}

#[divan::bench(sample_count = 10)]
fn refcare_plain(bencher: Bencher) {
    let client_months = refcare::run(100_000, 60, 1).client_months;
    bencher.counter(ItemsCount::new(client_months as usize)).bench(|| refcare::run(100_000, 60, 1));
}
