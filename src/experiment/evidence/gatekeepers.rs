//! V1, V5, V8, V26: who sits in the team, what autonomy with profiles costs, and what a budget does to those who assign.

use super::facts::Facts;
use super::{Cited, Declared, Expected, Form, Level, Row, cited, words};
use crate::policy::access::Route;
use crate::world::tally::Tally;

const TEAMS: Cited = cited(
    "CPB 2019",
    "https://www.ed.nl/binnenland/cpb-wijkteams-in-eindhoven-helmond-en-andere-gemeenten-maken-zorg-niet-goedkoper~a95dc3ec/",
    'F',
);
/// Growth with and without, as the press gives it: the report itself was not read.
const RATIO: Cited = Cited { grade: 'D', ..TEAMS };
const AMSTERDAM: Cited = cited(
    "Rekenkamer Amsterdam 2020",
    "https://openresearch.amsterdam/nl/page/74659/jeugdhulp-in-amsterdam",
    'F',
);
const FLYPAPER: Cited = cited(
    "Kattenberg & Vermeulen 2018",
    "https://www.cpb.nl/en/publication/stimulative-effect-on-the-unconditional-block-grant-on-the-decentralized-provision-of-care",
    'F',
);
const LEAK: Cited = cited(
    "WWB 2004 (Tijdschrift voor Arbeidsvraagstukken 2015)",
    "https://www.aup-online.com/content/journals/10.5117/2015.031.002.147",
    'F',
);

/// Growth of referrals in two years where no team stood.
const WITHOUT_TEAM: f64 = 0.26;

/// Who sits in the access team.
pub const TEAM: &[Row] = &[
    Row {
        id: "V1.1",
        claim: words(
            "Een wijkteam met medewerkers van aanbieders verwijst meer dan een ander wijkteam",
            "A team with staff of providers refers more than another team",
        ),
        source: TEAMS,
        level: Level::Sign,
        measured: words(
            "verwijzingen naar begeleiding in het tweede jaar, boven die van een neutraal team",
            "referrals to guidance in the second year, above those of a neutral team",
        ),
        expected: Expected::Above(0.0),
        form: Form::Share,
        measure: |lab| lab.pairs("provider team", "neutral team", more_referrals),
        declared: Declared::Holds,
    },
    Row {
        id: "V1.2",
        claim: words(
            "Groei in twee jaar 29 % met een team zonder hen, 26 % zonder team: 2 % meer",
            "Growth in two years 29 % with a team without them, 26 % without a team: 2 % more",
        ),
        source: RATIO,
        level: Level::Band,
        measured: words(
            "verwijzingen in het tweede jaar, boven die zonder team",
            "referrals in the second year, above those without a team",
        ),
        expected: Expected::Between(0.0, 0.06),
        form: Form::Share,
        measure: |lab| lab.pairs("neutral team", "quarter", more_referrals),
        declared: Declared::Holds,
    },
    Row {
        id: "V1.3",
        claim: words(
            "Groei in twee jaar 59 % met hen in het team: 26 % meer dan zonder team",
            "Growth in two years 59 % with them in the team: 26 % more than without a team",
        ),
        source: RATIO,
        level: Level::Band,
        measured: words(
            "verwijzingen in het tweede jaar, boven die zonder team",
            "referrals in the second year, above those without a team",
        ),
        expected: Expected::Between(0.18, 0.34),
        form: Form::Share,
        measure: |lab| lab.pairs("provider team", "quarter", more_referrals),
        declared: Declared::Holds,
    },
    Row {
        id: "V1.4",
        claim: words(
            "Groei met hen in het team is 2,3 keer die zonder team",
            "Growth with them in the team is 2.3 times that without a team",
        ),
        source: RATIO,
        level: Level::Band,
        measured: words(
            "verhouding van de groei, als die zonder team 26 % is",
            "ratio of growth, where that without a team is 26 %",
        ),
        expected: Expected::Between(1.8, 2.8),
        form: Form::Number,
        measure: |lab| {
            lab.pairs("provider team", "quarter", |with, without| {
                ((1.0 + WITHOUT_TEAM) * (1.0 + more_referrals(with, without)) - 1.0) / WITHOUT_TEAM
            })
        },
        declared: Declared::Holds,
    },
];

