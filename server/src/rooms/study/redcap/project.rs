//! Project files: ODM with REDCap's extensions. The ODM room reads the file and carries what REDCap added; here is what the
//! design makes of it: branching logic, calculations, repeating instruments.
//!
//! Invariant: what is made here follows from what is carried. So it is not written into an ODM export (the carried
//! attributes say it), and reading that export makes it again: [`without`] proves it before it leaves anything out.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use shared::forms::rule::{Fault, print};
use shared::forms::{Attribute, Carried, Choice, CodeList, DataType, Expression, ItemDef, Library, Missing, Node, Oid, Reason, Ref};
use shared::study::Design;

use super::begins::{self, FILLED_IN};
use super::choices::{self, ending};
use super::fields::{Event, Field, Fields, Instrument, Project, Worth};
use super::item::{NO_VALUE, SHOWN, condition_of, method_of, tagged, untranslated};
use super::logic::{self, Place, Translation};

/// What was made of an attribute: of which item (counting from 0), which attribute, and in a sentence.
pub struct Said {
    pub item: usize,
    pub attribute: &'static str,
    pub what: String,
}

/// Whether a design came from a REDCap project file.
pub fn is_project(design: &Design) -> bool {
    design.leftovers.prefixes.iter().any(|(_, ns)| is_redcap(Some(ns)))
}

fn is_redcap(ns: Option<&str>) -> bool {
    ns.is_some_and(|ns| ns.contains("projectredcap.org"))
}

/// Acts upon what REDCap added to the file.
pub fn act(design: &mut Design) -> Vec<Said> {
    let fields = fields(design);
    let forms = forms_of_items(&design.library);
    let mut report = Vec::new();
    let mut made = Made::default();
    for (at, item) in design.library.items.iter().enumerate() {
        if let Some(form) = forms.get(&item.oid) {
            logic_of(at, item, form, &fields, &mut made, &mut report);
        }
    }
    made.enter(&mut design.library);
    if design.library.reasons.is_empty() {
        design.library.reasons = reasons(design);
    }
    let repeating = repeating_instruments(design);
    for form in &mut design.library.forms {
        form.repeating |= said(&form.carried, "FormName").is_some_and(|name| repeating.contains(name));
    }
    let events = repeating_events(design);
    for visit in &mut design.visits {
        visit.repeating |= said(&visit.carried, "UniqueEventName").is_some_and(|name| events.contains(name));
    }
    report
}

/// Conditions and methods in the making, each with the items that refer to it.
#[derive(Default)]
struct Made {
    conditions: Vec<shared::forms::ConditionDef>,
    methods: Vec<shared::forms::MethodDef>,
    begins: Vec<shared::forms::RuleDef>,
    hidden: HashMap<Oid, Oid>,
    derived: HashMap<Oid, Oid>,
}

impl Made {
    /// Puts them into the library. What is defined or referred to already stays.
    fn enter(self, library: &mut Library) {
        let known: HashSet<Oid> = library.conditions.iter().map(|one| one.oid.clone()).collect();
        library.conditions.extend(self.conditions.into_iter().filter(|one| !known.contains(&one.oid)));
        let known: HashSet<Oid> = library.methods.iter().map(|one| one.oid.clone()).collect();
        library.methods.extend(self.methods.into_iter().filter(|one| !known.contains(&one.oid)));
        let known: HashSet<Oid> = library.rules.iter().map(|one| one.oid.clone()).collect();
        library.rules.extend(self.begins.into_iter().filter(|one| !known.contains(&one.oid)));
        for at in library.groups.iter_mut().flat_map(|group| &mut group.items) {
            at.unless = at.unless.take().or_else(|| self.hidden.get(&at.oid).cloned());
            at.method = at.method.take().or_else(|| self.derived.get(&at.oid).cloned());
        }
    }
}

fn logic_of(at: usize, item: &ItemDef, form: &Oid, fields: &Fields, made: &mut Made, report: &mut Vec<Said>) {
    let own = said(&item.carried, "Variable").unwrap_or(item.oid.as_str());
    let place = Place { fields, form, own };
    let branching = said(&item.carried, "BranchingLogic").filter(|text| !text.trim().is_empty());
    if let Some(text) = branching {
        let condition = condition_of(own, told(at, "BranchingLogic", logic::hidden(text, place), SHOWN, report), text);
        made.hidden.insert(item.oid.clone(), condition.oid.clone());
        // The boxes of a checkbox field share one.
        if made.conditions.iter().all(|one| one.oid != condition.oid) {
            made.conditions.push(condition);
        }
    }
    let calculated = match said(&item.carried, "Calculation") {
        Some(text) => Some((text.to_owned(), "Calculation")),
        None => said(&item.carried, "FieldAnnotation").and_then(tagged).map(|text| (text, "FieldAnnotation")),
    };
    if let Some((text, attribute)) = calculated.filter(|(text, _)| !text.trim().is_empty()) {
        let worth = fields.get(own).map_or(Worth::Number, |field| field.worth.clone());
        let method = method_of(own, told(at, attribute, logic::calculated(&text, place, &worth), NO_VALUE, report), &text);
        made.derived.insert(item.oid.clone(), method.oid.clone());
        made.methods.push(method);
    } else {
        begins_of(at, item, form, place, made, report);
    }
}

