//! Conservation: whatever the policy and the segments, every client, minute and cent is somewhere.
//!
//! `month::play` holds the ledger against the state every month and `run::simulate` fails if a line differs; here the
//! same totals are counted once more from the outside: from the tallies that tables and charts are made of.

use super::{small, whole_history, with, world};
use prikkel::behaviour::Behaviour;
use prikkel::behaviour::gatekeeping::Gatekeeping;
use prikkel::indicators::{INDICATORS, position};
use prikkel::policy::Policy;
use prikkel::policy::access::{Access, Gate, ROUTES};
use prikkel::policy::admission::{Admission, Procedure, Selection, Weights};
use prikkel::policy::budget::{Budget, Response, Rule, Watch};
use prikkel::policy::clause::{
    Availability, Basis, Capitation, Clause, DurationNorm, DutyToAccept, HourlyTariff, Indexation, LumpSum,
    MonthlyMaximum, NormBudget, OutcomePay, PooledCeiling, Profile, Reach, ReportingDuty, RevenueCeiling,
    Sanction, SharedSavings, Sharing, Signal, Step, StepTariff, Tier, TrajectoryFee, Unit, Units,
    VolumeCeiling,
};
use prikkel::policy::contract::Contract;
use prikkel::policy::contribution::Contribution;
use prikkel::policy::rights::{Forms, HOLDERS, Rights};
use prikkel::policy::steering::Steering;
use prikkel::policy::team::{Official, ROLES, TASKS, Team};
use prikkel::run::{measure, simulate};
use prikkel::scenario::{Scenario, Segment};
use prikkel::units::{Cents, MONTHS_PER_YEAR};
use prikkel::world::World;
use prikkel::world::tally::Tally;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

fn tariff() -> impl Strategy<Value = Clause> {
    let unit = prop_oneof![Just(1_u32), Just(60), Just(240), Just(1_440)];
    let maximum = prop_oneof![
        Just(MonthlyMaximum::Assigned),
        Just(MonthlyMaximum::WeeksTouched),
        Just(MonthlyMaximum::Weeks(6.0))
    ];
    (0.0..1.5_f64, vec((0.05..0.8_f64, 0.0..1.2_f64), 0..3), unit, maximum).prop_map(
        |(first, more, minutes, maximum)| {
            let mut tiers = vec![Tier { from: 0.0, level: first }];
            let mut from = 0.0;
            for (step, level) in more {
                from += step;
                tiers.push(Tier { from, level });
            }
            Clause::HourlyTariff(HourlyTariff { tiers, unit: Unit { minutes }, maximum })
        },
    )
}

fn fee() -> impl Strategy<Value = Clause> {
    (0.0..1.5_f64, 0.0..=1.0_f64, vec((0.05..0.8_f64, 0.0..2.5_f64), 1..5)).prop_map(
        |(level, start_share, rows)| {
            let mut from = 0.0;
            let profiles = rows.into_iter().enumerate().map(|(place, (width, level))| {
                from += if place == 0 { 0.0 } else { width };
                Profile { from_severity: from, level }
            });
            Clause::TrajectoryFee(TrajectoryFee { level, start_share, profiles: profiles.collect() })
        },
    )
}

fn steps() -> impl Strategy<Value = Clause> {
    vec((60..3_000_u32, 0.0..2.5_f64), 1..5).prop_map(|rows| {
        let mut from = 0;
        let steps = rows.into_iter().enumerate().map(|(place, (width, level))| {
            from += if place == 0 { 0 } else { width };
            Step { from_minutes: from, level }
        });
        Clause::StepTariff(StepTariff { steps: steps.collect() })
    })
}

fn sum() -> impl Strategy<Value = Clause> {
    (0.0..1.5_f64, 0.0..40.0_f64)
        .prop_map(|(level, euros_inhabitant)| Clause::LumpSum(LumpSum { level, euros_inhabitant }))
}

fn basis() -> impl Strategy<Value = Basis> {
    prop_oneof![Just(Basis::Fixed), Just(Basis::LastYear)]
}

