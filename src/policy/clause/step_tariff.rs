//! A step tariff: a closed trajectory pays the fee of the class in which its minutes fall.
//!
//! Dutch practice: profiles with thresholds of minutes, as in the *DBC* of mental health care (2008–2010) and intensity
//! steps in youth care. With fee F_c of class c and N_c trajectories that closed in it,
//!
//! > Σ_c F_c N_c,  F_c = level_c × list tariff × hours of a normal trajectory.
//!
//! Between two thresholds an hour more brings nothing; the hour that passes a threshold brings the whole step. What a
//! provider does with that stands in `behaviour::coding`.
//!
//! Source: Douven, Remmerswaal & Mosca (2015), Journal of Health Economics 42 (thresholds of 800, 1,800 and 3,000 minutes).

use super::{Activity, Amount, Count, Marginal, STANDINGS_PAID, Terms};

/// A class of cumulative minutes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Where it begins, in minutes per trajectory; the first begins at 0.
    pub from_minutes: u32,
    /// Its fee as a share of list tariff times normal hours.
    pub level: f64,
}

/// A fee per closed trajectory by its minutes.
#[derive(Clone, Debug, PartialEq)]
pub struct StepTariff {
    /// At least one class and at most [`super::CLASSES`], in ascending order of minutes, the first from 0.
    pub steps: Vec<Step>,
}

impl StepTariff {
    /// Adds the fees of the trajectories that closed.
    pub fn pay(&self, activity: &Activity, terms: &Terms, before: Amount) -> Amount {
        let mut after = before;
        for (class, step) in self.steps.iter().enumerate() {
            for standing in STANDINGS_PAID {
                let closed = activity.get(Count::Finish(class as u8), standing);
                after.euros[standing as usize] += fee(step, terms) * closed;
            }
        }
        // The middle class stands for all in how uncertain the year is.
        after.spread += fee(&self.steps[self.steps.len() / 2], terms) * activity.spread_starts;
        after
    }

    /// Adds its fee to what a trajectory of each class brings.
    pub fn marginal(&self, terms: &Terms, gradient: &mut Marginal) {
        for (class, step) in self.steps.iter().enumerate() {
            for standing in STANDINGS_PAID {
                gradient.add(Count::Finish(class as u8), standing, fee(step, terms));
            }
        }
    }

    /// The class of a trajectory of so many minutes.
    pub fn class(&self, minutes: u32) -> u8 {
        (self.steps.partition_point(|step| step.from_minutes <= minutes).max(1) - 1) as u8
    }

    /// Where the class after `class` begins, in minutes; None for the last.
    pub fn next_threshold(&self, class: u8) -> Option<u32> {
        self.steps.get(usize::from(class) + 1).map(|step| step.from_minutes)
    }
}

fn fee(step: &Step, terms: &Terms) -> f64 {
    step.level * terms.tariff * terms.case_hours
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trajectory_is_in_the_class_whose_threshold_it_reached() {
        let steps = [0, 250, 800, 1_800].map(|from_minutes| Step { from_minutes, level: 1.0 });
        let tariff = StepTariff { steps: steps.to_vec() };
        let classes = [0, 249, 250, 799, 800, 5_000].map(|minutes| tariff.class(minutes));
        assert_eq!(classes, [0, 0, 1, 1, 2, 3]);
        assert_eq!(tariff.next_threshold(1), Some(800));
        assert_eq!(tariff.next_threshold(3), None);
    }
}
