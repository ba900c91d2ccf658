//! Addresses: one type for every data point. ODM's OID path, typed; identity is the path, not the item's OID.

use serde::{Deserialize, Serialize};

use crate::forms::{ItemKey, Oid};
use crate::kernel::SubjectId;

/// One form of one visit of a subject.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordKey {
    /// ODM StudyEventOID and StudyEventRepeatKey, counting from 1.
    pub visit: Oid,
    pub visit_n: u32,
    /// ODM FormOID and FormRepeatKey, counting from 1.
    pub form: Oid,
    pub form_n: u32,
}

/// One row of a repeating group.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RowKey {
    pub group: Oid,
    pub row: u32,
}

/// One data point of one subject.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Address {
    pub subject: SubjectId,
    pub record: RecordKey,
    pub item: ItemKey,
}