fn signal() -> impl Strategy<Value = Signal> {
    (0.0..1.2_f64, 0..6_u32, 0.0..0.3_f64).prop_map(|(share, decision_lag_months, raise_share)| Signal {
        share,
        decision_lag_months,
        raise_share,
    })
}

/// Bounds and adjustments of every kind.
fn condition() -> impl Strategy<Value = Clause> {
    let reach = prop_oneof![Just(Reach::Segment), Just(Reach::Provider)];
    let units = prop_oneof![Just(Units::Hours), Just(Units::Places), Just(Units::Starts)];
    let sharing = prop_oneof![Just(Sharing::PointValue), Just(Sharing::FirstCome)];
    prop_oneof![
        (0.0..1.5_f64, basis(), reach, 0.0..=1.0_f64, 0.0..=1.0_f64, signal()).prop_map(
            |(level, basis, reach, paid_share, carried_share, signal)| Clause::RevenueCeiling(
                RevenueCeiling { level, basis, reach, paid_share, carried_share, signal }
            )
        ),
        (0.0..1.5_f64, basis(), sharing, 0.0..=1.0_f64).prop_map(|(level, basis, sharing, floor_share)| {
            Clause::PooledCeiling(PooledCeiling { level, basis, sharing, floor_share })
        }),
        (units, 0.0..1.5_f64, 0.0..=1.0_f64, signal()).prop_map(|(units, level, paid_share, signal)| {
            Clause::VolumeCeiling(VolumeCeiling { units, level, paid_share, signal })
        }),
        (0.0..1.5_f64, 0.0..=1.0_f64, 0.0..=1.0_f64).prop_map(|(level, exception_share, paid_share)| {
            Clause::NormBudget(NormBudget { level, exception_share, paid_share })
        }),
        (1..20_u32, 0.0..=1.0_f64).prop_map(|(months, exception_share)| {
            Clause::DurationNorm(DurationNorm { months, exception_share })
        }),
        (0.0..=1.0_f64, 0.0..1.0_f64, 0.1..1.2_f64).prop_map(|(contingent, bonus, benchmark)| {
            Clause::OutcomePay(OutcomePay { contingent, bonus, benchmark })
        }),
        (0.0..=1.0_f64).prop_map(|corrected_share| Clause::Indexation(Indexation { corrected_share })),
        (0.0..=1.0_f64).prop_map(|detect_share| Clause::DutyToAccept(DutyToAccept { detect_share })),
        (0.0..0.3_f64, 1..8_u32)
            .prop_map(|(discount, months)| Clause::Sanction(Sanction { discount, months })),
        (0.0..120.0_f64, 0.0..=1.0_f64).prop_map(|(minutes_month, detect_share)| {
            Clause::ReportingDuty(ReportingDuty { minutes_month, detect_share, audit_found_share: 0.5 })
        }),
        (0.3..1.5_f64, basis(), 0.0..=1.0_f64, 0.0..=1.0_f64, 0.0..1.0_f64).prop_map(
            |(level, basis, savings_share, loss_share, quality_gate)| Clause::SharedSavings(SharedSavings {
                level,
                basis,
                savings_share,
                loss_share,
                corridor_from: 0.0,
                corridor_to: 0.3,
                quality_gate,
            })
        ),
    ]
}

/// Any payments in any mix, then any conditions in any order.
fn contract() -> impl Strategy<Value = Contract> {
    let capitation = || (0.0..1.5_f64).prop_map(|level| Clause::Capitation(Capitation { level }));
    let availability = || {
        (0.0..1.0_f64, 0.1..1.5_f64)
            .prop_map(|(level, agreed)| Clause::Availability(Availability { level, agreed }))
    };
    let payments = prop_oneof![
        vec(tariff(), 1),
        vec(fee(), 1),
        vec(steps(), 1),
        vec(sum(), 1),
        vec(capitation(), 1),
        (tariff(), availability()).prop_map(|(one, two)| vec![one, two]),
        (tariff(), sum(), capitation()).prop_map(|(one, two, three)| vec![one, two, three]),
    ];
    (payments, vec(condition(), 0..5)).prop_map(|(mut clauses, conditions)| {
        clauses.extend(conditions);
        Contract { clauses }
    })
}

