//! Providers, their lots (a provider's work in one segment), and whom clients come to know.

use crate::policy::clause::{Activity, COUNTS, Count, STANDINGS, Terms};
use crate::scenario::Segment;
use crate::units::{Cents, Minutes, Month};

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
    /// Trust in the municipality, 0 to 1.
    pub trust: Vec<f64>,
    /// Where its trust settles.
    pub trust_base: Vec<f64>,
    /// Talks with the municipality this month.
    pub talks: Vec<u32>,
    /// Decisions that the municipality took alone this month.
    pub breaches: Vec<u32>,
    /// Revenue in the reported years.
    pub revenue_reported: Vec<Cents>,
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
    pub ratio: Vec<[f64; 2]>,
    /// L* by standing, in months.
    pub overstay: Vec<[f64; 2]>,
    /// Recovery reached by those who left, a moving mean, 0 to 1.
    pub reputation: Vec<f64>,
    /// What was done this contract year: `[count][standing]`, minutes for hours.
    pub year: Vec<[[i64; 2]; 4]>,
    /// What was done this month.
    pub month: Vec<[[i64; 2]; 4]>,
    /// What is usually done in a month: moving means, `[count][standing]`, hours for hours.
    pub usual: Vec<[[f64; 2]; 4]>,
    /// Delivered this month.
    pub delivered_month: Vec<Minutes>,
    /// Paid this contract year, by standing.
    pub paid_year: Vec<[Cents; 2]>,
    /// Unpaid production this contract year.
    pub unpaid_year: Vec<Cents>,
    /// Reference year: declared hours.
    pub reference_hours: Vec<f64>,
    /// Reference year: revenue in EUR, at prices of the first reported year.
    pub reference_revenue: Vec<f64>,
    /// The part of it that came from bound work.
    pub reference_bound_revenue: Vec<f64>,
    /// What talks added to the ceiling this year, as a share.
    pub ceiling_raise: Vec<f64>,
    /// When the municipality decides on the provider's signal; None before a signal.
    pub decision_due: Vec<Option<Month>>,
    /// Whether the provider signalled this year.
    pub signalled: Vec<bool>,
    /// Whether an intake stop was agreed for this year.
    pub stop_agreed: Vec<bool>,
    /// Whether the provider holds back starts of bound care.
    pub holds_intake: Vec<bool>,
    /// Minutes delivered since the start of the run.
    pub delivered_ever: Vec<Minutes>,
    /// Cents received since the start of the run.
    pub received_ever: Vec<Cents>,
}

impl Lots {
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
        self.ratio.push([1.0; 2]);
        self.overstay.push([0.0; 2]);
        self.reputation.push(1.0);
        self.year.push([[0; 2]; 4]);
        self.month.push([[0; 2]; 4]);
        self.usual.push([[0.0; 2]; 4]);
        self.delivered_month.push(Minutes::ZERO);
        self.paid_year.push([Cents::ZERO; 2]);
        self.unpaid_year.push(Cents::ZERO);
        self.reference_hours.push(0.0);
        self.reference_revenue.push(0.0);
        self.reference_bound_revenue.push(0.0);
        self.ceiling_raise.push(0.0);
        self.decision_due.push(None);
        self.signalled.push(false);
        self.stop_agreed.push(false);
        self.holds_intake.push(false);
        self.delivered_ever.push(Minutes::ZERO);
        self.received_ever.push(Cents::ZERO);
    }

    /// What lot `lot` did this contract year, as the contract counts it.
    pub fn activity(&self, lot: usize, months: f64, declares_hours: bool) -> Activity {
        let mut counts = [[0.0; 2]; 4];
        for count in COUNTS {
            for standing in STANDINGS {
                let done = self.year[lot][count as usize][standing as usize];
                counts[count as usize][standing as usize] = match count {
                    Count::Hours if declares_hours => Minutes(done).hours(),
                    Count::Hours => 0.0,
                    Count::ClientMonths | Count::Starts | Count::Finishes => done as f64,
                };
            }
        }
        Activity { months, counts, spread_hours: 0.0, spread_starts: 0.0 }
    }

    /// What was agreed for lot `lot` this contract year.
    pub fn terms(&self, lot: usize, list_tariff: f64, tariff_index: f64) -> Terms {
        Terms {
            tariff: list_tariff * tariff_index,
            case_hours: self.case_hours[lot],
            reference_hours: self.reference_hours[lot],
            reference_revenue: self.reference_revenue[lot] * tariff_index,
            reference_bound_revenue: self.reference_bound_revenue[lot] * tariff_index,
            ceiling_raise: self.ceiling_raise[lot],
        }
    }
}

/// Districts along each side of the municipality.
const DISTRICTS: usize = 4;

/// Whom clients come to know: tables of lots, weighed by size and nearness, in the order of the providers' own keys, so that the
/// order of the columns does not matter.
#[derive(Clone, Debug, Default)]
pub struct Acquaintance {
    /// Per segment and district: running sums of weights.
    near: Vec<Vec<(f64, u32)>>,
    /// Per segment: running sums of weights of favourites.
    favourites: Vec<Vec<(f64, u32)>>,
}

impl Acquaintance {
    /// Tables for the lots under contract as they stand.
    pub fn new(segments: usize, providers: &Providers, lots: &Lots) -> Acquaintance {
        let mut near = Vec::new();
        let mut favourites = Vec::new();
        for segment in 0..segments {
            let mut members: Vec<usize> =
                lots.contracted().filter(|lot| usize::from(lots.segment[*lot]) == segment).collect();
            members.sort_by_key(|lot| providers.key[lots.provider[*lot] as usize]);
            let table = |weight: &dyn Fn(usize) -> f64| {
                let mut sum = 0.0;
                let row = members.iter().map(|lot| {
                    sum += weight(*lot);
                    (sum, *lot as u32)
                });
                row.collect::<Vec<_>>()
            };
            // A referrer's favourites are the large ones: weight by the square of size.
            favourites.push(table(&|lot| lots.capacity[lot] * lots.capacity[lot]));
            for district in 0..DISTRICTS * DISTRICTS {
                let middle = |place: usize| (place as f32 + 0.5) / DISTRICTS as f32;
                let here = [middle(district % DISTRICTS), middle(district / DISTRICTS)];
                near.push(table(&|lot| {
                    let far = distance(here, providers.home[lots.provider[lot] as usize]);
                    lots.capacity[lot] / (0.1 + far * far)
                }));
            }
        }
        Acquaintance { near, favourites }
    }

    /// A lot that a client at `home` comes to know; None where nobody is contracted.
    pub fn meet(&self, segment: usize, home: [f32; 2], favourite: bool, uniform: f64) -> Option<usize> {
        let place = |axis: usize| ((home[axis] * DISTRICTS as f32) as usize).min(DISTRICTS - 1);
        let district = place(0) + DISTRICTS * place(1);
        let table = if favourite {
            &self.favourites[segment]
        } else {
            &self.near[segment * DISTRICTS * DISTRICTS + district]
        };
        let (total, _) = *table.last()?;
        let row = table.partition_point(|(sum, _)| *sum <= uniform * total);
        Some(table[row.min(table.len() - 1)].1 as usize)
    }
}

/// Distance on the unit square.
pub fn distance(from: [f32; 2], to: [f32; 2]) -> f64 {
    let across = f64::from(from[0] - to[0]);
    let along = f64::from(from[1] - to[1]);
    libm::sqrt(across * across + along * along)
}
