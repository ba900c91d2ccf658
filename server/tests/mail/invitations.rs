//! Somebody is invited, and is in; and all that can be wrong with an invitation.

use serde_json::json;
use server::kernel::ports::fresh;
use server::kit::desk::Person;
use shared::access::Role::{Admin, Coordinator, DataManager, Investigator, Manager};
use shared::access::{Grant, Reach, Role};
use shared::kernel::{Code, InvitationId, Nothing, Problem};
use shared::tenancy::accounts::{
    InvitationView, Invite, LinkState, ListInvitations, MailState, NewInvitation, OnInvitation, ResendInvitation, WithdrawInvitation,
};
use shared::tenancy::api::ListMembers;

use crate::post::{Mail, Place};

const PASSWORD: &str = "an engine weaves algebra";

impl Place {
    fn site(&self, role: Role) -> Grant {
        Grant { role, reach: Reach::Site { study: self.desk.home.study, site: self.desk.home.sites[0] } }
    }

    async fn invite(&self, by: &Person, email: &str, grant: Grant) -> Result<InvitationView, Problem> {
        let new = NewInvitation { id: InvitationId(fresh()), email: email.to_owned(), grant, language: Some("en".into()) };
        by.call::<Invite>(&Nothing {}, &new).await
    }

    async fn invited(&self, by: &Person, email: &str, grant: Grant) -> (InvitationView, Mail) {
        let view = self.invite(by, email, grant).await.unwrap();
        self.deliver().await;
        (view, self.post.last(email))
    }

    async fn accept(&self, token: &str) -> (u16, serde_json::Value) {
        let body = json!({ "token": token, "name": "Bob Byron", "password": PASSWORD, "language": "en" });
        self.ask("/links/accept", body).await
    }
}

/// Req: ACC-02, ACC-06
#[actix_web::test]
async fn somebody_invited_sets_a_password_and_has_that_role_and_nothing_else() {
    let place = Place::new().await;
    let admin = place.desk.person(Admin).await;
    let (view, mail) = place.invited(&admin, "Bob@Example.org".to_lowercase().as_str(), place.site(Coordinator)).await;
    assert_eq!((view.place.as_str(), view.state, view.sends), ("KIT-1 · Site 1", LinkState::Open, 1));
    assert!(
        mail.subject.contains("Admin of Acme invites you to Acme") && mail.text.contains("site coordinator, for KIT-1 · Site 1."),
        "{mail:?}"
    );
    let look = place.look(&mail.token()).await;
    assert_eq!((look["state"].as_str(), look["known"].as_bool(), look["role"].as_str()), (Some("open"), Some(false), Some("coordinator")));
    let weak = place.ask("/links/accept", json!({ "token": mail.token(), "name": "Bob", "password": "short" })).await;
    assert_eq!((weak.0, weak.1["errors"][0]["at"].as_str()), (422, Some("/password")));
    assert_eq!(place.accept(&mail.token()).await.0, 200);
    let (status, session) = place.sign_in("bob@example.org", PASSWORD).await;
    assert_eq!(status, 200);
    let site = place.desk.home.sites[0];
    assert_eq!(session["grants"], json!([{ "role": "coordinator", "study": place.desk.home.study, "site": site }]));
    let listed = admin.call::<ListInvitations>(&Nothing {}, &Nothing {}).await.unwrap().rows;
    assert_eq!((listed[0].state, listed[0].mail), (LinkState::Used, MailState::Sent));
}

/// Req: ACC-06
#[actix_web::test]
async fn a_link_works_once_and_not_after_its_time_and_not_once_it_was_taken_back() {
    let place = Place::new().await;
    let admin = place.desk.person(Admin).await;
    let (_, used) = place.invited(&admin, "used@example.org", place.site(Coordinator)).await;
    assert_eq!(place.accept(&used.token()).await.0, 200);
    let (withdrawn, taken_back) = place.invited(&admin, "withdrawn@example.org", place.site(Coordinator)).await;
    let on = OnInvitation { invitation: withdrawn.id };
    admin.call::<WithdrawInvitation>(&on, &Nothing {}).await.unwrap();
    assert_eq!(admin.call::<ResendInvitation>(&on, &Nothing {}).await.unwrap_err().code, Code::OutOfOrder);
    let (again, first) = place.invited(&admin, "again@example.org", place.site(Coordinator)).await;
    admin.call::<ResendInvitation>(&OnInvitation { invitation: again.id }, &Nothing {}).await.unwrap();
    place.deliver().await;
    let second = place.post.last("again@example.org");
    assert_ne!(first.token(), second.token());
    let (_, late) = place.invited(&admin, "late@example.org", place.site(Coordinator)).await;
    for (mail, state) in [(&used, "used"), (&taken_back, "withdrawn"), (&first, "withdrawn")] {
        assert_eq!(place.look(&mail.token()).await["state"], state);
        assert_eq!(place.accept(&mail.token()).await.0, 409, "{state}");
    }
    place.desk.app.clock.advance(8 * 86_400);
    assert_eq!(place.look(&late.token()).await["state"], "expired");
    assert_eq!(place.accept(&late.token()).await.0, 409);
    let altered = format!("{}0", &late.token()[..63]);
    assert!(altered == late.token() || place.accept(&altered).await.0 == 404);
    let people = place.desk.owner("select count(*)::text from person where email like '%@example.org' and name = 'Bob Byron'").await;
    assert_eq!(people, ["1"], "only the first was accepted");
}

