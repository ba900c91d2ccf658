//! The sealer: gathers what the trail has new, tenant by tenant, and seals it. Nobody waits for it; it waits for others.
//! Invariants: no row is missed, however late its transaction commits (docs/decisions/0013-seals.md); the next seal stands on the
//! one that was signed last, and on no other.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use shared::kernel::TenantId;
use tokio::sync::watch;
use tokio::time::sleep;

use super::body::{Body, Span};
use super::chain::{self, Chain, Head, HeadFile};
use super::entry::{Entry, Only, Stretch, rows};
use super::list::{self, Listed};
use super::merkle::{self, Hash};
use super::tables::{Shadow, shadows};
use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::{Failure, Outcome, internal};
use crate::kernel::keys::hex;
use crate::kernel::vault::{PublicKey, Signer};

/// Entries of a seal at most.
const ENTRIES: usize = 1000;
/// Seals that are read at once.
const PAGE: i64 = 200;
/// How long transactions under way are waited for, before the next round asks again.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often is asked whether they have ended.
const ASK: Duration = Duration::from_millis(20);
const ACTION: &str = "audit.Seal";

/// Up to where every row is there or never will be, once no transaction older than `horizon` is left.
struct Cut {
    horizon: i64,
    upto: BTreeMap<String, i64>,
}

/// The sealer and what it remembers between rounds.
pub struct Sealer<'a> {
    app: &'a App,
    dir: PathBuf,
    chains: HashMap<TenantId, Chain>,
    cuts: HashMap<TenantId, Cut>,
}

/// Seals until it is time to stop. Without a key directory nothing can be signed, and nothing is.
pub async fn run(app: Arc<App>, every: Duration, mut stopping: watch::Receiver<bool>) {
    let Some(mut sealer) = Sealer::of(&app) else { return };
    while !*stopping.borrow() {
        match sealer.round(PATIENCE).await {
            Ok(0) => {}
            Ok(sealed) => tracing::debug!(sealed, "entries of the trail were sealed"),
            Err(failure) => tracing::warn!(%failure, "the trail could not be sealed"),
        }
        tokio::select! { () = sleep(every) => {}, _ = stopping.changed() => {} }
    }
}

/// Seals what there is now, for tests and the command line; how many entries.
pub async fn seal_now(app: &App) -> Outcome<u64> {
    seal_within(app, PATIENCE * 15).await
}

/// The same; what waits for transactions longer than that is left for the next time.
pub async fn seal_within(app: &App, patience: Duration) -> Outcome<u64> {
    match Sealer::of(app) {
        Some(mut sealer) => sealer.round(patience).await,
        None => Err(internal(&"there is no key directory, so nothing can be signed")),
    }
}

impl<'a> Sealer<'a> {
    fn of(app: &'a App) -> Option<Self> {
        Some(Self { app, dir: app.vault.seals()?, chains: HashMap::new(), cuts: HashMap::new() })
    }

    /// Every tenant once. One whose seals are not as they were left does not keep the others waiting.
    async fn round(&mut self, patience: Duration) -> Outcome<u64> {
        let signer = self.app.vault.signer().await?;
        let keys = self.app.vault.public_keys()?;
        let (tenants, tables) = self.whole().await?;
        for tenant in tenants {
            if let Err(failure) = self.prepare(tenant, &tables, &keys).await {
                refused(tenant, &failure);
            }
        }
        let settled = self.settled(patience).await?;
        let ready: Vec<TenantId> = self.cuts.iter().filter(|(_, cut)| cut.horizon <= settled).map(|(tenant, _)| *tenant).collect();
        let mut sealed = 0;
        for tenant in ready {
            match self.seal(tenant, &tables, &signer).await {
                Ok(some) => sealed += some,
                Err(failure) => refused(tenant, &failure),
            }
        }
        metrics::counter!("probatum_sealed_entries_total").increment(sealed);
        Ok(sealed)
    }

    /// Tenants, the nil tenant among them, and tables.
    async fn whole(&self) -> Outcome<(Vec<TenantId>, Vec<Shadow>)> {
        let tx = self.begin(TenantId::default(), false).await?;
        let mut tenants = vec![TenantId::default()];
        for row in tx.rows("select id from tenant order by id", []).await? {
            tenants.push(TenantId(row.try_get("", "id")?));
        }
        Ok((tenants, shadows(&tx).await?))
    }

    async fn begin(&self, tenant: TenantId, writes: bool) -> Outcome<Tx> {
        self.app.db.begin(&Ctx { writes, ..Ctx::system(tenant, ACTION) }).await
    }

