//! Why a value may be missing in CARDIA-2: what every study has, and two reasons of its own.

use shared::forms::{Missing, Reason, Translated};

pub fn all() -> Vec<Reason> {
    let own = |code: &str, label: (&str, &str, &str)| Missing::parse(code).map(|why| Reason { why, label: label.into() });
    let usual = Missing::USUAL.iter().map(|why| Reason { why: *why, label: Translated::default() });
    let own = [
        own("REFUSED", ("Refused by the participant", "Von der Person abgelehnt", "Refusé par le participant")),
        own("DEVICE", ("Device out of order", "Gerät defekt", "Appareil en panne")),
    ];
    usual.chain(own.into_iter().flatten()).collect()
}
