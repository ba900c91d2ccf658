//! A menu: a button that opens a short list of things to do. Arrow keys move, Esc closes, the focus comes back.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, KeyboardEvent, Node};

use super::{Icon, Pictogram};
use crate::i18n;

/// Closes the menu in which it stands.
#[derive(Clone, Copy)]
struct Closer(RwSignal<bool>);

/// A button with a list below it.
#[component]
pub fn Menu(
    #[prop(into)] label: String,
    #[prop(optional, into)] icon: Option<Icon>,
    /// What is seen instead of icon and label; the label is then read out.
    #[prop(optional, into)]
    face: Option<ViewFn>,
    /// Only the icon is seen; the label is read out.
    #[prop(optional)]
    compact: bool,
    /// What the list is to those who do not see it; `menu` unless there is nothing to choose.
    #[prop(default = "menu")]
    role: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let at_end = RwSignal::new(false);
    let root = NodeRef::<html::Div>::new();
    provide_context(Closer(open));
    let toggle = move |_| {
        at_end.set(root.get_untracked().is_some_and(|root| lies_at_end(&root)));
        open.update(|open| *open = !*open);
        request_animation_frame(move || root.try_get_untracked().flatten().into_iter().for_each(|root| show_list(&root)));
    };
    let button = move || root.get_untracked().and_then(|root| root.query_selector("button").ok().flatten());
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" if open.get_untracked() => {
            open.set(false);
            event.prevent_default();
            event.stop_propagation();
            focus(button());
        }
        key @ ("ArrowDown" | "ArrowUp") => {
            event.prevent_default();
            open.set(true);
            let step = if key == "ArrowDown" { 1 } else { -1 };
            request_animation_frame(move || root.try_get_untracked().flatten().into_iter().for_each(|root| move_focus(&root, step)));
        }
        _ => {}
    };
    let on_leave = move |event: FocusEvent| {
        let to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        let inside = root.get_untracked().is_some_and(|root| root.contains(to.as_ref()));
        if !inside {
            open.set(false);
        }
    };
    let heard = (compact || face.is_some()).then(|| label.clone());
    let class = match (face.is_some(), compact) {
        (true, _) => "switcher",
        (false, true) => "button quiet icon small",
        (false, false) => "button",
    };
    let seen = match face {
        Some(face) => face.run(),
        None if compact => view! { {icon.map(|icon| view! { <Pictogram icon/> })} }.into_any(),
        None => view! { {icon.map(|icon| view! { <Pictogram icon/> })}<span>{label}</span><Pictogram icon=Icon::Down/> }.into_any(),
    };
    view! {
        <div class="menu-anchor" node_ref=root on:keydown=on_key on:focusout=on_leave>
            <button type="button" class=class aria-haspopup=role aria-label=heard.clone() aria-expanded=move || open.get().to_string() on:click=toggle>
                {seen}
            </button>
            <Show when=move || open.get()>
                // The list itself takes the focus when a blank place in it is clicked, so that it stays open.
                <div class="menu" class:at-end=move || at_end.get() role=role aria-label=heard.clone() tabindex="-1">{children()}</div>
            </Show>
        </div>
    }
}

/// Something to do, in a menu.
#[component]
pub fn MenuButton(#[prop(optional, into)] icon: Option<Icon>, on_choose: Callback<()>, children: Children) -> impl IntoView {
    let closer = use_context::<Closer>();
    let choose = move |_| {
        if let Some(Closer(open)) = closer {
            open.set(false);
        }
        on_choose.run(());
    };
    view! {
        <button type="button" class="menu-item" role="menuitem" on:click=choose>
            {icon.map(|icon| view! { <Pictogram icon/> })}
            <span>{children()}</span>
        </button>
    }
}

/// Somewhere to go, in a menu. `download` makes it a file to keep.
#[component]
pub fn MenuLink(
    #[prop(into)] href: String,
    #[prop(optional, into)] icon: Option<Icon>,
    #[prop(optional)] download: bool,
    children: Children,
) -> impl IntoView {
    let closer = use_context::<Closer>();
    let close = move |_| {
        if let Some(Closer(open)) = closer {
            open.set(false);
        }
    };
    view! {
        <a class="menu-item" role="menuitem" href=href download=download.then_some("") on:click=close>
            {icon.map(|icon| view! { <Pictogram icon/> })}
            <span>{children()}</span>
        </a>
    }
}

/// Whether a list that begins where its button begins would leave the window: then it ends where the button ends.
fn lies_at_end(anchor: &HtmlElement) -> bool {
    const WIDEST: f64 = 288.0;
    let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(f64::MAX);
    let place = anchor.get_bounding_client_rect();
    let (before, after) =
        if i18n::runs_from_right(i18n::tag()) { (width - place.right(), place.left()) } else { (place.left(), width - place.right()) };
    let long = place.width();
    after + long < WIDEST && before + long > WIDEST
}

/// Scrolls just far enough for a list at the window's lower edge.
fn show_list(anchor: &HtmlElement) {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::MAX);
    let list = anchor.query_selector(".menu").ok().flatten();
    let below = list.filter(|list| list.get_bounding_client_rect().bottom() > height);
    below.into_iter().for_each(|list| list.scroll_into_view_with_bool(false));
}

fn focus(element: Option<web_sys::Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus among the menu's items, around the ends.
fn move_focus(root: &HtmlElement, step: i64) {
    let Ok(items) = root.query_selector_all("[role=menuitem]") else { return };
    let items: Vec<HtmlElement> = (0..items.length()).filter_map(|n| items.get(n)?.dyn_into().ok()).collect();
    let active = document().active_element();
    let count = i64::try_from(items.len()).unwrap_or(0);
    let present = items.iter().position(|item| active.as_ref() == Some(item.as_ref())).and_then(|at| i64::try_from(at).ok());
    let next = match present {
        Some(at) => at + step,
        None if step > 0 => 0,
        None => count - 1,
    };
    let item = usize::try_from(next.rem_euclid(count.max(1))).ok().and_then(|at| items.get(at));
    focus(item.map(|item| item.clone().into()));
}
