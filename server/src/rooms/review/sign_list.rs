//! What can be signed: one object in full, with what has changed since one's own last signature; and a study's objects in short.

use shared::capture::Level;
use shared::capture::api::OnSubject;
use shared::kernel::{Code, Cursor, Page, StudyId, SubjectId};
use shared::review::api::{OnSignature, SignatureDetail};
use shared::review::{Content, Difference, Hindrance, SignPlace, Signable, SignableFilter, SignableRow};

use super::sign_canonical::{canonical, hash};
use super::sign_content::{Casebook, casebooks};
use super::sign_difference::{count, differences};
use super::signature::{self, Kept, kept};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::study::Hidden;

/// Subjects on a page, unless asked otherwise.
const USUAL: u16 = 50;

/// One object as it would be signed now.
pub async fn one(tx: &Tx, on: OnSubject, place: SignPlace) -> Outcome<Signable> {
    let book = casebooks(tx, on.study, &[on.subject]).await?.pop().ok_or(Code::NotFound)?;
    let content = book.content(&place);
    let mine = kept(tx, on.study, Some(&[on.subject])).await?;
    let mine = mine.into_iter().find(|one| one.view.place == place && one.view.signer == tx.ctx.actor.person);
    let differences = match &mine {
        Some(mine) => differences(tx, &signed(mine)?, &content).await?,
        None => Vec::new(),
    };
    let content_hash = hash(&canonical(&content)?);
    let hidden = Hidden::of(tx, on.study).await?;
    Ok(Signable {
        subject: book.id,
        subject_key: book.key.clone(),
        site: book.site,
        site_code: book.site_code.clone(),
        zone: book.zone.clone(),
        hindrances: book.hindrances(&place),
        place,
        content_hash,
        content: shown(&hidden, content),
        previous: mine.map(|one| one.view),
        differences: seen(&hidden, differences),
    })
}

/// A content as the reader may see it: what another version marks as telling the treatment was signed under this one, and is hidden.
fn shown(hidden: &Hidden, mut content: Content) -> Content {
    content.records.iter_mut().for_each(|record| record.values.retain(|value| !hidden.has(&value.at)));
    content
}

fn seen(hidden: &Hidden, differences: Vec<Difference>) -> Vec<Difference> {
    let open = |one: &Difference| one.change.item.as_ref().is_none_or(|item| !hidden.has(item));
    differences.into_iter().filter(open).collect()
}

/// What was signed.
pub fn signed(one: &Kept) -> Outcome<Content> {
    serde_json::from_str(&one.content).map_err(|error| internal(&error))
}

/// One signature with what it covers, and what has changed since.
pub async fn detail(tx: &Tx, on: OnSignature) -> Outcome<SignatureDetail> {
    let one = signature::one(tx, on.study, on.signature).await?;
    let book = casebooks(tx, on.study, &[one.view.subject]).await?.pop().ok_or(Code::NotFound)?;
    let content = signed(&one)?;
    let differences = differences(tx, &content, &book.content(&one.view.place)).await?;
    let hidden = Hidden::of(tx, on.study).await?;
    let (content, differences) = (shown(&hidden, content), seen(&hidden, differences));
    Ok(SignatureDetail { signature: one.view, content, content_hash: one.content_hash, differences })
}

/// Objects of one level, subject by subject.
pub async fn page(tx: &Tx, study: StudyId, filter: SignableFilter) -> Outcome<Page<SignableRow>> {
    let limit = usize::from(filter.limit.unwrap_or(USUAL));
    crate::rooms::study::exists(tx, study).await?;
    let sql = "select id, key from subject where tenant = $1 and study = $2 and ($3::uuid is null or site = $3) and ($4::text is null or key > $4)
               order by key limit $5";
    let after = filter.after.map(|cursor| cursor.0);
    let most = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let values = [tx.ctx.tenant.0.into(), study.0.into(), filter.site.map(|site| site.0).into(), after.into(), most.into()];
    let mut found = tx.rows(sql, values).await?;
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| more).map(|row| row.try_get("", "key").map(Cursor)).transpose()?;
    let ids: Vec<SubjectId> = found.iter().map(|row| row.try_get("", "id").map(SubjectId)).collect::<Result<_, _>>()?;
    let signatures = kept(tx, study, Some(&ids)).await?;
    let mut rows = Vec::new();
    for book in casebooks(tx, study, &ids).await? {
        rows.extend(in_short(&book, filter.level, &signatures)?);
    }
    Ok(Page { rows, next })
}

fn in_short(book: &Casebook, level: Level, signatures: &[Kept]) -> Outcome<Vec<SignableRow>> {
    let row = |place: SignPlace| {
        let content = book.content(&place);
        let last = signatures.iter().find(|one| one.view.subject == book.id && one.view.place == place);
        let mut hindrances = book.hindrances(&place);
        if last.is_some_and(|one| one.view.broken.is_none()) {
            hindrances = vec![Hindrance::AlreadySigned];
        }
        let changes = last.map(|one| Ok::<_, crate::kernel::failure::Failure>(count(&signed(one)?, &content))).transpose()?;
        Ok(SignableRow {
            subject: book.id,
            subject_key: book.key.clone(),
            site_code: book.site_code.clone(),
            records: u32::try_from(content.records.len()).unwrap_or(u32::MAX),
            content_hash: hash(&canonical(&content)?),
            hindrances,
            last: last.map(|one| one.view.clone()),
            changes: changes.unwrap_or_default(),
            place,
        })
    };
    book.places(level).into_iter().map(row).collect()
}
