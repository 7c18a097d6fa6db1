//! What a scenario says about the municipality, its segments and its market: the facts that policy and behaviour meet.

use crate::behaviour::Behaviour;
use crate::language::Text;
use crate::policy::Policy;
use crate::policy::contribution::BANDS;
use crate::stats::normal_cdf;

/// A whole scenario, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Its name in files: the name of its file without `.toml`.
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// How long and how often it runs.
    pub run: RunLength,
    /// The municipality.
    pub municipality: Municipality,
    /// The municipalities that buy together, if there are several.
    pub region: Region,
    /// The segments of care.
    pub segments: Vec<Segment>,
    /// The providers.
    pub market: Market,
    /// What the designer decides, from the first reported January on.
    pub policy: Policy,
    /// The policy of the file at the root of `extends`, under which the warm-up runs: schemes start from the same past.
    pub policy_before: Policy,
    /// What we assume people do.
    pub behaviour: Behaviour,
}

/// How long and how often a scenario runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunLength {
    /// Reported years.
    pub years: u32,
    /// Years before them that are not reported.
    pub warmup_years: u32,
    /// Replicates, unless the command line says otherwise.
    pub replicates: u32,
    /// Seed, unless the command line says otherwise.
    pub seed: u64,
}

/// The municipality.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Municipality {
    /// Inhabitants.
    pub inhabitants: u32,
    /// Growth of new needs per year, as a share: population, ageing, fashion.
    pub need_growth_year: f64,
    /// Standard deviation of the yearly shock to new needs that all segments share, as a share.
    pub need_shock_sd: f64,
    /// Growth of wages and prices per year, as a share: costs follow it.
    pub wage_growth_year: f64,
    /// Standard deviation of how wages and prices differ from their expected growth, per year, as a share.
    pub wage_shock_sd: f64,
    /// Indexation of tariffs per year, as a share.
    pub tariff_growth_year: f64,
    /// What out-of-contract care costs above the list tariff, as a share.
    pub out_of_contract_premium: f64,
    /// What a crisis costs once, above the care itself, in EUR of the first reported year.
    pub crisis_surcharge_euros: f64,
    /// Shares of the income bands among those who apply under the reference contribution, in the order of [`BANDS`]; they add
    /// up to 1.
    pub income_shares: [f64; BANDS.len()],
}

/// Municipalities that buy together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Region {
    /// The municipalities, the largest first and equals by name, so that the order of a file moves nothing; none where one
    /// municipality buys alone.
    pub members: Vec<Member>,
    /// The share of clients in care who move house within the region in a year, to anywhere in it.
    pub move_share_year: f64,
}

/// A municipality of a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name, in files and for people.
    pub name: String,
    /// Its inhabitants.
    pub inhabitants: u32,
}

impl Region {
    /// How many municipalities there are: 1 without a region.
    pub fn municipalities(&self) -> usize {
        self.members.len().max(1)
    }

    /// The municipality in which a client lives. Municipalities lie side by side on the unit square, from west to east, each as
    /// wide as its share of the inhabitants: near is near across their borders too.
    pub fn municipality_at(&self, home: [f32; 2]) -> usize {
        let all: u64 = self.members.iter().map(|member| u64::from(member.inhabitants)).sum();
        let west = f64::from(home[0]) * all as f64;
        let mut border = 0;
        let inside = |member: &Member| {
            border += u64::from(member.inhabitants);
            west < border as f64
        };
        self.members.iter().position(inside).unwrap_or(self.municipalities() - 1)
    }
}

/// Where a client lives who gets care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stay {
    /// At home: the municipality where it lives pays.
    AtHome,
    /// In care: the municipality pays where it lived immediately before.
    Residential,
}

