//! How far the batch is: a bar on a terminal, a line about every tenth elsewhere, JSON for programs.

use super::arguments::ProgressStyle;
use super::messages;
use super::screen::Screen;
use crate::experiment::Progress;
use indicatif::{ProgressBar, ProgressStyle as BarStyle};
use serde_json::json;
use std::cell::Cell;
use std::io::IsTerminal;
use std::time::Instant;

/// Shows progress in one of its forms.
pub struct Reporter<'a> {
    screen: &'a Screen,
    form: Form,
    started: Instant,
    /// The last tenth, or hundredth, that was told.
    told: Cell<u64>,
}

enum Form {
    Bar(ProgressBar),
    Lines,
    Json,
    Nothing,
}

impl<'a> Reporter<'a> {
    /// Chooses the form.
    pub fn new(style: ProgressStyle, total: u64, screen: &'a Screen) -> Reporter<'a> {
        let form = match style {
            ProgressStyle::Json => Form::Json,
            ProgressStyle::None => Form::Nothing,
            ProgressStyle::Auto if screen.quiet => Form::Nothing,
            ProgressStyle::Auto if std::io::stderr().is_terminal() => Form::Bar(bar(total)),
            ProgressStyle::Auto => Form::Lines,
        };
        let reporter = Reporter { screen, form, started: Instant::now(), told: Cell::new(0) };
        if let Form::Json = reporter.form {
            reporter.json(Progress { total, ..Progress::default() });
        }
        reporter
    }

    /// Tells how far it is, if there is news.
    pub fn tell(&self, now: Progress) {
        match &self.form {
            Form::Bar(bar) => {
                let (rate, left) = self.pace(now);
                let words = messages::progress(now, rate, left);
                bar.set_message(words.say(self.screen.language).to_owned());
                bar.set_position(now.done);
            }
            Form::Lines if self.is_news(now, 10) => {
                let (rate, left) = self.pace(now);
                self.screen.complain(&messages::progress(now, rate, left));
            }
            Form::Json if self.is_news(now, 100) => self.json(now),
            Form::Lines | Form::Json | Form::Nothing => {}
        }
    }

    /// Whether another `parts`-th of the work is done.
    fn is_news(&self, now: Progress, parts: u64) -> bool {
        let part = parts * now.done / now.total.max(1);
        part > self.told.replace(part)
    }

    /// Runs per second, and the seconds that are left.
    fn pace(&self, now: Progress) -> (f64, f64) {
        let seconds = self.started.elapsed().as_secs_f64().max(1e-6);
        let rate = now.done as f64 / seconds;
        (rate, (now.total - now.done) as f64 / rate.max(1e-9))
    }

    fn json(&self, now: Progress) {
        let (rate, left) = self.pace(now);
        let left = (now.done > 0).then_some(left);
        let line = json!({
            "done": now.done,
            "total": now.total,
            "failed": now.failed,
            "runs_per_second": rate,
            "seconds_left": left,
        });
        self.screen.complain_as_is(&line.to_string());
    }
}

impl Drop for Reporter<'_> {
    fn drop(&mut self) {
        if let Form::Bar(bar) = &self.form {
            bar.finish_and_clear();
        }
    }
}

fn bar(total: u64) -> ProgressBar {
    let style = BarStyle::with_template("{bar:30} {msg}");
    ProgressBar::new(total).with_style(style.expect("the template is in order"))
}
