//! `probatum domains`: the operator's word that an e-mail domain is a tenant's own, so that its identity providers may speak for it.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};

use super::keys::find;
use super::offline::{self, operator, told};
use crate::kernel::app::App;
use crate::kernel::db::Ctx;
use crate::kernel::settings::Settings;
use crate::rooms::tenancy;

/// Say whose e-mail domains are.
#[derive(Debug, Args)]
pub struct Domains {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Confirm that a domain is a tenant's own. Make sure that it is: whoever runs the tenant's identity provider then speaks for its
    /// addresses.
    Own {
        /// The tenant, by name or id.
        #[arg(value_name = "TENANT")]
        tenant: String,
        /// The domain, such as example.org.
        #[arg(value_name = "DOMAIN")]
        domain: String,
        /// How that is known: the audit trail keeps it.
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

impl Domains {
    pub async fn run(self, settings: Settings) -> Result<ExitCode> {
        let What::Own { tenant, domain, reason } = self.what;
        offline::with(&settings, async |app| own(&app, &tenant, &domain, reason).await).await?;
        Ok(ExitCode::SUCCESS)
    }
}

async fn own(app: &App, tenant: &str, domain: &str, reason: String) -> Result<()> {
    let tenant = find(app, tenant).await?;
    let ctx = Ctx { reason: Some(reason), ..operator(tenant.id, "cli.OwnDomain") };
    let tx = app.db.begin(&ctx).await.map_err(told)?;
    let own = tenancy::own_domain(app, &tx, domain).await.map_err(told)?;
    tx.commit().await.map_err(told)?;
    println!("{} is {}'s own.", own.domain, tenant.name);
    Ok(())
}
