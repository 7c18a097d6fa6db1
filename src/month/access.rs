//! Phase 3: each applicant is assessed by the holder of access on its way into care, and let in or turned away; clients in care ask to
//! extend or change what was assigned to them.

use super::Setting;
use super::extend::{self, Reply, closest_door};
use super::holders::{book_applicant, book_assessment, court, divide_time, door};
use crate::policy::clause::Standing;
use crate::policy::rights::{CaseDecision, Form, Holder};
use crate::random::{Draws, Purpose, exponential, lognormal_mean_one, months_until};
use crate::units::Month;
use crate::world::World;
use crate::world::clients::{Applicant, ClientKey, NO_LOT, Waiting};
use crate::world::populate::tolerance;

/// Assesses the applicants and the requests of the month.
pub fn access(world: &mut World, setting: &Setting) {
    access_told(world, setting, &mut |_, _, _| {});
}

/// [`access`], telling `told` what each client in care hears from whom.
pub fn access_told(world: &mut World, setting: &Setting, told: &mut impl FnMut(ClientKey, Holder, Reply)) {
    let asking = extend::asking(world);
    divide_time(world, setting, &asking);
    let mut applicants = std::mem::take(&mut world.applicants);
    for applicant in applicants.drain(..) {
        assess(world, setting, applicant);
    }
    world.applicants = applicants;
    extend::answer(world, setting, &asking, told);
}

/// The share of latent need in a segment that applies because `holder`, who decides on access, is near, and because of what a case is
/// worth to those whose interest it shares: the one place that knows.
pub fn reach(world: &World, setting: &Setting, segment: usize, holder: Holder) -> f64 {
    let gate = setting.policy.access.of(holder);
    (gate.reach_share + gate.interest * world.case_worth[segment]).min(1.0)
}

/// How the holder of access sees an applicant, and what follows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assessment {
    /// Who judges.
    pub holder: Holder,
    /// Hours that the assessment got.
    pub hours: f64,
    /// Severity as the holder sees it.
    pub perceived: f64,
    /// The severity that is needed, without what was added to save money.
    pub strictness: f64,
    /// What the municipality added to that this year to save money.
    pub tightening: f64,
    /// Whether the applicant is let in.
    pub admitted: bool,
    /// The form of the assignment, if so.
    pub form: Form,
    /// How others who judge this applicant see it: see [`Waiting::sight`].
    pub sight: [f64; 2],
}

/// How the holder of access sees `applicant` this month.
pub fn assessment(world: &World, setting: &Setting, applicant: &Applicant) -> Assessment {
    let who = &applicant.who;
    let segment = usize::from(who.segment);
    let draws = setting.luck.draws(Purpose::Assessment, who.key.entity(), u32::from(who.episode));
    let municipality = setting.scenario.region.municipality_at(who.home);
    let (door, uniform) = match applicant.appeals {
        true => (court(world, setting, who.route, municipality, segment), appeal_luck(setting, applicant)[2]),
        false => (door(world, setting, who.route, municipality, segment), draws[0]),
    };
    let perceived = who.severity * lognormal_mean_one(uniform, door.stance.error_sd) * door.stance.inflation;
    Assessment {
        holder: door.holder,
        hours: world.gatehouse.hours.get(door.holder as usize).copied().unwrap_or(0.0),
        perceived,
        strictness: door.stance.strictness,
        tightening: door.tightening,
        admitted: door.admits(perceived),
        form: match applicant.appeals {
            true => Form::Specific,
            false => setting.policy.rights.forms[who.route as usize].pick(draws[1]),
        },
        sight: [draws[0], draws[2]],
    }
}

