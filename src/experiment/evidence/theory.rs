//! V4: the closed form of Ellis & McGuire, by the model's own first-order condition.

use super::{Cited, Declared, Expected, Form, Lab, Level, Row, cited, exactly, larger, words};
use crate::behaviour::volume::{Volume, margin};
use crate::stats::Interval;

const ELLIS: Cited = cited(
    "Ellis & McGuire 1986, J Health Econ 5",
    "https://pdfslide.net/documents/provider-behavior-under-prospective-reimbursement-2006-01-12journal-of-health.html",
    'D',
);

/// The rows.
pub const COST_SHARING: &[Row] = &[
    Row {
        id: "V4.1",
        claim: words(
            "Wordt een deel r van de kosten vergoed, dan kiest de behandelaar q = (b − (1 − r)c/α)/d",
            "With share r of cost reimbursed the provider chooses q = (b − (1 − r)c/α)/d",
        ),
        source: ELLIS,
        level: Level::Exact,
        measured: words("grootste afwijking van de formule", "largest deviation from the formula"),
        expected: Expected::Between(0.0, 1e-9),
        form: Form::Number,
        measure: formula,
        declared: Declared::Holds,
    },
    Row {
        id: "V4.2",
        claim: words(
            "Het beste deel dat wordt vergoed is r* = 1 − α",
            "The best share to reimburse is r* = 1 − α",
        ),
        source: ELLIS,
        level: Level::Exact,
        measured: words(
            "grootste |r* − (1 − α)|, zoekend met stappen van 0,001",
            "largest |r* − (1 − α)|, searching in steps of 0.001",
        ),
        expected: Expected::Between(0.0, 1e-3),
        form: Form::Number,
        measure: best_share,
        declared: Declared::Holds,
    },
    Row {
        id: "V4.3",
        claim: words(
            "Bij betaling per verrichting is de beste prijs p* = c(1 − α)",
            "Under fee for service the best price is p* = c(1 − α)",
        ),
        source: ELLIS,
        level: Level::Exact,
        measured: words(
            "grootste afstand tot het maatschappelijk optimum",
            "largest distance to the social optimum",
        ),
        expected: Expected::Between(0.0, 1e-9),
        form: Form::Number,
        measure: best_fee,
        declared: Declared::Holds,
    },
];

/// (α, b, c, d) of several providers.
const PROVIDERS: [[f64; 4]; 4] =
    [[0.6, 4.0, 1.0, 1.0], [0.3, 9.0, 2.0, 0.5], [0.8, 5.0, 3.0, 2.0], [1.0, 4.0, 1.0, 1.0]];

/// The model's answer where a unit more brings `revenue`: B = bq − ½dq², so that q* = b/d and k = αb.
fn chosen([alpha, b, c, d]: [f64; 4], revenue: f64) -> f64 {
    let free = Volume {
        curvature_median: 1.0,
        curvature_sd: 0.0,
        ratio_min: 0.0,
        ratio_max: f64::INFINITY,
        utilisation_target: 1.0,
        idle_exponent: 0.0,
        overtime_cost: 0.0,
        overtime_cost_max: 1.0,
        stress_share: 0.0,
        crowding_out: 0.0,
    };
    b / d * free.best_ratio(margin(revenue, 0.0, c), alpha * b)
}

fn thousandths() -> impl Iterator<Item = f64> {
    (0..=1_000).map(|step| f64::from(step) / 1_000.0)
}

fn formula(_: &Lab) -> Option<Interval> {
    let off = |provider: [f64; 4], share: f64| {
        let [alpha, b, c, d] = provider;
        (chosen(provider, share * c) - (b - (1.0 - share) * c / alpha) / d).abs()
    };
    exactly(PROVIDERS.iter().flat_map(|it| thousandths().map(|share| off(*it, share))).fold(0.0, larger))
}

fn best_share(_: &Lab) -> Option<Interval> {
    let off = |provider: [f64; 4]| {
        let [alpha, b, c, d] = provider;
        let social = (b - c) / d;
        let miss = |share: f64| (chosen(provider, share * c) - social).abs();
        let best = thousandths().min_by(|left, right| miss(*left).total_cmp(&miss(*right)));
        (best.unwrap_or(f64::NAN) - (1.0 - alpha)).abs()
    };
    exactly(PROVIDERS.iter().map(|it| off(*it)).fold(0.0, larger))
}

fn best_fee(_: &Lab) -> Option<Interval> {
    let off = |provider: [f64; 4]| {
        let [alpha, b, c, d] = provider;
        (chosen(provider, c * (1.0 - alpha)) - (b - c) / d).abs()
    };
    exactly(PROVIDERS.iter().map(|it| off(*it)).fold(0.0, larger))
}
