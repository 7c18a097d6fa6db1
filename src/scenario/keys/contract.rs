//! The keys of the clauses of a contract, in the order of the table of clauses in the README.

use super::super::key::{Key, Kind, choice, lever, names, number, whole};
use crate::language::Words;

const BEGINNINGS: &[(&str, Words)] = &[
    ("new", Words { nl: "een nieuw contract", en: "a new contract" }),
    ("amended", Words { nl: "een lopend contract wordt gewijzigd", en: "a running contract is amended" }),
];
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

/// A share of the price of an hour.
const fn list_tariff() -> Kind {
    number(
        "een deel van het lijsttarief (tariff_eur_hour van het segment)",
        "a share of the list tariff (tariff_eur_hour of the segment)",
        0.0,
        3.0,
    )
}

/// A share of the price of a trajectory.
const fn normal_trajectory(high: f64) -> Kind {
    number(
        "een deel van de prijs van een normaal traject (lijsttarief maal uren)",
        "a share of the price of a normal trajectory (list tariff times hours)",
        0.0,
        high,
    )
}

/// A share of the price of a client-month.
const fn normal_month(high: f64) -> Kind {
    number(
        "een deel van de prijs van een normale maand zorg (lijsttarief maal uren)",
        "a share of the price of a normal month of care (list tariff times hours)",
        0.0,
        high,
    )
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
    lever("contract.begins", choice(BEGINNINGS))
        .meaning(
            "Of de regeling met een nieuw contract begint, of een lopend contract wijzigt: dat kost vertrouwen, tenzij samen over het tarief wordt beslist",
            "Whether the scheme begins with a new contract or amends a running one: that costs trust, unless tariffs are decided together",
        )
        .because("een regeling begint op een van deze twee manieren", "a scheme begins in one of these two ways")
        .or_word("new"),
    lever("contract.clause[].kind", choice(CLAUSES))
        .meaning("Wat voor bepaling dit is", "What sort of clause this is")
        .because(
            "alleen deze bepalingen kan het model uitvoeren",
            "the model can carry out these clauses only",
        ),
    lever("contract.clause[].segments", names("segment"))
        .meaning(
            "Voor welke segmenten de bepaling geldt; zonder deze sleutel voor alle",
            "The segments to which the clause applies; without this key, all of them",
        )
        .because(
            "een bepaling kan alleen gelden voor segmenten die er zijn",
            "a clause can apply only to segments that exist",
        )
        .optional(),
    // Hourly tariff.
    not_owed(lever(
        "contract.clause[].tariff_share",
        list_tariff(),
    ))
    .meaning("Wat een uur betaalt; met treden: in de eerste trede", "What an hour pays; with tiers: in the first tier")
    .only_for(HOURLY)
    .or_number(1.0),
    lever(
        "contract.clause[].tiers[].from_share",
        number(
            "een deel van de uren van het laatste jaar vóór het beleid",
            "a share of the hours of the last year before the policy",
            0.001,
            10.0,
        ),
    )
    .meaning("Vanaf welk volume deze trede geldt", "The volume from which this tier holds")
    .because(
        "de eerste trede begint al bij 0, en elke volgende begint hoger",
        "the first tier begins at 0 already, and each next one begins higher",
    )
    .only_for(HOURLY),
    not_owed(lever(
        "contract.clause[].tiers[].tariff_share",
        list_tariff(),
    ))
    .meaning("Wat een uur in deze trede betaalt", "What an hour pays in this tier")
    .only_for(HOURLY),
    lever("contract.clause[].unit", choice(UNITS))
        .meaning(
            "In welke eenheid zorg per cliënt en maand wordt gedeclareerd; afgerond op hele eenheden",
            "The unit in which care is claimed per client and month; rounded to whole units",
        )
        .because(
            "de berichtenstandaarden iJw en iWmo hebben deze eenheden; euro (83) en stuk (82) horen bij een trajectprijs",
            "the message standards iJw and iWmo have these units; euro (83) and piece (82) belong to a trajectory fee",
        )
        .only_for(HOURLY)
        .or_word("minute"),
    lever("contract.clause[].piece_minutes", whole("minuten per stuk", "minutes per piece", 1, 10000))
        .meaning("Hoeveel minuten een stuk duurt, bij de eenheid piece", "How many minutes a piece takes, for the unit piece")
        .because("een stuk zorg duurt langer dan niets", "a piece of care takes longer than nothing")
        .only_for(HOURLY)
        .or_whole(60),
    lever("contract.clause[].monthly_maximum", choice(MAXIMA))
        .meaning(
            "Wat een specifieke toewijzing per maand ten hoogste kan declareren",
            "The most that a specific assignment can claim in a month",
        )
        .because(
            "regel IV077 van iJw en iWmo telt de weken die de maand raakt, en zes weken bij huishoudelijke hulp",
            "rule IV077 of iJw and iWmo counts the weeks that the month touches, and six weeks for household help",
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
            "de eerste klasse begint bij 0, en elke volgende begint hoger",
            "the first class begins at 0, and each next one begins higher",
        )
        .only_for(STEPS),
    not_owed(lever(
        "contract.clause[].steps[].fee_share",
        normal_trajectory(20.0),
    ))
    .meaning("De prijs van een traject in deze klasse", "The fee of a trajectory in this class")
    .only_for(STEPS),
    // Trajectory fee.
    not_owed(lever(
        "contract.clause[].fee_share",
        normal_trajectory(5.0),
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
        number("zwaarte (een gemiddelde cliënt heeft 1)", "severity (an average client has 1)", 0.0, 100.0),
    )
    .meaning(
        "Vanaf welke zwaarte een cliënt echt bij dit profiel hoort",
        "The severity from which a client truly belongs to this profile",
    )
    .because(
        "het eerste profiel begint bij 0, en elk volgend begint hoger",
        "the first profile begins at 0, and each next one begins higher",
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
        number(
            "een deel van de omzet van het laatste jaar vóór het beleid",
            "a share of the revenue of the last year before the policy",
            0.0,
            5.0,
        ),
    )
    .meaning(
        "De vaste som per jaar als deel van de omzet van vroeger; zonder deze sleutel 1, of 0 als eur_inhabitant er staat",
        "The lump sum per year as a share of past revenue; without this key 1, or 0 if eur_inhabitant is there",
    )
    .because("een som is niet negatief", "a sum is not negative")
    .only_for(&["lump sum"])
    .optional(),
    lever(
        "contract.clause[].eur_inhabitant",
        number("euro per inwoner per jaar", "EUR per inhabitant and year", 0.0, 10000.0),
    )
    .meaning(
        "De vaste som per inwoner, voor elk segment; elke aanbieder krijgt er zijn aandeel van",
        "The lump sum per inhabitant, for each segment; every provider gets its share of it",
    )
    .because("een som is niet negatief", "a sum is not negative")
    .only_for(&["lump sum"])
    .or_number(0.0),
    // Capitation and availability.
    not_owed(lever(
        "contract.clause[].month_share",
        normal_month(5.0),
    ))
    .meaning("Wat een cliënt in zorg per maand betaalt", "What a client in care pays per month")
    .only_for(&["capitation"])
    .or_number(1.0),
    not_owed(lever(
        "contract.clause[].availability_share",
        list_tariff(),
    ))
    .meaning(
        "Wat een uur personeel dat klaarstaat betaalt, gebruikt of niet",
        "What an hour of staff that stands ready pays, used or not",
    )
    .only_for(&["availability"]),
    lever(
        "contract.clause[].agreed_share",
        number(
            "een deel van het personeel van het laatste jaar vóór het beleid",
            "a share of the staff of the last year before the policy",
            0.0,
            10.0,
        ),
    )
    .meaning(
        "Hoeveel personeel is afgesproken; wat daarboven klaarstaat wordt niet betaald",
        "How much staff was agreed; what stands ready above that is not paid",
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
        "The share of pay that depends on the measured outcome; 1 is no cure, no pay",
    )
    .only_for(OUTCOME)
    .or_number(0.0),
    lever(
        "contract.clause[].bonus_share",
        number("een deel van de betaling", "a share of pay", 0.0, 5.0),
    )
    .meaning(
        "Wat een uitkomst boven de maatstaf toevoegt, naar rato: het dubbele van de maatstaf voegt dit deel toe",
        "What an outcome above the benchmark adds, pro rata: twice the benchmark adds this share",
    )
    .because("een bonus is niet negatief", "a bonus is not negative")
    .only_for(OUTCOME)
    .or_number(0.0),
    lever(
        "contract.clause[].benchmark_outcome",
        number("gemiddelde gemeten uitkomst (volledig herstel is 1)", "mean measured outcome (full recovery is 1)", 0.01, 1.5),
    )
    .meaning(
        "De maatstaf: de gemiddelde gemeten uitkomst waarbij alles wordt betaald",
        "The benchmark: the mean measured outcome at which all is paid",
    )
    .because(
        "de uitkomst wordt door de maatstaf gedeeld, en door 0 delen kan niet",
        "the outcome is divided by the benchmark, and nothing can be divided by 0",
    )
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
        "Kans dat een verboden weigering wordt gevonden; bij de rapportageplicht: welk deel van de onnodige uren wordt gevonden",
        "Chance that a forbidden refusal is found; for the reporting duty: the share of needless hours that is found",
    )
    .only_for(&["duty to accept", "reporting duty"]),
    within_all(lever(
        "contract.clause[].audit_found_share",
        part("een deel van de onnodige uren", "a share of the needless hours"),
    ))
    .meaning(
        "Welk deel van de onnodige uren in een dossier dat de gemeente controleert, wordt gevonden en teruggevorderd; hoeveel dossiers zegt steering.audit_share_year",
        "Which share of the needless hours in a file that the municipality audits is found and claimed back; steering.audit_share_year says how many files",
    )
    .only_for(&["reporting duty"])
    .or_number(0.0),
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
        normal_month(10.0),
    )
    .meaning(
        "Wat een gemiddelde cliënt per maand mag kosten",
        "What an average client may cost per month",
    )
    .because("een norm is niet negatief", "a norm is not negative")
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
    .meaning(
        "De uitzonderingen op de norm, als deel van het werk (norm budget) of van de cliënten (duration norm)",
        "The exceptions to the norm, as a share of the work (norm budget) or of the clients (duration norm)",
    )
    .only_for(&["norm budget", "duration norm"])
    .or_number(0.0),
    // Ceilings.
    lever("contract.clause[].units", choice(COUNTED))
        .meaning("Wat het volumeplafond telt", "What the volume ceiling counts")
        .because("andere eenheden telt het model niet", "the model counts no other units")
        .only_for(&["volume ceiling"]),
    lever(
        "contract.clause[].ceiling_share",
        number(
            "een deel van de omzet of het volume van het laatste jaar vóór het beleid, of van het jaar dat basis noemt",
            "a share of the revenue or volume of the last year before the policy, or of the year that basis names",
            0.0,
            10.0,
        ),
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
            "Van welk jaar het plafond of de maatstaf een deel is: het laatste jaar vóór het beleid, of steeds het vorige jaar",
            "The year of which the ceiling or benchmark is a share: the last year before the policy, or always the previous year",
        )
        .because("andere jaren houdt het model niet bij", "the model keeps no other years")
        .only_for(&["revenue ceiling", "pooled ceiling", "shared savings"])
        .or_word("fixed"),
    lever("contract.clause[].reach", choice(REACHES))
        .meaning(
            "Of elk segment zijn eigen plafond heeft, of alle segmenten van een aanbieder samen",
            "Whether each segment has its own ceiling, or all segments of a provider together",
        )
        .because(
            "dit plafond geldt voor één aanbieder; voor alle samen is er pooled ceiling",
            "this ceiling is for one provider; for all of them together there is pooled ceiling",
        )
        .only_for(REVENUE)
        .or_word("segment"),
    within_all(lever(
        "contract.clause[].carried_share",
        part("een deel van de ruimte die over is", "a share of the room that is left"),
    ))
    .meaning(
        "Welk deel van de ruimte onder het plafond naar het volgende jaar meegaat",
        "The share of the room under the ceiling that goes along to next year",
    )
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
            "How providers share the budget that they have together",
        )
        .because("een derde manier kent het model niet", "the model knows no third way")
        .only_for(&["pooled ceiling"])
        .or_word("point value"),
    within_all(lever("contract.clause[].floor_share", part("een deel van de prijs", "a share of the price")))
        .meaning(
            "De waarde van een euro werk daalt nooit onder dit deel van de prijs",
            "The value of a euro of work never falls below this share of its price",
        )
        .only_for(&["pooled ceiling"])
        .or_number(0.0),
    // Shared savings.
    lever(
        "contract.clause[].benchmark_share",
        number(
            "een deel van de omzet van het laatste jaar vóór het beleid, of van het jaar dat basis noemt",
            "a share of the revenue of the last year before the policy, or of the year that basis names",
            0.01,
            10.0,
        ),
    )
    .meaning(
        "De maatstaf: waarmee wordt vergeleken wat de aanbieder kost",
        "The benchmark: what the provider's pay is compared with",
    )
    .because(
        "een besparing telt als deel van de maatstaf, en door 0 delen kan niet",
        "a saving counts as a share of the benchmark, and nothing can be divided by 0",
    )
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
        part("een deel van de maatstaf", "a share of the benchmark"),
    ))
    .meaning(
        "Vanaf welke afwijking van de maatstaf een besparing of verlies wordt gedeeld",
        "How far from the benchmark the sharing of savings and losses begins",
    )
    .only_for(SAVINGS)
    .or_number(0.0),
    lever(
        "contract.clause[].corridor_to_share",
        number("een deel van de maatstaf", "a share of the benchmark", 0.0, 10.0),
    )
    .meaning(
        "Tot welke afwijking van de maatstaf wordt gedeeld; 10 is in feite zonder einde",
        "How far from the benchmark the sharing ends; 10 is as good as never",
    )
    .because(
        "een afwijking telt naar beide kanten, dus zonder minteken",
        "a deviation counts to both sides, so without a minus sign",
    )
    .only_for(SAVINGS)
    .or_number(10.0),
    lever(
        "contract.clause[].quality_gate_outcome",
        number("gemiddelde gemeten uitkomst (volledig herstel is 1)", "mean measured outcome (full recovery is 1)", 0.0, 1.5),
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
    ("hourly tariff", Words { nl: "uurtarief", en: "price times volume" }),
    ("step tariff", Words { nl: "staffeltarief", en: "a fee by class of minutes" }),
    ("trajectory fee", Words { nl: "trajectprijs", en: "one fee from start to finish" }),
    ("lump sum", Words { nl: "vaste som", en: "a fixed sum per year" }),
    ("capitation", Words { nl: "bedrag per cliënt per maand", en: "a fee per client per month" }),
    ("availability", Words { nl: "beschikbaarheid", en: "pay for staff that stands ready" }),
    ("outcome pay", Words { nl: "resultaatbekostiging", en: "pay by measured result" }),
    ("indexation", Words { nl: "indexering met nacalculatie", en: "tariffs corrected afterwards" }),
    ("sanction", Words { nl: "sanctie", en: "a discount after a breach" }),
    ("duty to accept", Words { nl: "acceptatieplicht", en: "duty to accept" }),
    ("reporting duty", Words { nl: "rapportageplicht", en: "reporting duty" }),
    ("norm budget", Words { nl: "normbudget", en: "a norm per average client" }),
    ("duration norm", Words { nl: "trajectduurnorm", en: "a norm for months of care" }),
    ("volume ceiling", Words { nl: "volumeplafond", en: "volume ceiling" }),
    ("revenue ceiling", Words { nl: "omzetplafond", en: "revenue ceiling" }),
    ("pooled ceiling", Words { nl: "perceelbudget", en: "one budget for all providers" }),
    ("shared savings", Words { nl: "bonus-malus", en: "savings and losses shared" }),
];

