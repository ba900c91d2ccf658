//! `docs/rules.md`: the language as it is written, from the frame, the function table and the evaluator.
//!
//! `PROBATUM_DOCS=write cargo test -p shared rules_page` writes the page anew; its diff is read by a person.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use shared::forms::rule::expr::{Expr, Kind as What};
use shared::forms::rule::functions::{ALL, Family, Function, Gives, How, function};
use shared::forms::rule::{Ucum, Value, evaluate_text, parse};

const FRAME: &str = include_str!("rules_page/frame.md");

const FAMILIES: &[(Family, &str)] = &[
    (Family::Missing, "Missing values"),
    (Family::Logic, "Logic"),
    (Family::Numbers, "Numbers"),
    (Family::Rows, "Rows"),
    (Family::Texts, "Texts"),
    (Family::Choices, "Choices"),
    (Family::Dates, "Dates and times"),
    (Family::Units, "Units"),
    (Family::Labs, "Laboratories"),
];

/// What an expression comes to, as it would be written.
fn answer(text: &str) -> String {
    match evaluate_text(text, &Ucum).unwrap_or_else(|fault| panic!("{text}: {fault}")) {
        Value::Nothing(_) => "missing".to_owned(),
        Value::Text(text) => format!("\"{text}\""),
        other => other.to_string(),
    }
}

fn page() -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut in_answers = false;
    for line in FRAME.lines() {
        match line {
            ":::answers" => {
                in_answers = true;
                lines.extend(["| Expression | Comes to | Since |".to_owned(), "|---|---|---|".to_owned()]);
            }
            ":::" => in_answers = false,
            _ if in_answers => {
                let (text, why) = line.split_once(" | ").unwrap();
                lines.push(format!("| `{text}` | `{}` | {why} |", answer(text)));
            }
            "{{truth}}" => lines.push(truth()),
            "{{functions}}" => lines.push(functions()),
            _ => lines.push(line.to_owned()),
        }
    }
    lines.join("\n") + "\n"
}

/// Kleene's tables, one for each operator.
fn truth() -> String {
    let values = [("true", "true"), ("unknown", "missing = 1"), ("false", "false")];
    let word = |text: &str| if text == "missing" { "unknown".to_owned() } else { text.to_owned() };
    let mut all = Vec::new();
    for operator in ["and", "or", "implies"] {
        let mut table = format!("| a `{operator}` b | b true | b unknown | b false |\n|---|---|---|---|\n");
        for (name, left) in values {
            let row = values.map(|(_, right)| word(&answer(&format!("({left}) {operator} ({right})"))));
            table.push_str(&format!("| a {name} | {} |\n", row.join(" | ")));
        }
        all.push(table);
    }
    let not = values.map(|(_, value)| word(&answer(&format!("not ({value})"))));
    all.push(format!("| a | true | unknown | false |\n|---|---|---|---|\n| `not` a | {} |", not.join(" | ")));
    all.join("\n")
}

fn functions() -> String {
    let families = FAMILIES.iter().map(|(family, title)| {
        let mut rows: Vec<&&Function> = ALL.iter().filter(|one| one.family == *family).collect();
        rows.sort_by_key(|one| one.name);
        format!("### {title}\n\n{}", rows.into_iter().map(|one| row(one)).collect::<Vec<_>>().join("\n\n"))
    });
    families.collect::<Vec<_>>().join("\n\n")
}

fn row(function: &Function) -> String {
    let arguments = function.takes.iter().map(|one| {
        let rows = matches!(one.how, How::All | How::Rows);
        format!("{}: {}{}", one.name, one.kinds.words(), if rows { ", of all rows" } else { "" })
    });
    let arguments: Vec<String> = arguments.collect();
    let gives = match function.gives {
        Gives::One(kind) => kind.words(),
        Gives::Same => "what it was given",
    };
    let takes = if arguments.is_empty() { String::new() } else { format!("{} → ", arguments.join("; ")) };
    let mut text = format!("#### `{}`\n\n{}  \n*{takes}{gives}.*  \nMissing: {}", function.signature(), function.says, function.missing);
    if !function.examples.is_empty() {
        let examples = function.examples.iter().map(|(text, result)| format!("`{text}` is `{result}`"));
        text.push_str(&format!("  \nSo {}.", examples.collect::<Vec<_>>().join(", ")));
    }
    text
}

/// Req: DAT-02
#[test]
fn the_rules_page_says_what_the_evaluator_does() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/rules.md");
    let page = page();
    if std::env::var_os("PROBATUM_DOCS").is_some_and(|what| what == "write") {
        std::fs::write(file, &page).unwrap();
    }
    let written = std::fs::read_to_string(file).unwrap_or_default();
    let changed: Vec<&str> = page.lines().zip(written.lines()).filter(|(now, then)| now != then).map(|(now, _)| now).take(5).collect();
    assert!(
        changed.is_empty() && page == written,
        "the rules have changed: PROBATUM_DOCS=write cargo test -p shared rules_page. {changed:#?}"
    );
}

