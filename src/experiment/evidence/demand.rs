//! V9, V10: what a flat fee did to household help, and what a support worker at the GP did to youth care.

use super::facts::Facts;
use super::{Cited, Declared, Expected, Form, Lab, Level, Row, cited, over, words};
use crate::policy::access::Route;
use crate::policy::contribution::{BANDS, Band};
use crate::stats::Interval;

const FLAT_FEE: Cited = cited(
    "CBS 2023",
    "https://www.gemeente.nu/sociaal/wmo/gebruik-huishoudelijke-hulp-via-wmo-stijgt-fors/",
    'F',
);
/// Users less ageing: all growth over the 8 % of the population above 60.
const NET: Cited = Cited { grade: 'D', ..FLAT_FEE };
const FIRST_YEAR: Cited = cited(
    "CBS 2020",
    "https://schulinck.nl/sociaal-domein-nieuws-meer-hulp-bij-het-huishouden-via-wmo-maatwerk",
    'F',
);
const SUPPORT: Cited = cited(
    "CPB 2020",
    "https://www.stade-advies.nl/praktijkondersteuners-jeugd-leveren-geen-zorgwinst-op/",
    'F',
);
const PROGRAMMES: Cited = cited(
    "AEF; Den Haag",
    "https://www.medicalfacts.nl/2021/03/12/gemeente-breidt-proef-met-praktijkondersteuners-jeugd-ggz-bij-huisartsen-uit/",
    'F',
);

