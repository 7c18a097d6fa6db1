//! What the council page promises.

use super::*;
use crate::experiment::Verdict;
use crate::present::sample;
use crate::scenario::embedded::SHIPPED;
use crate::scenario::{self, Embedded};
use Language::{Dutch, English};

const LEFT: &[Words] = &[Words { nl: "fraude & <misbruik>", en: "fraud & <abuse>" }];

fn written(comparison: &Comparison, language: Language) -> String {
    let drawings: Vec<(&str, Drawing)> =
        drawn(comparison).map(|chart| (chart.key, (chart.draw)(comparison, language))).collect();
    let evidence = Evidence { graded: [2, 30, 40, 90], ungraded: 3, unsure: 70 };
    let basis = Basis {
        evidence: &evidence,
        not_modelled: LEFT,
        command: "prikkel run a.toml --seed 7",
        version: "0.1.0",
    };
    page(comparison, &drawings, &basis, language)
}

fn every(check: impl Fn(&str)) {
    for sample in &samples() {
        [Dutch, English].into_iter().for_each(|language| check(&written(sample, language)));
    }
}

/// The text without charts, tags and style.
fn prose(page: &str) -> String {
    let body = page.split_once("<main>").unwrap().1;
    let mut text = String::new();
    for part in body.split("<figure>") {
        let part = part.rsplit("</figure>").next().unwrap();
        for piece in part.split('<') {
            text.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
        }
    }
    text
}

#[test]
fn the_page_is_well_formed_and_needs_nothing_from_elsewhere() {
    every(|page| {
        let xml = page.replacen("<!DOCTYPE html>", "", 1).replace("<meta ", "<meta_ ");
        let xml = xml.lines().filter(|line| !line.starts_with("<meta_ ")).collect::<Vec<_>>().join("\n");
        resvg::usvg::roxmltree::Document::parse(&xml).unwrap_or_else(|fault| panic!("{fault}: {xml}"));
        for foreign in ["<script", "<link", "<img", "src=", "url(", "NaN"] {
            assert!(!page.contains(foreign), "{foreign}");
        }
    });
}

#[test]
fn the_page_can_be_read_by_who_cannot_see_it() {
    for (language, code) in [(Dutch, "nl"), (English, "en")] {
        let page = written(&sample::six(), language);
        assert!(page.contains(&format!("<html lang=\"{code}\">")));
        assert_eq!(page.matches("<h1>").count(), 1);
        assert!(!page.contains("<h3>") && page.matches("<h2>").count() >= 6);
        let heads = page.matches("<th").count() - page.matches("<thead").count();
        assert_eq!(heads, page.matches("<th scope=").count());
        assert_eq!(page.matches("<figure>").count(), page.matches("<details>").count());
        assert_eq!(page.matches("role=\"img\"").count(), page.matches("<figure>").count());
    }
}

#[test]
fn the_text_fits_on_about_two_pages() {
    every(|page| {
        let words = prose(page).split_whitespace().count();
        assert!(words < 900, "{words} words");
    });
}

#[test]
fn the_page_says_less_or_more_only_where_the_verdict_does() {
    let mut unclear = sample::six();
    for scheme in &mut unclear.schemes {
        scheme.differences.iter_mut().flatten().for_each(|found| found.verdict = Verdict::Unclear);
    }
    let page = written(&unclear, English);
    let answer = page.split("<h2>The answer</h2>").nth(1).unwrap().split("</ul>").next().unwrap();
    assert!(answer.contains("None of the 5 other schemes clearly costs less"), "{answer}");
    let table = page.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap();
    assert!(table.contains("not clear") && !table.contains(" less<") && !table.contains(" more<"), "{table}");
    let clear = written(&sample::six(), English);
    let table = clear.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap();
    assert!(table.contains(" less<small>"), "{table}");
}

#[test]
fn what_a_scenario_says_is_escaped() {
    let mut strange = sample::twins();
    strange.schemes[1].title.en = "<b>cheap & \"good\"</b>".into();
    let page = written(&strange, English);
    assert!(!page.contains("<b>") && page.contains("&lt;b&gt;cheap &amp;"));
    assert!(page.contains("fraud &amp; &lt;abuse&gt;"));
}

