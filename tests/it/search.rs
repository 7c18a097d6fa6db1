//! A search over levers: what it asks, that it is the same however it was played, and that what it finds is told from other worlds.

use crate::commands::{content, done, ends, prikkel, workshop};
use crate::experiments::Shelf;
use prikkel::experiment::sampling::worlds;
use prikkel::language::Language;
use prikkel::scenario::experiment::read;
use prikkel::scenario::problem::say_all;
use std::fs;
use std::process::Stdio;
use std::time::Duration;

/// Two levers, of which one is a number, in a small municipality.
const SEARCH: &str = r#"base = "default-municipality.toml"

[title]
nl = "zoeken"
en = "search"

[design]
combine = "search"
worlds = 3
replicates = 1

[search]
population = 5
generations = 4
worlds = 2

[[goal]]
nl = "lage uitgaven"
en = "low spend"
indicator = "spend"
better = "lower"

[[goal]]
nl = "weinig mensen zonder hulp"
en = "few people without help"
indicator = "unmet"
better = "lower"

[[uncertain]]
key = "behaviour.volume.curvature_median_eur_hour"

[scenario]
run.years = 1
run.warmup_years = 1
municipality.inhabitants = 3000
contract.clause = [ { kind = "hourly tariff", tariff_share = 1.0 }, { kind = "revenue ceiling", ceiling_share = 0.9 } ]

[[lever]]
name = "access"
[[lever.level]]
name = "desk"
nl = "toegang"
en = "desk"
[[lever.level]]
name = "team"
nl = "wijkteam"
en = "team"
[lever.level.scenario]
rights.access.desk = "team"

[[lever]]
name = "ceiling"
key = "contract.clause[2].ceiling_share"
nl = "plafond"
en = "ceiling"
low = 0.6
high = 1.2
steps = 13
"#;

fn told(from: &str, to: &str) -> String {
    assert!(SEARCH.contains(from), "{from}");
    match read("mine.toml", &Shelf(&SEARCH.replacen(from, to, 1))) {
        Ok(_) => String::new(),
        Err(problems) => say_all(&problems, Language::English),
    }
}

#[test]
fn what_a_search_cannot_use_is_told() {
    assert_eq!(told("search", "search"), "");
    for (from, to, words) in [
        ("combine = \"search\"", "", "also combine = \"search\""),
        ("population = 5", "population = 1", "from 4 to"),
        ("worlds = 3", "sampling = \"morris\"\nworlds = 3", "these worlds show what matters"),
        (
            "[[lever]]",
            "[claim]\nnl = \"x\"\nen = \"x\"\n[[claim.test]]\nnl = \"x\"\nen = \"x\"\nindicator = \"spend\"\nscheme = \"desk + ceiling 0.6\"\nis = \"lower\"\n[[lever]]",
            "a search has yet to find them",
        ),
        ("rights.access.desk = \"team\"", "rights.access.desk = \"teem\"", "did you mean"),
    ] {
        let said = told(from, to);
        assert!(said.contains(words), "{to}: {said}");
    }
    let goals = SEARCH.split("[[goal]]").nth(1).expect("there are two");
    let none = SEARCH.replace(&format!("[[goal]]{goals}"), "");
    let (before, after) = none.split_once("[[goal]]").expect("there is another");
    let (_, after) = after.split_once("[[uncertain]]").expect("it follows");
    let said = match read("mine.toml", &Shelf(&format!("{before}[[uncertain]]{after}"))) {
        Ok(_) => String::new(),
        Err(problems) => say_all(&problems, Language::English),
    };
    assert!(said.contains("without a goal there is nothing to search for"), "{said}");
}

