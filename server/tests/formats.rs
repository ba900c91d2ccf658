//! Snapshots over HTTP: what is in them is what was entered, in every format, for whoever may have it, the same bytes each time.
//!
//! `PROBATUM_PYTHON` names a Python with what `formats/check.py` imports, `PROBATUM_VALIDATORS` the directory of the schemas: then tools
//! of others read every format and compare each value. `PROBATUM_DATASETS` names a folder of Dataset-JSON files (the CDISC pilot): each
//! comes out of our tables as it went in.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails where what it needs is not there")]

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use reqwest::header::{CONTENT_RANGE, ETAG, IF_RANGE, RANGE};
use serde_json::{Value, json};
use server::kernel::db::Ctx;
use server::kernel::jobs;
use server::kernel::ports::fresh;
use server::kit::desk::{Desk, Person, design};
use server::rooms::exports::table::{About, Column, Dataset, Fill, Kind, Part, Table};
use server::rooms::exports::{MAKE_SNAPSHOT, dataset_json, write_snapshot, xpt};
use sha2::{Digest, Sha256};
use shared::access::{Grant, Reach, Role};
use shared::capture::api::SaveRecord;
use shared::capture::{Change, ChangeSet, RecordKey};
use shared::exports::api::{CancelSnapshot, ListSnapshots, OnSnapshot, OrderSnapshot, ReadSnapshot};
use shared::exports::{Format, NewSnapshot, SnapshotFilter, SnapshotView, Standing};
use shared::forms::{Datum, Missing};
use shared::kernel::api::JobState;
use shared::kernel::{Code, Nothing, SnapshotId, SubjectId};
use shared::study::Design;

/// The kit's study with an item of each kind, and one that tells the treatment.
fn rich() -> Design {
    let mut whole = serde_json::to_value(design()).unwrap();
    let item = |oid: &str, data_type: &str, more: Value| {
        let mut item = json!({ "oid": oid, "name": oid, "data_type": data_type, "question": [{ "text": format!("What is {oid}? \"Quoted\", <marked> & 'said'") }] });
        item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        item
    };
    let items = [
        item("IT.TEMP", "float", json!({ "length": 5, "significant_digits": 2, "units": ["MU.C", "MU.F"] })),
        item("IT.BIRTH", "date", json!({})),
        item("IT.ONSET", "partialDate", json!({})),
        item("IT.CLOCK", "time", json!({})),
        item("IT.WHEN", "datetime", json!({})),
        item("IT.SYM", "text", json!({ "code_list": "CL.SYM", "many": true })),
        item("IT.ARM", "text", json!({ "unblinded": true })),
        item("IT.SYSTOLIC_PRESSURE_LYING", "integer", json!({})),
        item("IT.SYSTOLIC_PRESSURE_STANDING", "integer", json!({})),
        item("SITE", "text", json!({ "length": 40 })),
    ];
    let library = whole["library"].as_object_mut().unwrap();
    library["items"].as_array_mut().unwrap().extend(items.clone());
    library.insert("units".into(), json!([{ "oid": "MU.C", "name": "Celsius" }, { "oid": "MU.F", "name": "Fahrenheit" }]));
    library["code_lists"].as_array_mut().unwrap().push(json!({ "oid": "CL.SYM", "name": "Symptoms", "data_type": "text",
        "choices": [{ "value": "A", "decode": [{ "text": "Ache" }] }, { "value": "B,C" }] }));
    let group = library["groups"].as_array_mut().unwrap().iter_mut().find(|group| group["oid"] == "IG.VS").unwrap();
    group["items"].as_array_mut().unwrap().extend(items.iter().map(|item| json!({ "oid": item["oid"] })));
    serde_json::from_value(whole).unwrap()
}

fn vitals() -> RecordKey {
    RecordKey { visit: "SE.BASE".into(), visit_n: 1, form: "F.VS".into(), form_n: 1 }
}

async fn save(by: &Person, desk: &Desk, subject: SubjectId, changes: &[(&str, Datum)]) {
    let changes = changes.iter().map(|(at, to)| Change { at: format!("IG.VS/1/{at}").parse().unwrap(), to: to.clone() }).collect();
    let set = ChangeSet { record: vitals(), base: 0, changes, rows: Vec::new(), complete: None };
    by.call::<SaveRecord>(&desk.on(subject), &set).await.unwrap();
}

