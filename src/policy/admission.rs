//! Who is admitted: whoever qualifies at any time, nobody while contracts run, or the best of those who bid, up to a
//! maximum and for a term of years; and how long a contract still runs after notice.
//!
//! Almost 90 % of Dutch municipal care purchasing was open house in 2018 (PPRC monitor); later about a third of procedures capped
//! the number of providers, more so in youth care. The contract standard Wmo 1.2 gives six months' notice (art. 1.5 and 1.6).
//!
//! The tariff is the municipality's, one for all: nobody bids a price, and price is no ground for the award.

use std::cmp::Ordering;
use std::collections::BTreeSet;

/// How providers are admitted, and how they leave.
#[derive(Clone, Debug, PartialEq)]
pub struct Admission {
    /// How they are admitted.
    pub procedure: Procedure,
    /// Months in which a provider that leaves keeps its clients and takes no new ones; 0 is leaving at once.
    pub notice_months: u32,
}

/// How providers are admitted.
#[derive(Clone, Debug, PartialEq)]
pub enum Procedure {
    /// Whoever qualifies, at any time; contracts are renewed without a selection.
    OpenHouse,
    /// Those contracted, while the contract runs.
    Closed,
    /// The best of those who bid, in the first January and after every term; nobody comes in between.
    Selective(Selection),
}

/// A selective procedure.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// The most providers that are contracted, by group; None where the group stays open house.
    pub contracted_max: Vec<Option<u32>>,
    /// Years until the next procedure; None for contracts without an end.
    pub term_years: Option<u32>,
    /// On what the municipality chooses.
    pub weights: Weights,
}

/// What weighs in an award, each per standard deviation between those who bid for a segment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// The recovery that its clients reached, as the municipality sees it.
    pub quality: f64,
    /// ln of the staff that it has or would bring.
    pub size: f64,
    /// Financial soundness, 0 to 1.
    pub soundness: f64,
}

impl Admission {
    /// Whether newcomers may join `group` in any month.
    pub fn is_open(&self, group: usize) -> bool {
        match &self.procedure {
            Procedure::OpenHouse => true,
            Procedure::Closed => false,
            Procedure::Selective(selection) => selection.contracted_max[group].is_none(),
        }
    }

    /// The procedure and the maximum by which `group` is awarded in January of reported year `year`; None without one.
    pub fn award_in(&self, group: usize, year: i32) -> Option<(&Selection, u32)> {
        let Procedure::Selective(selection) = &self.procedure else { return None };
        let starts = |term: u32| year > 0 && (year as u32).is_multiple_of(term);
        let due = year == 0 || selection.term_years.is_some_and(starts);
        selection.contracted_max[group].filter(|_| due).map(|maximum| (selection, maximum))
    }
}

/// What a candidate offers in one segment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bid {
    /// The candidate's own place in the market.
    pub key: u16,
    /// The segment.
    pub segment: usize,
    /// Staff that it has there, or would bring, in hours per month; above 0.
    pub hours: f64,
    /// The recovery that its clients reached, 0 to 1; None without a record, which is judged as the average.
    pub quality: Option<f64>,
    /// How far the municipality's view of its quality strays, in standard deviations between candidates.
    pub error: f64,
    /// 1 less its financial stress.
    pub soundness: f64,
}

impl Weights {
    /// The points of each of `bids`, all for one segment: Σ w (x − mean)/sd, the error beside quality. What does not differ
    /// between bids gives no points. The sums run in the order of `bids`.
    pub fn points(&self, bids: &[Bid]) -> Vec<f64> {
        let quality = Spread::of(bids.iter().filter_map(|bid| bid.quality));
        let size = Spread::of(bids.iter().map(|bid| libm::log(bid.hours)));
        let soundness = Spread::of(bids.iter().map(|bid| bid.soundness));
        let points = |bid: &Bid| {
            let seen = bid.quality.map_or(0.0, |it| quality.score(it)) + bid.error;
            self.quality * seen
                + self.size * size.score(libm::log(bid.hours))
                + self.soundness * soundness.score(bid.soundness)
        };
        bids.iter().map(points).collect()
    }
}

/// Mean and standard deviation of what was offered.
struct Spread {
    mean: f64,
    sd: f64,
}

impl Spread {
    fn of(values: impl Iterator<Item = f64> + Clone) -> Spread {
        let count = values.clone().count().max(1) as f64;
        let mean = values.clone().sum::<f64>() / count;
        let variance = values.map(|value| (value - mean) * (value - mean)).sum::<f64>() / count;
        Spread { mean, sd: libm::sqrt(variance) }
    }

    fn score(&self, value: f64) -> f64 {
        // Differences in the last digits are no differences: they come from the summing.
        if self.sd > 1e-9 { (value - self.mean) / self.sd } else { 0.0 }
    }
}

