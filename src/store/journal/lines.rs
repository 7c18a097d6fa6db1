//! The lines of a journal: how a run is written, and read back where its line is whole.

use super::Identity;
use crate::experiment::batch::PointOutcome;
use crate::indicators::INDICATORS;
use crate::store::Trouble;
use std::io::BufRead;
use std::path::{Path, PathBuf};

/// Whole lines of a journal, one by one.
pub(super) struct Lines<'a, R: BufRead> {
    reader: R,
    identity: &'a Identity,
    pub path: PathBuf,
    place: u64,
    /// The bytes of the whole lines so far, the header included.
    kept: u64,
}

impl<'a, R: BufRead> Lines<'a, R> {
    /// Reads the header; None where there is none, and so nothing behind it.
    pub fn open(mut reader: R, identity: &'a Identity, path: &Path) -> Result<Option<Lines<'a, R>>, Trouble> {
        let mut bytes = Vec::new();
        let kept =
            reader.read_until(b'\n', &mut bytes).map_err(|error| Trouble::refused(path, &error))? as u64;
        if bytes.last() != Some(&b'\n') {
            // Nothing, or a header that was torn.
            return Ok(None);
        }
        if bytes != identity.line.as_bytes() {
            return Err(Trouble::OtherExperiment(path.parent().unwrap_or(path).to_path_buf()));
        }
        Ok(Some(Lines { reader, identity, path: path.to_path_buf(), place: 0, kept }))
    }

    /// The next run, if its line is whole.
    pub fn next(&mut self) -> Result<Option<PointOutcome>, Trouble> {
        let mut bytes = Vec::new();
        self.reader.read_until(b'\n', &mut bytes).map_err(|error| Trouble::refused(&self.path, &error))?;
        let number = self.identity.number(self.place);
        let run = std::str::from_utf8(&bytes).ok().and_then(|text| parse(text, self.identity, number));
        if run.is_some() {
            self.place += 1;
            self.kept += bytes.len() as u64;
        }
        Ok(run)
    }
}

/// Tells every whole line; the bytes that they take, the header included.
pub(super) fn read(
    reader: &mut dyn BufRead,
    identity: &Identity,
    path: &Path,
    known: &mut dyn FnMut(&PointOutcome),
) -> Result<u64, Trouble> {
    let Some(mut lines) = Lines::open(reader, identity, path)? else { return Ok(0) };
    while let Some(run) = lines.next()? {
        known(&run);
    }
    Ok(lines.kept)
}

/// FNV-1a, 64 bits (Fowler, Noll & Vo): tells a torn or flipped line, and is no defence against intent.
fn checksum(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

pub(super) fn line(run: &PointOutcome) -> String {
    let mut text = format!("{}\t", run.spot.number);
    match &run.result {
        Ok(values) => {
            text.push_str("ok");
            for value in values {
                text.push('\t');
                if let Some(value) = value {
                    text.push_str(&format!("{value:e}"));
                }
            }
        }
        Err(message) => {
            text.push_str("failed\t");
            text.push_str(&message.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', " "));
        }
    }
    format!("{text}\t{:016x}\n", checksum(&text))
}

/// The run of a line, if it is whole and has this number.
fn parse(line: &str, identity: &Identity, number: u64) -> Option<PointOutcome> {
    let (text, check) = line.strip_suffix('\n')?.rsplit_once('\t')?;
    if check.len() != 16 || u64::from_str_radix(check, 16).ok()? != checksum(text) {
        return None;
    }
    let mut parts = text.split('\t');
    if parts.next()?.parse() != Ok(number) {
        return None;
    }
    let result = match parts.next()? {
        "ok" => {
            let value = |part: &str| if part.is_empty() { Some(None) } else { part.parse().ok().map(Some) };
            let values: Vec<Option<f64>> = parts.map(value).collect::<Option<_>>()?;
            (values.len() == INDICATORS.len()).then_some(Ok(values))?
        }
        "failed" => Err(unescaped(parts.next()?)),
        _ => return None,
    };
    Some(PointOutcome { spot: identity.layout.spot(number), result })
}

fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => plain.push(if letters.next() == Some('n') { '\n' } else { '\\' }),
            _ => plain.push(letter),
        }
    }
    plain
}
