//! The browser's reader beside serde_json: what one reads, the other reads, and as the same.

use std::collections::BTreeMap;
use std::fmt::Debug;

use serde::de::DeserializeOwned;
use shared::forms::rule::units::Opaque;
use shared::forms::{Datum, Text};
use shared::kernel::{Code, Problem};
use shared::study::{Design, RulesByForm};

use super::whole;

fn same<T: DeserializeOwned + Debug + PartialEq>(text: &str) {
    assert_eq!(whole::<T>(text), serde_json::from_str::<T>(text).unwrap(), "{text}");
}

#[test]
fn texts_are_read_with_everything_that_can_be_written_in_them() {
    for text in [r#""""#, r#""plain""#, r#""Grüße, 試験""#, r#" "a\"b\\c\/d\b\f\n\r\t" "#, r#""\u00e9\ud83d\ude00 end""#, r#""\u0041""#]
    {
        same::<String>(text);
    }
}

#[test]
fn numbers_lists_and_maps_are_read() {
    same::<(u8, i64, f64, bool, Option<u32>, Option<u32>)>("[ 7 , -9007199254740993, 1.5e3 , true, null, 4294967295 ]");
    same::<Vec<f64>>("[1, -0.25, 1e-7]");
    same::<Vec<Vec<u16>>>("[[],[1],[2 ,3]]");
    same::<BTreeMap<u16, BTreeMap<String, ()>>>(r#"{"3":{},"1":{"a\n":null}}"#);
    same::<serde_json::Value>(r#" {"a":[1,-2,3.5,"x",null,true,{"b":{}}],"c":"d"} "#);
}

#[test]
fn a_datum_has_one_text_or_several() {
    same::<Vec<Text>>(r#"["one",["two","three"],[]]"#);
    same::<Datum>(r#"{"v":"1.50","u":"kg","r":3}"#);
    same::<Datum>(r#"{"v":["A","B"]}"#);
}

#[test]
fn a_problem_is_read_with_what_it_says_beside() {
    let problem = Problem::new(Code::Invalid).at("/code", "Too long.").detail("…");
    same::<Problem>(&serde_json::to_string(&problem).unwrap());
}

const DESIGN: &str = r#"{
    "oid": "ST", "name": "Study \"α\"", "version_oid": "V1", "version_name": "1",
    "visits": [{ "oid": "SE", "name": "Visit", "kind": "Unscheduled", "forms": [{ "oid": "F", "mandatory": true, "order": -1 }], "window": { "day": 7, "before": 2 } }],
    "library": {
        "forms": [{ "oid": "F", "name": "Form", "groups": [{ "oid": "G" }] }],
        "groups": [{ "oid": "G", "name": "Group", "repeating": true, "items": [{ "oid": "a" }, { "oid": "b", "unless": "C" }, { "oid": "c", "method": "M" }] }],
        "items": [
            { "oid": "a", "name": "a", "data_type": "integer", "question": [{ "lang": "de", "text": "Größe" }, { "text": "Height" }],
              "ranges": [{ "comparator": "LE", "hardness": "Soft", "values": ["200"] }] },
            { "oid": "b", "name": "b", "data_type": "text", "code_list": "L" },
            { "oid": "c", "name": "c", "data_type": "float", "length": 5 }
        ],
        "code_lists": [{ "oid": "L", "name": "L", "data_type": "text", "choices": [{ "value": "x", "decode": [{ "text": "X" }], "order": 2 }] }],
        "conditions": [{ "oid": "C", "name": "C", "expressions": [{ "context": "Probatum", "text": "a > 100 or a = 7" }] }],
        "methods": [{ "oid": "M", "name": "M", "expressions": [{ "context": "Probatum", "text": "if(a > 3, a * 1.5, 0 - a)" }] }]
    }
}"#;

#[test]
fn a_design_and_its_rules_are_read() {
    same::<Design>(DESIGN);
    let design: Design = serde_json::from_str(DESIGN).unwrap();
    same::<Design>(&serde_json::to_string_pretty(&design).unwrap());
    let compiled = design.compile(&Opaque);
    assert_eq!(compiled.faults, []);
    let rules = compiled.rules();
    assert!(!rules.is_empty());
    same::<RulesByForm>(&serde_json::to_string(&rules).unwrap());
}

#[test]
fn what_the_contract_does_not_know_is_passed_over() {
    same::<Text>(r#""x""#);
    let known: BTreeMap<String, serde::de::IgnoredAny> = whole(r#"{"a":{"deep":[{"er":"\\"},1e9,false,null]},"b":"}"}"#);
    assert_eq!(known.len(), 2);
}

#[test]
fn nothing_in_the_contract_is_read_by_trying() {
    let mut waiting = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/src"))];
    let mut files = 0;
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        files += 1;
        let text = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for at in (0..lines.len()).filter(|at| lines[*at].contains("serde(untagged)")) {
            let read = lines[at.saturating_sub(4)..at].iter().any(|line| line.contains("Deserialize"));
            assert!(!read, "{}:{}: write Deserialize by hand, see app/src/net/reader", path.display(), at + 1);
        }
    }
    assert!(files > 50);
}

#[test]
#[should_panic(expected = "a quote")]
fn a_text_that_breaks_off_is_refused() {
    whole::<String>("\"abc\\n");
}

#[test]
#[should_panic(expected = "the end")]
fn more_than_one_value_is_refused() {
    whole::<u8>("1 2");
}

#[test]
#[should_panic(expected = "title")]
fn a_field_that_is_missing_is_named() {
    whole::<Problem>(r#"{"type":"about:blank","status":400}"#);
}