/// The keys of those who are contracted. Each place goes to the best candidate of the segment where the staff contracted so
/// far covers the least of the hours that are needed: supply has to be sufficient everywhere (Jeugdwet 2.6). Whoever wins is
/// contracted for all its segments. On equal points the lower key wins, on equal cover the first segment.
///
/// `points` go with `bids`; `needed` are hours per month by segment.
pub fn award(bids: &[Bid], points: &[f64], needed: &[f64], maximum: u32) -> BTreeSet<u16> {
    let better = |left: &usize, right: &usize| {
        let by_points: Ordering = points[*right].total_cmp(&points[*left]);
        by_points.then(bids[*left].key.cmp(&bids[*right].key))
    };
    // The best stands last, where it is taken.
    let ranked = |segment: usize| {
        let mut own: Vec<usize> = (0..bids.len()).filter(|bid| bids[*bid].segment == segment).collect();
        own.sort_unstable_by(|left, right| better(right, left));
        own
    };
    let mut queues: Vec<Vec<usize>> = (0..needed.len()).map(ranked).collect();
    let mut covered = vec![0.0; needed.len()];
    let mut won = BTreeSet::new();
    while won.len() < maximum as usize {
        for queue in &mut queues {
            while queue.last().is_some_and(|bid| won.contains(&bids[*bid].key)) {
                queue.pop();
            }
        }
        // An hour at least, so that a segment in which nothing is needed divides by something.
        let cover = |segment: usize| covered[segment] / needed[segment].max(1.0);
        let open = (0..needed.len()).filter(|segment| !queues[*segment].is_empty());
        let Some(segment) = open.min_by(|left, right| cover(*left).total_cmp(&cover(*right))) else { break };
        let Some(best) = queues[segment].last() else { break };
        let key = bids[*best].key;
        won.insert(key);
        bids.iter().filter(|bid| bid.key == key).for_each(|bid| covered[bid.segment] += bid.hours);
    }
    won
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bid(key: u16, segment: usize, hours: f64, quality: f64) -> Bid {
        Bid { key, segment, hours, quality: Some(quality), error: 0.0, soundness: 0.5 }
    }

    const QUALITY: Weights = Weights { quality: 1.0, size: 0.0, soundness: 0.0 };

    fn keys(won: &BTreeSet<u16>) -> Vec<u16> {
        won.iter().copied().collect()
    }

    #[test]
    fn a_procedure_takes_place_at_the_start_and_after_every_term() {
        let selection = |term_years| Admission {
            procedure: Procedure::Selective(Selection {
                contracted_max: vec![Some(3), None],
                term_years,
                weights: QUALITY,
            }),
            notice_months: 0,
        };
        let due = |it: &Admission, group| {
            (-2..9).filter(|year| it.award_in(group, *year).is_some()).collect::<Vec<_>>()
        };
        assert_eq!(due(&selection(Some(4)), 0), [0, 4, 8]);
        assert_eq!(due(&selection(None), 0), [0]);
        assert!(due(&selection(Some(4)), 1).is_empty(), "without a maximum there is nothing to award");
        assert!(!selection(None).is_open(0) && selection(None).is_open(1));
    }

    #[test]
    fn points_are_standard_deviations_times_their_weight() {
        let bids = [bid(0, 0, 10.0, 0.8), bid(1, 0, 10.0, 0.9), bid(2, 0, 10.0, 1.0)];
        let points = QUALITY.points(&bids);
        // sd = 0.1 √(2/3).
        assert!((points[2] - libm::sqrt(1.5)).abs() < 1e-9 && points[1].abs() < 1e-9, "{points:?}");
        assert!((points[0] + points[2]).abs() < 1e-9);
        let unknown = Bid { quality: None, ..bids[0] };
        assert!(QUALITY.points(&[unknown, bids[1], bids[2]])[0].abs() < 1e-9, "no record is the average");
        let size = Weights { quality: 0.0, size: 2.0, soundness: 0.0 };
        assert_eq!(size.points(&bids), [0.0; 3], "what does not differ gives no points");
    }

    #[test]
    fn the_best_win_and_the_lower_key_on_a_tie() {
        let bids = [bid(3, 0, 10.0, 0.9), bid(1, 0, 10.0, 0.9), bid(2, 0, 10.0, 0.5), bid(4, 0, 10.0, 1.0)];
        let points = QUALITY.points(&bids);
        assert_eq!(keys(&award(&bids, &points, &[30.0], 2)), [1, 4]);
        assert_eq!(keys(&award(&bids, &points, &[30.0], 3)), [1, 3, 4]);
        assert_eq!(keys(&award(&bids, &points, &[30.0], 9)), [1, 2, 3, 4], "a maximum above all takes all");
    }

    #[test]
    fn no_segment_is_left_without_a_provider_while_others_have_several() {
        // The weakest candidate is the only one of its segment; the strongest works in two.
        let bids = [
            bid(0, 0, 50.0, 1.0),
            bid(0, 1, 10.0, 1.0),
            bid(1, 0, 50.0, 0.9),
            bid(2, 1, 50.0, 0.8),
            bid(3, 2, 5.0, 0.1),
        ];
        let points: Vec<f64> = bids.iter().map(|bid| bid.quality.unwrap_or(0.0)).collect();
        assert_eq!(keys(&award(&bids, &points, &[60.0, 60.0, 60.0], 2)), [0, 3]);
        // The third place goes where the least is covered: segment 2 has nobody left, segment 1 has 10 of 60.
        assert_eq!(keys(&award(&bids, &points, &[60.0, 60.0, 60.0], 3)), [0, 2, 3]);
    }
}
