//! Digests: each morning, or each Monday, a mail of what waits for a person in a tenant. Nothing waits, nothing is sent.
//!
//! Invariants: what is told is what the person's own agenda says, read with their grants, so that nobody is told what they may not see;
//! of it only counts, keys of subjects and links are sent. Of one day, a person is told once, by however many servers.

mod choose;
mod letter;
mod rounds;

use actix_web::web::ServiceConfig;
use shared::agenda::digest::*;
use shared::kernel::Nothing;

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Call, on, on_click};

pub use rounds::{round, run};

/// The hour of the morning, in the person's zone.
const HOUR: i8 = 7;

pub fn routes(cfg: &mut ServiceConfig) {
    on::<ReadDigest>(cfg, read);
    on::<ChooseDigest>(cfg, put);
    on_click::<StopDigest>(cfg, stop);
}

async fn read(tx: &mut Tx, call: Call<ReadDigest>) -> Outcome<DigestView> {
    choose::read(&call.app, tx).await
}

async fn put(tx: &mut Tx, call: Call<ChooseDigest>) -> Outcome<DigestView> {
    choose::put(&call.app, tx, call.body).await
}

async fn stop(call: Call<StopDigest>) -> Outcome<Nothing> {
    choose::stop(&call.app, &call.path.token).await?;
    Ok(Nothing {})
}
