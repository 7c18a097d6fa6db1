//! Quality against spend: recovery against spend, with intervals both ways and the front that no scheme beats.

use super::Drawing;
use super::axis::Scale;
use super::canvas::{Anchor, BLUE, Canvas, FAINT, GREY, INK, Point, SOFT, Type, bold, regular, width};
use super::data::spread;
use super::finding::{self, beats};
use super::sheet::{Caption, INNER, MARGIN, NOTHING, Sheet};
use crate::experiment::{Comparison, SchemeResult};
use crate::indicators::Unit;
use crate::language::{Language, Words};
use crate::present::number::{self, Format};
use crate::stats::Interval;

pub(super) const KEY: &str = "quality_against_spend";

const HEIGHT: f64 = 400.0;
const AXIS: f64 = 52.0;
const TICK: Type = regular(12.0, SOFT);
const UNIT: Type = regular(13.0, INK);

/// A scheme that has both values.
pub(super) struct Spot {
    pub(super) place: Point,
    /// What is drawn across.
    pub(super) spend: Interval,
    /// What is drawn upwards.
    pub(super) recovery: Interval,
    pub(super) name: String,
    pub(super) beaten: bool,
}

pub(super) fn draw(comparison: &Comparison, language: Language) -> Drawing {
    let mut spots = spots(comparison, language);
    let x = scale(spots.iter().map(|spot| spot.spend), 6).onto(MARGIN + AXIS, MARGIN + INNER - 12.0);
    let y = scale(spots.iter().map(|spot| spot.recovery), 5);
    let mut sheet = Sheet::open(caption(comparison, x.low > 0.0 || y.low > 0.0, language), language);
    let top = sheet.y + 22.0;
    let y = y.onto(top + HEIGHT, top);
    grid(&mut sheet.canvas, &x, &y, language);
    spots.iter_mut().for_each(|spot| spot.place = (x.at(spot.spend.mean), y.at(spot.recovery.mean)));
    let stairs = front(&spots);
    sheet.canvas.dashes(&stairs, GREY, 1.2, 4.0);
    spots.iter().for_each(|spot| mark(&mut sheet.canvas, spot, &x, &y));
    let marks = spots.iter().flat_map(|spot| covered(spot, &x, &y));
    let taken = marks.chain(stairs.windows(2).map(step)).collect();
    labels(&mut sheet.canvas, &spots, taken, [x.from, y.to, x.to, y.from]);
    sheet.y = top + HEIGHT + 60.0;
    sheet.close(comparison.replicates, &facts(comparison, language))
}

fn caption(comparison: &Comparison, cut: bool, language: Language) -> Caption {
    let (subtitle, footer, axes) = match language {
        Language::Dutch => (
            "Herstel van wie zorg kreeg, tegen uitgaven. Tussen haakjes: mensen zonder hulp per jaar; zij tellen niet mee in herstel. Grijze ring: een andere variant is duidelijk goedkoper en geeft meer herstel, zonder meer mensen zonder hulp te laten. Streeplijn: het front van de gemiddelden.",
            "De kruisen zijn 95%-intervallen; smaller dan de stip zijn ze niet te zien. Zonder hulp: afgewezen, afgehaakt tijdens het wachten, of weggebleven of gestopt om een hogere eigen bijdrage.",
            "De assen beginnen niet bij 0.",
        ),
        Language::English => (
            "Recovery of those who got care, against spend. In brackets: people left without help a year; they do not count in recovery. Grey ring: another scheme is clearly cheaper and gives more recovery, without leaving more people without help. Dashed line: the front of the averages.",
            "The crosses are 95% intervals; narrower than the dot they cannot be seen. Without help: turned away, dropped out while waiting, or stayed away or stopped for a higher contribution.",
            "The axes do not start at 0.",
        ),
    };
    let footer = if cut { format!("{footer} {axes}") } else { footer.to_string() };
    let title = finding::quality_against_spend(comparison, language);
    Caption { key: KEY, title, subtitle: subtitle.to_string(), footer }
}

fn spots(comparison: &Comparison, language: Language) -> Vec<Spot> {
    let count = comparison.schemes.len();
    let spot = |index: usize| {
        let scheme = &comparison.schemes[index];
        let beaten = (0..count).any(|other| other != index && beats(comparison, other, index));
        let (spend, recovery) = (spread(scheme, "spend")?, spread(scheme, "recovery")?);
        Some(Spot { place: (0.0, 0.0), spend, recovery, name: named(scheme, language), beaten })
    };
    (0..count).filter_map(spot).collect()
}

