//! Seals: whatever is done to the trail behind the system's back is named by its place, by this program and by the verifier that was
//! written from docs/seals.md; what commits late is sealed all the same; what the sealer has begun survives a kill.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha12Rng;
use server::kernel::db::{Ctx, Db, Tx};
use server::kernel::vault::Vault;
use server::kit::desk::Desk;
use server::kit::place;
use server::rooms::audit::seal::{self, Against, Bundle, Report, Shown};
use shared::access::Role;
use shared::kernel::TenantId;
use sqlx::postgres::PgPoolOptions;
use zip::CompressionMethod;

/// A desk where people have worked, and the trail was sealed now and then.
async fn sealed(rounds: u32) -> Desk {
    let desk = Desk::new().await;
    let (here, there) = (desk.person(Role::Coordinator).await, desk.neighbour().await);
    for round in 0..rounds {
        let subject = desk.subject(&here).await;
        for n in 0..3 {
            here.because("read again").save(desk.on(subject), n, &[("IG.VS/1/IT.SBP", &format!("{}", 120 + n + round))]).await.unwrap();
        }
        let [_, site] = desk.home.sites;
        let new = shared::capture::api::NewSubject { id: shared::kernel::SubjectId(server::kernel::ports::fresh()), site, key: None };
        let subject = there.call::<shared::capture::api::EnrolSubject>(&desk.study(), &new).await.unwrap().id;
        there.save(desk.on(subject), 0, &[("IG.VS/1/IT.NOTE", "THE OTHER SITE'S")]).await.unwrap();
        assert!(seal::seal_now(&desk.app).await.unwrap() > 0);
    }
    desk
}

async fn reading(desk: &Desk, tenant: TenantId) -> Tx {
    desk.app.db.begin(&Ctx { writes: false, ..Ctx::system(tenant, "test.Verify") }).await.unwrap()
}

async fn verified(tx: &Tx, vault: &Vault) -> seal::Live {
    seal::verify(tx, Against::kept(vault, tx.ctx.tenant, None).unwrap()).await.unwrap()
}

async fn bundled(tx: &Tx, vault: &Vault, shown: &Shown) -> Vec<u8> {
    let mut bytes = Vec::new();
    seal::write_bundle(tx, vault, shown, CompressionMethod::Stored, &mut bytes).await.unwrap();
    bytes
}

fn weighed(bundle: &[u8]) -> Report {
    Bundle::read(Cursor::new(bundle)).unwrap().verify(None, None)
}

fn lines(report: &Report) -> Vec<String> {
    let mut lines: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    lines.sort();
    lines
}

/// What the verifier that was written from the specification says of each bundle.
fn python(more: &[&str], bundles: &[PathBuf]) -> Vec<Vec<String>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/verify_seals.py");
    let done = Command::new("python3").arg(script).args(more).args(bundles).output().unwrap();
    assert!(done.stderr.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
    let mut said: Vec<Vec<String>> = Vec::new();
    for line in String::from_utf8(done.stdout).unwrap().lines() {
        match line.strip_prefix("  ") {
            Some(fault) => said.last_mut().unwrap().push(fault.to_owned()),
            None => said.push(Vec::new()),
        }
    }
    assert_eq!(done.status.code(), Some(if said.iter().all(Vec::is_empty) { 0 } else { 2 }));
    said
}

/// A folder of the test's own. Gone when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = place().join(format!("probatum-bundles-{}", server::kernel::ports::fresh()));
        std::fs::create_dir(&path).unwrap();
        Self(path)
    }

    fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// Req: AUD-15
#[actix_web::test]
async fn an_untouched_trail_is_proven_here_and_anywhere() {
    let desk = sealed(3).await;
    let tx = reading(&desk, desk.home.tenant).await;
    let live = verified(&tx, &desk.app.vault).await;
    let written: u64 = count(&desk, desk.home.tenant).await;
    assert_eq!((lines(&live.report), live.waiting, live.report.entries), (Vec::new(), 0, written));
    let folder = Folder::new();
    let bundle = bundled(&tx, &desk.app.vault, &Shown::default()).await;
    assert_eq!(weighed(&bundle).entries, written);
    assert_eq!(python(&[], &[folder.put("whole.zip", &bundle)]), [Vec::<String>::new()]);
    // People and sessions are of no tenant: their trail is sealed, too.
    let nobody = reading(&desk, TenantId::default()).await;
    let live = verified(&nobody, &desk.app.vault).await;
    assert!(live.report.faults.is_empty() && live.report.entries > 0 && live.waiting == 0, "{live:?}");
}

