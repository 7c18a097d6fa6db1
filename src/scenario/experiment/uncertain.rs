//! What is uncertain in an experiment: the keys that it names, or all that have a range.

use super::reader::Reader;
use super::{Law, Uncertain};
use crate::scenario::Values;
use crate::scenario::cross::leaves;
use crate::scenario::key::{Key, Kind, Role, show};
use crate::scenario::problem::{closest, suggesting, text};

impl Reader {
    pub fn uncertain(&mut self, base: &Values) -> Vec<Uncertain> {
        let mut all: Vec<Uncertain> = Vec::new();
        if self.values.count("uncertain") == 0 && self.values.whole("design.worlds") > 1 {
            // By default nothing is certain that the scenario gives a range for.
            return self.ranged(base, "", Law::Uniform);
        }
        for path in self.values.elements("uncertain") {
            let (key, under) = (format!("{path}.key"), format!("{path}.under"));
            let found = match (self.values.has(&key), self.values.has(&under)) {
                (true, false) => self.one(&path, &key, base).into_iter().collect(),
                (false, true) => self.all_under(&path, &under, base),
                _ => {
                    self.problem(
                        &path,
                        text("een key, of under", "a key, or under"),
                        text("één van beide zegt wat onzeker is", "one of both says what is uncertain"),
                    );
                    Vec::new()
                }
            };
            for one in found {
                // A key that is named counts before a path that holds it.
                match all.iter().position(|other| other.path == one.path) {
                    Some(at) if self.values.has(&key) => all[at] = one,
                    Some(_) => {}
                    None => all.push(one),
                }
            }
        }
        all
    }

    fn law(&self, path: &str) -> Law {
        match self.values.word(&format!("{path}.law")) {
            "log-uniform" => Law::LogUniform,
            "triangular" => Law::Triangular,
            _ => Law::Uniform,
        }
    }

    /// The key that an element names, with its range.
    fn one(&mut self, path: &str, named: &str, base: &Values) -> Option<Uncertain> {
        let key = self.values.line(named).to_string();
        if self.set_by_levers().contains(&key) {
            self.problem(
                named,
                text("een getal dat geen knop instelt", "a number that no lever sets"),
                text("wat beslist wordt, is niet onzeker", "what is decided is not uncertain"),
            );
            return None;
        }
        let Some((found, usual)) = base.usual(&key) else {
            let near = closest(&key, base.keys().iter().map(|key| key.path)).map(str::to_string);
            self.problem(
                named,
                text(
                    "een getal dat het basisscenario noemt, zoals \"behaviour.ties.gain_share_hour\"",
                    "a number that the base states, such as \"behaviour.ties.gain_share_hour\"",
                ),
                suggesting(text("zo'n getal is er niet", "there is no such number"), near.as_deref()),
            );
            return None;
        };
        if found.role == Role::Setting || found.path.starts_with("contract.") {
            self.problem(
                named,
                text(
                    "een aanname, een feit of een knop buiten het contract",
                    "an assumption, a fact, or a lever outside the contract",
                ),
                text("dit zegt niets over de wereld", "this says nothing about the world"),
            );
            return None;
        }
        let provenance = base.provenance(&key);
        let end = |name: &str, own: Option<f64>| {
            let path = format!("{path}.{name}");
            if self.values.has(&path) { Some(self.values.number(&path)) } else { own }
        };
        let (low, high) = (end("low", provenance.range_low), end("high", provenance.range_high));
        let (Some(low), Some(high)) = (low, high) else {
            self.problem(
                named,
                text("ook low en high", "also low and high"),
                text(
                    "het scenario noemt voor dit getal geen bereik",
                    "the scenario states no range for this number",
                ),
            );
            return None;
        };
        self.range(path, found, Uncertain { path: key, low, high, usual, law: self.law(path) })
    }

    /// The same, if its range can be drawn from.
    fn range(&mut self, path: &str, key: &Key, of: Uncertain) -> Option<Uncertain> {
        let (least, most) = match key.kind {
            Kind::Number { low, high, .. } => (low, high),
            Kind::Whole { low, high, .. } => (low as f64, high as f64),
            Kind::Choice(_) | Kind::Line | Kind::Names { .. } => return None,
        };
        let positive = of.law != Law::LogUniform || of.low > 0.0;
        if least <= of.low && of.low < of.high && of.high <= most && positive {
            return Some(of);
        }
        let (least, most) = (show(least), show(most));
        let because = if positive {
            text(
                format!(
                    "een bereik ligt binnen wat de sleutel mag zijn, en low onder high: nu {} tot {}",
                    show(of.low),
                    show(of.high)
                ),
                format!(
                    "a range lies within what the key may be, and low below high: now {} to {}",
                    show(of.low),
                    show(of.high)
                ),
            )
        } else {
            text("een verhouding kent geen nul", "a ratio knows no zero")
        };
        self.problem(
            path,
            text(
                format!("low en high van {least} tot en met {most}"),
                format!("low and high from {least} to {most}"),
            ),
            because,
        );
        None
    }

    /// Every assumption under a path that has a range of its own, but for those that a lever sets; all of them under no path.
    fn ranged(&self, base: &Values, under: &str, law: Law) -> Vec<Uncertain> {
        let set = self.set_by_levers();
        let below = |it: &str| {
            under.is_empty()
                || it == under
                || it.strip_prefix(under).is_some_and(|rest| rest.starts_with('.'))
        };
        let assumed = base.keys().iter().filter(|key| key.role == Role::Assumption);
        let stated = assumed.flat_map(|key| base.stated(key));
        let wanted = stated.filter(|stated| below(&stated.path) && !set.contains(&stated.path));
        let ranged = wanted.filter_map(|stated| {
            let (_, usual) = base.usual(&stated.path)?;
            let (low, high) = (stated.provenance.range_low?, stated.provenance.range_high?);
            // A log-uniform law that a range from 0 does not allow becomes uniform.
            let law = if law == Law::LogUniform && low <= 0.0 { Law::Uniform } else { law };
            (low < high).then(|| Uncertain { path: stated.path.clone(), low, high, usual, law })
        });
        ranged.collect()
    }

    /// The paths that some level of some lever sets: what is decided is not uncertain.
    fn set_by_levers(&self) -> Vec<String> {
        let changes = self.changes.iter().flatten().flatten();
        let changed = changes.flat_map(|change| leaves(change, "")).map(|(path, _)| path);
        let levers = self.values.elements("lever").into_iter().map(|path| format!("{path}.key"));
        let numbers =
            levers.filter(|path| self.values.has(path)).map(|path| self.values.line(&path).to_string());
        changed.chain(numbers).collect()
    }

    fn all_under(&mut self, path: &str, named: &str, base: &Values) -> Vec<Uncertain> {
        let under = self.values.line(named).to_string();
        let ranged = self.ranged(base, &under, self.law(path));
        if ranged.is_empty() {
            let paths = base.keys().iter().filter(|key| key.role == Role::Assumption).map(|key| key.path);
            let groups = paths.map(|it| it.rsplit_once('.').map_or(it, |(group, _)| group));
            let near = closest(&under, groups).filter(|near| *near != under).map(str::to_string);
            self.problem(
                named,
                text(
                    "een pad waaronder aannames met een bereik staan die geen knop instelt, zoals \"behaviour.ties\"",
                    "a path with assumptions that have a range and that no lever sets, such as \"behaviour.ties\"",
                ),
                suggesting(text("daaronder staat er geen", "there is none below it"), near.as_deref()),
            );
        }
        ranged
    }
}
