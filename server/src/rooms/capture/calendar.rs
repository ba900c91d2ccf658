//! The calendar of a site: which visits on which days. A visit stands on the day on which it took place, else on the one that was
//! agreed on, else on its planned day; all days are the site's own (TIM-06).

use jiff::civil::Date;
use shared::capture::VisitStatus;
use shared::capture::api::{Calendar, CalendarSpan, CalendarVisit, VisitCell};
use shared::kernel::{Code, Problem, StudyId};

use super::casebook::{Known, cells};
use super::{subjects, windows};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::rooms::study::{Version, version};

/// Days of a calendar at most.
const LONGEST: i32 = 100;

/// A site's visits of some days.
pub async fn calendar(tx: &Tx, study: StudyId, span: CalendarSpan) -> Outcome<Calendar> {
    days(&span)?;
    let sql = "select time_zone, now() as now from site where tenant = $1 and study = $2 and id = $3";
    let site = tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into(), span.site.0.into()]).await?.ok_or(Code::NotFound)?;
    let time_zone: String = site.try_get("", "time_zone")?;
    let now: time::OffsetDateTime = site.try_get("", "now")?;
    let today = windows::today(shared::kernel::Instant(now), &time_zone).map(|day| day.to_string()).unwrap_or_default();
    let mut visits = Vec::new();
    for known in subjects::of_site(tx, study, span.site).await? {
        let version = version(tx, known.version).await?;
        visits.extend(of_subject(&known, &version, &span, &today));
    }
    visits.sort_by(|a, b| (&a.day, &a.key).cmp(&(&b.day, &b.key)));
    Ok(Calendar { today, time_zone, visits })
}

fn days(span: &CalendarSpan) -> Outcome<()> {
    let day = |at: &str, text: &str| {
        let wrong = |_| Problem::new(Code::Invalid).at(at, "Write a day as 2026-03-04.");
        text.parse::<Date>().map_err(wrong)
    };
    let (from, until) = (day("/from", &span.from)?, day("/until", &span.until)?);
    let fits = from <= until && (until - from).get_days() <= LONGEST;
    let refused = || Problem::new(Code::Invalid).at("/until", "The last day comes after the first, and at most 100 days later.");
    if fits { Ok(()) } else { Err(refused().into()) }
}

fn of_subject(known: &Known, version: &Version, span: &CalendarSpan, today: &str) -> Vec<CalendarVisit> {
    let holds_today = (span.from.as_str()..=span.until.as_str()).contains(&today);
    let shown = |cell: &VisitCell| {
        let Some(day) = day_of(cell) else { return false };
        let waits = matches!(cell.status, VisitStatus::Due | VisitStatus::Overdue);
        (span.from.as_str()..=span.until.as_str()).contains(&day) || (holds_today && waits && day < span.from.as_str())
    };
    let cells = cells(known, version).into_iter().filter(|cell| cell.status != VisitStatus::Retired && shown(cell));
    let visit = |cell: VisitCell| {
        let def = version.design.visit(&cell.visit);
        let title = def.map(|visit| visit.title().to_owned()).unwrap_or_else(|| cell.visit.to_string());
        let numbered = def.is_some_and(|visit| visit.repeating) || cell.n > 1;
        CalendarVisit {
            day: day_of(&cell).unwrap_or_default().to_owned(),
            subject: known.id,
            key: known.key.clone(),
            title: if numbered { format!("{title} #{}", cell.n) } else { title },
            cell,
        }
    };
    cells.map(visit).collect()
}

/// The day on which a visit stands; none for a visit that nobody can put on a day.
fn day_of(cell: &VisitCell) -> Option<&str> {
    let whole = |day: &&str| windows::is_day(day);
    let took_place = cell.date.as_deref();
    match took_place {
        Some(_) => took_place.filter(whole),
        None => cell.appointment.as_deref().or_else(|| cell.planned.as_ref().map(|planned| planned.on.as_str())),
    }
}
