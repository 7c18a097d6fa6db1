//! A fee per trajectory, split between start and finish.
//!
//! Dutch practice: *outputgericht*. With fee F = level × list tariff × hours of a normal trajectory, and share σ paid at
//! the start, S starts and N finishes pay
//!
//! > F (σ S + (1 − σ) N).
//!
//! An hour more brings nothing, a trajectory more brings the whole fee: short care and a second trajectory pay.
//!
//! Source: Stcrt 2019-41519 (output-based variant: unit euro 83 or piece 82, often split in start and end).

use super::{Activity, Amount, Count, Marginal, STANDINGS, Standing, Terms};

/// A fee per trajectory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrajectoryFee {
    /// The fee as a share of list tariff times normal hours.
    pub level: f64,
    /// The share of the fee that is paid at the start, 0 to 1.
    pub start_share: f64,
}

impl TrajectoryFee {
    /// Adds the fees of the starts and finishes to date.
    pub fn pay(&self, activity: &Activity, terms: &Terms, before: Amount) -> Amount {
        let mut after = before;
        for standing in STANDINGS {
            after.euros[standing as usize] += self.at_start(terms) * activity.get(Count::Starts, standing)
                + self.at_finish(terms) * activity.get(Count::Finishes, standing);
        }
        after.spread += self.fee(terms) * activity.spread_starts;
        after
    }

    /// Adds the two parts of the fee to what a start and a finish bring.
    pub fn marginal(&self, terms: &Terms, gradient: Marginal) -> Marginal {
        let mut after = gradient;
        for standing in [Standing::Bound as usize, Standing::Exempt as usize] {
            after.by[Count::Starts as usize][standing][standing] += self.at_start(terms);
            after.by[Count::Finishes as usize][standing][standing] += self.at_finish(terms);
        }
        after
    }

    fn fee(&self, terms: &Terms) -> f64 {
        self.level * terms.tariff * terms.case_hours
    }

    fn at_start(&self, terms: &Terms) -> f64 {
        self.fee(terms) * self.start_share
    }

    fn at_finish(&self, terms: &Terms) -> f64 {
        self.fee(terms) * (1.0 - self.start_share)
    }
}