fn gate() -> impl Strategy<Value = Gate> {
    let judged = (0.0..1.2_f64, 0.5..9.0_f64, 0.0..0.8_f64, 0.0..=1.0_f64, 0.0..=1.0_f64);
    let period = prop_oneof![Just(f64::INFINITY), 1.0..30.0_f64];
    let hours = prop_oneof![Just(f64::INFINITY), 10.0..5_000.0_f64];
    let near = (0.0..=1.0_f64, 0.0..=1.0_f64);
    let swayed = (0.0..2.0_f64, 0.0..=1.0_f64, 0.0..=1.0_f64, 1_u32..9, near);
    (judged, period, hours, swayed).prop_map(|(judged, period_months, hours_month, swayed)| {
        let (strictness, assessment_hours, error_sd_hour, deference, recognise_share_month) = judged;
        let (budget_response, interest, closeness, known_providers, near) = swayed;
        Gate {
            strictness,
            assessment_hours,
            hours_month,
            error_sd_hour,
            deference,
            recognise_share_month,
            period_months,
            budget_response,
            interest,
            closeness,
            known_providers,
            reach_share: near.0,
            helps_share: near.1,
        }
    })
}

/// Any matrix, lawful or not: money, minutes and clients balance whoever decides.
fn rights() -> impl Strategy<Value = Rights> {
    let holder = || (0..HOLDERS.len()).prop_map(|place| HOLDERS[place]);
    let cases = prop::array::uniform6(prop::array::uniform3(holder()));
    let forms = (0.0..=1.0_f64, 0.0..=1.0_f64, 0.0..=1.0_f64).prop_map(|(one, two, three)| {
        let all = (one + two + three).max(1.0);
        Forms { specific_share: one / all, budget_share: two / all, generic_share: three / all }
    });
    let severity = prop_oneof![Just(None), (0.0..2.0_f64).prop_map(Some)];
    (cases, prop::array::uniform4(holder()), prop::array::uniform3(forms), severity).prop_map(
        |(cases, system, forms, exception_severity)| Rights { cases, system, forms, exception_severity },
    )
}

fn gatekeeping() -> impl Strategy<Value = Gatekeeping> {
    (0.0..=1.0_f64, 1_u32..6, 0.0..=1.0_f64, 1_u32..6, 0.0..=1.0_f64).prop_map(
        |(change_shortfall, change_months, appeal_share, appeal_months, shop_share)| Gatekeeping {
            budget_response: 1.0,
            change_shortfall,
            change_months,
            appeal_share,
            appeal_months,
            shop_share,
        },
    )
}

fn admission() -> impl Strategy<Value = Admission> {
    let weights = (0.0..3.0_f64, -3.0..3.0_f64, 0.0..3.0_f64)
        .prop_map(|(quality, size, soundness)| Weights { quality, size, soundness });
    let selection = ([of(3..20_u32), of(3..20_u32)], of(1..3_u32), weights).prop_map(
        |(contracted_max, term_years, weights)| {
            Procedure::Selective(Selection { contracted_max: contracted_max.to_vec(), term_years, weights })
        },
    );
    let procedure = prop_oneof![Just(Procedure::OpenHouse), Just(Procedure::Closed), selection];
    (procedure, 0..8_u32).prop_map(|(procedure, notice_months)| Admission { procedure, notice_months })
}

fn rule() -> impl Strategy<Value = Rule> {
    let watch = prop_oneof![Just(Watch::Forecast), Just(Watch::Claims), Just(Watch::Queue)];
    let response = prop_oneof![
        Just(Response::Talk),
        Just(Response::StopIntake),
        Just(Response::Accept),
        (0.0..0.5_f64).prop_map(|cut_share| Response::Renegotiate { cut_share }),
        (0.0..1.0_f64).prop_map(|strictness| Response::TightenAccess { strictness }),
        (0.0..0.5_f64).prop_map(|cut_share| Response::CutTariff { cut_share }),
        (0.0..0.5_f64).prop_map(|budget_share| Response::DrawOnReserve { budget_share }),
    ];
    (watch, 0.0..1.2_f64, response, 0..5_u32, 0.0..10_000.0_f64).prop_map(
        |(watch, above, response, lag_months, cost_euros)| Rule {
            watch,
            above,
            response,
            lag_months,
            cost_euros,
        },
    )
}