/// Every shadow row of the tenant.
async fn count(desk: &Desk, tenant: TenantId) -> u64 {
    let mut count = 0;
    for table in tables(desk).await {
        let rows = desk.owner(&format!("select count(*)::text from audit.{table} where tenant = '{tenant}'")).await;
        count += rows[0].parse::<u64>().unwrap();
    }
    count
}

async fn tables(desk: &Desk) -> Vec<String> {
    let sql = "select table_name::text from information_schema.columns where table_schema = 'audit' and column_name = 'changes'
               and table_name !~ '_p[0-9]+$' order by 1";
    desk.owner(sql).await
}

/// Req: AUD-03, AUD-15
#[actix_web::test]
async fn what_commits_late_is_sealed_all_the_same() {
    let desk = sealed(1).await;
    let tenant = desk.home.tenant;
    let begin = async || desk.app.db.begin(&Ctx::system(tenant, "test.Rename")).await.unwrap();
    let rename = async |tx: &Tx, site: usize, name: &str| {
        let values = [tenant.0.into(), desk.home.sites[site].0.into(), name.into()];
        assert_eq!(tx.run("update site set name = $3 where tenant = $1 and id = $2", values).await.unwrap(), 1);
    };
    // The first to commit draws the later number; once as the younger transaction, once as the elder.
    for elder_commits_first in [false, true] {
        let (early, late) = (begin().await, begin().await);
        let elder = if elder_commits_first { &early } else { &late };
        elder.run("update study set name = 'Elder' || random() where tenant = $1", [tenant.0.into()]).await.unwrap();
        rename(&late, 0, &format!("Late {elder_commits_first}")).await;
        rename(&early, 1, &format!("Early {elder_commits_first}")).await;
        early.commit().await.unwrap();
        assert_eq!(seal::seal_within(&desk.app, Duration::ZERO).await.unwrap(), 0);
        late.commit().await.unwrap();
        assert_eq!(seal::seal_now(&desk.app).await.unwrap(), 3);
        let live = verified(&reading(&desk, tenant).await, &desk.app.vault).await;
        assert_eq!((lines(&live.report), live.waiting), (Vec::new(), 0));
    }
}

/// Req: AUD-05, AUD-15
#[actix_web::test]
async fn a_database_that_lost_its_newest_seals_is_not_built_upon() {
    let desk = sealed(3).await;
    let tenant = desk.home.tenant;
    let cut = format!(
        "alter table audit.seal disable trigger keep; delete from audit.seal where tenant = '{tenant}' and n = (select max(n) from audit.seal where tenant = '{tenant}')"
    );
    behind(&desk, &cut).await;
    let person = desk.person(Role::Coordinator).await;
    desk.subject(&person).await;
    seal::seal_now(&desk.app).await.unwrap();
    let live = verified(&reading(&desk, tenant).await, &desk.app.vault).await;
    assert!(live.waiting > 0);
    assert_eq!(lines(&live.report).len(), 1, "{:?}", lines(&live.report));
    assert!(lines(&live.report)[0].ends_with("missing"));
}

/// Runs statements as the superuser, past everything.
async fn behind(desk: &Desk, sql: &str) {
    use sqlx::{ConnectOptions, Connection, Executor};
    let mut connection = desk.db.superuser().connect().await.unwrap();
    connection.execute(sqlx::AssertSqlSafe(sql.to_owned())).await.unwrap();
    connection.close().await.unwrap();
}

/// Req: AUD-15
#[actix_web::test]
async fn seals_of_an_older_key_hold_after_a_rotation_and_a_forged_key_is_named() {
    let desk = sealed(2).await;
    desk.app.vault.rotate_signer().await.unwrap();
    desk.subject(&desk.person(Role::Coordinator).await).await;
    seal::seal_now(&desk.app).await.unwrap();
    let tx = reading(&desk, desk.home.tenant).await;
    assert_eq!(lines(&verified(&tx, &desk.app.vault).await.report), Vec::<String>::new());
    let keys = desk.app.vault.public_keys().unwrap();
    assert_eq!(keys.len(), 2);
    let mut forged = Against::kept(&desk.app.vault, desk.home.tenant, None).unwrap();
    forged.keys[0].public = keys[1].public.clone();
    let faults = lines(&seal::verify(&tx, forged).await.unwrap().report);
    assert!(faults.contains(&format!("key {} altered", keys[0].id)) && faults.contains(&"seal 0 altered".to_owned()), "{faults:?}");
}

