//! Where conditions, methods and items are used: there their expressions stand.

use std::collections::{BTreeSet, HashMap};

use shared::forms::{ItemDef, Ref};
use shared::study::Design;

use super::names::Spot;

/// Places by OID.
#[derive(Default)]
pub struct Places<'a> {
    conditions: HashMap<&'a str, BTreeSet<Spot>>,
    methods: HashMap<&'a str, BTreeSet<Spot>>,
    /// By the methods that give a value to begin with.
    begun: HashMap<&'a str, BTreeSet<Spot>>,
    items: HashMap<&'a str, BTreeSet<Spot>>,
}

impl<'a> Places<'a> {
    pub fn of(design: &'a Design) -> Self {
        let mut all = Self::default();
        let groups: HashMap<&str, &[Ref]> =
            design.library.groups.iter().rev().map(|group| (group.oid.as_str(), group.items.as_slice())).collect();
        for form in &design.library.forms {
            for at in &form.groups {
                let spot = Spot { form: form.oid.0.clone(), ..Spot::default() };
                note(&mut all.conditions, at.unless.as_ref().map(|oid| oid.as_str()), spot);
                for item in groups.get(at.oid.as_str()).copied().unwrap_or_default() {
                    all.item(form.oid.as_str(), at.oid.as_str(), item);
                }
            }
        }
        all
    }

    fn item(&mut self, form: &str, group: &str, item: &'a Ref) {
        let spot = Spot { form: form.to_owned(), group: Some(group.to_owned()), item: Some(item.oid.0.clone()) };
        note(&mut self.conditions, item.unless.as_ref().map(|oid| oid.as_str()), spot.clone());
        note(&mut self.methods, item.method.as_ref().map(|oid| oid.as_str()), spot.clone());
        let imputed = item.carried.attributes.iter().find(|one| one.ns.is_none() && one.name == "ImputationMethodOID");
        note(&mut self.begun, imputed.map(|one| one.value.as_str()), spot.clone());
        note(&mut self.items, Some(item.oid.as_str()), spot);
    }

    pub fn condition(&self, oid: &str) -> Vec<Spot> {
        listed(&self.conditions, oid)
    }

    /// Of items that the method derives, or to which it gives a value to begin with.
    pub fn method(&self, oid: &str) -> Vec<Spot> {
        let mut all = self.derived(oid);
        all.extend(listed(&self.begun, oid));
        all
    }

    /// Of items that the method derives.
    pub fn derived(&self, oid: &str) -> Vec<Spot> {
        listed(&self.methods, oid)
    }

    pub fn item_of(&self, item: &ItemDef) -> Vec<Spot> {
        listed(&self.items, item.oid.as_str())
    }
}

fn note<'a>(all: &mut HashMap<&'a str, BTreeSet<Spot>>, oid: Option<&'a str>, spot: Spot) {
    if let Some(oid) = oid {
        all.entry(oid).or_default().insert(spot);
    }
}

fn listed(all: &HashMap<&str, BTreeSet<Spot>>, oid: &str) -> Vec<Spot> {
    all.get(oid).into_iter().flatten().cloned().collect()
}
