//! The model in the order of the ODD protocol (Grimm et al. 2020), from the lists of the code.

use super::docs::{self, sources};
use super::html::{Holds, Table, code, heading, heads, list, paragraph};
use super::{concepts, entities, submodels};
use crate::experiment::evidence::{Declared, rows};
use crate::indicators::{INDICATORS, MEMBER_INDICATORS};
use crate::language::{Language, Words};
use crate::month::PHASES;
use crate::present::briefing::escape;
use crate::present::chart::CHARTS;
use crate::present::evidence::expected_of;
use crate::scenario::Values;
use crate::scenario::key::Role;

const fn words(nl: &'static str, en: &'static str) -> Words {
    Words { nl, en }
}

/// The seven elements of the protocol, in its order.
pub(super) const ELEMENTS: [Words; 7] = [
    words("1. Doel en patronen", "1. Purpose and patterns"),
    words("2. Entiteiten, toestandsvariabelen en schalen", "2. Entities, state variables, and scales"),
    words("3. Procesoverzicht en volgorde", "3. Process overview and scheduling"),
    words("4. Ontwerpconcepten", "4. Design concepts"),
    words("5. Beginsituatie", "5. Initialization"),
    words("6. Invoer", "6. Input data"),
    words("7. Deelmodellen", "7. Submodels"),
];

const OPENING: Words = words(
    "Dit is de beschrijving van het model in de volgorde van het ODD-protocol (Grimm et al. 2020, “The ODD Protocol for Describing Agent-Based and Other Simulation Models: A Second Update to Improve Clarity, Replication, and Structural Realism”, JASSS 23(2) 7). Tabellen en formules komen uit de code van deze versie.",
    "This describes the model in the order of the ODD protocol (Grimm et al. 2020, “The ODD Protocol for Describing Agent-Based and Other Simulation Models: A Second Update to Improve Clarity, Replication, and Structural Realism”, JASSS 23(2) 7). Tables and formulas come from the code of this version.",
);

/// The whole description.
pub(super) fn section(defaults: &Values, language: Language) -> String {
    let told = [
        purpose(language),
        entities::section(language),
        processes(language),
        design(language),
        from_world(INITIAL, &["world/populate", "world/newcomers"], language),
        input(defaults, language),
        submodels::section(defaults, language),
    ];
    let mut html = paragraph(OPENING.say(language));
    for (place, (name, told)) in ELEMENTS.iter().zip(told).enumerate() {
        html.push_str(&heading(3, &format!("odd-{}", place + 1), name.say(language)));
        html.push_str(&told);
    }
    html
}

const PURPOSE: Words = words(
    "Het model laat zien wat een combinatie van ontwerp (wie mag beslissen), prikkels (wat betaalt) en grenzen (wat beperkt) doet met geld, wachten, uren en herstel, als een Nederlandse gemeente jeugdhulp en Wmo-zorg inkoopt bij aanbieders die belang hebben bij volume. Het vergelijkt regelingen onder hetzelfde toeval en voorspelt niet. De patronen waaraan het wordt getoetst zijn gepubliceerde uitkomsten: `prikkel evidence` speelt ze na en zegt welke het niet reproduceert.",
    "The model shows what a combination of design (who may decide), incentives (what pays) and bounds (what limits) does to money, waiting, hours and recovery, where a Dutch municipality buys youth care and social support from providers with an interest in volume. It compares schemes under the same luck and is no forecast. The patterns that it is held against are published results: `prikkel evidence` plays them and says which it does not reproduce.",
);

fn purpose(language: Language) -> String {
    let rows = rows().map(|row| {
        let declared = match row.declared {
            Declared::Holds => {
                words("reproduceert het model", "the model reproduces it").say(language).to_owned()
            }
            Declared::NotReproduced(because) => {
                format!("{}: {}", words("niet", "not").say(language), because.say(language))
            }
        };
        vec![
            code(row.id),
            escape(row.claim.say(language)),
            escape(&format!("{} {} [{}]", row.source.work, row.source.address, row.source.grade)),
            escape(row.measured.say(language)),
            escape(&expected_of(row, language)),
            escape(&declared),
        ]
    });
    let heads_of = [
        words("Rij", "Row"),
        words("Bewering", "Claim"),
        words("Bron", "Source"),
        words("Gemeten", "Measured"),
        words("Verwacht", "Expected"),
        words("Verklaard", "Declared"),
    ];
    let caption = words(
        "De gepubliceerde uitkomsten. Bron: F gevonden, R uit het geheugen, D afgeleid",
        "The published results. Source: F found, R recalled, D derived",
    );
    let caption = caption.say(language);
    let table =
        Table { caption, heads: heads(&heads_of, language), rows: rows.collect(), holds: Holds::Texts };
    paragraph(PURPOSE.say(language)) + &table.html()
}

