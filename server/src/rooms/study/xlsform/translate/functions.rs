//! ODK's functions: for each what it is in our language, or why it is not.

use shared::forms::rule::Expr;
use shared::forms::rule::expr::Binary;

use super::term::{self, epoch};
use super::{Blank, Kind, Place, Sure, Term, Translator, Why};
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

fn number(name: &str, arguments: impl IntoIterator<Item = Expr>, whole: bool) -> Term {
    Term { whole, ..Term::of(Expr::call(name, arguments), Kind::Number, Blank::NaN) }
}

fn numbers(name: &str, all: &[Term]) -> Result<Option<Term>, Why> {
    const SAME: &[&str] = &["abs", "sqrt", "exp", "log10", "sin", "cos", "tan", "asin", "acos", "atan"];
    Ok(Some(match (name, all) {
        ("number", [one]) => Term { whole: one.whole, ..Term::of(one.number()?, Kind::Number, Blank::NaN) },
        // A whole number of days stays the day it is.
        ("int" | "floor" | "ceiling" | "round", [one]) if one.kind == Kind::Days && one.whole => one.clone(),
        ("int" | "floor" | "ceiling" | "round", [one]) if one.kind == Kind::Number && one.whole => one.clone(),
        ("int", [one]) => number("truncate", [one.number()?], true),
        ("floor" | "ceiling", [one]) => number(name, [one.number()?], true),
        ("round", [one]) => number("round", [one.number()?], true),
        ("round", [one, places]) => number("round", [one.number()?, places.number()?], places.literal.as_deref() == Some("0")),
        ("log", [one]) => number("ln", [one.number()?], false),
        ("pow", [base, exponent]) => Term::of(base.number()?.with(Binary::Power, exponent.number()?), Kind::Number, Blank::NaN),
        ("exp10", [one]) => Term::of(Expr::number("10").with(Binary::Power, one.number()?), Kind::Number, Blank::NaN),
        ("atan2", [y, x]) => number("atan2", [y.number()?, x.number()?], false),
        ("pi", []) => Term { blank: Blank::Never, ..number("pi", [], false) },
        (name, [one]) if SAME.contains(&name) => number(name, [one.number()?], one.whole && name == "abs"),
        _ => return Ok(None),
    }))
}

fn dates(name: &str, all: &[Term]) -> Result<Option<Term>, Why> {
    Ok(Some(match (name, all) {
        ("today", []) => Term { whole: true, ..Term::of(Expr::call("today", []), Kind::Date, Blank::Never) },
        ("now", []) => Term::of(Expr::call("now", []), Kind::DateTime, Blank::Never),
        ("date" | "date-time", [one]) if one.kind == Kind::Nothing => one.clone(),
        ("date", [one]) => {
            let (expr, timed) = one.day()?;
            let expr = if timed { Expr::call("date", [expr]) } else { expr };
            Term { whole: true, ..Term::of(expr, Kind::Date, Blank::Missing) }
        }
        ("date-time", [one]) => date_time(one)?,
        ("decimal-date-time", [one]) => {
            let (expr, timed) = one.day()?;
            // ODK leaves a blank blank here.
            Term { whole: !timed, ..Term::of(expr, Kind::Days, Blank::Missing) }
        }
        ("difference-in-months", [from, to]) => {
            Term { whole: true, ..Term::of(Expr::call("months_between", [from.day()?.0, to.day()?.0]), Kind::Number, Blank::NaN) }
        }
        ("decimal-time", [one]) => {
            number("day_fraction", [if one.kind == Kind::Text { Expr::call("time", [one.expr.clone()]) } else { one.expr.clone() }], false)
        }
        ("format-date" | "format-date-time", [one, format]) => format_date(one, format)?,
        _ => return Ok(None),
    }))
}

fn date_time(one: &Term) -> Result<Term, Why> {
    if one.kind == Kind::Number && !one.whole {
        let seconds = one.expr.clone().with(Binary::Multiply, Expr::number("86400"));
        return Ok(Term::of(Expr::call("add_seconds", [epoch(), seconds]), Kind::DateTime, Blank::NaN));
    }
    let (expr, timed) = one.day()?;
    let kind = if timed { Kind::DateTime } else { Kind::Date };
    Ok(Term { whole: !timed, ..Term::of(expr, kind, Blank::Missing) })
}

fn format_date(one: &Term, format: &Term) -> Result<Term, Why> {
    if one.kind == Kind::Nothing {
        return Ok(one.clone());
    }
    let (expr, timed) = one.day()?;
    // The way in which a date is stored: it stays one.
    if format.literal.as_deref() == Some("%Y-%m-%d") {
        let expr = if timed { Expr::call("date", [expr]) } else { expr };
        return Ok(Term { whole: true, word: true, ..Term::of(expr, Kind::Date, Blank::Missing) });
    }
    Ok(Term::of(Expr::call("format_date", [expr, format.text()?]), Kind::Text, Blank::Missing))
}

