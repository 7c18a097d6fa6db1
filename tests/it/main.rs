//! One binary, one file per promise.

// A test may compare floats exactly, fail by `unwrap` where something must be there, and print a table for whoever asks.
#![allow(clippy::float_cmp, clippy::print_stdout, clippy::unwrap_used)]

mod bad_input;
mod briefing;
mod calibration;
mod commands;
mod data;
mod designs;
mod evidence;
mod experiments;
mod explain;
mod house;
mod kills;
mod laws;
mod readme;
mod report;
mod search;
mod shipped;
mod who_decides;
mod who_steers;
