//! The search for schemes that no other beats: NSGA-II over levers.
//!
//! A candidate is a level of every lever. Of every generation the best are kept: first those that no other beats on all goals, then those
//! that only these beat, and so on (non-dominated sorting); of the last rank that fits in part, those with the most room around them
//! (crowding distance). Children come of two tournaments each: levels of a lever that is a number are crossed by simulated binary
//! crossover and changed by polynomial mutation, both on the scale of levels, and rounded; levels that are only names are swapped, or
//! replaced by any other. What was tried once is not tried again: a child that is known is drawn anew a few times.
//!
//! A candidate without scores is impossible, and beaten by all that are possible (constrained domination).
//!
//! Sources: Deb, Pratap, Agarwal & Meyarivan (2002), IEEE Transactions on Evolutionary Computation 6; Deb & Agrawal (1995), Complex
//! Systems 9.

use super::batch::PointOutcome;
use super::sampling::latin_hypercube;
use crate::indicators::position;
use crate::random::{Luck, Purpose};
use crate::scenario::experiment::{Experiment, Lever, Search};
use crate::stats::Moments;
use std::collections::BTreeSet;

/// The chance that two parents are crossed, and the indices of the laws of crossover and mutation, as in the source.
const CROSSED: f64 = 0.9;
const CROSSOVER_INDEX: f64 = 20.0;
const MUTATION_INDEX: f64 = 20.0;

/// How often a child that is known already is drawn anew.
const TRIES: u32 = 10;

/// A lever as the search sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gene {
    /// Its levels.
    pub levels: usize,
    /// What lies between them.
    pub scale: Scale,
}

/// What lies between levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Nothing: they are names.
    Names,
    /// They are steps of a number.
    Steps,
}

impl Gene {
    /// What a search sees of levers.
    pub fn of(levers: &[Lever]) -> Vec<Gene> {
        let scale = |lever: &Lever| if lever.key.is_some() { Scale::Steps } else { Scale::Names };
        levers.iter().map(|lever| Gene { levels: lever.levels.len(), scale: scale(lever) }).collect()
    }
}

/// How long the search is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// How many candidates are kept, 2 or more.
    pub population: usize,
    /// How many generations follow the first.
    pub generations: u32,
    /// The seed.
    pub seed: u64,
}

impl Effort {
    /// That of a search under the seed of its experiment.
    pub fn of(search: &Search, seed: u64) -> Effort {
        Effort { population: search.population as usize, generations: search.generations, seed }
    }
}

/// Something that was tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// A level of every lever.
    pub levels: Vec<usize>,
    /// The generation in which it was tried, from 0.
    pub generation: u32,
    /// One number per goal, lower being better; None where it is impossible.
    pub scores: Option<Vec<f64>>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Everything that was tried, in order.
    pub tried: Vec<Candidate>,
    /// The places of those that no other beats, in the order of the first goal.
    pub front: Vec<usize>,
    /// The generation in which the front was last changed.
    pub settled: u32,
}

/// Takes in the runs of a generation, and tells its scores.
pub struct Scorer {
    /// Per goal: the place of its indicator, and −1 where more is better.
    goals: Vec<(usize, f64)>,
    /// Per scheme and goal, over its runs.
    values: Vec<Vec<Moments>>,
    /// Per scheme: runs that failed, or had nothing to measure.
    missing: Vec<u64>,
}

impl Scorer {
    /// Before the first run.
    pub fn new(experiment: &Experiment) -> Scorer {
        let goals: Vec<(usize, f64)> =
            experiment.goals.iter().map(|goal| (position(&goal.indicator), -goal.sign)).collect();
        let schemes = experiment.schemes.len();
        Scorer {
            values: vec![vec![Moments::default(); goals.len()]; schemes],
            missing: vec![0; schemes],
            goals,
        }
    }

