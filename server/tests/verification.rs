//! Verification over HTTP: by item, form and visit; by plan; what drops when values change; coverage and lists.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use server::kernel::ports::fresh;
use server::kit::desk::{Desk, Person, vitals};
use shared::access::Role::{self, Coordinator, DataManager, Manager, Monitor};
use shared::agenda::Kind;
use shared::agenda::api::{AgendaFilter, ReadAgenda};
use shared::capture::api::*;
use shared::capture::{Change, ChangeSet, RecordKey, Saved, SubjectState, Track};
use shared::forms::Datum;
use shared::kernel::{Code, Nothing, SiteId, SubjectId};
use shared::review::api::{
    DueFilter, DueForm, ListDue, Marked, NewPlan, PutPlan, ReadCoverage, ReadPlan, ReadVerification, RecordReview, ToVerify, UnverifyPlace,
    VerifyPlace,
};
use shared::review::{Need, PlanItem, ReviewPlan, Tier, Whom};

struct Place {
    desk: Desk,
    site: Person,
    monitor: Person,
    manager: Person,
    on: OnSubject,
}

impl Place {
    async fn new() -> Self {
        let desk = Desk::new().await;
        let (site, monitor, manager) = (desk.person(Coordinator).await, desk.person(Monitor).await, desk.person(DataManager).await);
        let on = desk.on(desk.subject(&site).await);
        Self { desk, site, monitor, manager, on }
    }

    async fn enter(&self, record: RecordKey, base: u32, values: &[(&str, &str)]) -> Saved {
        let changes = values.iter().map(|(at, value)| Change { at: at.parse().unwrap(), to: Datum::text(*value) }).collect();
        let set = ChangeSet { record, base, changes, rows: Vec::new(), complete: Some(true) };
        self.site.because("read again").call::<SaveRecord>(&self.on, &set).await.unwrap()
    }

    async fn plan(&self, tiers: Vec<Tier>) {
        let study = self.desk.study();
        let base = self.manager.call::<ReadPlan>(&study, &Nothing {}).await.unwrap().revision;
        let new = NewPlan { base, plan: ReviewPlan { seed: 7, tiers } };
        self.manager.because("agreed").call::<PutPlan>(&study, &new).await.unwrap();
    }

    async fn verify(&self, who: &Person, record: &RecordKey, item: Option<&str>) -> Marked {
        who.call::<VerifyPlace>(&self.on, &to_verify(record, item)).await.unwrap()
    }

    async fn review(&self, record: &RecordKey) -> RecordReview {
        self.monitor.call::<ReadVerification>(&self.on, &record.clone().into()).await.unwrap()
    }

    /// Items whose mark holds in a track, and those whose mark dropped.
    async fn marks(&self, record: &RecordKey, track: Track) -> [Vec<String>; 2] {
        let marks = self.review(record).await.marks;
        let of = |dropped: bool| {
            let mine = marks.iter().filter(|mark| mark.track == track && mark.dropped.is_some() == dropped);
            mine.map(|mark| mark.at.item.to_string()).collect()
        };
        [of(false), of(true)]
    }

    async fn due(&self, filter: DueFilter) -> Vec<DueForm> {
        self.monitor.call::<ListDue>(&self.desk.study(), &filter).await.unwrap().rows
    }
}

fn to_verify(record: &RecordKey, item: Option<&str>) -> ToVerify {
    let RecordKey { visit, visit_n, form, form_n } = record.clone();
    ToVerify { track: None, visit, visit_n, form: Some(form), form_n: Some(form_n), item: item.map(|item| item.parse().unwrap()) }
}

fn tier(share: u8) -> Tier {
    Tier {
        name: "All sites".into(),
        track: Track::Source,
        sites: Vec::new(),
        states: Vec::new(),
        share,
        items: Vec::new(),
        forms: Vec::new(),
        visits: Vec::new(),
    }
}

