//! What the room tells: that a rule wants people in some roles to know of something. Told once, when its reason arises; again
//! only after the reason had gone. Who hears decides how people are reached; the log holds no data of subjects.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared::capture::RecordKey;
use shared::forms::{Evaluation, Translated};
use shared::kernel::{StudyId, SubjectId};

use super::records::Marks;
use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::outbox::{self, Topic};

/// A rule wants somebody to know.
pub const RULE_TOLD: Topic = Topic { name: "capture.rule_told", hear: &[log] };

#[derive(Debug, Serialize, Deserialize)]
struct RuleTold {
    study: StudyId,
    subject: SubjectId,
    record: RecordKey,
    rule: String,
    roles: Vec<String>,
    title: Translated,
    text: Translated,
}

/// Tells what a record's rules want people to know since now.
pub async fn tell(tx: &Tx, study: StudyId, subject: SubjectId, record: &RecordKey, before: &Marks, evaluation: &Evaluation) -> Outcome<()> {
    for notice in evaluation.notices.iter().filter(|notice| !before.told.contains(&notice.rule)).cloned() {
        let told = RuleTold {
            study,
            subject,
            record: record.clone(),
            rule: notice.rule,
            roles: notice.roles,
            title: notice.subject,
            text: notice.text,
        };
        outbox::tell(tx, RULE_TOLD.name, told).await?;
    }
    Ok(())
}

fn log<'a>(_: &'a App, ctx: &'a Ctx, payload: Value) -> BoxFuture<'a, Outcome<()>> {
    async move {
        let RuleTold { study, rule, roles, .. } = serde_json::from_value(payload).map_err(|error| internal(&error))?;
        tracing::info!(tenant = %ctx.tenant, %study, rule, roles = roles.join(","), request = %ctx.request, "a rule tells");
        Ok(())
    }
    .boxed()
}
