//! What the pages have in common to which the links of mails lead: nobody is signed in there yet.
//! The secret stands behind the `#` of the address: it is in no server's log, and is taken out of the address as soon as it is read.

use leptos::prelude::*;
use shared::kernel::{Code, Nothing};
use shared::tenancy::accounts::{LinkState, LinkToken, LinkView, LookAtLink, Purpose};

use crate::net::{self, Trouble};
use crate::ui::{Banner, LinkButton, ProblemView, Skeleton, Tone};
use crate::{i18n, pages, t};

/// The card that stands alone on the page.
#[component]
pub fn Outside(#[prop(into)] title: String, children: Children) -> impl IntoView {
    view! {
        <main class="sign-in" id="main">
            <div class="sign-in-card">
                <div class="sign-in-brand"><svg class="brand-mark" aria-hidden="true"><use href="#brand"></use></svg>"Probatum"</div>
                <h1 class="card-title" tabindex="-1">{title}</h1>
                {children()}
            </div>
        </main>
    }
}

/// What stands behind the `#`, once: afterwards the address no longer says it.
pub fn secret() -> String {
    let location = window().location();
    let secret = location.hash().unwrap_or_default().trim_start_matches('#').to_owned();
    if let (false, Ok(path), Ok(history)) = (secret.is_empty(), location.pathname(), window().history()) {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path));
    }
    secret
}

/// Looks at a link, and shows what it is for to whoever can use it; to others, kindly, why it cannot be used.
pub fn opened(purpose: Purpose, show: fn(LinkView, String) -> AnyView) -> AnyView {
    let token = StoredValue::new(secret());
    let look = net::loading(move || async move {
        let token = LinkToken { token: token.get_value() };
        if token.token.is_empty() {
            return Err(Trouble::from(shared::kernel::Problem::new(Code::NotFound)));
        }
        net::submit::<LookAtLink>(&Nothing {}, &token).await
    });
    let retry = Callback::new(move |()| look.again());
    let view = move || match look.get() {
        None => view! { <Skeleton lines=4/> }.into_any(),
        Some(Ok(link)) if link.purpose == purpose && link.state == LinkState::Open => show(link, token.get_value()),
        Some(Ok(link)) if link.purpose == purpose => closed(purpose, link.state.as_str()),
        Some(Err(trouble)) if trouble.code() != Some(Code::NotFound) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
        _ => closed(purpose, "unknown"),
    };
    view.into_any()
}

/// Why a link cannot be used, and the way on.
pub fn closed(purpose: Purpose, state: &'static str) -> AnyView {
    let words = i18n::say(&format!("link-{state}"), &[]);
    let next = i18n::say(&format!("link-next-{}", purpose.as_str()), &[]);
    let again = (purpose == Purpose::Reset).then(|| view! { <LinkButton href=pages::FORGOT>{t!("forgot-again")}</LinkButton> });
    view! {
        <div class="stack" data-test="link-closed" data-state=state>
            <Banner tone=Tone::Warning><p>{words}</p></Banner>
            <p>{next}</p>
            <div class="row">{again}<LinkButton href=pages::SIGN_IN>{t!("to-sign-in")}</LinkButton></div>
        </div>
    }
    .into_any()
}
