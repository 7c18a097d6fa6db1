//! V11: what a cut in tariffs does to volume.

use super::facts::{Facts, LotFacts};
use super::{Cited, Declared, Expected, Form, Lab, Level, Row, cited, exactly, larger, over, words};
use crate::behaviour::income::Income;
use crate::stats::Interval;

const YIP: Cited =
    cited("Yip 1998, J Health Econ 17", "https://archive.ahrq.gov/research/apr99/ra17.htm", 'F');
const ARITHMETIC: Cited = Cited { grade: 'D', ..YIP };
const MCGUIRE: Cited = cited("McGuire & Pauly 1991, J Health Econ 10", "", 'R');
const DUTCH: Cited = cited(
    "Yip 1998; Douven, Remmerswaal & Vervliet 2021, Health Econ",
    "https://pure.eur.nl/en/publications/payment-schemes-and-treatment-responses-after-a-demand-shock-in-m",
    'D',
);

/// The rows.
pub const ROWS: &[Row] = &[
    Row {
        id: "V11.1",
        claim: words(
            "Bij een tarief −10 % haalt +7,8 % volume 70 % van het verlies terug, +5,6 % de helft",
            "At tariffs −10 %, +7.8 % volume recoups 70 % of the loss, +5.6 % half of it",
        ),
        source: ARITHMETIC,
        level: Level::Exact,
        measured: words(
            "grootste afwijking, waar niets anders meespeelt",
            "largest deviation, where nothing else is at work",
        ),
        expected: Expected::Between(0.0, 1e-3),
        form: Form::Share,
        measure: arithmetic,
        declared: Declared::Holds,
    },
    Row {
        id: "V11.2",
        claim: words(
            "Zonder inkomenseffect (η = 0) haalt niemand iets terug: minder tarief is minder volume",
            "Without an income effect (η = 0) nobody recoups: a lower price is less volume",
        ),
        source: MCGUIRE,
        level: Level::Sign,
        measured: words("teruggehaald deel van het verlies, η = 0", "share of the loss recouped, η = 0"),
        expected: Expected::Below(0.0),
        form: Form::Share,
        measure: |lab| lab.pairs("cut 0", "kept 0", recouped),
        declared: Declared::Holds,
    },
    Row {
        id: "V11.3",
        claim: words("Meer inkomenseffect haalt meer terug", "The more income effect, the more is recouped"),
        source: MCGUIRE,
        level: Level::Sign,
        measured: words("kleinste stap bij η = 0; 0,15; 0,7; 1", "smallest step over η = 0, 0.15, 0.7, 1"),
        expected: Expected::Above(0.0),
        form: Form::Share,
        measure: |lab| {
            let settings = ["cut 0", "kept 0", "cut", "kept", "cut 0.7", "kept 0.7", "cut 1", "kept 1"];
            lab.together(&settings, |all| {
                let found: Vec<f64> = all.chunks(2).map(|pair| recouped(pair[0], pair[1])).collect();
                found.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min)
            })
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V11.4",
        claim: words(
            "Tussen niets (Nederland) en 70 % (VS): 0 tot 40 % terug bij de standaardwaarde",
            "Between nothing (Netherlands) and 70 % (US): 0 to 40 % recouped at the default",
        ),
        source: DUTCH,
        level: Level::Band,
        measured: words(
            "teruggehaald deel van het verlies, η = 0,15",
            "share of the loss recouped, η = 0.15",
        ),
        expected: Expected::Between(0.0, 0.4),
        form: Form::Share,
        measure: |lab| lab.pairs("cut", "kept", recouped),
        declared: Declared::NotReproduced(words(
            "een uur minder betaald is in het model ook een uur minder waard om te geven, en dat weegt bij η = 0,15 zwaarder dan het inkomenseffect; een grotere η past niet bij de Nederlandse meting van 2021",
            "an hour that pays less is also less worth giving in the model, and at η = 0.15 that outweighs the income effect; a larger η does not fit what was measured in the Netherlands in 2021",
        )),
    },
    Row {
        id: "V11.5",
        claim: words(
            "Chirurgen haalden zo'n 70 % van het verlies terug",
            "Surgeons recouped about 70 % of the loss",
        ),
        source: YIP,
        level: Level::Band,
        measured: words("teruggehaald deel van het verlies, η = 0,7", "share of the loss recouped, η = 0.7"),
        expected: Expected::Between(0.6, 0.8),
        form: Form::Share,
        measure: |lab| lab.pairs("cut 0.7", "kept 0.7", recouped),
        declared: Declared::NotReproduced(words(
            "aanbieders willen de omzet van het vorige jaar: wie erboven zit doet niets, en wie eronder zit maakt dat ook zonder korting al goed (q/q* zonder korting stijgt van zo'n 1,2 bij η = 0 naar zo'n 1,35 bij η = 0,7), zodat een korting weinig toevoegt; en de lagere prijs zelf kost 2 % volume",
            "providers want last year's revenue: those above it do nothing, and those below make up for it without any cut (q/q* without a cut rises from about 1.2 at η = 0 to about 1.35 at η = 0.7), so that a cut adds little; and the lower price itself costs 2 % of volume",
        )),
    },
    Row {
        id: "V11.6",
        claim: words(
            "Wie in het ene segment verliest, doet in het andere meer",
            "Who loses in one segment does more in another",
        ),
        source: YIP,
        level: Level::Sign,
        measured: words(
            "q/q* in het segment zonder korting van wie ook in het andere werkt, boven die zonder enige korting, en boven hetzelfde bij η = 0",
            "q/q* in the segment without the cut, of who also works in the other, above that without any cut, and above the same at η = 0",
        ),
        expected: Expected::Above(0.0),
        form: Form::Share,
        measure: |lab| {
            lab.together(&["cut in one", "kept", "cut in one 0", "kept 0"], |all| {
                spilled(all[0], all[1]) - spilled(all[2], all[3])
            })
        },
        declared: Declared::Holds,
    },
    Row {
        id: "V11.7",
        claim: words("… en zonder inkomenseffect niet", "… and without an income effect does not"),
        source: MCGUIRE,
        level: Level::Band,
        measured: words("hetzelfde bij η = 0", "the same at η = 0"),
        // Some ten providers do both kinds of care; luck moves their mean by less than half of the effect in V11.6.
        expected: Expected::Between(-0.005, 0.005),
        form: Form::Share,
        measure: |lab| lab.pairs("cut in one 0", "kept 0", spilled),
        declared: Declared::Holds,
    },
];

