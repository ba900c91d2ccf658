//! What a tenant's administrator does: providers, rules with their preview, and whether people must use a provider.

use sea_orm::QueryResult;
use serde_json::{Map, Value, json};
use shared::access::Reach;
use shared::kernel::{Code, Instant, PersonId, Problem, ProviderId, SiteId, StudyId, TenantId};
use shared::tenancy::sso::*;

use super::begin::{RETURN, here};
use super::provider::{self, Provider, SECRET};
use super::{account, domains, rules};
use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::Outcome;
use crate::kernel::http::Call;
use crate::kernel::ports::fresh;

pub async fn read(tx: &mut Tx, call: Call<ReadSsoSetUp>) -> Outcome<SsoSetUp> {
    let tenant = tx.ctx.tenant.0;
    let mut providers = Vec::new();
    for row in tx.rows("select id from sso_provider where tenant = $1 order by lower(name), id", [tenant.into()]).await? {
        providers.push(view(tx, ProviderId(row.try_get("", "id")?)).await?);
    }
    let sql = "select id, domain, token, confirmed_at from sso_domain where tenant = $1 order by domain";
    let domains = tx.rows(sql, [tenant.into()]).await?.iter().map(domains::read).collect::<Outcome<_>>()?;
    Ok(SsoSetUp {
        providers,
        domains,
        policy: policy(tx).await?,
        redirect_uri: here(&call.app, RETURN),
        signed_out_uri: here(&call.app, "/sign-in"),
        logout_uri: here(&call.app, "/api/sso"),
        places: places(tx).await?,
    })
}

async fn places(tx: &Tx) -> Outcome<Vec<SsoPlace>> {
    let sql = "select s.id as study, null::uuid as site, coalesce(nullif(s.protocol, ''), s.name) as name from study s where s.tenant = $1
               union all select i.study, i.id, coalesce(nullif(s.protocol, ''), s.name) || ' · ' || i.name from site i join study s on s.tenant = i.tenant and s.id = i.study
               where i.tenant = $1 order by 3";
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into()]).await?;
    let place = |row: &QueryResult| {
        Ok(SsoPlace { study: StudyId(row.try_get("", "study")?), site: provider::id(row, "site", SiteId)?, name: row.try_get("", "name")? })
    };
    rows.iter().map(place).collect()
}

async fn view(tx: &Tx, id: ProviderId) -> Outcome<ProviderView> {
    let one = provider::one(tx, id).await?;
    let sql = "select count(distinct person) as people, max(created_at) as last from sso_session where tenant = $1 and provider = $2";
    let row = tx.row(sql, [one.tenant.0.into(), id.0.into()]).await?.ok_or(Code::NotFound)?;
    Ok(ProviderView {
        id,
        name: one.name,
        issuer: one.issuer,
        client_id: one.client_id,
        domains: one.domains,
        scopes: one.scopes,
        vouches: one.vouches,
        acr: one.acr,
        recheck_seconds: u32::try_from(one.recheck_seconds).unwrap_or_default(),
        active: one.active,
        rules: rules::kept(tx, id).await?,
        people: row.try_get("", "people")?,
        last: row.try_get::<Option<time::OffsetDateTime>>("", "last")?.map(Instant),
    })
}

pub async fn add(tx: &mut Tx, call: Call<AddProvider>) -> Outcome<ProviderView> {
    let secret = call.body.client_secret.clone();
    let secret =
        secret.ok_or_else(|| Problem::new(Code::Invalid).at("/client_secret", "Enter the client secret that the provider gave."))?;
    let id = ProviderId(fresh());
    let sql = "insert into sso_provider (tenant, id, name, issuer, client_id, domains, scopes, vouches, acr, recheck_seconds)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    tx.run(sql, values(&call.app, tx, id, call.body)?).await?;
    call.app.vault.keep(tx, SECRET, &id.to_string(), secret.as_bytes()).await?;
    view(tx, id).await
}

