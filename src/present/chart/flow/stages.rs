//! What the flow of clients is made of: its stages, its bars and the streams between them.

use crate::language::Words;
use crate::present::chart::canvas::{BLUE, GREY, VERMILLION};
use crate::present::chart::fan::tint;
use plotters::prelude::RGBColor;

/// The columns, from left to right.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Need,
    Route,
    Access,
    After,
}

pub(super) const STAGES: [(Stage, Words); 4] = [
    (Stage::Need, Words { nl: "wie vraagt aan", en: "who applies" }),
    (Stage::Route, Words { nl: "via wie", en: "by which route" }),
    (Stage::Access, Words { nl: "toegang", en: "access" }),
    (Stage::After, Words { nl: "wat volgt", en: "what follows" }),
];

/// Whether it is care, no care, or neither yet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Care,
    NoCare,
    Neither,
}

impl Tone {
    pub(super) fn bar(self) -> RGBColor {
        match self {
            Tone::Care => BLUE,
            Tone::NoCare => VERMILLION,
            Tone::Neither => GREY,
        }
    }

    /// Light enough for ink on top, and of different lightness in grey.
    pub(super) fn stream(self) -> RGBColor {
        match self {
            Tone::Care => tint(BLUE, 0.25),
            Tone::NoCare => tint(VERMILLION, 0.55),
            Tone::Neither => tint(GREY, 0.28),
        }
    }
}

/// A bar: an indicator in clients a year. A bar without clients is left out.
pub(super) struct Node {
    pub(super) key: &'static str,
    /// −1 for a bar that stands for an indicator below 0.
    pub(super) sign: f64,
    pub(super) stage: Stage,
    pub(super) tone: Tone,
    pub(super) words: Words,
}

const fn node(key: &'static str, stage: Stage, tone: Tone, nl: &'static str, en: &'static str) -> Node {
    Node { key, sign: 1.0, stage, tone, words: Words { nl, en } }
}

/// The three routes: what follows the underscore in the keys of their indicators.
pub(super) const ROUTE_KEYS: [&str; 3] = ["desk", "gp", "institution"];
/// The bars of the routes among [`NODES`].
pub(super) const ROUTES: [&str; 3] = ["applied_desk", "applied_gp", "applied_institution"];
pub(super) const GROWTH: &str = "list_growth";

pub(super) const NODES: &[Node] = &[
    node("applied_unasked", Stage::Need, Tone::Neither, "voor het eerst", "for the first time"),
    node("surfaced", Stage::Need, Tone::Neither, "omdat hulp dichtbij is", "because help is near"),
    node("applied_again", Stage::Need, Tone::Neither, "opnieuw", "again"),
    node("stayed_away", Stage::Need, Tone::NoCare, "blijven weg om de bijdrage", "stay away for the fee"),
    node("applied_desk", Stage::Route, Tone::Neither, "bij de gemeente", "at the municipal desk"),
    node("applied_gp", Stage::Route, Tone::Neither, "bij de huisarts", "at the GP"),
    node(
        "applied_institution",
        Stage::Route,
        Tone::Neither,
        "bij de gecertificeerde instelling",
        "at the certified institution",
    ),
    Node {
        sign: -1.0,
        ..node(GROWTH, Stage::Route, Tone::Neither, "al op de wachtlijst", "already waiting")
    },
    node("turned_away", Stage::Access, Tone::NoCare, "afgewezen", "turned away"),
    node("helped", Stage::Access, Tone::Care, "licht geholpen aan de deur", "helped lightly at the door"),
    node("let_in", Stage::Access, Tone::Care, "toegelaten", "let in"),
    node("regular_starts", Stage::After, Tone::Care, "krijgen zorg", "get care"),
    node(
        "out_of_contract",
        Stage::After,
        Tone::Care,
        "krijgen zorg buiten contract",
        "get care out of contract",
    ),
    node("crises", Stage::After, Tone::Care, "krijgen zorg na een crisis", "get care after a crisis"),
    node(GROWTH, Stage::After, Tone::Neither, "meer op de wachtlijst", "more on the waiting list"),
    node("gave_up", Stage::After, Tone::NoCare, "haken af tijdens het wachten", "give up waiting"),
];

