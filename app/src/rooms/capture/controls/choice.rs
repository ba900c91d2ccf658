//! One of several: choices that stand open, or a list. A letter chooses (`y`, `n`); chosen again, a choice is taken back.

use leptos::prelude::*;
use shared::forms::Datum;
use web_sys::{Event, KeyboardEvent, MouseEvent};

use super::{Spot, choices, choices_language, is_choice};
use crate::t;

/// Choices that stand open on the page.
#[component]
pub fn Open(spot: Spot) -> impl IntoView {
    let choices = choices(&spot.plan);
    let inline = choices.len() <= 4 && choices.iter().map(|(_, label)| label.chars().count()).sum::<usize>() <= 48;
    let by_letter = {
        let (spot, choices) = (spot.clone(), choices.clone());
        move |event: KeyboardEvent| choose_by_key(&spot, &choices, &event)
    };
    let invalid = {
        let spot = spot.clone();
        move || spot.is_invalid().then_some("true")
    };
    let options = choices.into_iter().map(|(value, label)| view! { <Radio spot=spot.clone() value label/> }).collect_view();
    let (lang, instead) = choices_language(&spot.plan);
    view! {
        <div class=if spot.in_matrix { "choices questions-choices" } else if inline { "choices inline" } else { "choices" } id=spot.id() role="radiogroup" aria-labelledby=spot.label_id()
            aria-describedby=spot.note() aria-invalid=invalid lang=lang data-lang=instead on:keydown=by_letter>
            {options}
        </div>
        <Stray spot/>
    }
}

#[component]
fn Radio(spot: Spot, value: String, label: String) -> impl IntoView {
    let chosen = {
        let (spot, value) = (spot.clone(), value.clone());
        move || is_choice(&spot.text(), &value)
    };
    // The click comes before the change: what is chosen already is taken back.
    let again = {
        let (spot, chosen) = (spot.clone(), chosen.clone());
        move |_: MouseEvent| {
            if untrack(&chosen) {
                spot.say(Datum::default());
            }
        }
    };
    let (name, stored) = (spot.id(), value.clone());
    let (offers, offered) = (spot.clone(), value.clone());
    let choose = move |_: Event| spot.say_text(stored.clone());
    view! {
        <label class="choice" hidden=move || !offers.offers(&offered)>
            <input type="radio" name=name value=value data-control="" prop:checked=chosen on:click=again on:change=choose/>
            <span class="choice-text" dir="auto">{label}</span>
        </label>
    }
}

/// A list to choose from; typing finds.
#[component]
pub fn List(spot: Spot) -> impl IntoView {
    let choices = choices(&spot.plan);
    let option = |(value, label): &(String, String)| {
        let (spot, stored) = (spot.clone(), value.clone());
        let withheld = {
            let (spot, value) = (spot.clone(), value.clone());
            move || !spot.offers(&value)
        };
        let selected = move || is_choice(&spot.text(), &stored);
        view! { <option value=value.clone() prop:selected=selected hidden=withheld.clone() disabled=withheld>{label.clone()}</option> }
    };
    let options = choices.iter().map(option).collect_view();
    let choose = {
        let spot = spot.clone();
        move |event: Event| spot.say_text(event_target_value(&event))
    };
    let empty = {
        let spot = spot.clone();
        move || spot.text().is_empty()
    };
    let invalid = {
        let spot = spot.clone();
        move || spot.is_invalid().then_some("true")
    };
    let label = spot.heard();
    let (lang, _) = choices_language(&spot.plan);
    view! {
        <select class="select" id=spot.id() data-control="" aria-label=label aria-describedby=spot.note() aria-invalid=invalid
            lang=lang on:change=choose>
            <option value="" prop:selected=empty>"–"</option>
            {options}
        </select>
        <Stray spot/>
    }
}

/// A stored value that is none of the choices is shown, never hidden.
#[component]
pub fn Stray(spot: Spot) -> impl IntoView {
    let choices = choices(&spot.plan);
    let stray = move || {
        let unknown = |value: &String| !value.is_empty() && !choices.iter().any(|(known, _)| is_choice(value, known));
        spot.chosen().into_iter().filter(unknown).collect::<Vec<_>>().join(", ")
    };
    move || {
        Some(stray())
            .filter(|stray| !stray.is_empty())
            .map(|stray| view! { <span class="field-state">{t!("form-stray", value = stray)}</span> })
    }
}

/// A letter chooses the next choice that begins with it; yes and no answer to `y` and `n` in every language.
fn choose_by_key(spot: &Spot, choices: &[(String, String)], event: &KeyboardEvent) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let key = event.key().to_lowercase();
    let stands = untrack(|| spot.text());
    if matches!(key.as_str(), "backspace" | "delete") {
        event.prevent_default();
        return spot.say(Datum::default());
    }
    let Some(value) = by_letter(choices, &stands, &key) else { return };
    event.prevent_default();
    event.stop_propagation();
    spot.say_text(value);
}

fn by_letter(choices: &[(String, String)], stands: &str, key: &str) -> Option<String> {
    if key.chars().count() != 1 || key == " " {
        return None;
    }
    let english = |value: &str| matches!((value, key), ("true", "y") | ("false", "n"));
    // A code of one letter is a key of its own: `Y` and `N`, whatever the language of the labels.
    let fits =
        |(value, label): &&(String, String)| label.to_lowercase().starts_with(key) || english(value) || value.eq_ignore_ascii_case(key);
    let here = choices.iter().position(|(value, _)| is_choice(stands, value)).map_or(0, |at| at + 1);
    let after = choices.iter().skip(here).find(fits);
    after.or_else(|| choices.iter().find(fits)).map(|(value, _)| value.clone())
}

/// What a person reads for a stored choice.
pub fn label_of(spot: &Spot, value: &str) -> String {
    let known = choices(&spot.plan).into_iter().find(|(known, _)| is_choice(value, known));
    known.map_or_else(|| value.to_owned(), |(_, label)| label)
}

/// Whether a bare `m` is free to open the reasons why there is no answer.
pub fn leaves_letter_free(spot: &Spot, letter: char) -> bool {
    !choices(&spot.plan).iter().any(|(_, label)| label.to_lowercase().starts_with(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colours() -> Vec<(String, String)> {
        [("1", "Red"), ("2", "Green"), ("3", "Grey")].map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec()
    }

    #[test]
    fn a_letter_chooses_and_pressed_again_goes_on_to_the_next() {
        assert_eq!(by_letter(&colours(), "", "g").as_deref(), Some("2"));
        assert_eq!(by_letter(&colours(), "2", "g").as_deref(), Some("3"));
        assert_eq!(by_letter(&colours(), "3", "g").as_deref(), Some("2"));
        assert_eq!(by_letter(&colours(), "", "x"), None);
        assert_eq!(by_letter(&colours(), "", "enter"), None);
    }

    #[test]
    fn yes_and_no_answer_to_y_and_n_in_every_language() {
        let ja = [("true", "Ja"), ("false", "Nein")].map(|(value, label)| (value.to_owned(), label.to_owned()));
        assert_eq!(by_letter(&ja, "", "y").as_deref(), Some("true"));
        assert_eq!(by_letter(&ja, "", "j").as_deref(), Some("true"));
        assert_eq!(by_letter(&ja, "", "n").as_deref(), Some("false"));
        let coded = [("Y", "Oui"), ("N", "Non")].map(|(value, label)| (value.to_owned(), label.to_owned()));
        assert_eq!(by_letter(&coded, "", "y").as_deref(), Some("Y"));
    }
}
