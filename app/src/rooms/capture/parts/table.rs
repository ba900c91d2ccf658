//! A repeating group: one row each, one column per item. Enter moves from cell to cell, and after the last begins a row; ↑ and
//! ↓ stay in the column; Alt+R begins a row from anywhere in the table. Findings stand in a line of their own below the row.
//! Rows are never deleted: those out of use are shown on demand, struck through.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use shared::capture::RowKey;
use shared::forms::{GroupPlan, Hand, ItemKey, ItemPlan, Oid};
use web_sys::{Element, KeyboardEvent};

use super::field::{Answer, Wrapper, question};
use super::missing::MissingMenu;
use super::notes::Notes;
use super::{Sheet, focus};
use crate::rooms::capture::controls::{Reading, Spot, Way};
use crate::rooms::capture::draft::Row;
use crate::t;
use crate::ui::{Icon, Pictogram};

/// With more columns, each row is a card: no table is that wide.
const COLUMNS: usize = 7;
/// A table with less room than this for a column, and for the row's number and tools, is shown as cards. In pixels.
const COLUMN: usize = 116;
const AROUND: usize = 140;

/// What rows share.
#[derive(Clone)]
struct Columns {
    sheet: Sheet,
    group: Oid,
    items: Arc<[Arc<ItemPlan>]>,
    readonly: bool,
}

impl Columns {
    fn spot(&self, row: &RowKey, item: &Arc<ItemPlan>) -> Spot {
        let at = ItemKey::new(&row.group, row.row, &item.item.oid);
        Spot::new(&self.sheet, at, Arc::clone(item), true)
    }

    fn first_of(&self, row: &RowKey) -> Option<ItemKey> {
        let item = self.items.iter().find(|item| item.is_typed())?;
        Some(ItemKey::new(&row.group, row.row, &item.item.oid))
    }

    fn add_row(&self) {
        let row = self.sheet.add_row(&self.group);
        self.first_of(&row).into_iter().for_each(focus::go_to_soon);
    }
}

#[component]
pub fn Table(sheet: Sheet, group: GroupPlan, readonly: bool) -> impl IntoView {
    let items: Arc<[Arc<ItemPlan>]> = group.items.iter().filter(|item| item.item.hand() != Hand::Hidden).cloned().map(Arc::new).collect();
    let columns = Columns { sheet: sheet.clone(), group: group.group.oid.clone(), items, readonly };
    let rows = sheet.rows(&group.group.oid);
    let show_retired = RwSignal::new(false);
    let (all, retired, none) = (rows.clone(), rows.clone(), rows);
    let shown = move || all.get().into_iter().filter(|row| show_retired.get() || !row.retired).collect::<Vec<_>>();
    let retired = Memo::new(move |_| retired.with(|rows| rows.iter().filter(|row| row.retired).count()));
    let is_empty = move || none.with(|rows| rows.iter().all(|row| row.retired));
    let wrap = NodeRef::<html::Div>::new();
    let cards = as_cards(wrap, columns.items.len());
    let on_key = {
        let columns = columns.clone();
        move |event: KeyboardEvent| press(&columns, &event)
    };
    let add = {
        let columns = columns.clone();
        move |_| columns.add_row()
    };
    let body = columns.clone();
    view! {
        <div class="grid-wrap" node_ref=wrap data-table=group.group.oid.to_string() on:keydown=on_key>
            <table class=move || if cards.get() { "grid cards" } else { "grid" }>
                <thead><tr>
                    <th class="grid-number" scope="col">"#"</th>
                    {columns.items.iter().map(|item| view! { <Heading item=Arc::clone(item)/> }).collect_view()}
                    <th class="grid-row-tools"><span class="visually-hidden">{t!("form-row-tools")}</span></th>
                </tr></thead>
                <For each=shown key=Row::clone let:row><TableRow columns=body.clone() row/></For>
            </table>
        </div>
        <Show when=is_empty><p class="soft grid-empty">{t!("form-no-rows")}</p></Show>
        <div class="grid-tools">
            {(!readonly).then(|| view! {
                <button type="button" class="button" data-test="add-row" aria-keyshortcuts="Alt+R" on:click=add><Pictogram icon=Icon::Add/>{t!("form-add-row")}</button>
            })}
            <Show when=move || retired.get() != 0>
                <button type="button" class="button quiet" data-test="show-retired" aria-pressed=move || show_retired.get().to_string()
                    on:click=move |_| show_retired.update(|show| *show = !*show)>{move || t!("form-retired-rows", n = retired.get())}</button>
            </Show>
        </div>
    }
}

/// Whether rows are cards: the table has too many columns, or too little room on this screen.
fn as_cards(wrap: NodeRef<html::Div>, columns: usize) -> RwSignal<bool> {
    let cards = RwSignal::new(columns > COLUMNS);
    let measure = move || {
        let room =
            wrap.get_untracked().and_then(|wrap| wrap.parent_element()).and_then(|around| usize::try_from(around.client_width()).ok());
        let narrow = room.is_some_and(|room| room < columns * COLUMN + AROUND);
        cards.set(columns > COLUMNS || narrow);
    };
    Effect::new(move |_| {
        wrap.track();
        measure();
    });
    let listener = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || listener.remove());
    cards
}

