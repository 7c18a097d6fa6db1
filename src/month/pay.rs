//! Phase 7: hours are declared, contracts pay, bounds bind, and providers pay their staff.

use super::Setting;
use super::agreed::Sharers;
use super::budget;
use super::events::compensate;
use crate::policy::clause::{Activity, Clause, Count, Reads, STANDINGS_PAID, Standing, Terms};
use crate::policy::contract::Contract;
use crate::units::{Cents, MONTHS_PER_YEAR, Minutes, Month};
use crate::world::World;
use crate::world::providers::{Lots, MEMORY_SHARE, PER_UNIT};

/// Pays for the month.
pub fn pay(world: &mut World, setting: &Setting) {
    let mut moved = vec![[Cents::ZERO; 2]; world.providers.len()];
    for lot in world.lots.contracted() {
        count_capacity(world, lot);
        count_sanction(world, lot);
        close_month(world, setting, lot);
    }
    let sharers = Sharers::to_date(world, setting);
    for lot in world.lots.contracted() {
        if !world.providers.open[world.lots.provider[lot] as usize] {
            continue;
        }
        let paid = pay_contract(world, setting, &sharers, lot);
        let provider = world.lots.provider[lot] as usize;
        moved[provider][0] += paid;
        moved[provider][1] += pay_costs(world, setting, lot);
    }
    remember(world, setting, &moved);
    compensate(world);
    carry_over(world, setting, &sharers);
    for segment in 0..setting.scenario.segments.len() {
        pay_out_of_contract(world, setting, segment);
        count_budget(world, setting, segment);
    }
}

/// Staff that is kept counts whether it is used or not.
fn count_capacity(world: &mut World, lot: usize) {
    let kept = Minutes::from_hours(world.lots.capacity[lot]);
    world.lots.month[lot][Count::Capacity.place()][Standing::Exempt as usize] += kept.0;
}

fn count_sanction(world: &mut World, lot: usize) {
    let now = world.month;
    if world.lots.sanction_until[lot].is_some_and(|until| until >= now) {
        world.lots.sanctioned_months[lot] += 1;
    }
}

/// In December, room under a ceiling goes along to next year as far as the contract says.
fn carry_over(world: &mut World, setting: &Setting, sharers: &Sharers) {
    if !world.month.is_december() {
        return;
    }
    for lot in world.lots.contracted() {
        let contract = &setting.policy.contracts[usize::from(world.lots.segment[lot])];
        let Some(ceiling) = contract.carrying_ceiling() else {
            world.lots.carried[lot] = 0.0;
            continue;
        };
        let activity = world.lots.activity(lot, f64::from(setting.months_begun), contract.reads());
        let terms = sharers.whole_terms(world, setting, lot);
        let reached = contract
            .amounts(&activity, &terms)
            .find(|(clause, _)| matches!(clause, Clause::RevenueCeiling(_)));
        world.lots.carried[lot] = reached.map_or(0.0, |(_, before)| ceiling.carries(&terms, before));
    }
}

/// Adds the month to the year and to what is usual.
fn close_month(world: &mut World, setting: &Setting, lot: usize) {
    let lots = &mut world.lots;
    let number = usize::from(lots.segment[lot]);
    let undeclared = std::mem::take(&mut lots.undeclared_month[lot]);
    let declarable = Minutes(lots.month[lot][Count::Hours.place()].iter().sum());
    let delivered = declarable + undeclared;
    lots.delivered_month[lot] = delivered;
    lots.delivered_ever[lot] += delivered;
    let reads = setting.policy.contracts[number].reads();
    if lot >= lots.contracted || reads.hours {
        world.tallies[number].declared += declarable.0;
        world.ledger.declared += declarable;
        world.ledger.undeclared += undeclared;
    } else {
        world.ledger.undeclared += delivered;
    }
    // Hours are remembered where nobody declares them, too: the next contract may refer to them.
    for place in (Reads { hours: true, ..reads }).places() {
        for standing in 0..STANDINGS_PAID.len() {
            let done = std::mem::take(&mut lots.month[lot][place][standing]);
            lots.year[lot][place][standing] += done;
            let usual = &mut lots.usual[lot][place][standing];
            *usual += MEMORY_SHARE * (done as f64 / PER_UNIT[place] - *usual);
        }
    }
}

/// Posts what the contract pays for the year to date, less what it paid before. Returns what was posted.
fn pay_contract(world: &mut World, setting: &Setting, sharers: &Sharers, lot: usize) -> Cents {
    let number = usize::from(world.lots.segment[lot]);
    let terms = sharers.terms(world, setting, lot);
    let contract = &setting.policy.contracts[number];
    let lots = &mut world.lots;
    let activity = lots.activity(lot, f64::from(setting.months_begun), contract.reads());
    let amount = contract.pay(&activity, &terms);
    let to_date = amount.euros.map(Cents::from_euros);
    let [bound, exempt] = [to_date[0] - lots.paid_year[lot][0], to_date[1] - lots.paid_year[lot][1]];
    lots.paid_year[lot] = to_date;
    let paid = bound + exempt;

    if world.month.is_december() {
        world.lots.settled_year[lot] = Cents::from_euros(contract.settled(&activity, &terms));
    }
    if contract.is_bounded() {
        mind_bounds(world, setting, sharers, lot, &activity);
    }
    world.pay(lot, paid, exempt);
    paid
}

