//! One binary, one file per promise.

mod calibration;
mod commands;
