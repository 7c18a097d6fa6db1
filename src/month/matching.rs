//! Phase 4: clients and providers find each other. Those who wait give up, fall into crisis, look for a provider, or
//! start: first in, first out within urgency.

use super::Setting;
use super::answer::Answer;
use super::assign::assign;
use super::holders::{line_of, stance};
use super::judge::{answer_for, answer_for_delays, book, luck_of_pair, wants};
use crate::policy::clause::{Count, Standing};
use crate::policy::rights::{CaseDecision, Form, Holder, SystemDecision};
use crate::random::{Purpose, gumbel, lognormal_mean_one};
use crate::units::{Cents, Minutes};
use crate::world::World;
use crate::world::acquaintance::distance;
use crate::world::clients::{ClientKey, InCare, NO_LOT, Waiting, optimal_minutes};
use crate::world::tally::WAIT_CLASSES;

/// The most providers that a client comes to know in a month.
pub const KNOWN_MAX: usize = 20;

/// Moves clients through the queues of the month.
pub fn matching(world: &mut World, setting: &Setting) {
    matching_told(world, setting, &mut |_, _, _| {});
}

/// [`matching`], telling `told` what each client hears from which lot.
pub fn matching_told(world: &mut World, setting: &Setting, told: &mut impl FnMut(ClientKey, usize, Answer)) {
    let mut waiting = std::mem::take(&mut world.waiting);
    waiting.retain(|client| !leaves_the_list(world, setting, client));
    count_queues(world, &waiting);
    for client in &mut waiting {
        if client.lot == NO_LOT {
            look_for_a_provider(world, setting, client, told);
        }
    }
    start_from_queues(world, setting, &mut waiting, told);
    count_queues(world, &waiting);
    world.waiting = waiting;
}

/// Whether the client gives up or falls into crisis this month; a crisis starts care at once.
fn leaves_the_list(world: &mut World, setting: &Setting, client: &Waiting) -> bool {
    let segment = usize::from(client.who.segment);
    let now = world.month.0;
    if client.falls_into_crisis(world.month) {
        world.tallies[segment].crises += 1;
        let lot = if client.lot == NO_LOT { world.lots.external(segment) } else { client.lot as usize };
        let payer = setting.scenario.region.municipality_at(client.who.home);
        surcharge(world, lot, payer, crisis_surcharge(world, setting));
        start(world, setting, &Waiting { standing: Standing::Exempt, ..*client }, lot);
        return true;
    }
    if client.gives_up <= now {
        world.tallies[segment].gave_up += 1;
        world.tallies[segment].gave_up_by_route[client.who.route as usize] += 1;
        world.tallies[segment].without_help_by_severity[client.who.class()] += 1;
        world.ledger.gave_up += 1;
        return true;
    }
    false
}

/// What a crisis costs once, this month.
pub fn crisis_surcharge(world: &World, setting: &Setting) -> Cents {
    Cents::from_euros(setting.scenario.municipality.crisis_surcharge_euros * world.climate.wage_index)
}