    /// Takes in a run.
    pub fn take(&mut self, run: &PointOutcome) {
        let value = |row: usize| run.result.as_ref().ok().and_then(|values| values[row]);
        let all: Option<Vec<f64>> = self.goals.iter().map(|(row, sign)| Some(sign * value(*row)?)).collect();
        match all {
            Some(all) => {
                self.values[run.spot.scheme].iter_mut().zip(all).for_each(|(of, value)| of.add(value))
            }
            None => self.missing[run.spot.scheme] += 1,
        }
    }

    /// The mean over runs of every scheme. One that lacks a run has none: a mean over fewer worlds is another mean.
    pub fn scores(&self) -> Scores {
        let means = |values: &Vec<Moments>| values.iter().map(|of| of.mean).collect();
        let all = self.values.iter().zip(&self.missing);
        all.map(|(values, missing)| (*missing == 0).then(|| means(values))).collect()
    }
}

/// The scores of candidates, in their order.
pub type Scores = Vec<Option<Vec<f64>>>;

/// Tells the scores of what is new in a generation.
pub type Evaluate<'a, E> = dyn FnMut(u32, &[Vec<usize>]) -> Result<Scores, E> + 'a;

/// Searches; `evaluate` is handed the number of a generation and what is new in it.
///
/// # Errors
/// Those of `evaluate`, which end the search.
pub fn search<E>(genes: &[Gene], effort: Effort, evaluate: &mut Evaluate<E>) -> Result<Found, E> {
    let mut found = Found { tried: Vec::new(), front: Vec::new(), settled: 0 };
    let mut known: BTreeSet<Vec<usize>> = BTreeSet::new();
    let mut kept: Vec<usize> = Vec::new();
    for generation in 0..=effort.generations {
        let children = match generation {
            0 => first(genes, effort),
            _ => Breeding { genes, effort, generation, tried: &found.tried, kept: &kept }.children(&known),
        };
        let children: Vec<Vec<usize>> =
            children.into_iter().filter(|levels| known.insert(levels.clone())).collect();
        if children.is_empty() {
            continue;
        }
        let scores = evaluate(generation, &children)?;
        assert_eq!(scores.len(), children.len(), "every candidate has scores, or is impossible");
        let fresh = found.tried.len()..found.tried.len() + children.len();
        let tried = children.into_iter().zip(scores);
        found.tried.extend(tried.map(|(levels, scores)| Candidate { levels, generation, scores }));
        kept.extend(fresh.clone());
        kept = survivors(&found.tried, &kept, effort.population);
        let mut front =
            ranks(&found.tried, &[&found.front[..], &fresh.collect::<Vec<_>>()].concat()).swap_remove(0);
        front.retain(|place| found.tried[*place].scores.is_some());
        if front != found.front {
            (found.front, found.settled) = (front, generation);
        }
    }
    let first_goal = |place: &usize| found.tried[*place].scores.as_ref().map_or(f64::NAN, |scores| scores[0]);
    found.front.sort_by(|a, b| first_goal(a).total_cmp(&first_goal(b)).then(a.cmp(b)));
    Ok(found)
}

/// The first generation: every part of the range of every lever is met.
fn first(genes: &[Gene], effort: Effort) -> Vec<Vec<usize>> {
    let points = latin_hypercube(effort.population, genes.len(), effort.seed);
    let level = |(gene, at): (&Gene, &f64)| ((at * gene.levels as f64) as usize).min(gene.levels - 1);
    points.iter().map(|point| genes.iter().zip(point).map(level).collect()).collect()
}

/// Whether a beats b: at least as good on all goals, and better on one.
fn beats(a: &Candidate, b: &Candidate) -> bool {
    match (&a.scores, &b.scores) {
        (Some(a), Some(b)) => a.iter().zip(b).all(|(a, b)| a <= b) && a.iter().zip(b).any(|(a, b)| a < b),
        (Some(_), None) => true,
        (None, _) => false,
    }
}

