//! Viedoc: JavaScript with names like `SCR.VS.SYSBP`, `$LAST.DS.DSSTDAT`, `V2.$EVENT.EventDate`, `AESTDAT__format`.

use shared::forms::rule::expr::{Binary, Expr, From, Which};
use shared::forms::{Carried, Element, Node};
use shared::study::Design;

use super::meaning::{Around, Desk};
use super::names::{Sort, Spot};
use super::truth::Truth;
use super::value::{Meant, Value};

/// What stands in a place where we would ask whether a date is complete: the day of the date, marked.
const FORMAT: &str = "viedoc_format";

/// Where a name of Viedoc's leads.
pub fn name<'a>(desk: &Desk<'a>, name: &str, around: &Around<'a>) -> Result<Meant<'a>, String> {
    if let Some(date) = name.strip_suffix("__format") {
        return format(desk, date, around);
    }
    let parts: Vec<&str> = name.split('.').collect();
    match parts.as_slice() {
        [one] => single(desk, one).map(Meant::Value),
        [visit, "$EVENT", "EventDate"] => visit_date(which(desk, visit)?).map(Meant::Value),
        [visit, form, item] => {
            let (expr, item) = desk.names.in_visit(Some(which(desk, visit)?), form, item)?;
            Ok(Meant::Value(Value::reference(expr, Sort::of(item), desk.names.list(item))))
        }
        [first, "length"] => super::calls::method(desk, &super::syntax::Term::Name((*first).to_owned()), "length", &[], around),
        _ => Err(format!("{name} is a path of a kind that we do not read.")),
    }
}

fn single<'a>(desk: &Desk<'a>, name: &str) -> Result<Value<'a>, String> {
    let always = |expr: Expr, sort| Ok(Value::of(expr, sort));
    match name {
        "EventDate" => visit_date(Which::Current),
        "StudyEventDefId" => always(Expr::path(From::Visit(Which::Current), ["oid"]), Sort::Text),
        "StudyEventRepeatKey" => always(Expr::path(From::Visit(Which::Current), ["repeat"]), Sort::Number),
        "SubjectKey" => always(Expr::path(From::Subject, ["key"]), Sort::Text),
        "SiteCode" => always(Expr::path(From::Site, ["code"]), Sort::Text),
        "CountryCode" => Ok(Value::reference(Expr::path(From::Site, ["country"]), Sort::Text, None)),
        "FormRepeatKey" => always(Expr::path(From::Form, ["repeat"]), Sort::Number),
        _ => {
            let (expr, item) = desk.names.by_name(name, desk.spots)?;
            Ok(Value::reference(expr, Sort::of(item), desk.names.list(item)))
        }
    }
}

fn visit_date<'a>(which: Which) -> Result<Value<'a>, String> {
    Ok(Value::reference(Expr::path(From::Visit(which), ["date"]), Sort::Date, None))
}

fn which(desk: &Desk, visit: &str) -> Result<Which, String> {
    Ok(match visit {
        "$THIS" => Which::Current,
        "$FIRST" => Which::First,
        "$LAST" => Which::Last,
        "$PREV" => Which::Previous,
        "$NEXT" => Which::Next,
        oid if desk.names.is_visit(oid) => Which::Named(oid.to_owned(), None),
        _ => return Err(format!("There is no visit {visit}.")),
    })
}

fn format<'a>(desk: &Desk<'a>, date: &str, around: &Around<'a>) -> Result<Meant<'a>, String> {
    let value = desk.value(&super::syntax::Term::Name(date.to_owned()), around)?;
    if !value.sort.is_day() {
        return Err(format!("{date} is not a date, and so it is never incomplete."));
    }
    Ok(Meant::Value(value.made(Expr::call(FORMAT, [value.done()]), Sort::Number)))
}

/// How complete a date is: 0 whole, 2 without a day, 3 without day and month. None when neither side asks for that.
pub fn completeness(operator: Binary, left: &Value, right: &Value) -> Option<Result<Truth, String>> {
    use shared::forms::rule::expr::Kind;
    let asked = |value: &Value| matches!(&value.expr.kind, Kind::Call(name, _) if name == FORMAT);
    let (date, code) = match (asked(left), asked(right)) {
        (true, false) => (left, right),
        (false, true) => (right, left),
        (true, true) => return Some(Err("How complete two dates are is compared.".to_owned())),
        (false, false) => return None,
    };
    let date = date.expr.parts().into_iter().next()?.clone();
    let part = |name: &str, of: &str| Expr::call(name, [Expr::call(of, [date.clone()])]);
    let code = code.decimal().map(|code| code.to_string());
    let mut truth = Truth::sure(match code.as_deref() {
        Some("0") => part("is_known", "day"),
        Some("2") => part("is_known", "month").with(Binary::And, part("is_missing", "day")),
        Some("3") => part("is_missing", "month"),
        _ => return Some(Err("What this number says of how complete a date is, is not known.".to_owned())),
    });
    if matches!(code.as_deref(), Some("0" | "2")) {
        truth.if_true.insert(shared::forms::rule::print(&date));
    }
    Some(match operator {
        Binary::Equal => Ok(truth),
        Binary::Different => Ok(truth.negated()),
        _ => Err("How complete a date is, is compared by its order.".to_owned()),
    })
}

