//! What a value rests on: where it was stated, its source, and how far to trust it.

use super::problem::Place;
use crate::language::{Language, Words};

/// How a value was come by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Read in a source.
    Found,
    /// Known from the field, not looked up.
    Recalled,
    /// Computed from found values.
    Derived,
    /// Chosen, because nobody knows.
    Assumption,
}

/// How sure its author is of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Would surprise us if it were far off.
    High,
    /// The order of magnitude is right.
    Medium,
    /// Little more than a guess.
    Low,
}

impl Grade {
    /// Every grade, the best first.
    pub const ALL: [Grade; 4] = [Grade::Found, Grade::Recalled, Grade::Derived, Grade::Assumption];

    /// The letter that files carry.
    pub fn letter(self) -> &'static str {
        match self {
            Grade::Found => "F",
            Grade::Recalled => "R",
            Grade::Derived => "D",
            Grade::Assumption => "A",
        }
    }

    /// The word that people read.
    pub fn words(self) -> Words {
        match self {
            Grade::Found => Words { nl: "gevonden", en: "found" },
            Grade::Recalled => Words { nl: "uit het hoofd", en: "recalled" },
            Grade::Derived => Words { nl: "afgeleid", en: "derived" },
            Grade::Assumption => Words { nl: "aanname", en: "assumption" },
        }
    }

    /// The grade with this letter.
    pub fn from_letter(letter: &str) -> Option<Grade> {
        Grade::ALL.into_iter().find(|grade| grade.letter() == letter)
    }
}

impl Confidence {
    /// Every confidence, the highest first.
    pub const ALL: [Confidence; 3] = [Confidence::High, Confidence::Medium, Confidence::Low];

    /// The letter that files carry.
    pub fn letter(self) -> &'static str {
        match self {
            Confidence::High => "H",
            Confidence::Medium => "M",
            Confidence::Low => "L",
        }
    }

    /// The word that people read.
    pub fn words(self) -> Words {
        match self {
            Confidence::High => Words { nl: "hoog", en: "high" },
            Confidence::Medium => Words { nl: "middel", en: "medium" },
            Confidence::Low => Words { nl: "laag", en: "low" },
        }
    }

    /// The confidence with this letter.
    pub fn from_letter(letter: &str) -> Option<Confidence> {
        Confidence::ALL.into_iter().find(|confidence| confidence.letter() == letter)
    }
}

/// What a value rests on. A file that changes a value leaves its base's provenance behind: a source vouches for the
/// number that was found there, not for another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Provenance {
    /// Who says so.
    pub source: Option<String>,
    /// How it was come by.
    pub grade: Option<Grade>,
    /// How sure its author is.
    pub confidence: Option<Confidence>,
    /// The low end of what is plausible, in the unit of the value.
    pub range_low: Option<f64>,
    /// The high end.
    pub range_high: Option<f64>,
    /// Where the value stands; None for a default of the program.
    pub place: Option<Place>,
}

impl Provenance {
    /// In a sentence without a full stop: "CBS 2024; found, confidence high".
    pub fn say(&self, language: Language) -> String {
        let mut parts = vec![self.say_source(language)];
        let judged: Vec<String> = [
            self.grade.map(|grade| grade.words().say(language).to_string()),
            self.confidence.map(|it| format!("{} {}", CONFIDENCE.say(language), it.words().say(language))),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !judged.is_empty() {
            parts.push(judged.join(", "));
        }
        parts.join("; ")
    }

    fn say_source(&self, language: Language) -> String {
        match (&self.source, &self.place) {
            (Some(source), _) => source.clone(),
            (None, Some(place)) => match language {
                Language::Dutch => format!("gesteld in {place}, geen bron genoemd"),
                Language::English => format!("stated in {place}, no source given"),
            },
            (None, None) => DEFAULT.say(language).to_string(),
        }
    }
}

const CONFIDENCE: Words = Words { nl: "zekerheid", en: "confidence" };
const DEFAULT: Words = Words { nl: "standaardwaarde van het programma", en: "default of the program" };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_leads_back_to_its_word() {
        for grade in Grade::ALL {
            assert_eq!(Grade::from_letter(grade.letter()), Some(grade));
        }
        for confidence in Confidence::ALL {
            assert_eq!(Confidence::from_letter(confidence.letter()), Some(confidence));
        }
    }

    #[test]
    fn a_value_without_a_source_says_where_it_was_stated() {
        let place = Place::new(0, "mine.toml".into(), 3, 5);
        let bare = Provenance { place: Some(place), ..Provenance::default() };
        assert_eq!(bare.say(Language::English), "stated in mine.toml:3:5, no source given");
        let cbs = Provenance {
            source: Some("CBS 2024".into()),
            grade: Some(Grade::Found),
            confidence: Some(Confidence::High),
            ..bare
        };
        assert_eq!(cbs.say(Language::Dutch), "CBS 2024; gevonden, zekerheid hoog");
    }
}
