//! A contract: an ordered list of clauses. A scheme is a contract per segment; nothing else in the code knows how it pays.

use super::clause::{Activity, Amount, Clause, Marginal, RevenueCeiling, Terms};

/// An ordered list of clauses: payments first, bounds after what they bound.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contract {
    /// The clauses in the order in which they work.
    pub clauses: Vec<Clause>,
}

impl Contract {
    /// What is paid for `activity`: posted at spread 0, expected at a spread above 0.
    pub fn pay(&self, activity: &Activity, terms: &Terms) -> Amount {
        self.clauses.iter().fold(Amount::default(), |before, clause| clause.pay(activity, terms, before))
    }

    /// What one more unit of every count would bring: the derivative of [`Contract::pay`].
    pub fn marginal(&self, activity: &Activity, terms: &Terms) -> Marginal {
        let start = (Amount::default(), Marginal::default());
        self.clauses
            .iter()
            .fold(start, |(before, gradient), clause| {
                let after = clause.marginal(activity, terms, before, gradient);
                (clause.pay(activity, terms, before), after)
            })
            .1
    }

    /// Every ceiling with the amount that reaches it.
    pub fn ceilings(
        &self,
        activity: &Activity,
        terms: &Terms,
    ) -> impl Iterator<Item = (&RevenueCeiling, Amount)> {
        let mut amount = Amount::default();
        self.clauses.iter().filter_map(move |clause| {
            let before = amount;
            amount = clause.pay(activity, terms, before);
            match clause {
                Clause::RevenueCeiling(ceiling) => Some((ceiling, before)),
                Clause::HourlyTariff(_) | Clause::TrajectoryFee(_) | Clause::LumpSum(_) => None,
            }
        })
    }

    /// Whether hours are declared under this contract.
    pub fn declares_hours(&self) -> bool {
        self.clauses.iter().any(Clause::counts_hours)
    }
}

#[cfg(test)]
mod tests {
    use super::super::clause::{
        COUNTS, Count, HourlyTariff, LumpSum, STANDINGS, Standing, Tier, TrajectoryFee,
    };
    use super::*;
    use crate::random::normal;
    use proptest::prelude::*;

    fn clauses() -> impl Strategy<Value = Clause> {
        prop_oneof![
            prop::collection::vec((0.05..0.6_f64, 0.0..1.5_f64), 1..4).prop_map(|steps| {
                let mut from = 0.0;
                let tiers = steps.into_iter().enumerate().map(|(place, (width, level))| {
                    from += if place == 0 { 0.0 } else { width };
                    Tier { from, level }
                });
                Clause::HourlyTariff(HourlyTariff { tiers: tiers.collect() })
            }),
            (0.2..1.5_f64, 0.0..1.0_f64)
                .prop_map(|(level, start_share)| Clause::TrajectoryFee(TrajectoryFee { level, start_share })),
            (0.0..1.5_f64).prop_map(|level| Clause::LumpSum(LumpSum { level })),
            (0.1..1.5_f64, 0.0..1.0_f64).prop_map(|(level, paid_share)| Clause::RevenueCeiling(
                RevenueCeiling {
                    level,
                    paid_share,
                    signal_share: 0.7,
                    decision_lag_months: 1,
                    raise_share: 0.0,
                }
            )),
        ]
    }

    fn activities() -> impl Strategy<Value = Activity> {
        (0.0..12.0_f64, prop::array::uniform8(0.0..1.0_f64), 0.02..0.3_f64).prop_map(|(months, u, spread)| {
            Activity {
                months,
                counts: [
                    [900.0 * u[0], 600.0 * u[1]],
                    [90.0 * u[2], 60.0 * u[3]],
                    [12.0 * u[4], 6.0 * u[5]],
                    [12.0 * u[6], 6.0 * u[7]],
                ],
                spread_hours: 900.0 * spread,
                spread_starts: 12.0 * spread,
            }
        })
    }

    const TERMS: Terms = Terms {
        tariff: 82.0,
        case_hours: 70.0,
        reference_hours: 1_000.0,
        reference_revenue: 120_000.0,
        reference_bound_revenue: 82_000.0,
        ceiling_raise: 0.0,
    };

