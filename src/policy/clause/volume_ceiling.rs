//! A ceiling on units: hours, places or starts.
//!
//! Dutch practice: *volumeplafond*. With n bound units and ceiling C (a share of those of the reference year as far as work was
//! bound), the units above C are paid at share s, all units being alike:
//!
//! > amount × v,  v = 1 − (1 − s) E[(n − C)⁺]/n.
//!
//! Under P×Q with a ceiling on hours this is ρ E[min(n, C)] at s = 0, and one more hour brings ρ (1 − P_hit).
//!
//! Source: contract practice (assumption); as for the revenue ceiling, specific assignments and crisis care stand outside.

use super::{
    Activity, Amount, Count, Marginal, Signal, Standing, Terms, Year, expected_excess, probability_above,
};
use crate::policy::clause::CLASSES;

/// What a volume ceiling counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units {
    /// Declared hours.
    Hours,
    /// Client-months: a place that is taken all year counts 12.
    Places,
    /// Trajectories that start.
    Starts,
}

/// A ceiling on units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VolumeCeiling {
    /// What is counted.
    pub units: Units,
    /// The ceiling as a share of the units of the reference year.
    pub level: f64,
    /// The share of the price that is still paid above it, 0 to 1.
    pub paid_share: f64,
    /// When the provider signals, and what follows.
    pub signal: Signal,
}

impl VolumeCeiling {
    /// Takes off the bound amount what stands above the ceiling.
    pub fn pay(&self, activity: &Activity, terms: &Terms, before: Amount) -> Amount {
        before.with_bound(before.bound() * self.paid(activity, terms))
    }

    /// Scales what a bound euro brings by v, and adds what one more unit does to v.
    pub fn marginal(&self, activity: &Activity, terms: &Terms, before: Amount, gradient: &mut Marginal) {
        gradient.scale([self.paid(activity, terms), 1.0]);
        let (units, spread) = self.count(activity);
        if units <= 0.0 {
            return;
        }
        let excess = expected_excess(units, spread, self.ceiling(terms));
        let above = self.hit_probability(activity, terms);
        let slope = (1.0 - self.paid_share) * (excess - above * units) / (units * units) * before.bound();
        match self.units {
            Units::Hours => gradient.add(Count::Hours, Standing::Bound, slope),
            Units::Places => gradient.add(Count::ClientMonths, Standing::Bound, slope),
            Units::Starts => {
                (0..CLASSES as u8).for_each(|class| gradient.add(Count::Start(class), Standing::Bound, slope))
            }
        }
    }

    /// P(n > C): the probability that the units end above the ceiling.
    pub fn hit_probability(&self, activity: &Activity, terms: &Terms) -> f64 {
        let (units, spread) = self.count(activity);
        probability_above(units, spread, self.ceiling(terms))
    }

    /// The share of the ceiling that bound work uses.
    pub fn used(&self, activity: &Activity, terms: &Terms) -> f64 {
        self.count(activity).0 / self.ceiling(terms)
    }

    /// v.
    fn paid(&self, activity: &Activity, terms: &Terms) -> f64 {
        let (units, spread) = self.count(activity);
        if units <= 0.0 {
            return 1.0;
        }
        1.0 - (1.0 - self.paid_share) * expected_excess(units, spread, self.ceiling(terms)) / units
    }

    /// C.
    fn ceiling(&self, terms: &Terms) -> f64 {
        let Year { hours, client_months, starts, .. } = terms.reference;
        let units = match self.units {
            Units::Hours => hours,
            Units::Places => client_months,
            Units::Starts => starts,
        };
        self.level * units * terms.reference.bound_share() * (1.0 + terms.ceiling_raise)
    }

    /// n and its standard deviation.
    fn count(&self, activity: &Activity) -> (f64, f64) {
        match self.units {
            Units::Hours => (activity.get(Count::Hours, Standing::Bound), activity.spread_hours),
            Units::Places => {
                (activity.get(Count::ClientMonths, Standing::Bound), activity.spread_client_months)
            }
            Units::Starts => (activity.starts(Standing::Bound), activity.spread_starts),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_above_the_ceiling_are_not_paid() {
        let ceiling =
            VolumeCeiling { units: Units::Hours, level: 0.5, paid_share: 0.0, signal: Signal::STANDARD };
        let terms = Terms {
            reference: Year { hours: 200.0, revenue: 1.0, bound_revenue: 1.0, ..Year::default() },
            ..Terms::default()
        };
        let mut activity = Activity::default();
        activity.counts[0][0] = 160.0;
        let before = Amount { euros: [1_600.0, 300.0], spread: 0.0 };
        assert_eq!(ceiling.pay(&activity, &terms, before).euros, [1_000.0, 300.0]);
        let tenth = VolumeCeiling { paid_share: 0.1, ..ceiling };
        assert!((tenth.pay(&activity, &terms, before).euros[0] - 1_060.0).abs() < 1e-9);
    }
}
