//! Reviews: read, judged entry by entry, signed off.

use std::collections::HashMap;

use sea_orm::QueryResult;
use shared::audit::api::{TrailEntry, TrailFilter};
use shared::audit::{
    Judgement, NewJudgement, OnReview, OnReviewEntry, Question, Review, ReviewEntry, ReviewOutcome as Came, ReviewState, ReviewView,
};
use shared::kernel::{Code, Instant, Page, Problem, ReviewEntryId, ReviewId, SiteId, StudyId};

use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::audit::trail::{columns, entries, kept};
use crate::rooms::study::Hidden;

const VIEW: &str = "select r.*, (select count(*) from trail_review_entry e where e.tenant = r.tenant and e.review = r.id) as entries,
    (select count(*) from trail_review_entry e where e.tenant = r.tenant and e.review = r.id and e.judgement = 'open') as open,
    (select count(*) from trail_review_entry e where e.tenant = r.tenant and e.review = r.id and e.judgement = 'finding') as findings
    from trail_review r where r.tenant = $1 and r.study = $2";

/// All reviews of a study, the newest first.
pub async fn list(tx: &Tx, study: StudyId) -> Outcome<Page<ReviewView>> {
    crate::rooms::study::exists(tx, study).await?;
    let rows = tx.rows(&format!("{VIEW} order by r.begun_at desc, r.id"), [tx.ctx.tenant.0.into(), study.0.into()]).await?;
    Ok(Page { rows: rows.iter().map(read).collect::<Outcome<_>>()?, next: None })
}

/// A review in short.
pub async fn view(tx: &Tx, study: StudyId, review: ReviewId) -> Outcome<ReviewView> {
    let row = tx.row(&format!("{VIEW} and r.id = $3"), [tx.ctx.tenant.0.into(), study.0.into(), review.0.into()]).await?;
    read(&row.ok_or(Code::NotFound)?)
}

fn read(row: &QueryResult) -> Outcome<ReviewView> {
    let count = |column: &str| row.try_get::<i64>("", column).map(|n| u32::try_from(n).unwrap_or(u32::MAX));
    let questions: Vec<String> = row.try_get("", "questions")?;
    let state: String = row.try_get("", "state")?;
    Ok(ReviewView {
        id: ReviewId(row.try_get("", "id")?),
        scope: row.try_get("", "scope")?,
        from: Instant(row.try_get("", "since")?),
        until: Instant(row.try_get("", "until")?),
        site: row.try_get::<Option<uuid::Uuid>>("", "of_site")?.map(SiteId),
        questions: questions.iter().filter_map(|text| text.parse().ok()).collect(),
        sample: u16::try_from(row.try_get::<i32>("", "sample")?).unwrap_or_default(),
        seed: row.try_get("", "seed")?,
        state: state.parse().unwrap_or(ReviewState::Open),
        outcome: row.try_get("", "outcome")?,
        by: row.try_get("", "begun_by_name")?,
        at: Instant(row.try_get("", "begun_at")?),
        signed_by: row.try_get("", "signed_by_name")?,
        signed_at: row.try_get::<Option<time::OffsetDateTime>>("", "signed_at")?.map(Instant),
        entries: count("entries")?,
        open: count("open")?,
        findings: count("findings")?,
    })
}

/// A review with its entries, those of questions first, the newest first.
pub async fn one(tx: &Tx, on: OnReview) -> Outcome<Review> {
    let view = view(tx, on.study, on.review).await?;
    let sql = "select id, entry_kind, entry_seq, question, judgement, comment, judged_by_name from trail_review_entry
               where tenant = $1 and study = $2 and review = $3 order by question is null, question, entry_seq desc";
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), on.study.0.into(), on.review.0.into()]).await?;
    let mut known = told(tx, on).await?;
    let entry = |row: &QueryResult| {
        let id = format!("{}:{}", row.try_get::<String>("", "entry_kind")?, row.try_get::<i64>("", "entry_seq")?);
        // What the reader must not see is not there.
        let Some(entry) = known.remove(&id) else { return Ok(None) };
        let judgement: String = row.try_get("", "judgement")?;
        Ok(Some(ReviewEntry {
            id: ReviewEntryId(row.try_get("", "id")?),
            entry,
            question: row.try_get::<Option<String>>("", "question")?.and_then(|text| text.parse::<Question>().ok()),
            judgement: judgement.parse().map_err(|()| internal(&"a judgement that this version does not know"))?,
            comment: row.try_get("", "comment")?,
            by: row.try_get("", "judged_by_name")?,
        }))
    };
    let found: Vec<Option<ReviewEntry>> = rows.iter().map(entry).collect::<Outcome<_>>()?;
    Ok(Review { view, entries: found.into_iter().flatten().collect() })
}

