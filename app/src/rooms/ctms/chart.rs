//! The curve of enrolment as a picture. What it shows stands in the tables below it, too.

use leptos::prelude::*;
use shared::ctms::{Curve, Enrolment, FULL, Point};

use crate::t;
use crate::ui::day;

// The picture in its own units, with room for what is written at its edges.
const WIDE: i32 = 960;
const HIGH: i32 = 280;
const START: i32 = 44;
const END: i32 = 24;
const TOP: i32 = 20;
const FOOT: i32 = 28;

fn x(part: i32) -> i32 {
    START + part * (WIDE - START - END) / FULL
}

fn y(part: i32) -> i32 {
    TOP + part * (HIGH - TOP - FOOT) / FULL
}

fn line(points: &[Point]) -> String {
    points.iter().map(|(px, py)| format!("{},{}", x(*px), y(*py))).collect::<Vec<_>>().join(" ")
}

/// What a line is called stands at its end, inside the picture.
fn label(points: &[Point], class: &'static str, words: String, below: i32) -> Option<AnyView> {
    let (px, py) = points.last().copied()?;
    let (px, py) = (x(px), y(py));
    let anchor = if px > WIDE * 2 / 3 { "end" } else { "start" };
    let py = (py + below).clamp(TOP - 6, HIGH - FOOT - 6);
    Some(view! { <text class=class x=px y=py text-anchor=anchor>{words}</text> }.into_any())
}

pub fn chart(enrolment: &Enrolment) -> Option<AnyView> {
    let curve = Curve::of(enrolment)?;
    let numbers = curve.numbers.iter().map(|(at, number)| {
        let at = y(*at);
        view! {
            <line class="chart-grid" x1=START x2=WIDE - END y1=at y2=at></line>
            <text class="chart-note" x=START - 8 y=at + 4 text-anchor="end">{*number}</text>
        }
    });
    let days = curve.days.iter().map(|(at, iso)| {
        let month = iso.get(..7).unwrap_or(iso);
        view! { <text class="chart-note" x=x(*at) y=HIGH - 8 text-anchor="middle">{day(month)}</text> }
    });
    let today = x(curve.today);
    let enrolled = t!("enrolment-line-actual", n = enrolment.counts.enrolled);
    let planned = enrolment.plan.as_ref().map(|plan| t!("enrolment-line-plan", n = plan.target)).unwrap_or_default();
    let likely = enrolment.forecast.as_ref().map(|one| t!("enrolment-line-likely", on = day(&one.median))).unwrap_or_default();
    let view = view! {
        <figure class="chart" dir="ltr">
            <svg viewBox=format!("0 0 {WIDE} {HIGH}") role="img" aria-label=t!("enrolment-chart")>
                {numbers.collect_view()}
                {days.collect_view()}
                <polygon class="chart-fan" points=line(&curve.fan)></polygon>
                <line class="chart-today" x1=today x2=today y1=TOP y2=HIGH - FOOT></line>
                <polyline class="chart-plan" points=line(&curve.planned)></polyline>
                <polyline class="chart-likely" points=line(&curve.likely)></polyline>
                <polyline class="chart-actual" points=line(&curve.actual)></polyline>
                {label(&curve.planned, "chart-word faint", planned, -8)}
                {label(&curve.likely, "chart-word", likely, 18)}
                {label(&curve.actual, "chart-word strong", enrolled, 18)}
            </svg>
        </figure>
    };
    Some(view.into_any())
}
