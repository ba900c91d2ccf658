//! Dates and times as people type them: `3 mar 24`, `UN mar 2024`, `today`, `9:05 pm`. English, German, French and Arabic.
//!
//! Invariant: nothing is guessed. `3/4/2024` is two dates, so it is none; the page shows what was understood.
//! A two-digit year is the latest one that lies at most [`AHEAD`] years after today: in 2026, `31` is 2031 and `32` is 1932.

use super::{CivilDate, PartialDate, PartialDateTime, PartialTime};

/// How many years ahead of today a two-digit year may lie.
pub const AHEAD: u16 = 5;

/// The years that people write; an import may hold others.
const YEARS: std::ops::RangeInclusive<u16> = 1800..=2999;

/// Why a text is no date or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unclear {
    Date,
    Time,
    DateTime,
    /// Every part unknown: that is a missing value with its reason, not a date.
    NothingKnown,
    /// 31 February.
    NoSuchDay(PartialDate),
    /// Day and month can be read either way.
    Ambiguous(PartialDate, PartialDate),
}

impl Unclear {
    /// The key of the app's message files; [`Unclear::args`] are its arguments.
    pub const fn key(&self) -> &'static str {
        match self {
            Unclear::Date => "unreadable-date",
            Unclear::Time => "unreadable-time",
            Unclear::DateTime => "unreadable-datetime",
            Unclear::NothingKnown => "unreadable-nothing-known",
            Unclear::NoSuchDay(_) => "unreadable-no-such-day",
            Unclear::Ambiguous(..) => "unreadable-ambiguous-date",
        }
    }

    /// `value` is what was typed.
    pub fn args(&self, value: &str) -> Vec<(String, String)> {
        let mut args = vec![("value".to_owned(), value.to_owned())];
        match self {
            Unclear::NoSuchDay(date) => args.push(("date".to_owned(), date.to_words())),
            Unclear::Ambiguous(first, second) => {
                args.push(("first".to_owned(), first.to_words()));
                args.push(("second".to_owned(), second.to_words()));
            }
            _ => {}
        }
        args
    }
}

impl PartialDate {
    /// What a person means: `3 mar 24`, `March 3, 2024`, `3.3.2024`, `2024-03-03`, `mar 2024`, `UN mar 2024`, `2024`,
    /// `today`, `yesterday`. Refuses what can be read in two ways.
    pub fn parse_human(text: &str, today: CivilDate) -> Result<PartialDate, Unclear> {
        let text = text.trim();
        match text.parse::<PartialDate>() {
            Err(Unclear::Date) => {}
            other => return other.and_then(plausible),
        }
        let date = match relative(text, today) {
            Some(day) => day.into(),
            None => arrange(&tokens(text, 3).ok_or(Unclear::Date)?, today)?,
        };
        plausible(date)
    }
}

/// What somebody can have meant: `0324` is a slip of the pen, not a year.
fn plausible(date: PartialDate) -> Result<PartialDate, Unclear> {
    match date {
        date if date.is_unknown() => Err(Unclear::NothingKnown),
        date if date.year.is_some_and(|year| !YEARS.contains(&year)) => Err(Unclear::Date),
        date if !date.is_valid() => Err(Unclear::NoSuchDay(date)),
        date => Ok(date),
    }
}

fn relative(text: &str, today: CivilDate) -> Option<CivilDate> {
    match text.to_lowercase().as_str() {
        "today" | "heute" | "aujourd'hui" | "aujourd’hui" | "اليوم" => Some(today),
        "yesterday" | "gestern" | "hier" | "أمس" | "امس" => today.plus_days(-1),
        _ => None,
    }
}

/// A word or number of a date.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Token {
    /// The number and how many digits it has.
    Number(u32, usize),
    Month(u8),
    Unknown,
}

impl Token {
    fn is_year(self) -> bool {
        matches!(self, Token::Number(_, 4))
    }
}

/// At most `limit` words and numbers; `None` when there are more, or one that means nothing.
fn tokens(text: &str, limit: usize) -> Option<Vec<Token>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() || matches!(first, '.' | '/' | '-' | ',') {
            rest = rest.get(first.len_utf8()..)?;
            continue;
        }
        let same = |one: char| (one.is_ascii_digit(), one == '?') == (first.is_ascii_digit(), first == '?') && is_word(one);
        let end = rest.find(|one| !same(one)).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end).filter(|(word, _)| !word.is_empty())?;
        found.push(token(word)?);
        rest = after;
    }
    (!found.is_empty() && found.len() <= limit).then_some(found)
}

fn is_word(one: char) -> bool {
    one.is_alphanumeric() || one == '?'
}

