//! Where paths and `${names}` lead in the form.

use shared::forms::rule::Expr;
use shared::forms::rule::expr::From;

use super::{Blank, Kind, Place, Term, Translator, Why};
use crate::rooms::study::xlsform::xpath::{Path, Start, Step, To, XPath};

impl Translator<'_> {
    pub(super) fn path(&self, path: &Path, place: &mut Place) -> Result<Term, Why> {
        if let Some(row) = self.chosen_row(path, place)? {
            return Ok(row);
        }
        if let (true, Start::Here, [Step { to: To::Child(column), predicates }]) = (place.choosing, &path.start, path.steps.as_slice()) {
            return if predicates.is_empty() { self.column(column) } else { Err("A choice's column has no predicates.".to_owned()) };
        }
        if matches!(path.steps.as_slice(), [Step { to: To::Same, .. }]) && path.start == Start::Here && place.own {
            return self.own(place);
        }
        let node = self.node(path, place)?;
        self.item(node, place)
    }

    /// `.` where the expression is about one value.
    fn own(&self, place: &Place) -> Result<Term, Why> {
        let kind = self.kind_of(place.node);
        Ok(Term { expr: Expr::path(From::Own, Vec::<String>::new()), blank: Blank::Never, ..kind })
    }

    /// A column of the choice that a filter looks at.
    fn column(&self, column: &str) -> Result<Term, Why> {
        if !self.lists.columns.contains(column) {
            // A column that no choice has is blank for each.
            return Ok(Term::nothing());
        }
        let name = if column == "name" { "code" } else { column };
        Ok(Term::of(Expr::path(From::Choice, [name]), Kind::Text, Blank::Missing))
    }

    /// The node that a path leads to.
    pub(super) fn node(&self, path: &Path, place: &Place) -> Result<usize, Why> {
        let begin = match &path.start {
            Start::Reference(name) => self.reference(name, place)?,
            Start::Here => place.node,
            Start::Root => return self.below_root(&path.steps),
            Start::Call(call) => match call.as_ref() {
                XPath::Call(name, arguments) if name == "current" && arguments.is_empty() => place.node,
                XPath::Call(name, arguments) => return Err(outside(name, arguments)),
                _ => return Err("A path that goes on from a value is not understood.".to_owned()),
            },
        };
        self.follow(begin, &path.steps)
    }

    fn reference(&self, name: &str, place: &Place) -> Result<usize, Why> {
        if name.starts_with("last-saved#") {
            return Err("It asks for the value of the form saved last, which belongs to another record.".to_owned());
        }
        self.survey.named(name, place.node).ok_or_else(|| format!("There is no question “{name}”."))
    }

    fn below_root(&self, steps: &[Step]) -> Result<usize, Why> {
        match steps {
            // The first name is the form's own, however it is called there.
            [Step { to: To::Child(_), predicates }, rest @ ..] if predicates.is_empty() => self.follow(0, rest),
            _ => Err("The path leads nowhere.".to_owned()),
        }
    }

    fn follow(&self, begin: usize, steps: &[Step]) -> Result<usize, Why> {
        let mut at = begin;
        for step in steps {
            if !step.predicates.is_empty() {
                return Err("A condition in [ ] picks among rows; it is not understood.".to_owned());
            }
            at = match &step.to {
                To::Same => at,
                To::Parent => self.survey.node(at).and_then(|node| node.parent).ok_or("“..” leads out of the form.")?,
                To::Child(name) => {
                    self.survey.child(at, name).ok_or_else(|| format!("The path leads nowhere: there is no “{name}” there."))?
                }
                To::Other(what) => return Err(format!("“{what}” in a path is not understood.")),
            };
        }
        Ok(at)
    }

    /// `${x}[2]`, `../rep[2]/x`: a row by its number.
    fn chosen_row(&self, path: &Path, place: &mut Place) -> Result<Option<Term>, Why> {
        let mut chosen = path.steps.iter().enumerate().filter(|(_, step)| !step.predicates.is_empty());
        let (Some((n, step)), None) = (chosen.next(), chosen.next()) else { return Ok(None) };
        let [predicate] = step.predicates.as_slice() else { return Ok(None) };
        let Some(number) = row_number(predicate) else { return Ok(None) };
        let mut plain = path.clone();
        if let Some(step) = plain.steps.get_mut(n) {
            step.predicates.clear();
        }
        let node = self.node(&plain, place)?;
        let number = self.term(number, place)?.one().number()?;
        self.nth(node, number).map(Some)
    }

    /// The value in the n-th row of its repeat.
    pub(super) fn nth(&self, node: usize, number: Expr) -> Result<Term, Why> {
        let kind = self.kind_of(node);
        let all = self.all_rows(node)?;
        Ok(Term { expr: Expr::call("nth", [all, number]), ..kind })
    }

    /// `GROUP.ITEM`: one value for each row.
    pub(super) fn all_rows(&self, node: usize) -> Result<Expr, Why> {
        let found = self.survey.node(node).filter(|node| node.is_question()).ok_or("A group has no value.")?;
        let repeat = found.repeat.ok_or("The question does not stand in a repeat.")?;
        if self.is_nested(repeat) {
            return Err("It stands in a repeat inside a repeat; which rows belong to which is not known.".to_owned());
        }
        let group = self.groups.get(&repeat).ok_or("The repeat has no group.")?;
        Ok(Expr::item([group.clone(), found.oid.clone()]))
    }

    fn is_nested(&self, repeat: usize) -> bool {
        self.survey
            .node(repeat)
            .and_then(|node| node.parent)
            .and_then(|parent| self.survey.node(parent))
            .is_some_and(|node| node.repeat.is_some())
    }

    /// A question's value, seen from a place.
    pub(super) fn item(&self, node: usize, place: &mut Place) -> Result<Term, Why> {
        let found = self.survey.node(node).ok_or("The path leads nowhere.")?;
        if !found.is_question() {
            return Err(format!("“{}” is a group: it has no value of its own.", found.name));
        }
        let kind = self.kind_of(node);
        let here = self.survey.node(place.node).and_then(|node| node.repeat);
        let expr = match found.repeat {
            None => Expr::item([found.oid.clone()]),
            Some(repeat) if Some(repeat) == here => {
                place.by_row = true;
                Expr::item([found.oid.clone()])
            }
            Some(repeat) if here.is_some_and(|here| self.survey.ancestors(here).contains(&repeat)) => {
                return Err(format!("“{}” stands in the repeat around this one; its row is not known here.", found.name));
            }
            Some(_) => return Ok(Term { expr: self.all_rows(node)?, many: true, ..kind }),
        };
        Ok(Term { expr, ..kind })
    }
}

/// `[2]`, `[position() = ${n}]`.
fn row_number(predicate: &XPath) -> Option<&XPath> {
    match predicate {
        XPath::Number(_) => Some(predicate),
        XPath::Binary(crate::rooms::study::xlsform::xpath::Operator::Equal, left, right) => match left.as_ref() {
            XPath::Call(name, arguments) if name == "position" && arguments.is_empty() => Some(right),
            _ => None,
        },
        _ => None,
    }
}

fn outside(name: &str, arguments: &[XPath]) -> Why {
    match (name, arguments) {
        ("instance", [XPath::Text(which)]) => format!("instance('{which}') looks things up outside the answers of this form."),
        (name, _) => format!("{name}(…) does not lead to a question."),
    }
}
