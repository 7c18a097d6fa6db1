//! Who may decide: what is off is off, who decides is felt in the direction that one expects, and bounds bind those they should.

use super::direction::{assert_falls, assert_rises, default, each_run, indicator, trust};
use super::identity::{differ, plays_alike_when_permuted, same, works_only_through};
use super::{
    SEED, When, both_policies, care_rows, months, play_watched, rule_at_once, small, total, values, with,
    world,
};
use prikkel::month::Setting;
use prikkel::month::answer::Answer;
use prikkel::month::matching::matching_told;
use prikkel::policy::Policy;
use prikkel::policy::access::Gate;
use prikkel::policy::budget::{Response, Watch};
use prikkel::policy::clause::{Clause, Standing};
use prikkel::policy::rights::{CASE_DECISIONS, CaseDecision, Form, Forms, Holder, SystemDecision};
use prikkel::random::Luck;
use prikkel::scenario::Scenario;
use prikkel::world::World;

const INHABITANTS: u32 = 15_000;
const YEARS: u32 = 2;

const SPECIFIC: Forms = Forms { specific_share: 1.0, budget_share: 0.0, generic_share: 0.0 };
const ASPECIFIC: Forms = Forms { specific_share: 0.0, budget_share: 0.0, generic_share: 0.0 };
const BUDGETS: Forms = Forms { specific_share: 0.0, budget_share: 1.0, generic_share: 0.0 };
const GENERIC: Forms = Forms { specific_share: 0.0, budget_share: 0.0, generic_share: 1.0 };

fn decided(scenario: &Scenario, change: impl Fn(&mut Policy)) -> Scenario {
    with(scenario, |it| both_policies(it, change))
}

fn small_one() -> Scenario {
    small("open-house", INHABITANTS, YEARS)
}

fn each_gate(policy: &mut Policy, change: impl Fn(&mut Gate)) {
    policy.access.gates.iter_mut().for_each(change);
}

fn all_of(policy: &mut Policy, form: Forms) {
    policy.rights.forms = [form; 3];
}

/// Every decision that follows access is the desk's, or the provider's.
fn held_by(policy: &mut Policy, decisions: &[CaseDecision], holder: Holder) {
    for decision in decisions {
        policy.rights.cases[*decision as usize] = [holder; 3];
    }
}

// What is off is off.

#[test]
fn where_providers_decide_all_nobody_asks_and_nobody_is_refused() {
    let free = decided(&small_one(), |policy| {
        all_of(policy, ASPECIFIC);
        held_by(policy, &CASE_DECISIONS[2..], Holder::Provider);
        each_gate(policy, |gate| gate.strictness = 0.0);
    });
    let otherwise = decided(&free, |policy| {
        each_gate(policy, |gate| {
            (gate.deference, gate.error_sd_hour, gate.period_months) = (0.1, 0.9, 3.0);
            (gate.recognise_share_month, gate.budget_response) = (0.7, 2.0);
        });
    });
    same(&values(&free), &values(&otherwise), "nobody judges");
    let sum = total(&free, &world(&free, 0));
    let asked = [sum.extensions_asked, sum.extensions_refused, sum.changes_asked, sum.changes_granted];
    assert_eq!((asked, sum.appeals, sum.rerouted, sum.turned_away), ([0; 4], 0, 0, 0));
    let usual = total(&small_one(), &world(&small_one(), 0));
    assert!(usual.extensions_asked > 0 && usual.extensions_refused > 0 && usual.changes_asked > 0);
}

#[test]
fn without_appeals_the_court_decides_nothing() {
    works_only_through(
        &with(&small_one(), |it| it.behaviour.gatekeeping.appeal_share = 0.5),
        |it| it.behaviour.gatekeeping.appeal_share = 0.0,
        |it| {
            it.behaviour.gatekeeping.appeal_months += 2;
            both_policies(it, |policy| policy.access.of_mut(Holder::Court).error_sd_hour = 0.1);
        },
    );
}

/// Who was turned away comes back by the closest door, whether its provider takes it there or not: here nobody comes back.
#[test]
fn without_shopping_nobody_is_closer() {
    works_only_through(
        &with(&small_one(), |it| {
            it.behaviour.gatekeeping.shop_share = 1.0;
            it.behaviour.demand.return_share = 0.0;
        }),
        |it| it.behaviour.gatekeeping.shop_share = 0.0,
        |it| both_policies(it, |policy| policy.access.of_mut(Holder::Gp).closeness = 0.2),
    );
}

