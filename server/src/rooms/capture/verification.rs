//! Marks of verification: read along with the record, dropped in the transaction that changes the value, set by `review`.
//!
//! One row for each record that was ever looked at. Invariant: a save that changes nothing that is verified sends no statement of
//! ours; any other sends one, whatever the number of records and marks. The earlier mark stays in the row's history.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use shared::capture::{Dropped, RecordKey, Track};
use shared::forms::{ItemKey, Oid, Values};
use shared::kernel::{Instant, StudyId, SubjectId};
use shared::queries::Stamp;

use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::fresh;

/// A record's marks as JSON of [`Marked`], read along with the record `r`; null where there are none.
pub const OF_RECORD: &str = "(select json_build_object('id', m.id, 'marks', m.marks, 'need', m.need, 'done', m.done) from verification m
    where m.tenant = $1 and m.subject = r.subject and m.visit = r.visit and m.visit_n = r.visit_n and m.form = r.form and m.form_n = r.form_n)";

/// Of each of a subject's records how far it is verified, read along with the subject `s`.
pub const OF_SUBJECT: &str = "(select coalesce(json_agg(json_build_object('v', m.visit, 'n', m.visit_n, 'f', m.form, 'm', m.form_n,
    'done', m.done, 'dropped', m.dropped)), '[]') from verification m where m.tenant = $1 and m.subject = s.id)";

/// How far a record is verified, in short.
#[derive(Debug, Deserialize)]
pub struct KnownVerified {
    #[serde(rename = "v")]
    visit: Oid,
    n: u32,
    #[serde(rename = "f")]
    form: Oid,
    #[serde(rename = "m")]
    form_n: u32,
    pub done: Vec<Track>,
    pub dropped: u32,
}

impl KnownVerified {
    pub fn is_of(&self, key: &shared::capture::RecordKey) -> bool {
        (&self.visit, self.n, &self.form, self.form_n) == (&key.visit, key.visit_n, &key.form, key.form_n)
    }
}

/// The marks of one record.
#[derive(Clone, Debug, Deserialize)]
pub struct Marked {
    pub id: uuid::Uuid,
    pub marks: BTreeMap<String, Mark>,
    /// What the plan asked for when a track was done: items, or `*`.
    pub need: BTreeMap<Track, Vec<String>>,
    pub done: Vec<Track>,
}

/// One mark. Its place stands in its name: [`name`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// The revision of the value that was verified.
    pub r: u32,
    pub by: Stamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropped: Option<Dropped>,
}

/// `source:GROUP/1/ITEM`.
pub fn name(track: Track, item: &ItemKey) -> String {
    format!("{}:{item}", track.as_str())
}

/// The other way.
pub fn read_name(name: &str) -> Option<(Track, ItemKey)> {
    let (track, item) = name.split_once(':')?;
    Some((track.parse().ok()?, item.parse().ok()?))
}

/// Marks from the text that [`OF_RECORD`] gave.
pub fn marked(text: Option<&str>) -> Outcome<Option<Marked>> {
    text.map(serde_json::from_str).transpose().map_err(|error| internal(&error))
}

/// Whoever acts, at a moment.
pub fn stamp(tx: &Tx, at: Instant) -> Stamp {
    let actor = &tx.ctx.actor;
    Stamp { by: actor.person, name: actor.name.clone(), role: actor.role, at }
}

impl Marked {
    /// What changes of a record mean for its marks: those that drop, and tracks that are not done any more.
    pub fn lapse(&self, old: &Values, delta: &Values, by: &Stamp) -> Option<Value> {
        let mut marks: BTreeMap<String, Mark> = BTreeMap::new();
        let mut reopened: Vec<Track> = Vec::new();
        for (item, new) in delta {
            for track in Track::ALL {
                let name = name(*track, item);
                let holding = self.marks.get(&name).filter(|mark| mark.dropped.is_none());
                if let Some(mark) = holding {
                    let old = old.get(item).cloned().unwrap_or_default();
                    let dropped = Dropped { revision: new.revision.unwrap_or_default(), by: by.clone(), old, new: new.clone() };
                    marks.insert(name, Mark { dropped: Some(dropped), ..mark.clone() });
                }
                if self.done.contains(track) && !reopened.contains(track) && (holding.is_some() || self.needs(*track, &item.item)) {
                    reopened.push(*track);
                }
            }
        }
        let nothing = marks.is_empty() && reopened.is_empty();
        (!nothing).then(|| json!({ "id": self.id, "marks": marks, "reopened": reopened }))
    }

