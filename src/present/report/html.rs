//! Pieces of the page: headings, paragraphs, lists, and tables that scroll by themselves.

use crate::language::{Language, Words};
use crate::present::briefing::escape;
use crate::present::number::digits;

/// Numbers are shown in so many digits; the files have all.
pub(super) const SHOWN_DIGITS: i32 = 5;

/// A table. Its cells are HTML already.
pub(super) struct Table<'a> {
    /// What it shows; also the name of the region that scrolls.
    pub caption: &'a str,
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// Its rows; the first cell says what a row is about.
    pub rows: Vec<Vec<String>>,
    /// What its cells hold.
    pub holds: Holds,
}

/// What cells hold: numbers stand at the right, texts at the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Numbers,
    Texts,
}

impl Table<'_> {
    /// The table in a region of its own, which the keyboard reaches and scrolls.
    pub(super) fn html(&self) -> String {
        let texts: Vec<bool> = (0..self.heads.len()).map(|column| self.is_text(column)).collect();
        let class = |column: usize| if texts.get(column) == Some(&true) { " class=\"text\"" } else { "" };
        let head =
            |(column, head): (usize, &String)| format!("<th scope=\"col\"{}>{head}</th>", class(column));
        let heads: String = self.heads.iter().enumerate().map(head).collect();
        let cell = |(column, cell): (usize, &String)| match column {
            0 => format!("<th scope=\"row\">{cell}</th>"),
            _ => format!("<td{}>{cell}</td>", class(column)),
        };
        let row = |cells: &Vec<String>| {
            format!("<tr>{}</tr>\n", cells.iter().enumerate().map(cell).collect::<String>())
        };
        let rows: String = self.rows.iter().map(row).collect();
        let class = if self.holds == Holds::Texts { " class=\"texts\"" } else { "" };
        let caption = escape(self.caption);
        format!(
            "<div class=\"scroll\" role=\"region\" aria-label=\"{caption}\" tabindex=\"0\">\n<table{class}>\n\
             <caption>{caption}</caption>\n<thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
        )
    }

    /// Whether a column of a table of numbers holds texts.
    fn is_text(&self, column: usize) -> bool {
        let is_number =
            |cell: &str| cell.starts_with(|first: char| first.is_ascii_digit() || first == '\u{2212}');
        let mut cells = self.rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty());
        self.holds == Holds::Numbers && column > 0 && cells.any(|cell| !is_number(cell))
    }
}

/// Heads of columns from words.
pub(super) fn heads(words: &[Words], language: Language) -> Vec<String> {
    words.iter().map(|words| escape(words.say(language))).collect()
}

/// A heading of `level` 2 to 5 that a link can lead to.
pub(super) fn heading(level: u8, id: &str, text: &str) -> String {
    format!("<h{level} id=\"{}\">{}</h{level}>\n", escape(id), escape(text))
}

/// A paragraph of plain text, with code between backticks.
pub(super) fn paragraph(text: &str) -> String {
    format!("<p>{}</p>\n", ticks(text))
}

/// A list of plain texts, with code between backticks.
pub(super) fn list<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    let items: String = items.into_iter().map(|item| format!("<li>{}</li>\n", ticks(item))).collect();
    if items.is_empty() { items } else { format!("<ul>\n{items}</ul>\n") }
}

/// A name as it is typed: no translator may touch it.
pub(super) fn code(name: &str) -> String {
    format!("<code translate=\"no\">{}</code>", escape(name))
}

/// Text as HTML, with what stands between backticks as code.
pub(super) fn ticks(text: &str) -> String {
    let parts = text.split('`').enumerate();
    parts.map(|(place, part)| if place % 2 == 1 { code(part) } else { escape(part) }).collect()
}

/// A field of a table as a reader sees it: numbers in the reader's language and in few digits.
pub(super) fn shown(field: &str, language: Language) -> String {
    let is_long = field.contains(['.', 'e']);
    match field.parse::<f64>() {
        Ok(value) if value.is_finite() && is_long => number(value, language),
        Ok(value) if value.is_finite() => field.replace('-', "\u{2212}"),
        _ => escape(field),
    }
}

fn number(value: f64, language: Language) -> String {
    let size = value.abs();
    if size > 0.0 && size < 1e-5 {
        return format!("{value:.1e}").replace('-', "\u{2212}");
    }
    let order = if size > 0.0 { libm::floor(libm::log10(size)) as i32 } else { 0 };
    digits(value, (SHOWN_DIGITS - 1 - order).clamp(0, 9), language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_in_the_language_of_the_reader() {
        let say = |field| shown(field, Language::Dutch);
        assert_eq!(say("0.30000000000000004"), "0,30000");
        assert_eq!(say("59123456.78"), "59.123.457");
        assert_eq!(say("-1.5"), "\u{2212}1,5000");
        assert_eq!(say("18446744073709551615"), "18446744073709551615");
        assert_eq!(say("-1"), "\u{2212}1");
        assert_eq!(say("a < b"), "a &lt; b");
        assert_eq!(shown("-0.0000004", Language::English), "\u{2212}4.0e\u{2212}7");
    }

    #[test]
    fn a_table_is_a_region_with_a_name_that_the_keyboard_reaches() {
        let rows = vec![vec!["a".into(), "1".into()]];
        let heads = vec!["x".into(), "y".into()];
        let html = Table { caption: "a & b", heads, rows, holds: Holds::Numbers }.html();
        assert!(html.contains("role=\"region\" aria-label=\"a &amp; b\" tabindex=\"0\""), "{html}");
        assert!(html.contains("<th scope=\"row\">a</th><td>1</td>"), "{html}");
    }
}
