//! What holds for every value, not only for the ones somebody thought of.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use proptest::prelude::*;
use shared::forms::build::*;
use shared::forms::{DataType, Datum, ItemKey, Scenario, evaluate};
use shared::kernel::{CivilDate, PartialDate, PartialDateTime, PartialTime};

fn dates() -> impl Strategy<Value = PartialDate> {
    let part = |range: std::ops::RangeInclusive<u8>| proptest::option::of(range);
    (proptest::option::of(1_u16..=9999), part(1..=12), part(1..=31))
        .prop_map(|(year, month, day)| PartialDate { year, month, day })
        .prop_filter("a date that exists", |date| date.is_valid())
}

fn times() -> impl Strategy<Value = PartialTime> {
    let second = proptest::option::of((0_u8..60, proptest::option::of(0_u32..1_000_000_000)));
    let offset = proptest::option::of(-840_i16..=840);
    (proptest::option::of(0_u8..24), proptest::option::of(0_u8..60), second, offset).prop_map(|(hour, minute, second, offset)| {
        PartialTime { hour, minute, second: second.map(|(s, _)| s), nanos: second.and_then(|(_, n)| n), offset }
    })
}

fn moments() -> impl Strategy<Value = PartialDateTime> {
    (dates(), times()).prop_map(|(date, time)| PartialDateTime { date, time })
}

fn days() -> impl Strategy<Value = CivilDate> {
    (-719_162_i32..=2_932_896).prop_map(|days| shared::kernel::civil_from_days(days).unwrap())
}

/// A date with some of its parts forgotten.
fn forget(day: CivilDate, known: [bool; 3]) -> PartialDate {
    let [year, month, of_month] = known;
    let all = PartialDate::from(day);
    PartialDate { year: all.year.filter(|_| year), month: all.month.filter(|_| month), day: all.day.filter(|_| of_month) }
}

proptest! {
    /// Req: DAT-07
    #[test]
    fn a_date_comes_back_from_its_text(date in dates()) {
        prop_assert_eq!(date.to_string().parse::<PartialDate>(), Ok(date));
    }

    /// Req: DAT-07
    #[test]
    fn a_time_comes_back_from_its_text(time in times()) {
        prop_assert_eq!(time.to_string().parse::<PartialTime>(), Ok(time));
    }

    /// Req: DAT-07
    #[test]
    fn a_moment_comes_back_from_its_text(moment in moments()) {
        prop_assert_eq!(moment.to_string().parse::<PartialDateTime>(), Ok(moment));
    }

    /// Req: DAT-07
    #[test]
    fn what_is_certain_of_partial_dates_holds_for_every_day_they_can_be(
        (one, two) in (days(), days()), a in any::<[bool; 3]>(), b in any::<[bool; 3]>()
    ) {
        let possible = forget(one, a).compare(forget(two, b));
        let fact = one.cmp(&two);
        let allowed = match fact {
            std::cmp::Ordering::Less => possible.less,
            std::cmp::Ordering::Equal => possible.equal,
            std::cmp::Ordering::Greater => possible.greater,
        };
        prop_assert!(allowed, "{one} {fact:?} {two}, yet {possible:?}");
    }

    #[test]
    fn what_is_shown_of_a_whole_date_can_be_typed_again(day in days().prop_filter("typed years", |day| (1800..=2999).contains(&day.year()))) {
        let words = PartialDate::from(day).to_words();
        prop_assert_eq!(PartialDate::parse_human(&words, CivilDate::FIRST), Ok(day.into()), "{}", words);
    }

    #[test]
    fn nothing_typed_makes_the_readers_stumble(text in "\\PC{0,24}|[0-9UNmar./: T-]{0,16}") {
        let today = CivilDate::of(2026, 11, 20).unwrap();
        if let Ok(date) = PartialDate::parse_human(&text, today) {
            prop_assert!(date.is_valid() && !date.is_unknown());
        }
        if let Ok(moment) = PartialDateTime::parse_human(&text, today) {
            prop_assert!(moment.is_valid() && !moment.is_unknown());
        }
        if let Ok(time) = PartialTime::parse_human(&text) {
            prop_assert!(time.is_valid() && !time.is_unknown());
        }
    }

    /// Req: DAT-05
    #[test]
    fn an_item_key_comes_back_from_its_text(group in "[^\u{0}]{1,12}|[/%25F]{1,8}", row in 1_u32.., item in "[^\u{0}]{1,12}|[/%25F]{1,8}") {
        let key = ItemKey::new(group.as_str(), row, item.as_str());
        prop_assert_eq!(key.to_string().parse::<ItemKey>().unwrap(), key);
    }

    /// Req: DAT-05
    #[test]
    fn a_value_survives_json_byte_for_byte(text in any::<String>()) {
        let datum = Datum::text(text);
        let json = serde_json::to_string(&datum).unwrap();
        prop_assert_eq!(serde_json::from_str::<Datum>(&json).unwrap(), datum);
    }

    /// Req: DAT-02 DAT-04
    #[test]
    fn any_text_in_any_type_gets_the_same_answer_alone_and_in_its_form(text in "\\PC{0,12}|[0-9eE+.:TZP/-]{0,12}") {
        for kind in DataType::ALL {
            let mut page = Scenario::of(form("F").item("it", item(*kind).mandatory().length(3).usual("2020", "2021")));
            page.enter("it", &text);
            let whole = page.evaluation();
            prop_assert!(page.leaving("it").iter().eq(whole.findings.iter().map(|finding| &**finding)));
            prop_assert_eq!(&evaluate(&page.form, &page.values, &page.reference), &whole);
            let unreadable = page.read("it").is_err();
            prop_assert_eq!(unreadable, whole.findings.iter().any(|finding| finding.check() == "type"));
            prop_assert_eq!(page.values.values().next().unwrap().one(), Some(text.as_str()));
        }
    }
}
