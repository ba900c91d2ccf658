//! Freeze and lock: places in the data that stay as they are, until somebody lets them go.
//!
//! A lock lies on one place (an item, a form, a visit, a subject, a site, the study) and holds all that lies in it, also what is
//! only begun later. What each state leaves possible, which step leads where, and who may take it at which level are the tables
//! below; docs/review.md shows them.

use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::forms::{ItemKey, Oid};
use crate::kernel::{Checked, LockId, Place, SiteId, SubjectId};
use crate::queries::{Stamp, words};
use crate::study::RecordKey;

words! {
    /// How a place is held.
    LockState {
        Open = "open",
        /// No changes for now.
        Frozen = "frozen",
        /// No changes any more.
        Locked = "locked",
    }
}

words! {
    /// What a lock lies on, the smallest first.
    LockLevel {
        Item = "item",
        /// One form of one visit.
        Record = "record",
        Visit = "visit",
        Subject = "subject",
        Site = "site",
        Study = "study",
    }
}

words! {
    /// What somebody does with a lock.
    LockStep {
        Freeze = "freeze",
        Unfreeze = "unfreeze",
        Lock = "lock",
        Unlock = "unlock",
    }
}

words! {
    /// What somebody may want to do under a lock.
    Deed {
        /// Change, add or take out of use: values, visits, forms, the subject's state and version.
        Data = "data",
        /// Ask, answer, close.
        Query = "query",
        /// Verify and review.
        Review = "review",
        Sign = "sign",
    }
}

/// Why a step is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LockRefused {
    #[error("From {from} there is no step {step}.", from = from.as_str(), step = step.as_str())]
    OutOfOrder { from: LockState, step: LockStep },
    #[error("Your role does not {step} at this level: {level}.", step = step.as_str(), level = level.as_str())]
    NotYours { step: LockStep, level: LockLevel },
    /// A second person has to agree.
    #[error("A whole {level} is locked and unlocked by a campaign that somebody else approves.", level = level.as_str())]
    NeedsApproval { level: LockLevel },
}

impl LockState {
    /// Whether this can still be done.
    pub const fn allows(self, deed: Deed) -> bool {
        match (self, deed) {
            (LockState::Open, _) | (LockState::Frozen, Deed::Query | Deed::Review | Deed::Sign) => true,
            (LockState::Frozen, Deed::Data) | (LockState::Locked, _) => false,
        }
    }

    /// What it is where nothing is said.
    pub const fn open() -> Self {
        LockState::Open
    }

    pub const fn is_open(&self) -> bool {
        matches!(self, LockState::Open)
    }
}

impl LockLevel {
    /// At these levels, locking and unlocking take two people.
    pub const fn by_campaign(self) -> bool {
        matches!(self, LockLevel::Site | LockLevel::Study)
    }
}

impl LockStep {
    /// Where it leads from a state, if it does.
    pub const fn leads(self, from: LockState) -> Option<LockState> {
        match (self, from) {
            (LockStep::Freeze, LockState::Open) => Some(LockState::Frozen),
            (LockStep::Lock, LockState::Open | LockState::Frozen) => Some(LockState::Locked),
            (LockStep::Unfreeze, LockState::Frozen) | (LockStep::Unlock, LockState::Locked) => Some(LockState::Open),
            _ => None,
        }
    }

    /// Whether a role takes it at a level, by itself or (where [`LockLevel::by_campaign`]) by asking for it.
    pub fn is_for(self, role: Role, level: LockLevel) -> bool {
        match (self, role) {
            (_, Role::DataManager) => true,
            (LockStep::Freeze | LockStep::Unfreeze, Role::Monitor) => level <= LockLevel::Subject,
            _ => false,
        }
    }

    /// Takes away what holds.
    pub const fn lifts(self) -> bool {
        matches!(self, LockStep::Unfreeze | LockStep::Unlock)
    }

    /// The state after the step, or why it is not taken.
    pub fn take(self, from: LockState, level: LockLevel, role: Role) -> Result<LockState, LockRefused> {
        if !self.is_for(role, level) {
            return Err(LockRefused::NotYours { step: self, level });
        }
        if level.by_campaign() && matches!(self, LockStep::Lock | LockStep::Unlock) {
            return Err(LockRefused::NeedsApproval { level });
        }
        self.leads(from).ok_or(LockRefused::OutOfOrder { from, step: self })
    }
}

/// What holds a place: one lock over it, or in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Hold {
    pub id: LockId,
    pub level: LockLevel,
    pub state: LockState,
    /// The item, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemKey>,
    /// Who set it, and when.
    pub by: Stamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// The place that a lock lies on: as much of the way as its level needs, and no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LockPlace {
    pub level: LockLevel,
    /// Only at the level of a site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Oid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit_n: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Oid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form_n: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemKey>,
}

impl LockPlace {
    /// The whole study.
    pub const fn study() -> Self {
        Self { level: LockLevel::Study, site: None, subject: None, visit: None, visit_n: None, form: None, form_n: None, item: None }
    }

    pub fn site(site: SiteId) -> Self {
        Self { level: LockLevel::Site, site: Some(site), ..Self::study() }
    }

    pub fn subject(subject: SubjectId) -> Self {
        Self { level: LockLevel::Subject, subject: Some(subject), ..Self::study() }
    }

    pub fn visit(subject: SubjectId, visit: Oid, n: u32) -> Self {
        Self { level: LockLevel::Visit, visit: Some(visit), visit_n: Some(n), ..Self::subject(subject) }
    }

    pub fn record(subject: SubjectId, key: RecordKey) -> Self {
        let form = (Some(key.form), Some(key.form_n));
        Self { level: LockLevel::Record, form: form.0, form_n: form.1, ..Self::visit(subject, key.visit, key.visit_n) }
    }

