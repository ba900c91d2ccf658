//! What works behind the scenes, on the real database: news after the commit, and long work with progress.

#![expect(clippy::unwrap_used, reason = "a test fails where what it needs is not there")]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde_json::{Value, json};
use server::kernel::app::App;
use server::kernel::bell::Bell;
use server::kernel::db::Ctx;
use server::kernel::failure::Outcome;
use server::kernel::jobs::{self, Kind, Work};
use server::kernel::outbox::{self, Topic, tell};
use server::kernel::workers;
use server::kit::desk::{Desk, Person};
use server::rooms::study::news::IMPORTED;
use server::rooms::tenancy::news::{LOCKED_OUT, LockedOut, locked_out};
use shared::access::Role::{Coordinator, DataManager, Monitor};
use shared::access::SiteReach;
use shared::kernel::api::{CancelJob, JobState, OnJob, ReadJob};
use shared::kernel::{Code, JobId, Nothing, TenantId};
use tokio::sync::watch;
use tokio::time::timeout;

/// What was heard: the tenant, the topic, and what was told. One list for all tests, each with tenants of its own.
static HEARD: Mutex<Vec<(TenantId, &'static str, Value)>> = Mutex::new(Vec::new());

fn listens<'a>(_: &'a App, ctx: &'a Ctx, payload: Value) -> BoxFuture<'a, Outcome<()>> {
    HEARD.lock().unwrap().push((ctx.tenant, ctx.action, payload));
    async { Ok(()) }.boxed()
}

fn fails<'a>(_: &'a App, _: &'a Ctx, _: Value) -> BoxFuture<'a, Outcome<()>> {
    async { Err(Code::Unavailable.into()) }.boxed()
}

const NEWS: Topic = Topic { name: "test.news", hear: &[listens] };
const TROUBLE: Topic = Topic { name: "test.trouble", hear: &[fails] };

fn heard(tenant: TenantId) -> Vec<Value> {
    HEARD.lock().unwrap().iter().filter(|(at, ..)| *at == tenant).map(|(_, _, what)| what.clone()).collect()
}

async fn told(desk: &Desk, tenant: TenantId, topic: &'static str, what: Value) {
    let tx = desk.app.db.begin(&Ctx::system(tenant, "test.Tell")).await.unwrap();
    tell(&tx, topic, what).await.unwrap();
    tx.commit().await.unwrap();
}

async fn everything(desk: &Desk) {
    while outbox::round(&desk.app, &[NEWS, TROUBLE, IMPORTED]).await.unwrap() > 0 {}
}

#[actix_web::test]
async fn news_of_a_commit_is_heard_in_its_tenant_and_news_of_a_rollback_never() {
    let desk = Desk::new().await;
    told(&desk, desk.home.tenant, NEWS.name, json!({ "n": 1 })).await;
    told(&desk, desk.away.tenant, NEWS.name, json!({ "n": 2 })).await;
    let tx = desk.app.db.begin(&Ctx::system(desk.home.tenant, "test.Tell")).await.unwrap();
    tell(&tx, NEWS.name, json!({ "n": 3 })).await.unwrap();
    drop(tx);
    everything(&desk).await;
    assert_eq!((heard(desk.home.tenant), heard(desk.away.tenant)), (vec![json!({ "n": 1 })], vec![json!({ "n": 2 })]));
    everything(&desk).await;
    assert_eq!(heard(desk.home.tenant).len(), 1, "what was delivered is not delivered again");
}

#[actix_web::test]
async fn news_that_is_not_taken_in_is_offered_again_and_given_up_in_the_end() {
    let desk = Desk::new().await;
    told(&desk, desk.home.tenant, TROUBLE.name, json!({})).await;
    everything(&desk).await;
    let state = "select concat_ws(' ', attempts, delivered_at is null, next_at > now(), next_at = 'infinity', error <> '') from outbox where topic like 'test.%'";
    assert_eq!(desk.owner(state).await, ["1 t t f t"], "it waits before it is offered again");
    desk.owner("update outbox set next_at = now() returning ''").await;
    everything(&desk).await;
    assert_eq!(desk.owner(state).await, ["2 t t f t"]);
    desk.owner("update outbox set next_at = now(), attempts = 19 returning ''").await;
    everything(&desk).await;
    assert_eq!(desk.owner(state).await, ["20 t t t t"], "it is kept, and no longer offered");
}

#[actix_web::test]
async fn a_topic_that_only_a_newer_build_knows_is_left_for_it() {
    let desk = Desk::new().await;
    told(&desk, desk.home.tenant, "test.from_the_future", json!({})).await;
    everything(&desk).await;
    assert_eq!(
        desk.owner("select concat_ws(' ', attempts, delivered_at is null, error <> '') from outbox where topic like 'test.%'").await,
        ["1 t t"]
    );
}

/// Req: ACC-05
#[actix_web::test]
async fn a_lockout_is_told_before_any_tenant_is_chosen() {
    let desk = Desk::new().await;
    let person = desk.person(Coordinator).await.id;
    let tx = desk.app.db.begin(&Ctx::system(TenantId::default(), "tenancy.SignIn")).await.unwrap();
    locked_out(&tx, LockedOut { person, failures: 6, until: desk.app.clock.now() }).await.unwrap();
    tx.commit().await.unwrap();
    while outbox::round(&desk.app, &[LOCKED_OUT, IMPORTED]).await.unwrap() > 0 {}
    let told = "select concat_ws(' ', topic, tenant = '00000000-0000-0000-0000-000000000000', delivered_at is not null) from outbox order by id desc limit 1";
    assert_eq!(desk.owner(told).await, ["tenancy.locked_out t t"]);
}

#[actix_web::test]
async fn the_database_rings_the_bell_when_the_transaction_commits() {
    let desk = Desk::new().await;
    let bell = Arc::new(Bell::default());
    let (stop, stopping) = watch::channel(false);
    let (ring, app) = (Arc::clone(&bell), desk.app.clone());
    let listening = tokio::spawn(async move { ring.listen(&app, stopping).await });
    // The first ring says that it listens.
    timeout(Duration::from_secs(60), bell.outbox.notified()).await.unwrap();
    told(&desk, desk.home.tenant, NEWS.name, json!({})).await;
    timeout(Duration::from_secs(60), bell.outbox.notified()).await.unwrap();
    stop.send_replace(true);
    timeout(Duration::from_secs(60), listening).await.unwrap().unwrap();
}

fn counts(work: &Work) -> BoxFuture<'_, Outcome<Value>> {
    async {
        let upto: i64 = work.args()?;
        for n in 1..=upto {
            work.progress(n, upto, "counting").await?;
        }
        let tx = work.begin().await?;
        let actor = tx.ctx.actor.name.clone();
        Ok(json!({ "counted": upto, "by": actor, "all_sites": tx.ctx.sites == SiteReach::All, "action": tx.ctx.action }))
    }
    .boxed()
}

