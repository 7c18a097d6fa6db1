//! The claim guard: a sentence that compares is told only if an interval supports the direction of every comparison in it.
//!
//! The findings choose their words by verdicts; the guard reads what they wrote and looks at the intervals themselves, so that a fault in
//! either cannot reach a council. A part of a sentence that says that something is not clear, or that nothing does it, compares nothing.

use crate::language::Language;
use crate::stats::Interval;

/// Which way a word compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// More than something else.
    Up,
    /// Less than something else.
    Down,
}

/// A word that no interval supports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsupported {
    /// The word.
    pub word: &'static str,
    /// Which way it compares.
    pub way: Way,
}

use Way::{Down, Up};

/// Words that compare.
const WORDS: [&[(&str, Way)]; 2] = [
    &[
        ("meer", Up),
        ("hoger", Up),
        ("hogere", Up),
        ("langer", Up),
        ("langere", Up),
        ("duurder", Up),
        ("boven", Up),
        ("overheen", Up),
        ("over hun", Up),
        ("groter", Up),
        ("beter", Up),
        ("stijgt", Up),
        ("stijgen", Up),
        ("minder", Down),
        ("lager", Down),
        ("lagere", Down),
        ("korter", Down),
        ("kortere", Down),
        ("goedkoper", Down),
        ("onder het budget", Down),
        ("eronder", Down),
        ("kleiner", Down),
        ("slechter", Down),
        ("daalt", Down),
        ("dalen", Down),
    ],
    &[
        ("more", Up),
        ("higher", Up),
        ("longer", Up),
        ("dearer", Up),
        ("above", Up),
        ("exceeds", Up),
        ("exceed", Up),
        ("larger", Up),
        ("better", Up),
        ("rises", Up),
        ("rise", Up),
        ("less", Down),
        ("fewer", Down),
        ("lower", Down),
        ("shorter", Down),
        ("cheaper", Down),
        ("below", Down),
        ("smaller", Down),
        ("worse", Down),
        ("falls", Down),
        ("fall", Down),
    ],
];

/// Words that take a comparison back.
const HEDGES: [&[&str]; 2] = [
    &[
        "niet duidelijk",
        "geen duidelijk",
        "niet te houden",
        "nergens duidelijk",
        "geen enkele",
        "geen van de",
        "geen andere",
        "geen variant",
        "bij geen",
    ],
    &[
        "not clear",
        "no clear",
        "not clearly",
        "cannot be",
        "not under any",
        "none of",
        "no other",
        "no scheme",
        "under any scheme",
    ],
];

/// Whether every comparison in `sentence` has an interval of a difference, among `intervals`, that lies on its side of 0 as a whole.
///
/// # Errors
/// The first word that none supports.
pub fn check(sentence: &str, language: Language, intervals: &[Interval]) -> Result<(), Unsupported> {
    let place = match language {
        Language::Dutch => 0,
        Language::English => 1,
    };
    let supported = |way: Way| {
        intervals.iter().any(|interval| match way {
            Up => interval.low > 0.0,
            Down => interval.high < 0.0,
        })
    };
    let lower = sentence.to_lowercase();
    let parts =
        lower.split([';', ':']).filter(|part| !HEDGES[place].iter().any(|hedge| part.contains(hedge)));
    for part in parts {
        // Names stand in quotation marks, and may hold any word.
        let part = without_names(part);
        let bare = format!(" {} ", part.replace([',', '.', '(', ')'], " "));
        for (word, way) in WORDS[place] {
            if bare.contains(&format!(" {word} ")) && !supported(*way) {
                return Err(Unsupported { word, way: *way });
            }
        }
    }
    Ok(())
}

/// The text outside quotation marks.
fn without_names(text: &str) -> String {
    let mut depth = 0;
    let outside = |sign: &char| {
        match sign {
            '‘' | '“' => depth += 1,
            '’' | '”' if depth > 0 => {
                depth -= 1;
                return false;
            }
            _ => {}
        }
        depth == 0
    };
    text.chars().filter(outside).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Dutch, English};

    fn around(low: f64, high: f64) -> [Interval; 1] {
        [Interval { mean: 0.5 * (low + high), low, high }]
    }

    /// Pairs just inside and just outside: one step of the last digit decides.
    #[test]
    fn a_comparison_is_told_only_where_the_interval_lies_on_its_side() {
        let least = f64::MIN_POSITIVE;
        for (sentence, language, down) in [
            ("‘plafonds’ kost minder dan ‘geen grenzen’", Dutch, true),
            ("‘plafonds’ heeft gemiddeld een langere wachtlijst dan ‘geen grenzen’", Dutch, false),
            ("“ceilings” costs less than “no bounds”", English, true),
            ("“ceilings” costs more than “no bounds”", English, false),
            ("On average, spend under “ceilings” is 3% above budget", English, false),
        ] {
            let (inside, touching) = match down {
                true => (around(-1.0, -least), around(-1.0, 0.0)),
                false => (around(least, 1.0), around(0.0, 1.0)),
            };
            assert_eq!(check(sentence, language, &inside), Ok(()), "{sentence}");
            assert!(check(sentence, language, &touching).is_err(), "{sentence}");
            assert!(check(sentence, language, &around(-1.0, 1.0)).is_err(), "{sentence}");
            let other_side = inside.map(|it| Interval { mean: -it.mean, low: -it.high, high: -it.low });
            assert!(check(sentence, language, &other_side).is_err(), "{sentence}");
            assert!(check(sentence, language, &[]).is_err(), "{sentence}");
        }
    }

    #[test]
    fn what_is_called_unclear_compares_nothing_and_names_are_only_names() {
        for (sentence, language) in [
            ("‘minder en meer’ kost precies evenveel als ‘langer’", Dutch),
            ("Geen van de 5 andere varianten kost duidelijk minder dan ‘geen grenzen’", Dutch),
            ("There is no clear difference in spend; more people without help is not clear", English),
            ("No scheme is clearly cheaper than another", English),
        ] {
            assert_eq!(check(sentence, language, &[]), Ok(()), "{sentence}");
        }
        // A hedge takes back its own part of the sentence only.
        let half = "“a” costs less than “b”; that more people are left without help is not clear";
        assert_eq!(check(half, English, &[]).map_err(|fault| fault.word), Err("less"));
        assert_eq!(check(half, English, &around(-2.0, -1.0)), Ok(()));
        let word = check("“a” costs lessen than “b”", English, &[]);
        assert_eq!(word, Ok(()), "a word is a whole word");
    }
}
