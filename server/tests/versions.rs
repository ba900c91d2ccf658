//! Amending a running study over HTTP: a new version is looked at, added, published by somebody else, released to sites, and
//! their subjects move to it.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use server::kernel::db::Ctx;
use server::kernel::jobs;
use server::kit::desk::{Desk, Person};
use server::rooms::kinds;
use server::rooms::study::odm::{ExportHeader, export};
use shared::access::Role::{Builder, Coordinator, DataManager};
use shared::capture::api::*;
use shared::capture::{Change, ChangeSet, NewRelease, RecordKey, RecordState, ReleaseState, ReleaseView, SubjectsThen};
use shared::forms::Datum;
use shared::forms::build::*;
use shared::kernel::{Code, Nothing, Problem, ReleaseId, SiteId, VersionId};
use shared::study::Design;
use shared::study::api::*;
use shared::study::build::{design, visit};
use shared::study::{How, Part, Trait};

fn first() -> Design {
    design("S.HEART", "Heart")
        .with_form(
            form("VS")
                .item("WEIGHT", float())
                .item("HEIGHT", float())
                .item("BMI", float().decimals(1).derive("WEIGHT / (HEIGHT / 100) ^ 2"))
                .item("SUM", float())
                .item("GONE", text())
                .rule(holds("R.HEAVY", "WEIGHT < 80", &["WEIGHT"]).says("Heavy."))
                .rule(holds("R.TALL", "HEIGHT < 170", &["HEIGHT"]).says("Tall.")),
        )
        .with_form(form("OLD").item("X", text()))
        .with_visit(visit("BL", "Baseline").with("VS").with("OLD"))
}

/// A check is looser, one is new, a value is worked out otherwise, one is worked out that was entered, a question is new and
/// must be answered, one is gone, and so is a form.
fn second() -> Design {
    design("S.HEART", "Heart")
        .with_form(
            form("VS")
                .item("WEIGHT", float())
                .item("HEIGHT", float())
                .item("BMI", float().decimals(2).derive("round(WEIGHT / (HEIGHT / 100) ^ 2, 2)"))
                .item("SUM", float().derive("WEIGHT + HEIGHT"))
                .item("NEW", text().mandatory())
                .rule(holds("R.HEAVY", "WEIGHT < 100", &["WEIGHT"]).says("Heavy."))
                .rule(holds("R.TALL", "HEIGHT < 170", &["HEIGHT"]).says("Tall."))
                .rule(holds("R.BMI", "BMI < 25", &["WEIGHT"]).says("BMI {BMI}.")),
        )
        .with_visit(visit("BL", "Baseline").with("VS"))
}

fn file(design: &Design) -> Vec<u8> {
    let header = ExportHeader { file_oid: "F".into(), created: "2026-11-30T10:00:00Z".into(), system_version: "test".into() };
    let mut bytes = Vec::new();
    export(design, &mut bytes, &header).unwrap();
    bytes
}

fn key(form: &str) -> RecordKey {
    RecordKey { visit: "BL".into(), visit_n: 1, form: form.into(), form_n: 1 }
}

async fn enter(who: &Person, on: OnSubject, form: &str, values: &[(&str, &str)], complete: Option<bool>) {
    let record = key(form);
    let base = who.call::<ReadRecord>(&on, &record.clone().into()).await.unwrap().revision;
    let changes = values.iter().map(|(at, value)| Change { at: at.parse().unwrap(), to: Datum::text(*value) }).collect();
    who.call::<SaveRecord>(&on, &ChangeSet { record, base, changes, rows: Vec::new(), complete }).await.unwrap();
}

async fn add(builder: &Person, desk: &Desk, design: &Design) -> Result<VersionRow, Problem> {
    let options = VersionOptions { file: "amendment.xml".into(), name: "Amendment 1".into() };
    builder.upload::<AddVersion, _>(&desk.study(), &options, file(design)).await
}

/// Added by a builder, published by a data manager.
async fn published(desk: &Desk, design: &Design) -> (Person, VersionId) {
    let (builder, manager) = (desk.person(Builder).await, desk.person(DataManager).await);
    let version = add(&builder, desk, design).await.unwrap().id;
    manager.call::<PublishVersion>(&OnVersion { study: desk.home.study, version }, &Nothing {}).await.unwrap();
    (manager, version)
}

async fn release(by: &Person, desk: &Desk, version: VersionId, sites: Vec<SiteId>, subjects: SubjectsThen) -> Result<ReleaseView, Problem> {
    let id = ReleaseId(server::kernel::ports::fresh());
    let new = NewRelease { id, sites, subjects, approval: "EC 2026/17".into() };
    by.because("Amendment 1").call::<ReleaseVersion>(&OnVersion { study: desk.home.study, version }, &new).await
}

