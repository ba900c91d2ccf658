//! What narrows the trail: text, days, what was changed, role, site, reason; and chips for what was chosen from an entry.

use js_sys::Date;
use leptos::prelude::*;
use shared::access::Role;
use shared::audit::KINDS;
use shared::audit::api::TrailFilter;
use shared::kernel::{Instant, Nothing};
use shared::study::api::{InStudy, ListSites, SiteView};
use wasm_bindgen::JsValue;

use super::list::TrailList;
use crate::ui::{Icon, Pictogram};
use crate::{i18n, net, t};

/// The beginning of a day in the browser's zone, so many days later.
fn start_of(day: &str, later: u32) -> Option<Instant> {
    let date = Date::new(&JsValue::from_str(&format!("{day}T00:00:00")));
    if date.get_time().is_nan() {
        return None;
    }
    date.set_date(date.get_date() + later);
    date.to_iso_string().as_string()?.parse().ok()
}

/// The day in the browser's zone, so many days earlier, as a date field has it.
fn day_of(at: Instant, earlier: u32) -> String {
    let date = Date::new(&JsValue::from_str(&at.to_string()));
    date.set_date(date.get_date().wrapping_sub(earlier));
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

#[component]
pub fn Filters(list: TrailList) -> impl IntoView {
    let filter = list.filter;
    let search = move |text: String| {
        let text = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        filter.update(|filter| filter.text = text);
    };
    let from = move || filter.with(|filter| filter.from.map(|at| day_of(at, 0)).unwrap_or_default());
    let until = move || filter.with(|filter| filter.until.map(|at| day_of(at, 1)).unwrap_or_default());
    view! {
        <div class="filters" role="search">
            <div class="search">
                <Pictogram icon=Icon::Search/>
                <input class="input" type="search" data-search="" data-test="search" aria-label=t!("trail-search") placeholder=t!("trail-search")
                    prop:value=move || filter.with(|filter| filter.text.clone().unwrap_or_default()) on:change:target=move |event| search(event.target().value())/>
            </div>
            <label class="filter"><span>{t!("trail-from")}</span>
                <input class="input date" type="date" data-test="from" prop:value=from
                    on:change:target=move |event| { let from = start_of(&event.target().value(), 0); filter.update(|filter| filter.from = from); }/>
            </label>
            <label class="filter"><span>{t!("trail-until")}</span>
                <input class="input date" type="date" data-test="until" prop:value=until
                    on:change:target=move |event| { let until = start_of(&event.target().value(), 1); filter.update(|filter| filter.until = until); }/>
            </label>
            <Kinds list/>
            <Roles list/>
            {list.study.map(|study| view! { <Sites list study/> })}
            <Reasons list/>
            <Chips list/>
        </div>
    }
}

/// What was changed.
#[component]
fn Kinds(list: TrailList) -> impl IntoView {
    let filter = list.filter;
    let told = |class: shared::audit::Class| if list.study.is_some() { class.in_study() } else { class.in_tenant() };
    let own = |kind: &str| list.study.is_some() && (kind == "access_event" || kind == "membership");
    let kinds = KINDS.iter().filter(|(kind, class)| told(*class) || own(kind)).map(|(kind, _)| *kind);
    let option = move |kind: &'static str| {
        let chosen = move || filter.with(|filter| filter.kind.as_deref() == Some(kind));
        view! { <option value=kind selected=chosen>{i18n::say(&format!("trail-kind-{kind}"), &[])}</option> }
    };
    let choose = move |value: String| filter.update(|filter| filter.kind = Some(value).filter(|value| !value.is_empty()));
    view! {
        <label class="filter"><span class="visually-hidden">{t!("trail-kind")}</span>
            <select class="select" data-test="kind" on:change:target=move |event| choose(event.target().value())>
                <option value="">{t!("trail-kind-all")}</option>{kinds.map(option).collect_view()}
            </select>
        </label>
    }
}

