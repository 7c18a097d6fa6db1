//! The command line: what was typed → the calls below, and what a terminal shows.
//!
//! Results go to standard output; what is said along the way, and every complaint, goes to standard error.

mod arguments;
mod briefing;
mod complaint;
mod estimate;
mod evidence;
mod experiment;
mod explain;
mod help;
mod interrupt;
mod job;
mod limits;
mod messages;
mod progress;
mod report;
mod scenarios;
mod screen;

use arguments::{Parsed, Verb};
use screen::Screen;
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// It did what was asked.
    Fine,
    /// It was asked in a wrong way: a flag, a value, a folder that may not or cannot be written.
    WrongUse,
    /// A scenario cannot be read, is not in order, or cannot be compared with the others.
    InvalidScenario,
    /// Some runs failed, or the results could not be written.
    Failed,
    /// It was stopped with Ctrl-C.
    Stopped,
}

impl Exit {
    /// The exit status; 130 is what shells give for Ctrl-C.
    pub fn code(self) -> u8 {
        match self {
            Exit::Fine => 0,
            Exit::WrongUse => 1,
            Exit::InvalidScenario => 2,
            Exit::Failed => 3,
            Exit::Stopped => 130,
        }
    }
}

/// The whole program.
pub fn main() -> ExitCode {
    keep_panics_of_runs_quiet();
    let typed: Vec<_> = std::env::args_os().collect();
    let language = arguments::language(&typed, |name| std::env::var(name).ok());
    let mut screen = Screen::new(language);
    let exit = match arguments::parse(&typed, language) {
        Ok(parsed) => act(parsed, &mut screen),
        Err(error) => complaint::tell(&error, &mut screen),
    };
    let exit = if screen.lost() && exit == Exit::Fine { Exit::Failed } else { exit };
    ExitCode::from(exit.code())
}

fn act(parsed: Parsed, screen: &mut Screen) -> Exit {
    screen.quiet = parsed.quiet;
    match parsed.verb {
        Verb::Main => job::run(&job::main_names(), &[], job::Kind::Main, &parsed.flags, screen),
        Verb::Run { files, cross } => job::run(&files, &cross, job::Kind::Given, &parsed.flags, screen),
        Verb::Experiment(files, work) => experiment::run(&files, work, &parsed.flags, screen),
        Verb::Briefing(folder) => briefing::briefing(&folder, screen),
        Verb::Evidence => evidence::run(&parsed.flags, screen),
        Verb::Check(names) => scenarios::check(&names, screen),
        Verb::Keys(prefix) => scenarios::keys(prefix.as_deref(), screen),
        Verb::Explain(question) => explain::explain(&question, screen),
        Verb::Report(folder) => report::report(&folder, screen),
        Verb::Schema => scenarios::schema(screen),
        Verb::Scenarios(folder) => scenarios::copy(&folder, screen),
    }
}

/// A panic of a run comes back as the failure of that run; its own words on the screen would only tear the progress
/// bar. Who looks for its place in the code sets RUST_BACKTRACE.
fn keep_panics_of_runs_quiet() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let thread = std::thread::current();
        let in_a_run = thread.name().is_some_and(|name| name.starts_with(crate::experiment::RUNNER_THREAD));
        if !in_a_run || std::env::var_os("RUST_BACKTRACE").is_some() {
            usual(panic);
        }
    }));
}
