//! `prikkel experiment`: what it reads, that it loses no run, and that its answers are those of the runs.

use crate::commands::{content, done, ends, workshop};
use prikkel::scenario::embedded::EXPERIMENTS;
use prikkel::scenario::experiment::{Law, Uncertain, read};
use prikkel::scenario::problem::say_all;
use prikkel::scenario::{Embedded, Library, Source, Unreadable};
use std::fs;
use std::path::Path;

/// A small municipality, two schemes, two numbers that nobody knows.
pub const SMALL: &str = r#"base = "default-municipality.toml"

[title]
nl = "klein"
en = "small"

[design]
worlds = 3
replicates = 2

[claim]
nl = "Plafonds kosten minder."
en = "Ceilings cost less."

[[claim.test]]
nl = "plafonds tegen zonder"
en = "ceilings against none"
indicator = "spend"
scheme = "ceilings"
against = "none"
is = "lower"

[[uncertain]]
key = "behaviour.volume.curvature_median_eur_hour"

[[uncertain]]
key = "behaviour.referral.known_providers"
low = 2
high = 5

[scenario]
run.years = 1
run.warmup_years = 1
municipality.inhabitants = 3000

[[lever]]
name = "cap"

[[lever.level]]
name = "none"
nl = "zonder"
en = "none"

[[lever.level]]
name = "ceilings"
nl = "plafonds"
en = "ceilings"
[[lever.level.scenario.contract.clause]]
kind = "hourly tariff"
[[lever.level.scenario.contract.clause]]
kind = "revenue ceiling"
ceiling_share = 0.9
"#;

/// Files in memory, with the shipped ones behind them.
pub struct Shelf<'a>(pub &'a str);

impl Library for Shelf<'_> {
    fn open(&self, from: Option<&str>, name: &str) -> Result<Source, Unreadable> {
        match name {
            "mine.toml" => Ok(Source { name: name.to_owned(), text: self.0.to_owned() }),
            _ => Embedded.open(from, name),
        }
    }
}

/// What is said of the small experiment with `from` changed to `to`.
pub fn complaint(from: &str, to: &str) -> String {
    assert!(SMALL.contains(from), "{from}");
    match read("mine.toml", &Shelf(&SMALL.replacen(from, to, 1))) {
        Ok(_) => String::new(),
        Err(problems) => say_all(&problems, prikkel::language::Language::English),
    }
}

#[test]
fn the_shipped_experiments_are_in_order_and_say_what_is_uncertain() {
    for (file, text) in EXPERIMENTS {
        let experiment = read(file, &Embedded).unwrap_or_else(|problems| {
            panic!("{file}: {}", say_all(&problems, prikkel::language::Language::English))
        });
        // Every assumption that has a range, but for what a lever sets.
        assert!(experiment.uncertain.len() > 100 && experiment.design.worlds >= 64, "{file}");
        assert!(experiment.uncertain.iter().all(|it| it.low <= it.usual && it.usual <= it.high), "{file}");
        assert!(experiment.claim.is_some_and(|claim| claim.tests.len() >= 3), "{file}");
        assert!(text.starts_with('#'), "{file} says first what it is");
    }
}

/// Every assumption about behaviour has a range, so that an experiment leaves none of them certain by default.
#[test]
fn every_assumption_about_behaviour_has_a_range() {
    let resolved = prikkel::scenario::read("default-municipality.toml", &Embedded).expect("it is in order");
    let values = &resolved.values;
    for key in
        values.keys().iter().filter(|key| key.path.starts_with("behaviour.") && !key.path.contains('*'))
    {
        for stated in values.stated(key) {
            if matches!(
                stated.value,
                prikkel::scenario::Value::Number(_) | prikkel::scenario::Value::Whole(_)
            ) {
                let range = (stated.provenance.range_low, stated.provenance.range_high);
                assert!(matches!(range, (Some(low), Some(high)) if low < high), "{}", stated.path);
            }
        }
    }
}