fn assess(world: &mut World, setting: &Setting, applicant: Applicant) {
    let who = applicant.who;
    let segment = usize::from(who.segment);
    let episode = u32::from(who.episode);
    let seen = assessment(world, setting, &applicant);
    if applicant.appeals {
        book_assessment(world, Holder::Court, segment);
        world.tallies[segment].appeals_won += i64::from(seen.admitted);
    } else {
        book_applicant(world, setting, &who);
        let door = &mut world.members.doors[setting.scenario.region.municipality_at(who.home)];
        door.applied += 1;
        door.turned_away += i64::from(!seen.admitted);
    }
    if !seen.admitted {
        turn_away(world, setting, applicant, seen.holder);
        return;
    }
    let gate = setting.policy.gate(CaseDecision::Extension, who.route);
    let demand = &setting.scenario.behaviour.demand;
    let hazards: Draws = setting.luck.draws(Purpose::Hazards, who.key.entity(), episode);
    let crisis_share = (demand.crisis_share_month * who.severity).min(1.0);
    let now = world.month.0;
    world.waiting.push(Waiting {
        who,
        repeat: applicant.repeat,
        lot: NO_LOT,
        standing: if seen.form == Form::Specific { Standing::Exempt } else { Standing::Bound },
        form: seen.form,
        urgent: who.severity >= demand.urgent_severity,
        sight: seen.sight,
        since: world.month,
        refusals: 0,
        gives_up: later(now, months_until(hazards[0], demand.dropout_share_month)),
        crisis: later(now, months_until(hazards[1], crisis_share)),
        breaks_off_after: months_until(hazards[2], demand.break_off_share_month),
        tolerated_overstay: tolerance(hazards[3], gate.recognise_share_month),
    });
}

/// The month in which something happens that takes `months` after `now`: at the earliest next month.
fn later(now: u32, months: u32) -> u32 {
    now.saturating_add(1).saturating_add(months)
}

fn appeal_luck(setting: &Setting, applicant: &Applicant) -> Draws {
    setting.luck.draws(Purpose::Appeal, applicant.who.key.entity(), u32::from(applicant.who.episode))
}

/// Sends an applicant away. Some are helped lightly by the holder itself; some come back later, by the door that stands closest to providers; some ask the court.
fn turn_away(world: &mut World, setting: &Setting, applicant: Applicant, refused_by: Holder) {
    let segment = usize::from(applicant.who.segment);
    let route = applicant.who.route as usize;
    world.tallies[segment].turned_away += 1;
    world.tallies[segment].turned_away_by_route[route] += 1;
    world.tallies[segment].without_help_by_severity[applicant.who.class()] += 1;
    world.ledger.turned_away += 1;
    if applicant.appeals {
        return;
    }
    let demand = &setting.scenario.behaviour.demand;
    let episode = u32::from(applicant.who.episode);
    let draws = setting.luck.draws(Purpose::Return, applicant.who.key.entity(), episode);
    let municipality = setting.scenario.region.municipality_at(applicant.who.home);
    let holder = setting.policy.access_holder(applicant.who.route, municipality);
    if draws[2] < setting.policy.access.of(holder).helps_share {
        world.tallies[segment].helped += 1;
        world.tallies[segment].helped_by_route[route] += 1;
        world.tallies[segment].without_help_by_severity[applicant.who.class()] -= 1;
        return;
    }
    let mut who = applicant.who;
    who.episode += 1;
    if draws[0] < demand.return_share {
        who.severity *= demand.return_severity_share;
        who.route = closest_door(setting, segment, municipality, refused_by).unwrap_or(who.route);
        let months = exponential(draws[1], demand.return_mean_months).min(f64::from(u16::MAX)) as u32;
        let again = Applicant { who, appeals: false, ..applicant };
        world.schedule(again, Month(later(world.month.0, months)));
        return;
    }
    let gatekeeping = &setting.scenario.behaviour.gatekeeping;
    let appeal = Applicant { who, appeals: true, ..applicant };
    if appeal_luck(setting, &applicant)[1] < gatekeeping.appeal_share {
        world.tallies[segment].appeals += 1;
        world.schedule(appeal, Month(world.month.0 + gatekeeping.appeal_months));
    }
}
