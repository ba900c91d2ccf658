//! Units: chosen, missing, and checks that speak of another one.

use shared::forms::build::*;
use shared::forms::{Scenario, Unit};

const NOTHING: [&str; 0] = [];

fn mmol() -> Unit {
    unit("U.MMOL", "mmol/L")
}

fn mg() -> Unit {
    unit("U.MG", "mg/dL")
}

fn glucose() -> Scenario {
    let checks = float().unit(&mmol()).unit(&mg()).check(at_most(11).in_unit(&mmol())).check(at_most(200).in_unit(&mg()));
    Scenario::of(form("LB").item("gluc", checks.ask("Glucose")))
}

scenarios! {
    fn a_check_speaks_of_its_own_unit_only() {
        let mut page = glucose();
        assert_eq!(page.enter("gluc", "90").unit("gluc", "U.MG").findings(), NOTHING);
        assert_eq!(
            page.unit("gluc", "U.MMOL").findings(),
            ["gluc range1: Glucose (90) is expected to be at most 11 mmol/L. Check it; if it is right, keep it and say so."]
        );
        assert_eq!(page.enter("gluc", "250").unit("gluc", "U.MG").checks(), ["gluc range2"]);
    }

    fn a_value_without_its_unit_is_asked_about() {
        let mut page = glucose();
        assert_eq!(page.enter("gluc", "90").findings(), ["gluc unit: Please choose the unit of 90."]);
        assert_eq!(page.clear("gluc").findings(), NOTHING);
    }

    fn a_unit_that_the_item_does_not_have_is_found() {
        let mut page = glucose();
        assert_eq!(page.enter("gluc", "90").unit("gluc", "U.KG").checks(), ["gluc unit"]);
    }

    fn an_only_unit_needs_no_choosing() {
        let mut page = Scenario::of(form("LB").item("gluc", float().unit(&mmol()).check(at_most(11).in_unit(&mmol()))));
        assert_eq!(page.enter("gluc", "12").checks(), ["gluc range1"]);
        let mut page = Scenario::of(form("LB").item("gluc", float().unit(&mmol()).check(at_most(11).in_unit(&mg()))));
        assert_eq!(page.enter("gluc", "12").checks(), NOTHING);
    }
}
