//! V28: money, motives and long relations.

use super::{Cited, Declared, Expected, Form, Level, Row, cited, words};

const FREY: Cited = cited(
    "Frey & Oberholzer-Gee 1997, Am Econ Rev 87",
    "https://marginalrevolution.com/marginalrevolution/2013/06/when-are-people-ok-with-nuclear-waste.html",
    'F',
);
const FINE: Cited = cited(
    "Gneezy & Rustichini 2000, J Legal Stud 29",
    "https://www.researchgate.net/publication/2587744_A_Fine_is_a_Price",
    'F',
);
const BROWN: Cited = cited(
    "Brown, Falk & Fehr 2004, Econometrica 72",
    "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=459587",
    'F',
);
/// 6.9 against 3.3: recalled, no page was found that states it.
const EFFORT: Cited = Cited { grade: 'R', ..BROWN };

const NO_CROWDING: Declared = Declared::NotReproduced(words(
    "het model kent geen verdringing van motivatie door geld of straf: k hangt af van controle, niet van hoe er wordt betaald",
    "the model knows no crowding out of motives by money or fines: k depends on control, not on how one is paid",
));

/// The rows.
pub const ROWS: &[Row] = &[
    Row {
        id: "V28.1",
        claim: words(
            "Met een vergoeding accepteert 24,6 % kernafval in plaats van 50,8 %",
            "With compensation 24.6 % accept nuclear waste instead of 50.8 %",
        ),
        source: FREY,
        level: Level::Sign,
        measured: words("niets", "nothing"),
        expected: Expected::Nothing,
        form: Form::Share,
        measure: |_| None,
        declared: NO_CROWDING,
    },
    Row {
        id: "V28.2",
        claim: words(
            "Een boete op te laat ophalen verdubbelt het te laat komen, ook na de boete",
            "A fine on late pick-up doubles lateness, and it stays so after the fine",
        ),
        source: FINE,
        level: Level::Sign,
        measured: words("niets", "nothing"),
        expected: Expected::Nothing,
        form: Form::Share,
        measure: |_| None,
        declared: NO_CROWDING,
    },
    Row {
        id: "V28.3",
        claim: words(
            "Wie elkaar lang kent, maakt minder misbruik van een onvolledig contract",
            "Long partners exploit an incomplete contract less",
        ),
        source: BROWN,
        level: Level::Sign,
        measured: words(
            "onnodige uren bij vertrouwen 0,9, boven die bij 0",
            "needless hours at trust 0.9, above those at 0",
        ),
        expected: Expected::Below(0.0),
        form: Form::Share,
        measure: |lab| {
            lab.pairs("long relation", "stranger", |long, stranger| {
                long.indicator("over_provision") - stranger.indicator("over_provision")
            })
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V28.4",
        claim: words(
            "Inzet van lange partners 6,9 tegen 3,3 bij eenmalige",
            "Effort of long partners 6.9 against 3.3 of one-shot ones",
        ),
        source: EFFORT,
        level: Level::Band,
        measured: words("niets", "nothing"),
        expected: Expected::Nothing,
        form: Form::Number,
        measure: |_| None,
        declared: Declared::NotReproduced(words(
            "vertrouwen verandert in het model hoeveel de euro van de gemeente telt, niet de inzet; er is geen schaal om te vergelijken",
            "trust changes how much the municipality's euro counts in the model, not effort; there is no scale to compare on",
        )),
    },
];
