//! The survey sheet as a tree of groups and questions, before anything is made of it.
//!
//! Invariant: every row that asks, groups or repeats is a node, in the order of the sheet; node 0 is the form itself.

use std::collections::{BTreeSet, HashMap};

use super::book::Sheet;
use super::columns::Column;
use super::kinds::{Asks, Line, line};
use super::log::Log;
use super::table::{Cell, Row, Table};

/// How deep groups may be nested.
const DEEPEST: usize = 50;

/// A row of the survey.
#[derive(Clone, Debug)]
pub struct Node {
    pub name: String,
    /// What it is called in the design: unique among questions, and among groups.
    pub oid: String,
    pub parent: Option<usize>,
    pub what: What,
    /// The innermost repeat around it, or itself.
    pub repeat: Option<usize>,
    /// Counting from 0 in the sheet.
    pub row: usize,
    pub cells: Vec<Cell>,
    /// Not in the sheet: comes of `or_other`.
    pub generated: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Group { over: Option<String> },
    Repeat,
    Question { asks: Asks, list: Option<String>, file: Option<String>, or_other: bool },
}

impl Node {
    /// A cell without language.
    pub fn cell(&self, name: &str) -> &str {
        self.cells.iter().find(|cell| cell.column.name == name && cell.column.language.is_none()).map_or("", |cell| &cell.text)
    }

    /// Where a cell stands: `survey!F12 (name, relevant)`.
    pub fn place(&self, column: &str) -> String {
        let at = self.cells.iter().find(|cell| cell.column.name == column).map_or(0, |cell| cell.at);
        let name = if self.name.is_empty() { "(no name)" } else { &self.name };
        format!("survey!{} ({name}, {column})", Sheet::cell(self.row, at))
    }

    pub const fn is_question(&self) -> bool {
        matches!(self.what, What::Question { .. })
    }

    pub const fn asks(&self) -> Option<Asks> {
        match self.what {
            What::Question { asks, .. } => Some(asks),
            _ => None,
        }
    }

    pub fn list(&self) -> Option<&str> {
        match &self.what {
            What::Question { list, .. } => list.as_deref(),
            _ => None,
        }
    }
}

/// The survey.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    pub nodes: Vec<Node>,
    /// Questions by name, in order.
    by_name: HashMap<String, Vec<usize>>,
}

impl Survey {
    pub fn read(table: &Table, form: &str, log: &mut Log) -> Self {
        let mut reading = Reading { survey: Self::default(), open: Vec::new(), oids: BTreeSet::new(), log };
        reading.push(form, What::Group { over: None }, None, 0, Vec::new());
        reading.open.push(0);
        for row in &table.rows {
            reading.row(row);
        }
        reading.finish()
    }

    pub fn node(&self, id: usize) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// What `${name}` means from a place: the nearest of that name.
    pub fn named(&self, name: &str, from: usize) -> Option<usize> {
        let all = self.by_name.get(name)?;
        let ours = self.ancestors(from);
        all.iter().copied().max_by_key(|id| (self.ancestors(*id).iter().filter(|one| ours.contains(one)).count(), std::cmp::Reverse(*id)))
    }

    /// The node itself and what it stands in, innermost first.
    pub fn ancestors(&self, id: usize) -> Vec<usize> {
        std::iter::successors(Some(id), |id| self.node(*id)?.parent).collect()
    }

    pub fn child(&self, of: usize, name: &str) -> Option<usize> {
        self.by_name.get(name)?.iter().copied().find(|id| self.node(*id).is_some_and(|node| node.parent == Some(of)))
    }
}

struct Reading<'a> {
    survey: Survey,
    open: Vec<usize>,
    oids: BTreeSet<String>,
    log: &'a mut Log,
}

