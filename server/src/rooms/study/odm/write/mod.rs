//! From the design to ODM 1.3.2, in a form that the schema accepts.
//! Invariants: the same design gives the same bytes; what ODM cannot say stands beside what it can, and is read back.
//!
//! A file is written in the order of ODM: [`Writer::start_root`], [`Writer::study`], [`Writer::admin_data`],
//! [`Writer::reference_data`], then clinical data by whoever has it, and [`Writer::end`].

mod build;
mod fit;
mod parts;
mod presentation;
mod rules;
mod values;
mod xml;

use std::io::{self, Write};

use shared::forms::{CodeList, Element};
use shared::study::Design;

use super::super::redcap;
use super::tree::{Attr, Child, Tree};
pub use fit::Renames;
use xml::Prefixes;

/// The name under which we write files.
pub const SYSTEM: &str = "Probatum";

/// What describes the file rather than the study. Times are arguments: an export of the same design is the same bytes.
#[derive(Clone, Debug)]
pub struct ExportHeader {
    pub file_oid: String,
    /// ISO 8601 date and time with zone: `2025-11-21T10:00:00Z`.
    pub created: String,
    /// Probatum's version.
    pub system_version: String,
}

/// Writes one ODM file.
pub struct Writer<W> {
    out: W,
    prefixes: Prefixes,
    renames: Renames,
    beside: Vec<CodeList>,
}

/// Writes a design alone.
pub fn export(design: &Design, to: &mut impl Write, header: &ExportHeader) -> io::Result<()> {
    let mut writer = Writer::new(to, design);
    writer.start_root(design, header)?;
    writer.study(design)?;
    writer.admin_data(design)?;
    writer.reference_data(design)?;
    writer.end(design)?;
    Ok(())
}

impl<W: Write> Writer<W> {
    pub fn new(out: W, design: &Design) -> Self {
        Self { out, prefixes: Prefixes::of(design), renames: Renames::default(), beside: Vec::new() }
    }

    /// A code list that the file's clinical data need and that is no part of the design: our import passes it over.
    pub fn beside(&mut self, list: CodeList) {
        self.beside.push(list);
    }

    /// The XML declaration and the opening tag of the root.
    pub fn start_root(&mut self, design: &Design, header: &ExportHeader) -> io::Result<()> {
        let mut root = parts::root(header).with(&design.leftovers.root);
        root.children.clear();
        fit::root(&mut root);
        writeln!(self.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        xml::open(&root, &self.prefixes, &mut self.out)
    }

    /// The study and those that are carried beside it.
    pub fn study(&mut self, design: &Design) -> io::Result<()> {
        let mut study = parts::study(&redcap::project::without(design));
        let beside = self.beside.iter().map(parts::code_list).map(|mut list| {
            list.fitted.filler = true;
            Child::Tree(list)
        });
        if let Some(version) = study.trees_mut().find(|child| child.is("MetaDataVersion")) {
            version.children.extend(beside);
        }
        let others = design.leftovers.studies.iter().map(Tree::from);
        let mut all: Vec<Tree> = std::iter::once(study).chain(others).collect();
        self.renames = fit::siblings("ODM", &mut all);
        all.iter().try_for_each(|tree| xml::write(tree, 1, &self.prefixes, &mut self.out))
    }

    /// Under which OID a definition was written, where it is not its own: the schema wants OIDs to differ across kinds.
    /// Clinical data of the same file must use it too. Filled by [`Writer::study`].
    pub fn renames(&self) -> &Renames {
        &self.renames
    }

    /// The AdminData that came with the design.
    pub fn admin_data(&mut self, design: &Design) -> io::Result<()> {
        self.carried(design, |one| one.ns.is_none() && one.name == "AdminData")
    }

    /// The ReferenceData that came with the design.
    pub fn reference_data(&mut self, design: &Design) -> io::Result<()> {
        self.carried(design, |one| one.ns.is_none() && one.name == "ReferenceData")
    }

    /// Whatever else came with the design, and the closing tag.
    pub fn end(&mut self, design: &Design) -> io::Result<()> {
        self.carried(design, |one| one.ns.is_some() || !matches!(one.name.as_str(), "AdminData" | "ReferenceData"))?;
        writeln!(self.out, "</ODM>")?;
        self.out.flush()
    }

    /// For what a later exporter writes between: the sink, at the start of a line.
    pub fn out(&mut self) -> &mut W {
        &mut self.out
    }

    fn carried(&mut self, design: &Design, wanted: impl Fn(&Element) -> bool) -> io::Result<()> {
        let mut all: Vec<Tree> = design.leftovers.root.elements.iter().filter(|one| wanted(one)).map(Tree::from).collect();
        fit::siblings("ODM", &mut all);
        all.iter().try_for_each(|tree| xml::write(tree, 1, &self.prefixes, &mut self.out))
    }
}

impl Attr {
    fn odm(name: &str, value: impl Into<String>) -> Self {
        Attr { ns: None, name: name.into(), value: value.into(), line: 0 }
    }
}
