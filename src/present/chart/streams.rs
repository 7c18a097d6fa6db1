//! Streams between bars in columns: every bar as high as what passes it, every stream as wide as what it carries.
//!
//! A bar with much text and little height keeps room for its text, so that no label covers another.

use super::canvas::{Canvas, Point};
use plotters::prelude::RGBColor;

/// The width of a bar in pixels.
pub(super) const BAR: f64 = 9.0;
/// The height of a line of a label.
pub(super) const LINE: f64 = 16.0;
/// Space between the bars of a column.
const GAP: f64 = 12.0;
/// Points along each edge of a stream.
const STEPS: usize = 24;

/// A bar, in the order from top to bottom within its column.
pub(super) struct Bar {
    /// Its column, from the left.
    pub(super) column: usize,
    /// Its height in pixels.
    pub(super) height: f64,
    /// How many lines its label has.
    pub(super) lines: usize,
}

/// A stream from the bar `from` to the bar `to`, in a later column.
pub(super) struct Stream {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Its width in pixels.
    pub(super) width: f64,
    pub(super) colour: RGBColor,
}

/// The upper ends of bars, and how far down the lowest reaches with its label.
pub(super) struct Laid {
    pub(super) tops: Vec<f64>,
    pub(super) bottom: f64,
}

/// Stacks the bars of every column: the first column from `top` down, every other from where its highest source begins.
pub(super) fn lay(bars: &[Bar], streams: &[Stream], top: f64) -> Laid {
    let columns = bars.iter().map(|bar| bar.column + 1).max().unwrap_or(0);
    let mut tops = vec![top; bars.len()];
    let mut bottom = top;
    for column in 0..columns {
        let own = (0..bars.len()).filter(|bar| bars[*bar].column == column);
        let sources = streams.iter().filter(|stream| bars[stream.to].column == column);
        let highest = sources.map(|stream| tops[stream.from]).fold(f64::INFINITY, f64::min);
        let mut next = if highest.is_finite() { highest } else { top };
        for bar in own {
            let Bar { height, lines, .. } = bars[bar];
            let room = height.max(LINE * lines as f64);
            tops[bar] = next + 0.5 * (room - height);
            bottom = bottom.max(next + room);
            next += room + GAP;
        }
    }
    Laid { tops, bottom }
}

/// Draws the streams. At a bar they lie in the order of the bars at their other ends, so that few cross.
pub(super) fn draw(canvas: &mut Canvas, streams: &[Stream], bars: &[Bar], laid: &Laid, left: &[f64]) {
    // Takes the next place along a bar.
    let next = |at: &mut f64, width: f64| std::mem::replace(at, *at + width);
    let mut order: Vec<&Stream> = streams.iter().collect();
    order.sort_by_key(|stream| (stream.from, stream.to));
    let mut leaving = laid.tops.clone();
    let starts = order.iter().map(|stream| next(&mut leaving[stream.from], stream.width)).collect::<Vec<_>>();
    let mut both: Vec<(&Stream, f64)> = order.into_iter().zip(starts).collect();
    both.sort_by_key(|(stream, _)| (stream.to, stream.from));
    let mut arriving = laid.tops.clone();
    for (stream, start) in both {
        let end = next(&mut arriving[stream.to], stream.width);
        let from = (left[bars[stream.from].column] + BAR, start);
        band(canvas, from, (left[bars[stream.to].column], end), stream);
    }
}

/// A stream whose upper edge runs from one point to another, level at both ends.
fn band(canvas: &mut Canvas, (x0, y0): Point, (x1, y1): Point, stream: &Stream) {
    let edge = |down: f64| {
        (0..=STEPS).map(move |step| {
            let share = step as f64 / STEPS as f64;
            // The smooth step: level at both ends.
            let rise = share * share * (3.0 - 2.0 * share);
            (x0 + share * (x1 - x0), y0 + rise * (y1 - y0) + down)
        })
    };
    // A stream of few people is still to be seen.
    let width = stream.width.max(0.8);
    let outline: Vec<Point> = edge(0.0).chain(edge(width).collect::<Vec<_>>().into_iter().rev()).collect();
    canvas.area(&outline, stream.colour);
}