/// A segment of care.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Its name in files.
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// The market that serves it: the place of a row in [`Market::groups`].
    pub group: usize,
    /// New needs per 1,000 inhabitants per year, relapses not counted.
    pub incidence_per_1000_year: f64,
    /// Whether its clients stay in care, which decides who pays when they move.
    pub stay: Stay,
    /// Share of new clients who need very intensive care.
    pub costly_share: f64,
    /// Their severity, as a multiple of what it would be otherwise.
    pub costly_factor: f64,
    /// Shares of the routes, in the order of `ROUTES`; they add up to 1.
    pub route_shares: [f64; 3],
    /// Standard deviation of ln severity; severity has mean 1.
    pub severity_sd: f64,
    /// Optimal hours per month for a client of severity 1.
    pub optimal_hours_month: f64,
    /// Median of the optimal duration D, in months, by route, in the order of `ROUTES`.
    pub duration_median_months: [f64; 3],
    /// Standard deviation of ln D by route.
    pub duration_sd: [f64; 3],
    /// The longest optimal duration, in months.
    pub duration_max_months: f64,
    /// List tariff, in EUR per hour.
    pub tariff: f64,
    /// Pay of staff, in EUR per productive hour.
    pub staff_cost: f64,
    /// Travel, materials and other cost of an hour of care, in EUR.
    pub other_cost: f64,
    /// Overhead, in EUR per hour of staff that is kept.
    pub overhead_cost: f64,
    /// Chance of relapse, as a multiple of `behaviour.demand.relapse_share`.
    pub relapse_factor: f64,
    /// The least capacity of a provider, in clients of severity 1.
    pub provider_clients_min: f64,
    /// The contribution of clients under which the incidence was observed, in EUR per month in care.
    pub contribution_reference: f64,
}

impl Segment {
    /// Mean of D over routes, in months.
    pub fn duration_mean_months(&self) -> f64 {
        self.limited(self.duration_max_months)
    }

    /// The share of all months of care that lies within the first `months` of a trajectory: E(min(D, n))/E(D) over routes.
    pub fn duration_within(&self, months: f64) -> f64 {
        self.limited(months.min(self.duration_max_months)) / self.duration_mean_months()
    }

    /// E(min(D, n)) over routes for D lognormal: exp(μ + σ²/2) Φ(d/σ − σ) + n (1 − Φ(d/σ)), d = ln(n) − μ.
    fn limited(&self, months: f64) -> f64 {
        (0..3)
            .map(|route| {
                let (median, sd) = (self.duration_median_months[route], self.duration_sd[route]);
                if sd <= 0.0 {
                    return self.route_shares[route] * median.min(months);
                }
                let distance = libm::log(months / median) / sd;
                let below = median * libm::exp(0.5 * sd * sd) * normal_cdf(distance - sd);
                self.route_shares[route] * (below + months * (1.0 - normal_cdf(distance)))
            })
            .sum()
    }

    /// Cost price of an hour at prices of the first reported year: staff, other costs and overhead.
    pub fn cost_hour(&self) -> f64 {
        self.staff_cost + self.other_cost + self.overhead_cost
    }

    /// What very intensive need of a few does to severity: they have `costly_factor` times as much as the others, and the mean of all
    /// stays 1. Exactly 1, without a draw, where there are none.
    pub fn intensity(&self, draw: impl FnOnce() -> f64) -> f64 {
        if self.costly_share <= 0.0 {
            return 1.0;
        }
        let others = 1.0 / (1.0 + self.costly_share * (self.costly_factor - 1.0));
        if draw() < self.costly_share { others * self.costly_factor } else { others }
    }

    /// Hours of a normal trajectory: optimal hours times mean optimal duration.
    pub fn case_hours(&self) -> f64 {
        self.optimal_hours_month * self.duration_mean_months()
    }
}

/// Who can be contracted; how, is for the policy to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Market {
    /// Groups of providers: youth care, Wmo.
    pub groups: Vec<ProviderGroup>,
    /// α of the Pareto law of provider size: the provider of rank r has weight r^(−1/α).
    pub size_exponent: f64,
    /// Capacity at the start, over what the expected clients ask.
    pub capacity_factor: f64,
    /// Standard deviation of ln of a provider's own cost level.
    pub cost_sd: f64,
    /// Overhead of a provider of one person, as a share of that of a large one.
    pub small_overhead_share: f64,
    /// Full-time staff at which overhead is that of a large provider.
    pub large_staff: f64,
    /// Productive hours of a full-time worker, per year.
    pub productive_hours_year: f64,
    /// Reserve at the start, in months of revenue: median over providers.
    pub reserve_months_median: f64,
    /// Standard deviation of its ln over providers.
    pub reserve_sd: f64,
}

/// Providers that serve the same segments.
#[derive(Clone, Debug, PartialEq)]
pub struct ProviderGroup {
    /// Its name in files.
    pub id: String,
    /// How many providers.
    pub providers: u32,
    /// How many of the largest work in all segments of the group.
    pub broad_providers: u32,
    /// How many may join.
    pub potential_entrants: u32,
}
