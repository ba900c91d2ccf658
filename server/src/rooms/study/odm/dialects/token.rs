//! Words and signs of the languages in which other systems write expressions: what is common to all of them.

use shared::forms::rule::Reader;

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
    let mut reader = Reader::of(text, LONGEST).map_err(|fault| fault.what)?;
    let mut all = Vec::new();
    loop {
        skip(&mut reader);
        let Some(first) = reader.first() else { break };
        all.push(match first {
            '"' | '\'' => quoted(&mut reader)?,
            '0'..='9' => Token::Number(reader.number().to_owned()),
            _ if begins(first) => name(&mut reader, &known),
            _ => reader.sign(SIGNS).map(Token::Sign).ok_or_else(|| format!("\"{first}\" means nothing that we know."))?,
        });
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
fn skip(reader: &mut Reader<'_>) {
    loop {
        reader.while_so(char::is_whitespace);
        let rest = reader.rest();
        let length = match (rest.strip_prefix("//"), rest.strip_prefix("/*")) {
            (Some(comment), _) => 2 + comment.find('\n').unwrap_or(comment.len()),
            (_, Some(comment)) => 2 + comment.find("*/").map_or(comment.len(), |end| end + 2),
            _ => return,
        };
        reader.skip(length);
    }
}

fn name(reader: &mut Reader<'_>, known: &impl Fn(&str) -> bool) -> Token {
    let text = reader.rest();
    let run = text.find(|one| !goes_on(one)).map_or(text, |end| text.split_at(end).0).trim_end_matches(['.', '-']);
    let cuts = std::iter::once(run.len()).chain(run.rmatch_indices('-').map(|(at, _)| at));
    let candidates = cuts.filter_map(|end| run.get(..end)).filter(|name| !name.ends_with(['.', '-']));
    let plain = run.split('-').next().unwrap_or(run).trim_end_matches('.');
    let found = candidates.filter(|name| name.contains('-')).find(|name| known(name)).unwrap_or(plain);
    Token::Name(reader.skip(found.len()).to_owned())
}

fn quoted(reader: &mut Reader<'_>) -> Result<Token, String> {
    let mark = reader.skip_one();
    let mut found = String::new();
    loop {
        match reader.skip_one() {
            "" => return Err("A quotation mark is missing at the end of a text.".to_owned()),
            "\\" => match reader.skip_one() {
                "n" => found.push('\n'),
                "t" => found.push('\t'),
                one => found.push_str(one),
            },
            one if one == mark => return Ok(Token::Text(found)),
            one => found.push_str(one),
        }
    }
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
        assert!(tokens(&"a+".repeat(1 << 19), |_| false).unwrap_err().contains("at most 50000 characters"));
    }
}
