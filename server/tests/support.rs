//! The provider's support: sees nothing, unless the tenant lets it look in, and then the tenant sees what it looked at.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use server::kernel::outbox;
use server::kernel::ports::fresh;
use server::kit::desk::{Desk, Person, vitals};
use server::rooms::topics;
use shared::access::{Grant, Reach, Role};
use shared::audit::api::ReadHistory;
use shared::capture::api::{ListSubjects, ReadCasebook, ReadRecord};
use shared::kernel::{Code, GrantId, Nothing, StudyId};
use shared::study::api::{ListStudies, ReadStudy};
use shared::tenancy::api::{CloseSupport, ListMembers, ListSupport, ListSupportReads, NewSupport, OnSupport, OpenSupport, SupportView};

/// Somebody who belongs to no tenant but the provider's.
async fn helper(desk: &Desk) -> Person {
    desk.someone(&desk.away, Grant { role: Role::Manager, reach: Reach::Tenant }).await
}

async fn let_in(desk: &Desk, admin: &Person, whom: &Person, study: Option<StudyId>) -> SupportView {
    let new = NewSupport { id: GrantId(fresh()), person: whom.id, study, hours: 2 };
    let view = admin.because("Ticket 4711: the matrix is empty").call::<OpenSupport>(&Nothing {}, &new).await.unwrap();
    desk.app.forget(whom.id).await;
    view
}

/// Req: TEN-06
#[actix_web::test]
async fn without_leave_the_provider_sees_nothing() {
    let desk = Desk::new().await;
    let (site, helper) = (desk.person(Role::Coordinator).await, helper(&desk).await);
    let on = desk.on(desk.subject(&site).await);
    for inside in [helper.clone(), desk.same(&helper).await] {
        assert!(matches!(inside.call::<ReadCasebook>(&on, &Nothing {}).await.unwrap_err().code, Code::Forbidden | Code::NotFound));
        assert!(matches!(inside.call::<ReadStudy>(&desk.study(), &Nothing {}).await.unwrap_err().code, Code::Forbidden | Code::NotFound));
    }
}

/// Req: TEN-06, AUD-11
#[actix_web::test]
async fn with_leave_support_reads_what_it_was_let_into_and_the_tenant_sees_every_look() {
    let desk = Desk::new().await;
    let (site, admin, helper) = (desk.person(Role::Coordinator).await, desk.person(Role::Admin).await, helper(&desk).await);
    let on = desk.on(desk.subject(&site).await);
    site.save(on, 0, &[("IG.VS/1/IT.SBP", "120")]).await.unwrap();
    let leave = let_in(&desk, &admin, &helper, Some(desk.home.study)).await;
    let inside = desk.same(&helper).await;
    inside.call::<ReadCasebook>(&on, &Nothing {}).await.unwrap();
    inside.call::<ReadRecord>(&on, &vitals().into()).await.unwrap();
    assert_eq!(inside.save(on, 1, &[("IG.VS/1/IT.SBP", "130")]).await.unwrap_err().code, Code::Forbidden);
    assert_eq!(inside.call::<ListMembers>(&Nothing {}, &Nothing {}).await.unwrap_err().code, Code::Forbidden);

    let listed = admin.call::<ListSupport>(&Nothing {}, &Nothing {}).await.unwrap().rows;
    assert_eq!(listed, [SupportView { reads: 2, ..leave.clone() }]);
    assert_eq!(
        (leave.purpose.as_str(), leave.approved_by, leave.name),
        ("Ticket 4711: the matrix is empty", admin.name.clone(), helper.name)
    );
    assert_eq!((leave.ends.0 - leave.starts.0).whole_minutes(), 120);
    let reads = admin.call::<ListSupportReads>(&OnSupport { grant: leave.id }, &Nothing {}).await.unwrap().rows;
    let actions: Vec<&str> = reads.iter().map(|read| read.action.as_str()).collect();
    assert_eq!(actions, ["capture.ReadRecord", "capture.ReadCasebook"]);
    assert!(reads.iter().all(|read| read.object.contains(&on.subject.to_string())) && reads[0].object.contains("F.VS"), "{reads:?}");
    assert_eq!(desk.owner("select distinct actor_name from audit.support_read").await, [inside.name]);
}

