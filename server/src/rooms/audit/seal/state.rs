//! What pages and clients are told of the seals, and the bundle that is taken along.

use shared::access::SiteReach;
use shared::audit::seals::{BundleOf, SealView, SealsSince, SealsView};
use shared::kernel::{Code, Instant, StudyId};
use zip::CompressionMethod;

use super::body::Body;
use super::chain;
use super::tables::shadows;
use super::verify::Shown;
use crate::kernel::app::App;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::http::Download;
use crate::kernel::outbox;
use crate::kernel::spool::Spool;
use crate::rooms::study::one_study;

/// How far the trail is sealed, and how the newest seal grew out of one that the caller has kept.
pub async fn seals(tx: &Tx, app: &App, study: StudyId, asked: SealsSince) -> Outcome<SealsView> {
    one_study(tx, study).await?;
    let head = super::head(tx, &app.vault).await?;
    let last = head.map(|head| {
        let body = Body::parse(&head.body).ok_or_else(|| internal(&"a head that cannot be read"))?;
        let at = time::OffsetDateTime::parse(&body.time, &time::format_description::well_known::Rfc3339);
        let at = Instant(at.map_err(|error| internal(&error))?);
        let (entries, hash) = (body.end(), head.hash.to_string());
        Outcome::Ok(SealView { number: head.number, at, entries, key: body.key, hash, body: head.body, signature: head.signature })
    });
    let growth = match asked.since {
        Some(since) => super::growth(tx, &app.vault, since).await?,
        None => None,
    };
    let texts = |hashes: Vec<super::merkle::Hash>| hashes.iter().map(ToString::to_string).collect();
    let (inclusion, consistency) = growth.map(|growth| (texts(growth.inclusion), texts(growth.consistency))).unwrap_or_default();
    let checked = super::check::last(tx).await?;
    Ok(SealsView { last: last.transpose()?, waiting: waiting(tx, app).await?, checked, inclusion, consistency })
}

/// Entries in reach that no seal holds yet, as far as the head beside the keys says.
async fn waiting(tx: &Tx, app: &App) -> Outcome<u64> {
    let Some(dir) = app.vault.seals() else { return Ok(0) };
    let chain = chain::read(&dir, tx.ctx.tenant).map_err(|error| internal(&error))?.map(|file| file.chain).unwrap_or_default();
    super::live::waiting(tx, &shadows(tx).await?, |table| chain.upto(table)).await
}

/// The bundle of the study's trail, or of one site's; never of more than is in the caller's reach.
pub async fn bundle(tx: &Tx, app: &App, study: StudyId, of: BundleOf) -> Outcome<Download> {
    one_study(tx, study).await?;
    let (sites, name) = match of.site {
        Some(site) => {
            let sql = "select code from site where tenant = $1 and study = $2 and id = $3";
            let row = tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into(), site.0.into()]).await?.ok_or(Code::NotFound)?;
            (Some(vec![site.0]), format!("audit-trail-{}.zip", row.try_get::<String>("", "code")?))
        }
        None => {
            let sites = match &tx.ctx.sites {
                SiteReach::All => None,
                SiteReach::Only(sites) => Some(sites.iter().map(|site| site.0).collect()),
            };
            (sites, "audit-trail.zip".to_owned())
        }
    };
    let mut spool = Spool::default();
    super::write_bundle(tx, &app.vault, &Shown { study: Some(study.0), sites }, CompressionMethod::Deflated, &mut spool).await?;
    // The security log hears of whatever is taken out.
    let told = serde_json::json!({ "by": tx.ctx.actor.person, "study": study, "format": name });
    outbox::tell(tx, "exports.taken_out", told).await?;
    let content = spool.content().map_err(|error| internal(&error))?;
    Ok(Download { name, media: "application/zip".into(), content })
}
