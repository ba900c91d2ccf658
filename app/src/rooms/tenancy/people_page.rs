//! Who works here, in which role, and since when? The members of the organisation with all that they hold, now and on any past day.

use leptos::prelude::*;

use crate::rooms::access::People;
use crate::ui::{Icon, LinkButton};
use crate::{pages, t};

#[component]
pub fn PeoplePage() -> impl IntoView {
    view! {
        <div class="page">
            <header class="page-head">
                <h1 tabindex="-1">{t!("page-people")}</h1>
                <div class="page-tools"><LinkButton href=pages::SIGN_IN_RULES icon=Icon::Shield>{t!("page-sign-in-rules")}</LinkButton><LinkButton href=pages::ROLES icon=Icon::Shield>{t!("page-roles")}</LinkButton></div>
            </header>
            <People/>
            <super::invitations::Invitations/>
        </div>
    }
}
