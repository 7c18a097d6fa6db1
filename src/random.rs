//! Luck, addressed by purpose, entity and month instead of consumed from a shared sequence.
//!
//! Every draw is *computed* from (seed; replicate, purpose, entity, month) with the counter-based generator
//! Philox4x32-10, so that two policies meet the same luck, and nothing that happens to one client can move the luck of
//! another. The address fills the 128-bit counter field by field and the seed is the whole 64-bit key:
//!
//! | counter word | holds |
//! |---|---|
//! | 0, 1 | the entity: 64 bits |
//! | 2 | the month (16 bits), the purpose (8), the block within the address (8) |
//! | 3 | the replicate: 32 bits |
//!
//! For one seed the generator is a permutation of the counter, so two addresses can never share a block of luck.
//!
//! Source: Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC11; the tests hold the
//! known-answer vectors that its authors publish with the Random123 library.

/// What a draw is for. The number is part of the address: never reuse or renumber one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Purpose {
    /// How many new needs arise in a segment in a month; the entity is the segment.
    Arrivals = 1,
    /// What a new client is like: severity, optimal duration, route, home.
    Client = 2,
    /// When patience ends, crisis breaks out or care is broken off.
    Hazards = 3,
    /// How the referrer judges the need, and with what assignment.
    Assessment = 4,
    /// Which providers a client comes to know.
    Acquaintance = 5,
    /// The client's own taste for each provider (one block per provider: the entity holds both).
    Taste = 6,
    /// Whether and when a client comes back after care.
    Relapse = 7,
    /// What a provider is like: norm, costs, home, trust.
    Provider = 8,
    /// The clients that are in care when the run starts.
    InitialClient = 9,
    /// Whether and when a client who was turned away comes back.
    Return = 10,
    /// Demand shocks of a month that all segments share.
    Environment = 11,
    /// How a client's outcome is measured.
    Outcome = 12,
    /// Whether a norm for the duration of care makes an exception for a client.
    Norm = 13,
    /// Whether the holder of access sees through a trajectory that is split.
    Split = 14,
    /// How wages and prices of a year differ from what was expected.
    Wages = 15,
    /// Whether a provider in the red stops.
    Exit = 16,
    /// Whether a potential entrant comes.
    Entry = 17,
    /// Where a client goes whose provider stops.
    Transfer = 18,
    /// Whether a provider that holds back starts is found.
    Delay = 19,
    /// How a holder judges a request to extend or change, and what follows a refusal.
    Request = 20,
    /// Whether a client who was refused appeals, and how the court judges.
    Appeal = 21,
    /// How much latent need arises in a month; the entity is the segment and the route.
    Latent = 40,
    /// How near help must be before someone in latent need applies.
    Reach = 41,
    /// Whether someone in need applies in spite of what it must pay itself.
    Price = 42,
    /// How many apply because they pay less than under the reference; the entity is the segment and the income band.
    PriceArrivals = 43,
    /// How many had stayed away because of what they had to pay, and for how long; the entity is the segment and the income
    /// band, or the client.
    StayedAway = 44,
    /// How the municipality sees the quality of who bids in an award (the entity holds provider and segment).
    Award = 50,
    /// Whether who does not work here bids in a procedure.
    Bid = 51,
    /// Whether a new client needs very intensive care.
    Costly = 60,
    /// Whether a client in care moves house in a year, and where to.
    Move = 61,
    /// Whether an official or somebody of a provider leaves; the entity is the seat, or the provider and its place.
    Leave = 70,
    /// What nobody foresaw: whether it happens to a provider, is settled, and how a court decides.
    Event = 71,
    /// Whether a provider gets from the friendliest official what the team would not give.
    Friend = 72,
    /// Which worlds an experiment looks at; the entity is the dimension and the world.
    Design = 90,
}

/// The luck of one run: a seed and a replicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Luck {
    seed: u64,
    replicate: u32,
}

/// One block of luck: four independent uniform numbers in (0, 1).
pub type Draws = [f64; 4];

