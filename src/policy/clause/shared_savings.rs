//! Savings and losses against a benchmark, shared between provider and municipality at the end of the year.
//!
//! Dutch practice: *bonus-malus*, *bandbreedte*. With benchmark B, amount A that the clauses above pay, and relative saving
//! u = (B − A)/B, December adds
//!
//! > B (s₊ g [(u − a)⁺ − (u − z)⁺] − s₋ [(−u − a)⁺ − (−u − z)⁺]).
//!
//! a and z are the ends of the corridor: a = 0, z = 0.05 shares what lies inside 5 %, a = 0.03 and no z what lies outside 3 %.
//! s₊ and s₋ are the provider's shares of savings and losses. The quality gate g is 1 where the mean measured
//! outcome reaches it, else 0. The benchmark is that of the reference year, or of last year: rebasing takes a saving away again.
//! A provider that looks ahead expects all of it over A ~ N(A, σ²), and the chance to pass the gate.
//!
//! Source: contract practice, default share 50 %, corridor 3 to 5 % (assumption); two-sided shares with a quality bonus as in the
//! Alternative Quality Contract of Massachusetts (Song et al. 2011, 2012, New England Journal of Medicine and Health Affairs).

use super::{
    Activity, Amount, Basis, Count, Marginal, STANDINGS_PAID, Standing, Terms, Year, expected_excess,
    probability_above,
};
use crate::stats::normal_density;
use crate::units::MONTHS_PER_YEAR;

/// Shared savings and losses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SharedSavings {
    /// The benchmark as a share of the revenue of the year it refers to.
    pub level: f64,
    /// That year.
    pub basis: Basis,
    /// s₊: the provider's share of a saving, 0 to 1.
    pub savings_share: f64,
    /// s₋: its share of a loss, 0 to 1.
    pub loss_share: f64,
    /// a: where sharing begins, as a share of the benchmark.
    pub corridor_from: f64,
    /// z: where it ends; infinite for never.
    pub corridor_to: f64,
    /// The mean measured outcome below which a saving is not shared; 0 for no gate.
    pub quality_gate: f64,
}

impl SharedSavings {
    /// In December: adds the settlement, outside the reach of bounds.
    pub fn pay(&self, activity: &Activity, terms: &Terms, before: Amount) -> Amount {
        let mut after = before;
        if self.settles(activity, terms) {
            let (saved, lost) = self.shared(terms, before);
            let settled = self.savings_share * self.gate(activity) * saved - self.loss_share * lost;
            after.euros[Standing::Exempt as usize] += settled * self.benchmark(terms);
        }
        after
    }

    /// Every euro claimed costs the provider its share; outcomes and those measured move the gate.
    pub fn marginal(&self, activity: &Activity, terms: &Terms, before: Amount, gradient: &mut Marginal) {
        if !self.settles(activity, terms) {
            return;
        }
        let (up, down) = self.slopes(terms, before);
        let gate = self.gate(activity);
        gradient.add_share_of_all(-self.savings_share * gate * up - self.loss_share * down);
        let Some(mean) = activity.mean_outcome() else { return };
        if self.quality_gate <= 0.0 || activity.spread_outcome <= 0.0 {
            return;
        }
        let z = (mean - self.quality_gate) / activity.spread_outcome;
        let saved = self.savings_share * self.shared(terms, before).0 * self.benchmark(terms);
        let slope = saved * normal_density(z) / activity.spread_outcome / activity.total(Count::Measured);
        for (count, by) in [(Count::Outcomes, slope), (Count::Measured, -slope * mean)] {
            for standing in STANDINGS_PAID {
                gradient.by[count.place()][standing as usize][Standing::Exempt as usize] += by;
            }
        }
    }

    /// What one more euro of this year brings next year, if next year is like this one: a benchmark that follows last year
    /// rises with what is claimed now. With B = level × A, dS/dB = S/B + (s₊ g u₊′ + s₋ u₋′) A/B.
    pub fn next_year(&self, activity: &Activity, terms: &Terms, before: Amount) -> f64 {
        let benchmark = self.level * before.total();
        match self.basis {
            Basis::Fixed => return 0.0,
            Basis::LastYear if benchmark <= 0.0 => return 0.0,
            Basis::LastYear => {}
        }
        let next = Terms { last: Year { revenue: before.total(), ..terms.last }, ..*terms };
        let (saved, lost) = self.shared(&next, before);
        let (up, down) = self.slopes(&next, before);
        let gate = self.gate(activity);
        let settled = self.savings_share * gate * saved - self.loss_share * lost;
        let moved = (self.savings_share * gate * up + self.loss_share * down) * before.total() / benchmark;
        self.level * (settled + moved)
    }

