//! What waits to be verified by a person, each study by its plan and in the person's track there.

use futures_util::FutureExt;
use shared::access::Permission;
use shared::agenda::{Figure, Kind, Task};
use shared::kernel::{Scope, StudyId};
use shared::review::api::{DueFilter, DueForm};

use super::verification::own_track;
use super::{due, plan};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::rooms::agenda::{Asked, Source, Waiting};

/// Forms to be verified.
pub const SOURCE: Source = Source { name: "review", ask: |tx, asked| tasks(tx, asked).boxed() };

async fn tasks(tx: &Tx, asked: Asked) -> Outcome<Waiting> {
    if !tx.ctx.grants.allow(Permission::Review, Scope::Tenant) {
        return Ok((Vec::new(), Vec::new()));
    }
    let (mut count, mut tasks) = (0, Vec::new());
    let wanted = asked.kind.is_none_or(|kind| kind == Kind::FormVerify);
    for study in planned(tx, asked.study).await? {
        let Some(track) = own_track(tx, study) else { continue };
        let plan = plan::current(tx, study).await?.plan;
        let here = due::count(tx, study, &plan, track, (asked.site, None)).await?;
        count += here;
        if wanted && here > 0 {
            let filter = DueFilter { track: Some(track), site: asked.site, limit: Some(asked.limit.min(200)), ..DueFilter::default() };
            tasks.extend(due::list(tx, study, &filter).await?.rows.into_iter().map(|form| task(study, form)));
        }
    }
    tasks.sort_by_key(|task| task.since);
    tasks.truncate(usize::from(asked.limit));
    Ok((vec![Figure { kind: Kind::FormVerify, count }], tasks))
}

/// Studies in reach that have a plan.
async fn planned(tx: &Tx, study: Option<StudyId>) -> Outcome<Vec<StudyId>> {
    let sql = "select study from review_plan where tenant = $1 and ($2::uuid is null or study = $2) order by study";
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), study.map(|id| id.0).into()]).await?;
    rows.iter().map(|row| Ok(StudyId(row.try_get("", "study")?))).collect()
}

fn task(study: StudyId, form: DueForm) -> Task {
    Task {
        kind: Kind::FormVerify,
        study,
        site: form.site,
        subject: form.subject,
        key: form.key,
        visit: form.record.visit,
        visit_n: form.record.visit_n,
        visit_title: form.visit_title,
        form: Some(form.record.form),
        form_n: form.record.form_n,
        form_title: form.form_title,
        from: None,
        until: None,
        days: None,
        findings: 0,
        since: Some(form.saved_at),
        query: None,
        item: None,
        asks: None,
    }
}
