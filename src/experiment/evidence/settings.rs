//! The settings in which the rows are tested: a scenario file each, or a file with one assumption moved.

use crate::policy::rights::{CaseDecision, Holder};
use crate::policy::team::Role;
use crate::scenario::{self, Embedded, Scenario};

/// A setting.
pub struct Setting {
    /// How rows call it.
    pub name: &'static str,
    /// The scenario file.
    pub file: &'static str,
    /// The file whose policy is in force in the warm-up; else that of the base.
    pub before: Option<&'static str>,
    /// What a sweep changes; a row says so.
    pub change: fn(&mut Scenario),
}

const fn of(name: &'static str, file: &'static str) -> Setting {
    Setting { name, file, before: None, change: |_| () }
}

/// All settings, each played once; rows share them.
pub const SETTINGS: &[Setting] = &[
    of("steps", "steps-tariff.toml"),
    Setting {
        change: |it| it.behaviour.coding.threshold_interest_share = 0.0,
        ..of("steps ignored", "steps-tariff.toml")
    },
    of("steps linear", "steps-linear.toml"),
    of("steps control", "steps-control.toml"),
    of("open", "price-times-volume.toml"),
    of("pooled", "pooled.toml"),
    of("pooled floor", "pooled-floor.toml"),
    of("individual", "individual-ceilings.toml"),
    of("kept", "tariff-kept.toml"),
    of("cut", "tariff-cut.toml"),
    Setting { change: |it| it.behaviour.income.recoup_share = 0.0, ..of("kept 0", "tariff-kept.toml") },
    Setting { change: |it| it.behaviour.income.recoup_share = 0.0, ..of("cut 0", "tariff-cut.toml") },
    Setting { change: |it| it.behaviour.income.recoup_share = 0.7, ..of("kept 0.7", "tariff-kept.toml") },
    Setting { change: |it| it.behaviour.income.recoup_share = 0.7, ..of("cut 0.7", "tariff-cut.toml") },
    Setting { change: |it| it.behaviour.income.recoup_share = 1.0, ..of("kept 1", "tariff-kept.toml") },
    Setting { change: |it| it.behaviour.income.recoup_share = 1.0, ..of("cut 1", "tariff-cut.toml") },
    of("cut in one", "tariff-cut-in-one-segment.toml"),
    Setting {
        change: |it| it.behaviour.income.recoup_share = 0.0,
        ..of("cut in one 0", "tariff-cut-in-one-segment.toml")
    },
    of("fee", "lab-fee-for-service.toml"),
    of("capitation", "lab-capitation.toml"),
    // Who looks at profit only: no curvature to speak of.
    Setting {
        change: |it| it.behaviour.volume.curvature_median *= 1e-6,
        ..of("fee, for profit", "lab-fee-for-service.toml")
    },
    Setting {
        change: |it| it.behaviour.volume.curvature_median *= 1e-6,
        ..of("capitation, for profit", "lab-capitation.toml")
    },
    of("mixed", "lab-mixed.toml"),
    Setting {
        before: Some("lab-fee-for-service.toml"),
        change: |it| it.run.years = 1,
        ..of("fee, then capitation", "lab-capitation.toml")
    },
    Setting {
        before: Some("lab-capitation.toml"),
        change: |it| it.run.years = 1,
        ..of("capitation, then fee", "lab-fee-for-service.toml")
    },
    of("shared savings", "alternative-quality-contract.toml"),
    of("outcome pay", "outcome-pay.toml"),
    // A payer with whom there is a long relation, and a stranger.
    Setting { change: |it| it.behaviour.trust.base = 0.9, ..of("long relation", "price-times-volume.toml") },
    Setting { change: |it| it.behaviour.trust.base = 0.0, ..of("stranger", "price-times-volume.toml") },
    // The fee by income is in force in the warm-up of both.
    Setting { before: Some("fee-by-income.toml"), ..of("flat fee", "flat-fee.toml") },
    Setting { before: Some("fee-by-income.toml"), ..of("fee by income", "fee-by-income.toml") },
    of("gp support", "gp-support-quarter.toml"),
    Setting {
        change: |it| it.behaviour.demand.latent_ratio = 0.0,
        ..of("gp support, no latent need", "gp-support-quarter.toml")
    },
    of("quarter", "quarter.toml"),
    of("neutral team", "wmo-neutral-team.toml"),
    of("provider team", "wmo-provider-team.toml"),
    of("amsterdam", "amsterdam.toml"),
    of("amsterdam norms", "amsterdam-norms.toml"),
    // The same profiles, set by those who refer, in assignments that name them.
    Setting { change: hold_profiles, ..of("profiles held", "amsterdam.toml") },
    of("home care", "home-care.toml"),
    Setting { change: more_budget, ..of("budget more", "home-care.toml") },
    // Half as much of the pressure on the budget reaches the desk, and none of it.
    Setting { change: |it| feel(it, 0.5), ..of("less felt", "home-care.toml") },
    Setting {
        change: |it| (feel(it, 0.5), more_budget(it)).0,
        ..of("budget more, less felt", "home-care.toml")
    },
    Setting { change: |it| feel(it, 0.0), ..of("none felt", "home-care.toml") },
    Setting {
        change: |it| (feel(it, 0.0), more_budget(it)).0,
        ..of("budget more, none felt", "home-care.toml")
    },
    Setting { change: |it| controlled(it, 0.0, 0.3), ..of("control 0, κ", "control.toml") },
    Setting { change: |it| controlled(it, 0.01, 0.3), ..of("control a little, κ", "control.toml") },
    Setting { change: |it| controlled(it, 1.0, 0.3), ..of("control full, κ", "control.toml") },
    Setting { change: |it| controlled(it, 0.0, 0.0), ..of("control 0", "control.toml") },
    Setting { change: |it| controlled(it, 0.01, 0.0), ..of("control a little", "control.toml") },
    of("team of three", "team.toml"),
    Setting {
        change: |it| it.policy.team.officials.iter_mut().for_each(|official| official.hours_month /= 4.0),
        ..of("team in a hurry", "team.toml")
    },
    Setting {
        change: |it| it.policy.steering.coordination_share = 0.0,
        ..of("team that does not talk", "team.toml")
    },
    Setting {
        change: |it| it.behaviour.ties.official_leave_year = 0.4,
        ..of("team that leaves", "team.toml")
    },
    Setting { change: one_director, ..of("director who leaves", "team.toml") },
    of("steady", "steady.toml"),
    of("less capacity", "steady-less-capacity.toml"),
];