/// What is found in some worlds is played in others under other luck: the best of many is always lucky.
#[test]
fn what_is_found_is_told_from_other_worlds_than_those_of_the_search() {
    let experiment = read("mine.toml", &Shelf(SEARCH)).expect("it is in order");
    let search = experiment.search.clone().expect("it searches");
    let tried = [vec![0, 3], vec![1, 12]];
    let generation = experiment.generation(&search, &tried);
    let last = experiment.found(&search, &tried);
    assert_eq!(generation.experiment.schemes[1].id, "team + ceiling 1.2");
    let ids: Vec<&str> = last.schemes.iter().map(|scheme| scheme.id.as_str()).collect();
    assert_eq!(ids, ["desk + ceiling 0.6", "desk + ceiling 0.75", "team + ceiling 1.2"]);
    let (searched, told) = (worlds(&generation.experiment), worlds(&last));
    assert_eq!((searched.len(), told.len()), (2, 3));
    assert!(searched.iter().all(|world| !told.contains(world)));
    assert_ne!(generation.experiment.design.seed, last.design.seed);
    assert_eq!(last.design.seed, experiment.design.seed, "the command that is told plays the same again");
}

/// On one thread and on two, in one go and killed on the way: the same bytes; another seed tries others.
#[test]
fn a_search_ends_in_the_same_bytes_on_any_threads_and_after_kills() {
    let folder = workshop();
    let at = folder.path();
    fs::write(at.join("mine.toml"), SEARCH).expect("it can be written");
    let play = |out: &str, more: &[&str]| {
        let all = [&["experiment", "mine.toml", "--lang", "en", "--quiet", "--out", out], more].concat();
        let (answer, _) = ends(&done(at, &all), 0);
        (content(&at.join(out)), answer)
    };
    let (once, answer) = play("once", &["--threads", "1"]);
    assert!(answer.contains("of 26 combinations tried, in 4 generations after the first"), "{answer}");
    let tried = String::from_utf8_lossy(&once[std::path::Path::new("search.csv")]).into_owned();
    assert!(tried.starts_with("number,generation,access,ceiling,spend,unmet,on_front,because\n"), "{tried}");
    // A lever that is a number stands there as one.
    let ceilings = tried.lines().skip(1).filter_map(|row| row.split(',').nth(3)?.parse::<f64>().ok());
    let ceilings: Vec<f64> = ceilings.collect();
    assert!(ceilings.len() > 5 && ceilings.iter().all(|share| (0.6..=1.2).contains(share)), "{tried}");
    for number in 0..6 {
        let mut child = prikkel(at, &["experiment", "mine.toml", "--quiet", "--out", "twice"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        std::thread::sleep(Duration::from_millis(20 + number * 40));
        child.kill().expect("it can be killed");
        child.wait().expect("it has ended");
    }
    let (mut twice, _) = play("twice", &["--threads", "2"]);
    twice.retain(|name, _| !name.to_string_lossy().starts_with(".prikkel-"));
    assert_eq!(once.keys().collect::<Vec<_>>(), twice.keys().collect::<Vec<_>>());
    assert!(once == twice);
    assert!(play("twice", &["--force"]).0.iter().all(|(name, bytes)| once.get(name) == Some(bytes)));
    let (other, _) = play("other", &["--seed", "7"]);
    assert_ne!(once[std::path::Path::new("search.csv")], other[std::path::Path::new("search.csv")]);
}

#[test]
fn a_search_is_estimated_and_not_shared() {
    let folder = workshop();
    fs::write(folder.path().join("mine.toml"), SEARCH).expect("it can be written");
    let dry = done(folder.path(), &["experiment", "mine.toml", "--dry-run", "--lang", "en"]);
    let (answer, remarks) = ends(&dry, 0);
    // 5 × 5 schemes in 2 worlds, and at most 6 in 3 others.
    assert!(answer.starts_with("68 runs"), "{answer}");
    assert!(remarks.contains("at most 4 generations of 5 schemes, in at most 50 runs"), "{remarks}");
    let (_, remarks) = ends(&done(folder.path(), &["experiment", "mine.toml", "--shard", "1/2"]), 1);
    assert!(remarks.contains("a search cannot be shared"), "{remarks}");
    assert!(!folder.path().join("output").exists());
}
