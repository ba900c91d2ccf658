//! Changing a sheet item by item comes to the same as making it anew, whatever is entered in whatever order.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;

use proptest::prelude::*;
use shared::forms::build::*;
use shared::forms::rule::{About, Sheet};
use shared::forms::{Datum, FormPlan, ItemKey, Oid, Reference, Scenario, Values};
use shared::kernel::PartialDateTime;

/// Every kind of rule, chained: shown if shown, derived from derived, rows of a group that comes and goes.
fn plan() -> FormPlan {
    let yes_no = list("CL.NY", "No Yes", [("N", "No"), ("Y", "Yes")]);
    let page = form("F")
        .group(
            group("TOP")
                .item("A", int())
                .item("B", int())
                .item("SUM", int().derive("A + B"))
                .item("TWICE", int().derive("SUM * 2"))
                .item("POINTS", int().links_to("F", "ROWS", &[])),
        )
        .group(
            group("HID")
                .item("ANY", one_of(&yes_no).mandatory().shown_if("SUM > 3"))
                .item("WHY", text().mandatory().shown_if("ANY = \"Y\""))
                .item("LEN", int().derive("length(WHY)"))
                .item("LIST", one_of(&yes_no)),
        )
        .group(
            group("ROWS")
                .repeating()
                .shown_if("certainly(ANY = \"Y\") or certainly(A = 0)")
                .item("N", int().check(must("value < TWICE")))
                .item("RUN", int().derive("coalesce(previous(RUN), 0) + N"))
                .item("NOTE", text().mandatory().shown_if("N > 2")),
        )
        .group(group("END").item("TOTAL", int().derive("sum(ROWS.N)")).item("MOST", int().derive("max(ROWS.RUN)")))
        .rule(holds("R.1", "TOTAL < 10 or is_missing(WHY)", &["TOTAL", "WHY"]))
        .rule(holds("R.2", "count_where(N = this.N) < 2", &["N"]).in_group("ROWS"))
        .rule(required_if("R.3", "TOTAL > 5", &["B"]))
        .rule(holds("R.5", "day(today()) > A + 10", &["A"]))
        .rule(offered_if("R.4", "LIST", "choice.code = \"N\" or A > 2"));
    Scenario::of(page).form
}

fn entry() -> impl Strategy<Value = (ItemKey, Datum)> {
    let place = prop_oneof![
        Just("TOP/1/A"),
        Just("TOP/1/B"),
        Just("TOP/1/POINTS"),
        Just("HID/1/ANY"),
        Just("HID/1/WHY"),
        Just("HID/1/LIST"),
        Just("ROWS/1/N"),
        Just("ROWS/2/N"),
        Just("ROWS/2/NOTE"),
        Just("ROWS/4/N"),
        Just("ROWS/4/NOTE"),
        // Entered by hand before a method worked it out.
        Just("TOP/1/SUM"),
        Just("ROWS/2/RUN"),
    ];
    let datum = prop_oneof![
        4 => (-1..6_i32).prop_map(|n| Datum::text(n.to_string())),
        2 => prop_oneof![Just("Y"), Just("N"), Just("x")].prop_map(Datum::text),
        1 => Just(Datum::default()),
        1 => Just(Datum::missing(shared::forms::Missing::NotDone)),
    ];
    (place, datum).prop_map(|(place, datum)| (place.parse().unwrap_or_else(|_| ItemKey::new("F", 1, "A")), datum))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Rows that go out of use and come back, and the clock, while people enter.
    #[test]
    fn incremental_is_full_whatever_else_happens(steps in prop::collection::vec((entry(), prop::collection::btree_set(1..5_u32, 0..3), 1..29_u8), 1..12)) {
        let plan = plan();
        let mut sheet = Sheet::of(&plan, Values::new(), Reference::default());
        let mut values = Values::new();
        for ((key, datum), retired, day) in steps {
            let retired: BTreeSet<(Oid, u32)> = retired.into_iter().map(|row| ("ROWS".into(), row)).collect();
            let now: PartialDateTime = format!("2026-02-{day:02}").parse().unwrap();
            sheet.at(now);
            sheet.retire(retired.clone());
            sheet.put(&key, datum.clone());
            values.insert(key, datum);
            let about = About { now: Some(now), ..About::default() };
            let full = Sheet::of(&plan, values.clone(), Reference { retired, about, ..Reference::default() });
            prop_assert_eq!(sheet.evaluation(), full.evaluation());
        }
    }

    /// Req: DAT-02
    #[test]
    fn incremental_is_full(entries in prop::collection::vec(entry(), 1..20), retired in prop::option::of(1..5_u32)) {
        let plan = plan();
        let reference = Reference { retired: retired.map(|row| ("ROWS".into(), row)).into_iter().collect(), ..Reference::default() };
        let mut sheet = Sheet::of(&plan, Values::new(), reference.clone());
        let mut values = Values::new();
        for (key, datum) in entries {
            sheet.put(&key, datum.clone());
            values.insert(key.clone(), datum);
            let full = Sheet::of(&plan, values.clone(), reference.clone());
            prop_assert_eq!(sheet.evaluation(), full.evaluation(), "after {}", key);
        }
    }
}
