//! What the demonstration study promises.

use std::collections::BTreeSet;

use jiff::civil::Date;
use shared::capture::{ChangeSet, SubjectState};
use shared::forms::rule::Ucum;
use shared::forms::{DataType, Hardness, ItemKey, Level, Missing, Oid, Reference, Values, evaluate};
use shared::study::{Design, VisitKind};

use super::*;

const TODAY: Date = Date::constant(2026, 11, 20);

fn story(design: &Design, subject: usize) -> SubjectPlan {
    believable(design, &Believable { seed: 7, subject, today: TODAY })
}

fn subjects(design: &Design) -> Vec<SubjectPlan> {
    (0..60).map(|subject| story(design, subject)).collect()
}

fn oids<'a>(parts: impl Iterator<Item = &'a Oid>) -> BTreeSet<&'a Oid> {
    parts.collect()
}

#[test]
fn the_study_is_as_large_as_a_real_one() {
    let design = cardia();
    let count = |kind| design.visits.iter().filter(|visit| visit.kind == kind).count();
    assert_eq!((count(VisitKind::Scheduled), count(VisitKind::Unscheduled), count(VisitKind::Common)), (9, 2, 1));
    let library = &design.library;
    assert_eq!(library.forms.len(), 20);
    assert!(library.items.len() >= 120, "{}", library.items.len());
    let checks: Vec<_> = library.items.iter().flat_map(|item| &item.ranges).collect();
    assert!(checks.iter().filter(|check| check.hardness == Hardness::Hard).count() >= 40);
    assert!(checks.iter().filter(|check| check.hardness == Hardness::Soft).count() >= 40);
    assert!(checks.iter().filter(|check| check.message.0.len() >= 2).count() >= 10);
}

#[test]
fn every_kind_of_control_occurs() {
    let library = cardia().library;
    let kinds: BTreeSet<&str> = library.items.iter().map(|item| item.data_type.as_str()).collect();
    for kind in [
        DataType::Text,
        DataType::Integer,
        DataType::Float,
        DataType::Boolean,
        DataType::Date,
        DataType::PartialDate,
        DataType::IncompleteDate,
        DataType::Time,
        DataType::Datetime,
        DataType::Uri,
    ] {
        assert!(kinds.contains(kind.as_str()), "{kind:?}");
    }
    let sizes: Vec<usize> = library.code_lists.iter().map(|list| list.choices.len()).collect();
    assert!(sizes.iter().any(|size| *size <= 6) && sizes.iter().any(|size| *size > 6));
    assert!(library.items.iter().any(|item| item.many) && library.items.iter().any(|item| item.multiline));
    assert!(library.items.iter().any(|item| item.units.len() > 1) && library.groups.iter().any(|group| group.repeating));
}

#[test]
fn nothing_points_to_what_is_not_there() {
    let design = cardia();
    let library = &design.library;
    let (forms, groups) = (oids(library.forms.iter().map(|one| &one.oid)), oids(library.groups.iter().map(|one| &one.oid)));
    let (items, lists) = (oids(library.items.iter().map(|one| &one.oid)), oids(library.code_lists.iter().map(|one| &one.oid)));
    let (units, visits) = (oids(library.units.iter().map(|one| &one.oid)), oids(design.visits.iter().map(|one| &one.oid)));
    assert!(design.schedule.iter().all(|one| visits.contains(&one.oid)));
    assert!(design.visits.iter().flat_map(|visit| &visit.forms).all(|one| forms.contains(&one.oid)));
    assert!(design.visits.iter().filter_map(|visit| visit.window.as_ref()?.anchor.as_ref()).all(|anchor| visits.contains(anchor)));
    assert!(library.forms.iter().flat_map(|form| &form.groups).all(|one| groups.contains(&one.oid)));
    assert!(library.groups.iter().flat_map(|group| &group.items).all(|one| items.contains(&one.oid)));
    assert!(library.items.iter().filter_map(|item| item.code_list.as_ref()).all(|one| lists.contains(one)));
    assert!(library.items.iter().flat_map(|item| &item.units).all(|one| units.contains(one)));
    let used = oids(design.visits.iter().flat_map(|visit| &visit.forms).map(|one| &one.oid));
    assert_eq!(used, forms, "every form is collected at some visit");
}

