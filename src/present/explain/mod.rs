//! What `prikkel explain` says: why a lot chose what it chose, what happened to a client, and where each input came from.
//!
//! Every sentence stands here in both languages side by side; numbers go through [`number`](super::number).

mod ask;
mod choice;
mod decided;
mod decision;
mod inputs;
mod layout;
mod official;
mod people;
mod sight;
mod story;
mod telling;

pub use ask::ask;
pub use decision::decision;
pub use inputs::{client_inputs, decision_inputs, official_inputs};
pub use official::official;
pub use story::story;

use super::number::digits;
use crate::explain::{When, name};
use crate::language::{Language, Words};
use crate::policy::access::Route;
use crate::policy::clause::Clause;
use crate::policy::rights::Holder;
use crate::scenario::Scenario;
use crate::units::Cents;

const MONTHS: [Words; 12] = [
    w("januari", "January"),
    w("februari", "February"),
    w("maart", "March"),
    w("april", "April"),
    w("mei", "May"),
    w("juni", "June"),
    w("juli", "July"),
    w("augustus", "August"),
    w("september", "September"),
    w("oktober", "October"),
    w("november", "November"),
    w("december", "December"),
];

const fn w(nl: &'static str, en: &'static str) -> Words {
    Words { nl, en }
}

/// Who speaks: the scenario gives things their names, the language gives words and marks.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The language.
    pub language: Language,
    /// The run: seed and replicate.
    pub run: (u64, u32),
}

impl Voice<'_> {
    /// One of two texts.
    fn pick<'t>(&self, nl: &'t str, en: &'t str) -> &'t str {
        match self.language {
            Language::Dutch => nl,
            Language::English => en,
        }
    }

    /// Which run this is, on a line of its own.
    fn run(&self) -> String {
        let (seed, replicate) = self.run;
        format!("{} {seed}, run {replicate}\n", self.pick("startgetal", "seed"))
    }

    fn number(&self, value: f64, decimals: i32) -> String {
        digits(value, decimals, self.language)
    }

    /// With its sign: `+1.20`, `−0.30`, `0.00`.
    fn signed(&self, value: f64, decimals: i32) -> String {
        let bare = self.number(value, decimals);
        let nothing = !bare.contains(|c: char| ('1'..='9').contains(&c));
        if nothing || bare.starts_with('\u{2212}') { bare } else { format!("+{bare}") }
    }

    /// `€ 12,30` or `€12.30`.
    fn euros(&self, value: f64, decimals: i32) -> String {
        let bare = self.number(value, decimals);
        let (sign, rest) = match bare.strip_prefix('\u{2212}') {
            Some(rest) => ("\u{2212}", rest),
            None => ("", bare.as_str()),
        };
        format!("{sign}{}{rest}", self.pick("€\u{a0}", "€"))
    }

    fn cents(&self, cents: Cents) -> String {
        self.euros(cents.euros(), 0)
    }

    /// `63%`; tenths where a whole per cent would say nothing.
    fn share(&self, share: f64) -> String {
        let decimals = i32::from((0.000_5..0.095).contains(&share.abs()));
        format!("{}%", self.number(100.0 * share, decimals))
    }

    /// `1 maand`, `3 maanden`.
    fn months(&self, months: u32) -> String {
        match months {
            1 => self.pick("1 maand", "1 month").to_string(),
            _ => format!("{months} {}", self.pick("maanden", "months")),
        }
    }

    /// `jaar 2, juli (maand 19)`.
    fn when(&self, when: When) -> String {
        let month = MONTHS[(when.month.max(1) as usize - 1).min(11)].say(self.language);
        format!(
            "{} {}, {month} ({} {})",
            self.pick("jaar", "year"),
            when.year,
            self.pick("maand", "month"),
            when.number()
        )
    }

    /// `2-07`; in the warm-up with its own count of years.
    fn short_when(&self, when: When) -> String {
        if when.year >= 1 {
            return name::month(when);
        }
        let year = when.year + self.scenario.run.warmup_years as i32;
        format!("{} {}", self.pick("aanloop", "warm-up"), name::month(When { year, ..when }))
    }

    fn provider(&self, key: u16) -> String {
        name::provider(self.scenario, key)
    }

    fn segment(&self, segment: usize) -> &str {
        self.scenario.segments[segment].title.say(self.language)
    }

    fn clause(&self, clause: &Clause) -> &'static str {
        clause_words(clause).say(self.language)
    }

    fn route(&self, route: Route) -> &'static str {
        match route {
            Route::MunicipalDesk => w("de toegang van de gemeente", "municipal access"),
            Route::GeneralPractitioner => w("huisarts", "GP"),
            Route::CertifiedInstitution => w("gecertificeerde instelling", "certified institution"),
        }
        .say(self.language)
    }

    fn holder(&self, holder: Holder) -> &'static str {
        holder.label().say(self.language)
    }
}

fn clause_words(clause: &Clause) -> Words {
    match clause {
        Clause::HourlyTariff(_) => w("uurtarief", "hourly tariff"),
        Clause::StepTariff(_) => w("staffeltarief", "step tariff"),
        Clause::TrajectoryFee(_) => w("trajectprijs", "trajectory fee"),
        Clause::LumpSum(_) => w("vaste som", "lump sum"),
        Clause::Capitation(_) => w("bedrag per cliënt", "capitation"),
        Clause::Availability(_) => w("beschikbaarheid", "availability"),
        Clause::OutcomePay(_) => w("resultaatbekostiging", "outcome pay"),
        Clause::Indexation(_) => w("indexering met nacalculatie", "indexation"),
        Clause::Sanction(_) => w("sanctie", "sanction"),
        Clause::DutyToAccept(_) => w("acceptatieplicht", "duty to accept"),
        Clause::ReportingDuty(_) => w("rapportageplicht", "reporting duty"),
        Clause::NormBudget(_) => w("normbudget", "norm budget"),
        Clause::DurationNorm(_) => w("trajectduurnorm", "duration norm"),
        Clause::VolumeCeiling(_) => w("volumeplafond", "volume ceiling"),
        Clause::RevenueCeiling(_) => w("omzetplafond", "revenue ceiling"),
        Clause::PooledCeiling(_) => w("perceelbudget", "pooled ceiling"),
        Clause::SharedSavings(_) => w("bonus-malus", "shared savings"),
    }
}
