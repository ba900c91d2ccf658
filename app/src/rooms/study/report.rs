//! What an import made of a file: what it is, how much of everything, and what was kept, noted or refused, place by place.

use leptos::prelude::*;
use shared::study::{Counts, DesignReport, Format, Kept};

use crate::t;
use crate::ui::{Banner, Tone};

#[component]
pub fn Report(report: DesignReport) -> impl IntoView {
    let DesignReport { file, accepted, format, counts, kept, notes, refused } = report;
    let verdict = if accepted { t!("report-accepted", file = file) } else { t!("report-refused", file = file) };
    view! {
        <section class="stack report" data-test="report">
            <Banner tone=if accepted { Tone::Success } else { Tone::Danger }>
                <p class="strong">{verdict}</p>
                <p>{format.map_or_else(|| t!("report-format-unknown"), |format| said(&format))}</p>
            </Banner>
            {(!refused.is_empty()).then(|| view! { <Places title=t!("report-refusals", n = refused.len()) places=refused.clone() open=true/> })}
            {accepted.then(|| view! { <Found counts kept notes/> })}
        </section>
    }
}

/// What was found in a file of which a study can come.
#[component]
fn Found(counts: Counts, kept: Vec<Kept>, notes: Vec<Kept>) -> impl IntoView {
    view! {
        <CountsView counts/>
        {(!notes.is_empty()).then(|| view! { <Places title=t!("report-notes", n = notes.len()) places=notes.clone() open=false/> })}
        {match kept.is_empty() {
            true => view! { <p class="soft">{t!("report-kept-none")}</p> }.into_any(),
            false => view! { <Places title=t!("report-kept", n = kept.len()) places=kept open=false/> }.into_any(),
        }}
    }
}

fn said(format: &Format) -> String {
    let named = format!("{} {}", format.name, format.version);
    match format.vendors.is_empty() {
        true => named,
        false => t!("report-format-vendors", format = named, vendors = format.vendors.join(", ")),
    }
}

#[component]
fn CountsView(counts: Counts) -> impl IntoView {
    let figures = [
        (counts.visits, t!("count-visits", n = counts.visits)),
        (counts.forms, t!("count-forms", n = counts.forms)),
        (counts.groups, t!("count-groups", n = counts.groups)),
        (counts.items, t!("count-items", n = counts.items)),
        (counts.code_lists, t!("count-code-lists", n = counts.code_lists)),
        (counts.units, t!("count-units", n = counts.units)),
        (counts.checks, t!("count-checks", n = counts.checks)),
        (counts.conditions, t!("count-conditions", n = counts.conditions)),
        (counts.methods, t!("count-methods", n = counts.methods)),
        (counts.rules, t!("count-rules", n = counts.rules)),
    ];
    let figure = |(n, words): (usize, String)| view! { <li class="figure" class:none=n == 0><div class="figure-value">{n}</div><div class="figure-label">{words}</div></li> };
    view! { <ul class="figures">{figures.into_iter().map(figure).collect_view()}</ul> }
}

/// Places in the file, gathered by what is said of them: the same thing is said once, with all its lines.
#[component]
fn Places(title: String, places: Vec<Kept>, open: bool) -> impl IntoView {
    let groups = gathered(places);
    let alone = groups.len() == 1;
    let group = move |(what, places): (String, Vec<Kept>)| {
        let place = |place: Kept| {
            let line = (place.line > 0).then_some(place.line);
            view! { <tr><td class="cell-number">{line}</td><td><code class="report-path">{place.path}</code></td></tr> }
        };
        view! {
            <details class="report-group" open=alone>
                <summary><span class="badge neutral">{places.len()}</span>" "{what}</summary>
                <div class="table-wrap">
                    <table class="table dense">
                        <thead><tr><th scope="col" class="cell-number">{t!("report-line")}</th><th scope="col">{t!("report-path")}</th></tr></thead>
                        <tbody>{places.into_iter().map(place).collect_view()}</tbody>
                    </table>
                </div>
            </details>
        }
    };
    view! {
        <details class="report-part" open=open>
            <summary><h2>{title}</h2></summary>
            {groups.into_iter().map(group).collect_view()}
        </details>
    }
}

/// By what is said, the most frequent first; within, in the order of the file.
fn gathered(places: Vec<Kept>) -> Vec<(String, Vec<Kept>)> {
    let mut groups: Vec<(String, Vec<Kept>)> = Vec::new();
    for place in places {
        match groups.iter_mut().find(|(what, _)| *what == place.what) {
            Some((_, known)) => known.push(place),
            None => groups.push((place.what.clone(), vec![place])),
        }
    }
    let mut ordered: Vec<(String, Vec<Kept>)> = Vec::with_capacity(groups.len());
    for group in groups {
        let at = ordered.partition_point(|(_, places)| places.len() >= group.1.len());
        ordered.insert(at, group);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_often_is_said_once_and_first() {
        let place = |line, what: &str| Kept { path: "/ODM".into(), line, what: what.into() };
        let groups = gathered(vec![place(1, "a"), place(2, "b"), place(3, "b")]);
        let said: Vec<(&str, Vec<usize>)> =
            groups.iter().map(|(what, places)| (what.as_str(), places.iter().map(|place| place.line).collect())).collect();
        assert_eq!(said, [("b", vec![2, 3]), ("a", vec![1])]);
    }
}
