//! THE list: every key a scenario file may hold. It drives the check, `prikkel keys`, and the schema for editors.
//!
//! To add a key, add a row; the tests below say what is wrong with it. In a path, `*` stands for a name that the
//! designer chooses, and `[]` for the elements of a list of tables: `segment.*.tariff_eur_hour`,
//! `contract.clause[].tiers[].from_share`. Values of keys without a default here are in the embedded default
//! municipality, each with its source and grade.

use super::key::{Key, assumption, choice, fact, lever, line, number, setting, whole};
use crate::language::Words;

mod contract;
mod demand;
pub mod experiment;
mod providers;
mod region;
mod relation;
pub mod rights;

/// Every key of a scenario.
pub const KEYS: &[Key] = &all::<
    {
        DESIGN.len()
            + rights::CASE_KEYS.len()
            + rights::FORM_KEYS.len()
            + rights::KEYS.len()
            + contract::KEYS.len()
            + REST.len()
            + providers::KEYS.len()
            + demand::KEYS.len()
            + relation::KEYS.len()
            + region::KEYS.len()
    },
>([
    DESIGN,
    rights::CASE_KEYS,
    rights::FORM_KEYS,
    rights::KEYS,
    contract::KEYS,
    REST,
    providers::KEYS,
    demand::KEYS,
    relation::KEYS,
    region::KEYS,
]);

/// The parts of the list, one after the other.
const fn all<const LENGTH: usize>(parts: [&[Key]; 10]) -> [Key; LENGTH] {
    let mut keys = [DESIGN[0]; LENGTH];
    let (mut part, mut next) = (0, 0);
    while part < parts.len() {
        let mut at = 0;
        while at < parts[part].len() {
            keys[next] = parts[part][at];
            (at, next) = (at + 1, next + 1);
        }
        part += 1;
    }
    keys
}

