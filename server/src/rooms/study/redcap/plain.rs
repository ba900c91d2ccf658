//! Labels: REDCap's may hold HTML, ours are plain text.

/// The words of a label, without markup; none where there are only blanks. A text without any markup comes back as it was.
pub fn plain(label: &str) -> String {
    if label.trim().is_empty() {
        return String::new();
    }
    if !has_markup(label) {
        return label.to_owned();
    }
    let mut words = String::with_capacity(label.len());
    let mut rest = label;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        words.push_str(before);
        rest = match tag(from) {
            Some((name, after)) => {
                words.push_str(stands_for(&name));
                after
            }
            None => entity(from, &mut words),
        };
    }
    words.push_str(rest);
    tidy(&words)
}

fn has_markup(label: &str) -> bool {
    let tags = label.match_indices('<').any(|(at, _)| label.get(at..).and_then(tag).is_some());
    tags || label.match_indices('&').any(|(at, _)| label.get(at..).is_some_and(|from| decoded(from).is_some()))
}

/// A tag at the beginning: its name with the stroke of an end tag, and what follows it. `a < b` has none.
fn tag(from: &str) -> Option<(String, &str)> {
    let inside = from.strip_prefix('<')?;
    if let Some(comment) = inside.strip_prefix("!--") {
        return Some((String::new(), comment.split_once("-->").map_or("", |(_, after)| after)));
    }
    let letters = inside.strip_prefix('/').unwrap_or(inside);
    if !letters.starts_with(|one: char| one.is_ascii_alphabetic()) {
        return None;
    }
    let (inside, after) = inside.split_once('>')?;
    let end = inside.find(|one: char| one.is_whitespace()).unwrap_or(inside.len());
    let name = inside.get(..end).unwrap_or(inside).trim_end_matches('/').to_ascii_lowercase();
    Some((name, after))
}

/// What a tag does to a line of text.
fn stands_for(name: &str) -> &'static str {
    match name {
        "br" | "/p" | "/div" | "/tr" | "/h1" | "/h2" | "/h3" | "/h4" | "/h5" | "/h6" | "hr" | "/ul" | "/ol" => "\n",
        "li" => "\n• ",
        "/td" | "/th" => " ",
        _ => "",
    }
}

/// Writes what an entity stands for, or its first character where it is none; gives what follows.
fn entity<'a>(from: &'a str, words: &mut String) -> &'a str {
    if let Some((one, after)) = decoded(from) {
        words.push(one);
        return after;
    }
    let mut letters = from.chars();
    words.extend(letters.next());
    letters.as_str()
}

fn decoded(from: &str) -> Option<(char, &str)> {
    const NAMED: &[(&str, char)] = &[
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
        ("ge", '≥'),
        ("le", '≤'),
        ("ne", '≠'),
        ("deg", '°'),
        ("micro", 'µ'),
        ("plusmn", '±'),
        ("times", '×'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("hellip", '…'),
        ("bull", '•'),
        ("rsquo", '’'),
        ("lsquo", '‘'),
        ("rdquo", '”'),
        ("ldquo", '“'),
        ("auml", 'ä'),
        ("ouml", 'ö'),
        ("uuml", 'ü'),
        ("Auml", 'Ä'),
        ("Ouml", 'Ö'),
        ("Uuml", 'Ü'),
        ("szlig", 'ß'),
        ("eacute", 'é'),
        ("egrave", 'è'),
        ("agrave", 'à'),
        ("ccedil", 'ç'),
        ("ntilde", 'ñ'),
    ];
    let (name, after) = from.strip_prefix('&')?.split_once(';')?;
    let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
        None => digits.parse().ok(),
    });
    let named = NAMED.iter().find(|(known, _)| *known == name).map(|(_, one)| *one);
    let found = number.and_then(char::from_u32).filter(|one| !one.is_control()).or(named)?;
    Some((found, after))
}

/// Lines without blanks around them, and no more than one empty line between two.
fn tidy(words: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in words.lines().map(|line| line.trim_matches([' ', '\t', '\u{a0}'])) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn markup_goes_and_its_words_stay() {
        let cases = [
            ("Age", "Age"),
            (" kept as it is ", " kept as it is "),
            ("<b>Age</b> in <i>years</i>", "Age in years"),
            ("one<br>two<br/>three", "one\ntwo\nthree"),
            ("<div class=\"rich\"><p>First &amp; second</p>\n\n\n<p>third</p></div>", "First & second\n\nthird"),
            ("<ul><li>a</li><li>b</li></ul>", "• a\n• b"),
            ("a < b and c > d", "a < b and c > d"),
            ("<5 years & >2", "<5 years & >2"),
            ("&lt;5 &#179; &#xb3; &nope;", "<5 ³ ³ &nope;"),
            ("<span style=\"x\">never closed", "never closed"),
            ("<!-- hidden -->seen", "seen"),
            ("<", "<"),
        ];
        for (label, words) in cases {
            assert_eq!(plain(label), words, "{label}");
        }
    }
}
