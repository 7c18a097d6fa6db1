//! One binary, one file per promise.

// A test may compare floats exactly, and a test that finds nothing where something must be fails by `unwrap`.
#![allow(clippy::float_cmp, clippy::unwrap_used)]

mod calibration;
mod commands;
mod house;
mod laws;
mod readme;
