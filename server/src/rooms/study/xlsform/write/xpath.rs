//! The rule language in XPath, where XPath can say the same.
//!
//! In XPath a comparison with a blank is false, and only `!=` true; so what unknown stands for decides how one is written.

use shared::forms::rule::Expr;
use shared::forms::rule::expr::{Binary, From, Kind, Literal, Path, Unary};
use shared::forms::{Comparator, DataType, Oid, RangeCheck};

use super::question::name;

/// What unknown counts as where the expression stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    True,
    False,
}

impl Unknown {
    const fn turned(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
        }
    }
}

type Written = Result<String, String>;

/// A range check with limits: `. >= 30 and . <= 300`.
pub fn range(range: &RangeCheck, kind: DataType) -> Option<String> {
    let comparator = range.comparator.filter(|_| range.expressions.is_empty())?;
    let number = matches!(kind, DataType::Integer | DataType::Float | DataType::Double);
    let date = matches!(kind, DataType::Date | DataType::PartialDate);
    let limit = |value: &String| {
        if number {
            value.clone()
        } else if date {
            format!("date('{value}')")
        } else {
            format!("'{value}'")
        }
    };
    let all =
        |sign: &str, between: &str| range.values.iter().map(|value| format!(". {sign} {}", limit(value))).collect::<Vec<_>>().join(between);
    Some(match comparator {
        Comparator::Lt => all("<", " and "),
        Comparator::Le => all("<=", " and "),
        Comparator::Gt => all(">", " and "),
        Comparator::Ge => all(">=", " and "),
        Comparator::Eq | Comparator::In => all("=", " or "),
        Comparator::Ne | Comparator::NotIn => all("!=", " and "),
    })
}

/// What is true or false.
pub fn truth(expr: &Expr, unknown: Unknown) -> Written {
    match &expr.kind {
        Kind::Unary(Unary::Not, inner) => Ok(format!("not({})", truth(inner, unknown.turned())?)),
        Kind::Binary(operator @ (Binary::And | Binary::Or), left, right) => {
            let side = |one: &Expr| truth(one, unknown).map(|text| bracketed(one, *operator, text));
            Ok(format!("{} {} {}", side(left)?, operator.sign(), side(right)?))
        }
        Kind::Binary(Binary::In, what, of) => membership(what, of, unknown),
        Kind::Binary(operator, left, right) if sign(*operator).is_some_and(|(_, compares)| compares) => {
            comparison(*operator, left, right, unknown)
        }
        Kind::Call(function, arguments) => call_truth(function, arguments, unknown),
        Kind::Literal(Literal::Boolean(is)) => Ok(format!("{is}()")),
        _ => Err("What stands here is not true or false.".to_owned()),
    }
}

fn bracketed(one: &Expr, inside: Binary, text: String) -> String {
    match one.kind {
        Kind::Binary(Binary::Or, ..) if inside == Binary::And => format!("({text})"),
        _ => text,
    }
}

fn call_truth(function: &str, arguments: &[Expr], unknown: Unknown) -> Written {
    match (function, arguments) {
        ("certainly", [inner]) => truth(inner, Unknown::False),
        ("possibly", [inner]) => truth(inner, Unknown::True),
        ("is_missing", [inner]) => Ok(format!("{} = ''", value(inner)?)),
        ("is_known", [inner]) => Ok(format!("{} != ''", value(inner)?)),
        ("contains" | "starts_with" | "ends_with" | "matches", [text, part]) if unknown == Unknown::False => {
            let name = if function == "matches" { "regex".to_owned() } else { function.replace('_', "-") };
            Ok(format!("{name}({}, {})", value(text)?, value(part)?))
        }
        (name, _) => Err(format!("{name} cannot be said in XPath here.")),
    }
}

fn membership(what: &Expr, of: &Expr, unknown: Unknown) -> Written {
    match &of.kind {
        Kind::List(members) => {
            let all: Result<Vec<String>, String> = members.iter().map(|one| comparison(Binary::Equal, what, one, unknown)).collect();
            Ok(format!("({})", all?.join(" or ")))
        }
        _ if unknown == Unknown::False => Ok(format!("selected({}, {})", value(of)?, value(what)?)),
        _ => Ok(format!("({0} = '' or selected({0}, {1}))", value(of)?, value(what)?)),
    }
}

fn comparison(operator: Binary, left: &Expr, right: &Expr, unknown: Unknown) -> Written {
    let Some((sign, _)) = sign(operator) else { return Err("This cannot be compared in XPath.".to_owned()) };
    let (first, second) = (operand(left)?, operand(right)?);
    let plain = format!("{first} {sign} {second}");
    let says = if operator == Binary::Different { Unknown::True } else { Unknown::False };
    if says == unknown {
        return Ok(plain);
    }
    // XPath takes a blank for the other thing than is meant: say what is meant of blanks.
    let (blank, join) = if unknown == Unknown::True { ("=", "or") } else { ("!=", "and") };
    let mut parts = Vec::new();
    for (one, text) in [(left, &first), (right, &second)] {
        match one.kind {
            Kind::Literal(_) => {}
            Kind::Path(Path { from: From::Own, .. }) => {}
            Kind::Path(_) => parts.push(format!("{text} {blank} ''")),
            _ => return Err("What a blank means here cannot be said in XPath.".to_owned()),
        }
    }
    parts.push(plain);
    Ok(if parts.len() == 1 { parts.concat() } else { format!("({})", parts.join(&format!(" {join} "))) })
}

