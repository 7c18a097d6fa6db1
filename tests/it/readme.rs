//! What `README.md` says holds: its commands work, its tables are complete, its messages are those of the program.
//!
//! `.ci/run` holds what takes the whole main job: the excerpt and the chart.

use prikkel::month::PHASES;
use prikkel::scenario::embedded::SHIPPED;
use prikkel::scenario::key::Kind;
use prikkel::scenario::keys::KEYS;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const README: &str = include_str!("../../README.md");

fn done(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_prikkel"))
        .current_dir(folder)
        .args(arguments)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "C")
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

/// The lines of every block of shell commands, in order.
fn shell_lines() -> Vec<&'static str> {
    let blocks = README.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default());
    blocks.flat_map(str::lines).filter(|line| !line.trim().is_empty()).collect()
}

/// What stands between `begin` and `end` of a marked part.
fn marked(name: &str) -> &'static str {
    let (_, rest) = README.split_once(&format!("<!-- {name}: begin")).expect("the README has this part");
    let (_, rest) = rest.split_once("-->\n").expect("a comment ends");
    rest.split_once(&format!("<!-- {name}: end")).expect("the part ends").0
}

/// The code block of a marked part, without its fences.
fn code(name: &str) -> String {
    let (_, rest) = marked(name).split_once('\n').expect("a fence ends its line");
    rest.split("```").next().unwrap_or_default().to_string()
}

/// The scheme that the README writes from nothing, as a file of its reader.
fn write_own_scheme(folder: &Path, text: &str) {
    fs::create_dir_all(folder.join("my-folder")).expect("it can be made");
    fs::write(folder.join("my-folder/my-scheme.toml"), text).expect("the test can write");
}

/// The part below a heading, up to the next heading of its level or above.
fn section(heading: &str) -> &'static str {
    let (_, rest) = README.split_once(&format!("\n{heading}\n")).expect("the README has this heading");
    let level = heading.split(' ').next().expect("a heading has a level").len();
    let end = rest
        .match_indices("\n#")
        .map(|(at, _)| at)
        .find(|at| rest[at + 1..].bytes().take_while(|byte| *byte == b'#').count() <= level);
    &rest[..end.unwrap_or(rest.len())]
}

/// The first cells of the table in a section, without backticks.
fn first_cells(heading: &str) -> Vec<&'static str> {
    let rows = section(heading).lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| row.split('|').nth(1).unwrap_or_default().trim().trim_matches('`')).collect()
}

fn words_of(path: &str) -> Vec<&'static str> {
    let key = KEYS.iter().find(|key| key.path == path).expect("this key exists");
    match key.kind {
        Kind::Choice(words) => words.iter().map(|(word, _)| *word).collect(),
        _ => panic!("{path} is no choice"),
    }
}

/// Every command of the README, in order and in one folder, as a reader would type them.
#[test]
fn the_commands_of_the_readme_work() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    write_own_scheme(folder.path(), &code("own scheme"));
    for (name, file) in
        [("own design", "my-desk"), ("own experiment", "my-experiment"), ("own search", "my-search")]
    {
        let path = folder.path().join(format!("my-folder/{file}.toml"));
        fs::write(path, code(name)).expect("the test can write");
    }
    let lines = shell_lines();
    assert!(lines.len() >= 8, "the commands were found: {lines:?}");
    for line in lines {
        let mut parts: Vec<&str> = line.split_whitespace().collect();
        match parts.remove(0) {
            "cp" => {
                fs::copy(folder.path().join(parts[0]), folder.path().join(parts[1]))
                    .expect("it can be copied");
            }
            "prikkel" => {
                // A run is only counted: what it does is held by other tests.
                if parts[0] == "run" && !parts.contains(&"--dry-run") {
                    parts.push("--dry-run");
                }
                let output = done(folder.path(), &parts);
                assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
            }
            other => panic!("the README types `{other}`, which this test does not know: {line}"),
        }
    }
}

#[test]
fn the_messages_of_the_readme_are_those_of_the_program() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    done(folder.path(), &["scenarios", "my-folder"]);
    let file = folder.path().join("my-folder/tighter.toml");
    let text = fs::read_to_string(folder.path().join("my-folder/ceilings.toml")).expect("it was written");
    let text =
        text.replace("ceiling_share", "cieling_share").replace("signal_share = 0.7", "signal_share = 70");
    fs::write(&file, text).expect("the test can write");
    let output = done(folder.path(), &["check", "my-folder/tighter.toml"]);
    assert_eq!(output.status.code(), Some(2));
    let said = [output.stdout, output.stderr].concat();
    assert_eq!(format!("```text\n{}```\n", String::from_utf8_lossy(&said)), marked("problems"));
}