// Beside the expressions.

/// `v4:HideShow="show"`: the condition says when something is shown, where ODM's says when it is not collected.
pub fn says_when_to_show(carried: &Carried) -> bool {
    carried.attributes.iter().any(|one| is_viedoc(one.ns.as_deref()) && one.name == "HideShow" && one.value == "show")
}

fn is_viedoc(ns: Option<&str>) -> bool {
    ns.is_some_and(|ns| ns.contains("viedoc"))
}

/// `v4:FormalExpressionSimple`: left operand, operator and right operand, as one expression.
pub fn simple_expressions(carried: &Carried) -> Vec<String> {
    let simple = carried.elements.iter().filter(|one| is_viedoc(one.ns.as_deref()) && one.name == "FormalExpressionSimple");
    let text = |one: &Element, name: &str| one.attributes.iter().find(|at| at.name == name).map(|at| at.value.clone()).unwrap_or_default();
    simple
        .map(|one| {
            let right = text(one, "RightOperand");
            let right = if right.parse::<f64>().is_ok() { right } else { format!("\"{}\"", right.replace(['"', '\\'], "")) };
            format!("{} {} {right}", text(one, "LeftOperand"), text(one, "Operator"))
        })
        .collect()
}

/// `'V3_ASS' != ActivityDefId`: not where the form is filled in for that activity. Ours has no activities; where the form
/// belongs to one activity of a visit, the visit tells as much.
pub fn activity(text: &str, design: &Design, spots: &[Spot]) -> Result<Truth, String> {
    let unread = || format!("\"{text}\" is no condition on an activity that we know.");
    let (left, right) = text.split_once("!=").ok_or_else(unread)?;
    let quoted = [left, right].map(str::trim).into_iter().find(|part| *part != "ActivityDefId").unwrap_or_default();
    let wanted = quoted.trim_matches(['\'', '"']);
    let mut truths = spots.iter().map(|spot| not_in(wanted, design, &spot.form));
    let first = truths.next().ok_or("It stands in no form.")??;
    match truths.all(|other| other.is_ok_and(|other| other.expr == first.expr)) {
        true => Ok(first),
        false => Err("It means different visits in different forms.".to_owned()),
    }
}

fn not_in(activity: &str, design: &Design, form: &str) -> Result<Truth, String> {
    let mut definitions = Vec::new();
    let carried = &design.leftovers;
    carried.protocol.elements.iter().chain(&carried.version.elements).for_each(|one| gather(one, "ActivityDef", &mut definitions));
    let forms = |oid: &str| -> Option<Vec<&str>> {
        let found = definitions.iter().find(|one| attribute(one, "OID") == Some(oid))?;
        Some(elements(found).filter_map(|one| attribute(one, "FormOID")).collect())
    };
    let of_activity = forms(activity).ok_or_else(|| format!("There is no activity {activity}."))?;
    if !of_activity.contains(&form) {
        return Ok(Truth::constant(true));
    }
    let activities = |carried: &'_ Carried| -> Vec<String> {
        carried.elements.iter().filter_map(|one| attribute(one, "ActivityOID")).map(str::to_owned).collect()
    };
    let mut visits = design.visits.iter().filter(|visit| activities(&visit.carried).iter().any(|one| one == activity));
    let (Some(visit), None) = (visits.next(), visits.next()) else {
        return Err(format!("The activity {activity} belongs to no visit, or to several."));
    };
    let also = activities(&visit.carried).iter().filter(|one| forms(one).is_some_and(|forms| forms.contains(&form))).count();
    if also > 1 {
        return Err(format!("The form {form} belongs to several activities of the visit {}.", visit.oid));
    }
    Ok(Truth::sure(Expr::path(From::Visit(Which::Current), ["oid"]).with(Binary::Different, Expr::text(visit.oid.as_str()))))
}

fn gather<'a>(one: &'a Element, name: &str, all: &mut Vec<&'a Element>) {
    if one.name == name {
        all.push(one);
    }
    elements(one).for_each(|child| gather(child, name, all));
}

fn elements(one: &Element) -> impl Iterator<Item = &Element> {
    one.children.iter().filter_map(|node| match node {
        Node::Element(child) => Some(child),
        Node::Text(_) => None,
    })
}

fn attribute<'a>(one: &'a Element, name: &str) -> Option<&'a str> {
    one.attributes.iter().find(|at| at.name == name).map(|at| at.value.as_str())
}
