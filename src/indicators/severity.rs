//! Who waits and who is left without help, by severity: light, middle and heavy clients.

use super::list::{per_year, ratio};
use super::{Better, Indicator, Period, Unit};
use crate::language::Words;
use crate::units::WEEKS_PER_MONTH;
use crate::world::severity::SeverityClass::{self, Heavy, Light, Middle};

/// The indicators by severity.
pub(super) const ROWS: &[Indicator] = &[
    wait("wait_light", "wachttijd, lichte cliënten", "wait, light clients", |p| weeks(p, Light)),
    wait("wait_middle", "wachttijd, gemiddelde cliënten", "wait, average clients", |p| weeks(p, Middle)),
    wait("wait_heavy", "wachttijd, zware cliënten", "wait, heavy clients", |p| weeks(p, Heavy)),
    unmet("unmet_light", "zonder hulp, licht", "without help, light", |p| people(p, Light)),
    unmet("unmet_middle", "zonder hulp, gemiddeld", "without help, average", |p| people(p, Middle)),
    unmet("unmet_heavy", "zonder hulp, zwaar", "without help, heavy", |p| people(p, Heavy)),
    share("unmet_share_light", "deel zonder hulp, licht", "share without help, light", |p| part(p, Light)),
    share("unmet_share_middle", "deel zonder hulp, gemiddeld", "share without help, average", |p| {
        part(p, Middle)
    }),
    share("unmet_share_heavy", "deel zonder hulp, zwaar", "share without help, heavy", |p| part(p, Heavy)),
];

/// How one of them is measured.
type Of = fn(&Period) -> Option<f64>;

const fn wait(key: &'static str, nl: &'static str, en: &'static str, of: Of) -> Indicator {
    let meaning = Words {
        nl: "gemiddelde wachttijd van wie met zorg begint, naar zwaarte: licht tot driekwart van gemiddeld, zwaar vanaf een kwart erboven",
        en: "mean wait of those who start care, by severity: light up to three quarters of the mean, heavy from a quarter above it",
    };
    row(key, Words { nl, en }, meaning, Unit::Weeks, of)
}

const fn unmet(key: &'static str, nl: &'static str, en: &'static str, of: Of) -> Indicator {
    let meaning = Words {
        nl: "wie is afgewezen, tijdens het wachten afhaakt, of wegblijft of stopt om een hogere eigen bijdrage, per jaar, naar zwaarte",
        en: "those who were turned away, gave up while waiting, or stay away or stop because of a higher contribution, per year, by severity",
    };
    row(key, Words { nl, en }, meaning, Unit::ClientsPerYear, of)
}

const fn share(key: &'static str, nl: &'static str, en: &'static str, of: Of) -> Indicator {
    let meaning = Words {
        nl: "wie zonder hulp blijft, gedeeld door wie zich meldt of om de eigen bijdrage wegblijft, naar zwaarte",
        en: "those left without help over those who apply or stay away because of the contribution, by severity",
    };
    row(key, Words { nl, en }, meaning, Unit::Share, of)
}

const fn row(key: &'static str, label: Words, meaning: Words, unit: Unit, of: Of) -> Indicator {
    Indicator { key, label, meaning, unit, better: Better::Lower, of }
}

fn weeks(period: &Period, class: SeverityClass) -> Option<f64> {
    let (tally, class) = (period.tally, class.place());
    ratio(tally.waited_by_severity[class], tally.starts_by_severity[class])
        .map(|months| months * WEEKS_PER_MONTH)
}

fn people(period: &Period, class: SeverityClass) -> Option<f64> {
    Some(per_year(period, period.tally.without_help_by_severity[class.place()] as f64))
}

fn part(period: &Period, class: SeverityClass) -> Option<f64> {
    let (tally, class) = (period.tally, class.place());
    ratio(tally.without_help_by_severity[class], tally.in_need_by_severity[class])
}
