//! Verifying beside the form, by keyboard alone: v verifies the item in focus and goes on, Shift+V the whole form, n goes to the next
//! form that is to be verified.

use leptos::prelude::{Track as _, *};
use leptos::task::spawn_local;
use shared::capture::api::FormCell;
use shared::capture::{ItemMark, RecordKey, Track};
use shared::forms::ItemKey;
use shared::review::api::{DueFilter, ListDue, ReadVerification, ToVerify, UnverifyPlace, VerifyPlace};
use shared::study::api::InStudy;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::holds::HoldMenu;
use super::words::{own_track, track};
use crate::net::{self, Trouble};
use crate::rooms::capture::OpenCasebook;
use crate::ui::{FormProblem, Glyph, Icon, Pictogram, ReasonDialog, Shape, moment};
use crate::{keys, pages, route, t};

/// Whether the person verifies here.
pub fn verifies(open: OpenCasebook) -> bool {
    own_track(open.path.study).is_some()
}

/// Goes to the next form of the subject that is to be verified, after the one that is open; back to the visits when there is none.
pub fn go_to_due(open: OpenCasebook) {
    let here = pages::record();
    let filter = DueFilter { subject: Some(open.path.subject), limit: Some(200), ..DueFilter::default() };
    spawn_local(async move {
        let Ok(page) = net::load::<ListDue>(&InStudy { study: open.path.study }, &filter).await else { return };
        let due: Vec<RecordKey> = page.rows.into_iter().map(|form| form.record).collect();
        let Some(book) = open.book.try_with_untracked(|book| book.forms.iter().map(|form| form.key.clone()).collect::<Vec<_>>()) else {
            return;
        };
        let place = |key: &RecordKey| book.iter().position(|one| one == key);
        let after = here.as_ref().and_then(place).map_or(0, |at| at + 1);
        let mut left: Vec<&RecordKey> = book.iter().skip(after).chain(book.iter().take(after)).collect();
        left.retain(|key| due.contains(key) && Some(*key) != here.as_ref());
        let to = left.first().map(|key| pages::form(open.path.study, open.path.subject, key));
        route::go(&to.unwrap_or_else(|| pages::casebook(open.path.study, open.path.subject)));
    });
}

fn read_again(open: OpenCasebook, record: RecordKey) {
    spawn_local(async move {
        if let Ok(review) = net::glance::<ReadVerification>(&open.path, &record.into()).await {
            open.review.try_set(review);
        }
    });
}

/// That a form is verified, or that something in it was changed since; nothing else.
#[component]
pub fn Verified(cell: FormCell) -> impl IntoView {
    let dropped = (cell.dropped > 0).then(|| {
        let words = t!("verify-dropped-count", n = cell.dropped);
        let heard = words.clone();
        view! { <span class="verify-mark dropped" title=words><Pictogram icon=Icon::Warning/><span class="visually-hidden">{heard}</span></span> }
    });
    let done = (!cell.verified.is_empty()).then(|| {
        let words = cell.verified.iter().map(|one| track(*one)).collect::<Vec<_>>().join(", ");
        let words = t!("verify-done", track = words);
        let heard = words.clone();
        view! { <span class="verify-mark" title=words><Glyph shape=Shape::Verified/><span class="visually-hidden">{heard}</span></span> }
    });
    view! { {dropped}{done} }
}

/// The marks of one item: who verified it, or what was changed since.
#[component]
pub fn ItemMarks(open: OpenCasebook, at: ItemKey) -> impl IntoView {
    let mine = Memo::new(move |_| open.review.with(|review| review.marks.iter().filter(|mark| mark.at == at).cloned().collect::<Vec<_>>()));
    let mark = move |mark: ItemMark| {
        let (zone, name) = (open.zone(), mark.by.name.clone());
        let words = match &mark.dropped {
            None => t!("verify-by", track = track(mark.track), name = name, at = moment(mark.by.at, &zone)),
            Some(dropped) => {
                let text = |datum: &shared::forms::Datum| datum.one().unwrap_or("–").to_owned();
                let (old, new) = (text(&dropped.old), text(&dropped.new));
                t!("verify-dropped", track = track(mark.track), old = old, new = new, name = dropped.by.name.clone())
            }
        };
        let (holds, heard) = (mark.dropped.is_none(), words.clone());
        let (state, shown) = if holds { ("holds", t!("verify-mark")) } else { ("dropped", t!("verify-changed")) };
        view! {
            <span class="verify-mark" class:dropped=!holds data-test="item-mark" data-state=state data-track=mark.track.as_str() title=words>
                {if holds { view! { <Glyph shape=Shape::Verified/> }.into_any() } else { view! { <Pictogram icon=Icon::Warning/> }.into_any() }}
                <span aria-hidden="true">{shown}</span>
                <span class="visually-hidden">{heard}</span>
            </span>
        }
    };
    move || mine.get().into_iter().map(mark).collect_view()
}

/// What the person does with the form's marks.
#[derive(Clone, Copy)]
struct Doing {
    open: OpenCasebook,
    record: StoredValue<RecordKey>,
    trouble: RwSignal<Option<Trouble>>,
    busy: RwSignal<bool>,
}

impl Doing {
    fn body(self, item: Option<ItemKey>) -> ToVerify {
        let RecordKey { visit, visit_n, form, form_n } = self.record.get_value();
        ToVerify { track: None, visit, visit_n, form: Some(form), form_n: Some(form_n), item }
    }

    fn verify(self, item: Option<ItemKey>) {
        let body = self.body(item);
        self.busy.set(true);
        spawn_local(async move { self.done(net::submit::<VerifyPlace>(&self.open.path, &body).await.map(|_| ())) });
    }

