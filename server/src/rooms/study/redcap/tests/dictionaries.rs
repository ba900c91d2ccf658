//! Dictionaries become designs.

use shared::forms::{Comparator, DataType, Expression, Hardness, ItemDef};
use shared::study::Design;

use super::{HEADINGS, accepted, dictionary, read, refused};

fn item<'a>(design: &'a Design, oid: &str) -> &'a ItemDef {
    design.library.items.iter().find(|item| item.oid.as_str() == oid).unwrap()
}

/// Name, our expression, and the original, of each condition and method.
fn logic(design: &Design) -> Vec<(&str, Option<&str>, &str)> {
    let conditions = design.library.conditions.iter().map(|one| (one.oid.as_str(), &one.expressions));
    let methods = design.library.methods.iter().map(|one| (one.oid.as_str(), &one.expressions));
    let mut found = Vec::new();
    for (oid, all) in conditions.chain(methods) {
        let original = all.iter().find(|one| one.context == "REDCap").unwrap();
        found.push((oid, Expression::ours(all).map(|one| one.text.as_str()), original.text.as_str()));
    }
    found
}

/// Req: EXP-05
#[test]
fn forms_sections_and_fields_keep_their_order() {
    let design = accepted(dictionary(
        "record_id,enrolment,,text,Record ID,,,,,,,,,,,,,\n\
         dob,enrolment,,text,Date of birth,,Y-M-D,date_ymd,,,y,,y,,,,,\n\
         sbp,visit_lab_data,<b>Vital</b> signs,text,Systolic,,,integer,30,300,,,,,,,,\n\
         hr,visit_lab_data,,text,Pulse,,,number_1dp,,,,,,,,,,\n\
         note,visit_lab_data,Remarks,notes,Anything else?,,,,,,,,,,,,,\n",
    ));
    let forms: Vec<_> = design.library.forms.iter().map(|form| (form.oid.as_str(), form.name.as_str(), form.groups.len())).collect();
    assert_eq!(forms, [("enrolment", "Enrolment", 1), ("visit_lab_data", "Visit Lab Data", 2)]);
    let groups: Vec<_> = design.library.groups.iter().map(|group| (group.name.as_str(), group.items.len())).collect();
    assert_eq!(groups, [("Enrolment", 2), ("Vital signs", 2), ("Remarks", 1)]);
    assert_eq!((design.visits.len(), design.visits[0].forms.len()), (1, 2));
    assert!(design.library.groups[0].items[1].mandatory && !design.library.groups[0].items[0].mandatory);
    assert_eq!((item(&design, "dob").data_type, item(&design, "dob").description.pick("en")), (DataType::Date, "Y-M-D"));
    assert!(item(&design, "note").multiline);
    assert_eq!(item(&design, "hr").significant_digits, Some(1));
}

#[test]
fn each_field_type_has_its_data_type() {
    let design = accepted(dictionary(
        "a,f,,radio,A,\"1, One | 2, Two\",,,,,,,,,,,,\n\
         b,f,,dropdown,B,\"x, Ex | y, Why\",,autocomplete,,,,,,,,,,\n\
         c,f,,checkbox,C,\"-1, None | 1, Some\",,,,,,,,,,,,\n\
         d,f,,yesno,D,,,,,,,,,,,,,\n\
         e,f,,truefalse,E,,,,,,,,,,,,,\n\
         g,f,,slider,G,low | | high,,number,,,,,,,,,,\n\
         h,f,,calc,H,3+4,,,,,,,,,,,,\n\
         i,f,,text,I,,,datetime_seconds_dmy,,,,,,,,,,\n\
         j,f,,text,J,,,time,,,,,,,,,,\n\
         k,f,,text,K,,,number_2dp_comma_decimal,,,,,,,,,,\n\
         l,f,,text,L,,,vmrn,,,,,,,,,,\n\
         m,f,,sql,M,select 1,,,,,,,,,,,,\n",
    ));
    let kinds: Vec<&str> = design.library.items.iter().map(|item| item.data_type.as_str()).collect();
    let wanted = ["integer", "text", "integer", "integer", "integer", "integer", "float", "datetime", "time", "float", "text", "text"];
    assert_eq!(kinds, wanted);
    assert!(item(&design, "c").many && !item(&design, "a").many);
    let lists: Vec<_> = design.library.code_lists.iter().map(|list| (list.oid.as_str(), list.choices.len())).collect();
    assert_eq!(lists, [("a.choices", 2), ("b.choices", 2), ("c.choices", 2), ("d.choices", 2), ("e.choices", 2)]);
}

