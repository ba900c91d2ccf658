//! What an import has to say: collected on the way, handed over as the report.

use std::collections::{BTreeSet, HashMap};

use shared::study::{Counts, Design, DesignReport, Format, Kept};

use super::{OWN, XML, schema, tree::Tree, vendor};

/// Why there is no study, and where. Boxed: it is larger than what succeeds.
pub type Refusal = Box<Kept>;

/// A refusal at a place.
pub fn refuse(path: impl Into<String>, line: usize, what: impl Into<String>) -> Refusal {
    Box::new(Kept { path: path.into(), line, what: what.into() })
}

/// Where a definition with formal expressions stands: its first expression, else itself.
#[derive(Clone, Debug, Default)]
pub struct Formal {
    pub path: String,
    pub line: usize,
}

#[derive(Default)]
pub struct Log {
    pub kept: Vec<Kept>,
    pub notes: Vec<Kept>,
    pub refused: Vec<Kept>,
    /// One for each range check, condition and method, as they are read.
    pub formal: Vec<Formal>,
    /// One for each item, as they are read.
    pub items: Vec<Formal>,
    /// The file's prefix of each foreign namespace, as first declared.
    prefixes: HashMap<String, String>,
    /// Namespaces of what was carried.
    used: BTreeSet<String>,
    /// Namespaces declared in the file.
    declared: Vec<String>,
}

impl Log {
    pub fn note(&mut self, path: impl Into<String>, line: usize, what: impl Into<String>) {
        self.notes.push(Kept { path: path.into(), line, what: what.into() });
    }

    /// The file declares `prefix` for `ns`.
    pub fn declare(&mut self, prefix: &str, ns: &str) {
        if !self.prefixes.contains_key(ns) {
            self.prefixes.insert(ns.to_owned(), prefix.to_owned());
            self.declared.push(ns.to_owned());
        }
    }

    /// How many foreign namespaces were declared.
    pub fn namespaces(&self) -> usize {
        self.declared.len()
    }

    /// `redcap:Variable`: a name as the file writes it.
    pub fn qualified(&self, ns: Option<&str>, name: &str) -> String {
        match ns {
            None => name.to_owned(),
            Some(XML) => format!("xml:{name}"),
            Some(ns) => match self.prefixes.get(ns).filter(|prefix| !prefix.is_empty()) {
                Some(prefix) => format!("{prefix}:{name}"),
                None => name.to_owned(),
            },
        }
    }

    /// An attribute of `owner` is carried.
    pub fn keep_attribute(&mut self, place: &str, owner: &Tree, ns: Option<&str>, name: &str, line: usize) {
        let what = match ns {
            Some(ns) if ns != XML => self.extension(ns, name),
            _ if schema::rule(&owner.name).is_some_and(|rule| owner.ns.is_none() && rule.attribute(name).is_some()) => {
                "Kept and exported again; Probatum does not act upon it.".to_owned()
            }
            _ => "Not understood: ODM 1.3.2 has no such attribute here. Kept and exported again.".to_owned(),
        };
        let path = format!("{place}/@{}", self.qualified(ns, name));
        self.kept.push(Kept { path, line, what });
    }

    /// A whole element inside `owner` is carried.
    pub fn keep_element(&mut self, path: String, owner: &str, one: &Tree) {
        let what = match one.ns.as_deref() {
            Some(OWN) => "There is markup in this text: its words are used, the whole is kept and exported again.".to_owned(),
            Some(ns) => self.extension(ns, &one.name),
            None if schema::slot(owner, None, &one.name).is_some() => {
                "Kept and exported again with all that is in it; Probatum does not act upon it.".to_owned()
            }
            None => "Not understood: ODM 1.3.2 has no such element here. Kept with all that is in it, and exported again.".to_owned(),
        };
        self.kept.push(Kept { path, line: one.line, what });
        self.use_all(one);
    }

    /// Of an attribute that is carried there is more to say.
    pub fn say(&mut self, owner: &str, attribute: &str, what: String) {
        let is_it = |path: &str| path.ends_with(attribute) && path.contains(owner);
        if let Some(one) = self.kept.iter_mut().find(|one| is_it(&one.path)) {
            one.what = what;
        }
    }

    fn extension(&mut self, ns: &str, name: &str) -> String {
        self.used.insert(ns.to_owned());
        let whose = vendor::friendly(ns);
        if vendor::is_read(name) {
            return format!("An extension of {whose}, read for how an item is answered. Kept and exported again.");
        }
        format!("Not understood: an extension of {whose}. Kept and exported again.")
    }

    /// Remembers the namespaces in a tree that is kept whole.
    pub fn use_all(&mut self, one: &Tree) {
        let own = one.ns.iter();
        for ns in own.chain(one.attributes.iter().filter_map(|attribute| attribute.ns.as_ref())) {
            self.used.insert(ns.to_string());
        }
        one.trees().for_each(|child| self.use_all(child));
    }

    /// Prefix and URI of each foreign namespace that is carried: unambiguous, in a fixed order.
    pub fn take_prefixes(&mut self) -> Vec<(String, String)> {
        let mut taken: BTreeSet<String> = ["xml", "xmlns", "probatum", ""].map(str::to_owned).into();
        let mut all = Vec::new();
        for ns in self.used.iter().filter(|ns| *ns != XML && *ns != OWN) {
            let found = self.prefixes.get(ns).filter(|prefix| super::text::is_name(prefix) && !taken.contains(*prefix));
            let prefix =
                found.cloned().or_else(|| (1..).map(|n| format!("ns{n}")).find(|prefix| !taken.contains(prefix))).unwrap_or_default();
            taken.insert(prefix.clone());
            all.push((prefix, ns.clone()));
        }
        all
    }

    /// Whose extensions the file carries, by name, each once.
    fn vendors(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for ns in self.declared.iter().filter(|ns| !vendor::is_standard(ns)) {
            let name = vendor::friendly(ns);
            if !all.contains(&name) {
                all.push(name);
            }
        }
        all
    }

    pub fn report(mut self, file: &str, format: Option<Format>, design: Option<&Design>) -> DesignReport {
        let vendors = self.vendors();
        self.kept.sort_by_key(|one| one.line);
        self.notes.sort_by_key(|one| one.line);
        DesignReport {
            file: file.to_owned(),
            accepted: design.is_some(),
            format: format.map(|format| Format { vendors, ..format }),
            counts: design.map(Counts::of).unwrap_or_default(),
            kept: self.kept,
            notes: self.notes,
            refused: self.refused,
        }
    }
}