/// Req: REV-01, REV-02
#[actix_web::test]
async fn a_change_drops_exactly_the_marks_of_what_changed_and_says_by_what() {
    let place = Place::new().await;
    place.enter(vitals(), 0, &[("IG.VS/1/IT.SBP", "120"), ("IG.VS/1/IT.DBP", "80")]).await;
    assert_eq!(place.verify(&place.monitor, &vitals(), None).await, Marked { items: 2, forms: 1 });
    place.verify(&place.manager, &vitals(), Some("IG.VS/1/IT.SBP")).await;
    let mark = place.review(&vitals()).await.marks.into_iter().find(|mark| mark.track == Track::Source).unwrap();
    assert_eq!((mark.revision, mark.by.by, mark.by.role), (1, place.monitor.id, Some(Monitor)), "which value, by whom");
    assert_eq!(place.marks(&vitals(), Track::Data).await[0], ["IT.SBP"], "each track is its own");

    let revision = place.site.call::<ReadRecord>(&place.on, &vitals().into()).await.unwrap().revision;
    place.enter(vitals(), revision, &[("IG.VS/1/IT.SBP", "121"), ("IG.VS/1/IT.NOTE", "sitting")]).await;
    for track in [Track::Source, Track::Data] {
        let holding: &[&str] = if track == Track::Source { &["IT.DBP"] } else { &[] };
        assert_eq!(place.marks(&vitals(), track).await, [holding.iter().map(ToString::to_string).collect(), vec!["IT.SBP".to_owned()]]);
    }
    let review = place.review(&vitals()).await;
    let dropped = review.marks.iter().find_map(|mark| mark.dropped.as_ref()).unwrap();
    assert_eq!((dropped.old.one(), dropped.new.one(), dropped.by.by), (Some("120"), Some("121"), place.site.id));
    let history = place.desk.owner("select action from audit.verification where actor_name like 'Coordinator%'").await;
    assert_eq!(history, ["capture.SaveRecord"], "in the save's own transaction");
    // Verified again, nothing has dropped any more.
    place.verify(&place.monitor, &vitals(), None).await;
    assert_eq!(place.marks(&vitals(), Track::Source).await[1], Vec::<String>::new());
}

/// Req: REV-02
#[actix_web::test]
async fn a_value_saved_while_it_is_verified_is_never_shown_as_verified() {
    let place = Place::new().await;
    place.enter(vitals(), 0, &[("IG.VS/1/IT.SBP", "120")]).await;
    for round in 0..12_u32 {
        let record = vitals();
        let revision = place.site.call::<ReadRecord>(&place.on, &record.clone().into()).await.unwrap().revision;
        let value = (130 + round).to_string();
        let values = [("IG.VS/1/IT.SBP", value.as_str())];
        let (_, _) = futures_util::join!(place.enter(record.clone(), revision, &values), place.verify(&place.monitor, &record, None));
        let view = place.site.call::<ReadRecord>(&place.on, &record.clone().into()).await.unwrap();
        let of = view.values[&"IG.VS/1/IT.SBP".parse().unwrap()].revision.unwrap();
        let marks = place.review(&record).await.marks;
        assert!(marks.iter().all(|mark| mark.dropped.is_some() || mark.revision == of), "round {round}: {marks:?}");
    }
}

/// Req: REV-01
#[actix_web::test]
async fn each_role_verifies_in_its_own_track_and_nobody_else_does() {
    let place = Place::new().await;
    place.enter(vitals(), 0, &[("IG.VS/1/IT.SBP", "120")]).await;
    for role in Role::ALL.iter().copied() {
        let person = place.desk.person(role).await;
        for track in Track::ALL.iter().copied() {
            let body = ToVerify { track: Some(track), ..to_verify(&vitals(), None) };
            let outcome = person.call::<VerifyPlace>(&place.on, &body).await;
            assert_eq!(outcome.is_ok(), track.is_for(role), "{role:?} {track:?}");
            let back = person.because("a mistake").call::<UnverifyPlace>(&place.on, &body).await;
            assert_eq!(back.is_ok(), track.is_for(role), "{role:?} {track:?} back");
            for refused in [outcome.err(), back.err()].into_iter().flatten() {
                assert_eq!(refused.code, Code::Forbidden);
            }
        }
    }
    assert!(place.review(&vitals()).await.marks.is_empty());
    let history = place.desk.owner("select distinct action from audit.verification order by 1").await;
    assert_eq!(history, ["review.UnverifyPlace", "review.VerifyPlace"], "what was taken back stays in the history");
}