pub async fn change(tx: &mut Tx, call: Call<ChangeProvider>) -> Outcome<ProviderView> {
    let (id, secret) = (call.path.provider, call.body.client_secret.clone());
    let before = provider::one(tx, id).await?;
    if before.issuer != call.body.issuer && secret.is_none() {
        // A secret is given to no other address than the one it was entered for.
        return Err(Problem::new(Code::Invalid).at("/client_secret", "Another issuer has another secret. Enter it.").into());
    }
    let sql = "update sso_provider set name = $3, issuer = $4, client_id = $5, domains = $6, scopes = $7, vouches = $8, acr = $9,
               recheck_seconds = $10 where tenant = $1 and id = $2";
    tx.run(sql, values(&call.app, tx, id, call.body)?).await?;
    if let Some(secret) = secret {
        call.app.vault.keep(tx, SECRET, &id.to_string(), secret.as_bytes()).await?;
    }
    view(tx, id).await
}

fn values(app: &App, tx: &Tx, id: ProviderId, new: NewProvider) -> Outcome<Vec<sea_orm::Value>> {
    let wrong = |at: &str, why: String| Problem::new(Code::Invalid).at(at, why);
    let url = new.issuer.trim().parse().map_err(|_| wrong("/issuer", "This is no address.".into()))?;
    app.outbound.judge(&url).map_err(|why| wrong("/issuer", format!("This address cannot be used: {why}.")))?;
    let mut domains = Vec::new();
    for one in new.domains.iter().filter(|one| !one.trim().is_empty()) {
        domains.push(domains::plain(one).ok_or_else(|| wrong("/domains", format!("{one} is no domain.")))?);
    }
    domains.sort_unstable();
    domains.dedup();
    let acr = new.acr.filter(|acr| !acr.trim().is_empty());
    Ok(vec![
        tx.ctx.tenant.0.into(),
        id.0.into(),
        new.name.trim().to_owned().into(),
        new.issuer.trim().to_owned().into(),
        new.client_id.trim().to_owned().into(),
        domains.into(),
        new.scopes.trim().to_owned().into(),
        new.vouches.into(),
        acr.into(),
        i32::try_from(new.recheck_seconds).unwrap_or(60).into(),
    ])
}

/// Switched off, a provider begins no session, and those that it began end.
pub async fn switch(tx: &mut Tx, call: Call<SwitchProvider>) -> Outcome<ProviderView> {
    let one = provider::one(tx, call.path.provider).await?;
    let sql = "update sso_provider set active = $3 where tenant = $1 and id = $2 and active <> $3";
    tx.run(sql, [one.tenant.0.into(), one.id.0.into(), call.body.active.into()]).await?;
    if !call.body.active {
        end_sessions(&call.app, tx, &one).await?;
    }
    view(tx, one.id).await
}

async fn end_sessions(app: &App, tx: &Tx, one: &Provider) -> Outcome<()> {
    let sql = "select session, person from sso_session where tenant = $1 and provider = $2";
    let rows = tx.rows(sql, [one.tenant.0.into(), one.id.0.into()]).await?;
    let across = app
        .db
        .begin(&Ctx { actor: tx.ctx.actor.clone(), request: tx.ctx.request, ..Ctx::system(TenantId::default(), "tenancy.SwitchProvider") })
        .await?;
    for row in &rows {
        let session: uuid::Uuid = row.try_get("", "session")?;
        across
            .run("update session set revoked_at = $2 where id = $1 and revoked_at is null", [session.into(), app.clock.now().0.into()])
            .await?;
    }
    across.commit().await?;
    for row in &rows {
        app.forget(PersonId(row.try_get("", "person")?)).await;
    }
    Ok(())
}

pub async fn put_rules(tx: &mut Tx, call: Call<PutSsoRules>) -> Outcome<ProviderView> {
    let one = provider::one(tx, call.path.provider).await?;
    rules::put(tx, one.id, &call.body.rules).await?;
    view(tx, one.id).await
}

