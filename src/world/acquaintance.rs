//! Whom clients come to know.

use super::providers::{Lots, Providers};

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
        let mut all = Acquaintance {
            near: vec![Vec::new(); segments * DISTRICTS * DISTRICTS],
            favourites: vec![Vec::new(); segments],
        };
        (0..segments).for_each(|segment| all.renew(segment, providers, lots));
        all
    }

    /// Makes the tables of one segment anew: a provider that comes or goes changes those of its own segments only.
    pub fn renew(&mut self, segment: usize, providers: &Providers, lots: &Lots) {
        let works = |lot: usize| providers.open[lots.provider[lot] as usize];
        let mut members: Vec<usize> = lots
            .contracted()
            .filter(|lot| usize::from(lots.segment[*lot]) == segment && works(*lot))
            .collect();
        members.sort_unstable_by_key(|lot| providers.key[lots.provider[*lot] as usize]);
        let table = |weight: &dyn Fn(usize) -> f64| {
            let mut sum = 0.0;
            let row = members.iter().map(|lot| {
                sum += weight(*lot);
                (sum, *lot as u32)
            });
            row.collect::<Vec<_>>()
        };
        // A referrer's favourites are the large ones: weight by the square of size.
        self.favourites[segment] = table(&|lot| lots.capacity[lot] * lots.capacity[lot]);
        for district in 0..DISTRICTS * DISTRICTS {
            let middle = |place: usize| (place as f32 + 0.5) / DISTRICTS as f32;
            let here = [middle(district % DISTRICTS), middle(district / DISTRICTS)];
            self.near[segment * DISTRICTS * DISTRICTS + district] = table(&|lot| {
                let far = distance(here, providers.home[lots.provider[lot] as usize]);
                lots.capacity[lot] / (0.1 + far * far)
            });
        }
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