/// In which role it was done.
#[component]
fn Roles(list: TrailList) -> impl IntoView {
    let filter = list.filter;
    let option = move |role: Role| {
        let chosen = move || filter.with(|filter| filter.role == Some(role));
        view! { <option value=role.as_str() selected=chosen>{i18n::say(&format!("role-{}", role.as_str()), &[])}</option> }
    };
    let choose = move |value: String| {
        let role = Role::ALL.iter().copied().find(|role| role.as_str() == value);
        filter.update(|filter| filter.role = role);
    };
    view! {
        <label class="filter"><span class="visually-hidden">{t!("trail-role")}</span>
            <select class="select" on:change:target=move |event| choose(event.target().value())>
                <option value="">{t!("trail-role-all")}</option>{Role::ALL.iter().copied().map(option).collect_view()}
            </select>
        </label>
    }
}

#[component]
fn Sites(list: TrailList, study: shared::kernel::StudyId) -> impl IntoView {
    let filter = list.filter;
    let sites = net::loading(move || async move { net::load::<ListSites>(&InStudy { study }, &Nothing {}).await });
    let known = move || sites.get().and_then(Result::ok).unwrap_or_default();
    let option = move |site: SiteView| {
        let chosen = move || filter.with(|filter| filter.site == Some(site.id));
        view! { <option value=site.id.to_string() selected=chosen>{format!("{} · {}", site.code, site.name)}</option> }
    };
    view! {
        <label class="filter"><span class="visually-hidden">{t!("site")}</span>
            <select class="select" data-test="site" on:change:target=move |event| filter.update(|filter| filter.site = event.target().value().parse().ok())>
                <option value="">{t!("sites-all")}</option>{move || known().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

/// Whether somebody said why.
#[component]
fn Reasons(list: TrailList) -> impl IntoView {
    let filter = list.filter;
    let option = move |value: &'static str, words: String| {
        let chosen = move || filter.with(|filter| filter.reason.map(|given| given.to_string()).unwrap_or_default() == value);
        view! { <option value=value selected=chosen>{words}</option> }
    };
    view! {
        <label class="filter"><span class="visually-hidden">{t!("reason")}</span>
            <select class="select" data-test="reason" on:change:target=move |event| filter.update(|filter| filter.reason = event.target().value().parse().ok())>
                {option("", t!("trail-reason-any"))}{option("true", t!("trail-reason-given"))}{option("false", t!("trail-reason-none"))}
            </select>
        </label>
    }
}

/// What else narrows the trail, each to be taken away.
#[component]
fn Chips(list: TrailList) -> impl IntoView {
    let filter = list.filter;
    let chip = move |words: String, clear: fn(&mut TrailFilter)| {
        view! { <button type="button" class="chip" data-test="chip" on:click=move |_| filter.update(clear)>{words}<Pictogram icon=Icon::Close/></button> }
    };
    let known = move |find: fn(&shared::audit::api::TrailEntry, &TrailFilter) -> Option<String>, filter: &TrailFilter| {
        list.rows.with(|rows| rows.iter().find_map(|row| find(row, filter)))
    };
    let chips = move || {
        let now = filter.get();
        let person = now.person.map(|id| {
            known(|row, filter| (Some(row.by) == filter.person).then(|| row.name.clone()), &now).unwrap_or_else(|| id.to_string())
        });
        let subject = now.subject.map(|id| {
            known(|row, filter| row.subject_key.clone().filter(|_| row.subject == filter.subject), &now).unwrap_or_else(|| id.to_string())
        });
        view! {
            {person.map(|words| chip(words, |filter| filter.person = None))}
            {subject.map(|words| chip(words, |filter| filter.subject = None))}
            {now.action.map(|action| chip(action, |filter| filter.action = None))}
            {now.form.map(|form| chip(form.to_string(), |filter| filter.form = None))}
            {now.item.map(|item| chip(item.to_string(), |filter| filter.item = None))}
        }
    };
    view! { <span class="chips">{chips}</span> }
}
