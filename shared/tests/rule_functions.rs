//! The functions of the rule language: each does what its row in the table says.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use proptest::prelude::*;
use rust_decimal::Decimal;
use shared::forms::rule::Value;
use shared::forms::rule::functions::{ALL, Work, function};
use shared::kernel::{CivilDate, PartialDate, PartialDateTime, PartialTime, civil_from_days};

/// Calls a function with values, as the evaluator does.
fn call(name: &str, arguments: &[Value]) -> Value {
    match function(name).unwrap().does {
        Work::Known(does) => arguments.iter().find(|one| one.is_nothing()).cloned().unwrap_or_else(|| does(arguments)),
        Work::Always(does) => does(arguments),
        Work::Place(_) => unreachable!("{name} needs a place"),
    }
}

fn days() -> impl Strategy<Value = CivilDate> {
    // Near each other and near the edges, where certain answers are rare.
    prop_oneof![17_000_i32..18_500, 17_890_i32..17_970, -719_162_i32..=2_932_896].prop_map(|days| civil_from_days(days).unwrap())
}

fn times() -> impl Strategy<Value = PartialTime> {
    (0_u8..24, 0_u8..60, proptest::option::of(0_u8..60)).prop_map(|(hour, minute, second)| PartialTime {
        hour: Some(hour),
        minute: Some(minute),
        second,
        ..PartialTime::default()
    })
}

/// A date with some of its parts forgotten.
fn forget(day: CivilDate, known: [bool; 3]) -> PartialDate {
    let all = PartialDate::from(day);
    PartialDate { year: all.year.filter(|_| known[0]), month: all.month.filter(|_| known[1]), day: all.day.filter(|_| known[2]) }
}

/// Whether what was said of less holds of what is said now: the same, or a date of which less was known.
fn holds(before: &Value, now: &Value) -> bool {
    let fits = |less: PartialDate, more: PartialDate| {
        let part = |less: Option<u16>, more: Option<u16>| less.is_none() || less == more;
        part(less.year, more.year)
            && part(less.month.map(u16::from), more.month.map(u16::from))
            && part(less.day.map(u16::from), more.day.map(u16::from))
    };
    match (before, now) {
        (Value::Nothing(_), _) => true,
        (Value::Date(before), Value::Date(now)) => fits(*before, *now),
        (Value::DateTime(before), Value::DateTime(now)) => fits(before.date, now.date) && before.time == now.time,
        _ => before == now,
    }
}

/// Functions of one date, of a date and a number, of two dates.
const OF_ONE: &[&str] = &["year", "month", "day", "weekday", "day_number", "date", "datetime"];
const OF_NUMBER: &[&str] = &["add_days", "add_months", "add_years"];
const OF_TWO: &[&str] =
    &["days_between", "months_between", "years_between", "age", "min", "max", "unique", "first", "last", "first_known", "last_known"];