fn processes(language: Language) -> String {
    let rows = PHASES.iter().enumerate().map(|(place, phase)| {
        let name = format!("{}. {}", place + 1, escape(phase.name.say(language)));
        vec![name, escape(phase.says.say(language))]
    });
    let heads_of = [words("Fase", "Phase"), words("Wat er gebeurt", "What happens")];
    let caption =
        words("De fasen van een maand, in volgorde", "The phases of a month, in order").say(language);
    let table =
        Table { caption, heads: heads(&heads_of, language), rows: rows.collect(), holds: Holds::Texts };
    let order = words(
        "Een run speelt maand na maand dezelfde fasen af. Binnen een fase verandert de volgorde van cliënten en aanbieders niets, behalve waar een rij hoort te gaan op volgorde van komst. Aan het eind van elke maand wordt het kasboek tegen de toestand gehouden.",
        "A run plays the same phases month after month. Within a phase the order of clients and providers moves nothing, except where a queue is first in, first out. At the end of each month the ledger is held against the state.",
    );
    table.html() + &paragraph(order.say(language))
}

fn design(language: Language) -> String {
    let mut html = String::new();
    for place in 0..concepts::CONCEPTS.len() {
        html.push_str(&concepts::told(place, language));
        match concepts::CONCEPTS[place].name.en {
            "Stochasticity" => html.push_str(&purposes(language)),
            "Observation" => html.push_str(&observed(language)),
            _ => {}
        }
    }
    html
}

/// What luck is for.
fn purposes(language: Language) -> String {
    let random = sources!["random"];
    let parts = docs::parts(random[0].1, "pub enum Purpose {");
    let rows = parts
        .iter()
        .map(|(name, doc)| vec![code(name), format!("<span lang=\"en\">{}</span>", docs::inline(doc))]);
    let heads_of = [words("Doel", "Purpose"), words("Wat het toeval beslist", "What luck decides")];
    let caption = words("De doelen van het toeval", "The purposes of luck").say(language);
    Table { caption, heads: heads(&heads_of, language), rows: rows.collect(), holds: Holds::Texts }.html()
}

fn observed(language: Language) -> String {
    let row = |key: &str, label: Words, meaning: Words, unit: &str| {
        vec![code(key), escape(label.say(language)), escape(meaning.say(language)), escape(unit)]
    };
    let all = INDICATORS.iter().map(|it| row(it.key, it.label, it.meaning, it.unit.code()));
    let members = MEMBER_INDICATORS.iter().map(|it| row(it.key, it.label, it.meaning, it.unit.code()));
    let heads_of = [
        words("Indicator", "Indicator"),
        words("Naam", "Label"),
        words("Betekenis", "Meaning"),
        words("Eenheid", "Unit"),
    ];
    let table = |caption: Words, rows: Vec<Vec<String>>| {
        let caption = caption.say(language);
        Table { caption, heads: heads(&heads_of, language), rows, holds: Holds::Texts }.html()
    };
    let charts: Vec<String> = CHARTS.iter().map(|chart| format!("`{}`", chart.key)).collect();
    let drawn = words(
        "De grafieken, elk getekend waar er iets te tonen is",
        "The charts, each drawn where there is something to show",
    );
    [
        table(words("De indicatoren", "The indicators"), all.collect()),
        table(
            words(
                "De indicatoren per gemeente van een regio",
                "The indicators of a municipality of a region",
            ),
            members.collect(),
        ),
        paragraph(&format!("{}: {}.", drawn.say(language), charts.join(", "))),
    ]
    .concat()
}

const INITIAL: Words = words(
    "De wereld begint met aanbieders naar de wet van hun grootte en met cliënten midden in hun zorg. Daarna spelen `run.warmup_years` jaren aanloop het beleid van de basis, zodat elke regeling hetzelfde verleden heeft. De beginsituatie hangt af van startgetal en herhaling.",
    "The world begins with providers by the law of their sizes and with clients in the middle of their care. Then `run.warmup_years` years of warm-up play the policy of the base, so that every scheme has the same past. The initial state depends on seed and replicate.",
);

fn from_world(said: Words, names: &[&str], language: Language) -> String {
    let all = sources!["world/populate", "world/newcomers"];
    let used = all.iter().filter(|(name, _)| names.contains(name));
    let code = used.map(|(name, text)| super::methods::from_code(name, text, language));
    paragraph(said.say(language)) + &code.collect::<String>()
}

/// Where facts come from.
fn input(defaults: &Values, language: Language) -> String {
    let said = words(
        "Het model leest geen tijdreeksen van buiten. Feiten over de gemeente, haar inwoners en haar aanbieders staan in het scenariobestand; behoefte, lonen en tarieven bewegen door toeval en door sleutels. De bronnen van de feiten van de standaardgemeente:",
        "The model reads no time series from outside. Facts about the municipality, its inhabitants and its providers are in the scenario file; need, wages and tariffs move by luck and by keys. The sources of the facts of the default municipality:",
    );
    let mut sources: Vec<&str> = Vec::new();
    for key in defaults.keys().iter().filter(|key| key.role == Role::Fact) {
        for stated in defaults.stated(key) {
            if let Some(source) = stated.provenance.source.as_deref()
                && !sources.contains(&source)
            {
                sources.push(source);
            }
        }
    }
    sources.sort_unstable();
    paragraph(said.say(language)) + &list(sources)
}
