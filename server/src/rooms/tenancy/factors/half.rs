//! Half a session: the password was right, the second factor is still asked for. It has a refresh cookie and nothing else, opens only
//! [`AnswerFactor`], and is over after ten minutes.

use shared::kernel::{Code, PersonId};
use shared::tenancy::factors::api::AnswerFactor;
use shared::tenancy::factors::{Method, Second};

use super::{Visitor, device, enter, passkey, recovery, totp};
use crate::kernel::app::App;
use crate::kernel::db::Tx;
use crate::kernel::events::{self, Event};
use crate::kernel::failure::Outcome;
use crate::kernel::http::Session;
use crate::rooms::tenancy::sessions::{self, Begun};
use crate::rooms::tenancy::sign_in::{Known, by_id, failed};

/// Seconds that the second factor may take.
const LASTS: i64 = 600;

/// The password was right: begins a session that wants more.
pub async fn begin(app: &App, tx: &Tx, person: PersonId, visitor: Visitor<'_>, asked: Vec<Method>) -> Outcome<Begun> {
    let begun = sessions::begin(app, tx, person, visitor.agent, visitor.address).await?;
    let until = app.clock.now().plus_seconds(LASTS);
    tx.run("update session set half_until = $2 where id = $1", [begun.session.0.into(), until.0.into()]).await?;
    Ok(Begun { asked, ..begun })
}

/// Proves the second factor: half a session becomes a whole one, with other keys.
pub async fn answer(ask: &Session<AnswerFactor>) -> Outcome<Begun> {
    let app = &*ask.app;
    let now = app.clock.now();
    let held = sessions::presented(app, ask.refresh.as_deref(), ask.request).await?;
    if held.half_until.is_none_or(|until| until <= now.0) {
        return Err(Code::Unauthenticated.into());
    }
    let known = by_id(app, held.person, ask.request).await?;
    let known = device::recognise(app, known, ask.device.as_deref(), ask.request).await?;
    let tx = app.db.begin(&sessions::identity(known.id, &known.name, "tenancy.AnswerFactor", ask.request)).await?;
    if known.locked_until.is_some_and(|until| until > now.0) {
        events::note_everywhere(&tx, known.id, Event::SignInRefused, &ask.address).await?;
        tx.commit().await?;
        return Err(Code::TooMany.into());
    }
    let Some(method) = proved(app, &tx, &known, &ask.body, &ask.address).await? else {
        failed(app, &tx, &known).await?;
        events::note_everywhere(&tx, known.id, Event::FactorRefused, &ask.address).await?;
        tx.commit().await?;
        return Err(Code::WrongCode.into());
    };
    let begun = sessions::go_on(app, &tx, &held).await?;
    let device = enter::opened(&tx, &known, Visitor::of(ask), &begun, Some(method)).await?;
    tx.commit().await?;
    Ok(Begun { device, ..begun })
}

/// What was proved, if anything.
async fn proved(app: &App, tx: &Tx, known: &Known, second: &Second, address: &str) -> Outcome<Option<Method>> {
    match second {
        Second::Totp { code } => Ok(totp::is_right(app, tx, known.id, code).await?.then_some(Method::Totp)),
        Second::Passkey { passkey } => Ok(passkey::answered(app, tx, passkey, Some(known.id)).await?.map(|_| Method::Passkey)),
        Second::Recovery { code } => {
            let right = recovery::used_up(tx, known.id, code, app.clock.now()).await?;
            if right {
                events::note_everywhere(tx, known.id, Event::RecoveryUsed, address).await?;
            }
            Ok(right.then_some(Method::Recovery))
        }
    }
}
