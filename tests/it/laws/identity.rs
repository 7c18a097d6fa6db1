//! Identities over whole runs: what says the same in other words gives the same run, and what is switched off is off.
//! Equality is exact unless a test says why it cannot be.

use super::{
    SCHEMES, SEED, both_policies, lots_at, months, play_watched, providers_at, shipped, small, total, values,
    whole_history, with, world,
};
use prikkel::month;
use prikkel::policy::clause::{Clause, HourlyTariff, RevenueCeiling, Tier};
use prikkel::policy::contract::Contract;
use prikkel::policy::rights::{CaseDecision, Holder};
use prikkel::random::Luck;
use prikkel::run::RunValues;
use prikkel::scenario::Scenario;
use prikkel::world::World;
use prikkel::world::acquaintance::Acquaintance;
use prikkel::world::clients::NO_LOT;
use prikkel::world::people::People;
use prikkel::world::providers::Lots;

const INHABITANTS: u32 = 15_000;
const YEARS: u32 = 2;

/// Two runs measured the same, digit for digit. (`assert_eq!` would print thousands of numbers.)
pub fn same(left: &RunValues, right: &RunValues, what: &str) {
    assert!(left == right, "two runs differ that must not: {what}");
}

pub fn differ(left: &RunValues, right: &RunValues, what: &str) {
    assert!(left != right, "two runs are the same that must not be: {what}");
}

fn each_clause(scenario: &mut Scenario, change: impl Fn(&mut Clause)) {
    for contract in &mut scenario.policy.contracts {
        contract.clauses.iter_mut().for_each(&change);
    }
}

fn each_ceiling(scenario: &mut Scenario, change: impl Fn(&mut RevenueCeiling)) {
    each_clause(scenario, |clause| {
        if let Clause::RevenueCeiling(ceiling) = clause {
            change(ceiling);
        }
    });
}

fn without_ceilings(scenario: &Scenario) -> Scenario {
    with(scenario, |it| {
        for contract in &mut it.policy.contracts {
            contract.clauses.retain(|clause| !matches!(clause, Clause::RevenueCeiling(_)));
        }
    })
}

#[test]
fn an_infinite_ceiling_is_no_ceiling() {
    for name in ["ceilings", "ceilings-strict-desk"] {
        let bound = small(name, INHABITANTS, YEARS);
        let infinite = with(&bound, |it| each_ceiling(it, |ceiling| ceiling.level = f64::INFINITY));
        let none = values(&without_ceilings(&bound));
        same(&values(&infinite), &none, name);
        differ(&values(&bound), &none, "the ceiling itself must bind");
    }
}

/// A ceiling above which all is paid pays what no ceiling pays. Its signal is silenced: the talks that follow a signal
/// build trust, and that is an effect of the talks and not of the money.
#[test]
fn a_ceiling_above_which_all_is_paid_is_no_ceiling() {
    let bound = small("ceilings", INHABITANTS, YEARS);
    let silent = |paid_share: f64| {
        with(&bound, |it| {
            each_ceiling(it, |ceiling| {
                ceiling.paid_share = paid_share;
                ceiling.signal.share = f64::INFINITY;
            })
        })
    };
    let none = values(&without_ceilings(&bound));
    same(&values(&silent(1.0)), &none, "all is paid");
    differ(&values(&silent(0.9)), &none, "a tenth unpaid must be felt");
}

#[test]
fn equal_tiers_are_a_flat_tariff() {
    let tiers = small("tiers", INHABITANTS, YEARS);
    let equal = with(&tiers, |it| {
        each_clause(it, |clause| {
            if let Clause::HourlyTariff(tariff) = clause {
                tariff.tiers.iter_mut().for_each(|tier| tier.level = 1.0);
            }
        })
    });
    let flat = with(&tiers, |it| {
        for contract in &mut it.policy.contracts {
            contract.clauses = vec![Clause::HourlyTariff(HourlyTariff::flat(1.0))];
        }
    });
    same(&values(&equal), &values(&flat), "equal tiers");
    differ(&values(&tiers), &values(&flat), "falling tiers must be felt");
}

#[test]
fn a_tier_that_nobody_reaches_changes_nothing() {
    let flat = small("open-house", INHABITANTS, YEARS);
    let far = with(&flat, |it| {
        for contract in &mut it.policy.contracts {
            let tiers = vec![Tier { from: 0.0, level: 1.0 }, Tier { from: f64::INFINITY, level: 0.0 }];
            *contract = Contract { clauses: vec![Clause::HourlyTariff(HourlyTariff::tiered(tiers))] };
        }
    });
    same(&values(&far), &values(&flat), "a tier out of reach");
}

