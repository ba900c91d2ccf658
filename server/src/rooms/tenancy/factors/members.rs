//! Members' second factors, as an administrator sees them: who has one, and the way back for who has lost it.

use std::collections::BTreeMap;

use shared::kernel::{Code, Page, PersonId, Problem, TenantId};
use shared::tenancy::factors::api::MemberFactors;
use uuid::Uuid;

use super::{recovery, totp};
use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::events::{self, Event};
use crate::kernel::failure::Outcome;
use crate::rooms::tenancy::{news, people, sessions};

/// Every member, with or without.
pub(super) async fn list(app: &App, tx: &Tx) -> Outcome<Page<MemberFactors>> {
    let members = people::members(tx).await?;
    let ids = members.iter().map(|member| member.person.to_string()).collect::<Vec<_>>().join(",");
    // A person's factors are theirs alone, not the tenant's: counted in the identity context, for members only.
    let sight = app.db.begin(&Ctx { writes: false, ..beside(tx) }).await?;
    let sql = "select person, bool_or(kind = 'totp') as totp, count(*) filter (where kind = 'passkey') as passkeys from factor
               where person = any(string_to_array($1, ',')::uuid[]) and retired_at is null group by person";
    let mut held: BTreeMap<Uuid, (bool, i64)> = BTreeMap::new();
    for row in &sight.rows(sql, [ids.into()]).await? {
        held.insert(row.try_get("", "person")?, (row.try_get("", "totp")?, row.try_get("", "passkeys")?));
    }
    let rows = members.into_iter().map(|member| {
        let (totp, passkeys) = held.get(&member.person.0).copied().unwrap_or_default();
        let passkeys = u16::try_from(passkeys).unwrap_or(u16::MAX);
        MemberFactors { person: member.person, name: member.name, email: member.email, totp, passkeys }
    });
    Ok(Page { rows: rows.collect(), next: None })
}

/// Takes a member's second factors away and ends their sessions. They sign in with the password again, and are told by whom and why.
pub(super) async fn reset(app: &App, tx: &Tx, person: PersonId) -> Outcome<()> {
    if person == tx.ctx.actor.person {
        return Err(Problem::new(Code::OutOfOrder).detail("Your own second factor you remove on the page of your account.").into());
    }
    if people::members(tx).await?.iter().all(|member| member.person != person) {
        return Err(Code::NotFound.into());
    }
    let about = app.db.begin(&beside(tx)).await?;
    let now = app.clock.now();
    totp::retire(app, &about, person).await?;
    let sql = "update factor set retired_at = $2 where person = $1 and retired_at is null";
    about.run(sql, [person.0.into(), now.0.into()]).await?;
    recovery::retire(&about, person, now).await?;
    about.run("update session set revoked_at = $2 where person = $1 and revoked_at is null", [person.0.into(), now.0.into()]).await?;
    for tenant in tenants_of(app, tx, person).await? {
        events::note(&about, tenant, Event::FactorReset, "").await?;
    }
    news::factors_reset(&about, person).await?;
    about.commit().await?;
    app.forget(person).await;
    Ok(())
}

/// Where the person works: all of these are told.
async fn tenants_of(app: &App, tx: &Tx, person: PersonId) -> Outcome<Vec<TenantId>> {
    let theirs = app.db.begin(&Ctx { writes: false, ..sessions::identity(person, "", tx.ctx.action, tx.ctx.request) }).await?;
    let sql = "select distinct tenant from membership where person = $1 and (ends_at is null or ends_at > now())";
    let rows = theirs.rows(sql, [person.0.into()]).await?;
    rows.iter().map(|row| Ok(TenantId(row.try_get("", "tenant")?))).collect()
}

/// The same actor, action and reason, about people instead of the tenant's data.
fn beside(tx: &Tx) -> Ctx {
    Ctx { tenant: TenantId::default(), studies: None, sites: shared::access::SiteReach::All, ..tx.ctx.clone() }
}
