//! What a row of the list of keys says, and how a row is written.

use super::problem::text;
use crate::language::{Text, Words};

/// One key of a scenario.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Where it stands.
    pub path: &'static str,
    /// What may stand behind it.
    pub kind: Kind,
    /// Whether it is decided, known or assumed.
    pub role: Role,
    /// Whether it must be there.
    pub need: Need,
    /// The words of the nearest key `kind` (beside it, or in a table around it) for which this key exists; empty
    /// means for all.
    pub only_for: &'static [&'static str],
    /// What it means.
    pub meaning: Words,
    /// Why its range is what it is: ends the sentence "… because".
    pub because: Words,
}

/// What may stand behind a key.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A number with its unit in plain words; both ends are allowed.
    Number {
        /// Such as "a share of last year's revenue". A unit that begins with "a share" can be mistaken for per cents.
        unit: Words,
        /// The lowest allowed.
        low: f64,
        /// The highest allowed.
        high: f64,
    },
    /// A whole number with its unit.
    Whole {
        /// Such as "months".
        unit: Words,
        /// The lowest allowed.
        low: i64,
        /// The highest allowed.
        high: i64,
    },
    /// One of these words, each with what people read for it.
    Choice(&'static [(&'static str, Words)]),
    /// A line of text.
    Line,
    /// A list of names that the designer gave to tables.
    Names {
        /// The path of the table that holds them: `segment`.
        of: &'static str,
    },
}

/// What a key is to the designer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// How the simulation is carried out.
    Setting,
    /// How things are.
    Fact,
    /// What the designer decides.
    Lever,
    /// What we take people to do.
    Assumption,
}

impl Role {
    /// The word that people read.
    pub fn words(self) -> Words {
        match self {
            Role::Setting => Words { nl: "instelling", en: "setting" },
            Role::Fact => Words { nl: "feit", en: "fact" },
            Role::Lever => Words { nl: "beleidsknop", en: "lever" },
            Role::Assumption => Words { nl: "aanname", en: "assumption" },
        }
    }
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Need {
    /// Without it there is no scenario.
    Always,
    /// Without it, this number holds.
    Number(f64),
    /// Without it, this whole number holds.
    Whole(i64),
    /// Without it, this word or line holds.
    Word(&'static str),
    /// It may be left out, and the builder asks whether it is there.
    Optional,
}

/// A number between two ends, both allowed; an infinite end is no end.
pub const fn number(nl: &'static str, en: &'static str, low: f64, high: f64) -> Kind {
    Kind::Number { unit: Words { nl, en }, low, high }
}

/// A whole number between two ends, both allowed.
pub const fn whole(nl: &'static str, en: &'static str, low: i64, high: i64) -> Kind {
    Kind::Whole { unit: Words { nl, en }, low, high }
}

/// One of these words.
pub const fn choice(words: &'static [(&'static str, Words)]) -> Kind {
    Kind::Choice(words)
}

/// A line of text.
pub const fn line() -> Kind {
    Kind::Line
}

/// A list of names of tables under `of`.
pub const fn names(of: &'static str) -> Kind {
    Kind::Names { of }
}

/// How the simulation is carried out.
pub const fn setting(path: &'static str, kind: Kind) -> Key {
    Key::new(path, kind, Role::Setting)
}

/// How things are.
pub const fn fact(path: &'static str, kind: Kind) -> Key {
    Key::new(path, kind, Role::Fact)
}

/// What the designer decides.
pub const fn lever(path: &'static str, kind: Kind) -> Key {
    Key::new(path, kind, Role::Lever)
}

/// What we take people to do.
pub const fn assumption(path: &'static str, kind: Kind) -> Key {
    Key::new(path, kind, Role::Assumption)
}

impl Key {
    const fn new(path: &'static str, kind: Kind, role: Role) -> Key {
        let silent = Words { nl: "", en: "" };
        Key { path, kind, role, need: Need::Always, only_for: &[], meaning: silent, because: silent }
    }

    /// What it means.
    pub const fn meaning(mut self, nl: &'static str, en: &'static str) -> Key {
        self.meaning = Words { nl, en };
        self
    }

