//! The laws that every run obeys, whatever the policy: identities, conservation, luck, the direction of known effects,
//! queues.
//!
//! They hold the model through its public face only: a shipped scenario with some of its numbers replaced is played, and
//! what comes out is compared. Municipalities are small and runs short, so that all of it takes seconds.

mod conduct;
mod conservation;
mod counts;
mod demand;
mod direction;
mod identity;
mod luck;
mod market;
mod queues;
mod region;
mod relation;
mod requests;
mod rights;
mod year;

use prikkel::month::{PHASES, Setting};
use prikkel::policy::Policy;
use prikkel::policy::admission::Procedure;
use prikkel::policy::budget::{Response, Rule, Watch};
use prikkel::random::Luck;
use prikkel::run::{self, RunValues};
use prikkel::scenario::{Embedded, Scenario, build, read};
use prikkel::units::MONTHS_PER_YEAR;
use prikkel::world::World;
use prikkel::world::clients::InCare;
use prikkel::world::providers::{Lots, Providers};
use prikkel::world::tally::Tally;

/// The seed of every run here: the tests hold promises, not luck, and any seed should do.
pub const SEED: u64 = 20_260_731;

/// All shipped schemes.
pub const SCHEMES: [&str; 35] = [
    "default-municipality",
    "open-house",
    "ceilings",
    "tiers",
    "trajectory-fee",
    "lump-sum",
    "ceilings-strict-desk",
    "step-tariff",
    "intensity-profiles",
    "population-lump-sum",
    "capitation",
    "availability",
    "result-pay",
    "no-cure-no-pay",
    "indexation",
    "duties",
    "norm-budget",
    "volume-ceiling",
    "provider-ceiling",
    "pooled-budget",
    "first-come-pool",
    "shared-savings",
    "claim-units",
    "steer-by-tariff",
    "joint-extensions",
    "neutral-team",
    "provider-team",
    "provider-decides",
    "desk-decides",
    "gp-support",
    "income-fee",
    "selective-procedure",
    "commissioning-team",
    "region",
    "region-own-budgets",
];

/// The shipped scenario `name`.
pub fn shipped(name: &str) -> Scenario {
    let resolved = read(&format!("{name}.toml"), &Embedded).expect("shipped scenarios have no problems");
    build(&resolved).expect("shipped scenarios have no problems")
}

/// The shipped scenario `name` in a municipality of `inhabitants`, with the providers, budgets and reserve that fit its
/// size; `years` reported years after a warm-up of one.
pub fn small(name: &str, inhabitants: u32, years: u32) -> Scenario {
    let mut scenario = shipped(name);
    let share = f64::from(inhabitants) / f64::from(scenario.municipality.inhabitants);
    scenario.municipality.inhabitants = inhabitants;
    scenario.run.years = years;
    scenario.run.warmup_years = 1;
    for group in &mut scenario.market.groups {
        group.providers = ((f64::from(group.providers) * share).round() as u32).max(2);
    }
    both_policies(&mut scenario, |policy| {
        if let Procedure::Selective(selection) = &mut policy.admission.procedure {
            for maximum in selection.contracted_max.iter_mut().flatten() {
                *maximum = ((f64::from(*maximum) * share).round() as u32).max(3);
            }
        }
        policy.budget.reserve_euros *= share;
        policy.budget.euros_year.iter_mut().for_each(|euros| *euros *= share);
    });
    scenario
}

/// `scenario` with `change` made to it.
pub fn with(scenario: &Scenario, change: impl FnOnce(&mut Scenario)) -> Scenario {
    let mut changed = scenario.clone();
    change(&mut changed);
    changed
}

/// Changes the policy and the one of the warm-up alike.
pub fn both_policies(scenario: &mut Scenario, change: impl Fn(&mut Policy)) {
    change(&mut scenario.policy);
    change(&mut scenario.policy_before);
}

/// A rule that is carried out as soon as it is decided, and costs nothing.
pub fn rule_at_once(watch: Watch, above: f64, response: Response) -> Rule {
    Rule { watch, above, response, lag_months: 0, cost_euros: 0.0 }
}

/// What a run of `scenario` measured.
pub fn values(scenario: &Scenario) -> RunValues {
    run::play(scenario, SEED, 0).expect("every run balances")
}

/// The world after a run of `scenario`.
pub fn world(scenario: &Scenario, replicate: u32) -> World {
    run::simulate(scenario, SEED, replicate).expect("every run balances")
}

/// The tallies of all reported months and segments together.
pub fn total(scenario: &Scenario, world: &World) -> Tally {
    run::total(scenario, world, |_| true)
}

/// The tallies of all months, warm-up included, of the segments that `wanted` names.
pub fn whole_history(world: &World, wanted: impl Fn(usize) -> bool) -> Tally {
    let segments = world.tallies.len();
    let mut sum = Tally::default();
    for (place, tally) in world.history.iter().enumerate() {
        if wanted(place % segments) {
            sum.add(tally);
        }
    }
    sum
}

/// Months in a run of `scenario`, warm-up included.
pub fn months(scenario: &Scenario) -> u32 {
    (scenario.run.warmup_years + scenario.run.years) * MONTHS_PER_YEAR
}

/// Plays the next month, and lets `look` see the world before and after every phase: its name, and whether it was played.
pub fn play_watched(
    world: &mut World,
    scenario: &Scenario,
    luck: &Luck,
    mut look: impl FnMut(&str, When, &World),
) {
    let setting = Setting::at(scenario, luck, world.month);
    for phase in PHASES {
        look(phase.name.en, When::Before, world);
        (phase.run)(world, &setting);
        look(phase.name.en, When::After, world);
    }
    world.check_ledger().expect("every month balances");
    world.month.0 += 1;
}

/// Before or after a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Before,
    After,
}

macro_rules! rows_at {
    ($table:ident of $kind:ident by $order:ident: $($column:ident),*; $($scalar:ident),*) => {{
        // Named one by one, so that the compiler asks for a column that is new.
        let $kind { $($column,)* $($scalar,)* } = $table;
        $kind {
            $($column: $order.iter().map(|place| $column[*place].clone()).collect(),)*
            $($scalar: $scalar.clone(),)*
        }
    }};
}

/// The providers at the places of `order`.
pub fn providers_at(providers: &Providers, order: &[usize]) -> Providers {
    rows_at!(providers of Providers by order:
        key, home, curvature, cost_factor, overhead_factor, reserve, revenue_month, cost_month, strategy, open, trust,
        trust_base, talks, breaches,
        revenue_reported, notice, serves, felt;)
}

/// The lots at the places of `order`.
pub fn lots_at(lots: &Lots, order: &[usize]) -> Lots {
    rows_at!(lots of Lots by order:
        provider, segment, case_hours_month, case_hours, stay_months, capacity, committed, clients, queue, queued, ratio, overstay,
        effort, offer, report_month, refusal_cost, revenue_outlook, reputation, seen, keeps_promise, year, month, usual, undeclared_month, delivered_month, paid_year, unpaid_year, reference, last,
        segment_share, carried, pool_outlook, pool_claimed, pool_paid, opened, settled_year, sanctioned_months, sanction_until, ceiling_raise, decision_due, signalled, stop_agreed, stop_imposed, holds_intake, delays_starts, earned_before, delivered_ever,
        received_ever; contracted)
}

/// The clients in care as rows, in the order of their keys.
pub fn care_rows(world: &World) -> Vec<InCare> {
    let mut care = world.care.clone();
    let mut rows: Vec<InCare> = (0..care.len()).rev().map(|place| care.swap_remove(place)).collect();
    rows.sort_by_key(|client| client.key);
    rows
}
