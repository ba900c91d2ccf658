//! The types of questions: how each is written, and what becomes of it.
//!
//! Decisions
//! * What nobody fills in (`hidden`, `start`, `deviceid` …) is an item that is never collected: it has no value here, as on a
//!   device that does not know it. `today` is the visit's date.
//! * Pictures and other files are texts that name a file; places are texts. What they were is carried.
//! * A type that is not ODK's (`db:person`) is a text, and said so.

use shared::forms::DataType;

/// What a row of a survey asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    Text,
    Integer,
    Decimal,
    /// Whole or decimal, by its parameters.
    Range,
    Date,
    Time,
    DateTime,
    One,
    Many,
    Rank,
    /// Nothing: it is worked out.
    Calculate,
    /// Nothing: it is read.
    Note,
    /// Nobody: a device or the system that opens the form knows it, or nobody does.
    Hidden,
    /// The day on which the form is filled in.
    Today,
    /// When it was begun, when it was ended.
    Moment,
    /// A picture, a place …: written down as text.
    Other,
    /// `OK` or nothing.
    Acknowledge,
    /// Not a type of ODK.
    Foreign,
}

impl Asks {
    pub const fn data_type(self) -> DataType {
        match self {
            Self::Integer => DataType::Integer,
            Self::Decimal | Self::Range => DataType::Float,
            Self::Date | Self::Today => DataType::Date,
            Self::Time => DataType::Time,
            Self::DateTime | Self::Moment => DataType::Datetime,
            _ => DataType::Text,
        }
    }

    /// Whether a person answers it.
    pub const fn is_answered(self) -> bool {
        !matches!(self, Self::Calculate | Self::Note | Self::Hidden | Self::Today | Self::Moment)
    }

    /// Whether nobody fills it in.
    pub const fn is_silent(self) -> bool {
        matches!(self, Self::Hidden | Self::Moment)
    }
}

/// What stands in the column `type`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    Begin {
        repeats: bool,
        over: Option<String>,
    },
    End,
    Asks {
        what: Asks,
        list: Option<String>,
        file: Option<String>,
        or_other: bool,
    },
    /// `include`: another form.
    Include,
}

/// Reads a cell of the column `type`.
pub fn line(cell: &str) -> Line {
    let lower = cell.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let plain = words.join("_");
    if let Some(rest) = plain.strip_prefix("begin_") {
        let over = rest.starts_with("loop").then(|| cell.split_whitespace().last().unwrap_or_default().to_owned());
        return Line::Begin { repeats: rest.starts_with("repeat"), over };
    }
    if plain.starts_with("end_") {
        return Line::End;
    }
    select(cell, &words).unwrap_or_else(|| match plain.as_str() {
        "include" => Line::Include,
        plain => Line::Asks { what: asks(plain), list: None, file: None, or_other: false },
    })
}

/// How a choice was written over the years, longest first.
const SELECTS: &[(&str, Asks)] = &[
    ("add select one prompt using", Asks::One),
    ("add select multiple prompt using", Asks::Many),
    ("select all that apply from", Asks::Many),
    ("select all that apply", Asks::Many),
    ("select_all_that_apply", Asks::Many),
    ("select one external", Asks::One),
    ("select_one_external", Asks::One),
    ("select_one_from_file", Asks::One),
    ("select one from file", Asks::One),
    ("select_multiple_from_file", Asks::Many),
    ("select multiple from file", Asks::Many),
    ("select one using", Asks::One),
    ("select one from", Asks::One),
    ("select multiple using", Asks::Many),
    ("select multiple from", Asks::Many),
    ("select_one", Asks::One),
    ("select one", Asks::One),
    ("select1", Asks::One),
    ("select_multiple", Asks::Many),
    ("select multiple", Asks::Many),
    ("rank", Asks::Rank),
];

fn select(cell: &str, words: &[&str]) -> Option<Line> {
    let joined = words.join(" ");
    let (written, what) = SELECTS.iter().find(|(written, _)| joined.strip_prefix(written).is_some_and(|rest| rest.starts_with(' ')))?;
    // The list's name keeps its case.
    let mut rest: Vec<&str> = cell.split_whitespace().skip(written.split(' ').count()).collect();
    let or_other = match rest.as_slice() {
        [.., last] if last.eq_ignore_ascii_case("or_other") => 1,
        [.., or, _, other] if or.eq_ignore_ascii_case("or") && other.eq_ignore_ascii_case("other") => 3,
        [.., or, other] if or.eq_ignore_ascii_case("or") && other.eq_ignore_ascii_case("other") => 2,
        _ => 0,
    };
    rest.truncate(rest.len() - or_other);
    let list = rest.first().map(|name| (*name).to_owned())?;
    let outside = written.contains("file") || written.contains("external");
    let (list, file) = if outside { (None, Some(list)) } else { (Some(list), None) };
    Some(Line::Asks { what: *what, list, file, or_other: or_other > 0 })
}

fn asks(plain: &str) -> Asks {
    match plain {
        "text" | "string" | "barcode" | "add_text_prompt" => Asks::Text,
        "integer" | "int" | "add_integer_prompt" => Asks::Integer,
        "decimal" | "add_decimal_prompt" => Asks::Decimal,
        "range" => Asks::Range,
        "date" | "add_date_prompt" => Asks::Date,
        "time" | "add_time_prompt" => Asks::Time,
        "datetime" | "date_time" | "add_date_time_prompt" => Asks::DateTime,
        "calculate" | "calculation" | "add_calculate_prompt" => Asks::Calculate,
        "note" | "add_note_prompt" => Asks::Note,
        "acknowledge" | "trigger" | "add_acknowledge_prompt" => Asks::Acknowledge,
        "today" => Asks::Today,
        "start" | "end" => Asks::Moment,
        "hidden"
        | "deviceid"
        | "device_id"
        | "imei"
        | "subscriberid"
        | "subscriber_id"
        | "simserial"
        | "sim_serial"
        | "sim_id"
        | "username"
        | "email"
        | "phonenumber"
        | "phone_number"
        | "uri:deviceid"
        | "uri:subscriberid"
        | "uri:simserial"
        | "uri:username"
        | "uri:email"
        | "uri:phonenumber"
        | "audit"
        | "start-geopoint"
        | "background-audio"
        | "background-geopoint"
        | "xml-external"
        | "csv-external" => Asks::Hidden,
        "geopoint" | "geotrace" | "geoshape" | "location" | "gps" | "image" | "photo" | "audio" | "video" | "file" | "osm" => Asks::Other,
        _ => Asks::Foreign,
    }
}
