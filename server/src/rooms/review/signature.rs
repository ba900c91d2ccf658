//! Signatures as the database has them, as they are shown, and the document whose hash binds signer, meaning and time to the content.

use sea_orm::QueryResult;
use serde::Serialize;
use shared::access::Role;
use shared::capture::api::OnSubject;
use shared::forms::Oid;
use shared::kernel::{Code, Instant, Page, PersonId, SignatureId, StudyId, SubjectId, TenantId};
use shared::review::{Breach, Meaning, SIGNATURE_FORMAT, SignPlace, SignatureView};

use super::sign_canonical::{canonical, hash};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};

/// What binds a signature together (11.70): format `probatum-signature-1`.
#[derive(Debug, Serialize)]
pub struct Document {
    pub format: &'static str,
    pub id: SignatureId,
    /// The hash of the content.
    pub content: String,
    pub tenant: TenantId,
    pub study: StudyId,
    pub subject: SubjectId,
    pub place: SignPlace,
    pub meaning: Meaning,
    pub signer: PersonId,
    pub signer_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signer_role: Option<String>,
    pub organisation: String,
    /// UTC with six digits of the second.
    pub signed_at: String,
    pub zone: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<SignatureId>,
}

impl Document {
    pub fn hash(&self) -> Outcome<String> {
        canonical(self).map(|text| hash(&text))
    }
}

/// `2026-11-30T10:42:03.000120Z`.
pub fn exactly(at: Instant) -> String {
    let at = at.0.to_offset(time::UtcOffset::UTC);
    let (date, time) = (at.date(), at.time());
    let day = format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day());
    format!("{day}T{:02}:{:02}:{:02}.{:06}Z", time.hour(), time.minute(), time.second(), time.microsecond())
}

/// A signature with what stands in its row beside what is shown.
#[derive(Clone)]
pub struct Kept {
    pub view: SignatureView,
    pub study: StudyId,
    pub subject_key: String,
    pub content: String,
    pub content_hash: String,
}

impl Kept {
    /// The document that the row as it stands comes to.
    pub fn document(&self, tenant: TenantId) -> Document {
        let view = &self.view;
        Document {
            format: SIGNATURE_FORMAT,
            id: view.id,
            content: self.content_hash.clone(),
            tenant,
            study: self.study,
            subject: view.subject,
            place: view.place.clone(),
            meaning: view.meaning,
            signer: view.signer,
            signer_name: view.name.clone(),
            signer_role: view.role.map(|role| role.as_str().to_owned()),
            organisation: view.organisation.clone(),
            signed_at: exactly(view.at),
            zone: view.zone.clone(),
            previous: view.previous,
        }
    }
}

/// `$1` is the tenant, `$2` the study.
const READ: &str =
    "select g.id, g.study, g.subject, s.key, g.level, g.visit, g.visit_n, g.form, g.form_n, g.meaning, g.signer, g.signer_name,
    g.signer_role, g.organisation, g.signed_at, g.zone, g.previous, g.content, g.content_hash, g.hash, g.broken_at, g.broken_by,
    g.broken_by_name, g.broken::text as broken,
    exists (select from signature n where n.tenant = g.tenant and n.previous = g.id) as superseded
    from signature g join subject s on s.tenant = g.tenant and s.id = g.subject where g.tenant = $1 and g.study = $2";

/// All signatures of these subjects, the newest first.
pub async fn kept(tx: &Tx, study: StudyId, subjects: Option<&[SubjectId]>) -> Outcome<Vec<Kept>> {
    let ids = subjects.map(|ids| ids.iter().map(|id| id.0).collect::<Vec<_>>());
    let sql = format!("{READ} and ($3::uuid[] is null or g.subject = any($3)) order by g.signed_at desc, g.id desc");
    let rows = tx.rows(&sql, [tx.ctx.tenant.0.into(), study.0.into(), ids.into()]).await?;
    rows.iter().map(read).collect()
}

