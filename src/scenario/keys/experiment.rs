//! The keys of an experiment file: what we decide, what we do not know, how many runs, and what is claimed.

use super::super::key::{Key, assumption, choice, lever, line, number, setting, whole};
use crate::language::Words;

/// How levels of levers are combined.
pub const CROSSINGS: &[(&str, Words)] = &[
    ("every combination", Words { nl: "elke combinatie", en: "every combination" }),
    ("one at a time", Words { nl: "één tegelijk", en: "one at a time" }),
    ("fraction", Words { nl: "een deel van alle combinaties", en: "a fraction of all combinations" }),
    ("list", Words { nl: "een lijst van regelingen", en: "a list of schemes" }),
    ("search", Words { nl: "wat een zoektocht vindt", en: "what a search finds" }),
];

/// How worlds are drawn from the ranges of what is uncertain.
pub const SAMPLINGS: &[(&str, Words)] = &[
    ("latin hypercube", Words { nl: "latijnse hyperkubus", en: "Latin hypercube" }),
    ("sobol", Words { nl: "Sobol-reeks", en: "Sobol sequence" }),
    ("morris", Words { nl: "wandelingen van Morris", en: "walks of Morris" }),
    ("saltelli", Words { nl: "opzet van Saltelli", en: "design of Saltelli" }),
    ("table", Words { nl: "een tabel met werelden", en: "a table of worlds" }),
];

/// How likely the values of a range are.
pub const LAWS: &[(&str, Words)] = &[
    ("uniform", Words { nl: "even waarschijnlijk", en: "uniform" }),
    ("log-uniform", Words { nl: "even waarschijnlijk op een verhoudingsschaal", en: "log-uniform" }),
    (
        "triangular",
        Words {
            nl: "driehoek met de top op de gewone waarde",
            en: "triangular, the usual value being the mode",
        },
    ),
];

/// Which way a test goes.
pub const DIRECTIONS: &[(&str, Words)] =
    &[("higher", Words { nl: "hoger", en: "higher" }), ("lower", Words { nl: "lager", en: "lower" })];

/// When a batch stops.
pub const STOPS: &[(&str, Words)] = &[
    ("never", Words { nl: "nooit voor het eind", en: "never before the end" }),
    ("decided", Words { nl: "zodra alles beslist is", en: "as soon as all is decided" }),
];

/// Whether a test counts for its claim.
pub const WEIGHS: &[(&str, Words)] =
    &[("yes", Words { nl: "ja", en: "yes" }), ("no", Words { nl: "nee", en: "no" })];