    /// B, in EUR.
    pub fn benchmark(&self, terms: &Terms) -> f64 {
        self.level * self.basis.year(terms).revenue
    }

    fn settles(&self, activity: &Activity, terms: &Terms) -> bool {
        activity.months >= f64::from(MONTHS_PER_YEAR) && self.benchmark(terms) > 0.0
    }

    /// The shared part of the saving and of the loss, each over B.
    fn shared(&self, terms: &Terms, before: Amount) -> (f64, f64) {
        let (saving, spread) = self.saving(terms, before);
        let inside = |of: f64| {
            expected_excess(of, spread, self.corridor_from) - expected_excess(of, spread, self.corridor_to)
        };
        (inside(saving), inside(-saving))
    }

    /// The derivatives of the two by u and by −u.
    fn slopes(&self, terms: &Terms, before: Amount) -> (f64, f64) {
        let (saving, spread) = self.saving(terms, before);
        let inside = |of: f64| {
            probability_above(of, spread, self.corridor_from)
                - probability_above(of, spread, self.corridor_to)
        };
        (inside(saving), inside(-saving))
    }

    /// u and its standard deviation.
    fn saving(&self, terms: &Terms, before: Amount) -> (f64, f64) {
        let benchmark = self.benchmark(terms);
        ((benchmark - before.total()) / benchmark, before.spread / benchmark)
    }

    /// g, or the chance that it is 1.
    fn gate(&self, activity: &Activity) -> f64 {
        if self.quality_gate <= 0.0 {
            return 1.0;
        }
        let Some(mean) = activity.mean_outcome() else { return 0.0 };
        if activity.spread_outcome <= 0.0 {
            return if mean >= self.quality_gate { 1.0 } else { 0.0 };
        }
        probability_above(mean, activity.spread_outcome, self.quality_gate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF: SharedSavings = SharedSavings {
        level: 1.0,
        basis: Basis::Fixed,
        savings_share: 0.5,
        loss_share: 0.5,
        corridor_from: 0.0,
        corridor_to: 0.05,
        quality_gate: 0.0,
    };

    fn settled(clause: &SharedSavings, spent: f64, months: f64) -> f64 {
        let terms = Terms { reference: Year { revenue: 1_000.0, ..Year::default() }, ..Terms::default() };
        let before = Amount { euros: [spent, 0.0], spread: 0.0 };
        let activity = Activity { months, ..Activity::default() };
        clause.pay(&activity, &terms, before).total() - spent
    }

    #[test]
    fn half_of_what_lies_inside_the_corridor_is_shared_in_december() {
        assert!((settled(&HALF, 980.0, 12.0) - 10.0).abs() < 1e-9);
        assert!((settled(&HALF, 800.0, 12.0) - 25.0).abs() < 1e-9);
        assert!((settled(&HALF, 1_020.0, 12.0) + 10.0).abs() < 1e-9);
        assert_eq!(settled(&HALF, 800.0, 11.0), 0.0);
    }

    #[test]
    fn a_corridor_can_share_what_lies_outside_it() {
        let outside = SharedSavings { corridor_from: 0.03, corridor_to: f64::INFINITY, ..HALF };
        assert_eq!(settled(&outside, 980.0, 12.0), 0.0);
        assert!((settled(&outside, 900.0, 12.0) - 35.0).abs() < 1e-9);
    }

    #[test]
    fn a_quality_gate_that_was_not_reached_keeps_the_saving_and_not_the_loss() {
        let gated = SharedSavings { quality_gate: 0.8, ..HALF };
        assert_eq!(settled(&gated, 980.0, 12.0), 0.0);
        assert!((settled(&gated, 1_020.0, 12.0) + 10.0).abs() < 1e-9);
    }

    /// Two years in a row worked out: the derivative of the second settlement by what the first year claims.
    #[test]
    fn a_rebased_benchmark_makes_claims_of_this_year_worth_something_next_year() {
        let rebased = SharedSavings { basis: Basis::LastYear, corridor_to: f64::INFINITY, ..HALF };
        let activity = Activity { months: 12.0, ..Activity::default() };
        let year = Amount { euros: [900.0, 0.0], spread: 50.0 };
        let second = |first: f64| {
            let terms = Terms { last: Year { revenue: first, ..Year::default() }, ..Terms::default() };
            rebased.pay(&activity, &terms, year).total()
        };
        let numeric = (second(900.5) - second(899.5)) / 1.0;
        assert!((numeric - rebased.next_year(&activity, &Terms::default(), year)).abs() < 1e-4);
        assert_eq!(HALF.next_year(&activity, &Terms::default(), year), 0.0);
    }
}
