//! What is counted and can be paid for.

use super::Standing;

/// The most classes that a step tariff or a list of profiles can tell apart.
pub const CLASSES: usize = 6;

/// A thing that is counted and can be paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Declared hours.
    Hours,
    /// Clients in care, a month each.
    ClientMonths,
    /// Hours of staff that are kept, whether they are used or not.
    Capacity,
    /// Declared hours above the optimum, and all after care had done its work.
    OverHours,
    /// Measured outcomes of those whose care ended, added up; a full recovery measured without error is 1.
    Outcomes,
    /// Those whose outcome was measured: care that was completed and care that was broken off.
    Measured,
    /// Trajectories that started in a class (a profile; 0 where there is one).
    Start(u8),
    /// Trajectories that closed in a class (a profile, or a step of minutes; 0 where there is one).
    Finish(u8),
}

/// How many counts there are.
pub const COUNT_KINDS: usize = PLAIN + 2 * CLASSES;

/// How many of them tell no classes apart.
const PLAIN: usize = 6;

/// All counts, in the order of their places.
pub const COUNTS: [Count; COUNT_KINDS] = all_counts();

const fn all_counts() -> [Count; COUNT_KINDS] {
    let mut all = [Count::Hours; COUNT_KINDS];
    all[1] = Count::ClientMonths;
    all[2] = Count::Capacity;
    all[3] = Count::OverHours;
    all[4] = Count::Outcomes;
    all[5] = Count::Measured;
    let mut class = 0;
    while class < CLASSES {
        all[PLAIN + class] = Count::Start(class as u8);
        all[PLAIN + CLASSES + class] = Count::Finish(class as u8);
        class += 1;
    }
    all
}

impl Count {
    /// Its place in a row of counts.
    pub const fn place(self) -> usize {
        match self {
            Count::Hours => 0,
            Count::ClientMonths => 1,
            Count::Capacity => 2,
            Count::OverHours => 3,
            Count::Outcomes => 4,
            Count::Measured => 5,
            Count::Start(class) => PLAIN + class as usize,
            Count::Finish(class) => PLAIN + CLASSES + class as usize,
        }
    }
}

/// What a contract reads of what was done: hours only where they are declared, and no more classes than it tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reads {
    /// Whether hours are declared.
    pub hours: bool,
    /// Classes, at least 1.
    pub classes: usize,
}

impl Reads {
    /// The places of the counts that are read, in ascending order.
    pub fn places(self) -> impl Iterator<Item = usize> {
        let (hours, over) = (Count::Hours.place(), Count::OverHours.place());
        let skipped = usize::from(!self.hours);
        let (starts, finishes) = (Count::Start(0).place(), Count::Finish(0).place());
        [
            hours + skipped..over,
            over + skipped..PLAIN,
            starts..starts + self.classes,
            finishes..finishes + self.classes,
        ]
        .into_iter()
        .flatten()
    }
}

/// Counts by standing: `counts[count.place()][standing]`, for the two standings that can be paid.
pub type Counts<N> = [[N; 2]; COUNT_KINDS];

/// What one provider did in one segment in a contract year: to date when posting, forecast to December when deciding.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Activity {
    /// Months of the contract year, 0 to 12.
    pub months: f64,
    /// The counts. Hours and hours over the optimum are 0 where no clause asks for a declaration.
    pub counts: Counts<f64>,
    /// Standard deviation of the bound hours that are still to come; 0 when posting.
    pub spread_hours: f64,
    /// The same of client-months.
    pub spread_client_months: f64,
    /// The same of starts.
    pub spread_starts: f64,
    /// Standard deviation of the mean measured outcome at the end of the year; 0 when posting.
    pub spread_outcome: f64,
}

impl Activity {
    /// One count.
    pub fn get(&self, count: Count, standing: Standing) -> f64 {
        match standing {
            Standing::Bound | Standing::Exempt => self.counts[count.place()][standing as usize],
            Standing::Beyond => 0.0,
        }
    }

    /// One count of both standings together.
    pub fn total(&self, count: Count) -> f64 {
        self.counts[count.place()].iter().sum()
    }

    /// Starts of one standing, over all classes.
    pub fn starts(&self, standing: Standing) -> f64 {
        (0..CLASSES as u8).map(|class| self.get(Count::Start(class), standing)).sum()
    }

    /// The mean measured outcome; None before any was measured.
    pub fn mean_outcome(&self) -> Option<f64> {
        let measured = self.total(Count::Measured);
        (measured > 0.0).then(|| self.total(Count::Outcomes) / measured)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_only_where_they_are_declared() {
        let read = |hours: bool, classes: usize| -> Vec<Count> {
            Reads { hours, classes }.places().map(|place| COUNTS[place]).collect()
        };
        let all = read(true, CLASSES);
        assert_eq!(all, COUNTS);
        let few = read(false, 2);
        assert_eq!(few[..4], [Count::ClientMonths, Count::Capacity, Count::Outcomes, Count::Measured]);
        assert_eq!(few[4..], [Count::Start(0), Count::Start(1), Count::Finish(0), Count::Finish(1)]);
    }

    #[test]
    fn every_count_stands_at_its_place() {
        for (place, count) in COUNTS.iter().enumerate() {
            assert_eq!(count.place(), place);
        }
    }
}
