//! What the model leaves out, for the council page. Whoever adds it to the model takes it out here.

use crate::language::Words;

/// A sentence per item, the most important first.
pub const NOT_MODELLED: &[Words] = &[
    Words {
        nl: "Hoeveel de uitkomst verandert als een aanname anders is. De marges tonen alleen toeval.",
        en: "How much the result changes if an assumption is different. The ranges show chance only.",
    },
    Words {
        nl: "Wat er gebeurt met mensen na een afwijzing: mantelzorg, andere wetten (Zvw, Wlz), school, werk, politie.",
        en: "What happens to people who are turned away: informal care, other laws (health insurance, long-term care), school, work, police.",
    },
    Words {
        nl: "Verschillen tussen mensen, behalve zwaarte en soort zorg: geld, taal, netwerk, woonplaats.",
        en: "Differences between people, other than severity and kind of care: money, language, network, place.",
    },
    Words {
        nl: "Nieuwe aanbieders, en aanbieders die stoppen of failliet gaan.",
        en: "New providers, and providers that stop or go bankrupt.",
    },
    Words {
        nl: "Afspraken met bonussen, winstplafonds of terugbetaling.",
        en: "Contracts with bonuses, profit caps or repayment.",
    },
    Words {
        nl: "Wat het de gemeente zelf kost om in te kopen, te toetsen en te controleren.",
        en: "What it costs the municipality itself to commission, to assess and to control.",
    },
    Words { nl: "Fraude en fouten in declaraties.", en: "Fraud and errors in claims." },
];
