//! How long it takes to read a long trail: `cargo run --release --example trail -- 12500 40 24` fills a study with so many subjects,
//! visits of each and changes of each record (here 10 million item values, 12 million entries), and measures: searching the trail (a
//! first page within 300 ms), the history of an item (50 ms), the workbench of 50,000 queries (200 ms).

#![expect(clippy::expect_used, clippy::print_stdout, reason = "a measurement may fail loudly, and says what it found")]

use std::time::{Duration, Instant};

use server::kernel::db::Ctx;
use server::kit;
use server::kit::desk::{Desk, Person};
use server::kit::trail::{Long, fill};
use server::rooms::audit::trail::{Realm, shadows, statement};
use shared::access::Role;
use shared::audit::api::{ReadHistory, ReadTrail, TrailFilter, WhichHistory};
use shared::capture::api::OnSubject;
use shared::forms::Oid;
use shared::kernel::SubjectId;
use shared::queries::api::{ListQueries, QueryFilter};

#[actix_web::main]
async fn main() {
    let mut sizes = std::env::args().skip(1).map(|text| text.parse::<u32>().expect("a number"));
    let mut size = |otherwise| sizes.next().unwrap_or(otherwise);
    let long = Long { subjects: size(1250), visits: size(40), changes: size(24) };
    let desk = Desk::new().await;
    let began = Instant::now();
    fill(&desk, long).await;
    println!("{} item values, {} entries in {:?}", u64::from(long.subjects) * u64::from(long.visits) * 20, long.entries(), began.elapsed());
    let person = desk.person(Role::DataManager).await;
    let subject = desk.owner("select id::text from subject where key like 'Z%' order by key offset 77 limit 1").await.remove(0);
    let actor = desk.owner("select actor::text from audit.record where actor_name = 'Person 3' limit 1").await.remove(0);
    let subject: SubjectId = subject.parse().expect("an id");
    for (name, filter) in [
        ("everything", TrailFilter::default()),
        ("one person", TrailFilter { person: Some(actor.parse().expect("an id")), ..TrailFilter::default() }),
        ("one subject", TrailFilter { subject: Some(subject), ..TrailFilter::default() }),
        ("one site", TrailFilter { site: Some(desk.home.sites[0]), ..TrailFilter::default() }),
        ("a month two years ago", TrailFilter { until: "2024-02-01T00:00:00Z".parse().ok(), ..TrailFilter::default() }),
        ("a rare action", TrailFilter { action: Some("capture.RetireRecord".into()), ..TrailFilter::default() }),
        ("an item", TrailFilter { item: Some(Oid("IT.N7".into())), ..TrailFilter::default() }),
        ("a role with a reason", TrailFilter { role: Some(Role::Investigator), reason: Some(true), ..TrailFilter::default() }),
        ("a text that is nowhere", TrailFilter { text: Some("nowhere at all".into()), ..TrailFilter::default() }),
    ] {
        measure(&desk, &person, name, filter).await;
    }
    history(&desk, &person, subject).await;
    queries(&desk, &person).await;
}

async fn history(desk: &Desk, person: &Person, subject: SubjectId) {
    let (visit, form) = (Oid("SE.UNS".into()), Oid("F.VS".into()));
    let item = "IG.VS/1/IT.N7".parse().ok();
    let which = WhichHistory { visit, visit_n: 7, form, form_n: 1, item, after: None };
    let on = OnSubject { study: desk.home.study, subject };
    let ask = async || person.call::<ReadHistory>(&on, &which).await.expect("a history").rows.len();
    timed("the history of an item", 50, ask).await;
}

async fn queries(desk: &Desk, person: &Person) {
    let subjects = desk.owner("select count(*)::text from subject").await.remove(0).parse::<u32>().expect("a count");
    kit::queries::ask(desk, 50_000_u32.div_ceil(subjects)).await;
    let count = desk.owner("select count(*)::text from query").await.remove(0);
    let ask = async || person.call::<ListQueries>(&desk.study(), &QueryFilter::default()).await.expect("a page").rows.len();
    timed(&format!("the workbench of {count} queries"), 200, ask).await;
}

/// The median of several, and what it is to stay within.
async fn timed(name: &str, limit: u64, ask: impl AsyncFn() -> usize) {
    let (mut took, mut rows) = (Vec::new(), 0);
    for _ in 0..7 {
        let began = Instant::now();
        rows = ask().await;
        took.push(began.elapsed());
    }
    took.sort();
    let median = took.get(3).copied().unwrap_or_default();
    let kept = if median <= Duration::from_millis(limit) { "kept" } else { "NOT kept" };
    println!("{name}: median {median:?}, slowest {:?}; {rows} rows; within {limit} ms: {kept}", took.last().copied().unwrap_or_default());
}

async fn measure(desk: &Desk, person: &Person, name: &str, filter: TrailFilter) {
    let back = std::cell::Cell::new(None);
    let ask = async || {
        let trail = person.call::<ReadTrail>(&desk.study(), &filter).await.expect("a page");
        back.set(trail.looked_back_to);
        trail.rows.len()
    };
    timed(&format!("searching the trail, {name}"), 300, ask).await;
    if let Some(at) = back.get() {
        println!("  looked back to {at}, where the next page goes on");
    }
    if std::env::var_os("EXPLAIN").is_some() {
        explain(desk, filter).await;
    }
}

async fn explain(desk: &Desk, filter: TrailFilter) {
    let ctx = Ctx { studies: Some(vec![desk.home.study]), writes: false, ..Ctx::system(desk.home.tenant, "example.Explain") };
    let tx = desk.app.db.begin(&ctx).await.expect("begin");
    let realm = Realm::Study(desk.home.study);
    let tables = shadows(&tx, realm).await.expect("the tables");
    let Some((sql, values, _)) = statement(&tx, realm, &filter, &tables, None, 51, 20_000).expect("a statement") else { return };
    for row in tx.rows(&format!("explain (analyze, costs off) {sql}"), values).await.expect("a plan") {
        println!("  {}", row.try_get::<String>("", "QUERY PLAN").expect("a line"));
    }
}
