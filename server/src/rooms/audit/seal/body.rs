//! What a seal says, as the text that is signed (docs/seals.md, "Seals").
//! Invariant: a text that is read and written again is the same, byte for byte.

use std::str::FromStr;

use uuid::Uuid;

use super::entry::Place;
use super::merkle::{Hash, leaf};

const FORM: &str = "probatum.seal.v1";

/// A seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    pub tenant: Uuid,
    pub number: u64,
    /// The database's clock, when it was made.
    pub time: String,
    /// The key that signs.
    pub key: String,
    /// The hash of the seal before it; zeros for the first.
    pub before: Hash,
    /// The root of the tree over all seals before it.
    pub log: Hash,
    /// The position of its first entry, and how many there are.
    pub first: u64,
    pub count: u64,
    /// The root of the tree over its entries.
    pub root: Hash,
    pub spans: Vec<Span>,
    pub scopes: Vec<Scope>,
}

/// What it took from one table: every row after the one running number and up to the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub table: String,
    pub after: i64,
    pub upto: i64,
    pub count: u64,
}

/// How many of its entries belong where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    pub place: Place,
    pub count: u64,
}

/// The hash by which the next seal names this one.
pub fn hash(text: &str) -> Hash {
    leaf(text.as_bytes())
}

impl Body {
    /// The text that is signed.
    pub fn text(&self) -> String {
        let Self { tenant, number, time, key, before, log, first, count, root, .. } = self;
        let mut text = format!(
            "{FORM}\ntenant {tenant}\nnumber {number}\ntime {time}\nkey {key}\nbefore {before}\nlog {log}\nfirst {first}\ncount {count}\nroot {root}\n"
        );
        for Span { table, after, upto, count } in &self.spans {
            text.push_str(&format!("span {table} {after} {upto} {count}\n"));
        }
        let id = |id: Option<Uuid>| id.map_or_else(|| "-".to_owned(), |id| id.to_string());
        for Scope { place, count } in &self.scopes {
            text.push_str(&format!("scope {} {} {count}\n", id(place.study), id(place.site)));
        }
        text
    }

    /// Reads it again.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        (lines.next()? == FORM).then_some(())?;
        let mut body = Self {
            tenant: field(&mut lines, "tenant")?,
            number: field(&mut lines, "number")?,
            time: field(&mut lines, "time")?,
            key: field(&mut lines, "key")?,
            before: Hash::parse(&field::<String>(&mut lines, "before")?)?,
            log: Hash::parse(&field::<String>(&mut lines, "log")?)?,
            first: field(&mut lines, "first")?,
            count: field(&mut lines, "count")?,
            root: Hash::parse(&field::<String>(&mut lines, "root")?)?,
            spans: Vec::new(),
            scopes: Vec::new(),
        };
        for line in lines {
            body.add(line)?;
        }
        (body.text() == text).then_some(body)
    }

    fn add(&mut self, line: &str) -> Option<()> {
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["span", table, after, upto, count] => {
                let (after, upto, count) = (after.parse().ok()?, upto.parse().ok()?, count.parse().ok()?);
                self.spans.push(Span { table: (*table).to_owned(), after, upto, count });
            }
            ["scope", study, site, count] => {
                let place = Place { study: id(study)?, site: id(site)? };
                self.scopes.push(Scope { place, count: count.parse().ok()? });
            }
            _ => return None,
        }
        Some(())
    }

    /// The position after its last entry.
    pub fn end(&self) -> u64 {
        self.first.saturating_add(self.count)
    }
}

fn field<T: FromStr>(lines: &mut std::str::Lines<'_>, name: &str) -> Option<T> {
    lines.next()?.strip_prefix(name)?.strip_prefix(' ')?.parse().ok()
}

fn id(word: &str) -> Option<Option<Uuid>> {
    if word == "-" { Some(None) } else { word.parse().ok().map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body() -> Body {
        let some = leaf(b"some");
        Body {
            tenant: Uuid::from_u128(1),
            number: 17,
            time: "2026-11-30T12:00:00.123456Z".into(),
            key: "0123456789abcdef".into(),
            before: some,
            log: some,
            first: 4096,
            count: 57,
            root: some,
            spans: vec![Span { table: "record".into(), after: 12, upto: 90, count: 57 }],
            scopes: vec![Scope { place: Place { study: Some(Uuid::from_u128(2)), site: None }, count: 57 }],
        }
    }

    #[test]
    fn a_seal_that_is_written_and_read_is_the_same() {
        assert_eq!(Body::parse(&body().text()), Some(body()));
    }

    /// Req: AUD-15
    #[test]
    fn no_other_text_is_taken_for_the_same_seal() {
        let text = body().text();
        for altered in
            [text.replace("17", "017"), text.replace("57\n", "57 \n"), format!("{text}\n"), text.to_uppercase(), text.replace('\n', "\r\n")]
        {
            assert_eq!(Body::parse(&altered), None, "{altered}");
        }
    }
}