#[test]
fn without_requests_to_change_their_month_decides_nothing() {
    works_only_through(
        &with(&small_one(), |it| it.behaviour.gatekeeping.change_shortfall = 0.05),
        |it| it.behaviour.gatekeeping.change_shortfall = 1.0,
        |it| it.behaviour.gatekeeping.change_months += 3,
    );
}

#[test]
fn without_exceptions_their_holder_decides_nothing() {
    works_only_through(
        &decided(&small("ceilings", INHABITANTS, YEARS), |policy| {
            policy.rights.exception_severity = Some(1.5);
        }),
        |it| both_policies(it, |policy| policy.rights.exception_severity = None),
        |it| {
            both_policies(it, |policy| {
                policy.rights.system[SystemDecision::Exception as usize] = Holder::Court
            })
        },
    );
}

/// A team of providers without their interest is a neutral team.
#[test]
fn without_an_interest_whose_staff_decides_is_the_same() {
    let team = |holder: Holder, interest: f64| {
        decided(&small_one(), |policy| {
            for decision in CASE_DECISIONS.into_iter().filter(|it| *it != CaseDecision::Choice) {
                policy.rights.cases[decision as usize][0] = holder;
            }
            let gate = Gate { interest, ..*policy.access.of(Holder::Team) };
            *policy.access.of_mut(holder) = gate;
        })
    };
    let neutral = values(&team(Holder::Team, 0.0));
    same(&neutral, &values(&team(Holder::ProviderTeam, 0.0)), "the same gate");
    differ(&neutral, &values(&team(Holder::ProviderTeam, 0.8)), "an interest is felt");
}

#[test]
fn without_a_response_the_budget_is_not_looked_at() {
    let with_budget = |share: f64, response: f64| {
        let scenario = decided(&small_one(), |policy| {
            policy.budget.euros_year.iter_mut().for_each(|euros| *euros *= share);
            policy.budget.rules.clear();
            each_gate(policy, |gate| gate.budget_response *= response);
        });
        care_rows(&world(&scenario, 0))
    };
    assert!(with_budget(1.0, 0.0) == with_budget(0.8, 0.0));
    assert!(with_budget(1.0, 1.0) != with_budget(0.8, 1.0));
}

// Time to judge.

fn with_hours(scenario: &Scenario, hours: f64) -> Scenario {
    decided(scenario, |policy| policy.access.of_mut(Holder::Desk).hours_month = hours)
}

#[test]
fn time_enough_is_all_the_time_in_the_world() {
    let plenty = values(&with_hours(&small_one(), 1e9));
    same(&plenty, &values(&with_hours(&small_one(), f64::INFINITY)), "nobody uses more than it wants");
    differ(&plenty, &values(&with_hours(&small_one(), 500.0)), "too little is felt");
}

/// How far the hours assigned by the desk lie from what the provider would give: mean of |ln(q_auth/q_prop)|.
fn distance_from_proposal(world: &World) -> f64 {
    let assigned: Vec<f64> = care_rows(world)
        .iter()
        .filter(|row| row.form == Form::Specific && row.route as usize == 0 && row.limit.is_finite())
        .map(|row| row.limit / world.lots.ratio[row.lot as usize][row.standing as usize])
        .map(|share| libm::log(share).abs())
        .collect();
    assert!(assigned.len() > 100, "too few to tell: {}", assigned.len());
    assigned.iter().sum::<f64>() / assigned.len() as f64
}

/// A right is real as far as there is time to use it: with half the hours, volumes are more often signed as proposed, and people at the
/// door are judged with a larger error: there hardly anyone should be turned away, so that an error turns away more.
#[test]
fn half_the_hours_make_more_errors_and_leave_more_to_providers() {
    let enough = with_hours(&default("open-house", 2), 1_600.0);
    let half = with_hours(&default("open-house", 2), 800.0);
    assert_rises("turned away", &indicator(&enough, "turned_away"), &indicator(&half, "turned_away"));
    assert_falls(
        "distance from the proposal",
        &each_run(&enough, distance_from_proposal),
        &each_run(&half, distance_from_proposal),
    );
}

// The court.

