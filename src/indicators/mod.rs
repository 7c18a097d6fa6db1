//! What we measure: one row per indicator, and the counts behind them.
//!
//! A month in a segment leaves one [`Tally`]: whole numbers only, so that tallies add up exactly in any order. An
//! indicator is a function of the tally of a [`Period`]: the same row serves a month, a year and a whole run, one segment
//! and all of them. The municipalities of a region have a list of their own, over their years.

mod flow;
mod list;
mod members;
pub mod network;
mod relation;
mod severity;
mod spending;

pub use list::{INDICATORS, SERIES, position};
pub use members::{MEMBER_INDICATORS, MemberIndicator, member_position};
pub use network::Network;
pub use spending::{FACTORS, factors};

use crate::language::Words;
use crate::world::tally::Tally;

/// The unit of an indicator; the screens decide how to write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// EUR.
    Euros,
    /// EUR per year.
    EurosPerYear,
    /// A share: 0.05 is written as 5 %.
    Share,
    /// A probability over runs: every run says 0 or 1.
    Probability,
    /// Clients at a moment.
    Clients,
    /// Clients per year.
    ClientsPerYear,
    /// Events per year.
    EventsPerYear,
    /// Hours per year.
    HoursPerYear,
    /// Hours per client and month.
    HoursPerMonth,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Full-time staff.
    FullTimeStaff,
    /// Providers at a moment.
    Providers,
    /// Months of need taken away per 1,000 EUR.
    MonthsPerThousandEuros,
}

impl Unit {
    /// The unit as the data files name it.
    pub fn code(self) -> &'static str {
        match self {
            Unit::Euros => "EUR",
            Unit::EurosPerYear => "EUR/year",
            Unit::Share => "share",
            Unit::Probability => "probability",
            Unit::Clients => "clients",
            Unit::ClientsPerYear => "clients/year",
            Unit::EventsPerYear => "events/year",
            Unit::HoursPerYear => "hours/year",
            Unit::HoursPerMonth => "hours/client/month",
            Unit::Weeks => "weeks",
            Unit::Months => "months",
            Unit::FullTimeStaff => "fte",
            Unit::Providers => "providers",
            Unit::MonthsPerThousandEuros => "months/1000 EUR",
        }
    }
}

/// Which direction is good news for the people concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Less is better, other things equal.
    Lower,
    /// More is better.
    Higher,
    /// Neither: it depends.
    Neither,
}

/// A row of [`INDICATORS`].
#[derive(Clone, Copy, Debug)]
pub struct Indicator {
    /// Its name in files.
    pub key: &'static str,
    /// Its name for people.
    pub label: Words,
    /// What exactly is counted, in a sentence.
    pub meaning: Words,
    /// Its unit.
    pub unit: Unit,
    /// Which way is good.
    pub better: Better,
    /// Its value over a period; None where it has none (nobody waited, nobody finished).
    pub of: fn(&Period) -> Option<f64>,
}

/// The counts of a period, over one segment or all.
#[derive(Clone, Copy, Debug)]
pub struct Period<'a> {
    /// The sum of the tallies.
    pub tally: &'a Tally,
    /// The months that were summed.
    pub months: u32,
    /// The months to which flows are scaled: 12 gives amounts per year, 1 amounts per month.
    pub flow_months: u32,
    /// Revenue of every contracted provider in the period, in EUR, largest first; empty where it is not known (a month,
    /// a segment).
    pub revenues: &'a [f64],
}

impl Period<'_> {
    /// The factor that turns an amount over the period into a flow.
    fn flow(&self) -> f64 {
        f64::from(self.flow_months) / f64::from(self.months)
    }
}
