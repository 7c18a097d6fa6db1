//! The network of people: every official with those of providers who have that official as counterpart, how well they know each other, and
//! who left.

use super::Drawing;
use super::canvas::{
    Anchor, BLUE, Canvas, FAINT, GREY, INK, Point, SOFT, Type, VERMILLION, WHITE, bold, regular, wrap,
};
use super::fan::{spread_apart, tint};
use super::finding;
use super::sheet::{Caption, INNER, MARGIN, Sheet};
use crate::behaviour::ties::KNOWN;
use crate::experiment::{Comparison, SchemeResult};
use crate::indicators::network::{Contact, Network, Sits};
use crate::language::Language;
use crate::present::number::whole;
use std::f64::consts::PI;

pub(super) const KEY: &str = "network_of_people";

/// The most networks that are drawn.
const SHOWN: usize = 4;
const NAME: Type = bold(14.0, INK);
const SEAT: Type = bold(12.0, INK);
const COUNT: Type = regular(12.0, SOFT);
/// The angle between the sectors of two officials, and the least of a sector, as shares of the circle.
const SEAM: f64 = 0.012;
const LEAST: f64 = 0.05;

pub(super) fn draw(comparison: &Comparison, language: Language) -> Drawing {
    let all: Vec<(&SchemeResult, &Network)> =
        comparison.schemes.iter().filter_map(|scheme| Some((scheme, scheme.network.as_ref()?))).collect();
    let mut sheet = Sheet::open(caption(comparison, all.len(), language), language);
    let shown = &all[..all.len().min(SHOWN)];
    let columns = shown.len().clamp(1, 2);
    let pitch = INNER / columns as f64;
    let (radius, room) = if columns == 1 { (180.0, 190.0) } else { (112.0, 96.0) };
    for row in shown.chunks(columns) {
        let top = sheet.y + 8.0;
        let lines: Vec<Vec<String>> =
            row.iter().map(|(scheme, _)| wrap(scheme.title.say(language), NAME, pitch - 16.0)).collect();
        let deep = lines.iter().map(Vec::len).max().unwrap_or(1) as f64;
        for (column, (lines, (_, network))) in lines.iter().zip(row).enumerate() {
            let centre = MARGIN + pitch * (column as f64 + 0.5);
            for (line, text) in lines.iter().enumerate() {
                let y = top + 18.0 * line as f64 + 12.0;
                sheet.canvas.text((centre, y), Anchor::Middle, NAME, text);
            }
            let centre = (centre, top + 18.0 * deep + 44.0 + radius);
            circle(&mut sheet.canvas, network, centre, radius, room, language);
        }
        sheet.y = top + 18.0 * deep + 2.0 * radius + 92.0;
    }
    let facts: Vec<String> = all.iter().map(|(scheme, network)| fact(scheme, network, language)).collect();
    sheet.close(comparison.replicates, &facts)
}

fn caption(comparison: &Comparison, networks: usize, language: Language) -> Caption {
    let left = networks.saturating_sub(SHOWN);
    let (subtitle, footer) = match language {
        Language::Dutch => (
            "Zwart: ambtenaren; op de ring: wie bij een aanbieder met hen spreekt. Blauwe lijn: zij kennen elkaar, dikker is beter. Grijs punt: een onbekende. Ring: wie er zat is in de gemeten jaren vertrokken, en er zit een ander. Oranje ruit: de plaats is leeg. Grijze boog: twee mensen van één aanbieder.",
            "Het eind van de eerste run; de titel gaat over alle runs.",
        ),
        Language::English => (
            "Black: officials; on the circle: those of providers who talk with them. Blue line: they know each other, thicker is better. Grey dot: a stranger. Ring: whoever sat there left in the reported years, and somebody else does. Orange diamond: the seat is empty. Grey arc: two people of one provider.",
            "The end of the first run; the title is about all runs.",
        ),
    };
    let more = match (left, language) {
        (0, _) => String::new(),
        (_, Language::Dutch) => format!(" Nog {left} in de tekst bij de grafiek."),
        (_, Language::English) => format!(" {left} more in the text beside the chart."),
    };
    let title = finding::network(comparison, language);
    Caption { key: KEY, title, subtitle: format!("{subtitle}{more}"), footer: footer.to_string() }
}

