//! What every handler can reach: the database, the clock, the keys, the caches.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures_util::future::LocalBoxFuture;
use moka::future::Cache;
use secrecy::SecretString;
use shared::access::Grants;
use shared::kernel::{Code, Instant, PersonId, Proof, SessionId, TenantId};

use super::db::{Actor, Ctx, Db, Forget};
use super::failure::Outcome;
use super::files::Files;
use super::http::session::Claims;
use super::live::Live;
use super::mail::Office;
use super::outbound::Outbound;
use super::ports::Clock;
use super::vault::Vault;

/// How long a signed-in person may go on: policy in seconds and minutes.
#[derive(Clone, Copy, Debug)]
pub struct SessionPolicy {
    /// Life of an access cookie.
    pub access_minutes: i64,
    /// A session that is not used ends after this (ACC-07).
    pub idle_minutes: i64,
    /// Every session ends after this, used or not.
    pub session_hours: i64,
}

impl Default for SessionPolicy {
    fn default() -> Self {
        Self { access_minutes: 5, idle_minutes: 15, session_hours: 12 }
    }
}

/// Who a session belongs to and what they hold: read once, kept for seconds, dropped at once on sign-out.
#[derive(Clone, Debug)]
pub struct Caller {
    pub session: SessionId,
    pub tenant: Option<TenantId>,
    pub actor: Actor,
    pub email: String,
    pub grants: Arc<Grants>,
    /// The next moment at which a grant begins or ends by itself: from then on this is not asked any more.
    pub until: Option<Instant>,
    /// The session has proved more than a password.
    pub second: bool,
    /// The tenant asks for a second factor, and there is none: nothing but one's own account is open.
    pub must_enrol: bool,
}

/// The key of a cached caller.
pub type CallerKey = (SessionId, Option<TenantId>);

/// How the kernel learns who a session belongs to, without knowing the room that knows.
pub type FindCaller = for<'a> fn(&'a App, Claims) -> LocalBoxFuture<'a, Outcome<Arc<Caller>>>;

/// How the kernel has it proved that whoever calls is the person themself, at the time of signing (21 CFR 11.200).
pub type Prove = for<'a> fn(&'a App, &'a Caller, &'a Ctx, Proof) -> LocalBoxFuture<'a, Outcome<()>>;

/// Without somebody who knows, nothing is proved and nothing signed.
fn nothing_is_proved<'a>(_: &'a App, _: &'a Caller, _: &'a Ctx, _: Proof) -> LocalBoxFuture<'a, Outcome<()>> {
    Box::pin(std::future::ready(Err(Code::ProofRequired.into())))
}

/// The server's state, one for all workers.
pub struct App {
    pub db: Db,
    pub clock: Clock,
    /// Signs access cookies.
    pub secret: SecretString,
    /// Keeps secrets sealed. Closed until it is given a key store.
    pub vault: Vault,
    pub policy: SessionPolicy,
    /// The address that passkeys belong to, where one was set up.
    pub passkey_site: Option<String>,
    /// Accounts whose passwords are public: the sign-in page shows them.
    pub demo: bool,
    /// Largest JSON body and largest upload, in bytes.
    pub max_json: usize,
    pub max_upload: usize,
    pub files: Files,
    pub find_caller: FindCaller,
    pub prove: Prove,
    pub callers: Cache<CallerKey, Arc<Caller>>,
    /// How often grants or sessions changed: what was read before such a change is not kept after it.
    changes: AtomicU64,
    /// Where mails are handed in.
    pub mail: Office,
    /// Wakes whoever listens to what is written.
    pub live: Live,
    /// Calls addresses that people typed.
    pub outbound: Outbound,
    /// Where browsers reach this server, without a slash at the end; known once it listens.
    pub public_url: OnceLock<String>,
}

impl App {
    pub fn new(db: Db, secret: SecretString, find_caller: FindCaller) -> Self {
        Self {
            db,
            clock: Clock::default(),
            secret,
            vault: Vault::default(),
            policy: SessionPolicy::default(),
            passkey_site: None,
            demo: false,
            max_json: 2 * 1024 * 1024,
            max_upload: 64 * 1024 * 1024,
            files: Files::default(),
            find_caller,
            prove: nothing_is_proved,
            // Other servers of the cluster tell of each change at once; should that be lost, it is felt within ten seconds (ACC-12
            // allows sixty).
            callers: Cache::builder().max_capacity(100_000).time_to_live(Duration::from_secs(10)).support_invalidation_closures().build(),
            changes: AtomicU64::new(0),
            mail: Office::default(),
            live: Live::default(),
            outbound: Outbound::default(),
            public_url: OnceLock::new(),
        }
    }

    /// How often grants or sessions have changed so far: asked before a caller is read.
    pub fn changes(&self) -> u64 {
        self.changes.load(Ordering::SeqCst)
    }

    /// Keeps what was read of a caller, unless grants or sessions have changed since `seen`.
    pub async fn keep(&self, key: CallerKey, caller: &Arc<Caller>, seen: u64) {
        if self.changes() == seen {
            self.callers.insert(key, Arc::clone(caller)).await;
            // Changed in between: then it was dropped before it was there.
            if self.changes() != seen {
                self.callers.invalidate(&key).await;
            }
        }
    }

    /// Forgets what is cached of a person, after their grants or sessions changed.
    pub async fn forget(&self, person: PersonId) {
        self.changes.fetch_add(1, Ordering::SeqCst);
        let _ = self.callers.invalidate_entries_if(move |_, caller| caller.actor.person == person);
        self.callers.run_pending_tasks().await;
    }

    /// Forgets those whose grants a transaction has changed.
    pub async fn forget_all(&self, whose: &[Forget]) {
        for one in whose {
            match *one {
                Forget::Person(person) => self.forget(person).await,
                Forget::Tenant(tenant) => {
                    self.changes.fetch_add(1, Ordering::SeqCst);
                    let _ = self.callers.invalidate_entries_if(move |(_, of), _| *of == Some(tenant));
                    self.callers.run_pending_tasks().await;
                }
            }
        }
    }

    /// The database tells whose grants were changed, by whatever server: `person <id>` or `tenant <id>`.
    pub async fn heard_grants(&self, message: &str) {
        let whose = match message.split_once(' ') {
            Some(("person", id)) => id.parse().ok().map(Forget::Person),
            Some(("tenant", id)) => id.parse().ok().map(Forget::Tenant),
            _ => None,
        };
        self.forget_all(whose.as_slice()).await;
    }
}
