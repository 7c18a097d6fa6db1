//! `prikkel report`: one page with everything about finished results.

use super::limits::NOT_MODELLED;
use super::screen::Screen;
use super::{Exit, messages, scenarios};
use crate::present::report::{Basis, page};
use crate::scenario::embedded::SHIPPED;
use crate::scenario::{self, Embedded};
use crate::store::{read_results, save_report};
use std::path::Path;

/// Reads the results in `folder`, and writes the report beside them.
pub fn report(folder: &Path, screen: &mut Screen) -> Exit {
    let results = match read_results(folder) {
        Ok(results) => results,
        Err(unfit) => {
            screen.complain_as_is(&unfit.say(screen.language));
            return Exit::WrongUse;
        }
    };
    // The first shipped file is the base of the others: the default municipality.
    let defaults = match scenario::read(SHIPPED[0].0, &Embedded) {
        Ok(resolved) => resolved.values,
        Err(problems) => {
            scenarios::tell(&problems, screen);
            return Exit::InvalidScenario;
        }
    };
    let basis = Basis { defaults: &defaults, not_modelled: NOT_MODELLED, version: env!("CARGO_PKG_VERSION") };
    match save_report(folder, &page(&results, &basis, screen.language)) {
        Ok(path) => {
            screen.answer(&messages::reported(&path));
            Exit::Fine
        }
        Err(trouble) => {
            screen.complain_as_is(&trouble.say(screen.language));
            Exit::WrongUse
        }
    }
}
