//! Prikkel.

pub mod language;
pub mod present;
pub mod random;
pub mod scenario;
pub mod stats;
pub mod units;
