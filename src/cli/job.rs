//! `prikkel` and `prikkel run`: from names of scenarios to a comparison on the screen and on disk.

use super::arguments::{Flags, ProgressStyle};
use super::estimate::estimate;
use super::interrupt::Interrupt;
use super::limits::NOT_MODELLED;
use super::progress::Reporter;
use super::scenarios::{self, Cast};
use super::screen::Screen;
use super::{Exit, messages};
use crate::experiment::{Comparison, Halt, Plan, RunOutcome, Sink, compare};
use crate::language::{Language, Text};
use crate::present::briefing::{self, Basis, Evidence};
use crate::present::chart::{drawn, png};
use crate::present::{municipalities::municipalities, table};
use crate::scenario::embedded::MAIN_JOB;
use crate::store::{Format, Formats, Job, Output, Target};
use std::path::{Path, PathBuf};

/// Which job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The shipped schemes on the default municipality.
    Main,
    /// The scenarios that the user named.
    Given,
}

/// The scenarios of the main job.
pub fn main_names() -> Vec<String> {
    MAIN_JOB.iter().map(|name| (*name).to_owned()).collect()
}

/// Does the job: the scenarios called `names`, each with each of `crossed` laid over it.
pub fn run(names: &[String], crossed: &[String], kind: Kind, flags: &Flags, screen: &mut Screen) -> Exit {
    let formats = flags.format.clone().unwrap_or_default();
    if formats.has(Format::Ema) {
        screen.complain(&messages::ema_is_for_experiments());
        return Exit::WrongUse;
    }
    let Some(cast) = scenarios::read(names, crossed, screen) else { return Exit::InvalidScenario };
    let interrupt = Interrupt::listen();
    let plan = plan(&cast, flags, &interrupt);
    screen.remark(&header(&plan));
    if flags.dry_run {
        return match estimate(&plan, &formats, &interrupt) {
            Some(estimated) => {
                screen.answer(&messages::estimated(&estimated));
                Exit::Fine
            }
            None => Exit::Stopped,
        };
    }
    let target = target(kind, flags, &plan.scenarios[0].id, plan.scenarios.len());
    match Output::begin(&target, flags.force, job(&cast, &plan, &formats)) {
        Ok(output) => {
            interrupt.protect(output.claim());
            let style = flags.progress.unwrap_or(ProgressStyle::Auto);
            match play(&plan, output, &cast, style, &interrupt, screen) {
                Ok(done) => show(&done, &cast, kind, &formats, screen),
                Err(end) => tell_end(end, &interrupt, screen),
            }
        }
        Err(trouble) => {
            screen.complain_as_is(&trouble.say(screen.language));
            Exit::WrongUse
        }
    }
}

fn plan<'a>(cast: &'a Cast, flags: &Flags, interrupt: &'a Interrupt) -> Plan<'a> {
    let run = &cast.scenarios[0].run;
    Plan {
        scenarios: &cast.scenarios,
        first_replicate: flags.first_replicate.unwrap_or(0),
        replicates: flags.replicates.unwrap_or(run.replicates),
        seed: flags.seed.unwrap_or(run.seed),
        threads: flags.threads.map_or_else(cores, usize::from),
        stop: interrupt.flag(),
    }
}

fn job<'a>(cast: &'a Cast, plan: &Plan, formats: &'a Formats) -> Job<'a> {
    Job {
        scenarios: &cast.scenarios,
        names: &cast.names,
        cross: &cast.crossed,
        sources: &cast.sources,
        seed: plan.seed,
        first_replicate: plan.first_replicate,
        replicates: plan.replicates,
        formats,
    }
}

/// As many threads as the machine has.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn header(plan: &Plan) -> Text {
    let first = &plan.scenarios[0];
    messages::Header {
        schemes: plan.scenarios.iter().map(|scenario| (scenario.id.as_str(), &scenario.title)).collect(),
        replicates: plan.replicates,
        years: first.run.years,
        warmup_years: first.run.warmup_years,
        seed: plan.seed,
        threads: plan.threads,
    }
    .text()
}

/// Where the results go. A default folder is never one that exists, unless `--force` says to replace it.
fn target(kind: Kind, flags: &Flags, first: &str, schemes: usize) -> Target {
    let name = match (kind, schemes) {
        (Kind::Main, _) => "main",
        (Kind::Given, 1) => first,
        (Kind::Given, _) => "comparison",
    };
    let default = || Path::new("output").join(name);
    match &flags.out {
        Some(folder) => Target::Given(folder.clone()),
        None if flags.force => Target::Given(default()),
        None => Target::Free(default()),
    }
}

/// What is left when all went well.
struct Done {
    comparison: Comparison,
    folder: PathBuf,
    failed: u64,
    first_failure: Option<String>,
}

/// Why there are no results.
enum End {
    Stopped,
    NoThreads(String),
    Words(String),
}

