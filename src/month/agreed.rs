//! What a lot's contract rests on this month: its terms, with what those who share a ceiling with it claim.
//!
//! A ceiling that is shared needs to know the others: rivals in the segment, or the provider's own lots elsewhere.
//! Looking ahead, a lot takes what each of them expected last month; posting, what each claimed to date. All sums are whole
//! cents, so that the order of lots moves nothing.

use super::Setting;
use crate::policy::clause::{Others, Terms};
use crate::units::{Cents, MONTHS_PER_YEAR};
use crate::world::World;

/// The claims of those who share ceilings, per lot and added up; empty where no contract shares one.
pub struct Sharers {
    lots: Vec<Share>,
    segments: Vec<Share>,
    providers: Vec<Share>,
    /// Whether claims are counted to date, to be posted.
    posting: bool,
}

/// What one lot brings to a shared ceiling, or several together.
#[derive(Clone, Copy, Default)]
struct Share {
    /// In the year: to date or expected.
    claims: Cents,
    /// Before this month, and what was paid of it.
    before: Cents,
    paid: Cents,
    /// In this month.
    now: Cents,
    /// Square of the forecast error, in cents².
    variance: i128,
    reference: Cents,
    last: Cents,
    carried: Cents,
}

impl Share {
    fn add(&mut self, other: &Share) {
        self.claims += other.claims;
        self.before += other.before;
        self.paid += other.paid;
        self.now += other.now;
        self.variance += other.variance;
        self.reference += other.reference;
        self.last += other.last;
        self.carried += other.carried;
    }

    fn without(&self, other: &Share) -> Share {
        Share {
            claims: self.claims - other.claims,
            before: self.before - other.before,
            paid: self.paid - other.paid,
            now: self.now - other.now,
            variance: self.variance - other.variance,
            reference: self.reference - other.reference,
            last: self.last - other.last,
            carried: self.carried - other.carried,
        }
    }

    fn others(&self) -> Others {
        Others {
            claims: self.claims.euros(),
            spread: libm::sqrt(self.variance as f64) / 100.0,
            reference: self.reference.euros(),
            last: self.last.euros(),
            carried: self.carried.euros(),
        }
    }
}

impl Sharers {
    /// As each lot expects the year, this month included.
    pub fn ahead(world: &World, setting: &Setting) -> Sharers {
        let to_come = f64::from(setting.months_left() + 1);
        let error = setting.scenario.behaviour.staffing.forecast_error;
        Sharers::collect(world, setting, false, |lot| {
            let lots = &world.lots;
            let rest = (lots.pool_outlook[lot] - lots.pool_claimed[lot]).euros().max(0.0);
            let spread = Cents::from_euros(error * rest);
            Share {
                claims: lots.pool_claimed[lot] + Cents::from_euros(rest),
                now: Cents::from_euros(rest / to_come),
                variance: i128::from(spread.0) * i128::from(spread.0),
                ..Share::default()
            }
        })
    }

    /// As was claimed to date, this month included.
    pub fn to_date(world: &World, setting: &Setting) -> Sharers {
        Sharers::collect(world, setting, true, |lot| {
            let contract = &setting.policy.contracts[usize::from(world.lots.segment[lot])];
            let months = f64::from(setting.months_begun);
            let activity = world.lots.activity(lot, months, contract.reads());
            // What stands before a shared ceiling does not hang on the others.
            let terms = bare_terms(world, setting, lot);
            let claims = contract.reaching_pool(&activity, &terms).map_or(Cents::ZERO, Cents::from_euros);
            Share { claims, now: claims - world.lots.pool_claimed[lot], ..Share::default() }
        })
    }

    fn collect(world: &World, setting: &Setting, posting: bool, of: impl Fn(usize) -> Share) -> Sharers {
        let mut sharers = Sharers { lots: Vec::new(), segments: Vec::new(), providers: Vec::new(), posting };
        let contracts = &setting.policy.contracts;
        if !contracts.iter().any(|contract| contract.is_pooled()) {
            return sharers;
        }
        sharers.segments = vec![Share::default(); contracts.len()];
        sharers.providers = vec![Share::default(); world.providers.len()];
        let lots = &world.lots;
        let index = world.climate.tariff_index;
        for lot in lots.contracted() {
            let number = usize::from(lots.segment[lot]);
            let mut share = Share::default();
            if contracts[number].is_pooled() {
                share = Share {
                    before: lots.pool_claimed[lot],
                    paid: lots.pool_paid[lot],
                    // One budget for all: who comes later adds nothing to it.
                    reference: Cents::from_euros(
                        if lots.opened[lot].is_some() && contracts[number].pools_rivals() {
                            0.0
                        } else {
                            lots.reference[lot].bound_revenue * index
                        },
                    ),
                    last: Cents::from_euros(lots.last[lot].bound_revenue * index),
                    carried: Cents::from_euros(lots.carried[lot]),
                    ..of(lot)
                };
            }
            if contracts[number].pools_rivals() {
                sharers.segments[number].add(&share);
            }
            if contracts[number].pools_lots() {
                sharers.providers[lots.provider[lot] as usize].add(&share);
            }
            sharers.lots.push(share);
        }
        sharers
    }

