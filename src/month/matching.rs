//! Phase 4: clients and providers find each other. Those who wait give up, fall into crisis, look for a provider, or
//! start: first in, first out within urgency.

use super::Setting;
use crate::behaviour::selection::Worth;
use crate::policy::clause::{CLASSES, Count, Standing};
use crate::policy::contract::Contract;
use crate::random::{Draws, Purpose, gumbel, lognormal_mean_one};
use crate::units::{Cents, MINUTES_PER_HOUR, Minutes, Month};
use crate::world::World;
use crate::world::clients::{InCare, NO_LOT, Waiting, optimal_minutes};
use crate::world::providers::distance;
use crate::world::tally::WAIT_CLASSES;

/// The most providers that a client comes to know in a month.
pub const KNOWN_MAX: usize = 20;

/// Moves clients through the queues of the month.
pub fn matching(world: &mut World, setting: &Setting) {
    let mut waiting = std::mem::take(&mut world.waiting);
    waiting.retain(|client| !leaves_the_list(world, setting, client));
    count_queues(world, &waiting);
    for client in &mut waiting {
        if client.lot == NO_LOT {
            look_for_a_provider(world, setting, client);
        }
    }
    start_from_queues(world, setting, &mut waiting);
    count_queues(world, &waiting);
    world.waiting = waiting;
}

/// Whether the client gives up or falls into crisis this month; a crisis starts care at once.
fn leaves_the_list(world: &mut World, setting: &Setting, client: &Waiting) -> bool {
    let segment = usize::from(client.who.segment);
    let now = world.month.0;
    if client.crisis <= now && client.crisis <= client.gives_up {
        world.tallies[segment].crises += 1;
        let lot = if client.lot == NO_LOT { world.lots.external(segment) } else { client.lot as usize };
        let euros = setting.scenario.municipality.crisis_surcharge_euros * world.climate.wage_index;
        surcharge(world, lot, Cents::from_euros(euros));
        start(world, setting, &Waiting { standing: Standing::Exempt, ..*client }, lot);
        return true;
    }
    if client.gives_up <= now {
        world.tallies[segment].gave_up += 1;
        world.ledger.gave_up += 1;
        return true;
    }
    false
}

/// Posts what a crisis costs once: paid to whoever takes the client in, who spends it on the reception.
fn surcharge(world: &mut World, lot: usize, cents: Cents) {
    world.pay(lot, cents, cents);
    if lot < world.lots.contracted {
        // Received and spent in the same month: the reserve does not move.
        world.ledger.provider_costs += cents;
        world.tallies[usize::from(world.lots.segment[lot])].cost += cents.0;
    }
}

/// Counts clients and minutes in every queue anew.
fn count_queues(world: &mut World, waiting: &[Waiting]) {
    world.lots.queue.fill(0);
    world.lots.queued.fill(Minutes::ZERO);
    for client in waiting.iter().filter(|client| client.lot != NO_LOT) {
        join_queue(world, client.lot as usize, client);
    }
}

fn join_queue(world: &mut World, lot: usize, client: &Waiting) {
    let minutes = planned_minutes_of(world, lot, client);
    world.lots.queue[lot] += 1;
    world.lots.queued[lot] += minutes;
}

fn planned_minutes_of(world: &World, lot: usize, client: &Waiting) -> Minutes {
    // What the lot would plan for this client now, reporting included.
    let ratio = world.lots.ratio[lot][client.standing as usize];
    let care = Minutes::from_hours(client.who.severity * ratio * world.lots.case_hours_month[lot]);
    care + world.lots.report_month[lot]
}

