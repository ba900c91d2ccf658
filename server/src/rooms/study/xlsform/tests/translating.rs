//! XPath and what becomes of it: source and canonical text.

use shared::forms::rule::units::Opaque;

use super::{accepted, item, method, own, rule, unless};

/// A form with a question of each kind, and one row more.
fn with(row: &str) -> (shared::study::DesignReport, shared::study::Design) {
    let rows = format!(
        "type|name|label|relevant|calculation|constraint|choice_filter|required
         text|t|T
         text|t2|T
         integer|i|I
         integer|j|I
         decimal|f|F
         date|d|D
         date|d2|D
         dateTime|dt|DT
         select_one yn|s|S
         select_one num|n|N
         select_multiple abc|m|M
         begin repeat|rep|R
         integer|ri|RI
         text|rt|RT
         end repeat
         calculate|word||| if(${{s}} = 'y', 'yes', 'no')
         calculate|iso||| format-date(${{d}}, '%Y-%m-%d')
         {row}"
    );
    let choices = "list_name|name|label|part\nyn|y|Yes|1\nyn|n|No|2\nnum|1|One\nnum|2|Two\nabc|a|A\nabc|b|B\nabc|none|None";
    let (report, design) = accepted(&[("survey", &rows), ("choices", choices)]);
    // Whatever is translated can be evaluated.
    let faults = design.compile(&Opaque).faults;
    let broken: Vec<_> = faults.iter().filter(|fault| fault.broken).collect();
    assert!(broken.is_empty(), "{row}: {broken:?}");
    (report, design)
}

/// The condition under which a question with this relevance is not asked.
fn withheld(relevant: &str) -> String {
    let (report, design) = with(&format!("text|x|X|{relevant}"));
    let text = unless(&design, super::reference(&design, "x")).to_owned();
    if text.is_empty() { report.kept.last().map(|kept| kept.what.clone()).unwrap_or_default() } else { text }
}

fn calculated(calculation: &str) -> String {
    let (report, design) = with(&format!("calculate|x|||{calculation}"));
    let text = method(&design, "x").to_owned();
    if text.is_empty() { report.kept.last().map(|kept| kept.what.clone()).unwrap_or_default() } else { text }
}

macro_rules! table {
    ($of:ident: $( $source:literal => $ours:literal; )*) => { $( assert_eq!($of($source), $ours, "{}", $source); )* };
}

#[test]
fn relevance_says_when_not_to_ask_and_what_blanks_mean() {
    table! { withheld:
        "${i} > 5" => "not certainly(i > 5)";
        "${i} != 5" => "certainly(i = 5)";
        "${t} = ''" => "is_known(t)";
        "${t} != ''" => "is_missing(t)";
        "not(${s} = 'y')" => "certainly(s = \"y\")";
        "${s} = 'y' and ${i} >= 18" => "not certainly(s = \"y\" and i >= 18)";
        "${s} = 'y' or (${i} < 3 or ${t} = '')" => "not certainly(s = \"y\" or i < 3 or is_missing(t))";
        "${s} = 'y' and ${i} != 3" => "not (certainly(s = \"y\") and possibly(i != 3))";
        "${t} = ${t2}" => "not certainly(t = t2 or is_missing(t) and is_missing(t2))";
        "${i} = ${j} + 1" => "not certainly(i = j + 1)";
        "${i} = '5'" => "not certainly(i = 5)";
        "${t} = 5" => "not certainly(number(t) = 5)";
        "${n} = 1" => "not certainly(n = \"1\")";
        "${n} > 1" => "not certainly(number(n) > 1)";
        "${s} = 'gone'" => "true";
        "selected(${m}, 'a')" => "not certainly(\"a\" in m)";
        "not(selected(${m}, 'a'))" => "certainly(\"a\" in m)";
        "selected(${s}, 'y')" => "not certainly(s = \"y\")";
        "selected(${word}, 'yes')" => "not certainly(word = \"yes\")";
        "selected(${t}, 'a')" => "not contains(concat(\" \", t, \" \"), \" a \")";
        "count-selected(${m}) >= 2" => "not coalesce(count_selected(m), 0) >= 2";
        "${d} > today()" => "not certainly(d > today())";
        "${d} = '2020-03-15'" => "not certainly(d = 2020-03-15)";
        "${d} < ${iso}" => "not certainly(d < iso)";
        "decimal-date-time(${d}) < decimal-date-time(today()) - 30" => "not certainly(d < today() - 30)";
        "regex(${t}, '[0-9]+')" => "not matches(coalesce(t, \"\"), \"[0-9]+\")";
        "contains(${t}, 'a')" => "not certainly(contains(t, \"a\"))";
        "string-length(${t}) > 3" => "not coalesce(length(t), 0) > 3";
        "true()" => "false";
        "${t}" => "is_missing(t)";
        "${i}" => "not certainly(i != 0)";
        "/data/s = ‘y’" => "not certainly(s = \"y\")";
        "../s = 'y'" => "not certainly(s = \"y\")";
        "sum(${ri}) > 3" => "not coalesce(sum(rep.ri), 0) > 3";
        "count(${rep}) > 1" => "not count_where(is_known(rep.ri) or is_missing(rep.ri)) > 1";
        "${rep}[2] = ''" => "Not translated: A group has no value. Kept, exported again, and not acted upon: ${rep}[2] = ''";
        "${ri}[2] = 4" => "not certainly(nth(rep.ri, 2) = 4)";
        "indexed-repeat(${ri}, ${rep}, ${i}) = 4" => "not certainly(nth(rep.ri, i) = 4)";
    }
}

