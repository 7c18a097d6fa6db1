//! The report for researchers: one page with all tables and charts of a finished job, the methods, and the model in ODD order.
//!
//! What it says of the model comes from the lists that the model runs on (phases, keys, indicators, charts, published results) and from
//! the docs of its modules, so that it cannot go stale. It holds no script, no link to elsewhere and no date: the same folder gives the
//! same bytes.

mod columns;
mod concepts;
mod docs;
mod entities;
mod html;
mod keys;
mod methods;
mod model;
mod results;
mod run;
mod submodels;
#[cfg(test)]
mod tests;

pub use results::{Content, Found, ROWS_MAX, Results, is_shown};

use crate::indicators::INDICATORS;
use crate::language::{Language, Words};
use crate::present::briefing::{STYLE, escape};
use crate::present::chart::CHARTS;
use crate::present::number::whole;
use crate::scenario::Values;
use html::{Holds, Table, code, heading, list, paragraph};

/// What the page rests on beside the results.
pub struct Basis<'a> {
    /// The values of the default municipality.
    pub defaults: &'a Values,
    /// What the model leaves out, a sentence per item.
    pub not_modelled: &'a [Words],
    /// The version of the program.
    pub version: &'a str,
}

/// How the head of a report begins that Prikkel wrote.
pub const MARK: &str = "<meta name=\"generator\" content=\"Prikkel report ";

const fn words(nl: &'static str, en: &'static str) -> Words {
    Words { nl, en }
}

const TITLE: Words = words("Verslag van een berekening met Prikkel", "Report of a Prikkel job");
const SKIP: Words = words("Naar de inhoud", "Skip to the content");
const CONTENTS: Words = words("Inhoud", "Contents");
const LEFT_OUT: Words = words("Wat niet is meegenomen", "What was left out");
const SCENARIO: &str = "scenario";

