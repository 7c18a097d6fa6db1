//! Every sentence of the command line, in both languages side by side.

pub use briefings::*;
pub use experiments::*;
pub use questions::*;

use crate::experiment::Progress;
use crate::language::{Language, Text, Words};
use crate::present::number::{digits, whole};
use crate::store::{Format, Formats};
use std::path::Path;

mod briefings;
mod experiments;
mod questions;

fn text(nl: impl Into<String>, en: impl Into<String>) -> Text {
    Text { nl: nl.into(), en: en.into() }
}

/// A sentence made once per language, for sentences with numbers.
fn each(say: impl Fn(Language) -> String) -> Text {
    Text { nl: say(Language::Dutch), en: say(Language::English) }
}

/// A flag was given a value that it cannot take.
pub fn bad_value(flag: &str, value: &str, needs: Option<Words>) -> Text {
    let needs = needs.unwrap_or(Words { nl: "een andere waarde", en: "another value" });
    if value.is_empty() {
        return text(
            format!("{flag} mist een waarde: nodig is {}", needs.nl),
            format!("{flag} lacks a value: it needs {}", needs.en),
        );
    }
    text(
        format!("{flag} {value} kan niet: nodig is {}", needs.nl),
        format!("{flag} {value} cannot be used: it needs {}", needs.en),
    )
}

/// A flag that does not exist.
pub fn unknown_flag(flag: &str, near: Option<&str>) -> Text {
    let (nl, en) = meant(near);
    text(
        format!("{flag} bestaat niet{nl} prikkel --help toont wat er is"),
        format!("there is no {flag}{en} prikkel --help shows what there is"),
    )
}

/// A verb that does not exist, or a file without its verb.
pub fn unknown_verb(verb: &str, near: Option<&str>) -> Text {
    if near.is_none() && (verb.contains('.') || verb.contains('/')) {
        return text(
            format!("de opdracht {verb} bestaat niet; een scenariobestand spelen: prikkel run {verb}"),
            format!("there is no command {verb}; to play a scenario file: prikkel run {verb}"),
        );
    }
    let (nl, en) = meant(near);
    text(
        format!("de opdracht {verb} bestaat niet{nl} prikkel --help toont wat er is"),
        format!("there is no command {verb}{en} prikkel --help shows what there is"),
    )
}

fn meant(near: Option<&str>) -> (String, String) {
    match near {
        None => (";".into(), ";".into()),
        Some(near) => (format!("; bedoelt u {near}?"), format!("; did you mean {near}?")),
    }
}

/// A verb that needs a file got none.
pub fn no_file() -> Text {
    text(
        "er is geen scenariobestand genoemd; bijvoorbeeld: prikkel run mijn-regeling.toml",
        "no scenario file was given; for example: prikkel run my-scheme.toml",
    )
}

/// A verb that needs a folder with results got none.
pub fn no_output() -> Text {
    text(
        "er is geen map met resultaten genoemd; bijvoorbeeld: prikkel report output/main",
        "no folder with results was given; for example: prikkel report output/main",
    )
}

/// Where a report is.
pub fn reported(path: &Path) -> Text {
    text(format!("Verslag: {}", path.display()), format!("Report: {}", path.display()))
}

/// A flag for runs with a verb that runs nothing.
pub fn useless_flags() -> Text {
    text(
        "deze opdracht speelt niets, dus opties voor runs betekenen hier niets; laat ze weg",
        "this command runs nothing, so flags for runs have no meaning here; leave them out",
    )
}

/// A flag given twice.
pub fn flag_twice(flag: &str) -> Text {
    let flag = flag.split(' ').next().unwrap_or(flag);
    text(format!("{flag} is meer dan eens opgegeven"), format!("{flag} was given more than once"))
}

/// An argument that is not text.
pub fn not_text() -> Text {
    text(
        "een argument bevat tekens die geen tekst zijn (UTF-8)",
        "an argument holds bytes that are not text (UTF-8)",
    )
}

/// Anything else that clap did not understand.
pub fn not_understood(words: &str) -> Text {
    text(
        format!("deze opdracht is niet te begrijpen; zie prikkel --help ({words})"),
        format!("this command cannot be understood; see prikkel --help ({words})"),
    )
}

/// Standard output is gone.
pub fn no_standard_output(cause: &str) -> Text {
    text(
        format!("de uitvoer kon niet worden geschreven ({cause})"),
        format!("the output could not be written ({cause})"),
    )
}