async fn work(desk: &Desk) {
    jobs::round(&desk.app, &kinds()).await.unwrap();
}

/// Req: DAT-12
#[actix_web::test]
async fn a_new_version_is_looked_at_before_anything_is_stored() {
    let desk = Desk::with(&first()).await;
    let builder = desk.person(Builder).await;
    let check = builder.upload::<CheckVersion, _>(&desk.study(), &Nothing {}, file(&second())).await.unwrap();
    assert!(check.report.accepted, "{:?}", check.report);
    let said: Vec<(How, Part, &str, bool)> =
        check.changes.iter().map(|one| (one.how, one.part, one.oid.as_str(), one.touches_data)).collect();
    for expected in [
        (How::Changed, Part::Visit, "BL", true),
        (How::Removed, Part::Form, "OLD", true),
        (How::Changed, Part::Group, "VS", true),
        (How::Changed, Part::Item, "BMI", false),
        (How::Added, Part::Item, "NEW", false),
        (How::Removed, Part::Item, "GONE", true),
        (How::Changed, Part::Rule, "R.HEAVY", false),
        (How::Added, Part::Rule, "R.BMI", false),
    ] {
        assert!(said.contains(&expected), "{expected:?} in {said:?}");
    }
    let heavy = check.changes.iter().find(|one| one.oid == "R.HEAVY").unwrap();
    assert_eq!(
        heavy.changes.iter().map(|one| (one.of, one.from.as_str(), one.to.as_str())).collect::<Vec<_>>(),
        [(Trait::Expression, "WEIGHT < 80", "WEIGHT < 100")]
    );
    assert_eq!(builder.call::<ListVersions>(&desk.study(), &Nothing {}).await.unwrap().len(), 1);
    let refused = builder.upload::<CheckVersion, _>(&desk.study(), &Nothing {}, b"<ODM".to_vec()).await.unwrap();
    assert!(!refused.report.accepted && refused.changes.is_empty());
}

/// Req: DAT-01
#[actix_web::test]
async fn whoever_added_a_version_does_not_publish_it_and_a_published_one_never_changes() {
    let desk = Desk::with(&first()).await;
    let (builder, manager) = (desk.person(Builder).await, desk.person(DataManager).await);
    let draft = add(&builder, &desk, &second()).await.unwrap();
    assert_eq!((draft.n, draft.name.as_str(), draft.state, draft.current), (2, "Amendment 1", VersionState::Draft, false));
    assert_eq!((draft.added_by.as_str(), draft.file.as_deref(), draft.published), (builder.name.as_str(), Some("amendment.xml"), None));
    let on = OnVersion { study: desk.home.study, version: draft.id };

    assert_eq!(release(&manager, &desk, draft.id, Vec::new(), SubjectsThen::Keep).await.unwrap_err().code, Code::OutOfOrder);
    assert_eq!(builder.call::<PublishVersion>(&on, &Nothing {}).await.unwrap_err().code, Code::Forbidden);
    let done = manager.call::<PublishVersion>(&on, &Nothing {}).await.unwrap();
    assert_eq!((done.state, done.hash, done.published_by), (VersionState::Published, draft.hash, Some(manager.name.clone())));
    assert_eq!(manager.call::<PublishVersion>(&on, &Nothing {}).await.unwrap_err().code, Code::OutOfOrder);
    assert_eq!(add(&builder, &desk, &second()).await.unwrap_err().code, Code::Taken);

    let touched = sqlx::query("update study_version set name = 'other' where n = 2").execute(desk.app.db.pool()).await;
    assert!(touched.is_err(), "a version never changes");
    let comparison = manager.call::<CompareVersion>(&on, &Against::default()).await.unwrap();
    assert_eq!((comparison.version.n, comparison.against.n), (2, 1));
    assert!(!comparison.changes.is_empty());
    let retired = manager.call::<RetireVersion>(&on, &Nothing {}).await.unwrap();
    assert_eq!(retired.state, VersionState::Retired);
    assert_eq!(release(&manager, &desk, draft.id, Vec::new(), SubjectsThen::Keep).await.unwrap_err().code, Code::OutOfOrder);
    let running = OnVersion { study: desk.home.study, version: desk.home.version };
    assert_eq!(manager.call::<RetireVersion>(&running, &Nothing {}).await.unwrap_err().code, Code::OutOfOrder);
}

