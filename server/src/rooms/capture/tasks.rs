//! Tasks that capture has for people: visits and forms that are due, overdue, begun, or have findings.
//!
//! Two statements whatever the number of subjects: one adds up figures, one fetches the standings of those subjects among which
//! the most urgent tasks must be. Days are counted where the subject is seen.

use std::collections::HashMap;

use futures_util::FutureExt;
use jiff::civil::Date;
use shared::access::{Permission, Places};
use shared::agenda::{Figure, Kind, Task};
use shared::capture::api::VisitCell;
use shared::capture::{RecordKey, RecordState, VisitStatus};
use shared::kernel::{SiteId, StudyId, SubjectId, VersionId};

use super::day::Days;
use super::standing::{OpenForm, on};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::agenda::{Asked, Source, Waiting};
use crate::rooms::study::{Version, version};

/// Visits and forms.
pub const SOURCE: Source = Source { name: "capture", ask: |tx, asked| tasks(tx, asked).boxed() };

/// How many tasks of a kind a subject has, in SQL.
const fn counted(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::VisitOverdue => "days_until(t.closes, d.today - 1)",
        Kind::VisitDue => "(days_until(t.opens, d.today) - days_until(t.closes, d.today - 1))",
        Kind::FormOverdue => "days_until(t.form_closes, d.today - 1)",
        Kind::FormDue => "(t.missing - days_until(t.form_closes, d.today - 1))",
        Kind::FormFindings => "t.flagged",
        Kind::FormIncomplete => "t.incomplete",
        Kind::QueryAnswer | Kind::QueryReview | Kind::QueryRelease => return None,
        // Whoever signs has a source of their own.
        Kind::SignAgain | Kind::ToSign => return None,
        Kind::FormVerify => return None,
    })
}

/// The subjects whose tasks of a kind are the most urgent, first. Only for kinds that are counted here.
const fn urgent(kind: Kind) -> &'static str {
    match kind {
        Kind::VisitOverdue => "t.closes[1]",
        // Those before it are overdue.
        Kind::VisitDue => "t.closes[days_until(t.closes, d.today - 1) + 1]",
        Kind::FormOverdue => "t.form_closes[1]",
        // Those without a day come last.
        Kind::FormDue => "coalesce(t.form_closes[days_until(t.form_closes, d.today - 1) + 1], 'infinity')",
        Kind::FormFindings | Kind::FormIncomplete => "t.changed_at",
        Kind::QueryAnswer | Kind::QueryReview | Kind::QueryRelease | Kind::SignAgain | Kind::ToSign | Kind::FormVerify => "t.changed_at",
    }
}

