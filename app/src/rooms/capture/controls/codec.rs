//! Codecs: from what a person types to what is stored, and back to what a person reads.
//!
//! Invariant: nothing is guessed. A text that is not clearly one value is passed on as it was typed; the draft then holds it
//! in its field, unsaved, and says why. Text is stored byte for byte (DAT-05).

use std::borrow::Cow;

use shared::forms::{DataType, canonical_number};
use shared::kernel::{CivilDate, PartialDate, PartialDateTime, PartialTime, Unclear};

use super::duration;
use crate::i18n;

/// How a one-line field is read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    Text,
    Integer,
    Decimal,
    Date,
    Time,
    DateTime,
    Duration,
    /// Two moments, or a moment and a duration.
    Interval,
    Uri,
    /// Letters that are no words: hexadecimal, base64.
    Raw,
}

/// What a person's language and day say about what they type.
#[derive(Clone, Copy, Debug)]
pub struct Locale {
    /// BCP 47.
    pub tag: &'static str,
    pub today: CivilDate,
    /// When the visit at hand took place: what the word `visit` means as a date.
    pub visit: Option<PartialDate>,
}

impl Locale {
    /// Whether numbers are written `1,5`. Arabic written with 0 to 9 has a point, as CLDR has it for `ar` with these digits.
    fn has_comma(self) -> bool {
        matches!(self.tag.get(..2), Some("de" | "fr"))
    }
}

impl Codec {
    pub fn of(data_type: DataType) -> Self {
        match data_type {
            DataType::Integer => Codec::Integer,
            DataType::Float | DataType::Double => Codec::Decimal,
            DataType::Date | DataType::PartialDate | DataType::IncompleteDate => Codec::Date,
            DataType::Time | DataType::PartialTime | DataType::IncompleteTime => Codec::Time,
            DataType::Datetime | DataType::PartialDatetime | DataType::IncompleteDatetime => Codec::DateTime,
            DataType::DurationDatetime => Codec::Duration,
            DataType::IntervalDatetime => Codec::Interval,
            DataType::Uri => Codec::Uri,
            DataType::HexBinary | DataType::Base64Binary | DataType::HexFloat | DataType::Base64Float => Codec::Raw,
            _ => Codec::Text,
        }
    }

    /// What is stored for what was typed: the canonical form, or the text itself where it is not clear.
    pub fn canonical(self, typed: &str, locale: Locale) -> String {
        let latin = latin_digits(typed);
        let text = latin.trim();
        match self {
            Codec::Text => typed.to_owned(),
            _ if text.is_empty() => String::new(),
            Codec::Integer | Codec::Interval | Codec::Uri | Codec::Raw => text.to_owned(),
            Codec::Duration => duration::canonical(text).unwrap_or_else(|| text.to_owned()),
            Codec::Decimal => with_point(text, locale).unwrap_or_else(|| text.to_owned()),
            Codec::Date => date(text, locale).map_or_else(|_| text.to_owned(), |date| date.to_string()),
            Codec::Time => PartialTime::parse_human(text).map_or_else(|_| text.to_owned(), |time| time.to_string()),
            Codec::DateTime => moment(text, locale).map_or_else(|_| text.to_owned(), |moment| moment.to_string()),
        }
    }

    /// What a person reads for what is stored.
    pub fn words(self, stored: &str, locale: Locale) -> String {
        match self {
            Codec::Text | Codec::Integer | Codec::Interval | Codec::Uri | Codec::Raw | Codec::Duration => stored.to_owned(),
            Codec::Decimal if locale.has_comma() && is_plain_decimal(stored) => stored.replace('.', ","),
            Codec::Decimal => stored.to_owned(),
            Codec::Date => stored.parse().map_or_else(|_| stored.to_owned(), date_words),
            Codec::Time => stored.parse().map_or_else(|_| stored.to_owned(), PartialTime::to_words),
            Codec::DateTime => stored.parse().map_or_else(|_| stored.to_owned(), moment_words),
        }
    }

    /// What a date or time that is being typed is taken for; nothing while it is not clear, or says so already.
    pub fn understood(self, typed: &str, locale: Locale) -> Option<String> {
        let latin = latin_digits(typed);
        let text = latin.trim();
        let words = match self {
            Codec::Date => date_words(date(text, locale).ok()?),
            Codec::Time => PartialTime::parse_human(text).ok()?.to_words(),
            Codec::DateTime => moment_words(moment(text, locale).ok()?),
            Codec::Duration => duration_words(&duration::canonical(text)?)?,
            _ => return None,
        };
        (words != typed.trim()).then_some(words)
    }

