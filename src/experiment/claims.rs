//! Whether a claim holds: on average over all worlds, and in which share of them.
//!
//! Every test of a claim is a sum of paired values that must be above 0 ([`Test::score`]). In a world it is known to the interval over its
//! replicates; over all worlds to the interval over the means of worlds, which are independent of each other. The intervals over all
//! worlds of the tests that weigh for one claim hold together: each has confidence 1 − 0.05/k (Bonferroni).
//!
//! Where a batch stops as soon as all is decided, it is looked at after 2, 4, 8 … replicates: L times at most. Looking repeatedly is paid
//! for in the same way, with confidence 1 − 0.05/(kL), so that what was decided at any look is as sure as if there had been one.

use super::batch::{PointOutcome, Spot};
use super::discovery::{Region, discover};
use super::sensitivity::{Matters, matters};
use crate::indicators::{INDICATORS, position};
use crate::random::normal;
use crate::scenario::Place;
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
    /// What moves it, where worlds were drawn to see that.
    pub matters: Option<Matters>,
    /// How many times more runs it would have taken without the same luck for all schemes; None where there is nothing to compare.
    pub saved: Option<f64>,
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
    /// How many replicates were played.
    pub replicates: u32,
    /// Whether that was enough to decide all that weighs.
    pub decided: bool,
}

/// Takes in runs, and answers.
pub struct Tester<'a> {
    experiment: &'a Experiment,
    tests: &'a [Test],
    rows: Vec<usize>,
    /// Per test and world: the score over replicates.
    scores: Vec<Vec<Moments>>,
    /// Per test: the variance of its score over groups, and of each of its terms.
    spread: Vec<Spread>,
    /// The values of the group under way, per scheme and test.
    group: Vec<Vec<Option<f64>>>,
    missing: u64,
    /// The replicates of all worlds that are complete.
    replicates: u32,
    /// Groups in the replicate under way.
    groups: usize,
    decided: bool,
}

/// What tells how much the same luck saves: the score of a test, and the value of each of its terms, over groups.
#[derive(Clone, Debug, Default)]
struct Spread {
    score: Moments,
    terms: Vec<Moments>,
}

impl Spread {
    fn add(&mut self, score: f64, values: impl Iterator<Item = f64>) {
        self.score.add(score);
        for (place, value) in values.enumerate() {
            if self.terms.len() <= place {
                self.terms.push(Moments::default());
            }
            self.terms[place].add(value);
        }
    }

    /// The variance that independent runs of every term would give, over that of the paired sum.
    fn saved(&self) -> Option<f64> {
        let apart: f64 = self.terms.iter().map(Moments::variance).sum();
        let paired = self.score.variance();
        (self.terms.len() > 1 && paired > 0.0).then(|| apart / paired)
    }
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
            spread: vec![Spread::default(); tests.len()],
            group: vec![vec![None; tests.len()]; experiment.schemes.len()],
            missing: 0,
            replicates: 0,
            groups: 0,
            decided: false,
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
            let value = |scheme: usize| self.group[scheme][number];
            match test.score(value) {
                Some(score) => {
                    self.scores[number][world].add(score);
                    self.spread[number]
                        .add(score, test.terms.iter().filter_map(|(scheme, _)| value(*scheme)));
                }
                None => self.missing += 1,
            }
        }
        self.groups += 1;
        if self.groups == self.scores.first().map_or(0, Vec::len) {
            (self.groups, self.replicates) = (0, self.replicates + 1);
            self.decided = self.experiment.design.looks().contains(&self.replicates) && self.all_decided();
        }
    }

    /// Whether nothing more need be played: there was a look, and every test that weighs is decided.
    pub fn is_decided(&self) -> bool {
        self.decided
    }

    /// The confidence of the interval of each test that weighs: they hold together, at every look.
    fn confidence(&self) -> f64 {
        let weighing = self.tests.iter().filter(|test| test.weighs).count().max(1);
        1.0 - (1.0 - CONFIDENCE) / (weighing * self.experiment.design.looks().len()) as f64
    }

    fn all_decided(&self) -> bool {
        let tests = self.tests.iter().zip(&self.scores).filter(|(test, _)| test.weighs);
        tests.clone().all(|(test, scores)| decided(test, &over_worlds(scores, self.confidence())))
    }

    /// The answer, with `worlds` to tell where it is another.
    pub fn answer(&self, worlds: &[Vec<f64>]) -> ClaimAnswer {
        let weighs = |number: &usize| self.tests[*number].weighs;
        let weighing: Vec<usize> = (0..self.tests.len()).filter(weighs).collect();
        let answered = |(number, test): (usize, &Test)| {
            let saved = self.spread[number].saved();
            let outcome = |moments: &Moments| if moments.count > 0 { moments.mean } else { f64::NAN };
            let outcomes: Vec<f64> = self.scores[number].iter().map(outcome).collect();
            let matters = matters(self.experiment, &outcomes);
            TestAnswer { saved, matters, ..test_answer(test, &self.scores[number], self.confidence()) }
        };
        let tests: Vec<TestAnswer> = self.tests.iter().enumerate().map(answered).collect();
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
            replicates: self.replicates,
            decided: self.all_decided(),
        }
    }

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

/// The score over all worlds that were seen.
pub(super) fn over_worlds(scores: &[Moments], confidence: f64) -> Interval {
    let seen: Vec<&Moments> = scores.iter().filter(|moments| moments.count > 0).collect();
    match seen[..] {
        // In one world there is nothing to average over but its runs.
        [only] => only.interval_at(confidence),
        _ => {
            let mut means = Moments::default();
            seen.iter().for_each(|moments| means.add(moments.mean));
            means.interval_at(confidence)
        }
    }
}

/// Whether a test is decided: it clearly holds or fails, the difference is certainly too small to matter, or it is known well enough.
fn decided(test: &Test, score: &Interval) -> bool {
    let (low, high) = (score.low + test.threshold(), score.high + test.threshold());
    let none = test.equal_within.is_some_and(|margin| -margin < low && high < margin);
    let known = test.known_to.is_some_and(|width| 0.5 * (high - low) <= width);
    judged(score) != Answer::Unclear || none || known
}

fn test_answer(test: &Test, scores: &[Moments], confidence: f64) -> TestAnswer {
    let score = over_worlds(scores, confidence);
    let mut worlds = Worlds::default();
    let seen = scores.iter().filter(|moments| moments.count > 0);
    seen.for_each(|moments| worlds.add(judged(&moments.interval()), moments.mean > 0.0));
    let back = |score: f64| test.sign * (score + test.threshold());
    let (low, high) = (back(score.low), back(score.high));
    let sum = Interval { mean: back(score.mean), low: low.min(high), high: low.max(high) };
    TestAnswer { sum, answer: judged(&score), worlds, matters: None, saved: None }
}

/// Where an experiment names indicators that do not exist, and what they are called there.
pub fn unknown_indicators(experiment: &Experiment) -> Vec<(&Place, &str)> {
    let tests = experiment.claim.iter().flat_map(|claim| &claim.tests);
    let tests = tests.map(|test| (&test.place, test.indicator.as_str()));
    let goals = experiment.goals.iter().map(|goal| (&goal.place, goal.indicator.as_str()));
    let known = |named: &str| INDICATORS.iter().any(|row| row.key == named);
    tests.chain(goals).filter(|(_, named)| !known(named)).collect()
}

#[cfg(test)]
mod tests;
