//! The trail as a whole, over HTTP: searched, taken out, followed, and a casebook as it was at a moment.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::collections::{BTreeMap, BTreeSet};

use server::kernel::db::Ctx;
use server::kit::desk::{Desk, Person, vitals};
use shared::access::Role::{self, Admin, Coordinator, DataManager, Inspector, Monitor};
use shared::access::{Grant, Reach};
use shared::audit::KINDS;
use shared::audit::api::*;
use shared::capture::api::{ChangeSubjectState, NewState, ReadRecord, SaveRecord};
use shared::capture::{Change, ChangeSet, SubjectState};
use shared::exports::api::{CsvOptions, ExportCsv};
use shared::forms::{Datum, Oid, Values};
use shared::kernel::{Bytes, Code, Cursor, Endpoint, Instant, Nothing, SubjectId, fill_path, to_query};
use shared::tenancy::api::SignOut;

async fn trail(by: &Person, desk: &Desk, filter: TrailFilter) -> Vec<TrailEntry> {
    let mut rows = Vec::new();
    let mut after = None;
    loop {
        let page = by.call::<ReadTrail>(&desk.study(), &TrailFilter { after, ..filter.clone() }).await.unwrap();
        rows.extend(page.rows);
        match page.next {
            None => return rows,
            next => after = next,
        }
    }
}

async fn tenants(by: &Person, filter: TrailFilter) -> Vec<TrailEntry> {
    by.call::<ReadTenantTrail>(&Nothing {}, &TrailFilter { limit: Some(500), ..filter }).await.unwrap().rows
}

fn by_kind(rows: &[TrailEntry]) -> BTreeMap<&str, usize> {
    let mut kinds = BTreeMap::new();
    rows.iter().for_each(|row| *kinds.entry(row.kind.as_str()).or_default() += 1);
    kinds
}

/// A subject with three saves, the last one with a reason.
async fn saved(desk: &Desk, site: &Person) -> SubjectId {
    let subject = desk.subject(site).await;
    let on = desk.on(subject);
    site.save(on, 0, &[("IG.VS/1/IT.SBP", "120"), ("IG.VS/1/IT.DBP", "80")]).await.unwrap();
    site.save(on, 1, &[("IG.VS/1/IT.NOTE", "=HYPERLINK(\"x\")")]).await.unwrap();
    site.because("misread").save(on, 2, &[("IG.VS/1/IT.SBP", "130")]).await.unwrap();
    subject
}

/// Req: AUD-06, AUD-13
#[actix_web::test]
async fn every_audited_table_is_told_of_and_read_by_time_and_by_person() {
    let desk = Desk::new().await;
    let shadow = "from pg_class c where c.relnamespace = 'audit'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'changes')";
    let tables = &format!("select c.relname::text {shadow} order by c.relname::text collate \"C\"");
    let known: Vec<String> = KINDS.iter().map(|(kind, _)| (*kind).to_owned()).collect();
    assert_eq!(desk.owner(tables).await, known, "a table that is audited stands in shared/src/audit/kinds.rs");
    let without = &format!(
        "select c.relname::text {shadow}
        and (select count(*) from pg_index i join pg_class x on x.oid = i.indexrelid where i.indrelid = c.oid
          and x.relname in (c.relname || '_at_idx', c.relname || '_actor_idx')) < 2"
    );
    assert_eq!(desk.owner(without).await, Vec::<String>::new());
}

