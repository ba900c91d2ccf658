//! Tenants, studies and sites see and touch what is theirs: because the database says so, whatever a query forgets to ask.

use sea_orm_migration::sea_orm::ConnectionTrait as _;

use crate::cluster::{self, Context, Desk, id};

/// Every table of both schemas that has a tenant, by its name in SQL.
async fn tables(desk: &Desk) -> Vec<String> {
    let sql = "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant'
        where n.nspname in ('public', 'audit') and c.relkind in ('r', 'p') and not c.relispartition order by 1";
    let tables = cluster::read(&desk.root, "", sql).await;
    assert!(tables.len() >= 19, "{tables:?}");
    tables
}

/// Req: TEN-01
/// Req: TEN-02
#[tokio::test]
async fn a_query_without_any_condition_reads_one_tenant() {
    let desk = Desk::peopled().await;
    for table in tables(&desk).await {
        let foreign = format!("select count(*)::text from {table} where tenant is distinct from app_tenant()");
        if ![
            "public.session",
            "audit.person",
            "audit.session",
            "audit.factor",
            "audit.recovery_code",
            "audit.device",
            "audit.sso_identity",
            "audit.ticket",
        ]
        .contains(&table.as_str())
        {
            assert_eq!(desk.one(&Context::of(1), &foreign).await, "0", "{table}");
            let own = format!("select (count(*) > 0)::text from {table}");
            assert_eq!(desk.one(&Context::of(1), &own).await, "true", "{table}");
        }
    }
}

/// Req: TEN-02
#[tokio::test]
async fn without_context_every_table_is_empty_and_closed() {
    let desk = Desk::peopled().await;
    for table in tables(&desk).await.iter().map(String::as_str).chain(["public.person", "public.tenant"]) {
        let rows = cluster::read(&desk.app, "select 1", &format!("select count(*)::text from {table}")).await;
        assert_eq!(rows, ["0"], "{table}");
        assert!(cluster::read(&desk.root, "", &format!("select count(*)::text from {table}")).await != ["0"], "{table}");
    }
    for write in [
        format!("insert into tenant (id, name) values ('{}', 'Nobody''s')", id(9, "tenant")),
        format!("insert into outbox (tenant, id, topic) values ('{}', '{}', 'forged')", id(1, "tenant"), id(1, "forged")),
        format!(
            "insert into site (tenant, id, study, code, name) values ('{}', '{}', '{}', 'X', 'X')",
            id(1, "tenant"),
            id(1, "forged"),
            id(1, "study")
        ),
    ] {
        let refused = cluster::run(&desk.app, "select 1", &write).await.unwrap_err().to_string();
        assert!(refused.contains("row-level security"), "{refused}");
    }
    assert_eq!(cluster::run(&desk.app, "select 1", "update record set findings = 9").await.unwrap(), 0);
}

/// Req: TEN-02
#[tokio::test]
async fn the_context_ends_with_its_transaction() {
    let desk = Desk::peopled().await;
    // One connection: what the first transaction said of itself must not reach the second.
    let sql = "begin; set local app.tenant = 'T'; set local app.studies = '*'; set local app.sites = '*'; commit;
        do $$ begin if exists (select from record) then raise exception 'leaked'; end if; end $$"
        .replace('T', &id(1, "tenant"));
    desk.app.execute_unprepared(&sql).await.unwrap();
}

/// Req: TEN-01
#[tokio::test]
async fn another_tenants_rows_cannot_be_written_moved_or_changed() {
    let desk = Desk::peopled().await;
    let one = Context::of(1);
    for table in ["study", "study_version", "site", "subject", "visit", "record", "membership", "outbox", "job"] {
        let columns = format!(
            "select string_agg(column_name, ', ') from information_schema.columns
            where table_schema = 'public' and table_name = '{table}' and is_generated = 'NEVER'"
        );
        let columns = cluster::read(&desk.root, "", &columns).await.remove(0);
        let copied = format!(
            "insert into {table} ({columns}) select {columns} from
               (select (jsonb_populate_record(t, jsonb_build_object('tenant', '{}', 'id', '{}'))).* from {table} t) copied",
            id(2, "tenant"),
            id(2, "forged")
        );
        let refused = desk.run(&one, &copied).await.unwrap_err();
        assert!(refused.contains("row-level security"), "{table}: {refused}");
        if !["study", "study_version"].contains(&table) {
            let moved = format!("update {table} set tenant = '{}'", id(2, "tenant"));
            let refused = desk.run(&one, &moved).await.unwrap_err();
            assert!(refused.contains("row-level security"), "{table}: {refused}");
            let changed = format!("update {table} set id = id where tenant = '{}'", id(2, "tenant"));
            assert_eq!(desk.run(&one, &changed).await.unwrap(), 0, "{table}");
        }
    }
}

