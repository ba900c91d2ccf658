//! The life of the real binary with its private PostgreSQL: starts, kills, stops.

#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

mod home;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

use home::{Home, Slow, alive, get_with, kill, mode, until, user_of, we};
use server::kernel::postgres::{OWNER, RUNTIME, SUPERUSER};
use server::kit::TestDb;
use sqlx::ConnectOptions;

fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

/// Writes numbers until the database has ended and come back twice as far; returns those it acknowledged.
async fn write_through_a_crash(home: &Home, crash: impl FnOnce()) -> Vec<i32> {
    let mut connection = home.superuser().connect().await.unwrap();
    sqlx::query("create table if not exists proof (number int primary key)").execute(&mut connection).await.unwrap();
    let (mut acknowledged, mut crash, mut broken) = (Vec::new(), Some(crash), None);
    // The connection's own process outlives the postmaster by a moment: writing goes on until it is gone, and a while longer.
    for number in 0..1_000_000 {
        if number == 200 {
            crash.take().unwrap()();
        }
        if broken.is_some_and(|at| number > at + 200) {
            break;
        }
        match sqlx::query("insert into proof values ($1)").bind(number).execute(&mut connection).await {
            Ok(_) => acknowledged.push(number),
            Err(_) => {
                broken = broken.or(Some(number));
                connection = reconnected(home).await;
            }
        }
    }
    assert!(broken.is_some(), "the database was not killed while it was written to");
    acknowledged
}

async fn reconnected(home: &Home) -> sqlx::PgConnection {
    let began = Instant::now();
    loop {
        match home.superuser().connect().await {
            Ok(connection) => return connection,
            Err(error) => assert!(began.elapsed() < Duration::from_secs(60), "{error}"),
        }
    }
}

async fn stored(home: &Home) -> Vec<i32> {
    let mut connection = home.superuser().connect().await.unwrap();
    sqlx::query_scalar("select number from proof order by number").fetch_all(&mut connection).await.unwrap()
}

#[test]
fn a_second_server_on_the_same_data_directory_is_refused_and_told_by_whom() {
    let home = Home::new();
    let first = home.serve();
    let second = home.run(&["serve"]);
    let said = String::from_utf8(second.stderr).unwrap();
    assert_eq!(second.status.code(), Some(1));
    assert!(said.contains(&format!("process {}", first.pid())) && said.contains("--data-dir"), "{said}");
    assert!(first.is_ready());
}

/// Req: DAT-09, OPS-04
#[test]
fn a_killed_database_comes_back_with_every_acknowledged_row_and_the_server_goes_on() {
    let home = Home::new();
    let server = home.serve();
    let postmaster = home.postmaster().unwrap();
    let acknowledged = block_on(write_through_a_crash(&home, || kill("KILL", postmaster)));
    until("the server is ready again", || server.is_ready());
    let stored = block_on(stored(&home));
    assert!(acknowledged.iter().all(|number| stored.contains(number)));
    assert_ne!(home.postmaster().unwrap(), postmaster);
    assert!(alive(server.pid()));
}

/// Req: DAT-09, OPS-04
#[test]
fn a_killed_server_leaves_its_database_to_the_next_one() {
    let home = Home::new();
    let mut first = home.serve();
    let postmaster = home.postmaster().unwrap();
    kill("KILL", first.pid());
    first.ended();
    let second = home.serve();
    assert!(second.is_ready());
    assert_eq!(home.postmaster(), Some(postmaster), "{}", home.logged());
    assert!(home.logged().contains("took over"), "{}", home.logged());
    // The one taken over is watched as well.
    kill("KILL", postmaster);
    until("the database runs again", || home.postmaster().is_some_and(|pid| pid != postmaster) && second.is_ready());
}

/// Req: DAT-09
#[test]
fn after_both_were_killed_the_next_start_clears_what_they_left() {
    let home = Home::new();
    let mut first = home.serve();
    let postmaster = home.postmaster().unwrap();
    kill("KILL", first.pid());
    kill("KILL", postmaster);
    first.ended();
    until("the database is gone", || !alive(postmaster));
    assert_eq!(home.postmaster(), Some(postmaster), "the process file is stale");
    // The worst case: the number was given to another process since.
    let file = home.dir.join("postgres/postmaster.pid");
    let text = fs::read_to_string(&file).unwrap().replacen(&postmaster.to_string(), &std::process::id().to_string(), 1);
    fs::write(&file, text).unwrap();
    assert!(home.serve().is_ready());
}

