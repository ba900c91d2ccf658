//! The door's connections: opened when they are needed, kept, and lent again without asking them how they are.
//!
//! sqlx's own pool sends a message to every connection that comes back, to see whether it is still there: a round trip for each
//! transaction. Here the first message of the next transaction finds out, and if the line was dead, nothing was lost yet and a
//! new one is opened. A connection is lent to the thread that opened it where possible: its answers arrive there.
//! Invariants: at most `most` are open; what is lent has no transaction open; what was not committed is rolled back before
//! anybody else gets the connection.

use std::io::ErrorKind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::ThreadId;
use std::time::{Duration, Instant};

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Executor};
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};

/// How long a transaction waits for a connection, and for a database that is being started again.
const WAIT: Duration = Duration::from_secs(10);
const AGAIN: Duration = Duration::from_millis(50);
/// A backend grows with what it has cached; after this it makes room for a new one.
const OLD: Duration = Duration::from_secs(30 * 60);

static OPEN: AtomicUsize = AtomicUsize::new(0);
static BUSY: AtomicUsize = AtomicUsize::new(0);

/// Connections of the door: idle and busy.
pub fn load() -> (usize, usize) {
    let (open, busy) = (OPEN.load(Ordering::Relaxed), BUSY.load(Ordering::Relaxed));
    (open.saturating_sub(busy), busy)
}

/// Counts itself for as long as it lives.
struct Counted(&'static AtomicUsize);

impl Counted {
    fn new(count: &'static AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

struct Wire {
    connection: PgConnection,
    thread: ThreadId,
    opened: Instant,
    _open: Counted,
}

/// The connections of one server.
pub struct Connections {
    options: Arc<PgConnectOptions>,
    most: usize,
    room: Arc<Semaphore>,
    idle: Mutex<Vec<Wire>>,
}

impl Connections {
    pub fn new(options: Arc<PgConnectOptions>, most: u32) -> Self {
        let most = usize::try_from(most).unwrap_or(1).max(1);
        Self { options, most, room: Arc::new(Semaphore::new(most)), idle: Mutex::default() }
    }

    /// Opens a transaction with this text, which begins with `BEGIN`.
    pub async fn begin(self: &Arc<Self>, sql: &str) -> Result<Lent, sqlx::Error> {
        let waited = timeout(WAIT, Arc::clone(&self.room).acquire_owned()).await;
        let permit = waited.map_err(|_| sqlx::Error::PoolTimedOut)?.map_err(|_| sqlx::Error::PoolClosed)?;
        let mut lent = Lent { from: Arc::clone(self), wire: None, in_transaction: false, _busy: Counted::new(&BUSY), permit: Some(permit) };
        while let Some(wire) = self.take() {
            lent.wire = Some(wire);
            match lent.start(sql).await {
                Err(error) if dead(&error) => lent.close(),
                done => return done.map(|()| lent),
            }
        }
        lent.wire = Some(self.open().await?);
        lent.start(sql).await.map(|()| lent)
    }

    /// An idle connection: one of this thread, or another's when no more may be opened.
    fn take(&self) -> Option<Wire> {
        let here = std::thread::current().id();
        let mut idle = self.idle.lock().ok()?;
        idle.retain(|wire| wire.opened.elapsed() < OLD);
        let lent = self.most - self.room.available_permits();
        let full = lent + idle.len() > self.most;
        let at = idle.iter().rposition(|wire| wire.thread == here).or(idle.len().checked_sub(1).filter(|_| full))?;
        Some(idle.remove(at))
    }

    fn put(&self, wire: Wire) {
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(wire);
        }
    }

    /// A new connection; a database that is only just starting is waited for.
    async fn open(&self) -> Result<Wire, sqlx::Error> {
        let until = Instant::now() + WAIT;
        loop {
            match self.options.connect().await {
                Err(error) if starting(&error) && Instant::now() < until => sleep(AGAIN).await,
                opened => {
                    let (thread, opened_at) = (std::thread::current().id(), Instant::now());
                    return opened.map(|connection| Wire { connection, thread, opened: opened_at, _open: Counted::new(&OPEN) });
                }
            }
        }
    }
}

/// Whether the connection is gone, rather than the statement refused.
fn dead(error: &sqlx::Error) -> bool {
    match error {
        // Ended by the operator, by a crash of another session, or because the server shuts down.
        sqlx::Error::Database(refused) => {
            refused.code().is_some_and(|code| matches!(&*code, "57P01" | "57P02" | "57P03" | "57P05" | "25P03"))
        }
        _ => true,
    }
}

fn starting(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(error) => matches!(error.kind(), ErrorKind::ConnectionRefused | ErrorKind::NotFound),
        sqlx::Error::Database(refused) => refused.code().is_some_and(|code| matches!(&*code, "57P03" | "53300")),
        _ => false,
    }
}

/// A connection with a transaction open.
pub struct Lent {
    from: Arc<Connections>,
    wire: Option<Wire>,
    in_transaction: bool,
    _busy: Counted,
    permit: Option<OwnedSemaphorePermit>,
}

impl Lent {
    /// The connection, for a statement of the transaction.
    pub fn connection(&mut self) -> Result<&mut PgConnection, sqlx::Error> {
        self.wire.as_mut().map(|wire| &mut wire.connection).ok_or(sqlx::Error::PoolClosed)
    }

    async fn start(&mut self, sql: &str) -> Result<(), sqlx::Error> {
        // Said before it is so: whoever stops waiting in between leaves it to be rolled back.
        self.in_transaction = true;
        self.connection()?.execute(AssertSqlSafe(sql)).await.map(drop)
    }

    /// Durable once this returns.
    pub async fn commit(mut self) -> Result<(), sqlx::Error> {
        self.connection()?.execute("COMMIT").await?;
        self.in_transaction = false;
        Ok(())
    }

    fn close(&mut self) {
        (self.wire, self.in_transaction) = (None, false);
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let (Some(mut wire), permit, from) = (self.wire.take(), self.permit.take(), Arc::clone(&self.from)) else { return };
        if !self.in_transaction {
            return from.put(wire);
        }
        // Without a runtime the connection is closed instead, and the database rolls back by itself.
        let Ok(runtime) = Handle::try_current() else { return };
        runtime.spawn(async move {
            if wire.connection.execute("ROLLBACK").await.is_ok() {
                from.put(wire);
            }
            drop(permit);
        });
    }
}
