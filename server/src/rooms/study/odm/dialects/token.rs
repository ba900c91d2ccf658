//! Words and signs of the languages in which other systems write expressions: what is common to all of them.

/// A word or sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A name with the strokes inside it: `SCR.VS.SYSBP`, `WHO.Q-WHO.1`.
    Name(String),
    Number(String),
    Text(String),
    Sign(&'static str),
    End,
}

impl std::fmt::Display for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Token::Name(text) | Token::Number(text) => write!(f, "\"{text}\""),
            Token::Text(text) => write!(f, "the text \"{text}\""),
            Token::Sign(sign) => write!(f, "\"{sign}\""),
            Token::End => f.write_str("the end"),
        }
    }
}

/// Longer signs before those that they begin with; what stands right is what they mean.
const SIGNS: &[(&str, &str)] = &[
    ("===", "=="),
    ("!==", "!="),
    ("==", "=="),
    ("!=", "!="),
    ("<>", "!="),
    ("<=", "<="),
    (">=", ">="),
    ("&&", "and"),
    ("||", "or"),
    ("<", "<"),
    (">", ">"),
    ("=", "="),
    ("!", "not"),
    ("+", "+"),
    ("-", "-"),
    ("*", "*"),
    ("/", "/"),
    ("%", "%"),
    ("^", "^"),
    ("(", "("),
    (")", ")"),
    ("{", "{"),
    ("}", "}"),
    (",", ","),
    (";", ";"),
    ("?", "?"),
    (":", ":"),
    (".", "."),
];

/// The longest expression that is read; the longest real ones have a few thousand characters.
const LONGEST: usize = 50_000;

/// Splits a text. `known` tells whether a name with a minus sign in it leads somewhere; else it is a subtraction.
pub fn tokens(text: &str, known: impl Fn(&str) -> bool) -> Result<Vec<Token>, String> {
    if text.len() > LONGEST {
        return Err(format!("It is longer than {LONGEST} characters."));
    }
    let mut rest = text;
    let mut all = Vec::new();
    loop {
        rest = skip(rest);
        let Some(first) = rest.chars().next() else { break };
        let (token, after) = match first {
            '"' | '\'' => quoted(rest, first)?,
            '0'..='9' => number(rest),
            _ if begins(first) => name(rest, &known),
            _ => sign(rest).ok_or_else(|| format!("\"{first}\" means nothing that we know."))?,
        };
        all.push(token);
        rest = after;
    }
    all.push(Token::End);
    Ok(all)
}

fn begins(one: char) -> bool {
    one.is_alphabetic() || matches!(one, '_' | '$')
}

fn goes_on(one: char) -> bool {
    begins(one) || one.is_numeric() || matches!(one, '.' | '-')
}

/// Blanks and comments.
fn skip(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let after = if let Some(comment) = rest.strip_prefix("//") {
            comment.split_once('\n').map_or("", |(_, after)| after)
        } else if let Some(comment) = rest.strip_prefix("/*") {
            comment.split_once("*/").map_or("", |(_, after)| after)
        } else {
            return rest;
        };
        rest = after.trim_start();
    }
}

fn split(text: &str, at: usize) -> (&str, &str) {
    text.split_at_checked(at).unwrap_or((text, ""))
}

fn number(text: &str) -> (Token, &str) {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    let fraction = text.get(whole..).and_then(|rest| rest.strip_prefix('.')).map_or(0, digits);
    let (number, rest) = split(text, if fraction > 0 { whole + 1 + fraction } else { whole });
    (Token::Number(number.to_owned()), rest)
}

fn name<'a>(text: &'a str, known: &impl Fn(&str) -> bool) -> (Token, &'a str) {
    let run = text.find(|one| !goes_on(one)).map_or(text, |end| split(text, end).0).trim_end_matches(['.', '-']);
    let cuts = std::iter::once(run.len()).chain(run.rmatch_indices('-').map(|(at, _)| at));
    let candidates = cuts.map(|end| split(run, end).0).filter(|name| !name.ends_with(['.', '-']));
    let plain = run.split('-').next().unwrap_or(run).trim_end_matches('.');
    let found = candidates.filter(|name| name.contains('-')).find(|name| known(name)).unwrap_or(plain);
    (Token::Name(found.to_owned()), split(text, found.len()).1)
}

fn sign(text: &str) -> Option<(Token, &str)> {
    let (written, means) = SIGNS.iter().find(|(written, _)| text.starts_with(written))?;
    Some((Token::Sign(means), split(text, written.len()).1))
}

fn quoted(text: &str, mark: char) -> Result<(Token, &str), String> {
    let mut found = String::new();
    let mut chars = text.char_indices().skip(1);
    while let Some((at, one)) = chars.next() {
        match one {
            '\\' => match chars.next().map(|(_, one)| one) {
                Some('n') => found.push('\n'),
                Some('t') => found.push('\t'),
                Some(one) => found.push(one),
                None => break,
            },
            _ if one == mark => return Ok((Token::Text(found), split(text, at + mark.len_utf8()).1)),
            _ => found.push(one),
        }
    }
    Err("A quotation mark is missing at the end of a text.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minus_sign_belongs_to_a_name_only_where_the_name_is_known() {
        let read = |text: &str| tokens(text, |name| name == "WHO.Q-WHO.1").unwrap().iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(read("WHO.Q-WHO.1 + A-B"), ["\"WHO.Q-WHO.1\"", "\"+\"", "\"A\"", "\"-\"", "\"B\"", "the end"]);
        assert_eq!(read("WHO.Q-WHO.1-A /* c */ // d"), ["\"WHO.Q-WHO.1\"", "\"-\"", "\"A\"", "the end"]);
        assert_eq!(read("a.b!='x\\'y'||1.50"), ["\"a.b\"", "\"!=\"", "the text \"x'y\"", "\"or\"", "\"1.50\"", "the end"]);
    }

    #[test]
    fn what_is_no_text_says_why() {
        assert!(tokens("a == \"b", |_| false).unwrap_err().contains("quotation mark"));
        assert!(tokens("a # b", |_| false).unwrap_err().contains('#'));
    }
}