#[test]
fn the_clauses_that_do_not_go_together_are_refused_as_the_readme_says() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    done(folder.path(), &["scenarios", "my-folder"]);
    write_own_scheme(folder.path(), &format!("{}\n{}", code("own scheme"), code("own ceiling")));
    let output = done(folder.path(), &["check", "my-folder/my-scheme.toml"]);
    assert_eq!(output.status.code(), Some(2));
    let said = [output.stdout, output.stderr].concat();
    assert_eq!(String::from_utf8_lossy(&said), code("misfit"));
}

/// What a scenario stands for is found from the table of clauses.
#[test]
fn the_scenarios_of_the_table_of_clauses_exist_and_use_the_clause() {
    let rows =
        section("### What pays: the clauses of a contract").lines().filter(|line| line.starts_with("| `"));
    for row in rows {
        let spans: Vec<&str> = row.split('`').skip(1).step_by(2).collect();
        let files: Vec<&str> = spans.iter().copied().filter(|span| span.ends_with(".toml")).collect();
        assert!(!files.is_empty(), "no scenario shows this clause: {row}");
        for file in files {
            let text =
                SHIPPED.iter().find(|(name, _)| *name == file).expect("the table names shipped scenarios").1;
            assert!(text.contains(&format!("kind = \"{}\"", spans[0])), "{file} has no {}", spans[0]);
        }
    }
}

#[test]
fn the_keys_of_the_readme_exist() {
    let tops: BTreeSet<&str> = KEYS.iter().filter_map(|key| key.path.split('.').next()).collect();
    let spans = README.split('`').skip(1).step_by(2);
    let shown: Vec<&str> = spans
        .filter(|span| {
            let top = span.split('.').next().unwrap_or_default().trim_end_matches("[]");
            span.contains('.') && !span.contains(char::is_whitespace) && tops.contains(top)
        })
        .collect();
    assert!(shown.len() >= 4, "keys were found: {shown:?}");
    for path in shown {
        let below = format!("{path}.");
        assert!(
            KEYS.iter().any(|key| key.path == path || key.path.starts_with(&below)),
            "the README names the key {path}, which prikkel keys does not list"
        );
    }
}

#[test]
fn the_table_of_clauses_is_complete() {
    let heading = "### What pays: the clauses of a contract";
    assert_eq!(first_cells(heading), words_of("contract.clause[].kind"));
    for row in section(heading).lines().filter(|line| line.starts_with("| `")) {
        let file = row.split('`').rev().nth(1).expect("the last cell is a file");
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(file).is_file(), "{file} does not exist: {row}");
    }
}

#[test]
fn the_table_of_rules_is_complete() {
    let heading = "### What bounds: the budget and its rules";
    assert_eq!(first_cells(heading), words_of("budget.rule[].kind"));
    for watch in words_of("budget.rule[].when") {
        assert!(
            section(heading).contains(&format!("`{watch}`")),
            "the README does not name what `{watch}` watches"
        );
    }
}

#[test]
fn the_table_of_admissions_is_complete() {
    let heading = "### Who is contracted: admission";
    assert_eq!(first_cells(heading), words_of("market.admission"));
    for row in section(heading).lines().filter(|line| line.starts_with("| `")) {
        let (word, file) = (row.split('`').nth(1), row.split('`').rev().nth(1));
        let text =
            SHIPPED.iter().find(|(name, _)| Some(*name) == file).expect("the row ends with a scenario").1;
        // The base itself is open house, and so is what says nothing of it.
        let says = |word| text.contains(&format!("admission = \"{word}\""));
        assert!(
            word.is_some_and(|word| says(word) || word == "open house" && !text.contains("admission")),
            "{row}"
        );
    }
}

#[test]
fn the_phases_of_the_month_stand_in_order() {
    let numbered: Vec<&str> = section("## How the model works")
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_digit()))
        .filter_map(|line| line.split("**").nth(1))
        .collect();
    let phases: Vec<&str> = PHASES.iter().map(|phase| phase.name.en).collect();
    assert_eq!(numbered, phases);
    for phase in PHASES {
        let line = format!("**{}**: {}\n", phase.name.en, phase.says.en);
        assert!(README.contains(&line), "the README says of a phase what `PHASES` says: {line}");
    }
}

