//! The bell: the database wakes the workers when there is something to do, and a clock does where it could not.
//! Invariant: nothing waits for the bell alone; a lost ring costs seconds, never the work.

use std::time::Duration;

use sqlx::postgres::PgListener;
use tokio::sync::{Notify, watch};
use tokio::time::{sleep, timeout};

use super::app::App;
use super::live::CHANNEL;

/// The channel on which the database tells whose grants have changed.
const GRANTS: &str = "probatum_grants";

/// How long a worker sleeps at most: the price of a lost ring.
const AT_MOST: Duration = Duration::from_secs(5);
/// How long to wait before listening again, when the database went away.
const AGAIN: Duration = Duration::from_secs(1);

/// Rings when the outbox or the jobs have something new, whichever server put it there.
#[derive(Debug, Default)]
pub struct Bell {
    pub outbox: Notify,
    pub jobs: Notify,
}

impl Bell {
    /// Listens until it is time to stop. Holds one connection.
    pub async fn listen(&self, app: &App, mut stopping: watch::Receiver<bool>) {
        while !*stopping.borrow() {
            let heard = tokio::select! {
                heard = self.relay(app) => heard,
                _ = stopping.changed() => return,
            };
            if let Err(error) = heard {
                tracing::debug!(%error, "not listening for the moment");
            }
            tokio::select! { () = sleep(AGAIN) => {}, _ = stopping.changed() => {} }
        }
    }

    async fn relay(&self, app: &App) -> Result<(), sqlx::Error> {
        let mut listener = PgListener::connect_with(app.db.pool()).await?;
        listener.listen_all(["probatum_outbox", "probatum_job", CHANNEL, GRANTS]).await?;
        // Whatever was announced before listening began.
        self.outbox.notify_one();
        self.jobs.notify_one();
        loop {
            let told = listener.recv().await?;
            match told.channel() {
                "probatum_outbox" => self.outbox.notify_one(),
                CHANNEL => app.live.heard(told.payload()),
                GRANTS => app.heard_grants(told.payload()).await,
                _ => self.jobs.notify_one(),
            }
        }
    }
}

/// Sleeps until the bell rings, a while has passed, or it is time to stop; false in the last case.
pub async fn rest(bell: &Notify, stopping: &mut watch::Receiver<bool>) -> bool {
    tokio::select! {
        _ = timeout(AT_MOST, bell.notified()) => !*stopping.borrow(),
        _ = stopping.changed() => false,
    }
}
