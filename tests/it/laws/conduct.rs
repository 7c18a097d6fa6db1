//! What providers do beside giving hours: each behaviour is exactly off at 0, each clause without a limit is no clause in a
//! whole run, and what the literature expects has the expected sign.

use super::{both_policies, small, total, values, whole_history, with, world};
use prikkel::behaviour::habit::Strategy;
use prikkel::policy::Policy;
use prikkel::policy::admission::Procedure;
use prikkel::policy::clause::{
    Basis, Clause, DurationNorm, DutyToAccept, NormBudget, PooledCeiling, Reach, ReportingDuty,
    RevenueCeiling, Sanction, Sharing, Signal, Units, VolumeCeiling,
};
use prikkel::policy::rights::{CaseDecision, Holder};
use prikkel::run::RunValues;
use prikkel::scenario::Scenario;
use prikkel::units::MONTHS_PER_YEAR;
use prikkel::world::World;
use prikkel::world::tally::Tally;

const INHABITANTS: u32 = 20_000;
const YEARS: u32 = 3;

fn base(name: &str) -> Scenario {
    small(name, INHABITANTS, YEARS)
}

/// The same with places that are scarce.
fn scarce(name: &str) -> Scenario {
    with(&base(name), |it| it.market.capacity_factor = 0.75)
}

/// Those who judge see everything as it is, with all the time that they want.
fn sharp_eyed(policy: &mut Policy) {
    for gate in &mut policy.access.gates {
        (gate.error_sd_hour, gate.hours_month) = (0.0, f64::INFINITY);
    }
}

/// A duty to report without audits.
fn reporting(minutes_month: f64, detect_share: f64) -> Clause {
    Clause::ReportingDuty(ReportingDuty { minutes_month, detect_share, audit_found_share: 0.0 })
}

fn counts(scenario: &Scenario) -> Tally {
    total(scenario, &world(scenario, 0))
}

fn same(left: &RunValues, right: &RunValues, what: &str) {
    assert!(left == right, "two runs differ that must not: {what}");
}

/// Numbers that work through one behaviour: they change nothing while it is off, and something while it is on.
fn works_only_through(
    base: &Scenario,
    off: impl Fn(&mut Scenario),
    number: impl Fn(&mut Scenario),
    what: &str,
) {
    let without = with(base, &off);
    same(&values(&without), &values(&with(&without, &number)), what);
    assert!(values(base) != values(&with(base, &number)), "switched on, it must work: {what}");
    assert!(values(base) != values(&without), "switching it off must be felt: {what}");
}

#[test]
fn without_interest_in_worth_nothing_of_selection_works() {
    let number = |it: &mut Scenario| {
        it.behaviour.selection.error_sd = 0.9;
        it.behaviour.selection.scarce_months = 1.0;
    };
    works_only_through(
        &scarce("trajectory-fee"),
        |it| it.behaviour.selection.interest_share = 0.0,
        number,
        "selection",
    );
}

#[test]
fn without_interest_in_worth_or_timing_refusing_has_no_price() {
    works_only_through(
        &base("ceilings"),
        |it| {
            it.behaviour.selection.interest_share = 0.0;
            it.behaviour.selection.timing_share = 0.0;
        },
        |it| it.behaviour.selection.refusal_cost_euros = 50_000.0,
        "the cost of refusing",
    );
}

#[test]
fn honest_booking_knows_no_cost_of_straying() {
    works_only_through(
        &base("intensity-profiles"),
        |it| it.behaviour.coding.profile_interest_share = 0.0,
        |it| it.behaviour.coding.profile_cost *= 3.0,
        "profiles",
    );
    works_only_through(
        &base("trajectory-fee"),
        |it| it.behaviour.coding.split_interest_share = 0.0,
        |it| it.behaviour.coding.split_cost *= 2.0,
        "splitting",
    );
}

#[test]
fn without_a_response_pay_for_outcomes_moves_no_effort() {
    works_only_through(
        &base("result-pay"),
        |it| it.behaviour.quality.response_share = 0.0,
        |it| {
            it.behaviour.quality.effort_cost_share *= 2.0;
            it.behaviour.quality.substitution = 0.8;
            it.behaviour.quality.healing_gain = 0.4;
            it.behaviour.quality.measured_weight = 0.2;
        },
        "effort",
    );
}

