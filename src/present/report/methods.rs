//! How the numbers were made: a row per method, shown where the folder holds what it makes.

use super::docs::{self, Source, sources};
use super::html::{heading, paragraph};
use super::results::Results;
use crate::language::{Language, Words};

/// A method.
pub(super) struct Method {
    /// Its name.
    pub name: Words,
    /// What it does, in a few sentences.
    pub said: Words,
    /// The files of which one shows that it was used; none means always.
    pub made: &'static [&'static str],
    /// Where the code says exactly what it does, and after whom.
    pub code: &'static [Source],
    /// Who published it, as a comment of that code says.
    pub cited: &'static [&'static str],
}

const fn words(nl: &'static str, en: &'static str) -> Words {
    Words { nl, en }
}

pub(super) const METHODS: &[Method] = &[
    Method {
        name: words("Gedeeld toeval", "Shared luck"),
        said: words(
            "Elke trekking wordt berekend uit startgetal, herhaling, doel, wie het betreft en maand. Zo treffen alle regelingen dezelfde mensen in dezelfde maanden, en is een verschil een gepaard verschil. Dezelfde opdracht geeft dezelfde bytes, op elk aantal threads.",
            "Each draw is computed from seed, replicate, purpose, whom it concerns and month. So all schemes meet the same people in the same months, and a difference is a paired difference. The same command gives the same bytes, on any number of threads.",
        ),
        made: &[],
        code: sources!["random"],
        cited: &["Salmon, Moraes, Dror & Shaw (2011)"],
    },
    Method {
        name: words("Schatters en intervallen", "Estimates and intervals"),
        said: words(
            "Gemiddelden krijgen een Student-interval, kansen een Wilson-interval, verschillen van kansen een interval uit die twee, kwantielen zijn van type 7. Alle intervallen zijn 95%-intervallen over runs: ze tonen alleen toeval.",
            "Means have a Student interval, probabilities a Wilson interval, differences of probabilities one made of those two, quantiles are of type 7. All intervals are 95% intervals over runs: they show chance only.",
        ),
        made: &[],
        code: sources!["stats"],
        cited: &["Welford 1962", "Hyndman & Fan 1996", "Newcombe (1998)"],
    },
    Method {
        name: words("Vergelijking met de eerste regeling", "Comparison with the first scheme"),
        said: words(
            "Van elke indicator wordt per herhaling het verschil met de eerste regeling genomen. Het oordeel zegt alleen ‘lager’ of ‘hoger’ als het interval van dat verschil 0 niet bevat.",
            "For every indicator the difference from the first scheme is taken replicate by replicate. The verdict says “lower” or “higher” only where the interval of that difference does not hold 0.",
        ),
        made: &["comparisons.csv"],
        code: sources!["experiment/analysis"],
        cited: &[],
    },
    Method {
        name: words("Werelden", "Worlds"),
        said: words(
            "Wat niemand zeker weet krijgt per wereld een andere waarde, binnen de bereiken die hierboven staan. Elke regeling wordt in elke wereld gespeeld.",
            "What nobody knows for certain has another value in each world, within the ranges above. Every scheme is played in every world.",
        ),
        made: &["worlds.csv"],
        code: sources!["experiment/sampling", "experiment/batch"],
        cited: &["McKay, Beckman & Conover 1979", "Owen 1998", "Burley 2020"],
    },
    Method {
        name: words(
            "Of een stelling klopt, en wanneer te stoppen",
            "Whether a claim holds, and when to stop",
        ),
        said: words(
            "Een stelling is een rij toetsen. De intervallen van de toetsen die samen voor een stelling wegen gelden samen (Bonferroni), en wie vaker kijkt om te kunnen stoppen betaalt daarvoor op dezelfde manier.",
            "A claim is a list of tests. The intervals of the tests that weigh for one claim hold together (Bonferroni), and looking repeatedly in order to stop early is paid for in the same way.",
        ),
        made: &["answers.csv"],
        code: sources!["experiment/claims"],
        cited: &[],
    },
    Method {
        name: words("In welke werelden het niet klopt (PRIM)", "In which worlds it does not hold (PRIM)"),
        said: words(
            "De patiënte methode van regelinductie zoekt grenzen aan de onzekere getallen waarbinnen een stelling vooral niet klopt, en houdt alleen grenzen die niet aan toeval te wijten zijn.",
            "The patient rule induction method looks for limits on the uncertain numbers within which a claim mostly fails, and keeps only limits that chance does not explain.",
        ),
        made: &["answers.csv"],
        code: sources!["experiment/discovery"],
        cited: &["Friedman & Fisher (1999)", "Bryant & Lempert (2010)"],
    },
    Method {
        name: words("Welke getallen ertoe doen (Morris, Sobol)", "Which numbers matter (Morris, Sobol)"),
        said: words(
            "Morris verandert één getal tegelijk; Sobol verdeelt de variantie van de uitkomst over de getallen. Beide hebben eigen werelden en intervallen.",
            "Morris changes one number at a time; Sobol divides the variance of the outcome among the numbers. Both have worlds and intervals of their own.",
        ),
        made: &["sensitivity.csv"],
        code: sources!["experiment/sensitivity"],
        cited: &[
            "Morris (1991)",
            "Campolongo, Cariboni & Saltelli (2007)",
            "Saltelli et al. (2010)",
            "Jansen (1999)",
        ],
    },
    Method {
        name: words(
            "Welke regeling te kiezen, en wat kennis waard is (EVPI)",
            "Which scheme to choose, and what knowledge is worth (EVPI)",
        ),
        said: words(
            "Per doel: de beste gemiddeld, de beste in de slechtste wereld, en de regeling met de kleinste spijt. EVPI is wat het waard is alles te weten, EVPPI wat het waard is één getal te weten.",
            "Per goal: the best on average, the best in the worst world, and the scheme with the least regret. EVPI is what it is worth to know everything, EVPPI what it is worth to know one number.",
        ),
        made: &["decisions.csv"],
        code: sources!["experiment/robust"],
        cited: &["Savage 1951", "Strong, Oakley & Brennan 2014"],
    },
    Method {
        name: words("Wat elke knop doet", "What each lever does"),
        said: words(
            "Het hoofdeffect van een stand is het verschil met de eerste stand van dezelfde knop, gemiddeld over de standen van de andere knoppen, onder hetzelfde toeval.",
            "The main effect of a level is the difference from the first level of the same lever, averaged over the levels of the other levers, under the same luck.",
        ),
        made: &["effects.csv"],
        code: sources!["experiment/effects", "scenario/experiment/fraction"],
        cited: &["Box, Hunter & Hunter (2005)", "Box & Hunter (1961)", "Hedayat, Sloane & Stufken (1999)"],
    },
    Method {
        name: words("Zoeken naar regelingen (NSGA-II)", "The search for schemes (NSGA-II)"),
        said: words(
            "Een zoektocht over de standen van alle knoppen houdt wat geen ander op alle doelen overtreft. Wat overblijft wordt opnieuw gespeeld, in andere werelden met ander toeval.",
            "A search over the levels of all levers keeps what no other beats on all goals. What is left is played again, in other worlds under other luck.",
        ),
        made: &["search.csv"],
        code: sources!["experiment/search"],
        cited: &["Deb, Pratap, Agarwal & Meyarivan (2002)", "Deb & Agrawal (1995)", "Kukkonen & Deb 2006"],
    },
];

