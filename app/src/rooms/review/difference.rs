//! What exactly has changed since it was signed: old and new side by side, by whom, when and why.

use std::sync::Arc;

use leptos::prelude::*;
use shared::review::Difference;

use super::sign_words::{value_words, what_words, where_words};
use crate::rooms::study::OpenDesign;
use crate::t;
use crate::ui::Moment;

#[component]
pub fn Differences(design: Arc<OpenDesign>, differences: Vec<Difference>, #[prop(into)] zone: String) -> impl IntoView {
    let row = move |one: Difference| {
        let change = &one.change;
        let [old, new] = [&change.old, &change.new].map(|datum| value_words(&design, change, datum.as_ref()));
        let valued = change.old.is_some() || change.new.is_some();
        let values = if valued {
            view! { <del class="change-old" dir="auto">{old}</del>" → "<ins class="change-new" dir="auto">{new}</ins> }.into_any()
        } else {
            ().into_any()
        };
        let why = change.reason.clone().map(|why| view! { <span class="history-why" dir="auto">{why}</span> });
        view! {
            <tr data-test="difference">
                <td class="soft" dir="auto">{where_words(&design, change)}</td>
                <th scope="row" dir="auto">{what_words(&design, change)}</th>
                <td>{values}</td>
                <td>{one.by.clone()}{one.at.map(|at| view! { <br/><span class="soft"><Moment at zone=zone.clone()/></span> })}</td>
                <td>{why}</td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap">
            <table class="table dense" data-test="differences">
                <thead><tr>
                    <th scope="col">{t!("sign-where")}</th><th scope="col">{t!("sign-what")}</th><th scope="col">{t!("sign-then-now")}</th>
                    <th scope="col">{t!("sign-by-when")}</th><th scope="col">{t!("sign-why")}</th>
                </tr></thead>
                <tbody>{differences.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
