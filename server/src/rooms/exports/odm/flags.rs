//! What ODM has no place for, as flags.

use shared::forms::{Choice, CodeList, DataType, Missing, Reason, Translated};

/// The code list of our flags.
pub const LIST: &str = "CL.PROBATUM.FLAGS";
/// The comment says when the visit took place: ISO date, maybe partial.
pub const VISIT_DATE: &str = "VISIT_DATE";
/// The comment says where the subject stands.
pub const SUBJECT_STATE: &str = "SUBJECT_STATE";
/// The comment says which day was agreed on for the visit: ISO date.
pub const APPOINTMENT: &str = "APPOINTMENT";
/// The comment says why the visit was added.
pub const VISIT_REASON: &str = "VISIT_REASON";
/// The visit did not take place: the comment has the code of the reason, and after a colon what was said beside it.
pub const VISIT_NOT_DONE: &str = "VISIT_NOT_DONE";
/// The form was declared complete.
pub const COMPLETE: &str = "COMPLETE";
/// The visit, form or row is out of use.
pub const RETIRED: &str = "RETIRED";
/// The comment says the exact value as a JSON string.
pub const EXACT: &str = "EXACT";

/// The comment has a query with its thread, as JSON.
pub const QUERY: &str = "QUERY";

/// The list as a design has it.
pub fn list(own: &[Reason]) -> CodeList {
    let missing = Missing::ALL.iter().map(|why| (why.as_str(), reason(*why)));
    let others = [
        (VISIT_DATE, "Visit date (in the comment)"),
        (SUBJECT_STATE, "State of the subject (in the comment)"),
        (COMPLETE, "Form declared complete"),
        (RETIRED, "Visit, form or row out of use"),
        (APPOINTMENT, "Day agreed on for the visit (in the comment)"),
        (VISIT_REASON, "Why the visit was added (in the comment)"),
        (VISIT_NOT_DONE, "The visit did not take place (code and note in the comment)"),
        (QUERY, "A query with its thread as JSON (in the comment)"),
        (EXACT, "Exact value as a JSON string (in the comment)"),
    ];
    let own = own.iter().filter(|one| matches!(one.why, Missing::Own(_))).map(|one| Choice {
        value: one.why.as_str().to_owned(),
        decode: Some(one.label.clone()).filter(|label| !label.is_empty()),
        ..Choice::default()
    });
    let choice = |(value, words): (&str, &str)| Choice { value: value.to_owned(), decode: Some(english(words)), ..Choice::default() };
    CodeList {
        oid: LIST.into(),
        name: "Probatum: flags of annotations".to_owned(),
        data_type: DataType::Text,
        choices: missing.chain(others).map(choice).chain(own).collect(),
        ..CodeList::default()
    }
}

/// Why a value is missing, in words.
pub fn reason(why: Missing) -> &'static str {
    match why {
        Missing::NotDone => "Not done",
        Missing::Unknown => "Unknown",
        Missing::NotAsked => "Not asked",
        Missing::NotApplicable => "Not applicable",
        Missing::NoInformation => "No information",
        Missing::Own(_) => "A reason of the study's own list",
    }
}

fn english(words: &str) -> Translated {
    Translated(vec![shared::forms::Translation { lang: Some("en".to_owned()), text: words.to_owned() }])
}