/// One signature.
pub async fn one(tx: &Tx, study: StudyId, id: SignatureId) -> Outcome<Kept> {
    let row = tx.row(&format!("{READ} and g.id = $3"), [tx.ctx.tenant.0.into(), study.0.into(), id.0.into()]).await?;
    read(&row.ok_or(Code::NotFound)?)
}

/// Signatures of these subjects as they are shown, the newest first.
pub async fn of_subjects(tx: &Tx, study: StudyId, subjects: &[SubjectId]) -> Outcome<Vec<SignatureView>> {
    let ids: Vec<uuid::Uuid> = subjects.iter().map(|id| id.0).collect();
    // What was signed is long, and not shown here.
    let sql = format!("{} and g.subject = any($3) order by g.signed_at desc, g.id desc", READ.replace("g.content,", "'' as content,"));
    let rows = tx.rows(&sql, [tx.ctx.tenant.0.into(), study.0.into(), ids.into()]).await?;
    rows.iter().map(|row| Ok(read(row)?.view)).collect()
}

/// Somebody who signed: name, role and organisation as they were the last time.
#[derive(Clone, Debug)]
pub struct Signer {
    pub person: PersonId,
    pub name: String,
    pub role: Option<Role>,
    pub organisation: String,
}

/// Everybody whose signature is in reach.
pub async fn signers(tx: &Tx, study: StudyId) -> Outcome<Vec<Signer>> {
    let sql = "select distinct on (signer) signer, signer_name, signer_role, organisation from signature where tenant = $1 and study = $2
               order by signer, signed_at desc";
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), study.0.into()]).await?;
    let signer = |row: &QueryResult| {
        let role: Option<String> = row.try_get("", "signer_role")?;
        Ok(Signer {
            person: PersonId(row.try_get("", "signer")?),
            name: row.try_get("", "signer_name")?,
            role: role.and_then(|role| Role::ALL.iter().copied().find(|one| one.as_str() == role)),
            organisation: row.try_get("", "organisation")?,
        })
    };
    rows.iter().map(signer).collect()
}

/// Every signature of a subject in reach.
pub async fn of_subject(tx: &Tx, on: OnSubject) -> Outcome<Page<SignatureView>> {
    let rows = of_subjects(tx, on.study, &[on.subject]).await?;
    if rows.is_empty() {
        let sql = "select 1 from subject where tenant = $1 and study = $2 and id = $3";
        tx.row(sql, [tx.ctx.tenant.0.into(), on.study.0.into(), on.subject.0.into()]).await?.ok_or(Code::NotFound)?;
    }
    Ok(Page { rows, next: None })
}

fn read(row: &QueryResult) -> Outcome<Kept> {
    let text = |column: &str| row.try_get::<String>("", column);
    let role: Option<String> = row.try_get("", "signer_role")?;
    let unknown = |_| internal(&"a signature of a kind that this version does not know");
    let view = SignatureView {
        id: SignatureId(row.try_get("", "id")?),
        subject: SubjectId(row.try_get("", "subject")?),
        place: place(row)?,
        meaning: text("meaning")?.parse().map_err(unknown)?,
        signer: PersonId(row.try_get("", "signer")?),
        name: text("signer_name")?,
        role: role.and_then(|role| Role::ALL.iter().copied().find(|one| one.as_str() == role)),
        organisation: text("organisation")?,
        at: Instant(row.try_get("", "signed_at")?),
        zone: text("zone")?,
        hash: text("hash")?,
        previous: row.try_get::<Option<uuid::Uuid>>("", "previous")?.map(SignatureId),
        broken: breach(row)?,
        superseded: row.try_get("", "superseded")?,
    };
    Ok(Kept {
        view,
        study: StudyId(row.try_get("", "study")?),
        subject_key: text("key")?,
        content: text("content")?,
        content_hash: text("content_hash")?,
    })
}