/// Posts what a crisis costs once: paid to whoever takes the client in, who spends it on the reception.
fn surcharge(world: &mut World, lot: usize, payer: usize, cents: Cents) {
    world.pay_for_client(lot, payer, cents);
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
fn look_for_a_provider(
    world: &mut World,
    setting: &Setting,
    client: &mut Waiting,
    told: &mut impl FnMut(ClientKey, usize, Answer),
) {
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
        let held = held(world, setting, lot, client, stop);
        let answer = answer(world, setting, lot, client, held);
        told(client.who.key, lot, answer);
        if answer == Answer::Listed {
            client.lot = lot as u32;
            join_queue(world, lot, client);
            return;
        }
        client.refusals = client.refusals.saturating_add(1);
        world.tallies[segment].refusals += 1;
        if answer == Answer::NotWorthIt {
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
    let chooser = setting.policy.rights.of(CaseDecision::Choice, client.who.route);
    let (known, favourite_share) = match chooser {
        Holder::Client => (referral.known_providers, referral.favourite_share),
        // Those who send clients know whom they always send to; those who buy care know whom they contracted.
        Holder::Gp | Holder::Institution | Holder::Court | Holder::ProviderTeam => {
            (setting.policy.access.of(chooser).known_providers, 1.0)
        }
        Holder::Desk | Holder::Team | Holder::Joint | Holder::Region | Holder::Provider => {
            (setting.policy.access.of(chooser).known_providers, 0.0)
        }
    };
    let wanted = (known as usize).min(KNOWN_MAX);
    let known_here = world.known_in(setting.scenario.region.municipality_at(client.who.home));
    let mut found = 0;
    let mut draws = [0.0; 4];
    for number in 0..wanted {
        // Two draws each: a block of four serves two.
        if number % 2 == 0 {
            let entity = client.who.key.entity();
            draws = setting.luck.block(Purpose::Acquaintance, entity, world.month.0, (number / 2) as u8);
        }
        let [kind, place] = if number % 2 == 0 { [draws[0], draws[1]] } else { [draws[2], draws[3]] };
        let favourite = kind < favourite_share;
        let segment = usize::from(client.who.segment);
        if let Some(lot) = known_here.meet(segment, client.who.home, favourite, place) {
            room[found] = (value_to(world, setting, client, chooser, lot), lot);
            found += 1;
        }
    }
    &mut room[..found]
}

/// What the client thinks of a lot, or who chooses for it: others do not share its taste.
fn value_to(world: &World, setting: &Setting, client: &Waiting, chooser: Holder, lot: usize) -> f64 {
    let provider = world.lots.provider[lot] as usize;
    let own_taste = || gumbel(luck_of_pair(world, setting, lot, client)[0]);
    let taste = if chooser == Holder::Client { own_taste() } else { 0.0 };
    let far = distance(client.who.home, world.providers.home[provider]);
    let wait = world.lots.expected_wait(lot);
    setting.scenario.behaviour.referral.value(far, wait, world.lots.reputation[lot], taste)
}

/// Whether the lot puts a client on its list, and if not, why: `held` is what holds it back.
fn answer(world: &World, setting: &Setting, lot: usize, client: &Waiting, held: Option<Answer>) -> Answer {
    if world.providers.notice[world.lots.provider[lot] as usize].is_some() {
        return Answer::UnderNotice;
    }
    if let Some(why) = held {
        return why;
    }
    if world.lots.expected_wait(lot) > setting.scenario.behaviour.referral.list_max_months {
        return Answer::ListClosed;
    }
    if wants(world, setting, lot, client) { Answer::Listed } else { Answer::NotWorthIt }
}

/// Why the client is held back, if it is: by `rule`, which reaches bound care only. Whom the holder of that right judges heavy
/// enough is exempted instead: its assignment becomes specific, and is paid above any ceiling.
fn held(
    world: &mut World,
    setting: &Setting,
    lot: usize,
    client: &mut Waiting,
    rule: impl Fn(&World, &Setting, usize, &Waiting) -> Option<Answer>,
) -> Option<Answer> {
    if client.standing != Standing::Bound {
        return None;
    }
    let why = rule(world, setting, lot, client)?;
    if !is_exempted(world, setting, client) {
        return Some(why);
    }
    (client.standing, client.form) = (Standing::Exempt, Form::Specific);
    world.tallies[usize::from(client.who.segment)].exceptions += 1;
    None
}

/// Whether starts of bound care are held back, by the provider for everyone or by a municipality for its own inhabitants.
fn stop(world: &World, setting: &Setting, lot: usize, client: &Waiting) -> Option<Answer> {
    if world.lots.holds_intake[lot] {
        return Some(Answer::ProviderHolds);
    }
    if world.lots.stop_imposed[lot] {
        return Some(Answer::StopImposed);
    }
    let line = line_of(world, setting, client.who.home, usize::from(world.lots.segment[lot]));
    world.town_hall.intake_stopped[world.place_of(line)].then_some(Answer::IntakeStopped)
}

/// Whether a bound client on the list of a lot must wait whatever the room. Out of contract nothing is held back.
fn holds_back(world: &World, setting: &Setting, lot: usize, client: &Waiting) -> Option<Answer> {
    if lot >= world.lots.contracted {
        return None;
    }
    stop(world, setting, lot, client).or(world.lots.delays_starts[lot].then_some(Answer::WaitsForJanuary))
}

/// Whether the holder of that right judges a client heavy enough to exempt it from a bound.
fn is_exempted(world: &World, setting: &Setting, client: &Waiting) -> bool {
    let Some(severity) = setting.policy.rights.exception_severity else { return false };
    let segment = usize::from(client.who.segment);
    let holder = setting.policy.rights.over(SystemDecision::Exception);
    let stance = stance(world, setting, holder, line_of(world, setting, client.who.home, segment));
    let perceived =
        client.who.severity * lognormal_mean_one(client.sight[0], stance.error_sd) * stance.inflation;
    // Who holds a budget is as generous with exceptions as with hours.
    perceived * stance.generosity >= severity
}

/// Starts clients from every queue, in order, while their hours fit.
fn start_from_queues(
    world: &mut World,
    setting: &Setting,
    waiting: &mut Vec<Waiting>,
    told: &mut impl FnMut(ClientKey, usize, Answer),
) {
    answer_for_delays(world, setting);
    // Most stand in order already, which a stable sort makes use of.
    waiting.sort_by_key(Waiting::place);
    let mut full = NO_LOT;
    waiting.retain_mut(|client| {
        if client.lot == NO_LOT {
            return true;
        }
        let lot = client.lot as usize;
        if client.lot == full {
            told(client.who.key, lot, Answer::NoRoom);
            return true;
        }
        if let Some(why) = held(world, setting, lot, client, holds_back) {
            told(client.who.key, lot, why);
            return true;
        }
        let after = world.lots.committed[lot] + planned_minutes_of(world, lot, client);
        if after.hours() > world.lots.capacity[lot] && world.lots.clients[lot] > 0 {
            full = client.lot;
            told(client.who.key, lot, Answer::NoRoom);
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
    let booked = book(world, setting, client, lot);
    let assigned = assign(world, setting, client, lot, need);
    let planned = planned_minutes_of(world, lot, client);
    world.care.push(InCare {
        key: who.key,
        episode: who.episode,
        segment: who.segment,
        standing: client.standing,
        route: who.route,
        lot: lot as u32,
        optimal_minutes: optimal_minutes(world.lots.case_hours_month[lot], who.severity),
        limit: assigned.limit,
        need,
        need_at_start: need,
        need_at_onset: who.need,
        tolerated_overstay: client.tolerated_overstay,
        breaks_off: now.0.saturating_add(1).saturating_add(client.breaks_off_after),
        started: now.0 as i32,
        severity: who.severity,
        band: who.band,
        home: who.home,
        payer: setting.scenario.region.municipality_at(who.home) as u8,
        planned_minutes: 0,
        minutes: 0,
        goal_minutes: 0,
        split_at: if booked.split { 0.5 * need } else { f64::NEG_INFINITY },
        class: booked.class,
        form: client.form,
        ends: assigned.ends,
        asks_at: assigned.asks_at,
        budget_minutes: assigned.budget_minutes,
        appeals: false,
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
    tally.starts_by_severity[who.class()] += 1;
    tally.waited += i64::from(waited);
    tally.waited_by_severity[who.class()] += i64::from(waited);
    tally.urgent_starts += i64::from(client.urgent);
    tally.urgent_waited += i64::from(client.urgent) * i64::from(waited);
    tally.waits[(waited as usize).min(WAIT_CLASSES - 1)] += 1;
    tally.served += i64::from(who.last_care_year != now.year());
}