#[test]
fn limits_are_soft_unless_they_are_forced() {
    let design = accepted(dictionary(
        "a,f,,text,A,,,integer,1,10,,,,,,,,\n\
         b,f,,text,B,,,date_dmy,01-02-2020,today,,,,,,,,@FORCE-MINMAX\n\
         c,f,,text,C,,,number_comma_decimal,\"1,5\",[a],,,,,,,,\n",
    ));
    let checks = |oid: &str| item(&design, oid).ranges.clone();
    let a = checks("a");
    assert_eq!((a[0].comparator, a[0].values[0].as_str(), a[0].hardness), (Some(Comparator::Ge), "1", Hardness::Soft));
    assert_eq!((a[1].comparator, a[1].values[0].as_str()), (Some(Comparator::Le), "10"));
    let b = checks("b");
    assert_eq!((b[0].values[0].as_str(), b[0].hardness), ("2020-02-01", Hardness::Hard));
    assert_eq!(Expression::ours(&b[1].expressions).unwrap().text, "value <= today()");
    let c = checks("c");
    assert_eq!(c[0].values, ["1.5"]);
    assert_eq!(Expression::ours(&c[1].expressions).unwrap().text, "value <= a");
}

#[test]
fn logic_is_translated_beside_its_original() {
    let (report, design) = read(dictionary(
        "a,f,,yesno,A,,,,,,,,,,,,,\n\
         b,f,,text,B,,,integer,,,,[a] = '1',,,,,,\n\
         c,g,,calc,C,[b]*2,,,,,,[nowhere] = 1,y,,,,,\n\
         d,g,,text,D,,,,,,,,,,,,,\"@CALCTEXT(if([a]='1','yes','no')) @HIDDEN\"\n\
         e,g,,text,E,,,date_ymd,,,,,,,,,,\"@CALCDATE([e0], 7, 'd')\"\n\
         e0,g,,text,E0,,,date_ymd,,,,,,,,,,\n",
    ));
    let design = design.unwrap();
    let wanted = [
        ("b.hidden", Some("not certainly(a = \"1\")"), "[a] = '1'"),
        ("c.hidden", None, "[nowhere] = 1"),
        ("c.calculation", Some("f.b * 2"), "[b]*2"),
        ("d.calculation", Some("if(certainly(f.a = \"1\"), \"yes\", \"no\")"), "if([a]='1','yes','no')"),
        ("e.calculation", Some("add_days(e0, 7)"), "calcdate([e0], 7, 'd')"),
    ];
    assert_eq!(logic(&design), wanted);
    let kept: Vec<_> = report.kept.iter().map(|one| (one.line, one.what.as_str())).collect();
    let why = "Not translated: There is no field [nowhere]. (line 1, column 1) It is kept and exported again; the field is shown and not required.";
    assert_eq!(kept, [(4, why)]);
}

#[test]
fn an_event_that_a_dictionary_does_not_describe_is_the_visit_there_is() {
    let (report, design) = read(dictionary("a,f,,text,A,,,integer,,,,,,,,,,\nb,g,,text,B,,,,,,,[base_arm_1][a] > 1,,,,,,\n"));
    assert_eq!(logic(&design.unwrap())[0].1, Some("not certainly(f.a > 1)"));
    assert!(report.notes.iter().any(|one| one.what.contains("[base_arm_1]")));
}

#[test]
fn old_and_foreign_tables_are_read_too() {
    let api = "field_name;form_name;section_header;field_type;field_label;select_choices_or_calculations;field_note\n\
               a;f;;text;Größe;;\r\nb;f;;radio;B;1, Ja | 0, Nein;\n;;;;;;\n";
    let with_mark = [b"\xef\xbb\xbf".as_slice(), api.as_bytes()].concat();
    assert_eq!(accepted(with_mark), accepted(api));
    assert_eq!(item(&accepted(api), "a").question.pick("de"), "Größe");
    let latin: Vec<u8> = api.chars().map(|one| u8::try_from(u32::from(one)).unwrap()).collect();
    let (report, design) = read(&latin);
    assert_eq!(design.unwrap(), accepted(api));
    assert!(report.notes.iter().any(|one| one.what.contains("Windows-1252")));
    let numbered = format!("{}\na,f,,text,A,,,,,,,,,,,,,\n", HEADINGS.replacen("Variable / Field Name", "1", 1));
    assert_eq!(accepted(&numbered), accepted(dictionary("a,f,,text,A,,,,,,,,,,,,,\n")));
}