#[test]
fn what_is_wrong_with_an_experiment_is_told_at_its_line() {
    assert_eq!(complaint("small", "small"), "");
    for (from, to, place, words) in [
        ("scheme = \"ceilings\"", "scheme = \"celings\"", "mine.toml:19:10", "did you mean \"ceilings\"?"),
        ("is = \"lower\"", "is = \"less\"", "mine.toml:21:6", "\"lower\""),
        ("worlds = 3", "worlds = 0", "mine.toml:8:10", "from 1 to"),
        ("ceiling_share = 0.9", "cieling_share = 0.9", "mine.toml:", "did you mean ceiling_share?"),
        ("known_providers", "knownproviders", "mine.toml:27:7", "no such number"),
        ("high = 5", "high = 1", "mine.toml:", "low below high"),
        ("low = 2\nhigh = 5", "law = \"log-uniform\"\nlow = 0\nhigh = 5", "mine.toml:", "low and high from"),
        ("key = \"behaviour.volume.curvature_median_eur_hour\"", "low = 3", "mine.toml:", "a key, or under"),
        (
            "key = \"behaviour.volume.curvature_median_eur_hour\"",
            "key = \"run.years\"\nlow = 1\nhigh = 3",
            "mine.toml:",
            "says nothing about the world",
        ),
        (
            "base = \"default-municipality.toml\"",
            "extends = \"default-municipality.toml\"",
            "mine.toml:1:",
            "base =",
        ),
        (
            "base = \"default-municipality.toml\"",
            "base = \"default.toml\"",
            "mine.toml:",
            "there is no such file",
        ),
        ("name = \"ceilings\"\nnl", "name = \"none\"\nnl", "mine.toml:", "another name"),
        ("against = \"none\"", "than = \"none\"", "mine.toml:", "belong together"),
        (
            "[scenario]\n",
            "[scenario]\nbehaviour.volume.curvature_median_eur_hour = -1\n",
            "mine.toml:",
            "from 0.01",
        ),
        ("is = \"lower\"", "is = \"lower\"\nweighs = \"no\"", "mine.toml:", "at least one test that weighs"),
    ] {
        let said = complaint(from, to);
        assert!(said.contains(words) && said.contains(place), "{to}: {said}");
    }
}

/// What a lever decides is not drawn, and cannot be called uncertain by name.
#[test]
fn what_is_decided_is_not_uncertain() {
    let lever = "nl = \"zonder\"\nen = \"none\"\n";
    let sets = format!("{lever}[lever.level.scenario.behaviour.volume]\ncurvature_median_eur_hour = 50.0\n");
    assert!(complaint(lever, &sets).contains("what is decided is not uncertain"));
    let text = SMALL.replacen(lever, &sets, 1);
    let named = "key = \"behaviour.volume.curvature_median_eur_hour\"";
    let under = text.replacen(named, "under = \"behaviour.volume\"", 1);
    let experiment = read("mine.toml", &Shelf(&under)).expect("it is in order");
    let paths: Vec<&str> = experiment.uncertain.iter().map(|it| it.path.as_str()).collect();
    assert!(
        paths.contains(&"behaviour.volume.curvature_sd")
            && !paths.contains(&"behaviour.volume.curvature_median_eur_hour")
    );
}

#[test]
fn levels_are_combined_all_or_one_at_a_time_and_worlds_are_built() {
    let more = "\n[[lever]]\nname = \"size\"\n[[lever.level]]\nname = \"a\"\nnl = \"a\"\nen = \"a\"\n[[lever.level]]\nname = \"b\"\nnl = \"b\"\nen = \"b\"\n[lever.level.scenario]\nmunicipality.inhabitants = 4000\n";
    let twice = complaint(SMALL, &format!("{SMALL}{}", more.replace("\"size\"", "\"cap\"")));
    assert!(twice.contains("another name") && twice.contains("a lever is called so already"), "{twice}");
    let text = SMALL
        .to_owned()
        .replace("scheme = \"ceilings\"", "scheme = \"ceilings + a\"")
        .replace("against = \"none\"", "against = \"none + a\"")
        + more;
    let ids = |text: &str| {
        let experiment = read("mine.toml", &Shelf(text)).expect("it is in order");
        experiment.schemes.iter().map(|scheme| scheme.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&text), ["none + a", "none + b", "ceilings + a", "ceilings + b"]);
    let one = text.replace("[design]", "[design]\ncombine = \"one at a time\"");
    assert_eq!(ids(&one), ["none + a", "ceilings + a", "none + b"]);
    let experiment = read("mine.toml", &Shelf(&text)).expect("it is in order");
    let scenario = experiment.scenario(1, &[123.0, 3.4]).expect("it can be built");
    assert_eq!(scenario.municipality.inhabitants, 4000);
    assert!((scenario.behaviour.volume.curvature_median - 123.0).abs() < 1e-12);
    assert_eq!(scenario.behaviour.referral.known_providers, 3);
    assert_eq!(
        experiment.scenario(0, &[123.0, 3.4]).expect("it can be built").municipality.inhabitants,
        3000
    );
}

