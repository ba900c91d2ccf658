//! Expressions without a design: what examples and tests evaluate.

use std::collections::HashMap;

use super::check::compile;
use super::eval::{NoData, Spot, eval};
use super::scope::{Gathered, Outline, Standing, World};
use super::units::Units;
use super::{Fault, Value, parse};
use crate::forms::Library;

/// What an expression of literals comes to.
pub fn evaluate_text(text: &str, units: &dyn Units) -> Result<Value, Fault> {
    let (library, outline, plans) = (Library::default(), Outline::default(), HashMap::new());
    let world = World { library: &library, outline: &outline, plans: &plans, units };
    let standing = Standing { form: None, group: None, item: None, visit: None, choosing: false };
    let (node, _) = compile(&parse(text)?, &world, standing, &mut Gathered::default())?;
    Ok(eval(&node, &NoData, Spot::default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::rule::functions::ALL;
    use crate::forms::rule::units::Opaque;

    fn comes_to(text: &str) -> Value {
        evaluate_text(text, &Opaque).unwrap_or_else(|fault| panic!("{text}: {}: {fault}", fault.at))
    }

    #[test]
    fn every_example_of_the_table_is_true() {
        for function in ALL {
            for (text, result) in function.examples {
                assert_eq!(comes_to(text), comes_to(result), "{text}");
            }
        }
    }

    /// Req: DAT-07
    #[test]
    fn a_comparison_is_certain_or_unknown() {
        for (text, result) in [
            ("2020-03 < 2020-05-01", "true"),
            ("2020-03 < 2020-03-15", "missing"),
            ("2020-03 = 2020-04", "false"),
            ("2020-03 != 2020-03-15", "missing"),
            ("missing = missing", "missing"),
            ("missing = 1 or true", "true"),
            ("missing = 1 and false", "false"),
            ("not missing = 1", "missing"),
            ("false implies missing = 1", "true"),
            ("2 in (1, 2)", "true"),
            ("2 in (1, missing)", "missing"),
            ("1 + 2 * 3 ^ 2", "19"),
            ("-2 ^ 2", "-4"),
            ("7 mod 3", "1"),
            ("1 / 0", "missing"),
            ("0.1 + 0.2 = 0.3", "true"),
            ("2020-03-01 - 2020-02-28", "2"),
            ("2020-02-28 + 2", "2020-03-01"),
            ("2 ^ 0.5 > 1.4142", "true"),
        ] {
            assert_eq!(comes_to(text), comes_to(result), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        for (text, says) in [
            ("", "There is no expression."),
            ("1 +", "A value is missing before the end."),
            ("1 < \"a\"", "A number cannot be compared with a text. Use number(…) or text(…)."),
            ("rond(1)", "There is no function rond. Did you mean round?"),
            ("1 and true", "Here must stand what is true or false, not a number."),
            ("2020-13 < 2020-05", "There is no 2020-13. To subtract, put blanks around the minus sign."),
            ("1 < 2 < 3", "Two comparisons cannot follow one another. Join them with “and”: a < b and b < c."),
            ("if(true, 1)", "“if” ends with the value for the case that no condition is true: if(a, 1, b, 2, 3)."),
            ("length()", "length(text) takes other arguments than these 0."),
        ] {
            assert_eq!(evaluate_text(text, &Opaque).map_err(|fault| fault.what), Err(says.to_owned()), "{text}");
        }
        let fault = evaluate_text("1 +\n  * 2", &Opaque).unwrap_err();
        assert_eq!(fault.at.to_string(), "line 2, column 3");
    }
}
