//! A batch with its journal: what stands there is taken in, and the rest is played.

use crate::experiment::batch::{self, Batch, PointOutcome, Shard};
use crate::experiment::{Halt, Progress};
use crate::language::Language;
use crate::scenario::experiment::Experiment;
use crate::store::{Fresh, Identity, Journal, Trouble};
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// What takes in the runs of a batch, in order.
pub(super) trait Taker {
    /// Takes in a run.
    fn take(&mut self, run: &PointOutcome);
    /// Whether no more need be played.
    fn is_decided(&self) -> bool;
    /// Runs that failed.
    fn failed(&self) -> u64;
}

/// A batch.
pub(super) struct Stage<'a> {
    pub experiment: &'a Experiment,
    pub worlds: &'a [Vec<f64>],
    pub identity: &'a Identity,
    pub shard: Shard,
    pub folder: &'a Path,
    pub threads: usize,
    pub stop: &'a AtomicBool,
}

/// A batch whose journal is open.
pub(super) struct Opened {
    pub journal: Journal,
    /// The runs that stood in it.
    pub done: u64,
}

impl<'a> Stage<'a> {
    /// How many runs there are at most.
    pub fn runs(&self) -> u64 {
        self.batch(0).runs()
    }

    /// Opens the journal, and takes in what stands there.
    pub fn open(&self, fresh: Fresh, taker: &mut dyn Taker) -> Result<Opened, Trouble> {
        let (mut done, runs) = (0, self.runs());
        let journal = Journal::open(self.folder, self.identity, fresh, &mut |run| {
            // More replicates may have been played earlier than are asked now.
            if done < runs && !taker.is_decided() {
                taker.take(run);
            }
            done += 1;
        })?;
        Ok(Opened { journal, done })
    }

    /// Plays what is not there yet, look by look.
    pub fn play(
        &self,
        opened: &mut Opened,
        taker: &mut dyn Taker,
        language: Language,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<(), Halt> {
        for look in self.experiment.design.looks() {
            let batch = Batch { replicates: look, ..self.batch(opened.done) };
            if taker.is_decided() || batch.first >= batch.runs() {
                continue;
            }
            let failed = taker.failed();
            let mut take = |run: &PointOutcome| {
                taker.take(run);
                opened.journal.take(run).map_err(|trouble| trouble.say(language))
            };
            batch::play(&batch, failed, &mut take, tell)?;
            opened.done = batch.runs();
        }
        Ok(())
    }

    fn batch(&self, first: u64) -> Batch<'a> {
        Batch {
            experiment: self.experiment,
            worlds: self.worlds,
            replicates: self.experiment.design.replicates,
            shard: self.shard,
            first,
            threads: self.threads,
            stop: self.stop,
        }
    }
}