const FORMATS: &[&str] = &["%Y", "%m", "%d", "%Y-%m", "%b %y", "%a", "%j", "%e %B", "%H:%M"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// Req: DAT-07
    #[test]
    fn knowing_more_of_a_date_never_changes_a_known_answer(
        (one, two) in (days(), days()), a in any::<[bool; 3]>(), b in any::<[bool; 3]>(), also in any::<[bool; 3]>(),
        n in -40_i64..40, time in times(), with_time in any::<bool>()
    ) {
        let more = |known: [bool; 3]| [known[0] || also[0], known[1] || also[1], known[2] || also[2]];
        let value = |day, known| {
            let date = forget(day, known);
            if with_time { Value::from(PartialDateTime { date, time }) } else { date.into() }
        };
        let calls = |a, b| {
            let (one, two) = (value(one, a), value(two, b));
            let singles = OF_ONE.iter().map(|name| (*name, call(name, std::slice::from_ref(&one))));
            let moved = OF_NUMBER.iter().map(|name| (*name, call(name, &[one.clone(), n.into()])));
            let spans = OF_TWO.iter().map(|name| (*name, call(name, &[one.clone(), two.clone()])));
            let written = FORMATS.iter().map(|format| (*format, call("format_date", &[one.clone(), (*format).into()])));
            let timed = [
                ("seconds_between", call("seconds_between", &[one.clone(), two.clone()])),
                ("add_seconds", call("add_seconds", &[one.clone(), (n * 1000).into()])),
            ];
            singles.chain(moved).chain(spans).chain(written).chain(timed).collect::<Vec<_>>()
        };
        for ((name, before), (_, now)) in calls(a, b).into_iter().zip(calls(more(a), more(b))) {
            prop_assert!(holds(&before, &now), "{name} of {one} {a:?} and {two} {b:?}: {before:?}, then {now:?} with {also:?}");
        }
    }

    #[test]
    fn what_was_added_is_what_lies_between(day in days(), n in -2000_i64..2000) {
        let from = Value::from(PartialDate::from(day));
        for (add, between) in [("add_days", "days_between"), ("add_months", "months_between"), ("add_years", "years_between")] {
            let to = call(add, &[from.clone(), n.into()]);
            let clipped = to.date().and_then(|to| to.day) != Some(day.day());
            if !to.is_nothing() && (add == "add_days" || !clipped) {
                prop_assert_eq!(call(between, &[from.clone(), to.clone()]), n.into(), "{} {} {}", day, n, add);
                prop_assert_eq!(call(between, &[to, from.clone()]), (-n).into(), "{} {} {}", day, n, add);
            }
        }
    }

    #[test]
    fn texts_are_taken_apart_and_put_together(text in "\\PC{0,20}", at in 0_i64..22) {
        let whole = Value::from(text.as_str());
        let length = call("length", std::slice::from_ref(&whole)).number().unwrap();
        let front = call("left", &[whole.clone(), at.into()]);
        let back = call("right", &[whole.clone(), (length - Decimal::from(at)).max(Decimal::ZERO).into()]);
        prop_assert_eq!(call("concat", &[front.clone(), back.clone()]), whole.clone());
        prop_assert_eq!(call("middle", &[whole.clone(), (at + 1).into(), length.into()]), back.clone());
        prop_assert_eq!(call("starts_with", &[whole.clone(), front]), true.into());
        prop_assert_eq!(call("ends_with", &[whole, back]), true.into());
    }

    #[test]
    fn no_function_stumbles_over_any_values(
        number in prop_oneof![
            4 => (any::<i64>(), 0_u32..=18).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
            1 => Just(Decimal::MAX),
            1 => Just(Decimal::MIN)
        ],
        text in "\\PC{0,20}|[0-9:T.%(\\[-]{0,12}", day in days(), known in any::<[bool; 3]>(), time in times(), seed in any::<u64>()
    ) {
        let date = forget(day, known);
        let values = [
            number.into(), text.as_str().into(), Value::Nothing(None), date.into(), time.into(), true.into(),
            PartialDateTime { date, time }.into(),
            Value::Set(vec!["A".into(), "B".into()].into()),
            Value::List(vec![number.into(), Value::Nothing(None), text.as_str().into()].into()),
            Value::List(Vec::new().into()),
        ];
        let mut next = seed;
        for function in ALL.iter().filter(|one| !matches!(one.does, Work::Place(_))) {
            for count in 0..4 {
                let arguments: Vec<Value> = (0..count).map(|_| {
                    next = next.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    values[usize::try_from(next >> 33).unwrap() % values.len()].clone()
                }).collect();
                call(function.name, &arguments);
            }
        }
    }
}

#[test]
fn rows_are_counted_as_they_stand_and_aggregates_pass_missing_ones_over() {
    let rows = || Value::List(vec![Value::Nothing(None), 4.into(), 2.into(), Value::Nothing(None)].into());
    let of_rows = |name| call(name, &[rows()]);
    assert_eq!((of_rows("first"), of_rows("last")), (Value::Nothing(None), Value::Nothing(None)));
    assert_eq!((of_rows("first_known"), of_rows("last_known")), (4.into(), 2.into()));
    assert_eq!((of_rows("count"), of_rows("mean"), of_rows("unique")), (2.into(), 3.into(), 2.into()));
    let nth = |n: i64| call("nth", &[rows(), n.into()]);
    assert_eq!((nth(0), nth(1), nth(2), nth(5)), (Value::Nothing(None), Value::Nothing(None), 4.into(), Value::Nothing(None)));
}

#[test]
fn choices_are_counted_and_taken_in_the_order_in_which_they_were_made() {
    let set = || Value::Set(vec!["B".into(), "A".into()].into());
    assert_eq!(call("count_selected", &[set()]), 2.into());
    assert_eq!((call("selected_at", &[set(), 1.into()]), call("selected_at", &[set(), 3.into()])), ("B".into(), Value::Nothing(None)));
    assert_eq!(call("text", &[set()]), "B A".into());
}

#[test]
fn no_text_grows_without_end() {
    let long = Value::from("a".repeat(60_000));
    assert_eq!(call("replace", &[long.clone(), "a".into(), "aa".into()]), Value::Nothing(None));
    assert_eq!(call("join", &["".into(), long.clone(), long.clone()]), Value::Nothing(None));
    assert_eq!(call("concat", &[long.clone(), long]), Value::Nothing(None));
}

#[test]
fn names_are_unique_and_every_row_says_what_it_does() {
    for (n, one) in ALL.iter().enumerate() {
        assert!(ALL.iter().skip(n + 1).all(|other| other.name != one.name), "{} twice", one.name);
        assert!(one.says.ends_with('.') && one.missing.ends_with('.'), "{}", one.name);
        assert_eq!(one.examples.is_empty(), matches!(one.does, Work::Place(_)) && one.name != "if", "examples of {}", one.name);
    }
}