/// The client asks the providers it knows, best first, until one puts it on its list. After too many refusals the
/// municipality places it out of contract.
fn look_for_a_provider(world: &mut World, setting: &Setting, client: &mut Waiting) {
    let referral = &setting.scenario.behaviour.referral;
    let segment = usize::from(client.who.segment);
    if u32::from(client.refusals) >= referral.refusals_max {
        client.lot = world.lots.external(segment) as u32;
        world.tallies[segment].placed_out += 1;
        return;
    }
    let mut room = [(0.0, usize::MAX); KNOWN_MAX];
    let known = acquaintances(world, setting, client, &mut room);
    known.sort_unstable_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
    let mut asked = usize::MAX;
    for (_, lot) in known {
        let lot = *lot;
        if lot == asked {
            continue;
        }
        asked = lot;
        let room = takes_on_list(world, setting, lot, client.standing);
        if room && wants(world, setting, lot, client) {
            client.lot = lot as u32;
            join_queue(world, lot, client);
            return;
        }
        client.refusals = client.refusals.saturating_add(1);
        world.tallies[segment].refusals += 1;
        if room {
            world.tallies[segment].selected_out += 1;
            answer_for(world, setting, lot, client);
        }
    }
}

/// The lots that the client comes to know this month, with their value to it; the same lot may come twice.
fn acquaintances<'a>(
    world: &World,
    setting: &Setting,
    client: &Waiting,
    room: &'a mut [(f64, usize); KNOWN_MAX],
) -> &'a mut [(f64, usize)] {
    let referral = &setting.scenario.behaviour.referral;
    let wanted = (referral.known_providers as usize).min(KNOWN_MAX);
    let mut found = 0;
    let mut draws = [0.0; 4];
    for number in 0..wanted {
        // Two draws each: a block of four serves two.
        if number % 2 == 0 {
            let entity = client.who.key.entity();
            draws = setting.luck.block(Purpose::Acquaintance, entity, world.month.0, (number / 2) as u8);
        }
        let [kind, place] = if number % 2 == 0 { [draws[0], draws[1]] } else { [draws[2], draws[3]] };
        let favourite = kind < referral.favourite_share;
        let segment = usize::from(client.who.segment);
        if let Some(lot) = world.acquaintance.meet(segment, client.who.home, favourite, place) {
            room[found] = (value_to(world, setting, client, lot), lot);
            found += 1;
        }
    }
    &mut room[..found]
}

/// What the client thinks of a lot.
fn value_to(world: &World, setting: &Setting, client: &Waiting, lot: usize) -> f64 {
    let provider = world.lots.provider[lot] as usize;
    let taste = luck_of_pair(world, setting, lot, client)[0];
    let far = distance(client.who.home, world.providers.home[provider]);
    let wait = expected_wait(world, lot);
    setting.scenario.behaviour.referral.value(far, wait, world.lots.reputation[lot], gumbel(taste))
}

/// Months until someone who joins the queue now would start: the queue over the places that come free in a month.
fn expected_wait(world: &World, lot: usize) -> f64 {
    let lots = &world.lots;
    let free = (lots.capacity[lot] - lots.committed[lot].hours()).max(0.0);
    let queued = lots.queued[lot].hours();
    if queued <= free {
        return 0.0;
    }
    let freed_month = lots.capacity[lot] / lots.stay_months[lot];
    (queued - free) / freed_month
}

/// Whether the lot puts a client of this standing on its list.
fn takes_on_list(world: &World, setting: &Setting, lot: usize, standing: Standing) -> bool {
    let stopped = standing == Standing::Bound && intake_is_stopped(world, lot);
    !stopped && expected_wait(world, lot) <= setting.scenario.behaviour.referral.list_max_months
}

/// Whether the case is worth taking to the provider, as it sees it.
fn wants(world: &World, setting: &Setting, lot: usize, client: &Waiting) -> bool {
    let selection = &setting.scenario.behaviour.selection;
    // A case that stands beyond a norm has not begun; it is bound until then.
    let offer = &world.lots.offer[lot][(client.standing as usize).min(1)];
    let differ = offer.months != 0.0 || offer.classes.iter().any(|worth| *worth != 0.0);
    if !differ && offer.slope >= 0.0 || selection.interest_share <= 0.0 {
        // Worth grows with severity and nothing else: as good as any other case.
        return true;
    }
    let error = luck_of_pair(world, setting, lot, client)[1];
    let severity = client.who.severity * lognormal_mean_one(error, selection.error_sd);
    let contract = &setting.policy.contracts[usize::from(client.who.segment)];
    let ratio = world.lots.ratio[lot][client.standing as usize];
    let fee = |severity: f64| offer.classes[usize::from(class_of(world, contract, lot, severity, ratio))];
    let worth = Worth {
        fixed: offer.months + fee(severity),
        fixed_average: offer.months + fee(1.0),
        slope: offer.slope,
        benefit: offer.benefit,
    };
    let scarcity = selection.scarcity(expected_wait(world, lot));
    selection.accepts(&worth, severity, scarcity, world.lots.refusal_cost[lot])
}

