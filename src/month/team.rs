//! What the team has time for: every task asks hours of officials who are there, in the order of the scenario, and what nobody
//! has time for stays undone.

use super::Setting;
use super::events::spend;
use crate::policy::rights::HOLDERS;
use crate::policy::team::{Official, TASKS, Task};
use crate::units::{Cents, Minutes, Month};
use crate::world::World;
use crate::world::people::Seat;
use crate::world::tally::millionths;

/// Hours that are left this month, by seat; None where nobody is modelled, who has time for everything.
pub struct Time {
    left: Option<Vec<f64>>,
    /// Hours that each seat spent, by task.
    spent: Vec<[f64; TASKS.len()]>,
}

impl Time {
    /// The hours of a month. An empty seat has none.
    pub fn of(world: &World, setting: &Setting) -> Time {
        let team = &setting.policy.team;
        if team.officials.is_empty() {
            return Time { left: None, spent: Vec::new() };
        }
        let now = world.month;
        let seats = team.officials.iter().zip(&world.people.officials);
        let hours = |(it, seat): (&Official, &Seat)| if seat.is_filled(now) { it.hours_month } else { 0.0 };
        Time { left: Some(seats.map(hours).collect()), spent: vec![[0.0; TASKS.len()]; team.officials.len()] }
    }

    /// Takes `hours` of one seat for a task, or nothing if it has not so many.
    fn take(&mut self, seat: Option<usize>, task: Task, hours: f64) -> bool {
        let (Some(left), Some(seat)) = (&mut self.left, seat) else { return true };
        let has = left[seat] >= hours;
        if has {
            left[seat] -= hours;
            self.spent[seat][task as usize] += hours;
        }
        has
    }

    /// Takes as much of `hours` for a task as `seats` have together, in their order; the share that they had.
    fn share(&mut self, seats: &[usize], task: Task, hours: f64) -> f64 {
        let Some(left) = &mut self.left else { return 1.0 };
        if hours <= 0.0 {
            return 1.0;
        }
        let mut asked = hours;
        for seat in seats {
            let taken = left[*seat].min(asked);
            left[*seat] -= taken;
            self.spent[*seat][task as usize] += taken;
            asked -= taken;
        }
        // What is over of no hours at all is nothing, and not a rounding.
        if asked <= 0.0 { 1.0 } else { (hours - asked) / hours }
    }
}

/// Who was talked with this month: one entry per provider.
pub type Talked = Vec<bool>;

/// Does the work of the month.
pub fn work(world: &mut World, setting: &Setting) -> Talked {
    let mut time = Time::of(world, setting);
    let mut talked = vec![false; world.providers.len()];
    let people = &mut world.people;
    people.met.fill(0.0);
    people.burden.fill(0.0);
    people.time.fill(setting.scenario.behaviour.ties.contact_hours);
    (people.authorised, people.audited_month) = (1.0, 0.0);
    (people.asked, people.undone) = ([0.0; TASKS.len()], [0.0; TASKS.len()]);
    if nothing_to_do(setting) {
        return talked;
    }
    let clients = by_segment(world);
    for task in setting.policy.team.priority {
        match task {
            Task::Authorisations => authorise(world, setting, &clients, &mut time),
            Task::Dialogues => talk(world, setting, &mut time, &mut talked),
            Task::Audits => audit(world, setting, &clients, &mut time),
            Task::Coordination => coordinate(world, setting, &clients, &mut time),
        }
    }
    world.people.spent = time.spent;
    bear_the_burden(world, setting);
    book_team(world, setting, &clients);
    talked
}

/// Cases of this month are looked at once more by who has time: it makes the estimates of the next.
fn authorise(world: &mut World, setting: &Setting, clients: &[i64], time: &mut Time) {
    let each = setting.policy.steering.authorisation_hours_case();
    let judged = world.gatehouse.cases.iter().zip(HOLDERS);
    let cases: u32 =
        judged.filter(|(_, holder)| holder.acts_for_municipality()).map(|(cases, _)| *cases).sum();
    let asked = f64::from(cases) * each;
    let share = time.share(&doers(world, setting, Task::Authorisations), Task::Authorisations, asked);
    world.people.authorised = share;
    book(world, clients, Task::Authorisations, asked, share);
}

