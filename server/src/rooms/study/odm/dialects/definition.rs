//! One condition, check or method with the expressions that other systems gave it.

use shared::forms::rule::expr::Expr;
use shared::forms::rule::print;
use shared::forms::{Carried, Expression, ItemDef, RangeCheck};
use shared::study::Design;

use super::meaning::{Desk, Speech};
use super::names::{Names, Spot};
use super::truth::{Facts, Truth, Use};
use super::value::Meant;
use super::{Target, fit, strict, tree, viedoc};

/// What has expressions.
pub struct Definition<'a> {
    pub target: Target,
    /// What our checker calls it: alone, and where rules depend on one another.
    pub called: Vec<String>,
    pub expressions: &'a [Expression],
    pub spots: Vec<Spot>,
    pub kind: Kind<'a>,
}

pub enum Kind<'a> {
    Condition(&'a Carried),
    /// With the items that it derives.
    Method(Vec<&'a ItemDef>),
    Check(&'a ItemDef, &'a RangeCheck),
}

/// What an expression's context says that it is.
enum Context {
    In(Speech),
    /// Viedoc: not in that activity.
    Activity,
    /// Viedoc: in which form the condition is looked at.
    Form,
    /// No expression on what was entered; the sentence says what it is.
    Other(&'static str),
}

fn context(name: &str) -> Option<Context> {
    Some(match name.to_ascii_lowercase().as_str() {
        "js" | "javascript" | "viedoc-expression" => Context::In(Speech::Viedoc),
        "openedc" => Context::In(Speech::OpenEdc),
        "" | "plain" | "odm" | "openclinica" => Context::In(Speech::Plain),
        "activity" => Context::Activity,
        "context-form" => Context::Form,
        "form-items" => Context::Other("It names items to be watched, and says nothing of their values."),
        "editroles" => Context::Other("It says which roles may edit, not what is collected."),
        "first-data-entry" => Context::Other("It is a value to begin with; a method of ours would derive it again at every change."),
        _ => return None,
    })
}

impl<'a> Definition<'a> {
    /// Whether other systems say something here and we do not.
    pub fn is_foreign(&self) -> bool {
        let simple = matches!(self.kind, Kind::Condition(carried) if !viedoc::simple_expressions(carried).is_empty());
        // Beside a comparator and values an expression says nothing more.
        let values = matches!(self.kind, Kind::Check(_, range) if !range.values.is_empty());
        Expression::ours(self.expressions).is_none() && (!self.expressions.is_empty() || simple) && !values
    }

    pub fn translated(&self, names: &'a Names<'a>) -> Result<Expr, String> {
        match &self.kind {
            Kind::Condition(carried) => Ok(self.condition(names, carried)?.used(Use::Condition)),
            Kind::Check(item, _) => self.check(names, item),
            Kind::Method(items) => self.method(names, items),
        }
    }

    /// Viedoc's parts of a condition hold together; elsewhere several expressions say the same in several languages.
    fn condition(&self, names: &'a Names<'a>, carried: &Carried) -> Result<Truth, String> {
        let spots = self.spots_or_form();
        let simple = viedoc::simple_expressions(carried);
        let is_viedoc = !simple.is_empty() || viedoc::says_when_to_show(carried) || self.expressions.iter().any(is_part);
        if !is_viedoc {
            return self.first(|speech, text| tree::truth(&Desk { names, spots: &spots, speech, all_known: false }, text, &Facts::new()));
        }
        let desk = Desk { names, spots: &spots, speech: Speech::Viedoc, all_known: false };
        let mut whole = Truth::constant(true);
        let mut said = false;
        for one in self.expressions {
            let part = match context(&one.context) {
                Some(Context::In(_)) => tree::truth(&desk, &one.text, &whole.if_true)?,
                Some(Context::Activity) => viedoc::activity(&one.text, names.design, &spots)?,
                Some(Context::Form) => continue,
                Some(Context::Other(why)) => return Err(why.to_owned()),
                None => return Err(unknown(&one.context)),
            };
            whole = whole.and(part);
            said = true;
        }
        for text in &simple {
            whole = whole.clone().and(tree::truth(&desk, text, &whole.if_true)?);
            said = true;
        }
        match (said, viedoc::says_when_to_show(carried)) {
            (false, _) => Err("It says where it is looked at, and no more.".to_owned()),
            (true, true) => Ok(whole.negated()),
            (true, false) => Ok(whole),
        }
    }

    /// Where nothing refers to it, the form that Viedoc names.
    fn spots_or_form(&self) -> Vec<Spot> {
        if !self.spots.is_empty() {
            return self.spots.clone();
        }
        forms(self.expressions).map(|form| Spot { form: form.to_owned(), ..Spot::default() }).collect()
    }

    fn check(&self, names: &'a Names<'a>, item: &ItemDef) -> Result<Expr, String> {
        let own = Expr::item([item.oid.as_str()]);
        let facts = Facts::from([print(&own)]);
        let truth = self.first(|speech, text| tree::truth(&Desk { names, spots: &self.spots, speech, all_known: false }, text, &facts))?;
        Ok(strict::passes_without(&own, truth.used(Use::Check)))
    }

    fn method(&self, names: &'a Names<'a>, items: &[&ItemDef]) -> Result<Expr, String> {
        self.first(|speech, text| {
            let desk = Desk { names, spots: &self.spots, speech, all_known: speech == Speech::OpenEdc };
            let expr = match tree::value(&desk, text)? {
                Meant::Value(value) => value.done(),
                Meant::Truth(truth) => truth.settled(),
                Meant::Nothing => return Err("It never gives a value.".to_owned()),
            };
            fit::fitted(expr, speech, items)
        })
    }

    /// The first expression that can be read; else why the first cannot.
    fn first<T>(&self, read: impl Fn(Speech, &str) -> Result<T, String>) -> Result<T, String> {
        if let Some(why) = self.expressions.iter().find_map(|one| match context(&one.context) {
            Some(Context::Other(why)) => Some(why),
            _ => None,
        }) {
            return Err(why.to_owned());
        }
        let mut why = None;
        for one in self.expressions {
            let outcome = match context(&one.context) {
                Some(Context::In(speech)) => read(speech, &one.text),
                _ => Err(unknown(&one.context)),
            };
            match outcome {
                Ok(found) => return Ok(found),
                Err(one) => why = why.or(Some(one)),
            }
        }
        Err(why.unwrap_or_default())
    }
}

/// The form that Viedoc names for a condition to which nothing refers.
pub fn named_form(design: &Design, target: Target) -> Option<String> {
    let Target::Condition(n) = target else { return None };
    let condition = design.library.conditions.get(n)?;
    forms(&condition.expressions).next().map(str::to_owned)
}

fn forms(expressions: &[Expression]) -> impl Iterator<Item = &str> {
    let named = expressions.iter().filter(|one| one.context == "context-form").filter_map(|one| one.text.rsplit(':').next());
    named.map(str::trim).filter(|form| *form != "*")
}

fn is_part(one: &Expression) -> bool {
    matches!(context(&one.context), Some(Context::Activity | Context::Form | Context::Other(_)))
}

fn unknown(context: &str) -> String {
    format!("\"{context}\" is a language that we do not read.")
}
