//! Prikkel.

pub mod language;
#[cfg(not(target_family = "wasm"))]
pub mod present;
pub mod random;
pub mod scenario;
pub mod stats;
pub mod units;
