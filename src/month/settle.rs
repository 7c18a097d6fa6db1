//! How a year is closed: with the reserve of every purse, and between municipalities.

use super::Setting;
use super::budget::of_year;
use crate::policy::region::{OverrunKey, Purses, divide};
use crate::units::{Cents, MONTHS_PER_YEAR};
use crate::world::World;
use crate::world::region::MemberYear;

/// What is left of the budgets, or lacks, goes to the reserve; municipalities of a region get their bill.
pub fn settle(world: &mut World, setting: &Setting) {
    let region = world.members.count() > 1;
    let mut years = vec![[Cents::ZERO; 2]; world.members.count()];
    for line in world.budget_lines() {
        let budget = Cents::from_euros(of_year(world, setting, line));
        let all = &setting.policy.region.budget_weights[line.segment];
        let weights: Vec<i64> = world.members.of_purse(line.purse).map(|it| all[it]).collect();
        for (municipality, part) in world.members.of_purse(line.purse).zip(divide(budget, &weights)) {
            years[municipality][0] += part;
            years[municipality][1] += world.claims(municipality, line.segment, MONTHS_PER_YEAR);
        }
        let result = budget - world.claims_of(line, MONTHS_PER_YEAR);
        world.town_hall.reserve[line.purse] += result;
        world.ledger.settled += result;
    }
    if region {
        close_year(world, setting, &years);
    }
}

/// Keeps the year of every municipality, from its budget and the care of its own clients.
fn close_year(world: &mut World, setting: &Setting, years: &[[Cents; 2]]) {
    let bills = bills(world, setting, years);
    for (municipality, [budget, care]) in years.iter().enumerate() {
        let (inhabitants, door) =
            (world.members.inhabitants[municipality], world.members.doors[municipality]);
        let (budget, care, bill) = (*budget, *care, bills[municipality]);
        world.members.years.push(MemberYear { inhabitants, budget, care, bill, door });
    }
}

/// What each municipality pays: the care of its own clients, or its part of the shared pot with its part of what that lacked.
fn bills(world: &World, setting: &Setting, years: &[[Cents; 2]]) -> Vec<Cents> {
    let care: Vec<Cents> = years.iter().map(|[_, care]| *care).collect();
    match setting.policy.region.purses {
        Purses::Own => care,
        Purses::Shared => {
            let lacked = years.iter().map(|[budget, care]| *care - *budget).sum();
            let weights = match setting.policy.region.overrun_key {
                OverrunKey::Inhabitants => world.members.inhabitants.clone(),
                OverrunKey::Use => care.iter().map(|cents| cents.0.max(0)).collect(),
            };
            let parts = divide(lacked, &weights);
            years.iter().zip(parts).map(|([budget, _], part)| *budget + part).collect()
        }
    }
}
