//! From our language back to REDCap's logic, for rules that were not written in it.
//!
//! Invariant: exact or refused. Our conditions have a third value, unknown; REDCap's comparisons with blanks are decided. So a
//! condition is written for what is wanted of it ([`Wanted`]), and blanks are asked about where they would decide otherwise.

use shared::forms::rule::Expr;
use shared::forms::rule::expr::{Binary, From, Kind, Literal, Path, Unary, Which};

/// How the items of a path are called in REDCap.
pub trait Names {
    /// The field of an item; the form is absent where the path does not name it.
    fn field(&self, form: Option<&str>, item: &str) -> Option<String>;
    /// The unique name of an event.
    fn event(&self, visit: &str) -> Option<String>;
}

/// What a written condition must be true for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    True,
    False,
    NotTrue,
    NotFalse,
}

impl Wanted {
    const fn swapped(self) -> Self {
        match self {
            Wanted::True => Wanted::False,
            Wanted::False => Wanted::True,
            Wanted::NotTrue => Wanted::NotFalse,
            Wanted::NotFalse => Wanted::NotTrue,
        }
    }

    /// Of what is never unknown.
    const fn holds(self) -> bool {
        matches!(self, Wanted::True | Wanted::NotFalse)
    }
}

/// Branching logic: true unless the condition, under which the field is not shown, is true.
pub fn branching(hidden: &Expr, names: &dyn Names) -> Result<String, String> {
    Back { names }.condition(hidden, Wanted::NotTrue).map(|found| found.text)
}

/// A calculation.
pub fn calculation(expr: &Expr, names: &dyn Names) -> Result<String, String> {
    Back { names }.value(expr)
}

struct Back<'a> {
    names: &'a dyn Names,
}

/// A condition in REDCap's words, and whether it needs brackets beside an *and*.
struct Written {
    text: String,
    is_any: bool,
}

impl Written {
    const fn one(text: String) -> Self {
        Self { text, is_any: false }
    }

    /// Joined by *and* or *or*.
    fn join(all: impl IntoIterator<Item = Self>, is_any: bool) -> Self {
        let parts: Vec<String> =
            all.into_iter().map(|one| if one.is_any && !is_any { format!("({})", one.text) } else { one.text }).collect();
        Self { is_any: is_any && parts.len() > 1, text: parts.join(if is_any { " or " } else { " and " }) }
    }
}

