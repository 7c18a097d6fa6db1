//! V2: bunching after thresholds of pay in Dutch mental health care, 2008-2010.

use super::facts::Facts;
use super::{Cited, Declared, Expected, Form, Level, Row, cited, over, words};
use std::collections::BTreeMap;

const DOUVEN: Cited =
    cited("Douven, Remmerswaal & Mosca 2015, J Health Econ 42", "https://repub.eur.nl/pub/85032", 'F');
const MOTIVES: Cited = cited(
    "Douven, Remmerswaal & Zoutenbier 2015, CPB DP 319",
    "https://ideas.repec.org/p/cpb/discus/319.html",
    'F',
);

/// The rows.
pub const ROWS: &[Row] = &[
    Row {
        id: "V2.1",
        claim: words(
            "11 tot 13 % van de behandelingen schuift over een volgende drempel",
            "11 to 13 % of treatments are moved over a next threshold",
        ),
        source: DOUVEN,
        level: Level::Band,
        measured: words(
            "deel dat op een drempel eindigt, boven dat waar niemand op drempels let",
            "share that ends at a threshold, above that where nobody minds thresholds",
        ),
        expected: Expected::Between(0.11, 0.13),
        form: Form::Share,
        measure: |lab| {
            lab.pairs("steps", "steps ignored", |steps, ignored| at_threshold(steps) - at_threshold(ignored))
        },
        declared: Declared::NotReproduced(words(
            "te sterk, vijf keer: bij k = 200 euro per uur en δ = 0,25 per maand wegen een paar uren te veel niet op tegen een stap van zo'n 1.500 euro, en wie vroeg wil stoppen (V2.3) verliest weinig door tot de drempel door te gaan. Wat stuurt, en door geen cijfer vastligt: k en δ (elk maal vier: zo'n 35 %), behaviour.coding.threshold_interest_share (een kwart: 27 %) en de verzonnen bedragen. Voorbij het einde van de behoefte gaat alleen 12 %",
            "too strong, five times: at k = EUR 200 an hour and δ = 0.25 a month some hours too many do not outweigh a step of some EUR 1,500, and who wants to stop early (V2.3) loses little by going on to the threshold. What drives it, and no figure settles: k and δ (each times four: about 35 %), behaviour.coding.threshold_interest_share (a quarter: 27 %) and the illustrative fees. Only 12 % go past the end of need",
        )),
    },
    Row {
        id: "V2.2",
        claim: words("Dat verhoogt de kosten met 7 tot 9 %", "That raises costs by 7 to 9 %"),
        source: DOUVEN,
        level: Level::Band,
        measured: words(
            "uitgaven per behandeling, boven die waar niemand op drempels let",
            "spend per treatment, above that where nobody minds thresholds",
        ),
        expected: Expected::Between(0.07, 0.09),
        form: Form::Share,
        measure: |lab| {
            lab.pairs("steps", "steps ignored", |steps, ignored| cost(steps) / cost(ignored) - 1.0)
        },
        declared: Declared::NotReproduced(words(
            "volgt uit V2.1: er schuiven te veel behandelingen",
            "follows from V2.1: too many treatments are moved",
        )),
    },
    Row {
        id: "V2.3",
        claim: words(
            "Op de vlakke stukken duurt een behandeling 2 tot 7 % korter dan in de controlegroep",
            "On flat parts treatment is 2 to 7 % shorter than in the control group",
        ),
        source: DOUVEN,
        level: Level::Band,
        measured: words(
            "maanden zorg waar niemand op drempels let, boven die bij een budget",
            "months of care where nobody minds thresholds, above those under a budget",
        ),
        expected: Expected::Between(-0.07, -0.02),
        form: Form::Share,
        measure: |lab| {
            lab.pairs("steps ignored", "steps control", |steps, control| {
                steps.indicator("duration") / control.indicator("duration") - 1.0
            })
        },
        declared: Declared::NotReproduced(words(
            "te sterk: een maand die de vergoeding niet verhoogt kost alleen, en bij δ = 0,25 en k = 200 stopt de aanbieder dan ruim anderhalve maand te vroeg; bij een twee keer zo grote k komt het getal aan de rand van de band, maar k dient alle rijen",
            "too strong: a month that does not raise the fee only costs, and at δ = 0.25 and k = 200 the provider then stops more than a month and a half early; with k twice as large the number is at the edge of the band, but k serves all rows",
        )),
    },
    Row {
        id: "V2.4",
        claim: words(
            "Vlak voor een drempel is een gat, vlak erna een piek",
            "There is a gap before a threshold and a bunch after it",
        ),
        source: DOUVEN,
        level: Level::Sign,
        measured: words(
            "(na − voor)/(na + voor), 25 minuten aan elke kant",
            "(after − before)/(after + before), 25 minutes on either side",
        ),
        expected: Expected::Above(0.0),
        form: Form::Number,
        measure: |lab| lab.each("steps", bunching),
        declared: Declared::Holds,
    },
    Row {
        id: "V2.5",
        claim: words("Zonder stappen is er geen piek", "Without steps there is no bunch"),
        source: DOUVEN,
        level: Level::Band,
        measured: words("dezelfde maat bij een prijs per uur", "the same measure under a price per hour"),
        // The density falls slowly, and some 50 treatments a run end so close to a threshold.
        expected: Expected::Between(-0.1, 0.1),
        form: Form::Number,
        measure: |lab| lab.each("steps linear", bunching),
        declared: Declared::Holds,
    },
    Row {
        id: "V2.6",
        claim: words(
            "De meeste behandelaars reageren soms, enkele altijd, enkele nooit",
            "Most providers respond sometimes, some always, some never",
        ),
        source: MOTIVES,
        level: Level::Sign,
        measured: words(
            "deel van de praktijken dat 5 tot 80 % van de behandelingen op een drempel eindigt",
            "share of practices that end 5 to 80 % of treatments at a threshold",
        ),
        expected: Expected::Above(0.5),
        form: Form::Share,
        measure: |lab| lab.each("steps", |facts| responding(facts, 0.05, 0.8)),
        declared: Declared::Holds,
    },
];

