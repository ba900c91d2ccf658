//! Action tags: what a field's annotation asks for, `@HIDDEN @CALCTEXT(if([sex]='1', 'Mr', 'Ms'))`.

/// The tags of an annotation, each with what stands in its brackets or behind its equals sign.
pub fn tags(annotation: &str) -> Vec<(String, Option<&str>)> {
    let mut found = Vec::new();
    let mut rest = annotation;
    while let Some(at) = rest.find('@') {
        let (before, from) = rest.split_at(at);
        let name_end = from
            .char_indices()
            .skip(1)
            .find(|(_, one)| !(one.is_ascii_alphanumeric() || matches!(one, '-' | '_')))
            .map_or(from.len(), |(at, _)| at);
        let (name, after) = from.split_at(name_end);
        rest = after;
        let begins = before.chars().next_back().is_none_or(|one| !one.is_alphanumeric());
        if !begins || name.len() < 3 || name.chars().any(|one| one.is_ascii_lowercase()) {
            continue;
        }
        let (argument, after) = argument(after);
        found.push((name.to_owned(), argument));
        rest = after;
    }
    found
}

/// `(…)` up to its closing bracket, or `=word` or `="text"`.
fn argument(after: &str) -> (Option<&str>, &str) {
    let start = after.trim_start();
    if let Some(inside) = start.strip_prefix('(')
        && let Some(end) = closing(inside)
    {
        let (argument, rest) = inside.split_at(end);
        return (Some(argument), rest.get(1..).unwrap_or_default());
    }
    let Some(value) = start.strip_prefix('=').map(str::trim_start) else { return (None, after) };
    if let Some(mark) = value.chars().next().filter(|one| matches!(one, '"' | '\'')) {
        let inside = value.get(1..).unwrap_or_default();
        return inside.split_once(mark).map_or((Some(inside), ""), |(argument, rest)| (Some(argument), rest));
    }
    let end = value.find(char::is_whitespace).unwrap_or(value.len());
    let (argument, rest) = value.split_at(end);
    (Some(argument), rest)
}

/// Where the bracket that was opened before closes.
fn closing(text: &str) -> Option<usize> {
    let (mut depth, mut quote) = (1_u32, None);
    for (at, one) in text.char_indices() {
        match (quote, one) {
            (Some(mark), _) if one == mark => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(one),
            (None, '(') => depth += 1,
            (None, ')') if depth == 1 => return Some(at),
            (None, ')') => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::tags;

    #[test]
    fn tags_are_found_with_what_belongs_to_them() {
        let found =
            tags("Ask first. @HIDDEN-SURVEY @CALCTEXT(if([a]=')', 'x', concat('(', [b]))) @DEFAULT=\"a b\" @CHARLIMIT=20 me@example.org");
        let tag = |name: &str, argument: Option<&'static str>| (name.to_owned(), argument);
        assert_eq!(
            found,
            [
                tag("@HIDDEN-SURVEY", None),
                tag("@CALCTEXT", Some("if([a]=')', 'x', concat('(', [b]))")),
                tag("@DEFAULT", Some("a b")),
                tag("@CHARLIMIT", Some("20")),
            ]
        );
        assert_eq!(tags("@CALCTEXT(never closed"), [tag("@CALCTEXT", None)]);
        assert_eq!(tags("@"), []);
    }
}