/// `segment` with other numbers.
fn any_segment(segment: Segment) -> impl Strategy<Value = Segment> {
    (0.3..2.0_f64, 0.4..1.6_f64, 0.4..1.6_f64, 0.0..1.0_f64, 0.2..1.5_f64, 0.0..1.2_f64, 0.0..3.0_f64)
        .prop_map(move |(incidence, tariff, hours, severity_sd, duration, duration_sd, relapse_factor)| {
            let mut changed = segment.clone();
            changed.incidence_per_1000_year *= incidence;
            changed.tariff *= tariff;
            changed.optimal_hours_month *= hours;
            changed.severity_sd = severity_sd;
            changed.duration_median_months.iter_mut().for_each(|months| *months *= duration);
            changed.duration_sd = [duration_sd; 3];
            changed.relapse_factor = relapse_factor;
            changed
        })
}

/// Any way of steering.
fn steering() -> impl Strategy<Value = Steering> {
    let hours = (0.0..12.0_f64, 0.0..10.0_f64, 0.0..10.0_f64, 0.0..4.0_f64);
    let shares = (0.0..=1.0_f64, 0.0..=1.0_f64, 0.0..=1.0_f64, 0.0..=1.0_f64, 0.0..=1.0_f64);
    (hours, shares, 1..4_u32, 0.0..300.0_f64).prop_map(|(hours, shares, contacts, report_minutes_month)| {
        let (dialogues_year, dialogue_hours, audit_hours, authorisation_hours) = hours;
        let (control, audit_share_year, coordination_share, volume_promise, relief_share) = shares;
        Steering {
            control,
            dialogues_year,
            dialogue_hours,
            contacts,
            audit_share_year,
            audit_hours,
            authorisation_hours,
            report_minutes_month,
            coordination_share,
            volume_promise,
            relief_share,
        }
    })
}

/// Any team, of nobody to six.
fn team() -> impl Strategy<Value = Team> {
    let official = (0..ROLES.len(), 0.0..150.0_f64).prop_map(|(role, hours_month)| Official {
        name: String::new(),
        role: ROLES[role],
        hours_month,
    });
    (vec(official, 0..6), Just(TASKS.to_vec()).prop_shuffle()).prop_map(|(mut officials, order)| {
        for (place, official) in officials.iter_mut().enumerate() {
            official.name = format!("official {place}");
        }
        let priority = [order[0], order[1], order[2], order[3]];
        Team { officials, priority, hour_euros: 60.0 }
    })
}

/// Any policy for the segments of `policy`.
fn any_policy(policy: Policy) -> impl Strategy<Value = Policy> {
    let segments = policy.contracts.len();
    let numbers = (0.3..1.5_f64, (0.0..=1.0_f64, 0.0..1.2_f64), 0.0..1.0_f64, 0..4_u32, 1..5_u32);
    let decided = (rights(), prop::array::uniform8(gate()));
    let contribution =
        [0.0..60.0_f64, 0.0..60.0, 0.0..60.0].prop_map(|euros_month| Contribution { euros_month });
    let contracts = (vec(contract(), segments), vec(contribution, segments));
    (contracts, decided, admission(), (vec(rule(), 0..5), steering(), team()), numbers).prop_map(
        move |((contracts, contributions), (rights, gates), admission, (rules, steering, team), numbers)| {
            let (budget, (follow_share, fair_price_share), reserve, claims_lag_months, steer_every_months) =
                numbers;
            let euros_year = policy.budget.euros_year.iter().map(|euros| euros * budget).collect();
            let reserve_euros = policy.budget.reserve_euros * reserve;
            let growth_year = policy.budget.growth_year;
            let budget = Budget {
                euros_year,
                growth_year,
                follow_share,
                fair_price_share,
                reserve_euros,
                claims_lag_months,
                steer_every_months,
                rules,
            };
            let region = policy.region.clone();
            let begins = policy.begins;
            Policy {
                contracts,
                begins,
                contributions,
                rights,
                access: Access { gates },
                admission,
                budget,
                region,
                steering,
                team,
            }
        },
    )
}