/// Req: AUD-15, TEN-04
#[actix_web::test]
async fn the_trail_of_a_tenant_whose_key_was_destroyed_stays_proven() {
    let desk = sealed(2).await;
    let ctx = Ctx { reason: Some("over".into()), ..Ctx::system(desk.home.tenant, "test.Destroy") };
    server::kernel::vault::destroy(&desk.app, &ctx).await.unwrap();
    seal::seal_now(&desk.app).await.unwrap();
    let live = verified(&reading(&desk, desk.home.tenant).await, &desk.app.vault).await;
    assert_eq!((lines(&live.report), live.waiting), (Vec::new(), 0));
}

/// Req: AUD-15
#[actix_web::test]
async fn a_sites_bundle_shows_the_site_alone_and_all_of_it() {
    let desk = sealed(2).await;
    let tx = reading(&desk, desk.home.tenant).await;
    let [site, _] = desk.home.sites;
    let shown = Shown { study: Some(desk.home.study.0), sites: Some(vec![site.0]) };
    let bundle = bundled(&tx, &desk.app.vault, &shown).await;
    let text = String::from_utf8_lossy(&bundle);
    assert!(text.contains("read again") && !text.contains("THE OTHER SITE'S"));
    let report = weighed(&bundle);
    assert!(report.faults.is_empty() && report.entries > 0, "{report:?}");
    let folder = Folder::new();
    assert_eq!(python(&[], &[folder.put("site.zip", &bundle)]), [Vec::<String>::new()]);
    // What is left out of the list is noticed: the seal says how many entries of the site it holds.
    let less = without_an_entry(&bundle);
    let faults = lines(&weighed(&less));
    assert!(faults.iter().any(|fault| fault.ends_with("unproven") || fault.ends_with("incomplete")), "{faults:?}");
    assert_eq!(python(&[], &[folder.put("less.zip", &less)]), [faults]);
}

/// The bundle with one entry of its last seal taken off the list and out of the rows, and its hash among the others.
fn without_an_entry(bundle: &[u8]) -> Vec<u8> {
    repack(bundle, |lines| {
        let at = lines.iter().rposition(|line| line["entries"].as_array().is_some_and(|entries| !entries.is_empty())).unwrap();
        let gone = lines[at]["entries"].as_array_mut().unwrap().pop().unwrap();
        lines[at]["others"].as_array_mut().unwrap().push(gone[5].clone());
        let seq = gone[3].to_string();
        lines.retain(|line| !(line["table"] == gone[2] && line["seq"] == seq.as_str()));
    })
}

