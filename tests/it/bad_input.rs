//! Bad input: a clear message, the right exit code, nothing lost, nothing half-written.

use crate::commands::{content, done, ends, prikkel, workshop};
use prikkel::scenario::embedded::MAIN_JOB;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A scenario that is played in a moment, followed by `changes`.
fn small(folder: &Path, name: &str, changes: &str) {
    let text =
        format!("extends = \"default-municipality.toml\"\n{changes}\n[run]\nyears = 1\nwarmup_years = 1\n");
    fs::write(folder.join(name), text).expect("it can be written");
}

/// The arguments of a batch that would not end if it were begun, into `out`.
fn endless(out: &str) -> [&str; 6] {
    ["run", MAIN_JOB[0], "--replicates", "1000000", "--out", out]
}

#[test]
fn what_is_no_scenario_says_why_in_the_language_of_the_reader() {
    let folder = workshop();
    let write =
        |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("it can be written");
    fs::create_dir(folder.path().join("folder")).expect("it can be made");
    write("empty.toml", b"");
    write("binary.toml", &[0x50, 0x4b, 0x03, 0x04, 0xff, 0x00]);
    write("a.toml", b"extends = \"b.toml\"");
    write("b.toml", b"extends = \"a.toml\"");
    write("orphan.toml", b"extends = \"gone.toml\"");
    for (name, nl, en) in [
        ("missing.toml", "dit bestand bestaat niet", "there is no such file"),
        ("ceilngs", "bedoelt u ceilings?", "did you mean ceilings?"),
        ("folder", "dit is een map", "this is a folder"),
        (".", "dit is een map", "this is a folder"),
        ("empty.toml", "dit bestand is leeg", "this file is empty"),
        ("binary.toml", "bevat geen tekst", "holds no text"),
        ("a.toml", "a.toml → b.toml → a.toml", "a.toml → b.toml → a.toml"),
        ("orphan.toml", "orphan.toml:1:11", "orphan.toml:1:11"),
    ] {
        for (language, words) in [("nl", nl), ("en", en)] {
            for verb in ["check", "run"] {
                let (answer, remarks) = ends(&done(folder.path(), &[verb, name, "--lang", language]), 2);
                assert!(remarks.contains(words) && answer.is_empty(), "{name}: {remarks}");
            }
        }
    }
    assert!(!folder.path().join("output").exists());
}

#[test]
fn impossible_numbers_are_all_told_at_once_with_their_lines() {
    let folder = workshop();
    let text = "extends = \"default-municipality.toml\"\n\
                [municipality]\ninhabitants = 1_000_000_000\nneed_shock_sd = nan\nwage_growth_share_year = inf\n\
                tariff_growth_share_year = -5\n[run]\nyears = 0\nreplicates = 0\n[market.group.youth]\nproviders = 0\n\
                [assignment.specific_share]\ndesk = 95\n";
    fs::write(folder.path().join("mine.toml"), text).expect("it can be written");
    let (_, remarks) = ends(&done(folder.path(), &["run", "mine.toml"]), 2);
    for line in [3, 4, 5, 6, 8, 9, 11, 13] {
        assert!(remarks.contains(&format!("mine.toml:{line}:")), "line {line}: {remarks}");
    }
    assert!(remarks.contains("8 problems") && remarks.contains("did you mean 0.95?"), "{remarks}");
    assert!(!folder.path().join("output").exists());
}

