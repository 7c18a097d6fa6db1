//! One binary, one file per promise.

mod bad_input;
mod commands;
