//! Effort on two tasks: one whose result is measured and paid for, one whose result is not.
//!
//! Professionals spend effort e₁ on what is measured and e₂ on what is not (Holmström & Milgrom 1991). Costs are
//! C/2 (e₁² + e₂² + 2 γ e₁ e₂) EUR a case; γ in [0, 1) says how far one task is at the expense of the other. Without pay for
//! outcomes both stand at 1, where professional pride holds them. If a unit of e₁ brings p EUR a case,
//!
//! > **e₁ = 1 + (p/C)/(1 − γ²),  e₂ = 1 − γ (p/C)/(1 − γ²)**,
//!
//! so paying for the one pulls effort off the other. What heals is w₁ e₁ + w₂ e₂ with w₁ + w₂ = 1: where the unmeasured task
//! matters more than γ makes up for (γ > w₁/w₂), pay for outcomes makes care worse while the measure gets better. Measured outcome is
//!
//! > y = recovery + g (e₁ − 1) + ε.
//!
//! Source: Holmström & Milgrom (1991), Journal of Law, Economics & Organization 7. All numbers are assumptions.

/// Assumptions about effort and its measurement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quality {
    /// How much of the best response is followed; 0 is no response at all.
    pub response_share: f64,
    /// C, as a share of the list price of a normal trajectory.
    pub effort_cost_share: f64,
    /// γ.
    pub substitution: f64,
    /// w₁: the weight of the measured task in what heals.
    pub measured_weight: f64,
    /// How much faster need falls per unit of effort, as a share.
    pub healing_gain: f64,
    /// g: what a unit of measured effort adds to the measure.
    pub signal_gain: f64,
    /// Standard deviation of ε.
    pub measure_error_sd: f64,
}

/// Effort on the measured and on the unmeasured task.
pub type Effort = [f64; 2];

/// Effort without pay for outcomes.
pub const USUAL_EFFORT: Effort = [1.0, 1.0];

impl Quality {
    /// The best effort, where a unit of measured effort brings `pay` EUR a case and the list price of a case is `price`.
    pub fn effort(&self, pay: f64, price: f64) -> Effort {
        let cost = self.effort_cost_share * price;
        if self.response_share <= 0.0 || cost <= 0.0 || pay == 0.0 {
            return USUAL_EFFORT;
        }
        let shift = self.response_share * pay / cost / (1.0 - self.substitution * self.substitution);
        // Nobody works less than nothing, nor more than three times as hard.
        [1.0 + shift, 1.0 - self.substitution * shift].map(|effort| effort.clamp(0.0, 3.0))
    }

    /// The factor on what a month of care heals.
    pub fn healing(&self, effort: Effort) -> f64 {
        let gain =
            self.measured_weight * (effort[0] - 1.0) + (1.0 - self.measured_weight) * (effort[1] - 1.0);
        (1.0 + self.healing_gain * gain).max(0.0)
    }

    /// The measured outcome of one client, `error` being a standard normal draw; not below 0.
    pub fn measured(&self, recovery: f64, effort: Effort, error: f64) -> f64 {
        (recovery + self.signal_gain * (effort[0] - 1.0) + self.measure_error_sd * error).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO_TASKS: Quality = Quality {
        response_share: 1.0,
        effort_cost_share: 0.05,
        substitution: 0.5,
        measured_weight: 0.3,
        healing_gain: 0.2,
        signal_gain: 0.1,
        measure_error_sd: 0.2,
    };

    #[test]
    fn without_pay_for_outcomes_nothing_changes() {
        assert_eq!(TWO_TASKS.effort(0.0, 5_000.0), USUAL_EFFORT);
        assert_eq!(TWO_TASKS.healing(USUAL_EFFORT), 1.0);
        let off = Quality { response_share: 0.0, ..TWO_TASKS };
        assert_eq!(off.effort(400.0, 5_000.0), USUAL_EFFORT);
    }

    #[test]
    fn pay_for_one_task_pulls_effort_off_the_other() {
        let [measured, unmeasured] = TWO_TASKS.effort(100.0, 5_000.0);
        // p/C = 100/250 = 0.4; over 1 − γ² = 0.75.
        assert!((measured - (1.0 + 0.4 / 0.75)).abs() < 1e-12);
        assert!((unmeasured - (1.0 - 0.5 * 0.4 / 0.75)).abs() < 1e-12);
        // γ = 0.5 is above w₁/w₂ = 3/7: the measure rises and care gets worse.
        assert!(TWO_TASKS.healing([measured, unmeasured]) < 1.0);
        assert!(TWO_TASKS.measured(0.9, [measured, unmeasured], 0.0) > 0.9);
    }

    /// Validation row V22. A principal who values the tasks at B₁ and B₂ and can only pay the first chooses the power β that
    /// maximises B·e − C(e) − ½ r β² σ², e being this module's answer to β. Closed form of Holmström & Milgrom:
    /// β = (B₁ − B₂ C₁₂/C₂₂) / (1 + r σ² (C₁₁ − C₁₂²/C₂₂)).
    #[test]
    fn the_best_power_falls_with_substitution_as_published() {
        let (first, second, risk) = (0.9, 0.5, 0.4);
        let mut last = f64::INFINITY;
        for substitution in [0.0, 0.2, 0.4, 0.6] {
            let tasks = Quality { effort_cost_share: 1.0, substitution, ..TWO_TASKS };
            let surplus = |power: f64| {
                // Shifts from usual effort are the effort that pay adds; price 1 makes C = 1.
                let [one, two] = tasks.effort(power, 1.0).map(|effort| effort - 1.0);
                let cost = 0.5 * (one * one + two * two + 2.0 * substitution * one * two);
                first * one + second * two - cost - 0.5 * risk * power * power
            };
            // Golden section: the surplus is a parabola in the power.
            let (mut low, mut high) = (0.0, 0.7);
            for _ in 0..200 {
                let (left, right) = (low + 0.382 * (high - low), low + 0.618 * (high - low));
                if surplus(left) > surplus(right) { high = right } else { low = left }
            }
            let closed = (first - second * substitution) / (1.0 + risk * (1.0 - substitution * substitution));
            assert!((0.5 * (low + high) - closed).abs() < 1e-6, "{substitution}: {low} against {closed}");
            assert!(closed < last);
            last = closed;
        }
    }
}
