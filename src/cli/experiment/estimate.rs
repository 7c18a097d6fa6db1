//! `--dry-run`: how many runs, how long, how much memory and disk.

use super::One;
use crate::cli::Exit;
use crate::cli::messages::{self, Estimated};
use crate::cli::screen::Screen;
use crate::experiment::batch::Shard;
use crate::experiment::sampling::worlds;
use crate::indicators::INDICATORS;
use crate::present::answers;
use crate::run;
use crate::scenario::experiment::Experiment;
use std::time::Instant;

impl One<'_> {
    /// Plays every scheme once in the first world, and multiplies.
    pub(super) fn estimate(&self, screen: &mut Screen) -> Result<(), Exit> {
        let experiment = self.experiment;
        let worlds = worlds(experiment);
        self.refuse(Shard::WHOLE, &worlds, screen)?;
        let runs = match &experiment.search {
            None => {
                screen.remark(&answers::header(experiment, experiment.design.replicates, self.threads()));
                experiment.runs()
            }
            // At most so many are found, and played again beside the first.
            Some(search) => {
                let most = self.search_runs(search);
                screen.remark(&messages::searching(experiment, search, most));
                most + (u64::from(search.population) + 1) * experiment.runs()
            }
        };
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
        let each = started.elapsed().as_secs_f64() / experiment.schemes.len() as f64;
        let line = 24 * INDICATORS.len() as u64;
        screen.answer(&messages::estimated(&Estimated {
            runs,
            seconds: each * runs as f64 / self.threads() as f64,
            memory_bytes: 30_000_000 + kept_bytes(experiment) * worlds.len() as u64,
            // The journal, and the tables that are made from it.
            disk_bytes: (1 + self.formats().tables().count() as u64) * runs * line,
        }));
        Ok(())
    }
}

/// What is kept of a world, in bytes: its values, twice while the answer is made, and 24 for the runs of every test, of every scheme on
/// every goal, and of every effect. Replicates add nothing.
fn kept_bytes(experiment: &Experiment) -> u64 {
    let tests = experiment.claim.as_ref().map_or(0, |claim| claim.tests.len());
    let (goals, schemes) = (experiment.goals.len(), experiment.schemes.len());
    let levels: usize = experiment.levers.iter().map(|lever| lever.levels.len() - 1).sum();
    (2 * (24 + 8 * experiment.uncertain.len()) + 24 * (tests + goals * schemes + (tests + goals) * levels))
        as u64
}