/// Req: AUD-01, AUD-13
#[actix_web::test]
async fn a_study_is_told_with_who_where_what_and_why_the_newest_first() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let subject = saved(&desk, &site).await;
    let manager = desk.person(DataManager).await;
    let rows = trail(&manager, &desk, TrailFilter::default()).await;
    assert!(rows.windows(2).all(|pair| pair[0].at >= pair[1].at));
    let last = rows.iter().find(|row| row.kind == "record").unwrap();
    assert_eq!((last.name.as_str(), last.role, last.organisation.as_str()), (site.name.as_str(), Some(Coordinator), "Acme"));
    assert_eq!((last.action.as_str(), last.reason.as_deref()), ("capture.SaveRecord", Some("misread")));
    assert_eq!((last.subject, last.subject_key.as_deref(), last.site_code.as_deref()), (Some(subject), Some("S1-001"), Some("S1")));
    let place = last.place.as_ref().unwrap();
    assert_eq!((place.visit.as_str(), place.form.as_ref().unwrap().as_str()), ("SE.BASE", "F.VS"));
    let change = last.changes.iter().find(|change| change.item() == Some("IG.VS/1/IT.SBP")).unwrap();
    assert_eq!([&change.old, &change.new].map(|side| side.as_ref().unwrap()["v"].clone()), ["120", "130"]);
    assert_eq!(by_kind(&rows).get("membership"), None, "who may not read who holds what is not told");
    let inspector = desk.person(Inspector).await;
    assert!(by_kind(&trail(&inspector, &desk, TrailFilter::default()).await).contains_key("membership"));
}

/// Req: AUD-13
#[actix_web::test]
async fn each_filter_finds_exactly_what_fits_and_pages_join_without_a_gap() {
    let desk = Desk::new().await;
    let (site, other) = (desk.person(Coordinator).await, desk.person(Role::Investigator).await);
    let subject = saved(&desk, &site).await;
    saved(&desk, &other).await;
    let manager = desk.person(DataManager).await;
    let all = trail(&manager, &desk, TrailFilter { limit: Some(500), ..TrailFilter::default() }).await;
    let middle = all[all.len() / 2].at;
    type Fits = fn(&TrailEntry, &Person, SubjectId, Instant) -> bool;
    let cases: Vec<(TrailFilter, Fits)> = vec![
        (TrailFilter { person: Some(site.id), ..TrailFilter::default() }, |row, site, _, _| row.by == site.id),
        (TrailFilter { role: Some(Role::Investigator), ..TrailFilter::default() }, |row, _, _, _| row.role == Some(Role::Investigator)),
        (TrailFilter { action: Some("capture.SaveRecord".into()), ..TrailFilter::default() }, |row, _, _, _| {
            row.action == "capture.SaveRecord"
        }),
        (TrailFilter { action: Some("capture".into()), ..TrailFilter::default() }, |row, _, _, _| row.action.starts_with("capture.")),
        (TrailFilter { kind: Some("record".into()), ..TrailFilter::default() }, |row, _, _, _| row.kind == "record"),
        (TrailFilter { subject: Some(subject), ..TrailFilter::default() }, |row, _, subject, _| row.subject == Some(subject)),
        (TrailFilter { site: Some(desk.home.sites[0]), ..TrailFilter::default() }, |row, _, _, _| row.site_code.as_deref() == Some("S1")),
        (TrailFilter { form: Some("F.VS".into()), ..TrailFilter::default() }, |row, _, _, _| {
            row.kind == "record" && row.place.as_ref().is_some_and(|place| place.form == Some("F.VS".into()))
        }),
        (TrailFilter { item: Some(Oid("IT.NOTE".into())), ..TrailFilter::default() }, |row, _, _, _| {
            row.changes.iter().any(|change| change.item().is_some_and(|key| key.ends_with("/IT.NOTE")))
        }),
        (TrailFilter { reason: Some(true), ..TrailFilter::default() }, |row, _, _, _| row.reason.is_some()),
        (TrailFilter { reason: Some(false), ..TrailFilter::default() }, |row, _, _, _| row.reason.is_none()),
        (TrailFilter { text: Some("MISREAD".into()), ..TrailFilter::default() }, |row, _, _, _| row.reason.as_deref() == Some("misread")),
        (TrailFilter { from: Some(middle), ..TrailFilter::default() }, |row, _, _, middle| row.at >= middle),
        (TrailFilter { until: Some(middle), ..TrailFilter::default() }, |row, _, _, middle| row.at < middle),
        (TrailFilter { person: Some(site.id), reason: Some(true), ..TrailFilter::default() }, |row, site, _, _| {
            row.by == site.id && row.reason.is_some()
        }),
    ];
    for (filter, fits) in cases {
        let wanted: Vec<&TrailEntry> = all.iter().filter(|row| fits(row, &site, subject, middle)).collect();
        let found = trail(&manager, &desk, TrailFilter { limit: Some(3), ..filter.clone() }).await;
        assert!(!wanted.is_empty(), "{filter:?}");
        assert_eq!(found.iter().collect::<Vec<_>>(), wanted, "{filter:?}");
    }
    for made_up in ["", "x", "2026-01-01T00:00:00Z~record", "now~record~1", "2026-01-01T00:00:00Z~record~one"] {
        let filter = TrailFilter { after: Some(Cursor(made_up.into())), ..TrailFilter::default() };
        assert_eq!(manager.call::<ReadTrail>(&desk.study(), &filter).await.unwrap_err().code, Code::Invalid, "{made_up}");
    }
}