fn repack(bundle: &[u8], alter: impl Fn(&mut Vec<serde_json::Value>)) -> Vec<u8> {
    use std::io::{Read, Write};
    let mut from = zip::ZipArchive::new(Cursor::new(bundle)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..from.len() {
        let mut file = from.by_index(n).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        if name == "trail.ndjson" {
            let mut lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            alter(&mut lines);
            text = lines.iter().map(|line| format!("{line}\n")).collect();
        }
        to.start_file(name, zip::write::SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).unwrap();
        to.write_all(text.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

// ---- A thousand ways to tamper, as superuser, each in a transaction that is taken back.

/// A sealed row.
#[derive(Clone, Debug)]
struct Victim {
    table: String,
    seq: i64,
}

struct Lot {
    dice: ChaCha12Rng,
    tenant: TenantId,
    away: TenantId,
    rows: Vec<Victim>,
    /// Columns of each table but `seq`.
    columns: std::collections::BTreeMap<String, Vec<String>>,
    seals: i64,
}

/// What was done, and what of the report must name it.
struct Deed {
    sql: Vec<String>,
    named: Vec<String>,
}

impl Lot {
    async fn of(desk: &Desk) -> Self {
        let mut rows = Vec::new();
        let mut columns = std::collections::BTreeMap::new();
        for table in tables(desk).await {
            let seqs = desk.owner(&format!("select seq::text from audit.{table} where tenant = '{}' order by seq", desk.home.tenant)).await;
            rows.extend(seqs.iter().map(|seq| Victim { table: table.clone(), seq: seq.parse().unwrap() }));
            let sql = format!(
                "select column_name::text from information_schema.columns where table_schema = 'audit' and table_name = '{table}' and column_name <> 'seq' order by ordinal_position"
            );
            columns.insert(table.clone(), desk.owner(&sql).await);
        }
        let seals = desk.owner(&format!("select count(*)::text from audit.seal where tenant = '{}'", desk.home.tenant)).await;
        let (tenant, away) = (desk.home.tenant, desk.away.tenant);
        Self { dice: ChaCha12Rng::seed_from_u64(15), tenant, away, rows, columns, seals: seals[0].parse().unwrap() }
    }

    fn row(&mut self) -> Victim {
        // The last rows of tables are chosen as often as those in the middle.
        let at = self.dice.random_range(0..self.rows.len());
        let victim = self.rows[at].clone();
        match self.dice.random_bool(0.3) {
            true => self.rows.iter().rfind(|row| row.table == victim.table).unwrap().clone(),
            false => victim,
        }
    }

    fn seal(&mut self) -> i64 {
        if self.dice.random_bool(0.3) { self.seals - 1 } else { self.dice.random_range(0..self.seals) }
    }

    fn deed(&mut self, kind: usize) -> Deed {
        match kind {
            0..=9 => self.on_a_row(kind),
            10 => self.inserted(),
            11 => self.reordered(),
            12 => self.deleted_to_the_end(),
            _ => self.on_a_seal(kind),
        }
    }

    fn on_a_row(&mut self, kind: usize) -> Deed {
        let Victim { table, seq } = self.row();
        let away = self.away;
        let set = match kind {
            0 => "changes = (changes::text || ' ')::json",
            1 => "changes = replace(changes::text, '{', '{ ')::json",
            2 => "at = at + interval '1 microsecond'",
            3 => "at = at - interval '1 year'",
            4 => "at = 'infinity'",
            5 => "actor = '019ad4c8-0000-7000-8000-00000000000f'",
            6 => "actor_name = actor_name || 'x', role = 'inspector'",
            7 => "reason = coalesce(reason || ' ', ''), organisation = 'Elsewhere'",
            8 => &format!("tenant = '{away}'"),
            _ => "",
        };
        let to = if set.is_empty() { format!("delete from audit.{table}") } else { format!("update audit.{table} set {set}") };
        let sql = vec![format!("{to} where tenant = '{}' and seq = {seq}", self.tenant)];
        let what = if kind < 8 { "altered" } else { "missing" };
        Deed { sql, named: vec![format!(r"entry \d+ {table} {seq} \S+ {what}")] }
    }

    /// A copy of a row, dated and numbered as one that was never there.
    fn inserted(&mut self) -> Deed {
        let Victim { table, seq } = self.row();
        let free = (seq - 40..seq).rev().find(|free| !self.rows.iter().any(|row| row.table == table && row.seq == *free)).unwrap();
        let columns = self.columns[&table].join(", ");
        let sql = format!(
            "insert into audit.{table} (seq, {columns}) overriding system value select {free}, {columns} from audit.{table} where tenant = '{}' and seq = {seq}",
            self.tenant
        );
        Deed { sql: vec![sql], named: vec![format!(r"entry - {table} {free} \S+ inserted")] }
    }

    /// Two rows of a table change their places.
    fn reordered(&mut self) -> Deed {
        let Victim { table, seq } = self.row();
        let others: Vec<i64> = self.rows.iter().filter(|row| row.table == table && row.seq != seq).map(|row| row.seq).collect();
        if others.is_empty() {
            return self.on_a_row(9);
        }
        let other = others[self.dice.random_range(0..others.len())];
        let columns = self.columns[&table].join(", ");
        let both = format!("tenant = '{}' and seq in ({seq}, {other})", self.tenant);
        let sql = vec![
            format!("create temp table moved on commit drop as select * from audit.{table} where {both}"),
            format!("delete from audit.{table} where {both}"),
            format!(
                "insert into audit.{table} (seq, {columns}) overriding system value select case seq when {seq} then {other} else {seq} end, {columns} from moved"
            ),
        ];
        Deed { sql, named: vec![format!(r"entry \d+ {table} {seq} \S+ altered"), format!(r"entry \d+ {table} {other} \S+ altered")] }
    }

    /// The end of a table, row by row.
    fn deleted_to_the_end(&mut self) -> Deed {
        let Victim { table, seq } = self.row();
        let sql = format!("delete from audit.{table} where tenant = '{}' and seq >= {seq}", self.tenant);
        let gone = self.rows.iter().filter(|row| row.table == table && row.seq >= seq);
        Deed { sql: vec![sql], named: gone.map(|row| format!(r"entry \d+ {table} {} \S+ missing", row.seq)).collect() }
    }

    fn on_a_seal(&mut self, kind: usize) -> Deed {
        let (n, tenant, last) = (self.seal(), self.tenant, self.seals - 1);
        let update = |set: &str| vec![format!("update audit.seal set {set} where tenant = '{tenant}' and n = {n}")];
        let altered = vec![format!("seal {n} altered")];
        let at = self.dice.random_range(0..60);
        match kind {
            13 => Deed { sql: update("body = replace(body, 'time 2', 'time 1')"), named: altered },
            14 => Deed { sql: update("body = body || 'scope - - 1' || chr(10)"), named: altered },
            15 => Deed { sql: update(&format!("signature = set_byte(signature, {at}, get_byte(signature, {at}) # 1)")), named: altered },
            16 => Deed { sql: update("body = ''"), named: altered },
            // The list: a scope, a running number, a row, a hash.
            17 => Deed {
                sql: update(&format!("leaves = set_byte(leaves, {at}, get_byte(leaves, {at}) # 1)")),
                named: vec![format!("(seal {n} |entry).*")],
            },
            18 => Deed { sql: update("leaves = substr(leaves, 2)"), named: vec![format!("seal {n} unproven")] },
            19 => Deed {
                sql: vec![format!("delete from audit.seal where tenant = '{tenant}' and n = {n}")],
                named: vec![format!("seal {n} missing")],
            },
            20 => {
                let named = if n == last { format!("seal {n} missing") } else { format!("seals {n}-{last} missing") };
                Deed { sql: vec![format!("delete from audit.seal where tenant = '{tenant}' and n >= {n}")], named: vec![named] }
            }
            21 => {
                let sql = format!(
                    "insert into audit.seal select tenant, {last} + 1, body, signature, leaves from audit.seal where tenant = '{tenant}' and n = {n}"
                );
                Deed { sql: vec![sql], named: vec![format!("seal {} altered", last + 1)] }
            }
            _ => self.swapped(n),
        }
    }

    /// Two seals change their places.
    fn swapped(&mut self, n: i64) -> Deed {
        let (tenant, other) = (self.tenant, if n == 0 { 1 } else { n - 1 });
        let step = |from: i64, to: i64| format!("update audit.seal set n = {to} where tenant = '{tenant}' and n = {from}");
        Deed {
            sql: vec![step(n, 1_000_000), step(other, n), step(1_000_000, other)],
            named: vec![format!("seal {n} altered"), format!("seal {other} altered")],
        }
    }
}

/// The kinds of deeds.
const KINDS: usize = 23;
const WAYS: usize = 1000;

/// Req: AUD-15
#[actix_web::test]
async fn a_thousand_ways_to_tamper_are_each_named_by_their_place_and_the_other_verifier_agrees() {
    let desk = sealed(4).await;
    let mut lot = Lot::of(&desk).await;
    let superuser = Db::new(PgPoolOptions::new().max_connections(2).connect_lazy_with(desk.db.superuser()));
    let folder = Folder::new();
    let (mut bundles, mut said) = (Vec::new(), Vec::new());
    for way in 0..WAYS {
        let deed = lot.deed(way % KINDS);
        let tx = superuser.begin(&Ctx::system(lot.tenant, "test.Tamper")).await.unwrap();
        for sql in std::iter::once(OPEN).chain(deed.sql.iter().map(String::as_str)) {
            sea_orm::ConnectionTrait::execute_unprepared(&tx, sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        }
        let live = lines(&verified(&tx, &desk.app.vault).await.report);
        for named in &deed.named {
            let pattern = regex(named);
            assert!(live.iter().any(|line| pattern(line)), "{way}: {:?} must name {named}, and says {live:?}", deed.sql);
        }
        let bundle = bundled(&tx, &desk.app.vault, &Shown::default()).await;
        assert_eq!(lines(&weighed(&bundle)), live, "{way}: {:?}", deed.sql);
        bundles.push(folder.put(&format!("{way}.zip"), &bundle));
        said.push(live);
    }
    assert_eq!(python(&[], &bundles), said);
    // None of it stayed.
    assert_eq!(lines(&verified(&reading(&desk, lot.tenant).await, &desk.app.vault).await.report), Vec::<String>::new());
}

/// What keeps even the owner from altering history stands aside.
const OPEN: &str = "create or replace function audit.refuse() returns trigger language plpgsql as 'begin return null; end'";

/// A pattern of words, with `\d+`, `\S+` and an end that is open: as much as these tests need.
fn regex(pattern: &str) -> impl Fn(&str) -> bool {
    let pattern = pattern.to_owned();
    move |line: &str| {
        if let Some(open) = pattern.strip_suffix(".*") {
            let starts = open.trim_start_matches('(').trim_end_matches(')');
            return starts.split('|').any(|start| line.starts_with(start));
        }
        let (wanted, words): (Vec<&str>, Vec<&str>) = (pattern.split(' ').collect(), line.split(' ').collect());
        wanted.len() == words.len() && wanted.iter().zip(&words).all(|(wanted, word)| wanted.starts_with('\\') || wanted == word)
    }
}

/// Req: AUD-15
#[actix_web::test]
async fn a_head_that_was_kept_elsewhere_shows_what_was_cut_off_everywhere() {
    let desk = sealed(3).await;
    let tx = reading(&desk, desk.home.tenant).await;
    let head = seal::head(&tx, &desk.app.vault).await.unwrap().unwrap();
    drop(tx);
    // Rows, seals and the head beside the keys: all of the newest is gone.
    std::fs::remove_file(desk.keys.dir.join("seals").join(format!("{}.head", desk.home.tenant))).unwrap();
    let n = head.number;
    behind(&desk, &format!("{OPEN}; delete from audit.seal where tenant = '{}' and n = {n}", desk.home.tenant)).await;
    let tx = reading(&desk, desk.home.tenant).await;
    assert_eq!(lines(&verified(&tx, &desk.app.vault).await.report), Vec::<String>::new());
    let against = Against::kept(&desk.app.vault, desk.home.tenant, Some(head.clone())).unwrap();
    assert_eq!(lines(&seal::verify(&tx, against).await.unwrap().report), [format!("seal {n} missing")]);
    let bundle = bundled(&tx, &desk.app.vault, &Shown::default()).await;
    let folder = Folder::new();
    let kept = folder.put("kept.head", serde_json::to_string(&head).unwrap().as_bytes());
    let report = Bundle::read(Cursor::new(&bundle)).unwrap().verify(None, Some(head));
    assert_eq!(python(&["--head", kept.to_str().unwrap()], &[folder.put("cut.zip", &bundle)]), [lines(&report)]);
    assert_eq!(lines(&report), [format!("seal {n} missing")]);
}

/// Req: AUD-15
#[actix_web::test]
async fn an_entry_and_the_growth_of_the_log_are_proven_by_a_few_hashes() {
    let desk = sealed(5).await;
    let tx = reading(&desk, desk.home.tenant).await;
    let keys = desk.app.vault.public_keys().unwrap();
    let last = desk.owner(&format!("select max(seq)::text from audit.record where tenant = '{}'", desk.home.tenant)).await;
    let proof = seal::of_entry(&tx, "record", last[0].parse().unwrap()).await.unwrap().unwrap();
    assert!(proof.holds(&keys) && !proof.holds(&[]));
    let mut other = proof.clone();
    other.entry.insert("reason".into(), "another".into());
    assert!(!other.holds(&keys));
    assert!(seal::of_entry(&tx, "record", 1_000_000).await.unwrap().is_none());

    let head = seal::head(&tx, &desk.app.vault).await.unwrap().unwrap();
    let mut earlier = Vec::new();
    for since in 0..=head.number {
        let row = desk.owner(&format!("select body from audit.seal where tenant = '{}' and n = {since}", desk.home.tenant)).await;
        let sign = desk
            .owner(&format!("select encode(signature, 'hex') from audit.seal where tenant = '{}' and n = {since}", desk.home.tenant))
            .await;
        let growth = seal::growth(&tx, &desk.app.vault, since).await.unwrap().unwrap();
        let kept = seal::Head { number: since, hash: seal::named(&row[0]), body: row[0].clone(), signature: sign[0].clone() };
        assert!(growth.holds(&kept, &keys), "{since}");
        assert!(earlier.iter().all(|other| !growth.holds(other, &keys)), "{since}");
        earlier.push(kept);
    }
}

/// Req: AUD-15, ACC-10
#[actix_web::test]
async fn an_investigator_takes_the_sites_bundle_along_and_no_other() {
    use shared::audit::api::{DownloadBundle, ReadSeals};
    use shared::audit::seals::{BundleOf, SealsSince};
    use shared::kernel::to_query;
    let desk = sealed(2).await;
    let [here, there] = desk.home.sites;
    let investigator = desk.person(Role::Investigator).await;
    seal::seal_now(&desk.app).await.unwrap();
    let view = investigator.call::<ReadSeals>(&desk.study(), &SealsSince { since: Some(0) }).await.unwrap();
    let last = view.last.unwrap();
    assert!(last.number > 0 && last.entries > 0 && view.waiting == 0 && !view.inclusion.is_empty());
    let path = shared::kernel::fill_path::<DownloadBundle>(&desk.study());
    let ask = async |site| investigator.request("GET", &format!("/api{path}?{}", to_query(&BundleOf { site })), None).await;
    for site in [None, Some(here)] {
        let (status, bytes) = ask(site).await;
        assert_eq!(status, 200);
        let report = weighed(&bytes);
        assert!(report.faults.is_empty() && report.entries > 0);
        let text = unpacked(&bytes);
        assert!(text.contains("read again") && !text.contains("THE OTHER SITE'S"));
    }
    assert_eq!(ask(Some(there)).await.0, 404);
    let manager = desk.person(Role::DataManager).await;
    let (status, bytes) = manager.request("GET", &format!("/api{path}"), None).await;
    assert!(status == 200 && unpacked(&bytes).contains("THE OTHER SITE'S") && weighed(&bytes).faults.is_empty());
    assert_eq!(desk.person(Role::Coordinator).await.request("GET", &format!("/api{path}"), None).await.0, 403);
}

fn unpacked(bundle: &[u8]) -> String {
    let mut text = String::new();
    let mut zip = zip::ZipArchive::new(Cursor::new(bundle)).unwrap();
    std::io::Read::read_to_string(&mut zip.by_name("trail.ndjson").unwrap(), &mut text).unwrap();
    text
}

fn probatum(data: &Path, args: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_probatum"));
    let done = command.args(args).args(["--log", "warn", "--data-dir"]).arg(data).output().unwrap();
    (done.status.code().unwrap_or(-1), format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr)))
}

/// Req: AUD-03, AUD-15
#[test]
fn a_server_that_is_killed_while_it_seals_leaves_a_trail_that_is_proven() {
    use std::io::{BufRead, BufReader};
    let data = place().join(format!("probatum-seals-{}", server::kernel::ports::fresh()));
    let mut dice = ChaCha12Rng::seed_from_u64(4);
    for round in 0..4 {
        let mut server = Command::new(env!("CARGO_BIN_EXE_probatum"))
            .args(["demo", "--listen", "127.0.0.1:0", "--log", "warn", "--seal-seconds", "1", "--data-dir"])
            .arg(&data)
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(server.stdout.take().unwrap()).lines();
        assert!(lines.by_ref().map_while(Result::ok).any(|line| line.starts_with("Probatum listens on ")));
        // Sealing has just begun: it is cut short somewhere, each time somewhere else.
        std::thread::sleep(Duration::from_millis(100 + round * 150 + dice.random_range(0..150)));
        server.kill().unwrap();
        server.wait().unwrap();
    }
    let (code, said) = probatum(&data, &["audit", "verify"]);
    assert_eq!(code, 0, "{said}");
    let (code, said) = probatum(&data, &["audit", "seal"]);
    assert_eq!(code, 0, "{said}");
    let (code, said) = probatum(&data, &["audit", "verify"]);
    assert!(code == 0 && said.contains("0 not sealed yet"), "{said}");
    let bundle = data.join("bundle.zip");
    let tenant = std::fs::read_dir(data.join("keys/seals")).unwrap().flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let tenant: BTreeSet<String> =
        tenant.filter_map(|name| Some(name.strip_suffix(".head")?.to_owned())).filter(|id| !id.starts_with("00000000")).collect();
    let tenant = tenant.first().unwrap();
    let (code, said) = probatum(&data, &["audit", "bundle", "--tenant", tenant, "--out", bundle.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
    let head = data.join("keys/seals").join(format!("{tenant}.head"));
    let (code, said) = probatum(&data, &["audit", "verify", bundle.to_str().unwrap(), "--head", head.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(python(&["--head", head.to_str().unwrap()], std::slice::from_ref(&bundle)), [Vec::<String>::new()]);
    prove(&data, tenant, &std::fs::read(&bundle).unwrap());
    std::fs::remove_dir_all(&data).unwrap();
}

/// One entry, proven by a file of its own and the public keys.
fn prove(data: &Path, tenant: &str, bundle: &[u8]) {
    let mut keys = Vec::new();
    let mut zip = zip::ZipArchive::new(Cursor::new(bundle)).unwrap();
    std::io::Read::read_to_end(&mut zip.by_name("keys.json").unwrap(), &mut keys).unwrap();
    let trail = unpacked(bundle);
    let entry = trail.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()).find(|line| line["table"] == "record");
    let seq = entry.unwrap()["seq"].as_str().unwrap().to_owned();
    let (code, proof) = probatum(data, &["audit", "prove", "record", &seq, "--tenant", tenant]);
    assert_eq!(code, 0, "{proof}");
    let (keys_file, proof_file) = (data.join("keys.json"), data.join("proof.json"));
    std::fs::write(&keys_file, keys).unwrap();
    for (text, expected) in [(proof.clone(), 0), (proof.replace("\"update\"", "\"insert \"").replace("\"insert\"", "\"update\""), 2)] {
        std::fs::write(&proof_file, text).unwrap();
        let (code, said) = probatum(data, &["audit", "verify", proof_file.to_str().unwrap(), "--keys", keys_file.to_str().unwrap()]);
        assert_eq!(code, expected, "{said}");
    }
}

/// Req: AUD-15, AUD-06
#[actix_web::test]
async fn seals_are_checked_by_themselves_and_the_page_says_what_came_of_it() {
    let desk = sealed(1).await;
    let (manager, site) = (desk.person(Role::DataManager).await, desk.person(Role::Coordinator).await);
    let read = async |who: &server::kit::desk::Person| {
        who.call::<shared::audit::api::ReadSeals>(&desk.study(), &shared::audit::seals::SealsSince::default()).await.unwrap().checked
    };
    assert!(read(&manager).await.is_none());
    let day = Duration::from_secs(86_400);
    assert_eq!(seal::check_due(&desk.app, day).await.unwrap(), 0);
    let first = read(&manager).await.unwrap();
    assert!(first.faults == 0 && first.entries > 0 && first.seals > 0, "{first:?}");
    // Not due again; and then somebody alters an entry behind the system's back.
    assert_eq!(seal::check_due(&desk.app, day).await.unwrap(), 0);
    assert_eq!(read(&manager).await.unwrap().at, first.at);
    let forged = "alter table audit.record disable trigger all; do $$ declare part regclass; begin
        for part in select relid from pg_partition_tree('audit.record') where isleaf loop execute format('alter table %s disable trigger all', part); end loop; end $$;
        update audit.record set reason = 'as it suits me' where seq = (select min(seq) from audit.record)";
    let mut owner = sqlx::ConnectOptions::connect(&desk.db.superuser()).await.unwrap();
    sqlx::Executor::execute(&mut owner, forged).await.unwrap();
    assert_eq!(seal::check(&desk.app, desk.home.tenant).await.unwrap(), 1);
    let found = read(&manager).await.unwrap();
    assert_eq!((found.faults, found.places.len()), (1, 1));
    assert!(found.places[0].ends_with("altered"), "{:?}", found.places);
    let told = read(&site).await.unwrap();
    assert_eq!((told.faults, told.places.len()), (1, 0), "places name rows of other sites");
}
