//! Who may do what: giving and ending roles, what nobody may give or hold, roles of the tenant's own, and who could do what when.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::collections::BTreeSet;

use server::kernel::ports::fresh;
use server::kit::desk::{Desk, Person};
use shared::access::api::{
    EndGrant, Givable, GiveGrant, GrantView, KeepRole, ListGivable, ListPeople, ListRoles, NewGrant, NewRole, OnGrant, OnPerson, OnRole,
    PeopleFilter, PersonView, RetireRole, RoleView,
};
use shared::access::{APART, DUTIES, GRID, Grant, Permission, Reach, Role, may_give};
use shared::audit::api::ListReviews;
use shared::capture::api::{ListSubjects, SubjectFilter};
use shared::kernel::{Code, GrantId, Instant, Nothing, OwnRoleId, PersonId, Problem, StudyId};
use shared::tenancy::api::ReadSession;

const WHY: &str = "works here from now on";

fn grant(role: Role) -> NewGrant {
    NewGrant { id: GrantId(fresh()), role: Some(role), own: None, study: None, site: None, starts: None, ends: None }
}

fn at_site(desk: &Desk, role: Role, site: usize) -> NewGrant {
    NewGrant { study: Some(desk.home.study), site: Some(desk.home.sites[site]), ..grant(role) }
}

async fn give(by: &Person, to: &Person, new: &NewGrant) -> Result<GrantView, Problem> {
    by.because(WHY).call::<GiveGrant>(&OnPerson { person: to.id }, new).await
}

async fn end(by: &Person, grant: GrantId) -> Result<GrantView, Problem> {
    by.because("has left").call::<EndGrant>(&OnGrant { grant }, &Nothing {}).await
}

/// What the person holds in the tenant, by the ids of the grants.
async fn grants(desk: &Desk, person: PersonId) -> Vec<GrantId> {
    let ids = desk.owner(&format!("select id::text from membership where person = '{person}' order by created_at")).await;
    ids.iter().map(|id| id.parse().unwrap()).collect()
}

/// Somebody of the tenant who holds nothing there now.
async fn member(desk: &Desk, admin: &Person) -> Person {
    let person = desk.someone(&desk.home, Grant { role: Role::Builder, reach: Reach::Tenant }).await;
    for held in grants(desk, person.id).await {
        end(admin, held).await.unwrap();
    }
    person
}

async fn subjects(desk: &Desk, person: &Person) -> Result<usize, Code> {
    let list = person.call::<ListSubjects>(&desk.study(), &SubjectFilter::default()).await;
    list.map(|page| page.rows.len()).map_err(|problem| problem.code)
}

/// Everybody, page by page.
async fn everybody(by: &Person, filter: PeopleFilter) -> Vec<PersonView> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = by.call::<ListPeople>(&Nothing {}, &PeopleFilter { after: after.clone(), ..filter.clone() }).await.unwrap();
        all.extend(page.rows);
        after = page.next;
        if after.is_none() {
            return all;
        }
    }
}

/// Req: ACC-12
#[actix_web::test]
async fn a_grant_is_in_force_at_the_very_next_request_and_so_is_its_end() {
    let desk = Desk::new().await;
    let admin = desk.person(Role::Admin).await;
    let person = member(&desk, &admin).await;
    assert_eq!(subjects(&desk, &person).await, Err(Code::Forbidden));
    let given = give(&admin, &person, &at_site(&desk, Role::Coordinator, 0)).await.unwrap();
    assert_eq!(subjects(&desk, &person).await, Ok(0));
    assert_eq!((given.why.as_deref(), given.given_by.as_deref()), (Some(WHY), Some(admin.name.as_str())));
    let ended = end(&admin, given.id).await.unwrap();
    assert_eq!(subjects(&desk, &person).await, Err(Code::Forbidden));
    assert!(ended.ends.is_some() && !ended.endable);
    assert_eq!(end(&admin, given.id).await.unwrap(), ended, "one that has ended stays as it is");
}

/// Req: ACC-12
#[actix_web::test]
async fn every_server_is_told_whose_grants_have_changed() {
    let desk = Desk::new().await;
    let (admin, coordinator) = (desk.person(Role::Admin).await, desk.person(Role::Coordinator).await);
    let mut ear = sqlx::postgres::PgListener::connect_with(&desk.db.pool).await.unwrap();
    ear.listen("probatum_grants").await.unwrap();
    assert_eq!(subjects(&desk, &coordinator).await, Ok(0));
    let held = grants(&desk, coordinator.id).await[0];
    end(&admin, held).await.unwrap();
    let told = ear.recv().await.unwrap().payload().to_owned();
    assert_eq!(told, format!("person {}", coordinator.id));
    // What another server does when it hears so.
    let seen = desk.app.changes();
    desk.app.heard_grants(&told).await;
    assert!(desk.app.changes() > seen);
    for nonsense in ["", "person", "person nobody", "study 1"] {
        desk.app.heard_grants(nonsense).await;
    }
}

