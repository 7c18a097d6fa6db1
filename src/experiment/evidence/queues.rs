//! V29: what no queue can escape.

use super::{Cited, Declared, Expected, Form, Level, Row, cited, exactly, over, words};
use crate::units::MONTHS_PER_YEAR;

const LITTLE: Cited = cited("Little 1961, Operations Research 9", "", 'R');
const IDENTITY: Cited = cited("identity", "", 'D');

/// The rows.
pub const ROWS: &[Row] = &[
    Row {
        id: "V29.1",
        claim: words(
            "De wachtlijst verandert precies met wie erbij kwam min wie eraf ging",
            "The list changes exactly by who came less who went",
        ),
        source: IDENTITY,
        level: Level::Exact,
        measured: words(
            "maanden en segmenten waarin dat niet klopt, over alle runs",
            "months and segments in which it does not, over all runs",
        ),
        expected: Expected::Between(0.0, 0.0),
        form: Form::Number,
        measure: |lab| exactly(lab.all().map(|facts| facts.list_gaps).sum::<u64>() as f64),
        declared: Declared::Holds,
    },
    Row {
        id: "V29.2",
        claim: words("De lijst is instroom maal wachttijd: L = λW", "The list is inflow times wait: L = λW"),
        source: LITTLE,
        level: Level::Band,
        measured: words("L/(λW) − 1 over dertig jaar", "L/(λW) − 1 over thirty years"),
        // Whoever came before the first month or starts after the last waits too: about W over the length of the run.
        expected: Expected::Between(-0.03, 0.03),
        form: Form::Share,
        measure: |lab| {
            lab.each("steady", |facts| {
                let sum = facts.years(0, 30);
                let months = f64::from(30 * MONTHS_PER_YEAR);
                let inflow = (sum.applied - sum.turned_away) as f64 / months;
                sum.waiting as f64 / months / (inflow * over(sum.waited, sum.starts)) - 1.0
            })
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V29.3",
        claim: words("Minder capaciteit geeft een langere lijst", "Less capacity gives a longer list"),
        source: IDENTITY,
        level: Level::Sign,
        measured: words(
            "wachtenden bij 20 % minder capaciteit, boven die zonder (jaar 3)",
            "people waiting with 20 % less capacity, above those without (year 3)",
        ),
        expected: Expected::Above(0.0),
        form: Form::Number,
        measure: |lab| {
            lab.pairs("less capacity", "steady", |less, steady| waiting(less, 2) - waiting(steady, 2))
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V29.4",
        claim: words(
            "Blijft de capaciteit onder de instroom, dan blijft de lijst groeien",
            "While capacity stays below inflow the list keeps growing",
        ),
        source: IDENTITY,
        level: Level::Sign,
        measured: words(
            "wachtenden in jaar 3, boven die in jaar 1",
            "people waiting in year 3, above those in year 1",
        ),
        expected: Expected::Above(0.0),
        form: Form::Number,
        measure: |lab| lab.each("less capacity", |facts| waiting(facts, 2) - waiting(facts, 0)),
        declared: Declared::Holds,
    },
];

/// People on the list, mean over a reported year.
fn waiting(facts: &super::facts::Facts, year: i32) -> f64 {
    facts.years(year, year + 1).waiting as f64 / f64::from(MONTHS_PER_YEAR)
}
