//! Where words go: results to standard output, everything else to standard error.

use super::messages;
use crate::language::{Language, Text};
use std::io::{self, ErrorKind, Write};

/// Both streams, and the language spoken on them.
pub struct Screen {
    /// The language of the reader.
    pub language: Language,
    /// Whether to keep to results and complaints.
    pub quiet: bool,
    gone: Option<ErrorKind>,
}

impl Screen {
    /// A screen that speaks `language`.
    pub fn new(language: Language) -> Screen {
        Screen { language, quiet: false, gone: None }
    }

    /// A result: to standard output, as it is. Where the reader has gone (`prikkel | head`) nothing more is said.
    pub fn result(&mut self, text: &str) {
        if self.gone.is_some() {
            return;
        }
        let mut out = io::stdout().lock();
        if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            self.gone = Some(error.kind());
            if error.kind() != ErrorKind::BrokenPipe {
                self.complain(&messages::no_standard_output(&error.to_string()));
            }
        }
    }

    /// A result in a sentence.
    pub fn answer(&mut self, text: &Text) {
        let line = format!("{}\n", text.say(self.language));
        self.result(&line);
    }

    /// A remark along the way, unless quiet was asked.
    pub fn remark(&self, text: &Text) {
        if !self.quiet {
            self.complain(text);
        }
    }

    /// Something that went wrong.
    pub fn complain(&self, text: &Text) {
        self.complain_as_is(text.say(self.language));
    }

    /// Something that went wrong, in words that are in the reader's language already.
    pub fn complain_as_is(&self, text: &str) {
        // Standard error is the last resort: there is nowhere to say that it is gone.
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// Whether results were lost on their way to standard output, other than because the reader had enough.
    pub fn lost(&self) -> bool {
        self.gone.is_some_and(|kind| kind != ErrorKind::BrokenPipe)
    }

    /// How many columns the reader has.
    pub fn width(&self) -> usize {
        let from_terminal = console::Term::stdout().size_checked().map(|(_, columns)| usize::from(columns));
        let from_shell = || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        from_terminal.or_else(from_shell).unwrap_or(WIDTH).clamp(40, 1_000)
    }
}

/// The width of a table that goes to a file or to another program.
const WIDTH: usize = 120;
