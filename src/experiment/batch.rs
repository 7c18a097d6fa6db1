//! The runs of an experiment: every scheme in every world, so many times, in an order that more replicates extend.
//!
//! Run number n is scheme n mod S of group g = n / S; group g is world g mod W in replicate g / W, and has the luck with number g, the
//! same for all its schemes. So a batch of fewer replicates is the beginning of one of more, and every group has luck of its own; but
//! where worlds are compared with each other, number by number, all worlds of a replicate have the same luck.
//!
//! A [`Shard`] is every n-th group, so that several machines share a batch without knowing of each other; together they play every
//! run once.

use super::runner::{Queue, guarded, in_order};
use super::{Halt, Progress};
use crate::run;
use crate::scenario::Scenario;
use crate::scenario::experiment::{Experiment, Sampling};
use std::sync::atomic::AtomicBool;

/// A part of a batch: of `of` parts the one with this `index`, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Which.
    pub index: u64,
    /// Of how many, 1 or more.
    pub of: u64,
}

impl Shard {
    /// The whole batch.
    pub const WHOLE: Shard = Shard { index: 0, of: 1 };

    /// The number in the whole batch of the run that is number `place` in this part, where there are so many schemes.
    pub fn number(self, schemes: u64, place: u64) -> u64 {
        (place / schemes * self.of + self.index) * schemes + place % schemes
    }

    /// How many of `groups` are in this part.
    pub fn groups(self, groups: u64) -> u64 {
        groups / self.of + u64::from(groups % self.of > self.index)
    }
}

/// What is to be run.
pub struct Batch<'a> {
    /// The experiment.
    pub experiment: &'a Experiment,
    /// Its worlds, from [`worlds`](super::sampling::worlds).
    pub worlds: &'a [Vec<f64>],
    /// Replicates; those of the experiment unless more or fewer were asked.
    pub replicates: u32,
    /// The part of the batch that is played.
    pub shard: Shard,
    /// The place in that part of the first run: those before it are done.
    pub first: u64,
    /// How many threads; 0 means as many as the machine has.
    pub threads: usize,
    /// Set to true from outside to stop between runs.
    pub stop: &'a AtomicBool,
}

/// The place of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Its number.
    pub number: u64,
    /// Its scheme.
    pub scheme: usize,
    /// Its world.
    pub world: usize,
    /// Its replicate.
    pub replicate: u32,
    /// The number of its luck.
    pub luck: u32,
}

/// One finished run.
#[derive(Clone, Debug, PartialEq)]
pub struct PointOutcome {
    /// Where it belongs.
    pub spot: Spot,
    /// One value per row of `INDICATORS`, or the sentence with which it failed.
    pub result: Result<Vec<Option<f64>>, String>,
}

impl Batch<'_> {
    /// How many runs there are in this part, those that are done included.
    pub fn runs(&self) -> u64 {
        let groups = self.worlds.len() as u64 * u64::from(self.replicates);
        self.experiment.schemes.len() as u64 * self.shard.groups(groups)
    }

    /// What run number `place` of this part is.
    pub fn spot(&self, place: u64) -> Spot {
        let schemes = self.experiment.schemes.len() as u64;
        let number = self.shard.number(schemes, place);
        Layout::of(self.experiment, self.worlds.len()).spot(number)
    }
}

/// How the runs of an experiment are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Schemes.
    pub schemes: u64,
    /// Worlds.
    pub worlds: u64,
    /// Whether worlds are compared with each other: what moves from one to the next should be what was changed, and not luck.
    pub worlds_share_luck: bool,
}

impl Layout {
    /// That of `experiment` in so many worlds.
    pub fn of(experiment: &Experiment, worlds: usize) -> Layout {
        Layout {
            schemes: experiment.schemes.len() as u64,
            worlds: worlds as u64,
            worlds_share_luck: matches!(experiment.design.sampling, Sampling::Morris | Sampling::Saltelli),
        }
    }

