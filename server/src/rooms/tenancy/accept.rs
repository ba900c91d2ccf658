//! The link of a mail, looked at and used: an invitation is accepted by whoever has it. A new person chooses a name and a password;
//! an identity that is there already only takes the role. Nobody is signed in by it: they sign in as always, with all that is asked.

use shared::access::Grant;
use shared::kernel::{Code, PersonId, Problem, RequestId, TenantId};
use shared::tenancy::accounts::{Acceptance, Accepted, LinkView, Purpose};
use uuid::Uuid;

use super::people::{self, read_grant};
use super::tickets::{self, Ticket};
use super::{password, sessions, sign_in};
use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::fresh;

/// The invitation of a ticket, read in its own tenant.
struct Invited {
    tenant: TenantId,
    id: Uuid,
    email: String,
    grant: Grant,
    inviter: String,
    organisation: String,
    place: String,
}

/// What whoever has the link may know.
pub async fn look(app: &App, token: &str, request: RequestId) -> Outcome<LinkView> {
    let mut tx = app.db.begin(&reading(request, "tenancy.LookAtLink")).await?;
    let ticket = tickets::find(app, &tx, token).await?;
    let (purpose, state) = (ticket.purpose, ticket.state);
    let blank =
        LinkView { purpose, state, email: String::new(), inviter: None, organisation: None, role: None, place: String::new(), known: true };
    if purpose != Purpose::Invitation {
        return Ok(LinkView { email: address(&tx, &ticket).await?, ..blank });
    }
    let invited = invited(&mut tx, &ticket).await?;
    drop(tx);
    let known = sign_in::find(app, &invited.email, request).await?.is_some();
    Ok(LinkView {
        email: invited.email,
        inviter: Some(invited.inviter),
        organisation: Some(invited.organisation),
        role: Some(invited.grant.role),
        place: invited.place,
        known,
        ..blank
    })
}

fn reading(request: RequestId, action: &'static str) -> Ctx {
    Ctx { request, writes: false, ..Ctx::system(TenantId::default(), action) }
}

/// Where the link was sent: to the new address, or to the person's own.
async fn address(tx: &Tx, ticket: &Ticket) -> Outcome<String> {
    if let Some(address) = &ticket.address {
        return Ok(address.clone());
    }
    let person = ticket.person.ok_or(Code::NotFound)?;
    let row = tx.row("select email from person where id = $1", [person.0.into()]).await?.ok_or(Code::NotFound)?;
    Ok(row.try_get("", "email")?)
}

/// Turns to the invitation's tenant and reads it there.
async fn invited(tx: &mut Tx, ticket: &Ticket) -> Outcome<Invited> {
    let (tenant, id) = ticket.tenant.zip(ticket.object).ok_or_else(|| internal(&"a ticket for no invitation"))?;
    tx.turn_to(tenant).await?;
    let sql = "select i.email, i.role, i.study, i.site, i.invited_by_name, o.name as organisation,
               coalesce(nullif(trim(s.protocol), ''), s.name) as protocol, t.name as site_name
               from invitation i join tenant o on o.id = i.tenant left join study s on s.tenant = i.tenant and s.id = i.study
               left join site t on t.tenant = i.tenant and t.id = i.site where i.tenant = $1 and i.id = $2";
    let row = tx.row(sql, [tenant.0.into(), id.into()]).await?.ok_or(Code::NotFound)?;
    let names: [Option<String>; 2] = [row.try_get("", "protocol")?, row.try_get("", "site_name")?];
    Ok(Invited {
        tenant,
        id,
        email: row.try_get("", "email")?,
        grant: read_grant(&row)?,
        inviter: row.try_get("", "invited_by_name")?,
        organisation: row.try_get("", "organisation")?,
        place: names.into_iter().flatten().collect::<Vec<_>>().join(" · "),
    })
}

/// Accepts.
pub async fn accept(app: &App, body: Acceptance, request: RequestId) -> Outcome<Accepted> {
    let mut tx = app.db.begin(&reading(request, "tenancy.AcceptInvitation")).await?;
    let ticket = tickets::find(app, &tx, &body.token).await?.open_for(Purpose::Invitation)?;
    let invited = invited(&mut tx, &ticket).await?;
    drop(tx);
    let known = sign_in::find(app, &invited.email, request).await?;
    let (person, name) = match &known {
        Some(known) => (known.id, known.name.clone()),
        None => (PersonId(fresh()), name(&body)?),
    };
    let hash = match known {
        Some(_) => None,
        None => Some(hash(&body, &invited.email, &name).await?),
    };
    let mut tx = app.db.begin(&sessions::identity(person, &name, "tenancy.AcceptInvitation", request)).await?;
    ticket.take(&tx, app.clock.now()).await?;
    if let Some(hash) = hash {
        let sql = "insert into person (id, email, name, password_hash, language) values ($1, $2, $3, $4, $5)";
        tx.run(sql, [person.0.into(), invited.email.as_str().into(), name.into(), hash.into(), body.language.into()]).await?;
    }
    tx.turn_to(invited.tenant).await?;
    take_role(app, &tx, &invited, person).await?;
    tx.commit().await?;
    app.forget(person).await;
    Ok(Accepted { email: invited.email })
}

fn name(body: &Acceptance) -> Outcome<String> {
    let name = body.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let missing = || Problem::new(Code::Invalid).at("/name", "Enter your name as it is to stand under signatures.");
    name.map(str::to_owned).ok_or_else(|| missing().into())
}

async fn hash(body: &Acceptance, email: &str, name: &str) -> Outcome<String> {
    let missing = || Problem::new(Code::Invalid).at("/password", "Choose a password.");
    let chosen = body.password.clone().ok_or_else(missing)?;
    password::refuse_weak(&chosen, email, name).map_err(|weak| Problem::new(Code::Invalid).at("/password", weak.words()))?;
    actix_web::web::block(move || password::hash(&chosen)).await.map_err(|error| internal(&error))?
}

/// The role is theirs from now on; one that they came by meanwhile stays as it is.
async fn take_role(app: &App, tx: &Tx, invited: &Invited, person: PersonId) -> Outcome<()> {
    let sql = "update invitation set accepted_at = $3, accepted_by = $4 where tenant = $1 and id = $2 and accepted_at is null and withdrawn_at is null";
    let values = [invited.tenant.0.into(), invited.id.into(), app.clock.now().0.into(), person.0.into()];
    if tx.run(sql, values).await? == 0 {
        return Err(Problem::new(Code::OutOfOrder).detail("This invitation was taken back.").into());
    }
    let (held, _) = sessions::grants(tx, person, invited.tenant).await?;
    if held.0.iter().any(|held| held.grant == invited.grant && held.own.is_none()) {
        return Ok(());
    }
    crate::rooms::access::fits(tx, person, &invited.grant).await?;
    people::grant(tx, person, invited.grant).await
}
