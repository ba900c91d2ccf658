//! A function's body as one expression: every way through it, and what it gives there.
//! Invariant: a body with too many ways is refused, not unrolled.

use super::meaning::{Around, Desk};
use super::syntax::{Statement, Term, body};
use super::truth::{Facts, Truth};
use super::value::{Meant, either};

/// What a body does.
enum Tree<'a> {
    Gives(Meant<'a>, Facts),
    Asks(Truth, Box<Tree<'a>>, Box<Tree<'a>>),
}

const MOST_WAYS: usize = 200;

/// What the text says is true or false. `facts` is what has a value whenever it is asked.
pub fn truth<'a>(desk: &Desk<'a>, text: &str, facts: &Facts) -> Result<Truth, String> {
    decided(desk, grown(desk, text, facts)?)
}

/// The value that the text gives; nothing is [`Meant::Nothing`].
pub fn value<'a>(desk: &Desk<'a>, text: &str) -> Result<Meant<'a>, String> {
    chosen(grown(desk, text, &Facts::new())?)
}

fn grown<'a>(desk: &Desk<'a>, text: &str, facts: &Facts) -> Result<Tree<'a>, String> {
    let statements = body(text, desk.speech.grammar(), |name| desk.knows(name))?;
    let around = Around { facts: facts.clone(), ..Around::default() };
    Grower { desk, ways: 0 }.run(&statements.iter().collect::<Vec<_>>(), around)
}

struct Grower<'d, 'a> {
    desk: &'d Desk<'a>,
    ways: usize,
}

impl<'a> Grower<'_, 'a> {
    fn run(&mut self, statements: &[&Statement], mut around: Around<'a>) -> Result<Tree<'a>, String> {
        for (n, statement) in statements.iter().enumerate() {
            match statement {
                Statement::Return(None) => return Ok(Tree::Gives(Meant::Nothing, around.facts)),
                Statement::Return(Some(term)) => return self.given(term, around),
                Statement::Let(name, term) => {
                    let meant = self.desk.meant(term, &around)?;
                    around.variables.insert(name.clone(), meant);
                }
                Statement::If(condition, then, other) => {
                    let rest = statements.get(n + 1..).unwrap_or_default();
                    let truth = self.desk.truth(condition, &around)?;
                    if gives(then) || gives(other) {
                        return self.forked(truth, [then, other], rest, &around);
                    }
                    self.assigned(truth, [then, other], &mut around)?;
                }
            }
        }
        Ok(Tree::Gives(Meant::Nothing, around.facts))
    }

    /// `return a ? b : c` is two ways.
    fn given(&mut self, term: &Term, around: Around<'a>) -> Result<Tree<'a>, String> {
        if let Term::Choose(condition, then, other) = term {
            let truth = self.desk.truth(condition, &around)?;
            let yes = self.given(then, around.knowing(&truth.if_true))?;
            let no = self.given(other, around.knowing(&truth.if_false))?;
            return Ok(Tree::Asks(truth, Box::new(yes), Box::new(no)));
        }
        Ok(Tree::Gives(self.desk.meant(term, &around)?, around.facts))
    }

    fn forked(&mut self, truth: Truth, ways: [&Vec<Statement>; 2], rest: &[&Statement], around: &Around<'a>) -> Result<Tree<'a>, String> {
        self.ways += 1;
        if self.ways > MOST_WAYS {
            return Err(format!("There are more than {MOST_WAYS} ways through it."));
        }
        let [then, other] = ways.map(|way| way.iter().chain(rest.iter().copied()).collect::<Vec<_>>());
        match truth.is_constant() {
            Some(true) => self.run(&then, around.clone()),
            Some(false) => self.run(&other, around.clone()),
            None => {
                let yes = self.run(&then, around.knowing(&truth.if_true))?;
                let no = self.run(&other, around.knowing(&truth.if_false))?;
                Ok(Tree::Asks(truth, Box::new(yes), Box::new(no)))
            }
        }
    }

    /// Variables that are set in one way or the other.
    fn assigned(&mut self, truth: Truth, ways: [&Vec<Statement>; 2], around: &mut Around<'a>) -> Result<(), String> {
        let yes = self.set(ways[0], around.knowing(&truth.if_true))?;
        let no = self.set(ways[1], around.knowing(&truth.if_false))?;
        let names: std::collections::BTreeSet<&String> = yes.variables.keys().chain(no.variables.keys()).collect();
        for name in names {
            let before = around.variables.get(name).cloned().unwrap_or(Meant::Nothing);
            let one = yes.variables.get(name).cloned().unwrap_or_else(|| before.clone());
            let other = no.variables.get(name).cloned().unwrap_or(before);
            if set_in(ways, name) {
                let value = either(truth.clone(), one, other)?;
                around.variables.insert(name.clone(), Meant::Value(value));
            }
        }
        Ok(())
    }

    fn set(&mut self, statements: &[Statement], mut around: Around<'a>) -> Result<Around<'a>, String> {
        for statement in statements {
            match statement {
                Statement::Let(name, term) => {
                    let meant = self.desk.meant(term, &around)?;
                    around.variables.insert(name.clone(), meant);
                }
                Statement::If(condition, then, other) => {
                    let truth = self.desk.truth(condition, &around)?;
                    self.assigned(truth, [then, other], &mut around)?;
                }
                Statement::Return(_) => {}
            }
        }
        Ok(around)
    }
}

/// Whether there is a `return` in it.
fn gives(statements: &[Statement]) -> bool {
    statements.iter().any(|one| match one {
        Statement::Return(_) => true,
        Statement::If(_, then, other) => gives(then) || gives(other),
        Statement::Let(..) => false,
    })
}

fn set_in(ways: [&Vec<Statement>; 2], name: &str) -> bool {
    ways.into_iter().flatten().any(|one| match one {
        Statement::Let(found, _) => found == name,
        Statement::If(_, then, other) => set_in([then, other], name),
        Statement::Return(_) => false,
    })
}

/// `c and a or not c and b`, with constants left out.
fn decided<'a>(desk: &Desk<'a>, tree: Tree<'a>) -> Result<Truth, String> {
    match tree {
        Tree::Gives(Meant::Nothing, _) => Err("One way through it gives neither true nor false.".to_owned()),
        Tree::Gives(meant, facts) => desk.counts_as(meant, &facts),
        Tree::Asks(truth, yes, no) => {
            let (yes, no) = (decided(desk, *yes)?, decided(desk, *no)?);
            Ok(match (yes.is_constant(), no.is_constant()) {
                (Some(one), Some(other)) if one == other => yes,
                (Some(true), _) => truth.or(no),
                (Some(false), _) => truth.negated().and(no),
                (_, Some(true)) => truth.negated().or(yes),
                (_, Some(false)) => truth.and(yes),
                _ => truth.clone().and(yes).or(truth.negated().and(no)),
            })
        }
    }
}

fn chosen(tree: Tree<'_>) -> Result<Meant<'_>, String> {
    match tree {
        Tree::Gives(meant, _) => Ok(meant),
        Tree::Asks(truth, yes, no) => {
            let (yes, no) = (chosen(*yes)?, chosen(*no)?);
            if let (Meant::Nothing, Meant::Nothing) = (&yes, &no) {
                return Ok(Meant::Nothing);
            }
            either(truth, yes, no).map(Meant::Value)
        }
    }
}
