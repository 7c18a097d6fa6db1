//! What comes out against how large the team is: one panel per outcome, a dot with its interval per scheme, and a line through the
//! schemes that plan the same share of the time that alignment takes.

use super::Drawing;
use super::axis::Scale;
use super::canvas::{Anchor, BLUE, Canvas, FAINT, GREY, INK, Point, SOFT, Type, VERMILLION, bold, regular};
use super::data::{capital, row, spread};
use super::finding;
use super::sheet::{Caption, INNER, MARGIN, Sheet};
use crate::experiment::{Comparison, SchemeResult, TeamSize};
use crate::indicators::Unit;
use crate::language::{Language, Words};
use crate::present::number::{self, Format};
use crate::stats::Interval;
use plotters::prelude::RGBColor;

pub(super) const KEY: &str = "outcome_by_team_size";

const PANELS: [&str; 4] = ["undone_work", "trust", "disputes", "total_cost"];
const HEIGHT: f64 = 150.0;
const AXIS: f64 = 72.0;
/// Room for the name of a line behind its end.
const BEYOND: f64 = 122.0;
const SMALL: Type = regular(12.0, SOFT);
const HEAD: Type = bold(14.0, INK);

/// Whether there are teams of three sizes.
pub(super) fn shows(comparison: &Comparison) -> bool {
    let mut sizes: Vec<usize> = teams(comparison).map(|(_, team)| team.officials).collect();
    sizes.sort_unstable();
    sizes.dedup();
    sizes.len() >= 3
}

pub(super) fn teams(comparison: &Comparison) -> impl Iterator<Item = (&SchemeResult, TeamSize)> {
    comparison.schemes.iter().filter_map(|scheme| Some((scheme, scheme.team?)))
}

/// Schemes that plan the same share of coordination, by size.
struct Family<'a> {
    share: f64,
    schemes: Vec<(&'a SchemeResult, TeamSize)>,
    colour: RGBColor,
}

fn families(comparison: &Comparison) -> Vec<Family<'_>> {
    let mut families: Vec<Family> = Vec::new();
    for (scheme, team) in teams(comparison) {
        let share = team.coordination_share;
        match families.iter_mut().find(|family| (family.share - share).abs() < 1e-9) {
            Some(family) => family.schemes.push((scheme, team)),
            None => families.push(Family { share, schemes: vec![(scheme, team)], colour: GREY }),
        }
    }
    families.sort_by(|a, b| b.share.total_cmp(&a.share));
    for (family, colour) in families.iter_mut().zip([BLUE, VERMILLION]) {
        family.colour = colour;
    }
    families.iter_mut().for_each(|family| family.schemes.sort_by_key(|(_, team)| team.officials));
    families
}

pub(super) fn draw(comparison: &Comparison, language: Language) -> Drawing {
    let families = families(comparison);
    let mut sheet = Sheet::open(caption(comparison, language), language);
    let pitch = INNER / 2.0;
    let largest = teams(comparison).map(|(_, team)| team.officials).max().unwrap_or(1) as f64;
    for pair in PANELS.chunks(2) {
        let top = sheet.y + 40.0;
        for (column, key) in pair.iter().enumerate() {
            let left = MARGIN + pitch * column as f64;
            let x = Scale::tight(0.0, largest, 6).onto(left + AXIS, left + pitch - BEYOND);
            let (indicator, year) = (row(key), Words { nl: " per jaar", en: " a year" }.say(language));
            let flow = matches!(indicator.unit, Unit::EventsPerYear | Unit::EurosPerYear);
            let name = format!("{}{}", capital(indicator.label.say(language)), if flow { year } else { "" });
            sheet.canvas.text((left, top - 22.0), Anchor::Start, HEAD, &name);
            panel(&mut sheet.canvas, &families, key, &x, (top + HEIGHT, top), language);
        }
        sheet.y = top + HEIGHT + 50.0;
    }
    let facts: Vec<String> = teams(comparison).map(|(scheme, team)| fact(scheme, &team, language)).collect();
    sheet.close(comparison.replicates, &facts)
}

fn caption(comparison: &Comparison, language: Language) -> Caption {
    let (subtitle, footer) = match language {
        Language::Dutch => (
            "Per aantal ambtenaren, met 95%-interval. Een lijn verbindt varianten die evenveel van de benodigde afstemming inplannen.",
            "Intervallen smaller dan de stip zijn niet te zien. Niet elke as begint bij 0. Aannames over banden en gebeurtenissen bepalen dit mee.",
        ),
        Language::English => (
            "By the number of officials, with the 95% interval. A line joins schemes that plan the same share of the coordination that is needed.",
            "Intervals narrower than the dot cannot be seen. Not every axis starts at 0. It rests on assumptions about ties and events.",
        ),
    };
    let title = finding::team_size(comparison, language);
    Caption { key: KEY, title, subtitle: subtitle.to_string(), footer: footer.to_string() }
}

