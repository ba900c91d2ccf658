//! From workbooks: what is found where, however it was written.

use shared::forms::{DataType, Does, Hardness};

use super::{accepted, import, item, method, reference, rule, survey, unless};

#[test]
fn headers_may_be_written_in_the_ways_of_many_years() {
    for (head, row) in [
        ("type|name|label|relevant|calculation", "integer|a|Age|1 = 1|"),
        ("Type|Name|Label|Relevance|Calculate", "int|a|Age|1 = 1|"),
        ("command|tag|caption|bind::relevant|bind::calculate", "Integer|a|Age|1 = 1|"),
    ] {
        let design = survey(&format!("{head}\n{row}"));
        assert_eq!((item(&design, "a").data_type, item(&design, "a").question.pick("")), (DataType::Integer, "Age"), "{head}");
        assert!(reference(&design, "a").unless.is_some(), "{head}");
    }
}

#[test]
fn languages_have_tags_and_find_their_way_back() {
    for head in
        ["label::English (en)|label::Deutsch (de)", "label#English (en)|label#Deutsch (de)", "label:English (en)|label:Deutsch (de)"]
    {
        let design = survey(&format!("type|name|{head}\ntext|a|Age|Alter"));
        assert_eq!((item(&design, "a").question.pick("de"), item(&design, "a").question.pick("en")), ("Alter", "Age"), "{head}");
        super::round(&design);
    }
}

#[test]
fn nested_groups_become_groups_in_a_row_with_the_conditions_around_them() {
    let design = survey(
        "type|name|label|relevant
         text|first|A
         begin group|outer|Outer|${first} = 'x'
         text|in_outer|B
         begin group|inner|Inner|${in_outer} = 'y'
         text|in_inner|C
         end group
         text|again|D
         end group
         text|last|E",
    );
    let form = &design.library.forms[0];
    let oids: Vec<&str> = form.groups.iter().map(|at| at.oid.as_str()).collect();
    assert_eq!(oids, ["form", "outer", "inner", "outer_2", "form_2"]);
    let conditions: Vec<&str> = form.groups.iter().map(|at| unless(&design, at)).collect();
    let outer = "not certainly(first = \"x\")";
    assert_eq!(conditions, ["", outer, "not certainly(first = \"x\" and in_outer = \"y\")", outer, ""]);
    assert_eq!(design.library.groups[2].name, "Inner");
    super::round(&design);
}

#[test]
fn choices_have_lists_columns_and_an_other() {
    let (_, design) = accepted(&[
        (
            "survey",
            "type|name|label|choice_filter\nselect_one colour or_other|c|C\nselect_multiple colour|m|M|shade = 1\nselect_one_from_file f.csv|x|X",
        ),
        ("choices", "list name|name|label|shade|media::image\ncolour|1|Red|1|red.png\ncolour|b|Blue|2"),
    ]);
    let list = &design.library.code_lists[0];
    let codes: Vec<&str> = list.choices.iter().map(|choice| choice.value.as_str()).collect();
    assert_eq!(codes, ["1", "b", "other"], "a number typed as 1.0 is the code 1");
    assert_eq!((list.choices[0].aliases[0].context.as_str(), list.choices[0].aliases[0].name.as_str()), ("shade", "1"));
    assert_eq!(unless(&design, reference(&design, "c_other")), "not certainly(c = \"other\")");
    assert!(item(&design, "m").many && !item(&design, "c").many);
    assert!(matches!(&rule(&design, "choices.m").does, Does::Offer { item } if item.as_str() == "m"));
    assert_eq!(design.library.code_lists[1].external.as_ref().unwrap().href.as_deref(), Some("f.csv"));
    super::round(&design);
}