/// The class of a case by the profiles or thresholds of its contract.
fn class_of(world: &World, contract: &Contract, lot: usize, severity: f64, ratio: f64) -> u8 {
    if let Some(fee) = contract.trajectory_fee() {
        return fee.true_profile(severity);
    }
    let minutes = severity * ratio * world.lots.case_hours[lot] * MINUTES_PER_HOUR;
    contract.step_tariff().map_or(0, |steps| steps.class(minutes as u32))
}

/// A refusal that the duty to accept forbids may be found, and then sets off the sanction of the contract.
fn answer_for(world: &mut World, setting: &Setting, lot: usize, client: &Waiting) {
    let contract = &setting.policy.contracts[usize::from(client.who.segment)];
    let Some(found) = contract.refusal_found() else { return };
    let months = contract.sanction_months();
    if months > 0 && luck_of_pair(world, setting, lot, client)[2] < found {
        world.lots.sanction_until[lot] = Some(Month(world.month.0 + months - 1));
        world.tallies[usize::from(client.who.segment)].sanctions += 1;
    }
}

/// A provider that holds back starts on its own breaks the duty to accept as well (contract standard Wmo 1.2, art. 3.5.3).
fn answer_for_delays(world: &mut World, setting: &Setting) {
    for lot in world.lots.contracted() {
        if !world.lots.delays_starts[lot] || world.lots.stop_agreed[lot] {
            continue;
        }
        let number = usize::from(world.lots.segment[lot]);
        let contract = &setting.policy.contracts[number];
        let (Some(found), months) = (contract.refusal_found(), contract.sanction_months()) else { continue };
        let key = u64::from(world.providers.key[world.lots.provider[lot] as usize]);
        let entity = key << 8 | number as u64;
        if months > 0 && setting.luck.draws(Purpose::Delay, entity, world.month.0)[0] < found {
            world.lots.sanction_until[lot] = Some(Month(world.month.0 + months - 1));
            world.tallies[number].sanctions += 1;
        }
    }
}

/// The luck of a client with one provider: taste, how the provider sees it, whether a refusal is found.
fn luck_of_pair(world: &World, setting: &Setting, lot: usize, client: &Waiting) -> Draws {
    let provider = world.lots.provider[lot] as usize;
    let pair = client.who.key.entity_with(world.providers.key[provider]);
    setting.luck.draws(Purpose::Taste, pair, 0)
}

/// Whether starts of bound care are held back, by the provider or by the municipality.
fn intake_is_stopped(world: &World, lot: usize) -> bool {
    world.lots.holds_intake[lot] || world.town_hall.intake_stopped[usize::from(world.lots.segment[lot])]
}

/// Starts clients from every queue, in order, while their hours fit.
fn start_from_queues(world: &mut World, setting: &Setting, waiting: &mut Vec<Waiting>) {
    answer_for_delays(world, setting);
    // Keys make the order total: urgent first, then first come first served, then by arrival within the month.
    // Most stand in order already, which a stable sort makes use of.
    waiting.sort_by_key(|client| (client.lot, !client.urgent, client.since, client.who.key));
    let mut full = NO_LOT;
    waiting.retain(|client| {
        if client.lot == NO_LOT || client.lot == full {
            return true;
        }
        let lot = client.lot as usize;
        let held = intake_is_stopped(world, lot) || world.lots.delays_starts[lot];
        if client.standing == Standing::Bound && lot < world.lots.contracted && held {
            return true;
        }
        let after = world.lots.committed[lot] + planned_minutes_of(world, lot, client);
        if after.hours() > world.lots.capacity[lot] && world.lots.clients[lot] > 0 {
            full = client.lot;
            return true;
        }
        start(world, setting, client, lot);
        false
    });
}

