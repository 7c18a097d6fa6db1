//! In January of a year with a selective procedure, contracts are awarded: those who work here bid, and so do some who do
//! not; the best are contracted, the others get notice.

use super::Setting;
use super::leave::{give_notice, leave};
use super::market::{first_segments, least_hours, margins, may_bid, open};
use super::relate::sight_error;
use crate::policy::admission::{Bid, Selection, award as best_of};
use crate::policy::rights::{Holder, SystemDecision};
use crate::random::{Purpose, normal};
use crate::units::{Minutes, Month};
use crate::world::World;
use crate::world::clients::{NO_LOT, Waiting};
use crate::world::populate::reserve_months;
use crate::world::providers::Leaving;
use std::collections::BTreeSet;

/// Awards the contracts of every group whose procedure falls in this January: in one procedure, or one of every municipality.
pub(super) fn award(world: &mut World, setting: &Setting) {
    for group in 0..setting.scenario.market.groups.len() {
        let Some((selection, maximum)) = setting.policy.admission.award_in(group, setting.year) else {
            continue;
        };
        let bidders = bidders(world, setting, group);
        let winners = if each_for_itself(world, setting) {
            contract_by_each(world, setting, selection, maximum, &bidders)
        } else {
            winners(world, setting, selection, maximum, &bidders, None)
        };
        contract(world, setting, &bidders, &winners);
    }
}

/// Whether every municipality of a region admits providers itself.
fn each_for_itself(world: &World, setting: &Setting) -> bool {
    world.members.count() > 1 && setting.policy.rights.over(SystemDecision::Admission) == Holder::Desk
}

/// A procedure of every municipality, by its own need and eyes. Who wins anywhere is contracted, there. Those in care stay where they
/// are: continuity goes before the award.
fn contract_by_each(
    world: &mut World,
    setting: &Setting,
    selection: &Selection,
    maximum: u32,
    bidders: &[usize],
) -> BTreeSet<u16> {
    let won: Vec<BTreeSet<u16>> = (0..world.members.count())
        .map(|municipality| winners(world, setting, selection, maximum, bidders, Some(municipality)))
        .collect();
    for provider in bidders.iter().copied() {
        let key = world.providers.key[provider];
        let bits = won.iter().enumerate().filter(|(_, winners)| winners.contains(&key));
        world.providers.serves[provider] = bits.map(|(municipality, _)| 1 << municipality).sum();
    }
    know_the_contracted(world, setting);
    won.into_iter().flatten().collect()
}

/// From now on clients come to know whom their own municipality contracted; who stands on another's list looks again. The tables are
/// made anew when the year opens.
fn know_the_contracted(world: &mut World, setting: &Setting) {
    if world.own_acquaintance.is_empty() && world.providers.serves.iter().any(|serves| *serves != u128::MAX) {
        world.own_acquaintance = vec![world.acquaintance.clone(); world.members.count()];
    }
    let (providers, lots) = (&world.providers, &world.lots);
    for client in world.waiting.iter_mut().filter(|client| (client.lot as usize) < lots.contracted) {
        let lives = setting.scenario.region.municipality_at(client.who.home);
        if !providers.is_contracted_by(lots.provider[client.lot as usize] as usize, lives) {
            client.lot = NO_LOT;
        }
    }
    world.waiting.sort_by_key(Waiting::place);
}

/// Who bids, in the order of keys: all who work here and are not leaving, and those outside whom margins draw.
fn bidders(world: &World, setting: &Setting, group: usize) -> Vec<usize> {
    let (margins, segments) = (margins(world), first_segments(world));
    let bids = |provider: &usize| {
        let own = segments[*provider].filter(|segment| setting.scenario.segments[*segment].group == group);
        let Some(segment) = own else { return false };
        if world.providers.takes_clients(*provider) {
            return true;
        }
        let chance = setting.scenario.behaviour.entry.bid_chance(margins[segment]);
        let key = u64::from(world.providers.key[*provider]);
        may_bid(world, *provider)
            && chance > 0.0
            && setting.luck.draws(Purpose::Bid, key, world.month.0)[0] < chance
    };
    world.providers.in_order().into_iter().filter(bids).collect()
}

/// The keys of those who win the procedure of all together, or of one municipality.
fn winners(
    world: &World,
    setting: &Setting,
    selection: &Selection,
    maximum: u32,
    bidders: &[usize],
    municipality: Option<usize>,
) -> BTreeSet<u16> {
    let bidding: BTreeSet<usize> = bidders.iter().copied().collect();
    let segments = setting.scenario.segments.len();
    let lots = &world.lots;
    let (mut bids, mut points) = (Vec::new(), Vec::new());
    for segment in 0..segments {
        let bids_here = |lot: &usize| {
            usize::from(lots.segment[*lot]) == segment && bidding.contains(&(lots.provider[*lot] as usize))
        };
        let mut own: Vec<Bid> =
            lots.contracted().filter(bids_here).map(|lot| bid(world, setting, lot, municipality)).collect();
        own.sort_unstable_by_key(|bid| bid.key);
        points.extend(selection.weights.points(&own));
        bids.extend(own);
    }
    let mut needed = needed(world, segments);
    if let Some(municipality) = municipality {
        // A provider has for a municipality what that has of the need: so both shrink alike, and the order of cover stays.
        let parts: Vec<f64> =
            (0..segments).map(|segment| part_of(world, setting, municipality, segment)).collect();
        needed.iter_mut().zip(&parts).for_each(|(needed, part)| *needed *= part);
        bids.iter_mut().for_each(|bid| bid.hours *= parts[bid.segment]);
    }
    best_of(&bids, &points, &needed, maximum)
}