#[test]
fn every_function_stands_on_the_page_once_and_in_order() {
    let page = functions();
    let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("#### `")?.split('(').next()).collect();
    assert_eq!(headings.len(), ALL.len());
    for (family, title) in FAMILIES {
        let section = page.split("### ").find(|part| part.starts_with(title)).unwrap();
        assert!(ALL.iter().any(|one| one.family == *family), "{section}");
    }
    for (family, _) in FAMILIES {
        let of_family: Vec<&str> = headings.iter().copied().filter(|name| function(name).unwrap().family == *family).collect();
        assert!(of_family.is_sorted(), "{of_family:?}");
    }
}

/// The expressions of the tables of equivalents: dialect, what is said there, what is said here.
fn equivalents() -> Vec<(&'static str, &'static str, Vec<&'static str>)> {
    let (_, part) = FRAME.split_once("## As in other systems").unwrap();
    let sections = part.split("\n### ").skip(1).map(|section| section.split_once('\n').unwrap());
    let rows = |(title, text): (&'static str, &'static str)| {
        let rows = text.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "));
        rows.skip(1).map(move |(theirs, ours)| (title, theirs, ours.split('`').skip(1).step_by(2).collect()))
    };
    sections.flat_map(rows).collect()
}

#[test]
fn what_other_systems_say_can_be_written_here() {
    let called = |expr: &Expr| {
        let mut names = Vec::new();
        let mut rest = vec![expr.clone()];
        while let Some(one) = rest.pop() {
            rest.extend(one.parts().into_iter().cloned());
            if let What::Call(name, arguments) = one.kind {
                names.push((name, arguments.len()));
            }
        }
        names
    };
    assert!(equivalents().len() > 80);
    for (dialect, theirs, ours) in equivalents() {
        for text in ours {
            let expr = parse(text).unwrap_or_else(|fault| panic!("{dialect}: {theirs}: {text}: {fault}"));
            for (name, count) in called(&expr) {
                let (least, most) = function(&name).unwrap_or_else(|| panic!("{dialect}: there is no {name}")).count();
                assert!(count >= least && most.is_none_or(|most| count <= most), "{dialect}: {text}");
            }
        }
    }
}

/// The functions of REDCap 16, of ODK's XForms, and the check steps of Rave: each is on the page, said here or said not to be.
#[test]
fn nothing_that_other_systems_say_is_passed_over() {
    let redcap = "if datediff age_at_date dayoftheweek year month day round roundup rounddown sqrt abs exponential log mod min max mean \
        median sum stdev isnumber isinteger isblankormissingcode isblanknotmissingcode ismissingcode hasmissingcode contains \
        not_contain starts_with ends_with find left right mid length trim upper lower replace_text concat concat_ws";
    let odk = "if position once selected selected-at count-selected jr:choice-name indexed-repeat count count-non-empty sum max min regex \
        contains starts-with ends-with substr substring-before substring-after translate string-length normalize-space concat join \
        boolean-from-string string digest base64-decode extract-signed round int number pow log log10 abs sin cos tan asin acos atan atan2 \
        sqrt exp exp10 pi today now decimal-date-time date decimal-time format-date format-date-time area distance geofence intersects \
        random randomize uuid boolean not coalesce checklist weighted-checklist true false pulldata instance last-saved";
    let rave = "CustomFunction IsEmpty IsNotEmpty Contains StartsWith IsLessThan IsLessThanOrEqualTo IsGreaterThan IsGreaterThanOrEqualTo \
        IsEqualTo IsNonConformant IsNotEqualTo InLocalLabRange LengthIsLessThan LengthIsLessThanOrEqualTo LengthIsGreaterThan \
        LengthIsGreaterThanOrEqualTo LengthIsEqualTo Or And Not Now IsPresent IsActive Add Subtract Multiply Divide AddDay AddMonth AddYear \
        AddSec AddMin AddHour DaySpan TimeSpan Age StringAdd Space";
    for (title, names, end) in [("REDCap", redcap, "("), ("ODK XForms, XLSForm", odk, ""), ("Rave", rave, "`")] {
        let section = FRAME.split("\n### ").find(|part| part.starts_with(title)).unwrap();
        for name in names.split_whitespace() {
            let odk_form = [format!("`{name}("), format!("`{name}`")].iter().any(|form| section.contains(form));
            assert!(section.contains(&format!("`{name}{end}")) && (title != "ODK XForms, XLSForm" || odk_form), "{title}: {name}");
        }
    }
}
