//! What the code says of itself: the doc of a module and of the parts of a type, read from its text and written as HTML.
//!
//! The report shows these texts instead of repeating them, so that they cannot go stale. They are in English, as all code.

use super::html::code;
use crate::present::briefing::escape;

/// A source file of the program: its name, as `behaviour/volume`, and its text.
pub(super) type Source = (&'static str, &'static str);

/// The sources called so, below `src`.
macro_rules! sources {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../", $name, ".rs")))),*]
    };
}
pub(super) use sources;

/// The lines of the doc of a module.
pub(super) fn module(text: &str) -> Vec<&str> {
    let lines = text.lines().map_while(|line| line.strip_prefix("//!"));
    lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect()
}

/// The parts of the type whose definition opens with `opening`: fields or variants, each with its doc.
pub(super) fn parts(text: &str, opening: &str) -> Vec<(String, String)> {
    let Some(start) = text.lines().position(|line| line.trim_start().ends_with(opening)) else {
        return Vec::new();
    };
    let (mut found, mut doc) = (Vec::new(), Vec::new());
    for line in text.lines().skip(start + 1) {
        let line = line.trim();
        if line.starts_with('}') {
            break;
        }
        match line.strip_prefix("///") {
            Some(said) => doc.push(said.trim()),
            None if line.starts_with('#') || doc.is_empty() => {}
            None => {
                let bare =
                    ["pub(crate) ", "pub(super) ", "pub "].iter().find_map(|sight| line.strip_prefix(sight));
                let name = bare.unwrap_or(line);
                let end = name.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
                found.push((name[..end.unwrap_or(name.len())].to_owned(), doc.join(" ")));
                doc.clear();
            }
        }
    }
    found
}

/// The lines of a doc as HTML: paragraphs, lists, formulas, tables.
pub(super) fn html(lines: &[&str]) -> String {
    let blocks = lines.split(|line| line.trim().is_empty()).filter(|block| !block.is_empty());
    blocks.map(block).collect()
}

fn block(lines: &[&str]) -> String {
    let first = lines[0];
    if let Some(heading) = first.strip_prefix("# ") {
        return format!("<p><strong>{}</strong></p>\n{}", inline(heading), html(&lines[1..]));
    }
    if first.starts_with("> ") {
        let said = lines.iter().map(|line| line.trim_start_matches("> ")).collect::<Vec<_>>().join(" ");
        return format!("<blockquote><p>{}</p></blockquote>\n", inline(&said));
    }
    if first.starts_with("| ") {
        return table(lines);
    }
    if first.starts_with("- ") {
        return items(lines);
    }
    if first.starts_with("    ") {
        return format!("<pre>{}</pre>\n", escape(&lines.join("\n")));
    }
    format!("<p>{}</p>\n", inline(&lines.join(" ")))
}

fn items(lines: &[&str]) -> String {
    let mut items: Vec<String> = Vec::new();
    for line in lines {
        match (line.strip_prefix("- "), items.last_mut()) {
            (None, Some(item)) => item.push_str(&format!(" {}", line.trim())),
            (item, _) => items.push(item.unwrap_or(line).to_owned()),
        }
    }
    let items: String = items.iter().map(|item| format!("<li>{}</li>\n", inline(item))).collect();
    format!("<ul>\n{items}</ul>\n")
}

/// A table of a doc; its second line is the rule below the heads.
fn table(lines: &[&str]) -> String {
    let row = |line: &str, cell: &str| -> String {
        let cells = line.trim().trim_matches('|').split('|');
        cells.map(|text| format!("<{cell}>{}</{}>", inline(text.trim()), &cell[..2])).collect()
    };
    let heads = row(lines[0], "th scope=\"col\"");
    let name = escape(&lines[0].trim().trim_matches('|').replace(['`', '*'], ""));
    let name = name.split('|').map(str::trim).filter(|head| !head.is_empty()).collect::<Vec<_>>().join(", ");
    let rows: String = lines.iter().skip(2).map(|line| format!("<tr>{}</tr>\n", row(line, "td"))).collect();
    format!(
        "<div class=\"scroll\" role=\"region\" aria-label=\"Table: {name}\" tabindex=\"0\">\n<table class=\"texts\">\n\
         <thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )
}

/// Code, names of other parts, and bold text within a line.
pub(super) fn inline(text: &str) -> String {
    let mut done = String::new();
    for (place, part) in text.split('`').enumerate() {
        if place % 2 == 1 {
            done.push_str(&code(part));
        } else {
            done.push_str(&emphasised(&without_links(part)));
        }
    }
    done
}

/// The brackets of a link around code, and where it leads: in a page without the code it leads nowhere.
fn without_links(part: &str) -> String {
    let mut text = part.strip_suffix('[').unwrap_or(part);
    if let Some(rest) = text.strip_prefix(']') {
        text = match rest.strip_prefix('(').and_then(|target| target.split_once(')')) {
            Some((_, rest)) => rest,
            None => rest,
        };
    }
    text.replace("\\*", "\u{2217}")
}

fn emphasised(text: &str) -> String {
    between(&between(&escape(text), "**", "strong"), "*", "em")
}

/// What stands between pairs of `mark` in a tag; a mark without its fellow stays.
fn between(text: &str, mark: &str, tag: &str) -> String {
    let parts: Vec<&str> = text.split(mark).collect();
    if parts.len().is_multiple_of(2) {
        return text.to_owned();
    }
    let tagged = |(place, part): (usize, &&str)| match place % 2 {
        1 => format!("<{tag}>{part}</{tag}>"),
        _ => (*part).to_owned(),
    };
    parts.iter().enumerate().map(tagged).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "//! What *it* is: [`Volume`](super::volume).\n//!\n//! > **q\\*** = 1 < 2\n//!\n\
        //! - one\n//!   more\n//! - two\n//!\n//! | a | b |\n//! |---|---|\n//! | `x` | y |\n\
        \n/// A row.\npub struct Row {\n    /// Its name,\n    /// in full.\n    pub name: Vec<String>,\n    #[x]\n    pub bare: u8,\n    /// Rate.\n    pub(crate) rate: f64,\n}\n";

    #[test]
    fn the_doc_of_a_module_is_written_as_it_stands() {
        let html = html(&module(TEXT));
        assert!(
            html.starts_with("<p>What <em>it</em> is: <code translate=\"no\">Volume</code>.</p>\n"),
            "{html}"
        );
        assert!(
            html.contains("<blockquote><p><strong>q\u{2217}</strong> = 1 &lt; 2</p></blockquote>"),
            "{html}"
        );
        assert!(html.contains("<li>one more</li>\n<li>two</li>"), "{html}");
        assert!(html.contains("<th scope=\"col\">a</th>") && html.contains("<td>y</td>"), "{html}");
    }

    #[test]
    fn the_parts_of_a_type_come_with_their_docs() {
        let found = parts(TEXT, "pub struct Row {");
        let part = |name: &str, doc: &str| (name.to_owned(), doc.to_owned());
        assert_eq!(found, [part("name", "Its name, in full."), part("rate", "Rate.")]);
        assert!(parts(TEXT, "pub struct Other {").is_empty());
    }
}