/// The name of a scheme, with those who are left without help: recovery is of the others only.
fn named(scheme: &SchemeResult, language: Language) -> String {
    let title = scheme.title.say(language);
    spread(scheme, "unmet").map_or_else(
        || title.to_string(),
        |unmet| format!("{title} ({})", number::digits(unmet.mean, 0, language)),
    )
}

/// A scale over all finite ends, with air around them.
pub(super) fn scale(intervals: impl Iterator<Item = Interval>, count: usize) -> Scale {
    let ends = intervals.flat_map(|i| [i.low, i.mean, i.high]).filter(|end| end.is_finite());
    let span = ends.fold(None, |span: Option<(f64, f64)>, end| {
        Some(span.map_or((end, end), |(low, high)| (low.min(end), high.max(end))))
    });
    let (low, high) = span.unwrap_or((0.0, 1.0));
    let air = (0.08 * (high - low)).max(0.01 * high.abs());
    Scale::tight((low - air).max(low.min(0.0)), high + air, count)
}

fn grid(canvas: &mut Canvas, x: &Scale, y: &Scale, language: Language) {
    let spend = Format::axis(Unit::EurosPerYear, x.high, x.step, language);
    let every = x.every(|tick| width(&spend.full(tick), TICK)) as i64;
    for tick in x.ticks() {
        canvas.line(&[(x.at(tick), y.from), (x.at(tick), y.to)], FAINT, 1.0);
        if (tick / x.step).round() as i64 % every == 0 {
            canvas.text((x.at(tick), y.from + 18.0), Anchor::Middle, TICK, &spend.full(tick));
        }
    }
    let recovery = Format::axis(Unit::Share, y.high, y.step, language);
    for tick in y.ticks() {
        canvas.line(&[(x.from, y.at(tick)), (x.to, y.at(tick))], FAINT, 1.0);
        canvas.text((x.from - 8.0, y.at(tick) + 4.0), Anchor::End, TICK, &recovery.full(tick));
    }
    let across = Words { nl: "uitgaven per jaar →", en: "spend per year →" }.say(language);
    canvas.text((x.to, y.from + 38.0), Anchor::End, UNIT, across);
    let up = Words { nl: "↑ herstel", en: "↑ recovery" }.say(language);
    canvas.text((MARGIN, y.to - 16.0), Anchor::Start, UNIT, up);
}

/// The stairs along the schemes whose averages no other average beats.
fn front(spots: &[Spot]) -> Vec<Point> {
    let mut order: Vec<&Spot> = spots.iter().collect();
    order.sort_by(|a, b| {
        a.spend.mean.total_cmp(&b.spend.mean).then(b.recovery.mean.total_cmp(&a.recovery.mean))
    });
    let mut stairs: Vec<Point> = Vec::new();
    let mut best = f64::NEG_INFINITY;
    for spot in order {
        if spot.recovery.mean > best {
            best = spot.recovery.mean;
            if let Some((_, level)) = stairs.last().copied() {
                stairs.push((spot.place.0, level));
            }
            stairs.push(spot.place);
        }
    }
    stairs
}

pub(super) fn mark(canvas: &mut Canvas, spot: &Spot, x: &Scale, y: &Scale) {
    let colour = if spot.beaten { GREY } else { BLUE };
    let (across, up) = spot.place;
    if spot.spend.low.is_finite() {
        canvas.line(&[(x.at(spot.spend.low), up), (x.at(spot.spend.high), up)], colour, 1.8);
    }
    if spot.recovery.low.is_finite() {
        canvas.line(&[(across, y.at(spot.recovery.low)), (across, y.at(spot.recovery.high))], colour, 1.8);
    }
    if spot.beaten {
        canvas.ring(spot.place, 5.5, colour);
    } else {
        canvas.dot(spot.place, 5.5, colour);
    }
}

/// A box: left, top, right, bottom.
pub(super) type Space = [f64; 4];

fn overlap(a: &Space, b: &Space) -> f64 {
    let across = (a[2].min(b[2]) - a[0].max(b[0])).max(0.0);
    let down = (a[3].min(b[3]) - a[1].max(b[1])).max(0.0);
    across * down
}

/// What a spot and its cross cover.
pub(super) fn covered(spot: &Spot, x: &Scale, y: &Scale) -> [Space; 3] {
    let (across, up) = spot.place;
    let end = |scale: &Scale, value: f64, other: f64| if value.is_finite() { scale.at(value) } else { other };
    let (left, right) = (end(x, spot.spend.low, across), end(x, spot.spend.high, across));
    let (top, bottom) = (end(y, spot.recovery.high, up), end(y, spot.recovery.low, up));
    [
        [left - 1.0, up - 2.0, right + 1.0, up + 2.0],
        [across - 2.0, top - 1.0, across + 2.0, bottom + 1.0],
        [across - 7.0, up - 7.0, across + 7.0, up + 7.0],
    ]
}