/// What the scenario is, the municipality, segments and market.
const DESIGN: &[Key] = &[
    // What the scenario is, and how long it runs.
    setting("title.nl", line())
        .meaning(
            "Naam van het scenario in het Nederlands, twee tot vijf woorden",
            "Name of the scenario in Dutch, two to five words",
        )
        .because("tabellen en grafieken dragen deze naam", "tables and charts carry this name"),
    setting("title.en", line())
        .meaning(
            "Naam van het scenario in het Engels, twee tot vijf woorden",
            "Name of the scenario in English, two to five words",
        )
        .because("tabellen en grafieken dragen deze naam", "tables and charts carry this name"),
    setting("run.years", whole("jaren", "years", 1, 50))
        .meaning(
            "Hoeveel jaren worden gemeten, na het inspelen",
            "How many years are measured, after the warm-up",
        )
        .because("zonder jaar is er niets te meten, en verder vooruit zegt het model niets", "without a year there is nothing to measure, and further ahead the model says nothing"),
    setting("run.warmup_years", whole("jaren", "years", 1, 20))
        .meaning(
            "Hoeveel jaren het model onder het beleid van de basis inspeelt voordat er wordt gemeten",
            "How many years the model plays under the policy of the base before anything is measured",
        )
        .because(
            "plafonds en vaste sommen rekenen met het jaar ervoor",
            "ceilings and lump sums are counted from the year before",
        ),
    setting("run.replicates", whole("simulaties", "runs", 1, 1000000))
        .meaning("Hoe vaak elk scenario wordt gesimuleerd", "How often each scenario is simulated")
        .because("zonder simulatie is er geen uitkomst", "without a run there is no result"),
    setting("run.seed", whole("een getal", "a number", 0, 9223372036854775807))
        .meaning(
            "Startgetal van het toeval; hetzelfde getal geeft dezelfde uitkomst",
            "Seed of the luck; the same number gives the same result",
        )
        .because("een startgetal is niet negatief", "a seed is not negative"),
    // The municipality.
    fact("municipality.inhabitants", whole("inwoners", "inhabitants", 100, 20000000))
        .meaning("Inwoners van de gemeente of regio", "Inhabitants of the municipality or region")
        .because(
            "kleiner is geen gemeente, en groter past niet in het geheugen",
            "smaller is no municipality, and larger does not fit in memory",
        ),
    assumption(
        "municipality.need_growth_share_year",
        number("een deel van de zorgvraag", "a share of need", -0.2, 0.2),
    )
        .meaning("Groei van de nieuwe zorgvraag per jaar", "Growth of new needs per year")
        .because("zo snel groeit of krimpt geen gemeente", "no municipality grows or shrinks that fast"),
    assumption(
        "municipality.need_shock_sd",
        number("een deel van de zorgvraag", "a share of need", 0.0, 0.5),
    )
        .meaning(
            "Standaardafwijking van de jaarlijkse schok in de zorgvraag die alle segmenten treft",
            "Standard deviation of the yearly shock to need that hits all segments",
        )
        .because(
            "een grotere schok zou de zorgvraag van jaar op jaar halveren of verdubbelen",
            "a larger shock would halve or double need from year to year",
        ),
    assumption(
        "municipality.wage_growth_share_year",
        number("een deel van lonen en prijzen", "a share of wages and prices", -0.1, 0.3),
    )
        .meaning("Groei van lonen en prijzen per jaar", "Growth of wages and prices per year")
        .because("daarbuiten is geen begroting te maken", "outside it no budget can be made"),
    assumption(
        "municipality.wage_shock_sd",
        number("een deel van lonen en prijzen", "a share of wages and prices", 0.0, 0.2),
    )
        .meaning(
            "Standaardafwijking van wat lonen en prijzen per jaar van de verwachting afwijken",
            "Standard deviation of how wages and prices differ from expectation, per year",
        )
        .because("daarbuiten is geen begroting te maken", "outside it no budget can be made"),
    lever(
        "municipality.tariff_growth_share_year",
        number("een deel van het tarief", "a share of the tariff", -0.1, 0.3),
    )
        .meaning(
            "Indexering van tarieven, plafonds en vaste sommen per jaar",
            "Indexation of tariffs, ceilings and lump sums per year",
        )
        .because("daarbuiten is geen reële prijs mogelijk", "outside it no fair price is possible"),
    assumption(
        "municipality.out_of_contract_premium_share",
        number("een deel van het tarief", "a share of the tariff", 0.0, 5.0),
    )
        .meaning(
            "Wat zorg buiten contract meer kost dan het tarief",
            "What care out of contract costs above the tariff",
        )
        .because("zorg buiten contract is niet goedkoper", "care out of contract is not cheaper"),
    assumption("municipality.crisis_surcharge_eur", number("euro", "EUR", 0.0, 1000000.0))
        .meaning(
            "Wat een crisis eenmalig kost, boven de zorg zelf",
            "What a crisis costs once, above the care itself",
        )
        .because("een crisis brengt niets op", "a crisis earns nothing"),
    // Segments of care.
    fact("segment.*.title.nl", line())
        .meaning("Naam van het segment in het Nederlands", "Name of the segment in Dutch")
        .because("tabellen en grafieken dragen deze naam", "tables and charts carry this name"),
    fact("segment.*.title.en", line())
        .meaning("Naam van het segment in het Engels", "Name of the segment in English")
        .because("tabellen en grafieken dragen deze naam", "tables and charts carry this name"),
    fact("segment.*.group", line())
        .meaning(
            "De groep aanbieders die dit segment bedient: een naam onder [market.group]",
            "The group of providers that serves this segment: a name under [market.group]",
        )
        .because("zonder aanbieders is er geen zorg", "without providers there is no care"),
    fact(
        "segment.*.incidence_per_1000_year",
        number("nieuwe aanvragen per 1000 inwoners per jaar", "new needs per 1,000 inhabitants per year", 0.0, 500.0),
    )
        .meaning("Nieuwe zorgvragen, terugval niet meegeteld", "New needs, relapses not counted")
        .because(
            "een segment heeft geen negatieve instroom, en niet de helft van de inwoners per jaar",
            "a segment has no negative inflow, and not half of all inhabitants a year",
        ),
    fact(
        "segment.*.route.desk.share",
        number("een deel van de nieuwe aanvragen", "a share of new needs", 0.0, 1.0),
    )
        .meaning(
            "Deel dat via de gemeentelijke toegang komt; de drie delen zijn samen 1",
            "Share that comes by the municipal desk; the three shares add up to 1",
        )
        .because(
            "een deel is niet kleiner dan nul en niet groter dan alles",
            "a share is not below nothing and not above all",
        ),
    fact("segment.*.route.desk.duration_median_months", number("maanden", "months", 0.1, 1200.0))
        .meaning(
            "Mediaan van de beste duur van zorg voor wie via de gemeentelijke toegang komt",
            "Median of the optimal duration of care for those who come by the municipal desk",
        )
        .because(
            "zorg duurt langer dan niets en korter dan een leven",
            "care lasts longer than nothing and shorter than a life",
        ),
    fact(
        "segment.*.route.desk.duration_sd",
        number("standaardafwijking van de logaritme", "standard deviation of the logarithm", 0.0, 3.0),
    )
        .meaning(
            "Spreiding van de beste duur voor wie via de gemeentelijke toegang komt",
            "Spread of the optimal duration for those who come by the municipal desk",
        )
        .because(
            "bij meer spreiding bepaalt een enkele cliënt de uitkomst",
            "with more spread a single client decides the result",
        ),
    fact(
        "segment.*.route.gp.share",
        number("een deel van de nieuwe aanvragen", "a share of new needs", 0.0, 1.0),
    )
        .meaning(
            "Deel dat via de huisarts of een andere medische verwijzer komt; de drie delen zijn samen 1",
            "Share that comes by the GP or another medical referrer; the three shares add up to 1",
        )
        .because(
            "een deel is niet kleiner dan nul en niet groter dan alles",
            "a share is not below nothing and not above all",
        ),
    fact("segment.*.route.gp.duration_median_months", number("maanden", "months", 0.1, 1200.0))
        .meaning(
            "Mediaan van de beste duur van zorg voor wie via de huisarts of een andere medische verwijzer komt",
            "Median of the optimal duration of care for those who come by the GP or another medical referrer",
        )
        .because(
            "zorg duurt langer dan niets en korter dan een leven",
            "care lasts longer than nothing and shorter than a life",
        ),
    fact(
        "segment.*.route.gp.duration_sd",
        number("standaardafwijking van de logaritme", "standard deviation of the logarithm", 0.0, 3.0),
    )
        .meaning(
            "Spreiding van de beste duur voor wie via de huisarts of een andere medische verwijzer komt",
            "Spread of the optimal duration for those who come by the GP or another medical referrer",
        )
        .because(
            "bij meer spreiding bepaalt een enkele cliënt de uitkomst",
            "with more spread a single client decides the result",
        ),
    fact(
        "segment.*.route.institution.share",
        number("een deel van de nieuwe aanvragen", "a share of new needs", 0.0, 1.0),
    )
        .meaning(
            "Deel dat via een gecertificeerde instelling of de rechter komt; de drie delen zijn samen 1",
            "Share that comes by a certified institution or the court; the three shares add up to 1",
        )
        .because(
            "een deel is niet kleiner dan nul en niet groter dan alles",
            "a share is not below nothing and not above all",
        ),
    fact("segment.*.route.institution.duration_median_months", number("maanden", "months", 0.1, 1200.0))
        .meaning(
            "Mediaan van de beste duur van zorg voor wie via een gecertificeerde instelling of de rechter komt",
            "Median of the optimal duration of care for those who come by a certified institution or the court",
        )
        .because(
            "zorg duurt langer dan niets en korter dan een leven",
            "care lasts longer than nothing and shorter than a life",
        ),
    fact(
        "segment.*.route.institution.duration_sd",
        number("standaardafwijking van de logaritme", "standard deviation of the logarithm", 0.0, 3.0),
    )
        .meaning(
            "Spreiding van de beste duur voor wie via een gecertificeerde instelling of de rechter komt",
            "Spread of the optimal duration for those who come by a certified institution or the court",
        )
        .because(
            "bij meer spreiding bepaalt een enkele cliënt de uitkomst",
            "with more spread a single client decides the result",
        ),
    assumption(
        "segment.*.severity_sd",
        number("standaardafwijking van de logaritme", "standard deviation of the logarithm", 0.0, 2.0),
    )
        .meaning("Spreiding van de zwaarte; het gemiddelde is 1", "Spread of severity; its mean is 1")
        .because(
            "bij meer spreiding bepaalt een enkele cliënt de uitkomst",
            "with more spread a single client decides the result",
        ),
    assumption("segment.*.optimal_hours_month", number("uren per maand", "hours per month", 0.1, 744.0))
        .meaning("Wat een cliënt van zwaarte 1 het beste helpt", "What helps a client of severity 1 best")
        .because("een maand heeft hoogstens 744 uren", "a month has 744 hours at most"),
    lever("segment.*.tariff_eur_hour", number("euro per uur", "EUR per hour", 0.01, 100000.0))
        .meaning(
            "Het tarief op de lijst, waar bepalingen een deel van nemen",
            "The list tariff, of which clauses take a share",
        )
        .because(
            "een tarief is meer dan nul; hogere bedragen zijn geen uurtarief",
            "a tariff is more than nothing; higher amounts are no hourly tariff",
        ),
    fact(
        "segment.*.staff_cost_eur_hour",
        number("euro per productief uur", "EUR per productive hour", 0.0, 100000.0),
    )
        .meaning("Loonkosten per productief uur", "Pay of staff per productive hour")
        .because("loon is niet negatief", "pay is not negative"),
    fact("segment.*.other_cost_eur_hour", number("euro per uur", "EUR per hour", 0.0, 100000.0))
        .meaning(
            "Reiskosten, materiaal en andere kosten van een uur zorg",
            "Travel, materials and other costs of an hour of care",
        )
        .because("kosten zijn niet negatief", "costs are not negative"),
    fact(
        "segment.*.overhead_cost_eur_hour",
        number("euro per productief uur", "EUR per productive hour", 0.0, 100000.0),
    )
        .meaning(
            "Overhead per uur personeel dat wordt aangehouden",
            "Overhead per hour of staff that is kept",
        )
        .because("overhead is niet negatief", "overhead is not negative"),
    assumption("segment.*.relapse_factor", number("een veelvoud", "a multiple", 0.0, 10.0))
        .meaning(
            "Kans op terugval, als veelvoud van behaviour.demand.relapse_share",
            "Chance of relapse, as a multiple of behaviour.demand.relapse_share",
        )
        .because("een kans is niet negatief", "a chance is not negative"),
    fact("segment.*.duration_max_months", number("maanden", "months", 1.0, 1200.0))
        .meaning(
            "Langste beste duur van zorg; wie langer nodig zou hebben, gaat daarna naar andere zorg",
            "Longest optimal duration of care; who would need more goes to other care after that",
        )
        .because(
            "zorg duurt langer dan niets en korter dan een leven",
            "care lasts longer than nothing and shorter than a life",
        )
        .or_number(1200.0),
    assumption("segment.*.provider_clients_min", number("cliënten", "clients", 0.0, 10000.0))
        .meaning(
            "Cliënten waarvoor een aanbieder ten minste plaats heeft",
            "Clients for whom a provider has room at least",
        )
        .because("een aanbieder heeft geen negatieve plaatsen", "a provider has no negative room"),
    // The market.
    fact("market.group.*.providers", whole("aanbieders", "providers", 1, 30000))
        .meaning("Gecontracteerde aanbieders in deze groep", "Contracted providers in this group")
        .because("zonder aanbieder is er geen zorg", "without a provider there is no care"),
    fact("market.group.*.broad_providers", whole("aanbieders", "providers", 0, 30000))
        .meaning(
            "Hoeveel van de grootste aanbieders in alle segmenten van de groep werken",
            "How many of the largest providers work in all segments of the group",
        )
        .because("minder dan geen kan niet", "there cannot be fewer than none")
        .or_whole(0),
    fact("market.group.*.potential_entrants", whole("aanbieders", "providers", 0, 30000))
        .meaning(
            "Hoeveel aanbieders erbij kunnen komen als de marge hen trekt",
            "How many providers may come if margins draw them",
        )
        .because("minder dan geen kan niet", "there cannot be fewer than none")
        .or_whole(0),
    lever("market.group.*.contracted_max", whole("aanbieders", "providers", 1, 30000))
        .meaning(
            "Hoeveel aanbieders van deze groep een selectieve procedure hoogstens contracteert; zonder maximum blijft de groep open house",
            "The most providers of this group that a selective procedure contracts; without a maximum the group stays open house",
        )
        .because("zonder aanbieder is er geen zorg", "without a provider there is no care")
        .optional(),
    lever("market.admission", choice(ADMISSIONS))
        .meaning(
            "Of aanbieders altijd kunnen toetreden, nooit, of alleen wie een selectie met een maximum wint",
            "Whether providers may join at any time, never, or only by winning a selection with a maximum",
        )
        .because("een vierde procedure kent het model niet", "the model knows no fourth procedure")
        .or_word("closed"),
    lever("market.term_years", whole("jaren", "years", 1, 50))
        .meaning(
            "Na hoeveel jaar een nieuwe selectieve procedure volgt; zonder termijn blijft het bij de eerste",
            "After how many years another selective procedure follows; without a term there is the first only",
        )
        .because("een contract loopt ten minste een jaar", "a contract runs for a year at least")
        .optional(),
    lever("market.notice_months", whole("maanden", "months", 0, 60))
        .meaning(
            "Opzegtermijn: zo lang houdt een aanbieder die stopt of niet is gegund zijn cliënten, zonder nieuwe; 0 is meteen dicht",
            "Notice: as long a provider that stops or was not awarded keeps its clients, without new ones; 0 closes at once",
        )
        .because("langer dan vijf jaar van tevoren zegt niemand op", "nobody gives notice more than five years ahead")
        .or_whole(0),
    lever("market.award.quality_weight", number("een gewicht", "a weight", 0.0, 100.0))
        .meaning(
            "Wat kwaliteit telt in de gunning: het herstel dat eerdere cliënten bereikten, per standaardafwijking tussen wie inschrijft",
            "What quality counts in an award: the recovery that earlier clients reached, per standard deviation between those who bid",
        )
        .because("wie op slechte kwaliteit gunt wil geen zorg", "who awards for poor quality wants no care")
        .or_number(0.0),
    lever("market.award.size_weight", number("een gewicht", "a weight", -100.0, 100.0))
        .meaning(
            "Wat omvang telt in de gunning: de logaritme van het personeel, per standaardafwijking; onder 0 gaan kleine aanbieders voor",
            "What size counts in an award: the logarithm of staff, per standard deviation; below 0 small providers go first",
        )
        .because("verder is het een keuze op omvang alleen", "beyond it the choice is by size alone")
        .or_number(0.0),
    lever("market.award.soundness_weight", number("een gewicht", "a weight", 0.0, 100.0))
        .meaning(
            "Wat financiële gezondheid telt in de gunning: 1 min de financiële druk, per standaardafwijking",
            "What financial soundness counts in an award: 1 less financial stress, per standard deviation",
        )
        .because("wie op zwakte gunt zoekt overstappers", "who awards for weakness looks for transfers")
        .or_number(0.0),
    fact("market.size_exponent", number("α van de wet van Pareto", "α of the Pareto law", 0.2, 100.0))
        .meaning(
            "Hoe scheef de omvang van aanbieders is verdeeld: die van rang r is r^(−1/α)",
            "How uneven the sizes of providers are: rank r has size r^(−1/α)",
        )
        .because(
            "bij een lagere waarde is er één aanbieder, bij een hogere zijn ze gelijk",
            "below it there is one provider, above it all are equal",
        ),
    assumption("market.capacity_factor", number("een veelvoud", "a multiple", 0.1, 10.0))
        .meaning(
            "Capaciteit bij het begin, gedeeld door wat de verwachte cliënten het beste helpt",
            "Capacity at the start, over what helps the expected clients best",
        )
        .because("zonder capaciteit is er geen zorg", "without capacity there is no care"),
    assumption(
        "market.cost_sd",
        number("standaardafwijking van de logaritme", "standard deviation of the logarithm", 0.0, 1.0),
    )
        .meaning("Hoe aanbieders in kosten verschillen", "How providers differ in costs")
        .because(
            "bij meer spreiding bepaalt een enkele aanbieder de uitkomst",
            "with more spread a single provider decides the result",
        ),
    assumption(
        "market.small_overhead_share",
        number("een deel van de overhead van een grote aanbieder", "a share of a large provider's overhead", 0.0, 2.0),
    )
        .meaning("Overhead van de kleinste aanbieder", "Overhead of the smallest provider")
        .because("overhead is niet negatief", "overhead is not negative"),
    assumption("market.large_staff_fte", number("voltijdbanen", "full-time staff", 0.1, 100000.0))
        .meaning(
            "Vanaf deze omvang heeft een aanbieder de volle overhead",
            "From this size on a provider has full overhead",
        )
        .because("een aanbieder heeft personeel", "a provider has staff"),
    fact(
        "market.productive_hours_year",
        number("uren per voltijdbaan per jaar", "hours per full-time worker per year", 100.0, 2500.0),
    )
        .meaning("Productieve uren van een voltijdbaan", "Productive hours of a full-time worker")
        .because("een werkjaar heeft hoogstens zoveel uren", "a working year has that many hours at most"),
    assumption("market.reserve_median_months", number("maanden omzet", "months of revenue", 0.0, 120.0))
        .meaning(
            "Reserve van aanbieders bij het begin; mediaan",
            "Reserve of providers at the start; median",
        )
        .because("een reserve is bij het begin niet negatief", "a reserve is not negative at the start"),
    assumption(
        "market.reserve_sd",
        number("standaardafwijking van de logaritme", "standard deviation of the logarithm", 0.0, 3.0),
    )
        .meaning("Hoe aanbieders in reserve verschillen", "How providers differ in reserve")
        .because("bij meer spreiding heeft één aanbieder alles", "with more spread one provider has it all"),
];

