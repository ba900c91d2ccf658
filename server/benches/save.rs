//! Benchmark 1 and 2: durable saves of a 50-item form over HTTP, checks evaluated, shadow row written, at 1, 8 and 32 clients,
//! interleaved with both floors of PostgreSQL alone (`floors/`) on the same cluster, fsync on. Only ratios of one run count.
//! Saves are run in pairs, with the sealer of the audit trail off and on; after the last, the whole trail is verified, and timed.
//! It checks its own work: as many shadow rows as acknowledged saves, and the value typed last is the value read back.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a benchmark may fail loudly")]

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use actix_web::web::Data;
use serde_json::{Value, json};
use server::kernel::app::App;
use server::kernel::database;
use server::kernel::db::{Db, round_trips};
use server::kernel::postgres::{Durability, Plan, Postgres};
use server::kernel::vault::{KeyFiles, Master, Vault};
use server::kit::desk::{Place, Stand};
use server::rooms::audit::seal;
use shared::access::{Grant, Reach, Role};
use shared::study::Design;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};

const SECONDS: u64 = 4;
const ROUNDS: usize = 3;
/// Items of the fifty that differ from save to save.
const CHANGED: usize = 10;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, run());
}

async fn run() {
    let data = std::env::temp_dir().join(format!("probatum-bench-{}", std::process::id()));
    std::fs::create_dir_all(&data).unwrap();
    let plan = Plan { data_dir: data.clone(), bin: None, max_connections: 120, durability: Durability::Durable };
    let postgres = Postgres::open(&plan).await.unwrap();
    database::migrate(postgres.owner()).await.unwrap();
    postgres.ensure_runtime().await.unwrap();
    let floors = Floors::lay(&postgres).await;
    let pool = database::pool(postgres.runtime(), 40, None).await.unwrap();
    let secret = secrecy::SecretString::from("a secret that only this benchmark knows");
    let mut app = App::new(Db::new(pool), secret, server::rooms::tenancy::caller);
    let keys = data.join("keys");
    let master = Master::read(&"5e".repeat(32)).unwrap();
    app.vault = Vault::new(Arc::new(KeyFiles::at(&keys, vec![master]).unwrap())).beside(&keys);
    let app = Data::new(app);
    let stand = Stand::open(app, 2).await;
    let place = stand.place("Bench", &design()).await;
    println!(
        "Durable saves over HTTP, {CHANGED} of 50 items changed, beside PostgreSQL alone: without a fence (bare) and with settings, policies, \n\
         trigger and partitions (fenced). Ratios are of one run; to reach: 0.5 of fenced now, 0.7 as a goal, at most 6 round trips, and with \n\
         the sealer on 0.95 of without. CPU is of clients and server, and of PostgreSQL, a save. Medians of {ROUNDS} × {SECONDS} s."
    );
    println!(
        "clients   bare/s  fenced/s  probatum/s   of bare  of fenced  round trips  CPU µs here  in PostgreSQL  fenced floor's  with sealer"
    );
    let (cluster, mut sealer) = (Cluster::of(&data), Vec::new());
    for clients in [1, 8, 32] {
        let mut rounds: Vec<[f64; 9]> = Vec::new();
        for round in 0..ROUNDS {
            let bare = floors.run("bare", clients);
            let (fenced, of_floor) = spent(&cluster, async || floors.run("fenced", clients)).await;
            // The sealer is off first, then on, and the other way round.
            let sealed = if round % 2 == 1 { Some(sealing(&stand, &place, clients).await) } else { None };
            let (before, here) = (round_trips(), spent_here());
            let (saves, of_postgres) = spent(&cluster, async || saves(&stand, &place, clients).await).await;
            let here = spent_here() - here;
            let trips = f64::from(u32::try_from(round_trips() - before).unwrap()) / saves;
            let sealed = match sealed {
                Some(sealed) => sealed,
                None => sealing(&stand, &place, clients).await,
            };
            let seconds = f64::from(u32::try_from(SECONDS).unwrap());
            let (rate, fenced_saves) = (saves / seconds, fenced * seconds);
            rounds.push([
                bare,
                fenced,
                rate,
                rate / bare,
                rate / fenced,
                trips,
                here / saves,
                of_postgres / saves,
                of_floor / fenced_saves,
            ]);
            sealer.push(sealed / saves);
        }
        let median = |column: usize| middle(rounds.iter().map(|round| round[column]));
        println!(
            "{clients:>7} {:>8.0} {:>9.0} {:>11.0} {:>9.2} {:>10.2} {:>12.2} {:>12.0} {:>14.0} {:>15.0} {:>12.2}",
            median(0),
            median(1),
            median(2),
            median(3),
            median(4),
            median(5),
            median(6),
            median(7),
            median(8),
            middle(sealer.drain(..))
        );
    }
    floors.check();
    verify(&stand, &place).await;
    drop(stand);
    postgres.stop().await.unwrap();
    std::fs::remove_dir_all(&data).ok();
}

