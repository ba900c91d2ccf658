//! The vault: what is kept in it stands nowhere in clear, survives rotation, and dies with the tenant's key, in every copy.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use actix_web::web::Data;
use server::kernel::app::App;
use server::kernel::db::{Ctx, Db};
use server::kernel::settings::{Settings, Sources};
use server::kernel::vault::{self, Held, Opener, Sealer};
use server::kernel::{jobs, ports};
use server::kit::desk::{Desk, Place};
use server::kit::{TestDb, place};
use server::rooms::tenancy;
use shared::kernel::{Code, TenantId};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};

const CANARY: &str = "CANARY-4711-Mustermann";
const TRACE: &str = "PLAIN-0815-Mustermann";

async fn keep(app: &App, tenant: TenantId, object: &str, text: &str) {
    let tx = app.db.begin(&Ctx::system(tenant, "test.Keep")).await.unwrap();
    app.vault.keep(&tx, "test.secret", object, text.as_bytes()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn fetch(app: &App, tenant: TenantId, object: &str) -> Result<Option<String>, Code> {
    let tx = app.db.begin(&Ctx { writes: false, ..Ctx::system(tenant, "test.Fetch") }).await.unwrap();
    let found = app.vault.fetch(&tx, "test.secret", object).await.map_err(|failure| failure.0.code)?;
    Ok(found.map(|bytes| String::from_utf8(bytes.to_vec()).unwrap()))
}

/// A program of the PostgreSQL that the tests run on.
async fn program(desk: &Desk, name: &str) -> PathBuf {
    PathBuf::from(&desk.owner("select setting from pg_config() where name = 'BINDIR'").await[0]).join(name)
}

async fn dump(desk: &Desk) -> Vec<u8> {
    let superuser = desk.db.superuser();
    let mut command = Command::new(program(desk, "pg_dump").await);
    command.args(["-h", superuser.get_socket().unwrap().to_str().unwrap(), "-U", superuser.get_username(), &desk.db.name]);
    let done = command.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    done.stdout
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

fn any_file_holds(folder: &Path, text: &str) -> bool {
    std::fs::read_dir(folder).unwrap().flatten().any(|entry| match entry.file_type().unwrap().is_dir() {
        true => any_file_holds(&entry.path(), text),
        false => std::fs::read(entry.path()).is_ok_and(|bytes| holds(&bytes, text)),
    })
}

/// Renames the tenant until the log holds the name as it was written. Of the first change after a checkpoint the log has the page,
/// packed; of the second, what was written. Whoever makes a database beside us makes a checkpoint, and we begin again.
async fn leave_a_trace(desk: &Desk, log: &Path) {
    for _ in 0..20 {
        for name in ["for a moment", TRACE] {
            let tx = desk.app.db.begin(&Ctx::system(desk.home.tenant, "test.Rename")).await.unwrap();
            tx.run("update tenant set name = $2 where id = $1", [desk.home.tenant.0.into(), name.into()]).await.unwrap();
            tx.commit().await.unwrap();
        }
        if any_file_holds(log, TRACE) {
            return;
        }
    }
    panic!("what is no secret is not found in the log either");
}

/// Req: TEN-04
#[actix_web::test]
async fn a_secret_stands_in_no_file_no_log_of_the_database_and_no_dump() {
    let desk = Desk::new().await;
    keep(&desk.app, desk.home.tenant, "one", CANARY).await;
    // Beside it something that is no secret: the search finds what is there.
    let data = PathBuf::from(&desk.owner("show data_directory").await[0]);
    let files = data.join("base").join(&desk.owner("select oid::text from pg_database where datname = current_database()").await[0]);
    let log = data.join("pg_wal");
    leave_a_trace(&desk, &log).await;
    let mut superuser = desk.db.superuser().connect().await.unwrap();
    superuser.execute("checkpoint").await.unwrap();
    superuser.close().await.unwrap();
    assert!(any_file_holds(&files, TRACE));
    for folder in [files, log, desk.keys.dir.clone()] {
        assert!(!any_file_holds(&folder, CANARY), "{}", folder.display());
    }
    let dump = dump(&desk).await;
    assert!(holds(&dump, TRACE) && !holds(&dump, CANARY));
    assert_eq!(fetch(&desk.app, desk.home.tenant, "one").await, Ok(Some(CANARY.into())));
}

/// Req: TEN-04, AUD-02
#[actix_web::test]
async fn what_is_kept_is_the_tenants_alone_and_the_trail_says_that_and_not_what() {
    let desk = Desk::new().await;
    let (home, away) = (desk.home.tenant, desk.away.tenant);
    keep(&desk.app, home, "one", CANARY).await;
    keep(&desk.app, home, "one", "another").await;
    assert_eq!(fetch(&desk.app, home, "one").await, Ok(Some("another".into())));
    assert_eq!(fetch(&desk.app, away, "one").await, Ok(None));
    let trail = desk.owner("select concat(op, ' ', changes -> 'sealed') from audit.vault_item order by seq").await;
    assert_eq!(trail, [r#"insert {"n":"***"}"#, r#"update {"o":"***","n":"***"}"#]);
}

/// Req: TEN-04
#[actix_web::test]
async fn what_was_altered_or_moved_does_not_open() {
    let desk = Desk::new().await;
    let home = desk.home.tenant;
    keep(&desk.app, home, "one", CANARY).await;
    keep(&desk.app, home, "two", "other").await;
    let alter = async |sql: &'static str| {
        let tx = desk.app.db.begin(&Ctx::system(home, "test.Alter")).await.unwrap();
        assert_eq!(tx.run(sql, []).await.unwrap(), 1);
        tx.commit().await.unwrap();
    };
    alter("update vault_item set sealed = set_byte(sealed, 15, get_byte(sealed, 15) # 1) where object = 'one'").await;
    assert_eq!(fetch(&desk.app, home, "one").await, Err(Code::Internal));
    alter("update vault_item set sealed = set_byte(sealed, 15, get_byte(sealed, 15) # 1) where object = 'one'").await;
    assert_eq!(fetch(&desk.app, home, "one").await, Ok(Some(CANARY.into())));
    alter("update vault_item set sealed = (select sealed from vault_item where object = 'one') where object = 'two'").await;
    assert_eq!(fetch(&desk.app, home, "two").await, Err(Code::Internal));
}

/// Req: TEN-04
#[actix_web::test]
async fn a_rotation_reads_everything_again_and_loses_nothing() {
    let desk = Desk::new().await;
    let (app, home) = (&desk.app, desk.home.tenant);
    for n in 0..450 {
        keep(app, home, &n.to_string(), &format!("secret {n}")).await;
    }
    let ctx = Ctx::system(home, "test.Outside");
    let tx = app.db.begin(&ctx).await.unwrap();
    let outside = app.vault.seal(&tx, "test.link", "one", b"travels").await.unwrap();
    let file = ports::fresh();
    let mut sealer = Sealer::new(Vec::new(), &app.vault.file_key(&tx, "test.file", file).await.unwrap()).unwrap();
    sealer.write_all(&vec![7; 300_000]).unwrap();
    let sealed = sealer.finish().unwrap();
    let job = vault::order(&tx).await.unwrap();
    tx.commit().await.unwrap();

    let app_of_jobs = desk.app.clone().into_inner();
    assert_eq!(jobs::round(&app_of_jobs, &server::rooms::kinds()).await.unwrap(), 1);
    let done = desk.owner(&format!("select concat(state, ' ', done, ' of ', total, ' ', result) from job where id = '{job}'")).await;
    assert_eq!(done, [r#"done 451 of 451 {"to": 2, "read": 451, "sealed": 451}"#]);
    assert_eq!(desk.owner("select concat(n, ' ', state) from tenant_key order by n").await, ["1 retired", "2 active"]);
    assert_eq!(app.vault.kms().held(home).await.unwrap(), Held::Versions(vec![2]));
    for n in 0..450 {
        assert_eq!(fetch(app, home, &n.to_string()).await, Ok(Some(format!("secret {n}"))));
    }
    let tx = app.db.begin(&ctx).await.unwrap();
    assert_eq!(app.vault.open(&tx, "test.link", "one", &outside).await.unwrap().as_slice(), b"travels");
    let mut opened = Vec::new();
    let key = app.vault.file_key(&tx, "test.file", file).await.unwrap();
    Opener::new(sealed.as_slice(), &key).unwrap().read_to_end(&mut opened).unwrap();
    assert!(opened == vec![7; 300_000]);
}

/// Req: TEN-04
#[actix_web::test]
async fn a_rotation_that_was_cut_short_loses_nothing_and_goes_on_where_it_stopped() {
    let desk = Desk::new().await;
    let (app, home) = (&desk.app, desk.home.tenant);
    for n in 0..250 {
        keep(app, home, &n.to_string(), &format!("secret {n}")).await;
    }
    let flip = async || {
        let tx = app.db.begin(&Ctx::system(home, "test.Alter")).await.unwrap();
        let sql = "update vault_item set sealed = set_byte(sealed, 15, get_byte(sealed, 15) # 1) where object = '249'";
        tx.run(sql, []).await.unwrap();
        tx.commit().await.unwrap();
    };
    flip().await;
    let ctx = Ctx::system(home, "test.Rotate");
    vault::rotate(app, &ctx).await.unwrap_err();
    let spread = "select string_agg(concat(key, ': ', n), ', ' order by key) from (select key, count(*) n from vault_item group by key) it";
    assert_eq!(desk.owner(spread).await, ["1: 50, 2: 200"]);
    assert_eq!(app.vault.kms().held(home).await.unwrap(), Held::Versions(vec![1, 2]));
    assert_eq!(fetch(app, home, "0").await, Ok(Some("secret 0".into())));
    assert_eq!(fetch(app, home, "248").await, Ok(Some("secret 248".into())));
    flip().await;
    let done = vault::rotate(app, &ctx).await.unwrap();
    assert_eq!((done.to, done.sealed, done.read), (2, 50, 250));
    assert_eq!(app.vault.kms().held(home).await.unwrap(), Held::Versions(vec![2]));
    for n in 0..250 {
        assert_eq!(fetch(app, home, &n.to_string()).await, Ok(Some(format!("secret {n}"))));
    }
}

/// The same key store with another database: what a restored backup meets.
async fn restored(desk: &Desk, dump: &[u8]) -> (TestDb, Data<App>) {
    let db = TestDb::new().await;
    let superuser = db.superuser();
    let mut connection = superuser.connect().await.unwrap();
    let clear = "drop schema if exists public, audit cascade; create schema public";
    connection.execute(AssertSqlSafe(clear)).await.unwrap();
    connection.close().await.unwrap();
    let file = place().join(format!("probatum-dump-{}.sql", ports::fresh()));
    std::fs::write(&file, dump).unwrap();
    let mut command = Command::new(program(desk, "psql").await);
    command.args(["-q", "-v", "ON_ERROR_STOP=0", "-h", superuser.get_socket().unwrap().to_str().unwrap(), "-U", superuser.get_username()]);
    let done = command.args(["-f", file.to_str().unwrap(), &db.name]).output().unwrap();
    std::fs::remove_file(file).unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let secret = secrecy::SecretString::from("a secret that only this test knows, long enough");
    let mut app = App::new(Db::new(db.pool.clone()), secret, tenancy::caller);
    app.vault = desk.keys.vault();
    (db, Data::new(app))
}

/// Req: TEN-04
#[actix_web::test]
async fn with_its_key_a_tenants_secrets_are_gone_from_an_old_backup_and_the_others_are_not() {
    let desk = Desk::new().await;
    let (home, away) = (desk.home.tenant, desk.away.tenant);
    keep(&desk.app, home, "one", CANARY).await;
    keep(&desk.app, away, "one", "of the other").await;
    let backup = dump(&desk).await;
    let ctx = Ctx { reason: Some("The contract ended".into()), ..Ctx::system(home, "test.Destroy") };
    assert_eq!(vault::destroy(&desk.app, &ctx).await.unwrap(), 1);

    assert_eq!(fetch(&desk.app, home, "one").await, Err(Code::NotFound));
    assert_eq!(fetch(&desk.app, away, "one").await, Ok(Some("of the other".into())));
    let trail = "select concat(action, ': ', reason, ' ', changes -> 'state') from audit.tenant_key where op = 'update'";
    assert_eq!(desk.owner(trail).await, [r#"test.Destroy: The contract ended {"o":"active","n":"destroyed"}"#]);
    // Nothing more is kept, and the gravestone stays.
    let tx = desk.app.db.begin(&ctx).await.unwrap();
    assert_eq!(desk.app.vault.keep(&tx, "test.secret", "two", b"x").await.unwrap_err().0.code, Code::NotFound);
    drop(tx);
    assert_eq!(vault::destroy(&desk.app, &ctx).await.unwrap(), 1);

    let (_db, app) = restored(&desk, &backup).await;
    assert_eq!(fetch(&app, home, "one").await, Err(Code::NotFound));
    assert_eq!(fetch(&app, away, "one").await, Ok(Some("of the other".into())));
    assert_eq!(vault::bury(&app, &[home, away]).await.unwrap(), 1);
    assert_eq!(vault::bury(&app, &[home, away]).await.unwrap(), 0);
}

/// Req: TEN-04
#[actix_web::test]
async fn a_key_that_comes_back_from_a_backup_of_the_key_store_opens_nothing_and_is_destroyed_again() {
    let desk = Desk::new().await;
    let home = desk.home.tenant;
    keep(&desk.app, home, "one", CANARY).await;
    let path = desk.keys.dir.join(format!("{home}.key"));
    let backup = std::fs::read(&path).unwrap();
    vault::destroy(&desk.app, &Ctx::system(home, "test.Destroy")).await.unwrap();
    assert!(!path.exists());
    std::fs::write(&path, &backup).unwrap();
    assert_eq!(fetch(&desk.app, home, "one").await, Err(Code::NotFound));
    drop(desk.keys.vault());
    assert!(!path.exists(), "a server that starts finds the gravestone");
    std::fs::write(&path, &backup).unwrap();
    // The whole store as it was, without its gravestone: the database has the other.
    std::fs::remove_file(desk.keys.dir.join(format!("{home}.destroyed"))).unwrap();
    assert_eq!(fetch(&desk.app, home, "one").await, Err(Code::NotFound));
    assert_eq!(vault::bury(&desk.app, &[home]).await.unwrap(), 1);
    assert!(!path.exists() && desk.app.vault.kms().held(home).await.unwrap() == Held::Destroyed);
}

/// Where a server with these settings would keep its keys.
fn settings(dir: &Path, set: &[(&str, &str)]) -> Settings {
    let variable = |name: &str| match name {
        "PROBATUM_DATA_DIR" => Some(dir.display().to_string()),
        _ => set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()),
    };
    Settings::read(&Sources::defaults().with_variables(variable).unwrap()).unwrap()
}

/// Req: TEN-04
#[actix_web::test]
async fn the_master_key_is_changed_and_every_tenants_secrets_still_open() {
    let desk = Desk::new().await;
    let dir = place().join(format!("probatum-master-{}", ports::fresh()));
    std::fs::create_dir_all(&dir).unwrap();
    let places = [&desk.home, &desk.away];
    let with = |settings: &Settings| {
        let secret = secrecy::SecretString::from("a secret that only this test knows, long enough");
        let mut app = App::new(Db::new(desk.db.pool.clone()), secret, tenancy::caller);
        app.vault = vault::open_store(settings).unwrap();
        app
    };
    let all_open = async |settings: &Settings| {
        let app = with(settings);
        for Place { tenant, .. } in places {
            assert_eq!(fetch(&app, *tenant, "one").await, Ok(Some(CANARY.into())));
        }
    };
    let own = settings(&dir, &[]);
    for Place { tenant, .. } in places {
        keep(&with(&own), *tenant, "one", CANARY).await;
    }
    let before = std::fs::read_to_string(dir.join("master.key")).unwrap();
    assert_eq!(vault::rotate_master(&own).unwrap(), 2);
    assert_ne!(std::fs::read_to_string(dir.join("master.key")).unwrap(), before);
    all_open(&own).await;

    // From the file to one that the operator brings, and back to nothing that fits.
    let file = std::fs::read_to_string(dir.join("master.key")).unwrap();
    let new = "5".repeat(64);
    let given = settings(&dir, &[("PROBATUM_MASTER_KEY", &new), ("PROBATUM_PREVIOUS_MASTER_KEY", &file)]);
    assert_eq!(vault::rotate_master(&given).unwrap(), 2);
    all_open(&settings(&dir, &[("PROBATUM_MASTER_KEY", &new)])).await;
    assert!(vault::open_store(&own).is_err_and(|error| error.to_string().contains("another master key")));
    std::fs::remove_file(dir.join("master.key")).unwrap();
    assert!(vault::open_store(&own).is_err_and(|error| error.to_string().contains("Restore it from the backup")));
    std::fs::remove_dir_all(dir).unwrap();
}
