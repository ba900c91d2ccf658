//! What a save means for the queries of the record: decided by `shared::queries::reconcile`, carried out here.
//!
//! Invariant: a save that opens, closes and changes no query sends no statement of ours; any other sends two.

use std::sync::LazyLock;

use serde_json::{Value, json};
use shared::forms::{Evaluation, Values};
use shared::kernel::{StudyId, SubjectId};
pub use shared::queries::Outcome as Judged;
use shared::queries::api::Changed;
use shared::queries::{Found, Known, Move, Status, found, reconcile};
use shared::study::{Design, RecordKey};

use super::news;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::fresh;
use crate::rooms::study::TELLS_NOTHING;

/// A record's queries as JSON of [`Known`]s, read along with the record `r`.
pub const OF_RECORD: &str = "(select coalesce(json_agg(json_build_object('id', q.id, 'rule', q.rule,
        'at', case when q.item like '%/%/%' then q.item end, 'status', q.state, 'basis', q.held, 'confirmed', q.confirmed,
        'by_itself', q.state = 'closed' and q.how is distinct from 'settled')), '[]')
    from query q where q.tenant = $1 and q.subject = r.subject and q.visit = r.visit and q.visit_n = r.visit_n
        and q.form = r.form and q.form_n = r.form_n)";

/// How many queries wait in each of a subject's records, as JSON, read along with the subject `s`: those of which everybody may know.
pub static OF_SUBJECT: LazyLock<String> = LazyLock::new(|| COUNTED.replace("TELLS_NOTHING", TELLS_NOTHING));

const COUNTED: &str = "(select coalesce(json_agg(json_build_object('v', c.visit, 'n', c.visit_n, 'f', c.form, 'm', c.form_n,
        'open', c.open, 'answered', c.answered)), '[]') from (
    select q.visit, q.visit_n, q.form, q.form_n, count(*) filter (where q.state <> 'answered') as open,
        count(*) filter (where q.state = 'answered') as answered
    from query q where q.tenant = $1 and q.subject = s.id and q.state in ('open', 'reopened', 'answered') and TELLS_NOTHING
    group by q.visit, q.visit_n, q.form, q.form_n) c)";

/// What is to be carried out at one record.
#[derive(Debug)]
pub struct Work<'a> {
    pub record: &'a RecordKey,
    pub known: &'a [Known],
    pub evaluation: &'a Evaluation,
    /// As they are now.
    pub values: &'a Values,
    pub changes: Vec<Changed>,
    pub judged: Judged,
}

/// What a record's findings come to.
pub fn judge(design: &Design, evaluation: &Evaluation, values: &Values, known: &[Known], complete: bool) -> Judged {
    if evaluation.findings.is_empty() && known.is_empty() {
        return Judged::default();
    }
    reconcile(&found(&evaluation.findings, values, &design.library), known, complete)
}

/// Rows for the statement.
#[derive(Default)]
struct Rows {
    asked: Vec<Value>,
    moved: Vec<Value>,
    said: Vec<Value>,
}

