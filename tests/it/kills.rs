//! An experiment that is killed again and again loses nothing: alone, in parts, and while the parts are made one.
//!
//! `PRIKKEL_KILLS` says how often; `.ci/kills` starts it with many and shows in which moments they fell.

use crate::commands::{content, workshop};
use crate::experiments::{SMALL, play};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Kills in a usual test.
const FEW: u64 = 6;
/// From so many on, one must have fallen in every phase but the first, which is over in a moment.
const MANY: u64 = 200;
/// What a program does when it is killed, as far as its folder shows it.
const PHASES: [&str; 5] = ["starting", "reading", "playing", "merging", "publishing"];
const ALONE: &[&[&str]] = &[&["experiment"]];
const PARTS: &[&[&str]] = &[&["experiment", "--shard", "1/2"], &["experiment", "--shard", "2/2"], &["merge"]];
const JOURNALS: [&str; 3] = ["journal.txt", "shards/0001-of-0002.txt", "shards/0002-of-0002.txt"];

/// Files by their place in the output folder.
type Files = BTreeMap<PathBuf, Vec<u8>>;

/// The kills so far.
struct Kills {
    folder: PathBuf,
    wanted: u64,
    done: u64,
    /// Kills, and those that came after the end.
    tries: u64,
    phases: BTreeMap<&'static str, u64>,
    /// How long the whole takes, and how long when there is nothing left to play.
    full: Duration,
    idle: Duration,
}

impl Kills {
    fn start(&self, arguments: &[&str]) -> Child {
        Command::new(env!("CARGO_BIN_EXE_prikkel"))
            .args(arguments)
            .args(["mine.toml", "--lang", "en", "--quiet", "--out", "out"])
            .current_dir(&self.folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts")
    }

    /// Kills this command until it ends before its kill comes, or there were enough; then it may end by itself.
    fn command(&mut self, arguments: &[&str], journal: &str, undisturbed: &Files) {
        let wanted = &undisturbed[Path::new(journal)];
        let total = lines(wanted);
        let (merges, part) = (arguments[0] == "merge", arguments.contains(&"--shard"));
        loop {
            let before = self.journal(journal);
            let mut child = self.start(arguments);
            if self.done < self.wanted {
                // A merge plays nothing.
                let left = if merges { 0.0 } else { 1.0 - lines(&before) as f64 / total as f64 };
                let life = self.idle + (self.full - self.idle).mul_f64(left);
                // Moments that fill a life evenly and never repeat, and a few behind its end.
                self.tries += 1;
                let moment = (self.tries as f64 * 0.618_033_988_749_895) % 1.0;
                std::thread::sleep(life.mul_f64(1.1 * moment));
                if child.try_wait().expect("it can be asked").is_none() {
                    child.kill().expect("it can be killed");
                }
            }
            let ended = child.wait().expect("it has ended");
            let after = self.journal(journal);
            // What stands in a journal is true to its last whole line, and only a merge begins anew.
            assert!(wanted.starts_with(whole_lines(&after)), "{}", String::from_utf8_lossy(&after));
            assert!(merges || lines(&after) >= lines(&before), "lines were lost");
            if ended.success() {
                return;
            }
            assert_eq!(ended.code(), None, "it ended by itself, and not well");
            self.done += 1;
            let phase = match (lines(&before), lines(&after)) {
                (_, now) if now == total && !part => "publishing",
                _ if merges => "merging",
                (was, now) if now > was => "playing",
                (0, _) => "starting",
                _ => "reading",
            };
            *self.phases.entry(phase).or_default() += 1;
        }
    }

    fn journal(&self, name: &str) -> Vec<u8> {
        fs::read(self.folder.join("out").join(name)).unwrap_or_default()
    }

    /// From an empty folder to the end: the bytes of an undisturbed run, and nothing else.
    fn round(&mut self, commands: &[&[&str]], undisturbed: &Files) {
        for (place, arguments) in commands.iter().enumerate() {
            let journal = if arguments.contains(&"--shard") { JOURNALS[place + 1] } else { JOURNALS[0] };
            self.command(arguments, journal, undisturbed);
        }
        let out = self.folder.join("out");
        let found = content(&out);
        assert!(found.keys().eq(undisturbed.keys()), "{:?}", found.keys());
        assert!(found == *undisturbed, "other bytes");
        fs::remove_dir_all(out).expect("it is there");
    }
}

fn whole_lines(journal: &[u8]) -> &[u8] {
    &journal[..journal.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1)]
}

/// Whole lines, without the first, which says whose journal it is.
fn lines(journal: &[u8]) -> usize {
    journal.iter().filter(|byte| **byte == b'\n').count().saturating_sub(1)
}

#[test]
fn a_killed_experiment_goes_on_to_the_same_bytes() {
    let folder = workshop();
    let text = SMALL.replace("worlds = 3", "worlds = 12");
    fs::write(folder.path().join("mine.toml"), text).expect("it can be written");
    let timed = || {
        let started = Instant::now();
        play(folder.path(), &["--out", "whole"]);
        started.elapsed()
    };
    let (full, idle) = (timed(), timed());
    let full = full.max(idle);
    let alone = content(&folder.path().join("whole"));
    let wanted = std::env::var("PRIKKEL_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(FEW);
    let phases = PHASES.iter().map(|phase| (*phase, 0)).collect();
    let mut kills =
        Kills { folder: folder.path().to_path_buf(), wanted: 0, done: 0, tries: 0, phases, full, idle };
    let mut parts = alone.clone();
    for (place, arguments) in PARTS.iter().enumerate().take(2) {
        assert!(kills.start(arguments).wait().expect("it ends").success());
        let name = JOURNALS[place + 1];
        parts.insert(PathBuf::from(name), kills.journal(name));
    }
    fs::remove_dir_all(folder.path().join("out")).expect("it is there");
    kills.wanted = wanted;
    let (started, mut rounds) = (Instant::now(), 0);
    while kills.done < wanted || rounds < 2 {
        let (commands, undisturbed) = if rounds % 2 == 0 { (ALONE, &alone) } else { (PARTS, &parts) };
        kills.round(commands, undisturbed);
        rounds += 1;
    }
    println!("{} kills in {:.0} s: {:?}", kills.done, started.elapsed().as_secs_f64(), kills.phases);
    println!("{rounds} times from an empty folder to the end: the bytes of an undisturbed run every time");
    let met = kills.phases.iter().all(|(phase, count)| *count > 0 || *phase == "starting");
    assert!(wanted < MANY || met, "{:?}", kills.phases);
}
