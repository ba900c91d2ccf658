//! One item as a row of a dictionary.

use std::collections::BTreeMap;

use shared::forms::rule::parse;
use shared::forms::{CodeList, Comparator, DataType, Expression, FormDef, Hardness, ItemDef, Look, Oid, RangeCheck, Ref};
use shared::study::{Design, Kept};

use super::super::columns::Column;
use super::super::item::{carried_cell, is_mandatory};
use super::super::plain::plain;
use super::super::project::said;
use super::super::{CONTEXT, NS, choices, kinds, logic};
use super::looks;
use super::names::{From, Named};

/// A row in the making.
#[derive(Default)]
pub struct Line {
    cells: BTreeMap<Column, String>,
    /// Cells of further columns by their headings.
    pub others: Vec<(String, String)>,
}

impl Line {
    pub fn cell(&self, column: Column) -> &str {
        self.cells.get(&column).map_or("", String::as_str)
    }

    pub fn other(&self, heading: &str) -> &str {
        self.others.iter().find(|(one, _)| one == heading).map_or("", |(_, cell)| cell)
    }

    pub fn put(&mut self, column: Column, cell: impl Into<String>) {
        self.cells.insert(column, cell.into());
    }

    pub fn put_if_empty(&mut self, column: Column, cell: String) {
        if self.cell(column).is_empty() {
            self.put(column, cell);
        }
    }
}

/// Where an item stands.
pub struct Place<'a> {
    pub design: &'a Design,
    pub named: &'a Named,
    pub form: &'a FormDef,
    pub group: &'a Ref,
    pub item: &'a Ref,
}

/// The row of an item; none for what REDCap makes by itself: form statuses, times of surveys, further boxes of a field.
pub fn line(place: &Place<'_>, lost: &mut Vec<Kept>) -> Option<Line> {
    let item = place.design.library.items.iter().find(|item| item.oid == place.item.oid)?;
    let variable = place.named.field(&place.form.oid, &item.oid).to_owned();
    if is_made_by_redcap(item, &variable, place) {
        return None;
    }
    let list = item.code_list.as_ref().and_then(|oid| place.design.library.code_lists.iter().find(|list| list.oid == *oid));
    let mut row = Row { place, item, list, variable, lost };
    let mut line = Line::default();
    row.look(&mut line);
    row.limits(&mut line);
    row.logic(&mut line);
    row.rest(&mut line);
    Some(line)
}

fn is_made_by_redcap(item: &ItemDef, variable: &str, place: &Place<'_>) -> bool {
    if said(&item.carried, "Variable").is_none() {
        return false;
    }
    let form = place.named.form(&place.form.oid);
    let status =
        variable == format!("{form}_complete") || variable == format!("{form}_timestamp") || variable == "redcap_survey_identifier";
    let first_box = || {
        let same = |one: &&ItemDef| said(&one.carried, "Variable") == Some(variable);
        place.design.library.items.iter().find(same).is_some_and(|first| first.oid == item.oid)
    };
    status || said(&item.carried, "FieldType") == Some("checkbox") && !first_box()
}

struct Row<'a, 'b> {
    place: &'a Place<'a>,
    item: &'a ItemDef,
    list: Option<&'a CodeList>,
    variable: String,
    lost: &'b mut Vec<Kept>,
}

impl Row<'_, '_> {
    /// What the dictionary said, else what the project file said.
    fn carried(&self, dictionary: &str, project: &str) -> Option<&str> {
        carried_cell(&self.item.carried, dictionary).or_else(|| said(&self.item.carried, project))
    }

    fn lose(&mut self, what: String) {
        self.lost.push(Kept { path: format!("[{}]", self.variable), line: 0, what });
    }

    /// Name, type, words and choices.
    fn look(&mut self, line: &mut Line) {
        let field_type = self.field_type();
        line.put(Column::Variable, self.variable.clone());
        line.put(Column::Form, self.place.named.form(&self.place.form.oid));
        line.put(Column::Section, self.carried("SectionHeader", "SectionHeader").unwrap_or_default());
        line.put(Column::Label, self.words("FieldLabel", self.item.question.pick("en")));
        line.put(Column::Note, self.note());
        line.put(Column::Choices, self.choices(&field_type));
        line.put(Column::Validation, self.validation(&field_type));
        line.put(Column::Type, field_type);
    }

    /// The words with their markup, where they are still the same words.
    fn words(&self, carried: &str, words: &str) -> String {
        carried_cell(&self.item.carried, carried).filter(|original| plain(original) == words).unwrap_or(words).to_owned()
    }

