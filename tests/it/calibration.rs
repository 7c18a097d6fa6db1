//! The default municipality against the evidence, under the usual practice: every figure inside its stated band.
//!
//! `cargo test calibration -- --nocapture` prints the table. Bands come from the evidence (its stated range or spread), not
//! from the simulation. *Calibrated* figures had a parameter of their own that the evidence leaves open; the others fell
//! out by themselves.

use prikkel::policy::access::Route;
use prikkel::run::{simulate, total};
use prikkel::scenario::{Embedded, Scenario, build, read};
use prikkel::world::tally::Tally;

/// Replicates over which a figure is averaged: its standard error is then far below the width of any band.
const REPLICATES: u32 = 6;

/// Where a figure comes from.
#[derive(Clone, Copy)]
enum Origin {
    /// A parameter was set for it.
    Calibrated(&'static str),
    /// It follows from the rest.
    FellOut,
}
use Origin::{Calibrated, FellOut};

/// What the runs measured, summed over replicates.
struct Measured {
    scenario: Scenario,
    /// First reported year, by segment.
    first_year: Vec<Tally>,
    /// All reported years, by segment.
    years: Vec<Tally>,
    /// In care in the last month before the first reported year, by segment.
    stock: Vec<i64>,
    /// Share of the four largest providers in the revenue of youth care, mean over replicates.
    youth_top_four: f64,
}

struct Row {
    what: &'static str,
    evidence: f64,
    low: f64,
    high: f64,
    source: &'static str,
    origin: Origin,
    of: fn(&Measured) -> f64,
}

const YOUTH: [usize; 3] = [0, 1, 2];
const AMBULATORY: [usize; 2] = [0, 1];
const STAY: [usize; 1] = [2];
const HOUSEHOLD_HELP: [usize; 1] = [3];
const GUIDANCE: [usize; 1] = [4];
const WMO: [usize; 2] = [3, 4];

impl Measured {
    fn new() -> Measured {
        let resolved = read("default-municipality.toml", &Embedded).expect("the shipped base is in order");
        let scenario = build(&resolved).expect("the shipped base is in order");
        let segments = scenario.segments.len();
        let mut first_year = vec![Tally::default(); segments];
        let mut years = vec![Tally::default(); segments];
        let mut stock = vec![0; segments];
        let mut youth_top_four = 0.0;
        for replicate in 0..REPLICATES {
            let world = simulate(&scenario, scenario.run.seed, replicate).expect("the ledger balances");
            let warmup = scenario.run.warmup_years as usize * 12;
            for segment in 0..segments {
                years[segment].add(&total(&scenario, &world, |own| own == segment));
                stock[segment] += world.history[(warmup - 1) * segments + segment].in_care;
                for month in warmup..warmup + 12 {
                    first_year[segment].add(&world.history[month * segments + segment]);
                }
            }
            let lots = &world.lots;
            let mut revenues: Vec<i64> = lots
                .contracted()
                .filter(|lot| YOUTH.contains(&usize::from(lots.segment[*lot])))
                .map(|lot| world.providers.revenue_reported[lots.provider[lot] as usize].0)
                .collect();
            revenues.sort_unstable_by(|left, right| right.cmp(left));
            let top: i64 = revenues.iter().take(4).sum();
            youth_top_four += top as f64 / revenues.iter().sum::<i64>() as f64 / f64::from(REPLICATES);
        }
        Measured { scenario, first_year, years, stock, youth_top_four }
    }

    /// A count of the first reported year, per replicate.
    fn in_first_year(&self, segments: &[usize], count: fn(&Tally) -> i64) -> f64 {
        segments.iter().map(|segment| count(&self.first_year[*segment])).sum::<i64>() as f64
            / f64::from(REPLICATES)
    }

    /// A ratio of counts over all reported years.
    fn ratio(&self, segments: &[usize], part: fn(&Tally) -> i64, whole: fn(&Tally) -> i64) -> f64 {
        let sum = |count: fn(&Tally) -> i64| {
            segments.iter().map(|segment| count(&self.years[*segment])).sum::<i64>()
        };
        sum(part) as f64 / sum(whole) as f64
    }

    fn stock(&self, segments: &[usize]) -> f64 {
        segments.iter().map(|segment| self.stock[*segment]).sum::<i64>() as f64 / f64::from(REPLICATES)
    }

    /// Share of completed youth care that lasted from `from` up to `to` months, and the median.
    fn stays(&self) -> Vec<i64> {
        let mut stays = vec![0; self.years[0].stays.len()];
        for segment in YOUTH {
            stays.iter_mut().zip(&self.years[segment].stays).for_each(|(sum, count)| *sum += count);
        }
        stays
    }

    fn stay_share(&self, months: std::ops::Range<usize>) -> f64 {
        let stays = self.stays();
        let end = months.end.min(stays.len());
        stays[months.start..end].iter().sum::<i64>() as f64 / stays.iter().sum::<i64>() as f64
    }

