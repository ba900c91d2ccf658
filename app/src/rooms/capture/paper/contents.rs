//! The first sheet of a casebook: every visit with its forms and how each stands, so that what is not there is seen too.

use std::sync::Arc;

use leptos::prelude::*;

use super::gather::Copy;
use crate::rooms::capture::visit_list::{ListedVisit, visits};
use crate::ui::{Shape, day};
use crate::{i18n, t};

#[component]
pub fn Contents(copy: Arc<Copy>) -> impl IntoView {
    let listed = visits(&copy.book, &copy.design, i18n::form_tag());
    view! {
        <table class="paper-table">
            <caption>{t!("paper-contents")}</caption>
            <thead><tr><th scope="col">{t!("paper-visit")}</th><th scope="col">{t!("visit-date")}</th><th scope="col">{t!("page-form")}</th><th scope="col">{t!("subject-state")}</th></tr></thead>
            {listed.into_iter().map(visit).collect_view()}
        </table>
    }
}

fn visit(visit: ListedVisit) -> AnyView {
    let date = visit.cell.date.as_deref().map(day).unwrap_or_else(|| "—".to_owned());
    let rows = visit.forms.len().max(1).to_string();
    let state = |state: Shape| state.words();
    let mut forms = visit.forms.into_iter().map(move |form| {
        let shape = Shape::of_form(&form.cell);
        view! { <td dir="auto">{form.title}</td><td>{state(shape)}</td> }.into_any()
    });
    let first = forms.next().unwrap_or_else(|| view! { <td>"—"</td><td>{t!("paper-not-entered")}</td> }.into_any());
    view! {
        <tbody>
            <tr><th scope="rowgroup" rowspan=rows.clone() dir="auto">{visit.title}</th><td rowspan=rows>{date}</td>{first}</tr>
            {forms.map(|form| view! { <tr>{form}</tr> }).collect_view()}
        </tbody>
    }
    .into_any()
}
