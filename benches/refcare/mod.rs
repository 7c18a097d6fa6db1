//! The reference workload "refcare" in plain Rust: what a competent day's work would give, for ratios.
//!
//! N inhabitants, max(4, N/5000) providers, T months. Incidence 0.004 per inhabitant per month (Poisson); severity
//! LogNormal(0, 0.5); optimal hours 6 × severity; duration geometric with mean 9 months. Capacity LogNormal(0, 0.6),
//! scaled to 1.05 × expected demand; cost 60, tariff 75 EUR/h; q = q* (1 + 15/(20 a)), a ~ U(0.5, 2), at most 2.5 q*.
//! Yearly ceiling per provider at 0.95 × 0.95 of capacity × tariff × 12: once reached, no new starts until January.

// A peer, not the model: it may use what a newcomer would use.
#![allow(clippy::disallowed_methods)]

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::collections::VecDeque;

struct Provider {
    capacity: f64,
    committed: f64,
    altruism: f64,
    revenue: f64,
    ceiling: f64,
    queue: VecDeque<f64>,
}

struct Client {
    provider: usize,
    optimal: f64,
    hours: f64,
}

/// What a run adds up to.
#[derive(Debug, Default)]
pub struct Totals {
    /// Clients in care, a month each.
    pub client_months: u64,
    /// Hours delivered.
    pub hours: f64,
    /// Client benefit.
    pub benefit: f64,
    /// Clients who started.
    pub starts: u64,
}

fn normal(random: &mut StdRng) -> f64 {
    let (u, v): (f64, f64) = (random.random(), random.random());
    (-2.0 * (1.0 - u).ln()).sqrt() * (std::f64::consts::TAU * v).cos()
}

fn poisson(random: &mut StdRng, mean: f64) -> u32 {
    (mean + mean.sqrt() * normal(random)).round().max(0.0) as u32
}

/// Runs `months` months of `inhabitants` inhabitants.
pub fn run(inhabitants: u32, months: u32, seed: u64) -> Totals {
    let random = &mut StdRng::seed_from_u64(seed);
    let count = (inhabitants / 5_000).max(4) as usize;
    let mut providers: Vec<Provider> = (0..count)
        .map(|_| Provider {
            capacity: (0.6 * normal(random)).exp(),
            committed: 0.0,
            altruism: 0.5 + 1.5 * random.random::<f64>(),
            revenue: 0.0,
            ceiling: 0.0,
            queue: VecDeque::new(),
        })
        .collect();
    let mean_severity = (0.125_f64).exp();
    let demand = 0.004 * f64::from(inhabitants) * 9.0 * 6.0 * mean_severity * 1.05;
    let kept: f64 = providers.iter().map(|provider| provider.capacity).sum();
    for provider in &mut providers {
        provider.capacity *= demand / kept;
        provider.ceiling = 0.95 * 0.95 * provider.capacity * 75.0 * 12.0;
    }
    let mut clients: Vec<Client> = Vec::new();
    let mut totals = Totals::default();
    for month in 0..months {
        if month % 12 == 0 {
            providers.iter_mut().for_each(|provider| provider.revenue = 0.0);
        }
        for _ in 0..poisson(random, 0.004 * f64::from(inhabitants)) {
            let severity = (0.5 * normal(random)).exp();
            let load = |place: usize| providers[place].queue.len() as f64 / providers[place].capacity;
            let known = [(); 3].map(|()| random.random_range(0..count));
            let best = known.into_iter().min_by(|left, right| load(*left).total_cmp(&load(*right)));
            providers[best.expect("three are known")].queue.push_back(6.0 * severity);
        }
        for (place, provider) in providers.iter_mut().enumerate() {
            while provider.revenue < provider.ceiling {
                let Some(optimal) = provider.queue.front().copied() else { break };
                let hours = optimal * (1.0 + 15.0 / (20.0 * provider.altruism)).min(2.5);
                if provider.committed + hours > provider.capacity {
                    break;
                }
                provider.queue.pop_front();
                provider.committed += hours;
                clients.push(Client { provider: place, optimal, hours });
                totals.starts += 1;
            }
        }
        clients.retain(|client| {
            let provider = &mut providers[client.provider];
            provider.revenue += client.hours * 75.0;
            totals.client_months += 1;
            totals.hours += client.hours;
            totals.benefit += client.hours - client.hours * client.hours / (2.0 * client.optimal);
            let stays = random.random::<f64>() >= 1.0 / 9.0;
            if !stays {
                provider.committed -= client.hours;
            }
            stays
        });
    }
    totals
}
