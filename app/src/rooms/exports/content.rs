//! What is in a snapshot: tables with their rows, files with their hashes, what some format could not hold as it is.

use leptos::prelude::*;
use shared::exports::SnapshotContent;
use shared::exports::api::{OnSnapshot, ReadSnapshot};
use shared::kernel::Nothing;

use super::snapshot_card::as_figure;
use crate::rooms::capture::size_words;
use crate::ui::{Dialog, ProblemView, Skeleton};
use crate::{net, t};

#[component]
pub fn ContentDialog(on: OnSnapshot, open: RwSignal<bool>) -> impl IntoView {
    view! { <Dialog open title=t!("snapshot-content") wide=true>{move || view! { <Content on/> }}</Dialog> }
}

#[component]
fn Content(on: OnSnapshot) -> impl IntoView {
    let view = net::loading(move || async move { net::load::<ReadSnapshot>(&on, &Nothing {}).await });
    let again = Callback::new(move |()| view.again());
    move || match view.get() {
        None => view! { <Skeleton lines=6/> }.into_any(),
        Some(Err(trouble)) => view! { <ProblemView trouble on_retry=again/> }.into_any(),
        Some(Ok(found)) => shown(found.content.unwrap_or_default()),
    }
}

fn shown(content: SnapshotContent) -> AnyView {
    let table = |table: shared::exports::SnapshotTable| {
        view! { <tr data-test="snapshot-table"><th scope="row">{table.name}</th><td>{table.label}</td><td class="number">{table.rows}</td><td class="number">{table.columns}</td></tr> }
    };
    let file = |file: shared::exports::SnapshotFile| {
        view! { <tr data-test="snapshot-file"><th scope="row" class="snapshot-path">{file.name}</th><td class="number">{size_words(as_figure(file.size))}</td><td class="hash">{file.sha256}</td></tr> }
    };
    let notes = (!content.notes.is_empty()).then(|| {
        let notes = content.notes.iter().map(|note| view! { <li>{note.clone()}</li> }).collect_view();
        view! { <h3>{t!("snapshot-notes")}</h3><ul data-test="snapshot-notes">{notes}</ul> }
    });
    let [subjects, forms, values] = [content.subjects, content.records, content.values].map(|n| n.to_string());
    view! {
        <div class="stack">
            <p>{t!("snapshot-counts", subjects = subjects, forms = forms, values = values)}</p>
            {notes}
            <h3>{t!("snapshot-tables")}</h3>
            <div class="table-wrap"><table class="table dense">
                <thead><tr><th scope="col">{t!("snapshot-table")}</th><th scope="col">{t!("snapshot-label")}</th><th scope="col" class="number">{t!("snapshot-rows")}</th><th scope="col" class="number">{t!("snapshot-columns")}</th></tr></thead>
                <tbody>{content.tables.into_iter().map(table).collect_view()}</tbody>
            </table></div>
            <h3>{t!("snapshot-files")}</h3>
            <div class="table-wrap"><table class="table dense">
                <thead><tr><th scope="col">{t!("snapshot-file")}</th><th scope="col" class="number">{t!("snapshot-size")}</th><th scope="col">"SHA-256"</th></tr></thead>
                <tbody>{content.files.into_iter().map(file).collect_view()}</tbody>
            </table></div>
        </div>
    }
    .into_any()
}
