//! Freeze and lock over HTTP: who may, what is refused under one by whatever way, campaigns with their checklist.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::time::Duration;

use serde_json::{Value, json};
use server::kernel::db::Ctx;
use server::kernel::ports::fresh;
use server::kit::desk::{Desk, Person, vitals};
use server::rooms::capture;
use shared::access::Role::{self, Coordinator, DataManager, Investigator, Manager, Monitor};
use shared::capture::api::*;
use shared::capture::*;
use shared::forms::Datum;
use shared::forms::build::{float, form};
use shared::kernel::{CampaignId, Code, Nothing, Problem, QueryId, SubjectId};
use shared::queries::How;
use shared::queries::api::{Answer, AnswerQuery, NewQuery, OnQuery, OpenQuery};
use shared::review::api::{
    ApproveCampaign, AskCampaign, Campaign, DeclineCampaign, Exception, HoldPlace, LiftHold, LiftLock, ListCampaigns, ListLocks,
    LockFilter, LockRow, LockScope, NewCampaign, OnCampaign, ReadChecklist, SetLock, ToVerify, UnverifyPlace, VerifyPlace,
    WithdrawCampaign,
};
use shared::review::{CampaignState, Condition};

/// A desk with people, and a subject whose vital signs are complete.
struct Place {
    desk: Desk,
    site: Person,
    manager: Person,
    sponsor: Person,
    on: OnSubject,
}

impl Place {
    async fn new() -> Self {
        let desk = Desk::new().await;
        let (site, manager, sponsor) = (desk.person(Coordinator).await, desk.person(DataManager).await, desk.person(Manager).await);
        let on = desk.on(desk.subject(&site).await);
        let place = Self { desk, site, manager, sponsor, on };
        place.enter(0, "120").await.unwrap();
        place
    }

    async fn enter(&self, base: u32, sbp: &str) -> Result<Saved, Problem> {
        self.site.because("read again").call::<SaveRecord>(&self.on, &set(base, "IG.VS/1/IT.SBP", sbp)).await
    }

    async fn set(&self, who: &Person, step: LockStep, place: LockPlace) -> Result<LockRow, Problem> {
        who.call::<HoldPlace>(&self.desk.study(), &SetLock { step, place }).await
    }

    async fn lift(&self, who: &Person, step: LockStep, lock: &LockRow) -> Result<LockRow, Problem> {
        let body = LiftLock { step, lock: lock.id, hours: None };
        who.because("the source was corrected").call::<LiftHold>(&self.desk.study(), &body).await
    }

    /// Locks a scope through its campaign, with every condition that is open as an exception.
    async fn campaign(&self, step: LockStep, scope: LockScope) -> Campaign {
        let checklist = self.manager.call::<ReadChecklist>(&self.desk.study(), &scope).await.unwrap();
        let open = checklist.iter().filter(|check| check.open > 0);
        let exceptions = open.map(|check| Exception { condition: check.condition, why: "agreed in the review meeting".into() }).collect();
        let new = NewCampaign { id: CampaignId(fresh()), step, scope, approver: self.sponsor.id, exceptions, hours: None };
        let asked = self.manager.because("all is clean").call::<AskCampaign>(&self.desk.study(), &new).await.unwrap();
        self.sponsor.call::<ApproveCampaign>(&self.to(&asked), &Nothing {}).await.unwrap()
    }

    fn to(&self, campaign: &Campaign) -> OnCampaign {
        OnCampaign { study: self.desk.home.study, campaign: campaign.id }
    }

    fn scope(&self, level: LockLevel) -> LockScope {
        match level {
            LockLevel::Study => LockScope::default(),
            LockLevel::Site => LockScope { site: Some(self.desk.home.sites[0]), subject: None },
            _ => LockScope { site: None, subject: Some(self.on.subject) },
        }
    }

    fn at(&self, level: LockLevel) -> LockPlace {
        let subject = self.on.subject;
        match level {
            LockLevel::Item => LockPlace { level, item: Some("IG.VS/1/IT.SBP".parse().unwrap()), ..LockPlace::record(subject, vitals()) },
            LockLevel::Record => LockPlace::record(subject, vitals()),
            LockLevel::Visit => LockPlace::visit(subject, "SE.BASE".into(), 1),
            _ => self.scope(level).place(),
        }
    }

    /// Locks at a level, by whatever way that level is locked.
    async fn lock(&self, level: LockLevel) {
        if level.by_campaign() {
            self.campaign(LockStep::Lock, self.scope(level)).await;
        } else {
            self.set(&self.manager, LockStep::Lock, self.at(level)).await.unwrap();
        }
    }

