//! The languages that a person reads: chosen once, there on every device.

use shared::kernel::{Code, PersonId, RequestId};
use shared::tenancy::api::Languages;

use super::sessions;
use crate::kernel::app::{App, Caller};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

/// What the person chose.
pub async fn of(tx: &Tx, person: PersonId) -> Outcome<Languages> {
    let row = tx.row("select language, form_language from person where id = $1", [person.0.into()]).await?;
    let row = row.ok_or(Code::Unauthenticated)?;
    Ok(Languages { app: row.try_get("", "language")?, forms: row.try_get("", "form_language")? })
}

/// Keeps what the person chose.
pub async fn choose(app: &App, caller: &Caller, chosen: Languages, request: RequestId) -> Outcome<()> {
    let actor = &caller.actor;
    let tx = app.db.begin(&sessions::identity(actor.person, &actor.name, "tenancy.ChooseLanguages", request)).await?;
    let sql = "update person set language = $2, form_language = $3 where id = $1";
    tx.run(sql, [actor.person.0.into(), chosen.app.into(), chosen.forms.into()]).await?;
    tx.commit().await
}