/// Req: TEN-01
#[tokio::test]
async fn a_reference_cannot_point_into_another_tenant() {
    let desk = Desk::peopled().await;
    let (t, other) = (id(1, "tenant"), |what: &str| id(2, what));
    for (write, constraint) in [
        (
            format!("insert into site (tenant, id, study, code, name) values ('{t}', '{}', '{}', 'X', 'X')", id(1, "new"), other("study")),
            "site_study_fkey",
        ),
        (format!("update study set version = '{}'", other("version")), "study_version_fkey"),
        (
            format!(
                "insert into subject (tenant, id, study, site, key, seq, n, version) values ('{t}', '{}', '{}', '{}', 'X', 9, 9, '{}')",
                id(1, "new"),
                id(1, "study"),
                other("site"),
                id(1, "version")
            ),
            "subject_site_fkey",
        ),
        (format!("update membership set site = '{}'", other("site")), "membership_site_fkey"),
        (format!("update record set version = '{}'", other("version")), "record_version_fkey"),
    ] {
        let refused = desk.run(&Context::of(1), &write).await.unwrap_err();
        assert!(refused.contains(constraint), "{constraint}: {write}: {refused}");
    }
}

#[tokio::test]
async fn a_record_is_of_the_study_and_site_of_its_subject() {
    let desk = Desk::peopled().await;
    let swap = format!("update record set site = '{}' where site = '{}'", id(1, "other"), id(1, "site"));
    assert!(desk.run(&Context::of(1), &swap).await.unwrap_err().contains("record_subject_fkey"));
    let orphan = "insert into record (tenant, id, study, site, subject, visit, visit_n, form, form_n, version, saved_by)
        select tenant, gen_random_uuid(), study, site, subject, 'SE.NONE', 1, form, form_n, version, saved_by from record limit 1";
    assert!(desk.run(&Context::of(1), orphan).await.unwrap_err().contains("record_visit_fkey"));
}

/// Req: AUD-01
#[tokio::test]
async fn a_subject_that_moves_takes_visits_and_records_along_and_leaves_a_trail() {
    let desk = Desk::peopled().await;
    let one = Context { reason: "moved house".into(), ..Context::of(1) };
    let moved = format!("update subject set site = '{}', seq = 2 where site = '{}'", id(1, "other"), id(1, "site"));
    desk.run(&one, &moved).await.unwrap();
    for table in ["subject", "visit", "record"] {
        let rows = desk.one(&one, &format!("select count(*)::text from {table} where site = '{}'", id(1, "other"))).await;
        let trail = desk
            .one(
                &one,
                &format!("select count(*)::text from audit.{table} where changes -> 'site' -> 'o' is not null and reason = 'moved house'"),
            )
            .await;
        assert_eq!((rows.as_str(), trail.as_str()), ("2", "1"), "{table}");
    }
}

/// Req: TEN-02
#[tokio::test]
async fn a_site_sees_and_writes_its_own() {
    let desk = Desk::peopled().await;
    let here = Context { studies: format!("{{{}}}", id(1, "study")), sites: format!("{{{}}}", id(1, "site")), ..Context::of(1) };
    for table in ["site", "subject", "visit", "record", "audit.site", "audit.subject", "audit.visit", "audit.record"] {
        assert_eq!(desk.one(&here, &format!("select count(*)::text from {table}")).await, "1", "{table}");
        assert_eq!(desk.one(&Context::of(1), &format!("select count(*)::text from {table}")).await, "2", "{table}");
    }
    assert_eq!(desk.run(&here, "update record set findings = 1").await.unwrap(), 1);
    let there = format!(
        "insert into subject (tenant, id, study, site, key, seq, n, version)
        select tenant, '{}', study, '{}', 'new', 7, 7, version from subject",
        id(1, "new"),
        id(1, "other")
    );
    assert!(desk.run(&here, &there).await.unwrap_err().contains("row-level security"));
    let moved = format!("update subject set site = '{}'", id(1, "other"));
    assert!(desk.run(&here, &moved).await.unwrap_err().contains("row-level security"));
}

/// The next numbers count every site's subjects, and show none of them.
#[tokio::test]
async fn numbers_go_on_where_other_sites_are() {
    let desk = Desk::peopled().await;
    let here = Context { studies: format!("{{{}}}", id(1, "study")), sites: format!("{{{}}}", id(1, "site")), ..Context::of(1) };
    let numbers = format!(
        "select concat(seq, ' ', n, ' ', (select count(*) from subject)) from next_subject_numbers('{}', '{}')",
        id(1, "study"),
        id(1, "site")
    );
    desk.run(&Context::of(1), &format!("update subject set n = 7 where site = '{}'", id(1, "other"))).await.unwrap();
    assert_eq!(desk.one(&here, &numbers).await, "2 8 1");
}

/// Req: TEN-02
#[tokio::test]
async fn a_study_out_of_reach_is_not_there() {
    let desk = Desk::peopled().await;
    for studies in [String::new(), "{}".into(), format!("{{{}}}", id(2, "study"))] {
        let nowhere = Context { studies, ..Context::of(1) };
        for table in ["study", "study_version", "site", "subject", "visit", "record", "audit.study", "audit.study_version", "audit.record"]
        {
            assert_eq!(desk.one(&nowhere, &format!("select count(*)::text from {table}")).await, "0", "{table}");
        }
    }
    let no_site = Context { sites: String::new(), ..Context::of(1) };
    assert_eq!(desk.one(&no_site, "select count(*)::text from record").await, "0");
}