fn breaks(_: &Work) -> BoxFuture<'_, Outcome<Value>> {
    async { Err(shared::kernel::Problem::new(Code::Invalid).detail("The file is empty.").into()) }.boxed()
}

fn hangs(work: &Work) -> BoxFuture<'_, Outcome<Value>> {
    async {
        work.progress(1, 2, "hanging").await?;
        std::future::pending().await
    }
    .boxed()
}

fn is_taken_back(work: &Work) -> BoxFuture<'_, Outcome<Value>> {
    async {
        let tx = work.begin().await?;
        jobs::cancel(&tx, work.id).await?;
        tx.commit().await?;
        work.progress(1, 2, "going on regardless").await?;
        Ok(json!("finished"))
    }
    .boxed()
}

const KINDS: &[Kind] = &[
    Kind { name: "test.Count", work: counts },
    Kind { name: "test.Break", work: breaks },
    Kind { name: "test.Hang", work: hangs },
    Kind { name: "test.TakenBack", work: is_taken_back },
];

/// Writes what it was given into its own tenant, and reads back all it can see there.
fn leaves_a_mark(work: &Work) -> BoxFuture<'_, Outcome<Value>> {
    async {
        let canary: String = work.args()?;
        let tx = work.begin().await?;
        tell(&tx, NEWS.name, &canary).await?;
        let seen = tx.rows("select payload #>> '{}' as mark from outbox where topic = 'test.news'", []).await?;
        let marks: Vec<String> = seen.iter().map(|row| row.try_get("", "mark")).collect::<Result<_, _>>()?;
        tx.commit().await?;
        Ok(json!(marks))
    }
    .boxed()
}

const MARKS: &[Kind] = &[Kind { name: "test.Mark", work: leaves_a_mark }];

