//! What `prikkel keys [PATH]` prints: a block per key, for someone who does not program.

use crate::language::{Language, Words};
use crate::scenario::key::{Key, Kind, Need, group, show};
use crate::scenario::problem::closest;
use crate::scenario::shape::ROUTE_NAMES;
use crate::scenario::{Stated, Value, Values, may_hold};

/// The width of a terminal that everyone has.
const WIDTH: usize = 100;
/// Where the second column begins.
const INDENT: usize = 14;
/// How many values of a repeated key are shown.
const MOST_VALUES: usize = 6;

const MEANING: Words = Words { nl: "betekenis", en: "meaning" };
const NEEDS: Words = Words { nl: "waarde", en: "value" };
const BECAUSE: Words = Words { nl: "omdat", en: "because" };
const ONLY_FOR: Words = Words { nl: "alleen bij", en: "only for" };
const WAYS: Words = Words { nl: "wegen", en: "ways" };
const DEFAULT: Words = Words { nl: "standaard", en: "default" };

/// Every key at or under `path`: unit, range, default, meaning, role, source and grade. Without a path, every key. A kind, such
/// as "lump sum", gives the keys that go with it.
///
/// `defaults` are the values of the default municipality. In a path, a chosen name may stand for `*`, and `[]` or
/// `[2]` may be left out.
///
/// # Errors
/// A sentence that says that no key stands there, and which one may have been meant.
pub fn keys(path: Option<&str>, defaults: &Values, language: Language) -> Result<String, String> {
    let path = path.unwrap_or("");
    let blocks: Vec<String> = defaults
        .keys()
        .iter()
        .filter(|key| {
            path.is_empty() || stands_under(key.path, path) || goes_with(key, path, defaults.keys())
        })
        .map(|key| block(key, defaults, language))
        .collect();
    if blocks.is_empty() { Err(nothing_at(path, defaults.keys(), language)) } else { Ok(blocks.join("\n")) }
}

fn stands_under(key: &str, path: &str) -> bool {
    let plain = |part: &str| part.split('[').next().unwrap_or(part).trim_matches('"').to_string();
    let mut parts = key.split('.').map(plain);
    path.trim_end_matches('.')
        .split('.')
        .all(|wanted| parts.next().is_some_and(|part| part == "*" || part == plain(wanted)))
}

/// Whether a key stands in a table of the kind called `kind`.
fn goes_with(key: &Key, kind: &str, keys: &[Key]) -> bool {
    let of_kind = |row: &&Key| match row.kind {
        Kind::Choice(words) => row.path.ends_with(".kind") && words.iter().any(|(word, _)| *word == kind),
        Kind::Number { .. } | Kind::Whole { .. } | Kind::Line | Kind::Names { .. } => false,
    };
    keys.iter().filter(of_kind).any(|row| {
        let table = row.path.trim_end_matches("kind");
        key.path.starts_with(table) && key.exists_for(Some(kind))
    })
}

fn nothing_at(path: &str, keys: &[Key], language: Language) -> String {
    let tables = keys.iter().flat_map(|key| {
        let ends = key.path.match_indices('.').map(|(at, _)| at).chain([key.path.len()]);
        ends.map(|end| &key.path[..end])
    });
    let kinds = keys.iter().filter(|key| key.path.ends_with(".kind")).flat_map(|key| match key.kind {
        Kind::Choice(words) => words.iter().map(|(word, _)| *word).collect::<Vec<_>>(),
        Kind::Number { .. } | Kind::Whole { .. } | Kind::Line | Kind::Names { .. } => Vec::new(),
    });
    let tables = tables.chain(kinds);
    let named = |key: &&Key| key.path.rsplit('.').next() == Some(path);
    let meant = keys.iter().find(named).map(|key| key.path).or_else(|| closest(path, tables));
    let (no, hint) = match language {
        Language::Dutch => (format!("Onder {path} staat geen sleutel."), "Bedoelt u"),
        Language::English => (format!("No key stands under {path}."), "Did you mean"),
    };
    meant.map_or_else(|| no.clone(), |meant| format!("{no} {hint} {meant}?"))
}

