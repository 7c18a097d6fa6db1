//! The commands: what they answer, how they end, and what they leave behind.

use prikkel::scenario::embedded::{MAIN_JOB, SHIPPED};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

pub(crate) fn prikkel(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_prikkel"));
    command.current_dir(folder).args(arguments).env_remove("LC_ALL").env_remove("LC_MESSAGES");
    command.env("LANG", "C").stdin(Stdio::null());
    command
}

pub(crate) fn done(folder: &Path, arguments: &[&str]) -> Output {
    prikkel(folder, arguments).output().expect("the program starts")
}

pub(crate) fn workshop() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

#[track_caller]
pub(crate) fn ends(output: &Output, code: i32) -> (String, String) {
    let texts = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    assert_eq!(output.status.code(), Some(code), "stdout: {}\nstderr: {}", texts[0], texts[1]);
    let [answer, remarks] = texts;
    (answer, remarks)
}

/// Every file below a folder, by its path within it.
pub(crate) fn content(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("the folder is there") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it lies below").to_path_buf();
                found.insert(name, fs::read(&path).expect("it can be read"));
            }
        }
    }
    found
}

#[test]
fn without_arguments_the_shipped_schemes_are_compared() {
    let folder = workshop();
    let (answer, remarks) = ends(&done(folder.path(), &["--replicates", "2"]), 0);
    let last: Vec<&str> = answer.lines().rev().take(2).collect();
    assert!(
        last[1].starts_with("Results: output/main ") && last[0].starts_with("Next: prikkel "),
        "{answer}"
    );
    assert!(remarks.starts_with("Prikkel "), "{remarks}");
    let files = content(&folder.path().join("output/main"));
    for name in [
        "manifest.json",
        "runs.csv",
        "series.csv",
        "summary.csv",
        "comparisons.csv",
        "failures.jsonl",
        "briefing.html",
    ] {
        assert!(files.contains_key(Path::new(name)), "{name}");
    }
    assert!(files.keys().all(|name| !name.to_string_lossy().contains(".prikkel-")), "nothing is left over");
    let runs = String::from_utf8_lossy(&files[Path::new("runs.csv")]).into_owned();
    assert_eq!(runs.lines().count(), 1 + 2 * MAIN_JOB.len());
    let (answer, _) = ends(&done(folder.path(), &["--replicates", "2"]), 0);
    assert!(answer.contains("output/main-2"), "a default folder is never overwritten: {answer}");
    assert_eq!(content(&folder.path().join("output/main")), files);
}

#[test]
fn wrong_use_ends_with_1_and_names_the_remedy() {
    let folder = workshop();
    for (arguments, words) in [
        (&["--replicates", "0"][..], "a whole number from 1 to 1000000"),
        (&["--threads", "1000000"], "a whole number from 1 to 512"),
        (&["--seed", "abc"], "a whole number from 0 to"),
        (&["--sead", "1"], "did you mean --seed?"),
        (&["run"], "no scenario file was given"),
        (&["run", "ceilings", "--cross"], "--cross lacks a value: it needs a scenario file"),
        (&["keys", "nonsense"], "nonsense"),
        (&["--lang", "nl", "--seed", "-1"], "nodig is een geheel getal"),
    ] {
        let (answer, remarks) = ends(&done(folder.path(), arguments), 1);
        assert!(remarks.contains(words) && answer.is_empty(), "{arguments:?}: {remarks}");
    }
    assert!(content(folder.path()).is_empty());
}

#[test]
fn scenarios_that_cannot_be_read_end_with_2() {
    let folder = workshop();
    fs::create_dir(folder.path().join("map.toml")).expect("it can be made");
    fs::write(folder.path().join("pixels.toml"), [0xff, 0xd8, 0x00]).expect("it can be written");
    for name in ["missing.toml", "map.toml", "pixels.toml"] {
        for verb in ["run", "check"] {
            let (answer, remarks) = ends(&done(folder.path(), &[verb, name]), 2);
            assert!(remarks.contains(name) && answer.is_empty(), "{remarks}");
        }
    }
    let (_, remarks) = ends(&done(folder.path(), &["check", "missing.toml", "map.toml"]), 2);
    assert!(remarks.contains("missing.toml") && remarks.contains("map.toml"), "all are told: {remarks}");
    assert!(!folder.path().join("output").exists());
}

