//! Prikkel.

pub mod language;
pub mod random;
pub mod stats;
pub mod units;
