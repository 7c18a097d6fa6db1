//! `prikkel experiment`: every scheme of an experiment in every world, a journal that survives whatever happens, and the answer.

mod count;
mod estimate;
mod reading;
mod search;
mod stage;

use super::arguments::{Flags, ProgressStyle};
use super::interrupt::Interrupt;
use super::messages;
use super::progress::Reporter;
use super::screen::Screen;
use super::{Exit, help};
use crate::experiment::Halt;
use crate::experiment::batch::{self, Layout, Shard};
use crate::experiment::sampling::worlds;
use crate::present::answers::{self, Played};
use crate::present::chart::png;
use crate::scenario::experiment::{Experiment, Stop};
use crate::store::{
    Findings, Formats, Fresh, Identity, Journal, Replace, Trouble, columns, merge, publish, save_text,
    shards_in,
};
use count::Count;
pub use reading::read_one;
use reading::{named, read_all};
use search::Searched;
use stage::{Stage, Taker};
use std::path::{Path, PathBuf};

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

/// Plays the experiments, or all shipped ones where none is named; or merges the parts of what was played.
pub fn run(files: &[String], work: Work, flags: &Flags, screen: &mut Screen) -> Exit {
    if flags.first_replicate.is_some() {
        screen.complain(&messages::bad_value("--first-replicate", "", help::needs("first_replicate")));
        return Exit::WrongUse;
    }
    if let Some((flag, beside)) = useless(work, flags) {
        screen.complain(&messages::flag_does_nothing(flag, beside));
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
    let ones = names.iter().zip(&experiments).map(|(name, experiment)| {
        let folder = if several || folder { out.join(&experiment.id) } else { out.clone() };
        One { name, experiment, sought: None, folder, flags, interrupt: &interrupt }
    });
    let ones: Vec<One> = ones.collect();
    let sought: Result<Vec<Option<Searched>>, Exit> = ones.iter().map(|one| one.seek(work, screen)).collect();
    let sought = match sought {
        Ok(sought) => sought,
        Err(exit) => return exit,
    };
    let mut all = Vec::new();
    for (one, sought) in ones.into_iter().zip(&sought) {
        let experiment = sought.as_ref().map_or(one.experiment, |sought| &sought.experiment);
        let one = One { experiment, sought: sought.as_ref(), ..one };
        let done = match work {
            Work::Play(_) if flags.dry_run => one.estimate(screen).map(|()| None),
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
            screen.complain_as_is(&trouble.with_runs_kept().say(screen.language));
            return Exit::Failed;
        }
        screen.answer(&messages::answers(&out.join(PAGE)));
    }
    let failed_in_search = sought.iter().flatten().any(|sought| sought.failed > 0);
    let failed = failed_in_search || all.iter().any(|played| played.failed > 0);
    if failed { Exit::Failed } else { Exit::Fine }
}

/// A flag that does nothing in this work, and beside what.
fn useless(work: Work, flags: &Flags) -> Option<(&'static str, &'static str)> {
    let (force, dry_run) = (("--force", flags.force), ("--dry-run", flags.dry_run));
    // Only a whole experiment has tables.
    let format = ("--format", flags.format.is_some());
    let (beside, set) = match work {
        Work::Play(Shard::WHOLE) => return None,
        Work::Play(_) => ("--shard", vec![format]),
        Work::Only(_) => ("--only", vec![force, dry_run, format]),
        Work::Merge => ("merge", vec![force, dry_run]),
    };
    set.into_iter().find(|(_, set)| *set).map(|(flag, _)| (flag, beside))
}

/// One experiment to be played.
struct One<'a> {
    name: &'a str,
    experiment: &'a Experiment,
    /// The search that found its schemes, if one did.
    sought: Option<&'a Searched>,
    folder: PathBuf,
    flags: &'a Flags,
    interrupt: &'a Interrupt,
}

impl<'a> One<'a> {
    fn threads(&self) -> usize {
        self.flags.threads.map_or_else(super::job::cores, usize::from)
    }

    fn fresh(&self) -> Fresh {
        if self.flags.force { Fresh::Anew } else { Fresh::Resume }
    }

    /// Searches for its schemes, if it says so.
    fn seek(&self, work: Work, screen: &Screen) -> Result<Option<Searched>, Exit> {
        let Some(search) = &self.experiment.search else { return Ok(None) };
        if work == Work::Merge || matches!(work, Work::Play(shard) if shard != Shard::WHOLE) {
            screen.complain(&messages::search_is_whole());
            return Err(Exit::WrongUse);
        }
        if self.flags.dry_run {
            return Ok(None);
        }
        self.search(search, screen).map(Some)
    }

