//! A fee per trajectory, split between start and finish, the same for all or by intensity profile.
//!
//! Dutch practice: *outputgericht*, often with *intensity profiles* by how heavy the case is. With fee
//! F_p = level × level_p × list tariff × hours of a normal trajectory for profile p, and share σ paid at the start, S_p starts
//! and N_p finishes pay
//!
//! > Σ_p F_p (σ S_p + (1 − σ) N_p).
//!
//! Claims are euros or pieces of output: whole by themselves, and at most a start and a finish of one client in a month, so
//! that no monthly maximum of output binds.
//!
//! An hour more brings nothing, a trajectory more brings the whole fee: short care, a second trajectory and a heavier profile
//! pay.
//!
//! Source: Stcrt 2019-41519 (output-based variant: unit euro 83 or piece 82, often split in start and end); profiles that
//! the provider sets were paid in Amsterdam from 2018.

use super::{Activity, Amount, Count, Marginal, STANDINGS_PAID, Terms};

/// An intensity profile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Profile {
    /// The severity from which a case truly belongs to it; the first from 0. Severity has mean 1.
    pub from_severity: f64,
    /// Its fee as a share of the fee of the contract.
    pub level: f64,
}

/// A fee per trajectory.
#[derive(Clone, Debug, PartialEq)]
pub struct TrajectoryFee {
    /// The fee as a share of list tariff times normal hours.
    pub level: f64,
    /// The share of the fee that is paid at the start, 0 to 1.
    pub start_share: f64,
    /// At least one profile and at most [`super::CLASSES`], in ascending order of severity, the first from 0.
    pub profiles: Vec<Profile>,
}

impl TrajectoryFee {
    /// One fee for every case.
    pub fn flat(level: f64, start_share: f64) -> TrajectoryFee {
        TrajectoryFee { level, start_share, profiles: vec![Profile { from_severity: 0.0, level: 1.0 }] }
    }

    /// Adds the fees of the starts and finishes to date.
    pub fn pay(&self, activity: &Activity, terms: &Terms, before: Amount) -> Amount {
        let mut after = before;
        for (class, profile) in self.profiles.iter().enumerate() {
            let [at_start, at_finish] = self.parts(profile, terms);
            for standing in STANDINGS_PAID {
                after.euros[standing as usize] += at_start
                    * activity.get(Count::Start(class as u8), standing)
                    + at_finish * activity.get(Count::Finish(class as u8), standing);
            }
        }
        after.spread += self.level * terms.tariff * terms.case_hours * activity.spread_starts;
        after
    }

    /// Adds the two parts of the fee to what a start and a finish in each profile bring.
    pub fn marginal(&self, terms: &Terms, gradient: &mut Marginal) {
        for (class, profile) in self.profiles.iter().enumerate() {
            let [at_start, at_finish] = self.parts(profile, terms);
            for standing in STANDINGS_PAID {
                gradient.add(Count::Start(class as u8), standing, at_start);
                gradient.add(Count::Finish(class as u8), standing, at_finish);
            }
        }
    }

    /// The profile to which a case of this severity truly belongs.
    pub fn true_profile(&self, severity: f64) -> u8 {
        (self.profiles.partition_point(|profile| profile.from_severity <= severity).max(1) - 1) as u8
    }

    fn parts(&self, profile: &Profile, terms: &Terms) -> [f64; 2] {
        let fee = self.level * profile.level * terms.tariff * terms.case_hours;
        [fee * self.start_share, fee * (1.0 - self.start_share)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_belongs_to_the_profile_of_its_severity() {
        let profiles = [(0.0, 0.6), (0.8, 1.0), (1.5, 2.0)]
            .map(|(from_severity, level)| Profile { from_severity, level });
        let fee = TrajectoryFee { level: 1.0, start_share: 0.5, profiles: profiles.to_vec() };
        assert_eq!([0.0, 0.79, 0.8, 1.4, 9.0].map(|severity| fee.true_profile(severity)), [0, 0, 1, 1, 2]);
    }
}