/// Req: REV-01
#[actix_web::test]
async fn a_plan_says_what_is_due_and_a_visit_is_verified_at_once() {
    let place = Place::new().await;
    let events = RecordKey { form: "F.AE".into(), ..vitals() };
    place.enter(vitals(), 0, &[("IG.VS/1/IT.SBP", "120"), ("IG.VS/1/IT.DBP", "80")]).await;
    place.enter(events.clone(), 0, &[("IG.AE/1/IT.TERM", "Headache"), ("IG.AE/1/IT.SEV", "1")]).await;
    assert!(place.due(DueFilter::default()).await.is_empty(), "without a plan nothing is asked for");
    place.plan(vec![Tier { items: vec![PlanItem { form: "F.VS".into(), item: "IT.SBP".into() }], ..tier(0) }]).await;
    let due: Vec<String> = place.due(DueFilter::default()).await.iter().map(|form| form.record.form.to_string()).collect();
    assert_eq!(due, ["F.VS"]);
    assert_eq!(place.verify(&place.monitor, &vitals(), None).await.items, 1, "what the plan asks for");
    assert!(place.due(DueFilter::default()).await.is_empty());
    // An item that is not asked for changes nothing; one that is opens the form again.
    let revision = async || place.site.call::<ReadRecord>(&place.on, &vitals().into()).await.unwrap().revision;
    place.enter(vitals(), revision().await, &[("IG.VS/1/IT.DBP", "81")]).await;
    assert!(place.due(DueFilter::default()).await.is_empty());
    place.enter(vitals(), revision().await, &[("IG.VS/1/IT.SBP", "121")]).await;
    let due = place.due(DueFilter { dropped: true, ..DueFilter::default() }).await;
    assert_eq!((due.len(), due[0].dropped[0].at.item.as_str()), (1, "IT.SBP"));

    // All of it, for everybody: what was verified stays so.
    place.plan(vec![tier(100)]).await;
    assert_eq!(place.due(DueFilter::default()).await.len(), 2);
    let agenda = place.monitor.call::<ReadAgenda>(&Nothing {}, &AgendaFilter::default()).await.unwrap();
    assert_eq!((agenda.figures[0].kind, agenda.figures[0].count, agenda.tasks.len()), (Kind::FormVerify, 2, 2));
    let visit = ToVerify { form: None, form_n: None, ..to_verify(&vitals(), None) };
    assert_eq!(place.monitor.call::<VerifyPlace>(&place.on, &visit).await.unwrap(), Marked { items: 4, forms: 2 });
    assert!(place.due(DueFilter::default()).await.is_empty());
    let coverage = place.manager.call::<ReadCoverage>(&place.desk.study(), &Nothing {}).await.unwrap();
    let row = coverage.iter().find(|row| row.track == Track::Source).unwrap();
    assert_eq!((row.required, row.verified, row.items, row.dropped), (2, 2, 4, 0));
    let book = place.monitor.call::<ReadCasebook>(&place.on, &Nothing {}).await.unwrap();
    assert!(book.forms.iter().filter(|form| form.saved_at.is_some()).all(|form| form.verified == [Track::Source]));
    place.plan(vec![]).await;
    let book = place.monitor.call::<ReadCasebook>(&place.on, &Nothing {}).await.unwrap();
    assert!(book.forms.iter().all(|form| form.verified.is_empty()), "where nothing is asked for, nothing is done");
}

/// Req: REV-01
#[actix_web::test]
async fn lists_and_counts_ask_for_what_the_plan_asks_for() {
    let place = Place::new().await;
    let study = place.desk.study();
    let mut subjects = vec![place.on.subject];
    for _ in 0..40 {
        subjects.push(place.desk.subject(&place.site).await);
    }
    for (n, subject) in subjects.iter().enumerate() {
        let changes = vec![Change { at: "IG.VS/1/IT.SBP".parse().unwrap(), to: Datum::text("120") }];
        let set = ChangeSet { record: vitals(), base: 0, changes, rows: Vec::new(), complete: Some(true) };
        place.site.call::<SaveRecord>(&place.desk.on(*subject), &set).await.unwrap();
        if n % 4 == 0 {
            let state = NewState { state: SubjectState::Withdrawn };
            place.site.because("moved away").call::<ChangeSubjectState>(&place.desk.on(*subject), &state).await.unwrap();
        }
    }
    let withdrawn = Tier { states: vec![SubjectState::Withdrawn], ..tier(100) };
    let elsewhere = Tier { sites: vec![SiteId(fresh())], ..tier(100) };
    place.plan(vec![withdrawn, elsewhere, tier(30)]).await;
    let plan = place.manager.call::<ReadPlan>(&study, &Nothing {}).await.unwrap().plan;
    let asked = |n: usize, subject: SubjectId| {
        let state = if n.is_multiple_of(4) { SubjectState::Withdrawn } else { SubjectState::Screening };
        let whom = Whom { subject, site: place.desk.home.sites[0], state };
        plan.need(Track::Source, whom, &"SE.BASE".into(), &"F.VS".into()) != Need::Nothing
    };
    let mut expected: Vec<SubjectId> =
        subjects.iter().enumerate().filter(|(n, subject)| asked(*n, **subject)).map(|(_, subject)| *subject).collect();
    let mut listed: Vec<SubjectId> = Vec::new();
    let mut filter = DueFilter { limit: Some(7), ..DueFilter::default() };
    loop {
        let page = place.monitor.call::<ListDue>(&study, &filter).await.unwrap();
        listed.extend(page.rows.iter().map(|form| form.subject));
        let Some(next) = page.next else { break };
        filter.after = Some(next);
    }
    expected.sort();
    listed.sort();
    assert!((12..30).contains(&expected.len()), "{}", expected.len());
    assert_eq!(listed, expected);
    let coverage = place.manager.call::<ReadCoverage>(&study, &Nothing {}).await.unwrap();
    assert_eq!(usize::try_from(coverage[0].required).unwrap(), expected.len());
    let sponsor = place.desk.person(Manager).await;
    assert_eq!(sponsor.because("a wish").call::<PutPlan>(&study, &NewPlan { base: 1, plan }).await.unwrap_err().code, Code::Forbidden);
}