/// The methods of which the folder holds results.
pub(super) fn section(results: &Results, language: Language) -> String {
    let used = METHODS
        .iter()
        .filter(|method| method.made.is_empty() || method.made.iter().any(|file| results.has(file)));
    used.enumerate().map(|(place, method)| told(method, place, language)).collect()
}

fn told(method: &Method, place: usize, language: Language) -> String {
    let mut html = heading(3, &format!("method-{}", place + 1), method.name.say(language));
    html.push_str(&paragraph(method.said.say(language)));
    if !method.cited.is_empty() {
        let after = words("Naar", "After").say(language);
        html.push_str(&paragraph(&format!("{after}: {}.", method.cited.join("; "))));
    }
    for (name, text) in method.code {
        html.push_str(&from_code(name, text, language));
    }
    html
}

/// The doc of a module in a frame that says where it comes from.
pub(super) fn from_code(name: &str, text: &str, language: Language) -> String {
    let says = match language {
        Language::Dutch => format!("Wat de code zegt, in `src/{name}.rs` (in het Engels):"),
        Language::English => format!("What the code says, in `src/{name}.rs`:"),
    };
    let doc = docs::html(&docs::module(text));
    format!("{}<div class=\"code\" lang=\"en\">\n{doc}</div>\n", paragraph(&says))
}