fn panel(
    canvas: &mut Canvas,
    families: &[Family],
    key: &str,
    x: &Scale,
    (base, top): (f64, f64),
    language: Language,
) {
    let unit = row(key).unit;
    let all =
        families.iter().flat_map(|family| &family.schemes).filter_map(|(scheme, _)| spread(scheme, key));
    let ends = all.flat_map(|i| [i.low, i.mean, i.high]).filter(|end| end.is_finite());
    let (low, high) =
        ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), end| (low.min(end), high.max(end)));
    if low > high {
        return;
    }
    let y = Scale::from_zero(low, high, 4).onto(base, top);
    let format = Format::axis(unit, y.high, y.step, language);
    for tick in y.ticks() {
        canvas.line(&[(x.from, y.at(tick)), (x.to, y.at(tick))], FAINT, 1.0);
        let text = if unit == Unit::EventsPerYear { format.bare(tick) } else { format.full(tick) };
        canvas.text((x.from - 8.0, y.at(tick) + 4.0), Anchor::End, SMALL, &text);
    }
    for tick in x.ticks().into_iter().filter(|tick| tick.fract().abs() < 1e-9) {
        canvas.text((x.at(tick), base + 16.0), Anchor::Middle, SMALL, &number::digits(tick, 0, language));
    }
    let officials = Words { nl: "ambtenaren", en: "officials" }.say(language);
    canvas.text((x.to, base + 32.0), Anchor::End, SMALL, officials);
    let mut ends = Vec::new();
    for family in families {
        ends.extend(curve(canvas, family, key, x, &y));
    }
    let mut heights: Vec<f64> = ends.iter().map(|((_, y), _)| *y).collect();
    super::fan::spread_apart(&mut heights, 15.0, top, base);
    for (((end, _), family), height) in ends.into_iter().zip(heights) {
        let text = match language {
            Language::Dutch => format!("afstemming {}%", number::digits(100.0 * family.share, 0, language)),
            Language::English => {
                format!("coordination {}%", number::digits(100.0 * family.share, 0, language))
            }
        };
        let style = regular(12.0, family.colour);
        canvas.text((end + 9.0, height + 4.0), Anchor::Start, style, &text);
    }
}

/// Draws a family; where its line ends.
fn curve<'a, 'b>(
    canvas: &mut Canvas,
    family: &'a Family<'b>,
    key: &str,
    x: &Scale,
    y: &Scale,
) -> Option<(Point, &'a Family<'b>)> {
    let found: Vec<(Point, Interval)> = family
        .schemes
        .iter()
        .filter_map(|(scheme, team)| {
            let interval = spread(scheme, key)?;
            Some(((x.at(team.officials as f64), y.at(interval.mean)), interval))
        })
        .collect();
    let points: Vec<Point> = found.iter().map(|(point, _)| *point).collect();
    canvas.line(&points, family.colour, 1.6);
    for ((across, up), interval) in &found {
        if interval.low.is_finite() {
            let (low, high) = (y.at(interval.low), y.at(interval.high));
            canvas.line(&[(*across, low), (*across, high)], family.colour, 1.6);
        }
        if family.colour == VERMILLION {
            canvas.diamond((*across, *up), 5.0, family.colour);
        } else {
            canvas.dot((*across, *up), 4.4, family.colour);
        }
    }
    points.last().map(|end| (*end, family))
}

fn fact(scheme: &SchemeResult, team: &TeamSize, language: Language) -> String {
    let say = |key: &&str| {
        let indicator = row(key);
        let value = spread(scheme, key).map(|i| number::estimate(indicator.unit, &i, language));
        format!("{} {}", indicator.label.say(language), value.unwrap_or_default())
    };
    let values = PANELS.iter().map(say).collect::<Vec<_>>().join(", ");
    let (name, officials) = (scheme.title.say(language), team.officials);
    let hours = number::digits(team.hours_month, 0, language);
    match language {
        Language::Dutch => format!("{name}: {officials} ambtenaren, {hours} uur per maand: {values}."),
        Language::English => format!("{name}: {officials} officials, {hours} hours a month: {values}."),
    }
}
