//! A sanction: for some months everything is paid at a discount.
//!
//! Dutch practice: a temporary discount of 5 % on the tariff. With discount d, and f the share of the year in which it is
//! in force,
//!
//! > amount × (1 − d f).
//!
//! A breach of the duty to accept that is found sets it off. What a breach is expected to cost is
//! chance × discount × months × revenue of a month, and that is what keeps a provider to its duty.
//!
//! Source: contract standard Wmo 1.2, art. 3.19.

use super::{Amount, Marginal, Terms};

/// A temporary discount.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sanction {
    /// d: the discount as a share of pay, 0 to 1.
    pub discount: f64,
    /// Months for which it is in force after a breach was found.
    pub months: u32,
}

impl Sanction {
    /// Scales everything before it.
    pub fn pay(&self, terms: &Terms, before: Amount) -> Amount {
        before.times(self.factor(terms))
    }

    /// Scales what everything brings.
    pub fn marginal(&self, terms: &Terms, gradient: &mut Marginal) {
        gradient.scale([self.factor(terms); 2]);
    }

    /// What a breach that is found costs a provider of this revenue, in EUR.
    pub fn cost(&self, revenue_month: f64) -> f64 {
        self.discount * f64::from(self.months) * revenue_month
    }

    fn factor(&self, terms: &Terms) -> f64 {
        1.0 - self.discount * terms.sanctioned_share
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_months_of_five_per_cent_cost_what_they_cost() {
        let sanction = Sanction { discount: 0.05, months: 3 };
        let year = Amount { euros: [100_000.0, 20_000.0], spread: 0.0 };
        let terms = Terms { sanctioned_share: 0.25, ..Terms::default() };
        let lost = year.total() - sanction.pay(&terms, year).total();
        assert!((lost - sanction.cost(10_000.0)).abs() < 1e-9);
        assert_eq!(sanction.pay(&Terms::default(), year), year);
    }
}