/// Places by rank: those that no other of them beats, those that only these beat, and so on; each in the order in which they came. One empty
/// rank where there is nothing.
fn ranks(tried: &[Candidate], places: &[usize]) -> Vec<Vec<usize>> {
    let mut left = places.to_vec();
    let mut ranks = Vec::new();
    while !left.is_empty() || ranks.is_empty() {
        let unbeaten = |place: &usize| !left.iter().any(|other| beats(&tried[*other], &tried[*place]));
        let (best, others) = left.iter().partition(|place| unbeaten(place));
        ranks.push(best);
        left = others;
    }
    ranks
}

/// How much room each has to its neighbours, over all goals, each on the scale of its range; infinite at the ends.
fn room(tried: &[Candidate], rank: &[usize]) -> Vec<f64> {
    let mut room = vec![0.0; rank.len()];
    let goals = rank.iter().find_map(|place| tried[*place].scores.as_ref()).map_or(0, Vec::len);
    for goal in 0..goals {
        let score = |at: usize| tried[rank[at]].scores.as_ref().map_or(f64::INFINITY, |scores| scores[goal]);
        let mut order: Vec<usize> = (0..rank.len()).collect();
        order.sort_by(|a, b| score(*a).total_cmp(&score(*b)).then(rank[*a].cmp(&rank[*b])));
        let range = score(order[order.len() - 1]) - score(order[0]);
        room[order[0]] = f64::INFINITY;
        room[order[order.len() - 1]] = f64::INFINITY;
        for three in order.windows(3).filter(|_| range > 0.0 && range.is_finite()) {
            room[three[1]] += (score(three[2]) - score(three[0])) / range;
        }
    }
    room
}

/// The best `count` of these places, the best first.
pub fn survivors(tried: &[Candidate], places: &[usize], count: usize) -> Vec<usize> {
    let mut kept = Vec::new();
    for rank in ranks(tried, places) {
        kept.extend(thinned(tried, rank, count - kept.len()));
    }
    kept
}

/// At most `count` of a rank, those with the most room first. They are left out one by one, the one with the least room each time, since
/// its neighbours have more room after (Kukkonen & Deb 2006, IEEE Congress on Evolutionary Computation).
fn thinned(tried: &[Candidate], mut rank: Vec<usize>, count: usize) -> Vec<usize> {
    while rank.len() > count {
        let room = room(tried, &rank);
        let least =
            (0..rank.len()).min_by(|a, b| room[*a].total_cmp(&room[*b]).then(rank[*b].cmp(&rank[*a])));
        if let Some(at) = least {
            rank.remove(at);
        }
    }
    let room = room(tried, &rank);
    let mut order: Vec<usize> = (0..rank.len()).collect();
    order.sort_by(|a, b| room[*b].total_cmp(&room[*a]).then(rank[*a].cmp(&rank[*b])));
    order.into_iter().map(|at| rank[at]).collect()
}

/// What children of a generation come of.
struct Breeding<'a> {
    genes: &'a [Gene],
    effort: Effort,
    generation: u32,
    tried: &'a [Candidate],
    /// The parents, the best first.
    kept: &'a [usize],
}

