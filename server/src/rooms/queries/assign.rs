//! Whom a query asks, how soon, by when.

use serde_json::json;
use shared::kernel::{Code, PersonId, Problem, QueryId, Scope, StudyId};
use shared::queries::api::{Assignee, Assignment, QueryRow};

use super::{list, open, steps, thread};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::rooms::tenancy::people;

/// Assigns one query.
pub async fn assign(tx: &Tx, study: StudyId, query: QueryId, assignment: &Assignment) -> Outcome<()> {
    let row = thread::held(tx, study, query).await?;
    let names = names(tx, study, assignment).await?;
    put(tx, &row, assignment, names.as_deref()).await
}

/// The assignee's name, who must be somebody that sees queries of the study.
pub async fn names(tx: &Tx, study: StudyId, assignment: &Assignment) -> Outcome<Option<String>> {
    let Some(person) = assignment.assignee.filter(|person| *person != PersonId::default()) else { return Ok(None) };
    let known = assignees(tx, study).await?.into_iter().find(|one| one.id == person);
    let known = known.ok_or_else(|| Problem::new(Code::Invalid).at("/assignee", "This person does not see queries of this study."))?;
    Ok(Some(known.name))
}

/// The same at a query that is held.
pub async fn put(tx: &Tx, row: &QueryRow, assignment: &Assignment, name: Option<&str>) -> Outcome<()> {
    if !row.status.is_active() {
        return Err(Problem::new(Code::OutOfOrder).detail("A query that has ended is not assigned any more.").into());
    }
    let assignment = &different(row, assignment);
    if *assignment == Assignment::default() {
        return Ok(());
    }
    let Assignment { audience, assignee, priority, due } = assignment;
    let date = due.as_deref().filter(|due| !due.trim().is_empty()).map(open::date).transpose()?;
    let values = [
        tx.ctx.tenant.0.into(),
        row.id.0.into(),
        audience.map(shared::queries::Audience::as_str).into(),
        assignee.is_some().into(),
        assignee.filter(|person| *person != PersonId::default()).map(|person| person.0).into(),
        name.into(),
        priority.map(list::rank).into(),
        due.is_some().into(),
        date.into(),
    ];
    tx.run(PUT, values).await?;
    let detail = json!({ "assignment": assignment, "assignee": name });
    steps::say(tx, row.id, "assigned", &words(assignment, name), &detail).await
}

/// As much of an assignment as is not so already.
fn different(row: &QueryRow, assignment: &Assignment) -> Assignment {
    let Assignment { audience, assignee, priority, due } = assignment;
    let nobody = PersonId::default();
    let present = row.assignee.as_ref().map_or(nobody, |one| one.id);
    Assignment {
        audience: audience.filter(|audience| *audience != row.audience),
        assignee: assignee.filter(|person| *person != present),
        priority: priority.filter(|priority| *priority != row.priority),
        due: due.clone().filter(|due| due.trim() != row.due.as_deref().unwrap_or_default()),
    }
}

const PUT: &str = "update query set audience = coalesce($3, audience), assignee = case when $4 then $5 else assignee end,
    assignee_name = case when $4 then $6 else assignee_name end, priority = coalesce($7::smallint, priority),
    due = case when $8 then ($9::text)::date else due end where tenant = $1 and id = $2";

/// What was assigned, for the thread: codes and names, which need no language.
fn words(assignment: &Assignment, name: Option<&str>) -> String {
    let audience = assignment.audience.map(|audience| audience.as_str().to_owned());
    let priority = assignment.priority.map(|priority| priority.as_str().to_owned());
    let due = assignment.due.clone().filter(|due| !due.is_empty());
    [audience, name.map(str::to_owned), priority, due].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Who sees queries of the study, by name.
pub async fn assignees(tx: &Tx, study: StudyId) -> Outcome<Vec<Assignee>> {
    let members = people::members(tx).await?;
    let grants = |member: &shared::tenancy::api::Member| {
        let grants: shared::access::Grants = member.grants.iter().map(|one| one.grant.clone()).collect();
        let held = grants.holding(shared::access::Permission::QueryRead, Scope::Study(study)).next().map(|grant| grant.role);
        held.map(|role| Assignee { id: member.person, name: member.name.clone(), role })
    };
    Ok(members.iter().filter_map(grants).collect())
}
