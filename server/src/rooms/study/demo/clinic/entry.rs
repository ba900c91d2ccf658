//! Consent, demographics, eligibility, history of the heart failure.

use shared::capture::SubjectState;
use shared::forms::Datum;

use super::super::answers::{blank, number, truth, yes_no};
use super::super::record::Scene;
use super::{moment, morning};

pub fn answer(item: &str, scene: &mut Scene<'_>) -> Option<Datum> {
    Some(match item {
        "IC.DATE" => Datum::text(scene.timeline.consent.to_string()),
        "IC.TIME" => Datum::text(morning(scene, 8, 9)),
        "IC.VERSION" => Datum::text(scene.dice.weigh(&[("2.0", 8), ("1.1", 2)])),
        "IC.COPY" => truth(true),
        "IC.BIOBANK" => truth(scene.dice.chance(0.8)),
        "IC.DOC" | "IC.SIGN" => blank(),
        "DM.BORN" => {
            Datum::text(scene.dice.weigh(&[("DE", 52), ("FR", 16), ("US", 12), ("TR", 6), ("PL", 5), ("DZ", 4), ("IT", 3), ("SN", 2)]))
        }
        "DM.BIRTH" if scene.dice.chance(0.6) => Datum::text(scene.patient.birth.year().to_string()),
        "DM.BIRTH" => Datum::text(format!("{:04}-{:02}", scene.patient.birth.year(), scene.patient.birth.month())),
        "DM.SEX" => Datum::text(if scene.patient.female { "F" } else { "M" }),
        "DM.RACE" => race(scene),
        "DM.CHILD" => Datum::text(childbearing(scene)),
        "IE.ELIGIBLE" => truth(failed(scene).is_none()),
        "IE.DECIDED" => moment(scene, 11, 15),
        "IE.NOTE" if failed(scene).is_some() => Datum::text("Criterion not met at screening; subject informed."),
        "IE.NOTE" => blank(),
        other if other.starts_with("IN.") => yes_no(failed(scene) != Some(other)),
        other if other.starts_with("EX.") => yes_no(failed(scene) == Some(other)),
        other => return heart_failure(other, scene),
    })
}

/// Which criterion a screen failure did not meet: the same on every form.
pub fn failed(scene: &Scene<'_>) -> Option<&'static str> {
    let criterion = match scene.timeline.consent.day() % 4 {
        0 => "IN.LVEF",
        1 => "IN.BNP",
        2 => "EX.K",
        _ => "IN.STABLE",
    };
    (scene.timeline.state == SubjectState::ScreenFailed).then_some(criterion)
}

fn race(scene: &mut Scene<'_>) -> Datum {
    let first = scene.dice.weigh(&[("WHITE", 78), ("BLACK", 11), ("ASIAN", 8), ("NOTREPORTED", 3)]);
    if first == "BLACK" && scene.dice.chance(0.2) { Datum::many(["WHITE", "BLACK"]) } else { Datum::many([first]) }
}

fn childbearing(scene: &mut Scene<'_>) -> &'static str {
    match (scene.patient.female, scene.patient.age_on(scene.date) > 52.0) {
        (false, _) => "NA",
        (true, true) => "POST",
        (true, false) => scene.dice.weigh(&[("POT", 3), ("STER", 1)]),
    }
}

fn heart_failure(item: &str, scene: &mut Scene<'_>) -> Option<Datum> {
    let onset = scene.patient.onset;
    Some(match item {
        "HF.ONSET" => match scene.dice.whole(0, 9) {
            0..=3 => Datum::text(format!("{:04}", onset.year())),
            4..=7 => Datum::text(format!("{:04}-{:02}", onset.year(), onset.month())),
            _ => Datum::text(onset.to_string()),
        },
        "HF.CAUSE" => Datum::text(scene.dice.weigh(&[
            ("ISCH", 48),
            ("DCM", 22),
            ("HTN", 13),
            ("VALV", 7),
            ("MYO", 4),
            ("TOX", 3),
            ("TACHY", 2),
            ("OTH", 1),
        ])),
        "HF.HOSP" => number(scene.dice.normal(0.9, 0.9).clamp(0.0, 5.0), 0),
        "HF.DEVICE" => Datum::many([scene.dice.weigh(&[("NONE", 55), ("ICD", 30), ("CRTD", 11), ("PM", 4)])]),
        "HF.SMOKE" => yes_no(scene.dice.chance(0.18)),
        "HF.NOTE" if scene.dice.chance(0.3) => Datum::text(scene.dice.pick(
            &[
                "Dyspnoea on exertion since diagnosis, stable under treatment for the last year.",
                "Anterior infarction treated with two stents; ejection fraction did not recover.",
                "Two admissions for decompensation, last one eight months ago.",
                "Diagnosis after a routine echocardiogram; few complaints at first.",
            ],
            "Stable.",
        )),
        "HF.NOTE" => blank(),
        _ => return None,
    })
}
