//! Providers, and their lots: a provider's work in one segment.

use crate::behaviour::habit::Strategy;
use crate::behaviour::quality::{Effort, USUAL_EFFORT};
use crate::policy::clause::{
    Activity, BASKETS, CLASSES, COUNT_KINDS, Count, Counts, Earned, Others, Race, Reads, Terms, Year,
};
use crate::scenario::Segment;
use crate::units::{Cents, MINUTES_PER_HOUR, Minutes, Month};
use crate::world::tally::MILLION;

/// Providers, as columns of one length.
#[derive(Clone, Debug, Default)]
pub struct Providers {
    /// Its own place in the market, which addresses its luck.
    pub key: Vec<u16>,
    /// Where it sits, on the unit square.
    pub home: Vec<[f32; 2]>,
    /// k: professional curvature, in EUR per hour.
    pub curvature: Vec<f64>,
    /// Its own cost level, around 1.
    pub cost_factor: Vec<f64>,
    /// Its overhead, relative to a large provider.
    pub overhead_factor: Vec<f64>,
    /// What it has put by.
    pub reserve: Vec<Cents>,
    /// Revenue of the last months, per month, in EUR: a moving mean.
    pub revenue_month: Vec<f64>,
    /// Costs of the last months, per month, in EUR: a moving mean.
    pub cost_month: Vec<f64>,
    /// How it changes what it does.
    pub strategy: Vec<Strategy>,
    /// Whether it works here: it has not stopped, and is no longer only a potential entrant.
    pub open: Vec<bool>,
    /// Trust in the municipality, 0 to 1.
    pub trust: Vec<f64>,
    /// What it feels of it with the ties of its people, on which it acts; nothing during a dispute.
    pub felt: Vec<f64>,
    /// Where its trust settles.
    pub trust_base: Vec<f64>,
    /// Talks with the municipality this month.
    pub talks: Vec<f64>,
    /// Decisions that the municipality took alone this month.
    pub breaches: Vec<f64>,
    /// The municipalities that contracted it, a bit each: all, unless each chooses for itself.
    pub serves: Vec<u128>,
    /// Revenue in the reported years.
    pub revenue_reported: Vec<Cents>,
    /// The notice under which it works or left; None for those who work on, and for those who never came.
    pub notice: Vec<Option<Notice>>,
}

/// The end of a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The last month in which it works here.
    pub until: Month,
    /// Why it leaves.
    pub why: Leaving,
}

/// Why a provider leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// It stops, in the red, and does not come back.
    Stops,
    /// It was not contracted again, and may bid in the next procedure.
    NotAwarded,
}

impl Providers {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.key.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.key.is_empty()
    }

    /// Their places in the order of their own keys, so that the order of columns moves nothing.
    pub fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.len()).collect();
        order.sort_unstable_by_key(|provider| self.key[*provider]);
        order
    }

    /// Whether `municipality` contracted it.
    pub fn is_contracted_by(&self, provider: usize, municipality: usize) -> bool {
        self.serves[provider] >> municipality & 1 == 1
    }

    /// Whether it works here and takes clients: it is not under notice.
    pub fn takes_clients(&self, provider: usize) -> bool {
        self.open[provider] && self.notice[provider].is_none()
    }
}

/// What cases of one standing are worth to a lot, under its contract as the year stands, in EUR.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Offer {
    /// What a trajectory in each class brings by starting and closing.
    pub classes: [f64; CLASSES],
    /// What a case brings by being there month after month.
    pub months: f64,
    /// What a measured outcome brings.
    pub outcome: f64,
    /// What it brings, costs and is worth to the client, per unit of severity.
    pub slope: f64,
    /// The part of that which is the client's.
    pub benefit: f64,
    /// k h: what the square of a deviation from the truth weighs, per unit of severity.
    pub norm: f64,
}

/// A month, a quarter of which counts in the moving means of providers: they look back about three months.
pub const MEMORY_SHARE: f64 = 1.0 / 3.0;