#[test]
fn shipped_scenarios_are_in_order_by_name_and_as_files() {
    let folder = workshop();
    ends(&done(folder.path(), &["scenarios", "mine"]), 0);
    let bare = MAIN_JOB[0].trim_end_matches(".toml");
    let file = format!("mine/{}", MAIN_JOB[0]);
    let (answer, _) = ends(&done(folder.path(), &["check", bare, &file]), 0);
    assert_eq!(answer, format!("{bare}: in order\n{file}: in order\n"));
    fs::write(folder.path().join("mine").join(SHIPPED[0].0), "# mine").expect("it can be written");
    let (answer, _) = ends(&done(folder.path(), &["scenarios", "mine"]), 0);
    assert!(answer.contains("was not overwritten"), "{answer}");
    assert_eq!(fs::read(folder.path().join("mine").join(SHIPPED[0].0)).expect("it is there"), b"# mine");
}

#[test]
fn results_that_exist_are_never_overwritten_unasked() {
    let folder = workshop();
    let arguments = ["run", MAIN_JOB[0], "--replicates", "1", "--out", "here", "--quiet"];
    ends(&done(folder.path(), &arguments), 0);
    fs::write(folder.path().join("here/notes.txt"), "mine").expect("it can be written");
    let before = content(&folder.path().join("here"));
    let (_, remarks) = ends(&done(folder.path(), &arguments), 1);
    assert!(remarks.contains("--force") && remarks.contains("--out"), "{remarks}");
    assert_eq!(content(&folder.path().join("here")), before);
    let forced: Vec<&str> = arguments.into_iter().chain(["--force", "--seed", "99"]).collect();
    ends(&done(folder.path(), &forced), 0);
    let after = content(&folder.path().join("here"));
    assert_ne!(after[Path::new("runs.csv")], before[Path::new("runs.csv")]);
    assert_eq!(after[Path::new("notes.txt")], b"mine");
}

#[test]
fn a_folder_that_cannot_be_written_is_found_out_before_the_runs() {
    let folder = workshop();
    fs::write(folder.path().join("file"), "").expect("it can be written");
    for out in ["file", "file/below"] {
        // With this many replicates the test would not end if the runs came first.
        let arguments = ["run", MAIN_JOB[0], "--replicates", "1000000", "--out", out];
        let (_, remarks) = ends(&done(folder.path(), &arguments), 1);
        assert!(remarks.contains("--out"), "{remarks}");
    }
    assert_eq!(content(folder.path()).len(), 1);
}

#[test]
fn the_same_seed_gives_the_same_bytes_whatever_the_threads_and_the_screen() {
    let folder = workshop();
    let ways: [&[&str]; 5] = [
        &["--threads", "1"],
        &["--threads", "2", "--quiet"],
        &["--threads", "7", "--progress", "json"],
        &["--progress", "none"],
        &["--quiet", "--progress", "json"],
    ];
    let mut seen = Vec::new();
    for (number, way) in ways.iter().enumerate() {
        let out = format!("way-{number}");
        let mut arguments = vec!["run", MAIN_JOB[0], MAIN_JOB[1], "--replicates", "3", "--out", &out];
        arguments.extend(*way);
        ends(&done(folder.path(), &arguments), 0);
        seen.push(content(&folder.path().join(&out)));
    }
    for other in &seen[1..] {
        assert!(*other == seen[0]);
    }
}

#[test]
fn a_run_of_a_batch_can_be_repeated_by_its_number() {
    let folder = workshop();
    let rows = |arguments: &[&str], out: &str| {
        let all: Vec<&str> =
            ["run", MAIN_JOB[0], "--out", out].into_iter().chain(arguments.to_vec()).collect();
        ends(&done(folder.path(), &all), 0);
        let text = fs::read_to_string(folder.path().join(out).join("runs.csv")).expect("it is there");
        text.lines().map(String::from).collect::<Vec<_>>()
    };
    let batch = rows(&["--replicates", "3"], "batch");
    let one = rows(&["--replicates", "1", "--first-replicate", "2"], "one");
    assert_eq!(one[1], batch[3]);
}

