//! Numbers for people: `€ 1,24 mln (1,20–1,28)` in Dutch, `€1.24m (1.20–1.28)` in English.
//!
//! A [`Format`] is chosen once for the numbers that are read together, from the interval around them: the last digit
//! that is printed is never finer than a fortieth of the interval, so a figure shows no more than the runs support, and
//! never so coarse that an interval seems a point. Minus is the true minus (U+2212), and nothing is ever “−0,00”.

use crate::indicators::Unit;
use crate::language::{Language, Words};
use crate::stats::Interval;

/// Half the width of an interval, as a share of its ends, below which it is a rounding error and not an interval.
const POINT: f64 = 1e-9;

/// The finest digit that is ever printed: four decimals.
const FINEST: i32 = 4;

/// How the numbers of one unit are written side by side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Format {
    unit: Unit,
    language: Language,
    millions: bool,
    decimals: i32,
}

impl Format {
    /// The format for one interval and its estimate.
    pub fn of(unit: Unit, interval: &Interval, language: Language) -> Format {
        let scale = Format::over(unit, std::slice::from_ref(interval), language);
        scale.fitting(interval)
    }

    /// One format for several intervals that are compared: millions or not, and as fine as the finest needs.
    pub fn over(unit: Unit, intervals: &[Interval], language: Language) -> Format {
        let largest = intervals.iter().map(reach).fold(0.0, f64::max);
        let base = Format { unit, language, millions: money(unit) && largest >= 1e6, decimals: 0 };
        let finest = intervals.iter().map(|interval| base.fitting(interval).decimals).max();
        Format { decimals: finest.unwrap_or(0), ..base }
    }

    /// The same scale with the digits that `interval` supports.
    pub fn fitting(self, interval: &Interval) -> Format {
        let factor = self.factor();
        let half = 0.5 * (interval.high - interval.low) * factor;
        let reach = reach(interval) * factor;
        let decimals = if half.is_finite() && !point(interval) {
            -order(0.5 * half)
        } else if reach == 0.0 {
            0
        } else {
            (2 - order(reach)).max(if money(self.unit) { i32::MIN } else { 0 })
        };
        Format { decimals: decimals.min(FINEST), ..self }
    }

    /// The format for the ticks of an axis `step` apart that reaches `largest`.
    pub fn axis(unit: Unit, largest: f64, step: f64, language: Language) -> Format {
        let base = Format { unit, language, millions: money(unit) && largest.abs() >= 1e6, decimals: 0 };
        let step = step * base.factor();
        let fits = |digits: &i32| {
            let shown = step * libm::pow(10.0, f64::from(*digits));
            (shown - shown.round()).abs() < 1e-6 * shown
        };
        Format { decimals: (0..=FINEST).find(fits).unwrap_or(FINEST), ..base }
    }

    /// The number alone: `1,24`.
    pub fn bare(self, value: f64) -> String {
        digits(value * self.factor(), self.decimals, self.language)
    }

    /// The number alone with its sign, as a difference is read: `+1,24`, `−1,24`, `0`.
    pub fn signed(self, value: f64) -> String {
        let bare = self.bare(value);
        if bare.starts_with('\u{2212}') || !bare.contains(|c: char| ('1'..='9').contains(&c)) {
            bare
        } else {
            format!("+{bare}")
        }
    }

    /// The number with its unit: `€ 1,24 mln`, `5,2%`, `11,3 weken`.
    pub fn full(self, value: f64) -> String {
        self.dress(&self.bare(value), self.suffix())
    }

    /// A difference with sign and unit: `−€ 1,24 mln`, `+0,8 %-punt`.
    pub fn full_signed(self, value: f64) -> String {
        self.dress(&self.signed(value), self.difference_suffix())
    }

    /// The ends of an interval: `40,8–41,6`; with a word between them where a sign would be hard to read.
    pub fn range(self, interval: &Interval) -> String {
        self.ends(interval, |value| self.bare(value))
    }

    /// The ends of the interval of a difference: `−2,1 tot −1,7`.
    pub fn range_signed(self, interval: &Interval) -> String {
        self.ends(interval, |value| self.signed(value))
    }

    /// How many characters a bare number has from its decimal mark on.
    pub fn tail(self) -> usize {
        usize::try_from(self.decimals).map_or(0, |decimals| if decimals > 0 { decimals + 1 } else { 0 })
    }

