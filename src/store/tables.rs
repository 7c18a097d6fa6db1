//! The tables of the output folder, row by row.
//!
//! Numbers are written with as few digits as bring back the same 64 bits, with a dot; no value is an empty field.

use crate::experiment::batch::PointOutcome;
use crate::experiment::{Comparison, RunOutcome, Verdict};
use crate::indicators::{INDICATORS, MEMBER_INDICATORS, SERIES};
use crate::run::RunValues;
use crate::scenario::Scenario;
use crate::units::MONTHS_PER_YEAR;
use std::fmt::Write as _;
use std::io::Write;

/// The name that the series give to all segments together.
const ALL_SEGMENTS: &str = "all";

/// The only design point of a plain comparison.
const POINT: u64 = 0;

/// A table under way.
pub struct Rows<W: Write> {
    writer: csv::Writer<W>,
    /// Rows so far, without the header.
    pub count: u64,
    text: String,
}

impl<W: Write> Rows<W> {
    /// Starts a table with a header.
    pub fn new<'a>(out: W, header: impl IntoIterator<Item = &'a str>) -> csv::Result<Rows<W>> {
        let mut writer = csv::WriterBuilder::new().buffer_capacity(1 << 16).from_writer(out);
        writer.write_record(header)?;
        Ok(Rows { writer, count: 0, text: String::new() })
    }

    fn words(&mut self, field: &str) -> csv::Result<()> {
        self.writer.write_field(field)
    }

    fn whole(&mut self, number: u64) -> csv::Result<()> {
        self.text.clear();
        write!(self.text, "{number}").expect("a string takes all that is written to it");
        self.writer.write_field(&self.text)
    }

    fn number(&mut self, value: Option<f64>) -> csv::Result<()> {
        self.text.clear();
        push_number(&mut self.text, value);
        self.writer.write_field(&self.text)
    }

    /// A row of a number and values.
    pub fn values(&mut self, number: u64, values: &[f64]) -> csv::Result<()> {
        self.whole(number)?;
        values.iter().try_for_each(|value| self.number(Some(*value)))?;
        self.end_row()
    }

    fn end_row(&mut self) -> csv::Result<()> {
        self.count += 1;
        self.writer.write_record(None::<&[u8]>)
    }

    /// Hands back what was written to.
    pub fn finish(self) -> std::io::Result<W> {
        self.writer.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// The columns of `runs.csv`.
pub fn runs_header() -> Vec<&'static str> {
    let fixed = ["scenario", "point", "replicate", "seed", "status"];
    fixed.into_iter().chain(INDICATORS.iter().map(|row| row.key)).collect()
}

/// The columns of `series.csv`.
pub const SERIES_HEADER: [&str; 7] =
    ["scenario", "point", "replicate", "month", "segment", "indicator", "value"];

/// A run in `runs.csv`.
pub fn run_row<W: Write>(rows: &mut Rows<W>, id: &str, seed: u64, run: &RunOutcome) -> csv::Result<()> {
    rows.words(id)?;
    rows.whole(POINT)?;
    rows.whole(u64::from(run.replicate))?;
    rows.whole(seed)?;
    rows.words(if run.result.is_ok() { "ok" } else { "failed" })?;
    for row in 0..INDICATORS.len() {
        rows.number(run.result.as_ref().ok().and_then(|values| values.indicators[row]))?;
    }
    rows.end_row()
}

/// The columns of `runs.csv` of an experiment.
pub fn point_header() -> Vec<&'static str> {
    let fixed = ["number", "scheme", "world", "replicate", "luck", "seed", "status"];
    fixed.into_iter().chain(INDICATORS.iter().map(|row| row.key)).collect()
}

/// A run of an experiment.
pub fn point_row<W: Write>(
    rows: &mut Rows<W>,
    scheme: &str,
    seed: u64,
    run: &PointOutcome,
) -> csv::Result<()> {
    let spot = &run.spot;
    rows.whole(spot.number)?;
    rows.words(scheme)?;
    for number in [spot.world as u64, u64::from(spot.replicate), u64::from(spot.luck), seed] {
        rows.whole(number)?;
    }
    rows.words(if run.result.is_ok() { "ok" } else { "failed" })?;
    for row in 0..INDICATORS.len() {
        rows.number(run.result.as_ref().ok().and_then(|values| values[row]))?;
    }
    rows.end_row()
}

