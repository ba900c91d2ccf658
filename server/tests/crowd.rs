//! Ten thousand subjects with forty visits: how long the statements behind the matrix and the agenda take, and by which index
//! they go. Run with `--nocapture` to see the figures.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::time::Instant;

use server::kernel::db::{Ctx, Tx};
use server::kit::crowd;
use server::kit::desk::{Desk, Person};
use server::rooms::capture::{statements, tasks};
use shared::access::{Grant, Reach, Role};
use shared::agenda::api::{AgendaFilter, ReadAgenda};
use shared::capture::api::{ListSubjects, SubjectFilter};
use shared::capture::{SubjectSort, SubjectState, VisitStatus};
use shared::kernel::{Cursor, Nothing};

const SUBJECTS: i64 = 10_000;
/// Milliseconds for one statement, planning included.
const STATEMENT: f64 = 50.0;
const AGENDA: f64 = 200.0;

/// Of how many runs the fastest counts: the machine may be busy with something else.
const RUNS: usize = 7;

fn figure(plan: &[String], name: &str) -> f64 {
    let line = plan.iter().find_map(|line| line.strip_prefix(name)).unwrap();
    line.trim().trim_end_matches(" ms").parse().unwrap()
}

/// Milliseconds that the connection's process has been on a processor so far, where the system tells: a busy machine makes
/// everything late, but nothing more work. Where it does not tell, nothing.
async fn worked(tx: &Tx) -> Option<f64> {
    let row = tx.row("select pg_backend_pid() as pid", []).await.unwrap().unwrap();
    let pid: i32 = row.try_get("", "pid").unwrap();
    let told = std::fs::read_to_string(format!("/proc/{pid}/schedstat")).ok()?;
    Some(told.split_whitespace().next()?.parse::<f64>().ok()? / 1e6)
}

/// What a statement cost at best: its plan, and milliseconds by the clock and on the processor.
struct Cost {
    plan: String,
    clock: f64,
    processor: f64,
}

async fn explained(tx: &Tx, sql: &str, values: &[sea_orm::Value]) -> Cost {
    let mut best = Cost { plan: String::new(), clock: f64::MAX, processor: f64::MAX };
    for _ in 0..RUNS {
        let before = worked(tx).await;
        let rows = tx.rows(&format!("explain (analyze, costs off, timing off) {sql}"), values.to_vec()).await.unwrap();
        let after = worked(tx).await;
        let plan: Vec<String> = rows.iter().map(|row| row.try_get("", "QUERY PLAN").unwrap()).collect();
        let clock = figure(&plan, "Planning Time: ") + figure(&plan, "Execution Time: ");
        let processor = before.zip(after).map_or(clock, |(before, after)| after - before);
        best = Cost { plan: plan.join("\n"), clock: clock.min(best.clock), processor: processor.min(best.processor) };
    }
    best
}

/// What a plan reads of subjects and standings is one tenant's: rows are found by indexes that begin with the tenant, and where
/// all rows of a study have to be looked at, in the one partition that the tenant is in.
fn stays_with_the_tenant(plan: &str) -> bool {
    let lines = |what: &str| plan.lines().filter(|line| line.contains(what)).map(str::to_owned).collect::<Vec<_>>();
    let by_index = lines("Index Cond:").iter().all(|line| line.contains("tenant ="));
    let partitions: BTreeSet<String> = ["standing_p", "subject_p"]
        .iter()
        .flat_map(|name| lines(&format!(" on {name}")))
        .filter_map(|line| line.split(" on ").nth(1).and_then(|rest| rest.split_whitespace().next()).map(str::to_owned))
        .collect();
    by_index && partitions.len() <= 2
}

/// Rows that are shown are found by an index.
fn goes_by_index(plan: &str) -> bool {
    plan.contains("Index Cond: ((tenant =")
}

