//! What people do about a right that somebody else holds: ask for more, appeal, and go to another door.
//!
//! A provider whose plan is cut by an assignment asks to change it; one whose assignment runs out asks to extend it. A client who is
//! refused may appeal: the court judges the need, and money is no ground before it. A provider that loses a client by a
//! refusal takes it to the holder that is closest to it, where another may grant the same (venue shopping).

/// Assumptions about how rights are used.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gatekeeping {
    /// β: how strongly pressure on the budget moves a holder that feels all of it.
    pub budget_response: f64,
    /// A provider asks to change an assignment that is this share or more below its plan; 1 is never.
    pub change_shortfall: f64,
    /// Months between the start of care and that request.
    pub change_months: u32,
    /// Chance that a client who was refused appeals.
    pub appeal_share: f64,
    /// Months until the court decides; care that was running goes on.
    pub appeal_months: u32,
    /// Chance that a provider at no distance takes a client whose extension was refused to another door.
    pub shop_share: f64,
}

impl Gatekeeping {
    /// Whether the provider asks for more than `limit`, where it would give `planned` (both over q*).
    pub fn asks_for_change(&self, limit: f64, planned: f64) -> bool {
        self.change_shortfall < 1.0 && limit < planned * (1.0 - self.change_shortfall)
    }

    /// The chance that a provider takes a refused client to a holder so close to it, where a case is worth `worth` of what it
    /// brings (0 to 1): nobody shops for what does not pay.
    pub fn shop_chance(&self, closeness: f64, worth: f64) -> f64 {
        if worth > 0.0 { self.shop_share * closeness } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: Gatekeeping = Gatekeeping {
        budget_response: 1.0,
        change_shortfall: 0.2,
        change_months: 2,
        appeal_share: 0.1,
        appeal_months: 3,
        shop_share: 0.5,
    };

    #[test]
    fn only_a_clear_shortfall_is_asked_about() {
        assert!(USUAL.asks_for_change(0.7, 1.0) && !USUAL.asks_for_change(0.85, 1.0));
        assert!(!Gatekeeping { change_shortfall: 1.0, ..USUAL }.asks_for_change(0.0, 1.0));
    }

    #[test]
    fn nobody_shops_for_a_loss_or_far_away() {
        assert_eq!(USUAL.shop_chance(1.0, 0.0), 0.0);
        assert_eq!(USUAL.shop_chance(0.0, 0.5), 0.0);
        assert_eq!(USUAL.shop_chance(0.5, 0.5), 0.25);
    }
}