#[test]
fn every_part_has_a_name_of_its_own() {
    let library = cardia().library;
    assert_eq!(oids(library.items.iter().map(|one| &one.oid)).len(), library.items.len());
    let places: Vec<&Oid> = library.groups.iter().flat_map(|group| &group.items).map(|one| &one.oid).collect();
    assert_eq!(places.len(), library.items.len(), "no item is asked twice");
    let lists: BTreeSet<&str> = library.code_lists.iter().map(|list| list.name.as_str()).collect();
    assert_eq!(lists.len(), library.code_lists.len());
}

#[test]
fn every_question_and_choice_is_there_in_english_and_german() {
    let library = cardia().library;
    let both =
        |text: &shared::forms::Translated| ["en", "de"].iter().all(|lang| text.0.iter().any(|one| one.lang.as_deref() == Some(*lang)));
    assert!(library.items.iter().all(|item| both(&item.question)));
    assert!(library.code_lists.iter().flat_map(|list| &list.choices).all(|choice| choice.decode.as_ref().is_some_and(both)));
}

#[test]
fn the_design_survives_json_and_keeps_its_hash() {
    let design = cardia();
    let again: Design = serde_json::from_str(&serde_json::to_string(&design).unwrap()).unwrap();
    assert_eq!(again, design);
    assert_eq!(again.hash(), cardia().hash());
}

#[test]
fn every_check_can_be_made() {
    let design = cardia();
    for (oid, plan) in design.compile(&Ucum).plans {
        for item in plan.groups.iter().flat_map(|group| &group.items) {
            assert_eq!(item.ranges.len(), item.item.ranges.len(), "{oid} {}", item.item.oid);
        }
    }
}

#[test]
fn the_same_question_has_the_same_answer() {
    let design = cardia();
    assert_eq!(story(&design, 3), story(&design, 3));
    assert_ne!(story(&design, 3), story(&design, 13));
}

/// What a record says after all its change sets, form by form.
fn written(plan: &SubjectPlan) -> Vec<(&ChangeSet, Values)> {
    let mut records: Vec<(&ChangeSet, Values)> = Vec::new();
    for set in &plan.records {
        match records.iter_mut().find(|(known, _)| known.record == set.record) {
            Some((last, values)) => {
                assert_eq!(set.base, 1, "a second set is based on the first");
                *last = set;
                values.extend(set.changes.iter().map(|change| (change.at.clone(), change.to.clone())));
            }
            None => {
                assert_eq!(set.base, 0);
                records.push((set, set.changes.iter().map(|change| (change.at.clone(), change.to.clone())).collect()));
            }
        }
    }
    records
}

/// Req: DAT-04
#[test]
fn everything_that_was_typed_can_be_stored_and_what_is_complete_may_be() {
    let design = cardia();
    let plans = design.compile(&Ucum).plans;
    for plan in subjects(&design) {
        for (set, values) in written(&plan) {
            let form = &plans[&set.record.form];
            assert!(values.keys().all(|key| form.item(key).is_some()));
            let evaluation = evaluate(form, &values, &Reference::default());
            assert!(evaluation.findings.iter().all(|finding| finding.level != Level::Unreadable), "{:?}", evaluation.findings);
            assert!(set.complete != Some(true) || !evaluation.blocks_completion());
        }
    }
}