/// Lots, as columns of one length: first those under contract, then one per segment for care out of contract.
#[derive(Clone, Debug, Default)]
pub struct Lots {
    /// How many lots are under contract.
    pub contracted: usize,
    /// The provider; for care out of contract, one past the last.
    pub provider: Vec<u32>,
    /// The segment.
    pub segment: Vec<u8>,
    /// Optimal hours per month of a client of severity 1 in its segment.
    pub case_hours_month: Vec<f64>,
    /// Hours of a normal trajectory in its segment.
    pub case_hours: Vec<f64>,
    /// Mean optimal duration in its segment, in months.
    pub stay_months: Vec<f64>,
    /// Staff, in hours per month.
    pub capacity: Vec<f64>,
    /// Minutes per month that clients in care ask.
    pub committed: Vec<Minutes>,
    /// Clients in care.
    pub clients: Vec<u32>,
    /// Clients in the queue.
    pub queue: Vec<u32>,
    /// Minutes per month that the queue would ask.
    pub queued: Vec<Minutes>,
    /// q/q* by standing.
    pub ratio: Vec<[f64; 3]>,
    /// L* by standing, in months.
    pub overstay: Vec<[f64; 3]>,
    /// Effort on the measured and on the unmeasured task.
    pub effort: Vec<Effort>,
    /// What cases are worth to the provider, by standing: see [`Offer`].
    pub offer: Vec<[Offer; 2]>,
    /// Minutes of staff that reporting takes per client and month.
    pub report_month: Vec<Minutes>,
    /// Whether it keeps an informal agreement on volume.
    pub keeps_promise: Vec<bool>,
    /// What a refusal that the contract forbids is expected to cost the provider, in EUR.
    pub refusal_cost: Vec<f64>,
    /// Revenue that the provider expects for the contract year.
    pub revenue_outlook: Vec<Cents>,
    /// Recovery reached by those who left, a moving mean, 0 to 1.
    pub reputation: Vec<f64>,
    /// The same as the municipality knows it: at the last round of talks; None without any.
    pub seen: Vec<Option<f64>>,
    /// What was done this contract year, in whole units: see [`PER_UNIT`].
    pub year: Vec<Counts<i64>>,
    /// What was done this month.
    pub month: Vec<Counts<i64>>,
    /// What is usually done in a month: moving means, in the units of contracts.
    pub usual: Vec<Counts<f64>>,
    /// Minutes that were given this month beyond a norm or a whole unit, and cannot be declared.
    pub undeclared_month: Vec<Minutes>,
    /// Delivered this month.
    pub delivered_month: Vec<Minutes>,
    /// Paid this contract year, by standing.
    pub paid_year: Vec<[Cents; 2]>,
    /// Unpaid production this contract year.
    pub unpaid_year: Vec<Cents>,
    /// The last year before the policy of the scenario, at prices of the first reported year.
    pub reference: Vec<Year>,
    /// The last contract year, at the same prices.
    pub last: Vec<Year>,
    /// The share of the work of its segment that is the lot's, in the reference year.
    pub segment_share: Vec<f64>,
    /// Room under the ceiling that was carried over from last year, in EUR.
    pub carried: Vec<f64>,
    /// Bound work that the provider expects to bring before a shared ceiling this year.
    pub pool_outlook: Vec<Cents>,
    /// Bound work that it brought before a shared ceiling this year, before this month.
    pub pool_claimed: Vec<Cents>,
    /// What the shared ceiling paid of it.
    pub pool_paid: Vec<Cents>,
    /// When its provider opened, for those who came during the run.
    pub opened: Vec<Option<Month>>,
    /// What the last settlement at the end of a year added to revenue.
    pub settled_year: Vec<Cents>,
    /// Months of this contract year under a sanction.
    pub sanctioned_months: Vec<u32>,
    /// The last month of the sanction in force; below the present month for none.
    pub sanction_until: Vec<Option<Month>>,
    /// What talks added to the ceiling this year, as a share.
    pub ceiling_raise: Vec<f64>,
    /// When the municipality decides on the provider's signal; None before a signal.
    pub decision_due: Vec<Option<Month>>,
    /// Whether the provider signalled this year.
    pub signalled: Vec<bool>,
    /// Whether an intake stop was agreed for this year.
    pub stop_agreed: Vec<bool>,
    /// Whether an intake stop was imposed for this year.
    pub stop_imposed: Vec<bool>,
    /// Whether the provider holds back starts of bound care.
    pub holds_intake: Vec<bool>,
    /// Whether the provider lets bound clients on its list wait for January.
    pub delays_starts: Vec<bool>,
    /// What the work of this year earned above the tariff of now, in EUR: 0 unless the tariff was cut this year.
    pub earned_before: Vec<Earned>,
    /// Minutes delivered since the start of the run.
    pub delivered_ever: Vec<Minutes>,
    /// Cents received since the start of the run.
    pub received_ever: Vec<Cents>,
}

impl Lots {
    /// The quality of a lot as the municipality knows it.
    pub fn seen_quality(&self, lot: usize) -> f64 {
        self.seen[lot].unwrap_or(self.reputation[lot])
    }

    /// The lots under contract of one provider, in the order of their segments.
    pub fn of_provider(&self, provider: usize) -> Vec<usize> {
        let mut own: Vec<usize> =
            self.contracted().filter(|lot| self.provider[*lot] as usize == provider).collect();
        own.sort_unstable_by_key(|lot| self.segment[*lot]);
        own
    }

    /// The lots under contract.
    pub fn contracted(&self) -> std::ops::Range<usize> {
        0..self.contracted
    }

    /// All lots.
    pub fn all(&self) -> std::ops::Range<usize> {
        0..self.provider.len()
    }

    /// The lot for care out of contract in `segment`.
    pub fn external(&self, segment: usize) -> usize {
        self.contracted + segment
    }

    /// Months until someone who joins the queue of `lot` now would start: the queue over the places that come free in a month.
    pub fn expected_wait(&self, lot: usize) -> f64 {
        let free = (self.capacity[lot] - self.committed[lot].hours()).max(0.0);
        let queued = self.queued[lot].hours();
        if queued <= free {
            return 0.0;
        }
        let freed_month = self.capacity[lot] / self.stay_months[lot];
        (queued - free) / freed_month
    }

