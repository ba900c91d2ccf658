//! Amending a running study: a new version of its design is looked at, added as a draft, compared, published, and one day retired.
//!
//! Invariants: a version never changes but in its state (a trigger of the database holds it), and whoever added a version does
//! not publish it (four eyes).

use shared::forms::rule::Ucum;
use shared::kernel::{Code, Instant, Place, Problem, StudyId, VersionId};
use shared::study::api::{Comparison, VersionCheck, VersionOptions, VersionRow, VersionState};
use shared::study::{Design, differences};

use super::studies::{self, read_file};
use super::versions::{design_of, version};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::fresh;

/// Who did it is what the database wrote down.
const VIEW: &str = "select v.id, v.n, v.name, v.hash, v.state, v.created_at, v.published_at, v.imported_from, v.id = s.version as current,
    (select a.actor_name from audit.study_version a where a.tenant = v.tenant and a.row_id = v.id order by a.seq limit 1) as added_by,
    (select a.actor_name from audit.study_version a where a.tenant = v.tenant and a.row_id = v.id and v.published_at is not null
        and a.changes -> 'published_at' is not null order by a.seq limit 1) as published_by,
    (select count(*) from site i where i.tenant = v.tenant and i.study = v.study and i.version = v.id) as sites,
    (select count(*) from subject p where p.tenant = v.tenant and p.study = v.study and p.version = v.id) as subjects
    from study_version v join study s on s.tenant = v.tenant and s.id = v.study where v.tenant = $1 and v.study = $2";

/// The study's versions, the newest first.
pub async fn list(tx: &Tx, study: StudyId) -> Outcome<Vec<VersionRow>> {
    let rows = tx.rows(&format!("{VIEW} order by v.n desc"), [tx.ctx.tenant.0.into(), study.0.into()]).await?;
    if rows.is_empty() {
        studies::exists(tx, study).await?;
    }
    rows.iter().map(read).collect()
}

/// One version as the list shows it.
pub async fn row(tx: &Tx, study: StudyId, version: VersionId) -> Outcome<VersionRow> {
    let row = tx.row(&format!("{VIEW} and v.id = $3"), [tx.ctx.tenant.0.into(), study.0.into(), version.0.into()]).await?;
    read(&row.ok_or(Code::NotFound)?)
}

fn read(row: &sea_orm::QueryResult) -> Outcome<VersionRow> {
    let state: String = row.try_get("", "state")?;
    let n: i32 = row.try_get("", "n")?;
    let added: time::OffsetDateTime = row.try_get("", "created_at")?;
    let published: Option<time::OffsetDateTime> = row.try_get("", "published_at")?;
    Ok(VersionRow {
        id: VersionId(row.try_get("", "id")?),
        n: u32::try_from(n).unwrap_or_default(),
        name: row.try_get("", "name")?,
        hash: row.try_get("", "hash")?,
        state: state.parse().map_err(|()| internal(&"a state of a version that this build does not know"))?,
        current: row.try_get::<Option<bool>>("", "current")?.unwrap_or_default(),
        added: Instant(added),
        added_by: row.try_get::<Option<String>>("", "added_by")?.unwrap_or_default(),
        published: published.map(Instant),
        published_by: row.try_get("", "published_by")?,
        file: row.try_get("", "imported_from")?,
        sites: row.try_get("", "sites")?,
        subjects: row.try_get("", "subjects")?,
    })
}

/// What a file would change, without storing anything.
pub async fn check(tx: &Tx, study: StudyId, bytes: Vec<u8>) -> Outcome<VersionCheck> {
    let running = version(tx, running(tx, study).await?).await?;
    let (report, design) = read_file(bytes).await?;
    let changes = design.map(|design| differences(&running.design, &of_study(design, &running.design, "")));
    Ok(VersionCheck { report, changes: changes.unwrap_or_default() })
}

/// Adds a version as a draft. One that changes nothing is refused: it would be a version in name only.
pub async fn add(tx: &Tx, study: StudyId, bytes: Vec<u8>, options: VersionOptions) -> Outcome<VersionRow> {
    // One after the other, so that numbers are not given twice.
    tx.row("select pg_advisory_xact_lock(hashtextextended('version ' || $1, 0))::text", [study.to_string().into()]).await?;
    let running = version(tx, running(tx, study).await?).await?;
    let (report, design) = read_file(bytes).await?;
    let Some(design) = design else {
        let errors = report.refused.iter().map(|one| Place { at: format!("line {}: {}", one.line, one.path), message: one.what.clone() });
        return Err(Problem { errors: errors.collect(), ..Code::Invalid.into() }.into());
    };
    let design = of_study(design, &running.design, options.name.trim());
    let hash = design.hash();
    let same = "select n from study_version where tenant = $1 and study = $2 and hash = $3 and state <> 'retired'";
    if let Some(row) = tx.row(same, [tx.ctx.tenant.0.into(), study.0.into(), hash.as_str().into()]).await? {
        let n: i32 = row.try_get("", "n")?;
        return Err(Problem::new(Code::Taken)
            .detail(format!("This is version {n}, byte for byte. A new version says something new."))
            .into());
    }
    let id = VersionId(fresh());
    let json = serde_json::to_string(&design).map_err(|error| internal(&error))?;
    let sql = "insert into study_version (tenant, id, study, n, oid, name, hash, design, state, imported_from)
               select $1, $3, $2, coalesce(max(n), 0) + 1, $4, $5, $6, $7, 'draft', $8 from study_version where tenant = $1 and study = $2";
    let file = Some(options.file.trim()).filter(|name| !name.is_empty()).unwrap_or("upload");
    let values = [
        tx.ctx.tenant.0.into(),
        study.0.into(),
        id.0.into(),
        design.version_oid.as_str().into(),
        design.version_name.as_str().into(),
        hash.into(),
        json.into(),
        file.into(),
    ];
    tx.run(sql, values).await?;
    row(tx, study, id).await
}