#[test]
fn a_scheme_against_itself_differs_by_exactly_nothing() {
    let folder = workshop();
    ends(&done(folder.path(), &["run", MAIN_JOB[0], MAIN_JOB[0], "--replicates", "3", "--out", "here"]), 0);
    let text = fs::read_to_string(folder.path().join("here/comparisons.csv")).expect("it is there");
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let nothing = fields[3] == "0" || (fields[4] == "0" && fields[8] == "equal");
        assert!(nothing, "{line}");
    }
}

const STRICT: &str = "extends = \"default-municipality.toml\"\n[title]\nnl = \"strenge gemeente\"\n\
    en = \"strict desk\"\n[access.desk]\nstrictness = 0.5\n";

#[test]
fn crossed_schemes_are_played_under_every_design_and_the_manifest_repeats_it() {
    let folder = workshop();
    fs::write(folder.path().join("strict.toml"), STRICT).expect("it can be written");
    let crossed = ["run", "open-house", "ceilings", "--cross", "default-municipality", "strict.toml"];
    let (answer, _) =
        ends(&done(folder.path(), &[&crossed[..], &["--replicates", "2", "--dry-run"]].concat()), 0);
    assert!(answer.starts_with("8 runs"), "{answer}");
    let (answer, _) =
        ends(&done(folder.path(), &[&crossed[..], &["--replicates", "2", "--out", "here"]].concat()), 0);
    assert!(answer.contains("P×Q without bounds, strict desk"), "{answer}");
    let files = content(&folder.path().join("here"));
    for name in ["charts/rights_by_scheme.svg", "charts/rights_by_scheme.png", "charts/rights_by_scheme.txt"]
    {
        assert!(files.contains_key(Path::new(name)), "{name}");
    }
    let runs = String::from_utf8_lossy(&files[Path::new("runs.csv")]).into_owned();
    let ids: Vec<&str> = runs.lines().skip(1).take(4).filter_map(|line| line.split(',').next()).collect();
    let municipality = |scheme: &str| format!("{scheme}+default-municipality");
    let expected =
        [&municipality("open-house"), "open-house+strict", &municipality("ceilings"), "ceilings+strict"];
    assert_eq!(ids, expected);
    assert_eq!(runs.lines().count(), 9);
    let manifest: serde_json::Value =
        serde_json::from_slice(&files[Path::new("manifest.json")]).expect("it is JSON");
    assert_eq!(manifest["scenarios"][1]["sources"][0]["name"], "strict.toml");
    let command = manifest["command"].as_str().expect("it is there").to_owned();
    let again: Vec<&str> = command.split(' ').skip(1).chain(["--out", "again"]).collect();
    ends(&done(folder.path(), &again), 0);
    assert!(content(&folder.path().join("again"))[Path::new("runs.csv")] == files[Path::new("runs.csv")]);
    // Without a cross there is nothing to lay side by side.
    ends(&done(folder.path(), &["run", "open-house", "--replicates", "1", "--out", "plain"]), 0);
    assert!(!folder.path().join("plain/charts/rights_by_scheme.svg").exists());
}

#[test]
fn a_design_that_cannot_be_laid_over_a_scheme_is_told_once_with_its_line() {
    let folder = workshop();
    fs::write(folder.path().join("strict.toml"), STRICT).expect("it can be written");
    let own = format!("{STRICT}\n[[contract.clause]]\nkind = \"lump sum\"\nsum_share = 1.0\n");
    fs::write(folder.path().join("own.toml"), own).expect("it can be written");
    for (arguments, place, count) in [
        (&["open-house", "ceilings", "--cross", "own.toml"][..], "own.toml:8:12  contract.clause", 1),
        (
            &["ceilings-strict-desk", "--cross", "strict.toml"],
            "strict.toml:6:14  access.desk.strictness = 0.5",
            1,
        ),
        (&["ceilings", "lump-sum", "--cross", "missing.toml", "none.toml"], "missing.toml", 2),
    ] {
        let (answer, remarks) = ends(&done(folder.path(), &[&["run"], arguments].concat()), 2);
        assert!(remarks.contains(place) && answer.is_empty(), "{remarks}");
        assert_eq!(remarks.matches("because").count(), count, "{remarks}");
    }
    assert!(!folder.path().join("output").exists());
}

