//! The council page: two printed pages of plain text around the charts, one HTML file that needs nothing else.
//!
//! Every sentence with a number comes from a named row of the results, and says “more” or “less” only where a verdict
//! does. The page holds no script, no link to elsewhere and no date: the same results give the same bytes.

mod basis;
mod origin;
mod tables;

pub use basis::{Evidence, evidence};
pub use origin::{RESTS, Table};

use super::chart::{Drawing, capital, drawn, name};
use super::guard;
use super::number::whole;
use crate::experiment::Comparison;
use crate::language::{Language, Words};

/// What the page says beyond the results.
pub struct Basis<'a> {
    /// What the numbers rest on.
    pub evidence: &'a Evidence,
    /// What the model leaves out, a sentence per item.
    pub not_modelled: &'a [Words],
    /// The command that does the same job again.
    pub command: &'a str,
    /// The version of the program.
    pub version: &'a str,
}

/// The findings that answer the question, in this order.
const ANSWER: [&str; 4] =
    ["rights_by_scheme", "spend_against_budget", "differences_from_first", "quality_against_spend"];

/// The page. `drawings` are the charts by their key.
pub fn page(
    comparison: &Comparison,
    drawings: &[(&str, Drawing)],
    basis: &Basis,
    language: Language,
) -> String {
    let words = |words: Words| words.say(language);
    let question = question(comparison, language);
    let figure = |key: &str| figure(comparison, drawings, key, language);
    let sections = [
        (words(THE_QUESTION), asked(comparison, language)),
        (words(THE_ANSWER), answer(comparison, language)),
        (words(WHO_DECIDES), figure("rights_by_scheme")),
        (words(THE_COST), tables::cost(comparison, language) + &figure("spend_against_budget")),
        (words(THE_WAIT), tables::waiting(comparison, language) + &figure("waiting_and_unmet_need")),
        (words(THE_WAY), figure("flow_of_clients")),
        (words(ALL_DIFFERENCES), figure("differences_from_first")),
        (words(THE_BASIS), basis::section(basis.evidence, language)),
        (words(LEFT_OUT), left_out(basis.not_modelled, language)),
        (words(AGAIN), again(comparison, basis, language)),
    ];
    let body: String = sections
        .iter()
        .filter(|(_, content)| !content.is_empty())
        .map(|(heading, content)| format!("<section>\n<h2>{heading}</h2>\n{content}</section>\n"))
        .collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"Prikkel {}\">\n<title>{question}</title>\n<style>\n{STYLE}</style>\n</head>\n\
         <body>\n<main>\n<h1>{question}</h1>\n{body}</main>\n</body>\n</html>\n",
        language.code(),
        escape(basis.version),
    )
}

const THE_QUESTION: Words = Words { nl: "De vraag", en: "The question" };
const THE_ANSWER: Words = Words { nl: "Het antwoord", en: "The answer" };
const THE_COST: Words =
    Words { nl: "Wat het kost, en voor hoeveel mensen", en: "What it costs, and for how many people" };
const THE_WAIT: Words = Words { nl: "Wie wacht", en: "Who waits" };
const WHO_DECIDES: Words =
    Words { nl: "Regeling en inrichting naast elkaar", en: "Scheme and design side by side" };
const THE_WAY: Words = Words { nl: "De weg naar zorg", en: "The way to care" };
const ALL_DIFFERENCES: Words = Words { nl: "Alle verschillen op een rij", en: "All differences in a row" };
const THE_BASIS: Words = Words { nl: "Waar dit op rust", en: "What this rests on" };
const LEFT_OUT: Words = Words { nl: "Wat niet is meegenomen", en: "What was left out" };
const AGAIN: Words = Words { nl: "Zelf narekenen", en: "Check it yourself" };

