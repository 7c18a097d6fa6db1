//! The budget of the year as it stands, and what the municipality knows of the year: claims that are a month or two old, and
//! a forecast made of them. In a region with own budgets, each municipality its own.

use super::Setting;
use crate::policy::region::divide;
use crate::units::{Cents, MONTHS_PER_YEAR};
use crate::world::World;
use crate::world::region::BudgetLine;

/// Opens the budget of a new year from what the last one cost. Called in January, while last year's claims still stand.
pub fn open(world: &mut World, setting: &Setting) {
    // The first measured year has the council's own budget, whatever was spent before the policy began.
    if setting.year < 1 {
        return;
    }
    for line in world.budget_lines() {
        let place = world.place_of(line);
        let spent = world.claims_of(line, MONTHS_PER_YEAR);
        let moved = world.town_hall.budget_moved[place].euros();
        let paths = [setting.year - 1, setting.year].map(|year| path(world, setting, line, year));
        let next = setting.policy.budget.moves(paths, moved, spent.euros());
        world.town_hall.budget_moved[place] = Cents::from_euros(next);
    }
}

/// The council's own path of a line in `year`, in EUR: that of the segment, or what the municipalities of the purse put into it.
fn path(world: &World, setting: &Setting, line: BudgetLine, year: i32) -> f64 {
    let whole = setting.policy.budget.path(line.segment, year);
    if world.members.purses() == 1 {
        return whole;
    }
    // In whole cents, so that what municipalities put in is the budget of the region to the cent.
    let parts = divide(Cents::from_euros(whole), &setting.policy.region.budget_weights[line.segment]);
    world.members.of_purse(line.purse).map(|municipality| parts[municipality]).sum::<Cents>().euros()
}

/// The budget of the year for a line, in EUR.
pub fn of_year(world: &World, setting: &Setting, line: BudgetLine) -> f64 {
    path(world, setting, line, setting.year) + world.town_hall.budget_moved[world.place_of(line)].euros()
}

/// What the year may cost: the budget, and what was drawn on the reserve, in EUR.
pub fn allowed(world: &World, setting: &Setting, line: BudgetLine) -> f64 {
    of_year(world, setting, line) + world.town_hall.drawn[world.place_of(line)].euros()
}

/// Months of claims of this year that the municipality knows.
fn known_months(setting: &Setting) -> u32 {
    setting.months_begun.saturating_sub(setting.policy.budget.claims_lag_months)
}

/// Claims of this year that the municipality knows.
pub fn known_claims(world: &World, setting: &Setting, line: BudgetLine) -> Cents {
    world.claims_of(line, known_months(setting))
}

/// Spend of the year as the municipality forecasts it, in EUR: what it knows, and as much per month for the rest. Of months that were
/// not claimed yet it knows what providers tell it. None while it knows nothing of the year.
pub fn forecast(world: &World, setting: &Setting, line: BudgetLine) -> Option<f64> {
    let known = known_months(setting);
    let spent = known_claims(world, setting, line);
    let told = world.town_hall.informed[line.segment];
    let unclaimed = world.claims_of(line, setting.months_begun) - spent;
    let spent = spent.euros() + told * unclaimed.euros();
    let months = f64::from(known) + told * f64::from(setting.months_begun - known);
    (months > 0.0).then(|| spent * f64::from(MONTHS_PER_YEAR) / months)
}