/// Req: OPS-04
#[test]
fn readiness_is_red_while_the_database_cannot_run_and_green_again_after() {
    let home = Home::new();
    let server = home.serve();
    let data = home.dir.join("postgres");
    let restore = fs::metadata(&data).unwrap().permissions();
    let postmaster = home.postmaster().unwrap();
    fs::set_permissions(&data, fs::Permissions::from_mode(0o000)).unwrap();
    kill("KILL", postmaster);
    until("readiness is red", || server.get("/health/ready").is_some_and(|(status, _)| status == 503));
    assert_eq!(server.get("/health/live").unwrap().0, 200);
    fs::set_permissions(&data, restore).unwrap();
    until("readiness is green", || server.is_ready());
}

#[test]
fn asked_to_stop_it_finishes_what_it_began_and_takes_the_database_along() {
    let home = Home::new();
    let mut server = home.serve();
    let postmaster = home.postmaster().unwrap();
    let body = r#"{"email":"nobody@example.org","password":"a slow line"}"#;
    let slow = Slow::begin(server.address, "/api/session", body.len());
    kill("TERM", server.pid());
    until("nobody new is let in", || server.get("/health/live").is_none());
    let answer = slow.finish(body);
    assert!(answer.starts_with("HTTP/1.1 401") && answer.contains("wrong_credentials"), "{answer}");
    assert_eq!(server.ended().code(), Some(0), "{}", home.logged());
    assert!(!alive(postmaster));
}

#[test]
fn an_idle_connection_does_not_hold_up_the_stop() {
    let home = Home::new();
    let mut server = home.serve();
    let _idle = std::net::TcpStream::connect(server.address).unwrap();
    let began = Instant::now();
    kill("INT", server.pid());
    assert_eq!(server.ended().code(), Some(0));
    assert!(began.elapsed() < Duration::from_secs(15), "{:?}", began.elapsed());
}

/// Req: SEC-09
#[test]
fn the_database_never_runs_as_root_and_keys_are_for_the_server_alone() {
    let home = Home::new();
    let _server = home.serve();
    let runs_as = user_of(home.postmaster().unwrap());
    assert_ne!(runs_as, 0);
    assert!(we() == 0 || runs_as == we());
    for key in ["postgres.key", "session.key"] {
        assert_eq!(mode(&home.dir.join(key)), 0o600, "{key}");
    }
    assert_eq!(mode(&home.dir.join("run")), 0o700);
}

#[test]
fn a_place_that_the_databases_user_cannot_enter_is_named() {
    let home = Home::new();
    let closed = home.dir.clone();
    let home = home.beneath("data");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
    if we() == 0 {
        let said = String::from_utf8(home.run(&["serve"]).stderr).unwrap();
        assert!(said.contains("cannot enter") && said.contains(closed.to_str().unwrap()), "{said}");
    } else {
        // The database's user is ourselves then.
        assert!(home.serve().is_ready());
    }
}

#[test]
fn a_path_too_long_for_a_socket_is_no_obstacle() {
    let home = Home::new().beneath(&"a-name-that-nobody-would-choose-and-yet-somebody-has-chosen-it".repeat(2));
    assert!(home.serve().is_ready());
}

#[test]
fn a_relative_data_directory_is_the_same_place_for_the_database() {
    let home = Home::new();
    let place = home.dir.parent().unwrap().to_path_buf();
    let name = home.dir.file_name().unwrap().to_owned();
    let server = home.serve_with(|command| command.current_dir(place).env("PROBATUM_DATA_DIR", name));
    assert!(server.is_ready());
    assert!(home.postmaster().is_some());
}

#[test]
fn migrating_twice_changes_nothing() {
    let home = Home::new();
    let first = home.run(&["migrate"]);
    assert!(String::from_utf8(first.stdout).unwrap().starts_with("Applied "));
    let second = home.run(&["migrate"]);
    assert_eq!(String::from_utf8(second.stdout).unwrap(), "The schema is up to date.\n");
    assert_eq!(home.postmaster(), None);
}

#[test]
fn a_warm_start_takes_less_than_three_seconds() {
    let home = Home::new();
    assert!(home.run(&["migrate"]).status.success());
    let began = Instant::now();
    let server = home.serve();
    assert!(server.is_ready());
    println!("warm start: {} ms", began.elapsed().as_millis());
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
}

