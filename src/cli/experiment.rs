//! `prikkel experiment`: every scheme of an experiment in every world, a journal that survives whatever happens, and the answer.

mod reading;

use super::arguments::{Flags, ProgressStyle};
use super::interrupt::Interrupt;
use super::messages::{self, Estimated};
use super::progress::Reporter;
use super::screen::Screen;
use super::{Exit, help};
use crate::experiment::Halt;
use crate::experiment::batch::{self, Batch, Layout, PointOutcome, Shard};
use crate::experiment::claims::Tester;
use crate::experiment::effects::Effects;
use crate::experiment::robust::Chooser;
use crate::experiment::sampling::worlds;
use crate::indicators::INDICATORS;
use crate::present::answers::{self, Played};
use crate::run;
use crate::scenario::experiment::{Experiment, Stop};
use crate::store::{
    Findings, Formats, Fresh, Identity, Journal, Replace, Trouble, columns, merge, publish, save_text,
    shards_in,
};
pub use reading::read_one;
use reading::{named, read_all};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The page with the answers.
const PAGE: &str = "answers.html";

/// What is done with an experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// It is played: the whole, or a part.
    Play(Shard),
    /// One run of it is played again, by its number, and nothing is written.
    Only(u64),
    /// Its parts, played elsewhere, are made one.
    Merge,
}

impl Work {
    /// The flag that asked for it, where no tables are written.
    fn without_tables(self) -> Option<&'static str> {
        match self {
            Work::Play(Shard::WHOLE) | Work::Merge => None,
            Work::Play(_) => Some("--shard"),
            Work::Only(_) => Some("--only"),
        }
    }
}

/// Plays the experiments, or all shipped ones where none is named; or merges the parts of what was played.
pub fn run(files: &[String], work: Work, flags: &Flags, screen: &mut Screen) -> Exit {
    if flags.first_replicate.is_some() {
        screen.complain(&messages::bad_value("--first-replicate", "", help::needs("first_replicate")));
        return Exit::WrongUse;
    }
    if let (Some(with), Some(_)) = (work.without_tables(), &flags.format) {
        screen.complain(&messages::format_means_nothing(with));
        return Exit::WrongUse;
    }
    let (names, folder) = match named(files) {
        Ok(named) => named,
        Err(words) => {
            screen.complain(&words);
            return Exit::WrongUse;
        }
    };
    let Some(experiments) = read_all(&names, flags, screen) else { return Exit::InvalidScenario };
    let interrupt = Interrupt::listen();
    let several = experiments.len() > 1;
    let out = flags.out.clone().unwrap_or_else(|| match folder {
        true => Path::new("output").join("experiments"),
        false => Path::new("output").join(&experiments[0].id),
    });
    let mut all = Vec::new();
    for (name, experiment) in names.iter().zip(&experiments) {
        let folder = if several || folder { out.join(&experiment.id) } else { out.clone() };
        let one = One { name, experiment, folder, flags, interrupt: &interrupt };
        let done = match work {
            Work::Play(shard) => one.play(shard, screen),
            Work::Only(number) => one.only(number, screen).map(|()| None),
            Work::Merge => one.merge(screen).map(Some),
        };
        match done {
            Ok(played) => all.extend(played),
            Err(exit) => return exit,
        }
    }
    if !all.is_empty() && (several || folder) {
        let page = answers::page(&all, env!("CARGO_PKG_VERSION"), screen.language);
        if let Err(trouble) = save_text(&out, PAGE, &page, Replace::Asked) {
            screen.complain_as_is(&trouble.say(screen.language));
            return Exit::Failed;
        }
        screen.answer(&messages::answers(&out.join(PAGE)));
    }
    if all.iter().any(|played| played.failed > 0) { Exit::Failed } else { Exit::Fine }
}

/// What is kept of the runs of an experiment.
struct Count<'a> {
    tester: Option<Tester<'a>>,
    chooser: Option<Chooser<'a>>,
    effects: Option<Effects>,
    failed: u64,
}

impl<'a> Count<'a> {
    fn new(experiment: &'a Experiment, worlds: usize) -> Count<'a> {
        let (tester, chooser) = (Tester::new(experiment, worlds), Chooser::new(experiment, worlds));
        Count { tester, chooser, effects: Effects::new(experiment, worlds), failed: 0 }
    }

    fn is_decided(&self) -> bool {
        self.tester.as_ref().is_some_and(Tester::is_decided)
    }

    fn take(&mut self, run: &PointOutcome) {
        self.failed += u64::from(run.result.is_err());
        self.tester.iter_mut().for_each(|tester| tester.take(run));
        self.chooser.iter_mut().for_each(|chooser| chooser.take(run));
        self.effects.iter_mut().for_each(|effects| effects.take(run));
    }
}

/// One experiment to be played.
struct One<'a> {
    name: &'a str,
    experiment: &'a Experiment,
    folder: PathBuf,
    flags: &'a Flags,
    interrupt: &'a Interrupt,
}

