//! V6: one budget for all, shared by point value.

use super::facts::Facts;
use super::{Cited, Declared, Expected, Form, Level, Row, cited, exactly, larger, over, words};
use crate::policy::clause::{Activity, Amount, Basis, Marginal, Others, PooledCeiling, Sharing, Terms, Year};

const TREADMILL: Cited = cited(
    "Benstetter & Wambach 2006, J Health Econ 25",
    "https://www.researchgate.net/publication/7705251_The_treadmill_effect_in_a_fixed_budget_system",
    'F',
);
/// The reduction to a contest is ours; the paper states the pool and its coordination failure.
const CONTEST: Cited = Cited { grade: 'D', ..TREADMILL };

/// The rows.
pub const ROWS: &[Row] = &[
    Row {
        id: "V6.1",
        claim: words(
            "N gelijke aanbieders die een budget B delen, werken elk x* = B(N − 1)/(N²c)",
            "N equal providers who share a budget B each do x* = B(N − 1)/(N²c)",
        ),
        source: CONTEST,
        level: Level::Exact,
        measured: words(
            "grootste relatieve afwijking, N = 2, 5, 20",
            "largest relative deviation, N = 2, 5, 20",
        ),
        expected: Expected::Between(0.0, 1e-6),
        form: Form::Number,
        measure: |_| exactly(PUBLISHED.iter().map(|(count, _)| off(*count)).fold(0.0, larger)),
        declared: Declared::Holds,
    },
    Row {
        id: "V6.2",
        claim: words(
            "De waarde van een punt daalt naar de kostprijs: 2, 1,25 en 1,053 maal c bij N = 2, 5, 20",
            "The value of a point falls to cost: 2, 1.25 and 1.053 times c for N = 2, 5, 20",
        ),
        source: CONTEST,
        level: Level::Exact,
        measured: words("grootste afwijking", "largest deviation"),
        expected: Expected::Between(0.0, 1e-3),
        form: Form::Number,
        measure: |_| {
            let value = |count: f64| BUDGET / (count * contest(count)) / COST;
            exactly(PUBLISHED.iter().map(|(count, of)| (value(*count) - of).abs()).fold(0.0, larger))
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V6.3",
        claim: words(
            "Een gezamenlijk budget remt minder dan een plafond per aanbieder van dezelfde hoogte",
            "A common budget holds volume back less than ceilings per provider of the same height",
        ),
        source: TREADMILL,
        level: Level::Sign,
        measured: words(
            "uren bij gezamenlijk budget, boven die bij eigen plafonds",
            "hours under the common budget, above those under own ceilings",
        ),
        expected: Expected::Above(0.0),
        form: Form::Share,
        measure: |lab| {
            lab.pairs("pooled", "individual", |pooled, own| {
                over(pooled.years(1, 4).delivered, own.years(1, 4).delivered) - 1.0
            })
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V6.4",
        claim: words(
            "Samen doen zij meer dan het budget betaalt: een punt wordt minder waard dan de prijs",
            "Together they do more than the budget pays: a point is worth less than the price",
        ),
        source: TREADMILL,
        level: Level::Sign,
        measured: words("waarde van een punt, boven de prijs", "value of a point, above the price"),
        expected: Expected::Below(0.0),
        form: Form::Share,
        measure: |lab| lab.each("pooled", |facts| point_value(facts) - 1.0),
        declared: Declared::Holds,
    },
    Row {
        id: "V6.5",
        claim: words(
            "Een bodem onder de puntwaarde herstelt de marge",
            "A floor under the value of a point restores the margin",
        ),
        source: TREADMILL,
        level: Level::Sign,
        measured: words("marge met bodem, boven die zonder", "margin with a floor, above that without"),
        expected: Expected::Above(0.0),
        form: Form::Share,
        measure: |lab| lab.pairs("pooled floor", "pooled", |floor, pooled| margin(floor) - margin(pooled)),
        declared: Declared::Holds,
    },
];

const BUDGET: f64 = 1_000.0;
const COST: f64 = 0.4;
/// N, and the value of a point over cost.
const PUBLISHED: [(f64, f64); 3] = [(2.0, 2.0), (5.0, 1.25), (20.0, 1.053)];

/// What one of `count` providers who answer each other ends with, by the clause's own `marginal`: the work at which a euro more
/// brings what it costs.
fn contest(count: f64) -> f64 {
    let (mut low, mut high) = (BUDGET / count, 10.0 * BUDGET);
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if brings(count, middle) > COST { low = middle } else { high = middle }
    }
    low
}

fn off(count: f64) -> f64 {
    (contest(count) / (BUDGET * (count - 1.0) / (count * count * COST)) - 1.0).abs()
}

fn brings(count: f64, each: f64) -> f64 {
    let pool =
        PooledCeiling { level: 1.0, basis: Basis::Fixed, sharing: Sharing::PointValue, floor_share: 0.0 };
    let own = BUDGET / count;
    let terms = Terms {
        reference: Year { bound_revenue: own, revenue: own, ..Year::default() },
        rivals: Others { claims: each * (count - 1.0), reference: BUDGET - own, ..Others::default() },
        ..Terms::default()
    };
    let year = Activity { months: 12.0, ..Activity::default() };
    let mut gradient = Marginal::default();
    gradient.by[0][0][0] = 1.0;
    pool.marginal(&year, &terms, Amount { euros: [each, 0.0], spread: 0.0 }, &mut gradient);
    gradient.by[0][0][0]
}

/// What was paid of bound work, over its price.
fn point_value(facts: &Facts) -> f64 {
    let sum = facts.years(0, 4);
    let paid = sum.revenue - (sum.spend_exempt - sum.spend_external).max(0);
    over(paid, paid + sum.unpaid)
}

fn margin(facts: &Facts) -> f64 {
    let sum = facts.years(0, 4);
    1.0 - over(sum.cost, sum.revenue)
}