/// Two subjects with values that formats trip over.
async fn entered(desk: &Desk) -> Person {
    let site = desk.person(Role::Coordinator).await;
    let text = |text: &str| Datum::text(text);
    let long = format!("=1+1, \"quoted\" ä\u{1F9EA} {}\r\n {}", "word ".repeat(90), "x".repeat(400));
    let first = [
        ("IT.SBP", text("120")),
        ("IT.DBP", Datum::missing(Missing::NotDone)),
        ("IT.NOTE", text(&long)),
        ("IT.TEMP", Datum { unit: Some("MU.C".into()), ..text("36.50") }),
        ("IT.BIRTH", text("1969-02-28")),
        ("IT.ONSET", text("2020-03")),
        ("IT.CLOCK", text("10:30")),
        ("IT.WHEN", text("2024-02-29T23:59:58")),
        ("IT.SYM", Datum::many(["A", "B,C"])),
        ("IT.SYSTOLIC_PRESSURE_LYING", text("007")),
        ("IT.SYSTOLIC_PRESSURE_STANDING", text("-12")),
        ("SITE", text(" knee _x0041_ <&> ")),
    ];
    save(&site, desk, desk.subject(&site).await, &first).await;
    let second = [("IT.SBP", text("0")), ("IT.NOTE", text("-")), ("IT.TEMP", text("0.1")), ("IT.BIRTH", text("1899-12-31"))];
    save(&site, desk, desk.subject(&site).await, &second).await;
    site
}

fn new(formats: &[Format], filter: SnapshotFilter) -> NewSnapshot {
    NewSnapshot { id: SnapshotId(fresh()), name: "Interim".into(), formats: formats.to_vec(), filter, days: 30 }
}

async fn made(by: &Person, desk: &Desk, new: &NewSnapshot) -> SnapshotView {
    by.call::<OrderSnapshot>(&desk.study(), new).await.unwrap();
    jobs::round(&desk.app, &[MAKE_SNAPSHOT]).await.unwrap();
    let view = by.call::<ReadSnapshot>(&on(desk, new.id), &Nothing {}).await.unwrap();
    assert_eq!(view.state, JobState::Done, "{}", view.message);
    view
}

fn on(desk: &Desk, snapshot: SnapshotId) -> OnSnapshot {
    OnSnapshot { study: desk.home.study, snapshot }
}

fn address(desk: &Desk, snapshot: SnapshotId) -> String {
    format!("/api/studies/{}/snapshots/{snapshot}/file", desk.home.study)
}

