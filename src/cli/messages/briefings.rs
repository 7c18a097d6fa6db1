//! What is said about the council page of finished results.

use super::text;
use crate::language::Text;
use crate::store::Unread;
use std::path::Path;

/// Where the council page is.
pub fn briefed(path: &Path) -> Text {
    let path = path.display();
    text(format!("Raadspagina: {path}"), format!("Council page: {path}"))
}

/// The results of an experiment, which have a page of their own.
pub fn page_of_experiment(folder: &Path) -> Text {
    let page = folder.join("answers.html");
    let page = page.display();
    text(
        format!("dit zijn resultaten van een experiment; de pagina daarvan is {page}"),
        format!("these are results of an experiment; their page is {page}"),
    )
}

/// A scenario that is not what it was.
pub fn changed_since(name: &str) -> Text {
    text(
        format!(
            "{name} is veranderd sinds deze resultaten: de pagina zou zeggen wat niet is gespeeld. Zet het bestand terug, of speel opnieuw"
        ),
        format!(
            "{name} was changed since these results: the page would say what was not played. Put the file back, or play again"
        ),
    )
}

/// A table that cannot be read back.
pub fn unread(why: &Unread) -> Text {
    match why {
        Unread::NoTable(path) => {
            let path = path.display();
            text(
                format!("{path} is er niet; de raadspagina wordt uit de CSV-tabellen gemaakt (--format csv)"),
                format!("{path} is not there; the council page is made from the CSV tables (--format csv)"),
            )
        }
        Unread::Other(path) => {
            let path = path.display();
            text(
                format!(
                    "{path} is niet meer zoals het is geschreven; speel opnieuw met de opdracht in manifest.json"
                ),
                format!(
                    "{path} is no longer as it was written; play again with the command in manifest.json"
                ),
            )
        }
    }
}