impl Luck {
    /// The luck of replicate `replicate` under `seed`. Every pair has its own; none overlap.
    pub fn new(seed: u64, replicate: u32) -> Luck {
        Luck { seed, replicate }
    }

    /// The block `block` of the luck for `purpose`, `entity` and `month`.
    ///
    /// # Panics
    /// In debug builds, on a month above 65,535: it would not fit its field of the address.
    pub fn block(&self, purpose: Purpose, entity: u64, month: u32, block: u8) -> Draws {
        debug_assert!(month <= u32::from(u16::MAX), "a run is at most 65,535 months");
        let counter = [
            entity as u32,
            (entity >> 32) as u32,
            (month << 16) | (u32::from(purpose as u8) << 8) | u32::from(block),
            self.replicate,
        ];
        philox4x32_10(counter, [self.seed as u32, (self.seed >> 32) as u32]).map(open_unit)
    }

    /// The first block of an address: four draws are enough for most purposes.
    pub fn draws(&self, purpose: Purpose, entity: u64, month: u32) -> Draws {
        self.block(purpose, entity, month, 0)
    }
}

/// Maps 32 random bits to the open interval (0, 1), never an end: (bits + ½) / 2³².
fn open_unit(bits: u32) -> f64 {
    (f64::from(bits) + 0.5) * (1.0 / 4_294_967_296.0)
}

/// Philox4x32 with ten rounds: `counter` is the address, `key` the seed.
fn philox4x32_10(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for _ in 0..10 {
        let left = u64::from(counter[0]) * 0xD251_1F53;
        let right = u64::from(counter[2]) * 0xCD9E_8D57;
        counter = [
            (right >> 32) as u32 ^ counter[1] ^ key[0],
            right as u32,
            (left >> 32) as u32 ^ counter[3] ^ key[1],
            left as u32,
        ];
        key = [key[0].wrapping_add(0x9E37_79B9), key[1].wrapping_add(0xBB67_AE85)];
    }
    counter
}

/// The standard normal quantile of `uniform` in (0, 1), to about 1e-16 relative.
///
/// Source: Wichura (1988), algorithm AS 241 (PPND16), Applied Statistics 37.
pub fn normal(uniform: f64) -> f64 {
    let q = uniform - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180625 - q * q;
        return q * ratio(&AS241_CENTRE, r);
    }
    let tail = if q < 0.0 { uniform } else { 1.0 - uniform };
    let r = libm::sqrt(-libm::log(tail));
    let size = if r <= 5.0 { ratio(&AS241_MIDDLE, r - 1.6) } else { ratio(&AS241_FAR, r - 5.0) };
    if q < 0.0 { -size } else { size }
}

/// Numerator and denominator of a rational approximation, highest power first.
type Rational = [[f64; 8]; 2];

fn ratio(coefficients: &Rational, r: f64) -> f64 {
    let [numerator, denominator] =
        coefficients.map(|polynomial| polynomial.iter().fold(0.0, |sum, c| sum * r + c));
    numerator / denominator
}

const AS241_CENTRE: Rational = [
    [
        2.509_080_928_730_122_7e3,
        3.343_057_558_358_813e4,
        6.726_577_092_700_87e4,
        4.592_195_393_154_987e4,
        1.373_169_376_550_946e4,
        1.971_590_950_306_551_3e3,
        1.331_416_678_917_843_8e2,
        3.387_132_872_796_366_5,
    ],
    [
        5.226_495_278_852_545e3,
        2.872_908_573_572_194_3e4,
        3.930_789_580_009_271e4,
        2.121_379_430_158_659_7e4,
        5.394_196_021_424_751e3,
        6.871_870_074_920_579e2,
        4.231_333_070_160_091e1,
        1.0,
    ],
];

