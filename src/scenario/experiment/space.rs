//! The levers of an experiment, and the scheme that a level of each of them makes.

use super::reader::Reader;
use super::{Level, Lever, Scheme};
use crate::language::Text;
use crate::scenario::build;
use crate::scenario::chain::Chain;
use crate::scenario::file::{Node, Parsed, Source};
use crate::scenario::key::{Key, Kind, Role, show};
use crate::scenario::keys::KEYS;
use crate::scenario::problem::{Problem, closest, gather, suggesting, text};
use crate::scenario::resolve;
use crate::scenario::shape::Branch;

/// Everything that schemes are made of.
#[derive(Clone, Debug)]
pub(super) struct Space {
    pub levers: Vec<Lever>,
    /// What is said where a scheme lacks the number of a lever.
    lacking: Vec<Option<Problem>>,
    base: Chain,
    source: Source,
    common: Option<Node>,
    changes: Vec<Vec<Option<Node>>>,
    title: Text,
}

impl Space {
    /// The scheme of these levels, one of every lever.
    ///
    /// # Errors
    /// Every problem in the scenario that they make.
    pub fn scheme(&self, levels: &[usize]) -> Result<Scheme, Vec<Problem>> {
        let mut chain = Chain { files: Vec::new(), ..self.base.clone() };
        // The file that is nearest comes first: later levers, then earlier ones, then what all schemes change.
        let chosen =
            levels.iter().enumerate().rev().filter_map(|(lever, level)| self.changes[lever].get(*level));
        for change in chosen.chain([&self.common]).flatten() {
            chain.add(Parsed::of_tree(self.source.clone(), change.clone()));
        }
        chain.files.extend(self.base.files.iter().cloned());
        let mut resolved = resolve(KEYS, chain)?;
        let chosen = || self.levers.iter().zip(levels).map(|(lever, level)| (lever, &lever.levels[*level]));
        for (place, (lever, level)) in chosen().enumerate() {
            let (Some(key), Some(number)) = (&lever.key, level.number) else { continue };
            if resolved.values.usual(key).is_none() {
                return Err(self.lacking[place].iter().cloned().collect());
            }
            resolved.values.set(key, number);
        }
        build(&resolved).map_err(gather)?;
        let joined = |say: fn(&Level) -> &str, mark: &str| {
            chosen().map(|(_, level)| say(level)).collect::<Vec<_>>().join(mark)
        };
        let (id, title) = match levels.len() {
            0 => (resolved.id.clone(), self.title.clone()),
            _ => (
                joined(|it| &it.name, " + "),
                text(joined(|it| &it.title.nl, ", "), joined(|it| &it.title.en, ", ")),
            ),
        };
        // They are kept once, with the experiment, and not copied for every run.
        resolved.sources.clear();
        Ok(Scheme { id, title, levels: levels.to_vec(), resolved })
    }
}

impl Reader {
    /// The levers, and all that schemes are made of.
    pub fn space(&mut self, base: &Chain) -> Space {
        let paths = self.values.elements("lever");
        let mut levers: Vec<Lever> = Vec::new();
        for path in &paths {
            let key = self.values.has(&format!("{path}.key"));
            let lever = if key { self.number_lever(path) } else { self.level_lever(path) };
            if levers.iter().any(|other| other.name == lever.name) {
                self.problem(
                    &format!("{path}.name"),
                    text("een andere naam", "another name"),
                    text("zo heet al een knop", "a lever is called so already"),
                );
            }
            if lever.key.is_some() && levers.iter().any(|other| other.key == lever.key) {
                self.problem(
                    &format!("{path}.key"),
                    text("een ander getal", "another number"),
                    text("hier draait al een knop aan", "a lever turns this one already"),
                );
            }
            levers.push(lever);
        }
        let lacking = |(path, lever): (&String, &Lever)| {
            let needs = text("een getal dat elke regeling noemt", "a number that every scheme states");
            let because = text(
                "de basis, of een stand van een andere knop, noemt het niet",
                "the base, or a level of another lever, does not state it",
            );
            lever.key.as_ref().map(|_| self.values.problem_at(&format!("{path}.key"), needs, because))
        };
        Space {
            lacking: paths.iter().zip(&levers).map(lacking).collect(),
            base: base.clone(),
            source: self.source.clone(),
            common: self.common.clone(),
            changes: self.changes.clone(),
            title: text(self.values.line("title.nl"), self.values.line("title.en")),
            levers,
        }
    }

