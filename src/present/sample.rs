//! Invented comparisons for the tests of this floor: no model, only numbers that behave like its results.
//!
//! Every replicate has luck that all schemes share and luck of its own, so that paired differences are sharper than
//! unpaired ones, as in the real thing.

use crate::experiment::growth::Growths;
use crate::experiment::{
    Comparison, Cross, Difference, Estimate, Fan, Growth, SchemeResult, TeamSize, Verdict,
};
use crate::indicators::network::{Contact, Network, OfficialSeat, Sits};
use crate::indicators::{INDICATORS, Unit, position};
use crate::language::Text;
use crate::random::{Luck, Purpose, normal};
use crate::stats::{Interval, Moments, Pairs, quantile, share_difference_interval, share_interval};

/// What makes one invented scheme differ from another.
#[derive(Clone, Copy)]
pub(crate) struct Invented {
    nl: &'static str,
    en: &'static str,
    /// Spend, relative to the first scheme.
    spend: f64,
    /// Waiting list and unmet need, relative to the first scheme.
    waiting: f64,
    /// Recovery, relative to the first scheme.
    recovery: f64,
}

const fn invented(nl: &'static str, en: &'static str, spend: f64, waiting: f64, recovery: f64) -> Invented {
    Invented { nl, en, spend, waiting, recovery }
}

const SCHEMES: [Invented; 12] = [
    invented("P×Q, open huis, geen grenzen", "P×Q, open house, no bounds", 1.0, 1.0, 1.0),
    invented("P×Q met omzetplafonds", "P×Q with revenue ceilings", 0.86, 2.3, 0.97),
    invented("P×Q met degressieve staffels", "P×Q with degressive tiers", 0.93, 1.25, 0.99),
    invented("trajectprijs", "trajectory fee", 0.91, 1.02, 1.06),
    invented("lumpsum", "lump sum", 0.79, 3.1, 0.9),
    invented("P×Q, plafonds en strenge toegang", "P×Q, ceilings and strict desk", 0.81, 2.7, 0.955),
    invented("P×Q, één aanbieder per wijk", "P×Q, one provider per district", 0.96, 1.4, 1.01),
    invented("trajectprijs met bonus voor herstel", "trajectory fee with recovery bonus", 0.94, 1.1, 1.11),
    invented("lumpsum met winstplafond", "lump sum with profit cap", 0.8, 2.9, 0.93),
    invented("budget per aanbieder", "budget per provider", 0.87, 2.1, 0.96),
    invented("P×Q met wachttijdnorm", "P×Q with waiting norm", 1.04, 0.6, 1.03),
    invented("P×Q met herindicatie", "P×Q with reassessment", 0.9, 1.3, 0.995),
];

const YEARS: usize = 5;

/// Six schemes as shipped, 60 replicates.
pub(crate) fn six() -> Comparison {
    comparison(&SCHEMES[..6], 60)
}

/// Three schemes under two designs.
pub(crate) fn crossed() -> Comparison {
    let text = |nl: &str, en: &str| Text { nl: nl.to_string(), en: en.to_string() };
    let columns = SCHEMES[..3].iter().map(|scheme| text(scheme.nl, scheme.en)).collect();
    let rows = vec![
        text("de gemeente beslist over toegang en omvang", "the municipality decides on access and volume"),
        text("de aanbieder beslist", "the provider decides"),
    ];
    Comparison { cross: Some(Cross { columns, rows }), ..six() }
}

/// Six schemes with teams of one, two and five people, of which one half plans no coordination, and one without a team.
pub(crate) fn peopled() -> Comparison {
    let mut peopled = comparison(&SCHEMES[..7], 40);
    for (place, scheme) in peopled.schemes.iter_mut().enumerate().skip(1) {
        let officials = [1, 2, 5][(place - 1) % 3];
        scheme.team = Some(TeamSize {
            officials,
            hours_month: 100.0 * officials as f64,
            coordination_share: f64::from(u8::from(place <= 3)),
        });
        scheme.network = Some(network(officials));
    }
    peopled
}