/// The shadow rows of a review, as entries, by their id.
async fn told(tx: &Tx, on: OnReview) -> Outcome<HashMap<String, TrailEntry>> {
    let part = |kind: &str| {
        format!(
            "select '{kind}' collate \"C\" as kind, a.tenant, a.seq, a.at, a.actor, a.actor_name, a.role, a.organisation, a.action, a.reason, a.request,
               a.op, a.row_id, a.study, a.site, a.subject, a.changes
             from trail_review_entry e join audit.{kind} a on a.tenant = e.tenant and a.seq = e.entry_seq and a.study = e.study
             where e.tenant = $1 and e.study = $2 and e.review = $3 and e.entry_kind = '{kind}'"
        )
    };
    let sql = format!("select {} from ({} union all {}) t", columns("t"), part("record"), part("visit"));
    let rows = tx.rows(&sql, [tx.ctx.tenant.0.into(), on.study.0.into(), on.review.0.into()]).await?;
    let hidden = Hidden::of(tx, on.study).await?;
    let entries = kept(&hidden, &TrailFilter::default(), entries(tx, &rows).await?);
    Ok(entries.into_iter().map(|entry| (entry.id.clone(), entry)).collect())
}

/// Says what was found about an entry.
pub async fn judge(tx: &Tx, on: OnReviewEntry, new: NewJudgement) -> Outcome<ReviewView> {
    open(tx, on.study, on.review).await?;
    let sql =
        "update trail_review_entry set judgement = $5, comment = $6, judged_by = $7, judged_by_name = $8, judged_at = clock_timestamp()
               where tenant = $1 and study = $2 and review = $3 and id = $4";
    let judged = (new.judgement != Judgement::Open).then_some(tx.ctx.actor.person.0);
    let values = [
        tx.ctx.tenant.0.into(),
        on.study.0.into(),
        on.review.0.into(),
        on.entry.0.into(),
        new.judgement.as_str().into(),
        new.comment.trim().into(),
        judged.into(),
        judged.map(|_| tx.ctx.actor.name.clone()).into(),
    ];
    match tx.run(sql, values).await? {
        0 => Err(Code::NotFound.into()),
        _ => view(tx, on.study, on.review).await,
    }
}

/// Ends a review: all of it was judged, and this is what came of it.
pub async fn sign_off(tx: &Tx, on: OnReview, came: Came) -> Outcome<ReviewView> {
    let view = open(tx, on.study, on.review).await?;
    if view.open > 0 {
        let detail = format!("{} of {} entries have not been judged yet.", view.open, view.entries);
        return Err(Problem::new(Code::OutOfOrder).detail(detail).into());
    }
    let sql =
        "update trail_review set state = 'signed_off', outcome = $4, signed_by = $5, signed_by_name = $6, signed_at = clock_timestamp()
               where tenant = $1 and study = $2 and id = $3";
    let actor = &tx.ctx.actor;
    let ids = [tx.ctx.tenant.0.into(), on.study.0.into(), on.review.0.into()];
    tx.run(sql, ids.into_iter().chain([came.outcome.trim().into(), actor.person.0.into(), actor.name.as_str().into()])).await?;
    self::view(tx, on.study, on.review).await
}

async fn open(tx: &Tx, study: StudyId, review: ReviewId) -> Outcome<ReviewView> {
    let view = view(tx, study, review).await?;
    match view.state {
        ReviewState::Open => Ok(view),
        ReviewState::SignedOff => Err(Problem::new(Code::OutOfOrder).detail("This review was signed off, and stays as it is.").into()),
    }
}
