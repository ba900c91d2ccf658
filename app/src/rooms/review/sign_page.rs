//! What exactly do I put my name to? What has changed since my last signature, and all that is covered, in full; then the signature. What is
//! signed is what was shown: the server refuses anything else.

use std::sync::Arc;

use leptos::prelude::*;
use shared::capture::Level;
use shared::capture::api::{Casebook, OnSubject, ReadCasebook};
use shared::kernel::{Nothing, SubjectId};
use shared::review::api::ReadSignable;
use shared::review::{SignPlace, Signable, SignatureView, Signing, Target};

use super::difference::Differences;
use super::sign_dialog::SignDialog;
use super::sign_words::{hindrance_words, meaning_words, place_words};
use crate::net::{self, Trouble};
use crate::rooms::capture::{PaperForm, PaperRecord, paper_record};
use crate::rooms::study::{OpenDesign, open_design, use_study};
use crate::ui::{Banner, Button, Icon, Kind, LinkButton, ProblemView, Shape, Skeleton, Tone, day, moment};
use crate::{frame, pages, route, t};

/// What is shown.
#[derive(Clone)]
struct Shown {
    book: Casebook,
    design: Arc<OpenDesign>,
    signable: Signable,
    records: Vec<PaperRecord>,
}

#[component]
pub fn SignPage() -> impl IntoView {
    let path = OnSubject { study: use_study().id, subject: route::param::<SubjectId>("subject").unwrap_or_default() };
    let place = asked();
    let found = net::loading(move || gather(path, place.clone()));
    let again = Callback::new(move |()| found.again());
    view! {
        <div class="page sign-page">
            {move || match found.get() {
                None => view! { <Skeleton lines=8/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=again/> }.into_any(),
                Some(Ok(shown)) => view! { <Sheet path shown again/> }.into_any(),
            }}
        </div>
    }
}

/// The place that the address names.
fn asked() -> SignPlace {
    let visit = route::query("visit").map(|visit| visit.as_str().into());
    let form = route::query("form").map(|form| form.as_str().into());
    let count = |name| route::query(name).and_then(|n| n.parse().ok());
    let level = route::query("level").and_then(|level| level.parse().ok()).unwrap_or(Level::Casebook);
    SignPlace { level, visit_n: visit.as_ref().and_then(|_| count("n")), form_n: form.as_ref().and_then(|_| count("form_n")), visit, form }
}

/// First the content with its hash, then what is drawn: what comes in between makes the server refuse.
async fn gather(path: OnSubject, place: SignPlace) -> Result<Shown, Trouble> {
    let mut signable = net::load::<ReadSignable>(&path, &place).await?;
    let book = net::load::<ReadCasebook>(&path, &Nothing {}).await?;
    let design = open_design(path.study, book.subject.version).await?;
    let mut records = Vec::new();
    for record in signable.content.records.iter().filter(|record| !record.retired) {
        records.push(paper_record(path, &record.key).await?);
    }
    let place = |record: &PaperRecord| {
        let visit = book.subject.visits.iter().position(|cell| cell.visit == record.key.visit && cell.n == record.key.visit_n);
        let form = book.forms.iter().position(|cell| cell.key == record.key);
        (visit, form)
    };
    records.sort_by_key(place);
    // In the casebook's order; what is hashed has an order of its own (docs/signatures.md).
    signable.content.visits.sort_by_key(|one| book.subject.visits.iter().position(|cell| cell.visit == one.visit && cell.n == one.n));
    Ok(Shown { book, design, signable, records })
}

#[component]
fn Sheet(path: OnSubject, shown: Shown, again: Callback<()>) -> impl IntoView {
    let Shown { book, design, signable, records } = shown;
    let what = place_words(&design, &signable.place);
    let title = t!("sign-title", what = what.as_str());
    frame::set_title(&format!("{title} · {}", book.subject.key));
    let done = RwSignal::new(None::<SignatureView>);
    let back = signable
        .place
        .record()
        .map_or_else(|| pages::casebook(path.study, path.subject), |key| pages::form(path.study, path.subject, &key));
    let (zone, home) = (signable.zone.clone(), back.clone());
    let signed = move |one: SignatureView| {
        let said = t!("sign-done", name = one.name.as_str(), meaning = meaning_words(one.meaning), at = moment(one.at, &one.zone));
        let back = home.clone();
        view! {
            <div data-test="sign-done"><Banner tone=Tone::Success actions=move || view! { <LinkButton href=back>{t!("close")}</LinkButton> }><p>{said}</p></Banner></div>
        }
    };
    let (subject, key, site) = (path.subject, book.subject.key.clone(), book.subject.site_code.clone());
    view! {
        <header class="page-head">
            <div>
                <nav class="breadcrumbs" aria-label=t!("breadcrumbs")><a href=pages::subjects(path.study)>{t!("page-subjects")}</a><span aria-hidden="true">"›"</span><a href=pages::casebook(path.study, subject)>{key.clone()}</a></nav>
                <div class="row"><h1 tabindex="-1" dir="auto">{title}</h1><span class="tag">{t!("site")}" "{site}</span></div>
            </div>
            <div class="page-tools"><LinkButton href=back kind=Kind::Quiet>{t!("close")}</LinkButton></div>
        </header>
        {move || done.get().map(&signed)}
        <Hindered signable=signable.clone()/>
        <Since signable=signable.clone() design=Arc::clone(&design) zone=zone.clone()/>
        <Covered signable=signable.clone() design=Arc::clone(&design) records/>
        <Foot path signable what=format!("{key} · {what}") done again/>
    }
}

