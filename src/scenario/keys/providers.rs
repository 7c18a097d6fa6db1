//! The keys of what providers do with a contract: whom they take, how they book, effort, income, opening and closing.

use super::super::key::{Key, assumption, number};

/// Ends the sentence of a share that lies between nothing and all.
const fn share(path: &'static str, nl: &'static str, en: &'static str) -> Key {
    assumption(path, number(nl, en, 0.0, 1.0)).because(
        "een deel is niet kleiner dan nul en niet groter dan alles",
        "a share is not below nothing and not above all",
    )
}

/// Ends the sentence of a chance.
const fn chance(path: &'static str, nl: &'static str, en: &'static str) -> Key {
    assumption(path, number(nl, en, 0.0, 1.0))
        .because("een kans ligt tussen nooit en altijd", "a chance lies between never and always")
}

/// Every key of these behaviours.
pub const KEYS: &[Key] = &[
    share("behaviour.selection.interest_share", "een deel van het besluit", "a share of the decision")
        .meaning(
            "In hoeverre een aanbieder bij een verwijzing kijkt naar wat de cliënt oplevert; 0 is: iedereen wordt aangenomen",
            "How far a provider looks at what a referral is worth to it; 0 is: everyone is taken",
        ),
    assumption(
        "behaviour.selection.error_sd",
        number("standaardafwijking van de logaritme", "standard deviation of the logarithm", 0.0, 3.0),
    )
    .meaning(
        "Hoe slecht een aanbieder de zwaarte van een verwijzing ziet",
        "How badly a provider sees the severity of a referral",
    )
    .because("een spreiding is niet negatief", "a spread is not negative"),
    assumption("behaviour.selection.scarce_months", number("maanden", "months", 0.0, 120.0))
        .meaning(
            "De verwachte wachttijd waarbij plaatsen helemaal schaars zijn",
            "The expected wait at which places are fully scarce",
        )
        .because("een wachttijd is niet negatief", "a wait is not negative"),
    assumption("behaviour.selection.refusal_cost_eur", number("euro per weigering", "EUR per refusal", 0.0, 1000000.0))
        .meaning(
            "Wat weigeren een aanbieder kost zonder plicht in het contract: naam, verwijzers, collega's",
            "What refusing costs a provider without a duty in the contract: name, referrers, colleagues",
        )
        .because("weigeren levert niets op", "refusing earns nothing"),
    share("behaviour.selection.timing_share", "een deel van het verlies", "a share of the loss").meaning(
        "In hoeverre een aanbieder een start uitstelt tot januari als die nu verlies geeft; 0 is nooit",
        "How far a provider puts a start off to January if it makes a loss now; 0 is never",
    ),
    share("behaviour.coding.profile_interest_share", "een deel van de winst", "a share of the gain").meaning(
        "In hoeverre een aanbieder een te zwaar profiel kiest als dat meer oplevert; 0 is eerlijk",
        "How far a provider books a profile that is too heavy if it brings more; 0 is honest",
    ),
    assumption("behaviour.coding.profile_cost", number("een veelvoud", "a multiple", 0.0, 1000.0))
        .meaning(
            "Hoe zwaar een te zwaar profiel weegt, in verhouding tot de beroepsnorm voor uren",
            "How much a profile that is too heavy weighs, relative to the professional norm for hours",
        )
        .because("een norm weegt niet negatief", "a norm does not weigh negatively"),
    share("behaviour.coding.threshold_interest_share", "een deel van de winst", "a share of the gain").meaning(
        "In hoeverre een aanbieder doorgaat tot de volgende drempel van een staffel; 0 is nooit",
        "How far a provider goes on to the next threshold of a step tariff; 0 is never",
    ),
    share("behaviour.coding.split_interest_share", "een deel van de winst", "a share of the gain").meaning(
        "In hoeverre een aanbieder één traject als twee declareert als dat meer oplevert; 0 is nooit",
        "How far a provider claims one trajectory as two if that brings more; 0 is never",
    ),
    assumption("behaviour.coding.split_cost", number("een veelvoud", "a multiple", 0.0, 1000.0))
        .meaning(
            "Hoe zwaar een onnodig tweede traject weegt, in verhouding tot de beroepsnorm voor uren",
            "How much a needless second trajectory weighs, relative to the professional norm for hours",
        )
        .because("een norm weegt niet negatief", "a norm does not weigh negatively"),
    share("behaviour.quality.response_share", "een deel van de beste reactie", "a share of the best response").meaning(
        "In hoeverre hulpverleners hun inzet verleggen naar wat wordt gemeten en betaald; 0 is niet",
        "How far professionals shift effort to what is measured and paid; 0 is not at all",
    ),
    assumption(
        "behaviour.quality.effort_cost_share",
        number("een deel van de prijs van een normaal traject", "a share of the price of a normal trajectory", 0.001, 10.0),
    )
    .meaning("Wat extra inzet kost", "What extra effort costs")
    .because("inzet zonder kosten zou geen grens hebben", "effort without cost would have no limit"),
    assumption("behaviour.quality.substitution", number("van 0 tot bijna 1", "from 0 to nearly 1", 0.0, 0.95))
        .meaning(
            "In hoeverre inzet op wat wordt gemeten ten koste gaat van wat niet wordt gemeten",
            "How far effort on what is measured is at the expense of what is not",
        )
        .because("bij 1 zouden het dezelfde taak zijn", "at 1 they would be the same task"),
    share("behaviour.quality.measured_weight", "een deel van wat herstelt", "a share of what heals").meaning(
        "Hoe zwaar de taak die wordt gemeten weegt in herstel",
        "How much the measured task weighs in recovery",
    ),
    assumption("behaviour.quality.healing_gain_share", number("een deel van het herstel", "a share of recovery", 0.0, 2.0))
        .meaning("Hoeveel sneller zorg werkt per eenheid inzet", "How much faster care works per unit of effort")
        .because("meer inzet maakt zorg niet slechter", "more effort does not make care worse"),
    assumption(
        "behaviour.quality.signal_gain",
        number("gemeten uitkomst, volledig herstel is 1", "measured outcome, full recovery is 1", 0.0, 2.0),
    )
    .meaning(
        "Wat een eenheid gemeten inzet aan de gemeten uitkomst toevoegt",
        "What a unit of measured effort adds to the measured outcome",
    )
    .because("meer inzet meet niet slechter", "more effort does not measure worse"),
    assumption(
        "behaviour.quality.measure_error_sd",
        number("gemeten uitkomst, volledig herstel is 1", "measured outcome, full recovery is 1", 0.0, 2.0),
    )
    .meaning("Hoe onzeker een gemeten uitkomst is", "How uncertain a measured outcome is")
    .because("een spreiding is niet negatief", "a spread is not negative"),
    share("behaviour.income.recoup_share", "een deel van wat is gedaald", "a share of what fell").meaning(
        "Hoeveel van een daling van zijn omzet een aanbieder met volume goedmaakt: η; 0 is niets",
        "How much of a fall in its revenue a provider makes up with volume: η; 0 is none",
    ),
    chance("behaviour.entry.exit_share_month", "een kans per maand", "a chance per month").meaning(
        "Kans dat een aanbieder stopt die een maand omzet rood staat; 0 is nooit",
        "Chance that a provider stops that is a month of revenue in the red; 0 is never",
    ),
    share("behaviour.entry.transfer_loss_share", "een deel van de vooruitgang", "a share of the progress made").meaning(
        "Wat een cliënt verliest bij een overstap omdat zijn aanbieder stopt",
        "What a client loses with a transfer because its provider stops",
    ),
    share("behaviour.entry.staff_follows_share", "een deel van het personeel", "a share of the staff").meaning(
        "Hoeveel van het personeel met de cliënten van een gestopte aanbieder meegaat",
        "How much of the staff goes along with the clients of a provider that stops",
    ),
    assumption(
        "behaviour.entry.entry_share_month",
        number("een kans per maand, per eenheid marge", "a chance per month, per unit of margin", 0.0, 100.0),
    )
    .meaning(
        "Kans dat een mogelijke nieuwe aanbieder komt bij open house, per deel marge boven wat hij vraagt; 0 is nooit",
        "Chance that a potential entrant comes under open house, per share of margin above what it asks; 0 is never",
    )
    .because("een kans is niet negatief", "a chance is not negative"),
    assumption("behaviour.entry.entry_margin_share", number("een deel van de omzet", "a share of revenue", -1.0, 1.0))
        .meaning("Marge waarbij nieuwe aanbieders beginnen te komen", "Margin from which entrants begin to come")
        .because("meer dan de omzet is geen marge", "more than revenue is no margin"),
    assumption(
        "behaviour.entry.award_error_sd",
        number("standaardafwijkingen van kwaliteit", "standard deviations of quality", 0.0, 10.0),
    )
    .meaning(
        "Hoe slecht de gemeente bij een gunning kwaliteit ziet, in standaardafwijkingen tussen wie inschrijft; 0 is zoals die is",
        "How badly the municipality sees quality in an award, in standard deviations between those who bid; 0 is as it is",
    )
    .because("een spreiding is niet negatief", "a spread is not negative"),
];
