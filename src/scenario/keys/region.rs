//! The keys of a region: municipalities that buy together, and who pays for whom.

use crate::language::Words;
use crate::policy::rights::Holder;
use crate::scenario::key::{Key, assumption, choice, fact, lever, number, whole};

/// Who may let in those who ask a municipality.
const ACCESS: &[(&str, Words)] = &[
    (Holder::Desk.word(), Holder::Desk.label()),
    (Holder::Team.word(), Holder::Team.label()),
    (Holder::ProviderTeam.word(), Holder::ProviderTeam.label()),
    (Holder::Joint.word(), Holder::Joint.label()),
    (Holder::Region.word(), Holder::Region.label()),
    (Holder::Client.word(), Holder::Client.label()),
];

/// A row for every key.
pub const KEYS: &[Key] = &[
    fact("region.municipality.*.inhabitants", whole("inwoners", "inhabitants", 100, 20000000))
        .meaning(
            "Inwoners van een gemeente die met andere samen inkoopt; samen zijn het die van municipality.inhabitants",
            "Inhabitants of a municipality that buys together with others; they add up to municipality.inhabitants",
        )
        .because(
            "kleiner is geen gemeente, en groter past niet in het geheugen",
            "smaller is no municipality, and larger does not fit in memory",
        ),
    lever("region.municipality.*.access", choice(ACCESS))
        .meaning(
            "Wie in deze gemeente over toegang beslist voor haar eigen inwoners die zich bij haar melden; anders wie dat in rights.access.desk doet",
            "Who decides on access in this municipality for its own inhabitants who ask it; else who does so in rights.access.desk",
        )
        .because(
            "alleen wie hier staat kan in het Nederlandse stelsel beslissen",
            "only those named here can decide in the Dutch system",
        )
        .optional(),
    lever("region.municipality.*.strictness", number("zwaarte, gemiddeld 1", "severity, mean 1", 0.0, 10.0))
        .meaning(
            "Wat een gemeente voor haar eigen inwoners bij de strengheid van de gemeentelijke toegang optelt",
            "What a municipality adds to the strictness of the municipal desk for its own inhabitants",
        )
        .because(
            "0 is al zoals de regio het doet, en strenger dan 10 krijgt niemand zorg",
            "0 is as the region does it already, and stricter than 10 nobody gets care",
        )
        .or_number(0.0),
    lever(
        "region.municipality.*.budget.*.eur_year",
        number("euro per jaar", "EUR per year", 1.0, 100000000000.0),
    )
        .meaning(
            "Wat een gemeente zelf voor een segment begroot; anders naar inwoners",
            "What a municipality itself budgets for a segment; else by inhabitants",
        )
        .because(
            "een begroting is meer dan nul, want er wordt door gedeeld",
            "a budget is more than nothing, because it is divided by",
        )
        .optional(),
    lever("region.budget", choice(PURSES))
        .meaning(
            "Of de gemeenten van een regio uit één pot betalen of elk uit de eigen begroting",
            "Whether the municipalities of a region pay from one pot or each from its own budget",
        )
        .because("een derde vorm kent het model niet", "the model knows no third form")
        .or_word("shared"),
    lever("region.overrun_key", choice(OVERRUN_KEYS))
        .meaning(
            "Hoe de gemeenten delen wat de gezamenlijke pot te kort komt of overhoudt",
            "How the municipalities divide what the shared pot lacks or has left",
        )
        .because("een andere sleutel kent het model niet", "the model knows no other key")
        .or_word("inhabitants"),
    assumption(
        "region.move_share_year",
        number("een deel van de cliënten in zorg per jaar", "a share of clients in care per year", 0.0, 1.0),
    )
        .meaning(
            "Hoeveel cliënten in zorg per jaar binnen de regio verhuizen, naar waar dan ook in de regio",
            "How many clients in care move house within the region in a year, to anywhere in it",
        )
        .because(
            "een deel is niet kleiner dan nul en niet groter dan alles",
            "a share is not below nothing and not above all",
        )
        .or_number(0.0),
    fact("segment.*.residential", choice(STAYS))
        .meaning(
            "Of cliënten in de zorg verblijven: dan betaalt de gemeente waar zij direct daarvoor woonden",
            "Whether clients stay in care: the municipality pays where they lived immediately before",
        )
        .because("iemand verblijft er of woont thuis", "someone stays there or lives at home")
        .or_word("no"),
    assumption("segment.*.costly_share", number("een deel van de nieuwe cliënten", "a share of new clients", 0.0, 0.5))
        .meaning(
            "Deel van de nieuwe cliënten dat zeer intensieve zorg nodig heeft",
            "Share of new clients who need very intensive care",
        )
        .because("wat de helft nodig heeft is gewone zorg", "what half of them need is usual care")
        .or_number(0.0),
    assumption("segment.*.costly_factor", number("een veelvoud van de uren", "a multiple of the hours", 1.0, 100.0))
        .meaning(
            "Hoeveel maal zoveel uren zij nodig hebben; de gemiddelde zwaarte blijft 1",
            "How many times as many hours they need; mean severity stays 1",
        )
        .because("zeer intensieve zorg is niet lichter dan gewone", "very intensive care is not lighter than usual care")
        .or_number(1.0),
];

const PURSES: &[(&str, Words)] = &[
    ("shared", Words { nl: "één pot, samen gestuurd", en: "one pot, steered together" }),
    ("own", Words { nl: "elk een eigen begroting en eigen sturing", en: "each its own budget and steering" }),
];

const OVERRUN_KEYS: &[(&str, Words)] = &[
    ("inhabitants", Words { nl: "naar inwoners", en: "by inhabitants" }),
    ("use", Words { nl: "naar wat de eigen cliënten kosten", en: "by what their own clients cost" }),
];

const STAYS: &[(&str, Words)] = &[
    ("no", Words { nl: "zij wonen thuis", en: "they live at home" }),
    ("yes", Words { nl: "zij verblijven in de zorg", en: "they stay in care" }),
];