/// The seats that do a task this month.
fn doers(world: &World, setting: &Setting, task: Task) -> Vec<usize> {
    setting.policy.team.doers(task, |seat| world.people.officials[seat].is_filled(world.month))
}

/// Rounds of talks: first where something happened that nobody foresaw, then who waited longest, then the larger.
fn talk(world: &mut World, setting: &Setting, time: &mut Time, talked: &mut Talked) {
    let every = setting.policy.steering.dialogue_every_months();
    let now = world.month;
    let mut round: Vec<usize> = (0..world.providers.len()).filter(|it| is_due(world, *it, now)).collect();
    let order = |provider: &usize| {
        let relation = &world.people.relations[*provider];
        (relation.unsettled.0 == 0, relation.due, world.providers.key[*provider])
    };
    round.sort_unstable_by_key(order);
    for provider in round {
        let met = meet(world, setting, time, provider);
        talked[provider] = met;
        if met {
            world.providers.talks[provider] += 1.0;
            world.people.relations[provider].due = every.map_or(u32::MAX, |months| now.0 + months);
            see(world, provider);
        }
    }
}

fn is_due(world: &World, provider: usize, now: Month) -> bool {
    let relation = &world.people.relations[provider];
    let wanted = relation.due <= now.0 || relation.unsettled.0 > 0;
    world.providers.open[provider] && relation.dispute_until.is_none() && wanted
}

/// One round with a provider: everyone who is there and has time takes part. Whether anybody did.
fn meet(world: &mut World, setting: &Setting, time: &mut Time, provider: usize) -> bool {
    let steering = &setting.policy.steering;
    let (hours, now) = (steering.dialogue_hours, world.month);
    let places = world.people.of(provider).take(steering.contacts as usize);
    let (mut asked, mut done) = (0.0, 0.0);
    for place in places {
        asked += hours;
        let speaker = world.people.counterpart[place];
        let comes = world.people.contacts[place].is_filled(now) && world.people.time[place] >= hours;
        if comes && time.take(speaker, Task::Dialogues, hours) {
            done += hours;
            world.people.time[place] -= hours;
            world.people.burden[provider] += hours;
            world.people.met[place] = if speaker.is_some() { hours } else { 0.0 };
        }
    }
    world.people.asked[Task::Dialogues as usize] += asked;
    world.people.undone[Task::Dialogues as usize] += asked - done;
    let segment = usize::from(world.lots.segment[world.people.lot(provider)]);
    let tally = &mut world.tallies[segment];
    tally.team_asked += Minutes::from_hours(asked).0;
    tally.team_undone += Minutes::from_hours(asked - done).0;
    asked <= 0.0 || done > 0.0
}

/// What the municipality knows of the quality of a provider is what it was at the last round of talks.
fn see(world: &mut World, provider: usize) {
    for lot in world.lots.of_provider(provider) {
        world.lots.seen[lot] = Some(world.lots.reputation[lot]);
    }
}

/// The same part of the files of everyone, as far as there is time.
fn audit(world: &mut World, setting: &Setting, clients: &[i64], time: &mut Time) {
    let steering = &setting.policy.steering;
    let share = steering.audit_share_month();
    // A twelfth of the files of a year is what is there in a month.
    let files: i64 = clients.iter().sum();
    let asked = share * files as f64 * steering.audit_hours;
    let done = time.share(&doers(world, setting, Task::Audits), Task::Audits, asked);
    world.people.audited_month = share * done;
    world.people.audited_year += share * done;
    book(world, clients, Task::Audits, asked, done);
    let of_file = share * done * steering.audit_hours;
    // Whole clients first, so that the order of lots moves no digit.
    let mut files = vec![0_u32; world.providers.len()];
    for lot in world.lots.contracted() {
        files[world.lots.provider[lot] as usize] += world.lots.clients[lot];
    }
    for (provider, files) in files.into_iter().enumerate() {
        let hours = of_file * f64::from(files);
        world.people.burden[provider] += hours;
        // Those who talk with the municipality are those who stand by an audit; what they have no time for others do.
        let own = world.people.of(provider);
        let each = hours / own.len() as f64;
        world.people.time[own].iter_mut().for_each(|time| *time = (*time - each).max(0.0));
    }
}

