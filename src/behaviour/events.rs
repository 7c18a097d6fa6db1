//! What nobody foresaw: a new law, a provider in trouble, a case mix that shifts. The contract does not cover it.
//!
//! An event costs the provider a share of a month's revenue that no clause pays. Talked over in time and with trust, it is settled:
//! the municipality bears half. Else it becomes a dispute, with chance
//!
//! > δ (1 − T),
//!
//! T being the trust that the provider feels; and always where nobody had time to talk. A dispute costs both sides money and lasts for
//! months in which nobody counts the other's euro as its own. A court then gives the whole or nothing, with even chances: half on
//! average, so that trust saves the costs of the dispute and nothing else.
//!
//! Source: that contracts are incomplete and that renegotiation is cheaper where parties cooperate: Decarolis et al. (2020), NBER
//! 24201; all numbers are assumptions.

use crate::units::MONTHS_PER_YEAR;

/// Assumptions about events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Events {
    /// Events a year per provider.
    pub per_year: f64,
    /// What an event costs a provider, as a share of its revenue of a month.
    pub stake_months: f64,
    /// δ: the chance of a dispute without any trust.
    pub dispute_share: f64,
    /// What a dispute costs each side, in EUR.
    pub dispute_euros: f64,
    /// How long a dispute lasts.
    pub dispute_months: u32,
}

impl Events {
    /// The chance that an event becomes a dispute though there was time to talk.
    pub fn dispute_chance(&self, trust: f64) -> f64 {
        self.dispute_share * (1.0 - trust)
    }

    /// What a provider expects that `more` trust saves it a month, in EUR.
    pub fn saved_month(&self, more: f64) -> f64 {
        self.per_year / f64::from(MONTHS_PER_YEAR) * self.dispute_share * more * self.dispute_euros
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trust_saves_disputes_and_full_trust_all_of_them() {
        let events = Events {
            per_year: 0.6,
            stake_months: 0.2,
            dispute_share: 0.5,
            dispute_euros: 20_000.0,
            dispute_months: 6,
        };
        assert_eq!((events.dispute_chance(0.0), events.dispute_chance(1.0)), (0.5, 0.0));
        // 0.05 events a month, half of which would go wrong, 0.4 of which do not.
        assert!((events.saved_month(0.4) - 200.0).abs() < 1e-9);
        let none = Events { per_year: 0.0, ..events };
        assert_eq!(none.saved_month(1.0), 0.0);
    }
}
