//! In January of a year with a selective procedure, contracts are awarded: those who work here bid, and so do some who do
//! not; the best are contracted, the others get notice.

use super::Setting;
use super::leave::{give_notice, leave};
use super::market::{first_segments, least_hours, margins, may_bid, open};
use crate::policy::admission::{Bid, Selection, award as best_of};
use crate::random::{Purpose, normal};
use crate::units::{Minutes, Month};
use crate::world::World;
use crate::world::populate::reserve_months;
use crate::world::providers::Leaving;
use std::collections::BTreeSet;

/// Awards the contracts of every group whose procedure falls in this January.
pub(super) fn award(world: &mut World, setting: &Setting) {
    for group in 0..setting.scenario.market.groups.len() {
        if let Some((selection, maximum)) = setting.policy.admission.award_in(group, setting.year) {
            let bidders = bidders(world, setting, group);
            let winners = winners(world, setting, selection, maximum, &bidders);
            contract(world, setting, &bidders, &winners);
        }
    }
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

/// The keys of those who win.
fn winners(
    world: &World,
    setting: &Setting,
    selection: &Selection,
    maximum: u32,
    bidders: &[usize],
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
            lots.contracted().filter(bids_here).map(|lot| bid(world, setting, lot)).collect();
        own.sort_unstable_by_key(|bid| bid.key);
        points.extend(selection.weights.points(&own));
        bids.extend(own);
    }
    best_of(&bids, &points, &needed(world, segments), maximum)
}

/// What the provider of `lot` offers there.
fn bid(world: &World, setting: &Setting, lot: usize) -> Bid {
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
    let entity = u64::from(key) << 8 | segment as u64;
    let seen = normal(setting.luck.draws(Purpose::Award, entity, world.month.0)[0]);
    Bid {
        key,
        segment,
        hours: if works { lots.capacity[lot] } else { least_hours(setting, segment) },
        quality: (lots.delivered_ever[lot] > Minutes::ZERO).then_some(lots.reputation[lot]),
        error: behaviour.entry.award_error_sd * seen,
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