/// Officials of whom the last has no contacts, with people of providers who know them more or less.
fn network(officials: usize) -> Network {
    let sits = |number: usize| [Sits::Still, Sits::Still, Sits::Newcomer, Sits::Nobody][number % 4];
    let seat = |number: usize| OfficialSeat {
        name: format!("a contract manager with the number {}", number + 1),
        role: crate::policy::team::Role::ContractManager,
        sits: sits(number + 1),
    };
    let contact = |number: usize| Contact {
        provider: (number / 3) as u16,
        official: number % (officials - 1).max(1),
        tie: (number % 11) as f64 / 11.0,
        sits: sits(number),
    };
    Network { officials: (0..officials).map(seat).collect(), contacts: (0..120).map(contact).collect() }
}

/// Twelve schemes.
pub(crate) fn twelve() -> Comparison {
    comparison(&SCHEMES, 40)
}

/// Only the baseline.
pub(crate) fn one() -> Comparison {
    comparison(&SCHEMES[..1], 40)
}

/// Two schemes that differ in name only.
pub(crate) fn twins() -> Comparison {
    let twin = Invented { nl: "P×Q, tweede kopie", en: "P×Q, second copy", ..SCHEMES[0] };
    comparison(&[SCHEMES[0], twin], 40)
}

/// Two schemes so noisy that nothing can be said.
pub(crate) fn unclear() -> Comparison {
    comparison(&[SCHEMES[0], Invented { spend: 0.999, waiting: 1.003, recovery: 1.001, ..SCHEMES[3] }], 6)
}

/// Differences of orders of magnitude.
pub(crate) fn huge() -> Comparison {
    let tenfold = Invented { spend: 9.0, waiting: 0.02, recovery: 1.6, ..SCHEMES[3] };
    comparison(
        &[SCHEMES[0], tenfold, Invented { spend: 0.02, waiting: 60.0, recovery: 0.1, ..SCHEMES[4] }],
        40,
    )
}

/// One replicate, so that no interval is known.
pub(crate) fn one_run() -> Comparison {
    comparison(&SCHEMES[..3], 1)
}

/// One reported year.
pub(crate) fn one_year() -> Comparison {
    let mut comparison = six();
    comparison.years = 1;
    for scheme in &mut comparison.schemes {
        scheme.growth_in_time = None;
        scheme.yearly.iter_mut().for_each(|fan| fan.points.truncate(1));
        scheme.monthly.iter_mut().for_each(|fan| fan.points.truncate(12));
    }
    comparison
}

/// Two schemes of which nothing is known.
pub(crate) fn nothing_measured() -> Comparison {
    let mut comparison = twins();
    for scheme in &mut comparison.schemes {
        scheme.estimates.iter_mut().for_each(|estimate| *estimate = None);
        scheme.differences.iter_mut().for_each(|difference| *difference = None);
        (scheme.growth, scheme.growth_in_time) = (None, None);
        scheme.yearly.clear();
        scheme.monthly.clear();
    }
    comparison
}

fn comparison(schemes: &[Invented], replicates: u32) -> Comparison {
    let columns: Vec<Vec<Vec<f64>>> = (0..schemes.len()).map(|s| columns(schemes, s, replicates)).collect();
    let results = schemes.iter().enumerate().map(|(s, scheme)| SchemeResult {
        id: scheme.en.replace([' ', ','], "-"),
        title: Text { nl: scheme.nl.to_string(), en: scheme.en.to_string() },
        estimates: (0..INDICATORS.len()).map(|row| estimate(row, &columns[s][row])).collect(),
        differences: (0..INDICATORS.len())
            .map(|row| difference(row, &columns[0][row], &columns[s][row]))
            .collect(),
        monthly: monthly(scheme, replicates),
        yearly: yearly(scheme, replicates),
        growth: growth(&columns[0], &columns[s]).filter(|_| s > 0),
        growth_in_time: growth_in_time(&columns[s]),
        members: Vec::new(),
        team: None,
        network: None,
        failures: 0,
    });
    Comparison { schemes: results.collect(), replicates, seed: 7, years: 5, inhabitants: 50_000, cross: None }
}

/// What spend is made of in every replicate: the price is what makes the product right.
fn factors(columns: &[Vec<f64>]) -> impl Iterator<Item = [f64; 4]> + '_ {
    let of = |key, replicate: usize| columns[position(key)][replicate];
    (0..columns[0].len()).map(move |replicate| {
        let (clients, hours) = (of("clients", replicate), of("hours_per_client", replicate));
        [clients, 7.4, hours, of("spend", replicate) / (clients * 7.4 * hours)]
    })
}