/// Why it cannot be signed now.
#[component]
fn Hindered(signable: Signable) -> impl IntoView {
    (!signable.hindrances.is_empty()).then(|| {
        let lines = signable.hindrances.iter().map(|one| view! { <li>{hindrance_words(*one)}</li> }).collect_view();
        view! { <div data-test="hindrances"><Banner tone=Tone::Warning><p>{t!("sign-hindered")}</p><ul class="problem-places">{lines}</ul></Banner></div> }
    })
}

/// What has changed since one's own last signature.
#[component]
fn Since(signable: Signable, design: Arc<OpenDesign>, zone: String) -> impl IntoView {
    let previous = signable.previous?;
    let said = t!("sign-since", at = moment(previous.at, &previous.zone), meaning = meaning_words(previous.meaning));
    let changes = signable.differences;
    let count = changes.len();
    let body = if changes.is_empty() {
        view! { <p class="soft">{t!("sign-nothing-changed")}</p> }.into_any()
    } else {
        view! { <Differences design differences=changes zone/> }.into_any()
    };
    Some(view! {
        <section class="form-section" data-test="since">
            <div class="section-head"><h2>{t!("sign-changed", n = count)}</h2><p class="soft">{said}</p></div>
            {body}
        </section>
    })
}

/// All that is signed, in full.
#[component]
fn Covered(signable: Signable, design: Arc<OpenDesign>, records: Vec<PaperRecord>) -> impl IntoView {
    let content = &signable.content;
    let visits = (!content.visits.is_empty()).then(|| {
        let line = |visit: &shared::review::SignedVisit| {
            let title = place_words(&design, &SignPlace::visit(visit.visit.clone(), visit.n));
            let state = match (&visit.date, visit.retired, &visit.not_done) {
                (_, true, _) => Shape::Removed.words(),
                (_, _, Some(_)) => Shape::NotDone.words(),
                (Some(date), ..) => day(date),
                _ => t!("sign-no-date"),
            };
            view! { <div><dt dir="auto">{title}</dt><dd>{state}</dd></div> }
        };
        view! { <dl class="paper-facts">{content.visits.iter().map(line).collect_view()}</dl> }
    });
    let retired = content.records.iter().filter(|record| record.retired).count();
    let gone = (retired > 0).then(|| view! { <p class="soft">{t!("sign-out-of-use", n = retired)}</p> });
    let form = |record: PaperRecord| {
        let title = place_words(&record.design, &SignPlace::form(&record.key));
        view! { <section class="paper-section" data-test="covered"><h3 class="paper-title" dir="auto">{title}</h3><PaperForm draft=record.draft blank=false/></section> }
    };
    let (count, hash) = (records.len(), signable.content_hash.clone());
    view! {
        <section class="stack">
            <div class="section-head"><h2>{t!("sign-covers")}</h2><p class="soft">{t!("sign-covers-count", n = count)}</p></div>
            <div class="paper"><article class="paper-sheet">
                {visits}{gone}
                {records.into_iter().map(form).collect_view()}
                <p class="paper-state">{t!("sign-hash")}" "<code class="sign-hash">{hash}</code></p>
            </article></div>
        </section>
    }
}

#[component]
fn Foot(path: OnSubject, signable: Signable, what: String, done: RwSignal<Option<SignatureView>>, again: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    let changed = RwSignal::new(false);
    let hindered = !signable.hindrances.is_empty();
    let delta = signable.previous.is_some() && !signable.differences.is_empty();
    let target = Target { subject: signable.subject, place: signable.place, content_hash: signable.content_hash };
    let targets = Callback::new(move |()| vec![target.clone()]);
    let on_done = Callback::new(move |outcomes: Vec<Signing>| {
        done.set(outcomes.first().and_then(Signing::signature).cloned());
        request_animation_frame(|| {
            crate::browser::focus("[data-test=sign-done] a");
        });
    });
    let on_changed = Callback::new(move |()| {
        changed.try_set(true);
    });
    let words = if delta { t!("sign-the-difference") } else { t!("sign") };
    view! {
        <Show when=move || changed.get()>
            <Banner tone=Tone::Warning actions=move || view! { <Button on:click=move |_| again.run(()) attr:data-test="look-again">{t!("sign-look-again")}</Button> }><p>{t!("sign-was-changed")}</p></Banner>
        </Show>
        <footer class="form-end sign-foot">
            <Button kind=Kind::Primary icon=Icon::Sign disabled=Signal::derive(move || hindered || done.with(Option::is_some)) on:click=move |_| open.set(true) attr:data-test="sign">{words}</Button>
        </footer>
        <SignDialog open study=path.study what targets on_done on_changed/>
    }
}
