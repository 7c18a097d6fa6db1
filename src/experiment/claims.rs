//! Whether a claim holds: on average over all worlds, and in which share of them.
//!
//! Every test of a claim is a sum of paired values that must be above 0 ([`Test::score`]). In a world it is known to the interval over its
//! replicates; over all worlds to the interval over the means of worlds, which are independent of each other. The intervals over all
//! worlds of the tests that weigh for one claim hold together: each has confidence 1 − 0.05/k (Bonferroni).

use super::batch::{PointOutcome, Spot};
use super::discovery::{Region, discover};
use crate::indicators::position;
use crate::random::normal;
use crate::scenario::experiment::{Claim, Experiment, Test};
use crate::stats::{CONFIDENCE, Interval, Moments, clear_rank_correlation, rank_correlation, share_interval};

/// What may be said about a claim or a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It holds.
    Holds,
    /// The contrary holds.
    Fails,
    /// Neither is clear.
    Unclear,
}

/// Worlds by what may be said in them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Worlds {
    /// It clearly holds.
    pub holds: u64,
    /// It clearly fails.
    pub fails: u64,
    /// Neither.
    pub unclear: u64,
    /// It holds by the mean of the world's runs, clear or not.
    pub holds_by_mean: u64,
}

impl Worlds {
    /// All of them.
    pub fn all(&self) -> u64 {
        self.holds + self.fails + self.unclear
    }

    /// The share of worlds in which it holds by the mean, with Wilson's interval.
    pub fn share(&self) -> Interval {
        share_interval(self.holds_by_mean, self.all())
    }

    fn add(&mut self, answer: Answer, by_mean: bool) {
        match answer {
            Answer::Holds => self.holds += 1,
            Answer::Fails => self.fails += 1,
            Answer::Unclear => self.unclear += 1,
        }
        self.holds_by_mean += u64::from(by_mean);
    }
}

/// What may be said about a test.
#[derive(Clone, Debug, PartialEq)]
pub struct TestAnswer {
    /// The sum that was tested, as it stands: a value, a difference, or a difference of differences; over all worlds.
    pub sum: Interval,
    /// On average over all worlds.
    pub answer: Answer,
    /// World by world.
    pub worlds: Worlds,
}

/// Something uncertain on which a claim hangs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Driver {
    /// Its place among the rows of [`Experiment::uncertain`].
    pub dimension: usize,
    /// The rank correlation of its value with how well the claim holds; below 0 where a higher value speaks against it.
    pub correlation: f64,
}

/// What may be said about a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimAnswer {
    /// On average over all worlds.
    pub answer: Answer,
    /// Its tests.
    pub tests: Vec<TestAnswer>,
    /// World by world: all tests must hold.
    pub worlds: Worlds,
    /// Where the rarer of the two happens: the claim fails, or holds; None where nothing tells those worlds apart.
    pub region: Option<Region>,
    /// Whether [`ClaimAnswer::region`] is where the claim fails.
    pub region_fails: bool,
    /// What the claim hangs on most, the strongest first; only what chance does not explain among all that is uncertain.
    pub drivers: Vec<Driver>,
    /// Pairs without a value: a run failed, or had nothing to measure.
    pub missing: u64,
}

/// Takes in runs, and answers.
pub struct Tester<'a> {
    experiment: &'a Experiment,
    tests: &'a [Test],
    rows: Vec<usize>,
    /// Per test and world: the score over replicates.
    scores: Vec<Vec<Moments>>,
    /// The values of the group under way, per scheme and test.
    group: Vec<Vec<Option<f64>>>,
    missing: u64,
}