/// Req: TEN-06
#[actix_web::test]
async fn leave_for_one_study_opens_no_other() {
    let desk = Desk::new().await;
    let (admin, helper) = (desk.person(Role::Admin).await, helper(&desk).await);
    let tx = desk.app.db.begin(&server::kernel::db::Ctx::system(desk.home.tenant, "test.Other")).await.unwrap();
    let design = server::kit::desk::design();
    let new = server::rooms::study::NewStudy { design: &design, environment: shared::study::api::Environment::Test, from: "test" };
    let (other, _) = server::rooms::study::create(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
    let_in(&desk, &admin, &helper, Some(desk.home.study)).await;
    let inside = desk.same(&helper).await;
    let seen: Vec<StudyId> =
        inside.call::<ListStudies>(&Nothing {}, &Nothing {}).await.unwrap().into_iter().map(|study| study.id).collect();
    assert_eq!(seen, [desk.home.study]);
    let refused = inside.call::<ReadStudy>(&shared::study::api::InStudy { study: other }, &Nothing {}).await.unwrap_err();
    assert_eq!(refused.code, Code::Forbidden);
    assert_eq!(
        inside.call::<ReadStudy>(&shared::study::api::InStudy { study: desk.away.study }, &Nothing {}).await.unwrap_err().code,
        Code::Forbidden
    );
}

/// Req: TEN-06
#[actix_web::test]
async fn leave_ends_by_itself_whatever_a_cache_remembers_and_at_once_when_it_is_taken_back() {
    let desk = Desk::new().await;
    let (admin, helper) = (desk.person(Role::Admin).await, helper(&desk).await);
    let_in(&desk, &admin, &helper, None).await;
    let inside = desk.same(&helper).await;
    let look = async || inside.call::<ListSubjects>(&desk.study(), &Default::default()).await;
    look().await.unwrap();
    // Two hours pass; who may what is still in the cache.
    let tx = desk.app.db.begin(&server::kernel::db::Ctx::system(desk.home.tenant, "test.Later")).await.unwrap();
    let later =
        "update membership set starts_at = starts_at - interval '3 hours', ends_at = ends_at - interval '3 hours' where role = 'support'";
    assert_eq!(tx.run(later, []).await.unwrap(), 1);
    tx.commit().await.unwrap();
    assert_eq!(look().await.unwrap_err().code, Code::Forbidden);
    assert_eq!(desk.owner("select count(*)::text from support_read").await, ["1"]);

    let again = let_in(&desk, &admin, &helper, None).await;
    look().await.unwrap();
    let closed = admin.call::<CloseSupport>(&OnSupport { grant: again.id }, &Nothing {}).await.unwrap();
    assert!(closed.ends < again.ends);
    assert_eq!(look().await.unwrap_err().code, Code::Forbidden);
    let listed = admin.call::<ListSupport>(&Nothing {}, &Nothing {}).await.unwrap().rows;
    assert_eq!(listed.len(), 2, "what is over stays listed");
}

/// Req: TEN-06
#[actix_web::test]
async fn nobody_lets_themself_in_nor_without_purpose_nor_for_good() {
    let desk = Desk::new().await;
    let (admin, helper) = (desk.person(Role::Admin).await, helper(&desk).await);
    let leave = |whom: &Person, hours| NewSupport { id: GrantId(fresh()), person: whom.id, study: None, hours };
    let asked = admin.because("out of curiosity");
    assert_eq!(admin.call::<OpenSupport>(&Nothing {}, &leave(&helper, 1)).await.unwrap_err().code, Code::ReasonRequired);
    assert_eq!(asked.call::<OpenSupport>(&Nothing {}, &leave(&admin, 1)).await.unwrap_err().code, Code::Forbidden);
    for hours in [0, 73] {
        assert_eq!(asked.call::<OpenSupport>(&Nothing {}, &leave(&helper, hours)).await.unwrap_err().code, Code::Invalid);
    }
    assert_eq!(helper.because("we need it").call::<OpenSupport>(&Nothing {}, &leave(&helper, 1)).await.unwrap_err().code, Code::Forbidden);
    let tx = desk.app.db.begin(&server::kernel::db::Ctx::system(desk.home.tenant, "test.Standing")).await.unwrap();
    let standing = Grant { role: Role::Support, reach: Reach::Tenant };
    assert!(server::rooms::tenancy::people::grant(&tx, helper.id, standing).await.is_err(), "the database takes no support without an end");
}

/// Req: TEN-06, AUD-10
#[actix_web::test]
async fn letting_support_in_is_told_and_audited_and_a_retry_lets_in_once() {
    let desk = Desk::new().await;
    let (admin, helper) = (desk.person(Role::Admin).await, helper(&desk).await);
    let asked = admin.because("Ticket 4712");
    let new = NewSupport { id: GrantId(fresh()), person: helper.id, study: None, hours: 1 };
    let first = asked.call::<OpenSupport>(&Nothing {}, &new).await.unwrap();
    assert_eq!(asked.call::<OpenSupport>(&Nothing {}, &new).await.unwrap(), first);
    admin.call::<CloseSupport>(&OnSupport { grant: new.id }, &Nothing {}).await.unwrap();
    let trail = desk
        .owner("select concat_ws(' ', op, action, reason) from audit.membership where action like 'tenancy.%Support' order by seq")
        .await;
    assert_eq!(trail, ["insert tenancy.OpenSupport Ticket 4712", "update tenancy.CloseSupport"]);
    while outbox::round(&desk.app, &topics()).await.unwrap() > 0 {}
    let told =
        "select concat_ws(' ', tenant, payload ->> 'person', delivered_at is not null) from outbox where topic = 'tenancy.support_opened'";
    assert_eq!(desk.owner(told).await, [format!("{} {} t", desk.home.tenant, helper.id)]);
}

/// Req: TEN-06
#[actix_web::test]
async fn who_may_read_history_reads_it_as_support_too_and_another_tenant_sees_no_leave() {
    let desk = Desk::new().await;
    let (site, admin, helper) = (desk.person(Role::Coordinator).await, desk.person(Role::Admin).await, helper(&desk).await);
    let on = desk.on(desk.subject(&site).await);
    site.save(on, 0, &[("IG.VS/1/IT.SBP", "120")]).await.unwrap();
    let leave = let_in(&desk, &admin, &helper, None).await;
    let which =
        shared::audit::api::WhichHistory { visit: "SE.BASE".into(), visit_n: 1, form: "F.VS".into(), form_n: 1, item: None, after: None };
    assert_eq!(desk.same(&helper).await.call::<ReadHistory>(&on, &which).await.unwrap().rows.len(), 1);
    let stranger = desk.someone(&desk.away, Grant { role: Role::Admin, reach: Reach::Tenant }).await;
    assert_eq!(stranger.call::<ListSupport>(&Nothing {}, &Nothing {}).await.unwrap().rows, []);
    assert_eq!(stranger.call::<CloseSupport>(&OnSupport { grant: leave.id }, &Nothing {}).await.unwrap_err().code, Code::NotFound);
}
