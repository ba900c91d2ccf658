//! Translations, source by source.

use shared::forms::Oid;
use shared::forms::rule::{parse, print};

use super::super::fields::{Event, Field, Fields, Instrument, Project, Worth};
use super::super::logic::{Place, Translation, calculated, hidden};

/// A project with a field of each kind in the form `f`, one in the form `g`, and two events.
fn fields() -> Fields {
    let mut fields = Fields::default();
    let codes = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
    let all = [
        ("n", "f", Worth::Number),
        ("m", "f", Worth::Number),
        ("t", "f", Worth::Text),
        ("d", "f", Worth::Date),
        ("e", "f", Worth::Date),
        ("dt", "f", Worth::DateTime),
        ("du", "f", Worth::DateTime),
        ("h", "f", Worth::Time),
        ("c", "f", Worth::Choice(codes(&["1", "2", "88"]))),
        ("k", "f", Worth::Choice(codes(&["a", "b"]))),
        ("z", "f", Worth::Choice(codes(&["1", "01"]))),
        ("b", "f", Worth::Many(codes(&["1", "2", "-1"]))),
        ("x", "g", Worth::Number),
        ("own", "f", Worth::Number),
        ("y", "f", Worth::Boolean),
    ];
    for (name, form, worth) in all {
        fields.add(name, Field { item: name.into(), form: form.into(), worth });
    }
    fields.gather("box", "1", &"box___1".into(), &"f".into());
    fields.gather("box", "-1", &"box____1".into(), &"f".into());
    fields.events = [("base_arm_1", "Event.base_arm_1")].into_iter().map(|(name, oid)| (name.to_owned(), Oid::from(oid))).collect();
    fields
}

