//! From values to places: linear scales with round ticks.

/// A linear scale: `low` is drawn at `from`, `high` at `to` (pixels; `to` may be the smaller).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) from: f64,
    pub(super) to: f64,
    /// The distance between ticks.
    pub(super) step: f64,
}

impl Scale {
    /// A scale over `low` to `high`, widened to round ticks, about `count` of them.
    pub(super) fn round(low: f64, high: f64, count: usize) -> Scale {
        let (low, high) = if high > low { (low, high) } else { around(low) };
        let step = round_step((high - low) / count.max(1) as f64);
        let below = (low / step + 1e-9).floor() * step;
        let above = (high / step - 1e-9).ceil() * step;
        Scale { low: below, high: above.max(below + step), from: 0.0, to: 1.0, step }
    }

    /// A scale over exactly `low` to `high`, with round ticks inside it.
    pub(super) fn tight(low: f64, high: f64, count: usize) -> Scale {
        let (low, high) = if high > low { (low, high) } else { around(low) };
        Scale { low, high, from: 0.0, to: 1.0, step: round_step((high - low) / count.max(1) as f64) }
    }

    /// As [`Scale::round`], from 0 unless all values lie in the upper part of what that would show.
    pub(super) fn from_zero(low: f64, high: f64, count: usize) -> Scale {
        if low >= 0.0 && low > 0.6 * high {
            Scale::round(low, high, count)
        } else {
            Scale::round(low.min(0.0), high, count)
        }
    }

    /// The same scale on paper from `from` to `to`.
    pub(super) fn onto(self, from: f64, to: f64) -> Scale {
        Scale { from, to, ..self }
    }

    /// Where `value` is drawn; beyond the ends at the end.
    pub(super) fn at(&self, value: f64) -> f64 {
        let share = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        self.from + share * (self.to - self.from)
    }

    /// Every how many ticks a label fits, when the label of a tick is as wide as `width` says (pixels).
    pub(super) fn every(&self, width: impl Fn(f64) -> f64) -> usize {
        let widest = self.ticks().into_iter().map(width).fold(0.0, f64::max) + 8.0;
        let pitch = (self.to - self.from).abs() * self.step / (self.high - self.low);
        (widest / pitch).ceil().max(1.0) as usize
    }

    /// The values of the ticks.
    pub(super) fn ticks(&self) -> Vec<f64> {
        let first = (self.low / self.step - 1e-6).ceil() * self.step;
        let count = ((self.high - first) / self.step + 1e-6).floor().max(0.0) as usize;
        let tick = |index: usize| {
            let value = first + index as f64 * self.step;
            if value.abs() < 1e-9 * self.step { 0.0 } else { value }
        };
        (0..=count).map(tick).collect()
    }
}

fn around(value: f64) -> (f64, f64) {
    let half = if value.abs() > 0.0 { 0.5 * value.abs() } else { 0.5 };
    (value - half, value + half)
}

/// The smallest of 1, 2, 2.5, 5 × 10ⁿ that is not below `least`.
fn round_step(least: f64) -> f64 {
    let decade = libm::pow(10.0, libm::floor(libm::log10(least)));
    let multiple =
        [1.0, 2.0, 2.5, 5.0].into_iter().find(|multiple| multiple * decade >= least * (1.0 - 1e-9));
    multiple.unwrap_or(10.0) * decade
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_data() {
        for (low, high) in [(0.0, 13.7), (-0.31, 0.02), (9.1e6, 14.4e6), (5.0, 5.0), (0.0, 0.0), (-3.0, -3.0)]
        {
            let scale = Scale::round(low, high, 5);
            let ticks = scale.ticks();
            assert!(scale.low <= low && high <= scale.high, "{low} to {high} in {scale:?}");
            assert!((2..=8).contains(&ticks.len()), "{low} to {high}: {ticks:?}");
        }
    }

    #[test]
    fn an_axis_starts_at_zero_unless_that_would_hide_the_data() {
        assert!(Scale::from_zero(3.0, 9.0, 4).low.abs() < 1e-12);
        assert!(Scale::from_zero(11.0, 14.0, 4).low > 9.0);
    }
}
