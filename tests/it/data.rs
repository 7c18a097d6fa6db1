//! What `docs/data.md` says of the files is what is written, and `--format` means what it says.

use crate::commands::{content, done, ends, workshop};
use crate::experiments::{SMALL, Shelf};
use prikkel::indicators::{INDICATORS, MEMBER_INDICATORS, SERIES};
use prikkel::scenario::experiment::read;
use prikkel::store::EMA;
use prikkel::store::columns::{Column, Description, Kind, search, tables_of_experiment, tables_of_run};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/data.md")
}

fn text() -> String {
    fs::read_to_string(page()).expect("the page is there")
}

/// The part below a heading of the second level.
fn part(text: &str, heading: &str) -> String {
    let (_, rest) = text.split_once(&format!("\n## {heading}\n")).expect("the page has this heading");
    rest.split("\n## ").next().unwrap_or_default().to_owned()
}

/// Tables of a part: their name, and per row name and type of the column.
fn shown(text: &str, heading: &str) -> Vec<(String, Vec<(String, String)>)> {
    let part = part(text, heading);
    let tables = part.split("\n### `").skip(1).map(|table| {
        let rows = table.lines().filter(|line| line.starts_with("| ")).skip(1);
        let cells = rows.map(|row| row.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>());
        let name = table.split('`').next().unwrap_or_default().to_owned();
        (name, cells.map(|cells| (cells[1].clone(), cells[2].clone())).collect())
    });
    tables.collect()
}

/// The same from the code, a list of indicators or keys being one row.
fn described(of: &Description) -> (String, Vec<(String, String)>) {
    let row = |column: &Column| (format!("`{}`", column.name), column.kind.name().to_owned());
    let all = |name: &str| (name.to_owned(), Kind::Number.name().to_owned());
    let keys = INDICATORS.iter().map(|row| row.key).collect::<Vec<_>>();
    let member_keys = MEMBER_INDICATORS.iter().map(|row| row.key).collect::<Vec<_>>();
    let ends_with = |keys: &[&str]| {
        let from = of.columns.len().saturating_sub(keys.len());
        of.columns[from..].iter().map(|column| column.name.as_str()).eq(keys.iter().copied()).then_some(from)
    };
    let (fixed, more) = match (ends_with(&keys), ends_with(&member_keys), of.name) {
        (Some(from), _, _) => (&of.columns[..from], Some(all("every indicator"))),
        (_, Some(from), _) => (&of.columns[..from], Some(all("every indicator of a municipality"))),
        (_, _, "worlds") => (&of.columns[..], Some(all("every uncertain key"))),
        _ => (&of.columns[..], None),
    };
    (of.name.to_owned(), fixed.iter().map(row).chain(more).collect())
}

/// The table of a search of the experiment with every table; levers are one row, and goals are one.
fn described_search() -> (String, Vec<(String, String)>) {
    let experiment = read("mine.toml", &Shelf(&every_table())).expect("it is in order");
    let of = search(&experiment);
    let row = |column: &Column| {
        let lever = experiment.levers.iter().any(|lever| lever.name == column.name);
        let goal = experiment.goals.iter().any(|goal| goal.indicator == column.name);
        let name = format!("`{}`", column.name);
        let name = if lever {
            "every lever"
        } else if goal {
            "every goal"
        } else {
            &name
        };
        (name.to_owned(), column.kind.name().to_owned())
    };
    let mut rows: Vec<(String, String)> = of.columns.iter().map(row).collect();
    rows.dedup();
    (of.name.to_owned(), rows)
}

#[test]
fn the_tables_of_the_page_have_the_columns_and_types_that_are_written() {
    let of_experiment = tables_of_experiment().iter().map(described).chain([described_search()]).collect();
    let of_run: Vec<_> = tables_of_run().iter().map(described).collect();
    for (heading, tables) in [("A run", of_run), ("An experiment", of_experiment)] {
        assert_eq!(shown(&text(), heading), tables);
    }
}