/// Req: ACC-02
#[actix_web::test]
async fn whoever_has_an_account_only_accepts_and_keeps_their_password() {
    let place = Place::new().await;
    let admin = place.desk.person(Admin).await;
    place.account("grace@example.org", "compilers are never quite done").await;
    let (_, mail) = place.invited(&admin, "grace@example.org", place.site(Investigator)).await;
    assert_eq!(place.look(&mail.token()).await["known"], true);
    // A name and a password that come along change nothing.
    assert_eq!(place.accept(&mail.token()).await.0, 200);
    assert_eq!(place.sign_in("grace@example.org", PASSWORD).await.0, 401);
    let (_, session) = place.sign_in("grace@example.org", "compilers are never quite done").await;
    assert_eq!((session["name"].as_str(), session["grants"][0]["role"].as_str()), (Some("Grace Hopper"), Some("investigator")));
    let held = place.invite(&admin, "grace@example.org", place.site(Investigator)).await.unwrap_err();
    assert_eq!(held.code, Code::Taken);
}

/// Req: ACC-08, ACC-09
#[actix_web::test]
async fn nobody_invites_to_more_than_they_may_and_nobody_themself() {
    let place = Place::new().await;
    let (admin, manager, data) = (place.desk.person(Admin).await, place.desk.person(Manager).await, place.desk.person(DataManager).await);
    let code = |answer: Result<InvitationView, Problem>| answer.map(|_| ()).map_err(|problem| problem.code);
    assert_eq!(code(place.invite(&manager, "a@example.org", place.site(Coordinator)).await), Ok(()));
    assert_eq!(code(place.invite(&manager, "a@example.org", place.site(Coordinator)).await), Err(Code::Taken));
    assert_eq!(code(place.invite(&manager, "b@example.org", place.site(Manager)).await), Err(Code::Forbidden));
    let everywhere = Grant { role: Coordinator, reach: Reach::Tenant };
    assert_eq!(code(place.invite(&manager, "c@example.org", everywhere).await), Err(Code::Forbidden));
    assert_eq!(code(place.invite(&data, "d@example.org", place.site(Coordinator)).await), Err(Code::Forbidden));
    place.named(&admin, "admin@example.org").await;
    assert_eq!(code(place.invite(&admin, "Admin@example.org", place.site(Coordinator)).await), Err(Code::Forbidden));
    let elsewhere = Grant { role: Coordinator, reach: Reach::Study { study: place.desk.away.study } };
    assert_eq!(code(place.invite(&admin, "e@example.org", elsewhere).await), Err(Code::NotFound));
    // What the administrator sent is not the manager's to see, unless they could have sent it.
    place.invite(&admin, "f@example.org", Grant { role: Admin, reach: Reach::Tenant }).await.unwrap();
    let seen = manager.call::<ListInvitations>(&Nothing {}, &Nothing {}).await.unwrap().rows;
    assert_eq!(seen.iter().map(|one| one.email.as_str()).collect::<Vec<_>>(), ["a@example.org"]);
}

/// Req: TEN-01
#[actix_web::test]
async fn another_tenant_neither_sees_nor_touches_an_invitation() {
    let place = Place::new().await;
    let (admin, stranger) = (place.desk.person(Admin).await, place.desk.stranger().await);
    let (view, mail) = place.invited(&admin, "bob@example.org", place.site(Coordinator)).await;
    assert!(stranger.call::<ListInvitations>(&Nothing {}, &Nothing {}).await.unwrap().rows.is_empty());
    let on = OnInvitation { invitation: view.id };
    assert_eq!(stranger.call::<WithdrawInvitation>(&on, &Nothing {}).await.unwrap_err().code, Code::NotFound);
    assert_eq!(stranger.call::<ResendInvitation>(&on, &Nothing {}).await.unwrap_err().code, Code::NotFound);
    place.accept(&mail.token()).await;
    let members = stranger.call::<ListMembers>(&Nothing {}, &Nothing {}).await.unwrap().rows;
    assert!(members.iter().all(|member| member.email != "bob@example.org"));
}

/// Req: ACC-06, AUD-12
#[actix_web::test]
async fn the_database_holds_no_secret_of_a_link_and_the_trail_says_who_invited_and_who_accepted() {
    let place = Place::new().await;
    let admin = place.desk.person(Admin).await;
    let (_, mail) = place.invited(&admin, "bob@example.org", place.site(Coordinator)).await;
    place.accept(&mail.token()).await;
    let tables = "select row_to_json(t)::text from ticket t union all select row_to_json(m)::text from mail m
                  union all select row_to_json(o)::text from outbox o union all select row_to_json(a)::text from audit.ticket a";
    let rows = place.desk.owner(tables).await;
    assert!(!rows.is_empty() && rows.iter().all(|row| !row.contains(&mail.token())));
    let trail = place.desk.owner("select actor_name || ' ' || action from audit.invitation order by seq").await;
    assert_eq!(trail, ["Admin of Acme tenancy.Invite", "Bob Byron tenancy.AcceptInvitation"]);
    let role = place.desk.owner("select actor_name from audit.membership where action = 'tenancy.AcceptInvitation'").await;
    assert_eq!(role, ["Bob Byron"]);
}
