//! `format_date`: a date or time in another notation.

use crate::kernel::{CivilDate, PartialDate, PartialTime};

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "format_date",
    family: Family::Dates,
    takes: &[once("date", Kinds::DAY.or(Kinds::TIME)), once("format", Kinds::TEXT)],
    gives: Gives::One(Kind::Text),
    says: "The date or time as the format says. %Y year, %y its last two digits; %m month with two digits, %n without zero, %b Jan, %B \
        January; %d day with two digits, %e without zero, %j day of the year; %a Mon, %A Monday; %H hour with two digits, %h without \
        zero; %M minute, %S second, %3 milliseconds; %% a percent sign.",
    missing: words("Nothing when a part that the format names is unknown, and when the format names something else."),
    examples: examples(&[
        ("format_date(2020-03-05, \"%d.%m.%Y\")", "\"05.03.2020\""),
        ("format_date(2020-03-05, \"%a, %e %B %y\")", "\"Thu, 5 March 20\""),
        ("format_date(2020-03-05T09:30, \"%h:%M\")", "\"9:30\""),
        ("format_date(2020-03, \"%b %Y\")", "\"Mar 2020\""),
        ("format_date(2020-03, \"%d %b %Y\")", "missing"),
    ]),
    does: Work::Known(call),
};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn call(arguments: &[Value]) -> Value {
    let (Some(value), Some(format)) = (arguments.first(), given::text(arguments, 1)) else { return NOTHING };
    let (date, time) = (value.date().unwrap_or_default(), value.time().unwrap_or_default());
    let mut text = String::new();
    let mut rest = format.chars();
    while let Some(one) = rest.next() {
        let part = if one == '%' { rest.next().and_then(|sign| part(sign, date, time)) } else { Some(one.to_string()) };
        match part {
            Some(part) => text.push_str(&part),
            None => return NOTHING,
        }
    }
    given::bounded(text)
}

/// What stands for the sign behind a percent sign; `None` when it is unknown, or no such sign.
fn part(sign: char, date: PartialDate, time: PartialTime) -> Option<String> {
    let two = |part: Option<u8>| part.map(|part| format!("{part:02}"));
    match sign {
        'H' => two(time.hour),
        'h' => time.hour.map(|hour| hour.to_string()),
        'M' => two(time.minute),
        'S' => two(time.second),
        // A second without a fraction is the full second.
        '3' => time.second.map(|_| format!("{:03}", time.nanos.unwrap_or(0) / 1_000_000)),
        '%' => Some("%".to_owned()),
        _ => day_part(sign, date),
    }
}

fn day_part(sign: char, date: PartialDate) -> Option<String> {
    let month = || MONTHS.get(usize::from(date.month?).checked_sub(1)?).copied();
    match sign {
        'Y' => date.year.map(|year| format!("{year:04}")),
        'y' => date.year.map(|year| format!("{:02}", year % 100)),
        'm' => date.month.map(|month| format!("{month:02}")),
        'n' => date.month.map(|month| month.to_string()),
        'b' => month().and_then(short),
        'B' => month().map(str::to_owned),
        'd' => date.day.map(|day| format!("{day:02}")),
        'e' => date.day.map(|day| day.to_string()),
        'j' => date.complete().map(|day| format!("{:03}", of_year(day))),
        'a' => weekday(date).and_then(short),
        'A' => weekday(date).map(str::to_owned),
        _ => None,
    }
}

fn weekday(date: PartialDate) -> Option<&'static str> {
    let n = usize::try_from(super::weekday::weekday(date.complete()?)).ok()?;
    DAYS.get(n.checked_sub(1)?).copied()
}

fn short(name: &str) -> Option<String> {
    name.get(..3).map(str::to_owned)
}

/// 1 January is 1.
fn of_year(day: CivilDate) -> i32 {
    let before = CivilDate::of(day.year(), 1, 1).map_or(0, crate::kernel::days_from_civil);
    crate::kernel::days_from_civil(day) - before + 1
}
