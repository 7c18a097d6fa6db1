//! Phase 3: each applicant is assessed by the holder of its route, and let in or turned away.

use super::Setting;
use crate::policy::access::Route;
use crate::policy::clause::Standing;
use crate::random::{Draws, Purpose, exponential, lognormal_mean_one, months_until};
use crate::units::Month;
use crate::world::World;
use crate::world::clients::{Applicant, NO_LOT, Person, Waiting};
use crate::world::populate::tolerance;
use crate::world::region::BudgetLine;

/// Assesses the applicants of the month.
pub fn access(world: &mut World, setting: &Setting) {
    let mut applicants = std::mem::take(&mut world.applicants);
    for applicant in applicants.drain(..) {
        assess(world, setting, applicant);
    }
    world.applicants = applicants;
}

/// How the holder of a route sees an applicant, and what follows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assessment {
    /// Estimated over true volume and severity.
    pub estimate: f64,
    /// What the desk adds to its strictness for this applicant this month.
    pub tightening: f64,
    /// Whether the applicant is let in.
    pub admitted: bool,
    /// Whether the assignment carries a volume, if so.
    pub specific: bool,
}

/// How the holder of the route of `who` sees it this month.
pub fn assessment(world: &World, setting: &Setting, who: &Person) -> Assessment {
    let draws = setting.luck.draws(Purpose::Assessment, who.key.entity(), u32::from(who.episode));
    let gate = &setting.policy.access.gates[who.route as usize];
    let estimate = lognormal_mean_one(draws[0], gate.error_sd);
    let tightening = match who.route {
        Route::MunicipalDesk => {
            strictness_of(world, setting, desk_of(setting, who), usize::from(who.segment))
        }
        Route::GeneralPractitioner | Route::CertifiedInstitution => 0.0,
    };
    Assessment {
        estimate,
        tightening,
        admitted: gate.admits(who.severity * estimate, tightening),
        specific: draws[1] < gate.specific_share,
    }
}

/// The municipality whose desk assesses `who`: that where it lives. Whoever else may hold the access of a municipality is chosen
/// here.
pub fn desk_of(setting: &Setting, who: &Person) -> usize {
    setting.scenario.region.municipality_at(who.home)
}

/// What the desk of `municipality` adds to the strictness that all desks have: its own choice, and what its budget made it do.
pub fn strictness_of(world: &World, setting: &Setting, municipality: usize, segment: usize) -> f64 {
    let line = BudgetLine { purse: world.members.purse[municipality], segment };
    setting.policy.region.strictness_of(municipality) + world.town_hall.tightening[world.place_of(line)]
}

fn assess(world: &mut World, setting: &Setting, applicant: Applicant) {
    let who = applicant.who;
    let episode = u32::from(who.episode);
    let Assessment { estimate, admitted, specific, .. } = assessment(world, setting, &who);
    let door = &mut world.members.doors[desk_of(setting, &who)];
    door.applied += 1;
    door.turned_away += i64::from(!admitted);
    if !admitted {
        turn_away(world, setting, applicant);
        return;
    }
    let gate = &setting.policy.access.gates[who.route as usize];
    let demand = &setting.scenario.behaviour.demand;
    let hazards: Draws = setting.luck.draws(Purpose::Hazards, who.key.entity(), episode);
    let crisis_share = (demand.crisis_share_month * who.severity).min(1.0);
    let now = world.month.0;
    world.waiting.push(Waiting {
        who,
        repeat: applicant.repeat,
        lot: NO_LOT,
        standing: if specific { Standing::Exempt } else { Standing::Bound },
        specific,
        urgent: who.severity >= demand.urgent_severity,
        estimate,
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

/// Sends an applicant away; some come back later, by the GP where that route exists for the segment.
fn turn_away(world: &mut World, setting: &Setting, applicant: Applicant) {
    let segment = usize::from(applicant.who.segment);
    world.tallies[segment].turned_away += 1;
    world.ledger.turned_away += 1;
    let demand = &setting.scenario.behaviour.demand;
    let episode = u32::from(applicant.who.episode);
    let draws = setting.luck.draws(Purpose::Return, applicant.who.key.entity(), episode);
    if draws[0] >= demand.return_share {
        return;
    }
    let mut who = applicant.who;
    who.episode += 1;
    who.severity *= demand.return_severity_share;
    let general_practitioner = Route::GeneralPractitioner as usize;
    if setting.scenario.segments[segment].route_shares[general_practitioner] > 0.0 {
        who.route = Route::GeneralPractitioner;
    }
    let months = exponential(draws[1], demand.return_mean_months).min(f64::from(u16::MAX)) as u32;
    world.schedule(Applicant { who, repeat: applicant.repeat }, Month(later(world.month.0, months)));
}