/// The very function that signing in uses, with claims that were typed.
pub async fn preview(tx: &mut Tx, call: Call<PreviewProvider>) -> Outcome<Preview> {
    let one = provider::one(tx, call.path.provider).await?;
    let rules = match call.body.rules {
        Some(tried) => tried,
        None => rules::kept(tx, one.id).await?,
    };
    let mut claims: Map<String, Value> = Map::new();
    for SsoClaim { claim, value } in &call.body.claims {
        if let Some(values) = claims.entry(claim.clone()).or_insert_with(|| json!([])).as_array_mut() {
            values.push(Value::String(value.clone()));
        }
    }
    let claims = Value::Object(claims);
    let places = places(tx).await?;
    let grants: Vec<PreviewGrant> = rules::granted(&rules, &claims)
        .into_iter()
        .map(|(grant, because)| PreviewGrant { grant, place: named(&places, grant.reach), because })
        .collect();
    let speaks = |asked: &SsoClaim| rules.iter().any(|rule| rule.claim == asked.claim && rule.value == asked.value);
    let unused = call.body.claims.into_iter().filter(|asked| !speaks(asked)).collect();
    let account = match call.body.email.trim() {
        "" => PreviewAccount::Unasked,
        email => {
            let across = call.app.db.begin(&account::identity(tx.ctx.request, false)).await?;
            account::by_address(&across, &one, email).await?.0
        }
    };
    Ok(Preview { account, grants, unused })
}

fn named(places: &[SsoPlace], reach: Reach) -> String {
    let at = match reach {
        Reach::Tenant => return String::new(),
        Reach::Study { study } => (study, None),
        Reach::Site { study, site } => (study, Some(site)),
    };
    places.iter().find(|place| (place.study, place.site) == at).map(|place| place.name.clone()).unwrap_or_default()
}

async fn policy(tx: &Tx) -> Outcome<SsoPolicy> {
    let tenant = tx.ctx.tenant.0;
    let row = tx.row("select required from sso_policy where tenant = $1", [tenant.into()]).await?;
    let required = row.map(|row| row.try_get("", "required")).transpose()?.unwrap_or_default();
    let rows =
        tx.rows("select person from sso_local where tenant = $1 and retired_at is null order by created_at", [tenant.into()]).await?;
    let local = rows.iter().map(|row| Ok(PersonId(row.try_get("", "person")?))).collect::<Outcome<_>>()?;
    Ok(SsoPolicy { required, local })
}

/// Nobody is locked out by it: a provider must work, and somebody who can mend it must be able to come in without.
pub async fn put_policy(tx: &mut Tx, call: Call<PutSsoPolicy>) -> Outcome<SsoPolicy> {
    let (tenant, new) = (tx.ctx.tenant.0, call.body);
    if new.required {
        let refuse = |why: &str| Problem::new(Code::OutOfOrder).detail(why);
        let active = tx.row("select 1 from sso_provider where tenant = $1 and active limit 1", [tenant.into()]).await?;
        active.ok_or_else(|| refuse("Switch a provider on first."))?;
        let sql =
            "select 1 from membership where tenant = $1 and role = 'admin' and study is null and provider is null and person = any($2)
                   and starts_at <= now() and (ends_at is null or ends_at > now()) limit 1";
        let people: Vec<uuid::Uuid> = new.local.iter().map(|person| person.0).collect();
        let admin = tx.row(sql, [tenant.into(), people.into()]).await?;
        admin.ok_or_else(|| {
            refuse("Name an administrator who may sign in with a password: somebody must come in when the provider does not answer.")
        })?;
    }
    let sql = "insert into sso_policy (tenant, id, required) values ($1, $1, $2) on conflict (tenant, id) do update set required = excluded.required";
    tx.run(sql, [tenant.into(), new.required.into()]).await?;
    let people: Vec<uuid::Uuid> = new.local.iter().map(|person| person.0).collect();
    let sql = "update sso_local set retired_at = clock_timestamp() where tenant = $1 and retired_at is null and not person = any($2)";
    tx.run(sql, [tenant.into(), people.into()]).await?;
    for person in new.local {
        // Only who is a member here can be named.
        let sql = "insert into sso_local (tenant, id, person) select $1, $2, $3 where exists (select from membership where tenant = $1 and person = $3)
                   on conflict (tenant, person) do update set retired_at = null";
        tx.run(sql, [tenant.into(), fresh().into(), person.0.into()]).await?;
    }
    call.app.callers.invalidate_all();
    policy(tx).await
}
