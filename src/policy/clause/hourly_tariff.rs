//! Price times volume: a tariff per declared hour, flat or falling in tiers, declared in whole units.
//!
//! Dutch practice: *inspanningsgericht* (P×Q) and *degressief tarief*. With levels t₀, t₁, … (shares of the list
//! tariff ρ) that change at volumes b₁ < b₂ < … (shares of last year's hours), H hours in a year pay
//!
//! > T(H) = ρ (t₀ H + Σᵢ (tᵢ − tᵢ₋₁) (H − bᵢ)⁺),  so that  T′(H) = ρ tᵢ between bᵢ and bᵢ₊₁.
//!
//! Exempt hours fill the tiers first, bound hours come on top: pay for exempt hours E is T(E), for bound hours B it is
//! T(E + B) − T(E).
//!
//! What is declared are whole units of a client and month: minutes, hours, day-parts, days or pieces. A specific assignment
//! can claim at most its weekly volume times the weeks that a month touches.
//!
//! Source: definitions in Stcrt 2019-41519; a falling block tariff beyond a threshold is how Quebec pays physicians above a
//! quarterly ceiling (25 % of the fee; recalled, to be verified); units and the monthly maximum: iJw/iWmo 3.2, code list of
//! units and rule IV077.

use super::{Activity, Amount, Count, Marginal, Standing, Terms, expected_excess, probability_above};
use crate::units::{DAYS_PER_MONTH, WEEKS_PER_MONTH};

/// A stretch of volume with its own level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tier {
    /// Where it begins, as a share of last year's hours; the first begins at 0.
    pub from: f64,
    /// What an hour pays, as a share of the list tariff.
    pub level: f64,
}

/// In what units care is declared, by client and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Minutes of care in a unit: 1 for minutes, 60 for hours, 240 for a day-part, 1,440 for 24 hours.
    pub minutes: u32,
}

impl Unit {
    /// Minutes (code 01).
    pub const MINUTE: Unit = Unit { minutes: 1 };

    /// The minutes that are declared for `minutes` of care: whole units, rounded half up.
    pub fn declared(self, minutes: u32) -> u32 {
        if self.minutes <= 1 {
            return minutes;
        }
        (minutes + self.minutes / 2) / self.minutes * self.minutes
    }
}

/// The most that a specific assignment can claim in a month, over its own volume per month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MonthlyMaximum {
    /// No more than was assigned.
    Assigned,
    /// The weekly volume for each week that the month touches: on average 1 + (days − 1)/7 of them.
    WeeksTouched,
    /// The weekly volume times a fixed number of weeks: 6 for household help.
    Weeks(f64),
}

impl MonthlyMaximum {
    /// As a factor on the assigned volume of an average month.
    pub fn factor(self) -> f64 {
        match self {
            MonthlyMaximum::Assigned => 1.0,
            MonthlyMaximum::WeeksTouched => (1.0 + (DAYS_PER_MONTH - 1.0) / 7.0) / WEEKS_PER_MONTH,
            MonthlyMaximum::Weeks(weeks) => weeks / WEEKS_PER_MONTH,
        }
    }
}

/// A tariff per declared hour.
#[derive(Clone, Debug, PartialEq)]
pub struct HourlyTariff {
    /// At least one tier, in ascending order of `from`, the first from 0.
    pub tiers: Vec<Tier>,
    /// In what units care is declared.
    pub unit: Unit,
    /// The most that a specific assignment can claim in a month.
    pub maximum: MonthlyMaximum,
}

impl HourlyTariff {
    /// One level for every hour, as a share of the list tariff.
    pub fn flat(level: f64) -> HourlyTariff {
        HourlyTariff::tiered(vec![Tier { from: 0.0, level }])
    }

    /// Tiers, declared by the minute up to what was assigned.
    pub fn tiered(tiers: Vec<Tier>) -> HourlyTariff {
        HourlyTariff { tiers, unit: Unit::MINUTE, maximum: MonthlyMaximum::Assigned }
    }

    /// Adds T(E) to the exempt and T(E + B) − T(E) to the bound amount.
    pub fn pay(&self, activity: &Activity, terms: &Terms, before: Amount) -> Amount {
        let exempt = activity.get(Count::Hours, Standing::Exempt);
        let below = self.total(exempt, 0.0, terms);
        let all = self.total(activity.total(Count::Hours), activity.spread_hours, terms);
        let [bound_before, exempt_before] = before.euros;
        Amount {
            euros: [bound_before + all - below, exempt_before + below],
            spread: before.spread + terms.tariff * self.tiers[0].level * activity.spread_hours,
        }
    }

    /// Adds T′: a bound hour brings T′(E + B); an exempt hour brings T′(E) and moves every bound hour up the tiers.
    pub fn marginal(&self, activity: &Activity, terms: &Terms, gradient: &mut Marginal) {
        let top = self.slope(activity.total(Count::Hours), activity.spread_hours, terms);
        let below = self.slope(activity.get(Count::Hours, Standing::Exempt), 0.0, terms);
        let [bound, exempt] = &mut gradient.by[Count::Hours.place()];
        bound[Standing::Bound as usize] += top;
        exempt[Standing::Bound as usize] += top - below;
        exempt[Standing::Exempt as usize] += below;
    }

    fn total(&self, hours: f64, spread: f64, terms: &Terms) -> f64 {
        let steps: f64 = self
            .steps()
            .map(|(at, step)| step * expected_excess(hours, spread, at * terms.reference.hours))
            .sum();
        terms.tariff * (self.tiers[0].level * hours + steps)
    }

    fn slope(&self, hours: f64, spread: f64, terms: &Terms) -> f64 {
        let steps: f64 = self
            .steps()
            .map(|(at, step)| step * probability_above(hours, spread, at * terms.reference.hours))
            .sum();
        terms.tariff * (self.tiers[0].level + steps)
    }

    /// Where the level changes, and by how much.
    fn steps(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.tiers.windows(2).map(|pair| (pair[1].from, pair[1].level - pair[0].level))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn care_is_declared_in_whole_units() {
        assert_eq!(Unit::MINUTE.declared(437), 437);
        assert_eq!([29, 30, 89, 90].map(|minutes| Unit { minutes: 60 }.declared(minutes)), [0, 60, 60, 120]);
    }

    #[test]
    fn a_month_claims_the_weeks_that_it_touches() {
        assert_eq!(MonthlyMaximum::Assigned.factor(), 1.0);
        assert!((MonthlyMaximum::WeeksTouched.factor() - 1.197).abs() < 1e-3);
        assert!((MonthlyMaximum::Weeks(6.0).factor() - 1.380).abs() < 1e-3);
    }
}
