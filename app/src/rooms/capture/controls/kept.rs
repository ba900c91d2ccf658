//! A file that is kept: its picture, its name, what it is, and the way to the bytes. Replaced or removed, it stays in the history.

use leptos::prelude::*;
use shared::capture::FileView;
use shared::capture::api::{DescribeFile, OnFile, ReadFile, ReadThumbnail};
use shared::forms::Look;
use shared::kernel::{FileId, Nothing};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::Spot;
use super::file::{size_words, why};
use crate::{net, t};

/// A file that is kept: its picture, its name, what it is. Where the value is none of ours, that it says so.
#[component]
pub fn Kept(spot: Spot, value: String, replace: Option<Callback<()>>, remove: Option<Callback<()>>) -> impl IntoView {
    let place = spot.sheet.place().clone();
    let Ok(file) = value.parse::<FileId>() else {
        return view! { <span class="read-value">{t!("file-foreign")}</span> }.into_any();
    };
    let on = OnFile { study: place.study, file };
    let found = net::loading(move || async move { net::load::<DescribeFile>(&on, &Nothing {}).await });
    let signed = spot.plan.item.look() == Look::Signature;
    let (id, note) = (spot.id(), spot.note());
    let control = replace.is_some().then_some("");
    let on_key = move |event: KeyboardEvent| {
        let own = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .is_some_and(|target| target.has_attribute("data-control"));
        if own && matches!(event.key().as_str(), "Backspace" | "Delete") {
            event.prevent_default();
            remove.into_iter().for_each(|remove| remove.run(()));
        }
    };
    let shown = move || match found.get() {
        None => {
            view! { <span class="skeleton control" role="status"><span class="visually-hidden">{t!("loading")}</span></span> }.into_any()
        }
        Some(Err(trouble)) => {
            view! { <span class="field-state" data-test="file-lost">{t!("file-lost", why = why(&trouble))}</span> }.into_any()
        }
        Some(Ok(view)) => view! { <Card on view signed/> }.into_any(),
    };
    let tools = move || {
        let button = |words: String, test: &'static str, does: Callback<()>| {
            view! { <button type="button" class="link-button" data-test=test on:click=move |_| does.run(())>{words}</button> }
        };
        replace.zip(remove).map(|(replace, remove)| {
            view! { <span class="file-tools">{button(t!("file-replace"), "file-replace", replace)} {button(t!("file-remove"), "file-remove", remove)}</span> }
        })
    };
    view! {
        <div class="file-kept" id=id role="group" tabindex="0" data-control=control aria-describedby=note aria-label=spot.heard().unwrap_or_else(|| spot.label()) data-test="file-kept" on:keydown=on_key>
            {shown}
            {tools()}
        </div>
    }
    .into_any()
}

#[component]
fn Card(on: OnFile, view: FileView, signed: bool) -> impl IntoView {
    let broken = RwSignal::new(false);
    let picture = view.thumbnail.then(|| net::link::<ReadThumbnail>(&on, &Nothing {}));
    let pixels = view.width.zip(view.height).map(|(width, height)| format!("{width} × {height}"));
    let size = view.size.to_string().parse().unwrap_or_default();
    let about: Vec<String> = [Some(media_words(&view.media)), pixels, Some(size_words(size))].into_iter().flatten().collect();
    let checked = view.scanned.then(|| t!("file-scanned"));
    let text = if signed { t!("file-signed") } else { view.name.clone() };
    let href = net::link::<ReadFile>(&on, &Nothing {});
    view! {
        {picture.map(|picture| view! {
            <img class=if signed { "file-picture signed" } else { "file-picture" } src=picture alt=view.name.clone() hidden=move || broken.get() on:error=move |_| broken.set(true)/>
        })}
        <span class="file-about">
            <a class="file-name" href=href download=view.name.clone() data-test="file-name">{text}</a>
            <span class="field-state">{about.join(" · ")}</span>
            {checked.map(|words| view! { <span class="field-state">{words}</span> })}
        </span>
    }
}

/// `PDF`, `JPEG`: what people call it.
fn media_words(media: &str) -> String {
    let end = media.rsplit('/').next().unwrap_or(media);
    match end {
        "octet-stream" => t!("file-unknown"),
        "plain" => t!("file-text"),
        end => end.trim_start_matches("x-").to_uppercase(),
    }
}