fn block(key: &Key, defaults: &Values, language: Language) -> String {
    let role = key.role.words().say(language);
    let gap = WIDTH.saturating_sub(key.path.chars().count() + role.chars().count()).max(2);
    let mut block = format!("{}{}{role}\n", key.path, " ".repeat(gap));
    let mut row = |label: Words, said: &str| block.push_str(&wrapped(label.say(language), said));
    row(MEANING, key.meaning.say(language));
    row(NEEDS, &needs(key, language));
    row(BECAUSE, key.because.say(language));
    if !key.only_for.is_empty() {
        row(ONLY_FOR, &key.only_for.join(", "));
    }
    if let Some(said) = for_all_ways(key, defaults.keys(), language) {
        row(WAYS, &said);
    }
    let mut label = DEFAULT;
    for said in default(key, &defaults.stated(key), MOST_VALUES, language) {
        row(label, &said);
        label = Words { nl: "", en: "" };
    }
    block
}

/// How one value is written for all ways into care, where a key has a value for each.
fn for_all_ways(key: &Key, keys: &[Key], language: Language) -> Option<String> {
    let (table, way) = key.path.rsplit_once('.')?;
    let below = keys.iter().filter_map(|key| key.path.strip_prefix(table)?.strip_prefix('.'));
    if !below.eq(ROUTE_NAMES) {
        return None;
    }
    let (_, last) = table.rsplit_once('.').unwrap_or(("", table));
    Some(match language {
        Language::Dutch => format!("{last} = … geldt voor alle wegen, {last}.{way} = … voor deze alleen"),
        Language::English => format!("{last} = … holds for all ways, {last}.{way} = … for this one only"),
    })
}

/// Unit and range; a choice with what its words mean.
pub(super) fn needs(key: &Key, language: Language) -> String {
    let needs = key.needs().say(language).to_string();
    let Kind::Choice(words) = key.kind else { return needs };
    let said = |(word, label): &(&str, Words)| match label.say(language) {
        label if label == *word => format!("\"{word}\""),
        label => format!("\"{word}\" ({label})"),
    };
    // Of a right, those who may hold it: the others are known, so that check can say why not.
    let may = may_hold(key.path);
    let shown = words.iter().filter(|(word, _)| may.as_ref().is_none_or(|may| may.contains(word)));
    shown.map(said).collect::<Vec<_>>().join(", ")
}

/// What is stated for a key, `most` values of it at most, each with what it rests on; or what holds where nothing is.
pub(super) fn default(key: &Key, stated: &[&Stated], most: usize, language: Language) -> Vec<String> {
    if stated.is_empty() {
        return vec![unstated(key.need, language)];
    }
    let mut lines: Vec<String> =
        stated.iter().take(most).map(|stated| one_value(key, stated, language)).collect();
    if stated.len() > most {
        let more = stated.len() - most;
        lines.push(match language {
            Language::Dutch => format!("en nog {more}"),
            Language::English => format!("and {more} more"),
        });
    }
    lines
}

fn one_value(key: &Key, stated: &Stated, language: Language) -> String {
    let mut said = said(&stated.value);
    if key.is_repeated() {
        let place = stated.path.rsplit_once('.').map_or(stated.path.as_str(), |(table, _)| table);
        let at = Words { nl: "bij", en: "for" };
        said = format!("{said} {} {place}", at.say(language));
    }
    said = format!("{said}; {}", stated.provenance.say(language));
    match (stated.provenance.range_low, stated.provenance.range_high) {
        (Some(low), Some(high)) => match language {
            Language::Dutch => format!("{said}; aannemelijk van {} tot en met {}", show(low), show(high)),
            Language::English => format!("{said}; plausible from {} to {}", show(low), show(high)),
        },
        _ => said,
    }
}

/// A value as people read it.
pub fn said(value: &Value) -> String {
    match value {
        Value::Number(number) => show(*number),
        Value::Whole(whole) => group(*whole),
        Value::Word(word) | Value::Line(word) => format!("\"{word}\""),
        Value::Names(names) => names.join(", "),
    }
}