#[test]
fn where_nobody_stops_or_comes_the_rules_for_it_are_idle() {
    works_only_through(
        &with(&base("open-house"), |it| it.market.reserve_months_median = 0.05),
        |it| {
            it.behaviour.entry.exit_share_month = 0.0;
            it.behaviour.entry.entry_share_month = 0.0;
        },
        |it| {
            it.policy.admission.procedure = Procedure::Closed;
            it.behaviour.entry.transfer_loss_share = 1.0;
            it.behaviour.entry.staff_follows_share = 0.0;
            it.behaviour.entry.entry_margin_share = -0.5;
        },
        "opening and closing",
    );
}

#[test]
fn without_profiles_thresholds_and_fees_booking_does_nothing() {
    let plain = base("open-house");
    let off = with(&plain, |it| {
        it.behaviour.coding.profile_interest_share = 0.0;
        it.behaviour.coding.threshold_interest_share = 0.0;
        it.behaviour.coding.split_interest_share = 0.0;
        it.behaviour.quality.response_share = 0.0;
        it.behaviour.staffing.next_year_weight = 0.0;
    });
    same(&values(&plain), &values(&off), "an hourly tariff gives no reason to book otherwise");
}

/// Adds a clause to every contract of the policy.
fn plus(scenario: &Scenario, clause: &Clause) -> Scenario {
    with(scenario, |it| {
        it.policy.contracts.iter_mut().for_each(|contract| contract.clauses.push(clause.clone()))
    })
}

/// To the digit: what does not limit in a formula does not limit in a run.
#[test]
fn clauses_without_a_limit_are_no_clauses() {
    let plain = base("open-house");
    let none = values(&plain);
    let endless = f64::INFINITY;
    let off = [
        Clause::PooledCeiling(PooledCeiling {
            level: endless,
            basis: Basis::LastYear,
            sharing: Sharing::PointValue,
            floor_share: 0.0,
        }),
        Clause::VolumeCeiling(VolumeCeiling {
            units: Units::Places,
            level: endless,
            paid_share: 0.0,
            signal: Signal::STANDARD,
        }),
        Clause::RevenueCeiling(RevenueCeiling {
            basis: Basis::LastYear,
            reach: Reach::Provider,
            carried_share: 1.0,
            ..RevenueCeiling::plain(endless, 0.0)
        }),
        Clause::NormBudget(NormBudget { level: endless, exception_share: 0.0, paid_share: 0.0 }),
        Clause::DurationNorm(DurationNorm { months: 100_000, exception_share: 0.0 }),
        Clause::DurationNorm(DurationNorm { months: 6, exception_share: 1.0 }),
        reporting(0.0, 0.0),
        Clause::Sanction(Sanction { discount: 0.2, months: 6 }),
        Clause::DutyToAccept(DutyToAccept { detect_share: 1.0 }),
    ];
    for clause in off {
        same(&values(&plus(&plain, &clause)), &none, &format!("{clause:?}"));
    }
    let norm = Clause::DurationNorm(DurationNorm { months: 6, exception_share: 0.0 });
    assert!(values(&plus(&plain, &norm)) != none, "a norm that binds must be felt");
}

#[test]
fn a_fixed_fee_refuses_where_places_are_scarce_and_price_times_volume_does_not() {
    assert_eq!(counts(&scarce("open-house")).selected_out, 0);
    let fee = scarce("trajectory-fee");
    let refused = counts(&fee).selected_out;
    assert!(refused > 20, "{refused}");
    let bound_to = with(&fee, |it| {
        for contract in &mut it.policy.contracts {
            contract.clauses.push(Clause::Sanction(Sanction { discount: 0.2, months: 12 }));
            contract.clauses.push(Clause::DutyToAccept(DutyToAccept { detect_share: 1.0 }));
        }
    });
    let kept = counts(&bound_to);
    assert!(kept.selected_out < refused / 2, "a duty with a price lets clients in: {}", kept.selected_out);
}

/// Trust gets heavy cases in, through what a case is worth to a provider and nothing else: who counts the municipality's euro as its own
/// minds less what a heavy case does not bring.
#[test]
fn trust_lets_in_who_is_refused_for_what_the_case_brings() {
    let refused = |joint_interest: f64| {
        let trusting = with(&scarce("trajectory-fee"), |it| {
            (it.behaviour.trust.base, it.behaviour.trust.base_sd) = (0.9, 0.0);
            it.behaviour.trust.joint_interest_max = joint_interest;
        });
        counts(&trusting).selected_out
    };
    let (none, some, much) = (refused(0.0), refused(0.3), refused(0.6));
    assert!(none > some && some > much, "{none} {some} {much}");
}

