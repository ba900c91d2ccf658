//! How an item is shown and answered, where its design says so; else its type and the size of its list decide.
//! Invariant: what is stored does not depend on it, but for files: an item that takes a file holds the file's id.

use serde::{Deserialize, Serialize};

use super::{DataType, ItemDef, Translated};

/// The way in which an item is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// As its type and the size of its list suggest.
    #[default]
    Usual,
    /// Choices that stand open.
    Radios,
    /// A list that opens.
    List,
    /// A list that is searched by typing.
    Search,
    /// A number on a scale with steps.
    Slider,
    /// A visual analogue scale: a line between two words. Nothing is stored before it is touched.
    Analogue,
    /// A row of a table of questions that share a code list.
    Matrix,
    /// Any file.
    File,
    /// A picture: from a file or a camera.
    Image,
    /// Drawn with a finger, a pen or a mouse; kept as a picture.
    Signature,
}

impl Look {
    pub const ALL: &'static [Look] = &[
        Look::Usual,
        Look::Radios,
        Look::List,
        Look::Search,
        Look::Slider,
        Look::Analogue,
        Look::Matrix,
        Look::File,
        Look::Image,
        Look::Signature,
    ];

    /// The word for it in designs that travel as XML.
    pub const fn as_str(self) -> &'static str {
        match self {
            Look::Usual => "usual",
            Look::Radios => "radios",
            Look::List => "list",
            Look::Search => "search",
            Look::Slider => "slider",
            Look::Analogue => "analogue",
            Look::Matrix => "matrix",
            Look::File => "file",
            Look::Image => "image",
            Look::Signature => "signature",
        }
    }
}

/// A scale: from, to, and by what steps; what stands at its ends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Scale {
    /// As written; 0, 100 and 1 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// What stands at the beginning, in the middle, and at the end.
    #[serde(default, skip_serializing_if = "Translated::is_empty")]
    pub low: Translated,
    #[serde(default, skip_serializing_if = "Translated::is_empty")]
    pub middle: Translated,
    #[serde(default, skip_serializing_if = "Translated::is_empty")]
    pub high: Translated,
    /// The number is not shown, so that nobody aims at a round one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hides_number: bool,
    /// Stands upright, like a thermometer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub upright: bool,
}

impl Scale {
    /// From, to and step as numbers; what cannot be read is 0, 100, 1.
    pub fn numbers(&self) -> (f64, f64, f64) {
        let number = |text: &Option<String>, or: f64| text.as_ref().and_then(|text| text.trim().parse::<f64>().ok()).unwrap_or(or);
        let (from, to, step) = (number(&self.from, 0.0), number(&self.to, 100.0), number(&self.step, 1.0));
        (from, if to > from { to } else { from + 100.0 }, if step > 0.0 { step } else { 1.0 })
    }
}

/// All that a design says of how an item is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Presentation {
    #[serde(default)]
    pub look: Look,
    /// Of a slider or a visual analogue scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
    /// Rows of one matrix have one name, and follow each other in their group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matrix: Option<String>,
    /// Choices that stand alone, such as "none of the above": taking one clears the others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclusive: Vec<String>,
    /// Who enters it by hand.
    #[serde(default, skip_serializing_if = "Hand::is_open")]
    pub hand: Hand,
}

/// Whether people enter an item on the form. What comes by file or by another system is stored either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Hand {
    /// They do.
    #[default]
    Open,
    /// They read it.
    Reads,
    /// They do not see it there; rules read it, lists, exports and paper show it.
    Hidden,
}

impl Hand {
    pub const ALL: &'static [Hand] = &[Hand::Open, Hand::Reads, Hand::Hidden];

    /// The word for it in designs that travel as XML.
    pub const fn as_str(self) -> &'static str {
        match self {
            Hand::Open => "Open",
            Hand::Reads => "Reads",
            Hand::Hidden => "Hidden",
        }
    }

    pub fn is_open(&self) -> bool {
        *self == Hand::Open
    }
}

impl Presentation {
    /// Nothing is said.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

impl ItemDef {
    /// How it is shown, as the design says.
    pub fn look(&self) -> Look {
        self.presentation.as_ref().map_or(Look::Usual, |said| said.look)
    }

    /// Whether the answer is a file, which its value names by id. ODM's binary type is one, unless the design says otherwise.
    pub fn takes_file(&self) -> bool {
        match self.look() {
            Look::File | Look::Image | Look::Signature => true,
            Look::Usual => self.data_type == DataType::Base64Binary,
            _ => false,
        }
    }

    /// Whether people enter it on the form.
    pub fn hand(&self) -> Hand {
        self.presentation.as_ref().map_or(Hand::Open, |said| said.hand)
    }

    /// Choices that stand alone.
    pub fn exclusive(&self) -> &[String] {
        self.presentation.as_ref().map_or(&[], |said| said.exclusive.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_goes_from_0_to_100_unless_it_says_otherwise() {
        assert_eq!(Scale::default().numbers(), (0.0, 100.0, 1.0));
        let said = Scale { from: Some("-5".into()), to: Some("5".into()), step: Some("0.5".into()), ..Scale::default() };
        assert_eq!(said.numbers(), (-5.0, 5.0, 0.5));
        let nonsense = Scale { to: Some("-1".into()), step: Some("0".into()), ..Scale::default() };
        assert_eq!(nonsense.numbers(), (0.0, 100.0, 1.0));
    }

    #[test]
    fn a_design_that_says_nothing_is_written_as_before() {
        let json = serde_json::to_string(&ItemDef { oid: "A".into(), ..ItemDef::default() }).unwrap();
        assert!(!json.contains("presentation"), "{json}");
    }

    #[test]
    fn odms_binary_type_takes_a_file() {
        let item = |data_type, look| ItemDef {
            data_type,
            presentation: Some(Box::new(Presentation { look, ..Presentation::default() })),
            ..ItemDef::default()
        };
        assert!(item(DataType::Base64Binary, Look::Usual).takes_file());
        assert!(item(DataType::Text, Look::Signature).takes_file());
        assert!(!item(DataType::Text, Look::Slider).takes_file());
    }
}