fn middle(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Microseconds of CPU that this process has spent: clients and server.
fn spent_here() -> f64 {
    fields("self").map_or(0.0, |fields| ticks(&fields, [11, 12]))
}

/// The fields of /proc/…/stat from the state on.
fn fields(pid: &str) -> Option<Vec<String>> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    Some(stat.rsplit(')').next()?.split_whitespace().map(ToOwned::to_owned).collect())
}

/// Ticks are hundredths of a second.
fn ticks(fields: &[String], which: [usize; 2]) -> f64 {
    which.iter().filter_map(|at| fields.get(*at)?.parse::<f64>().ok()).sum::<f64>() * 10_000.0
}

/// The private PostgreSQL with all its processes, those that have ended among them.
struct Cluster(String);

impl Cluster {
    fn of(data: &Path) -> Self {
        let found = Command::new("find").arg(data).args(["-name", "postmaster.pid"]).output().unwrap();
        let path = String::from_utf8(found.stdout).unwrap();
        let pid = std::fs::read_to_string(path.trim()).unwrap();
        Self(pid.lines().next().unwrap().to_owned())
    }

    fn cpu(&self) -> f64 {
        let ended = fields(&self.0).map_or(0.0, |fields| ticks(&fields, [13, 14]));
        let processes = std::fs::read_dir("/proc").unwrap().flatten();
        let all = processes.filter_map(|entry| fields(entry.file_name().to_str()?));
        ended + all.filter(|fields| fields.get(1) == Some(&self.0)).map(|fields| ticks(&fields, [11, 12])).sum::<f64>()
    }
}

/// What PostgreSQL spent on it.
async fn spent<T>(cluster: &Cluster, work: impl AsyncFnOnce() -> T) -> (T, f64) {
    let before = cluster.cpu();
    let done = work().await;
    (done, cluster.cpu() - before)
}

/// The same with the sealer at work, as a server runs it. What was written before is not its work now.
async fn sealing(stand: &Stand, place: &Place, clients: usize) -> f64 {
    seal::seal_now(&stand.app).await.unwrap();
    let (stop, stopping) = tokio::sync::watch::channel(false);
    let sealer = tokio::spawn(seal::run(stand.app.clone().into_inner(), Duration::from_secs(1), stopping));
    let saves = saves(stand, place, clients).await;
    stop.send_replace(true);
    sealer.await.unwrap();
    saves
}

/// Seals the rest, then proves all of it.
async fn verify(stand: &Stand, place: &Place) {
    seal::seal_now(&stand.app).await.unwrap();
    let began = Instant::now();
    let ctx = server::kernel::db::Ctx { writes: false, ..server::kernel::db::Ctx::system(place.tenant, "bench.Verify") };
    let tx = stand.app.db.begin(&ctx).await.unwrap();
    let against = seal::Against::kept(&stand.app.vault, place.tenant, None).unwrap();
    let report = seal::verify(&tx, against).await.unwrap().report;
    assert!(report.faults.is_empty(), "{report:?}");
    let (seconds, entries) = (began.elapsed().as_secs_f64(), f64::from(u32::try_from(report.entries).unwrap()));
    let (rate, minutes) = (entries / seconds, 12e6 * seconds / entries / 60.0);
    println!(
        "Verifying the trail: {} entries under {} seals in {seconds:.1} s, {rate:.0} a second; 12 million would take {minutes:.0} minutes.",
        report.entries, report.seals
    );
}

