//! The only module that reads or writes files.
//!
//! A file of ours that exists is whole: it is written under a hidden folder, flushed, synced, and moved to its place when
//! all the others are ready too. Until that moment the folder that the user named holds what it held before.

mod claim;
pub mod columns;
mod earlier;
mod ema;
mod findings;
mod formats;
mod groups;
mod journal;
mod library;
mod manifest;
mod output;
mod replay;
mod results;
mod rows;
mod series;
mod sheet;
mod shipped;
mod table;
mod tables;
mod trouble;
mod whole;

pub use claim::{Claim, Target};
pub use earlier::{Earlier, save_briefing};
pub use ema::EMA;
pub use findings::{Findings, publish};
pub use formats::{Format, Formats};
pub use journal::{Fresh, Identity, JOURNAL, Journal, forget_generations, merge, shards_in};
pub use library::DiskLibrary;
pub use manifest::Job;
pub use output::{Output, bytes_of};
pub use replay::{Unread, replay};
pub use results::{REPORT, Unfit, read_results, save_report};
pub use series::series_rows_per_run;
pub use sheet::{Replace, files_in, may_save, save_table, save_text};
pub use shipped::{Copied, copy_shipped};
pub use trouble::Trouble;
