//! Studies: made from a design, listed with what is in reach.

use actix_web::web;
use shared::kernel::{Code, Place, Problem, StudyId, VersionId};
use shared::study::api::{Environment, StudyView};
use shared::study::{Design, DesignReport};

use super::formats;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::fresh;

const VIEW: &str = "select s.id, s.name, s.protocol, s.description, s.environment, s.version, v.name as version_name, v.hash,
    (select count(*) from site i where i.tenant = s.tenant and i.study = s.id) as sites,
    (select count(*) from subject p where p.tenant = s.tenant and p.study = s.id) as subjects
    from study s join study_version v on v.tenant = s.tenant and v.id = s.version where s.tenant = $1";

/// The studies in reach, by protocol name.
pub async fn reach(tx: &Tx) -> Outcome<Vec<StudyView>> {
    let rows = tx.rows(&format!("{VIEW} order by lower(s.protocol), lower(s.name), s.id"), [tx.ctx.tenant.0.into()]).await?;
    rows.iter().map(read).collect()
}

/// One study.
pub async fn one(tx: &Tx, study: StudyId) -> Outcome<StudyView> {
    let row = tx.row(&format!("{VIEW} and s.id = $2"), [tx.ctx.tenant.0.into(), study.0.into()]).await?;
    read(&row.ok_or(Code::NotFound)?)
}

/// An empty list is an answer only for a study that is in reach.
pub async fn exists(tx: &Tx, study: StudyId) -> Outcome<()> {
    let row = tx.row("select 1 from study where tenant = $1 and id = $2", [tx.ctx.tenant.0.into(), study.0.into()]).await?;
    row.map(|_| ()).ok_or_else(|| Code::NotFound.into())
}

fn read(row: &sea_orm::QueryResult) -> Outcome<StudyView> {
    let environment: String = row.try_get("", "environment")?;
    Ok(StudyView {
        id: StudyId(row.try_get("", "id")?),
        name: row.try_get("", "name")?,
        protocol: row.try_get("", "protocol")?,
        description: row.try_get("", "description")?,
        environment: environment.parse().map_err(|()| internal(&"an environment that this version does not know"))?,
        version: VersionId(row.try_get("", "version")?),
        version_name: row.try_get("", "version_name")?,
        hash: row.try_get("", "hash")?,
        sites: row.try_get("", "sites")?,
        subjects: row.try_get("", "subjects")?,
    })
}

/// What becomes a study.
#[derive(Clone, Copy, Debug)]
pub struct NewStudy<'a> {
    pub design: &'a Design,
    pub environment: Environment,
    /// The file it came from.
    pub from: &'a str,
}

/// Creates a study with the design as its first, published version.
pub async fn create(tx: &Tx, new: NewStudy<'_>) -> Outcome<(StudyId, VersionId)> {
    let (study, version, design) = (StudyId(fresh()), VersionId(fresh()), new.design);
    let tenant = tx.ctx.tenant.0;
    let known = [&design.protocol, &design.name, &design.oid.0].into_iter().find(|text| !text.trim().is_empty());
    let protocol = known.map_or("", String::as_str);
    let name = if design.name.trim().is_empty() { protocol } else { &design.name };
    let sql = "insert into study (tenant, id, oid, name, protocol, description, environment) values ($1, $2, $3, $4, $5, $6, $7)";
    let values = [
        tenant.into(),
        study.0.into(),
        design.oid.as_str().into(),
        name.into(),
        protocol.into(),
        design.description.as_str().into(),
        new.environment.as_str().into(),
    ];
    tx.run(sql, values).await?;
    let json = serde_json::to_string(design).map_err(|error| internal(&error))?;
    let sql = "insert into study_version (tenant, id, study, n, oid, name, hash, design, state, published_at, imported_from)
               values ($1, $2, $3, 1, $4, $5, $6, $7, 'published', now(), $8)";
    let values = [
        tenant.into(),
        version.0.into(),
        study.0.into(),
        design.version_oid.as_str().into(),
        design.version_name.as_str().into(),
        design.hash().into(),
        json.into(),
        new.from.into(),
    ];
    tx.run(sql, values).await?;
    tx.run("update study set version = $3 where tenant = $1 and id = $2", [tenant.into(), study.0.into(), version.0.into()]).await?;
    super::news::imported(tx, study, version).await?;
    Ok((study, version))
}

/// Reads a design file. Large ones take seconds: that is not done where requests are answered.
pub async fn read_file(bytes: Vec<u8>) -> Outcome<(DesignReport, Option<Design>)> {
    web::block(move || formats::import("upload", bytes.as_slice())).await.map_err(|error| internal(&error))
}

/// Reads a design file and creates a study from it; refuses with every place that stands in the way.
pub async fn import(tx: &Tx, bytes: Vec<u8>, environment: Environment) -> Outcome<(StudyId, VersionId, DesignReport)> {
    let (report, design) = read_file(bytes).await?;
    let Some(design) = design else {
        let errors = report.refused.iter().map(|one| Place { at: format!("line {}: {}", one.line, one.path), message: one.what.clone() });
        return Err(Problem { errors: errors.collect(), ..Code::Invalid.into() }.into());
    };
    let (study, version) = create(tx, NewStudy { design: &design, environment, from: "upload" }).await?;
    Ok((study, version, report))
}