/// Req: ACC-08
#[actix_web::test]
async fn a_grant_begins_when_it_says_and_is_listed_before() {
    let desk = Desk::new().await;
    let admin = desk.person(Role::Admin).await;
    let person = member(&desk, &admin).await;
    let later = desk.app.clock.now().plus_seconds(3600);
    let new = NewGrant { starts: Some(later), ends: Some(later.plus_seconds(3600)), ..grant(Role::Coder) };
    let given = give(&admin, &person, &new).await.unwrap();
    assert_eq!(subjects(&desk, &person).await, Err(Code::Forbidden), "it has not begun");
    let listed = everybody(&admin, PeopleFilter { role: Some(Role::Coder), ..PeopleFilter::default() }).await;
    assert_eq!((listed.len(), listed[0].grants[0].id), (1, given.id));
    assert!(end(&admin, given.id).await.unwrap().ends.is_some(), "what has not begun begins no more");
    let past = NewGrant { starts: Some(later.plus_seconds(-86_400)), ..grant(Role::Coder) };
    assert_eq!(give(&admin, &person, &past).await.unwrap_err().errors[0].at, "/starts");
}

/// Req: ACC-01, ACC-10
#[actix_web::test]
async fn nobody_gives_a_role_that_the_table_does_not_let_them_give() {
    let desk = Desk::new().await;
    let admin = desk.person(Role::Admin).await;
    let mut wrong = Vec::new();
    for giver in Role::ALL.iter().copied() {
        let by = desk.person(giver).await;
        for role in Role::ALL.iter().copied() {
            let to = member(&desk, &admin).await;
            let new = NewGrant { study: Some(desk.home.study), ..grant(role) };
            let may = may_give(giver, role) && Permission::MemberGrant.held_by(giver);
            let got = give(&by, &to, &new).await.map_err(|problem| problem.code);
            if got.is_ok() != may || got.as_ref().is_err_and(|code| *code != Code::Forbidden) {
                wrong.push(format!("{giver:?} gives {role:?}: {got:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Req: ACC-08
#[actix_web::test]
async fn nobody_gives_beyond_their_own_reach_or_to_themself() {
    let desk = Desk::new().await;
    let (admin, manager) = (desk.person(Role::Admin).await, desk.person(Role::Manager).await);
    let person = member(&desk, &admin).await;
    for new in [grant(Role::Monitor), NewGrant { study: Some(StudyId(fresh())), ..grant(Role::Monitor) }] {
        assert_eq!(give(&manager, &person, &new).await.unwrap_err().code, Code::Forbidden);
    }
    let given = give(&manager, &person, &at_site(&desk, Role::Monitor, 1)).await.unwrap();
    assert_eq!(given.place, "KIT-1 · Site 2");
    for by in [&admin, &manager] {
        let own = give(by, by, &NewGrant { study: Some(desk.home.study), ..grant(Role::Coder) }).await.unwrap_err();
        assert_eq!(own.code, Code::Forbidden);
    }
    let stranger = desk.stranger().await;
    assert_eq!(give(&admin, &stranger, &grant(Role::Coder)).await.unwrap_err().code, Code::NotFound, "no person of this tenant");
    assert_eq!(end(&stranger, given.id).await.unwrap_err().code, Code::NotFound);
    let givable = manager.call::<ListGivable>(&Nothing {}, &Nothing {}).await.unwrap();
    assert_eq!((givable.tenant.len(), givable.studies.len(), givable.studies[0].sites.len()), (0, 1, 2));
    assert!(givable.studies[0].roles.iter().all(|role| may_give(Role::Manager, *role)));
}

/// Req: ACC-09, BLD-10
#[actix_web::test]
async fn roles_that_are_apart_are_never_one_persons() {
    let desk = Desk::new().await;
    let admin = desk.person(Role::Admin).await;
    let mut wrong = Vec::new();
    for row in APART {
        for other in row.from {
            for (first, second) in [(row.role, *other), (*other, row.role)] {
                let person = member(&desk, &admin).await;
                // An administrator's reach is the tenant's, which meets every study.
                give(&admin, &person, &NewGrant { study: Some(desk.home.study), ..grant(first) }).await.unwrap();
                let refused = give(&admin, &person, &at_site(&desk, second, 0)).await.map_err(|problem| problem.code);
                if refused.as_ref().err() != Some(&Code::OutOfOrder) {
                    wrong.push(format!("{first:?} and {second:?}"));
                }
            }
        }
    }
    // The table is walked over every pair that it does not part, too: nothing else is refused.
    let person = member(&desk, &admin).await;
    give(&admin, &person, &grant(Role::Monitor)).await.unwrap();
    give(&admin, &person, &grant(Role::Coder)).await.unwrap();
    assert!(wrong.is_empty(), "held together: {}", wrong.join(", "));
}

/// Req: BLD-10
#[actix_web::test]
async fn whoever_has_seen_the_treatment_stays_apart_from_those_who_must_not() {
    let desk = Desk::new().await;
    let admin = desk.person(Role::Admin).await;
    let person = member(&desk, &admin).await;
    let seen = give(&admin, &person, &NewGrant { study: Some(desk.home.study), ..grant(Role::Unblinded) }).await.unwrap();
    end(&admin, seen.id).await.unwrap();
    let refused = give(&admin, &person, &at_site(&desk, Role::Monitor, 0)).await.unwrap_err();
    assert!(refused.code == Code::OutOfOrder && refused.detail.unwrap().contains("They held the role unblinded there"));
    give(&admin, &person, &at_site(&desk, Role::Inspector, 0)).await.unwrap();
}

/// Req: ACC-11
#[actix_web::test]
async fn no_sponsor_cuts_off_the_investigator_of_a_site_with_data() {
    let desk = Desk::new().await;
    let (admin, manager) = (desk.person(Role::Admin).await, desk.person(Role::Manager).await);
    let (investigator, coordinator) = (desk.person(Role::Investigator).await, desk.person(Role::Coordinator).await);
    let held = grants(&desk, investigator.id).await[0];
    let successor = member(&desk, &admin).await;
    desk.subject(&coordinator).await;
    for by in [&admin, &manager] {
        let refused = end(by, held).await.unwrap_err();
        assert!(refused.code == Code::OutOfOrder && refused.detail.unwrap().contains("S1"), "by {}", by.name);
    }
    assert_eq!(subjects(&desk, &investigator).await, Ok(1));
    // Somebody whose access ends by itself is no successor; nobody narrows it so either.
    let ends = Some(desk.app.clock.now().plus_seconds(86_400));
    give(&admin, &successor, &NewGrant { ends, ..at_site(&desk, Role::Investigator, 0) }).await.unwrap();
    assert_eq!(end(&admin, held).await.unwrap_err().code, Code::OutOfOrder);
    // Somebody at another site neither.
    let neighbour = member(&desk, &admin).await;
    give(&admin, &neighbour, &at_site(&desk, Role::Investigator, 1)).await.unwrap();
    assert_eq!(end(&admin, held).await.unwrap_err().code, Code::OutOfOrder);
    let stays = give(&admin, &successor, &at_site(&desk, Role::Investigator, 0)).await.unwrap();
    end(&manager, held).await.unwrap();
    assert_eq!(subjects(&desk, &investigator).await, Err(Code::Forbidden));
    assert_eq!(end(&admin, stays.id).await.unwrap_err().code, Code::OutOfOrder);
}

/// Req: ACC-11
#[actix_web::test]
async fn an_investigators_access_is_not_given_with_an_end_where_nobody_else_has_it() {
    let desk = Desk::new().await;
    let (admin, coordinator) = (desk.person(Role::Admin).await, desk.person(Role::Coordinator).await);
    desk.subject(&coordinator).await;
    let person = member(&desk, &admin).await;
    let ends = Some(desk.app.clock.now().plus_seconds(86_400));
    let refused = give(&admin, &person, &NewGrant { ends, ..at_site(&desk, Role::Investigator, 0) }).await.unwrap_err();
    assert_eq!(refused.code, Code::OutOfOrder);
    give(&admin, &person, &at_site(&desk, Role::Investigator, 0)).await.unwrap();
}

#[actix_web::test]
async fn the_last_administrator_stays() {
    let desk = Desk::new().await;
    let (first, second) = (desk.person(Role::Admin).await, desk.person(Role::Admin).await);
    let held = [grants(&desk, first.id).await[0], grants(&desk, second.id).await[0]];
    end(&second, held[0]).await.unwrap();
    assert_eq!(end(&second, held[1]).await.unwrap_err().code, Code::OutOfOrder);
    assert_eq!(first.call::<ListPeople>(&Nothing {}, &PeopleFilter::default()).await.unwrap_err().code, Code::Forbidden);
}

/// Req: ACC-13
#[actix_web::test]
async fn who_could_do_what_at_a_past_moment_is_told_as_it_was() {
    let desk = Desk::new().await;
    let admin = desk.person(Role::Admin).await;
    let mut people = Vec::new();
    for _ in 0..3 {
        people.push(member(&desk, &admin).await);
    }
    // A reference model beside a history of grants: whom, which, still open.
    let (mut held, mut model, mut seed) = (BTreeSet::<(usize, &str, GrantId)>::new(), Vec::new(), 0x9e37_79b9_u32);
    for _ in 0..30 {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let third = |bits: u32| usize::try_from((seed >> bits) % 3).unwrap();
        let (who, role) = (third(8), [Role::Monitor, Role::Coder, Role::DataManager][third(16)]);
        let there = held.iter().find(|(one, name, _)| (*one, *name) == (who, role.as_str())).copied();
        match there {
            Some(one) => {
                end(&admin, one.2).await.unwrap();
                held.remove(&one);
            }
            None => drop(held.insert((who, role.as_str(), give(&admin, &people[who], &grant(role)).await.unwrap().id))),
        }
        let now = desk.owner("select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')").await;
        model.push((now[0].parse::<Instant>().unwrap(), held.clone()));
    }
    for (at, expected) in model {
        let then = everybody(&admin, PeopleFilter { at: Some(at), ..PeopleFilter::default() }).await;
        let index = |person: PersonId| people.iter().position(|one| one.id == person);
        let told: BTreeSet<_> = then
            .iter()
            .filter_map(|one| Some((index(one.person)?, one)))
            .flat_map(|(who, one)| one.grants.iter().map(move |grant| (who, grant.grant.role.as_str(), grant.id)))
            .collect();
        assert_eq!(told, expected, "{at}");
    }
}

#[actix_web::test]
async fn people_are_searched_and_come_page_by_page() {
    let desk = Desk::new().await;
    let (admin, manager) = (desk.person(Role::Admin).await, desk.person(Role::Manager).await);
    for _ in 0..60 {
        desk.someone(&desk.home, Grant { role: Role::Coder, reach: Reach::Study { study: desk.home.study } }).await;
    }
    let all = everybody(&admin, PeopleFilter::default()).await;
    let ids: BTreeSet<PersonId> = all.iter().map(|one| one.person).collect();
    assert_eq!((all.len(), ids.len()), (62, 62));
    let found = |text: &str| everybody(&admin, PeopleFilter { find: Some(text.to_owned()), ..PeopleFilter::default() });
    assert_eq!(found(&all[3].email).await.len(), 1);
    assert_eq!(found("%").await.len(), 0, "a wildcard stands for itself");
    // Whoever manages one study does not see what is held in another.
    let tx = desk.app.db.begin(&server::kernel::db::Ctx::system(desk.home.tenant, "test.Other")).await.unwrap();
    let new = server::rooms::study::NewStudy {
        design: &server::kit::desk::design(),
        environment: shared::study::api::Environment::Test,
        from: "test",
    };
    let (other, _) = server::rooms::study::create(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
    desk.someone(&desk.home, Grant { role: Role::Coder, reach: Reach::Study { study: other } }).await;
    assert_eq!(everybody(&manager, PeopleFilter::default()).await.len(), 62);
    assert_eq!(everybody(&admin, PeopleFilter::default()).await.len(), 63);
}

fn of(role: Role) -> Vec<Permission> {
    GRID.iter().map(|(permission, _)| *permission).filter(|one| one.held_by(role)).collect()
}

async fn keep(by: &Person, id: OwnRoleId, base: Role, may: Vec<Permission>, revision: i32) -> Result<RoleView, Problem> {
    let new = NewRole { name: format!("Own {base:?}"), note: String::new(), base, may, revision };
    by.because("as the monitoring plan has it").call::<KeepRole>(&OnRole { role: id }, &new).await
}

/// Req: ACC-01, ACC-12
#[actix_web::test]
async fn a_role_of_the_tenants_own_allows_what_it_lists_from_the_next_request_on() {
    let desk = Desk::new().await;
    let admin = desk.person(Role::Admin).await;
    let person = member(&desk, &admin).await;
    let id = OwnRoleId(fresh());
    let reads = vec![Permission::StudyRead, Permission::SubjectRead];
    keep(&admin, id, Role::Monitor, reads.clone(), 0).await.unwrap();
    let given = give(&admin, &person, &NewGrant { role: None, own: Some(id), study: Some(desk.home.study), ..grant(Role::Monitor) }).await;
    let given = given.unwrap();
    assert_eq!((given.grant.role, given.grant.own.as_ref().map(|own| own.name.as_str())), (Role::Monitor, Some("Own Monitor")));
    assert_eq!(subjects(&desk, &person).await, Ok(0));
    let reviews = || async { person.call::<ListReviews>(&desk.study(), &Nothing {}).await.map(|_| ()).map_err(|problem| problem.code) };
    assert_eq!(reviews().await, Err(Code::Forbidden));
    // The browser is told the same: it asks the same function.
    let session = person.call::<ReadSession>(&Nothing {}, &Nothing {}).await.unwrap();
    assert_eq!(session.grants.0[0].own.as_ref().map(|own| own.may.clone()), Some(reads.clone()));
    let before = desk.app.clock.now();
    // More than its base in one thing, less in another.
    let may = vec![Permission::StudyRead, Permission::TrailReviewRead];
    keep(&admin, id, Role::Monitor, may.clone(), 1).await.unwrap();
    assert_eq!((subjects(&desk, &person).await, reviews().await), (Err(Code::Forbidden), Ok(())));
    // Then and now.
    for (at, may) in [(Some(before), reads), (None, may)] {
        let people = everybody(&admin, PeopleFilter { role: Some(Role::Monitor), at, ..PeopleFilter::default() }).await;
        assert_eq!(people[0].grants[0].grant.own.as_ref().unwrap().may, may, "{at:?}");
    }
    admin.because("no longer needed").call::<RetireRole>(&OnRole { role: id }, &Nothing {}).await.unwrap();
    assert_eq!(reviews().await, Ok(()), "who holds it keeps it");
    let again = give(&admin, &member(&desk, &admin).await, &NewGrant { role: None, own: Some(id), ..grant(Role::Monitor) }).await;
    assert_eq!(again.unwrap_err().errors[0].at, "/own");
    let listed = admin.call::<ListRoles>(&Nothing {}, &Nothing {}).await.unwrap().rows;
    assert_eq!((listed[0].held, listed[0].retired), (1, true));
    let Givable { own, .. } = admin.call::<ListGivable>(&Nothing {}, &Nothing {}).await.unwrap();
    assert!(own.is_empty());
}

/// Req: ACC-10, BLD-10
#[actix_web::test]
async fn a_role_is_never_made_of_what_its_base_must_not_hold() {
    let desk = Desk::new().await;
    let admin = desk.person(Role::Admin).await;
    for (base, more) in [
        (Role::Monitor, Permission::RecordEdit),
        (Role::DataManager, Permission::QueryAnswer),
        (Role::Coordinator, Permission::RecordSign),
        (Role::Coder, Permission::SeeUnblinded),
        (Role::Admin, Permission::SubjectRead),
        (Role::Inspector, Permission::ViewKeep),
    ] {
        let may = [of(base), vec![more]].concat();
        let refused = keep(&admin, OwnRoleId(fresh()), base, may, 0).await.unwrap_err();
        assert_eq!((refused.code, refused.errors[0].at.as_str()), (Code::Invalid, "/may"), "{base:?} {more:?}");
    }
    let blind = of(Role::Investigator).into_iter().filter(|one| *one != Permission::HistoryRead).collect();
    assert_eq!(keep(&admin, OwnRoleId(fresh()), Role::Investigator, blind, 0).await.unwrap_err().code, Code::Invalid);
    assert_eq!(desk.owner("select count(*)::text from own_role").await, ["0"]);
}

#[actix_web::test]
async fn two_who_change_a_role_at_once_do_not_overwrite_each_other() {
    let desk = Desk::new().await;
    let (admin, id) = (desk.person(Role::Admin).await, OwnRoleId(fresh()));
    let first = keep(&admin, id, Role::Coder, of(Role::Coder), 0).await.unwrap();
    assert_eq!(keep(&admin, id, Role::Coder, of(Role::Coder), 0).await.unwrap(), first, "sent again, it is made once");
    keep(&admin, id, Role::Coder, vec![Permission::StudyRead], 1).await.unwrap();
    assert_eq!(keep(&admin, id, Role::Coder, of(Role::Coder), 1).await.unwrap_err().code, Code::Changed);
    let taken = keep(&admin, OwnRoleId(fresh()), Role::Coder, of(Role::Coder), 0).await.unwrap_err();
    assert_eq!((taken.code, taken.detail.as_deref()), (Code::Taken, Some("A role with this name exists already.")));
    assert_eq!(keep(&admin, id, Role::Monitor, vec![Permission::StudyRead], 2).await.unwrap_err().errors[0].at, "/base");
    let stranger = desk.stranger().await;
    assert!(keep(&stranger, id, Role::Coder, of(Role::Coder), 2).await.is_err(), "another tenant's role is not changed");
    assert!(stranger.call::<ListRoles>(&Nothing {}, &Nothing {}).await.unwrap().rows.is_empty());
}

/// Req: ACC-09
#[actix_web::test]
async fn nobody_does_alone_what_the_table_of_duties_keeps_apart() {
    for duty in DUTIES {
        let refused = duties::tried(duty.first, duty.then).await;
        assert!(matches!(refused, Code::Forbidden | Code::OutOfOrder), "{}: {refused:?}", duty.says);
    }
}

/// One person who takes both steps of each row of the table.
mod duties {
    use server::rooms::study::odm::{ExportHeader, export};
    use shared::capture::LockStep;
    use shared::kernel::{CampaignId, QueryId};
    use shared::queries::api::{DiscardQuery, MaySay, NewQuery, OnQuery, OpenQuery, ReleaseQuery};
    use shared::review::api::{ApproveCampaign, AskCampaign, LockScope, NewCampaign, OnCampaign};
    use shared::study::Address;
    use shared::study::api::{AddVersion, OnVersion, PublishVersion, VersionOptions};
    use shared::tenancy::api::{NewSupport, OpenSupport};

    use super::*;

    pub async fn tried(first: &str, then: &str) -> Code {
        let desk = Desk::new().await;
        match (first, then) {
            ("queries.OpenQuery", "queries.ReleaseQuery") => question(&desk, true).await,
            ("queries.OpenQuery", "queries.DiscardQuery") => question(&desk, false).await,
            ("review.AskCampaign", "review.ApproveCampaign") => campaign(&desk).await,
            ("study.AddVersion", "study.PublishVersion") => version(&desk).await,
            // Verifying and locking are of roles that nobody holds together with entering.
            ("capture.SaveRecord", "review.VerifyPlace") => together(&desk, Role::Coordinator, Role::Monitor).await,
            ("capture.SaveRecord", "review.HoldPlace") => together(&desk, Role::Coordinator, Role::DataManager).await,
            ("tenancy.OpenSupport", "tenancy.OpenSupport") => support(&desk).await,
            ("access.GiveGrant", "access.GiveGrant") => oneself(&desk).await,
            ("access.GiveGrant", "access.KeepRole") => own_role(&desk).await,
            ("access.AcceptDelegation", "access.SignDelegation") => super::delegation::signed_oneself(&desk).await,
            other => panic!("nothing tries {other:?}"),
        }
    }

    async fn question(desk: &Desk, release: bool) -> Code {
        let (manager, site) = (desk.person(Role::DataManager).await, desk.person(Role::Coordinator).await);
        let (id, subject) = (QueryId(fresh()), desk.subject(&site).await);
        let address = Address::of_subject(subject);
        let new = NewQuery { id, address, text: "Really?".into(), audience: None, priority: None, due: None, propose: true };
        manager.call::<OpenQuery>(&desk.study(), &new).await.unwrap();
        let on = OnQuery { study: desk.home.study, query: id };
        let refused = if release {
            manager.call::<ReleaseQuery>(&on, &MaySay::default()).await.unwrap_err()
        } else {
            manager.because("no").call::<DiscardQuery>(&on, &Nothing {}).await.unwrap_err()
        };
        refused.code
    }

    async fn campaign(desk: &Desk) -> Code {
        let manager = desk.person(Role::DataManager).await;
        let id = CampaignId(fresh());
        let scope = LockScope { site: None, subject: None };
        let new = NewCampaign { id, step: LockStep::Lock, scope, approver: manager.id, exceptions: Vec::new(), hours: None };
        let asked = manager.because("all is clean").call::<AskCampaign>(&desk.study(), &new).await;
        assert_eq!(asked.unwrap_err().code, Code::Forbidden, "one's own approver");
        let sponsor = desk.person(Role::DataManager).await;
        manager.because("all is clean").call::<AskCampaign>(&desk.study(), &NewCampaign { approver: sponsor.id, ..new }).await.unwrap();
        let on = OnCampaign { study: desk.home.study, campaign: id };
        manager.call::<ApproveCampaign>(&on, &Nothing {}).await.unwrap_err().code
    }

    async fn version(desk: &Desk) -> Code {
        let builder = desk.person(Role::Builder).await;
        let options = VersionOptions { file: "amendment.xml".into(), name: "Amendment 1".into() };
        let header = ExportHeader { file_oid: "F".into(), created: "2026-11-30T10:00:00Z".into(), system_version: "test".into() };
        let mut design = server::kit::desk::design();
        design.version_oid = "MDV.2".into();
        let mut file = Vec::new();
        export(&design, &mut file, &header).unwrap();
        let row = builder.upload::<AddVersion, _>(&desk.study(), &options, file).await.unwrap();
        builder.call::<PublishVersion>(&OnVersion { study: desk.home.study, version: row.id }, &Nothing {}).await.unwrap_err().code
    }

    async fn together(desk: &Desk, one: Role, other: Role) -> Code {
        let (admin, person) = (desk.person(Role::Admin).await, desk.person(one).await);
        give(&admin, &person, &NewGrant { study: Some(desk.home.study), ..grant(other) }).await.unwrap_err().code
    }

    async fn support(desk: &Desk) -> Code {
        let admin = desk.person(Role::Admin).await;
        let new = NewSupport { id: GrantId(fresh()), person: admin.id, study: None, hours: 1 };
        admin.because("to see").call::<OpenSupport>(&Nothing {}, &new).await.unwrap_err().code
    }

    async fn oneself(desk: &Desk) -> Code {
        let admin = desk.person(Role::Admin).await;
        give(&admin, &admin, &grant(Role::Builder)).await.unwrap_err().code
    }

    async fn own_role(desk: &Desk) -> Code {
        let (admin, other) = (desk.person(Role::Admin).await, desk.person(Role::Admin).await);
        let id = OwnRoleId(fresh());
        let less: Vec<Permission> = of(Role::Admin).into_iter().filter(|one| *one != Permission::TrailRead).collect();
        keep(&admin, id, Role::Admin, less, 0).await.unwrap();
        give(&admin, &other, &NewGrant { role: None, own: Some(id), ..grant(Role::Admin) }).await.unwrap();
        keep(&other, id, Role::Admin, of(Role::Admin), 1).await.unwrap_err().code
    }
}

/// Delegation logs.
mod delegation {
    use shared::access::DelegationState;
    use shared::access::api::{
        AcceptDelegation, DeclineDelegation, DelegationView, EndDelegation, ListOwnDelegations, NewDelegation, OfStudy, OnDelegation,
        OnOwnDelegation, ProposeDelegation, ReadDelegations, SignDelegation,
    };
    use shared::kernel::{DelegationId, Signed};

    use super::*;

    async fn address(desk: &Desk, person: &Person) -> String {
        desk.owner(&format!("select email from person where id = '{}'", person.id)).await.remove(0)
    }

    async fn propose(desk: &Desk, by: &Person, whom: &Person, role: Role) -> Result<DelegationView, Problem> {
        let new = NewDelegation {
            id: DelegationId(fresh()),
            site: desk.home.sites[0],
            email: address(desk, whom).await,
            role,
            duties: "Data entry, answering queries".into(),
            starts: None,
            ends: None,
        };
        by.call::<ProposeDelegation>(&OfStudy { study: desk.home.study }, &new).await
    }

    fn on(desk: &Desk, line: &DelegationView) -> OnDelegation {
        OnDelegation { study: desk.home.study, delegation: line.id }
    }

    async fn sign(desk: &Desk, by: &Person, line: &DelegationView) -> Result<DelegationView, Problem> {
        let signed = Signed { proof: desk.proof(by).await, signs: Nothing {} };
        by.call::<SignDelegation>(&on(desk, line), &signed).await
    }

    pub async fn signed_oneself(desk: &Desk) -> Code {
        let investigator = desk.person(Role::Investigator).await;
        let line = propose(desk, &investigator, &investigator, Role::Investigator).await.unwrap();
        investigator.call::<AcceptDelegation>(&OnOwnDelegation { delegation: line.id }, &Nothing {}).await.unwrap();
        sign(desk, &investigator, &line).await.unwrap_err().code
    }

    /// Req: ACC-15, ACC-12
    #[actix_web::test]
    async fn access_to_a_site_begins_with_the_investigators_signature_and_ends_with_the_line() {
        let desk = Desk::new().await;
        let (admin, investigator) = (desk.person(Role::Admin).await, desk.person(Role::Investigator).await);
        let nurse = member(&desk, &admin).await;
        let line = propose(&desk, &investigator, &nurse, Role::Coordinator).await.unwrap();
        assert_eq!((line.state, line.site_name.as_str()), (DelegationState::Proposed, "S1 Site 1"));
        assert_eq!(sign(&desk, &investigator, &line).await.unwrap_err().code, Code::OutOfOrder, "not before the person accepts");
        // Whoever is asked comes in to answer, and sees nothing else.
        let own = nurse.call::<ListOwnDelegations>(&Nothing {}, &Nothing {}).await.unwrap().rows;
        assert_eq!((own.len(), own[0].study_name.as_str()), (1, "KIT-1"));
        let session = nurse.call::<ReadSession>(&Nothing {}, &Nothing {}).await.unwrap();
        assert_eq!((session.tenants.len(), session.grants.0.len()), (1, 0));
        nurse.call::<AcceptDelegation>(&OnOwnDelegation { delegation: line.id }, &Nothing {}).await.unwrap();
        assert_eq!(subjects(&desk, &nurse).await, Err(Code::Forbidden), "accepted is not signed");
        let signed = sign(&desk, &investigator, &line).await.unwrap();
        assert_eq!(signed.signed.map(|done| done.by), Some(investigator.id));
        assert_eq!(subjects(&desk, &nurse).await, Ok(0));
        // The log and what is held are one.
        let people = everybody(&admin, PeopleFilter { role: Some(Role::Coordinator), ..PeopleFilter::default() }).await;
        assert!(people.iter().any(|one| one.person == nurse.id && one.grants[0].delegated));
        investigator.because("moves away").call::<EndDelegation>(&on(&desk, &line), &Nothing {}).await.unwrap();
        assert_eq!(subjects(&desk, &nurse).await, Err(Code::Forbidden));
        let log = investigator.call::<ReadDelegations>(&OfStudy { study: desk.home.study }, &Nothing {}).await.unwrap().rows;
        assert_eq!((log[0].state, log[0].ended_why.as_deref()), (DelegationState::Ended, Some("moves away")));
    }

    /// Req: ACC-15
    #[actix_web::test]
    async fn a_wrong_proof_signs_nothing_and_only_investigators_end_what_is_in_force() {
        let desk = Desk::new().await;
        let (admin, investigator, coordinator) =
            (desk.person(Role::Admin).await, desk.person(Role::Investigator).await, desk.person(Role::Coordinator).await);
        let nurse = member(&desk, &admin).await;
        let line = propose(&desk, &coordinator, &nurse, Role::Coordinator).await.unwrap();
        let own = OnOwnDelegation { delegation: line.id };
        assert_eq!(coordinator.call::<AcceptDelegation>(&own, &Nothing {}).await.unwrap_err().code, Code::NotFound, "not theirs");
        nurse.call::<AcceptDelegation>(&own, &Nothing {}).await.unwrap();
        desk.proof(&investigator).await;
        let user = Some(address(&desk, &investigator).await);
        let wrong = Signed { proof: shared::kernel::Proof::Password { user, password: "not it".into() }, signs: Nothing {} };
        let refused = investigator.call::<SignDelegation>(&on(&desk, &line), &wrong).await.unwrap_err();
        assert_eq!(refused.code, Code::WrongCredentials);
        assert_eq!(subjects(&desk, &nurse).await, Err(Code::Forbidden));
        sign(&desk, &investigator, &line).await.unwrap();
        let refused = coordinator.because("no").call::<EndDelegation>(&on(&desk, &line), &Nothing {}).await.unwrap_err();
        assert_eq!(refused.code, Code::Forbidden);
        // The sponsor takes back access at once where it must, and the log says so.
        let held = grants(&desk, nurse.id).await;
        end(&admin, *held.last().unwrap()).await.unwrap();
        assert_eq!(subjects(&desk, &nurse).await, Err(Code::Forbidden));
        let log = coordinator.call::<ReadDelegations>(&OfStudy { study: desk.home.study }, &Nothing {}).await.unwrap().rows;
        assert_eq!((log[0].state, log[0].ended.as_ref().map(|done| done.by)), (DelegationState::Ended, Some(admin.id)));
    }

    /// Req: ACC-08, ACC-15
    #[actix_web::test]
    async fn another_site_sees_nothing_of_the_log_and_a_declined_line_stays_declined() {
        let desk = Desk::new().await;
        let (admin, investigator, neighbour) =
            (desk.person(Role::Admin).await, desk.person(Role::Investigator).await, desk.neighbour().await);
        let nurse = member(&desk, &admin).await;
        let line = propose(&desk, &investigator, &nurse, Role::Coordinator).await.unwrap();
        let seen = neighbour.call::<ReadDelegations>(&OfStudy { study: desk.home.study }, &Nothing {}).await.unwrap().rows;
        assert!(seen.is_empty());
        let there = propose(&desk, &neighbour, &nurse, Role::Coordinator).await.unwrap_err();
        assert_eq!(there.code, Code::NotFound, "nobody delegates at a site that is not theirs");
        let ended = neighbour.because("x").call::<EndDelegation>(&on(&desk, &line), &Nothing {}).await.unwrap_err();
        assert_eq!(ended.code, Code::NotFound);
        nurse.call::<DeclineDelegation>(&OnOwnDelegation { delegation: line.id }, &Nothing {}).await.unwrap();
        assert_eq!(sign(&desk, &investigator, &line).await.unwrap_err().code, Code::OutOfOrder);
        // Who monitors is not made site staff by a log.
        let monitor = desk.person(Role::Monitor).await;
        assert_eq!(propose(&desk, &investigator, &monitor, Role::Coordinator).await.unwrap_err().code, Code::OutOfOrder);
    }
}
