//! The eleven design concepts of the ODD protocol, in words; what they name between backticks is held to exist.

use super::html::{heading, paragraph};
use crate::language::{Language, Words};

/// A design concept.
pub(super) struct Concept {
    /// Its name in the protocol.
    pub name: Words,
    /// What the model makes of it.
    pub said: Words,
}

const fn concept(
    nl: &'static str,
    en: &'static str,
    said_nl: &'static str,
    said_en: &'static str,
) -> Concept {
    Concept { name: Words { nl, en }, said: Words { nl: said_nl, en: said_en } }
}

pub(super) const CONCEPTS: [Concept; 11] = [
    concept(
        "Uitgangspunten",
        "Basic principles",
        "Wie zorg levert weegt eigen belang tegen beroepsnorm (Ellis & McGuire 1986): `behaviour/volume` zegt hoeveel uren dat geeft, `behaviour/duration` hoe lang. Wat een contract betaalt en wat één uur meer opbrengt staan naast elkaar in `policy/clause`. Een formeel recht werkt alleen zover er tijd is om het te gebruiken (`policy/access`), en een contract is onvolledig: wat niemand voorzag wordt geschikt of uitgevochten (`behaviour/events`).",
        "Who delivers care weighs self-interest against the professional norm (Ellis & McGuire 1986): `behaviour/volume` says how many hours that gives, `behaviour/duration` how long. What a contract pays and what one more hour brings stand side by side in `policy/clause`. A formal right is real only as far as there is time to use it (`policy/access`), and contracts are incomplete: what nobody foresaw is settled or fought over (`behaviour/events`).",
    ),
    concept(
        "Emergentie",
        "Emergence",
        "Uitgaven, wachtlijsten, de verdeling over aanbieders en verschuivingen tussen segmenten volgen uit wat elk lot besluit en wie wie kent; geen ervan is een parameter. Opgelegd zijn de instroom (`segment.*.incidence_per_1000_year`) en de verdeling van behoefte.",
        "Spend, waiting lists, the distribution over providers and shifts between segments follow from what each lot decides and who knows whom; none is a parameter. Imposed are the inflow (`segment.*.incidence_per_1000_year`) and the distribution of need.",
    ),
    concept(
        "Aanpassing",
        "Adaptation",
        "Aanbieders passen uren, duur, boeking, instroom, inzet en personeel aan aan wat hun contract opbrengt (`month/decide`), de gemeente past toegang, tarief, budget en gesprekken aan aan haar raming (`month/steer`), cliënten geven op, kiezen een ander of gaan in beroep (`month/matching`, `behaviour/gatekeeping`). Geen regel kent de naam van een regeling.",
        "Providers adapt hours, duration, coding, intake, effort and staff to what their contract brings (`month/decide`), the municipality adapts access, tariff, budget and talks to its forecast (`month/steer`), clients give up, choose another or appeal (`month/matching`, `behaviour/gatekeeping`). No rule knows the name of a scheme.",
    ),
    concept(
        "Doelen",
        "Objectives",
        "Een aanbieder maximeert winst plus beroepsnut, en vreest een lege reserve (`behaviour/volume`, `behaviour/staffing`). Een beoordelaar weegt behoefte tegen de druk op het budget (`policy/access`). Mensen in het team en bij aanbieders hebben belangen naar hun rol (`behaviour/interests`).",
        "A provider maximises profit plus professional benefit, and fears an empty reserve (`behaviour/volume`, `behaviour/staffing`). Who judges weighs need against the pressure on the budget (`policy/access`). People in the team and at providers have interests by their role (`behaviour/interests`).",
    ),
    concept(
        "Leren",
        "Learning",
        "Regels veranderen niet door ervaring. Wel volgen gewoonten het beste met vertraging, en doen sommige aanbieders na wat de collega doet die het meest verdient (`behaviour/habit`); vertrouwen en banden bewaren wat er gebeurde (`behaviour/trust`, `behaviour/ties`).",
        "Rules do not change with experience. But habits follow what is best with delay, and some providers copy the colleague who earns most (`behaviour/habit`); trust and ties keep what happened (`behaviour/trust`, `behaviour/ties`).",
    ),
    concept(
        "Voorspellen",
        "Prediction",
        "Elk lot ziet vooruit tot december onder zijn eigen contract, met een onzekere verwachting van zijn omzet en de kans dat een plafond knelt (`month/outlook`). De gemeente raamt het jaar uit declaraties van een of twee maanden oud (`month/budget`).",
        "Each lot looks ahead to December under its own contract, with an uncertain expectation of its revenue and the chance that a ceiling binds (`month/outlook`). The municipality forecasts the year from claims that are one or two months old (`month/budget`).",
    ),
    concept(
        "Waarnemen",
        "Sensing",
        "Niemand ziet alles. Een beoordelaar schat de behoefte met een fout die kleiner wordt met de uren die hij heeft (`policy/access`), een aanbieder ziet een verwezen cliënt met een fout (`behaviour/selection`), een cliënt kent `behaviour.referral.known_providers` aanbieders, de gemeente ziet declaraties laat.",
        "Nobody sees everything. Who judges estimates need with an error that shrinks with the hours there are (`policy/access`), a provider sees a client who is referred with an error (`behaviour/selection`), a client knows `behaviour.referral.known_providers` providers, the municipality sees claims late.",
    ),
    concept(
        "Wisselwerking",
        "Interaction",
        "Cliënten delen wachtlijsten en capaciteit (`month/matching`, `month/deliver`), aanbieders delen plafonds en potten (`month/agreed`), team en aanbieders praten, vertrouwen en onderhandelen (`month/relate`, `month/promise`), gemeenten van een regio delen een pot of betalen elk voor zich (`policy/region`).",
        "Clients share queues and capacity (`month/matching`, `month/deliver`), providers share ceilings and pots (`month/agreed`), team and providers talk, trust and bargain (`month/relate`, `month/promise`), municipalities of a region share a pot or pay each for itself (`policy/region`).",
    ),
    concept(
        "Toeval",
        "Stochasticity",
        "Toeval heeft een adres: startgetal, herhaling, doel, wie en maand geven het getal (`random`). Wie onder één beleid bestaat verstoort dus het toeval van niemand anders. De doelen staan in de tabel hieronder.",
        "Luck has an address: seed, replicate, purpose, whom and month give the number (`random`). So whoever exists under one policy disturbs the luck of nobody else. The purposes stand in the table below.",
    ),
    concept(
        "Collectieven",
        "Collectives",
        "Segmenten, verwijsroutes, potten die aanbieders delen (`policy/clause/pooled_ceiling`), het inkoopteam (`policy/team`) en de regio (`policy/region`) zijn groepen met eigen regels; zij zijn gegeven en ontstaan niet.",
        "Segments, ways into care, pots that providers share (`policy/clause/pooled_ceiling`), the commissioning team (`policy/team`) and the region (`policy/region`) are groups with rules of their own; they are given and do not emerge.",
    ),
    concept(
        "Waarneming",
        "Observation",
        "Elke maand laat per segment hele tellingen na, waarvan elke indicator een functie is. Alles wordt gemeten zoals het is, ook wat in de werkelijkheid niemand ziet (zoals onnodige uren). De indicatoren en de grafieken staan hieronder.",
        "Each month leaves whole counts per segment, of which every indicator is a function. All is measured as it is, also what nobody sees in reality (such as needless hours). The indicators and the charts stand below.",
    ),
];

/// The concept at `place`.
pub(super) fn told(place: usize, language: Language) -> String {
    let concept = &CONCEPTS[place];
    let head = heading(4, &format!("concept-{}", place + 1), concept.name.say(language));
    head + &paragraph(concept.said.say(language))
}
