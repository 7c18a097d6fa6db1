//! The keys of the clauses of a contract, in the order of the table of clauses in the README.

use super::super::key::{Key, Kind, choice, lever, names, number, whole};
use crate::language::Words;

const HOURLY: &[&str] = &["hourly tariff"];
const STEPS: &[&str] = &["step tariff"];
const FEE: &[&str] = &["trajectory fee"];
const OUTCOME: &[&str] = &["outcome pay"];
const SAVINGS: &[&str] = &["shared savings"];
const REVENUE: &[&str] = &["revenue ceiling"];
const SIGNALLED: &[&str] = &["volume ceiling", "revenue ceiling"];

/// A share, from nothing to all.
const fn part(nl: &'static str, en: &'static str) -> Kind {
    number(nl, en, 0.0, 1.0)
}

/// Ends the sentence of a share that lies between nothing and all.
const fn within_all(key: Key) -> Key {
    key.because(
        "een deel is niet kleiner dan nul en niet groter dan alles",
        "a share is not below nothing and not above all",
    )
}

/// Ends the sentence of a price that is not below nothing.
const fn not_owed(key: Key) -> Key {
    key.because("een aanbieder betaalt niet om te werken", "a provider does not pay to work")
}

/// Every key of a clause.
pub const KEYS: &[Key] = &[
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
    // Hourly tariff.
    not_owed(lever(
        "contract.clause[].tariff_share",
        number("een deel van het tarief op de lijst", "a share of the list tariff", 0.0, 3.0),
    ))
    .meaning("Wat een uur betaalt, voor de eerste trede", "What an hour pays, in the first tier")
    .only_for(HOURLY)
    .or_number(1.0),
    lever(
        "contract.clause[].tiers[].from_share",
        number("een deel van de uren van het jaar ervoor", "a share of the hours of the year before", 0.001, 10.0),
    )
    .meaning("Vanaf welk volume deze trede geldt", "The volume from which this tier holds")
    .because(
        "de eerste trede begint al bij nul, en treden lopen op",
        "the first tier begins at nothing already, and tiers ascend",
    )
    .only_for(HOURLY),
    not_owed(lever(
        "contract.clause[].tiers[].tariff_share",
        number("een deel van het tarief op de lijst", "a share of the list tariff", 0.0, 3.0),
    ))
    .meaning("Wat een uur in deze trede betaalt", "What an hour pays in this tier")
    .only_for(HOURLY),
    lever("contract.clause[].unit", choice(UNITS))
        .meaning(
            "In welke eenheid zorg per cliënt en maand wordt gedeclareerd; afgerond op hele eenheden",
            "The unit in which care is declared by client and month; rounded to whole units",
        )
        .because(
            "de iJw en de iWmo kennen deze eenheden; euro en stuk van een traject horen bij de trajectprijs",
            "iJw and iWmo know these units; euro and piece of a trajectory belong to the trajectory fee",
        )
        .only_for(HOURLY)
        .or_word("minute"),
    lever("contract.clause[].piece_minutes", whole("minuten per stuk", "minutes per piece", 1, 10000))
        .meaning("Hoeveel minuten een stuk is, bij de eenheid piece", "Minutes in a piece, for the unit piece")
        .because("een stuk zorg duurt langer dan niets", "a piece of care takes longer than nothing")
        .only_for(HOURLY)
        .or_whole(60),
    lever("contract.clause[].monthly_maximum", choice(MAXIMA))
        .meaning(
            "Wat een specifieke toewijzing per maand ten hoogste kan declareren",
            "The most that a specific assignment can claim in a month",
        )
        .because(
            "regel IV077 kent het weekvolume maal de weken die de maand raakt, en zes weken voor huishoudelijke hulp",
            "rule IV077 knows the weekly volume times the weeks that the month touches, and six weeks for household help",
        )
        .only_for(HOURLY)
        .or_word("assigned"),
    // Step tariff.
    lever("contract.clause[].steps[].from_minutes", whole("minuten per traject", "minutes per trajectory", 0, 100000))
        .meaning(
            "Vanaf hoeveel minuten een afgesloten traject in deze klasse valt",
            "The minutes from which a closed trajectory falls in this class",
        )
        .because(
            "de eerste klasse begint bij nul, en klassen lopen op",
            "the first class begins at nothing, and classes ascend",
        )
        .only_for(STEPS),
    not_owed(lever(
        "contract.clause[].steps[].fee_share",
        number("een deel van tarief maal uren van een normaal traject", "a share of tariff times the hours of a normal trajectory", 0.0, 20.0),
    ))
    .meaning("De prijs van een traject in deze klasse", "The fee of a trajectory in this class")
    .only_for(STEPS),
    // Trajectory fee.
    not_owed(lever(
        "contract.clause[].fee_share",
        number("een deel van tarief maal uren van een normaal traject", "a share of tariff times the hours of a normal trajectory", 0.0, 5.0),
    ))
    .meaning("De prijs van een traject", "The fee of a trajectory")
    .only_for(FEE)
    .or_number(1.0),
    within_all(lever("contract.clause[].start_share", part("een deel van de trajectprijs", "a share of the fee")))
        .meaning(
            "Deel van de trajectprijs dat bij de start wordt betaald; de rest bij afronding",
            "Share of the fee that is paid at the start; the rest at the finish",
        )
        .only_for(FEE)
        .or_number(0.5),
    lever(
        "contract.clause[].profiles[].from_severity",
        number("zwaarte, gemiddeld 1", "severity, mean 1", 0.0, 100.0),
    )
    .meaning(
        "Vanaf welke zwaarte een cliënt echt bij dit profiel hoort",
        "The severity from which a client truly belongs to this profile",
    )
    .because(
        "het eerste profiel begint bij nul, en profielen lopen op",
        "the first profile begins at nothing, and profiles ascend",
    )
    .only_for(FEE),
    not_owed(lever(
        "contract.clause[].profiles[].fee_share",
        number("een deel van de trajectprijs", "a share of the fee", 0.0, 20.0),
    ))
    .meaning("De prijs van een traject in dit profiel", "The fee of a trajectory in this profile")
    .only_for(FEE),
    // Lump sum.
    lever(
        "contract.clause[].sum_share",
        number("een deel van de omzet van het jaar ervoor", "a share of the revenue of the year before", 0.0, 5.0),
    )
    .meaning(
        "De vaste som per jaar naar het verleden; zonder deze sleutel 1, of 0 als eur_inhabitant er staat",
        "The lump sum per year by the past; without this key 1, or 0 where eur_inhabitant stands",
    )
    .because("een aanbieder kan geen zorg schuldig zijn", "a provider cannot owe care")
    .only_for(&["lump sum"])
    .optional(),
    lever(
        "contract.clause[].eur_inhabitant",
        number("euro per inwoner per jaar", "EUR per inhabitant and year", 0.0, 10000.0),
    )
    .meaning(
        "De vaste som per jaar naar de bevolking: elke aanbieder krijgt haar voor zijn deel van het segment",
        "The lump sum per year by population: each provider gets it for its share of the segment",
    )
    .because("een aanbieder kan geen zorg schuldig zijn", "a provider cannot owe care")
    .only_for(&["lump sum"])
    .or_number(0.0),
    // Capitation and availability.
    not_owed(lever(
        "contract.clause[].month_share",
        number("een deel van tarief maal uren van een normale maand", "a share of tariff times the hours of a normal month", 0.0, 5.0),
    ))
    .meaning("Wat een cliënt in zorg per maand betaalt", "What a client in care pays per month")
    .only_for(&["capitation"])
    .or_number(1.0),
    not_owed(lever(
        "contract.clause[].availability_share",
        number("een deel van het tarief op de lijst", "a share of the list tariff", 0.0, 3.0),
    ))
    .meaning(
        "Wat een uur personeel betaalt dat klaarstaat, gebruikt of niet",
        "What an hour of staff pays that stands ready, used or not",
    )
    .only_for(&["availability"]),
    lever(
        "contract.clause[].agreed_share",
        number("een deel van het personeel van het jaar ervoor", "a share of the staff of the year before", 0.0, 10.0),
    )
    .meaning(
        "Voor hoeveel personeel beschikbaarheid is afgesproken",
        "The staff for which availability was agreed",
    )
    .because("een afspraak is niet negatief", "an agreement is not negative")
    .only_for(&["availability"])
    .or_number(1.0),
    // Outcome pay.
    within_all(lever(
        "contract.clause[].contingent_share",
        part("een deel van de betaling", "a share of pay"),
    ))
    .meaning(
        "Welk deel van de betaling afhangt van de gemeten uitkomst; 1 is: geen resultaat, geen geld",
        "The share of pay that hangs on the measured outcome; 1 is no cure, no pay",
    )
    .only_for(OUTCOME)
    .or_number(0.0),
    lever(
        "contract.clause[].bonus_share",
        number("een deel van de betaling", "a share of pay", 0.0, 5.0),
    )
    .meaning(
        "Wat een uitkomst boven de norm toevoegt, naar rato: het dubbele van de norm voegt dit deel toe",
        "What an outcome above the benchmark adds, pro rata: twice the benchmark adds this share",
    )
    .because("een bonus is niet negatief", "a bonus is not negative")
    .only_for(OUTCOME)
    .or_number(0.0),
    lever(
        "contract.clause[].benchmark_outcome",
        number("gemiddelde gemeten uitkomst, volledig herstel is 1", "mean measured outcome, full recovery is 1", 0.01, 1.5),
    )
    .meaning(
        "De gemiddelde gemeten uitkomst waarbij alles wordt betaald",
        "The mean measured outcome at which all is paid",
    )
    .because("door de norm wordt gedeeld", "the benchmark is divided by")
    .only_for(OUTCOME),
    // Indexation, sanction, duties.
    within_all(lever(
        "contract.clause[].corrected_share",
        part("een deel van wat de prognose miste", "a share of what the forecast missed"),
    ))
    .meaning(
        "Hoeveel van de indexeringsfout een jaar later wordt goedgemaakt",
        "How much of the error of indexation is made good a year later",
    )
    .only_for(&["indexation"])
    .or_number(1.0),
    within_all(lever("contract.clause[].discount_share", part("een deel van de betaling", "a share of pay")))
        .meaning("De korting zolang de sanctie loopt", "The discount while the sanction runs")
        .only_for(&["sanction"])
        .or_number(0.05),
    lever("contract.clause[].discount_months", whole("maanden", "months", 1, 24))
        .meaning("Hoeveel maanden de sanctie loopt", "How many months the sanction runs")
        .because("een sanctie is tijdelijk", "a sanction is temporary")
        .only_for(&["sanction"])
        .or_whole(3),
    within_all(lever(
        "contract.clause[].detect_share",
        part("een deel van de overtredingen", "a share of the breaches"),
    ))
    .meaning(
        "Kans dat een verboden weigering wordt gevonden; bij de rapportageplicht het deel van te veel gegeven uren dat wordt gevonden",
        "Chance that a forbidden refusal is found; for the reporting duty, the share of over-provided hours that is found",
    )
    .only_for(&["duty to accept", "reporting duty"]),
    lever(
        "contract.clause[].report_minutes_month",
        number("minuten per cliënt per maand", "minutes per client and month", 0.0, 10000.0),
    )
    .meaning(
        "Hoeveel tijd van personeel het rapporteren kost",
        "How much time of staff the reporting takes",
    )
    .because("rapporteren kost tijd en levert geen tijd op", "reporting takes time and makes none")
    .only_for(&["reporting duty"]),
    // Norms.
    lever(
        "contract.clause[].norm_share",
        number("een deel van tarief maal uren van een normale maand", "a share of tariff times the hours of a normal month", 0.0, 10.0),
    )
    .meaning(
        "Wat een gemiddelde cliënt per maand mag kosten",
        "What an average client may cost per month",
    )
    .because("een aanbieder kan geen zorg schuldig zijn", "a provider cannot owe care")
    .only_for(&["norm budget"]),
    lever("contract.clause[].norm_months", whole("maanden", "months", 1, 240))
        .meaning(
            "Hoeveel maanden zorg van een traject kunnen worden gedeclareerd",
            "Months of care of a trajectory that can be claimed",
        )
        .because("een traject duurt minstens een maand", "a trajectory lasts a month at least")
        .only_for(&["duration norm"]),
    within_all(lever(
        "contract.clause[].exception_share",
        part("een deel van het werk of van de cliënten", "a share of the work or of the clients"),
    ))
    .meaning("Waarvoor de norm niet geldt", "To what the norm does not apply")
    .only_for(&["norm budget", "duration norm"])
    .or_number(0.0),
    // Ceilings.
    lever("contract.clause[].units", choice(COUNTED))
        .meaning("Wat het volumeplafond telt", "What the volume ceiling counts")
        .because("andere eenheden telt het model niet", "the model counts no other units")
        .only_for(&["volume ceiling"]),
    lever(
        "contract.clause[].ceiling_share",
        number("een deel van de omzet of het volume van het jaar ervoor", "a share of the revenue or volume of the year before", 0.0, 10.0),
    )
    .meaning("De hoogte van het plafond", "The height of the ceiling")
    .because("een aanbieder kan geen zorg schuldig zijn", "a provider cannot owe care")
    .only_for(&["volume ceiling", "revenue ceiling", "pooled ceiling"]),
    lever("contract.clause[].paid_share", part("een deel van de prijs", "a share of the price"))
        .meaning(
            "Deel van de prijs dat boven plafond of norm wordt betaald",
            "Share of the price that is paid above the ceiling or norm",
        )
        .because("meer dan de prijs betalen is geen plafond", "to pay more than the price is no ceiling")
        .only_for(&["norm budget", "volume ceiling", "revenue ceiling"])
        .or_number(0.0),
    lever("contract.clause[].basis", choice(BASES))
        .meaning(
            "Naar welk jaar het niveau rekent: het laatste jaar vóór het beleid, of steeds het vorige",
            "The year to which the level refers: the last year before the policy, or always the last",
        )
        .because("alleen deze jaren kent een contract", "a contract knows these years only")
        .only_for(&["revenue ceiling", "pooled ceiling", "shared savings"])
        .or_word("fixed"),
    lever("contract.clause[].reach", choice(REACHES))
        .meaning(
            "Of elk segment zijn eigen plafond heeft, of alle segmenten van een aanbieder samen",
            "Whether each segment has its own ceiling, or all segments of a provider together",
        )
        .because("een plafond reikt niet verder dan de aanbieder", "a ceiling reaches no further than the provider")
        .only_for(REVENUE)
        .or_word("segment"),
    within_all(lever(
        "contract.clause[].carried_share",
        part("een deel van de ruimte die over is", "a share of the room that is left"),
    ))
    .meaning("Wat er naar het volgende jaar meegaat", "What is carried over to next year")
    .only_for(REVENUE)
    .or_number(0.0),
    lever(
        "contract.clause[].signal_share",
        number("een deel van het plafond", "a share of the ceiling", 0.01, 1.0),
    )
    .meaning(
        "Bij welk deel van het plafond de aanbieder moet waarschuwen",
        "The share of the ceiling at which the provider must signal",
    )
    .because("een signaal komt voor het plafond", "a signal comes before the ceiling")
    .only_for(SIGNALLED)
    .or_number(0.7),
    lever("contract.clause[].decision_lag_months", whole("maanden", "months", 0, 12))
        .meaning("Maanden van het signaal tot het besluit", "Months from the signal to the decision")
        .because("een besluit valt binnen het jaar", "a decision falls within the year")
        .only_for(SIGNALLED)
        .or_whole(1),
    lever(
        "contract.clause[].raise_share",
        number("een deel van het plafond", "a share of the ceiling", 0.0, 5.0),
    )
    .meaning(
        "Wat de gemeente aan het plafond toevoegt als er bij het signaal ruimte in de begroting is",
        "What the municipality adds to the ceiling if the budget has room at the signal",
    )
    .because("een verhoging is niet negatief", "a raise is not negative")
    .only_for(SIGNALLED)
    .or_number(0.0),
    lever("contract.clause[].sharing", choice(SHARINGS))
        .meaning(
            "Hoe aanbieders het gezamenlijke budget delen",
            "How providers share the common budget",
        )
        .because("een derde manier kent het model niet", "the model knows no third way")
        .only_for(&["pooled ceiling"])
        .or_word("point value"),
    within_all(lever("contract.clause[].floor_share", part("een deel van de prijs", "a share of the price")))
        .meaning(
            "Waaronder de waarde van een euro werk niet daalt",
            "Below which the value of a euro of work does not fall",
        )
        .only_for(&["pooled ceiling"])
        .or_number(0.0),
    // Shared savings.
    lever(
        "contract.clause[].benchmark_share",
        number("een deel van de omzet van het jaar ervoor", "a share of the revenue of the year before", 0.01, 10.0),
    )
    .meaning("Waarmee de uitgaven worden vergeleken", "What spend is compared with")
    .because("door de norm wordt gedeeld", "the benchmark is divided by")
    .only_for(SAVINGS)
    .or_number(1.0),
    within_all(lever(
        "contract.clause[].savings_share",
        part("een deel van de besparing", "a share of the saving"),
    ))
    .meaning("Wat de aanbieder van een besparing krijgt", "What the provider gets of a saving")
    .only_for(SAVINGS)
    .or_number(0.5),
    within_all(lever("contract.clause[].loss_share", part("een deel van het verlies", "a share of the loss")))
        .meaning("Wat de aanbieder van een verlies draagt", "What the provider bears of a loss")
        .only_for(SAVINGS)
        .or_number(0.5),
    within_all(lever(
        "contract.clause[].corridor_from_share",
        part("een deel van de norm", "a share of the benchmark"),
    ))
    .meaning("Vanaf welke afwijking wordt gedeeld", "The deviation from which is shared")
    .only_for(SAVINGS)
    .or_number(0.0),
    lever(
        "contract.clause[].corridor_to_share",
        number("een deel van de norm", "a share of the benchmark", 0.0, 10.0),
    )
    .meaning("Tot welke afwijking wordt gedeeld", "The deviation up to which is shared")
    .because("een bandbreedte heeft geen negatieve kant", "a corridor has no negative side")
    .only_for(SAVINGS)
    .or_number(10.0),
    lever(
        "contract.clause[].quality_gate_outcome",
        number("gemiddelde gemeten uitkomst, volledig herstel is 1", "mean measured outcome, full recovery is 1", 0.0, 1.5),
    )
    .meaning(
        "De gemiddelde gemeten uitkomst waaronder een besparing niet wordt gedeeld; 0 is geen drempel",
        "The mean measured outcome below which a saving is not shared; 0 is no gate",
    )
    .because("een uitkomst is niet negatief", "an outcome is not negative")
    .only_for(SAVINGS)
    .or_number(0.0),
];