fn unstated(need: Need, language: Language) -> String {
    let (value, nl, en) = match need {
        Need::Number(number) => (show(number), "standaardwaarde van het programma", "default of the program"),
        Need::Whole(whole) => (group(whole), "standaardwaarde van het programma", "default of the program"),
        Need::Word(word) => {
            (format!("\"{word}\""), "standaardwaarde van het programma", "default of the program")
        }
        Need::Always => (String::new(), "geen: moet worden gesteld", "none: must be stated"),
        Need::Optional => (String::new(), "geen: mag ontbreken", "none: may be left out"),
    };
    let words = Words { nl, en }.say(language);
    if value.is_empty() { words.to_string() } else { format!("{value}; {words}") }
}

/// A label and a text beside it, broken between words so that no line is wider than a terminal.
fn wrapped(label: &str, said: &str) -> String {
    let mut lines = vec![String::new()];
    for word in said.split(' ') {
        let line = lines.last().map_or(0, |line| line.chars().count());
        if line > 0 && INDENT + line + 1 + word.chars().count() > WIDTH {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    let first = format!("  {label:<width$}", width = INDENT - 2);
    let mut block = String::new();
    for (at, line) in lines.iter().enumerate() {
        let margin = if at == 0 { first.clone() } else { " ".repeat(INDENT) };
        block.push_str(format!("{margin}{line}").trim_end());
        block.push('\n');
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::sample::{BASE, read};
    use insta::assert_snapshot;

    fn defaults() -> Values {
        read(&[("base.toml", BASE)]).unwrap().values
    }

    #[test]
    fn a_block_says_all_there_is_to_know_about_a_key() {
        assert_snapshot!(keys(Some("segment"), &defaults(), Language::English).unwrap(), @"
        segment.*.tariff_eur_per_hour                                                                  lever
          meaning     What the municipality pays for an hour of care
          value       euro per hour, from 0 to 1000
          because     a tariff is no fine and no monthly wage
          default     82 for segment.youth ambulatory light; Tarieventabel 2024; found, confidence medium;
                      plausible from 70 to 95
                      41.5 for segment.day care; stated in base.toml:15:23, no source given
        ");
        assert_snapshot!(keys(Some("contract.clause.paid_share"), &defaults(), Language::Dutch).unwrap(), @"
        contract.clause[].paid_share                                                             beleidsknop
          betekenis   Welk deel van het tarief boven het plafond wordt betaald
          waarde      een deel van het tarief, van 0 tot en met 1
          omdat       meer dan het tarief betalen is geen plafond
          alleen bij  revenue ceiling
          standaard   0; standaardwaarde van het programma
        ");
    }

    #[test]
    fn without_a_path_every_key_is_shown_on_a_hundred_columns() {
        let defaults = defaults();
        for language in [Language::Dutch, Language::English] {
            let all = keys(None, &defaults, language).unwrap();
            assert!(defaults.keys().iter().all(|key| all.contains(key.path)));
            assert!(all.lines().all(|line| line.chars().count() <= WIDTH), "{all}");
        }
    }

    #[test]
    fn a_chosen_name_finds_the_keys_of_every_name() {
        let shown =
            keys(Some("segment.day care.tariff_eur_per_hour"), &defaults(), Language::English).unwrap();
        assert!(shown.starts_with("segment.*.tariff_eur_per_hour"), "{shown}");
    }

    #[test]
    fn a_kind_shows_the_keys_that_go_with_it() {
        let shown = keys(Some("revenue ceiling"), &defaults(), Language::English).unwrap();
        assert!(
            shown.contains("contract.clause[].paid_share") && shown.contains("contract.clause[].segments")
        );
        assert!(!shown.contains("contract.clause[].tiers"), "{shown}");
        let meant = keys(Some("lumpsum"), &defaults(), Language::English).unwrap_err();
        assert_eq!(meant, "No key stands under lumpsum. Did you mean lump sum?");
    }

    #[test]
    fn a_path_without_keys_leads_to_one_with() {
        let said = |path| keys(Some(path), &defaults(), Language::English).unwrap_err();
        assert_eq!(said("behavior"), "No key stands under behavior. Did you mean behaviour?");
        assert_eq!(
            said("paid_share"),
            "No key stands under paid_share. Did you mean contract.clause[].paid_share?"
        );
        assert_eq!(said("weather"), "No key stands under weather.");
    }
}