#[test]
fn calculations_keep_their_kind_of_value() {
    table! { calculated:
        "${i} + 2 * ${f}" => "i + 2 * f";
        "${i} div 3" => "i / 3";
        "-${i} mod 4" => "-i mod 4";
        "if(${i} > 5, 'high', '')" => "if(certainly(i > 5), \"high\", missing)";
        "if(${s} = 'y', 1, 0)" => "if(certainly(s = \"y\"), 1, 0)";
        "if(${s} = 'y', ${i}, 'none')" => "if(certainly(s = \"y\"), text(i), \"none\")";
        "${i} > 5" => "if(certainly(i > 5), 1, 0)";
        "coalesce(${i}, 0)" => "coalesce(i, 0)";
        "concat(${t}, '-', ${i})" => "concat(t, \"-\", text(i))";
        "int((today() - ${d}) div 365.25)" => "truncate((today() - d) / 365.25)";
        "date-time(decimal-date-time(${d}) + 280)" => "d + 280";
        "format-date-time(decimal-date-time(today()) + 3, '%Y-%m-%d')" => "today() + 3";
        "format-date(${d}, '%e %b, %Y')" => "format_date(d, \"%e %b, %Y\")";
        "decimal-date-time(${d})" => "day_number(d)";
        "today() + 1" => "day_number(today() + 1)";
        "round(${f}, 2)" => "round(f, 2)";
        "round(${i})" => "i";
        "pow(${f}, 2)" => "f ^ 2";
        "number(${t}) * 2" => "number(t) * 2";
        "string(${i})" => "text(i)";
        "substr(${t}, 1, 3)" => "middle(t, 2, 2)";
        "jr:choice-name(${s}, '${s}')" => "label(s)";
        "jr:choice-name('n', '${s}')" => "\"No\"";
        "selected-at(${m}, 0)" => "selected_at(m, 1)";
        "join(', ', ${rt})" => "join(\", \", coalesce(rep.rt, \"\"))";
        "max(${ri})" => "max(rep.ri)";
        "count-non-empty(${ri})" => "count(rep.ri)";
        "log10(${f}) + pi()" => "log10(f) + pi()";
        "boolean-from-string(${t})" => "if(certainly(t in (\"1\", \"true\")), 1, 0)";
        "checklist(1, 2, ${s} = 'y', ${i} > 3)" =>
            "if(certainly(if(certainly(s = \"y\"), 1, 0) + if(certainly(i > 3), 1, 0) >= 1 and if(certainly(s = \"y\"), 1, 0) + if(certainly(i > 3), 1, 0) <= 2), 1, 0)";
    }
}

#[test]
fn what_has_no_equivalent_is_kept_with_its_reason() {
    for (source, why) in [
        ("random()", "chance"),
        ("once(today())", "worked out first"),
        ("pulldata('f', 'a', 'b', ${t})", "file beside the form"),
        ("instance('x')/root/item[name = ${t}]/label", "instance('x')"),
        ("${last-saved#t}", "another record"),
        ("${nobody}", "no question “nobody”"),
        ("area(${t})", "places"),
        ("if(${t}", "bracket"),
        ("cht:extension-lib('x')", "Community Health Toolkit"),
    ] {
        let said = calculated(source);
        assert!(said.starts_with("Not translated") && said.contains(why) && said.ends_with(source), "{source}: {said}");
    }
}

#[test]
fn a_constraint_speaks_of_a_value_that_is_there() {
    let check = |kind: &str, constraint: &str| {
        let (_, design) = with(&format!("{kind}|x|X|||{constraint}"));
        own(&item(&design, "x").ranges[0].expressions).to_owned()
    };
    assert_eq!(check("integer", ". >= 1 and . <= 9"), "value >= 1 and value <= 9");
    assert_eq!(check("integer", ". < ${i}"), "certainly(value < i)", "with nothing to compare with the value is invalid, as in ODK");
    assert_eq!(check("text", "regex(., '[A-Z]+')"), "matches(value, \"[A-Z]+\")");
    assert_eq!(check("text", "string-length(.) <= 100"), "length(value) <= 100");
    assert_eq!(check("date", ". <= today()"), "value <= today()");
    assert_eq!(
        check("select_multiple abc", "not(selected(., 'none')) or count-selected(.) < 2"),
        "not \"none\" in value or count_selected(value) < 2"
    );
}

#[test]
fn a_filter_reads_the_columns_of_its_choices() {
    let (_, design) = with("select_one yn|x|X||||part = ${i} and name != ${s}");
    assert_eq!(
        own(&rule(&design, "choices.x").expressions),
        "certainly(number(choice.part) = i or is_missing(choice.part) and is_missing(i)) and not certainly(choice.code = s or is_missing(choice.code) and is_missing(s))"
    );
}

#[test]
fn in_a_repeat_a_name_is_of_the_same_row() {
    let rows = "type|name|label|relevant|calculation
        integer|n|N
        begin repeat|child|C|position(.) <= ${n}
        text|name|N
        begin group|more|M|${name} != ''
        integer|age|A
        integer|next|A|${age} > 3
        end group
        calculate|no|||position(..)
        end repeat
        calculate|oldest|||max(${age})";
    let (_, design) = accepted(&[("survey", rows)]);
    let at = |oid: &str| unless(&design, super::reference(&design, oid)).to_owned();
    assert_eq!(at("name"), "not certainly(row() <= n)", "what looks at the row is asked of each row");
    assert_eq!(at("next"), "not certainly(row() <= n and is_known(name) and age > 3)");
    assert_eq!(method(&design, "no"), "row()");
    assert_eq!(method(&design, "oldest"), "max(child.age)");
}
