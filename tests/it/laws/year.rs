//! The municipality's year: budgets that follow what was spent, and what rules do to tariffs, trust and the reserve.

use super::{small, with, world};
use prikkel::scenario::Scenario;
use prikkel::units::{Cents, MONTHS_PER_YEAR};
use prikkel::world::World;
use prikkel::world::tally::Tally;

/// The counts of reported year `year` in `segment`.
fn of_year(scenario: &Scenario, world: &World, year: u32, segment: usize) -> Tally {
    let first = (scenario.run.warmup_years + year) * MONTHS_PER_YEAR;
    let mut sum = Tally::default();
    for month in first..first + MONTHS_PER_YEAR {
        sum.add(&world.history[month as usize * world.tallies.len() + segment]);
    }
    sum
}

#[test]
fn a_budget_that_follows_nothing_keeps_to_the_councils_path_to_the_cent() {
    let scenario = small("default-municipality", 10_000, 3);
    assert_eq!(scenario.policy.budget.follow_share, 0.0);
    let world = world(&scenario, 0);
    for segment in 0..scenario.segments.len() {
        for year in 0..3 {
            let path = Cents::from_euros(scenario.policy.budget.path(segment, year as i32));
            assert_eq!(of_year(&scenario, &world, year, segment).budget, path.0);
        }
    }
}

#[test]
fn a_budget_that_follows_wholly_is_what_was_spent_to_the_cent() {
    let scenario = with(&small("default-municipality", 10_000, 3), |it| {
        it.policy.budget.follow_share = 1.0;
        it.policy.budget.growth_year = 0.0;
    });
    let world = world(&scenario, 0);
    for segment in 0..scenario.segments.len() {
        let first = of_year(&scenario, &world, 0, segment);
        assert_eq!(first.budget, Cents::from_euros(scenario.policy.budget.path(segment, 0)).0);
        for year in 1..3 {
            let spent = of_year(&scenario, &world, year - 1, segment).spend;
            assert_eq!(of_year(&scenario, &world, year, segment).budget, spent);
        }
    }
}

/// Half-way, the reserve still balances (every month of the run is held against the ledger), and the budget lies between.
#[test]
fn a_budget_that_follows_in_part_lies_between_its_path_and_what_was_spent() {
    let scenario = with(&small("default-municipality", 10_000, 2), |it| {
        it.policy.budget.follow_share = 0.5;
        it.policy.budget.growth_year = 0.0;
    });
    let world = world(&scenario, 0);
    for segment in 0..scenario.segments.len() {
        let first = of_year(&scenario, &world, 0, segment);
        let twice = 2 * of_year(&scenario, &world, 1, segment).budget;
        assert!((twice - first.budget - first.spend).abs() <= 2, "to the cent in which it is rounded");
    }
}
