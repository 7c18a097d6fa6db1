//! Lines of text and columns of numbers that fit a terminal.

/// The width that everyone has.
pub const WIDTH: usize = 100;

/// `text` broken between words into lines of at most `width`.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let used = lines.last().map_or(0, |line| line.chars().count());
        if used > 0 && used + 1 + word.chars().count() > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// A sentence below a heading.
pub fn sentence(text: &str) -> String {
    wrapped(text, WIDTH - 2).iter().map(|line| format!("  {line}\n")).collect()
}

/// A heading on a line of its own.
pub fn heading(text: &str) -> String {
    format!("\n{text}\n")
}

/// A row: what it says, and columns of numbers to the right of it.
pub struct Row {
    /// What it says; broken over lines where it is long.
    pub label: String,
    /// The numbers.
    pub cells: Vec<String>,
}

/// Rows with aligned columns, below a row of headings.
pub fn table(headings: &[&str], rows: &[Row]) -> String {
    let columns = headings.len();
    let wide = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.cells.get(column));
        let widest = cells.map(|cell| cell.chars().count()).max().unwrap_or(0);
        widest.max(headings[column].chars().count())
    };
    let widths: Vec<usize> = (0..columns).map(wide).collect();
    let room = WIDTH - 4 - widths.iter().map(|width| width + 2).sum::<usize>();
    let mut text = line("", headings.iter().map(|it| (*it).to_string()), &widths, room);
    for row in rows {
        let mut lines = wrapped(&row.label, room);
        let last = lines.pop().unwrap_or_default();
        for first in lines {
            text.push_str(&format!("  {first}\n"));
        }
        text.push_str(&line(&last, row.cells.iter().cloned(), &widths, room));
    }
    text
}

fn line(label: &str, cells: impl Iterator<Item = String>, widths: &[usize], room: usize) -> String {
    let mut line = format!("  {label}{}", " ".repeat(room.saturating_sub(label.chars().count())));
    for (cell, width) in cells.zip(widths) {
        line.push_str(&" ".repeat(2 + width.saturating_sub(cell.chars().count())));
        line.push_str(&cell);
    }
    format!("{}\n", line.trim_end())
}