/// Req: TEN-03
#[actix_web::test]
async fn two_hundred_jobs_of_two_tenants_at_once_leave_nothing_in_each_others_place() {
    let desk = Desk::new().await;
    let tenants = [(desk.home.tenant, "canary of home"), (desk.away.tenant, "canary of away")];
    for n in 0..200 {
        let (tenant, canary) = tenants[n % 2];
        let tx = desk.app.db.begin(&Ctx::system(tenant, "test.Order")).await.unwrap();
        jobs::enqueue(&tx, "test.Mark", canary).await.unwrap();
        tx.commit().await.unwrap();
    }
    let app = desk.app.clone().into_inner();
    let workers = (0..4).map(|_| jobs::round(&app, MARKS));
    let done: usize = futures_util::future::join_all(workers).await.into_iter().map(Result::unwrap).sum();
    assert_eq!(done, 200);
    everything(&desk).await;
    for (tenant, canary) in tenants {
        let results = desk.owner(&format!("select result::text from job where tenant = '{tenant}' and state = 'done'")).await;
        assert_eq!(results.len(), 100);
        let other = tenants.iter().find(|(one, _)| *one != tenant).unwrap().1;
        assert!(results.iter().all(|seen| seen.contains(canary) && !seen.contains(other)), "{results:?}");
        assert_eq!(heard(tenant), vec![json!(canary); 100]);
    }
}

/// Req: TEN-03
#[actix_web::test]
async fn a_job_without_a_tenant_is_not_ordered_and_not_stored() {
    let desk = Desk::new().await;
    let tx = desk.app.db.begin(&Ctx::system(TenantId::default(), "test.Order")).await.unwrap();
    assert_eq!(jobs::enqueue(&tx, "test.Mark", "nobody's").await.unwrap_err().0.code, Code::Internal);
    drop(tx);
    // Nor past the server: the database wants a tenant that there is.
    let forced = "with asked as (select set_config('app.tenant', '00000000-0000-0000-0000-000000000000', true))
                  insert into job (tenant, id, kind, created_by) select '00000000-0000-0000-0000-000000000000', gen_random_uuid(), 'test.Mark', gen_random_uuid() from asked";
    let tx = desk.app.db.begin(&Ctx::system(TenantId::default(), "test.Order")).await.unwrap();
    assert!(tx.run(forced, []).await.is_err());
    drop(tx);
    assert_eq!(desk.owner("select count(*)::text from job").await, ["0"]);
}

/// Req: TEN-03
#[actix_web::test]
async fn what_a_cache_holds_of_a_design_is_its_tenants_alone() {
    let desk = Desk::new().await;
    let begin = async |tenant| desk.app.db.begin(&Ctx::system(tenant, "test.Cache")).await.unwrap();
    let tx = begin(desk.home.tenant).await;
    server::rooms::study::version(&tx, desk.home.version).await.unwrap();
    let other = begin(desk.away.tenant).await;
    assert_eq!(server::rooms::study::version(&other, desk.home.version).await.unwrap_err().0.code, Code::NotFound);
}

/// Orders a job as the person would, at their site.
async fn ordered(desk: &Desk, by: &Person, kind: &'static str, args: Value) -> JobId {
    let actor = server::kernel::db::Actor { person: by.id, name: by.name.clone(), role: None, organisation: "Acme".into() };
    let ctx = Ctx { sites: SiteReach::Only(vec![desk.home.sites[0]]), ..Ctx::system(desk.home.tenant, "test.Order").by(actor) };
    let tx = desk.app.db.begin(&ctx).await.unwrap();
    let job = jobs::enqueue(&tx, kind, args).await.unwrap();
    tx.commit().await.unwrap();
    job
}

#[actix_web::test]
async fn a_job_is_done_as_whoever_ordered_it_and_reaches_no_further() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let job = ordered(&desk, &site, "test.Count", json!(3)).await;
    let before = site.call::<ReadJob>(&OnJob { job }, &Nothing {}).await.unwrap();
    assert_eq!((before.state, before.done, before.total), (JobState::Queued, 0, 0));
    assert_eq!(jobs::round(&desk.app, KINDS).await.unwrap(), 1);
    let after = site.call::<ReadJob>(&OnJob { job }, &Nothing {}).await.unwrap();
    assert_eq!((after.state, after.done, after.total, after.message.as_str()), (JobState::Done, 3, 3, "counting"));
    assert_eq!(after.result, Some(json!({ "counted": 3, "by": site.name, "all_sites": false, "action": "test.Count" })));
    assert!(after.started.is_some() && after.ended >= after.started);
}

