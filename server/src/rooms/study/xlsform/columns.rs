//! What the columns of a sheet are called: aliases, languages, and the many ways in which they were written over the years.
//!
//! Invariant: a column's name here is one that a workbook written by us uses, so an export is read back as it was.

/// A column: what it holds, and in which language (`label::English (en)`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Canonical: `relevant`, `constraint_message`, `media::image`, `bind::saveIncomplete`.
    pub name: String,
    /// As written: `English (en)`.
    pub language: Option<String>,
}

impl Column {
    /// As a header of a survey sheet.
    pub fn of_survey(header: &str, single_colons: bool) -> Self {
        Self::of(header, single_colons, survey)
    }

    /// As a header of a choices sheet.
    pub fn of_choices(header: &str, single_colons: bool) -> Self {
        Self::of(header, single_colons, choices)
    }

    /// As a header of a settings sheet.
    pub fn of_settings(header: &str) -> Self {
        Self::of(header, false, settings)
    }

    fn of(header: &str, single_colons: bool, known: fn(&str) -> Option<&'static str>) -> Self {
        let parts = split(header, single_colons);
        let (first, rest) = parts.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
        let plain = first.to_lowercase().replace([' ', '-'], "_");
        match (known(&plain).unwrap_or_default(), rest) {
            ("", _) => Self::under(&plain, first, rest, known),
            (name, []) => Self { name: name.to_owned(), language: None },
            (name, rest) => Self { name: name.to_owned(), language: Some(rest.join("::")) },
        }
    }

    /// `media::image::en`, `bind::relevant`, `instance::tag`; anything else stands for itself.
    fn under(plain: &str, first: &str, rest: &[String], known: fn(&str) -> Option<&'static str>) -> Self {
        match (plain, rest) {
            ("media", [kind, language @ ..]) => {
                let language = (!language.is_empty()).then(|| language.join("::"));
                Self { name: format!("media::{}", kind.to_lowercase()), language }
            }
            ("bind", [what, language @ ..]) => match known(&what.to_lowercase()) {
                Some(name) => Self { name: name.to_owned(), language: (!language.is_empty()).then(|| language.join("::")) },
                None => Self { name: format!("bind::{}", rest.join("::")), language: None },
            },
            ("instance" | "body" | "control", _) => Self { name: [&[plain.to_owned()][..], rest].concat().join("::"), language: None },
            _ => Self { name: [&[first.to_owned()][..], rest].concat().join("::"), language: None },
        }
    }

    /// As a header that is read back as this column.
    pub fn header(&self) -> String {
        match &self.language {
            Some(language) => format!("{}::{language}", self.name),
            None => self.name.clone(),
        }
    }
}

/// `label::English (en)`; old files wrote `label:English` or `label#en`.
fn split(header: &str, single_colons: bool) -> Vec<String> {
    let header = header.trim();
    let parts: Vec<&str> = if header.contains("::") {
        header.split("::").collect()
    } else if let Some((name, language)) = header.split_once('#') {
        vec![name, language]
    } else if single_colons {
        // `bind:jr:constraintMsg` is about `jr:constraintMsg`.
        match header.split_once(":jr:") {
            Some((bind, rest)) => return vec![bind.trim().to_owned(), format!("jr:{}", rest.trim())],
            None if header.starts_with("jr:") => vec![header],
            None => header.split(':').collect(),
        }
    } else {
        vec![header]
    };
    parts.into_iter().map(|part| part.trim().to_owned()).collect()
}

/// Whether single colons divide a header: where no header of the sheet has a double one.
pub fn single_colons(headers: &[String]) -> bool {
    !headers.iter().any(|header| header.contains("::"))
}

fn survey(plain: &str) -> Option<&'static str> {
    Some(match plain {
        "type" | "command" => "type",
        "name" | "tag" | "value" => "name",
        "label" | "caption" => "label",
        "hint" => "hint",
        "guidance_hint" => "guidance_hint",
        "relevant" | "relevance" => "relevant",
        "constraint" => "constraint",
        "constraint_message" | "constraintmsg" | "constraint_msg" | "jr:constraintmsg" => "constraint_message",
        "required" => "required",
        "required_message" | "requiredmsg" | "required_msg" | "jr:requiredmsg" => "required_message",
        "calculation" | "calculate" => "calculation",
        "default" => "default",
        "choice_filter" => "choice_filter",
        "repeat_count" | "count" | "jr:count" => "repeat_count",
        "read_only" | "readonly" => "read_only",
        "appearance" => "appearance",
        "parameters" => "parameters",
        "trigger" => "trigger",
        "image" => "media::image",
        "big_image" => "media::big-image",
        "audio" => "media::audio",
        "video" => "media::video",
        "disabled" => "disabled",
        _ => return None,
    })
}

fn choices(plain: &str) -> Option<&'static str> {
    Some(match plain {
        "list_name" => "list_name",
        "name" | "value" => "name",
        "label" | "caption" => "label",
        "image" => "media::image",
        "audio" => "media::audio",
        "video" => "media::video",
        _ => return None,
    })
}

fn settings(plain: &str) -> Option<&'static str> {
    Some(match plain {
        "form_title" | "title" | "set_form_title" => "form_title",
        "form_id" | "id_string" | "set_form_id" => "form_id",
        "version" => "version",
        "default_language" => "default_language",
        "instance_name" => "instance_name",
        "style" => "style",
        _ => return None,
    })
}
