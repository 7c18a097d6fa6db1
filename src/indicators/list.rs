//! The list of indicators: a row here gives a column in every table, a label in every chart and a line in the glossary.

use super::{Better, Indicator, Period, Unit, flow, relation, severity, spending};
use crate::language::Words;
use crate::units::{Cents, Minutes, WEEKS_PER_MONTH};
use crate::world::tally::{MILLION, Tally};

/// The place of the indicator called `key` in [`INDICATORS`].
///
/// # Panics
/// If there is none: keys are written in the code, not by users.
pub fn position(key: &str) -> usize {
    INDICATORS
        .iter()
        .position(|indicator| indicator.key == key)
        .unwrap_or_else(|| panic!("there is no indicator called {key}"))
}

/// The indicators that are also recorded month by month.
pub const SERIES: &[&str] = &[
    "spend",
    "budget",
    "in_care",
    "waiting",
    "wait",
    "starts",
    "unmet",
    "hours_per_client",
    "over_provision",
    "under_provision",
    "unpaid",
    "provider_margin",
    "trust",
    "known_people",
];

/// Every indicator: the list below, then those of the flow of clients, of the relationship, by severity, and of what spend is
/// made of.
pub const INDICATORS: &[Indicator] =
    &joined::<{ UNTIL_SEVERITY.len() + spending::ROWS.len() }>(UNTIL_SEVERITY, spending::ROWS);

const UNTIL_SEVERITY: &[Indicator] =
    &joined::<{ UNTIL_RELATION.len() + severity::ROWS.len() }>(UNTIL_RELATION, severity::ROWS);

const UNTIL_RELATION: &[Indicator] = &joined::<{ FLOW.len() + relation::ROWS.len() }>(FLOW, relation::ROWS);

const FLOW: &[Indicator] = &joined::<{ ROWS.len() + flow::ROWS.len() }>(ROWS, flow::ROWS);

/// Two lists as one, of length `ALL`.
pub(super) const fn joined<const ALL: usize>(first: &[Indicator], second: &[Indicator]) -> [Indicator; ALL] {
    let mut all = [first[0]; ALL];
    let mut place = 0;
    while place < ALL {
        all[place] = if place < first.len() { first[place] } else { second[place - first.len()] };
        place += 1;
    }
    all
}

