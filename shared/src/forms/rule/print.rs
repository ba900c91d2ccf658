//! The formatter: one canonical way to write each expression.

use super::expr::{Binary, Expr, From, Kind, Literal, Path, Unary, Which};
use super::parse::head;
use super::token::is_word;

/// Writes an expression canonically: one blank around operators, brackets only where they are needed, names quoted only
/// where they must be.
pub fn print(expr: &Expr) -> String {
    let mut text = String::new();
    write(expr, 0, &mut text);
    text
}

/// Writes with brackets around whatever binds less tightly than `least`.
fn write(expr: &Expr, least: u8, to: &mut String) {
    match &expr.kind {
        Kind::Literal(literal) => write_literal(literal, to),
        Kind::Path(path) => write_path(path, to),
        Kind::Call(name, arguments) => {
            to.push_str(name);
            bracketed(arguments, "", to);
        }
        // A list of one needs its comma, or it is a bracket.
        Kind::List(members) => bracketed(members, if members.len() == 1 { "," } else { "" }, to),
        Kind::Unary(unary, inner) => in_brackets_if(unary.strength() < least, to, |to| {
            to.push_str(if *unary == Unary::Not { "not " } else { "-" });
            write(inner, unary.strength(), to);
        }),
        Kind::Binary(operator, left, right) => write_binary(*operator, left, right, least, to),
    }
}

fn write_binary(operator: Binary, left: &Expr, right: &Expr, least: u8, to: &mut String) {
    let (mine, after) = operator.strengths();
    // A prefix to the left of a tighter operator would take it in: (-a) ^ b, (not a) = b.
    let before = if mine > after { mine + 1 } else { mine.max(if is_comparison(operator) { mine + 1 } else { mine }) };
    in_brackets_if(mine < least, to, |to| {
        write(left, before, to);
        to.push(' ');
        to.push_str(operator.sign());
        to.push(' ');
        write(right, after, to);
    });
}

/// Two comparisons do not follow one another without brackets.
fn is_comparison(operator: Binary) -> bool {
    operator.strengths().0 == Binary::Equal.strengths().0
}

fn in_brackets_if(needed: bool, to: &mut String, inside: impl FnOnce(&mut String)) {
    if needed {
        to.push('(');
    }
    inside(to);
    if needed {
        to.push(')');
    }
}

fn bracketed(members: &[Expr], after: &str, to: &mut String) {
    to.push('(');
    for (n, member) in members.iter().enumerate() {
        if n > 0 {
            to.push_str(", ");
        }
        write(member, 0, to);
    }
    to.push_str(after);
    to.push(')');
}

fn write_literal(literal: &Literal, to: &mut String) {
    match literal {
        Literal::Number(text) | Literal::Date(text) | Literal::Time(text) | Literal::DateTime(text) => to.push_str(text),
        Literal::Text(text) => write_quoted(text, '"', to),
        Literal::Boolean(is) => to.push_str(if *is { "true" } else { "false" }),
        Literal::Quantity(number, unit) => {
            to.push_str(number);
            to.push(' ');
            write_quoted(unit, '"', to);
        }
        Literal::Missing => to.push_str("missing"),
    }
}

fn write_path(path: &Path, to: &mut String) {
    let from = match &path.from {
        From::Here => "",
        From::This => "this",
        From::Form => "form",
        From::Subject => "subject",
        From::Site => "site",
        From::Study => "study",
        From::Own => "value",
        From::Choice => "choice",
        From::Visit(which) => {
            write_visit(which, to);
            ""
        }
    };
    to.push_str(from);
    for (n, name) in path.names.iter().enumerate() {
        if n > 0 || path.from != From::Here {
            to.push('.');
        }
        write_name(name, path.from == From::Here && n == 0, path.names.len(), to);
    }
}

fn write_visit(which: &Which, to: &mut String) {
    let word = match which {
        Which::Current => "visit",
        Which::Every => "visits",
        Which::Previous => "previous_visit",
        Which::Next => "next_visit",
        Which::First => "first_visit",
        Which::Last => "last_visit",
        Which::Named(oid, n) => {
            to.push_str("visit(");
            write_quoted(oid, '"', to);
            if let Some(n) = n {
                to.push_str(", ");
                to.push_str(&n.to_string());
            }
            ")"
        }
    };
    to.push_str(word);
}

/// A name; quoted where it would be read as something else.
fn write_name(name: &str, first: bool, of: usize, to: &mut String) {
    let operator = Binary::ALL.iter().any(|one| one.sign().eq_ignore_ascii_case(name));
    let literal = ["not", "true", "false", "missing"].iter().any(|word| word.eq_ignore_ascii_case(name));
    let begins = head(name).is_some_and(|from| of > 1 || from == From::Own);
    if is_word(name) && !(first && (operator || literal || begins)) {
        to.push_str(name);
    } else {
        write_quoted(name, '`', to);
    }
}

fn write_quoted(text: &str, mark: char, to: &mut String) {
    to.push(mark);
    for one in text.chars() {
        to.push(one);
        if one == mark {
            to.push(mark);
        }
    }
    to.push(mark);
}