impl<'a> Tester<'a> {
    /// Before the first run; None where nothing is claimed.
    ///
    /// # Panics
    /// On an indicator that does not exist: ask [`unknown_indicators`] first.
    pub fn new(experiment: &'a Experiment, worlds: usize) -> Option<Tester<'a>> {
        let Claim { tests, .. } = experiment.claim.as_ref()?;
        Some(Tester {
            experiment,
            tests,
            rows: tests.iter().map(|test| position(&test.indicator)).collect(),
            scores: vec![vec![Moments::default(); worlds]; tests.len()],
            group: vec![vec![None; tests.len()]; experiment.schemes.len()],
            missing: 0,
        })
    }

    /// Takes in a run, in the order of their numbers.
    pub fn take(&mut self, run: &PointOutcome) {
        let Spot { scheme, world, .. } = run.spot;
        self.group[scheme] = match &run.result {
            Ok(values) => self.rows.iter().map(|row| values[*row]).collect(),
            Err(_) => vec![None; self.rows.len()],
        };
        if scheme + 1 < self.experiment.schemes.len() {
            return;
        }
        for (number, test) in self.tests.iter().enumerate() {
            match test.score(|scheme| self.group[scheme][number]) {
                Some(score) => self.scores[number][world].add(score),
                None => self.missing += 1,
            }
        }
    }

    /// The answer, with `worlds` to tell where it is another.
    pub fn answer(&self, worlds: &[Vec<f64>]) -> ClaimAnswer {
        let weighs = |number: &usize| self.tests[*number].weighs;
        let weighing: Vec<usize> = (0..self.tests.len()).filter(weighs).collect();
        let confidence = 1.0 - (1.0 - CONFIDENCE) / weighing.len().max(1) as f64;
        let tests: Vec<TestAnswer> = self
            .tests
            .iter()
            .zip(&self.scores)
            .map(|(test, scores)| test_answer(test, scores, confidence))
            .collect();
        let seen: Vec<usize> = (0..worlds.len())
            .filter(|world| weighing.iter().all(|it| self.scores[*it][*world].count > 0))
            .collect();
        let mut counted = Worlds::default();
        let mut holds = Vec::new();
        for world in &seen {
            let of_world: Vec<&Moments> = weighing.iter().map(|it| &self.scores[*it][*world]).collect();
            let by_mean = of_world.iter().all(|moments| moments.mean > 0.0);
            counted.add(together(of_world.iter().map(|moments| judged(&moments.interval()))), by_mean);
            holds.push(by_mean);
        }
        let region_fails = counted.holds_by_mean * 2 >= counted.all();
        let rare: Vec<bool> = holds.iter().map(|holds| *holds != region_fails).collect();
        let points: Vec<Vec<f64>> = seen.iter().map(|world| worlds[*world].clone()).collect();
        ClaimAnswer {
            answer: together(weighing.iter().map(|number| tests[*number].answer)),
            tests,
            worlds: counted,
            region: discover(&points, &rare),
            region_fails,
            drivers: drivers(&points, &self.margins(&weighing, &seen)),
            missing: self.missing,
        }
    }
}

impl Tester<'_> {
    /// How well the claim holds in every world that was seen: the score of its weakest test, in standard deviations of that test over
    /// worlds.
    fn margins(&self, weighing: &[usize], seen: &[usize]) -> Vec<f64> {
        let spread = |test: &usize| {
            let mut means = Moments::default();
            seen.iter().for_each(|world| means.add(self.scores[*test][*world].mean));
            means.deviation()
        };
        let spreads: Vec<(usize, f64)> = weighing.iter().map(|test| (*test, spread(test))).collect();
        let margin = |world: &usize| {
            let scores = spreads.iter().filter(|(_, spread)| *spread > 0.0);
            scores
                .map(|(test, spread)| self.scores[*test][*world].mean / spread)
                .fold(f64::INFINITY, f64::min)
        };
        seen.iter().map(margin).collect()
    }
}

/// What moves the margin, the strongest first.
fn drivers(points: &[Vec<f64>], margins: &[f64]) -> Vec<Driver> {
    let width = points.first().map_or(0, Vec::len);
    if width == 0 || margins.iter().any(|margin| !margin.is_finite()) {
        return Vec::new();
    }
    // Both signs, and everything that is uncertain, might have stood out by chance.
    let limit = clear_rank_correlation(points.len(), normal(1.0 - 0.5 * (1.0 - CONFIDENCE) / width as f64));
    let driver = |dimension: usize| {
        let values: Vec<f64> = points.iter().map(|point| point[dimension]).collect();
        let correlation = rank_correlation(&values, margins)?;
        (correlation.abs() > limit).then_some(Driver { dimension, correlation })
    };
    let mut found: Vec<Driver> = (0..width).filter_map(driver).collect();
    found.sort_by(|a, b| {
        b.correlation.abs().total_cmp(&a.correlation.abs()).then(a.dimension.cmp(&b.dimension))
    });
    found
}

