//! Ties between people, what they make of trust, and what a promise is worth that nothing enforces but the relationship.
//!
//! A tie is between an official and somebody of a provider, τ in [0, 1]. Per month, with H hours of contact and B decisions that the
//! municipality took alone,
//!
//! > τ += g H (1 − τ),  then τ −= B c τ,  then τ −= d τ.
//!
//! Who leaves takes the tie along; a successor takes over a share of it only if a colleague also held a tie with the other side.
//! The personal trust P of a provider is the mean of its ties, weighted by role, and it works on top of the trust T in the
//! municipality as such, as far as the team is aligned (A): a promise of one official counts for what the others make of it,
//!
//! > **T + (1 − T) A P**.
//!
//! # Promises
//!
//! An informal promise is kept as long as breaking it is not worth more (Baker, Gibbons & Murphy 2002): what it costs at most once, b,
//! against what the relationship is worth per month, S, for ever after, discounted at r and with a chance h a month that it ends
//! anyway:
//!
//! > b ≤ S / r_eff,  **r_eff = (r + h)/(1 − h)**.
//!
//! With effort b, surplus y b − b²/2 and fallback 0 that gives **b\* = min{y, max(0, 2(y − r))}**. A relationship of k independent
//! ties ends when all break: h becomes the product of their chances.
//!
//! Source: the equations of Baker, Gibbons & Murphy (2002), Quarterly Journal of Economics 117; the growth of ties and all numbers
//! are assumptions.

use crate::units::MONTHS_PER_YEAR;

/// Assumptions about ties.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ties {
    /// Ties at the start of the run.
    pub initial: f64,
    /// g: what an hour of contact adds, as a share of the distance to 1.
    pub gain_hour: f64,
    /// d: how fast a tie fades, as a share per month.
    pub decay_month: f64,
    /// c: what one decision taken alone costs, as a share.
    pub breach_cost: f64,
    /// The share of a tie that a successor takes over where a colleague held one too.
    pub handover: f64,
    /// How much the first, second and third tie of a provider weigh: account manager, care lead, director.
    pub weights: [f64; 3],
    /// The chance that an official leaves in a year.
    pub official_leave_year: f64,
    /// The chance that somebody of a provider leaves in a year.
    pub provider_leave_year: f64,
    /// Months that a seat stays empty.
    pub vacancy_months: u32,
    /// Hours a month that each person of a provider who talks with the municipality has for it: talks, and audits of its files.
    pub contact_hours: f64,
    /// Staff, in full-time jobs, from which a provider has a second person who talks with the municipality.
    pub second_person_fte: f64,
    /// The same for a third.
    pub third_person_fte: f64,
    /// Hours a month that each of two colleagues needs for the other to be aligned.
    pub pair_hours: f64,
    /// How fast alignment moves to what coordination makes of it, as a share per month.
    pub alignment_speed: f64,
    /// r: what a provider discounts next year with.
    pub discount_year: f64,
    /// Months in which no promise is kept after a decision that the municipality took alone.
    pub grudge_months: u32,
    /// How much better full personal trust makes what the municipality knows, 0 to 1.
    pub information: f64,
}

/// A tie below which somebody is a stranger.
pub const KNOWN: f64 = 0.05;

impl Ties {
    /// A tie after a month with `hours` of contact and `breaches` decisions taken alone.
    pub fn step(&self, tie: f64, hours: f64, breaches: f64) -> f64 {
        let met = tie + (self.gain_hour * hours).min(1.0) * (1.0 - tie);
        let breached = met - (self.breach_cost * breaches).min(1.0) * met;
        (breached - self.decay_month * breached).clamp(0.0, 1.0)
    }

    /// What a successor has of a tie, where `colleague` says how strong the strongest tie of a colleague with the other side is.
    pub fn inherited(&self, tie: f64, colleague: f64) -> f64 {
        if colleague > KNOWN { self.handover * tie } else { 0.0 }
    }

    /// P, from the ties of a provider in the order of its people.
    pub fn personal(&self, ties: &[f64]) -> f64 {
        let weights: f64 = self.weights.iter().take(ties.len()).sum();
        if weights <= 0.0 {
            return 0.0;
        }
        ties.iter().zip(self.weights).map(|(tie, weight)| tie * weight).sum::<f64>() / weights
    }

    /// The chance a month that somebody leaves who does with chance `year` in a year.
    pub fn leave_month(year: f64) -> f64 {
        1.0 - libm::pow(1.0 - year, 1.0 / f64::from(MONTHS_PER_YEAR))
    }

    /// The chance a month that one tie breaks: either of the two leaves.
    pub fn break_month(&self) -> f64 {
        1.0 - (1.0 - Ties::leave_month(self.official_leave_year))
            * (1.0 - Ties::leave_month(self.provider_leave_year))
    }

    /// Alignment after a month in which the share `done` of the coordination that it takes was done.
    pub fn align(&self, alignment: f64, done: f64) -> f64 {
        alignment + self.alignment_speed * (done - alignment)
    }

    /// Whether a provider keeps a promise that costs `cost` until it is noticed, where the relationship brings `value` a month and rests on
    /// `ties` ties. Both in EUR.
    pub fn keeps(&self, cost: f64, value: f64, ties: usize) -> bool {
        if ties == 0 || value <= 0.0 {
            return cost <= 0.0;
        }
        let rate = libm::pow(1.0 + self.discount_year, 1.0 / f64::from(MONTHS_PER_YEAR)) - 1.0;
        self_enforcing(cost, value, rate, all_break(self.break_month(), ties))
    }
}

