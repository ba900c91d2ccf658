//! What partial dates and times promise.

use std::cmp::Ordering::{Equal, Greater, Less};

use super::*;

fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn moment(text: &str) -> PartialDateTime {
    text.parse().unwrap()
}

fn today() -> CivilDate {
    CivilDate::of(2026, 11, 20).unwrap()
}

/// What is understood, as it is stored and as it is shown.
fn typed(text: &str) -> String {
    PartialDate::parse_human(text, today()).map_or_else(|why| format!("{why:?}"), |date| format!("{date} = {}", date.to_words()))
}

fn typed_time(text: &str) -> String {
    PartialTime::parse_human(text).map_or_else(|why| format!("{why:?}"), |time| time.to_string())
}

fn typed_moment(text: &str) -> String {
    PartialDateTime::parse_human(text, today()).map_or_else(|why| format!("{why:?}"), |moment| moment.to_string())
}

/// Req: DAT-07
#[test]
fn odm_forms_come_out_as_they_went_in() {
    for text in ["2020", "2020-03", "2020-03-15", "2020---15", "--03-15", "-----", "----15", "--02-29", "0001"] {
        assert_eq!(date(text).to_string(), text);
    }
    assert_eq!(date("2020----").to_string(), "2020");
    for text in ["10", "10:30", "10:30:15", "10:30:15.5+02:00", "10:30Z", "10-05:30", "-:30:-", "10:-:15", "-:-:-", "-:-:-+01:00"] {
        assert_eq!(text.parse::<PartialTime>().unwrap().to_string(), text);
    }
    assert_eq!("10:-".parse::<PartialTime>().unwrap().to_string(), "10");
    assert_eq!("-:30".parse::<PartialTime>().unwrap().to_string(), "-:30:-");
    assert_eq!("10:30:15-".parse::<PartialTime>().unwrap().to_string(), "10:30:15");
    for text in ["2020-03-15T10:30:00Z", "2020-03-15T10", "2020-03", "2020-03--T10:30:-", "-----T10:-:-", "2020---15T-:-:-"] {
        assert_eq!(moment(text).to_string(), text);
    }
    assert_eq!(moment("-----T10:-").to_string(), "-----T10:-:-");
}

/// Req: DAT-07
#[test]
fn what_is_no_date_is_refused() {
    let odd = ["", "-", "--", "20", "2020-", "2020-3", "2020-03-", "2020-03-15 ", "2020-03-151", "20200315", "--03", "2020/03", "２０２０"];
    for text in odd {
        assert_eq!(text.parse::<PartialDate>(), Err(Unclear::Date), "{text}");
    }
    for text in ["2020-02-30", "2023-02-29", "1900-02-29", "2024-04-31", "2024-00-01", "2024-13-01", "--02-30", "0000-01-01", "2024-01-00"]
    {
        assert!(matches!(text.parse::<PartialDate>(), Err(Unclear::NoSuchDay(_))), "{text}");
    }
    for text in ["", "-", "1", "24", "10:60", "10:30:60", "10:3", "10:30:15.", "10:30:15+2", "10:30x", "10:30:15+02:60"] {
        assert_eq!(text.parse::<PartialTime>(), Err(Unclear::Time), "{text}");
    }
    for text in ["2020-03-15T", "T10:30", "2020-03-15 10:30", "2020-03-15T25"] {
        assert_eq!(text.parse::<PartialDateTime>(), Err(Unclear::DateTime), "{text}");
    }
}

