//! What is counted apart adds up to what is counted together: by severity, and what spend is made of.

use super::{SCHEMES, shipped, small, total, values, whole_history, world};
use prikkel::indicators::{FACTORS, factors, position};
use prikkel::world::severity::{SEVERITIES, SeverityClass};

#[test]
fn counts_by_severity_add_up_to_all() {
    let mut without_help = 0;
    for name in SCHEMES {
        let all = whole_history(&world(&small(name, 12_000, 2), 0), |_| true);
        let sum = |counts: &[i64; SEVERITIES.len()]| counts.iter().sum::<i64>();
        assert_eq!(sum(&all.starts_by_severity), all.starts, "{name}");
        assert_eq!(sum(&all.waited_by_severity), all.waited, "{name}");
        assert_eq!(sum(&all.in_need_by_severity), all.applied + all.stayed_away, "{name}");
        let unmet = all.turned_away - all.helped + all.gave_up + all.stayed_away + all.stopped_for_fee;
        assert_eq!(sum(&all.without_help_by_severity), unmet, "{name}");
        without_help += unmet;
    }
    assert!(without_help > 0, "somebody must be left without help, or nothing was tried");
}

#[test]
fn unmet_need_by_severity_adds_up_to_unmet_need() {
    for name in ["ceilings-strict-desk", "income-fee", "lump-sum"] {
        let values = values(&small(name, 12_000, 2)).indicators;
        let of = |key: &str| values[position(key)].expect("it is measured");
        let parts = of("unmet_light") + of("unmet_middle") + of("unmet_heavy");
        // Three divisions by the same number of years.
        assert!((parts - of("unmet")).abs() < 1e-9, "{name}: {parts} is not {}", of("unmet"));
    }
}

#[test]
fn severity_has_mean_one_so_that_every_class_is_in_use() {
    let scenario = shipped("default-municipality");
    let all = total(&scenario, &world(&scenario, 0));
    for class in SEVERITIES {
        let share = all.in_need_by_severity[class.place()] as f64 / all.applied as f64;
        assert!((0.1..0.6).contains(&share), "{class:?}: {share}");
    }
    assert_eq!(SeverityClass::of(1.0), SeverityClass::Middle);
}

#[test]
fn what_spend_is_made_of_multiplies_to_spend() {
    for name in SCHEMES {
        let scenario = small(name, 12_000, 2);
        let played = values(&scenario);
        let of = |key: &str| played.indicators[position(key)].expect("there is care");
        let product: f64 = FACTORS.map(of).iter().product();
        // To the cent of millions: four roundings in the sixteenth digit.
        assert!((product - of("spend")).abs() < 1e-6, "{name}: {product} is not {}", of("spend"));
        let years: f64 = played.spending.iter().flatten().map(|year| year.iter().product::<f64>()).sum();
        assert!((years / 2.0 - of("spend")).abs() < 1e-6, "{name}: years give {years}");
    }
}

#[test]
fn a_period_without_care_has_no_factors() {
    let tally = prikkel::world::tally::Tally::default();
    let period = prikkel::indicators::Period { tally: &tally, months: 12, flow_months: 12, revenues: &[] };
    assert_eq!(factors(&period), None);
}