fn operand(expr: &Expr) -> Written {
    let text = value(expr)?;
    Ok(if matches!(expr.kind, Kind::Binary(..)) { format!("({text})") } else { text })
}

/// The sign, and whether it compares.
const fn sign(operator: Binary) -> Option<(&'static str, bool)> {
    Some(match operator {
        Binary::Equal => ("=", true),
        Binary::Different => ("!=", true),
        Binary::Less => ("<", true),
        Binary::AtMost => ("<=", true),
        Binary::Greater => (">", true),
        Binary::AtLeast => (">=", true),
        Binary::Add => ("+", false),
        Binary::Subtract => ("-", false),
        Binary::Multiply => ("*", false),
        Binary::Divide => ("div", false),
        Binary::Modulo => ("mod", false),
        _ => return None,
    })
}

/// A value.
pub fn value(expr: &Expr) -> Written {
    match &expr.kind {
        Kind::Literal(literal) => self::literal(literal),
        Kind::Path(path) => self::path(path),
        Kind::Unary(Unary::Negate, inner) => Ok(format!("-{}", operand(inner)?)),
        Kind::Binary(Binary::Power, base, exponent) => Ok(format!("pow({}, {})", value(base)?, value(exponent)?)),
        Kind::Binary(operator, left, right) => match sign(*operator) {
            Some((sign, false)) => Ok(format!("{} {sign} {}", operand(left)?, operand(right)?)),
            _ => Ok(format!("({})", truth(expr, Unknown::False)?)),
        },
        Kind::Call(function, arguments) => call(function, arguments),
        _ => truth(expr, Unknown::False),
    }
}

fn literal(literal: &Literal) -> Written {
    Ok(match literal {
        Literal::Number(digits) => digits.clone(),
        Literal::Text(text) if !text.contains('\'') => format!("'{text}'"),
        Literal::Text(text) if !text.contains('"') => format!("\"{text}\""),
        Literal::Boolean(is) => format!("{is}()"),
        Literal::Date(text) if text.len() == 10 => format!("date('{text}')"),
        Literal::Missing => "''".to_owned(),
        Literal::Text(_) | Literal::Date(_) | Literal::Time(_) | Literal::DateTime(_) | Literal::Quantity(..) => {
            return Err("XPath cannot write this value down.".to_owned());
        }
    })
}

fn path(path: &Path) -> Written {
    match (&path.from, path.names.as_slice()) {
        (From::Own, _) => Ok(".".to_owned()),
        (From::Here | From::This, [.., item]) => Ok(format!("${{{}}}", name(&Oid(item.clone())))),
        (From::Choice, [column]) => Ok(if column == "code" { "name" } else { column }.to_owned()),
        _ => Err("It reads what is not in this form.".to_owned()),
    }
}

/// Functions that are called alike, ours and XPath's.
const SAME: &[(&str, &str)] = &[
    ("coalesce", "coalesce"),
    ("abs", "abs"),
    ("round", "round"),
    ("truncate", "int"),
    ("sqrt", "sqrt"),
    ("exp", "exp"),
    ("ln", "log"),
    ("log10", "log10"),
    ("number", "number"),
    ("text", "string"),
    ("sum", "sum"),
    ("min", "min"),
    ("max", "max"),
    ("count", "count-non-empty"),
    ("concat", "concat"),
    ("join", "join"),
    ("length", "string-length"),
    ("substring_before", "substring-before"),
    ("substring_after", "substring-after"),
    ("translate", "translate"),
    ("normalize_space", "normalize-space"),
    ("count_selected", "count-selected"),
    ("today", "today"),
    ("now", "now"),
    ("date", "date"),
    ("day_number", "decimal-date-time"),
    ("day_fraction", "decimal-time"),
    ("format_date", "format-date-time"),
];

fn call(function: &str, arguments: &[Expr]) -> Written {
    if let Some((_, theirs)) = SAME.iter().find(|(ours, _)| *ours == function) {
        let arguments: Result<Vec<String>, String> = arguments.iter().map(value).collect();
        return Ok(format!("{theirs}({})", arguments?.join(", ")));
    }
    match (function, arguments) {
        ("if", [condition, then, rest @ ..]) => {
            let otherwise = match rest {
                [] => "''".to_owned(),
                [last] => value(last)?,
                more => call("if", more)?,
            };
            // An unknown condition gives no value in our language.
            if !matches!(&condition.kind, Kind::Call(name, _) if matches!(name.as_str(), "certainly" | "possibly" | "is_missing" | "is_known"))
            {
                return Err("What an unknown condition means cannot be said in XPath.".to_owned());
            }
            Ok(format!("if({}, {}, {otherwise})", truth(condition, Unknown::False)?, value(then)?))
        }
        ("days_between", [from, to]) => Ok(format!("int({}) - int({})", operand(to)?, operand(from)?)),
        ("add_days", [date, days]) => Ok(format!("date({} + {})", operand(date)?, operand(days)?)),
        ("row", []) => Ok("position(..)".to_owned()),
        ("label", [of]) => value(of).map(|of| format!("jr:choice-name({of}, '{of}')")),
        (name, _) => truth(&Expr::call(name, arguments.to_vec()), Unknown::False),
    }
}