/// All must hold; one that fails is enough.
fn together(answers: impl Iterator<Item = Answer> + Clone) -> Answer {
    if answers.clone().any(|answer| answer == Answer::Fails) {
        Answer::Fails
    } else if answers.clone().all(|answer| answer == Answer::Holds) {
        Answer::Holds
    } else {
        Answer::Unclear
    }
}

fn judged(score: &Interval) -> Answer {
    match score {
        Interval { low, .. } if *low > 0.0 => Answer::Holds,
        Interval { high, .. } if *high < 0.0 => Answer::Fails,
        _ => Answer::Unclear,
    }
}

fn test_answer(test: &Test, scores: &[Moments], confidence: f64) -> TestAnswer {
    let seen: Vec<&Moments> = scores.iter().filter(|moments| moments.count > 0).collect();
    let score = match seen[..] {
        // In one world there is nothing to average over but its runs.
        [only] => only.interval_at(confidence),
        _ => {
            let mut means = Moments::default();
            seen.iter().for_each(|moments| means.add(moments.mean));
            means.interval_at(confidence)
        }
    };
    let mut worlds = Worlds::default();
    seen.iter().for_each(|moments| worlds.add(judged(&moments.interval()), moments.mean > 0.0));
    let back = |score: f64| test.sign * (score + test.threshold());
    let (low, high) = (back(score.low), back(score.high));
    let sum = Interval { mean: back(score.mean), low: low.min(high), high: low.max(high) };
    TestAnswer { sum, answer: judged(&score), worlds }
}

