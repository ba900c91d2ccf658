//! Working together and apart: what was typed when, who decided between two values, who hears of what, and whose session counts.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use serde_json::{Value, json};
use server::kit::desk::{Desk, Person, vitals};
use shared::access::Role::{Coordinator, Investigator};
use shared::audit::api::{ReadHistory, WhichHistory};
use shared::capture::api::*;
use shared::capture::{Change, ChangeSet, Settlement};
use shared::forms::Datum;
use shared::kernel::{Code, Instant};

fn said(text: &str, entered: Instant) -> Datum {
    Datum { entered: Some(entered), ..Datum::text(text) }
}

fn set(base: u32, item: &str, to: Datum) -> ChangeSet {
    ChangeSet { record: vitals(), base, changes: vec![Change { at: item.parse().unwrap(), to }], rows: Vec::new(), complete: None }
}

fn history() -> WhichHistory {
    let key = vitals();
    WhichHistory { visit: key.visit, visit_n: 1, form: key.form, form_n: 1, item: None, after: None }
}

/// Req: TIM-05, TIM-01
#[actix_web::test]
async fn the_time_of_typing_is_kept_beside_the_servers_and_is_never_in_its_future() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let now = desk.app.clock.now();
    let typed = now.plus_seconds(-1800);
    site.call::<SaveRecord>(&on, &set(0, "IG.VS/1/IT.SBP", said("120", typed))).await.unwrap();
    site.call::<SaveRecord>(&on, &set(1, "IG.VS/1/IT.DBP", said("80", now.plus_seconds(86_400)))).await.unwrap();

    let entries = site.call::<ReadHistory>(&on, &history()).await.unwrap().rows;
    let [dbp, sbp] = entries.as_slice() else { panic!("{entries:?}") };
    assert_eq!(sbp.new.as_ref().unwrap().entered, Some(typed));
    assert!(sbp.at > typed.plus_seconds(1790), "the trail's own time is the server's");
    assert!(dbp.new.as_ref().unwrap().entered.unwrap() <= dbp.at, "a clock that is ahead is not believed");
    let record = site.call::<ReadRecord>(&on, &vitals().into()).await.unwrap();
    assert_eq!(record.values[&"IG.VS/1/IT.SBP".parse().unwrap()].entered, Some(typed));
}

/// Req: DAT-08, AUD-01
#[actix_web::test]
async fn whichever_value_a_person_decides_for_both_are_written_down_under_the_decisions_name() {
    let desk = Desk::new().await;
    let (one, two) = (desk.person(Coordinator).await, desk.person(Investigator).await);
    let on = desk.on(desk.subject(&one).await);
    one.save(on, 0, &[("IG.VS/1/IT.SBP", "120")]).await.unwrap();
    let decide = |base, stands: &str, gives_way: &str| Settlement {
        record: vitals(),
        base,
        at: "IG.VS/1/IT.SBP".parse().unwrap(),
        stands: Datum::text(stands),
        gives_way: Datum::text(gives_way),
    };
    // For the stored value: the record says the same, and the trail says that 130 gave way.
    let kept = two.call::<SettleConflict>(&on, &decide(1, "120", "130")).await.unwrap();
    assert_eq!(kept.revision, 2);
    // Sent again because the receipt was lost: nothing more is written.
    assert_eq!(two.call::<SettleConflict>(&on, &decide(1, "120", "130")).await.unwrap().revision, 2);
    // For the other.
    two.call::<SettleConflict>(&on, &decide(2, "131", "120")).await.unwrap();
    let trail = "select concat_ws(' ', action, actor_name, changes -> 'marks' -> 'gave_way' -> 'n' -> 'IG.VS/1/IT.SBP' -> 'to' ->> 'v',
        changes -> 'values' -> 'IG.VS/1/IT.SBP' -> 'n' ->> 'v') from audit.record order by seq";
    let (first, second) = (&one.name, &two.name);
    assert_eq!(
        desk.owner(trail).await,
        [
            format!("capture.SaveRecord {first} 120"),
            format!("capture.SettleConflict {second} 130"),
            format!("capture.SettleConflict {second} 120 131"),
        ]
    );
    // A third person was faster than the decision: it is a conflict again.
    one.save(on, 3, &[("IG.VS/1/IT.SBP", "140")]).await.unwrap();
    assert_eq!(two.call::<SettleConflict>(&on, &decide(3, "131", "140")).await.unwrap_err().code, Code::Conflict);
}

