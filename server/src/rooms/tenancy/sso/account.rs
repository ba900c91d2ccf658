//! Whose account it is.
//!
//! Known is who has signed in with this issuer and subject before. Whoever has not is linked, or gets an account, only when the provider
//! can speak for the address: its domain is confirmed as the tenant's own and one of the provider's, and the provider says that the address
//! is verified (or is the organisation's directory, which the administrator vouches for). Otherwise a tenant could set up a provider that
//! calls somebody by another's address. Even then nothing beyond the tenant is won: the session works there alone.

use serde_json::Value;
use shared::kernel::{Code, PersonId, Problem, RequestId, TenantId};
use shared::tenancy::sso::PreviewAccount;

use super::answer::Said;
use super::domains;
use super::provider::Provider;
use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::Outcome;
use crate::kernel::ports::fresh;

/// Whose it is, before anything is stored.
#[derive(Clone, Debug)]
pub enum Account {
    Known(PersonId),
    /// An account that has the address, and is to be linked.
    Link(PersonId),
    New {
        email: String,
        name: String,
    },
}

impl Account {
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Account::Known(person) | Account::Link(person) => Some(*person),
            Account::New { .. } => None,
        }
    }
}

/// Identity work, in the name of nobody yet.
pub fn identity(request: RequestId, writes: bool) -> Ctx {
    Ctx { request, writes, ..Ctx::system(TenantId::default(), "tenancy.FinishSso") }
}

/// Finds out whose account it is; stores nothing.
pub async fn find(app: &App, one: &Provider, said: &Said, request: RequestId) -> Outcome<Account> {
    let tx = app.db.begin(&identity(request, false)).await?;
    if let Some(person) = known(&tx, &one.issuer, &said.subject).await? {
        return Ok(Account::Known(person));
    }
    let text = |name: &str| said.claims.get(name).and_then(Value::as_str).unwrap_or_default().trim().to_owned();
    let email = text("email");
    let verified = said.claims.get("email_verified").is_some_and(|said| matches!(said, Value::Bool(true)) || said == "true");
    if !(verified || one.vouches) {
        return Err(no_account("The provider does not say that your e-mail address is verified."));
    }
    match by_address(&tx, one, &email).await? {
        (PreviewAccount::Linked, Some(person)) => Ok(Account::Link(person)),
        (PreviewAccount::New, _) => {
            let name = [text("name"), format!("{} {}", text("given_name"), text("family_name")).trim().to_owned()];
            let name = name.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| email.clone());
            Ok(Account::New { name: name.chars().take(200).collect(), email })
        }
        _ => Err(no_account("Your e-mail address is not one that this provider can speak for.")),
    }
}

/// What becomes of an address that was not seen before.
pub async fn by_address(tx: &Tx, one: &Provider, email: &str) -> Outcome<(PreviewAccount, Option<PersonId>)> {
    let Some(domain) = domains::domain(email) else { return Ok((PreviewAccount::ForeignDomain, None)) };
    if !(one.domains.contains(&domain) && domains::is_own(tx, one.tenant, &domain).await?) {
        return Ok((PreviewAccount::ForeignDomain, None));
    }
    let row = tx.row("select id from person where lower(email) = $1", [email.trim().to_lowercase().into()]).await?;
    Ok(match row {
        Some(row) => (PreviewAccount::Linked, Some(PersonId(row.try_get("", "id")?))),
        None => (PreviewAccount::New, None),
    })
}

async fn known(tx: &Tx, issuer: &str, subject: &str) -> Outcome<Option<PersonId>> {
    let row = tx.row("select person from sso_identity where issuer = $1 and sub = $2", [issuer.into(), subject.into()]).await?;
    row.map(|row| Ok(PersonId(row.try_get("", "person")?))).transpose()
}

/// Makes what `find` found: the account where there is none, and the link.
pub async fn make(app: &App, one: &Provider, said: &Said, account: &Account, request: RequestId) -> Outcome<PersonId> {
    let (person, new) = match account {
        Account::Known(person) => return Ok(*person),
        Account::Link(person) => (*person, None),
        Account::New { email, name } => (PersonId(fresh()), Some((email, name))),
    };
    let tx = app.db.begin(&identity(request, true)).await?;
    if let Some((email, name)) = new {
        let sql = "insert into person (id, email, name) values ($1, $2, $3)";
        tx.run(sql, [person.0.into(), email.clone().into(), name.clone().into()]).await?;
    }
    let sql = "insert into sso_identity (id, person, issuer, sub) values ($1, $2, $3, $4)";
    tx.run(sql, [fresh().into(), person.0.into(), one.issuer.clone().into(), said.subject.clone().into()]).await?;
    tx.commit().await?;
    Ok(person)
}

/// The person's name, for what is written down.
pub async fn name(app: &App, person: PersonId, request: RequestId) -> Outcome<String> {
    let tx = app.db.begin(&identity(request, false)).await?;
    let row = tx.row("select name from person where id = $1", [person.0.into()]).await?.ok_or(Code::Unauthenticated)?;
    Ok(row.try_get("", "name")?)
}

pub fn no_account(why: &str) -> crate::kernel::failure::Failure {
    tracing::warn!(target: "security", why, "a provider's account was not let in");
    Problem::new(Code::NoAccount).detail(why).into()
}
