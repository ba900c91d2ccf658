//! REDCap's functions on dates. Its month has 30.44 days and its year 365.2425, whatever the calendar says.

use shared::forms::rule::expr::Binary;
use shared::forms::rule::{Expr, Fault};

use super::functions::Work;
use super::worth::{Value, negative};

pub fn value(work: &Work<'_>) -> Result<Option<Value>, Fault> {
    Ok(Some(match work.name {
        "datediff" => Value::Number(difference(work)?),
        "age_at_date" => Value::Number(age(work)?),
        "year" | "month" | "day" => Value::Number(Expr::call(work.name, [day(work, 0)?])),
        "dayoftheweek" => Value::Number(Expr::call("weekday", [day(work, 0)?])),
        "calcdate" => moved(work)?,
        _ => return Ok(None),
    }))
}

fn day(work: &Work<'_>, n: usize) -> Result<Expr, Fault> {
    match work.translator.moment(work.argument(n)?)? {
        Value::Date(expr) | Value::DateTime(expr) => Ok(expr),
        other => Err(Fault::new(work.at, format!("{} asks of a date, not of {}.", work.name, other.words()))),
    }
}

/// A unit of time: its name in REDCap, its days where it is at least one, its seconds.
const UNITS: &[(&str, &str, &str)] =
    &[("y", "365.2425", "31556952"), ("M", "30.44", "2630016"), ("d", "1", "86400"), ("h", "", "3600"), ("m", "", "60"), ("s", "", "1")];

fn unit<'a>(work: &Work<'_>, n: usize) -> Result<&'a (&'static str, &'static str, &'static str), Fault> {
    let word = work.word(n).ok_or_else(|| Fault::new(work.at, format!("{} names its unit: 'd'.", work.name)))?;
    let found = UNITS
        .iter()
        .find(|(name, ..)| *name == word)
        .or_else(|| UNITS.iter().find(|(name, ..)| name.eq_ignore_ascii_case(&word) && *name != "m" && *name != "M"));
    found.ok_or_else(|| Fault::new(work.at, format!("'{word}' is no unit of time; REDCap has y, M, d, h, m and s.")))
}

/// `datediff(a, b, unit, [format], [signed])`: from the first to the second, without its sign unless that is wanted.
fn difference(work: &Work<'_>) -> Result<Expr, Fault> {
    let (_, days, seconds) = unit(work, 2)?;
    let signed = [3, 4].into_iter().filter_map(|n| work.word(n)).any(|word| word.eq_ignore_ascii_case("true"));
    let (from, to) = (work.translator.moment(work.argument(0)?)?, work.translator.moment(work.argument(1)?)?);
    let size = |expr: Expr| if signed { expr } else { Expr::call("abs", [expr]) };
    Ok(match (from, to) {
        (Value::Date(from), Value::Date(to)) => {
            let between = size(Expr::call("days_between", [from, to]));
            match *days {
                "1" => between,
                // Hours, minutes and seconds of whole days.
                "" => between.with(Binary::Multiply, Expr::number(per_day(seconds))),
                days => between.with(Binary::Divide, Expr::number(days)),
            }
        }
        (Value::DateTime(from), Value::DateTime(to)) | (Value::Time(from), Value::Time(to)) => {
            in_units(size(Expr::call("seconds_between", [from, to])), seconds)
        }
        // A date alone is taken for its midnight.
        (Value::Date(from) | Value::DateTime(from), Value::Date(to) | Value::DateTime(to)) => {
            let number = |moment: Expr| Expr::call("day_number", [moment]);
            let between = size(number(to).with(Binary::Subtract, number(from)));
            match *days {
                "1" => between,
                "" => between.with(Binary::Multiply, Expr::number(per_day(seconds))),
                days => between.with(Binary::Divide, Expr::number(days)),
            }
        }
        _ => return Err(Fault::new(work.at, "datediff is asked of a date and a time.")),
    })
}

fn in_units(seconds: Expr, size: &str) -> Expr {
    if size == "1" { seconds } else { seconds.with(Binary::Divide, Expr::number(size)) }
}

/// How many of a unit a day has.
fn per_day(seconds: &str) -> String {
    seconds.parse::<u32>().ok().and_then(|size| 86_400_u32.checked_div(size)).unwrap_or_default().to_string()
}

/// `age_at_date(born, on, [decimal])`
fn age(work: &Work<'_>) -> Result<Expr, Fault> {
    let (born, on) = (day(work, 0)?, day(work, 1)?);
    let decimal = work.word(2).is_some_and(|word| matches!(word.to_ascii_lowercase().as_str(), "decimal" | "true"));
    Ok(match decimal {
        true => Expr::call("days_between", [born, on]).with(Binary::Divide, Expr::number("365.2425")),
        false => Expr::call("age", [born, on]),
    })
}

/// `@CALCDATE(date, n, unit)`. Months and years are not whole days in REDCap: what becomes of their fraction is not documented.
fn moved(work: &Work<'_>) -> Result<Value, Fault> {
    let (name, _, seconds) = unit(work, 2)?;
    let by = work.number(1)?;
    Ok(match (work.translator.moment(work.argument(0)?)?, *name) {
        (Value::Date(date), "d") => Value::Date(Expr::call("add_days", [date, by])),
        (Value::DateTime(moment), _) => Value::DateTime(Expr::call("add_seconds", [moment, times(by, seconds)])),
        (Value::Date(_), _) => {
            return Err(Fault::new(work.at, format!("@CALCDATE adds '{name}' to a date: how REDCap rounds that is not documented.")));
        }
        (other, _) => return Err(Fault::new(work.at, format!("@CALCDATE moves a date, not {}.", other.words()))),
    })
}

fn times(by: Expr, seconds: &str) -> Expr {
    use shared::forms::rule::expr::{Kind, Literal};
    let exact = match &by.kind {
        Kind::Literal(Literal::Number(digits)) => {
            digits.parse::<i64>().ok().zip(seconds.parse::<i64>().ok()).and_then(|(n, size)| n.checked_mul(size))
        }
        _ => None,
    };
    match exact {
        Some(n) if n >= 0 => Expr::number(n.to_string()),
        Some(n) => negative(Expr::number(n.unsigned_abs().to_string())),
        None if seconds == "1" => by,
        None => by.with(Binary::Multiply, Expr::number(seconds)),
    }
}
