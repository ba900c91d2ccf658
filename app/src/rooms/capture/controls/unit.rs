//! The unit beside a value: words where there is one, a choice where there are several. None is chosen beforehand (DAT-04).

use leptos::prelude::*;
use shared::forms::{Datum, Typed, Unit, read};
use web_sys::Event;

use super::{Codec, Locale, Spot};
use crate::{i18n, t};

#[component]
pub fn Units(spot: Spot, readonly: bool) -> impl IntoView {
    match spot.plan.units.as_slice() {
        [] => ().into_any(),
        [only] => view! { <bdi class="field-unit">{symbol(only)}</bdi> }.into_any(),
        _ if readonly => view! { <UnitChosen spot=spot.clone()/> <Converted spot/> }.into_any(),
        _ => view! { <UnitChoice spot=spot.clone()/> <Converted spot/> }.into_any(),
    }
}

#[component]
fn UnitChosen(spot: Spot) -> impl IntoView {
    let chosen = move || {
        let unit = spot.signals.shown.with(|shown| shown.unit.clone());
        spot.plan.units.iter().find(|one| Some(&one.oid) == unit.as_ref()).map(|one| symbol(one))
    };
    view! { <bdi class="field-unit">{chosen}</bdi> }
}

#[component]
fn UnitChoice(spot: Spot) -> impl IntoView {
    // A value brings its unit; a blank leaves the choice as it is.
    let (shown, unit) = (spot.signals.shown.clone(), spot.unit.clone());
    Effect::new(move |_| {
        if let Some(stored) = shown.with(|shown| shown.unit.clone()) {
            unit.set(Some(stored));
        }
    });
    let option = |one: &std::sync::Arc<Unit>| {
        let (unit, oid) = (spot.unit.clone(), one.oid.clone());
        view! { <option value=one.oid.to_string() prop:selected=move || unit.get().as_ref() == Some(&oid)>{symbol(one)}</option> }
    };
    let options = spot.plan.units.iter().map(option).collect_view();
    let none = {
        let unit = spot.unit.clone();
        move || unit.get().is_none()
    };
    let label = t!("form-unit-of", item = spot.label());
    let choose = move |event: Event| {
        let chosen = Some(event_target_value(&event)).filter(|oid| !oid.is_empty()).map(|oid| oid.as_str().into());
        spot.unit.set(chosen.clone());
        let shown = spot.signals.shown.get_untracked();
        if shown.value.is_some() {
            spot.say(Datum { unit: chosen, ..shown });
        }
    };
    view! {
        <select class="select unit" aria-label=label data-control="" on:change=choose>
            <option value="" prop:selected=none>{t!("form-unit")}</option>
            {options}
        </select>
    }
}

/// The same quantity in another of the item's units: what was entered is what is stored.
#[component]
fn Converted(spot: Spot) -> impl IntoView {
    let words = move || {
        let shown = spot.signals.shown.get();
        let unit = shown.unit.as_ref()?;
        let converts = spot.sheet.plan().rules.converts.iter();
        let mine = |oid: &shared::forms::Oid| spot.plan.units.iter().find(|one| one.oid == *oid);
        let (to, by) = converts.filter(|one| one.from == *unit).find_map(|one| Some((mine(&one.to)?, one.by)))?;
        let (Typed::Integer(number) | Typed::Decimal(number)) = read(&spot.plan, &shown).ok()?? else { return None };
        let number = by.apply(number)?.round_sf(4)?.normalize().to_string();
        Some(t!("form-converted", value = Codec::Decimal.words(&number, Locale::here()), unit = symbol(to)))
    };
    view! { <span class="field-state converted" data-test="converted">{words}</span> }
}

/// What a person reads for a unit.
pub fn symbol(unit: &Unit) -> String {
    let symbol = unit.symbol.pick(i18n::form_tag());
    if symbol.is_empty() { unit.name.clone() } else { symbol.to_owned() }
}
