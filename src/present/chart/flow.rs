//! The flow of clients from need to care: who applies where, who is let in, and what becomes of them, a panel per scheme.
//!
//! The picture is two lists: the bars ([`NODES`]) and the streams between them ([`STREAMS`]), each with the indicators
//! that it is as wide as. Every bar lets out what it takes in. A stage is a row of [`STAGES`] with its bars and streams.

mod stages;

use super::Drawing;
use super::canvas::{Anchor, INK, Point, SOFT, Type, bold, regular, width, wrap};
use super::data::{difference, name, row, spread};
use super::finding;
use super::sheet::{Caption, INNER, MARGIN, NOTHING, Sheet};
use super::streams::{self, BAR, Bar, LINE, Stream};
use crate::experiment::{Comparison, Difference, SchemeResult, Verdict};
use crate::indicators::Unit;
use crate::language::{Language, Words};
use crate::present::number::{self, Format};
use crate::stats::Interval;
use stages::{GROWTH, NODES, Node, ROUTE_KEYS, ROUTES, STAGES, STREAMS, Stage};

pub(super) const KEY: &str = "flow_of_clients";

/// As many schemes as fit a page.
const SHOWN: usize = 4;
/// The height of all who apply under the scheme with most applications.
const HEIGHT: f64 = 150.0;
/// The widest label between two columns, about.
const LABEL_WIDTH: f64 = 180.0;
/// Space between a bar and its label, and between number and words.
const BETWEEN: f64 = 5.0;
const HEADING: Type = regular(13.0, SOFT);
const NAME: Type = bold(14.0, INK);
const COUNT: Type = bold(12.5, INK);
const LABEL: Type = regular(12.5, INK);

/// A bar of a panel with its label: the number, and the lines of words behind and below it.
struct Spot {
    node: &'static Node,
    count: String,
    words: Vec<String>,
    people: f64,
}

/// One scheme, ready to be drawn.
struct Panel {
    title: String,
    applied: String,
    /// People in need who apply nowhere.
    latent: String,
    spots: Vec<Spot>,
    streams: Vec<(usize, usize, f64)>,
}

pub(super) fn draw(comparison: &Comparison, language: Language) -> Drawing {
    let shown = shown(comparison);
    let mut sheet = Sheet::open(caption(comparison, &shown, language), language);
    let panels: Vec<Panel> = shown.iter().map(|place| panel(comparison, *place, language)).collect();
    let most = panels.iter().map(Panel::applied).fold(0.0, f64::max);
    let left = columns(&panels);
    if most > 0.0 {
        for ((_, words), x) in STAGES.iter().zip(&left) {
            sheet.canvas.text((*x, sheet.y + 10.0), Anchor::Start, HEADING, words.say(language));
        }
        sheet.y += 24.0;
    }
    for panel in &panels {
        draw_panel(&mut sheet, panel, &left, HEIGHT / most.max(1e-9), language);
    }
    let facts: Vec<String> = comparison.schemes.iter().map(|scheme| fact(scheme, language)).collect();
    sheet.close(comparison.replicates, &facts)
}

fn caption(comparison: &Comparison, shown: &[usize], language: Language) -> Caption {
    let (all, first) = (comparison.schemes.len(), comparison.schemes.first());
    let first = first.map(|scheme| name(scheme, language)).unwrap_or_default();
    let mut subtitle = match language {
        Language::Dutch => "Mensen per jaar, het gemiddelde van de runs. Blauw: naar zorg; oranje: zonder hulp; grijs: nog niet beslist.",
        Language::English => "People a year, the mean over runs. Blue: to care; orange: left without help; grey: not decided yet.",
    }
    .to_string();
    subtitle.push_str(&match language {
        _ if all < 2 => String::new(),
        Language::Dutch => format!(" Tussen haakjes: het verschil met {first}, waar dat duidelijk is."),
        Language::English => format!(" In brackets: the difference from {first}, where it is clear."),
    });
    subtitle.push_str(&left_out(shown.len(), all, language));
    let footer = match language {
        Language::Dutch => {
            "Opnieuw: na eerdere zorg, of na een afwijzing. Getallen zijn afgerond; de 95%-intervallen staan in de tekst bij de grafiek."
        }
        Language::English => {
            "Again: after earlier care, or after being turned away. Numbers are rounded; the 95% intervals are in the text beside the chart."
        }
    };
    Caption { key: KEY, title: finding::flow(comparison, language), subtitle, footer: footer.to_string() }
}

