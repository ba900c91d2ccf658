//! Believable data for one subject of any design; CARDIA-2's items are known by name, others get what their type asks for.

use std::collections::HashMap;
use std::sync::Arc;

use shared::capture::{ChangeSet, NotDone, RecordKey, SubjectState};
use shared::forms::rule::Ucum;
use shared::forms::{FormPlan, Oid};
use shared::study::{Design, VisitDef, VisitKind};

use super::dice::Dice;
use super::patient::Patient;
use super::record::{Scene, changes};
use super::timeline::{Stop, Timeline};

/// Whose data, and as of which day.
#[derive(Clone, Copy, Debug)]
pub struct Believable {
    pub seed: u64,
    /// Counting through the whole study.
    pub subject: usize,
    pub today: jiff::civil::Date,
}

/// A visit that took place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitPlan {
    pub visit: Oid,
    pub n: u32,
    /// ISO date.
    pub date: String,
    /// Why there is it, where the schedule does not say so.
    pub why: Option<String>,
}

/// A visit that did not take place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkipPlan {
    pub visit: Oid,
    pub not_done: NotDone,
}

/// All that was typed of one subject, in the order in which it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectPlan {
    /// Where the subject stands in the end.
    pub state: SubjectState,
    pub visits: Vec<VisitPlan>,
    pub skipped: Vec<SkipPlan>,
    /// The next visit, and the ISO date that was agreed on for it.
    pub agreed: Option<(Oid, String)>,
    /// A form that was entered by mistake, and why it went out of use.
    pub mistaken: Option<(RecordKey, &'static str)>,
    /// To be saved one after the other; a later set may correct an earlier one.
    pub records: Vec<ChangeSet>,
}

/// What is known of a subject. Deterministic: the same question has the same answer.
pub fn believable(design: &Design, who: &Believable) -> SubjectPlan {
    let timeline = Timeline::of(design, who);
    let story = Story { who, patient: Patient::of(who), plans: design.compile(&Ucum).plans, timeline: &timeline };
    let visits = timeline.stops.iter().map(|stop| VisitPlan {
        visit: stop.visit.oid.clone(),
        n: 1,
        date: stop.date.to_string(),
        why: why(stop.visit).map(str::to_owned),
    });
    let skip = |visit: &VisitDef| SkipPlan {
        visit: visit.oid.clone(),
        not_done: NotDone { code: "MISSED".to_owned(), note: Some("On holiday; the next visit was kept.".to_owned()) },
    };
    let mut records: Vec<ChangeSet> = timeline.stops.iter().flat_map(|stop| story.visit(stop)).collect();
    records.extend(design.visits.iter().filter(|visit| visit.kind == VisitKind::Common).flat_map(|visit| story.logs(visit)));
    let mistaken = records.iter().map(|set| &set.record).find(|key| who.subject % 10 == 7 && key.form.as_str() == "F.DA").cloned();
    SubjectPlan {
        state: timeline.state,
        visits: visits.collect(),
        skipped: timeline.skipped.map(skip).into_iter().collect(),
        agreed: timeline.agreed.map(|(visit, date)| (visit.oid.clone(), date.to_string())),
        mistaken: mistaken.map(|key| (key, "Entered for the wrong subject")),
        records,
    }
}

/// Why an unscheduled visit took place.
fn why(visit: &VisitDef) -> Option<&'static str> {
    match (visit.kind, visit.repeating) {
        (VisitKind::Unscheduled, true) => Some("Dizziness after the dose was raised; blood pressure and laboratory checked"),
        (VisitKind::Unscheduled, false) => Some("Left the study early"),
        _ => None,
    }
}

struct Story<'a> {
    who: &'a Believable,
    patient: Patient,
    plans: HashMap<Oid, Arc<FormPlan>>,
    timeline: &'a Timeline<'a>,
}

/// How far the coordinator got with a form.
#[derive(Clone, Copy, PartialEq)]
pub enum Effort {
    All,
    Half,
}

impl Story<'_> {
    fn visit(&self, stop: &Stop<'_>) -> Vec<ChangeSet> {
        let forms: Vec<&Oid> = shared::forms::in_order(&stop.visit.forms)
            .filter(|one| one.mandatory || self.applies(stop, &one.oid))
            .map(|one| &one.oid)
            .collect();
        let mut dice = self.dice(&format!("effort {}", stop.visit.oid));
        let mut sets = Vec::new();
        for form in forms {
            let reached = if stop.fresh { dice.chance(0.6) } else { dice.chance(0.985) };
            let effort = if dice.chance(if stop.fresh { 0.6 } else { 0.97 }) { Effort::All } else { Effort::Half };
            if reached {
                sets.extend(self.form(stop.visit, form, stop, effort));
            }
        }
        sets
    }

    fn applies(&self, stop: &Stop<'_>, form: &Oid) -> bool {
        self.dice(&format!("applies {} {form}", stop.visit.oid)).chance(0.5)
    }

    /// Forms that are there all through the study, as of the last day that is known.
    fn logs(&self, visit: &VisitDef) -> Vec<ChangeSet> {
        let Some(last) = self.timeline.stops.last() else { return Vec::new() };
        let now = Stop { visit, date: last.date, week: last.week, fresh: false };
        shared::forms::in_order(&visit.forms).flat_map(|one| self.form(visit, &one.oid, &now, Effort::All)).collect()
    }

    fn form(&self, visit: &VisitDef, form: &Oid, stop: &Stop<'_>, effort: Effort) -> Vec<ChangeSet> {
        let Some(plan) = self.plans.get(form) else { return Vec::new() };
        let mut on_the_day = self.dice(&format!("day {}", visit.oid));
        let scene = Scene {
            patient: &self.patient,
            timeline: self.timeline,
            date: stop.date,
            week: stop.week,
            visit: &visit.oid,
            log: visit.kind == VisitKind::Common,
            condition: self.patient.at(stop.week, &mut on_the_day),
            dice: self.dice(&format!("{} {form}", visit.oid)),
        };
        let record = RecordKey { visit: visit.oid.clone(), visit_n: 1, form: form.clone(), form_n: 1 };
        changes(plan, record, scene, effort)
    }

    fn dice(&self, purpose: &str) -> Dice {
        Dice::of(self.who.seed, self.who.subject, purpose)
    }
}