fn texts(name: &str, all: &[Term]) -> Result<Option<Term>, Why> {
    let text = |name: &str, arguments: Vec<Expr>| Term::of(Expr::call(name, arguments), Kind::Text, Blank::Empty);
    Ok(Some(match (name, all) {
        ("string", [one]) => Term { word: one.word, list: one.list.clone(), ..Term::of(one.text()?, Kind::Text, Blank::Missing) },
        ("string-length", [one]) => {
            let length = Expr::call("length", [one.text()?]);
            let known = matches!(one.blank, Blank::Never);
            let length = if known { length } else { Expr::call("coalesce", [length, Expr::number("0")]) };
            Term { whole: true, ..Term::of(length, Kind::Number, Blank::Never) }
        }
        ("contains", [hay, needle]) => within("contains", hay, needle)?,
        ("starts-with", [hay, needle]) => within("starts_with", hay, needle)?,
        ("ends-with", [hay, needle]) => within("ends_with", hay, needle)?,
        ("substring-before", [one, mark]) => text("substring_before", vec![one.text()?, mark.text()?]),
        ("substring-after", [one, mark]) => text("substring_after", vec![one.text()?, mark.text()?]),
        ("translate", [one, from, to]) => text("translate", vec![one.text()?, from.text()?, to.text()?]),
        ("normalize-space", [one]) => text("normalize_space", vec![one.text()?]),
        ("substr", [one, rest @ ..]) => text_part(one, rest)?,
        _ => return Ok(None),
    }))
}

/// `contains` and its like: of a blank false, except that an empty text is in everything.
fn within(name: &str, hay: &Term, needle: &Term) -> Result<Term, Why> {
    if needle.kind == Kind::Nothing {
        return Ok(Term::exact(Expr::boolean(true)));
    }
    let call = Expr::call(name, [hay.text()?, needle.text()?]);
    match needle.blank {
        Blank::Missing => Ok(Term::certainly(call.with(Binary::Or, needle.is_blank()?.0))),
        _ => Ok(Term::certainly(call)),
    }
}

/// `substr(text, from, to)` counts from 0, negative numbers from the end.
fn text_part(one: &Term, rest: &[Term]) -> Result<Term, Why> {
    let digits = |term: &Term| term.literal.as_deref().and_then(|digits| digits.parse::<u32>().ok());
    let text = one.text()?;
    let part = match rest {
        [from] => match digits(from) {
            Some(from) => {
                Expr::call("middle", [text.clone(), Expr::number((u64::from(from) + 1).to_string()), Expr::call("length", [text])])
            }
            None => return Err("substr with a number that is not written down, or is negative, is not understood.".to_owned()),
        },
        [from, to] => match (digits(from), digits(to)) {
            (Some(0), Some(to)) => Expr::call("left", [text, Expr::number(to.to_string())]),
            (Some(from), Some(to)) => {
                let length = to.saturating_sub(from);
                Expr::call("middle", [text, Expr::number((u64::from(from) + 1).to_string()), Expr::number(length.to_string())])
            }
            _ => return Err("substr with a number that is not written down, or is negative, is not understood.".to_owned()),
        },
        _ => return Err(unknown("substr", rest.len() + 1)),
    };
    Ok(Term { word: one.word, ..Term::of(part, Kind::Text, Blank::Empty) })
}

fn join(separator: &Term, rest: &[Term]) -> Result<Term, Why> {
    let mut parts = vec![if separator.kind == Kind::Nothing { Expr::text("") } else { separator.text()? }];
    for one in rest {
        let text = one.text()?;
        // A blank among them leaves its place empty.
        parts.push(if one.blank == Blank::Never { text } else { Expr::call("coalesce", [text, Expr::text("")]) });
    }
    Ok(Term::of(Expr::call("join", parts), Kind::Text, Blank::Never))
}

fn choose(condition: &Term, then: &Term, otherwise: &Term) -> Result<Term, Why> {
    let (test, sure) = condition.truth()?;
    let test = term::finish(test, sure, false);
    let (first, second, kind) = unified(then, otherwise)?;
    let blank = if then.blank == Blank::Never && otherwise.blank == Blank::Never {
        Blank::Never
    } else if then.blank == Blank::NaN && otherwise.blank == Blank::NaN {
        Blank::NaN
    } else if then.blank == Blank::Empty || otherwise.blank == Blank::Empty {
        Blank::Empty
    } else {
        Blank::Missing
    };
    let list = then.list.clone().filter(|list| otherwise.list.as_ref() == Some(list) || otherwise.kind == Kind::Nothing);
    let (whole, word) = (both_are(then, otherwise, |one| one.whole), both_are(then, otherwise, |one| one.word));
    Ok(Term { whole, word, list, ..Term::of(Expr::call("if", [test, first, second]), kind, blank) })
}

/// Of both, or of the one that is something.
fn both_are(one: &Term, other: &Term, is: impl Fn(&Term) -> bool) -> bool {
    (is(one) || one.kind == Kind::Nothing) && (is(other) || other.kind == Kind::Nothing)
}

