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

/// The library of [`SHIPPED`]; it looks at the file name only.
#[derive(Clone, Copy, Debug)]
pub struct Embedded;

impl Library for Embedded {
    fn open(&self, _from: Option<&str>, name: &str) -> Result<Source, Unreadable> {
        let wanted = name.rsplit(['/', '\\']).next().unwrap_or(name);
        match SHIPPED.iter().find(|(file, _)| *file == wanted) {
            Some((file, text)) => Ok(Source { name: (*file).to_string(), text: (*text).to_string() }),
            None => Err(Unreadable::missing(closest(wanted, SHIPPED.iter().map(|(file, _)| *file)))),
        }
    }
}
