//! What was found in the folder of a finished job.

use serde_json::Value;

/// A table of more rows is told by its number of rows and its columns.
pub const ROWS_MAX: u64 = 2_000;

/// Tables that hold the runs themselves: they are told by their number of rows too, however short they are.
const RAW: [&str; 4] = ["runs.csv", "series.csv", "worlds.csv", "municipalities.csv"];

/// A folder of results, every file of which is as its manifest says.
#[derive(Clone, Debug)]
pub struct Results {
    /// `manifest.json`.
    pub manifest: Value,
    /// The files that it lists, in its order.
    pub files: Vec<Found>,
}

/// A file of the folder.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its name within the folder.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: String,
    /// What it says.
    pub content: Content,
}

/// What a file says, as far as the report needs it.
#[derive(Clone, Debug)]
pub enum Content {
    /// A table.
    Rows {
        /// The names of its columns.
        header: Vec<String>,
        /// Its rows.
        rows: Vec<Vec<String>>,
    },
    /// A table that is too long to show.
    Counted {
        /// The names of its columns.
        header: Vec<String>,
        /// How many rows it has.
        rows: u64,
    },
    /// A text.
    Text(String),
    /// Something else: only its checksum was looked at.
    Checked,
}

/// Whether a table is shown whole while it is short enough.
pub fn is_shown(name: &str) -> bool {
    !RAW.contains(&name)
}

impl Results {
    /// The table called `name`, where it is shown.
    pub(super) fn table(&self, name: &str) -> Option<(&[String], &[Vec<String>])> {
        self.files.iter().find(|file| file.name == name).and_then(|file| match &file.content {
            Content::Rows { header, rows } => Some((header.as_slice(), rows.as_slice())),
            Content::Counted { .. } | Content::Text(_) | Content::Checked => None,
        })
    }

    /// Whether the folder has a file called `name`.
    pub(super) fn has(&self, name: &str) -> bool {
        self.files.iter().any(|file| file.name == name)
    }

    /// The text called `name`.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.files.iter().find(|file| file.name == name).and_then(|file| match &file.content {
            Content::Text(text) => Some(text.as_str()),
            Content::Rows { .. } | Content::Counted { .. } | Content::Checked => None,
        })
    }
}