/// The budget, and what we take people to do.
const REST: &[Key] = &[
    // Bounds: the budget and its rules.
    lever("budget.segment.*.eur_year", number("euro per jaar", "EUR per year", 1.0, 100000000000.0))
        .meaning(
            "Begroting van een segment in het eerste gemeten jaar",
            "Budget of a segment in the first measured year",
        )
        .because(
            "een begroting is meer dan nul, want er wordt door gedeeld",
            "a budget is more than nothing, because it is divided by",
        ),
    lever(
        "budget.growth_share_year",
        number("een deel van de begroting", "a share of the budget", -0.5, 1.0),
    )
        .meaning("Groei van de begroting per jaar", "Growth of the budget per year")
        .because("zo snel groeit of krimpt geen begroting", "no budget grows or shrinks that fast"),
    lever(
        "budget.follow_share",
        number("een deel van de overschrijding", "a share of the overrun", 0.0, 1.0),
    )
        .meaning(
            "Welk deel van wat vorig jaar meer of minder kostte dan begroot in de begroting van het volgende jaar komt; 0 is de raad houdt zijn eigen lijn aan",
            "The share of what last year cost above or below its budget that is built into the next budget; 0 is the council keeps to its own path",
        )
        .because(
            "tussen niets en alles ligt elke begroting die uitgaven volgt",
            "between nothing and all of it lies every budget that follows spend",
        ),
    fact(
        "budget.fair_price_share",
        number("een deel van de kostprijs", "a share of the cost price", 0.0, 2.0),
    )
        .meaning(
            "Tot welk deel van de kostprijs van een uur (personeel, overige kosten, overhead) een tarief kan worden verlaagd: de reële prijs",
            "Down to which share of the cost price of an hour (staff, other costs, overhead) a tariff can be cut: the fair price",
        )
        .because(
            "een reële prijs is hooguit een veelvoud van wat zorg kost",
            "a fair price is at most a multiple of what care costs",
        ),
    lever("budget.reserve_eur", number("euro", "EUR", 0.0, 100000000000.0))
        .meaning(
            "Reserve voor zorg bij het begin van het eerste gemeten jaar",
            "Reserve for care at the start of the first measured year",
        )
        .because("een reserve is bij het begin niet negatief", "a reserve is not negative at the start"),
    assumption("budget.claims_lag_months", whole("maanden", "months", 0, 6))
        .meaning(
            "Maanden voordat de gemeente een declaratie kent",
            "Months before the municipality knows a claim",
        )
        .because("met meer vertraging is het jaar voorbij", "with more lag the year is over"),
    lever("budget.steer_every_months", whole("maanden", "months", 1, 12))
        .meaning(
            "Hoe vaak de gemeente naar haar regels kijkt",
            "How often the municipality looks at its rules",
        )
        .because("sturen gebeurt ten minste eens per jaar", "steering happens at least once a year"),
    lever("budget.rule[].when", choice(WATCHES))
        .meaning("Waar de regel naar kijkt, per segment", "What the rule watches, per segment")
        .because("iets anders weet de gemeente niet", "the municipality knows nothing else"),
    lever("budget.rule[].above", number("een verhouding", "a ratio", 0.0, 100.0))
        .meaning(
            "Boven welke waarde de regel werkt: prognose of declaraties gedeeld door begroting, of wachtenden gedeeld door cliënten in zorg",
            "The value above which the rule works: forecast or claims over budget, or clients waiting over clients in care",
        )
        .because("een verhouding is niet negatief", "a ratio is not negative"),
    lever("budget.rule[].kind", choice(RESPONSES))
        .meaning("Wat de gemeente dan doet", "What the municipality then does")
        .because("alleen dit kan zij in het model", "only this can it do in the model"),
    lever("budget.rule[].lag_months", whole("maanden", "months", 0, 12))
        .meaning("Maanden tussen zien en doen", "Months between seeing and acting")
        .because("na een jaar is er een nieuwe begroting", "after a year there is a new budget")
        .or_whole(1)
        .only_for(CARRIED_OUT),
    lever("budget.rule[].strictness", number("zwaarte, gemiddeld 1", "severity, mean 1", 0.0, 10.0))
        .meaning(
            "Wat bij de strengheid van de gemeentelijke toegang komt, tot januari",
            "What is added to the strictness of the municipal desk, until January",
        )
        .because("0 is al open toegang, en strenger dan 10 krijgt niemand zorg", "0 is open access already, and stricter than 10 nobody gets care")
        .only_for(&["tighten access"]),
    lever(
        "budget.rule[].cut_share",
        number("een deel van het tarief", "a share of the tariff", 0.001, 1.0),
    )
        .meaning(
            "Welk deel van het tarief eraf gaat, tot januari; wat al is gedaan houdt zijn prijs",
            "Which share of the tariff is taken off, until January; what was done before keeps its price",
        )
        .because("een korting van niets is er geen", "a cut of nothing is none")
        .only_for(&["cut tariff", "renegotiate"]),
    lever("budget.rule[].cost_eur", number("euro", "EUR", 0.0, 100000000.0))
        .meaning(
            "Wat het uitvoeren de gemeente per keer en segment kost, uit de reserve",
            "What carrying it out costs the municipality each time and per segment, out of the reserve",
        )
        .because("uitvoeren levert geen geld op", "carrying out brings no money")
        .or_number(0.0)
        .only_for(CARRIED_OUT),
    lever(
        "budget.rule[].budget_share",
        number("een deel van de begroting", "a share of the budget", 0.0, 10.0),
    )
        .meaning(
            "Hoeveel per jaar ten hoogste uit de reserve komt",
            "The most that is drawn on the reserve in a year",
        )
        .because("uit een reserve komt geen negatief bedrag", "no negative amount is drawn on a reserve")
        .only_for(&["draw on reserve"]),
    // What we assume people do.
    assumption(
        "behaviour.volume.curvature_median_eur_hour",
        number("euro per uur", "EUR per hour", 0.01, 1000000.0),
    )
        .meaning(
            "Hoe sterk vakmanschap en belang van de cliënt een aanbieder naar de beste omvang trekken: k; mediaan",
            "How strongly professional norm and client interest pull a provider to the optimal volume: k; median",
        )
        .because("bij 0 zou elke prikkel onbegrensd werken", "at 0 any incentive would work without bound"),
    assumption(
        "behaviour.volume.curvature_sd",
        number("standaardafwijking van de logaritme", "standard deviation of the logarithm", 0.0, 2.0),
    )
        .meaning("Hoe aanbieders daarin verschillen", "How providers differ in that")
        .because(
            "bij meer spreiding bepaalt een enkele aanbieder de uitkomst",
            "with more spread a single provider decides the result",
        ),
    assumption(
        "behaviour.volume.ratio_min",
        number("een deel van de beste omvang", "a share of the optimal volume", 0.0, 1.0),
    )
        .meaning("Minder dan dit geeft geen professional", "Less than this no professional gives")
        .because("de beste omvang moet mogelijk blijven", "the optimal volume must remain possible"),
    assumption(
        "behaviour.volume.ratio_max",
        number("een veelvoud van de beste omvang", "a multiple of the optimal volume", 1.0, 100.0),
    )
        .meaning("Meer dan dit neemt geen cliënt aan", "More than this no client takes")
        .because("de beste omvang moet mogelijk blijven", "the optimal volume must remain possible"),
    assumption(
        "behaviour.volume.utilisation_target",
        number("een deel van de uren van het personeel", "a share of the hours of staff", 0.1, 1.0),
    )
        .meaning("Bezetting waarbij personeel vol is", "Utilisation at which staff is full")
        .because("meer dan al zijn uren werkt personeel niet", "staff does not work more than all its hours"),
    assumption("behaviour.volume.idle_exponent", number("macht", "exponent", 0.0, 10.0))
        .meaning(
            "Hoe snel een uur goedkoper voelt als er leegloop is; 0 is niet",
            "How fast an hour feels cheaper when staff is idle; 0 is not at all",
        )
        .because(
            "bij een negatieve macht zou leegloop duur zijn",
            "with a negative exponent idleness would be dear",
        ),
    assumption(
        "behaviour.volume.overtime_cost",
        number("per deel boven de volle bezetting", "per share above full utilisation", 0.0, 10.0),
    )
        .meaning(
            "Hoe snel een uur duurder voelt als er meer werk is dan personeel",
            "How fast an hour feels dearer when there is more work than staff",
        )
        .because("overwerk is niet goedkoper", "overtime is not cheaper"),
    assumption(
        "behaviour.volume.overtime_cost_max",
        number("een veelvoud van het loon", "a multiple of pay", 1.0, 10.0),
    )
        .meaning("Wat een uur ten hoogste voelt te kosten", "What an hour feels to cost at most")
        .because("overwerk is niet goedkoper", "overtime is not cheaper"),
    assumption(
        "behaviour.volume.stress_share",
        number("een deel van het vakmanschap", "a share of the professional norm", 0.0, 0.95),
    )
        .meaning(
            "Hoeveel van de norm een aanbieder zonder reserve loslaat",
            "How much of the norm a provider without reserve lets go",
        )
        .because(
            "zonder norm zou elke prikkel onbegrensd werken",
            "without a norm any incentive would work without bound",
        ),
    assumption("behaviour.duration.curvature_share_month", number("per maand", "per month", 0.001, 100.0))
        .meaning(
            "Hoe sterk de norm trekt bij een maand te veel of te weinig, ten opzichte van de norm voor omvang",
            "How strongly the norm pulls at a month too many or too few, relative to the norm for volume",
        )
        .because("bij 0 zou elke prikkel onbegrensd werken", "at 0 any incentive would work without bound"),
    assumption("behaviour.duration.shift_max_months", number("maanden", "months", 0.0, 120.0))
        .meaning(
            "Hoeveel maanden een aanbieder ten hoogste verlengt of bekort",
            "By how many months a provider prolongs or shortens at most",
        )
        .because("langer verlengen ziet iedereen", "longer prolonging is seen by all"),
    assumption(
        "behaviour.habit.change_share_quarter",
        number("een deel van de weg", "a share of the way", 0.0, 1.0),
    )
        .meaning(
            "Welk deel van de weg naar het beste een aanbieder per kwartaal gaat",
            "Which share of the way to the best a provider goes in a quarter",
        )
        .because(
            "een deel is niet kleiner dan nul en niet groter dan alles",
            "a share is not below nothing and not above all",
        ),
    assumption(
        "behaviour.habit.optimising_share",
        number("een deel van de aanbieders", "a share of providers", 0.0, 1.0),
    )
        .meaning("Aanbieders die meteen doen wat het beste is", "Providers that do what is best at once")
        .because(
            "een deel is niet kleiner dan nul en niet groter dan alles",
            "a share is not below nothing and not above all",
        )
        .or_number(0.0),
    assumption(
        "behaviour.habit.imitating_share",
        number("een deel van de aanbieders", "a share of providers", 0.0, 1.0),
    )
        .meaning(
            "Aanbieders die doen wat de best verdienende collega in hun segment doet",
            "Providers that do what the best-earning colleague in their segment does",
        )
        .because(
            "een deel is niet kleiner dan nul en niet groter dan alles",
            "a share is not below nothing and not above all",
        )
        .or_number(0.0),
    assumption(
        "behaviour.habit.fixed_share",
        number("een deel van de aanbieders", "a share of providers", 0.0, 1.0),
    )
        .meaning("Aanbieders die nooit veranderen wat zij doen", "Providers that never change what they do")
        .because(
            "een deel is niet kleiner dan nul en niet groter dan alles",
            "a share is not below nothing and not above all",
        )
        .or_number(0.0),
    assumption(
        "behaviour.staffing.hire_share_month",
        number("een deel van het personeel", "a share of staff", 0.0, 1.0),
    )
        .meaning(
            "Hoeveel personeel een aanbieder per maand ten hoogste kan werven",
            "How much staff a provider can hire in a month at most",
        )
        .because("sneller verdubbelt geen aanbieder", "no provider doubles faster"),
    assumption(
        "behaviour.staffing.shrink_share_month",
        number("een deel van het personeel", "a share of staff", 0.0, 0.9),
    )
        .meaning(
            "Hoeveel personeel per maand ten hoogste weggaat zonder te worden vervangen",
            "How much staff leaves in a month at most without being replaced",
        )
        .because("een aanbieder houdt niet in een maand op", "a provider does not end in a month"),
    assumption("behaviour.staffing.queue_horizon_months", number("maanden", "months", 1.0, 120.0))
        .meaning(
            "In hoeveel maanden een aanbieder zijn wachtlijst wil hebben weggewerkt",
            "The months in which a provider wants to have worked off its queue",
        )
        .because("sneller dan in een maand kan het model niet", "faster than in a month the model cannot"),
    assumption("behaviour.staffing.unpaid_slack_places", number("plaatsen", "places", 0.0, 100.0))
        .meaning(
            "Hoeveel vrije plaatsen een aanbieder aanhoudt waar meer zorg niets oplevert",
            "Free places that a provider keeps staff for where more care does not pay",
        )
        .because("ruimte is niet negatief", "room is not negative"),
    assumption(
        "behaviour.staffing.forecast_error_sd",
        number("een deel van wat nog komt", "a share of what is still to come", 0.0, 2.0),
    )
        .meaning(
            "Hoe onzeker een aanbieder is over de rest van het jaar",
            "How uncertain a provider is about the rest of the year",
        )
        .because(
            "met een grotere fout is een prognose een loterij",
            "with a larger error a forecast is a lottery",
        ),
    assumption(
        "behaviour.staffing.reserve_target_months",
        number("maanden omzet", "months of revenue", 0.0, 120.0),
    )
        .meaning(
            "Reserve waarbij een aanbieder geen financiële druk voelt; 0 is nooit druk",
            "Reserve at which a provider feels no financial stress; 0 is never stress",
        )
        .because("een reserve is niet negatief", "a reserve is not negative"),
    assumption(
        "behaviour.staffing.next_year_weight",
        number("een deel van een euro van nu", "a share of a euro of now", 0.0, 1.0),
    )
        .meaning(
            "Wat een euro van volgend jaar telt, waar dit jaar het plafond van volgend jaar bepaalt; 0 is niet vooruitkijken",
            "What a euro of next year counts for, where this year sets next year's ceiling; 0 is not looking ahead",
        )
        .because("later geld telt niet zwaarder dan geld van nu", "later money does not count for more than money now"),
    assumption("behaviour.referral.known_providers", whole("aanbieders", "providers", 1, 20))
        .meaning(
            "Hoeveel aanbieders een cliënt in een maand zoeken leert kennen",
            "How many providers a client comes to know in a month of looking",
        )
        .because("wie niemand kent vindt niemand", "who knows nobody finds nobody"),
    assumption(
        "behaviour.referral.favourite_share",
        number("een deel van de bekende aanbieders", "a share of the known providers", 0.0, 1.0),
    )
        .meaning(
            "Deel dat een vaste keus van de verwijzer is in plaats van dichtbij",
            "Share that are the referrer's favourites rather than near",
        )
        .because(
            "een deel is niet kleiner dan nul en niet groter dan alles",
            "a share is not below nothing and not above all",
        ),
    assumption(
        "behaviour.referral.distance_weight",
        number("per breedte van de gemeente", "per width of the municipality", 0.0, 100.0),
    )
        .meaning("Hoe zwaar afstand weegt bij de keuze", "How much distance weighs in the choice")
        .because("ver weg is geen voordeel", "far away is no advantage"),
    assumption(
        "behaviour.referral.wait_weight",
        number("per maand wachten", "per month of waiting", 0.0, 100.0),
    )
        .meaning("Hoe zwaar wachttijd weegt bij de keuze", "How much waiting weighs in the choice")
        .because("wachten is geen voordeel", "waiting is no advantage"),
    assumption(
        "behaviour.referral.reputation_weight",
        number("per deel herstel", "per unit of recovery", 0.0, 100.0),
    )
        .meaning(
            "Hoe zwaar de naam van een aanbieder weegt bij de keuze",
            "How much a provider's name weighs in the choice",
        )
        .because("een slechte naam is geen voordeel", "a bad name is no advantage"),
    assumption("behaviour.referral.list_max_months", number("maanden", "months", 0.0, 240.0))
        .meaning(
            "Verwachte wachttijd waarboven een aanbieder zijn lijst sluit",
            "Expected wait above which a provider closes its list",
        )
        .because("een wachttijd is niet negatief", "a wait is not negative"),
    assumption("behaviour.referral.refusals_max", whole("weigeringen", "refusals", 1, 1000))
        .meaning(
            "Na hoeveel weigeringen de gemeente een cliënt buiten contract plaatst",
            "Refusals after which the municipality places a client out of contract",
        )
        .because("zonder weigering is er geen reden", "without a refusal there is no reason"),
    assumption(
        "behaviour.demand.growth_share_month",
        number("een deel van de zorgvraag", "a share of need", 0.0, 1.0),
    )
        .meaning(
            "Hoeveel een maand wachten aan de zorgvraag toevoegt",
            "What a month of waiting adds to need",
        )
        .because("wachten geneest niet", "waiting does not heal"),
    assumption(
        "behaviour.demand.growth_share_max",
        number("een deel van de zorgvraag", "a share of need", 0.0, 10.0),
    )
        .meaning("Hoeveel wachten ten hoogste toevoegt", "What waiting adds at most")
        .because("wachten geneest niet", "waiting does not heal"),
    assumption(
        "behaviour.demand.dropout_share_month",
        number("een deel van de cliënten per maand", "a share of clients per month", 0.0, 1.0),
    )
        .meaning(
            "Kans per maand dat een wachtende afhaakt",
            "Chance per month that a waiting client gives up",
        )
        .because("een kans ligt tussen nooit en altijd", "a chance lies between never and always"),
    assumption(
        "behaviour.demand.crisis_share_month",
        number("een deel van de cliënten per maand", "a share of clients per month", 0.0, 1.0),
    )
        .meaning(
            "Kans per maand dat bij een wachtende van zwaarte 1 een crisis uitbreekt",
            "Chance per month that a waiting client of severity 1 falls into crisis",
        )
        .because("een kans ligt tussen nooit en altijd", "a chance lies between never and always"),
    assumption(
        "behaviour.demand.break_off_share_month",
        number("een deel van de cliënten per maand", "a share of clients per month", 0.0, 1.0),
    )
        .meaning(
            "Kans per maand dat een cliënt de zorg afbreekt",
            "Chance per month that a client breaks off care",
        )
        .because("een kans ligt tussen nooit en altijd", "a chance lies between never and always"),
    assumption(
        "behaviour.demand.urgent_severity",
        number("zwaarte, gemiddeld 1", "severity, mean 1", 0.0, 100.0),
    )
        .meaning(
            "Vanaf welke zwaarte een cliënt voorgaat",
            "Severity from which a client goes before others",
        )
        .because("zwaarte is niet negatief", "severity is not negative"),
    assumption(
        "behaviour.demand.relapse_share",
        number("een deel van wie de zorg verlaat", "a share of those who leave care", 0.0, 0.9),
    )
        .meaning("Kans op terugval na volledig herstel", "Chance of relapse after full recovery")
        .because("een kans ligt tussen nooit en altijd", "a chance lies between never and always"),
    assumption(
        "behaviour.demand.relapse_by_residual",
        number("per deel resterende behoefte", "per share of need that is left", 0.0, 10.0),
    )
        .meaning("Hoeveel grotere kans resterende behoefte geeft", "What residual need adds to that chance")
        .because("behoefte die over is beschermt niet", "need that is left does not protect"),
    assumption("behaviour.demand.relapse_mean_months", number("maanden", "months", 0.0, 240.0))
        .meaning("Gemiddelde tijd tot een terugval", "Mean time to a relapse")
        .because("een terugval komt erna", "a relapse comes after"),
    assumption(
        "behaviour.demand.relapse_severity_share",
        number("een deel van de zwaarte ervoor", "a share of the severity before", 0.0, 10.0),
    )
        .meaning("Zwaarte bij een terugval", "Severity at a relapse")
        .because("zwaarte is niet negatief", "severity is not negative"),
    assumption(
        "behaviour.demand.return_share",
        number("een deel van wie is afgewezen", "a share of those turned away", 0.0, 1.0),
    )
        .meaning(
            "Kans dat wie is afgewezen later of langs een andere weg terugkomt",
            "Chance that those turned away come back later or by another route",
        )
        .because("een kans ligt tussen nooit en altijd", "a chance lies between never and always"),
    assumption("behaviour.demand.return_mean_months", number("maanden", "months", 0.0, 240.0))
        .meaning("Gemiddelde tijd tot die terugkeer", "Mean time to that return")
        .because("terugkeer komt erna", "a return comes after"),
    assumption(
        "behaviour.demand.return_severity_share",
        number("een deel van de zwaarte ervoor", "a share of the severity before", 0.0, 10.0),
    )
        .meaning("Zwaarte bij die terugkeer", "Severity at that return")
        .because("zwaarte is niet negatief", "severity is not negative"),
    assumption(
        "behaviour.trust.base_share",
        number("een deel van het volle vertrouwen", "a share of full trust", 0.0, 1.0),
    )
        .meaning(
            "Vertrouwen waar een aanbieder op uitkomt als er niets gebeurt",
            "Trust where a provider settles if nothing happens",
        )
        .because("vertrouwen ligt tussen niets en vol", "trust lies between none and full"),
    assumption(
        "behaviour.trust.base_sd",
        number("een deel van het volle vertrouwen", "a share of full trust", 0.0, 1.0),
    )
        .meaning("Hoe aanbieders daarin verschillen", "How providers differ in that")
        .because("vertrouwen ligt tussen niets en vol", "trust lies between none and full"),
    assumption(
        "behaviour.trust.talk_gain_share",
        number("een deel van wat aan vol vertrouwen ontbreekt", "a share of what lacks to full trust", 0.0, 1.0),
    )
        .meaning("Wat een ronde gesprekken oplevert", "What a round of talks gains")
        .because(
            "een deel is niet kleiner dan nul en niet groter dan alles",
            "a share is not below nothing and not above all",
        ),
    assumption(
        "behaviour.trust.breach_cost_share",
        number("een deel van het vertrouwen", "a share of trust", 0.0, 1.0),
    )
        .meaning(
            "Wat een eenzijdig besluit van de gemeente kost",
            "What a decision that the municipality takes alone costs",
        )
        .because(
            "een deel is niet kleiner dan nul en niet groter dan alles",
            "a share is not below nothing and not above all",
        ),
    assumption(
        "behaviour.trust.decay_share_month",
        number("een deel van de afstand", "a share of the distance", 0.0, 1.0),
    )
        .meaning(
            "Hoe snel vertrouwen terugkeert naar waar het op uitkomt",
            "How fast trust returns to where it settles",
        )
        .because(
            "een deel is niet kleiner dan nul en niet groter dan alles",
            "a share is not below nothing and not above all",
        ),
    assumption(
        "behaviour.trust.joint_interest_max_share",
        number("een deel van een euro van de gemeente", "a share of the municipality's euro", 0.0, 0.95),
    )
        .meaning(
            "Welk deel van de euro van de gemeente een aanbieder met vol vertrouwen als eigen geld telt: θ",
            "Which share of the municipality's euro a provider with full trust counts as its own: θ",
        )
        .because(
            "wie alles als eigen geld telt heeft geen belang meer",
            "who counts all of it as its own has no interest left",
        ),
    assumption(
        "behaviour.trust.concession_max_share",
        number("een deel van wat van het tarief af moet", "a share of what is asked off the tariff", 0.0, 1.0),
    )
        .meaning(
            "Hoeveel van een gevraagde tariefverlaging een aanbieder met vol vertrouwen toegeeft; 0 is niemand geeft iets toe",
            "How much of a lower tariff that is asked a provider with full trust concedes; 0 is nobody concedes anything",
        )
        .because("niemand geeft meer toe dan wordt gevraagd", "nobody concedes more than is asked"),
];

