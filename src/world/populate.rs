//! The world on its first day: providers by the law of their sizes, and clients in the middle of their care.

use super::acquaintance::Acquaintance;
use super::clients::{Care, ClientKey, InCare, Person, optimal_minutes};
use super::ledger::Ledger;
use super::newcomers::{found_in_care, price_effects};
use super::people::People;
use super::providers::{Lots, Providers};
use super::region::Members;
use super::tally::Tally;
use super::{Climate, Gatehouse, TownHall, World};
use crate::policy::Policy;
use crate::policy::clause::{Count, Standing, Year};
use crate::policy::rights::{CaseDecision, Form, Holder};
use crate::random::{Draws, Luck, Purpose, lognormal, lognormal_mean_one, months_until, normal};
use crate::scenario::{Scenario, Segment};
use crate::units::{Cents, MONTHS_PER_YEAR, Minutes, Month};

impl World {
    /// The world of `scenario` on its first day, under the luck of one run.
    pub fn populate(scenario: &Scenario, luck: &Luck) -> World {
        let segments = scenario.segments.len();
        let (mut providers, mut lots) = open_market(scenario, luck);
        let mut care = Care::default();
        for (number, segment) in scenario.segments.iter().enumerate() {
            settle_clients(scenario, luck, number, segment, &mut lots, &mut care);
        }
        equip(scenario, luck, &mut providers, &mut lots);
        let people = People::new(scenario, &providers, &lots);
        let acquaintance = Acquaintance::new(segments, &providers, &lots);
        let ledger = Ledger {
            clients_at_start: care.len() as i64,
            provider_reserves_at_start: providers.reserve.iter().copied().sum(),
            ..Ledger::default()
        };
        let members = Members::new(scenario, lots.provider.len());
        let lines = segments * members.purses();
        World {
            month: Month(0),
            climate: Climate::default(),
            applicants: Vec::new(),
            waiting: Vec::new(),
            care,
            coming_back: Vec::new(),
            providers,
            lots,
            acquaintance,
            people,
            own_acquaintance: Vec::new(),
            gatehouse: Gatehouse::default(),
            case_worth: vec![0.0; segments],
            town_hall: TownHall {
                pressure: vec![1.0; lines],
                tightening: vec![0.0; lines],
                tariff_cut: vec![0.0; segments],
                accepted: vec![false; lines],
                intake_stopped: vec![false; lines],
                budget_moved: vec![Cents::ZERO; lines],
                drawn: vec![Cents::ZERO; lines],
                claims: vec![[Cents::ZERO; 12]; segments * members.count()],
                agenda: Vec::new(),
                informed: vec![0.0; segments],
                reserve: vec![Cents::ZERO; members.purses()],
            },
            members,
            ledger,
            tallies: vec![Tally::default(); segments],
            history: Vec::new(),
        }
    }
}

/// Clients in care that a segment expects under the policy before: arrivals times mean duration, relapses included.
fn expected_clients(scenario: &Scenario, number: usize) -> f64 {
    let segment = &scenario.segments[number];
    let relapse = (scenario.behaviour.demand.relapse_share * segment.relapse_factor).min(0.9);
    let new = segment.incidence_per_1000_year * f64::from(scenario.municipality.inhabitants) / 1_000.0;
    new * expected_applying(scenario, number) / (1.0 - relapse) / f64::from(MONTHS_PER_YEAR)
        * segment.duration_mean_months()
}

/// How many apply under the policy before, over those who do under the reference contribution and without anyone near: 1
/// exactly where neither is changed.
fn expected_applying(scenario: &Scenario, number: usize) -> f64 {
    let segment = &scenario.segments[number];
    let policy = &scenario.policy_before;
    let shares = scenario.municipality.income_shares;
    let effects = price_effects(scenario, policy, number);
    let by_income = |part: &dyn Fn(f64) -> f64| -> f64 {
        shares.iter().zip(effects).map(|(share, effect)| share * part(effect)).sum()
    };
    let routes = segment.route_shares.iter().zip(&policy.access.gates);
    let near: f64 =
        routes.map(|(share, gate)| share * by_income(&|effect| (gate.reach_share * effect).min(1.0))).sum();
    let latent = scenario.behaviour.demand.latent_ratio * near;
    (by_income(&|effect| effect) + latent) / by_income(&|_| 1.0)
}

