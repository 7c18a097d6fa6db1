//! One page with the answers of all experiments: it needs nothing else, and the same results give the same bytes.

use super::{
    Played, answer_words, beside, hangs_on, overturned, percent, shares, stopped, test_line, verdict,
};
use super::{choice, matters, pictures};
use crate::experiment::claims::Worlds;
use crate::language::{Language, Words};
use crate::present::briefing::{STYLE, escape};
use crate::present::number::whole;
use crate::scenario::experiment::Experiment;
use crate::scenario::key::show;

/// The page.
pub fn page(all: &[Played], version: &str, language: Language) -> String {
    let title = TITLE.say(language);
    let body: String = all.iter().map(|played| section(played, language)).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"Prikkel {}\">\n<title>{title}</title>\n<style>\n{STYLE}{MORE}</style>\n</head>\n\
         <body>\n<main>\n<h1>{title}</h1>\n<p>{}</p>\n{}{body}</main>\n</body>\n</html>\n",
        language.code(),
        escape(version),
        HOW.say(language),
        overview(all, language),
    )
}

const TITLE: Words = Words { nl: "Wat klopt er, en hoe zeker?", en: "What holds, and how sure is it?" };
const HOW: Words = Words {
    nl: "Een rekenmodel speelt elke regeling na in veel werelden: elke wereld heeft andere waarden voor wat niemand zeker weet, binnen de bereiken die erbij staan. In één wereld krijgen alle regelingen hetzelfde toeval. Het is een modeluitkomst, geen voorspelling: ook het model zelf kan het mis hebben.",
    en: "A model plays every scheme in many worlds: each world has other values for what nobody knows for certain, within the ranges that are given. In one world all schemes meet the same luck. It is a model result, not a forecast: the model itself can be wrong as well.",
};

/// Three shades that differ in grey as well.
const MORE: &str = "\
.bar { display: block; width: 100%; max-width: 420px; height: 22px; }
figcaption small { white-space: normal; }
";

/// A row per claim.
fn overview(all: &[Played], language: Language) -> String {
    if all.len() < 2 {
        return String::new();
    }
    let heads = match language {
        Language::Dutch => ["Stelling", "Gemiddeld", "Geldt in"],
        Language::English => ["Claim", "On average", "Holds in"],
    };
    let row = |played: &Played| {
        let (claim, answer) = (played.experiment.claim.as_ref()?, played.answer.as_ref()?);
        Some(vec![
            claim.words.say(language).to_owned(),
            answer_words(answer.answer).say(language).to_owned(),
            percent(answer.worlds.share().mean, language),
        ])
    };
    let heads = std::iter::once(heads.map(String::from).to_vec());
    table(&heads.chain(all.iter().filter_map(row)).collect::<Vec<_>>())
}

/// A table; the first row is the header, and the first cell of a row says what it is about.
fn table(rows: &[Vec<String>]) -> String {
    let name = escape(&rows[0].join(", "));
    let heads = rows[0].iter().map(|head| format!("<th scope=\"col\">{}</th>", escape(head)));
    let heads: String = heads.collect();
    let row = |cells: &Vec<String>| {
        let others: String = cells[1..].iter().map(|cell| format!("<td>{}</td>", escape(cell))).collect();
        format!("<tr><th scope=\"row\">{}</th>{others}</tr>\n", escape(&cells[0]))
    };
    let rows: String = rows[1..].iter().map(row).collect();
    format!(
        "<div class=\"scroll\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n"
    )
}