/// After all problems were listed.
pub fn problems(count: usize) -> Text {
    match count {
        1 => text("1 probleem; er is niets gespeeld", "1 problem; nothing was played"),
        _ => text(
            format!("{count} problemen; er is niets gespeeld"),
            format!("{count} problems; nothing was played"),
        ),
    }
}

/// A scenario that may be played.
pub fn in_order(name: &str) -> Text {
    text(format!("{name}: in orde"), format!("{name}: in order"))
}

/// Two scenarios that cannot be compared.
pub fn not_alike(first: &str, other: &str, what: Words, values: [&str; 2]) -> Text {
    let [mine, yours] = values;
    text(
        format!(
            "{first} en {other} kunnen niet worden vergeleken: {} verschilt ({mine} en {yours}); maak dit gelijk of speel ze apart",
            what.nl
        ),
        format!(
            "{first} and {other} cannot be compared: {} differs ({mine} and {yours}); make this the same or play them apart",
            what.en
        ),
    )
}

/// What will be run.
pub struct Header<'a> {
    /// The scenarios: id and title.
    pub schemes: Vec<(&'a str, &'a Text)>,
    /// Replicates per scheme.
    pub replicates: u32,
    /// Reported years.
    pub years: u32,
    /// Months before the first reported one.
    pub warmup_years: u32,
    /// The seed.
    pub seed: u64,
    /// Threads.
    pub threads: usize,
}

impl Header<'_> {
    /// Everything that will be run, a scheme per line.
    pub fn text(&self) -> Text {
        each(|language| {
            let wide = self.schemes.iter().map(|(id, _)| id.chars().count()).max().unwrap_or(0);
            let lines =
                self.schemes.iter().map(|(id, title)| format!("\n  {id:wide$}  {}", title.say(language)));
            format!(
                "Prikkel {} · {}{}",
                env!("CARGO_PKG_VERSION"),
                self.line(language),
                lines.collect::<String>()
            )
        })
    }

    fn line(&self, language: Language) -> String {
        let (schemes, years, warmup) = (self.schemes.len(), self.years, self.warmup_years);
        let (replicates, seed, threads) =
            (whole(u64::from(self.replicates), language), self.seed, self.threads);
        match language {
            Language::Dutch => format!(
                "{schemes} × {replicates} runs van {years} jaar, na {warmup} jaar aanloop · startgetal {seed} · kernen: {threads}"
            ),
            Language::English => format!(
                "{schemes} × {replicates} runs of {years} years, after {warmup} years of warm-up · seed {seed} · cores: {threads}"
            ),
        }
    }
}

/// What a run would take.
pub struct Estimated {
    /// Runs.
    pub runs: u64,
    /// Time, in seconds.
    pub seconds: f64,
    /// Memory, in bytes.
    pub memory_bytes: u64,
    /// Disk, in bytes.
    pub disk_bytes: u64,
}

/// What a run would take, in a sentence.
pub fn estimated(of: &Estimated) -> Text {
    each(|language| {
        let runs = whole(of.runs, language);
        let time = duration(of.seconds, language);
        let (memory, disk) = (size(of.memory_bytes, language), size(of.disk_bytes, language));
        match language {
            Language::Dutch => format!(
                "{runs} runs · ongeveer {time} · ten hoogste ongeveer {memory} geheugen · ongeveer {disk} schijf; er is niets geschreven"
            ),
            Language::English => format!(
                "{runs} runs · about {time} · at most about {memory} of memory · about {disk} of disk; nothing was written"
            ),
        }
    })
}

fn size(bytes: u64, language: Language) -> String {
    let mb = bytes as f64 / 1e6;
    if mb < 1_000.0 {
        format!("{} MB", digits(mb.max(1.0), 0, language))
    } else {
        format!("{} GB", digits(mb / 1e3, 1, language))
    }
}

/// A length of time for people.
pub fn duration(seconds: f64, language: Language) -> String {
    let hours = Words { nl: "uur", en: "h" }.say(language);
    if seconds < 10.0 {
        format!("{} s", digits(seconds.max(0.1), 1, language))
    } else if seconds < 120.0 {
        format!("{} s", digits(seconds, 0, language))
    } else if seconds < 7_200.0 {
        format!("{} min", digits(seconds / 60.0, 0, language))
    } else {
        format!("{} {hours}", digits(seconds / 3_600.0, 1, language))
    }
}

