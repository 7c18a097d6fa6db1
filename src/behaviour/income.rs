//! Target income: a provider whose revenue falls short of what it is used to makes up part of it with volume.
//!
//! With x the ratio that is best at the margin, x_now the present one, R the revenue that is expected and R₀ the revenue of the
//! reference year, the ratio that would bring R₀ back is x_now R₀/R. The provider goes a share η of the way:
//!
//! > x + η π (x_now R₀/R − x)⁺,  if R < R₀,
//!
//! π in [0, 1] being what an hour brings at the margin over what it brings on average: where an hour more is not paid,
//! volume makes up for nothing. η = 1 under P×Q keeps revenue at R₀ whatever the tariff; η = 0 is no income effect. It
//! works through the provider's revenue as a whole, so that a cut in one segment spills over to others.
//!
//! Source: McGuire & Pauly (1991), Journal of Health Economics 10; Yip (1998) found that surgeons recouped about 70 % of a cut.
//! Dutch mental health care (Douven, Remmerswaal & Vervliet 2021) and a laboratory cut (Keser et al. 2020) found little: the
//! default is low, and 0 lies inside its range.

/// Assumptions about target income.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Income {
    /// η, 0 to 1.
    pub recoup_share: f64,
}

impl Income {
    /// The ratio after the income effect: `best` is x, `now` x_now, `shortfall` R₀/R (1 or less: none), `paid` π.
    pub fn recoup(&self, best: f64, now: f64, shortfall: f64, paid: f64) -> f64 {
        if self.recoup_share <= 0.0 || shortfall <= 1.0 {
            return best;
        }
        best + self.recoup_share * paid.clamp(0.0, 1.0) * (now * shortfall - best).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published arithmetic: after a cut of 10 %, +7.8 % volume recoups 70 %, +5.6 % half, and 11 % all of it.
    #[test]
    fn volume_makes_up_for_a_cut_as_published() {
        // After a cut of 10 % revenue stands at 0.9; bringing it back to what recoups a share of the loss takes this much volume.
        for (recouped, volume) in [(0.7, 0.0778), (0.5, 0.0556), (1.0, 0.1111)] {
            let all = Income { recoup_share: 1.0 };
            let target = 1.0 - 0.1 * (1.0 - recouped);
            assert!((all.recoup(1.0, 1.0, target / 0.9, 1.0) - 1.0 - volume).abs() < 1e-4);
        }
        // With η = 1 and nothing else at work, revenue comes back in full: x = 1/0.9.
        let all = Income { recoup_share: 1.0 };
        assert!((all.recoup(1.0, 1.0, 1.0 / 0.9, 1.0) - 1.1111).abs() < 1e-4);
    }

    #[test]
    fn no_shortfall_no_pay_and_no_effect_change_nothing() {
        let half = Income { recoup_share: 0.5 };
        assert_eq!(half.recoup(0.9, 1.0, 0.8, 1.0), 0.9);
        assert_eq!(half.recoup(0.9, 1.0, 1.2, 0.0), 0.9);
        assert_eq!(Income { recoup_share: 0.0 }.recoup(0.9, 1.0, 2.0, 1.0), 0.9);
    }

    #[test]
    fn the_effect_grows_with_its_parameter() {
        let at = |recoup_share: f64| Income { recoup_share }.recoup(0.95, 1.0, 1.1, 1.0);
        assert!(at(0.0) < at(0.3) && at(0.3) < at(0.7) && at(0.7) < at(1.0));
    }
}