#[test]
fn profiles_are_booked_heavier_the_less_professionals_mind() {
    let profiles = base("intensity-profiles");
    let minding =
        |cost: f64| counts(&with(&profiles, |it| it.behaviour.coding.profile_cost = cost)).overcoded;
    let [little, usual, much] = [1.0, 4.0, 40.0].map(minding);
    assert!(little > usual && usual > much, "{little} {usual} {much}");
    let honest = with(&profiles, |it| it.behaviour.coding.profile_interest_share = 0.0);
    assert_eq!(counts(&honest).overcoded, 0);
    assert!(counts(&honest).spend < counts(&profiles).spend);
}

#[test]
fn thresholds_are_reached_only_where_there_are_thresholds() {
    let steps = base("step-tariff");
    assert!(counts(&steps).stretched > 50);
    let indifferent = with(&steps, |it| it.behaviour.coding.threshold_interest_share = 0.0);
    assert_eq!(counts(&indifferent).stretched, 0);
    assert_eq!(counts(&base("open-house")).stretched, 0);
}

/// Starts of the reported years in December and in January.
fn winter_starts(scenario: &Scenario) -> (i64, i64) {
    let world = world(scenario, 0);
    let segments = scenario.segments.len();
    let mut starts = (0, 0);
    for (place, tally) in world.history.iter().enumerate().skip(12 * segments) {
        match (place / segments) as u32 % MONTHS_PER_YEAR {
            0 => starts.1 += tally.starts,
            11 => starts.0 += tally.starts,
            _ => {}
        }
    }
    starts
}

#[test]
fn under_ceilings_some_starts_wait_for_january() {
    let ceilings = with(&small("ceilings", 60_000, 4), |it| {
        it.behaviour.selection.refusal_cost_euros = 0.0;
        it.behaviour.selection.timing_share = 1.0;
        // Without an agreed stop, so that timing is the provider's own.
        for clause in it.policy.contracts.iter_mut().flat_map(|contract| &mut contract.clauses) {
            if let Clause::RevenueCeiling(ceiling) = clause {
                ceiling.signal.share = f64::INFINITY;
            }
        }
    });
    let never = with(&ceilings, |it| it.behaviour.selection.timing_share = 0.0);
    let share = |(december, january): (i64, i64)| december as f64 / (december + january) as f64;
    let (timed, untimed) = (share(winter_starts(&ceilings)), share(winter_starts(&never)));
    assert!(timed < untimed - 0.02, "December's share of both: {timed} against {untimed}");
}

#[test]
fn use_that_brings_room_next_year_is_use_that_pays() {
    let ceiling = with(&base("provider-ceiling"), |it| {
        for clause in it.policy.contracts.iter_mut().flat_map(|contract| &mut contract.clauses) {
            if let Clause::RevenueCeiling(ceiling) = clause {
                ceiling.carried_share = 0.0;
            }
        }
    });
    let weight = |weight: f64| counts(&with(&ceiling, |it| it.behaviour.staffing.next_year_weight = weight));
    assert!(weight(1.0).delivered > weight(0.0).delivered);
}

/// What was paid of what was claimed, in the first and in the last quarter of the reported years.
fn paid_by_quarter(scenario: &Scenario) -> [f64; 2] {
    let world = world(scenario, 0);
    let segments = scenario.segments.len();
    let mut sums = [(0, 0); 2];
    for (place, tally) in world.history.iter().enumerate().skip(12 * segments) {
        let quarter = (place / segments) % 12 / 3;
        if quarter == 0 || quarter == 3 {
            let sum = &mut sums[quarter / 3];
            sum.0 += tally.revenue;
            sum.1 += tally.revenue + tally.unpaid;
        }
    }
    sums.map(|(paid, claimed)| paid as f64 / claimed as f64)
}

#[test]
fn first_come_first_served_pays_in_spring_and_not_in_autumn() {
    let [spring, autumn] = paid_by_quarter(&base("first-come-pool"));
    assert!(spring > 0.995, "{spring}");
    assert!(autumn < spring - 0.05, "{autumn} against {spring}");
}