/// The design as one of this study: what the study is called and how its subjects are is the study's own, not the file's.
fn of_study(design: Design, running: &Design, name: &str) -> Design {
    let version_name = if name.is_empty() { design.version_name.clone() } else { name.to_owned() };
    Design {
        version_name,
        oid: running.oid.clone(),
        name: running.name.clone(),
        description: running.description.clone(),
        protocol: running.protocol.clone(),
        subject_pattern: running.subject_pattern.clone(),
        ..design
    }
}

/// The version with which new sites begin.
async fn running(tx: &Tx, study: StudyId) -> Outcome<VersionId> {
    let row = tx.row("select version from study where tenant = $1 and id = $2", [tx.ctx.tenant.0.into(), study.0.into()]).await?;
    let version: Option<uuid::Uuid> = row.ok_or(Code::NotFound)?.try_get("", "version")?;
    Ok(VersionId(version.ok_or(Code::OutOfOrder)?))
}

/// What a version changes, against the running one or another.
pub async fn compare(tx: &Tx, study: StudyId, id: VersionId, against: Option<VersionId>) -> Outcome<Comparison> {
    let against = match against {
        Some(against) => against,
        None => running(tx, study).await?,
    };
    let (version, against) = (row(tx, study, id).await?, row(tx, study, against).await?);
    let changes = differences(&design_of(tx, against.id).await?, &design_of(tx, version.id).await?);
    Ok(Comparison { version, against, changes })
}

/// Publishes a draft. What cannot be compiled collects no data (circles, names that lead nowhere).
pub async fn publish(tx: &Tx, study: StudyId, id: VersionId) -> Outcome<VersionRow> {
    let now = row(tx, study, id).await?;
    match now.state {
        VersionState::Draft => {}
        VersionState::Published => return Err(Problem::new(Code::OutOfOrder).detail("This version is published already.").into()),
        VersionState::Retired => return Err(Problem::new(Code::OutOfOrder).detail("This version was retired. Add it again.").into()),
    }
    four_eyes(tx, id).await?;
    let broken = design_of(tx, id).await?.compile(&Ucum).faults.into_iter().filter(|one| one.broken);
    let errors: Vec<Place> = broken.map(|one| Place { at: one.rule.clone(), message: one.fault.to_string() }).collect();
    if !errors.is_empty() {
        let problem = Problem::new(Code::Invalid).detail("Some of its rules cannot be evaluated. Mend them and add the version again.");
        return Err(Problem { errors, ..problem }.into());
    }
    let sql = "update study_version set state = 'published', published_at = now() where tenant = $1 and id = $2 and state = 'draft'";
    if tx.run(sql, [tx.ctx.tenant.0.into(), id.0.into()]).await? == 0 {
        return Err(Code::Conflict.into());
    }
    super::news::published(tx, study, id).await?;
    row(tx, study, id).await
}

/// E6(R3) 3.16.1(d), DAT-01: two people stand for a version, the one who made it and the one who approves it.
async fn four_eyes(tx: &Tx, id: VersionId) -> Outcome<()> {
    let sql = "select actor from audit.study_version where tenant = $1 and row_id = $2 order by seq limit 1";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), id.0.into()]).await?.ok_or_else(|| internal(&"a version without a shadow row"))?;
    let author: Option<uuid::Uuid> = row.try_get("", "actor")?;
    if author == Some(tx.ctx.actor.person.0) {
        return Err(Problem::new(Code::Forbidden).detail("You added this version. Somebody else has to look at it and publish it.").into());
    }
    Ok(())
}

/// Retires a version that no site begins with.
pub async fn retire(tx: &Tx, study: StudyId, id: VersionId) -> Outcome<VersionRow> {
    let now = row(tx, study, id).await?;
    if now.current || now.sites > 0 {
        return Err(Problem::new(Code::OutOfOrder).detail("New subjects begin with this version. Release another one first.").into());
    }
    let sql = "update study_version set state = 'retired' where tenant = $1 and id = $2 and state <> 'retired'";
    tx.run(sql, [tx.ctx.tenant.0.into(), id.0.into()]).await?;
    row(tx, study, id).await
}

/// Gives a published version to sites: new subjects begin with it. None named: all, and those that open later.
pub async fn give(tx: &Tx, study: StudyId, id: VersionId, sites: &[uuid::Uuid]) -> Outcome<u64> {
    let version = row(tx, study, id).await?;
    if version.state != VersionState::Published {
        let detail = "Only a published version can be released to sites.";
        return Err(Problem::new(Code::OutOfOrder).detail(detail).into());
    }
    if sites.is_empty() {
        let sql = "update study set version = $3 where tenant = $1 and id = $2 and version is distinct from $3";
        tx.run(sql, [tx.ctx.tenant.0.into(), study.0.into(), id.0.into()]).await?;
    }
    let sql = "update site set version = $3 where tenant = $1 and study = $2 and version is distinct from $3 and (cardinality($4::uuid[]) = 0 or id = any($4))";
    tx.run(sql, [tx.ctx.tenant.0.into(), study.0.into(), id.0.into(), sites.to_vec().into()]).await
}
