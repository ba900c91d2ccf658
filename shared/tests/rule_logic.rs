//! What is not known goes on as Kleene's logic says, and what is certain stays so when more is known.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use proptest::prelude::*;
use shared::forms::rule::units::Opaque;
use shared::forms::rule::{Value, evaluate_text};

/// A statement that is true, false or unknown, with partial dates in it; `known` says what is told of the unknown ones.
#[derive(Clone, Debug)]
enum Statement {
    Fixed(bool),
    /// Unknown, until somebody tells.
    Asked(usize),
    /// A day in March 2020 compared with another, until told only as March.
    Dated(usize, &'static str, u8),
    Not(Box<Statement>),
    Joined(&'static str, Box<Statement>, Box<Statement>),
}

/// What may be told: of each question whether it is so, of each day which it is.
type Told = [(bool, u8); 3];

impl Statement {
    fn text(&self, told: &Told, known: [bool; 3]) -> String {
        match self {
            Statement::Fixed(is) => is.to_string(),
            Statement::Asked(n) if known[*n] => told[*n].0.to_string(),
            Statement::Asked(_) => "(missing = 1)".to_owned(),
            Statement::Dated(n, sign, day) if known[*n] => format!("(2020-03-{:02} {sign} 2020-03-{day:02})", told[*n].1),
            Statement::Dated(_, sign, day) => format!("(2020-03 {sign} 2020-03-{day:02})"),
            Statement::Not(inner) => format!("(not {})", inner.text(told, known)),
            Statement::Joined(operator, left, right) => format!("({} {operator} {})", left.text(told, known), right.text(told, known)),
        }
    }
}

fn statements() -> impl Strategy<Value = Statement> {
    let signs = prop::sample::select(vec!["<", "<=", "=", "!=", ">=", ">"]);
    let leaf = prop_oneof![
        any::<bool>().prop_map(Statement::Fixed),
        (0_usize..3).prop_map(Statement::Asked),
        (0_usize..3, signs, prop::sample::select(vec![1_u8, 15, 31])).prop_map(|(n, sign, day)| Statement::Dated(n, sign, day)),
    ];
    leaf.prop_recursive(4, 16, 2, |inner| {
        let operator = prop::sample::select(vec!["and", "or", "implies"]);
        let joined = (operator, inner.clone(), inner.clone());
        prop_oneof![
            1 => inner.prop_map(|one| Statement::Not(Box::new(one))),
            3 => joined.prop_map(|(operator, left, right)| Statement::Joined(operator, Box::new(left), Box::new(right))),
        ]
    })
}

/// True, false or unknown.
fn truth(text: &str) -> Option<bool> {
    match evaluate_text(text, &Opaque).unwrap_or_else(|fault| panic!("{text}: {fault}")) {
        Value::Boolean(is) => Some(is),
        Value::Nothing(_) => None,
        other => panic!("{text} is {other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Req: DAT-02
    #[test]
    fn unknown_goes_on_by_the_laws_of_kleenes_logic(a in statements(), b in statements(), c in statements()) {
        let told = [(true, 1); 3];
        let [a, b, c] = [a, b, c].map(|one| one.text(&told, [false; 3]));
        for (left, right) in [
            (format!("{a} and {b}"), format!("{b} and {a}")),
            (format!("{a} or {b}"), format!("{b} or {a}")),
            (format!("({a} and {b}) and {c}"), format!("{a} and ({b} and {c})")),
            (format!("({a} or {b}) or {c}"), format!("{a} or ({b} or {c})")),
            (format!("{a} and ({b} or {c})"), format!("({a} and {b}) or ({a} and {c})")),
            (format!("{a} or ({b} and {c})"), format!("({a} or {b}) and ({a} or {c})")),
            (format!("not ({a} and {b})"), format!("not {a} or not {b}")),
            (format!("not ({a} or {b})"), format!("not {a} and not {b}")),
            (format!("not not {a}"), a.clone()),
            (format!("{a} and ({a} or {b})"), a.clone()),
            (format!("{a} implies {b}"), format!("not {a} or {b}")),
            (format!("any({a}, {b}, {c})"), format!("{a} or {b} or {c}")),
            (format!("all({a}, {b}, {c})"), format!("{a} and {b} and {c}")),
            (format!("possibly({a})"), format!("not certainly(not {a})")),
        ] {
            prop_assert_eq!(truth(&left), truth(&right), "{} and {}", left, right);
        }
    }

    /// Req: DAT-07
    #[test]
    fn what_is_certain_stays_so_when_more_is_known(
        one in statements(), told in prop::array::uniform3((any::<bool>(), 1_u8..=31)),
        before in any::<[bool; 3]>(), also in any::<[bool; 3]>()
    ) {
        let after: [bool; 3] = std::array::from_fn(|n| before[n] || also[n]);
        let (less, more) = (one.text(&told, before), one.text(&told, after));
        let (first, then) = (truth(&less), truth(&more));
        prop_assert!(first.is_none() || first == then, "{less} is {first:?}, {more} is {then:?}");
        prop_assert!(truth(&one.text(&told, [true; 3])).is_some(), "all is known, and yet not this: {more}");
    }
}