/// `series.csv` under way. It has a row for every number of every run, so what the rows of a run have in common is made
/// ready once, and a run is written in one go.
pub struct Series<W: Write> {
    out: W,
    /// Rows so far, without the header.
    pub count: u64,
    /// Per scenario: its name as a field, and what stands between replicate and value in each row of a run.
    middles: Vec<(String, Vec<String>)>,
    text: String,
}

impl<W: Write> Series<W> {
    /// Starts the table with its header.
    pub fn new(mut out: W, scenarios: &[Scenario]) -> std::io::Result<Series<W>> {
        writeln!(out, "{}", SERIES_HEADER.join(","))?;
        let middles = scenarios.iter().map(|scenario| (field(&scenario.id), middles(scenario)));
        Ok(Series { out, count: 0, middles: middles.collect(), text: String::new() })
    }

    /// The months of a run; they count from 1, the first reported one.
    pub fn run(&mut self, scenario: usize, replicate: u32, run: &RunValues) -> std::io::Result<()> {
        let (id, middles) = &self.middles[scenario];
        let start = format!("{id},{POINT},{replicate},");
        self.text.clear();
        for (middle, value) in middles.iter().zip(&run.series) {
            self.text.push_str(&start);
            self.text.push_str(middle);
            push_number(&mut self.text, *value);
            self.text.push('\n');
        }
        self.count += middles.len().min(run.series.len()) as u64;
        self.out.write_all(self.text.as_bytes())
    }

    /// Hands back what was written to.
    pub fn finish(self) -> W {
        self.out
    }
}

/// `month,segment,indicator,` for every number of a run, in the order of `RunValues::series`.
fn middles(scenario: &Scenario) -> Vec<String> {
    let all = std::iter::once(ALL_SEGMENTS);
    let names = all.chain(scenario.segments.iter().map(|segment| segment.id.as_str()));
    let segments: Vec<String> = names.map(field).collect();
    let months = 1..=scenario.run.years * MONTHS_PER_YEAR;
    let cells = months.flat_map(|month| segments.iter().map(move |segment| (month, segment)));
    cells
        .flat_map(|(month, segment)| SERIES.iter().map(move |row| format!("{month},{segment},{},", row)))
        .collect()
}

/// A text as a field of a table, in quotes where it must be.
fn field(text: &str) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    writer.write_record([text]).expect("memory takes all that is written to it");
    let bytes = writer.into_inner().expect("memory takes all that is written to it");
    String::from_utf8(bytes).expect("text stays text").trim_end_matches('\n').to_owned()
}

/// A number with as few digits as bring back the same bits. Nothing for no value, and for an interval without an end.
fn push_number(text: &mut String, value: Option<f64>) {
    let Some(value) = value.filter(|value| value.is_finite()) else { return };
    // Adding zero turns −0 into 0.
    let (value, size) = (value + 0.0, value.abs());
    let usual = value.to_bits() == 0 || (1e-5..1e16).contains(&size);
    let written = if usual { write!(text, "{value}") } else { write!(text, "{value:e}") };
    written.expect("a string takes all that is written to it");
}

/// How many rows a run has in `series.csv`.
pub fn series_rows_per_run(scenario: &Scenario) -> u64 {
    let months = u64::from(scenario.run.years) * u64::from(MONTHS_PER_YEAR);
    months * (scenario.segments.len() as u64 + 1) * SERIES.len() as u64
}

/// The columns of `municipalities.csv`.
pub fn members_header() -> Vec<&'static str> {
    let fixed = ["scenario", "point", "replicate", "municipality", "inhabitants", "year"];
    fixed.into_iter().chain(MEMBER_INDICATORS.iter().map(|row| row.key)).collect()
}

/// The years of the municipalities of a run; years count from 1, the first reported one.
pub fn member_rows<W: Write>(
    rows: &mut Rows<W>,
    scenario: &Scenario,
    replicate: u32,
    run: &RunValues,
) -> csv::Result<()> {
    let members = &scenario.region.members;
    for (place, values) in run.members.chunks(MEMBER_INDICATORS.len()).enumerate() {
        let member = &members[place % members.len()];
        rows.words(&scenario.id)?;
        rows.whole(POINT)?;
        rows.whole(u64::from(replicate))?;
        rows.words(&member.name)?;
        rows.whole(u64::from(member.inhabitants))?;
        rows.whole((place / members.len()) as u64 + 1)?;
        values.iter().try_for_each(|value| rows.number(*value))?;
        rows.end_row()?;
    }
    Ok(())
}

