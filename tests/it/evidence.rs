//! `prikkel evidence`: every row is as it is declared, no row can pass by accident, and every setting serves a row.

use prikkel::experiment::evidence::settings::{SETTINGS, place};
use prikkel::experiment::evidence::{
    Declared, Expected, Finding, Lab, Order, Outcome, REPLICATES, SEED, rows,
};
use prikkel::language::Language;
use prikkel::present::evidence::{cells, table};
use prikkel::scenario::embedded::{EVIDENCE, all};
use prikkel::scenario::{Embedded, build, read};
use prikkel::stats::Interval;
use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

fn findings(replicates: u32, seed: u64) -> Vec<Finding> {
    let stop = AtomicBool::new(false);
    let order = Order { first_replicate: 0, replicates, seed, threads: 0, stop: &stop };
    Lab::open(&order, &mut |_| ()).expect("every run balances").findings()
}

/// What `prikkel evidence` says in CI, without the detour of a process.
#[test]
fn every_row_is_as_declared() {
    let found = findings(REPLICATES, SEED);
    let wrong: Vec<String> =
        found.iter().filter(|it| it.is_wrong()).map(|it| format!("{} {:?}", it.row.id, it.got)).collect();
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(found.len(), rows().count());
    for language in [Language::Dutch, Language::English] {
        let text = table(&found, language, 120);
        for finding in &found {
            assert!(text.contains(finding.row.id), "{} is in the table", finding.row.id);
            let Outcome::NotReproduced(because) = finding.outcome else { continue };
            let first = because.say(language).split(' ').take(3).collect::<Vec<_>>().join(" ");
            assert!(text.contains(&format!("{}: {first}", finding.row.id)), "the reason is told");
        }
    }
    let sheet = cells(&found, Language::English);
    assert!(sheet.len() == found.len() + 1 && sheet.iter().all(|row| row.len() == sheet[0].len()));
}

#[test]
fn rows_stand_in_the_order_of_their_numbers_and_each_has_its_own() {
    let numbers: Vec<(u32, u32)> = rows()
        .map(|row| {
            let (study, part) =
                row.id.strip_prefix('V').and_then(|id| id.split_once('.')).expect("V study . part");
            (study.parse().expect("a number"), part.parse().expect("a number"))
        })
        .collect();
    assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "{numbers:?}");
    let studies: BTreeSet<u32> = numbers.iter().map(|number| number.0).collect();
    assert_eq!(
        studies,
        BTreeSet::from([1, 2, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 18, 19, 20, 22, 23, 26, 28, 29])
    );
}

/// A measurement on the wrong side, one that is missing, and a right one of a row with an excuse.
#[test]
fn no_row_passes_by_accident() {
    let at = |value: f64| Some(Interval { mean: value, low: value - 1e-12, high: value + 1e-12 });
    for row in rows() {
        let (inside, outside) = match row.expected {
            Expected::Between(low, high) => (0.5 * (low + high), high + 1.0),
            Expected::Above(level) => (level + 1.0, level - 1.0),
            Expected::Below(level) => (level - 1.0, level + 1.0),
            Expected::Nothing => continue,
        };
        let of = |got| Finding::of(row, got);
        match row.declared {
            Declared::Holds => {
                assert_eq!(of(at(inside)).outcome, Outcome::Holds, "{}", row.id);
                assert_eq!(of(at(outside)).outcome, Outcome::Fails, "{}", row.id);
                assert_eq!(of(None).outcome, Outcome::Fails, "{}", row.id);
            }
            Declared::NotReproduced(because) => {
                assert_eq!(of(at(outside)).outcome, Outcome::NotReproduced(because), "{}", row.id);
                assert_eq!(of(at(inside)).outcome, Outcome::HoldsAgainstWord(because), "{}", row.id);
                assert!(of(at(inside)).is_wrong(), "an excuse that is stale is told");
            }
        }
    }
    // A sign takes the whole interval.
    let wide = Interval { mean: 0.5, low: -0.1, high: 1.1 };
    assert!(!Expected::Above(0.0).met(Some(&wide)) && Expected::Between(0.0, 1.0).met(Some(&wide)));
}

/// What the README tells of it: the counts, and every row that is not reproduced.
#[test]
fn the_readme_tells_what_is_not_reproduced() {
    let readme = include_str!("../../README.md");
    let (_, section) = readme.split_once("\n## Published results\n").expect("it has this section");
    let section = section.split("\n## ").next().unwrap_or_default();
    let open: Vec<&str> =
        rows().filter(|row| matches!(row.declared, Declared::NotReproduced(_))).map(|row| row.id).collect();
    let all = rows().count();
    assert!(section.contains(&format!("{all} statements")), "{all} statements");
    let counts = format!("{} hold, {} do not", all - open.len(), open.len());
    assert!(section.contains(&counts), "{counts}");
    for id in open {
        let told = section.lines().any(|line| {
            let first = line.split('|').nth(1).unwrap_or_default();
            first.split(',').any(|word| word.trim() == id)
        });
        assert!(told, "{id} is in the table of what does not hold");
    }
}

/// Each file is the setting of a row, or what such a file rests on; and each is in order.
#[test]
fn every_setting_is_in_order_and_serves() {
    let mut used: BTreeSet<String> = BTreeSet::new();
    for setting in SETTINGS {
        setting.scenario().expect("it is in order");
        let resolved = read(setting.file, &Embedded).expect("it is in order");
        used.extend(resolved.sources.into_iter().map(|source| source.name));
    }
    for (file, _) in EVIDENCE {
        build(&read(file, &Embedded).expect("it is in order")).expect("it is in order");
        assert!(used.contains(*file), "{file} serves no row");
    }
    // Embedded files are found by their name without folders.
    let bare: BTreeSet<&str> = all().map(|(file, _)| file.rsplit('/').next().unwrap_or(file)).collect();
    assert_eq!(bare.len(), all().count(), "two embedded files have one name");
    let names: BTreeSet<&str> = SETTINGS.iter().map(|setting| setting.name).collect();
    assert_eq!(names.len(), SETTINGS.len());
    assert!(names.iter().all(|name| SETTINGS[place(name)].name == *name));
}

/// The settings change no behaviour but what they say: the file names the section.
#[test]
fn settings_keep_the_behaviour_of_the_base() {
    let base = build(&read("default-municipality.toml", &Embedded).expect("in order")).expect("in order");
    for setting in SETTINGS {
        let mut behaviour = setting.scenario().expect("it is in order").behaviour;
        if setting.name.contains("profit") {
            behaviour.volume.curvature_median = base.behaviour.volume.curvature_median;
        }
        assert_eq!(
            behaviour.volume.curvature_median, base.behaviour.volume.curvature_median,
            "{}",
            setting.name
        );
        assert_eq!(behaviour.volume.curvature_sd, base.behaviour.volume.curvature_sd, "{}", setting.name);
        assert_eq!(
            behaviour.duration.curvature_month, base.behaviour.duration.curvature_month,
            "{}",
            setting.name
        );
        assert_eq!(behaviour.habit, base.behaviour.habit, "{}", setting.name);
        assert_eq!(behaviour.quality, base.behaviour.quality, "{}", setting.name);
    }
}