    fn needs(&self, track: Track, item: &Oid) -> bool {
        self.need.get(&track).is_some_and(|need| need.iter().any(|one| one == "*" || one == item.as_str()))
    }
}

const LAPSE: &str = "update verification m set marks = m.marks || d.marks,
    done = array(select unnest(m.done) except select jsonb_array_elements_text(d.reopened)),
    dropped = (select count(*) from jsonb_each(m.marks || d.marks) e where e.value ? 'dropped')
    from jsonb_to_recordset(($2::text)::jsonb) as d(id uuid, marks jsonb, reopened jsonb) where m.tenant = $1 and m.id = d.id";

/// Drops what a save makes drop, in its transaction.
pub async fn drop_marks(tx: &Tx, lapses: Vec<Value>) -> Outcome<()> {
    if lapses.is_empty() {
        return Ok(());
    }
    tx.run(LAPSE, [tx.ctx.tenant.0.into(), Value::Array(lapses).to_string().into()]).await.map(|_| ())
}

/// What is to be written of one record.
#[derive(Debug)]
pub struct NewMarks<'a> {
    pub key: &'a RecordKey,
    pub marks: BTreeMap<String, Mark>,
    pub track: Track,
    /// What the plan asks for.
    pub need: Vec<String>,
    /// All of it is verified.
    pub done: bool,
}

// A record that is being saved meanwhile is read again by the save: its revision is another one.
const STEP: &str = "update record set revision = revision + 1 where tenant = $1 and subject = $2 and visit = $3 and visit_n = $4
    and form = $5 and form_n = $6";

/// Holds a record: whoever is just saving it reads it again, and with it the marks that are set meanwhile. Before it is read.
pub async fn hold(tx: &Tx, subject: SubjectId, key: &RecordKey) -> Outcome<()> {
    tx.run(STEP, place(tx, subject, key)).await.map(|_| ())
}

fn place(tx: &Tx, subject: SubjectId, key: &RecordKey) -> [sea_orm::Value; 6] {
    let n = |n: u32| i32::try_from(n).unwrap_or(i32::MAX).into();
    [tx.ctx.tenant.0.into(), subject.0.into(), key.visit.as_str().into(), n(key.visit_n), key.form.as_str().into(), n(key.form_n)]
}

const PUT: &str = "insert into verification as m (tenant, id, study, site, subject, visit, visit_n, form, form_n, marks, need, done)
    select s.tenant, $7, s.study, s.site, s.id, $3, $4, $5, $6, ($8::text)::jsonb, ($9::text)::jsonb, $10 from subject s
    where s.tenant = $1 and s.id = $2
    on conflict (tenant, subject, visit, visit_n, form, form_n) do update set marks = m.marks || excluded.marks, need = m.need || excluded.need,
    done = array(select unnest(m.done) except select $11::text union select unnest(excluded.done)),
    dropped = (select count(*) from jsonb_each(m.marks || excluded.marks) e where e.value ? 'dropped')";

/// Sets marks of one track in one record.
pub async fn put(tx: &Tx, subject: SubjectId, new: NewMarks<'_>) -> Outcome<()> {
    let NewMarks { key, marks, track, need, done } = new;
    let json = |of: Result<String, serde_json::Error>| of.map_err(|error| internal(&error));
    let need = BTreeMap::from([(track, need)]);
    let mut values: Vec<sea_orm::Value> = place(tx, subject, key).into();
    let done: Vec<String> = done.then(|| track.as_str().to_owned()).into_iter().collect();
    values.extend([
        fresh().into(),
        json(serde_json::to_string(&marks))?.into(),
        json(serde_json::to_string(&need))?.into(),
        done.into(),
        track.as_str().into(),
    ]);
    tx.run(PUT, values).await.map(|_| ())
}

const REVOKE: &str = "update verification m set marks = m.marks - $7::text[], done = array_remove(m.done, $8),
    dropped = (select count(*) from jsonb_each(m.marks - $7::text[]) e where e.value ? 'dropped')
    where tenant = $1 and subject = $2 and visit = $3 and visit_n = $4 and form = $5 and form_n = $6";