/// Profiles that providers set, without a ceiling.
pub const AUTONOMY: &[Row] = &[
    Row {
        id: "V5.1",
        claim: words(
            "Profielen die aanbieders zelf zetten, zonder plafond: in het eerste jaar 25 % meer uitgaven",
            "Profiles that providers set, without a ceiling: 25 % more spend in the first year",
        ),
        source: AMSTERDAM,
        level: Level::Band,
        measured: words(
            "uitgaven aan ambulante jeugdhulp in het eerste jaar, boven die onder P×Q",
            "spend on ambulatory youth care in the first year, above that under P×Q",
        ),
        expected: Expected::Between(0.20, 0.30),
        form: Form::Share,
        measure: |lab| lab.pairs("amsterdam", "quarter", |with, before| rise(with, before, 0, |it| it.spend)),
        declared: Declared::Holds,
    },
    Row {
        id: "V5.2",
        claim: words(
            "Trajecten worden zwaarder geboekt dan zij zijn",
            "Trajectories are booked heavier than they are",
        ),
        source: AMSTERDAM,
        level: Level::Sign,
        measured: words(
            "deel dat te zwaar is geboekt, boven dat waar de verwijzer het profiel bepaalt",
            "share booked too heavy, above that where the referrer sets the profile",
        ),
        expected: Expected::Above(0.0),
        form: Form::Share,
        measure: |lab| {
            lab.pairs("amsterdam", "profiles held", |free, held| {
                free.indicator("overcoded_share") - held.indicator("overcoded_share")
            })
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V5.3",
        claim: words(
            "Wie complex is wacht langer, terwijl de omzet stijgt",
            "Complex cases wait longer, while turnover rises",
        ),
        source: AMSTERDAM,
        level: Level::Sign,
        measured: words(
            "maanden wachten van wie dringend is, boven die onder P×Q",
            "months that urgent clients wait, above those under P×Q",
        ),
        expected: Expected::Above(0.0),
        form: Form::Number,
        measure: |lab| {
            lab.pairs("amsterdam", "quarter", |with, before| urgent_wait(with) - urgent_wait(before))
        },
        declared: Declared::NotReproduced(words(
            "een prijs per traject maakt trajecten korter, en dat maakt plaatsen vrij; lijsten gaan op volgorde, en aanbieders weigeren met deze profielen haast niemand",
            "a fee per trajectory makes trajectories shorter, which frees places; lists are served in order, and providers refuse hardly anyone under these profiles",
        )),
    },
    Row {
        id: "V5.4",
        claim: words(
            "Normbudgetten draaien een deel terug, niet alles",
            "Norm budgets reverse a part, not all",
        ),
        source: AMSTERDAM,
        level: Level::Band,
        measured: words(
            "deel van de stijging dat met normbudgetten verdwijnt, derde en vierde jaar",
            "part of the rise that is gone with norm budgets, third and fourth year",
        ),
        expected: Expected::Between(0.1, 0.9),
        form: Form::Share,
        measure: |lab| {
            lab.together(&["amsterdam", "amsterdam norms", "quarter"], |facts| {
                let spend = |of: &Facts| ambulatory(of, 2, 4).spend as f64;
                let [free, norms, before] = [spend(facts[0]), spend(facts[1]), spend(facts[2])];
                (free - norms) / (free - before)
            })
        },
        declared: Declared::Holds,
    },
];

/// What a budget does to those who assign.
pub const BUDGET: &[Row] = &[
    Row {
        id: "V8.1",
        claim: words(
            "Van een euro extra algemene uitkering gaat € 0,20 tot 0,50 naar huishoudelijke hulp",
            "Of a euro more of unconditional grant EUR 0.20 to 0.50 goes to home care",
        ),
        source: FLYPAPER,
        level: Level::Band,
        measured: words(
            "uitgaven aan huishoudelijke hulp per euro begroting, bij een 10 % ruimere begroting, jaar 7 en 8",
            "spend on household help per euro of budget, with a budget 10 % larger, years 7 and 8",
        ),
        expected: Expected::Between(0.20, 0.50),
        form: Form::Number,
        measure: |lab| lab.pairs("budget more", "home care", per_euro),
        declared: Declared::Holds,
    },
    Row {
        id: "V8.2",
        claim: words(
            "Dat gaat via toegewezen uren, niet alleen via meer cliënten",
            "It goes by assigned hours, not only by more clients",
        ),
        source: FLYPAPER,
        level: Level::Sign,
        measured: words(
            "deel van de groei dat uren per cliënt is, boven de helft",
            "part of the growth that is hours per client, above one half",
        ),
        expected: Expected::Above(0.5),
        form: Form::Share,
        measure: |lab| {
            lab.pairs("budget more", "home care", |more, usual| {
                let hours = |of: &Facts| {
                    let tally = home_care(of);
                    tally.delivered as f64 / tally.client_months as f64
                };
                let growth = |of: &dyn Fn(&Facts) -> f64| libm::log(of(more) / of(usual));
                growth(&hours) / growth(&|of| home_care(of).delivered as f64)
            })
        },
        declared: Declared::Holds,
    },
];

/// Incentives that leak.
pub const TRANSMISSION: &[Row] = &[
    Row {
        id: "V26.1",
        claim: words(
            "Een prikkel voor de gemeente komt maar ten dele aan bij wie beslist",
            "An incentive to the municipality reaches those who decide in part only",
        ),
        source: LEAK,
        level: Level::Sign,
        measured: words(
            "euro's per euro begroting waar half zoveel doorwerkt, boven die bij de standaard",
            "euros per euro of budget where half as much gets through, above those by default",
        ),
        expected: Expected::Below(0.0),
        form: Form::Number,
        measure: |lab| {
            lab.together(&["budget more, less felt", "less felt", "budget more", "home care"], |facts| {
                per_euro(facts[0], facts[1]) - per_euro(facts[2], facts[3])
            })
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V26.2",
        claim: words(
            "Wie beslist en de begroting niet kent, reageert er niet op",
            "Who decides and does not know the budget does not respond to it",
        ),
        source: LEAK,
        level: Level::Exact,
        measured: words("reactie zonder doorwerking", "response without transmission"),
        expected: Expected::Between(0.0, 0.0),
        form: Form::Number,
        measure: |lab| lab.pairs("budget more, none felt", "none felt", per_euro),
        declared: Declared::Holds,
    },
];

/// Referrals to guidance in the second year, as a share above those of another run.
fn more_referrals(with: &Facts, without: &Facts) -> f64 {
    let referred = |of: &Facts| {
        let tally = of.segments(1, 2, |segment| segment == GUIDANCE);
        let desk = Route::MunicipalDesk as usize;
        (tally.applied_by_route[desk] - tally.turned_away_by_route[desk]) as f64
    };
    referred(with) / referred(without) - 1.0
}

/// The places of segments in the base.
const GUIDANCE: usize = 4;
const AMBULATORY: std::ops::Range<usize> = 0..2;
const HOUSEHOLD_HELP: usize = 3;

fn ambulatory(of: &Facts, from: i32, to: i32) -> Tally {
    of.segments(from, to, |segment| AMBULATORY.contains(&segment))
}

/// Home care in the last two of eight years: differences between municipalities last, and assignments are given anew only now and then.
fn home_care(of: &Facts) -> Tally {
    of.segments(6, 8, |segment| segment == HOUSEHOLD_HELP)
}

/// How much more of something there was in one year.
fn rise(with: &Facts, before: &Facts, year: i32, what: impl Fn(&Tally) -> i64) -> f64 {
    let of = |facts: &Facts| what(&ambulatory(facts, year, year + 1)) as f64;
    of(with) / of(before) - 1.0
}

/// Mean months that urgent clients of ambulatory youth care waited who started.
fn urgent_wait(of: &Facts) -> f64 {
    let tally = ambulatory(of, 1, 4);
    super::over(tally.urgent_waited, tally.urgent_starts)
}

/// Spend on home care per euro of budget that is more.
fn per_euro(more: &Facts, usual: &Facts) -> f64 {
    let [more, usual] = [home_care(more), home_care(usual)];
    (more.spend - usual.spend) as f64 / (more.budget - usual.budget) as f64
}