    /// What the bare numbers are counted in, for a heading: `mln euro per jaar`.
    pub fn unit_words(self) -> &'static str {
        if self.millions { millions_words(self.unit) } else { unit_words(self.unit) }.say(self.language)
    }

    /// As [`Format::unit_words`], for differences: percentage points instead of %.
    pub fn difference_words(self) -> &'static str {
        match self.unit {
            Unit::Share | Unit::Probability => {
                Words { nl: "procentpunt", en: "percentage points" }.say(self.language)
            }
            _ => self.unit_words(),
        }
    }

    fn ends(self, interval: &Interval, write: impl Fn(f64) -> String) -> String {
        if !interval.low.is_finite() || !interval.high.is_finite() {
            return Words { nl: "interval onbekend", en: "interval unknown" }.say(self.language).to_string();
        }
        let (low, high) = (write(interval.low), write(interval.high));
        let plain = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        if plain(&low) && plain(&high) {
            format!("{low}–{high}")
        } else {
            format!("{low} {} {high}", Words { nl: "tot", en: "to" }.say(self.language))
        }
    }

    fn factor(self) -> f64 {
        match self.unit {
            Unit::Share | Unit::Probability => 100.0,
            _ if self.millions => 1e-6,
            _ => 1.0,
        }
    }

    /// Puts the currency sign behind the sign of the number and the suffix behind the number.
    fn dress(self, number: &str, suffix: &'static str) -> String {
        let (sign, rest) = match number.strip_prefix(['\u{2212}', '+']) {
            Some(rest) => (&number[..number.len() - rest.len()], rest),
            None => ("", number),
        };
        let suffix = match rest {
            "0" if money(self.unit) => "",
            "1" => singular(suffix),
            _ => suffix,
        };
        match (money(self.unit), self.language) {
            (true, Language::Dutch) => format!("{sign}€\u{a0}{rest}{suffix}"),
            (true, Language::English) => format!("{sign}€{rest}{suffix}"),
            (false, _) => format!("{sign}{rest}{suffix}"),
        }
    }

    fn suffix(self) -> &'static str {
        let words = match self.unit {
            Unit::Euros | Unit::EurosPerYear if self.millions => Words { nl: "\u{a0}mln", en: "m" },
            Unit::Euros | Unit::EurosPerYear => Words { nl: "", en: "" },
            Unit::Share | Unit::Probability => Words { nl: "%", en: "%" },
            Unit::Clients | Unit::ClientsPerYear => Words { nl: " cliënten", en: " clients" },
            Unit::EventsPerYear => Words { nl: " keer", en: " times" },
            Unit::HoursPerYear | Unit::HoursPerMonth => Words { nl: " uur", en: " hours" },
            Unit::Weeks => Words { nl: " weken", en: " weeks" },
            Unit::Months | Unit::MonthsPerThousandEuros => Words { nl: " maanden", en: " months" },
            Unit::FullTimeStaff => Words { nl: " fte", en: " FTE" },
        };
        words.say(self.language)
    }

    fn difference_suffix(self) -> &'static str {
        match self.unit {
            Unit::Share | Unit::Probability => Words { nl: " %-punt", en: " pp" }.say(self.language),
            _ => self.suffix(),
        }
    }
}

/// An estimate with its interval: `€ 1,24 mln (1,20–1,28)`.
pub fn estimate(unit: Unit, interval: &Interval, language: Language) -> String {
    let format = Format::of(unit, interval, language);
    if point(interval) {
        return format.full(interval.mean);
    }
    format!("{} ({})", format.full(interval.mean), format.range(interval))
}

/// A difference with its interval: `−€ 0,31 mln (−0,35 tot −0,27)`.
pub fn difference(unit: Unit, interval: &Interval, language: Language) -> String {
    let format = Format::of(unit, interval, language);
    format!("{} ({})", format.full_signed(interval.mean), format.range_signed(interval))
}

/// A number that is no estimate, in about three digits with its unit: `€ 12,4 mln`.
pub fn plain(unit: Unit, value: f64, language: Language) -> String {
    Format::of(unit, &Interval { mean: value, low: value, high: value }, language).full(value)
}

/// A whole number with its thousands marked: `12.345`.
pub fn whole(value: u64, language: Language) -> String {
    group(&value.to_string(), thousands_mark(language))
}