/// The place of an official or somebody of a provider on the circle.
fn around((x, y): Point, radius: f64, share: f64) -> Point {
    let angle = 2.0 * PI * share - 0.5 * PI;
    (x + radius * libm::cos(angle), y + radius * libm::sin(angle))
}

/// Where the sector of every official begins and how wide it is, as shares of the circle.
fn sectors(network: &Network) -> Vec<(f64, f64)> {
    let count = |official: usize| network.contacts.iter().filter(|it| it.official == official).count();
    let counts: Vec<f64> = (0..network.officials.len()).map(|official| count(official) as f64).collect();
    let all: f64 = counts.iter().sum::<f64>().max(1.0);
    let free = 1.0 - counts.len() as f64 * (SEAM + LEAST);
    let mut from = 0.0;
    let sector = |count: f64| {
        let wide = LEAST + free.max(0.0) * count / all;
        from += SEAM + wide;
        (from - wide, wide)
    };
    counts.into_iter().map(sector).collect()
}

fn circle(canvas: &mut Canvas, network: &Network, centre: Point, radius: f64, room: f64, language: Language) {
    let sectors = sectors(network);
    let spots = spots(network, &sectors, centre, radius);
    colleagues(canvas, network, &spots, centre);
    // Who is alone sits in the middle.
    let out = if sectors.len() > 1 { 0.42 * radius } else { 0.0 };
    let seats: Vec<Point> =
        sectors.iter().map(|(from, wide)| around(centre, out, from + 0.5 * wide)).collect();
    // The weakest first, so that the strongest lie on top.
    let mut order: Vec<usize> = (0..spots.len()).collect();
    order.sort_by(|a, b| network.contacts[*a].tie.total_cmp(&network.contacts[*b].tie));
    for place in &order {
        let contact = &network.contacts[*place];
        if contact.tie > KNOWN {
            let colour = tint(BLUE, 0.25 + 0.75 * contact.tie);
            canvas.line(&[seats[contact.official], spots[*place]], colour, 0.5 + 2.2 * contact.tie);
        }
    }
    for place in order {
        let contact = &network.contacts[place];
        let colour = if contact.tie > KNOWN { BLUE } else { GREY };
        mark(canvas, spots[place], contact.sits, colour, 2.6);
    }
    for (official, seat) in network.officials.iter().zip(&seats) {
        canvas.dot(*seat, 10.0, WHITE);
        mark(canvas, *seat, official.sits, INK, 7.5);
    }
    labels(canvas, network, &sectors, (centre, radius), room, language);
}

/// The place of everybody of a provider: in the sector of the official, the best known first.
fn spots(network: &Network, sectors: &[(f64, f64)], centre: Point, radius: f64) -> Vec<Point> {
    let mut spots = vec![centre; network.contacts.len()];
    for (official, (from, wide)) in sectors.iter().enumerate() {
        let mut own: Vec<usize> =
            (0..spots.len()).filter(|place| network.contacts[*place].official == official).collect();
        own.sort_by(|a, b| network.contacts[*b].tie.total_cmp(&network.contacts[*a].tie).then(a.cmp(b)));
        let count = own.len() as f64;
        for (index, place) in own.into_iter().enumerate() {
            spots[place] = around(centre, radius, from + wide * (index as f64 + 0.5) / count);
        }
    }
    spots
}

