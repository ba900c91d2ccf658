//! A person's signature: drawn with a finger, a pen or a mouse, and kept as a picture. Who cannot draw hands in a picture instead.
//! Invariant: nothing is kept before the person says so; a stroke can be taken back until then.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, PointerEvent};

use super::file::{Desk, Drop};
use crate::t;
use crate::ui::{Icon, Pictogram};

/// Pixels of the picture. The page may show it smaller.
const WIDTH: u32 = 960;
const HEIGHT: u32 = 300;
/// Paper and ink of the picture itself, by day and by night.
const PAPER: &str = "#ffffff";
const INK: &str = "#10151c";

type Stroke = Vec<(f64, f64)>;

#[component]
pub fn Pad(desk: Desk) -> impl IntoView {
    let canvas = NodeRef::<html::Canvas>::new();
    let strokes = RwSignal::new(Vec::<Stroke>::new());
    let drawing = RwSignal::new(false);
    let instead = RwSignal::new(false);
    Effect::new(move |_| {
        let strokes = strokes.get();
        canvas.get().and_then(|canvas| brush(&canvas)).into_iter().for_each(|brush| draw(&brush, &strokes));
    });
    let down = move |event: PointerEvent| {
        let Some(canvas) = canvas.get_untracked() else { return };
        event.prevent_default();
        let _ = canvas.set_pointer_capture(event.pointer_id());
        drawing.set(true);
        strokes.update(|all| all.push(vec![place(&canvas, &event)]));
    };
    let moved = move |event: PointerEvent| {
        let Some(canvas) = canvas.get_untracked().filter(|_| drawing.get_untracked()) else { return };
        let at = place(&canvas, &event);
        strokes.update(|all| all.last_mut().into_iter().for_each(|stroke| stroke.push(at)));
    };
    let up = move |_: PointerEvent| drawing.set(false);
    let blank = move || strokes.with(Vec::is_empty);
    let keep = {
        let desk = desk.clone();
        move |_| {
            let desk = desk.clone();
            let kept = Closure::once_into_js(move |bytes: Blob| desk.send("signature.png".to_owned(), bytes));
            canvas.get_untracked().into_iter().for_each(|canvas| drop(canvas.to_blob(kept.unchecked_ref())));
        }
    };
    let (label, note) = (format!("{}: {}", desk.spot.label(), t!("signature-here")), desk.spot.note());
    let (id, file) = (format!("{}-pad", desk.spot.id()), desk);
    view! {
        <div class="signature" data-test="signature">
            <canvas class="signature-pad" id=id node_ref=canvas width=WIDTH height=HEIGHT role="img" aria-label=label aria-describedby=note
                on:pointerdown=down on:pointermove=moved on:pointerup=up on:pointercancel=up></canvas>
            <div class="signature-tools">
                <button type="button" class="button primary small" data-test="signature-keep" disabled=blank on:click=keep><Pictogram icon=Icon::Check/>{t!("signature-keep")}</button>
                <button type="button" class="button small" data-test="signature-undo" disabled=blank on:click=move |_| strokes.update(|all| drop(all.pop()))><Pictogram icon=Icon::Undo/>{t!("signature-undo")}</button>
                <button type="button" class="button quiet small" data-test="signature-clear" disabled=blank on:click=move |_| strokes.update(Vec::clear)>{t!("answer-clear")}</button>
                <button type="button" class="link-button" data-control="" data-test="signature-instead" aria-expanded=move || instead.get().to_string() on:click=move |_| instead.update(|instead| *instead = !*instead)>{t!("signature-instead")}</button>
            </div>
            {move || instead.get().then(|| view! { <Drop desk=file.clone()/> })}
        </div>
    }
}

fn brush(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok().flatten()?.dyn_into().ok()
}

/// Where the pointer is, in the picture's own pixels.
fn place(canvas: &HtmlCanvasElement, event: &PointerEvent) -> (f64, f64) {
    let shown = canvas.get_bounding_client_rect();
    let scale = |at: f64, from: f64, size: f64, pixels: u32| (at - from) / size.max(1.0) * f64::from(pixels);
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    (scale(x, shown.left(), shown.width(), WIDTH), scale(y, shown.top(), shown.height(), HEIGHT))
}

fn draw(brush: &CanvasRenderingContext2d, strokes: &[Stroke]) {
    brush.set_fill_style_str(PAPER);
    brush.fill_rect(0.0, 0.0, f64::from(WIDTH), f64::from(HEIGHT));
    brush.set_stroke_style_str(INK);
    brush.set_line_width(5.0);
    brush.set_line_cap("round");
    brush.set_line_join("round");
    for stroke in strokes {
        let Some((x, y)) = stroke.first() else { continue };
        brush.begin_path();
        brush.move_to(*x, *y);
        // A tap is a dot.
        stroke.iter().skip(1).chain(stroke.first().filter(|_| stroke.len() == 1)).for_each(|(x, y)| brush.line_to(*x, *y));
        brush.stroke();
    }
}
