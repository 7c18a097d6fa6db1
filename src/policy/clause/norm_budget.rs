//! A norm for the average client: what is claimed above it is not paid.
//!
//! Dutch practice: *normbudget*, *richtbudget*. With M bound client-months and norm N = level × list tariff × hours of a normal
//! client-month, and a share e of the work as exceptions to which the norm does not apply, the bound amount B pays
//!
//! > e B + (1 − e) (B − (1 − s) E[(B − N M)⁺]).
//!
//! The norm was agreed in euros for the year: a cut of the tariff does not lower it.
//!
//! It is the average that counts: a light client makes room for a heavy one, and one more client-month makes room for more hours.
//!
//! Source: norm budgets in municipal policy papers 2025 (Oss, Zoetermeer, Nissewaard); Amsterdam's return to norms after 2018.

use super::{Activity, Amount, Count, Marginal, Standing, Terms, expected_excess, probability_above};

/// A norm for the average client-month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NormBudget {
    /// The norm as a share of list tariff times the hours of a normal client-month.
    pub level: f64,
    /// e: the share of the work to which the norm does not apply, 0 to 1.
    pub exception_share: f64,
    /// s: the share of the price that is still paid above the norm, 0 to 1.
    pub paid_share: f64,
}

impl NormBudget {
    /// Takes off the bound amount what lies above the norm.
    pub fn pay(&self, activity: &Activity, terms: &Terms, before: Amount) -> Amount {
        let excess = expected_excess(before.bound(), before.spread, self.euros(activity, terms));
        before.with_bound(before.bound() - self.unpaid_share() * excess)
    }

    /// Scales what a bound euro brings, and adds the room that one more client-month makes.
    pub fn marginal(&self, activity: &Activity, terms: &Terms, before: Amount, gradient: &mut Marginal) {
        let above = probability_above(before.bound(), before.spread, self.euros(activity, terms));
        let lost = self.unpaid_share() * above;
        gradient.scale([1.0 - lost, 1.0]);
        // An infinite norm is never passed: no room is worth anything.
        if lost > 0.0 {
            gradient.add(Count::ClientMonths, Standing::Bound, lost * self.norm(terms));
        }
    }

    /// The norm for all bound client-months together, in EUR.
    pub fn euros(&self, activity: &Activity, terms: &Terms) -> f64 {
        let months = activity.get(Count::ClientMonths, Standing::Bound);
        if self.level.is_infinite() { f64::INFINITY } else { self.norm(terms) * months }
    }

    fn norm(&self, terms: &Terms) -> f64 {
        self.level * terms.list_tariff * terms.month_hours
    }

    fn unpaid_share(&self) -> f64 {
        (1.0 - self.exception_share) * (1.0 - self.paid_share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_light_client_makes_room_for_a_heavy_one() {
        let norm = NormBudget { level: 1.0, exception_share: 0.0, paid_share: 0.0 };
        let terms = Terms { list_tariff: 80.0, month_hours: 5.0, ..Terms::default() };
        let mut activity = Activity::default();
        activity.counts[Count::ClientMonths.place()][0] = 2.0;
        let paid =
            |euros: f64| norm.pay(&activity, &terms, Amount { euros: [euros, 0.0], spread: 0.0 }).total();
        // 200 for a light one and 600 for a heavy one is the norm of 400 on average.
        assert_eq!(paid(800.0), 800.0);
        assert_eq!(paid(1_000.0), 800.0);
    }
}
