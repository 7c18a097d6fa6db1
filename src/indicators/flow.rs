//! The flow of clients from need to care: who applies by which route, and what becomes of them.
//!
//! What comes in by a route goes out of it: turned away, started, gave up, or added to the waiting list.

use super::list::{joined, per_year};
use super::{Better, Indicator, Period, Unit};
use crate::language::Words;
use crate::policy::access::Route;

/// The indicators of the flow: all routes together, then each count by route.
pub(super) const ROWS: &[Indicator] = &joined::<{ TOGETHER.len() + BY_ROUTE.len() }>(TOGETHER, BY_ROUTE);

const TOGETHER: &[Indicator] = &[
    Indicator {
        key: "applied",
        label: Words { nl: "aanvragen", en: "applications" },
        meaning: Words {
            nl: "aanvragen, voor het eerst of opnieuw, per jaar",
            en: "applications, for the first time or again, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| people(period, period.tally.applied),
    },
    Indicator {
        key: "applied_first",
        label: Words { nl: "voor het eerst aangevraagd", en: "first applications" },
        meaning: Words {
            nl: "aanvragen van wie nog nooit een aanvraag deed, per jaar",
            en: "applications by those who had never applied, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| {
            people(period, period.tally.applied - period.tally.applied_again_by_route.iter().sum::<i64>())
        },
    },
    Indicator {
        key: "applied_unasked",
        label: Words { nl: "uit zichzelf aangevraagd", en: "applied by themselves" },
        meaning: Words {
            nl: "aanvragen van wie nog nooit een aanvraag deed en zich uit zichzelf meldt, per jaar",
            en: "applications by those who had never applied and come by themselves, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| {
            let again: i64 = period.tally.applied_again_by_route.iter().sum();
            let reached: i64 = period.tally.surfaced_by_route.iter().sum();
            people(period, period.tally.applied - again - reached)
        },
    },
    Indicator {
        key: "applied_again",
        label: Words { nl: "opnieuw aangevraagd", en: "repeated applications" },
        meaning: Words {
            nl: "aanvragen van wie al eerder een aanvraag deed: na zorg, of na een afwijzing, per jaar",
            en: "applications by those who had applied before: after care, or after being turned away, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| people(period, period.tally.applied_again_by_route.iter().sum()),
    },
    Indicator {
        key: "let_in",
        label: Words { nl: "toegelaten", en: "let in" },
        meaning: Words {
            nl: "aanvragers die zijn toegelaten, per jaar",
            en: "applicants who were let in, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| people(period, period.tally.applied - period.tally.turned_away),
    },
    Indicator {
        key: "regular_starts",
        label: Words { nl: "gewoon gestart", en: "regular starts" },
        meaning: Words {
            nl: "trajecten die beginnen zonder crisis en binnen contract, per jaar",
            en: "trajectories that start without a crisis and within contract, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Higher,
        of: |period| {
            let tally = period.tally;
            people(period, tally.starts - tally.crises - tally.placed_out)
        },
    },
    Indicator {
        key: "list_growth",
        label: Words { nl: "groei van de wachtlijst", en: "growth of the waiting list" },
        meaning: Words {
            nl: "wie is toegelaten, min wie begon of afhaakte, per jaar; onder nul krimpt de lijst",
            en: "those let in, less those who started or gave up, per year; below zero the list shrinks",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Lower,
        of: |period| {
            let tally = period.tally;
            people(period, tally.applied - tally.turned_away - tally.starts - tally.gave_up)
        },
    },
];

/// A count by route, a row for each: key and label, to which the route is added; what is counted, around the route; which way is
/// good; and the count.
macro_rules! by_route {
    ($($count:tt)*) => {
        [
            by_one_route!(MunicipalDesk, "_desk", "de gemeente", "the municipal desk", $($count)*),
            by_one_route!(GeneralPractitioner, "_gp", "de huisarts", "the GP", $($count)*),
            by_one_route!(
                CertifiedInstitution,
                "_institution",
                "de gecertificeerde instelling",
                "the certified institution",
                $($count)*
            ),
        ]
    };
}

macro_rules! by_one_route {
    (
        $name:ident, $end:literal, $by_nl:literal, $by_en:literal,
        $key:literal, [$nl:literal, $en:literal],
        [$before_nl:literal, $after_nl:literal], [$before_en:literal, $after_en:literal],
        $better:ident, |$tally:ident, $route:ident| $count:expr
    ) => {
        Indicator {
            key: concat!($key, $end),
            label: Words { nl: concat!($nl, $by_nl), en: concat!($en, $by_en) },
            meaning: Words {
                nl: concat!($before_nl, $by_nl, $after_nl),
                en: concat!($before_en, $by_en, $after_en),
            },
            unit: Unit::ClientsPerYear,
            better: Better::$better,
            of: |period| {
                let ($tally, $route) = (period.tally, Route::$name as usize);
                people(period, $count)
            },
        }
    };
}

const BY_ROUTE: &[Indicator] = [
    by_route!(
        "applied",
        ["aanvragen bij ", "applications at "],
        ["aanvragen bij ", ", voor het eerst of opnieuw, per jaar"],
        ["applications at ", ", for the first time or again, per year"],
        Neither,
        |tally, route| tally.applied_by_route[route]
    ),
    by_route!(
        "surfaced",
        ["bereikt bij ", "reached at "],
        ["aanvragen bij ", " van wie zich zonder iemand dichtbij niet had gemeld, per jaar"],
        ["applications at ", " by those who would not have applied without someone near, per year"],
        Neither,
        |tally, route| tally.surfaced_by_route[route]
    ),
    by_route!(
        "applied_again",
        ["opnieuw bij ", "again at "],
        ["aanvragen bij ", " van wie al eerder een aanvraag deed: na zorg, of na een afwijzing, per jaar"],
        [
            "applications at ",
            " by those who had applied before: after care, or after being turned away, per year"
        ],
        Neither,
        |tally, route| tally.applied_again_by_route[route]
    ),
    by_route!(
        "helped",
        ["licht geholpen bij ", "helped lightly at "],
        ["aanvragers die bij ", " licht zijn geholpen in plaats van verwezen, per jaar"],
        ["applicants who were helped lightly at ", " instead of referred, per year"],
        Neither,
        |tally, route| tally.helped_by_route[route]
    ),
    by_route!(
        "turned_away",
        ["afgewezen bij ", "turned away at "],
        ["aanvragers die bij ", " zijn afgewezen, per jaar"],
        ["applicants who were turned away at ", ", per year"],
        Lower,
        |tally, route| tally.turned_away_by_route[route] - tally.helped_by_route[route]
    ),
    by_route!(
        "gave_up",
        ["afgehaakt via ", "gave up, by "],
        ["wachtenden die via ", " zijn toegelaten en afhaken, per jaar"],
        ["waiting clients let in by ", " who give up, per year"],
        Lower,
        |tally, route| tally.gave_up_by_route[route]
    ),
    by_route!(
        "starts",
        ["gestart via ", "starts, by "],
        ["trajecten die beginnen, van wie via ", " is toegelaten, per jaar"],
        ["trajectories that start, of those let in by ", ", per year"],
        Neither,
        |tally, route| tally.starts_by_route[route]
    ),
]
.as_flattened();

fn people(period: &Period, count: i64) -> Option<f64> {
    Some(per_year(period, count as f64))
}
