//! The relationship: what strangers do to each other is nothing, time that is not there is not spent, ties hang on persons, and no
//! money comes of being nice.

use super::identity::plays_alike_when_permuted;
use super::{SEED, both_policies, months, small, total, values, with, world};
use prikkel::indicators::{INDICATORS, SERIES};
use prikkel::month;
use prikkel::policy::clause::{Clause, ReportingDuty};
use prikkel::policy::steering::Steering;
use prikkel::policy::team::{Official, Role, Task, Team};
use prikkel::random::Luck;
use prikkel::run::RunValues;
use prikkel::scenario::Scenario;
use prikkel::units::Cents;
use prikkel::world::World;

const INHABITANTS: u32 = 20_000;

/// Steering half-way between control and distance, with all its tasks.
const STEERING: Steering = Steering {
    control: 0.4,
    dialogues_year: 6.0,
    dialogue_hours: 3.0,
    contacts: 3,
    audit_share_year: 0.3,
    audit_hours: 2.0,
    authorisation_hours: 0.5,
    report_minutes_month: 30.0,
    coordination_share: 1.0,
    volume_promise: 0.0,
    relief_share: 0.0,
};

const EVERYBODY: [Role; 6] = [
    Role::Director,
    Role::ContractManager,
    Role::ContractManager,
    Role::Controller,
    Role::QualityOfficer,
    Role::AccessManager,
];

/// Officials of these roles, each with so many hours.
fn team(roles: &[Role], hours_month: f64) -> Team {
    let official = |(place, role): (usize, &Role)| Official {
        name: format!("{} {place}", role.word()),
        role: *role,
        hours_month,
    };
    Team { officials: roles.iter().enumerate().map(official).collect(), hour_euros: 60.0, ..Team::default() }
}

/// A municipality that steers, with what nobody foresees and without anybody who would leave.
fn steered() -> Scenario {
    with(&small("ceilings", INHABITANTS, 2), |it| {
        (it.behaviour.ties.official_leave_year, it.behaviour.ties.provider_leave_year) = (0.0, 0.0);
        it.behaviour.events.per_year = 1.0;
        let audits = ReportingDuty { minutes_month: 0.0, detect_share: 0.0, audit_found_share: 0.8 };
        both_policies(it, |policy| {
            policy.steering = STEERING;
            for contract in &mut policy.contracts {
                let duty = Clause::ReportingDuty(audits);
                let bound = contract.clauses.iter().position(|it| matches!(it, Clause::RevenueCeiling(_)));
                contract.clauses.insert(bound.unwrap_or(contract.clauses.len()), duty);
            }
        });
    })
}

/// The same with a team.
fn staffed(roles: &[Role], hours_month: f64) -> Scenario {
    with(&steered(), |it| both_policies(it, |policy| policy.team = team(roles, hours_month)))
}

/// Indicators that tell of the team itself.
const OF_THE_TEAM: [&str; 9] = [
    "commissioning_hours",
    "ties_lost",
    "known_people",
    "alignment",
    "commissioning_cost",
    "total_cost",
    "admin_share",
    "undone_work",
    "trust",
];

fn same_but_for_the_team(left: &RunValues, right: &RunValues) {
    for (place, indicator) in INDICATORS.iter().enumerate() {
        if !OF_THE_TEAM.contains(&indicator.key) {
            assert!(left.indicators[place] == right.indicators[place], "{}", indicator.key);
        }
    }
    let kept = |run: &RunValues| -> Vec<Option<f64>> {
        let rows = run.series.iter().zip(SERIES.iter().cycle());
        rows.filter(|(_, key)| **key != "known_people").map(|(value, _)| *value).collect()
    };
    assert!(kept(left) == kept(right));
}

/// With all ties at zero a team that has time for everything is no team at all, to the last digit.
#[test]
fn strangers_with_time_for_everything_change_nothing() {
    let strangers = with(&staffed(&EVERYBODY, 1e9), |it| {
        (it.behaviour.ties.initial, it.behaviour.ties.gain_hour) = (0.0, 0.0);
    });
    same_but_for_the_team(&values(&strangers), &values(&steered()));
}

/// A team without work is no team: neither steering nor κ nor ties do anything.
#[test]
fn without_steering_and_ties_nothing_of_the_relationship_works() {
    let plain = small("ceilings", INHABITANTS, 2);
    let idle = with(&plain, |it| {
        it.behaviour.volume.crowding_out = 0.9;
        (it.behaviour.ties.initial, it.behaviour.ties.gain_hour) = (0.0, 0.5);
        both_policies(it, |policy| policy.team = team(&EVERYBODY, 100.0));
    });
    same_but_for_the_team(&values(&idle), &values(&plain));
}