/// A pool never pays more than its budget, to the cent per lot and year: the sum over lots is held at the end of a year.
#[test]
fn a_pool_pays_no_more_than_its_budget() {
    for name in ["pooled-budget", "first-come-pool"] {
        let scenario = with(&base(name), |it| {
            it.run.years = 2;
            for clause in it.policy.contracts.iter_mut().flat_map(|contract| &mut contract.clauses) {
                if let Clause::PooledCeiling(pool) = clause {
                    pool.floor_share = 0.0;
                }
            }
        });
        let world = world(&scenario, 0);
        assert!(total(&scenario, &world).unpaid > 0, "{name}: a pool that does not bind proves nothing");
        for (number, contract) in scenario.policy.contracts.iter().enumerate() {
            let pool = contract.clauses.iter().find_map(|clause| match clause {
                Clause::PooledCeiling(pool) => Some(pool),
                _ => None,
            });
            let Some(pool) = pool else { continue };
            let lots = world.lots.contracted().filter(|lot| usize::from(world.lots.segment[*lot]) == number);
            let index = world.climate.tariff_index;
            let (mut paid, mut budget, mut count) = (0.0, 0.0, 0.0);
            for lot in lots {
                paid += world.lots.paid_year[lot][0].euros();
                count += 1.0;
                if world.lots.opened[lot].is_none() {
                    budget += pool.level * world.lots.reference[lot].bound_revenue * index;
                }
            }
            // Every lot is rounded to a cent, its base too.
            assert!(paid <= budget + 0.02 * count, "{name}, segment {number}: {paid} of {budget}");
        }
    }
}

#[test]
fn what_is_found_is_not_given_too_much() {
    let plain = base("open-house");
    let watched = plus(&plain, &reporting(0.0, 0.9));
    let (free, found) = (counts(&plain), counts(&watched));
    assert!(found.over < free.over && found.spend < free.spend);
    let burdened = plus(&plain, &reporting(90.0, 0.0));
    assert!(counts(&burdened).waiting > free.waiting, "time that goes into reports is not there for clients");
}

#[test]
fn margins_draw_providers_where_the_house_is_open() {
    let closed = base("lump-sum");
    let open = with(&closed, |it| it.policy.admission.procedure = Procedure::OpenHouse);
    assert_eq!(counts(&closed).entries, 0);
    assert!(counts(&open).entries > 0);
}

#[test]
fn who_stops_leaves_clients_who_lose_progress() {
    let failing = with(&base("open-house"), |it| {
        it.market.reserve_months_median = 0.05;
        it.behaviour.entry.exit_share_month = 0.2;
        it.behaviour.entry.transfer_loss_share = 1.0;
    });
    let lossless = with(&failing, |it| it.behaviour.entry.transfer_loss_share = 0.0);
    let several = |scenario: &Scenario| {
        let mut sum = Tally::default();
        (0..8).for_each(|replicate| sum.add(&total(scenario, &world(scenario, replicate))));
        sum
    };
    let (hurt, unhurt) = (several(&failing), several(&lossless));
    assert!(hurt.exits > 0 && hurt.transfers > 0);
    // What need was taken away, over the need that those who left had: lost progress is healed twice.
    let healed = |tally: &Tally| tally.healed as f64 / tally.finished as f64;
    assert!(healed(&hurt) > healed(&unhurt), "{} against {}", healed(&hurt), healed(&unhurt));
}

#[test]
fn availability_keeps_staff_that_hours_alone_would_let_go() {
    let ready = base("availability");
    let unpaid = with(&ready, |it| {
        for contract in &mut it.policy.contracts {
            // The same price for every hour of care, and nothing for standing ready.
            contract.clauses.retain(|clause| !matches!(clause, Clause::Availability(_)));
            for clause in &mut contract.clauses {
                if let Clause::HourlyTariff(tariff) = clause {
                    tariff.tiers[0].level = 1.0;
                }
            }
        }
        // Less care is needed than there is staff.
        it.segments[2].incidence_per_1000_year *= 0.6;
    });
    let ready = with(&ready, |it| it.segments[2].incidence_per_1000_year *= 0.6);
    let idle = |world: &World| {
        let stay = whole_history(world, |segment| segment == 2);
        1.0 - stay.delivered_contracted as f64 / stay.staffed as f64
    };
    let (ready, unpaid) = (idle(&world(&ready, 0)), idle(&world(&unpaid, 0)));
    assert!(ready > unpaid + 0.01, "staff without work: {ready} against {unpaid}");
}

