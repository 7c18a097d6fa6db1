//! probe
pub mod facts;
pub mod settings;