    fn note(&self) -> String {
        if let Some(note) = said(&self.item.carried, "FieldNote") {
            return note.to_owned();
        }
        let note = self.words("FieldNote", self.item.description.pick("en"));
        let units = &self.place.design.library.units;
        let symbol = |oid: &Oid| units.iter().find(|unit| unit.oid == *oid).map(|unit| unit.symbol.pick("en"));
        let symbols: Vec<&str> = self.item.units.iter().filter_map(symbol).filter(|symbol| !symbol.is_empty()).collect();
        [symbols.join(", "), note].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
    }

    fn field_type(&self) -> String {
        if let Some(own) = carried_cell(&self.item.carried, "FieldType") {
            return own.to_owned();
        }
        match said(&self.item.carried, "FieldType") {
            Some("textarea") => "notes",
            Some("select") => "dropdown",
            Some(other) => other,
            None if self.is_from_dictionary() => "",
            None if self.place.item.method.is_some() && is_number(self.item.data_type) => "calc",
            None if self.item.takes_file() => "file",
            None if matches!(self.item.look(), Look::Slider | Look::Analogue) => "slider",
            None if self.item.many => "checkbox",
            None if self.list.is_some() && matches!(self.item.look(), Look::Radios | Look::Matrix) => "radio",
            None if self.list.is_some() && matches!(self.item.look(), Look::List | Look::Search) => "dropdown",
            None => match self.list.map(|list| list.choices.len()) {
                Some(1..=7) => "radio",
                Some(8..) => "dropdown",
                _ if self.item.data_type == DataType::Boolean => "yesno",
                _ if self.item.multiline => "notes",
                _ => "text",
            },
        }
        .to_owned()
    }

    fn is_from_dictionary(&self) -> bool {
        self.place.design.leftovers.prefixes.iter().any(|(_, ns)| ns == NS)
    }

    fn choices(&self, field_type: &str) -> String {
        let verbatim = self.carried("Choices", "SliderLabels");
        let boxes = self.list.and_then(|list| said(&list.carried, "CheckboxChoices"));
        match (self.list, field_type) {
            (_, "calc") if verbatim.is_none() => String::new(),
            (Some(_), "yesno" | "truefalse") => verbatim.unwrap_or_default().to_owned(),
            (Some(_), "checkbox") if boxes.is_some() => boxes.unwrap_or_default().to_owned(),
            (Some(list), _) => match verbatim.filter(|original| choices::parse(original) == list.choices) {
                Some(original) => original.to_owned(),
                None => choices::print(&list.choices),
            },
            (None, "slider") if verbatim.is_none() => looks::ends(self.item),
            (None, _) => verbatim.unwrap_or_default().to_owned(),
        }
    }

    fn validation(&self, field_type: &str) -> String {
        match said(&self.item.carried, "TextValidationType") {
            Some("int") => return "integer".to_owned(),
            Some("float") => return "number".to_owned(),
            Some(other) => return other.to_owned(),
            None => {}
        }
        let own = carried_cell(&self.item.carried, "Validation").unwrap_or_default();
        match (self.is_from_dictionary(), self.item.look()) {
            (false, Look::Signature) => return "signature".to_owned(),
            (false, Look::Search) => return "autocomplete".to_owned(),
            (false, Look::Slider | Look::Analogue) if looks::shows_number(self.item) => return "number".to_owned(),
            _ => {}
        }
        let kind = kinds::kind(field_type.trim(), own.trim(), "");
        if field_type != "text" || kind.data_type == self.item.data_type || said(&self.item.carried, "FieldType").is_some() {
            return own.to_owned();
        }
        match (self.item.data_type, self.item.significant_digits) {
            (DataType::Integer, _) => "integer".to_owned(),
            (DataType::Float | DataType::Double, Some(places @ 1..=4)) => format!("number_{places}dp"),
            (DataType::Float | DataType::Double, _) => "number".to_owned(),
            (DataType::Date, _) => "date_ymd".to_owned(),
            (DataType::Datetime, _) => "datetime_ymd".to_owned(),
            (DataType::Time, _) => "time".to_owned(),
            _ => String::new(),
        }
    }

    /// Text Validation Min and Max: as they came, or of the item's range checks.
    fn limits(&mut self, line: &mut Line) {
        let ranges = &self.item.ranges;
        let verbatim = [(Column::Min, "Min", Comparator::Ge), (Column::Max, "Max", Comparator::Le)];
        let mut said_by = 0;
        for (column, name, comparator) in verbatim {
            if let Some(cell) = carried_cell(&self.item.carried, name) {
                line.put(column, cell);
                said_by += ranges.iter().filter(|range| range.comparator == Some(comparator) || is_limit(range, cell)).count();
            } else if let Some(range) = ranges.iter().find(|range| range.comparator == Some(comparator)) {
                line.put(column, range.values.first().map_or_else(String::new, |value| value.replacen('T', " ", 1)));
                said_by += 1;
            }
        }
        if said_by < ranges.len() {
            self.lose(format!("{} of {} checks cannot be said in Text Validation Min and Max.", ranges.len() - said_by, ranges.len()));
        }
    }

