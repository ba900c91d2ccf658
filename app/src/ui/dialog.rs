//! A dialog: the browser's own modal `<dialog>`, which keeps the focus inside, closes with Esc and gives the focus back.

use leptos::html;
use leptos::prelude::*;

use super::{Icon, Pictogram};
use crate::t;

/// Open while `open` is true. Its content is made anew each time it opens.
#[component]
pub fn Dialog(
    #[prop(into)] open: RwSignal<bool>,
    #[prop(into)] title: String,
    /// Cannot be dismissed: the person has to decide.
    #[prop(optional)]
    firm: bool,
    /// For tables and reports.
    #[prop(optional)]
    wide: bool,
    /// Nothing behind it can be seen, while the page is covered.
    #[prop(optional)]
    cover: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match open.get() {
            true if !dialog.open() => {
                let _ = dialog.show_modal();
            }
            false if dialog.open() => dialog.close(),
            _ => {}
        }
    });
    let cancel = move |event: leptos::ev::Event| {
        event.prevent_default();
        if !firm {
            open.set(false);
        }
    };
    let heading = title.clone();
    view! {
        <dialog class=if wide { "dialog wide" } else if cover { "dialog cover" } else { "dialog" } node_ref=dialog on:cancel=cancel aria-label=title>
            <Show when=move || open.get()>
                <header class="dialog-head">
                    <h2>{heading.clone()}</h2>
                    <Show when=move || !firm>
                        <button type="button" class="button quiet icon" aria-label=t!("close") on:click=move |_| open.set(false)>
                            <Pictogram icon=Icon::Close/>
                        </button>
                    </Show>
                </header>
                // What is long scrolls, by keyboard too.
                <div class="dialog-body" tabindex=wide.then_some("0")>{children()}</div>
            </Show>
        </dialog>
    }
}
