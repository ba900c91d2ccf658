//! What is exported: the study, its sites, the design versions in use, and how its data are laid out.

use std::sync::Arc;

use sea_orm::ConnectionTrait;
use shared::forms::{Datum, ItemDef, Text};
use shared::kernel::{Instant, SiteId, StudyId, VersionId};
use shared::study::api::{Environment, SiteView, StudyView};

use super::layout::Layout;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::capture::snapshot;
use crate::rooms::study::{self, Hidden, Version};

/// A study, ready to be taken out.
pub struct Source {
    pub study: StudyView,
    /// The version in use now.
    pub version: Arc<Version>,
    /// Every version that data in reach were entered under; the one in use now comes first.
    pub used: Vec<(Arc<Version>, Layout)>,
    pub sites: Vec<(SiteView, Instant)>,
    /// What tells the treatment, where whoever takes it must not know.
    pub hidden: Hidden,
    /// When the snapshot was taken, by the database's clock.
    pub now: Instant,
}

impl Source {
    /// Must be the first to ask in its transaction: from here on the transaction sees the database as it stands now.
    pub async fn open(tx: &Tx, study: StudyId) -> Outcome<Self> {
        tx.execute_unprepared("set transaction isolation level repeatable read").await?;
        let view = study::one_study(tx, study).await?;
        let now = tx.row("select now() as now", []).await?.ok_or_else(|| internal(&"the database does not know the time"))?;
        let mut ids = snapshot::versions(tx, study).await?;
        ids.sort_by_key(|id| (*id != view.version, *id));
        let mut used = Vec::with_capacity(ids.len());
        for id in ids {
            let version = study::version(tx, id).await?;
            let layout = Layout::of(&version);
            used.push((version, layout));
        }
        Ok(Self {
            version: study::version(tx, view.version).await?,
            used,
            sites: study::open_sites(tx, study).await?,
            hidden: Hidden::of(tx, study).await?,
            now: Instant(now.try_get("", "now")?),
            study: view,
        })
    }

    /// How the data of this version are laid out.
    pub fn layout(&self, version: VersionId) -> Option<&Layout> {
        self.used.iter().find(|(one, _)| one.id == version).map(|(_, layout)| layout)
    }

    /// Whether an item tells the treatment: marked so in this version, or in another.
    pub fn tells(&self, item: &ItemDef) -> bool {
        item.unblinded || self.hidden.has_item(&item.oid)
    }

    /// What to say of data that are not of real participants (TEN-05).
    pub fn marking(&self) -> Option<&'static str> {
        match self.study.environment {
            Environment::Live => None,
            Environment::Test => Some("TEST DATA: not data of trial participants"),
            Environment::Training => Some("TRAINING DATA: not data of trial participants"),
        }
    }

    pub fn site(&self, site: SiteId) -> Option<&SiteView> {
        self.sites.iter().map(|(view, _)| view).find(|view| view.id == site)
    }
}

/// Opens a study to be taken out, first in its transaction.
pub async fn open(tx: &Tx, study: StudyId) -> Outcome<Source> {
    Source::open(tx, study).await
}

/// A value as one text. Several choices are joined by commas; a comma or backslash inside a choice is written `\,` or `\\`, so
/// that they can be told apart again.
pub fn as_text(datum: &Datum) -> Option<String> {
    match &datum.value {
        Some(Text::One(text)) if !text.is_empty() => Some(text.clone()),
        Some(Text::Many(texts)) if !texts.is_empty() => {
            let escaped = texts.iter().map(|text| text.replace('\\', "\\\\").replace(',', "\\,"));
            Some(escaped.collect::<Vec<_>>().join(","))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_choices_can_be_told_apart_again() {
        assert_eq!(as_text(&Datum::many(["1", "2"])).as_deref(), Some("1,2"));
        assert_eq!(as_text(&Datum::many(["a,b", "c\\"])).as_deref(), Some("a\\,b,c\\\\"));
        assert_eq!(as_text(&Datum::many(Vec::<String>::new())), None);
    }

    /// Req: DAT-05
    #[test]
    fn a_single_value_leaves_as_it_was_entered() {
        for text in ["1.50", "007", "2020-03", "trailing ", "a,b", "=1+1", "\\"] {
            assert_eq!(as_text(&Datum::text(text)).as_deref(), Some(text));
        }
    }
}
