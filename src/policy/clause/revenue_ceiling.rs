//! A ceiling on what one provider is paid in a segment in a year.
//!
//! Dutch practice: *bestedingsruimte*, *omzetplafond*, *budgetplafond*. With ceiling C the bound amount B pays
//!
//! > B − (1 − s) (B − C)⁺,  s = the share that is paid above the ceiling, usually 0.
//!
//! Specific assignments and crisis care are paid in full and stand outside the ceiling: C is a share of what the provider
//! earned in the reference year, as far as work of its segment was *bound*.
//!
//! A provider does not know B yet: it forecasts B ~ N(μ, σ²), expects E[(B − C)⁺] = (μ − C) Φ(z) + σ φ(z) with
//! z = (μ − C)/σ to go unpaid, and so expects from one more euro of bound work 1 − (1 − s) P_hit, **P_hit = Φ(z)**. It acts
//! on the ceiling before it binds.
//!
//! Source: contract standard Wmo 1.2, art. 1.5 (signal at 70 %, talks within two weeks, decision within two more weeks,
//! specific assignments and crisis paid in full, unpaid above unless amended in writing). Courts have refused claims above
//! it: ECLI:NL:GHARL:2020:10729.

use super::{Amount, Marginal, Standing, Terms, expected_excess, probability_above};

/// A ceiling on the revenue of one provider.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RevenueCeiling {
    /// The ceiling as a share of the revenue from bound work in the reference year.
    pub level: f64,
    /// The share of the price that is still paid above the ceiling, 0 to 1.
    pub paid_share: f64,
    /// The share of the ceiling at which the provider must signal.
    pub signal_share: f64,
    /// Months from the signal to the decision on it.
    pub decision_lag_months: u32,
    /// What the municipality adds to the ceiling, as a share of it, when talks find room in the budget.
    pub raise_share: f64,
}

impl RevenueCeiling {
    /// Takes the (expected) excess off the bound amount.
    pub fn pay(&self, terms: &Terms, before: Amount) -> Amount {
        let [bound, exempt] = before.euros;
        let excess = expected_excess(bound, before.spread, self.euros(terms));
        Amount { euros: [bound - self.unpaid_share() * excess, exempt], spread: before.spread }
    }

    /// Scales what a bound euro brings by 1 − (1 − s) P_hit.
    pub fn marginal(&self, terms: &Terms, before: Amount, gradient: Marginal) -> Marginal {
        let paid = 1.0 - self.unpaid_share() * self.hit_probability(terms, before);
        gradient.map(|[bound, exempt]| [bound * paid, exempt])
    }

    /// P_hit: the probability that bound work ends above the ceiling.
    pub fn hit_probability(&self, terms: &Terms, before: Amount) -> f64 {
        probability_above(before.euros[Standing::Bound as usize], before.spread, self.euros(terms))
    }

    /// The ceiling in EUR, amendments included.
    pub fn euros(&self, terms: &Terms) -> f64 {
        self.level * terms.reference_bound_revenue * (1.0 + terms.ceiling_raise)
    }

    fn unpaid_share(&self) -> f64 {
        1.0 - self.paid_share
    }
}