    pub fn item(subject: SubjectId, key: RecordKey, item: ItemKey) -> Self {
        Self { level: LockLevel::Item, item: Some(item), ..Self::record(subject, key) }
    }

    /// The way is as long as the level says.
    pub fn is_whole(&self) -> bool {
        let counted = |n: Option<u32>| n.is_some_and(|n| n > 0);
        let parts = [
            self.site.is_some(),
            self.subject.is_some(),
            self.visit.is_some() && counted(self.visit_n),
            self.form.is_some() && counted(self.form_n),
            self.item.is_some(),
        ];
        let half = self.visit.is_some() != self.visit_n.is_some() || self.form.is_some() != self.form_n.is_some();
        let wanted = match self.level {
            LockLevel::Study => [false; 5],
            LockLevel::Site => [true, false, false, false, false],
            LockLevel::Subject => [false, true, false, false, false],
            LockLevel::Visit => [false, true, true, false, false],
            LockLevel::Record => [false, true, true, true, false],
            LockLevel::Item => [false, true, true, true, true],
        };
        !half && parts == wanted
    }
}

impl Checked for LockPlace {
    fn places(&self) -> Vec<Place> {
        let wrong = || Place { at: "/level".into(), message: "Name the place as far as its level needs, and no further.".into() };
        if self.is_whole() { Vec::new() } else { vec![wrong()] }
    }
}

/// The tables of docs/review.md about freeze and lock.
pub fn markdown() -> String {
    let mut page = String::from("| Step | open | frozen | locked |\n|---|---|---|---|");
    for step in LockStep::ALL {
        let to = |from: &LockState| step.leads(*from).map_or("–", LockState::as_str);
        let cells: Vec<&str> = LockState::ALL.iter().map(to).collect();
        page.push_str(&format!("\n| {} | {} |", step.as_str(), cells.join(" | ")));
    }
    page.push_str("\n\n| Still possible | open | frozen | locked |\n|---|---|---|---|");
    for deed in Deed::ALL {
        let mark = |state: &LockState| if state.allows(*deed) { "x" } else { "-" };
        let cells: Vec<&str> = LockState::ALL.iter().map(mark).collect();
        page.push_str(&format!("\n| {} | {} |", deed.as_str(), cells.join(" | ")));
    }
    page.push_str("\n\n| Step | Level |");
    Role::ALL.iter().for_each(|role| page.push_str(&format!(" {} |", role.as_str())));
    page.push_str("\n|---|---|");
    Role::ALL.iter().for_each(|_| page.push_str("---|"));
    for (step, level) in LockStep::ALL.iter().flat_map(|step| LockLevel::ALL.iter().map(move |level| (*step, *level))) {
        let by_two = level.by_campaign() && matches!(step, LockStep::Lock | LockStep::Unlock);
        let mark = |role: &Role| match (step.is_for(*role, level), by_two) {
            (false, _) => "-",
            (true, false) => "x",
            (true, true) => "asks",
        };
        let cells: Vec<&str> = Role::ALL.iter().map(mark).collect();
        page.push_str(&format!("\n| {} | {} | {} |", step.as_str(), level.as_str(), cells.join(" | ")));
    }
    page.push('\n');
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: REV-03, REV-05
    #[test]
    fn every_lock_step_in_every_state_at_every_level_by_every_role_does_what_the_table_says() {
        let mut allowed = 0;
        for (step, from) in LockStep::ALL.iter().flat_map(|step| LockState::ALL.iter().map(move |from| (*step, *from))) {
            for (level, role) in LockLevel::ALL.iter().flat_map(|level| Role::ALL.iter().map(move |role| (*level, *role))) {
                let two = level.by_campaign() && matches!(step, LockStep::Lock | LockStep::Unlock);
                let expected = match (step.is_for(role, level), two, step.leads(from)) {
                    (false, ..) => Err(LockRefused::NotYours { step, level }),
                    (true, true, _) => Err(LockRefused::NeedsApproval { level }),
                    (true, false, None) => Err(LockRefused::OutOfOrder { from, step }),
                    (true, false, Some(to)) => Ok(to),
                };
                assert_eq!(step.take(from, level, role), expected, "{step:?} {from:?} {level:?} {role:?}");
                allowed += u32::from(expected.is_ok());
            }
        }
        // Four levels × five transitions by data managers, two freezing ones at two more; two freezing ones by monitors at four.
        assert_eq!(allowed, 4 * 5 + 2 * 2 + 4 * 2);
    }

    /// Req: REV-03, ACC-10
    #[test]
    fn nobody_of_a_site_freezes_or_locks_and_nothing_is_possible_under_a_lock() {
        for (step, level) in LockStep::ALL.iter().flat_map(|step| LockLevel::ALL.iter().map(move |level| (*step, *level))) {
            assert!(!step.is_for(Role::Investigator, level) && !step.is_for(Role::Coordinator, level));
        }
        assert!(Deed::ALL.iter().all(|deed| !LockState::Locked.allows(*deed)));
        assert!(!LockState::Frozen.allows(Deed::Data) && LockState::Frozen.allows(Deed::Query));
    }

    #[test]
    fn a_place_is_named_as_far_as_its_level_needs() {
        let key = RecordKey { visit: "V".into(), visit_n: 1, form: "F".into(), form_n: 1 };
        let record = LockPlace::record(SubjectId::default(), key);
        assert!(record.is_whole() && LockPlace::study().is_whole() && LockPlace::site(SiteId::default()).is_whole());
        assert!(!LockPlace { level: LockLevel::Item, ..record.clone() }.is_whole());
        assert!(!LockPlace { level: LockLevel::Visit, ..record.clone() }.is_whole());
        assert!(!LockPlace { visit_n: None, ..record }.is_whole());
    }
}
