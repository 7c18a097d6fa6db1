//! What the tables of an output folder hold, and what stands in their columns.

use super::html::{Holds, Table, code, heads};
use super::results::{Content, Results};
use crate::indicators::{INDICATORS, MEMBER_INDICATORS};
use crate::language::{Language, Words};
use crate::present::answers::key_of;
use crate::present::briefing::escape;

const fn words(nl: &'static str, en: &'static str) -> Words {
    Words { nl, en }
}

/// What a file of the folder holds, by its name.
const FILES: &[(&str, Words)] = &[
    ("runs.csv", words("een rij per run, met elke indicator", "a row per run, with every indicator")),
    (
        "series.csv",
        words("het verloop per maand, segment en indicator", "the course by month, segment and indicator"),
    ),
    (
        "worlds.csv",
        words(
            "een rij per wereld, met de waarden van wat onzeker is",
            "a row per world, with the values of what is uncertain",
        ),
    ),
    (
        "municipalities.csv",
        words("een rij per run, gemeente en jaar", "a row per run, municipality and year"),
    ),
    (
        "summary.csv",
        words(
            "gemiddelde, interval en spreiding per regeling en indicator",
            "mean, interval and spread per scheme and indicator",
        ),
    ),
    (
        "comparisons.csv",
        words("gepaarde verschillen met de eerste regeling", "paired differences from the first scheme"),
    ),
    (
        "answers.csv",
        words("de antwoorden op de stelling en haar toetsen", "the answers to the claim and its tests"),
    ),
    ("decisions.csv", words("hoe elke regeling elk doel dient", "how each scheme serves each goal")),
    ("sensitivity.csv", words("welke onzekere getallen ertoe doen", "which uncertain numbers matter")),
    ("effects.csv", words("wat elke knop op zichzelf doet", "what each lever does by itself")),
    ("search.csv", words("alles wat het zoeken probeerde", "everything that the search tried")),
    (
        "failures.jsonl",
        words(
            "elke mislukte run, met de opdracht die haar herhaalt",
            "every failed run, with the command that repeats it",
        ),
    ),
    (
        "problem.json",
        words(
            "wat onzeker is, in de vorm die SALib leest",
            "what is uncertain, in the form that SALib reads",
        ),
    ),
    ("briefing.html", words("de pagina voor de raad", "the page for the council")),
    ("answers.html", words("de antwoorden in woorden", "the answers in words")),
];

/// What the file called `name` holds.
pub(super) fn of_file(name: &str) -> Option<Words> {
    let chart = words("een grafiek", "a chart");
    let known = FILES.iter().find(|(file, _)| *file == name).map(|(_, holds)| *holds);
    known.or_else(|| name.starts_with("charts/").then_some(chart))
}

