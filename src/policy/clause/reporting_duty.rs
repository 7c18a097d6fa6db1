//! The duty to report: minutes of staff per client and month, and over-provision that is found is claimed back.
//!
//! Dutch practice: *verantwoordings- en rapportageplicht*, material control (*materiële controle*). Of the O declared hours above the
//! optimum a share d is found and claimed back at the average price of the H declared hours:
//!
//! > amount × (1 − d O/H),  d = r + (1 − r) f a,
//!
//! r being what reports reveal, a the share of files that the municipality audits, and f what an audit finds of it.
//!
//! An hour up to the optimum still brings its price ρ; an hour above it brings (1 − d) ρ. Reporting takes staff time on
//! the other side, which nobody pays.
//!
//! Source: administrative time up to 30 % of a professional's hours (Jeugdautoriteit 2023, ch. 10); the chance of finding is an
//! assumption.

use super::{Activity, Amount, Count, Marginal, Terms};

/// The duty to report, and what it reveals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReportingDuty {
    /// Minutes of staff that reporting takes per client and month.
    pub minutes_month: f64,
    /// r: the share of over-provision that reports reveal, 0 to 1.
    pub detect_share: f64,
    /// f: the share of it that is found in a file that is audited, 0 to 1.
    pub audit_found_share: f64,
}

impl ReportingDuty {
    /// d.
    fn found(&self, terms: &Terms) -> f64 {
        self.detect_share + (1.0 - self.detect_share) * self.audit_found_share * terms.audited_share
    }

    /// Takes off everything before it what is claimed back.
    pub fn pay(&self, activity: &Activity, terms: &Terms, before: Amount) -> Amount {
        before.times(1.0 - self.found(terms) * over_share(activity))
    }

    /// Scales what everything brings; an hour over the optimum costs its share of the average price.
    pub fn marginal(&self, activity: &Activity, terms: &Terms, before: Amount, gradient: &mut Marginal) {
        let found = self.found(terms);
        let over = over_share(activity);
        gradient.scale([1.0 - found * over; 2]);
        let hours = activity.total(Count::Hours);
        if hours > 0.0 {
            gradient.add_to_both(Count::OverHours, -found / hours, &before);
            gradient.add_to_both(Count::Hours, found * over / hours, &before);
        }
    }
}

/// O/H; 0 where nothing is declared.
fn over_share(activity: &Activity) -> f64 {
    let hours = activity.total(Count::Hours);
    if hours > 0.0 { activity.total(Count::OverHours) / hours } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_found_hour_is_claimed_back_at_its_price() {
        let duty = ReportingDuty { minutes_month: 0.0, detect_share: 0.5, audit_found_share: 0.4 };
        let mut activity = Activity::default();
        activity.counts[Count::Hours.place()] = [80.0, 20.0];
        activity.counts[Count::OverHours.place()] = [10.0, 0.0];
        let before = Amount { euros: [8_000.0, 2_000.0], spread: 0.0 };
        assert!((duty.pay(&activity, &Terms::default(), before).total() - 9_500.0).abs() < 1e-9);
        // Half of the other half is audited, and 0.4 of that is found: 0.1 of the ten hours.
        let audited = Terms { audited_share: 0.5, ..Terms::default() };
        assert!((duty.pay(&activity, &audited, before).total() - 9_400.0).abs() < 1e-9);
    }
}