#[test]
fn sixty_subjects_show_every_state_and_few_doubts() {
    let design = cardia();
    let plans = design.compile(&Ucum).plans;
    let all = subjects(&design);
    for state in SubjectState::ALL {
        assert!(all.iter().filter(|plan| plan.state == *state).count() >= 4, "{state:?}");
    }
    let records: Vec<_> = all.iter().flat_map(written).collect();
    let complete = records.iter().filter(|(set, _)| set.complete == Some(true)).count();
    let doubts: usize = records
        .iter()
        .map(|(set, values)| {
            let evaluation = evaluate(&plans[&set.record.form], values, &Reference::default());
            evaluation.findings.iter().filter(|finding| matches!(finding.level, Level::Soft | Level::Hard)).count()
        })
        .sum();
    let values: Vec<_> = records.iter().flat_map(|(_, values)| values.values()).collect();
    assert!(values.len() > 15_000, "{} values", values.len());
    assert!(complete * 10 > records.len() * 7, "{complete} of {} complete", records.len());
    assert!((60..1200).contains(&doubts), "{doubts} doubts in {} values", values.len());
    assert!(values.iter().any(|datum| datum.missing == Some(Missing::NotDone)));
    assert!(all.iter().any(|plan| plan.records.iter().any(|set| set.base == 1)), "somebody corrected a slip");
}

fn last_number(plan: &SubjectPlan, visit: &str, form: &str, key: &str) -> Option<f64> {
    let key: ItemKey = key.parse().unwrap();
    let (_, values) = written(plan).into_iter().find(|(set, _)| set.record.visit.as_str() == visit && set.record.form.as_str() == form)?;
    values.get(&key)?.one()?.parse().ok()
}

#[test]
fn the_numbers_hang_together() {
    let design = cardia();
    let all = subjects(&design);
    let bnp = |plan: &SubjectPlan, visit| last_number(plan, visit, "F.BNP", "G.BNP/1/BNP.VALUE");
    let falls: Vec<f64> = all.iter().filter_map(|plan| Some(bnp(plan, "V.W24")? / bnp(plan, "V.BL")?)).collect();
    let mean = falls.iter().sum::<f64>() / f64::from(u32::try_from(falls.len()).unwrap());
    assert!(falls.len() >= 12 && (0.5..0.95).contains(&mean), "NT-proBNP falls to {mean} of {}", falls.len());
    for plan in &all {
        for row in 1..=3 {
            let pressure = |item: &str| last_number(plan, "V.SCR", "F.VS", &format!("G.VSR/{row}/{item}"));
            if let (Some(systolic), Some(diastolic)) = (pressure("VS.SBP"), pressure("VS.DBP")) {
                assert!(diastolic < systolic, "{diastolic} {systolic}");
            }
        }
    }
}

#[test]
fn visits_follow_each_other_and_none_lies_ahead() {
    let design = cardia();
    for plan in subjects(&design) {
        let dates: Vec<Date> = plan.visits.iter().map(|visit| visit.date.parse().unwrap()).collect();
        assert!(dates.is_sorted(), "{dates:?}");
        assert!(dates.iter().all(|date| *date <= TODAY));
    }
}

#[test]
fn a_design_that_nobody_knows_gets_what_its_types_ask_for() {
    use shared::forms::build::*;
    let every =
        DataType::ALL.iter().fold(group("G.ALL"), |group, kind| group.item(&format!("X_{}", kind.as_str()), item(*kind).mandatory()));
    let bounded =
        form("F.X").group(every).item("X_bounded", int().mandatory().limits(200, 210)).item("X_short", text().mandatory().length(2));
    let design = shared::study::build::design("S.X", "X").with_form(bounded);
    let design = design
        .with_visit(shared::study::build::visit("V.1", "One").with("F.X"))
        .with_visit(shared::study::build::visit("V.2", "Two").with("F.X"));
    let plans = design.compile(&Ucum).plans;
    for plan in (0..20).map(|subject| story(&design, subject)) {
        for (set, values) in written(&plan) {
            let found = evaluate(&plans[&set.record.form], &values, &Reference::default()).findings;
            assert!(found.iter().all(|finding| finding.level == Level::Required), "{found:?}");
        }
    }
}

#[test]
fn its_rules_have_no_faults() {
    let faults: Vec<String> = cardia().compile(&Ucum).faults.iter().map(|one| format!("{}: {}", one.rule, one.fault)).collect();
    assert_eq!(faults, Vec::<String>::new());
}
