//! Why there is no answer: a menu beside each field (Alt+M, or `m` where the field takes no letters), and what stands in the
//! field's place once a reason is chosen (DAT-07). Its button is no stop for Tab: that goes from answer to answer.

use leptos::html;
use leptos::prelude::*;
use shared::forms::{Datum, Missing};
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, KeyboardEvent};

use super::focus;
use crate::rooms::capture::controls::{Spot, reason_words};
use crate::t;
use crate::ui::{Icon, Pictogram};

/// The button and its menu. `open` is the field's, so that a key can open it.
#[component]
pub fn MissingMenu(spot: Spot, open: RwSignal<bool>) -> impl IntoView {
    let root = NodeRef::<html::Div>::new();
    let on_leave = move |event: FocusEvent| {
        if !focus::stays_inside(&event) {
            let _ = open.try_set(false);
        }
    };
    let on_key = {
        let at = spot.at.clone();
        move |event: KeyboardEvent| match event.key().as_str() {
            "Escape" if open.get_untracked() => {
                event.stop_propagation();
                open.set(false);
                focus::go_to_soon(at.clone());
            }
            "ArrowDown" => step(&event, true),
            "ArrowUp" => step(&event, false),
            _ => {}
        }
    };
    // Opened by a key or a click, the first reason has the focus.
    Effect::new(move |_| {
        if open.get() {
            request_animation_frame(move || focus_first(root));
        }
    });
    let label = t!("form-missing-of", item = spot.label());
    let compact = spot.compact;
    view! {
        <div class="menu-anchor" node_ref=root on:focusout=on_leave on:keydown=on_key>
            <button type="button" class="button quiet small" data-test="missing" aria-haspopup="menu" aria-label=label
                aria-expanded=move || open.get().to_string() aria-keyshortcuts="Alt+M" title=t!("form-missing-key") tabindex="-1"
                on:click=move |_| open.update(|open| *open = !*open)>
                {if compact { view! { <Pictogram icon=Icon::More/> }.into_any() } else { t!("form-missing").into_any() }}
            </button>
            <Show when=move || open.get()>
                <div class="menu at-end" role="menu" tabindex="-1"><Reasons spot=spot.clone() open/></div>
            </Show>
        </div>
    }
}

#[component]
fn Reasons(spot: Spot, open: RwSignal<bool>) -> impl IntoView {
    // A reason is an answer: the keyboard goes on. A field that was cleared waits for one.
    let plan = std::sync::Arc::clone(spot.sheet.plan());
    let reasons = plan.offered_reasons();
    let give = move |to: Datum| {
        let spot = spot.clone();
        move |_| {
            open.set(false);
            spot.say(to.clone());
            if to.missing.is_some() { focus::go_on_soon(spot.at.clone()) } else { focus::go_to_soon(spot.at.clone()) }
        }
    };
    let reason = |why: &Missing| {
        view! {
            <button type="button" class="menu-item" role="menuitem" data-test=format!("missing-{}", why.as_str()) on:click=give(Datum::missing(*why))>
                {reason_words(*why, &plan)}
            </button>
        }
    };
    view! {
        <p class="menu-head">{t!("form-missing-question")}</p>
        {reasons.iter().map(reason).collect_view()}
        <hr class="menu-rule"/>
        <button type="button" class="menu-item" role="menuitem" data-test="clear" on:click=give(Datum::default())>{t!("form-clear")}</button>
    }
}

/// Stands in the control's place: the reason, and the way back (Backspace) to what stood there before.
#[component]
pub fn MissingReason(spot: Spot, why: Missing, before: StoredValue<Datum>) -> impl IntoView {
    let take_back = {
        let spot = spot.clone();
        move || {
            spot.say(before.get_value());
            focus::go_to_soon(spot.at.clone());
        }
    };
    let on_key = {
        let take_back = take_back.clone();
        move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "Backspace" | "Delete") {
                event.prevent_default();
                take_back();
            }
        }
    };
    let compact = spot.compact;
    let words = reason_words(why, spot.sheet.plan());
    let label = format!("{}: {words}", spot.heard().unwrap_or_else(|| spot.label()));
    view! {
        <span class="missing-reason" id=spot.id() tabindex="0" role="group" data-control="" data-test="missing-reason" data-reason=why.as_str().to_owned()
            aria-label=label aria-describedby=spot.note() on:keydown=on_key>
            <span>{words}</span>
            <button type="button" class="link-button" data-test="missing-undo" title=t!("form-undo") on:click=move |_| take_back()>
                {if compact { view! { <Pictogram icon=Icon::Undo/><span class="visually-hidden">{t!("form-undo")}</span> }.into_any() } else { t!("form-undo").into_any() }}
            </button>
        </span>
    }
}

fn focus_first(root: NodeRef<html::Div>) {
    let first = root.try_get_untracked().flatten().and_then(|root| root.query_selector("[role=menuitem]").ok().flatten());
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        let _ = first.focus();
    }
}

/// From reason to reason; at the ends it stays.
fn step(event: &KeyboardEvent, down: bool) {
    let Some(mut next) = document().active_element().filter(|item| item.get_attribute("role").as_deref() == Some("menuitem")) else {
        return;
    };
    event.prevent_default();
    event.stop_propagation();
    while let Some(neighbour) = if down { next.next_element_sibling() } else { next.previous_element_sibling() } {
        if neighbour.get_attribute("role").as_deref() == Some("menuitem") {
            if let Ok(item) = neighbour.dyn_into::<HtmlElement>() {
                let _ = item.focus();
            }
            return;
        }
        next = neighbour;
    }
}
