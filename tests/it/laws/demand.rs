//! Who applies: latent need that a near holder reaches, light help at the door, and what clients pay themselves. Each is exactly
//! off at nothing, and under the same luck a longer reach or a lower fee only adds people.

use super::{SEED, When, both_policies, months, play_watched, shipped, small, values, with, world};
use prikkel::indicators::{INDICATORS, position};
use prikkel::policy::Policy;
use prikkel::policy::access::{ROUTES, Route};
use prikkel::policy::contribution::BANDS;
use prikkel::policy::rights::Holder;
use prikkel::random::Luck;
use prikkel::scenario::Scenario;
use prikkel::world::World;
use prikkel::world::clients::{ClientKey, Person};
use std::collections::{BTreeMap, BTreeSet};

const INHABITANTS: u32 = 20_000;

fn usual() -> Scenario {
    small("default-municipality", INHABITANTS, 2)
}

/// `scenario` with another reach of every route, before and after the warm-up.
fn reaching(scenario: &Scenario, share: f64) -> Scenario {
    let reach =
        |policy: &mut Policy| policy.access.gates.iter_mut().for_each(|gate| gate.reach_share = share);
    with(scenario, |it| both_policies(it, reach))
}

/// `scenario` with other contributions in every segment after the warm-up.
fn paying(scenario: &Scenario, euros_month: [f64; BANDS.len()]) -> Scenario {
    with(scenario, |it| it.policy.contributions.iter_mut().for_each(|one| one.euros_month = euros_month))
}

/// Everyone who applied for the first time.
fn newcomers(scenario: &Scenario) -> BTreeMap<ClientKey, Person> {
    let luck = Luck::new(SEED, 0);
    let mut world = World::populate(scenario, &luck);
    let mut met = BTreeMap::new();
    for _ in 0..months(scenario) {
        play_watched(&mut world, scenario, &luck, |phase, when, world| {
            if (phase, when) == ("arrivals", When::After) {
                let first = world.applicants.iter().map(|it| it.who).filter(|who| who.episode == 0);
                met.extend(first.map(|who| (who.key, who)));
            }
        });
    }
    met
}

fn is_part_of(few: &BTreeMap<ClientKey, Person>, many: &BTreeMap<ClientKey, Person>) -> bool {
    few.iter().all(|(key, who)| many.get(key) == Some(who))
}

/// What a run measured, but for the count of need that does not apply.
fn measured(scenario: &Scenario) -> Vec<Option<u64>> {
    let values = values(scenario);
    let latent = position("latent");
    let kept = values.indicators.iter().enumerate().filter(|(place, _)| *place != latent);
    kept.map(|(_, value)| *value).chain(values.series).map(|value| value.map(f64::to_bits)).collect()
}

#[test]
fn latent_need_that_nobody_reaches_changes_nothing() {
    let some = usual();
    assert!(
        some.behaviour.demand.latent_ratio > 0.0 && values(&some).indicators[position("latent")] > Some(0.0)
    );
    let none = with(&some, |it| it.behaviour.demand.latent_ratio = 0.0);
    assert!(measured(&some) == measured(&none));
    // And where there is none, nobody can be reached.
    assert!(measured(&reaching(&none, 1.0)) == measured(&none));
    assert_eq!(values(&none).indicators[position("latent")], Some(0.0));
}

#[test]
fn a_longer_reach_only_adds_people() {
    let met: Vec<_> = [0.0, 0.3, 0.6, 1.0].map(|share| newcomers(&reaching(&usual(), share))).into();
    for pair in met.windows(2) {
        assert!(is_part_of(&pair[0], &pair[1]) && pair[0].len() < pair[1].len());
    }
    assert!(met[0].keys().all(|key| !key.is_beside()));
}

/// Everyone in latent need is reached or not, whatever the reach; at full reach nobody is left.
#[test]
fn need_is_latent_or_reached_and_full_reach_leaves_none() {
    let counts = |share: f64| {
        let all = super::whole_history(&world(&reaching(&usual(), share), 0), |_| true);
        (all.latent_by_route, all.surfaced_by_route)
    };
    let (arose, nobody) = counts(0.0);
    assert_eq!(nobody, [0; ROUTES.len()]);
    for share in [0.4, 1.0] {
        let (latent, surfaced) = counts(share);
        for route in ROUTES {
            let route = route as usize;
            assert_eq!(latent[route] + surfaced[route], arose[route]);
            assert!(share < 1.0 || latent[route] == 0);
            // Four standard errors of a share of so many.
            let error = 4.0 * (share * (1.0 - share) / arose[route] as f64).sqrt();
            assert!((surfaced[route] as f64 / arose[route] as f64 - share).abs() <= error, "{share}");
        }
    }
}

