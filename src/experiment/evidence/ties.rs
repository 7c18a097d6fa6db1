//! V18, V19, V20: promises that only a relationship enforces, what control costs, and teams that work together.

use super::{Cited, Declared, Expected, Form, Lab, Level, Row, cited, exactly, words};
use crate::behaviour::ties::{all_break, effective_rate, self_enforcing};
use crate::stats::Interval;

const BAKER: Cited = Cited { work: "Baker, Gibbons & Murphy 2002, Q J Econ 117", address: "", grade: 'R' };
/// Turnover and more than one tie: our extension of it.
const TURNOVER: Cited = Cited { work: "derived from Baker, Gibbons & Murphy 2002", address: "", grade: 'D' };
const FALK: Cited = Cited { work: "Falk & Kosfeld 2006, Am Econ Rev 96", address: "", grade: 'R' };
const REPEATED: Cited =
    cited("three repetitions of Falk & Kosfeld, 364 subjects", "https://core.ac.uk/works/2468935", 'F');
const BUYERS: Cited = cited("Decarolis et al. 2020, NBER 24201", "https://www.nber.org/papers/w24201", 'F');

/// The rows.
pub const ROWS: &[Row] = &[
    Row {
        id: "V18.1",
        claim: words(
            "Een afspraak die alleen de relatie afdwingt wordt nagekomen tot b* = min{y, max(0, 2(y − r))}",
            "A promise that only the relationship enforces is kept up to b* = min{y, max(0, 2(y − r))}",
        ),
        source: BAKER,
        level: Level::Exact,
        measured: words(
            "grootste afwijking van de formule, r van 0,5 tot 1, y = 1",
            "largest deviation from the formula, r from 0.5 to 1, y = 1",
        ),
        expected: Expected::Between(0.0, 1e-6),
        form: Form::Number,
        measure: |_| {
            let off = |rate: f64| (best_promise(1.0, rate, 0.0) - published(1.0, rate)).abs();
            exactly((50..=100).map(|step| off(f64::from(step) / 100.0)).fold(0.0, f64::max))
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V18.2",
        claim: words(
            "Bij verloop h is de rente (r + h)/(1 − h), en bij k banden die alle moeten breken h^k: dezelfde formule",
            "With turnover h the rate is (r + h)/(1 − h), and with k ties that must all break h^k: the same formula",
        ),
        source: TURNOVER,
        level: Level::Exact,
        measured: words(
            "grootste afwijking van de formule, k = 1, 2, 3 en h van 0 tot 0,5",
            "largest deviation from the formula, k = 1, 2, 3 and h from 0 to 0.5",
        ),
        expected: Expected::Between(0.0, 1e-6),
        form: Form::Number,
        measure: |_| {
            let off = |ties: usize, chance: f64| {
                let breaks = all_break(chance, ties);
                let rate = (0.3 + breaks) / (1.0 - breaks);
                (best_promise(1.0, 0.3, breaks) - published(1.0, rate)).abs()
            };
            let cases = (1..=3).flat_map(|ties| (0..=50).map(move |step| (ties, f64::from(step) / 100.0)));
            exactly(cases.map(|(ties, chance)| off(ties, chance)).fold(0.0, f64::max))
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V18.3",
        claim: words(
            "Boven een drempel van verloop valt samenwerking weg, en met meer banden ligt die verder: h = ((y − r)/(1 + y))^(1/k)",
            "Above a threshold of turnover cooperation collapses, and more ties push it out: h = ((y − r)/(1 + y))^(1/k)",
        ),
        source: TURNOVER,
        level: Level::Exact,
        measured: words(
            "grootste afstand van de drempel die wordt gevonden, k = 1, 2, 3",
            "largest distance of the threshold that is found, k = 1, 2, 3",
        ),
        expected: Expected::Between(0.0, 1e-6),
        form: Form::Number,
        measure: |_| {
            let off = |ties: i32| {
                let kept = |chance: f64| effective_rate(0.3, all_break(chance, ties as usize)) < 1.0;
                (last(0.0, 1.0, kept) - libm::pow(0.35, 1.0 / f64::from(ties))).abs()
            };
            exactly((1..=3).map(off).fold(0.0, f64::max))
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V19.1",
        claim: words(
            "Een beetje controle kost meer dan zij oplevert, veel controle niet: het effect is niet monotoon",
            "A little control costs more than it brings, much control does not: the effect is not monotone",
        ),
        source: FALK,
        level: Level::Sign,
        measured: words(
            "kleinste afstand waarmee onnodige uren bij 1 % controle boven die bij geen en bij volle controle liggen, κ = 0,3",
            "smallest distance by which needless hours at 1 % control lie above those at none and at full control, κ = 0.3",
        ),
        expected: Expected::Above(0.0),
        form: Form::Share,
        measure: |lab| {
            lab.together(&["control 0, κ", "control a little, κ", "control full, κ"], |facts| {
                let over = |place: usize| facts[place].indicator("over_provision");
                (over(1) - over(0)).min(over(1) - over(2))
            })
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V19.2",
        claim: words(
            "Herhalingen vonden nauwelijks een effect: zonder verdringing (κ = 0) verlaagt elke controle",
            "Repetitions hardly found an effect: without crowding out (κ = 0) any control lowers",
        ),
        source: REPEATED,
        level: Level::Sign,
        measured: words(
            "onnodige uren bij 1 % controle, boven die bij geen, κ = 0",
            "needless hours at 1 % control, above those at none, κ = 0",
        ),
        expected: Expected::Below(0.0),
        form: Form::Share,
        measure: |lab| over(lab, "control a little", "control 0"),
        declared: Declared::Holds,
    },
    Row {
        id: "V20.1",
        claim: words(
            "Een bekwame inkoper heeft minder heronderhandelingen: hier een team met tijd voor gesprekken",
            "A competent buyer has fewer renegotiations: here a team with time for talks",
        ),
        source: BUYERS,
        level: Level::Sign,
        measured: words(
            "geschillen per jaar, boven die van een team met een kwart van de uren",
            "disputes a year, above those of a team with a quarter of the hours",
        ),
        expected: Expected::Below(0.0),
        form: Form::Number,
        measure: |lab| disputes(lab, "team of three", "team in a hurry"),
        declared: Declared::Holds,
    },
    Row {
        id: "V20.2",
        claim: words(
            "Samenwerking binnen het team is de drijvende kracht",
            "Cooperation within the office is the driving force",
        ),
        source: BUYERS,
        level: Level::Sign,
        measured: words(
            "geschillen per jaar met onderlinge afstemming, boven die zonder",
            "disputes a year with coordination, above those without",
        ),
        expected: Expected::Below(0.0),
        form: Form::Number,
        measure: |lab| disputes(lab, "team of three", "team that does not talk"),
        declared: Declared::Holds,
    },
    Row {
        id: "V20.3",
        claim: words(
            "Drie mensen met samen dezelfde uren zijn beter bestand tegen verloop dan één",
            "Three people with the same hours together withstand turnover better than one",
        ),
        source: Cited { grade: 'D', ..BUYERS },
        level: Level::Sign,
        measured: words(
            "vertrouwen van aanbieders met twee gesprekspartners bij 40 % verloop, boven dat bij één regisseur",
            "trust of providers with two people who talk, at a turnover of 40 %, above that under one director",
        ),
        expected: Expected::Above(0.0),
        form: Form::Number,
        measure: |lab| {
            lab.pairs("team that leaves", "director who leaves", |team, alone| {
                team.indicator("trust_medium") - alone.indicator("trust_medium")
            })
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V20.4",
        claim: words("… en hebben minder heronderhandelingen", "… and have fewer renegotiations"),
        source: Cited { grade: 'D', ..BUYERS },
        level: Level::Sign,
        measured: words(
            "geschillen per jaar bij 40 % verloop, van het team boven die van één regisseur",
            "disputes a year at a turnover of 40 %, of the team above those of one director",
        ),
        expected: Expected::Below(0.0),
        form: Form::Number,
        measure: |lab| disputes(lab, "team that leaves", "director who leaves"),
        declared: Declared::NotReproduced(words(
            "de meeste aanbieders zijn klein en hebben één gesprekspartner: dan is er ook bij een team maar één band, en geen collega die iets overdraagt",
            "most providers are small and have one person who talks: then there is one tie under a team too, and no colleague to hand anything over",
        )),
    },
];

/// b*, found as the largest promise of effort b, of which the surplus is y b − b²/2, that is kept.
fn best_promise(worth: f64, rate: f64, break_chance: f64) -> f64 {
    let kept = |promise: f64| {
        let surplus = worth * promise - 0.5 * promise * promise;
        self_enforcing(promise, surplus, rate, break_chance)
    };
    last(0.0, worth, |promise| promise <= 0.0 || kept(promise))
}

/// The formula.
fn published(worth: f64, rate: f64) -> f64 {
    worth.min((2.0 * (worth - rate)).max(0.0))
}

/// The last number from `low` to `high` for which something holds that holds up to somewhere: by bisection.
fn last(low: f64, high: f64, holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (low, high);
    if holds(high) {
        return high;
    }
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if holds(middle) { low = middle } else { high = middle }
    }
    low
}

fn over(lab: &Lab, first: &str, second: &str) -> Option<Interval> {
    lab.pairs(first, second, |first, second| {
        first.indicator("over_provision") - second.indicator("over_provision")
    })
}

fn disputes(lab: &Lab, first: &str, second: &str) -> Option<Interval> {
    lab.pairs(first, second, |first, second| first.indicator("disputes") - second.indicator("disputes"))
}
