//! Keeps the database running: when its process ends uncalled, it is started again, ever more patiently.
//! Invariant: health says `Down` from the moment the process ended until it answers again.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::cluster::Cluster;
use super::postmaster::{self, Postmaster};

/// Whether the database runs. Connections older than `since` are dead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    Up { since: Instant },
    Down,
}

/// Follows the database's health.
pub type Watch = watch::Receiver<Health>;

const FIRST_PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_secs(10);
/// A database that ran this long is not in a crash loop.
const STABLE: Duration = Duration::from_secs(60);

enum Order {
    Stop,
    Leave,
}

pub(super) struct Supervisor {
    order: oneshot::Sender<Order>,
    health: Watch,
    task: JoinHandle<Result<()>>,
}

impl Supervisor {
    pub(super) fn watch(cluster: Cluster, postmaster: Postmaster) -> Self {
        let (order, orders) = oneshot::channel();
        let (tell, health) = watch::channel(Health::Up { since: Instant::now() });
        let task = tokio::spawn(supervise(cluster, postmaster, tell, orders));
        Self { order, health, task }
    }

    pub(super) fn health(&self) -> Watch {
        self.health.clone()
    }

    pub(super) async fn stop(self) -> Result<()> {
        self.order.send(Order::Stop).ok();
        self.task.await.context("The supervisor of PostgreSQL failed")?
    }

    pub(super) fn leave(self) {
        self.order.send(Order::Leave).ok();
    }
}

async fn supervise(
    cluster: Cluster,
    mut postmaster: Postmaster,
    tell: watch::Sender<Health>,
    mut orders: oneshot::Receiver<Order>,
) -> Result<()> {
    loop {
        let up = Instant::now();
        tokio::select! {
            order = &mut orders => return obey(order, &cluster).await,
            () = postmaster.ended() => tell.send_replace(Health::Down),
        };
        tracing::error!("PostgreSQL ended; starting it again");
        let restarted = tokio::select! {
            order = &mut orders => return obey(order, &cluster).await,
            restarted = restart(&cluster, up.elapsed()) => restarted,
        };
        postmaster = restarted;
        tell.send_replace(Health::Up { since: Instant::now() });
        tracing::info!("PostgreSQL runs again");
    }
}

/// A supervisor that nobody holds any more leaves the database to the next server.
async fn obey(order: Result<Order, oneshot::error::RecvError>, cluster: &Cluster) -> Result<()> {
    match order {
        Ok(Order::Stop) => postmaster::stop(cluster).await,
        Ok(Order::Leave) | Err(_) => Ok(()),
    }
}

async fn restart(cluster: &Cluster, ran: Duration) -> Postmaster {
    let mut pause = if ran > STABLE { Duration::ZERO } else { FIRST_PAUSE };
    loop {
        sleep(pause).await;
        match Postmaster::start(cluster).await {
            Ok(postmaster) => return postmaster,
            Err(error) => tracing::error!("PostgreSQL does not start: {error:#}"),
        }
        pause = (pause * 2).clamp(FIRST_PAUSE, LONGEST_PAUSE);
    }
}
