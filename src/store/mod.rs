//! The only module that reads or writes files.
//!
//! A file of ours that exists is whole: it is written under a hidden folder, flushed, synced, and moved to its place when
//! all the others are ready too. Until that moment the folder that the user named holds what it held before.

mod claim;
mod findings;
mod journal;
mod library;
mod manifest;
mod output;
mod results;
mod sheet;
mod shipped;
mod tables;
mod trouble;
mod whole;

pub use claim::{Claim, Target};
pub use findings::{Findings, publish};
pub use journal::{Fresh, Identity, JOURNAL, Journal, forget_generations, merge, shards_in};
pub use library::DiskLibrary;
pub use manifest::Job;
pub use output::{Output, bytes_of};
pub use results::{REPORT, Unfit, read_results, save_report};
pub use sheet::{Replace, csv_text, files_in, may_save, save_table, save_text};
pub use shipped::{Copied, copy_shipped};
pub use tables::series_rows_per_run;
pub use trouble::Trouble;
