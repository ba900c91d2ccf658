//! Why there is no answer: five reasons that every study has, and those of its own.
//! Invariant: a reason is stored as its code, and one that nobody defined is never stored.

use serde::{Deserialize, Serialize};

use super::Translated;

/// Why there is no value (DAT-07). Wire form: the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Not done.
    NotDone,
    /// Asked, and not known.
    Unknown,
    /// Not asked.
    NotAsked,
    /// Not applicable.
    NotApplicable,
    /// No information: an import said that it is null and not why.
    NoInformation,
    /// A reason of the study's own list.
    Own(OwnCode),
}

/// The code of a study's own reason: up to 15 letters, digits and the signs `-`, `_`, `.`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct OwnCode {
    length: u8,
    letters: [u8; 15],
}

impl OwnCode {
    fn parse(text: &str) -> Option<Self> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let mut letters = [0; 15];
        letters.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        let length = u8::try_from(text.len()).ok().filter(|length| *length > 0 && text.bytes().all(fits))?;
        Some(Self { length, letters })
    }

    fn as_str(&self) -> &str {
        let written = self.letters.get(..usize::from(self.length)).unwrap_or_default();
        std::str::from_utf8(written).unwrap_or_default()
    }
}

impl std::fmt::Debug for OwnCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Missing {
    /// Those that every study has.
    pub const ALL: &'static [Missing] =
        &[Missing::NotDone, Missing::Unknown, Missing::NotAsked, Missing::NotApplicable, Missing::NoInformation];

    /// Those that people choose from where the study has no list of its own.
    pub const USUAL: &'static [Missing] = &[Missing::NotDone, Missing::Unknown, Missing::NotAsked, Missing::NotApplicable];

    /// The reason with this code; `None` for what cannot be one.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.as_str() == code).or_else(|| OwnCode::parse(code).map(Missing::Own))
    }

    /// The code: HL7's null flavours, `ND`, or the study's own.
    pub fn as_str(&self) -> &str {
        match self {
            Missing::NotDone => "ND",
            Missing::Unknown => "UNK",
            Missing::NotAsked => "NASK",
            Missing::NotApplicable => "NA",
            Missing::NoInformation => "NI",
            Missing::Own(code) => code.as_str(),
        }
    }
}

impl Serialize for Missing {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Missing {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<'de, str>::deserialize(from)?;
        Self::parse(&code).ok_or_else(|| serde::de::Error::custom("a reason's code has 1 to 15 letters, digits and the signs - _ ."))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Missing {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Missing".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "Why there is no value: ND (not done), UNK (unknown), NASK (not asked), NA (not applicable), \
                NI (no information), or a code of the study's own list.",
            "pattern": "^[A-Za-z0-9._-]{1,15}$"
        })
    }
}

/// A reason of the study's list: its code, and what people read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reason {
    pub why: Missing,
    /// Absent for a reason that every study has: it is read in the words of the page's language.
    #[serde(default, skip_serializing_if = "Translated::is_empty")]
    pub label: Translated,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: DAT-07
    #[test]
    fn a_reason_is_written_as_its_code() {
        for code in ["ND", "NA", "-99", "SITE_CLOSED", "1234567890.-_ab"] {
            let why = Missing::parse(code).unwrap();
            assert_eq!(serde_json::to_string(&why).unwrap(), format!("\"{code}\""));
            assert_eq!(serde_json::from_str::<Missing>(&format!("\"{code}\"")).unwrap(), why);
        }
        for code in ["", "a b", "1234567890123456", "ä", "a/b"] {
            assert_eq!(Missing::parse(code), None, "{code}");
        }
        assert_eq!(Missing::parse("UNK"), Some(Missing::Unknown));
    }
}
