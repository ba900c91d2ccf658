//! Signing: each object by itself, in one act with one proof of identity (11.200). What is signed is locked first, read again, and must be
//! what was shown; then the signature is written, and every record that it covers holds its id.

use shared::access::Permission;
use shared::kernel::{Code, Instant, Problem, Scope, SignatureId, StudyId, SubjectId};
use shared::review::{Content, Hindrance, Meaning, NewSignatures, SIGNATURE_FORMAT, SignPlace, Signing, Target};

use super::sign_canonical::{canonical, hash};
use super::sign_content::{Casebook, casebooks};
use super::signature::{Document, exactly, one};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::fresh;
use crate::rooms::capture::standing;

/// Signs what can be signed; one outcome for each object, in the order asked. A single object that cannot be signed is refused as such.
pub async fn sign(tx: &Tx, study: StudyId, new: NewSignatures) -> Outcome<Vec<Signing>> {
    once(tx, new.id).await?;
    let mut outcomes: Vec<(usize, Signing)> = Vec::with_capacity(new.targets.len());
    // Subject by subject in the order of their ids, so that two who sign at once wait for each other instead of for ever.
    let mut targets: Vec<(usize, &Target)> = new.targets.iter().enumerate().collect();
    targets.sort_by_key(|(_, target)| target.subject);
    for of_one in targets.chunk_by(|(_, a), (_, b)| a.subject == b.subject) {
        outcomes.extend(subject(tx, study, &new, of_one).await?);
    }
    outcomes.sort_by_key(|(at, _)| *at);
    let outcomes: Vec<Signing> = outcomes.into_iter().map(|(_, one)| one).collect();
    if let [only] = outcomes.as_slice() {
        refuse(only)?;
    }
    Ok(outcomes)
}

/// An act that was sent before signs nothing a second time (SIG-02).
async fn once(tx: &Tx, act: SignatureId) -> Outcome<()> {
    let done = tx.row("select 1 from signature where tenant = $1 and act = $2 limit 1", [tx.ctx.tenant.0.into(), act.0.into()]).await?;
    let taken = || Problem::new(Code::Taken).detail("This was signed already. Look at it again before you sign once more.");
    if done.is_some() { Err(taken().into()) } else { Ok(()) }
}

fn refuse(only: &Signing) -> Outcome<()> {
    match only {
        Signing::Signed { .. } => Ok(()),
        Signing::NotFound { .. } => Err(Code::NotFound.into()),
        Signing::Changed { .. } => {
            Err(Problem::new(Code::Changed).detail("The data have changed since you saw them. Look at them again, then sign.").into())
        }
        Signing::Hindered { hindrances, .. } => {
            let words = hindrances.iter().map(|one| one.words()).collect::<Vec<_>>().join(" ");
            let more = serde_json::json!({ "hindrances": hindrances });
            Err(Problem::new(Code::OutOfOrder).detail(words).more(more).into())
        }
    }
}

async fn subject(tx: &Tx, study: StudyId, new: &NewSignatures, targets: &[(usize, &Target)]) -> Outcome<Vec<(usize, Signing)>> {
    let Some((_, first)) = targets.first() else { return Ok(Vec::new()) };
    let subject = first.subject;
    let book = if held(tx, study, subject).await? { casebooks(tx, study, &[subject]).await?.pop() } else { None };
    let mut outcomes = Vec::with_capacity(targets.len());
    let mut signed = false;
    for (at, target) in targets {
        let place = target.place.clone();
        let outcome = match &book {
            Some(book) => one_place(tx, study, new, book, target).await?,
            None => Signing::NotFound { subject, place },
        };
        signed |= outcome.signature().is_some();
        outcomes.push((*at, outcome));
    }
    if signed {
        standing::renew(tx, study, subject).await?;
    }
    Ok(outcomes)
}

// Whoever is saving one of its records waits, reads again and meets the signature; a record that is just begun is told apart by the
// subject's row, which its foreign key asks for.
const HOLD: [&str; 3] = [
    "select id from record where tenant = $1 and study = $2 and subject = $3 order by id for update",
    "select id from visit where tenant = $1 and study = $2 and subject = $3 order by id for update",
    "select id from subject where tenant = $1 and study = $2 and id = $3 for update",
];

/// Nothing of the subject changes until the end of the transaction. False: there is no such subject.
async fn held(tx: &Tx, study: StudyId, subject: SubjectId) -> Outcome<bool> {
    let mut found = 0;
    for sql in HOLD {
        found = tx.rows(sql, [tx.ctx.tenant.0.into(), study.0.into(), subject.0.into()]).await?.len();
    }
    Ok(found > 0)
}

