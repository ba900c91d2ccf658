//! Forms out of use, and back: with a reason, and nothing is deleted. What is out of use counts nowhere: rules do not read it,
//! completeness does not ask for it, links to it are found.

use shared::capture::api::Casebook;
use shared::capture::{Alteration, Deed, Happened, LockLevel, RecordKey};
use shared::kernel::{Code, Problem, StudyId, SubjectId};

use super::casebook::changed;
use super::guard::{Lock, hold_visit, may, may_change};
use super::records::stored;
use super::{around, signed};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

/// Takes a form out of use, or brings it back.
pub async fn retire(tx: &Tx, study: StudyId, subject: SubjectId, key: RecordKey, retired: bool) -> Outcome<Casebook> {
    around::hold(tx, study, subject).await?;
    let visit = hold_visit(tx, subject, &key.visit, key.visit_n, Lock::Shared).await?;
    may_change(&visit, LockLevel::Visit)?;
    let stored = stored(tx, study, subject, &key).await?;
    may(&stored.standing.holds, Deed::Data)?;
    let Some(id) = stored.id else {
        return Err(Problem::new(Code::NotFound).detail("Nothing was entered in this form: there is nothing to take out of use.").into());
    };
    if stored.standing.record_retired != retired {
        // The revision moves on, so that whoever is just saving reads again, and meets the guard.
        let sql = "update record set retired = $3, revision = revision + 1 where tenant = $1 and id = $2";
        tx.run(sql, [tx.ctx.tenant.0.into(), id.0.into(), retired.into()]).await?;
        let what = if retired { Happened::FormRetired } else { Happened::FormRestored };
        signed::broken(tx, subject, Alteration::of(what).in_record(&key)).await?;
        around::settle_after(tx, &stored.version, study, subject, std::slice::from_ref(&key.form)).await?;
    }
    changed(tx, study, subject).await
}
