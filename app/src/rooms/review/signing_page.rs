//! What is left to sign, and what would break it? What is ready, subject by subject, to be signed with one proof; what is not, and why; and the
//! table of changes that break a signature, for whoever builds the study.

use std::sync::Arc;

use leptos::prelude::*;
use shared::access::Permission;
use shared::capture::{Happened, Level};
use shared::kernel::{Cursor, Scope, StudyId};
use shared::review::api::ListSignables;
use shared::review::{Hindrance, SignPlace, SignableFilter, SignableRow, Signing, Target};
use shared::study::api::InStudy;

use super::sign_dialog::SignDialog;
use super::sign_words::{hindrance_words, meaning_words, place_words};
use crate::net::{self, Trouble};
use crate::rooms::study::{OpenDesign, open_design, use_study};
use crate::session::Can;
use crate::ui::{Badge, Banner, Button, ChoiceBox, Empty, Icon, Kind, ProblemView, Skeleton, Tone, moment};
use crate::{i18n, pages, t};

#[component]
pub fn SigningPage() -> impl IntoView {
    let study = use_study().id;
    view! {
        <div class="page">
            <header class="page-head"><h1 tabindex="-1">{t!("page-signing")}</h1></header>
            <Can needs=Permission::RecordSign scope=Scope::Study(study)><ToSign study/></Can>
            <Breaking/>
        </div>
    }
}

/// The table of changes that break a signature.
#[component]
fn Breaking() -> impl IntoView {
    let row = |what: Happened| {
        let mark = |level| {
            if what.breaks(level) {
                view! { <td><Badge tone=Tone::Warning>{t!("breaks")}</Badge></td> }.into_any()
            } else {
                view! { <td class="soft">{t!("breaks-not")}</td> }.into_any()
            }
        };
        view! { <tr><th scope="row">{i18n::say(&format!("breaks-{}", what.as_str()), &[])}</th>{Level::ALL.map(mark).collect_view()}</tr> }
    };
    let head = |level: Level| view! { <th scope="col">{i18n::say(&format!("sign-level-{}", level.as_str()), &[])}</th> };
    view! {
        <details class="report-part" open data-test="breaking">
            <summary><h2>{t!("breaking")}</h2></summary>
            <p class="soft">{t!("breaking-text")}</p>
            <div class="table-wrap"><table class="table dense">
                <thead><tr><th scope="col">{t!("breaking-what")}</th>{Level::ALL.map(head).collect_view()}</tr></thead>
                <tbody>{Happened::ALL.iter().copied().map(row).collect_view()}</tbody>
            </table></div>
        </details>
    }
}

#[derive(Clone, Copy)]
struct Listed {
    rows: RwSignal<Vec<SignableRow>>,
    next: RwSignal<Option<Cursor>>,
    chosen: RwSignal<Vec<(shared::kernel::SubjectId, SignPlace)>>,
}

