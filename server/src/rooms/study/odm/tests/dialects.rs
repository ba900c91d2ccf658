//! Expressions of other systems, one table for each language: what was written, and what we say.

use shared::forms::Expression;

use super::{accepted, odm, places, read, round};

const PARTS: &str = r#"
<StudyEventDef OID="V1" Name="v" Repeating="No" Type="Scheduled"><FormRef FormOID="F" Mandatory="No"/><FormRef FormOID="LAB" Mandatory="No"/></StudyEventDef>
<StudyEventDef OID="V2" Name="w" Repeating="No" Type="Scheduled"><FormRef FormOID="F" Mandatory="No"/><FormRef FormOID="LAB" Mandatory="No"/></StudyEventDef>
<FormDef OID="F" Name="f" Repeating="No"><ItemGroupRef ItemGroupOID="G" Mandatory="No"/><ItemGroupRef ItemGroupOID="WHO.Q" Mandatory="No"/></FormDef>
<FormDef OID="LAB" Name="lab" Repeating="No"><ItemGroupRef ItemGroupOID="LG" Mandatory="No"/></FormDef>
<ItemGroupDef OID="G" Name="g" Repeating="No"><ItemRef ItemOID="AGE" Mandatory="No"/><ItemRef ItemOID="WEIGHT" Mandatory="No"/><ItemRef ItemOID="SEX" Mandatory="No"/>
  <ItemRef ItemOID="RACE" Mandatory="No"/><ItemRef ItemOID="PREG" Mandatory="No"/><ItemRef ItemOID="START" Mandatory="No"/><ItemRef ItemOID="END" Mandatory="No"/>
  <ItemRef ItemOID="CLOCK" Mandatory="No"/><ItemRef ItemOID="NOTE" Mandatory="No"/><ItemRef ItemOID="IT.1" Mandatory="No"/>
  <ItemRef ItemOID="HERE" Mandatory="No" CollectionExceptionConditionOID="C"/><ItemRef ItemOID="SUM" Mandatory="No" MethodOID="M"/></ItemGroupDef>
<ItemGroupDef OID="WHO.Q" Name="who" Repeating="No"><ItemRef ItemOID="WHO.1" Mandatory="No"/><ItemRef ItemOID="WHO.2" Mandatory="No"/></ItemGroupDef>
<ItemGroupDef OID="LG" Name="lg" Repeating="No"><ItemRef ItemOID="HGB" Mandatory="No"/></ItemGroupDef>
<ItemDef OID="AGE" Name="age" DataType="integer"/><ItemDef OID="WEIGHT" Name="weight" DataType="float"/>
<ItemDef OID="SEX" Name="sex" DataType="integer"><CodeListRef CodeListOID="SEXES"/></ItemDef>
<ItemDef OID="RACE" Name="race" DataType="text" probatum:Many="Yes"><CodeListRef CodeListOID="RACES"/></ItemDef>
<ItemDef OID="PREG" Name="preg" DataType="boolean"/><ItemDef OID="START" Name="start" DataType="date" SDSVarName="AESTDTC"/><ItemDef OID="END" Name="end" DataType="date"><RANGE/></ItemDef>
<ItemDef OID="CLOCK" Name="clock" DataType="time"/><ItemDef OID="NOTE" Name="note" DataType="text"/><ItemDef OID="IT.1" Name="Smoker" DataType="text"><CodeListRef CodeListOID="YN"/></ItemDef>
<ItemDef OID="HERE" Name="here" DataType="text"/><ItemDef OID="SUM" Name="sum" DataType="float"/>
<ItemDef OID="WHO.1" Name="WHO.1" DataType="integer"/><ItemDef OID="WHO.2" Name="WHO.2" DataType="integer"/><ItemDef OID="HGB" Name="hgb" DataType="float"/>
<CodeList OID="SEXES" Name="s" DataType="integer"><EnumeratedItem CodedValue="1"/><EnumeratedItem CodedValue="2"/></CodeList>
<CodeList OID="RACES" Name="r" DataType="text"><EnumeratedItem CodedValue="1"/><EnumeratedItem CodedValue="2"/></CodeList>
<CodeList OID="YN" Name="y" DataType="text"><EnumeratedItem CodedValue="Y"/><EnumeratedItem CodedValue="N"/></CodeList>
<CONDITION/><METHOD/>"#;