/// `value` with `decimals` decimals; −1 rounds to tens, −2 to hundreds.
pub fn digits(value: f64, decimals: i32, language: Language) -> String {
    if !value.is_finite() {
        return Words { nl: "onbekend", en: "unknown" }.say(language).to_string();
    }
    let step = libm::pow(10.0, f64::from(-decimals.min(0)));
    let places = usize::try_from(decimals).unwrap_or(0);
    let text =
        format!("{:.places$}", if decimals < 0 { (value / step).abs().round() * step } else { value.abs() });
    let (integer, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let zero = !text.contains(|c: char| ('1'..='9').contains(&c));
    let sign = if value < 0.0 && !zero { "\u{2212}" } else { "" };
    let integer = group(integer, thousands_mark(language));
    match (fraction, language) {
        ("", _) => format!("{sign}{integer}"),
        (_, Language::Dutch) => format!("{sign}{integer},{fraction}"),
        (_, Language::English) => format!("{sign}{integer}.{fraction}"),
    }
}

/// What a unit is called in a heading.
pub fn unit_words(unit: Unit) -> Words {
    match unit {
        Unit::Euros => Words { nl: "euro", en: "euros" },
        Unit::EurosPerYear => Words { nl: "euro per jaar", en: "euros a year" },
        Unit::Share => Words { nl: "procent", en: "per cent" },
        Unit::Probability => Words { nl: "procent van de runs", en: "per cent of runs" },
        Unit::Clients => Words { nl: "cliënten", en: "clients" },
        Unit::ClientsPerYear => Words { nl: "cliënten per jaar", en: "clients a year" },
        Unit::EventsPerYear => Words { nl: "keer per jaar", en: "times a year" },
        Unit::HoursPerYear => Words { nl: "uur per jaar", en: "hours a year" },
        Unit::HoursPerMonth => Words { nl: "uur per maand", en: "hours a month" },
        Unit::Weeks => Words { nl: "weken", en: "weeks" },
        Unit::Months => Words { nl: "maanden", en: "months" },
        Unit::FullTimeStaff => Words { nl: "fte", en: "full-time staff" },
        Unit::MonthsPerThousandEuros => Words { nl: "maanden per € 1.000", en: "months per €1,000" },
    }
}

fn millions_words(unit: Unit) -> Words {
    match unit {
        Unit::EurosPerYear => Words { nl: "mln euro per jaar", en: "million euros a year" },
        _ => Words { nl: "mln euro", en: "million euros" },
    }
}

fn singular(suffix: &'static str) -> &'static str {
    match suffix {
        " cliënten" => " cliënt",
        " clients" => " client",
        " times" => " time",
        " hours" => " hour",
        " weken" => " week",
        " weeks" => " week",
        " maanden" => " maand",
        " months" => " month",
        other => other,
    }
}

fn money(unit: Unit) -> bool {
    matches!(unit, Unit::Euros | Unit::EurosPerYear)
}

fn thousands_mark(language: Language) -> char {
    match language {
        Language::Dutch => '.',
        Language::English => ',',
    }
}

/// The largest distance from 0 of the estimate and the finite ends of its interval.
fn reach(interval: &Interval) -> f64 {
    [interval.low, interval.mean, interval.high]
        .into_iter()
        .filter(|end| end.is_finite())
        .fold(0.0, |reach: f64, end| reach.max(end.abs()))
}

/// Whether the interval has no width beyond rounding errors: the value is the same in every run.
fn point(interval: &Interval) -> bool {
    interval.high - interval.low <= 2.0 * POINT * reach(interval)
}

/// The power of ten of the first digit: 1 for 41, −1 for 0.4; 0 for 0.
fn order(value: f64) -> i32 {
    if value > 0.0 { libm::floor(libm::log10(value) + 1e-9) as i32 } else { 0 }
}

fn group(integer: &str, mark: char) -> String {
    let mut text = String::with_capacity(integer.len() + integer.len() / 3);
    for (place, digit) in integer.chars().enumerate() {
        if place > 0 && (integer.len() - place).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Dutch, English};

    fn interval(mean: f64, low: f64, high: f64) -> Interval {
        Interval { mean, low, high }
    }

    #[test]
    fn dutch_and_english_marks_are_each_others_mirror() {
        assert_eq!(digits(1_234_567.891, 2, Dutch), "1.234.567,89");
        assert_eq!(digits(1_234_567.891, 2, English), "1,234,567.89");
        assert_eq!(whole(12_345, Dutch), "12.345");
        assert_eq!(digits(1_234.0, -1, Dutch), "1.230");
    }

    #[test]
    fn minus_is_a_true_minus_and_zero_has_none() {
        assert_eq!(digits(-3.25, 1, Dutch), "\u{2212}3,2");
        for decimals in [-2, 0, 1, 2] {
            assert!(!digits(-0.000_1, decimals, Dutch).contains('\u{2212}'));
            assert!(!digits(-0.0, decimals, English).contains('\u{2212}'));
        }
        let tiny = Format { unit: Unit::Weeks, language: Dutch, millions: false, decimals: 1 };
        assert_eq!(tiny.signed(-0.01), "0,0");
        assert_eq!(tiny.signed(0.01), "0,0");
        assert_eq!(tiny.signed(0.31), "+0,3");
    }

    #[test]
    fn money_reads_as_the_language_writes_it() {
        let spend = interval(1.24e6, 1.20e6, 1.28e6);
        assert_eq!(estimate(Unit::EurosPerYear, &spend, Dutch), "€\u{a0}1,24\u{a0}mln (1,20–1,28)");
        assert_eq!(estimate(Unit::EurosPerYear, &spend, English), "€1.24m (1.20–1.28)");
        let less = interval(-310_000.0, -350_000.0, -270_000.0);
        assert_eq!(
            difference(Unit::EurosPerYear, &less, Dutch),
            "\u{2212}€\u{a0}310.000 (\u{2212}350.000 tot \u{2212}270.000)"
        );
        assert_eq!(plain(Unit::Euros, 1.2e6, English), "€1.20m");
    }

    #[test]
    fn shares_are_percentages_and_their_differences_points() {
        assert_eq!(estimate(Unit::Share, &interval(0.052, 0.048, 0.056), Dutch), "5,2% (4,8–5,6)");
        let gain = interval(0.012, 0.008, 0.016);
        assert_eq!(difference(Unit::Share, &gain, Dutch), "+1,2 %-punt (+0,8 tot +1,6)");
        assert_eq!(difference(Unit::Share, &gain, English), "+1.2 pp (+0.8 to +1.6)");
    }

    #[test]
    fn the_interval_decides_how_many_digits_are_shown() {
        let weeks = |mean, low, high| estimate(Unit::Weeks, &interval(mean, low, high), Dutch);
        assert_eq!(weeks(41.234, 40.834, 41.634), "41,2 weken (40,8–41,6)");
        assert_eq!(weeks(41.234, 21.2, 61.2), "40 weken (20–60)");
        assert_eq!(weeks(41.234, 41.194, 41.274), "41,23 weken (41,19–41,27)");
        let people = interval(1_234.0, 1_094.0, 1_374.0);
        assert_eq!(estimate(Unit::Clients, &people, English), "1,230 clients (1,090–1,370)");
    }

    #[test]
    fn an_interval_that_is_there_is_never_printed_as_a_point() {
        for half in [0.002, 0.013, 0.099, 0.5, 0.951, 1.0, 3.7, 9.6, 42.0] {
            let around = interval(57.3, 57.3 - half, 57.3 + half);
            let format = Format::of(Unit::Weeks, &around, Dutch);
            assert_ne!(format.bare(around.low), format.bare(around.high), "half width {half}");
        }
    }

    #[test]
    fn one_run_has_no_interval_and_a_point_stays_short() {
        let alone = interval(12.345, f64::NEG_INFINITY, f64::INFINITY);
        assert_eq!(estimate(Unit::Weeks, &alone, English), "12.3 weeks (interval unknown)");
        assert_eq!(plain(Unit::Share, 0.0, Dutch), "0%");
        assert_eq!(estimate(Unit::Euros, &interval(1.12e7, 1.12e7, 1.12e7), English), "€11.2m");
    }

    #[test]
    fn an_axis_shows_just_enough_digits_for_its_step() {
        assert_eq!(Format::axis(Unit::EurosPerYear, 14e6, 2e6, Dutch).full(12e6), "€\u{a0}12\u{a0}mln");
        assert_eq!(Format::axis(Unit::EurosPerYear, 3e6, 0.5e6, English).full(2.5e6), "€2.5m");
        assert_eq!(Format::axis(Unit::Share, 0.3, 0.05, Dutch).full(0.05), "5%");
    }

    #[test]
    fn one_of_something_is_singular() {
        let one = Format { unit: Unit::Weeks, language: Dutch, millions: false, decimals: 0 };
        assert_eq!(one.full(1.0), "1 week");
        assert_eq!(one.full(2.0), "2 weken");
    }
}
