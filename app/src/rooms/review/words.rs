//! Words for marks, locks and conditions; and who may take which step, by the same tables as the server's.

use shared::access::Permission;
use shared::capture::{LockLevel, LockStep, Track};
use shared::kernel::{Scope, StudyId};
use shared::review::Condition;

use crate::{i18n, session};

pub fn track(track: Track) -> String {
    i18n::say(&format!("track-{}", track.as_str()), &[])
}

pub fn level(level: LockLevel) -> String {
    i18n::say(&format!("lock-level-{}", level.as_str()), &[])
}

/// `Lock the form`.
pub fn step(step: LockStep, at: LockLevel) -> String {
    i18n::say(&format!("lock-do-{}", step.as_str()), &[("level", level(at).into())])
}

pub fn condition(condition: Condition) -> String {
    i18n::say(&format!("condition-{}", condition.as_str()), &[])
}

/// Whether the person takes this step at this level of the study.
pub fn may(study: StudyId, step: LockStep, level: LockLevel) -> bool {
    session::now()
        .is_some_and(|view| view.grants.holding(Permission::Lock, Scope::Study(study)).any(|grant| step.is_for(grant.role, level)))
}

/// The track in which the person verifies in the study; none who only reads.
pub fn own_track(study: StudyId) -> Option<Track> {
    let view = session::now()?;
    let theirs = |track: &Track| view.grants.holding(Permission::Review, Scope::Study(study)).any(|grant| track.is_for(grant.role));
    Track::ALL.iter().copied().find(theirs)
}
