//! What is said about experiments.

use super::{each, text};
use crate::language::{Language, Text};
use crate::present::number::whole;
use crate::scenario::experiment::{Experiment, Search};
use crate::store::{EMA, Format, Formats};
use std::path::Path;

/// Runs that are in the journal already.
pub fn resumed(done: u64, runs: u64) -> Text {
    each(|language| {
        let (done, runs) = (whole(done, language), whole(runs, language));
        match language {
            Language::Dutch => {
                format!("{done} van de {runs} runs waren al gespeeld; het experiment gaat verder")
            }
            Language::English => format!("{done} of {runs} runs had been played; the experiment goes on"),
        }
    })
}

/// Ctrl-C during an experiment.
pub fn stopped_to_resume() -> Text {
    text(
        "gestopt; wat gespeeld is blijft bewaard, en dezelfde opdracht gaat verder",
        "stopped; what was played is kept, and the same command goes on",
    )
}

/// A search that begins.
pub fn searching(experiment: &Experiment, search: &Search, most: u64) -> Text {
    each(|language| {
        let (title, most) = (experiment.title.say(language), whole(most, language));
        let Search { population, generations, .. } = search;
        match language {
            Language::Dutch => format!(
                "{title}: zoekt in hoogstens {generations} generaties van {population} regelingen, in hoogstens {most} runs; wat gevonden is wordt daarna in andere werelden gespeeld"
            ),
            Language::English => format!(
                "{title}: searches in at most {generations} generations of {population} schemes, in at most {most} runs; what is found is then played in other worlds"
            ),
        }
    })
}

/// A flag that does nothing beside another word.
pub fn flag_does_nothing(flag: &str, beside: &str) -> Text {
    text(
        format!("{flag} doet niets bij {beside}: laat het weg"),
        format!("{flag} does nothing beside {beside}: leave it out"),
    )
}

/// A scheme that a search cannot judge.
pub fn lacks_runs() -> Text {
    text("een run mislukte, of er viel niets te meten", "a run failed, or there was nothing to measure")
}

/// A search that was to be shared.
pub fn search_is_whole() -> Text {
    text(
        "een zoektocht is niet te verdelen: elke generatie komt voort uit de vorige. Laat --shard weg; het zoeken gebruikt alle kernen van één machine",
        "a search cannot be shared: every generation comes of the last. Leave --shard out; a search uses all cores of one machine",
    )
}

/// Where the results of an experiment are.
pub fn experiment_results(folder: &Path, formats: &Formats) -> Text {
    let folder = folder.display();
    let tables = |format: Format| ["runs", "worlds"].map(|table| format!("{table}.{}", format.name()));
    let mut files: Vec<String> = formats.tables().flat_map(tables).collect();
    if formats.has(Format::Ema) {
        files.push(EMA.to_owned());
    }
    let listed = |and: &str| match files.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {and} {last}", others.join(", ")),
        None => String::new(),
    };
    let (nl, en) = (listed("en"), listed("and"));
    text(
        format!("Resultaten: {folder} (answers.html om te lezen; {nl} als tabel)"),
        format!("Results: {folder} (answers.html to read; {en} as tables)"),
    )
}

/// The page with the answers of several experiments.
pub fn answers(page: &Path) -> Text {
    let page = page.display();
    text(format!("Alle antwoorden op één pagina: {page}"), format!("All answers on one page: {page}"))
}

/// Runs of an experiment that failed.
pub fn failed_runs(failed: u64, runs: u64, folder: &Path) -> Text {
    let file = folder.join("failures.jsonl");
    each(|language| {
        let (failed, runs, file) = (whole(failed, language), whole(runs, language), file.display());
        match language {
            Language::Dutch => {
                format!("{failed} van de {runs} runs mislukten; {file} noemt ze met hun oorzaak")
            }
            Language::English => {
                format!("{failed} of {runs} runs failed; {file} names them with their cause")
            }
        }
    })
}

/// More groups of runs than luck has numbers.
pub fn too_many_runs() -> Text {
    text(
        "werelden × runs moet onder 4.294.967.296 blijven: kies minder",
        "worlds × replicates must stay below 4,294,967,296: choose fewer",
    )
}

/// A folder without experiments.
pub fn no_experiments(folder: &str) -> Text {
    text(
        format!("in de map {folder} staat geen experiment (.toml)"),
        format!("there is no experiment (.toml) in the folder {folder}"),
    )
}

/// A part of an experiment that was played.
pub fn part_done(index: u64, of: u64, name: &str, folder: &Path) -> Text {
    let folder = folder.display();
    text(
        format!(
            "Deel {index} van {of} is gespeeld. Als alle delen er zijn: prikkel merge {name} --out {folder}"
        ),
        format!(
            "Part {index} of {of} was played. When all parts are there: prikkel merge {name} --out {folder}"
        ),
    )
}

/// A folder without parts, or with parts of different divisions.
pub fn no_parts(folder: &Path) -> Text {
    let folder = folder.display();
    text(
        format!(
            "in {folder}/shards staan geen delen van één verdeling; speel ze met --shard 1/8, 2/8 … --out {folder}"
        ),
        format!(
            "{folder}/shards holds no parts of one division; play them with --shard 1/8, 2/8 … --out {folder}"
        ),
    )
}

/// A part of an experiment that stops when all is decided.
pub fn parts_do_not_stop() -> Text {
    text(
        "--shard gaat niet samen met design.stop = \"decided\": wat beslist is, is pas te zien als alle delen er zijn; zet het op \"never\"",
        "--shard does not go with design.stop = \"decided\": what is decided can be seen only when all parts are there; set it to \"never\"",
    )
}