fn token(word: &str) -> Option<Token> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return (word.len() <= 8).then(|| word.parse().ok()).flatten().map(|number| Token::Number(number, word.len()));
    }
    let word = fold(word);
    match word.as_str() {
        "un" | "unk" | "uk" | "nk" | "xx" | "xxx" | "?" | "??" | "???" | "????" => Some(Token::Unknown),
        _ => month(&word).map(Token::Month),
    }
}

/// Lower case, without the accents of month names and the hamza on an alif.
fn fold(word: &str) -> String {
    let plain = |one: char| match one {
        'ä' => 'a',
        'é' => 'e',
        'û' => 'u',
        'أ' | 'إ' | 'آ' => 'ا',
        other => other,
    };
    word.to_lowercase().chars().map(plain).collect()
}

/// English, German (with Austria's), French and Arabic (of the Nile and of the Levant), folded.
const MONTHS: [&str; 12] = [
    "january januar janner janvier يناير جانفي",
    "february februar feber fevrier فبراير فيفري شباط",
    "march marz maerz mrz mars مارس اذار",
    "april avril ابريل افريل نيسان",
    "may mai مايو ايار",
    "june juni juin يونيو جوان حزيران",
    "july juli juillet يوليو جويلية تموز",
    "august aout اغسطس اوت",
    "september septembre سبتمبر ايلول",
    "october oktober octobre اكتوبر",
    "november novembre نوفمبر",
    "december dezember decembre ديسمبر",
];

/// The month that begins with `word` in some language, if only one does.
fn month(word: &str) -> Option<u8> {
    let begins = |names: &&str| names.split(' ').any(|name| name.starts_with(word));
    let mut found = (1_u8..).zip(MONTHS.iter()).filter(|(_, names)| word.chars().count() >= 3 && begins(names));
    match (found.next(), found.next()) {
        (Some((number, _)), None) => Some(number),
        _ => None,
    }
}

fn arrange(tokens: &[Token], today: CivilDate) -> Result<PartialDate, Unclear> {
    use Token::{Month, Number, Unknown};
    match *tokens {
        [year] if year.is_year() => date(year, Unknown, Unknown, today),
        [Number(all, 8)] => date(Number(all / 10_000, 4), Number(all / 100 % 100, 2), Number(all % 100, 2), today),
        [Unknown, year] | [year, Unknown] if year.is_year() => date(year, Unknown, Unknown, today),
        [month @ Month(_), Number(number, 1 | 2)] => month_and_number(month, number, today),
        [month, year] if year.is_year() => date(year, month, Unknown, today),
        [year, month] if year.is_year() => date(year, month, Unknown, today),
        [year, month, day] if year.is_year() => date(year, month, day, today),
        [day, month @ Month(_), year] => date(year, month, day, today),
        [month @ Month(_), day, year] => date(year, month, day, today),
        [Unknown, Unknown, year] => date(year, Unknown, Unknown, today),
        [first, second, year] => either_way(first, second, year, today),
        _ => Err(Unclear::Date),
    }
}

/// `mar 85` is a year; `mar 24` is a day or a year.
fn month_and_number(month: Token, number: u32, today: CivilDate) -> Result<PartialDate, Unclear> {
    let of_year = date(Token::Number(number, 2), month, Token::Unknown, today)?;
    let of_day = date(Token::Unknown, month, Token::Number(number, 2), today)?;
    if of_day.is_valid() { Err(Unclear::Ambiguous(of_year, of_day)) } else { Ok(of_year) }
}

/// Day and month as numbers (or one of them unknown), in either order.
fn either_way(first: Token, second: Token, year: Token, today: CivilDate) -> Result<PartialDate, Unclear> {
    use Token::{Number, Unknown};
    let day_first = date(year, second, first, today);
    let month_first = date(year, first, second, today);
    match (first, second) {
        (Unknown, Number(1..=12, _)) => day_first,
        (Unknown, Number(..)) => month_first,
        (Number(13.., _), _) => day_first,
        (_, Number(13.., _)) => month_first,
        _ if day_first == month_first => day_first,
        _ => Err(Unclear::Ambiguous(day_first?, month_first?)),
    }
}