    fn logic(&mut self, line: &mut Line) {
        let from = From { named: self.place.named, form: &self.place.form.oid };
        let mut shown: Vec<String> = Vec::new();
        for condition in [&self.place.group.unless, &self.place.item.unless].into_iter().flatten() {
            let found = self.place.design.library.conditions.iter().find(|one| one.oid == *condition);
            match found.map(|one| in_redcap(&one.expressions, |expr| logic::branching(expr, &from))) {
                Some(Ok(text)) => shown.push(text),
                Some(Err(why)) => self.lose(format!("The condition {condition} cannot be said in REDCap's logic: {why}.")),
                None => {}
            }
        }
        let branching = match shown.as_slice() {
            [one] => one.clone(),
            several => several.iter().map(|one| format!("({one})")).collect::<Vec<_>>().join(" and "),
        };
        line.put(Column::Branching, branching);
        if let Some(oid) = &self.place.item.method {
            let found = self.place.design.library.methods.iter().find(|one| one.oid == *oid);
            let text = found.map(|one| in_redcap(&one.expressions, |expr| logic::calculation(expr, &from)));
            self.calculation(oid, text, line);
        }
    }

    /// A calculation stands among the choices of a calc field, and in an action tag elsewhere.
    fn calculation(&mut self, oid: &Oid, text: Option<Result<String, String>>, line: &mut Line) {
        match text {
            Some(Ok(text)) if line.cell(Column::Type) == "calc" => line.put(Column::Choices, text),
            // It stands in the annotation already.
            Some(Ok(_)) if self.carried("Annotation", "FieldAnnotation").is_some() => {}
            Some(Ok(text)) => line.put(Column::Annotation, format!("@CALCTEXT({text})")),
            Some(Err(why)) => self.lose(format!("The method {oid} cannot be said in REDCap's logic: {why}.")),
            None => {}
        }
    }

    /// Whatever else came in a column goes out in it.
    fn rest(&mut self, line: &mut Line) {
        let required = carried_cell(&self.item.carried, "Required")
            .filter(|cell| is_mandatory(cell, line.cell(Column::Type)) == self.place.item.mandatory);
        line.put(Column::Required, required.unwrap_or(if self.place.item.mandatory { "y" } else { "" }));
        let columns = [
            (Column::Identifier, "Identifier", "Identifier"),
            (Column::Alignment, "Alignment", "CustomAlignment"),
            (Column::Number, "QuestionNumber", "QuestionNumber"),
            (Column::Matrix, "MatrixGroup", "MatrixGroupName"),
            (Column::Ranking, "MatrixRanking", "MatrixRanking"),
            (Column::Annotation, "Annotation", "FieldAnnotation"),
        ];
        for (column, dictionary, project) in columns {
            line.put_if_empty(column, self.carried(dictionary, project).unwrap_or_default().to_owned());
        }
        looks::enter(self.item, line);
        looks::begins(self.place.design, self.item, line);
        let hard = !self.item.ranges.is_empty() && self.item.ranges.iter().all(|range| range.hardness == Hardness::Hard);
        if hard && !line.cell(Column::Annotation).contains("@FORCE-MINMAX") {
            let annotation = format!("{} @FORCE-MINMAX", line.cell(Column::Annotation));
            line.put(Column::Annotation, annotation.trim());
        }
        if self.is_from_dictionary() {
            line.others = self.item.aliases.iter().map(|alias| (alias.context.clone(), alias.name.clone())).collect();
        }
    }
}

const fn is_number(kind: DataType) -> bool {
    matches!(kind, DataType::Integer | DataType::Float | DataType::Double)
}

/// Whether a check by an expression came from this cell.
fn is_limit(range: &RangeCheck, cell: &str) -> bool {
    range.expressions.iter().any(|one| one.context == CONTEXT && one.text == cell)
}

/// The expression as it came from REDCap, else ours in its words.
fn in_redcap(all: &[Expression], write: impl Fn(&shared::forms::rule::Expr) -> Result<String, String>) -> Result<String, String> {
    if let Some(original) = all.iter().find(|one| one.context == CONTEXT) {
        return Ok(original.text.clone());
    }
    let own = Expression::ours(all).ok_or("it is written in another language")?;
    write(&parse(&own.text).map_err(|fault| fault.what)?)
}