/// Contracts providers by rank: the provider of rank r has size r^(−1/α). Ranks go to the segment of their group that is
/// furthest below its share of the turnover, among those where such a provider has room for enough clients.
fn open_market(scenario: &Scenario, luck: &Luck) -> (Providers, Lots) {
    let mut providers = Providers::default();
    let mut lots = Lots::default();
    for (group, row) in scenario.market.groups.iter().enumerate() {
        let members: Vec<usize> =
            (0..scenario.segments.len()).filter(|number| scenario.segments[*number].group == group).collect();
        let turnover = |number: usize| {
            let segment = &scenario.segments[number];
            expected_clients(scenario, number) * segment.optimal_hours_month * segment.tariff
        };
        let mut wanted: Vec<f64> = members.iter().map(|number| turnover(*number)).collect();
        let all: f64 = wanted.iter().sum();
        let size = |rank: u32| libm::pow(f64::from(rank), -1.0 / scenario.market.size_exponent);
        let sizes: f64 = (1..=row.providers).map(size).sum();
        for rank in 1..=row.providers {
            let share = all * size(rank) / sizes;
            let provider = providers.len() as u32;
            let fits = |place: usize, part: f64| {
                let segment = &scenario.segments[members[place]];
                part >= segment.provider_clients_min * segment.optimal_hours_month * segment.tariff
            };
            // A broad provider works in every segment, in proportion to what it turns over there.
            let part = |place: usize| share * turnover(members[place]) / all;
            let broad =
                rank <= row.broad_providers && (0..members.len()).all(|place| fits(place, part(place)));
            if broad {
                add_provider(scenario, luck, &mut providers);
                for place in 0..members.len() {
                    wanted[place] -= part(place);
                    add_lot(scenario, &mut lots, provider, members[place], part(place));
                }
                continue;
            }
            let neediest = |left: &usize, right: &usize| wanted[*left].total_cmp(&wanted[*right]);
            let place = (0..members.len())
                .filter(|place| fits(*place, share))
                .max_by(neediest)
                .or_else(|| (0..members.len()).max_by(neediest));
            let Some(place) = place else { continue };
            wanted[place] -= share;
            add_provider(scenario, luck, &mut providers);
            add_lot(scenario, &mut lots, provider, members[place], share);
        }
    }
    expect_entrants(scenario, luck, &mut providers, &mut lots);
    lots.contracted = lots.provider.len();
    scale_capacity(scenario, &mut lots);
    for (number, segment) in scenario.segments.iter().enumerate() {
        lots.push(providers.len() as u32, number, segment);
        *lots.capacity.last_mut().expect("a lot was just added") = f64::INFINITY;
    }
    (providers, lots)
}

/// Adds a lot with the staff that turns over `euros_month`.
fn add_lot(scenario: &Scenario, lots: &mut Lots, provider: u32, number: usize, euros_month: f64) {
    let segment = &scenario.segments[number];
    lots.push(provider, number, segment);
    let lot = lots.provider.len() - 1;
    lots.capacity[lot] = euros_month / segment.tariff;
}

/// Those who may come later: each has its own character and a lot without staff in one segment of its group, in turn.
fn expect_entrants(scenario: &Scenario, luck: &Luck, providers: &mut Providers, lots: &mut Lots) {
    for (group, row) in scenario.market.groups.iter().enumerate() {
        let members: Vec<usize> =
            (0..scenario.segments.len()).filter(|number| scenario.segments[*number].group == group).collect();
        if members.is_empty() {
            continue;
        }
        for index in 0..row.potential_entrants as usize {
            let provider = providers.len();
            add_provider(scenario, luck, providers);
            providers.open[provider] = false;
            add_lot(scenario, lots, provider as u32, members[index % members.len()], 0.0);
        }
    }
}

/// Makes the capacity of each segment what its expected clients ask, times the capacity factor.
fn scale_capacity(scenario: &Scenario, lots: &mut Lots) {
    for (number, segment) in scenario.segments.iter().enumerate() {
        let members: Vec<usize> =
            lots.contracted().filter(|lot| usize::from(lots.segment[*lot]) == number).collect();
        let kept: f64 = members.iter().map(|lot| lots.capacity[*lot]).sum();
        let wanted = expected_clients(scenario, number)
            * segment.optimal_hours_month
            * scenario.market.capacity_factor;
        for lot in members.into_iter().filter(|_| kept > 0.0) {
            lots.capacity[lot] *= wanted / kept;
        }
    }
}

