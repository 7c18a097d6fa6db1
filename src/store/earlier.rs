//! What earlier results of ours left in a folder: nothing of it may stand beside new ones as if it were one of them.

use super::Trouble;
use super::output::{BRIEFING, MANIFEST};
use super::sheet::{Replace, save_text};
use super::whole::{Finished, sha256};
use crate::scenario::Source;
use serde_json::{Value, json};
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

/// The manifest of this folder, if Prikkel wrote it.
pub fn manifest(folder: &Path) -> Option<Value> {
    let text = fs::read_to_string(folder.join(MANIFEST)).ok()?;
    let manifest: Value = serde_json::from_str(&text).ok()?;
    (manifest.get("program")? == "prikkel").then_some(manifest)
}

/// A job that was finished, as its manifest tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// How its scenarios were named; none of an experiment.
    pub names: Vec<String>,
    /// How was named what is laid over every scheme.
    pub cross: Vec<String>,
    /// The seed.
    pub seed: u64,
    /// The number of the first replicate.
    pub first_replicate: u32,
    /// Replicates per scenario.
    pub replicates: u32,
    /// The command that does the same again.
    pub command: String,
    /// The version of the program that did it.
    pub version: String,
    /// Per scenario, the files that it was read from, with their checksums.
    sources: Vec<Vec<(String, String)>>,
}

impl Earlier {
    /// That of this manifest of ours; None where it lacks what a job has.
    pub fn of(manifest: &Value) -> Option<Earlier> {
        let text = |key: &str| manifest.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let count = |key: &str| manifest.get(key).and_then(Value::as_u64);
        let whole = |key: &str| count(key).and_then(|count| u32::try_from(count).ok());
        let list = |value: Option<&Value>| value.and_then(Value::as_array).cloned().unwrap_or_default();
        let names = |key: &str| {
            list(manifest.get(key)).iter().filter_map(|it| Some(it.as_str()?.to_owned())).collect()
        };
        let source =
            |it: &Value| Some((it.get("name")?.as_str()?.to_owned(), it.get("sha256")?.as_str()?.to_owned()));
        let sources = list(manifest.get("scenarios"));
        let sources = sources.iter().map(|it| list(it.get("sources")).iter().filter_map(source).collect());
        Some(Earlier {
            names: names("names"),
            cross: names("cross"),
            seed: count("seed")?,
            first_replicate: whole("first_replicate").unwrap_or(0),
            replicates: whole("replicates")?,
            command: text("command"),
            version: text("version"),
            sources: sources.collect(),
        })
    }

    /// The name of a file that is not as it was, among those from which the scenarios are read now.
    pub fn changed(&self, now: &[Vec<Source>]) -> Option<String> {
        let now =
            now.iter().map(|files| files.iter().map(|it| (it.name.clone(), sha256(&it.text))).collect());
        let now: Vec<Vec<(String, String)>> = now.collect();
        let pairs = now.iter().flatten().zip(self.sources.iter().flatten());
        let other = pairs.filter(|(now, then)| now != then).map(|(now, _)| now.0.clone()).next();
        let counts = |all: &[Vec<(String, String)>]| all.iter().map(Vec::len).collect::<Vec<_>>();
        other.or_else(|| (counts(&now) != counts(&self.sources)).then(|| self.names.join(" ")))
    }
}

/// Puts the council page in place of the one that the results have, and its checksum in their manifest.
///
/// # Errors
/// What the machine refuses. Between the two the checksum is that of the page before: whoever reads the results is told so.
pub fn save_briefing(folder: &Path, mut manifest: Value, page: &str) -> Result<PathBuf, Trouble> {
    let entry = json!({ "name": BRIEFING, "bytes": page.len(), "sha256": sha256(page) });
    if let Some(files) = manifest.get_mut("files").and_then(Value::as_array_mut) {
        match files.iter_mut().find(|file| file["name"] == BRIEFING) {
            Some(known) => *known = entry,
            None => files.push(entry),
        }
    }
    let path = save_text(folder, BRIEFING, page, Replace::Asked)?;
    save_text(folder, MANIFEST, &format!("{manifest:#}\n"), Replace::Asked)?;
    Ok(path)
}

/// Whether Prikkel wrote the manifest of this folder.
pub fn is_ours(folder: &Path) -> bool {
    manifest(folder).is_some()
}

/// The files that our manifest of this folder lists; no name that leads out of the folder.
pub fn listed(folder: &Path) -> Vec<String> {
    let manifest = manifest(folder).unwrap_or_default();
    let files = manifest.get("files").and_then(Value::as_array).into_iter().flatten();
    let names = files.filter_map(|file| file.get("name")?.as_str().map(str::to_owned));
    let inside =
        |name: &String| Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    names.filter(|name| !name.is_empty()).filter(inside).collect()
}

/// Takes away the files of earlier results that the new ones do not have, and folders that are empty then.
pub fn remove_stale(folder: &Path, new: &[Finished]) -> Result<(), Trouble> {
    for name in listed(folder).into_iter().filter(|name| new.iter().all(|file| file.name != *name)) {
        let path = folder.join(&name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(Trouble::refused(&path, &error)),
            _ => {}
        }
        if let Some(above) = path.parent().filter(|above| *above != folder) {
            // It stays where something else lies in it.
            let _ = fs::remove_dir(above);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_our_own_manifest_lists_within_the_folder_is_stale() {
        let parent = tempfile::tempdir().expect("a folder for the test");
        let folder = parent.path().join("results");
        fs::create_dir_all(folder.join("charts")).expect("it can be made");
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("it can be written");
        for name in ["old.csv", "kept.csv", "mine.txt", "charts/old.svg", "../outside"] {
            write(name, "x");
        }
        let manifest = |program: &str| {
            let absolute = parent.path().join("outside").display().to_string();
            let names = ["old.csv", "kept.csv", "gone.csv", "charts/old.svg", "../outside", "", &absolute];
            let files: Vec<Value> = names.map(|name| serde_json::json!({ "name": name })).into();
            write(MANIFEST, &serde_json::json!({ "program": program, "files": files }).to_string());
        };
        let kept = Finished { name: "kept.csv".into(), bytes: 1, sha256: String::new() };
        let there = |name: &str| folder.join(name).exists();
        manifest("something else");
        remove_stale(&folder, std::slice::from_ref(&kept)).expect("nothing is refused");
        assert!(there("old.csv"), "the files of another program are not ours to remove");
        manifest("prikkel");
        remove_stale(&folder, &[kept]).expect("nothing is refused");
        assert!(!there("old.csv") && !there("charts"));
        assert!(there("kept.csv") && there("mine.txt") && there("../outside"));
    }
}
