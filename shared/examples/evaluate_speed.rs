//! How long one evaluation takes: 200 items, 100 of them with a range check, everything answered and right.
//! `cargo run --release -p shared --example evaluate_speed`

use std::hint::black_box;
use std::time::Instant;

use shared::forms::build::*;
use shared::forms::{Scenario, evaluate};

const ROUNDS: u32 = 20_000;

fn page() -> Scenario {
    let groups = (0..10).map(|number| {
        (0..20).fold(group(&format!("IG.GROUP{number}")), |group, at| group.item(&format!("IT.G{number}.ITEM{at:02}"), kind(at)))
    });
    let mut page = Scenario::of(groups.fold(form("F.LARGE"), |form, group| form.group(group)));
    for number in 0..10 {
        for at in 0..20 {
            page.enter(&format!("IT.G{number}.ITEM{at:02}"), answer(at));
        }
    }
    page
}

/// Half of the items with a check.
fn kind(at: u32) -> NewItem {
    match at % 4 {
        0 => int().mandatory().check(at_most(300).hard()),
        1 => text().length(200),
        2 => float().decimals(2).check(at_least("0.5")),
        _ => date().mandatory(),
    }
}

fn answer(at: u32) -> &'static str {
    match at % 4 {
        0 => "120",
        1 => "Nothing to remark",
        2 => "12.50",
        _ => "2024-03-03",
    }
}

fn main() {
    let page = page();
    assert_eq!(page.findings(), Vec::<String>::new());
    let start = Instant::now();
    for _ in 0..ROUNDS {
        black_box(evaluate(black_box(&page.form), black_box(&page.values), &page.reference));
    }
    println!("{} items: {:?} an evaluation", page.values.len(), start.elapsed() / ROUNDS);
}
