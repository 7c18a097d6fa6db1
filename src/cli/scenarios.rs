//! Scenario files: reading them, and the verbs that only look at them.

use super::screen::Screen;
use super::{Exit, messages};
use crate::experiment::Cross;
use crate::language::{Text, Words};
use crate::present;
use crate::present::briefing::{Evidence, evidence};
use crate::scenario::embedded::SHIPPED;
use crate::scenario::experiment::is_experiment;
use crate::scenario::problem::{gather, sort};
use crate::scenario::{self, Embedded, Problem, Scenario, Source};
use crate::store::{DiskLibrary, copy_shipped};
use std::path::Path;

/// Scenarios that may be run together: columns of one length, but for the names.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// The scenarios, each with an id of its own.
    pub scenarios: Vec<Scenario>,
    /// How the user named each scheme.
    pub names: Vec<String>,
    /// How the user named what is laid over every scheme; empty where nothing is.
    pub crossed: Vec<String>,
    /// How the scenarios were combined, if they were.
    pub cross: Option<Cross>,
    /// The files each scenario was read from.
    pub sources: Vec<Vec<Source>>,
    /// What the first of them rests on.
    pub evidence: Evidence,
}

/// Reads scenarios, each with each of `crossed` laid over it, or tells every problem in all of them.
pub fn read(names: &[String], crossed: &[String], screen: &Screen) -> Option<Cast> {
    let cast = read_alone(names, crossed).and_then(|(schemes, rows)| {
        if rows.is_empty() { Ok(Cast::of(schemes)) } else { combine(names, crossed, &schemes, &rows) }
    });
    let mut cast = match cast {
        Ok(cast) => Cast { names: names.to_vec(), crossed: crossed.to_vec(), ..cast },
        Err(mut problems) => {
            sort(&mut problems);
            tell(&problems, screen);
            return None;
        }
    };
    name_apart(&mut cast.scenarios);
    match alike(&cast) {
        None => Some(cast),
        Some(why) => {
            screen.complain(&why);
            None
        }
    }
}

/// A scenario, the files it was read from, and what it rests on.
type Read = (Scenario, Vec<Source>, Evidence);

/// Every scheme and every file to cross them with, each by itself: what is wrong in one file is told once.
fn read_alone(names: &[String], crossed: &[String]) -> Result<(Vec<Read>, Vec<Read>), Vec<Problem>> {
    match (all(names.iter().map(|name| read_one(name))), all(crossed.iter().map(|name| read_one(name)))) {
        (Ok(schemes), Ok(rows)) => Ok((schemes, rows)),
        (schemes, rows) => Err(schemes.err().into_iter().chain(rows.err()).flatten().collect()),
    }
}

/// Every scheme under everything it is crossed with, scheme by scheme.
fn combine(
    names: &[String],
    crossed: &[String],
    schemes: &[Read],
    rows: &[Read],
) -> Result<Cast, Vec<Problem>> {
    let pairs = names.iter().flat_map(|name| crossed.iter().map(move |over| (name, over)));
    let cells = all(pairs.map(|(name, over)| finish(&scenario::read_over(name, over, &DiskLibrary)?)))?;
    let titles = |read: &[Read]| read.iter().map(|(scenario, ..)| scenario.title.clone()).collect();
    let cross = Cross { columns: titles(schemes), rows: titles(rows) };
    Ok(Cast { cross: Some(cross), ..Cast::of(cells) })
}

