//! Who someone is: drawn once from its own luck, whether it comes, is found in care on the first day, or would not have come.

use super::clients::{Applicant, ClientKey, Person};
use crate::policy::Policy;
use crate::policy::access::{ROUTES, Route};
use crate::policy::contribution::{BANDS, Band};
use crate::random::{Draws, Luck, Purpose, lognormal, lognormal_mean_one};
use crate::scenario::Scenario;

/// How durations are drawn: the plain law for those who arrive, the length-biased one for those who are found in care.
type DurationLaw = fn(f64, f64, f64) -> f64;

/// The lognormal law of those who are found in care at a moment: long care is found more often, μ → μ + σ².
fn length_biased(uniform: f64, median: f64, sd: f64) -> f64 {
    lognormal(uniform, libm::log(median) + sd * sd, sd)
}

/// The lognormal law of those who arrive.
fn plain(uniform: f64, median: f64, sd: f64) -> f64 {
    lognormal(uniform, libm::log(median), sd)
}

/// What a person is drawn from.
struct Origin {
    /// Weights of the routes.
    routes: [f64; ROUTES.len()],
    /// Weights of the income bands.
    incomes: [f64; BANDS.len()],
    /// Mean severity.
    severity: f64,
    /// The law of durations.
    law: DurationLaw,
}

impl Origin {
    /// Those who apply by themselves under the reference contribution.
    fn usual(scenario: &Scenario, key: ClientKey) -> Origin {
        Origin {
            routes: scenario.segments[key.segment()].route_shares,
            incomes: scenario.municipality.income_shares,
            severity: 1.0,
            law: plain,
        }
    }
}

fn draw(scenario: &Scenario, luck: &Luck, key: ClientKey, origin: &Origin) -> Person {
    let segment = &scenario.segments[key.segment()];
    let [severity, duration, route, income]: Draws = luck.block(Purpose::Client, key.entity(), 0, 0);
    let [east, north, ..]: Draws = luck.block(Purpose::Client, key.entity(), 0, 1);
    let route = pick(&origin.routes, route);
    Person {
        key,
        episode: 0,
        segment: key.segment() as u8,
        route: ROUTES[route],
        severity: origin.severity
            * lognormal_mean_one(severity, segment.severity_sd)
            * segment.intensity(|| luck.draws(Purpose::Costly, key.entity(), 0)[0]),
        need: (origin.law)(duration, segment.duration_median_months[route], segment.duration_sd[route])
            .min(segment.duration_max_months),
        band: BANDS[pick(&origin.incomes, income)],
        home: [east as f32, north as f32],
        last_care_year: u32::MAX,
    }
}

/// The place that `uniform` falls on among weights that add up to 1; rounding never makes it one without weight.
fn pick(weights: &[f64; 3], uniform: f64) -> usize {
    if uniform < weights[0] {
        0
    } else if uniform < weights[0] + weights[1] || weights[2] <= 0.0 {
        1
    } else {
        2
    }
}

/// All weight on one place.
fn only(place: usize) -> [f64; 3] {
    let mut weights = [0.0; 3];
    weights[place] = 1.0;
    weights
}

/// A client who applies for the first time.
pub fn newcomer(scenario: &Scenario, luck: &Luck, key: ClientKey) -> Applicant {
    first(draw(scenario, luck, key, &Origin::usual(scenario, key)))
}

/// A client of one income band who applies because it pays less than under the reference.
pub fn drawn_by_price(scenario: &Scenario, luck: &Luck, key: ClientKey, band: Band) -> Applicant {
    let origin = Origin { incomes: only(band as usize), ..Origin::usual(scenario, key) };
    first(draw(scenario, luck, key, &origin))
}

/// A client of one income band who stayed away because of the fee before and still has need: found in the middle of it, as those
/// in care are on the first day.
pub fn stayed_away(scenario: &Scenario, luck: &Luck, key: ClientKey, band: Band) -> Applicant {
    let usual = Origin::usual(scenario, key);
    let origin = Origin { incomes: only(band as usize), law: length_biased, ..usual };
    let mut who = draw(scenario, luck, key, &origin);
    who.need *= luck.draws(Purpose::StayedAway, key.entity(), 0)[0];
    first(who)
}

/// Someone in latent need, who would come by `route`.
pub fn latent(scenario: &Scenario, luck: &Luck, key: ClientKey, route: Route) -> Applicant {
    let severity = scenario.behaviour.demand.latent_severity_share;
    let origin = Origin { routes: only(route as usize), severity, ..Origin::usual(scenario, key) };
    first(draw(scenario, luck, key, &origin))
}

fn first(who: Person) -> Applicant {
    Applicant { who, repeat: false, appeals: false }
}

/// A client who is in care on the first day, under the contributions of the policy before.
pub(super) fn found_in_care(scenario: &Scenario, luck: &Luck, key: ClientKey) -> Person {
    let effects = price_effects(scenario, &scenario.policy_before, key.segment());
    let mut incomes = scenario.municipality.income_shares;
    incomes.iter_mut().zip(effects).for_each(|(share, effect)| *share *= effect);
    let all: f64 = incomes.iter().sum();
    incomes.iter_mut().for_each(|share| *share /= all);
    draw(scenario, luck, key, &Origin { incomes, law: length_biased, ..Origin::usual(scenario, key) })
}

/// How many apply under the contributions of `policy`, over those who do under the reference, by income band; exactly 1 where
/// they pay the same.
pub fn price_effects(scenario: &Scenario, policy: &Policy, segment: usize) -> [f64; BANDS.len()] {
    let reference = scenario.segments[segment].contribution_reference;
    let fees = policy.contributions[segment].euros_month;
    fees.map(|euros| scenario.behaviour.demand.price_effect(euros, reference))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_weight_is_never_picked() {
        for uniform in [1e-12, 0.3, 0.999_999_999] {
            assert!((0..3).all(|place| pick(&only(place), uniform) == place));
            assert_ne!(pick(&[0.5, 0.499_999, 0.0], uniform), 2);
        }
    }
}
