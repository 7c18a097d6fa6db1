//! What a run in the setting of a study measured, as far as any row asks for it.

use crate::month;
use crate::policy::clause::Standing;
use crate::random::Luck;
use crate::run::measure;
use crate::scenario::Scenario;
use crate::units::MONTHS_PER_YEAR;
use crate::world::World;
use crate::world::clients::ClientKey;
use crate::world::tally::Tally;
use std::collections::BTreeMap;

/// What one run measured.
#[derive(Clone, Debug)]
pub struct Facts {
    /// One value per row of `INDICATORS`.
    pub indicators: Vec<Option<f64>>,
    /// Sums of the months of every year, the warm-up included: `years[year][segment]`.
    pub years: Vec<Vec<Tally>>,
    /// The same of January to June only: CBS counts users by half-year.
    pub first_halves: Vec<Vec<Tally>>,
    /// Years of warm-up.
    pub warmup_years: usize,
    /// The lots under contract that had clients.
    pub lots: Vec<LotFacts>,
    /// The mean squared distance to the optimal ratio over clients in care, of those who need less than the median and of
    /// those who need more.
    pub loss: [f64; 2],
    /// Closed treatments of the reported months: minutes, and the lot.
    pub closings: Vec<(u32, u32)>,
    /// Months and segments in which the list did not change by who came less who went.
    pub list_gaps: u64,
}

/// A lot at the end of the warm-up and of every reported year.
#[derive(Clone, Debug)]
pub struct LotFacts {
    /// Its segment.
    pub segment: usize,
    /// Whether its provider works in another segment too.
    pub is_broad: bool,
    /// q/q* of bound care: at the end of the warm-up, and of every reported year.
    pub ratios: Vec<f64>,
    /// L* of bound care, in months, at the same moments.
    pub overstays: Vec<f64>,
    /// Effort on what is measured and on what is not, at the end.
    pub effort: [f64; 2],
}

impl Facts {
    /// The value of the indicator `key`; 0 where it has none.
    pub fn indicator(&self, key: &str) -> f64 {
        self.indicators[crate::indicators::position(key)].unwrap_or(0.0)
    }

    /// The sum of the reported years `from` up to `to` over all segments; below 0 counts back into the warm-up.
    pub fn years(&self, from: i32, to: i32) -> Tally {
        self.segments(from, to, |_| true)
    }

    /// The same over the segments that `wanted` names.
    pub fn segments(&self, from: i32, to: i32, wanted: impl Fn(usize) -> bool) -> Tally {
        let mut sum = Tally::default();
        for year in from..to {
            for (segment, tally) in self.years[self.place(year)].iter().enumerate() {
                if wanted(segment) {
                    sum.add(tally);
                }
            }
        }
        sum
    }

    /// January to June of a reported year, in one segment.
    pub fn first_half(&self, year: i32, segment: usize) -> &Tally {
        &self.first_halves[self.place(year)][segment]
    }

    fn place(&self, year: i32) -> usize {
        usize::try_from(self.warmup_years as i32 + year).expect("a year of the run")
    }

    /// The mean of `of` over lots.
    pub fn lot_mean(&self, of: impl Fn(&LotFacts) -> f64) -> f64 {
        self.lots.iter().map(of).sum::<f64>() / self.lots.len().max(1) as f64
    }
}

impl LotFacts {
    /// q/q* at the end of the run.
    pub fn ratio(&self) -> f64 {
        self.ratios.last().copied().unwrap_or(1.0)
    }
}

/// Plays one run and measures it.
///
/// # Errors
/// The sentence with which the run failed.
pub fn play(scenario: &Scenario, seed: u64, replicate: u32) -> Result<Facts, String> {
    let luck = Luck::new(seed, replicate);
    let mut world = World::populate(scenario, &luck);
    let mut closings = Vec::new();
    let mut lots: BTreeMap<usize, LotFacts> = BTreeMap::new();
    for month in 0..(scenario.run.warmup_years + scenario.run.years) * MONTHS_PER_YEAR {
        let reported = month >= scenario.run.warmup_years * MONTHS_PER_YEAR;
        let before = if reported { in_care(&world) } else { Vec::new() };
        month::play(&mut world, scenario, &luck).map_err(|imbalance| imbalance.to_string())?;
        close(&before, &world, &mut closings);
        let year_ends = (month + 1) % MONTHS_PER_YEAR == 0;
        if year_ends && (month + 1) / MONTHS_PER_YEAR >= scenario.run.warmup_years {
            look_at_lots(&world, &mut lots);
        }
    }
    Ok(Facts {
        indicators: measure(scenario, &world).indicators,
        years: years(&world, scenario.segments.len(), MONTHS_PER_YEAR),
        first_halves: years(&world, scenario.segments.len(), MONTHS_PER_YEAR / 2),
        warmup_years: scenario.run.warmup_years as usize,
        lots: lots.into_values().collect(),
        loss: loss(&world),
        closings,
        list_gaps: list_gaps(&world, scenario.segments.len()),
    })
}