#[test]
fn incomes_that_do_not_add_up_and_help_for_nobody_are_refused() {
    let folder = workshop();
    for (changes, words) in [
        ("[municipality]\nincome.low_share = 0.5", "add up to 1; now 0.93"),
        ("[access.gp]\nhelps_share = 0.5", "who turns nobody away has nobody to help"),
        ("[access.gp]\nreach_share = 1.5", "nobody reaches more than all the need there is"),
        ("[segment.guidance.contribution]\nhigh_eur_month = -19", "a contribution is no allowance"),
    ] {
        small(folder.path(), "mine.toml", changes);
        let (_, remarks) = ends(&done(folder.path(), &["check", "mine.toml"]), 2);
        assert!(remarks.contains(words) && remarks.contains("1 problem;"), "{changes}: {remarks}");
    }
    for fine in [
        "[access.gp]\nhelps_share = 0.5\nstrictness = 0.5",
        "[access.desk]\nhelps_share = 0.5\nstrictness = 0\n[[budget.rule]]\nwhen = \"forecast\"\nabove = 1\nkind = \"tighten access\"\nstrictness = 0.1",
        "[segment.\"youth residential\".contribution]\nhigh_eur_month = 22",
    ] {
        small(folder.path(), "mine.toml", fine);
        ends(&done(folder.path(), &["check", "mine.toml"]), 0);
    }
}

#[test]
fn numbers_as_the_dutch_write_them_are_understood_but_not_taken() {
    let folder = workshop();
    for (line, meant) in [
        ("inhabitants = 100.000", "100000"),
        ("inhabitants = 1.000.000", "1000000"),
        ("need_shock_sd = 4%", "0.04"),
        ("need_shock_sd = 0,04", "0.04"),
        ("need_shock_sd = { value = 0,04, source = \"x\" }", "0.04"),
        ("crisis_surcharge_eur = 2.000", "2000"),
    ] {
        small(folder.path(), "mine.toml", &format!("[municipality]\n{line}"));
        let (_, remarks) = ends(&done(folder.path(), &["check", "mine.toml"]), 2);
        assert!(remarks.contains(&format!("did you mean {meant}?")), "{line}: {remarks}");
        assert!(remarks.contains("1 problem;"), "{line}: {remarks}");
    }
}

#[test]
fn one_clause_that_fails_for_every_segment_is_one_problem() {
    let folder = workshop();
    let twice =
        "[[contract.clause]]\nkind = \"hourly tariff\"\n[[contract.clause]]\nkind = \"hourly tariff\"";
    small(folder.path(), "mine.toml", twice);
    let (_, remarks) = ends(&done(folder.path(), &["check", "mine.toml"]), 2);
    assert!(
        remarks.contains("\"household help\", \"guidance\"") && remarks.contains("1 problem;"),
        "{remarks}"
    );
}

/// Rules that can do nothing: a cut of nothing, a cut where no tariff pays or none may be cut, a rule behind one that accepts all, and
/// a lag for what is not carried out.
#[test]
fn rules_that_can_do_nothing_are_refused() {
    let folder = workshop();
    let rule = |kind: &str, above: f64, more: &str| {
        format!("[[budget.rule]]\nwhen = \"forecast\"\nabove = {above}\nkind = \"{kind}\"\n{more}\n")
    };
    let cut = rule("cut tariff", 1.0, "cut_share = 0.05");
    let lump = "[[contract.clause]]\nkind = \"lump sum\"\nsum_share = 1.0\n";
    let accept = |above: f64| rule("accept", above, "");
    for (changes, place, words) in [
        (rule("renegotiate", 1.0, "cut_share = 0.0"), "cut_share", "a cut of nothing is none"),
        (rule("talk", 1.0, "cut_share = 0.1"), "cut_share", "needs"),
        (rule("accept", 1.0, "lag_months = 1"), "lag_months", "needs"),
        (rule("accept", 1.0, "cost_eur = 10"), "cost_eur", "needs"),
        (cut.clone() + lump, "kind", "does not hang on the tariff"),
        (format!("[budget]\nfair_price_share = 1.5\n{cut}"), "kind", "below the fair price"),
        (accept(1.02) + &rule("talk", 1.05, ""), "budget.rule[2].above", "accepts"),
        (accept(1.02) + &accept(1.02), "budget.rule[2].above", "accepts"),
    ] {
        small(folder.path(), "mine.toml", &changes);
        let (_, remarks) = ends(&done(folder.path(), &["check", "mine.toml"]), 2);
        assert!(remarks.contains(place) && remarks.contains(words), "{changes}: {remarks}");
        assert!(remarks.contains("1 problem;"), "{changes}: {remarks}");
    }
    // What stands above an acceptance, or watches something else, is reached.
    let reached = rule("talk", 1.05, "") + &accept(1.02) + &rule("talk", 1.01, "");
    small(folder.path(), "mine.toml", &reached.replacen("forecast", "queue", 1));
    ends(&done(folder.path(), &["check", "mine.toml"]), 0);
}