/// `behaviour` with other hazards and speeds.
fn any_behaviour(behaviour: Behaviour) -> impl Strategy<Value = Behaviour> {
    let hazards = (0.0..0.2_f64, 0.0..0.1_f64, 0.0..0.1_f64, 0.0..=1.0_f64);
    let latent = (0.0..2.0_f64, 0.0..0.05_f64);
    let relation = (0.0..3.0_f64, 0.0..=1.0_f64, 0.0..0.9_f64);
    (hazards, 0.0..=1.0_f64, 0.0..0.9_f64, 0..8_u32, (gatekeeping(), latent, relation)).prop_map(
        move |(hazards, habit, stress, refusals, (gatekeeping, latent, relation))| {
            let (dropout, crisis, break_off, returning) = hazards;
            let mut changed = behaviour;
            changed.gatekeeping = gatekeeping;
            let (events, dispute, leave) = relation;
            (changed.events.per_year, changed.events.dispute_share) = (events, dispute);
            (changed.ties.official_leave_year, changed.ties.provider_leave_year) = (leave, leave);
            changed.volume.crowding_out = dispute;
            (changed.demand.latent_ratio, changed.demand.contribution_elasticity) = latent;
            changed.demand.dropout_share_month = dropout;
            changed.demand.crisis_share_month = crisis;
            changed.demand.break_off_share_month = break_off;
            changed.demand.return_share = returning;
            changed.habit.change_share_quarter = habit;
            changed.volume.stress_share = stress;
            changed.referral.refusals_max = refusals;
            changed
        },
    )
}