/// Req: ACC-08, TEN-01, AUD-13
#[actix_web::test]
async fn a_coordinator_reads_the_trail_of_their_own_site_and_a_stranger_none() {
    let desk = Desk::new().await;
    let (site, neighbour) = (desk.person(Coordinator).await, desk.neighbour().await);
    saved(&desk, &site).await;
    desk.person(DataManager).await.request("GET", &format!("/api{}", fill_path::<ExportCsv>(&desk.study())), None).await;
    let here = by_kind(&trail(&site, &desk, TrailFilter::default()).await).contains_key("record");
    let there = trail(&neighbour, &desk, TrailFilter::default()).await;
    let clinical = ["record", "subject", "visit", "access_event"];
    assert!(here && !there.iter().any(|row| clinical.contains(&row.kind.as_str()) || row.site_code.as_deref() == Some("S1")), "{there:?}");
    let stranger = desk.stranger().await;
    assert_eq!(stranger.call::<ReadTrail>(&desk.study(), &TrailFilter::default()).await.unwrap_err().code, Code::NotFound);
    assert_eq!(stranger.call::<FollowTrail>(&desk.study(), &FeedFrom::default()).await.unwrap_err().code, Code::NotFound);
    assert_eq!(site.call::<ReadTenantTrail>(&Nothing {}, &TrailFilter::default()).await.unwrap_err().code, Code::Forbidden);
}

/// Req: AUD-10, AUD-11
#[actix_web::test]
async fn the_tenants_trail_tells_of_people_and_access_and_of_no_subject() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    saved(&desk, &site).await;
    site.call::<SignOut>(&Nothing {}, &Nothing {}).await.unwrap();
    let manager = desk.person(DataManager).await;
    let path = format!("/api{}?{}", fill_path::<ExportCsv>(&desk.study()), to_query(&CsvOptions {}));
    assert_eq!(manager.request("GET", &path, None).await.0, 200);
    let admin = desk.person(Admin).await;
    let rows = tenants(&admin, TrailFilter::default()).await;
    let kinds = by_kind(&rows);
    assert!(
        ["membership", "person", "study", "study_version", "site", "access_event"].iter().all(|kind| kinds.contains_key(kind)),
        "{kinds:?}"
    );
    assert!(!["record", "subject", "visit", "query"].iter().any(|kind| kinds.contains_key(kind)), "{kinds:?}");
    let event = |row: &TrailEntry| row.changes.iter().find(|change| change.what == "kind").and_then(|change| change.new.clone());
    let events: Vec<_> = rows.iter().filter(|row| row.kind == "access_event").map(|row| (row.by, event(row).unwrap())).collect();
    assert_eq!(events, [(manager.id, "download".into()), (site.id, "signed_out".into())]);
    let taken = rows.iter().find(|row| row.by == manager.id && row.kind == "access_event").unwrap();
    assert_eq!(taken.action, "exports.ExportCsv");
    assert!(taken.changes.iter().any(|change| change.what == "object" && change.new == Some(path.clone().into())), "{taken:?}");
    // Everything an administrator did.
    let did = tenants(&admin, TrailFilter { person: Some(admin.id), ..TrailFilter::default() }).await;
    assert!(did.iter().all(|row| row.by == admin.id));
    let other = tenants(&desk.stranger().await, TrailFilter::default()).await;
    assert!(!other.iter().any(|row| row.organisation == "Acme" || row.by == manager.id), "another tenant's");
}