fn add_provider(scenario: &Scenario, luck: &Luck, providers: &mut Providers) {
    let key = providers.len() as u16;
    let character = luck.block(Purpose::Provider, u64::from(key), 0, 0);
    let place = luck.block(Purpose::Provider, u64::from(key), 0, 1);
    let behaviour = &scenario.behaviour;
    let volume = &behaviour.volume;
    let trust = (behaviour.trust.base + behaviour.trust.base_sd * normal(character[2])).clamp(0.0, 1.0);
    providers.key.push(key);
    providers.home.push([place[0] as f32, place[1] as f32]);
    providers.curvature.push(lognormal(
        character[0],
        libm::log(volume.curvature_median),
        volume.curvature_sd,
    ));
    providers.cost_factor.push(lognormal_mean_one(character[1], scenario.market.cost_sd));
    providers.overhead_factor.push(1.0);
    // The spread of reserves; `equip` multiplies it by revenue.
    providers.reserve.push(Cents::ZERO);
    providers.revenue_month.push(0.0);
    providers.strategy.push(behaviour.habit.strategy(luck.block(Purpose::Provider, u64::from(key), 0, 2)[1]));
    providers.open.push(true);
    providers.cost_month.push(0.0);
    providers.trust.push(trust);
    providers.trust_base.push(trust);
    providers.felt.push(trust);
    providers.talks.push(0.0);
    providers.breaches.push(0.0);
    providers.revenue_reported.push(Cents::ZERO);
    providers.notice.push(None);
    providers.serves.push(u128::MAX);
}

/// Puts clients in care, in the middle of it: durations length-biased, elapsed part uniform (renewal theory), lots by
/// capacity.
fn settle_clients(
    scenario: &Scenario,
    luck: &Luck,
    number: usize,
    segment: &Segment,
    lots: &mut Lots,
    care: &mut Care,
) {
    let members: Vec<usize> =
        lots.contracted().filter(|lot| usize::from(lots.segment[*lot]) == number).collect();
    if members.is_empty() {
        return;
    }
    let count = expected_clients(scenario, number).round() as u32;
    let mut room = 0.0;
    let filled: Vec<f64> = members
        .iter()
        .map(|lot| {
            room += lots.capacity[*lot];
            room
        })
        .collect();
    for index in 0..count {
        let key = ClientKey::initial(number, index);
        let who = found_in_care(scenario, luck, key);
        // Clients are laid side by side along the capacity of the lots: every lot fills in proportion.
        let along = (f64::from(index) + 0.5) / f64::from(count) * room;
        let place = filled.partition_point(|end| *end <= along).min(members.len() - 1);
        let optimal_hours = segment.optimal_hours_month * who.severity;
        let elapsed = luck.draws(Purpose::InitialClient, key.entity(), 0);
        let form = scenario.policy_before.rights.forms[who.route as usize].pick(elapsed[1]);
        let specific = form == Form::Specific;
        let assigned = assigned_before(&scenario.policy_before, &who, elapsed);
        let hazards = luck.draws(Purpose::Hazards, key.entity(), 0);
        let started_before = elapsed[0] * who.need;
        care.push(InCare {
            key,
            episode: 0,
            segment: number as u8,
            standing: if specific { Standing::Exempt } else { Standing::Bound },
            route: who.route,
            lot: members[place] as u32,
            optimal_minutes: optimal_minutes(segment.optimal_hours_month, who.severity),
            limit: if specific { assigned.limit } else { f64::INFINITY },
            need: who.need - started_before,
            need_at_start: who.need,
            need_at_onset: who.need,
            tolerated_overstay: tolerance(hazards[3], assigned.recognise_share_month),
            breaks_off: months_until(hazards[2], scenario.behaviour.demand.break_off_share_month),
            started: -(started_before.floor() as i32),
            severity: who.severity,
            band: who.band,
            home: who.home,
            payer: scenario.region.municipality_at(who.home) as u8,
            planned_minutes: 0,
            minutes: 0,
            goal_minutes: 0,
            split_at: f64::NEG_INFINITY,
            class: 0,
            form,
            ends: assigned.ends,
            asks_at: assigned.ends,
            budget_minutes: u32::MAX,
            appeals: false,
        });
        lots.clients[members[place]] += 1;
        lots.committed[members[place]] += Minutes::from_hours(optimal_hours);
    }
}

