//! Buttons. A busy one says so and cannot be pressed twice; it keeps its place and its focus.

use leptos::prelude::*;

use super::{Icon, Pictogram};

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// The one thing to do here.
    Primary,
    #[default]
    Plain,
    /// Without a border, for toolbars.
    Quiet,
}

impl Kind {
    const fn class(self) -> &'static str {
        match self {
            Kind::Primary => "button primary",
            Kind::Plain => "button",
            Kind::Quiet => "button quiet",
        }
    }
}

/// A button. `submit` makes it send its form.
#[component]
pub fn Button(
    #[prop(optional)] kind: Kind,
    #[prop(optional, into)] icon: Option<Icon>,
    #[prop(optional)] submit: bool,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <button type=if submit { "submit" } else { "button" } class=kind.class()
            disabled=move || busy.get() || disabled.get() aria-busy=move || busy.get().then_some("true")>
            {icon.map(|icon| view! { <Pictogram icon/> })}
            {children()}
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    #[prop(into)] href: String,
    #[prop(optional)] kind: Kind,
    #[prop(optional, into)] icon: Option<Icon>,
    children: Children,
) -> impl IntoView {
    view! {
        <a href=href class=kind.class()>
            {icon.map(|icon| view! { <Pictogram icon/> })}
            {children()}
        </a>
    }
}