    /// Works out which share of its segment each lot was in the reference year. Sums are whole cents, free of order.
    pub fn share_segments(&mut self, segments: usize) {
        let revenue = |lot: usize| Cents::from_euros(self.reference[lot].revenue);
        let mut all = vec![Cents::ZERO; segments];
        for lot in self.contracted() {
            all[usize::from(self.segment[lot])] += revenue(lot);
        }
        for lot in self.contracted() {
            let segment = all[usize::from(self.segment[lot])];
            self.segment_share[lot] =
                if segment > Cents::ZERO { revenue(lot).euros() / segment.euros() } else { 0.0 };
        }
    }

    /// Adds a lot without staff.
    pub fn push(&mut self, provider: u32, number: usize, segment: &Segment) {
        self.provider.push(provider);
        self.segment.push(number as u8);
        self.case_hours_month.push(segment.optimal_hours_month);
        self.case_hours.push(segment.case_hours());
        self.stay_months.push(segment.duration_mean_months());
        self.capacity.push(0.0);
        self.committed.push(Minutes::ZERO);
        self.clients.push(0);
        self.queue.push(0);
        self.queued.push(Minutes::ZERO);
        self.ratio.push([1.0; 3]);
        self.overstay.push([0.0; 3]);
        self.effort.push(USUAL_EFFORT);
        self.offer.push([Offer::default(); 2]);
        self.report_month.push(Minutes::ZERO);
        self.refusal_cost.push(0.0);
        self.revenue_outlook.push(Cents::ZERO);
        self.reputation.push(1.0);
        self.seen.push(None);
        self.keeps_promise.push(false);
        self.year.push([[0; 2]; COUNT_KINDS]);
        self.month.push([[0; 2]; COUNT_KINDS]);
        self.usual.push([[0.0; 2]; COUNT_KINDS]);
        self.undeclared_month.push(Minutes::ZERO);
        self.delivered_month.push(Minutes::ZERO);
        self.paid_year.push([Cents::ZERO; 2]);
        self.unpaid_year.push(Cents::ZERO);
        self.reference.push(Year::default());
        self.last.push(Year::default());
        self.segment_share.push(0.0);
        self.carried.push(0.0);
        self.pool_outlook.push(Cents::ZERO);
        self.pool_claimed.push(Cents::ZERO);
        self.pool_paid.push(Cents::ZERO);
        self.opened.push(None);
        self.settled_year.push(Cents::ZERO);
        self.sanctioned_months.push(0);
        self.sanction_until.push(None);
        self.ceiling_raise.push(0.0);
        self.decision_due.push(None);
        self.signalled.push(false);
        self.stop_agreed.push(false);
        self.stop_imposed.push(false);
        self.holds_intake.push(false);
        self.delays_starts.push(false);
        self.earned_before.push([[0.0; 2]; BASKETS]);
        self.delivered_ever.push(Minutes::ZERO);
        self.received_ever.push(Cents::ZERO);
    }

    /// What lot `lot` did this contract year, as the contract counts it.
    pub fn activity(&self, lot: usize, months: f64, reads: Reads) -> Activity {
        let mut activity = Activity { months, ..Activity::default() };
        let year = &self.year[lot];
        for place in reads.places() {
            for (count, done) in activity.counts[place].iter_mut().zip(year[place]) {
                *count = done as f64 / PER_UNIT[place];
            }
        }
        activity
    }

    /// What was agreed for lot `lot` this contract year, before a cut of the tariff.
    pub fn terms(&self, lot: usize, list_tariff: f64, tariff_index: f64) -> Terms {
        Terms {
            tariff: list_tariff * tariff_index,
            list_tariff: list_tariff * tariff_index,
            earned_before: self.earned_before[lot],
            case_hours: self.case_hours[lot],
            month_hours: self.case_hours_month[lot],
            inhabitants: 0.0,
            reference: at_prices(self.reference[lot], tariff_index),
            last: at_prices(self.last[lot], tariff_index),
            ceiling_raise: self.ceiling_raise[lot],
            ceiling_carried: self.carried[lot],
            audited_share: 0.0,
            sanctioned_share: 0.0,
            months_missed: 0.0,
            index_error: 1.0,
            other_lots: Others::default(),
            rivals: Others::default(),
            race: Race::default(),
        }
    }
}

/// How many of the whole units in which a count is posted make one as contracts read it: minutes for hours, millionths for
/// outcomes; in the order of the places of counts.
pub const PER_UNIT: [f64; COUNT_KINDS] = per_unit();

const fn per_unit() -> [f64; COUNT_KINDS] {
    let mut all = [1.0; COUNT_KINDS];
    all[Count::Hours.place()] = MINUTES_PER_HOUR;
    all[Count::OverHours.place()] = MINUTES_PER_HOUR;
    all[Count::Capacity.place()] = MINUTES_PER_HOUR;
    all[Count::Outcomes.place()] = MILLION;
    all
}

fn at_prices(year: Year, index: f64) -> Year {
    Year { revenue: year.revenue * index, bound_revenue: year.bound_revenue * index, ..year }
}