    /// Fills in what others claim.
    fn apply(&self, world: &World, setting: &Setting, lot: usize, terms: &mut Terms) {
        if self.lots.is_empty() {
            return;
        }
        let segment = usize::from(world.lots.segment[lot]);
        let contract = &setting.policy.contracts[segment];
        if contract.pools_lots() {
            self.apply_lots(world, setting, lot, terms);
        }
        if contract.pools_rivals() {
            self.apply_rivals(world, lot, segment, terms);
        }
    }

    /// The provider's own lots under the same ceiling.
    fn apply_lots(&self, world: &World, setting: &Setting, lot: usize, terms: &mut Terms) {
        let provider = world.lots.provider[lot] as usize;
        let segment = usize::from(world.lots.segment[lot]);
        let own = &self.lots[lot];
        let elsewhere = self.providers[provider].without(own);
        terms.other_lots = elsewhere.others();
        if self.posting {
            // Each lot bears what it adds to the excess of those before it, so that all bear it once.
            let earlier = |other: usize| {
                let number = usize::from(world.lots.segment[other]);
                world.lots.provider[other] as usize == provider
                    && number < segment
                    && setting.policy.contracts[number].pools_lots()
            };
            if elsewhere.reference != Cents::ZERO {
                let claims =
                    (0..self.lots.len()).filter(|other| earlier(*other)).map(|it| self.lots[it].claims);
                terms.other_lots.claims = claims.sum::<Cents>().euros();
            }
        }
    }

    /// Rivals under the same pool.
    fn apply_rivals(&self, world: &World, lot: usize, segment: usize, terms: &mut Terms) {
        let own = &self.lots[lot];
        let rivals = self.segments[segment].without(own);
        terms.rivals = rivals.others();
        if world.lots.opened[lot].is_some() {
            terms.rivals.reference -= terms.reference.bound_revenue;
        }
        terms.race.own_before = own.before.euros();
        terms.race.own_paid = own.paid.euros();
        terms.race.own_later = (own.claims - own.before - own.now).euros();
        terms.race.rivals_now = rivals.now.euros();
        terms.race.rivals_later = (rivals.claims - rivals.before - rivals.now).euros();
        terms.race.rivals_paid = rivals.paid.euros();
    }

    /// The terms of a lot with all that others claim, whichever is looked at first.
    pub fn whole_terms(&self, world: &World, setting: &Setting, lot: usize) -> Terms {
        let mut terms = self.terms(world, setting, lot);
        let pooled = setting.policy.contracts[usize::from(world.lots.segment[lot])].pools_lots();
        if let Some(own) = self.lots.get(lot).filter(|_| pooled) {
            let provider = world.lots.provider[lot] as usize;
            terms.other_lots = self.providers[provider].without(own).others();
        }
        terms
    }

    /// The terms of a lot.
    pub fn terms(&self, world: &World, setting: &Setting, lot: usize) -> Terms {
        let mut terms = bare_terms(world, setting, lot);
        self.apply(world, setting, lot, &mut terms);
        terms
    }
}

/// The terms of a lot, without those who share its ceilings.
pub fn bare_terms(world: &World, setting: &Setting, lot: usize) -> Terms {
    let lots = &world.lots;
    let number = usize::from(lots.segment[lot]);
    let segment = &setting.scenario.segments[number];
    let index = world.climate.tariff_index;
    let months = f64::from(setting.months_begun);
    let mut terms = lots.terms(lot, segment.tariff, index);
    terms.tariff = tariff(world, setting, number);
    let inhabitants = f64::from(setting.scenario.municipality.inhabitants);
    // A sum per inhabitant is indexed as tariffs are.
    terms.inhabitants = inhabitants * lots.segment_share[lot] * index;
    terms.sanctioned_share = (f64::from(lots.sanctioned_months[lot]) / months).min(1.0);
    terms.audited_share = (world.people.audited_year * f64::from(MONTHS_PER_YEAR) / months).min(1.0);
    terms.index_error = world.climate.index_error;
    if let Some(opened) = lots.opened[lot].filter(|opened| opened.year() == world.month.year()) {
        terms.months_missed = f64::from(opened.of_year());
    }
    terms
}

/// The list tariff of a segment as it is paid to contracted providers now: indexed, and less what was taken off it this year.
pub fn tariff(world: &World, setting: &Setting, segment: usize) -> f64 {
    let list = setting.scenario.segments[segment].tariff * world.climate.tariff_index;
    list * (1.0 - world.town_hall.tariff_cut[segment])
}

/// The share of the contract year that a sanction takes, as the provider of a lot foresees it.
pub fn sanctioned_ahead(world: &World, setting: &Setting, lot: usize) -> f64 {
    let to_come = world.lots.sanction_until[lot]
        .map_or(0, |until| (until.0 + 1).saturating_sub(world.month.0).min(setting.months_left() + 1));
    f64::from(world.lots.sanctioned_months[lot] + to_come) / f64::from(MONTHS_PER_YEAR)
}

/// The share of the year's files that the provider expects to be audited by December: what was, and as much as last month for the
/// rest.
pub fn audited_ahead(world: &World, setting: &Setting) -> f64 {
    let to_come = f64::from(setting.months_left() + 1);
    (world.people.audited_year + world.people.audited_month * to_come).min(1.0)
}
