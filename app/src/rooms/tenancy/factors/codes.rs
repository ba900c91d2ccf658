//! Recovery codes, shown once: to copy, keep as a file, or print.

use leptos::prelude::*;

use crate::ui::{Banner, Button, Icon, Kind, Pictogram, Tone};
use crate::{browser, route, t};

#[component]
pub fn Codes(codes: Vec<String>, on_done: Callback<()>) -> impl IntoView {
    let text = format!("Probatum\n{}\n\n{}\n", t!("codes-title"), codes.join("\n"));
    let file = format!("data:text/plain;charset=utf-8,{}", route::encode(&text));
    view! {
        <div class="stack" data-test="codes">
            <Banner tone=Tone::Warning><p>{t!("codes-once")}</p></Banner>
            <ol class="codes" aria-label=t!("codes-title")>{codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view()}</ol>
            <div class="row">
                <a class="button" href=file download="probatum-recovery-codes.txt" data-test="codes-file"><Pictogram icon=Icon::Download/>{t!("codes-download")}</a>
                <Button icon=Icon::Print on:click=|_| browser::print()>{t!("print")}</Button>
            </div>
            <div class="dialog-foot"><Button kind=Kind::Primary on:click=move |_| on_done.run(()) attr:data-test="codes-done">{t!("codes-done")}</Button></div>
        </div>
    }
}
