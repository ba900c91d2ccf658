//! Verifying: an item, a form, a visit; taking it back; and how a form stands. Each role in its own track.

use std::collections::BTreeMap;

use shared::access::Permission;
use shared::capture::{Deed, ItemMark, RecordKey, Track};
use shared::forms::ItemKey;
use shared::kernel::{Code, Problem, StudyId, SubjectId};
use shared::review::ReviewPlan;
use shared::review::api::{Marked, RecordReview, ToVerify, TrackView};

use super::plan::{self, Asked, answered, holds};
use super::role_for;
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::rooms::capture::verification::{self, Mark, NewMarks, stamp};
use crate::rooms::capture::{Stored, guard, stored};

/// The track in which whoever asks verifies here; none who only reads.
pub fn own_track(tx: &Tx, study: StudyId) -> Option<Track> {
    Track::ALL.iter().copied().find(|track| is_theirs(tx, study, *track))
}

fn is_theirs(tx: &Tx, study: StudyId, track: Track) -> bool {
    role_for(tx, study, Permission::Review, |role| track.is_for(role)).is_some()
}

fn track(tx: &Tx, study: StudyId, wanted: Option<Track>) -> Outcome<Track> {
    let refused = || Problem::new(Code::Forbidden).detail("Your role does not verify in this track.");
    match wanted {
        Some(track) if is_theirs(tx, study, track) => Ok(track),
        Some(_) => Err(refused().into()),
        None => own_track(tx, study).ok_or_else(|| refused().into()),
    }
}

/// How one form is verified.
pub async fn read(tx: &Tx, study: StudyId, subject: SubjectId, key: &RecordKey) -> Outcome<RecordReview> {
    let stored = stored(tx, study, subject, key).await?;
    stored.place(key)?;
    let plan = plan::current(tx, study).await?.plan;
    let hidden = stored.unblinding.from(tx, study);
    let marks = stored.marked.iter().flat_map(|marked| &marked.marks).filter_map(|(name, mark)| shown(name, mark));
    let marks = marks.filter(|mark| !hidden.has(&mark.at)).collect();
    let view = |track: &Track| -> Outcome<TrackView> {
        let asked = Asked::of(&plan, *track, subject, &stored, key)?;
        let done = asked.is_done(&stored, *track, &[]);
        Ok(TrackView { track: *track, required: asked.items, done, yours: is_theirs(tx, study, *track) })
    };
    Ok(RecordReview { marks, tracks: Track::ALL.iter().map(view).collect::<Outcome<_>>()? })
}

/// A mark as people see it.
pub fn shown(name: &str, mark: &Mark) -> Option<ItemMark> {
    let (track, at) = verification::read_name(name)?;
    Some(ItemMark { track, at, revision: mark.r, by: mark.by.clone(), dropped: mark.dropped.clone() })
}

/// The records that are meant: one, or those of a visit.
async fn meant(tx: &Tx, subject: SubjectId, body: &ToVerify) -> Outcome<Vec<RecordKey>> {
    match body.form.clone().zip(body.form_n) {
        Some((form, form_n)) => Ok(vec![RecordKey { visit: body.visit.clone(), visit_n: body.visit_n, form, form_n }]),
        None => verification::records_of_visit(tx, subject, &body.visit, body.visit_n).await,
    }
}

/// Verifies. What is verified already stays as it is.
pub async fn verify(tx: &Tx, study: StudyId, subject: SubjectId, body: ToVerify) -> Outcome<Marked> {
    let track = track(tx, study, body.track)?;
    let plan = plan::current(tx, study).await?.plan;
    let mut marked = Marked::default();
    for key in meant(tx, subject, &body).await? {
        // Held before it is read: a save that comes meanwhile meets the mark.
        verification::hold(tx, subject, &key).await?;
        let stored = stored(tx, study, subject, &key).await?;
        marked.items += one(tx, &plan, track, subject, &stored, &key, body.item.as_ref()).await?;
        marked.forms += 1;
    }
    if marked.forms == 0 {
        return Err(nothing());
    }
    Ok(marked)
}

fn nothing() -> crate::kernel::failure::Failure {
    Problem::new(Code::NotFound).detail("Nothing was entered here: there is nothing to verify.").into()
}

async fn one(
    tx: &Tx,
    plan: &ReviewPlan,
    track: Track,
    subject: SubjectId,
    stored: &Stored,
    key: &RecordKey,
    item: Option<&ItemKey>,
) -> Outcome<u32> {
    stored.place(key)?;
    if stored.id.is_none() || stored.standing.record_retired || stored.standing.visit_retired {
        return Err(nothing());
    }
    guard::may(&stored.standing.holds, Deed::Review)?;
    let asked = Asked::of(plan, track, subject, stored, key)?;
    let wanted: Vec<ItemKey> = match item {
        Some(item) => answered(stored, track).filter(|one| *one == item).cloned().collect(),
        None if asked.items.is_empty() => answered(stored, track).cloned().collect(),
        None => asked.items.clone(),
    };
    if item.is_some() && wanted.is_empty() {
        return Err(nothing());
    }
    let new: Vec<ItemKey> = wanted.into_iter().filter(|item| !holds(stored, track, item)).collect();
    let done = asked.is_done(stored, track, &new);
    let marks = new.iter().map(|item| (verification::name(track, item), mark(tx, stored, item))).collect::<BTreeMap<_, _>>();
    verification::put(tx, subject, NewMarks { key, marks, track, need: asked.names(), done }).await?;
    Ok(u32::try_from(new.len()).unwrap_or(u32::MAX))
}

/// The mark is of the value as it is (REV-01).
fn mark(tx: &Tx, stored: &Stored, item: &ItemKey) -> Mark {
    let r = stored.values.get(item).and_then(|datum| datum.revision).unwrap_or(stored.revision);
    Mark { r, by: stamp(tx, stored.now), dropped: None }
}

/// Takes marks of one's own track back.
pub async fn unverify(tx: &Tx, study: StudyId, subject: SubjectId, body: ToVerify) -> Outcome<Marked> {
    let track = track(tx, study, body.track)?;
    let mut back = Marked::default();
    for key in meant(tx, subject, &body).await? {
        verification::hold(tx, subject, &key).await?;
        let stored = stored(tx, study, subject, &key).await?;
        guard::may(&stored.standing.holds, Deed::Review)?;
        let mine = |name: &&String| {
            verification::read_name(name).is_some_and(|(of, at)| of == track && body.item.as_ref().is_none_or(|item| *item == at))
        };
        let names: Vec<String> = stored.marked.iter().flat_map(|marked| marked.marks.keys()).filter(mine).cloned().collect();
        if names.is_empty() {
            continue;
        }
        back.items += u32::try_from(names.len()).unwrap_or(u32::MAX);
        back.forms += 1;
        verification::revoke(tx, subject, &key, track, names).await?;
    }
    Ok(back)
}
