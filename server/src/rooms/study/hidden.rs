//! What tells the treatment: items that the design marks as unblinding, in whatever published version. Who must not know it sees
//! neither their values nor anything that hangs on them; and what everybody sees alike (counts, states, signatures) is worked out
//! without them, so that it tells nothing either (BLD-04; docs/decisions/0017-blinding.md).
//! Invariant: whether a reader sees such items is asked here and nowhere else.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::Value;
use shared::access::{Permission, Role};
use shared::forms::{ItemKey, Oid, Values};
use shared::kernel::{Scope, StudyId};

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

/// The marked items of the study `$2` of the tenant `$1`, as an array of their names in item keys.
pub const UNBLINDING: &str = "(select coalesce(array_agg(u), '{}') from study_version w, unnest(w.unblinding) u
    where w.tenant = $1 and w.study = $2 and w.published_at is not null)";

/// That the query `q` of the subject `s` hangs on no such item.
pub const TELLS_NOTHING: &str = "(q.item is null or not split_part(q.item, '/', 3) = any((select coalesce(array_agg(u), '{}')
    from study_version w, unnest(w.unblinding) u where w.tenant = s.tenant and w.study = s.study and w.published_at is not null)::text[]))";

/// Items by their OIDs: all that are marked, or those that a reader must not see.
#[derive(Clone, Debug, Default)]
pub struct Hidden(Arc<HashSet<String>>);

/// Whether whoever acts may know the treatment. The server itself, acting for nobody, shows nothing to anybody.
pub fn sees(tx: &Tx, study: StudyId) -> bool {
    let ctx = &tx.ctx;
    let alone = ctx.grants.0.is_empty() && ctx.actor.role.is_some_and(|role| Permission::SeeUnblinded.held_by(role));
    ctx.grants.allow(Permission::SeeUnblinded, Scope::Study(study)) || alone
}

/// Whether it is the server or the operator who acts: nobody's role refuses them anything.
fn is_nobody(tx: &Tx) -> bool {
    tx.ctx.grants.0.is_empty() && tx.ctx.actor.role.is_none_or(|role: Role| !Permission::RecordEdit.held_by(role))
}

impl Hidden {
    /// What whoever acts must not see.
    pub async fn of(tx: &Tx, study: StudyId) -> Outcome<Self> {
        if sees(tx, study) { Ok(Self::default()) } else { Self::marked(tx, study).await }
    }

    /// What is marked, whoever looks.
    pub async fn marked(tx: &Tx, study: StudyId) -> Outcome<Self> {
        let sql = "select coalesce(array_agg(distinct u), '{}') as items from study_version w, unnest(w.unblinding) u
                   where w.tenant = $1 and w.study = $2 and w.published_at is not null";
        let row = tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into()]).await?;
        Ok(row.map(|row| row.try_get("", "items")).transpose()?.map(Self::named).unwrap_or_default())
    }

    /// Those of these names, as item keys have them.
    pub fn named(names: Vec<String>) -> Self {
        Self(Arc::new(names.into_iter().map(|name| name.replace("%2F", "/").replace("%25", "%")).collect()))
    }

    /// Of what is marked, what whoever acts must not see.
    #[must_use]
    pub fn from(&self, tx: &Tx, study: StudyId) -> Self {
        if sees(tx, study) { Self::default() } else { self.clone() }
    }

    /// Of what is marked, what whoever acts must not write.
    #[must_use]
    pub fn closed_to(&self, tx: &Tx, study: StudyId) -> Self {
        if is_nobody(tx) { Self::default() } else { self.from(tx, study) }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn has(&self, item: &ItemKey) -> bool {
        self.has_item(&item.item)
    }

    pub fn has_item(&self, item: &Oid) -> bool {
        self.0.contains(item.as_str())
    }

    /// Whether a text names one: `GROUP/1/ITEM`.
    pub fn named_by(&self, text: &str) -> bool {
        !self.is_empty() && text.parse::<ItemKey>().is_ok_and(|key| self.has(&key))
    }

    /// As item keys have them, for statements.
    pub fn names(&self) -> Vec<String> {
        self.0.iter().map(|oid| oid.replace('%', "%25").replace('/', "%2F")).collect()
    }

    /// The values without theirs.
    pub fn strip(&self, values: &mut Values) {
        if !self.is_empty() {
            values.retain(|key, _| !self.has(key));
        }
    }

    /// A document without whatever hangs on such an item: members called like one, members of lists that say they are `at` one, and
    /// what is an `item` of that name.
    pub fn scrub(&self, value: Value) -> Value {
        match value {
            Value::String(text) if self.named_by(&text) => Value::Null,
            Value::Array(all) => Value::Array(all.into_iter().map(|one| self.scrub(one)).filter(|one| !one.is_null()).collect()),
            Value::Object(members) => {
                let about = ["at", "item"].iter().filter_map(|name| members.get(*name)?.as_str()).any(|text| self.named_by(text));
                if about {
                    return Value::Null;
                }
                let kept = members.into_iter().filter(|(name, _)| !self.named_by(name));
                Value::Object(kept.map(|(name, one)| (name, self.scrub(one))).collect())
            }
            plain => plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Req: BLD-04
    #[test]
    fn a_document_loses_whatever_hangs_on_an_item_that_is_hidden() {
        let hidden = Hidden::named(vec!["IT.ARM%2FX".into()]);
        let told = json!({
            "values": { "IG/1/IT.ARM%2FX": { "v": "A" }, "IG/1/IT.SBP": { "v": "120" } },
            "changes": [{ "at": "IG/1/IT.ARM%2FX", "new": "A" }, { "at": "IG/1/IT.SBP", "new": "120" }],
            "withheld": ["IG/2/IT.ARM%2FX", "IG/2/IT.SBP"], "broken": { "item": "IG/1/IT.ARM%2FX", "new": "A" }, "how": "settled",
        });
        let left = json!({
            "values": { "IG/1/IT.SBP": { "v": "120" } }, "changes": [{ "at": "IG/1/IT.SBP", "new": "120" }],
            "withheld": ["IG/2/IT.SBP"], "broken": null, "how": "settled",
        });
        assert_eq!(hidden.scrub(told.clone()), left);
        assert_eq!(Hidden::default().scrub(told.clone()), told);
        assert_eq!(hidden.names(), ["IT.ARM%2FX"]);
    }
}
