//! A button that is one call of an endpoint which asks for nothing more: publish, pause, cancel.

use std::marker::PhantomData;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{Endpoint, Nothing};

use crate::net::{self, Trouble};
use crate::ui::{Button, Kind};

/// Calls `E`; then `again` shows what has become of it, or `trouble` what went wrong.
#[component]
pub fn Turn<E: Endpoint<Body = Nothing>>(
    on: E::Path,
    trouble: RwSignal<Option<Trouble>>,
    again: Callback<()>,
    #[prop(into)] words: String,
    test: &'static str,
    #[prop(optional)] kind: Kind,
    #[prop(optional)] _marker: PhantomData<E>,
) -> impl IntoView
where
    E::Path: Clone + 'static,
{
    let busy = RwSignal::new(false);
    let turn = move |_| {
        let on = on.clone();
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit::<E>(&on, &Nothing {}).await;
            busy.try_set(false);
            match answer {
                Ok(_) => again.run(()),
                Err(refused) => drop(trouble.try_set(Some(refused))),
            }
        });
    };
    view! { <Button kind busy on:click=turn attr:data-test=test>{words}</Button> }
}