impl Back<'_> {
    fn condition(&self, expr: &Expr, wanted: Wanted) -> Result<Written, String> {
        match &expr.kind {
            Kind::Literal(Literal::Boolean(is)) => Ok(Written::one(if *is == wanted.holds() { "1 = 1" } else { "1 = 0" }.to_owned())),
            Kind::Unary(Unary::Not, inner) => self.condition(inner, wanted.swapped()),
            Kind::Binary(operator @ (Binary::And | Binary::Or), left, right) => {
                let both = [self.condition(left, wanted)?, self.condition(right, wanted)?];
                Ok(Written::join(both, (*operator == Binary::Or) == wanted.holds()))
            }
            Kind::Binary(Binary::In, one, of) => self.membership(one, of, wanted),
            Kind::Binary(operator, left, right) => self.comparison(*operator, left, right, wanted),
            Kind::Call(name, arguments) => match (name.as_str(), arguments.as_slice()) {
                ("certainly", [inner]) => self.condition(inner, if wanted.holds() { Wanted::True } else { Wanted::NotTrue }),
                ("possibly", [inner]) => self.condition(inner, if wanted.holds() { Wanted::NotFalse } else { Wanted::False }),
                ("is_missing", [inner]) => self.blank(inner, wanted.holds()).map(Written::one),
                ("is_known", [inner]) => self.blank(inner, !wanted.holds()).map(Written::one),
                _ => Err(format!("REDCap has no condition {name}(…)")),
            },
            _ => Err("REDCap has no such condition".to_owned()),
        }
    }

    fn blank(&self, expr: &Expr, is: bool) -> Result<String, String> {
        Ok(format!("{} {} ''", self.value(expr)?, if is { "=" } else { "<>" }))
    }

    /// `"1" in RACE` is a box; `SEX in ("F", "M")` is one or the other.
    fn membership(&self, one: &Expr, of: &Expr, wanted: Wanted) -> Result<Written, String> {
        match (&one.kind, &of.kind) {
            (_, Kind::List(members)) => {
                let each: Result<Vec<Written>, String> =
                    members.iter().map(|member| self.comparison(Binary::Equal, one, member, wanted)).collect();
                Ok(Written::join(each?, wanted.holds()))
            }
            (Kind::Literal(Literal::Text(code)), Kind::Path(path)) => {
                let field = self.path(path)?;
                let inside = field.strip_suffix(']').ok_or("REDCap asks boxes of fields only")?;
                match wanted {
                    Wanted::True => Ok(Written::one(format!("{inside}({code})] = '1'"))),
                    Wanted::NotTrue => Ok(Written::one(format!("{inside}({code})] = '0'"))),
                    Wanted::False | Wanted::NotFalse => Err("in REDCap a box is never unknown".to_owned()),
                }
            }
            _ => Err("REDCap has no “in”".to_owned()),
        }
    }

    /// A comparison, with the blanks asked about that REDCap would decide otherwise.
    fn comparison(&self, operator: Binary, left: &Expr, right: &Expr, wanted: Wanted) -> Result<Written, String> {
        let (operator, is) = match wanted {
            Wanted::True => (operator, true),
            Wanted::False => (opposite(operator)?, true),
            // What is not true is false, or has a blank.
            Wanted::NotTrue => (opposite(operator)?, false),
            Wanted::NotFalse => (operator, false),
        };
        let sign = sign(operator)?;
        let compared = Written::one(format!("{} {sign} {}", self.value(left)?, self.value(right)?));
        let mut items = Vec::new();
        references(left, &mut items);
        references(right, &mut items);
        // Blank differs from what is written down, and equals another blank.
        let asks = match (operator, is) {
            (Binary::Different, true) => true,
            (Binary::Different, false) => items.len() > 1,
            (Binary::Equal, true) => items.len() > 1,
            (_, is) => !is,
        };
        if !asks {
            return Ok(compared);
        }
        let blanks: Result<Vec<Written>, String> = items.iter().map(|item| self.blank(item, !is).map(Written::one)).collect();
        Ok(Written::join(std::iter::once(compared).chain(blanks?), !is))
    }

    fn value(&self, expr: &Expr) -> Result<String, String> {
        Ok(match &expr.kind {
            Kind::Literal(literal) => written_down(literal)?,
            Kind::Path(path) => self.path(path)?,
            Kind::Unary(Unary::Negate, inner) => format!("-{}", self.operand(inner)?),
            Kind::Binary(Binary::Power, base, exponent) => format!("({})^({})", self.value(base)?, self.value(exponent)?),
            Kind::Binary(Binary::Modulo, left, right) => format!("mod({}, {})", self.value(left)?, self.value(right)?),
            Kind::Binary(operator, left, right) => {
                let sign = match operator {
                    Binary::Add => "+",
                    Binary::Subtract => "-",
                    Binary::Multiply => "*",
                    Binary::Divide => "/",
                    _ => return Err("a condition stands where REDCap wants a value".to_owned()),
                };
                format!("{} {sign} {}", self.operand(left)?, self.operand(right)?)
            }
            Kind::Call(name, arguments) => self.call(name, arguments)?,
            Kind::Unary(..) | Kind::List(_) => return Err("REDCap has no such value".to_owned()),
        })
    }

    fn operand(&self, expr: &Expr) -> Result<String, String> {
        let text = self.value(expr)?;
        Ok(if matches!(expr.kind, Kind::Binary(..) | Kind::Unary(..)) { format!("({text})") } else { text })
    }

    fn call(&self, name: &str, arguments: &[Expr]) -> Result<String, String> {
        const SAME: &[(&str, &str)] = &[
            ("round", "round"),
            ("round_up", "roundup"),
            ("round_down", "rounddown"),
            ("abs", "abs"),
            ("sqrt", "sqrt"),
            ("exp", "exponential"),
            ("ln", "log"),
            ("log", "log"),
            ("min", "min"),
            ("max", "max"),
            ("mean", "mean"),
            ("median", "median"),
            ("sum", "sum"),
            ("stdev", "stdev"),
            ("year", "year"),
            ("month", "month"),
            ("day", "day"),
            ("weekday", "dayoftheweek"),
            ("age", "age_at_date"),
            ("concat", "concat"),
            ("join", "concat_ws"),
            ("left", "left"),
            ("right", "right"),
            ("middle", "mid"),
            ("upper", "upper"),
            ("lower", "lower"),
            ("trim", "trim"),
            ("replace", "replace_text"),
        ];
        let all = || arguments.iter().map(|one| self.value(one)).collect::<Result<Vec<_>, _>>();
        match (name, arguments) {
            ("today", []) => Ok("'today'".to_owned()),
            ("now", []) => Ok("'now'".to_owned()),
            ("number" | "text", [inner]) => self.value(inner),
            ("days_between", [from, to]) => Ok(format!("datediff({}, {}, 'd', 'ymd', true)", self.value(from)?, self.value(to)?)),
            ("if", several) => self.choice(several),
            _ => match SAME.iter().find(|(ours, _)| *ours == name) {
                Some((_, theirs)) => Ok(format!("{theirs}({})", all()?.join(", "))),
                None => Err(format!("REDCap has no function {name}")),
            },
        }
    }

    /// What follows an *else* is another `if`. An unknown condition would take the *else* in REDCap, and gives nothing here.
    fn choice(&self, several: &[Expr]) -> Result<String, String> {
        match several {
            [otherwise] => self.value(otherwise),
            [condition, then, rest @ ..] if is_decided(condition) => {
                let condition = self.condition(condition, Wanted::True)?.text;
                let rest = if rest.is_empty() { "''".to_owned() } else { self.choice(rest)? };
                Ok(format!("if({condition}, {}, {rest})", self.value(then)?))
            }
            _ => Err("an unknown condition gives nothing here, and the other value in REDCap".to_owned()),
        }
    }

    fn path(&self, path: &Path) -> Result<String, String> {
        let field = |form: Option<&str>, item: &str| {
            self.names.field(form, item).map(|name| format!("[{name}]")).ok_or_else(|| format!("{item} is no field of the dictionary"))
        };
        let named = match path.names.as_slice() {
            [item] => field(None, item),
            [form, item] | [form, _, item] => field(Some(form), item),
            _ => Err("REDCap has no such reference".to_owned()),
        };
        let event = match &path.from {
            From::Here => return named,
            From::Subject if path.names == ["key"] => return Ok("[record-name]".to_owned()),
            From::Visit(Which::Previous) => "previous-event-name".to_owned(),
            From::Visit(Which::Next) => "next-event-name".to_owned(),
            From::Visit(Which::First) => "first-event-name".to_owned(),
            From::Visit(Which::Last) => "last-event-name".to_owned(),
            From::Visit(Which::Named(visit, None)) => self.names.event(visit).ok_or_else(|| format!("{visit} is no event of REDCap's"))?,
            _ => return Err("REDCap has no such reference".to_owned()),
        };
        Ok(format!("[{event}]{}", named?))
    }
}

