//! What would this person get? The server works it out with the function that signing in uses, from the rules as they stand on the page.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::tenancy::sso::{OnProvider, Preview, PreviewAsk, PreviewGrant, PreviewProvider, SsoClaim, SsoRule};

use super::rules::{Places, place_words, role_words};
use crate::net::{self, Trouble};
use crate::ui::{Banner, Button, FormProblem, Icon, TextBox, Tone};
use crate::{i18n, t};

#[component]
pub fn TryOut(at: OnProvider, rules: RwSignal<Vec<SsoRule>>, places: Places) -> impl IntoView {
    let (email, values) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (seen, trouble) = (RwSignal::new(None::<Preview>), RwSignal::new(None::<Trouble>));
    let look = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let ask = PreviewAsk {
            email: email.get_untracked().trim().to_owned(),
            claims: values.with_untracked(|values| claims(values)),
            rules: Some(rules.get_untracked()),
        };
        spawn_local(async move {
            match net::submit::<PreviewProvider>(&at, &ask).await {
                Ok(preview) => drop(seen.try_set(Some(preview))),
                Err(found) => drop(trouble.try_set(Some(found))),
            }
        });
    };
    view! {
        <h3>{t!("sso-preview")}</h3>
        <p class="soft">{t!("sso-preview-text")}</p>
        <FormProblem trouble/>
        <form class="filters sso-add" on:submit=look data-test="sso-preview-form">
            <TextBox name=format!("preview-email-{}", at.provider) label=t!("email") value=email kind="email"/>
            <TextBox name=format!("preview-values-{}", at.provider) label=t!("sso-preview-values") value=values help=t!("sso-preview-help")/>
            <Button submit=true icon=Icon::Search attr:data-test="sso-preview">{t!("sso-preview-look")}</Button>
        </form>
        <div role="status">{move || seen.get().map(|seen| view! { <Seen seen places/> })}</div>
    }
}

/// `crc, realm_access.roles=dm`: groups, or a claim by its name.
fn claims(text: &str) -> Vec<SsoClaim> {
    let one = |part: &str| match part.split_once('=') {
        Some((claim, value)) => SsoClaim { claim: claim.trim().to_owned(), value: value.trim().to_owned() },
        None => SsoClaim { claim: "groups".to_owned(), value: part.to_owned() },
    };
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(one).collect()
}

#[component]
fn Seen(seen: Preview, places: Places) -> impl IntoView {
    let Preview { account, grants, unused } = seen;
    let row = move |one: PreviewGrant| {
        let because = format!("{} = {}", one.because.claim, one.because.value);
        view! {
            <li data-test="sso-would-get"><span class="tag">{role_words(one.grant.role)}</span>" "<span dir="auto">{place_words(one.grant.reach, places)}</span>
                " "<span class="soft">{t!("sso-because")}" "<code>{because}</code></span></li>
        }
    };
    let none = grants.is_empty();
    let unused: Vec<String> = unused.into_iter().map(|one| format!("{} = {}", one.claim, one.value)).collect();
    view! {
        <p>{i18n::say(&format!("sso-account-{}", account.as_str()), &[])}</p>
        {none.then(|| view! { <Banner tone=Tone::Warning><p>{t!("sso-nothing")}</p></Banner> })}
        <ul class="sso-list">{grants.into_iter().map(row).collect_view()}</ul>
        {(!unused.is_empty()).then(|| view! { <p class="soft">{t!("sso-unused")}" "<code>{unused.join(", ")}</code></p> })}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_groups_unless_a_claim_is_named() {
        let pair = |claim: &str, value: &str| SsoClaim { claim: claim.into(), value: value.into() };
        assert_eq!(claims(" crc, roles = dm,, "), [pair("groups", "crc"), pair("roles", "dm")]);
    }
}