/// Ink on white is 17:1, the soft grey 7:1; the body is 17 px, and 10.5 pt on paper.
pub(super) const STYLE: &str = "\
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1a1a1a; font: 17px/1.5 Inter, 'Helvetica Neue', Helvetica, Arial, sans-serif; }
main { max-width: 960px; margin: 0 auto; padding: 32px 24px 64px; }
p, li, caption { max-width: 44em; }
h1 { font-size: 1.9em; line-height: 1.2; margin: 0 0 .6em; }
h2 { font-size: 1.3em; line-height: 1.3; margin: 1.8em 0 .4em; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: .8em 0; font-size: .9em; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: #595959; padding-bottom: .4em; }
th, td { text-align: right; vertical-align: top; padding: .35em 0 .35em 1.4em; border-bottom: 1px solid #dedede; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
thead th { border-bottom: 2px solid #1a1a1a; vertical-align: bottom; }
tbody th { font-weight: 600; }
small { display: block; font-size: .85em; color: #595959; white-space: nowrap; }
figure { margin: 1.2em 0; }
figure svg { display: block; max-width: 100%; height: auto; }
details { margin-top: .4em; font-size: .9em; }
summary { cursor: pointer; text-decoration: underline; }
code { overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f3f3f3; padding: .8em 1em; font-size: .85em; }
@page { size: A4; margin: 16mm; }
@media print {
  body { font-size: 10.5pt; }
  main { padding: 0; max-width: none; }
  figure, table { break-inside: avoid; }
  h2 { break-after: avoid; }
  details { display: none; }
}
";

fn question(comparison: &Comparison, language: Language) -> &'static str {
    let several = comparison.schemes.len() > 1;
    match (language, several) {
        (Language::Dutch, true) => "Wat verandert er als de gemeente zorg anders inkoopt?",
        (Language::Dutch, false) => "Wat kost deze manier van zorg inkopen, en wat levert zij op?",
        (Language::English, true) => "What changes if the municipality commissions care in another way?",
        (Language::English, false) => "What does this way of commissioning care cost, and what does it give?",
    }
}

/// What was compared, and how.
fn asked(comparison: &Comparison, language: Language) -> String {
    let say = |count: u32| whole(u64::from(count), language);
    let (people, years, runs) =
        (say(comparison.inhabitants), say(comparison.years), say(comparison.replicates));
    let once = comparison.replicates == 1;
    let several = comparison.schemes.len() > 1;
    let opening = match (language, several) {
        (Language::Dutch, true) => {
            format!("Een gemeente met {people} inwoners kan maatschappelijke zorg inkopen op deze manieren:")
        }
        (Language::Dutch, false) => {
            format!("Een gemeente met {people} inwoners koopt maatschappelijke zorg zo in:")
        }
        (Language::English, true) => {
            format!("A municipality of {people} inhabitants can commission social care in these ways:")
        }
        (Language::English, false) => {
            format!("A municipality of {people} inhabitants commissions social care in this way:")
        }
    };
    let times = match (language, once) {
        (Language::Dutch, true) => "één keer".to_string(),
        (Language::Dutch, false) => format!("{runs} keer"),
        (Language::English, true) => "once".to_string(),
        (Language::English, false) => format!("{runs} times"),
    };
    let luck = match (language, several) {
        (Language::Dutch, true) => {
            " Elke variant krijgt hetzelfde toeval: dezelfde mensen hebben in dezelfde maand hulp nodig. Zo komt een verschil door de variant, en niet door geluk. De eerste variant is het uitgangspunt."
        }
        (Language::English, true) => {
            " Every scheme meets the same luck: the same people need help in the same month. So a difference comes from the scheme, and not from luck. The first scheme is the point of departure."
        }
        (Language::Dutch | Language::English, false) => "",
    };
    let how = match language {
        Language::Dutch => format!("Een rekenmodel speelt dit {times} na, {years} jaar lang.{luck}"),
        Language::English => format!("A model plays this {times}, over {years} years.{luck}"),
    };
    let schemes: String = comparison
        .schemes
        .iter()
        .map(|scheme| format!("<li>{}</li>\n", escape(&capital(scheme.title.say(language)))))
        .collect();
    format!("<p>{opening}</p>\n<ol>\n{schemes}</ol>\n<p>{how}</p>\n")
}

/// Three sentences, and how far to trust them.
fn answer(comparison: &Comparison, language: Language) -> String {
    let mut said: Vec<(String, String)> = Vec::new();
    for key in ANSWER {
        let chart = drawn(comparison).find(|chart| chart.key == key);
        let finding = chart.map(|chart| capital(&(chart.finding)(comparison, language))).unwrap_or_default();
        let finding = guarded(comparison, key, finding, language);
        if !finding.is_empty() && !said.iter().any(|(known, _)| *known == finding) {
            said.push((finding, origin::of_all(comparison, origin::rests(key))));
        }
    }
    let sentence = |(it, from): &(String, String)| format!("<li{from}>{}.</li>\n", escape(it));
    let sentences: String = said.iter().map(sentence).collect();
    let trust = Words {
        nl: "Dit is de uitkomst van een model, geen voorspelling. De marges hieronder tonen alleen toeval: wat er gebeurt als alles klopt wat in het model staat. Klopt een aanname niet, dan kan de uitkomst verder verschuiven dan de marge.",
        en: "This is the result of a model, not a forecast. The ranges below show chance only: what happens if everything in the model is right. If an assumption is wrong, the result can shift further than the range.",
    };
    format!("<ul>\n{sentences}</ul>\n<p>{}</p>\n", trust.say(language))
}

/// A finding; or that there is none, where the intervals do not support the words that it compares with.
fn guarded(comparison: &Comparison, chart: &str, finding: String, language: Language) -> String {
    let intervals = origin::intervals(comparison, origin::rests(chart));
    match guard::check(&finding, language, &intervals) {
        Ok(()) => finding,
        Err(_) => TOO_CLOSE.say(language).to_string(),
    }
}

const TOO_CLOSE: Words = Words {
    nl: "De uitkomsten liggen te dicht bij elkaar voor een uitspraak; zie de tabellen",
    en: "The results are too close to each other for a statement; see the tables",
};

/// A chart with its text alternative below it.
fn figure(comparison: &Comparison, drawings: &[(&str, Drawing)], key: &str, language: Language) -> String {
    let Some((_, drawing)) = drawings.iter().find(|(known, _)| *known == key) else { return String::new() };
    let summary = Words { nl: "Deze grafiek in woorden", en: "This chart in words" }.say(language);
    let words: String = drawing
        .text
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| format!("<p>{}</p>\n", escape(line)))
        .collect();
    let from = origin::of_all(comparison, origin::rests(key));
    format!(
        "<figure>\n{}<details>\n<summary>{summary}</summary>\n<div{from}>\n{words}</div>\n</details>\n</figure>\n",
        drawing.svg
    )
}

fn left_out(items: &[Words], language: Language) -> String {
    if items.is_empty() {
        return String::new();
    }
    let items: String =
        items.iter().map(|item| format!("<li>{}</li>\n", escape(item.say(language)))).collect();
    format!("<ul>\n{items}</ul>\n")
}

fn again(comparison: &Comparison, basis: &Basis, language: Language) -> String {
    let (command, version) = (escape(basis.command), escape(basis.version));
    let seed = comparison.seed;
    let text = match language {
        Language::Dutch => format!(
            "Prikkel {version}, startgetal {seed}. Dezelfde opdracht geeft dezelfde uitkomst, tot op het laatste cijfer:"
        ),
        Language::English => {
            format!(
                "Prikkel {version}, seed {seed}. The same command gives the same results, to the last digit:"
            )
        }
    };
    let files = Words {
        nl: "Alle getallen staan in runs.csv, series.csv, summary.csv en comparisons.csv naast dit bestand; de herkomst staat in manifest.json.",
        en: "All numbers are in runs.csv, series.csv, summary.csv and comparisons.csv beside this file; their origin is in manifest.json.",
    };
    format!("<p>{text}</p>\n<pre><code>{command}</code></pre>\n<p>{}</p>\n", files.say(language))
}

/// The name of the first scheme, in quotation marks.
fn first(comparison: &Comparison, language: Language) -> String {
    comparison.schemes.first().map(|scheme| escape(&name(scheme, language))).unwrap_or_default()
}

/// `text` as HTML shows it.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests;