    /// The place of run `number`.
    ///
    /// # Panics
    /// Where there are more groups than luck has numbers: the command line refuses those.
    pub fn spot(&self, number: u64) -> Spot {
        let group = number / self.schemes;
        let replicate = u32::try_from(group / self.worlds).expect("replicates are 32 bits");
        let luck = u32::try_from(group).expect("an experiment has less than 2^32 groups of runs");
        Spot {
            number,
            scheme: (number % self.schemes) as usize,
            world: (group % self.worlds) as usize,
            replicate,
            luck: if self.worlds_share_luck { replicate } else { luck },
        }
    }
}

/// Plays every run of a batch that is not done yet, and hands them to `take` in order.
///
/// # Errors
/// [`Halt`]: a stop from outside, a `take` that could not take a run, or no threads.
pub fn play(
    batch: &Batch,
    failed: u64,
    take: &mut dyn FnMut(&PointOutcome) -> Result<(), String>,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), Halt> {
    let mut state = Progress { done: batch.first, failed, total: batch.runs() };
    let queue = Queue { runs: batch.first..batch.runs(), threads: batch.threads, stop: batch.stop };
    let mut prepare = |place: u64| {
        let spot = batch.spot(place);
        (spot, batch.experiment.scenario(spot.scheme, &batch.worlds[spot.world]))
    };
    let seed = batch.experiment.design.seed;
    let outcome = |_, (spot, scenario)| outcome(spot, scenario, seed);
    in_order(&queue, &mut prepare, &outcome, &mut |outcome| {
        take(&outcome).map_err(Halt::Sink)?;
        state.done += 1;
        state.failed += u64::from(outcome.result.is_err());
        progress(state);
        Ok(())
    })
}

/// Plays the run at `spot` by itself.
pub fn play_one(experiment: &Experiment, worlds: &[Vec<f64>], spot: Spot) -> PointOutcome {
    outcome(spot, experiment.scenario(spot.scheme, &worlds[spot.world]), experiment.design.seed)
}

fn outcome(spot: Spot, scenario: Result<Scenario, String>, seed: u64) -> PointOutcome {
    let played = scenario.and_then(|it| guarded(&it, &run::play, seed, spot.luck));
    PointOutcome { spot, result: played.map(|values| values.indicators) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_play_every_run_once_and_keep_groups_together() {
        for (schemes, groups, of) in [(2, 9, 4), (3, 5, 1), (1, 3, 7)] {
            let mut all = Vec::new();
            for index in 0..of {
                let shard = Shard { index, of };
                let numbers = (0..schemes * shard.groups(groups)).map(|place| shard.number(schemes, place));
                let numbers: Vec<u64> = numbers.collect();
                assert!(numbers.is_sorted() && numbers.iter().all(|number| number / schemes % of == index));
                all.extend(numbers);
            }
            all.sort_unstable();
            assert_eq!(all, (0..schemes * groups).collect::<Vec<u64>>());
        }
    }

    #[test]
    fn more_replicates_extend_a_batch_and_schemes_share_their_luck() {
        let layout = Layout { schemes: 2, worlds: 3, worlds_share_luck: false };
        let spots: Vec<Spot> = (0..24).map(|number| layout.spot(number)).collect();
        assert_eq!(spots[..12].iter().map(|spot| spot.replicate).max(), Some(1));
        for pair in spots.chunks(2) {
            assert_eq!((pair[0].world, pair[0].luck), (pair[1].world, pair[1].luck));
            assert_eq!((pair[0].scheme, pair[1].scheme), (0, 1));
        }
        let mut lucks: Vec<u32> = spots.iter().map(|spot| spot.luck).collect();
        lucks.dedup();
        assert_eq!(lucks, (0..12).collect::<Vec<u32>>());
        let worlds: Vec<usize> = spots.iter().step_by(2).map(|spot| spot.world).collect();
        assert_eq!(worlds, [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2]);
        let shared = Layout { worlds_share_luck: true, ..layout };
        assert!((0..24).all(|number| shared.spot(number).luck == shared.spot(number).replicate));
    }
}