/// Req: AUD-11
#[actix_web::test]
async fn who_fails_to_sign_in_is_written_down_without_what_they_typed() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let email = desk.owner(&format!("select email from person where id = '{}'", site.id)).await.remove(0);
    for (who, password) in [(email.as_str(), "Secret-Typed-1"), ("nobody@example.org", "Secret-Typed-2")] {
        let body = serde_json::json!({ "email": who, "password": password }).to_string().into_bytes();
        assert_eq!(site.request("POST", "/api/session", Some(body)).await.0, 401);
    }
    let admin = desk.person(Admin).await;
    let rows = tenants(&admin, TrailFilter { kind: Some("access_event".into()), ..TrailFilter::default() }).await;
    assert_eq!(rows.iter().map(|row| (row.by, row.action.as_str())).collect::<Vec<_>>(), [(site.id, "tenancy.SignIn")]);
    let written = desk.owner("select changes::text from audit.access_event order by seq").await;
    assert_eq!(written.len(), 2, "also of somebody whom nobody knows: {written:?}");
    assert!(
        written
            .iter()
            .all(|changes| changes.contains("sign_in_failed") && changes.contains("127.0.0.1") && !changes.contains("Secret-Typed"))
    );
}

async fn taken<E: Endpoint<Reply = Bytes, Body = TrailFilter>>(by: &Person, path: &E::Path, filter: &TrailFilter) -> String {
    let url = format!("/api{}?{}", fill_path::<E>(path), to_query(filter));
    let (status, bytes) = by.request("GET", &url, None).await;
    assert_eq!(status, 200);
    String::from_utf8(bytes).unwrap()
}

/// Req: AUD-13
#[actix_web::test]
async fn what_is_taken_out_is_all_of_it_untruncated_and_no_formula() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let subject = saved(&desk, &site).await;
    let long = format!("{}\n\"end\"", "ä".repeat(32_000));
    site.save(desk.on(subject), 3, &[("IG.VS/1/IT.NOTE", &long)]).await.unwrap();
    let manager = desk.person(DataManager).await;
    let filter = TrailFilter { kind: Some("record".into()), ..TrailFilter::default() };
    let entries: Vec<TrailEntry> =
        taken::<TakeTrailJson>(&manager, &desk.study(), &filter).await.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(entries, trail(&manager, &desk, filter.clone()).await);
    assert_eq!(entries.len().to_string(), desk.owner("select count(*)::text from audit.record").await[0]);
    let csv = taken::<TakeTrailCsv>(&manager, &desk.study(), &filter).await;
    let mut sheet = csv::Reader::from_reader(csv.as_bytes());
    let head = sheet.headers().unwrap().clone();
    let lines: Vec<BTreeMap<String, String>> =
        sheet.records().map(|line| head.iter().map(str::to_owned).zip(line.unwrap().iter().map(str::to_owned)).collect()).collect();
    assert_eq!(lines.len(), entries.iter().map(|entry| entry.changes.len()).sum::<usize>());
    let note = |n: usize| lines.iter().filter(|line| line["WHAT"] == "values/IG.VS/1/IT.NOTE").nth(n).unwrap();
    assert!(note(0)["NEW"].contains("end"), "64 kB and a newline survive");
    assert_eq!(note(0)["NEW"].chars().filter(|c| *c == 'ä').count(), 32_000);
    assert!(lines.iter().flat_map(BTreeMap::values).all(|cell| !cell.starts_with(['=', '+', '@'])));
    assert!(csv.contains("'=HYPERLINK"));
    // Who took it is in the trail.
    let events = trail(&manager, &desk, TrailFilter { kind: Some("access_event".into()), ..TrailFilter::default() }).await;
    assert_eq!(events.iter().map(|row| row.action.as_str()).collect::<Vec<_>>(), ["audit.TakeTrailCsv", "audit.TakeTrailJson"]);
}