/// Two values as one kind.
fn unified(one: &Term, other: &Term) -> Result<(Expr, Expr, Kind), Why> {
    let whole_truth = |term: &Term| term.truth().map(|(expr, sure)| term::finish(expr, sure, false));
    Ok(match (one.kind, other.kind) {
        (Kind::Truth(_), Kind::Truth(_)) => (whole_truth(one)?, whole_truth(other)?, Kind::Truth(Sure::Exact)),
        (Kind::Truth(_), _) | (_, Kind::Truth(_)) => (one.text()?, other.text()?, Kind::Text),
        (first, second) if first == second => (one.expr.clone(), other.expr.clone(), first),
        (Kind::Nothing, kind) | (kind, Kind::Nothing) => (one.expr.clone(), other.expr.clone(), kind),
        (Kind::Number, Kind::Days) | (Kind::Days, Kind::Number) => (one.number()?, other.number()?, Kind::Number),
        (Kind::Date, Kind::Days) | (Kind::Days, Kind::Date) => (one.expr.clone(), other.expr.clone(), Kind::Days),
        _ => (one.text()?, other.text()?, Kind::Text),
    })
}

fn coalesce(all: &[&Term]) -> Result<Term, Why> {
    let mut found: Option<Term> = None;
    for one in all {
        let value = if one.blank == Blank::Empty { Term { expr: present(one), ..(*one).clone() } } else { (*one).clone() };
        found = Some(match found {
            None => value,
            Some(before) => {
                let (first, second, kind) = unified(&before, &value)?;
                let mut parts = match first.kind {
                    shared::forms::rule::expr::Kind::Call(name, parts) if name == "coalesce" => parts,
                    kind => vec![Expr::of(kind)],
                };
                parts.push(second);
                let (whole, word) = (both_are(&before, &value, |one| one.whole), both_are(&before, &value, |one| one.word));
                let blank = if before.blank == Blank::Never || value.blank == Blank::Never { Blank::Never } else { Blank::Missing };
                Term { whole, word, ..Term::of(Expr::call("coalesce", parts), kind, blank) }
            }
        });
    }
    found.ok_or_else(|| unknown("coalesce", 0))
}

/// No value instead of an empty text.
fn present(one: &Term) -> Expr {
    Expr::call("if", [one.expr.clone().with(Binary::Different, Expr::text("")).certainly(), one.expr.clone(), Expr::missing()])
}

fn boolean_from(one: &Term) -> Result<Term, Why> {
    match one.kind {
        Kind::Number => Ok(Term::certainly(one.expr.clone().with(Binary::Equal, Expr::number("1")))),
        _ => Ok(Term::certainly(one.text()?.with(Binary::In, Expr::list([Expr::text("1"), Expr::text("true")])))),
    }
}

fn selected_at(of: &Term, n: &Term) -> Result<Term, Why> {
    // ODK counts from 0.
    let n = match n.literal.as_deref().and_then(|digits| digits.parse::<u32>().ok()) {
        Some(n) => Expr::number((u64::from(n) + 1).to_string()),
        None => n.number()?.with(Binary::Add, Expr::number("1")),
    };
    match of.kind {
        Kind::Set => Ok(Term {
            word: true,
            list: of.list.clone(),
            ..Term::of(Expr::call("selected_at", [of.expr.clone(), n]), Kind::Text, Blank::Missing)
        }),
        _ => Err("selected-at looks into a text; it is understood for questions with several answers.".to_owned()),
    }
}

fn count_selected(of: &Term) -> Result<Term, Why> {
    let count = match of.kind {
        Kind::Set => Expr::call("count_selected", [of.expr.clone()]),
        _ if of.word => Expr::call("count", [of.expr.clone()]),
        _ => return Err("count-selected counts words of a text; it is understood for questions with choices.".to_owned()),
    };
    let count = if of.kind == Kind::Set && of.blank != Blank::Never { Expr::call("coalesce", [count, Expr::number("0")]) } else { count };
    Ok(Term { whole: true, ..Term::of(count, Kind::Number, Blank::Never) })
}

/// How many are true, or what they weigh, lies between two numbers; -1 is no limit.
fn checklist(least: &Term, most: &Term, answers: Vec<(&Term, Option<&Term>)>) -> Result<Term, Why> {
    let mut sum: Option<Expr> = None;
    for (answer, weight) in answers {
        let (test, sure) = answer.truth()?;
        let weight = weight.map_or_else(|| Ok(Expr::number("1")), Term::number)?;
        let one = Expr::call("if", [term::finish(test, sure, false), weight, Expr::number("0")]);
        sum = Some(match sum {
            Some(before) => before.with(Binary::Add, one),
            None => one,
        });
    }
    let sum = sum.unwrap_or_else(|| Expr::number("0"));
    let limit = |operator: Binary, limit: &Term| Ok::<_, Why>(Term::certainly(sum.clone().with(operator, limit.number()?)));
    term::both(Binary::And, limit(Binary::AtLeast, least)?, limit(Binary::AtMost, most)?)
}

fn regex(text: &Term, pattern: &Term, own: bool) -> Result<Term, Why> {
    let whole = match text.blank {
        Blank::Never => text.text()?,
        _ if own => text.text()?,
        _ => Expr::call("coalesce", [text.text()?, Expr::text("")]),
    };
    Ok(Term::certainly(Expr::call("matches", [whole, pattern.text()?])))
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
