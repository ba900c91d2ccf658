//! Conditions go back into REDCap's words and mean the same when they come in again.

use shared::forms::rule::{parse, print};

use super::super::logic::{Names, branching, hidden};
use super::logic::with;

struct Same;

impl Names for Same {
    fn field(&self, _form: Option<&str>, item: &str) -> Option<String> {
        (item != "nowhere").then(|| item.to_owned())
    }
    fn event(&self, visit: &str) -> Option<String> {
        visit.strip_prefix("Event.").map(str::to_owned)
    }
}

fn shown(when_hidden: &str) -> String {
    branching(&parse(when_hidden).unwrap(), &Same).unwrap_or_else(|why| why)
}

#[test]
fn blanks_are_asked_about_where_they_decide() {
    let cases = [
        ("n < 5", "[n] >= 5 or [n] = ''"),
        ("certainly(n < 5)", "[n] >= 5 or [n] = ''"),
        ("not certainly(n < 5)", "[n] < 5"),
        ("n = 5", "[n] <> 5"),
        ("n != 5", "[n] = 5 or [n] = ''"),
        ("not possibly(n != 5)", "[n] <> 5"),
        ("n = m", "[n] <> [m] or [n] = '' or [m] = ''"),
        ("is_missing(t)", "[t] <> ''"),
        ("not certainly(\"1\" in b)", "[b(1)] = '1'"),
        ("certainly(\"1\" in b)", "[b(1)] = '0'"),
        ("not (\"1\" in b)", "in REDCap a box is never unknown"),
        ("c in (\"1\", \"2\")", "[c] <> '1' and [c] <> '2'"),
        ("not certainly(d > 2024-01-31 and dt < 2024-01-31T10:30)", "[d] > '2024-01-31' and [dt] < '2024-01-31 10:30'"),
        ("not certainly(days_between(d, today()) > 30)", "datediff([d], 'today', 'd', 'ymd', true) > 30"),
        ("not certainly(visit(\"Event.base_arm_1\").g.x > 1)", "[base_arm_1][x] > 1"),
        ("nowhere = 1", "nowhere is no field of the dictionary"),
        ("n = 5 \"mg\"", "REDCap has no units and no true and false among its values"),
        ("t = \"it's\"", "[t] <> \"it's\""),
    ];
    for (ours, theirs) in cases {
        assert_eq!(shown(ours), theirs, "{ours}");
    }
}

#[test]
fn what_goes_back_comes_in_as_it_was() {
    let logics = [
        "[c] = '1' and ([k] = 'a' or [n] > 5)",
        "[n] < 5 or [n] = ''",
        "[b(1)] = '1' and [b(2)] = '0'",
        "[t] <> '' and [d] >= '2024-01-31'",
        "[previous-event-name][n] = 1",
        "[n] + [m] * 2 > 10",
    ];
    for logic in logics {
        let first = with(|place| hidden(logic, place)).unwrap().expr;
        let back = branching(&first, &Same).unwrap();
        let again = with(|place| hidden(&back, place)).unwrap().expr;
        assert_eq!(print(&again), print(&first), "{logic} became {back}");
    }
}
