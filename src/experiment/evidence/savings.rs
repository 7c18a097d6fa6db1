//! V15: shared savings and losses with a quality gate, as in the Alternative Quality Contract of Massachusetts.

use super::facts::Facts;
use super::{Cited, Declared, Expected, Form, Level, Row, cited, over, words};

const FIRST_YEAR: Cited = cited(
    "Song et al. 2011, N Engl J Med 365",
    "https://scilit.com/publications/a1da4f14c2a03f5039565eca29c79b9e",
    'F',
);
const TWO_YEARS: Cited =
    cited("Song et al. 2012, Health Aff 31", "https://pmc.ncbi.nlm.nih.gov/articles/PMC3548447", 'F');
const FOUR_YEARS: Cited = cited("Song et al. 2014, N Engl J Med 371, doi 10.1056/NEJMsa1404026", "", 'F');

/// The rows.
pub const ROWS: &[Row] = &[
    Row {
        id: "V15.1",
        claim: words("De besparing groeit van jaar tot jaar", "Savings grow from year to year"),
        source: TWO_YEARS,
        level: Level::Sign,
        measured: words("besparing in jaar 3, boven die in jaar 1", "saving in year 3, above that in year 1"),
        expected: Expected::Above(0.0),
        form: Form::Share,
        measure: |lab| {
            lab.pairs("shared savings", "open", |shared, open| {
                saved(shared, open, 2, 3) - saved(shared, open, 0, 1)
            })
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V15.2",
        claim: words(
            "Zij is groter bij wie veel deed: wie alleen P×Q kende bespaart 6,3 en dan 9,9 %",
            "They are larger for who did much: those who knew P×Q only save 6.3, then 9.9 %",
        ),
        source: TWO_YEARS,
        level: Level::Sign,
        measured: words(
            "daling van q/q* bij de helft die het meest gaf, boven die bij de andere helft en boven P×Q",
            "fall of q/q* in the half that gave most, above that in the other half and above P×Q",
        ),
        expected: Expected::Above(0.0),
        form: Form::Number,
        measure: |lab| lab.pairs("shared savings", "open", |shared, open| steeper(shared) - steeper(open)),
        declared: Declared::Holds,
    },
    Row {
        id: "V15.3",
        claim: words("In jaar 1 is de besparing 1,9 %", "In year 1 savings are 1.9 %"),
        source: FIRST_YEAR,
        level: Level::Band,
        measured: words(
            "gedeclareerde zorg minder dan bij P×Q, jaar 1",
            "claims less than under P×Q, year 1",
        ),
        // P = 0.007 makes the published interval about 1.4 points wide on either side.
        expected: Expected::Between(0.005, 0.033),
        form: Form::Share,
        measure: |lab| lab.pairs("shared savings", "open", |shared, open| saved(shared, open, 0, 1)),
        declared: Declared::NotReproduced(SIZE),
    },
    Row {
        id: "V15.4",
        claim: words("Over de eerste twee jaar is zij 2,8 %", "Over the first two years they are 2.8 %"),
        source: TWO_YEARS,
        level: Level::Band,
        measured: words(
            "gedeclareerde zorg minder dan bij P×Q, jaar 1 en 2",
            "claims less than under P×Q, years 1 and 2",
        ),
        expected: Expected::Between(0.014, 0.042),
        form: Form::Share,
        measure: |lab| lab.pairs("shared savings", "open", |shared, open| saved(shared, open, 0, 2)),
        declared: Declared::NotReproduced(SIZE),
    },
    Row {
        id: "V15.5",
        claim: words(
            "De eerste drie jaar is de betaler met uitkeringen niet goedkoper uit",
            "In the first three years the payer, bonuses included, does not gain",
        ),
        source: FOUR_YEARS,
        level: Level::Sign,
        measured: words(
            "uitgaven in jaar 1 tot en met 3, boven die bij P×Q",
            "spend in years 1 to 3, above that under P×Q",
        ),
        expected: Expected::Above(0.0),
        form: Form::Share,
        measure: |lab| {
            lab.pairs("shared savings", "open", |shared, open| {
                over(shared.years(0, 3).spend, open.years(0, 3).spend) - 1.0
            })
        },
        declared: Declared::NotReproduced(words(
            "hier is het budget de omzet van het jaar ervoor en deelt de betaler de helft: elke besparing laat hem de andere helft; in Massachusetts waren de budgetten ruim en kwam er een kwaliteitsbonus tot 10 % bij (uit het geheugen)",
            "here the budget is the revenue of the year before and the payer shares half: every saving leaves it the other half; in Massachusetts budgets were generous and a quality bonus of up to 10 % came on top (recalled)",
        )),
    },
    Row {
        id: "V15.6",
        claim: words("In jaar 4 is de betaler goedkoper uit", "In year 4 the payer gains"),
        source: FOUR_YEARS,
        level: Level::Sign,
        measured: words("uitgaven in jaar 4, boven die bij P×Q", "spend in year 4, above that under P×Q"),
        expected: Expected::Below(0.0),
        form: Form::Share,
        measure: |lab| {
            lab.pairs("shared savings", "open", |shared, open| {
                over(shared.years(3, 4).spend, open.years(3, 4).spend) - 1.0
            })
        },
        declared: Declared::Holds,
    },
];

const SIZE: super::Words = words(
    "te groot: de helft van elke euro telt meteen mee als prijs van een uur, voor al het werk van een aanbieder; in Massachusetts gold het contract voor een deel van de patiënten van een praktijk en kregen artsen zelf vaak nog per verrichting betaald (uit het geheugen)",
    "too large: half of every euro counts at once as the price of an hour, for all work of a provider; in Massachusetts the contract covered part of a practice's patients, and many doctors were themselves still paid by the item (recalled)",
);

/// Claims, priced by segment as under P×Q, less than under P×Q, as a share. Rows of segments are weighed by what an hour cost
/// under P×Q in the same months.
fn saved(shared: &Facts, open: &Facts, from: i32, to: i32) -> f64 {
    let segments = open.years[0].len();
    let (mut less, mut all) = (0.0, 0.0);
    for number in 0..segments {
        let [with, without] =
            [shared, open].map(|facts| facts.segments(from, to, |segment| segment == number));
        let price = over(without.revenue, without.declared);
        less += price * (without.declared - with.declared) as f64;
        all += price * without.declared as f64;
    }
    less / all
}

/// The fall of q/q* since the warm-up, relative: mean over the half of the lots that gave most, less that over the other half.
fn steeper(facts: &Facts) -> f64 {
    let mut lots: Vec<(f64, f64)> = facts
        .lots
        .iter()
        .filter(|lot| lot.ratios.len() > 3)
        .map(|lot| (lot.ratios[0], 1.0 - lot.ratios[3] / lot.ratios[0]))
        .collect();
    lots.sort_unstable_by(|left, right| left.0.total_cmp(&right.0).then(left.1.total_cmp(&right.1)));
    let middle = lots.len() / 2;
    let mean = |half: &[(f64, f64)]| half.iter().map(|lot| lot.1).sum::<f64>() / half.len().max(1) as f64;
    mean(&lots[middle..]) - mean(&lots[..middle])
}
