//! Who is to work by this version? Sites, their subjects, and how far the moving has come, with what it changed.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::capture::api::{CancelRelease, ListReleases, OnRelease, PauseRelease, ReleaseVersion, ResumeRelease};
use shared::capture::{NewRelease, ReleaseState, ReleaseView, SubjectsThen};
use shared::kernel::{Nothing, ReleaseId, SiteId, StudyId, VersionId};
use shared::study::api::{InStudy, ListSites, OnVersion, SiteView};
use uuid::Uuid;

use crate::net::{self, Loading, Trouble, said_of};
use crate::rooms::study::use_study;
use crate::turn::Turn;
use crate::ui::{Badge, Banner, Button, FormProblem, Kind, Moment, ProblemView, Skeleton, TextBox, Tone};
use crate::{i18n, pages, route, t};

/// How often a release under way is looked at.
const LOOK: Duration = Duration::from_secs(2);

#[component]
pub fn ReleasePage() -> impl IntoView {
    let study = use_study().id;
    let version = route::param::<VersionId>("version").unwrap_or_default();
    let releases = net::loading(move || async move { net::load::<ListReleases>(&InStudy { study }, &Nothing {}).await });
    let sites = net::loading(move || async move { net::load::<ListSites>(&InStudy { study }, &Nothing {}).await });
    look_again(releases);
    let again = Callback::new(move |()| {
        releases.again();
        sites.again();
    });
    let busy = move || matches!(releases.get(), Some(Ok(all)) if all.iter().any(|one| matches!(one.state, ReleaseState::Moving | ReleaseState::Paused)));
    let busy = Memo::new(move |_| busy());
    view! {
        <div class="page">
            <header class="page-head">
                <div>
                    <nav class="breadcrumbs" aria-label=t!("breadcrumbs")><a href=pages::version(study, version)>{t!("page-version")}</a><span aria-hidden="true">"›"</span></nav>
                    <h1 tabindex="-1">{t!("page-release")}</h1>
                </div>
            </header>
            {move || match (busy.get(), sites.get()) {
                (true, _) => view! { <Banner tone=Tone::Info><p>{t!("release-busy")}</p></Banner> }.into_any(),
                (_, None) => view! { <Skeleton lines=4/> }.into_any(),
                (_, Some(Err(trouble))) => view! { <ProblemView trouble on_retry=again/> }.into_any(),
                (_, Some(Ok(sites))) => view! { <NewReleaseForm study version sites again/> }.into_any(),
            }}
            <h2>{t!("releases")}</h2>
            {move || match releases.get() {
                None => view! { <Skeleton lines=3/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=again/> }.into_any(),
                Some(Ok(all)) if all.is_empty() => view! { <p class="soft">{t!("releases-none")}</p> }.into_any(),
                Some(Ok(all)) => all.into_iter().map(|one| view! { <Release study one again/> }).collect_view().into_any(),
            }}
        </div>
    }
}

/// Looks again while subjects are being moved.
fn look_again(releases: Loading<Vec<ReleaseView>>) {
    let handle = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let moving = matches!(releases.get(), Some(Ok(all)) if all.iter().any(|one| one.state == ReleaseState::Moving));
        handle.set_value(moving.then(|| set_timeout_with_handle(move || releases.again(), LOOK).ok()).flatten());
    });
    on_cleanup(move || handle.with_value(|handle| handle.iter().for_each(TimeoutHandle::clear)));
}