/// Req: SEC-09
#[test]
fn secrets_are_neither_in_help_nor_in_the_log() {
    let home = Home::new();
    for arguments in [&["--help"][..], &["help", "serve"], &["serve", "--log", "trace"], &["migrate", "--log", "trace"]] {
        let mut command = home.command(arguments);
        command.env("DATABASE_URL", "postgres://me:hunter2@127.0.0.1:1/db").env("PROBATUM_SESSION_SECRET", "hunter2".repeat(6));
        command.env("PROBATUM_DATABASE_OWNER_URL", "hunter2");
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        assert!(!said.is_empty() && !said.contains("hunter2"), "{arguments:?}: {said}");
    }
}

#[test]
fn a_flag_wins_over_the_environment_which_wins_over_the_file() {
    let home = Home::new();
    let file = home.write("log_format = \"from file\"\nworkers = \"from file\"\nlog = \"warn\"\n");
    let complaint = |arguments: &[&str], format: &str| {
        let output = home.command(arguments).arg("--config").arg(&file).env("PROBATUM_LOG_FORMAT", format).output();
        String::from_utf8(output.unwrap().stderr).unwrap()
    };
    assert!(complaint(&["migrate"], "from environment").contains("line 2: workers"));
    assert!(complaint(&["migrate", "--workers", "1"], "from environment").contains("PROBATUM_LOG_FORMAT"));
    assert!(complaint(&["migrate", "--workers", "1", "--log-format", "from flag"], "json").contains("--log-format"));
}

/// Req: TEN-02
#[tokio::test]
async fn a_named_database_is_served_only_from_behind_its_fences() {
    let (home, db) = (Home::new(), TestDb::new().await);
    let complaint = |login: &str| {
        let output = home.command(&["serve"]).env("DATABASE_URL", db.url(login)).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(complaint(SUPERUSER).contains("is a superuser: alter role"));
    assert!(complaint(OWNER).contains("owns "));
    let server = home.serve_with(|command| command.env("DATABASE_URL", db.url(RUNTIME)));
    assert!(server.is_ready());
    assert_eq!(home.postmaster(), None);
}

#[tokio::test]
async fn a_named_database_that_is_behind_is_migrated_by_its_owner_and_served_after() {
    let (home, db) = (Home::new(), TestDb::new().await);
    let mut superuser = db.superuser().connect().await.unwrap();
    sqlx::query("delete from seaql_migrations").execute(&mut superuser).await.unwrap();
    let output = home.command(&["serve"]).env("DATABASE_URL", db.url(RUNTIME)).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("steps behind") && said.contains("probatum migrate"), "{said}");
    let output = home.command(&["migrate"]).env("DATABASE_URL", db.url(RUNTIME)).output().unwrap();
    assert!(String::from_utf8(output.stderr).unwrap().contains("PROBATUM_DATABASE_OWNER_URL"));
    let empty = sqlx::raw_sql("drop schema public, audit cascade; create schema public authorization probatum_owner");
    empty.execute(&mut superuser).await.unwrap();
    let migrate = home.command(&["migrate"]).env("PROBATUM_DATABASE_OWNER_URL", db.url(OWNER)).output().unwrap();
    assert!(migrate.status.success(), "{}", String::from_utf8(migrate.stderr).unwrap());
    assert!(home.serve_with(|command| command.env("DATABASE_URL", db.url(RUNTIME))).is_ready());
}

/// Req: OPS-06
#[tokio::test]
async fn metrics_are_for_this_machine_or_for_who_knows_the_token() {
    let (home, db) = (Home::new(), TestDb::new().await);
    let server = home.serve_with(|command| command.env("DATABASE_URL", db.url(RUNTIME)).env("PROBATUM_METRICS_TOKEN", "open-sesame"));
    let scrape = |headers: &str| get_with(server.address, "/metrics", headers).unwrap();
    assert!(scrape("").1.contains("probatum_database_up 1"));
    assert_eq!(scrape("X-Forwarded-For: 192.0.2.1\r\n").0, 403);
    assert_eq!(scrape("X-Forwarded-For: 192.0.2.1\r\nAuthorization: Bearer wrong\r\n").0, 403);
    assert_eq!(scrape("X-Forwarded-For: 192.0.2.1\r\nAuthorization: Bearer open-sesame\r\n").0, 200);
}