/// The columns that are no indicator and no key.
const COLUMNS: &[(&str, Words)] = &[
    ("scenario", words("de regeling", "the scheme")),
    ("scheme", words("de regeling", "the scheme")),
    ("baseline", words("de regeling waarmee wordt vergeleken", "the scheme that it is compared with")),
    (
        "point",
        words(
            "het punt van het ontwerp; bij een vergelijking altijd 0",
            "the point of the design; always 0 in a comparison",
        ),
    ),
    ("replicate", words("de herhaling", "the replicate")),
    (
        "luck",
        words(
            "het nummer van het toeval: gelijke nummers, gelijk toeval",
            "the number of the luck: equal numbers, equal luck",
        ),
    ),
    ("seed", words("het startgetal", "the seed")),
    ("status", words("of de run slaagde", "whether the run succeeded")),
    (
        "number",
        words(
            "het nummer van de run, of van wat werd geprobeerd",
            "the number of the run, or of what was tried",
        ),
    ),
    ("world", words("het nummer van de wereld", "the number of the world")),
    ("month", words("de maand, vanaf 1", "the month, from 1")),
    ("year", words("het jaar, vanaf 1", "the year, from 1")),
    ("segment", words("het segment; all voor alle samen", "the segment; all for all together")),
    ("municipality", words("de gemeente", "the municipality")),
    ("inhabitants", words("inwoners", "inhabitants")),
    ("indicator", words("de indicator", "the indicator")),
    ("unit", words("de eenheid van de waarden in de rij", "the unit of the values in the row")),
    ("value", words("de waarde, in de eenheid van de indicator", "the value, in the unit of the indicator")),
    ("count", words("hoeveel runs een waarde hadden", "how many runs had a value")),
    (
        "mean",
        words(
            "het gemiddelde, of de maat die in de rij staat",
            "the mean, or the measure that the row names",
        ),
    ),
    ("difference", words("het gemiddelde gepaarde verschil", "the mean paired difference")),
    ("low", words("de onderkant van het 95%-interval", "the lower end of the 95% interval")),
    ("high", words("de bovenkant van het 95%-interval", "the upper end of the 95% interval")),
    ("sd", words("de standaardafwijking over runs", "the standard deviation over runs")),
    ("q05", words("het 5%-kwantiel over runs", "the 5% quantile over runs")),
    ("q25", words("het 25%-kwantiel", "the 25% quantile")),
    ("q50", words("de mediaan", "the median")),
    ("q75", words("het 75%-kwantiel", "the 75% quantile")),
    ("q95", words("het 95%-kwantiel", "the 95% quantile")),
    (
        "variance_ratio",
        words(
            "variantie van het verschil onder gedeeld toeval, gedeeld door die onder los toeval",
            "variance of the difference under shared luck over that under separate luck",
        ),
    ),
    (
        "verdict",
        words(
            "wat gezegd mag worden: lower, higher, unclear (het interval bevat 0) of equal",
            "what may be said: lower, higher, unclear (the interval holds 0) or equal",
        ),
    ),
    ("test", words("de toets", "the test")),
    ("answer", words("of het klopt: holds, fails of unclear", "whether it holds: holds, fails or unclear")),
    ("worlds", words("hoeveel werelden meetellen", "how many worlds count")),
    (
        "holds_share",
        words("het deel van de werelden waarin het klopt", "the share of worlds in which it holds"),
    ),
    (
        "holds_low",
        words("de onderkant van het interval van dat deel", "the lower end of the interval of that share"),
    ),
    (
        "holds_high",
        words("de bovenkant van het interval van dat deel", "the upper end of the interval of that share"),
    ),
    ("clearly_holds", words("werelden waarin het duidelijk klopt", "worlds in which it clearly holds")),
    ("clearly_fails", words("werelden waarin het duidelijk niet klopt", "worlds in which it clearly fails")),
    ("goal", words("het doel: een indicator", "the goal: an indicator")),
    ("measure", words("welke maat: zie de methode", "which measure: see the method")),
    ("key", words("de onzekere sleutel", "the uncertain key")),
    ("lever", words("de knop", "the lever")),
    ("level", words("de stand van de knop", "the level of the lever")),
    ("against", words("de stand waarmee wordt vergeleken", "the level that it is compared with")),
    (
        "generation",
        words(
            "de generatie waarin dit voor het eerst werd geprobeerd",
            "the generation in which this was first tried",
        ),
    ),
    (
        "on_front",
        words(
            "1 als niets anders het op alle doelen overtreft",
            "1 where nothing else beats it on all goals",
        ),
    ),
    ("because", words("waarom het niet kon", "why it was impossible")),
];

/// What stands in the column called `name`, and its unit where it has one of its own.
pub(super) fn of_column(name: &str, language: Language) -> (String, String) {
    if let Some((_, meaning)) = COLUMNS.iter().find(|(column, _)| *column == name) {
        return (meaning.say(language).to_owned(), String::new());
    }
    let indicator =
        INDICATORS.iter().find(|row| row.key == name).map(|row| (row.label, row.meaning, row.unit));
    let member = MEMBER_INDICATORS.iter().find(|row| row.key == name);
    let found = indicator.or_else(|| member.map(|row| (row.label, row.meaning, row.unit)));
    if let Some((label, meaning, unit)) = found {
        let said = format!("{}: {}", label.say(language), meaning.say(language));
        return (said, unit.code().to_owned());
    }
    match key_of(name) {
        Some(key) => (key.meaning.say(language).to_owned(), key.needs().say(language).to_owned()),
        None => (LEVER.say(language).to_owned(), String::new()),
    }
}

const LEVER: Words = words("de stand van de knop die zo heet", "the level of the lever called so");

/// Every column of every table in the folder, once.
pub(super) fn glossary(results: &Results, language: Language) -> String {
    let mut columns: Vec<(&str, Vec<&str>)> = Vec::new();
    for file in &results.files {
        let header = match &file.content {
            Content::Rows { header, .. } | Content::Counted { header, .. } => header,
            Content::Text(_) | Content::Checked => continue,
        };
        for column in header {
            match columns.iter_mut().find(|(name, _)| name == column) {
                Some((_, files)) => files.push(&file.name),
                None => columns.push((column, vec![&file.name])),
            }
        }
    }
    let rows = columns.iter().map(|(name, files)| {
        let (meaning, unit) = of_column(name, language);
        vec![code(name), escape(&meaning), escape(&unit), escape(&files.join(", "))]
    });
    let heads_of = [
        words("Kolom", "Column"),
        words("Betekenis", "Meaning"),
        words("Eenheid", "Unit"),
        words("In", "In"),
    ];
    let caption = words("Elke kolom van de tabellen", "Every column of the tables").say(language);
    Table { caption, heads: heads(&heads_of, language), rows: rows.collect(), holds: Holds::Texts }.html()
}
