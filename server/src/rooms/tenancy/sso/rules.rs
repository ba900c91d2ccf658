//! From claims to grants: pure, so that the preview shows the very thing that signing in does; and the grants as they are kept.

use serde_json::Value;
use shared::access::{Grant, Reach};
use shared::kernel::{Code, GrantId, PersonId, ProviderId};
use shared::tenancy::sso::{SsoClaim, SsoRule};

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::ports::fresh;
use crate::rooms::access::{fits, keeps_investigator};
use crate::rooms::tenancy::people::read_grant;

/// The values of a claim. Its name as it is written; where there is none, along its dots: `realm_access.roles`.
pub fn values(claims: &Value, name: &str) -> Vec<String> {
    let found = claims.get(name).or_else(|| name.split('.').try_fold(claims, |at, part| at.get(part)));
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        _ => None,
    };
    match found {
        Some(Value::Array(all)) => all.iter().filter_map(text).collect(),
        Some(one) => text(one).into_iter().collect(),
        None => Vec::new(),
    }
}

/// What the claims give, each grant once, with the rule's claim that gave it first.
pub fn granted(rules: &[SsoRule], claims: &Value) -> Vec<(Grant, SsoClaim)> {
    let mut all: Vec<(Grant, SsoClaim)> = Vec::new();
    for rule in rules {
        let gives = values(claims, &rule.claim).contains(&rule.value);
        if gives && all.iter().all(|(grant, _)| *grant != rule.grant) {
            all.push((rule.grant, SsoClaim { claim: rule.claim.clone(), value: rule.value.clone() }));
        }
    }
    all
}

/// The rules that hold now; in the provider's tenant.
pub async fn kept(tx: &Tx, provider: ProviderId) -> Outcome<Vec<SsoRule>> {
    let sql = "select claim, value, role, study, site from sso_rule
               where tenant = $1 and provider = $2 and retired_at is null order by created_at, id";
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), provider.0.into()]).await?;
    rows.iter()
        .map(|row| Ok(SsoRule { claim: row.try_get("", "claim")?, value: row.try_get("", "value")?, grant: read_grant(row)? }))
        .collect()
}

/// Puts other rules in the place of those before. Nothing is deleted: what no longer holds is retired.
pub async fn put(tx: &Tx, provider: ProviderId, rules: &[SsoRule]) -> Outcome<()> {
    let before = kept(tx, provider).await?;
    for gone in before.iter().filter(|rule| !rules.contains(rule)) {
        let (study, site) = place(gone.grant.reach);
        let sql = "update sso_rule set retired_at = clock_timestamp() where tenant = $1 and provider = $2 and claim = $3 and value = $4 and role = $5
                   and study is not distinct from $6 and site is not distinct from $7 and retired_at is null";
        tx.run(
            sql,
            [
                tx.ctx.tenant.0.into(),
                provider.0.into(),
                gone.claim.clone().into(),
                gone.value.clone().into(),
                gone.grant.role.as_str().into(),
                study.into(),
                site.into(),
            ],
        )
        .await?;
    }
    let mut known = before;
    for new in rules {
        if known.contains(new) {
            continue;
        }
        let (study, site) = place(new.grant.reach);
        let sql = "insert into sso_rule (tenant, id, provider, claim, value, role, study, site) values ($1, $2, $3, $4, $5, $6, $7, $8)";
        tx.run(
            sql,
            [
                tx.ctx.tenant.0.into(),
                fresh().into(),
                provider.0.into(),
                new.claim.clone().into(),
                new.value.clone().into(),
                new.grant.role.as_str().into(),
                study.into(),
                site.into(),
            ],
        )
        .await?;
        known.push(new.clone());
    }
    Ok(())
}

fn place(reach: Reach) -> (Option<uuid::Uuid>, Option<uuid::Uuid>) {
    match reach {
        Reach::Tenant => (None, None),
        Reach::Study { study } => (Some(study.0), None),
        Reach::Site { study, site } => (Some(study.0), Some(site.0)),
    }
}