async fn one_place(tx: &Tx, study: StudyId, new: &NewSignatures, book: &Casebook, target: &Target) -> Outcome<Signing> {
    let (subject, place) = (target.subject, target.place.clone());
    let mut hindrances = book.hindrances(&place);
    let (standing, previous) = before(tx, subject, &place, new.meaning).await?;
    if standing {
        hindrances.push(Hindrance::AlreadySigned);
    }
    let content = canonical(&book.content(&place))?;
    if hash(&content) != target.content_hash {
        return Ok(Signing::Changed { subject, place });
    }
    if !hindrances.is_empty() {
        return Ok(Signing::Hindered { subject, place, hindrances });
    }
    let id = write(tx, study, new, book, &place, content, previous).await?;
    let signature = Box::new(one(tx, study, id).await?.view);
    Ok(Signing::Signed { subject, place, signature })
}

const BEFORE: &str = "select id, broken_at is null as stands from signature where tenant = $1 and subject = $2 and level = $3
    and visit is not distinct from $4 and visit_n is not distinct from $5 and form is not distinct from $6 and form_n is not distinct from $7
    and meaning = $8 order by signed_at desc, id desc limit 1";

/// Whether it is signed with this meaning, and the last signature that was.
async fn before(tx: &Tx, subject: SubjectId, place: &SignPlace, meaning: Meaning) -> Outcome<(bool, Option<SignatureId>)> {
    let [visit, visit_n, form, form_n] = columns(place);
    let level = place.level.as_str().into();
    let values = [tx.ctx.tenant.0.into(), subject.0.into(), level, visit, visit_n, form, form_n, meaning.as_str().into()];
    let Some(row) = tx.row(BEFORE, values).await? else { return Ok((false, None)) };
    Ok((row.try_get("", "stands")?, Some(SignatureId(row.try_get("", "id")?))))
}

fn columns(place: &SignPlace) -> [sea_orm::Value; 4] {
    let count = |n: Option<u32>| n.map(|n| i32::try_from(n).unwrap_or(i32::MAX));
    let oid = |oid: &Option<shared::forms::Oid>| oid.as_ref().map(|oid| oid.0.clone());
    [oid(&place.visit).into(), count(place.visit_n).into(), oid(&place.form).into(), count(place.form_n).into()]
}

const INSERT: &str =
    "insert into signature (tenant, id, study, site, subject, level, visit, visit_n, form, form_n, meaning, signer, signer_name,
    signer_role, organisation, signed_at, zone, act, previous, content, content_hash, hash)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)";

async fn write(
    tx: &Tx,
    study: StudyId,
    new: &NewSignatures,
    book: &Casebook,
    place: &SignPlace,
    content: String,
    previous: Option<SignatureId>,
) -> Outcome<SignatureId> {
    let (id, actor) = (SignatureId(fresh()), &tx.ctx.actor);
    link(tx, book, place, id).await?;
    // After the locks, by the database's clock: whatever is in the data was there before.
    let now = tx.row("select clock_timestamp() as now", []).await?.ok_or_else(|| internal(&"the database has no clock"))?;
    let at = Instant(now.try_get("", "now")?);
    let document = Document {
        format: SIGNATURE_FORMAT,
        id,
        content: hash(&content),
        tenant: tx.ctx.tenant,
        study,
        subject: book.id,
        place: place.clone(),
        meaning: new.meaning,
        signer: actor.person,
        signer_name: actor.name.clone(),
        signer_role: signs_as(tx, study).map(str::to_owned),
        organisation: actor.organisation.clone(),
        signed_at: exactly(at),
        zone: book.zone.clone(),
        previous,
    };
    let [visit, visit_n, form, form_n] = columns(place);
    let values = [
        tx.ctx.tenant.0.into(),
        id.0.into(),
        study.0.into(),
        book.site.0.into(),
        book.id.0.into(),
        place.level.as_str().into(),
        visit,
        visit_n,
        form,
        form_n,
        new.meaning.as_str().into(),
        actor.person.0.into(),
        actor.name.as_str().into(),
        document.signer_role.clone().into(),
        actor.organisation.as_str().into(),
        at.0.into(),
        book.zone.as_str().into(),
        new.id.0.into(),
        previous.map(|id| id.0).into(),
        content.into(),
        document.content.clone().into(),
        document.hash()?.into(),
    ];
    tx.run(INSERT, values).await?;
    Ok(id)
}

/// The role by which the signer may sign here.
fn signs_as(tx: &Tx, study: StudyId) -> Option<&'static str> {
    tx.ctx.grants.holding(Permission::RecordSign, Scope::Study(study)).next().map(|grant| grant.role.as_str())
}

/// Every record that is covered holds the signature's id. The revision moves on: who is just saving reads again. Nobody saves what is out of
/// use, and its revision says since when it is.
async fn link(tx: &Tx, book: &Casebook, place: &SignPlace, id: SignatureId) -> Outcome<()> {
    let Content { records, .. } = book.content(place);
    let ids: Vec<uuid::Uuid> = records.iter().map(|record| record.id.0).collect();
    let sql = "update record set revision = revision + case when retired then 0 else 1 end,
        marks = jsonb_set(marks, '{signed}', coalesce(marks -> 'signed', '[]') || to_jsonb($3::text)) where tenant = $1 and id = any($2)";
    tx.run(sql, [tx.ctx.tenant.0.into(), ids.into(), id.to_string().into()]).await.map(|_| ())
}
