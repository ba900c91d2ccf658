//! Who changed this, when and why? The history of one data point, or of the whole form, newest first (AUD-01).

use std::sync::Arc;

use leptos::prelude::*;
use shared::audit::api::{HistoryEntry, ReadHistory, WhichHistory};
use shared::capture::RecordKey;
use shared::capture::api::{OnFile, OnSubject, ReadFile};
use shared::forms::{Datum, FormPlan, ItemKey};
use shared::kernel::{Cursor, Instant, Nothing, StudyId};

use super::reading::{Act, Reading, change};
use super::words::datum_words;
use crate::net;
use crate::rooms::study::OpenDesign;
use crate::ui::{Button, Kind, ProblemView, Skeleton, moment};
use crate::{i18n, t};

/// The history of `item` in a record, of the whole record while no item has the focus. Read again once saves have settled.
#[component]
pub fn History(
    path: OnSubject,
    record: RecordKey,
    item: RwSignal<Option<ItemKey>>,
    settled: RwSignal<u32>,
    design: Arc<OpenDesign>,
    zone: String,
) -> impl IntoView {
    let reading = Reading::<HistoryEntry>::new();
    let plan = design.plan(&record.form);
    let record = StoredValue::new(record);
    let ask = move |after: Option<Cursor>| {
        let RecordKey { visit, visit_n, form, form_n } = record.get_value();
        let which = WhichHistory { visit, visit_n, form, form_n, item: item.get_untracked(), after };
        reading.read(which.after.is_some(), async move { net::load::<ReadHistory>(&path, &which).await });
    };
    Effect::new(move |before: Option<Option<ItemKey>>| {
        settled.track();
        let now = item.get();
        // Another item: show nothing of the last one. Another save: the old entries stay until the new ones are there.
        if before.as_ref() != Some(&now) {
            reading.entries.set(None);
        }
        ask(None);
        now
    });
    let title = {
        let plan = plan.clone();
        move || item.get().map_or_else(|| t!("history-form"), |item| label(plan.as_deref(), &item))
    };
    let retry = Callback::new(move |()| ask(None));
    let shown = StoredValue::new((plan, zone));
    let whole = move || item.with(Option::is_none);
    let act = move |act: Vec<HistoryEntry>| shown.with_value(|(plan, zone)| act_view(act, plan.clone(), zone.clone(), whole(), path.study));
    view! {
        <div class="spread">
            <h2>{t!("history")}</h2>
            <Show when=move || !whole()><button type="button" class="link-button" on:click=move |_| item.set(None)>{t!("history-whole-form")}</button></Show>
        </div>
        <p class="soft history-title">{title}</p>
        {move || reading.trouble.get().map(|trouble| view! { <ProblemView trouble on_retry=retry/> })}
        {move || match reading.entries.get() {
            None if reading.trouble.with(Option::is_some) => ().into_any(),
            None => view! { <Skeleton/> }.into_any(),
            Some(entries) if entries.is_empty() => view! { <p class="faint" data-test="history-none">{t!("history-none")}</p> }.into_any(),
            Some(entries) => view! { <ol class="history" data-test="history">{acts(entries).into_iter().map(act).collect_view()}</ol> }.into_any(),
        }}
        <Show when=move || reading.next.with(Option::is_some)>
            <Button kind=Kind::Quiet on:click=move |_| ask(reading.next.get_untracked())>{t!("load-more")}</Button>
        </Show>
    }
}

fn label(plan: Option<&FormPlan>, item: &ItemKey) -> String {
    let Some((group, found)) = plan.and_then(|plan| plan.item(item)) else { return item.to_string() };
    let label = found.item.label(i18n::form_tag());
    if group.group.repeating { t!("history-row", item = label, n = item.row) } else { label.to_owned() }
}

/// Changes that one request made: one person, one moment, one reason.
fn acts(entries: Vec<HistoryEntry>) -> Vec<Vec<HistoryEntry>> {
    let mut acts: Vec<Vec<HistoryEntry>> = Vec::new();
    for entry in entries {
        match acts.last_mut() {
            Some(act) if act.first().is_some_and(|first| first.request == entry.request) => act.push(entry),
            _ => acts.push(vec![entry]),
        }
    }
    acts
}

/// Where an item stands on the form: what one request changed is read in that order.
fn place(plan: Option<&FormPlan>, item: &ItemKey) -> (usize, u32, usize) {
    let groups = plan.map_or(&[][..], |plan| &plan.groups);
    let group = groups.iter().position(|group| group.group.oid == item.group).unwrap_or(usize::MAX);
    let items = groups.get(group).map_or(&[][..], |group| &group.items);
    (group, item.row, items.iter().position(|one| one.item.oid == item.item).unwrap_or(usize::MAX))
}

/// What one request changed, in the order of the form.
fn in_order(act: Vec<HistoryEntry>, plan: Option<&FormPlan>) -> Vec<HistoryEntry> {
    let mut ordered: Vec<((usize, u32, usize), HistoryEntry)> = Vec::with_capacity(act.len());
    for entry in act {
        let here = place(plan, &entry.item);
        let at = ordered.partition_point(|(place, _)| *place <= here);
        ordered.insert(at, (here, entry));
    }
    ordered.into_iter().map(|(_, entry)| entry).collect()
}

fn act_view(act: Vec<HistoryEntry>, plan: Option<Arc<FormPlan>>, zone: String, whole: bool, study: StudyId) -> impl IntoView {
    let act = in_order(act, plan.as_deref());
    let first = act.first().cloned();
    let changes = act.into_iter().map(|entry| change_view(entry, plan.as_deref(), &zone, whole, study)).collect_view();
    first.map(|first| {
        let HistoryEntry { name, role, organisation, at, reason, .. } = first;
        view! { <Act name role organisation at zone reason>{changes}</Act> }
    })
}

/// Seconds between typing and saving that are worth a word: a line takes its time.
const LATE: i64 = 60;

/// When it was typed, where that was a while before it was saved (TIM-05).
fn late(entered: Instant, saved: Instant, zone: &str) -> Option<String> {
    (entered.plus_seconds(LATE) < saved).then(|| t!("history-entered", when = moment(entered, zone)))
}

fn change_view(entry: HistoryEntry, plan: Option<&FormPlan>, zone: &str, whole: bool, study: StudyId) -> impl IntoView + use<> {
    let item = plan.and_then(|plan| plan.item(&entry.item)).map(|(_, item)| item);
    let words = |datum: Option<&Datum>| datum.map(|datum| datum_words(datum, item, plan, i18n::form_tag()));
    let old = words(entry.old.as_ref());
    let new = words(entry.new.as_ref()).unwrap_or_else(|| t!("history-blank"));
    let what = whole.then(|| label(plan, &entry.item));
    // A file that was replaced stays readable.
    let file = |datum: &Option<Datum>| {
        let id = datum.as_ref()?.one()?.parse().ok().filter(|_| item.is_some_and(|item| item.item.takes_file()))?;
        Some(net::link::<ReadFile>(&OnFile { study, file: id }, &Nothing {}))
    };
    let files = [file(&entry.old), file(&entry.new)];
    let note = match (entry.new.as_ref(), entry.action.as_str()) {
        (_, "capture.SettleConflict") => Some(t!("history-settled")),
        (Some(Datum { rule: Some(rule), .. }), _) => Some(t!("history-derived", rule = rule.clone())),
        (Some(Datum { entered: Some(entered), .. }), _) => late(*entered, entry.at, zone),
        _ => None,
    };
    change(what, old, new, files, note)
}