#[test]
fn without_strictness_nobody_is_turned_away() {
    let usual = small("open-house", INHABITANTS, YEARS);
    let open = with(&usual, |it| {
        both_policies(it, |policy| {
            policy.access.gates.iter_mut().for_each(|gate| gate.strictness = 0.0);
        })
    });
    let turned_away = |scenario: &Scenario| whole_history(&world(scenario, 0), |_| true).turned_away;
    assert_eq!(turned_away(&open), 0);
    assert!(turned_away(&usual) > 0);
}

/// All money doubled: tariffs, costs, norms, budgets, reserve, surcharge. Amounts are posted in whole cents, so that
/// twice a posted amount can differ by a cent from the posted double. Cents reach a decision by reserves (stress) and
/// by what was paid in the reference year (ceilings, lump sums): there the same decision stands on a number that
/// differs by about 1e-8 of itself. Without stress P×Q decides on prices alone and is the same to the minute; the other
/// schemes may round a minute apart here and there, and are held to a thousandth. A price that was forgotten
/// would show as per cents.
#[test]
fn in_a_doubled_currency_everybody_decides_the_same() {
    for name in SCHEMES {
        let calm = with(&small(name, INHABITANTS, YEARS), |it| it.behaviour.volume.stress_share = 0.0);
        let doubled = doubled(&calm);
        let (once, twice) = (total(&calm, &world(&calm, 0)), total(&doubled, &world(&doubled, 0)));
        if name == "open-house" {
            let decided = |it: &prikkel::world::tally::Tally| {
                (
                    it.delivered,
                    it.starts,
                    it.waited,
                    it.finished,
                    it.staffed,
                    it.waiting,
                    it.recovered,
                    it.waits,
                )
            };
            assert_eq!(decided(&once), decided(&twice));
        }
        let near = |what: &str, left: i64, right: i64| {
            let gap = (left - right).abs() as f64 / left.max(1) as f64;
            assert!(gap < 1e-3, "{name}: {what} {left} and {right}");
        };
        near("minutes", once.delivered, twice.delivered);
        near("starts", once.starts, twice.starts);
        near("months waited", once.waited, twice.waited);
        near("staff", once.staffed, twice.staffed);
        near("money", once.spend * 2, twice.spend);
        near("unpaid", once.unpaid * 2, twice.unpaid);
        near("cost", once.cost * 2, twice.cost);
    }
}

fn doubled(scenario: &Scenario) -> Scenario {
    with(scenario, |it| {
        it.municipality.crisis_surcharge_euros *= 2.0;
        for segment in &mut it.segments {
            segment.tariff *= 2.0;
            segment.staff_cost *= 2.0;
            segment.other_cost *= 2.0;
            segment.overhead_cost *= 2.0;
        }
        it.behaviour.volume.curvature_median *= 2.0;
        it.behaviour.selection.refusal_cost_euros *= 2.0;
        it.behaviour.events.dispute_euros *= 2.0;
        both_policies(it, |policy| {
            policy.budget.reserve_euros *= 2.0;
            policy.budget.euros_year.iter_mut().for_each(|euros| *euros *= 2.0);
            policy.budget.rules.iter_mut().for_each(|rule| rule.cost_euros *= 2.0);
            policy.team.hour_euros *= 2.0;
            for clause in policy.contracts.iter_mut().flat_map(|contract| &mut contract.clauses) {
                if let Clause::LumpSum(sum) = clause {
                    sum.euros_inhabitant *= 2.0;
                }
            }
        });
    })
}

fn all_give_the_optimum(lots: &Lots) -> bool {
    lots.contracted().all(|lot| lots.ratio[lot][..2] == [1.0; 2] && lots.overstay[lot][..2] == [0.0; 2])
}

