//! One binary, one file per promise.

mod commands;
mod laws;
