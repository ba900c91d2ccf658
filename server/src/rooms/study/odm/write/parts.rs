//! A design as trees, as ODM would have them if its schema allowed everything.

use std::rc::Rc;

use shared::forms::{
    Alias, Choice, CodeList, Comparator, ConditionDef, Expression, FormDef, GroupDef, Hardness, ItemDef, MethodDef, Oid, RangeCheck, Ref,
    Translated, Unit,
};
use shared::study::{Arm, Design, VisitDef, VisitKind};

use super::super::tree::{Attr, Tree};
use super::super::{OWN, XML, vendor};
use super::{ExportHeader, SYSTEM, rules};

pub fn root(header: &ExportHeader) -> Tree {
    let version = Some(&header.system_version).filter(|version| !version.is_empty());
    Tree::odm("ODM")
        .attr("FileType", "Snapshot")
        .attr("FileOID", &header.file_oid)
        .attr("CreationDateTime", &header.created)
        .attr("ODMVersion", "1.3.2")
        .attr("SourceSystem", SYSTEM)
        .maybe("SourceSystemVersion", version)
}

pub fn study(design: &Design) -> Tree {
    let left = &design.leftovers;
    let globals = Tree::odm("GlobalVariables")
        .child(Tree::words("StudyName", &design.name))
        .child(Tree::words("StudyDescription", &design.description))
        .child(Tree::words("ProtocolName", &design.protocol))
        .with(&left.globals);
    let basics = Tree::odm("BasicDefinitions").all(design.library.units.iter().map(unit)).with(&left.basics);
    let study = Tree::odm("Study").attr("OID", design.oid.as_str()).child(globals);
    let study = if basics.is_bare() { study } else { study.child(basics) };
    study.with(&left.study).child(version(design))
}

fn version(design: &Design) -> Tree {
    let library = &design.library;
    let version = Tree::odm("MetaDataVersion")
        .attr("OID", design.version_oid.as_str())
        .attr("Name", &design.version_name)
        .maybe("Description", design.version_description.as_ref());
    let version =
        if design.subject_pattern == Design::default_pattern() { version } else { version.own("SubjectPattern", &design.subject_pattern) };
    let version = design.visit_reasons.iter().fold(version, |version, list| version.own("VisitReasons", list.as_str()));
    let protocol = Tree::odm("Protocol")
        .texts("Description", &design.protocol_description)
        .all(refs("StudyEventRef", "StudyEventOID", &design.schedule))
        .all(aliases(&design.aliases))
        .with(&design.leftovers.protocol);
    let version = if protocol.is_bare() { version } else { version.child(protocol) };
    version
        .all(design.visits.iter().map(visit))
        .all(library.forms.iter().map(form))
        .all(library.groups.iter().map(group))
        .all(library.items.iter().map(item))
        .all(library.code_lists.iter().map(code_list))
        .all(library.conditions.iter().map(condition))
        .all(library.methods.iter().map(method))
        .with(&design.leftovers.version)
        .all(design.arms.iter().map(arm))
        .all(library.rules.iter().map(rules::rule))
}

fn visit(visit: &VisitDef) -> Tree {
    let kind = match visit.kind {
        VisitKind::Scheduled => "Scheduled",
        VisitKind::Unscheduled => "Unscheduled",
        VisitKind::Common => "Common",
    };
    let mut tree = Tree::odm("StudyEventDef")
        .attr("OID", visit.oid.as_str())
        .attr("Name", &visit.name)
        .attr("Repeating", yes(visit.repeating))
        .attr("Type", kind)
        .maybe("Category", visit.category.as_ref());
    if let Some(window) = &visit.window {
        tree = tree.own("WindowDay", window.day.to_string());
        tree = tree.own("WindowBefore", window.before.to_string()).own("WindowAfter", window.after.to_string());
        tree = window.anchor.iter().fold(tree, |tree, anchor| tree.own("WindowAnchor", anchor.as_str()));
    }
    tree.texts("Description", &visit.description)
        .all(refs("FormRef", "FormOID", &visit.forms))
        .all(aliases(&visit.aliases))
        .with(&visit.carried)
}

