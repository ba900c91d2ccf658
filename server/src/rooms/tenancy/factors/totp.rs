//! Authenticator apps (RFC 6238): six digits every thirty seconds, a drift of one step either way, and no code twice. The secret lies in
//! the vault, under the nil tenant, since a person has it before any tenant is chosen.

use qrcode::{Color, EcLevel, QrCode};
use shared::kernel::{Code, PersonId, Problem};
use shared::tenancy::factors::api::NewTotp;
use totp_rs::{Builder, Secret, Totp};

use crate::kernel::app::App;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::{fresh, secret};

/// In force, and on the way to be.
const KEPT: &str = "tenancy.totp";
const COMING: &str = "tenancy.totp_coming";

/// A secret that counts once a code of it was entered; in the identity context.
pub(super) async fn offer(app: &App, tx: &Tx, person: PersonId, email: &str) -> Outcome<NewTotp> {
    let bytes: [u8; 20] = secret();
    app.vault.keep(tx, COMING, &person.to_string(), &bytes).await?;
    let uri = made(&bytes, email)?.to_url().map_err(|error| internal(&error))?;
    let code = QrCode::with_error_correction_level(&uri, EcLevel::M).map_err(|error| internal(&error))?;
    Ok(NewTotp {
        secret: Secret::from(bytes).to_base32(),
        modules: code.to_colors().into_iter().map(|color| if color == Color::Dark { '1' } else { '0' }).collect(),
        width: u16::try_from(code.width()).unwrap_or(0),
        uri,
    })
}

/// The first code was entered: the app counts from now on, in place of the one before.
pub(super) async fn confirm(app: &App, tx: &Tx, person: PersonId, code: &str) -> Outcome<()> {
    let object = person.to_string();
    let bytes = app.vault.fetch(tx, COMING, &object).await?.filter(|bytes| !bytes.is_empty());
    let bytes = bytes.ok_or_else(|| Problem::new(Code::OutOfOrder).detail("Begin again: there is no secret to confirm."))?;
    let step = step(&bytes, code, app.clock.now().0.unix_timestamp())?;
    let step = step.ok_or_else(|| {
        Problem::new(Code::Invalid)
            .at("/code", "This is not the code that the app shows now. Check that the clock of your device is right.")
    })?;
    retire(app, tx, person).await?;
    app.vault.keep(tx, KEPT, &object, &bytes).await?;
    app.vault.keep(tx, COMING, &object, &[]).await?;
    let sql = "insert into factor (id, person, kind, step, used_at) values ($1, $2, 'totp', $3, $4)";
    tx.run(sql, [fresh().into(), person.0.into(), step.into(), app.clock.now().0.into()]).await.map(drop)
}

/// Takes the app out of use, and its secret away. Whether there was one.
pub(super) async fn retire(app: &App, tx: &Tx, person: PersonId) -> Outcome<bool> {
    let sql = "update factor set retired_at = $2 where person = $1 and kind = 'totp' and retired_at is null";
    let had = tx.run(sql, [person.0.into(), app.clock.now().0.into()]).await? > 0;
    if had {
        app.vault.keep(tx, KEPT, &person.to_string(), &[]).await?;
    }
    Ok(had)
}

/// Whether it is the code that the person's app shows now, and was not used before.
pub async fn is_right(app: &App, tx: &Tx, person: PersonId, code: &str) -> Outcome<bool> {
    let bytes = app.vault.fetch(tx, KEPT, &person.to_string()).await?.filter(|bytes| !bytes.is_empty());
    let Some(bytes) = bytes else { return Ok(false) };
    let Some(step) = step(&bytes, code, app.clock.now().0.unix_timestamp())? else { return Ok(false) };
    // One statement: of two who send the same code at once, one is refused.
    let sql = "update factor set step = $2, used_at = $3 where person = $1 and kind = 'totp' and retired_at is null and step < $2";
    Ok(tx.run(sql, [person.0.into(), step.into(), app.clock.now().0.into()]).await? == 1)
}

/// The step whose code it is.
fn step(bytes: &[u8], code: &str, now: i64) -> Outcome<Option<i64>> {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    let now = u64::try_from(now).map_err(|error| internal(&error))?;
    if digits.len() != 6 {
        return Ok(None);
    }
    Ok(made(bytes, "")?.check(&digits, now).and_then(|step| i64::try_from(step).ok()))
}

fn made(bytes: &[u8], email: &str) -> Outcome<Totp> {
    let made = Builder::new().with_secret(bytes.to_vec()).with_skew(1).with_account_name(email).with_issuer(Some("Probatum"));
    made.build().map_err(|error| internal(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: ACC-03
    #[test]
    fn the_code_is_that_of_rfc_6238_one_step_early_or_late_and_no_more() {
        // RFC 6238, appendix B: the secret of its SHA-1 rows; at 59 seconds the eight digits 94287082.
        let secret = b"12345678901234567890";
        let at = |now| step(secret, "287 082", now).unwrap();
        assert_eq!([at(59), at(29), at(89)], [Some(1); 3]);
        assert_eq!([at(90), step(secret, "28708", 59).unwrap(), step(secret, "287083", 59).unwrap()], [None; 3]);
    }
}
