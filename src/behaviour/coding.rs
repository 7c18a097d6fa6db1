//! How a provider books what it does: profiles, thresholds of minutes, and one trajectory or two.
//!
//! All three follow from the same comparison: what the booking brings under the contract, against a cost of straying from the
//! truth that grows with the square of the distance (professional norm and the chance to be found, in k h EUR for
//! h hours of a case):
//!
//! - **profile** (upcoding): profile p instead of the true one if ι (F_p − F_true) > ½ λ k h d², d being how far severity lies below
//!   where p begins;
//! - **threshold**: care of which the work is done goes on to the next threshold if ι ΔF > c e + ½ k q* δ ((L₀ + L)² − L₀²), e being the
//!   missing hours, L the months they take, L₀ the months by which care is past its end already;
//! - **splitting**: a trajectory is closed half-way and opened anew if ι F > ½ λ k h s, for a case of severity s.
//!
//! A provider also foresees what its own pace brings under thresholds. With minutes per trajectory lognormal around m with
//! deviation σ, one more hour for everyone brings, per hour,
//!
//! > ρ = 60 Σ_c ΔF_c φ(ln(T_c/m)/σ) / (σ E(minutes)).
//!
//! Source: Douven, Remmerswaal & Mosca (2015) found 11 to 13 % of treatments shifted over the next threshold; that some
//! providers always respond, most sometimes and a few never is what a spread of k gives. λ is an assumption.

use crate::stats::normal_density;

/// Assumptions about booking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coding {
    /// ι for profiles: the share of the gain that counts; 0 is honest.
    pub profile_interest_share: f64,
    /// λ for profiles: the cost of a profile too high, in k h per squared unit of severity.
    pub profile_cost: f64,
    /// ι for thresholds.
    pub threshold_interest_share: f64,
    /// ι for splitting.
    pub split_interest_share: f64,
    /// λ for splitting: the cost of a needless second trajectory, in k h.
    pub split_cost: f64,
}

impl Coding {
    /// The profile that is booked: `worth[p]` in EUR, `from[p]` the severity from which p is true, `norm` = k h.
    pub fn profile(&self, truth: u8, severity: f64, worth: &[f64], from: &[f64], norm: f64) -> u8 {
        if self.profile_interest_share <= 0.0 {
            return truth;
        }
        let gain = |class: usize| {
            let distance = (from[class] - severity).max(0.0);
            self.profile_interest_share * (worth[class] - worth[usize::from(truth)])
                - 0.5 * self.profile_cost * norm * distance * distance
        };
        // Straying needs a gain: on a tie the truth is booked.
        (usize::from(truth)..worth.len())
            .fold(
                (truth, 0.0),
                |best, class| if gain(class) > best.1 { (class as u8, gain(class)) } else { best },
            )
            .0
    }

    /// Whether care whose work is done goes on to the next threshold.
    pub fn goes_on(&self, stretch: &Stretch) -> bool {
        if self.threshold_interest_share <= 0.0 {
            return false;
        }
        let (past, more) = (stretch.past_months, stretch.months);
        let harm = 0.5 * stretch.norm_month * ((past + more) * (past + more) - past * past);
        self.threshold_interest_share * stretch.gain > stretch.cost + harm
    }

    /// Whether a trajectory is split: `fee` is what a second one brings, `norm` = k h s.
    pub fn splits(&self, fee: f64, norm: f64) -> bool {
        self.split_interest_share > 0.0 && self.split_interest_share * fee > 0.5 * self.split_cost * norm
    }
}

/// What it would take to reach the next threshold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// ΔF: what the next class brings more, in EUR.
    pub gain: f64,
    /// What the missing hours cost, in EUR.
    pub cost: f64,
    /// L: the months that they take.
    pub months: f64,
    /// L₀: the months by which care is past its end; below 0 while need is left.
    pub past_months: f64,
    /// k q* δ, in EUR per squared month.
    pub norm_month: f64,
}