/// Lets a person hold what the provider gives and nothing else of it; what people granted stays, as does what may not be given or taken
/// whoever wants it. Whether anything changed.
pub async fn hold(tx: &Tx, person: PersonId, provider: ProviderId, grants: &[Grant]) -> Outcome<bool> {
    let (tenant, mut changed) = (tx.ctx.tenant.0, false);
    let sql = "select id, role, study, site from membership
               where tenant = $1 and person = $2 and provider = $3 and (ends_at is null or ends_at > now())";
    let mut held = Vec::new();
    for row in tx.rows(sql, [tenant.into(), person.0.into(), provider.0.into()]).await? {
        let grant = read_grant(&row)?;
        if grants.contains(&grant) {
            held.push(grant);
            continue;
        }
        let id: uuid::Uuid = row.try_get("", "id")?;
        if is_refused(keeps_investigator(tx, &grant, GrantId(id)).await)? {
            continue;
        }
        let sql = "update membership set ends_at = greatest(starts_at, now()) where tenant = $1 and id = $2";
        changed |= tx.run(sql, [tenant.into(), id.into()]).await? > 0;
    }
    for grant in grants.iter().filter(|grant| !held.contains(grant)) {
        if is_refused(fits(tx, person, grant).await)? {
            continue;
        }
        let (study, site) = place(grant.reach);
        // What somebody granted already needs no second grant.
        let sql = "insert into membership (tenant, id, person, role, study, site, provider) values ($1, $2, $3, $4, $5, $6, $7)
                   on conflict do nothing";
        let values =
            [tenant.into(), fresh().into(), person.0.into(), grant.role.as_str().into(), study.into(), site.into(), provider.0.into()];
        changed |= tx.run(sql, values).await? > 0;
    }
    Ok(changed)
}

/// What a group asks for may be refused as what a person asks for is (ACC-09, ACC-11): then it stays as it was, and the log says why.
fn is_refused(done: Outcome<()>) -> Outcome<bool> {
    match done {
        Err(failure) if failure.0.code == Code::OutOfOrder => {
            tracing::warn!(why = failure.0.detail.as_deref().unwrap_or_default(), "a provider's group was not followed");
            Ok(true)
        }
        done => done.map(|()| false),
    }
}

/// Whether the person holds anything in the transaction's tenant.
pub async fn holds_any(tx: &Tx, person: PersonId) -> Outcome<bool> {
    let sql = "select 1 from membership where tenant = $1 and person = $2 and starts_at <= clock_timestamp() and (ends_at is null or ends_at > now()) limit 1";
    Ok(tx.row(sql, [tx.ctx.tenant.0.into(), person.0.into()]).await?.is_some())
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use shared::access::Role;

    use super::*;

    fn rule(claim: &str, value: &str, role: Role) -> SsoRule {
        SsoRule { claim: claim.into(), value: value.into(), grant: Grant { role, reach: Reach::Tenant } }
    }

    /// Req: ACC-08
    #[test]
    fn groups_give_what_the_rules_say_and_each_grant_once() {
        let rules = [
            rule("groups", "crc", Role::Coordinator),
            rule("groups", "nurses", Role::Coordinator),
            rule("realm_access.roles", "dm", Role::DataManager),
            rule("https://acme.example/admin", "true", Role::Admin),
            rule("department", "qa", Role::Inspector),
        ];
        let claims = json!({ "groups": ["nurses", "crc"], "realm_access": { "roles": ["dm"] }, "https://acme.example/admin": true, "department": "QA" });
        let roles: Vec<Role> = granted(&rules, &claims).into_iter().map(|(grant, _)| grant.role).collect();
        assert_eq!(roles, [Role::Coordinator, Role::DataManager, Role::Admin]);
        assert_eq!(granted(&rules, &json!({ "groups": { "crc": true } })), []);
    }
}