const AS241_MIDDLE: Rational = [
    [
        7.745_450_142_783_414e-4,
        2.272_384_498_926_918_4e-2,
        2.417_807_251_774_506e-1,
        1.270_458_252_452_368_4,
        3.647_848_324_763_204_5,
        5.769_497_221_460_691,
        4.630_337_846_156_545,
        1.423_437_110_749_683_5,
    ],
    [
        1.050_750_071_644_416_9e-9,
        5.475_938_084_995_345e-4,
        1.519_866_656_361_645_7e-2,
        1.481_039_764_274_800_8e-1,
        6.897_673_349_851e-1,
        1.676_384_830_183_803_8,
        2.053_191_626_637_759,
        1.0,
    ],
];

const AS241_FAR: Rational = [
    [
        2.010_334_399_292_288_1e-7,
        2.711_555_568_743_487_6e-5,
        1.242_660_947_388_078_4e-3,
        2.653_218_952_657_612_4e-2,
        2.965_605_718_285_048_7e-1,
        1.784_826_539_917_291_3,
        5.463_784_911_164_114,
        6.657_904_643_501_103,
    ],
    [
        2.044_263_103_389_939_8e-15,
        1.421_511_758_316_446e-7,
        1.846_318_317_510_054_8e-5,
        7.868_691_311_456_133e-4,
        1.487_536_129_085_061_5e-2,
        1.369_298_809_227_358e-1,
        5.998_322_065_558_88e-1,
        1.0,
    ],
];

/// The lognormal quantile of `uniform`: exp(μ + σ z).
pub fn lognormal(uniform: f64, mu: f64, sigma: f64) -> f64 {
    libm::exp(mu + sigma * normal(uniform))
}

/// The lognormal quantile scaled to mean 1: exp(σ z − σ²/2).
pub fn lognormal_mean_one(uniform: f64, sigma: f64) -> f64 {
    lognormal(uniform, -0.5 * sigma * sigma, sigma)
}

/// The exponential quantile with the given mean; a mean of infinity never happens.
pub fn exponential(uniform: f64, mean: f64) -> f64 {
    -libm::log(uniform) * mean
}

/// The Gumbel quantile (location 0, scale 1): the noise of a logit choice.
pub fn gumbel(uniform: f64) -> f64 {
    -libm::log(-libm::log(uniform))
}

/// The Poisson quantile: the smallest n with P(N ≤ n) ≥ `uniform`. It never falls as `mean` rises, so that a higher
/// incidence only adds clients. Above a mean of 500, where exp(−mean)
/// nears zero, it is the rounded quantile of the normal law of the same mean and variance.
pub fn poisson(uniform: f64, mean: f64) -> u32 {
    if mean <= 0.0 {
        return 0;
    }
    if mean > 500.0 {
        // Within a client of the Poisson's own at such means, where its standard deviation is above 22.
        return (mean + libm::sqrt(mean) * normal(uniform)).round().max(0.0) as u32;
    }
    let mut term = libm::exp(-mean);
    let mut below = term;
    let mut count = 0_u32;
    while below < uniform && count < 2_000 {
        count += 1;
        term *= mean / f64::from(count);
        below += term;
    }
    count
}

