//! Results → text: numbers, tables, charts, the council page, the list of keys and the schema. Touches no disk, clock or thread.

pub mod answers;
pub mod briefing;
pub mod chart;
pub mod evidence;
pub mod explain;
pub mod guard;
pub mod keys;
pub mod municipalities;
pub mod number;
pub mod report;
#[cfg(test)]
pub(crate) mod sample;
pub mod schema;
pub mod table;
