//! What earlier results of ours left in a folder: nothing of it may stand beside new ones as if it were one of them.

use super::Trouble;
use super::output::MANIFEST;
use super::whole::Finished;
use serde_json::Value;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path};

/// The manifest of this folder, if Prikkel wrote it.
fn manifest(folder: &Path) -> Option<Value> {
    let text = fs::read_to_string(folder.join(MANIFEST)).ok()?;
    let manifest: Value = serde_json::from_str(&text).ok()?;
    (manifest.get("program")? == "prikkel").then_some(manifest)
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
