//! Which values the ODM 1.3.2 schema allows, kind by kind.

use shared::forms::DataType;

use super::super::schema::Kind;
use super::super::text;

impl Kind {
    /// Whether the schema allows the value.
    pub fn is_met(self, value: &str) -> bool {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit());
        let unsigned = |text: &str| text.trim_start_matches(['+', '-']).to_owned();
        let plain = value.trim_matches([' ', '\t', '\n', '\r']);
        match self.0 {
            "text" => true,
            "id" => !value.is_empty(),
            "yes" => matches!(value, "Yes" | "No"),
            "whole" => digits(&unsigned(plain)) && plain.len() - unsigned(plain).len() <= 1,
            "natural" => digits(plain),
            "positive" => digits(plain) && plain.bytes().any(|one| one != b'0'),
            "decimal" => is_decimal(plain),
            "sas" => is_sas(value, false),
            "sasformat" => is_sas(value, true),
            "date" => is_date(plain),
            "stamp" => is_stamp(plain),
            "uri" => value.bytes().all(|one| one.is_ascii_alphanumeric() || b"-._~/".contains(&one)) || is_address(value),
            "name" => text::is_name(value),
            "lang" => value.split('-').enumerate().all(|(at, part)| is_tag(part, at == 0)),
            "datatype" => DataType::ALL.iter().any(|kind| kind.as_str() == value),
            words => words.split('/').any(|word| word == value),
        }
    }
}

fn is_decimal(value: &str) -> bool {
    let number = value.strip_prefix(['+', '-']).unwrap_or(value);
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|one| one.is_ascii_digit());
    digits(whole) && digits(part) && !(whole.is_empty() && part.is_empty())
}

fn is_sas(value: &str, format: bool) -> bool {
    let start = |one: char| one.is_ascii_alphabetic() || one == '_' || format && one == '$';
    let part = |one: char| one.is_ascii_alphanumeric() || one == '_' || format && one == '.';
    let mut chars = value.chars();
    value.len() <= 8 && chars.next().is_some_and(start) && chars.all(part)
}

fn is_tag(part: &str, first: bool) -> bool {
    let allowed = |one: char| one.is_ascii_alphabetic() || !first && one.is_ascii_digit();
    (1..=8).contains(&part.len()) && part.chars().all(allowed)
}

fn is_address(value: &str) -> bool {
    let rest = value.split_once("://").filter(|(scheme, _)| !scheme.is_empty() && scheme.bytes().all(|one| one.is_ascii_alphabetic()));
    rest.is_some_and(|(_, rest)| rest.bytes().all(|one| one.is_ascii_alphanumeric() || b"-._~/?=&+,;".contains(&one)))
}

fn is_date(value: &str) -> bool {
    time::Date::parse(value, &time::format_description::well_known::Iso8601::DATE).is_ok() && value.len() == 10
}

fn is_stamp(value: &str) -> bool {
    let Some((date, clock)) = value.split_once('T') else { return false };
    let clock = clock.strip_suffix('Z').unwrap_or(clock);
    let (clock, zone) = clock.find(['+', '-']).map_or((clock, ""), |at| clock.split_at(at));
    let two =
        |text: Option<&str>, limit: u8| text.is_some_and(|text| text.len() == 2 && text.parse::<u8>().is_ok_and(|number| number <= limit));
    let (whole, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let mut parts = whole.split(':');
    let clock = two(parts.next(), 23) && two(parts.next(), 59) && two(parts.next(), 59) && parts.next().is_none();
    let mut zone_parts = zone.trim_start_matches(['+', '-']).split(':');
    let zone = zone.is_empty() || two(zone_parts.next(), 13) && two(zone_parts.next(), 59);
    is_date(date) && clock && zone && !fraction.is_empty() && fraction.bytes().all(|one| one.is_ascii_digit())
}
