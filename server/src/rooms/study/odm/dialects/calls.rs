//! Functions, methods and arithmetic of other languages.

use rust_decimal::Decimal;
use shared::forms::rule::expr::{Binary, Expr};

use super::choices::contains;
use super::meaning::{Around, Desk, Speech, milliseconds};
use super::names::Sort;
use super::syntax::Term;
use super::value::{Meant, Still, Value, either};

const DAY: Decimal = Decimal::from_parts(86_400_000, 0, 0, false, 0);
const SECOND: Decimal = Decimal::from_parts(1_000, 0, 0, false, 0);

/// Sums, products and the like.
pub fn reckoned<'a>(desk: &Desk<'a>, operator: Binary, left: &Term, right: &Term, around: &Around<'a>) -> Result<Value<'a>, String> {
    if operator == Binary::Divide
        && let Some(rounded) = rounded_to(desk, left, right, around)?
    {
        return Ok(rounded);
    }
    let (first, second) = (desk.value(left, around)?, desk.value(right, around)?);
    if first.sort.is_day() && second.sort.is_day() && operator == Binary::Subtract && desk.speech == Speech::Viedoc {
        return Ok(between(&second, &first));
    }
    let text = |value: &Value| value.sort == Sort::Text && value.list.is_none();
    if operator == Binary::Add && desk.speech != Speech::OpenEdc && (text(&first) || text(&second)) {
        return joined(desk, &first, &second, around);
    }
    let (first, second) = (desk.number(left, around)?, desk.number(right, around)?);
    if let Some(scaled) = scaled(operator, &first, &second) {
        return Ok(scaled);
    }
    let mut value = first.made(first.done().with(operator, second.done()), Sort::Number);
    value.needs.extend(second.needs);
    Ok(value)
}

/// `Math.round(x * 10) / 10` rounds to one place.
fn rounded_to<'a>(desk: &Desk<'a>, left: &Term, right: &Term, around: &Around<'a>) -> Result<Option<Value<'a>>, String> {
    let (Term::Call(name, arguments), Term::Number(digits)) = (left, right) else { return Ok(None) };
    let [Term::Binary(Binary::Multiply, inner, factor)] = arguments.as_slice() else { return Ok(None) };
    let places = digits.strip_prefix('1').filter(|zeros| zeros.chars().all(|one| one == '0') && zeros.len() < 10);
    let (true, Some(places)) = (name == "Math.round" && **factor == *right, places) else { return Ok(None) };
    let value = desk.number(inner, around)?;
    let rounded = Expr::call("round", [value.done(), Expr::number(places.len().to_string())]);
    Ok(Some(value.made(rounded, Sort::Number)))
}

/// The milliseconds from one date to another.
fn between<'a>(from: &Value<'a>, to: &Value<'a>) -> Value<'a> {
    let whole = from.sort == Sort::Date && to.sort == Sort::Date;
    let name = if whole { "days_between" } else { "seconds_between" };
    let mut value = from.made(Expr::call(name, [from.done(), to.done()]), Sort::Number);
    value.needs.extend(to.needs.iter().cloned());
    milliseconds(value, if whole { DAY } else { SECOND })
}

/// Factors are gathered as long as there is something to gather them for, so that milliseconds become days again.
fn scaled<'a>(operator: Binary, value: &Value<'a>, by: &Value<'a>) -> Option<Value<'a>> {
    let number = by.decimal().filter(|number| !number.is_zero())?;
    if value.still == Still::NOTHING || !value.still.plus.is_zero() {
        return None;
    }
    let Still { times, over, plus } = value.still;
    let still = match operator {
        Binary::Multiply => Still { times: times.checked_mul(number)?, over, plus },
        Binary::Divide if times.checked_rem(number)?.is_zero() => Still { times: times.checked_div(number)?, over, plus },
        Binary::Divide => Still { times, over: over.checked_mul(number)?, plus },
        _ => return None,
    };
    Some(Value { still, ..value.clone() })
}

fn joined<'a>(desk: &Desk<'a>, first: &Value<'a>, second: &Value<'a>, around: &Around<'a>) -> Result<Value<'a>, String> {
    if desk.speech == Speech::Plain {
        return Err("What \"+\" means with a text is not clear.".to_owned());
    }
    if !first.is_known(&around.facts) || !second.is_known(&around.facts) {
        return Err("A text is joined with what may have no value; JavaScript writes \"null\" then.".to_owned());
    }
    let part = |value: &Value| if value.sort == Sort::Text { value.done() } else { Expr::call("text", [value.done()]) };
    Ok(first.made(Expr::call("concat", [part(first), part(second)]), Sort::Text))
}

