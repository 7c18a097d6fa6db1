//! Prikkel.

pub mod behaviour;
pub mod indicators;
pub mod language;
pub mod month;
pub mod policy;
pub mod random;
pub mod run;
pub mod scenario;
pub mod stats;
pub mod units;
pub mod world;
