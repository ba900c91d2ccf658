//! What can be read as an item's type, and what cannot.

use shared::forms::build::*;
use shared::forms::{DataType, Level, Scenario, Typed, canonical_number, english};

fn page(kind: DataType) -> Scenario {
    Scenario::of(form("F").item("it", item(kind)))
}

fn reads(kind: DataType, value: &str) -> Option<Typed> {
    page(kind).enter("it", value).read("it").unwrap()
}

/// What the field says as it is left with a value that cannot be stored.
fn refuses(kind: DataType, value: &str) -> String {
    let mut page = page(kind);
    let findings = page.enter("it", value).leaving("it");
    assert!(findings.iter().all(|finding| finding.level == Level::Unreadable), "{findings:?}");
    findings.iter().map(|finding| english(&finding.words)).collect()
}

scenarios! {
    /// Req: DAT-02
    fn every_data_type_reads_its_own_form() {
        let examples = [
            (DataType::Text, "any thing"), (DataType::String, "any thing"), (DataType::Integer, "-120"), (DataType::Float, "1.50"),
            (DataType::Double, "1e5"), (DataType::Boolean, "true"), (DataType::Date, "2024-02-29"), (DataType::Time, "10:30:15"),
            (DataType::Datetime, "2024-02-29T10:30:00+01:00"), (DataType::PartialDate, "2020-03"), (DataType::PartialTime, "10"),
            (DataType::PartialDatetime, "2020-03-15T10"), (DataType::IncompleteDate, "2020---15"), (DataType::IncompleteTime, "-:30:-"),
            (DataType::IncompleteDatetime, "-----T10:-:-"), (DataType::DurationDatetime, "P1DT12H"),
            (DataType::IntervalDatetime, "2020-03/2020-04"), (DataType::Uri, "https://example.org"), (DataType::HexBinary, "0aFF"),
            (DataType::Base64Binary, "TWE="), (DataType::HexFloat, "4110000000000000"), (DataType::Base64Float, "QRAAAAAAAAA="),
        ];
        assert_eq!(examples.len(), DataType::ALL.len());
        for (kind, value) in examples {
            let mut page = page(kind);
            page.enter("it", value);
            assert_eq!(page.findings(), Vec::<String>::new(), "{kind:?} {value}");
            assert!(page.read("it").unwrap().is_some(), "{kind:?} {value}");
        }
    }

    /// Req: DAT-04
    fn only_what_cannot_be_represented_is_unreadable() {
        assert_eq!(refuses(DataType::Integer, "12a"), "“12a” is not a whole number. Write digits only, such as 120.");
        assert_eq!(refuses(DataType::Integer, "1.5"), "“1.5” is not a whole number. Write digits only, such as 120.");
        assert_eq!(refuses(DataType::Float, "24,06"), "“24,06” is not a number. Write digits with a decimal point, such as 24.06.");
        assert_eq!(refuses(DataType::Boolean, "maybe"), "“maybe” is neither yes nor no. Choose one of them.");
        assert_eq!(refuses(DataType::Date, "2023-02-31"), "There is no 31 Feb 2023. Correct the day, the month or the year.");
        assert_eq!(
            refuses(DataType::Date, "3 mar"),
            "“3 mar” is not a date. Write it like 3 Mar 2024 or 2024-03-03; UN stands for an unknown day or month."
        );
        assert_eq!(refuses(DataType::Time, "25:00"), "“25:00” is not a time. Write it like 9:05 or 21:05.");
        assert_eq!(refuses(DataType::HexBinary, "0z"), "“0z” is not hexadecimal. Use pairs of the digits 0 to 9 and A to F.");
        for (kind, value) in [(DataType::Uri, "a b"), (DataType::Base64Binary, "T"), (DataType::DurationDatetime, "2 weeks"),
            (DataType::IntervalDatetime, "2020"), (DataType::Datetime, "noon"), (DataType::HexFloat, "41100000000000001111")] {
            assert!(!refuses(kind, value).is_empty(), "{kind:?} {value}");
        }
    }

    /// Req: DAT-05
    fn a_value_stays_exactly_as_it_was_entered() {
        let kept = ["1.50", "007", " 5.10 ", "123456789012345678901234567890.123456789"];
        for value in kept {
            let mut page = page(DataType::Float);
            page.enter("it", value);
            assert_eq!(page.findings(), Vec::<String>::new());
            assert_eq!(page.values.values().next().unwrap().one(), Some(value));
        }
        assert_eq!(reads(DataType::Text, "trailing blank "), Some(Typed::Text("trailing blank ".to_owned())));
        assert_eq!(reads(DataType::Float, "1.50"), Some(Typed::Decimal("1.50".parse().unwrap())));
        assert_eq!(reads(DataType::Integer, "007"), Some(Typed::Integer(7.into())));
    }

    fn blanks_are_no_answer() {
        assert_eq!(reads(DataType::Integer, ""), None);
        assert_eq!(reads(DataType::Integer, "  "), None);
        assert_eq!(reads(DataType::Text, " "), None);
    }

    fn numbers_that_are_none_are_kept_where_odm_allows_them() {
        assert_eq!(reads(DataType::Double, "NaN"), Some(Typed::Text("NaN".to_owned())));
        assert!(matches!(reads(DataType::Double, "-INF"), Some(Typed::Decimal(_))));
        assert!(!refuses(DataType::Float, "INF").is_empty());
    }

    /// Req: DAT-07
    fn a_date_without_its_day_is_kept_and_asked_about() {
        let mut page = page(DataType::Date);
        page.enter("it", "2024-03");
        assert_eq!(page.findings(), ["it precision: Part of UN Mar 2024 is unknown. Complete it, or keep it and give a reason."]);
        page.enter("it", "2024-03-03");
        assert_eq!(page.findings(), Vec::<String>::new());
    }

    /// Req: DAT-07
    fn each_kind_of_date_and_time_says_which_parts_it_needs() {
        let doubtful = [(DataType::PartialDate, "2020---15"), (DataType::IncompleteDate, "-----"), (DataType::Time, "10"),
            (DataType::PartialTime, "-:30:-"), (DataType::IncompleteTime, "-:-:-"), (DataType::Datetime, "2020-03-15"),
            (DataType::Datetime, "2020-03-15T10"), (DataType::PartialDatetime, "2020-03--T10:30:-"),
            (DataType::IncompleteDatetime, "-----T-:-:-")];
        for (kind, value) in doubtful {
            let mut page = page(kind);
            assert_eq!(page.enter("it", value).checks(), ["it precision"], "{kind:?} {value}");
        }
        let fine = [(DataType::Time, "10:30"), (DataType::Datetime, "2020-03-15T10:30"), (DataType::IncompleteDate, "--03-15")];
        for (kind, value) in fine {
            let mut page = page(kind);
            assert_eq!(page.enter("it", value).checks(), Vec::<String>::new(), "{kind:?} {value}");
        }
    }

    fn a_decimal_comma_becomes_a_point_only_where_it_is_certainly_one() {
        assert_eq!(canonical_number("24,06", true).as_deref(), Some("24.06"));
        assert_eq!(canonical_number(" -0,30 ", true).as_deref(), Some("-0.30"));
        assert_eq!(canonical_number("\u{2212}3", true).as_deref(), Some("-3"));
        assert_eq!(canonical_number("24.06", true).as_deref(), Some("24.06"));
        assert_eq!(canonical_number("24,06", false), None);
        assert_eq!(canonical_number("1.234,5", true), None);
        assert_eq!(canonical_number("1,234.5", true), None);
        assert_eq!(canonical_number("1,2,3", true), None);
        assert_eq!(canonical_number("", true), None);
    }
}
