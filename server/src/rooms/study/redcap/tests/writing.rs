//! Designs become dictionaries.

use shared::forms::build::{any_of, float, form, int, list, text};
use shared::forms::{ConditionDef, Expression, MethodDef};
use shared::study::Design;
use shared::study::build::design;

use super::super::export;
use super::{accepted, dictionary};

fn written(design: &Design) -> (String, Vec<String>) {
    let mut out = Vec::new();
    let lost = export(design, &mut out).unwrap();
    (String::from_utf8(out).unwrap(), lost.into_iter().map(|one| format!("{} {}", one.path, one.what)).collect())
}

/// The dictionary of a design, after showing that it comes back as the same design.
fn round(design: &Design) -> String {
    let (first, lost) = written(design);
    assert_eq!(lost, Vec::<String>::new());
    let again = accepted(&first);
    assert_eq!(serde_json::to_string_pretty(&again).unwrap(), serde_json::to_string_pretty(design).unwrap(), "{first}");
    assert_eq!(written(&again).0, first);
    first
}

/// Req: EXP-05
#[test]
fn a_dictionary_comes_out_as_it_went_in() {
    let rows = "record_id,enrolment,,text,Record ID,,,,,,,,,,,,,\n\
         sex,enrolment,<b>Who</b>,radio,Sex <i>at birth</i>,\"1, Female | 2, Male\",choose <b>one</b>,,,,y,,y,RH,1a,,,\n\
         a,enrolment,,checkbox,A,\"1, x | 2, y\",,,,,,\"[sex] = '1' and\n[b] <> \"\"\"\"\",,,,m1,y,@NONEOFTHEABOVE=2\n\
         b,enrolment,,text,B,,,number_2dp_comma_decimal,\"1,5\",[c],,,,,,,,\n\
         c,labs,,calc,C,[b]*2,,,,,,,,,,,,\n\
         d,labs,Dates,text,D,,,date_dmy,2020-01-01,today,,,,,,,,@FORCE-MINMAX\n\
         e,labs,,slider,E,low | mid | high,,number,,,,,,RH,,,,\n\
         f,labs,,yesno,F,,,,,,,[nowhere] = 1,,,,,,\n\
         g,labs,,sql,G,select 1,,,,,,,,,,,,\n\
         h,labs,,descriptive,<h1>Read</h1>,,,,,,,,,,,,,\n\
         i,labs,,text,I,BIOPORTAL:ICD10,,autocomplete,,,,,,,,,,\n\
         j,labs,,dropdown,J,\"1,One|2,Two\",,autocomplete,,,,,,,,,,\n\
         k,labs,,text,K,,,,,,,,,,,,,@CALCTEXT([b])\n";
    // What is read back as the same field is written as it came, to the letter.
    assert_eq!(round(&accepted(dictionary(rows))), dictionary(rows));
}

/// Req: EXP-05
#[test]
fn sliders_matrices_files_and_choices_that_stand_alone_keep_their_looks() {
    use shared::forms::Look;
    let rows = "p,f,,slider,Pain,none | some | worst,,number,0,10,,,,,,,,\n\
         m1,f,,radio,One,\"0, No | 1, Yes\",,,,,,,,,,m,,\n\
         m2,f,,radio,Two,\"0, No | 1, Yes\",,,,,,,,,,m,,\n\
         c,f,,checkbox,Which,\"a, A | 99, None\",,,,,,,,,,,,@NONEOFTHEABOVE='99'\n\
         d,f,,dropdown,Pick,\"a, A | b, B\",,,,,,,,,,,,\n\
         u,f,,file,Upload,,,,,,,,,,,,,\n\
         s,f,,file,Sign,,,signature,,,,,,,,,,\n";
    let design = accepted(dictionary(rows));
    let looks: Vec<Look> = design.library.items.iter().map(|item| item.look()).collect();
    assert_eq!(looks, [Look::Analogue, Look::Matrix, Look::Matrix, Look::Usual, Look::List, Look::File, Look::Signature]);
    assert_eq!(design.library.items[3].exclusive(), ["99"]);
    assert!(!design.library.items[0].presentation.clone().unwrap().scale.unwrap().hides_number);
    assert_eq!(round(&design), dictionary(rows));
}

