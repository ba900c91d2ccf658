//! The study's plan of verification: one row, whose history the database keeps. A new plan says anew which forms are done; what
//! was verified stays so.

use shared::capture::{RecordKey, Track};
use shared::forms::{Datum, ItemKey};
use shared::kernel::{Code, Instant, PersonId, Problem, StudyId};
use shared::queries::Stamp;
use shared::review::api::{NewPlan, PlanView};
use shared::review::{Need, ReviewPlan, Whom};

use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::fresh;
use crate::rooms::capture::Stored;
use crate::rooms::capture::verification::{self, NewMarks};

/// The plan that holds; an empty one while there is none.
pub async fn current(tx: &Tx, study: StudyId) -> Outcome<PlanView> {
    let sql =
        "select plan::text as plan, revision, set_by, set_by_name, set_role, set_at from review_plan where tenant = $1 and study = $2";
    let Some(row) = tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into()]).await? else { return Ok(PlanView::default()) };
    let at: time::OffsetDateTime = row.try_get("", "set_at")?;
    let role: Option<String> = row.try_get("", "set_role")?;
    let by = Stamp {
        by: PersonId(row.try_get("", "set_by")?),
        name: row.try_get("", "set_by_name")?,
        role: super::lock::role(role.as_deref()),
        at: Instant(at),
    };
    let plan: ReviewPlan = serde_json::from_str(&row.try_get::<String>("", "plan")?).map_err(|error| internal(&error))?;
    let revision: i32 = row.try_get("", "revision")?;
    Ok(PlanView { plan, revision: u32::try_from(revision).unwrap_or_default(), by: Some(by) })
}

const PUT: &str = "insert into review_plan as p (tenant, id, study, plan, set_by, set_by_name, set_role)
    select $1, $3, $2, ($4::text)::jsonb, $5, $6, $7 where $8 = 0 or exists (select from review_plan where tenant = $1 and study = $2)
    on conflict (tenant, study) do update set plan = excluded.plan, revision = p.revision + 1, set_by = excluded.set_by,
    set_by_name = excluded.set_by_name, set_role = excluded.set_role, set_at = clock_timestamp() where p.revision = $8";

/// Replaces the plan with this revision.
pub async fn put(tx: &Tx, study: StudyId, new: NewPlan) -> Outcome<PlanView> {
    let actor = &tx.ctx.actor;
    let values = [
        tx.ctx.tenant.0.into(),
        study.0.into(),
        fresh().into(),
        serde_json::to_string(&new.plan).map_err(|error| internal(&error))?.into(),
        actor.person.0.into(),
        actor.name.as_str().into(),
        actor.role.map(shared::access::Role::as_str).into(),
        i32::try_from(new.base).unwrap_or(i32::MAX).into(),
    ];
    if tx.run(PUT, values).await? == 0 {
        return Err(Problem::new(Code::Conflict)
            .detail("Someone else changed the plan in the meantime. Look at it, and change that one.")
            .into());
    }
    judge_again(tx, study, &new.plan).await?;
    current(tx, study).await
}

/// Forms that were looked at are done, or not, by the new plan. A lock leaves them as they are.
async fn judge_again(tx: &Tx, study: StudyId, plan: &ReviewPlan) -> Outcome<()> {
    for (subject, key) in verification::looked_at(tx, study).await? {
        let stored = crate::rooms::capture::stored(tx, study, subject, &key).await?;
        if crate::rooms::capture::guard::may(&stored.standing.holds, shared::capture::Deed::Review).is_err() {
            continue;
        }
        for track in Track::ALL.iter().copied() {
            let asked = Asked::of(plan, track, subject, &stored, &key)?;
            let done = asked.is_done(&stored, track, &[]);
            let known = stored.marked.as_ref().is_some_and(|marked| marked.done.contains(&track));
            if done != known || done {
                let new = NewMarks { key: &key, marks: Default::default(), track, need: asked.names(), done };
                verification::put(tx, subject, new).await?;
            }
        }
    }
    Ok(())
}

/// What a plan asks for in one record.
pub struct Asked {
    need: Need,
    /// What of it is there to be verified.
    pub items: Vec<ItemKey>,
}

impl Asked {
    pub fn of(plan: &ReviewPlan, track: Track, subject: shared::kernel::SubjectId, stored: &Stored, key: &RecordKey) -> Outcome<Self> {
        let state = stored.subject_state.ok_or_else(|| internal(&"the subject was not read with its record"))?;
        let whom = Whom { subject, site: shared::kernel::SiteId(stored.site), state };
        let need = plan.need(track, whom, &key.visit, &key.form);
        let items = answered(stored, track).filter(|item| need.asks_for(&item.item)).cloned().collect();
        Ok(Self { need, items })
    }

    /// As the row keeps it.
    pub fn names(&self) -> Vec<String> {
        match &self.need {
            Need::Nothing => Vec::new(),
            Need::Items(items) => items.iter().map(ToString::to_string).collect(),
            Need::All => vec!["*".to_owned()],
        }
    }

    /// Whether all of it is verified, with what is just being marked. Where nothing is asked for, nothing is done.
    pub fn is_done(&self, stored: &Stored, track: Track, marking: &[ItemKey]) -> bool {
        let holds = |item: &ItemKey| marking.contains(item) || holds(stored, track, item);
        self.need != Need::Nothing && self.items.iter().all(holds)
    }
}

/// Whether an item's mark is in force.
pub fn holds(stored: &Stored, track: Track, item: &ItemKey) -> bool {
    let mark = stored.marked.as_ref().and_then(|marked| marked.marks.get(&verification::name(track, item)));
    mark.is_some_and(|mark| mark.dropped.is_none())
}

/// What can be verified: answers in use, but none that tells the treatment, which not all who verify may see. What rules derive has no source of its own; reviewers look at it, too.
pub fn answered(stored: &Stored, track: Track) -> impl Iterator<Item = &ItemKey> {
    let in_use = |item: &ItemKey| !stored.retired.iter().any(|row| row.group == item.group && row.row == item.row);
    let entered = move |datum: &Datum| !datum.is_blank() && (track != Track::Source || datum.rule.is_none());
    let open = |item: &ItemKey| !stored.unblinding.has(item);
    stored.values.iter().filter(move |(item, datum)| entered(datum) && in_use(item) && open(item)).map(|(item, _)| item)
}
