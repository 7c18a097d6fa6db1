//! V23: who should decide. The closed forms of Crawford & Sobel and Dessein against the equilibrium computed here, and the
//! model's own rule of authorisation.
//!
//! What is best, θ, is uniform on 0 to 1 and known to the provider only, who wants b more; the loss of what is done, y, is
//! (y − θ)². Where the provider decides, y = θ + b. Where it only talks, its words tell in which of N stretches θ lies, and the
//! edges follow from a_{i+1} = 2a_i − a_{i−1} + 4b: at an edge it would as soon say the one as the other.

use super::{Cited, Declared, Expected, Form, Lab, Level, Row, cited, exactly, larger, words};
use crate::policy::access::Gate;
use crate::stats::{Interval, normal_density};

const DESSEIN: Cited = cited(
    "Dessein 2002, Rev Econ Stud 69; Crawford & Sobel 1982, Econometrica 50",
    "https://study.space/p/Authority_and_Communication_in_Organizations",
    'R',
);
const OWN: Cited = cited("derived here from the rule of authorisation, after Dessein 2002", "", 'D');

/// The rows.
pub const ROWS: &[Row] = &[
    Row {
        id: "V23.1",
        claim: words(
            "Beslist de gemeente na een gesprek, dan gaat 1/(12N²) + b²(N² − 1)/3 verloren, N = ⌈−½ + ½√(1 + 2/b)⌉",
            "Where the municipality decides after talk, 1/(12N²) + b²(N² − 1)/3 is lost, N = ⌈−½ + ½√(1 + 2/b)⌉",
        ),
        source: DESSEIN,
        level: Level::Exact,
        measured: words(
            "grootste afwijking van het verlies in het evenwicht zelf, b van 0,002 tot 0,5",
            "largest deviation from the loss in the equilibrium itself, b from 0.002 to 0.5",
        ),
        expected: Expected::Between(0.0, 1e-9),
        form: Form::Number,
        measure: |_| exactly(biases().map(|b| (talk_loss(b) - talk_formula(b)).abs()).fold(0.0, larger)),
        declared: Declared::Holds,
    },
    Row {
        id: "V23.2",
        claim: words(
            "Zonder gesprek is de aanbieder laten beslissen beter zolang b onder √(1/12) ≈ 0,289 ligt",
            "Without talk, letting the provider decide is better as long as b is below √(1/12) ≈ 0.289",
        ),
        source: DESSEIN,
        level: Level::Exact,
        measured: words(
            "afstand van de gevonden grens tot √(1/12)",
            "distance of the threshold that is found to √(1/12)",
        ),
        expected: Expected::Between(0.0, 1e-9),
        form: Form::Number,
        measure: |_| exactly((threshold() - libm::sqrt(1.0 / 12.0)).abs()),
        declared: Declared::Holds,
    },
    Row {
        id: "V23.3",
        claim: words(
            "Is b kleiner dan ¼, dan is de aanbieder laten beslissen beter dan ernaar luisteren",
            "Where b is below ¼, letting the provider decide is better than listening to it",
        ),
        source: DESSEIN,
        level: Level::Exact,
        measured: words(
            "kleinste voorsprong van beslissen op praten, b van 0,002 tot 0,248",
            "smallest lead of deciding over talk, b from 0.002 to 0.248",
        ),
        expected: Expected::Above(0.0),
        form: Form::Number,
        measure: smallest_lead,
        declared: Declared::Holds,
    },
    Row {
        id: "V23.4",
        claim: words(
            "Het beste gewicht van het voorstel van de aanbieder is λ* = σ²/(σ² + b²): σ de fout van wie beslist, b wat de aanbieder te veel vraagt, in logaritmen",
            "The best weight of the provider's proposal is λ* = σ²/(σ² + b²): σ the error of who decides, b what the provider asks too much, in logs",
        ),
        source: OWN,
        level: Level::Exact,
        measured: words(
            "grootste afwijking van de λ die volgens de regel van het model het minste verliest",
            "largest deviation of the λ that loses least by the model's own rule",
        ),
        expected: Expected::Between(0.0, 1e-6),
        form: Form::Number,
        measure: best_deference,
        declared: Declared::Holds,
    },
];

/// b from 0.002 to 0.5.
fn biases() -> impl Iterator<Item = f64> {
    (1..=250).map(|step| f64::from(step) / 500.0)
}

/// ∫ (action(θ) − θ)² dθ from `low` to `high`, for an action that is a straight line there: Simpson's rule is exact.
fn lost(low: f64, high: f64, action: impl Fn(f64) -> f64) -> f64 {
    let squared = |state: f64| (action(state) - state) * (action(state) - state);
    (high - low) / 6.0 * (squared(low) + 4.0 * squared(0.5 * (low + high)) + squared(high))
}

/// The loss where the provider decides.
fn delegated_loss(b: f64) -> f64 {
    lost(0.0, 1.0, |state| state + b)
}

/// The loss of one action for all states.
fn blind_loss(action: f64) -> f64 {
    lost(0.0, 1.0, |_| action)
}

