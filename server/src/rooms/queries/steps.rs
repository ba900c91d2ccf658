//! Steps of people: decided by `shared::queries`, written with what was said, told through the outbox, in one statement.

use serde_json::{Value, json};
use shared::kernel::{Code, Problem, QueryId, StudyId};
use shared::queries::api::{QueryRow, Said};
use shared::queries::{How, Refused, Stamp, Standing, Step};

use super::read::{self, hand};
use super::{news, thread};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Failure, Outcome};

/// What somebody does with a query.
#[derive(Clone, Debug)]
pub struct Act {
    pub step: Step,
    /// What an answer says.
    pub how: Option<How>,
    pub text: String,
}

impl Act {
    pub fn new(step: Step, text: String) -> Self {
        Self { step, how: None, text }
    }
}

/// Takes a step at one query.
pub async fn act(tx: &Tx, study: StudyId, query: QueryId, act: Act) -> Outcome<()> {
    let row = thread::held(tx, study, query).await?;
    take(tx, study, &row, act).await
}

/// The same, at a query that is held.
pub async fn take(tx: &Tx, study: StudyId, row: &QueryRow, act: Act) -> Outcome<()> {
    let by = hand(tx, study, act.step, row.asked.role, row.last.at);
    let after = step(read::standing(row)?, act.step, by.clone(), act.how).map_err(refused)?;
    let detail = json!({ "how": after.state.how() });
    let values = [
        tx.ctx.tenant.0.into(),
        row.id.0.into(),
        after.state.status().as_str().into(),
        after.state.how().into(),
        by.by.0.into(),
        by.name.as_str().into(),
        by.role.map(shared::access::Role::as_str).into(),
        act.step.as_str().into(),
        act.text.trim().into(),
        detail.to_string().into(),
        news::HAPPENED.name.into(),
        news::context(tx).into(),
        crate::kernel::ports::fresh().into(),
    ];
    tx.row(TAKE, values).await.map(|_| ())
}

// A confirmation keeps what was confirmed; asking again takes it back.
const TAKE: &str = "with moved as (
    update query set state = $3, how = $4, last_by = $5, last_by_name = $6, last_role = $7, last_at = clock_timestamp(),
        confirmed = case when $8 = 'answer' and $4 = 'confirmed' then held when $8 in ('answer', 'reopen') then null else confirmed end,
        opened_at = case when $8 = 'release' then clock_timestamp() else opened_at end,
        closed_at = case when $3 in ('closed', 'cancelled') then clock_timestamp() when $8 = 'reopen' then null else closed_at end,
        messages = messages + 1
    where tenant = $1 and id = $2 returning study, site, subject, id),
said as (
    insert into query_message (tenant, id, study, site, query, said_by, said_by_name, said_role, kind, text, detail)
    select $1, $13, study, site, id, $5, $6, $7, $8, $9, ($10::text)::jsonb from moved)
insert into outbox (tenant, id, topic, payload, context)
select $1, gen_random_uuid(), $11, jsonb_build_object('study', study, 'subject', subject, 'query', id, 'kind', $8::text), ($12::text)::jsonb from moved";

fn step(standing: Standing, step: Step, by: Stamp, how: Option<How>) -> Result<Standing, Refused> {
    match step {
        Step::Release => standing.release(by),
        Step::Discard => standing.discard(by),
        Step::Answer => standing.answer(by, how.unwrap_or(How::Explained)),
        Step::Close => standing.close(by),
        Step::Reopen => standing.reopen(by),
        Step::Cancel => standing.cancel(by),
        Step::Conform | Step::Supersede => Err(Refused::NotYours(step)),
    }
}

/// A refusal of the domain as a problem.
pub fn refused(refused: Refused) -> Failure {
    let code = match refused {
        Refused::OutOfOrder { .. } => Code::OutOfOrder,
        Refused::NotYours(_) | Refused::OwnCandidate => Code::Forbidden,
    };
    Problem::new(code).detail(refused.to_string()).into()
}

/// Says something without a step.
pub async fn comment(tx: &Tx, study: StudyId, query: QueryId, said: Said) -> Outcome<()> {
    thread::held(tx, study, query).await?;
    say(tx, query, "comment", &said.text, &json!({})).await
}

/// Adds to the thread.
pub async fn say(tx: &Tx, query: QueryId, kind: &str, text: &str, detail: &Value) -> Outcome<()> {
    let actor = &tx.ctx.actor;
    let values = [
        tx.ctx.tenant.0.into(),
        query.0.into(),
        crate::kernel::ports::fresh().into(),
        actor.person.0.into(),
        actor.name.as_str().into(),
        actor.role.map(shared::access::Role::as_str).into(),
        kind.into(),
        text.trim().into(),
        detail.to_string().into(),
        news::HAPPENED.name.into(),
        news::context(tx).into(),
    ];
    tx.row(SAY, values).await.map(|_| ())
}

const SAY: &str = "with counted as (
    update query set messages = messages + 1 where tenant = $1 and id = $2 returning study, site, subject, id),
said as (
    insert into query_message (tenant, id, study, site, query, said_by, said_by_name, said_role, kind, text, detail)
    select $1, $3, study, site, id, $4, $5, $6, $7, $8, ($9::text)::jsonb from counted)
insert into outbox (tenant, id, topic, payload, context)
select $1, gen_random_uuid(), $10, jsonb_build_object('study', study, 'subject', subject, 'query', id, 'kind', $7::text), ($11::text)::jsonb from counted";