#[derive(Clone, Copy)]
enum Of {
    Condition,
    Method,
    Check,
}

fn file(of: Of, context: &str, text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let formal = format!("<FormalExpression Context=\"{context}\">{text}</FormalExpression>");
    let description = "<Description><TranslatedText>d</TranslatedText></Description>";
    let (mark, element) = match of {
        Of::Condition => ("<CONDITION/>", format!("<ConditionDef OID=\"C\" Name=\"c\">{description}{formal}</ConditionDef>")),
        Of::Method => ("<METHOD/>", format!("<MethodDef OID=\"M\" Name=\"m\" Type=\"Computation\">{description}{formal}</MethodDef>")),
        Of::Check => ("<RANGE/>", format!("<RangeCheck SoftHard=\"Soft\">{formal}</RangeCheck>")),
    };
    let parts = PARTS.replace(mark, &element).replace("<CONDITION/>", "").replace("<METHOD/>", "").replace("<RANGE/>", "");
    odm(&parts).replace("xmlns:v=", "xmlns:probatum=\"urn:probatum:odm:1\" xmlns:v=")
}

/// Our expression, or the reason why there is none. The check stands on END, the condition on HERE, the method on SUM.
fn said(of: Of, context: &str, text: &str) -> String {
    let (report, design) = read(file(of, context, text));
    let design = design.unwrap();
    round(&design);
    let library = &design.library;
    let all = match of {
        Of::Condition => &library.conditions[0].expressions,
        Of::Method => &library.methods[0].expressions,
        Of::Check => &library.items.iter().find(|item| item.oid.as_str() == "END").unwrap().ranges[0].expressions,
    };
    assert_eq!((all.last().unwrap().context.as_str(), all.last().unwrap().text.as_str()), (context, text), "the original has gone");
    match Expression::ours(all) {
        Some(ours) => {
            assert_eq!(shared::forms::rule::print(&shared::forms::rule::parse(&ours.text).unwrap()), ours.text, "not canonical");
            ours.text.clone()
        }
        None => {
            let kept = report.kept.iter().find(|one| one.what.starts_with("Not translated")).expect("nothing says why");
            assert!(kept.line > 0 && kept.path.ends_with("/FormalExpression[1]"), "{kept:?}");
            kept.what.replace("Not translated: ", "").replace(" It is kept and exported again.", "")
        }
    }
}

fn table(of: Of, context: &str, rows: &[(&str, &str)]) {
    for (text, ours) in rows {
        assert_eq!(&said(of, context, text), ours, "{context}: {text}");
    }
}

/// Req: INT-03
#[test]
fn openedc_conditions() {
    table(
        Of::Condition,
        "OpenEDC",
        &[
            ("!(IT.1 == \"Y\")", "not certainly(`IT.1` = \"Y\")"),
            ("!(PREG == \"1\")", "not certainly(PREG)"),
            ("PREG == \"0\"", "not PREG"),
            ("SEX != \"1\"", "possibly(SEX != 1)"),
            ("SEX == \"\"", "is_missing(SEX)"),
            ("AGE < 18", "possibly(AGE < 18)"),
            ("AGE >= 18", "AGE >= 18"),
            ("!(AGE >= 18 && SEX == \"2\")", "not certainly(AGE >= 18 and SEX = 2)"),
            ("!(AGE >= 18 OR SEX == \"2\")", "not certainly(AGE >= 18 or SEX = 2)"),
            ("not (SEX == \"2\") and F-G-AGE > 3", "not certainly(SEX = 2) and certainly(AGE > 3)"),
            ("V1-LAB-LG-HGB > 9", "visit(\"V1\").LAB.LG.HGB > 9"),
            ("SEX == \"9\"", "false"),
            ("WEIGHT-AGE > 50", "WEIGHT - AGE > 50"),
            ("MISSPELT == \"1\"", "There is no item MISSPELT."),
            ("AGE >", "A value is missing before the end."),
            ("AGE == \"1\" \"2\"", "the text \"2\" is one too many: the expression is complete before it."),
        ],
    );
}

