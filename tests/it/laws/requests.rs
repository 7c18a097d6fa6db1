//! Requests, refusals and appeals keep what they say: refused care ends, whoever judges spends its own time, and an assignment by
//! another way names what its form names.

use super::{SEED, When, both_policies, care_rows, months, play_watched, small, total, with};
use prikkel::policy::clause::Standing;
use prikkel::policy::rights::{CaseDecision, Form, Forms, Holder};
use prikkel::random::Luck;
use prikkel::scenario::Scenario;
use prikkel::world::World;
use prikkel::world::clients::InCare;

const INHABITANTS: u32 = 20_000;

/// Plays `scenario`, and lets `look` see the world before and after every phase; the world at the end.
fn watched(scenario: &Scenario, mut look: impl FnMut(&str, When, &World)) -> World {
    let luck = Luck::new(SEED, 0);
    let mut world = World::populate(scenario, &luck);
    for _ in 0..months(scenario) {
        play_watched(&mut world, scenario, &luck, &mut look);
    }
    world
}

fn was_refused(row: &InCare) -> bool {
    row.tolerated_overstay == f64::NEG_INFINITY
}

/// A threshold of minutes that is near pays the provider, and gives no right to care that was refused.
#[test]
fn care_that_was_refused_ends_after_its_last_month_whatever_pays() {
    for name in ["ceilings", "step-tariff", "trajectory-fee"] {
        let mut refused = 0;
        watched(&small(name, INHABITANTS, 3), |phase, when, world| {
            let left = care_rows(world).iter().filter(|row| was_refused(row)).count();
            match (phase, when) {
                ("access", When::After) => refused += left,
                ("delivery", When::After) => assert_eq!(left, 0, "{name}, month {}", world.month.0),
                _ => {}
            }
        });
        assert!(refused > 0, "{name}: nobody was refused");
    }
}

/// Who appeals takes the time of the court, and none of the desk that refused.
#[test]
fn an_appeal_takes_the_time_of_the_court() {
    let scenario = with(&small("ceilings-strict-desk", INHABITANTS, 2), |it| {
        it.behaviour.gatekeeping.appeal_share = 1.0;
        it.behaviour.demand.return_share = 0.0;
        both_policies(it, |policy| {
            policy.access.gates.iter_mut().for_each(|gate| gate.hours_month = f64::INFINITY);
        });
    });
    let mut expected = [0; 2];
    let (mut appeals, mut counted) = (0, [0; 2]);
    watched(&scenario, |phase, when, world| {
        if phase != "access" {
            return;
        }
        let [desk, court] = [Holder::Desk, Holder::Court].map(|holder| holder as usize);
        if when == When::After {
            counted = [world.gatehouse.cases[desk], world.gatehouse.cases[court]];
            assert!(counted[0] >= expected[0] && counted[1] >= expected[1], "{expected:?} {counted:?}");
            return;
        }
        let on_appeal = world.applicants.iter().filter(|applicant| applicant.appeals).count();
        appeals += on_appeal;
        let asks = |row: &&InCare| row.appeals && row.ends <= world.month.0 && !was_refused(row);
        let in_care = care_rows(world).iter().filter(asks).count();
        let new = world.applicants.iter().filter(|it| !it.appeals && it.who.route as usize == 0).count();
        expected = [new as u32, (on_appeal + in_care) as u32];
    });
    assert!(appeals > 0, "nobody appealed at the door");
}

/// Who is assigned anew by another way gets what the form there names: hours, or a budget, or neither.
#[test]
fn an_assignment_by_another_way_names_what_its_form_names() {
    for form in [Form::Specific, Form::Generic, Form::Aspecific] {
        let share = |other: Form| f64::from(u8::from(form == other));
        let gp = Forms {
            specific_share: share(Form::Specific),
            budget_share: 0.0,
            generic_share: share(Form::Generic),
        };
        let scenario = with(&small("open-house", INHABITANTS, 2), |it| {
            it.behaviour.gatekeeping.shop_share = 1.0;
            it.behaviour.demand.crisis_share_month = 0.0;
            both_policies(it, |policy| {
                policy.rights.forms[1] = gp;
                for decision in [CaseDecision::Volume, CaseDecision::Duration, CaseDecision::Extension] {
                    policy.rights.cases[decision as usize][1] = Holder::Joint;
                }
            });
        });
        let (mut seen, mut before) = (0, Vec::new());
        let world = watched(&scenario, |phase, when, world| match (phase, when) {
            ("access", When::Before) => before = care_rows(world),
            ("access", When::After) => {
                for (was, is) in before.iter().zip(care_rows(world)) {
                    if was.key != is.key || was.route == is.route {
                        continue;
                    }
                    seen += 1;
                    assert_eq!(is.form, form);
                    assert_eq!(is.limit.is_finite(), form == Form::Specific, "{is:?}");
                    assert_eq!(is.budget_minutes != u32::MAX, form == Form::Generic, "{is:?}");
                    assert_eq!(is.standing == Standing::Exempt, form == Form::Specific, "{is:?}");
                }
            }
            _ => {}
        });
        assert!(seen > 0 && total(&scenario, &world).rerouted > 0, "{form:?}");
    }
}