/// η with the published volume.
const PUBLISHED: [(f64, f64); 3] = [(0.7, 0.078), (0.5, 0.056), (0.0, 0.0)];

fn arithmetic(_: &Lab) -> Option<Interval> {
    let volume = |recoup_share: f64| Income { recoup_share }.recoup(1.0, 1.0, 1.0 / 0.9, 1.0) - 1.0;
    exactly(PUBLISHED.iter().map(|(share, published)| (volume(*share) - published).abs()).fold(0.0, larger))
}

/// The volume that came with the cut, over the 11 % that would make up for all of it: in the second and third year.
fn recouped(cut: &Facts, kept: &Facts) -> f64 {
    let change = over(cut.years(1, 3).delivered, kept.years(1, 3).delivered) - 1.0;
    change / (1.0 / 0.9 - 1.0)
}

/// q/q* in the second segment, youth ambulatory specialist, which keeps its tariff: of those who also work elsewhere.
fn spilled(cut: &Facts, kept: &Facts) -> f64 {
    let ratio = |facts: &Facts| {
        let broad = || facts.lots.iter().filter(|lot| lot.segment == 1 && lot.is_broad);
        broad().map(LotFacts::ratio).sum::<f64>() / broad().count().max(1) as f64
    };
    ratio(cut) - ratio(kept)
}
