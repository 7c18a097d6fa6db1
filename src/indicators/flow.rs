//! The flow of clients from need to care: who applies by which route, and what becomes of them.
//!
//! What comes in by a route goes out of it: turned away, started, gave up, or added to the waiting list.

use super::list::per_year;
use super::{Better, Indicator, Period, Unit};
use crate::language::Words;
use crate::policy::access::Route;

/// The indicators of the flow: all routes together, then each count by route.
pub(super) const ROWS: &[Indicator] = &[
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
    Indicator {
        key: "applied_desk",
        label: Words { nl: "aanvragen bij de gemeente", en: "applications at the municipal desk" },
        meaning: Words {
            nl: "aanvragen bij de gemeente, voor het eerst of opnieuw, per jaar",
            en: "applications at the municipal desk, for the first time or again, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| people(period, period.tally.applied_by_route[Route::MunicipalDesk as usize]),
    },
    Indicator {
        key: "applied_gp",
        label: Words { nl: "aanvragen bij de huisarts", en: "applications at the GP" },
        meaning: Words {
            nl: "aanvragen bij de huisarts, voor het eerst of opnieuw, per jaar",
            en: "applications at the GP, for the first time or again, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| people(period, period.tally.applied_by_route[Route::GeneralPractitioner as usize]),
    },
    Indicator {
        key: "applied_institution",
        label: Words {
            nl: "aanvragen bij de gecertificeerde instelling",
            en: "applications at the certified institution",
        },
        meaning: Words {
            nl: "aanvragen bij de gecertificeerde instelling, voor het eerst of opnieuw, per jaar",
            en: "applications at the certified institution, for the first time or again, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| people(period, period.tally.applied_by_route[Route::CertifiedInstitution as usize]),
    },
    Indicator {
        key: "surfaced_desk",
        label: Words { nl: "bereikt bij de gemeente", en: "reached at the municipal desk" },
        meaning: Words {
            nl: "aanvragen bij de gemeente van wie zich zonder iemand dichtbij niet had gemeld, per jaar",
            en: "applications at the municipal desk by those who would not have applied without someone near, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| people(period, period.tally.surfaced_by_route[Route::MunicipalDesk as usize]),
    },
    Indicator {
        key: "surfaced_gp",
        label: Words { nl: "bereikt bij de huisarts", en: "reached at the GP" },
        meaning: Words {
            nl: "aanvragen bij de huisarts van wie zich zonder iemand dichtbij niet had gemeld, per jaar",
            en: "applications at the GP by those who would not have applied without someone near, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| people(period, period.tally.surfaced_by_route[Route::GeneralPractitioner as usize]),
    },
    Indicator {
        key: "surfaced_institution",
        label: Words {
            nl: "bereikt bij de gecertificeerde instelling",
            en: "reached at the certified institution",
        },
        meaning: Words {
            nl: "aanvragen bij de gecertificeerde instelling van wie zich zonder iemand dichtbij niet had gemeld, per jaar",
            en: "applications at the certified institution by those who would not have applied without someone near, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| people(period, period.tally.surfaced_by_route[Route::CertifiedInstitution as usize]),
    },
    Indicator {
        key: "applied_again_desk",
        label: Words { nl: "opnieuw bij de gemeente", en: "again at the municipal desk" },
        meaning: Words {
            nl: "aanvragen bij de gemeente van wie al eerder een aanvraag deed: na zorg, of na een afwijzing, per jaar",
            en: "applications at the municipal desk by those who had applied before: after care, or after being turned away, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| people(period, period.tally.applied_again_by_route[Route::MunicipalDesk as usize]),
    },
    Indicator {
        key: "applied_again_gp",
        label: Words { nl: "opnieuw bij de huisarts", en: "again at the GP" },
        meaning: Words {
            nl: "aanvragen bij de huisarts van wie al eerder een aanvraag deed: na zorg, of na een afwijzing, per jaar",
            en: "applications at the GP by those who had applied before: after care, or after being turned away, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| people(period, period.tally.applied_again_by_route[Route::GeneralPractitioner as usize]),
    },
    Indicator {
        key: "applied_again_institution",
        label: Words {
            nl: "opnieuw bij de gecertificeerde instelling",
            en: "again at the certified institution",
        },
        meaning: Words {
            nl: "aanvragen bij de gecertificeerde instelling van wie al eerder een aanvraag deed: na zorg, of na een afwijzing, per jaar",
            en: "applications at the certified institution by those who had applied before: after care, or after being turned away, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| {
            people(period, period.tally.applied_again_by_route[Route::CertifiedInstitution as usize])
        },
    },
    Indicator {
        key: "helped_desk",
        label: Words { nl: "licht geholpen bij de gemeente", en: "helped lightly at the municipal desk" },
        meaning: Words {
            nl: "aanvragers die bij de gemeente licht zijn geholpen in plaats van verwezen, per jaar",
            en: "applicants who were helped lightly at the municipal desk instead of referred, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| people(period, period.tally.helped_by_route[Route::MunicipalDesk as usize]),
    },
    Indicator {
        key: "helped_gp",
        label: Words { nl: "licht geholpen bij de huisarts", en: "helped lightly at the GP" },
        meaning: Words {
            nl: "aanvragers die bij de huisarts licht zijn geholpen in plaats van verwezen, per jaar",
            en: "applicants who were helped lightly at the GP instead of referred, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| people(period, period.tally.helped_by_route[Route::GeneralPractitioner as usize]),
    },
    Indicator {
        key: "helped_institution",
        label: Words {
            nl: "licht geholpen bij de gecertificeerde instelling",
            en: "helped lightly at the certified institution",
        },
        meaning: Words {
            nl: "aanvragers die bij de gecertificeerde instelling licht zijn geholpen in plaats van verwezen, per jaar",
            en: "applicants who were helped lightly at the certified institution instead of referred, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| people(period, period.tally.helped_by_route[Route::CertifiedInstitution as usize]),
    },
    Indicator {
        key: "turned_away_desk",
        label: Words { nl: "afgewezen bij de gemeente", en: "turned away at the municipal desk" },
        meaning: Words {
            nl: "aanvragers die bij de gemeente zijn afgewezen, per jaar",
            en: "applicants who were turned away at the municipal desk, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Lower,
        of: |period| {
            let route = Route::MunicipalDesk as usize;
            people(period, period.tally.turned_away_by_route[route] - period.tally.helped_by_route[route])
        },
    },
    Indicator {
        key: "turned_away_gp",
        label: Words { nl: "afgewezen bij de huisarts", en: "turned away at the GP" },
        meaning: Words {
            nl: "aanvragers die bij de huisarts zijn afgewezen, per jaar",
            en: "applicants who were turned away at the GP, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Lower,
        of: |period| {
            let route = Route::GeneralPractitioner as usize;
            people(period, period.tally.turned_away_by_route[route] - period.tally.helped_by_route[route])
        },
    },
    Indicator {
        key: "turned_away_institution",
        label: Words {
            nl: "afgewezen bij de gecertificeerde instelling",
            en: "turned away at the certified institution",
        },
        meaning: Words {
            nl: "aanvragers die bij de gecertificeerde instelling zijn afgewezen, per jaar",
            en: "applicants who were turned away at the certified institution, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Lower,
        of: |period| {
            let route = Route::CertifiedInstitution as usize;
            people(period, period.tally.turned_away_by_route[route] - period.tally.helped_by_route[route])
        },
    },
    Indicator {
        key: "gave_up_desk",
        label: Words { nl: "afgehaakt via de gemeente", en: "gave up, by the municipal desk" },
        meaning: Words {
            nl: "wachtenden die via de gemeente zijn toegelaten en afhaken, per jaar",
            en: "waiting clients let in by the municipal desk who give up, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Lower,
        of: |period| people(period, period.tally.gave_up_by_route[Route::MunicipalDesk as usize]),
    },
    Indicator {
        key: "gave_up_gp",
        label: Words { nl: "afgehaakt via de huisarts", en: "gave up, by the GP" },
        meaning: Words {
            nl: "wachtenden die via de huisarts zijn toegelaten en afhaken, per jaar",
            en: "waiting clients let in by the GP who give up, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Lower,
        of: |period| people(period, period.tally.gave_up_by_route[Route::GeneralPractitioner as usize]),
    },
    Indicator {
        key: "gave_up_institution",
        label: Words {
            nl: "afgehaakt via de gecertificeerde instelling",
            en: "gave up, by the certified institution",
        },
        meaning: Words {
            nl: "wachtenden die via de gecertificeerde instelling zijn toegelaten en afhaken, per jaar",
            en: "waiting clients let in by the certified institution who give up, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Lower,
        of: |period| people(period, period.tally.gave_up_by_route[Route::CertifiedInstitution as usize]),
    },
    Indicator {
        key: "starts_desk",
        label: Words { nl: "gestart via de gemeente", en: "starts, by the municipal desk" },
        meaning: Words {
            nl: "trajecten die beginnen, van wie via de gemeente is toegelaten, per jaar",
            en: "trajectories that start, of those let in by the municipal desk, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| people(period, period.tally.starts_by_route[Route::MunicipalDesk as usize]),
    },
    Indicator {
        key: "starts_gp",
        label: Words { nl: "gestart via de huisarts", en: "starts, by the GP" },
        meaning: Words {
            nl: "trajecten die beginnen, van wie via de huisarts is toegelaten, per jaar",
            en: "trajectories that start, of those let in by the GP, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| people(period, period.tally.starts_by_route[Route::GeneralPractitioner as usize]),
    },
    Indicator {
        key: "starts_institution",
        label: Words {
            nl: "gestart via de gecertificeerde instelling",
            en: "starts, by the certified institution",
        },
        meaning: Words {
            nl: "trajecten die beginnen, van wie via de gecertificeerde instelling is toegelaten, per jaar",
            en: "trajectories that start, of those let in by the certified institution, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| people(period, period.tally.starts_by_route[Route::CertifiedInstitution as usize]),
    },
];

fn people(period: &Period, count: i64) -> Option<f64> {
    Some(per_year(period, count as f64))
}
