//! Records as their text, for exports that read a great many of them and look at each value once. What is out of use is not here.
//! The fence holds: who reaches one site gets that site's records.

use shared::capture::{RecordKey, RowKey};
use shared::forms::Oid;
use shared::kernel::{Instant, StudyId, SubjectId, VersionId};

use super::lock::LOCKED_WHOLE;
use super::records::retired_rows;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};

/// A record with its values as the database has them: a JSON object of data, by `GROUP/1/ITEM`.
#[derive(Clone, Debug)]
pub struct Outgoing {
    pub subject: SubjectId,
    pub key: RecordKey,
    pub version: VersionId,
    pub values: String,
    /// Rows out of use.
    pub retired: Vec<RowKey>,
    pub state: String,
    pub saved_at: Instant,
}

/// Which records by what was done with them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    #[default]
    All,
    /// A signature covers them as they are.
    Signed,
    /// All that is to be verified against the source is, and nothing changed since.
    Verified,
    /// Locked as a whole.
    Locked,
}

impl Which {
    fn sql(self) -> String {
        match self {
            Which::All => String::new(),
            Which::Signed => " and jsonb_array_length(coalesce(r.marks -> 'signed', '[]')) > 0".to_owned(),
            Which::Verified => " and exists (select 1 from verification m where m.tenant = r.tenant and m.subject = r.subject
                and m.visit = r.visit and m.visit_n = r.visit_n and m.form = r.form and m.form_n = r.form_n
                and 'source' = any(m.done) and m.dropped = 0)"
                .to_owned(),
            Which::Locked => format!(" and {LOCKED_WHOLE}"),
        }
    }
}

/// The records of these subjects: of these visits and forms only, if any are named.
pub async fn records(tx: &Tx, subjects: &[SubjectId], visits: &[Oid], forms: &[Oid], which: Which) -> Outcome<Vec<Outgoing>> {
    let sql = format!(
        "select r.subject, r.visit, r.visit_n, r.form, r.form_n, r.version, r.values::text as values, r.state, r.saved_at,
             case when r.marks ? 'retired' then r.marks::text end as marks
         from record r join visit v on v.tenant = r.tenant and v.subject = r.subject and v.oid = r.visit and v.n = r.visit_n
         where r.tenant = $1 and r.subject = any($2) and not r.retired and not v.retired
             and (cardinality($3::text[]) = 0 or r.visit = any($3)) and (cardinality($4::text[]) = 0 or r.form = any($4)){}",
        which.sql()
    );
    let oids = |oids: &[Oid]| oids.iter().map(|oid| oid.0.clone()).collect::<Vec<_>>();
    let ids: Vec<uuid::Uuid> = subjects.iter().map(|id| id.0).collect();
    let rows = tx.rows(&sql, [tx.ctx.tenant.0.into(), ids.into(), oids(visits).into(), oids(forms).into()]).await?;
    rows.iter().map(record).collect()
}

fn record(row: &sea_orm::QueryResult) -> Outcome<Outgoing> {
    let count = |column: &str| u32::try_from(row.try_get::<i32>("", column)?).map_err(|error| internal(&error));
    let marks: Option<String> = row.try_get("", "marks")?;
    Ok(Outgoing {
        subject: SubjectId(row.try_get("", "subject")?),
        key: RecordKey {
            visit: Oid(row.try_get("", "visit")?),
            visit_n: count("visit_n")?,
            form: Oid(row.try_get("", "form")?),
            form_n: count("form_n")?,
        },
        version: VersionId(row.try_get("", "version")?),
        values: row.try_get("", "values")?,
        retired: marks.as_deref().map(retired_rows).transpose()?.unwrap_or_default(),
        state: row.try_get("", "state")?,
        saved_at: Instant(row.try_get("", "saved_at")?),
    })
}

/// How many subjects are in reach.
pub async fn subjects(tx: &Tx, study: StudyId) -> Outcome<i64> {
    let sql = "select count(*) as n from subject where tenant = $1 and study = $2";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into()]).await?;
    row.map_or(Ok(0), |row| Ok(row.try_get("", "n")?))
}
