//! A file as an answer: dropped, pasted, chosen, or taken with the camera. How far it is stands there in figures; what was sent is
//! shown with its picture. What could not be sent stays here, is said so, and is sent again on demand.

use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::capture::api::{OnSubject, UploadFile};
use shared::capture::{NewFile, RecordKey};
use shared::forms::{Datum, Look};
use shared::kernel::FileId;
use web_sys::{Blob, ClipboardEvent, DataTransfer, DragEvent};

use super::kept::Kept;
use super::signature::Pad;
use super::{Locale, Spot};
use crate::net::{self, Trouble, Watched};
use crate::ui::{Icon, Pictogram};
use crate::{i18n, t};

/// What is being sent, or could not be.
#[derive(Clone)]
enum Step {
    Idle,
    Sending { name: String, sent: f64, total: f64 },
    Failed { name: String, trouble: Trouble },
}

/// One file field while a person is at it.
#[derive(Clone)]
pub struct Desk {
    pub spot: Spot,
    step: ArcRwSignal<Step>,
    /// The bytes that wait to be sent again.
    waiting: StoredValue<Option<(FileId, Blob)>, LocalStorage>,
}

impl Desk {
    /// Sends bytes under a name; the item names them once they are kept.
    pub fn send(&self, name: String, bytes: Blob) {
        self.send_as(FileId(uuid::Uuid::new_v4()), name, bytes);
    }

    /// A retry has the id of the first try: what was kept already is kept once.
    fn send_as(&self, id: FileId, name: String, bytes: Blob) {
        let desk = self.clone();
        let _ = self.waiting.try_set_value(Some((id, bytes.clone())));
        self.step.set(Step::Sending { name: name.clone(), sent: 0.0, total: bytes.size() });
        let (step, shown) = (self.step.clone(), name.clone());
        let progress = Rc::new(move |sent, total| step.set(Step::Sending { name: shown.clone(), sent, total }));
        let place = self.spot.sheet.place().clone();
        let RecordKey { visit, visit_n, form, form_n } = place.record;
        let said = NewFile { id, visit, visit_n, form, form_n, at: self.spot.at.clone(), name: name.clone() };
        spawn_local(async move {
            let path = OnSubject { study: place.study, subject: place.subject };
            match net::submit_watched::<UploadFile, _>(&path, &said, Watched { bytes, progress }).await {
                Ok(kept) => {
                    desk.step.set(Step::Idle);
                    desk.spot.say_text(kept.id.to_string());
                }
                Err(trouble) => desk.step.set(Step::Failed { name, trouble }),
            }
        });
    }

    fn again(&self) {
        let name = self.step.with_untracked(|step| if let Step::Failed { name, .. } = step { name.clone() } else { String::new() });
        if let Some((id, bytes)) = self.waiting.get_value() {
            self.send_as(id, name, bytes);
        }
    }

    fn take(&self, files: Option<DataTransfer>) -> bool {
        let file = files.and_then(|data| data.files()).and_then(|files| files.get(0));
        file.as_ref().into_iter().for_each(|file| self.send(file.name(), file.clone().into()));
        file.is_some()
    }
}

#[component]
pub fn Upload(spot: Spot) -> impl IntoView {
    let desk = Desk { spot: spot.clone(), step: ArcRwSignal::new(Step::Idle), waiting: StoredValue::new_local(None) };
    let value = {
        let spot = spot.clone();
        Memo::new(move |_| spot.text())
    };
    let step = desk.step.clone();
    let busy = Memo::new(move |_| step.with(|step| !matches!(step, Step::Idle)));
    let replacing = RwSignal::new(false);
    Effect::new(move |_| {
        value.track();
        replacing.set(false);
    });
    let (progress, asking, compact) = (desk.clone(), desk.clone(), spot.compact);
    view! {
        <div class="upload" class:compact=compact data-test="upload">
            {move || value.with(|value| !value.is_empty()).then(|| {
                let (replace, remove) = (Callback::new(move |()| replacing.update(|replacing| *replacing = !*replacing)), spot.clone());
                view! { <Kept spot=spot.clone() value=value.get() replace=Some(replace) remove=Some(Callback::new(move |()| remove.say(Datum::default())))/> }
            })}
            {move || busy.get().then(|| view! { <Progress desk=progress.clone()/> })}
            {move || ((value.with(String::is_empty) || replacing.get()) && !busy.get()).then(|| view! { <Asking desk=asking.clone()/> })}
        </div>
    }
}