#[component]
fn NewReleaseForm(study: StudyId, version: VersionId, sites: Vec<SiteView>, again: Callback<()>) -> impl IntoView {
    // Made once: trying again after a lost line releases once.
    let id = ReleaseId(Uuid::new_v4());
    let (chosen, moves) = (RwSignal::new(Vec::<SiteId>::new()), RwSignal::new(false));
    let (reason, approval) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let subjects = if moves.get_untracked() { SubjectsThen::Move } else { SubjectsThen::Keep };
        let new = NewRelease { id, sites: chosen.get_untracked(), subjects, approval: approval.get_untracked().trim().to_owned() };
        let reason = reason.get_untracked().trim().to_owned();
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit_because::<ReleaseVersion>(&OnVersion { study, version }, &new, &reason).await;
            busy.try_set(false);
            match answer {
                Ok(_) => again.run(()),
                Err(refused) => drop(trouble.try_set(Some(refused))),
            }
        });
    };
    view! {
        <form class="stack release-form" on:submit=send>
            <FormProblem trouble fields=&["/approval"]/>
            <WhichSites sites chosen/>
            <fieldset class="choices">
                <legend class="field-label">{t!("release-subjects")}</legend>
                <Way name="keep" on=false moves/><Way name="move" on=true moves/>
            </fieldset>
            <TextBox name="release-approval" label=t!("release-approval") value=approval help=t!("release-approval-help") finding=said_of(trouble, "/approval")/>
            <TextBox name="release-reason" label=t!("reason-label") value=reason help=t!("release-reason-help") required=true/>
            <div class="row"><Button kind=Kind::Primary submit=true busy attr:data-test="release-now">{t!("release-now")}</Button></div>
        </form>
    }
}

