//! Every step, in every state, by every role: allowed and refused.

use super::*;
use crate::kernel::{Instant, PersonId};

fn stamp(n: u128, role: Option<Role>) -> Stamp {
    Stamp { by: PersonId(uuid::Uuid::from_u128(n)), name: "N".into(), role, at: Instant(time::OffsetDateTime::UNIX_EPOCH) }
}

fn standing(status: Status, asker: Option<Role>) -> Standing {
    let by = stamp(9, None);
    let state = match status {
        Status::Candidate => State::Candidate { by },
        Status::Open => State::Open { by },
        Status::Answered => State::Answered { by, how: How::Explained },
        Status::Reopened => State::Reopened { by },
        Status::Closed => State::Closed { by, how: Closing::Settled },
        Status::Cancelled => State::Cancelled { by },
    };
    Standing { audience: Audience::Site, asker: stamp(1, asker), changed: 0, state }
}

fn take(standing: Standing, step: Step, by: Stamp) -> Result<Standing, Refused> {
    match step {
        Step::Release => standing.release(by),
        Step::Discard => standing.discard(by),
        Step::Answer => standing.answer(by, How::Confirmed),
        Step::Close => standing.close(by),
        Step::Reopen => standing.reopen(by),
        Step::Cancel => standing.cancel(by),
        Step::Conform | Step::Supersede => Err(Refused::NotYours(step)),
    }
}

/// Req: QRY-01
#[test]
fn every_step_in_every_state_by_every_role_does_what_the_table_says() {
    let askers = [None, Some(Role::Monitor), Some(Role::DataManager), Some(Role::Coder)];
    let mut allowed = 0;
    for (status, asker) in Status::ALL.iter().flat_map(|status| askers.map(|asker| (*status, asker))) {
        for (step, role) in Step::ALL.iter().flat_map(|step| Role::ALL.iter().map(move |role| (*step, *role))) {
            let outcome = take(standing(status, asker), step, stamp(2, Some(role)));
            let refused = standing(status, asker).refuses(step, &stamp(2, Some(role)));
            match (step.is_for(role, asker), step.leads(status)) {
                (false, _) => assert_eq!(outcome.err(), Some(Refused::NotYours(step)), "{status:?} {step:?} {role:?}"),
                (true, None) => assert_eq!(outcome.err(), Some(Refused::OutOfOrder { from: status, step }), "{status:?} {role:?}"),
                (true, Some(to)) => {
                    let after = outcome.unwrap();
                    assert_eq!((after.state.status(), after.state.by().by), (to, stamp(2, None).by), "{status:?} {step:?} {role:?}");
                    assert_eq!(refused, None);
                    allowed += 1;
                }
            }
        }
    }
    assert!(allowed > 60, "{allowed} allowed combinations");
}

/// Req: QRY-01
#[test]
fn no_role_of_the_site_closes_and_no_role_of_the_sponsor_answers() {
    for asker in [None, Some(Role::Monitor), Some(Role::DataManager)] {
        for role in [Role::Investigator, Role::Coordinator] {
            assert!(!Step::Close.is_for(role, asker) && !Step::Cancel.is_for(role, asker) && !Step::Reopen.is_for(role, asker));
        }
    }
    let answering: Vec<Role> = Role::ALL.iter().copied().filter(|role| Step::Answer.is_for(*role, None)).collect();
    assert_eq!(answering, [Role::Investigator, Role::Coordinator]);
}

/// Req: QRY-01
#[test]
fn a_monitor_closes_what_monitors_and_rules_asked_and_a_coder_what_coders_asked() {
    assert!(Step::Close.is_for(Role::Monitor, None) && Step::Close.is_for(Role::Monitor, Some(Role::Monitor)));
    assert!(!Step::Close.is_for(Role::Monitor, Some(Role::DataManager)));
    assert!(Step::Close.is_for(Role::Coder, Some(Role::Coder)) && !Step::Close.is_for(Role::Coder, None));
}

#[test]
fn nobody_releases_or_discards_what_they_proposed() {
    let own = || standing(Status::Candidate, Some(Role::DataManager));
    let author = stamp(1, Some(Role::DataManager));
    assert_eq!(own().release(author.clone()).err(), Some(Refused::OwnCandidate));
    assert_eq!(own().discard(author).err(), Some(Refused::OwnCandidate));
    assert_eq!(own().release(stamp(2, Some(Role::DataManager))).unwrap().state.status(), Status::Open);
}

/// Req: QRY-02
#[test]
fn an_answer_after_a_change_is_a_correction_unless_the_value_is_confirmed() {
    let site = || stamp(2, Some(Role::Coordinator));
    let after = |changed, how| {
        let open = Standing { changed, ..standing(Status::Open, None) };
        open.answer(site(), how).unwrap().state.how()
    };
    assert_eq!(after(1, How::Explained), Some("corrected"));
    assert_eq!(after(1, How::Confirmed), Some("confirmed"));
    assert_eq!(after(0, How::Explained), Some("explained"));
}

#[test]
fn a_question_to_others_is_not_the_sites_to_answer() {
    let theirs = Standing { audience: Audience::DataManagement, ..standing(Status::Open, None) };
    assert_eq!(theirs.answer(stamp(2, Some(Role::Investigator)), How::Confirmed).err(), Some(Refused::NotYours(Step::Answer)));
}
