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
    let samples = [
        sample::six(),
        sample::twelve(),
        sample::one(),
        sample::twins(),
        sample::crossed(),
        sample::unclear(),
        sample::one_run(),
        sample::nothing_measured(),
    ];
    for sample in &samples {
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