/// What a stream has said so far, event by event.
struct Ear {
    answer: reqwest::Response,
    heard: String,
}

impl Ear {
    async fn at(desk: &Desk, person: &Person, query: &str) -> Self {
        let answer = person.listen(&format!("/api/studies/{}/news?{query}", desk.home.study)).await;
        assert_eq!(answer.status(), 200);
        Self { answer, heard: String::new() }
    }

    /// The next event: its number, and its data where it has any.
    async fn next(&mut self) -> Option<(i64, Option<Value>)> {
        loop {
            if let Some((event, rest)) = self.heard.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.heard = rest;
                let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
                let Some(id) = field("id:") else { continue };
                return Some((id.parse().unwrap(), field("data:").and_then(|data| serde_json::from_str(data).ok())));
            }
            let part = self.answer.chunk().await.unwrap()?;
            self.heard += std::str::from_utf8(&part).unwrap();
        }
    }
}

/// Req: DAT-08, ACC-08
#[actix_web::test]
async fn whoever_may_see_a_record_hears_of_its_change_at_once_and_nobody_else() {
    let desk = Desk::new().await;
    let (one, two, neighbour) = (desk.person(Coordinator).await, desk.person(Investigator).await, desk.neighbour().await);
    let subject = desk.subject(&one).await;
    let on = desk.on(subject);
    let mut ear = Ear::at(&desk, &two, "").await;
    let (begin, nothing) = ear.next().await.unwrap();
    assert_eq!(nothing, None, "it begins with the number from which is listened");
    let mut deaf = Ear::at(&desk, &neighbour, "").await;
    deaf.next().await.unwrap();

    one.save(on, 0, &[("IG.VS/1/IT.SBP", "120")]).await.unwrap();
    let (first, news) = ear.next().await.unwrap();
    let news = news.unwrap();
    assert!(first > begin);
    assert_eq!((&news["subject"], &news["revision"], &news["name"]), (&json!(subject), &json!(1), &json!(one.name)));
    assert_eq!(news["record"], serde_json::to_value(vitals()).unwrap());
    assert!(!news.to_string().contains("120"), "values are read through the record's own fence");

    // A line that was lost goes on from the last number.
    one.save(on, 1, &[("IG.VS/1/IT.DBP", "80")]).await.unwrap();
    let mut again = Ear::at(&desk, &two, &format!("after={first}")).await;
    again.next().await.unwrap();
    assert_eq!(again.next().await.unwrap().1.unwrap()["revision"], json!(2));

    // The other site hears nothing of it: all there is for it is nothing.
    let mut all = Ear::at(&desk, &neighbour, "after=0&once=true").await;
    all.next().await.unwrap();
    assert_eq!(all.next().await, None);

    // Whoever is signed out hears nothing more.
    two.call::<shared::tenancy::api::SignOut>(&shared::kernel::Nothing {}, &shared::kernel::Nothing {}).await.unwrap();
    one.save(on, 2, &[("IG.VS/1/IT.DBP", "81")]).await.unwrap();
    while let Some((_, news)) = ear.next().await {
        assert_ne!(news.map(|news| news["revision"].clone()), Some(json!(3)));
    }
}

/// Req: ACC-01, AUD-01
#[actix_web::test]
async fn what_one_person_typed_is_not_taken_under_the_name_of_another() {
    let desk = Desk::new().await;
    let (one, two) = (desk.person(Coordinator).await, desk.person(Coordinator).await);
    let on = desk.on(desk.subject(&one).await);
    // The page is one's, the browser's cookie two's.
    let refused = two.meaning(&one).save(on, 0, &[("IG.VS/1/IT.SBP", "120")]).await.unwrap_err();
    assert_eq!(refused.code, Code::Unauthenticated);
    assert_eq!(one.meaning(&one).save(on, 0, &[("IG.VS/1/IT.SBP", "120")]).await.unwrap().revision, 1);
}