/// The edges a_0 to a_N that start at 0 with first stretch `first`.
fn edges(b: f64, first: f64, stretches: usize) -> Vec<f64> {
    let mut edges = vec![0.0, first];
    while edges.len() <= stretches {
        let [before, last] = [edges[edges.len() - 2], edges[edges.len() - 1]];
        edges.push(2.0 * last - before + 4.0 * b);
    }
    edges
}

/// The equilibrium that tells most: as many stretches as fit in 0 to 1, the first as long as makes the last end at 1.
fn equilibrium(b: f64) -> Vec<f64> {
    let end = |first: f64, stretches: usize| edges(b, first, stretches)[stretches];
    let stretches = (1..).take_while(|count| end(0.0, *count) < 1.0).last().unwrap_or(1);
    let first = bisect(0.0, 1.0, |first| end(first, stretches) > 1.0);
    edges(b, first, stretches)
}

/// The loss where the municipality does what is best given the stretch that it was told.
fn talk_loss(b: f64) -> f64 {
    equilibrium(b).windows(2).map(|edge| lost(edge[0], edge[1], |_| 0.5 * (edge[0] + edge[1]))).sum()
}

/// The same in closed form.
fn talk_formula(b: f64) -> f64 {
    let stretches = libm::ceil(-0.5 + 0.5 * libm::sqrt(1.0 + 2.0 / b));
    1.0 / (12.0 * stretches * stretches) + b * b * (stretches * stretches - 1.0) / 3.0
}

/// The b at which deciding by the provider loses as much as the best single action.
fn threshold() -> f64 {
    let best = lowest(0.0, 1.0, blind_loss);
    bisect(0.0, 1.0, |b| delegated_loss(b) > blind_loss(best))
}

fn smallest_lead(_: &Lab) -> Option<Interval> {
    let leads = biases().filter(|b| *b < 0.25).map(|b| talk_loss(b) - delegated_loss(b));
    exactly(-leads.map(|lead| -lead).fold(f64::NEG_INFINITY, larger))
}

/// What a holder with deference λ authorises, as a ratio to what is best.
fn authorised(deference: f64, estimate: f64, proposal: f64) -> f64 {
    Gate { deference, ..Gate::OPEN }.at_rest().authorise(estimate, proposal)
}

/// E[(ln q_auth)²] where ln q̂ is normal with mean 0 and standard deviation σ, and ln q_prop = b.
fn log_loss(deference: f64, sigma: f64, b: f64) -> f64 {
    const STEP: f64 = 0.125;
    let points = (-64..=64).map(|place| f64::from(place) * STEP);
    let squared = |z: f64| {
        let log = libm::log(authorised(deference, libm::exp(sigma * z), libm::exp(b)));
        log * log
    };
    points.map(|z| normal_density(z) * squared(z) * STEP).sum()
}

fn best_deference(_: &Lab) -> Option<Interval> {
    let off = |(sigma, b): (f64, f64)| {
        let best = lowest(0.0, 1.0, |deference| log_loss(deference, sigma, b));
        (best - sigma * sigma / (sigma * sigma + b * b)).abs()
    };
    let cases = [0.05, 0.2, 0.35, 0.7].into_iter().flat_map(|sigma| [0.05, 0.15, 0.3].map(|b| (sigma, b)));
    exactly(cases.map(off).fold(0.0, larger))
}

/// Where `passed` turns true between `low` and `high`.
fn bisect(mut low: f64, mut high: f64, passed: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..64 {
        let middle = 0.5 * (low + high);
        if passed(middle) { high = middle } else { low = middle }
    }
    0.5 * (low + high)
}

/// Where a function that falls and then rises is lowest.
fn lowest(low: f64, high: f64, of: impl Fn(f64) -> f64) -> f64 {
    // By where it turns: its difference over a step changes sign half a step before its lowest point.
    const STEP: f64 = 1e-3;
    bisect(low, high, |at| of(at + 0.5 * STEP) > of(at - 0.5 * STEP))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// At every state, what the provider says is what brings it closest to what it wants.
    #[test]
    fn nobody_gains_by_saying_something_else() {
        for b in [0.01, 0.05, 0.12, 0.24, 0.3] {
            let edges = equilibrium(b);
            let middles: Vec<f64> = edges.windows(2).map(|edge| 0.5 * (edge[0] + edge[1])).collect();
            for state in (0..1_000).map(|step| f64::from(step) / 1_000.0) {
                let miss = |middle: f64| (middle - state - b).abs();
                let own = edges.windows(2).position(|edge| edge[0] <= state && state < edge[1]);
                let said = miss(middles[own.expect("every state lies in a stretch")]);
                assert!(middles.iter().all(|other| said <= miss(*other) + 1e-9), "b = {b}, θ = {state}");
            }
        }
    }

    #[test]
    fn two_stretches_take_a_bias_below_a_quarter() {
        assert_eq!(equilibrium(0.249).len(), 3);
        assert_eq!(equilibrium(0.251), vec![0.0, 1.0]);
        assert!((talk_loss(0.251) - 1.0 / 12.0).abs() < 1e-12, "talk tells nothing");
    }
}
