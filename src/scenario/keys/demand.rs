//! The keys of who applies: latent need and who is near, and what clients pay themselves.

use super::super::key::{Key, assumption, fact, lever, number};

const BANDS_BECAUSE: (&str, &str) = (
    "een deel is niet kleiner dan nul en niet groter dan alles",
    "a share is not below nothing and not above all",
);

/// The share of an income band.
const fn income(path: &'static str, nl: &'static str, en: &'static str, without: f64) -> Key {
    fact(path, number("een deel van de nieuwe aanvragen", "a share of new needs", 0.0, 1.0))
        .meaning(nl, en)
        .because(BANDS_BECAUSE.0, BANDS_BECAUSE.1)
        .or_number(without)
}

/// What an income band pays.
const fn fee(path: &'static str, nl: &'static str, en: &'static str) -> Key {
    lever(path, number("euro per maand in zorg", "EUR per month in care", 0.0, 10000.0))
        .meaning(nl, en)
        .because(
            "een bijdrage is geen toeslag, en hoger dan wat de zorg kost is zij niet",
            "a contribution is no allowance, and is not above what care costs",
        )
        .optional()
}

/// Every key of demand.
pub const KEYS: &[Key] = &[
    lever("access.*.reach_share", number("een deel van de latente zorgvraag", "a share of latent need", 0.0, 1.0))
        .meaning(
            "Welk deel van de zorgvraag die zich niet meldt deze beslisser bereikt door dichtbij te zijn; 0 is: wachten op wie aanklopt",
            "Which share of the need that does not apply this holder reaches by being near; 0 is: waiting for who knocks",
        )
        .because(
            "niemand bereikt meer dan alle zorgvraag die er is",
            "nobody reaches more than all the need there is",
        )
        .or_number(0.0),
    lever("access.*.helps_share", number("een deel van wie is afgewezen", "a share of those turned away", 0.0, 1.0))
        .meaning(
            "Welk deel van wie deze beslisser afwijst die zelf licht helpt, zodat zij niet terugkomen; zo doet een praktijkondersteuner jeugd bij de huisarts",
            "Which share of those whom this holder turns away it helps lightly itself, so that they do not come back; as a youth support worker at the GP does",
        )
        .because(BANDS_BECAUSE.0, BANDS_BECAUSE.1)
        .or_number(0.0),
    assumption("behaviour.demand.latent_ratio", number("een veelvoud van de zorgvraag die zich meldt", "a multiple of the need that applies", 0.0, 20.0))
        .meaning(
            "Hoeveel zorgvraag ontstaat die zich uit zichzelf niet meldt",
            "How much need arises that does not apply by itself",
        )
        .because(
            "minder dan geen kan niet, en twintig keer zoveel is meer dan er inwoners met klachten zijn",
            "there cannot be less than none, and twenty times as much is more than there are people with complaints",
        )
        .or_number(0.0),
    assumption("behaviour.demand.latent_severity_share", number("een deel van de zwaarte van wie zich meldt", "a share of the severity of those who apply", 0.01, 2.0))
        .meaning(
            "Gemiddelde zwaarte van de zorgvraag die zich niet meldt",
            "Mean severity of the need that does not apply",
        )
        .because("wie niets mankeert, heeft geen zorgvraag", "who lacks nothing has no need")
        .or_number(1.0),
    assumption("behaviour.demand.contribution_elasticity", number("een elasticiteit", "an elasticity", 0.0, 5.0))
        .meaning(
            "Hoe sterk een eigen bijdrage mensen weghoudt: hoeveel procent minder mensen zich meldt bij één procent meer bijdrage; 0 is niet",
            "How strongly a contribution of their own keeps people away: how many per cent fewer apply at one per cent more contribution; 0 is not at all",
        )
        .because(
            "een hogere bijdrage trekt niemand aan, en sterker dan 5 reageert geen vraag naar zorg",
            "a higher contribution draws nobody, and no demand for care responds more strongly than 5",
        )
        .or_number(0.0),
    income(
        "municipality.income.low_share",
        "Deel van wie zich meldt met een laag inkomen; de drie delen zijn samen 1",
        "Share of those who apply that have a low income; the three shares add up to 1",
        1.0,
    ),
    income(
        "municipality.income.middle_share",
        "Deel van wie zich meldt met een middeninkomen; de drie delen zijn samen 1",
        "Share of those who apply that have a middle income; the three shares add up to 1",
        0.0,
    ),
    income(
        "municipality.income.high_share",
        "Deel van wie zich meldt met een hoog inkomen; de drie delen zijn samen 1",
        "Share of those who apply that have a high income; the three shares add up to 1",
        0.0,
    ),
    fact("segment.*.contribution_reference_eur_month", number("euro per maand in zorg", "EUR per month in care", 0.0, 10000.0))
        .meaning(
            "De eigen bijdrage waarbij de genoemde instroom is gezien; wie niets anders zegt, laat deze gelden",
            "The contribution of clients under which the stated incidence was seen; it holds unless said otherwise",
        )
        .because("een bijdrage is geen toeslag", "a contribution is no allowance")
        .or_number(0.0),
    fee(
        "segment.*.contribution.low_eur_month",
        "Wat een cliënt met een laag inkomen zelf betaalt; zonder deze sleutel de bijdrage van de instroom",
        "What a client with a low income pays itself; without this key, the contribution of the incidence",
    ),
    fee(
        "segment.*.contribution.middle_eur_month",
        "Wat een cliënt met een middeninkomen zelf betaalt; zonder deze sleutel de bijdrage van de instroom",
        "What a client with a middle income pays itself; without this key, the contribution of the incidence",
    ),
    fee(
        "segment.*.contribution.high_eur_month",
        "Wat een cliënt met een hoog inkomen zelf betaalt; zonder deze sleutel de bijdrage van de instroom",
        "What a client with a high income pays itself; without this key, the contribution of the incidence",
    ),
];
