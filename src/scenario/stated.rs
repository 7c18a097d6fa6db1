//! Values stated with what they rest on: `{ value = 82.0, source = "CBS 2024", grade = "F", confidence = "H" }`.

use super::check::{Check, found, join};
use super::evidence::{Confidence, Grade, Provenance};
use super::file::{Content, Node};
use super::judge::{as_number, number_fault, type_fault, word};
use super::key::{Key, Kind, show};
use super::problem::{closest, fixed, suggesting, text};
use crate::language::Words;

const SOURCE: Words = Words { nl: "een regel tekst", en: "a line of text" };
const GRADE: Words = Words {
    nl: "\"F\" gevonden, \"R\" uit het hoofd, \"D\" afgeleid of \"A\" aanname",
    en: "\"F\" found, \"R\" recalled, \"D\" derived or \"A\" assumption",
};
const CONFIDENCE: Words =
    Words { nl: "\"H\" hoog, \"M\" middel of \"L\" laag", en: "\"H\" high, \"M\" medium or \"L\" low" };

impl Check<'_> {
    /// The part of a node that is the value, and what the rest says about it.
    pub(super) fn provenance<'n>(
        &mut self,
        node: &'n Node,
        key: &Key,
        path: &str,
    ) -> (Option<&'n Node>, Provenance) {
        let place = Some(node.place.clone());
        let mut provenance = Provenance { place, ..Provenance::default() };
        let Content::Table(entries) = &node.content else { return (Some(node), provenance) };
        for (name, part) in entries {
            self.part(name, part, key, &join(path, name), &mut provenance);
        }
        let value = node.get("value");
        if value.is_none() && !self.meant.contains(&join(path, "value")) {
            let because = text("hier staat een tabel zonder value", "this is a table without a value");
            self.problem(&node.place, found(path, node), key.needs(), because);
        }
        self.range_holds_value(value, &provenance, path);
        (value, provenance)
    }

    /// Notes one part in `provenance`; a part that says nothing sensible becomes a problem.
    fn part(&mut self, name: &str, part: &Node, key: &Key, path: &str, provenance: &mut Provenance) {
        match name {
            "value" => {}
            "source" => {
                provenance.source = self.sensible(word(part).map(str::to_string), part, path, SOURCE);
            }
            "grade" => {
                provenance.grade = self.sensible(word(part).and_then(Grade::from_letter), part, path, GRADE);
            }
            "confidence" => {
                let confidence = word(part).and_then(Confidence::from_letter);
                provenance.confidence = self.sensible(confidence, part, path, CONFIDENCE);
            }
            "range_low" => provenance.range_low = self.end_of_range(part, key, path),
            "range_high" => provenance.range_high = self.end_of_range(part, key, path),
            _ => self.unknown_part(name, part, path),
        }
    }

    /// Passes on what a part was read as; nothing sensible becomes a problem.
    fn sensible<T>(&mut self, read: Option<T>, part: &Node, path: &str, needs: Words) -> Option<T> {
        if read.is_none() {
            let because = text(
                "hieraan ziet een lezer hoe zeker een waarde is",
                "it tells a reader how sure a value is",
            );
            self.problem(&part.place, found(path, part), fixed(needs), because);
        }
        read
    }

    fn unknown_part(&mut self, name: &str, part: &Node, path: &str) {
        let parts = ["value", "source", "grade", "confidence", "range_low", "range_high"];
        let list = parts.join(", ");
        let needs = text(format!("een van {list}"), format!("one of {list}"));
        let near = closest(name, parts);
        let table = path.rsplit_once('.').map_or("", |(table, _)| table);
        self.meant.extend(near.map(|near| join(table, near)));
        let because = suggesting(text("niets leest deze sleutel", "nothing reads this key"), near);
        self.problem(&part.key, found(path, part), needs, because);
    }

    fn end_of_range(&mut self, part: &Node, key: &Key, path: &str) -> Option<f64> {
        let end = as_number(part);
        let wrong = match key.kind {
            Kind::Number { low, high, .. } => end.and_then(|it| number_fault(it, part, low, high, key)),
            Kind::Whole { low, high, .. } => {
                end.and_then(|it| number_fault(it, part, low as f64, high as f64, key))
            }
            Kind::Choice(_) | Kind::Line | Kind::Names { .. } => {
                Some(text("alleen een getal heeft een bereik", "only a number has a range"))
            }
        };
        let wrong = if end.is_none() && wrong.is_none() { Some(type_fault(part)) } else { wrong };
        if let Some(because) = wrong {
            self.problem(&part.place, found(path, part), key.needs(), because);
            return None;
        }
        end
    }

    fn range_holds_value(&mut self, value: Option<&Node>, provenance: &Provenance, path: &str) {
        let Some((node, number)) = value.and_then(|node| Some((node, as_number(node)?))) else { return };
        let (low, high) = (provenance.range_low, provenance.range_high);
        if low.is_some_and(|low| number < low) || high.is_some_and(|high| number > high) {
            let end = |it: Option<f64>| it.map_or("…".to_string(), show);
            let (low, high) = (end(low), end(high));
            self.problem(
                &node.place,
                found(path, node),
                text(
                    format!("een waarde tussen range_low {low} en range_high {high}"),
                    format!("a value between range_low {low} and range_high {high}"),
                ),
                text("de waarde ligt buiten haar eigen bereik", "the value lies outside its own range"),
            );
        }
    }
}
