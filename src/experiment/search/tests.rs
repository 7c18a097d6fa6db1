//! Known fronts are found.

use super::*;

type Problem = fn(&[f64]) -> [f64; 2];

/// Problems of Zitzler, Deb & Thiele (2000), Evolutionary Computation 8, on x in [0, 1]: the first goal, and g·h.
fn zdt(x: &[f64], h: impl Fn(f64, f64) -> f64) -> [f64; 2] {
    let g = 1.0 + 9.0 * x[1..].iter().sum::<f64>() / (x.len() - 1) as f64;
    [x[0], g * h(x[0], g)]
}

fn zdt1(x: &[f64]) -> [f64; 2] {
    zdt(x, |f, g| 1.0 - libm::sqrt(f / g))
}

fn zdt2(x: &[f64]) -> [f64; 2] {
    zdt(x, |f, g| 1.0 - (f / g) * (f / g))
}

fn zdt3(x: &[f64]) -> [f64; 2] {
    zdt(x, |f, g| 1.0 - libm::sqrt(f / g) - f / g * libm::sin(10.0 * std::f64::consts::PI * f))
}

/// Searches with the effort of the source: 100 candidates, 250 generations, 30 numbers.
fn found(problem: Problem, seed: u64) -> Vec<[f64; 2]> {
    let genes = [Gene { levels: 1_001, scale: Scale::Steps }; 30];
    let effort = Effort { population: 100, generations: 250, seed };
    let value = |levels: &Vec<usize>| {
        let x: Vec<f64> = levels.iter().map(|level| *level as f64 / 1_000.0).collect();
        Some(problem(&x).to_vec())
    };
    let found = search::<()>(&genes, effort, &mut |_, new| Ok(new.iter().map(value).collect()))
        .expect("nothing fails");
    assert!(found.tried.len() <= 25_100);
    let kept = survivors(&found.tried, &found.front, 100);
    let mut front: Vec<[f64; 2]> = kept
        .iter()
        .map(|place| found.tried[*place].scores.as_ref().unwrap()[..].try_into().unwrap())
        .collect();
    front.sort_by(|a, b| a[0].total_cmp(&b[0]));
    front
}

/// The mean distance to 500 even points of the true front, as in the source.
fn distance(front: &[[f64; 2]], problem: Problem) -> f64 {
    let mut truth: Vec<[f64; 2]> = (0..=500)
        .map(|at| {
            let mut x = [0.0; 30];
            x[0] = f64::from(at) / 500.0;
            problem(&x)
        })
        .collect();
    let all = truth.clone();
    truth.retain(|point| !all.iter().any(|other| other[0] < point[0] && other[1] <= point[1]));
    let nearest = |point: &[f64; 2]| {
        let apart = |other: &[f64; 2]| libm::hypot(point[0] - other[0], point[1] - other[1]);
        truth.iter().map(apart).fold(f64::INFINITY, f64::min)
    };
    front.iter().map(nearest).sum::<f64>() / front.len() as f64
}

/// How unevenly the front is covered: Δ of the source, 0 where all gaps are alike.
fn unevenness(front: &[[f64; 2]], ends: [[f64; 2]; 2]) -> f64 {
    let apart = |a: &[f64; 2], b: &[f64; 2]| libm::hypot(a[0] - b[0], a[1] - b[1]);
    let gaps: Vec<f64> = front.windows(2).map(|pair| apart(&pair[0], &pair[1])).collect();
    let mean = gaps.iter().sum::<f64>() / gaps.len() as f64;
    let missing = apart(&front[0], &ends[0]) + apart(&front[front.len() - 1], &ends[1]);
    let spread: f64 = gaps.iter().map(|gap| (gap - mean).abs()).sum();
    (missing + spread) / (missing + gaps.len() as f64 * mean)
}

/// Tables II and III of Deb et al. (2002): mean distance to the front 0.033, 0.072 and 0.115 (real-coded), unevenness 0.39, 0.43 and 0.74.
#[test]
fn zdt_fronts_are_found_as_near_and_as_even_as_published() {
    let cases: [(Problem, f64, f64, [[f64; 2]; 2]); 3] = [
        (zdt1, 0.033, 0.39, [[0.0, 1.0], [1.0, 0.0]]),
        (zdt2, 0.072, 0.43, [[0.0, 1.0], [1.0, 0.0]]),
        (zdt3, 0.115, 0.74, [[0.0, 1.0], [0.852, -0.773]]),
    ];
    for (number, (problem, published, uneven, ends)) in cases.into_iter().enumerate() {
        let front = found(problem, 1 + number as u64);
        let (far, spread) = (distance(&front, problem), unevenness(&front, ends));
        assert!(far < published, "ZDT{}: {far}", number + 1);
        assert!(spread < uneven + 0.05, "ZDT{}: {spread}", number + 1);
    }
}