/// Whether a condition is never unknown.
fn is_decided(expr: &Expr) -> bool {
    match &expr.kind {
        Kind::Literal(Literal::Boolean(_)) => true,
        Kind::Unary(Unary::Not, inner) => is_decided(inner),
        Kind::Binary(Binary::And | Binary::Or, left, right) => is_decided(left) && is_decided(right),
        Kind::Call(name, _) => matches!(name.as_str(), "certainly" | "possibly" | "is_missing" | "is_known"),
        _ => false,
    }
}

/// The items in an expression.
fn references<'a>(expr: &'a Expr, found: &mut Vec<&'a Expr>) {
    if matches!(expr.kind, Kind::Path(_)) && !found.contains(&expr) {
        found.push(expr);
    }
    expr.parts().into_iter().for_each(|part| references(part, found));
}

fn written_down(literal: &Literal) -> Result<String, String> {
    Ok(match literal {
        Literal::Number(digits) => digits.clone(),
        Literal::Text(text) | Literal::Date(text) | Literal::Time(text) => quoted(text)?,
        Literal::DateTime(text) => quoted(&text.replacen('T', " ", 1))?,
        Literal::Missing => "''".to_owned(),
        Literal::Boolean(_) | Literal::Quantity(..) => return Err("REDCap has no units and no true and false among its values".to_owned()),
    })
}

fn quoted(text: &str) -> Result<String, String> {
    match (text.contains('\''), text.contains('"')) {
        (false, _) => Ok(format!("'{text}'")),
        (true, false) => Ok(format!("\"{text}\"")),
        (true, true) => Err("REDCap cannot write a text with both quotation marks in it".to_owned()),
    }
}

fn sign(operator: Binary) -> Result<&'static str, String> {
    Ok(match operator {
        Binary::Equal => "=",
        Binary::Different => "<>",
        Binary::Less => "<",
        Binary::AtMost => "<=",
        Binary::Greater => ">",
        Binary::AtLeast => ">=",
        _ => return Err("a value stands where REDCap wants a condition".to_owned()),
    })
}

fn opposite(operator: Binary) -> Result<Binary, String> {
    operator.opposite().ok_or_else(|| "a value stands where REDCap wants a condition".to_owned())
}
