//! Queries in ODM: each is an Annotation of the form, visit or subject that it is about, flagged QUERY; its Comment is the whole thread
//! as JSON, so that nothing of it is lost, who asked and answered and when included (QRY-01). The standard has no thread.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;
use shared::access::Permission;
use shared::capture::RecordKey;
use shared::kernel::{Instant, QueryId, Scope, StudyId, SubjectId};

use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::queries::UNHIDDEN;
use crate::rooms::study::Hidden;

/// A query with its thread, as the comment has it.
#[derive(Debug, Serialize)]
pub struct Asked {
    #[serde(skip)]
    subject: SubjectId,
    #[serde(skip)]
    visit: Option<(String, u32)>,
    #[serde(skip)]
    form: Option<(String, u32)>,
    id: QueryId,
    /// `GROUP/1/ITEM`, or `GROUP/1` for a row.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    state: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    how: Option<String>,
    origin: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
    audience: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    words: Value,
    thread: Vec<Said>,
}

/// Something that was said or done.
#[derive(Debug, Serialize)]
struct Said {
    at: Instant,
    by: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    kind: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
    #[serde(skip_serializing_if = "is_nothing")]
    detail: Value,
}

fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_object().is_some_and(serde_json::Map::is_empty)
}

const READ: &str = "select q.id, q.subject, q.visit, q.visit_n, q.form, q.form_n, q.item, q.state, q.how, q.origin, q.rule, q.audience,
    q.due::text as due, q.words::text as words from query q
    where q.tenant = $1 and q.study = $2 and q.subject = any($3) and q.opened_at is not null and UNHIDDEN order by q.asked_at, q.id";

const THREADS: &str = "select query, said_at, said_by_name, said_role, kind, text, detail::text as detail from query_message
    where tenant = $1 and query = any($2) order by said_at, id";

/// The queries of these subjects that were ever open, as far as whoever takes the export sees them.
pub async fn asked(tx: &Tx, study: StudyId, subjects: &[SubjectId], hidden: &Hidden) -> Outcome<Vec<Asked>> {
    let nobody = tx.ctx.grants.0.is_empty();
    if subjects.is_empty() || !(nobody || tx.ctx.grants.allow(Permission::QueryRead, Scope::Study(study))) {
        return Ok(Vec::new());
    }
    let ids: Vec<uuid::Uuid> = subjects.iter().map(|one| one.0).collect();
    let sql = READ.replace("UNHIDDEN", &UNHIDDEN.replace('?', "$4"));
    let rows = tx.rows(&sql, [tx.ctx.tenant.0.into(), study.0.into(), ids.into(), hidden.names().into()]).await?;
    let mut all: Vec<Asked> = rows.iter().map(one).collect::<Outcome<_>>()?;
    let ids: Vec<uuid::Uuid> = all.iter().map(|one| one.id.0).collect();
    let mut threads: HashMap<QueryId, Vec<Said>> = HashMap::new();
    for row in tx.rows(THREADS, [tx.ctx.tenant.0.into(), ids.into()]).await? {
        threads.entry(QueryId(row.try_get("", "query")?)).or_default().push(said(&row, hidden)?);
    }
    all.iter_mut().for_each(|one| one.thread = threads.remove(&one.id).unwrap_or_default());
    Ok(all)
}

fn one(row: &sea_orm::QueryResult) -> Outcome<Asked> {
    let text = |name: &str| row.try_get::<Option<String>>("", name);
    let n = |name: &str| row.try_get::<Option<i32>>("", name).map(|n| n.and_then(|n| u32::try_from(n).ok()));
    let words = text("words")?.unwrap_or_default();
    Ok(Asked {
        subject: SubjectId(row.try_get("", "subject")?),
        visit: text("visit")?.zip(n("visit_n")?),
        form: text("form")?.zip(n("form_n")?),
        id: QueryId(row.try_get("", "id")?),
        at: text("item")?,
        state: row.try_get("", "state")?,
        how: text("how")?,
        origin: row.try_get("", "origin")?,
        rule: text("rule")?,
        audience: row.try_get("", "audience")?,
        due: text("due")?,
        words: serde_json::from_str(&words).map_err(|error| internal(&error))?,
        thread: Vec::new(),
    })
}

fn said(row: &sea_orm::QueryResult, hidden: &Hidden) -> Outcome<Said> {
    let detail: String = row.try_get("", "detail")?;
    Ok(Said {
        at: Instant(row.try_get("", "said_at")?),
        by: row.try_get("", "said_by_name")?,
        role: row.try_get("", "said_role")?,
        kind: row.try_get("", "kind")?,
        text: row.try_get("", "text")?,
        detail: hidden.scrub(serde_json::from_str(&detail).map_err(|error| internal(&error))?),
    })
}

impl Asked {
    /// About the subject as a whole.
    pub fn is_of_subject(&self, subject: SubjectId) -> bool {
        self.subject == subject && self.visit.is_none()
    }

    /// About the visit as a whole.
    pub fn is_of_visit(&self, subject: SubjectId, visit: &str, n: u32) -> bool {
        self.subject == subject && self.form.is_none() && self.is_at(visit, n)
    }

    /// About the form or something in it.
    pub fn is_of_form(&self, subject: SubjectId, key: &RecordKey) -> bool {
        let form = self.form.as_ref().is_some_and(|(form, n)| form == key.form.as_str() && *n == key.form_n);
        self.subject == subject && form && self.is_at(key.visit.as_str(), key.visit_n)
    }

    fn is_at(&self, visit: &str, n: u32) -> bool {
        self.visit.as_ref().is_some_and(|(own, number)| own == visit && *number == n)
    }
}
