//! Who waits, and who is left without help, by severity: bars per scheme for light, middle and heavy clients.

use super::Drawing;
use super::axis::Scale;
use super::canvas::{Anchor, BLUE, INK, SOFT, Type, balanced, bold, regular, width};
use super::data::spread;
use super::fan::tint;
use super::finding;
use super::sheet::{Caption, INNER, MARGIN, NOTHING, Sheet};
use crate::experiment::{Comparison, SchemeResult};
use crate::indicators::Unit;
use crate::language::{Language, Words};
use crate::present::number::{self, Format};
use crate::stats::Interval;

pub(super) const KEY: &str = "who_waits";

const NAMES: f64 = 190.0;
const GAP: f64 = 22.0;
const BAR: f64 = 14.0;
const HEAD: Type = bold(14.0, INK);
const CLASS: Type = bold(13.0, INK);
const LABEL: Type = regular(12.0, INK);
const SMALL: Type = regular(12.0, SOFT);

/// What is shown of every class.
struct Measure {
    title: Words,
    unit: Unit,
    /// By class, lightest first.
    keys: [&'static str; 3],
}

const MEASURES: [Measure; 2] = [
    Measure {
        title: Words { nl: "Wachttijd van wie met zorg begint", en: "Wait of those who start care" },
        unit: Unit::Weeks,
        keys: ["wait_light", "wait_middle", "wait_heavy"],
    },
    Measure {
        title: Words {
            nl: "Zonder hulp: afgewezen, afgehaakt, of weg om de eigen bijdrage",
            en: "Without help: turned away, gave up, or away because of the contribution",
        },
        unit: Unit::Share,
        keys: ["unmet_share_light", "unmet_share_middle", "unmet_share_heavy"],
    },
];

const CLASSES: [Words; 3] = [
    Words { nl: "lichte cliënten", en: "light clients" },
    Words { nl: "gemiddelde cliënten", en: "average clients" },
    Words { nl: "zware cliënten", en: "heavy clients" },
];

pub(super) fn draw(comparison: &Comparison, language: Language) -> Drawing {
    let mut sheet = Sheet::open(caption(comparison, language), language);
    for measure in &MEASURES {
        block(&mut sheet, comparison, measure, language);
    }
    let facts: Vec<String> = comparison.schemes.iter().map(|scheme| fact(scheme, language)).collect();
    sheet.close(comparison.replicates, &facts)
}

fn caption(comparison: &Comparison, language: Language) -> Caption {
    let (subtitle, footer) = match language {
        Language::Dutch => (
            "Gemiddelde per variant en zwaarte, in weken en als deel van wie zich meldt. Streepje: het 95%-interval.",
            "Licht: tot driekwart van de gemiddelde zwaarte in een segment; zwaar: vanaf een kwart erboven. Lijn van boven naar beneden: de eerste variant.",
        ),
        Language::English => (
            "Mean per scheme and severity, in weeks and as a share of those who apply. Line: the 95% interval.",
            "Light: up to three quarters of the mean severity in a segment; heavy: from a quarter above it. Line from top to bottom: the first scheme.",
        ),
    };
    let title = finding::who_waits(comparison, language);
    Caption { key: KEY, title, subtitle: subtitle.to_string(), footer: footer.to_string() }
}

/// A measure: a column of bars per class, all on one scale, a row per scheme.
fn block(sheet: &mut Sheet, comparison: &Comparison, measure: &Measure, language: Language) {
    let found = |scheme: &SchemeResult| measure.keys.map(|key| spread(scheme, key));
    let all: Vec<Interval> = comparison.schemes.iter().flat_map(found).flatten().collect();
    let ends = all.iter().flat_map(|i| [i.mean, i.high]).filter(|end| end.is_finite());
    let scale = Scale::tight(0.0, ends.fold(1e-9, f64::max), 3);
    let pitch = (INNER - NAMES) / CLASSES.len() as f64;
    let format = coarsest(measure.unit, &all, language);
    let values = all.iter().map(|interval| width(&format.full(interval.mean), LABEL)).fold(30.0, f64::max);
    let column = |class: usize| {
        let left = MARGIN + NAMES + pitch * class as f64;
        scale.onto(left, left + pitch - GAP - values - 12.0)
    };
    sheet.canvas.text((MARGIN, sheet.y + 12.0), Anchor::Start, HEAD, measure.title.say(language));
    sheet.y += 34.0;
    for (class, words) in CLASSES.iter().enumerate() {
        sheet.canvas.text((column(class).from, sheet.y), Anchor::Start, CLASS, words.say(language));
    }
    sheet.y += 10.0;
    let top = sheet.y;
    for scheme in &comparison.schemes {
        row(sheet, scheme, &found(scheme), &column, (format, values), language);
    }
    for (class, key) in measure.keys.iter().enumerate() {
        let x = column(class);
        sheet.canvas.line(&[(x.from, top), (x.from, sheet.y)], SOFT, 1.0);
        if let Some(first) = comparison.schemes.first().and_then(|scheme| spread(scheme, key)) {
            let at = x.at(first.mean);
            sheet.canvas.line(&[(at, top), (at, sheet.y)], SOFT, 0.8);
        }
    }
    sheet.y += 22.0;
}

/// One format for all, with no more digits than the widest interval supports.
pub(super) fn coarsest(unit: Unit, all: &[Interval], language: Language) -> Format {
    let reach = |interval: &&Interval| interval.high - interval.low;
    let finite = all.iter().filter(|interval| reach(interval).is_finite());
    let widest = finite.max_by(|a, b| reach(a).total_cmp(&reach(b)));
    let format = Format::over(unit, all, language);
    widest.map_or(format, |widest| format.fitting(widest))
}

fn row(
    sheet: &mut Sheet,
    scheme: &SchemeResult,
    found: &[Option<Interval>; 3],
    column: &impl Fn(usize) -> Scale,
    (format, values): (Format, f64),
    language: Language,
) {
    let lines = balanced(scheme.title.say(language), LABEL, NAMES - 14.0);
    let height = (15.0 * lines.len() as f64).max(BAR) + 9.0;
    let middle = sheet.y + 0.5 * height;
    for (index, line) in lines.iter().enumerate() {
        let y = middle + 4.0 + 15.0 * (index as f64 - 0.5 * (lines.len() - 1) as f64);
        sheet.canvas.text((MARGIN, y), Anchor::Start, LABEL, line);
    }
    for (class, interval) in found.iter().enumerate() {
        let x = column(class);
        let Some(interval) = interval else {
            sheet.canvas.text((x.from + 6.0, middle + 4.0), Anchor::Start, SMALL, NOTHING.say(language));
            continue;
        };
        let (end, top, bottom) = (x.at(interval.mean), middle - 0.5 * BAR, middle + 0.5 * BAR);
        let bar = [(x.from, top), (end, top), (end, bottom), (x.from, bottom)];
        sheet.canvas.area(&bar, tint(BLUE, 0.62));
        if interval.low.is_finite() && interval.high.is_finite() {
            sheet.canvas.line(&[(x.at(interval.low), middle), (x.at(interval.high), middle)], INK, 1.6);
        }
        let text = format.full(interval.mean);
        sheet.canvas.text((x.to + 12.0 + values, middle + 4.0), Anchor::End, LABEL, &text);
    }
    sheet.y += height;
}

fn fact(scheme: &SchemeResult, language: Language) -> String {
    let say = |measure: &Measure, class: usize| {
        spread(scheme, measure.keys[class]).map_or_else(
            || NOTHING.say(language).to_string(),
            |interval| number::estimate(measure.unit, &interval, language),
        )
    };
    let without = Words { nl: "zonder hulp", en: "without help" }.say(language);
    let wait = Words { nl: "wachttijd", en: "wait" }.say(language);
    let class = |class: usize| {
        let (weeks, share) = (say(&MEASURES[0], class), say(&MEASURES[1], class));
        format!("{}: {wait} {weeks}, {without} {share}", CLASSES[class].say(language))
    };
    format!("{}: {}.", scheme.title.say(language), [0, 1, 2].map(class).join("; "))
}
