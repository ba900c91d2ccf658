//! A data point in words: the choice's label instead of its code, the unit behind the number, the reason for none.

use shared::forms::{Datum, FormPlan, ItemPlan, Missing, Text};

use crate::ui::day;
use crate::{i18n, t};

/// What a data point says, as a person reads it. A code that the design no longer knows stays a code.
pub fn datum_words(datum: &Datum, plan: Option<&ItemPlan>, form: Option<&FormPlan>, lang: &str) -> String {
    if let Some(missing) = datum.missing {
        return reason_words(missing, form, lang);
    }
    let text = match &datum.value {
        None => String::new(),
        Some(Text::One(text)) => one(text, plan, lang),
        Some(Text::Many(texts)) => texts.iter().map(|text| one(text, plan, lang)).collect::<Vec<_>>().join(", "),
    };
    if text.is_empty() {
        return t!("history-blank");
    }
    match unit(datum, plan, lang) {
        Some(unit) => format!("{text} {unit}"),
        None => text,
    }
}

/// As the study says it, else in our words; a reason that the design no longer knows is its code.
fn reason_words(why: Missing, form: Option<&FormPlan>, lang: &str) -> String {
    match (form.and_then(|form| form.reason_words(why)), why) {
        (Some(words), _) => words.pick(lang).to_owned(),
        (None, Missing::Own(_)) => why.as_str().to_owned(),
        (None, _) => i18n::say(&format!("missing-{}", why.as_str()), &[]),
    }
}

fn one(text: &str, plan: Option<&ItemPlan>, lang: &str) -> String {
    let Some(plan) = plan else { return text.to_owned() };
    // The id says nothing to anybody; the link leads there.
    if plan.item.takes_file() && text.parse::<shared::kernel::FileId>().is_ok() {
        return t!("file-a-file");
    }
    if let Some(choice) = plan.code_list.as_ref().and_then(|list| list.choice(text)) {
        return choice.label(lang).to_owned();
    }
    use shared::forms::DataType;
    match plan.item.data_type {
        DataType::Date | DataType::PartialDate | DataType::IncompleteDate => day(text),
        DataType::Boolean => boolean(text),
        _ => text.to_owned(),
    }
}

fn boolean(text: &str) -> String {
    match text {
        "1" | "true" => t!("yes"),
        "0" | "false" => t!("no"),
        _ => text.to_owned(),
    }
}

/// The unit chosen, or the only one there is.
fn unit(datum: &Datum, plan: Option<&ItemPlan>, lang: &str) -> Option<String> {
    let units = &plan?.units;
    let unit = match &datum.unit {
        Some(oid) => units.iter().find(|unit| unit.oid == *oid),
        None => units.first().filter(|_| units.len() == 1),
    }?;
    let symbol = unit.symbol.pick(lang);
    Some(if symbol.is_empty() { unit.name.clone() } else { symbol.to_owned() })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use shared::forms::{Choice, CodeList, ItemDef, Translated, Unit};

    use super::*;

    fn plan() -> ItemPlan {
        let choices = [("M", "Male"), ("F", "Female")].map(|(value, label)| Choice {
            value: value.into(),
            decode: Some(Translated::plain(label)),
            ..Choice::default()
        });
        let unit = Unit { oid: "KG".into(), symbol: Translated::plain("kg"), ..Unit::default() };
        ItemPlan {
            item: Arc::new(ItemDef::default()),
            mandatory: false,
            method: None,
            derived: false,
            undecided: false,
            unless: None,
            ranges: Vec::new(),
            code_list: Some(Arc::new(CodeList { choices: choices.into(), ..CodeList::default() })),
            units: vec![Arc::new(unit)],
        }
    }

    #[test]
    fn codes_are_read_as_their_labels_and_units_follow() {
        crate::i18n::speak_here("en");
        assert_eq!(datum_words(&Datum::text("M"), Some(&ItemPlan { units: Vec::new(), ..plan() }), None, "en"), "Male");
        assert_eq!(datum_words(&Datum::many(["M", "X"]), Some(&ItemPlan { units: Vec::new(), ..plan() }), None, "en"), "Male, X");
        assert_eq!(datum_words(&Datum::text("80.5"), Some(&plan()), None, "en"), "80.5 kg");
        assert_eq!(datum_words(&Datum::text("007"), None, None, "en"), "007");
    }

    #[test]
    fn no_value_is_said_in_words() {
        crate::i18n::speak_here("en");
        assert_eq!(datum_words(&Datum::missing(Missing::NotDone), Some(&plan()), None, "en"), "Not done");
        assert_eq!(datum_words(&Datum::default(), Some(&plan()), None, "en"), "blank");
    }
}