#[test]
fn text_without_quotes_is_shown_with_them() {
    let folder = workshop();
    fs::write(folder.path().join("mine.toml"), "extends = default-municipality.toml\n")
        .expect("it can be written");
    let (_, remarks) = ends(&done(folder.path(), &["check", "mine.toml"]), 2);
    assert!(remarks.contains("did you mean \"default-municipality.toml\"?"), "{remarks}");
}

#[test]
fn flags_that_cannot_be_end_with_1_and_name_their_range() {
    let folder = workshop();
    for (flag, value, words) in [
        ("--replicates", "0", "from 1 to 1000000"),
        ("--replicates", "1.5", "a whole number"),
        ("--threads", "0", "from 1 to 512"),
        ("--threads", "99999999999", "from 1 to 512"),
        ("--seed", "18446744073709551616", "to 18446744073709551615"),
        ("--seed", "-1", "from 0"),
    ] {
        let (answer, remarks) = ends(&done(folder.path(), &[flag, value]), 1);
        assert!(remarks.contains(words) && answer.is_empty(), "{flag} {value}: {remarks}");
    }
    assert!(content(folder.path()).is_empty());
}

#[test]
fn the_largest_seed_is_a_seed() {
    let folder = workshop();
    small(folder.path(), "mine.toml", "");
    let seed = u64::MAX.to_string();
    ends(
        &done(folder.path(), &["run", "mine.toml", "--replicates", "1", "--seed", &seed, "--out", "here"]),
        0,
    );
    let runs = fs::read_to_string(folder.path().join("here/runs.csv")).expect("it is there");
    assert!(runs.lines().nth(1).is_some_and(|row| row.contains(&seed)), "{runs}");
}

#[test]
fn a_folder_with_other_things_is_not_written_in_unasked_and_loses_nothing_when_asked() {
    let folder = workshop();
    small(folder.path(), "mine.toml", "");
    let work = folder.path().join("work");
    fs::create_dir(&work).expect("it can be made");
    fs::write(work.join("notes.txt"), "mine").expect("it can be written");
    let before = content(&work);
    let (_, remarks) = ends(&done(folder.path(), &endless("work")), 1);
    assert!(remarks.contains("notes.txt") && remarks.contains("--force"), "{remarks}");
    assert_eq!(content(&work), before);
    let forced = ["run", "mine.toml", "--replicates", "1", "--out", "work", "--force", "--quiet"];
    ends(&done(folder.path(), &forced), 0);
    assert_eq!(content(&work)[Path::new("notes.txt")], b"mine");
    ends(&done(folder.path(), &forced), 0);
}

#[test]
fn a_file_called_as_ours_that_is_not_ours_is_never_replaced() {
    let folder = workshop();
    let work = folder.path().join("work");
    fs::create_dir(&work).expect("it can be made");
    fs::write(work.join("runs.csv"), "a table of my own").expect("it can be written");
    for force in [&[][..], &["--force"]] {
        let arguments = [&endless("work")[..], force].concat();
        let (_, remarks) = ends(&done(folder.path(), &arguments), 1);
        assert!(remarks.contains("runs.csv"), "{remarks}");
    }
    assert_eq!(content(&work)[Path::new("runs.csv")], b"a table of my own");
    assert_eq!(content(&work).len(), 1);
}

#[cfg(unix)]
#[test]
fn places_where_nobody_may_write_are_refused_before_the_first_run() {
    let folder = workshop();
    let mut places = vec!["/", "/dev/null", "/dev/null/below"];
    if Path::new("/proc/self").exists() {
        places.push("/proc/prikkel");
    }
    for place in places {
        let (_, remarks) = ends(&done(folder.path(), &endless(place)), 1);
        assert!(remarks.contains("--out"), "{place}: {remarks}");
    }
    assert!(content(folder.path()).is_empty());
}