/// How far it is, in a line.
pub fn progress(now: Progress, rate: f64, seconds_left: f64) -> Text {
    each(|language| {
        let share = 100 * now.done / now.total.max(1);
        let (done, total) = (whole(now.done, language), whole(now.total, language));
        let (rate, left) = (digits(rate, 0, language), duration(seconds_left, language));
        match language {
            Language::Dutch => {
                format!("{share}% · {done} van {total} runs · {rate} per seconde · nog {left}")
            }
            Language::English => {
                format!("{share}% · {done} of {total} runs · {rate} per second · {left} left")
            }
        }
    })
}

/// Some runs failed.
pub fn failures(failed: u64, total: u64, first: &str, folder: &Path) -> Text {
    let list = folder.join("failures.jsonl");
    let list = list.display();
    text(
        format!(
            "{failed} van {total} runs zijn mislukt; de eerste: {first}. Alle staan in {list}, met de opdracht die ze herhaalt"
        ),
        format!(
            "{failed} of {total} runs failed; the first: {first}. All are in {list}, with the command that repeats them"
        ),
    )
}

/// It was stopped.
pub fn stopped() -> Text {
    text(
        "gestopt: van deze berekening is niets bewaard, eerdere resultaten zijn onaangeroerd",
        "stopped: nothing of this run was kept, earlier results are untouched",
    )
}

/// No threads.
pub fn no_threads(cause: &str) -> Text {
    text(
        format!("de computer geeft geen rekenkracht ({cause}); probeer een kleiner getal bij --threads"),
        format!("the machine refused to start threads ({cause}); try a smaller --threads"),
    )
}

/// A chart that could not be drawn as pixels.
pub fn no_chart(key: &str, cause: &str) -> Text {
    text(
        format!("de grafiek {key} kon niet worden getekend: {cause}"),
        format!("the chart {key} could not be drawn: {cause}"),
    )
}

/// Where the results are.
pub fn results(folder: &Path, formats: &Formats) -> Text {
    let charts = folder.join("charts");
    let (folder, charts) = (folder.display(), charts.display());
    let titles: Vec<&str> = formats.tables().map(Format::title).collect();
    let (nl, en) = (titles.join(" en "), titles.join(" and "));
    text(
        format!("Resultaten: {folder} (briefing.html om te lezen, grafieken in {charts}, tabellen als {nl})"),
        format!("Results: {folder} (briefing.html to read, charts in {charts}, tables as {en})"),
    )
}

/// The form of the EMA workbench for what is no experiment.
pub fn ema_is_for_experiments() -> Text {
    text(
        "--format ema kan alleen bij prikkel experiment: de EMA workbench leest regelingen in werelden, en hier zijn geen werelden; kies csv, parquet of csv,parquet",
        "--format ema goes with prikkel experiment only: the EMA workbench reads schemes in worlds, and here are no worlds; choose csv, parquet or csv,parquet",
    )
}

/// What to try after the main job.
pub fn next_after_main(scheme: &str) -> Text {
    text(
        format!(
            "Verder: prikkel scenarios mijn-scenarios, verander daar een bestand, en dan: prikkel run {scheme} mijn-scenarios/BESTAND"
        ),
        format!(
            "Next: prikkel scenarios my-scenarios, change a file there, and then: prikkel run {scheme} my-scenarios/FILE"
        ),
    )
}

/// What to try after one scheme.
pub fn next_after_one(name: &str, shipped: &str) -> Text {
    text(
        format!(
            "Verder: vergelijk met een andere regeling onder hetzelfde toeval: prikkel run {name} {shipped}"
        ),
        format!("Next: compare with another scheme under the same luck: prikkel run {name} {shipped}"),
    )
}

/// What to try after several schemes.
pub fn next_after_several(replicates: u32) -> Text {
    let more = replicates.saturating_mul(4);
    text(
        format!(
            "Verder: --replicates {more} halveert de intervallen; prikkel keys toont wat een regeling kan veranderen"
        ),
        format!(
            "Next: --replicates {more} halves the intervals; prikkel keys shows what a scheme can change"
        ),
    )
}

/// What became of a shipped scenario.
pub fn copied(path: &Path, copied: crate::store::Copied) -> Text {
    use crate::store::Copied;
    let path = path.display();
    match copied {
        Copied::Written => text(format!("{path}: geschreven"), format!("{path}: written")),
        Copied::Same => {
            text(format!("{path}: was er al, gelijk"), format!("{path}: was there already, the same"))
        }
        Copied::Kept => text(
            format!(
                "{path}: bestaat al met andere inhoud en is niet overschreven; kies een andere map voor een verse"
            ),
            format!(
                "{path}: exists with other content and was not overwritten; choose another folder for a fresh one"
            ),
        ),
    }
}