/// Req: ACC-08
#[actix_web::test]
async fn nobody_reads_or_cancels_the_job_of_another() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let job = ordered(&desk, &site, "test.Count", json!(1)).await;
    for other in [desk.person(DataManager).await, desk.neighbour().await, desk.stranger().await] {
        assert_eq!(other.call::<ReadJob>(&OnJob { job }, &Nothing {}).await.unwrap_err().code, Code::NotFound);
        assert_eq!(other.call::<CancelJob>(&OnJob { job }, &Nothing {}).await.unwrap_err().code, Code::NotFound);
    }
    assert_eq!(site.call::<ReadJob>(&OnJob { job }, &Nothing {}).await.unwrap().state, JobState::Queued);
}

#[actix_web::test]
async fn a_job_that_cannot_be_done_says_why() {
    let desk = Desk::new().await;
    let person = desk.person(Monitor).await;
    let job = ordered(&desk, &person, "test.Break", json!(null)).await;
    jobs::round(&desk.app, KINDS).await.unwrap();
    let view = person.call::<ReadJob>(&OnJob { job }, &Nothing {}).await.unwrap();
    assert_eq!((view.state, view.message.as_str(), view.result), (JobState::Failed, "The file is empty.", None));
}

#[actix_web::test]
async fn a_job_that_was_taken_back_is_not_begun_and_not_finished() {
    let desk = Desk::new().await;
    let person = desk.person(Monitor).await;
    let never = ordered(&desk, &person, "test.Count", json!(1)).await;
    let view = person.call::<CancelJob>(&OnJob { job: never }, &Nothing {}).await.unwrap();
    assert_eq!(view.state, JobState::Cancelled);
    let midway = ordered(&desk, &person, "test.TakenBack", json!(null)).await;
    assert_eq!(jobs::round(&desk.app, KINDS).await.unwrap(), 1);
    let view = person.call::<ReadJob>(&OnJob { job: midway }, &Nothing {}).await.unwrap();
    assert_eq!((view.state, view.result), (JobState::Cancelled, None));
}

#[actix_web::test]
async fn a_job_whose_server_died_is_taken_up_again_and_given_up_the_third_time() {
    let desk = Desk::new().await;
    let person = desk.person(Monitor).await;
    let job = ordered(&desk, &person, "test.Count", json!(2)).await;
    let died = "update job set state = 'running', attempts = attempts + 1, heartbeat_at = now() - interval '3 minutes' returning ''";
    desk.owner("update job set state = 'running', attempts = 1, heartbeat_at = now() returning ''").await;
    assert_eq!(jobs::round(&desk.app, KINDS).await.unwrap(), 0, "its heart still beats");
    desk.owner(died).await;
    assert_eq!(jobs::round(&desk.app, KINDS).await.unwrap(), 1);
    assert_eq!(person.call::<ReadJob>(&OnJob { job }, &Nothing {}).await.unwrap().state, JobState::Done);
    let job = ordered(&desk, &person, "test.Count", json!(2)).await;
    desk.owner(&died.replace("attempts + 1", "3").replace("returning", "where state = 'queued' returning")).await;
    assert_eq!(jobs::round(&desk.app, KINDS).await.unwrap(), 0);
    assert_eq!(person.call::<ReadJob>(&OnJob { job }, &Nothing {}).await.unwrap().state, JobState::Failed);
}

#[actix_web::test]
async fn a_server_that_stops_hands_back_what_it_is_at() {
    let desk = Desk::new().await;
    let person = desk.person(Monitor).await;
    let job = ordered(&desk, &person, "test.Hang", json!(null)).await;
    let (stop, stopping) = watch::channel(false);
    let app = desk.app.clone().into_inner();
    let workers: Vec<_> = workers::all(&app, vec![NEWS, IMPORTED], KINDS.to_vec(), &stopping).into_iter().map(tokio::spawn).collect();
    let running = async {
        while person.call::<ReadJob>(&OnJob { job }, &Nothing {}).await.unwrap().message != "hanging" {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(Duration::from_secs(60), running).await.unwrap();
    stop.send_replace(true);
    for worker in workers {
        timeout(Duration::from_secs(60), worker).await.unwrap().unwrap();
    }
    assert_eq!(desk.owner("select concat_ws(' ', state, attempts, heartbeat_at is null) from job").await, ["queued 0 t"]);
}
