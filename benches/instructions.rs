//! Instruction counts of a month and a run: the same on every machine with the same compiler, whatever else it is doing.
//!
//! Needs valgrind, and the runner of the version that Cargo.lock names: `cargo install gungraun-runner --version 0.20.0`.

// The attributes below write items of their own.
#![allow(missing_docs)]

use gungraun::{library_benchmark, library_benchmark_group, main};
use prikkel::month;
use prikkel::random::Luck;
use prikkel::run::{RunValues, play};
use prikkel::scenario::{Embedded, Scenario, build, read};
use prikkel::world::World;
use std::hint::black_box;

fn shipped(file: &str) -> Scenario {
    build(&read(file, &Embedded).expect("shipped scenarios are in order"))
        .expect("shipped scenarios are in order")
}

fn warm() -> (Scenario, Luck, World) {
    let scenario = shipped("default-municipality.toml");
    let luck = Luck::new(1, 0);
    let mut world = World::populate(&scenario, &luck);
    (0..18).for_each(|_| month::play(&mut world, &scenario, &luck).expect("the ledger balances"));
    (scenario, luck, world)
}

#[library_benchmark]
#[bench::default_municipality(warm())]
fn one_month((scenario, luck, mut world): (Scenario, Luck, World)) -> World {
    month::play(black_box(&mut world), &scenario, &luck).expect("the ledger balances");
    world
}

#[library_benchmark]
#[bench::usual_practice(shipped("default-municipality.toml"))]
#[bench::ceilings(shipped("ceilings.toml"))]
fn one_run(scenario: Scenario) -> RunValues {
    play(black_box(&scenario), 1, 0).expect("the ledger balances")
}

library_benchmark_group!(name = costs, benchmarks = [one_month, one_run]);
main!(library_benchmark_groups = costs);
