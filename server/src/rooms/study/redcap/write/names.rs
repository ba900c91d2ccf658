//! What things are called in REDCap: forms and fields have small letters, digits and underscores, and no field two forms.

use std::collections::{HashMap, HashSet};

use shared::forms::Oid;
use shared::study::Design;

use super::super::logic::Names;
use super::super::project;
use super::super::rows::slug;

/// Names of forms and fields.
pub struct Named {
    forms: HashMap<Oid, String>,
    fields: HashMap<(Oid, Oid), String>,
    events: HashMap<Oid, String>,
}

impl Named {
    pub fn of(design: &Design) -> Self {
        let mut named = Self { forms: HashMap::new(), fields: HashMap::new(), events: HashMap::new() };
        let (mut taken_forms, mut taken) = (HashSet::new(), HashSet::new());
        let items: HashMap<&Oid, _> = design.library.items.iter().map(|item| (&item.oid, item)).collect();
        let groups: HashMap<&Oid, _> = design.library.groups.iter().map(|group| (&group.oid, group)).collect();
        for form in &design.library.forms {
            let wanted = match project::said(&form.carried, "FormName") {
                Some(name) => name.to_owned(),
                None if slug(form.oid.as_str()) == form.oid.0 => form.oid.0.clone(),
                None => name_of(&form.name, &form.oid, "form"),
            };
            named.forms.insert(form.oid.clone(), unique(wanted, &mut taken_forms));
            for at in form.groups.iter().filter_map(|group| groups.get(&group.oid)).flat_map(|group| &group.items) {
                let key = (form.oid.clone(), at.oid.clone());
                let Some(item) = items.get(&at.oid).filter(|_| !named.fields.contains_key(&key)) else { continue };
                let name = match project::said(&item.carried, "Variable") {
                    // The boxes of a field share its name.
                    Some(name) => name.to_owned(),
                    None => unique(name_of("", &at.oid, "field"), &mut taken),
                };
                named.fields.insert(key, name);
            }
        }
        let event =
            |visit: &shared::study::VisitDef| Some((visit.oid.clone(), project::said(&visit.carried, "UniqueEventName")?.to_owned()));
        named.events = design.visits.iter().filter_map(event).collect();
        named
    }

    pub fn form(&self, form: &Oid) -> &str {
        self.forms.get(form).map_or("", String::as_str)
    }

    pub fn field(&self, form: &Oid, item: &Oid) -> &str {
        self.fields.get(&(form.clone(), item.clone())).map_or("", String::as_str)
    }
}

/// A legal name made of a name, else of an OID; it begins with a letter.
fn name_of(name: &str, oid: &Oid, otherwise: &str) -> String {
    let made = [slug(name), slug(oid.as_str())].into_iter().find(|made| !made.is_empty()).unwrap_or_else(|| otherwise.to_owned());
    if made.starts_with(|one: char| one.is_ascii_digit() || one == '_') && slug(oid.as_str()) != oid.0 {
        format!("{}_{made}", &otherwise)
    } else {
        made
    }
}

fn unique(wanted: String, taken: &mut HashSet<String>) -> String {
    let mut name = wanted.clone();
    let mut n = 1;
    while !taken.insert(name.clone()) {
        n += 1;
        name = format!("{wanted}_{n}");
    }
    name
}

/// Names as they are looked up from one form.
pub struct From<'a> {
    pub named: &'a Named,
    pub form: &'a Oid,
}

impl Names for From<'_> {
    fn field(&self, form: Option<&str>, item: &str) -> Option<String> {
        let form = form.map_or_else(|| self.form.clone(), Oid::from);
        self.named.fields.get(&(form, Oid::from(item))).cloned()
    }

    fn event(&self, visit: &str) -> Option<String> {
        self.named.events.get(&Oid::from(visit)).cloned()
    }
}