#[component]
fn ToSign(study: StudyId) -> impl IntoView {
    let level = RwSignal::new(Level::Visit.as_str().to_owned());
    let listed = Listed { rows: RwSignal::default(), next: RwSignal::default(), chosen: RwSignal::default() };
    let after = RwSignal::new(None::<Cursor>);
    let outcome = RwSignal::new(None::<Vec<Signing>>);
    let version = use_study().version;
    let found = net::loading(move || async move {
        let filter = SignableFilter {
            level: level.get_untracked().parse().unwrap_or(Level::Visit),
            site: None,
            after: after.get_untracked(),
            limit: None,
        };
        let page = net::load::<ListSignables>(&InStudy { study }, &filter).await?;
        let first = filter.after.is_none();
        listed.rows.try_update(|rows| {
            if first {
                rows.clear();
            }
            rows.extend(page.rows);
        });
        listed.next.try_set(page.next);
        open_design(study, version).await
    });
    Effect::new(move |before: Option<()>| {
        level.track();
        if before.is_some() {
            start_over(listed, after);
            found.again();
        }
    });
    let levels: Vec<_> =
        Level::ALL.iter().map(|level| (level.as_str().to_owned(), i18n::say(&format!("sign-level-{}", level.as_str()), &[]))).collect();
    let retry = Callback::new(move |()| found.again());
    let done = Callback::new(move |outcomes: Vec<Signing>| {
        outcome.set(Some(outcomes));
        start_over(listed, after);
        found.again();
    });
    view! {
        <section class="stack" data-test="to-sign">
            <div class="filters"><ChoiceBox name="sign-level" label=t!("sign-level") value=level choices=levels/></div>
            {move || outcome.get().map(|outcomes| view! { <Came outcomes/> })}
            {move || match found.get() {
                None => view! { <Skeleton lines=5/> }.into_any(),
                Some(Err(trouble)) => problem(trouble, retry),
                Some(Ok(design)) => view! { <Lists study design listed done retry/> }.into_any(),
            }}
            <Show when=move || listed.next.with(Option::is_some)>
                <div><Button on:click=move |_| { after.set(listed.next.get_untracked()); found.again(); }>{t!("sign-more")}</Button></div>
            </Show>
        </section>
    }
}

fn problem(trouble: Trouble, retry: Callback<()>) -> AnyView {
    view! { <ProblemView trouble on_retry=retry/> }.into_any()
}

fn start_over(listed: Listed, after: RwSignal<Option<Cursor>>) {
    after.set(None);
    listed.chosen.set(Vec::new());
    listed.next.set(None);
}

/// What became of each object.
#[component]
fn Came(outcomes: Vec<Signing>) -> impl IntoView {
    let signed = outcomes.iter().filter(|one| one.signature().is_some()).count();
    let left = outcomes.len() - signed;
    let tone = if left == 0 { Tone::Success } else { Tone::Warning };
    view! { <div data-test="sign-came"><Banner tone><p>{t!("sign-came", n = signed)}</p>{(left > 0).then(|| view! { <p>{t!("sign-came-left", n = left)}</p> })}</Banner></div> }
}