/// A client in care.
struct Care {
    key: ClientKey,
    lot: u32,
    /// To date, what its treatment stops at, and what a month gives it.
    minutes: u32,
    goal: u32,
    planned: u32,
}

fn in_care(world: &World) -> Vec<Care> {
    let care = &world.care;
    (0..care.len())
        .map(|at| Care {
            key: care.key[at],
            lot: care.lot[at],
            minutes: care.minutes[at],
            goal: care.goal_minutes[at],
            planned: care.planned_minutes[at],
        })
        .collect()
}

/// Adds the minutes of those who left in the month: those to date, and a month as the last one, up to the threshold at which
/// care stops. Someone who came and left in the same month is not seen.
fn close(before: &[Care], world: &World, closings: &mut Vec<(u32, u32)>) {
    let mut there: Vec<ClientKey> = world.care.key.clone();
    there.sort_unstable();
    for client in before.iter().filter(|client| there.binary_search(&client.key).is_err()) {
        let full = client.minutes + client.planned;
        let minutes = if client.goal > client.minutes { full.min(client.goal) } else { full };
        closings.push((minutes, client.lot));
    }
}

fn look_at_lots(world: &World, lots: &mut BTreeMap<usize, LotFacts>) {
    let all = &world.lots;
    for lot in all.contracted().filter(|lot| all.clients[*lot] > 0) {
        let facts = lots.entry(lot).or_insert_with(|| LotFacts {
            segment: usize::from(all.segment[lot]),
            is_broad: all.contracted().any(|other| other != lot && all.provider[other] == all.provider[lot]),
            ratios: Vec::new(),
            overstays: Vec::new(),
            effort: [1.0; 2],
        });
        facts.ratios.push(all.ratio[lot][Standing::Bound as usize]);
        facts.overstays.push(all.overstay[lot][Standing::Bound as usize]);
        facts.effort = all.effort[lot];
    }
}

/// Sums of the first `months` of every year, by segment.
fn years(world: &World, segments: usize, months: u32) -> Vec<Vec<Tally>> {
    let year = MONTHS_PER_YEAR as usize * segments;
    let sum = |of_year: &[Tally]| {
        let mut sums = vec![Tally::default(); segments];
        for (at, tally) in of_year.iter().take(months as usize * segments).enumerate() {
            sums[at % segments].add(tally);
        }
        sums
    };
    world.history.chunks(year).map(sum).collect()
}

/// (x − 1)² over those who need less than the median client, and over the others.
fn loss(world: &World) -> [f64; 2] {
    let care = &world.care;
    let mut clients: Vec<(u32, f64)> = (0..care.len())
        .filter(|at| care.need[*at] > 0.0)
        .map(|at| {
            let ratio = f64::from(care.planned_minutes[at]) / f64::from(care.optimal_minutes[at].max(1));
            (care.optimal_minutes[at], (ratio - 1.0) * (ratio - 1.0))
        })
        .collect();
    clients.sort_unstable_by(|left, right| left.0.cmp(&right.0).then(left.1.total_cmp(&right.1)));
    let middle = clients.len() / 2;
    let mean =
        |half: &[(u32, f64)]| half.iter().map(|client| client.1).sum::<f64>() / half.len().max(1) as f64;
    [mean(&clients[..middle]), mean(&clients[middle..])]
}

fn list_gaps(world: &World, segments: usize) -> u64 {
    let mut gaps = 0;
    for segment in 0..segments {
        let months: Vec<&Tally> = world.history.iter().skip(segment).step_by(segments).collect();
        for pair in months.windows(2) {
            let [before, now] = [pair[0], pair[1]];
            let (came, went) = (now.applied - now.turned_away, now.starts + now.gave_up);
            gaps += u64::from(now.waiting - before.waiting != came - went);
        }
    }
    gaps
}
