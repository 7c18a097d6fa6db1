//! What units are called.

use crate::indicators::Unit;
use crate::language::Words;

/// What a unit is called in a heading.
pub(super) fn unit_words(unit: Unit) -> Words {
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
        Unit::Providers => Words { nl: "aanbieders", en: "providers" },
        Unit::MonthsPerThousandEuros => Words { nl: "maanden per € 1.000", en: "months per €1,000" },
    }
}

/// The same, in millions.
pub(super) fn millions_words(unit: Unit) -> Words {
    match unit {
        Unit::EurosPerYear => Words { nl: "mln euro per jaar", en: "million euros a year" },
        _ => Words { nl: "mln euro", en: "million euros" },
    }
}

/// A suffix behind the number one.
pub(super) fn singular(suffix: &'static str) -> &'static str {
    match suffix {
        " cliënten" => " cliënt",
        " clients" => " client",
        " aanbieders" => " aanbieder",
        " providers" => " provider",
        " times" => " time",
        " hours" => " hour",
        " weken" => " week",
        " weeks" => " week",
        " maanden" => " maand",
        " months" => " month",
        other => other,
    }
}
