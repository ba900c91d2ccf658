//! From workbooks: what is found where, however it was written.

use shared::forms::{DataType, Datum, Does, Hardness, Reference, Values, english, evaluate};
use shared::study::Design;

use super::{accepted, import, item, method, reference, rule, survey, unless};

/// What is found in the form with these answers: where, by which check, in words.
fn found(design: &Design, answers: &[(&str, &str)]) -> Vec<String> {
    let compiled = design.compile(&shared::forms::rule::units::Opaque);
    let values: Values = answers.iter().map(|(at, text)| (at.parse().unwrap(), Datum::text(*text))).collect();
    let evaluation = evaluate(compiled.plan(&design.library.forms[0].oid).unwrap(), &values, &Reference::default());
    evaluation.findings.iter().map(|one| format!("{} {}: {}", one.at, one.rule, english(&one.words))).collect()
}

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
    assert_eq!(kept, ["notes", "survey (media::image::English (en))", "survey (my column)"]);
    let notes: Vec<(usize, &str)> = report.notes.iter().map(|note| (note.line, note.path.as_str())).collect();
    assert_eq!(notes, [(2, "survey (default)"), (3, "survey!A3"), (4, "survey!A4 (p, type)"), (5, "survey!A5")]);
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

/// Req: EXP-05
#[test]
fn what_a_question_begins_with_is_filled_in_with_the_first_answer() {
    let (report, design) = accepted(&[
        (
            "survey",
            "type|name|label|default|read_only
             integer|a|A|5|
             date|d|D|today()|yes
             select_one yn|s|S|y|
             select_one yn|w|W|q|
             text|t|T|left side|
             decimal|sum|Sum|${a} * 2|
             select_multiple yn|m|M|y n|
             integer|late|L|${last-saved#a}|
             begin repeat|r|R||
             integer|n|N|position(..)|
             text|u|U|none|
             end repeat
             calculate|c||7|",
        ),
        ("choices", "list_name|name|label\nyn|y|Yes\nyn|n|No"),
    ]);
    let rules: Vec<_> = design.library.rules.iter().map(|rule| (rule.oid.as_str(), super::own(&rule.expressions))).collect();
    assert_eq!(
        rules,
        [
            ("default.a", "5"),
            ("default.d", "today()"),
            ("default.s", "\"y\""),
            ("default.t", "\"left side\""),
            ("default.sum", "a * 2"),
            ("default.n", "row()"),
            ("default.u", "\"none\""),
        ]
    );
    assert_eq!(item(&design, "d").hand(), shared::forms::Hand::Reads);
    let faults: Vec<String> = design
        .compile(&shared::forms::rule::units::Opaque)
        .faults
        .iter()
        .filter(|one| one.broken)
        .map(|one| one.fault.to_string())
        .collect();
    assert_eq!(faults, Vec::<String>::new());
    let kept: Vec<_> = report.kept.iter().map(|one| (one.line, one.what.as_str())).collect();
    let not = |why: &str, text: &str| format!("Not translated: {why} Kept, exported again, and not acted upon: {text}");
    let last_saved = "It asks for the value of the form saved last, which belongs to another record.";
    assert_eq!(
        kept,
        [
            (5, not("“q” is no choice of the list.", "q").as_str()),
            (8, not("Several choices cannot be filled in at once.", "y n").as_str()),
            (9, not(last_saved, "${last-saved#a}").as_str()),
            (14, not("Nobody answers this question.", "7").as_str()),
        ]
    );
    assert!(report.notes.iter().any(|one| one.path == "survey (default)" && one.what.ends_with("(7 questions)")), "{report:?}");
    super::round(&design);
}

/// Req: EXP-05
#[test]
fn how_many_rows_there_are_to_be_is_checked() {
    let rows = "type|name|label|relevant|repeat_count
        integer|n|How many?||
        begin repeat|child|Children|${n} > 0|${n}
        text|name|Name||
        end repeat
        begin repeat|three|Thirds||3
        text|third|Third||
        end repeat";
    let design = survey(rows);
    let holds = |oid: &str| super::own(&rule(&design, oid).expressions).to_owned();
    assert_eq!(holds("repeat_count.child"), "not certainly(n > 0) or count_where(is_known(child.name) or is_missing(child.name)) = n");
    assert_eq!(holds("repeat_count.three"), "count_where(is_known(three.third) or is_missing(three.third)) = 3");
    let found = |answers: &[(&str, &str)]| found(&design, answers).into_iter().filter(|one| one.contains("Children")).collect::<Vec<_>>();
    let (two, ada, bea) = (("form/1/n", "2"), ("child/1/name", "Ada"), ("child/2/name", "Bea"));
    assert_eq!(found(&[two, ada]), ["form/1/n repeat_count.child: There are to be 2 rows here: Children"]);
    assert_eq!(found(&[two, ada, bea]), Vec::<String>::new());
    assert_eq!(found(&[("form/1/n", "0"), ada]), Vec::<String>::new(), "a table that is not asked for has no rows to count");
    super::round(&design);
}

/// Req: EXP-05
#[test]
fn a_calculation_with_a_trigger_is_translated_where_the_trigger_says_nothing_more() {
    let (report, design) = accepted(&[(
        "survey",
        "type|name|label|calculation|trigger
         integer|a|A||
         integer|b|B||
         integer|double|D|${a} * 2|${a}
         integer|sum|S|${a} + ${b}|${a}
         dateTime|when|W|now()|${a}
         text|blank|X||${b}",
    )]);
    assert_eq!((super::method(&design, "double"), super::method(&design, "sum"), super::method(&design, "when")), ("a * 2", "", ""));
    let kept: Vec<_> = report.kept.iter().map(|one| (one.line, one.what.split(" Kept").next().unwrap())).collect();
    assert_eq!(
        kept,
        [
            (5, "Not translated: It is worked out only when ${a} changes, and reads “b” besides, whose changes it does not follow."),
            (6, "Not translated: It is worked out only when ${a} changes, and looks at the moment at which that is."),
            (7, "ODK blanks the answer when that changes; here it stays."),
        ]
    );
    super::round(&design);
}

/// Req: EXP-05
#[test]
fn rows_of_a_repeat_inside_a_repeat_say_to_which_row_they_belong() {
    let (report, design) = accepted(&[(
        "survey",
        "type|name|label|relevant
         begin repeat|house|House
         text|street|Street
         begin repeat|person|Person
         text|who|Who
         integer|age|Age|${street} != ''
         end repeat
         end repeat",
    )]);
    let link = item(&design, "person.row_of.house");
    assert_eq!((link.question.pick("en"), link.link.as_ref().unwrap().group.as_str()), ("House", "house"));
    assert!(report.notes.iter().any(|one| one.what.contains("its first column says to which row of “house” a row belongs")), "{report:?}");
    assert!(report.kept.iter().any(|one| one.what.contains("“street” stands in the repeat around this one")), "{report:?}");
    let answers = [("house/1/street", "High Street"), ("house/2/street", "Mill Lane"), ("person/1/who", "Ada")];
    let found = |of: Option<&str>| {
        let of = of.map(|row| ("person/1/person.row_of.house", row));
        let found = found(&design, &answers.into_iter().chain(of).collect::<Vec<_>>());
        found.into_iter().map(|one| one.split(": ").next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(None), ["person/1/person.row_of.house person.row_of.house#mandatory"]);
    assert_eq!(found(Some("2")), Vec::<String>::new());
    assert_eq!(found(Some("3")), ["person/1/person.row_of.house person.row_of.house#link"]);
    super::round(&design);
}
