//! `prikkel report`: one page from the folder of a finished job, that tells all tables and stays the same.

use crate::commands::{done, ends, workshop};
use crate::experiments::SMALL;
use std::fs;

#[test]
fn a_report_tells_every_table_of_a_comparison_and_stays_the_same() {
    let folder = workshop();
    ends(&done(folder.path(), &["run", "open-house", "ceilings", "--replicates", "2", "--out", "out"]), 0);
    let (answer, _) = ends(&done(folder.path(), &["report", "out"]), 0);
    assert!(answer.contains("report.html"), "{answer}");
    let path = folder.path().join("out/report.html");
    let page = fs::read_to_string(&path).expect("it was written");
    for told in ["summary.csv", "comparisons.csv", "runs.csv", "series.csv", "chart-spend_against_budget"] {
        assert!(page.contains(told), "{told}");
    }
    assert!(!page.contains("the level of the lever called so"), "every column is known");
    ends(&done(folder.path(), &["report", "out"]), 0);
    assert_eq!(fs::read_to_string(&path).expect("it is there"), page);
    ends(&done(folder.path(), &["report", "out", "--lang", "nl"]), 0);
    assert!(fs::read_to_string(&path).expect("it is there").contains("<html lang=\"nl\">"));

    // A number that somebody changed is no result, and other results take the report on these away.
    let summary = folder.path().join("out/summary.csv");
    let text = fs::read_to_string(&summary).expect("it is there");
    fs::write(&summary, text.replacen("open-house", "OPEN-HOUSE", 1)).expect("the test can write");
    let (_, said) = ends(&done(folder.path(), &["report", "out"]), 1);
    assert!(said.contains("summary.csv was changed since the results were written"), "{said}");
    ends(&done(folder.path(), &["run", "ceilings", "--replicates", "1", "--out", "out", "--force"]), 0);
    assert!(!path.exists());
}

#[test]
fn a_report_tells_what_an_experiment_found() {
    let folder = workshop();
    fs::write(folder.path().join("small.toml"), SMALL).expect("the test can write");
    ends(&done(folder.path(), &["experiment", "small.toml", "--out", "out/one"]), 0);
    ends(&done(folder.path(), &["report", "out/one"]), 0);
    let page = fs::read_to_string(folder.path().join("out/one/report.html")).expect("it was written");
    for told in ["answers.csv", "worlds.csv", "Bonferroni", "behaviour.referral.known_providers"] {
        assert!(page.contains(told), "{told}");
    }
    let (_, said) = ends(&done(folder.path(), &["report", "out"]), 1);
    assert!(said.contains("but these do: out/one"), "{said}");
    let (_, said) = ends(&done(folder.path(), &["report", "nowhere"]), 1);
    assert!(said.contains("there is no folder nowhere"), "{said}");
    ends(
        &done(folder.path(), &["experiment", "small.toml", "--out", "out/one", "--seed", "5", "--force"]),
        0,
    );
    assert!(!folder.path().join("out/one/report.html").exists());
}
