//! The statement behind every reading of the trail: one branch for each shadow table, each in the order of its index, put together
//! by the database as far as the page needs.
//!
//! What an index answers (time, person, subject, study) narrows each branch. What none does (role, form, text, …) is asked of a
//! window of so many entries at a time, so that no question, however rare its answer, reads twelve million rows before it says
//! anything: it says how far back it has looked.

use std::fmt::Write as _;

use sea_orm::Value;
use shared::audit::api::{TrailEntry, TrailFilter};
use shared::kernel::{Code, Cursor, Instant, Problem};

use super::kinds::{Realm, Shadow};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

/// A place in the trail: behind this entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub at: Instant,
    pub kind: String,
    pub seq: i64,
}

impl Place {
    pub fn parse(text: &str) -> Outcome<Self> {
        let broken = || Problem::new(Code::Invalid).at("/after", "This is no cursor of the trail.");
        let mut parts = text.splitn(3, '~');
        let (Some(at), Some(kind), Some(seq)) = (parts.next(), parts.next(), parts.next()) else { return Err(broken().into()) };
        let at = at.parse().map_err(|_| broken())?;
        Ok(Self { at, kind: kind.to_owned(), seq: seq.parse().map_err(|_| broken())? })
    }

    /// The place of an entry.
    pub fn of(entry: &TrailEntry) -> Self {
        let seq = entry.id.rsplit(':').next().and_then(|seq| seq.parse().ok()).unwrap_or_default();
        Self { at: entry.at, kind: entry.kind.clone(), seq }
    }

    pub fn cursor(&self) -> Cursor {
        Cursor(format!("{}~{}~{}", self.at, self.kind, self.seq))
    }
}

/// One shadow table's part of a statement.
#[derive(Clone, Debug)]
pub struct Branch {
    pub shadow: Shadow,
    /// What is read, called `a`.
    pub from: String,
    /// On what conditions.
    pub on: String,
}

/// The columns of an entry, of what is called so.
pub fn columns(of: &str) -> String {
    let plain =
        ["kind", "tenant", "seq", "at", "actor", "actor_name", "role", "organisation", "action", "reason", "request", "op", "row_id"];
    let places = ["study", "site", "subject"];
    let all = plain.into_iter().chain(places).map(|column| format!("{of}.{column}"));
    all.chain([format!("{of}.changes::text as changes")]).collect::<Vec<_>>().join(", ")
}

/// Conditions with their values, numbered as they come.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    pub values: Vec<Value>,
}