#[actix_web::test]
async fn a_version_with_rules_that_cannot_be_evaluated_is_not_published() {
    let desk = Desk::with(&first()).await;
    let (builder, manager) = (desk.person(Builder).await, desk.person(DataManager).await);
    let circle = design("S.HEART", "Heart")
        .with_form(form("VS").item("A", int().derive("B + 1")).item("B", int().derive("A + 1")))
        .with_visit(visit("BL", "Baseline").with("VS"));
    let draft = add(&builder, &desk, &circle).await.unwrap();
    let refused = manager.call::<PublishVersion>(&OnVersion { study: desk.home.study, version: draft.id }, &Nothing {}).await.unwrap_err();
    assert_eq!(refused.code, Code::Invalid);
    assert!(refused.errors.iter().any(|one| one.message.contains("itself")), "{:?}", refused.errors);
}

/// Req: DAT-11
#[actix_web::test]
async fn a_site_collects_by_a_version_only_once_it_was_released_to_it() {
    let desk = Desk::with(&first()).await;
    let (manager, version) = published(&desk, &second()).await;
    let (site, neighbour) = (desk.person(Coordinator).await, desk.neighbour().await);
    let released = release(&manager, &desk, version, vec![desk.home.sites[0]], SubjectsThen::Keep).await.unwrap();
    assert_eq!(
        (released.state, released.approval.as_str(), released.reason.as_str(), released.by),
        (ReleaseState::Done, "EC 2026/17", "Amendment 1", manager.name.clone())
    );
    let book = |who: Person, place: usize| {
        let (study, site) = (desk.study(), desk.home.sites[place]);
        async move {
            let new = NewSubject { id: shared::kernel::SubjectId(server::kernel::ports::fresh()), site, key: None };
            who.call::<EnrolSubject>(&study, &new).await.unwrap().version
        }
    };
    assert_eq!(book(site, 0).await, version);
    assert_eq!(book(neighbour, 1).await, desk.home.version);
    let rows = manager.call::<ListVersions>(&desk.study(), &Nothing {}).await.unwrap();
    let said: Vec<(u32, bool, i64, i64)> = rows.iter().map(|row| (row.n, row.current, row.sites, row.subjects)).collect();
    assert_eq!(said, [(2, false, 1, 1), (1, true, 1, 1)]);
}

/// Req: DAT-12, DAT-06, AUD-02
#[actix_web::test]
async fn subjects_move_with_all_that_was_entered_and_every_rule_is_judged_anew() {
    let desk = Desk::with(&first()).await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let values = [("VS/1/WEIGHT", "90.0"), ("VS/1/HEIGHT", "181"), ("VS/1/SUM", "1"), ("VS/1/GONE", "said")];
    enter(&site, on, "VS", &values, Some(true)).await;
    enter(&site, on, "OLD", &[("OLD/1/X", "old")], None).await;
    let before = site.call::<ReadRecord>(&on, &key("VS").into()).await.unwrap();
    assert_eq!((before.state, before.values[&"VS/1/BMI".parse().unwrap()].one()), (RecordState::Complete, Some("27.5")));

    let (manager, version) = published(&desk, &second()).await;
    let begun = release(&manager, &desk, version, Vec::new(), SubjectsThen::Move).await.unwrap();
    assert_eq!((begun.state, begun.done, begun.total), (ReleaseState::Moving, 0, 1));
    let again = release(&manager, &desk, version, Vec::new(), SubjectsThen::Move).await.unwrap_err();
    assert_eq!(again.code, Code::OutOfOrder, "one at a time");
    work(&desk).await;

    let done = manager.call::<ReadRelease>(&OnRelease { study: desk.home.study, release: begun.id }, &Nothing {}).await.unwrap();
    assert_eq!((done.state, done.done, done.total, done.not_moved.len()), (ReleaseState::Done, 1, 1, 0));
    assert_eq!((done.moved.records, done.moved.left, done.moved.reopened, done.moved.kept), (1, 1, 1, 1));
    // The query of R.HEAVY closes; what R.BMI finds is asked once the form is complete again.
    assert_eq!((done.moved.queries_opened, done.moved.queries_closed), (0, 1));
    let effect = |rule: &str| done.moved.rules.get(rule).map(|one| (one.values, one.opened, one.closed));
    assert_eq!(effect("R.HEAVY"), Some((0, 0, 1)));
    assert_eq!(effect("R.BMI"), Some((0, 1, 0)));
    assert_eq!(effect("M.BMI"), Some((1, 0, 0)));
    assert_eq!(effect("R.TALL"), None, "found before and after");

    let after = site.call::<ReadRecord>(&on, &key("VS").into()).await.unwrap();
    assert_eq!((after.version, after.state), (version, RecordState::InProgress));
    for (at, _) in values {
        assert_eq!(after.values[&at.parse().unwrap()].one(), before.values[&at.parse().unwrap()].one(), "{at}");
    }
    assert_eq!(after.values[&"VS/1/BMI".parse().unwrap()].one(), Some("27.47"));
    // A form that the new version does not have stays readable on its own.
    let old = site.call::<ReadRecord>(&on, &key("OLD").into()).await.unwrap();
    assert_eq!((old.version, old.values[&"OLD/1/X".parse().unwrap()].one()), (desk.home.version, Some("old")));

    let book = site.call::<ReadCasebook>(&on, &Nothing {}).await.unwrap();
    assert_eq!(book.forms.iter().map(|one| one.key.form.as_str()).collect::<Vec<_>>(), ["VS", "OLD"]);

    let actions = desk.owner("select distinct action || ' ' || actor_name from audit.record where action like 'capture.%e%' and action <> 'capture.SaveRecord' order by 1").await;
    assert_eq!(actions, [format!("capture.Derive {}", manager.name), format!("capture.MoveSubjects {}", manager.name)]);
}