/// The means of a scheme by the key of their indicator.
pub(super) type Means<'a> = &'a dyn Fn(&str) -> f64;

/// A stream between two bars, by their places in [`NODES`].
pub(super) struct Link {
    pub(super) from: (&'static str, Stage),
    pub(super) to: (&'static str, Stage),
    pub(super) people: fn(Means) -> f64,
}

const fn link(from: (&'static str, Stage), to: (&'static str, Stage), people: fn(Means) -> f64) -> Link {
    Link { from, to, people }
}

const FIRST: (&str, Stage) = ("applied_unasked", Stage::Need);
const REACHED: (&str, Stage) = ("surfaced", Stage::Need);
const AGAIN: (&str, Stage) = ("applied_again", Stage::Need);
const DESK: (&str, Stage) = (ROUTES[0], Stage::Route);
const GP: (&str, Stage) = (ROUTES[1], Stage::Route);
const INSTITUTION: (&str, Stage) = (ROUTES[2], Stage::Route);
const LET_IN: (&str, Stage) = ("let_in", Stage::Access);
const TURNED_AWAY: (&str, Stage) = ("turned_away", Stage::Access);
const HELPED: (&str, Stage) = ("helped", Stage::Access);
const STARTS: (&str, Stage) = ("regular_starts", Stage::After);

pub(super) const STREAMS: &[Link] = &[
    link(FIRST, DESK, |of| of("applied_desk") - of("applied_again_desk") - of("surfaced_desk")),
    link(FIRST, GP, |of| of("applied_gp") - of("applied_again_gp") - of("surfaced_gp")),
    link(FIRST, INSTITUTION, |of| {
        of("applied_institution") - of("applied_again_institution") - of("surfaced_institution")
    }),
    link(REACHED, DESK, |of| of("surfaced_desk")),
    link(REACHED, GP, |of| of("surfaced_gp")),
    link(REACHED, INSTITUTION, |of| of("surfaced_institution")),
    link(AGAIN, DESK, |of| of("applied_again_desk")),
    link(AGAIN, GP, |of| of("applied_again_gp")),
    link(AGAIN, INSTITUTION, |of| of("applied_again_institution")),
    link(DESK, LET_IN, |of| of("applied_desk") - of("turned_away_desk") - of("helped_desk")),
    link(GP, LET_IN, |of| of("applied_gp") - of("turned_away_gp") - of("helped_gp")),
    link(INSTITUTION, LET_IN, |of| {
        of("applied_institution") - of("turned_away_institution") - of("helped_institution")
    }),
    link(DESK, HELPED, |of| of("helped_desk")),
    link(GP, HELPED, |of| of("helped_gp")),
    link(INSTITUTION, HELPED, |of| of("helped_institution")),
    link(DESK, TURNED_AWAY, |of| of("turned_away_desk")),
    link(GP, TURNED_AWAY, |of| of("turned_away_gp")),
    link(INSTITUTION, TURNED_AWAY, |of| of("turned_away_institution")),
    // Where the list shrinks, some of those who start had been let in before the period.
    link(LET_IN, STARTS, |of| of("regular_starts") - (-of(GROWTH)).max(0.0)),
    link((GROWTH, Stage::Route), STARTS, |of| (-of(GROWTH)).max(0.0)),
    link(LET_IN, ("out_of_contract", Stage::After), |of| of("out_of_contract")),
    link(LET_IN, ("crises", Stage::After), |of| of("crises")),
    link(LET_IN, (GROWTH, Stage::After), |of| of(GROWTH).max(0.0)),
    link(LET_IN, ("gave_up", Stage::After), |of| of("gave_up")),
];
