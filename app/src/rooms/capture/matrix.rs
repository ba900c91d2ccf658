//! The matrix of subjects and visits. Head and first column stay in sight; only the rows and columns in view are drawn, and
//! rows that are still coming have their place.
//! The grid is one stop of the Tab key; arrow keys move among its cells, Enter opens (WAI-ARIA).

use std::ops::Range;
use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use shared::capture::SubjectState;
use shared::capture::api::SubjectRow;
use shared::forms::Oid;
use shared::kernel::StudyId;
use shared::queries::QueryCounts;
use web_sys::{HtmlElement, KeyboardEvent};

use super::cell::Cell;
use super::columns::{Columns, Fact};
use super::matrix_head::Heads;
use super::subject_list::{Row, SubjectList};
use super::window::{columns_in_view, rows_in_view};
use crate::rooms::study::OpenDesign;
use crate::ui::{FindingCount, Glyph, QueryBadges, moment};
use crate::{browser, i18n, keys, pages, route, t};

/// Pixels; as the style sheet has them.
const ROW: i32 = 36;
const VISIT: i32 = 80;
const SUBJECT: i32 = 160;

/// Row and column of a cell. Column 0 is the subject, the visits follow.
type At = (usize, usize);

/// What is in view: pixels from the top and from the first column, height and width.
type View = (i32, i32, i32, i32);