    proptest! {
        /// The promise that keeps incentives honest: `marginal` is the derivative of `pay`, for random lists of clauses.
        #[test]
        fn marginal_is_the_derivative_of_pay(list in prop::collection::vec(clauses(), 1..5), activity in activities()) {
            let contract = Contract { clauses: list };
            let marginal = contract.marginal(&activity, &TERMS);
            for count in COUNTS {
                for standing in STANDINGS {
                    let step = 1e-4;
                    let at = |shift: f64| {
                        let mut moved = activity;
                        moved.counts[count as usize][standing as usize] += shift;
                        contract.pay(&moved, &TERMS).total()
                    };
                    let numeric = (at(step) - at(-step)) / (2.0 * step);
                    let exact = marginal.of(count, standing);
                    // Central differences of a smooth function: error of the order step², plus rounding of 1e5 EUR.
                    // Where an exempt tier puts a kink inside the step the difference quotient lies between the slopes on
                    // its two sides; such points are skipped.
                    let near_kink = (at(step) - 2.0 * at(0.0) + at(-step)).abs() / step > 1e-3;
                    prop_assert!(near_kink || (numeric - exact).abs() <= 1e-4 * (1.0 + exact.abs()),
                        "{count:?} {standing:?}: {numeric} against {exact}");
                }
            }
        }

        /// At spread 0 the posted amount has the same derivative, away from its kinks.
        #[test]
        fn posted_pay_has_the_same_derivative(list in prop::collection::vec(clauses(), 1..5), activity in activities()) {
            let contract = Contract { clauses: list };
            let activity = Activity { spread_hours: 0.0, spread_starts: 0.0, ..activity };
            let marginal = contract.marginal(&activity, &TERMS);
            for count in COUNTS {
                let step = 1e-5;
                let at = |shift: f64| {
                    let mut moved = activity;
                    moved.counts[count as usize][0] += shift;
                    contract.pay(&moved, &TERMS).total()
                };
                let (up, down) = ((at(step) - at(0.0)) / step, (at(0.0) - at(-step)) / step);
                let exact = marginal.of(count, Standing::Bound);
                // Differences of sums of 1e5 EUR over a step of 1e-5 carry rounding of about 1e-5.
                prop_assert!((up - down).abs() > 1e-3 || (up - exact).abs() < 1e-3 * (1.0 + exact.abs()));
            }
        }

        /// Expected pay is the mean of posted pay over the provider's own forecast of its bound hours.
        #[test]
        fn expected_pay_is_the_mean_of_posted_pay(first in clauses(), activity in activities()) {
            let activity = Activity { spread_starts: 0.0, ..activity };
            let tariff = Clause::HourlyTariff(HourlyTariff::flat(1.0));
            // Alone, or (a bound) after the flat tariff that it bounds: there the forecast of money is that of hours.
            let clauses = if first.is_payment() { vec![first] } else { vec![tariff, first] };
            let contract = Contract { clauses };
            let nodes = 4_000;
            let mean = (0..nodes).map(|node| {
                let z = normal((f64::from(node) + 0.5) / f64::from(nodes));
                let mut outcome = activity;
                outcome.counts[Count::Hours as usize][0] += z * activity.spread_hours;
                outcome.spread_hours = 0.0;
                contract.pay(&outcome, &TERMS).total()
            }).sum::<f64>() / f64::from(nodes);
            let expected = contract.pay(&activity, &TERMS).total();
            // The midpoint rule over 4,000 normal quantiles misses a kink by at most a few parts in 10,000.
            prop_assert!((mean - expected).abs() < 5e-4 * (1_000.0 + expected.abs()), "{mean} against {expected}");
        }

        #[test]
        fn an_infinite_ceiling_is_no_ceiling(activity in activities(), level in 0.2..1.5_f64) {
            let tariff = Clause::HourlyTariff(HourlyTariff::flat(level));
            let ceiling = Clause::RevenueCeiling(RevenueCeiling {
                level: f64::INFINITY, paid_share: 0.0, signal_share: 0.7, decision_lag_months: 1, raise_share: 0.0,
            });
            let free = Contract { clauses: vec![tariff.clone()] };
            let capped = Contract { clauses: vec![tariff, ceiling] };
            prop_assert_eq!(free.pay(&activity, &TERMS), capped.pay(&activity, &TERMS));
            prop_assert_eq!(free.marginal(&activity, &TERMS), capped.marginal(&activity, &TERMS));
        }

        #[test]
        fn equal_tiers_are_a_flat_tariff(activity in activities(), level in 0.2..1.5_f64, from in 0.1..1.2_f64) {
            let flat = Contract { clauses: vec![Clause::HourlyTariff(HourlyTariff::flat(level))] };
            let tiers = vec![Tier { from: 0.0, level }, Tier { from, level }];
            let tiered = Contract { clauses: vec![Clause::HourlyTariff(HourlyTariff { tiers })] };
            prop_assert_eq!(flat.pay(&activity, &TERMS), tiered.pay(&activity, &TERMS));
            prop_assert_eq!(flat.marginal(&activity, &TERMS), tiered.marginal(&activity, &TERMS));
        }
    }

    fn ceiling(paid_share: f64) -> RevenueCeiling {
        RevenueCeiling { level: 1.0, paid_share, signal_share: 0.7, decision_lag_months: 1, raise_share: 0.0 }
    }

    fn forecast(bound: f64, exempt: f64, spread: f64) -> Amount {
        Amount { euros: [bound, exempt], spread }
    }

    #[test]
    fn the_probability_of_hitting_a_ceiling_is_right_at_both_ends_and_in_the_middle() {
        let ceiling = ceiling(0.0);
        assert!(ceiling.hit_probability(&TERMS, forecast(20_000.0, 0.0, 5_000.0)) < 1e-12);
        assert!(ceiling.hit_probability(&TERMS, forecast(200_000.0, 0.0, 5_000.0)) > 1.0 - 1e-12);
        assert!((ceiling.hit_probability(&TERMS, forecast(82_000.0, 0.0, 5_000.0)) - 0.5).abs() < 1e-12);
        // One standard deviation below: Φ(−1) = 0.158655.
        assert!(
            (ceiling.hit_probability(&TERMS, forecast(77_000.0, 0.0, 5_000.0)) - 0.158_655_3).abs() < 1e-6
        );
    }

    #[test]
    fn exempt_care_is_paid_in_full_above_the_ceiling() {
        let paid = ceiling(0.0).pay(&TERMS, forecast(100_000.0, 60_000.0, 0.0));
        assert_eq!(paid.euros, [82_000.0, 60_000.0]);
    }

    #[test]
    fn a_paid_share_of_one_lifts_the_ceiling() {
        let before = forecast(150_000.0, 10_000.0, 0.0);
        assert_eq!(ceiling(1.0).pay(&TERMS, before), before);
    }
}