#[test]
fn openedc_methods() {
    table(
        Of::Method,
        "OpenEDC",
        &[
            ("WEIGHT / (AGE / 100) ^ 2", "round(WEIGHT / (AGE / 100) ^ 2, 2)"),
            ("(WHO.Q-WHO.1 + WHO.Q-WHO.2) * 4", "round((`WHO.Q`.`WHO.1` + `WHO.Q`.`WHO.2`) * 4, 2)"),
            ("WHO.1-WHO.2", "round(`WHO.1` - `WHO.2`, 2)"),
            ("if(AGE > 3, 1, 0)", "if(is_known(AGE), round(if(AGE > 3, 1, 0), 2), missing)"),
            ("max(AGE, WEIGHT)", "if(is_known(AGE) and is_known(WEIGHT), round(max(AGE, WEIGHT), 2), missing)"),
            ("sinh(AGE)", "The function sinh is not known."),
        ],
    );
}

/// Req: INT-03
#[test]
fn viedoc_checks() {
    table(
        Of::Check,
        "js",
        &[
            ("END__format == 0", "is_missing(END) or is_known(day(END))"),
            (
                "END__format == 0 || END__format == 2",
                "is_missing(END) or is_known(day(END)) or is_known(month(END)) and is_missing(day(END))",
            ),
            ("if (END != null && START != null && END < START)\nreturn false;\nelse return true;", "not (is_known(START) and END < START)"),
            ("END >= START", "END >= START"),
            ("END <= START", "is_missing(END) or certainly(END <= START)"),
            (
                "var a = END; var b = V1.$EVENT.EventDate; if (b != null) { if (a.getFullYear() < b.getFullYear()) return false; } return true;",
                "is_missing(visit(\"V1\").date) or year(END) >= year(visit(\"V1\").date)",
            ),
            (
                "if (START != null && START.toString() != END.toString()) return false; else return true;",
                "not (is_known(START) and START != END)",
            ),
            ("if (START.getMonth() == 0) return false; return true;", "is_missing(END) or month(START) != 1"),
            ("START == END", "Dates are compared with == as objects, which is never true in JavaScript."),
            ("if (SEX == 1) return false;", "One way through it gives neither true nor false."),
            ("for (;;) {}", "\"for\" is not read: it needs a program, not an expression."),
        ],
    );
}

/// Req: INT-03
#[test]
fn viedoc_conditions() {
    table(
        Of::Condition,
        "js",
        &[
            ("SEX == 1", "SEX = 1"),
            ("SEX != 1", "possibly(SEX != 1)"),
            ("SEX != null && SEX != 1", "is_known(SEX) and SEX != 1"),
            ("SEX == null || SEX == 2", "is_missing(SEX) or SEX = 2"),
            ("!(SEX == 1) && AGE > 3", "not certainly(SEX = 1) and certainly(AGE > 3)"),
            ("if (SEX == 1 || SEX == 2)\nreturn true;\nelse\nreturn false;", "SEX = 1 or SEX = 2"),
            ("return SEX == 1 ? AGE > 3 : false", "SEX = 1 and AGE > 3"),
            ("RACE.contains(1)", "\"1\" in RACE"),
            ("RACE == 2", "count_selected(RACE) = 1 and \"2\" in RACE"),
            ("RACE != 9", "true"),
            ("NOTE", "is_known(NOTE)"),
            ("AGE", "is_known(AGE) and AGE != 0"),
            ("AGE > WEIGHT", "coalesce(AGE, 0) > coalesce(WEIGHT, 0)"),
            ("SEX == AGE", "SEX = AGE or is_missing(SEX) and is_missing(AGE)"),
            ("START <= END", "certainly(START <= END) or is_missing(START)"),
            ("StudyEventDefId == \"V1\" && V2.LAB.HGB > 9", "visit.oid = \"V1\" and visit(\"V2\").LAB.HGB > 9"),
            ("$THIS.LAB.HGB < 9 || $LAST.LAB.HGB < 9", "possibly(visit.LAB.HGB < 9 or last_visit.LAB.HGB < 9)"),
            ("V9.LAB.HGB < 9", "There is no visit V9."),
            ("SEX === 1", "SEX = 1"),
            ("FormRepeatKey == \"1\"", "form.repeat = 1"),
            ("inRange(A, B)", "inRange compares with the normal range of a laboratory, which is not at hand here."),
            ("AGE ^ 2 > 3", "\"^\" is one too many: the expression is complete before it."),
            ("HERE == \"x\"", "This depends on itself: HERE needs HERE."),
        ],
    );
}

