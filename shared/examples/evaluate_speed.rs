//! How long one evaluation takes: 200 items, 100 of them with a range check, everything answered and right. And one change in a
//! form of 500 items and 200 rules, with all its findings.
//! `cargo run --release -p shared --example evaluate_speed`

use std::hint::black_box;
use std::time::Instant;

use shared::forms::build::*;
use shared::forms::rule::Sheet;
use shared::forms::{Datum, ItemKey, Reference, Scenario, Values, evaluate};

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
    let mut sheet = Sheet::of(large().form, record(), Reference::default());
    let found = sheet.evaluation().findings.len();
    println!("500 items, 200 rules, {found} findings at first: {:?} a change with all findings", changes(&mut sheet));
}

/// 500 items, 100 of them shown by a rule, 100 checks over two items each: the large form of `deploy/tools/rule-bench`.
fn large() -> Scenario {
    let item = |n: usize| if (300..400).contains(&n) { int().shown_if(&format!("q{} > 2", n - 300)) } else { int() };
    let items = (0..500).fold(group("G"), |group, n| group.item(&format!("q{n}"), item(n)));
    let check = |n: usize| holds(&format!("R{n}"), &format!("q{n} <= q{}", n + 100), &["q0"]);
    Scenario::of((0..100).fold(form("L").group(items), |page, n| page.rule(check(n))))
}

fn record() -> Values {
    (0..500).map(|n| (ItemKey::new("G", 1, format!("q{n}").as_str()), Datum::text((n % 7).to_string()))).collect()
}

/// The median: what else the machine does meanwhile falls on few of them.
fn changes(sheet: &mut Sheet<shared::forms::FormPlan>) -> std::time::Duration {
    let mut each = Vec::new();
    for n in 0..ROUNDS {
        let (key, datum) = (ItemKey::new("G", 1, format!("q{}", n % 100).as_str()), Datum::text((n % 9).to_string()));
        let start = Instant::now();
        sheet.put(&key, datum);
        black_box(sheet.evaluation());
        each.push(start.elapsed());
    }
    each.sort_unstable();
    each.get(each.len() / 2).copied().unwrap_or_default()
}
