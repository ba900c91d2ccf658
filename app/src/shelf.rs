//! The shelf: this browser's own database (IndexedDB), for what must outlive the page.
//!
//! Invariants: a write is handed to the browser before the call returns, so that a page that is being closed still makes it;
//! "kept" is said only once the browser says that it is on the disk; without a database nothing panics and nothing is said to be kept.

use std::cell::RefCell;
use std::future::Future;

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbRequestReadyState, IdbTransaction};

const NAME: &str = "probatum";
const VERSION: u32 = 1;
/// A browser that has not answered by then is not waited for: work goes on without it.
const PATIENCE_MS: i32 = 10_000;

/// What lies where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Board {
    /// What was typed and has no receipt.
    Unsent,
    /// What the server said last, for when it cannot be asked.
    Seen,
}

impl Board {
    const ALL: [Board; 2] = [Board::Unsent, Board::Seen];

    const fn as_str(self) -> &'static str {
        match self {
            Board::Unsent => "unsent",
            Board::Seen => "seen",
        }
    }
}

thread_local! {
    static DATABASE: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// Opens the shelf; begun at once, done when the future is. What cannot be opened stays shut.
pub fn open() -> impl Future<Output = ()> + use<> {
    // Listened for at once: whoever begins to listen later, because the words took longer, never hears that it has long been open.
    let begun = begin().map(|request| (JsFuture::from(Promise::race(&Array::of2(&answered(&request), &late()))), request));
    async move {
        let Some((opened, request)) = begun else { return };
        let opened = opened.await;
        if opened.is_err() && request.ready_state() == IdbRequestReadyState::Pending {
            // It may still come: from then on things are kept.
            let (coming, come) = (answered(&request), request.clone());
            return spawn_local(async move {
                if JsFuture::from(coming).await.is_ok() {
                    take(&come);
                }
            });
        }
        take(&request);
    }
}

fn take(opened: &IdbOpenDbRequest) {
    DATABASE.set(opened.result().ok().and_then(|database| database.dyn_into().ok()));
}

fn begin() -> Option<IdbOpenDbRequest> {
    // A browser that forbids storage throws where others answer.
    let factory: IdbFactory = Reflect::get(&window(), &"indexedDB".into()).ok()?.dyn_into().ok()?;
    let request = factory.open_with_u32(NAME, VERSION).ok()?;
    let opening = request.clone();
    let make = move || {
        let Ok(database) = opening.result().and_then(|result| result.dyn_into::<IdbDatabase>()) else { return };
        for board in Board::ALL {
            let _ = database.create_object_store(board.as_str());
        }
    };
    request.set_onupgradeneeded(Some(Closure::once_into_js(make).unchecked_ref()));
    Some(request)
}

/// Puts a text under a key, or takes it away. Whether that is on the disk.
pub fn put(board: Board, key: &str, text: Option<&str>) -> impl Future<Output = bool> + use<> {
    let done = change(board, |store| match text {
        Some(text) => store.put_with_key(&text.into(), &key.into()),
        None => store.delete(&key.into()),
    });
    async move {
        match done {
            Some(done) => completed(done).await,
            None => false,
        }
    }
}

/// Takes everything away.
pub fn clear(board: Board) {
    let _ = change(board, IdbObjectStore::clear);
}

/// The text under a key.
pub async fn get(board: Board, key: &str) -> Option<String> {
    let (store, done) = read(board)?;
    let found = store.get(&key.into()).ok()?;
    if !completed(done).await {
        return None;
    }
    found.result().ok()?.as_string()
}

/// All keys that begin so, with their texts.
pub async fn all(board: Board, prefix: &str) -> Vec<(String, String)> {
    all_or_none(board, prefix).await.unwrap_or_default()
}

async fn all_or_none(board: Board, prefix: &str) -> Option<Vec<(String, String)>> {
    let (store, done) = read(board)?;
    let range = IdbKeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into()).ok()?;
    let (keys, texts) = (store.get_all_keys_with_key(&range).ok()?, store.get_all_with_key(&range).ok()?);
    if !completed(done).await {
        return None;
    }
    let list = |request: &IdbRequest| request.result().ok().map(|list| Array::from(&list));
    let (keys, texts) = (list(&keys)?, list(&texts)?);
    Some(keys.iter().zip(texts.iter()).filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?))).collect())
}

fn read(board: Board) -> Option<(IdbObjectStore, Promise)> {
    let database = DATABASE.with_borrow(Option::clone)?;
    let transaction = database.transaction_with_str(board.as_str()).ok()?;
    let done = finished(&transaction);
    Some((transaction.object_store(board.as_str()).ok()?, done))
}

fn change(board: Board, write: impl FnOnce(&IdbObjectStore) -> Result<IdbRequest, JsValue>) -> Option<Promise> {
    let database = DATABASE.with_borrow(Option::clone)?;
    let transaction = strictly(&database, board.as_str())?;
    let done = finished(&transaction);
    write(&transaction.object_store(board.as_str()).ok()?).ok()?;
    // Without waiting for the write's own answer: there may be no page any more to hear it.
    if let Ok(commit) = Reflect::get(&transaction, &"commit".into()).and_then(|commit| commit.dyn_into::<Function>()) {
        let _ = commit.call0(&transaction);
    }
    Some(done)
}

/// A transaction that counts as complete only once it is on the disk itself, not in the system's memory.
fn strictly(database: &IdbDatabase, board: &str) -> Option<IdbTransaction> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into()).ok()?;
    let begin: Function = Reflect::get(database, &"transaction".into()).ok()?.dyn_into().ok()?;
    begin.call3(database, &board.into(), &"readwrite".into(), &options).ok()?.dyn_into().ok()
}

/// Told with the event that ends it, whichever that is: a refusal that nobody waits for is no error of the page.
fn finished(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, _| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&resolve));
    })
}

/// Whether it ended well, and in time.
async fn completed(done: Promise) -> bool {
    let ended = JsFuture::from(Promise::race(&Array::of2(&done, &late()))).await;
    let kind = ended.and_then(|event| Reflect::get(&event, &"type".into()));
    kind.is_ok_and(|kind| kind.as_string().as_deref() == Some("complete"))
}

fn answered(request: &IdbOpenDbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

/// Refuses after a while.
fn late() -> Promise {
    Promise::new(&mut |_, reject| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE_MS);
    })
}
