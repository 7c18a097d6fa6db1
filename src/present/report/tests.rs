//! What the report promises.

use super::concepts::CONCEPTS;
use super::entities::ENTITIES;
use super::methods::METHODS;
use super::submodels::GROUPS;
use super::*;
use crate::experiment::evidence::rows;
use crate::indicators::MEMBER_INDICATORS;
use crate::month::PHASES;
use crate::present::chart::drawn;
use crate::present::sample;
use crate::scenario::embedded::SHIPPED;
use crate::scenario::keys::KEYS;
use crate::scenario::{self, Embedded};
use Language::{Dutch, English};
use serde_json::json;
use std::fs;
use std::path::Path;

const LEFT: &[Words] = &[Words { nl: "fraude & <misbruik>", en: "fraud & <abuse>" }];

fn found(name: &str, content: Content) -> Found {
    Found { name: name.to_owned(), bytes: 1_234, sha256: "abc".to_owned(), content }
}

fn rows_of(fields: &[&[&str]]) -> Content {
    let row = |row: &&[&str]| row.iter().map(ToString::to_string).collect::<Vec<String>>();
    Content::Rows { header: row(&fields[0]), rows: fields[1..].iter().map(row).collect() }
}

/// A folder with a little of everything.
fn results(language: Language) -> Results {
    let manifest = json!({
        "program": "prikkel", "version": "0.1.0", "command": "prikkel run a.toml --seed 7", "seed": 7, "replicates": 2,
        "runs": { "planned": 4, "finished": 4, "failed": 0 },
        "scenarios": [{ "id": "a", "title": { "nl": "a & b", "en": "a & b" }, "sources": [{ "name": "a.toml", "sha256": "00" }] }],
        "uncertain": [{ "key": "behaviour.referral.known_providers", "low": 2.0, "high": 5.0, "usual": null }],
    });
    let measured = ["test", "indicator", "mean", "low", "high"];
    let mut files = vec![
        found("runs.csv", Content::Counted { header: vec!["scenario".into(), "spend".into()], rows: 4 }),
        found(
            "summary.csv",
            rows_of(&[&["scenario", "indicator", "mean"], &["a<b", "spend", "59123456.789"]]),
        ),
        found("comparisons.csv", rows_of(&[&["scenario", "verdict"], &["a", "lower"]])),
        found("failures.jsonl", Content::Checked),
    ];
    for name in ["worlds", "answers", "sensitivity", "decisions", "effects", "search"] {
        files.push(found(&format!("{name}.csv"), rows_of(&[&measured, &["t", "wait", "1.5", "1", "2"]])));
    }
    for comparison in [sample::six(), sample::crossed()] {
        for chart in drawn(&comparison) {
            let drawing = (chart.draw)(&comparison, language);
            let name = |extension: &str| format!("charts/{}.{extension}", chart.key);
            if !files.iter().any(|file| file.name == name("svg")) {
                files.push(found(&name("svg"), Content::Text(drawing.svg)));
                files.push(found(&name("txt"), Content::Text(drawing.text)));
            }
        }
    }
    Results { manifest, files }
}

fn written(language: Language) -> String {
    let defaults = scenario::read(SHIPPED[0].0, &Embedded).expect("shipped scenarios are in order").values;
    let basis = Basis { defaults: &defaults, not_modelled: LEFT, version: "0.1.0" };
    page(&results(language), &basis, language)
}

fn every(check: impl Fn(&str, Language)) {
    [Dutch, English].into_iter().for_each(|language| check(&written(language), language));
}

#[test]
fn every_phase_key_indicator_chart_and_published_result_is_told() {
    every(|page, language| {
        for phase in PHASES {
            assert!(page.contains(&escape(phase.says.say(language))), "{}", phase.name.en);
        }
        for key in KEYS {
            assert!(page.contains(&format!("<th scope=\"row\">{}</th>", code(key.path))), "{}", key.path);
            assert!(page.contains(&escape(key.meaning.say(language))), "{}", key.path);
        }
        let members = MEMBER_INDICATORS.iter().map(|row| (row.key, row.meaning));
        for (key, meaning) in INDICATORS.iter().map(|row| (row.key, row.meaning)).chain(members) {
            assert!(page.contains(&code(key)) && page.contains(&escape(meaning.say(language))), "{key}");
        }
        for chart in CHARTS {
            assert!(page.contains(&code(chart.key)), "{}", chart.key);
        }
        for row in rows() {
            assert!(page.contains(&escape(row.claim.say(language))), "{}", row.id);
        }
    });
}

#[test]
fn every_chart_of_the_folder_is_shown_with_its_words() {
    every(|page, _| {
        let charts = CHARTS.iter().filter(|chart| page.contains(&format!("id=\"chart-{}\"", chart.key)));
        assert!(charts.count() >= 6);
        assert_eq!(page.matches("<figure>").count(), page.matches("<summary>").count());
    });
}