fn arm(arm: &Arm) -> Tree {
    let tree = Tree::odm("Arm").attr("OID", arm.oid.as_str()).attr("Name", &arm.name).maybe("Ratio", arm.ratio);
    Tree { ns: Some(Rc::from(OWN)), ..tree.texts("Description", &arm.description) }
}

/// OIDs in an attribute of our own; nothing where there are none.
fn listed(tree: Tree, name: &str, oids: &[Oid]) -> Tree {
    let escaped = |oid: &Oid| oid.0.replace('%', "%25").replace(' ', "%20");
    let joined = oids.iter().map(escaped).collect::<Vec<_>>().join(" ");
    if joined.is_empty() { tree } else { tree.own(name, joined) }
}

fn form(form: &FormDef) -> Tree {
    let tree = Tree::odm("FormDef").attr("OID", form.oid.as_str()).attr("Name", &form.name).attr("Repeating", yes(form.repeating));
    listed(tree, "LogColumns", &form.columns)
        .texts("Description", &form.description)
        .all(refs("ItemGroupRef", "ItemGroupOID", &form.groups))
        .all(aliases(&form.aliases))
        .with(&form.carried)
}

fn group(group: &GroupDef) -> Tree {
    Tree::odm("ItemGroupDef")
        .attr("OID", group.oid.as_str())
        .attr("Name", &group.name)
        .attr("Repeating", yes(group.repeating))
        .texts("Description", &group.description)
        .all(refs("ItemRef", "ItemOID", &group.items))
        .all(aliases(&group.aliases))
        .with(&group.carried)
}

fn item(item: &ItemDef) -> Tree {
    let mut tree = Tree::odm("ItemDef")
        .attr("OID", item.oid.as_str())
        .attr("Name", &item.name)
        .attr("DataType", item.data_type.as_str())
        .maybe("Length", item.length)
        .maybe("SignificantDigits", item.significant_digits);
    let (many, multiline) = vendor::differs(item);
    if many {
        tree = tree.own("Many", yes(item.many));
    }
    if multiline {
        tree = tree.own("Multiline", yes(item.multiline));
    }
    if item.unblinded {
        tree = tree.own("Unblinded", yes(true));
    }
    if let Some(link) = &item.link {
        tree = tree.own("LinkForm", link.form.as_str()).own("LinkGroup", link.group.as_str());
        tree = listed(tree, "LinkShows", &link.shows);
    }
    tree.texts("Description", &item.description)
        .texts("Question", &item.question)
        .all(item.units.iter().map(unit_ref))
        .all(item.ranges.iter().map(range))
        .all(item.code_list.iter().map(|oid| Tree::odm("CodeListRef").attr("CodeListOID", oid.as_str())))
        .all(aliases(&item.aliases))
        .with(&item.carried)
}

fn unit_ref(oid: &Oid) -> Tree {
    Tree::odm("MeasurementUnitRef").attr("MeasurementUnitOID", oid.as_str())
}

fn range(range: &RangeCheck) -> Tree {
    let comparator = range.comparator.map(|one| match one {
        Comparator::Lt => "LT",
        Comparator::Le => "LE",
        Comparator::Gt => "GT",
        Comparator::Ge => "GE",
        Comparator::Eq => "EQ",
        Comparator::Ne => "NE",
        Comparator::In => "IN",
        Comparator::NotIn => "NOTIN",
    });
    let hardness = if range.hardness == Hardness::Hard { "Hard" } else { "Soft" };
    Tree::odm("RangeCheck")
        .maybe("Comparator", comparator)
        .attr("SoftHard", hardness)
        .all(range.values.iter().map(|value| Tree::words("CheckValue", value)))
        .all(expressions(&range.expressions))
        .all(range.unit.iter().map(unit_ref))
        .texts("ErrorMessage", &range.message)
        .with(&range.carried)
}

