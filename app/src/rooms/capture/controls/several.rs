//! Several of several: check boxes. What is chosen is stored in the order of the code list. A choice that stands alone ("none of
//! the above") clears the others, and is cleared by them; the field says what it took back. A long list is searched.

use leptos::prelude::*;
use shared::forms::Datum;
use web_sys::Event;

use super::choice::{Stray, label_of};
use super::{LISTED_CHOICES, Spot, by_place, choices, choices_language, is_choice};
use crate::t;

#[component]
pub fn Several(spot: Spot) -> impl IntoView {
    let choices = choices(&spot.plan);
    let known: Vec<String> = choices.iter().map(|(value, _)| value.clone()).collect();
    let search = RwSignal::new(String::new());
    let cleared = RwSignal::new(None::<String>);
    let searched = (choices.len() > LISTED_CHOICES).then(|| view! { <Search spot=spot.clone() search/> });
    let boxes = choices.into_iter().map(|(value, label)| {
        let (spot, known, stored) = (spot.clone(), known.clone(), value.clone());
        let (offers, offered, plain) = (spot.clone(), value.clone(), label.to_lowercase());
        let chosen = {
            let spot = spot.clone();
            move || spot.chosen().iter().any(|one| is_choice(one, &value))
        };
        let found = {
            let chosen = chosen.clone();
            move || search.with(|search| search.is_empty() || plain.contains(search.as_str())) || chosen()
        };
        let turn = move |event: Event| {
            let before = untrack(|| spot.chosen());
            let now = turned(&known, &before, &stored, event_target_checked(&event), spot.plan.item.exclusive());
            let gone: Vec<String> = before.into_iter().filter(|one| *one != stored && !now.contains(one)).collect();
            let words: Vec<String> = gone.iter().map(|one| label_of(&spot, one)).collect();
            cleared.set((!words.is_empty()).then(|| t!("choice-cleared", choices = words.join(", "))));
            spot.say(if now.is_empty() { Datum::default() } else { Datum::many(now) });
        };
        view! {
            <label class="choice" hidden=move || !offers.offers(&offered) || !found()>
                <input type="checkbox" data-control="" prop:checked=chosen on:change=turn/>
                <span class="choice-text" dir="auto">{label}</span>
            </label>
        }
    });
    let boxes = boxes.collect_view();
    let label = spot.heard();
    let (lang, instead) = choices_language(&spot.plan);
    view! {
        <div class="several">
            {searched}
            <div class=if spot.in_matrix { "choices questions-choices" } else { "choices" } id=spot.id() role="group" aria-label=label aria-labelledby=(!spot.compact).then(|| spot.label_id())
                aria-describedby=spot.note() lang=lang data-lang=instead>
                {boxes}
            </div>
            <p class="field-state" role="status" data-test="cleared">{move || cleared.get()}</p>
        </div>
        <Stray spot/>
    }
}

/// What is chosen already stays in sight, whatever is searched for.
#[component]
fn Search(spot: Spot, search: RwSignal<String>) -> impl IntoView {
    view! {
        <input class="input" type="search" autocomplete="off" spellcheck="false" placeholder=t!("form-search-list")
            aria-label=t!("form-search-in", item = spot.label()) on:input=move |event| search.set(event_target_value(&event).trim().to_lowercase())/>
    }
}

/// The choices with one more, or one fewer; a stored value that is none of the choices stays, unless one that stands alone comes.
fn turned(known: &[String], chosen: &[String], value: &str, on: bool, exclusive: &[String]) -> Vec<String> {
    let alone = |one: &str| exclusive.iter().any(|other| other == one);
    let stays = |one: &&String| *one != value && !(on && (alone(value) || alone(one)));
    let mut now: Vec<String> = chosen.iter().filter(stays).cloned().collect();
    if on {
        now.push(value.to_owned());
    }
    by_place(now, |one| known.iter().position(|known| known == one).unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(chosen: &[&str], value: &str, on: bool) -> Vec<String> {
        let known = ["A", "B", "C", "NONE"].map(str::to_owned);
        let chosen: Vec<String> = chosen.iter().map(|one| (*one).to_owned()).collect();
        turned(&known, &chosen, value, on, &["NONE".to_owned()])
    }

    #[test]
    fn choices_stand_in_the_order_of_the_list() {
        assert_eq!(turn(&["C"], "A", true), ["A", "C"]);
        assert_eq!(turn(&["A", "C"], "C", false), ["A"]);
    }

    #[test]
    fn nothing_chosen_is_a_blank() {
        assert!(turn(&["A"], "A", false).is_empty());
    }

    #[test]
    fn a_stored_value_that_is_no_choice_stays() {
        assert_eq!(turn(&["old"], "B", true), ["B", "old"]);
    }

    #[test]
    fn none_of_the_above_clears_the_others_and_is_cleared_by_them() {
        assert_eq!(turn(&["A", "B"], "NONE", true), ["NONE"]);
        assert_eq!(turn(&["NONE"], "B", true), ["B"]);
        assert!(turn(&["NONE"], "NONE", false).is_empty());
    }
}
