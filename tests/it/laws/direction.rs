//! direction
use super::*;
use prikkel::indicators::{INDICATORS, position};
fn show(label: &str, s: &Scenario, reps: u32) {
    let mut sums = vec![vec![]; INDICATORS.len()];
    let mut wy = vec![0.0; s.run.years as usize];
    let mut hy = vec![0.0; s.run.years as usize];
    let mut trust = 0.0;
    let mut month_starts = [0.0; 12];
    let mut month_stop = [0.0; 12];
    let mut ratio = 0.0;
    for r in 0..reps {
        let w = prikkel::run::simulate(s, SEED, r).unwrap();
        let v = prikkel::run::measure(s, &w);
        trust += w.providers.trust.iter().sum::<f64>() / w.providers.trust.len() as f64 / reps as f64;
        ratio += w.lots.contracted().map(|l| w.lots.ratio[l][0]).sum::<f64>() / w.lots.contracted as f64 / reps as f64;
        for (i, x) in v.indicators.iter().enumerate() { sums[i].push(x.unwrap_or(f64::NAN)); }
        let n = s.segments.len();
        for y in 0..s.run.years { 
            let mut t = Tally::default();
            for m in 0..12 { 
              let at = ((s.run.warmup_years + y) * 12 + m) as usize * n; 
              for k in 0..n { let q=&w.history[at+k]; t.add(q); if y>0 {month_starts[m as usize] += (q.starts-q.exempt_starts) as f64/reps as f64; month_stop[m as usize]+= q.waiting as f64/reps as f64;} } }
            wy[y as usize] += t.waiting as f64 / 12.0 / reps as f64;
            hy[y as usize] += t.delivered as f64 / 60.0 / t.client_months as f64 / reps as f64;
        }
    }
    println!("== {label} trust {trust:.3} ratio {ratio:.3}");
    for (i, ind) in INDICATORS.iter().enumerate() {
        let m = sums[i].iter().sum::<f64>() / sums[i].len() as f64;
        print!("{}={:.4} ", ind.key, m);
    }
    println!("\n waiting by year {:?}\n hours by year {:?}\n bound starts by month {:?}\n waiting by month {:?}", wy.iter().map(|x| x.round()).collect::<Vec<_>>(), hy.iter().map(|x| (x*100.0).round()/100.0).collect::<Vec<_>>(), month_starts.map(|x| x.round()), month_stop.map(|x| x.round()));
}
fn full(name: &str, years: u32) -> Scenario { let mut s = shipped(name); s.run.years = years; s }
#[test]
fn explore() {
    let reps = 8;
    for name in SCHEMES { show(name, &full(name, 10), reps); }
    for c in [0.95, 1.05, 1.2, 1.35] { let s = with(&full("open-house", 3), |s| s.market.capacity_factor = c); show(&format!("open cap {c}"), &s, reps); }
    for l in [1.2, 1.0, 0.9, 0.8, 0.7, 0.5] { let s = with(&full("ceilings", 3), |s| for c in &mut s.policy.contracts { for k in &mut c.clauses { if let prikkel::policy::clause::Clause::RevenueCeiling(r) = k { r.level = l; } } }); show(&format!("ceiling {l}"), &s, reps); }
    for k in [0.5, 2.0, 4.0, 16.0] { for name in ["open-house", "lump-sum", "tiers", "ceilings", "trajectory-fee"] { let s = with(&full(name, 3), |s| s.behaviour.volume.curvature_median *= k); show(&format!("{name} curv x{k}"), &s, 4); } }
    use prikkel::policy::budget::*;
    for (n, r) in [("talk", Response::Talk), ("stop", Response::StopIntake), ("tighten", Response::TightenAccess { strictness: 0.3 })] {
        let s = with(&full("open-house", 3), |s| s.policy.budget.rules = vec![Rule { watch: Watch::Forecast, above: 0.0, response: r, lag_months: 0 }]); show(n, &s, reps);
    }
    for z in [0.0, 0.25, 0.5, 0.8] { let s = with(&full("open-house", 3), |s| s.policy.access.gates[0].strictness = z); show(&format!("strict {z}"), &s, reps); }
    let _ = position("spend");
}