#[test]
fn what_must_be_answered_may_depend() {
    let design = survey(
        "type|name|label|required|constraint|constraint_message
         text|a|A|yes
         text|b|B|TRUE
         text|c|C|${a} = 'x'
         integer|d|D|no|. < 5|Too many",
    );
    let mandatory: Vec<bool> = ["a", "b", "c", "d"].map(|oid| reference(&design, oid).mandatory).into();
    assert_eq!(mandatory, [true, true, false, false]);
    assert_eq!(super::own(&rule(&design, "required.c").expressions), "certainly(a = \"x\")");
    let check = &item(&design, "d").ranges[0];
    assert_eq!((check.hardness, check.message.pick("en")), (Hardness::Hard, "Too many"));
    super::round(&design);
}

#[test]
fn what_nobody_fills_in_has_no_box() {
    let design = survey("type|name|label\nstart|start\ntoday|today\ndeviceid|device\nnote|hello|Read this\nhidden|h\ncalculate|c");
    let never = ["start", "device", "h", "c"].map(|oid| unless(&design, reference(&design, oid)));
    assert_eq!(never, ["true"; 4]);
    assert_eq!((method(&design, "today"), method(&design, "hello")), ("visit.date", "missing"));
    super::round(&design);
}

#[test]
fn calculations_tell_what_their_items_hold() {
    let design = survey(
        "type|name|label|calculation
         date|d|D
         calculate|days||today() - ${d}
         calculate|share||${days} div 7
         calculate|due||date(decimal-date-time(${d}) + 280)
         calculate|word||if(${days} > 3, 'a', 'b')
         calculate|round||${circle}
         calculate|circle||${round}",
    );
    let kinds = ["days", "share", "due", "word", "circle"].map(|oid| item(&design, oid).data_type);
    assert_eq!(kinds, [DataType::Integer, DataType::Float, DataType::Date, DataType::Text, DataType::Text]);
}

#[test]
fn names_that_stand_twice_are_told_apart() {
    let (report, design) = accepted(&[(
        "survey",
        "type|name|label|calculation\nbegin group|one|1\ntext|n|N\nend group\nbegin group|two|2\ntext|n|N\ncalculate|c||../../one/n\nend group\nnote||Read",
    )]);
    assert_eq!(design.library.items.iter().map(|item| item.oid.as_str()).collect::<Vec<_>>(), ["n", "n_2", "c", "row9"]);
    assert_eq!(method(&design, "c"), "n");
    assert!(report.notes.iter().any(|note| note.line == 6 && note.what.contains("n_2")), "{:?}", report.notes);
    super::round(&design);
}

/// Req: INT-03
#[test]
fn what_is_not_acted_upon_is_kept_and_said() {
    let (report, design) = accepted(&[
        (
            "survey",
            "type|name|label|default|media::image::English (en)|my column\ntext|a|A|x|a.png|mine\n||a comment\ndb:person|p|P\nend group",
        ),
        ("settings", "form_title|form_id|version|style\nTitle|f1|7|pages"),
        ("notes", "To do\n|later"),
    ]);
    let kept: Vec<&str> = report.kept.iter().map(|kept| kept.path.as_str()).collect();
    assert_eq!(kept, ["notes", "survey (default)", "survey (media::image::English (en))", "survey (my column)"]);
    let notes: Vec<(usize, &str)> = report.notes.iter().map(|note| (note.line, note.path.as_str())).collect();
    assert_eq!(notes, [(3, "survey!A3"), (4, "survey!A4 (p, type)"), (5, "survey!A5")]);
    assert_eq!((design.oid.as_str(), design.name.as_str(), design.version_name.as_str()), ("f1", "Title", "7"));
    super::round(&design);
}

#[test]
fn one_csv_with_sheets_is_a_form_too() {
    let csv = "\u{feff}survey,,,\n,type,name,label\n,text,a,\"A, first\"\nsettings,,\n,form_id,form_title\n,f,F\n";
    let (report, design) = import("form.csv", csv.as_bytes());
    let design = design.unwrap_or_else(|| panic!("{:?}", report.refused));
    assert_eq!((design.oid.as_str(), item(&design, "a").question.pick("")), ("f", "A, first"));
}
