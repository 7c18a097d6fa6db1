//! A search for schemes: generation by generation, each with a journal of its own, so that a search that was cut off goes on.

use super::One;
use super::stage::{Stage, Taker};
use crate::cli::arguments::ProgressStyle;
use crate::cli::progress::Reporter;
use crate::cli::screen::Screen;
use crate::cli::{Exit, messages};
use crate::experiment::Progress;
use crate::experiment::batch::{PointOutcome, Shard};
use crate::experiment::sampling::worlds;
use crate::experiment::search::{Effort, Found, Gene, Scorer, Scores, search, survivors};
use crate::language::Text;
use crate::present::answers::Sought;
use crate::scenario::experiment::{Experiment, Search};
use crate::store::{Identity, forget_generations};

/// What a search found, and how.
pub(super) struct Searched {
    /// The first scheme, and those that were found.
    pub experiment: Experiment,
    /// Everything that was tried.
    pub found: Found,
    /// Why something that was tried has no scores, if it has none.
    pub refused: Vec<Option<Text>>,
    /// Runs that failed on the way.
    pub failed: u64,
    generations: u32,
}

impl Searched {
    /// What is said of it.
    pub fn told(&self) -> Sought {
        Sought {
            tried: self.found.tried.len() as u64,
            impossible: self.refused.iter().flatten().count() as u64,
            settled: self.found.settled,
            generations: self.generations,
            failed: self.failed,
        }
    }
}

/// Takes in a generation.
struct Tally {
    scorer: Scorer,
    failed: u64,
}

impl Taker for Tally {
    fn take(&mut self, run: &PointOutcome) {
        self.scorer.take(run);
        self.failed += u64::from(run.result.is_err());
    }

    fn is_decided(&self) -> bool {
        false
    }

    fn failed(&self) -> u64 {
        self.failed
    }
}

impl One<'_> {
    /// How many runs a search takes at most.
    pub(super) fn search_runs(&self, search: &Search) -> u64 {
        let one = self.experiment.generation(search, &[]).experiment;
        let groups = one.worlds() * u64::from(one.design.replicates);
        u64::from(search.population) * (u64::from(search.generations) + 1) * groups
    }

    /// Searches, and hands back what is to be played.
    pub(super) fn search(&self, search_of: &Search, screen: &Screen) -> Result<Searched, Exit> {
        let experiment = self.experiment;
        if self.flags.force {
            forget_generations(&self.folder)
                .map_err(|trouble| self.trouble(&trouble, Exit::Failed, screen))?;
        }
        let total = self.search_runs(search_of);
        let each = total / (u64::from(search_of.generations) + 1);
        screen.remark(&messages::searching(experiment, search_of, total));
        let reporter = Reporter::new(self.flags.progress.unwrap_or(ProgressStyle::Auto), total, screen);
        let (mut refused, mut failed) = (Vec::new(), 0);
        let mut evaluate = |generation: u32, tried: &[Vec<usize>]| -> Result<Scores, Exit> {
            let of = experiment.generation(search_of, tried);
            let before = u64::from(generation) * each;
            let tally = self.generation(&of.experiment, generation, screen, &mut |now| {
                reporter.tell(Progress { done: before + now.done, failed: failed + now.failed, total });
            })?;
            failed += tally.failed;
            let mut scores = tally.scorer.scores().into_iter();
            // What is impossible was not played.
            let score = |why: &Option<Text>| if why.is_some() { None } else { scores.next().flatten() };
            let scores: Scores = of.refused.iter().map(score).collect();
            let why = of.refused.into_iter().zip(&scores).map(|(why, scores)| match scores {
                None => why.or_else(|| Some(messages::lacks_runs())),
                Some(_) => None,
            });
            refused.extend(why);
            Ok(scores)
        };
        let effort = Effort::of(search_of, experiment.design.seed);
        let found = search(&Gene::of(&experiment.levers), effort, &mut evaluate)?;
        drop(reporter);
        let kept = survivors(&found.tried, &found.front, search_of.population as usize);
        let mut kept: Vec<Vec<usize>> = kept.iter().map(|place| found.tried[*place].levels.clone()).collect();
        kept.sort();
        let generations = search_of.generations;
        Ok(Searched { experiment: experiment.found(search_of, &kept), found, refused, failed, generations })
    }

    /// Plays a generation.
    fn generation(
        &self,
        of: &Experiment,
        number: u32,
        screen: &Screen,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<Tally, Exit> {
        let worlds = worlds(of);
        let mut tally = Tally { scorer: Scorer::new(of), failed: 0 };
        if of.schemes.is_empty() {
            return Ok(tally);
        }
        let stage = Stage {
            experiment: of,
            worlds: &worlds,
            identity: &Identity::of(of, worlds.len()).generation(number),
            shard: Shard::WHOLE,
            folder: &self.folder,
            threads: self.threads(),
            stop: self.interrupt.flag(),
        };
        let mut opened = stage
            .open(self.fresh(), &mut tally)
            .map_err(|trouble| self.trouble(&trouble, Exit::WrongUse, screen))?;
        let played = stage.play(&mut opened, &mut tally, screen.language, tell);
        played.map_err(|halt| self.halted(halt, screen))?;
        Ok(tally)
    }
}