/// A function by its name.
pub fn function<'a>(desk: &Desk<'a>, name: &str, arguments: &[Term], around: &Around<'a>) -> Result<Meant<'a>, String> {
    let plain = name.strip_prefix("Math.").unwrap_or(name);
    match (plain, arguments) {
        ("if", [condition, yes, no]) => {
            let truth = desk.truth(condition, around)?;
            let yes = desk.meant(yes, &around.knowing(&truth.if_true))?;
            let no = desk.meant(no, &around.knowing(&truth.if_false))?;
            either(truth, yes, no).map(Meant::Value)
        }
        ("today", []) => Ok(Meant::Value(moment("today", Sort::Date))),
        ("now", []) => Ok(Meant::Value(moment("now", Sort::DateTime))),
        ("inRange", _) => Err("inRange compares with the normal range of a laboratory, which is not at hand here.".to_owned()),
        ("pow", [base, exponent]) => reckoned(desk, Binary::Power, base, exponent, around).map(Meant::Value),
        _ => {
            // Math.round goes up at a half also below zero, ours away from zero: there are no such values in forms.
            const ONE: &[(&str, &str)] = &[
                ("abs", "abs"),
                ("round", "round"),
                ("floor", "floor"),
                ("ceil", "ceiling"),
                ("trunc", "truncate"),
                ("sqrt", "sqrt"),
                ("exp", "exp"),
                ("ln", "ln"),
                ("log10", "log10"),
                ("parseInt", "truncate"),
                ("parseFloat", "number"),
                ("Number", "number"),
            ];
            const SOME: &[(&str, &str)] = &[("min", "min"), ("max", "max")];
            let known = ONE.iter().filter(|_| arguments.len() == 1).chain(SOME.iter().filter(|_| arguments.len() > 1));
            let ours = known.into_iter().find(|(theirs, _)| *theirs == plain).map(|(_, ours)| *ours);
            let ours = ours.or(if (plain, name) == ("log", "Math.log") { Some("ln") } else { None });
            let ours = ours.ok_or_else(|| format!("The function {name} is not known."))?;
            called(desk, ours, arguments, around).map(Meant::Value)
        }
    }
}

fn moment<'a>(name: &str, sort: Sort) -> Value<'a> {
    Value { as_text: true, ..Value::of(Expr::call(name, []), sort) }
}

fn called<'a>(desk: &Desk<'a>, ours: &str, arguments: &[Term], around: &Around<'a>) -> Result<Value<'a>, String> {
    let numbers: Vec<Value> = arguments.iter().map(|one| desk.number(one, around)).collect::<Result<_, _>>()?;
    // `number(number(x))` says nothing more than `number(x)`.
    if let [only] = numbers.as_slice()
        && ours == "number"
    {
        return Ok(only.clone());
    }
    let mut value = Value::of(Expr::call(ours, numbers.iter().map(Value::done)), Sort::Number);
    value.needs.extend(numbers.into_iter().flat_map(|one| one.needs));
    Ok(value)
}

/// A method of a value: `AESTDAT.getFullYear()`.
pub fn method<'a>(desk: &Desk<'a>, of: &Term, name: &str, arguments: &[Term], around: &Around<'a>) -> Result<Meant<'a>, String> {
    let value = desk.value(of, around)?;
    let day = value.sort.is_day();
    let part = |ours: &str| Ok(Meant::Value(value.made(Expr::call(ours, [value.done()]), Sort::Number)));
    match (name, arguments) {
        ("contains" | "includes", [one]) if value.sort == Sort::Set => {
            let one = desk.value(one, around)?;
            contains(&value, &one, desk.speech.blank(), &around.facts).map(Meant::Truth)
        }
        ("toString" | "valueOf" | "trim", []) => Ok(Meant::Value(Value { as_text: true, ..value })),
        ("length", []) if value.sort == Sort::Set => part("count_selected"),
        ("length", []) if value.sort == Sort::Text => part("length"),
        ("getFullYear", []) if day => part("year"),
        // January is 0.
        ("getMonth", []) if day => {
            let month = value.made(Expr::call("month", [value.done()]), Sort::Number);
            Ok(Meant::Value(Value { still: Still { plus: -Decimal::ONE, ..Still::NOTHING }, ..month }))
        }
        ("getDate", []) if day => part("day"),
        ("getHours", []) => part("hour"),
        ("getMinutes", []) => part("minute"),
        ("getSeconds", []) => part("second"),
        ("toFixed", [Term::Number(places)]) if value.sort == Sort::Number => {
            Ok(Meant::Value(value.made(Expr::call("round", [value.done(), Expr::number(places)]), Sort::Number)))
        }
        _ => Err(format!("What {name} does here is not known.")),
    }
}