#[component]
fn Lists(study: StudyId, design: Arc<OpenDesign>, listed: Listed, done: Callback<Vec<Signing>>, retry: Callback<()>) -> impl IntoView {
    let ready =
        Memo::new(move |_| listed.rows.with(|rows| rows.iter().filter(|row| row.hindrances.is_empty()).cloned().collect::<Vec<_>>()));
    let waits = Memo::new(move |_| listed.rows.with(|rows| rows.iter().filter(|row| is_hindered(row)).cloned().collect::<Vec<_>>()));
    let signed = move || listed.rows.with(|rows| rows.iter().filter(|row| row.hindrances == [Hindrance::AlreadySigned]).count());
    let open = RwSignal::new(false);
    let targets = Callback::new(move |()| {
        let is = |row: &&SignableRow| listed.chosen.with_untracked(|chosen| chosen.contains(&(row.subject, row.place.clone())));
        let target = |row: &SignableRow| Target { subject: row.subject, place: row.place.clone(), content_hash: row.content_hash.clone() };
        ready.with_untracked(|rows| rows.iter().filter(is).map(target).collect::<Vec<_>>())
    });
    let all = move |_| {
        let every = ready.with_untracked(|rows| rows.iter().map(|row| (row.subject, row.place.clone())).collect::<Vec<_>>());
        listed.chosen.update(|chosen| *chosen = if chosen.len() == every.len() { Vec::new() } else { every });
    };
    let (one, other) = (Arc::clone(&design), design);
    let row = move |row: SignableRow| view! { <ReadyRow study row design=Arc::clone(&one) listed/> };
    let hindered = move |row: SignableRow| {
        let why = row.hindrances.iter().map(|one| hindrance_words(*one)).collect::<Vec<_>>().join(" ");
        let href = pages::sign(study, row.subject, &row.place);
        view! { <tr data-test="not-ready"><th scope="row"><a href=href>{row.subject_key.clone()}</a></th><td dir="auto">{place_words(&other, &row.place)}</td><td>{why}</td></tr> }
    };
    let row = StoredValue::new(row);
    let hindered = StoredValue::new(hindered);
    let none = move || listed.chosen.with(Vec::is_empty);
    view! {
        <section class="stack">
            <h2 class="section-title">{t!("sign-ready")}" "<span class="count number">{move || ready.with(Vec::len)}</span></h2>
            <Show when=move || !ready.with(Vec::is_empty) fallback=|| view! { <Empty icon=Icon::Done title=t!("sign-none-ready") text=t!("sign-none-ready-text")/> }>
                <div class="row">
                    <Button on:click=all attr:data-test="choose-all">{t!("sign-choose-all")}</Button>
                    <Button kind=Kind::Primary icon=Icon::Sign disabled=Signal::derive(none) on:click=move |_| open.set(true) attr:data-test="sign-chosen">{move || t!("sign-chosen", n = listed.chosen.with(Vec::len))}</Button>
                </div>
                <div class="table-wrap"><table class="table dense">
                    <thead><tr><th scope="col"><span class="visually-hidden">{t!("sign-choose")}</span></th><th scope="col">{t!("subject")}</th><th scope="col">{t!("sign-what")}</th>
                        <th scope="col" class="cell-number">{t!("sign-forms")}</th><th scope="col">{t!("sign-last")}</th></tr></thead>
                    <tbody>{move || ready.get().into_iter().map(|one| row.with_value(|row| row(one))).collect_view()}</tbody>
                </table></div>
            </Show>
            <p class="soft">{move || t!("sign-already", n = signed())}</p>
            <Show when=move || !waits.with(Vec::is_empty)>
                <h2 class="section-title">{t!("sign-not-ready")}" "<span class="count number">{move || waits.with(Vec::len)}</span></h2>
                <div class="table-wrap"><table class="table dense">
                    <thead><tr><th scope="col">{t!("subject")}</th><th scope="col">{t!("sign-what")}</th><th scope="col">{t!("sign-why-not")}</th></tr></thead>
                    <tbody>{move || waits.get().into_iter().map(|one| hindered.with_value(|row| row(one))).collect_view()}</tbody>
                </table></div>
            </Show>
        </section>
        <SignDialog open study what=Signal::derive(move || t!("sign-chosen-what", n = listed.chosen.with(Vec::len))) targets on_done=done on_changed=retry/>
    }
}

fn is_hindered(row: &SignableRow) -> bool {
    !row.hindrances.is_empty() && row.hindrances != [Hindrance::AlreadySigned]
}

#[component]
fn ReadyRow(study: StudyId, row: SignableRow, design: Arc<OpenDesign>, listed: Listed) -> impl IntoView {
    let me = (row.subject, row.place.clone());
    let mine = me.clone();
    let checked = move || listed.chosen.with(|chosen| chosen.contains(&mine));
    let toggle = move |_| {
        listed.chosen.update(|chosen| match chosen.iter().position(|one| *one == me) {
            Some(at) => drop(chosen.remove(at)),
            None => chosen.push(me.clone()),
        });
    };
    let what = place_words(&design, &row.place);
    let last = row.last.as_ref().map(|last| {
        let said = format!("{} · {} · {}", last.name, meaning_words(last.meaning), moment(last.at, &last.zone));
        view! { <span dir="auto">{said}</span>" "<Badge tone=Tone::Warning>{t!("sign-changes", n = row.changes)}</Badge> }
    });
    let href = pages::sign(study, row.subject, &row.place);
    let label = t!("sign-choose-one", subject = row.subject_key.as_str(), what = what.as_str());
    view! {
        <tr data-test="ready">
            <td><input type="checkbox" aria-label=label prop:checked=checked on:change=toggle/></td>
            <th scope="row"><a href=href>{row.subject_key.clone()}</a></th>
            <td dir="auto">{what}</td>
            <td class="cell-number">{row.records}</td>
            <td>{last}</td>
        </tr>
    }
}
