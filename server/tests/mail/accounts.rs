//! Lost passwords and other addresses.

use serde_json::json;
use server::kit::desk::PASSWORD;
use shared::access::Role::Coordinator;
use shared::kernel::{Code, Nothing};
use shared::tenancy::accounts::{ChangeAddress, NewAddress};
use shared::tenancy::api::ReadSession;

use crate::post::Place;

const OLD: &str = "compilers are never quite done";
const NEW: &str = "an engine weaves algebra";

impl Place {
    async fn lose(&self, email: &str) -> (u16, serde_json::Value) {
        let answer = self.ask("/password-resets", json!({ "email": email, "language": "de" })).await;
        self.deliver().await;
        answer
    }

    async fn reset(&self, token: &str, new: &str) -> (u16, serde_json::Value) {
        self.ask("/links/reset", json!({ "token": token, "new": new })).await
    }
}

/// Req: ACC-06, ACC-05
#[actix_web::test]
async fn a_lost_password_is_set_anew_by_mail_and_every_session_ends() {
    let place = Place::new().await;
    let person = place.desk.person(Coordinator).await;
    place.desk.proof(&person).await;
    place.named(&person, "ada@example.org").await;
    assert_eq!(place.lose(" ADA@example.org ").await, (200, json!({})));
    let mail = place.post.last("ada@example.org");
    assert_eq!(mail.subject, "Ein neues Passwort für Probatum");
    assert_eq!(place.reset(&mail.token(), "short").await.0, 422, "a weak one is refused, and the link still works");
    person.call::<ReadSession>(&Nothing {}, &Nothing {}).await.unwrap();
    assert_eq!(place.reset(&mail.token(), NEW).await.0, 200);
    assert_eq!(person.call::<ReadSession>(&Nothing {}, &Nothing {}).await.unwrap_err().code, Code::Unauthenticated);
    assert_eq!(place.sign_in("ada@example.org", NEW).await.0, 200);
    assert_eq!(place.reset(&mail.token(), OLD).await.0, 409, "used");
    place.deliver().await;
    assert_eq!(place.post.last("ada@example.org").subject, "Your password has been changed");
    let trail =
        place.desk.owner("select action from audit.person where changes::text like '%password_hash%' order by seq desc limit 1").await;
    assert_eq!(trail, ["tenancy.ResetPassword"]);
}

/// Req: ACC-05, ACC-06
#[actix_web::test]
async fn the_answer_does_not_tell_whether_anybody_has_the_address_and_the_same_is_written_for_both() {
    let place = Place::new().await;
    place.account("grace@example.org", OLD).await;
    let answers = [place.lose("grace@example.org").await, place.lose("nobody@example.org").await];
    assert_eq!(answers[0], answers[1]);
    let told = place.desk.owner("select count(*)::text from outbox where topic = 'tenancy.reset_asked'").await;
    assert_eq!((told[0].as_str(), place.post.mails().len()), ("2", 1));
    assert!(place.desk.owner("select payload::text from outbox").await.iter().all(|payload| !payload.contains("example.org")));
}

/// Req: ACC-05
#[actix_web::test]
async fn nobody_is_flooded_with_links_and_only_the_newest_works() {
    let place = Place::new().await;
    place.account("grace@example.org", OLD).await;
    for _ in 0..5 {
        assert_eq!(place.lose("grace@example.org").await.0, 200);
    }
    let mails = place.post.mails();
    assert_eq!(mails.len(), 3);
    assert_eq!(place.look(&mails[0].token()).await["state"], "withdrawn");
    assert_eq!(place.look(&mails[2].token()).await["state"], "open");
    place.desk.app.clock.advance(31 * 60);
    assert_eq!(
        (place.look(&mails[2].token()).await["state"].as_str(), place.reset(&mails[2].token(), NEW).await.0),
        (Some("expired"), 409)
    );
}

/// Req: ACC-06
#[actix_web::test]
async fn whoever_is_signed_in_by_their_organisation_gets_no_password_this_way() {
    let place = Place::new().await;
    let grace = place.account("grace@example.org", OLD).await;
    place.person(grace, "password_hash = null").await;
    assert_eq!(place.lose("grace@example.org").await.0, 200);
    assert!(place.post.mails().is_empty());
}

/// Req: ACC-02, ACC-06
#[actix_web::test]
async fn another_address_is_confirmed_there_and_told_at_the_old_one() {
    let place = Place::new().await;
    let person = place.desk.person(Coordinator).await;
    place.desk.proof(&person).await;
    let password = PASSWORD.to_owned();
    place.named(&person, "ada@example.org").await;
    let person = place.desk.same(&person).await;
    let wrong = person.call::<ChangeAddress>(&Nothing {}, &NewAddress { email: "new@example.org".into(), password: "not it".into() }).await;
    assert_eq!(wrong.unwrap_err().errors[0].at, "/password");
    let body = NewAddress { email: " New@example.org ".into(), password };
    person.call::<ChangeAddress>(&Nothing {}, &body).await.unwrap();
    place.deliver().await;
    let mail = place.post.last("new@example.org");
    assert_eq!(place.look(&mail.token()).await["email"], "new@example.org");
    let email = async || person.call::<ReadSession>(&Nothing {}, &Nothing {}).await.unwrap().email;
    assert_eq!(email().await, "ada@example.org", "nothing changes before");
    assert_eq!(place.ask("/links/address", json!({ "token": mail.token() })).await, (200, json!({ "email": "new@example.org" })));
    assert_eq!(email().await, "new@example.org");
    place.deliver().await;
    assert_eq!(place.post.last("ada@example.org").subject, "Your address has been changed");
    assert_eq!(place.ask("/links/address", json!({ "token": mail.token() })).await.0, 409);
}

/// Req: ACC-02
#[actix_web::test]
async fn an_address_that_somebody_has_is_refused_only_to_whoever_reads_its_mails() {
    let place = Place::new().await;
    place.account("grace@example.org", OLD).await;
    let person = place.desk.person(Coordinator).await;
    place.desk.proof(&person).await;
    let password = PASSWORD.to_owned();
    person.call::<ChangeAddress>(&Nothing {}, &NewAddress { email: "grace@example.org".into(), password }).await.unwrap();
    place.deliver().await;
    let token = place.post.last("grace@example.org").token();
    assert_eq!(place.ask("/links/address", json!({ "token": token })).await.0, 409);
    assert_eq!(place.sign_in("grace@example.org", OLD).await.0, 200);
    // A link for one thing is worth nothing for another.
    assert_eq!(place.reset(&token, NEW).await.0, 404);
}
