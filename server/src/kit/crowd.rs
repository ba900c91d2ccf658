//! A crowd: a study with forty visits, a few subjects entered as always, and as many copies of them as are wanted.

use jiff::civil::Date;
use jiff::{Span, Zoned};
use serde_json::{Value, json};
use shared::capture::api::{NewState, NewSubject, VisitDate};
use shared::capture::{Change, ChangeSet, RecordKey, SubjectState};
use shared::forms::Datum;
use shared::kernel::{SiteId, SubjectId};
use shared::study::Design;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};

use super::desk::Desk;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::ports::fresh;
use crate::rooms::capture;

pub const VISITS: i64 = 40;
/// Days from one visit to the next.
const APART: i64 = 14;
/// Subjects that are entered, not copied.
const ORIGINALS: i64 = 16;
const SQL: &str = include_str!("crowd.sql");

/// Forty visits, each with two forms.
pub fn design() -> Design {
    let forms = json!([{ "oid": "F.VS", "mandatory": true }, { "oid": "F.LAB", "mandatory": true }]);
    let visit = |n: i64| {
        let window = json!({ "day": (n - 1) * APART, "before": 3, "after": 3 });
        json!({ "oid": format!("V{n:02}"), "name": format!("Visit {n}"), "forms": forms, "window": window })
    };
    let items = |name: &str| json!([{ "oid": format!("IT.{name}"), "mandatory": true }]);
    let visits: Vec<Value> = (1..=VISITS).map(visit).collect();
    serde_json::from_value(json!({
        "oid": "ST.CROWD", "name": "Crowd", "protocol": "CROWD-40", "version_oid": "MDV.1", "version_name": "1", "visits": visits,
        "library": {
            "forms": [
                { "oid": "F.VS", "name": "Vital signs", "groups": [{ "oid": "IG.VS", "mandatory": true }] },
                { "oid": "F.LAB", "name": "Laboratory", "groups": [{ "oid": "IG.LAB", "mandatory": true }] }
            ],
            "groups": [
                { "oid": "IG.VS", "name": "Vital signs", "items": items("SBP") },
                { "oid": "IG.LAB", "name": "Laboratory", "items": items("HB") }
            ],
            "items": [
                { "oid": "IT.SBP", "name": "SBP", "data_type": "integer", "length": 3, "question": [{ "text": "Systolic blood pressure" }],
                  "ranges": [{ "comparator": "LE", "hardness": "Soft", "values": ["180"], "message": [{ "text": "Systolic pressure is above 180." }] }] },
                { "oid": "IT.HB", "name": "HB", "data_type": "float", "question": [{ "text": "Haemoglobin" }] }
            ]
        }
    }))
    .expect("the crowd's design")
}

/// Fills the desk's study at home with so many subjects, half of them at each site.
pub async fn gather(desk: &Desk, subjects: i64) {
    let [even, odd] = desk.home.sites;
    let site_of = |n: i64| if n % 2 == 0 { even } else { odd };
    for n in 0..ORIGINALS {
        let ctx = Ctx { reason: Some("as it went".into()), ..Ctx::system(desk.home.tenant, "kit.Crowd") };
        let tx = desk.app.db.begin(&ctx).await.expect("begin");
        enter(&tx, desk, site_of(n), n).await;
        tx.commit().await.expect("commit");
    }
    let sql = SQL.replace("{times}", &(subjects / ORIGINALS).to_string()).replace("{study}", &desk.home.study.to_string());
    let mut connection = desk.db.superuser().connect().await.expect("the superuser connects");
    let (all, clean) = sql.split_once("commit;").expect("a transaction");
    connection.execute(AssertSqlSafe(format!("{all}commit;"))).await.expect("the crowd gathers");
    connection.execute(AssertSqlSafe(clean)).await.expect("the tables are vacuumed");
    connection.close().await.ok();
}

/// One subject who has come so far: further with each `n`, the last visits still missing, one of them half entered.
async fn enter(tx: &Tx, desk: &Desk, site: SiteId, n: i64) {
    let study = desk.home.study;
    let id = SubjectId(fresh());
    capture::enrol(tx, study, NewSubject { id, site, key: None }).await.expect("enrol");
    let done = 2 * n + 1;
    let first = Zoned::now().date().checked_sub(Span::new().days((done + n % 3) * APART)).expect("a day");
    for visit in 1..=done {
        entered(tx, desk, id, first, visit, visit < done).await;
    }
    if n > 0 {
        capture::change_state(tx, study, id, NewState { state: SubjectState::Enrolled }).await.expect("enrolled");
    }
    if n % 8 == 7 {
        capture::change_state(tx, study, id, NewState { state: SubjectState::Withdrawn }).await.expect("withdrawn");
    }
}

async fn entered(tx: &Tx, desk: &Desk, id: SubjectId, first: Date, visit: i64, whole: bool) {
    let oid = format!("V{visit:02}");
    let day = first.checked_add(Span::new().days((visit - 1) * APART)).expect("a day").to_string();
    let dated = VisitDate { visit: oid.as_str().into(), n: 1, date: Some(day) };
    capture::date_visit(tx, desk.home.study, id, dated).await.expect("dated");
    let record = |form: &str| RecordKey { visit: oid.as_str().into(), visit_n: 1, form: form.into(), form_n: 1 };
    let said = |at: &str, value: &str| vec![Change { at: at.parse().expect("a key"), to: Datum::text(value) }];
    let set = |form, changes| ChangeSet { record: record(form), base: 0, changes, rows: Vec::new(), complete: whole.then_some(true) };
    let pressure = if visit % 7 == 0 { "190" } else { "120" };
    let vitals = set("F.VS", said("IG.VS/1/IT.SBP", pressure));
    capture::save(tx, desk.home.study, id, vitals).await.expect("saved");
    if whole {
        let laboratory = set("F.LAB", said("IG.LAB/1/IT.HB", "13.5"));
        capture::save(tx, desk.home.study, id, laboratory).await.expect("saved");
    }
}