const CLAUSES: &[(&str, Words)] = &[
    ("hourly tariff", Words { nl: "uurtarief", en: "hourly tariff" }),
    ("step tariff", Words { nl: "staffeltarief", en: "step tariff" }),
    ("trajectory fee", Words { nl: "trajectprijs", en: "trajectory fee" }),
    ("lump sum", Words { nl: "vaste som", en: "lump sum" }),
    ("capitation", Words { nl: "bedrag per cliënt", en: "capitation" }),
    ("availability", Words { nl: "beschikbaarheid", en: "availability" }),
    ("outcome pay", Words { nl: "resultaatbekostiging", en: "outcome pay" }),
    ("indexation", Words { nl: "indexering met nacalculatie", en: "indexation" }),
    ("sanction", Words { nl: "sanctie", en: "sanction" }),
    ("duty to accept", Words { nl: "acceptatieplicht", en: "duty to accept" }),
    ("reporting duty", Words { nl: "rapportageplicht", en: "reporting duty" }),
    ("norm budget", Words { nl: "normbudget", en: "norm budget" }),
    ("duration norm", Words { nl: "trajectduurnorm", en: "duration norm" }),
    ("volume ceiling", Words { nl: "volumeplafond", en: "volume ceiling" }),
    ("revenue ceiling", Words { nl: "omzetplafond", en: "revenue ceiling" }),
    ("pooled ceiling", Words { nl: "perceelbudget", en: "pooled ceiling" }),
    ("shared savings", Words { nl: "bonus-malus", en: "shared savings" }),
];

