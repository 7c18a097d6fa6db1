//! What the output folder promises.

use super::*;
use crate::experiment::{Halt, Plan, Sink, compare};
use crate::language::Language;
use crate::scenario::embedded::MAIN_JOB;
use crate::scenario::{self, Embedded, Scenario, Source};
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

impl Sink for Output<'_> {
    fn take(&mut self, run: &RunOutcome) -> Result<(), String> {
        Output::take(self, run).map_err(|trouble| trouble.say(Language::English))
    }
}

const RUNS: &str = "runs.csv";
const SERIES: &str = "series.csv";
const SUMMARY: &str = "summary.csv";
const MUNICIPALITIES: &str = "municipalities.csv";

struct Case {
    formats: Formats,
    scenarios: Vec<Scenario>,
    names: Vec<String>,
    sources: Vec<Vec<Source>>,
}

fn case() -> Case {
    let names: Vec<String> = MAIN_JOB[..2].iter().map(|name| (*name).to_owned()).collect();
    let read = |name: &String| scenario::read(name, &Embedded).expect("shipped scenarios can be read");
    let resolved: Vec<_> = names.iter().map(read).collect();
    let sources = resolved.iter().map(|resolved| resolved.sources.clone()).collect();
    let scenarios = resolved
        .into_iter()
        .map(|resolved| scenario::build(&resolved).expect("shipped scenarios are in order"))
        .collect();
    Case { formats: Formats::default(), scenarios, names, sources }
}

impl Case {
    fn job(&self) -> Job<'_> {
        Job {
            scenarios: &self.scenarios,
            names: &self.names,
            cross: &[],
            sources: &self.sources,
            seed: 3,
            first_replicate: 0,
            replicates: 2,
            formats: &self.formats,
        }
    }

    /// Plays the job into `folder`; `early` leaves before the results are published.
    fn play(&self, folder: &Path, force: bool, early: bool) -> Result<PathBuf, Trouble> {
        let target = Target::Given(folder.to_path_buf());
        let mut output = Output::begin(&target, force, self.job())?;
        let stop = AtomicBool::new(false);
        let (seed, replicates) = (3, 2);
        let scenarios = &self.scenarios;
        let plan = Plan { scenarios, first_replicate: 0, replicates, seed, threads: 1, stop: &stop };
        let comparison = match compare(&plan, &mut output, &mut |_| ()) {
            Ok(comparison) => comparison,
            Err(Halt::Stopped | Halt::Sink(_) | Halt::Threads(_)) => panic!("nobody stopped it"),
        };
        output.chart(CHARTS[0].key, "<svg/>", b"png", "text")?;
        if early { Ok(PathBuf::new()) } else { output.publish(&comparison) }
    }
}

/// Every file below a folder, with its content.
fn content(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            found.extend(content(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).expect("it can be read"));
        }
    }
    found
}

#[test]
fn every_file_is_there_and_matches_its_checksum() {
    let parent = tempfile::tempdir().expect("a folder for the test");
    let folder = parent.path().join("deep/results");
    let case = case();
    assert_eq!(case.play(&folder, false, false), Ok(folder.clone()));
    let text = fs::read_to_string(folder.join(MANIFEST)).expect("it is there");
    let manifest: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let listed = manifest["files"].as_array().expect("it lists files");
    for file in listed {
        let bytes = fs::read(folder.join(file["name"].as_str().expect("a name"))).expect("it is there");
        let mut whole = Whole::create(parent.path(), "copy").expect("it can be made");
        whole.write_all(&bytes).expect("it can be written");
        let copy = whole.finish().expect("it can be finished");
        assert_eq!(Some(copy.sha256.as_str()), file["sha256"].as_str());
        fs::remove_file(parent.path().join("copy")).expect("it can go");
    }
    assert_eq!(content(&folder).len(), listed.len() + 1);
    let lines = |name: &str| fs::read_to_string(folder.join(name)).expect("it is there").lines().count();
    assert_eq!(lines(RUNS), 1 + 4);
    assert_eq!(lines(SERIES) as u64, 1 + 4 * series_rows_per_run(&case.scenarios[0]));
    assert_eq!(lines(FAILURES), 0);
}

#[test]
fn results_that_exist_are_refused_and_force_touches_our_own_files_only() {
    let parent = tempfile::tempdir().expect("a folder for the test");
    let folder = parent.path();
    fs::create_dir(folder.join(CHARTS_FOLDER)).expect("it can be made");
    fs::write(folder.join("notes.txt"), "mine").expect("it can be written");
    fs::write(folder.join("charts/mine.svg"), "mine").expect("it can be written");
    let case = case();
    assert!(matches!(case.play(folder, false, false), Err(Trouble::Strange { .. })));
    case.play(folder, true, false).expect("our files come beside a stranger's");
    let before = content(folder);
    assert!(matches!(case.play(folder, false, false), Err(Trouble::Existing { .. })));
    assert_eq!(content(folder), before);
    fs::write(folder.join(SUMMARY), "old").expect("it can be written");
    case.play(folder, true, false).expect("force replaces");
    assert_eq!(content(folder), before, "the same job gives the same bytes, and strangers stay");
}

