//! The submodels: every module of the model with what it says of itself, so that a new one cannot be missing.

use super::docs::{Source, sources};
use super::html::{heading, paragraph};
use super::{docs, keys};
use crate::language::{Language, Words};
use crate::scenario::Values;

const fn words(nl: &'static str, en: &'static str) -> Words {
    Words { nl, en }
}

/// A group of modules.
pub(super) struct Group {
    /// What they have in common.
    pub name: Words,
    /// The modules, in reading order.
    pub modules: &'static [Source],
}

pub(super) const GROUPS: &[Group] = &[
    Group {
        name: words("Wat de ontwerper besluit", "What the designer decides"),
        modules: sources![
            "policy/mod",
            "policy/rights",
            "policy/access",
            "policy/lawful",
            "policy/admission",
            "policy/contract",
            "policy/contribution",
            "policy/budget",
            "policy/steering",
            "policy/team",
            "policy/region",
        ],
    },
    Group {
        name: words("De bepalingen van een contract", "The clauses of a contract"),
        modules: sources![
            "policy/clause/mod",
            "policy/clause/hourly_tariff",
            "policy/clause/step_tariff",
            "policy/clause/trajectory_fee",
            "policy/clause/lump_sum",
            "policy/clause/capitation",
            "policy/clause/availability",
            "policy/clause/outcome_pay",
            "policy/clause/indexation",
            "policy/clause/sanction",
            "policy/clause/duty_to_accept",
            "policy/clause/reporting_duty",
            "policy/clause/norm_budget",
            "policy/clause/duration_norm",
            "policy/clause/volume_ceiling",
            "policy/clause/revenue_ceiling",
            "policy/clause/pooled_ceiling",
            "policy/clause/shared_savings",
            "policy/clause/activity",
            "policy/clause/amount",
            "policy/clause/terms",
        ],
    },
    Group {
        name: words("Wat wij aannemen dat mensen doen", "What we assume people do"),
        modules: sources![
            "behaviour/mod",
            "behaviour/volume",
            "behaviour/duration",
            "behaviour/selection",
            "behaviour/coding",
            "behaviour/quality",
            "behaviour/income",
            "behaviour/staffing",
            "behaviour/habit",
            "behaviour/referral",
            "behaviour/demand",
            "behaviour/gatekeeping",
            "behaviour/trust",
            "behaviour/ties",
            "behaviour/interests",
            "behaviour/events",
            "behaviour/entry",
        ],
    },
    Group {
        name: words("Wat er in een maand gebeurt", "What happens in a month"),
        modules: sources![
            "month/mod",
            "month/environment",
            "month/contract_award",
            "month/arrive",
            "month/fees",
            "month/access",
            "month/assign",
            "month/extend",
            "month/holders",
            "month/matching",
            "month/answer",
            "month/judge",
            "month/decide",
            "month/outlook",
            "month/agreed",
            "month/deliver",
            "month/discharge",
            "month/residence",
            "month/pay",
            "month/budget",
            "month/steer",
            "month/measure",
            "month/settle",
            "month/relate",
            "month/team",
            "month/promise",
            "month/events",
            "month/market",
            "month/leave",
            "month/record",
        ],
    },
];

/// The element of the ODD protocol; the keys are its parameters.
pub(super) fn section(defaults: &Values, language: Language) -> String {
    let mut html = paragraph(OPENING.say(language));
    for (place, group) in GROUPS.iter().enumerate() {
        html.push_str(&heading(4, &format!("submodels-{}", place + 1), group.name.say(language)));
        for (name, text) in group.modules {
            html.push_str(&heading(5, &anchor(name), &called(name)));
            let doc = docs::html(&docs::module(text));
            html.push_str(&format!("<div class=\"code\" lang=\"en\">\n{doc}</div>\n"));
        }
    }
    html.push_str(&heading(
        4,
        "keys",
        words("De parameters: elke sleutel", "The parameters: every key").say(language),
    ));
    html.push_str(&keys::section(defaults, language));
    html
}

/// Where a module stands in the page.
fn anchor(name: &str) -> String {
    format!("module-{}", called(name).replace('/', "-"))
}

/// `policy/clause/mod` is called `policy/clause`.
fn called(name: &str) -> String {
    name.trim_end_matches("/mod").to_owned()
}

const OPENING: Words = words(
    "Elke module met wat zij van zichzelf zegt: formules, symbolen met eenheid, bronnen. Deze teksten staan in de code, en zijn in het Engels.",
    "Every module with what it says of itself: formulas, symbols with their units, sources. These texts stand in the code.",
);
