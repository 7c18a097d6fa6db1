//! How long care lasts: need, clinical completion, and the provider's own wish to go on or to stop.
//!
//! Need R starts at the client's optimal duration D (months) and falls each month by
//!
//! > g(x) = 1 − (1 − min(x, 1))²,  x = q/q*.
//!
//! At R = 0 care has done its work. The provider aims to stop at R = −L*,
//!
//! > **L* = (margin of one more month) / (k q* δ)**,
//!
//! δ being the curvature of the norm against months that are too many or too few (per month). L* > 0 prolongs, L* < 0
//! discharges early; the need that is left raises the chance that the client comes back.

/// Assumptions about duration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Duration {
    /// δ: curvature per month against a wrong duration, relative to the curvature in volume.
    pub curvature_month: f64,
    /// The most months by which a provider prolongs or shortens.
    pub shift_max_months: f64,
}

impl Duration {
    /// L*, in months, from the margin of one more month per optimal hour: `margin_hour` = m x + (what a client-month
    /// brings) / q*, in EUR per hour.
    pub fn best_overstay(&self, margin_hour: f64, curvature: f64) -> f64 {
        let months = margin_hour / (curvature * self.curvature_month);
        months.clamp(-self.shift_max_months, self.shift_max_months)
    }
}

/// g(x): the need that a month of care at ratio `ratio` ≥ 0 takes away, in months.
pub fn healing(ratio: f64) -> f64 {
    let short = 1.0 - ratio.min(1.0);
    1.0 - short * short
}

#[cfg(test)]
mod tests {
    use super::*;

    const FREE: Duration = Duration { curvature_month: 0.1, shift_max_months: 1e9 };

    #[test]
    fn overstay_is_margin_over_curvature() {
        for margin in [-50.0, -10.0, 0.0, 22.5, 70.0] {
            for curvature in [80.0, 200.0, 400.0] {
                assert!((FREE.best_overstay(margin, curvature) - margin / (curvature * 0.1)).abs() < 1e-12);
            }
        }
        assert_eq!(FREE.best_overstay(0.0, 200.0), 0.0);
    }

    #[test]
    fn optimal_care_heals_a_month_a_month_and_more_heals_no_faster() {
        assert_eq!(healing(1.0), 1.0);
        assert_eq!(healing(1.4), 1.0);
        assert_eq!(healing(0.0), 0.0);
        assert!((healing(0.7) - 0.91).abs() < 1e-12);
    }
}
