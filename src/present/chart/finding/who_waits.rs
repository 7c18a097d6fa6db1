//! The finding about who waits: whether heavy clients wait longer than light ones, and under which schemes heavy clients wait
//! longer or shorter than under the first.

use super::waiting::Count;
use super::{apart, one_run};
use crate::experiment::{Comparison, SchemeResult};
use crate::indicators::Unit;
use crate::language::Language::{self, Dutch, English};
use crate::present::chart::data::{name, spread};
use crate::present::chart::who_waits::coarsest;

pub(in crate::present::chart) fn who_waits(comparison: &Comparison, language: Language) -> String {
    if let Some(text) = one_run(comparison, language) {
        return text;
    }
    let Some((first, others)) = comparison.schemes.split_first() else {
        return String::new();
    };
    let Some(opening) = opening(first, language) else {
        return match language {
            Dutch => format!("Met {} is geen wachttijd naar zwaarte gemeten", name(first, language)),
            English => format!("Under {}, no wait by severity was measured", name(first, language)),
        };
    };
    let others: Vec<&SchemeResult> = others.iter().collect();
    if others.is_empty() {
        return opening;
    }
    let count = Count::of(&others, "wait_heavy");
    let rest = match language {
        Dutch => {
            let neither = "bij geen andere variant duidelijk langer of korter";
            format!("zware cliënten wachten {}", count.say(["langer", "korter"], neither, Dutch))
        }
        English => {
            let neither = "not clearly longer or shorter under any other scheme";
            format!("heavy clients wait {}", count.say(["longer", "shorter"], neither, English))
        }
    };
    format!("{opening}; {rest}")
}

/// Whether light or heavy clients wait longer under one scheme: intervals that do not touch, as these are not paired.
fn opening(scheme: &SchemeResult, language: Language) -> Option<String> {
    let [light, heavy] = ["wait_light", "wait_heavy"].map(|key| spread(scheme, key));
    let (longer, shorter) = (apart(light, heavy), apart(heavy, light));
    let (light, heavy) = (light?, heavy?);
    let format = coarsest(Unit::Weeks, &[light, heavy], language);
    let (few, many) = (format.bare(light.mean), format.full(heavy.mean));
    let name = name(scheme, language);
    Some(match (language, longer, shorter) {
        (Dutch, true, _) => {
            format!("Met {name} wachten zware cliënten langer dan lichte ({many} tegen {few})")
        }
        (Dutch, _, true) => {
            format!("Met {name} wachten zware cliënten korter dan lichte ({many} tegen {few})")
        }
        (Dutch, false, false) => {
            format!("Met {name} wachten zware cliënten niet duidelijk langer of korter dan lichte")
        }
        (English, true, _) => {
            format!("Under {name}, heavy clients wait longer than light ones ({many} against {few})")
        }
        (English, _, true) => {
            format!("Under {name}, heavy clients wait shorter than light ones ({many} against {few})")
        }
        (English, false, false) => {
            format!("Under {name}, heavy clients do not clearly wait longer or shorter than light ones")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicators::position;
    use crate::present::sample;
    use crate::stats::Interval;

    #[test]
    fn heavier_waits_longer_only_where_intervals_do_not_touch() {
        let mut one = sample::one();
        let mut say = |light_high: f64, heavy_low: f64| {
            let mut set = |key: &str, interval| {
                one.schemes[0].estimates[position(key)].as_mut().unwrap().interval = interval;
            };
            set("wait_light", Interval { mean: 4.0, low: 3.5, high: light_high });
            set("wait_heavy", Interval { mean: 5.0, low: heavy_low, high: 5.5 });
            who_waits(&one, English)
        };
        assert!(say(4.49, 4.5).contains("wait longer than light ones"));
        assert!(say(4.5, 4.5).contains("do not clearly wait longer or shorter"));
        assert!(say(4.51, 4.5).contains("do not clearly wait longer or shorter"));
    }
}