/// Opens, follows and closes queries, and notes which changes were made while they were asked.
pub async fn follow(tx: &Tx, study: StudyId, subject: SubjectId, design: &Design, works: &[Work<'_>]) -> Outcome<()> {
    let mut rows = Rows::default();
    for work in works {
        let found = found(&work.evaluation.findings, work.values, &design.library);
        rows.changes(work);
        work.judged.moves.iter().for_each(|step| rows.step(step, work, &found));
    }
    if rows.asked.is_empty() && rows.moved.is_empty() {
        return Ok(());
    }
    tx.act("queries.Automatic").await?;
    let text = |rows: Vec<Value>| Value::Array(rows).to_string();
    let values = [
        tx.ctx.tenant.0.into(),
        subject.0.into(),
        text(rows.asked).into(),
        text(rows.moved).into(),
        text(rows.said).into(),
        tx.ctx.actor.person.0.into(),
        tx.ctx.actor.name.as_str().into(),
        tx.ctx.actor.role.map(shared::access::Role::as_str).into(),
        news::context(tx).into(),
        news::HAPPENED.name.into(),
        study.0.into(),
    ];
    tx.row(FOLLOW, values).await.map(|_| ())
}

// Closing comes before asking: of one check at one place there is one query at a time.
const FOLLOW: &str = "with server as (select '00000000-0000-0000-0000-000000000000'::uuid as id, 'Probatum'::text as name),
moved as (
    update query q set state = coalesce(d.state, q.state), how = case when d.state is null then q.how else d.how end,
        words = coalesce(d.words, q.words), why = coalesce(d.why, q.why), held = coalesce(d.held, q.held),
        last_by = case when d.state is null then q.last_by else server.id end,
        last_by_name = case when d.state is null then q.last_by_name else server.name end,
        last_role = case when d.state is null then q.last_role end,
        last_at = case when d.state is null then q.last_at else clock_timestamp() end,
        closed_at = case when d.state is null then q.closed_at else clock_timestamp() end,
        changed = q.changed + d.changed, changed_at = case when d.changed > 0 then clock_timestamp() else q.changed_at end,
        messages = q.messages + d.messages
    from server, jsonb_to_recordset(($4::text)::jsonb)
        as d(id uuid, was text, state text, how text, words jsonb, why jsonb, held jsonb, changed int, messages int)
    where q.tenant = $1 and q.id = d.id and (d.was is null or q.state = d.was) returning q.id),
asked as (
    insert into query (tenant, id, study, site, subject, visit, visit_n, form, form_n, item, origin, rule, words, why, held,
        asked_by, asked_by_name, state, last_by, last_by_name, opened_at, messages)
    select $1, d.id, s.study, s.site, s.id, d.visit, d.visit_n, d.form, d.form_n, d.item, 'rule', d.rule, d.words, d.why, d.held,
        server.id, server.name, d.state, server.id, server.name, case when d.state = 'open' then clock_timestamp() end, 1
    from server, subject s, jsonb_to_recordset(($3::text)::jsonb) as d(id uuid, visit text, visit_n int, form text, form_n int,
        item text, rule text, words jsonb, why jsonb, held jsonb, state text)
    where s.tenant = $1 and s.id = $2 and (select count(*) from moved) >= 0
    on conflict do nothing returning id),
said as (
    insert into query_message (tenant, id, study, site, query, said_by, said_by_name, said_role, kind, text, detail)
    select $1, d.id, s.study, s.site, d.query, case when d.own then $6 else server.id end, case when d.own then $7 else server.name end,
        case when d.own then $8 end, d.kind, '', case when d.own then d.detail else d.detail || jsonb_build_object('behalf', $7::text) end
    from server, subject s, jsonb_to_recordset(($5::text)::jsonb) as d(id uuid, query uuid, own boolean, kind text, detail jsonb)
    where s.tenant = $1 and s.id = $2 and d.query in (select id from moved union all select id from asked)
    returning query, kind)
insert into outbox (tenant, id, topic, payload, context)
select $1, gen_random_uuid(), $10, jsonb_build_object('study', $11::uuid, 'subject', $2::uuid, 'query', query, 'kind', kind),
    ($9::text)::jsonb from said";

impl Rows {
    /// Changes of what active queries ask about are written into them (QRY-02); closed ones only know that there were some.
    fn changes(&mut self, work: &Work<'_>) {
        for query in work.known.iter().filter(|query| query.status != Status::Cancelled) {
            let about = |change: &&Changed| query.is_about(&change.at) || (query.at.is_none() && query.status.is_active());
            let changes: Vec<&Changed> = work.changes.iter().filter(about).collect();
            if changes.is_empty() {
                continue;
            }
            let active = query.status.is_active();
            self.moved.push(json!({ "id": query.id, "changed": 1, "messages": 0 }));
            if active {
                self.say(query.id.0, true, "changed", json!({ "changes": changes }));
            }
        }
    }

    fn step(&mut self, step: &Move, work: &Work<'_>, found: &[Found<'_>]) {
        match step {
            Move::Open { found: n, as_candidate } => {
                if let Some(one) = found.get(*n) {
                    self.ask(one, work.record, *as_candidate);
                }
            }
            Move::Renew { id, found: n } => {
                let Some(one) = found.get(*n) else { return };
                self.merge(json!({ "id": id, "words": one.finding.words, "why": why(one), "held": one.basis }));
                self.say(id.0, false, "renewed", json!({ "held": one.basis }));
            }
            Move::Close { id, was, how } => {
                let candidate = *was == Status::Candidate;
                let (state, how) = if candidate { ("cancelled", None) } else { ("closed", Some(how.as_str())) };
                self.merge(json!({ "id": id, "was": was, "state": state, "how": how }));
                self.say(id.0, false, "conform", json!({ "how": how }));
            }
        }
    }

    fn ask(&mut self, one: &Found<'_>, record: &RecordKey, as_candidate: bool) {
        let id = fresh();
        let state = if as_candidate { Status::Candidate } else { Status::Open };
        self.asked.push(json!({
            "id": id, "visit": record.visit, "visit_n": record.visit_n, "form": record.form, "form_n": record.form_n,
            "item": one.finding.at, "rule": one.finding.rule, "words": one.finding.words, "why": why(one), "held": one.basis, "state": state,
        }));
        self.say(id, false, "asked", json!({}));
    }

    /// A query is updated once by the statement, whatever happens to it.
    fn merge(&mut self, row: Value) {
        let known = self.moved.iter_mut().find(|one| one.get("id") == row.get("id"));
        match (known, row) {
            (Some(Value::Object(known)), Value::Object(row)) => known.extend(row),
            (_, mut row) => {
                if let Some(row) = row.as_object_mut() {
                    row.insert("changed".into(), 0.into());
                    row.insert("messages".into(), 0.into());
                }
                self.moved.push(row);
            }
        }
    }

    fn say(&mut self, query: uuid::Uuid, own: bool, kind: &str, detail: Value) {
        self.said.push(json!({ "id": fresh(), "query": query, "own": own, "kind": kind, "detail": detail }));
    }
}

fn why(found: &Found<'_>) -> Option<Value> {
    let finding = found.finding;
    let said = finding.why.is_some() || !finding.because.is_empty();
    said.then(|| json!({ "why": finding.why, "because": finding.because }))
}

/// The known queries of a record, from the text that [`OF_RECORD`] gave.
pub fn known(text: &str) -> Outcome<Vec<Known>> {
    serde_json::from_str(text).map_err(|error| internal(&error))
}