/// What a step of the front covers.
pub(super) fn step(pair: &[Point]) -> Space {
    let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
    [x0.min(x1) - 1.0, y0.min(y1) - 1.0, x0.max(x1) + 1.0, y0.max(y1) + 1.0]
}

/// Writes every name near its spot, where it covers no other name, mark or edge; farther away with a thin leader.
pub(super) fn labels(
    canvas: &mut Canvas,
    spots: &[Spot],
    mut taken: Vec<Space>,
    [left, top, right, bottom]: Space,
) {
    for spot in spots {
        let style = if spot.beaten { regular(13.0, SOFT) } else { bold(13.0, BLUE) };
        let size = width(&spot.name, style);
        let cost = |space: &Space| {
            let outside = (left - space[0]).max(0.0)
                + (space[2] - right).max(0.0)
                + (top - space[1]).max(0.0)
                + (space[3] - bottom).max(0.0);
            let crossed = spots.iter().filter(|other| crosses(spot.place, space, other.place)).count();
            1_000.0 * outside
                + 400.0 * crossed as f64
                + 4.0 * taken.iter().map(|other| overlap(space, other)).sum::<f64>()
        };
        let ranked = candidates(spot.place, size).into_iter().enumerate();
        let best = ranked
            .map(|(rank, space)| (cost(&space) + 0.5 * rank as f64, space))
            .min_by(|a, b| a.0.total_cmp(&b.0));
        let Some((_, space)) = best else { continue };
        leader(canvas, spot.place, &space);
        canvas.text((space[0] + 2.0, space[3] - 4.5), Anchor::Start, style, &spot.name);
        taken.push(space);
    }
}

/// Places for a label of `size` pixels, the nearest first.
fn candidates((x, y): Point, size: f64) -> Vec<Space> {
    let (wide, high) = (size + 4.0, 17.0);
    let rings = [10.0, 26.0, 44.0, 64.0, 88.0, 116.0, 150.0, 190.0, 240.0];
    let around = |far: f64| {
        let (side, near) = (far, 0.7 * far);
        [
            (x + side, y - near - high + 4.0),
            (x + side, y + near - 4.0),
            (x - side - wide, y - near - high + 4.0),
            (x - side - wide, y + near - 4.0),
            (x - 0.5 * wide, y - far - high),
            (x - 0.5 * wide, y + far),
            (x + side, y - 0.5 * high),
            (x - side - wide, y - 0.5 * high),
        ]
    };
    rings.into_iter().flat_map(around).map(|(a, b)| [a, b, a + wide, b + high]).collect()
}

/// Whether the way from a spot to its label goes through the spot at `other`, so that the label seems to be of that one.
fn crosses((x, y): Point, space: &Space, other: Point) -> bool {
    let (dx, dy) = (x.clamp(space[0], space[2]) - x, y.clamp(space[1], space[3]) - y);
    let (ox, oy) = (other.0 - x, other.1 - y);
    let along = ((ox * dx + oy * dy) / (dx * dx + dy * dy).max(1e-9)).clamp(0.0, 1.0);
    let itself = libm::hypot(ox, oy) < 1e-6;
    !itself && libm::hypot(ox - along * dx, oy - along * dy) < 9.0 && libm::hypot(ox, oy) > 9.0
}

/// A thin line to a label that stands too far away to be taken for its own.
fn leader(canvas: &mut Canvas, (x, y): Point, space: &Space) {
    let near = (x.clamp(space[0], space[2]), y.clamp(space[1], space[3]));
    if libm::hypot(near.0 - x, near.1 - y) > 30.0 {
        canvas.line(&[(x, y), near], GREY, 0.8);
    }
}

fn facts(comparison: &Comparison, language: Language) -> Vec<String> {
    let fact = |scheme: &SchemeResult| {
        let say = |key, unit| {
            spread(scheme, key)
                .map_or_else(|| NOTHING.say(language).to_string(), |i| number::estimate(unit, &i, language))
        };
        let (spend, recovery) = (say("spend", Unit::EurosPerYear), say("recovery", Unit::Share));
        let unmet = say("unmet", Unit::ClientsPerYear);
        let name = scheme.title.say(language);
        match language {
            Language::Dutch => format!(
                "{name}: uitgaven {spend} per jaar, herstel {recovery}, zonder hulp {unmet} per jaar."
            ),
            Language::English => {
                format!("{name}: spend {spend} a year, recovery {recovery}, without help {unmet} a year.")
            }
        }
    };
    comparison.schemes.iter().map(fact).collect()
}
