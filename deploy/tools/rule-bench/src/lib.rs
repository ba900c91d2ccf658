//! What is measured: the same records and rules natively and as wasm.
//!
//! Check i of a record of 200 whole numbers: (a ≥ 0 and a ≤ 200) or (b = 3 and c < d), over four items that differ from check to
//! check. The large form: 500 items, 100 of them shown by a rule, 100 checks over two items each.

use std::cell::RefCell;

use shared::forms::build::{NewForm, form, group, holds, int};
use shared::forms::rule::units::Opaque;
use shared::forms::rule::{Outline, Sheet, build};
use shared::forms::{Datum, FormPlan, ItemKey, Reference, Values};

pub const ITEMS: usize = 200;
pub const CHECKS: usize = 100;

/// The four items of a check.
pub fn items_of(check: usize) -> [usize; 4] {
    [(check * 2) % ITEMS, (check * 3 + 1) % ITEMS, (check * 5 + 2) % ITEMS, (check * 7 + 3) % ITEMS]
}

/// What stands in an item of a record.
pub fn value(item: usize, seed: usize) -> usize {
    (item * 7 + seed) % 210
}

/// The check as our language, and most others, write it.
pub fn text(check: usize, and: &str, or: &str, equal: &str) -> String {
    let [a, b, c, d] = items_of(check);
    format!("(q{a} >= 0 {and} q{a} <= 200) {or} (q{b} {equal} 3 {and} q{c} < q{d})")
}

fn compiled(form: NewForm) -> FormPlan {
    let oid = form.oid().clone();
    let library = form.library();
    let mut plans = FormPlan::all(&library);
    let mut rules = build(&library, &Outline::default(), &plans, &Opaque);
    assert!(rules.faults.iter().all(|fault| !fault.broken), "{:?}", rules.faults);
    plans.remove(&oid).expect("the form is in its library").with(rules.forms.remove(&oid).unwrap_or_default())
}

/// The form of the 100 checks.
pub fn small_form() -> FormPlan {
    let items = (0..ITEMS).fold(group("G"), |group, n| group.item(&format!("q{n}"), int()));
    let page = form("F").group(items);
    compiled((0..CHECKS).fold(page, |page, n| page.rule(holds(&format!("R{n}"), &text(n, "and", "or", "="), &["q0"]))))
}

pub fn record(seed: usize) -> Values {
    (0..ITEMS).map(|n| (ItemKey::new("G", 1, format!("q{n}").as_str()), Datum::text(value(n, seed).to_string()))).collect()
}

/// 500 items, 100 skip rules, 100 checks.
pub fn large_form() -> FormPlan {
    let item = |n: usize| match n {
        300..400 => int().shown_if(&format!("q{} > 2", n - 300)),
        _ => int(),
    };
    let items = (0..500).fold(group("G"), |group, n| group.item(&format!("q{n}"), item(n)));
    let page = form("L").group(items);
    let check = |n: usize| holds(&format!("R{n}"), &format!("q{n} <= q{}", n + 100), &["q0"]);
    compiled((0..100).fold(page, |page, n| page.rule(check(n))))
}

pub fn large_record() -> Values {
    (0..500).map(|n| (ItemKey::new("G", 1, format!("q{n}").as_str()), Datum::text((n % 7).to_string()))).collect()
}

thread_local! {
    static SMALL: RefCell<Option<Sheet<FormPlan>>> = const { RefCell::new(None) };
    static LARGE: RefCell<Option<Sheet<FormPlan>>> = const { RefCell::new(None) };
}

/// For node, which keeps the time: makes what is measured.
#[unsafe(no_mangle)]
pub extern "C" fn prepare() {
    SMALL.set(Some(Sheet::of(small_form(), record(1), Reference::default())));
    LARGE.set(Some(Sheet::of(large_form(), large_record(), Reference::default())));
}

/// Evaluates the 100 checks so many times.
#[unsafe(no_mangle)]
pub extern "C" fn checks(times: u32) {
    SMALL.with_borrow_mut(|sheet| (0..times).for_each(|_| sheet.iter_mut().for_each(Sheet::run_all)));
}

/// Makes so many single changes in the large form, each with its findings.
#[unsafe(no_mangle)]
pub extern "C" fn changes(times: u32) -> u32 {
    LARGE.with_borrow_mut(|sheet| {
        let Some(sheet) = sheet else { return 0 };
        let change = |n: u32| {
            sheet.put(&ItemKey::new("G", 1, format!("q{}", n % 100).as_str()), Datum::text((n % 9).to_string()));
            u32::try_from(sheet.evaluation().findings.len()).unwrap_or_default()
        };
        (0..times).map(change).fold(0, u32::wrapping_add)
    })
}
