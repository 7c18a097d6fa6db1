//! Municipalities that buy together: one contract, one pot or each its own, and each its own access.
//!
//! What was bought for whom is known to the cent: every amount is divided in whole cents, and the parts add up to it.

use super::rights::Holder;
use crate::units::Cents;

/// Whose money it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purses {
    /// One pot for all, steered together; an overrun is divided by [`OverrunKey`].
    #[default]
    Shared,
    /// Each municipality its own budget, reserve, forecast and measures, and its own overrun.
    Own,
}

/// By what an overrun of a shared pot is divided over municipalities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OverrunKey {
    /// By inhabitants: luck is shared.
    #[default]
    Inhabitants,
    /// By the cost of care for their own clients.
    Use,
}

/// How municipalities buy together; one that buys alone has the default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Region {
    /// Whose money it is.
    pub purses: Purses,
    /// Who bears an overrun of the shared pot.
    pub overrun_key: OverrunKey,
    /// Who decides on access for a municipality's own inhabitants who ask it; None for whoever holds that right in the region. Empty for
    /// nowhere.
    pub access: Vec<Option<Holder>>,
    /// Added to the strictness of the desk for a municipality's own inhabitants; empty for nowhere.
    pub strictness: Vec<f64>,
    /// In what proportion municipalities put in the budget: `budget_weights[segment][municipality]`.
    pub budget_weights: Vec<Vec<i64>>,
}

impl Region {
    /// Who decides on access for the inhabitants of `municipality` who ask it, if it has chosen.
    pub fn access_of(&self, municipality: usize) -> Option<Holder> {
        self.access.get(municipality).copied().flatten()
    }

    /// What the desk of `municipality` adds to the strictness of the desk.
    pub fn strictness_of(&self, municipality: usize) -> f64 {
        self.strictness.get(municipality).copied().unwrap_or(0.0)
    }
}

/// `amount` divided in proportion to `weights`, in whole cents: everybody the cents below its exact part, and what is left a
/// cent each to the largest remainders, the first among equals. A negative amount is divided as a positive one and turned.
/// Where all weights are zero, all count alike.
pub fn divide(amount: Cents, weights: &[i64]) -> Vec<Cents> {
    let all: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    let weight = |place: usize| if all == 0 { 1 } else { i128::from(weights[place]) };
    let all = if all == 0 { weights.len() as i128 } else { all };
    let size = i128::from(amount.0.abs());
    let mut parts: Vec<i64> = (0..weights.len()).map(|place| (size * weight(place) / all) as i64).collect();
    let mut left = amount.0.abs() - parts.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    // Stable: the first among equals.
    order.sort_by_key(|place| std::cmp::Reverse(size * weight(*place) % all));
    for place in order {
        if left == 0 {
            break;
        }
        parts[place] += 1;
        left -= 1;
    }
    parts.into_iter().map(|part| Cents(part * amount.0.signum())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cents(parts: &[Cents]) -> Vec<i64> {
        parts.iter().map(|part| part.0).collect()
    }

    #[test]
    fn the_largest_remainders_get_the_cents_that_are_left() {
        // Exact parts of 100: 62, 30, 8 of 100 for 10 cents are 6.2, 3.0 and 0.8.
        assert_eq!(cents(&divide(Cents(10), &[62, 30, 8])), [6, 3, 1]);
        assert_eq!(cents(&divide(Cents(-10), &[62, 30, 8])), [-6, -3, -1]);
        assert_eq!(cents(&divide(Cents(2), &[1, 1, 1])), [1, 1, 0]);
        assert_eq!(cents(&divide(Cents(7), &[0, 0])), [4, 3]);
    }

    proptest! {
        #[test]
        fn parts_add_up_and_lie_within_a_cent_of_the_exact_part(
            amount in -1_000_000_000_000_i64..1_000_000_000_000,
            weights in proptest::collection::vec(0_i64..1_000_000_000, 1..9),
        ) {
            let parts = divide(Cents(amount), &weights);
            prop_assert_eq!(parts.iter().copied().sum::<Cents>(), Cents(amount));
            let all: i64 = weights.iter().sum();
            prop_assume!(all > 0);
            for (part, weight) in parts.iter().zip(&weights) {
                let gap = i128::from(part.0) * i128::from(all) - i128::from(amount) * i128::from(*weight);
                prop_assert!(gap.abs() < i128::from(all));
            }
        }
    }
}