#[test]
fn viedoc_methods() {
    table(
        Of::Method,
        "js",
        &[
            ("return 1;", "1"),
            ("return \"1.50\";", "1.5"),
            ("return LAB;", "There is no item LAB."),
            ("AGE + WEIGHT", "coalesce(AGE, 0) + coalesce(WEIGHT, 0)"),
            (
                "if (AGE == null || WEIGHT == null) return; return AGE * WEIGHT;",
                "if(is_missing(AGE) or is_missing(WEIGHT), missing, AGE * WEIGHT)",
            ),
            (
                "if (SEX == 1) { return 4;} else if (SEX == 2) { return 3;} else return null;",
                "if(certainly(SEX = 1), 4, certainly(SEX = 2), 3, missing)",
            ),
            (
                "if (!START || !END) return; var ms = END - START; var d = ms / 1000 / 3600 / 24 / 365.25; return Math.round(d*10)/10;",
                "if(is_missing(START) or is_missing(END), missing, round(days_between(START, END) / 365.25, 1))",
            ),
            (
                "if (AGE != null) { if (SEX == 1) { var f = 2; } else { var f = 3; } return AGE * f; } return null;",
                "if(is_known(AGE), AGE * if(certainly(SEX = 1), 2, 3), missing)",
            ),
            ("return START;", "The method gives a date; the item SUM holds a number."),
            ("return;", "It never gives a value."),
        ],
    );
    assert_eq!(said(Of::Method, "viedoc-expression", "V1.$EVENT.EventDate"), "The method gives a date; the item SUM holds a number.");
    assert!(said(Of::Method, "first-data-entry", "").starts_with("It is a value to begin with"));
}

#[test]
fn plain_expressions_leave_open_what_nothing_means() {
    table(
        Of::Check,
        "",
        &[
            ("AESTDTC <= END", "START <= END"),
            ("START le END and AGE gt 17", "is_missing(END) or START <= END and AGE > 17"),
            ("F.G.START <= F.G.END", "START <= END"),
            ("not (Smoker = 'Y') or END <> '2020-01-01'", "`IT.1` != \"Y\" or END != 2020-01-01"),
            ("not Smoker = 'Y'", "What \"not\" belongs to is not clear: there are no brackets."),
            ("HGB > 9", "is_missing(END) or LAB.HGB > 9"),
        ],
    );
    table(
        Of::Condition,
        "OpenClinica",
        &[
            ("V1.F.G.SEX eq \"1\" and G.AGE lt 18", "visit(\"V1\").F.G.SEX = 1 and AGE < 18"),
            ("RACE ct 1", "\"1\" in RACE"),
            ("AGE", "Here stands a number, where true or false is wanted."),
        ],
    );
}

#[test]
fn a_language_that_nobody_here_reads_is_kept() {
    assert_eq!(said(Of::Condition, "SAS", "AGE > 3"), "\"SAS\" is a language that we do not read.");
    let many = "(".repeat(5000);
    assert!(said(Of::Condition, "js", &many).contains("deep"));
    let ways = "if (SEX == 1) return true; ".repeat(300);
    assert!(said(Of::Condition, "js", &ways).contains("ways"));
}