#[test]
fn every_number_of_the_default_municipality_is_counted_by_its_grade() {
    let values = scenario::read(SHIPPED[0].0, &Embedded).expect("it is in order").values;
    let counted = evidence(&values);
    let letters = ["\"F\"", "\"R\"", "\"D\"", "\"A\""];
    for (count, letter) in counted.graded.iter().zip(letters) {
        let stated = SHIPPED[0].1.matches(&format!("grade = {letter}")).count() as u64;
        assert!(*count <= stated, "{count} of {stated} graded {letter}");
    }
    assert!(counted.graded.iter().sum::<u64>() > 100 && counted.unsure > 0);
}

fn samples() -> [Comparison; 8] {
    [
        sample::six(),
        sample::twelve(),
        sample::one(),
        sample::twins(),
        sample::crossed(),
        sample::unclear(),
        sample::one_run(),
        sample::nothing_measured(),
    ]
}

/// The finding of a chart, whether it is drawn or not.
fn finding(comparison: &Comparison, key: &str, language: Language) -> String {
    let chart = crate::present::chart::CHARTS.iter().find(|chart| chart.key == key);
    chart.map(|chart| (chart.finding)(comparison, language)).expect("it is a chart")
}

/// What a sentence says it rests on is all that it rests on: whatever happens to all other numbers, it stays.
#[test]
fn a_finding_rests_on_the_rows_that_it_names_and_on_nothing_else() {
    assert!(ANSWER.iter().all(|key| !origin::rests(key).is_empty()));
    for sample in samples() {
        for (key, rows) in RESTS {
            if *key == "rights_by_scheme" && sample.cross.is_none() {
                continue;
            }
            let mut other = sample.clone();
            for scheme in &mut other.schemes {
                for (place, row) in crate::indicators::INDICATORS.iter().enumerate() {
                    if !rows.contains(&(Table::Summary, row.key)) {
                        scheme.estimates[place] = None;
                    }
                    if !rows.contains(&(Table::Comparisons, row.key)) {
                        scheme.differences[place] = None;
                    }
                }
                scheme.monthly.clear();
            }
            for language in [Dutch, English] {
                assert_eq!(finding(&other, key, language), finding(&sample, key, language), "{key}");
            }
        }
    }
}

/// The guard and the findings agree: none of what we say is taken back.
#[test]
fn the_guard_lets_our_own_findings_pass() {
    for sample in samples() {
        for (key, rows) in RESTS {
            for language in [Dutch, English] {
                let said = finding(&sample, key, language);
                let checked = guard::check(&said, language, &origin::intervals(&sample, rows));
                assert_eq!(checked, Ok(()), "{key}: {said}");
            }
        }
    }
}

/// A verdict that its interval does not support, by a fault of ours or a hand in the tables, does not reach the page.
#[test]
fn what_the_interval_does_not_support_is_not_said() {
    let mut pair = sample::twins();
    let spend = crate::indicators::position("spend");
    let mut set = |verdict: Verdict, low: f64, high: f64| {
        let found = pair.schemes[1].differences[spend].as_mut().expect("it is measured");
        found.verdict = verdict;
        (found.interval.low, found.interval.mean, found.interval.high) = (low, 0.5 * (low + high), high);
        written(&pair, English)
    };
    let said = |page: &str| page.contains(TOO_CLOSE.en);
    let inside = set(Verdict::Lower, -2e6, -1.0);
    assert!(!said(&inside) && inside.contains(" less<small>"));
    let outside = set(Verdict::Lower, -2e6, 1.0);
    assert!(said(&outside) && !outside.contains(" less<small>"), "{outside}");
    let inside = set(Verdict::Higher, 1.0, 2e6);
    assert!(!said(&inside) && inside.contains(" more<small>"));
    assert!(said(&set(Verdict::Higher, -1.0, 2e6)));
}