/// Ties do something, through θ and what the municipality is told; and nobody is paid for them.
#[test]
fn ties_hold_volume_back_and_bring_no_money() {
    let known = with(&staffed(&EVERYBODY, 1e9), |it| it.behaviour.ties.initial = 0.8);
    let strangers = with(&known, |it| {
        (it.behaviour.ties.initial, it.behaviour.ties.gain_hour) = (0.0, 0.0);
    });
    let [known, strangers] = [&known, &strangers].map(|scenario| total(scenario, &world(scenario, 0)));
    assert!(known.trust_by_size.iter().sum::<i64>() > strangers.trust_by_size.iter().sum::<i64>());
    assert!((known.over as f64) < 0.99 * strangers.over as f64, "{} {}", known.over, strangers.over);
    assert!(known.disputes < strangers.disputes, "{} {}", known.disputes, strangers.disputes);
    let dear = with(&staffed(&EVERYBODY, 1e9), |it| both_policies(it, |policy| policy.team.hour_euros = 0.0));
    let costly = staffed(&EVERYBODY, 1e9);
    let spent = |scenario: &Scenario| world(scenario, 0).ledger.paid;
    assert_eq!(spent(&dear), spent(&costly), "officials are not paid from the budget for care");
}

/// Nobody works longer than he has hours, and what comes first is done first.
#[test]
fn nobody_works_longer_than_he_has_and_priorities_hold() {
    let mut results = Vec::new();
    for first in [Task::Authorisations, Task::Dialogues, Task::Audits, Task::Coordination] {
        let mut priority = vec![first];
        priority.extend(prikkel::policy::team::TASKS.into_iter().filter(|task| *task != first));
        // Two people with 8 hours a month each, for the work of days, who both do everything.
        let scenario = with(&staffed(&[Role::Director, Role::Director], 8.0), |it| {
            let order = [priority[0], priority[1], priority[2], priority[3]];
            both_policies(it, |policy| policy.team.priority = order);
        });
        let luck = Luck::new(SEED, 0);
        let mut world = World::populate(&scenario, &luck);
        let (mut met, mut aligned, mut looked) = (0.0, 1.0, 0.0);
        for _ in 0..months(&scenario) {
            month::play(&mut world, &scenario, &luck).expect("every month balances");
            let month: Vec<_> = world.history[world.history.len() - 5..].to_vec();
            let done: i64 = month.iter().map(|tally| tally.team_asked - tally.team_undone).sum();
            // Rounding to whole minutes, by task and segment.
            assert!(done <= 16 * 60 + 20, "{first:?}: {done} minutes");
            assert!(month.iter().map(|tally| tally.team_undone).sum::<i64>() > 0);
            met += world.people.met.iter().sum::<f64>();
            aligned = world.people.alignment;
            looked += world.people.authorised / f64::from(months(&scenario));
        }
        results.push((first, [looked, met, aligned]));
    }
    // What is done first is done most.
    for (task, place) in [(Task::Authorisations, 0), (Task::Dialogues, 1), (Task::Coordination, 2)] {
        let of = |first: Task| results.iter().find(|(it, _)| *it == first).map_or(0.0, |(_, all)| all[place]);
        let others = results.iter().filter(|(it, _)| *it != task).map(|(it, _)| of(*it));
        assert!(others.fold(0.0, f64::max) < of(task), "{task:?}: {results:?}");
    }
}

/// Ties hang on persons: who leaves takes them along, unless a colleague also knows the other side.
#[test]
fn a_lone_tie_goes_with_its_person_and_a_second_one_carries_over() {
    let lost = |contacts: u32, roles: &[Role]| {
        let scenario = with(&staffed(roles, 1e9), |it| {
            it.behaviour.ties.initial = 0.6;
            it.behaviour.ties.official_leave_year = 0.9;
            // Every provider has three people.
            (it.behaviour.ties.second_person_fte, it.behaviour.ties.third_person_fte) = (0.0, 0.0);
            both_policies(it, |policy| policy.steering.contacts = contacts);
        });
        let ties = scenario.behaviour.ties;
        let luck = Luck::new(SEED, 0);
        let mut world = World::populate(&scenario, &luck);
        let (mut emptied, mut handed) = (0, 0);
        for _ in 0..months(&scenario) {
            let seats = world.people.officials.clone();
            month::play(&mut world, &scenario, &luck).expect("every month balances");
            for (seat, _) in
                seats.iter().zip(&world.people.officials).enumerate().filter(|(_, (a, b))| a != b)
            {
                for provider in 0..world.providers.len() {
                    let key = world.providers.key[provider];
                    for (slot, place) in world.people.of(provider).enumerate() {
                        if scenario.policy.team.speaker(slot, key) == Some(seat) {
                            emptied += i32::from(world.people.tie[place] == 0.0);
                            handed += i32::from(world.people.tie[place] > 0.0);
                        }
                    }
                }
            }
        }
        assert!(ties.handover > 0.0);
        (emptied, handed)
    };
    // One director is everybody's only tie.
    let (emptied, handed) = lost(3, &[Role::Director]);
    assert!(emptied > 0 && handed == 0, "{emptied} {handed}");
    let (_, handed) = lost(3, &EVERYBODY);
    assert!(handed > 0, "colleagues who know a provider hand over");
}

