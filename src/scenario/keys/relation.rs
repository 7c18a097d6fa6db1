//! The keys of the relationship: how the municipality steers, who does that, and what ties between people are taken to do.

use super::super::key::{Key, assumption, choice, lever, number, whole};
use crate::language::Words;

/// Every key of the relationship.
pub const KEYS: &[Key] = &[
    lever("steering.control_share", number("een deel van volledige controle", "a share of full control", 0.0, 1.0))
        .meaning(
            "Stijl van sturen: 0 is op afstand (gesprekken over resultaten), 1 is controle (dossiers, toewijzingen en verantwoording)",
            "Style of steering: 0 is at a distance (talks about results), 1 is control (files, authorisations and reports)",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all")
        .or_number(0.0),
    lever("steering.dialogues_year", number("rondes per jaar", "rounds a year", 0.0, 12.0))
        .meaning(
            "Gesprekken per jaar met elke aanbieder bij sturen op afstand; bij controle minder",
            "Rounds of talks a year with every provider when steering at a distance; under control fewer",
        )
        .because("vaker dan maandelijks spreekt niemand elke aanbieder", "nobody talks with every provider more often than monthly")
        .or_number(0.0),
    lever("steering.dialogue_hours", number("uren", "hours", 0.0, 40.0))
        .meaning(
            "Uren die een gesprek elke deelnemer kost, voorbereiding inbegrepen",
            "Hours that a round of talks takes of everyone who takes part, preparation included",
        )
        .because("langer dan een week duurt geen gesprek", "no talk takes longer than a week")
        .or_number(3.0),
    lever("steering.contacts", whole("mensen", "people", 1, 3))
        .meaning(
            "Met hoeveel mensen de gemeente aan een gesprek deelneemt; een kleine aanbieder heeft er minder",
            "How many people of the municipality take part in talks; a small provider has fewer",
        )
        .because("meer dan drie banden per aanbieder kent het model niet", "the model knows no more than three ties per provider")
        .or_whole(1),
    lever("steering.audit_share_year", number("een deel van de dossiers", "a share of the files", 0.0, 1.0))
        .meaning(
            "Welk deel van de dossiers de gemeente per jaar controleert bij volledige controle",
            "Which share of client files the municipality audits in a year under full control",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all")
        .or_number(0.0),
    lever("steering.audit_hours", number("uren per dossier", "hours per file", 0.0, 40.0))
        .meaning(
            "Uren die de controle van een dossier de gemeente kost, en de aanbieder evenveel",
            "Hours that the audit of a file takes of the municipality, and as many of the provider",
        )
        .because("langer dan een week duurt de controle van een dossier niet", "no audit of a file takes longer than a week")
        .or_number(3.0),
    lever("steering.authorisation_hours", number("uren per aanvraag", "hours per case", 0.0, 40.0))
        .meaning(
            "Uren die een ambtenaar nog eens naar elke aanvraag kijkt die de gemeente beoordeelt, bij volledige controle",
            "Hours that an official looks once more at every case that is judged for the municipality, under full control",
        )
        .because("langer dan een week duurt dat niet", "it takes no longer than a week")
        .or_number(0.0),
    lever("steering.report_minutes_month", number("minuten per cliënt per maand", "minutes per client and month", 0.0, 10000.0))
        .meaning(
            "Minuten die aanbieders per cliënt en maand verantwoorden bij volledige controle",
            "Minutes that providers report per client and month under full control",
        )
        .because("verantwoorden kost geen negatieve tijd", "reporting takes no negative time")
        .or_number(0.0),
    lever("steering.coordination_share", number("een deel van de benodigde uren", "a share of the hours needed", 0.0, 1.0))
        .meaning(
            "Hoeveel van de tijd die onderlinge afstemming vraagt, ervoor is ingepland",
            "How much of the time that alignment takes is planned for it",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all")
        .or_number(1.0),
    lever("steering.volume_promise_share", number("een deel van de onnodige uren", "a share of the needless hours", 0.0, 1.0))
        .meaning(
            "Informele afspraak: welk deel van wat te veel is aanbieders gevraagd wordt niet te leveren; alleen de relatie dwingt dat af",
            "Informal agreement: which share of what is too much providers are asked not to deliver; nothing but the relationship enforces it",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all")
        .or_number(0.0),
    lever("steering.relief_share", number("een deel van de verantwoording", "a share of the reports", 0.0, 1.0))
        .meaning(
            "Hoeveel minder wie die afspraak nakomt hoeft te verantwoorden",
            "How much less who keeps that agreement need report",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all")
        .or_number(0.0),
    lever("team.official.*.role", choice(ROLES))
        .meaning(
            "Waarvoor deze ambtenaar er is",
            "What this official is there for",
        )
        .because("een andere rol heeft geen taken", "another role has no tasks"),
    lever("team.official.*.hours_month", number("uren per maand", "hours a month", 1.0, 200.0))
        .meaning(
            "Uren per maand die deze ambtenaar heeft voor de taken van het team",
            "Hours a month that this official has for the tasks of the team",
        )
        .because("wie geen uren heeft is er niet, en meer heeft een maand niet voor één mens", "who has no hours is not there, and a month has no more for one person"),
    lever("team.hour_eur", number("euro per uur", "EUR per hour", 0.0, 1000.0))
        .meaning(
            "Wat een uur van een ambtenaar de gemeente kost; het komt niet uit het budget voor zorg",
            "What an hour of an official costs the municipality; it does not come out of the budget for care",
        )
        .because("een uur kost iets", "an hour costs something")
        .or_number(0.0),
    lever("team.first", choice(TASKS))
        .meaning(
            "Welke taak het eerst gedaan wordt als er te weinig uren zijn",
            "Which task is done first when hours run short",
        )
        .because("elke taak komt eenmaal voor", "every task comes once")
        .or_word("authorisations"),
    lever("team.second", choice(TASKS))
        .meaning(
            "Welke taak als tweede gedaan wordt als er te weinig uren zijn",
            "Which task is done second when hours run short",
        )
        .because("elke taak komt eenmaal voor", "every task comes once")
        .or_word("dialogues"),
    lever("team.third", choice(TASKS))
        .meaning(
            "Welke taak als derde gedaan wordt als er te weinig uren zijn",
            "Which task is done third when hours run short",
        )
        .because("elke taak komt eenmaal voor", "every task comes once")
        .or_word("audits"),
    lever("team.fourth", choice(TASKS))
        .meaning(
            "Welke taak het laatst gedaan wordt als er te weinig uren zijn",
            "Which task is done last when hours run short",
        )
        .because("elke taak komt eenmaal voor", "every task comes once")
        .or_word("coordination"),
    assumption("behaviour.ties.initial_share", number("een deel", "a share", 0.0, 1.0))
        .meaning(
            "Sterkte van de banden van het eerste team met aanbieders, 0 tot 1",
            "Strength of the ties of the first team with providers, 0 to 1",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all"),
    assumption("behaviour.ties.gain_share_hour", number("een deel", "a share", 0.0, 1.0))
        .meaning(
            "Wat een uur contact aan een band toevoegt, als deel van wat aan 1 ontbreekt",
            "What an hour of contact adds to a tie, as a share of what lacks to 1",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all"),
    assumption("behaviour.ties.decay_share_month", number("een deel", "a share", 0.0, 1.0))
        .meaning(
            "Hoe snel een band verzwakt zonder contact, per maand",
            "How fast a tie fades without contact, per month",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all"),
    assumption("behaviour.ties.breach_cost_share", number("een deel", "a share", 0.0, 1.0))
        .meaning(
            "Welk deel van een band een eenzijdig besluit kost",
            "Which share of a tie a decision taken alone costs",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all"),
    assumption("behaviour.ties.handover_share", number("een deel", "a share", 0.0, 1.0))
        .meaning(
            "Welk deel van een band een opvolger overneemt als een collega ook een band met de andere kant heeft",
            "Which share of a tie a successor takes over where a colleague also has a tie with the other side",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all"),
    assumption("behaviour.ties.first_weight", number("een gewicht", "a weight", 0.0, 100.0))
        .meaning(
            "Hoe zwaar de band met de accountmanager van een aanbieder weegt",
            "How much the tie with the account manager of a provider weighs",
        )
        .because("een band weegt niet negatief", "no tie weighs less than nothing"),
    assumption("behaviour.ties.second_weight", number("een gewicht", "a weight", 0.0, 100.0))
        .meaning(
            "Hoe zwaar de band met de zorgmanager van een aanbieder weegt",
            "How much the tie with the care lead of a provider weighs",
        )
        .because("een band weegt niet negatief", "no tie weighs less than nothing"),
    assumption("behaviour.ties.third_weight", number("een gewicht", "a weight", 0.0, 100.0))
        .meaning(
            "Hoe zwaar de band met de directeur van een aanbieder weegt",
            "How much the tie with the director of a provider weighs",
        )
        .because("een band weegt niet negatief", "no tie weighs less than nothing"),
    assumption("behaviour.ties.official_leave_share_year", number("een deel per jaar", "a share a year", 0.0, 0.95))
        .meaning(
            "Kans per jaar dat een ambtenaar vertrekt of van rol wisselt",
            "Chance in a year that an official leaves or changes role",
        )
        .because("een kans is niet negatief, en niet iedereen vertrekt elk jaar", "a chance is not negative, and not everybody leaves every year"),
    assumption("behaviour.ties.provider_leave_share_year", number("een deel per jaar", "a share a year", 0.0, 0.95))
        .meaning(
            "Kans per jaar dat iemand van een aanbieder die met de gemeente spreekt, vertrekt",
            "Chance in a year that somebody of a provider who talks with the municipality leaves",
        )
        .because("een kans is niet negatief, en niet iedereen vertrekt elk jaar", "a chance is not negative, and not everybody leaves every year"),
    assumption("behaviour.ties.vacancy_months", whole("maanden", "months", 0, 24))
        .meaning(
            "Hoe lang een plaats leeg blijft",
            "How long a seat stays empty",
        )
        .because("langer dan twee jaar blijft geen plaats leeg", "no seat stays empty longer than two years"),
    assumption("behaviour.ties.contact_hours_month", number("uren per maand", "hours a month", 0.0, 200.0))
        .meaning(
            "Uren per maand die elke gesprekspartner van een aanbieder voor de gemeente heeft: voor gesprekken, en voor controles",
            "Hours a month that each of those of a provider who talk with the municipality has for it: for talks, and for audits",
        )
        .because("wie geen uren heeft spreekt niemand, en meer heeft een maand niet", "who has no hours talks with nobody, and a month has no more"),
    assumption("behaviour.interests.director_gives_in_share", number("een deel", "a share", 0.0, 1.0))
        .meaning(
            "Belang van de regisseur: hoever iemand in die rol toegeeft aan wie hij kent en meer vraagt dan het team zou geven",
            "Interest of the director of commissioning: how far somebody in that role gives in to who is known and asks for more than the team would give",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all"),
    assumption("behaviour.interests.contract_manager_gives_in_share", number("een deel", "a share", 0.0, 1.0))
        .meaning(
            "Belang van een contractmanager: hoever iemand in die rol toegeeft aan wie hij kent en meer vraagt dan het team zou geven",
            "Interest of a contract manager: how far somebody in that role gives in to who is known and asks for more than the team would give",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all"),
    assumption("behaviour.interests.controller_gives_in_share", number("een deel", "a share", 0.0, 1.0))
        .meaning(
            "Belang van een controller: hoever iemand in die rol toegeeft aan wie hij kent en meer vraagt dan het team zou geven",
            "Interest of a controller: how far somebody in that role gives in to who is known and asks for more than the team would give",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all"),
    assumption("behaviour.interests.quality_officer_gives_in_share", number("een deel", "a share", 0.0, 1.0))
        .meaning(
            "Belang van een kwaliteitsmedewerker: hoever iemand in die rol toegeeft aan wie hij kent en meer vraagt dan het team zou geven",
            "Interest of a quality officer: how far somebody in that role gives in to who is known and asks for more than the team would give",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all"),
    assumption("behaviour.interests.access_manager_gives_in_share", number("een deel", "a share", 0.0, 1.0))
        .meaning(
            "Belang van een manager toegang: hoever iemand in die rol toegeeft aan wie hij kent en meer vraagt dan het team zou geven",
            "Interest of an access manager: how far somebody in that role gives in to who is known and asks for more than the team would give",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all"),
    assumption("behaviour.interests.account_manager_asks_share", number("een deel", "a share", 0.0, 1.0))
        .meaning(
            "Belang van de accountmanager van een aanbieder: hoezeer iemand in die rol om meer vraagt dan het team zou geven",
            "Interest of the account manager of a provider: how much somebody in that role asks for more than the team would give",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all"),
    assumption("behaviour.interests.care_lead_asks_share", number("een deel", "a share", 0.0, 1.0))
        .meaning(
            "Belang van de zorgmanager van een aanbieder: hoezeer iemand in die rol om meer vraagt dan het team zou geven",
            "Interest of the care lead of a provider: how much somebody in that role asks for more than the team would give",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all"),
    assumption("behaviour.interests.provider_director_asks_share", number("een deel", "a share", 0.0, 1.0))
        .meaning(
            "Belang van de directeur van een aanbieder: hoezeer iemand in die rol om meer vraagt dan het team zou geven",
            "Interest of the director of a provider: how much somebody in that role asks for more than the team would give",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all"),
    assumption("behaviour.ties.second_person_fte", number("voltijdbanen", "full-time staff", 0.0, 100000.0))
        .meaning(
            "Omvang vanaf welke een aanbieder een tweede heeft die met de gemeente spreekt",
            "Size from which a provider has a second person who talks with the municipality",
        )
        .because("een omvang is niet negatief", "a size is not negative"),
    assumption("behaviour.ties.third_person_fte", number("voltijdbanen", "full-time staff", 0.0, 100000.0))
        .meaning(
            "Omvang vanaf welke een aanbieder een derde heeft die met de gemeente spreekt",
            "Size from which a provider has a third person who talks with the municipality",
        )
        .because("een omvang is niet negatief", "a size is not negative"),
    assumption("behaviour.ties.pair_hours_month", number("uren per maand", "hours a month", 0.0, 200.0))
        .meaning(
            "Uren per maand die twee collega's elk nodig hebben om hetzelfde te zeggen",
            "Hours a month that each of two colleagues needs to say the same",
        )
        .because("afstemmen kost geen negatieve tijd", "alignment takes no negative time"),
    assumption("behaviour.ties.alignment_share_month", number("een deel", "a share", 0.0, 1.0))
        .meaning(
            "Hoe snel de afstemming volgt op de tijd die eraan besteed is, per maand",
            "How fast alignment follows the time spent on it, per month",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all"),
    assumption("behaviour.ties.discount_share_year", number("een deel per jaar", "a share a year", 0.0, 10.0))
        .meaning(
            "Rente waarmee een aanbieder de toekomst van de relatie weegt: r",
            "Rate at which a provider discounts the future of the relationship: r",
        )
        .because("de toekomst telt niet zwaarder dan nu", "the future does not count for more than now"),
    assumption("behaviour.ties.grudge_months", whole("maanden", "months", 0, 240))
        .meaning(
            "Hoe lang een aanbieder na een eenzijdig besluit geen informele afspraak nakomt",
            "How long a provider keeps no informal agreement after a decision taken alone",
        )
        .because("een maand is geen negatieve tijd", "months are no negative time"),
    assumption("behaviour.ties.information_share", number("een deel", "a share", 0.0, 1.0))
        .meaning(
            "Hoeveel beter de gemeente bij volle persoonlijke banden weet wat aanbieders doen: eerder dan de declaraties, en met minder fout over kwaliteit",
            "How much better the municipality knows with full personal ties what providers do: before the claims, and with less error on quality",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all"),
    assumption("behaviour.events.per_year", number("gebeurtenissen per aanbieder per jaar", "events per provider and year", 0.0, 12.0))
        .meaning(
            "Hoe vaak een aanbieder iets overkomt waar het contract niets over zegt",
            "How often something happens to a provider of which the contract says nothing",
        )
        .because("vaker dan elke maand is niet onvoorzien", "more often than every month is not unforeseen"),
    assumption("behaviour.events.stake_months", number("maanden omzet", "months of revenue", 0.0, 12.0))
        .meaning(
            "Wat zo'n gebeurtenis de aanbieder kost",
            "What such an event costs the provider",
        )
        .because("meer dan een jaar omzet is een faillissement", "more than a year of revenue is a bankruptcy"),
    assumption("behaviour.events.dispute_share", number("een deel", "a share", 0.0, 1.0))
        .meaning(
            "Kans dat zo'n gebeurtenis een geschil wordt als er geen vertrouwen is; zonder gesprek altijd",
            "Chance that such an event becomes a dispute where there is no trust; without talks always",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all"),
    assumption("behaviour.events.dispute_eur", number("euro", "EUR", 0.0, 10000000.0))
        .meaning(
            "Wat een geschil elke kant kost",
            "What a dispute costs each side",
        )
        .because("een geschil levert geen geld op", "a dispute brings no money"),
    assumption("behaviour.events.dispute_months", whole("maanden", "months", 0, 120))
        .meaning(
            "Hoe lang een geschil duurt; zolang telt de euro van de gemeente voor de aanbieder niet als eigen geld",
            "How long a dispute lasts; so long the provider counts no euro of the municipality as its own",
        )
        .because("een geschil eindigt", "a dispute ends"),
    assumption("behaviour.volume.crowding_out_share", number("een deel", "a share", 0.0, 1.0))
        .meaning(
            "Hoeveel van de professionele norm volledige controle verdringt: κ. Het bewijs is zwak, en 0 kan ook",
            "How much of the professional norm full control crowds out: κ. The evidence is weak, and 0 is possible too",
        )
        .because("een deel is niet kleiner dan nul en niet groter dan alles", "a share is not below nothing and not above all"),
];

const ROLES: &[(&str, Words)] = &[
    (
        "director",
        Words {
            nl: "regisseur; spreekt directeuren, en doet wat niemand anders doet",
            en: "director of commissioning; talks with directors, and does what nobody else does",
        },
    ),
    (
        "contract manager",
        Words {
            nl: "contractmanager; spreekt de aanbieders van een portefeuille",
            en: "contract manager; talks with the providers of a portfolio",
        },
    ),
    ("controller", Words { nl: "controller; controleert dossiers", en: "controller; audits files" }),
    (
        "quality officer",
        Words {
            nl: "kwaliteitsmedewerker; spreekt over kwaliteit",
            en: "quality officer; talks about quality",
        },
    ),
    (
        "access manager",
        Words { nl: "manager toegang; kijkt naar aanvragen", en: "access manager; looks at cases" },
    ),
];

const TASKS: &[(&str, Words)] = &[
    ("authorisations", Words { nl: "nog eens kijken naar aanvragen", en: "a second look at cases" }),
    ("dialogues", Words { nl: "gesprekken met aanbieders", en: "talks with providers" }),
    ("audits", Words { nl: "controle van dossiers", en: "audits of files" }),
    ("coordination", Words { nl: "onderlinge afstemming", en: "coordination between colleagues" }),
];
