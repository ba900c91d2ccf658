//! Domains that a tenant calls its own: confirmed by a token under an address that only who runs the domain can write to, or by the
//! operator at the command line. Of one domain there is one owner in the installation.

use shared::kernel::{Code, DomainId, Instant, Problem, TenantId};
use shared::tenancy::sso::{AddDomain, ConfirmDomain, DomainView};

use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::Outcome;
use crate::kernel::http::Call;
use crate::kernel::keys::hex;
use crate::kernel::ports::{fresh, secret};

/// The domain of an address, in lower case.
pub fn domain(email: &str) -> Option<String> {
    let (local, domain) = email.trim().rsplit_once('@')?;
    let domain = plain(domain)?;
    (!local.is_empty()).then_some(domain)
}

/// A domain as it is kept: lower case, letters, figures, dots and hyphens.
pub fn plain(domain: &str) -> Option<String> {
    let domain = domain.trim().trim_end_matches('.').to_lowercase();
    let fits = |part: &str| !part.is_empty() && part.len() < 64 && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    (domain.contains('.') && domain.len() <= 253 && domain.split('.').all(fits)).then_some(domain)
}

/// Whether the domain is confirmed as the tenant's; in the identity context or the tenant's own.
pub async fn is_own(tx: &Tx, tenant: TenantId, domain: &str) -> Outcome<bool> {
    let sql = "select 1 from sso_domain where tenant = $1 and domain = $2 and confirmed_at is not null";
    Ok(tx.row(sql, [tenant.0.into(), domain.into()]).await?.is_some())
}

pub async fn add(tx: &mut Tx, call: Call<AddDomain>) -> Outcome<DomainView> {
    let domain =
        plain(&call.body.domain).ok_or_else(|| Problem::new(Code::Invalid).at("/domain", "Enter a domain, such as example.org."))?;
    named(tx, &domain).await
}

async fn named(tx: &Tx, domain: &str) -> Outcome<DomainView> {
    let sql = "insert into sso_domain (tenant, id, domain, token) values ($1, $2, $3, $4) on conflict (tenant, domain) do nothing";
    let token = format!("probatum-{}", hex(&secret::<16>()));
    tx.run(sql, [tx.ctx.tenant.0.into(), fresh().into(), domain.into(), token.into()]).await?;
    let sql = "select id, domain, token, confirmed_at from sso_domain where tenant = $1 and domain = $2";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), domain.into()]).await?.ok_or(Code::NotFound)?;
    read(&row)
}

pub fn read(row: &sea_orm::QueryResult) -> Outcome<DomainView> {
    let domain: String = row.try_get("", "domain")?;
    Ok(DomainView {
        id: DomainId(row.try_get("", "id")?),
        at: format!("https://{domain}/.well-known/probatum.txt"),
        domain,
        token: row.try_get("", "token")?,
        confirmed: row.try_get::<Option<time::OffsetDateTime>>("", "confirmed_at")?.map(Instant),
    })
}

pub async fn confirm(tx: &mut Tx, call: Call<ConfirmDomain>) -> Outcome<DomainView> {
    let sql = "select id, domain, token, confirmed_at from sso_domain where tenant = $1 and id = $2";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), call.path.domain.0.into()]).await?.ok_or(Code::NotFound)?;
    let view = read(&row)?;
    if view.confirmed.is_some() {
        return Ok(view);
    }
    stands(&call.app, &view).await?;
    settle(&call.app, tx, &view.domain).await?;
    named(tx, &view.domain).await
}

/// Whether the token stands where it must.
async fn stands(app: &App, view: &DomainView) -> Outcome<()> {
    let not = |why: String| Problem::new(Code::OutOfOrder).detail(format!("The token was not found at {}: {why}.", view.at));
    let url = view.at.parse().map_err(|_| not("that is no address".into()))?;
    let answer = app.outbound.send(reqwest::Request::new(reqwest::Method::GET, url)).await.map_err(|why| not(why.to_string()))?;
    let text = String::from_utf8_lossy(&answer.body);
    match answer.status {
        200 if text.lines().any(|line| line.trim() == view.token) => Ok(()),
        200 => Err(not("something else stands there".into()).into()),
        status => Err(not(format!("the answer was {status}")).into()),
    }
}

/// Confirms it, unless another tenant has. Two that try at once go one after the other.
async fn settle(app: &App, tx: &Tx, domain: &str) -> Outcome<()> {
    tx.row("select pg_advisory_xact_lock(hashtext($1))::text as held", [format!("domain {domain}").into()]).await?;
    let across = app.db.begin(&Ctx { writes: false, ..Ctx::system(TenantId::default(), "tenancy.ConfirmDomain") }).await?;
    let sql = "select 1 from sso_domain where domain = $1 and tenant <> $2 and confirmed_at is not null";
    if across.row(sql, [domain.into(), tx.ctx.tenant.0.into()]).await?.is_some() {
        return Err(Problem::new(Code::Taken)
            .detail("Another organisation has shown that this domain is its own. Ask the operator.")
            .into());
    }
    let sql = "update sso_domain set confirmed_at = clock_timestamp() where tenant = $1 and domain = $2";
    tx.run(sql, [tx.ctx.tenant.0.into(), domain.into()]).await.map(drop)
}

/// The operator's word that a domain is a tenant's.
pub async fn own(app: &App, tx: &Tx, domain: &str) -> Outcome<DomainView> {
    let domain = plain(domain).ok_or_else(|| Problem::new(Code::Invalid).detail("That is no domain."))?;
    named(tx, &domain).await?;
    settle(app, tx, &domain).await?;
    named(tx, &domain).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_domain_of_an_address_is_what_stands_after_the_last_at() {
        assert_eq!(domain(" Ada@Acme.Example. ").as_deref(), Some("acme.example"));
        assert_eq!(domain("\"a@evil.example\"@acme.example").as_deref(), Some("acme.example"));
        for none in ["ada", "ada@", "@acme.example", "ada@acme", "ada@acme..example", "ada@acme.example/x", "ada@ácme.example"] {
            assert_eq!(domain(none), None, "{none}");
        }
    }
}
