//! Entities and their state variables, read from the types that hold them; and the scales.

use super::docs::{self, Source, sources};
use super::html::{Holds, Table, code, heading, heads, paragraph};
use crate::language::{Language, Words};
use crate::units::MONTHS_PER_YEAR;

/// A kind of entity.
pub(super) struct Entity {
    /// What people call it.
    pub name: Words,
    /// The source and the line that opens its type there.
    pub source: &'static Source,
    /// How the definition of its type begins.
    pub opening: &'static str,
}

const fn words(nl: &'static str, en: &'static str) -> Words {
    Words { nl, en }
}

const WORLD: &[Source] = sources![
    "world/mod",
    "world/clients",
    "world/providers",
    "world/people",
    "world/region",
    "world/ledger",
    "world/tally",
    "policy/team",
];

const fn entity(nl: &'static str, en: &'static str, source: usize, opening: &'static str) -> Entity {
    Entity { name: words(nl, en), source: &WORLD[source], opening }
}

/// Every kind of entity. What only links others (who knows whom) is told with those it links.
pub(super) const ENTITIES: &[Entity] = &[
    entity("De wereld", "The world", 0, "pub struct World {"),
    entity("Prijzen en behoefte", "Prices and need", 0, "pub struct Climate {"),
    entity(
        "De gemeente: geld en maatregelen",
        "The municipality: money and measures",
        0,
        "pub struct TownHall {",
    ),
    entity("Wie oordeelt: zaken en uren", "Who judges: cases and hours", 0, "pub struct Gatehouse {"),
    entity("Een cliënt", "A client", 1, "pub struct Person {"),
    entity("Een cliënt die zich meldt", "A client who applies", 1, "pub struct Applicant {"),
    entity("Een cliënt die wacht", "A client who waits", 1, "pub struct Waiting {"),
    entity("Een cliënt in zorg", "A client in care", 1, "Care of InCare {"),
    entity("Een aanbieder", "A provider", 2, "pub struct Providers {"),
    entity(
        "Een lot: het werk van een aanbieder in een segment",
        "A lot: a provider's work in a segment",
        2,
        "pub struct Lots {",
    ),
    entity(
        "Een plaats in het team of bij een aanbieder",
        "A seat in the team or at a provider",
        3,
        "pub struct Seat {",
    ),
    entity("De betrekking met een aanbieder", "The relationship with a provider", 3, "pub struct Relation {"),
    entity("De mensen aan beide kanten", "The people on both sides", 3, "pub struct People {"),
    entity("De gemeenten van een regio", "The municipalities of a region", 4, "pub struct Members {"),
    entity("Het kasboek", "The ledger", 5, "pub struct Ledger {"),
    entity("De tellingen van een maand", "The counts of a month", 6, "tally! {"),
];

/// The element of the ODD protocol.
pub(super) fn section(language: Language) -> String {
    let mut html = paragraph(OPENING.say(language));
    for (place, entity) in ENTITIES.iter().enumerate() {
        html.push_str(&heading(4, &format!("entity-{}", place + 1), entity.name.say(language)));
        html.push_str(&variables(entity, language));
    }
    html.push_str(&heading(4, "scales", words("Schalen", "Scales").say(language)));
    html.push_str(&paragraph(&scales(language)));
    html
}

fn variables(entity: &Entity, language: Language) -> String {
    let (name, text) = entity.source;
    let parts = docs::parts(text, entity.opening);
    let rows = parts
        .iter()
        .map(|(name, doc)| vec![code(name), format!("<span lang=\"en\">{}</span>", docs::inline(doc))]);
    let caption = match language {
        Language::Dutch => format!("Toestand: {} (src/{name}.rs)", entity.name.say(language)),
        Language::English => format!("State: {} (src/{name}.rs)", entity.name.say(language)),
    };
    let heads_of = [words("Variabele", "Variable"), words("Wat zij is", "What it is")];
    let heads = heads(&heads_of, language);
    Table { caption: &caption, heads, rows: rows.collect(), holds: Holds::Texts }.html()
}

const OPENING: Words = words(
    "De actoren zijn cliënten, aanbieders, mensen aan beide kanten en gemeenten. Het werk van een aanbieder in één segment heet een lot: dat is waarover een aanbieder beslist. De tabellen hieronder staan zo in de code; hun beschrijvingen zijn in het Engels.",
    "The actors are clients, providers, people on both sides and municipalities. A provider's work in one segment is a lot: that is what a provider decides about. The tables below stand so in the code.",
);

fn scales(language: Language) -> String {
    match language {
        Language::Dutch => format!(
            "Tijd: een stap is een maand, {MONTHS_PER_YEAR} in een jaar; `run.warmup_years` jaren aanloop onder het gewone beleid en `run.years` gemeten jaren. Geld is in hele centen, zorgtijd in hele minuten. Ruimte: woonplaats en vestiging zijn punten in een vierkant met zijde 1; afstand telt bij de keuze van een aanbieder. Omvang: `municipality.inhabitants` inwoners, verdeeld over segmenten van zorg."
        ),
        Language::English => format!(
            "Time: a step is a month, {MONTHS_PER_YEAR} in a year; `run.warmup_years` years of warm-up under the usual policy and `run.years` reported years. Money is in whole cents, time of care in whole minutes. Space: homes and places of providers are points in a square of side 1; distance counts in the choice of a provider. Size: `municipality.inhabitants` inhabitants, divided over segments of care."
        ),
    }
}
