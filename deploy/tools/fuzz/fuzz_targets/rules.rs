//! Our own expressions: read, printed, read again; checked against a form, evaluated on a record.

#![no_main]

use libfuzzer_sys::fuzz_target;
use probatum_fuzz::text;
use shared::forms::build::{any_of, float, form, group, int, item, list, one_of, text as words};
use shared::forms::rule::{Sheet, Ucum, evaluate_text, parse, print};
use shared::forms::{DataType, Datum, ItemKey, Reference, Values};
use shared::study::build::{design, visit};

fuzz_target!(|bytes: &[u8]| {
    let Some(text) = text(bytes) else { return };
    let Ok(tree) = parse(text) else { return };
    let printed = print(&tree);
    assert_eq!(parse(&printed).as_ref(), Ok(&tree), "{printed}");
    let _ = evaluate_text(text, &Ucum);
    let yes_no = list("NY", "No Yes", [("N", "No"), ("Y", "Yes")]);
    let rows = group("ROWS").repeating().item("R", int()).item("S", words());
    let top = group("TOP").item("A", int()).item("B", float()).item("C", words()).item("D", item(DataType::PartialDate)).item("T", item(DataType::PartialDatetime));
    let top = top.item("L", one_of(&yes_no)).item("M", any_of(&yes_no)).item("X", words().derive(text)).item("Y", int().shown_if(text));
    let design = design("S", "S").with_form(form("F").group(top).group(rows)).with_visit(visit("V", "V").with("F"));
    let compiled = design.compile(&Ucum);
    let Some(plan) = compiled.plans.values().next() else { return };
    let entries = [
        ("TOP/1/A", "7"), ("TOP/1/B", "-1.25"), ("TOP/1/C", "Äb c"), ("TOP/1/D", "2020-03"), ("TOP/1/T", "2020-03-15T10:30"), ("TOP/1/L", "Y"), ("TOP/1/M", "N"),
        ("ROWS/1/R", "1"), ("ROWS/3/R", "9999999999999999999999999999"), ("ROWS/3/S", "x"),
    ];
    let mut values = Values::new();
    for (at, said) in entries {
        values.insert(at.parse::<ItemKey>().expect("a key"), Datum::text(said));
    }
    let sheet = Sheet::of(&**plan, values, Reference::default());
    let _ = sheet.evaluation();
    for at in ["TOP/1/X", "TOP/1/Y"] {
        let _ = sheet.why(&at.parse().expect("a key"));
    }
});