#[test]
fn quantiles_of_a_range_stay_in_it_and_follow_its_law() {
    let of = |law| Uncertain { path: String::new(), low: 1.0, high: 9.0, usual: 3.0, law };
    for law in [Law::Uniform, Law::LogUniform, Law::Triangular] {
        let values: Vec<f64> = (0..=100).map(|step| of(law).quantile(f64::from(step) / 100.0)).collect();
        assert!(values.is_sorted() && (values[0] - 1.0).abs() < 1e-9 && (values[100] - 9.0).abs() < 1e-9);
    }
    assert!((of(Law::LogUniform).quantile(0.5) - 3.0).abs() < 1e-9);
    // A quarter of the triangle lies below its top at a quarter of the range.
    assert!((of(Law::Triangular).quantile(0.25) - 3.0).abs() < 1e-9);
}

/// Every file of a folder but the machine's name, by name.
pub fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let entry = entry.expect("it can be read");
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            files.extend(
                contents(&entry.path()).into_iter().map(|(inner, of)| (format!("{name}/{inner}"), of)),
            );
        } else {
            files.push((name, fs::read(entry.path()).expect("a file")));
        }
    }
    files.sort();
    files
}

/// Plays the experiment in `mine.toml`, in the folder `out` unless another is named; what is in that folder then.
pub fn play(folder: &Path, more: &[&str]) -> Vec<(String, Vec<u8>)> {
    let named = more.iter().position(|it| *it == "--out").map(|place| more[place + 1]);
    let out = if named.is_none() { &["--out", "out"][..] } else { &[] };
    let all = [&["experiment", "mine.toml", "--lang", "en", "--quiet"], out, more].concat();
    ends(&done(folder, &all), 0);
    contents(&folder.join(named.unwrap_or("out")))
}

#[test]
fn the_same_experiment_gives_the_same_bytes_on_any_threads_and_more_replicates_extend_it() {
    let folder = workshop();
    fs::write(folder.path().join("mine.toml"), SMALL).expect("it can be written");
    let once = play(folder.path(), &["--threads", "1"]);
    let names: Vec<&str> = once.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "answers.csv",
            "answers.html",
            "failures.jsonl",
            "journal.txt",
            "manifest.json",
            "problem.json",
            "runs.csv",
            "worlds.csv"
        ]
    );
    // Done already: nothing is played, and nothing changes.
    assert!(play(folder.path(), &[]) == once);
    assert!(play(folder.path(), &["--force", "--threads", "2"]) == once);
    let more = play(folder.path(), &["--replicates", "4"]);
    fs::remove_dir_all(folder.path().join("out")).expect("it is there");
    let at_once = play(folder.path(), &["--replicates", "4"]);
    assert!(more == at_once, "replicates that were added later are those of a longer batch");
    let rows = |files: &[(String, Vec<u8>)]| {
        let runs = files.iter().find(|(name, _)| name == "runs.csv").expect("it is there");
        String::from_utf8_lossy(&runs.1).lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let (few, many) = (rows(&once), rows(&more));
    assert!(few.len() == 1 + 12 && many.len() == 1 + 24 && many.starts_with(&few));
}

#[test]
fn another_experiment_in_the_folder_and_what_is_not_measured_are_refused() {
    let folder = workshop();
    let mine = folder.path().join("mine.toml");
    fs::write(&mine, SMALL).expect("it can be written");
    play(folder.path(), &[]);
    fs::write(&mine, SMALL.replace("low = 2", "low = 3")).expect("it can be written");
    let run = |more: &[&str]| {
        let all = [&["experiment", "mine.toml", "--lang", "en", "--out", "out"][..], more].concat();
        done(folder.path(), &all)
    };
    let (_, said) = ends(&run(&[]), 1);
    assert!(said.contains("holds another experiment"), "{said}");
    ends(&run(&["--force"]), 0);
    fs::write(&mine, SMALL.replace("\"spend\"", "\"spent\"")).expect("it can be written");
    let (_, said) = ends(&run(&[]), 2);
    assert!(said.contains("mine.toml:18:13") && said.contains("did you mean \"spend\"?"), "{said}");
    let (answer, _) = ends(&done(folder.path(), &["experiment", "--dry-run", "--lang", "en"]), 0);
    assert_eq!(answer.matches("nothing was written").count(), EXPERIMENTS.len());
}

