//! Triggers: ODK works a calculation out when the question that `trigger` names changes, and else leaves its value alone. A rule here
//! follows whatever it reads. So a trigger says nothing more where the calculation reads what it names and nothing else; elsewhere
//! the calculation is not acted upon, for it would come to another value.

use crate::rooms::study::xlsform::xpath::{Path, Start, Step, To, XPath, parse};

/// Why a calculation with this trigger cannot be told as a rule; nothing when it can.
pub fn refusal(trigger: &str, calculation: &str) -> Option<String> {
    if trigger.is_empty() {
        return None;
    }
    let fault = |what: &str| Some(format!("It is worked out only when {trigger} changes, and {what}."));
    let names: Vec<&str> = trigger.split("${").filter_map(|part| part.split_once('}')).map(|(name, _)| name.trim()).collect();
    let mut reads = Reads::default();
    match parse(calculation) {
        Ok(tree) => reads.walk(&tree),
        // What cannot be read at all is said where it is translated.
        Err(_) => return None,
    }
    match reads.names.iter().find(|name| !names.contains(&name.as_str())) {
        _ if reads.moment => fault("looks at the moment at which that is"),
        _ if reads.elsewhere => fault("reads what it names by a path"),
        Some(other) => fault(&format!("reads “{other}” besides, whose changes it does not follow")),
        None => None,
    }
}

#[derive(Default)]
struct Reads {
    names: Vec<String>,
    /// The clock, or chance.
    moment: bool,
    /// By a path whose end is not looked for here.
    elsewhere: bool,
}

impl Reads {
    fn walk(&mut self, tree: &XPath) {
        match tree {
            XPath::Number(_) | XPath::Text(_) => {}
            XPath::Path(path) => self.path(path),
            XPath::Negate(inner) => self.walk(inner),
            XPath::Binary(_, left, right) => [left, right].into_iter().for_each(|one| self.walk(one)),
            XPath::Call(name, arguments) => {
                self.moment |= matches!(name.as_str(), "now" | "today" | "random" | "uuid" | "once" | "randomize");
                arguments.iter().for_each(|one| self.walk(one));
            }
        }
    }

    fn path(&mut self, path: &Path) {
        match &path.start {
            Start::Reference(name) => self.names.push(name.clone()),
            Start::Call(call) => self.walk(call),
            // Its own value.
            Start::Here if path.steps.iter().all(|step| *step == Step { to: To::Same, predicates: Vec::new() }) => {}
            Start::Here | Start::Root => self.elsewhere = true,
        }
        path.steps.iter().flat_map(|step| &step.predicates).for_each(|one| self.walk(one));
    }
}

#[cfg(test)]
mod tests {
    use super::refusal;

    #[test]
    fn a_trigger_says_nothing_more_where_the_calculation_reads_what_it_names() {
        assert_eq!(refusal("${a}", "${a} * 2"), None);
        assert_eq!(refusal("${a}, ${b}", "concat(${a}, ' ', ${b})"), None);
        assert_eq!(refusal("${a}", "'none'"), None);
        assert_eq!(refusal("", "now()"), None);
        assert!(refusal("${a}", "now()").is_some_and(|why| why.ends_with("looks at the moment at which that is.")));
        assert!(refusal("${a}", "${a} + ${b}").is_some_and(|why| why.contains("“b” besides")));
        assert!(refusal("${a}", "../b").is_some_and(|why| why.contains("by a path")));
    }
}
