//! The rule language: whatever can be written is read back the same, and no text makes the reader stumble.
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use shared::forms::rule::expr::{Binary, Expr, From, Kind, Literal, Path, Unary, Which};
use shared::forms::rule::units::Opaque;
use shared::forms::rule::{evaluate_text, parse, print};

/// Names as designs have them: plain, like words of the language, and such as must be quoted.
fn names() -> impl Strategy<Value = String> {
    let plain = "[A-Za-z_][A-Za-z0-9_]{0,6}";
    let words = prop::sample::select(vec![
        "and", "or", "not", "in", "mod", "implies", "true", "false", "missing", "value", "visit", "visits", "this", "choice", "subject",
        "AND", "Missing", "sum",
    ]);
    prop_oneof![4 => plain.prop_map(String::from), 1 => words.prop_map(String::from), 1 => "\\PC{1,6}".prop_map(String::from)]
}

fn literals() -> impl Strategy<Value = Literal> {
    let number = "[0-9]{1,6}(\\.[0-9]{1,4})?";
    let moments = prop::sample::select(vec![
        Literal::Date("2020-03".into()),
        Literal::Date("2020-02-29".into()),
        Literal::Time("10:30".into()),
        Literal::Time("10:30:15".into()),
        Literal::DateTime("2020-03-15T10:30".into()),
        Literal::DateTime("2020-03-15T10:30:15".into()),
    ]);
    prop_oneof![
        number.prop_map(Literal::Number),
        any::<String>().prop_map(Literal::Text),
        any::<bool>().prop_map(Literal::Boolean),
        moments,
        (number, "\\PC{0,6}").prop_map(|(number, unit)| Literal::Quantity(number, unit)),
        Just(Literal::Missing),
    ]
}

fn beginnings() -> impl Strategy<Value = From> {
    let simple = prop::sample::select(vec![
        From::Here,
        From::This,
        From::Form,
        From::Subject,
        From::Site,
        From::Study,
        From::Choice,
        From::Visit(Which::Current),
        From::Visit(Which::Previous),
        From::Visit(Which::Next),
        From::Visit(Which::First),
        From::Visit(Which::Last),
        From::Visit(Which::Every),
    ]);
    let named = ("\\PC{0,6}", prop::option::of(1_u32..)).prop_map(|(oid, n)| From::Visit(Which::Named(oid, n)));
    prop_oneof![6 => simple, 1 => named]
}

fn leaves() -> impl Strategy<Value = Expr> {
    let paths = (beginnings(), prop::collection::vec(names(), 1..=3)).prop_map(|(from, names)| Kind::Path(Path { from, names }));
    let own = Just(Kind::Path(Path { from: From::Own, names: Vec::new() }));
    prop_oneof![4 => literals().prop_map(Kind::Literal), 4 => paths, 1 => own].prop_map(Expr::of)
}

fn trees() -> impl Strategy<Value = Expr> {
    leaves().prop_recursive(6, 40, 4, |inner| {
        let unary = (prop::sample::select(vec![Unary::Not, Unary::Negate]), inner.clone());
        let binary = (prop::sample::select(Binary::ALL.to_vec()), inner.clone(), inner.clone());
        let functions = prop::sample::select(vec!["min", "if", "is_missing", "round", "unheard_of"]);
        let call = (functions, prop::collection::vec(inner.clone(), 0..4));
        let list = prop::collection::vec(inner, 1..4);
        prop_oneof![
            2 => unary.prop_map(|(unary, inner)| Expr::of(Kind::Unary(unary, Box::new(inner)))),
            6 => binary.prop_map(|(operator, left, right)| left.with(operator, right)),
            2 => call.prop_map(|(name, arguments)| Expr::call(name, arguments)),
            1 => list.prop_map(Expr::list),
        ]
    })
}

/// Texts that look like expressions, right or wrong.
fn soups() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "a",
        "B.C",
        "`x y`",
        "1",
        "2.50",
        "\"t\"",
        "'s'",
        "5 \"mg\"",
        "2020-03",
        "2020-03-15",
        "10:30",
        "true",
        "missing",
        "(",
        ")",
        ",",
        "and",
        "or",
        "not",
        "in",
        "mod",
        "implies",
        "=",
        "<>",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "+",
        "-",
        "*",
        "/",
        "^",
        ".",
        "min(",
        "if(",
        "visit(\"V1\").",
        "visits.",
        "this.",
        "value",
        "choice.",
        "\n",
        "≤",
    ]);
    prop::collection::vec(words, 0..14).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_printed_is_read_back_the_same(tree in trees()) {
        let text = print(&tree);
        prop_assert_eq!(parse(&text).map_err(|fault| format!("{fault} {text}")), Ok(tree));
    }

    #[test]
    fn what_is_read_is_printed_in_one_way(text in soups()) {
        if let Ok(tree) = parse(&text) {
            let canonical = print(&tree);
            let again = parse(&canonical).unwrap();
            prop_assert_eq!(&again, &tree, "{} became {}", text, canonical);
            prop_assert_eq!(print(&again), canonical);
        }
    }

    #[test]
    fn no_text_makes_the_reader_stumble_and_every_fault_has_a_place(
        text in "\\PC{0,60}|[a-c0-9().,\"'`<>=!+*/^: -]{0,40}", soup in soups()
    ) {
        for text in [text, soup] {
            if let Err(fault) = parse(&text) {
                let line = usize::try_from(fault.at.line).unwrap();
                prop_assert!((1..=text.lines().count() + 1).contains(&line), "{} at {}", fault, fault.at);
                prop_assert!(fault.what.ends_with(['.', '?']), "{}", fault);
            }
        }
    }

    #[test]
    fn whatever_is_called_with_whatever_there_is_an_answer_or_a_fault(tree in trees()) {
        let _ = evaluate_text(&print(&tree), &Opaque);
    }
}

#[test]
fn endless_texts_are_refused_before_the_stack_is() {
    for part in ["(", "not ", "-", "a + (", "min(", "a ^ ", "a implies ", "a = ", "("] {
        assert!(parse(&part.repeat(40_000 / part.len())).is_err(), "{part}");
    }
    assert!(parse(&format!("{}a", "a + ".repeat(400))).is_ok());
    assert!(parse(&format!("{}a", "a + ".repeat(600))).is_err());
    assert!(parse(&"1 + ".repeat(1 << 18)).unwrap_err().what.contains("at most 50000 characters"));
    assert!(evaluate_text(&"9".repeat(40_000), &Opaque).unwrap_err().what.contains("more digits than can be reckoned with"));
}
