//! What stands below a field, in words: what is wrong and why, what stays unsaved, what someone else has made of it.

use std::sync::Arc;

use leptos::prelude::*;
use shared::forms::{Finding, FormPlan, Level};

use super::arrived::ArrivedHere;
use super::conflict::ConflictNote;
use super::why::Why;
use super::words::{Told, words};
use crate::rooms::capture::controls::Spot;
use crate::t;
use crate::ui::{Icon, Pictogram};

/// The findings of one item, and its conflict.
#[component]
pub fn Notes(spot: Spot) -> impl IntoView {
    let notes = spot.signals.notes.clone();
    let notes_of = notes.clone();
    let held = {
        let (notes, plan) = (notes.clone(), Arc::clone(&spot.plan));
        move || notes.with(|notes| notes.held.as_ref().map(|why| words(why, &plan))).map(|told| view! { <HeldNote told/> })
    };
    let found = {
        let (notes, plan, form) = (notes.clone(), Arc::clone(&spot.plan), Arc::clone(spot.sheet.plan()));
        let note = move |finding: Finding| view! { <FindingNote told=words(&finding.words, &plan) form=Arc::clone(&form) finding/> };
        move || notes.with(|notes| notes.findings.clone()).into_iter().map(&note).collect_view()
    };
    let conflict = move || notes.with(|notes| notes.conflict.clone()).map(|conflict| view! { <ConflictNote spot=spot.clone() conflict/> });
    let arrived = {
        let notes = notes_of.clone();
        move || {
            notes.with(|notes| notes.arrived.clone().filter(|_| notes.conflict.is_none())).map(|arrived| view! { <ArrivedHere arrived/> })
        }
    };
    view! { {held} {found} {conflict} {arrived} }
}

#[component]
fn HeldNote(told: Told) -> impl IntoView {
    view! {
        <div class="finding unreadable" data-test="finding" data-level="unreadable">
            <Pictogram icon=Icon::Refused/>
            <span>{told.view()}" "<strong>{t!("form-unsaved")}</strong></span>
        </div>
    }
}

#[component]
fn FindingNote(finding: Finding, told: Told, form: Arc<FormPlan>) -> impl IntoView {
    let why = finding.because.join(" · ");
    let trace = finding.why.map(|trace| *trace);
    view! {
        <div class=format!("finding {}", level(finding.level)) data-test="finding" data-level=level(finding.level) data-rule=finding.rule>
            <Pictogram icon=icon(finding.level)/>
            <span>
                {told.view()}
                {(!why.is_empty()).then(|| view! { <span class="finding-why">" "{why}</span> })}
                {trace.map(|trace| view! { <Why said=t!("why") plan=form trace=Callback::new(move |()| Some(trace.clone()))/> })}
            </span>
        </div>
    }
}

/// The second word of a finding's class.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Note => "note",
        Level::Soft => "soft",
        Level::Hard => "hard",
        Level::Required => "required",
        Level::Unreadable => "unreadable",
    }
}

/// Each level has a shape of its own; colour only repeats it.
fn icon(level: Level) -> Icon {
    match level {
        Level::Note => Icon::Info,
        Level::Soft => Icon::Warning,
        Level::Hard => Icon::Alert,
        Level::Required => Icon::Edit,
        Level::Unreadable => Icon::Refused,
    }
}
