//! Files as answers: taken in, described, given out.
//!
//! Invariants: a file is looked at before it is kept, by content and by the scanner; its row is fenced as its subject's are; a
//! value that names a file names one of its own record ([`named_files`], asked by `save`), so nothing leads to another's.

use actix_web::web::{self, Bytes};
use sea_orm::QueryResult;
use sha2::{Digest, Sha256};
use shared::capture::api::{OnFile, OnSubject};
use shared::capture::{Change, Deed, FileFilter, FileView, Hold, NewFile, RecordKey};
use shared::forms::{FormPlan, ItemPlan, Look};
use shared::kernel::{Code, Cursor, FileId, Instant, Page, Place, Problem, StudyId, SubjectId, Upload};

use super::guard::may;
use super::records::stored;
use crate::kernel::app::App;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::files::picture::{self, Picture};
use crate::kernel::files::store::Part;
use crate::kernel::files::{Files, kind};
use crate::kernel::http::{Content, Download};
use crate::rooms::study::{Hidden, exists};

/// Files on a page.
const PAGE: usize = 100;

/// Takes a file in. The same file under the same id is taken in once.
pub async fn upload(tx: &Tx, app: &App, on: OnSubject, file: Upload<NewFile>) -> Outcome<FileView> {
    let Upload { said, bytes } = file;
    let record = RecordKey { visit: said.visit.clone(), visit_n: said.visit_n, form: said.form.clone(), form_n: said.form_n };
    let stored = stored(tx, on.study, on.subject, &record).await?;
    let closed = stored.unblinding.closed_to(tx, on.study);
    let look = look_of(stored.place(&record)?.0, &closed, &said)?;
    let held = |hold: &&Hold| hold.item.as_ref().is_none_or(|item| *item == said.at);
    may(&stored.standing.holds.iter().filter(held).cloned().collect::<Vec<_>>(), Deed::Data)?;
    let looked = look_at(&app.files, look, bytes.into()).await?;
    if let Some(scanner) = &app.files.scanner {
        scanner.admit(&looked.bytes).await?;
    }
    let new = insert(tx, on, stored.site, &record, &said, &looked, app.files.scanner.is_some()).await?;
    if new {
        keep(tx, app, said.id, &looked).await?;
    }
    let taken = || Problem::new(Code::Taken).detail("Another file has this id.");
    // An id that was used out of this person's reach is taken, too.
    let view = describe(tx, OnFile { study: on.study, file: said.id }).await.map_err(|_| taken())?;
    if view.sha256 != looked.sha256 || view.subject != on.subject {
        return Err(taken().into());
    }
    Ok(view)
}

/// The row is there first: two who use one id wait for each other there, and only the first has bytes kept.
async fn keep(tx: &Tx, app: &App, id: FileId, looked: &Looked) -> Outcome<()> {
    let store = &app.files.store;
    store.put(tx, &app.vault, id, Part::Whole, looked.bytes.clone()).await?;
    match &looked.picture {
        Some(picture) => store.put(tx, &app.vault, id, Part::Thumbnail, picture.thumbnail.clone().into()).await,
        None => Ok(()),
    }
}

/// How the item that it answers is answered, if by a file.
fn look_of(plan: &FormPlan, closed: &Hidden, said: &NewFile) -> Outcome<Look> {
    let open = |item: &&ItemPlan| item.item.takes_file() && !item.derived && !closed.has_item(&item.item.oid);
    let item = plan.item(&said.at).map(|(_, item)| item).filter(open);
    let none = || Problem::new(Code::Invalid).at("at", format!("This form has no item {} that takes a file.", said.at));
    Ok(item.ok_or_else(none)?.item.look())
}

/// What was found out about the bytes.
struct Looked {
    bytes: Bytes,
    media: &'static str,
    sha256: String,
    picture: Option<Picture>,
}

async fn look_at(files: &Files, look: Look, bytes: Bytes) -> Outcome<Looked> {
    let refused = |why: String| Problem::new(Code::Invalid).at("content", why);
    if bytes.is_empty() {
        return Err(refused("The file is empty.".into()).into());
    }
    if bytes.len() > files.limit {
        let detail = format!("A file may have {} MB; this one has {} MB.", files.limit / MEGABYTE, bytes.len().div_ceil(MEGABYTE));
        return Err(Problem::new(Code::TooLarge).detail(detail).into());
    }
    let kind = kind::of(&bytes);
    if kind.runs {
        return Err(refused("This is a program. Programs are not kept.".into()).into());
    }
    if matches!(look, Look::Image | Look::Signature) && !kind.is_image {
        return Err(refused(format!("A picture is asked for here; this is {}.", kind.media)).into());
    }
    let decoded = picture::is_decoded(kind.media);
    // Hashing and decoding take time: away from the threads that answer.
    let work = move || {
        let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let picture = if decoded { picture::read(&bytes) } else { None };
        Looked { picture, media: kind.media, sha256, bytes }
    };
    let looked = web::block(work).await.map_err(|error| internal(&error))?;
    if decoded && looked.picture.is_none() {
        return Err(refused("This picture is damaged, or larger than can be shown.".into()).into());
    }
    Ok(looked)
}

