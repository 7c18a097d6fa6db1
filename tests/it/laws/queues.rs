//! Queues: first in, first out within urgency; who has waited too long leaves; a crisis waits for nothing.

use super::{SEED, When, care_rows, months, play_watched, rule_at_once, small, total, with, world};
use prikkel::month;
use prikkel::policy::budget::{Response, Watch};
use prikkel::policy::clause::Standing;
use prikkel::random::Luck;
use prikkel::scenario::Scenario;
use prikkel::world::World;
use prikkel::world::clients::{ClientKey, InCare, Waiting};
use std::collections::BTreeMap;

/// Too little staff, so that there is a queue at most lots.
fn crowded(name: &str) -> Scenario {
    with(&small(name, 20_000, 2), |it| it.market.capacity_factor = 0.8)
}

/// Intake stops as soon as anything was claimed.
fn stopping(scenario: &Scenario) -> Scenario {
    let stop = rule_at_once(Watch::Claims, 0.0, Response::StopIntake);
    with(scenario, |it| it.policy.budget.rules = vec![stop])
}

/// A month of matching: who waited before, who waits after, and who started.
struct Matching {
    month: u32,
    before: Vec<Waiting>,
    after: Vec<Waiting>,
    started: BTreeMap<ClientKey, InCare>,
    /// By lot: whether starts of bound care are held back.
    stopped: Vec<bool>,
    contracted: usize,
    crises: i64,
}

impl Matching {
    /// Those who waited before and whose wait became a crisis before their patience ended.
    fn in_crisis(&self) -> impl Iterator<Item = &Waiting> {
        self.before.iter().filter(|client| client.crisis <= self.month && client.crisis <= client.gives_up)
    }
}

fn matchings(scenario: &Scenario) -> Vec<Matching> {
    let luck = Luck::new(SEED, 0);
    let mut world = World::populate(scenario, &luck);
    let mut all = Vec::new();
    for _ in 0..months(scenario) {
        let mut before = Vec::new();
        play_watched(&mut world, scenario, &luck, |phase, when, world| match (phase, when) {
            ("matching", When::Before) => before = world.waiting.clone(),
            ("matching", When::After) => {
                let now = world.month.0;
                let started = care_rows(world).into_iter().filter(|client| client.started == now as i32);
                let stopped = |lot: usize| {
                    let segment = usize::from(world.lots.segment[lot]);
                    let held = world.lots.holds_intake[lot] || world.lots.delays_starts[lot];
                    held || world.town_hall.intake_stopped[segment]
                };
                all.push(Matching {
                    month: now,
                    before: std::mem::take(&mut before),
                    after: world.waiting.clone(),
                    started: started.map(|client| (client.key, client)).collect(),
                    stopped: world.lots.all().map(stopped).collect(),
                    contracted: world.lots.contracted,
                    crises: world.tallies.iter().map(|tally| tally.crises).sum(),
                });
            }
            _ => {}
        });
    }
    all
}

/// Pairs at one lot in one month: someone who started in turn, and someone who could have started and was left waiting.
fn passed_over(matchings: &[Matching]) -> Vec<(Waiting, Waiting)> {
    let mut pairs = Vec::new();
    for month in matchings {
        let crises: Vec<ClientKey> = month.in_crisis().map(|client| client.who.key).collect();
        for client in month.before.iter().filter(|client| !crises.contains(&client.who.key)) {
            let Some(started) = month.started.get(&client.who.key) else { continue };
            let left = month
                .after
                .iter()
                .filter(|left| left.lot == started.lot)
                .filter(|left| left.standing == Standing::Exempt || !month.stopped[left.lot as usize]);
            pairs.extend(left.map(|left| (*client, *left)));
        }
    }
    pairs
}

#[test]
fn within_urgency_nobody_starts_before_who_came_earlier() {
    for name in ["open-house", "ceilings-strict-desk"] {
        let pairs = passed_over(&matchings(&crowded(name)));
        let alike: Vec<_> = pairs.iter().filter(|(started, left)| started.urgent == left.urgent).collect();
        assert!(alike.len() > 100, "{name}: {} pairs prove little", alike.len());
        for (started, left) in alike {
            let turn = |client: &Waiting| (client.since, client.who.key);
            assert!(turn(started) < turn(left), "{name}: {started:?} before {left:?}");
        }
    }
}

#[test]
fn urgent_clients_start_before_others() {
    let pairs = passed_over(&matchings(&crowded("open-house")));
    let mixed: Vec<_> = pairs.iter().filter(|(started, left)| started.urgent != left.urgent).collect();
    assert!(mixed.len() > 20, "{} pairs prove little", mixed.len());
    assert!(mixed.iter().all(|(started, _)| started.urgent));
    let overtakes = |(started, left): &&&(Waiting, Waiting)| started.since > left.since;
    assert!(mixed.iter().filter(overtakes).count() > 0, "the urgent overtake who came earlier");
}