/// The tests of a claim whose indicator does not exist.
pub fn unknown_indicators(experiment: &Experiment) -> Vec<&Test> {
    let known = |test: &&Test| !crate::indicators::INDICATORS.iter().any(|row| row.key == test.indicator);
    experiment.claim.iter().flat_map(|claim| &claim.tests).filter(known).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::batch::spot;
    use crate::indicators::INDICATORS;
    use crate::random::{Luck, Purpose};
    use crate::scenario::Embedded;
    use crate::scenario::experiment::read;

    /// The shipped experiment on one director: the first weighing test says that trust is higher in its scheme than in another.
    fn experiment(tests: usize) -> Experiment {
        let mut experiment = read("h6-one-director.toml", &Embedded).expect("it is in order");
        let claim = experiment.claim.as_mut().expect("it claims something");
        claim.tests.truncate(tests);
        experiment
    }

    /// What is said after `worlds` × `replicates` groups in which the tested scheme is `shift` higher in a world of this luck.
    fn answered(
        experiment: &Experiment,
        worlds: &[Vec<f64>],
        replicates: u32,
        seed: u64,
        shift: &dyn Fn(usize) -> f64,
    ) -> ClaimAnswer {
        let mut tester = Tester::new(experiment, worlds.len()).expect("it claims something");
        let luck = Luck::new(seed, 0);
        let (schemes, count) = (experiment.schemes.len() as u64, worlds.len() as u64);
        let tested = experiment.claim.as_ref().expect("it claims something").tests[0].terms[0].0;
        for number in 0..schemes * count * u64::from(replicates) {
            let spot = spot(schemes, count, number);
            let own = normal(luck.draws(Purpose::Client, number, 0)[0]);
            let common = normal(luck.draws(Purpose::Hazards, number / schemes, 0)[0]);
            let shift = if spot.scheme == tested { shift(spot.world) } else { 0.0 };
            let value = Some(10.0 * common + own + shift);
            tester.take(&PointOutcome { spot, result: Ok(vec![value; INDICATORS.len()]) });
        }
        tester.answer(worlds)
    }

    /// Promise: over 10,000 repeats the interval over worlds holds the true mean difference in 95 % of them, though worlds differ.
    #[test]
    fn the_interval_over_worlds_covers_what_it_promises() {
        let mut experiment = experiment(1);
        // Only the two schemes that are compared, so that the test is quick.
        let terms = &mut experiment.claim.as_mut().expect("it claims something").tests[0].terms;
        let kept: Vec<usize> = terms.iter().map(|(scheme, _)| *scheme).collect();
        let schemes = kept.iter().map(|scheme| experiment.schemes[*scheme].clone()).collect();
        terms.iter_mut().enumerate().for_each(|(place, term)| term.0 = place);
        experiment.schemes = schemes;
        let worlds = vec![vec![0.0]; 8];
        let (mut held, mut alarms) = (0, 0);
        let repeats = 10_000;
        for repeat in 0..repeats {
            let luck = Luck::new(77, repeat);
            // Worlds differ by a standard deviation of 2 around 0: nothing is claimed rightly.
            let shift = |world: usize| 2.0 * normal(luck.draws(Purpose::Provider, world as u64, 0)[0]);
            let answer = answered(&experiment, &worlds, 2, u64::from(repeat) + 1_000, &shift);
            held += u32::from(answer.tests[0].sum.holds(0.0));
            alarms += u32::from(answer.answer != Answer::Unclear);
        }
        let share = |count: u32| f64::from(count) / f64::from(repeats);
        assert!((0.94..=0.96).contains(&share(held)), "{}", share(held));
        assert!((0.04..=0.06).contains(&share(alarms)), "{}", share(alarms));
    }

    #[test]
    fn a_clear_difference_holds_everywhere_and_one_that_turns_is_found_where_it_turns() {
        let experiment = experiment(1);
        let width = experiment.uncertain.len();
        let worlds = crate::experiment::sampling::latin_hypercube(120, width, 9);
        let holds = answered(&experiment, &worlds, 4, 1, &|_| 30.0);
        assert_eq!((holds.answer, holds.worlds.holds, holds.worlds.fails), (Answer::Holds, 120, 0));
        assert!(holds.region.is_none() && holds.drivers.is_empty());
        assert!((holds.tests[0].sum.mean - 30.0).abs() < 1.0);
        let turns = |world: usize| if worlds[world][3] > 0.75 { -30.0 } else { 30.0 };
        let turned = answered(&experiment, &worlds, 4, 2, &turns);
        assert_eq!((turned.worlds.holds, turned.worlds.fails), (90, 30));
        let region = turned.region.expect("it is found");
        assert!(
            turned.region_fails && region.limits.len() == 1 && region.limits[0].dimension == 3,
            "{region:?}"
        );
        assert!((region.limits[0].low - 0.75).abs() < 0.02 && region.density > 0.95);
        assert_eq!(turned.drivers[0].dimension, 3);
        assert!(turned.drivers[0].correlation < -0.5);
    }

    /// A test that does not weigh moves nothing; a run without a value is missing, and no zero.
    #[test]
    fn what_does_not_weigh_or_has_no_value_moves_no_answer() {
        let mut experiment = experiment(2);
        let claim = experiment.claim.as_mut().expect("it claims something");
        claim.tests[1].weighs = false;
        claim.tests[1].sign = -claim.tests[1].sign;
        let worlds = vec![vec![0.0; experiment.uncertain.len()]; 6];
        let answer = answered(&experiment, &worlds, 3, 5, &|_| 20.0);
        assert_eq!((answer.answer, answer.missing), (Answer::Holds, 0));
        let mut tester = Tester::new(&experiment, 1).expect("it claims something");
        for number in 0..experiment.schemes.len() as u64 {
            let spot = spot(experiment.schemes.len() as u64, 1, number);
            tester.take(&PointOutcome { spot, result: Err("broke".into()) });
        }
        let none = tester.answer(&worlds[..1]);
        assert_eq!((none.answer, none.missing, none.worlds.all()), (Answer::Unclear, 2, 0));
    }
}
