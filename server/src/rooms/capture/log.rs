//! Logs: all records of a form of one subject, with those that link to it or that it links to, in one statement.

use std::collections::BTreeSet;

use shared::capture::RecordKey;
use shared::capture::api::{Log, LogRecord};
use shared::forms::Oid;
use shared::kernel::{Code, StudyId, SubjectId, VersionId};

use super::records::Marks;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::study::{Hidden, Version, version};

const READ: &str = "select r.visit, r.visit_n, r.form, r.form_n, r.values::text as values, r.marks::text as marks, r.state, r.submitted,
    r.revision, r.retired or v.retired as retired
    from record r join visit v on v.tenant = r.tenant and v.subject = r.subject and v.oid = r.visit and v.n = r.visit_n
    where r.tenant = $1 and r.study = $2 and r.subject = $3 and r.form = any($4)
    order by r.visit, r.visit_n, r.form, r.form_n";

/// A form's records, and those of forms that are linked with it.
pub async fn log(tx: &Tx, study: StudyId, subject: SubjectId, form: &Oid) -> Outcome<Log> {
    let sql = "select version from subject where tenant = $1 and study = $2 and id = $3";
    let found = tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into(), subject.0.into()]).await?.ok_or(Code::NotFound)?;
    let version = version(tx, VersionId(found.try_get("", "version")?)).await?;
    if version.plan(form).is_none() {
        return Err(Code::NotFound.into());
    }
    let forms: Vec<String> = linked(&version, form).into_iter().map(|oid| oid.0).collect();
    let rows = tx.rows(READ, [tx.ctx.tenant.0.into(), study.0.into(), subject.0.into(), forms.into()]).await?;
    let hidden = Hidden::of(tx, study).await?;
    let mut records: Vec<LogRecord> = rows.iter().map(record).collect::<Outcome<_>>()?;
    records.iter_mut().for_each(|record| hidden.strip(&mut record.values));
    Ok(Log { records })
}

/// The form itself, the forms that its items link to, and those whose items link to it.
fn linked(version: &Version, form: &Oid) -> BTreeSet<Oid> {
    let targets = |form: &Oid| {
        let items = version.plan(form).into_iter().flat_map(|plan| &plan.groups).flat_map(|group| &group.items);
        items.filter_map(|item| item.item.link.as_ref().map(|link| link.form.clone())).collect::<BTreeSet<_>>()
    };
    let all = version.design.library.forms.iter().map(|one| &one.oid);
    let sources = all.filter(|one| targets(one).contains(form)).cloned();
    sources.chain(targets(form)).chain([form.clone()]).collect()
}

fn record(row: &sea_orm::QueryResult) -> Outcome<LogRecord> {
    let count = |column: &str| {
        let n: i32 = row.try_get("", column)?;
        u32::try_from(n).map_err(|error| internal(&error))
    };
    let marks = Marks::read(&row.try_get::<String>("", "marks")?)?;
    let (values, state): (String, String) = (row.try_get("", "values")?, row.try_get("", "state")?);
    Ok(LogRecord {
        key: RecordKey {
            visit: Oid(row.try_get("", "visit")?),
            visit_n: count("visit_n")?,
            form: Oid(row.try_get("", "form")?),
            form_n: count("form_n")?,
        },
        state: state.parse().map_err(|()| internal(&"a record state that this version does not know"))?,
        revision: count("revision")?,
        needs_reason: row.try_get("", "submitted")?,
        retired: row.try_get("", "retired")?,
        retired_rows: marks.retired_rows().into_iter().map(|(row, _)| row).collect(),
        values: serde_json::from_str(&values).map_err(|error| internal(&error))?,
    })
}
