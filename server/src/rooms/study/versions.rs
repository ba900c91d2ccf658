//! Versions: a design, its hash, and the plans of its forms, compiled once and kept.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use moka::future::Cache;
use shared::forms::rule::Ucum;
use shared::forms::{FormPlan, Oid};
use shared::kernel::{Code, Instant, StudyId, TenantId, VersionId};
use shared::study::{Compiled, Design, VisitDef};

use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::study::Hidden;

/// A published version, ready to be worked with.
#[derive(Debug)]
pub struct Version {
    pub id: VersionId,
    pub study: StudyId,
    pub hash: String,
    pub published: Instant,
    pub design: Design,
    /// Visits in the order of a casebook, as positions in the design.
    pub order: Vec<usize>,
    /// What of it tells the treatment.
    pub unblinding: Hidden,
    /// Its forms with their rules.
    pub compiled: Compiled,
}

impl Version {
    /// The form's plan.
    pub fn plan(&self, form: &Oid) -> Option<&FormPlan> {
        self.compiled.plan(form).map(|plan| &**plan)
    }

    /// Visits in the order of a casebook.
    pub fn visits(&self) -> impl Iterator<Item = &VisitDef> {
        self.order.iter().filter_map(|at| self.design.visits.get(*at))
    }

    /// The visit, when the form belongs to it.
    pub fn visit_with(&self, visit: &Oid, form: &Oid) -> Option<&VisitDef> {
        self.design.visit(visit).filter(|visit| visit.forms.iter().any(|one| one.oid == *form))
    }
}

/// Versions never change, so they may be kept for as long as there is room; each under its tenant (TEN-03).
static COMPILED: LazyLock<Cache<(TenantId, VersionId), Arc<Version>>> =
    LazyLock::new(|| Cache::builder().max_capacity(500).time_to_idle(Duration::from_secs(3600)).build());

/// A version whose id came from a row that the caller may see.
pub async fn version(tx: &Tx, id: VersionId) -> Outcome<Arc<Version>> {
    let key = (tx.ctx.tenant, id);
    if let Some(version) = COMPILED.get(&key).await {
        return Ok(version);
    }
    let version = Arc::new(load(tx, id).await?);
    COMPILED.insert(key, Arc::clone(&version)).await;
    Ok(version)
}

/// A version's design, whatever its state. Its id came from a row that the caller may see.
pub async fn design_of(tx: &Tx, id: VersionId) -> Outcome<Design> {
    let sql = "select design from study_version where tenant = $1 and id = $2";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), id.0.into()]).await?.ok_or(Code::NotFound)?;
    serde_json::from_str(&row.try_get::<String>("", "design")?).map_err(|error| internal(&error))
}

async fn load(tx: &Tx, id: VersionId) -> Outcome<Version> {
    let sql = "select study, hash, design, published_at, unblinding from study_version where tenant = $1 and id = $2";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), id.0.into()]).await?.ok_or(Code::NotFound)?;
    let design: String = row.try_get("", "design")?;
    let design: Design = serde_json::from_str(&design).map_err(|error| internal(&error))?;
    let published: Option<time::OffsetDateTime> = row.try_get("", "published_at")?;
    let hash: String = row.try_get("", "hash")?;
    if design.hash() != hash {
        return Err(internal(&format!("the design of version {id} does not have the hash it was published with")));
    }
    let position = |visit: &VisitDef| design.visits.iter().position(|one| std::ptr::eq(one, visit));
    let order = design.visits_in_order().into_iter().filter_map(position).collect();
    Ok(Version {
        id,
        study: StudyId(row.try_get("", "study")?),
        hash,
        published: Instant(published.ok_or(Code::OutOfOrder)?),
        order,
        unblinding: Hidden::named(row.try_get("", "unblinding")?),
        compiled: design.compile(&Ucum),
        design,
    })
}