/// How many rows a run has in `municipalities.csv`.
pub fn member_rows_per_run(scenario: &Scenario) -> u64 {
    scenario.region.members.len() as u64 * u64::from(scenario.run.years)
}

/// The columns of `summary.csv`.
pub const SUMMARY_HEADER: [&str; 13] = [
    "scenario",
    "indicator",
    "unit",
    "count",
    "mean",
    "low",
    "high",
    "sd",
    "q05",
    "q25",
    "q50",
    "q75",
    "q95",
];

/// All of `summary.csv`; an indicator without a value has a count of 0.
pub fn summary_rows<W: Write>(rows: &mut Rows<W>, comparison: &Comparison) -> csv::Result<()> {
    for scheme in &comparison.schemes {
        for (indicator, estimate) in INDICATORS.iter().zip(&scheme.estimates) {
            let of = estimate.as_ref();
            rows.words(&scheme.id)?;
            rows.words(indicator.key)?;
            rows.words(indicator.unit.code())?;
            rows.whole(of.map_or(0, |of| of.count))?;
            rows.number(of.map(|of| of.interval.mean))?;
            rows.number(of.map(|of| of.interval.low))?;
            rows.number(of.map(|of| of.interval.high))?;
            rows.number(of.filter(|of| of.count > 1).map(|of| of.deviation))?;
            for place in 0..5 {
                rows.number(of.map(|of| of.quantiles[place]))?;
            }
            rows.end_row()?;
        }
    }
    Ok(())
}

/// The columns of `comparisons.csv`.
pub const COMPARISONS_HEADER: [&str; 9] =
    ["scenario", "baseline", "indicator", "count", "difference", "low", "high", "variance_ratio", "verdict"];

/// All of `comparisons.csv`: every scheme but the first, minus the first.
pub fn comparison_rows<W: Write>(rows: &mut Rows<W>, comparison: &Comparison) -> csv::Result<()> {
    let Some((first, others)) = comparison.schemes.split_first() else { return Ok(()) };
    for scheme in others {
        for (indicator, difference) in INDICATORS.iter().zip(&scheme.differences) {
            let of = difference.as_ref();
            rows.words(&scheme.id)?;
            rows.words(&first.id)?;
            rows.words(indicator.key)?;
            rows.whole(of.map_or(0, |of| of.count))?;
            rows.number(of.map(|of| of.interval.mean))?;
            rows.number(of.map(|of| of.interval.low))?;
            rows.number(of.map(|of| of.interval.high))?;
            rows.number(of.and_then(|of| of.variance_ratio))?;
            rows.words(of.map_or("", |of| verdict_name(of.verdict)))?;
            rows.end_row()?;
        }
    }
    Ok(())
}

fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Lower => "lower",
        Verdict::Higher => "higher",
        Verdict::Unclear => "unclear",
        Verdict::Equal => "equal",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_as_the_same_bits_and_no_value_is_empty() {
        let values = [0.1 + 0.2, 1.0 / 3.0, 123_456_789.25, 5e-324, -0.0];
        let mut rows = Rows::new(Vec::new(), ["a", "b"]).expect("memory takes it");
        for value in values {
            rows.number(Some(value)).expect("memory takes it");
            rows.number(None).expect("memory takes it");
            rows.end_row().expect("memory takes it");
        }
        let text = String::from_utf8(rows.finish().expect("memory takes it")).expect("it is text");
        let back: Vec<f64> = text
            .lines()
            .skip(1)
            .map(|line| line.strip_suffix(',').expect("the second is empty").parse().expect("a number"))
            .collect();
        assert_eq!(text.lines().nth(1), Some("0.30000000000000004,"));
        assert_eq!(back.iter().map(|value| value.to_bits()).collect::<Vec<_>>(), {
            let tidy = values.map(|value| (value + 0.0).to_bits());
            tidy.to_vec()
        });
    }
}
