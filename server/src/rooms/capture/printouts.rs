//! Printouts: the register of copies on paper (EXP-07). The browser draws the paper from what it may read; here is noted
//! who took it, what, when and in which language.

use shared::capture::{NewPrintout, Printout, RecordKey};
use shared::kernel::{Code, Instant, Page, PrintoutId, StudyId, SubjectId};

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

const VIEW: &str = "select id, visit, visit_n, form, form_n, language, at, printed_by_name from printout where tenant = $1 and study = $2 and subject = $3";

/// Notes a copy. Noted before under the same id, it is answered as it is.
pub async fn note(tx: &Tx, study: StudyId, subject: SubjectId, new: NewPrintout) -> Outcome<Printout> {
    let sql = "insert into printout (tenant, id, study, site, subject, visit, visit_n, form, form_n, language, printed_by, printed_by_name)
               select tenant, $4, study, site, id, $5, $6, $7, $8, $9, $10, $11 from subject where tenant = $1 and study = $2 and id = $3
               on conflict (tenant, id) do nothing";
    let part = new.record.as_ref();
    let count = |of: fn(&RecordKey) -> u32| part.and_then(|key| i32::try_from(of(key)).ok());
    let values = [
        tx.ctx.tenant.0.into(),
        study.0.into(),
        subject.0.into(),
        new.id.0.into(),
        part.map(|key| key.visit.to_string()).into(),
        count(|key| key.visit_n).into(),
        part.map(|key| key.form.to_string()).into(),
        count(|key| key.form_n).into(),
        new.language.as_str().into(),
        tx.ctx.actor.person.0.into(),
        tx.ctx.actor.name.as_str().into(),
    ];
    tx.run(sql, values).await?;
    let row = tx.row(&format!("{VIEW} and id = $4"), [tx.ctx.tenant.0.into(), study.0.into(), subject.0.into(), new.id.0.into()]).await?;
    read(&row.ok_or(Code::NotFound)?)
}

/// The newest hundred copies of a subject's data, the newest first.
pub async fn list(tx: &Tx, study: StudyId, subject: SubjectId) -> Outcome<Page<Printout>> {
    let sql = format!("{VIEW} order by at desc, id limit 100");
    let rows = tx.rows(&sql, [tx.ctx.tenant.0.into(), study.0.into(), subject.0.into()]).await?;
    if rows.is_empty() {
        super::subjects::known(tx, study, subject).await?;
    }
    Ok(Page { rows: rows.iter().map(read).collect::<Outcome<_>>()?, next: None })
}

fn read(row: &sea_orm::QueryResult) -> Outcome<Printout> {
    let text = |name| row.try_get::<Option<String>>("", name);
    let count = |name| row.try_get::<Option<i32>>("", name).map(|n| n.and_then(|n| u32::try_from(n).ok()));
    let record = match (text("visit")?, count("visit_n")?, text("form")?, count("form_n")?) {
        (Some(visit), Some(visit_n), Some(form), Some(form_n)) => {
            Some(RecordKey { visit: visit.as_str().into(), visit_n, form: form.as_str().into(), form_n })
        }
        _ => None,
    };
    Ok(Printout {
        id: PrintoutId(row.try_get("", "id")?),
        record,
        language: row.try_get("", "language")?,
        at: Instant(row.try_get("", "at")?),
        by: row.try_get("", "printed_by_name")?,
    })
}