/// The rows on the flat fee.
pub const FEE: &[Row] = &[
    Row {
        id: "V9.1",
        claim: words(
            "Na het abonnementstarief: in vier jaar 27 % meer gebruikers van huishoudelijke hulp, 18 % na aftrek van vergrijzing",
            "After the flat fee: 27 % more users of household help in four years, 18 % net of ageing",
        ),
        source: NET,
        level: Level::Band,
        measured: words(
            "groei van de gebruikers in vier jaar, boven die zonder nieuwe bijdrage",
            "growth of users over four years, above that without the new fee",
        ),
        expected: Expected::Between(0.10, 0.26),
        form: Form::Share,
        measure: |lab| users(lab, |them| in_care(them, &BANDS)),
        declared: Declared::Holds,
    },
    Row {
        id: "V9.2",
        claim: words("Hoe hoger het inkomen, hoe meer groei", "The higher the income, the more growth"),
        source: FLAT_FEE,
        level: Level::Sign,
        measured: words(
            "kleinste verschil in groei tussen een inkomensgroep en de groep eronder",
            "smallest difference in growth between an income band and the band below",
        ),
        expected: Expected::Above(0.0),
        form: Form::Share,
        measure: |lab| {
            lab.pairs("flat fee", "fee by income", |flat, before| {
                let [low, middle, high] =
                    BANDS.map(|band| growth(flat, before, |them| in_care(them, &[band])));
                (high - middle).min(middle - low)
            })
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V9.3",
        claim: words(
            "Lage inkomens, die al zo weinig betaalden, gebruiken nauwelijks meer: +5 %, −3 % na aftrek van vergrijzing",
            "Low incomes, who paid that little before, hardly use more: +5 %, −3 % net of ageing",
        ),
        source: NET,
        level: Level::Band,
        measured: words("hetzelfde als V9.1, lage inkomens", "as V9.1, low incomes"),
        expected: Expected::Between(-0.08, 0.08),
        form: Form::Share,
        measure: |lab| users(lab, |them| in_care(them, &[Band::Low])),
        declared: Declared::Holds,
    },
    Row {
        id: "V9.4",
        claim: words(
            "Middeninkomens gebruiken 67 % meer, 55 % na aftrek van vergrijzing",
            "Middle incomes use 67 % more, 55 % net of ageing",
        ),
        source: NET,
        level: Level::Band,
        measured: words("hetzelfde als V9.1, middeninkomens", "as V9.1, middle incomes"),
        expected: Expected::Between(0.45, 0.65),
        form: Form::Share,
        measure: |lab| users(lab, |them| in_care(them, &[Band::Middle])),
        declared: Declared::Holds,
    },
    Row {
        id: "V9.5",
        claim: words(
            "Hoge inkomens gebruiken twee keer zoveel, 85 % meer na aftrek van vergrijzing",
            "High incomes use twice as much, 85 % more net of ageing",
        ),
        source: NET,
        level: Level::Band,
        measured: words("hetzelfde als V9.1, hoge inkomens", "as V9.1, high incomes"),
        expected: Expected::Between(0.65, 1.05),
        form: Form::Share,
        measure: |lab| users(lab, |them| in_care(them, &[Band::High])),
        declared: Declared::Holds,
    },
    Row {
        id: "V9.6",
        claim: words(
            "Meer dan de helft van de groei komt in het eerste jaar: 16 % meer gebruikers",
            "More than half of the growth comes in the first year: 16 % more users",
        ),
        source: FIRST_YEAR,
        level: Level::Band,
        measured: words(
            "deel van de groei in vier jaar dat er na een jaar is",
            "share of the growth over four years that is there after one",
        ),
        // 16 of 27 per cent, give or take 20 points.
        expected: Expected::Between(0.4, 0.8),
        form: Form::Share,
        measure: |lab| {
            lab.pairs("flat fee", "fee by income", |flat, before| {
                let first = grown(flat, before, |them| in_care(them, &BANDS), 1);
                first / growth(flat, before, |them| in_care(them, &BANDS))
            })
        },
        declared: Declared::Holds,
    },
];

/// The rows on the support worker.
pub const NEAR: &[Row] = &[
    Row {
        id: "V10.1",
        claim: words(
            "Van wie de praktijkondersteuner jeugd ziet, wordt 40 tot 56 % niet verwezen",
            "Of those whom the youth support worker sees, 40 to 56 % are not referred",
        ),
        source: PROGRAMMES,
        level: Level::Band,
        measured: words(
            "deel van wie via de huisarts komt en niet wordt verwezen",
            "share of those who come by the GP and are not referred",
        ),
        expected: Expected::Between(0.40, 0.56),
        form: Form::Share,
        measure: |lab| {
            lab.each("gp support", |facts| {
                let all = facts.years(0, 4);
                let gp = Route::GeneralPractitioner as usize;
                over(all.turned_away_by_route[gp], all.applied_by_route[gp])
            })
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V10.2",
        claim: words(
            "En toch is er geen verschil in het gebruik van jeugdhulp in de tweede lijn",
            "And yet the use of second-line youth care does not differ",
        ),
        source: SUPPORT,
        level: Level::Band,
        measured: words(
            "gebruikers van jeugdhulp in jaar 2 tot en met 4, boven die zonder praktijkondersteuner",
            "users of youth care in years 2 to 4, above those without a support worker",
        ),
        // What 221 municipalities whose use changes by some 10 % more or less can tell from nothing: 1.96 · 0.1 · 2/√221.
        expected: Expected::Between(-0.027, 0.027),
        form: Form::Share,
        measure: |lab| lab.pairs("gp support", "open", used),
        declared: Declared::Holds,
    },
    Row {
        id: "V10.3",
        claim: words(
            "Daarvoor is latente zorgvraag nodig: zonder zou dezelfde praktijkondersteuner het gebruik verlagen",
            "That takes latent need: without it the same support worker would lower use",
        ),
        source: SUPPORT,
        level: Level::Sign,
        measured: words(
            "verwijzingen door de huisarts zonder latente zorgvraag, boven die zonder praktijkondersteuner",
            "referrals by the GP without latent need, above those without a support worker",
        ),
        expected: Expected::Below(0.0),
        form: Form::Share,
        measure: |lab| {
            lab.pairs("gp support, no latent need", "open", |with, without| {
                over(referred(with), referred(without)) - 1.0
            })
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V10.4",
        claim: words("… en het aantal gebruikers ook", "… and the number of users too"),
        source: SUPPORT,
        level: Level::Sign,
        measured: words(
            "gebruikers van jeugdhulp in jaar 2 tot en met 4 zonder latente zorgvraag, boven die zonder praktijkondersteuner",
            "users of youth care in years 2 to 4 without latent need, above those without a support worker",
        ),
        expected: Expected::Below(0.0),
        form: Form::Share,
        measure: |lab| lab.pairs("gp support, no latent need", "open", used),
        declared: Declared::Holds,
    },
];

/// The place of household help among the segments of the default municipality.
const HOUSEHOLD_HELP: usize = 3;

/// Growth of what `of` counts in the years of a run: clients in care in a year, summed over months.
fn users(lab: &Lab, of: impl Fn(&[i64; BANDS.len()]) -> i64) -> Option<Interval> {
    lab.pairs("flat fee", "fee by income", |flat, before| growth(flat, before, &of))
}

fn in_care(by_band: &[i64; BANDS.len()], bands: &[Band]) -> i64 {
    bands.iter().map(|band| by_band[*band as usize]).sum()
}

/// Users in the first half of year 5 over those of year 1, over the same without the new fee; less 1. So CBS counts them.
fn growth(flat: &Facts, before: &Facts, of: impl Fn(&[i64; BANDS.len()]) -> i64) -> f64 {
    grown(flat, before, of, 4)
}

/// The same `years` after year 1.
fn grown(flat: &Facts, before: &Facts, of: impl Fn(&[i64; BANDS.len()]) -> i64, years: i32) -> f64 {
    let ratio = |facts: &Facts| {
        let users = |year: i32| of(&facts.first_half(year, HOUSEHOLD_HELP).in_care_by_band);
        over(users(years), users(0))
    };
    ratio(flat) / ratio(before) - 1.0
}

/// Clients of youth care in years 2 to 4: the segments to which the GP refers.
fn used(with: &Facts, without: &Facts) -> f64 {
    let clients = |facts: &Facts| facts.segments(1, 4, |segment| segment < HOUSEHOLD_HELP).served;
    over(clients(with), clients(without)) - 1.0
}

fn referred(facts: &Facts) -> i64 {
    let all = facts.years(0, 4);
    let gp = Route::GeneralPractitioner as usize;
    all.applied_by_route[gp] - all.turned_away_by_route[gp]
}
