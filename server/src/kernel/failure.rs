//! Failures: how whatever goes wrong inside becomes a [`Problem`] outside.
//! Invariant: what a person reads never holds internals; what the log holds leads there by the request's id.

use sea_orm::{DbErr, RuntimeErr};
use shared::kernel::{Code, Problem};

/// A problem on its way out.
#[derive(Debug)]
pub struct Failure(pub Problem);

/// What everything that can fail returns.
pub type Outcome<T> = Result<T, Failure>;

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Failure {}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl From<Code> for Failure {
    fn from(code: Code) -> Self {
        Self(code.into())
    }
}

impl From<DbErr> for Failure {
    fn from(error: DbErr) -> Self {
        match &error {
            DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner)) => Self(of_sqlx(inner)),
            _ => internal(&error),
        }
    }
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self(of_sqlx(&error))
    }
}

/// Our fault: logged in full, told in short.
pub fn internal(error: &dyn std::fmt::Display) -> Failure {
    tracing::error!(%error, "internal");
    Failure(Code::Internal.into())
}

/// What the database refused, by constraint name: the one place where names become words.
const CONSTRAINTS: &[(&str, Code, &str)] = &[
    ("subject_key_key", Code::Taken, "A subject with this key exists already in this study."),
    ("subject_seq_key", Code::Conflict, "Another subject was enrolled at the same moment. Please try again."),
    ("site_code_key", Code::Taken, "A site with this code exists already in this study."),
    ("person_email_key", Code::Taken, "A person with this e-mail address exists already."),
    ("membership_grant_key", Code::Taken, "They hold this role there already."),
    ("own_role_name_key", Code::Taken, "A role with this name exists already."),
    ("invitation_open_key", Code::Taken, "An invitation of this address to this role is open already. It can be sent again."),
    ("factor_credential_key", Code::Taken, "This passkey is set up already."),
    ("data_lock_holds", Code::OutOfOrder, "This is frozen or locked. Nothing in it can be changed until it is let go."),
    ("record_form_key", Code::Conflict, "Someone else began this form at the same moment. Please try again."),
];

fn of_sqlx(error: &sqlx::Error) -> Problem {
    let Some(refused) = error.as_database_error() else {
        return match error {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => {
                tracing::error!(%error, "database out of reach");
                Code::Unavailable.into()
            }
            _ => internal(error).0,
        };
    };
    let constraint = refused.constraint().unwrap_or_default();
    if let Some((_, code, words)) = CONSTRAINTS.iter().find(|(name, ..)| constraint.contains(name)) {
        return Problem::new(*code).detail(*words);
    }
    match refused.code().as_deref() {
        // A row outside what this person may write: row-level security.
        Some("42501") => Code::Forbidden.into(),
        // A reference to what is not there, or not theirs.
        Some("23503") => Problem::new(Code::NotFound),
        Some("23505") => Code::Taken.into(),
        Some("40001" | "40P01") => Code::Conflict.into(),
        Some("22021" | "22P05") => Problem::new(Code::Invalid).detail("A text holds a character that cannot be stored (U+0000)."),
        Some("57P01" | "57P02" | "57P03") => Code::Unavailable.into(),
        _ => internal(error).0,
    }
}