/// Every sentence of the answer, and every cell of a table, says which rows it comes from.
#[test]
fn every_claim_and_every_cell_says_where_it_comes_from() {
    every(|page| {
        let answer = page
            .split("<h2>")
            .find(|part| part.starts_with("The answer") || part.starts_with("Het antwoord"));
        let answer = answer.expect("there is an answer").split("</ul>").next().expect("it has an end");
        // That there is nothing to compare with rests on no number.
        let bare =
            answer.split("<li>").skip(1).all(|it| it.starts_with("Alleen ") || it.starts_with("Only "));
        assert!(bare, "{answer}");
    });
    let page = written(&sample::six(), English);
    let cells = page.matches("<td").count();
    let basis = page.split("<tbody>").nth(3).map_or(0, |table| table.matches("<td").count());
    // The first scheme has no difference from itself, and numbers about the model come from the scenario.
    assert_eq!(cells - basis - page.matches("<td data-from=").count(), 1);
}

/// Syllables as a reader counts them: groups of vowels. In English a silent e at the end is none.
fn syllables(word: &str, language: Language) -> usize {
    let vowel = |sign: char| "aeiouyàáâäèéêëìíîïòóôöùúûü".contains(sign);
    let word = word.to_lowercase();
    let groups = word.chars().fold((0, false), |(count, before), sign| {
        let now = vowel(sign);
        (count + usize::from(now && !before), now)
    });
    let silent = language == English && word.ends_with('e') && !word.ends_with("le") && groups.0 > 1;
    (groups.0 - usize::from(silent)).max(1)
}

/// How easily a text reads, from 0 to 100: Flesch (1948) for English, its fit to Dutch by Douma (1960).
fn ease(sentences: &[String], language: Language) -> f64 {
    let words: Vec<&str> = sentences.iter().flat_map(|sentence| sentence.split_whitespace()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| word.chars().any(char::is_alphabetic)).collect();
    let length = words.len() as f64 / sentences.len() as f64;
    let weight =
        words.iter().map(|word| syllables(word, language)).sum::<usize>() as f64 / words.len() as f64;
    match language {
        Dutch => 206.84 - 0.93 * length - 77.0 * weight,
        English => 206.835 - 1.015 * length - 84.6 * weight,
    }
}

/// The sentences of paragraphs and lists, without the names of schemes.
fn sentences(page: &str) -> Vec<String> {
    let body = page.split_once("<main>").unwrap().1;
    let mut found = Vec::new();
    for part in body.split("<figure>").map(|part| part.rsplit("</figure>").next().unwrap()) {
        for piece in part.split("<p>").skip(1).chain(part.split("<li").skip(1)) {
            let end = piece.find("</p>").or(piece.find("</li>")).unwrap_or(piece.len());
            let text = piece[..end]
                .split_once('>')
                .filter(|_| piece.starts_with(' '))
                .map_or(&piece[..end], |(_, text)| text);
            let text = text.trim_start_matches('>').replace("&amp;", "&");
            found.extend(
                text.split_inclusive(['.', ';', ':', '?'])
                    .map(str::trim)
                    .filter(|it| it.split(' ').count() > 3)
                    .map(str::to_owned),
            );
        }
    }
    found
}

/// Level B1 asks for short sentences and short words: at least “plain” on the scale (60), and no sentence of more than 30 words.
#[test]
fn the_page_reads_easily() {
    for language in [Dutch, English] {
        for sample in [sample::six(), sample::twins(), sample::one()] {
            let said = sentences(&written(&sample, language));
            let score = ease(&said, language);
            assert!(said.len() > 12 && score >= 60.0, "{score:.0} over {} sentences", said.len());
            for sentence in &said {
                assert!(sentence.split_whitespace().count() <= 30, "{sentence}");
            }
        }
    }
    // The scale itself: one-syllable words in short sentences are at its end, a text of the trade at the other.
    let easy = ["De kat zit op de mat.".to_string()];
    let hard = ["Degressieve tariefstructuren internaliseren volumeprikkels bij zorgaanbieders onvoldoende."
        .to_string()];
    assert!(ease(&easy, Dutch) > 110.0 && ease(&hard, Dutch) < 0.0);
}
