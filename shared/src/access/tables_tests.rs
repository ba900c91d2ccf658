//! The tables of granting, role × role.

use super::*;

fn of(role: Role) -> Vec<Permission> {
    GRID.iter().map(|(permission, _)| *permission).filter(|one| one.held_by(role)).collect()
}

/// Req: ACC-01
#[test]
fn who_may_give_which_role() {
    let given = |giver: Role| Role::ALL.iter().copied().filter(|role| may_give(giver, *role)).collect::<Vec<_>>();
    for giver in Role::ALL.iter().copied() {
        let expected = match giver {
            Role::Admin => Role::ALL.iter().copied().filter(|role| *role != Role::Support).collect(),
            Role::Manager => {
                vec![Role::DataManager, Role::Monitor, Role::Investigator, Role::Coordinator, Role::Coder, Role::Inspector]
            }
            Role::Investigator => vec![Role::Investigator, Role::Coordinator],
            _ => Vec::new(),
        };
        assert_eq!(given(giver), expected, "{giver:?}");
    }
}

/// Req: ACC-10
#[test]
fn only_administrators_and_the_site_give_more_than_they_hold_themselves() {
    // A manager holds neither entry nor signature, and gives them: to the site, whose staff the sponsor lets in but does not replace.
    for role in [Role::Builder, Role::DataManager, Role::Monitor, Role::Coder, Role::Unblinded, Role::Inspector, Role::Support] {
        assert!(Role::ALL.iter().all(|other| !may_give(role, *other)), "{role:?}");
    }
}

/// Req: ACC-09, BLD-10
#[test]
fn roles_that_are_apart_are_apart_both_ways_and_never_from_themselves() {
    for one in Role::ALL {
        assert_eq!(apart(*one, *one), None, "{one:?}");
        for other in Role::ALL {
            assert_eq!(apart(*one, *other), apart(*other, *one), "{one:?} {other:?}");
        }
    }
    assert_eq!(apart(Role::Admin, Role::Coordinator), Some(ApartWhy::Administration));
    assert_eq!(apart(Role::Unblinded, Role::Monitor), Some(ApartWhy::Blind));
    assert_eq!(apart(Role::Monitor, Role::Coordinator), Some(ApartWhy::SiteAndSponsor));
    assert_eq!(apart(Role::Inspector, Role::Unblinded), Some(ApartWhy::Inspection));
    assert_eq!(apart(Role::Investigator, Role::Coordinator), None);
}

/// Req: ACC-09
#[test]
fn the_built_in_roles_break_none_of_the_tables() {
    for role in Role::ALL.iter().copied().filter(|role| *role != Role::Support) {
        assert_eq!(unfit(role, &of(role)), [], "{role:?}");
    }
}

/// Req: ACC-10
#[test]
fn no_role_of_a_sponsor_can_be_made_to_touch_a_sites_data() {
    for base in Role::ALL.iter().copied().filter(|base| !matches!(base, Role::Investigator | Role::Coordinator)) {
        for written in [Permission::RecordEdit, Permission::RecordSign, Permission::QueryAnswer, Permission::SubjectEnrol] {
            let may = [of(base), vec![written]].concat();
            assert!(unfit(base, &may).contains(&Unfit::NotFor(written)), "{base:?} {written:?}");
        }
    }
    assert!(unfit(Role::Coordinator, &[Permission::RecordSign]).contains(&Unfit::NotFor(Permission::RecordSign)));
}

/// Req: BLD-10, ACC-09
#[test]
fn whoever_sees_the_treatment_neither_enters_nor_cleans() {
    let may = [Permission::SeeUnblinded, Permission::RecordEdit];
    assert!(unfit(Role::Unblinded, &may).contains(&Unfit::Together(Permission::SeeUnblinded, Permission::RecordEdit)));
    for base in Role::ALL.iter().copied().filter(|base| *base != Role::Unblinded) {
        assert!(unfit(base, &[Permission::SeeUnblinded]).contains(&Unfit::NotFor(Permission::SeeUnblinded)), "{base:?}");
    }
}

/// Req: ACC-11
#[test]
fn a_role_based_on_the_investigator_keeps_sight_of_the_sites_data() {
    let may: Vec<Permission> = of(Role::Investigator).into_iter().filter(|one| *one != Permission::HistoryRead).collect();
    assert_eq!(unfit(Role::Investigator, &may), [Unfit::Misses(Permission::HistoryRead)]);
}

/// Req: ACC-16
#[test]
fn a_role_based_on_the_inspector_only_reads_less() {
    for permission in GRID.iter().map(|(permission, _)| *permission) {
        assert_eq!(unfit(Role::Inspector, &[permission]).is_empty(), permission.held_by(Role::Inspector), "{permission:?}");
    }
    assert!(unfit(Role::Support, &[]).contains(&Unfit::Base));
}

#[test]
fn the_difference_says_what_is_more_and_what_is_less() {
    let may: Vec<Permission> =
        of(Role::Monitor).into_iter().filter(|one| *one != Permission::Lock).chain([Permission::TrailReviewRead]).collect();
    assert_eq!(difference(Role::Monitor, &may), (vec![Permission::TrailReviewRead], vec![Permission::Lock]));
}
