//! What is kept of the runs of an experiment while they come in.

use super::stage::Taker;
use crate::experiment::batch::PointOutcome;
use crate::experiment::claims::Tester;
use crate::experiment::effects::Effects;
use crate::experiment::robust::Chooser;
use crate::scenario::experiment::Experiment;

/// What is kept of the runs of an experiment.
pub(super) struct Count<'a> {
    pub tester: Option<Tester<'a>>,
    pub chooser: Option<Chooser<'a>>,
    pub effects: Option<Effects>,
    pub failed: u64,
}

impl<'a> Count<'a> {
    pub fn new(experiment: &'a Experiment, worlds: usize) -> Count<'a> {
        let (tester, chooser) = (Tester::new(experiment, worlds), Chooser::new(experiment, worlds));
        Count { tester, chooser, effects: Effects::new(experiment, worlds), failed: 0 }
    }
}

impl Taker for Count<'_> {
    fn take(&mut self, run: &PointOutcome) {
        self.failed += u64::from(run.result.is_err());
        self.tester.iter_mut().for_each(|tester| tester.take(run));
        self.chooser.iter_mut().for_each(|chooser| chooser.take(run));
        self.effects.iter_mut().for_each(|effects| effects.take(run));
    }

    fn is_decided(&self) -> bool {
        self.tester.as_ref().is_some_and(Tester::is_decided)
    }

    fn failed(&self) -> u64 {
        self.failed
    }
}