impl Reading<'_> {
    fn row(&mut self, row: &Row) {
        let kind = row.cell("type");
        let at = format!("survey!{}", Sheet::cell(row.at, 0));
        if kind.is_empty() {
            return self.log.note(at, row.at, format!("The row has no type and is passed over: {}", row.short()));
        }
        if row.cell("disabled").eq_ignore_ascii_case("yes") || row.cell("disabled").eq_ignore_ascii_case("true") {
            return self.log.note(at, row.at, format!("The row is disabled and is passed over: {}", row.short()));
        }
        match line(kind) {
            Line::Begin { repeats, over } => self.begin(row, repeats, over),
            Line::End => self.end(row),
            Line::Include => self.log.keep(at, row.at, format!("“{kind}” puts another form here. Import that form by itself.")),
            Line::Asks { what, list, file, or_other } => self.question(row, What::Question { asks: what, list, file, or_other }),
        }
    }

    fn begin(&mut self, row: &Row, repeats: bool, over: Option<String>) {
        let at = format!("survey!{} ({})", Sheet::cell(row.at, 0), row.cell("name"));
        if self.open.len() > DEEPEST {
            self.log.refuse(at, row.at, format!("Groups are nested more than {DEEPEST} deep."));
            return;
        }
        if over.is_some() {
            self.log.keep(at, row.at, "A loop asks the same for each choice of a list. It is read as a group that asks once.");
        }
        let what = if repeats { What::Repeat } else { What::Group { over } };
        let id = self.push(row.cell("name"), what, self.open.last().copied(), row.at, row.cells.clone());
        self.open.push(id);
    }

    fn end(&mut self, row: &Row) {
        if self.open.len() > 1 {
            self.open.pop();
        } else {
            let at = format!("survey!{}", Sheet::cell(row.at, 0));
            self.log.note(at, row.at, format!("“{}” ends what was not begun.", row.cell("type")));
        }
    }

    fn question(&mut self, row: &Row, what: What) {
        let parent = self.open.last().copied();
        let (asks, other) = match &what {
            What::Question { asks, or_other, .. } => (*asks, *or_other),
            _ => return,
        };
        let id = self.push(row.cell("name"), what, parent, row.at, row.cells.clone());
        if asks == Asks::Foreign {
            let at = self.survey.node(id).map_or_else(String::new, |node| node.place("type"));
            self.log.note(at, row.at, format!("“{}” is not a type of ODK's: read as text.", row.cell("type")));
        }
        if other {
            self.other(row, parent);
        }
    }

    /// The text that `or_other` asks for, as pyxform makes it.
    fn other(&mut self, row: &Row, parent: Option<usize>) {
        let name = row.cell("name");
        let cell = |column: &str, text: String| Cell { column: Column { name: column.to_owned(), language: None }, text, at: 0 };
        let cells = vec![
            cell("type", "text".to_owned()),
            cell("label", "Specify other.".to_owned()),
            cell("relevant", format!("selected(../{name}, 'other')")),
        ];
        let what = What::Question { asks: Asks::Text, list: None, file: None, or_other: false };
        let id = self.push(&format!("{name}_other"), what, parent, row.at, cells);
        if let Some(node) = self.survey.nodes.get_mut(id) {
            node.generated = true;
        }
    }

    fn push(&mut self, name: &str, what: What, parent: Option<usize>, row: usize, cells: Vec<Cell>) -> usize {
        let id = self.survey.nodes.len();
        let around = parent.and_then(|parent| self.survey.node(parent)).and_then(|parent| parent.repeat);
        let repeat = if what == What::Repeat { Some(id) } else { around };
        let oid = if matches!(what, What::Question { .. }) { self.unique(name, row) } else { name.to_owned() };
        // A note may go without a name; it is given one.
        let name = if name.is_empty() { oid.as_str() } else { name };
        self.survey.by_name.entry(name.to_owned()).or_default().push(id);
        self.survey.nodes.push(Node { name: name.to_owned(), oid: oid.clone(), parent, what, repeat, row, cells, generated: false });
        id
    }

    /// The name, made unique: one name may stand in several groups.
    fn unique(&mut self, name: &str, row: usize) -> String {
        let wanted = if name.is_empty() { format!("row{}", row + 1) } else { name.to_owned() };
        let numbered = (2..).map(|n| format!("{wanted}_{n}"));
        let free = std::iter::once(wanted.clone()).chain(numbered).find(|one| !self.oids.contains(one)).unwrap_or_default();
        if free != wanted {
            let at = format!("survey!{} ({name})", Sheet::cell(row, 0));
            self.log.note(at, row, format!("The name stands more than once. Here the item is called {free}."));
        }
        self.oids.insert(free.clone());
        free
    }

    fn finish(self) -> Survey {
        if let Some(id) = self.open.get(1..).and_then(<[usize]>::last) {
            let node = self.survey.node(*id);
            let (name, row) = node.map_or(("", 0), |node| (node.name.as_str(), node.row));
            self.log.note(format!("survey!{} ({name})", Sheet::cell(row, 0)), row, "The group is not ended: all that follows is in it.");
        }
        self.survey
    }
}
