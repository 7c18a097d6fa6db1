//! Prikkel.

pub mod behaviour;
#[cfg(not(target_family = "wasm"))]
pub mod cli;
#[cfg(not(target_family = "wasm"))]
pub mod experiment;
pub mod indicators;
pub mod language;
pub mod month;
pub mod policy;
#[cfg(not(target_family = "wasm"))]
pub mod present;
pub mod random;
pub mod run;
pub mod scenario;
pub mod stats;
#[cfg(not(target_family = "wasm"))]
pub mod store;
pub mod units;
pub mod world;
