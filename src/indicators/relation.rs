//! The relationship: trust, ties, the work of the team, and what commissioning itself costs on both sides.

use super::list::{euros, per_year, ratio};
use super::{Better, Indicator, Period, Unit};
use crate::language::Words;
use crate::units::Minutes;
use crate::world::tally::MILLION;

/// The indicators of the relationship.
pub(super) const ROWS: &[Indicator] = &[
    Indicator {
        key: "trust",
        label: Words { nl: "vertrouwen van aanbieders", en: "trust of providers" },
        meaning: Words {
            nl: "hoeveel vertrouwen aanbieders in de gemeente hebben en in wie er werkt, 0 tot 1, gemiddeld over aanbieders",
            en: "how much providers trust the municipality and those who work there, 0 to 1, mean over providers",
        },
        unit: Unit::Share,
        better: Better::Higher,
        of: |period| trust(&[0, 1, 2], period),
    },
    Indicator {
        key: "trust_small",
        label: Words { nl: "vertrouwen van kleine aanbieders", en: "trust of small providers" },
        meaning: Words {
            nl: "hetzelfde van aanbieders met één gesprekspartner",
            en: "the same of providers with one person who talks with the municipality",
        },
        unit: Unit::Share,
        better: Better::Higher,
        of: |period| trust(&[0], period),
    },
    Indicator {
        key: "trust_medium",
        label: Words { nl: "vertrouwen van middelgrote aanbieders", en: "trust of mid-size providers" },
        meaning: Words {
            nl: "hetzelfde van aanbieders met twee gesprekspartners",
            en: "the same of providers with two people who talk with the municipality",
        },
        unit: Unit::Share,
        better: Better::Higher,
        of: |period| trust(&[1], period),
    },
    Indicator {
        key: "trust_large",
        label: Words { nl: "vertrouwen van grote aanbieders", en: "trust of large providers" },
        meaning: Words {
            nl: "hetzelfde van aanbieders met drie gesprekspartners",
            en: "the same of providers with three people who talk with the municipality",
        },
        unit: Unit::Share,
        better: Better::Higher,
        of: |period| trust(&[2], period),
    },
    Indicator {
        key: "known_people",
        label: Words { nl: "mensen die elkaar kennen", en: "people who know each other" },
        meaning: Words {
            nl: "welk deel van wie bij een aanbieder met de gemeente spreekt, de ambtenaar kent met wie dat is",
            en: "which share of those of providers who talk with the municipality knows the official they talk with",
        },
        unit: Unit::Share,
        better: Better::Higher,
        of: |period| ratio(period.tally.contacts_known, period.tally.contacts),
    },
    Indicator {
        key: "ties_lost",
        label: Words { nl: "verloren banden", en: "ties lost" },
        meaning: Words {
            nl: "banden tussen een ambtenaar en iemand van een aanbieder die braken doordat een van beiden vertrok, per jaar",
            en: "ties between an official and somebody of a provider that broke because one of the two left, per year",
        },
        unit: Unit::EventsPerYear,
        better: Better::Lower,
        of: |period| (period.tally.team_months > 0).then(|| per_year(period, period.tally.ties_lost as f64)),
    },
    Indicator {
        key: "alignment",
        label: Words { nl: "afstemming in het team", en: "alignment of the team" },
        meaning: Words {
            nl: "hoe ver ambtenaren hetzelfde zeggen, 0 tot 1",
            en: "how far officials say the same, 0 to 1",
        },
        unit: Unit::Share,
        better: Better::Higher,
        of: |period| over_millionths(period.tally.alignment, period.tally.team_months),
    },
    Indicator {
        key: "undone_work",
        label: Words { nl: "werk dat bleef liggen", en: "undone work" },
        meaning: Words {
            nl: "deel van het werk van het commissioningteam waar niemand tijd voor had",
            en: "share of the work of the commissioning team for which nobody had time",
        },
        unit: Unit::Share,
        better: Better::Lower,
        of: |period| ratio(period.tally.team_undone, period.tally.team_asked),
    },
    Indicator {
        key: "events",
        label: Words { nl: "onvoorziene gebeurtenissen", en: "unforeseen events" },
        meaning: Words {
            nl: "gebeurtenissen bij aanbieders die in geen contract staan, per jaar",
            en: "events at providers that no contract covers, per year",
        },
        unit: Unit::EventsPerYear,
        better: Better::Neither,
        of: |period| Some(per_year(period, period.tally.events as f64)),
    },
    Indicator {
        key: "disputes",
        label: Words { nl: "geschillen", en: "disputes" },
        meaning: Words {
            nl: "onvoorziene gebeurtenissen die een geschil werden, per jaar",
            en: "unforeseen events that became a dispute, per year",
        },
        unit: Unit::EventsPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, period.tally.disputes as f64)),
    },
    Indicator {
        key: "promises_kept",
        label: Words { nl: "nagekomen afspraken", en: "promises kept" },
        meaning: Words {
            nl: "deel van de informele afspraken over volume dat aanbieders nakomen",
            en: "share of informal agreements on volume that providers keep",
        },
        unit: Unit::Share,
        better: Better::Higher,
        of: |period| ratio(period.tally.promises_kept, period.tally.promises_asked),
    },
    Indicator {
        key: "promises_broken",
        label: Words { nl: "gebroken afspraken", en: "promises broken" },
        meaning: Words {
            nl: "informele afspraken die aanbieders laten vallen hoewel niets hen ervan ontsloeg, per jaar",
            en: "informal agreements that providers give up though nothing released them, per year",
        },
        unit: Unit::EventsPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, period.tally.promises_broken as f64)),
    },
    Indicator {
        key: "quality_known",
        label: Words { nl: "kennis van kwaliteit", en: "quality that is known" },
        meaning: Words {
            nl: "welk deel van wat de gemeente aan verschil in kwaliteit tussen aanbieders ziet, echt verschil is",
            en: "which share of the differences in quality that the municipality sees between providers is real",
        },
        unit: Unit::Share,
        better: Better::Higher,
        of: |period| ratio(period.tally.sight_real, period.tally.sight_lots).map(|it| it / MILLION),
    },
    Indicator {
        key: "quality_lag",
        label: Words { nl: "achterstand in kennis van kwaliteit", en: "lag in what is known of quality" },
        meaning: Words {
            nl: "hoeveel de uitkomsten van een aanbieder verschillen van wat de gemeente er bij het laatste gesprek van wist",
            en: "how far outcomes of a provider are from what the municipality knew at the last talk",
        },
        unit: Unit::Share,
        better: Better::Lower,
        of: |period| ratio(period.tally.sight_lag, period.tally.sight_lots).map(|it| it / MILLION),
    },
    Indicator {
        key: "commissioning_cost",
        label: Words { nl: "kosten van het commissioningteam", en: "cost of commissioning" },
        meaning: Words {
            nl: "wat ambtenaren kosten die inkopen, spreken, controleren en toewijzingen bekijken, per jaar",
            en: "what officials cost who buy, talk, audit and authorise, per year",
        },
        unit: Unit::EurosPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, euros(period.tally.commissioning))),
    },
    Indicator {
        key: "total_cost",
        label: Words { nl: "uitgaven en commissioning samen", en: "spend and commissioning together" },
        meaning: Words {
            nl: "wat zorg, het uitvoeren van maatregelen en het commissioningteam de gemeente samen kosten, per jaar",
            en: "what care, carrying out measures and the commissioning team cost the municipality together, per year",
        },
        unit: Unit::EurosPerYear,
        better: Better::Lower,
        of: |period| {
            let tally = period.tally;
            Some(per_year(period, euros(tally.spend + tally.steering + tally.commissioning)))
        },
    },
    Indicator {
        key: "provider_burden",
        label: Words { nl: "lasten van aanbieders", en: "burden of providers" },
        meaning: Words {
            nl: "uren van aanbieders aan gesprekken, controles en verantwoording, per jaar",
            en: "hours of providers for talks, audits and reports, per year",
        },
        unit: Unit::HoursPerYear,
        better: Better::Lower,
        of: |period| {
            Some(per_year(period, Minutes(period.tally.burden_minutes + period.tally.reported).hours()))
        },
    },
    Indicator {
        key: "provider_burden_cost",
        label: Words { nl: "kosten van die lasten", en: "cost of that burden" },
        meaning: Words {
            nl: "wat gesprekken, controles en verantwoording aanbieders kosten, tegen hun gemiddelde kosten per uur, per jaar",
            en: "what talks, audits and reports cost providers, at their mean cost of an hour, per year",
        },
        unit: Unit::EurosPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, burden_cost(period))),
    },
    Indicator {
        key: "commissioning_hours",
        label: Words {
            nl: "gewerkte uren van het commissioningteam",
            en: "hours worked by the commissioning team",
        },
        meaning: Words {
            nl: "uren die ambtenaren aan hun taken besteden, per jaar; zonder team telt wat de gemeente doet hier niet",
            en: "hours that officials spend on their tasks, per year; without a team what the municipality does does not count here",
        },
        unit: Unit::HoursPerYear,
        better: Better::Neither,
        of: |period| {
            let tally = period.tally;
            let done = if tally.team_months > 0 { tally.team_asked - tally.team_undone } else { 0 };
            Some(per_year(period, Minutes(done).hours()))
        },
    },
    Indicator {
        key: "admin_share",
        label: Words { nl: "administratieve lasten", en: "administrative share" },
        meaning: Words {
            nl: "kosten van het team, van sturing en geschillen, en uren van aanbieders aan gesprekken, controles en verantwoording tegen hun gemiddelde kosten per uur, gedeeld door uitgaven",
            en: "cost of the team, of steering and disputes, and hours of providers for talks, audits and reports at their mean cost of an hour, over spend",
        },
        unit: Unit::Share,
        better: Better::Lower,
        of: |period| admin_share(period),
    },
];

/// Mean trust of providers of these sizes.
fn trust(sizes: &[usize], period: &Period) -> Option<f64> {
    let sum = |of: &[i64]| sizes.iter().map(|size| of[*size]).sum::<i64>();
    over_millionths(sum(&period.tally.trust_by_size), sum(&period.tally.providers_by_size))
}

fn over_millionths(sum: i64, count: i64) -> Option<f64> {
    (count > 0).then(|| sum as f64 / MILLION / count as f64)
}

/// What talks, audits and reports cost providers, in EUR.
fn burden_cost(period: &Period) -> f64 {
    let tally = period.tally;
    let staffed = Minutes(tally.staffed).hours();
    let hour = if staffed > 0.0 { euros(tally.cost) / staffed } else { 0.0 };
    Minutes(tally.burden_minutes + tally.reported).hours() * hour
}

/// What commissioning takes on both sides, over what care costs.
fn admin_share(period: &Period) -> Option<f64> {
    let tally = period.tally;
    let all = euros(tally.commissioning + tally.steering) + burden_cost(period);
    (tally.spend > 0).then(|| all / euros(tally.spend))
}
