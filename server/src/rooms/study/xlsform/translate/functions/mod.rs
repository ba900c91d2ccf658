//! ODK's functions: for each what it is in our language, or why it is not.

mod answers;
mod values;

use shared::forms::rule::Expr;
use shared::forms::rule::expr::Binary;

use super::{Blank, Kind, Place, Term, Translator, Why};
use answers::{boolean_from, checklist, choose, coalesce, count_selected, regex, selected_at};
use values::{dates, join, numbers, texts};

use crate::rooms::study::xlsform::xpath::{Path, Start, Step, To, XPath};

impl Translator<'_> {
    pub(super) fn call(&self, name: &str, arguments: &[XPath], place: &mut Place) -> Result<Term, Why> {
        if let Some(found) = self.by_path(name, arguments, place)? {
            return Ok(found);
        }
        if let Some(why) = never(name) {
            return Err(why.to_owned());
        }
        let mut all = Vec::with_capacity(arguments.len());
        for argument in arguments {
            all.push(self.term(argument, place)?);
        }
        if let Some(found) = self.aggregate(name, &all)? {
            return Ok(found);
        }
        let all: Vec<Term> = all.into_iter().map(Term::one).collect();
        let found = match numbers(name, &all)? {
            None => dates(name, &all)?,
            found => found,
        };
        let found = match found {
            None => texts(name, &all)?,
            found => found,
        };
        match found {
            None => self.others(name, &all, place),
            Some(found) => Ok(found),
        }
    }

    /// Functions that look at where a path leads rather than at what is there.
    fn by_path(&self, name: &str, arguments: &[XPath], place: &mut Place) -> Result<Option<Term>, Why> {
        match (name, arguments) {
            ("position", [XPath::Path(path)]) => self.position(path, place).map(Some),
            ("position", []) => Err("position() counts nodes of a path; it is not understood.".to_owned()),
            ("indexed-repeat", [XPath::Path(what), XPath::Path(_), index]) => {
                let node = self.node(what, place)?;
                let index = self.term(index, place)?.one().number()?;
                self.nth(node, index).map(Some)
            }
            ("indexed-repeat", _) => Err("indexed-repeat with several repeats looks into a repeat inside a repeat.".to_owned()),
            ("count", [XPath::Path(path)]) => self.count(path, place).map(Some),
            ("jr:choice-name" | "choice-name", [value, XPath::Text(of)]) => self.choice_name(value, of, place).map(Some),
            ("once", _) => {
                Err("once keeps what was worked out first; what is derived here follows from the other answers alone.".to_owned())
            }
            ("instance", [XPath::Text(which)]) => Err(format!("instance('{which}') looks things up outside the answers of this form.")),
            ("current", []) => self.item(place.node, place).map(Some),
            _ => Ok(None),
        }
    }

    /// The number of the row.
    fn position(&self, path: &Path, place: &mut Place) -> Result<Term, Why> {
        let node = self.node(path, place)?;
        let around = |id: usize| self.survey.node(id).and_then(|node| node.repeat);
        if around(node).is_none() || around(node) != around(place.node) {
            return Err("position(…) leads to no row around this.".to_owned());
        }
        place.by_row = true;
        Ok(Term { whole: true, ..Term::of(Expr::call("row", []), Kind::Number, Blank::Never) })
    }

    /// How many rows there are: each has the question or not, and counts either way.
    fn count(&self, path: &Path, place: &Place) -> Result<Term, Why> {
        let node = self.node(path, place)?;
        let question = match self.survey.node(node) {
            Some(found) if found.is_question() => Some(node),
            _ => (node + 1..self.survey.nodes.len())
                .find(|id| self.survey.node(*id).is_some_and(|one| one.is_question() && one.repeat == Some(node))),
        };
        let all = self.all_rows(question.ok_or("There are no rows to count.")?)?;
        let any = Expr::call("is_known", [all.clone()]).with(Binary::Or, Expr::call("is_missing", [all]));
        Ok(Term { whole: true, ..Term::of(Expr::call("count_where", [any]), Kind::Number, Blank::Never) })
    }

    fn choice_name(&self, value: &XPath, of: &str, place: &mut Place) -> Result<Term, Why> {
        let name = of.trim().trim_start_matches("${").trim_end_matches('}');
        let path = Path { start: Start::Reference(name.to_owned()), steps: Vec::new() };
        let node = match name.contains('/') {
            true => self.node(&absolute(name), place)?,
            false => self.node(&path, place)?,
        };
        let list =
            self.survey.node(node).and_then(|node| node.list()).ok_or_else(|| format!("“{name}” has no list of choices."))?.to_owned();
        let value = self.term(value, place)?.one();
        let label = |expr: Expr| Ok(Term::of(Expr::call("label", [expr]), Kind::Text, Blank::Missing));
        match (&value.list, &value.literal) {
            (Some(own), None) if *own == list => label(value.expr),
            (_, Some(code)) => self.label_of(&list, code),
            _ => Err(format!("The value is not of the list {list}, so its label is not known beforehand.")),
        }
    }

    /// The label of a choice that is named outright.
    fn label_of(&self, list: &str, code: &str) -> Result<Term, Why> {
        let choices = self.lists.get(list).map(|list| list.choices.as_slice()).unwrap_or_default();
        let found = choices.iter().find(|row| row.cell("name") == code);
        let label = found.and_then(|row| row.cells.iter().find(|cell| cell.column.name == "label"));
        Ok(label.map_or_else(Term::nothing, |cell| Term::text_literal(&cell.text)))
    }

    /// Functions over rows.
    fn aggregate(&self, name: &str, all: &[Term]) -> Result<Option<Term>, Why> {
        let numbers = || all.iter().map(Term::number).collect::<Result<Vec<Expr>, Why>>();
        let whole = all.iter().all(|one| one.whole);
        Ok(Some(match (name, all) {
            ("sum", [_]) => {
                let sum = Expr::call("coalesce", [Expr::call("sum", numbers()?), Expr::number("0")]);
                Term { whole, ..Term::of(sum, Kind::Number, Blank::Never) }
            }
            ("max" | "min", [first, ..]) if all.iter().all(|one| matches!(one.kind, Kind::Date | Kind::Days) && one.kind == first.kind) => {
                let days = Expr::call(name, all.iter().map(|one| one.expr.clone()));
                Term { whole: true, ..Term::of(days, Kind::Days, Blank::NaN) }
            }
            ("max" | "min", [_, ..]) => Term { whole, ..Term::of(Expr::call(name, numbers()?), Kind::Number, Blank::NaN) },
            ("count-non-empty", [one]) => {
                Term { whole: true, ..Term::of(Expr::call("count", [one.expr.clone()]), Kind::Number, Blank::Never) }
            }
            ("concat", _) => {
                let texts = all.iter().map(Term::text).collect::<Result<Vec<Expr>, Why>>()?;
                Term::of(Expr::call("concat", texts), Kind::Text, Blank::Never)
            }
            ("join", [separator, rest @ ..]) => join(separator, rest)?,
            _ => return Ok(None),
        }))
    }

    fn others(&self, name: &str, all: &[Term], place: &Place) -> Result<Term, Why> {
        match (name, all) {
            ("if", [condition, then, otherwise]) => choose(condition, then, otherwise),
            ("coalesce", [first, second]) => coalesce(&[first, second]),
            ("coalesce", several) if !several.is_empty() => coalesce(&several.iter().collect::<Vec<_>>()),
            ("not", [one]) => one.clone().negated(),
            ("true", []) => Ok(Term::exact(Expr::boolean(true))),
            ("false", []) => Ok(Term::exact(Expr::boolean(false))),
            ("boolean", [one]) => one.truth().map(|(expr, sure)| Term::of(expr, Kind::Truth(sure), Blank::Never)),
            ("boolean-from-string", [one]) => boolean_from(one),
            ("selected", [of, what]) => self.selected(of, what),
            ("selected-at", [of, n]) => selected_at(of, n),
            ("count-selected", [of]) => count_selected(of),
            ("checklist", [least, most, answers @ ..]) => checklist(least, most, answers.iter().map(|one| (one, None)).collect()),
            ("weighted-checklist", [least, most, answers @ ..]) if answers.len() % 2 == 0 => {
                let pairs = answers.chunks_exact(2).filter_map(|pair| Some((pair.first()?, pair.get(1)))).collect();
                checklist(least, most, pairs)
            }
            ("regex", [text, pattern]) => regex(text, pattern, place.own),
            _ => Err(unknown(name, all.len())),
        }
    }

    fn selected(&self, of: &Term, what: &Term) -> Result<Term, Why> {
        if what.kind == Kind::Nothing {
            return of.is_blank().map(|(expr, sure)| Term::of(expr, Kind::Truth(sure), Blank::Never));
        }
        if let Some(never) = self.no_such_code(of, what) {
            return Ok(never);
        }
        match of.kind {
            Kind::Set => Ok(Term::certainly(what.text()?.with(Binary::In, of.expr.clone()))),
            _ if of.word && what.word => self.equal(of.clone(), Term { kind: Kind::Text, expr: what.text()?, ..what.clone() }),
            _ => {
                let blank = || Expr::text(" ");
                let words = Expr::call("concat", [blank(), of.text()?, blank()]);
                let word = match &what.literal {
                    Some(text) => Expr::text(format!(" {text} ")),
                    None => Expr::call("concat", [blank(), what.text()?, blank()]),
                };
                Ok(Term::certainly(Expr::call("contains", [words, word])))
            }
        }
    }
}