/// What happens without anybody's doing: time passes, a signature is there.
async fn past(desk: &Desk, sql: &str) {
    let tx = desk.app.db.begin(&Ctx::system(desk.home.tenant, "test.Past")).await.unwrap();
    assert_eq!(tx.run(sql, []).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

async fn take(by: &Person, desk: &Desk, snapshot: SnapshotId) -> Vec<u8> {
    let (status, bytes) = by.request("GET", &address(desk, snapshot), None).await;
    assert_eq!(status, 200, "{}", String::from_utf8_lossy(&bytes));
    bytes
}

fn files(zip: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let (name, mut bytes) = (file.name().unwrap().into_owned(), Vec::new());
            file.read_to_end(&mut bytes).unwrap();
            (name, bytes)
        })
        .collect()
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("probatum-formats-{}", fresh()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::File::create(path).unwrap().write_all(bytes).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

/// Req: EXP-05, EXP-06, EXP-07, DAT-05
#[actix_web::test]
async fn a_snapshot_has_every_format_and_a_manifest_that_says_what_is_in_it() {
    let desk = Desk::with(&rich()).await;
    entered(&desk).await;
    let manager = desk.person(Role::DataManager).await;
    let view = made(&manager, &desk, &new(Format::ALL, SnapshotFilter::default())).await;
    let zip = take(&manager, &desk, view.id).await;
    assert_eq!((view.sha256.as_deref(), view.size), (Some(hash(&zip).as_str()), u64::try_from(zip.len()).ok()));
    let content = view.content.unwrap();
    assert_eq!((content.subjects, content.records, content.values), (2, 2, 15));
    let files = files(&zip);
    for file in &content.files {
        assert_eq!(hash(&files[&file.name]), file.sha256, "{}", file.name);
    }
    let manifest: Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    assert_eq!(
        (&manifest["audience"], &manifest["values"], &manifest["marking"]),
        (&json!("blinded"), &json!(15), &json!("TEST DATA: not data of trial participants"))
    );
    let all = files.keys().cloned().collect::<Vec<_>>().join(" ");
    for name in [
        "csv/data/IG.VS.csv",
        "csv/read.R",
        "csv/read.sas",
        "csv/read.sps",
        "csv/read.do",
        "dataset-json/VS.json",
        "dataset-ndjson/VS.ndjson",
        "xpt-v5/vs.xpt",
        "xpt-v8/VS.xpt",
        "parquet/VS.parquet",
        "xlsx/tables.xlsx",
        "define.xml",
        "README.txt",
    ] {
        assert!(files.contains_key(name), "{name} is not among {all}");
    }
    let notes = content.notes.join("\n");
    assert!(notes.contains("VS.SYSTOLIC_PRESSURE_LYING: 1 values are spelled otherwise"), "{notes}");
    assert!(notes.contains("VS.NOTE: texts of up to") && notes.contains("VS.SITE_2: 1 values end with a blank"), "{notes}");
    checked(&files);
}

/// Other people's tools read what is there, where the environment names them.
fn checked(files: &BTreeMap<String, Vec<u8>>) {
    let Ok(python) = std::env::var("PROBATUM_PYTHON") else { return };
    let folder = Folder::new();
    files.iter().for_each(|(name, bytes)| folder.put(name, bytes));
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/check.py");
    let said = Command::new(python).arg(script).arg(&folder.0).args(std::env::var("PROBATUM_VALIDATORS")).output().unwrap();
    let text = String::from_utf8_lossy(&said.stdout).into_owned() + &String::from_utf8_lossy(&said.stderr);
    println!("{text}");
    assert!(said.status.success(), "{text}");
}

/// Req: EXP-06
#[actix_web::test]
async fn the_same_data_at_the_same_moment_are_the_same_bytes() {
    let desk = Desk::with(&rich()).await;
    entered(&desk).await;
    let tx = desk.app.db.begin(&Ctx::system(desk.home.tenant, "test.Twice")).await.unwrap();
    let new = new(Format::ALL, SnapshotFilter::default());
    let (mut first, mut second) = (Vec::new(), Vec::new());
    let moment = write_snapshot(&tx, desk.home.study, &new, &mut first).await.unwrap();
    assert_eq!(write_snapshot(&tx, desk.home.study, &new, &mut second).await.unwrap(), moment);
    assert!(first == second, "read and written twice");
}

/// Req: EXP-06, EXP-07
#[actix_web::test]
async fn a_snapshot_is_the_same_bytes_each_time_and_in_parts() {
    let desk = Desk::with(&rich()).await;
    entered(&desk).await;
    let manager = desk.person(Role::DataManager).await;
    let view = made(&manager, &desk, &new(Format::ALL, SnapshotFilter::default())).await;
    let whole = take(&manager, &desk, view.id).await;
    assert!(whole == take(&manager, &desk, view.id).await);
    let ask = async |range: &str, tag: &str| {
        let url = format!("{}{}", desk.url, address(&desk, view.id));
        let request = reqwest::Client::new().get(url).header("Cookie", manager.cookie()).header(RANGE, range);
        let request = if tag.is_empty() { request } else { request.header(IF_RANGE, format!("\"{tag}\"")) };
        request.send().await.unwrap()
    };
    let middle = whole.len() / 2;
    let (front, back) = (ask(&format!("bytes=0-{}", middle - 1), "").await, ask(&format!("bytes={middle}-"), &hash(&whole)).await);
    assert_eq!((front.status().as_u16(), back.status().as_u16()), (206, 206));
    assert_eq!(back.headers()[CONTENT_RANGE], format!("bytes {middle}-{}/{}", whole.len() - 1, whole.len()));
    assert_eq!(back.headers()[ETAG], format!("\"{}\"", hash(&whole)));
    assert!([front.bytes().await.unwrap(), back.bytes().await.unwrap()].concat() == whole);
    assert_eq!(ask("bytes=5-", "another").await.status().as_u16(), 200, "what was changed is sent whole");
    assert_eq!(ask(&format!("bytes={}-", whole.len()), "").await.status().as_u16(), 416);
    let view = manager.call::<ReadSnapshot>(&on(&desk, view.id), &Nothing {}).await.unwrap();
    assert_eq!(view.taken, 6, "each taking is counted");
    let rows = desk.owner("select count(*)::text from audit.snapshot where op = 'update'").await;
    assert_eq!(rows, ["7"], "and is in the trail: made once, taken six times");
}

/// Req: BLD-04, BLD-10
#[actix_web::test]
async fn what_tells_the_treatment_is_for_those_who_may_see_it() {
    let desk = Desk::with(&rich()).await;
    let site = entered(&desk).await;
    // Nobody enters what they must not see.
    let reach = Reach::Site { study: desk.home.study, site: *desk.home.sites.first().unwrap() };
    desk.also(&site, Grant { role: Role::Unblinded, reach }).await;
    let subject = desk.subject(&site).await;
    save(&site, &desk, subject, &[("IT.ARM", Datum::text("CANARY-active")), ("IT.SBP", Datum::text("99"))]).await;
    let (manager, unblinded) = (desk.person(Role::DataManager).await, desk.person(Role::Unblinded).await);
    let open = SnapshotFilter { unblinded: true, ..SnapshotFilter::default() };
    let refused = manager.call::<OrderSnapshot>(&desk.study(), &new(&[Format::Csv], open.clone())).await.unwrap_err();
    assert_eq!(refused.code, Code::Forbidden);
    let told = made(&unblinded, &desk, &new(Format::ALL, open)).await;
    let blind = made(&manager, &desk, &new(Format::ALL, SnapshotFilter::default())).await;
    let telling = |zip: &[u8]| {
        files(zip)
            .values()
            .filter(|bytes| [b"CANARY".as_slice(), b"ARM"].iter().any(|word| bytes.windows(word.len()).any(|part| part == *word)))
            .count()
    };
    assert!(telling(&take(&unblinded, &desk, told.id).await) > 10);
    assert_eq!(telling(&take(&manager, &desk, blind.id).await), 0, "neither the answer nor the question");
    let listed = manager.call::<ListSnapshots>(&desk.study(), &Nothing {}).await.unwrap();
    assert_eq!(listed.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [blind.id]);
    assert_eq!(manager.request("GET", &address(&desk, told.id), None).await.0, 404);
    assert_eq!(unblinded.call::<ListSnapshots>(&desk.study(), &Nothing {}).await.unwrap().rows.len(), 2);
    // The plain CSV keeps to the same.
    let csv = format!("/api/studies/{}/export/csv", desk.home.study);
    assert_eq!(telling(&manager.request("GET", &csv, None).await.1), 0);
    assert!(telling(&unblinded.request("GET", &csv, None).await.1) > 0);
}

/// Req: ACC-08, TEN-01
#[actix_web::test]
async fn a_site_takes_out_its_own_and_nobody_elses() {
    let desk = Desk::with(&rich()).await;
    entered(&desk).await;
    let manager = desk.person(Role::DataManager).await;
    let all = made(&manager, &desk, &new(&[Format::Csv], SnapshotFilter::default())).await;
    let other = Grant { role: Role::Investigator, reach: Reach::Site { study: desk.home.study, site: desk.home.sites[1] } };
    let other = desk.someone(&desk.home, other).await;
    let own = made(&other, &desk, &new(&[Format::Csv], SnapshotFilter::default())).await;
    assert_eq!(own.content.unwrap().subjects, 0);
    assert_eq!(other.request("GET", &address(&desk, all.id), None).await.0, 404);
    assert_eq!(desk.stranger().await.request("GET", &address(&desk, all.id), None).await.0, 404);
    assert_eq!(
        manager.call::<ListSnapshots>(&desk.study(), &Nothing {}).await.unwrap().rows.len(),
        2,
        "who reaches the study sees what left it"
    );
}

#[actix_web::test]
async fn only_forms_of_the_standing_sites_and_visits_asked_for_are_in_it() {
    let desk = Desk::with(&rich()).await;
    entered(&desk).await;
    let manager = desk.person(Role::DataManager).await;
    let count = async |filter: SnapshotFilter| made(&manager, &desk, &new(&[Format::Csv], filter)).await.content.unwrap().records;
    let standing = |standing| SnapshotFilter { standing, ..SnapshotFilter::default() };
    for none in [Standing::Signed, Standing::Verified, Standing::Locked] {
        assert_eq!(count(standing(none)).await, 0, "{none:?}");
    }
    let signed = "update record set marks = jsonb_set(marks, '{signed}', '[\"00000000-0000-0000-0000-000000000001\"]')
                  where subject = (select id from subject order by key limit 1)";
    past(&desk, signed).await;
    assert_eq!(count(standing(Standing::Signed)).await, 1);
    assert_eq!(count(SnapshotFilter { visits: vec!["SE.W4".into()], ..SnapshotFilter::default() }).await, 0);
    assert_eq!(count(SnapshotFilter { forms: vec!["F.VS".into()], sites: vec![desk.home.sites[0]], ..SnapshotFilter::default() }).await, 2);
    assert_eq!(count(SnapshotFilter { sites: vec![desk.home.sites[1]], ..SnapshotFilter::default() }).await, 0);
}

#[actix_web::test]
async fn a_snapshot_is_stopped_by_whoever_ordered_it_and_expires() {
    let desk = Desk::with(&rich()).await;
    entered(&desk).await;
    let (manager, colleague) = (desk.person(Role::DataManager).await, desk.person(Role::DataManager).await);
    let stopped = new(&[Format::Csv], SnapshotFilter::default());
    let ordered = manager.call::<OrderSnapshot>(&desk.study(), &stopped).await.unwrap();
    assert_eq!((ordered.state, manager.call::<OrderSnapshot>(&desk.study(), &stopped).await.unwrap().job), (JobState::Queued, ordered.job));
    assert_eq!(colleague.call::<CancelSnapshot>(&on(&desk, stopped.id), &Nothing {}).await.unwrap_err().code, Code::Forbidden);
    assert_eq!(manager.call::<CancelSnapshot>(&on(&desk, stopped.id), &Nothing {}).await.unwrap().state, JobState::Cancelled);
    assert_eq!(jobs::round(&desk.app, &[MAKE_SNAPSHOT]).await.unwrap(), 0);
    assert_eq!(manager.request("GET", &address(&desk, stopped.id), None).await.0, 409);
    let old = made(&manager, &desk, &new(&[Format::Csv], SnapshotFilter::default())).await;
    past(&desk, &format!("update snapshot set expires_at = now() - interval '1 second' where id = '{}'", old.id)).await;
    assert_eq!(manager.request("GET", &address(&desk, old.id), None).await.0, 409);
    let next = made(&manager, &desk, &new(&[Format::Csv], SnapshotFilter::default())).await;
    let removed = desk.owner("select id::text from snapshot where removed_at is not null").await;
    assert_eq!(removed, [old.id.to_string()], "the next making takes the bytes away");
    take(&colleague, &desk, next.id).await;
}

/// A Dataset-JSON file as a table.
fn table(document: &Value) -> Table {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let column = |head: &Value| {
        let kind = match (head["dataType"].as_str().unwrap(), head["targetDataType"].as_str()) {
            ("integer", _) => Kind::Integer,
            ("float" | "double", _) => Kind::Float,
            ("decimal", _) => Kind::Decimal,
            ("date", Some("integer")) => Kind::Date,
            ("time", Some("integer")) => Kind::Time,
            ("datetime", Some("integer")) => Kind::Datetime,
            ("date", _) => Kind::IsoDate,
            ("time", _) => Kind::IsoTime,
            ("datetime", _) => Kind::IsoDatetime,
            _ => Kind::Text,
        };
        let key = head["keySequence"].as_u64().and_then(|key| u32::try_from(key).ok());
        let name = text(&head["name"]);
        let format = head["displayFormat"].as_str().map(str::to_owned);
        let part = if key.is_some() { Part::Key } else { Part::Value };
        Column {
            name: name.clone(),
            symbol: name.clone(),
            short: name,
            oid: text(&head["itemOID"]),
            label: text(&head["label"]),
            part,
            kind,
            format,
            key,
            ..Column::default()
        }
    };
    let columns = document["columns"].as_array().unwrap().iter().map(column).collect();
    let name = text(&document["name"]);
    let set = Dataset {
        name: name.clone(),
        symbol: name.clone(),
        short: name,
        oid: text(&document["itemGroupOID"]),
        label: text(&document["label"]),
        columns,
        ..Dataset::default()
    };
    let mut fill = Fill::new(set);
    for row in document["rows"].as_array().unwrap() {
        let cells: Vec<String> = row
            .as_array()
            .unwrap()
            .iter()
            .map(|cell| match cell {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            })
            .collect();
        fill.push(cells.iter().map(String::as_str)).unwrap();
    }
    fill.finish().unwrap()
}

fn alike(ours: &Value, theirs: &Value) -> bool {
    let blank = |value: &Value| value.is_null() || value == "";
    match (ours.as_f64(), theirs.as_f64()) {
        (Some(a), Some(b)) => a == b,
        _ => ours == theirs || (blank(ours) && blank(theirs)),
    }
}

/// Req: EXP-05
#[test]
fn datasets_of_others_come_out_as_they_went_in() {
    let Ok(folder) = std::env::var("PROBATUM_DATASETS") else { return };
    let out = Folder::new();
    let (mut count, mut cells) = (0, 0);
    for path in std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
    {
        let theirs: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let (table, about) = (table(&theirs), About { moment: "2026-11-30T10:00:00Z".into(), system_version: "test", ..About::default() });
        let written = |shape| {
            let mut bytes = Vec::new();
            dataset_json::write(&table, &about, shape, &mut bytes).unwrap();
            bytes
        };
        let ours: Value = serde_json::from_slice(&written(dataset_json::Shape::Whole)).unwrap();
        let lines = String::from_utf8(written(dataset_json::Shape::Lines)).unwrap();
        let lines: Vec<Value> = lines.lines().skip(1).map(|line| serde_json::from_str(line).unwrap()).collect();
        for (n, row) in theirs["rows"].as_array().unwrap().iter().enumerate() {
            for (m, cell) in row.as_array().unwrap().iter().enumerate() {
                let place = format!("{}: row {n}, column {m}", path.display());
                assert!(alike(&ours["rows"][n][m], cell), "{place}: {} instead of {cell}", ours["rows"][n][m]);
                assert!(alike(&lines[n][m], cell), "{place} of NDJSON");
                cells += 1;
            }
        }
        for (ours, theirs) in ours["columns"].as_array().unwrap().iter().zip(theirs["columns"].as_array().unwrap()) {
            for part in ["name", "label", "dataType", "targetDataType", "keySequence", "itemOID"] {
                assert_eq!(ours[part], theirs[part], "{}: {part} of {}", path.display(), theirs["name"]);
            }
        }
        let name = path.file_stem().unwrap().to_str().unwrap();
        for (version, end) in [(xpt::Version::V5, "v5"), (xpt::Version::V8, "v8")] {
            let mut bytes = Vec::new();
            xpt::write(&table, &about, version, &mut bytes).unwrap();
            out.put(&format!("{name}_{end}.xpt"), &bytes);
            out.put(&format!("{name}_{end}.json"), &std::fs::read(&path).unwrap());
        }
        count += 1;
    }
    println!("{count} datasets, {cells} values, in Dataset-JSON and NDJSON as they were");
    assert!(count > 0);
    transport(&out.0);
}

/// Each transport file beside the file that it was made of: the validator compares each value.
fn transport(folder: &Path) {
    let (Ok(python), Ok(validators)) = (std::env::var("PROBATUM_PYTHON"), std::env::var("PROBATUM_VALIDATORS")) else { return };
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "xpt"));
    let files: Vec<PathBuf> = files.collect();
    let said = Command::new(python).arg(format!("{validators}/xpt.py")).args(&files).output().unwrap();
    let text = String::from_utf8_lossy(&said.stdout).into_owned() + &String::from_utf8_lossy(&said.stderr);
    println!("{text}");
    assert_eq!(text.matches("json-twin diff=0").count(), files.len(), "{text}");
}

#[test]
fn a_text_that_no_variable_can_hold_is_named_and_never_cut() {
    let column = |name: &str| Column { name: name.into(), symbol: name.into(), short: name.into(), ..Column::default() };
    let mut fill = Fill::new(Dataset {
        name: "T".into(),
        symbol: "T".into(),
        short: "T".into(),
        columns: vec![column("A"), column("B")],
        ..Dataset::default()
    });
    fill.push(["short", "fine"]).unwrap();
    fill.push(["short", &format!("a{}b", " ".repeat(500))]).unwrap();
    let table = fill.finish().unwrap();
    let broken = xpt::write(&table, &About::default(), xpt::Version::V5, &mut Vec::new()).unwrap_err().to_string();
    assert_eq!(
        broken,
        "SAS transport version 5 cannot hold a value: table T, row 2, column B: more blanks in a row than a variable has bytes (200)"
    );
    xpt::write(&table, &About::default(), xpt::Version::V8, &mut Vec::new()).unwrap();
}