/// Req: DAT-07
#[test]
fn a_comparison_is_certain_only_when_no_unknown_part_can_change_it() {
    let certain = |left: &str, right: &str| date(left).compare(date(right)).certain();
    assert_eq!(certain("2020-03", "2020-05-01"), Some(Less));
    assert_eq!(certain("2020-03", "2020-03-15"), None);
    assert_eq!(certain("2020", "2019-12-31"), Some(Greater));
    assert_eq!(certain("2020-03-15", "2020-03-15"), Some(Equal));
    assert_eq!(certain("2020-03", "2020-03"), None);
    assert_eq!(certain("2020---15", "2020-01-14"), Some(Greater));
    assert_eq!(certain("--03-15", "2020-03-15"), None);
    let relation = date("2020-03").compare(date("2020-03-31"));
    assert!(!relation.greater, "all of March is on or before its last day");
    let relation = date("--03-15").compare(date("2020-04-15"));
    assert!(relation.less && relation.greater && !relation.equal, "March is never April");
    assert!(!date("--02-29").compare(date("2021")).equal, "2021 has no 29 February");
}

/// Req: DAT-07
#[test]
fn clocks_compare_by_their_offsets() {
    let certain = |left: &str, right: &str| moment(left).compare(moment(right)).certain();
    assert_eq!(certain("2020-03-15T10:30:00", "2020-03-15T10:30:00"), Some(Equal));
    assert_eq!(certain("2020-03-15T10:30:00Z", "2020-03-15T12:30:00+02:00"), Some(Equal), "the same moment");
    assert_eq!(certain("2020-03-15T10:30:00Z", "2020-03-15T10:30:00+02:00"), Some(Greater));
    assert_eq!(certain("2020-03-15T10:30:00Z", "2020-03-15T23:00:00"), None, "a clock without offset may be 14 hours off");
    assert_eq!(certain("2020-03-15T10:30:00Z", "2020-03-17T23:00:00"), Some(Less));
    assert_eq!(certain("2020-03-15", "2020-03-15T12:00"), None);
    assert_eq!(certain("2020-03", "2020-04-01T00:00:00"), Some(Less));
    let time = |left: &str, right: &str| left.parse::<PartialTime>().unwrap().compare(right.parse().unwrap()).certain();
    assert_eq!(time("10", "11:00"), Some(Less));
    assert_eq!(time("10:30", "10:30:00"), None);
    assert_eq!(time("10:30Z", "10:30"), None);
    assert_eq!(time("10:30:00Z", "11:00:00+02:00"), Some(Greater));
}

/// Req: DAT-07
#[test]
fn dates_are_read_as_people_type_them() {
    for text in [
        "3 mar 24",
        "03 Mar 2024",
        "3-Mar-2024",
        "3mar24",
        "March 3, 2024",
        "mar 3 24",
        "3. März 2024",
        "3 mars 2024",
        "2024-03-03",
        "2024-3-3",
        "2024/03/03",
        "20240303",
        "3.3.2024",
        "3/3/24",
        " 03.03.2024 ",
        "2024 mar 3",
    ] {
        assert_eq!(typed(text), "2024-03-03 = 03 Mar 2024", "{text}");
    }
    assert_eq!(typed("13.4.2024"), "2024-04-13 = 13 Apr 2024");
    assert_eq!(typed("4/13/2024"), "2024-04-13 = 13 Apr 2024");
    assert_eq!(typed("UN mar 2024"), "2024-03 = UN Mar 2024");
    assert_eq!(typed("un un 2024"), "2024 = UN UN 2024");
    assert_eq!(typed("UN/03/2024"), "2024-03 = UN Mar 2024");
    assert_eq!(typed("15 UN 2024"), "2024---15 = 15 UN 2024");
    assert_eq!(typed("15 mai un"), "--05-15 = 15 May UN");
    assert_eq!(typed("mar 2024"), "2024-03 = UN Mar 2024");
    assert_eq!(typed("3/2024"), "2024-03 = UN Mar 2024");
    assert_eq!(typed("Août 2024"), "2024-08 = UN Aug 2024");
    assert_eq!(typed("2024"), "2024 = UN UN 2024");
    assert_eq!(typed("today"), "2026-11-20 = 20 Nov 2026");
    assert_eq!(typed("Gestern"), "2026-11-19 = 19 Nov 2026");
}

