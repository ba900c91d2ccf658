//! Repeats: how many rows there are to be, and of a repeat inside a repeat which of its rows belong to which row around them.

use shared::forms::rule::Expr;
use shared::forms::rule::expr::Binary;
use shared::forms::rule::print;
use shared::forms::{CheckLevel, DataType, Does, ItemDef, Link, Oid, Ref, Translated, Translation};

use super::Making;
use crate::rooms::study::xlsform::carry;
use crate::rooms::study::xlsform::segments::Segment;
use crate::rooms::study::xlsform::survey::Node;
use crate::rooms::study::xlsform::translate::Place;
use crate::rooms::study::xlsform::xpath::{Path, Start, XPath, parse};

/// How many rows there are to be, and how many there are.
const ROWS: [(&str, &str, &str, &str); 4] = [
    ("en", "There are to be ", " rows here: ", ""),
    ("de", "Hier sollen ", " Zeilen stehen: ", ""),
    ("fr", "Il doit y avoir ", " lignes ici : ", ""),
    ("ar", "يجب أن يكون عدد الصفوف هنا ", " في: ", ""),
];

impl Making<'_> {
    /// ODK makes as many rows as `repeat_count` says. Here people begin rows, and a check counts them.
    pub(super) fn row_count(&mut self, node: &Node, segment: &Segment, around: &[(String, usize)]) {
        let text = ["repeat_count", "count"].into_iter().map(|name| node.cell(name)).find(|text| !text.is_empty()).unwrap_or_default();
        if text.is_empty() {
            return;
        }
        let found = self.counted(node, segment, around, text);
        let (own, at, wanted) = match found {
            Ok((own, at, wanted)) => (Ok(own), Some(at), wanted),
            Err(why) => (Err(why), None, String::new()),
        };
        let expressions = self.expressions(own, text, node, "repeat_count");
        if let Some(at) = at {
            let label = self.source.languages.text(&node.cells, "label");
            let says = |(lang, before, between, after): (&str, &str, &str, &str)| Translation {
                lang: Some(lang.to_owned()),
                text: format!("{before}{{{wanted}}}{between}{}{after}", escaped(label.pick(lang), &node.name)),
            };
            let message = Translated(ROWS.into_iter().map(says).collect());
            let does = Does::Check { level: CheckLevel::Soft, message, at: vec![at] };
            self.rule(format!("repeat_count.{}", segment.oid), expressions, None, does);
            self.log.note(
                node.place("repeat_count"),
                node.row,
                "People begin the rows; a check says when there are more or fewer than that.",
            );
        }
    }

    /// What must hold of the number of rows, at which item it is found, and the number that is wanted.
    fn counted(&self, node: &Node, segment: &Segment, around: &[(String, usize)], text: &str) -> Result<(Expr, Oid, String), String> {
        let survey = self.source.survey;
        let parent = node.parent.unwrap_or_default();
        if survey.node(parent).is_some_and(|parent| parent.repeat.is_some()) {
            return Err("The repeat stands in another; how many rows each of its rows has is not counted.".to_owned());
        }
        let questions = || segment.questions.iter().filter_map(|id| survey.node(*id));
        let first = questions().next().ok_or("The repeat asks nothing.")?;
        let wanted = self.translator.value(text, &mut Place::at(parent))?.number()?;
        let item = Expr::item([segment.oid.clone(), first.oid.clone()]);
        let every = Expr::call("is_known", [item.clone()]).with(Binary::Or, Expr::call("is_missing", [item]));
        let holds = Expr::call("count_where", [every]).with(Binary::Equal, wanted.clone());
        let holds = if around.is_empty() { holds } else { self.translator.unless(around, &mut false)?.with(Binary::Or, holds) };
        // Found where the number is asked for, so that it is seen also while there is no row.
        let asked = single(text).and_then(|name| survey.named(&name, parent)).and_then(|id| survey.node(id));
        let before =
            || survey.nodes.iter().take_while(|one| one.row < node.row).filter(|one| one.is_question() && one.repeat.is_none()).last();
        let at = asked.filter(|one| one.is_question() && one.repeat.is_none()).or_else(before).unwrap_or(first);
        Ok((holds, at.oid.as_str().into(), print(&wanted)))
    }

    /// The column of an inner repeat that says to which row of the repeat around it each of its rows belongs.
    pub(super) fn outer_row(&mut self, node: &Node, segment: &Segment) -> Option<Ref> {
        let survey = self.source.survey;
        let outer = node.parent.and_then(|parent| survey.node(parent)).and_then(|parent| parent.repeat)?;
        let group = self.translator.groups.get(&outer)?.clone();
        let named = survey.node(outer).map(|outer| self.source.languages.text(&outer.cells, "label")).unwrap_or_default();
        let question = if named.is_empty() { Translated::plain(survey.node(outer)?.name.clone()) } else { named };
        let oid = self.free(&format!("{}.row_of.{group}", segment.oid));
        let mut carried = shared::forms::Carried::default();
        carry::put(&mut carried, "generated", "row_of");
        let link = Some(Link { form: self.design.oid.clone(), group: group.as_str().into(), shows: Vec::new() });
        let item =
            ItemDef { oid: oid.clone(), name: oid.0.clone(), data_type: DataType::Integer, question, link, carried, ..ItemDef::default() };
        self.design.library.items.push(item);
        self.log.note(
            node.place("type"),
            node.row,
            format!("A repeat inside a repeat becomes a table of its own; its first column says to which row of “{group}” a row belongs."),
        );
        Some(Ref { oid, mandatory: true, ..Ref::default() })
    }

    fn free(&self, wanted: &str) -> Oid {
        let taken = |oid: &str| self.source.survey.nodes.iter().any(|node| node.oid == oid);
        let numbered = (2..).map(|n| format!("{wanted}_{n}"));
        Oid(std::iter::once(wanted.to_owned()).chain(numbered).find(|one| !taken(one)).unwrap_or_default())
    }
}

/// `${n}` and nothing else.
fn single(text: &str) -> Option<String> {
    match parse(text).ok()? {
        XPath::Path(Path { start: Start::Reference(name), steps }) if steps.is_empty() => Some(name),
        _ => None,
    }
}

/// Braces of a label stand for themselves.
fn escaped(label: &str, name: &str) -> String {
    let label = if label.trim().is_empty() { name } else { label };
    label.replace('{', "{{").replace('}', "}}")
}
