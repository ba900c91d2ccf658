//! What became of this subject, and when? Enrolment, states and the dates of visits, newest first (AUD-09).

use std::sync::Arc;

use leptos::prelude::*;
use shared::audit::api::{ReadSubjectHistory, SubjectHistoryEntry, SubjectHistoryFrom, SubjectPart};
use shared::capture::api::OnSubject;
use shared::kernel::Cursor;

use super::reading::{Act, Reading, change};
use crate::net;
use crate::rooms::study::OpenDesign;
use crate::ui::{Button, Kind, ProblemView, Skeleton, day};
use crate::{i18n, t};

/// The history of a subject. Read again whenever `changed` says something else.
#[component]
pub fn SubjectHistory(path: OnSubject, #[prop(into)] changed: Signal<u64>, design: Arc<OpenDesign>, zone: String) -> impl IntoView {
    let reading = Reading::<SubjectHistoryEntry>::new();
    let ask = move |after: Option<Cursor>| {
        let from = SubjectHistoryFrom { after };
        reading.read(from.after.is_some(), async move { net::load::<ReadSubjectHistory>(&path, &from).await });
    };
    Effect::new(move || {
        changed.track();
        ask(None);
    });
    let retry = Callback::new(move |()| ask(None));
    let shown = StoredValue::new((design, zone));
    let act = move |act: Vec<SubjectHistoryEntry>| shown.with_value(|(design, zone)| act_view(act, design, zone.clone()));
    view! {
        {move || reading.trouble.get().map(|trouble| view! { <ProblemView trouble on_retry=retry/> })}
        {move || match reading.entries.get() {
            None if reading.trouble.with(Option::is_some) => ().into_any(),
            None => view! { <Skeleton/> }.into_any(),
            Some(entries) => view! { <ol class="history" data-test="subject-history">{acts(entries).into_iter().map(act).collect_view()}</ol> }.into_any(),
        }}
        <Show when=move || reading.next.with(Option::is_some)>
            <Button kind=Kind::Quiet on:click=move |_| ask(reading.next.get_untracked())>{t!("load-more")}</Button>
        </Show>
    }
}

/// Changes that one request made.
fn acts(entries: Vec<SubjectHistoryEntry>) -> Vec<Vec<SubjectHistoryEntry>> {
    let mut acts: Vec<Vec<SubjectHistoryEntry>> = Vec::new();
    for entry in entries {
        match acts.last_mut() {
            Some(act) if act.first().is_some_and(|first| first.request == entry.request) => act.push(entry),
            _ => acts.push(vec![entry]),
        }
    }
    acts
}

fn act_view(act: Vec<SubjectHistoryEntry>, design: &OpenDesign, zone: String) -> impl IntoView + use<> {
    let first = act.first().cloned();
    let changes = act.into_iter().map(|entry| change_view(entry, design)).collect_view();
    first.map(|first| {
        let SubjectHistoryEntry { name, role, organisation, at, reason, .. } = first;
        view! { <Act name role organisation at zone reason>{changes}</Act> }
    })
}

fn change_view(entry: SubjectHistoryEntry, design: &OpenDesign) -> impl IntoView + use<> {
    let what = match entry.part {
        SubjectPart::VisitDate => visit_words(&entry, design),
        SubjectPart::FormRetired => form_words(&entry, design),
        part @ (SubjectPart::Appointment
        | SubjectPart::VisitReason
        | SubjectPart::NotDone
        | SubjectPart::NotDoneNote
        | SubjectPart::VisitRetired) => {
            format!("{} · {}", visit_words(&entry, design), i18n::say(&format!("history-part-{}", part.as_str()), &[]))
        }
        part => i18n::say(&format!("history-part-{}", part.as_str()), &[]),
    };
    let words = |text: String| match entry.part {
        SubjectPart::State => i18n::say(&format!("subject-state-{text}"), &[]),
        SubjectPart::VisitDate | SubjectPart::Appointment => day(&text),
        SubjectPart::NotDone => reason_words(design, text),
        SubjectPart::VisitRetired | SubjectPart::FormRetired => {
            if text == "true" {
                t!("history-out-of-use")
            } else {
                t!("history-in-use")
            }
        }
        _ => text,
    };
    change(Some(what), entry.old.map(words), entry.new.map_or_else(|| t!("history-blank"), words), None)
}

/// A reason why a visit did not take place: as the study's list says it, else as every study does.
fn reason_words(design: &OpenDesign, code: String) -> String {
    let list = design.design.visit_reasons.as_ref();
    let list = list.and_then(|oid| design.design.library.code_lists.iter().find(|list| list.oid == *oid));
    let choice = list.and_then(|list| list.choice(&code)).map(|choice| choice.label(i18n::tag()).to_owned());
    let known = || shared::capture::NOT_DONE.contains(&code.as_str()).then(|| i18n::say(&format!("not-done-{code}"), &[]));
    choice.or_else(known).unwrap_or(code)
}

/// A form with its visit.
fn form_words(entry: &SubjectHistoryEntry, design: &OpenDesign) -> String {
    let title = entry.form.as_ref().map(|form| design.form_title(form, i18n::tag())).unwrap_or_default();
    format!("{} · {title}", visit_words(entry, design))
}

/// The visit as the casebook names it, with its number where it repeats.
fn visit_words(entry: &SubjectHistoryEntry, design: &OpenDesign) -> String {
    let known = entry.visit.as_ref().and_then(|oid| design.design.visit(oid));
    let title = known.map(|visit| visit.title().to_owned()).or_else(|| entry.visit.as_ref().map(ToString::to_string)).unwrap_or_default();
    match entry.visit_n {
        Some(n) if known.is_none_or(|visit| visit.repeating) => t!("history-visit", visit = title, n = n),
        _ => title,
    }
}
