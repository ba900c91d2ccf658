//! Data exports become values.

use shared::forms::{Datum, ItemKey, Oid};

use super::super::data;
use super::{accepted, dictionary};

const ROWS: &str = "record_id,f,,text,Record ID,,,,,,,,,,,,,\n\
     n,f,,text,N,,,number_comma_decimal,,,,,,,,,,\n\
     b,f,,checkbox,B,\"1, One | -1, None\",,,,,,,,,,,,\n\
     t,g,,text,T,,,datetime_dmy,,,,,,,,,,\n";

fn at(group: &str, item: &str) -> ItemKey {
    ItemKey::new(Oid::from(group), 1, Oid::from(item))
}

#[test]
fn rows_become_values_by_form() {
    let design = accepted(dictionary(ROWS));
    let csv = "record_id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,n,b___1,b____1,f_complete,t\n\
               7,base_arm_1,,,\"24,06\",1,1,2,2024-01-31 10:30\n7,base_arm_1,g,2,,,,,2024-02-01 09:00\n8,,,,,0,0,0,\n";
    let export = data::read(csv.as_bytes(), &design).unwrap();
    assert_eq!(export.unknown, ["f_complete"]);
    let [first, second, third] = export.rows.as_slice() else { panic!("{export:?}") };
    assert_eq!((first.record.as_str(), first.event.as_deref(), first.instrument.as_deref()), ("7", Some("base_arm_1"), None));
    let f = &first.forms[&Oid::from("f")];
    assert_eq!(f[&at("f.record_id", "n")], Datum::text("24.06"));
    assert_eq!(f[&at("f.record_id", "b")], Datum::many(["1", "-1"]));
    assert_eq!(f[&at("f.record_id", "record_id")], Datum::text("7"));
    assert_eq!(first.forms[&Oid::from("g")][&at("g.t", "t")], Datum::text("2024-01-31T10:30"));
    assert_eq!((second.line, second.instrument.as_deref(), second.instance), (3, Some("g"), Some(2)));
    assert_eq!(third.forms[&Oid::from("f")].len(), 1);
    assert!(!third.forms.contains_key(&Oid::from("g")));
}

#[test]
fn a_table_without_any_field_is_refused() {
    let design = accepted(dictionary(ROWS));
    let refused = data::read(b"a,b\n1,2\n", &design).unwrap_err();
    assert_eq!((refused.line, refused.what.as_str()), (1, "None of the columns is a field of the design."));
}