/// Figures of every kind that the person may do something about, and the most urgent tasks.
async fn tasks(tx: &Tx, asked: Asked) -> Outcome<Waiting> {
    let days = &Days::read(tx, asked.study).await?;
    let places = tx.ctx.grants.places(Permission::RecordEdit);
    let kinds: Vec<(Kind, &'static str)> = Kind::ALL.iter().filter_map(|kind| Some((*kind, counted(*kind)?))).collect();
    let figures = figures(tx, days, &places, &asked, &kinds).await?;
    let wanted = |figure: &&Figure| figure.count > 0 && asked.kind.is_none_or(|kind| kind == figure.kind);
    let wanted: Vec<Kind> = figures.iter().filter(wanted).map(|figure| figure.kind).collect();
    let mut tasks = Vec::new();
    if !wanted.is_empty() {
        let subjects = subjects(tx, days, &places, &asked, &wanted).await?;
        for kind in wanted {
            tasks.extend(of_kind(&subjects, kind, usize::from(asked.limit)));
        }
    }
    Ok((figures, tasks))
}

/// Standings in reach, each with its day.
const FROM: &str = "from standing t join unnest($2::uuid[], ($3::text[])::date[], $4::text[]) as d(site, today, code) on d.site = t.site
    where t.tenant = $1 and ($5 or t.study = any($6) or t.site = any($7)) and ($8::uuid is null or t.study = $8)
    and ($9::uuid is null or t.site = $9)";

fn values(tx: &Tx, days: &Days, places: &Places, asked: &Asked) -> Vec<sea_orm::Value> {
    let [sites, today, codes] = days.arrays();
    let studies: Vec<uuid::Uuid> = places.studies.iter().map(|id| id.0).collect();
    let own: Vec<uuid::Uuid> = places.sites.iter().map(|id| id.0).collect();
    let (study, site) = (asked.study.map(|id| id.0), asked.site.map(|id| id.0));
    vec![tx.ctx.tenant.0.into(), sites, today, codes, places.all.into(), studies.into(), own.into(), study.into(), site.into()]
}

fn summed(kinds: &[(Kind, &str)]) -> String {
    let sums = kinds.iter().map(|(kind, count)| format!("coalesce(sum({count}), 0) as {}", kind.as_str())).collect::<Vec<_>>().join(", ");
    format!("select {sums} {FROM}")
}

async fn figures(tx: &Tx, days: &Days, places: &Places, asked: &Asked, kinds: &[(Kind, &str)]) -> Outcome<Vec<Figure>> {
    let row = tx.row(&summed(kinds), values(tx, days, places, asked)).await?;
    let Some(row) = row else { return Ok(Vec::new()) };
    let figure = |(kind, _): &(Kind, &str)| -> Outcome<Figure> {
        let count: i64 = row.try_get("", kind.as_str())?;
        Ok(Figure { kind: *kind, count: u32::try_from(count).unwrap_or(u32::MAX) })
    };
    kinds.iter().map(figure).collect()
}

/// The statements behind the figures and the tasks, with their values: what the benchmark explains.
#[cfg(feature = "kit")]
pub async fn statements(tx: &Tx) -> Outcome<Vec<(String, Vec<sea_orm::Value>)>> {
    let asked = Asked { study: None, site: None, kind: None, limit: 50 };
    let (days, places) = (Days::read(tx, None).await?, Places { all: true, ..Places::default() });
    let kinds: Vec<(Kind, &'static str)> = Kind::ALL.iter().filter_map(|kind| Some((*kind, counted(*kind)?))).collect();
    let bound = values(tx, &days, &places, &asked);
    Ok(vec![(summed(&kinds), bound.clone()), (chosen(&kinds.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), asked.limit), bound)])
}

/// A subject on whom somebody has to do something.
struct Subject {
    id: SubjectId,
    study: StudyId,
    site: SiteId,
    key: String,
    active: bool,
    today: Option<Date>,
    version: std::sync::Arc<Version>,
    cells: Vec<VisitCell>,
    forms: Vec<OpenForm>,
}

/// The statement for the subjects among whom are the most urgent tasks of these kinds. All are looked at once.
fn chosen(kinds: &[Kind], limit: u16) -> String {
    let column = |kind: &Kind| {
        let name = kind.as_str();
        // Where nothing waits there is no urgency to compare.
        format!(", case when {} > 0 then {} end as {name}", counted(*kind).unwrap_or("0"), urgent(*kind))
    };
    let columns = kinds.iter().map(column).collect::<String>();
    let most = |kind: &Kind| {
        let name = kind.as_str();
        format!("(select id from a where {name} is not null order by {name} limit {limit})")
    };
    let chosen = kinds.iter().map(most).collect::<Vec<_>>().join(" union ");
    format!(
        "with a as materialized (select t.id{columns} {FROM})
         select s.id, s.study, s.site, s.key, s.state, s.version, t.cells::text as cells, t.forms::text as forms
         from ({chosen}) c join standing t on t.tenant = $1 and t.id = c.id join subject s on s.tenant = $1 and s.id = c.id"
    )
}

async fn subjects(tx: &Tx, days: &Days, places: &Places, asked: &Asked, kinds: &[Kind]) -> Outcome<Vec<Subject>> {
    let sql = chosen(kinds, asked.limit);
    let rows = tx.rows(&sql, values(tx, days, places, asked)).await?;
    let sites = days.by_site();
    let mut versions: HashMap<VersionId, std::sync::Arc<Version>> = HashMap::new();
    let mut subjects = Vec::with_capacity(rows.len());
    for row in &rows {
        let text = |column: &str| row.try_get::<String>("", column);
        let id = VersionId(row.try_get("", "version")?);
        let version = match versions.get(&id) {
            Some(version) => std::sync::Arc::clone(version),
            None => std::sync::Arc::clone(versions.entry(id).or_insert(version(tx, id).await?)),
        };
        let site = SiteId(row.try_get("", "site")?);
        let state = text("state")?;
        subjects.push(Subject {
            id: SubjectId(row.try_get("", "id")?),
            study: StudyId(row.try_get("", "study")?),
            site,
            key: text("key")?,
            active: matches!(state.as_str(), "screening" | "enrolled"),
            today: sites.get(&site).and_then(|local| local.today),
            version,
            cells: serde_json::from_str(&text("cells")?).map_err(|error| internal(&error))?,
            forms: serde_json::from_str(&text("forms")?).map_err(|error| internal(&error))?,
        });
    }
    Ok(subjects)
}

fn of_kind(subjects: &[Subject], kind: Kind, limit: usize) -> Vec<Task> {
    let mut tasks: Vec<Task> = subjects.iter().flat_map(|subject| subject.tasks(kind)).collect();
    tasks.sort_by(|a, b| (a.until.is_none(), &a.until, a.since, &a.key).cmp(&(b.until.is_none(), &b.until, b.since, &b.key)));
    tasks.truncate(limit);
    tasks
}

impl Subject {
    fn tasks(&self, kind: Kind) -> Vec<Task> {
        match kind {
            Kind::VisitOverdue => self.visits(kind, VisitStatus::Overdue),
            Kind::VisitDue => self.visits(kind, VisitStatus::Due),
            _ => self.forms.iter().filter(|form| self.is(kind, form)).map(|form| self.form(kind, form)).collect(),
        }
    }

    fn visits(&self, kind: Kind, status: VisitStatus) -> Vec<Task> {
        let cells = self.cells.iter().map(|cell| on(cell.clone(), self.today, self.active)).filter(|cell| cell.status == status);
        cells.map(|cell| self.visit(kind, cell)).collect()
    }

    fn is(&self, kind: Kind, form: &OpenForm) -> bool {
        let late = form.until.as_deref().zip(self.today).is_some_and(|(until, today)| until < today.to_string().as_str());
        match kind {
            Kind::FormOverdue => form.state == RecordState::Blank && late,
            Kind::FormDue => form.state == RecordState::Blank && !late,
            Kind::FormFindings => form.findings > 0,
            Kind::FormIncomplete => form.is_begun(),
            Kind::VisitOverdue | Kind::VisitDue => false,
            Kind::QueryAnswer | Kind::QueryReview | Kind::QueryRelease | Kind::SignAgain | Kind::ToSign | Kind::FormVerify => false,
        }
    }

    fn visit(&self, kind: Kind, cell: VisitCell) -> Task {
        let (from, until) = cell.planned.map(|planned| (planned.from, planned.until)).unzip();
        let key = RecordKey { visit: cell.visit, visit_n: cell.n, form: Default::default(), form_n: 0 };
        Task { form: None, form_n: 0, from, days: self.days(until.as_deref()), until, ..self.task(kind, &key) }
    }

    fn form(&self, kind: Kind, form: &OpenForm) -> Task {
        let waits = form.state == RecordState::Blank;
        let until = form.until.clone().filter(|_| waits);
        let findings = form.findings;
        Task { days: self.days(until.as_deref()), until, findings, since: form.saved_at, ..self.task(kind, &form.key) }
    }

    /// Days that are left; negative when the last one has passed.
    fn days(&self, until: Option<&str>) -> Option<i32> {
        self.today?.until(until?.parse::<Date>().ok()?).ok().map(|span| span.get_days())
    }

    fn task(&self, kind: Kind, key: &RecordKey) -> Task {
        let visit = self.version.design.visit(&key.visit);
        let title = self.version.plan(&key.form).map(|plan| plan.form.title("").to_owned());
        Task {
            kind,
            study: self.study,
            site: self.site,
            subject: self.id,
            key: self.key.clone(),
            visit: key.visit.clone(),
            visit_n: key.visit_n,
            visit_title: visit.map_or_else(|| key.visit.to_string(), |visit| visit.title().to_owned()),
            form: Some(key.form.clone()),
            form_n: key.form_n,
            form_title: title.unwrap_or_else(|| key.form.to_string()),
            from: None,
            until: None,
            days: None,
            findings: 0,
            since: None,
            query: None,
            item: None,
            asks: None,
        }
    }
}
