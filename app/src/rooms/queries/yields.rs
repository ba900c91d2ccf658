//! What were the checks' questions worth? Check by check, how many of its queries led to changed data.

use leptos::prelude::*;
use shared::kernel::{Nothing, StudyId};
use shared::queries::api::{ReadYield, RuleYield};
use shared::study::api::InStudy;

use crate::ui::{Dialog, ProblemView, Skeleton};
use crate::{net, t};

#[component]
pub fn Yields(study: StudyId, open: RwSignal<bool>) -> impl IntoView {
    view! { <Dialog open title=t!("query-yield") wide=true><Listed study/></Dialog> }
}

#[component]
fn Listed(study: StudyId) -> impl IntoView {
    let found = net::loading(move || async move { net::load::<ReadYield>(&InStudy { study }, &Nothing {}).await });
    move || {
        match found.get() {
        None => view! { <Skeleton lines=4/> }.into_any(),
        Some(Err(trouble)) => view! { <ProblemView trouble/> }.into_any(),
        Some(Ok(rules)) => view! {
            <p class="soft">{t!("query-yield-text")}</p>
            <div class="table-wrap"><table class="table dense" data-test="yields">
                <thead><tr><th scope="col">{t!("query-rule")}</th><th class="cell-number" scope="col">{t!("query-yield-asked")}</th><th class="cell-number" scope="col">{t!("query-yield-changed")}</th><th class="cell-number" scope="col">{t!("query-yield-confirmed")}</th><th class="cell-number" scope="col">{t!("query-show-open")}</th><th class="cell-number" scope="col">{t!("query-yield-share")}</th></tr></thead>
                <tbody>{rules.into_iter().map(line).collect_view()}</tbody>
            </table></div>
        }
        .into_any(),
    }
    }
}

fn line(rule: RuleYield) -> impl IntoView {
    let share = rule.changed.saturating_mul(100).checked_div(rule.asked).unwrap_or_default();
    view! {
        <tr><th class="mono" scope="row">{rule.rule}</th><td class="cell-number">{rule.asked}</td><td class="cell-number">{rule.changed}</td><td class="cell-number">{rule.confirmed}</td><td class="cell-number">{rule.open}</td><td class="cell-number">{format!("{share} %")}</td></tr>
    }
}