const UNITS: &[(&str, Words)] = &[
    ("minute", Words { nl: "minuut, code 01", en: "code 01" }),
    ("hour", Words { nl: "uur, code 04", en: "code 04" }),
    ("day-part", Words { nl: "dagdeel van 4 uur, code 16", en: "4 hours, code 16" }),
    ("24 hours", Words { nl: "etmaal personeel, code 14", en: "of staff, code 14" }),
    ("piece", Words { nl: "stuk van piece_minutes, code 84", en: "of piece_minutes, code 84" }),
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
    ("places", Words { nl: "plaatsen", en: "clients in care" }),
    ("starts", Words { nl: "gestarte trajecten", en: "trajectories that start" }),
];

const BASES: &[(&str, Words)] = &[
    (
        "fixed",
        Words {
            nl: "het laatste jaar vóór het beleid, geïndexeerd",
            en: "the last year before the policy, indexed",
        },
    ),
    ("last year", Words { nl: "steeds het vorige jaar", en: "always the previous year" }),
];

const REACHES: &[(&str, Words)] = &[
    ("segment", Words { nl: "per segment", en: "per segment" }),
    (
        "provider",
        Words { nl: "alle segmenten van de aanbieder samen", en: "all segments of the provider together" },
    ),
];

const SHARINGS: &[(&str, Words)] = &[
    (
        "point value",
        Words {
            nl: "puntwaarde: elke euro werk is evenveel waard",
            en: "every euro of work is worth the same",
        },
    ),
    (
        "first come first served",
        Words { nl: "wie het eerst komt, het eerst maalt", en: "until the budget is empty" },
    ),
];
