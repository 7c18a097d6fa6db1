//! The budget of the year as it stands, and what the municipality knows of the year: claims that are a month or two old, and
//! a forecast made of them.

use super::Setting;
use crate::units::{Cents, MONTHS_PER_YEAR};
use crate::world::World;

/// Opens the budget of a new year from what the last one cost. Called in January, while last year's claims still stand.
pub fn open(world: &mut World, setting: &Setting) {
    // The first measured year has the council's own budget, whatever was spent before the policy began.
    if setting.year < 1 {
        return;
    }
    let town_hall = &mut world.town_hall;
    for segment in 0..town_hall.budget_moved.len() {
        let spent: Cents = town_hall.claims[segment].iter().copied().sum();
        let moved = town_hall.budget_moved[segment].euros();
        let next = setting.policy.budget.moves(segment, setting.year - 1, moved, spent.euros());
        town_hall.budget_moved[segment] = Cents::from_euros(next);
    }
}

/// The budget of the year for a segment, in EUR.
pub fn of_year(world: &World, setting: &Setting, segment: usize) -> f64 {
    setting.policy.budget.path(segment, setting.year) + world.town_hall.budget_moved[segment].euros()
}

/// What the year may cost: the budget, and what was drawn on the reserve, in EUR.
pub fn allowed(world: &World, setting: &Setting, segment: usize) -> f64 {
    of_year(world, setting, segment) + world.town_hall.drawn[segment].euros()
}

/// Months of claims of this year that the municipality knows.
fn known_months(setting: &Setting) -> u32 {
    setting.months_begun.saturating_sub(setting.policy.budget.claims_lag_months)
}

/// Claims of this year that the municipality knows.
pub fn known_claims(world: &World, setting: &Setting, segment: usize) -> Cents {
    world.town_hall.claims[segment][..known_months(setting) as usize].iter().copied().sum()
}

/// Spend of the year as the municipality forecasts it, in EUR: what it knows, and as much per month for the rest. None while it
/// knows nothing of the year.
pub fn forecast(world: &World, setting: &Setting, segment: usize) -> Option<f64> {
    let known = known_months(setting);
    let spent = known_claims(world, setting, segment);
    (known > 0).then(|| spent.euros() * f64::from(MONTHS_PER_YEAR) / f64::from(known))
}
