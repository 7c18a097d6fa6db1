//! A norm for how long a trajectory lasts: care beyond it cannot be claimed.
//!
//! Dutch practice: *richtlijn trajectduur*, *trajectduurnorm*. After `months` of care a client's care stands *beyond* the norm,
//! unless it is one of the exceptions: it counts in no clause, and so brings nothing. The clause moves no money by itself; it
//! moves clients from bound to beyond, and their provider decides what to do with care that nobody pays.
//! Specific assignments and crisis care stand outside.
//!
//! Source: "doelgerichter en korter hulptraject", about EUR 70 million a year (spring memorandum 2025).

use super::{Amount, Marginal};

/// A norm for the duration of a trajectory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DurationNorm {
    /// Months of care that can be claimed.
    pub months: u32,
    /// The share of clients for whom an exception is made, 0 to 1.
    pub exception_share: f64,
}

impl DurationNorm {
    /// Moves no money.
    pub fn pay(&self, before: Amount) -> Amount {
        before
    }

    /// Brings nothing and takes nothing.
    pub fn marginal(&self, _gradient: &mut Marginal) {}
}
