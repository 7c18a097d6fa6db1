//! An experiment file → levers with their levels, what is uncertain, how many runs, and what is claimed; or every problem in it.
//!
//! An experiment rests on a scenario. A level changes it as a scenario file changes its base: below `scenario` in a level stands
//! what would stand in such a file, and below `scenario` at the top what all schemes change. A scheme is one level of every lever. A
//! world is one value for everything that is uncertain; every scheme is built in every world ([`Experiment::scenario`]).

mod claim;
mod combine;
mod fraction;
mod reader;
mod search;
mod space;
mod table;
mod uncertain;

use super::check::{Scope, check};
use super::file::{Content, Library, Node, Parsed, Source, parse};
use super::keys::experiment::EXPERIMENT;
use super::problem::{Place, Problem, sort, text};
use super::{Resolved, Scenario, build};
use crate::language::{Language, Text};
use reader::Reader;
pub use search::{Generation, Search};

/// An experiment without problems.
#[derive(Clone, Debug)]
pub struct Experiment {
    /// Its name in files: the name of its file without `.toml`.
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// How many worlds, and how they are drawn.
    pub design: Design,
    /// What we decide.
    pub levers: Vec<Lever>,
    /// Every scheme, the first being what others are compared with where a test does not say.
    pub schemes: Vec<Scheme>,
    /// What we do not know.
    pub uncertain: Vec<Uncertain>,
    /// The worlds, one value per row of `uncertain`, where they were drawn elsewhere; else none.
    pub table: Vec<Vec<f64>>,
    /// What is claimed, if anything.
    pub claim: Option<Claim>,
    /// What a scheme is chosen for.
    pub goals: Vec<Goal>,
    /// How its schemes are searched for, if they are; then `schemes` holds the first only.
    pub search: Option<Search>,
    /// Where it says how worlds are drawn, or the file.
    pub place: Place,
    /// The file itself, and the files of its base.
    pub sources: Vec<Source>,
}

/// How many runs, of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Design {
    /// Worlds.
    pub worlds: u32,
    /// How they are drawn.
    pub sampling: Sampling,
    /// How levels are combined.
    pub combine: Combine,
    /// Runs of every scheme in every world.
    pub replicates: u32,
    /// When it stops.
    pub stop: Stop,
    /// The seed of all luck.
    pub seed: u64,
}

/// When a batch stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// When all its runs are played.
    Never,
    /// As soon as every test that weighs is decided.
    Decided,
}

impl Design {
    /// After how many replicates there is a look at whether all is decided: 2, 4, 8 and so on, and at the end. One look where nothing
    /// stops before the end.
    pub fn looks(&self) -> Vec<u32> {
        let doubled = std::iter::successors(Some(2_u32), |look| look.checked_mul(2));
        let before = doubled.take_while(|look| self.stop == Stop::Decided && *look < self.replicates);
        before.chain([self.replicates]).collect()
    }
}

/// How levels of levers are combined to schemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combine {
    /// Every level with every other.
    Every,
    /// The first of all, and then every other level of every lever by itself.
    OneAtATime,
    /// A part of all combinations of this resolution, in which levels meet evenly.
    Fraction(u32),
    /// Those that are listed.
    List,
    /// Those that a search finds.
    Search,
}

/// How worlds are drawn from the ranges of what is uncertain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sampling {
    /// Every range is cut in as many parts as there are worlds, and every part is met once.
    LatinHypercube,
    /// A scrambled Sobol sequence.
    Sobol,
    /// Walks that change one number at a time: which of many matter at all.
    Morris,
    /// Two samples and their mixtures: which share of the variance each explains.
    Saltelli,
    /// They were drawn elsewhere, and stand in a table.
    Table,
}

/// Something we decide.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// Its name.
    pub name: String,
    /// What it may be set to.
    pub levels: Vec<Level>,
    /// The key of a lever that is a number; its levels lie in the order of their numbers.
    pub key: Option<String>,
}