/// The order of providers is no fact of the relationship either.
#[test]
fn permuted_providers_have_the_same_relations() {
    let scenario = with(&staffed(&EVERYBODY, 60.0), |it| {
        it.behaviour.ties.official_leave_year = 0.3;
        it.behaviour.ties.provider_leave_year = 0.3;
        both_policies(it, |policy| {
            (policy.steering.volume_promise, policy.steering.relief_share) = (0.5, 0.5);
        });
    });
    let sum = total(&scenario, &plays_alike_when_permuted(&scenario, "a team"));
    assert!(sum.ties_lost > 0 && sum.disputes > 0 && sum.promises_asked > 0 && sum.team_undone > 0);
}

/// An agreement that only the relationship enforces is kept where it is worth it, and holds volume back.
#[test]
fn promises_are_kept_where_the_relationship_is_worth_it() {
    let asked = |relief: f64| {
        with(&staffed(&EVERYBODY, 1e9), |it| {
            it.behaviour.ties.initial = 0.6;
            it.behaviour.events.per_year = 0.0;
            both_policies(it, |policy| {
                (policy.steering.volume_promise, policy.steering.relief_share) = (0.5, relief);
            });
        })
    };
    let sums = [0.0, 0.3, 1.0].map(|relief| {
        let scenario = asked(relief);
        total(&scenario, &world(&scenario, 0))
    });
    assert_eq!(sums[0].promises_kept, 0, "nothing is given for it, and nothing is kept");
    assert!(sums[1].promises_kept > 0 && sums[2].promises_kept > sums[1].promises_kept);
    assert!(sums[2].over < sums[0].over && sums[2].reported < sums[0].reported);
    let grudge = with(&asked(1.0), |it| {
        it.policy.rights.system[2] = prikkel::policy::rights::Holder::Desk;
        it.policy.begins = prikkel::policy::Beginning::Amendment;
    });
    assert!(
        total(&grudge, &world(&grudge, 0)).promises_kept < sums[2].promises_kept,
        "a breach is remembered"
    );
}

/// What nobody foresaw is paid for in full by somebody, and trust only saves the fight.
#[test]
fn events_balance_and_a_court_is_as_generous_as_a_settlement() {
    let events = |share: f64| {
        with(&small("open-house", INHABITANTS, 4), |it| {
            it.behaviour.events.per_year = 2.0;
            it.behaviour.events.dispute_share = share;
            it.behaviour.events.dispute_euros = 0.0;
            it.behaviour.events.dispute_months = 0;
            it.behaviour.trust.base = 0.0;
            it.behaviour.trust.base_sd = 0.0;
            it.behaviour.trust.joint_interest_max = 0.0;
        })
    };
    let (peace, war) = (events(0.0), events(1.0));
    let [peace, war] = [&peace, &war].map(|scenario| {
        let mut sum = (0.0, 0, 0);
        for replicate in 0..12 {
            let all = total(scenario, &world(scenario, replicate));
            sum = (sum.0 + all.spend as f64, sum.1 + all.disputes, sum.2 + all.events);
        }
        sum
    });
    assert!(peace.1 == 0 && war.1 > 500 && (peace.2 - war.2).abs() < peace.2 / 100, "{peace:?} {war:?}");
    // A court gives all or nothing: the same on average, to a thousandth of all spend.
    assert!((peace.0 / war.0 - 1.0).abs() < 1e-3, "{peace:?} {war:?}");
    let calm = small("open-house", INHABITANTS, 1);
    assert_eq!(total(&calm, &world(&calm, 0)).events, 0);
    assert_eq!(world(&calm, 0).ledger.steering, Cents::ZERO);
}