/// Wider than the council page, and texts in columns; everything scrolls within itself, never the page. On paper nothing scrolls.
const MORE: &str = "\
main { max-width: 1100px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 8px; top: 8px; background: #fff; padding: .4em .8em; outline: 3px solid #0072B2; }
h2, h3 { border-top: 1px solid #dedede; padding-top: .6em; }
h3, h4, h5 { line-height: 1.3; margin: 1.6em 0 .4em; }
h3 { font-size: 1.15em; } h4 { font-size: 1.05em; } h5 { font-size: 1em; }
p, li, code, h1, h2, h3, h4, h5 { overflow-wrap: anywhere; }
.scroll { max-height: 36em; overflow: auto; border-bottom: 1px solid #dedede; }
.scroll thead th { position: sticky; top: 0; background: #fff; box-shadow: inset 0 -1px #1a1a1a; }
.scroll:focus-visible, a:focus-visible, summary:focus-visible { outline: 3px solid #0072B2; outline-offset: 2px; }
thead code { overflow-wrap: normal; }
table.texts tbody th { min-width: 9em; max-width: 20em; }
.word { white-space: nowrap; }
th.text, td.text { text-align: left; }
table:not(.texts) code { white-space: nowrap; }
table.texts th, table.texts td { text-align: left; }
table.texts td { min-width: 7em; max-width: 28em; overflow-wrap: anywhere; }
tbody th { font-weight: 400; }
blockquote { margin: .8em 0 .8em 1.2em; }
.code { border-left: 3px solid #dedede; padding-left: 1em; }
.code blockquote { font-family: Georgia, 'Times New Roman', serif; }
a { color: #0b5a8a; }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  body { font-size: 9pt; }
  .skip { display: none; }
  .scroll { max-height: none; overflow: visible; border: 0; }
  .scroll thead th { position: static; }
  .scroll table { font-size: 7pt; }
  .scroll code { overflow-wrap: anywhere; white-space: normal; }
  table { break-inside: auto; }
  tr { break-inside: avoid; }
  th, td { padding-left: .8em; }
  table.texts td, table.texts tbody th { min-width: 0; }
  h3, h4, h5 { break-after: avoid; }
}
";

/// The page.
pub fn page(results: &Results, basis: &Basis, language: Language) -> String {
    let say = |words: Words| words.say(language);
    let sections = [
        ("run", words("Wat is gedaan", "What was run"), run::section(results, basis.version, language)),
        ("tables", words("De uitkomsten", "The results"), tables(results, language)),
        ("charts", words("De grafieken", "The charts"), charts(results, language)),
        ("methods", words("De methode", "The method"), methods::section(results, language)),
        ("model", words("Het model (ODD)", "The model (ODD)"), model::section(basis.defaults, language)),
        ("left-out", LEFT_OUT, list(basis.not_modelled.iter().map(|item| item.say(language)))),
        ("files", words("De bestanden", "The files"), run::files(results, language)),
    ];
    let sections = sections.iter().filter(|(_, _, content)| !content.is_empty());
    let links =
        sections.clone().map(|(id, name, _)| format!("<li><a href=\"#{id}\">{}</a></li>\n", say(*name)));
    let links: String = links.collect();
    let section = |(id, name, content): &(&str, Words, String)| {
        format!("<section>\n{}{content}</section>\n", heading(2, id, say(*name)))
    };
    let body: String = sections.map(section).collect();
    let (title, contents) = (say(TITLE), say(CONTENTS));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{MARK}{}\">\n<title>{title}</title>\n\
         <style>\n{STYLE}{MORE}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">{}</a>\n\
         <main id=\"content\">\n<h1>{title}</h1>\n<nav aria-label=\"{contents}\">\n<ul>\n{links}</ul>\n</nav>\n{body}</main>\n</body>\n</html>\n",
        language.code(),
        escape(basis.version),
        say(SKIP),
    )
}

/// Every table: whole where it is short, else what it holds; then what every column means.
fn tables(results: &Results, language: Language) -> String {
    let mut html = String::new();
    for file in &results.files {
        let said = match &file.content {
            Content::Rows { .. } => shown(results, &file.name, language),
            Content::Counted { header, rows } => counted(&file.name, header, *rows, language),
            Content::Text(_) | Content::Checked => continue,
        };
        html.push_str(&heading(3, &format!("table-{}", file.name), &file.name));
        html.push_str(&said);
    }
    if !html.is_empty() {
        html.push_str(&heading(3, "columns", words("De kolommen", "The columns").say(language)));
        html.push_str(&columns::glossary(results, language));
    }
    html
}

fn holds(name: &str, language: Language) -> String {
    columns::of_file(name).map_or_else(|| name.to_owned(), |words| words.say(language).to_owned())
}

fn shown(results: &Results, name: &str, language: Language) -> String {
    let Some((header, rows)) = results.table(name) else { return String::new() };
    let count = whole(rows.len() as u64, language);
    let (holds, shown) = (holds(name, language), html::SHOWN_DIGITS);
    let caption = match language {
        Language::Dutch => {
            format!("{name}: {holds}; {count} rijen. Getallen in {shown} cijfers; het bestand heeft ze alle.")
        }
        Language::English => {
            format!("{name}: {holds}; {count} rows. Numbers in {shown} digits; the file has all.")
        }
    };
    let cells = |row: &Vec<String>| {
        let fields = header.iter().zip(row);
        fields.map(|(column, field)| cell(column, field, language)).collect()
    };
    let heads = header.iter().map(|name| code(name)).collect();
    Table { caption: &caption, heads, rows: rows.iter().map(cells).collect(), holds: Holds::Numbers }.html()
}

/// A field; an indicator also by its name for people.
fn cell(column: &str, field: &str, language: Language) -> String {
    let is_indicator = column == "indicator" || column == "goal";
    match INDICATORS.iter().find(|row| is_indicator && row.key == field) {
        Some(row) => format!("{} <small>{}</small>", escape(row.label.say(language)), code(row.key)),
        None if column == SCENARIO || column == "scheme" || column == "baseline" => code(field),
        None => html::shown(field, language),
    }
}

fn counted(name: &str, header: &[String], rows: u64, language: Language) -> String {
    let (holds, rows) = (holds(name, language), whole(rows, language));
    let columns: Vec<String> = header.iter().map(|column| code(column)).collect();
    let (columns, link) = (columns.join(", "), format!("<a href=\"{0}\">{0}</a>", escape(name)));
    match language {
        Language::Dutch => {
            format!("<p>{}: {rows} rijen in {link}. Kolommen: {columns}.</p>\n", escape(&holds))
        }
        Language::English => {
            format!("<p>{}: {rows} rows in {link}. Columns: {columns}.</p>\n", escape(&holds))
        }
    }
}

/// Every chart of the folder, in the order in which charts are read, each with the same in words.
fn charts(results: &Results, language: Language) -> String {
    let summary = words("Deze grafiek in woorden", "This chart in words").say(language);
    let name = words("Grafiek", "Chart").say(language);
    let there = CHARTS.iter().filter(|chart| results.has(&format!("charts/{}.svg", chart.key)));
    let figures = there.enumerate().filter_map(|(place, chart)| {
        let svg = results.text(&format!("charts/{}.svg", chart.key))?;
        let said = results.text(&format!("charts/{}.txt", chart.key)).unwrap_or_default();
        let said: String = said.lines().filter(|line| !line.is_empty()).map(paragraph).collect();
        let (id, number) = (chart.key, place + 1);
        Some(format!(
            "<h3 id=\"chart-{id}\">{name} {number}: {}</h3>\n<figure>\n{svg}<details>\n<summary>{summary}</summary>\n{said}</details>\n</figure>\n",
            code(id)
        ))
    });
    figures.collect()
}
