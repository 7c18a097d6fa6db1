//! How fast providers change: they move a share η per quarter from what they did to what would be best.
//!
//! η = 1 is a provider that optimises at once, η = 0 one that never changes.

/// Assumptions about habit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Habit {
    /// η: the share of the way that is gone in a quarter, 0 to 1.
    pub change_share_quarter: f64,
}

impl Habit {
    /// The share of the way that is gone in a month: 1 − (1 − η)^⅓.
    pub fn change_share_month(&self) -> f64 {
        if self.change_share_quarter >= 1.0 {
            return 1.0;
        }
        1.0 - libm::cbrt(1.0 - self.change_share_quarter)
    }
}

/// One step from `now` to `best`.
pub fn step(now: f64, best: f64, share: f64) -> f64 {
    if share >= 1.0 { best } else { now + share * (best - now) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_months_make_a_quarter() {
        let monthly = Habit { change_share_quarter: 0.4 }.change_share_month();
        let after = (0..3).fold(0.0, |now, _| step(now, 1.0, monthly));
        assert!((after - 0.4).abs() < 1e-12);
    }

    #[test]
    fn no_change_is_exactly_none_and_full_change_goes_all_the_way() {
        assert_eq!(step(0.83, 1.2, Habit { change_share_quarter: 0.0 }.change_share_month()), 0.83);
        assert_eq!(step(0.83, 1.2, Habit { change_share_quarter: 1.0 }.change_share_month()), 1.2);
    }
}