/// Where the tariff is exactly what an hour is felt to cost, nothing is earned by another hour, and everybody gets
/// what is best: no minute over, and the staff and volume limits that cut care are the only way to fall short.
#[test]
fn a_zero_margin_gives_the_optimum_in_every_month() {
    let scenario = with(&small("open-house", INHABITANTS, YEARS), |it| {
        it.market.cost_sd = 0.0;
        it.municipality.wage_growth_year = 0.0;
        it.municipality.tariff_growth_year = 0.0;
        // Staff is felt at its full cost at any occupancy.
        it.behaviour.volume.idle_exponent = 0.0;
        it.behaviour.volume.overtime_cost = 0.0;
        it.behaviour.trust.joint_interest_max = 0.0;
        // Nobody makes up for a year with fewer clients.
        it.behaviour.income.recoup_share = 0.0;
        for segment in &mut it.segments {
            segment.tariff = segment.staff_cost + segment.other_cost;
        }
    });
    let end = world(&scenario, 0);
    assert!(all_give_the_optimum(&end.lots));
    assert_eq!(whole_history(&end, |_| true).over, 0);
    let dearer = with(&scenario, |it| it.segments.iter_mut().for_each(|segment| segment.tariff += 1.0));
    let end = world(&dearer, 0);
    let works = |lot: &usize| end.providers.open[end.lots.provider[*lot] as usize];
    let working: Vec<usize> = end.lots.contracted().filter(works).collect();
    assert!(working.iter().all(|lot| end.lots.ratio[*lot][..2].iter().all(|ratio| *ratio > 1.0)));
}

#[test]
fn providers_without_learning_keep_to_what_they_did() {
    for name in ["open-house", "lump-sum", "trajectory-fee"] {
        let fixed = with(&small(name, INHABITANTS, YEARS), |it| {
            it.behaviour.habit.change_share_quarter = 0.0;
        });
        let lots = world(&fixed, 0).lots;
        assert!(all_give_the_optimum(&lots));
    }
}

/// A behaviour that is switched off, and a number that works by that behaviour only: the number changes nothing while the
/// behaviour is off, and something while it is on.
pub fn works_only_through(base: &Scenario, off: impl Fn(&mut Scenario), number: impl Fn(&mut Scenario)) {
    let (without, changed) = (with(base, &off), with(&with(base, &off), &number));
    same(&values(&without), &values(&changed), "switched off, it must not work");
    differ(&values(base), &values(&with(base, &number)), "switched on, it must work");
}

#[test]
fn without_stress_reserves_decide_nothing() {
    works_only_through(
        &small("open-house", INHABITANTS, YEARS),
        |it| {
            it.behaviour.volume.stress_share = 0.0;
            // An empty reserve closes a provider, too.
            it.behaviour.entry.exit_share_month = 0.0;
        },
        |it| it.market.reserve_months_median *= 0.1,
    );
}

#[test]
fn without_joint_interest_trust_decides_nothing() {
    // Trust is also measured: what is compared is what was done.
    let done = |share: f64, base: f64| {
        let mut history = world(
            &with(&small("open-house", INHABITANTS, YEARS), |it| {
                it.behaviour.trust.joint_interest_max *= share;
                it.behaviour.trust.base = base;
            }),
            0,
        )
        .history;
        history.iter_mut().for_each(|tally| tally.trust_by_size = [0; 3]);
        history
    };
    assert!(done(0.0, 0.4) == done(0.0, 0.8));
    assert!(done(1.0, 0.4) != done(1.0, 0.8) && done(1.0, 0.4) != done(0.0, 0.4));
}

#[test]
fn without_specific_assignments_nobody_authorises_a_volume() {
    works_only_through(
        &small("open-house", INHABITANTS, YEARS),
        |it| {
            // A crisis is given a volume too.
            it.behaviour.demand.crisis_share_month = 0.0;
            both_policies(it, |policy| {
                policy.rights.forms.iter_mut().for_each(|forms| forms.specific_share = 0.0);
                policy.rights.cases[CaseDecision::Extension as usize] = [Holder::Provider; 3];
                policy.rights.cases[CaseDecision::Duration as usize] = [Holder::Provider; 3];
            })
        },
        |it| {
            both_policies(it, |policy| policy.access.gates.iter_mut().for_each(|gate| gate.deference *= 0.5))
        },
    );
}

#[test]
fn with_open_doors_and_full_deference_an_error_of_judgement_decides_nothing() {
    works_only_through(
        &small("open-house", INHABITANTS, YEARS),
        |it| {
            both_policies(it, |policy| {
                for gate in &mut policy.access.gates {
                    gate.strictness = 0.0;
                    gate.deference = 1.0;
                }
            })
        },
        |it| {
            both_policies(it, |policy| {
                policy.access.gates.iter_mut().for_each(|gate| gate.error_sd_hour = 0.6);
            })
        },
    );
}

