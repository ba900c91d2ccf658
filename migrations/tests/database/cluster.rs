//! A private PostgreSQL for these tests: one cluster for each test program, one database for each test, gone when the program
//! ends. The server's own kit is another; this one knows nothing but the schema.

use std::io::Read as _;
use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use migrations::lint::{LOGIN, SCHEMA};
use sea_orm_migration::sea_orm::{
    ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection, DbErr, Statement, TransactionTrait as _,
};

static CLUSTER: LazyLock<Cluster> = LazyLock::new(Cluster::start);
static DATABASES: AtomicU32 = AtomicU32::new(0);

struct Cluster {
    dir: PathBuf,
    /// Holds the pipe that the guard reads: when this program ends, however it does, the guard stops the cluster.
    _guard: Child,
}

impl Cluster {
    fn start() -> Self {
        let dir = std::env::temp_dir().join(format!("probatum-migrations-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let data = dir.join("data");
        let user = unprivileged(&dir);
        let made = as_user(user, &binaries().join("initdb"))
            .args(["--auth=trust", "--username=root", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"])
            .arg(&data)
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let script = r#""$1/postgres" -D "$2/data" -k "$2" -h '' -c fsync=off -c max_connections=100 >"$2/log" 2>&1 & cat >/dev/null
            kill -QUIT $!; wait $!; rm -rf "$2""#;
        let guard = as_user(user, Path::new("/bin/sh"))
            .args(["-c", script, "sh"])
            .arg(binaries())
            .arg(&dir)
            .stdin(Stdio::piped())
            .process_group(0)
            .spawn()
            .unwrap();
        Self { dir, _guard: guard }
    }

    fn url(&self, user: &str, database: &str) -> String {
        let socket = self.dir.to_str().unwrap().replace('/', "%2F");
        format!("postgres://{user}@{socket}/{database}")
    }
}

/// PostgreSQL refuses to run as root: then it runs as `postgres`, or as `nobody`.
fn unprivileged(dir: &Path) -> Option<(u32, u32)> {
    if std::fs::metadata("/proc/self").unwrap().uid() != 0 {
        return None;
    }
    let mut passwd = String::new();
    std::fs::File::open("/etc/passwd").unwrap().read_to_string(&mut passwd).unwrap();
    let ids = |name: &str| {
        let line = passwd.lines().find(|line| line.starts_with(&format!("{name}:")))?;
        let fields: Vec<&str> = line.split(':').collect();
        Some((fields[2].parse().unwrap(), fields[3].parse().unwrap()))
    };
    let (uid, gid) = ids("postgres").or_else(|| ids("nobody")).unwrap();
    chown(dir, Some(uid), Some(gid)).unwrap();
    Some((uid, gid))
}

fn as_user(user: Option<(u32, u32)>, program: &Path) -> Command {
    let mut command = Command::new(program);
    if let Some((uid, gid)) = user {
        command.uid(uid).gid(gid).current_dir("/");
    }
    command
}

/// Where PostgreSQL's programs are: `PG_BIN`, or the newest of the system's.
fn binaries() -> PathBuf {
    if let Ok(dir) = std::env::var("PG_BIN") {
        return dir.into();
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql").expect("PostgreSQL 15 or newer, or PG_BIN");
    let newest = versions
        .map(|entry| entry.unwrap().path())
        .max_by_key(|path| path.file_name().unwrap().to_str().unwrap().parse::<u32>().unwrap_or(0));
    newest.expect("PostgreSQL 15 or newer").join("bin")
}

/// One migrated database, and the three who come to it.
pub struct Desk {
    /// Owns the schema; no superuser.
    pub owner: DatabaseConnection,
    /// What serves: a member of `probatum_app`.
    pub app: DatabaseConnection,
    /// The superuser.
    pub root: DatabaseConnection,
}

/// Who acts, where: the settings of a transaction.
#[derive(Clone)]
pub struct Context {
    pub tenant: String,
    pub actor: String,
    pub studies: String,
    pub sites: String,
    pub action: String,
    pub reason: String,
    pub role: String,
}

impl Context {
    pub fn of(tenant: u32) -> Self {
        Self {
            tenant: id(tenant, "tenant"),
            actor: id(tenant, "person"),
            studies: "*".into(),
            sites: "*".into(),
            action: "test.Act".into(),
            reason: String::new(),
            role: "data_manager".into(),
        }
    }

    /// Signing in: before a tenant is known.
    pub fn identity(actor: String) -> Self {
        Self { tenant: "00000000-0000-0000-0000-000000000000".into(), actor, ..Self::of(0) }
    }

    fn settings(&self) -> String {
        let Self { tenant, actor, studies, sites, action, reason, role } = self;
        format!(
            "set local app.tenant = '{tenant}'; set local app.actor = '{actor}'; set local app.actor_name = 'Ada Lovelace';
             set local app.role = '{role}'; set local app.organisation = 'Analytical Engines'; set local app.action = '{action}';
             set local app.reason = '{reason}'; set local app.request = '0e000000-0000-7000-8000-000000000001';
             set local app.studies = '{studies}'; set local app.sites = '{sites}'"
        )
    }
}

/// The id of something in a tenant of these tests: the same whenever it is asked for.
pub fn id(tenant: u32, what: &str) -> String {
    let hash = what.bytes().fold(7_u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte)));
    format!("{tenant:08x}-0000-7000-8000-{:012x}", hash & 0xffff_ffff_ffff)
}

impl Desk {
    /// A database with every migration, made by an owner who is no superuser.
    pub async fn new() -> Self {
        let root = connect(&CLUSTER.url("root", "postgres")).await;
        let roles = "do $$ begin
            if not exists (select from pg_roles where rolname = 'owner') then create role owner login createrole; end if;
            if not exists (select from pg_roles where rolname = 'probatum_app') then create role probatum_app nologin; end if;
            if not exists (select from pg_roles where rolname = 'runtime') then create role runtime login in role probatum_app; end if;
          end $$";
        let name = format!("desk_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
        let tx = root.begin().await.unwrap();
        tx.execute_unprepared("select pg_advisory_xact_lock(1)").await.unwrap();
        tx.execute_unprepared(roles).await.unwrap();
        tx.commit().await.unwrap();
        root.execute_unprepared(&format!("create database {name} owner owner")).await.unwrap();
        let owner = connect(&CLUSTER.url("owner", &name)).await;
        migrations::up(&owner).await.unwrap();
        Self { owner, app: connect(&CLUSTER.url("runtime", &name)).await, root: connect(&CLUSTER.url("root", &name)).await }
    }

    /// The same with two tenants (1 and 2), each with a study, two sites (`site`, `other`), and a subject with a visit and a
    /// record at each site.
    pub async fn peopled() -> Self {
        let desk = Self::new().await;
        for tenant in [1, 2] {
            desk.people(tenant).await;
        }
        desk
    }

    async fn people(&self, tenant: u32) {
        let i = |what: &str| format!("'{}'", id(tenant, what));
        let (t, person, study, version) = (i("tenant"), i("person"), i("study"), i("version"));
        self.run(
            &Context::identity(id(tenant, "person")),
            &format!(
                "insert into person (id, email, name, password_hash) values ({person}, 'ada@{tenant}.example', 'Ada Lovelace', 'secret');
                insert into session (id, person, refresh_hash, expires_at, ends_at) values ({}, {person}, '\\x{tenant:04x}', now(), now());
                insert into sso_identity (id, person, issuer, sub) values ({}, {person}, 'https://id.example', '{tenant}');
                insert into factor (id, person, kind) values ({}, {person}, 'totp');
                insert into recovery_code (id, person, hash) values ({}, {person}, '\\x{tenant:04x}');
                insert into device (id, person, hash) values ({}, {person}, '\\x{tenant:04x}')",
                i("session"),
                i("identity"),
                i("factor"),
                i("recovery code"),
                i("device"),
            ),
        )
        .await
        .unwrap();
        let mut sql = format!(
            "insert into tenant (id, name) values ({t}, 'Tenant {tenant}');
             insert into study (tenant, id, oid, name, environment) values ({t}, {study}, 'ST', 'Study', 'live');
             insert into study_version (tenant, id, study, n, oid, name, hash, design) values ({t}, {version}, {study}, 1, 'V1', 'First', 'abc', '{{\"b\": 1.50, \"a\": 2}}');
             update study_version set state = 'published', published_at = now();
             update study set version = {version};
             insert into outbox (tenant, id, topic) values ({t}, {}, 'study.published');
             insert into job (tenant, id, kind, created_by) values ({t}, {}, 'export', {person});",
            i("news"), i("job")
        );
        for (n, site) in ["site", "other"].into_iter().enumerate() {
            let (site, subject) = (i(site), i(&format!("subject of {site}")));
            let (visit, record) = (i(&format!("visit {n}")), i(&format!("record {n}")));
            sql += &format!(
                "insert into site (tenant, id, study, code, name, country) values ({t}, {site}, {study}, 'DE0{n}', 'Site', 'DE');
                 insert into subject (tenant, id, study, site, key, seq, n, version) values ({t}, {subject}, {study}, {site}, 'K{n}', 1, {n}, {version});
                 insert into visit (tenant, id, study, site, subject, oid, n) values ({t}, {visit}, {study}, {site}, {subject}, 'SE.1', 1);
                 insert into record (tenant, id, study, site, subject, visit, visit_n, form, form_n, version, saved_by)
                   values ({t}, {record}, {study}, {site}, {subject}, 'SE.1', 1, 'F.1', 1, {version}, {person});"
            );
            let (query, file) = (i(&format!("query {n}")), i(&format!("file {n}")));
            sql += &format!(
                "insert into standing (tenant, id, study, site, key, state) values ({t}, {subject}, {study}, {site}, 'K{n}', 'screening');
                 insert into file (tenant, id, study, site, subject, visit, visit_n, form, form_n, item, name, media, size, sha256, thumbnail, scanned,
                   uploaded_by, uploaded_by_name)
                   values ({t}, {file}, {study}, {site}, {subject}, 'SE.1', 1, 'F.1', 1, 'G/1/I', 'ecg.png', 'image/png', 1, 'ab', false, false, {person}, 'Ada');
                 insert into query (tenant, id, study, site, subject, origin, words, asked_by, asked_by_name, state, last_by, last_by_name)
                   values ({t}, {query}, {study}, {site}, {subject}, 'manual', '{{}}', {person}, 'Ada', 'open', {person}, 'Ada');
                 insert into query_message (tenant, id, study, site, query, said_by, said_by_name, kind)
                   values ({t}, {}, {study}, {site}, {query}, {person}, 'Ada', 'asked');
                 insert into printout (tenant, id, study, site, subject, language, printed_by, printed_by_name)
                   values ({t}, {}, {study}, {site}, {subject}, 'en', {person}, 'Ada');
                 insert into verification (tenant, id, study, site, subject, visit, visit_n, form, form_n)
                   values ({t}, {}, {study}, {site}, {subject}, 'SE.1', 1, 'F.1', 1);
                 insert into data_lock (tenant, id, study, site, subject, level, state, set_by, set_by_name)
                   values ({t}, {}, {study}, {site}, {subject}, 'subject', 'open', {person}, 'Ada');
                 insert into lock_campaign (tenant, id, study, site, subject, step, why, asked_by, asked_by_name, approver, approver_name)
                   values ({t}, {}, {study}, {site}, {subject}, 'lock', 'Done', {person}, 'Ada', {t}, 'Bob');",
                i(&format!("message {n}")),
                i(&format!("printout {n}")),
                i(&format!("verification {n}")),
                i(&format!("lock {n}")),
                i(&format!("campaign {n}")),
            );
            sql += &format!(
                "insert into signature (tenant, id, study, site, subject, level, meaning, signer, signer_name, organisation, signed_at, zone, act,
                   content, content_hash, hash)
                   values ({t}, {}, {study}, {site}, {subject}, 'casebook', 'authorship', {person}, 'Ada', 'Acme', now(), 'UTC', {person}, '{{}}', '', '');",
                i(&format!("signature {n}")),
            );
        }
        let (release, job) = (i("release"), i("job"));
        sql += &format!(
            "insert into snapshot (tenant, id, study, name, formats, filter, unblinded, days, job, ordered_by, ordered_by_name)
               values ({t}, {}, {study}, 'Interim', '{{csv}}', '{{}}', false, 30, {t}, {person}, 'Ada');",
            i("snapshot")
        );
        sql += &format!("insert into sign_in_policy (tenant, id, set_by, set_by_name) values ({t}, {}, {person}, 'Ada');", i("policy"));
        sql += &format!("insert into access_event (tenant, id, study, kind) values ({t}, {}, {study}, 'download');", i("event"));
        sql += &format!(
            "insert into trail_review (tenant, id, study, scope, since, until, sample, seed, begun_by, begun_by_name)
               values ({t}, {}, {study}, 'All', now(), now(), 1, 1, {person}, 'Ada');
             insert into trail_review_entry (tenant, id, study, review, entry_kind, entry_seq) values ({t}, {}, {study}, {}, 'record', 1);",
            i("review"),
            i("review entry"),
            i("review"),
        );
        sql += &format!(
            "insert into tenant_key (tenant, id, n, wrapped) values ({t}, {}, 1, '\\x01');
             insert into seal_check (tenant, id, took_ms, seals, entries, waiting, faults) values ({t}, {}, 1, 1, 1, 0, 0);
             insert into vault_item (tenant, id, purpose, object, key, sealed) values ({t}, {}, 'test.secret', 'one', 1, '\\x01');
             insert into release (tenant, id, study, version, moves, state, job, created_by)
               values ({t}, {release}, {study}, {version}, true, 'done', {job}, {person});
             insert into release_subject (tenant, id, study, site, release, subject)
               values ({t}, {}, {study}, {}, {release}, {});
             insert into saved_view (tenant, id, study, person, list, name, query) values ({t}, {}, {study}, app_actor(), 'subjects', 'Mine', '');
             insert into query_filter (tenant, id, study, owner, owner_name, name, filter) values ({t}, {}, {study}, {person}, 'Ada', 'Mine', '{{}}');
             insert into review_plan (tenant, id, study, plan, set_by, set_by_name) values ({t}, {}, {study}, '{{}}', {person}, 'Ada');
             insert into enrolment_plan (tenant, id, study, plan, set_by, set_by_name) values ({t}, {}, {study}, '{{}}', {person}, 'Ada');",
            i("key"),
            i("seal check"),
            i("secret"),
            i("moved"),
            i("site"),
            i("subject of site"),
            i("view"),
            i("filter"),
            i("plan"),
            i("enrolment plan"),
        );
        sql += &format!(
            "insert into membership (tenant, id, person, role, study, site) values ({t}, {}, {person}, 'coordinator', {study}, {});
             insert into own_role (tenant, id, name, base, may) values ({t}, {}, 'Lead', 'monitor', '{{study_read}}');
             insert into delegation (tenant, id, study, study_name, site, site_name, person, role, duties, proposed_by, proposed_by_name)
               values ({t}, {}, {study}, 'Study', {}, 'Site', {person}, 'coordinator', 'Entry', {person}, 'Ada');
             insert into support_read (tenant, id, membership, action, object) values ({t}, {}, {}, 'study.ListStudies', '/api/studies');
             insert into mail (tenant, id, about, kind, person) values ({t}, {}, 'digest', 'digest', {person});
             insert into invitation (tenant, id, email, role, invited_by, invited_by_name, expires_at)
               values ({t}, {}, 'bob@{tenant}.example', 'coder', {person}, 'Ada', now());
             insert into ticket (id, purpose, tenant, token_hash, created_at, expires_at)
               values ({}, 'invitation', {t}, '\\x{tenant:04x}', now(), now());
             insert into digest (tenant, id) values ({t}, {person});
             select audit.put_seal(0, 'a seal', '\\x01', '\\x01')",
            i("membership"),
            i("site"),
            i("own role"),
            i("delegation"),
            i("site"),
            i("support read"),
            i("membership"),
            i("mail"),
            i("invitation"),
            i("ticket"),
        );
        sql += &format!(
            "; insert into sso_provider (tenant, id, name, issuer, client_id) values ({t}, {provider}, 'Acme', 'https://id.example', 'probatum');
             insert into sso_domain (tenant, id, domain, token) values ({t}, {}, 'acme.example', 'x');
             insert into sso_rule (tenant, id, provider, claim, value, role) values ({t}, {}, {provider}, 'groups', 'crc', 'coordinator');
             insert into sso_session (tenant, id, provider, session, person, sub, checked_at)
               values ({t}, {}, {provider}, {session}, {person}, 'ada', now());
             insert into sso_proof (tenant, id, provider, session, person, digest, asked_at)
               values ({t}, {}, {provider}, {session}, {person}, 'abc', now());
             insert into sso_policy (tenant, id, required) values ({t}, {t}, false);
             insert into sso_local (tenant, id, person) values ({t}, {}, {person})",
            i("domain"),
            i("rule"),
            i("attempt"),
            i("step up"),
            i("local"),
            provider = i("provider"),
            session = i("session"),
        );
        self.run(&Context::of(tenant), &sql).await.unwrap();
    }

    /// Runs statements as what serves, in one transaction with its context. How many rows the last one touched.
    pub async fn run(&self, context: &Context, sql: &str) -> Result<u64, String> {
        run(&self.app, &context.settings(), sql).await.map_err(|error| error.to_string())
    }

    /// The first column of every row, as text, read by what serves.
    pub async fn read(&self, context: &Context, sql: &str) -> Vec<String> {
        read(&self.app, &context.settings(), sql).await
    }

    /// One text.
    pub async fn one(&self, context: &Context, sql: &str) -> String {
        let mut rows = self.read(context, sql).await;
        assert_eq!(rows.len(), 1, "{sql}");
        rows.remove(0)
    }

    /// What the lint says: relation, problem and mend, of what serves.
    pub async fn lint(&self) -> Vec<[String; 3]> {
        let mut holes = Vec::new();
        for query in [SCHEMA, LOGIN] {
            for row in self.app.query_all_raw(statement(query)).await.unwrap() {
                holes.push(["relation", "problem", "mend"].map(|column| row.try_get::<String>("", column).unwrap()));
            }
        }
        holes
    }
}

/// Statements in one transaction with these settings.
pub async fn run(db: &DatabaseConnection, settings: &str, sql: &str) -> Result<u64, DbErr> {
    let tx = db.begin().await?;
    tx.execute_unprepared(settings).await?;
    let done = tx.execute_unprepared(sql).await?;
    tx.commit().await?;
    Ok(done.rows_affected())
}

/// The first column of every row, as text, with these settings.
pub async fn read(db: &DatabaseConnection, settings: &str, sql: &str) -> Vec<String> {
    let tx = db.begin().await.unwrap();
    tx.execute_unprepared(settings).await.unwrap();
    let rows = tx.query_all_raw(statement(sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

pub fn statement(sql: &str) -> Statement {
    Statement::from_string(sea_orm_migration::sea_orm::DbBackend::Postgres, sql)
}

async fn connect(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).max_connections(4).connect_timeout(std::time::Duration::from_secs(20));
    // The cluster answers a moment after it was started.
    let begun = std::time::Instant::now();
    loop {
        match Database::connect(options.clone()).await {
            Ok(db) => return db,
            Err(error) if begun.elapsed().as_secs() > 60 => panic!("{error}"),
            Err(_) => tokio::time::sleep(std::time::Duration::from_millis(50)).await,
        }
    }
}