impl Asked {
    /// The place of a value.
    pub fn put(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    /// One branch for each table that can hold what is asked for, as far as indexes narrow it.
    pub fn branches(&mut self, tx: &Tx, realm: Realm, filter: &TrailFilter, shadows: &[Shadow]) -> Vec<Branch> {
        let wanted = |shadow: &&Shadow| {
            let kind = filter.kind.as_deref().is_none_or(|kind| kind == shadow.kind);
            let place = (filter.subject.is_none() || shadow.subject) && (filter.site.is_none() || shadow.site);
            kind && place && (filter.form.is_none() && filter.item.is_none() || shadow.kind == "record")
        };
        let shadows: Vec<Shadow> = shadows.iter().filter(wanted).cloned().collect();
        // A value that stands nowhere in a statement has no type: none is said that no branch asks for.
        let study = match realm {
            Realm::Study(study) => shadows.iter().any(|shadow| shadow.study).then(|| self.put(study.0)),
            Realm::Tenant => None,
        };
        let own = shadows.iter().any(|shadow| shadow.own).then(|| self.put(tx.ctx.actor.person.0));
        let tenant = if shadows.iter().any(|shadow| !shadow.everywhere) { self.put(tx.ctx.tenant.0) } else { Default::default() };
        let subject = filter.subject.filter(|_| !shadows.is_empty()).map(|subject| self.put(subject.0));
        let site = filter.site.filter(|_| !shadows.is_empty()).map(|site| self.put(site.0));
        let narrow = self.narrow(filter, shadows.is_empty());
        let branch = |shadow: Shadow| {
            let tenant = if shadow.everywhere { "'00000000-0000-0000-0000-000000000000'" } else { &tenant };
            let mut sql = format!("a.tenant = {tenant}{narrow}");
            let places = [(shadow.study, "study", &study), (shadow.subject, "subject", &subject), (shadow.site, "site", &site)];
            let own = (shadow.own, "actor", &own);
            for (has, column, value) in places.into_iter().chain([own]) {
                if let Some(value) = value.as_ref().filter(|_| has) {
                    let _ = write!(sql, " and a.{column} = {value}");
                }
            }
            Branch { from: format!("audit.{} a", shadow.kind), on: sql, shadow }
        };
        shadows.into_iter().map(branch).collect()
    }

    fn narrow(&mut self, filter: &TrailFilter, nothing: bool) -> String {
        let mut sql = String::new();
        if nothing {
            return sql;
        }
        for (condition, value) in [
            ("a.at >=", filter.from.map(|from| Value::from(from.0))),
            ("a.at <", filter.until.map(|until| Value::from(until.0))),
            ("a.actor =", filter.person.map(|person| Value::from(person.0))),
        ] {
            if let Some(value) = value {
                let _ = write!(sql, " and {condition} {}", self.put(value));
            }
        }
        sql
    }

    /// What no index answers; of an entry called `w`.
    pub fn rest(&mut self, filter: &TrailFilter) -> Option<String> {
        let mut all = Vec::new();
        if let Some(role) = filter.role {
            all.push(format!("w.role = {}", self.put(role.as_str())));
        }
        if let Some(action) = said(filter.action.as_deref()) {
            all.push(match action.contains('.') {
                true => format!("w.action = {}", self.put(action)),
                false => format!("w.action like {}", self.put(format!("{}.%", escaped(action)))),
            });
        }
        if let Some(form) = &filter.form {
            let form = self.put(form.as_str());
            all.push(format!("exists (select 1 from record r where r.tenant = app_tenant() and r.id = w.row_id and r.form = {form})"));
        }
        if let Some(item) = &filter.item {
            // As keys are written, behind group and row. The text is asked first: taking it apart costs ten times as much.
            let key = item.as_str().replace('%', "%25").replace('/', "%2F");
            let (written, tail) = (self.put(format!("%/{}\":%", escaped(&in_json(&key)))), self.put(format!("%/{}", escaped(&key))));
            all.push(format!(
                "w.changes::text like {written} and exists (select 1 from json_object_keys(w.changes -> 'values') k where k like {tail})"
            ));
        }
        if let Some(given) = filter.reason {
            all.push(if given { "w.reason is not null" } else { "w.reason is null" }.to_owned());
        }
        if let Some(text) = said(filter.text.as_deref()) {
            let part = self.put(format!("%{}%", escaped(text)));
            let columns = ["w.actor_name", "w.organisation", "w.reason", "w.changes::text"].map(|column| format!("{column} ilike {part}"));
            all.push(format!("({})", columns.join(" or ")));
        }
        (!all.is_empty()).then(|| all.join(" and "))
    }

    /// Entries behind this one, as a condition of a branch. `backwards`: the newest first.
    pub fn behind(&mut self, place: &Place, backwards: bool) -> impl Fn(&Shadow) -> String + use<> {
        let (at, kind, seq) = (self.put(place.at.0), self.put(place.kind.as_str()), self.put(place.seq));
        let sign = if backwards { "<" } else { ">" };
        move |shadow: &Shadow| {
            let own = shadow.kind;
            // The first half is what the index goes to.
            format!(
                " and a.at {sign}= {at} and (a.at, '{own}' collate \"C\", a.seq) {sign} ({at}, {kind}::text collate \"C\", {seq}::bigint)"
            )
        }
    }
}

/// The branches as one: every column of an entry, in order (`asc`, `desc`), at most so many.
pub fn union(branches: &[Branch], order: &str, limit: usize) -> String {
    let branch = |Branch { shadow, from, on }: &Branch| {
        let kind = shadow.kind;
        let column = |has: bool, name: &str| if has { format!("a.{name}") } else { format!("null::uuid as {name}") };
        let [study, site, subject] = [column(shadow.study, "study"), column(shadow.site, "site"), column(shadow.subject, "subject")];
        format!(
            "(select '{kind}' collate \"C\" as kind, a.tenant, a.seq, a.at, a.actor, a.actor_name, a.role, a.organisation, a.action,
               a.reason, a.request, a.op, a.row_id, a.changes, {study}, {site}, {subject}
               from {from} where {on} order by a.at {order}, a.seq {order} limit {limit})"
        )
    };
    let all = branches.iter().map(branch).collect::<Vec<_>>().join(" union all ");
    format!("select * from ({all}) u order by u.at {order}, u.kind {order}, u.seq {order} limit {limit}")
}

fn said(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// A text as it stands between the quotes of JSON.
fn in_json(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted.get(1..quoted.len() - 1).unwrap_or_default().to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