/// The geometric quantile: months until something with the given monthly hazard happens, 0 for this very month.
/// A hazard of 0 never happens (`u32::MAX`).
pub fn months_until(uniform: f64, hazard_month: f64) -> u32 {
    if hazard_month <= 0.0 {
        return u32::MAX;
    }
    if hazard_month >= 1.0 {
        return 0;
    }
    let months = libm::log(uniform) / libm::log1p(-hazard_month);
    if months >= f64::from(u32::MAX) { u32::MAX } else { months as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Known-answer vectors for philox4x32-10 from the Random123 distribution (file `kat_vectors`).
    #[test]
    fn philox_gives_the_published_answers() {
        assert_eq!(philox4x32_10([0; 4], [0; 2]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        assert_eq!(
            philox4x32_10([u32::MAX; 4], [u32::MAX; 2]),
            [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
        );
        assert_eq!(
            philox4x32_10([0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0]),
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
        );
    }

    #[test]
    fn every_field_of_the_address_changes_the_luck() {
        let luck = Luck::new(7, 3);
        let here = luck.block(Purpose::Client, 11, 5, 0);
        assert_ne!(here, Luck::new(8, 3).block(Purpose::Client, 11, 5, 0));
        assert_ne!(here, Luck::new(7 | 1 << 63, 3).block(Purpose::Client, 11, 5, 0));
        assert_ne!(here, Luck::new(7, 4).block(Purpose::Client, 11, 5, 0));
        assert_ne!(here, luck.block(Purpose::Hazards, 11, 5, 0));
        assert_ne!(here, luck.block(Purpose::Client, 11 | 1 << 40, 5, 0));
        assert_ne!(here, luck.block(Purpose::Client, 11, 6, 0));
        assert_ne!(here, luck.block(Purpose::Client, 11, 5, 1));
        assert_eq!(here, luck.block(Purpose::Client, 11, 5, 0));
    }

    #[test]
    fn the_normal_quantile_meets_the_table_of_its_author() {
        // Wichura (1988), test values: Φ⁻¹(0.25), Φ⁻¹(0.001), Φ⁻¹(1e-20), here to twelve digits.
        assert!((normal(0.25) + 0.674_489_750_196_081_7).abs() < 1e-14);
        assert!((normal(0.001) + 3.090_232_306_167_814).abs() < 1e-13);
        assert!((normal(1e-20) + 9.262_340_089_798_409).abs() < 1e-12);
        assert!((normal(0.9) + normal(0.1)).abs() < 1e-14);
    }

    #[test]
    fn a_higher_incidence_only_adds_clients() {
        for step in 1..1_000 {
            let uniform = f64::from(step) / 1_000.0;
            assert!(poisson(uniform, 12.0) <= poisson(uniform, 12.5));
        }
    }

    #[test]
    fn distributions_have_their_moments() {
        let luck = Luck::new(1, 0);
        let n = 40_000;
        let draws: Vec<Draws> = (0..n).map(|i| luck.draws(Purpose::Client, i, 0)).collect();
        let mean = |of: &dyn Fn(&Draws) -> f64| draws.iter().map(of).sum::<f64>() / n as f64;
        // Four standard errors each.
        assert!((mean(&|d| d[0]) - 0.5).abs() < 4.0 * 0.2887 / 200.0);
        assert!((mean(&|d| f64::from(poisson(d[1], 6.0))) - 6.0).abs() < 4.0 * 2.449 / 200.0);
        assert!((mean(&|d| lognormal_mean_one(d[2], 0.5)) - 1.0).abs() < 4.0 * 0.533 / 200.0);
        assert!((mean(&|d| exponential(d[3], 4.0)) - 4.0).abs() < 4.0 * 4.0 / 200.0);
        assert!((mean(&|d| gumbel(d[0])) - 0.577_215_66).abs() < 4.0 * 1.2825 / 200.0);
        // P(T ≥ t) = (1 − h)^t, so the mean is (1 − h)/h.
        assert!((mean(&|d| f64::from(months_until(d[1], 0.2))) - 4.0).abs() < 4.0 * 4.472 / 200.0);
    }

    /// Golden bits: a change here changes every result that was ever published with Prikkel.
    #[test]
    fn the_same_bits_on_every_machine() {
        let draws = Luck::new(20_260_101, 1).block(Purpose::Client, 42, 17, 0);
        let fingerprint = draws
            .iter()
            .flat_map(|u| [normal(*u), lognormal(*u, 5.5, 0.9), gumbel(*u), exponential(*u, 3.0)])
            .fold(0_u64, |hash, value| (hash ^ value.to_bits()).wrapping_mul(0x0000_0100_0000_01B3));
        assert_eq!(fingerprint, GOLDEN_FINGERPRINT);
    }

    const GOLDEN_FINGERPRINT: u64 = 10_382_733_601_967_219_628;
}