/// Hands runs to the output folder, and remembers the first failure for the screen.
struct Recorder<'a> {
    output: Output<'a>,
    language: Language,
    failed: u64,
    first_failure: Option<String>,
}

impl Sink for Recorder<'_> {
    fn take(&mut self, run: &RunOutcome) -> Result<(), String> {
        if let Err(message) = &run.result {
            self.failed += 1;
            self.first_failure.get_or_insert_with(|| message.clone());
        }
        self.output.take(run).map_err(|trouble| trouble.say(self.language))
    }
}

fn play(
    plan: &Plan,
    output: Output,
    cast: &Cast,
    style: ProgressStyle,
    interrupt: &Interrupt,
    screen: &Screen,
) -> Result<Done, End> {
    let language = screen.language;
    let mut recorder = Recorder { output, language, failed: 0, first_failure: None };
    let comparison = {
        let reporter = Reporter::new(style, plan.runs(), screen);
        compare(plan, &mut recorder, &mut |now| reporter.tell(now)).map_err(|halt| match halt {
            Halt::Stopped => End::Stopped,
            Halt::Sink(words) => End::Words(words),
            Halt::Threads(cause) => End::NoThreads(cause),
        })?
    };
    let comparison = Comparison { cross: cast.cross.clone(), ..comparison };
    let Recorder { mut output, failed, first_failure, .. } = recorder;
    draw(&comparison, &mut output, &cast.evidence, interrupt, language)?;
    let folder = output.publish(&comparison).map_err(|trouble| End::Words(trouble.say(language)))?;
    Ok(Done { comparison, folder, failed, first_failure })
}

fn draw(
    comparison: &Comparison,
    output: &mut Output,
    evidence: &Evidence,
    interrupt: &Interrupt,
    language: Language,
) -> Result<(), End> {
    let mut drawings = Vec::new();
    for chart in drawn(comparison) {
        if interrupt.stopped() {
            return Err(End::Stopped);
        }
        let drawing = (chart.draw)(comparison, language);
        let pixels = png(&drawing.svg)
            .map_err(|cause| End::Words(messages::no_chart(chart.key, &cause).say(language).into()))?;
        output
            .chart(chart.key, &drawing.svg, &pixels, &drawing.text)
            .map_err(|trouble| End::Words(trouble.say(language)))?;
        drawings.push((chart.key, drawing));
    }
    let command = output.command();
    let basis =
        Basis { evidence, not_modelled: NOT_MODELLED, command: &command, version: env!("CARGO_PKG_VERSION") };
    let page = briefing::page(comparison, &drawings, &basis, language);
    output.briefing(&page).map_err(|trouble| End::Words(trouble.say(language)))?;
    if interrupt.stopped() { Err(End::Stopped) } else { Ok(()) }
}

fn tell_end(end: End, interrupt: &Interrupt, screen: &Screen) -> Exit {
    match end {
        // A second Ctrl-C takes the files away under the feet of the writer: that is no trouble with the disk.
        _ if interrupt.stopped() => {
            screen.complain(&messages::stopped());
            Exit::Stopped
        }
        End::Stopped => Exit::Stopped,
        End::NoThreads(cause) => {
            screen.complain(&messages::no_threads(&cause));
            Exit::WrongUse
        }
        End::Words(words) => {
            screen.complain_as_is(&words);
            Exit::Failed
        }
    }
}

fn show(done: &Done, cast: &Cast, kind: Kind, formats: &Formats, screen: &mut Screen) -> Exit {
    let (language, width) = (screen.language, screen.width());
    screen.result(&table::comparison(&done.comparison, language, width));
    screen.result(&municipalities(&done.comparison, language, width));
    if cast.scenarios.len() > 1 {
        screen.result(&table::pairing(&done.comparison, language, width));
    }
    screen.result(&table::findings(&done.comparison, language, width));
    if !screen.quiet {
        screen.result("\n");
        screen.answer(&messages::results(&done.folder, formats));
        screen.answer(&next(cast, kind, done.comparison.replicates));
    }
    match &done.first_failure {
        None => Exit::Fine,
        Some(first) => {
            let total = cast.scenarios.len() as u64 * u64::from(done.comparison.replicates);
            screen.complain(&messages::failures(done.failed, total, first, &done.folder));
            Exit::Failed
        }
    }
}

fn next(cast: &Cast, kind: Kind, replicates: u32) -> Text {
    match (kind, cast.names.as_slice()) {
        (Kind::Main, _) => messages::next_after_main(bare(MAIN_JOB[0])),
        (Kind::Given, [one]) if cast.cross.is_none() => messages::next_after_one(one, another(one)),
        (Kind::Given, _) => messages::next_after_several(replicates),
    }
}

/// A shipped scheme that differs from `name`.
fn another(name: &str) -> &'static str {
    MAIN_JOB.iter().map(|file| bare(file)).find(|shipped| !name.contains(shipped)).unwrap_or("")
}

fn bare(file: &str) -> &str {
    file.strip_suffix(".toml").unwrap_or(file)
}