#[test]
fn a_two_digit_year_is_the_latest_at_most_five_years_ahead() {
    assert_eq!(typed("3 mar 31"), "2031-03-03 = 03 Mar 2031");
    assert_eq!(typed("3 mar 32"), "1932-03-03 = 03 Mar 1932");
    assert_eq!(typed("mar 85"), "1985-03 = UN Mar 1985");
}

/// Req: DAT-07
#[test]
fn a_date_that_can_be_read_in_two_ways_is_refused_and_both_are_named() {
    let why = PartialDate::parse_human("3/4/2024", today()).unwrap_err();
    let args = why.args("3/4/2024");
    assert_eq!(why.key(), "unreadable-ambiguous-date");
    let words: Vec<&str> = args.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(words, ["3/4/2024", "03 Apr 2024", "04 Mar 2024"]);
    for text in ["3.4.2024", "3-4-24", "mar 24", "3 UN 2024"] {
        assert!(typed(text).starts_with("Ambiguous"), "{text}: {}", typed(text));
    }
}

#[test]
fn what_nobody_can_mean_is_refused() {
    for text in [
        "",
        "soon",
        "3",
        "34",
        "3 mar",
        "ju 2024",
        "jui 2024",
        "99/99/2024",
        "0324",
        "1 2 3 4",
        "3 mar 2024 x",
        "12345",
        "3 # 2024",
        "٣ mar 2024",
    ] {
        assert!(typed(text) == "Date" || typed(text).starts_with("NoSuchDay"), "{text}: {}", typed(text));
    }
    assert!(typed("31 feb 2024").starts_with("NoSuchDay"));
    assert!(typed("2023-02-29").starts_with("NoSuchDay"));
    assert_eq!(typed("un un un"), "NothingKnown");
    assert_eq!(typed("-----"), "NothingKnown");
}

#[test]
fn times_are_read_as_people_type_them() {
    for text in ["9:5", "0905", "905", "9.05", "09:05", "9h05", "9:05 am", "9.05 Uhr", "9:05 A.M."] {
        assert_eq!(typed_time(text), "09:05", "{text}");
    }
    assert_eq!(typed_time("9:05 pm"), "21:05");
    assert_eq!(typed_time("12 am"), "00");
    assert_eq!(typed_time("12:30pm"), "12:30");
    assert_eq!(typed_time("9"), "09");
    assert_eq!(typed_time("18h"), "18");
    assert_eq!(typed_time("9:05:07"), "09:05:07");
    assert_eq!(typed_time("10:un"), "10");
    assert_eq!(typed_time("un:30"), "-:30:-");
    assert_eq!(typed_time("un:un"), "NothingKnown");
    for text in ["", "25:00", "9:75", "13 pm", "0 am", "noon", "9:05:07:01", "pm", "12345", "ä1"] {
        assert_eq!(typed_time(text), "Time", "{text}");
    }
}

#[test]
fn a_date_with_a_time_is_read_as_people_type_it() {
    for text in ["3 mar 24 9:05 pm", "3.3.2024 21:05", "2024-03-03T21:05", "2024-03-03 2105", "3 mar 2024 9.05 PM"] {
        assert_eq!(typed_moment(text), "2024-03-03T21:05", "{text}");
    }
    assert_eq!(typed_moment("yesterday 8"), "2026-11-19T08");
    assert_eq!(typed_moment("mar 2024"), "2024-03");
    assert_eq!(typed_moment("un mar 2024 10:30"), "2024-03--T10:30:-");
    assert!(typed_moment("3/4/2024 10:30").starts_with("Ambiguous"));
    assert!(typed_moment("31 feb 2024 10:30").starts_with("NoSuchDay"));
    assert_eq!(typed_moment("10:30"), "DateTime");
    assert_eq!(typed_moment("whenever"), "DateTime");
}
