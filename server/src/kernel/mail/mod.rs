//! Mail to people. A letter is a row, written in the transaction that causes it, and sent after the commit by the outbox, which
//! tries again for hours (docs/mail.md).
//!
//! Invariants: nobody is written to twice about the same thing (`about`, once in each tenant); what is sent holds no clinical value
//! and no password; a link's secret is made when the mail is sent and is not in the database; no address is in a log.

mod compose;
mod deliver;
mod office;
mod token;

use serde_json::{Map, Value};
use shared::kernel::PersonId;
use uuid::Uuid;

use super::db::Tx;
use super::failure::{Outcome, internal};
use super::outbox::{Topic, tell};
use super::ports::fresh;

pub use compose::{LANGUAGES, words};
pub use office::Office;
pub use token::{is_standing, of_ticket, standing, stored};

/// A letter waits to be sent.
pub const POSTED: Topic = Topic { name: "kernel.mail", hear: &[deliver::deliver] };

/// Who gets it.
#[derive(Clone, Debug)]
pub enum To {
    /// Somebody with an account, in their language, at the address that is theirs when it is sent.
    Person(PersonId),
    /// Whoever has the address.
    Address(String),
}

/// What is to be said, by the words `mail-<kind>-…`.
#[derive(Clone, Debug)]
pub struct Letter {
    pub to: To,
    pub kind: &'static str,
    /// What it is about: said once in each tenant.
    pub about: String,
    /// The language, where the receiver has chosen none.
    pub language: Option<String>,
    /// What the words need; `name`, `items` and `stop` have a meaning of their own.
    pub args: Map<String, Value>,
    /// Where the letter leads: a path of ours, or nothing.
    pub link: String,
    /// The link holds the secret of this ticket.
    pub ticket: Option<Uuid>,
}

impl Letter {
    pub fn new(to: To, kind: &'static str, about: impl Into<String>) -> Self {
        Self { to, kind, about: about.into(), language: None, args: Map::new(), link: String::new(), ticket: None }
    }

    /// Adds what the words need.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.args.insert(name.to_owned(), value.into());
        self
    }

    /// Leads to a path of ours.
    #[must_use]
    pub fn leads(mut self, path: impl Into<String>) -> Self {
        self.link = path.into();
        self
    }
}

/// Posts a letter: sent after the commit. One about the same thing is not posted again; whether this one was.
pub async fn post(tx: &Tx, letter: Letter) -> Outcome<bool> {
    let id = fresh();
    let (person, address) = match letter.to {
        To::Person(person) => (Some(person.0), None),
        To::Address(address) => (None, Some(address)),
    };
    let sql = "insert into mail (tenant, id, about, kind, person, address, language, args, link, ticket)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (tenant, about) do nothing";
    let values = [
        tx.ctx.tenant.0.into(),
        id.into(),
        letter.about.into(),
        letter.kind.into(),
        person.into(),
        address.into(),
        letter.language.into(),
        serde_json::to_value(letter.args).map_err(|error| internal(&error))?.into(),
        letter.link.into(),
        letter.ticket.into(),
    ];
    let new = tx.run(sql, values).await? > 0;
    if new {
        tell(tx, POSTED.name, serde_json::json!({ "mail": id })).await?;
    }
    Ok(new)
}