fn section(played: &Played, language: Language) -> String {
    let experiment = played.experiment;
    let title = escape(experiment.title.say(language));
    let paragraph = |text: String| format!("<p>{}</p>\n", escape(&text));
    let mut goals: String = beside(played, language).into_iter().map(paragraph).collect();
    if let Some(decision) = played.decision.as_ref().filter(|of| !of.goals.is_empty()) {
        goals.push_str(&paragraph(choice::STANDINGS.say(language).to_owned()));
        goals.push_str(&table(&choice::standings(experiment, decision, language)));
    }
    let (Some(claim), Some(answer)) = (&experiment.claim, &played.answer) else {
        let basis = rests_on(played, language);
        let drawn = pictures::inline(played, language);
        return format!("<section>\n<h2>{title}</h2>\n{goals}{drawn}{basis}</section>\n");
    };
    let tests = claim.tests.iter().zip(&answer.tests);
    let tests: String =
        tests.map(|(test, of)| format!("<li>{}</li>\n", escape(&test_line(test, of, language)))).collect();
    let mut text = format!("<section>\n<h2>{title}</h2>\n");
    text.push_str(&format!("<p><strong>{}</strong></p>\n", escape(claim.words.say(language))));
    text.push_str(&paragraph(verdict(experiment, answer, language)));
    text.push_str(&format!("<ul>\n{tests}</ul>\n"));
    text.push_str(&bar(experiment, &answer.worlds, language));
    text.push_str(&paragraph(shares(experiment, &answer.worlds, language)));
    for (test, of) in claim.tests.iter().zip(&answer.tests) {
        text.push_str(&matters::told(experiment, test, of, language).map(paragraph).unwrap_or_default());
    }
    for said in [hangs_on, overturned].map(|say| say(experiment, answer, language)) {
        text.push_str(&said.map(paragraph).unwrap_or_default());
    }
    text.push_str(&stopped(played, answer, language).map(paragraph).unwrap_or_default());
    text.push_str(&goals);
    text.push_str(&pictures::inline(played, language));
    text.push_str(&rests_on(played, language));
    text.push_str("</section>\n");
    text
}

/// The worlds in a bar: clearly so, chance decides, clearly not so.
fn bar(experiment: &Experiment, worlds: &Worlds, language: Language) -> String {
    if worlds.all() < 2 {
        return String::new();
    }
    let label = shares(experiment, worlds, language);
    let mut left = 0.0;
    let mut part = |count: u64, fill: &str| {
        let width = 420.0 * count as f64 / worlds.all() as f64;
        left += width;
        format!(
            "<rect x=\"{:.1}\" y=\"0\" width=\"{width:.1}\" height=\"22\" fill=\"{fill}\"/>",
            left - width
        )
    };
    let parts =
        [part(worlds.holds, "#0072B2"), part(worlds.unclear, "#DEDEDE"), part(worlds.fails, "#D55E00")]
            .concat();
    format!(
        "<figure><svg class=\"bar\" viewBox=\"0 0 420 22\" role=\"img\" aria-label=\"{}\" preserveAspectRatio=\"none\">{parts}</svg>\
         <figcaption><small>{}</small></figcaption></figure>\n",
        escape(&label),
        BAR.say(language),
    )
}

const BAR: Words = Words {
    nl: "Blauw: werelden waarin het duidelijk klopt; grijs: toeval beslist; oranje: duidelijk niet.",
    en: "Blue: worlds in which it clearly holds; grey: chance decides; orange: clearly not.",
};

/// The schemes, the ranges and the command.
fn rests_on(played: &Played, language: Language) -> String {
    let experiment = played.experiment;
    let (heading, schemes, again) = match language {
        Language::Dutch => ("Waar dit op rust", "Regelingen", "Zelf narekenen"),
        Language::English => ("What this rests on", "Schemes", "Check it yourself"),
    };
    let titles: Vec<String> =
        experiment.schemes.iter().map(|scheme| format!("‘{}’", escape(scheme.title.say(language)))).collect();
    let runs = whole(experiment.runs_of(played.replicates), language);
    let failed = whole(played.failed, language);
    let counts = match language {
        Language::Dutch => format!("{runs} runs, waarvan {failed} mislukt."),
        Language::English => format!("{runs} runs, of which {failed} failed."),
    };
    let ranges: String = experiment
        .uncertain
        .iter()
        .map(|it| {
            format!("<li><code>{}</code> {} – {}</li>\n", escape(&it.path), show(it.low), show(it.high))
        })
        .collect();
    let ranges = if ranges.is_empty() { String::new() } else { format!("<ul>\n{ranges}</ul>\n") };
    format!(
        "<details><summary>{heading}</summary>\n<p>{schemes}: {}. {counts}</p>\n{ranges}<p>{again}:</p>\n<pre>{}</pre>\n</details>\n",
        titles.join(", "),
        escape(&played.command),
    )
}
