//! The quick jump, which `/` opens: a few letters lead to a subject, a visit, a form, an item or a study. One request for what
//! is typed; arrows choose, Enter goes. Where a place needs a subject and none is open, the subject is asked for next.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::capture::api::Jump;
use shared::capture::{Found, FoundKind, JumpTo, RecordKey};
use shared::kernel::{Nothing, StudyId, SubjectId};
use web_sys::KeyboardEvent;

use crate::ui::{Dialog, Icon, Pictogram};
use crate::{apart, browser, i18n, net, pages, recent, route, t};

thread_local! {
    static OPEN: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

/// Whether the quick jump is open.
pub fn palette() -> ArcRwSignal<bool> {
    OPEN.with(ArcRwSignal::clone)
}

#[component]
pub fn Palette() -> impl IntoView {
    view! { <Dialog open=palette() title=t!("jump")><Jumping/></Dialog> }
}

apart! {
    /// What stands in the quick jump.
    fn Jumping() in panels as jumping {
        view! { <Search/> }
    }
}

/// What can be chosen now.
#[derive(Clone, Copy)]
struct State {
    text: RwSignal<String>,
    found: RwSignal<Vec<Found>>,
    chosen: RwSignal<usize>,
    /// A place that waits for its subject.
    wanted: RwSignal<Option<Found>>,
    /// What is listed is the answer to what is typed.
    settled: RwSignal<bool>,
    question: StoredValue<u32>,
}

#[component]
fn Search() -> impl IntoView {
    let state = State {
        text: RwSignal::new(String::new()),
        found: RwSignal::new(begin()),
        chosen: RwSignal::new(0),
        wanted: RwSignal::new(None),
        settled: RwSignal::new(true),
        question: StoredValue::new(0),
    };
    let input = NodeRef::<html::Input>::new();
    let on_key = move |event: KeyboardEvent| {
        let count = state.found.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" => state.chosen.update(|at| *at = (*at + 1).min(count.saturating_sub(1))),
            "ArrowUp" => state.chosen.update(|at| *at = at.saturating_sub(1)),
            "Enter" => state.take(state.chosen.get_untracked()),
            "Backspace" if state.text.with_untracked(String::is_empty) && state.wanted.with_untracked(Option::is_some) => state.want(None),
            _ => return,
        }
        event.prevent_default();
        request_animation_frame(|| browser::reveal_nearest("[data-jump-chosen]"));
    };
    Effect::new(move |_| {
        state.wanted.track();
        input.get().into_iter().for_each(|input| drop(input.focus()));
    });
    let label = move || if state.wanted.with(Option::is_some) { t!("jump-subject") } else { t!("jump-what") };
    let none = move || state.settled.get() && state.found.with(Vec::is_empty) && !state.text.with(|text| text.trim().is_empty());
    let hint = move || {
        if state.text.with(|text| text.trim().is_empty()) && state.found.with(Vec::is_empty) { t!("jump-hint") } else { String::new() }
    };
    let active = move || state.found.with(|found| (!found.is_empty()).then(|| option_id(state.chosen.get())));
    view! {
        <div class="jump">
            {move || state.wanted.get().map(|wanted| view! { <p class="jump-wanted"><Pictogram icon=icon(wanted.kind)/><span class="strong">{wanted.title}</span><span class="soft">{wanted.place}</span></p> })}
            <div class="search">
                <Pictogram icon=Icon::Search/>
                <input class="input" node_ref=input type="text" autocomplete="off" autofocus spellcheck="false" role="combobox" aria-expanded="true" aria-controls="jump-list"
                    aria-autocomplete="list" aria-activedescendant=active aria-label=label placeholder=label data-test="jump"
                    prop:value=state.text on:input:target=move |event| state.typed(event.target().value()) on:keydown=on_key/>
            </div>
            <ul class="jump-list" id="jump-list" role="listbox" aria-label=t!("jump")>
                {move || state.found.get().into_iter().enumerate().map(|(at, found)| view! { <Hit state at found/> }).collect_view()}
            </ul>
            <p class="soft jump-note" role="status">{move || if none() { t!("jump-none") } else { hint() }}</p>
        </div>
    }
}

#[component]
fn Hit(state: State, at: usize, found: Found) -> impl IntoView {
    let on = Memo::new(move |_| state.chosen.get() == at);
    let kind = i18n::say(kind_words(found.kind), &[]);
    view! {
        <li id=option_id(at) class="jump-hit" role="option" aria-selected=move || on.get().to_string() data-jump-chosen=move || on.get().then_some("")
            data-test="hit" on:mousemove=move |_| state.chosen.set(at) on:click=move |_| state.take(at)>
            <Pictogram icon=icon(found.kind)/>
            <span class="grow"><span class="strong">{found.title}</span>" "<span class="soft">{found.place}</span></span>
            <span class="tag">{kind}</span>
        </li>
    }
}