/// Who of the provider has no hours talks with nobody; and where audits come first they leave less time to talk, on the other side too.
#[test]
fn the_other_side_has_hours_too() {
    let met = |contact_hours: f64, first: Task| {
        let scenario = with(&staffed(&EVERYBODY, 1e9), |it| {
            it.behaviour.ties.contact_hours = contact_hours;
            both_policies(it, |policy| {
                policy.steering.audit_share_year = 1.0;
                let rest = prikkel::policy::team::TASKS.into_iter().filter(|task| *task != first);
                let order: Vec<Task> = std::iter::once(first).chain(rest).collect();
                policy.team.priority = [order[0], order[1], order[2], order[3]];
            });
        });
        let luck = Luck::new(SEED, 0);
        let mut world = World::populate(&scenario, &luck);
        let mut met = 0.0;
        for _ in 0..months(&scenario) {
            month::play(&mut world, &scenario, &luck).expect("every month balances");
            met += world.people.met.iter().sum::<f64>();
            assert!(world.people.met.iter().all(|hours| *hours <= contact_hours));
        }
        met
    };
    assert_eq!(met(0.0, Task::Dialogues), 0.0);
    assert_eq!(met(1e9, Task::Dialogues), met(1e9, Task::Audits), "who has time for all has it in any order");
    let (talks_first, audits_first) = (met(4.0, Task::Dialogues), met(4.0, Task::Audits));
    assert!(0.0 < audits_first && audits_first < talks_first, "{audits_first} {talks_first}");
}

/// Providers get from a friend what the team would not give where colleagues are not aligned, and only from who gives in to who asks.
#[test]
fn the_friendliest_official_gives_what_the_team_would_not() {
    let spend = |coordination: f64, gives_in: f64, asks: f64| {
        let scenario = with(&staffed(&EVERYBODY, 1e9), |it| {
            it.behaviour.ties.initial = 0.9;
            it.behaviour.ties.decay_month = 0.0;
            (it.behaviour.interests.gives_in, it.behaviour.interests.asks) = ([gives_in; 5], [asks; 3]);
            both_policies(it, |policy| {
                policy.steering.coordination_share = coordination;
                // No budget has room.
                policy.budget.euros_year.iter_mut().for_each(|euros| *euros *= 0.5);
                for contract in &mut policy.contracts {
                    for clause in &mut contract.clauses {
                        if let Clause::RevenueCeiling(ceiling) = clause {
                            ceiling.signal.raise_share = 0.3;
                        }
                    }
                }
            });
        });
        world(&scenario, 0).ledger.paid
    };
    let (firm, nobody_asks, friendly) = (spend(0.0, 0.0, 1.0), spend(0.0, 1.0, 0.0), spend(0.0, 1.0, 1.0));
    assert_eq!(firm, nobody_asks);
    assert!(friendly > firm, "{friendly:?} {firm:?}");
    assert_eq!(spend(1.0, 1.0, 1.0), spend(1.0, 0.0, 0.0), "colleagues who say the same do no favours");
}

/// A provider that gives up an agreement is found out when its claims are seen, and the people on both sides trust each other less.
#[test]
fn a_provider_that_breaks_its_word_is_found_out_and_loses_its_ties() {
    let scenario = with(&staffed(&EVERYBODY, 1e9), |it| {
        it.behaviour.ties.initial = 0.6;
        it.behaviour.events.per_year = 0.0;
        // Nothing is given for it, so nobody keeps it.
        both_policies(it, |policy| policy.steering.volume_promise = 0.5);
    });
    let luck = Luck::new(SEED, 0);
    let ties = |kept: bool| {
        let mut world = World::populate(&scenario, &luck);
        let mut seen = Vec::new();
        for played in 0..8 {
            if played == 3 {
                world.lots.keeps_promise.fill(kept);
            }
            month::play(&mut world, &scenario, &luck).expect("every month balances");
            seen.push((world.people.tie.clone(), world.people.relations.clone()));
        }
        let broken: i64 = world.history.iter().map(|tally| tally.promises_broken).sum();
        (seen, broken)
    };
    let ((honest, none), (faithless, broken)) = (ties(false), ties(true));
    assert!(none == 0 && broken > 20, "{none} {broken}");
    let noticed = 3 + scenario.policy.budget.claims_lag_months as usize + 1;
    for month in 0..8 {
        let pairs = honest[month].0.iter().zip(&faithless[month].0);
        let fewer = pairs.filter(|(a, b)| **b < **a - 0.05).count();
        assert_eq!(fewer > 0, month >= noticed, "month {month}");
    }
}
