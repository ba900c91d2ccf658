//! Proving signatures (11.70): each against its own text, against the data as they were by the audit trail, and against the data of today as
//! long as it stands. What was altered, moved or cut out is named, whoever did it and however they came in.

use std::collections::BTreeMap;

use shared::kernel::{SignatureId, StudyId, SubjectId};
use shared::review::{Content, Fault, SignPlace, Verdict};

use super::sign_canonical::{canonical, hash};
use super::sign_content::{Casebook, casebooks};
use super::sign_difference::same;
use super::sign_list::signed;
use super::sign_replay::Trail;
use super::signature::{Kept, kept};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

/// Subjects looked at together.
const BATCH: usize = 50;

/// Every signature of a study that is in reach, subject by subject.
pub async fn study(tx: &Tx, study: StudyId) -> Outcome<Vec<Verdict>> {
    crate::rooms::study::exists(tx, study).await?;
    let mut by_subject: BTreeMap<SubjectId, Vec<Kept>> = BTreeMap::new();
    for one in kept(tx, study, None).await? {
        by_subject.entry(one.view.subject).or_default().push(one);
    }
    let told = told(tx, study).await?;
    let ids: Vec<SubjectId> = by_subject.keys().copied().collect();
    let mut verdicts = Vec::new();
    for batch in ids.chunks(BATCH) {
        for book in casebooks(tx, study, batch).await? {
            let trail = Trail::read(tx, book.id).await?;
            for one in by_subject.remove(&book.id).unwrap_or_default() {
                let faults = faults(tx, &one, &book, &trail, told.get(&one.view.id)).await?;
                verdicts.push(Verdict { subject_key: one.subject_key.clone(), signature: one.view, faults });
            }
        }
    }
    Ok(verdicts)
}

/// The hash of each signature as the audit trail says it was when it was made.
async fn told(tx: &Tx, study: StudyId) -> Outcome<BTreeMap<SignatureId, String>> {
    let sql = "select row_id, changes -> 'hash' ->> 'n' as hash from audit.signature where tenant = $1 and study = $2 and op = 'insert'";
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), study.0.into()]).await?;
    rows.iter().map(|row| Ok((SignatureId(row.try_get("", "row_id")?), row.try_get("", "hash")?))).collect()
}

async fn faults(tx: &Tx, one: &Kept, book: &Casebook, trail: &Trail, told: Option<&String>) -> Outcome<Vec<Fault>> {
    let mut faults = Vec::new();
    if hash(&one.content) != one.content_hash {
        faults.push(Fault::Content);
    }
    if one.document(tx.ctx.tenant).hash()? != one.view.hash {
        faults.push(Fault::Signature);
    }
    let Ok(content) = signed(one) else { return Ok(faults) };
    if !stands_where_signed(tx, one, &content) {
        faults.push(Fault::Moved);
    }
    let place: &SignPlace = &content.place;
    let then = trail.content(tx, &content, place, one.view.id, one.view.at).await?;
    if told != Some(&one.view.hash) || then.is_none() {
        faults.push(Fault::Unlinked);
    }
    if let Some(then) = then
        && canonical(&then)? != one.content
    {
        faults.push(Fault::Data);
    }
    if one.view.broken.is_none() && !same(&content, &book.content(place)) {
        faults.push(Fault::Unnoticed);
    }
    Ok(faults)
}

/// Tenant, study, subject and place are those that were signed.
fn stands_where_signed(tx: &Tx, one: &Kept, content: &Content) -> bool {
    let there = (content.tenant, content.study, content.subject);
    there == (tx.ctx.tenant, one.study, one.view.subject) && content.place == one.view.place
}
