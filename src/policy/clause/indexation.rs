//! Indexation with correction afterwards.
//!
//! Dutch practice: tariffs of next year rise by a forecast of wages and prices; what the forecast missed is made good a year later.
//! The list tariff carries the forecast. With R how far wages and prices ran ahead of it up to last year, and share
//! κ that is corrected,
//!
//! > amount × (1 + κ (R − 1)).
//!
//! κ = 1 makes good all of last year's error, one year late; κ = 0 is indexation by forecast only.
//!
//! Source: contract standard Wmo 1.2, art. 3.2 (forecast for t + 1 and correction on t, weighted wages and prices).

use super::{Amount, Marginal, Terms};

/// Correction of an indexation that fell short or went too far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Indexation {
    /// κ: the share of the error that is made good a year later, 0 to 1.
    pub corrected_share: f64,
}

impl Indexation {
    /// Scales everything before it.
    pub fn pay(&self, terms: &Terms, before: Amount) -> Amount {
        before.times(self.factor(terms))
    }

    /// Scales what everything brings.
    pub fn marginal(&self, terms: &Terms, gradient: &mut Marginal) {
        gradient.scale([self.factor(terms); 2]);
    }

    fn factor(&self, terms: &Terms) -> f64 {
        1.0 + self.corrected_share * (terms.index_error - 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_forecast_missed_is_made_good() {
        let before = Amount { euros: [1_000.0, 0.0], spread: 0.0 };
        let terms = Terms { index_error: 1.02, ..Terms::default() };
        let paid = |corrected_share: f64| Indexation { corrected_share }.pay(&terms, before).total();
        assert_eq!(paid(0.0), 1_000.0);
        assert!((paid(1.0) - 1_020.0).abs() < 1e-9);
    }
}