fn filters() -> Vec<(&'static str, SubjectFilter)> {
    let all = SubjectFilter::default;
    let status = |status| SubjectFilter { status: Some(status), ..all() };
    let by = |sort| SubjectFilter { sort, descending: true, ..all() };
    vec![
        ("first page", all()),
        ("page after the 5,000th", SubjectFilter { after: Some(Cursor("S1-008".into())), ..all() }),
        ("jump to the 9,900th", SubjectFilter { skip: Some(9_900), ..all() }),
        ("enrolled", SubjectFilter { state: Some(SubjectState::Enrolled), ..all() }),
        ("search", SubjectFilter { search: Some("042".into()), ..all() }),
        ("overdue", status(VisitStatus::Overdue)),
        ("due", status(VisitStatus::Due)),
        ("planned", status(VisitStatus::Planned)),
        ("in progress", status(VisitStatus::InProgress)),
        ("complete at visit 7", SubjectFilter { visit: Some("V07".into()), ..status(VisitStatus::Complete) }),
        ("overdue at visit 22", SubjectFilter { visit: Some("V22".into()), ..status(VisitStatus::Overdue) }),
        ("with findings", SubjectFilter { findings: true, ..all() }),
        ("by site", by(SubjectSort::Site)),
        ("by state", by(SubjectSort::State)),
        ("by last change", by(SubjectSort::Changed)),
        ("by findings", by(SubjectSort::Findings)),
        ("by findings, the 9,900th", SubjectFilter { skip: Some(9_900), ..by(SubjectSort::Findings) }),
    ]
}

async fn answered<T>(what: &str, ask: impl AsyncFn() -> T) -> (T, f64) {
    let mut best = f64::MAX;
    let mut last = None;
    for _ in 0..RUNS {
        let began = Instant::now();
        last = Some(ask().await);
        best = best.min(began.elapsed().as_secs_f64() * 1000.0);
    }
    println!("{best:8.1} ms  {what}, over HTTP");
    (last.unwrap(), best)
}

async fn everywhere(desk: &Desk) -> Person {
    desk.someone(&desk.home, Grant { role: Role::Coordinator, reach: Reach::Tenant }).await
}

#[actix_web::test]
async fn ten_thousand_subjects_are_listed_and_their_work_is_found_at_once() {
    let desk = Desk::with(&crowd::design()).await;
    let began = Instant::now();
    crowd::gather(&desk, SUBJECTS).await;
    println!("{:8.1} s   to gather {SUBJECTS} subjects", began.elapsed().as_secs_f64());

    let ctx = Ctx { writes: false, studies: Some(vec![desk.home.study]), ..Ctx::system(desk.home.tenant, "test.Crowd") };
    let tx = desk.app.db.begin(&ctx).await.unwrap();
    let mut slow = Vec::new();
    for (name, filter) in filters() {
        let both = statements(&tx, desk.home.study, &filter).await.unwrap();
        for ((sql, values), part) in both.iter().zip(["page", "count"]) {
            let Cost { plan, clock, processor: took } = explained(&tx, sql, values).await;
            println!("{took:8.1} ms of work, {clock:8.1} by the clock  {name}: {part}");
            if took > STATEMENT || !stays_with_the_tenant(&plan) || (part == "page" && !goes_by_index(&plan)) {
                slow.push(format!("{name}, {part}: {took:.1} ms\n{plan}"));
            }
        }
    }
    for ((sql, values), part) in tasks::statements(&tx).await.unwrap().iter().zip(["figures", "tasks"]) {
        let Cost { plan, clock, processor: took } = explained(&tx, sql, values).await;
        println!("{took:8.1} ms of work, {clock:8.1} by the clock  agenda: {part}");
        if took > AGENDA || !stays_with_the_tenant(&plan) {
            slow.push(format!("agenda, {part}: {took:.1} ms\n{plan}"));
        }
    }
    drop(tx);

    let person = everywhere(&desk).await;
    let filter = SubjectFilter { count: true, ..SubjectFilter::default() };
    let (page, _) =
        answered("the first page with its count", async || person.call::<ListSubjects>(&desk.study(), &filter).await.unwrap()).await;
    assert_eq!((page.rows.len(), page.total.map(i64::from)), (50, Some(SUBJECTS)));
    let (agenda, _) =
        answered("the agenda", async || person.call::<ReadAgenda>(&Nothing {}, &AgendaFilter::default()).await.unwrap()).await;
    println!("            {:?}", agenda.figures.iter().map(|figure| (figure.kind.as_str(), figure.count)).collect::<Vec<_>>());
    // Every copy counts as its original does: the figures are whole multiples. Queries are not copied.
    let mut copied = agenda.figures.iter().filter(|figure| !figure.kind.as_str().starts_with("query"));
    assert!(copied.all(|figure| i64::from(figure.count) % (SUBJECTS / 16) == 0));
    assert!(slow.is_empty(), "{}", slow.join("\n\n"));
}
