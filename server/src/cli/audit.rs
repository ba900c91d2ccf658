//! `probatum audit`: the trail with its proofs taken out, and proven, here or anywhere (AUD-15).

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use serde::de::DeserializeOwned;
use shared::kernel::{StudyId, TenantId};
use uuid::Uuid;
use zip::CompressionMethod;

use super::keys::{Tenant, find, tenants};
use super::offline::{self, operator, told};
use crate::kernel::app::App;
use crate::kernel::db::Ctx;
use crate::kernel::failure::Outcome;
use crate::kernel::settings::Settings;
use crate::kernel::vault::PublicKey;
use crate::rooms::audit::seal::{self, Against, Bundle, EntryProof, Head, Live, Report, Shown};

/// Take out the sealed audit trail, and prove that nothing of it was altered.
#[derive(Debug, Args)]
pub struct Audit {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write a trail with its seals, public keys and proofs as one file.
    Bundle {
        /// The study's id; without it, all of the tenant.
        #[arg(long, value_name = "STUDY")]
        study: Option<StudyId>,
        /// One site of the study, by its code: entries of other sites stand in the file as hashes alone.
        #[arg(long, value_name = "CODE", requires = "study")]
        site: Option<String>,
        /// With what tells the treatment. For those who may know it; for others it stands in the file as hashes alone.
        #[arg(long)]
        unblinded: bool,
        /// The tenant, by name or id.
        #[arg(long, default_value = "Default")]
        tenant: String,
        /// Where to write to.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Prove a bundle, without a server or a database; without one, the trail where it stands.
    Verify {
        #[arg(value_name = "BUNDLE")]
        bundle: Option<PathBuf>,
        /// A head that was kept elsewhere: shows whether seals were cut off or begun anew.
        #[arg(long, value_name = "FILE")]
        head: Option<PathBuf>,
        /// Public keys that you were told elsewhere (keys.json): weigh more than those of the bundle.
        #[arg(long, value_name = "FILE")]
        keys: Option<PathBuf>,
        /// One tenant of the database, by name or id.
        #[arg(long)]
        tenant: Option<String>,
    },
    /// Seal now what is not sealed yet.
    Seal,
    /// Print the proof of one entry; `verify` takes it like a bundle.
    Prove {
        /// The shadow table, for example record.
        #[arg(value_name = "TABLE")]
        table: String,
        /// The entry's running number in it.
        #[arg(value_name = "NUMBER")]
        seq: i64,
        /// The tenant, by name or id.
        #[arg(long, default_value = "Default")]
        tenant: String,
    },
}

impl Audit {
    pub async fn run(self, settings: Settings) -> Result<ExitCode> {
        match self.what {
            What::Bundle { study, site, unblinded, tenant, out } => {
                offline::with(&settings, async |app| {
                    seal::seal_now(&app).await.map_err(told)?;
                    let tenant = find(&app, &tenant).await?;
                    let ctx = operator(tenant.id, "cli.Bundle");
                    let ctx = if unblinded { offline::seeing_all(ctx) } else { ctx };
                    bundle(&app, Ctx { writes: false, ..ctx }, study, site, &out).await
                })
                .await?;
                Ok(ExitCode::SUCCESS)
            }
            What::Verify { bundle: Some(proof), keys, .. } if proof.extension().is_some_and(|ending| ending == "json") => {
                Ok(exit(offline_proof(&proof, optional(keys.as_deref())?)?))
            }
            What::Verify { bundle: Some(bundle), head, keys, .. } => {
                let report = offline_bundle(&bundle, optional(keys.as_deref())?, optional(head.as_deref())?)?;
                Ok(exit(report.faults.is_empty()))
            }
            What::Verify { head, keys, tenant, .. } => {
                let (keys, head) = (optional(keys.as_deref())?, optional(head.as_deref())?);
                offline::with(&settings, async |app| live(&app, tenant, keys, head).await).await.map(exit)
            }
            What::Prove { table, seq, tenant } => {
                offline::with(&settings, async |app| prove(&app, &tenant, &table, seq).await).await?;
                Ok(ExitCode::SUCCESS)
            }
            What::Seal => {
                let sealed = offline::with(&settings, async |app| seal::seal_now(&app).await.map_err(told)).await?;
                println!("{sealed} entries were sealed.");
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

/// 0: everything is as it was sealed. 2: something is not.
fn exit(whole: bool) -> ExitCode {
    if whole { ExitCode::SUCCESS } else { ExitCode::from(2) }
}

/// Reads a file as JSON, if one is named.
fn optional<T: DeserializeOwned>(path: Option<&Path>) -> Result<Option<T>> {
    let Some(path) = path else { return Ok(None) };
    let file = File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
    serde_json::from_reader(BufReader::new(file)).map(Some).with_context(|| format!("{} is not what it should be", path.display()))
}

async fn bundle(app: &App, ctx: Ctx, study: Option<StudyId>, site: Option<String>, out: &Path) -> Result<()> {
    let tx = app.db.begin(&ctx).await.map_err(told)?;
    let mut shown = Shown { study: study.map(|study| study.0), sites: None };
    if let (Some(study), Some(code)) = (study, site) {
        let sql = "select id from site where tenant = $1 and study = $2 and code = $3";
        let row = tx.row(sql, [ctx.tenant.0.into(), study.0.into(), code.clone().into()]).await.map_err(told)?;
        let Some(row) = row else { bail!("The study has no site {code}.") };
        shown.sites = Some(vec![row.try_get::<Uuid>("", "id")?]);
    }
    let file = File::create(out).with_context(|| format!("{} cannot be written", out.display()))?;
    let mut file = BufWriter::new(file);
    seal::write_bundle(&tx, &app.vault, &shown, CompressionMethod::Deflated, &mut file).await.map_err(told)?;
    file.flush()?;
    println!("{} holds the trail with its proofs.", out.display());
    Ok(())
}

fn offline_bundle(path: &Path, keys: Option<Vec<PublicKey>>, head: Option<Head>) -> Result<Report> {
    let file = File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let bundle = Bundle::read(BufReader::new(file))?;
    if keys.is_none() {
        let ids: Vec<&str> = bundle.keys.iter().map(|key| key.id.as_str()).collect();
        println!("Signed with the bundle's own keys {}: compare them with those that you were told elsewhere.", ids.join(", "));
    }
    let withheld = bundle.withheld;
    let report = bundle.verify(keys, head);
    tell(&path.display().to_string(), &report, None);
    if withheld > 0 {
        println!("  Of {withheld} entries only the hash is told: whoever took the bundle must not know the treatment.");
    }
    Ok(report)
}

async fn prove(app: &App, tenant: &str, table: &str, seq: i64) -> Result<()> {
    let tenant = find(app, tenant).await?;
    let tx = app.db.begin(&Ctx { writes: false, ..operator(tenant.id, "cli.Prove") }).await.map_err(told)?;
    let Some(proof) = seal::of_entry(&tx, table, seq).await.map_err(told)? else {
        bail!("No seal holds the entry {seq} of {table}. `probatum audit seal` seals what is not sealed yet.");
    };
    println!("{}", serde_json::to_string_pretty(&proof)?);
    Ok(())
}

/// A proof brings no key: whoever gives it must not be the one who says what it is measured by.
fn offline_proof(path: &Path, keys: Option<Vec<PublicKey>>) -> Result<bool> {
    let Some(keys) = keys else { bail!("Say with --keys which public keys (keys.json) you were told.") };
    let holds = optional::<EntryProof>(Some(path))?.is_some_and(|proof| proof.holds(&keys));
    println!("{}", if holds { "The entry was sealed as it stands there." } else { "This entry was not sealed, or was altered." });
    Ok(holds)
}

async fn live(app: &App, tenant: Option<String>, keys: Option<Vec<PublicKey>>, head: Option<Head>) -> Result<bool> {
    let chosen = match tenant {
        Some(tenant) => vec![find(app, &tenant).await?],
        None => everybody(app).await.map_err(told)?,
    };
    let mut whole = true;
    for Tenant { id, name } in chosen {
        let began = std::time::Instant::now();
        let mut against = Against::kept(&app.vault, id, head.clone().filter(|head| of_tenant(head, id))).map_err(told)?;
        against.keys = keys.clone().unwrap_or(against.keys);
        let tx = app.db.begin(&Ctx { writes: false, ..operator(id, "cli.Verify") }).await.map_err(told)?;
        let Live { report, waiting } = seal::verify(&tx, against).await.map_err(told)?;
        tell(&name, &report, Some((waiting, began.elapsed())));
        whole &= report.faults.is_empty();
    }
    Ok(whole)
}

/// A head is one tenant's.
fn of_tenant(head: &Head, tenant: TenantId) -> bool {
    head.body.lines().any(|line| line == format!("tenant {tenant}"))
}

/// People and sessions are of no tenant; their trail is sealed under the nil tenant.
async fn everybody(app: &App) -> Outcome<Vec<Tenant>> {
    let mut all = vec![Tenant { id: TenantId::default(), name: "People and sessions".into() }];
    all.extend(tenants(app).await?);
    Ok(all)
}

fn tell(name: &str, report: &Report, live: Option<(u64, std::time::Duration)>) {
    let Report { seals, entries, faults } = report;
    let live = live.map(|(waiting, took)| format!("; {waiting} not sealed yet; {:.1} s", took.as_secs_f64())).unwrap_or_default();
    println!("{name}: {entries} entries under {seals} seals are as they were sealed{live}.");
    faults.iter().for_each(|fault| println!("  {fault}"));
    if !faults.is_empty() {
        println!("  {} places are not as they were sealed.", faults.len());
    }
}
