//! Durations as people type them: `3 weeks`, `2h 30min`, `1 Jahr 2 Monate`, and ISO 8601 itself. English, German and French.
//! Invariant: nothing is guessed: `m` alone may be months or minutes, so it is neither.

/// The ISO form of what was typed; `None` where it is not clear.
pub fn canonical(typed: &str) -> Option<String> {
    let text = typed.trim();
    if text.starts_with(['P', 'p', '-'])
        && text.len() > 1
        && text.get(1..2).is_some_and(|next| next.starts_with(|one: char| one.is_ascii_digit() || matches!(one, 'T' | 't' | 'P')))
    {
        return Some(text.to_uppercase());
    }
    let mut parts = [const { None::<&str> }; PARTS.len()];
    let mut rest = text;
    while !rest.is_empty() {
        let (amount, after) = amount(rest)?;
        let end = after.find(|one: char| one.is_ascii_digit() || one.is_whitespace() || one == ',').unwrap_or(after.len());
        let (word, after) = after.split_at_checked(end)?;
        let part = PARTS.iter().position(|part| part.words.contains(&word.to_lowercase().trim_end_matches('.')))?;
        let place = parts.get_mut(part).filter(|place| place.is_none())?;
        *place = Some(amount);
        rest = after.trim_start_matches([' ', ',', '\u{a0}']);
    }
    written(&parts)
}

/// A number, with a point where it has one, and what follows it.
fn amount(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|one: char| !one.is_ascii_digit()).unwrap_or(text.len());
    let (amount, after) = text.split_at_checked(end).filter(|(amount, _)| !amount.is_empty())?;
    Some((amount, after.trim_start()))
}

struct Part {
    words: &'static [&'static str],
    letter: char,
    clock: bool,
    /// The key of its words.
    key: &'static str,
}

const PARTS: [Part; 7] = [
    Part {
        words: &["y", "yr", "yrs", "year", "years", "j", "jahr", "jahre", "a", "an", "ans"],
        letter: 'Y',
        clock: false,
        key: "duration-years",
    },
    Part { words: &["mo", "mos", "month", "months", "mon", "monat", "monate", "mois"], letter: 'M', clock: false, key: "duration-months" },
    Part {
        words: &["w", "wk", "wks", "week", "weeks", "woche", "wochen", "sem", "semaine", "semaines"],
        letter: 'W',
        clock: false,
        key: "duration-weeks",
    },
    Part { words: &["d", "day", "days", "t", "tag", "tage", "jour", "jours"], letter: 'D', clock: false, key: "duration-days" },
    Part {
        words: &["h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "heure", "heures"],
        letter: 'H',
        clock: true,
        key: "duration-hours",
    },
    Part { words: &["min", "mins", "minute", "minutes", "minuten"], letter: 'M', clock: true, key: "duration-minutes" },
    Part {
        words: &["s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "seconde", "secondes"],
        letter: 'S',
        clock: true,
        key: "duration-seconds",
    },
];

/// Weeks stand alone in ISO 8601.
fn written(parts: &[Option<&str>; PARTS.len()]) -> Option<String> {
    let said = || PARTS.iter().zip(parts).filter_map(|(part, amount)| amount.map(|amount| (part, amount)));
    let weeks = said().any(|(part, _)| part.letter == 'W');
    let count = said().count();
    if count == 0 || (weeks && count > 1) {
        return None;
    }
    let mut text = String::from("P");
    let mut clock = false;
    for (part, amount) in said() {
        if part.clock && !clock {
            text.push('T');
            clock = true;
        }
        text.push_str(amount);
        text.push(part.letter);
    }
    Some(text)
}

/// The parts of an ISO duration, each with the key of its words: `P1Y2M` is a year and two months.
pub fn parts(iso: &str) -> Option<Vec<(&'static str, String)>> {
    let rest = iso.strip_prefix('P')?;
    let (mut found, mut clock, mut amount) = (Vec::new(), false, String::new());
    for one in rest.chars() {
        match one {
            'T' if amount.is_empty() => clock = true,
            one if one.is_ascii_digit() || one == '.' => amount.push(one),
            letter => {
                let part = PARTS.iter().find(|part| part.letter == letter && part.clock == clock)?;
                found.push((part.key, std::mem::take(&mut amount)));
            }
        }
    }
    (amount.is_empty() && !found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_typed_freely_and_stored_as_iso() {
        let cases = [
            ("3 weeks", "P3W"),
            ("2h 30min", "PT2H30M"),
            ("1 Jahr, 2 Monate", "P1Y2M"),
            ("10 jours", "P10D"),
            ("p3d", "P3D"),
            ("PT5M", "PT5M"),
            ("90 s", "PT90S"),
        ];
        for (typed, iso) in cases {
            assert_eq!(canonical(typed).as_deref(), Some(iso), "{typed}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_read() {
        for typed in ["3 m", "3", "weeks", "2 weeks 1 day", "3 days 2 days", "", "P"] {
            assert_eq!(canonical(typed), None, "{typed}");
        }
    }

    #[test]
    fn an_iso_duration_is_read_in_its_parts() {
        assert_eq!(parts("P1Y2M").unwrap(), [("duration-years", "1".to_owned()), ("duration-months", "2".to_owned())]);
        assert_eq!(parts("PT30M").unwrap(), [("duration-minutes", "30".to_owned())]);
        assert_eq!(parts("3 days"), None);
    }
}
