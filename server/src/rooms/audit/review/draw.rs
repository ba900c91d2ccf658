//! Beginning a review: the answers to its questions, and a sample drawn by chance, by a seed that is kept.

use shared::audit::api::TrailEntry;
use shared::audit::{NewReview, Period, Question, ReviewView};
use shared::kernel::{Checked as _, Code, Problem, StudyId};

use super::questions::asked;
use super::reviews::view;
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::ports::{fresh, secret};
use crate::rooms::study::Hidden;

/// Answers to one question that are taken in.
const TAKEN: usize = 200;

/// Begins a review. Begun before under the same id, it is answered as it is.
pub async fn begin(tx: &Tx, study: StudyId, new: NewReview) -> Outcome<ReviewView> {
    crate::rooms::study::exists(tx, study).await?;
    let period = Period { from: new.from, until: new.until, site: new.site };
    if let Some(place) = period.places().into_iter().next() {
        return Err(Problem::new(Code::Invalid).at(place.at, place.message).into());
    }
    if new.questions.is_empty() && new.sample == 0 {
        return Err(Problem::new(Code::Invalid).at("/sample", "Choose a question, or draw a sample.").into());
    }
    let seed = i64::from_be_bytes(secret::<8>());
    if insert(tx, study, &new, seed).await? {
        for question in &new.questions {
            for answer in asked(tx, study, *question, period, None, TAKEN).await? {
                take(tx, study, &new, &answer.entry, Some(*question)).await?;
            }
        }
        sample(tx, study, &new, seed).await?;
    }
    view(tx, study, new.id).await
}

async fn insert(tx: &Tx, study: StudyId, new: &NewReview, seed: i64) -> Outcome<bool> {
    let sql = "insert into trail_review (tenant, id, study, scope, since, until, of_site, questions, sample, seed, begun_by, begun_by_name)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing";
    let questions: Vec<String> = new.questions.iter().map(|question| question.as_str().to_owned()).collect();
    let values = [
        tx.ctx.tenant.0.into(),
        new.id.0.into(),
        study.0.into(),
        new.scope.trim().into(),
        new.from.0.into(),
        new.until.0.into(),
        new.site.map(|site| site.0).into(),
        questions.into(),
        i32::from(new.sample).into(),
        seed.into(),
        tx.ctx.actor.person.0.into(),
        tx.ctx.actor.name.as_str().into(),
    ];
    tx.run(sql, values).await.map(|rows| rows > 0)
}

async fn take(tx: &Tx, study: StudyId, new: &NewReview, entry: &TrailEntry, question: Option<Question>) -> Outcome<()> {
    let seq = entry.id.rsplit(':').next().and_then(|seq| seq.parse::<i64>().ok());
    let sql =
        "insert into trail_review_entry (tenant, id, study, review, entry_kind, entry_seq, question) values ($1, $2, $3, $4, $5, $6, $7)
               on conflict (tenant, review, entry_kind, entry_seq) do nothing";
    let question = question.map(|question| question.as_str().to_owned());
    let ids = [tx.ctx.tenant.0.into(), fresh().into(), study.0.into(), new.id.0.into()];
    let values = ids.into_iter().chain([entry.kind.as_str().into(), seq.into(), question.into()]);
    tx.run(sql, values).await.map(drop)
}

/// Entries of records in the order of a hash of seed and number: every one is as likely, and the seed draws the same again.
async fn sample(tx: &Tx, study: StudyId, new: &NewReview, seed: i64) -> Outcome<()> {
    let sql = "insert into trail_review_entry (tenant, id, study, review, entry_kind, entry_seq)
               select $1, gen_random_uuid(), $2, $3, 'record', a.seq from audit.record a
               where a.tenant = $1 and a.study = $2 and a.at >= $4 and a.at < $5 and ($6::uuid is null or a.site = $6)
                 and (cardinality($9::text[]) = 0 or a.changes -> 'values' is null
                   or exists (select 1 from json_object_keys(a.changes -> 'values') k where not split_part(k, '/', 3) = any($9)))
                 and not exists (select 1 from trail_review_entry e where e.tenant = $1 and e.review = $3 and e.entry_kind = 'record' and e.entry_seq = a.seq)
               order by md5($7::text || ':' || a.seq) limit $8";
    let values = [
        tx.ctx.tenant.0.into(),
        study.0.into(),
        new.id.0.into(),
        new.from.0.into(),
        new.until.0.into(),
        new.site.map(|site| site.0).into(),
        seed.to_string().into(),
        i64::from(new.sample).into(),
        // Nobody is to judge what they must not see.
        Hidden::of(tx, study).await?.names().into(),
    ];
    tx.run(sql, values).await.map(drop)
}
