//! Lines that are no TOML, explained to someone who never heard of TOML.

use super::file::{Map, shorten};
use super::judge::thousands_with_points;
use super::key::show;
use super::problem::{Problem, fixed, suggesting, text};
use crate::language::{Text, Words};

/// What the reader of TOML says → what is needed, why. The first row whose words occur in its message counts.
const EXPLAINED: &[(&str, Words, Words)] = &[
    (
        "duplicate key",
        Words { nl: "elke sleutel en elke [tabel] eenmaal", en: "each key and each [table] once" },
        Words { nl: "deze staat al eerder in het bestand", en: "this one stands earlier in the file" },
    ),
    (
        "string values must be quoted",
        Words { nl: "tekst tussen aanhalingstekens", en: "text between quotes" },
        Words {
            nl: "zonder aanhalingstekens is alleen een getal leesbaar",
            en: "without quotes only a number can be read",
        },
    ),
    (
        "opening quote",
        Words { nl: "een aanhalingsteken ervoor en erna", en: "a quote before and after" },
        Words { nl: "hier ontbreekt er een", en: "one is missing here" },
    ),
    (
        "invalid basic string",
        Words {
            nl: "tekst tussen twee aanhalingstekens op één regel",
            en: "text between two quotes on one line",
        },
        Words { nl: "het tweede aanhalingsteken ontbreekt", en: "the second quote is missing" },
    ),
    (
        "unclosed",
        Words { nl: "een haakje dat sluit wat hier opent", en: "a bracket that closes what opens here" },
        Words { nl: "het sluitende haakje ontbreekt", en: "the closing bracket is missing" },
    ),
    (
        "missing comma",
        Words { nl: "een komma tussen twee onderdelen", en: "a comma between two items" },
        Words { nl: "hier ontbreekt een komma", en: "a comma is missing here" },
    ),
    (
        "extra comma",
        Words { nl: "één komma tussen twee onderdelen", en: "one comma between two items" },
        Words { nl: "hier staat er een te veel", en: "there is one too many here" },
    ),
    (
        "key with no value",
        Words { nl: "sleutel = waarde", en: "key = value" },
        Words { nl: "er is geen =-teken met een waarde", en: "there is no = sign with a value" },
    ),
    (
        "missing assignment",
        Words { nl: "sleutel = waarde", en: "key = value" },
        Words { nl: "het =-teken ontbreekt", en: "the = sign is missing" },
    ),
    (
        "invalid unquoted key",
        Words {
            nl: "een naam met spaties of leestekens tussen aanhalingstekens",
            en: "quotes around a name with spaces or marks",
        },
        Words {
            nl: "zonder aanhalingstekens mag een sleutel alleen letters, cijfers, _ en - bevatten",
            en: "without quotes a key may hold letters, digits, _ and - only",
        },
    ),
    (
        "leading zero",
        Words { nl: "een getal zonder nul vooraan", en: "a number without a zero in front" },
        Words { nl: "zo'n nul is niet toegestaan", en: "such a zero is not allowed" },
    ),
];

/// One problem per line that could not be read: further messages on a line follow from the first.
pub(super) fn problems(map: &Map<'_>, errors: &[toml::de::Error]) -> Vec<Problem> {
    let mut problems: Vec<Problem> = errors.iter().map(|error| problem(map, error)).collect();
    problems.sort_by(|a, b| a.place.cmp(&b.place));
    problems.dedup_by(|later, first| later.place.same_line(&first.place));
    problems
}

fn problem(map: &Map<'_>, error: &toml::de::Error) -> Problem {
    let byte = error.span().map_or(0, |span| span.start);
    let line = map.line_text(byte);
    let (needs, because) = explain(line, error.message());
    Problem { place: map.place(byte), found: shorten(line), needs, because }
}

