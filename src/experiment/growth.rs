//! Where a difference in spend comes from: clients, months in care, hours or price.
//!
//! Spend is a product, S = n m h p: clients a year, months in care per client, hours per client and month, EUR per hour.
//! From S⁰ to S¹ every factor goes from x_i⁰ to x_i¹. Changed one after another, what a factor adds depends on which were
//! changed before it; its part is the mean over all 4! orders,
//!
//! > P_i = Σ_T |T|! (3 − |T|)! / 4! · (x_i¹ − x_i⁰) · Π_{j ∈ T} x_j¹ · Π_{j ∉ T} x_j⁰,
//!
//! T going over the sets of the other factors, and Σ_i P_i = S¹ − S⁰ with nothing left over. It treats all factors alike
//! and is the reverse of itself from S¹ to S⁰.
//!
//! Source: Shapley (1953); Shorrocks (2013), Journal of Economic Inequality 11, 99–126; for products Sun (1998), Energy
//! Economics 20, 85–100. It is taken in every pair of runs, so the intervals are those of paired differences.

use crate::indicators::{FACTORS, position};
use crate::stats::{Interval, Moments};

/// The number of factors.
const COUNT: usize = FACTORS.len();

/// |T|! (3 − |T|)! / 4!, by the number of other factors that changed before.
const WEIGHTS: [f64; COUNT] = [1.0 / 4.0, 1.0 / 12.0, 1.0 / 12.0, 1.0 / 4.0];

/// Where a difference in spend comes from, in EUR per year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
    /// The pairs.
    pub count: u64,
    /// The part of every one of [`FACTORS`], mean over pairs with its interval; their means add up to that of the whole.
    pub parts: [Interval; COUNT],
    /// The whole difference.
    pub whole: Interval,
}

/// Pairs taken in so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Growths {
    parts: [Moments; COUNT],
    whole: Moments,
}

impl Growths {
    /// Takes in a pair.
    pub(crate) fn add(&mut self, from: &[f64; COUNT], to: &[f64; COUNT]) {
        let parts = parts(from, to);
        self.parts.iter_mut().zip(parts).for_each(|(moments, part)| moments.add(part));
        self.whole.add(to.iter().product::<f64>() - from.iter().product::<f64>());
    }

    /// What they say; None of no pairs.
    pub(crate) fn growth(&self) -> Option<Growth> {
        (self.whole.count > 0).then(|| Growth {
            count: self.whole.count,
            parts: self.parts.each_ref().map(Moments::interval),
            whole: self.whole.interval(),
        })
    }
}

/// The factors among the indicators of a run.
pub(crate) fn of_run(indicators: &[Option<f64>]) -> Option<[f64; COUNT]> {
    let [clients, months, hours, price] = FACTORS.map(|key| indicators[position(key)]);
    Some([clients?, months?, hours?, price?])
}

/// What each factor adds to the product between `from` and `to`.
pub fn parts(from: &[f64; COUNT], to: &[f64; COUNT]) -> [f64; COUNT] {
    std::array::from_fn(|mine| {
        let others = (0..1_u32 << COUNT).filter(|set| set & 1 << mine == 0);
        let terms = others.map(|set| {
            let level = |other: usize| if set & 1 << other == 0 { from[other] } else { to[other] };
            let product: f64 = (0..COUNT).filter(|other| *other != mine).map(level).product();
            WEIGHTS[set.count_ones() as usize] * product
        });
        (to[mine] - from[mine]) * terms.sum::<f64>()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_factors_share_what_they_do_together_alike() {
        // 2 × 5 = 10 to 3 × 7 = 21: (3 − 2)(5 + 7)/2 = 6 and (7 − 5)(2 + 3)/2 = 5.
        let parts = parts(&[2.0, 5.0, 1.0, 1.0], &[3.0, 7.0, 1.0, 1.0]);
        let error = |place: usize, wanted: f64| (parts[place] - wanted).abs();
        assert!(error(0, 6.0) + error(1, 5.0) + error(2, 0.0) + error(3, 0.0) < 1e-12, "{parts:?}");
    }

    proptest! {
        #[test]
        fn the_parts_add_up_to_the_cent_and_turn_round(
            from in prop::array::uniform4(0.01_f64..100.0),
            to in prop::array::uniform4(0.01_f64..100.0),
        ) {
            let there = parts(&from, &to);
            let whole = to.iter().product::<f64>() - from.iter().product::<f64>();
            // A hundred million euros at most; the sum is exact but for rounding in the sixteenth digit.
            prop_assert!((there.iter().sum::<f64>() - whole).abs() < 1e-6);
            for (there, back) in there.iter().zip(parts(&to, &from)) {
                prop_assert!((there + back).abs() < 1e-6);
            }
        }

        #[test]
        fn a_factor_that_stays_adds_nothing_and_one_that_alone_moves_adds_all(
            from in prop::array::uniform4(0.01_f64..100.0),
            moved in 0_usize..4,
            to in 0.01_f64..100.0,
        ) {
            let mut after = from;
            after[moved] = to;
            let whole = after.iter().product::<f64>() - from.iter().product::<f64>();
            for (place, part) in parts(&from, &after).into_iter().enumerate() {
                let wanted = if place == moved { whole } else { 0.0 };
                prop_assert!((part - wanted).abs() < 1e-6, "{place}: {part} is not {wanted}");
            }
        }
    }

    #[test]
    fn means_of_parts_add_up_to_the_mean_of_the_whole() {
        let mut growths = Growths::default();
        assert_eq!(growths.growth(), None);
        for step in 0..20 {
            let step = f64::from(step);
            growths.add(&[100.0 + step, 7.0, 11.0, 60.0], &[90.0, 7.5 - 0.01 * step, 11.5, 70.0]);
        }
        let growth = growths.growth().unwrap();
        let sum: f64 = growth.parts.iter().map(|part| part.mean).sum();
        assert!((sum - growth.whole.mean).abs() < 1e-6 && growth.count == 20);
        assert!(growth.parts[0].high < 0.0 && growth.parts[3].low > 0.0);
    }
}