/// Takes marks of a track back. They stay in the row's history.
pub async fn revoke(tx: &Tx, subject: SubjectId, key: &RecordKey, track: Track, names: Vec<String>) -> Outcome<()> {
    let mut values: Vec<sea_orm::Value> = place(tx, subject, key).into();
    values.extend([names.into(), track.as_str().into()]);
    tx.run(REVOKE, values).await.map(|_| ())
}

/// The records of a visit that were begun and are in use.
pub async fn records_of_visit(tx: &Tx, subject: SubjectId, visit: &Oid, n: u32) -> Outcome<Vec<RecordKey>> {
    let sql = "select form, form_n from record where tenant = $1 and subject = $2 and visit = $3 and visit_n = $4 and not retired order by form, form_n";
    let number = i32::try_from(n).unwrap_or(i32::MAX);
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), subject.0.into(), visit.as_str().into(), number.into()]).await?;
    let key = |row: &sea_orm::QueryResult| -> Outcome<RecordKey> {
        let form_n: i32 = row.try_get("", "form_n")?;
        let form_n = u32::try_from(form_n).unwrap_or_default();
        Ok(RecordKey { visit: visit.clone(), visit_n: n, form: Oid(row.try_get("", "form")?), form_n })
    };
    rows.iter().map(key).collect()
}

/// The records of a study that were ever looked at.
pub async fn looked_at(tx: &Tx, study: StudyId) -> Outcome<Vec<(SubjectId, RecordKey)>> {
    let sql = "select subject, visit, visit_n, form, form_n from verification where tenant = $1 and study = $2 order by subject";
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), study.0.into()]).await?;
    rows.iter().map(|row| Ok((SubjectId(row.try_get("", "subject")?), key(row)?))).collect()
}

/// A record's key from the columns of any table that has them.
pub fn key(row: &sea_orm::QueryResult) -> Outcome<RecordKey> {
    let n = |name: &str| -> Outcome<u32> { Ok(u32::try_from(row.try_get::<i32>("", name)?).unwrap_or_default()) };
    Ok(RecordKey {
        visit: Oid(row.try_get("", "visit")?),
        visit_n: n("visit_n")?,
        form: Oid(row.try_get("", "form")?),
        form_n: n("form_n")?,
    })
}

#[cfg(test)]
mod tests {
    use shared::forms::Datum;
    use shared::kernel::PersonId;

    use super::*;

    fn by() -> Stamp {
        Stamp { by: PersonId::default(), name: "Ada".into(), role: None, at: Instant(time::OffsetDateTime::UNIX_EPOCH) }
    }

    fn marked(need: &str) -> Marked {
        let mark = Mark { r: 1, by: by(), dropped: None };
        Marked {
            id: uuid::Uuid::nil(),
            marks: [(name(Track::Source, &ItemKey::new("G", 1, "A")), mark)].into(),
            need: [(Track::Source, vec![need.to_owned()])].into(),
            done: vec![Track::Source],
        }
    }

    fn changed(item: &str) -> Values {
        [(ItemKey::new("G", 1, item), Datum { revision: Some(2), ..Datum::text("2") })].into()
    }

    /// Req: REV-02
    #[test]
    fn exactly_the_mark_of_the_changed_item_drops_and_says_by_what() {
        let lapse = marked("A").lapse(&Values::new(), &changed("A"), &by()).unwrap();
        assert_eq!(lapse["marks"].as_object().unwrap().keys().collect::<Vec<_>>(), ["source:G/1/A"]);
        assert_eq!((&lapse["marks"]["source:G/1/A"]["dropped"]["new"]["v"], &lapse["reopened"]), (&json!("2"), &json!(["source"])));
        assert_eq!(marked("A").lapse(&Values::new(), &changed("B"), &by()), None);
    }

    /// Req: REV-02
    #[test]
    fn a_new_answer_that_is_to_be_verified_opens_the_form_again() {
        let lapse = marked("*").lapse(&Values::new(), &changed("B"), &by()).unwrap();
        assert_eq!((&lapse["marks"], &lapse["reopened"]), (&json!({}), &json!(["source"])));
    }
}
