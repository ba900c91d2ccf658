//! Digests: whose morning it is, what is told, and how it is stopped.

use jiff::Zoned;
use jiff::tz::TimeZone;
use reqwest::Client;
use serde_json::json;
use server::kernel::ports::fresh;
use server::kit::desk::Person;
use server::rooms::agenda::digest::round;
use shared::access::Role::{Coordinator, Investigator, Monitor};
use shared::agenda::digest::{ChooseDigest, DigestChoice, ReadDigest, Rhythm};
use shared::kernel::{Nothing, QueryId, SubjectId};
use shared::queries::api::{NewQuery, OpenQuery};

use crate::post::{Mail, Place};

impl Place {
    /// Moves the clock to the next time that it is this hour and minute in Berlin, where the sites are.
    fn until(&self, hour: i8, minute: i8) -> Zoned {
        let now = jiff::Timestamp::from_second(self.desk.app.clock.now().0.unix_timestamp())
            .unwrap()
            .to_zoned(TimeZone::get("Europe/Berlin").unwrap());
        let then = now.with().hour(hour).minute(minute).second(0).build().unwrap();
        let then = if then > now { then } else { then.tomorrow().unwrap() };
        self.desk.app.clock.advance(then.timestamp().as_second() - now.timestamp().as_second());
        then
    }

    async fn send(&self) -> usize {
        let posted = round(&self.desk.app).await.unwrap();
        self.deliver().await;
        posted
    }

    /// A query about a subject, open for the site.
    async fn query(&self, subject: SubjectId, text: &str) {
        let monitor = self.desk.person(Monitor).await;
        let new = json!({ "id": QueryId(fresh()), "address": { "subject": subject }, "text": text });
        let new: NewQuery = serde_json::from_value(new).unwrap();
        monitor.call::<OpenQuery>(&self.desk.study(), &new).await.unwrap();
        monitor.call::<ChooseDigest>(&Nothing {}, &DigestChoice { rhythm: Rhythm::Off, time_zone: None }).await.unwrap();
    }

    async fn choose(&self, person: &Person, rhythm: Rhythm, zone: Option<&str>) {
        person.call::<ChooseDigest>(&Nothing {}, &DigestChoice { rhythm, time_zone: zone.map(str::to_owned) }).await.unwrap();
    }

    fn to(&self, email: &str) -> Vec<Mail> {
        self.post.mails().into_iter().filter(|mail| mail.to == email).collect()
    }
}

/// Req: QRY-01
#[actix_web::test]
async fn a_coordinator_is_told_each_morning_what_waits_and_no_more_than_that() {
    let place = Place::new().await;
    let coordinator = place.desk.person(Coordinator).await;
    place.named(&coordinator, "ada@example.org").await;
    let subject = place.desk.subject(&coordinator).await;
    coordinator.save(place.desk.on(subject), 0, &[("IG.VS/1/IT.SBP", "199")]).await.unwrap();
    place.query(subject, "Is 199 what the source says?").await;
    place.until(6, 50);
    assert_eq!(place.send().await, 0, "it is not morning yet");
    let day = place.until(7, 5);
    assert_eq!((place.send().await, place.send().await), (1, 0), "once a day");
    let mail = place.post.last("ada@example.org");
    assert!(mail.subject.ends_with("in Acme"), "{mail:?}");
    assert!(mail.text.contains("KIT-1\n") && mail.text.contains("query waits for your answer: S1-001"), "{}", mail.text);
    assert!(mail.text.contains(&format!("https://trials.example/studies/{}/queries", place.desk.home.study)));
    assert!(["199", "Systolic", "source says"].iter().all(|value| !mail.text.contains(value) && !mail.html.contains(value)));
    assert_eq!(
        place.desk.owner("select about from mail where kind = 'digest'").await,
        [format!("digest/{}/{}", coordinator.id, day.date())]
    );
    place.until(7, 5);
    assert_eq!((place.send().await, place.to("ada@example.org").len()), (1, 2), "the next morning, again");
}

