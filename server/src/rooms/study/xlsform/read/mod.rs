//! A survey becomes a design: one visit with one form.
//!
//! Invariant: a cell is either in the model or carried in the part it belongs to; the form's outline remembers how groups were
//! nested. So an export writes the survey again.

mod begins;
mod lists;
mod repeats;
mod rules;
mod triggers;

use std::collections::BTreeMap;

use shared::forms::{Carried, DataType, FormDef, GroupDef, ItemDef, Oid, Ref};
use shared::study::{Design, VisitDef};

use super::kinds::Asks;
use super::languages::Languages;
use super::lists::Lists;
use super::log::Log;
use super::segments::{Segment, divide, of_repeats};
use super::survey::{Node, Survey, What};
use super::table::{Cell, Row};
use super::translate::{Kind, Translator};
use super::{VISIT, carry, outline, shown};

/// What was read of the file.
pub struct Source<'a> {
    pub survey: &'a Survey,
    pub lists: &'a Lists,
    pub languages: &'a Languages,
    pub settings: &'a Row,
    /// Other sheets, kept whole.
    pub others: &'a [super::book::Sheet],
    /// What the form is called when the file does not say.
    pub name: &'a str,
}

/// Makes the design.
pub fn design(source: &Source<'_>, log: &mut Log) -> Design {
    let segments = divide(source.survey);
    let translator = Translator::new(source.survey, source.lists, of_repeats(&segments));
    let mut making = Making { source, translator, log, design: Design::default(), defaults: Vec::new() };
    making.head();
    making.lists();
    let form = making.form(&segments);
    making.design.library.forms.push(form);
    making.columns();
    making.design
}

struct Making<'a> {
    source: &'a Source<'a>,
    translator: Translator<'a>,
    log: &'a mut Log,
    design: Design,
    /// Rows whose questions begin with something.
    defaults: Vec<usize>,
}

/// Columns of the survey that the model has a place for.
const MODEL: &[&str] =
    &["name", "label", "hint", "relevant", "constraint", "constraint_message", "calculation", "required", "choice_filter"];

