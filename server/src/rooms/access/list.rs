//! People and what they hold, now or at any past moment, with who gave it and why.

use sea_orm::QueryResult;
use shared::access::api::{Givable, GivableSite, GivableStudy, GrantView, PeopleFilter, PersonView};
use shared::access::{Permission, Reach, Role, may_give};
use shared::kernel::{Code, Cursor, GrantId, Instant, Page, PersonId, Problem, Scope, SiteId, StudyId};
use uuid::Uuid;

use super::read::read_held;
use super::{own, rules};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

/// People on one page.
const PAGE: usize = 50;

// Studies and sites are there as far as the caller's reach goes: what somebody holds elsewhere is not seen. What a role of the
// tenant's own included at a past moment is told by its history.
const GRANT: &str = "h.id as grant, h.role, h.study, h.site, h.own_role, o.name as own_name, h.starts_at, h.ends_at, h.delegation,
    case when $2::timestamptz is null then o.may else coalesce((
      select array(select json_array_elements_text(x.changes -> 'may' -> 'n')) from audit.own_role x
      where x.tenant = o.tenant and x.row_id = o.id and x.at <= $2 and x.changes -> 'may' is not null order by x.seq desc limit 1), o.may) end as may,
    s.protocol, i.name as site_name, a.actor_name as given_by, a.reason as why";
const JOINS: &str = "left join own_role o on o.tenant = h.tenant and o.id = h.own_role
    left join study s on s.tenant = h.tenant and s.id = h.study
    left join site i on i.tenant = h.tenant and i.id = h.site
    left join audit.membership a on a.tenant = h.tenant and a.row_id = h.id and a.op = 'insert'";
const HELD: &str = "select m.* from membership m where m.tenant = $1
    and (m.study is null or exists (select 1 from study s where s.tenant = m.tenant and s.id = m.study))
    and (m.site is null or exists (select 1 from site i where i.tenant = m.tenant and i.id = m.site))
    and case when $2::timestamptz is null then m.ends_at is null or m.ends_at > now()
        else m.starts_at <= $2 and (m.ends_at is null or m.ends_at > $2) end";

/// One page of people.
pub async fn people(tx: &Tx, filter: PeopleFilter) -> Outcome<Page<PersonView>> {
    let sql = format!(
        "with held as ({HELD}), page as (
           select p.id, p.name, p.email from person p
           where exists (select 1 from held h where h.person = p.id and ($3::text is null or h.role = $3))
           and ($4::text is null or p.name ilike $4 or p.email ilike $4)
           and ($5::uuid is null or (lower(p.name), p.id) > (select lower(q.name), q.id from person q where q.id = $5))
           order by lower(p.name), p.id limit {})
         select p.id as person, p.name, p.email, {GRANT} from page p join held h on h.person = p.id {JOINS}
         order by lower(p.name), p.id, h.created_at, h.id",
        PAGE + 1
    );
    let after = filter.after.as_ref().map(|after| after.0.parse::<Uuid>()).transpose();
    let after = after.map_err(|_| Problem::new(Code::Invalid).at("/after", "This is no page of the list."))?;
    let find = filter.find.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(pattern);
    let values = [tx.ctx.tenant.0.into(), filter.at.map(|at| at.0).into(), filter.role.map(Role::as_str).into(), find.into(), after.into()];
    let mut people: Vec<PersonView> = Vec::new();
    for row in &tx.rows(&sql, values).await? {
        let person = PersonId(row.try_get("", "person")?);
        if people.last().is_none_or(|last| last.person != person) {
            people.push(PersonView { person, name: row.try_get("", "name")?, email: row.try_get("", "email")?, grants: Vec::new() });
        }
        let grant = read(tx, row)?;
        if let Some(person) = people.last_mut() {
            person.grants.push(grant);
        }
    }
    let more = people.len() > PAGE;
    people.truncate(PAGE);
    let next = people.last().filter(|_| more).map(|last| Cursor(last.person.to_string()));
    Ok(Page { rows: people, next })
}

/// Part of a text, where the database's wildcards stand for themselves.
fn pattern(text: &str) -> String {
    let plain = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{plain}%")
}

/// One grant as it is.
pub async fn grant(tx: &Tx, id: GrantId) -> Outcome<GrantView> {
    let sql = format!("select {GRANT} from membership h {JOINS} where h.tenant = $1 and h.id = $3");
    let row = tx.row(&sql, [tx.ctx.tenant.0.into(), None::<time::OffsetDateTime>.into(), id.0.into()]).await?;
    read(tx, &row.ok_or(Code::NotFound)?)
}

fn read(tx: &Tx, row: &QueryResult) -> Outcome<GrantView> {
    let grant = read_held(row)?;
    let place = [row.try_get::<Option<String>>("", "protocol")?, row.try_get("", "site_name")?];
    let ends = row.try_get::<Option<time::OffsetDateTime>>("", "ends_at")?.map(Instant);
    let open = ends.is_none_or(|ends| ends.0 > time::OffsetDateTime::now_utc());
    Ok(GrantView {
        id: GrantId(row.try_get("", "grant")?),
        endable: open && rules::gives(&tx.ctx.grants, &grant),
        grant,
        place: place.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        starts: Instant(row.try_get("", "starts_at")?),
        ends,
        given_by: row.try_get::<Option<String>>("", "given_by")?.filter(|name| !name.is_empty()),
        why: row.try_get("", "why")?,
        delegated: row.try_get::<Option<Uuid>>("", "delegation")?.is_some(),
    })
}

/// Which roles the caller may give, and where.
pub async fn givable(tx: &Tx) -> Outcome<Givable> {
    let sql = "select s.id as study, s.protocol, s.name, i.id as site, i.code, i.name as site_name from study s
               left join site i on i.tenant = s.tenant and i.study = s.id where s.tenant = $1
               order by lower(s.protocol), s.id, lower(i.code)";
    let mut studies: Vec<GivableStudy> = Vec::new();
    for row in tx.rows(sql, [tx.ctx.tenant.0.into()]).await? {
        let study = StudyId(row.try_get("", "study")?);
        if studies.last().is_none_or(|last| last.study != study) {
            let (protocol, name): (String, String) = (row.try_get("", "protocol")?, row.try_get("", "name")?);
            let name = if protocol.is_empty() { name } else { protocol };
            studies.push(GivableStudy { study, name, roles: roles(tx, Reach::Study { study }), sites: Vec::new() });
        }
        let site: Option<Uuid> = row.try_get("", "site")?;
        if let (Some(site), Some(last)) = (site, studies.last_mut()) {
            let (code, name): (String, String) = (row.try_get("", "code")?, row.try_get("", "site_name")?);
            last.sites.push(GivableSite { site: SiteId(site), name: format!("{code} {name}") });
        }
    }
    studies.retain(|study| !study.roles.is_empty());
    let own = own::list(tx).await?.into_iter().filter(|role| !role.retired).collect();
    Ok(Givable { tenant: roles(tx, Reach::Tenant), studies, own })
}

fn roles(tx: &Tx, reach: Reach) -> Vec<Role> {
    let givers: Vec<Role> = tx
        .ctx
        .grants
        .holding(Permission::MemberGrant, Scope::Tenant)
        .filter(|held| held.reach.holds(reach))
        .map(|held| held.role)
        .collect();
    Role::ALL.iter().copied().filter(|role| givers.iter().any(|giver| may_give(*giver, *role))).collect()
}
