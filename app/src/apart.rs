//! What is loaded apart: code that not everybody needs at once lies in wasm modules of its own. The build cuts at the functions marked
//! with `wasm_split` (app/build/wasm.mjs): what only they reach goes into the module that they name.
//! Invariant: whoever uses it sees a skeleton until it is there and a problem with a way on when it does not come; never nothing.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use crate::ui::{Banner, Button, Skeleton, Tone};
use crate::{browser, frame, net, session, t};

/// A view to be made, once its code is here.
pub type Made = Box<dyn FnOnce() -> AnyView>;
/// A view on its way.
pub type Coming = Pin<Box<dyn Future<Output = Result<Made, Missing>>>>;

/// The code did not come.
#[derive(Clone, Copy, Debug)]
pub struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Missing
    }
}

/// Shows what lies apart: at once where its code is here already, else as soon as it has come; in a dialog, the field that asks for the
/// focus then has it.
pub fn show(load: impl Fn() -> Coming + 'static) -> AnyView {
    shown(Rc::new(load), |waiting| waiting, || request_animation_frame(focus_in_dialog))
}

fn focus_in_dialog() {
    browser::focus("dialog[open] [autofocus]");
}

/// The same for a whole page: once it has come, the keyboard starts at its heading.
pub fn page(load: fn() -> Coming) -> AnyView {
    let around = |waiting| view! { <div class="page">{waiting}</div> }.into_any();
    shown(Rc::new(load), around, || request_animation_frame(frame::focus_heading))
}

/// `around` stands around what is seen until it has come, `then` is done when it has.
fn shown(load: Rc<dyn Fn() -> Coming>, around: fn(AnyView) -> AnyView, then: fn()) -> AnyView {
    if let Some(view) = at_once(load()) {
        return view;
    }
    let load = StoredValue::new_local(load);
    let has_come = RwSignal::new(None::<bool>);
    let fetch = move || {
        let coming = load.with_value(|load| load());
        spawn_local(async move {
            let came = coming.await.is_ok();
            // The page may be gone.
            if has_come.try_set(Some(came)).is_none() {
                then();
            }
        });
    };
    fetch();
    let again = Callback::new(move |()| {
        has_come.set(None);
        fetch();
    });
    let view = move || match has_come.get() {
        Some(true) => at_once(load.with_value(|load| load())).unwrap_or_else(|| around(missing(again))),
        Some(false) => around(missing(again)),
        None => around(view! { <Skeleton/> }.into_any()),
    };
    view.into_any()
}

/// The view, where its code is here.
fn at_once(mut coming: Coming) -> Option<AnyView> {
    match coming.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(make)) => Some(make()),
        _ => None,
    }
}

/// Without a line it may come later; with one, the server has another build by now, and the page has to be loaded anew.
fn missing(again: Callback<()>) -> AnyView {
    let retry = move |_| if net::online().get_untracked() { session::start_anew() } else { again.run(()) };
    let actions = move || view! { <Button on:click=retry>{t!("try-again")}</Button> };
    view! { <div data-test="apart-missing"><Banner tone=Tone::Warning actions>{t!("apart-missing")}</Banner></div> }.into_any()
}

/// A component that is loaded apart: its code, and what nothing else uses of what it uses, lies in the module named.
///
/// ```ignore
/// apart! {
///     /// Who changed this, when and why?
///     pub fn History(record: RecordKey) in panels as history {
///         view! { <history::History record/> }
///     }
/// }
/// ```
#[macro_export]
macro_rules! apart {
    ($(#[$doc:meta])* $vis:vis fn $name:ident($($arg:ident: $ty:ty),* $(,)?) in $module:ident as $inner:ident $view:block) => {
        $(#[$doc])*
        #[leptos::component]
        $vis fn $name($($arg: $ty),*) -> impl leptos::prelude::IntoView {
            #[leptos::wasm_split::wasm_split($module, wasm_split_path = leptos::wasm_split, fallible)]
            fn $inner($($arg: $ty),*) -> Result<$crate::apart::Made, $crate::apart::Missing> {
                Ok(Box::new(move || leptos::prelude::IntoAny::into_any($view)))
            }
            $crate::apart::show(move || Box::pin($inner($($arg.clone()),*)))
        }
    };
}