/// Where pay jumps, in minutes.
const THRESHOLDS: [u32; 3] = [800, 1_800, 3_000];
/// How many minutes at either side count as close by.
const CLOSE: u32 = 25;

fn cost(facts: &Facts) -> f64 {
    let sum = facts.years(0, 3);
    over(sum.spend, sum.finished + sum.broken_off)
}

fn is_after(minutes: u32) -> bool {
    THRESHOLDS.iter().any(|threshold| (*threshold..threshold + CLOSE).contains(&minutes))
}

fn bunching(facts: &Facts) -> f64 {
    let after = facts.closings.iter().filter(|(minutes, _)| is_after(*minutes)).count() as i64;
    let before = facts.closings.iter().filter(|(minutes, _)| is_after(minutes + CLOSE)).count() as i64;
    over(after - before, after + before)
}

/// The share of treatments that end within some minutes after a threshold.
fn at_threshold(facts: &Facts) -> f64 {
    let after = facts.closings.iter().filter(|(minutes, _)| is_after(*minutes)).count() as i64;
    over(after, facts.closings.len() as i64)
}

/// The share of lots that end from `low` to `high` of their treatments at a threshold, among those with ten or more.
fn responding(facts: &Facts, low: f64, high: f64) -> f64 {
    let mut lots: BTreeMap<u32, [i64; 2]> = BTreeMap::new();
    for (minutes, lot) in &facts.closings {
        let counts = lots.entry(*lot).or_default();
        counts[0] += i64::from(is_after(*minutes));
        counts[1] += 1;
    }
    let many: Vec<f64> =
        lots.values().filter(|counts| counts[1] >= 10).map(|counts| over(counts[0], counts[1])).collect();
    over(many.iter().filter(|share| (low..=high).contains(*share)).count() as i64, many.len() as i64)
}