#[test]
fn a_section_that_every_row_says_is_one_group() {
    let design = accepted(
        "Form,Section,Variable,Type,Question,Body System\nf,Signs,a,number,A,Heart\nf,Signs,b,date_dmy,B,\nf,More,c,user_list,C,\n",
    );
    let groups: Vec<_> = design.library.groups.iter().map(|group| (group.name.as_str(), group.items.len())).collect();
    assert_eq!(groups, [("Signs", 2), ("More", 1)]);
    assert_eq!(item(&design, "a").data_type, DataType::Float);
    assert_eq!((item(&design, "a").aliases[0].context.as_str(), item(&design, "a").aliases[0].name.as_str()), ("Body System", "Heart"));
}

#[test]
fn what_is_no_dictionary_is_refused_with_a_sentence() {
    assert_eq!(refused("a,b,c\n1,2,3\n").0, 1);
    assert!(
        refused("record_id,age,sex\n1,2,3\n")
            .1
            .starts_with("This table is not a REDCap data dictionary: its first row has no column “Variable / Field Name”")
    );
    assert_eq!(refused("").1, "The file is empty.");
    assert_eq!(refused(dictionary("")).1, "The dictionary has no fields.");
    let twice = dictionary("a,f,,text,A,,,,,,,,,,,,,\na,f,,text,A,,,,,,,,,,,,,\n");
    assert_eq!(refused(twice), (3, "The field [a] stands on line 2 and on line 3; names must differ.".to_owned()));
    assert!(refused([0_u8, 159, 146, 150, b',', b',', b'\n']).1.contains("zero byte"));
}

/// Req: EXP-05
#[test]
fn action_tags_say_who_enters_a_field_and_with_what_it_begins() {
    let file = dictionary(
        "a,f,,text,A,,,integer,,,,,,,,,,@DEFAULT='5'\n\
         b,f,,text,B,,,date_ymd,,,,,y,,,,,@TODAY @READONLY\n\
         c,f,,radio,C,\"1, One | 2, Two\",,,,,,,,,,,,@DEFAULT=\"2\"\n\
         d,f,,radio,D,\"1, One | 2, Two\",,,,,,,,,,,,@DEFAULT='3'\n\
         e,f,,text,E,,,,,,,,y,,,,,\"@HIDDEN @DEFAULT=\"\"O'Hara\"\"\"\n\
         g,f,,text,G,,,time,,,,,,,,,,@NOW @HIDDEN-SURVEY\n\
         h,f,,text,H,,,number,,,,,,,,,,@DEFAULT='[a]'\n\
         i,f,,text,I,,,,,,,,,,,,,@DEFAULT='Dear [e]'\n\
         j,f,,checkbox,J,\"1, One | 2, Two\",,,,,,,,,,,,@DEFAULT='1'\n\
         k,f,,text,K,,,,,,,,,,,,,@SETVALUE='x'\n",
    );
    let (report, design) = read(&file);
    let design = design.unwrap();
    let rules: Vec<_> = design.library.rules.iter().map(|rule| (rule.oid.as_str(), rule.expressions[0].text.as_str())).collect();
    let wanted = [
        ("a.begins", "5"),
        ("b.begins", "today()"),
        ("c.begins", "2"),
        ("e.begins", "\"O'Hara\""),
        ("g.begins", "time(now())"),
        ("h.begins", "a"),
    ];
    assert_eq!(rules, wanted);
    use shared::forms::Hand;
    assert_eq!((item(&design, "b").hand(), item(&design, "e").hand(), item(&design, "g").hand()), (Hand::Reads, Hand::Hidden, Hand::Open));
    let faults: Vec<String> = design.compile(&shared::forms::rule::units::Opaque).faults.iter().map(|one| one.fault.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
    let kept: Vec<_> = report.kept.iter().map(|one| (one.line, one.what.as_str())).collect();
    let not = |why: &str| format!("Not translated: {why} (line 1, column 1) It is kept and exported again; @DEFAULT fills in nothing.");
    assert_eq!(
        kept,
        [
            (5, not("The field has no choice with the code 3.").as_str()),
            (9, not("“Dear [e]” joins a text with values of other fields.").as_str()),
            (10, not("A field of boxes has no beginning here.").as_str()),
            (11, "@SETVALUE: kept and exported again; Probatum does not act upon it."),
        ]
    );
    assert!(report.notes.iter().any(|one| one.what.starts_with("@DEFAULT: filled in along with the first answer")), "{report:?}");
    let mut out = Vec::new();
    super::super::export(&design, &mut out).unwrap();
    assert_eq!(accepted(&out), design);
}