/// What was assigned to someone who is found in care.
struct AssignedBefore {
    limit: f64,
    ends: u32,
    recognise_share_month: f64,
}

/// The assignment of someone who is found in care, under the usual hours of those who judge, without pressure. It was extended when it
/// had to be: what is left of it is the holder's estimate of what is left of the need.
fn assigned_before(policy: &Policy, who: &Person, elapsed: Draws) -> AssignedBefore {
    let gate = |decision| policy.gate(decision, who.route);
    let volume = gate(CaseDecision::Volume).at_rest();
    let extension = gate(CaseDecision::Extension);
    let left = (1.0 - elapsed[0]) * who.need;
    let duration = gate(CaseDecision::Duration).at_rest();
    let months = duration.months(left * lognormal_mean_one(elapsed[3], duration.error_sd), left);
    let held = policy.rights.of(CaseDecision::Duration, who.route) != Holder::Provider;
    let months = if held { months } else { f64::INFINITY }.min(extension.period_months);
    AssignedBefore {
        limit: volume.authorise(lognormal_mean_one(elapsed[2], volume.error_sd), 1.0),
        ends: months_from(0, months),
        recognise_share_month: extension.recognise_share_month,
    }
}

/// The month that lies `months` after `now`, at the earliest next month; u32::MAX for never.
pub fn months_from(now: u32, months: f64) -> u32 {
    if months.is_finite() { now.saturating_add((libm::ceil(months).max(1.0)) as u32) } else { u32::MAX }
}

/// Months of needless care that the holder of the extension right lets pass; infinite where it never looks.
pub fn tolerance(uniform: f64, recognise_share_month: f64) -> f64 {
    match months_until(uniform, recognise_share_month) {
        u32::MAX => f64::INFINITY,
        months => f64::from(months),
    }
}

/// Gives providers what depends on their size: overhead, reserves, and the memory of a usual month.
fn equip(scenario: &Scenario, luck: &Luck, providers: &mut Providers, lots: &mut Lots) {
    let market = &scenario.market;
    let hours_month = market.productive_hours_year / f64::from(MONTHS_PER_YEAR);
    let mut staff = vec![0.0; providers.len()];
    for lot in lots.contracted() {
        let provider = lots.provider[lot] as usize;
        let segment = &scenario.segments[usize::from(lots.segment[lot])];
        let hours = lots.committed[lot].hours();
        lots.usual[lot][Count::Hours.place()][Standing::Bound as usize] = hours;
        let year = f64::from(MONTHS_PER_YEAR);
        let revenue = hours * year * segment.tariff;
        lots.reference[lot] = Year {
            hours: hours * year,
            revenue,
            bound_revenue: revenue,
            client_months: f64::from(lots.clients[lot]) * year,
            starts: f64::from(lots.clients[lot]) * year / lots.stay_months[lot],
            capacity: lots.capacity[lot] * year,
        };
        lots.last[lot] = lots.reference[lot];
        lots.pool_outlook[lot] = Cents::from_euros(revenue);
        lots.revenue_outlook[lot] = Cents::from_euros(revenue);
        staff[provider] += lots.capacity[lot] / hours_month;
        providers.revenue_month[provider] += hours * segment.tariff;
    }
    lots.share_segments(scenario.segments.len());
    for (provider, staff) in staff.into_iter().enumerate() {
        let size = (staff / market.large_staff).min(1.0);
        providers.overhead_factor[provider] =
            market.small_overhead_share + (1.0 - market.small_overhead_share) * size;
        let months = reserve_months(scenario, luck, providers.key[provider]);
        providers.reserve[provider] = Cents::from_euros(months * providers.revenue_month[provider]);
    }
}

/// The reserve of a provider when it opens, in months of revenue.
pub fn reserve_months(scenario: &Scenario, luck: &Luck, key: u16) -> f64 {
    let draw = luck.block(Purpose::Provider, u64::from(key), 0, 2)[0];
    lognormal(draw, libm::log(scenario.market.reserve_months_median), scenario.market.reserve_sd)
}