/// A reach of one route brings nobody by another, and those it brings are as many and as mild as assumed.
#[test]
fn who_is_reached_comes_by_that_route_and_is_milder() {
    let near_gp = with(&usual(), |it| {
        it.policy.access.of_mut(Holder::Gp).reach_share = 1.0;
        it.run.years = 4;
    });
    let met = newcomers(&near_gp);
    let (beside, usual): (Vec<&Person>, Vec<&Person>) = met.values().partition(|who| who.key.is_beside());
    assert!(beside.iter().all(|who| who.route == Route::GeneralPractitioner));
    let warmup = near_gp.run.warmup_years * 12;
    let by_gp = |who: &&&Person| {
        who.route == Route::GeneralPractitioner && who.key.arrival().is_some_and(|month| month.0 >= warmup)
    };
    let usual: Vec<&&Person> = usual.iter().filter(by_gp).collect();
    let demand = &near_gp.behaviour.demand;
    let ratio = beside.len() as f64 / usual.len() as f64;
    // Two Poisson counts: four standard errors of their ratio.
    let error = 4.0 * demand.latent_ratio * (1.0 / beside.len() as f64 + 1.0 / usual.len() as f64).sqrt();
    assert!((ratio - demand.latent_ratio).abs() < error, "{ratio}");
    let mean = beside.iter().map(|who| who.severity).sum::<f64>() / beside.len() as f64;
    // Severity has a standard deviation of about a half of its mean.
    assert!((mean - demand.latent_severity_share).abs() < 4.0 * 0.5 / (beside.len() as f64).sqrt(), "{mean}");
}

#[test]
fn a_contribution_moves_nobody_where_it_is_the_reference_or_where_nobody_minds() {
    let base = usual();
    let minding = with(&base, |it| it.behaviour.demand.contribution_elasticity = 0.9);
    assert!(measured(&minding) == measured(&base));
    let paid = position("own_contributions");
    let dear =
        with(&paying(&base, [30.0, 80.0, 200.0]), |it| it.behaviour.demand.contribution_elasticity = 0.0);
    let (usual, dear) = (values(&base), values(&dear));
    for (place, indicator) in INDICATORS.iter().enumerate().filter(|(place, _)| *place != paid) {
        assert!(usual.indicators[place] == dear.indicators[place], "{}", indicator.key);
    }
    assert!(dear.indicators[paid] > usual.indicators[paid]);
}

/// From dear to cheap, across the reference: everyone who comes at a fee comes at a lower one, as the same person.
#[test]
fn a_lower_contribution_only_adds_people() {
    let fees = [[19.0, 60.0, 150.0], [19.0, 40.0, 60.0], [19.0; 3], [19.0, 10.0, 5.0], [0.0; 3]];
    let met: Vec<_> = fees.map(|fees| newcomers(&paying(&usual(), fees))).into();
    for pair in met.windows(2) {
        assert!(is_part_of(&pair[0], &pair[1]) && pair[0].len() < pair[1].len());
    }
    // Latent need is drawn by a lower price too.
    let near = reaching(&usual(), 0.3);
    let [dear, cheap] = [[60.0; 3], [0.0; 3]].map(|fees| newcomers(&paying(&near, fees)));
    let beside = |met: &BTreeMap<ClientKey, Person>| met.keys().filter(|key| key.is_beside()).count();
    assert!(is_part_of(&dear, &cheap) && beside(&dear) < beside(&cheap));
}

/// The share that still comes is ((1 + f)/(1 + f₀))^(−ε) in each band, and below the reference as many more come.
#[test]
fn so_many_come_as_the_formula_says() {
    // January itself is left out: there those come who stayed away before.
    let base = with(&small("default-municipality", 50_000, 4), |it| {
        it.behaviour.demand.contribution_elasticity = 0.3
    });
    let count = |fees: [f64; BANDS.len()]| {
        let first = base.run.warmup_years * 12;
        let mut bands = [0.0; BANDS.len()];
        for who in newcomers(&paying(&base, fees)).values() {
            let reported = who.key.arrival().is_some_and(|month| month.0 > first);
            if reported && base.segments[usize::from(who.segment)].contribution_reference > 0.0 {
                bands[who.band as usize] += 1.0;
            }
        }
        bands
    };
    let [usual, other] = [[19.0; 3], [19.0, 60.0, 0.0]].map(count);
    for (band, expected) in [1.0, libm::pow(61.0 / 20.0, -0.3), libm::pow(20.0, 0.3)].into_iter().enumerate()
    {
        let got = other[band] / usual[band];
        // Part of the same people: below the spread of two independent counts.
        let error = 4.0 * (1.0_f64 / usual[band]).sqrt();
        assert!((got - expected).abs() <= error, "band {band}: {got}, expected {expected}");
    }
    assert_eq!(usual[0], other[0], "who pays the same comes");
}

