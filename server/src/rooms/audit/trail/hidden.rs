//! What tells a treatment: items that the design marks. Who must not know it sees neither their values nor an entry of them alone.

use std::collections::HashSet;

use shared::access::Permission;
use shared::audit::api::TrailEntry;
use shared::forms::ItemKey;
use shared::kernel::{Scope, StudyId, VersionId};

use super::kinds::Realm;
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::rooms::study::version;

/// Items that the reader must not see.
#[derive(Clone, Debug, Default)]
pub struct Hidden(HashSet<String>);

impl Hidden {
    pub async fn of(tx: &Tx, realm: Realm) -> Outcome<Self> {
        match realm {
            Realm::Study(study) => Self::in_study(tx, study).await,
            // No data of subjects are read there.
            Realm::Tenant => Ok(Self::default()),
        }
    }

    /// In whatever version of the design an item is marked.
    pub async fn in_study(tx: &Tx, study: StudyId) -> Outcome<Self> {
        if tx.ctx.grants.allow(Permission::SeeUnblinded, Scope::Study(study)) {
            return Ok(Self::default());
        }
        let sql = "select id from study_version where tenant = $1 and study = $2 and published_at is not null";
        let mut items = HashSet::new();
        for row in tx.rows(sql, [tx.ctx.tenant.0.into(), study.0.into()]).await? {
            let version = version(tx, VersionId(row.try_get("", "id")?)).await?;
            items.extend(version.design.library.items.iter().filter(|item| item.unblinded).map(|item| item.oid.0.clone()));
        }
        Ok(Self(items))
    }

    pub fn has(&self, item: &ItemKey) -> bool {
        self.0.contains(item.item.as_str())
    }

    /// The entries without what is hidden; one that has nothing else is not there.
    pub fn kept(&self, entries: Vec<TrailEntry>) -> Vec<TrailEntry> {
        if self.0.is_empty() {
            return entries;
        }
        entries.into_iter().filter_map(|entry| self.without(entry)).collect()
    }

    fn without(&self, mut entry: TrailEntry) -> Option<TrailEntry> {
        let item = |text: &str| text.parse::<ItemKey>().is_ok_and(|key| self.has(&key));
        // A question about such an item, a file handed in for it.
        if entry.place.as_ref().and_then(|place| place.item.as_deref()).is_some_and(item) {
            return None;
        }
        let before = entry.changes.len();
        entry.changes.retain(|change| !change.item().is_some_and(item));
        let told_more =
            entry.changes.iter().any(|change| !matches!(change.what.as_str(), "revision" | "saved_at" | "saved_by" | "saved_by_name"));
        (before == entry.changes.len() || told_more).then_some(entry)
    }
}
