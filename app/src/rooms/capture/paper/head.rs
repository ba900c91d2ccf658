//! What every page says at its head: study, site, subject, visit, form, version; and who printed it, when (EXP-01).

use leptos::prelude::*;
use shared::forms::Oid;
use shared::study::api::Environment;

use super::gather::{Copy, Record};
use crate::rooms::study::{OpenDesign, use_study};
use crate::ui::moment;
use crate::{i18n, t};

/// The head of a sheet.
#[derive(Clone, Default)]
pub struct Head {
    title: String,
    /// What it is about: word and value.
    facts: Vec<(String, String)>,
    /// Whole sentences: when it was saved and printed, by whom.
    lines: Vec<String>,
}

impl Head {
    /// The first sheet of a casebook.
    pub fn of_subject(copy: &Copy) -> Self {
        let title = copy.book.subject.key.clone();
        Self { title, facts: about(copy, &copy.design), lines: vec![printed(copy)] }
    }

    /// The sheet of one record.
    pub fn of_record(copy: &Copy, record: &Record) -> Self {
        let numbered = |title: String, n: u32| if n > 1 { t!("visit-nth", title = title, n = n) } else { title };
        let visit = numbered(record.design.visit_title(&record.key.visit), record.key.visit_n);
        let mut facts = about(copy, &record.design);
        facts.insert(3, (t!("paper-visit"), visit));
        let saved = record.saved.as_ref().map(|(at, by)| t!("paper-saved", at = moment(*at, &copy.book.time_zone), by = by.as_str()));
        let lines = saved.into_iter().chain([printed(copy)]).collect();
        Self { title: numbered(record.design.form_title(&record.key.form, i18n::form_tag()), record.key.form_n), facts, lines }
    }

    /// A form without data; the subject is written by hand.
    pub fn blank(design: &OpenDesign, form: &Oid) -> Self {
        let by_hand = |key: String| (key, String::new());
        let facts = vec![
            (t!("paper-study"), use_study().title()),
            by_hand(t!("site")),
            by_hand(t!("subject")),
            by_hand(t!("paper-visit")),
            (t!("study-version"), design.design.version_name.clone()),
            by_hand(t!("paper-initials")),
        ];
        Self { title: design.form_title(form, i18n::form_tag()), facts, lines: vec![t!("paper-blank")] }
    }

    pub fn title(&self) -> String {
        self.title.clone()
    }

    pub fn view(self) -> AnyView {
        let environment = use_study().environment;
        let stripe = (environment != Environment::Live)
            .then(|| view! { <p class="paper-stripe">{i18n::say(&format!("environment-{}-stripe", environment.as_str()), &[])}</p> });
        let fact = |(name, value): (String, String)| {
            let value = if value.is_empty() {
                view! { <dd class="paper-by-hand"></dd> }.into_any()
            } else {
                view! { <dd dir="auto">{value}</dd> }.into_any()
            };
            view! { <div><dt>{name}</dt>{value}</div> }
        };
        view! {
            <div class="paper-head">
                {stripe}
                <dl class="paper-facts">{self.facts.into_iter().map(fact).collect_view()}</dl>
                <h2 class="paper-title" dir="auto">{self.title}</h2>
                {self.lines.into_iter().map(|line| view! { <p class="paper-line">{line}</p> }).collect_view()}
            </div>
        }
        .into_any()
    }
}

fn about(copy: &Copy, design: &OpenDesign) -> Vec<(String, String)> {
    vec![
        (t!("paper-study"), use_study().title()),
        (t!("site"), copy.book.subject.site_code.clone()),
        (t!("subject"), copy.book.subject.key.clone()),
        (t!("study-version"), design.design.version_name.clone()),
    ]
}

/// When, by whom, and the number under which the register has it.
fn printed(copy: &Copy) -> String {
    let id = copy.printout.id.to_string();
    let number = id.split('-').next().unwrap_or_default();
    let said = t!("paper-printed", at = moment(copy.printout.at, &copy.book.time_zone), by = copy.printout.by.as_str());
    format!("{said} · {}", t!("paper-copy", id = number))
}