/// Which schemes are shown, if not all.
fn left_out(shown: usize, all: usize, language: Language) -> String {
    let (others, left) = (shown.saturating_sub(1), all - shown);
    match (language, left) {
        (_, 0) => String::new(),
        (Language::Dutch, 1) => format!(
            " Getoond: de eerste variant en de {others} waarvan de stroom daar het meest van verschilt; de ene andere staat in de tekst bij de grafiek."
        ),
        (Language::Dutch, _) => format!(
            " Getoond: de eerste variant en de {others} waarvan de stroom daar het meest van verschilt; de {left} andere staan in de tekst bij de grafiek."
        ),
        (Language::English, 1) => format!(
            " Shown: the first scheme and the {others} whose flow differs most from it; the other one is in the text beside the chart."
        ),
        (Language::English, _) => format!(
            " Shown: the first scheme and the {others} whose flow differs most from it; the other {left} are in the text beside the chart."
        ),
    }
}

fn means(scheme: &SchemeResult) -> impl Fn(&str) -> f64 {
    |key| spread(scheme, key).map_or(0.0, |interval| interval.mean)
}

/// The first scheme, and those whose ends of the flow differ most from it, in their own order.
fn shown(comparison: &Comparison) -> Vec<usize> {
    let ends = NODES.iter().filter(|node| node.stage == Stage::After || node.key == "turned_away");
    let keys: Vec<&str> = ends.map(|node| node.key).collect();
    let far = |place: &usize| {
        let difference = |key: &&str| {
            difference(&comparison.schemes[*place], key).map_or(0.0, |found| found.interval.mean.abs())
        };
        keys.iter().map(difference).sum::<f64>()
    };
    let mut places: Vec<usize> = (1..comparison.schemes.len()).collect();
    places.sort_by(|a, b| far(b).total_cmp(&far(a)));
    places.truncate(SHOWN - 1);
    places.sort_unstable();
    comparison.schemes.first().map(|_| 0).into_iter().chain(places).collect()
}

impl Panel {
    /// Its bars and streams in pixels.
    fn shapes(&self, scale: f64) -> (Vec<Bar>, Vec<Stream>) {
        let column = |stage| STAGES.iter().position(|(known, _)| *known == stage).unwrap_or(0);
        let bar = |spot: &Spot| Bar {
            column: column(spot.node.stage),
            height: scale * spot.people,
            lines: spot.words.len(),
        };
        let stream = |(from, to, people): &(usize, usize, f64)| Stream {
            from: *from,
            to: *to,
            width: scale * people,
            colour: self.spots[*to].node.tone.stream(),
        };
        (self.spots.iter().map(bar).collect(), self.streams.iter().map(stream).collect())
    }

    fn applied(&self) -> f64 {
        self.spots.iter().filter(|spot| spot.node.stage == Stage::Route).map(|spot| spot.people).sum()
    }
}

fn panel(comparison: &Comparison, place: usize, language: Language) -> Panel {
    let scheme = &comparison.schemes[place];
    let of = means(scheme);
    let measured = spread(scheme, "applied").is_some();
    let drawn = NODES.iter().filter(|node| measured && node.sign * of(node.key) > 0.0);
    let spots: Vec<Spot> = drawn.map(|node| spot(scheme, node, place > 0, language)).collect();
    let find = |(key, stage): (&str, Stage)| {
        spots.iter().position(|spot| spot.node.key == key && spot.node.stage == stage)
    };
    let streams = STREAMS.iter().filter_map(|link| {
        let people = (link.people)(&of);
        Some((find(link.from)?, find(link.to)?, people)).filter(|_| people > 0.0)
    });
    let streams = streams.collect();
    let count = |key: &str| {
        let said = |interval| Format::of(Unit::ClientsPerYear, &interval, language).bare(interval.mean);
        spread(scheme, key).map(said).unwrap_or_default()
    };
    Panel {
        title: scheme.title.say(language).to_string(),
        applied: count("applied"),
        latent: count("latent"),
        spots,
        streams,
    }
}

/// The bar with its label; `compared` with the first scheme, where the difference is clear.
fn spot(scheme: &SchemeResult, node: &'static Node, compared: bool, language: Language) -> Spot {
    let of = means(scheme);
    let people = node.sign * of(node.key);
    let format = |interval: &Interval| Format::of(Unit::ClientsPerYear, interval, language);
    let count = spread(scheme, node.key).map(|interval| format(&interval).bare(people)).unwrap_or_default();
    let clear = difference(scheme, node.key)
        .filter(|found| compared && matches!(found.verdict, Verdict::Lower | Verdict::Higher));
    let words = match clear {
        Some(Difference { interval, .. }) => {
            let change = format(interval).signed(node.sign * interval.mean);
            format!("{} ({change})", node.words.say(language))
        }
        None => node.words.say(language).to_string(),
    };
    let route = ROUTES.iter().zip(ROUTE_KEYS).find(|(bar, _)| **bar == node.key);
    let share = route.map(|(_, route)| {
        let share = number::digits(100.0 * of(&format!("turned_away_{route}")) / people, 0, language);
        format!("{share}% {}", Words { nl: "afgewezen", en: "turned away" }.say(language))
    });
    let words = label(&count, &words, node.stage).into_iter().chain(share).collect();
    Spot { node, count, words, people }
}

