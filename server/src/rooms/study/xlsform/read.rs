//! A survey becomes a design: one visit with one form.
//!
//! Invariant: a cell is either in the model or carried in the part it belongs to; the form's outline remembers how groups were
//! nested. So an export writes the survey again.

use std::collections::BTreeMap;

use shared::forms::rule::{Expr, print};
use shared::forms::{
    Alias, Carried, Choice, CodeList, ConditionDef, DataType, Dictionary, Does, Expression, FormDef, GroupDef, Hardness, ItemDef,
    MethodDef, Oid, RangeCheck, Ref, RuleDef,
};
use shared::study::{Design, VisitDef};

use super::kinds::Asks;
use super::languages::Languages;
use super::lists::{List, Lists};
use super::log::Log;
use super::outline;
use super::segments::{Segment, divide, of_repeats};
use super::survey::{Node, Survey, What};
use super::table::{Cell, Row};
use super::translate::{Kind, Place, Translator};
use super::{CONTEXT, NEVER, NOTE, TODAY, VISIT, carry};

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
    let mut making = Making { source, translator, log, design: Design::default() };
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

    fn lists(&mut self) {
        let lists = self.source.lists.all.iter().map(|list| self.list(list)).collect();
        self.design.library.code_lists = lists;
    }

    fn list(&self, list: &List) -> CodeList {
        let mut choices: Vec<Choice> = list.choices.iter().map(|row| self.choice(row)).collect();
        if list.adds_other() {
            let mut other = Choice { value: "other".to_owned(), decode: Some("Other".into()), ..Choice::default() };
            carry::put(&mut other.carried, "generated", "or_other");
            choices.push(other);
        }
        CodeList { oid: list.name.as_str().into(), name: list.name.clone(), choices, ..CodeList::default() }
    }

    fn choice(&self, row: &Row) -> Choice {
        let label = self.source.languages.text(&row.cells, "label");
        let known = |cell: &&Cell| !matches!(cell.column.name.as_str(), "list_name" | "name" | "label");
        // What a filter may ask for is an alias in the column's name; pictures and texts in languages are carried.
        let column = |cell: &&Cell| cell.column.language.is_none() && !cell.column.name.contains("::");
        let mut aliases: Vec<Alias> = (row.cells.iter().filter(known).filter(column))
            .map(|cell| Alias { context: cell.column.name.clone(), name: cell.text.clone() })
            .collect();
        aliases.sort_by(|left, right| left.context.cmp(&right.context));
        Choice {
            value: row.cell("name").to_owned(),
            decode: (!label.0.is_empty()).then_some(label),
            aliases,
            carried: carry::cells(row.cells.iter().filter(known).filter(|cell| !column(cell))),
            ..Choice::default()
        }
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
        if nested {
            self.log.keep(
                node.place("type"),
                node.row,
                "A repeat inside a repeat becomes a table of its own; which of its rows belong to which outer row is not kept.",
            );
        }
        let mut by_row = Vec::new();
        let unless = if segment.repeating {
            self.of_table(&mut conditions, &mut by_row, segment)
        } else {
            self.unless(&segment.oid, &conditions, node)
        };
        let items: Vec<Ref> = segment.questions.iter().filter_map(|id| self.item(*id, segment, &by_row)).collect();
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
        if !node.cell("choice_filter").is_empty() {
            self.offer(node, id, segment);
        }
        let item = ItemDef {
            data_type: self.data_type(id, node, *asks),
            code_list: self.code_list(list.as_deref(), file.as_deref()),
            many: matches!(asks, Asks::Many | Asks::Rank),
            multiline: node.cell("appearance").contains("multiline"),
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

    /// The list; one in a file is a dictionary outside the design.
    fn code_list(&mut self, list: Option<&str>, file: Option<&str>) -> Option<Oid> {
        if let Some(file) = file {
            let oid = Oid::from(file);
            if !self.design.library.code_lists.iter().any(|list| list.oid == oid) {
                let external = Some(Dictionary { href: Some(file.to_owned()), ..Dictionary::default() });
                self.design.library.code_lists.push(CodeList { oid: oid.clone(), name: file.to_owned(), external, ..CodeList::default() });
            }
            return Some(oid);
        }
        list.filter(|name| self.source.lists.get(name).is_some()).map(Oid::from)
    }

    /// The item's own condition, with those of groups around it inside its repeat.
    fn item_unless(&mut self, id: usize, node: &Node, segment: &Segment, by_row: &[(String, usize)], carried: &mut Carried) -> Option<Oid> {
        let survey = self.source.survey;
        let own = relevant(survey, id);
        let silent = node.asks().is_some_and(Asks::is_silent) && node.cell("calculation").is_empty();
        let bare = node.asks() == Some(Asks::Calculate) && node.cell("calculation").is_empty();
        if silent || bare {
            own.iter().for_each(|(text, _)| carry::put(carried, "relevant", text));
            return Some(self.standing_condition());
        }
        let mut all = by_row.to_vec();
        if segment.repeating {
            let mut inside: Vec<usize> = survey.ancestors(id).into_iter().skip(1).take_while(|one| *one != segment.of).collect();
            inside.reverse();
            all.extend(inside.into_iter().filter_map(|one| relevant(survey, one)));
        }
        if !all.is_empty() {
            // What the item itself says, were it nothing, so that an export does not give it its groups' conditions.
            carry::put(carried, "relevant", own.as_ref().map_or("", |(text, _)| text));
        }
        all.extend(own);
        self.unless(&node.oid, &all, node)
    }

    fn unless(&mut self, of: &str, all: &[(String, usize)], node: &Node) -> Option<Oid> {
        if all.is_empty() {
            return None;
        }
        let verbatim: Vec<&str> = all.iter().map(|(text, _)| text.as_str()).collect();
        let verbatim = if let [one] = verbatim.as_slice() { (*one).to_owned() } else { format!("({})", verbatim.join(") and (")) };
        let own = self.translator.unless(all, &mut false);
        let expressions = self.expressions(own, &verbatim, node, "relevant");
        let conditions = &mut self.design.library.conditions;
        if let Some(same) = conditions.iter().find(|one| one.expressions == expressions) {
            return Some(same.oid.clone());
        }
        let numbered = std::iter::once(format!("unless.{of}")).chain((2..).map(|n| format!("unless.{of}.{n}")));
        let oid = Oid(numbered.into_iter().find(|oid| conditions.iter().all(|one| one.oid.as_str() != oid)).unwrap_or_default());
        conditions.push(ConditionDef { oid: oid.clone(), name: format!("{of} is not asked"), expressions, ..ConditionDef::default() });
        Some(oid)
    }

    /// Ours where there is one, and the source's own words.
    fn expressions(&mut self, own: Result<Expr, String>, verbatim: &str, node: &Node, column: &str) -> Vec<Expression> {
        let verbatim = Expression { context: CONTEXT.to_owned(), text: verbatim.to_owned() };
        match own {
            Ok(own) => vec![Expression::own(print(&own)), verbatim],
            Err(why) => {
                self.log.keep(
                    node.place(column),
                    node.row,
                    format!("Not translated: {why} Kept, exported again, and not acted upon: {}", verbatim.text),
                );
                vec![verbatim]
            }
        }
    }

    fn method(&mut self, id: usize, node: &Node, asks: Asks, text: &str) -> Option<Oid> {
        let own = self.translator.value_as(asks, text, &mut Place::at(id));
        let expressions = self.expressions(own, text, node, "calculation");
        let oid = Oid(format!("calculation.{}", node.oid));
        let kind = Some("Computation".to_owned());
        self.design.library.methods.push(MethodDef {
            oid: oid.clone(),
            name: node.name.clone(),
            kind,
            expressions,
            ..MethodDef::default()
        });
        Some(oid)
    }

    /// Of what nobody fills in: notes are read, today is the visit's date.
    fn standing_method(&mut self, asks: Asks) -> Option<Oid> {
        let (oid, name, kind, own) = match asks {
            Asks::Note => (NOTE, "To be read, not answered", "Other", "missing"),
            Asks::Today => (TODAY, "The day of the visit", "Computation", "visit.date"),
            _ => return None,
        };
        if !self.design.library.methods.iter().any(|method| method.oid.as_str() == oid) {
            let expressions = vec![Expression::own(own)];
            let method =
                MethodDef { oid: oid.into(), name: name.to_owned(), kind: Some(kind.to_owned()), expressions, ..MethodDef::default() };
            self.design.library.methods.push(method);
        }
        Some(oid.into())
    }

    fn standing_condition(&mut self) -> Oid {
        if !self.design.library.conditions.iter().any(|one| one.oid.as_str() == NEVER) {
            let expressions = vec![Expression::own("true")];
            let condition = ConditionDef { oid: NEVER.into(), name: "Never collected".to_owned(), expressions, ..ConditionDef::default() };
            self.design.library.conditions.push(condition);
        }
        NEVER.into()
    }

    fn required(&mut self, node: &Node, id: usize, segment: &Segment, at: &mut Ref) {
        let text = node.cell("required");
        match text.to_lowercase().trim_end_matches("()") {
            "" | "no" | "false" | "0" => {}
            "yes" | "true" | "1" => at.mandatory = !node.asks().is_some_and(|asks| asks == Asks::Note),
            _ => {
                let own = self.translator.condition(text, &mut Place::at(id));
                let expressions = self.expressions(own, text, node, "required");
                let does = Does::Require { items: vec![node.oid.as_str().into()] };
                self.rule(format!("required.{}", node.oid), expressions, segment, does);
            }
        }
    }

    fn offer(&mut self, node: &Node, id: usize, segment: &Segment) {
        let text = node.cell("choice_filter");
        let own = if node.list().is_some() {
            self.translator.condition(text, &mut Place { choosing: true, ..Place::at(id) })
        } else {
            Err("The choices are in a file beside the form.".to_owned())
        };
        let expressions = self.expressions(own, text, node, "choice_filter");
        self.rule(format!("choices.{}", node.oid), expressions, segment, Does::Offer { item: node.oid.as_str().into() });
    }

    fn rule(&mut self, oid: String, expressions: Vec<Expression>, segment: &Segment, does: Does) {
        let group = Some(segment.oid.as_str().into());
        let rule = RuleDef { oid: Oid(oid), form: self.design.oid.clone(), group, expressions, does, ..RuleDef::default() };
        self.design.library.rules.push(rule);
    }

    fn constraint(&mut self, node: &Node, id: usize) -> Option<RangeCheck> {
        let text = node.cell("constraint");
        if text.is_empty() {
            return None;
        }
        let own = self.translator.condition(text, &mut Place { own: true, ..Place::at(id) });
        let expressions = self.expressions(own, text, node, "constraint");
        let message = self.source.languages.text(&node.cells, "constraint_message");
        Some(RangeCheck { expressions, message, hardness: Hardness::Hard, ..RangeCheck::default() })
    }

    /// One line for each column that is kept without being acted upon.
    fn columns(&mut self) {
        let mut found: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        let acted = ["type", "appearance", "read_only", "parameters"];
        for node in &self.source.survey.nodes {
            let kept = |cell: &&Cell| !MODEL.contains(&cell.column.name.as_str()) && !acted.contains(&cell.column.name.as_str());
            for cell in node.cells.iter().filter(kept) {
                let (count, first) = found.entry(cell.column.header()).or_insert((0, node.row));
                *count += 1;
                *first = (*first).min(node.row);
            }
        }
        for (header, (count, first)) in found {
            self.log.keep(format!("survey ({header})"), first, format!("{} Kept in {count} rows and exported again.", about(&header)));
        }
    }
}

/// What not acting upon a column means.
fn about(header: &str) -> &'static str {
    match header {
        "default" => "Answers are not filled in beforehand.",
        "repeat_count" => "How many rows there are is for the person who fills them in.",
        "trigger" => "A calculation follows whatever it names, not a trigger.",
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
