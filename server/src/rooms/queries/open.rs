//! Somebody asks: about a place that the subject's design has.

use shared::forms::{Translated, Words};
use shared::kernel::{Code, Problem, StudyId, VersionId};
use shared::queries::api::NewQuery;
use shared::queries::{Audience, Origin, Priority, Status};
use shared::study::Address;

use super::{list, news, read};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::fresh;
use crate::rooms::study::{Hidden, Version, version};

/// Asks, or proposes to. Asked before under the same id, nothing more happens.
pub async fn open(tx: &Tx, study: StudyId, origin: Origin, new: NewQuery) -> Outcome<()> {
    let due = new.due.as_deref().map(date).transpose()?;
    let sql = "select version from subject where tenant = $1 and study = $2 and id = $3";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into(), new.address.subject.0.into()]).await?.ok_or(Code::NotFound)?;
    let version = version(tx, VersionId(row.try_get("", "version")?)).await?;
    let closed = Hidden::marked(tx, study).await?.closed_to(tx, study);
    let hidden = new.address.key().is_some_and(|key| closed.has(&key));
    if hidden || !has(&version, &new.address) {
        return Err(Problem::new(Code::NotFound).at("/address", "The subject's design has no such place.").into());
    }
    let words = Words::Own(Translated::plain(new.text.trim()));
    let status = if new.propose { Status::Candidate } else { Status::Open };
    let origin = match tx.ctx.actor.role {
        Some(shared::access::Role::Coder) => Origin::Coding,
        _ => origin,
    };
    let (address, actor) = (&new.address, &tx.ctx.actor);
    let n = |n: Option<u32>| n.map(|n| i32::try_from(n).unwrap_or(i32::MAX));
    let values = [
        tx.ctx.tenant.0.into(),
        new.id.0.into(),
        study.0.into(),
        address.subject.0.into(),
        address.visit.as_ref().map(|oid| oid.as_str()).into(),
        n(address.visit_n).into(),
        address.form.as_ref().map(|oid| oid.as_str()).into(),
        n(address.form_n).into(),
        read::place(address).into(),
        origin.as_str().into(),
        new.audience.unwrap_or(Audience::Site).as_str().into(),
        list::rank(new.priority.unwrap_or(Priority::Normal)).into(),
        due.into(),
        serde_json::to_string(&words).map_err(|error| internal(&error))?.into(),
        actor.person.0.into(),
        actor.name.as_str().into(),
        actor.role.map(shared::access::Role::as_str).into(),
        status.as_str().into(),
        fresh().into(),
        news::HAPPENED.name.into(),
        news::context(tx).into(),
    ];
    tx.row(OPEN, values).await.map(|_| ())
}

const OPEN: &str = "with asked as (
    insert into query (tenant, id, study, site, subject, visit, visit_n, form, form_n, item, origin, audience, priority, due, words,
        asked_by, asked_by_name, asked_role, state, last_by, last_by_name, last_role, opened_at, messages)
    select $1, $2, s.study, s.site, s.id, $5, $6, $7, $8, $9, $10, $11, $12, ($13::text)::date, ($14::text)::jsonb,
        $15, $16, $17, $18, $15, $16, $17, case when $18 = 'open' then clock_timestamp() end, 1
    from subject s where s.tenant = $1 and s.study = $3 and s.id = $4
    on conflict (tenant, id) do nothing returning study, site, subject, id),
said as (
    insert into query_message (tenant, id, study, site, query, said_by, said_by_name, said_role, kind)
    select $1, $19, study, site, id, $15, $16, $17, 'asked' from asked)
insert into outbox (tenant, id, topic, payload, context)
select $1, gen_random_uuid(), $20, jsonb_build_object('study', study, 'subject', subject, 'query', id, 'kind', 'asked'), ($21::text)::jsonb from asked";

/// Whether the design has the place.
fn has(version: &Version, address: &Address) -> bool {
    if !address.is_whole() {
        return false;
    }
    let Some(visit) = &address.visit else { return true };
    let Some(form) = &address.form else { return version.design.visit(visit).is_some() };
    let Some(plan) = version.visit_with(visit, form).and_then(|_| version.plan(form)) else { return false };
    let Some(group) = &address.group else { return true };
    match address.key() {
        Some(key) => plan.item(&key).is_some(),
        None => plan.groups.iter().any(|one| one.group.oid == *group),
    }
}

/// A whole date as the database takes it.
pub fn date(text: &str) -> Outcome<String> {
    let date: Result<jiff::civil::Date, _> = text.parse();
    date.map(|date| date.to_string()).map_err(|_| Problem::new(Code::Invalid).at("/due", "Write a date as 2026-03-04.").into())
}