/// Names and steps, with combinations that are impossible: the front of all 1,536 is found in a quarter of them.
#[test]
fn a_small_space_of_names_and_steps_is_searched_to_its_front() {
    let names = Gene { levels: 4, scale: Scale::Names };
    let steps = Gene { levels: 8, scale: Scale::Steps };
    let genes = [
        names,
        steps,
        Gene { levels: 1, scale: Scale::Names },
        steps,
        names,
        Gene { levels: 3, scale: Scale::Names },
    ];
    let scores = |levels: &Vec<usize>| -> Option<Vec<f64>> {
        let [a, b, _, c, d, e] = levels[..] else { unreachable!("six levers") };
        let cost =
            [3.0, 1.0, 4.0, 1.5][a] + b as f64 + 0.5 * c as f64 + [0.0, 2.0, 1.0, 3.0][d] * (1 + e) as f64;
        let wait = 20.0 - 2.0 * b as f64 - c as f64 + [2.0, 0.0, 6.0, 1.0][a] - [0.0, 3.0, 2.0, 1.0][d];
        (a + d + e != 4).then(|| vec![cost, wait])
    };
    let mut all = Vec::new();
    for number in 0..4 * 8 * 8 * 4 * 3 {
        let levels = vec![number % 4, number / 4 % 8, 0, number / 32 % 8, number / 256 % 4, number / 1_024];
        all.push(Candidate { scores: scores(&levels), levels, generation: 0 });
    }
    let whole = ranks(&all, &(0..all.len()).collect::<Vec<_>>()).swap_remove(0);
    let values = |tried: &[Candidate], front: &[usize]| {
        let mut values: Vec<Vec<f64>> =
            front.iter().filter_map(|place| tried[*place].scores.clone()).collect();
        values.sort_by(|a, b| a.partial_cmp(b).unwrap());
        values.dedup();
        values
    };
    let effort = Effort { population: 24, generations: 40, seed: 3 };
    let mut asked = Vec::new();
    let found = search::<()>(&genes, effort, &mut |generation, new| {
        asked.extend(new.iter().map(|levels| (generation, levels.clone())));
        Ok(new.iter().map(scores).collect())
    })
    .expect("nothing fails");
    let (truth, front) = (values(&all, &whole), values(&found.tried, &found.front));
    let share = front.iter().filter(|value| truth.contains(value)).count() as f64 / truth.len() as f64;
    assert!(share > 0.9, "{share}");
    let mut once: Vec<&Vec<usize>> = asked.iter().map(|(_, levels)| levels).collect();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), asked.len(), "nothing is tried twice");
    assert_eq!(found.tried.len(), asked.len());
    assert!(found.settled <= effort.generations);
}

/// The same seed finds the same; another seed begins elsewhere; a failure ends it.
#[test]
fn a_search_is_decided_by_its_seed_and_ends_when_evaluation_fails() {
    let genes = [Gene { levels: 20, scale: Scale::Steps }; 3];
    let value =
        |levels: &Vec<usize>| Some(vec![levels[0] as f64, 19.0 - levels[0] as f64 + levels[1] as f64]);
    let run = |seed: u64| {
        let effort = Effort { population: 8, generations: 5, seed };
        search::<()>(&genes, effort, &mut |_, new| Ok(new.iter().map(value).collect()))
            .expect("nothing fails")
    };
    assert_eq!(run(1), run(1));
    assert_ne!(run(1).tried[0], run(2).tried[0]);
    let effort = Effort { population: 8, generations: 5, seed: 1 };
    let failed = search(&genes, effort, &mut |generation, new| match generation {
        3 => Err("disk"),
        _ => Ok(new.iter().map(value).collect()),
    });
    assert_eq!(failed, Err("disk"));
}

/// A worked example: of five points three are unbeaten, and the one between its neighbours has the room of both goals.
#[test]
fn ranks_and_room_are_those_of_the_worked_example() {
    let of = |scores: Option<[f64; 2]>| Candidate {
        levels: vec![],
        generation: 0,
        scores: scores.map(|it| it.to_vec()),
    };
    let tried: Vec<Candidate> =
        [Some([0.0, 4.0]), Some([1.0, 1.0]), Some([4.0, 0.0]), Some([2.0, 2.0]), None].map(of).to_vec();
    assert_eq!(ranks(&tried, &[4, 3, 2, 1, 0]), [vec![2, 1, 0], vec![3], vec![4]]);
    assert_eq!(room(&tried, &[0, 1, 2]), [f64::INFINITY, 2.0, f64::INFINITY]);
    assert_eq!(survivors(&tried, &[0, 1, 2, 3, 4], 2), [0, 2]);
    assert_eq!(survivors(&tried, &[3, 4], 5), [3, 4]);
}