/// Req: AUD-08
/// Req: AUD-05
#[tokio::test]
async fn what_serves_can_neither_delete_nor_alter() {
    let desk = Desk::peopled().await;
    for table in tables(&desk).await.iter().map(String::as_str).chain(["public.person", "public.tenant"]) {
        for statement in [
            "delete from @",
            "truncate @",
            "alter table @ disable trigger all",
            "alter table @ disable row level security",
            "drop table @",
            "alter table @ add column x int",
            "create trigger t before insert on @ for each row execute function audit.refuse()",
        ] {
            let refused = desk.run(&Context::of(1), &statement.replace('@', table)).await.unwrap_err();
            assert!(refused.contains("permission denied") || refused.contains("must be owner"), "{table}: {refused}");
        }
    }
    for statement in [
        "set session_replication_role = replica",
        "set role owner",
        "create table mine (id int)",
        "create temp table mine (id int)",
        "alter role runtime bypassrls",
        "update seaql_migrations set version = ''",
        "select audit.watch('record', '{}', '{}', '{}')",
    ] {
        let refused = desk.run(&Context::of(1), statement).await.unwrap_err();
        assert!(refused.contains("permission denied") || refused.contains("must be superuser"), "{statement}: {refused}");
    }
}

/// Req: AUD-08
#[tokio::test]
async fn nobody_deletes_an_audited_row() {
    let desk = Desk::peopled().await;
    for table in ["tenant", "person", "session", "membership", "study", "study_version", "site", "subject", "visit", "record", "record_p0"]
    {
        for statement in [format!("delete from {table}"), format!("truncate {table} cascade")] {
            for db in [&desk.owner, &desk.root] {
                let refused = db.execute_unprepared(&statement).await.unwrap_err().to_string();
                assert!(refused.contains("nothing is removed"), "{statement}: {refused}");
            }
        }
    }
}

/// The server makes words of a constraint's name: it must be there whatever the partition.
#[tokio::test]
async fn what_is_refused_is_told_by_the_name_of_the_constraint() {
    let desk = Desk::peopled().await;
    for tenant in [1, 2] {
        for (write, constraint) in [
            ("update subject set key = 'same'", "subject_key_key"),
            ("update subject set site = (select min(site::text)::uuid from subject)", "subject_seq_key"),
            ("insert into visit select tenant, gen_random_uuid(), study, site, subject, oid, n from visit", "visit_subject_key"),
            ("update record set form = 'F.2'; insert into record (tenant, id, study, site, subject, visit, visit_n, form, form_n, version, saved_by)
                select tenant, gen_random_uuid(), study, site, subject, visit, visit_n, form, form_n, version, saved_by from record", "record_form_key"),
        ] {
            let refused = desk.run(&Context::of(tenant), write).await.unwrap_err();
            assert!(refused.contains(constraint), "{constraint}: {refused}");
        }
    }
}

#[tokio::test]
async fn a_published_design_never_changes() {
    let desk = Desk::peopled().await;
    let one = Context::of(1);
    assert_eq!(desk.one(&one, "select design from study_version").await, r#"{"b": 1.50, "a": 2}"#);
    assert!(desk.run(&one, "update study_version set design = '{}'").await.unwrap_err().contains("permission denied"));
    assert!(desk.run(&one, "update study_version set state = 'draft'").await.unwrap_err().contains("cannot become draft"));
    for change in ["design = '{}'", "hash = 'x'", "n = 2", "name = 'x'", "published_at = '2020-01-01'"] {
        let refused = desk.root.execute_unprepared(&format!("update study_version set {change}")).await.unwrap_err().to_string();
        assert!(refused.contains("never changes") || refused.contains("cannot become"), "{change}: {refused}");
    }
    desk.run(&one, "update study_version set state = 'retired'").await.unwrap();
}

/// Req: TEN-05
#[tokio::test]
async fn a_study_keeps_its_environment() {
    let desk = Desk::peopled().await;
    let refused = desk.run(&Context::of(1), "update study set environment = 'training'").await.unwrap_err();
    assert!(refused.contains("permission denied"), "{refused}");
}

/// A list of thousands reads the lists of studies and sites once; a save looks into one partition.
#[tokio::test]
async fn the_fence_is_asked_once_for_each_statement() {
    let desk = Desk::peopled().await;
    let here = Context { studies: format!("{{{}}}", id(1, "study")), sites: format!("{{{}}}", id(1, "site")), ..Context::of(1) };
    let list = desk.read(&here, "explain select * from subject").await.join("\n");
    assert!(list.contains("InitPlan") && !list.contains("app.sites") && !list.contains("app.studies"), "{list}");
    let update = format!("explain update record set findings = 1 where tenant = '{}' and id = '{}'", id(1, "tenant"), id(1, "record 0"));
    let plan = desk.read(&here, &update).await.join("\n");
    assert!(plan.matches(" on record_p").count() == 2 && !plan.contains("app.sites"), "one partition is updated by one scan: {plan}");
}