#[test]
fn a_dry_run_counts_and_writes_nothing() {
    let folder = workshop();
    let (answer, _) = ends(&done(folder.path(), &["--dry-run", "--replicates", "1000"]), 0);
    let runs = 1_000 * MAIN_JOB.len();
    assert!(answer.replace([',', '.', '\u{202f}', '\u{a0}'], "").starts_with(&runs.to_string()), "{answer}");
    assert!(content(folder.path()).is_empty());
}

#[test]
fn help_and_errors_speak_the_language_of_the_reader() {
    let folder = workshop();
    let (answer, _) = ends(&done(folder.path(), &["run", "--help", "--lang", "nl"]), 0);
    assert!(answer.starts_with("Voorbeeld: prikkel run "), "{answer}");
    let mut command = prikkel(folder.path(), &["--help"]);
    let (answer, _) = ends(&command.env("LANG", "nl_NL.UTF-8").output().expect("the program starts"), 0);
    assert!(answer.starts_with("Voorbeeld: prikkel "), "{answer}");
    let (answer, _) = ends(&done(folder.path(), &["--help"]), 0);
    assert!(answer.starts_with("Example: prikkel "), "{answer}");
    ends(&done(folder.path(), &["--version"]), 0);
}

#[test]
fn keys_and_schema_answer() {
    let folder = workshop();
    let (answer, _) = ends(&done(folder.path(), &["keys"]), 0);
    assert!(!answer.is_empty());
    let (answer, _) = ends(&done(folder.path(), &["schema"]), 0);
    serde_json::from_str::<serde_json::Value>(&answer).expect("the schema is JSON");
}

#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    let folder = workshop();
    let mut command = prikkel(folder.path(), &["--replicates", "1", "--out", "here"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    assert!(folder.path().join("here/manifest.json").exists(), "the results are there all the same");
}

/// Starts an endless batch into `here`, waits until runs come in, and sends it Ctrl-C `times` times.
#[cfg(unix)]
fn interrupted(folder: &Path, times: usize) -> Option<i32> {
    let arguments = ["--replicates", "1000000", "--out", "here", "--force", "--progress", "json"];
    let long = [&arguments[..], &["--threads", "2"]].concat();
    let mut command = prikkel(folder, &long);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut lines = BufReader::new(child.stderr.take().expect("it is piped")).lines();
    let started = |line: &std::io::Result<String>| line.as_ref().is_ok_and(|line| line.contains("\"done\""));
    assert!(lines.any(|line| started(&line)), "the batch starts");
    std::thread::sleep(std::time::Duration::from_millis(300));
    for _ in 0..times {
        let status = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
        assert!(status.expect("kill is there").success());
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    lines.for_each(drop);
    child.wait().expect("it ends").code()
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_nothing_half_written_and_earlier_results_as_they_were() {
    let folder = workshop();
    assert_eq!(interrupted(folder.path(), 1), Some(130));
    assert_eq!(interrupted(folder.path(), 2), Some(130));
    assert!(!folder.path().join("here").exists(), "a folder without results is taken away");
    ends(&done(folder.path(), &["run", MAIN_JOB[0], "--replicates", "1", "--out", "here"]), 0);
    let before = content(folder.path());
    assert_eq!(interrupted(folder.path(), 1), Some(130));
    assert!(content(folder.path()) == before);
}

#[test]
fn published_results_are_asked_for_in_a_right_way() {
    let folder = workshop();
    let (answer, remarks) = ends(&done(folder.path(), &["evidence", "--dry-run", "--replicates", "3"]), 0);
    assert!(answer.is_empty() && remarks.contains("3 per setting"), "{remarks}");
    let (_, remarks) = ends(&done(folder.path(), &["evidence", "--replicates", "1"]), 1);
    assert!(remarks.contains("two runs"), "{remarks}");
    fs::create_dir(folder.path().join("here")).expect("it can be made");
    fs::write(folder.path().join("here/evidence.csv"), "mine").expect("it can be written");
    let (answer, remarks) = ends(&done(folder.path(), &["evidence", "--out", "here"]), 1);
    assert!(answer.is_empty() && remarks.contains("--force"), "found out before the runs: {remarks}");
    assert_eq!(fs::read(folder.path().join("here/evidence.csv")).expect("it is there"), b"mine");
}
