//! A translated condition says of every value, and of none, what JavaScript says.

use proptest::prelude::*;
use shared::forms::Expression;
use shared::forms::rule::expr::{Expr, Kind};
use shared::forms::rule::units::Opaque;
use shared::forms::rule::{evaluate_text, parse, print};

use super::{accepted, odm};

const FORM: &str = r#"<FormDef OID="F" Name="f" Repeating="No"><ItemGroupRef ItemGroupOID="G" Mandatory="No"/></FormDef>
<ItemGroupDef OID="G" Name="g" Repeating="No"><ItemRef ItemOID="A" Mandatory="No"/><ItemRef ItemOID="B" Mandatory="No"/><ItemRef ItemOID="I" Mandatory="No" CollectionExceptionConditionOID="C"/></ItemGroupDef>
<ItemDef OID="A" Name="a" DataType="integer"/><ItemDef OID="B" Name="b" DataType="integer"/><ItemDef OID="I" Name="i" DataType="text"/>
<ConditionDef OID="C" Name="c"><Description><TranslatedText>d</TranslatedText></Description><FormalExpression Context="js">TEXT</FormalExpression></ConditionDef>"#;

/// A part of a condition in JavaScript.
#[derive(Clone, Debug)]
enum Js {
    IsNull(usize),
    Compare(&'static str, usize, Result<usize, i64>),
    And(Box<Js>, Box<Js>),
    Or(Box<Js>, Box<Js>),
    Not(Box<Js>),
    If(Box<Js>, Box<Js>, Box<Js>),
}

type Values = [Option<i64>; 2];

impl Js {
    fn text(&self) -> String {
        let name = |n: &usize| ["A", "B"][*n];
        match self {
            Js::IsNull(n) => format!("{} == null", name(n)),
            Js::Compare(sign, n, Ok(other)) => format!("{} {sign} {}", name(n), name(other)),
            Js::Compare(sign, n, Err(number)) => format!("{} {sign} {number}", name(n)),
            Js::And(a, b) => format!("({}) && ({})", a.text(), b.text()),
            Js::Or(a, b) => format!("({}) || ({})", a.text(), b.text()),
            Js::Not(a) => format!("!({})", a.text()),
            Js::If(a, b, c) => format!("({}) ? ({}) : ({})", a.text(), b.text(), c.text()),
        }
    }

    fn says(&self, values: Values) -> bool {
        match self {
            Js::IsNull(n) => values[*n].is_none(),
            Js::Compare(sign, n, other) => {
                let (a, b) = (values[*n], other.map_or_else(Some, |other| values[other]));
                // ECMAScript 5.1, 11.8.5 and 11.9.3: null equals only null, and is 0 where an order is asked for.
                let (x, y) = (a.unwrap_or(0), b.unwrap_or(0));
                match *sign {
                    "==" => a == b,
                    "!=" => a != b,
                    "<" => x < y,
                    "<=" => x <= y,
                    ">" => x > y,
                    _ => x >= y,
                }
            }
            Js::And(a, b) => a.says(values) && b.says(values),
            Js::Or(a, b) => a.says(values) || b.says(values),
            Js::Not(a) => !a.says(values),
            Js::If(a, b, c) => {
                if a.says(values) {
                    b.says(values)
                } else {
                    c.says(values)
                }
            }
        }
    }
}

fn conditions() -> impl Strategy<Value = Js> {
    let compare = (
        prop::sample::select(vec!["==", "!=", "<", "<=", ">", ">="]),
        0..2_usize,
        prop_oneof![(0..2_usize).prop_map(Ok), (-1..2_i64).prop_map(Err)],
    );
    let leaf = prop_oneof![(0..2_usize).prop_map(Js::IsNull), compare.prop_map(|(sign, n, other)| Js::Compare(sign, n, other))];
    leaf.prop_recursive(4, 24, 3, |inner| {
        let two = (inner.clone().prop_map(Box::new), inner.clone().prop_map(Box::new));
        let three = (inner.clone().prop_map(Box::new), inner.clone().prop_map(Box::new), inner.clone().prop_map(Box::new));
        prop_oneof![
            two.clone().prop_map(|(a, b)| Js::And(a, b)),
            two.prop_map(|(a, b)| Js::Or(a, b)),
            inner.prop_map(|a| Js::Not(Box::new(a))),
            three.prop_map(|(a, b, c)| Js::If(a, b, c)),
        ]
    })
}

/// The expression with values in place of names.
fn with_values(expr: &Expr, values: Values) -> Expr {
    let inside = |one: &Expr| with_values(one, values);
    match &expr.kind {
        Kind::Path(path) => match values[usize::from(path.names == ["B"])] {
            Some(number) => Expr::number(number.to_string()),
            None => Expr::missing(),
        },
        Kind::Unary(unary, one) => Expr::of(Kind::Unary(*unary, Box::new(inside(one)))),
        Kind::Binary(operator, left, right) => inside(left).with(*operator, inside(right)),
        Kind::Call(name, arguments) => Expr::call(name, arguments.iter().map(inside)),
        _ => expr.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Req: INT-03
    #[test]
    fn what_is_translated_says_the_same_of_every_value_and_of_none(condition in conditions()) {
        let text = condition.text().replace('&', "&amp;").replace('<', "&lt;");
        let design = accepted(odm(&FORM.replace("TEXT", &text)));
        let ours = Expression::ours(&design.library.conditions[0].expressions).map(|one| one.text.clone());
        prop_assert!(ours.is_some(), "{} was not translated", condition.text());
        let ours = ours.unwrap_or_default();
        let tree = parse(&ours).unwrap();
        for a in [None, Some(-1), Some(0), Some(1)] {
            for b in [None, Some(-1), Some(0), Some(1)] {
                let literal = print(&with_values(&tree, [a, b]));
                let said = evaluate_text(&literal, &Opaque).unwrap_or_else(|fault| panic!("{literal}: {fault}"));
                // A condition that is unknown is not true.
                prop_assert_eq!(said.truth() == Some(true), condition.says([a, b]), "{} is {}, of A = {:?}, B = {:?}", condition.text(), ours, a, b);
            }
        }
    }
}
