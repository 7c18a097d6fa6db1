//! The scenarios that travel inside the program.

use super::file::{Library, Source, Unreadable};
use super::problem::closest;

macro_rules! shipped {
    ($($file:literal),* $(,)?) => {
        &[$(($file, include_str!(concat!("../../scenarios/", $file)))),*]
    };
}

/// The shipped scenarios: file name, text. The first is the base of the others.
pub const SHIPPED: &[(&str, &str)] = shipped![
    "default-municipality.toml",
    "open-house.toml",
    "ceilings.toml",
    "tiers.toml",
    "trajectory-fee.toml",
    "lump-sum.toml",
    "ceilings-strict-desk.toml",
    "step-tariff.toml",
    "intensity-profiles.toml",
    "population-lump-sum.toml",
    "capitation.toml",
    "availability.toml",
    "result-pay.toml",
    "no-cure-no-pay.toml",
    "indexation.toml",
    "duties.toml",
    "norm-budget.toml",
    "volume-ceiling.toml",
    "provider-ceiling.toml",
    "pooled-budget.toml",
    "first-come-pool.toml",
    "shared-savings.toml",
    "claim-units.toml",
    "steer-by-tariff.toml",
    "joint-extensions.toml",
    "neutral-team.toml",
    "provider-team.toml",
    "provider-decides.toml",
    "desk-decides.toml",
    "gp-support.toml",
    "income-fee.toml",
    "selective-procedure.toml",
    "commissioning-team.toml",
    "region.toml",
    "region-own-budgets.toml",
];

/// What `prikkel` without arguments compares; differences are taken from the first.
pub const MAIN_JOB: &[&str] = &[
    "open-house.toml",
    "ceilings.toml",
    "tiers.toml",
    "trajectory-fee.toml",
    "lump-sum.toml",
    "ceilings-strict-desk.toml",
];

/// The settings of published results, on which `prikkel evidence` tests the model: file name, text. They stand in
/// `scenarios/evidence/` and rest on the first of [`SHIPPED`].
pub const EVIDENCE: &[(&str, &str)] = shipped![
    "evidence/quarter.toml",
    "evidence/team.toml",
    "evidence/control.toml",
    "evidence/steps.toml",
    "evidence/steps-tariff.toml",
    "evidence/steps-linear.toml",
    "evidence/steps-control.toml",
    "evidence/price-times-volume.toml",
    "evidence/pooled.toml",
    "evidence/pooled-floor.toml",
    "evidence/individual-ceilings.toml",
    "evidence/tariff-kept.toml",
    "evidence/tariff-cut.toml",
    "evidence/tariff-cut-in-one-segment.toml",
    "evidence/lab.toml",
    "evidence/lab-fee-for-service.toml",
    "evidence/lab-capitation.toml",
    "evidence/lab-mixed.toml",
    "evidence/alternative-quality-contract.toml",
    "evidence/outcome-pay.toml",
    "evidence/wmo-neutral-team.toml",
    "evidence/wmo-provider-team.toml",
    "evidence/amsterdam.toml",
    "evidence/amsterdam-norms.toml",
    "evidence/home-care.toml",
    "evidence/steady.toml",
    "evidence/steady-less-capacity.toml",
    "evidence/flat-fee.toml",
    "evidence/fee-by-income.toml",
    "evidence/gp-support-quarter.toml",
];

/// The seed hypotheses as experiments: file name, text. They stand in `scenarios/experiments/` and rest on [`SHIPPED`].
pub const EXPERIMENTS: &[(&str, &str)] = shipped![
    "experiments/h1-volume-interest.toml",
    "experiments/h2-caps-move-the-problem.toml",
    "experiments/h3-together.toml",
    "experiments/h4-control-does-not-scale.toml",
    "experiments/h5-trust-hangs-on-persons.toml",
    "experiments/h6-one-director.toml",
    "experiments/h7-who-decides.toml",
];

/// All files that travel inside the program.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    SHIPPED.iter().chain(EVIDENCE).chain(EXPERIMENTS).copied()
}

/// The library of all embedded files; it looks at the file name only, whatever the folder.
#[derive(Clone, Copy, Debug)]
pub struct Embedded;

impl Library for Embedded {
    fn open(&self, _from: Option<&str>, name: &str) -> Result<Source, Unreadable> {
        let wanted = bare(name);
        match all().find(|(file, _)| bare(file) == wanted) {
            Some((file, text)) => Ok(Source { name: file.to_string(), text: text.to_string() }),
            None => Err(Unreadable::missing(closest(wanted, all().map(|(file, _)| bare(file))))),
        }
    }
}

/// The name of a file without its folders.
fn bare(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}