const MEGABYTE: usize = 1024 * 1024;

const INSERT: &str = "insert into file (tenant, id, study, site, subject, visit, visit_n, form, form_n, item, name, media, size, sha256,
    width, height, thumbnail, scanned, uploaded_by, uploaded_by_name)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) on conflict do nothing";

/// Whether the id was new.
async fn insert(
    tx: &Tx,
    on: OnSubject,
    site: uuid::Uuid,
    record: &RecordKey,
    said: &NewFile,
    looked: &Looked,
    scanned: bool,
) -> Outcome<bool> {
    let count = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    let size = |of: fn(&Picture) -> u32| looked.picture.as_ref().map(|picture| count(of(picture)));
    let values = [
        tx.ctx.tenant.0.into(),
        said.id.0.into(),
        on.study.0.into(),
        site.into(),
        on.subject.0.into(),
        record.visit.as_str().into(),
        count(record.visit_n).into(),
        record.form.as_str().into(),
        count(record.form_n).into(),
        said.at.to_string().into(),
        plain_name(&said.name).into(),
        looked.media.into(),
        i64::try_from(looked.bytes.len()).unwrap_or(i64::MAX).into(),
        looked.sha256.as_str().into(),
        size(|picture| picture.width).into(),
        size(|picture| picture.height).into(),
        looked.picture.is_some().into(),
        scanned.into(),
        tx.ctx.actor.person.0.into(),
        tx.ctx.actor.name.as_str().into(),
    ];
    tx.run(INSERT, values).await.map(|rows| rows > 0)
}

/// The last part of a path, without what no name may hold.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|one| !one.is_control()).collect();
    if plain.trim().is_empty() { "file".to_owned() } else { plain }
}

// A file is in use while its item says so; it was said before when a shadow row says so.
const COLUMNS: &str = "select f.id, f.subject, f.visit, f.visit_n, f.form, f.form_n, f.item, f.name, f.media, f.size, f.sha256, f.width,
    f.height, f.thumbnail, f.scanned, f.uploaded_at, f.uploaded_by_name,
    exists (select 1 from record r where r.tenant = f.tenant and r.subject = f.subject and r.visit = f.visit
      and r.visit_n = f.visit_n and r.form = f.form and r.form_n = f.form_n
      and exists (select 1 from jsonb_each(r.values) v where v.value ->> 'v' = f.id::text)) as in_use
    from file f where f.tenant = $1 and f.study = $2";

/// One file, without its bytes.
pub async fn describe(tx: &Tx, on: OnFile) -> Outcome<FileView> {
    let sql = format!("{COLUMNS} and f.id = $3");
    let row = tx.row(&sql, [tx.ctx.tenant.0.into(), on.study.0.into(), on.file.0.into()]).await?;
    let found = view(&row.ok_or(Code::NotFound)?)?;
    if Hidden::of(tx, on.study).await?.has(&found.at) { Err(Code::NotFound.into()) } else { Ok(found) }
}

/// Files in reach, oldest first.
pub async fn list(tx: &Tx, study: StudyId, filter: FileFilter) -> Outcome<Page<FileView>> {
    let sql = format!(
        "select * from ({COLUMNS} and ($3::uuid is null or f.subject = $3) and ($4::uuid is null or f.id > $4)) found
         where (not $5 or (not in_use and not exists (select 1 from audit.record a where a.tenant = $1 and a.subject = found.subject
           and strpos(a.changes::text, found.id::text) > 0)))
         and not split_part(item, '/', 3) = any($7) order by id limit $6"
    );
    let after: Option<uuid::Uuid> = filter.after.map(|cursor| cursor.0.parse()).transpose().map_err(|_| Code::NotFound)?;
    let values = [
        tx.ctx.tenant.0.into(),
        study.0.into(),
        filter.subject.map(|subject| subject.0).into(),
        after.into(),
        filter.orphans.into(),
        i64::try_from(PAGE + 1).unwrap_or(i64::MAX).into(),
        Hidden::of(tx, study).await?.names().into(),
    ];
    let mut rows = tx.rows(&sql, values).await?.iter().map(view).collect::<Outcome<Vec<FileView>>>()?;
    if rows.is_empty() {
        exists(tx, study).await?;
    }
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|last| Cursor(last.id.to_string()));
    Ok(Page { rows, next })
}

