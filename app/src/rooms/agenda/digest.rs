//! How often am I told by mail what waits? A choice on the account page; and the page to which the link of a digest leads.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::agenda::digest::{ChooseDigest, DigestChoice, DigestView, OnDigest, ReadDigest, Rhythm, StopDigest};
use shared::kernel::Nothing;

use crate::net::{self, Trouble};
use crate::rooms::tenancy::outside::{Outside, secret};
use crate::ui::{Banner, Button, ChoiceBox, FormProblem, Kind, LinkButton, ProblemView, Skeleton, Tone};
use crate::{browser, i18n, pages, t};

/// On the account page.
#[component]
pub fn Digest() -> impl IntoView {
    let found = net::loading(|| async move { net::load::<ReadDigest>(&Nothing {}, &Nothing {}).await });
    let retry = Callback::new(move |()| found.again());
    view! {
        <section class="form-section" data-test="digest">
            <div class="section-head"><h2>{t!("digest")}</h2><p class="soft">{t!("digest-text")}</p></div>
            {move || match found.get() {
                None => view! { <Skeleton lines=2/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
                Some(Ok(view)) => view! { <Choice view/> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Choice(view: DigestView) -> impl IntoView {
    let rhythm = RwSignal::new(view.rhythm.as_str().to_owned());
    let zone = RwSignal::new(view.time_zone.clone());
    let (trouble, kept) = (RwSignal::new(None::<Trouble>), RwSignal::new(false));
    Effect::new(move |before: Option<()>| {
        let chosen = rhythm.get();
        let (Ok(rhythm), Some(())) = (chosen.parse::<Rhythm>(), before) else { return };
        // The morning is that of the place where one chooses.
        let body = DigestChoice { rhythm, time_zone: Some(browser::time_zone()) };
        spawn_local(async move {
            match net::submit::<ChooseDigest>(&Nothing {}, &body).await {
                Ok(view) => {
                    zone.try_set(view.time_zone);
                    kept.try_set(true);
                    trouble.try_set(None);
                }
                Err(refused) => drop(trouble.try_set(Some(refused))),
            }
        });
    });
    let hour = view.hour;
    let words = |one: Rhythm| (one.as_str().to_owned(), i18n::say(&format!("digest-{}", one.as_str()), &[]));
    let choices: Vec<_> = Rhythm::ALL.into_iter().map(words).collect();
    let when = move || {
        (rhythm.get() != Rhythm::Off.as_str()).then(|| view! { <p class="soft">{t!("digest-when", hour = hour, zone = zone.get())}</p> })
    };
    view! {
        {(!view.mail).then(|| view! { <Banner tone=Tone::Warning><p>{t!("mail-off")}</p></Banner> })}
        <FormProblem trouble/>
        <ChoiceBox name="digest-rhythm" label=t!("digest-rhythm") value=rhythm choices=choices/>
        {when}
        <p class="soft" role="status" data-test="digest-kept">{move || kept.get().then(|| t!("digest-kept"))}</p>
    }
}

/// Where the link of a digest leads: one click, without signing in.
#[component]
pub fn StopPage() -> impl IntoView {
    let token = StoredValue::new(secret());
    let (busy, done, trouble) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let stop = move |_| {
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit::<StopDigest>(&OnDigest { token: token.get_value() }, &Nothing {}).await;
            busy.try_set(false);
            done.try_set(answer.is_ok());
            trouble.try_set(answer.err());
        });
    };
    view! {
        <Outside title=t!("digest-stop")>
            {move || if done.get() {
                view! { <div data-test="done"><Banner tone=Tone::Success><p>{t!("digest-stopped")}</p></Banner></div> }.into_any()
            } else {
                view! {
                    <p>{t!("digest-stop-text")}</p>
                    <FormProblem trouble/>
                    <Button kind=Kind::Primary busy on:click=stop attr:data-test="stop">{t!("digest-stop-now")}</Button>
                }.into_any()
            }}
            <div class="row"><LinkButton kind=Kind::Quiet href=pages::ACCOUNT>{t!("digest-to-account")}</LinkButton></div>
        </Outside>
    }
}