    /// Which keys a touch keyboard shows.
    pub fn input_mode(self) -> &'static str {
        match self {
            Codec::Integer => "numeric",
            Codec::Decimal => "decimal",
            Codec::Uri => "url",
            _ => "text",
        }
    }

    /// How what is typed runs: a number always from the left, anything else as its first letter says.
    pub fn dir(self) -> &'static str {
        match self {
            Codec::Integer | Codec::Decimal | Codec::Time => "ltr",
            _ => "auto",
        }
    }

    /// The last part of the control's class.
    pub fn class(self) -> &'static str {
        match self {
            Codec::Text => "input",
            Codec::Uri | Codec::Raw | Codec::Interval => "input mono",
            Codec::Integer | Codec::Decimal => "input number",
            Codec::Date | Codec::Time | Codec::DateTime | Codec::Duration => "input date",
        }
    }
}

/// The digits of an Arabic or Persian keyboard as 0 to 9, and its decimal mark as a point: the same number, written otherwise.
fn latin_digits(typed: &str) -> Cow<'_, str> {
    let value = |one: char| match one {
        '\u{660}'..='\u{669}' => u32::from(one).checked_sub(0x660),
        '\u{6f0}'..='\u{6f9}' => u32::from(one).checked_sub(0x6f0),
        _ => None,
    };
    let latin = |one: char| value(one).and_then(|digit| char::from_digit(digit, 10));
    if !typed.chars().any(|one| latin(one).is_some()) {
        return Cow::Borrowed(typed);
    }
    Cow::Owned(typed.chars().map(|one| if one == '\u{66b}' { '.' } else { latin(one).unwrap_or(one) }).collect())
}

/// `1,5` as `1.5`, where it cannot mean one thousand five hundred: in a language that writes it so, or where the digits
/// behind the comma are not three.
fn with_point(text: &str, locale: Locale) -> Option<String> {
    let (_, behind) = text.split_once(',')?;
    let clear = !behind.is_empty() && (locale.has_comma() || behind.len() != 3);
    canonical_number(text, clear)
}

/// `P1Y2M` as `1 year, 2 months`.
pub fn duration_words(iso: &str) -> Option<String> {
    let part = |(key, amount): (&str, String)| {
        let number = amount.parse::<usize>().ok();
        i18n::say(key, &[("n", number.map_or_else(|| amount.clone().into(), Into::into))])
    };
    Some(duration::parts(iso)?.into_iter().map(part).collect::<Vec<_>>().join(", "))
}

/// The word for the day of the visit, in the languages that are spoken here.
fn is_visit(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "visit" | "visit date" | "visite" | "besuch" | "زيارة")
}

fn date(text: &str, locale: Locale) -> Result<PartialDate, Unclear> {
    if let Some(visit) = locale.visit.filter(|_| is_visit(text)) {
        return Ok(visit);
    }
    PartialDate::parse_human(text, locale.today).or_else(|why| match day_first(text, locale) {
        Some(text) => PartialDate::parse_human(&text, locale.today),
        None => Err(why),
    })
}

fn moment(text: &str, locale: Locale) -> Result<PartialDateTime, Unclear> {
    PartialDateTime::parse_human(text, locale.today).or_else(|why| {
        let (date, time) = text.split_once(' ').unwrap_or((text, ""));
        match day_first(date, locale) {
            Some(date) => PartialDateTime::parse_human(format!("{date} {time}").trim(), locale.today),
            None => Err(why),
        }
    })
}