    /// Everything that is kept of the subject, in one word.
    async fn digest(&self) -> Vec<String> {
        let tables = ["subject", "visit", "record", "file", "query", "verification"];
        let of = |table: &str| format!("(select coalesce(string_agg(t::text, '|' order by t::text), '') from {table} t)");
        self.desk.owner(&format!("select md5({})", tables.map(of).join(" || "))).await
    }
}

fn set(base: u32, at: &str, value: &str) -> ChangeSet {
    let changes = vec![Change { at: at.parse().unwrap(), to: Datum::text(value) }];
    ChangeSet { record: vitals(), base, changes, rows: Vec::new(), complete: Some(true) }
}

/// What a site may do with a subject's data: method, path, body. A new way to write belongs here.
fn writes() -> Vec<(&'static str, &'static str, Value)> {
    let which = json!({ "visit": "SE.BASE", "visit_n": 1, "form": "F.VS", "form_n": 1 });
    let visit = json!({ "visit": "SE.BASE", "n": 1 });
    vec![
        ("POST", "/record", json!({ "record": which, "base": 1, "changes": [{ "at": "IG.VS/1/IT.SBP", "to": { "v": "121" } }] })),
        ("POST", "/record", json!({ "record": which, "base": 1, "changes": [], "complete": false })),
        (
            "POST",
            "/record/conflict",
            json!({ "record": which, "base": 1, "at": "IG.VS/1/IT.SBP", "stands": { "v": "122" }, "gives_way": { "v": "123" } }),
        ),
        ("POST", "/record/retire", which.clone()),
        ("POST", "/visits/retire", visit.clone()),
        ("PUT", "/visits", json!({ "visit": "SE.BASE", "n": 1, "date": "2026-03-01" })),
        ("PUT", "/visits/appointment", json!({ "visit": "SE.BASE", "n": 1, "date": "2026-03-01" })),
        // What is not begun yet.
        (
            "POST",
            "/record",
            json!({ "record": { "visit": "SE.BASE", "visit_n": 1, "form": "F.AE", "form_n": 1 }, "base": 0, "changes": [{ "at": "IG.AE/1/IT.TERM", "to": { "v": "Headache" } }] }),
        ),
        ("POST", "/visits", json!({ "visit": "SE.UNS", "n": 1, "why": "Dizziness" })),
        ("PUT", "/visits/skipped", json!({ "visit": "SE.W4", "n": 1, "not_done": { "code": "MISSED" } })),
        ("PUT", "/state", json!({ "state": "withdrawn" })),
    ]
}

/// How many of [`writes`] a lock of this level stops, from the front.
fn stopped(level: LockLevel) -> usize {
    match level {
        LockLevel::Item => 0,
        LockLevel::Record => 5,
        LockLevel::Visit => 8,
        LockLevel::Subject | LockLevel::Site | LockLevel::Study => 11,
    }
}

/// Req: REV-03, SEC-02
#[actix_web::test]
async fn under_a_lock_of_every_level_every_write_is_refused_and_nothing_changes() {
    for level in LockLevel::ALL.iter().copied() {
        let place = Place::new().await;
        place.lock(level).await;
        let before = place.digest().await;
        let site = place.site.because("because");
        for (method, path, body) in writes().iter().take(stopped(level)) {
            let url = format!("/api/studies/{}/subjects/{}{path}", place.on.study, place.on.subject);
            let (status, answer) = site.request(method, &url, Some(body.to_string().into_bytes())).await;
            let problem: Problem = serde_json::from_slice(&answer).unwrap();
            assert_eq!((status, problem.code), (409, Code::OutOfOrder), "{level:?} {path} {body}");
            assert_eq!(problem.more.unwrap()["closed"], "locked", "{level:?} {path}");
        }
        assert_eq!(place.digest().await, before, "{level:?}");
        let file = place.site.hand_in(place.on, "IG.VS/1/IT.SCAN", "scan.txt", b"a scan").await;
        assert_eq!(file.is_err(), level != LockLevel::Item, "{level:?}");
    }
}