pub fn with<T>(work: impl FnOnce(Place<'_>) -> T) -> T {
    let (fields, form) = (fields(), Oid::from("f"));
    work(Place { fields: &fields, form: &form, own: "own" })
}

/// When a field with this branching logic is not shown; what is printed can be read again.
fn when_hidden(logic: &str) -> String {
    with(|place| hidden(logic, place).map_or_else(|fault| fault.what, read_again))
}

/// What is printed, after showing that it can be read.
fn read_again(found: Translation) -> String {
    let text = print(&found.expr);
    assert_eq!(parse(&text).as_ref(), Ok(&found.expr), "{text}");
    text
}

fn calculation(logic: &str) -> String {
    with(|place| calculated(logic, place, &Worth::Number).map_or_else(|fault| fault.what, read_again))
}

fn text(logic: &str) -> String {
    with(|place| calculated(logic, place, &Worth::Text).map_or_else(|fault| fault.what, |found| print(&found.expr)))
}

const BRANCHING: &[(&str, &str)] = &[
    // Equality of choices is that of their codes, in the spelling of the list.
    ("[c] = '1'", "not certainly(c = \"1\")"),
    ("[c]=1", "not certainly(c = \"1\")"),
    ("[c] = \"1.0\"", "not certainly(c = \"1\")"),
    ("[c] = '99'", "not certainly(text(c) = \"99\")"),
    ("[z] = '1'", "not certainly(z in (\"1\", \"01\"))"),
    ("[c] <> '1'", "certainly(c = \"1\")"),
    ("[c] != '1' and [k] <> 'a'", "certainly(c = \"1\" or k = \"a\")"),
    ("[c] >= 2", "not certainly(number(c) >= 2)"),
    // Blanks.
    ("[n] = ''", "is_known(n)"),
    ("[n] <> \"\"", "is_missing(n)"),
    ("'' = [t]", "is_known(t)"),
    ("[d] > ''", "is_missing(d)"),
    ("[n] < 5", "not certainly(n < 5)"),
    ("[n] <> 0", "certainly(n = 0)"),
    ("5 < [n]", "not certainly(n > 5)"),
    ("[n] = [m]", "not (certainly(n = m) or is_missing(n) and is_missing(m))"),
    ("[n] <= [m]", "not certainly(n <= m)"),
    ("[t] = '5'", "not certainly(number(t) = 5)"),
    ("[t] = 'yes'", "not certainly(t = \"yes\")"),
    // Boxes are ticked or not.
    ("[b(1)] = '1'", "not certainly(\"1\" in b)"),
    ("[b(1)] = '0'", "certainly(\"1\" in b)"),
    ("[b(-1)] = 1 or [b(2)] = 1", "not certainly(\"-1\" in b or \"2\" in b)"),
    ("[box(1)]='1'", "not certainly(box___1)"),
    ("[box(-1)]<>'1'", "certainly(box____1)"),
    ("[b(1)] = ''", "true"),
    ("[b] = ''", "is_known(b)"),
    ("[y] = '1'", "not certainly(y)"),
    ("[y] = 0", "not certainly(not y)"),
    ("[y] <> '1'", "certainly(y)"),
    ("[y] <> '0'", "certainly(not y)"),
    ("[y] = ''", "is_known(y)"),
    ("[y] > 0", "not certainly(y)"),
    // Words in any case, old spellings, brackets.
    ("([c]='1' OR [c]='2') AND [k]='a'", "not certainly((c = \"1\" or c = \"2\") and k = \"a\")"),
    ("[c]='1' && [k]='a' || [n]>1", "not certainly(c = \"1\" and k = \"a\" or n > 1)"),
    ("[c]='1' or [k]='a' and [n]=1", "not certainly(c = \"1\" or k = \"a\" and n = 1)"),
    ("not([c] = '1')", "certainly(c = \"1\")"),
    ("!([n] < 1)", "certainly(n < 1)"),
    ("[c] = '1' and [n] <> ''", "not certainly(c = \"1\" and is_known(n))"),
    ("[c] <> '1' and [n] = 2", "not (possibly(c != \"1\") and certainly(n = 2))"),
    ("// first\n[c] = “1”", "not certainly(c = \"1\")"),
    ("[C] = '1'", "not certainly(c = \"1\")"),
    // Dates.
    ("[d] > '2024-01-01'", "not certainly(d > 2024-01-01)"),
    ("[d] <= 'today'", "not certainly(d <= today())"),
    ("[dt] >= '2024-01-01 10:30'", "not certainly(dt >= 2024-01-01T10:30)"),
    ("[dt] > [d]", "not certainly(date(dt) >= d)"),
    ("[d] > [dt]", "not certainly(date(dt) < d)"),
    ("[h] < '10:30'", "not certainly(h < 10:30)"),
    ("datediff([d], 'today', 'd') > 30", "not certainly(abs(days_between(d, today())) > 30)"),
    // Elsewhere.
    ("[x] > 1", "not certainly(g.x > 1)"),
    ("[base_arm_1][x] > 1", "not certainly(visit(\"Event.base_arm_1\").g.x > 1)"),
    ("[previous-event-name][n] = 1", "not certainly(previous_visit.f.n = 1)"),
    ("[event-name] = 'base_arm_1'", "not certainly(visit.oid = \"Event.base_arm_1\")"),
    ("[record-name] <> 'A'", "certainly(subject.key = \"A\")"),
    ("[c:label] = 'Yes'", "not certainly(label(c) = \"Yes\")"),
    // Functions that are conditions.
    ("contains([t], 'Ab')", "not certainly(contains(lower(t), \"ab\"))"),
    ("not_contain([t], 'b')", "certainly(contains(lower(t), \"b\"))"),
    ("isblankormissingcode([n])", "is_known(n)"),
    ("hasmissingcode([n], 'NA, UNK')", "not certainly(missing_reason(n) in (\"NA\", \"UNK\"))"),
    ("isnumber([t])", "is_missing(number(t))"),
    ("if([c]='1', [n]=1, [n]=2)", "not if(certainly(c = \"1\"), certainly(n = 1), certainly(n = 2))"),
    ("[n]", "not certainly(n != 0)"),
    ("'1' = '1.0'", "false"),
    ("([n]>1) = '1'", "not certainly(n > 1)"),
];

#[test]
fn branching_keeps_what_redcap_makes_of_blanks() {
    for (logic, wanted) in BRANCHING {
        assert_eq!(when_hidden(logic), *wanted, "{logic}");
    }
}

const CALCULATIONS: &[(&str, &str)] = &[
    ("3+4", "3 + 4"),
    ("[n]+[m]-1.50", "n + m - 1.50"),
    ("[n]-([m]-1)", "n - (m - 1)"),
    ("-[n]*.5", "-n * 0.5"),
    ("([n])^(2)", "n ^ 2"),
    ("round(([n]*10000)/(([m])^(2)),1)", "round(n * 10000 / m ^ 2, 1)"),
    ("[c]+1", "number(c) + 1"),
    ("[b(1)]+[b(2)]", "if(certainly(\"1\" in b), 1, 0) + if(certainly(\"2\" in b), 1, 0)"),
    ("if([n]='', 0, [n])", "if(is_missing(n), 0, n)"),
    ("if([c]='1', [n], if([c]='2', [m], ''))", "if(certainly(c = \"1\"), n, certainly(c = \"2\"), m, missing)"),
    ("if([c]='1', '5', 'none')", "if(certainly(c = \"1\"), 5, missing)"),
    ("([n]>1)+([m]>1)", "if(certainly(n > 1), 1, 0) + if(certainly(m > 1), 1, 0)"),
    ("sum([n],[m],[b(1)])", "sum(n, m, if(certainly(\"1\" in b), 1, 0))"),
    ("mean([n],[m])", "mean(n, m)"),
    ("roundup([n],2)*rounddown([m])", "round_up(n, 2) * round_down(m)"),
    ("log([n]) + log([n],10) + exponential([m])", "ln(n) + log(n, 10) + exp(m)"),
    ("mod([n],2) + [n]%3", "n mod 2 + n mod 3"),
    // Years of 365.2425 days and months of 30.44, without a sign unless it is wanted.
    ("datediff([d],[e],'d')", "abs(days_between(d, e))"),
    ("datediff([d],[e],'d',true)", "days_between(d, e)"),
    ("datediff([d],'today','y','dmy',\"true\")", "days_between(d, today()) / 365.2425"),
    ("round(datediff([d],'today','y'),0)", "round(abs(days_between(d, today())) / 365.2425, 0)"),
    ("datediff([d],[e],'M')", "abs(days_between(d, e)) / 30.44"),
    ("datediff([d],[e],'h')", "abs(days_between(d, e)) * 24"),
    ("datediff([dt],[du],'m')", "abs(seconds_between(dt, du)) / 60"),
    ("datediff([dt],[du],'s',true)", "seconds_between(dt, du)"),
    ("datediff([d],[dt],'d')", "abs(day_number(dt) - day_number(d))"),
    ("datediff([d], if([e]='',\"today\",[e]), 'd')", "abs(days_between(d, if(is_missing(e), today(), e)))"),
    ("age_at_date([d],[e])", "age(d, e)"),
    ("year([d])*100+month('2024-02-01')", "year(d) * 100 + month(2024-02-01)"),
    ("[y] + 1", "if(y, 1, 0) + 1"),
    ("find('B', [t])", "coalesce(find(\"b\", lower(t)), 0)"),
    ("datediff([h],'10:30','m')", "abs(seconds_between(h, 10:30)) / 60"),
    ("median([n],[m]) + stdev([n],[m])", "median(n, m) + stdev(n, m)"),
    ("isinteger([n])*1", "if(certainly(n = truncate(n)), 1, 0) * 1"),
    ("dayoftheweek([d])", "weekday(d)"),
    ("age_at_date([d],[e],'decimal')", "days_between(d, e) / 365.2425"),
    ("length([t])", "length(coalesce(t, \"\"))"),
];

#[test]
fn calculations_keep_redcaps_arithmetic() {
    for (logic, wanted) in CALCULATIONS {
        assert_eq!(calculation(logic), *wanted, "{logic}");
    }
}

const TEXTS: &[(&str, &str)] = &[
    ("concat('Mr ', [t], ' ', [n])", "concat(\"Mr \", t, \" \", text(n))"),
    ("if([c]='1', 'one', 'other')", "if(certainly(c = \"1\"), \"one\", \"other\")"),
    ("concat_ws('-', [t], [k])", "join(\"-\", t, k)"),
    ("upper(left([t], 2))", "upper(left(t, 2))"),
    ("trim(lower([t]))", "trim(lower(t))"),
    ("right([t],2)", "right(t, 2)"),
    ("[c:label]", "label(c)"),
    ("mid([t],2,3)", "middle(t, 2, 3)"),
    ("replace_text([t],'a','')", "replace(t, \"a\", \"\")"),
];

#[test]
fn texts_are_joined_and_cut() {
    for (logic, wanted) in TEXTS {
        assert_eq!(text(logic), *wanted, "{logic}");
    }
}

/// What a project file says beside its fields: the form `g` repeats within its events, and so does the visit `ae_arm_1` as a whole.
fn project() -> Fields {
    let mut fields = fields();
    let event = |name: &str, repeating| Event { name: name.to_owned(), visit: Oid(format!("Event.{name}")), repeating };
    let events = vec![event("base_arm_1", false), event("ae_arm_1", true), event("base_arm_2", false)];
    fields.events = events.iter().map(|event| (event.name.clone(), event.visit.clone())).collect();
    fields.project = Some(Project { events, repeating: [Oid::from("g")].into() });
    fields.instruments = [(Oid::from("f"), Instrument { name: "f".to_owned(), label: "First".to_owned() })].into();
    fields
}

/// When a field of a form in a project is not shown.
fn in_project(form: &str, logic: &str) -> String {
    let (fields, form) = (project(), Oid::from(form));
    let place = Place { fields: &fields, form: &form, own: "own" };
    hidden(logic, place).map_or_else(|fault| fault.what, read_again)
}

#[test]
fn an_instance_is_a_repeat_of_the_form_or_of_the_event() {
    let cases = [
        // From a form that does not repeat.
        ("f", "[x][2] > 1", "not certainly(in_repeat(g.x, 2) > 1)"),
        ("f", "[x][first-instance] > 1", "not certainly(first_repeat(g.x) > 1)"),
        ("f", "[x][last-instance] > 1", "not certainly(last_repeat(g.x) > 1)"),
        ("f", "[base_arm_1][x][3] = ''", "is_known(in_repeat(visit(\"Event.base_arm_1\").g.x, 3))"),
        ("f", "[x] > 1", "[x]: the field's form repeats, and the logic does not say which instance."),
        ("f", "[x][previous-instance] > 1", "[x][previous-instance]: only a form that repeats has an instance before and after its own."),
        ("f", "[x][new-instance] > 1", "[x][new-instance]: there is no equivalent of [new-instance]."),
        // From within the form.
        ("g", "[x] > 1", "not certainly(x > 1)"),
        ("g", "[x][current-instance] > 1", "not certainly(x > 1)"),
        ("g", "[x][previous-instance] > [x]", "not certainly(previous(x) > x)"),
        ("g", "[x][next-instance] > 1", "not certainly(next(x) > 1)"),
        ("g", "[x][1] > 1", "not certainly(in_repeat(x, 1) > 1)"),
        ("g", "[current-instance] > 1", "not certainly(form.repeat > 1)"),
        ("g", "[current-instance] = [first-instance]", "not certainly(form.repeat = 1)"),
        // Of an event, or of nothing.
        ("f", "[ae_arm_1][n][2] > 1", "not certainly(visit(\"Event.ae_arm_1\", 2).f.n > 1)"),
        ("f", "[base_arm_1][n][1] > 1", "not certainly(visit(\"Event.base_arm_1\").f.n > 1)"),
        ("f", "[base_arm_1][n][2] > 1", "[base_arm_1][n][2]: neither the event nor the form repeats: there is no such instance."),
        ("f", "[n][current-instance] > 1", "not certainly(n > 1)"),
        ("f", "[current-instance] > 1", "not certainly(visit.repeat > 1)"),
    ];
    for (form, logic, wanted) in cases {
        assert_eq!(in_project(form, logic), wanted, "{logic}");
    }
}

#[test]
fn smart_variables_say_what_is_known_here() {
    let oid = |visit: &str| format!("visit.oid = \"Event.{visit}\"");
    let by = |a: &str, b: &str, c: &str| {
        format!("if({}, {a}, {}, {b}, {}, {c}, missing)", oid("base_arm_1"), oid("ae_arm_1"), oid("base_arm_2"))
    };
    let cases = [
        (
            "contains([event-name], 'base')",
            format!("not certainly(contains(lower({}), \"base\"))", by("\"base_arm_1\"", "\"ae_arm_1\"", "\"base_arm_2\"")),
        ),
        ("[event-label] = 'Base'", "not certainly(visit.name = \"Base\")".to_owned()),
        ("[event-number] = 2", format!("not certainly({} = 2)", by("1", "2", "1"))),
        ("[arm-number] = '2'", format!("not certainly({} = 2)", by("1", "1", "2"))),
        ("[instrument-name] = 'f'", "false".to_owned()),
        ("[is-survey]", "true".to_owned()),
        ("[is-form]", "false".to_owned()),
        ("[user-role-name] = 'x'", "The smart variable [user-role-name] has no equivalent.".to_owned()),
        ("[aggregate-mean:n] > 1", "The smart variable [aggregate-mean:n] has no equivalent.".to_owned()),
        ("[record-dag-name] = 'x'", "The smart variable [record-dag-name] has no equivalent.".to_owned()),
    ];
    for (logic, wanted) in cases {
        assert_eq!(in_project("f", logic), wanted, "{logic}");
    }
}

#[test]
fn what_is_not_certain_is_refused_with_the_reason() {
    let cases = [
        ("[nn] = 1", "There is no field [nn]. Did you mean [n]?"),
        ("[own] = 1", "[own] refers to the field itself."),
        ("[b(7)] = 1", "[b(7)]: the field has no choice with the code 7."),
        ("[n(1)] = 1", "[n(1)]: the field is no checkbox."),
        ("[b] = 1", "The field has boxes: logic names one of them, [field(code)]."),
        ("[later_arm_1][n] = 1", "There is no event [later_arm_1]."),
        ("[n][2] = 1", "[n][2]: a data dictionary does not say which forms repeat. The project's XML file does: import that."),
        ("[event-number] = 1", "[event-number]: a data dictionary does not say which events there are."),
        ("[user-name] = 'me'", "The smart variable [user-name] has no equivalent."),
        ("[n] = 'many'", "A number is compared with the text 'many'."),
        ("[d] > '01/31/2024'", "'01/31/2024' is no date; REDCap's logic writes 2024-01-31."),
        ("[d] > 5", "'5' is no date; REDCap's logic writes 2024-01-31."),
        ("[n] >= ''", "What is more or less than nothing cannot be said with certainty."),
        ("[n] = 1 and", "A value is missing before the end."),
        ("[n] = 1)", "“)” is not expected here."),
        ("([n] = 1", "The bracket is not closed before the end."),
        ("[n = 1", "A closing square bracket is missing."),
        ("[t] = 'a", "A quotation mark is missing: the text has no end."),
        ("n = 1", "“n” is neither a function nor a text; fields stand in square brackets."),
        ("[n] ? 1", "“?” means nothing here."),
        ("frobnicate([n]) = 1", "The function frobnicate is not known."),
        ("datediff([d]) > 1", "datediff names its unit: 'd'."),
        ("   ", "There is no expression."),
    ];
    for (logic, wanted) in cases {
        assert_eq!(when_hidden(logic), wanted, "{logic}");
    }
    assert_eq!(calculation("[n] > 1"), "The calculation gives true or false; REDCap stores numbers only.");
    assert_eq!(calculation("[d] + 1"), "REDCap does not calculate with dates and times but by datediff.");
}

#[test]
fn a_fault_says_where_it_stands() {
    let fault = with(|place| hidden("[n] = 1 or\n  [nn] = 2", place)).unwrap_err();
    assert_eq!(fault.at.to_string(), "line 2, column 3");
}

#[test]
fn no_logic_exhausts_the_stack() {
    let deep = |n: usize| format!("{}[n]{}", "(".repeat(n), ")".repeat(n));
    assert!(when_hidden(&deep(5000)).contains("nested"));
    assert!(when_hidden(&"[n]+".repeat(1 << 18)).contains("at most 50000 characters"));
    assert!(when_hidden(&format!("[n] > {}", "9".repeat(40_000))).contains("digits"));
    assert!(when_hidden(&format!("{}[n]", "-".repeat(5000))).contains("nested"));
    assert!(when_hidden(&format!("{}[n]", "not ".repeat(5000))).contains("nested"));
    assert!(when_hidden(&vec!["[n]=1"; 2000].join(" or ")).contains("in a row"));
    assert!(calculation(&vec!["[n]"; 2000].join("+")).contains("in a row"));
    assert!(!when_hidden(&vec!["[n]=1"; 300].join(" or ")).contains("in a row"));
}

/// Translations use functions that there are, with arguments that they take.
#[test]
fn every_translation_can_be_evaluated() {
    const ROWS: &str = "n,f,,text,N,,,number,,,,,,,,,,\nm,f,,text,M,,,number,,,,,,,,,,\nt,f,,text,T,,,,,,,,,,,,,\nd,f,,text,D,,,date_ymd,,,,,,,,,,\n\
        e,f,,text,E,,,date_ymd,,,,,,,,,,\ndt,f,,text,DT,,,datetime_ymd,,,,,,,,,,\ndu,f,,text,DU,,,datetime_ymd,,,,,,,,,,\nh,f,,text,H,,,time,,,,,,,,,,\n\
        c,f,,radio,C,\"1, A | 2, B | 88, C\",,,,,,,,,,,,\nk,f,,radio,K,\"a, A | b, B\",,,,,,,,,,,,\nz,f,,radio,Z,\"1, A | 01, B\",,,,,,,,,,,,\n\
        b,f,,checkbox,B,\"1, A | 2, B | -1, C\",,,,,,,,,,,,\ny,f,,yesno,Y,,,,,,,,,,,,,\nx,g,,text,X,,,number,,,,,,,,,,\n";
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let of_a_dictionary = |logic: &str| !["box", "_arm_1", "event-name"].iter().any(|part| logic.contains(part));
    let row = |logic: &str, kind: &str| match kind {
        "calc" => format!("own,f,,calc,Own,{},,,,,,,,,,,,\n", quoted(logic)),
        "text" => format!("own,f,,text,Own,,,,,,,,,,,,,{}\n", quoted(&format!("@CALCTEXT({logic})"))),
        _ => format!("own,f,,text,Own,,,,,,,{},,,,,,\n", quoted(logic)),
    };
    let all = BRANCHING.iter().map(|(logic, _)| (*logic, "shown"));
    let all = all.chain(CALCULATIONS.iter().map(|(logic, _)| (*logic, "calc"))).chain(TEXTS.iter().map(|(logic, _)| (*logic, "text")));
    for (logic, kind) in all.filter(|(logic, _)| of_a_dictionary(logic)) {
        let design = super::accepted(super::dictionary(&format!("{ROWS}{}", row(logic, kind))));
        let compiled = design.compile(&shared::forms::rule::units::Opaque);
        let faults: Vec<String> = compiled.faults.into_iter().filter(|one| one.broken).map(|one| one.fault.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new(), "{logic}");
    }
}
