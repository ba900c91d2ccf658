//! What has been loaded of a history, page by page, and the head of an entry: who, in which role, when and why.

use std::future::Future;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::Role;
use shared::kernel::{Cursor, Instant, Page};

use crate::net::Trouble;
use crate::ui::{Icon, Moment, Pictogram};
use crate::{i18n, t};

/// What has been loaded. An answer to a question that is no longer asked is not shown.
pub struct Reading<T: Send + Sync + 'static> {
    pub entries: RwSignal<Option<Vec<T>>>,
    pub next: RwSignal<Option<Cursor>>,
    pub trouble: RwSignal<Option<Trouble>>,
    question: StoredValue<u32>,
}

impl<T: Send + Sync + 'static> Clone for Reading<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Reading<T> {}

impl<T: Clone + Send + Sync + 'static> Reading<T> {
    pub fn new() -> Self {
        Self { entries: RwSignal::new(None), next: RwSignal::new(None), trouble: RwSignal::new(None), question: StoredValue::new(0) }
    }

    /// Shows what comes back, behind what is there when it goes on from a cursor.
    pub fn read(self, goes_on: bool, answer: impl Future<Output = Result<Page<T>, Trouble>> + 'static) {
        self.question.update_value(|question| *question = question.wrapping_add(1));
        let question = self.question.get_value();
        spawn_local(async move {
            let answer = answer.await;
            if self.question.try_get_value() != Some(question) {
                return;
            }
            match answer {
                Err(trouble) => self.trouble.set(Some(trouble)),
                Ok(page) => {
                    self.trouble.set(None);
                    self.next.set(page.next);
                    let before = self.entries.get_untracked().filter(|_| goes_on).unwrap_or_default();
                    self.entries.set(Some(before.into_iter().chain(page.rows).collect()));
                }
            }
        });
    }
}

/// What one request did: one person, one moment, one reason, and its changes.
#[component]
pub fn Act(
    name: String,
    role: Option<Role>,
    organisation: String,
    at: Instant,
    zone: String,
    reason: Option<String>,
    children: Children,
) -> impl IntoView {
    let role = role.map(|role| i18n::say(&format!("role-{}", role.as_str()), &[]));
    let place: Vec<String> = role.into_iter().chain(Some(organisation).filter(|name| !name.is_empty())).collect();
    view! {
        <li class="history-entry">
            <span><span class="history-who">{name}</span>" "<span class="soft">{place.join(", ")}</span></span>
            <span class="history-when"><Moment at zone/></span>
            {reason.map(|reason| view! { <span class="history-why">{reason}</span> })}
            <ul class="history-changes">{children()}</ul>
        </li>
    }
}

/// What it was, and what it is now; and a word about it.
/// `files`: where the files are that both name, if they name any.
pub fn change(what: Option<String>, old: Option<String>, new: String, files: [Option<String>; 2], note: Option<String>) -> impl IntoView {
    let [was_at, is_at] = files;
    let linked = |words: String, at: Option<String>| match at {
        Some(href) => view! { <a href=href download="">{words}</a> }.into_any(),
        None => words.into_any(),
    };
    let was = old.map(|old| view! { <span class="change-old"><span class="visually-hidden">{t!("history-was")}" "</span>{linked(old, was_at.clone())}</span><Pictogram icon=Icon::Next/> });
    view! {
        <li class="history-change">
            {what.map(|what| view! { <span class="soft">{what}</span> })}
            <span class="change">{was}<span class="change-new"><span class="visually-hidden">{t!("history-is")}" "</span>{linked(new, is_at)}</span></span>
            {note.map(|note| view! { <span class="faint">{note}</span> })}
        </li>
    }
}