/// The answer is what the table says: recomputed here from `runs.csv`.
#[test]
fn the_answer_follows_from_the_rows() {
    let folder = workshop();
    fs::write(folder.path().join("mine.toml"), SMALL).expect("it can be written");
    let files = play(folder.path(), &[]);
    let text = |wanted: &str| {
        let (_, bytes) = files.iter().find(|(name, _)| name == wanted).expect("it is there");
        String::from_utf8(bytes.clone()).expect("it is text")
    };
    let runs = text("runs.csv");
    let mut lines = runs.lines();
    let place = lines.next().expect("a header").split(',').position(|key| key == "spend").expect("a column");
    let spend: Vec<(usize, f64)> = lines
        .map(|line| line.split(',').collect::<Vec<_>>())
        .map(|row| (row[2].parse().expect("a world"), row[place].parse().expect("a number")))
        .collect();
    let mut means = [0.0; 3];
    for pair in spend.chunks(2) {
        assert_eq!(pair[0].0, pair[1].0);
        means[pair[0].0] += (pair[1].1 - pair[0].1) / 2.0;
    }
    let mean = means.iter().sum::<f64>() / 3.0;
    let answers = text("answers.csv");
    let row: Vec<&str> = answers.lines().nth(1).expect("a test").split(',').collect();
    let said: f64 = row[2].parse().expect("a number");
    assert!((said - mean).abs() < 1e-6 * mean.abs(), "{said} {mean}");
    let (low, high): (f64, f64) = (row[3].parse().expect("a number"), row[4].parse().expect("a number"));
    assert!(low < said && said < high);
    let page = text("answers.html");
    assert!(
        page.contains("Ceilings cost less.") && page.contains("prikkel experiment mine.toml --seed 20260101")
    );
    let folder_page = done(
        folder.path(),
        &["experiment", "mine.toml", "mine.toml", "--out", "two", "--lang", "nl", "--quiet"],
    );
    // The same experiment twice is one folder: the second finds all runs there.
    ends(&folder_page, 0);
    assert!(
        fs::read_to_string(folder.path().join("two/answers.html"))
            .expect("it is there")
            .contains("Wat klopt er")
    );
}

/// Parts that were played apart, one of them killed and resumed, merge to the bytes of the whole.
#[test]
fn parts_merge_to_the_bytes_of_the_whole() {
    let folder = workshop();
    fs::write(folder.path().join("mine.toml"), SMALL).expect("it can be written");
    let whole = play(folder.path(), &[]);
    let run = |arguments: &[&str]| {
        let all = [arguments, &["mine.toml", "--lang", "en", "--out", "parts"][..]].concat();
        done(folder.path(), &all)
    };
    for part in ["3/4", "1/4", "4/4"] {
        let (answer, _) = ends(&run(&["experiment", "--shard", part]), 0);
        assert!(answer.contains("prikkel merge mine.toml --out parts"), "{answer}");
    }
    let (_, said) = ends(&run(&["merge", "--dry-run"]), 1);
    assert!(said.contains("--dry-run does nothing beside merge"), "{said}");
    let (_, said) = ends(&run(&["merge"]), 3);
    assert!(said.contains("part 2 of 4 is not done") && said.contains("--shard 2/4"), "{said}");
    ends(&run(&["experiment", "--shard", "2/4"]), 0);
    ends(&run(&["merge", "--quiet"]), 0);
    let merged = content(&folder.path().join("parts"));
    for (name, bytes) in &whole {
        assert!(merged.get(Path::new(name)) == Some(bytes), "{name}");
    }
    // One that lost its last run is not merged, and costs nothing that is there.
    let part = folder.path().join("parts/shards/0003-of-0004.txt");
    let lines = fs::read_to_string(&part).expect("it is there");
    let fewer = lines.trim_end().rfind('\n').expect("it has lines");
    fs::write(&part, &lines[..=fewer]).expect("it can be written");
    let (_, said) = ends(&run(&["merge"]), 3);
    assert!(said.contains("part 3 of 4 is not done"), "{said}");
    fs::write(&part, lines).expect("it can be written");
    assert!(content(&folder.path().join("parts")) == merged);
    let (_, said) = ends(&run(&["experiment", "--shard", "5/4"]), 1);
    assert!(said.contains("--shard 5/4"), "{said}");
    let (_, said) =
        ends(&done(folder.path(), &["merge", "mine.toml", "--out", "nothing", "--lang", "en"]), 1);
    assert!(said.contains("holds no parts"), "{said}");
}

