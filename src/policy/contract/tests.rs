//! The promises of every clause and of random lists of clauses.

use super::*;
use crate::policy::clause::{
    Availability, BASKETS, Basis, CLASSES, COUNT_KINDS, COUNTS, Capitation, Count, DutyToAccept,
    HourlyTariff, Indexation, LumpSum, NormBudget, Others, OutcomePay, PooledCeiling, Profile, Race,
    STANDINGS_PAID, Sanction, SharedSavings, Sharing, Standing, Step, Tier, Units, VolumeCeiling, Year,
};
use crate::random::normal;
use proptest::prelude::*;

fn basis() -> impl Strategy<Value = Basis> {
    prop_oneof![Just(Basis::Fixed), Just(Basis::LastYear)]
}

fn payments() -> impl Strategy<Value = Clause> {
    prop_oneof![
        prop::collection::vec((0.05..0.6_f64, 0.0..1.5_f64), 1..4).prop_map(|steps| {
            let mut from = 0.0;
            let tiers = steps.into_iter().enumerate().map(|(place, (width, level))| {
                from += if place == 0 { 0.0 } else { width };
                Tier { from, level }
            });
            Clause::HourlyTariff(HourlyTariff::tiered(tiers.collect()))
        }),
        prop::collection::vec(0.0..3.0_f64, 1..CLASSES).prop_map(|levels| {
            let step = |(class, level): (usize, f64)| Step { from_minutes: 500 * class as u32, level };
            Clause::StepTariff(StepTariff { steps: levels.into_iter().enumerate().map(step).collect() })
        }),
        (0.2..1.5_f64, 0.0..1.0_f64, prop::collection::vec(0.0..3.0_f64, 1..CLASSES)).prop_map(
            |(level, start_share, levels)| {
                let profile = |(place, level): (usize, f64)| Profile { from_severity: place as f64, level };
                let profiles = levels.into_iter().enumerate().map(profile).collect();
                Clause::TrajectoryFee(TrajectoryFee { level, start_share, profiles })
            }
        ),
        (0.0..1.5_f64, 0.0..30.0_f64)
            .prop_map(|(level, euros_inhabitant)| Clause::LumpSum(LumpSum { level, euros_inhabitant })),
        (0.0..1.5_f64).prop_map(|level| Clause::Capitation(Capitation { level })),
        (0.0..1.0_f64, 0.1..1.5_f64)
            .prop_map(|(level, agreed)| Clause::Availability(Availability { level, agreed })),
    ]
}

fn adjustments() -> impl Strategy<Value = Clause> {
    prop_oneof![
        (0.0..1.0_f64, 0.0..1.0_f64, 0.3..1.0_f64).prop_map(|(contingent, bonus, benchmark)| {
            Clause::OutcomePay(OutcomePay { contingent, bonus, benchmark })
        }),
        (0.0..1.0_f64).prop_map(|corrected_share| Clause::Indexation(Indexation { corrected_share })),
        (0.0..0.5_f64, 1..12_u32)
            .prop_map(|(discount, months)| Clause::Sanction(Sanction { discount, months })),
        (0.0..1.0_f64, 0.0..1.0_f64).prop_map(|(detect_share, audit_found_share)| {
            Clause::ReportingDuty(ReportingDuty { minutes_month: 30.0, detect_share, audit_found_share })
        }),
        (0.0..1.0_f64).prop_map(|detect_share| Clause::DutyToAccept(DutyToAccept { detect_share })),
        (1..24_u32, 0.0..1.0_f64).prop_map(|(months, exception_share)| {
            Clause::DurationNorm(DurationNorm { months, exception_share })
        }),
    ]
}

