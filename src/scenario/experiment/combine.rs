//! Which levels of which levers make a scheme.

use super::fraction::fraction;
use super::reader::Reader;
use super::{Combine, Lever};
use crate::scenario::problem::{closest, suggesting, text};

/// More schemes than this are a mistake: each is built and checked before anything is played.
const SCHEMES_MAX: u64 = 10_000;

impl Reader {
    /// How levels are combined.
    pub fn combine(&self) -> Combine {
        match self.values.word("design.combine") {
            "one at a time" => Combine::OneAtATime,
            "fraction" => Combine::Fraction(self.values.whole("design.resolution") as u32),
            "list" => Combine::List,
            "search" => Combine::Search,
            _ => Combine::Every,
        }
    }

    /// The levels of every scheme; nothing, and a problem, where there are too many or none.
    pub fn combinations(&mut self, levers: &[Lever]) -> Vec<Vec<usize>> {
        let combine = self.combine();
        self.useless_keys(combine);
        if levers.iter().any(|lever| lever.levels.is_empty()) {
            return Vec::new();
        }
        let counts: Vec<usize> = levers.iter().map(|lever| lever.levels.len()).collect();
        let all = match combine {
            Combine::Every if product(&counts) > SCHEMES_MAX => Err(product(&counts)),
            Combine::Every => Ok(every(&counts)),
            // A search makes its schemes later; so every level is checked once.
            Combine::OneAtATime | Combine::Search => Ok(one_at_a_time(&counts)),
            Combine::Fraction(resolution) => fraction(&counts, resolution, SCHEMES_MAX),
            Combine::List => Ok(self.listed(levers)),
        };
        all.unwrap_or_else(|count| {
            self.problem(
                "design.combine",
                text(format!("hoogstens {SCHEMES_MAX} regelingen"), format!("at most {SCHEMES_MAX} schemes")),
                text(
                    format!(
                        "dit zijn er {count}; \"fraction\", \"one at a time\" of \"search\" speelt er minder"
                    ),
                    format!("these are {count}; \"fraction\", \"one at a time\" or \"search\" plays fewer"),
                ),
            );
            Vec::new()
        })
    }

    /// Keys that say something about another way to combine.
    fn useless_keys(&mut self, combine: Combine) {
        if !matches!(combine, Combine::Fraction(_)) && self.values.has("design.resolution") {
            self.problem(
                "design.resolution",
                text("ook combine = \"fraction\"", "also combine = \"fraction\""),
                text("anders leest niets deze sleutel", "else nothing reads this key"),
            );
        }
        for key in ["population", "generations", "worlds", "replicates"] {
            let path = format!("search.{key}");
            if combine == Combine::Search || !self.values.has(&path) {
                continue;
            }
            self.problem(
                &path,
                text("ook combine = \"search\"", "also combine = \"search\""),
                text("anders leest niets deze sleutel", "else nothing reads this key"),
            );
        }
        if combine != Combine::List && self.values.count("scheme") > 0 {
            self.problem(
                "scheme[1]",
                text("ook combine = \"list\"", "also combine = \"list\""),
                text("anders volgen de regelingen uit de knoppen", "else schemes follow from the levers"),
            );
        }
    }

    /// The schemes of a list.
    fn listed(&mut self, levers: &[Lever]) -> Vec<Vec<usize>> {
        let paths = self.values.elements("scheme");
        if paths.is_empty() {
            self.problem(
                "design.combine",
                text("ook ten minste één [[scheme]]", "also at least one [[scheme]]"),
                text("een lijst zonder regelingen kiest niets", "a list without schemes decides nothing"),
            );
        }
        let mut all: Vec<Vec<usize>> = Vec::new();
        for path in paths.iter().map(|path| format!("{path}.levels")) {
            let Some(levels) = self.listed_one(&path, levers) else { continue };
            if all.contains(&levels) {
                self.problem(
                    &path,
                    text("een andere regeling", "another scheme"),
                    text("deze staat al in de lijst", "the list has this one already"),
                );
                continue;
            }
            all.push(levels);
        }
        all
    }

    fn listed_one(&mut self, path: &str, levers: &[Lever]) -> Option<Vec<usize>> {
        let written = self.values.line(path).to_string();
        let parts: Vec<&str> = written.split(" + ").map(str::trim).collect();
        let example: Vec<&str> = levers.iter().map(|lever| lever.levels[0].name.as_str()).collect();
        let example = format!("\"{}\"", example.join(" + "));
        let needs = text(
            format!("van elke knop een stand, met \" + \" ertussen, zoals {example}"),
            format!("a level of every lever, with \" + \" between them, such as {example}"),
        );
        if parts.len() != levers.len() {
            let because = text(
                format!("er zijn {} knoppen, en hier staan {} standen", levers.len(), parts.len()),
                format!("there are {} levers, and here stand {} levels", levers.len(), parts.len()),
            );
            self.problem(path, needs, because);
            return None;
        }
        let mut levels = Vec::new();
        for (part, lever) in parts.iter().zip(levers) {
            let Some(level) = lever.levels.iter().position(|level| level.name == *part) else {
                let near = closest(part, lever.levels.iter().map(|level| level.name.as_str()));
                let near = near.map(|near| format!("\"{near}\""));
                let none = text(
                    format!("\"{}\" heeft geen stand \"{part}\"", lever.name),
                    format!("\"{}\" has no level \"{part}\"", lever.name),
                );
                self.problem(path, needs, suggesting(none, near.as_deref()));
                return None;
            };
            levels.push(level);
        }
        Some(levels)
    }
}

/// How many combinations there are, at most 2^64 − 1.
fn product(counts: &[usize]) -> u64 {
    counts.iter().fold(1, |all: u64, count| all.saturating_mul(*count as u64))
}

/// Every combination, the last lever turning fastest.
fn every(counts: &[usize]) -> Vec<Vec<usize>> {
    counts.iter().fold(vec![Vec::new()], |all, count| {
        all.iter().flat_map(|levels| (0..*count).map(move |level| [&levels[..], &[level]].concat())).collect()
    })
}

/// The first of all, and then every other level of every lever by itself.
fn one_at_a_time(counts: &[usize]) -> Vec<Vec<usize>> {
    let first = vec![0; counts.len()];
    let others = counts.iter().enumerate();
    let others = others.flat_map(|(lever, count)| (1..*count).map(move |level| (lever, level)));
    let changed = others.map(|(lever, level)| {
        let mut levels = first.clone();
        levels[lever] = level;
        levels
    });
    std::iter::once(first.clone()).chain(changed).collect()
}