#[component]
fn WhichSites(sites: Vec<SiteView>, chosen: RwSignal<Vec<SiteId>>) -> impl IntoView {
    let site = move |site: SiteView| {
        let id = site.id;
        let turn = move |event: leptos::ev::Targeted<web_sys::Event, web_sys::HtmlInputElement>| {
            let on = event.target().checked();
            chosen.update(|chosen| {
                chosen.retain(|one| *one != id);
                if on {
                    chosen.push(id);
                }
            });
        };
        view! {
            <label class="choice">
                <input type="checkbox" prop:checked=move || chosen.with(|chosen| chosen.contains(&id)) on:change:target=turn/>
                <span class="choice-text"><span class="strong">{site.code}</span>" "{site.name}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choices" data-test="release-sites">
            <legend class="field-label">{t!("release-sites")}</legend>
            {sites.into_iter().map(site).collect_view()}
            <p class="field-hint">{move || if chosen.with(Vec::is_empty) { t!("release-sites-all") } else { t!("release-sites-some", n = chosen.with(Vec::len)) }}</p>
        </fieldset>
    }
}

#[component]
fn Way(name: &'static str, on: bool, moves: RwSignal<bool>) -> impl IntoView {
    let words = |part: &str| i18n::say(&format!("release-{name}{part}"), &[]);
    view! {
        <label class="choice">
            <input type="radio" name="release-subjects" value=name prop:checked=move || moves.get() == on on:change=move |_| moves.set(on) data-test=format!("release-{name}")/>
            <span class="choice-text">{words("")}" "<span class="soft">{words("-text")}</span></span>
        </label>
    }
}

/// One release: what was decided, how far it has come, what it changed.
#[component]
fn Release(study: StudyId, one: ReleaseView, again: Callback<()>) -> impl IntoView {
    let tone = match one.state {
        ReleaseState::Done => Tone::Success,
        ReleaseState::Moving => Tone::Info,
        ReleaseState::Paused | ReleaseState::Incomplete => Tone::Warning,
        ReleaseState::Cancelled => Tone::Neutral,
    };
    let state = i18n::say(&format!("release-is-{}", one.state.as_str()), &[]);
    let name = if one.version_name.is_empty() { t!("version-number", n = one.version_n) } else { one.version_name.clone() };
    let places = if one.sites.is_empty() { t!("release-to-all") } else { t!("release-to-some", n = one.sites.len()) };
    let moves = one.subjects == SubjectsThen::Move;
    let (on, approval) = (OnRelease { study, release: one.id }, one.approval.clone());
    view! {
        <section class="card stack release" data-test="release-view">
            <div class="spread"><h3>{name}" · "{places}</h3><Badge tone>{state}</Badge></div>
            <p class="soft">{one.by.clone()}", "<Moment at=one.at zone=""/>" · "{one.reason.clone()}{(!approval.is_empty()).then(|| format!(" · {approval}"))}</p>
            {moves.then(|| view! { <Moving on one again/> })}
        </section>
    }
}

#[component]
fn Moving(on: OnRelease, one: ReleaseView, again: Callback<()>) -> impl IntoView {
    let (done, total, state) = (one.done, one.total, one.state);
    let trouble = RwSignal::new(None::<Trouble>);
    let steps = move || {
        match state {
        ReleaseState::Moving => view! { <Turn<PauseRelease> on again trouble words=t!("release-pause") test="pause"/><Turn<CancelRelease> on again trouble words=t!("release-cancel") test="cancel"/> }.into_any(),
        ReleaseState::Paused | ReleaseState::Incomplete => view! { <Turn<ResumeRelease> on again trouble words=t!("release-resume") test="resume"/><Turn<CancelRelease> on again trouble words=t!("release-cancel") test="cancel"/> }.into_any(),
        ReleaseState::Done | ReleaseState::Cancelled => ().into_any(),
    }
    };
    view! {
        <div class="stack">
            {(state != ReleaseState::Done).then(|| view! { <progress class="progress" max=total value=done aria-label=t!("release-progress", done = done, total = total)></progress> })}
            <p data-test="release-progress">{t!("release-progress", done = done, total = total)}</p>
            <FormProblem trouble/>
            <div class="row">{steps()}</div>
            <Outcome one/>
        </div>
    }
}

/// What the moving changed so far.
#[component]
fn Outcome(one: ReleaseView) -> impl IntoView {
    let (moved, total) = (one.moved.clone(), one.moved.total());
    let figures = [
        (moved.records, t!("moved-records", n = moved.records)),
        (total.values, t!("moved-values", n = total.values)),
        (total.opened, t!("moved-opened", n = total.opened)),
        (total.closed, t!("moved-closed", n = total.closed)),
        (moved.queries_opened, t!("moved-queries-opened", n = moved.queries_opened)),
        (moved.queries_closed, t!("moved-queries-closed", n = moved.queries_closed)),
        (moved.reopened, t!("moved-reopened", n = moved.reopened)),
        (moved.kept, t!("moved-kept", n = moved.kept)),
        (moved.left, t!("moved-left", n = moved.left)),
    ];
    let figure = |(n, words): (u32, String)| view! { <li class="figure" class:none=n == 0><div class="figure-value">{n}</div><div class="figure-label">{words}</div></li> };
    let rule = |(rule, effect): (String, shared::capture::RuleEffect)| {
        view! { <tr><th scope="row"><code>{rule}</code></th><td class="cell-number">{effect.values}</td><td class="cell-number">{effect.opened}</td><td class="cell-number">{effect.closed}</td></tr> }
    };
    let failed = one.not_moved.clone();
    view! {
        <ul class="figures" data-test="moved">{figures.into_iter().map(figure).collect_view()}</ul>
        {(!failed.is_empty()).then(|| view! {
            <Banner tone=Tone::Warning><p class="strong">{t!("moved-not", n = failed.len())}</p>
                <ul>{failed.into_iter().map(|one| view! { <li>{one.subject}": "{one.why}</li> }).collect_view()}</ul></Banner>
        })}
        {(!moved.rules.is_empty()).then(|| view! {
            <div class="table-wrap"><table class="table dense">
                <caption class="visually-hidden">{t!("moved-by-rule")}</caption>
                <thead><tr><th scope="col">{t!("moved-rule")}</th><th scope="col" class="cell-number">{t!("moved-rule-values")}</th>
                    <th scope="col" class="cell-number">{t!("moved-rule-opened")}</th><th scope="col" class="cell-number">{t!("moved-rule-closed")}</th></tr></thead>
                <tbody>{moved.rules.into_iter().map(rule).collect_view()}</tbody>
            </table></div>
        })}
    }
}
