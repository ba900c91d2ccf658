//! Live: whoever listens is woken when something was written where they listen, on this server or on another.
//! Writers never wait: a ring is given after the commit, and other servers are told in the background, many rings at once.
//! Invariant: a ring says where, never what. What is told is read through the fence of whoever listens; a lost ring costs seconds.

use std::time::Duration;

use shared::kernel::{Scope, StudyId, TenantId};
use sqlx::postgres::PgPool;
use tokio::sync::{broadcast, watch};
use tokio::time::{sleep, timeout};
use uuid::Uuid;

/// The channel between servers.
pub const CHANNEL: &str = "probatum_live";
/// How long whoever listens sleeps at most: the price of a lost ring.
const AT_MOST: Duration = Duration::from_secs(5);
/// For how long rings are gathered before other servers are told.
const GATHER: Duration = Duration::from_millis(100);
/// Rings that whoever sleeps may miss one by one: it looks once for all of them.
const MANY: usize = 256;
/// Places in one message between servers, whose length the database bounds.
const PLACES: usize = 80;

/// Where something was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ring {
    tenant: TenantId,
    study: StudyId,
    /// Told by another server: not told again.
    far: bool,
}

/// Rings for whoever listens on this server.
#[derive(Debug)]
pub struct Live {
    server: Uuid,
    rings: broadcast::Sender<Ring>,
    closed: watch::Sender<bool>,
}

impl Default for Live {
    fn default() -> Self {
        Self { server: super::ports::fresh(), rings: broadcast::channel(MANY).0, closed: watch::channel(false).0 }
    }
}

impl Live {
    /// Something was committed there.
    pub fn ring(&self, tenant: TenantId, scope: Scope) {
        if let Scope::Study(study) = scope {
            // Nobody listens: nobody is woken.
            let _ = self.rings.send(Ring { tenant, study, far: false });
        }
    }

    /// The server is about to stop: whoever listens is let go.
    pub fn close(&self) {
        self.closed.send_replace(true);
    }

    /// An ear at one study.
    pub fn listen(&self, tenant: TenantId, scope: Scope) -> Ear {
        Ear { tenant, scope, at_most: AT_MOST, rings: self.rings.subscribe(), closed: self.closed.subscribe() }
    }

    /// Another server told where something was written.
    pub fn heard(&self, message: &str) {
        let mut words = message.split(' ');
        if words.next() == Some(self.server.to_string().as_str()) {
            return;
        }
        for place in words {
            let ids = place.split_once('/').and_then(|(tenant, study)| Some((tenant.parse().ok()?, study.parse().ok()?)));
            if let Some((tenant, study)) = ids {
                let _ = self.rings.send(Ring { tenant, study, far: true });
            }
        }
    }

    /// Tells other servers, until it is time to stop.
    pub async fn speak(&self, pool: &PgPool, mut stopping: watch::Receiver<bool>) {
        let mut rings = self.rings.subscribe();
        while !*stopping.borrow() {
            let first = tokio::select! { ring = rings.recv() => ring, _ = stopping.changed() => return };
            let Ok(first) = first else { continue };
            sleep(GATHER).await;
            let mut places = vec![first];
            while let Ok(ring) = rings.try_recv() {
                if !places.contains(&ring) {
                    places.push(ring);
                }
            }
            places.retain(|ring| !ring.far);
            for some in places.chunks(PLACES) {
                self.tell(pool, some).await;
            }
        }
    }

    async fn tell(&self, pool: &PgPool, places: &[Ring]) {
        let words = places.iter().map(|ring| format!(" {}/{}", ring.tenant, ring.study));
        let message = words.fold(self.server.to_string(), |message, place| message + &place);
        if let Err(error) = sqlx::query("select pg_notify($1, $2)").bind(CHANNEL).bind(message).execute(pool).await {
            tracing::debug!(%error, "other servers could not be told");
        }
    }
}

/// One that listens at a study.
#[derive(Debug)]
pub struct Ear {
    tenant: TenantId,
    scope: Scope,
    at_most: Duration,
    rings: broadcast::Receiver<Ring>,
    closed: watch::Receiver<bool>,
}

impl Ear {
    /// Sleeps until something was written there, or may have been; false when the server is about to stop.
    pub async fn wait(&mut self) -> bool {
        if *self.closed.borrow() {
            return false;
        }
        let Self { tenant, scope, at_most, rings, closed } = self;
        let rung = async {
            loop {
                match rings.recv().await {
                    Ok(ring) if ring.tenant != *tenant || Scope::Study(ring.study) != *scope => {}
                    // Rings that were missed may have been for here.
                    _ => return,
                }
            }
        };
        tokio::select! {
            _ = timeout(*at_most, rung) => true,
            _ = closed.changed() => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> (TenantId, Scope, StudyId) {
        let study = StudyId(super::super::ports::fresh());
        (TenantId(super::super::ports::fresh()), Scope::Study(study), study)
    }

    #[tokio::test]
    async fn whoever_listens_is_woken_by_what_is_written_there_here_or_elsewhere() {
        let (live, (tenant, scope, study)) = (Live::default(), place());
        let mut ear = live.listen(tenant, scope);
        let began = tokio::time::Instant::now();
        live.ring(tenant, scope);
        assert!(ear.wait().await);
        live.heard(&format!("{} {tenant}/{study}", super::super::ports::fresh()));
        assert!(ear.wait().await);
        assert!(began.elapsed() < AT_MOST, "neither was the clock's doing");
    }

    #[tokio::test]
    async fn a_lost_ring_costs_a_while_and_a_stop_ends_the_waiting() {
        let (live, (tenant, scope, _)) = (Live::default(), place());
        let at_most = Duration::from_millis(50);
        let mut ear = Ear { at_most, ..live.listen(tenant, scope) };
        let began = tokio::time::Instant::now();
        live.ring(tenant, place().1);
        assert!(ear.wait().await);
        assert!(began.elapsed() >= at_most, "what is written elsewhere wakes nobody here");
        live.close();
        assert!(!ear.wait().await);
    }
}