    /// A lever whose levels are written out.
    fn level_lever(&mut self, path: &str) -> Lever {
        for key in ["low", "high", "steps", "nl", "en"] {
            let path = format!("{path}.{key}");
            if self.values.has(&path) {
                self.problem(
                    &path,
                    text(
                        "ook key, met low, high, steps, nl en en",
                        "also key, with low, high, steps, nl and en",
                    ),
                    text(
                        "alleen een knop die een getal is leest dit",
                        "only a lever that is a number reads this",
                    ),
                );
            }
        }
        let mut levels: Vec<Level> = Vec::new();
        for path in self.values.elements(&format!("{path}.level")) {
            let line = |key: &str| self.values.line(&format!("{path}.{key}"));
            let level =
                Level { name: line("name").to_string(), title: text(line("nl"), line("en")), number: None };
            if levels.iter().any(|other| other.name == level.name) {
                self.problem(
                    &format!("{path}.name"),
                    text("een andere naam", "another name"),
                    text("zo heet al een stand van deze knop", "a level of this lever is called so already"),
                );
            }
            levels.push(level);
        }
        if levels.is_empty() {
            self.problem(
                &format!("{path}.name"),
                text(
                    "ten minste één [[lever.level]], of een key met low, high en steps",
                    "at least one [[lever.level]], or a key with low, high and steps",
                ),
                text("een knop zonder standen kiest niets", "a lever without levels decides nothing"),
            );
        }
        Lever { name: self.values.line(&format!("{path}.name")).to_string(), levels, key: None }
    }

    /// A lever that is a number: levels at even steps from low to high.
    fn number_lever(&mut self, path: &str) -> Lever {
        let at = |key: &str| format!("{path}.{key}");
        let name = self.values.line(&at("name")).to_string();
        let key = self.values.line(&at("key")).to_string();
        let lever = Lever { name, levels: Vec::new(), key: Some(key) };
        if let Some(lacking) =
            ["low", "high", "steps", "nl", "en"].iter().find(|key| !self.values.has(&at(key)))
        {
            self.problem(
                &at("key"),
                text(format!("ook {lacking}"), format!("also {lacking}")),
                text(
                    "een knop die een getal is heeft low, high, steps, nl en en",
                    "a lever that is a number has low, high, steps, nl and en",
                ),
            );
            return lever;
        }
        if self.values.count(&at("level")) > 0 {
            self.problem(
                &at("key"),
                text("een key, of [[lever.level]]", "a key, or [[lever.level]]"),
                text("één van beide zegt wat er te kiezen is", "one of both says what there is to choose"),
            );
            return lever;
        }
        let steps = self.values.whole(&at("steps")) as usize;
        let (low, high) = (self.values.number(&at("low")), self.values.number(&at("high")));
        if !self.lever_range(path, low, high, steps) {
            return lever;
        }
        let level = |step: usize| {
            let number = tidy(low + (high - low) * step as f64 / (steps - 1) as f64);
            let words = |language: &str, mark: &str| {
                format!("{} {}", self.values.line(&at(language)), show(number).replace('.', mark))
            };
            Level {
                name: format!("{} {number}", lever.name),
                title: text(words("nl", ","), words("en", ".")),
                number: Some(number),
            }
        };
        Lever { levels: (0..steps).map(level).collect(), ..lever }
    }

    /// Whether a lever may be set to every number from low to high.
    fn lever_range(&mut self, path: &str, low: f64, high: f64, steps: usize) -> bool {
        let named = format!("{path}.key");
        let key = self.values.line(&named).to_string();
        let known =
            Branch::of(KEYS).at(&key).and_then(|branch| branch.leaf).filter(|key| key.role != Role::Setting);
        let ends = known.and_then(|key| match key.kind {
            Kind::Number { low, high, .. } => Some((low, high, None)),
            Kind::Whole { low, high, .. } => Some((low as f64, high as f64, Some(()))),
            Kind::Choice(_) | Kind::Line | Kind::Names { .. } => None,
        });
        let Some((least, most, whole)) = ends else {
            let near = closest(&key, KEYS.iter().map(|key: &Key| key.path)).map(str::to_string);
            self.problem(
                &named,
                text(
                    "een getal van een scenario, zoals \"contract.clause[2].ceiling_share\"",
                    "a number of a scenario, such as \"contract.clause[2].ceiling_share\"",
                ),
                suggesting(text("zo'n getal is er niet", "there is no such number"), near.as_deref()),
            );
            return false;
        };
        if low < least || low >= high || high > most {
            let (least, most) = (show(least), show(most));
            self.problem(
                &format!("{path}.low"),
                text(
                    format!("low onder high, binnen {least} tot {most}"),
                    format!("low below high, within {least} to {most}"),
                ),
                text("de sleutel mag niet buiten dit bereik", "the key may not be outside this range"),
            );
            return false;
        }
        let step = (high - low) / (steps - 1) as f64;
        if whole.is_some() && (low.fract() != 0.0 || tidy(step).fract() != 0.0) {
            self.problem(
                &format!("{path}.steps"),
                text("stappen van hele getallen", "steps of whole numbers"),
                text("de sleutel is een heel getal", "the key is a whole number"),
            );
            return false;
        }
        true
    }
}

/// A number without the last digits, which only say that a step has no end in binary.
fn tidy(number: f64) -> f64 {
    format!("{number:.12e}").parse().unwrap_or(number)
}
