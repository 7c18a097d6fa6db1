//! How a provider's trust in the municipality moves with how the municipality acts, and what it changes.
//!
//! Per month T += talks · gain · (1 − T) − breaches · cost · T + decay · (T₀ − T); the provider counts θ = θ_max T of the
//! municipality's euro as its own. Asked for a lower tariff, it concedes the share κ T of what is asked: nothing without trust, κ of it
//! with full trust. That this is a straight line is an assumption; no source was found. A decision taken alone (an intake stop, tightened access, a cut tariff) is a breach.

/// Assumptions about trust.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trust {
    /// T₀: where trust settles if nothing happens, 0 to 1.
    pub base: f64,
    /// Standard deviation of a provider's own T₀ around it.
    pub base_sd: f64,
    /// What one round of talks adds, as a share of the distance to 1.
    pub talk_gain: f64,
    /// What one decision taken alone costs, as a share.
    pub breach_cost: f64,
    /// How fast trust returns to its base, as a share per month.
    pub decay_share_month: f64,
    /// θ_max: the share of the municipality's euro that a provider with full trust counts as its own, below 1.
    pub joint_interest_max: f64,
    /// κ: the share of a lower tariff that a provider with full trust concedes in talks, 0 to 1.
    pub concession_max: f64,
}

impl Trust {
    /// Trust after a month with `talks` rounds of talks and `breaches` decisions taken alone; a part of one is one by a municipality
    /// that is that part of a region.
    pub fn step(&self, trust: f64, base: f64, talks: f64, breaches: f64) -> f64 {
        let talked = rounds(talks).fold(trust, |t, part| t + part * self.talk_gain * (1.0 - t));
        let breached = rounds(breaches).fold(talked, |t, part| t - part * self.breach_cost * t);
        (breached + self.decay_share_month * (base - breached)).clamp(0.0, 1.0)
    }

    /// θ.
    pub fn joint_interest(&self, trust: f64) -> f64 {
        self.joint_interest_max * trust
    }

    /// κ T: the share of what is asked off the tariff to which providers agree.
    pub fn concession(&self, trust: f64) -> f64 {
        self.concession_max * trust
    }
}

/// A number of rounds as whole ones, and a part of one if something is left.
fn rounds(number: f64) -> impl Iterator<Item = f64> {
    let whole = libm::floor(number);
    std::iter::repeat_n(1.0, whole as usize).chain((number > whole).then_some(number - whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STILL: Trust = Trust {
        base: 0.4,
        base_sd: 0.1,
        talk_gain: 0.0,
        breach_cost: 0.0,
        decay_share_month: 0.0,
        joint_interest_max: 0.0,
        concession_max: 0.0,
    };

    #[test]
    fn with_every_rate_at_zero_nothing_moves_and_nothing_is_shared() {
        assert_eq!(STILL.step(0.37, 0.4, 3.0, 2.0), 0.37);
        assert_eq!(STILL.joint_interest(1.0), 0.0);
    }

    #[test]
    fn without_trust_nothing_is_conceded_and_with_full_trust_all_of_it() {
        let open = Trust { concession_max: 1.0, ..STILL };
        assert_eq!([0.0, 0.25, 1.0].map(|trust| open.concession(trust)), [0.0, 0.25, 1.0]);
        assert_eq!(STILL.concession(1.0), 0.0);
    }

    #[test]
    fn talks_build_breaches_break_and_both_fade() {
        let live = Trust { talk_gain: 0.1, breach_cost: 0.3, decay_share_month: 0.05, ..STILL };
        assert!(live.step(0.4, 0.4, 1.0, 0.0) > 0.4);
        assert!(live.step(0.4, 0.4, 0.0, 1.0) < 0.4);
        assert!(live.step(0.8, 0.4, 0.0, 0.0) < 0.8);
        let part = live.step(0.4, 0.4, 0.25, 0.0);
        assert!(part > 0.4 && part < live.step(0.4, 0.4, 1.0, 0.0), "a part of a round is a part");
    }
}
