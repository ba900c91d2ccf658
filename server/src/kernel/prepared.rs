//! Statements that each connection learns once and then runs by name. Their values stand in the text, so that such a statement can
//! be sent in one message with what opens the transaction or with `COMMIT`: a parameterised one cannot.
//! Invariant: a value reaches a text through [`literal`] and by no other way.

use std::fmt::Write as _;

use sea_orm::Value;
use shared::kernel::{Code, Problem};

use super::failure::{Failure, Outcome, internal};

/// A statement with a name of its own.
#[derive(Debug)]
pub struct Prepared {
    pub name: &'static str,
    /// What makes it known to a connection.
    pub text: String,
}

impl Prepared {
    /// `types`: of its parameters, as `PREPARE` takes them.
    pub fn new(name: &'static str, types: &str, sql: &str) -> Self {
        Self { name, text: format!("PREPARE {name}({types}) AS {sql}") }
    }

    /// The text that runs it with these values.
    pub fn call(&self, values: impl IntoIterator<Item = Value>) -> Outcome<String> {
        let mut text = format!("EXECUTE {}(", self.name);
        for (n, value) in values.into_iter().enumerate() {
            text.push_str(if n == 0 { "" } else { ", " });
            written(&mut text, &value)?;
        }
        text.push(')');
        Ok(text)
    }
}

fn written(text: &mut String, value: &Value) -> Outcome<()> {
    // Writing into a String cannot fail.
    let _ = match value {
        Value::String(None) | Value::Uuid(None) | Value::Int(None) => write!(text, "NULL"),
        Value::String(Some(value)) => return literal(text, value),
        Value::Uuid(Some(value)) => write!(text, "'{value}'"),
        Value::Int(Some(value)) => write!(text, "{value}"),
        other => return Err(internal(&format!("no literal is written of {other:?}"))),
    };
    Ok(())
}

/// A text as SQL reads it back, whatever the database takes a backslash for.
pub fn literal(sql: &mut String, value: &str) -> Outcome<()> {
    if value.contains('\0') {
        return Err(Failure(Problem::new(Code::Invalid).detail("A text holds U+0000.")));
    }
    let escapes = value.contains('\\');
    sql.push_str(if escapes { "E'" } else { "'" });
    let mut rest = value;
    while let Some(at) = rest.find(['\'', '\\']) {
        let (plain, special) = rest.split_at(at);
        let (special, after) = special.split_at(1);
        sql.push_str(plain);
        sql.push_str(special);
        sql.push_str(special);
        rest = after;
    }
    sql.push_str(rest);
    sql.push('\'');
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(value: &str) -> String {
        let mut sql = String::new();
        literal(&mut sql, value).unwrap();
        sql
    }

    /// Req: SEC-02
    #[test]
    fn a_text_is_quoted_so_that_nothing_of_it_is_read_as_sql() {
        assert_eq!(of(""), "''");
        assert_eq!(of("O'Hara"), "'O''Hara'");
        assert_eq!(of(r"a\'; drop table subject; --"), r"E'a\\''; drop table subject; --'");
        assert_eq!(of(r"\"), r"E'\\'");
        assert_eq!(of("é' ✓"), "'é'' ✓'");
        assert!(literal(&mut String::new(), "a\0b").is_err());
    }

    #[test]
    fn a_call_writes_what_is_absent_and_refuses_what_it_cannot_write() {
        let statement = Prepared::new("some", "uuid, text, int", "select $1, $2, $3");
        let call = statement.call([uuid::Uuid::nil().into(), None::<String>.into(), 7.into()]).unwrap();
        assert_eq!(call, "EXECUTE some('00000000-0000-0000-0000-000000000000', NULL, 7)");
        assert!(statement.call([Value::Bool(Some(true))]).is_err());
    }
}