const ROWS: &[Indicator] = &[
    Indicator {
        key: "spend",
        label: Words { nl: "uitgaven", en: "spend" },
        meaning: Words {
            nl: "wat de gemeente aan zorg betaalt, per jaar",
            en: "what the municipality pays for care, per year",
        },
        unit: Unit::EurosPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, euros(period.tally.spend))),
    },
    Indicator {
        key: "budget",
        label: Words { nl: "budget", en: "budget" },
        meaning: Words {
            nl: "wat de raad beschikbaar stelt, per jaar",
            en: "what the council makes available, per year",
        },
        unit: Unit::EurosPerYear,
        better: Better::Neither,
        of: |period| Some(per_year(period, euros(period.tally.budget))),
    },
    Indicator {
        key: "overrun",
        label: Words { nl: "overschrijding", en: "overrun" },
        meaning: Words {
            nl: "uitgaven gedeeld door budget, min 1; onder nul is een overschot",
            en: "spend over budget, minus 1; below zero is a surplus",
        },
        unit: Unit::Share,
        better: Better::Lower,
        of: |period| ratio(period.tally.spend - period.tally.budget, period.tally.budget),
    },
    Indicator {
        key: "overrun_probability",
        label: Words { nl: "kans op overschrijding", en: "probability of overrun" },
        meaning: Words {
            nl: "deel van de simulaties waarin over alle jaren samen meer is uitgegeven dan begroot",
            en: "share of runs in which all years together cost more than was budgeted",
        },
        unit: Unit::Probability,
        better: Better::Lower,
        of: |period| Some(if period.tally.spend > period.tally.budget { 1.0 } else { 0.0 }),
    },
    Indicator {
        key: "clients",
        label: Words { nl: "cliënten", en: "clients" },
        meaning: Words {
            nl: "verschillende cliënten in zorg, per jaar",
            en: "different clients in care, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| Some(per_year(period, period.tally.served as f64)),
    },
    Indicator {
        key: "in_care",
        label: Words { nl: "cliënten in zorg", en: "clients in care" },
        meaning: Words {
            nl: "cliënten in zorg aan het eind van de maand",
            en: "clients in care at the end of the month",
        },
        unit: Unit::Clients,
        better: Better::Neither,
        of: |period| Some(per_month(period, period.tally.in_care)),
    },
    Indicator {
        key: "starts",
        label: Words { nl: "gestarte trajecten", en: "starts" },
        meaning: Words { nl: "trajecten die beginnen, per jaar", en: "trajectories that start, per year" },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| Some(per_year(period, period.tally.starts as f64)),
    },
    Indicator {
        key: "repeat_share",
        label: Words { nl: "herhaald beroep", en: "re-entry" },
        meaning: Words {
            nl: "deel van de gestarte trajecten van cliënten die eerder in zorg waren",
            en: "share of starts of clients who had been in care before",
        },
        unit: Unit::Share,
        better: Better::Lower,
        of: |period| ratio(period.tally.repeat_starts, period.tally.starts),
    },
    Indicator {
        key: "hours_per_client",
        label: Words { nl: "uren per cliënt", en: "hours per client" },
        meaning: Words {
            nl: "geleverde uren per cliënt in zorg en maand",
            en: "hours delivered per client in care and month",
        },
        unit: Unit::HoursPerMonth,
        better: Better::Neither,
        of: |period| {
            positive(period.tally.client_months)
                .map(|months| Minutes(period.tally.delivered).hours() / months)
        },
    },
    Indicator {
        key: "duration",
        label: Words { nl: "duur", en: "duration" },
        meaning: Words { nl: "gemiddelde duur van afgeronde zorg", en: "mean duration of completed care" },
        unit: Unit::Months,
        better: Better::Neither,
        of: |period| ratio(period.tally.stayed, period.tally.finished),
    },
    Indicator {
        key: "duration_median",
        label: Words { nl: "duur (mediaan)", en: "duration (median)" },
        meaning: Words { nl: "mediane duur van afgeronde zorg", en: "median duration of completed care" },
        unit: Unit::Months,
        better: Better::Neither,
        of: |period| class_quantile(&period.tally.stays, 0.5),
    },
    Indicator {
        key: "waiting",
        label: Words { nl: "wachtlijst", en: "waiting list" },
        meaning: Words {
            nl: "cliënten die zijn toegelaten en wachten, aan het eind van de maand",
            en: "clients who were let in and wait, at the end of the month",
        },
        unit: Unit::Clients,
        better: Better::Lower,
        of: |period| Some(per_month(period, period.tally.waiting)),
    },
    Indicator {
        key: "wait",
        label: Words { nl: "wachttijd", en: "wait" },
        meaning: Words {
            nl: "gemiddelde wachttijd van wie met zorg begint",
            en: "mean wait of those who start care",
        },
        unit: Unit::Weeks,
        better: Better::Lower,
        of: |period| ratio(period.tally.waited, period.tally.starts).map(|months| months * WEEKS_PER_MONTH),
    },
    Indicator {
        key: "wait_p90",
        label: Words { nl: "wachttijd van de langst wachtende 10 %", en: "wait of the longest-waiting 10%" },
        meaning: Words {
            nl: "wachttijd die 10 % van wie begint te boven gaat",
            en: "wait that 10% of those who start exceed",
        },
        unit: Unit::Weeks,
        better: Better::Lower,
        of: |period| class_quantile(&period.tally.waits, 0.9).map(|months| months * WEEKS_PER_MONTH),
    },
    Indicator {
        key: "unmet",
        label: Words { nl: "zonder hulp", en: "without help" },
        meaning: Words {
            nl: "wie is afgewezen, tijdens het wachten afhaakt, of wegblijft of stopt om een hogere eigen bijdrage, per jaar",
            en: "those who were turned away, gave up while waiting, or stay away or stop because of a higher contribution, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Lower,
        of: |period| {
            let Tally { turned_away, helped, gave_up, stayed_away, stopped_for_fee, .. } = period.tally;
            Some(per_year(period, (turned_away - helped + gave_up + stayed_away + stopped_for_fee) as f64))
        },
    },
    Indicator {
        key: "stayed_away",
        label: Words {
            nl: "weggebleven om de eigen bijdrage",
            en: "stayed away because of the contribution",
        },
        meaning: Words {
            nl: "mensen die zich niet melden omdat zij meer moeten betalen dan nu gebruikelijk is, per jaar",
            en: "people who do not apply because they must pay more than is usual now, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, period.tally.stayed_away as f64)),
    },
    Indicator {
        key: "stopped_for_fee",
        label: Words { nl: "gestopt om de eigen bijdrage", en: "stopped because of the contribution" },
        meaning: Words {
            nl: "cliënten in zorg die stoppen als de eigen bijdrage omhooggaat, per jaar",
            en: "clients in care who stop when the contribution rises, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, period.tally.stopped_for_fee as f64)),
    },
    Indicator {
        key: "turned_away",
        label: Words { nl: "afgewezen", en: "turned away" },
        meaning: Words {
            nl: "aanvragers die zijn afgewezen zonder hulp, per jaar",
            en: "applicants who were turned away without help, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, (period.tally.turned_away - period.tally.helped) as f64)),
    },
    Indicator {
        key: "helped",
        label: Words { nl: "licht geholpen bij de toegang", en: "helped lightly at the door" },
        meaning: Words {
            nl: "aanvragers die de toegang zelf licht helpt in plaats van zorg toe te wijzen, per jaar",
            en: "applicants whom the holder of access helps lightly itself instead of letting them in, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| Some(per_year(period, period.tally.helped as f64)),
    },
    Indicator {
        key: "latent",
        label: Words { nl: "zorgvraag die zich niet meldt", en: "need that does not apply" },
        meaning: Words {
            nl: "mensen met een zorgvraag die ontstaat en zich bij niemand meldt, per jaar; een aanname",
            en: "people whose need arises and applies nowhere, per year; an assumption",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, period.tally.latent_by_route.iter().sum::<i64>() as f64)),
    },
    Indicator {
        key: "surfaced",
        label: Words { nl: "gemeld doordat hulp dichtbij is", en: "applied because help is near" },
        meaning: Words {
            nl: "aanvragers die zich zonder iemand dichtbij niet hadden gemeld, per jaar",
            en: "applicants who would not have applied without someone near, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| Some(per_year(period, period.tally.surfaced_by_route.iter().sum::<i64>() as f64)),
    },
    Indicator {
        key: "assessment_hours",
        label: Words { nl: "uren beoordeling", en: "hours of assessment" },
        meaning: Words {
            nl: "uren die beslissers aan beoordelingen besteden, per jaar",
            en: "hours that those who decide spend on assessments, per year",
        },
        unit: Unit::HoursPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, Minutes(period.tally.assessment_minutes).hours())),
    },
    Indicator {
        key: "extensions_refused",
        label: Words { nl: "geweigerde verlengingen", en: "extensions refused" },
        meaning: Words {
            nl: "deel van de verzoeken om verlenging dat wordt geweigerd",
            en: "share of requests to extend that are refused",
        },
        unit: Unit::Share,
        better: Better::Neither,
        of: |period| ratio(period.tally.extensions_refused, period.tally.extensions_asked),
    },
    Indicator {
        key: "changes_granted",
        label: Words { nl: "gehonoreerde wijzigingen", en: "changes granted" },
        meaning: Words {
            nl: "deel van de verzoeken om meer uren dat wordt gehonoreerd",
            en: "share of requests for more hours that are granted",
        },
        unit: Unit::Share,
        better: Better::Neither,
        of: |period| ratio(period.tally.changes_granted, period.tally.changes_asked),
    },
    Indicator {
        key: "appeals",
        label: Words { nl: "beroepszaken", en: "appeals" },
        meaning: Words {
            nl: "cliënten die tegen een afwijzing in beroep gaan, per jaar",
            en: "clients who appeal against a refusal, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, period.tally.appeals as f64)),
    },
    Indicator {
        key: "appeals_won",
        label: Words { nl: "gewonnen beroep", en: "appeals won" },
        meaning: Words {
            nl: "gewonnen beroepszaken gedeeld door ingestelde",
            en: "appeals won divided by appeals made",
        },
        unit: Unit::Share,
        better: Better::Neither,
        of: |period| ratio(period.tally.appeals_won, period.tally.appeals),
    },
    Indicator {
        key: "exceptions",
        label: Words { nl: "uitzonderingen", en: "exceptions" },
        meaning: Words {
            nl: "cliënten die van een grens worden uitgezonderd, per jaar",
            en: "clients who are exempted from a bound, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |period| Some(per_year(period, period.tally.exceptions as f64)),
    },
    Indicator {
        key: "rerouted",
        label: Words { nl: "langs een andere weg", en: "by another way" },
        meaning: Words {
            nl: "cliënten wier verlenging is geweigerd en die langs een andere weg opnieuw zijn toegewezen, per jaar",
            en: "clients whose extension was refused and who were assigned anew by another way, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, period.tally.rerouted as f64)),
    },
    Indicator {
        key: "gave_up",
        label: Words { nl: "afgehaakt tijdens wachten", en: "gave up while waiting" },
        meaning: Words {
            nl: "wachtenden die afhaken, per jaar",
            en: "waiting clients who give up, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, period.tally.gave_up as f64)),
    },
    Indicator {
        key: "crises",
        label: Words { nl: "crises", en: "crises" },
        meaning: Words {
            nl: "wachtenden bij wie een crisis uitbreekt, per jaar",
            en: "waiting clients who fall into crisis, per year",
        },
        unit: Unit::EventsPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, period.tally.crises as f64)),
    },
    Indicator {
        key: "refusals",
        label: Words { nl: "weigeringen", en: "refusals" },
        meaning: Words {
            nl: "keren dat een aanbieder een cliënt weigert, per jaar",
            en: "times a provider refuses a client, per year",
        },
        unit: Unit::EventsPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, period.tally.refusals as f64)),
    },
    Indicator {
        key: "out_of_contract",
        label: Words { nl: "buiten contract geplaatst", en: "placed out of contract" },
        meaning: Words {
            nl: "cliënten die na herhaalde weigering buiten contract worden geplaatst, per jaar",
            en: "clients placed out of contract after repeated refusals, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, period.tally.placed_out as f64)),
    },
    Indicator {
        key: "over_provision",
        label: Words { nl: "te veel zorg", en: "over-provision" },
        meaning: Words {
            nl: "uren boven wat het beste is voor de cliënt, en uren nadat de zorg haar werk heeft gedaan, als deel van de geleverde uren",
            en: "hours above what is best for the client, and hours after care has done its work, as a share of hours delivered",
        },
        unit: Unit::Share,
        better: Better::Lower,
        of: |period| ratio(period.tally.over, period.tally.delivered),
    },
    Indicator {
        key: "under_provision",
        label: Words { nl: "te weinig zorg", en: "under-provision" },
        meaning: Words {
            nl: "uren onder wat het beste is voor cliënten in zorg, als deel van wat het beste is",
            en: "hours below what is best for clients in care, as a share of what is best",
        },
        unit: Unit::Share,
        better: Better::Lower,
        of: |period| ratio(period.tally.short, period.tally.optimal),
    },
    Indicator {
        key: "recovery",
        label: Words { nl: "herstel", en: "recovery" },
        meaning: Words {
            nl: "deel van de zorgbehoefte dat is weggenomen bij wie de zorg verlaat, ook bij wie afbreekt",
            en: "share of need taken away for those who leave care, those who break off included",
        },
        unit: Unit::Share,
        better: Better::Higher,
        of: |period| {
            positive(period.tally.finished + period.tally.broken_off)
                .map(|left| period.tally.recovered as f64 / MILLION / left)
        },
    },
    Indicator {
        key: "residual_need",
        label: Words { nl: "resterende behoefte", en: "residual need" },
        meaning: Words {
            nl: "deel van de zorgbehoefte dat over is bij wie de zorg afrondt",
            en: "share of need that is left for those whose care was completed",
        },
        unit: Unit::Share,
        better: Better::Lower,
        of: |period| {
            positive(period.tally.finished).map(|left| period.tally.residual as f64 / MILLION / left)
        },
    },
    Indicator {
        key: "gain",
        label: Words { nl: "gezondheidswinst per € 1.000", en: "health gain per €1,000" },
        meaning: Words {
            nl: "maanden zorgbehoefte die zijn weggenomen per duizend euro van de gemeente",
            en: "months of need taken away per thousand euros of the municipality",
        },
        unit: Unit::MonthsPerThousandEuros,
        better: Better::Higher,
        of: |period| {
            positive(period.tally.spend)
                .map(|_| period.tally.healed as f64 / MILLION / (euros(period.tally.spend) / 1_000.0))
        },
    },
    Indicator {
        key: "unpaid",
        label: Words { nl: "onbetaalde productie", en: "unpaid production" },
        meaning: Words {
            nl: "zorg boven een plafond die niemand betaalt, tegen tarief, per jaar",
            en: "care above a ceiling that nobody pays, at tariff, per year",
        },
        unit: Unit::EurosPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, euros(period.tally.unpaid))),
    },
    Indicator {
        key: "own_contributions",
        label: Words { nl: "eigen bijdragen", en: "own contributions" },
        meaning: Words {
            nl: "wat cliënten zelf aan de gemeente betalen, per jaar; niet van de uitgaven afgetrokken",
            en: "what clients pay the municipality themselves, per year; not taken off spend",
        },
        unit: Unit::EurosPerYear,
        better: Better::Neither,
        of: |period| Some(per_year(period, euros(period.tally.contributions))),
    },
    Indicator {
        key: "exempt_share",
        label: Words { nl: "uitgaven buiten bereik van plafonds", en: "spend beyond the reach of ceilings" },
        meaning: Words {
            nl: "deel van de uitgaven voor specifieke toewijzingen, crisis, buiten contract en vaste sommen",
            en: "share of spend on specific assignments, crisis, care out of contract and lump sums",
        },
        unit: Unit::Share,
        better: Better::Neither,
        of: |period| ratio(period.tally.spend_exempt, period.tally.spend),
    },
    Indicator {
        key: "provider_margin",
        label: Words { nl: "marge van aanbieders", en: "provider margin" },
        meaning: Words {
            nl: "opbrengst min kosten van gecontracteerde aanbieders, als deel van de opbrengst",
            en: "revenue less costs of contracted providers, as a share of revenue",
        },
        unit: Unit::Share,
        better: Better::Neither,
        of: |period| ratio(period.tally.revenue - period.tally.cost, period.tally.revenue),
    },
    Indicator {
        key: "utilisation",
        label: Words { nl: "bezetting", en: "utilisation" },
        meaning: Words {
            nl: "geleverde uren als deel van de uren waarvoor personeel wordt aangehouden",
            en: "hours delivered as a share of the hours for which staff is kept",
        },
        unit: Unit::Share,
        better: Better::Neither,
        of: |period| ratio(period.tally.delivered_contracted, period.tally.staffed),
    },
    Indicator {
        key: "staff",
        label: Words { nl: "personeel", en: "staff" },
        meaning: Words {
            nl: "voltijdbanen bij gecontracteerde aanbieders",
            en: "full-time staff of contracted providers",
        },
        unit: Unit::FullTimeStaff,
        better: Better::Neither,
        of: |period| Some(per_month(period, period.tally.staff_thousandths) / 1_000.0),
    },
    Indicator {
        key: "concentration",
        label: Words { nl: "aandeel van de vier grootste", en: "share of the four largest" },
        meaning: Words {
            nl: "deel van de opbrengst van gecontracteerde aanbieders dat naar de vier grootste gaat",
            en: "share of the revenue of contracted providers that goes to the four largest",
        },
        unit: Unit::Share,
        better: Better::Neither,
        of: |period| {
            // Who paid back more in a settlement than it was paid turned over nothing.
            let turned_over = || period.revenues.iter().map(|euros| euros.max(0.0));
            let all: f64 = turned_over().sum();
            (all > 0.0).then(|| turned_over().take(4).sum::<f64>() / all)
        },
    },
    Indicator {
        key: "contracted",
        label: Words { nl: "gecontracteerde aanbieders", en: "contracted providers" },
        meaning: Words {
            nl: "aanbieders met een contract aan het eind van een maand, in elk segment waar zij werken; wie is opgezegd telt mee tot hij dicht is",
            en: "providers with a contract at the end of a month, in each segment in which they work; those under notice until they close",
        },
        unit: Unit::Providers,
        better: Better::Neither,
        of: |period| Some(per_month(period, period.tally.contracted)),
    },
    Indicator {
        key: "selected_out",
        label: Words { nl: "geweigerd om de waarde", en: "refused for their worth" },
        meaning: Words {
            nl: "keren dat een aanbieder een cliënt weigert omdat die te weinig oplevert voor zijn plaats, per jaar",
            en: "times a provider refuses a client because it is worth too little for its place, per year",
        },
        unit: Unit::EventsPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, period.tally.selected_out as f64)),
    },
    Indicator {
        key: "overcoded_share",
        label: Words { nl: "te zwaar geboekt", en: "booked too heavy" },
        meaning: Words {
            nl: "deel van de gestarte trajecten dat in een zwaarder profiel is geboekt dan het echte",
            en: "share of starts that were booked in a heavier profile than the true one",
        },
        unit: Unit::Share,
        better: Better::Lower,
        of: |period| ratio(period.tally.overcoded, period.tally.starts),
    },
    Indicator {
        key: "splits",
        label: Words { nl: "gesplitste trajecten", en: "split trajectories" },
        meaning: Words {
            nl: "trajecten die halverwege worden afgesloten en opnieuw begonnen, per jaar",
            en: "trajectories that are closed half-way and opened anew, per year",
        },
        unit: Unit::EventsPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, period.tally.splits as f64)),
    },
    Indicator {
        key: "stretched_share",
        label: Words { nl: "doorgegaan tot een drempel", en: "went on to a threshold" },
        meaning: Words {
            nl: "deel van de afgesloten trajecten waarvan de zorg klaar was en doorging tot de volgende drempel van een staffel",
            en: "share of closed trajectories whose care had done its work and went on to the next threshold of a step tariff",
        },
        unit: Unit::Share,
        better: Better::Lower,
        of: |period| ratio(period.tally.stretched, period.tally.closed),
    },
    Indicator {
        key: "measured_outcome",
        label: Words { nl: "gemeten uitkomst", en: "measured outcome" },
        meaning: Words {
            nl: "gemiddelde gemeten uitkomst van afgesloten trajecten; volledig herstel is 100 %",
            en: "mean measured outcome of closed trajectories; full recovery is 100 %",
        },
        unit: Unit::Share,
        better: Better::Neither,
        of: |period| {
            positive(period.tally.closed).map(|closed| period.tally.measured as f64 / MILLION / closed)
        },
    },
    Indicator {
        key: "beyond_share",
        label: Words { nl: "zorg voorbij de norm", en: "care beyond the norm" },
        meaning: Words {
            nl: "deel van de geleverde minuten voorbij een trajectduurnorm, dat niet kan worden gedeclareerd",
            en: "share of delivered minutes beyond a duration norm, which cannot be claimed",
        },
        unit: Unit::Share,
        better: Better::Neither,
        of: |period| ratio(period.tally.beyond, period.tally.delivered),
    },
    Indicator {
        key: "sanctions",
        label: Words { nl: "sancties", en: "sanctions" },
        meaning: Words { nl: "sancties aan aanbieders, per jaar", en: "sanctions on providers, per year" },
        unit: Unit::EventsPerYear,
        better: Better::Neither,
        of: |period| Some(per_year(period, period.tally.sanctions as f64)),
    },
    Indicator {
        key: "exits",
        label: Words { nl: "gestopte aanbieders", en: "providers that stopped" },
        meaning: Words {
            nl: "segmenten waarin een aanbieder stopt, per jaar",
            en: "segments in which a provider stops, per year",
        },
        unit: Unit::EventsPerYear,
        better: Better::Neither,
        of: |period| Some(per_year(period, period.tally.exits as f64)),
    },
    Indicator {
        key: "entries",
        label: Words { nl: "nieuwe aanbieders", en: "new providers" },
        meaning: Words {
            nl: "segmenten waarin een aanbieder begint, per jaar",
            en: "segments in which a provider begins, per year",
        },
        unit: Unit::EventsPerYear,
        better: Better::Neither,
        of: |period| Some(per_year(period, period.tally.entries as f64)),
    },
    Indicator {
        key: "transfers",
        label: Words { nl: "overgestapte cliënten", en: "clients transferred" },
        meaning: Words {
            nl: "cliënten die van aanbieder moeten veranderen omdat de hunne stopt, per jaar",
            en: "clients who must change provider because theirs stops, per year",
        },
        unit: Unit::EventsPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, period.tally.transfers as f64)),
    },
    Indicator {
        key: "steering_cost",
        label: Words { nl: "kosten van sturing", en: "cost of steering" },
        meaning: Words {
            nl: "wat het uitvoeren van maatregelen de gemeente kost, uit de reserve, per jaar",
            en: "what carrying out measures costs the municipality, out of the reserve, per year",
        },
        unit: Unit::EurosPerYear,
        better: Better::Lower,
        of: |period| Some(per_year(period, euros(period.tally.steering))),
    },
    Indicator {
        key: "tightened_months",
        label: Words { nl: "maanden strengere toegang", en: "months of tighter access" },
        meaning: Words {
            nl: "maanden per jaar waarin de toegang strenger was dan afgesproken, bij elkaar opgeteld over segmenten",
            en: "months per year in which access was tighter than agreed, added up over segments",
        },
        unit: Unit::Months,
        better: Better::Neither,
        of: |period| Some(per_year(period, period.tally.tightened as f64)),
    },
    Indicator {
        key: "tariff_cut_months",
        label: Words { nl: "maanden verlaagd tarief", en: "months of lower tariff" },
        meaning: Words {
            nl: "maanden per jaar waarin het tarief lager was dan aan het begin van het jaar, bij elkaar opgeteld over segmenten",
            en: "months per year in which the tariff was lower than at the start of the year, added up over segments",
        },
        unit: Unit::Months,
        better: Better::Neither,
        of: |period| Some(per_year(period, period.tally.tariff_cut as f64)),
    },
    Indicator {
        key: "intake_stop_months",
        label: Words { nl: "maanden opnamestop", en: "months of intake stop" },
        meaning: Words {
            nl: "maanden per jaar waarin de gemeente de instroom had gestopt, bij elkaar opgeteld over segmenten",
            en: "months per year in which the municipality had stopped intake, added up over segments",
        },
        unit: Unit::Months,
        better: Better::Neither,
        of: |period| Some(per_year(period, period.tally.intake_stopped as f64)),
    },
    Indicator {
        key: "accepted_months",
        label: Words { nl: "maanden geaccepteerde overschrijding", en: "months of accepted overrun" },
        meaning: Words {
            nl: "maanden per jaar waarin de raad een overschrijding accepteerde, bij elkaar opgeteld over segmenten",
            en: "months per year in which the council accepted an overrun, added up over segments",
        },
        unit: Unit::Months,
        better: Better::Neither,
        of: |period| Some(per_year(period, period.tally.accepted as f64)),
    },
];

