//! What did the provider say? Where its answer is handed in; whoever is let in goes on to where they wanted, a window beside a page closes.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{Code, Nothing, Problem};
use shared::tenancy::sso::{FinishSso, SsoDone, SsoReturn};

use super::popup;
use crate::net::{self, Trouble};
use crate::ui::{Button, Kind, LinkButton, ProblemView, Skeleton};
use crate::{pages, route, session, t};

#[component]
pub fn ReturnPage() -> impl IntoView {
    let trouble = RwSignal::new(None::<Trouble>);
    let over = RwSignal::new(false);
    let text = |name: &str| route::query(name).unwrap_or_default();
    let given = SsoReturn { state: text("state"), code: text("code"), iss: route::query("iss"), error: route::query("error") };
    // The code does not stay in the history.
    route::replace(pages::SSO_RETURN);
    if given.state.is_empty() {
        // Nobody was sent here: there is nothing to hand in.
        trouble.set(Some(Problem::new(Code::ProviderRefused).into()));
    }
    spawn_local(async move {
        if given.state.is_empty() {
            return;
        }
        match net::submit::<FinishSso>(&Nothing {}, &given).await {
            Ok(done) => arrive(done, over).await,
            Err(found) => drop(trouble.try_set(Some(found))),
        }
    });
    view! {
        <main class="sign-in" id="main">
            <div class="sign-in-card">
                <div class="sign-in-brand"><svg class="brand-mark" aria-hidden="true"><use href="#brand"></use></svg>"Probatum"</div>
                <h1 tabindex="-1">{t!("page-sso-return")}</h1>
                {move || match (trouble.get(), over.get()) {
                    (Some(trouble), _) => view! {
                        <ProblemView trouble/>
                        <div class="row"><LinkButton href=pages::SIGN_IN kind=Kind::Primary>{t!("sso-begin-again")}</LinkButton></div>
                    }.into_any(),
                    (None, true) => view! {
                        <p data-test="sso-over">{t!("sso-over")}</p>
                        <div class="row"><Button on:click=|_| drop(window().close())>{t!("close")}</Button></div>
                    }.into_any(),
                    (None, false) => view! { <Skeleton lines=3/> }.into_any(),
                }}
            </div>
        </main>
    }
}

async fn arrive(done: SsoDone, over: RwSignal<bool>) {
    let SsoDone { session, proof, back } = done;
    if proof.is_some() || back.as_deref() == Some(popup::NOWHERE) {
        popup::tell(&proof.map_or_else(|| "session".to_owned(), |proof| proof.to_string()));
        over.try_set(true);
        let _ = window().close();
        return;
    }
    if let Some(view) = session {
        let to = back.unwrap_or_else(|| pages::start(&view));
        session::enter(view).await;
        route::replace(&to);
    }
}