/// Req: DAT-12, AUD-02
#[actix_web::test]
async fn what_people_entered_stays_through_later_saves_until_a_person_gives_it_up() {
    let desk = Desk::with(&first()).await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    enter(&site, on, "VS", &[("VS/1/WEIGHT", "70"), ("VS/1/HEIGHT", "160"), ("VS/1/SUM", "1")], None).await;
    let (manager, version) = published(&desk, &second()).await;
    release(&manager, &desk, version, Vec::new(), SubjectsThen::Move).await.unwrap();
    work(&desk).await;

    let sum = || async { site.call::<ReadRecord>(&on, &key("VS").into()).await.unwrap().values[&"VS/1/SUM".parse().unwrap()].clone() };
    let save = async |at: &str, value: &str| {
        let base = site.call::<ReadRecord>(&on, &key("VS").into()).await.unwrap().revision;
        let to = if value.is_empty() { Datum::default() } else { Datum::text(value) };
        let set =
            ChangeSet { record: key("VS"), base, changes: vec![Change { at: at.parse().unwrap(), to }], rows: Vec::new(), complete: None };
        site.call::<SaveRecord>(&on, &set).await
    };
    let said = save("VS/1/WEIGHT", "80").await.unwrap();
    assert_eq!(sum().await.one(), Some("1"));
    assert_eq!(said.findings.iter().filter(|one| one.rule == "SUM#entered").count(), 1, "{:?}", said.findings);
    assert_eq!(save("VS/1/SUM", "2").await.unwrap_err().code, Code::Invalid, "nobody enters what rules work out");
    let said = save("VS/1/SUM", "").await.unwrap();
    assert_eq!((sum().await.one(), sum().await.rule.as_deref()), (Some("240"), Some("M.SUM")));
    assert!(said.findings.iter().all(|one| one.rule != "SUM#entered"));
    assert_eq!(save("VS/1/SUM", "").await.unwrap_err().code, Code::Invalid, "what rules derived is not given up");
    let history = desk.owner("select changes -> 'values' ->> 'VS/1/SUM' from audit.record where (changes -> 'values' -> 'VS/1/SUM') is not null order by seq").await;
    assert!(history.len() == 2 && history[1].contains("\"1\"") && history[1].contains("\"240\""), "{history:?}");
}

/// Whoever waits for another's lock in this database.
const WAITING: &str = "select pid::text from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

/// Req: DAT-12
#[actix_web::test]
async fn a_first_save_that_meets_a_move_begins_on_the_new_version() {
    let desk = Desk::with(&first()).await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let (_, version) = published(&desk, &second()).await;
    let moving = desk.app.db.begin(&Ctx::system(desk.home.tenant, "test.Move")).await.unwrap();
    let moved = [desk.home.tenant.0.into(), on.subject.0.into(), version.0.into()];
    moving.run("update subject set version = $3 where tenant = $1 and id = $2", moved).await.unwrap();
    let saving = actix_web::rt::spawn(async move {
        enter(&site, on, "VS", &[("VS/1/WEIGHT", "90"), ("VS/1/HEIGHT", "160")], None).await;
        site
    });
    // The save has come as far as it gets: it waits for the move, or is through.
    while !saving.is_finished() && desk.owner(WAITING).await.is_empty() {
        actix_web::rt::task::yield_now().await;
    }
    moving.commit().await.unwrap();
    let site = saving.await.unwrap();
    let record = site.call::<ReadRecord>(&on, &key("VS").into()).await.unwrap();
    assert_eq!((record.version, record.values[&"VS/1/SUM".parse().unwrap()].one()), (version, Some("250")));
}