/// The bytes, under the file's own name.
pub async fn content(tx: &Tx, app: &App, on: OnFile) -> Outcome<Download> {
    let file = describe(tx, on).await?;
    let bytes = app.files.store.get(tx, &app.vault, on.file, Part::Whole).await?;
    Ok(Download { name: file.name, media: file.media.into(), content: Content::Bytes(bytes) })
}

/// The small picture.
pub async fn thumbnail(tx: &Tx, app: &App, on: OnFile) -> Outcome<Download> {
    let file = describe(tx, on).await?;
    if !file.thumbnail {
        return Err(Code::NotFound.into());
    }
    let bytes = app.files.store.get(tx, &app.vault, on.file, Part::Thumbnail).await?;
    let media = kind::of(&bytes).media;
    Ok(Download { name: format!("{}-thumbnail", on.file), media: media.into(), content: Content::Bytes(bytes) })
}

fn view(row: &QueryResult) -> Outcome<FileView> {
    let count = |name: &str| row.try_get::<i32>("", name).map(|n| u32::try_from(n).unwrap_or_default());
    let pixels = |name: &str| row.try_get::<Option<i32>>("", name).map(|n| n.and_then(|n| u32::try_from(n).ok()));
    let text = |name: &str| row.try_get::<String>("", name);
    let id: uuid::Uuid = row.try_get("", "id")?;
    let subject: uuid::Uuid = row.try_get("", "subject")?;
    let size: i64 = row.try_get("", "size")?;
    let at: time::OffsetDateTime = row.try_get("", "uploaded_at")?;
    Ok(FileView {
        id: FileId(id),
        subject: SubjectId(subject),
        record: RecordKey {
            visit: text("visit")?.as_str().into(),
            visit_n: count("visit_n")?,
            form: text("form")?.as_str().into(),
            form_n: count("form_n")?,
        },
        at: text("item")?.parse().map_err(|error| internal(&error))?,
        name: text("name")?,
        media: text("media")?,
        size: u64::try_from(size).unwrap_or_default(),
        sha256: text("sha256")?,
        width: pixels("width")?,
        height: pixels("height")?,
        thumbnail: row.try_get("", "thumbnail")?,
        scanned: row.try_get("", "scanned")?,
        in_use: row.try_get("", "in_use")?,
        uploaded_at: Instant(at),
        uploaded_by: text("uploaded_by_name")?,
    })
}

/// Each value that names a file names one of this record. What an import found in a file's place stays as it is.
pub async fn named_files(
    tx: &Tx,
    study: StudyId,
    subject: SubjectId,
    plan: &FormPlan,
    record: &RecordKey,
    changes: &[&Change],
) -> Outcome<()> {
    let takes = |change: &&&Change| plan.item(&change.at).is_some_and(|(_, item)| item.item.takes_file());
    let named: Vec<(&Change, Option<uuid::Uuid>)> =
        changes.iter().filter(takes).filter_map(|change| Some((*change, change.to.one()?.trim().parse().ok()))).collect();
    if named.is_empty() {
        return Ok(());
    }
    let ids: Vec<uuid::Uuid> = named.iter().filter_map(|(_, id)| *id).collect();
    let sql = "select id from file where tenant = $1 and study = $2 and subject = $3 and visit = $4 and visit_n = $5 and form = $6
        and form_n = $7 and id = any($8)";
    let count = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    let values = [
        tx.ctx.tenant.0.into(),
        study.0.into(),
        subject.0.into(),
        record.visit.as_str().into(),
        count(record.visit_n).into(),
        record.form.as_str().into(),
        count(record.form_n).into(),
        ids.into(),
    ];
    let found = tx.rows(sql, values).await?;
    let known = found.iter().map(|row| row.try_get("", "id")).collect::<Result<Vec<uuid::Uuid>, _>>()?;
    let explicit = |change: &Change| plan.item(&change.at).is_some_and(|(_, item)| item.item.look() != Look::Usual);
    let wrong = named.into_iter().filter(|(change, id)| id.map_or(explicit(change), |id| !known.contains(&id)));
    let errors: Vec<Place> =
        wrong.map(|(change, _)| Place { at: change.at.to_string(), message: "No file of this form has this id.".into() }).collect();
    if errors.is_empty() { Ok(()) } else { Err(Problem { errors, ..Code::Invalid.into() }.into()) }
}
