//! What findings say, in English. The app's message files translate the same keys; a test there compares them with [`KEYS`].

use super::Words;

macro_rules! words {
    ($( $key:literal = $text:literal; )*) => {
        /// The keys of all that the forms room says. Arguments stand in braces in the English text.
        pub const KEYS: &[&str] = &[ $( $key ),* ];

        fn template(key: &str) -> Option<&'static str> {
            match key { $( $key => Some($text), )* _ => None }
        }
    };
}

// `must` and `advice` follow from the argument `level`, which is `hard` or `soft`.
words! {
    "unreadable-integer" = "“{value}” is not a whole number. Write digits only, such as 120.";
    "unreadable-number" = "“{value}” is not a number. Write digits with a decimal point, such as 24.06.";
    "unreadable-boolean" = "“{value}” is neither yes nor no. Choose one of them.";
    "unreadable-date" = "“{value}” is not a date. Write it like 3 Mar 2024 or 2024-03-03; UN stands for an unknown day or month.";
    "unreadable-time" = "“{value}” is not a time. Write it like 9:05 or 21:05.";
    "unreadable-datetime" = "“{value}” is not a date with a time. Write it like 3 Mar 2024 9:05.";
    "unreadable-nothing-known" = "No part of “{value}” is known. Leave it blank and choose why there is no answer.";
    "unreadable-no-such-day" = "There is no {date}. Correct the day, the month or the year.";
    "unreadable-ambiguous-date" = "“{value}” can be {first} or {second}. Write the month as a word.";
    "unreadable-duration" = "“{value}” is not a duration. Write it like 3 weeks, 2 h 30 min or P1DT12H.";
    "unreadable-interval" = "“{value}” is not an interval. Write two dates with a stroke between: 2024-03-03/2024-03-10.";
    "unreadable-uri" = "“{value}” is not a web address. Write it without blanks, such as https://example.org.";
    "unreadable-hex" = "“{value}” is not hexadecimal. Use pairs of the digits 0 to 9 and A to F.";
    "unreadable-base64" = "“{value}” is not base64. Paste the whole text, with the = at its end.";
    "unreadable-several" = "This question takes one answer, not several ({value}). Choose one of them.";
    "finding-mandatory" = "Please answer this, or choose why there is no answer.";
    "finding-not-in-list" = "“{value}” is not an answer of this list. Choose one that is, or keep it and give a reason.";
    "finding-link-gone" = "Row {value}, which this answer points to, is not there any more. Choose another one, or leave it blank.";
    "finding-not-alone" = "“{value}” stands alone. Take it, or the other answers.";
    "finding-too-long" = "This answer has {length} characters; at most {limit} are planned. Shorten it, or keep it and give a reason.";
    "finding-too-many-digits" = "{value} has {length} digits; at most {limit} are planned. Correct it, or keep it and give a reason.";
    "finding-too-many-decimals" = "{value} has {length} decimal places; at most {limit} are planned. Correct it, or keep it and give a reason.";
    "finding-part-missing" = "Part of {value} is unknown. Complete it, or keep it and give a reason.";
    "finding-unit-missing" = "Please choose the unit of {value}.";
    "finding-unit-unknown" = "{unit} is not a unit of this question. Choose one that is, or keep it and give a reason.";
    "finding-range-lt" = "{label} ({value}) {must} be less than {limit}. {advice}";
    "finding-range-le" = "{label} ({value}) {must} be at most {limit}. {advice}";
    "finding-range-gt" = "{label} ({value}) {must} be more than {limit}. {advice}";
    "finding-range-ge" = "{label} ({value}) {must} be at least {limit}. {advice}";
    "finding-range-eq" = "{label} ({value}) {must} be {limit}. {advice}";
    "finding-range-ne" = "{label} ({value}) {must} be something else. {advice}";
    "finding-range-in" = "{label} ({value}) {must} be one of {limit}. {advice}";
    "finding-range-notin" = "{label} ({value}) {must} be none of {limit}. {advice}";
    "finding-date-lt" = "{label} ({value}) {must} be before {limit}. {advice}";
    "finding-date-le" = "{label} ({value}) {must} be on or before {limit}. {advice}";
    "finding-date-gt" = "{label} ({value}) {must} be after {limit}. {advice}";
    "finding-check" = "{label} ({value}) does not agree with the rules of the study. {advice}";
    "finding-not-offered" = "“{value}” is not offered here. Choose another answer, or keep it and give a reason.";
    "finding-entered" = "“{value}” was entered; the study works it out now and comes to {derived}. Take that, or keep what was entered and say why.";
    "finding-out-of-use" = "This is not asked for any more. What was entered ({value}) is kept, out of use.";
    "finding-date-ge" = "{label} ({value}) {must} be on or after {limit}. {advice}";
}

/// What to say in English: for reports, and where a translation is missing.
pub fn english(words: &Words) -> String {
    match words {
        Words::Own(text) => text.pick("en").to_owned(),
        Words::Key { key, args } => template(key).map_or_else(|| key.clone(), |text| fill(text, args)),
    }
}

fn fill(template: &str, args: &[(String, String)]) -> String {
    let arg = |name: &str| args.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    let hard = arg("level") == "hard";
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, hole)) = rest.split_once('{') {
        let (name, after) = hole.split_once('}').unwrap_or((hole, ""));
        text.push_str(before);
        text.push_str(match (name, hard) {
            ("must", true) => "must",
            ("must", false) => "is expected to",
            ("advice", true) => "Correct it, or keep it and give a reason.",
            ("advice", false) => "Check it; if it is right, keep it and say so.",
            (name, _) => arg(name),
        });
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_sentence_and_no_hole_is_left() {
        for key in KEYS {
            let words = Words::Key { key: (*key).to_owned(), args: Vec::new() };
            let sentence = english(&words);
            assert!(sentence.contains(' ') && sentence.ends_with('.'), "{key}: {sentence}");
            assert!(!sentence.contains(['{', '}']), "{key}: {sentence}");
        }
    }

    #[test]
    fn an_unknown_key_stands_for_itself() {
        assert_eq!(english(&Words::Key { key: "later".to_owned(), args: Vec::new() }), "later");
    }
}
