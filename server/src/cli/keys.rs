//! `probatum keys`: the tenants' keys, as the operator of the machine looks after them (TEN-04).

use std::io::{BufRead, Write, stderr, stdin};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use shared::kernel::TenantId;

use super::offline::{self, operator, told};
use crate::kernel::app::App;
use crate::kernel::db::Ctx;
use crate::kernel::failure::Outcome;
use crate::kernel::lock::DataDirLock;
use crate::kernel::settings::Settings;
use crate::kernel::vault::{self, Held};

/// Look after the keys that tenants' secrets and files are sealed with.
#[derive(Debug, Args)]
pub struct Keys {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Show where the keys are and what is held of each tenant.
    List,
    /// Give a tenant a new key and seal everything anew; with --master, wrap every tenant's key with a new master key; with
    /// --seals, sign the audit trail's seals with a new key.
    Rotate {
        /// The tenant, by name or id.
        #[arg(value_name = "TENANT", required_unless_present_any = ["master", "seals"], conflicts_with_all = ["master", "seals"])]
        tenant: Option<String>,
        /// Change the key that signs seals. Older public keys stay listed.
        #[arg(long, conflicts_with = "master")]
        seals: bool,
        /// Change the master key.
        #[arg(long)]
        master: bool,
    },
    /// Destroy a tenant's key. Nothing that was sealed for the tenant can ever be read again, in no copy.
    Destroy {
        /// The tenant, by name or id.
        #[arg(value_name = "TENANT")]
        tenant: String,
        /// Why: the audit trail keeps it.
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// The tenant's name once more, instead of typing it when asked.
        #[arg(long, value_name = "NAME")]
        confirm: Option<String>,
    },
}

/// A tenant as the operator knows it.
pub(super) struct Tenant {
    pub id: TenantId,
    pub name: String,
}

impl Keys {
    pub async fn run(self, settings: Settings) -> Result<ExitCode> {
        match self.what {
            What::Rotate { master: true, .. } => rotate_master(&settings)?,
            What::Rotate { seals: true, .. } => offline::with(&settings, async |app| rotate_seals(&app).await).await?,
            What::List => offline::with(&settings, async |app| list(&app).await.map_err(told)).await?,
            What::Rotate { tenant, .. } => {
                offline::with(&settings, async |app| rotate(&app, &tenant.unwrap_or_default()).await).await?;
            }
            What::Destroy { tenant, reason, confirm } => {
                offline::with(&settings, async |app| destroy(&app, &tenant, reason, confirm).await).await?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn rotate_master(settings: &Settings) -> Result<()> {
    let private = settings.database_url.is_none();
    let _lock = private.then(|| DataDirLock::take(&settings.data_dir)).transpose()?;
    let count = vault::rotate_master(settings)?;
    println!("The keys of {count} tenants are wrapped with the new master key.");
    Ok(())
}

async fn rotate_seals(app: &App) -> Result<()> {
    // What there is, is still the old key's.
    crate::rooms::audit::seal::seal_now(app).await.map_err(told)?;
    let id = app.vault.rotate_signer().await?;
    println!("Seals are signed with the key {id} from now on.");
    Ok(())
}

async fn list(app: &App) -> Outcome<()> {
    println!("Keys are held in {}", app.vault.kms().place());
    println!("{:<36}  {:<24}  {:<24}  {:>10}", "tenant", "name", "key", "items");
    for Tenant { id, name } in tenants(app).await? {
        let held = match app.vault.kms().held(id).await? {
            Held::Nothing => "none yet".to_owned(),
            Held::Destroyed => "destroyed".to_owned(),
            Held::Versions(versions) => format!("version {}", versions.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")),
        };
        println!("{id}  {name:<24}  {held:<24}  {:>10}", items(app, id).await?);
    }
    for key in app.vault.public_keys()? {
        println!("Seals of the audit trail are signed with {} since {}; public key {}", key.id, key.made, key.public);
    }
    Ok(())
}

async fn rotate(app: &App, tenant: &str) -> Result<()> {
    let tenant = find(app, tenant).await?;
    let done = vault::rotate(app, &operator(tenant.id, "cli.RotateKey")).await.map_err(told)?;
    println!("{}: {} items sealed anew with data key {}, {} read again.", tenant.name, done.sealed, done.to, done.read);
    Ok(())
}

async fn destroy(app: &App, tenant: &str, reason: String, confirm: Option<String>) -> Result<()> {
    let Tenant { id, name } = find(app, tenant).await?;
    let typed = confirm.map_or_else(|| ask(&name), Ok)?;
    if typed.trim() != name {
        bail!("The names differ. Nothing was destroyed.");
    }
    let ctx = Ctx { reason: Some(reason), ..operator(id, "cli.DestroyKey") };
    let items = vault::destroy(app, &ctx).await.map_err(told)?;
    println!("The key of {name} was destroyed. {items} items cannot be read any more, in no copy of the database.");
    println!("Copies of {} hold it still: destroy them, too.", app.vault.kms().place());
    Ok(())
}

fn ask(name: &str) -> Result<String> {
    write!(stderr(), "What is sealed for {name} can never be read again. Type the tenant's name to go on: ")?;
    stderr().flush()?;
    let mut line = String::new();
    stdin().lock().read_line(&mut line)?;
    Ok(line)
}

pub(super) async fn find(app: &App, wanted: &str) -> Result<Tenant> {
    let fits = |tenant: &Tenant| tenant.name == wanted || tenant.id.to_string() == wanted;
    let mut found: Vec<Tenant> = tenants(app).await.map_err(told)?.into_iter().filter(fits).collect();
    match (found.pop(), found.is_empty()) {
        (Some(tenant), true) => Ok(tenant),
        (Some(_), false) => bail!("Several tenants are called {wanted}. Say which by its id; `probatum keys list` shows it."),
        (None, _) => bail!("There is no tenant {wanted}. `probatum keys list` shows those that there are."),
    }
}

pub(super) async fn tenants(app: &App) -> Outcome<Vec<Tenant>> {
    let tx = app.db.begin(&Ctx { writes: false, ..operator(TenantId::default(), "cli.ListTenants") }).await?;
    let rows = tx.rows("select id, name from tenant order by lower(name), id", []).await?;
    rows.iter().map(|row| Ok(Tenant { id: TenantId(row.try_get("", "id")?), name: row.try_get("", "name")? })).collect()
}

async fn items(app: &App, tenant: TenantId) -> Outcome<i64> {
    let tx = app.db.begin(&Ctx { writes: false, ..operator(tenant, "cli.ListKeys") }).await?;
    let row = tx.row("select count(*) as n from vault_item where tenant = $1", [tenant.0.into()]).await?;
    Ok(row.map_or(Ok(0), |row| row.try_get("", "n"))?)
}

/// Destroys again what came back from a backup, before anything is served.
pub async fn bury(app: &App) -> Outcome<()> {
    let tenants: Vec<TenantId> = tenants(app).await?.into_iter().map(|tenant| tenant.id).collect();
    match vault::bury(app, &tenants).await? {
        0 => {}
        buried => {
            tracing::warn!(target: "security", buried, "keys that were destroyed had come back from a backup and were destroyed again")
        }
    }
    Ok(())
}