#[test]
fn looks_of_our_own_are_written_in_redcaps_words() {
    use shared::forms::{Look, Scale};
    let yes = list("CL.Y", "Yes", [("Y", "Yes"), ("N", "No")]);
    let scale = Scale { low: "None".into(), high: "Worst".into(), hides_number: true, ..Scale::default() };
    let made = design("S", "Study").with_form(
        form("F")
            .title("F")
            .item("P", int().ask("Pain").scale(Look::Analogue, scale))
            .item("M", shared::forms::build::one_of(&yes).ask("M").in_matrix("m"))
            .item("W", any_of(&yes).ask("W").exclusive("N"))
            .item("S", text().ask("S").look(Look::Signature)),
    );
    let (csv, _) = written(&made);
    assert_eq!(
        csv.lines().skip(1).collect::<Vec<_>>(),
        [
            "p,f,,slider,Pain,None |  | Worst,,,,,,,,,,,,",
            "m,f,,radio,M,\"Y, Yes | N, No\",,,,,,,,,,m,,",
            "w,f,,checkbox,W,\"Y, Yes | N, No\",,,,,,,,,,,,@NONEOFTHEABOVE='N'",
            "s,f,,file,S,,,signature,,,,,,,,,,",
        ]
    );
}

#[test]
fn columns_of_others_come_out_behind_redcaps() {
    let first =
        round(&accepted("Form,Section,Variable,Type,Question,Body System,Answers\nf,Signs,a,number,A,Heart,\nf,Signs,b,radio,B,,x\n"));
    let lines: Vec<&str> = first.lines().collect();
    assert!(lines[0].ends_with(",Field Annotation,Answers,Body System"));
    assert!(lines[1].starts_with("a,f,Signs,number,A,") && lines[1].ends_with(",,Heart"), "{}", lines[1]);
    assert!(lines[2].starts_with("b,f,Signs,radio,B,") && lines[2].ends_with(",x,"), "{}", lines[2]);
}

#[test]
fn rules_of_our_own_are_written_in_redcaps_words() {
    let sexes = list("CL.SEX", "Sex", [("F", "Female"), ("M", "Male")]);
    let drugs = list("CL.DRUG", "Drugs", [("A", "Aspirin"), ("B", "Other")]);
    let mut made = design("S", "Study").with_form(
        form("F.VS")
            .title("Vital Signs")
            .item("IT.SEX", shared::forms::build::one_of(&sexes).ask("Sex").mandatory())
            .item("IT.PREG", text().ask("Pregnant?").unless("C.1"))
            .item("IT.AGE", int().ask("Age").usual(18, 99))
            .item("IT.DRUG", any_of(&drugs).ask("Drugs").unless("C.2"))
            .item("IT.BMI", float().ask("BMI").decimals(1).derived("M.1"))
            .item("IT.X", text().ask("X").unless("C.3")),
    );
    let condition =
        |oid: &str, text: &str| ConditionDef { oid: oid.into(), expressions: vec![Expression::own(text)], ..ConditionDef::default() };
    made.library.conditions.push(condition("C.1", "`IT.SEX` = \"M\" or `IT.AGE` > 60"));
    made.library.conditions.push(condition("C.2", "not certainly(`IT.SEX` = \"F\" and is_known(`IT.AGE`))"));
    made.library.conditions.push(condition("C.3", "matches(`IT.PREG`, \"a+\")"));
    let method = vec![Expression::own("round(`IT.AGE` / (`IT.AGE` + 1) ^ 2, 1)")];
    made.library.methods.push(MethodDef { oid: "M.1".into(), expressions: method, ..MethodDef::default() });
    let (csv, lost) = written(&made);
    let body: Vec<&str> = csv.lines().skip(1).collect();
    assert_eq!(
        body,
        [
            "it_sex,vital_signs,,radio,Sex,\"F, Female | M, Male\",,,,,,,y,,,,,",
            "it_preg,vital_signs,,text,Pregnant?,,,,,,,[it_sex] <> 'M' and ([it_age] <= 60 or [it_age] = ''),,,,,,",
            "it_age,vital_signs,,text,Age,,,integer,18,99,,,,,,,,",
            "it_drug,vital_signs,,checkbox,Drugs,\"A, Aspirin | B, Other\",,,,,,[it_sex] = 'F' and [it_age] <> '',,,,,,",
            "it_bmi,vital_signs,,calc,BMI,\"round([it_age] / (([it_age] + 1)^(2)), 1)\",,,,,,,,,,,,",
            "it_x,vital_signs,,text,X,,,,,,,,,,,,,",
        ]
    );
    assert_eq!(
        lost,
        [
            "visits A data dictionary has no visits; define the events in REDCap.",
            "[it_x] The condition C.3 cannot be said in REDCap's logic: REDCap has no condition matches(…).",
        ]
    );
}