fn unit(unit: &Unit) -> Tree {
    Tree::odm("MeasurementUnit")
        .attr("OID", unit.oid.as_str())
        .attr("Name", &unit.name)
        .texts("Symbol", &unit.symbol)
        .all(aliases(&unit.aliases))
        .with(&unit.carried)
}

pub fn code_list(list: &CodeList) -> Tree {
    // ODM allows one kind of choices in a list: where some have decodes, the others get one to please it.
    let mixed = list.choices.iter().any(|one| one.decode.is_some());
    let mut tree = Tree::odm("CodeList")
        .attr("OID", list.oid.as_str())
        .attr("Name", &list.name)
        .attr("DataType", list.data_type.as_str())
        .texts("Description", &list.description)
        .all(list.choices.iter().map(|one| choice(one, mixed)));
    if let Some(found) = &list.external {
        tree = tree.child(
            Tree::odm("ExternalCodeList")
                .maybe("Dictionary", found.dictionary.as_ref())
                .maybe("Version", found.version.as_ref())
                .maybe("href", found.href.as_ref())
                .maybe("ref", found.reference.as_ref()),
        );
    }
    tree.all(aliases(&list.aliases)).with(&list.carried)
}

fn choice(choice: &Choice, mixed: bool) -> Tree {
    let tree = Tree::odm(if mixed { "CodeListItem" } else { "EnumeratedItem" })
        .attr("CodedValue", &choice.value)
        .maybe("Rank", choice.rank.as_ref())
        .maybe("OrderNumber", choice.order);
    let mut tree = match &choice.decode {
        Some(decode) => tree.child(translated("Decode", decode)),
        None if mixed => tree.child(translated("Decode", &Translated::plain(&choice.value))),
        None => tree,
    };
    tree.fitted.enumerated = mixed && choice.decode.is_none();
    tree.all(aliases(&choice.aliases)).with(&choice.carried)
}

fn condition(condition: &ConditionDef) -> Tree {
    Tree::odm("ConditionDef")
        .attr("OID", condition.oid.as_str())
        .attr("Name", &condition.name)
        .texts("Description", &condition.description)
        .all(expressions(&condition.expressions))
        .all(aliases(&condition.aliases))
        .with(&condition.carried)
}

fn method(method: &MethodDef) -> Tree {
    Tree::odm("MethodDef")
        .attr("OID", method.oid.as_str())
        .attr("Name", &method.name)
        .maybe("Type", method.kind.as_ref())
        .texts("Description", &method.description)
        .all(expressions(&method.expressions))
        .all(aliases(&method.aliases))
        .with(&method.carried)
}

fn refs<'a>(name: &'a str, oid: &'a str, all: &'a [Ref]) -> impl Iterator<Item = Tree> {
    all.iter().map(move |one| {
        Tree::odm(name)
            .attr(oid, one.oid.as_str())
            .maybe("OrderNumber", one.order)
            .attr("Mandatory", yes(one.mandatory))
            .maybe("MethodOID", one.method.as_ref())
            .maybe("CollectionExceptionConditionOID", one.unless.as_ref())
            .with(&one.carried)
    })
}

pub fn translated(name: &str, texts: &Translated) -> Tree {
    Tree::odm(name).all(texts.0.iter().map(|one| {
        let mut tree = Tree::words("TranslatedText", &one.text);
        tree.attributes.extend(one.lang.iter().map(|lang| Attr { ns: Some(Rc::from(XML)), ..Attr::odm("lang", lang) }));
        tree
    }))
}

fn aliases(all: &[Alias]) -> impl Iterator<Item = Tree> {
    all.iter().map(|one| Tree::odm("Alias").attr("Context", &one.context).attr("Name", &one.name))
}

pub fn expressions(all: &[Expression]) -> impl Iterator<Item = Tree> {
    all.iter().map(|one| {
        let context = Some(&one.context).filter(|context| !context.is_empty());
        Tree { children: Tree::words("FormalExpression", &one.text).children, ..Tree::odm("FormalExpression").maybe("Context", context) }
    })
}

fn yes(is: bool) -> &'static str {
    if is { "Yes" } else { "No" }
}
