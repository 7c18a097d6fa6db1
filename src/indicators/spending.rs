//! What spend is made of: clients × months in care × hours × price.

use super::list::{INDICATORS, euros, position, ratio};
use super::{Better, Indicator, Period, Unit};
use crate::language::Words;
use crate::units::Minutes;

/// The indicators whose product is spend per year: clients a year, months in care per client and year, hours per client
/// and month, EUR per hour.
pub const FACTORS: [&str; 4] = ["clients", "months_per_client", "hours_per_client", "price_per_hour"];

/// The factors of a period; None where there is no care.
pub fn factors(period: &Period) -> Option<[f64; 4]> {
    let [clients, months, hours, price] = FACTORS.map(|key| (INDICATORS[position(key)].of)(period));
    Some([clients?, months?, hours?, price?])
}

/// Those factors that are not measured for another reason.
pub(super) const ROWS: &[Indicator] = &[
    Indicator {
        key: "months_per_client",
        label: Words { nl: "maanden in zorg per cliënt", en: "months in care per client" },
        meaning: Words {
            nl: "maanden waarin een cliënt zorg krijgt, per cliënt en jaar",
            en: "months in which a client gets care, per client and year",
        },
        unit: Unit::Months,
        better: Better::Neither,
        of: |period| ratio(period.tally.client_months, period.tally.served),
    },
    Indicator {
        key: "price_per_hour",
        label: Words { nl: "betaald per uur", en: "paid per hour" },
        meaning: Words {
            nl: "alles wat de gemeente aan zorg betaalt, ook vaste sommen en verrekeningen, per geleverd uur",
            en: "all that the municipality pays for care, lump sums and settlements included, per hour delivered",
        },
        unit: Unit::Euros,
        better: Better::Neither,
        of: |period| {
            let delivered = period.tally.delivered;
            (delivered > 0).then(|| euros(period.tally.spend) / Minutes(delivered).hours())
        },
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::tally::Tally;

    #[test]
    fn the_factors_multiply_to_spend_per_year() {
        let tally = Tally {
            spend: 123_456_789,
            served: 321,
            client_months: 2_468,
            delivered: 1_234_567,
            ..Tally::default()
        };
        let period = Period { tally: &tally, months: 36, flow_months: 12, revenues: &[] };
        let spend = (INDICATORS[position("spend")].of)(&period).unwrap();
        let product: f64 = factors(&period).unwrap().iter().product();
        // Four roundings of a number of seven digits before the point.
        assert!((product - spend).abs() < 1e-8, "{product} is not {spend}");
        assert_eq!(factors(&Period { tally: &Tally::default(), ..period }), None);
    }
}