impl<'a> One<'a> {
    /// Plays it and tells the answer; None after a dry run, and after a part.
    fn play(&self, shard: Shard, screen: &mut Screen) -> Result<Option<Played<'a>>, Exit> {
        let experiment = self.experiment;
        let threads = self.flags.threads.map_or_else(super::job::cores, usize::from);
        let replicates = experiment.design.replicates;
        screen.remark(&answers::header(experiment, replicates, threads));
        let worlds = worlds(experiment);
        if u64::from(replicates) * worlds.len() as u64 >= 1 << 32 {
            screen.complain(&messages::too_many_runs());
            return Err(Exit::WrongUse);
        }
        if shard != Shard::WHOLE && experiment.design.stop == Stop::Decided {
            screen.complain(&messages::parts_do_not_stop());
            return Err(Exit::WrongUse);
        }
        if self.flags.dry_run {
            return self.estimate(&worlds, threads, screen);
        }
        let stop = self.interrupt.flag();
        let mut batch = Batch { experiment, worlds: &worlds, replicates, shard, first: 0, threads, stop };
        let mut tally = Count::new(experiment, worlds.len());
        let (whole, runs) = (Identity::of(experiment, worlds.len()), batch.runs());
        let identity = whole.part(shard);
        let fresh = if self.flags.force { Fresh::Anew } else { Fresh::Resume };
        let journal = Journal::open(&self.folder, &identity, fresh, &mut |run| {
            if batch.first < runs && !tally.is_decided() {
                tally.take(run);
            }
            batch.first += 1;
        });
        let mut journal = journal.map_err(|trouble| self.trouble(&trouble, Exit::WrongUse, screen))?;
        if batch.first > 0 {
            screen.remark(&messages::resumed(batch.first.min(runs), runs));
        }
        let reporter = Reporter::new(self.flags.progress.unwrap_or(ProgressStyle::Auto), runs, screen);
        for look in experiment.design.looks() {
            batch.replicates = look;
            if tally.is_decided() || batch.first >= batch.runs() {
                continue;
            }
            let (language, failed) = (screen.language, tally.failed);
            let mut take = |run: &PointOutcome| {
                tally.take(run);
                journal.take(run).map_err(|trouble| trouble.say(language))
            };
            let ended = batch::play(&batch, failed, &mut take, &mut |now| reporter.tell(now));
            ended.map_err(|halt| self.halted(halt, screen))?;
            batch.first = batch.runs();
        }
        drop(reporter);
        if shard != Shard::WHOLE {
            screen.answer(&messages::part_done(shard.index + 1, shard.of, self.name, &self.folder));
            return if tally.failed > 0 { Err(Exit::Failed) } else { Ok(None) };
        }
        self.tell(tally, &mut journal, &whole, &worlds, screen).map(Some)
    }

    /// Plays one run again, and shows what it measured or how it failed.
    fn only(&self, number: u64, screen: &mut Screen) -> Result<(), Exit> {
        let experiment = self.experiment;
        let worlds = worlds(experiment);
        if number / experiment.schemes.len() as u64 >= 1 << 32 {
            screen.complain(&messages::too_many_runs());
            return Err(Exit::WrongUse);
        }
        let spot = Layout::of(experiment, worlds.len()).spot(number);
        let run = batch::play_one(experiment, &worlds, spot);
        screen.result(&answers::one_run(experiment, &worlds[spot.world], &run, screen.language));
        if run.result.is_ok() { Ok(()) } else { Err(Exit::Failed) }
    }

    /// Makes one of the parts in the folder, and tells the answer.
    fn merge(&self, screen: &mut Screen) -> Result<Played<'a>, Exit> {
        let experiment = self.experiment;
        let worlds = worlds(experiment);
        let identity = Identity::of(experiment, worlds.len());
        let Some(of) = shards_in(&self.folder) else {
            screen.complain(&messages::no_parts(&self.folder));
            return Err(Exit::WrongUse);
        };
        let mut tally = Count::new(experiment, worlds.len());
        let merged =
            Journal::open(&self.folder, &identity, Fresh::Anew, &mut |_| ()).and_then(|mut journal| {
                merge(&self.folder, &identity, of, experiment.runs(), &mut |run| {
                    tally.take(run);
                    journal.take(run)
                })?;
                Ok(journal)
            });
        let mut journal = merged.map_err(|trouble| self.trouble(&trouble, Exit::Failed, screen))?;
        self.tell(tally, &mut journal, &identity, &worlds, screen)
    }

    /// Writes the results and tells the answer.
    fn tell(
        &self,
        tally: Count,
        journal: &mut Journal,
        identity: &Identity,
        worlds: &[Vec<f64>],
        screen: &mut Screen,
    ) -> Result<Played<'a>, Exit> {
        let experiment = self.experiment;
        let answer = tally.tester.map(|tester| tester.answer(worlds));
        let asked = experiment.design.replicates;
        let played = Played {
            experiment,
            replicates: answer.as_ref().map_or(asked, |answer| answer.replicates),
            failed: tally.failed,
            decision: tally.chooser.map(|chooser| chooser.decision(worlds, experiment.design.seed)),
            effects: tally.effects.map(|effects| effects.answer()).unwrap_or_default(),
            answer,
            command: format!(
                "prikkel experiment {} --seed {} --replicates {asked}{}",
                self.name,
                experiment.design.seed,
                self.formats().flag()
            ),
        };
        self.publish(&played, journal, identity, worlds, screen)?;
        let told = answers::told(&played, screen.language, screen.width());
        screen.result(&format!("\n{told}"));
        if !screen.quiet {
            screen.answer(&messages::experiment_results(&self.folder, &self.formats()));
        }
        if played.failed > 0 {
            screen.complain(&messages::failed_runs(played.failed, experiment.runs(), &self.folder));
        }
        Ok(played)
    }

    fn publish(
        &self,
        played: &Played,
        journal: &mut Journal,
        identity: &Identity,
        worlds: &[Vec<f64>],
        screen: &Screen,
    ) -> Result<(), Exit> {
        let language = screen.language;
        let page = answers::page(std::slice::from_ref(played), env!("CARGO_PKG_VERSION"), language);
        let mut tables = Vec::new();
        if let (Some(claim), Some(answer)) = (&self.experiment.claim, &played.answer) {
            tables.push((columns::answers(), answers::cells(claim, answer, language)));
            let matters = answers::matters_cells(self.experiment, claim, answer, language);
            tables.extend(matters.map(|rows| (columns::sensitivity(), rows)));
        }
        if !played.effects.is_empty() {
            let rows = answers::effect_cells(self.experiment, &played.effects);
            tables.push((columns::effects(), rows));
        }
        if let Some(decision) = &played.decision {
            tables.push((columns::decisions(), answers::decision_cells(self.experiment, decision)));
        }
        let findings = Findings {
            experiment: self.experiment,
            name: self.name,
            command: &played.command,
            worlds,
            replicates: played.replicates,
            formats: &self.formats(),
            tables: &tables,
            texts: &[(PAGE.to_owned(), page)],
        };
        publish(&self.folder, journal, identity, &findings)
            .map_err(|trouble| self.trouble(&trouble, Exit::Failed, screen))
    }

    fn formats(&self) -> Formats {
        self.flags.format.clone().unwrap_or_default()
    }

    fn trouble(&self, trouble: &Trouble, exit: Exit, screen: &Screen) -> Exit {
        self.complain(&trouble.say(screen.language), exit, screen)
    }

    fn complain(&self, words: &str, exit: Exit, screen: &Screen) -> Exit {
        screen.complain_as_is(words);
        exit
    }

    fn halted(&self, halt: Halt, screen: &Screen) -> Exit {
        match halt {
            Halt::Stopped => {
                screen.complain(&messages::stopped_to_resume());
                Exit::Stopped
            }
            Halt::Sink(words) => self.complain(&words, Exit::Failed, screen),
            Halt::Threads(cause) => {
                screen.complain(&messages::no_threads(&cause));
                Exit::WrongUse
            }
        }
    }

    /// Plays every scheme once in the first world, and multiplies.
    fn estimate(
        &self,
        worlds: &[Vec<f64>],
        threads: usize,
        screen: &mut Screen,
    ) -> Result<Option<Played<'a>>, Exit> {
        let experiment = self.experiment;
        let started = Instant::now();
        for scheme in 0..experiment.schemes.len() {
            if self.interrupt.stopped() {
                return Err(Exit::Stopped);
            }
            let scenario = experiment
                .scenario(scheme, &worlds[0])
                .map_err(|words| self.complain(&words, Exit::InvalidScenario, screen))?;
            // Whatever the run says, the time that it took counts.
            let _ = run::play(&scenario, experiment.design.seed, 0);
        }
        let groups = worlds.len() as f64 * f64::from(experiment.design.replicates);
        let runs = experiment.runs();
        let line = 24 * INDICATORS.len() as u64;
        screen.answer(&messages::estimated(&Estimated {
            runs,
            seconds: started.elapsed().as_secs_f64() * groups / threads as f64,
            memory_bytes: 30_000_000 + 100 * worlds.len() as u64,
            // The journal, and the tables that are made from it.
            disk_bytes: (1 + self.formats().tables().count() as u64) * runs * line,
        }));
        Ok(None)
    }
}