impl Breeding<'_> {
    /// As many children as are kept; one that was known before is drawn anew a few times.
    fn children(&self, known: &BTreeSet<Vec<usize>>) -> Vec<Vec<usize>> {
        let mut born: BTreeSet<Vec<usize>> = BTreeSet::new();
        let mut children = Vec::new();
        for number in 0..self.effort.population {
            let drawn = (0..TRIES).map(|attempt| self.child(number, attempt));
            let new = drawn.into_iter().find(|child| !known.contains(child) && !born.contains(child));
            children.extend(new.inspect(|child| {
                born.insert(child.clone());
            }));
        }
        children
    }

    /// Four numbers for a gene of a child; those of no gene are for the child itself.
    fn draws(&self, number: usize, attempt: u32, gene: usize, block: u8) -> [f64; 4] {
        let luck = Luck::new(self.effort.seed, 7);
        let address = (number as u64) << 32 | u64::from(attempt) << 16 | gene as u64;
        luck.block(Purpose::Design, address, self.generation, block)
    }

    fn child(&self, number: usize, attempt: u32) -> Vec<usize> {
        let of_child = |block| self.draws(number, attempt, self.genes.len(), block);
        let [a, b, c, d] = of_child(0);
        let (mother, father) = (self.tournament(a, b), self.tournament(c, d));
        let [crossed, which, ..] = of_child(1);
        let changed = self.genes.iter().filter(|gene| gene.levels > 1).count().max(1) as f64;
        let gene = |(place, gene): (usize, &Gene)| {
            let [cross, spread, change, size] = self.draws(number, attempt, place, 0);
            let (own, other) = if which < 0.5 { (mother, father) } else { (father, mother) };
            let (own, other) = (own[place], other[place]);
            let level = match crossed < CROSSED && cross < 0.5 {
                // Half of what is crossed lies near the other parent: so a child has something of both.
                true if cross < 0.25 => cross_levels(*gene, other, own, spread),
                true => cross_levels(*gene, own, other, spread),
                false => own,
            };
            if change < 1.0 / changed { change_level(*gene, level, size) } else { level }
        };
        self.genes.iter().enumerate().map(gene).collect()
    }

    /// The better of two parents: they lie in the order of rank and room.
    fn tournament(&self, a: f64, b: f64) -> &[usize] {
        let at = |u: f64| (u * self.kept.len() as f64) as usize;
        &self.tried[self.kept[at(a).min(at(b))]].levels
    }
}

/// The level of a child between or beyond those of its parents, nearer to the first.
fn cross_levels(gene: Gene, own: usize, other: usize, uniform: f64) -> usize {
    if gene.scale == Scale::Names || own == other {
        return own;
    }
    let (low, high) = (own.min(other) as f64, own.max(other) as f64);
    let (mine, end) = (own as f64, (gene.levels - 1) as f64);
    // How far the child may lie beyond its parent, in half distances of the parents.
    let beyond = if own < other { low } else { end - high };
    let most = 1.0 + 2.0 * beyond / (high - low);
    let whole = 2.0 - libm::pow(most, -(CROSSOVER_INDEX + 1.0));
    let inside = uniform * whole;
    let ratio = if inside <= 1.0 { inside } else { 1.0 / (2.0 - inside) };
    let spread = libm::pow(ratio, 1.0 / (CROSSOVER_INDEX + 1.0));
    let middle = 0.5 * (low + high);
    let level = middle + spread * (mine - middle);
    level.round().clamp(0.0, end) as usize
}

/// Another level: any other name; a step or more up or down, near ones more often.
fn change_level(gene: Gene, level: usize, uniform: f64) -> usize {
    if gene.levels < 2 {
        return level;
    }
    if gene.scale == Scale::Names {
        let other = (uniform * (gene.levels - 1) as f64) as usize;
        return other + usize::from(other >= level);
    }
    let (end, power) = ((gene.levels - 1) as f64, MUTATION_INDEX + 1.0);
    let at = level as f64 / end;
    let moved = if uniform < 0.5 {
        libm::pow(2.0 * uniform + (1.0 - 2.0 * uniform) * libm::pow(1.0 - at, power), 1.0 / power) - 1.0
    } else {
        let up = 1.0 - uniform;
        1.0 - libm::pow(2.0 * up + (1.0 - 2.0 * up) * libm::pow(at, power), 1.0 / power)
    };
    let new = (level as f64 + moved * end).round().clamp(0.0, end) as usize;
    match (new == level, moved < 0.0) {
        (false, _) => new,
        (true, true) => level.saturating_sub(1),
        (true, false) => (level + 1).min(gene.levels - 1),
    }
}

#[cfg(test)]
mod tests;
