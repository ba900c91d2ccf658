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

/// A place in the data of one subject: one data point, or as much as it names of the way to it (the subject alone; a visit; a
/// form; a row). Each part needs those before it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Address {
    pub subject: SubjectId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Oid>,
    /// Counting from 1, as all numbers here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit_n: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Oid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form_n: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Oid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Oid>,
}

impl Address {
    /// The subject as a whole.
    pub fn of_subject(subject: SubjectId) -> Self {
        Self { subject, ..Self::default() }
    }

    /// A form as a whole.
    pub fn of_record(subject: SubjectId, record: &RecordKey) -> Self {
        Self {
            visit: Some(record.visit.clone()),
            visit_n: Some(record.visit_n),
            form: Some(record.form.clone()),
            form_n: Some(record.form_n),
            ..Self::of_subject(subject)
        }
    }

    /// One data point.
    pub fn of_item(subject: SubjectId, record: &RecordKey, item: &ItemKey) -> Self {
        Self { group: Some(item.group.clone()), row: Some(item.row), item: Some(item.item.clone()), ..Self::of_record(subject, record) }
    }

    /// The form in which it lies, unless it is the subject or a visit.
    pub fn record(&self) -> Option<RecordKey> {
        let (visit, form) = (self.visit.clone()?, self.form.clone()?);
        Some(RecordKey { visit, visit_n: self.visit_n?, form, form_n: self.form_n? })
    }

    /// The item, where it is one.
    pub fn key(&self) -> Option<ItemKey> {
        Some(ItemKey { group: self.group.clone()?, row: self.row?, item: self.item.clone()? })
    }

    /// Whether each part has those before it.
    pub fn is_whole(&self) -> bool {
        let parts = [
            (self.visit.is_some(), self.visit_n.is_some_and(|n| n > 0)),
            (self.form.is_some(), self.form_n.is_some_and(|n| n > 0)),
            (self.group.is_some(), self.row.is_some_and(|n| n > 0)),
            (self.item.is_some(), self.item.is_some()),
        ];
        let agree = parts.iter().all(|(named, counted)| named == counted);
        agree && parts.windows(2).all(|pair| matches!(pair, [(before, _), (after, _)] if *before || !*after))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_the_way_to_what_it_names() {
        let record = RecordKey { visit: "V".into(), visit_n: 1, form: "F".into(), form_n: 2 };
        let item = Address::of_item(SubjectId::default(), &record, &ItemKey::new("G", 1, "I"));
        assert!(item.is_whole() && Address::of_record(SubjectId::default(), &record).is_whole());
        assert!(Address::of_subject(SubjectId::default()).is_whole());
        assert_eq!((item.record(), item.key()), (Some(record), Some(ItemKey::new("G", 1, "I"))));
        assert!(!Address { form: None, form_n: None, ..item.clone() }.is_whole());
        assert!(!Address { row: Some(0), ..item.clone() }.is_whole());
        assert!(!Address { visit_n: None, ..item }.is_whole());
    }
}