#[test]
fn who_copies_does_what_the_best_earner_does_and_who_is_fixed_does_not_move() {
    let fixed = with(&base("lump-sum"), |it| it.behaviour.habit.fixed_share = 1.0);
    let end = world(&fixed, 0);
    assert!(end.lots.contracted().all(|lot| end.lots.ratio[lot] == [1.0; 3]));
    let copying = with(&base("lump-sum"), |it| {
        it.behaviour.habit.imitating_share = 0.5;
        it.behaviour.habit.optimising_share = 0.5;
    });
    let end = world(&copying, 0);
    let copies =
        |lot: &usize| end.providers.strategy[end.lots.provider[*lot] as usize] == Strategy::Imitating;
    assert!(end.lots.contracted().filter(copies).any(|lot| end.lots.ratio[lot][0] < 0.95));
    assert!(values(&copying) != values(&base("lump-sum")));
}

/// A shock to wages reaches providers at once and tariffs a year later, as far as it is corrected.
#[test]
fn correction_makes_good_what_the_forecast_missed() {
    let shocked = with(&base("indexation"), |it| it.municipality.wage_shock_sd = 0.05);
    let forecast_only = with(&shocked, |it| {
        for clause in it.policy.contracts.iter_mut().flat_map(|contract| &mut contract.clauses) {
            if let Clause::Indexation(indexation) = clause {
                indexation.corrected_share = 0.0;
            }
        }
    });
    let end = world(&shocked, 0);
    let (corrected, not) = (counts(&shocked), counts(&forecast_only));
    let higher = end.climate.index_error > 1.0;
    assert!((end.climate.index_error - 1.0).abs() > 1e-3, "the shock is there");
    assert_eq!(corrected.spend > not.spend, higher, "{} against {}", corrected.spend, not.spend);
}

#[test]
fn care_beyond_a_norm_brings_nothing_and_is_cut() {
    let norm = with(&base("open-house"), |it| {
        both_policies(it, |policy| {
            policy.rights.forms.iter_mut().for_each(|forms| forms.specific_share = 0.0)
        });
        for contract in &mut it.policy.contracts {
            contract.clauses.push(Clause::DurationNorm(DurationNorm { months: 6, exception_share: 0.0 }));
        }
    });
    let end = world(&norm, 0);
    let tally = total(&norm, &end);
    assert!(tally.beyond > 0);
    assert_eq!(tally.delivered - tally.declared, tally.beyond, "what is beyond is what cannot be declared");
    let ratios = |place: usize| {
        let lots: Vec<usize> = end.lots.contracted().filter(|lot| end.lots.clients[*lot] > 0).collect();
        lots.iter().map(|lot| end.lots.ratio[*lot][place]).sum::<f64>() / lots.len() as f64
    };
    assert!(ratios(2) < ratios(0) - 0.1, "{} against {}", ratios(2), ratios(0));
}

#[test]
fn a_sum_is_paid_for_the_months_in_which_its_provider_is_open() {
    let open = with(&base("lump-sum"), |it| it.policy.admission.procedure = Procedure::OpenHouse);
    let end = world(&open, 0);
    let came = end.lots.contracted().filter(|lot| end.lots.opened[*lot].is_some()).collect::<Vec<_>>();
    assert!(!came.is_empty());
    for lot in came {
        let opened = end.lots.opened[lot].expect("it came");
        if opened.year() != end.month.year() - 1 || opened.of_year() == 0 {
            continue;
        }
        let months = f64::from(MONTHS_PER_YEAR - opened.of_year());
        let year = end.lots.reference[lot].revenue * end.climate.tariff_index;
        let paid: f64 = end.lots.paid_year[lot].iter().map(|cents| cents.euros()).sum();
        assert!((paid - year * months / 12.0).abs() < 0.02, "{paid} for {months} months of {year}");
    }
}

#[test]
fn reporting_is_planned_for_and_not_taken_from_clients() {
    let plain = base("open-house");
    let reporting = plus(&plain, &reporting(60.0, 0.0));
    let (free, burdened) = (counts(&plain), counts(&reporting));
    assert!(burdened.starts < free.starts, "fewer clients fit");
    let short = |tally: &Tally| tally.short as f64 / tally.optimal as f64;
    assert!(short(&burdened) < short(&free) + 0.02, "{} against {}", short(&burdened), short(&free));
}

