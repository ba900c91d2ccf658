//! Messages with the expressions in their braces compiled.

use super::desk::Desk;
use crate::forms::Translated;
use crate::forms::rule::check::compile;
use crate::forms::rule::program::{Piece, Said};
use crate::forms::rule::scope::{Gathered, Standing, World};
use crate::forms::rule::{Fault, Position, parse};

impl<'a> Desk<'a, '_, '_> {
    /// A message with the expressions in its braces compiled. `None`: there was a fault, and it is reported.
    pub(super) fn said(&mut self, message: &Translated, standing: Standing<'a>, called: &str) -> Option<Vec<Said>> {
        let mut all = Vec::with_capacity(message.0.len());
        for one in &message.0 {
            match pieces(&one.text, self.world, standing, &mut self.gathered) {
                Ok(pieces) => all.push(Said { lang: one.lang.clone(), pieces }),
                Err(fault) => {
                    self.report(called, Fault { what: format!("In its message: {}", fault.what), ..fault });
                    return None;
                }
            }
        }
        Some(all)
    }
}

/// `Diastolic {DBP} is above systolic {SBP}`: `{{` and `}}` stand for braces.
fn pieces(text: &str, world: &World<'_>, standing: Standing<'_>, gathered: &mut Gathered) -> Result<Vec<Piece>, Fault> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        plain.push_str(before);
        if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
            plain.push(if from.starts_with('{') { '{' } else { '}' });
            rest = after;
            continue;
        }
        let Some((inside, after)) = from.strip_prefix('{').and_then(|from| from.split_once('}')) else {
            // A brace that is not closed is a brace.
            plain.push_str(from);
            rest = "";
            break;
        };
        let (node, kind) = compile(&parse(inside)?, world, standing, gathered)?;
        if kind.unblinded {
            return Err(Fault::new(
                Position { line: 1, column: 1 },
                "A message is read by blinded people, and this follows from the treatment.",
            ));
        }
        if !plain.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut plain)));
        }
        pieces.push(Piece::Value(node));
        rest = after;
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    Ok(pieces)
}