/// Arcs between people of one provider, bent towards the centre.
fn colleagues(canvas: &mut Canvas, network: &Network, spots: &[Point], (x, y): Point) {
    for place in 1..spots.len() {
        if network.contacts[place - 1].provider != network.contacts[place].provider {
            continue;
        }
        let (a, b) = (spots[place - 1], spots[place]);
        let arc: Vec<Point> = (0..=12)
            .map(|step| {
                let t = f64::from(step) / 12.0;
                let (one, two, three) = ((1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t);
                let bend = |from: f64, middle: f64, to: f64| {
                    one * from + two * (0.5 * middle + 0.25 * (from + to)) + three * to
                };
                (bend(a.0, x, b.0), bend(a.1, y, b.1))
            })
            .collect();
        canvas.line(&arc, FAINT, 0.8);
    }
}

fn mark(canvas: &mut Canvas, at: Point, sits: Sits, colour: plotters::prelude::RGBColor, radius: f64) {
    match sits {
        Sits::Still => canvas.dot(at, radius, colour),
        Sits::Newcomer => {
            canvas.dot(at, radius + 0.6, colour);
            canvas.dot(at, 0.5 * radius, WHITE);
        }
        Sits::Nobody => canvas.diamond(at, radius + 1.6, VERMILLION),
    }
}

/// The name of every official outside the circle, with how many it knows; those of one side never over each other.
fn labels(
    canvas: &mut Canvas,
    network: &Network,
    sectors: &[(f64, f64)],
    (centre, radius): (Point, f64),
    room: f64,
    language: Language,
) {
    let middle =
        |official: usize| around(centre, radius + 12.0, sectors[official].0 + 0.5 * sectors[official].1);
    for right in [true, false] {
        let mut own: Vec<usize> =
            (0..sectors.len()).filter(|official| (middle(*official).0 >= centre.0) == right).collect();
        // Where there is no room for all, those who talk with nobody and the counts are left to the text beside the chart.
        let crowded = own.len() as f64 * 38.0 > 2.0 * radius + 48.0;
        if crowded {
            own.retain(|official| network.contacts.iter().any(|contact| contact.official == *official));
        }
        let lines: Vec<Vec<String>> =
            own.iter().map(|official| wrap(&network.officials[*official].name, SEAT, room)).collect();
        let deep = lines.iter().map(Vec::len).max().unwrap_or(1) as f64;
        let gap = 15.0 * (deep + if crowded { 0.0 } else { 1.0 }) + 4.0;
        let mut heights: Vec<f64> = own.iter().map(|official| middle(*official).1).collect();
        spread_apart(&mut heights, gap, centre.1 - radius - 24.0, centre.1 + radius + 24.0);
        for ((official, lines), height) in own.into_iter().zip(lines).zip(heights) {
            // Never nearer to the middle than the circle is at the inner edge of the label.
            let off = ((height - centre.1).abs() - 0.5 * gap).clamp(0.0, radius);
            let half = libm::sqrt((radius * radius - off * off).max(0.0)) + 14.0;
            let (x, anchor) =
                if right { (centre.0 + half, Anchor::Start) } else { (centre.0 - half, Anchor::End) };
            let mut y = height - 7.5 * lines.len() as f64 + 4.0;
            for line in &lines {
                canvas.text((x, y), anchor, SEAT, line);
                y += 15.0;
            }
            if !crowded {
                canvas.text((x, y), anchor, COUNT, &known(network, official, language));
            }
        }
    }
}

/// “98 of 103 known”.
fn known(network: &Network, official: usize, language: Language) -> String {
    let own: Vec<&Contact> = network.contacts.iter().filter(|it| it.official == official).collect();
    let known = own.iter().filter(|it| it.tie > KNOWN).count();
    match (language, own.len()) {
        (Language::Dutch, 0) => "geen contacten".to_string(),
        (Language::English, 0) => "no contacts".to_string(),
        (Language::Dutch, all) => format!("kent {known} van {all}"),
        (Language::English, all) => format!("knows {known} of {all}"),
    }
}

fn fact(scheme: &SchemeResult, network: &Network, language: Language) -> String {
    let seats: Vec<String> = network
        .officials
        .iter()
        .enumerate()
        .map(|(place, official)| {
            let sits = match (official.sits, language) {
                (Sits::Still, _) => "",
                (Sits::Newcomer, Language::Dutch) => ", een opvolger",
                (Sits::Newcomer, Language::English) => ", a successor",
                (Sits::Nobody, Language::Dutch) => ", lege plaats",
                (Sits::Nobody, Language::English) => ", an empty seat",
            };
            format!("{} {}{sits}", official.name, known(network, place, language))
        })
        .collect();
    let count = |sits: Sits| {
        let contacts = network.contacts.iter().filter(|it| it.sits == sits).count();
        whole(contacts as u64, language)
    };
    let all = whole(network.contacts.len() as u64, language);
    let (name, seats) = (scheme.title.say(language), seats.join("; "));
    let (new, none) = (count(Sits::Newcomer), count(Sits::Nobody));
    match language {
        Language::Dutch => format!(
            "{name}, eerste run: {seats}. Van de {all} gesprekspartners van aanbieders zijn er {new} opgevolgd en {none} nu weg."
        ),
        Language::English => format!(
            "{name}, first run: {seats}. Of the {all} who speak for providers {new} were succeeded and {none} are away now."
        ),
    }
}