#[test]
fn the_page_is_well_formed_and_needs_nothing_from_elsewhere() {
    every(|page, _| {
        let lines = page.lines().filter(|line| !line.starts_with("<meta ") && !line.starts_with("<!DOCTYPE"));
        let xml = lines.collect::<Vec<_>>().join("\n").replace("<br>", "<br/>");
        let read = resvg::usvg::roxmltree::Document::parse(&xml);
        let document = read.unwrap_or_else(|fault| panic!("{fault}"));
        let mut ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "an id stands once");
        for node in document.descendants().filter(|node| node.has_tag_name("a")) {
            let to = node.attribute("href").expect("a link leads somewhere");
            assert!(to.strip_prefix('#').is_none_or(|id| ids.contains(&id)), "{to}");
        }
        for foreign in ["<script", "<link", "<img", "src=", "url(", "NaN"] {
            assert!(!page.contains(foreign), "{foreign}");
        }
    });
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    every(|page, _| {
        let starts =
            page.match_indices("<h").filter_map(|(at, _)| page[at + 2..].chars().next()?.to_digit(10));
        let levels: Vec<u32> = starts.collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "h{} under h{}", pair[1], pair[0]);
        }
    });
}

#[test]
fn a_published_method_is_named_as_the_code_names_it() {
    for method in METHODS {
        let code: String = method.code.iter().map(|(_, text)| *text).collect();
        let lines = code.lines().map(|line| line.trim_start().trim_start_matches(['/', '!', ' ']));
        let running = lines.collect::<Vec<_>>().join(" ");
        for cited in method.cited {
            assert!(
                running.contains(cited),
                "{cited} is cited for “{}”, and its code does not",
                method.name.en
            );
        }
    }
}

/// What is written by hand names parts of the model: they must exist.
#[test]
fn hand_written_texts_name_only_keys_and_modules_that_exist() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let is_module = |name: &str| {
        source.join(format!("{name}.rs")).is_file() || source.join(name).join("mod.rs").is_file()
    };
    let hand = CONCEPTS.iter().flat_map(|concept| [concept.said.nl, concept.said.en]);
    let mut named = 0;
    for said in hand {
        for name in said.split('`').skip(1).step_by(2) {
            named += 1;
            let is_key = KEYS.iter().any(|key| key.path == name);
            assert!(is_key || is_module(name), "`{name}` is no key and no module");
        }
    }
    assert!(named > 40, "names were found: {named}");
    for concept in &CONCEPTS {
        let names = |said: &str| {
            let mut names: Vec<String> = said.split('`').skip(1).step_by(2).map(String::from).collect();
            names.sort();
            names
        };
        assert_eq!(names(concept.said.nl), names(concept.said.en), "{}", concept.name.en);
    }
}

/// A file of the model that is not in the report is a submodel that readers do not see.
#[test]
fn every_module_of_the_model_is_told() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let told: Vec<&str> = GROUPS.iter().flat_map(|group| group.modules).map(|(name, _)| *name).collect();
    for folder in ["policy", "policy/clause", "behaviour", "month"] {
        let entries = fs::read_dir(source.join(folder)).expect("it is a folder of the model");
        for path in entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()) {
            let name = format!("{folder}/{}", path.file_stem().expect("a name").to_string_lossy());
            assert!(
                told.contains(&name.as_str()),
                "give src/{name}.rs a place in src/present/report/submodels.rs"
            );
        }
    }
    for (name, text) in GROUPS.iter().flat_map(|group| group.modules) {
        assert!(!docs::module(text).is_empty(), "src/{name}.rs says what it is for");
    }
}

/// State of the world that is no entity of the report is state that readers do not see.
#[test]
fn every_entity_of_the_world_is_told_with_its_state() {
    for entity in ENTITIES {
        let parts = docs::parts(entity.source.1, entity.opening);
        assert!(parts.len() >= 2, "`{}` is found in src/{}.rs", entity.opening, entity.source.0);
    }
    let world = ENTITIES[0].source.1;
    let (_, body) = world.split_once("pub struct World {").expect("the world is there");
    let (body, _) = body.split_once("\n}").expect("it ends");
    for line in body.lines().filter_map(|line| line.trim().strip_prefix("pub ")) {
        let (_, kind) = line.split_once(": ").expect("a field has a type");
        let kind = kind.trim_matches(|letter: char| !letter.is_alphanumeric()).replace("Vec<", "");
        // A number, a moment, and who knows whom.
        if ["f64", "Month", "Acquaintance"].contains(&kind.as_str()) {
            continue;
        }
        let opened = |opening: &str| {
            opening.contains(&format!("{kind} ")) || opening.starts_with(&kind.to_lowercase())
        };
        assert!(ENTITIES.iter().any(|entity| opened(entity.opening)), "no entity tells {kind}");
    }
}

#[test]
fn numbers_are_rounded_and_texts_are_escaped() {
    assert!(written(Dutch).contains("<td>59.123.457</td>"));
    every(|page, _| assert!(page.contains("a&lt;b") && !page.contains("a<b")));
}