/// Req: REV-03
#[actix_web::test]
async fn a_locked_item_stays_as_it_is_while_its_neighbours_change() {
    let place = Place::new().await;
    place.lock(LockLevel::Item).await;
    let refused = place.enter(1, "121").await.unwrap_err();
    assert_eq!((refused.code, refused.errors[0].at.as_str()), (Code::OutOfOrder, "/changes/0"));
    let site = place.site.because("because");
    site.call::<SaveRecord>(&place.on, &set(1, "IG.VS/1/IT.DBP", "80")).await.unwrap();
    for refused in [
        site.call::<RetireRecord>(&place.on, &vitals().into()).await.unwrap_err(),
        site.call::<RetireVisit>(&place.on, &WhichVisit { visit: "SE.BASE".into(), n: 1 }).await.unwrap_err(),
    ] {
        assert_eq!(refused.code, Code::OutOfOrder, "its form does not go out of use");
    }
}

/// Req: REV-03, AUD-04
#[actix_web::test]
async fn an_import_a_job_and_a_bare_statement_are_refused_as_well() {
    let place = Place::new().await;
    place.lock(LockLevel::Subject).await;
    let before = place.digest().await;
    let tenant = place.desk.home.tenant;
    // What an import does: the one write path, as the server itself.
    let tx = place.desk.app.db.begin(&Ctx { reason: Some("import".into()), ..Ctx::system(tenant, "test.Import") }).await.unwrap();
    let refused = capture::save(&tx, place.on.study, place.on.subject, set(1, "IG.VS/1/IT.SBP", "121")).await.unwrap_err();
    assert_eq!(refused.0.code, Code::OutOfOrder);
    drop(tx);
    let subject: sea_orm::Value = place.on.subject.0.into();
    for sql in [
        "update record set values = values || '{\"IG.VS/1/IT.SBP\": {\"v\": \"121\"}}' where tenant = $1 and subject = $2",
        "update record set state = 'in_progress' where tenant = $1 and subject = $2",
        "update record set retired = true where tenant = $1 and subject = $2",
        "update visit set date = '2026-01-01' where tenant = $1 and subject = $2",
        "update subject set state = 'withdrawn' where tenant = $1 and id = $2",
        "insert into visit (tenant, id, study, site, subject, oid, n) select tenant, gen_random_uuid(), study, site, id, 'SE.W4', 1
            from subject where tenant = $1 and id = $2",
    ] {
        let tx = place.desk.app.db.begin(&Ctx::system(tenant, "test.Bare")).await.unwrap();
        let refused = tx.run(sql, [tenant.0.into(), subject.clone()]).await.unwrap_err();
        assert_eq!(refused.0.code, Code::OutOfOrder, "{sql}");
    }
    assert_eq!(place.digest().await, before);
}

