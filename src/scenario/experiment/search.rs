//! Schemes that are yet to be found: a search over the levels of levers.

use super::reader::Reader;
use super::space::Space;
use super::{Combine, Experiment, Scheme};
use crate::language::Text;
use crate::scenario::problem::text;

/// How schemes are searched for.
#[derive(Clone, Debug)]
pub struct Search {
    /// How many schemes are kept in every generation.
    pub population: u32,
    /// How many generations follow the first.
    pub generations: u32,
    /// In how many worlds every scheme is played.
    pub worlds: u32,
    /// How often in each.
    pub replicates: u32,
    space: Space,
}

/// The seed of a search is that of the experiment with these bits turned, so that what it finds is told from other worlds and other luck.
const OTHER_LUCK: u64 = 0x5EA2_C400_0000_0000;

/// Some schemes of a search, as an experiment.
pub struct Generation {
    /// The experiment that plays those that are possible.
    pub experiment: Experiment,
    /// Why each of those that were asked for is impossible; None where it is possible.
    pub refused: Vec<Option<Text>>,
}

impl Experiment {
    /// A generation of a search: the experiment that tries these combinations, in the worlds of the search.
    pub fn generation(&self, search: &Search, tried: &[Vec<usize>]) -> Generation {
        let (mut schemes, mut refused) = (Vec::new(), Vec::new());
        for levels in tried {
            match search.space.scheme(levels) {
                Ok(scheme) => {
                    schemes.push(scheme);
                    refused.push(None);
                }
                Err(problems) => refused.push(problems.first().map(|problem| problem.because.clone())),
            }
        }
        let worlds = if self.uncertain.is_empty() { 1 } else { search.worlds };
        let mut experiment = self.with(schemes);
        experiment.table.truncate(worlds as usize);
        experiment.design.worlds = if self.table.is_empty() { worlds } else { experiment.table.len() as u32 };
        experiment.design.replicates = search.replicates;
        experiment.design.seed ^= OTHER_LUCK;
        Generation { experiment, refused }
    }

    /// What a search found, as an experiment: the first scheme, and those that were found.
    pub fn found(&self, search: &Search, found: &[Vec<usize>]) -> Experiment {
        let first = &self.schemes[0].levels;
        let others = found.iter().filter(|levels| *levels != first);
        let made = |levels: &Vec<usize>| search.space.scheme(levels).expect("what was played can be made");
        let schemes = std::iter::once(first).chain(others).map(made);
        self.with(schemes.collect())
    }

    fn with(&self, schemes: Vec<Scheme>) -> Experiment {
        Experiment { schemes, search: None, ..self.clone() }
    }
}

impl Reader {
    /// How schemes are searched for, if they are.
    pub fn search(&mut self, space: &Space) -> Option<Search> {
        if self.combine() != Combine::Search {
            return None;
        }
        let whole = |key: &str| self.values.whole(&format!("search.{key}")) as u32;
        let search = Search {
            population: whole("population"),
            generations: whole("generations"),
            worlds: whole("worlds"),
            replicates: whole("replicates"),
            space: space.clone(),
        };
        if self.values.count("goal") == 0 {
            self.problem(
                "design.combine",
                text("ook ten minste één [[goal]]", "also at least one [[goal]]"),
                text(
                    "zonder doel is er niets om naar te zoeken",
                    "without a goal there is nothing to search for",
                ),
            );
        }
        if self.values.has("claim.nl") {
            self.problem(
                "claim.nl",
                text("geen [claim] bij combine = \"search\"", "no [claim] beside combine = \"search\""),
                text(
                    "een toets noemt regelingen, en een zoektocht vindt ze pas; speel daarna een lijst",
                    "a test names schemes, and a search has yet to find them; play a list afterwards",
                ),
            );
        }
        if matches!(self.values.word("design.sampling"), "morris" | "saltelli") {
            self.problem(
                "design.sampling",
                text("een andere sampling", "another sampling"),
                text(
                    "deze werelden laten zien wat ertoe doet, niet hoe goed een regeling gemiddeld is",
                    "these worlds show what matters, not how good a scheme is on average",
                ),
            );
        }
        Some(search)
    }
}