/// What is decided early stops early, whatever else is asked, and says so; parts cannot know.
#[test]
fn an_experiment_that_is_decided_stops_and_goes_no_further() {
    let folder = workshop();
    let text = SMALL
        .replace("replicates = 2", "replicates = 32\nstop = \"decided\"")
        .replace("worlds = 3", "worlds = 8");
    fs::write(folder.path().join("mine.toml"), &text).expect("it can be written");
    let run = |more: &[&str]| {
        done(
            folder.path(),
            &[&["experiment", "mine.toml", "--lang", "en", "--out", "out"][..], more].concat(),
        )
    };
    let (answer, _) = ends(&run(&[]), 0);
    let said = answer.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("of at most 32 runs per scheme and world: all that weighs is decided."), "{said}");
    assert!(said.contains("times as many runs would be needed"), "{said}");
    let first = contents(&folder.path().join("out"));
    ends(&run(&["--quiet"]), 0);
    assert!(contents(&folder.path().join("out")) == first, "nothing more is played");
    let (_, said) = ends(&run(&["--shard", "1/2"]), 1);
    assert!(said.contains("design.stop"), "{said}");
    assert!(complaint("replicates = 2", "replicates = 2\nstop = \"now\"").contains("\"decided\""));
}

/// Worlds that are drawn to see what matters meet the same luck, and say what matters: of two numbers the one that does something.
#[test]
fn morris_and_saltelli_tell_what_matters() {
    let folder = workshop();
    let number = "[[uncertain]]\nkey = \"behaviour.referral.known_providers\"\nlow = 2\nhigh = 5\n";
    // Without people nothing of the relationship does anything.
    let idle = "[[uncertain]]\nkey = \"behaviour.ties.gain_share_hour\"\n";
    assert!(SMALL.contains(number));
    for (sampling, worlds, rows, measures) in [("morris", 6, 6 * 3, 3), ("saltelli", 16, 16 * 4, 2)] {
        let text = SMALL
            .replace(number, idle)
            .replace("worlds = 3", &format!("worlds = {worlds}\nsampling = \"{sampling}\""));
        fs::write(folder.path().join("mine.toml"), text).expect("it can be written");
        let files = play(folder.path(), &["--out", sampling]);
        let text = |wanted: &str| {
            let (_, bytes) = files.iter().find(|(name, _)| name == wanted).expect("it is there");
            String::from_utf8(bytes.clone()).expect("it is text")
        };
        assert_eq!(text("worlds.csv").lines().count(), 1 + rows);
        let table = text("sensitivity.csv");
        assert_eq!(table.lines().count(), 1 + 2 * measures, "{table}");
        let mean = |key: &str, measure: &str| -> f64 {
            let line = table.lines().find(|line| line.contains(&format!("{key},{measure},"))).expect("a row");
            line.split(',').nth(4).expect("a mean").parse().expect("a number")
        };
        let measure = if sampling == "morris" { "mu_star" } else { "ST" };
        assert!(mean("curvature_median_eur_hour", measure) > 0.0);
        assert!(
            mean("gain_share_hour", measure).abs() < 1e-9,
            "the same luck, and nothing that does anything"
        );
        assert!(text("answers.html").contains("behaviour.volume.curvature_median_eur_hour"));
        let chart = text("charts/what_matters_1.txt");
        assert!(
            chart.contains("behaviour.ties.gain_share_hour") && chart.contains("eilings against none"),
            "{chart}"
        );
        let svg = text("charts/what_matters_1.svg");
        assert!(svg.contains("role=\"img\"") && svg.contains("<desc"), "{svg}");
        assert!(text("answers.html").contains("-what_matters_1-desc"), "the chart is in the page");
        assert!(files.iter().any(|(name, _)| name == "charts/what_matters_1.png"));
        let runs = text("runs.csv");
        let lucks: std::collections::BTreeSet<&str> =
            runs.lines().skip(1).filter_map(|line| line.split(',').nth(4)).collect();
        assert_eq!(lucks.len(), 2, "one luck per replicate");
    }
}

