//! Prints microseconds and ratios, all engines in one run.

use std::hint::black_box;
use std::time::Instant;

use rule_bench::{CHECKS, ITEMS, changes, checks, items_of, prepare, record, small_form, text, value};
use shared::forms::Reference;
use shared::forms::rule::Sheet;

/// Microseconds a round, the best of five.
fn time(rounds: u32, mut work: impl FnMut(usize)) -> f64 {
    let once = |work: &mut dyn FnMut(usize)| {
        let begun = Instant::now();
        (0..rounds).for_each(|n| work(usize::try_from(n).unwrap_or_default()));
        begun.elapsed().as_secs_f64() * 1e6 / f64::from(rounds)
    };
    (0..5).map(|_| once(&mut work)).fold(f64::INFINITY, f64::min)
}

fn names() -> Vec<String> {
    (0..ITEMS).map(|n| format!("q{n}")).collect()
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or_default()
}

fn main() {
    prepare();
    let ours = time(5_000, |_| checks(1));
    let (plan, stored) = (small_form(), record(1));
    let from_texts = time(500, |_| drop(black_box(Sheet::of(&plan, stored.clone(), Reference::default()))));
    let floor = time(20_000, |seed| {
        let record: Vec<usize> = (0..ITEMS).map(|n| value(n, seed)).collect();
        let holds = |n: &usize| {
            let [a, b, c, d] = items_of(*n).map(|item| record[item]);
            a <= 200 || (b == 3 && c < d)
        };
        black_box((0..CHECKS).filter(holds).count());
    });
    println!("100 checks on a record of 200 items, µs a record                        of ours");
    let line = |name: &str, micros: f64| println!("{name:60} {micros:9.2} {:9.2}", micros / ours);
    line("Rust, by hand (floor)", floor);
    line("Probatum", ours);
    line("Probatum, from stored texts, each item judged", from_texts);
    line("datalogic 5.4", datalogic());
    line("rhai 1.27", rhai());
    line("evalexpr 11", evalexpr());
    line("cel 0.15", cel());
    println!("one change in a form of 500 items and 200 rules, with all findings: {:.2} µs", time(2_000, |_| drop(black_box(changes(1)))));
}

fn datalogic() -> f64 {
    use datalogic_rs::{DataValue, Engine, bumpalo};
    let engine = Engine::builder().build();
    let rule = |n: usize| {
        let [a, b, c, d] = items_of(n).map(|item| serde_json::json!({ "var": format!("q{item}") }));
        let first = serde_json::json!({ "and": [{ ">=": [a.clone(), 0] }, { "<=": [a, 200] }] });
        serde_json::json!({ "or": [first, { "and": [{ "==": [b, 3] }, { "<": [c, d] }] }] })
    };
    let programs: Vec<_> = (0..CHECKS).map(|n| engine.compile(&rule(n).to_string()).expect("compiles")).collect();
    time(500, |seed| {
        let record: serde_json::Map<String, serde_json::Value> = names().into_iter().enumerate().map(|(n, name)| (name, value(n, seed).into())).collect();
        let bump = bumpalo::Bump::new();
        let text = serde_json::Value::Object(record).to_string();
        let data = bump.alloc(DataValue::from_str(&text, &bump).expect("reads"));
        black_box(programs.iter().filter(|program| engine.evaluate(program, &*data, &bump).is_ok_and(|value| value.as_bool() == Some(true))).count());
    })
}

fn rhai() -> f64 {
    let mut engine = rhai::Engine::new();
    engine.set_max_expr_depths(0, 0);
    let programs: Vec<rhai::AST> = (0..CHECKS).map(|n| engine.compile_expression(text(n, "&&", "||", "==")).expect("compiles")).collect();
    time(500, |seed| {
        let mut scope = rhai::Scope::new();
        names().into_iter().enumerate().for_each(|(n, name)| drop(scope.push(name, whole(value(n, seed)))));
        black_box(programs.iter().filter(|program| engine.eval_ast_with_scope::<bool>(&mut scope, program).unwrap_or_default()).count());
    })
}

fn evalexpr() -> f64 {
    use evalexpr::{ContextWithMutableVariables, HashMapContext, Node, Value, build_operator_tree};
    let programs: Vec<Node> = (0..CHECKS).map(|n| build_operator_tree(&text(n, "&&", "||", "==")).expect("compiles")).collect();
    time(500, |seed| {
        let mut context = HashMapContext::new();
        names().into_iter().enumerate().for_each(|(n, name)| context.set_value(name, Value::Int(whole(value(n, seed)))).expect("sets"));
        black_box(programs.iter().filter(|program| program.eval_boolean_with_context(&context).unwrap_or_default()).count());
    })
}

fn cel() -> f64 {
    use cel::{Context, Program};
    let programs: Vec<Program> = (0..CHECKS).map(|n| Program::compile(&text(n, "&&", "||", "==")).expect("compiles")).collect();
    time(500, |seed| {
        let mut context = Context::default();
        names().into_iter().enumerate().for_each(|(n, name)| context.add_variable_from_value(name, whole(value(n, seed))));
        black_box(programs.iter().filter(|program| matches!(program.execute(&context), Ok(cel::Value::Bool(true)))).count());
    })
}