fn explain(line: &str, message: &str) -> (Text, Text) {
    if let Some(meant) = decimal_comma(line) {
        let because =
            text("een komma scheidt onderdelen van een lijst", "a comma separates the items of a list");
        let needs = text("een punt vóór de decimalen", "a point before the decimals");
        return (needs, suggesting(because, Some(&meant)));
    }
    if let Some((needs, because)) = dutch_number(line) {
        return (needs, because);
    }
    if line.contains(['“', '”', '„', '‘', '’']) && !line.contains(['"', '\'']) {
        return (
            text("rechte aanhalingstekens: \"", "straight quotes: \""),
            text("een tekstverwerker maakt ze krom", "a word processor makes them curly"),
        );
    }
    if line.split_once('=').is_some_and(|(_, value)| is_nothing(value)) {
        return (
            text("een waarde achter het =-teken", "a value after the = sign"),
            text("er staat niets achter", "nothing stands after it"),
        );
    }
    if message.contains("must be quoted") && line.split_once('=').is_some_and(|(_, value)| is_crowded(value))
    {
        return (
            text("één getal achter het =-teken", "one number after the = sign"),
            text("een opmerking begint met #", "a remark begins with #"),
        );
    }
    let quoted = without_quotes(line).filter(|_| message.contains("must be quoted"));
    match EXPLAINED.iter().find(|(said, ..)| message.contains(said)) {
        Some((_, needs, because)) => (fixed(*needs), suggesting(fixed(*because), quoted.as_deref())),
        None => (
            text("een regel die als TOML te lezen is", "a line that reads as TOML"),
            text(format!("de lezer meldt: {message}"), format!("the reader says: {message}")),
        ),
    }
}

fn is_nothing(value: &str) -> bool {
    value.split('#').next().is_none_or(|value| value.trim().is_empty())
}

/// A number with more behind it: `82 euro`.
fn is_crowded(value: &str) -> bool {
    value.trim().split_once(' ').is_some_and(|(first, _)| first.replace('_', "").parse::<f64>().is_ok())
}

/// `1.000.000` and `4%`: numbers as people write them, and TOML does not read them.
fn dutch_number(line: &str) -> Option<(Text, Text)> {
    let value = line.split_once('=')?.1.split('#').next()?.trim();
    if let Some(meant) = thousands_with_points(value) {
        let because =
            text("een punt staat alleen voor de decimalen", "a point stands before the decimals only");
        let needs = text("een getal zonder punten ertussen", "a number without points in it");
        return Some((needs, suggesting(because, Some(&meant))));
    }
    let share: f64 = value.strip_suffix('%')?.trim().replace(',', ".").parse().ok()?;
    let meant = show((share * 1e8).round() / 1e10).replace(' ', "");
    let because = text("een deel wordt geschreven als deel van 1", "a share is written as a share of 1");
    Some((
        text("een getal zonder procentteken", "a number without a per cent sign"),
        suggesting(because, Some(&meant)),
    ))
}

/// The text that stands without quotes behind the = sign: `kind = lump sum` → `"lump sum"`.
fn without_quotes(line: &str) -> Option<String> {
    let value = line.split_once('=')?.1.split('#').next()?.trim();
    let plain = |letter: char| letter.is_alphanumeric() || " _-./".contains(letter);
    let is_word = value.starts_with(char::is_alphabetic) && value.chars().all(plain);
    is_word.then(|| format!("\"{value}\""))
}

/// `level = 0,95` and `{ value = 0,95, …` → `0.95`. Dutch designers write a comma.
fn decimal_comma(line: &str) -> Option<String> {
    let behind = line.split_once('=')?.1.split('#').next()?.trim();
    let value = match behind.strip_prefix('{') {
        Some(inside) => {
            let mut parts =
                inside.split_once("value")?.1.trim_start().strip_prefix('=')?.trim_start().splitn(3, ',');
            let (whole, decimals) = (parts.next()?, parts.next()?.trim_end_matches(['}', ' ']));
            &format!("{whole},{decimals}")
        }
        None => behind,
    };
    let meant = value.replacen(',', ".", 1);
    let (whole, decimals) = value.trim_start_matches(['-', '+']).split_once(',')?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (digits(whole) && digits(decimals)).then_some(meant)
}