/// The words behind and below a number, in lines that end before the next column.
fn label(count: &str, words: &str, stage: Stage) -> Vec<String> {
    if stage == Stage::After {
        return vec![words.to_string()];
    }
    let mut lines = wrap(&format!("{count} {words}"), LABEL, LABEL_WIDTH);
    if let Some(first) = lines.first_mut() {
        *first = first[count.len()..].trim_start().to_string();
    }
    lines
}

fn label_width(spot: &Spot) -> f64 {
    let beside = width(&spot.count, COUNT) + BETWEEN;
    let lines = spot.words.iter().enumerate();
    lines.map(|(line, words)| width(words, LABEL) + if line == 0 { beside } else { 0.0 }).fold(0.0, f64::max)
}

/// Where the columns begin, the same in every panel, with room for the labels right of the last.
fn columns(panels: &[Panel]) -> Vec<f64> {
    let last = panels.iter().flat_map(|panel| &panel.spots).filter(|spot| spot.node.stage == Stage::After);
    let room = last.map(label_width).fold(0.0, f64::max) + BAR + 8.0;
    let pitch = (INNER - room) / (STAGES.len() - 1) as f64;
    (0..STAGES.len()).map(|column| MARGIN + pitch * column as f64).collect()
}

fn draw_panel(sheet: &mut Sheet, panel: &Panel, left: &[f64], scale: f64, language: Language) {
    sheet.y += 16.0;
    sheet.canvas.text((MARGIN, sheet.y), Anchor::Start, NAME, &panel.title);
    let measured = !panel.spots.is_empty();
    let note = match language {
        _ if !measured => NOTHING.say(language).to_string(),
        Language::Dutch => format!(
            "{} aanvragen per jaar; {} met een zorgvraag melden zich nergens (aanname)",
            panel.applied, panel.latent
        ),
        Language::English => format!(
            "{} applications a year; {} in need apply nowhere (assumption)",
            panel.applied, panel.latent
        ),
    };
    let beside = MARGIN + width(&panel.title, NAME) + 10.0;
    sheet.canvas.text((beside, sheet.y), Anchor::Start, HEADING, &note);
    sheet.y += 14.0;
    let (bars, streams) = panel.shapes(scale);
    let laid = streams::lay(&bars, &streams, sheet.y);
    streams::draw(&mut sheet.canvas, &streams, &bars, &laid, left);
    for ((spot, bar), top) in panel.spots.iter().zip(&bars).zip(&laid.tops) {
        let (x, bottom) = (left[bar.column], top + bar.height.max(1.5));
        let corners = [(x, *top), (x + BAR, *top), (x + BAR, bottom), (x, bottom)];
        sheet.canvas.area(&corners, spot.node.tone.bar());
        write(sheet, spot, (x + BAR + BETWEEN, top + 0.5 * bar.height));
    }
    sheet.y = laid.bottom + 18.0;
}

/// Writes the label of a bar around the height `middle`.
fn write(sheet: &mut Sheet, spot: &Spot, (x, middle): Point) {
    let first = middle + 4.5 - 0.5 * LINE * (spot.words.len() - 1) as f64;
    sheet.canvas.text((x, first), Anchor::Start, COUNT, &spot.count);
    for (line, words) in spot.words.iter().enumerate() {
        let beside = if line == 0 { width(&spot.count, COUNT) + BETWEEN } else { 0.0 };
        sheet.canvas.text((x + beside, first + LINE * line as f64), Anchor::Start, LABEL, words);
    }
}

fn fact(scheme: &SchemeResult, language: Language) -> String {
    let title = scheme.title.say(language);
    let say = |key: &str| {
        let value = spread(scheme, key).map(|i| number::estimate(Unit::ClientsPerYear, &i, language));
        format!("{} {}", row(key).label.say(language), value.as_deref().unwrap_or(NOTHING.say(language)))
    };
    let list = |keys: &[&str]| keys.iter().map(|key| say(key)).collect::<Vec<_>>().join(", ");
    let all = list(&["applied", "surfaced", "applied_again", "turned_away", "helped", "let_in", "latent"]);
    let ends = list(&["regular_starts", "out_of_contract", "crises", "gave_up", GROWTH]);
    let routes = ROUTE_KEYS.map(|route| {
        list(
            &["applied", "turned_away", "gave_up", "starts"]
                .map(|key| format!("{key}_{route}"))
                .each_ref()
                .map(String::as_str),
        )
    });
    let year = Words { nl: "per jaar", en: "a year" }.say(language);
    format!("{title}, {year}: {all}; {}; {ends}.", routes.join("; "))
}

#[cfg(test)]
mod tests;