/// The lists of indicators are those of the code; with `PRIKKEL_WRITE_DOCS` they are written anew.
#[test]
fn the_indicators_of_the_page_are_those_that_are_measured() {
    let head = "| indicator | unit | what it is |\n|---|---|---|\n".to_owned();
    let row = |key: &str, unit: prikkel::indicators::Unit, monthly: &str, meaning: &str| {
        format!("| `{key}`{monthly} | {} | {meaning} |\n", unit.code())
    };
    let all = INDICATORS.iter().map(|it| {
        let monthly = if SERIES.contains(&it.key) { " ●" } else { "" };
        row(it.key, it.unit, monthly, it.meaning.en)
    });
    let of_members = MEMBER_INDICATORS.iter().map(|it| row(it.key, it.unit, "", it.meaning.en));
    let lists = [("indicators", all.collect::<String>()), ("municipalities", of_members.collect())];
    let mut wanted = text();
    for (name, rows) in lists {
        let begin = wanted.find(&format!("<!-- {name}: begin")).expect("the page has this part");
        let begin = begin + wanted[begin..].find("-->\n").expect("a comment ends") + 4;
        let end = wanted.find(&format!("<!-- {name}: end")).expect("the part ends");
        wanted.replace_range(begin..end, &format!("{head}{rows}"));
    }
    if std::env::var_os("PRIKKEL_WRITE_DOCS").is_some() {
        fs::write(page(), &wanted).expect("the page can be written");
    }
    assert!(
        text() == wanted,
        "docs/data.md lists other indicators: PRIKKEL_WRITE_DOCS=1 cargo test --test it data"
    );
}

/// A small experiment that has every table: a claim, a goal, two levers, and walks through the ranges.
fn every_table() -> String {
    let goal = "[[goal]]\nnl = \"uitgaven\"\nen = \"spend\"\nindicator = \"spend\"\nbetter = \"lower\"\n\n";
    let level =
        |name: &str| format!("[[lever.level]]\nname = \"{name}\"\nnl = \"{name}\"\nen = \"{name}\"\n");
    let size = "[lever.level.scenario]\nmunicipality.inhabitants = 4000\n";
    let lever = format!("\n[[lever]]\nname = \"size\"\n{}{}{size}", level("a"), level("b"));
    SMALL
        .replace("worlds = 3", "worlds = 2\nsampling = \"morris\"")
        .replace("[scenario]\n", &format!("{goal}[scenario]\n"))
        .replace("scheme = \"ceilings\"", "scheme = \"ceilings + a\"")
        .replace("against = \"none\"", "against = \"none + a\"")
        + &lever
}

fn write(folder: &Path, text: &str) {
    fs::write(folder.join("mine.toml"), text).expect("the test can write");
}

fn play(folder: &Path, more: &[&str]) -> BTreeMap<PathBuf, Vec<u8>> {
    let all = [&["experiment", "mine.toml", "--lang", "en", "--out", "out"][..], more].concat();
    ends(&done(folder, &all), 0);
    content(&folder.join("out"))
}

