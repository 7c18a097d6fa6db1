//! The duty to accept: a provider may refuse a client only at an intake stop or a full list.
//!
//! Dutch practice: *acceptatieplicht*. The clause moves no money by itself. A refusal that the duty forbids is found with a
//! chance, and then sets off the sanction of the contract; so a refusal costs chance × cost of the sanction.
//! Without a sanction in the contract it costs what refusing costs anyone: see `behaviour::selection`.
//!
//! Source: contract standard Wmo 1.2, art. 3.1.1 and 3.5.3 (a provider may not stop intake on its own).

use super::{Amount, Marginal};

/// The duty to accept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DutyToAccept {
    /// The chance that a refusal which the duty forbids is found, 0 to 1.
    pub detect_share: f64,
}

impl DutyToAccept {
    /// Moves no money.
    pub fn pay(&self, before: Amount) -> Amount {
        before
    }

    /// Brings nothing and takes nothing.
    pub fn marginal(&self, _gradient: &mut Marginal) {}
}
