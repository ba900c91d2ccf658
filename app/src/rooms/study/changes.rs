//! What a version changes, in words: part by part, what came, what went, and what is not as it was.

use leptos::prelude::*;
use shared::study::{Aspect, Difference, How, Part, Trait};

use crate::ui::{Badge, Tone};
use crate::{i18n, t};

/// All differences, gathered by the kind of part.
#[component]
pub fn Changes(changes: Vec<Difference>) -> impl IntoView {
    if changes.is_empty() {
        return view! { <p class="soft" data-test="changes">{t!("changes-none")}</p> }.into_any();
    }
    let touched = changes.iter().filter(|one| one.touches_data).count();
    let count = |how| changes.iter().filter(|one| one.how == how).count();
    let figures = [(count(How::Added), "added"), (count(How::Changed), "changed"), (count(How::Removed), "removed")];
    let figure = |(n, name): (usize, &str)| {
        view! { <li class="figure" class:none=n == 0><div class="figure-value">{n}</div><div class="figure-label">{i18n::say(&format!("changes-{name}"), &[])}</div></li> }
    };
    view! {
        <section class="stack" data-test="changes">
            <ul class="figures">{figures.into_iter().map(figure).collect_view()}</ul>
            {(touched > 0).then(|| view! { <p class="soft">{t!("changes-touch-data", n = touched)}</p> })}
            {gathered(changes).into_iter().map(part).collect_view()}
        </section>
    }
    .into_any()
}

fn part((part, all): (Part, Vec<Difference>)) -> AnyView {
    let title = i18n::say(&format!("part-{}", name_of(part)), &[]);
    let n = all.len();
    view! {
        <details class="report-part" open>
            <summary><h2>{title}" "<span class="faint number">{n}</span></h2></summary>
            <div class="table-wrap">
                <table class="table dense changes">
                    <thead><tr><th scope="col">{t!("change-how")}</th><th scope="col">{t!("change-what")}</th><th scope="col">{t!("change-details")}</th></tr></thead>
                    <tbody>{all.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

fn row(one: Difference) -> AnyView {
    let (tone, how) = match one.how {
        How::Added => (Tone::Success, t!("change-added")),
        How::Changed => (Tone::Info, t!("change-changed")),
        How::Removed => (Tone::Danger, t!("change-removed")),
    };
    let within = (!one.within.is_empty()).then(|| view! { <span class="soft">" "{one.within.clone()}</span> });
    let oid = (one.oid != one.name).then(|| view! { " "<code class="faint">{one.oid.clone()}</code> });
    let data = one.touches_data.then(|| view! { <Badge tone=Tone::Warning>{t!("change-touches-data")}</Badge> });
    view! {
        <tr data-test="change">
            <td><Badge tone>{how}</Badge></td>
            <td><span>{one.name}</span>{oid}{within}</td>
            <td>{data}<ul class="change-list">{one.changes.into_iter().map(aspect).collect_view()}</ul></td>
        </tr>
    }
    .into_any()
}

fn aspect(one: Aspect) -> AnyView {
    let of = i18n::say(&format!("trait-{}", trait_of(one.of)), &[]);
    let was = (!one.from.is_empty()).then(|| view! { <del>{one.from.clone()}</del>" " });
    let is = (!one.to.is_empty()).then(|| view! { <ins>{one.to.clone()}</ins> });
    view! { <li><span class="soft">{of}": "</span>{was}{is}</li> }.into_any()
}

/// By kind of part, in the order in which they come.
fn gathered(changes: Vec<Difference>) -> Vec<(Part, Vec<Difference>)> {
    let mut all: Vec<(Part, Vec<Difference>)> = Vec::new();
    for one in changes {
        match all.iter_mut().find(|(part, _)| *part == one.part) {
            Some((_, known)) => known.push(one),
            None => all.push((one.part, vec![one])),
        }
    }
    all
}

const fn name_of(part: Part) -> &'static str {
    match part {
        Part::Study => "study",
        Part::Visit => "visit",
        Part::Form => "form",
        Part::Group => "group",
        Part::Item => "item",
        Part::CodeList => "code-list",
        Part::Choice => "choice",
        Part::Unit => "unit",
        Part::Condition => "condition",
        Part::Method => "method",
        Part::Rule => "rule",
    }
}

const fn trait_of(of: Trait) -> &'static str {
    match of {
        Trait::Name => "name",
        Trait::Question => "text",
        Trait::DataType => "type",
        Trait::Length => "length",
        Trait::Decimals => "decimals",
        Trait::Units => "units",
        Trait::Choices => "choices",
        Trait::Many => "many",
        Trait::Blinding => "blinding",
        Trait::Check => "check",
        Trait::Repeating => "repeating",
        Trait::Contents => "contents",
        Trait::Order => "order",
        Trait::Required => "required",
        Trait::Condition => "condition",
        Trait::Method => "method",
        Trait::Expression => "expression",
        Trait::Message => "message",
        Trait::Effect => "effect",
        Trait::Window => "window",
        Trait::Kind => "kind",
        Trait::Other => "other",
    }
}
