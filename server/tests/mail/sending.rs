//! What is posted is sent once, later where it must be, and given up where nothing helps.

use server::kernel::db::Ctx;
use server::kernel::mail::{self, Letter, Office, To};
use server::kit::desk::{Desk, design};
use shared::kernel::{Nothing, TenantId};

use crate::post::{Place, Post};

async fn post(desk: &Desk, tenant: TenantId, to: &str, about: &str) -> bool {
    let tx = desk.app.db.begin(&Ctx::system(tenant, "test.Post")).await.unwrap();
    let letter = Letter::new(To::Address(to.to_owned()), "address-changed", about);
    let new = mail::post(&tx, letter).await.unwrap();
    tx.commit().await.unwrap();
    new
}

async fn states(place: &Place) -> Vec<String> {
    place.desk.owner("select concat_ws(' ', state, tries, error) from mail order by posted_at").await
}

#[actix_web::test]
async fn a_letter_is_sent_once_however_often_it_is_posted_and_delivered() {
    let place = Place::new().await;
    let tenant = place.desk.home.tenant;
    assert!(post(&place.desk, tenant, "ada@example.org", "one").await);
    assert!(!post(&place.desk, tenant, "ada@example.org", "one").await);
    assert!(post(&place.desk, place.desk.away.tenant, "ada@example.org", "one").await, "another tenant's is another letter");
    place.deliver().await;
    // The outbox promises to tell at least once: told again, nothing is sent.
    place.desk.owner("update outbox set delivered_at = null, next_at = now() returning id::text").await;
    place.deliver().await;
    assert_eq!(place.post.mails().len(), 2);
    assert_eq!(states(&place).await, ["sent 1", "sent 1"]);
}

#[actix_web::test]
async fn what_is_rolled_back_is_not_sent() {
    let place = Place::new().await;
    let tx = place.desk.app.db.begin(&Ctx::system(place.desk.home.tenant, "test.Post")).await.unwrap();
    mail::post(&tx, Letter::new(To::Address("ada@example.org".into()), "address-changed", "one")).await.unwrap();
    drop(tx);
    place.deliver().await;
    assert!(place.post.mails().is_empty());
}

#[actix_web::test]
async fn a_busy_server_is_tried_again_and_says_nothing_of_the_address_in_what_we_keep() {
    let place = Place::busy(2).await;
    post(&place.desk, place.desk.home.tenant, "busy@example.org", "one").await;
    place.deliver().await;
    assert_eq!(states(&place).await, ["waiting 1 the mail server did not take it (451)"]);
    place.deliver_again().await;
    place.deliver_again().await;
    assert_eq!((place.post.mails().len(), states(&place).await), (1, vec!["sent 3".to_owned()]));
    let kept = place.desk.owner("select concat(error) from outbox union all select changes::text from audit.mail").await;
    assert!(kept.iter().all(|text| !text.contains("busy@example.org")), "{kept:?}");
}

#[actix_web::test]
async fn an_address_that_nobody_has_is_given_up_at_once() {
    let place = Place::new().await;
    post(&place.desk, place.desk.home.tenant, "gone@example.org", "one").await;
    place.deliver().await;
    assert_eq!(states(&place).await, ["failed 1 the mail server did not take it (550)"]);
    assert_eq!(place.desk.owner("select count(*)::text from outbox where delivered_at is null").await, ["0"]);
}

#[actix_web::test]
async fn a_mail_is_plain_text_and_html_in_the_receivers_language_and_says_that_a_machine_sent_it() {
    let place = Place::new().await;
    let person = place.desk.person(shared::access::Role::Coordinator).await;
    place.person(person.id, "language = 'ar', email = 'amal@example.org'").await;
    let tx = place.desk.app.db.begin(&Ctx::system(place.desk.home.tenant, "test.Post")).await.unwrap();
    mail::post(&tx, Letter::new(To::Person(person.id), "password-changed", "one").leads("/sign-in")).await.unwrap();
    tx.commit().await.unwrap();
    place.deliver().await;
    let mail = place.post.last("amal@example.org");
    assert_eq!((mail.subject.as_str(), mail.header("auto-submitted")), ("تغيّرت كلمة مرورك", Some("auto-generated")));
    assert!(mail.text.contains("\nhttps://trials.example/sign-in\n") && mail.html.contains("lang=\"ar\" dir=\"rtl\""), "{mail:?}");
    let id = place.desk.owner("select '<' || id || '@trials.example>' from mail").await;
    assert_eq!(mail.header("message-id"), Some(id[0].as_str()), "sent twice, it is the same mail");
}

#[actix_web::test]
async fn without_a_mail_server_nothing_is_sent_and_pages_can_say_so() {
    let desk = Desk::new().await;
    post(&desk, desk.home.tenant, "ada@example.org", "one").await;
    while server::kernel::outbox::round(&desk.app, &server::rooms::topics()).await.unwrap() > 0 {}
    assert_eq!(desk.owner("select state from mail").await, ["unsent"]);
    let person = desk.person(shared::access::Role::Admin).await;
    let about = person.call::<shared::kernel::api::ReadAbout>(&Nothing {}, &Nothing {}).await.unwrap();
    assert!(!about.mail);
}

#[actix_web::test]
async fn a_folder_keeps_mails_to_be_read() {
    let folder = server::kit::place().join(format!("probatum-outbox-{}", server::kernel::ports::fresh()));
    let kept = folder.display().to_string();
    let sources = server::kernel::settings::Sources::defaults();
    let sources = sources.with_variables(|name| (name == "PROBATUM_MAIL_FOLDER").then(|| kept.clone())).unwrap();
    let office = Office::of(&server::kernel::settings::Settings::read(&sources).unwrap(), crate::post::SITE).unwrap();
    let desk = Desk::set_up(&design(), |app| app.mail = office).await;
    post(&desk, desk.home.tenant, "ada@example.org", "one").await;
    while server::kernel::outbox::round(&desk.app, &server::rooms::topics()).await.unwrap() > 0 {}
    let files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(files.len() == 1 && files[0].starts_with("To: ada@example.org\nSubject: Your address has been changed\n\nHello,"), "{files:?}");
}

#[test]
fn settings_that_do_not_fit_together_are_said_at_the_start() {
    let sources = server::kernel::settings::Sources::defaults();
    let sources = sources.with_variables(|name| (name == "PROBATUM_MAIL_SERVER").then(|| "mail.example".to_owned())).unwrap();
    let settings = server::kernel::settings::Settings::read(&sources).unwrap();
    let refused = Office::of(&settings, crate::post::SITE).err().unwrap().to_string();
    assert!(refused.contains("mail_sender"), "{refused}");
    assert!(Post::open(0).office().is_open());
}
