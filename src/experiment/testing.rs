//! What the tests of this folder share.

use crate::indicators::{INDICATORS, MEMBER_INDICATORS, SERIES, Unit};
use crate::run::RunValues;
use crate::scenario::embedded::MAIN_JOB;
use crate::scenario::{self, Embedded, Scenario};
use crate::units::MONTHS_PER_YEAR;

/// The first scheme of the main job.
pub fn shipped() -> Scenario {
    let resolved = scenario::read(MAIN_JOB[0], &Embedded).expect("shipped scenarios can be read");
    scenario::build(&resolved).expect("shipped scenarios are in order")
}

/// A run in which everything is `value`; probabilities say whether it is above ½.
pub fn flat_run(scenario: &Scenario, value: f64) -> RunValues {
    let cells = (scenario.run.years * MONTHS_PER_YEAR) as usize * (scenario.segments.len() + 1);
    let cell = |unit: Unit| match unit {
        Unit::Probability => f64::from(u8::from(value > 0.5)),
        _ => value,
    };
    RunValues {
        indicators: INDICATORS.iter().map(|row| Some(cell(row.unit))).collect(),
        series: vec![Some(value); cells * SERIES.len()],
        members: {
            let years = scenario.run.years as usize * scenario.region.members.len();
            let year = MEMBER_INDICATORS.iter().map(|row| Some(cell(row.unit)));
            year.cycle().take(years * MEMBER_INDICATORS.len()).collect()
        },
        spending: vec![Some([value; 4]); scenario.run.years as usize],
        network: None,
    }
}