/// Trust in the municipality, T, with what personal trust P adds under alignment A.
pub fn felt(trust: f64, alignment: f64, personal: f64) -> f64 {
    trust + (1.0 - trust) * alignment * personal
}

/// The chance that `ties` independent ties all break, each with `chance`.
pub fn all_break(chance: f64, ties: usize) -> f64 {
    libm::pow(chance, ties as f64)
}

/// r_eff = (r + h)/(1 − h).
pub fn effective_rate(rate: f64, break_chance: f64) -> f64 {
    (rate + break_chance) / (1.0 - break_chance)
}

/// Whether what breaking a promise brings once is at most what the relationship is worth.
pub fn self_enforcing(gain: f64, value: f64, rate: f64, break_chance: f64) -> bool {
    gain * effective_rate(rate, break_chance) <= value
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIES: Ties = Ties {
        initial: 0.3,
        gain_hour: 0.05,
        decay_month: 0.03,
        breach_cost: 0.2,
        handover: 0.5,
        weights: [0.5, 0.3, 0.2],
        official_leave_year: 0.12,
        provider_leave_year: 0.18,
        vacancy_months: 3,
        contact_hours: 12.0,
        second_person_fte: 10.0,
        third_person_fte: 50.0,
        pair_hours: 2.0,
        alignment_speed: 0.2,
        discount_year: 0.05,
        grudge_months: 12,
        information: 0.5,
    };

    #[test]
    fn contact_builds_breaches_break_and_all_fades() {
        assert!(TIES.step(0.3, 4.0, 0.0) > 0.3);
        assert!(TIES.step(0.3, 4.0, 1.0) < TIES.step(0.3, 4.0, 0.0));
        assert!((TIES.step(0.3, 0.0, 0.0) - 0.3 * 0.97).abs() < 1e-15);
        assert!((TIES.step(0.0, 1_000.0, 0.0) - 0.97).abs() < 1e-15);
        let still = Ties { gain_hour: 0.0, decay_month: 0.0, breach_cost: 0.0, ..TIES };
        assert_eq!(still.step(0.37, 9.0, 3.0), 0.37);
    }

    #[test]
    fn a_lone_tie_is_lost_and_one_of_two_is_handed_over_in_part() {
        assert_eq!(TIES.inherited(0.8, 0.0), 0.0);
        assert_eq!(TIES.inherited(0.8, 0.6), 0.4);
    }

    #[test]
    fn personal_trust_is_a_mean_so_more_people_are_no_bonus() {
        assert_eq!(TIES.personal(&[]), 0.0);
        assert_eq!(TIES.personal(&[0.6]), 0.6);
        assert!((TIES.personal(&[0.6, 0.6, 0.6]) - 0.6).abs() < 1e-15);
        // One of three who is a stranger takes his weight, not all.
        assert!((TIES.personal(&[0.0, 0.6, 0.6]) - 0.3).abs() < 1e-15);
    }

    #[test]
    fn without_ties_or_alignment_trust_is_what_it_was() {
        for trust in [0.0, 0.1, 0.37, 1.0] {
            assert_eq!(felt(trust, 1.0, 0.0), trust);
            assert_eq!(felt(trust, 0.0, 0.9), trust);
        }
        assert!(felt(0.4, 1.0, 0.5) > 0.4 && felt(0.4, 1.0, 1.0) == 1.0);
    }

    #[test]
    fn a_promise_needs_a_relationship_worth_more() {
        assert!(TIES.keeps(0.0, 0.0, 0) && !TIES.keeps(1.0, 0.0, 2) && !TIES.keeps(1.0, 10.0, 0));
        let rate = libm::pow(1.05, 1.0 / 12.0) - 1.0;
        let worth = |ties| 10.0 / effective_rate(rate, all_break(TIES.break_month(), ties));
        for ties in 1..=3 {
            assert!(
                TIES.keeps(0.999 * worth(ties), 10.0, ties) && !TIES.keeps(1.001 * worth(ties), 10.0, ties)
            );
        }
        assert!(worth(3) > worth(2) && worth(2) > 3.0 * worth(1));
    }

    /// Validation row V18: b* = min{y, max(0, 2(y − r))}: the largest b up to y that y b − b²/2 enforces.
    #[test]
    fn the_best_promise_is_the_published_one() {
        for (rate, best) in [(0.5, 1.0), (0.6, 0.8), (0.8, 0.4), (1.0, 0.0)] {
            let kept = |b: f64| self_enforcing(b, b - 0.5 * b * b, rate, 0.0);
            let found =
                (0..=100_000).map(|step| f64::from(step) * 1e-5).filter(|b| kept(*b)).fold(0.0, f64::max);
            // Within a step of the grid.
            assert!((found - best).abs() < 1.5e-5, "{rate}: {found}");
        }
    }

    #[test]
    fn alignment_follows_the_coordination_that_is_done() {
        assert_eq!(TIES.align(1.0, 1.0), 1.0);
        assert!((TIES.align(1.0, 0.0) - 0.8).abs() < 1e-15);
    }
}
