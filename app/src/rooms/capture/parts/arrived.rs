//! What others change while the form is open: said once at the head, and at each field until somebody here works on it.

use leptos::prelude::*;

use super::Sheet;
use crate::rooms::capture::draft::Arrived;
use crate::rooms::capture::use_casebook;
use crate::t;
use crate::ui::{Icon, Pictogram, time_of_day};

/// "Ana Roth has changed 2 answers here." Read out as it comes; nothing moves under the hands of whoever types.
#[component]
pub fn ArrivedNote(sheet: Sheet) -> impl IntoView {
    let head = sheet.head();
    let said = Memo::new(move |_| head.with(|head| told(&head.arrived)));
    view! {
        <div class="arrived-line" role="status" data-test="arrived-line">
            {move || said.get().map(|said| view! { <Pictogram icon=Icon::People/><span>{said}</span> })}
        </div>
    }
}

/// Whose they are: one name, or all of them.
fn told(arrived: &[Arrived]) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for one in arrived {
        if !names.contains(&one.name.as_str()) {
            names.push(&one.name);
        }
    }
    (!names.is_empty()).then(|| t!("form-arrived", by = names.join(", "), n = arrived.len()))
}

/// Below the field: whose change it was, and when.
#[component]
pub fn ArrivedHere(arrived: Arrived) -> impl IntoView {
    let Arrived { name, when, .. } = arrived;
    let when = time_of_day(when, &use_casebook().zone());
    view! {
        <div class="finding arrived" data-test="arrived">
            <Pictogram icon=Icon::People/>
            <span>{t!("form-arrived-here", by = name, when = when)}</span>
        </div>
    }
}
