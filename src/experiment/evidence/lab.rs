//! V12, V13, V14: what subjects do in the laboratory under fee for service, capitation and a mix.

use super::facts::Facts;
use super::{Cited, Declared, Expected, Form, Level, Row, cited, over, words};

const HENNIG: Cited = cited(
    "Hennig-Schmidt, Selten & Wiesen 2011, J Health Econ 30",
    "https://pubmed.ncbi.nlm.nih.gov/21683460/",
    'F',
);
/// 6.60 against 4.40 of an optimum of 5: recalled, no page was found that states it.
const MEANS: Cited = Cited { grade: 'R', ..HENNIG };
const BROSIG: Cited = cited(
    "Brosig-Koch, Hennig-Schmidt, Kairies-Schwarz & Wiesen 2017, Health Econ 26",
    "https://ideas.repec.org/p/zbw/rwirep/543.html",
    'F',
);
const WANG: Cited = cited(
    "Wang, Iversen, Hennig-Schmidt & Godager 2017, HERO 2017/2",
    "http://www.med.uio.no/helsam/forskning/nettverk/hero/publikasjoner/skriftserie/2017/2.html",
    'F',
);

/// The rows.
pub const ROWS: &[Row] = &[
    Row {
        id: "V12.1",
        claim: words("Betaling per verrichting geeft te veel zorg", "Fee for service gives too much care"),
        source: HENNIG,
        level: Level::Sign,
        measured: words("hoeveelheid boven wat het beste is", "quantity above what is best"),
        expected: Expected::Above(0.0),
        form: Form::Share,
        measure: |lab| lab.each("fee", |facts| ratio(facts) - 1.0),
        declared: Declared::Holds,
    },
    Row {
        id: "V12.2",
        claim: words("Betaling per patiënt geeft te weinig zorg", "Capitation gives too little care"),
        source: HENNIG,
        level: Level::Sign,
        measured: words("hoeveelheid boven wat het beste is", "quantity above what is best"),
        expected: Expected::Below(0.0),
        form: Form::Share,
        measure: |lab| lab.each("capitation", |facts| ratio(facts) - 1.0),
        declared: Declared::Holds,
    },
    Row {
        id: "V12.3",
        claim: words(
            "De hoeveelheden liggen zo'n een derde uit elkaar: 6,60 tegen 4,40",
            "Quantities lie about a third apart: 6.60 against 4.40",
        ),
        source: MEANS,
        level: Level::Band,
        measured: words(
            "(per verrichting − per patiënt)/per verrichting",
            "(fee for service − capitation)/fee for service",
        ),
        // A third, give or take ten points: the design was not found, the size of the band is ours.
        expected: Expected::Between(0.23, 0.43),
        form: Form::Share,
        measure: |lab| lab.pairs("fee", "capitation", |fee, capitation| 1.0 - ratio(capitation) / ratio(fee)),
        declared: Declared::Holds,
    },
    Row {
        id: "V12.4",
        claim: words(
            "Wie weinig nodig heeft is beter af per patiënt, wie veel nodig heeft per verrichting",
            "Low need is better off under capitation, high need under fee for service",
        ),
        source: HENNIG,
        level: Level::Sign,
        measured: words(
            "kleinste van de twee voordelen, als (q/q* − 1)²",
            "smaller of the two advantages, as (q/q* − 1)²",
        ),
        expected: Expected::Above(0.0),
        form: Form::Number,
        measure: |lab| {
            lab.pairs("fee", "capitation", |fee, capitation| {
                let (light, heavy) = (fee.loss[0] - capitation.loss[0], capitation.loss[1] - fee.loss[1]);
                light.min(heavy)
            })
        },
        declared: Declared::NotReproduced(words(
            "het model wijkt voor iedereen met hetzelfde deel af, q/q* = 1 + m/k, ongeacht ernst: één regeling is dan voor lichte en zware cliënten de beste; in het laboratorium hangen de kosten en de baten van een eenheid van de ernst af",
            "the model strays by the same share for everyone, q/q* = 1 + m/k, whatever the severity: one scheme is then best for light and heavy clients alike; in the laboratory cost and benefit of a unit depend on severity",
        )),
    },
    Row {
        id: "V13.1",
        claim: words(
            "Te veel per verrichting, maar minder dan wie alleen op winst let",
            "Too much under fee for service, but less than profit maximisation predicts",
        ),
        source: BROSIG,
        level: Level::Sign,
        measured: words(
            "hoeveelheid, boven die van wie alleen op winst let",
            "quantity, above that of who looks at profit only",
        ),
        expected: Expected::Below(0.0),
        form: Form::Share,
        measure: |lab| lab.pairs("fee", "fee, for profit", |subject, profit| ratio(subject) - ratio(profit)),
        declared: Declared::Holds,
    },
    Row {
        id: "V13.2",
        claim: words(
            "Te weinig per patiënt, maar meer dan wie alleen op winst let",
            "Too little under capitation, but more than profit maximisation predicts",
        ),
        source: BROSIG,
        level: Level::Sign,
        measured: words(
            "hoeveelheid, boven die van wie alleen op winst let",
            "quantity, above that of who looks at profit only",
        ),
        expected: Expected::Above(0.0),
        form: Form::Share,
        measure: |lab| {
            lab.pairs("capitation", "capitation, for profit", |subject, profit| {
                ratio(subject) - ratio(profit)
            })
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V13.3",
        claim: words(
            "Gemengde betaling wijkt minder af dan elk van beide",
            "Mixed payment strays less than either",
        ),
        source: BROSIG,
        level: Level::Sign,
        measured: words(
            "|q/q* − 1| gemengd, boven de kleinste van de twee",
            "|q/q* − 1| mixed, above the smaller of the two",
        ),
        expected: Expected::Below(0.0),
        form: Form::Share,
        measure: |lab| {
            lab.together(&["mixed", "fee", "capitation"], |all| {
                let off = |facts: &Facts| facts.lot_mean(|lot| (lot.ratio() - 1.0).abs());
                off(all[0]) - off(all[1]).min(off(all[2]))
            })
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V13.4",
        claim: words(
            "Mensen verschillen in hoeveel zij om de patiënt geven",
            "People differ in how much they care",
        ),
        source: BROSIG,
        level: Level::Sign,
        measured: words(
            "spreiding van q/q* tussen personen, per verrichting",
            "spread of q/q* between subjects, fee for service",
        ),
        // No size was published; 0.05 is more than what rounding of minutes brings.
        expected: Expected::Above(0.05),
        form: Form::Share,
        measure: |lab| {
            lab.each("fee", |facts| {
                let mean = ratio(facts);
                libm::sqrt(facts.lot_mean(|lot| (lot.ratio() - mean) * (lot.ratio() - mean)))
            })
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V14.1",
        claim: words(
            "Per patiënt is de zorg beter als daarvoor per verrichting is betaald",
            "Under capitation care is better when it follows fee for service",
        ),
        source: WANG,
        level: Level::Sign,
        measured: words(
            "uren naast het beste: per patiënt als tweede, boven per patiënt als eerste",
            "hours off the best: capitation second, above capitation first",
        ),
        expected: Expected::Below(0.0),
        form: Form::Share,
        measure: |lab| {
            lab.pairs("fee, then capitation", "capitation, then fee", |second, first| {
                off(second, 0) - off(first, -1)
            })
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V14.2",
        claim: words(
            "Per verrichting maakt de volgorde niet uit",
            "Under fee for service the order does not matter",
        ),
        source: WANG,
        level: Level::Band,
        measured: words("hetzelfde voor per verrichting", "the same for fee for service"),
        expected: Expected::Between(-0.01, 0.01),
        form: Form::Share,
        measure: |lab| {
            lab.pairs("capitation, then fee", "fee, then capitation", |second, first| {
                off(second, 0) - off(first, -1)
            })
        },
        declared: Declared::NotReproduced(words(
            "gewoonte werkt in het model naar beide kanten even sterk: ook wie van per patiënt komt, begint bij wat hij deed",
            "habit works equally strongly in both directions in the model: who comes from capitation also starts from what he did",
        )),
    },
];

/// q/q* at the end, mean over subjects.
fn ratio(facts: &Facts) -> f64 {
    facts.lot_mean(|lot| lot.ratio())
}

/// Hours too many and too few, over the best, in a year; below 0 in the warm-up.
fn off(facts: &Facts, year: i32) -> f64 {
    let sum = facts.years(year, year + 1);
    over(sum.over + sum.short, sum.optimal)
}