/// A council that gives a tenth more.
fn more_budget(scenario: &mut Scenario) {
    scenario.policy.budget.euros_year.iter_mut().for_each(|euros| *euros *= 1.1);
}

/// A desk that feels so many times the pressure on the budget that reaches it by default, which is half.
fn feel(scenario: &mut Scenario, times: f64) {
    scenario.policy.access.of_mut(Holder::Desk).budget_response *= times;
}

/// Whoever refers sets product and profile, in specific assignments; the GP with the provider.
fn hold_profiles(scenario: &mut Scenario) {
    let rights = &mut scenario.policy.rights;
    rights.cases[CaseDecision::Product as usize] = [Holder::Desk, Holder::Gp, Holder::Institution];
    rights.forms.iter_mut().for_each(|forms| forms.specific_share = 1.0);
    scenario.policy.access.of_mut(Holder::Gp).deference = 0.0;
}

/// So much control, and so much of the norm that full control crowds out.
fn controlled(scenario: &mut Scenario, control: f64, crowding_out: f64) {
    scenario.policy.steering.control = control;
    scenario.behaviour.volume.crowding_out = crowding_out;
}

/// One director with the hours of all, in a world of more turnover.
fn one_director(scenario: &mut Scenario) {
    scenario.behaviour.ties.official_leave_year = 0.4;
    let officials = &mut scenario.policy.team.officials;
    let hours_month = officials.iter().map(|official| official.hours_month).sum();
    officials.retain(|official| official.role == Role::Director);
    officials.iter_mut().for_each(|official| official.hours_month = hours_month);
}

impl Setting {
    /// The scenario of this setting.
    ///
    /// # Errors
    /// What is wrong with its file, in English.
    pub fn scenario(&self) -> Result<Scenario, String> {
        let mut scenario = read(self.file)?;
        if let Some(before) = self.before {
            scenario.policy_before = read(before)?.policy;
        }
        (self.change)(&mut scenario);
        Ok(scenario)
    }
}

fn read(file: &str) -> Result<Scenario, String> {
    let said = |problems: Vec<scenario::Problem>| {
        let problems: Vec<String> =
            problems.iter().map(|problem| problem.say(crate::language::Language::English)).collect();
        problems.join("\n")
    };
    let resolved = scenario::read(file, &Embedded).map_err(said)?;
    scenario::build(&resolved).map_err(said)
}

/// The place of a setting among [`SETTINGS`].
///
/// # Panics
/// On a name that is not in the list: rows name settings of the list only, which a test holds.
pub fn place(name: &str) -> usize {
    SETTINGS
        .iter()
        .position(|setting| setting.name == name)
        .unwrap_or_else(|| panic!("no setting is called {name}"))
}