#[component]
pub fn Matrix(study: StudyId, list: SubjectList, design: Arc<OpenDesign>, columns: Memo<Columns>) -> impl IntoView {
    let wrap = NodeRef::<html::Div>::new();
    let at = RwSignal::new((0, 0));
    let view = RwSignal::new((0, 0, 1000, 2000));
    let count = Memo::new(move |_| list.rows.with(Vec::len));
    let drawn = Memo::new(move |_| {
        let (top, _, height, _) = view.get();
        rows_in_view(count.get(), ROW, top, height)
    });
    let across = Memo::new(move |_| {
        let (_, left, _, width) = view.get();
        columns.with(|columns| columns_in_view(columns.visits.len(), VISIT, left - before_visits(columns) + SUBJECT, width))
    });
    // The page may be gone before the next frame is drawn.
    let look = move || {
        if let Some(wrap) = wrap.try_get_untracked().flatten() {
            let _ = view.try_set(seen(&wrap));
        }
    };
    Effect::new(move |_| {
        let (top, _, height, _) = view.get();
        count.track();
        list.look_at(rows_shown(top, height));
    });
    // Another filter, another list: from its top.
    Effect::new(move |before: Option<u32>| {
        let turn = list.turn.get();
        if before.is_some_and(|before| before != turn) {
            at.set((0, 0));
            wrap.get_untracked().into_iter().for_each(|wrap| wrap.set_scroll_top(0));
        }
        turn
    });
    Effect::new(move |_| {
        wrap.track();
        columns.track();
        request_animation_frame(look);
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| look());
    on_cleanup(move || resized.remove());
    let on_key = move |event: KeyboardEvent| {
        let width = columns.with_untracked(|columns| columns.visits.len() + 1);
        let Some(to) = step(&keys::along(&event), at.get_untracked(), (count.get_untracked(), width)) else { return };
        event.prevent_default();
        at.set(to);
        let Some(wrap) = wrap.get_untracked() else { return };
        reveal(&wrap, to, columns.with_untracked(before_visits));
        if !focus(to) {
            // The cell is not drawn yet. Until it is, the grid itself keeps the keyboard.
            let _ = wrap.focus();
            view.set(seen(&wrap));
            request_animation_frame(move || {
                let _ = at.try_get_untracked().map(focus);
            });
        }
    };
    let on_focus = move |event: leptos::ev::FocusEvent| {
        let cell = event.target().and_then(|target| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(target).ok());
        let place = cell.and_then(|cell| read_mark(&cell.get_attribute("data-at")?));
        place.into_iter().for_each(|place| at.set(place));
    };
    let rows = move || {
        let drawn = drawn.get();
        list.rows
            .with(|rows| rows.iter().enumerate().skip(drawn.start).take(drawn.len()).map(|(n, row)| (n, row.clone())).collect::<Vec<_>>())
    };
    let before = move || drawn.get().start.to_string();
    let after = move || count.get().saturating_sub(drawn.get().end).to_string();
    let wide =
        move || columns.with(|columns| format!("{}px", before_visits(columns) + VISIT * i32::try_from(columns.visits.len()).unwrap_or(0)));
    let span = move || columns.with(|columns| (columns.facts.len() + columns.visits.len() + 1).to_string());
    view! {
        <div class="matrix-wrap" class:stale=move || list.trouble.with(Option::is_some) tabindex="0" role="group" aria-label=t!("page-subjects")
            node_ref=wrap on:scroll=move |_| look() on:keydown=on_key on:focusin=on_focus>
            <table class="matrix" role="grid" aria-label=t!("page-subjects") aria-rowcount=move || (count.get() + 1).to_string()
                aria-colcount=span style=("--wide", wide) data-test="matrix">
                <Heads list design columns across/>
                <tbody>
                    <tr class="spacer-before" aria-hidden="true" style=("--rows-before", before)><td colspan=span></td></tr>
                    <For each=rows key=|(n, row)| (*n, row.as_ref().map_or(0, |row| Arc::as_ptr(row).addr())) let((n, row))>
                        <Line study n row columns across/>
                    </For>
                    <tr class="spacer-after" aria-hidden="true" style=("--rows-after", after)><td colspan=span></td></tr>
                </tbody>
            </table>
        </div>
    }
}

/// Pixels before the first visit.
fn before_visits(columns: &Columns) -> i32 {
    SUBJECT + columns.facts.iter().map(|fact| fact.width()).sum::<i32>()
}

fn seen(wrap: &HtmlElement) -> View {
    // From right to left, what is scrolled counts below zero.
    (wrap.scroll_top(), wrap.scroll_left().abs(), wrap.client_height(), wrap.client_width())
}

fn rows_shown(top: i32, height: i32) -> Range<usize> {
    let row = |pixels: i32| usize::try_from(pixels / ROW).unwrap_or(0);
    row(top)..row(top.saturating_add(height)) + 1
}

/// A row, or the place of one that is still coming.
#[component]
fn Line(study: StudyId, n: usize, row: Row, columns: Memo<Columns>, across: Memo<Range<usize>>) -> impl IntoView {
    let Some(row) = row else {
        let span = move || columns.with(|columns| (columns.facts.len() + columns.visits.len()).to_string());
        return view! {
            <tr aria-rowindex=(n + 2).to_string() class="matrix-coming">
                <th class="matrix-subject" scope="row"><span class="skeleton line"></span></th><td colspan=span></td>
            </tr>
        }
        .into_any();
    };
    let href = pages::casebook(study, row.id);
    let ended = matches!(row.state, SubjectState::ScreenFailed | SubjectState::Withdrawn | SubjectState::Completed);
    let facts = {
        let row = Arc::clone(&row);
        move || columns.with(|columns| columns.facts.iter().map(|fact| fact_cell(*fact, &row)).collect_view())
    };
    let key = row.key.clone();
    let cells = {
        let (row, href) = (Arc::clone(&row), href.clone());
        move || {
            let shown = across.get();
            columns.with(|columns| {
                let visits = columns.visits.iter().enumerate().skip(shown.start).take(shown.len());
                let cells = visits.map(|(column, visit)| cell_view(&href, &row, visit, (n, column + 1))).collect_view();
                let after = columns.visits.len().saturating_sub(shown.end);
                view! { {gap(shown.start)}{cells}{gap(after)} }
            })
        }
    };
    view! {
        <tr aria-rowindex=(n + 2).to_string() data-test="subject" class:ended=ended>
            <th class="matrix-subject" scope="row">
                <a class="row-link" href=href tabindex="-1" data-at=mark((n, 0))>{key}</a>
            </th>
            {facts}
            {cells}
        </tr>
    }
    .into_any()
}

/// Columns that are not drawn.
pub fn gap(columns: usize) -> impl IntoView {
    (columns > 0).then(|| view! { <td class="matrix-gap" aria-hidden="true" colspan=columns.to_string()></td> })
}

fn fact_cell(fact: Fact, row: &SubjectRow) -> impl IntoView + use<> {
    let findings: u32 = row.visits.iter().map(|visit| visit.findings).sum();
    let text = match fact {
        Fact::Site => row.site_code.clone(),
        Fact::State => i18n::say(&format!("subject-state-{}", row.state.as_str()), &[]),
        Fact::Findings => findings.to_string(),
        Fact::Changed => row.changed.map(|changed| moment(changed, "").chars().take(17).collect()).unwrap_or_default(),
    };
    let class = if fact == Fact::Findings { "matrix-fact cell-number" } else { "matrix-fact" };
    view! { <td class=class>{text}</td> }
}

fn cell_view(href: &str, row: &SubjectRow, visit: &Oid, place: At) -> AnyView {
    let Some(cell) = Cell::of(&row.visits, visit) else {
        return view! { <td class="matrix-cell"></td> }.into_any();
    };
    let words = cell.words();
    let label = format!("{}: {words}", row.key);
    let to = format!("{href}?visit={}&n={}", route::encode(cell.shown.visit.as_str()), cell.shown.n);
    let repeats = (cell.repeats > 1).then(|| view! { <span class="count">{format!("×{}", cell.repeats)}</span> });
    view! {
        <td class="matrix-cell" aria-colindex=(place.1 + 1).to_string()>
            <a href=to title=words aria-label=label tabindex="-1" data-at=mark(place)>
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

fn mark((row, column): At) -> String {
    format!("{row}-{column}")
}

fn read_mark(mark: &str) -> Option<At> {
    let (row, column) = mark.split_once('-')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

fn focus(at: At) -> bool {
    browser::focus(&format!("[data-at=\"{}\"]", mark(at)))
}

/// Scrolls just far enough to show a cell between the sticky head and column and the far edges.
fn reveal(wrap: &HtmlElement, (row, column): At, before_visits: i32) {
    let pixels = |n: usize, size: i32| i32::try_from(n).unwrap_or(i32::MAX).saturating_mul(size);
    let top = pixels(row, ROW);
    let (from, seen) = (wrap.scroll_top(), wrap.client_height() - 96);
    if top < from {
        wrap.set_scroll_top(top);
    } else if top > from + seen {
        wrap.set_scroll_top(top - seen);
    }
    let Some(visit) = column.checked_sub(1) else { return wrap.set_scroll_left(0) };
    let left = before_visits - SUBJECT + pixels(visit, VISIT);
    let (from, seen) = (wrap.scroll_left().abs(), wrap.client_width() - SUBJECT - VISIT);
    let sign = if wrap.scroll_left() < 0 { -1 } else { 1 };
    if left < from {
        wrap.set_scroll_left(sign * left);
    } else if left > from + seen {
        wrap.set_scroll_left(sign * (left - seen));
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
