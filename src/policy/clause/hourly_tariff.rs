//! Price times volume: a tariff per declared hour, flat or falling in tiers.
//!
//! Dutch practice: *inspanningsgericht* (P×Q) and *degressief tarief*. With levels t₀, t₁, … (shares of the list
//! tariff ρ) that change at volumes b₁ < b₂ < … (shares of last year's hours), H hours in a year pay
//!
//! > T(H) = ρ (t₀ H + Σᵢ (tᵢ − tᵢ₋₁) (H − bᵢ)⁺),  so that  T′(H) = ρ tᵢ between bᵢ and bᵢ₊₁.
//!
//! Exempt hours fill the tiers first, bound hours come on top: pay for exempt hours E is T(E), for bound hours B it is
//! T(E + B) − T(E).
//!
//! Source: definitions in Stcrt 2019-41519; a falling block tariff beyond a threshold is how Quebec pays physicians above a
//! quarterly ceiling (25 % of the fee; recalled, to be verified).

use super::{Activity, Amount, Count, Marginal, Standing, Terms, expected_excess, probability_above};

/// A stretch of volume with its own level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tier {
    /// Where it begins, as a share of last year's hours; the first begins at 0.
    pub from: f64,
    /// What an hour pays, as a share of the list tariff.
    pub level: f64,
}

/// A tariff per declared hour.
#[derive(Clone, Debug, PartialEq)]
pub struct HourlyTariff {
    /// At least one tier, in ascending order of `from`, the first from 0.
    pub tiers: Vec<Tier>,
}

impl HourlyTariff {
    /// One level for every hour, as a share of the list tariff.
    pub fn flat(level: f64) -> HourlyTariff {
        HourlyTariff { tiers: vec![Tier { from: 0.0, level }] }
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
    pub fn marginal(&self, activity: &Activity, terms: &Terms, gradient: Marginal) -> Marginal {
        let top = self.slope(activity.total(Count::Hours), activity.spread_hours, terms);
        let below = self.slope(activity.get(Count::Hours, Standing::Exempt), 0.0, terms);
        let mut after = gradient;
        let [bound, exempt] = &mut after.by[Count::Hours as usize];
        bound[Standing::Bound as usize] += top;
        exempt[Standing::Bound as usize] += top - below;
        exempt[Standing::Exempt as usize] += below;
        after
    }

    fn total(&self, hours: f64, spread: f64, terms: &Terms) -> f64 {
        let steps: f64 = self
            .steps()
            .map(|(at, step)| step * expected_excess(hours, spread, at * terms.reference_hours))
            .sum();
        terms.tariff * (self.tiers[0].level * hours + steps)
    }

    fn slope(&self, hours: f64, spread: f64, terms: &Terms) -> f64 {
        let steps: f64 = self
            .steps()
            .map(|(at, step)| step * probability_above(hours, spread, at * terms.reference_hours))
            .sum();
        terms.tariff * (self.tiers[0].level + steps)
    }

    /// Where the level changes, and by how much.
    fn steps(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.tiers.windows(2).map(|pair| (pair[1].from, pair[1].level - pair[0].level))
    }
}
