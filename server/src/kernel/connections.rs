//! The door's connections: opened when they are needed, kept, and lent again without asking them how they are.
//!
//! sqlx's own pool sends a message to every connection that comes back, to see whether it is still there: a round trip for each
//! transaction. Here the first message of the next transaction finds out, and if the line was dead, nothing was lost yet and a
//! new one is opened. A connection is lent to the thread that opened it where possible: its answers arrive there.
//! What opens a transaction goes along with its first statement, and `COMMIT` with its last, where the statement is a
//! [`Prepared`] one: a save is two messages, not four.
//! Invariants: at most `most` are open; what is lent has no transaction open; what was not committed is rolled back before
//! anybody else gets the connection; a message that might have committed is never sent twice.

use std::io::ErrorKind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::ThreadId;
use std::time::{Duration, Instant};

use sqlx::postgres::{PgConnectOptions, PgConnection, PgRow};
use sqlx::{AssertSqlSafe, ConnectOptions, Executor};
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};

use super::prepared::Prepared;

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
    /// Statements that it knows by name.
    knows: Vec<&'static str>,
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

    /// Lends a connection for a transaction, which this text opens when its first statement is sent. It begins with `BEGIN`.
    pub async fn lend(self: &Arc<Self>, opening: String) -> Result<Lent, sqlx::Error> {
        let waited = timeout(WAIT, Arc::clone(&self.room).acquire_owned()).await;
        let permit = waited.map_err(|_| sqlx::Error::PoolTimedOut)?.map_err(|_| sqlx::Error::PoolClosed)?;
        Ok(Lent { from: Arc::clone(self), wire: None, stands: Stands::Unsaid, opening, _busy: Counted::new(&BUSY), permit: Some(permit) })
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
                    return opened.map(|connection| Wire {
                        connection,
                        thread,
                        opened: opened_at,
                        knows: Vec::new(),
                        _open: Counted::new(&OPEN),
                    });
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

/// How far a transaction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    /// Nothing was sent yet: what opens it goes along with the first statement.
    Unsaid,
    Open,
    Committed,
}

/// A connection for one transaction.
pub struct Lent {
    from: Arc<Connections>,
    wire: Option<Wire>,
    stands: Stands,
    opening: String,
    _busy: Counted,
    permit: Option<OwnedSemaphorePermit>,
}

impl Lent {
    /// The connection, for a statement of the transaction, which is open from here on.
    pub async fn connection(&mut self) -> Result<&mut PgConnection, sqlx::Error> {
        if self.stands == Stands::Unsaid {
            self.open(None).await?;
        }
        self.wire().map(|wire| &mut wire.connection)
    }

    /// Whether the next statement is sent together with what opens the transaction, if it can be.
    pub fn is_unsaid(&self) -> bool {
        self.stands == Stands::Unsaid
    }

    pub fn is_open(&self) -> bool {
        self.stands == Stands::Open
    }

    /// Runs a statement that connections know by name, in one message with what opens the transaction, if that was not said yet.
    pub async fn run(&mut self, statement: &Prepared, call: &str) -> Result<Vec<PgRow>, sqlx::Error> {
        match self.stands {
            Stands::Unsaid => self.open(Some((statement, call))).await,
            _ => self.send(String::new(), Some((statement, call)), "").await,
        }
    }

    /// Runs the transaction's last statement and commits, in one message. Durable once this returns.
    pub async fn finish(&mut self, statement: &Prepared, call: &str) -> Result<Vec<PgRow>, sqlx::Error> {
        // What opens it must have arrived: nobody would know whether a message that was lost had committed.
        self.connection().await?;
        let rows = self.send(String::new(), Some((statement, call)), "; COMMIT").await?;
        self.stands = Stands::Committed;
        Ok(rows)
    }

    /// The transaction that ended is followed by another, which says the same of itself.
    pub fn again(&mut self) {
        if self.stands == Stands::Committed {
            self.stands = Stands::Unsaid;
        }
    }

    /// Durable once this returns.
    pub async fn commit(mut self) -> Result<(), sqlx::Error> {
        if self.stands == Stands::Open {
            self.wire()?.connection.execute("COMMIT").await?;
            self.stands = Stands::Committed;
        }
        Ok(())
    }

    /// The first message: on a connection that turns out to be dead nothing was begun, and it is sent on another.
    async fn open(&mut self, first: Option<(&Prepared, &str)>) -> Result<Vec<PgRow>, sqlx::Error> {
        let idle = self.wire.take();
        let mut next = idle.or_else(|| self.from.take());
        while let Some(wire) = next {
            self.wire = Some(wire);
            match self.start(first).await {
                Err(error) if dead(&error) => (self.wire, self.stands) = (None, Stands::Unsaid),
                done => return done,
            }
            next = self.from.take();
        }
        self.wire = Some(self.from.open().await?);
        self.start(first).await
    }

    async fn start(&mut self, first: Option<(&Prepared, &str)>) -> Result<Vec<PgRow>, sqlx::Error> {
        // Said before it is so: whoever stops waiting in between leaves it to be rolled back.
        self.stands = Stands::Open;
        self.send(self.opening.clone(), first, "").await
    }

    async fn send(&mut self, mut text: String, run: Option<(&Prepared, &str)>, end: &str) -> Result<Vec<PgRow>, sqlx::Error> {
        let wire = self.wire()?;
        let learns = run.map(|(statement, _)| statement).filter(|statement| !wire.knows.contains(&statement.name));
        for part in learns.map(|statement| statement.text.as_str()).into_iter().chain(run.map(|(_, call)| call)) {
            text.push_str(if text.is_empty() { "" } else { "; " });
            text.push_str(part);
        }
        text.push_str(end);
        let rows = wire.connection.fetch_all(AssertSqlSafe(text)).await;
        if let Some(statement) = learns {
            match rows {
                Ok(_) => wire.knows.push(statement.name),
                // Whether it was learned is not known: nobody gets this connection any more, and the database rolls back.
                Err(_) => self.wire = None,
            }
        }
        rows
    }

    fn wire(&mut self) -> Result<&mut Wire, sqlx::Error> {
        self.wire.as_mut().filter(|_| self.stands == Stands::Open).ok_or(sqlx::Error::PoolClosed)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let (Some(mut wire), permit, from) = (self.wire.take(), self.permit.take(), Arc::clone(&self.from)) else { return };
        if self.stands != Stands::Open {
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