/// What a lever may be set to.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// Its short name.
    pub name: String,
    /// Its name for people.
    pub title: Text,
    /// What the level of a lever that is a number puts at its key.
    pub number: Option<f64>,
}

/// One level of every lever.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// The names of its levels, with ` + ` between them.
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// The level of every lever.
    pub levels: Vec<usize>,
    /// What holds for it in the usual world.
    resolved: Resolved,
}

/// Something we do not know.
#[derive(Clone, Debug, PartialEq)]
pub struct Uncertain {
    /// The path of its key.
    pub path: String,
    /// Its lowest value.
    pub low: f64,
    /// Its highest value.
    pub high: f64,
    /// The value that the base states.
    pub usual: f64,
    /// How likely its values are.
    pub law: Law,
}

/// How likely the values of a range are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// All alike.
    Uniform,
    /// All ratios alike; only above 0.
    LogUniform,
    /// A triangle with its top at the usual value.
    Triangular,
}

impl Uncertain {
    /// The value below which the share `u` of worlds lies.
    pub fn quantile(&self, u: f64) -> f64 {
        let (low, high, mode) = (self.low, self.high, self.usual.clamp(self.low, self.high));
        match self.law {
            Law::Uniform => low + u * (high - low),
            Law::LogUniform => low * libm::pow(high / low, u),
            Law::Triangular => {
                let below = (mode - low) / (high - low);
                if u < below {
                    low + libm::sqrt(u * (high - low) * (mode - low))
                } else {
                    high - libm::sqrt((1.0 - u) * (high - low) * (high - mode))
                }
            }
        }
    }
}

/// What is claimed, and what must hold for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// In a sentence.
    pub words: Text,
    /// All of these that weigh must hold; at least one does.
    pub tests: Vec<Test>,
}

/// Something that a scheme is chosen for.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// What it is called.
    pub words: Text,
    /// The key of an indicator.
    pub indicator: String,
    /// +1 where more is better, −1 where less is.
    pub sign: f64,
    /// What is good enough, if that was said.
    pub threshold: Option<f64>,
    /// Where the indicator stands in the file.
    pub place: Place,
}

impl Goal {
    /// Whether a value is good enough; any is where nothing was said.
    pub fn meets(&self, value: f64) -> bool {
        self.threshold.is_none_or(|threshold| self.sign * value >= self.sign * threshold)
    }
}

/// A difference that a claim says something about.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// What it compares.
    pub words: Text,
    /// The key of an indicator.
    pub indicator: String,
    /// Whether the claim hangs on it.
    pub weighs: bool,
    /// A difference that is certainly smaller than this is none.
    pub equal_within: Option<f64>,
    /// A difference that is known to this much is decided.
    pub known_to: Option<f64>,
    /// Where it stands in the file, for who knows indicators.
    pub place: Place,
    /// What is added up: the place of a scheme, with +1 or −1.
    pub terms: Vec<(usize, f64)>,
    /// +1 where the sum must be higher than [`Test::by`], −1 where it must be lower.
    pub sign: f64,
    /// The margin: a sum that must be higher must be above this; one that must be lower, below minus this. Without
    /// anything to compare with, the value itself.
    pub by: f64,
}

impl Test {
    /// The number that must be above 0 for the test to hold, from what the schemes gave.
    pub fn score(&self, value: impl Fn(usize) -> Option<f64>) -> Option<f64> {
        let sum =
            self.terms.iter().try_fold(0.0, |sum, (scheme, sign)| Some(sum + sign * value(*scheme)?))?;
        Some(self.sign * sum - self.threshold())
    }

    /// What the sum, turned by [`Test::sign`], must be above.
    pub fn threshold(&self) -> f64 {
        if self.terms.len() == 1 { self.sign * self.by } else { self.by }
    }
}

