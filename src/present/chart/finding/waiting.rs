//! The finding about waiting and unmet need.

use super::{one_run, with};
use crate::experiment::{Comparison, SchemeResult, Verdict};
use crate::indicators::Unit;
use crate::language::Language::{self, Dutch, English};
use crate::present::chart::data::{estimate, name, spread, verdict};
use crate::present::number;

pub(in crate::present::chart) fn waiting(comparison: &Comparison, language: Language) -> String {
    if let Some(text) = one_run(comparison, language) {
        return text;
    }
    let Some((first, others)) = comparison.schemes.split_first() else {
        return String::new();
    };
    if others.is_empty() {
        return waiting_alone(first, language);
    }
    let base = name(first, language);
    let others: Vec<&SchemeResult> = others.iter().collect();
    if let [other] = others[..] {
        return waiting_pair(&base, other, language);
    }
    let (list, unmet) = (Count::of(&others, "waiting"), Count::of(&others, "unmet"));
    match language {
        Dutch => {
            let list =
                list.say(["langer", "korter"], "bij geen enkele variant duidelijk langer of korter", Dutch);
            format!(
                "Gemiddeld over alle jaren is de wachtlijst, vergeleken met {base}, {list}; {}",
                unmet.without_help(Dutch)
            )
        }
        English => {
            let list =
                list.say(["longer", "shorter"], "not clearly longer or shorter under any scheme", English);
            format!(
                "On average over all years, compared with {base}, the waiting list is {list}; {}",
                unmet.without_help(English)
            )
        }
    }
}

/// How many schemes are clearly higher and clearly lower than the first.
pub(super) struct Count {
    up: usize,
    down: usize,
    of: usize,
}

impl Count {
    pub(super) fn new(up: usize, down: usize, of: usize) -> Count {
        Count { up, down, of }
    }

    pub(super) fn of(others: &[&SchemeResult], key: &str) -> Count {
        let count = |wanted| with(others, key, wanted).len();
        Count { up: count(Verdict::Higher), down: count(Verdict::Lower), of: others.len() }
    }

    /// “longer under 3 of 5 other schemes and shorter under 1”.
    pub(super) fn say(&self, [higher, lower]: [&str; 2], neither: &str, language: Language) -> String {
        let of = self.of;
        let first = |count: usize, word: &str| match language {
            Dutch if count == of && of == 2 => format!("bij beide andere varianten {word}"),
            Dutch if count == of => format!("bij alle {of} andere varianten {word}"),
            Dutch => format!("bij {count} van de {of} andere varianten {word}"),
            English if count == of && of == 2 => format!("{word} under both other schemes"),
            English if count == of => format!("{word} under all {of} other schemes"),
            English => format!("{word} under {count} of {of} other schemes"),
        };
        match (self.up, self.down, language) {
            (0, 0, _) => neither.to_string(),
            (up, 0, _) => first(up, higher),
            (0, down, _) => first(down, lower),
            (up, down, Dutch) => format!("{} en bij {down} {lower}", first(up, higher)),
            (up, down, English) => format!("{} and {lower} under {down}", first(up, higher)),
        }
    }
}

impl Count {
    /// “2 leave more people without help, 1 fewer”.
    fn without_help(&self, language: Language) -> String {
        let count = |count: usize| match language {
            Dutch if count == self.of && count == 2 => "bij beide".to_string(),
            Dutch if count == self.of => format!("bij alle {count}"),
            Dutch => format!("bij {count}"),
            English if count == self.of && count == 2 => "both leave".to_string(),
            English if count == self.of => format!("all {count} leave"),
            English if count == 1 => "1 leaves".to_string(),
            English => format!("{count} leave"),
        };
        match (self.up, self.down, language) {
            (0, 0, Dutch) => "mensen zonder hulp: nergens duidelijk meer of minder".to_string(),
            (0, 0, English) => "people left without help: not clearly more or fewer under any".to_string(),
            (up, 0, Dutch) => format!("{} blijven meer mensen zonder hulp", count(up)),
            (up, 0, English) => format!("{} more people without help", count(up)),
            (0, down, Dutch) => format!("{} blijven minder mensen zonder hulp", count(down)),
            (0, down, English) => format!("{} fewer people without help", count(down)),
            (up, down, Dutch) => format!("{} blijven meer mensen zonder hulp, bij {down} minder", count(up)),
            (up, down, English) => format!("{} more people without help, {down} fewer", count(up)),
        }
    }
}

/// The finding about one scheme against the first.
fn waiting_pair(base: &str, other: &SchemeResult, language: Language) -> String {
    let name = name(other, language);
    let list = match (verdict(other, "waiting"), language) {
        (Some(Verdict::Higher), Dutch) => "heeft gemiddeld een langere wachtlijst dan",
        (Some(Verdict::Higher), English) => "has on average a longer waiting list than",
        (Some(Verdict::Lower), Dutch) => "heeft gemiddeld een kortere wachtlijst dan",
        (Some(Verdict::Lower), English) => "has on average a shorter waiting list than",
        (Some(Verdict::Equal), Dutch) => "heeft precies dezelfde wachtlijst als",
        (Some(Verdict::Equal), English) => "has exactly the same waiting list as",
        (Some(Verdict::Unclear) | None, Dutch) => "heeft geen duidelijk langere of kortere wachtlijst dan",
        (Some(Verdict::Unclear) | None, English) => "has no clearly longer or shorter waiting list than",
    };
    let unmet = match (verdict(other, "unmet"), language) {
        (Some(Verdict::Higher), Dutch) => "er blijven meer mensen zonder hulp",
        (Some(Verdict::Higher), English) => "more people are left without help",
        (Some(Verdict::Lower), Dutch) => "er blijven minder mensen zonder hulp",
        (Some(Verdict::Lower), English) => "fewer people are left without help",
        (Some(Verdict::Equal), Dutch) => "er blijven precies evenveel mensen zonder hulp",
        (Some(Verdict::Equal), English) => "exactly as many people are left without help",
        (Some(Verdict::Unclear) | None, Dutch) => "er is geen duidelijk verschil in mensen zonder hulp",
        (Some(Verdict::Unclear) | None, English) => {
            "there is no clear difference in people left without help"
        }
    };
    format!("{name} {list} {base}; {unmet}")
}

fn waiting_alone(scheme: &SchemeResult, language: Language) -> String {
    let name = name(scheme, language);
    let waiting = spread(scheme, "waiting").map(|i| number::estimate(Unit::Clients, &i, language));
    let waiting = waiting.unwrap_or_default();
    let measured = estimate(scheme, "waiting").is_some();
    match (language, measured) {
        (Dutch, true) => format!("Met {name} staan gemiddeld {waiting} op de wachtlijst"),
        (English, true) => format!("Under {name}, {waiting} are on the waiting list on average"),
        (Dutch, false) => format!("Met {name} is geen wachtlijst gemeten"),
        (English, false) => format!("Under {name}, no waiting list was measured"),
    }
}
