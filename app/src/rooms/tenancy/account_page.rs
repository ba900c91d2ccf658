//! How do I want it, and is my account safe? Languages of the person, colours of this browser; password; signing out everywhere.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::Nothing;
use shared::tenancy::api::{ChangePassword, Languages, NewPassword, SignOutEverywhere};

use super::factors::{SecondFactors, Sessions};
use crate::net::{self, Trouble, said_of};
use crate::rooms::access::OwnDelegations;
use crate::theme::{self, Theme};
use crate::ui::{Banner, Button, ChoiceBox, FormProblem, Icon, Kind, ProblemView, TextBox, Tone};
use crate::{i18n, languages, pages, route, session, t};

#[component]
pub fn AccountPage() -> impl IntoView {
    let view = session::now();
    let (name, email) = view.map(|view| (view.name, view.email)).unwrap_or_default();
    view! {
        <div class="page account">
            <header class="page-head"><div><h1 tabindex="-1">{t!("page-account")}</h1><p class="soft">{name}" · "{email}</p></div></header>
            <OwnDelegations/>
            <Looks/>
            <Password/>
            <SecondFactors/>
            <Sessions/>
            <Everywhere/>
            <super::address_page::Address/>
            <crate::rooms::agenda::Digest/>
        </div>
    }
}

#[component]
fn Looks() -> impl IntoView {
    let chosen = session::now().map(|view| view.languages).unwrap_or_default();
    let language = RwSignal::new(i18n::tag().to_owned());
    let forms = RwSignal::new(chosen.forms.unwrap_or_default());
    let colours = RwSignal::new(theme::chosen().as_str().to_owned());
    let trouble = RwSignal::new(None::<Trouble>);
    Effect::new(move |before: Option<()>| {
        let (app, forms) = (Some(language.get()), Some(forms.get()).filter(|tag| !tag.is_empty()));
        if before.is_some() {
            spawn_local(async move { drop(trouble.try_set(languages::choose(Languages { app, forms }).await.err())) });
        }
    });
    Effect::new(move |before: Option<()>| {
        let chosen = colours.get();
        let theme = Theme::ALL.into_iter().find(|theme| theme.as_str() == chosen);
        if let (Some(theme), Some(())) = (theme, before) {
            theme::choose(theme);
        }
    });
    let languages: Vec<_> = i18n::languages().map(|language| (language.tag.to_owned(), language.name.to_owned())).collect();
    let of_forms = of_forms(&languages, &forms.get_untracked());
    let themes: Vec<_> =
        Theme::ALL.iter().map(|theme| (theme.as_str().to_owned(), i18n::say(&format!("theme-{}", theme.as_str()), &[]))).collect();
    view! {
        <section class="form-section">
            <div class="section-head"><h2>{t!("looks")}</h2><p class="soft">{t!("looks-text")}</p></div>
            {move || trouble.get().map(|trouble| view! { <ProblemView trouble/> })}
            <ChoiceBox name="language" label=t!("language") value=language choices=languages/>
            <ChoiceBox name="form-language" label=t!("language-forms") value=forms choices=of_forms/>
            <p class="soft">{t!("language-forms-help")}</p>
            <ChoiceBox name="theme" label=t!("theme") value=colours choices=themes/>
        </section>
    }
}

/// The app's language, those that the app speaks, and the one that was chosen from a form, if it is yet another.
fn of_forms(languages: &[(String, String)], chosen: &str) -> Vec<(String, String)> {
    let mut all = vec![(String::new(), t!("language-forms-app"))];
    all.extend_from_slice(languages);
    if all.iter().all(|(tag, _)| tag != chosen) {
        all.push((chosen.to_owned(), i18n::name_of(chosen)));
    }
    all
}

#[component]
fn Password() -> impl IntoView {
    let (present, new, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let done = RwSignal::new(false);
    let differs = Signal::derive(move || again.with(|again| !again.is_empty() && *again != new.get()));
    let finding = Signal::derive(move || if differs.get() { t!("password-differs") } else { String::new() });
    let ready = move || !present.with(String::is_empty) && !new.with(String::is_empty) && again.get() == new.get();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let body = NewPassword { present: present.get_untracked(), new: new.get_untracked() };
        busy.set(true);
        done.set(false);
        spawn_local(async move {
            let answer = net::submit::<ChangePassword>(&Nothing {}, &body).await;
            busy.set(false);
            done.set(answer.is_ok());
            if answer.is_ok() {
                [present, new, again].into_iter().for_each(|field| field.set(String::new()));
            }
            trouble.set(answer.err());
        });
    };
    view! {
        <section class="form-section">
            <div class="section-head"><h2>{t!("password-change")}</h2><p class="soft">{t!("password-change-text")}</p></div>
            {move || done.get().then(|| view! { <Banner tone=Tone::Success><p>{t!("password-changed")}</p></Banner> })}
            <FormProblem trouble fields=&["/present", "/new"]/>
            <form class="stack" on:submit=send>
                <TextBox name="present-password" label=t!("password-present") value=present kind="password" autocomplete="current-password" finding=said_of(trouble, "/present") required=true/>
                <TextBox name="new-password" label=t!("password-new") value=new kind="password" autocomplete="new-password" help=t!("password-help") finding=said_of(trouble, "/new") required=true/>
                <TextBox name="new-password-again" label=t!("password-again") value=again kind="password" autocomplete="new-password" finding required=true/>
                <div class="row"><Button kind=Kind::Primary submit=true busy disabled=Signal::derive(move || !ready())>{t!("password-change")}</Button></div>
            </form>
        </section>
    }
}

#[component]
fn Everywhere() -> impl IntoView {
    let trouble = RwSignal::new(None::<Trouble>);
    let out = move |_| {
        spawn_local(async move {
            match net::submit::<SignOutEverywhere>(&Nothing {}, &Nothing {}).await {
                Ok(_) => {
                    session::leave();
                    route::replace(pages::SIGN_IN);
                }
                Err(refused) => trouble.set(Some(refused)),
            }
        });
    };
    view! {
        <section class="form-section">
            <div class="section-head"><h2>{t!("everywhere")}</h2><p class="soft">{t!("everywhere-text")}</p></div>
            {move || trouble.get().map(|trouble| view! { <ProblemView trouble/> })}
            <div class="row"><Button icon=Icon::SignOut on:click=out>{t!("everywhere-out")}</Button></div>
        </section>
    }
}
