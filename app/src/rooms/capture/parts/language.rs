//! In which language is this form? Those of its design, where there are several; chosen once, it holds for every form.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Sheet;
use super::words::languages_of;
use crate::ui::{Icon, Menu, MenuButton, Pictogram};
use crate::{i18n, languages, t};

#[component]
pub fn FormLanguage(sheet: Sheet) -> impl IntoView {
    let spoken = languages_of(sheet.plan());
    (spoken.len() > 1).then(|| {
        let wanted = i18n::primary(i18n::form_tag());
        let name = i18n::name_of(&wanted);
        let label = t!("form-language", name = name.as_str());
        let entry = move |tag: String| {
            let chosen = tag == wanted;
            let (name, lang) = (i18n::name_of(&tag), tag.clone());
            let choose = Callback::new(move |()| choose(tag.clone()));
            view! {
                <MenuButton on_choose=choose>
                    <span class="grow" lang=lang.clone() dir="auto" data-test=format!("form-language-{lang}")>{name}</span>
                    {chosen.then(|| view! { <Pictogram icon=Icon::Check/> })}
                </MenuButton>
            }
        };
        let face = move || view! { <Pictogram icon=Icon::Language/><bdi>{name.clone()}</bdi> };
        let spoken = StoredValue::new(spoken);
        view! { <span data-test="form-language"><Menu label face=face>{spoken.get_value().into_iter().map(entry.clone()).collect_view()}</Menu></span> }
    })
}

/// Without a connection all stays as it was: what was chosen must be there on every device.
fn choose(tag: String) {
    spawn_local(async move {
        let tag = Some(tag).filter(|tag| *tag != i18n::primary(i18n::tag()));
        let _ = languages::choose_for_forms(tag).await;
    });
}
