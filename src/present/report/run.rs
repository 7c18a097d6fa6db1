//! What was run, from the manifest.

use super::columns;
use super::html::{Holds, Table, code, heads, paragraph};
use super::results::{Content, Results};
use crate::language::{Language, Words};
use crate::present::answers::key_of;
use crate::present::briefing::escape;
use crate::present::number::whole;
use serde_json::Value;

const fn words(nl: &'static str, en: &'static str) -> Words {
    Words { nl, en }
}

/// What the manifest says in one value: its path there, and its name here.
const FACTS: &[(&str, Words)] = &[
    ("/version", words("Versie van Prikkel", "Version of Prikkel")),
    ("/command", words("Opdracht", "Command")),
    ("/seed", words("Startgetal", "Seed")),
    ("/first_replicate", words("Eerste herhaling", "First replicate")),
    ("/replicates", words("Herhalingen", "Replicates")),
    ("/worlds", words("Werelden", "Worlds")),
    ("/years", words("Gemeten jaren", "Reported years")),
    ("/warmup_years", words("Jaren aanloop", "Warm-up years")),
    ("/runs/planned", words("Runs gepland", "Runs planned")),
    ("/runs/finished", words("Runs geslaagd", "Runs finished")),
    ("/runs/failed", words("Runs mislukt", "Runs failed")),
    ("/machine/os", words("Besturingssysteem", "Operating system")),
    ("/machine/arch", words("Processor", "Processor")),
];

/// The section.
pub(super) fn section(results: &Results, version: &str, language: Language) -> String {
    let manifest = &results.manifest;
    let say = |words: Words| words.say(language);
    let mut html = String::new();
    let said = manifest["version"].as_str().unwrap_or_default();
    if said != version {
        html.push_str(&paragraph(&match language {
            Language::Dutch => format!(
                "De resultaten zijn gemaakt met versie {said}; het model hieronder is dat van versie {version}."
            ),
            Language::English => format!(
                "The results were made by version {said}; the model below is that of version {version}."
            ),
        }));
    }
    let rows = FACTS.iter().filter_map(|(path, name)| {
        let value = manifest.pointer(path).map(plain)?;
        Some(vec![escape(say(*name)), if *path == "/command" { code(&value) } else { escape(&value) }])
    });
    html.push_str(&table(
        words("De berekening", "The job"),
        &[words("Wat", "What"), words("Waarde", "Value")],
        rows.collect(),
        language,
    ));
    html.push_str(&schemes(manifest, language));
    html.push_str(&uncertain(manifest, language));
    html
}

fn table(caption: Words, heads_of: &[Words], rows: Vec<Vec<String>>, language: Language) -> String {
    let caption = caption.say(language);
    Table { caption, heads: heads(heads_of, language), rows, holds: Holds::Texts }.html()
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Schemes, and the files that they were read from.
fn schemes(manifest: &Value, language: Language) -> String {
    let of_run = array(&manifest["scenarios"]).iter().map(|scenario| {
        let title = scenario["title"][language.code()].as_str().unwrap_or_default();
        let names: Vec<String> =
            array(&scenario["sources"]).iter().map(|it| code(&plain(&it["name"]))).collect();
        vec![code(&plain(&scenario["id"])), escape(title), names.join(", ")]
    });
    let of_experiment = array(&manifest["schemes"]).iter().map(|id| vec![code(&plain(id))]);
    let (runs, experiment): (Vec<_>, Vec<_>) = (of_run.collect(), of_experiment.collect());
    let mut html = String::new();
    let name = words("Regeling", "Scheme");
    let caption = words("De regelingen", "The schemes");
    if !runs.is_empty() {
        html.push_str(&table(
            caption,
            &[name, words("Titel", "Title"), words("Bestanden", "Files")],
            runs,
            language,
        ));
    }
    if !experiment.is_empty() {
        html.push_str(&table(caption, &[name], experiment, language));
    }
    html.push_str(&sources(manifest, language));
    html
}

/// Every scenario file once, with its checksum.
fn sources(manifest: &Value, language: Language) -> String {
    let of_runs = array(&manifest["scenarios"]).iter().flat_map(|scenario| array(&scenario["sources"]));
    let mut rows: Vec<Vec<String>> = Vec::new();
    for source in of_runs.chain(array(&manifest["sources"])) {
        let row = vec![code(&plain(&source["name"])), code(&plain(&source["sha256"]))];
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    let caption = words("Waaruit gelezen is", "What was read");
    table(caption, &[words("Bestand", "File"), words("SHA-256", "SHA-256")], rows, language)
}

/// What was uncertain, and from where to where.
fn uncertain(manifest: &Value, language: Language) -> String {
    let rows: Vec<Vec<String>> = array(&manifest["uncertain"])
        .iter()
        .map(|it| {
            let key = plain(&it["key"]);
            let meaning = key_of(&key).map_or("", |key| key.meaning.say(language));
            let value =
                |name: &str| if it[name].is_null() { "–".to_owned() } else { escape(&plain(&it[name])) };
            vec![code(&key), escape(meaning), value("low"), value("usual"), value("high")]
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let heads_of = [
        words("Sleutel", "Key"),
        words("Betekenis", "Meaning"),
        words("Van", "From"),
        words("Gebruikelijk", "Usual"),
        words("Tot", "To"),
    ];
    table(words("Wat onzeker is", "What is uncertain"), &heads_of, rows, language)
}

/// Every file of the folder.
pub(super) fn files(results: &Results, language: Language) -> String {
    let rows = results.files.iter().map(|file| {
        let rows = match &file.content {
            Content::Rows { rows, .. } => whole(rows.len() as u64, language),
            Content::Counted { rows, .. } => whole(*rows, language),
            Content::Text(_) | Content::Checked => String::new(),
        };
        let holds = columns::of_file(&file.name).map_or("", |words| words.say(language));
        let link = format!("<a href=\"{0}\">{0}</a>", escape(&file.name));
        vec![link, escape(holds), rows, whole(file.bytes, language), code(&file.sha256)]
    });
    let heads_of = [
        words("Bestand", "File"),
        words("Inhoud", "Holds"),
        words("Rijen", "Rows"),
        words("Bytes", "Bytes"),
        words("SHA-256", "SHA-256"),
    ];
    table(words("De bestanden van deze map", "The files of this folder"), &heads_of, rows.collect(), language)
}
