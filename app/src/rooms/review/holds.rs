//! What is frozen or locked says so where it is shown: who, when, why, and how it is let go. And the menu that does it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::capture::{Hold, LockLevel, LockPlace, LockState, LockStep, RecordKey};
use shared::kernel::LockId;
use shared::review::api::{HoldPlace, LiftHold, LiftLock, SetLock};
use shared::study::api::InStudy;

use super::words::{level, may, step};
use crate::net::{self, Trouble};
use crate::rooms::capture::OpenCasebook;
use crate::ui::{FormProblem, Glyph, Icon, Menu, MenuButton, ReasonDialog, Shape, moment};
use crate::{i18n, pages, t};

/// The locks over a form and in it, the strongest first.
#[component]
pub fn Holds(open: OpenCasebook, holds: Vec<Hold>) -> impl IntoView {
    holds.into_iter().map(|hold| view! { <HoldBanner open hold/> }).collect_view()
}

fn lifting(state: LockState) -> LockStep {
    if state == LockState::Locked { LockStep::Unlock } else { LockStep::Unfreeze }
}

#[component]
fn HoldBanner(open: OpenCasebook, hold: Hold) -> impl IntoView {
    let asking = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let undo = lifting(hold.state);
    let study = open.path.study;
    let by_campaign = hold.level.by_campaign() && undo == LockStep::Unlock;
    let may = may(study, undo, hold.level);
    let (name, at) = (hold.by.name.clone(), moment(hold.by.at, &open.zone()));
    let what = hold.item.as_ref().map_or_else(|| level(hold.level), |item| item.item.to_string());
    let words = i18n::say(&format!("held-{}", hold.state.as_str()), &[("level", what.into()), ("name", name.into()), ("at", at.into())]);
    let how = if may { None } else { Some(t!("held-ask")) };
    let title = step(undo, hold.level);
    let on_reason = Callback::new(move |why: String| {
        asking.set(false);
        let body = LiftLock { step: undo, lock: hold.id, hours: None };
        spawn_local(async move {
            let outcome = net::submit_because::<LiftHold>(&InStudy { study }, &body, &why).await;
            settled(open, trouble, outcome.map(|_| ()));
        });
    });
    let tool = may.then(|| match by_campaign {
        true => view! { <a class="button" href=pages::locks(study)>{title.clone()}</a> }.into_any(),
        false => {
            view! { <button type="button" class="button" data-test="lift" on:click=move |_| asking.set(true)>{title.clone()}</button> }
                .into_any()
        }
    });
    view! {
        <div class="banner" role="status" data-test="held" data-state=hold.state.as_str() data-level=hold.level.as_str()>
            <Glyph shape=Shape::Planned.held(hold.state)/>
            <div class="banner-text">{words}{hold.why.map(|why| format!(" {}", t!("held-why", why = why)))}" "{how}</div>
            <div class="banner-actions">{tool}</div>
            <FormProblem trouble fields=&[]/>
        </div>
        <ReasonDialog open=asking title=title question=Signal::derive(|| t!("lift-question")) on_reason/>
    }
}

/// What holds the subject as a whole.
#[component]
pub fn SubjectHolds(open: OpenCasebook) -> impl IntoView {
    let holds = Memo::new(move |_| open.book.with(|book| book.holds.clone()));
    move || holds.get().into_iter().map(|hold| view! { <HoldBanner open hold/> }).collect_view()
}

/// Freeze or lock the subject.
#[component]
pub fn SubjectHoldMenu(open: OpenCasebook) -> impl IntoView {
    let state = Memo::new(move |_| open.book.with(|book| book.holds.first().map_or(LockState::Open, |hold| hold.state)));
    let label = open.book.with_untracked(|book| book.subject.key.clone());
    move || {
        let (place, label) = (LockPlace::subject(open.path.subject), label.clone());
        view! { <span data-test="subject-hold"><HoldMenu open place label state=state.get()/></span> }
    }
}

/// Freeze or lock the item in focus; what holds it stands at the head of the form.
#[component]
pub fn ItemHold(open: OpenCasebook, record: RecordKey) -> impl IntoView {
    let may = [LockStep::Freeze, LockStep::Lock].into_iter().any(|step| may(open.path.study, step, LockLevel::Item));
    let record = StoredValue::new(record);
    move || {
        let item = open.focused.get().filter(|_| may)?;
        let design = open.design();
        let known = design.design.library.items.iter().find(|one| one.oid == item.item);
        let label = known.map_or_else(|| item.item.to_string(), |one| one.label(i18n::form_tag()).to_owned());
        let (words, place) = (label.clone(), LockPlace::item(open.path.subject, record.get_value(), item));
        Some(view! {
            <div class="spread" data-test="item-hold"><span class="soft" dir="auto">{words}</span><HoldMenu open place label state=LockState::Open/></div>
        })
    }
}

/// After a step the casebook is read again, and with it the form.
fn settled(open: OpenCasebook, trouble: RwSignal<Option<Trouble>>, outcome: Result<(), Trouble>) {
    match outcome {
        Ok(()) => {
            open.saves.try_update(|saves| *saves = saves.wrapping_add(1));
            open.again.try_update(|again| *again = again.wrapping_add(1));
        }
        Err(refused) => drop(trouble.try_set(Some(refused))),
    }
}

/// Freeze or lock a place; nothing for whoever may not.
#[component]
pub fn HoldMenu(open: OpenCasebook, place: LockPlace, label: String, state: LockState) -> impl IntoView {
    let study = open.path.study;
    let trouble = RwSignal::new(None::<Trouble>);
    let level = place.level;
    let offered: Vec<LockStep> =
        [LockStep::Freeze, LockStep::Lock].into_iter().filter(|one| may(study, *one, level) && one.leads(state).is_some()).collect();
    if offered.is_empty() {
        return ().into_any();
    }
    let words = t!("lock-menu", what = label);
    let entry = move |one: LockStep, place: LockPlace| {
        let choose = Callback::new(move |()| {
            let body = SetLock { step: one, place: place.clone() };
            spawn_local(async move {
                let outcome = net::submit::<HoldPlace>(&InStudy { study }, &body).await;
                settled(open, trouble, outcome.map(|_| ()));
            });
        });
        view! { <MenuButton icon=Icon::Lock on_choose=choose>{step(one, level)}</MenuButton> }
    };
    view! {
        <Menu label=words icon=Icon::Lock compact=true>{offered.iter().map(|one| entry(*one, place.clone())).collect_view()}</Menu>
        <FormProblem trouble fields=&[]/>
    }
    .into_any()
}

/// A lock to be let go, with a reason; for the list.
#[component]
pub fn Lift(study: shared::kernel::StudyId, lock: LockId, level: LockLevel, state: LockState, done: Callback<()>) -> impl IntoView {
    let (asking, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let undo = lifting(state);
    if !may(study, undo, level) || (level.by_campaign() && undo == LockStep::Unlock) {
        return ().into_any();
    }
    let title = step(undo, level);
    let on_reason = Callback::new(move |why: String| {
        asking.set(false);
        let body = LiftLock { step: undo, lock, hours: None };
        spawn_local(async move {
            match net::submit_because::<LiftHold>(&InStudy { study }, &body, &why).await {
                Ok(_) => done.run(()),
                Err(refused) => drop(trouble.try_set(Some(refused))),
            }
        });
    });
    view! {
        <button type="button" class="button small" data-test="lift" on:click=move |_| asking.set(true)>{title.clone()}</button>
        <FormProblem trouble fields=&[]/>
        <ReasonDialog open=asking title=title question=Signal::derive(|| t!("lift-question")) on_reason/>
    }
    .into_any()
}