async fn follow(by: &Person, desk: &Desk, after: Option<Cursor>, limit: u16) -> Feed {
    by.call::<FollowTrail>(&desk.study(), &FeedFrom { after, limit: Some(limit) }).await.unwrap()
}

/// Req: AUD-13, INT-05
#[actix_web::test]
async fn the_feed_tells_every_entry_once_also_of_a_transaction_that_commits_late() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let (first, second) = (saved(&desk, &site).await, desk.subject(&site).await);
    let manager = desk.person(DataManager).await;
    let mut told: Vec<String> = Vec::new();
    let mut after = None;
    loop {
        let feed = follow(&manager, &desk, after, 3).await;
        told.extend(feed.rows.iter().map(|row| row.id.clone()));
        assert_eq!(feed.link, format!("/api/studies/{}/audit?after={}", desk.home.study, feed.next.0));
        after = Some(feed.next);
        if !feed.more {
            break;
        }
    }
    // A transaction draws a number and does not commit yet; another one draws the next and does.
    let late = desk.app.db.begin(&Ctx::system(desk.home.tenant, "test.Late")).await.unwrap();
    late.run("update subject set key = 'LATE' where id = $1", [first.0.into()]).await.unwrap();
    let state = NewState { state: SubjectState::Enrolled };
    site.because("consented").call::<ChangeSubjectState>(&desk.on(second), &state).await.unwrap();
    let before = follow(&manager, &desk, after.clone(), 100).await;
    assert_eq!(before.rows, [], "nothing is certain while the first may still come");
    late.commit().await.unwrap();
    let feed = follow(&manager, &desk, Some(before.next), 100).await;
    let actions: Vec<&str> = feed.rows.iter().map(|row| row.action.as_str()).collect();
    assert!(actions.contains(&"test.Late") && actions.contains(&"capture.ChangeSubjectState"), "{actions:?}");
    told.extend(feed.rows.iter().map(|row| row.id.clone()));
    let again = follow(&manager, &desk, Some(feed.next.clone()), 100).await;
    assert_eq!((again.rows, again.next, again.more), (Vec::new(), feed.next, false));
    let once: BTreeSet<String> = told.iter().cloned().collect();
    assert_eq!(once.len(), told.len(), "every entry once");
    let all = trail(&manager, &desk, TrailFilter::default()).await;
    assert_eq!(once, all.iter().map(|row| row.id.clone()).collect(), "and none is missing");
    for made_up in ["", "x", "1-2", "1~2", "a-b~c", "1-2~now~record~1"] {
        let from = FeedFrom { after: Some(Cursor(made_up.into())), limit: None };
        assert_eq!(manager.call::<FollowTrail>(&desk.study(), &from).await.unwrap_err().code, Code::Invalid, "{made_up}");
    }
}

/// Many at once write while one follows: nothing is passed over, nothing comes twice.
/// Req: INT-05
#[actix_web::test]
async fn whoever_follows_while_many_write_misses_nothing() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let mut subjects = Vec::new();
    for _ in 0..6 {
        subjects.push(desk.subject(&site).await);
    }
    let manager = desk.person(DataManager).await;
    let write = async |subject: SubjectId| {
        for n in 0..12_u32 {
            site.because("again").save(desk.on(subject), n, &[("IG.VS/1/IT.SBP", &(100 + n).to_string())]).await.unwrap();
        }
    };
    let listen = async {
        let (mut told, mut after) = (Vec::new(), None);
        for _ in 0..40 {
            let feed = follow(&manager, &desk, after, 7).await;
            told.extend(feed.rows.into_iter().map(|row| row.id));
            after = Some(feed.next);
        }
        (told, after)
    };
    let writers = futures_util::future::join_all(subjects.iter().map(|subject| write(*subject)));
    let (_, (mut told, mut after)) = futures_util::future::join(writers, listen).await;
    loop {
        let feed = follow(&manager, &desk, after, 100).await;
        told.extend(feed.rows.into_iter().map(|row| row.id));
        if !feed.more {
            break;
        }
        after = Some(feed.next);
    }
    let once: BTreeSet<String> = told.iter().cloned().collect();
    assert_eq!(once.len(), told.len(), "every entry once");
    let all = trail(&manager, &desk, TrailFilter { limit: Some(500), ..TrailFilter::default() }).await;
    assert_eq!(once, all.into_iter().map(|row| row.id).collect(), "and none is missing");
}