fn growth(first: &[Vec<f64>], second: &[Vec<f64>]) -> Option<Growth> {
    let mut growths = Growths::default();
    factors(first).zip(factors(second)).for_each(|(from, to)| growths.add(&from, &to));
    growths.growth()
}

/// Prices and hours rise by more in some replicates than in others.
fn growth_in_time(columns: &[Vec<f64>]) -> Option<Growth> {
    let mut growths = Growths::default();
    for (replicate, [clients, months, hours, price]) in factors(columns).enumerate() {
        let luck = normal(Luck::new(13, replicate as u32).draws(Purpose::Client, 60, 0)[0]);
        growths.add(
            &[clients, months, hours, price],
            &[clients * (1.02 + 0.03 * luck), months, hours * (0.99 + 0.002 * luck), price * 1.13],
        );
    }
    growths.growth()
}

/// Per indicator, the value of every replicate under scheme `s`.
fn columns(schemes: &[Invented], s: usize, replicates: u32) -> Vec<Vec<f64>> {
    let rows = INDICATORS.iter().map(|row| {
        (0..replicates)
            .map(|replicate| value(row.key, &schemes[s], noise(&schemes[s], row.key, replicate)))
            .collect()
    });
    rows.collect()
}

/// Standard normal, 90 % of its variance shared by all schemes.
fn noise(scheme: &Invented, key: &str, replicate: u32) -> f64 {
    let row = position(key) as u32;
    let twin = scheme.spend.to_bits() ^ scheme.waiting.to_bits().rotate_left(7);
    let luck = Luck::new(7, replicate);
    let shared = normal(luck.draws(Purpose::Client, 1_000, row)[0]);
    let own = normal(luck.draws(Purpose::Client, twin, row)[0]);
    libm::sqrt(0.9) * shared + libm::sqrt(0.1) * own
}

fn value(key: &str, scheme: &Invented, noise: f64) -> f64 {
    let spend = 12.9e6 * scheme.spend * (1.0 + 0.03 * noise);
    match key {
        "spend" => spend,
        "budget" => 11.2e6,
        "overrun" => spend / 11.2e6 - 1.0,
        "overrun_probability" => f64::from(u8::from(spend > 11.2e6)),
        "clients" => (1_480.0 * (1.0 - 0.05 * (scheme.waiting - 1.0)) * (1.0 + 0.02 * noise)).max(20.0),
        "hours_per_client" => 11.3 * scheme.spend * (1.0 + 0.02 * noise),
        "waiting" => 96.0 * scheme.waiting * (1.0 + 0.1 * noise),
        "wait" | "wait_p90" | "wait_middle" => 4.1 * scheme.waiting * (1.0 + 0.08 * noise),
        "wait_light" => 3.2 * scheme.waiting * (1.0 + 0.08 * noise),
        "wait_heavy" => 5.3 * scheme.waiting * (1.0 + 0.09 * noise),
        "unmet_share_light" => (0.21 * scheme.waiting * (1.0 + 0.06 * noise)).min(0.9),
        "unmet_share_middle" => (0.12 * scheme.waiting * (1.0 + 0.06 * noise)).min(0.9),
        "unmet_share_heavy" => (0.05 * scheme.waiting * (1.0 + 0.12 * noise)).min(0.9),
        "over_provision" => 0.21 * scheme.spend * (1.0 + 0.05 * noise),
        "under_provision" => 0.06 * scheme.waiting * (1.0 + 0.07 * noise),
        "recovery" => 0.47 * scheme.recovery * (1.0 + 0.015 * noise),
        "provider_margin" => 0.06 * scheme.spend - 0.03 + 0.006 * noise,
        "unmet" => 140.0 * scheme.waiting * (1.0 + 0.12 * noise),
        _ => flow(key, scheme, noise),
    }
}

/// A flow in which every count moves with the waiting list.
fn flow(key: &str, scheme: &Invented, noise: f64) -> f64 {
    let people = match key {
        "applied" => 1_000.0,
        "applied_first" | "applied_unasked" => 800.0,
        "applied_again" => 200.0,
        "helped" | "helped_desk" | "helped_gp" | "helped_institution" => 0.0,
        "surfaced" | "surfaced_desk" | "surfaced_gp" | "surfaced_institution" => 0.0,
        "applied_desk" => 700.0,
        "applied_gp" => 260.0,
        "applied_institution" => 40.0,
        "applied_again_desk" | "turned_away_desk" => 110.0,
        "applied_again_gp" | "turned_away_gp" => 80.0,
        "applied_again_institution" => 10.0,
        "let_in" => 810.0,
        "turned_away" => 190.0,
        "regular_starts" => 740.0,
        "list_growth" => 15.0 * (scheme.waiting - 1.5),
        "gave_up" => 30.0 * scheme.waiting,
        _ => 1.0,
    };
    people * (1.0 + 0.02 * noise)
}

