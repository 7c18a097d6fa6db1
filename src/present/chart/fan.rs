//! A fan: median, middle half and middle nine tenths of the runs along time.

use super::axis::Scale;
use super::canvas::{BLUE, Canvas, Point, WHITE};
use crate::language::{Language, Words};
use plotters::prelude::RGBColor;

/// Runs below which the middle nine tenths cannot be told: the 5 % quantile of 20 runs is the lowest but one.
const FEW_RUNS: u32 = 20;

/// What the bands do and do not show; the most common misreading of a fan is that it shows all uncertainty.
pub(super) fn caution(replicates: u32, language: Language) -> String {
    let bands = Words {
        nl: "De banden tonen toeval tussen runs, niet de onzekerheid over aannames.",
        en: "The bands show chance between runs, not uncertainty about assumptions.",
    };
    let few =
        Words { nl: "Met zo weinig runs zijn ze te smal.", en: "With so few runs they are too narrow." };
    match replicates {
        0..FEW_RUNS => format!("{} {}", bands.say(language), few.say(language)),
        FEW_RUNS.. => bands.say(language).to_string(),
    }
}

/// A tint of `colour`: `share` of it on white, so that the chart needs no transparency.
pub(super) fn tint(colour: RGBColor, share: f64) -> RGBColor {
    let mix =
        |part: u8, white: u8| (share * f64::from(part) + (1.0 - share) * f64::from(white)).round() as u8;
    RGBColor(mix(colour.0, WHITE.0), mix(colour.1, WHITE.1), mix(colour.2, WHITE.2))
}

/// Draws the fan of `points` (5, 25, 50, 75 and 95 % quantiles), the first at `x(0)`.
pub(super) fn draw(canvas: &mut Canvas, points: &[[f64; 5]], x: impl Fn(f64) -> f64, y: &Scale) {
    let half = if points.len() == 1 { 0.3 } else { 0.0 };
    for (low, high, share) in [(0, 4, 0.2), (1, 3, 0.5)] {
        let mut outline: Vec<Point> = line(points, low, half, &x, y);
        outline.extend(line(points, high, half, &x, y).into_iter().rev());
        canvas.area(&outline, tint(BLUE, share));
    }
    canvas.line(&line(points, 2, half, &x, y), BLUE, 2.2);
}

/// One quantile along time; a single point becomes a short level line, `half` to either side.
pub(super) fn line(
    points: &[[f64; 5]],
    quantile: usize,
    half: f64,
    x: &impl Fn(f64) -> f64,
    y: &Scale,
) -> Vec<Point> {
    let place = |(index, values): (usize, &[f64; 5])| {
        let (at, level) = (index as f64, y.at(values[quantile]));
        if half > 0.0 { vec![(x(at - half), level), (x(at + half), level)] } else { vec![(x(at), level)] }
    };
    points.iter().enumerate().flat_map(place).collect()
}

/// How many panels side by side read best.
pub(super) fn columns(panels: usize, most: usize) -> usize {
    match panels {
        0 | 1 => 1,
        4 if most == 4 => 2,
        5 | 6 if most == 4 => 3,
        _ => panels.min(most),
    }
}

/// Moves heights apart that are closer than `gap`, as little as possible, keeping their order and staying in
/// `top..bottom`.
pub(super) fn spread_apart(heights: &mut [f64], gap: f64, top: f64, bottom: f64) {
    let mut order: Vec<usize> = (0..heights.len()).collect();
    order.sort_by(|a, b| heights[*a].total_cmp(&heights[*b]));
    for _ in 0..100 {
        for pair in order.windows(2) {
            let lack = gap - (heights[pair[1]] - heights[pair[0]]);
            if lack > 0.0 {
                heights[pair[0]] -= 0.5 * lack;
                heights[pair[1]] += 0.5 * lack;
            }
        }
        heights.iter_mut().for_each(|height| *height = height.clamp(top, bottom.max(top)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_end_up_apart_and_inside() {
        let mut heights = [50.0, 51.0, 52.0, 10.0];
        spread_apart(&mut heights, 14.0, 0.0, 200.0);
        heights.sort_by(f64::total_cmp);
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] > 13.5), "{heights:?}");
    }
}
