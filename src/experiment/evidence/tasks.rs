//! V22: pay for what is measured, and what happens to what is not.

use super::{Cited, Declared, Expected, Form, Level, Row, cited, exactly, larger, words};
use crate::behaviour::quality::Quality;

const MULTITASK: Cited = cited(
    "Holmström & Milgrom 1991, J Law Econ Organ 7",
    "https://sambuz.com/doc/multitask-principal-agent-analyses-ppt-presentation-352955",
    'F',
);
/// The general form was found; the special case follows from it.
const FORM: Cited = Cited {
    address: "https://1library.org/article/extensions-multi-task-incentive-contracts.yr3ll1op",
    grade: 'D',
    ..MULTITASK
};

/// The rows.
pub const ROWS: &[Row] = &[
    Row {
        id: "V22.1",
        claim: words(
            "De beste prikkel op de gemeten taak is β = (B₁ − B₂C₁₂/C₂₂)/(1 + rσ²(C₁₁ − C₁₂²/C₂₂))",
            "The best power on the measured task is β = (B₁ − B₂C₁₂/C₂₂)/(1 + rσ²(C₁₁ − C₁₂²/C₂₂))",
        ),
        source: FORM,
        level: Level::Exact,
        measured: words("grootste afwijking van de formule", "largest deviation from the formula"),
        expected: Expected::Between(0.0, 1e-6),
        form: Form::Number,
        measure: |_| {
            exactly(SUBSTITUTION.iter().map(|s| (best_power(*s) - published(*s)).abs()).fold(0.0, larger))
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V22.2",
        claim: words(
            "Hoe meer taken elkaar verdringen, hoe lager de beste prikkel",
            "The more tasks are at each other's expense, the lower the best power",
        ),
        source: MULTITASK,
        level: Level::Exact,
        measured: words(
            "grootste stap van de beste prikkel bij toenemende verdringing",
            "largest step of the best power as substitution grows",
        ),
        expected: Expected::Below(0.0),
        form: Form::Number,
        measure: |_| {
            let steps = SUBSTITUTION.windows(2).map(|pair| best_power(pair[1]) - best_power(pair[0]));
            exactly(steps.fold(f64::NEG_INFINITY, f64::max))
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V22.3",
        claim: words(
            "Een uitkomstbonus verhoogt de gemeten uitkomst",
            "An outcome bonus raises the measured outcome",
        ),
        source: MULTITASK,
        level: Level::Sign,
        measured: words(
            "gemeten uitkomst met bonus, boven die zonder",
            "measured outcome with a bonus, above that without",
        ),
        expected: Expected::Above(0.0),
        form: Form::Number,
        measure: |lab| {
            lab.pairs("outcome pay", "open", |paid, open| {
                paid.indicator("measured_outcome") - open.indicator("measured_outcome")
            })
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V22.4",
        claim: words(
            "… en gaat ten koste van wat niet wordt gemeten",
            "… at the expense of what is not measured",
        ),
        source: MULTITASK,
        level: Level::Sign,
        measured: words(
            "inzet op het niet gemetene met bonus, boven die zonder",
            "effort on the unmeasured with a bonus, above that without",
        ),
        expected: Expected::Below(0.0),
        form: Form::Number,
        measure: |lab| {
            lab.pairs("outcome pay", "open", |paid, open| {
                paid.lot_mean(|lot| lot.effort[1]) - open.lot_mean(|lot| lot.effort[1])
            })
        },
        declared: Declared::Holds,
    },
];

const SUBSTITUTION: [f64; 4] = [0.0, 0.2, 0.4, 0.6];
/// B₁, B₂ and rσ².
const PRINCIPAL: [f64; 3] = [0.9, 0.5, 0.4];

fn published(substitution: f64) -> f64 {
    let [first, second, risk] = PRINCIPAL;
    (first - second * substitution) / (1.0 + risk * (1.0 - substitution * substitution))
}

/// The power that serves a principal best who gets the model's own answer to it: B·e − C(e) − ½rσ²β².
fn best_power(substitution: f64) -> f64 {
    let [first, second, risk] = PRINCIPAL;
    let tasks = Quality {
        response_share: 1.0,
        effort_cost_share: 1.0,
        substitution,
        measured_weight: 0.5,
        healing_gain: 0.0,
        signal_gain: 1.0,
        measure_error_sd: 0.0,
    };
    let surplus = |power: f64| {
        let [one, two] = tasks.effort(power, 1.0).map(|effort| effort - 1.0);
        let cost = 0.5 * (one * one + two * two + 2.0 * substitution * one * two);
        first * one + second * two - cost - 0.5 * risk * power * power
    };
    // Golden section: the surplus is a parabola in the power.
    let (mut low, mut high) = (0.0, 0.7);
    for _ in 0..200 {
        let (left, right) = (low + 0.382 * (high - low), low + 0.618 * (high - low));
        if surplus(left) > surplus(right) { high = right } else { low = left }
    }
    0.5 * (low + high)
}