#[test]
fn what_ends_early_leaves_everything_as_it_was() {
    let parent = tempfile::tempdir().expect("a folder for the test");
    let folder = parent.path().join("a/b");
    let case = case();
    case.play(&folder, false, true).expect("it runs");
    assert!(!parent.path().join("a").exists(), "folders that were made are taken away");
    case.play(&folder, false, false).expect("it runs");
    let before = content(&folder);
    case.play(&folder, true, true).expect("it runs");
    assert_eq!(content(&folder), before);
}

#[test]
fn a_move_that_is_refused_undoes_the_others() {
    let parent = tempfile::tempdir().expect("a folder for the test");
    let case = case();
    case.play(parent.path(), false, false).expect("it runs");
    let before = content(parent.path());
    let (claim, places) = Claim::take(&Target::Given(parent.path().into()), true).expect("it is free");
    let finished = |name: &str| Finished { name: name.into(), bytes: 0, sha256: String::new() };
    fs::write(places.scratch.join(RUNS), "new").expect("it can be written");
    let files = [finished(RUNS), finished("was-never-written.csv")];
    assert!(claim.fulfil(|| swap(&places, &files)).is_err());
    claim.abandon();
    assert_eq!(content(parent.path()), before);
}

#[test]
fn a_default_folder_takes_the_next_free_name() {
    let parent = tempfile::tempdir().expect("a folder for the test");
    let target = Target::Free(parent.path().join("output/main"));
    let case = case();
    let first = Output::begin(&target, false, case.job()).expect("it is free");
    let second = Output::begin(&target, false, case.job()).expect("the next is free");
    assert_eq!(first.folder(), parent.path().join("output/main"));
    assert_eq!(second.folder(), parent.path().join("output/main-2"));
}

#[test]
fn a_place_that_cannot_be_written_is_found_out_at_once() {
    let parent = tempfile::tempdir().expect("a folder for the test");
    let file = parent.path().join("file");
    fs::write(&file, "").expect("it can be written");
    let case = case();
    let begin = |path: &Path| Output::begin(&Target::Given(path.into()), false, case.job()).err();
    assert_eq!(begin(&file), Some(Trouble::NotAFolder(file.clone())));
    assert!(begin(&file.join("below")).is_some());
    assert!(begin(Path::new("/proc/prikkel")).is_some());
    fs::create_dir(parent.path().join(RUNS)).expect("it can be made");
    assert_eq!(begin(parent.path()), Some(Trouble::NotAFile(parent.path().join(RUNS))));
}

#[test]
fn a_region_has_a_table_of_its_municipalities_and_others_have_none() {
    let parent = tempfile::tempdir().expect("a folder for the test");
    let mut case = case();
    case.play(&parent.path().join("alone"), false, false).expect("it runs");
    assert!(!parent.path().join("alone").join(MUNICIPALITIES).exists());
    let resolved = scenario::read("region.toml", &Embedded).expect("it is shipped");
    case.scenarios[1] = scenario::build(&resolved).expect("it is in order");
    case.play(&parent.path().join("region"), false, false).expect("it runs");
    let text = fs::read_to_string(parent.path().join("region").join(MUNICIPALITIES)).expect("it is there");
    // Two replicates of three municipalities.
    assert_eq!(text.lines().count() as u32, 1 + 2 * 3 * case.scenarios[1].run.years);
    assert!(text.lines().skip(1).all(|line| line.starts_with("region,0,")));
}

/// Asked for in another form, or after an experiment in the same folder, nothing of before stands beside the new tables.
#[test]
fn nothing_of_earlier_results_stands_beside_new_ones() {
    let parent = tempfile::tempdir().expect("a folder for the test");
    let folder = parent.path();
    let mut case = case();
    case.play(folder, false, false).expect("it runs");
    let names = |folder: &Path| -> Vec<String> {
        let files = content(folder).into_keys();
        files.map(|path| path.strip_prefix(folder).expect("below").display().to_string()).collect()
    };
    let before = names(folder);
    case.formats = Formats::of("parquet").expect("it exists");
    case.play(folder, true, false).expect("it runs");
    let wanted: Vec<String> = before.iter().map(|name| name.replace(".csv", ".parquet")).collect();
    assert_eq!(names(folder), wanted);
    let manifest = fs::read_to_string(folder.join(MANIFEST)).expect("it is there");
    assert!(manifest.contains("--replicates 2 --format parquet\""), "{manifest}");
    let parquet = content(folder);
    let listed = manifest.replacen("\"files\": [", "\"files\": [{ \"name\": \"worlds.csv\" },", 1);
    assert_ne!(listed, manifest);
    fs::write(folder.join(MANIFEST), listed).expect("it can be written");
    fs::write(folder.join("worlds.csv"), "of an experiment").expect("it can be written");
    fs::write(folder.join("mine.csv"), "mine").expect("it can be written");
    case.play(folder, true, false).expect("it runs");
    assert!(!folder.join("worlds.csv").exists(), "what our manifest listed goes");
    assert!(folder.join("mine.csv").exists(), "and nothing else");
    fs::remove_file(folder.join("mine.csv")).expect("it is there");
    assert_eq!(content(folder), parquet, "the same job gives the same bytes");
}
