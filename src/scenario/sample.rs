//! A small list of keys for tests of the machinery, so that they do not change when the model does.

use super::file::{Library, Source, Unreadable};
use super::key::*;
use super::problem::Problem;
use super::{Resolved, read_with};
use crate::language::{Language, Words};

/// Every kind of key, in a dozen rows.
pub const SAMPLE: &[Key] = &[
    setting("title.nl", line())
        .meaning(
            "Naam van het scenario in het Nederlands, twee tot vijf woorden",
            "Name of the scenario in Dutch, two to five words",
        )
        .because("tabellen en grafieken dragen deze naam", "tables and charts carry this name"),
    setting("title.en", line())
        .meaning(
            "Naam van het scenario in het Engels, twee tot vijf woorden",
            "Name of the scenario in English, two to five words",
        )
        .because("tabellen en grafieken dragen deze naam", "tables and charts carry this name"),
    setting("run.years", whole("jaren", "years", 1, 50))
        .meaning(
            "Hoeveel jaren worden gemeten, na het inspelen",
            "How many years are measured, after the warm-up",
        )
        .because("verder vooruit zegt het model niets", "further ahead the model says nothing"),
    setting("run.warmup_months", whole("maanden", "months", 0, 120))
        .meaning(
            "Hoeveel maanden het model inspeelt voordat er wordt gemeten",
            "How many months the model plays before anything is measured",
        )
        .because("langer inspelen verandert niets meer", "a longer warm-up changes nothing more")
        .or_whole(24),
    fact("municipality.inhabitants", whole("inwoners", "inhabitants", 1, 20_000_000))
        .meaning("Inwoners van de gemeente", "Inhabitants of the municipality")
        .because(
            "een gemeente heeft inwoners, en meer passen niet in het geheugen",
            "a municipality has inhabitants, and more do not fit in memory",
        ),
    lever("segment.*.tariff_eur_per_hour", number("euro per uur", "euro per hour", 0.0, 1_000.0))
        .meaning("Wat de gemeente per uur zorg betaalt", "What the municipality pays for an hour of care")
        .because("een tarief is geen boete en geen maandloon", "a tariff is no fine and no monthly wage"),
    assumption(
        "behaviour.volume.curvature_median_eur_per_hour",
        number("euro per uur, per uur", "euro per hour, per hour", 0.01, 10_000.0),
    )
    .meaning(
        "Hoe sterk een aanbieder eraan hecht om niet van de passende hoeveelheid af te wijken; mediaan",
        "How much a provider minds straying from the fitting volume; median",
    )
    .because("bij 0 zou elke prikkel onbegrensd werken", "at 0 any incentive would work without bound")
    .or_number(20.0),
    lever("contract.clause[].kind", choice(CLAUSES))
        .meaning("Wat voor bepaling dit is", "What sort of clause this is")
        .because(
            "alleen deze bepalingen kan het model uitvoeren",
            "only these clauses can be carried out by the model",
        ),
    lever("contract.clause[].segments", names("segment"))
        .meaning(
            "Voor welke segmenten de bepaling geldt; zonder deze sleutel voor alle",
            "The segments to which the clause applies; without this key, all of them",
        )
        .because("een bepaling geldt voor zorg die bestaat", "a clause applies to care that exists")
        .optional(),
    lever(
        "contract.clause[].level",
        number("een deel van de omzet van vorig jaar", "a share of last year's revenue", 0.0, 3.0),
    )
    .only_for(&["revenue ceiling"])
    .meaning("Hoogte van het plafond", "Height of the ceiling")
    .because("een aanbieder kan geen zorg schuldig zijn", "a provider cannot owe care"),
    lever(
        "contract.clause[].paid_share",
        number("een deel van het tarief", "a share of the tariff", 0.0, 1.0),
    )
    .only_for(&["revenue ceiling"])
    .meaning(
        "Welk deel van het tarief boven het plafond wordt betaald",
        "The share of the tariff that is paid above the ceiling",
    )
    .because("meer dan het tarief betalen is geen plafond", "to pay more than the tariff is no ceiling")
    .or_number(0.0),
    lever(
        "contract.clause[].tiers[].up_to_share",
        number("een deel van het contract", "a share of the contract", 0.0, 10.0),
    )
    .only_for(&["hourly tariff"])
    .meaning(
        "Tot welk deel van het contract deze trede loopt",
        "Up to which share of the contract this step runs",
    )
    .because("treden liggen boven nul", "steps lie above zero"),
    lever(
        "contract.clause[].tiers[].level",
        number("een deel van het tarief", "a share of the tariff", 0.0, 2.0),
    )
    .only_for(&["hourly tariff"])
    .meaning(
        "Welk deel van het tarief in deze trede wordt betaald",
        "The share of the tariff that is paid in this step",
    )
    .because("een aanbieder betaalt niet om te werken", "a provider does not pay to work"),
];

const CLAUSES: &[(&str, Words)] = &[
    ("hourly tariff", Words { nl: "uurtarief", en: "hourly tariff" }),
    ("trajectory fee", Words { nl: "trajectprijs", en: "trajectory fee" }),
    ("lump sum", Words { nl: "vast bedrag", en: "lump sum" }),
    ("revenue ceiling", Words { nl: "omzetplafond", en: "revenue ceiling" }),
];

/// A file without problems.
pub const BASE: &str = include_str!("sample.toml");

/// Files in memory.
pub struct Shelf<'a>(pub &'a [(&'a str, &'a str)]);

impl Library for Shelf<'_> {
    fn open(&self, _from: Option<&str>, name: &str) -> Result<Source, Unreadable> {
        match self.0.iter().find(|(file, _)| *file == name) {
            Some((file, text)) => Ok(Source { name: file.to_string(), text: text.to_string() }),
            None => Err(Unreadable::missing(None)),
        }
    }
}

/// Reads the first of `files`.
pub fn read(files: &[(&str, &str)]) -> Result<Resolved, Vec<Problem>> {
    read_with(SAMPLE, files[0].0, &Shelf(files))
}

/// The problems of the first of `files`, in English.
pub fn complaints(files: &[(&str, &str)]) -> String {
    match read(files) {
        Ok(_) => "no problems".to_string(),
        Err(problems) => super::problem::say_all(&problems, Language::English),
    }
}

/// The problems of a scenario that changes [`BASE`] by `text`, its first line being the second of the file.
pub fn change(text: &str) -> String {
    complaints(&[("mine.toml", &format!("extends = \"base.toml\"\n{text}")), ("base.toml", BASE)])
}
