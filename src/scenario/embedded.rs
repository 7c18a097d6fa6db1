//! The scenarios that travel inside the program.

use super::file::{Library, Source, Unreadable};
use super::problem::closest;

/// The shipped scenarios: file name, text. The first is the base of the others.
pub const SHIPPED: &[(&str, &str)] =
    &[("default-municipality.toml", include_str!("../../scenarios/default-municipality.toml"))];

/// The library of [`SHIPPED`]; it looks at the file name only.
#[derive(Clone, Copy, Debug)]
pub struct Embedded;

impl Library for Embedded {
    fn open(&self, _from: Option<&str>, name: &str) -> Result<Source, Unreadable> {
        let wanted = name.rsplit(['/', '\\']).next().unwrap_or(name);
        match SHIPPED.iter().find(|(file, _)| *file == wanted) {
            Some((file, text)) => Ok(Source { name: (*file).to_string(), text: (*text).to_string() }),
            None => Err(Unreadable::missing(closest(wanted, SHIPPED.iter().map(|(file, _)| *file)))),
        }
    }
}