/// Saves for some seconds, each client on a record of its own; how many were acknowledged.
async fn saves(stand: &Stand, place: &Place, clients: usize) -> f64 {
    let grant = Grant { role: Role::Coordinator, reach: Reach::Tenant };
    let person = stand.person(place, grant).await;
    let acknowledged = Arc::new(AtomicU64::new(0));
    let mut lines = Vec::new();
    for _ in 0..clients {
        let subject = person.enrol(place).await;
        let line = Line::open(&stand.url, person.cookie(), &format!("/api/studies/{}/subjects/{subject}/record", place.study));
        lines.push(tokio::task::spawn_blocking(move || line.begun(subject)).await.unwrap());
    }
    let until = Instant::now() + Duration::from_secs(SECONDS);
    let mut running = Vec::new();
    for (mut line, subject) in lines {
        let acknowledged = Arc::clone(&acknowledged);
        running.push(tokio::task::spawn_blocking(move || {
            let mut revision = 1;
            while Instant::now() < until {
                revision = line.save(revision, revision, CHANGED);
                acknowledged.fetch_add(1, Ordering::Relaxed);
            }
            (subject, revision)
        }));
    }
    for one in running {
        let (subject, revision) = one.await.unwrap();
        // The value typed last is read back, and there are as many shadow rows as revisions.
        let (value, shadows) = stand.last(place.tenant, subject, "IG.F/1/IT.0").await;
        assert_eq!((value, shadows), ((revision - 1).to_string(), revision));
    }
    f64::from(u32::try_from(acknowledged.load(Ordering::Relaxed)).unwrap())
}

