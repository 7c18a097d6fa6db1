//! What a search tried, and what it kept.

use super::cell;
use crate::experiment::search::{Candidate, Found};
use crate::language::{Language, Text};
use crate::present::number::whole;
use crate::scenario::experiment::{Experiment, Level};

/// A search that was carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sought {
    /// The schemes that were tried.
    pub tried: u64,
    /// Those of them that could not be made, or lacked a run.
    pub impossible: u64,
    /// Generations after the first.
    pub generations: u32,
    /// The last generation in which something better was found.
    pub settled: u32,
    /// Runs that failed on the way.
    pub failed: u64,
}

/// How much was tried, whether that was enough, and what the numbers that follow are.
pub(super) fn told(experiment: &Experiment, sought: &Sought, language: Language) -> Vec<String> {
    let all: f64 = experiment.levers.iter().map(|lever| lever.levels.len() as f64).product();
    let all = if all < 1e15 { whole(all as u64, language) } else { format!("{all:.0e}") };
    let [tried, impossible, failed] =
        [sought.tried, sought.impossible, sought.failed].map(|count| whole(count, language));
    let kept = whole(experiment.schemes.len() as u64, language);
    let (generations, settled) = (sought.generations, sought.settled);
    let mut said = vec![match language {
        Language::Dutch => format!(
            "Gezocht: {tried} van {all} combinaties geprobeerd, in {generations} generaties na de eerste; de laatste verbetering kwam in generatie {settled}."
        ),
        Language::English => format!(
            "Searched: {tried} of {all} combinations tried, in {generations} generations after the first; the last improvement came in generation {settled}."
        ),
    }];
    if u64::from(settled) * 10 > u64::from(generations) * 9 {
        said.push(match language {
            Language::Dutch => {
                "Het zoeken was dus nog niet klaar: met meer search.generations wordt misschien beters gevonden.".into()
            }
            Language::English => {
                "So the search was not done yet: with more search.generations something better may be found.".into()
            }
        });
    }
    if sought.impossible > 0 {
        said.push(match language {
            Language::Dutch => format!(
                "{impossible} combinaties waren onmogelijk of misten een run: search.csv zegt waarom."
            ),
            Language::English => {
                format!("{impossible} combinations were impossible or lacked a run: search.csv says why.")
            }
        });
    }
    if sought.failed > 0 {
        said.push(match language {
            Language::Dutch => format!("{failed} runs van het zoeken mislukten."),
            Language::English => format!("{failed} runs of the search failed."),
        });
    }
    said.push(match language {
        Language::Dutch => format!(
            "Wat daarbij geen andere op alle doelen overtrof, is met de eerste regeling opnieuw gespeeld, in andere werelden met ander toeval: {kept} regelingen. Wat volgt gaat daarover."
        ),
        Language::English => format!(
            "What no other beat on all goals there was played again with the first scheme, in other worlds under other luck: {kept} schemes. What follows is about those."
        ),
    });
    said
}

/// The rows of `search.csv`, the first being the header.
pub fn search_cells(
    experiment: &Experiment,
    found: &Found,
    refused: &[Option<Text>],
    language: Language,
) -> Vec<Vec<String>> {
    let levers = experiment.levers.iter().map(|lever| lever.name.clone());
    let goals = experiment.goals.iter().map(|goal| goal.indicator.clone());
    let header = ["number", "generation"].map(String::from).into_iter().chain(levers).chain(goals);
    let header = header.chain(["on_front", "because"].map(String::from)).collect();
    let row = |(number, (of, why)): (usize, (&Candidate, &Option<Text>))| {
        let mut cells = vec![number.to_string(), of.generation.to_string()];
        let levels = experiment.levers.iter().zip(&of.levels);
        cells.extend(levels.map(|(lever, level)| match &lever.levels[*level] {
            Level { number: Some(number), .. } => cell(*number),
            level => level.name.clone(),
        }));
        cells.extend(experiment.goals.iter().enumerate().map(|(place, goal)| {
            // They were turned so that lower is better.
            of.scores.as_ref().map_or_else(String::new, |scores| cell(-goal.sign * scores[place]))
        }));
        cells.push(u8::from(found.front.contains(&number)).to_string());
        cells.push(why.as_ref().map_or_else(String::new, |why| why.say(language).to_owned()));
        cells
    };
    let tried = found.tried.iter().zip(refused).enumerate();
    std::iter::once(header).chain(tried.map(row)).collect()
}
