//! What is read and not typed: derived items, and every item for people who may not change it.

use leptos::prelude::*;
use shared::forms::{Datum, FormPlan, ItemPlan, Missing, Text};

use super::codec::duration_words;
use super::{Codec, Locale, Spot, Stored, Way, choices, is_choice};
use crate::rooms::capture::parts::told;
use crate::{i18n, t};

/// A derived item: shown, never typed into.
#[component]
pub fn Derived(spot: Spot) -> impl IntoView {
    let label = spot.heard();
    let words = {
        let spot = spot.clone();
        move || reading(&spot.plan, &spot.signals.shown.get(), Locale::here(), Some(spot.sheet.plan()))
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
        move || match spot.signals.ruled.with(|ruled| ruled.asked) {
            true => reading(&spot.plan, &spot.signals.shown.get(), Locale::here(), Some(spot.sheet.plan())),
            // A rule does not ask for it: that is why nothing stands there.
            false => reason_words(Missing::NotApplicable, spot.sheet.plan()),
        }
    };
    let file = {
        let spot = spot.clone();
        move || spot.signals.shown.with(|shown| shown.one().filter(|_| spot.plan.item.takes_file()).map(str::to_owned))
    };
    move || match file() {
        Some(value) if !value.is_empty() => view! { <Stored spot=spot.clone() value/> }.into_any(),
        _ => {
            let (label, words) = (label.clone(), words.clone());
            view! { <output class="read-value" dir="auto" id=spot.id() aria-label=label aria-describedby=spot.note()>{words}</output> }
                .into_any()
        }
    }
}

/// What a person reads for what stands in an item: a choice's words, a date in words, the reason why there is nothing.
pub fn reading(plan: &ItemPlan, datum: &Datum, locale: Locale, form: Option<&FormPlan>) -> String {
    if let Some(why) = datum.missing {
        return form.map_or_else(|| missing_words(why), |form| reason_words(why, form));
    }
    let one = |text: &String| match Way::of(plan, false) {
        Way::Line(Codec::Duration) => duration_words(text).unwrap_or_else(|| text.clone()),
        Way::Line(codec) => codec.words(text, locale),
        Way::Scale => Codec::Decimal.words(text, locale),
        Way::File if text.parse::<shared::kernel::FileId>().is_ok() => t!("file-a-file"),
        Way::Long | Way::File => text.clone(),
        Way::Derived => Codec::of(plan.item.data_type).words(text, locale),
        _ => choices(plan).into_iter().find(|(value, _)| is_choice(text, value)).map_or_else(|| text.clone(), |(_, label)| label),
    };
    let words = match &datum.value {
        None => String::new(),
        Some(Text::One(text)) => one(text),
        Some(Text::Many(texts)) => texts.iter().map(one).collect::<Vec<_>>().join(", "),
    };
    if words.is_empty() { "—".to_owned() } else { words }
}

/// Why there is no value, as this study says it.
pub fn reason_words(why: Missing, form: &FormPlan) -> String {
    form.reason_words(why).map_or_else(|| missing_words(why), |words| told(words).text)
}

/// Why there is no value, in our words; a study's own reason as its code.
fn missing_words(why: Missing) -> String {
    if let Missing::Own(_) = why {
        return why.as_str().to_owned();
    }
    i18n::say(&format!("missing-{}", why.as_str()), &[])
}