    /// Where the tenant's chain ends, and how far it can go.
    async fn prepare(&mut self, tenant: TenantId, tables: &[Shadow], keys: &[PublicKey]) -> Outcome<()> {
        let tx = self.begin(tenant, false).await?;
        let known = match self.chains.remove(&tenant) {
            Some(chain) => chain,
            None => chain::read(&self.dir, tenant).map_err(|error| internal(&error))?.map(|head| head.chain).unwrap_or_default(),
        };
        let chain = catch_up(&tx, known, keys).await?;
        if !self.cuts.contains_key(&tenant)
            && let Some(cut) = cut(&tx, tables, &chain).await?
        {
            self.cuts.insert(tenant, cut);
        }
        self.chains.insert(tenant, chain);
        Ok(())
    }

    /// The oldest transaction that is still under way, once those that a cut waits for have ended or patience has.
    async fn settled(&self, patience: Duration) -> Outcome<i64> {
        let Some(wanted) = self.cuts.values().map(|cut| cut.horizon).max() else { return Ok(0) };
        let until = Instant::now() + patience;
        loop {
            let tx = self.begin(TenantId::default(), false).await?;
            let row = tx.row("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest", []).await?;
            let oldest: i64 = row.ok_or_else(|| internal(&"no snapshot"))?.try_get("", "oldest")?;
            if oldest >= wanted || Instant::now() >= until {
                return Ok(oldest);
            }
            drop(tx);
            sleep(ASK).await;
        }
    }

    /// Seals everything up to the cut.
    async fn seal(&mut self, tenant: TenantId, tables: &[Shadow], signer: &Signer) -> Outcome<u64> {
        let (Some(cut), Some(mut chain)) = (self.cuts.remove(&tenant), self.chains.remove(&tenant)) else { return Ok(0) };
        let mut sealed = 0;
        loop {
            let tx = self.begin(tenant, true).await?;
            let batch = gather(&tx, tables, &chain, &cut).await?;
            if batch.entries.is_empty() {
                break;
            }
            sealed += u64::try_from(batch.entries.len()).unwrap_or_default();
            let head = put(&tx, &chain, batch, signer).await?;
            tx.commit().await?;
            let body = Body::parse(&head.body).ok_or_else(|| internal(&"a seal that cannot be read was written"))?;
            chain.take(&head.body, &body);
            let file = HeadFile { tenant, head, chain: chain.clone() };
            chain::write(&self.dir, &file).map_err(|error| internal(&error))?;
        }
        self.chains.insert(tenant, chain);
        Ok(sealed)
    }
}

fn refused(tenant: TenantId, failure: &Failure) {
    metrics::counter!("probatum_seals_refused_total").increment(1);
    tracing::error!(target: "security", %tenant, %failure, "the trail of a tenant could not be sealed");
}

/// Goes on by the seals that others have made since. What does not stand on the head that is known is not built upon.
async fn catch_up(tx: &Tx, mut chain: Chain, keys: &[PublicKey]) -> Outcome<Chain> {
    if chain.next > 0 {
        meet(tx, &chain).await?;
    }
    loop {
        let sql = "select body, signature from audit.seal where tenant = $1 and n >= $2 order by n limit $3";
        let from = i64::try_from(chain.next).unwrap_or(i64::MAX);
        let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), from.into(), PAGE.into()]).await?;
        for row in &rows {
            let (text, signature): (String, Vec<u8>) = (row.try_get("", "body")?, row.try_get("", "signature")?);
            let body = Body::parse(&text).filter(|body| {
                let signed = keys.iter().any(|key| key.id == body.key && key.signed(text.as_bytes(), &signature));
                signed && body.tenant == tx.ctx.tenant.0 && body.number == chain.next && body.before == chain.before
            });
            let body = body.ok_or_else(|| internal(&format!("seal {} was not made by this installation", chain.next)))?;
            chain.take(&text, &body);
        }
        if i64::try_from(rows.len()).unwrap_or(i64::MAX) < PAGE {
            return Ok(chain);
        }
    }
}

/// The last seal that is known must be in the database, as it was.
async fn meet(tx: &Tx, chain: &Chain) -> Outcome<()> {
    let last = i64::try_from(chain.next - 1).unwrap_or(i64::MAX);
    let row = tx.row("select body from audit.seal where tenant = $1 and n = $2", [tx.ctx.tenant.0.into(), last.into()]).await?;
    let text: Option<String> = row.map(|row| row.try_get("", "body")).transpose()?;
    if text.is_none_or(|text| super::body::hash(&text) != chain.before) {
        let what = format!("the head beside the keys says seal {last}, and the database does not have it; see probatum audit verify");
        return Err(internal(&what));
    }
    Ok(())
}