#[test]
fn the_table_of_commands_is_complete() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let help = String::from_utf8_lossy(&done(folder.path(), &["--help"]).stdout).into_owned();
    let (_, rest) = help.split_once("Commands:\n").expect("help lists the commands");
    let mut verbs = vec!["prikkel".to_string()];
    verbs.extend(
        rest.lines()
            .take_while(|line| !line.is_empty())
            .filter_map(|line| line.split_whitespace().next().map(|verb| format!("prikkel {verb}"))),
    );
    let shown: Vec<String> = first_cells("## The commands")
        .iter()
        .map(|cell| cell.split_whitespace().take(2).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(shown, verbs);
    let flags = section("## The commands").split('`').filter(|span| span.starts_with("--"));
    let of_verb = |verb| String::from_utf8_lossy(&done(folder.path(), &[verb, "--help"]).stdout).into_owned();
    let helps = [help.clone(), of_verb("run"), of_verb("experiment")];
    for flag in flags {
        assert!(
            helps.iter().any(|help| help.contains(&format!("{flag} "))),
            "{flag} is in the README and not in --help"
        );
    }
}

#[test]
fn the_table_of_files_is_complete() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    // A region has every file that there can be.
    let output = done(folder.path(), &["run", "region", "--replicates", "1", "--quiet", "--out", "results"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let entries = fs::read_dir(folder.path().join("results")).expect("the output folder is there");
    let there: BTreeSet<String> = entries
        .map(|entry| {
            let entry = entry.expect("the folder can be listed");
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_dir() { name + "/" } else { name }
        })
        .collect();
    let shown: BTreeSet<String> =
        first_cells("## The output folder").into_iter().map(str::to_string).collect();
    assert_eq!(shown, there);
}

#[test]
fn the_table_of_charts_is_complete() {
    let there: Vec<&str> = prikkel::present::chart::CHARTS.iter().map(|chart| chart.key).collect();
    assert_eq!(first_cells("## The charts"), there);
}

#[test]
fn the_links_of_the_readme_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for target in README.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        if let Some(anchor) = target.strip_prefix('#') {
            let found = README.lines().filter(|line| line.starts_with('#')).any(|line| {
                let title = line.trim_start_matches('#').trim().to_lowercase();
                title.replace(|letter: char| !letter.is_alphanumeric() && letter != ' ', "").replace(' ', "-")
                    == anchor
            });
            assert!(found, "no heading for #{anchor}");
        } else if !target.starts_with("https://") {
            assert!(root.join(target).is_file(), "{target} does not exist");
        }
    }
}

/// What the README writes about who decides is what is shipped, and it names every right, holder and form.
#[test]
fn who_may_decide_is_told_as_it_is() {
    let heading = "### Who may decide: rights and holders";
    let folder = tempfile::tempdir().expect("a folder for the test");
    done(folder.path(), &["scenarios", "."]);
    fs::write(folder.path().join("mine.toml"), format!("extends = \"ceilings.toml\"\n{}", code("joint")))
        .expect("the test can write");
    let output = done(folder.path(), &["check", "mine.toml"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let shipped = SHIPPED.iter().find(|(name, _)| *name == "joint-extensions.toml").expect("it is shipped").1;
    for line in code("joint").lines().filter(|line| line.contains('=') && !line.contains("1.0")) {
        assert!(shipped.lines().any(|there| there == line), "joint-extensions.toml does not say {line}");
    }
    let said = section(heading);
    let rights = KEYS.iter().filter(|key| key.path.starts_with("rights.")).map(|key| key.path);
    for path in rights.map(|path| path.trim_end_matches(".desk")).filter(|path| path.split('.').count() == 2)
    {
        assert!(said.contains(&format!("`{path}`")), "the README does not name {path}");
    }
    for holder in words_of("rights.access.desk") {
        assert!(said.contains(holder), "the README does not name the holder {holder}");
    }
    for key in KEYS.iter().filter_map(|key| key.path.strip_prefix("assignment.")?.strip_suffix(".desk")) {
        assert!(said.contains(&format!("`assignment.{key}`")), "the README does not name the form {key}");
    }
}

/// What the README writes about who steers is in order, and it names every lever, role and task.
#[test]
fn who_steers_is_told_as_it_is() {
    let said = section("### Who steers: people, ties and style");
    let folder = tempfile::tempdir().expect("a folder for the test");
    done(folder.path(), &["scenarios", "."]);
    fs::write(folder.path().join("mine.toml"), format!("extends = \"ceilings.toml\"\n{}", code("team")))
        .expect("the test can write");
    let output = done(folder.path(), &["check", "mine.toml"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for lever in KEYS.iter().filter_map(|key| key.path.strip_prefix("steering.")) {
        assert!(said.contains(lever), "the README does not name steering.{lever}");
    }
    for word in [words_of("team.official.*.role"), words_of("team.first")].concat() {
        assert!(said.contains(&format!("`{word}`")), "the README does not name {word}");
    }
}