const ADMISSIONS: &[(&str, Words)] = &[
    (
        "open house",
        Words {
            nl: "open house: wie voldoet wordt toegelaten",
            en: "open house: whoever qualifies is admitted",
        },
    ),
    ("closed", Words { nl: "gesloten zolang het contract loopt", en: "closed while the contract runs" }),
    (
        "selective",
        Words {
            nl: "selectief: de besten worden gecontracteerd, tot een maximum",
            en: "selective: the best are contracted, up to a maximum",
        },
    ),
];

const WATCHES: &[(&str, Words)] = &[
    ("forecast", Words { nl: "prognose gedeeld door begroting", en: "forecast over budget" }),
    ("claims", Words { nl: "declaraties tot nu gedeeld door begroting", en: "claims to date over budget" }),
    (
        "queue",
        Words { nl: "wachtenden gedeeld door cliënten in zorg", en: "clients waiting over clients in care" },
    ),
];

/// The responses that are carried out, which takes time and may cost money.
const CARRIED_OUT: &[&str] =
    &["talk", "tighten access", "cut tariff", "renegotiate", "stop intake", "draw on reserve"];

const RESPONSES: &[(&str, Words)] = &[
    ("talk", Words { nl: "praten met de aanbieders", en: "talk with the providers" }),
    ("tighten access", Words { nl: "toegang strenger maken", en: "tighten access" }),
    ("cut tariff", Words { nl: "het tarief eenzijdig verlagen", en: "cut the tariff, alone" }),
    ("renegotiate", Words { nl: "over een lager tarief onderhandelen", en: "negotiate a lower tariff" }),
    ("accept", Words { nl: "de overschrijding accepteren", en: "accept the overrun" }),
    ("stop intake", Words { nl: "opnamestop", en: "stop intake" }),
    ("draw on reserve", Words { nl: "reserve aanspreken", en: "draw on reserve" }),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::shape::faults;

    #[test]
    fn the_list_has_no_faults() {
        assert_eq!(faults(KEYS), Vec::<String>::new());
    }
}
