//! What a digest says: study by study, how many of each kind wait, with the keys of the first subjects. No value, no question's text.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value, json};
use shared::agenda::Kind;
use shared::agenda::api::Agenda;
use shared::agenda::digest::TOLD;
use shared::kernel::{PersonId, StudyId};

use crate::kernel::mail::{Letter, To};

/// Keys of subjects that are named.
const NAMED: usize = 6;

/// Each kind with the keys of its subjects.
type Kinds = Vec<(Kind, Vec<String>)>;

/// What waits: how much in all, and of each kind in each study.
pub struct Waiting {
    total: u32,
    studies: BTreeMap<(String, StudyId), Kinds>,
}

impl Waiting {
    /// Of an agenda, what a digest tells of.
    pub fn of(agenda: Agenda) -> Self {
        let told = |kind: &Kind| TOLD.contains(kind);
        let total = agenda.figures.iter().filter(|figure| told(&figure.kind)).map(|figure| figure.count).sum();
        let title = |study| agenda.sites.iter().find(|site| site.study == study).map(|site| site.study_title.clone());
        let mut studies: BTreeMap<_, Vec<(Kind, Vec<String>)>> = BTreeMap::new();
        for task in agenda.tasks.iter().filter(|task| told(&task.kind)) {
            let kinds = studies.entry((title(task.study).unwrap_or_default(), task.study)).or_default();
            match kinds.iter_mut().find(|(kind, _)| *kind == task.kind) {
                Some((_, keys)) => keys.push(task.key.clone()),
                None => kinds.push((task.kind, vec![task.key.clone()])),
            }
        }
        Self { total, studies }
    }

    fn items(&self) -> Vec<Value> {
        let mut items = Vec::new();
        for ((title, study), kinds) in &self.studies {
            items.push(json!({ "heading": title }));
            items.extend(kinds.iter().map(|(kind, keys)| item(*study, *kind, keys)));
        }
        items
    }
}

fn item(study: StudyId, kind: Kind, keys: &[String]) -> Value {
    let asks = matches!(kind, Kind::QueryAnswer | Kind::QueryReview | Kind::QueryRelease);
    let link = if asks { format!("/studies/{study}/queries") } else { "/work".to_owned() };
    json!({ "key": kind.as_str(), "count": keys.len(), "keys": named(keys), "link": link })
}

fn named(keys: &[String]) -> String {
    let mut different: Vec<&str> = keys.iter().map(String::as_str).collect();
    different.sort_unstable();
    different.dedup();
    let more = if different.len() > NAMED { ", …" } else { "" };
    different.truncate(NAMED);
    different.join(", ") + more
}

/// The letter of a day; none where nothing waits.
pub fn of(waiting: &Waiting, person: PersonId, day: Date, token: &str) -> Option<Letter> {
    let letter = Letter::new(To::Person(person), "digest", format!("digest/{person}/{day}"))
        .with("total", waiting.total)
        .with("items", waiting.items())
        .with("stop", json!({ "page": format!("/unsubscribe#{token}"), "post": format!("/api/digest/{token}/stop") }))
        .leads("/work");
    (waiting.total > 0).then_some(letter)
}
