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
        nl: "Nieuwe onderhandelingen tijdens het contract, en een grens aan winst.",
        en: "New negotiations while the contract runs, and limits on profit.",
    },
    Words {
        nl: "Wie elkaar kent en wie weggaat, als het scenario geen inkoopteam noemt. Dan is vertrouwen één getal per aanbieder.",
        en: "Who knows whom and who leaves, if the scenario names no commissioning team. Then trust is one number per provider.",
    },
    Words {
        nl: "Wat de toegang en ondersteuning de gemeente kosten. Inkopen en controleren kosten alleen iets als het scenario een team noemt.",
        en: "What the desk and support staff cost the municipality. Commissioning and control cost something only if the scenario names a team.",
    },
    Words {
        nl: "Fraude: declareren wat niet is gegeven. Te zwaar boeken en splitsen zitten er wel in.",
        en: "Fraud: claiming what was not given. Booking too heavy and splitting are in the model.",
    },
];