/// Money is no ground before the court: whom a town turns away to save, the court lets in.
#[test]
fn the_court_does_not_see_money() {
    let appealing = with(&default("open-house", 2), |it| {
        it.behaviour.gatekeeping.appeal_share = 1.0;
        it.behaviour.demand.return_share = 0.0;
        both_policies(it, |policy| policy.budget.rules.clear());
    });
    let won = |scenario: &Scenario| {
        each_run(scenario, |world| {
            let sum = total(scenario, world);
            sum.appeals_won as f64 / sum.appeals as f64
        })
    };
    let calm = won(&appealing);
    let tightened = with(&appealing, |it| {
        let tighten = Response::TightenAccess { strictness: 0.4 };
        it.policy.budget.rules.push(rule_at_once(Watch::Forecast, 0.0, tighten));
    });
    assert_rises("appeals won under tightening", &calm, &won(&tightened));
    let pressed = with(&appealing, |it| {
        it.policy.budget.euros_year.iter_mut().for_each(|euros| *euros *= 0.6);
    });
    assert_rises("appeals won under pressure", &calm, &won(&pressed));
}

// Forms and bounds.

fn low_ceilings(inhabitants: u32) -> Scenario {
    with(&small("ceilings", inhabitants, YEARS), |it| {
        for clause in it.policy.contracts.iter_mut().flat_map(|contract| &mut contract.clauses) {
            if let Clause::RevenueCeiling(ceiling) = clause {
                ceiling.level *= 0.7;
            }
        }
    })
}

/// How often in a run somebody was held back by a bound, whoever set it.
fn held_back(scenario: &Scenario) -> u32 {
    let luck = Luck::new(SEED, 0);
    let mut world = World::populate(scenario, &luck);
    let mut held = 0;
    for _ in 0..months(scenario) {
        let setting = Setting::at(scenario, &luck, world.month);
        play_watched(&mut world, scenario, &luck, |phase, when, world| {
            if (phase, when) == ("matching", When::Before) {
                matching_told(&mut world.clone(), &setting, &mut |_, _, answer| {
                    held += u32::from(matches!(
                        answer,
                        Answer::ProviderHolds
                            | Answer::StopImposed
                            | Answer::IntakeStopped
                            | Answer::WaitsForJanuary
                    ));
                });
            }
        });
    }
    held
}

#[test]
fn a_specific_assignment_is_paid_above_any_ceiling_and_an_aspecific_one_is_not() {
    let of = |form: Forms| decided(&low_ceilings(INHABITANTS), |policy| all_of(policy, form));
    let unpaid = |scenario: &Scenario| {
        let sum = total(scenario, &world(scenario, 0));
        sum.unpaid
    };
    assert_eq!((unpaid(&of(SPECIFIC)), held_back(&of(SPECIFIC))), (0, 0));
    for form in [ASPECIFIC, BUDGETS, GENERIC] {
        assert!(unpaid(&of(form)) > 0 && held_back(&of(form)) > 0, "{form:?}");
    }
}

#[test]
fn at_severity_zero_everyone_is_an_exception() {
    let exempt = |severity| {
        decided(&low_ceilings(INHABITANTS), |policy| {
            all_of(policy, ASPECIFIC);
            policy.rights.exception_severity = severity;
        })
    };
    assert!(held_back(&exempt(None)) > 0);
    assert_eq!(held_back(&exempt(Some(0.0))), 0);
    assert!(total(&exempt(Some(0.0)), &world(&exempt(Some(0.0)), 0)).exceptions > 0);
}

/// Budgets run out, and then somebody asks: for every client whose minutes are used up there is more, or an end, or an appeal.
#[test]
fn a_budget_runs_out_and_then_somebody_asks() {
    let asked = |form: Forms| {
        let scenario = decided(&small_one(), |policy| {
            all_of(policy, form);
            held_by(policy, &CASE_DECISIONS[3..], Holder::Joint);
            each_gate(policy, |gate| gate.deference = 0.0);
        });
        let luck = Luck::new(SEED, 0);
        let mut world = World::populate(&scenario, &luck);
        let mut asked = 0;
        for _ in 0..months(&scenario) {
            play_watched(&mut world, &scenario, &luck, |phase, when, world| {
                let used_up = care_rows(world).into_iter().filter(|row| {
                    let now = world.month.0;
                    row.minutes >= row.budget_minutes && row.ends > now && row.tolerated_overstay.is_finite()
                });
                match (phase, when) {
                    ("access", When::Before) => asked += used_up.count(),
                    ("access", When::After) => assert_eq!(used_up.count(), 0, "{form:?}"),
                    _ => {}
                }
            });
        }
        asked
    };
    assert_eq!(asked(ASPECIFIC), 0);
    assert!(asked(BUDGETS) > 0 && asked(GENERIC) > 0);
}