fn bounds() -> impl Strategy<Value = Clause> {
    let reach = prop_oneof![Just(Reach::Segment), Just(Reach::Provider)];
    let units = prop_oneof![Just(Units::Hours), Just(Units::Places), Just(Units::Starts)];
    let sharing = prop_oneof![Just(Sharing::PointValue), Just(Sharing::FirstCome)];
    prop_oneof![
        (0.1..1.5_f64, basis(), reach, 0.0..1.0_f64, 0.0..1.0_f64).prop_map(
            |(level, basis, reach, paid_share, carried_share)| Clause::RevenueCeiling(RevenueCeiling {
                level,
                basis,
                reach,
                paid_share,
                carried_share,
                signal: Signal::STANDARD,
            })
        ),
        (0.1..1.5_f64, basis(), sharing, 0.0..0.9_f64).prop_map(|(level, basis, sharing, floor_share)| {
            Clause::PooledCeiling(PooledCeiling { level, basis, sharing, floor_share })
        }),
        (units, 0.1..1.5_f64, 0.0..1.0_f64).prop_map(|(units, level, paid_share)| {
            Clause::VolumeCeiling(VolumeCeiling { units, level, paid_share, signal: Signal::STANDARD })
        }),
        (0.1..1.5_f64, 0.0..1.0_f64, 0.0..1.0_f64).prop_map(|(level, exception_share, paid_share)| {
            Clause::NormBudget(NormBudget { level, exception_share, paid_share })
        }),
        (
            (0.3..1.5_f64, basis()),
            (0.0..1.0_f64, 0.0..1.0_f64),
            (0.0..0.1_f64, 0.05..1.0_f64),
            prop_oneof![Just(0.0), 0.2..0.9_f64]
        )
            .prop_map(
                |((level, basis), (savings_share, loss_share), (corridor_from, width), quality_gate)| {
                    Clause::SharedSavings(SharedSavings {
                        level,
                        basis,
                        savings_share,
                        loss_share,
                        corridor_from,
                        corridor_to: corridor_from + width,
                        quality_gate,
                    })
                }
            ),
    ]
}

fn clauses() -> impl Strategy<Value = Clause> {
    prop_oneof![payments(), adjustments(), bounds()]
}

fn activities() -> impl Strategy<Value = Activity> {
    let months = prop_oneof![0.5..12.0_f64, Just(12.0)];
    (months, prop::collection::vec(0.02..1.0_f64, 2 * COUNT_KINDS), 0.02..0.3_f64).prop_map(
        |(months, u, spread)| {
            let mut activity = Activity {
                months,
                spread_hours: 900.0 * spread,
                spread_client_months: 90.0 * spread,
                spread_starts: 12.0 * spread,
                spread_outcome: 0.3 * spread,
                ..Activity::default()
            };
            for count in COUNTS {
                let size = match count {
                    Count::Hours => 900.0,
                    Count::ClientMonths => 90.0,
                    Count::Capacity => 1_200.0,
                    Count::OverHours => 60.0,
                    Count::Outcomes => 12.0,
                    Count::Measured => 20.0,
                    Count::Start(_) | Count::Finish(_) => 4.0,
                };
                for standing in STANDINGS_PAID {
                    let place = 2 * count.place() + standing as usize;
                    activity.counts[count.place()][standing as usize] = size * u[place];
                }
            }
            activity
        },
    )
}

const YEAR: Year = Year {
    hours: 1_000.0,
    revenue: 120_000.0,
    bound_revenue: 82_000.0,
    client_months: 100.0,
    starts: 20.0,
    capacity: 1_300.0,
};

const TERMS: Terms = Terms {
    tariff: 82.0,
    list_tariff: 82.0,
    earned_before: [[0.0; 2]; BASKETS],
    case_hours: 70.0,
    month_hours: 8.0,
    inhabitants: 2_000.0,
    reference: YEAR,
    last: Year { hours: 1_100.0, revenue: 130_000.0, bound_revenue: 90_000.0, ..YEAR },
    ceiling_raise: 0.0,
    ceiling_carried: 3_000.0,
    audited_share: 0.3,
    sanctioned_share: 0.2,
    months_missed: 0.0,
    index_error: 1.03,
    other_lots: Others {
        claims: 30_000.0,
        spread: 2_000.0,
        reference: 28_000.0,
        last: 31_000.0,
        carried: 500.0,
    },
    rivals: Others {
        claims: 400_000.0,
        spread: 20_000.0,
        reference: 380_000.0,
        last: 390_000.0,
        carried: 0.0,
    },
    race: Race {
        own_before: 20_000.0,
        own_paid: 19_000.0,
        own_later: 25_000.0,
        rivals_now: 34_000.0,
        rivals_later: 170_000.0,
        rivals_paid: 195_000.0,
    },
};