impl Making<'_> {
    fn head(&mut self) {
        let setting = |name: &str| Some(self.source.settings.cell(name)).filter(|text| !text.is_empty());
        let id = setting("form_id").unwrap_or(self.source.name);
        let title = setting("form_title").unwrap_or(id);
        let version = setting("version").unwrap_or_default();
        let visit = VisitDef { oid: VISIT.into(), name: title.to_owned(), forms: vec![reference(id, true)], ..VisitDef::default() };
        self.design = Design {
            oid: id.into(),
            name: title.to_owned(),
            protocol: title.to_owned(),
            version_oid: format!("MDV.{}", if version.is_empty() { "1" } else { version }).as_str().into(),
            version_name: version.to_owned(),
            subject_pattern: Design::default_pattern(),
            schedule: vec![reference(VISIT, true)],
            visits: vec![visit],
            ..Design::default()
        };
    }

    fn form(&mut self, segments: &[Segment]) -> FormDef {
        let mut groups = Vec::with_capacity(segments.len());
        for segment in segments {
            groups.push(self.segment(segment));
        }
        let mut carried = Carried::default();
        carried.elements.push(outline::of(self.source.survey));
        carried.elements.extend(outline::around(self.source));
        FormDef { oid: self.design.oid.clone(), name: self.design.name.clone(), groups, carried, ..FormDef::default() }
    }

    fn segment(&mut self, segment: &Segment) -> Ref {
        let survey = self.source.survey;
        let Some(node) = survey.node(segment.of) else { return Ref::default() };
        let label = self.source.languages.text(&node.cells, "label");
        let name = if segment.of == 0 {
            String::new()
        } else {
            Some(label.pick("en")).filter(|text| !text.is_empty()).unwrap_or(&node.name).to_owned()
        };
        // Conditions from the outside in; the form's own node has none.
        let mut around: Vec<usize> = survey.ancestors(segment.of);
        around.reverse();
        let mut conditions: Vec<(String, usize)> = around.into_iter().filter_map(|id| relevant(survey, id)).collect();
        let nested = segment.repeating && node.parent.and_then(|parent| survey.node(parent)).is_some_and(|parent| parent.repeat.is_some());
        if segment.repeating {
            self.row_count(node, segment, &conditions);
        }
        let mut by_row = Vec::new();
        let unless = if segment.repeating {
            self.of_table(&mut conditions, &mut by_row, segment)
        } else {
            self.unless(&segment.oid, &conditions, node)
        };
        let outer = if nested { self.outer_row(node, segment) } else { None };
        let questions: Vec<Ref> = segment.questions.iter().filter_map(|id| self.item(*id, segment, &by_row)).collect();
        let items = outer.into_iter().chain(questions).collect();
        let group = GroupDef {
            oid: segment.oid.as_str().into(),
            name,
            repeating: segment.repeating,
            description: self.source.languages.text(&node.cells, "hint"),
            items,
            ..GroupDef::default()
        };
        self.design.library.groups.push(group);
        Ref { unless, ..reference(&segment.oid, false) }
    }

    /// A condition that looks at the row is the items', not the table's.
    fn of_table(&mut self, conditions: &mut Vec<(String, usize)>, by_row: &mut Vec<(String, usize)>, segment: &Segment) -> Option<Oid> {
        conditions.retain(|one| {
            let mut looks = false;
            let _ = self.translator.unless(std::slice::from_ref(one), &mut looks);
            if looks {
                by_row.push(one.clone());
            }
            !looks
        });
        let node = self.source.survey.node(segment.of)?;
        self.unless(&segment.oid, conditions, node)
    }

    fn item(&mut self, id: usize, segment: &Segment, by_row: &[(String, usize)]) -> Option<Ref> {
        let survey = self.source.survey;
        let node = survey.node(id)?;
        let What::Question { asks, list, file, .. } = &node.what else { return None };
        let calculation = node.cell("calculation");
        let mut at = reference(&node.oid, false);
        at.unless = self.item_unless(id, node, segment, by_row, &mut at.carried);
        at.method = if calculation.is_empty() { self.standing_method(*asks) } else { self.method(id, node, *asks, calculation) };
        self.required(node, id, segment, &mut at);
        self.begins(node, id, *asks, segment);
        if calculation.is_empty() && !node.cell("trigger").is_empty() {
            self.log.keep(
                node.place("trigger"),
                node.row,
                "ODK blanks the answer when that changes; here it stays. Kept and exported again.",
            );
        }
        if !node.cell("choice_filter").is_empty() {
            self.offer(node, id, segment);
        }
        let item = ItemDef {
            data_type: self.data_type(id, node, *asks),
            code_list: self.code_list(list.as_deref(), file.as_deref()),
            many: matches!(asks, Asks::Many | Asks::Rank),
            multiline: node.cell("appearance").contains("multiline"),
            presentation: shown::of_row(node.cell("type"), *asks, node.cell("appearance"), node.cell("parameters"), node.cell("read_only")),
            question: self.source.languages.text(&node.cells, "label"),
            description: self.source.languages.text(&node.cells, "hint"),
            ranges: self.constraint(node, id).into_iter().collect(),
            carried: carried(node),
            ..ItemDef { oid: node.oid.as_str().into(), name: node.name.clone(), ..ItemDef::default() }
        };
        self.design.library.items.push(item);
        Some(at)
    }

    fn data_type(&self, id: usize, node: &Node, asks: Asks) -> DataType {
        let calculated = matches!(asks, Asks::Calculate | Asks::Note | Asks::Hidden) && !node.cell("calculation").is_empty();
        if !calculated {
            let whole = asks == Asks::Range && !node.cell("parameters").contains('.');
            return if whole { DataType::Integer } else { asks.data_type() };
        }
        let kind = self.translator.kind_of(id);
        match kind.kind {
            Kind::Number if kind.whole => DataType::Integer,
            Kind::Number => DataType::Float,
            Kind::Date => DataType::Date,
            Kind::DateTime => DataType::Datetime,
            Kind::Time => DataType::Time,
            _ => DataType::Text,
        }
    }

    /// One line for each column that is kept without being acted upon.
    fn columns(&mut self) {
        let mut found: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        let acted = ["type", "appearance", "read_only", "parameters", "default", "repeat_count", "count", "trigger"];
        for node in &self.source.survey.nodes {
            let kept = |cell: &&Cell| !MODEL.contains(&cell.column.name.as_str()) && !acted.contains(&cell.column.name.as_str());
            for cell in node.cells.iter().filter(kept) {
                let (count, first) = found.entry(cell.column.header()).or_insert((0, node.row));
                *count += 1;
                *first = (*first).min(node.row);
            }
        }
        if let Some(first) = self.defaults.first() {
            let what =
                "What stands there is filled in along with the first answer on the form, or in the row, for whoever enters to change.";
            self.log.note("survey (default)", *first, format!("{what} ({} questions)", self.defaults.len()));
        }
        for (header, (count, first)) in found {
            self.log.keep(format!("survey ({header})"), first, format!("{} Kept in {count} rows and exported again.", about(&header)));
        }
    }
}

/// What not acting upon a column means.
fn about(header: &str) -> &'static str {
    match header {
        "required_message" => "What a required question says is Probatum's own.",
        _ => "Not acted upon.",
    }
}

fn relevant(survey: &Survey, id: usize) -> Option<(String, usize)> {
    let text = survey.node(id)?.cell("relevant");
    (!text.is_empty()).then(|| (text.to_owned(), id))
}

fn reference(oid: &str, mandatory: bool) -> Ref {
    Ref { oid: oid.into(), mandatory, ..Ref::default() }
}

/// What the model does not say of a question.
fn carried(node: &Node) -> Carried {
    if node.generated {
        let mut carried = Carried::default();
        carry::put(&mut carried, "generated", "or_other");
        return carried;
    }
    let required = node.cell("required");
    let rule = !matches!(required.to_lowercase().trim_end_matches("()"), "" | "no" | "false" | "0" | "yes" | "true" | "1");
    let kept = |cell: &&Cell| match cell.column.name.as_str() {
        "name" => cell.text != node.oid,
        // `yes` is what is written for a mandatory item.
        "required" => cell.column.language.is_some() || !(rule || cell.text == "yes" && node.asks() != Some(Asks::Note)),
        "label" | "hint" => false,
        "relevant" | "calculation" | "choice_filter" | "constraint" => cell.column.language.is_some(),
        "constraint_message" => node.cell("constraint").is_empty(),
        _ => true,
    };
    carry::cells(node.cells.iter().filter(kept))
}