    /// Plays it and tells the answer; None after a part.
    fn play(&self, shard: Shard, screen: &mut Screen) -> Result<Option<Played<'a>>, Exit> {
        let experiment = self.experiment;
        screen.remark(&answers::header(experiment, experiment.design.replicates, self.threads()));
        let worlds = worlds(experiment);
        self.refuse(shard, &worlds, screen)?;
        let mut tally = Count::new(experiment, worlds.len());
        let whole = Identity::of(experiment, worlds.len());
        let stage = Stage {
            experiment,
            worlds: &worlds,
            identity: &whole.part(shard),
            shard,
            folder: &self.folder,
            threads: self.threads(),
            stop: self.interrupt.flag(),
        };
        let opened = stage.open(self.fresh(), &mut tally);
        let mut opened = opened.map_err(|trouble| self.trouble(&trouble, Exit::WrongUse, screen))?;
        let runs = stage.runs();
        if opened.done > 0 {
            screen.remark(&messages::resumed(opened.done.min(runs), runs));
        }
        let reporter = Reporter::new(self.flags.progress.unwrap_or(ProgressStyle::Auto), runs, screen);
        let ended = stage.play(&mut opened, &mut tally, screen.language, &mut |now| reporter.tell(now));
        drop(reporter);
        ended.map_err(|halt| self.halted(halt, screen))?;
        if shard != Shard::WHOLE {
            screen.answer(&messages::part_done(shard.index + 1, shard.of, self.name, &self.folder));
            return if tally.failed > 0 { Err(Exit::Failed) } else { Ok(None) };
        }
        self.tell(tally, &mut opened.journal, &whole, &worlds, screen).map(Some)
    }

    /// What cannot be played.
    fn refuse(&self, shard: Shard, worlds: &[Vec<f64>], screen: &Screen) -> Result<(), Exit> {
        let design = &self.experiment.design;
        let words = if u64::from(design.replicates) * worlds.len() as u64 >= 1 << 32 {
            messages::too_many_runs()
        } else if shard != Shard::WHOLE && design.stop == Stop::Decided {
            messages::parts_do_not_stop()
        } else {
            return Ok(());
        };
        screen.complain(&words);
        Err(Exit::WrongUse)
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
        // First whether all is there: a whole journal that exists is not given up for parts that lack runs.
        let runs = experiment.runs();
        let merged = merge(&self.folder, &identity, of, runs, &mut |_| Ok(())).and_then(|()| {
            let mut journal = Journal::open(&self.folder, &identity, Fresh::Anew, &mut |_| ())?;
            merge(&self.folder, &identity, of, runs, &mut |run| {
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
            sought: self.sought.map(Searched::told),
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
        if let Some(sought) = self.sought {
            let rows = answers::search_cells(self.experiment, &sought.found, &sought.refused, language);
            tables.push((columns::search(self.experiment), rows));
        }
        if !played.effects.is_empty() {
            let rows = answers::effect_cells(self.experiment, &played.effects);
            tables.push((columns::effects(), rows));
        }
        if let Some(decision) = &played.decision {
            tables.push((columns::decisions(), answers::decision_cells(self.experiment, decision)));
        }
        let charts = self.charts(played, screen)?;
        let findings = Findings {
            experiment: self.experiment,
            name: self.name,
            command: &played.command,
            worlds,
            replicates: played.replicates,
            formats: &self.formats(),
            tables: &tables,
            texts: &[(PAGE.to_owned(), page)],
            charts: &charts,
        };
        publish(&self.folder, journal, identity, &findings)
            .map_err(|trouble| self.trouble(&trouble.with_runs_kept(), Exit::Failed, screen))
    }

    fn formats(&self) -> Formats {
        self.flags.format.clone().unwrap_or_default()
    }

    /// Every chart as SVG, PNG and text.
    fn charts(&self, played: &Played, screen: &Screen) -> Result<Vec<(String, Vec<u8>)>, Exit> {
        let mut files = Vec::new();
        for (name, drawing) in answers::pictures(played, screen.language) {
            let pixels = png(&drawing.svg).map_err(|cause| {
                screen.complain(&messages::no_chart(&name, &cause));
                Exit::Failed
            })?;
            files.push((format!("{name}.svg"), drawing.svg.into_bytes()));
            files.push((format!("{name}.png"), pixels));
            files.push((format!("{name}.txt"), drawing.text.into_bytes()));
        }
        Ok(files)
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
}