async fn database_time(desk: &Desk) -> Instant {
    let now = desk.owner("select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')").await.remove(0);
    now.parse().unwrap()
}

fn chance(seed: &mut u64, below: u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) % below
}

/// Random changes by several people: how many items each save changed, and the record as it was after it.
async fn scribble(desk: &Desk, people: &[Person], subject: SubjectId, saves: u32, seed: &mut u64) -> Vec<(Instant, Values, usize)> {
    let on = desk.on(subject);
    let items = ["IG.VS/1/IT.SBP", "IG.VS/1/IT.DBP", "IG.VS/1/IT.NOTE"];
    let (mut revision, mut values, mut moments) = (0, Values::new(), Vec::new());
    for _ in 0..saves {
        let mut changes = Vec::new();
        for item in items {
            let to = match chance(seed, 6) {
                0 => Datum::default(),
                1 => Datum::missing(shared::forms::Missing::NotDone),
                2 | 3 => Datum::text((60 + chance(seed, 4)).to_string()),
                _ => continue,
            };
            changes.push(Change { at: item.parse().unwrap(), to });
        }
        let changed = changes.iter().filter(|change| !values.get(&change.at).cloned().unwrap_or_default().same(&change.to)).count();
        let set = ChangeSet { record: vitals(), base: revision, changes: changes.clone(), rows: vec![], complete: None };
        let by = &people[usize::try_from(chance(seed, 3)).unwrap() % people.len()];
        match by.because("as it was").call::<SaveRecord>(&on, &set).await {
            Ok(saved) => revision = saved.revision,
            Err(problem) => panic!("{problem:?}"),
        }
        values = by.call::<ReadRecord>(&on, &vitals().into()).await.unwrap().values;
        moments.push((database_time(desk).await, values.clone(), changed));
    }
    moments
}

/// Req: AUD-01, AUD-02, AUD-04
#[actix_web::test]
async fn current_data_are_the_trail_replayed_and_every_moment_is_as_it_was() {
    let desk = Desk::new().await;
    let people = [desk.person(Coordinator).await, desk.person(Role::Investigator).await, desk.person(Coordinator).await];
    let monitor = desk.person(Monitor).await;
    let mut seed = 20_261_130;
    for round in 0..4 {
        let subject = desk.subject(&people[0]).await;
        let on = desk.on(subject);
        let moments = scribble(&desk, &people, subject, 40, &mut seed).await;
        // One entry for each changed item, none for unchanged ones.
        let entries = format!("select count(*)::text from audit.record a, json_each(a.changes -> 'values') where a.subject = '{subject}'");
        let changed: usize = moments.iter().map(|(_, _, changed)| changed).sum();
        assert_eq!(desk.owner(&entries).await[0], changed.to_string(), "round {round}");
        for (at, values, _) in &moments {
            let then = monitor.call::<ReadAsOf>(&on, &AtMoment { at: *at }).await.unwrap();
            // Before the first value there is no record.
            let held = then.records.first().map(|one| one.record.values.clone()).unwrap_or_default();
            assert_eq!(held, *values, "round {round} at {at}");
        }
        let now = monitor.call::<ReadRecord>(&on, &vitals().into()).await.unwrap();
        let last = monitor.call::<ReadAsOf>(&on, &AtMoment { at: database_time(&desk).await }).await.unwrap();
        let [record] = last.records.as_slice() else { panic!("one record") };
        assert_eq!((&record.record.values, record.record.revision, record.record.state), (&now.values, now.revision, now.state));
        assert_eq!((record.record.saved_at, &record.record.saved_by, record.since.len()), (now.saved_at, &now.saved_by, 0));
    }
}

