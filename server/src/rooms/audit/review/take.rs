//! A review as CSV: what was looked at, by which seed, what was found, who signed it off.

use std::io::Write;

use csv::{Terminator, WriterBuilder};
use shared::audit::OnReview;

use super::reviews::one;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::audit::trail::harmless;

const HEAD: [&str; 22] = [
    "REVIEW",
    "SCOPE",
    "SINCE",
    "UNTIL",
    "SEED",
    "STATE",
    "OUTCOME",
    "SIGNED_BY",
    "SIGNED_AT",
    "ENTRY",
    "AT",
    "PERSON",
    "ROLE",
    "ACTION",
    "SITE",
    "SUBJECT",
    "CHANGED",
    "REASON",
    "QUESTION",
    "JUDGEMENT",
    "COMMENT",
    "JUDGED_BY",
];

/// Writes a line for each entry of the review.
pub async fn take(tx: &Tx, on: OnReview, out: &mut impl Write) -> Outcome<()> {
    let review = one(tx, on).await?;
    let mut sheet = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    sheet.write_record(HEAD).map_err(|error| internal(&error))?;
    let view = &review.view;
    for one in &review.entries {
        let text = |value: Option<String>| value.unwrap_or_default();
        let entry = &one.entry;
        let line = [
            view.id.to_string(),
            view.scope.clone(),
            view.from.to_string(),
            view.until.to_string(),
            view.seed.to_string(),
            view.state.as_str().to_owned(),
            view.outcome.clone(),
            text(view.signed_by.clone()),
            text(view.signed_at.map(|at| at.to_string())),
            entry.id.clone(),
            entry.at.to_string(),
            entry.name.clone(),
            text(entry.role.map(|role| role.as_str().to_owned())),
            entry.action.clone(),
            text(entry.site_code.clone()),
            text(entry.subject_key.clone()),
            entry.changes.iter().map(|change| change.what.as_str()).collect::<Vec<_>>().join(" "),
            text(entry.reason.clone()),
            one.question.map_or("drawn by chance", |question| question.as_str()).to_owned(),
            one.judgement.as_str().to_owned(),
            one.comment.clone(),
            text(one.by.clone()),
        ];
        sheet.write_record(line.map(|cell| harmless(&cell))).map_err(|error| internal(&error))?;
    }
    sheet.flush().map_err(|error| internal(&error))
}