fn option_id(at: usize) -> String {
    format!("jump-{at}")
}

const fn icon(kind: FoundKind) -> Icon {
    match kind {
        FoundKind::Study => Icon::Studies,
        FoundKind::Subject => Icon::Person,
        FoundKind::Visit => Icon::Calendar,
        FoundKind::Form => Icon::File,
        FoundKind::Item => Icon::Edit,
    }
}

const fn kind_words(kind: FoundKind) -> &'static str {
    match kind {
        FoundKind::Study => "jump-study",
        FoundKind::Subject => "subject",
        FoundKind::Visit => "jump-visit",
        FoundKind::Form => "page-form",
        FoundKind::Item => "jump-item",
    }
}

/// Before anything is typed: the subjects that were open last.
fn begin() -> Vec<Found> {
    let found = |one: recent::Recent| Found {
        kind: FoundKind::Subject,
        title: one.key,
        place: one.study_title,
        study: one.study,
        subject: Some(one.subject),
        visit: None,
        form: None,
        item: None,
    };
    recent::all().into_iter().map(found).collect()
}

impl State {
    fn want(self, wanted: Option<Found>) {
        self.question.update_value(|question| *question = question.wrapping_add(1));
        let study = wanted.as_ref().map(|wanted| wanted.study);
        self.text.set(String::new());
        self.found.set(begin().into_iter().filter(|one| study.is_none_or(|study| one.study == study)).collect());
        self.chosen.set(0);
        self.wanted.set(wanted);
    }

    fn typed(self, text: String) {
        self.question.update_value(|question| *question = question.wrapping_add(1));
        let question = self.question.get_value();
        self.text.set(text.clone());
        self.settled.set(false);
        if text.trim().is_empty() {
            return self.want(self.wanted.get_untracked());
        }
        let ask = move || {
            if self.question.try_get_value() == Some(question) {
                spawn_local(self.ask(question, text));
            }
        };
        set_timeout(ask, Duration::from_millis(100));
    }

    async fn ask(self, question: u32, text: String) {
        let wanted = self.wanted.get_untracked();
        let study = wanted.as_ref().map(|wanted| wanted.study).or_else(|| route::param::<StudyId>("study"));
        let to = JumpTo { text, lang: i18n::tag().to_owned(), study, subject: route::param::<SubjectId>("subject") };
        let answer = net::load::<Jump>(&Nothing {}, &to).await;
        if self.question.try_get_value() != Some(question) {
            return;
        }
        let fits = |one: &Found| match &wanted {
            None => true,
            Some(wanted) => one.kind == FoundKind::Subject && one.study == wanted.study,
        };
        self.found.set(answer.map(|page| page.rows.into_iter().filter(fits).collect()).unwrap_or_default());
        self.chosen.set(0);
        self.settled.set(true);
    }

    /// Goes there, or asks of which subject.
    fn take(self, at: usize) {
        let Some(one) = self.found.with_untracked(|found| found.get(at).cloned()) else { return };
        let to = match self.wanted.get_untracked() {
            Some(wanted) => Found { subject: one.subject, ..wanted },
            None => one,
        };
        match address(&to) {
            None => self.want(Some(to)),
            Some(address) => {
                palette().set(false);
                route::go(&address);
            }
        }
    }
}

/// Where a place is; none as long as it is not said of which subject.
fn address(to: &Found) -> Option<String> {
    if to.kind == FoundKind::Study {
        return Some(pages::subjects(to.study));
    }
    let subject = to.subject?;
    let book = pages::casebook(to.study, subject);
    let Some(visit) = &to.visit else { return Some(book) };
    let Some(form) = &to.form else { return Some(format!("{book}?visit={}&n=1", route::encode(visit.as_str()))) };
    let key = RecordKey { visit: visit.clone(), visit_n: 1, form: form.clone(), form_n: 1 };
    let page = pages::form(to.study, subject, &key);
    Some(match &to.item {
        Some(item) => format!("{page}?item={}", route::encode(item)),
        None => page,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_has_an_address_once_it_has_a_subject() {
        let item = Found {
            kind: FoundKind::Item,
            title: "SBP".into(),
            place: String::new(),
            study: StudyId::default(),
            subject: None,
            visit: Some("V1".into()),
            form: Some("F".into()),
            item: Some("G/1/I".into()),
        };
        assert_eq!(address(&item), None);
        let there = address(&Found { subject: Some(SubjectId::default()), ..item }).unwrap();
        assert!(there.ends_with("/V1/1/F/1?item=G%2F1%2FI"), "{there}");
    }
}
