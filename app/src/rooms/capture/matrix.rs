//! The matrix of subjects and visits. Head and first column stay in sight; only the rows in view are drawn.
//! One cell takes the Tab key; arrow keys move among them, Enter opens, as in any grid (WAI-ARIA).

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use shared::capture::SubjectState;
use shared::capture::api::SubjectRow;
use shared::forms::Oid;
use shared::kernel::StudyId;
use shared::queries::QueryCounts;
use shared::study::VisitDef;
use web_sys::{HtmlElement, KeyboardEvent};

use super::cell::Cell;
use super::subject_list::SubjectList;
use super::window::rows_in_view;
use crate::rooms::study::OpenDesign;
use crate::{browser, i18n, keys, pages, route, t};
use crate::ui::{FindingCount, Glyph, QueryBadges};

/// Pixels; `--row` of the style.
const ROW: i32 = 36;

/// Row and column that take the Tab key. Column 0 is the subject.
type At = (usize, usize);

#[component]
pub fn Matrix(study: StudyId, list: SubjectList, design: Arc<OpenDesign>) -> impl IntoView {
    let wrap = NodeRef::<html::Div>::new();
    let columns: Arc<[Oid]> = design.design.visits_in_order().iter().map(|visit| visit.oid.clone()).collect();
    let width = columns.len();
    let at = RwSignal::new((0, 0));
    let view = RwSignal::new((0, 1200));
    let drawn = Memo::new(move |_| {
        let (top, seen) = view.get();
        rows_in_view(list.rows.with(Vec::len), ROW, top, seen)
    });
    let on_scroll = move |_| {
        let Some(wrap) = wrap.get_untracked() else { return };
        view.set((wrap.scroll_top(), wrap.client_height()));
        let end = wrap.scroll_height() - wrap.scroll_top() - wrap.client_height();
        if end < 1200 {
            list.more();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let rows = list.rows.with_untracked(Vec::len);
        let Some(to) = step(&keys::along(&event), at.get_untracked(), (rows, width + 1)) else { return };
        event.prevent_default();
        at.set(to);
        if let Some(wrap) = wrap.get_untracked() {
            reveal(&wrap, to.0);
        }
        if !focus(to) {
            // The row is not drawn yet. Until it is, the grid itself keeps the keyboard.
            let _ = wrap.get_untracked().map(|wrap| wrap.focus());
            let catch_up = move || {
                focus(at.get_untracked());
            };
            request_animation_frame(move || request_animation_frame(catch_up));
        }
    };
    let rows = move || {
        let drawn = drawn.get();
        list.rows
            .with(|rows| rows.iter().enumerate().skip(drawn.start).take(drawn.len()).map(|(n, row)| (n, row.clone())).collect::<Vec<_>>())
    };
    let before = move || drawn.get().start.to_string();
    let after = move || list.rows.with(Vec::len).saturating_sub(drawn.get().end).to_string();
    let count = move || (list.rows.with(Vec::len) + 1).to_string();
    let head = design.design.visits_in_order().into_iter().map(|visit| view! { <Head visit=visit.clone()/> }).collect_view();
    let span = (width + 2).to_string();
    view! {
        <div class="matrix-wrap" class:stale=move || list.trouble.with(Option::is_some) tabindex="-1" node_ref=wrap on:scroll=on_scroll on:keydown=on_key>
            <table class="matrix" role="grid" aria-label=t!("page-subjects") aria-rowcount=count data-test="matrix">
                <thead>
                    <tr aria-rowindex="1">
                        <th class="matrix-corner" scope="col">{t!("subject")}</th>
                        <th scope="col">{t!("subject-state")}</th>
                        {head}
                    </tr>
                </thead>
                <tbody>
                    <tr class="spacer-before" aria-hidden="true" style=("--rows-before", before)><td colspan=span.clone()></td></tr>
                    <For each=rows key=|(n, row)| (*n, row.id, row.state) let((n, row))>
                        <Row study n row columns=Arc::clone(&columns) at/>
                    </For>
                    <tr class="spacer-after" aria-hidden="true" style=("--rows-after", after)><td colspan=span></td></tr>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Head(visit: VisitDef) -> impl IntoView {
    view! { <th class="matrix-visit" scope="col">{visit.title().to_owned()}</th> }
}

#[component]
fn Row(study: StudyId, n: usize, row: SubjectRow, columns: Arc<[Oid]>, at: RwSignal<At>) -> impl IntoView {
    let href = pages::casebook(study, row.id);
    let state = i18n::say(&format!("subject-state-{}", row.state.as_str()), &[]);
    let cells = columns.iter().enumerate().map(|(column, visit)| {
        let cell = Cell::of(&row.visits, visit);
        let key = row.key.clone();
        view! { <CellView href=href.clone() cell subject=key at=at place=(n, column + 1)/> }
    });
    let cells = cells.collect_view();
    let ended = matches!(row.state, SubjectState::ScreenFailed | SubjectState::Withdrawn | SubjectState::Completed);
    view! {
        <tr aria-rowindex=(n + 2).to_string() data-test="subject" class:ended=ended>
            <th class="matrix-subject" scope="row">
                <a class="row-link" href=href tabindex=move || tab(at.get() == (n, 0)) data-at=mark((n, 0)) on:focus=move |_| at.set((n, 0))>{row.key}</a>
            </th>
            <td class="matrix-state">{state}</td>
            {cells}
        </tr>
    }
}

#[component]
fn CellView(href: String, cell: Option<Cell>, subject: String, at: RwSignal<At>, place: At) -> impl IntoView {
    let Some(cell) = cell else {
        return view! { <td class="matrix-cell"></td> }.into_any();
    };
    let words = cell.words();
    let label = format!("{subject}: {words}");
    let to = format!("{href}?visit={}&n={}", route::encode(cell.shown.visit.as_str()), cell.shown.n);
    let repeats = (cell.repeats > 1).then(|| view! { <span class="count">{format!("×{}", cell.repeats)}</span> });
    view! {
        <td class="matrix-cell">
            <a href=to title=words aria-label=label tabindex=move || tab(at.get() == place) data-at=mark(place) on:focus=move |_| at.set(place)>
                <Glyph shape=cell.shape()/>
                {repeats}
                {match cell.queries {
                    none if none.is_none() => view! { <FindingCount count=cell.findings/> }.into_any(),
                    // One badge at a time: what has to be acted on first.
                    QueryCounts { open: 0, answered } => view! { <QueryBadges open=0 answered/> }.into_any(),
                    QueryCounts { open, .. } => view! { <QueryBadges open answered=0/> }.into_any(),
                }}
            </a>
        </td>
    }
    .into_any()
}

const fn tab(active: bool) -> &'static str {
    if active { "0" } else { "-1" }
}

fn mark((row, column): At) -> String {
    format!("{row}-{column}")
}

fn focus(at: At) -> bool {
    browser::focus(&format!("[data-at=\"{}\"]", mark(at)))
}

/// Scrolls just far enough to show a row between the sticky head and the lower edge.
fn reveal(wrap: &HtmlElement, row: usize) {
    let row: i32 = row.try_into().unwrap_or(i32::MAX);
    let top = row.saturating_mul(ROW);
    let (from, seen) = (wrap.scroll_top(), wrap.client_height() - 96);
    if top < from {
        wrap.set_scroll_top(top);
    } else if top > from + seen {
        wrap.set_scroll_top(top - seen);
    }
}

/// Where a key leads among `(rows, columns)`; none when it is not for the grid.
fn step(key: &str, (row, column): At, (rows, columns): (usize, usize)) -> Option<At> {
    let last = columns.saturating_sub(1);
    let (row, column) = match key {
        "ArrowDown" => (row + 1, column),
        "ArrowUp" => (row.saturating_sub(1), column),
        "ArrowRight" => (row, column + 1),
        "ArrowLeft" => (row, column.saturating_sub(1)),
        "PageDown" => (row + 15, column),
        "PageUp" => (row.saturating_sub(15), column),
        "Home" => (row, 0),
        "End" => (row, last),
        _ => return None,
    };
    Some((row.min(rows.saturating_sub(1)), column.min(last)))
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn arrow_keys_stay_inside_the_grid() {
        let size = (3, 4);
        assert_eq!(step("ArrowUp", (0, 0), size), Some((0, 0)));
        assert_eq!(step("ArrowDown", (2, 1), size), Some((2, 1)));
        assert_eq!(step("ArrowRight", (1, 3), size), Some((1, 3)));
        assert_eq!(step("End", (1, 0), size), Some((1, 3)));
        assert_eq!(step("PageDown", (0, 2), size), Some((2, 2)));
        assert_eq!(step("x", (0, 2), size), None);
    }
}
