//! Phase 1: need, wages and tariffs move; in January a new contract year opens.

use super::Setting;
use crate::policy::clause::STANDINGS;
use crate::random::{Purpose, lognormal_mean_one};
use crate::units::{Cents, MONTHS_PER_YEAR, Minutes};
use crate::world::providers::Lots;
use crate::world::{Climate, World};

/// Sets the climate of the month and opens the year.
pub fn environment(world: &mut World, setting: &Setting) {
    let municipality = &setting.scenario.municipality;
    let year = f64::from(setting.year);
    let shock = setting.luck.draws(Purpose::Environment, 0, world.month.year())[0];
    world.climate = Climate {
        wage_index: libm::pow(1.0 + municipality.wage_growth_year, year),
        tariff_index: libm::pow(1.0 + municipality.tariff_growth_year, year),
        need_factor: libm::pow(1.0 + municipality.need_growth_year, year)
            * lognormal_mean_one(shock, municipality.need_shock_sd),
    };
    if world.month.is_january() {
        open_year(world, setting);
    }
}

/// New contract year: counts start at zero, measures lapse, and the reference year is last year until the policy of the
/// scenario begins; from then on it is the last year before it.
fn open_year(world: &mut World, setting: &Setting) {
    if setting.year <= 0 && world.month.year() > 0 {
        set_reference(world, setting);
    }
    if setting.year == 0 {
        let reserve = Cents::from_euros(setting.policy.budget.reserve_euros);
        world.town_hall.reserve = reserve;
        world.ledger.reserve_at_start = reserve;
    }
    let lots = &mut world.lots;
    for lot in lots.all() {
        lots.year[lot] = [[0; 2]; 4];
        lots.paid_year[lot] = [Cents::ZERO; 2];
        lots.unpaid_year[lot] = Cents::ZERO;
        lots.ceiling_raise[lot] = 0.0;
        lots.decision_due[lot] = None;
        lots.signalled[lot] = false;
        lots.stop_agreed[lot] = false;
        lots.holds_intake[lot] = false;
    }
    let town_hall = &mut world.town_hall;
    town_hall.agenda.clear();
    for segment in 0..town_hall.drawn.len() {
        town_hall.tightening[segment] = 0.0;
        town_hall.intake_stopped[segment] = false;
        town_hall.drawn[segment] = Cents::ZERO;
        town_hall.claims[segment] = [Cents::ZERO; MONTHS_PER_YEAR as usize];
    }
    for segment in &world.care.segment {
        world.tallies[usize::from(*segment)].served += 1;
    }
}

fn set_reference(world: &mut World, setting: &Setting) {
    let lots = &mut world.lots;
    let bound_shares = bound_shares(setting.scenario.segments.len(), lots);
    // Reference revenue is kept at prices of the first reported year; last year's were one year further back.
    let index =
        libm::pow(1.0 + setting.scenario.municipality.tariff_growth_year, f64::from(setting.year - 1));
    for lot in lots.contracted() {
        let minutes: i64 = lots.year[lot][0].iter().sum();
        let number = usize::from(lots.segment[lot]);
        let segment = &setting.scenario.segments[number];
        // A provider is contracted for one client at least.
        let least = segment.optimal_hours_month * f64::from(MONTHS_PER_YEAR);
        let paid: Cents = lots.paid_year[lot].iter().copied().sum();
        lots.reference_hours[lot] = Minutes(minutes).hours().max(least);
        lots.reference_revenue[lot] = (paid.euros() / index).max(least * segment.tariff);
        lots.reference_bound_revenue[lot] = lots.reference_revenue[lot] * bound_shares[number];
    }
}

/// The share of last year's pay that was for bound work, per segment. A provider's own share would be chance: many have a
/// handful of clients.
fn bound_shares(segments: usize, lots: &Lots) -> Vec<f64> {
    let mut paid = vec![[Cents::ZERO; 2]; segments];
    for lot in lots.contracted() {
        for standing in STANDINGS {
            paid[usize::from(lots.segment[lot])][standing as usize] += lots.paid_year[lot][standing as usize];
        }
    }
    paid.iter()
        .map(|[bound, exempt]| {
            let all = (*bound + *exempt).euros();
            if all > 0.0 { bound.euros() / all } else { 1.0 }
        })
        .collect()
}
