//! Luck: a run is its seed; what happens to one client moves nothing that is not downstream of it; and two policies are one
//! until the month in which they first differ.

use super::{
    SCHEMES, SEED, When, both_policies, care_rows, lots_at, months, play_watched, providers_at, rule_at_once,
    shipped, small, values, with, world,
};
use prikkel::month;
use prikkel::policy::access::Route;
use prikkel::policy::budget::{Response, Rule, Watch};
use prikkel::policy::contribution::Band;
use prikkel::policy::steering::Steering;
use prikkel::random::Luck;
use prikkel::run;
use prikkel::scenario::Scenario;
use prikkel::units::{MONTHS_PER_YEAR, Month};
use prikkel::world::World;
use prikkel::world::clients::{Applicant, ClientKey, Person};

const INHABITANTS: u32 = 20_000;

#[test]
fn the_same_seed_gives_the_same_run() {
    for name in SCHEMES {
        let scenario = small(name, INHABITANTS, 2);
        assert!(values(&scenario) == values(&scenario), "{name}");
    }
}

#[test]
fn another_replicate_or_seed_is_another_run() {
    let scenario = small("open-house", INHABITANTS, 1);
    let play = |seed, replicate| run::play(&scenario, seed, replicate).expect("every run balances");
    // Seeds that are the same in their lower 32 bits must differ too.
    let runs = [play(1, 0), play(1, 1), play(2, 0), play(1 << 32 | 1, 0)];
    for (place, left) in runs.iter().enumerate() {
        assert!(runs[place + 1..].iter().all(|right| left != right));
    }
}

/// Someone who comes once, in a segment of the Wmo.
fn visitor(segment: usize, month: Month) -> Applicant {
    let who = Person {
        // No arrival has an index like this one, and it stands behind all others of its month.
        key: ClientKey::arriving(segment, month, 1 << 20),
        episode: 0,
        segment: segment as u8,
        route: Route::MunicipalDesk,
        severity: 1.0,
        need: 14.0,
        band: Band::Low,
        home: [0.3, 0.6],
        last_care_year: u32::MAX,
    };
    Applicant { who, repeat: false, appeals: false }
}

fn segment_called(scenario: &Scenario, id: &str) -> usize {
    scenario.segments.iter().position(|segment| segment.id == id).expect("a shipped segment")
}

/// All that is known of some segments: clients, lots, their providers.
fn state(world: &World, wanted: impl Fn(usize) -> bool) -> String {
    let ours = |segment: u8| wanted(usize::from(segment));
    let care: Vec<_> = care_rows(world).into_iter().filter(|client| ours(client.segment)).collect();
    let mut waiting: Vec<_> = world.waiting.iter().filter(|client| ours(client.who.segment)).collect();
    waiting.sort_by_key(|client| client.who.key);
    let lots: Vec<usize> = world.lots.all().filter(|lot| ours(world.lots.segment[*lot])).collect();
    let providers: Vec<usize> = lots
        .iter()
        .filter(|lot| **lot < world.lots.contracted)
        .map(|lot| world.lots.provider[*lot] as usize)
        .collect();
    let (lots, providers) = (lots_at(&world.lots, &lots), providers_at(&world.providers, &providers));
    format!("{care:?}\n{waiting:?}\n{lots:?}\n{providers:?}")
}

/// One more client of the Wmo, and for years not a digit moves in youth care: no client, no lot, no provider, no count.
#[test]
fn one_more_client_moves_nothing_in_other_markets() {
    for name in SCHEMES {
        // Markets share those who judge and those who steer: apart from their time.
        let scenario = with(&small(name, INHABITANTS, 3), |it| {
            both_policies(it, |policy| {
                policy.access.gates.iter_mut().for_each(|gate| gate.hours_month = f64::INFINITY);
                policy.steering = Steering::default();
                policy.team.officials.clear();
            });
        });
        let luck = Luck::new(SEED, 0);
        let segments = scenario.segments.len();
        let youth = |segment: usize| scenario.segments[segment].group == 0;
        let mut plain = World::populate(&scenario, &luck);
        let mut busier = plain.clone();
        let when = Month(3);
        busier.schedule(visitor(segment_called(&scenario, "guidance"), when), when);
        for _ in 0..months(&scenario) {
            for world in [&mut plain, &mut busier] {
                month::play(world, &scenario, &luck).expect("every month balances");
            }
            assert!(state(&plain, youth) == state(&busier, youth), "{name}: month {:?}", plain.month);
        }
        let counts = |world: &World, wanted: &dyn Fn(usize) -> bool| {
            let rows = world.history.iter().enumerate().filter(|(place, _)| wanted(place % segments));
            rows.map(|(_, tally)| tally.clone()).collect::<Vec<_>>()
        };
        assert!(counts(&plain, &youth) == counts(&busier, &youth), "{name}");
        let wmo = |segment: usize| !youth(segment);
        assert!(counts(&plain, &wmo) != counts(&busier, &wmo), "{name}: the visitor must be felt somewhere");
    }
}