/// ρ under thresholds, in EUR per hour: `steps` holds (T_c in minutes, ΔF_c in EUR), `median` is m, `sd` is σ.
pub fn hour_value(steps: impl Iterator<Item = (f64, f64)>, median: f64, sd: f64) -> f64 {
    if median <= 0.0 || sd <= 0.0 {
        return 0.0;
    }
    let mean = median * libm::exp(0.5 * sd * sd);
    let brings: f64 = steps
        .filter(|(threshold, _)| *threshold > 0.0)
        .map(|(threshold, gain)| gain * normal_density(libm::log(threshold / median) / sd) / sd)
        .sum();
    60.0 * brings / mean
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::normal_cdf;

    const KEEN: Coding = Coding {
        profile_interest_share: 1.0,
        profile_cost: 4.0,
        threshold_interest_share: 1.0,
        split_interest_share: 1.0,
        split_cost: 2.5,
    };
    const WORTH: [f64; 3] = [3_000.0, 5_000.0, 9_000.0];
    const FROM: [f64; 3] = [0.0, 0.8, 1.5];

    #[test]
    fn a_case_near_a_profile_is_booked_in_it_and_one_far_away_is_not() {
        // k h = 12,000: ½ 4 12,000 d² = 2,000 at d = 0.289.
        assert_eq!(KEEN.profile(0, 0.55, &WORTH, &FROM, 12_000.0), 1);
        assert_eq!(KEEN.profile(0, 0.45, &WORTH, &FROM, 12_000.0), 0);
        assert_eq!(KEEN.profile(2, 2.0, &WORTH, &FROM, 12_000.0), 2);
    }

    #[test]
    fn off_is_honest() {
        let off = Coding {
            profile_interest_share: 0.0,
            threshold_interest_share: 0.0,
            split_interest_share: 0.0,
            ..KEEN
        };
        assert_eq!(off.profile(0, 0.79, &WORTH, &FROM, 1.0), 0);
        assert!(!off.splits(1e9, 1.0));
        let stretch = Stretch { gain: 1e9, cost: 0.0, months: 0.1, past_months: 0.0, norm_month: 0.0 };
        assert!(!off.goes_on(&stretch) && KEEN.goes_on(&stretch));
    }

    #[test]
    fn a_threshold_near_by_is_reached_and_one_far_away_is_not() {
        // An hour costs 60, six hours a month, k q* δ = 200 · 6 · 0.25.
        let stretch = |hours: f64| Stretch {
            gain: 1_500.0,
            cost: 60.0 * hours,
            months: hours / 6.0,
            past_months: 0.0,
            norm_month: 300.0,
        };
        assert!(KEEN.goes_on(&stretch(6.0)));
        assert!(!KEEN.goes_on(&stretch(18.0)));
    }

    #[test]
    fn who_minds_little_splits_and_who_minds_much_does_not() {
        assert!(KEEN.splits(5_000.0, 60.0 * 60.0));
        assert!(!KEEN.splits(5_000.0, 60.0 * 200.0));
    }

    /// ρ is the derivative of the expected fee by a pace that rises for everyone.
    #[test]
    fn the_value_of_an_hour_is_the_derivative_of_the_expected_fee() {
        let steps = [(800.0, 900.0), (1_800.0, 1_100.0), (3_000.0, 1_500.0)];
        let (median, sd) = (1_500.0, 0.9);
        let fee = |pace: f64| -> f64 {
            let above = |(threshold, gain): (f64, f64)| {
                gain * (1.0 - normal_cdf(libm::log(threshold / (pace * median)) / sd))
            };
            steps.into_iter().map(above).sum()
        };
        let mean_hours = median * libm::exp(0.5 * sd * sd) / 60.0;
        let numeric = (fee(1.0 + 1e-5) - fee(1.0 - 1e-5)) / (2e-5 * mean_hours);
        assert!((numeric - hour_value(steps.into_iter(), median, sd)).abs() < 1e-6);
    }
}