/// How far each table has come, if anywhere. The horizon is a transaction id drawn after the snapshot that the numbers are read in:
/// whoever has a smaller number and has not committed yet has a smaller id. (`pg_snapshot_xmax` would not do: it is one more than the
/// last id that has ended, and a transaction under way may have a greater one.)
async fn cut(tx: &Tx, tables: &[Shadow], chain: &Chain) -> Outcome<Option<Cut>> {
    let mut values: Vec<sea_orm::Value> = vec![tx.ctx.tenant.0.into()];
    let mut parts = Vec::new();
    for (n, table) in tables.iter().enumerate() {
        let at = n + 2;
        parts.push(format!("select {n} as n, (select max(seq) from {} where tenant = $1 and seq > ${at}) as upto", table.quoted()));
        values.push(chain.upto(&table.name).into());
    }
    let sql = format!(
        "select n, upto, pg_current_xact_id()::text::bigint as horizon from ({}) it where upto is not null",
        parts.join(" union all ")
    );
    let mut cut = Cut { horizon: 0, upto: BTreeMap::new() };
    for row in tx.rows(&sql, values).await? {
        let n: i32 = row.try_get("", "n")?;
        cut.horizon = row.try_get("", "horizon")?;
        if let Some(table) = usize::try_from(n).ok().and_then(|n| tables.get(n)) {
            cut.upto.insert(table.name.clone(), row.try_get("", "upto")?);
        }
    }
    Ok((!cut.upto.is_empty()).then_some(cut))
}

/// What the next seal takes.
#[derive(Default)]
struct Batch {
    spans: Vec<Span>,
    entries: Vec<Entry>,
}

/// Table by table, each by its running number, as much as a seal holds.
async fn gather(tx: &Tx, tables: &[Shadow], chain: &Chain, cut: &Cut) -> Outcome<Batch> {
    let mut batch = Batch::default();
    for shadow in tables {
        let (after, upto) = (chain.upto(&shadow.name), cut.upto.get(&shadow.name).copied().unwrap_or_default());
        let room = ENTRIES.saturating_sub(batch.entries.len());
        if upto <= after || room == 0 {
            continue;
        }
        let found = rows(tx, &Stretch { shadow, after, upto }, Only::default(), Some(room)).await?;
        let full = found.len() == room;
        let upto = found.last().filter(|_| full).and_then(Entry::seq).unwrap_or(upto);
        let count = u64::try_from(found.len()).unwrap_or_default();
        batch.spans.push(Span { table: shadow.name.clone(), after, upto, count });
        batch.entries.extend(found);
    }
    Ok(batch)
}

/// Writes the next seal.
async fn put(tx: &Tx, chain: &Chain, batch: Batch, signer: &Signer) -> Outcome<Head> {
    let (scopes, listed) = list::of(&batch.entries);
    let hashes: Vec<Hash> = listed.iter().map(|one| one.hash).collect();
    let body = Body {
        tenant: tx.ctx.tenant.0,
        number: chain.next,
        time: now(tx).await?,
        key: signer.id.clone(),
        before: chain.before,
        log: chain.log.root(),
        first: chain.first,
        count: u64::try_from(listed.len()).unwrap_or_default(),
        root: merkle::root(&hashes),
        spans: batch.spans,
        scopes,
    };
    let text = body.text();
    let signature = signer.sign(text.as_bytes())?;
    let head = Head { number: body.number, hash: super::body::hash(&text), body: text, signature: hex(&signature) };
    store(tx, &head, signature, &listed).await?;
    Ok(head)
}

async fn store(tx: &Tx, head: &Head, signature: Vec<u8>, listed: &[Listed]) -> Outcome<()> {
    let n = i64::try_from(head.number).map_err(|error| internal(&error))?;
    let values = [n.into(), head.body.clone().into(), signature.into(), list::bytes(listed).into()];
    tx.row("select audit.put_seal($1, $2, $3, $4)", values).await.map(drop)
}

async fn now(tx: &Tx) -> Outcome<String> {
    let sql = "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') as now";
    Ok(tx.row(sql, []).await?.ok_or_else(|| internal(&"the database says no time"))?.try_get("", "now")?)
}