/// `3.4.2024` with the month as a word, for people whose language always writes the day first: German with dots, French with
/// strokes as well, Arabic with strokes. In English it can be two dates, so it stays none.
fn day_first(text: &str, locale: Locale) -> Option<String> {
    let marks: &[char] = match locale.tag.get(..2)? {
        "de" => &['.'],
        "fr" => &['.', '/'],
        "ar" => &['/'],
        _ => return None,
    };
    let mark = text.chars().find(|c| marks.contains(c))?;
    let mut parts = text.split(mark).map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |part: &str| part.parse::<usize>().ok();
    let month = number(month)?.checked_sub(1).and_then(|month| MONTHS.get(month))?;
    (parts.next().is_none() && number(day).is_some() && number(year).is_some()).then(|| format!("{day} {month} {year}"))
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `03 Mar 2024` with the month in the page's language.
fn date_words(date: PartialDate) -> String {
    in_the_pages_words(date.to_words(), date)
}

fn moment_words(moment: PartialDateTime) -> String {
    in_the_pages_words(moment.to_words(), moment.date)
}

fn in_the_pages_words(words: String, date: PartialDate) -> String {
    let Some(month) = date.month else { return words };
    let english = usize::from(month).checked_sub(1).and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
    let key = format!("month-{month}");
    match i18n::say(&key, &[]) {
        own if own == key => words,
        own => words.replacen(english, &own, 1),
    }
}

fn is_plain_decimal(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && digits.matches('.').count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(tag: &'static str) -> Locale {
        Locale { tag, today: CivilDate::of(2026, 3, 3).unwrap(), visit: "2026-03-01".parse().ok() }
    }

    fn stored(codec: Codec, typed: &str) -> String {
        codec.canonical(typed, locale("en"))
    }

    /// Req: DAT-05
    #[test]
    fn text_is_stored_byte_for_byte() {
        assert_eq!(stored(Codec::Text, "  007 \u{301} "), "  007 \u{301} ");
        assert_eq!(stored(Codec::Decimal, "1.50"), "1.50");
        assert_eq!(stored(Codec::Integer, "007"), "007");
    }

    /// Req: DAT-05
    #[test]
    fn a_decimal_comma_is_read_where_it_is_clear_and_never_guessed() {
        assert_eq!(stored(Codec::Decimal, "36,5"), "36.5");
        assert_eq!(stored(Codec::Decimal, "1,234"), "1,234", "a thousand in English, or a little over one");
        assert_eq!(Codec::Decimal.canonical("1,234", locale("de")), "1.234");
        assert_eq!(Codec::Decimal.canonical("1.234,5", locale("de")), "1.234,5");
        assert_eq!(stored(Codec::Decimal, "12,"), "12,");
    }

    /// Req: DAT-05
    #[test]
    fn digits_of_an_arabic_keyboard_are_the_same_number() {
        let ar = |codec: Codec, typed: &str| codec.canonical(typed, locale("ar"));
        assert_eq!(ar(Codec::Decimal, "٣٦٫٥"), "36.5");
        assert_eq!(ar(Codec::Integer, "١٢٠"), "120");
        assert_eq!(ar(Codec::Date, "٣ مارس ٢٠٢٤"), "2024-03-03");
        assert_eq!(ar(Codec::Date, "3/4/2024"), "2024-04-03");
        assert_eq!(ar(Codec::Time, "٩:٠٥"), "09:05");
        assert_eq!(ar(Codec::Text, "١٢"), "١٢", "text is kept byte for byte");
        assert_eq!(ar(Codec::Decimal, "1,234"), "1,234", "a thousand, or a little over one");
    }

    #[test]
    fn a_decimal_is_read_back_as_its_language_writes_it() {
        assert_eq!(Codec::Decimal.words("1.50", locale("de")), "1,50");
        assert_eq!(Codec::Decimal.words("1.50", locale("en")), "1.50");
        assert_eq!(Codec::Decimal.words("1.50", locale("ar")), "1.50");
        assert_eq!(Codec::Decimal.words("about 1.5", locale("de")), "about 1.5");
    }

    /// Req: DAT-07
    #[test]
    fn dates_are_typed_freely_and_stored_as_iso() {
        assert_eq!(stored(Codec::Date, "3 mar 24"), "2024-03-03");
        assert_eq!(stored(Codec::Date, " today "), "2026-03-03");
        assert_eq!(stored(Codec::Date, "UN mar 2024"), "2024-03");
        assert_eq!(stored(Codec::Date, "yesterday"), "2026-03-02");
        assert_eq!(stored(Codec::Date, "visit"), "2026-03-01");
        assert_eq!(stored(Codec::Date, "soon"), "soon");
        assert_eq!(stored(Codec::Time, "9:05 pm"), "21:05");
        assert_eq!(stored(Codec::DateTime, "3 mar 24 9:05"), "2024-03-03T09:05");
    }

    #[test]
    fn what_a_date_is_taken_for_is_said_while_it_is_typed() {
        let understood = |typed| Codec::Date.understood(typed, locale("en"));
        assert_eq!(understood("3 mar 24").as_deref(), Some("03 Mar 2024"));
        assert_eq!(understood("3 mar"), None);
        assert_eq!(understood("03 Mar 2024"), None, "it says so already");
    }

    /// Req: DAT-07
    #[test]
    fn a_date_reads_as_people_read_it_and_can_be_read_back() {
        let months = (1..=12).map(|month| format!("2024-{month:02}-09"));
        let isos: Vec<String> = ["2024-03", "2024", "2024---15"].map(str::to_owned).into_iter().chain(months).collect();
        for language in i18n::languages() {
            i18n::speak_here(language.tag);
            for iso in &isos {
                let words = Codec::Date.words(iso, locale(language.tag));
                assert_eq!(Codec::Date.canonical(&words, locale(language.tag)), *iso, "{words}");
            }
        }
    }

    #[test]
    fn numbers_alone_are_a_date_only_where_the_language_puts_the_day_first() {
        assert_eq!(Codec::Date.canonical("3.4.2024", locale("de")), "2024-04-03");
        assert_eq!(Codec::Date.canonical("3/4/24", locale("fr")), "2024-04-03");
        assert_eq!(Codec::DateTime.canonical("3.4.2024 9:05", locale("de")), "2024-04-03T09:05");
        assert_eq!(stored(Codec::Date, "3/4/2024"), "3/4/2024");
        assert_eq!(Codec::Date.canonical("31.4.2024", locale("de")), "31.4.2024", "there is no such day");
    }
}
