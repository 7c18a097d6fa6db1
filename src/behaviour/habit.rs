//! How providers change: most move a share η per quarter from what they did to what would be best; some do what is best at once,
//! some copy the colleague who earns most, some never change.

/// Assumptions about habit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Habit {
    /// η: the share of the way that is gone in a quarter, 0 to 1.
    pub change_share_quarter: f64,
    /// The share of providers that do what is best at once.
    pub optimising_share: f64,
    /// The share that copy the provider of their segment that earns most on its revenue.
    pub imitating_share: f64,
    /// The share that never change.
    pub fixed_share: f64,
}

/// How a provider changes what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strategy {
    /// A share of the way to what is best.
    Adaptive,
    /// What is best, at once.
    Optimising,
    /// A share of the way to what the best-earning colleague does.
    Imitating,
    /// What it always did.
    Fixed,
}

impl Habit {
    /// The share of the way that is gone in a month: 1 − (1 − η)^⅓.
    pub fn change_share_month(&self) -> f64 {
        if self.change_share_quarter >= 1.0 {
            return 1.0;
        }
        1.0 - libm::cbrt(1.0 - self.change_share_quarter)
    }

    /// The strategy of a provider with this draw.
    pub fn strategy(&self, uniform: f64) -> Strategy {
        let optimising = self.optimising_share;
        let imitating = optimising + self.imitating_share;
        if uniform < optimising {
            Strategy::Optimising
        } else if uniform < imitating {
            Strategy::Imitating
        } else if uniform < imitating + self.fixed_share {
            Strategy::Fixed
        } else {
            Strategy::Adaptive
        }
    }
}

impl Strategy {
    /// The share of the way that is gone in a month, where those who adapt go `adaptive`.
    pub fn change_share(self, adaptive: f64) -> f64 {
        match self {
            Strategy::Adaptive | Strategy::Imitating => adaptive,
            Strategy::Optimising => 1.0,
            Strategy::Fixed => 0.0,
        }
    }
}

/// One step from `now` to `best`.
pub fn step(now: f64, best: f64, share: f64) -> f64 {
    if share >= 1.0 { best } else { now + share * (best - now) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace(change_share_quarter: f64) -> Habit {
        Habit { change_share_quarter, optimising_share: 0.2, imitating_share: 0.3, fixed_share: 0.1 }
    }

    #[test]
    fn three_months_make_a_quarter() {
        let monthly = pace(0.4).change_share_month();
        let after = (0..3).fold(0.0, |now, _| step(now, 1.0, monthly));
        assert!((after - 0.4).abs() < 1e-12);
    }

    #[test]
    fn no_change_is_exactly_none_and_full_change_goes_all_the_way() {
        assert_eq!(step(0.83, 1.2, pace(0.0).change_share_month()), 0.83);
        assert_eq!(step(0.83, 1.2, pace(1.0).change_share_month()), 1.2);
        assert_eq!(step(0.83, 1.2, Strategy::Fixed.change_share(0.5)), 0.83);
        assert_eq!(step(0.83, 1.2, Strategy::Optimising.change_share(0.5)), 1.2);
    }

    #[test]
    fn strategies_are_shared_out_by_their_shares() {
        let of = [0.1, 0.3, 0.55, 0.7].map(|uniform| pace(0.3).strategy(uniform));
        assert_eq!(of, [Strategy::Optimising, Strategy::Imitating, Strategy::Fixed, Strategy::Adaptive]);
        let none = Habit { optimising_share: 0.0, imitating_share: 0.0, fixed_share: 0.0, ..pace(0.3) };
        assert_eq!(none.strategy(1e-9), Strategy::Adaptive);
    }
}