impl Experiment {
    /// How many worlds there are: those of the design, or so many walks or rows as take several.
    pub fn worlds(&self) -> u64 {
        let width = self.uncertain.len() as u64;
        let each = match self.design.sampling {
            Sampling::LatinHypercube | Sampling::Sobol | Sampling::Table => 1,
            Sampling::Morris => width + 1,
            Sampling::Saltelli => width + 2,
        };
        u64::from(self.design.worlds) * each
    }

    /// Every scheme in every world, so many times.
    pub fn runs(&self) -> u64 {
        self.runs_of(self.design.replicates)
    }

    /// The same with another number of replicates.
    pub fn runs_of(&self, replicates: u32) -> u64 {
        self.schemes.len() as u64 * self.worlds() * u64::from(replicates)
    }

    /// A scheme in a world: one value per row of [`Experiment::uncertain`].
    ///
    /// # Errors
    /// What these values together make impossible, as a sentence.
    pub fn scenario(&self, scheme: usize, world: &[f64]) -> Result<Scenario, String> {
        let scheme = &self.schemes[scheme];
        let mut resolved = scheme.resolved.clone();
        for (uncertain, value) in self.uncertain.iter().zip(world) {
            resolved.values.set(&uncertain.path, *value);
        }
        let built = build(&resolved).map_err(|problems| {
            let said: Vec<String> = problems.iter().map(|it| it.say(Language::English)).collect();
            said.join("\n")
        })?;
        Ok(Scenario { id: scheme.id.clone(), title: scheme.title.clone(), ..built })
    }
}

/// Whether the file called `name` is an experiment and no scenario: it names a base.
pub fn is_experiment(name: &str, library: &dyn Library) -> bool {
    library.open(None, name).is_ok_and(|source| parse(source, 0).tree.get("base").is_some())
}

/// Reads the experiment called `name`.
///
/// # Errors
/// Every problem in it, and in what its levels make of its base.
pub fn read(name: &str, library: &dyn Library) -> Result<Experiment, Vec<Problem>> {
    let source = library.open(None, name).map_err(|cause| {
        let place = Place::whole_file(0, name);
        vec![Problem { place, found: String::new(), needs: cause.needs, because: cause.because }]
    })?;
    let Parsed { source, mut tree, extends, mut problems, .. } = parse(source, 0);
    problems.extend(extends.map(|node| no_extends(&node)));
    let (common, changes) = (take(&mut tree, "scenario"), take_changes(&mut tree));
    let (values, found) = check(EXPERIMENT, &tree, Scope::Root);
    problems.extend(found);
    if !problems.is_empty() {
        sort(&mut problems);
        return Err(problems);
    }
    Reader { source, values, common, tables: Vec::new(), changes, problems }.read(library)
}

fn no_extends(node: &Node) -> Problem {
    Problem {
        place: node.key.clone(),
        found: format!("extends = {}", node.written),
        needs: text(format!("base = {}", node.written), format!("base = {}", node.written)),
        because: text(
            "een experiment is geen scenario: het rust op een scenario, zijn basis",
            "an experiment is no scenario: it rests on one, its base",
        ),
    }
}

/// The items of the list called `name` in a table; none where there is no such list.
fn list_in<'a>(node: &'a mut Node, name: &str) -> &'a mut [Node] {
    let Content::Table(entries) = &mut node.content else { return &mut [] };
    match entries.iter_mut().find(|(known, _)| known == name) {
        Some((_, Node { content: Content::List(items), .. })) => items,
        _ => &mut [],
    }
}

fn take(node: &mut Node, name: &str) -> Option<Node> {
    let Content::Table(entries) = &mut node.content else { return None };
    let at = entries.iter().position(|(known, _)| known == name)?;
    Some(entries.remove(at).1)
}

/// What the levels of every lever change, taken out of the tree: no key of an experiment stands there.
fn take_changes(tree: &mut Node) -> Vec<Vec<Option<Node>>> {
    let of_lever =
        |lever: &mut Node| list_in(lever, "level").iter_mut().map(|it| take(it, "scenario")).collect();
    list_in(tree, "lever").iter_mut().map(of_lever).collect()
}
