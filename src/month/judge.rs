//! What a case is worth to a lot, how a trajectory is booked, and what comes of a refusal: the parts of matching in which a provider
//! looks at its contract.

use super::Setting;
use super::holders::{holder_of, line_of};
use crate::behaviour::selection::Worth;
use crate::policy::clause::{CLASSES, Standing};
use crate::policy::contract::Contract;
use crate::policy::rights::{CaseDecision, Form};
use crate::random::{Draws, Purpose, lognormal_mean_one};
use crate::units::{MINUTES_PER_HOUR, Month};
use crate::world::World;
use crate::world::clients::Waiting;

/// Whether the case is worth taking to the provider, as it sees it.
pub(super) fn wants(world: &World, setting: &Setting, lot: usize, client: &Waiting) -> bool {
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
    judge(world, setting, lot, client.standing, severity).1
}

/// What a case of `severity`, as the lot sees it, is worth to it, and whether it takes it.
pub fn judge(
    world: &World,
    setting: &Setting,
    lot: usize,
    standing: Standing,
    severity: f64,
) -> (Worth, bool) {
    let selection = &setting.scenario.behaviour.selection;
    let offer = &world.lots.offer[lot][(standing as usize).min(1)];
    let contract = &setting.policy.contracts[usize::from(world.lots.segment[lot])];
    let ratio = world.lots.ratio[lot][standing as usize];
    let minutes = ratio * world.lots.case_hours[lot] * MINUTES_PER_HOUR;
    let fee = |severity: f64| offer.classes[usize::from(contract.class_of(severity, severity * minutes))];
    let worth = Worth {
        fixed: offer.months + fee(severity),
        fixed_average: offer.months + fee(1.0),
        slope: offer.slope,
        benefit: offer.benefit,
    };
    let scarcity = selection.scarcity(world.lots.expected_wait(lot));
    let takes = selection.accepts(&worth, severity, scarcity, world.lots.refusal_cost[lot]);
    (worth, takes)
}

/// A refusal that the duty to accept forbids may be found, and then sets off the sanction of the contract.
pub(super) fn answer_for(world: &mut World, setting: &Setting, lot: usize, client: &Waiting) {
    let contract = &setting.policy.contracts[usize::from(client.who.segment)];
    if contract.refusal_found().is_some_and(|found| luck_of_pair(world, setting, lot, client)[2] < found) {
        sanction(world, contract, lot);
    }
}

/// Sets off the sanction of the contract, from this month on.
fn sanction(world: &mut World, contract: &Contract, lot: usize) {
    let months = contract.sanction_months();
    if months > 0 {
        world.lots.sanction_until[lot] = Some(Month(world.month.0 + months - 1));
        world.tallies[usize::from(world.lots.segment[lot])].sanctions += 1;
    }
}

/// A provider that holds back starts on its own breaks the duty to accept as well (contract standard Wmo 1.2, art. 3.5.3).
pub(super) fn answer_for_delays(world: &mut World, setting: &Setting) {
    for lot in world.lots.contracted() {
        let number = usize::from(world.lots.segment[lot]);
        // Who is told to stop, or agreed to, breaks no duty by it.
        let stopped = world.lots.stop_agreed[lot]
            || world.lots.stop_imposed[lot]
            || world.town_hall.intake_stopped[number];
        if !world.lots.delays_starts[lot] || stopped {
            continue;
        }
        let contract = &setting.policy.contracts[number];
        let Some(found) = contract.refusal_found() else { continue };
        let key = u64::from(world.providers.key[world.lots.provider[lot] as usize]);
        let entity = key << 8 | number as u64;
        if setting.luck.draws(Purpose::Delay, entity, world.month.0)[0] < found {
            sanction(world, contract, lot);
        }
    }
}

/// The luck of a client with one provider: taste, how the provider sees it, whether a refusal is found.
pub(super) fn luck_of_pair(world: &World, setting: &Setting, lot: usize, client: &Waiting) -> Draws {
    let provider = world.lots.provider[lot] as usize;
    let pair = client.who.key.entity_with(world.providers.key[provider]);
    setting.luck.draws(Purpose::Taste, pair, 0)
}

/// How a trajectory is booked at its start.
pub(super) struct Booked {
    /// The profile that the case truly belongs to.
    pub truth: u8,
    /// The profile in which it is booked.
    pub class: u8,
    /// Whether it will be closed half-way and opened anew.
    pub split: bool,
}

/// The most valuable way of booking a trajectory, as far as the norm and the holder of access let it pass.
pub(super) fn book(world: &World, setting: &Setting, client: &Waiting, lot: usize) -> Booked {
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
    let draws = setting.luck.draws(Purpose::Split, client.who.key.entity(), u32::from(client.who.episode));
    let line = line_of(world, setting, client.who.home, usize::from(client.who.segment));
    let (_, product) = holder_of(world, setting, CaseDecision::Product, client.who.route, line);
    // A specific assignment names the profile: the holder's own, unless it defers to the provider.
    let held = client.form == Form::Specific && draws[1] >= product.deference;
    let seen = severity * lognormal_mean_one(client.sight[0], product.error_sd) * product.inflation;
    let class = if held { class.min(fee.true_profile(seen).max(truth)) } else { class };
    // Who decides on extension sees a new start of what was never finished.
    let gate = setting.policy.gate(CaseDecision::Extension, client.who.route);
    // A second trajectory closes half-way, with half of the outcome.
    let half = offer.classes[usize::from(class)] + offer.outcome * (0.5 - world.lots.reputation[lot]);
    let split = draws[0] >= gate.recognise_share_month && coding.splits(half, offer.norm * severity);
    Booked { truth, class, split }
}