/// A place to sign, or to hand in a file.
#[component]
fn Asking(desk: Desk) -> impl IntoView {
    match desk.spot.plan.item.look() {
        Look::Signature if !desk.spot.compact => view! { <Pad desk/> }.into_any(),
        _ => view! { <Drop desk/> }.into_any(),
    }
}

/// Where a file is dropped or pasted, or chosen with the keyboard.
#[component]
pub fn Drop(desk: Desk) -> impl IntoView {
    let over = RwSignal::new(false);
    let look = desk.spot.plan.item.look();
    let images = matches!(look, Look::Image | Look::Signature);
    let on_drop = {
        let desk = desk.clone();
        move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            desk.take(event.data_transfer());
        }
    };
    let on_paste = {
        let desk = desk.clone();
        move |event: ClipboardEvent| {
            if desk.take(event.clipboard_data()) {
                event.prevent_default();
            }
        }
    };
    let on_over = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let accept = if images { Some("image/*") } else { None };
    let first = view! { <Choose desk=desk.clone() id=format!("{}-file", desk.spot.id()) accept camera=false words=if images { t!("file-choose-image") } else { t!("file-choose") }/> };
    let camera = (look == Look::Image).then(|| {
        view! { <Choose desk=desk.clone() id=format!("{}-camera", desk.spot.id()) accept camera=true words=t!("file-camera")/> }
    });
    view! {
        <div class="file-drop" class:over=move || over.get() on:dragover=on_over on:dragleave=move |_| over.set(false) on:drop=on_drop on:paste=on_paste>
            {first} {camera}
            <span class="field-hint file-hint">{t!("file-drop")}</span>
        </div>
    }
}

/// A button that is the browser's own choice of files.
#[component]
fn Choose(desk: Desk, id: String, accept: Option<&'static str>, camera: bool, words: String) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let label = desk.spot.heard().unwrap_or_else(|| desk.spot.label());
    let (note, invalid) = (desk.spot.note(), desk.spot.clone());
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let file = input.files().and_then(|files| files.get(0));
        file.into_iter().for_each(|file| desk.send(file.name(), file.into()));
        input.set_value("");
    };
    view! {
        <label class="button file-choose">
            <Pictogram icon=if camera { Icon::Camera } else { Icon::Upload }/>
            <span>{words.clone()}</span>
            <input class="visually-hidden" type="file" id=id node_ref=input accept=accept capture=camera.then_some("environment") data-control=""
                data-test=if camera { "camera" } else { "file" } aria-label=format!("{label}: {words}") aria-describedby=note
                aria-invalid=move || invalid.is_invalid().then_some("true") on:change=chosen/>
        </label>
    }
}

/// How far it is, in figures; or why it did not go.
#[component]
fn Progress(desk: Desk) -> impl IntoView {
    let step = desk.step.clone();
    move || match step.get() {
        Step::Idle => ().into_any(),
        Step::Sending { name, sent, total } => {
            let said = t!("file-sending", name = name, sent = size_words(sent), total = size_words(total));
            view! {
                <div class="file-progress" role="status" data-test="file-progress">
                    <span>{said.clone()}</span>
                    <progress class="progress" aria-label=said max=total.max(1.0).to_string() prop:value=sent></progress>
                </div>
            }
            .into_any()
        }
        Step::Failed { name, trouble } => {
            let (desk, back) = (desk.clone(), desk.step.clone());
            view! {
                <div class="finding hard" role="alert" data-test="file-failed">
                    <Pictogram icon=Icon::Alert/>
                    <span>
                        {t!("file-failed", name = name, why = why(&trouble))} " "
                        <button type="button" class="link-button" data-test="file-again" on:click=move |_| desk.again()>{t!("try-again")}</button> " "
                        <button type="button" class="link-button" on:click=move |_| back.set(Step::Idle)>{t!("file-other")}</button>
                    </span>
                </div>
            }
            .into_any()
        }
    }
}

pub fn why(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Offline => t!("file-offline"),
        Trouble::Problem(problem) => {
            let place = problem.errors.first().map(|place| place.message.clone());
            place.or_else(|| problem.detail.clone()).unwrap_or_else(|| i18n::problem(problem.code))
        }
    }
}

/// `1.4 MB`
pub fn size_words(bytes: f64) -> String {
    let (number, unit) = if bytes < 1_000_000.0 { ((bytes / 1000.0).ceil(), "kB") } else { ((bytes / 100_000.0).round() / 10.0, "MB") };
    format!("{} {unit}", super::Codec::Decimal.words(&number.to_string(), Locale::here()))
}