/// In its own market a client is felt at the lot that it goes to, in the month in which it comes; from there it
/// spreads only by way of queues, so that a quarter later most lots have not felt it.
#[test]
fn one_more_client_is_felt_first_at_the_lot_it_goes_to() {
    let scenario = small("open-house", 50_000, 1);
    let luck = Luck::new(SEED, 0);
    let segment = segment_called(&scenario, "guidance");
    let mut plain = World::populate(&scenario, &luck);
    let mut busier = plain.clone();
    let when = Month(3);
    busier.schedule(visitor(segment, when), when);
    let lots: Vec<usize> =
        plain.lots.contracted().filter(|lot| usize::from(plain.lots.segment[*lot]) == segment).collect();
    let mut felt_after = Vec::new();
    for _ in 0..=when.0 + 2 {
        for world in [&mut plain, &mut busier] {
            month::play(world, &scenario, &luck).expect("every month balances");
        }
        let seen = |world: &World, lot: usize| {
            let care: Vec<_> =
                care_rows(world).into_iter().filter(|client| client.lot as usize == lot).collect();
            format!("{care:?} {:?}", lots_at(&world.lots, &[lot]))
        };
        let felt: Vec<usize> =
            lots.iter().copied().filter(|lot| seen(&plain, *lot) != seen(&busier, *lot)).collect();
        felt_after.push(felt);
    }
    let at = when.0 as usize;
    assert!(felt_after[..at].iter().all(Vec::is_empty), "nobody feels who has not come");
    assert_eq!(felt_after[at].len(), 1, "only the lot it goes to");
    assert!(felt_after[at + 2].contains(&felt_after[at][0]));
    assert!(felt_after[at + 2].len() * 2 < lots.len(), "{} of {} lots", felt_after[at + 2].len(), lots.len());
}

/// A region is another place: some of its clients need more, and move house. Regions are compared with each other. And where more
/// happens that nobody foresees, it happened before too.
fn is_elsewhere(name: &str) -> bool {
    let scenario = shipped(name);
    !scenario.region.members.is_empty() || scenario.behaviour.events.per_year > 0.0
}

/// The warm-up runs under the usual practice, whatever is to come: every scheme starts from the same past.
#[test]
fn all_schemes_have_the_same_past() {
    let end_of_warmup = |name: &str| {
        let scenario = small(name, INHABITANTS, 1);
        let luck = Luck::new(SEED, 0);
        let mut world = World::populate(&scenario, &luck);
        for _ in 0..scenario.run.warmup_years * MONTHS_PER_YEAR {
            month::play(&mut world, &scenario, &luck).expect("every month balances");
        }
        let past = format!("{world:?}");
        month::play(&mut world, &scenario, &luck).expect("every month balances");
        (past, world.history)
    };
    let usual = end_of_warmup(SCHEMES[0]);
    assert!(
        SCHEMES.into_iter().filter(|name| !is_elsewhere(name)).all(|name| end_of_warmup(name).0 == usual.0)
    );
    // From the first reported month on they part: at least a fee and a lump sum pay otherwise in January.
    let (_, fee) = end_of_warmup("trajectory-fee");
    let (_, sum) = end_of_warmup("lump-sum");
    assert!(usual.1 != fee && usual.1 != sum && fee != sum);
}

/// Two policies that differ in one rule, which is looked at in March, decided at once and acts in August: claims are two
/// months old, so that the first look with any knowledge of the year is that of March, and the lag is five months. What
/// it stops are starts, which come before steering in the month: the first month that can differ is September.
#[test]
fn two_policies_are_one_until_the_month_in_which_they_differ() {
    let without = with(&small("open-house", INHABITANTS, 1), |it| {
        it.policy.budget.claims_lag_months = 2;
        it.policy.budget.steer_every_months = 3;
    });
    let stop = Rule { lag_months: 5, ..rule_at_once(Watch::Forecast, 0.0, Response::StopIntake) };
    let with_rule = with(&without, |it| it.policy.budget.rules = vec![stop]);
    let segments = without.segments.len();
    let [left, right] = [&without, &with_rule].map(|scenario| world(scenario, 0).history);
    let first = left.chunks(segments).zip(right.chunks(segments)).position(|(left, right)| left != right);
    // It is felt as soon as it is decided, at the end of August.
    let august = 7;
    assert_eq!(first, Some((without.run.warmup_years * MONTHS_PER_YEAR + august) as usize));
}

/// Common random numbers: the same people come in the same months with the same needs, whatever the scheme; what changes who
/// applies is held apart, in `demand.rs`.
#[test]
fn every_scheme_meets_the_same_newcomers() {
    let newcomers = |name: &str| {
        let scenario = small(name, INHABITANTS, 2);
        let luck = Luck::new(SEED, 0);
        let mut world = World::populate(&scenario, &luck);
        let mut met = Vec::new();
        for _ in 0..months(&scenario) {
            play_watched(&mut world, &scenario, &luck, |phase, when, world| {
                if (phase, when) == ("arrivals", When::After) {
                    met.extend(world.applicants.iter().map(|it| it.who).filter(|who| who.episode == 0));
                }
            });
        }
        met
    };
    let usual = newcomers(SCHEMES[0]);
    assert!(usual.len() > 300, "{} newcomers", usual.len());
    let of_demand =
        |name: &str| ["gp-support", "income-fee", "neutral-team", "provider-team"].contains(&name);
    assert!(
        SCHEMES
            .into_iter()
            .filter(|name| !of_demand(name) && !is_elsewhere(name))
            .all(|name| newcomers(name) == usual)
    );
    assert!(newcomers("region") == newcomers("region-own-budgets"));
}
