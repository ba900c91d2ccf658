//! People and sessions belong to nobody's tenant: whoever signs in is looked up without one, and afterwards sees themself and
//! those they work with.

use crate::cluster::{Context, Desk, id};

#[tokio::test]
async fn signing_in_finds_everyone_and_nothing_clinical() {
    let desk = Desk::peopled().await;
    let door = Context::identity(id(1, "person"));
    assert_eq!(desk.one(&door, "select count(*)::text from person").await, "2");
    assert_eq!(desk.one(&door, "select count(*)::text from session").await, "2");
    assert_eq!(desk.one(&door, "select count(*)::text from membership").await, "1");
    assert_eq!(desk.one(&door, "select name from tenant").await, "Tenant 1");
    assert_eq!(desk.one(&door, "select count(*)::text from study").await, "0");
    assert_eq!(desk.run(&door, "update person set failed = 1 where email = 'ada@2.example'").await, Ok(1));
}

#[tokio::test]
async fn the_operator_finds_every_tenant_by_name() {
    let desk = Desk::peopled().await;
    let operator = Context::identity("00000000-0000-0000-0000-000000000000".into());
    assert_eq!(desk.read(&operator, "select name from tenant order by 1").await, ["Tenant 1", "Tenant 2"]);
}

/// Req: TEN-01
#[tokio::test]
async fn in_a_tenant_one_sees_oneself_and_its_members() {
    let desk = Desk::peopled().await;
    let one = Context::of(1);
    assert_eq!(desk.read(&one, "select email from person").await, ["ada@1.example"]);
    assert_eq!(desk.read(&one, "select id::text from session").await, [id(1, "session")]);
    let guest = Context { actor: id(2, "person"), ..Context::of(1) };
    assert_eq!(desk.read(&guest, "select email from person order by 1").await, ["ada@1.example", "ada@2.example"]);
    assert_eq!(desk.read(&guest, "select name from tenant order by 1").await, ["Tenant 1", "Tenant 2"]);
    assert_eq!(desk.run(&guest, "update person set name = 'x' where email = 'ada@1.example'").await, Ok(0));
    assert_eq!(desk.run(&guest, "update session set revoked_at = now() where person <> app_actor()").await, Ok(0));
    let forged = format!("insert into person (id, email, name) values ('{}', 'x@x', 'x')", id(3, "person"));
    assert!(desk.run(&guest, &forged).await.unwrap_err().contains("row-level security"));
}

#[tokio::test]
async fn an_ended_membership_no_longer_shows_the_tenant() {
    let desk = Desk::peopled().await;
    desk.run(&Context::of(1), "update membership set ends_at = now()").await.unwrap();
    // Whoever is to answer a delegation sees the tenant for that.
    desk.run(&Context::of(1), "update delegation set state = 'declined'").await.unwrap();
    assert_eq!(desk.read(&Context::identity(id(1, "person")), "select name from tenant").await, Vec::<String>::new());
}

#[tokio::test]
async fn an_address_signs_in_one_person_whatever_its_case() {
    let desk = Desk::peopled().await;
    let twin = format!("insert into person (id, email, name) values ('{}', 'ADA@1.Example', 'Ada')", id(3, "person"));
    assert!(desk.run(&Context::identity(id(3, "person")), &twin).await.unwrap_err().contains("person_email_key"));
}

#[tokio::test]
async fn the_same_grant_is_given_once_until_it_ends() {
    let desk = Desk::peopled().await;
    let again = format!(
        "insert into membership (tenant, id, person, role, study, site)
        select tenant, '{}', person, role, study, site from membership",
        id(1, "again")
    );
    assert!(desk.run(&Context::of(1), &again).await.unwrap_err().contains("membership_grant_key"));
    desk.run(&Context::of(1), "update membership set ends_at = now()").await.unwrap();
    // Whoever is to answer a delegation sees the tenant for that.
    desk.run(&Context::of(1), "update delegation set state = 'declined'").await.unwrap();
    assert_eq!(desk.run(&Context::of(1), &again).await, Ok(1));
}

/// Req: AUD-10
#[tokio::test]
async fn secrets_are_recorded_as_changed_and_not_kept() {
    let desk = Desk::peopled().await;
    let door = Context { action: "tenancy.ChangePassword".into(), ..Context::identity(id(1, "person")) };
    desk.run(&door, "update person set password_hash = 'another' where email = 'ada@1.example'").await.unwrap();
    let changes = desk.read(&door, "select changes::text from audit.person order by seq").await;
    assert_eq!(changes.last().unwrap(), r#"{"password_hash":{"o":"***","n":"***"}}"#);
    assert!(changes.iter().all(|change| !change.contains("secret") && !change.contains("another")));
    let hashes = desk.read(&door, "select changes -> 'refresh_hash' ->> 'n' from audit.session").await;
    assert_eq!(hashes, ["***", "***"]);
    desk.run(&door, "update session set used_at = now()").await.unwrap();
    assert_eq!(desk.one(&door, "select count(*)::text from audit.session").await, "2");
}

/// Req: TEN-01
#[tokio::test]
async fn the_history_of_people_is_read_by_those_who_work_with_them() {
    let desk = Desk::peopled().await;
    let rows = "select row_id::text from audit.person";
    assert_eq!(desk.read(&Context::of(1), rows).await, [id(1, "person")]);
    let stranger = Context { actor: id(9, "person"), ..Context::of(2) };
    assert_eq!(desk.read(&stranger, rows).await, [id(2, "person")]);
    assert_eq!(desk.read(&stranger, "select row_id::text from audit.session").await, Vec::<String>::new());
}