/// Colleagues talk with each other; how aligned they are follows.
fn coordinate(world: &mut World, setting: &Setting, clients: &[i64], time: &mut Time) {
    let ties = &setting.scenario.behaviour.ties;
    let there = world.people.filled(world.month);
    if there < 2 {
        // Who is alone agrees with itself.
        world.people.alignment = ties.align(world.people.alignment, 1.0);
        return;
    }
    let needed = ties.pair_hours * (there * (there - 1)) as f64;
    let asked = needed * setting.policy.steering.coordination_share;
    let each = asked / there as f64;
    let now = world.month;
    let (mut done, seats) = (0.0, world.people.officials.clone());
    for seat in (0..seats.len()).filter(|seat| seats[*seat].is_filled(now)) {
        done += each * time.share(&[seat], Task::Coordination, each);
    }
    let share = if needed > 0.0 { (done / needed).min(1.0) } else { 1.0 };
    world.people.alignment = ties.align(world.people.alignment, share);
    book(world, clients, Task::Coordination, asked, if asked > 0.0 { done / asked } else { 1.0 });
}

/// Talks and audits take hours of staff on the other side, which nobody pays.
fn bear_the_burden(world: &mut World, setting: &Setting) {
    for provider in 0..world.providers.len() {
        let hours = world.people.burden[provider];
        if hours <= 0.0 {
            continue;
        }
        let segment = usize::from(world.lots.segment[world.people.lot(provider)]);
        let level = world.providers.cost_factor[provider] * world.climate.wage_index;
        let cost = Cents::from_euros(hours * level * setting.scenario.segments[segment].staff_cost);
        spend(world, provider, cost);
        let tally = &mut world.tallies[segment];
        tally.burden_minutes += Minutes::from_hours(hours).0;
    }
}

/// Books `asked` hours for a task of which `share` were done, over segments by their clients.
fn book(world: &mut World, clients: &[i64], task: Task, asked: f64, share: f64) {
    world.people.asked[task as usize] += asked;
    world.people.undone[task as usize] += asked * (1.0 - share);
    for (tally, part) in world.tallies.iter_mut().zip(parts(clients)) {
        tally.team_asked += Minutes::from_hours(asked * part).0;
        tally.team_undone += Minutes::from_hours(asked * part * (1.0 - share)).0;
    }
}

/// The part of every segment in all clients.
fn parts(clients: &[i64]) -> impl Iterator<Item = f64> + '_ {
    let all: i64 = clients.iter().sum();
    clients.iter().map(move |own| if all > 0 { *own as f64 / all as f64 } else { 0.0 })
}

/// What officials who are there cost this month.
fn book_team(world: &mut World, setting: &Setting, clients: &[i64]) {
    let team = &setting.policy.team;
    if team.officials.is_empty() {
        return;
    }
    let now = world.month;
    let seats = team.officials.iter().zip(&world.people.officials);
    let hours: f64 = seats.filter(|(_, seat)| seat.is_filled(now)).map(|(it, _)| it.hours_month).sum();
    for (tally, part) in world.tallies.iter_mut().zip(parts(clients)) {
        tally.commissioning += Cents::from_euros(hours * team.hour_euros * part).0;
        tally.alignment += millionths(world.people.alignment);
        tally.team_months += 1;
    }
}

/// Whether nobody is there to be paid, and nothing is asked of anybody.
fn nothing_to_do(setting: &Setting) -> bool {
    let policy = setting.policy;
    let happens = setting.scenario.behaviour.events.per_year > 0.0;
    policy.team.officials.is_empty() && policy.steering.asks_nothing() && !happens
}

/// Clients in care with contracted providers, by segment.
fn by_segment(world: &World) -> Vec<i64> {
    let mut clients = vec![0; world.tallies.len()];
    for lot in world.lots.contracted() {
        clients[usize::from(world.lots.segment[lot])] += i64::from(world.lots.clients[lot]);
    }
    clients
}