/// A small municipality with any policy before and after the warm-up, any segments and any behaviour.
fn any_scenario() -> impl Strategy<Value = Scenario> {
    (2_000..8_000_u32).prop_flat_map(|inhabitants| {
        let base = small("default-municipality", inhabitants, 2);
        let segments: Vec<_> = base.segments.iter().cloned().map(any_segment).collect();
        let policies = (any_policy(base.policy_before.clone()), any_policy(base.policy.clone()));
        (segments, policies, any_behaviour(base.behaviour), 0.3..1.5_f64).prop_map(
            move |(segments, (policy_before, policy), behaviour, capacity)| {
                with(&base, |it| {
                    it.segments = segments.clone();
                    it.policy_before = policy_before.clone();
                    it.policy = policy.clone();
                    it.behaviour = behaviour;
                    it.market.capacity_factor = capacity;
                })
            },
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_gets_lost_under_any_policy(scenario in any_scenario(), seed in any::<u64>()) {
        // `simulate` fails in the month in which a line of the ledger does not balance.
        let world = simulate(&scenario, seed, 0).map_err(TestCaseError::fail)?;
        clients_add_up(&world);
        minutes_add_up(&world);
        money_adds_up(&scenario, &world);
        shares_are_shares(&world);
        measures_are_numbers(&scenario, &world);
    }
}

/// Each segment and month: the list and the stock in care change by who came and who went (V29), and at the end the
/// columns hold as many as were counted.
fn clients_add_up(world: &World) {
    let segments = world.tallies.len();
    for segment in 0..segments {
        let months: Vec<&Tally> = world.history.iter().skip(segment).step_by(segments).collect();
        for pair in months.windows(2) {
            let [before, now] = [pair[0], pair[1]];
            let let_in = now.applied - now.turned_away;
            // Someone whose wait became a crisis has started, and is among the starts.
            assert_eq!(now.waiting - before.waiting, let_in - now.starts - now.gave_up, "the list");
            let left = now.finished + now.broken_off;
            assert_eq!(now.in_care - before.in_care, now.starts - left, "in care");
        }
        let last = months.last().expect("a run has months");
        let waiting =
            world.waiting.iter().filter(|client| usize::from(client.who.segment) == segment).count();
        let in_care = world.care.segment.iter().filter(|number| usize::from(**number) == segment).count();
        assert_eq!((last.waiting, last.in_care), (waiting as i64, in_care as i64));
    }
    let all = whole_history(world, |_| true);
    let ledger = &world.ledger;
    assert_eq!(
        (all.applied, all.turned_away, all.gave_up, all.finished, all.broken_off),
        (ledger.applied, ledger.turned_away, ledger.gave_up, ledger.finished, ledger.broken_off)
    );
    assert_eq!(all.in_care_by_band.iter().sum::<i64>(), all.in_care);
    routes_balance(world, &all);
    assert_eq!(all.waits.iter().sum::<i64>(), all.starts);
    assert_eq!(all.stays.iter().sum::<i64>(), all.finished);
    let mut keys: Vec<_> = world.client_keys().collect();
    keys.sort_unstable();
    assert!(keys.windows(2).all(|pair| pair[0] != pair[1]), "a client is in two places");
}

/// Whoever came by a route is turned away, started, gave up, or waits; and the routes together are all.
fn routes_balance(world: &World, all: &Tally) {
    for (route, holder) in ROUTES.into_iter().enumerate() {
        let let_in = all.applied_by_route[route] - all.turned_away_by_route[route];
        let gone = all.starts_by_route[route] + all.gave_up_by_route[route];
        let waiting = world.waiting.iter().filter(|client| client.who.route == holder).count() as i64;
        assert_eq!(let_in, gone + waiting, "{holder:?}");
        let again = all.applied_again_by_route[route];
        assert!((0..=all.applied_by_route[route]).contains(&again), "{holder:?}");
    }
    let sum = |counts: &[i64]| counts.iter().sum::<i64>();
    assert_eq!(sum(&all.applied_by_route), all.applied);
    assert_eq!(sum(&all.turned_away_by_route), all.turned_away);
    assert_eq!(sum(&all.helped_by_route), all.helped);
    assert_eq!(sum(&all.gave_up_by_route), all.gave_up);
    assert_eq!(sum(&all.starts_by_route), all.starts);
    // Nobody is both in crisis and placed out of contract, and both start at once.
    assert!(all.crises + all.placed_out <= all.starts);
}

fn minutes_add_up(world: &World) {
    let all = whole_history(world, |_| true);
    let ledger = &world.ledger;
    assert_eq!(all.delivered, ledger.received.0);
    assert_eq!(all.declared, ledger.declared.0);
    assert_eq!(all.delivered - all.declared, ledger.undeclared.0);
    let by_lot = |lots: std::ops::Range<usize>| lots.map(|lot| world.lots.delivered_ever[lot].0).sum::<i64>();
    assert_eq!(all.delivered, by_lot(world.lots.all()));
    assert_eq!(all.delivered_contracted, by_lot(world.lots.contracted()));
    // What was given is the optimum, more what was over, less what was short.
    assert_eq!(all.delivered, all.optimal + all.over - all.short);
}

fn money_adds_up(scenario: &Scenario, world: &World) {
    let all = whole_history(world, |_| true);
    let reported = super::total(scenario, world);
    let by_lot = |lots: std::ops::Range<usize>| lots.map(|lot| world.lots.received_ever[lot].0).sum::<i64>();
    assert_eq!(all.spend, by_lot(world.lots.all()));
    assert_eq!(all.revenue, by_lot(world.lots.contracted()));
    assert_eq!(all.spend - all.spend_external, all.revenue);
    let put_by: Cents = world.providers.reserve.iter().copied().sum();
    assert_eq!(world.ledger.provider_reserves_at_start.0 + all.revenue - all.cost, put_by.0);
    // Paid + left = budget, to the cent.
    let opened = Cents::from_euros(scenario.policy.budget.reserve_euros);
    let reserve: Cents = world.town_hall.reserve.iter().copied().sum();
    assert_eq!(opened.0 + reported.budget - reported.spend - reported.steering, reserve.0);
}

/// Parts are never larger than their whole, and nothing that is counted falls below zero.
fn shares_are_shares(world: &World) {
    for tally in &world.history {
        let parts = [
            (tally.turned_away, tally.applied),
            (tally.helped, tally.turned_away),
            (tally.surfaced_by_route.iter().sum(), tally.applied),
            (tally.repeat_starts, tally.starts),
            (tally.exempt_starts, tally.starts),
            (tally.crises, tally.starts),
            (tally.delivered_contracted, tally.delivered),
            (tally.over, tally.delivered),
            (tally.short, tally.optimal),
        ];
        assert!(parts.iter().all(|(part, whole)| 0 <= *part && part <= whole), "{parts:?}");
        assert!(tally.waited >= 0 && tally.stayed >= 0 && tally.healed >= 0 && tally.residual >= 0);
    }
}

fn measures_are_numbers(scenario: &Scenario, world: &World) {
    let values = measure(scenario, world);
    let measured = values.indicators.iter().chain(&values.series).flatten();
    assert!(measured.clone().all(|value| value.is_finite()), "every measure is a number");
    let within = |key: &str, low: f64, high: f64| {
        if let Some(value) = values.indicators[position(key)] {
            assert!((low..=high).contains(&value), "{key} is {value}");
        }
    };
    for share in
        ["recovery", "residual_need", "over_provision", "under_provision", "repeat_share", "concentration"]
    {
        within(share, 0.0, 1.0);
    }
    for amount in ["waiting", "wait", "wait_p90", "duration", "clients", "starts", "refusals", "staff"] {
        within(amount, 0.0, f64::INFINITY);
    }
    assert_eq!(values.indicators.len(), INDICATORS.len());
}

/// A steady municipality: no growth, no shocks, staff that neither comes nor goes, and patience without end, so that
/// everyone who is let in waits to the end of the wait.
fn steady() -> Scenario {
    with(&small("open-house", 20_000, 30), |it| {
        it.municipality.need_growth_year = 0.0;
        it.municipality.need_shock_sd = 0.0;
        it.behaviour.demand.dropout_share_month = 0.0;
        it.behaviour.staffing.hire_share_month = 0.0;
        it.behaviour.staffing.shrink_share_month = 0.0;
    })
}

/// Little's identity holds for every run, steady or not: someone who waits n months is counted at the end of n months.
/// So the months counted on the list are those waited by who started, and those waited so far by who still waits.
#[test]
fn months_on_the_list_are_months_waited() {
    let mut some_wait = false;
    for name in super::SCHEMES {
        let scenario = with(&small(name, 20_000, 3), |it| it.behaviour.demand.dropout_share_month = 0.0);
        let world = world(&scenario, 0);
        let all = whole_history(&world, |_| true);
        let so_far: u32 = world.waiting.iter().map(|client| world.month.0 - client.since.0).sum();
        assert_eq!(all.waiting, all.waited + i64::from(so_far), "{name}");
        some_wait |= all.waiting > 0;
    }
    assert!(some_wait);
}

/// Little's law L = λ W, over the thirty reported years of a steady municipality. What separates it from the identity above
/// is the edges: those who came before the first reported month, or start after the last. They wait W each, so that the
/// edges weigh about W over the length of the run (some months of 360): 3 % leaves room for a list that is not quite
/// the same at both ends.
#[test]
fn the_list_is_the_inflow_times_the_wait() {
    let scenario = steady();
    let world = world(&scenario, 0);
    let all = super::total(&scenario, &world);
    let months = f64::from(scenario.run.years * MONTHS_PER_YEAR);
    let list = all.waiting as f64 / months;
    let inflow = (all.applied - all.turned_away) as f64 / months;
    let wait = all.waited as f64 / all.starts as f64;
    assert!(list > 5.0, "a list that is hardly there proves nothing: {list}");
    assert!((list / (inflow * wait) - 1.0).abs() < 0.03, "L {list}, λ {inflow}, W {wait}");
}