/// What the field begins with.
fn begins_of(at: usize, item: &ItemDef, form: &Oid, place: Place<'_>, made: &mut Made, report: &mut Vec<Said>) {
    let Some((tag, argument)) = said(&item.carried, "FieldAnnotation").and_then(begins::tagged) else { return };
    let worth = place.fields.get(place.own).map_or(Worth::Text, |field| field.worth.clone());
    let found = begins::value(&tag, argument, place, (&worth, item.data_type));
    let what = match &found {
        Ok(_) => format!("{tag}: {FILLED_IN}"),
        Err(fault) => untranslated(fault, &format!("{tag} fills in nothing")),
    };
    report.push(Said { item: at, attribute: "FieldAnnotation", what });
    made.begins.extend(found.ok().map(|found| begins::rule(place.own, &item.oid, form, &found, &tag, argument)));
}

/// The translation as an expression; either way there is something to say of it.
fn told(item: usize, attribute: &'static str, found: Result<Translation, Fault>, so: &str, report: &mut Vec<Said>) -> Option<Expression> {
    let (what, own) = match found {
        Ok(found) => ("Translated. The original is kept and exported again.".to_owned(), Some(Expression::own(print(&found.expr)))),
        Err(fault) => (untranslated(&fault, so), None),
    };
    report.push(Said { item, attribute, what });
    own
}

/// The value of an attribute that REDCap added.
pub fn said<'a>(carried: &'a Carried, name: &str) -> Option<&'a str> {
    attribute(&carried.attributes, name)
}

fn attribute<'a>(all: &'a [Attribute], name: &str) -> Option<&'a str> {
    all.iter().find(|one| is_redcap(one.ns.as_deref()) && one.name == name).map(|one| one.value.as_str())
}

/// The form in which each item stands first.
fn forms_of_items(library: &Library) -> HashMap<Oid, Oid> {
    let groups: HashMap<&Oid, &[Ref]> = library.groups.iter().rev().map(|group| (&group.oid, group.items.as_slice())).collect();
    let mut forms = HashMap::new();
    for form in &library.forms {
        for item in form.groups.iter().filter_map(|group| groups.get(&group.oid)).flat_map(|items| items.iter()) {
            forms.entry(item.oid.clone()).or_insert_with(|| form.oid.clone());
        }
    }
    forms
}

/// What logic may refer to: the fields of a project file, or of a design that came from a dictionary.
pub fn fields(design: &Design) -> Fields {
    let mut fields = Fields::default();
    let lists: HashMap<&Oid, &CodeList> = design.library.code_lists.iter().map(|list| (&list.oid, list)).collect();
    let forms = forms_of_items(&design.library);
    for item in &design.library.items {
        let Some(form) = forms.get(&item.oid) else { continue };
        let list = item.code_list.as_ref().and_then(|oid| lists.get(oid)).copied();
        match said(&item.carried, "Variable") {
            Some(name) if said(&item.carried, "FieldType") == Some("checkbox") => {
                fields.gather(name, &code_of_box(item, list), &item.oid, form);
            }
            name => {
                let worth = worth(item, list);
                fields.add(name.unwrap_or(item.oid.as_str()), Field { item: item.oid.clone(), form: form.clone(), worth });
            }
        }
    }
    let event = |visit: &shared::study::VisitDef| Some((said(&visit.carried, "UniqueEventName")?.to_owned(), visit.oid.clone()));
    fields.events = design.visits.iter().filter_map(event).collect();
    let instrument = |form: &shared::forms::FormDef| {
        let name = said(&form.carried, "FormName").unwrap_or(form.oid.as_str()).to_owned();
        (form.oid.clone(), Instrument { name, label: form.name.clone() })
    };
    fields.instruments = design.library.forms.iter().map(instrument).collect();
    fields.project = is_project(design).then(|| project(design));
    fields
}

/// What only a project file says: events in their order, and what repeats.
fn project(design: &Design) -> Project {
    let (forms, repeats) = (repeating_instruments(design), repeating_events(design));
    let is_repeating = |form: &&shared::forms::FormDef| said(&form.carried, "FormName").is_some_and(|name| forms.contains(name));
    let event = |visit: &shared::study::VisitDef| {
        let name = said(&visit.carried, "UniqueEventName")?.to_owned();
        Some(Event { repeating: repeats.contains(&name), visit: visit.oid.clone(), name })
    };
    Project {
        events: design.visits.iter().filter_map(event).collect(),
        repeating: design.library.forms.iter().filter(is_repeating).map(|form| form.oid.clone()).collect(),
    }
}