/// Goals say which scheme serves them on average, in the worst world, and with the least regret: recomputed here from the rows.
#[test]
fn goals_choose_among_schemes_as_the_rows_do() {
    let folder = workshop();
    let goals = "[[goal]]\nnl = \"uitgaven\"\nen = \"spend\"\nindicator = \"spend\"\nbetter = \"lower\"\nenough = 1e9\n\n[[goal]]\nnl = \"wachten\"\nen = \"waiting\"\nindicator = \"waiting\"\nbetter = \"lower\"\n";
    fs::write(
        folder.path().join("mine.toml"),
        SMALL.replace("[scenario]\n", &format!("{goals}\n[scenario]\n")),
    )
    .expect("it can be written");
    let files = play(folder.path(), &[]);
    let text = |wanted: &str| {
        let (_, bytes) = files.iter().find(|(name, _)| name == wanted).expect("it is there");
        String::from_utf8(bytes.clone()).expect("it is text")
    };
    let chart = text("charts/schemes_on_goals.txt");
    assert!(
        chart.contains("3 worlds") && chart.contains("none: spend") && chart.contains("on the front"),
        "{chart}"
    );
    assert!(text("answers.html").contains("-schemes_on_goals-title"), "the chart is in the page");
    let runs = text("runs.csv");
    let mut lines = runs.lines();
    let place = lines.next().expect("a header").split(',').position(|key| key == "spend").expect("a column");
    let mut worlds = [[0.0; 2]; 3];
    for line in lines {
        let row: Vec<&str> = line.split(',').collect();
        let (scheme, world) = (usize::from(row[1] == "ceilings"), row[2].parse::<usize>().expect("a world"));
        worlds[world][scheme] += row[place].parse::<f64>().expect("a number") / 2.0;
    }
    let table = text("decisions.csv");
    let said = |scheme: &str, measure: &str| -> f64 {
        let line = table
            .lines()
            .find(|line| line.starts_with(&format!("spend,{scheme},{measure},")))
            .expect("a row");
        line.split(',').nth(3).expect("a mean").parse().expect("a number")
    };
    for (scheme, name) in [(0, "none"), (1, "ceilings")] {
        let mean = worlds.iter().map(|world| world[scheme]).sum::<f64>() / 3.0;
        let worst = worlds.iter().map(|world| world[scheme]).fold(f64::NEG_INFINITY, f64::max);
        let regret = worlds.iter().map(|world| world[scheme] - world[0].min(world[1])).fold(0.0, f64::max);
        for (measure, wanted) in [("mean", mean), ("worst", worst), ("regret", regret)] {
            let found = said(name, measure);
            assert!((found - wanted).abs() < 1e-6 * mean, "{name} {measure}: {found} {wanted}");
        }
    }
    assert!(table.contains(",ceilings,satisfies_share,1,"), "{table}");
    let page = text("answers.html");
    assert!(
        page.contains("best on average “ceilings”") && page.contains("Good enough for all goals"),
        "{page}"
    );
    assert!(
        complaint("[scenario]\n", &format!("{}\n[scenario]\n", goals.replace("lower", "less")))
            .contains("\"lower\"")
    );
}

/// A run by its number is the run of the batch, to the last digit.
#[test]
fn one_run_of_an_experiment_can_be_played_alone() {
    let folder = workshop();
    fs::write(folder.path().join("mine.toml"), SMALL).expect("it can be written");
    let files = play(folder.path(), &[]);
    let runs = files.iter().find(|(name, _)| name == "runs.csv").expect("it is there");
    let runs = String::from_utf8_lossy(&runs.1).into_owned();
    let place =
        runs.lines().next().expect("a header").split(',').position(|key| key == "spend").expect("a column");
    for number in [0, 5, 11] {
        let row: Vec<&str> = runs.lines().nth(number + 1).expect("a row").split(',').collect();
        let only = number.to_string();
        let (said, _) =
            ends(&done(folder.path(), &["experiment", "mine.toml", "--only", &only, "--lang", "en"]), 0);
        assert!(said.contains(&format!("spend: {}\n", row[place])), "{number}: {said}");
        assert!(said.contains(&format!("world {}, replicate {}", row[2], row[3])), "{said}");
    }
    assert!(!folder.path().join("output").exists(), "nothing is written");
}

