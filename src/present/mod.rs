//! Results → text: tables, charts, briefing, and the list of keys. Touches no disk.

pub mod keys;
pub mod schema;
