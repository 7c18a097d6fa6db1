//! Whether one value may stand behind its key, and if not, why not and what was probably meant.

use super::file::{Content, Node};
use super::key::{Key, Kind, show};
use super::problem::{closest, fixed, suggesting, text};
use super::values::Value;
use crate::language::{Text, Words};

/// A value that needs no other key to be judged, or why it is wrong.
pub(super) fn plain_value(kind: Kind, content: &Content, node: &Node, key: &Key) -> Result<Value, Text> {
    match (kind, content) {
        (Kind::Number { high, .. }, Content::Number(_))
            if high > 1_000.0 && thousands_with_points(&node.written).is_some() =>
        {
            Err(points(&node.written))
        }
        (Kind::Whole { .. }, Content::Number(_)) if thousands_with_points(&node.written).is_some() => {
            Err(points(&node.written))
        }
        (Kind::Number { low, high, .. }, Content::Number(_) | Content::Whole(_)) => {
            let number = as_number(node).ok_or_else(|| type_fault(node))?;
            number_fault(number, node, low, high, key).map_or(Ok(Value::Number(number)), Err)
        }
        (Kind::Whole { low, high, .. }, Content::Whole(whole)) => {
            let fault = number_fault(*whole as f64, node, low as f64, high as f64, key);
            fault.map_or(Ok(Value::Whole(*whole)), Err)
        }
        (Kind::Whole { low, high, .. }, Content::Number(number)) => {
            if let Some(fault) = number_fault(*number, node, low as f64, high as f64, key) {
                return Err(fault);
            }
            // Rounding is the designer's to do; only 24.0 leaves no doubt.
            let whole = (number.fract() == 0.0).then(|| show(*number).replace(' ', ""));
            let because = text("hier wordt geteld, zonder decimalen", "this is a count, without decimals");
            Err(suggesting(because, whole.as_deref()))
        }
        (Kind::Choice(words), Content::Line(word)) => choose(words, word, key),
        (Kind::Line, Content::Line(line)) if line.trim().is_empty() => {
            Err(text("hier staat niets", "there is nothing here"))
        }
        (Kind::Line, Content::Line(line)) => Ok(Value::Line(line.clone())),
        (Kind::Number { .. } | Kind::Whole { .. }, Content::Line(line)) => {
            let because = text("tussen aanhalingstekens staat tekst", "between quotes stands text");
            let number = line.trim().replace(',', ".");
            let number = number.parse::<f64>().is_ok().then_some(number);
            Err(suggesting(because, number.as_deref()))
        }
        (Kind::Names { .. }, Content::Line(name)) => {
            let because = text("dit is één naam, geen lijst", "this is one name, not a list");
            Err(suggesting(because, Some(&format!("[\"{name}\"]"))))
        }
        _ => Err(type_fault(node)),
    }
}

/// `500.000` → `500000`: in Dutch a point marks thousands. Only where three zeros end it: nobody means 500 by that.
pub(super) fn thousands_with_points(written: &str) -> Option<String> {
    let mut groups = written.trim().split('.');
    let first = groups.next().filter(|it| (1..=3).contains(&it.len()) && !it.starts_with('0'))?;
    let rest: Vec<&str> = groups.collect();
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let whole = digits(first) && rest.iter().all(|it| it.len() == 3 && digits(it));
    let sure = rest.len() > 1 || rest.first().is_some_and(|last| *last == "000");
    (whole && sure).then(|| format!("{first}{}", rest.concat()))
}

/// Why a number with points between its thousands cannot be taken as it is.
fn points(written: &str) -> Text {
    let because = text("een punt staat hier voor de decimalen", "a point stands before the decimals here");
    suggesting(because, thousands_with_points(written).as_deref())
}

fn choose(words: &[(&str, Words)], word: &str, key: &Key) -> Result<Value, Text> {
    if words.iter().any(|(known, _)| *known == word) {
        return Ok(Value::Word(word.to_string()));
    }
    // A designer may type the Dutch word, which is what reports show.
    let shown = |said: &str| closest(word, [said]).is_some();
    let by_label =
        || words.iter().find(|(_, label)| shown(label.nl) || shown(label.en)).map(|(known, _)| *known);
    let near = closest(word, words.iter().map(|(known, _)| *known)).or_else(by_label);
    Err(suggesting(fixed(key.because), near.map(|near| format!("\"{near}\"")).as_deref()))
}

/// Why a number is no value for `key`, if it is not.
pub(super) fn number_fault(number: f64, node: &Node, low: f64, high: f64, key: &Key) -> Option<Text> {
    if !number.is_finite() {
        let written = &node.written;
        return Some(text(
            format!("met {written} valt niet te rekenen: het zou elke uitkomst besmetten"),
            format!("{written} cannot be calculated with: it would spread to every result"),
        ));
    }
    if (low..=high).contains(&number) {
        return None;
    }
    let is_share = matches!(key.kind, Kind::Number { unit, .. } if unit.en.starts_with("a share"));
    let hundredth = |it: f64| (it * 1e8).round() / 1e10;
    let mut meant = vec![-number];
    if is_share {
        meant.extend([hundredth(number), hundredth(-number)]);
    }
    let meant = meant.into_iter().find(|it| (low..=high).contains(it) && *it != 0.0);
    Some(suggesting(fixed(key.because), meant.map(|it| show(it).replace(' ', "")).as_deref()))
}

pub(super) fn type_fault(node: &Node) -> Text {
    let (nl, en) = match node.content {
        Content::Table(_) => ("een tabel", "a table"),
        Content::List(_) => ("een lijst", "a list"),
        Content::Line(_) => ("tekst", "text"),
        Content::Whole(_) | Content::Number(_) => ("een getal", "a number"),
        Content::Truth => ("waar of onwaar", "true or false"),
        Content::Date => ("een datum", "a date"),
        Content::Broken => ("onleesbaar", "unreadable"),
    };
    text(format!("dit is {nl}"), format!("this is {en}"))
}

pub(super) fn as_number(node: &Node) -> Option<f64> {
    match node.content {
        Content::Number(number) => Some(number),
        Content::Whole(whole) => Some(whole as f64),
        _ => None,
    }
}

pub(super) fn word(node: &Node) -> Option<&str> {
    match &node.content {
        Content::Line(line) => Some(line),
        _ => None,
    }
}