/// [`TERMS`], with or without a cut of the tariff in the course of the year, whatever is audited.
fn any_terms() -> impl Strategy<Value = Terms> {
    let cut = prop_oneof![Just((0.0, [0.0; 2])), (0.0..0.5_f64, [0.0..20_000.0_f64, 0.0..20_000.0_f64])];
    (cut, 0.0..1.0_f64).prop_map(|((share, earned), audited_share)| {
        let (tariff, earned_before) = (TERMS.tariff * (1.0 - share), [earned; BASKETS]);
        Terms { tariff, earned_before, audited_share, ..TERMS }
    })
}

/// Whether a difference quotient cannot be trusted: a kink of an exempt tier, a floor, an agreed capacity or a race lies
/// inside its step, so that it lies between the slopes on the two sides.
fn near_kink(at: &dyn Fn(f64) -> f64, step: f64) -> bool {
    (at(step) - 2.0 * at(0.0) + at(-step)).abs() / step > 1e-3
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    /// The promise that keeps incentives honest: `marginal` is the derivative of `pay`, for every clause and for random
    /// lists of them in any order.
    #[test]
    fn marginal_is_the_derivative_of_pay(
        first in payments(), list in prop::collection::vec(clauses(), 0..5), activity in activities(), terms in any_terms(),
    ) {
        let contract = Contract { clauses: std::iter::once(first).chain(list).collect() };
        let marginal = contract.marginal(&activity, &terms);
        for count in COUNTS {
            for standing in STANDINGS_PAID {
                let step = 1e-4;
                let at = |shift: f64| {
                    let mut moved = activity;
                    moved.counts[count.place()][standing as usize] += shift;
                    contract.pay(&moved, &terms).total()
                };
                let numeric = (at(step) - at(-step)) / (2.0 * step);
                let exact = marginal.of(count, standing);
                // Central differences of a smooth function: error of the order step², plus rounding of 1e5 EUR.
                prop_assert!(near_kink(&at, step) || (numeric - exact).abs() <= 2e-4 * (1.0 + exact.abs()),
                    "{count:?} {standing:?}: {numeric} against {exact}");
            }
        }
    }

    /// A cut takes nothing back, whatever stands after the payments: the year to date pays what it did.
    #[test]
    fn a_cut_of_the_tariff_leaves_what_was_done_at_its_price(
        first in payments(), list in prop::collection::vec(prop_oneof![adjustments(), bounds()], 0..5),
        activity in activities(), share in 0.0..0.6_f64,
    ) {
        let paid = Contract { clauses: vec![first.clone()] };
        let contract = Contract { clauses: std::iter::once(first).chain(list).collect() };
        let done = Activity { spread_hours: 0.0, spread_client_months: 0.0, spread_starts: 0.0, ..activity };
        let tariff = TERMS.tariff * (1.0 - share);
        let cut = Terms { tariff, earned_before: contract.earned_before(&done, &TERMS, tariff), ..TERMS };
        let (was, is) = (contract.pay(&done, &TERMS).total(), contract.pay(&done, &cut).total());
        prop_assert!((was - is).abs() <= 1e-9 * (1_000.0 + was.abs()), "{was} against {is}");
        // What follows brings that much less, and so what is posted for it.
        let (before, after) = (paid.marginal(&done, &TERMS), paid.marginal(&done, &cut));
        for (before, after) in before.by.iter().flatten().flatten().zip(after.by.iter().flatten().flatten()) {
            prop_assert!((before * (1.0 - share) - after).abs() <= 1e-9 * (1.0 + before.abs()));
        }
    }

    /// At spread 0 the posted amount has the same derivative, away from its kinks.
    #[test]
    fn posted_pay_has_the_same_derivative(
        first in payments(), list in prop::collection::vec(clauses(), 0..4), activity in activities(),
    ) {
        let contract = Contract { clauses: std::iter::once(first).chain(list).collect() };
        let activity = Activity {
            spread_hours: 0.0, spread_client_months: 0.0, spread_starts: 0.0, spread_outcome: 0.0, ..activity
        };
        let mut terms = TERMS;
        (terms.other_lots.spread, terms.rivals.spread) = (0.0, 0.0);
        let marginal = contract.marginal(&activity, &terms);
        for count in COUNTS {
            let step = 1e-5;
            let at = |shift: f64| {
                let mut moved = activity;
                moved.counts[count.place()][0] += shift;
                contract.pay(&moved, &terms).total()
            };
            let (up, down) = ((at(step) - at(0.0)) / step, (at(0.0) - at(-step)) / step);
            let exact = marginal.of(count, Standing::Bound);
            // Differences of sums of 1e6 EUR over a step of 1e-5 carry rounding of about 1e-4.
            prop_assert!((up - down).abs() > 1e-3 || (up - exact).abs() < 2e-3 * (1.0 + exact.abs()),
                "{count:?}: {up} against {exact}");
        }
    }

    /// Expected pay is the mean of posted pay over the provider's own forecast of its bound hours. (A pool and a volume
    /// ceiling take the own share at its expected value, and differ from the mean by design; their files say so.)
    #[test]
    fn expected_pay_is_the_mean_of_posted_pay(
        first in prop_oneof![payments(), adjustments(), bounds()], activity in activities(),
    ) {
        let by_design = matches!(first, Clause::PooledCeiling(_) | Clause::VolumeCeiling(_));
        // A duty to report compares hours over the optimum with hours, and nobody forecasts the one without the other.
        prop_assume!(!by_design && !matches!(first, Clause::ReportingDuty(_)));
        let activity =
            Activity { spread_starts: 0.0, spread_client_months: 0.0, spread_outcome: 0.0, ..activity };
        let mut terms = TERMS;
        (terms.other_lots.spread, terms.rivals.spread) = (0.0, 0.0);
        let tariff = Clause::HourlyTariff(HourlyTariff::flat(1.0));
        // Alone, or (a bound) after the flat tariff that it bounds: there the forecast of money is that of hours.
        let pays = matches!(first.role(), Role::Payment(_));
        let clauses = if pays { vec![first] } else { vec![tariff, first] };
        let contract = Contract { clauses };
        let nodes = 4_000;
        let mean = (0..nodes).map(|node| {
            let z = normal((f64::from(node) + 0.5) / f64::from(nodes));
            let mut outcome = activity;
            outcome.counts[Count::Hours.place()][0] += z * activity.spread_hours;
            outcome.spread_hours = 0.0;
            contract.pay(&outcome, &terms).total()
        }).sum::<f64>() / f64::from(nodes);
        let expected = contract.pay(&activity, &terms).total();
        // The midpoint rule over 4,000 normal quantiles misses a kink by at most a few parts in 10,000.
        prop_assert!((mean - expected).abs() < 5e-4 * (1_000.0 + expected.abs()), "{mean} against {expected}");
    }

    /// What is unlimited does not limit, and what adjusts by nothing adjusts nothing: to the bit.
    #[test]
    fn a_clause_at_its_limit_is_no_clause(activity in activities(), pays in payments()) {
        let free = Contract { clauses: vec![pays.clone()] };
        let infinite = f64::INFINITY;
        let off = [
            Clause::RevenueCeiling(RevenueCeiling::plain(infinite, 0.0)),
            Clause::RevenueCeiling(RevenueCeiling { reach: Reach::Provider, ..RevenueCeiling::plain(infinite, 0.0) }),
            Clause::RevenueCeiling(RevenueCeiling::plain(0.5, 1.0)),
            Clause::PooledCeiling(PooledCeiling {
                level: infinite, basis: Basis::Fixed, sharing: Sharing::PointValue, floor_share: 0.0,
            }),
            Clause::PooledCeiling(PooledCeiling {
                level: 0.5, basis: Basis::Fixed, sharing: Sharing::PointValue, floor_share: 1.0,
            }),
            Clause::VolumeCeiling(VolumeCeiling {
                units: Units::Hours, level: infinite, paid_share: 0.0, signal: Signal::STANDARD,
            }),
            Clause::VolumeCeiling(VolumeCeiling {
                units: Units::Starts, level: 0.5, paid_share: 1.0, signal: Signal::STANDARD,
            }),
            Clause::NormBudget(NormBudget { level: infinite, exception_share: 0.0, paid_share: 0.0 }),
            Clause::NormBudget(NormBudget { level: 0.5, exception_share: 1.0, paid_share: 0.0 }),
            Clause::OutcomePay(OutcomePay { contingent: 0.0, bonus: 0.0, benchmark: 0.5 }),
            Clause::Indexation(Indexation { corrected_share: 0.0 }),
            Clause::Sanction(Sanction { discount: 0.0, months: 3 }),
            Clause::ReportingDuty(ReportingDuty { minutes_month: 30.0, detect_share: 0.0, audit_found_share: 0.0 }),
            Clause::DutyToAccept(DutyToAccept { detect_share: 1.0 }),
            Clause::DurationNorm(DurationNorm { months: 1, exception_share: 0.0 }),
            Clause::SharedSavings(SharedSavings {
                level: 1.0, basis: Basis::Fixed, savings_share: 0.0, loss_share: 0.0, corridor_from: 0.0,
                corridor_to: infinite, quality_gate: 0.0,
            }),
        ];
        for clause in off {
            let with = Contract { clauses: vec![pays.clone(), clause.clone()] };
            prop_assert_eq!(free.pay(&activity, &TERMS).euros, with.pay(&activity, &TERMS).euros, "{:?}", clause);
            prop_assert_eq!(free.marginal(&activity, &TERMS), with.marginal(&activity, &TERMS), "{:?}", clause);
        }
    }

    /// What a contract does not read does not move what it pays.
    #[test]
    fn a_contract_reads_all_that_it_pays_for(
        first in payments(), list in prop::collection::vec(clauses(), 0..5), activity in activities(),
    ) {
        let contract = Contract { clauses: std::iter::once(first).chain(list).collect() };
        let reads: Vec<Count> = contract.reads().places().map(|place| COUNTS[place]).collect();
        let mut read = activity;
        for count in COUNTS.into_iter().filter(|count| !reads.contains(count)) {
            // Classes that nobody is booked in.
            read.counts[count.place()] = [0.0; 2];
        }
        let mut full = read;
        for count in [Count::Hours, Count::OverHours].into_iter().filter(|count| !reads.contains(count)) {
            // Hours that are not declared; a duty to report and a ceiling on hours need a declaration, `check` says so.
            full.counts[count.place()] = activity.counts[count.place()];
        }
        let needs = contract.clauses.iter().any(|clause| matches!(clause, Clause::ReportingDuty(_)));
        prop_assert!(needs || contract.pay(&read, &TERMS) == contract.pay(&full, &TERMS));
    }

    #[test]
    fn equal_tiers_are_a_flat_tariff(activity in activities(), level in 0.2..1.5_f64, from in 0.1..1.2_f64) {
        let flat = Contract { clauses: vec![Clause::HourlyTariff(HourlyTariff::flat(level))] };
        let tiers = vec![Tier { from: 0.0, level }, Tier { from, level }];
        let tiered = Contract { clauses: vec![Clause::HourlyTariff(HourlyTariff::tiered(tiers))] };
        prop_assert_eq!(flat.pay(&activity, &TERMS), tiered.pay(&activity, &TERMS));
        prop_assert_eq!(flat.marginal(&activity, &TERMS), tiered.marginal(&activity, &TERMS));
    }

    /// Steps and profiles of one height are one fee for all.
    #[test]
    fn equal_steps_are_one_fee(activity in activities(), level in 0.2..1.5_f64) {
        let steps = (0..CLASSES as u32).map(|class| Step { from_minutes: 100 * class, level }).collect();
        let stepped = Contract { clauses: vec![Clause::StepTariff(StepTariff { steps })] };
        let profile = |class: usize| Profile { from_severity: class as f64, level: 1.0 };
        let profiles = (0..CLASSES).map(profile).collect();
        let fee = TrajectoryFee { level, start_share: 0.0, profiles };
        let fees = Contract { clauses: vec![Clause::TrajectoryFee(fee)] };
        let closed: f64 = (0..CLASSES as u8).map(|class| activity.total(Count::Finish(class))).sum();
        let all = level * TERMS.tariff * TERMS.case_hours * closed;
        prop_assert!((stepped.pay(&activity, &TERMS).total() - all).abs() < 1e-6);
        prop_assert!((fees.pay(&activity, &TERMS).total() - all).abs() < 1e-6);
    }
}
