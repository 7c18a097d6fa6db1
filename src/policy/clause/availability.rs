//! Pay for staff that is kept ready, whether it is used or not.
//!
//! Dutch practice: *beschikbaarheid*, for crisis care and secure places. With K hours of staff kept and n months of the
//! agreed yearly K₀ (a share of what was kept in the reference year),
//!
//! > level × list tariff × min(K, K₀ n / 12).
//!
//! An hour of care brings nothing; an hour of staff brings the price up to what was agreed, so that places stay open.
//!
//! Source: contract practice for crisis and secure youth care; no published tariff was found (assumption).

use super::{Activity, Amount, Count, Marginal, Standing, Terms};
use crate::units::MONTHS_PER_YEAR;

/// Pay for kept capacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Availability {
    /// What an hour of staff kept pays, as a share of the list tariff.
    pub level: f64,
    /// The agreed capacity, as a share of what was kept in the reference year.
    pub agreed: f64,
}

impl Availability {
    /// Adds the pay of the capacity kept, as far as it was agreed.
    pub fn pay(&self, activity: &Activity, terms: &Terms, before: Amount) -> Amount {
        let mut after = before;
        let kept = activity.total(Count::Capacity).min(self.agreed_hours(activity, terms));
        after.euros[Standing::Exempt as usize] += self.level * terms.tariff * kept;
        after
    }

    /// Adds the price to what an hour of staff brings, up to what was agreed: the price of letting go of an hour.
    pub fn marginal(&self, activity: &Activity, terms: &Terms, gradient: &mut Marginal) {
        if activity.total(Count::Capacity) <= self.agreed_hours(activity, terms) {
            let price = self.level * terms.tariff;
            for entry in &mut gradient.by[Count::Capacity.place()] {
                entry[Standing::Exempt as usize] += price;
            }
        }
    }

    fn agreed_hours(&self, activity: &Activity, terms: &Terms) -> f64 {
        let open = (activity.months - terms.months_missed).max(0.0);
        self.agreed * terms.reference.capacity * open / f64::from(MONTHS_PER_YEAR)
    }
}
