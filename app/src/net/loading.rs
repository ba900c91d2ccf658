//! What a page asks for when it opens, and may ask again. The answer to an older question is dropped; while a newer one is on
//! its way, what was there stays. (A tenth of the code that Leptos's resources bring, and the app pays for code by the line.)

use std::future::Future;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Trouble;

/// Something asked for. Copied freely; lives as long as the component that asked.
pub struct Loading<T: Send + Sync + 'static> {
    answer: RwSignal<Option<Result<T, Trouble>>>,
    ask: StoredValue<Rc<dyn Fn()>, LocalStorage>,
}

impl<T: Send + Sync + 'static> Clone for Loading<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Loading<T> {}

/// Asks now.
pub fn loading<T, F>(question: impl Fn() -> F + 'static) -> Loading<T>
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, Trouble>> + 'static,
{
    let answer = RwSignal::new(None);
    let asked = StoredValue::new(0_u32);
    let ask: Rc<dyn Fn()> = Rc::new(move || {
        let turn = asked.get_value().wrapping_add(1);
        asked.set_value(turn);
        let coming = question();
        spawn_local(async move {
            // A task begins a moment later: where the page is gone by then, so is what its question would look at.
            if asked.try_get_value() != Some(turn) {
                return;
            }
            let found = coming.await;
            // The page may be gone, or may have asked again.
            if asked.try_get_value() == Some(turn) {
                answer.set(Some(found));
            }
        });
    });
    ask();
    Loading { answer, ask: StoredValue::new_local(ask) }
}

impl<T: Clone + Send + Sync + 'static> Loading<T> {
    /// The answer; none while it is on its way. Tracks.
    pub fn get(self) -> Option<Result<T, Trouble>> {
        self.answer.get()
    }

    /// Asks again; what was there stays until the new answer has come.
    pub fn again(self) {
        let ask = self.ask.get_value();
        ask();
    }
}