fn names(files: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<String> {
    files.keys().map(|path| path.display().to_string()).collect()
}

/// Every form from one journal, each in turn, without a run being played again, and nothing of the form before it left behind.
#[test]
fn an_experiment_is_written_in_every_form_that_is_asked_and_in_no_other() {
    let folder = workshop();
    write(folder.path(), &every_table());
    let csv = play(folder.path(), &["--threads", "1"]);
    let both = play(folder.path(), &["--format", "csv,parquet,ema"]);
    let page = text();
    for name in names(&both) {
        // A chart stands there by its name, without its three endings.
        let name = match name.strip_prefix("charts/") {
            Some(chart) => chart.split('.').next().unwrap().to_owned(),
            None => name,
        };
        let table = name.strip_suffix(".csv").or(name.strip_suffix(".parquet"));
        assert!(
            table.map_or(page.contains(&format!("`{name}`")), |table| page
                .contains(&format!("### `{table}`"))),
            "docs/data.md does not name {name}"
        );
    }
    for (path, bytes) in csv.iter().filter(|(path, _)| path.extension().is_some_and(|it| it == "csv")) {
        assert!(both.get(path) == Some(bytes), "{}: the same beside another form", path.display());
    }
    let parquet = play(folder.path(), &["--format", "parquet"]);
    let mut wanted: Vec<String> = names(&csv).iter().map(|name| name.replace(".csv", ".parquet")).collect();
    wanted.sort();
    assert_eq!(names(&parquet), wanted);
    assert_eq!(wanted.iter().filter(|name| name.ends_with(".parquet")).count(), tables_of_experiment().len());
    fs::remove_dir_all(folder.path().join("out")).expect("it is there");
    let again = play(folder.path(), &["--format", "ema,parquet,csv", "--threads", "2"]);
    assert!(again == both, "the same bytes from two threads");
    assert!(play(folder.path(), &[]) == csv);
    // Other worlds have no sensitivity, and an old one would tell of what is no longer there.
    write(folder.path(), SMALL);
    let plain = names(&play(folder.path(), &["--force"]));
    assert!(
        !plain
            .iter()
            .any(|name| ["sensitivity", "decisions", "effects"].iter().any(|table| name.starts_with(table))),
        "{plain:?}"
    );
}

#[test]
fn a_form_that_is_not_or_means_nothing_is_refused() {
    let folder = workshop();
    write(folder.path(), SMALL);
    for (arguments, words) in [
        (
            &["run", "open-house", "--format", "xls"][..],
            "--format xls cannot be used: it needs csv, parquet or",
        ),
        (&["--format"], "--format lacks a value: it needs csv, parquet or"),
        (&["run", "open-house", "--format", "csv,ema"], "--format ema goes with prikkel experiment only"),
        (&["--format", "ema", "--lang", "nl"], "--format ema kan alleen bij prikkel experiment"),
        (
            &["experiment", "mine.toml", "--only", "1", "--format", "csv"],
            "--format does nothing beside --only",
        ),
        (
            &["experiment", "mine.toml", "--shard", "1/2", "--format", "csv"],
            "--format does nothing beside --shard",
        ),
        (&["evidence", "--format", "parquet"], "--format does nothing beside evidence"),
        (&["--format", "csv", "keys"], "flags for runs have no meaning here"),
        (&["keys", "--format", "csv"], "there is no --format"),
    ] {
        let (answer, said) = ends(&done(folder.path(), arguments), 1);
        assert!(said.contains(words) && answer.is_empty(), "{arguments:?}: {said}");
    }
    assert_eq!(names(&content(folder.path())), ["mine.toml"]);
}

/// The archive for the workbench, as far as that can be seen without it; `.ci/tools` loads it.
#[test]
fn parts_merge_to_the_same_archive_and_parquet_as_the_whole() {
    let folder = workshop();
    write(folder.path(), SMALL);
    let whole = play(folder.path(), &["--format", "parquet,ema"]);
    for part in ["1/2", "2/2"] {
        ends(&done(folder.path(), &["experiment", "mine.toml", "--shard", part, "--out", "parts"]), 0);
    }
    ends(
        &done(
            folder.path(),
            &["merge", "mine.toml", "--out", "parts", "--format", "ema,parquet", "--lang", "en"],
        ),
        0,
    );
    let parts = content(&folder.path().join("parts"));
    for (path, bytes) in &whole {
        assert!(parts.get(path) == Some(bytes), "{}", path.display());
    }
    assert!(whole.contains_key(Path::new(EMA)) && whole.contains_key(Path::new("runs.parquet")));
}

#[test]
fn the_places_that_the_page_names_exist() {
    let text = text();
    for target in text.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
        let title = |line: &str| line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
        assert!(
            text.lines().any(|line| line.starts_with('#') && title(line) == target),
            "no heading for #{target}"
        );
    }
}