/// Worlds that were drawn elsewhere are played as they stand: those of another experiment give its runs again.
#[test]
fn a_table_of_worlds_is_played_and_its_mistakes_are_told_at_their_line() {
    let folder = workshop();
    let mine = folder.path().join("mine.toml");
    fs::write(&mine, SMALL).expect("it can be written");
    let drawn = play(folder.path(), &[]);
    let file = |files: &[(String, Vec<u8>)], wanted: &str| {
        let (_, bytes) = files.iter().find(|(name, _)| name == wanted).expect("it is there");
        String::from_utf8(bytes.clone()).expect("it is text")
    };
    let problem = file(&drawn, "problem.json");
    assert!(
        problem.contains("\"num_vars\": 2") && problem.contains("behaviour.referral.known_providers"),
        "{problem}"
    );
    fs::write(folder.path().join("sample.csv"), file(&drawn, "worlds.csv")).expect("it can be written");
    let table = SMALL.replace("worlds = 3", "sampling = \"table\"\ntable = \"sample.csv\"");
    fs::write(&mine, &table).expect("it can be written");
    let (_, said) = ends(&done(folder.path(), &["experiment", "mine.toml", "--lang", "en"]), 2);
    assert!(said.contains("the columns of the table say what is uncertain"), "{said}");
    let (before, after) = table.split_once("[[uncertain]]").expect("two are uncertain");
    let (_, after) = after.split_once("[scenario]").expect("what all schemes change");
    fs::write(&mine, format!("{before}[scenario]{after}")).expect("it can be written");
    let again = play(folder.path(), &["--out", "again"]);
    for name in ["runs.csv", "worlds.csv", "answers.csv"] {
        assert_eq!(file(&drawn, name), file(&again, name), "{name}");
    }
    for (rows, words) in [
        ("behaviour.volume.curvature_sd\n0.4\n-1\n", "sample.csv:3:1  -1"),
        ("behaviour.volume.curvature_sd\n0.4,3\n", "sample.csv:2:1"),
        ("behaviour.volume.curvature_s\n0.4\n", "did you mean behaviour.volume.curvature_sd?"),
        ("behaviour.volume.curvature_sd\n", "at least one world"),
    ] {
        fs::write(folder.path().join("sample.csv"), rows).expect("it can be written");
        let (_, said) = ends(&done(folder.path(), &["experiment", "mine.toml", "--lang", "en"]), 2);
        assert!(said.contains(words), "{rows}: {said}");
    }
    fs::remove_file(folder.path().join("sample.csv")).expect("it is there");
    let (_, said) = ends(&done(folder.path(), &["experiment", "mine.toml", "--lang", "en"]), 2);
    assert!(said.contains("mine.toml:9:9") && said.contains("there is no such file"), "{said}");
    assert!(complaint("worlds = 3", "sampling = \"table\"").contains("also design.table"));
    assert!(complaint("worlds = 3", "worlds = 3\ntable = \"x.csv\"").contains("also sampling"));
    fs::write(folder.path().join("sample.csv"), "behaviour.volume.curvature_sd\n0.4\n")
        .expect("it can be written");
    fs::write(&mine, format!("{before}[scenario]{after}").replace("sampling =", "worlds = 3\nsampling ="))
        .expect("it can be written");
    let (_, said) = ends(&done(folder.path(), &["experiment", "mine.toml", "--lang", "en"]), 2);
    assert!(
        said.contains("no design.worlds") && said.contains("every line of the table is a world"),
        "{said}"
    );
}

/// `prikkel check` knows an experiment from a scenario.
#[test]
fn check_tells_what_is_wrong_with_an_experiment() {
    let folder = workshop();
    let mine = folder.path().join("mine.toml");
    let check = || done(folder.path(), &["check", "mine.toml", "--lang", "en"]);
    fs::write(&mine, SMALL).expect("it can be written");
    let (answer, _) = ends(&check(), 0);
    assert!(answer.contains("mine.toml: in order"), "{answer}");
    fs::write(&mine, SMALL.replace("\"spend\"", "\"spent\"").replace("worlds = 3", "world = 3"))
        .expect("it can be written");
    let (_, said) = ends(&check(), 2);
    assert!(said.contains("did you mean worlds?"), "{said}");
    fs::write(&mine, SMALL.replace("\"spend\"", "\"spent\"")).expect("it can be written");
    let (_, said) = ends(&check(), 2);
    assert!(said.contains("did you mean \"spend\"?") && said.contains("1 problem"), "{said}");
}
