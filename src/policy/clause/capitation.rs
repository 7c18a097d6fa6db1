//! A fee per client in care and month.
//!
//! Dutch practice: a fixed amount per client and month (*abonnement*, *tarief per cliënt*), as in arrangements for household
//! help and guidance. With M client-months,
//!
//! > level × list tariff × hours of a normal client-month × M.
//!
//! An hour more brings nothing, a month more brings the fee: light cases and long, thin care pay.
//!
//! Source: the payment system that Hennig-Schmidt, Selten & Wiesen (2011) call capitation, per month in care.

use super::{Activity, Amount, Count, Marginal, STANDINGS_PAID, Terms};

/// A fee per client-month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Capitation {
    /// The fee as a share of list tariff times the hours of a normal client-month.
    pub level: f64,
}

impl Capitation {
    /// Adds the fee of every client-month.
    pub fn pay(&self, activity: &Activity, terms: &Terms, before: Amount) -> Amount {
        let mut after = before;
        for standing in STANDINGS_PAID {
            after.euros[standing as usize] += self.fee(terms) * activity.get(Count::ClientMonths, standing);
        }
        after.spread += self.fee(terms) * activity.spread_client_months;
        after
    }

    /// Adds the fee to what a client-month brings.
    pub fn marginal(&self, terms: &Terms, gradient: &mut Marginal) {
        for standing in STANDINGS_PAID {
            gradient.add(Count::ClientMonths, standing, self.fee(terms));
        }
    }

    fn fee(&self, terms: &Terms) -> f64 {
        self.level * terms.tariff * terms.month_hours
    }
}