fn worth(item: &ItemDef, list: Option<&CodeList>) -> Worth {
    let codes = || list.map_or_else(Vec::new, |list| list.choices.iter().map(|choice| choice.value.clone()).collect());
    let coded = matches!(said(&item.carried, "FieldType"), Some("sql" | "select" | "radio"));
    match (item.many, coded || list.is_some()) {
        (true, _) => Worth::Many(codes()),
        (false, true) if item.data_type != DataType::Boolean => Worth::Choice(codes()),
        (false, _) => Worth::of(item.data_type),
    }
}

/// The box `f____1` stands for the code -1 of `f`: the list of choices is carried with each box.
fn code_of_box(item: &ItemDef, list: Option<&CodeList>) -> String {
    let end = item.oid.as_str().split_once("___").map_or("", |(_, end)| end);
    let all = list.and_then(|list| said(&list.carried, "CheckboxChoices")).map(choices::parse).unwrap_or_default();
    let code = all.into_iter().map(|choice| choice.value).find(|code| ending(code) == end);
    code.unwrap_or_else(|| end.to_owned())
}

/// Names of the forms that repeat within an event.
fn repeating_instruments(design: &Design) -> HashSet<String> {
    repeating(design, "RepeatingInstrument", "RepeatInstrument")
}

/// Unique names of the events that repeat as a whole.
fn repeating_events(design: &Design) -> HashSet<String> {
    repeating(design, "RepeatingEvent", "UniqueEventName")
}

/// What the elements of a name say in an attribute, wherever they stand.
fn repeating(design: &Design, element: &str, name: &str) -> HashSet<String> {
    let all = design.leftovers.globals.elements.iter().filter(|one| one.name == "RepeatingInstrumentsAndEvents");
    let mut waiting: Vec<&shared::forms::Element> = all.collect();
    let mut found = HashSet::new();
    while let Some(one) = waiting.pop() {
        found.extend(attribute(&one.attributes, name).filter(|_| one.name == element).map(str::to_owned));
        waiting.extend(one.children.iter().filter_map(|node| match node {
            Node::Element(child) => Some(child),
            Node::Text(_) => None,
        }));
    }
    found
}

/// By which codes the project says why a value is missing. A code that is too long to be one of ours is only carried.
pub fn reasons(design: &Design) -> Vec<Reason> {
    let text = |node: &Node| match node {
        Node::Text(text) => Some(text.clone()),
        Node::Element(_) => None,
    };
    let elements = design.leftovers.globals.elements.iter().filter(|one| one.name == "MissingDataCodes");
    let codes: String = elements.flat_map(|one| one.children.iter().filter_map(text)).collect();
    let reason = |one: Choice| Some(Reason { why: Missing::parse(&one.value)?, label: one.decode.unwrap_or_default() });
    choices::parse(&codes).into_iter().filter_map(reason).collect()
}

/// The design without what [`act`] would make again: as an ODM export writes it.
pub fn without(design: &Design) -> Cow<'_, Design> {
    if !is_project(design) {
        return Cow::Borrowed(design);
    }
    let mut bare = design.clone();
    bare.library.reasons.clear();
    let mut gone: HashSet<Oid> = HashSet::new();
    for item in &design.library.items {
        let own = said(&item.carried, "Variable").unwrap_or(item.oid.as_str());
        gone.extend([Oid(format!("{own}.hidden")), Oid(format!("{own}.calculation")), begins::oid(own)]);
    }
    bare.library.conditions.retain(|one| !gone.contains(&one.oid));
    bare.library.methods.retain(|one| !gone.contains(&one.oid));
    bare.library.rules.retain(|one| !gone.contains(&one.oid));
    for at in bare.library.groups.iter_mut().flat_map(|group| &mut group.items) {
        at.unless = at.unless.take().filter(|oid| !gone.contains(oid));
        at.method = at.method.take().filter(|oid| !gone.contains(oid));
    }
    let repeating = repeating_instruments(design);
    for form in &mut bare.library.forms {
        form.repeating &= !said(&form.carried, "FormName").is_some_and(|name| repeating.contains(name));
    }
    let events = repeating_events(design);
    for visit in &mut bare.visits {
        visit.repeating &= !said(&visit.carried, "UniqueEventName").is_some_and(|name| events.contains(name));
    }
    let mut again = bare.clone();
    act(&mut again);
    if again == *design { Cow::Owned(bare) } else { Cow::Borrowed(design) }
}
