//! What the provider's support looks at is written down, or it is not shown (TEN-06).
//! Invariant: the look stands in the same transaction as what was read; where the leave has just ended, nothing is answered,
//! whatever a cache still says.

use shared::access::Role;
use shared::kernel::{Code, Problem, Scope};

use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::Outcome;
use crate::kernel::ports::fresh;

/// How much of path and query is kept.
const LONGEST: usize = 1000;

/// Whether the transaction must be able to write the look down.
pub fn by_support(ctx: &Ctx) -> bool {
    ctx.actor.role == Some(Role::Support)
}

/// Writes the look down, under the leave by which it was had.
pub async fn note(tx: &Tx, scope: Scope, object: &str) -> Outcome<()> {
    if !by_support(&tx.ctx) {
        return Ok(());
    }
    let study = match scope {
        Scope::Tenant => None,
        Scope::Study(study) => Some(study.0),
    };
    let sql = "insert into support_read (tenant, id, membership, action, object)
               select m.tenant, $2, m.id, $5, $6 from membership m
               where m.tenant = $1 and m.person = $3 and m.role = 'support' and m.starts_at <= now() and m.ends_at > now()
                 and ($4::uuid is null or m.study is null or m.study = $4)
               order by m.ends_at desc limit 1";
    let object: String = object.chars().take(LONGEST).collect();
    let (tenant, person) = (tx.ctx.tenant.0.into(), tx.ctx.actor.person.0.into());
    match tx.run(sql, [tenant, fresh().into(), person, study.into(), tx.ctx.action.into(), object.into()]).await? {
        0 => Err(Problem::new(Code::Forbidden).detail("The leave to look in has ended.").into()),
        _ => Ok(()),
    }
}