fn absolute(name: &str) -> Path {
    let steps =
        name.trim_start_matches('/').split('/').map(|part| Step { to: To::Child(part.to_owned()), predicates: Vec::new() }).collect();
    Path { start: Start::Root, steps }
}

/// Functions that have no equivalent, and why.
fn never(name: &str) -> Option<&'static str> {
    Some(match name {
        "random" | "randomize" | "uuid" => "A rule gives the same answer each time it is asked; chance has no place in it.",
        "pulldata" => "pulldata looks things up in a file beside the form.",
        "area" | "distance" | "geofence" | "intersects" => "Probatum does not reckon with places.",
        "digest" | "base64-decode" | "extract-signed" => "Probatum's rules do not encode or decode.",
        "property" | "version" => "It asks for something of the device or the form file.",
        name if name.starts_with("cht:") || CHT.contains(&name) => "It is an extension of the Community Health Toolkit, not of ODK.",
        _ => return None,
    })
}

const CHT: &[&str] = &[
    "difference-in-days",
    "difference-in-weeks",
    "difference-in-years",
    "add-date",
    "z-score",
    "parse-timestamp-to-date",
    "to-bikram-sambat",
    "bikram-sambat-date",
];

fn unknown(name: &str, count: usize) -> Why {
    format!("{name} with {count} arguments is not a function of ODK's that is understood.")
}