#[test]
fn hazards_of_zero_happen_to_nobody() {
    let calm = with(&small("ceilings", INHABITANTS, YEARS), |it| {
        let demand = &mut it.behaviour.demand;
        demand.dropout_share_month = 0.0;
        demand.crisis_share_month = 0.0;
        demand.break_off_share_month = 0.0;
        demand.relapse_share = 0.0;
        demand.relapse_by_residual = 0.0;
    });
    let sum = whole_history(&world(&calm, 0), |_| true);
    assert_eq!((sum.gave_up, sum.crises, sum.broken_off, sum.repeat_starts), (0, 0, 0, 0));
    let usual = whole_history(&world(&small("ceilings", INHABITANTS, YEARS), 0), |_| true);
    assert!(usual.gave_up > 0 && usual.crises > 0 && usual.broken_off > 0 && usual.repeat_starts > 0);
}

/// The order of columns is no fact of the world: with providers and lots in another order, every month has the same
/// counts to the last minute and cent, for the schemes that read lots in every way.
#[test]
fn permuted_providers_give_the_same_months() {
    for name in SCHEMES {
        let scenario = small(name, 25_000, YEARS);
        plays_alike_when_permuted(&scenario, name);
    }
}

/// Plays `scenario` as it is and with its providers in another order, and compares every month; the world at the end.
pub fn plays_alike_when_permuted(scenario: &Scenario, name: &str) -> World {
    let luck = Luck::new(SEED, 0);
    let mut plain = World::populate(scenario, &luck);
    let mut shuffled = permuted(scenario, &plain);
    assert_ne!(plain.lots.capacity, shuffled.lots.capacity, "the order must differ");
    for month in 0..months(scenario) {
        month::play(&mut plain, scenario, &luck).expect("every month balances");
        month::play(&mut shuffled, scenario, &luck).expect("every month balances");
        let recent = plain.history.len() - scenario.segments.len()..;
        assert!(plain.history[recent.clone()] == shuffled.history[recent], "{name}, month {month}");
    }
    plain
}

/// The world with its providers in one other order and its contracted lots in a second.
fn permuted(scenario: &Scenario, world: &World) -> World {
    let mut other = world.clone();
    let providers = stride(world.providers.len());
    let mut lots = stride(world.lots.contracted);
    lots.extend(world.lots.contracted..world.lots.provider.len());
    other.providers = providers_at(&world.providers, &providers);
    other.lots = lots_at(&world.lots, &lots);
    let new_place = |order: &[usize], old: usize| order.iter().position(|place| *place == old).unwrap_or(old);
    for provider in &mut other.lots.provider {
        *provider = new_place(&providers, *provider as usize) as u32;
    }
    for lot in &mut other.care.lot {
        *lot = new_place(&lots, *lot as usize) as u32;
    }
    assert!(world.waiting.iter().all(|client| client.lot == NO_LOT), "nobody waits on the first day");
    other.acquaintance = Acquaintance::new(other.tallies.len(), &other.providers, &other.lots);
    other.people = People::new(scenario, &other.providers, &other.lots);
    other
}

/// 0, 7, 14, … around a circle of `length` places: every place once where 7 does not divide it, else by steps of 5.
fn stride(length: usize) -> Vec<usize> {
    let step = if length.is_multiple_of(7) { 5 } else { 7 };
    let order: Vec<usize> = (0..length).map(|place| (place * step + 3) % length).collect();
    let mut seen = order.clone();
    seen.sort_unstable();
    assert!(seen.into_iter().eq(0..length), "a permutation of {length} places");
    order
}

#[test]
fn watching_a_run_does_not_change_it() {
    let scenario = small("ceilings-strict-desk", INHABITANTS, 1);
    let luck = Luck::new(SEED, 0);
    let mut watched = World::populate(&scenario, &luck);
    for _ in 0..months(&scenario) {
        play_watched(&mut watched, &scenario, &luck, |_, _, _| {});
    }
    assert!(watched.history == world(&scenario, 0).history);
}

#[test]
fn the_helper_scales_the_default_municipality_and_changes_nothing_else() {
    let mut whole = small("open-house", 100_000, 5);
    whole.run.warmup_years = 2;
    assert_eq!(whole, shipped("open-house"));
}