/// Req: AUD-12
#[actix_web::test]
async fn a_casebook_as_it_was_says_what_is_different_now_and_what_came_later() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let subject = desk.subject(&site).await;
    let on = desk.on(subject);
    site.save(on, 0, &[("IG.VS/1/IT.SBP", "120"), ("IG.VS/1/IT.DBP", "80")]).await.unwrap();
    let at = database_time(&desk).await;
    site.because("misread").save(on, 1, &[("IG.VS/1/IT.SBP", "130")]).await.unwrap();
    site.because("done").call::<ChangeSubjectState>(&on, &NewState { state: SubjectState::Enrolled }).await.unwrap();
    let mut later = vitals();
    later.form = "F.AE".into();
    let change = Change { at: "IG.AE/1/IT.TERM".parse().unwrap(), to: Datum::text("Headache") };
    let set = ChangeSet { record: later.clone(), base: 0, changes: vec![change], rows: vec![], complete: None };
    site.call::<SaveRecord>(&on, &set).await.unwrap();
    let then = site.call::<ReadAsOf>(&on, &AtMoment { at }).await.unwrap();
    assert_eq!((then.state, then.key.as_str(), then.time_zone.as_str()), (SubjectState::Screening, "S1-001", "Europe/Berlin"));
    assert_eq!((then.version, then.later), (desk.home.version, vec![later]));
    let [record] = then.records.as_slice() else { panic!("one record") };
    let [since] = record.since.as_slice() else { panic!("one difference: {:?}", record.since) };
    assert_eq!((since.at.to_string().as_str(), since.to.one()), ("IG.VS/1/IT.SBP", Some("130")));
    assert!(then.first <= at && at < then.last);
    let early = site.call::<ReadAsOf>(&on, &AtMoment { at: "2020-01-01T00:00:00Z".parse().unwrap() }).await.unwrap_err();
    assert_eq!(early.code, Code::NotFound);
    for other in [desk.neighbour().await, desk.stranger().await] {
        assert_eq!(other.call::<ReadAsOf>(&on, &AtMoment { at }).await.unwrap_err().code, Code::NotFound);
    }
}

/// Req: AUD-11
#[actix_web::test]
async fn who_must_not_know_the_treatment_sees_neither_its_value_nor_an_entry_of_it() {
    let mut design = server::kit::desk::design();
    design.library.items.iter_mut().filter(|item| item.oid.as_str() == "IT.NOTE").for_each(|item| item.unblinded = true);
    let desk = Desk::with(&design).await;
    let site = desk.person(Coordinator).await;
    let reach = Reach::Site { study: desk.home.study, site: desk.home.sites[0] };
    desk.also(&site, Grant { role: Role::Unblinded, reach }).await;
    let subject = desk.subject(&site).await;
    site.save(desk.on(subject), 0, &[("IG.VS/1/IT.SBP", "120")]).await.unwrap();
    site.because("kit").save(desk.on(subject), 1, &[("IG.VS/1/IT.NOTE", "ARM-A")]).await.unwrap();
    let monitor = desk.person(Monitor).await;
    let records = TrailFilter { kind: Some("record".into()), ..TrailFilter::default() };
    let seen = trail(&monitor, &desk, records.clone()).await;
    assert_eq!(seen.len(), 1, "{seen:?}");
    assert!(!serde_json::to_string(&seen).unwrap().contains("ARM-A"));
    assert!(!taken::<TakeTrailJson>(&monitor, &desk.study(), &records).await.contains("ARM-A"));
    let feed = follow(&monitor, &desk, None, 1000).await;
    assert!(!serde_json::to_string(&feed).unwrap().contains("ARM-A"));
    let then = monitor.call::<ReadAsOf>(&desk.on(subject), &AtMoment { at: database_time(&desk).await }).await.unwrap();
    assert!(!serde_json::to_string(&then).unwrap().contains("ARM-A"));
}