#[cfg(unix)]
#[test]
fn a_reader_of_the_list_of_keys_may_leave_after_the_first_line() {
    let folder = workshop();
    for verb in ["keys", "schema"] {
        let mut child = prikkel(folder.path(), &[verb])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]), "{verb}");
    }
}

/// A disk of 300 kB, gone when dropped.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// None where this user may not mount one.
    fn mount(at: PathBuf) -> Option<SmallDisk> {
        fs::create_dir(&at).expect("it can be made");
        let mut command = Command::new("mount");
        command.args(["-t", "tmpfs", "-o", "size=300k", "tmpfs"]).arg(&at);
        let mounted = command.stderr(Stdio::null()).status().is_ok_and(|status| status.success());
        mounted.then_some(SmallDisk(at))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_keeps_earlier_results_and_leaves_nothing_behind() {
    let folder = workshop();
    let Some(disk) = SmallDisk::mount(folder.path().join("disk")) else {
        return; // Not every machine lets a test mount a disk.
    };
    fs::create_dir(disk.0.join("earlier")).expect("it can be made");
    fs::write(disk.0.join("earlier/manifest.json"), "{\"program\": \"prikkel\"}").expect("it fits");
    let before = content(&disk.0);
    for (out, force) in [("disk/new", &[][..]), ("disk/earlier", &["--force"])] {
        let arguments = [&["run", MAIN_JOB[0], "--replicates", "4", "--out", out][..], force].concat();
        let (_, remarks) = ends(&done(folder.path(), &arguments), 3);
        assert!(remarks.contains("the disk is full") && remarks.contains("earlier results"), "{remarks}");
        assert_eq!(content(&disk.0), before);
    }
}

/// Combinations of clauses that pay twice, bound nothing or do nothing: each is one problem, with a remedy and no segment told twice.
#[test]
fn clauses_that_do_not_go_together_are_told_once_each() {
    let folder = workshop();
    for (clauses, words) in [
        (
            "kind = \"lump sum\"\n[[contract.clause]]\nkind = \"revenue ceiling\"\nceiling_share = 0.9",
            "its own ceiling",
        ),
        ("kind = \"lump sum\"\neur_inhabitant = 582", "for each segment apart"),
        (
            "kind = \"hourly tariff\"\n[[contract.clause]]\nkind = \"step tariff\"\nsteps = [{ from_minutes = 0, fee_share = 1.0 }]",
            "paid twice",
        ),
        (
            "kind = \"hourly tariff\"\n[[contract.clause]]\nkind = \"lump sum\"\neur_inhabitant = 90",
            "1.25 times",
        ),
        ("kind = \"hourly tariff\"\n[[contract.clause]]\nkind = \"sanction\"", "duty to accept"),
        (
            "kind = \"hourly tariff\"\n[[contract.clause]]\nkind = \"duty to accept\"\ndetect_share = 0.5",
            "the kind sanction",
        ),
        (
            "kind = \"lump sum\"\n[[contract.clause]]\nkind = \"duration norm\"\nnorm_months = 6",
            "where time is not paid",
        ),
        (
            "kind = \"hourly tariff\"\n[[contract.clause]]\nkind = \"outcome pay\"\nbenchmark_outcome = 0.9",
            "nothing hangs on the outcome",
        ),
        (
            "kind = \"hourly tariff\"\n[[contract.clause]]\nkind = \"shared savings\"\n[[contract.clause]]\nkind = \"indexation\"",
            "before the shared savings",
        ),
    ] {
        small(folder.path(), "mine.toml", &format!("[[contract.clause]]\n{clauses}"));
        let (_, remarks) = ends(&done(folder.path(), &["check", "mine.toml"]), 2);
        assert!(remarks.contains(words) && remarks.contains("1 problem;"), "{clauses}: {remarks}");
        assert_eq!(remarks.matches("\"household help\"").count(), 1, "{clauses}: {remarks}");
    }
}

/// Procedures that select nobody, or that leave care without a provider: each is one problem at its own line, with its remedy.
#[test]
fn procedures_that_cannot_be_carried_out_are_told_once_each() {
    let folder = workshop();
    let maximum = "group.youth.contracted_max = 20";
    let weight = "award.quality_weight = 1";
    for (market, line, words) in [
        (maximum.to_string(), 5, "nothing, or admission = \"selective\""),
        (format!("admission = \"closed\"\n{weight}"), 6, "under \"closed\" nobody is selected"),
        ("term_years = 3".to_string(), 5, "renewed without a choice"),
        (format!("admission = \"selective\"\n{weight}"), 5, "did you mean \"open house\"?"),
        (format!("admission = \"selective\"\n{maximum}"), 5, "at least one weight"),
        (
            format!("admission = \"selective\"\ngroup.youth.contracted_max = 2\n{weight}"),
            6,
            "did you mean 3?",
        ),
        (
            format!("admission = \"selective\"\n{maximum}\n{weight}\nterm_years = 1\nnotice_months = 13"),
            9,
            "12 months at most",
        ),
    ] {
        let text = format!(
            "extends = \"default-municipality.toml\"\ntitle.nl = \"a\"\ntitle.en = \"a\"\n[market]\n{market}\n"
        );
        fs::write(folder.path().join("mine.toml"), text).expect("it can be written");
        let (_, remarks) = ends(&done(folder.path(), &["check", "mine.toml"]), 2);
        let place = format!("mine.toml:{line}:");
        assert!(remarks.contains(words) && remarks.contains(&place), "{market}: {remarks}");
        assert!(remarks.contains("1 problem;"), "{market}: {remarks}");
    }
}

#[test]
fn regions_that_cannot_be_are_told_once_each() {
    let folder = workshop();
    let town = |name: &str, inhabitants: &str| {
        format!("[region.municipality.\"{name}\"]\ninhabitants = {inhabitants}\n")
    };
    let budget = |name: &str, euros: &str| {
        format!("[region.municipality.\"{name}\".budget.\"guidance\"]\neur_year = {euros}\n")
    };
    let two = |first: String, second: String| format!("[rights]\ntariff = \"region\"\n{first}{second}");
    let both = two(town("Groot", "92_000"), town("Klein", "8_000"));
    for (region, words) in [
        (town("Groot", "100_000"), "who buys alone has nothing to share"),
        ("[region]\nbudget = \"own\"\n".to_string(), "who buys alone has nothing to share"),
        (two(town("Groot", "92_000"), town("Klein", "9_000")), "now 101000"),
        (two(town("Groot", "92_000"), town("groot", "8_000")), "no other municipality"),
        (two(town("Groot", "92_000"), town(" ", "8_000")), "a name without"),
        (both.clone() + &budget("Groot", "9_000_000"), "for Klein as well"),
        (both.clone() + &budget("Groot", "9_000_000") + &budget("Klein", "900_000"), "now 9900000"),
        (
            "[region]\nbudget = \"own\"\n".to_string()
                + &both
                + "[[budget.rule]]\nwhen = \"forecast\"\nabove = 1.0\nkind = \"cut tariff\"\ncut_share = 0.05\n",
            "the tariff stands in the contract",
        ),
        (
            both.clone() + "[region.municipality.\"Klein\".budget.\"guidence\"]\neur_year = 9_000_000\n",
            "care that exists",
        ),
    ] {
        small(folder.path(), "mine.toml", &region);
        let (_, remarks) = ends(&done(folder.path(), &["check", "mine.toml"]), 2);
        assert!(remarks.contains(words) && remarks.contains("1 problem;"), "{region}: {remarks}");
    }
    small(
        folder.path(),
        "mine.toml",
        &(both + &budget("Groot", "9_000_000") + &budget("Klein", "1_050_000")),
    );
    ends(&done(folder.path(), &["check", "mine.toml"]), 0);
}