/// Signals, claims of a shared ceiling, and what bounds leave unpaid.
fn mind_bounds(world: &mut World, setting: &Setting, sharers: &Sharers, lot: usize, activity: &Activity) {
    let number = usize::from(world.lots.segment[lot]);
    let contract = &setting.policy.contracts[number];
    let terms = sharers.terms(world, setting, lot);
    // A signal looks at the ceiling as a whole, whichever lot stands before which.
    let whole = sharers.whole_terms(world, setting, lot);
    let lots = &mut world.lots;
    for (signal, used) in contract.signals(activity, &whole) {
        if !lots.signalled[lot] && used >= signal.share {
            lots.signalled[lot] = true;
            lots.decision_due[lot] = Some(Month(world.month.0 + signal.decision_lag_months));
        }
    }
    remember_pool(lots, contract, activity, &terms, lot);
    let unpaid = Cents::from_euros(contract.unpaid(activity, &terms));
    world.tallies[number].unpaid += (unpaid - lots.unpaid_year[lot]).0;
    lots.unpaid_year[lot] = unpaid;
}

/// What was claimed of a shared ceiling and what it paid: a race starts from there next month.
fn remember_pool(lots: &mut Lots, contract: &Contract, activity: &Activity, terms: &Terms, lot: usize) {
    if let Some(claims) = contract.reaching_pool(activity, terms) {
        lots.pool_claimed[lot] = Cents::from_euros(claims);
    }
    let reached =
        contract.amounts(activity, terms).find(|(clause, _)| matches!(clause, Clause::PooledCeiling(_)));
    if let Some((pool, before)) = reached {
        lots.pool_paid[lot] = Cents::from_euros(pool.pay(activity, terms, before).bound());
    }
}

/// Books what providers received and spent: whole cents over all their lots, then once into the moving means.
fn remember(world: &mut World, setting: &Setting, moved: &[[Cents; 2]]) {
    let providers = &mut world.providers;
    for (provider, [received, spent]) in moved.iter().enumerate() {
        let remember = |mean: &mut f64, month: Cents| *mean += MEMORY_SHARE * (month.euros() - *mean);
        remember(&mut providers.revenue_month[provider], *received);
        remember(&mut providers.cost_month[provider], *spent);
        providers.reserve[provider] += *received - *spent;
        if setting.year >= 0 {
            providers.revenue_reported[provider] += *received;
        }
    }
}

/// Staff and overhead are paid for the staff that is kept, the rest for the hours that were delivered.
fn pay_costs(world: &mut World, setting: &Setting, lot: usize) -> Cents {
    let number = usize::from(world.lots.segment[lot]);
    let segment = &setting.scenario.segments[number];
    let provider = world.lots.provider[lot] as usize;
    let providers = &world.providers;
    let level = providers.cost_factor[provider] * world.climate.wage_index;
    let kept = world.lots.capacity[lot];
    let delivered = world.lots.delivered_month[lot];
    let overhead = segment.overhead_cost * providers.overhead_factor[provider];
    let euros = level * (kept * (segment.staff_cost + overhead) + delivered.hours() * segment.other_cost);
    let cost = Cents::from_euros(euros);
    world.ledger.provider_costs += cost;
    let tally = &mut world.tallies[number];
    tally.cost += cost.0;
    tally.delivered_contracted += delivered.0;
    tally.staffed += Minutes::from_hours(kept).0;
    tally.reported += i64::from(world.lots.clients[lot]) * world.lots.report_month[lot].0;
    let hours_month = setting.scenario.market.productive_hours_year / f64::from(MONTHS_PER_YEAR);
    tally.staff_thousandths += (kept / hours_month * 1_000.0).round() as i64;
    cost
}

/// Care out of contract is paid by the hour, at a premium.
fn pay_out_of_contract(world: &mut World, setting: &Setting, number: usize) {
    let lot = world.lots.external(number);
    close_month(world, setting, lot);
    let segment = &setting.scenario.segments[number];
    let price = segment.tariff * world.climate.tariff_index;
    let premium = 1.0 + setting.scenario.municipality.out_of_contract_premium;
    let paid = Cents::from_euros(world.lots.delivered_month[lot].hours() * price * premium);
    world.pay(lot, paid, paid);
}

/// Counts a twelfth of the year's budget, whoever holds it.
fn count_budget(world: &mut World, setting: &Setting, number: usize) {
    for line in world.budget_lines().filter(|line| line.segment == number) {
        let year = budget::of_year(world, setting, line);
        let to_date = |months: u32| Cents::from_euros(year * f64::from(months) / f64::from(MONTHS_PER_YEAR));
        let month = to_date(setting.months_begun) - to_date(setting.months_begun - 1);
        world.tallies[number].budget += month.0;
    }
}