/// Every key of an experiment file; below `lever[].level[].scenario` stands what that level changes in the base.
pub const EXPERIMENT: &[Key] = &[
    setting("base", line())
        .meaning("Het scenario waarop het experiment rust", "The scenario on which the experiment rests")
        .because("een experiment verandert een scenario", "an experiment changes a scenario"),
    setting("title.nl", line())
        .meaning("Naam van het experiment in het Nederlands", "Name of the experiment in Dutch")
        .because("tabellen en pagina's dragen deze naam", "tables and pages carry this name"),
    setting("title.en", line())
        .meaning("Naam van het experiment in het Engels", "Name of the experiment in English")
        .because("tabellen en pagina's dragen deze naam", "tables and pages carry this name"),
    setting("design.combine", choice(CROSSINGS))
        .meaning(
            "Hoe standen van knoppen worden gecombineerd: elke combinatie, het eerste van alles en dan één verschil, een deel waarin standen elkaar even vaak treffen, een lijst, of een zoektocht naar regelingen die geen andere op alle doelen overtreft",
            "How levels of levers are combined: every combination, the first of all and then one change at a time, a fraction in which levels meet evenly, a list, or a search for schemes that no other beats on all goals",
        )
        .because("andere ontwerpen kent dit bestand niet", "this file knows no other designs")
        .or_word("every combination"),
    setting("design.resolution", whole("resolutie", "resolution", 3, 5))
        .meaning(
            "Bij combine = \"fraction\": 3 houdt het effect van één knop apart van dat van een andere, 4 ook van dat van twee samen, 5 ook effecten van twee samen van elkaar",
            "With combine = \"fraction\": 3 keeps the effect of one lever apart from that of another, 4 also from that of two together, 5 also effects of two together from each other",
        )
        .because("onder 3 zijn effecten van knoppen niet te scheiden; boven 5 is geen deel klein", "below 3 effects of levers cannot be told apart; above 5 no fraction is small")
        .or_whole(4),
    setting("scheme[].levels", line())
        .meaning(
            "Bij combine = \"list\": een regeling, als de namen van de standen met \" + \" ertussen",
            "With combine = \"list\": a scheme, as the names of the levels with \" + \" between them",
        )
        .because("een regeling is een stand van elke knop", "a scheme is a level of every lever"),
    setting("design.worlds", whole("werelden", "worlds", 1, 1_000_000))
        .meaning(
            "Hoeveel werelden uit de onzekere bereiken worden getrokken; bij morris het aantal wandelingen, bij saltelli het aantal rijen",
            "How many worlds are drawn from the uncertain ranges; with morris the number of walks, with saltelli the number of rows",
        )
        .because("zonder wereld is er niets te spelen", "without a world there is nothing to play")
        .or_whole(1),
    setting("design.sampling", choice(SAMPLINGS))
        .meaning("Hoe die werelden worden getrokken", "How those worlds are drawn")
        .because("andere manieren kent het programma niet", "the program knows no other ways")
        .or_word("latin hypercube"),
    setting("design.table", line())
        .meaning(
            "Bij sampling = \"table\": een CSV-bestand met een sleutel boven elke kolom en een wereld op elke regel",
            "With sampling = \"table\": a CSV file with a key above every column and a world on every line",
        )
        .because("zo zijn werelden te gebruiken die elders zijn getrokken", "so worlds can be used that were drawn elsewhere")
        .optional(),
    setting("design.replicates", whole("runs", "runs", 1, 1_000_000))
        .meaning(
            "Hoe vaak elke regeling in elke wereld wordt gespeeld, telkens met ander toeval",
            "How often every scheme is played in every world, each time with other luck",
        )
        .because("zonder run is er geen uitkomst", "without a run there is no outcome")
        .or_whole(8),
    setting("design.stop", choice(STOPS))
        .meaning(
            "Of alle runs worden gespeeld, of dat het ophoudt zodra elke toets die meetelt is beslist; gekeken wordt na 2, 4, 8 … runs",
            "Whether all runs are played, or it ends as soon as every test that weighs is decided; looked at after 2, 4, 8 … runs",
        )
        .because("andere regels om te stoppen kent het programma niet", "the program knows no other rules for stopping")
        .or_word("never"),
    setting("design.seed", whole("startgetal", "seed", 0, i64::MAX))
        .meaning("Het startgetal van het toeval", "The seed of all luck")
        .because("hetzelfde startgetal geeft dezelfde uitkomst", "the same seed gives the same result")
        .or_whole(20_260_101),
    setting("search.population", whole("regelingen", "schemes", 4, 1_000))
        .meaning("Bij combine = \"search\": hoeveel regelingen elke generatie houdt", "With combine = \"search\": how many schemes every generation keeps")
        .because("van te weinig is niets te kruisen", "of too few nothing can be crossed")
        .or_whole(24),
    setting("search.generations", whole("generaties", "generations", 1, 10_000))
        .meaning("Hoeveel generaties op de eerste volgen", "How many generations follow the first")
        .because("een zoektocht zonder stappen vindt niets", "a search without steps finds nothing")
        .or_whole(20),
    setting("search.worlds", whole("werelden", "worlds", 1, 10_000))
        .meaning(
            "In hoeveel werelden elke regeling wordt geprobeerd; wat gevonden is wordt daarna in design.worlds andere gespeeld",
            "In how many worlds every scheme is tried; what was found is then played in design.worlds others",
        )
        .because("zonder wereld is er niets te spelen", "without a world there is nothing to play")
        .or_whole(8),
    setting("search.replicates", whole("runs", "runs", 1, 10_000))
        .meaning("Hoe vaak elke regeling in elk van die werelden wordt gespeeld", "How often every scheme is played in each of those worlds")
        .because("zonder run is er geen uitkomst", "without a run there is no outcome")
        .or_whole(1),
    lever("lever[].name", line())
        .meaning("Wat er te kiezen is, zoals \"team\"", "What there is to choose, such as \"team\"")
        .because("een knop heeft een naam", "a lever has a name"),
    lever("lever[].key", line())
        .meaning(
            "Een getal van het scenario waar deze knop aan draait, in plaats van standen; elke regeling moet het noemen",
            "A number of the scenario that this lever turns, instead of levels; every scheme must state it",
        )
        .because("een knop heeft standen, of is een getal", "a lever has levels, or is a number")
        .optional(),
    lever("lever[].nl", line())
        .meaning("Hoe mensen dit getal noemen, in het Nederlands", "What people call this number, in Dutch")
        .because("tabellen dragen deze naam, met het getal erachter", "tables carry this name, with the number behind it")
        .optional(),
    lever("lever[].en", line())
        .meaning("Hoe mensen dit getal noemen, in het Engels", "What people call this number, in English")
        .because("tabellen dragen deze naam, met het getal erachter", "tables carry this name, with the number behind it")
        .optional(),
    lever("lever[].low", number("de eenheid van de sleutel", "the unit of the key", f64::NEG_INFINITY, f64::INFINITY))
        .meaning("De laagste stand", "The lowest level")
        .because("een bereik heeft twee einden", "a range has two ends")
        .optional(),
    lever("lever[].high", number("de eenheid van de sleutel", "the unit of the key", f64::NEG_INFINITY, f64::INFINITY))
        .meaning("De hoogste stand", "The highest level")
        .because("een bereik heeft twee einden", "a range has two ends")
        .optional(),
    lever("lever[].steps", whole("standen", "levels", 2, 1_001))
        .meaning("Hoeveel standen, op gelijke afstand van low tot high", "How many levels, evenly from low to high")
        .because("een knop met één stand kiest niets", "a lever with one level decides nothing")
        .optional(),
    lever("lever[].level[].name", line())
        .meaning("Korte naam van een stand, zoals \"one\"", "Short name of a level, such as \"one\"")
        .because("toetsen en tabellen noemen standen bij naam", "tests and tables call levels by name"),
    lever("lever[].level[].nl", line())
        .meaning("Wat mensen ervoor lezen, in het Nederlands", "What people read for it, in Dutch")
        .because("tabellen dragen deze naam", "tables carry this name"),
    lever("lever[].level[].en", line())
        .meaning("Wat mensen ervoor lezen, in het Engels", "What people read for it, in English")
        .because("tabellen dragen deze naam", "tables carry this name"),
    assumption("uncertain[].key", line())
        .meaning(
            "Een getal van het scenario dat niet zeker is; zonder low en high geldt het bereik dat het scenario noemt",
            "A number of the scenario that is not certain; without low and high the range holds that the scenario states",
        )
        .because("zonder sleutel is er niets om te trekken", "without a key there is nothing to draw")
        .optional(),
    assumption("uncertain[].under", line())
        .meaning(
            "In plaats van key: elke aanname onder dit pad die een eigen bereik heeft, zoals \"behaviour.ties\"",
            "Instead of key: every assumption under this path that has a range of its own, such as \"behaviour.ties\"",
        )
        .because("een pad begint zoals de sleutels", "a path begins as the keys do")
        .optional(),
    assumption("uncertain[].low", number("de eenheid van de sleutel", "the unit of the key", f64::NEG_INFINITY, f64::INFINITY))
        .meaning("De laagste waarde", "The lowest value")
        .because("een bereik heeft twee einden", "a range has two ends")
        .optional(),
    assumption("uncertain[].high", number("de eenheid van de sleutel", "the unit of the key", f64::NEG_INFINITY, f64::INFINITY))
        .meaning("De hoogste waarde", "The highest value")
        .because("een bereik heeft twee einden", "a range has two ends")
        .optional(),
    assumption("uncertain[].law", choice(LAWS))
        .meaning("Hoe waarschijnlijk de waarden zijn", "How likely the values are")
        .because("andere verdelingen kent het programma niet", "the program knows no other laws")
        .or_word("uniform"),
    setting("claim.nl", line())
        .meaning("De stelling in een zin, in het Nederlands", "The claim in a sentence, in Dutch")
        .because("een toets zonder stelling zegt niemand iets", "a test without a claim tells nobody anything")
        .optional(),
    setting("claim.en", line())
        .meaning("De stelling in een zin, in het Engels", "The claim in a sentence, in English")
        .because("een toets zonder stelling zegt niemand iets", "a test without a claim tells nobody anything")
        .optional(),
    setting("claim.test[].nl", line())
        .meaning("Wat deze toets vergelijkt, in het Nederlands", "What this test compares, in Dutch")
        .because("de pagina met antwoorden zegt het zo", "the page with answers says it so"),
    setting("claim.test[].en", line())
        .meaning("Wat deze toets vergelijkt, in het Engels", "What this test compares, in English")
        .because("de pagina met antwoorden zegt het zo", "the page with answers says it so"),
    setting("claim.test[].indicator", line())
        .meaning("De uitkomst waarom het gaat: een kolom van runs.csv", "The outcome at stake: a column of runs.csv")
        .because("een toets gaat over één uitkomst", "a test is about one outcome"),
    setting("claim.test[].scheme", line())
        .meaning(
            "De regeling: de namen van de standen, met \" + \" ertussen bij meer knoppen",
            "The scheme: the names of the levels, with \" + \" between them where there are more levers",
        )
        .because("een toets gaat over één regeling", "a test is about one scheme"),
    setting("claim.test[].against", line())
        .meaning(
            "De regeling waarmee wordt vergeleken, in dezelfde wereld met hetzelfde toeval; zonder deze sleutel geldt de waarde zelf",
            "The scheme that it is compared with, in the same world under the same luck; without this key, the value itself",
        )
        .because("een verschil heeft twee kanten", "a difference has two sides")
        .optional(),
    setting("claim.test[].than", line())
        .meaning(
            "Een tweede regeling, voor een verschil van verschillen: (scheme − against) − (than − than_against)",
            "A second scheme, for a difference of differences: (scheme − against) − (than − than_against)",
        )
        .because("zo is te zien of een verschil ergens groter is", "so one can see whether a difference is larger somewhere")
        .optional(),
    setting("claim.test[].than_against", line())
        .meaning("Waarmee de tweede wordt vergeleken", "What the second is compared with")
        .because("ook het tweede verschil heeft twee kanten", "the second difference has two sides as well")
        .optional(),
    setting("claim.test[].is", choice(DIRECTIONS))
        .meaning("Welke kant op de stelling wijst", "Which way the claim points")
        .because("een stelling wijst één kant op", "a claim points one way"),
    setting("claim.test[].equal_within", number("de eenheid van de uitkomst", "the unit of the outcome", 0.0, f64::INFINITY))
        .meaning(
            "Een verschil dat zeker kleiner is dan dit, beslist ook: het is er niet",
            "A difference that is certainly smaller than this decides as well: there is none",
        )
        .because("een marge is niet negatief", "a margin is not negative")
        .optional(),
    setting("claim.test[].known_to", number("de eenheid van de uitkomst", "the unit of the outcome", 0.0, f64::INFINITY))
        .meaning(
            "Een verschil dat tot op zoveel bekend is, naar beide kanten, beslist ook",
            "A difference that is known to this much, either way, decides as well",
        )
        .because("een breedte is niet negatief", "a width is not negative")
        .optional(),
    setting("claim.test[].weighs", choice(WEIGHS))
        .meaning(
            "Of deze toets meetelt voor de stelling, of er alleen bij staat",
            "Whether this test counts for the claim, or only stands beside it",
        )
        .because("een stelling zegt niet altijd iets over alles wat telt", "a claim does not always say something about all that matters")
        .or_word("yes"),
    setting("claim.test[].by", number("de eenheid van de uitkomst", "the unit of the outcome", f64::NEG_INFINITY, f64::INFINITY))
        .meaning(
            "Hoeveel hoger of lager ten minste; zonder against: hoger of lager dan deze waarde",
            "By how much at least; without against: higher or lower than this value",
        )
        .because("wat telt als verschil, zegt de onderzoeker vooraf", "what counts as a difference the researcher says beforehand")
        .or_number(0.0),
    setting("goal[].nl", line())
        .meaning("Waarvoor een regeling wordt gekozen, in het Nederlands", "What a scheme is chosen for, in Dutch")
        .because("de pagina met antwoorden zegt het zo", "the page with answers says it so"),
    setting("goal[].en", line())
        .meaning("Waarvoor een regeling wordt gekozen, in het Engels", "What a scheme is chosen for, in English")
        .because("de pagina met antwoorden zegt het zo", "the page with answers says it so"),
    setting("goal[].indicator", line())
        .meaning("De uitkomst waarom het gaat: een kolom van runs.csv", "The outcome at stake: a column of runs.csv")
        .because("een doel gaat over één uitkomst", "a goal is about one outcome"),
    setting("goal[].better", choice(DIRECTIONS))
        .meaning("Welke kant beter is", "Which way is better")
        .because("een doel wijst één kant op", "a goal points one way"),
    setting("goal[].enough", number("de eenheid van de uitkomst", "the unit of the outcome", f64::NEG_INFINITY, f64::INFINITY))
        .meaning("Wat goed genoeg is; zonder deze sleutel is er geen grens", "What is good enough; without this key there is no limit")
        .because("zo is te tellen in hoeveel werelden een regeling alle doelen haalt", "so one can count in how many worlds a scheme meets all goals")
        .optional(),
];