    fn take_back(self, item: Option<ItemKey>, why: String) {
        let body = self.body(item);
        self.busy.set(true);
        spawn_local(async move { self.done(net::submit_because::<UnverifyPlace>(&self.open.path, &body, &why).await.map(|_| ())) });
    }

    fn done(self, outcome: Result<(), Trouble>) {
        self.busy.try_set(false);
        self.trouble.try_set(outcome.err());
        if let Some(record) = self.record.try_get_value() {
            read_again(self.open, record);
            self.open.saves.try_update(|saves| *saves = saves.wrapping_add(1));
        }
    }
}

/// How far the form is verified, and what there is to do; for whoever may do something, and where something was done.
#[component]
pub fn ReviewBar(open: OpenCasebook, record: RecordKey, title: String) -> impl IntoView {
    let doing = Doing { open, record: StoredValue::new(record.clone()), trouble: RwSignal::new(None), busy: RwSignal::new(false) };
    let reread = record.clone();
    Effect::new(move |_| {
        open.settled.track();
        read_again(open, reread.clone());
    });
    let own = own_track(open.path.study);
    if own.is_some() {
        mind_keys(doing);
    }
    let (revoking, place) = (RwSignal::new(false), shared::capture::LockPlace::record(open.path.subject, record.clone()));
    let state = open.book.with_untracked(|book| {
        let mine = book.forms.iter().find(|form| form.key == record);
        mine.map_or(shared::capture::LockState::Open, |form| form.lock)
    });
    let tools = own.map(|own| {
        let some = move || open.review.with(|review| review.marks.iter().any(|mark| mark.track == own));
        view! {
            <button type="button" class="button" data-test="verify-form" aria-keyshortcuts="Shift+V" disabled=move || doing.busy.get() on:click=move |_| doing.verify(None)>
                <Pictogram icon=Icon::Check/>{t!("verify-form")}
            </button>
            <button type="button" class="button quiet" data-test="verify-next" aria-keyshortcuts="n" on:click=move |_| go_to_due(open)>{t!("verify-next")}<Pictogram icon=Icon::Next/></button>
            <Show when=some><button type="button" class="button quiet" data-test="verify-revoke" on:click=move |_| revoking.set(true)>{t!("verify-revoke")}</button></Show>
        }
    });
    let revoke = Callback::new(move |why| {
        revoking.set(false);
        doing.take_back(None, why);
    });
    let shown = Memo::new(move |_| {
        open.review.with(|review| review.tracks.iter().filter_map(|one| said(one.track, own, review)).collect::<Vec<_>>())
    });
    let line = move |(words, done): (String, bool)| {
        view! { <span class="row" data-test="verify-state" data-done=done.to_string()>{done.then(|| view! { <Glyph shape=Shape::Verified/> })}{words}</span> }
    };
    let offers = own.is_some();
    view! {
        <section class="review-bar" class:bare=move || !offers && shown.with(Vec::is_empty) aria-label=t!("verify")>
            <div class="row grow">{move || shown.get().into_iter().map(line).collect_view()}</div>
            <div class="row">{tools}<HoldMenu open place label=title state/></div>
            <FormProblem trouble=doing.trouble fields=&[]/>
        </section>
        <ReasonDialog open=revoking title=t!("verify-revoke") question=Signal::derive(|| t!("verify-revoke-question")) on_reason=revoke/>
    }
}

/// How a track stands, in words, and whether it is done; nothing of tracks of others in which nothing was done.
fn said(of: Track, own: Option<Track>, review: &shared::review::api::RecordReview) -> Option<(String, bool)> {
    let view = review.tracks.iter().find(|one| one.track == of)?;
    let holding = || review.marks.iter().filter(|mark| mark.track == of && mark.dropped.is_none());
    let dropped = review.marks.iter().filter(|mark| mark.track == of && mark.dropped.is_some()).count();
    let verified = holding().filter(|mark| view.required.contains(&mark.at)).count();
    let any = holding().count();
    if own != Some(of) && any == 0 && dropped == 0 {
        return None;
    }
    let words = match view.required.len() {
        0 => t!("verify-some", track = track(of), n = any),
        all => t!("verify-of", track = track(of), n = verified, all = all),
    };
    let since = (dropped > 0).then(|| t!("verify-dropped-count", n = dropped));
    Some((std::iter::once(words).chain(since).collect::<Vec<_>>().join(" · "), view.done))
}

fn mind_keys(doing: Doing) {
    let listener = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        let held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented();
        if held || keys::typing(&event) || !keys::letter(&event).eq_ignore_ascii_case("v") {
            return;
        }
        event.prevent_default();
        if event.shift_key() {
            return doing.verify(None);
        }
        if let Some(item) = doing.open.focused.get_untracked() {
            doing.verify(Some(item));
            go_on();
        }
    });
    on_cleanup(move || listener.remove());
}

/// The next field of the form takes the focus; who only reads stands on fields, not on controls.
fn go_on() {
    let Ok(fields) = document().query_selector_all("[data-form] [data-key][tabindex=\"0\"]:not([hidden])") else { return };
    let all = (0..fields.length()).filter_map(|n| fields.get(n)?.dyn_into::<HtmlElement>().ok()).collect::<Vec<_>>();
    let here = document().active_element();
    let at = all.iter().position(|one| here.as_ref().is_some_and(|here| one.contains(Some(here))));
    if let Some(next) = at.and_then(|at| all.get(at + 1)) {
        let _ = next.focus();
    }
}