#[test]
fn holders_of_access_hold_profiles_and_thresholds() {
    let profiles = base("intensity-profiles");
    let named = with(&profiles, |it| {
        both_policies(it, |policy| {
            policy.rights.forms.iter_mut().for_each(|forms| forms.specific_share = 1.0);
            policy.rights.cases[CaseDecision::Product as usize] = [Holder::Desk; 3];
            policy.access.gates.iter_mut().for_each(|gate| gate.deference = 0.0);
            sharp_eyed(policy);
        })
    });
    assert!(counts(&profiles).overcoded > 0);
    assert_eq!(
        counts(&named).overcoded,
        0,
        "who names the profile by perfect sight leaves nothing to upcode"
    );
    let watchful = with(&base("step-tariff"), |it| {
        both_policies(it, |policy| {
            policy.rights.cases[CaseDecision::Extension as usize] = [Holder::Desk; 3];
            policy.access.gates.iter_mut().for_each(|gate| gate.recognise_share_month = 1.0)
        })
    });
    assert!(counts(&watchful).stretched < counts(&base("step-tariff")).stretched / 2);
}

#[test]
fn a_level_that_follows_last_year_is_minded_whatever_is_paid_for() {
    let weighed = |scenario: &Scenario, weight: f64| {
        counts(&with(scenario, |it| it.behaviour.staffing.next_year_weight = weight))
    };
    let fee = with(&base("trajectory-fee"), |it| {
        for contract in &mut it.policy.contracts {
            contract.clauses.push(Clause::RevenueCeiling(RevenueCeiling {
                basis: Basis::LastYear,
                ..RevenueCeiling::plain(0.95, 0.0)
            }));
        }
    });
    assert!(weighed(&fee, 1.0) != weighed(&fee, 0.0));
    let rebased = with(&base("shared-savings"), |it| {
        for clause in it.policy.contracts.iter_mut().flat_map(|contract| &mut contract.clauses) {
            if let Clause::SharedSavings(savings) = clause {
                savings.basis = Basis::LastYear;
            }
        }
    });
    // A saving of this year lowers the benchmark of the next: less is saved.
    assert!(weighed(&rebased, 1.0).spend > weighed(&rebased, 0.0).spend);
}

#[test]
fn without_a_shift_care_ends_when_its_work_is_done() {
    for name in ["open-house", "lump-sum", "step-tariff", "trajectory-fee"] {
        let exact = with(&base(name), |it| {
            it.behaviour.duration.shift_max_months = 0.0;
            both_policies(it, sharp_eyed);
        });
        let end = world(&exact, 0);
        assert!(end.lots.overstay.iter().flatten().all(|months| *months == 0.0), "{name}");
        let tally = total(&exact, &end);
        assert_eq!(
            (tally.residual, tally.stretched),
            (0, 0),
            "{name}: nobody leaves with need, nobody stays on"
        );
        assert!(counts(&base(name)).residual > 0 || name == "open-house", "{name}: the shift must be felt");
    }
}

/// A provider's ceiling over some of its lots has nothing to do with a pool that others of its lots stand under.
#[test]
fn a_pool_that_never_binds_leaves_a_ceiling_over_other_lots_alone() {
    let ceiling = with(&base("open-house"), |it| {
        for contract in &mut it.policy.contracts[..2] {
            contract.clauses.push(Clause::RevenueCeiling(RevenueCeiling {
                reach: Reach::Provider,
                ..RevenueCeiling::plain(0.85, 0.0)
            }));
        }
    });
    // In the segments before and after those under the ceiling.
    let pooled = with(&ceiling, |it| {
        let clause = it.policy.contracts[0].clauses.pop().expect("the ceiling just written");
        it.policy.contracts[2].clauses.push(clause);
    });
    let endless = with(&pooled, |it| {
        it.policy.contracts[0].clauses.push(Clause::PooledCeiling(PooledCeiling {
            level: f64::INFINITY,
            basis: Basis::Fixed,
            sharing: Sharing::PointValue,
            floor_share: 0.0,
        }));
    });
    assert!(counts(&pooled).unpaid > 0, "the ceiling must bind");
    same(&values(&endless), &values(&pooled), "a pool without an end");
}