/// Req: ACC-08
#[actix_web::test]
async fn nobody_is_told_of_another_site_and_nobody_of_nothing() {
    let place = Place::new().await;
    let (coordinator, neighbour, stranger) =
        (place.desk.person(Coordinator).await, place.desk.neighbour().await, place.desk.stranger().await);
    for (person, email) in [(&neighbour, "n@example.org"), (&stranger, "s@example.org"), (&coordinator, "ada@example.org")] {
        place.named(person, email).await;
    }
    let subject = place.desk.subject(&coordinator).await;
    place.query(subject, "Please confirm").await;
    place.until(7, 5);
    place.send().await;
    assert_eq!((place.to("ada@example.org").len(), place.to("n@example.org").len(), place.to("s@example.org").len()), (1, 0, 0));
}

#[actix_web::test]
async fn each_gets_it_as_they_chose_in_their_own_morning() {
    let place = Place::new().await;
    let (weekly, early, never) =
        (place.desk.person(Investigator).await, place.desk.person(Coordinator).await, place.desk.person(Coordinator).await);
    for (person, email) in [(&weekly, "w@example.org"), (&early, "e@example.org"), (&never, "o@example.org")] {
        place.named(person, email).await;
    }
    assert_eq!(early.call::<ReadDigest>(&Nothing {}, &Nothing {}).await.unwrap().time_zone, "Europe/Berlin");
    place.choose(&weekly, Rhythm::Weekly, None).await;
    place.choose(&early, Rhythm::Daily, Some("Asia/Tokyo")).await;
    place.choose(&never, Rhythm::Off, None).await;
    let zone =
        early.call::<ChooseDigest>(&Nothing {}, &DigestChoice { rhythm: Rhythm::Daily, time_zone: Some("Mars/Olympus".into()) }).await;
    assert_eq!(zone.unwrap_err().errors[0].at, "/time_zone");
    let subject = place.desk.subject(&early).await;
    place.query(subject, "Please confirm").await;
    // When it is six in Berlin, the morning of Tokyo has long begun.
    place.until(6, 0);
    place.send().await;
    assert_eq!((place.to("e@example.org").len(), place.to("w@example.org").len()), (1, 0));
    for _ in 0..7 {
        place.until(7, 5);
        place.send().await;
    }
    assert_eq!(place.to("o@example.org").len(), 0);
    assert!((7..=8).contains(&place.to("e@example.org").len()));
    let weeks = place.to("w@example.org").len();
    assert!((1..=2).contains(&weeks), "{weeks}: at first at once, then on Monday");
}

#[actix_web::test]
async fn one_click_stops_digests_without_signing_in_and_a_forged_link_does_not() {
    let place = Place::new().await;
    let coordinator = place.desk.person(Coordinator).await;
    place.named(&coordinator, "ada@example.org").await;
    let subject = place.desk.subject(&coordinator).await;
    place.query(subject, "Please confirm").await;
    place.until(7, 5);
    place.send().await;
    let mail = place.post.last("ada@example.org");
    assert_eq!(mail.header("List-Unsubscribe-Post"), Some("List-Unsubscribe=One-Click"));
    let link = mail.header("List-Unsubscribe").unwrap().trim_matches(['<', '>']).to_owned();
    let path = link.strip_prefix("https://trials.example").unwrap();
    // As mail programs do it (RFC 8058): a form, no cookie, no header of ours.
    let post = async |path: &str| {
        let form = Client::new().post(format!("{}{path}", place.desk.url)).header("Content-Type", "application/x-www-form-urlencoded");
        form.body("List-Unsubscribe=One-Click").send().await.unwrap().status().as_u16()
    };
    let forged = path.replace(&coordinator.id.0.simple().to_string(), &fresh().simple().to_string());
    assert_eq!((post(&forged).await, post("/api/digest/nothing/stop").await), (404, 404));
    assert_eq!((post(path).await, post(path).await), (200, 200));
    assert_eq!(place.desk.owner(&format!("select rhythm from digest where id = '{}'", coordinator.id)).await, ["off"]);
    place.until(7, 5);
    assert_eq!(place.send().await, 0);
    assert_eq!(
        place.desk.owner("select actor::text from audit.digest where action = 'agenda.StopDigest'").await,
        [coordinator.id.to_string()]
    );
}