/// In the first January part of those in care stop, in each band the share that the formula says, and nobody who pays the same.
#[test]
fn a_higher_contribution_ends_care_for_those_it_is_too_much_for() {
    let dear = small("income-fee", 100_000, 1);
    let usual = small("default-municipality", 100_000, 1);
    let first = |scenario: &Scenario| {
        let world = world(scenario, 0);
        let place = scenario.run.warmup_years as usize * 12 * scenario.segments.len();
        let household_help = scenario.segments.iter().position(|it| it.id == "household help");
        world.history[place + household_help.expect("a shipped segment")].in_care_by_band
    };
    let (before, after) = (first(&usual), first(&dear));
    assert_eq!(before[0], after[0]);
    let demand = &dear.behaviour.demand;
    for (band, fee) in [(1, 120.0), (2, 250.0)] {
        let expected = demand.price_effect(fee, 19.0);
        let got = after[band] as f64 / before[band] as f64;
        let error = 4.0 * (expected * (1.0 - expected) / before[band] as f64).sqrt();
        assert!((got - expected).abs() < error, "band {band}: {got}, expected {expected}");
    }
}

/// The sum of what clients pay is what everyone in care pays, and no provider gets more or less of it.
#[test]
fn contributions_are_what_everyone_in_care_pays() {
    for name in ["default-municipality", "income-fee"] {
        let scenario = small(name, INHABITANTS, 2);
        let world = world(&scenario, 0);
        let mut expected = 0;
        for (segment, contribution) in scenario.policy.contributions.iter().enumerate() {
            let all = prikkel::run::total(&scenario, &world, |own| own == segment);
            expected += contribution.of(&all.in_care_by_band).0;
        }
        let all = super::total(&scenario, &world);
        assert_eq!(all.contributions, expected);
        assert!(expected > 0);
    }
}

/// A support worker that helps everyone it does not refer sees nobody of them again.
#[test]
fn who_is_helped_at_the_door_does_not_come_back() {
    let strict = |helps: f64| {
        with(&usual(), |it| {
            it.behaviour.demand.return_share = 1.0;
            both_policies(it, |policy| {
                policy.access.gates.iter_mut().for_each(|gate| {
                    (gate.strictness, gate.helps_share) = (0.7, helps);
                });
            });
        })
    };
    let again = |scenario: &Scenario| {
        let world = world(scenario, 0);
        let turned_away = world.coming_back.iter().flatten().filter(|it| !it.repeat).count();
        (turned_away, super::whole_history(&world, |_| true))
    };
    let (nobody, all) = again(&strict(1.0));
    assert_eq!((nobody, all.helped), (0, all.turned_away));
    assert!(all.helped > 100);
    let (many, all) = again(&strict(0.0));
    assert!(many > 0 && all.helped == 0);
    let (_, some) = again(&strict(0.5));
    assert!(0 < some.helped && some.helped < some.turned_away && some.turned_away < all.turned_away);
}

/// The same people come in the shipped scenarios of demand as under the usual practice, and others beside them or fewer.
#[test]
fn the_shipped_scenarios_of_demand_add_or_keep_away_people_and_change_none() {
    let met = |name: &str| newcomers(&small(name, INHABITANTS, 2));
    let (usual, reached, dear) = (met("default-municipality"), met("gp-support"), met("income-fee"));
    assert!(is_part_of(&usual, &reached) && usual.len() < reached.len());
    assert!(is_part_of(&dear, &usual) && dear.len() < usual.len());
    let household_help =
        |key: &ClientKey| shipped("income-fee").segments[key.segment()].id == "household help";
    let away: BTreeSet<&ClientKey> = usual.keys().filter(|key| !dear.contains_key(key)).collect();
    assert!(away.into_iter().all(household_help), "only who must pay more stays away");
}

/// Whoever applies at the usual fee and not at a higher one is counted as without help, and nobody else is.
#[test]
fn who_stays_away_for_the_price_is_counted_as_without_help() {
    let dear = paying(&usual(), [100.0, 200.0, 400.0]);
    let missing = newcomers(&usual()).len() - newcomers(&dear).len();
    let all = super::whole_history(&world(&dear, 0), |_| true);
    assert!(missing > 100 && all.stopped_for_fee > 100);
    assert_eq!(all.stayed_away, missing as i64);
    let usual = super::whole_history(&world(&usual(), 0), |_| true);
    assert_eq!((usual.stayed_away, usual.stopped_for_fee), (0, 0));
}