    fn stay_median(&self) -> f64 {
        let stays = self.stays();
        let half = stays.iter().sum::<i64>() as f64 / 2.0;
        let mut below = 0.0;
        for (months, count) in stays.iter().enumerate() {
            if below + *count as f64 >= half {
                // A stay that ends in its n-th month counts as n months: half a month less on average.
                return months as f64 - 0.5 + (half - below) / *count as f64;
            }
            below += *count as f64;
        }
        f64::NAN
    }

    fn route_share(&self, route: Route) -> f64 {
        let starts = |own: Option<Route>| -> i64 {
            YOUTH
                .iter()
                .flat_map(|segment| self.years[*segment].starts_by_route.iter().enumerate())
                .filter(|(place, _)| own.is_none_or(|route| route as usize == *place))
                .map(|(_, count)| count)
                .sum()
        };
        starts(Some(route)) as f64 / starts(None) as f64
    }

    fn wait_weeks(&self, segments: &[usize]) -> f64 {
        self.ratio(segments, |tally| tally.waited, |tally| tally.starts) * 365.25 / 12.0 / 7.0
    }

    fn overrun(&self, segments: &[usize]) -> f64 {
        self.ratio(segments, |tally| tally.spend, |tally| tally.budget) - 1.0
    }
}

const ROWS: &[Row] = &[
    Row {
        what: "youth: trajectories started a year",
        evidence: 1_650.0,
        low: 1_240.0,
        high: 2_060.0,
        source: "CBS 85096NED, ±25 %",
        origin: Calibrated("incidence"),
        of: |it| it.in_first_year(&YOUTH, |tally| tally.starts),
    },
    Row {
        what: "youth: in care at a date",
        evidence: 1_815.0,
        low: 1_360.0,
        high: 2_270.0,
        source: "CBS 85102NED, ±25 %",
        origin: FellOut,
        of: |it| it.stock(&YOUTH),
    },
    Row {
        what: "youth: trajectories active in a year",
        evidence: 3_570.0,
        low: 2_680.0,
        high: 4_460.0,
        source: "CBS 85096NED, ±25 %",
        origin: FellOut,
        of: |it| it.stock(&YOUTH) + it.in_first_year(&YOUTH, |tally| tally.starts),
    },
    Row {
        what: "youth: users a year",
        evidence: 2_680.0,
        low: 1_610.0,
        high: 3_750.0,
        source: "NJi/CBS, ±40 %",
        origin: FellOut,
        of: |it| it.in_first_year(&YOUTH, |tally| tally.served),
    },
    Row {
        what: "youth: share of users with stay",
        evidence: 0.085,
        low: 0.05,
        high: 0.12,
        source: "Jeugdautoriteit 2024, ±40 %",
        origin: Calibrated("incidence"),
        of: |it| {
            it.in_first_year(&STAY, |tally| tally.served) / it.in_first_year(&YOUTH, |tally| tally.served)
        },
    },
    Row {
        what: "youth: starts by the municipal desk",
        evidence: 0.359,
        low: 0.309,
        high: 0.409,
        source: "CBS 85097NED, three routes",
        origin: Calibrated("route shares"),
        of: |it| it.route_share(Route::MunicipalDesk),
    },
    Row {
        what: "youth: starts by GP and other medical",
        evidence: 0.542,
        low: 0.492,
        high: 0.592,
        source: "CBS 85097NED, three routes",
        origin: Calibrated("route shares"),
        of: |it| it.route_share(Route::GeneralPractitioner),
    },
    Row {
        what: "youth: starts by institution and court",
        evidence: 0.099,
        low: 0.049,
        high: 0.149,
        source: "CBS 85097NED, three routes",
        origin: Calibrated("route shares"),
        of: |it| it.route_share(Route::CertifiedInstitution),
    },
    Row {
        what: "youth: median duration, months",
        evidence: 8.5,
        low: 7.5,
        high: 9.5,
        source: "CBS 85096NED: 259 days",
        origin: Calibrated("optimal durations"),
        of: |it| it.stay_median(),
    },
    Row {
        what: "youth: ended within 3 months",
        evidence: 0.161,
        low: 0.10,
        high: 0.22,
        source: "CBS 85096NED, ±6 points",
        origin: FellOut,
        of: |it| it.stay_share(0..4),
    },
    Row {
        what: "youth: ended after 3 to 6 months",
        evidence: 0.172,
        low: 0.11,
        high: 0.24,
        source: "CBS 85096NED, ±6 points",
        origin: FellOut,
        of: |it| it.stay_share(4..7),
    },
    Row {
        what: "youth: ended after 6 to 12 months",
        evidence: 0.296,
        low: 0.23,
        high: 0.36,
        source: "CBS 85096NED, ±6 points",
        origin: FellOut,
        of: |it| it.stay_share(7..13),
    },
    Row {
        what: "youth: ended after 1 to 2 years",
        evidence: 0.233,
        low: 0.17,
        high: 0.30,
        source: "CBS 85096NED, ±6 points",
        origin: FellOut,
        of: |it| it.stay_share(13..25),
    },
    Row {
        what: "youth: ended after more than 2 years",
        evidence: 0.137,
        low: 0.07,
        high: 0.20,
        source: "CBS 85096NED, ±6 points",
        origin: FellOut,
        of: |it| it.stay_share(25..usize::MAX),
    },
    Row {
        what: "youth: repeats among starts",
        evidence: 0.245,
        low: 0.205,
        high: 0.285,
        source: "CBS 85097NED",
        origin: Calibrated("relapse share"),
        of: |it| it.ratio(&YOUTH, |tally| tally.repeat_starts, |tally| tally.starts),
    },
    Row {
        what: "youth: spend, EUR million a year",
        evidence: 40.0,
        low: 25.0,
        high: 55.0,
        source: "derived, range 25-55",
        origin: Calibrated("optimal hours"),
        of: |it| it.in_first_year(&YOUTH, |tally| tally.spend) / 1e8,
    },
    Row {
        what: "youth: share of stay in spend",
        evidence: 0.40,
        low: 0.33,
        high: 0.47,
        source: "recalled, 35-45 %",
        origin: Calibrated("optimal hours"),
        of: |it| it.in_first_year(&STAY, |tally| tally.spend) / it.in_first_year(&YOUTH, |tally| tally.spend),
    },
    Row {
        what: "youth ambulatory: mean wait, weeks",
        evidence: 13.0,
        low: 6.0,
        high: 16.0,
        source: "Rijnmond 13-16, youth mental health 6",
        origin: Calibrated("capacity factor"),
        of: |it| it.wait_weeks(&AMBULATORY),
    },
    Row {
        what: "youth: share of the four largest",
        evidence: 0.45,
        low: 0.35,
        high: 0.55,
        source: "assumed, 35-55 %",
        origin: FellOut,
        of: |it| it.youth_top_four,
    },
    Row {
        what: "youth: realised over budget − 1",
        evidence: 0.06,
        low: 0.02,
        high: 0.10,
        source: "CBS 83454NED, 8 municipalities",
        origin: Calibrated("budgets"),
        of: |it| it.overrun(&YOUTH),
    },
    Row {
        what: "Wmo: household help, clients a year",
        evidence: 3_100.0,
        low: 2_790.0,
        high: 3_410.0,
        source: "CBS 86050NED, ±10 %",
        origin: Calibrated("incidence"),
        of: |it| it.in_first_year(&HOUSEHOLD_HELP, |tally| tally.served),
    },
    Row {
        what: "Wmo: guidance and support, clients a year",
        evidence: 1_400.0,
        low: 1_260.0,
        high: 1_540.0,
        source: "CBS 86050NED, ±10 %",
        origin: Calibrated("incidence"),
        of: |it| it.in_first_year(&GUIDANCE, |tally| tally.served),
    },
    Row {
        what: "Wmo: spend, EUR million a year",
        evidence: 31.0,
        low: 15.0,
        high: 45.0,
        source: "CBS 84580NED, range 15-45; aids, day care and shelter are not modelled",
        origin: FellOut,
        of: |it| it.in_first_year(&WMO, |tally| tally.spend) / 1e8,
    },
    Row {
        what: "Wmo: realised over budget − 1",
        evidence: -0.01,
        low: -0.05,
        high: 0.03,
        source: "CBS 84580NED, 33 municipalities",
        origin: Calibrated("budgets"),
        of: |it| it.overrun(&WMO),
    },
    Row {
        what: "margin of providers",
        evidence: 0.01,
        low: -0.01,
        high: 0.03,
        source: "NOS/A-Insights: 0.1 %, earlier 1-2 %",
        origin: Calibrated("overhead"),
        of: |it| it.ratio(&[0, 1, 2, 3, 4], |tally| tally.revenue - tally.cost, |tally| tally.revenue),
    },
];

/// A figure as the README shows it: a share in per cent, thousands whole.
fn shown(value: f64) -> String {
    if value.abs() < 1.0 {
        return format!("{:.1} %", 100.0 * value).replace('-', "−");
    }
    if value < 1_000.0 {
        return format!("{value:.1}");
    }
    let whole = value.round() as i64;
    format!("{},{:03}", whole / 1_000, whole % 1_000)
}

/// A row of the table of the README.
fn line(row: &Row, got: f64) -> String {
    let origin = match row.origin {
        Calibrated(by) => format!("calibrated by {by}"),
        FellOut => "fell out by itself".to_string(),
    };
    let [evidence, got, low, high] = [row.evidence, got, row.low, row.high].map(shown);
    format!("| {} | {evidence} | {got} | {low} to {high} | {origin} | {} |", row.what, row.source)
}

#[test]
fn the_default_municipality_lies_inside_the_bands_of_the_evidence() {
    let measured = Measured::new();
    assert_eq!(measured.scenario.segments.len(), 5, "the rows name segments by their place");
    println!("| figure | evidence | simulated | band | origin | source |\n|---|---|---|---|---|---|");
    let mut problems = Vec::new();
    for row in ROWS {
        let got = (row.of)(&measured);
        let line = line(row, got);
        println!("{line}");
        if !(row.low..=row.high).contains(&got) {
            problems.push(format!("{}: {got:.3} is outside {:.3} to {:.3}", row.what, row.low, row.high));
        }
        if !include_str!("../../README.md").contains(&line) {
            problems.push(format!("the README does not say: {line}"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