const UNITS: &[(&str, Words)] = &[
    ("minute", Words { nl: "minuut (01)", en: "minute (01)" }),
    ("hour", Words { nl: "uur (04)", en: "hour (04)" }),
    ("day-part", Words { nl: "dagdeel (16)", en: "day-part (16)" }),
    ("24 hours", Words { nl: "etmaal (14)", en: "24 hours (14)" }),
    ("piece", Words { nl: "stuk, inspanning (84)", en: "piece of effort (84)" }),
];

const MAXIMA: &[(&str, Words)] = &[
    ("assigned", Words { nl: "wat is toegewezen", en: "what was assigned" }),
    (
        "weeks touched",
        Words {
            nl: "weekvolume maal de weken die de maand raakt",
            en: "weekly volume times the weeks that the month touches",
        },
    ),
    ("six weeks", Words { nl: "zes maal het weekvolume", en: "six times the weekly volume" }),
];

const COUNTED: &[(&str, Words)] = &[
    ("hours", Words { nl: "uren", en: "hours" }),
    ("places", Words { nl: "plaatsen", en: "places" }),
    ("starts", Words { nl: "gestarte trajecten", en: "starts" }),
];

const BASES: &[(&str, Words)] = &[
    (
        "fixed",
        Words {
            nl: "het laatste jaar vóór het beleid, geïndexeerd",
            en: "the last year before the policy, indexed",
        },
    ),
    ("last year", Words { nl: "steeds het vorige jaar", en: "always the last year" }),
];

const REACHES: &[(&str, Words)] = &[
    ("segment", Words { nl: "per segment", en: "per segment" }),
    (
        "provider",
        Words { nl: "alle segmenten van de aanbieder samen", en: "all segments of the provider together" },
    ),
];

const SHARINGS: &[(&str, Words)] = &[
    ("point value", Words { nl: "puntwaarde", en: "point value" }),
    ("first come first served", Words { nl: "wie het eerst komt", en: "first come first served" }),
];
