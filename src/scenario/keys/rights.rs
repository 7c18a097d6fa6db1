//! Who may decide: the matrix, the forms of assignments, and how each holder decides.

use crate::language::Words;
use crate::policy::rights::{HOLDERS, Holder};
use crate::scenario::key::{Key, assumption, choice, lever, number, whole};

/// The decisions about clients, whose holder may differ per way into care. In a file, one word instead of a table of ways
/// holds for all of them.
const CASES: &[(&str, Words)] = &words();

const fn words() -> [(&'static str, Words); HOLDERS.len()] {
    let mut words = [("", Words { nl: "", en: "" }); HOLDERS.len()];
    let mut place = 0;
    while place < HOLDERS.len() {
        words[place] = (HOLDERS[place].word(), HOLDERS[place].label());
        place += 1;
    }
    words
}

/// Who may hold a decision about the system: nobody else is asked.
const SYSTEM: &[(&str, Words)] = &[
    (Holder::Desk.word(), Words { nl: "gemeente", en: "municipality" }),
    (Holder::Region.word(), Holder::Region.label()),
    (Holder::Joint.word(), Holder::Joint.label()),
    (Holder::Team.word(), Holder::Team.label()),
    (Holder::Court.word(), Holder::Court.label()),
    (Holder::Provider.word(), Holder::Provider.label()),
];

const LAW: Words = Words {
    nl: "alleen wie hier staat kan in het Nederlandse stelsel beslissen",
    en: "only those named here can decide in the Dutch system",
};

macro_rules! by_route {
    ($path:literal, $nl:literal, $en:literal) => {
        [
            one!(
                concat!($path, ".desk"),
                concat!($nl, ", voor wie zich bij de gemeente meldt"),
                concat!($en, ", for those who ask the municipality")
            ),
            one!(
                concat!($path, ".gp"),
                concat!($nl, ", voor wie via huisarts of andere medische verwijzer komt"),
                concat!($en, ", for those who come by the GP or another medical referrer")
            ),
            one!(
                concat!($path, ".institution"),
                concat!($nl, ", voor wie via de gecertificeerde instelling of de rechter komt"),
                concat!($en, ", for those who come by the certified institution or the court")
            ),
        ]
    };
}

macro_rules! one {
    ($path:expr, $nl:expr, $en:expr) => {
        lever($path, choice(CASES)).meaning($nl, $en).because(LAW.nl, LAW.en)
    };
}

macro_rules! share_by_route {
    ($path:literal, $nl:literal, $en:literal) => {
        [
            share!(
                concat!($path, ".desk"),
                concat!("Deel van de toewijzingen na een vraag aan de gemeente ", $nl),
                concat!("Share of the assignments after a request to the municipality ", $en)
            ),
            share!(
                concat!($path, ".gp"),
                concat!("Deel van de toewijzingen na een medische verwijzing ", $nl),
                concat!("Share of the assignments after a medical referral ", $en)
            ),
            share!(
                concat!($path, ".institution"),
                concat!("Deel van de toewijzingen na een bepaling van de gecertificeerde instelling ", $nl),
                concat!("Share of the assignments after a determination by the certified institution ", $en)
            ),
        ]
    };
}

macro_rules! share {
    ($path:expr, $nl:expr, $en:expr) => {
        lever($path, number("een deel van de toewijzingen", "a share of assignments", 0.0, 1.0))
            .meaning($nl, $en)
            .because(
                "een deel is niet kleiner dan nul en niet groter dan alles",
                "a share is not below nothing and not above all",
            )
    };
}

/// A row of the matrix of decisions about clients.
const CASE_ROWS: [[Key; 3]; 6] = [
    by_route!(
        "rights.access",
        "Wie beslist of een cliënt zorg krijgt",
        "Who decides whether a client gets care"
    ),
    by_route!("rights.choice", "Wie de aanbieder kiest", "Who chooses the provider"),
    by_route!("rights.product", "Wie product en profiel bepaalt", "Who sets product and profile"),
    by_route!("rights.volume", "Wie de uren per maand bepaalt", "Who sets the hours a month"),
    by_route!(
        "rights.duration",
        "Wie bepaalt hoe lang de toewijzing loopt",
        "Who sets how long an assignment runs"
    ),
    by_route!("rights.extension", "Wie over verlenging beslist", "Who decides on extension"),
];

/// The forms of assignments.
const FORM_ROWS: [[Key; 3]; 3] = [
    share_by_route!(
        "assignment.specific_share",
        "die specifiek is: product, omvang en periode vast, en altijd betaald",
        "that is specific: product, volume and period fixed, and always paid"
    ),
    share_by_route!(
        "assignment.budget_share",
        "die aspecifiek is met een budget: vrij in omvang tot het op is",
        "that is aspecific with a budget: free in volume until it is used up"
    ),
    share_by_route!(
        "assignment.generic_share",
        "die generiek is: alleen een budget, voor welke zorg ook",
        "that is generic: a budget only, for whatever care"
    ),
];

const fn flat<const ROWS: usize, const LENGTH: usize>(rows: [[Key; 3]; ROWS]) -> [Key; LENGTH] {
    let mut keys = [rows[0][0]; LENGTH];
    let mut place = 0;
    while place < LENGTH {
        keys[place] = rows[place / 3][place % 3];
        place += 1;
    }
    keys
}

/// Holders of decisions about clients, per way into care.
pub(super) const CASE_KEYS: &[Key] = &flat::<6, 18>(CASE_ROWS);

/// Forms of assignments, per way into care.
pub(super) const FORM_KEYS: &[Key] = &flat::<3, 9>(FORM_ROWS);

/// Holders of decisions about the system, and how each holder decides.
pub(super) const KEYS: &[Key] = &[
    lever("rights.exception", choice(SYSTEM))
        .meaning(
            "Wie een cliënt kan uitzonderen van een plafond of opnamestop",
            "Who may exempt a client from a ceiling or intake stop",
        )
        .because(LAW.nl, LAW.en),
    lever("rights.intake_stop", choice(SYSTEM))
        .meaning(
            "Wie de instroom bij een aanbieder stopt als haar plafond nadert",
            "Who stops intake at a provider when its ceiling comes near",
        )
        .because(LAW.nl, LAW.en),
    lever("rights.tariff", choice(SYSTEM))
        .meaning(
            "Wie de tarieven vaststelt; in een regio region of joint, want het contract is van alle gemeenten samen",
            "Who sets tariffs; in a region region or joint, for the contract is of all municipalities together",
        )
        .because(LAW.nl, LAW.en),
    lever("rights.admission", choice(SYSTEM))
        .meaning(
            "Wie aanbieders toelaat: region is één procedure voor alle gemeenten van een regio; met desk houdt elke gemeente er zelf een, kiest zij er ten hoogste contracted_max, en gaan haar inwoners alleen naar aanbieders die zij contracteerde",
            "Who admits providers: region is one procedure for all municipalities of a region; with desk each holds its own, selects contracted_max at most, and its inhabitants go to providers that it contracted only",
        )
        .because(LAW.nl, LAW.en),
    lever("rights.exception_severity", number("zwaarte, gemiddeld 1", "severity, mean 1", 0.0, 10.0))
        .meaning(
            "Geschatte zwaarte vanaf welke een cliënt van een plafond of opnamestop wordt uitgezonderd; zonder deze sleutel nooit",
            "Estimated severity from which a client is exempted from a ceiling or intake stop; without this key never",
        )
        .because("bij 0 is iedereen een uitzondering, en zwaarder dan 10 is niemand", "at 0 everyone is an exception, and nobody is heavier than 10")
        .optional(),
    lever("access.*.strictness", number("zwaarte, gemiddeld 1", "severity, mean 1", 0.0, 10.0))
        .meaning(
            "Onder welke geschatte zwaarte deze beslisser een aanvrager afwijst; 0 is open toegang",
            "Estimated severity below which this holder turns an applicant away; 0 is open access",
        )
        .because("0 is al open toegang, en strenger dan 10 krijgt niemand zorg", "0 is open access already, and stricter than 10 nobody gets care")
        .or_number(0.0),
    lever("access.*.assessment_hours", number("uren", "hours", 0.1, 200.0))
        .meaning(
            "Uren die deze beslisser voor een beoordeling uittrekt",
            "Hours that this holder takes for an assessment",
        )
        .because("zonder tijd is er geen beoordeling, en langer dan een maand duurt er geen", "without time there is no assessment, and none takes longer than a month")
        .or_number(1.0),
    lever("access.*.hours_month", number("uren per 100.000 inwoners", "hours per 100,000 inhabitants", 0.1, 1000000.0))
        .meaning(
            "Uren per maand die deze beslisser voor beoordelingen heeft; zonder deze sleutel zoveel als nodig",
            "Hours a month that this holder has for assessments; without this key as many as it takes",
        )
        .because("zonder uren kan niemand beslissen", "without hours nobody can decide")
        .optional(),
    assumption(
        "access.*.error_sd_one_hour",
        number("standaardafwijking van de logaritme", "standard deviation of the logarithm", 0.0, 4.0),
    )
        .meaning(
            "Hoe ver deze beslisser er bij een beoordeling van één uur naast zit; met vier uur half zo ver",
            "How far off this holder is in an assessment of one hour; in four hours half as far",
        )
        .because(
            "bij een grotere fout is een schatting een loterij",
            "with a larger error an estimate is a lottery",
        )
        .or_number(0.0),
    lever("access.*.deference_share", number("een deel van het gewicht", "a share of the weight", 0.0, 1.0))
        .meaning(
            "Hoe zwaar het voorstel van de aanbieder weegt als deze beslisser omvang, duur of profiel bepaalt",
            "How much the provider's own proposal weighs when this holder sets volume, duration or profile",
        )
        .because("een gewicht ligt tussen niets en alles", "a weight lies between nothing and all")
        .or_number(0.0),
    lever(
        "access.*.recognise_share_month",
        number("een deel van de cliënten per maand", "a share of clients per month", 0.0, 1.0),
    )
        .meaning(
            "Kans per maand dat deze beslisser, als die over verlenging gaat, ziet dat de zorg haar werk heeft gedaan, en haar beëindigt",
            "Chance per month that this holder, where it decides on extension, sees that care has done its work, and ends it",
        )
        .because("een kans ligt tussen nooit en altijd", "a chance lies between never and always")
        .or_number(0.0),
    lever("access.*.period_months", number("maanden", "months", 1.0, 240.0))
        .meaning(
            "Hoe lang een toewijzing ten hoogste loopt voordat deze beslisser over verlenging gaat; zonder deze sleutel zonder einde",
            "How long an assignment runs at most before this holder decides on extension; without this key it has no end",
        )
        .because("korter dan een maand is geen toewijzing", "shorter than a month is no assignment")
        .optional(),
    assumption(
        "access.*.budget_transmission_share",
        number("een deel van de druk", "a share of the pressure", 0.0, 1.0),
    )
        .meaning(
            "Hoeveel van de druk op de begroting bij deze beslisser aankomt: bij overschrijding strenger, bij ruimte ruimer",
            "How much of the pressure on the budget reaches this holder: stricter on overrun, looser on slack",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all")
        .or_number(0.0),
    assumption("access.*.interest_share", number("een deel van het belang", "a share of the interest", 0.0, 1.0))
        .meaning(
            "Hoe zwaar bij deze beslisser weegt wat een cliënt aan aanbieders opbrengt",
            "How much what a client brings to providers weighs with this holder",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all")
        .or_number(0.0),
    assumption("access.*.closeness_share", number("een deel van volledige nabijheid", "a share of full closeness", 0.0, 1.0))
        .meaning(
            "Hoe dicht deze beslisser bij aanbieders staat: wie is afgewezen, wordt naar de dichtstbijzijnde gebracht",
            "How close this holder is to providers: those who were refused are brought to the closest",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all")
        .or_number(0.0),
    assumption("access.*.known_providers", whole("aanbieders", "providers", 1, 20))
        .meaning(
            "Hoeveel aanbieders deze beslisser overziet als die de aanbieder kiest",
            "How many providers this holder oversees when it chooses the provider",
        )
        .because("wie kiest, kent er ten minste één", "who chooses knows at least one")
        .or_whole(3),
    assumption(
        "behaviour.gatekeeping.budget_response",
        number("een exponent", "an exponent", 0.0, 10.0),
    )
        .meaning(
            "Hoe sterk wie de druk op de begroting voelt ruimer of strenger wordt: β, de procenten omvang per procent begroting",
            "How strongly those who feel the pressure on the budget loosen or tighten: β, per cents of volume per per cent of budget",
        )
        .because("ruimte in de begroting maakt niet strenger", "slack in the budget makes nobody stricter"),
    assumption(
        "behaviour.gatekeeping.interest_response",
        number("een veelvoud", "a multiple", 0.0, 10.0),
    )
        .meaning(
            "Hoe sterk wie het belang van aanbieders deelt daarnaar handelt: welk deel van de latente zorgvraag die bereikt, en hoeveel zwaarder die cliënten ziet, per deel van de opbrengst dat overblijft",
            "How strongly those who share the interest of providers act on it: which share of latent need they reach, and how much heavier they see clients, per share of revenue that is left",
        )
        .because("een belang maakt niet afkerig", "an interest makes nobody averse"),
    assumption(
        "behaviour.gatekeeping.change_shortfall_share",
        number("een deel van het plan", "a share of the plan", 0.0, 1.0),
    )
        .meaning(
            "Hoeveel een toewijzing onder het plan van de aanbieder moet liggen voordat hij een wijziging vraagt; 1 is nooit",
            "How far an assignment must lie below the provider's plan before it asks for a change; 1 is never",
        )
        .because("een tekort ligt tussen niets en alles", "a shortfall lies between nothing and all"),
    assumption("behaviour.gatekeeping.change_months", whole("maanden", "months", 1, 24))
        .meaning(
            "Maanden tussen het begin van de zorg en zo'n verzoek",
            "Months between the start of care and such a request",
        )
        .because("een verzoek komt na het begin", "a request comes after the start"),
    assumption("behaviour.gatekeeping.appeal_share", number("een kans", "a chance", 0.0, 1.0))
        .meaning(
            "Kans dat een cliënt die is afgewezen, en niet vanzelf terugkomt of langs een andere weg gaat, in beroep gaat; 0 is nooit",
            "Chance that a client who was refused, and neither comes back by itself nor goes another way, appeals; 0 is never",
        )
        .because("een kans ligt tussen nooit en altijd", "a chance lies between never and always"),
    assumption("behaviour.gatekeeping.appeal_months", whole("maanden", "months", 1, 24))
        .meaning(
            "Maanden tot de rechter beslist; zorg die liep gaat zo lang door",
            "Months until the court decides; care that was running goes on that long",
        )
        .because("een uitspraak komt na het beroep", "a decision comes after the appeal"),
    assumption("behaviour.gatekeeping.shop_share", number("een kans", "a chance", 0.0, 1.0))
        .meaning(
            "Kans dat een aanbieder een cliënt wiens verlenging is afgewezen langs een andere weg opnieuw laat toewijzen, als die beslisser hem volledig nabij is; 0 is nooit",
            "Chance that a provider has a client whose extension was refused assigned anew by another way, where that holder is fully close to it; 0 is never",
        )
        .because("een kans ligt tussen nooit en altijd", "a chance lies between never and always"),
];
