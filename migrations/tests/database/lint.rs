//! The lint sees every hole in the fence and names the statement that mends it.

use crate::cluster::{self, Desk};
use sea_orm_migration::sea_orm::ConnectionTrait as _;

/// Req: AUD-06
/// Req: TEN-02
#[tokio::test]
async fn a_migrated_database_has_no_hole() {
    let desk = Desk::new().await;
    assert_eq!(desk.lint().await, Vec::<[String; 3]>::new());
}

#[tokio::test]
async fn migrating_again_changes_nothing() {
    let desk = Desk::new().await;
    let objects = "select (count(*), max(oid))::text from pg_class";
    let before = cluster::read(&desk.owner, "", objects).await;
    migrations::up(&desk.owner).await.unwrap();
    assert_eq!(cluster::read(&desk.owner, "", objects).await, before);
}

/// Each hole: what makes it, whom the lint names, and what the lint says. What the lint says to run is run, and mends it.
const HOLES: &[(&str, &str, &str)] = &[
    ("drop policy fence on subject", "public.subject", "has no policy for select"),
    ("drop policy fence on audit.subject", "audit.subject", "has no policy for select"),
    ("create policy open on visit using (true)", "public.visit", "has a policy that lets anyone through: open"),
    (
        "alter policy fence on record using (tenant = app_tenant() and in_study(study)) with check (tenant = app_tenant())",
        "public.record",
        "has a policy that does not ask for the site: fence",
    ),
    ("create policy open on record_p3 using (true)", "public.record_p3", "is a partition with policies of its own"),
    ("alter table site disable row level security", "public.site", "is not fenced by row-level security"),
    ("alter table audit.record_p2 disable row level security", "audit.record_p2", "is not fenced by row-level security"),
    ("alter table study no force row level security", "public.study", "does not fence its owner"),
    ("drop trigger trail on person", "public.person", "has no trigger that writes its shadow"),
    ("alter table record disable trigger trail", "public.record", "has an audit trigger that is switched off"),
    ("alter table record_p5 disable trigger trail", "public.record_p5", "has an audit trigger that is switched off"),
    (
        "create or replace function audit.trail_visit() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as 'begin return null; end'",
        "public.visit",
        "has an audit trigger that does not write what it should",
    ),
    ("alter table subject add column nickname text", "public.subject", "has an audit trigger that does not write what it should"),
    ("alter table record disable trigger keep", "public.record", "does not refuse to remove rows"),
    ("drop trigger keep on audit.record_p1", "audit.record_p1", "does not refuse to change or remove rows"),
    ("create rule quiet as on insert to audit.site do instead nothing", "audit.site", "has a rule that rewrites what is asked: quiet"),
    (
        "create trigger quiet before insert on audit.visit for each row execute function suppress_redundant_updates_trigger()",
        "audit.visit",
        "has a trigger that may swallow rows: quiet",
    ),
    (
        "create index subject_hasty_idx on subject (key)",
        "public.subject",
        "has an index that does not begin with the tenant: subject_hasty_idx",
    ),
    ("grant delete on subject to probatum_app", "probatum_app", "may delete public.subject"),
    ("grant insert on audit.record to public", "probatum_app", "may insert audit.record"),
    ("grant select on record_p0 to probatum_app", "probatum_app", "may select public.record_p0"),
    ("grant create on schema public to probatum_app", "probatum_app", "may make things in schema public"),
    ("create view everything as select * from record", "public.everything", "is a view that reads as its owner"),
    ("alter function outbox_claim(int) reset search_path", "outbox_claim(integer)", "acts as its owner"),
];

/// Req: AUD-06
/// Req: TEN-02
#[tokio::test]
async fn each_hole_is_seen_and_mended_by_what_the_lint_says() {
    let desk = Desk::new().await;
    for (breaking, relation, problem) in HOLES {
        desk.owner.execute_unprepared(breaking).await.unwrap();
        let (mut holes, mut rounds) = (desk.lint().await, 3);
        assert!(holes.iter().any(|hole| hole[0] == *relation && hole[1].starts_with(problem)), "{breaking}: {holes:?}");
        // Mending one hole can show another behind it.
        while !holes.is_empty() && rounds > 0 {
            rounds -= 1;
            for [_, _, mend] in holes {
                desk.owner.execute_unprepared(&mend).await.unwrap_or_else(|error| panic!("{breaking}: {mend}: {error}"));
            }
            holes = desk.lint().await;
        }
        assert_eq!(holes, Vec::<[String; 3]>::new(), "after: {breaking}");
    }
}

/// Req: TEN-02
#[tokio::test]
async fn a_table_that_forgot_the_fence_is_named_with_everything_it_lacks() {
    let desk = Desk::new().await;
    desk.owner.execute_unprepared("create table diary (id uuid primary key, subject uuid)").await.unwrap();
    let said: Vec<String> = desk.lint().await.into_iter().map(|[relation, problem, _]| format!("{relation} {problem}")).collect();
    for lack in [
        "no column \"tenant\"",
        "not fenced",
        "not fence its owner",
        "no policy for select",
        "no policy for insert",
        "no policy for update",
        "no shadow table",
        "no trigger",
        "not refuse to remove",
    ] {
        assert!(said.iter().any(|line| line.starts_with("public.diary ") && line.contains(lack)), "{lack}: {said:#?}");
    }
}

/// Req: TEN-02
#[tokio::test]
async fn a_reference_that_could_leave_the_tenant_is_named() {
    let desk = Desk::new().await;
    desk.owner
        .execute_unprepared(
            "alter table site add constraint bare unique (id), add column nearest uuid;
             alter table site add constraint site_nearest_fkey foreign key (nearest) references site (id)",
        )
        .await
        .unwrap();
    let said = desk.lint().await;
    assert!(said.iter().any(|hole| hole[1] == "has a reference that can point into another tenant: site_nearest_fkey"), "{said:#?}");
}

/// Req: TEN-02
#[tokio::test]
async fn a_login_that_owns_or_bypasses_may_not_serve() {
    let desk = Desk::new().await;
    for (db, problem) in [(&desk.owner, "owns what it serves"), (&desk.root, "steps over row-level security")] {
        let said = db.query_all_raw(cluster::statement(migrations::lint::LOGIN)).await.unwrap();
        assert!(said.iter().any(|row| row.try_get::<String>("", "problem").unwrap() == problem));
    }
}