/// Req: REV-03
#[actix_web::test]
async fn a_save_under_way_ends_before_the_lock_and_one_that_read_before_it_is_refused() {
    let place = Place::new().await;
    let tenant = place.desk.home.tenant;
    let saving = Ctx { reason: Some("read again".into()), ..Ctx::system(tenant, "test.Save") };
    let under_way = place.desk.app.db.begin(&saving).await.unwrap();
    capture::save(&under_way, place.on.study, place.on.subject, set(1, "IG.VS/1/IT.SBP", "121")).await.unwrap();
    let (manager, study, at) = (place.manager.clone(), place.desk.study(), place.at(LockLevel::Record));
    let lock = actix_web::rt::spawn(async move { manager.call::<HoldPlace>(&study, &SetLock { step: LockStep::Lock, place: at }).await });
    // The lock waits for the save: as long as that is open, it is not set.
    let waits = "select count(*)::text from pg_locks where locktype = 'advisory' and not granted";
    while place.desk.owner(waits).await == ["0"] {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert!(!lock.is_finished());
    under_way.commit().await.unwrap();
    lock.await.unwrap().unwrap();
    let late = place.desk.app.db.begin(&saving).await.unwrap();
    let sql = "update record set values = values || '{\"IG.VS/1/IT.SBP\": {\"v\": \"122\"}}' where tenant = $1 and subject = $2";
    assert_eq!(late.run(sql, [tenant.0.into(), place.on.subject.0.into()]).await.unwrap_err().0.code, Code::OutOfOrder);
    assert_eq!(place.desk.last(tenant, place.on.subject, "IG.VS/1/IT.SBP").await.0, "121");
}

/// Req: REV-03, REV-05
#[actix_web::test]
async fn every_step_by_every_role_is_allowed_or_refused_as_the_table_says() {
    let place = Place::new().await;
    for role in Role::ALL.iter().copied() {
        let person = place.desk.person(role).await;
        for level in [LockLevel::Item, LockLevel::Record, LockLevel::Visit, LockLevel::Subject] {
            for (step, back) in [(LockStep::Freeze, LockStep::Unfreeze), (LockStep::Lock, LockStep::Unlock)] {
                let what = format!("{role:?} {step:?} {level:?}");
                let outcome = place.set(&person, step, place.at(level)).await;
                assert_eq!(outcome.is_ok(), step.is_for(role, level), "{what}");
                let lock = match outcome {
                    Ok(lock) => lock,
                    Err(refused) => {
                        assert_eq!(refused.code, Code::Forbidden, "{what}");
                        place.set(&place.manager, step, place.at(level)).await.unwrap()
                    }
                };
                assert_eq!(place.set(&place.manager, step, place.at(level)).await.unwrap_err().code, Code::OutOfOrder, "{what} twice");
                let lifted = place.lift(&person, back, &lock).await;
                assert_eq!(lifted.is_ok(), back.is_for(role, level), "{what} back");
                if let Err(refused) = lifted {
                    assert_eq!(refused.code, Code::Forbidden, "{what} back");
                    place.lift(&place.manager, back, &lock).await.unwrap();
                }
            }
        }
    }
    let study = place.set(&place.manager, LockStep::Lock, LockPlace::study()).await.unwrap_err();
    assert_eq!(study.code, Code::OutOfOrder, "a study is locked by two");
    let frozen = place.set(&place.manager, LockStep::Freeze, LockPlace::study()).await.unwrap();
    place.lift(&place.manager, LockStep::Unfreeze, &frozen).await.unwrap();
    place.enter(1, "121").await.unwrap();
}

/// Req: REV-03, QRY-01
#[actix_web::test]
async fn a_freeze_leaves_queries_and_verification_and_a_lock_leaves_nothing() {
    let place = Place::new().await;
    let monitor = place.desk.person(Monitor).await;
    let query = QueryId(fresh());
    let address = shared::study::Address::of_record(place.on.subject, &vitals());
    let new = NewQuery { id: query, address, text: "Please check".into(), audience: None, priority: None, due: None, propose: false };
    monitor.call::<OpenQuery>(&place.desk.study(), &new).await.unwrap();
    let frozen = place.set(&monitor, LockStep::Freeze, place.at(LockLevel::Visit)).await.unwrap();
    assert_eq!(place.enter(1, "121").await.unwrap_err().more.unwrap()["closed"], "frozen");
    let verify = ToVerify { track: None, visit: "SE.BASE".into(), visit_n: 1, form: None, form_n: None, item: None };
    assert_eq!(monitor.call::<VerifyPlace>(&place.on, &verify).await.unwrap().items, 1);
    place.lift(&monitor, LockStep::Unfreeze, &frozen).await.unwrap();

    place.lock(LockLevel::Visit).await;
    let on = OnQuery { study: place.desk.home.study, query };
    let answer = Answer { how: How::Confirmed, text: "As in the source".into() };
    assert_eq!(place.site.call::<AnswerQuery>(&on, &answer).await.unwrap_err().code, Code::OutOfOrder);
    let back = monitor.because("a mistake").call::<UnverifyPlace>(&place.on, &verify).await;
    assert_eq!(back.unwrap_err().code, Code::OutOfOrder);
}

/// Req: REV-03
#[actix_web::test]
async fn who_reads_a_locked_form_is_told_who_locked_it_and_every_list_shows_it() {
    let place = Place::new().await;
    place.lock(LockLevel::Visit).await;
    let view = place.site.call::<ReadRecord>(&place.on, &vitals().into()).await.unwrap();
    assert_eq!(
        (view.closed, view.holds[0].by.name.as_str(), view.holds[0].by.role),
        (Some(Closed::Locked), place.manager.name.as_str(), Some(DataManager))
    );
    let book = place.site.call::<ReadCasebook>(&place.on, &Nothing {}).await.unwrap();
    let listed = place.site.call::<ListSubjects>(&place.desk.study(), &SubjectFilter::default()).await.unwrap().rows.remove(0);
    for row in [&book.subject, &listed] {
        let states: Vec<LockState> = row.visits.iter().map(|cell| cell.lock).collect();
        assert_eq!((row.lock, states), (LockState::Open, vec![LockState::Locked, LockState::Open]));
    }
    assert!(book.forms.iter().filter(|form| form.key.visit.as_str() == "SE.BASE").all(|form| form.lock == LockState::Locked));
    let refused = place.enter(1, "121").await.unwrap_err();
    assert!(refused.detail.unwrap().contains(&format!("was locked by {}", place.manager.name)));
    let neighbour = place.desk.neighbour().await;
    assert!(
        neighbour.call::<ListLocks>(&place.desk.study(), &LockFilter::default()).await.unwrap().is_empty(),
        "another site sees none of it"
    );
}

/// Req: REV-03
#[actix_web::test]
async fn a_whole_studys_lock_holds_every_site_and_who_comes_later() {
    let place = Place::new().await;
    place.campaign(LockStep::Lock, LockScope::default()).await;
    let neighbour = place.desk.neighbour().await;
    let new = NewSubject { id: SubjectId(fresh()), site: place.desk.home.sites[1], key: None };
    assert_eq!(neighbour.call::<EnrolSubject>(&place.desk.study(), &new).await.unwrap_err().code, Code::OutOfOrder);
    assert_eq!(neighbour.call::<ListLocks>(&place.desk.study(), &LockFilter::default()).await.unwrap().len(), 1);
}

/// Req: REV-05
#[actix_web::test]
async fn an_unlock_for_some_hours_ends_by_itself_and_leaves_others_locked() {
    let place = Place::new().await;
    let other = place.desk.on(place.desk.subject(&place.site).await);
    let own = place.set(&place.manager, LockStep::Lock, place.at(LockLevel::Subject)).await.unwrap();
    place.set(&place.manager, LockStep::Lock, LockPlace::subject(other.subject)).await.unwrap();
    let body = LiftLock { step: LockStep::Unlock, lock: own.id, hours: Some(2) };
    let lifted = place.manager.because("one correction").call::<LiftHold>(&place.desk.study(), &body).await.unwrap();
    assert!(lifted.open_until.is_some());
    place.enter(1, "121").await.unwrap();
    assert_eq!(place.site.save(other, 0, &[("IG.VS/1/IT.SBP", "120")]).await.unwrap_err().code, Code::OutOfOrder);
    // The hours pass.
    let tenant = place.desk.home.tenant;
    let tx = place.desk.app.db.begin(&Ctx::system(tenant, "test.Later")).await.unwrap();
    let sql = "update data_lock set open_until = now() - interval '1 second' where tenant = $1 and open_until is not null";
    tx.run(sql, [tenant.0.into()]).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(place.enter(2, "122").await.unwrap_err().code, Code::OutOfOrder);
    let why = place.desk.owner("select action || ': ' || reason from audit.data_lock where reason is not null order by seq").await;
    assert_eq!(why.first().map(String::as_str), Some("review.LiftHold: one correction"));
}

/// Req: REV-03, DAT-02
#[actix_web::test]
async fn what_rules_derive_in_a_locked_record_is_held_back_said_and_made_up_for() {
    let design = shared::study::build::design("S", "Study")
        .with_form(form("VS").item("WEIGHT", float()).item("CHANGE", float().derive("WEIGHT - visit(\"BL\").VS.WEIGHT")))
        .with_visit(shared::study::build::visit("BL", "Baseline").with("VS"))
        .with_visit(shared::study::build::visit("V1", "Week 4").with("VS"));
    let desk = Desk::with(&design).await;
    let (site, manager) = (desk.person(Coordinator).await, desk.person(DataManager).await);
    let on = desk.on(desk.subject(&site).await);
    let key = |visit: &str| RecordKey { visit: visit.into(), visit_n: 1, form: "VS".into(), form_n: 1 };
    let weigh = async |visit: &str, base: u32, kilograms: &str| {
        let changes = vec![Change { at: "VS/1/WEIGHT".parse().unwrap(), to: Datum::text(kilograms) }];
        site.call::<SaveRecord>(&on, &ChangeSet { record: key(visit), base, changes, rows: Vec::new(), complete: None }).await.unwrap()
    };
    let change = async || {
        site.call::<ReadRecord>(&on, &key("V1").into()).await.unwrap().values[&"VS/1/CHANGE".parse().unwrap()].one().map(str::to_owned)
    };
    weigh("BL", 0, "80").await;
    weigh("V1", 0, "75").await;
    let place = LockPlace::record(on.subject, key("V1"));
    let lock = manager.call::<HoldPlace>(&desk.study(), &SetLock { step: LockStep::Lock, place }).await.unwrap();
    let saved = weigh("BL", 1, "82").await;
    assert_eq!((saved.held, saved.along, change().await.as_deref()), (vec![key("V1")], vec![], Some("-5")));
    let body = LiftLock { step: LockStep::Unlock, lock: lock.id, hours: None };
    manager.because("baseline was corrected").call::<LiftHold>(&desk.study(), &body).await.unwrap();
    assert_eq!(change().await.as_deref(), Some("-7"));
}

/// Req: REV-04, REV-05
#[actix_web::test]
async fn a_site_is_locked_when_its_conditions_are_met_and_the_named_person_agrees() {
    let place = Place::new().await;
    let study = place.desk.study();
    place.enter(1, "200").await.unwrap();
    let scope = place.scope(LockLevel::Site);
    let checklist = place.manager.call::<ReadChecklist>(&study, &scope).await.unwrap();
    let open: Vec<(Condition, u32)> = checklist.iter().filter(|check| check.open > 0).map(|check| (check.condition, check.open)).collect();
    // The baseline has a second form, and a query was asked.
    assert_eq!(open, [(Condition::OpenQueries, 1), (Condition::MissingForms, 1)]);

    let new =
        |approver, exceptions| NewCampaign { id: CampaignId(fresh()), step: LockStep::Lock, scope, approver, exceptions, hours: None };
    let manager = place.manager.because("the site is closed");
    for (approver, code) in [(manager.id, Code::Forbidden), (place.site.id, Code::Invalid)] {
        assert_eq!(manager.call::<AskCampaign>(&study, &new(approver, vec![])).await.unwrap_err().code, code);
    }
    let asked = manager.call::<AskCampaign>(&study, &new(place.sponsor.id, vec![])).await.unwrap();
    let on = place.to(&asked);
    let other = place.desk.person(DataManager).await;
    for who in [&manager, &other] {
        assert_eq!(who.call::<ApproveCampaign>(&on, &Nothing {}).await.unwrap_err().code, Code::Forbidden);
    }
    let refused = place.sponsor.call::<ApproveCampaign>(&on, &Nothing {}).await.unwrap_err();
    let named: Vec<&str> = refused.errors.iter().map(|one| one.at.as_str()).collect();
    assert_eq!((refused.code, named), (Code::OutOfOrder, vec!["open_queries", "missing_forms"]));
    assert_eq!(place.sponsor.call::<WithdrawCampaign>(&on, &Nothing {}).await.unwrap_err().code, Code::Forbidden);
    place.sponsor.because("not yet").call::<DeclineCampaign>(&on, &Nothing {}).await.unwrap();
    assert_eq!(place.sponsor.call::<ApproveCampaign>(&on, &Nothing {}).await.unwrap_err().code, Code::OutOfOrder);

    place.enter(2, "121").await.unwrap();
    let excepted = Exception { condition: Condition::MissingForms, why: "no events were reported".into() };
    let asked = manager.call::<AskCampaign>(&study, &new(place.sponsor.id, vec![excepted.clone()])).await.unwrap();
    let done = place.sponsor.call::<ApproveCampaign>(&place.to(&asked), &Nothing {}).await.unwrap();
    assert_eq!((done.state, done.exceptions, done.decided.unwrap().by), (CampaignState::Done, vec![excepted], place.sponsor.id));
    assert!(done.checklist.iter().any(|check| check.condition == Condition::MissingForms && check.open == 1), "the certificate says it");
    assert_eq!(place.enter(3, "122").await.unwrap_err().code, Code::OutOfOrder);

    let unlock = NewCampaign { step: LockStep::Unlock, ..new(place.sponsor.id, vec![]) };
    let asked = manager.call::<AskCampaign>(&study, &unlock).await.unwrap();
    assert_eq!(place.enter(3, "122").await.unwrap_err().code, Code::OutOfOrder, "asked for is not done");
    place.sponsor.call::<ApproveCampaign>(&place.to(&asked), &Nothing {}).await.unwrap();
    place.enter(3, "122").await.unwrap();
    let again = NewCampaign { step: LockStep::Lock, ..new(place.sponsor.id, vec![]) };
    let asked = manager.call::<AskCampaign>(&study, &again).await.unwrap();
    manager.call::<WithdrawCampaign>(&place.to(&asked), &Nothing {}).await.unwrap();
    let actions = place.desk.owner("select distinct action from audit.lock_campaign order by 1").await;
    assert_eq!(actions, ["review.ApproveCampaign", "review.AskCampaign", "review.DeclineCampaign", "review.WithdrawCampaign"]);
    let investigator = place.desk.person(Investigator).await;
    assert_eq!(investigator.call::<ListCampaigns>(&study, &Nothing {}).await.unwrap().len(), 4);
}
