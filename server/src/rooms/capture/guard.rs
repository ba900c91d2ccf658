//! May this be changed now? The one place where that is asked before anything of a visit or a record changes: what is out of use
//! stays as it is until it is brought back, and a visit that did not take place has no data. Later marks (frozen, locked, signed)
//! are asked here, too.

use shared::capture::{Closed, RecordKey};
use shared::forms::Oid;
use shared::kernel::{Code, Problem, SubjectId};

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

/// What stands against a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub visit_retired: bool,
    pub did_not_occur: bool,
    pub record_retired: bool,
}

impl Standing {
    /// What closes it; the visit before its forms.
    pub const fn closed(self) -> Option<Closed> {
        match self {
            Standing { visit_retired: true, .. } => Some(Closed::VisitRetired),
            Standing { did_not_occur: true, .. } => Some(Closed::DidNotOccur),
            Standing { record_retired: true, .. } => Some(Closed::FormRetired),
            _ => None,
        }
    }
}

/// Refuses a change of what is closed, in words.
pub fn may_change(standing: Standing) -> Outcome<()> {
    let Some(closed) = standing.closed() else { return Ok(()) };
    let words = match closed {
        Closed::VisitRetired => "This visit is out of use. Bring it back before you change something in it.",
        Closed::DidNotOccur => "This visit is said not to have taken place. Take that back before you change something in it.",
        Closed::FormRetired => "This form is out of use. Bring it back before you change something in it.",
    };
    let more = serde_json::json!({ "closed": closed.as_str() });
    Err(Problem::new(Code::OutOfOrder).detail(words).more(more).into())
}

/// How a visit stands, held until the transaction ends: nobody closes it while a form of it begins. One that is not there is open.
pub async fn hold_visit(tx: &Tx, subject: SubjectId, visit: &Oid, n: u32, lock: Lock) -> Outcome<Standing> {
    let sql = format!(
        "select retired, not_done is not null as skipped from visit where tenant = $1 and subject = $2 and oid = $3 and n = $4 {}",
        lock.sql()
    );
    let n = i32::try_from(n).map_err(|_| Code::NotFound)?;
    let row = tx.row(&sql, [tx.ctx.tenant.0.into(), subject.0.into(), visit.as_str().into(), n.into()]).await?;
    let Some(row) = row else { return Ok(Standing::default()) };
    Ok(Standing { visit_retired: row.try_get("", "retired")?, did_not_occur: row.try_get("", "skipped")?, record_retired: false })
}

/// Whether a visit stays as it is for others as well, or only for the one who changes it.
#[derive(Clone, Copy, Debug)]
pub enum Lock {
    Shared,
    Own,
}

impl Lock {
    const fn sql(self) -> &'static str {
        match self {
            Lock::Shared => "for share",
            Lock::Own => "for update",
        }
    }
}

/// A form may begin in the visit.
pub async fn may_begin(tx: &Tx, subject: SubjectId, key: &RecordKey) -> Outcome<()> {
    may_change(hold_visit(tx, subject, &key.visit, key.visit_n, Lock::Shared).await?)
}
