//! The audit trail says what was done, by whom, when and why: exactly, once, and for good.

use sea_orm_migration::sea_orm::ConnectionTrait as _;

use crate::cluster::{self, Context, Desk, id};

/// Where the items of these tests stand.
fn item(n: u32) -> String {
    format!("IG.VS/1/IT.{n:02}")
}

/// The last shadow row of tenant 1's first record: op and changes.
async fn last(desk: &Desk) -> String {
    let sql = format!("select concat(op, ' ', changes) from audit.record where row_id = '{}' order by seq desc limit 1", id(1, "record 0"));
    desk.one(&Context::of(1), &sql).await
}

async fn save(desk: &Desk, context: &Context, set: &str) {
    let sql = format!("update record set {set} where id = '{}'", id(1, "record 0"));
    assert_eq!(desk.run(context, &sql).await, Ok(1));
}

/// Req: AUD-02
#[tokio::test]
async fn first_entry_change_clearing_and_missing_are_one_entry_each() {
    let desk = Desk::peopled().await;
    let one = Context::of(1);
    for (values, entry) in [
        (r#"{"G/1/A":{"v":"120"}}"#, r#"update {"values":{"G/1/A":{"n":{"v": "120"}}}}"#),
        (r#"{"G/1/A":{"v":"120","u":"mmHg"}}"#, r#"update {"values":{"G/1/A":{"o":{"v": "120"},"n":{"u": "mmHg", "v": "120"}}}}"#),
        (r#"{"G/1/A":{}}"#, r#"update {"values":{"G/1/A":{"o":{"u": "mmHg", "v": "120"},"n":{}}}}"#),
        (r#"{"G/1/A":{"m":"ND"}}"#, r#"update {"values":{"G/1/A":{"o":{},"n":{"m": "ND"}}}}"#),
        (r#"{"G/1/A":{"v":"1.50 "}}"#, r#"update {"values":{"G/1/A":{"o":{"m": "ND"},"n":{"v": "1.50 "}}}}"#),
        (r#"{"G/1/\"B\"":{"v":"a\"\\\n€"}}"#, r#"update {"values":{"G/1/A":{"o":{"v": "1.50 "}},"G/1/\"B\"":{"n":{"v": "a\"\\\n€"}}}}"#),
    ] {
        save(&desk, &one, &format!("values = '{values}'")).await;
        assert_eq!(last(&desk).await, entry);
    }
}

/// Req: AUD-02
#[tokio::test]
async fn as_many_entries_as_items_changed() {
    let desk = Desk::peopled().await;
    let one = Context::of(1);
    let mut values: Vec<u64> = (0..40).map(|n| n % 3).collect();
    let document = |values: &[u64]| {
        let items: Vec<String> = (0..).zip(values).map(|(n, value)| format!(r#""{}":{{"v":"{value}"}}"#, item(n))).collect();
        format!("values = '{{{}}}'", items.join(","))
    };
    save(&desk, &one, &document(&values)).await;
    let mut chance: u64 = 7;
    for _ in 0..25 {
        let mut changed = 0;
        for value in &mut values {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let new = (chance >> 33) % 3;
            changed += u32::from(*value != new);
            *value = new;
        }
        save(&desk, &one, &document(&values)).await;
        let sql = format!(
            "select count(*)::text from (select * from audit.record where row_id = '{}' order by seq desc limit 1) last,
            json_each(changes -> 'values') entry",
            id(1, "record 0")
        );
        assert_eq!(desk.one(&one, &sql).await, changed.to_string());
    }
}

/// Req: AUD-02
#[tokio::test]
async fn a_save_that_changes_nothing_leaves_no_row() {
    let desk = Desk::peopled().await;
    let one = Context::of(1);
    let count = "select count(*)::text from audit.record";
    let before = desk.one(&one, count).await;
    save(&desk, &one, "values = values, findings = findings, state = state, saved_at = saved_at").await;
    assert_eq!(desk.one(&one, count).await, before);
}

/// Req: AUD-01
#[tokio::test]
async fn an_entry_says_who_where_when_and_why_as_it_was_then() {
    let desk = Desk::peopled().await;
    let context = Context {
        reason: "Misread the \"source\"".into(),
        action: "capture.SaveRecord".into(),
        role: "coordinator".into(),
        ..Context::of(1)
    };
    save(&desk, &context, &format!("values = '{{\"{}\":{{\"v\":\"1\"}}}}', revision = 2", item(1))).await;
    save(&desk, &Context { role: "monitor".into(), ..Context::of(1) }, "findings = 3").await;
    let sql =
        format!(
        "select concat_ws(' | ', tenant = '{}', actor = '{}', actor_name, role, organisation, action, reason, request, op, row_id = '{}',
            study = '{}', site = '{}', subject = '{}', abs(extract(epoch from clock_timestamp() - at)) < 60, changes)
         from audit.record where reason is not null",
        id(1, "tenant"), id(1, "person"), id(1, "record 0"), id(1, "study"), id(1, "site"), id(1, "subject of site")
    );
    assert_eq!(
        desk.one(&Context::of(1), &sql).await,
        "t | t | Ada Lovelace | coordinator | Analytical Engines | capture.SaveRecord | Misread the \"source\" | \
         0e000000-0000-7000-8000-000000000001 | update | t | t | t | t | t | \
         {\"values\":{\"IG.VS/1/IT.01\":{\"n\":{\"v\": \"1\"}}},\"revision\":{\"o\":1,\"n\":2}}"
    );
}

/// Req: AUD-01
#[tokio::test]
async fn the_trail_alone_gives_back_every_row() {
    let desk = Desk::peopled().await;
    let one = Context::of(1);
    for n in 0..5 {
        save(&desk, &one, &format!("values = values || '{{\"{}\":{{\"v\":\"{n}\"}},\"X\":{{\"v\":\"{n}\"}}}}', revision = {}, findings = {n}, state = 'complete'", item(n), n + 2)).await;
    }
    // The last new value of each column; of a document, of each key.
    for (table, documents) in
        [("subject", "casebook"), ("visit", ""), ("site", ""), ("study", ""), ("membership", ""), ("record", "values,marks")]
    {
        let sql = format!(
            "with entry as (select row_id, seq, key, value, key = any('{{{documents}}}') as document from audit.{table}, json_each(changes)),
             plain as (select distinct on (row_id, key) row_id, key, (value -> 'n')::jsonb as value from entry where not document order by row_id, key, seq desc),
             item as (select distinct on (row_id, e.key, i.key) row_id, e.key, i.key as item, (i.value -> 'n')::jsonb as value
                      from entry e, json_each(e.value) i where document order by row_id, e.key, i.key, seq desc),
             whole as (select row_id, jsonb_object_agg(key, value) as told from (
                 select * from plain union all select row_id, key, jsonb_object_agg(item, value) from item group by row_id, key) it group by row_id)
             select (count(*) filter (where t.id is not null and jsonb_strip_nulls(to_jsonb(t) - '{{{documents}}}'::text[])
                       || coalesce((select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(t)) where key = any('{{{documents}}}') and value <> '{{}}'), '{{}}')
                     is distinct from jsonb_strip_nulls(told)))::text || ' of ' || (count(*) > 0)::text
             from {table} t full join whole on row_id = t.id"
        );
        assert_eq!(desk.one(&one, &sql).await, "0 of true", "{table}");
    }
}

/// Req: AUD-06
#[tokio::test]
async fn a_write_that_does_not_say_who_acts_and_how_is_refused_even_to_the_superuser() {
    let desk = Desk::peopled().await;
    let one = Context::of(1);
    for missing in [Context { action: String::new(), ..one.clone() }, Context { actor: String::new(), ..one.clone() }] {
        let refused = desk.run(&missing, "update subject set n = n + 1").await.unwrap_err();
        assert!(refused.contains("a write must say"), "{refused}");
    }
    for db in [&desk.root, &desk.owner] {
        let write = format!("insert into tenant (id, name) values ('{}', 'Silent')", id(9, "tenant"));
        assert!(db.execute_unprepared(&write).await.is_err());
    }
    let refused = desk.root.execute_unprepared("set session_replication_role = replica; update subject set n = n + 1").await.unwrap_err();
    assert!(refused.to_string().contains("a write must say"), "{refused}");
}

/// Req: AUD-05
#[tokio::test]
async fn nobody_alters_a_shadow_row() {
    let desk = Desk::peopled().await;
    let tables = "select format('audit.%I', relname) from pg_class where relnamespace = 'audit'::regnamespace and relkind in ('r', 'p')";
    let tables = cluster::read(&desk.root, "", tables).await;
    assert!(tables.contains(&"audit.record".into()) && tables.contains(&"audit.record_p7".into()));
    for table in tables {
        let seal = table == "audit.seal";
        let update = if seal { "update @ set body = 'x'" } else { "update @ set reason = 'x'" };
        for statement in [update, "delete from @", "truncate @"].map(|statement| statement.replace('@', &table)) {
            for db in [&desk.root, &desk.owner] {
                let refused = db.execute_unprepared(&statement).await.unwrap_err().to_string();
                assert!(refused.contains("history is not altered"), "{statement}: {refused}");
            }
            assert!(desk.run(&Context::of(1), &statement).await.unwrap_err().contains("permission denied"), "{statement}");
        }
        let forged = if seal {
            "insert into audit.seal (tenant, n, body, signature, leaves) values (app_tenant(), 0, '', '', '')".to_owned()
        } else {
            format!(
                "insert into {table} (tenant, actor, actor_name, action, op, row_id, changes) values (app_tenant(), app_actor(), '', 'x', 'x', app_actor(), '{{}}')"
            )
        };
        assert!(desk.run(&Context::of(1), &forged).await.unwrap_err().contains("permission denied"), "{table}");
    }
}

/// Req: AUD-03
#[tokio::test]
async fn what_is_rolled_back_leaves_neither_data_nor_trail() {
    let desk = Desk::peopled().await;
    let one = Context::of(1);
    let count = "select concat((select count(*) from audit.record), ' ', (select sum(findings) from record))";
    let before = desk.one(&one, count).await;
    assert!(desk.run(&one, "update record set findings = 5; select 1 / 0").await.is_err());
    // When the shadow cannot be written, neither is the row.
    desk.root.execute_unprepared("alter table audit.record add constraint full_disk check (action <> 'test.Full')").await.unwrap();
    assert!(desk.run(&Context { action: "test.Full".into(), ..one.clone() }, "update record set findings = 5").await.is_err());
    assert_eq!(desk.one(&one, count).await, before);
}

#[tokio::test]
async fn values_that_are_no_object_are_refused() {
    let desk = Desk::peopled().await;
    for values in ["[]", "7", "null", "\"x\""] {
        let write = format!("update record set values = '{values}'");
        assert!(desk.run(&Context::of(1), &write).await.is_err(), "{values}");
    }
    assert!(desk.run(&Context::of(1), "update record set state = 'locked'").await.unwrap_err().contains("record_state_check"));
}