pub(super) fn euros(cents: i64) -> f64 {
    Cents(cents).euros()
}

/// A flow: per year, or in a series per month.
pub(super) fn per_year(period: &Period, amount: f64) -> f64 {
    amount * period.flow()
}

fn per_month(period: &Period, stock: i64) -> f64 {
    stock as f64 / f64::from(period.months)
}

fn positive(count: i64) -> Option<f64> {
    (count > 0).then_some(count as f64)
}

pub(super) fn ratio(part: i64, whole: i64) -> Option<f64> {
    positive(whole).map(|whole| part as f64 / whole)
}

/// A quantile of counts by whole month, taken as spread evenly over the month: 3 means between 3 and 4 months for a stay
/// that ended in its fourth month.
fn class_quantile(classes: &[i64], share: f64) -> Option<f64> {
    let all: i64 = classes.iter().sum();
    let wanted = positive(all)? * share;
    let mut below = 0.0;
    for (months, count) in classes.iter().enumerate() {
        let here = *count as f64;
        if here > 0.0 && below + here >= wanted {
            return Some(months as f64 + (wanted - below) / here - 0.5);
        }
        below += here;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(key: &str, tally: &Tally, months: u32) -> Option<f64> {
        (INDICATORS[position(key)].of)(&Period { tally, months, flow_months: 12, revenues: &[] })
    }

    #[test]
    fn keys_are_unique_and_series_are_indicators() {
        let mut keys: Vec<&str> = INDICATORS.iter().map(|indicator| indicator.key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), INDICATORS.len());
        SERIES.iter().for_each(|key| assert!(position(key) < INDICATORS.len()));
    }

    #[test]
    fn an_empty_period_has_no_shares_and_no_nan() {
        let nothing = Tally::default();
        for indicator in INDICATORS {
            let value =
                (indicator.of)(&Period { tally: &nothing, months: 12, flow_months: 12, revenues: &[] });
            assert!(value.is_none_or(f64::is_finite), "{}", indicator.key);
        }
        assert_eq!(value("recovery", &nothing, 12), None);
    }

    #[test]
    fn spend_is_per_year_and_overrun_is_against_budget() {
        let tally = Tally { spend: 22_000, budget: 20_000, ..Tally::default() };
        assert_eq!(value("spend", &tally, 24), Some(110.0));
        assert_eq!(value("overrun", &tally, 24), Some(0.1));
        assert_eq!(value("overrun_probability", &tally, 24), Some(1.0));
    }

    #[test]
    fn a_median_lies_in_the_middle_of_its_month() {
        let mut tally = Tally::default();
        tally.stays[9] = 10;
        assert_eq!(value("duration_median", &tally, 12), Some(9.0));
    }
}
