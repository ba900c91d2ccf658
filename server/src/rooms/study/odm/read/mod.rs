//! From trees to the design: every function takes what the model has a place for and carries the rest.
//! Invariant: the design depends on the trees alone, not on the order in which ODM lets things stand.

mod items;
mod parts;
mod rules;
mod visits;

use std::collections::HashSet;

use shared::forms::{FormDef, Oid, Ref};
use shared::study::{Design, Leftovers, VisitDef, VisitKind};

use super::log::Log;
use super::pick::Picked;
use super::tree::Tree;
use super::{OWN, check, dialects, vendor};

/// The visit that is added when a file has forms and no visit.
pub const ALL_FORMS: &str = "SE.PROBATUM.ALL";

/// The design of the picked study; what is left of the file is carried in its leftovers.
pub fn design(mut root: Tree, mut picked: Picked, log: &mut Log) -> Design {
    check::check(&picked, log);
    let mut design = Design { subject_pattern: Design::default_pattern(), ..Design::default() };
    let mut left = Leftovers::default();
    study(&mut picked, &mut design, &mut left, log);
    version(&mut picked, &mut design, &mut left, log);
    left.study = picked.study.carry(&picked.path, log);
    file(&mut root, &mut left, log);
    left.prefixes = log.take_prefixes();
    *design.leftovers = left;
    for list in vendor::adopt_multi_select(&mut design) {
        log.note(
            picked.version_path.clone(),
            picked.version.line,
            format!("The multiple-choice list \"{list}\" was made a code list; it is kept in its own form too."),
        );
    }
    if design.visits.is_empty() && !design.library.forms.is_empty() {
        design.visits.push(all_forms(&design.library.forms));
        log.note(
            picked.version_path.clone(),
            picked.version.line,
            "The study has no visits (StudyEventDef). One visit \"All forms\" was added, with every form, so that data can be entered.",
        );
    }
    dialects::translate(&mut design, log);
    if design.library.forms.is_empty() {
        log.note(
            picked.version_path,
            picked.version.line,
            "The study has no forms. It can be imported, but no data can be entered before forms are added.",
        );
    }
    design
}

pub fn all_forms(forms: &[FormDef]) -> VisitDef {
    let mut seen = HashSet::new();
    let oids = forms.iter().map(|form| &form.oid).filter(|oid| seen.insert(*oid));
    VisitDef {
        oid: ALL_FORMS.into(),
        name: "All forms".to_owned(),
        kind: VisitKind::Common,
        forms: oids.map(|oid| Ref { oid: oid.clone(), ..Ref::default() }).collect(),
        ..VisitDef::default()
    }
}

fn study(picked: &mut Picked, design: &mut Design, left: &mut Leftovers, log: &mut Log) {
    let place = picked.path.clone();
    let study = &mut picked.study;
    design.oid = Oid(study.take("OID").unwrap_or_default());
    if let Some(globals) = study.first("GlobalVariables") {
        let place = globals.path(&place, log);
        let mut text = |name| globals.first(name).map(Tree::take_text).unwrap_or_default();
        (design.name, design.description, design.protocol) = (text("StudyName"), text("StudyDescription"), text("ProtocolName"));
        left.globals = globals.carry(&place, log);
    }
    if study.trees().find(|tree| tree.is("BasicDefinitions")).is_some_and(|basics| !basics.is_bare())
        && let Some(basics) = study.first("BasicDefinitions")
    {
        let place = basics.path(&place, log);
        basics.each(
            |tree| tree.is("MeasurementUnit"),
            &place,
            log,
            |tree, place, log| design.library.units.push(items::unit(tree, place, log)),
        );
        left.basics = basics.carry(&place, log);
    }
}

fn version(picked: &mut Picked, design: &mut Design, left: &mut Leftovers, log: &mut Log) {
    let (version, place) = (&mut picked.version, picked.version_path.clone());
    design.version_oid = Oid(version.take("OID").unwrap_or_default());
    design.version_name = version.take("Name").unwrap_or_default();
    design.version_description = version.take("Description");
    design.visit_reasons = version.take_from(Some(OWN), "VisitReasons").map(Oid);
    if let Some(pattern) = version.take_from(Some(OWN), "SubjectPattern") {
        design.subject_pattern = pattern;
    }
    if version.trees().find(|tree| tree.is("Protocol")).is_some_and(|protocol| !protocol.is_bare())
        && let Some(protocol) = version.first("Protocol")
    {
        let place = protocol.path(&place, log);
        left.protocol = visits::protocol(protocol, &place, design, log);
    }
    let library = &mut design.library;
    version.each(|tree| tree.is("StudyEventDef"), &place, log, |tree, place, log| design.visits.push(visits::visit(tree, place, log)));
    version.each(|tree| tree.is("FormDef"), &place, log, |tree, place, log| library.forms.push(visits::form(tree, place, log)));
    version.each(|tree| tree.is("ItemGroupDef"), &place, log, |tree, place, log| library.groups.push(visits::group(tree, place, log)));
    version.each(|tree| tree.is("ItemDef"), &place, log, |tree, place, log| library.items.push(items::item(tree, place, log)));
    version.each(|tree| tree.is("CodeList"), &place, log, |tree, place, log| library.code_lists.push(items::code_list(tree, place, log)));
    version.each(
        |tree| tree.is("ConditionDef"),
        &place,
        log,
        |tree, place, log| library.conditions.push(items::condition(tree, place, log)),
    );
    version.each(|tree| tree.is("MethodDef"), &place, log, |tree, place, log| library.methods.push(items::method(tree, place, log)));
    version.each(|tree| rules::is_own(tree, "Rule"), &place, log, |tree, place, log| library.rules.push(rules::rule(tree, place, log)));
    version.each(|tree| rules::is_own(tree, "Arm"), &place, log, |tree, place, log| design.arms.push(visits::arm(tree, place, log)));
    left.version = version.carry(&place, log);
}

/// What stands beside the study: other studies, users, reference data, extensions; and what the root says of the source.
fn file(root: &mut Tree, left: &mut Leftovers, log: &mut Log) {
    // These describe the file and hold for no other.
    const OF_THE_FILE: &[&str] =
        &["FileType", "FileOID", "CreationDateTime", "AsOfDateTime", "ODMVersion", "Granularity", "PriorFileOID", "Archival", "ID"];
    root.attributes.retain(|one| {
        one.ns.as_deref().is_none_or(|ns| !ns.ends_with("XMLSchema-instance")) && !(one.ns.is_none() && OF_THE_FILE.contains(&&*one.name))
    });
    root.each(
        |tree| tree.is("Study"),
        "/ODM",
        log,
        |tree, place, log| {
            log.keep_element(place.to_owned(), "ODM", tree);
            tree.tidy();
            left.studies.push(std::mem::take(tree).element());
            tree.taken = true;
        },
    );
    left.root = root.carry("/ODM", log);
}