/// Everything that was read, or every problem.
fn all(reads: impl Iterator<Item = Result<Read, Vec<Problem>>>) -> Result<Vec<Read>, Vec<Problem>> {
    let (mut done, mut problems) = (Vec::new(), Vec::new());
    for read in reads {
        match read {
            Ok(read) => done.push(read),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(done) } else { Err(problems) }
}

impl Cast {
    fn of(read: Vec<Read>) -> Cast {
        let mut cast = Cast { evidence: read.first().map(|it| it.2).unwrap_or_default(), ..Cast::default() };
        for (scenario, sources, _) in read {
            cast.scenarios.push(scenario);
            cast.sources.push(sources);
        }
        cast
    }

    /// How the user named a scenario.
    fn name(&self, place: usize) -> String {
        let rows = self.crossed.len();
        match place.checked_div(rows) {
            None => self.names[place].clone(),
            Some(column) => format!("{} --cross {}", self.names[column], self.crossed[place % rows]),
        }
    }
}

/// Reads one scenario with all its values, or tells every problem in it.
pub fn read_resolved(name: &str, screen: &Screen) -> Option<(Scenario, scenario::Resolved)> {
    let read = || {
        let resolved = scenario::read(name, &DiskLibrary)?;
        let scenario = scenario::build(&resolved).map_err(gather)?;
        Ok((scenario, resolved))
    };
    read().map_err(|problems: Vec<Problem>| tell(&problems, screen)).ok()
}

fn read_one(name: &str) -> Result<Read, Vec<Problem>> {
    finish(&scenario::read(name, &DiskLibrary)?)
}

fn finish(resolved: &scenario::Resolved) -> Result<Read, Vec<Problem>> {
    let scenario = scenario::build(resolved).map_err(gather)?;
    Ok((scenario, resolved.sources.clone(), evidence(&resolved.values)))
}

pub(super) fn tell(problems: &[Problem], screen: &Screen) {
    for problem in problems {
        screen.complain_as_is(&problem.say(screen.language));
    }
    screen.complain(&messages::problems(problems.len()));
}

/// The same file twice, or two files of one name: the tables must tell them apart.
fn name_apart(scenarios: &mut [Scenario]) {
    for place in 1..scenarios.len() {
        let (before, after) = scenarios.split_at_mut(place);
        let scenario = &mut after[0];
        let taken = |id: &str| before.iter().any(|other| other.id == id);
        let Some(number) = (1..).find(|number| !taken(&numbered(&scenario.id, *number))) else { continue };
        if number > 1 {
            scenario.id = numbered(&scenario.id, number);
            scenario.title = Text {
                nl: format!("{} ({number})", scenario.title.nl),
                en: format!("{} ({number})", scenario.title.en),
            };
        }
    }
}

fn numbered(id: &str, number: u32) -> String {
    if number == 1 { id.to_owned() } else { format!("{id}-{number}") }
}

/// Why scenarios cannot be compared, if so.
fn alike(cast: &Cast) -> Option<Text> {
    let first = cast.scenarios.first()?;
    cast.scenarios.iter().enumerate().skip(1).find_map(|(place, other)| {
        let (what, mine, yours) = unlike(first, other)?;
        Some(messages::not_alike(&cast.name(0), &cast.name(place), what, [&mine, &yours]))
    })
}

fn unlike(first: &Scenario, other: &Scenario) -> Option<(Words, String, String)> {
    let segments = |scenario: &Scenario| {
        let ids: Vec<&str> = scenario.segments.iter().map(|segment| segment.id.as_str()).collect();
        ids.join(", ")
    };
    let (years, warmup) =
        (|of: &Scenario| of.run.years.to_string(), |of: &Scenario| of.run.warmup_years.to_string());
    [
        (Words { nl: "het aantal jaren", en: "the number of years" }, years(first), years(other)),
        (Words { nl: "de aanloop in jaren", en: "the warm-up in years" }, warmup(first), warmup(other)),
        (
            Words { nl: "de indeling in segmenten", en: "the list of segments" },
            segments(first),
            segments(other),
        ),
    ]
    .into_iter()
    .find(|(_, mine, yours)| mine != yours)
}

/// `prikkel check`.
pub fn check(names: &[String], screen: &mut Screen) -> Exit {
    let mut problems = Vec::new();
    for name in names {
        let read = if is_experiment(name, &DiskLibrary) {
            super::experiment::read_one(name).map(drop)
        } else {
            read_one(name).map(drop)
        };
        match read {
            Ok(_) if screen.quiet => {}
            Ok(_) => screen.answer(&messages::in_order(name)),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() {
        return Exit::Fine;
    }
    tell(&problems, screen);
    Exit::InvalidScenario
}

/// `prikkel keys`.
pub fn keys(path: Option<&str>, screen: &mut Screen) -> Exit {
    // The first shipped file is the base of the others: the default municipality.
    let defaults = scenario::read(SHIPPED[0].0, &Embedded).map(|resolved| resolved.values);
    match defaults.map(|defaults| present::keys::keys(path, &defaults, screen.language)) {
        Ok(Ok(list)) => {
            screen.result(&format!("{}\n", list.trim_end()));
            Exit::Fine
        }
        Ok(Err(why)) => {
            screen.complain_as_is(&why);
            Exit::WrongUse
        }
        Err(problems) => {
            tell(&problems, screen);
            Exit::InvalidScenario
        }
    }
}

/// `prikkel schema`.
pub fn schema(screen: &mut Screen) -> Exit {
    screen.result(&format!("{:#}\n", present::schema::schema()));
    Exit::Fine
}

/// `prikkel scenarios`.
pub fn copy(folder: &Path, screen: &mut Screen) -> Exit {
    match copy_shipped(folder) {
        Ok(files) => {
            for (name, copied) in files {
                screen.answer(&messages::copied(&folder.join(name), copied));
            }
            Exit::Fine
        }
        Err(trouble) => {
            screen.complain_as_is(&trouble.say(screen.language));
            Exit::WrongUse
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::embedded::MAIN_JOB;

    fn main_scenario() -> Scenario {
        read_one(MAIN_JOB[0]).expect("shipped scenarios are in order").0
    }

    #[test]
    fn the_same_scenario_twice_gets_two_names() {
        let mut scenarios = vec![main_scenario(); 3];
        let id = scenarios[0].id.clone();
        name_apart(&mut scenarios);
        let ids: Vec<_> = scenarios.iter().map(|scenario| scenario.id.clone()).collect();
        assert_eq!(ids, [id.clone(), format!("{id}-2"), format!("{id}-3")]);
        assert!(scenarios[1].title.nl.ends_with(" (2)"));
    }

    #[test]
    fn scenarios_of_unlike_length_or_segments_are_not_compared() {
        let first = main_scenario();
        let mut other = first.clone();
        assert!(unlike(&first, &other).is_none());
        other.segments.pop();
        assert_eq!(unlike(&first, &other).expect("a segment is gone").0.en, "the list of segments");
        other.run.years += 1;
        assert_eq!(unlike(&first, &other).expect("it is longer").0.en, "the number of years");
    }
}
