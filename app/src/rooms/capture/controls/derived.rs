//! What is read and not typed: derived items, and every item for people who may not change it.

use leptos::prelude::*;
use shared::forms::{Datum, ItemPlan, Missing, Text};

use super::{Locale, Spot, Way, choices, is_choice};
use crate::i18n;

/// A derived item: shown, never typed into.
#[component]
pub fn Derived(spot: Spot) -> impl IntoView {
    let label = spot.heard();
    let words = {
        let spot = spot.clone();
        move || reading(&spot.plan, &spot.signals.shown.get(), Locale::here())
    };
    view! {
        <output class="derived-value" dir="auto" id=spot.id() aria-label=label aria-describedby=spot.note()>{words}</output>
    }
}

/// An item as it reads, for whoever may not change it.
#[component]
pub fn Reading(spot: Spot) -> impl IntoView {
    let label = spot.heard();
    let words = {
        let spot = spot.clone();
        move || reading(&spot.plan, &spot.signals.shown.get(), Locale::here())
    };
    view! { <output class="read-value" dir="auto" id=spot.id() aria-label=label aria-describedby=spot.note()>{words}</output> }
}

/// What a person reads for what stands in an item: a choice's words, a date in words, the reason why there is nothing.
pub fn reading(plan: &ItemPlan, datum: &Datum, locale: Locale) -> String {
    if let Some(why) = datum.missing {
        return missing_words(why);
    }
    let one = |text: &String| match Way::of(plan, false) {
        Way::Line(codec) => codec.words(text, locale),
        Way::Long => text.clone(),
        Way::Derived => super::Codec::of(plan.item.data_type).words(text, locale),
        _ => choices(plan).into_iter().find(|(value, _)| is_choice(text, value)).map_or_else(|| text.clone(), |(_, label)| label),
    };
    let words = match &datum.value {
        None => String::new(),
        Some(Text::One(text)) => one(text),
        Some(Text::Many(texts)) => texts.iter().map(one).collect::<Vec<_>>().join(", "),
    };
    if words.is_empty() { "—".to_owned() } else { words }
}

/// Why there is no value, in words.
pub fn missing_words(why: Missing) -> String {
    i18n::say(&format!("missing-{}", why.as_str()), &[])
}