// Who stops intake, and who chooses.

fn stopped_by(scenario: &Scenario, holder: Holder) -> Scenario {
    decided(scenario, |policy| policy.rights.system[SystemDecision::IntakeStop as usize] = holder)
}

/// An agreed stop is talked about, which builds trust; one that is imposed breaks it.
#[test]
fn an_intake_stop_costs_trust_where_it_is_imposed() {
    let ceilings = low_ceilings(50_000);
    let (joint, alone) = (stopped_by(&ceilings, Holder::Joint), stopped_by(&ceilings, Holder::Desk));
    let agreed = each_run(&joint, trust);
    assert_rises("trust by talks", &each_run(&default("open-house", 2), trust), &agreed);
    assert_falls("trust by stops", &agreed, &each_run(&alone, trust));
}

#[test]
fn an_imposed_stop_holds_back_every_bound_start_of_the_lot() {
    let scenario = stopped_by(&low_ceilings(INHABITANTS), Holder::Desk);
    let luck = Luck::new(SEED, 0);
    let mut world = World::populate(&scenario, &luck);
    let mut stopped = 0;
    for _ in 0..months(&scenario) {
        play_watched(&mut world, &scenario, &luck, |phase, when, world| {
            assert!(!world.lots.stop_agreed.contains(&true));
            if (phase, when) != ("matching", When::After) {
                return;
            }
            let started = |row: &&prikkel::world::clients::InCare| row.started == world.month.0 as i32;
            for row in care_rows(world).iter().filter(started) {
                let imposed = world.lots.stop_imposed[row.lot as usize];
                assert!(!imposed || row.standing != Standing::Bound, "{:?}", row.key);
            }
            stopped += world.lots.stop_imposed.iter().filter(|stop| **stop).count();
        });
    }
    assert!(stopped > 0, "no stop was imposed");
}

#[test]
fn a_desk_that_chooses_shortens_waits_and_a_gp_concentrates_clients() {
    let chosen = |holders: [Holder; 3]| {
        decided(&default("open-house", 3), |policy| {
            policy.rights.cases[CaseDecision::Choice as usize] = holders;
        })
    };
    let client = chosen([Holder::Client; 3]);
    let desk = chosen([Holder::Desk; 3]);
    let gp = chosen([Holder::Client, Holder::Gp, Holder::Client]);
    assert_falls("wait", &indicator(&client, "wait"), &indicator(&desk, "wait"));
    assert_rises("concentration", &indicator(&client, "concentration"), &indicator(&gp, "concentration"));
}

// Order.

/// With every right in use: budgets, hours that are short, requests, appeals, shopping, exceptions, imposed stops.
#[test]
fn the_order_of_providers_decides_nothing_whoever_decides() {
    let scenario = decided(&stopped_by(&low_ceilings(25_000), Holder::Desk), |policy| {
        policy.rights.forms = [Forms { specific_share: 0.4, budget_share: 0.3, generic_share: 0.1 }; 3];
        policy.rights.cases[CaseDecision::Choice as usize] = [Holder::Desk, Holder::Gp, Holder::Institution];
        held_by(policy, &CASE_DECISIONS[3..], Holder::Joint);
        policy.rights.exception_severity = Some(1.5);
        each_gate(policy, |gate| (gate.hours_month, gate.interest) = (500.0, 0.3));
    });
    let scenario = with(&scenario, |it| {
        it.behaviour.gatekeeping.change_shortfall = 0.05;
        (it.behaviour.gatekeeping.appeal_share, it.behaviour.gatekeeping.shop_share) = (0.5, 0.5);
    });
    let sum = total(&scenario, &plays_alike_when_permuted(&scenario, "all rights"));
    let used = [sum.extensions_refused, sum.changes_granted, sum.appeals_won, sum.rerouted, sum.exceptions];
    assert!(used.iter().all(|count| *count > 0), "everything must be in use: {used:?}");
}
