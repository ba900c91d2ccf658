//! Devices that a person came by before: each has a key in a cookie, and counts wrong passwords of its own. Whoever tries passwords from
//! elsewhere makes all other unknown devices wait, never one that the person has signed in on (ACC-05).

use sha2::{Digest, Sha256};
use shared::kernel::RequestId;
use uuid::Uuid;

use crate::kernel::app::{App, Caller};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::ports::{fresh, secret};
use crate::rooms::tenancy::sessions::identity;
use crate::rooms::tenancy::sign_in::Known;

/// Whose failures count: those of the device in the cookie, where the person came by on it before.
pub async fn recognise(app: &App, known: Known, cookie: Option<&str>, request: RequestId) -> Outcome<Known> {
    let Some((id, hash)) = cookie.and_then(read) else { return Ok(known) };
    let tx = app.db.begin(&identity(known.id, &known.name, "tenancy.SignIn", request)).await?;
    let sql = "select id, failed, locked_until from device where id = $1 and hash = $2 and person = $3 and retired_at is null";
    let row = tx.row(sql, [id.into(), hash.into(), known.id.0.into()]).await?;
    counted(known, row)
}

/// The same for a session: the device on which it was begun.
pub async fn of_session(tx: &Tx, known: Known, caller: &Caller) -> Outcome<Known> {
    let sql = "select d.id, d.failed, d.locked_until from session s join device d on d.id = s.device
               where s.id = $1 and d.person = $2 and d.retired_at is null";
    let row = tx.row(sql, [caller.session.0.into(), known.id.0.into()]).await?;
    counted(known, row)
}

fn counted(known: Known, row: Option<sea_orm::QueryResult>) -> Outcome<Known> {
    let Some(row) = row else { return Ok(known) };
    let (device, failed) = (Some(row.try_get("", "id")?), row.try_get("", "failed")?);
    Ok(Known { device, failed, locked_until: row.try_get("", "locked_until")?, ..known })
}

/// All was right: what failed before on this device counts no more. Only now, not when the password alone was right.
pub async fn passed(tx: &Tx, known: &Known) -> Outcome<()> {
    if known.failed == 0 {
        return Ok(());
    }
    match known.device {
        Some(device) => tx.run("update device set failed = 0, locked_until = null where id = $1", [device.into()]).await?,
        None => tx.run("update person set failed = 0, locked_until = null where id = $1", [known.id.0.into()]).await?,
    };
    Ok(())
}

/// The device is known from now on: its id, and what its cookie says where it was not known before.
pub(super) async fn keep(tx: &Tx, known: &Known) -> Outcome<(Uuid, Option<String>)> {
    if let Some(device) = known.device {
        return Ok((device, None));
    }
    let id = fresh();
    let bytes: [u8; 32] = secret();
    let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let hash = Sha256::digest(text.as_bytes()).to_vec();
    tx.run("insert into device (id, person, hash) values ($1, $2, $3)", [id.into(), known.id.0.into(), hash.into()]).await?;
    Ok((id, Some(format!("{id}.{text}"))))
}

fn read(cookie: &str) -> Option<(Uuid, Vec<u8>)> {
    let (id, text) = cookie.split_once('.')?;
    Some((id.parse().ok()?, Sha256::digest(text.as_bytes()).to_vec()))
}