fn set(base: u64, mark: u64, items: usize) -> String {
    let changes: Vec<String> = (0..items).map(|n| format!(r#"{{"at":"IG.F/1/IT.{n}","to":{{"v":"{mark}"}}}}"#)).collect();
    let record = r#"{"visit":"SE.1","visit_n":1,"form":"F.1","form_n":1}"#;
    format!(r#"{{"record":{record},"base":{base},"changes":[{}]}}"#, changes.join(","))
}

/// Fifty numbers, twenty range checks.
fn design() -> Design {
    let item = |n: usize| {
        let range = json!([{ "comparator": "LE", "hardness": "Soft", "values": ["1000000000"] }]);
        json!({ "oid": format!("IT.{n}"), "name": format!("ITEM{n}"), "data_type": "integer", "ranges": if n < 20 { range } else { json!([]) } })
    };
    let refs: Vec<Value> = (0..50).map(|n| json!({ "oid": format!("IT.{n}"), "mandatory": n < 10 })).collect();
    serde_json::from_value(json!({
        "oid": "ST.BENCH", "name": "Bench", "protocol": "BENCH", "version_oid": "V1", "version_name": "1",
        "visits": [{ "oid": "SE.1", "name": "Visit", "forms": [{ "oid": "F.1" }] }],
        "library": {
            "forms": [{ "oid": "F.1", "name": "Form", "groups": [{ "oid": "IG.F" }] }],
            "groups": [{ "oid": "IG.F", "name": "Group", "items": refs }],
            "items": (0..50).map(item).collect::<Vec<_>>(),
        },
    }))
    .unwrap()
}

/// One kept-alive connection that does as little as a client can: a thread of its own, which writes and waits.
struct Line {
    stream: TcpStream,
    head: String,
    buffer: Vec<u8>,
}

impl Line {
    fn open(url: &str, cookie: &str, path: &str) -> Self {
        let host = url.trim_start_matches("http://");
        let stream = TcpStream::connect(host).unwrap();
        stream.set_nodelay(true).unwrap();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nX-Requested-With: bench\r\nContent-Type: application/json\r\nContent-Length: "
        );
        Self { stream, head, buffer: Vec::new() }
    }

    /// With the record in which it will save.
    fn begun<S>(mut self, subject: S) -> (Self, S) {
        self.save(0, 0, 50);
        (self, subject)
    }

    /// Saves; the revision that the receipt tells.
    fn save(&mut self, base: u64, mark: u64, items: usize) -> u64 {
        let body = set(base, mark, items);
        self.stream.write_all(format!("{}{}\r\n\r\n{body}", self.head, body.len()).as_bytes()).unwrap();
        self.buffer.clear();
        loop {
            let mut chunk = [0; 16 * 1024];
            let read = self.stream.read(&mut chunk).unwrap();
            assert!(read > 0, "the server hung up");
            self.buffer.extend_from_slice(&chunk[..read]);
            let Some(end) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") else { continue };
            let head = String::from_utf8_lossy(&self.buffer[..end]).to_lowercase();
            let length: usize = head.split("content-length: ").nth(1).unwrap().split("\r\n").next().unwrap().parse().unwrap();
            if self.buffer.len() >= end + 4 + length {
                assert!(head.starts_with("http/1.1 200"), "{}", String::from_utf8_lossy(&self.buffer));
                let receipt: Value = serde_json::from_slice(&self.buffer[end + 4..]).unwrap();
                return receipt["revision"].as_u64().unwrap();
            }
        }
    }
}

/// PostgreSQL alone, by pgbench.
struct Floors {
    socket: PathBuf,
    programs: PathBuf,
    scripts: PathBuf,
}

impl Floors {
    async fn lay(postgres: &Postgres) -> Self {
        let superuser = postgres.superuser("probatum");
        let mut connection = superuser.connect().await.unwrap();
        let roles = "create role bench login password 'bench' in role probatum_app; \
                     create role bench_owner login password 'bench' in role probatum_owner; alter role bench_owner set role = probatum_owner; \
                     grant connect on database probatum to bench, bench_owner";
        connection.execute(AssertSqlSafe(roles)).await.unwrap();
        connection.close().await.unwrap();
        let programs =
            ["/usr/lib/postgresql/18/bin", "/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/15/bin"];
        let programs = programs.into_iter().map(PathBuf::from).find(|folder| folder.join("pgbench").exists());
        let programs = programs.expect("pgbench, which is part of Debian's package postgresql");
        let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/floors");
        let floors = Self { socket: superuser.get_socket().unwrap().clone(), programs, scripts };
        floors.tool("psql", "bench_owner", &["-q", "-v", &format!("changed={CHANGED}"), "-f", floors.script("setup").as_str()]);
        floors
    }

    fn script(&self, name: &str) -> String {
        self.scripts.join(format!("{name}.sql")).display().to_string()
    }

    fn tool(&self, program: &str, login: &str, args: &[&str]) -> String {
        let mut command = Command::new(self.programs.join(program));
        command.args(args).env("PGHOST", &self.socket).env("PGUSER", login).env("PGPASSWORD", "bench").env("PGDATABASE", "probatum");
        let done = command.output().unwrap();
        let told = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(done.status.success(), "{program}: {told}{}", String::from_utf8_lossy(&done.stderr));
        told
    }

    /// Transactions a second.
    fn run(&self, floor: &str, clients: usize) -> f64 {
        let (clients, seconds, script) = (clients.to_string(), SECONDS.to_string(), self.script(floor));
        let told = self.tool("pgbench", "bench", &["-n", "-M", "prepared", "-c", &clients, "-j", "2", "-T", &seconds, "-f", &script]);
        told.split("tps = ").nth(1).unwrap().split_whitespace().next().unwrap().parse().unwrap()
    }

    fn check(&self) {
        let told = self.tool("psql", "bench_owner", &["-x", "-f", &self.script("check")]);
        assert!(!told.contains("| f"), "the floors did not do their work: {told}");
    }
}