/// The parts put in their places; whether such a day exists is for the caller.
fn date(year: Token, month: Token, day: Token, today: CivilDate) -> Result<PartialDate, Unclear> {
    let small = |number: u32| u8::try_from(number).map_err(|_| Unclear::Date);
    Ok(PartialDate {
        year: match year {
            Token::Unknown => None,
            Token::Number(year, 4) => Some(u16::try_from(year).map_err(|_| Unclear::Date)?),
            Token::Number(year, 2) => Some(full_year(year, today).ok_or(Unclear::Date)?),
            _ => return Err(Unclear::Date),
        },
        month: match month {
            Token::Unknown => None,
            Token::Month(month) => Some(month),
            Token::Number(month, 1 | 2) => Some(small(month)?),
            Token::Number(..) => return Err(Unclear::Date),
        },
        day: match day {
            Token::Unknown => None,
            Token::Number(day, 1 | 2) => Some(small(day)?),
            _ => return Err(Unclear::Date),
        },
    })
}

/// The latest year ending so that lies at most [`AHEAD`] years after today's.
fn full_year(ending: u32, today: CivilDate) -> Option<u16> {
    let last = today.year().saturating_add(AHEAD);
    let year = last - last % 100 + u16::try_from(ending).ok()?;
    if year > last { year.checked_sub(100) } else { Some(year) }
}

impl PartialTime {
    /// What a person means: `9:5`, `0905`, `9.05`, `9h05`, `9:05 pm`, `9:05:30`, `10:UN`.
    pub fn parse_human(text: &str) -> Result<PartialTime, Unclear> {
        let text = text.trim();
        let typed = || typed_time(&text.to_lowercase()).filter(|time| time.is_valid());
        match text.parse().ok().or_else(typed) {
            None => Err(Unclear::Time),
            Some(time) if time.is_unknown() => Err(Unclear::NothingKnown),
            Some(time) => Ok(time),
        }
    }
}

/// Which half of the day was named.
#[derive(Clone, Copy, PartialEq)]
enum Half {
    Am,
    Pm,
}

fn typed_time(text: &str) -> Option<PartialTime> {
    let (clock, half) = half_of_day(text);
    let clock = clock.trim_end_matches("uhr").trim_end();
    let parts: Vec<&str> = clock.trim_end_matches('h').split([':', '.', 'h']).map(str::trim).collect();
    let (hour, minute, second) = match *parts.as_slice() {
        [run] if run.len() == 3 || run.len() == 4 => {
            let (hour, minute) = run.split_at_checked(run.len() - 2)?;
            (clock_part(hour)?, clock_part(minute)?, None)
        }
        [hour] => (clock_part(hour)?, None, None),
        [hour, minute] => (clock_part(hour)?, clock_part(minute)?, None),
        [hour, minute, second] => (clock_part(hour)?, clock_part(minute)?, clock_part(second)?),
        _ => return None,
    };
    let hour = match (half, hour) {
        (None, hour) => hour,
        (Some(half), Some(hour @ 1..=12)) => Some(hour % 12 + if half == Half::Pm { 12 } else { 0 }),
        (Some(_), _) => return None,
    };
    Some(PartialTime { hour, minute, second, ..PartialTime::default() })
}

fn half_of_day(text: &str) -> (&str, Option<Half>) {
    let endings = [("a.m.", Half::Am), ("am", Half::Am), ("p.m.", Half::Pm), ("pm", Half::Pm)];
    let found = endings.iter().find_map(|(ending, half)| Some((text.strip_suffix(ending)?.trim_end(), Some(*half))));
    found.unwrap_or((text, None))
}

/// One or two digits, or a word for unknown. The outer `None`: neither.
fn clock_part(text: &str) -> Option<Option<u8>> {
    match token(text)? {
        Token::Unknown => Some(None),
        Token::Number(number, 1 | 2) => u8::try_from(number).ok().map(Some),
        _ => None,
    }
}

impl PartialDateTime {
    /// What a person means: a date, and behind it a time: `3 mar 24 9:05 pm`. A date alone leaves the time unknown.
    pub fn parse_human(text: &str, today: CivilDate) -> Result<PartialDateTime, Unclear> {
        let text = text.trim();
        if let Ok(moment) = text.parse::<PartialDateTime>() {
            return if moment.is_unknown() { Err(Unclear::NothingKnown) } else { Ok(moment) };
        }
        let whole = match PartialDate::parse_human(text, today) {
            Ok(date) => return Ok(date.into()),
            Err(Unclear::Date) => Unclear::DateTime,
            Err(why) => why,
        };
        let mut why = whole;
        for (at, _) in text.rmatch_indices([' ', 'T']) {
            let Some((date, time)) = text.split_at_checked(at) else { continue };
            let Ok(time) = PartialTime::parse_human(time.trim_start_matches([' ', 'T'])) else { continue };
            match PartialDate::parse_human(date, today) {
                Ok(date) => return Ok(Self { date, time }),
                Err(Unclear::Date) => {}
                Err(other) => why = other,
            }
        }
        Err(why)
    }
}