/// Starts care.
fn start(world: &mut World, setting: &Setting, client: &Waiting, lot: usize) {
    let who = client.who;
    let segment = usize::from(who.segment);
    let now = world.month;
    let waited = now.0 - client.since.0;
    let demand = &setting.scenario.behaviour.demand;
    let need = demand.grown_need(who.need, f64::from(waited));
    let gate = &setting.policy.access.gates[who.route as usize];
    let own = world.lots.ratio[lot][client.standing as usize];
    let booked = book(world, setting, client, lot);
    let contract = &setting.policy.contracts[segment];
    // What can be claimed in a month is what limits care; professionals keep to it.
    let authorised = |estimate: f64| gate.authorise(estimate, own) * contract.monthly_maximum();
    let planned = planned_minutes_of(world, lot, client);
    world.care.push(InCare {
        key: who.key,
        episode: who.episode,
        segment: who.segment,
        standing: client.standing,
        route: who.route,
        lot: lot as u32,
        optimal_minutes: optimal_minutes(world.lots.case_hours_month[lot], who.severity),
        limit: if client.specific { authorised(client.estimate) } else { f64::INFINITY },
        need,
        need_at_start: need,
        need_at_onset: who.need,
        tolerated_overstay: client.tolerated_overstay,
        breaks_off: now.0.saturating_add(1).saturating_add(client.breaks_off_after),
        started: now.0 as i32,
        severity: who.severity,
        home: who.home,
        planned_minutes: 0,
        minutes: 0,
        goal_minutes: 0,
        split_at: if booked.split { 0.5 * need } else { f64::NEG_INFINITY },
        class: booked.class,
    });
    let lots = &mut world.lots;
    lots.committed[lot] += planned;
    lots.clients[lot] += 1;
    lots.month[lot][Count::Start(booked.class).place()][client.standing as usize] += 1;
    let tally = &mut world.tallies[segment];
    tally.overcoded += i64::from(booked.class > booked.truth);
    tally.starts += 1;
    tally.repeat_starts += i64::from(client.repeat);
    tally.exempt_starts += i64::from(client.standing == Standing::Exempt);
    tally.starts_by_route[who.route as usize] += 1;
    tally.waited += i64::from(waited);
    tally.waits[(waited as usize).min(WAIT_CLASSES - 1)] += 1;
    tally.served += i64::from(who.last_care_year != now.year());
}

/// How a trajectory is booked at its start.
struct Booked {
    /// The profile that the case truly belongs to.
    truth: u8,
    /// The profile in which it is booked.
    class: u8,
    /// Whether it will be closed half-way and opened anew.
    split: bool,
}

/// The most valuable way of booking a trajectory, as far as the norm and the holder of access let it pass.
fn book(world: &World, setting: &Setting, client: &Waiting, lot: usize) -> Booked {
    let plain = Booked { truth: 0, class: 0, split: false };
    let contract = &setting.policy.contracts[usize::from(client.who.segment)];
    if lot >= world.lots.contracted {
        return plain;
    }
    let Some(fee) = contract.trajectory_fee() else { return plain };
    let coding = &setting.scenario.behaviour.coding;
    let offer = &world.lots.offer[lot][(client.standing as usize).min(1)];
    let severity = client.who.severity;
    let truth = fee.true_profile(severity);
    let mut from = [0.0; CLASSES];
    for (from, profile) in from.iter_mut().zip(&fee.profiles) {
        *from = profile.from_severity;
    }
    let count = fee.profiles.len();
    let class = coding.profile(truth, severity, &offer.classes[..count], &from[..count], offer.norm);
    let gate = &setting.policy.access.gates[client.who.route as usize];
    let draws = setting.luck.draws(Purpose::Split, client.who.key.entity(), u32::from(client.who.episode));
    // A specific assignment names the profile: the holder's own, unless it defers to the provider.
    let held = client.specific && draws[1] >= gate.deference;
    let class = if held { class.min(fee.true_profile(severity * client.estimate).max(truth)) } else { class };
    // A second trajectory closes half-way, with half of the outcome.
    let half = offer.classes[usize::from(class)] + offer.outcome * (0.5 - world.lots.reputation[lot]);
    let split = draws[0] >= gate.recognise_share_month && coding.splits(half, offer.norm * severity);
    Booked { truth, class, split }
}
