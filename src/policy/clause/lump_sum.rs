//! A fixed sum per year, paid in twelve equal parts.
//!
//! Dutch practice: *taakgericht*. With level l of the provider's revenue R in the reference year, and e EUR for each of the I
//! inhabitants for whom it is there, n months in which it is open pay
//!
//! > (l R + e I) n / 12,  whatever was done: the derivative by any count is 0.
//!
//! A cut of the tariff does not touch it: the sum was agreed in euros.
//!
//! No bound touches a lump sum: it is its own bound.
//!
//! Source: Stcrt 2019-41519 (task-based variant: a fixed budget for a task for a population). Lelystad, U16, Alphen aan den
//! Rijn and Amsterdam (specialist youth care, 2021) pay so (handreiking i-Sociaal Domein 2021).

use super::{Activity, Amount, Marginal, Standing, Terms};
use crate::units::MONTHS_PER_YEAR;

/// A fixed sum per year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LumpSum {
    /// The part that follows the past, as a share of the revenue of the reference year.
    pub level: f64,
    /// The part that follows the population, in EUR per inhabitant and year at prices of the first reported year.
    pub euros_inhabitant: f64,
}

impl LumpSum {
    /// Adds the parts of the months to date.
    pub fn pay(&self, activity: &Activity, terms: &Terms, before: Amount) -> Amount {
        let mut after = before;
        let year_share = (activity.months - terms.months_missed).max(0.0) / f64::from(MONTHS_PER_YEAR);
        let year = self.level * terms.reference.revenue + self.euros_inhabitant * terms.inhabitants;
        after.euros[Standing::Exempt as usize] += year * year_share;
        after
    }

    /// Adds nothing: that is what a lump sum is.
    pub fn marginal(&self, _gradient: &mut Marginal) {}
}
