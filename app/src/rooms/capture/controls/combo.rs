//! A long list to search: type a part of the answer, choose with the arrow keys and Enter. What is none of the choices
//! stays in the field, unsaved or in doubt, and is said so.

use leptos::html;
use leptos::prelude::*;
use shared::capture::Change;
use web_sys::{Event, KeyboardEvent};

use super::choice::label_of;
use super::{Spot, choices};
use crate::t;

/// So many are shown at once; the rest is found by typing more.
const SHOWN: usize = 50;

#[component]
pub fn Combo(spot: Spot) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let list = StoredValue::new(choices(&spot.plan));
    // `None`: closed. Otherwise what is searched for, and which of the found ones is about to be chosen.
    let search = RwSignal::new(None::<String>);
    let active = RwSignal::new(0_usize);
    let offered = spot.clone();
    let found = Memo::new(move |_| {
        let found = search.get().map(|search| list.with_value(|list| matching(list, &search))).unwrap_or_default();
        found.into_iter().filter(|(value, _)| offered.offers(value)).collect::<Vec<_>>()
    });
    let words = {
        let spot = spot.clone();
        move || label_of(&spot, &spot.text())
    };
    let choose = {
        let (spot, words) = (spot.clone(), words.clone());
        Callback::new(move |value: String| {
            search.set(None);
            spot.say_text(value);
            show(input, &untrack(&words));
        })
    };
    let typed = {
        let spot = spot.clone();
        move |event: Event| {
            let typed = event_target_value(&event);
            let to = spot.datum(list.with_value(|list| meant(list, &typed)));
            spot.sheet.typing(Change { at: spot.at.clone(), to });
            active.set(0);
            search.set(Some(typed));
        }
    };
    // A field that is taken off the page is left too: by then its own signals are gone, and the sheet has what was typed.
    let left = move |event: Event| {
        let value = list.try_with_value(|list| meant(list, &event_target_value(&event)));
        let _ = value.and_then(|value| choose.try_run(value));
    };
    let on_key = {
        let words = words.clone();
        move |event: KeyboardEvent| {
            let count = found.with_untracked(Vec::len);
            let open = search.with_untracked(Option::is_some);
            match event.key().as_str() {
                "ArrowDown" if !open => search.set(Some(String::new())),
                "ArrowDown" => active.update(|at| *at = (*at + 1).min(count.saturating_sub(1))),
                "ArrowUp" if open => active.update(|at| *at = at.saturating_sub(1)),
                "Enter" if open => {
                    let value = found.with_untracked(|found| found.get(active.get_untracked()).map(|(value, _)| value.clone()));
                    value.into_iter().for_each(|value| choose.run(value));
                    // Enter moves on as everywhere; only the list is closed by itself.
                    return;
                }
                "Escape" if open => {
                    search.set(None);
                    show(input, &untrack(&words));
                    event.stop_propagation();
                }
                _ => return,
            }
            event.prevent_default();
        }
    };
    let (id, listed) = (spot.id(), spot.id() + "-list");
    let option_id = move |n: usize| format!("{id}-{n}");
    let current = {
        let option_id = option_id.clone();
        move || search.get().map(|_| option_id(active.get()))
    };
    let invalid = {
        let spot = spot.clone();
        move || spot.is_invalid().then_some("true")
    };
    let label = spot.heard();
    let owner = listed.clone();
    let close = move |_| set_timeout(move || drop(search.try_set(None)), std::time::Duration::from_millis(120));
    view! {
        <div class="combo">
            <input class="input" dir="auto" id=spot.id() type="text" node_ref=input data-control="" role="combobox" autocomplete="off"
                spellcheck="false" aria-autocomplete="list" aria-expanded=move || search.get().is_some().to_string() aria-controls=owner
                aria-activedescendant=current aria-label=label aria-describedby=spot.note() aria-invalid=invalid
                placeholder=t!("form-search-list") prop:value=words on:input=typed on:change=left on:keydown=on_key on:blur=close/>
            <Show when=move || search.get().is_some()>
                <ul class="menu combo-list" id=listed.clone() role="listbox">
                    <Found found active choose option_id=option_id.clone()/>
                </ul>
            </Show>
        </div>
    }
}

#[component]
fn Found(
    found: Memo<Vec<(String, String)>>,
    active: RwSignal<usize>,
    choose: Callback<String>,
    option_id: impl Fn(usize) -> String + Clone + Send + 'static,
) -> impl IntoView {
    move || {
        let rows = found.get();
        if rows.is_empty() {
            return view! { <li class="menu-head">{t!("form-search-none")}</li> }.into_any();
        }
        let row = |(n, (value, label)): (usize, (String, String))| {
            view! {
                <li class="menu-item" role="option" id=option_id(n) aria-selected=move || (active.get() == n).to_string()
                    on:mousedown=move |event| { event.prevent_default(); choose.run(value.clone()); }>{label}</li>
            }
        };
        rows.into_iter().take(SHOWN).enumerate().map(row).collect_view().into_any()
    }
}

/// Those whose words or code hold what is searched for; those that begin with it come first.
fn matching(list: &[(String, String)], search: &str) -> Vec<(String, String)> {
    let search = search.trim().to_lowercase();
    let place = |(value, label): &(String, String)| {
        let at = label.to_lowercase().find(&search);
        at.or_else(|| value.to_lowercase().starts_with(&search).then_some(usize::MAX))
    };
    let (first, rest): (Vec<_>, Vec<_>) =
        list.iter().filter_map(|choice| Some((place(choice)?, choice.clone()))).partition(|(place, _)| *place == 0);
    first.into_iter().chain(rest).map(|(_, choice)| choice).collect()
}

/// The stored value of what was typed in full, or the only one that fits; else the text itself.
fn meant(list: &[(String, String)], typed: &str) -> String {
    let text = typed.trim();
    if text.is_empty() {
        return String::new();
    }
    let exact = list.iter().find(|(value, label)| label.eq_ignore_ascii_case(text) || value == text);
    let only = || Some(matching(list, text)).filter(|found| found.len() == 1).and_then(|found| found.into_iter().next());
    exact.cloned().or_else(only).map_or_else(|| typed.to_owned(), |(value, _)| value)
}

fn show(input: NodeRef<html::Input>, words: &str) {
    if let Some(input) = input.get_untracked() {
        input.set_value(words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn countries() -> Vec<(String, String)> {
        [("DE", "Germany"), ("NE", "Niger"), ("NG", "Nigeria"), ("AL", "Algeria")]
            .map(|(value, label)| (value.to_owned(), label.to_owned()))
            .to_vec()
    }

    #[test]
    fn what_begins_with_the_search_comes_first() {
        let found: Vec<String> = matching(&countries(), "ge").into_iter().map(|(value, _)| value).collect();
        assert_eq!(found, ["DE", "NE", "NG", "AL"]);
    }

    #[test]
    fn a_text_in_full_or_the_only_match_is_meant() {
        assert_eq!(meant(&countries(), "niger"), "NE");
        assert_eq!(meant(&countries(), "germ"), "DE");
        assert_eq!(meant(&countries(), "NG"), "NG");
        assert_eq!(meant(&countries(), "Nowhere"), "Nowhere", "stays as typed");
    }
}