/// Req: DAT-12
#[actix_web::test]
async fn a_visit_that_the_new_version_does_not_have_stays_in_the_casebook_under_its_name() {
    let wide = first().with_visit(visit("FU", "Follow-up").with("OLD"));
    let desk = Desk::with(&wide).await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let record = RecordKey { visit: "FU".into(), ..key("OLD") };
    let changes = vec![Change { at: "OLD/1/X".parse().unwrap(), to: Datum::text("seen") }];
    let set = ChangeSet { record: record.clone(), base: 0, changes, rows: Vec::new(), complete: None };
    site.call::<SaveRecord>(&on, &set).await.unwrap();
    let (manager, version) = published(&desk, &second()).await;
    release(&manager, &desk, version, Vec::new(), SubjectsThen::Move).await.unwrap();
    work(&desk).await;

    let book = site.call::<ReadCasebook>(&on, &Nothing {}).await.unwrap();
    let visits: Vec<(&str, Option<&str>, u32)> =
        book.subject.visits.iter().map(|cell| (cell.visit.as_str(), cell.left.as_deref(), cell.forms)).collect();
    assert_eq!(visits, [("BL", None, 1), ("FU", Some("Follow-up"), 1)]);
    let forms: Vec<(&RecordKey, Option<&str>)> = book.forms.iter().map(|cell| (&cell.key, cell.left.as_deref())).collect();
    assert_eq!(forms, [(&key("VS"), None), (&record, Some("OLD"))]);
    // It can still be read, and corrected by its own version.
    let read = site.call::<ReadRecord>(&on, &record.clone().into()).await.unwrap();
    assert_eq!((read.version, read.revision), (desk.home.version, 1));
    let changes = vec![Change { at: "OLD/1/X".parse().unwrap(), to: Datum::text("seen again") }];
    site.call::<SaveRecord>(&on, &ChangeSet { record, base: 1, changes, rows: Vec::new(), complete: Some(true) }).await.unwrap();
}

/// Req: DAT-12
#[actix_web::test]
async fn a_release_can_be_paused_taken_up_again_and_cancelled() {
    let desk = Desk::with(&first()).await;
    let site = desk.person(Coordinator).await;
    for _ in 0..3 {
        let on = desk.on(desk.subject(&site).await);
        enter(&site, on, "VS", &[("VS/1/WEIGHT", "90"), ("VS/1/HEIGHT", "160")], None).await;
    }
    let (manager, version) = published(&desk, &second()).await;
    let release = release(&manager, &desk, version, Vec::new(), SubjectsThen::Move).await.unwrap().id;
    let on = OnRelease { study: desk.home.study, release };
    assert_eq!(manager.call::<PauseRelease>(&on, &Nothing {}).await.unwrap().state, ReleaseState::Paused);
    work(&desk).await;
    let paused = manager.call::<ReadRelease>(&on, &Nothing {}).await.unwrap();
    assert_eq!((paused.state, paused.done, paused.total), (ReleaseState::Paused, 0, 3));
    assert_eq!(manager.call::<PauseRelease>(&on, &Nothing {}).await.unwrap_err().code, Code::OutOfOrder);

    assert_eq!(manager.call::<ResumeRelease>(&on, &Nothing {}).await.unwrap().state, ReleaseState::Moving);
    work(&desk).await;
    let done = manager.call::<ReadRelease>(&on, &Nothing {}).await.unwrap();
    assert_eq!((done.state, done.done, done.moved.total().opened, done.moved.total().closed), (ReleaseState::Done, 3, 3, 3));
    assert_eq!(manager.call::<CancelRelease>(&on, &Nothing {}).await.unwrap_err().code, Code::OutOfOrder);

    // Back to the first version, and stopped before anybody has moved.
    let back = self::release(&manager, &desk, desk.home.version, Vec::new(), SubjectsThen::Move).await.unwrap();
    let on = OnRelease { study: desk.home.study, release: back.id };
    assert_eq!(manager.call::<CancelRelease>(&on, &Nothing {}).await.unwrap().state, ReleaseState::Cancelled);
    work(&desk).await;
    let rows = manager.call::<ListVersions>(&desk.study(), &Nothing {}).await.unwrap();
    assert_eq!(rows.iter().map(|row| (row.n, row.subjects)).collect::<Vec<_>>(), [(2, 3), (1, 0)]);
    assert_eq!(manager.call::<ListReleases>(&desk.study(), &Nothing {}).await.unwrap().len(), 2);
}