/// The part of a municipality in those of a segment who are in care or wait; its part of inhabitants where there are none.
fn part_of(world: &World, setting: &Setting, municipality: usize, segment: usize) -> f64 {
    let own = |home: [f32; 2]| setting.scenario.region.municipality_at(home) == municipality;
    let care = world.care.segment.iter().zip(&world.care.home);
    let waiting = world.waiting.iter().map(|client| (&client.who.segment, &client.who.home));
    let (mut of, mut all) = (0_u32, 0_u32);
    for (_, home) in care.chain(waiting).filter(|(number, _)| usize::from(**number) == segment) {
        all += 1;
        of += u32::from(own(*home));
    }
    if all > 0 {
        return f64::from(of) / f64::from(all);
    }
    let inhabitants = &world.members.inhabitants;
    inhabitants[municipality] as f64 / inhabitants.iter().sum::<i64>() as f64
}

/// What the provider of `lot` offers there.
fn bid(world: &World, setting: &Setting, lot: usize, municipality: Option<usize>) -> Bid {
    let lots = &world.lots;
    let provider = lots.provider[lot] as usize;
    let segment = usize::from(lots.segment[lot]);
    let key = world.providers.key[provider];
    let behaviour = &setting.scenario.behaviour;
    let works = world.providers.open[provider];
    // Who comes brings a reserve in months of revenue, and the least staff that makes a lot.
    let (reserve, revenue) = if works {
        (world.providers.reserve[provider].euros(), world.providers.revenue_month[provider])
    } else {
        (reserve_months(setting.scenario, setting.luck, key), 1.0)
    };
    // Every municipality looks with its own eyes.
    let looks = municipality.map_or(0, |municipality| municipality as u64 + 1);
    let entity = looks << 32 | u64::from(key) << 8 | segment as u64;
    let seen = normal(setting.luck.draws(Purpose::Award, entity, world.month.0)[0]);
    Bid {
        key,
        segment,
        hours: if works { lots.capacity[lot] } else { least_hours(setting, segment) },
        quality: (lots.delivered_ever[lot] > Minutes::ZERO).then(|| lots.seen_quality(lot)),
        error: sight_error(world, setting, provider) * seen,
        soundness: 1.0 - behaviour.staffing.stress(reserve, revenue),
    }
}

/// Hours per month that those in care and on lists ask, by segment: whole minutes, free of order.
fn needed(world: &World, segments: usize) -> Vec<f64> {
    let mut minutes = vec![Minutes::ZERO; segments];
    let lots = &world.lots;
    for lot in lots.all() {
        minutes[usize::from(lots.segment[lot])] += lots.committed[lot] + lots.queued[lot];
    }
    minutes.into_iter().map(Minutes::hours).collect()
}

/// Opens winners that did not work here, and gives those who lost their notice, which runs from this January.
fn contract(world: &mut World, setting: &Setting, bidders: &[usize], winners: &BTreeSet<u16>) {
    let now = world.month;
    let notice_months = setting.policy.admission.notice_months;
    let (mut closing, mut coming) = (Vec::new(), Vec::new());
    for provider in bidders.iter().copied() {
        let wins = winners.contains(&world.providers.key[provider]);
        match (wins, world.providers.open[provider]) {
            (true, false) => {
                open(world, setting, provider, now);
                coming.push(provider);
            }
            (false, true) => {
                let until = Month((now.0 + notice_months).saturating_sub(1));
                give_notice(world, provider, until, Leaving::NotAwarded);
                if notice_months == 0 {
                    closing.push(provider);
                }
            }
            (true, true) | (false, false) => {}
        }
    }
    make_room(world, setting, &coming);
    // The whole year lies ahead.
    leave(world, setting, &closing, setting.months_left() + 1);
}

/// What is agreed with newcomers comes off what was agreed with the others in their segments, in proportion: the care to be
/// divided is the same, and no lump sum is paid on top of another.
fn make_room(world: &mut World, setting: &Setting, coming: &[usize]) {
    let coming: BTreeSet<usize> = coming.iter().copied().collect();
    for segment in 0..setting.scenario.segments.len() {
        let lots = &world.lots;
        let works = |lot: &usize| {
            usize::from(lots.segment[*lot]) == segment && world.providers.open[lots.provider[*lot] as usize]
        };
        let mut own: Vec<usize> = lots.contracted().filter(works).collect();
        // By key, so that the order of columns moves no digit of a sum.
        own.sort_unstable_by_key(|lot| world.providers.key[lots.provider[*lot] as usize]);
        let (new, others): (Vec<usize>, Vec<usize>) =
            own.into_iter().partition(|lot| coming.contains(&(lots.provider[*lot] as usize)));
        let agreed = |of: &[usize]| of.iter().map(|lot| lots.reference[*lot].revenue).sum::<f64>();
        let part = agreed(&new) / agreed(&others);
        if !(part > 0.0 && part < 1.0) {
            continue;
        }
        let shared: f64 = others.iter().map(|lot| lots.segment_share[*lot]).sum();
        let all = agreed(&others);
        for lot in others {
            let agreed = world.lots.reference[lot];
            world.lots.reference[lot] = agreed.plus(&agreed, -part);
            world.lots.segment_share[lot] *= 1.0 - part;
        }
        for lot in new {
            world.lots.segment_share[lot] = shared * world.lots.reference[lot].revenue / all;
        }
    }
}
