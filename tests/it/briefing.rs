//! The council page: take any claim or cell, find the rows that it names, and compute them again from the runs.

use crate::commands::{done, ends, workshop};
use prikkel::indicators::{INDICATORS, Unit};
use prikkel::language::Language;
use prikkel::present::number::Format;
use prikkel::stats::{CONFIDENCE, Interval, Moments};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const BASE: &str = "extends = \"default-municipality.toml\"\n[run]\nyears = 2\nwarmup_years = 1\nreplicates = 6\n[municipality]\ninhabitants = 4000\n";
const CEILINGS: &str = "extends = \"base.toml\"\n[title]\nnl = \"plafonds\"\nen = \"ceilings\"\n[[contract.clause]]\nkind = \"hourly tariff\"\n[[contract.clause]]\nkind = \"revenue ceiling\"\nceiling_share = 0.7\n";

type Row = BTreeMap<String, String>;

fn table(folder: &Path, name: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(folder.join(name)).expect("it is there");
    let heads = reader.headers().expect("it has a header").clone();
    let row = |row: csv::StringRecord| {
        heads.iter().zip(row.iter()).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
    };
    reader.records().map(|it| row(it.expect("it can be read"))).collect()
}

/// The elements with an origin: what they name, and what they show without tags.
fn claims(page: &str) -> Vec<(Vec<serde_json::Value>, String)> {
    let one = |part: &str| {
        let (from, rest) = part.split_once("\">").expect("the attribute ends");
        let shown = rest.split("</td>").next().unwrap().split("</li>").next().unwrap();
        let from =
            serde_json::from_str(&from.replace("&quot;", "\"").replace("&amp;", "&")).expect("it is JSON");
        (from, shown.to_owned())
    };
    page.split(" data-from=\"").skip(1).map(one).collect()
}

/// A value of every run of a scheme.
fn of_runs(runs: &[Row], scenario: &str, indicator: &str) -> Vec<f64> {
    let rows = runs.iter().filter(|row| row["scenario"] == scenario);
    rows.map(|row| row[indicator].parse().expect("a number")).collect()
}

fn interval(values: impl Iterator<Item = f64>) -> Interval {
    let mut moments = Moments::default();
    values.for_each(|value| moments.add(value));
    moments.interval_at(CONFIDENCE)
}

#[test]
fn any_claim_of_the_page_can_be_computed_again_from_the_runs() {
    let folder = workshop();
    fs::write(folder.path().join("base.toml"), BASE).unwrap();
    fs::write(folder.path().join("ceilings.toml"), CEILINGS).unwrap();
    let arguments = ["run", "base.toml", "ceilings.toml", "--out", "out", "--lang", "en", "--quiet"];
    ends(&done(folder.path(), &arguments), 0);
    let out = folder.path().join("out");
    let (runs, summary, comparisons) =
        (table(&out, "runs.csv"), table(&out, "summary.csv"), table(&out, "comparisons.csv"));
    let page = fs::read_to_string(out.join("briefing.html")).unwrap();
    let claims = claims(&page);
    let mut cells = 0;
    for (rows, shown) in &claims {
        assert!(!rows.is_empty());
        for row in rows {
            let text = |key: &str| row[key].as_str().expect("it is text").to_owned();
            let (scenario, indicator) = (text("scenario"), text("indicator"));
            assert_eq!(row["runs"], 6);
            let values = of_runs(&runs, &scenario, &indicator);
            let is_row = |it: &&Row| it["scenario"] == scenario && it["indicator"] == indicator;
            let (stated, again) = match text("table").as_str() {
                "summary.csv" => {
                    let unit = INDICATORS.iter().find(|it| it.key == indicator).expect("it is measured").unit;
                    let again = match unit {
                        Unit::Probability => continue,
                        _ => interval(values.into_iter()),
                    };
                    (summary.iter().find(is_row), again)
                }
                "comparisons.csv" => {
                    let first = of_runs(&runs, "base", &indicator);
                    let pairs = values.iter().zip(&first).map(|(a, b)| a - b);
                    (comparisons.iter().find(is_row), interval(pairs))
                }
                other => panic!("{other} is no table"),
            };
            let stated = stated.expect("the row is there");
            for (column, value) in
                row["columns"].as_array().unwrap().iter().zip([again.mean, again.low, again.high])
            {
                let stated: f64 = stated[column.as_str().unwrap()].parse().expect("a number");
                assert!(
                    (stated - value).abs() <= 1e-9 * value.abs().max(1.0),
                    "{scenario} {indicator}: {stated} {value}"
                );
            }
            // A cell shows its one row: the mean and the range of it, as this unit is written.
            if shown.contains("<small>") && rows.len() == 1 && text("table") == "summary.csv" {
                cells += 1;
                let unit = INDICATORS.iter().find(|it| it.key == indicator).expect("it is measured").unit;
                let range = Format::of(unit, &again, Language::English).range(&again);
                let told = shown.split("<small>").nth(1).unwrap().trim_end_matches("</small>");
                let digits =
                    |text: &str| text.chars().filter(char::is_ascii_digit).take(2).collect::<String>();
                assert_eq!(digits(told), digits(&range), "{indicator}: {told} is not {range}");
            }
        }
    }
    assert!(claims.len() > 20 && cells >= 10, "{} claims, {cells} cells", claims.len());
}

/// The page is made again from the tables, to the byte as when the job was done, in either language; and its checksum is in the manifest.
#[test]
fn the_page_is_made_again_from_the_tables() {
    let folder = workshop();
    fs::write(folder.path().join("base.toml"), BASE).unwrap();
    fs::write(folder.path().join("ceilings.toml"), CEILINGS).unwrap();
    let run = |out: &str, lang: &str| {
        let arguments = ["run", "base.toml", "ceilings.toml", "--out", out, "--lang", lang, "--quiet"];
        ends(&done(folder.path(), &arguments), 0);
        fs::read(folder.path().join(out).join("briefing.html")).unwrap()
    };
    let (english, dutch) = (run("en", "en"), run("nl", "nl"));
    let again = |out: &str, lang: &str| {
        ends(&done(folder.path(), &["briefing", out, "--lang", lang]), 0);
        fs::read(folder.path().join(out).join("briefing.html")).unwrap()
    };
    assert!(again("en", "en") == english);
    assert!(again("en", "nl") == dutch && again("nl", "en") == english);
    let manifest = fs::read_to_string(folder.path().join("en/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let listed =
        manifest["files"].as_array().unwrap().iter().find(|it| it["name"] == "briefing.html").unwrap();
    assert_eq!(listed["bytes"], dutch.len());
    let refused = |arguments: &[&str], words: &str| {
        let (_, said) = ends(&done(folder.path(), arguments), 1);
        assert!(said.contains(words), "{said}");
    };
    refused(&["briefing", "nothing", "--lang", "en"], "there is no folder nothing");
    let runs = fs::read_to_string(folder.path().join("nl/runs.csv")).unwrap();
    let short: Vec<&str> = runs.lines().take(5).collect();
    fs::write(folder.path().join("nl/runs.csv"), short.join("\n")).unwrap();
    refused(&["briefing", "nl", "--lang", "en"], "runs.csv was changed since the results were written");
    fs::write(folder.path().join("ceilings.toml"), CEILINGS.replace("0.7", "0.8")).unwrap();
    refused(&["briefing", "en", "--lang", "en"], "ceilings.toml was changed since these results");
}