#[component]
fn Heading(item: Arc<ItemPlan>) -> impl IntoView {
    let question = question(&item).view();
    let required = item.is_required().then(|| view! { <span class="field-required">{t!("form-required")}</span> });
    view! { <th scope="col">{question}" "{required}</th> }
}

#[component]
fn TableRow(columns: Columns, row: Row) -> impl IntoView {
    let Row { key, retired } = row;
    let cell = |item: &Arc<ItemPlan>| {
        let spot = columns.spot(&key, item);
        view! { <Cell spot readonly=columns.readonly retired/> }
    };
    let cells = columns.items.iter().map(cell).collect_view();
    let notes = (!retired).then(|| columns.items.iter().map(|item| view! { <CellNotes spot=columns.spot(&key, item)/> }).collect_view());
    let tools = (!columns.readonly).then(|| view! { <RowTools columns=columns.clone() row=key.clone() retired/> });
    let width = columns.items.len().saturating_add(2).to_string();
    view! {
        <tbody class=if retired { "row-retired" } else { "" } data-test="row" data-row=key.row.to_string()>
            <tr class="grid-row">
                <th class="grid-number" scope="row">{key.row}</th>
                {cells}
                <td class="grid-row-tools">{tools}</td>
            </tr>
            <tr class="grid-notes"><td colspan=width>{notes}</td></tr>
        </tbody>
    }
}

#[component]
fn Cell(spot: Spot, readonly: bool, retired: bool) -> impl IntoView {
    let open = RwSignal::new(false);
    if retired {
        let label = spot.label();
        return view! { <td class="grid-cell" data-label=label><Reading spot/></td> }.into_any();
    }
    let (ruled, asked, plain) = (spot.signals.ruled.clone(), spot.signals.ruled.clone(), spot.label());
    let label = move || match ruled.with(|ruled| ruled.required) {
        true => format!("{plain} · {}", t!("form-required")),
        false => plain.clone(),
    };
    let readonly = readonly || !spot.plan.item.hand().is_open();
    let derived = Way::of(&spot.plan, true) == Way::Derived;
    let menu = (!readonly && !derived).then(|| view! { <MissingMenu spot=spot.clone() open/> });
    view! {
        <td class="grid-cell" class:not-asked=move || asked.with(|ruled| !ruled.asked) data-label=label>
            <Wrapper spot=spot.clone() open readonly class="grid-field"><Answer spot readonly/>{menu}</Wrapper>
        </td>
    }
    .into_any()
}

/// A cell's findings, with the name of its column.
#[component]
fn CellNotes(spot: Spot) -> impl IntoView {
    let (label, id) = (spot.label(), spot.note());
    let notes = spot.signals.notes.clone();
    let any = move || notes.with(|notes| !notes.findings.is_empty() || notes.held.is_some() || notes.conflict.is_some());
    view! {
        <div class="findings" id=id>
            <Show when=any>
                <p class="field-label">{label.clone()}</p>
                <Notes spot=spot.clone()/>
            </Show>
        </div>
    }
}

#[component]
fn RowTools(columns: Columns, row: RowKey, retired: bool) -> impl IntoView {
    let sheet = columns.sheet.clone();
    let number = row.row;
    if retired {
        let restore = move |_| sheet.restore_row(&row);
        let label = t!("form-restore-row", row = number);
        return view! {
            <button type="button" class="button quiet icon small" data-test="restore-row" title=label.clone() aria-label=label on:click=restore><Pictogram icon=Icon::Undo/></button>
        }
        .into_any();
    }
    let duplicate = {
        let (columns, row) = (columns.clone(), row.clone());
        move |_| {
            let copy = columns.sheet.duplicate_row(&row);
            columns.first_of(&copy).into_iter().for_each(focus::go_to_soon);
        }
    };
    let retire = move |_| sheet.retire_row(&row);
    let (copy, remove) = (t!("form-duplicate-row", row = number), t!("form-retire-row", row = number));
    view! {
        <button type="button" class="button quiet icon small" data-test="duplicate-row" title=copy.clone() aria-label=copy on:click=duplicate><Pictogram icon=Icon::Copy/></button>
        <button type="button" class="button quiet icon small" data-test="retire-row" title=remove.clone() aria-label=remove on:click=retire><Pictogram icon=Icon::Close/></button>
    }
    .into_any()
}

fn press(columns: &Columns, event: &KeyboardEvent) {
    if event.default_prevented() || columns.readonly {
        return;
    }
    let element = event_target::<Element>(event);
    let alt = event.alt_key() && !event.ctrl_key() && !event.meta_key();
    let last = || element.has_attribute("data-control") && focus::is_last_of_table(&element);
    match event.key().as_str() {
        "Enter" if !alt && last() => columns.add_row(),
        _ if alt && event.code() == "KeyR" => columns.add_row(),
        "ArrowDown" if focus::go_in_column(&element, true) => {}
        "ArrowUp" if focus::go_in_column(&element, false) => {}
        _ => return,
    }
    event.prevent_default();
}
