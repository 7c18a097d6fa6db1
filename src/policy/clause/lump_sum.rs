//! A fixed sum per year, paid in twelve equal parts.
//!
//! Dutch practice: *taakgericht*. With level l and the provider's revenue R of the reference year, n months pay
//!
//! > l R n / 12,  whatever was done: the derivative by any count is 0.
//!
//! No bound touches a lump sum: it is its own bound.
//!
//! Source: Stcrt 2019-41519 (task-based variant: a fixed budget for a task for a population).

use super::{Activity, Amount, Marginal, Standing, Terms};
use crate::units::MONTHS_PER_YEAR;

/// A fixed sum per year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LumpSum {
    /// The sum as a share of the revenue of the reference year.
    pub level: f64,
}

impl LumpSum {
    /// Adds the parts of the months to date.
    pub fn pay(&self, activity: &Activity, terms: &Terms, before: Amount) -> Amount {
        let mut after = before;
        let year_share = activity.months / f64::from(MONTHS_PER_YEAR);
        after.euros[Standing::Exempt as usize] += self.level * terms.reference_revenue * year_share;
        after
    }

    /// Adds nothing: that is what a lump sum is.
    pub fn marginal(&self, gradient: Marginal) -> Marginal {
        gradient
    }
}
