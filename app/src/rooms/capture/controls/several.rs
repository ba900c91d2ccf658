//! Several of several: check boxes. What is chosen is stored in the order of the code list.

use leptos::prelude::*;
use shared::forms::Datum;
use web_sys::Event;

use super::choice::Stray;
use super::{Spot, by_place, choices, choices_language, is_choice};

#[component]
pub fn Several(spot: Spot) -> impl IntoView {
    let choices = choices(&spot.plan);
    let known: Vec<String> = choices.iter().map(|(value, _)| value.clone()).collect();
    let boxes = choices.into_iter().map(|(value, label)| {
        let (spot, known, stored) = (spot.clone(), known.clone(), value.clone());
        let (offers, offered) = (spot.clone(), value.clone());
        let chosen = {
            let spot = spot.clone();
            move || spot.chosen().iter().any(|one| is_choice(one, &value))
        };
        let turn = move |event: Event| {
            let chosen = untrack(|| spot.chosen());
            spot.say(turned(&known, chosen, &stored, event_target_checked(&event)));
        };
        view! {
            <label class="choice" hidden=move || !offers.offers(&offered)>
                <input type="checkbox" data-control="" prop:checked=chosen on:change=turn/>
                <span class="choice-text" dir="auto">{label}</span>
            </label>
        }
    });
    let boxes = boxes.collect_view();
    let label = spot.heard();
    let (lang, instead) = choices_language(&spot.plan);
    view! {
        <div class="choices" id=spot.id() role="group" aria-label=label aria-labelledby=(!spot.compact).then(|| spot.label_id())
            aria-describedby=spot.note() lang=lang data-lang=instead>
            {boxes}
        </div>
        <Stray spot/>
    }
}

/// The choices with one more, or one fewer; a stored value that is none of the choices stays.
fn turned(known: &[String], chosen: Vec<String>, value: &str, on: bool) -> Datum {
    let mut now: Vec<String> = chosen.into_iter().filter(|one| one != value).collect();
    if on {
        now.push(value.to_owned());
    }
    let now = by_place(now, |one| known.iter().position(|known| known == one).unwrap_or(usize::MAX));
    if now.is_empty() { Datum::default() } else { Datum::many(now) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(chosen: &[&str], value: &str, on: bool) -> Datum {
        let known = ["A", "B", "C"].map(str::to_owned);
        turned(&known, chosen.iter().map(|one| (*one).to_owned()).collect(), value, on)
    }

    #[test]
    fn choices_stand_in_the_order_of_the_list() {
        assert_eq!(turn(&["C"], "A", true), Datum::many(["A", "C"]));
        assert_eq!(turn(&["A", "C"], "C", false), Datum::many(["A"]));
    }

    #[test]
    fn nothing_chosen_is_a_blank() {
        assert_eq!(turn(&["A"], "A", false), Datum::default());
    }

    #[test]
    fn a_stored_value_that_is_no_choice_stays() {
        assert_eq!(turn(&["old"], "B", true), Datum::many(["B", "old"]));
    }
}