#[test]
fn who_gives_up_leaves_the_list_without_care() {
    let mut gave_up = 0;
    for month in matchings(&crowded("open-house")) {
        assert!(
            month.after.iter().all(|client| client.gives_up > month.month && client.crisis > month.month)
        );
        let patience_ends =
            |client: &&Waiting| client.gives_up <= month.month && client.gives_up < client.crisis;
        for client in month.before.iter().filter(patience_ends) {
            assert!(!month.started.contains_key(&client.who.key));
            gave_up += 1;
        }
    }
    assert!(gave_up > 50, "{gave_up} clients prove little");
}

/// Also where starts are stopped: crisis care always goes on (contract standard Wmo 1.2, art. 1.5).
#[test]
fn a_crisis_is_served_in_the_month_in_which_it_breaks_out() {
    let scenario = stopping(&crowded("open-house"));
    let mut behind_a_stop = 0;
    for month in matchings(&scenario) {
        assert_eq!(month.in_crisis().count() as i64, month.crises);
        for client in month.in_crisis() {
            let care = month.started.get(&client.who.key).expect("a crisis starts care at once");
            assert_eq!(care.standing, Standing::Exempt, "it is paid whatever the bound");
            behind_a_stop += usize::from(month.stopped[care.lot as usize]);
        }
    }
    assert!(behind_a_stop > 5, "{behind_a_stop} crises prove little");
}

#[test]
fn an_intake_stop_holds_back_bound_care_and_no_other() {
    let scenario = stopping(&small("open-house", 20_000, 2));
    let mut let_in_and_started = 0;
    for month in matchings(&scenario) {
        let stopped =
            |client: &&InCare| (client.lot as usize) < month.contracted && month.stopped[client.lot as usize];
        for client in month.started.values().filter(stopped) {
            assert_eq!(client.standing, Standing::Exempt);
            // Not only those who were on the list before the stop: providers take exempt clients on during it.
            let waited = month.before.iter().find(|waiting| waiting.who.key == client.key);
            let_in_and_started += usize::from(waited.is_some_and(|waiting| waiting.since.0 == month.month));
        }
    }
    assert!(let_in_and_started > 20, "{let_in_and_started} starts prove little");
}

/// With half of the staff gone at full load, and none to be hired, those who would have started wait.
#[test]
fn fewer_hands_at_full_load_make_the_list_grow() {
    let scenario = with(&small("open-house", 20_000, 1), |it| {
        it.behaviour.staffing.hire_share_month = 0.0;
        it.behaviour.staffing.shrink_share_month = 0.0;
    });
    let luck = Luck::new(SEED, 0);
    let mut whole = World::populate(&scenario, &luck);
    for _ in 0..12 {
        month::play(&mut whole, &scenario, &luck).expect("every month balances");
    }
    let mut halved = whole.clone();
    for lot in halved.lots.contracted() {
        halved.lots.capacity[lot] *= 0.5;
    }
    let at_the_cut = whole.waiting.len();
    for _ in 0..6 {
        month::play(&mut whole, &scenario, &luck).expect("every month balances");
        month::play(&mut halved, &scenario, &luck).expect("every month balances");
    }
    assert!(halved.waiting.len() > 2 * whole.waiting.len().max(at_the_cut));
}

/// An hour out of contract costs the list tariff and the premium, to the cent in which a month is rounded.
#[test]
fn who_is_refused_too_often_is_placed_out_of_contract_at_a_premium() {
    let full = with(&crowded("open-house"), |it| {
        it.behaviour.referral.list_max_months = 0.0;
        it.behaviour.referral.refusals_max = 3;
        it.market.capacity_factor = 0.5;
        // What a crisis costs and what prices do would stand between hours and price.
        it.behaviour.demand.crisis_share_month = 0.0;
        it.municipality.tariff_growth_year = 0.0;
    });
    let end = world(&full, 0);
    assert!(total(&full, &end).placed_out > 100);
    let premium = 1.0 + full.municipality.out_of_contract_premium;
    for (place, tally) in end.history.iter().enumerate() {
        let hours = (tally.delivered - tally.delivered_contracted) as f64 / 60.0;
        let cents = hours * full.segments[place % full.segments.len()].tariff * premium * 100.0;
        assert!((tally.spend_external as f64 - cents).abs() <= 0.5 + 1e-6, "{cents}");
    }
}