    /// Why its range is what it is.
    pub const fn because(mut self, nl: &'static str, en: &'static str) -> Key {
        self.because = Words { nl, en };
        self
    }

    /// It exists beside these kinds only.
    pub const fn only_for(mut self, kinds: &'static [&'static str]) -> Key {
        self.only_for = kinds;
        self
    }

    /// Without it, this number holds.
    pub const fn or_number(mut self, number: f64) -> Key {
        self.need = Need::Number(number);
        self
    }

    /// Without it, this whole number holds.
    pub const fn or_whole(mut self, whole: i64) -> Key {
        self.need = Need::Whole(whole);
        self
    }

    /// Without it, this word or line holds.
    pub const fn or_word(mut self, word: &'static str) -> Key {
        self.need = Need::Word(word);
        self
    }

    /// It may be left out.
    pub const fn optional(mut self) -> Key {
        self.need = Need::Optional;
        self
    }

    /// Whether it exists beside `kind`; where the kind is not known, it may.
    pub fn exists_for(&self, kind: Option<&str>) -> bool {
        kind.is_none_or(|kind| self.only_for.is_empty() || self.only_for.contains(&kind))
    }

    /// Whether its path has a part that the designer repeats: `*` or `[]`.
    pub fn is_repeated(&self) -> bool {
        self.path.contains("[]") || self.path.split('.').any(|part| part == "*")
    }

    /// What may stand behind it, in words: unit and range.
    pub fn needs(&self) -> Text {
        match self.kind {
            Kind::Number { unit, low, high } => between(unit, ANY, limit(low), limit(high)),
            Kind::Whole { unit, low, high } => between(unit, WHOLE, Some(group(low)), Some(group(high))),
            Kind::Choice(words) => {
                let quoted: Vec<String> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
                let list = quoted.join(", ");
                text(format!("een van {list}"), format!("one of {list}"))
            }
            Kind::Line => text("een regel tekst tussen aanhalingstekens", "a line of text between quotes"),
            Kind::Names { of } => text(
                format!("een lijst met namen die onder [{of}] staan"),
                format!("a list of names that stand under [{of}]"),
            ),
        }
    }
}

const ANY: Words = Words { nl: "", en: "" };
const WHOLE: Words = Words { nl: "een heel getal ", en: "a whole number " };

fn between(unit: Words, sort: Words, low: Option<String>, high: Option<String>) -> Text {
    let (nl, en) = match (low, high) {
        (Some(low), Some(high)) => (format!("van {low} tot en met {high}"), format!("from {low} to {high}")),
        (Some(low), None) => (format!("{low} of meer"), format!("{low} or more")),
        (None, Some(high)) => (format!("hoogstens {high}"), format!("{high} at most")),
        (None, None) => ("elk getal".to_string(), "any number".to_string()),
    };
    text(format!("{}, {}{nl}", unit.nl, sort.nl), format!("{}, {}{en}", unit.en, sort.en))
}

fn limit(end: f64) -> Option<String> {
    end.is_finite().then(|| show(end))
}

/// A number as it may be typed in a file, but with spaces between thousands: `0.95`, `20 000 000`.
///
/// The point stays a point in Dutch, because that is what the file needs; a space reads well in both languages.
pub fn show(number: f64) -> String {
    let short = format!("{number}");
    match short.split_once('.') {
        _ if short.len() > 18 => format!("{number:e}"),
        None => group_digits(&short),
        Some((whole, decimals)) => format!("{}.{decimals}", group_digits(whole)),
    }
}

/// The same for a whole number.
pub fn group(whole: i64) -> String {
    group_digits(&whole.to_string())
}

fn group_digits(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    if digits.len() <= 4 {
        return format!("{sign}{digits}");
    }
    let mut grouped = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_said_in_words() {
        let inhabitants = fact("x", whole("inwoners", "inhabitants", 1, 20_000_000));
        assert_eq!(inhabitants.needs().en, "inhabitants, a whole number from 1 to 20 000 000");
        assert_eq!(inhabitants.needs().nl, "inwoners, een heel getal van 1 tot en met 20 000 000");
        let open = fact("x", number("euro", "euro", 0.0, f64::INFINITY));
        assert_eq!(open.needs().en, "euro, 0 or more");
    }
}
