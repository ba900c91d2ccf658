//! The subjects that this person opened last, on this computer: where the quick jump begins.

use serde::{Deserialize, Serialize};
use shared::kernel::{StudyId, SubjectId};

use crate::{browser, net, session};

const MOST: usize = 8;

/// A subject that was open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    pub study: StudyId,
    pub study_title: String,
    pub subject: SubjectId,
    pub key: String,
}

/// The latest first.
pub fn all() -> Vec<Recent> {
    let kept = place().and_then(|place| browser::remembered(&place));
    kept.and_then(|text| net::read_json(&text).ok()).unwrap_or_default()
}

/// The subject is open now.
pub fn opened(one: Recent) {
    let Some(place) = place() else { return };
    let list = put(all(), one);
    browser::remember(&place, &serde_json::to_string(&list).unwrap_or_default());
}

fn put(mut list: Vec<Recent>, one: Recent) -> Vec<Recent> {
    list.retain(|other| other.subject != one.subject);
    list.insert(0, one);
    list.truncate(MOST);
    list
}

/// Kept under the person's name: whoever signs in next on this computer sees nothing of it.
fn place() -> Option<String> {
    let view = session::now()?;
    Some(format!("probatum.recent/{}/{}", view.person, view.tenant?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_opened_last_stands_first_and_once() {
        let one = |n: u128| Recent {
            study: StudyId::default(),
            study_title: "S".into(),
            subject: SubjectId(uuid::Uuid::from_u128(n)),
            key: n.to_string(),
        };
        let list = (0..12).chain([9]).fold(Vec::new(), |list, n| put(list, one(n)));
        let keys: Vec<&str> = list.iter().map(|one| one.key.as_str()).collect();
        assert_eq!(keys, ["9", "11", "10", "8", "7", "6", "5", "4"]);
    }
}