fn place(row: &QueryResult) -> Outcome<SignPlace> {
    let oid = |column: &str| row.try_get::<Option<String>>("", column).map(|oid| oid.map(Oid));
    let count = |column: &str| row.try_get::<Option<i32>>("", column).map(|n| n.and_then(|n| u32::try_from(n).ok()));
    let level = row.try_get::<String>("", "level")?.parse().map_err(|()| internal(&"a level that this version does not know"))?;
    Ok(SignPlace { level, visit: oid("visit")?, visit_n: count("visit_n")?, form: oid("form")?, form_n: count("form_n")? })
}

fn breach(row: &QueryResult) -> Outcome<Option<Breach>> {
    let at: Option<time::OffsetDateTime> = row.try_get("", "broken_at")?;
    let (by, what): (Option<uuid::Uuid>, Option<String>) = (row.try_get("", "broken_by")?, row.try_get("", "broken")?);
    let Some((at, what)) = at.zip(what) else { return Ok(None) };
    let what = serde_json::from_str(&what).map_err(|error| internal(&error))?;
    let name = row.try_get::<Option<String>>("", "broken_by_name")?.unwrap_or_default();
    Ok(Some(Breach { at: Instant(at), by: PersonId(by.unwrap_or_default()), name, what }))
}

/// The test vector of `docs/signatures.md`: a content, and the document that signs it.
#[cfg(test)]
pub fn vector() -> (shared::review::Content, impl Fn(String) -> Document) {
    use shared::capture::{RecordKey, RowKey};
    use shared::forms::Datum;
    use shared::review::{CONTENT_FORMAT, Content, SignedQuery, SignedRecord, SignedValue, SignedVisit};
    let id = |n: u128| uuid::Uuid::from_u128(0x0195_0000_0000_7000_8000_0000_0000_0000 + n);
    let key = RecordKey { visit: "SE.BASE".into(), visit_n: 1, form: "F.VS".into(), form_n: 1 };
    let place = SignPlace::visit("SE.BASE".into(), 1);
    let value = |at: &str, datum: Datum| SignedValue::of(&at.parse().unwrap(), &datum);
    let why: shared::forms::Missing = serde_json::from_str("\"ND\"").unwrap();
    let record = SignedRecord {
        id: shared::kernel::RecordId(id(4)),
        key,
        design: hash("the design"),
        state: shared::capture::RecordState::Complete,
        retired: false,
        findings: 0,
        retired_rows: vec![RowKey { group: "IG.VS".into(), row: 2 }],
        values: vec![
            value("IG.VS/1/IT.DBP", Datum::missing(why)),
            value("IG.VS/1/IT.NOTE", Datum::text("Ruhe, 5 min – \"sitzend\" ")),
            value("IG.VS/1/IT.SBP", Datum { unit: Some("MU.MMHG".into()), ..Datum::text("120.50") }),
            value("IG.VS/1/IT.SYMPTOMS", Datum::many(["1", "3"])),
        ],
        queries: vec![SignedQuery { id: shared::kernel::QueryId(id(5)), state: "answered".into() }],
    };
    let visit = SignedVisit { visit: "SE.BASE".into(), n: 1, date: Some("2026-03".into()), not_done: None, note: None, retired: false };
    let content = Content {
        format: CONTENT_FORMAT.into(),
        tenant: TenantId(id(1)),
        study: StudyId(id(2)),
        subject: SubjectId(id(3)),
        subject_key: "DE01-007".into(),
        place: place.clone(),
        visits: vec![visit],
        records: vec![record],
    };
    let document = move |content: String| Document {
        format: SIGNATURE_FORMAT,
        id: SignatureId(id(6)),
        content,
        tenant: TenantId(id(1)),
        study: StudyId(id(2)),
        subject: SubjectId(id(3)),
        place: place.clone(),
        meaning: Meaning::ReviewApproval,
        signer: PersonId(id(7)),
        signer_name: "Dr. Katrin Vogel".into(),
        signer_role: Some("investigator".into()),
        organisation: "Meridian Therapeutics".into(),
        signed_at: "2026-11-30T10:42:03.000120Z".into(),
        zone: "Europe/Berlin".into(),
        previous: None,
    };
    (content, document)
}