fn estimate(row: usize, values: &[f64]) -> Option<Estimate> {
    let mut moments = Moments::default();
    values.iter().for_each(|value| moments.add(*value));
    let interval = match INDICATORS[row].unit {
        Unit::Probability => {
            share_interval(values.iter().filter(|v| **v > 0.5).count() as u64, moments.count)
        }
        _ => moments.interval(),
    };
    let quantiles = five(values.to_vec());
    Some(Estimate { count: moments.count, interval, deviation: moments.deviation(), quantiles })
}

fn difference(row: usize, first: &[f64], second: &[f64]) -> Option<Difference> {
    let mut pairs = Pairs::default();
    first.iter().zip(second).for_each(|(a, b)| pairs.add(*a, *b));
    let count = pairs.difference.count;
    let equal = first.iter().zip(second).all(|(a, b)| a.to_bits() == b.to_bits());
    let interval = match INDICATORS[row].unit {
        Unit::Probability => {
            let gained = first.iter().zip(second).filter(|(a, b)| b > a).count() as u64;
            let lost = first.iter().zip(second).filter(|(a, b)| b < a).count() as u64;
            share_difference_interval(gained, lost, count)
        }
        _ if equal => Interval { mean: 0.0, low: 0.0, high: 0.0 },
        _ => pairs.difference.interval(),
    };
    let verdict = match interval {
        _ if equal => Verdict::Equal,
        Interval { high, .. } if high < 0.0 => Verdict::Lower,
        Interval { low, .. } if low > 0.0 => Verdict::Higher,
        _ => Verdict::Unclear,
    };
    Some(Difference { count, interval, variance_ratio: pairs.variance_ratio(), verdict })
}

fn five(mut values: Vec<f64>) -> [f64; 5] {
    values.sort_by(f64::total_cmp);
    [0.05, 0.25, 0.5, 0.75, 0.95].map(|share| quantile(&values, share))
}

fn yearly(scheme: &Invented, replicates: u32) -> Vec<Fan> {
    let fan = |key: &'static str, at: &dyn Fn(u32, usize) -> f64| Fan {
        key,
        points: (0..YEARS).map(|y| five((0..replicates).map(|r| at(r, y)).collect())).collect(),
    };
    let spend = |r: u32, y: usize| {
        let drift = libm::pow(1.03 + 0.01 * noise(scheme, "spend", r), y as f64 - 2.0);
        let year = normal(Luck::new(9, r).draws(Purpose::Client, 50, y as u32)[0]);
        12.9e6 * scheme.spend * drift * (1.0 + 0.02 * year)
    };
    vec![fan("spend", &spend), fan("budget", &|_, y| 11.2e6 * libm::pow(1.02, y as f64 - 2.0))]
}

fn monthly(scheme: &Invented, replicates: u32) -> Vec<Fan> {
    let month = |r: u32, m: usize, salt: u64| {
        normal(Luck::new(11, r).draws(Purpose::Client, salt ^ scheme.spend.to_bits(), m as u32)[0])
    };
    let waiting = |r: u32, m: usize| {
        let filling = 0.6 + 0.8 * m as f64 / 59.0 * (scheme.waiting / 2.0).min(2.0);
        let ripple = 0.1 * noise(scheme, "waiting", r) + 0.04 * month(r, m, 0);
        (96.0 * scheme.waiting * filling * (1.0 + ripple)).round().max(0.0)
    };
    let unmet = |r: u32, m: usize| {
        let mean = 140.0 / 12.0 * scheme.waiting;
        (mean + libm::sqrt(mean) * month(r, m, 1)).round().max(0.0)
    };
    let fan = |key: &'static str, at: &dyn Fn(u32, usize) -> f64| Fan {
        key,
        points: (0..12 * YEARS).map(|m| five((0..replicates).map(|r| at(r, m)).collect())).collect(),
    };
    vec![fan("waiting", &waiting), fan("unmet", &unmet)]
}