/// Req: INT-03
#[test]
fn viedocs_conditions_say_when_to_show_and_may_have_several_parts() {
    let parts = r#"<ConditionDef OID="C" Name="c" d:HideShow="show"><Description><TranslatedText>d</TranslatedText></Description>
      <FormalExpression Context="activity">'A2' != ActivityDefId</FormalExpression><d:FormalExpressionSimple LeftOperand="SEX" Operator="==" RightOperand="1"/></ConditionDef>"#;
    let protocol = r#"<Protocol><s:Structure><s:ActivityDef OID="A1"><FormRef FormOID="F"/></s:ActivityDef><s:ActivityDef OID="A2"><FormRef FormOID="F"/></s:ActivityDef></s:Structure></Protocol>"#;
    let text = odm(&format!("{protocol}{}", PARTS.replace("<CONDITION/>", parts).replace("<METHOD/>", "").replace("<RANGE/>", "")));
    let text = text
        .replace("xmlns:v=", "xmlns:probatum=\"urn:probatum:odm:1\" xmlns:d=\"http://www.viedoc.net/ns/v4\" xmlns:s=\"http://www.cdisc.org/ns/studydesign/v1.0\" xmlns:v=")
        .replace("Mandatory=\"No\"/></StudyEventDef>\n<StudyEventDef", "Mandatory=\"No\"/><s:ActivityRef ActivityOID=\"A1\"/></StudyEventDef>\n<StudyEventDef")
        .replace("Mandatory=\"No\"/></StudyEventDef>\n<FormDef", "Mandatory=\"No\"/><s:ActivityRef ActivityOID=\"A2\"/></StudyEventDef>\n<FormDef");
    let design = accepted(&text);
    let ours = Expression::ours(&design.library.conditions[0].expressions).unwrap();
    assert_eq!(ours.text, "not certainly(visit.oid != \"V2\" and SEX = 1)");
    round(&design);
}

#[test]
fn openclinicas_simple_conditional_display_becomes_a_condition() {
    let display = |form: &str, value: &str| {
        format!(
            "<o:ItemPresentInForm FormOID=\"{form}\"><o:SimpleConditionalDisplay><o:ControlItemName>sex</o:ControlItemName><o:OptionValue>{value}</o:OptionValue></o:SimpleConditionalDisplay></o:ItemPresentInForm>"
        )
    };
    let with = |inside: &str| {
        let parts = PARTS.replace("<CONDITION/>", "").replace("<METHOD/>", "").replace("<RANGE/>", "").replace(
            "<ItemDef OID=\"NOTE\" Name=\"note\" DataType=\"text\"/>",
            &format!("<ItemDef OID=\"NOTE\" Name=\"note\" DataType=\"text\"><o:ItemDetails>{inside}</o:ItemDetails></ItemDef>"),
        );
        odm(&parts).replace(
            "xmlns:v=",
            "xmlns:probatum=\"urn:probatum:odm:1\" xmlns:o=\"http://www.openclinica.org/ns/odm_ext_v130/v3.1\" xmlns:v=",
        )
    };
    let design = accepted(with(&display("F", "2")));
    let condition = &design.library.conditions[0];
    assert_eq!((condition.oid.as_str(), condition.expressions[0].text.as_str()), ("C.NOTE", "not certainly(SEX = 2)"));
    let at = design.library.groups[0].items.iter().find(|at| at.oid.as_str() == "NOTE").unwrap();
    assert_eq!(at.unless.as_ref().unwrap().as_str(), "C.NOTE");
    round(&design);
    let design = accepted(with(&display("F", "9")));
    assert!(design.library.conditions.is_empty(), "9 is no choice");
    let (report, design) = read(with(&display("LAB", "2")));
    assert!(design.unwrap().library.conditions.is_empty());
    assert!(report.kept.iter().any(|one| one.what.contains("under different conditions")), "{:?}", places(&report.kept));
}

/// Req: INT-03
#[test]
fn what_our_checker_says_of_our_own_rules_is_noted_and_refuses_nothing() {
    let bytes = file(Of::Condition, "Probatum", "AGE >\n SEXX");
    let (report, design) = super::super::super::formats::import("file.xml", bytes.as_bytes());
    let note = report.notes.iter().find(|one| one.path == "/rules/Condition C").unwrap();
    assert!(note.what.contains("SEXX") && note.what.contains("line 2, column 2"), "{}", note.what);
    let design = design.unwrap();
    assert_eq!(design.library.conditions[0].expressions, [Expression::own("AGE >\n SEXX")]);
    round(&design);
}
