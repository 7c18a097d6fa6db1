//! How those who hold a right stand this month: the hours that each case gets, the pressure of the budget that reaches them, and
//! what a case is worth to those whose interest they share.

use super::Setting;
use crate::policy::access::{GATES, Route, Stance};
use crate::policy::rights::{CaseDecision, HOLDERS, Holder};
use crate::units::Minutes;
use crate::world::clients::Person;
use crate::world::region::BudgetLine;
use crate::world::{Gatehouse, World};

/// Budgets and hours are given per so many inhabitants.
const PER_INHABITANTS: f64 = 100_000.0;

/// The decisions for which a new applicant is assessed, access first.
const AT_THE_DOOR: [CaseDecision; 4] =
    [CaseDecision::Access, CaseDecision::Product, CaseDecision::Volume, CaseDecision::Duration];

/// Counts the cases of the month and divides the hours of every holder over them.
pub fn divide_time(world: &mut World, setting: &Setting, asking: &[usize]) {
    let mut cases = [0; GATES];
    for applicant in &world.applicants {
        if applicant.appeals {
            count(&mut cases, Holder::Court);
            continue;
        }
        for holder in judges(setting, &applicant.who) {
            count(&mut cases, holder);
        }
    }
    for place in asking {
        count(&mut cases, asked(world, setting, *place));
    }
    let inhabitants = f64::from(setting.scenario.municipality.inhabitants) / PER_INHABITANTS;
    let mut hours = [0.0; GATES];
    // An official looks as well, if there was time for it last month.
    let looked_at = setting.policy.steering.authorisation_hours_case() * world.people.authorised;
    for (place, gate) in setting.policy.access.gates.iter().enumerate() {
        let own = gate.hours_per_case(gate.hours_month * inhabitants, cases[place]);
        hours[place] = if HOLDERS[place].acts_for_municipality() { own + looked_at } else { own };
    }
    world.gatehouse = Gatehouse { cases, hours };
}

fn count(cases: &mut [u32], holder: Holder) {
    if let Some(cases) = cases.get_mut(holder as usize) {
        *cases += 1;
    }
}

/// Everyone who looks at a new applicant, once each.
fn judges(setting: &Setting, who: &Person) -> impl Iterator<Item = Holder> + use<> {
    let mut holders = AT_THE_DOOR.map(|decision| setting.policy.rights.of(decision, who.route));
    holders[0] = access_of(setting, who.route, who.home);
    HOLDERS.into_iter().filter(move |holder| holders.contains(holder))
}

/// Who judges what the client in care at `place` asks.
pub fn asked(world: &World, setting: &Setting, place: usize) -> Holder {
    let care = &world.care;
    if care.appeals[place] {
        return Holder::Court;
    }
    let decision = if runs_out(world, place) { CaseDecision::Extension } else { CaseDecision::Volume };
    setting.policy.rights.of(decision, care.route[place])
}

/// Whether the assignment of the client in care at `place` runs out this month, by its end or its budget.
pub fn runs_out(world: &World, place: usize) -> bool {
    let care = &world.care;
    care.ends[place] <= world.month.0 || care.minutes[place] >= care.budget_minutes[place]
}

/// Who decides on access by `route` for someone who lives at `home`: each municipality of a region may have its own.
pub fn access_of(setting: &Setting, route: Route, home: [f32; 2]) -> Holder {
    setting.policy.access_holder(route, setting.scenario.region.municipality_at(home))
}

/// A door into care, as it stands this month for those for whom one municipality is responsible.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Door {
    /// Who decides there.
    pub holder: Holder,
    /// How it stands, with what the municipality adds for its own inhabitants.
    pub stance: Stance,
    /// What the municipality added this year, to save money, to the severity that is needed.
    pub tightening: f64,
}

impl Door {
    /// Whether a client of this perceived severity is let in.
    pub fn admits(&self, perceived_severity: f64) -> bool {
        self.stance.admits(perceived_severity, self.tightening)
    }
}

/// The door of `route`: the same for newcomers and for those who come again.
pub fn door(world: &World, setting: &Setting, route: Route, municipality: usize, segment: usize) -> Door {
    let holder = setting.policy.access_holder(route, municipality);
    let line = BudgetLine { purse: world.members.purse[municipality], segment };
    let mut stance = stance(world, setting, holder, line);
    stance.strictness += setting.policy.own_strictness(holder, municipality);
    Door { holder, stance, tightening: tightening(world, holder, line) }
}

/// The court in place of that door: it judges by the rule that was applied there, without what was added for money.
pub fn court(world: &World, setting: &Setting, route: Route, municipality: usize, segment: usize) -> Door {
    let decides = setting.policy.access_holder(route, municipality);
    let line = BudgetLine { purse: world.members.purse[municipality], segment };
    let mut stance = stance(world, setting, Holder::Court, line);
    stance.strictness =
        setting.policy.access.of(decides).strictness + setting.policy.own_strictness(decides, municipality);
    Door { holder: Holder::Court, stance, tightening: 0.0 }
}

/// The budget line of care for someone who lives at `home`.
pub fn line_of(world: &World, setting: &Setting, home: [f32; 2], segment: usize) -> BudgetLine {
    BudgetLine { purse: world.members.purse[setting.scenario.region.municipality_at(home)], segment }
}

/// The budget line from which the client in care at `place` is paid.
pub fn line_in_care(world: &World, place: usize) -> BudgetLine {
    let care = &world.care;
    let purse = world.members.purse[usize::from(care.payer[place])];
    BudgetLine { purse, segment: usize::from(care.segment[place]) }
}

/// How `holder` stands this month towards cases that are paid from `line`.
pub fn stance(world: &World, setting: &Setting, holder: Holder, line: BudgetLine) -> Stance {
    let gate = setting.policy.access.of(holder);
    let hours = world.gatehouse.hours.get(holder as usize).copied().unwrap_or(gate.assessment_hours);
    // Money is no ground before the court.
    if holder == Holder::Court {
        return gate.stance(hours, 1.0, 0.0);
    }
    gate.stance(hours, world.town_hall.pressure[world.place_of(line)], world.case_worth[line.segment])
}

/// What the municipality added this year, to save money, to the severity that `holder` asks for: it binds those who decide for the
/// municipality.
pub fn tightening(world: &World, holder: Holder, line: BudgetLine) -> f64 {
    if holder.acts_for_municipality() { world.town_hall.tightening[world.place_of(line)] } else { 0.0 }
}

/// The holder of a decision about clients who come by `route`, and how it stands.
pub fn holder_of(
    world: &World,
    setting: &Setting,
    decision: CaseDecision,
    route: Route,
    line: BudgetLine,
) -> (Holder, Stance) {
    let holder = setting.policy.rights.of(decision, route);
    (holder, stance(world, setting, holder, line))
}

/// Books an assessment by a holder that judges.
pub fn book_assessment(world: &mut World, holder: Holder, segment: usize) {
    if let Some(hours) = world.gatehouse.hours.get(holder as usize) {
        world.tallies[segment].assessment_minutes += Minutes::from_hours(*hours).0;
    }
}

/// Books the assessments of a new applicant.
pub fn book_applicant(world: &mut World, setting: &Setting, who: &Person) {
    let segment = usize::from(who.segment);
    for holder in judges(setting, who) {
        book_assessment(world, holder, segment);
    }
}
