//! What we assume people do: pure functions, without state and without luck.
//!
//! Every rate here can be set to 0, and 0 means exactly off.

pub mod coding;
pub mod demand;
pub mod duration;
pub mod entry;
pub mod events;
pub mod gatekeeping;
pub mod habit;
pub mod income;
pub mod interests;
pub mod quality;
pub mod referral;
pub mod selection;
pub mod staffing;
pub mod ties;
pub mod trust;
pub mod volume;

/// All assumptions about behaviour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Behaviour {
    /// Hours per client.
    pub volume: volume::Volume,
    /// Months per client.
    pub duration: duration::Duration,
    /// How fast providers change what they do.
    pub habit: habit::Habit,
    /// Hiring, letting go, forecasts, reserves.
    pub staffing: staffing::Staffing,
    /// How clients and providers find each other.
    pub referral: referral::Referral,
    /// What waiting, turning away and leaving do to a client.
    pub demand: demand::Demand,
    /// How those without a right act on who holds it.
    pub gatekeeping: gatekeeping::Gatekeeping,
    /// How trust grows and breaks.
    pub trust: trust::Trust,
    /// Ties between people.
    pub ties: ties::Ties,
    /// What people want, by role.
    pub interests: interests::Interests,
    /// What nobody foresaw.
    pub events: events::Events,
    /// Whom providers take.
    pub selection: selection::Selection,
    /// How they book what they do.
    pub coding: coding::Coding,
    /// Effort on what is measured and what is not.
    pub quality: quality::Quality,
    /// Target income.
    pub income: income::Income,
    /// Opening and closing.
    pub entry: entry::Entry,
}
