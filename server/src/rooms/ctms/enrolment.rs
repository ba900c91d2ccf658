//! Enrolment of a study, counted from its subjects: one statement for them, whatever their number.

use std::collections::BTreeMap;

use shared::access::SiteReach;
use shared::capture::SubjectState;
use shared::ctms::{Counts, Enrolment, EnrolmentPlan, Forecast, Month, NoForecast, SiteEnrolment, civil};
use shared::kernel::{CivilDate, Instant, SiteId, StudyId, days_from_civil};
use shared::study::Design;
use shared::study::api::SiteView;

use super::{forecast, plan};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::study;

/// Enrolled subjects below which nothing is forecast.
const FEW: u32 = 5;

/// One subject.
struct Subject {
    site: SiteId,
    state: SubjectState,
    screened: CivilDate,
    /// The day of the visit from which others are counted.
    anchored: Option<CivilDate>,
}

impl Subject {
    /// The day on which they were enrolled, if they were. Who withdrew was enrolled if they came that far.
    fn enrolled(&self) -> Option<CivilDate> {
        match self.state {
            SubjectState::Enrolled | SubjectState::Completed => Some(self.anchored.unwrap_or(self.screened)),
            SubjectState::Withdrawn => self.anchored,
            SubjectState::Screening | SubjectState::ScreenFailed => None,
        }
    }

    fn counts(&self) -> Counts {
        let one = |is: bool| u32::from(is);
        Counts {
            screened: 1,
            screen_failed: one(self.state == SubjectState::ScreenFailed),
            enrolled: one(self.enrolled().is_some()),
            completed: one(self.state == SubjectState::Completed),
            withdrawn: one(self.state == SubjectState::Withdrawn),
        }
    }
}

/// Enrolment in the sites in reach.
pub async fn read(tx: &Tx, id: StudyId) -> Outcome<Enrolment> {
    let view = study::one_study(tx, id).await?;
    let version = study::version(tx, view.version).await?;
    let (plan, revision) = plan::current(tx, id).await?.map_or((None, 0), |(plan, revision)| (Some(plan), revision));
    let sites = study::open_sites(tx, id).await?;
    let (subjects, today) = subjects(tx, id, &anchors(&version.design)).await?;
    let whole = tx.ctx.sites == SiteReach::All;
    let sites: Vec<SiteEnrolment> = sites.into_iter().map(|(site, at)| of_site(site, at, &subjects, plan.as_ref(), today)).collect();
    let mut counts = Counts::default();
    subjects.iter().for_each(|one| counts += one.counts());
    let ahead = ahead(plan.as_ref().filter(|_| whole), whole, counts.enrolled, &sites, today);
    Ok(Enrolment {
        on: today.to_string(),
        whole,
        counts,
        months: months(&subjects, plan.as_ref().filter(|_| whole), today),
        sites,
        plan,
        revision,
        no_forecast: ahead.as_ref().err().copied(),
        forecast: ahead.ok(),
    })
}

/// Visits from which others are counted; the first of the schedule, where windows do not name one.
fn anchors(design: &Design) -> Vec<String> {
    let windows = design.visits.iter().filter_map(|visit| visit.window.as_ref());
    let mut named: Vec<String> = windows.filter_map(|window| window.anchor.as_ref().map(ToString::to_string)).collect();
    named.sort();
    named.dedup();
    let first = design.visits_in_order().first().map(|visit| visit.oid.to_string());
    if named.is_empty() { first.into_iter().collect() } else { named }
}

const SUBJECTS: &str = "select s.site, s.state, to_char(least(min(v.date), to_char(s.created_at at time zone i.time_zone, 'YYYY-MM-DD'))::date, 'YYYY-MM-DD') as screened,
    min(v.date) filter (where v.oid = any($3)) as anchored
    from subject s join site i on i.tenant = s.tenant and i.id = s.site
    left join visit v on v.tenant = s.tenant and v.subject = s.id and not v.retired and v.date ~ '^\\d{4}-\\d\\d-\\d\\d$'
    where s.tenant = $1 and s.study = $2 group by s.id, s.site, s.state, s.created_at, i.time_zone";

async fn subjects(tx: &Tx, study: StudyId, anchors: &[String]) -> Outcome<(Vec<Subject>, CivilDate)> {
    let day = |text: &str| civil(text).ok_or_else(|| internal(&"a day that is none"));
    let now = tx.row("select to_char(now() at time zone 'UTC', 'YYYY-MM-DD') as today", []).await?;
    let today = now.ok_or_else(|| internal(&"the database does not know the day"))?.try_get::<String>("", "today")?;
    let rows = tx.rows(SUBJECTS, [tx.ctx.tenant.0.into(), study.0.into(), anchors.to_vec().into()]).await?;
    let read = |row: &sea_orm::QueryResult| {
        let state: String = row.try_get("", "state")?;
        let anchored: Option<String> = row.try_get("", "anchored")?;
        Ok(Subject {
            site: SiteId(row.try_get("", "site")?),
            state: state.parse().map_err(|()| internal(&"a state that is none"))?,
            screened: day(&row.try_get::<String>("", "screened")?)?,
            anchored: anchored.as_deref().and_then(civil),
        })
    };
    Ok((rows.iter().map(read).collect::<Outcome<_>>()?, day(&today)?))
}

fn of_site(site: SiteView, entered: Instant, subjects: &[Subject], plan: Option<&EnrolmentPlan>, today: CivilDate) -> SiteEnrolment {
    let mine = || subjects.iter().filter(|one| one.site == site.id);
    let mut counts = Counts::default();
    mine().for_each(|one| counts += one.counts());
    let planned = plan.and_then(|plan| plan.sites.iter().find(|one| one.site == site.id)).and_then(|one| civil(&one.opens));
    let date = entered.0.date();
    let entered = CivilDate::of(u16::try_from(date.year()).unwrap_or(1), date.month().into(), date.day()).unwrap_or(today);
    let first = mine().map(|one| one.screened).min();
    let open = planned.or_else(|| first.into_iter().chain([entered]).min()).unwrap_or(entered);
    // Who enrolled before the planned day was open then.
    let open = first.map_or(open, |first| open.min(first));
    let days = days_from_civil(today) - days_from_civil(open);
    let rate = u32::try_from(days).ok().filter(|days| *days > 0).map(|days| counts.enrolled * 3_000 / days);
    SiteEnrolment {
        site: site.id,
        code: site.code,
        name: site.name,
        country: site.country,
        open: open.to_string(),
        counts,
        rate,
        last: mine().filter_map(Subject::enrolled).max().map(|day| day.to_string()),
    }
}

/// From the first month in which something was planned or happened, to today's.
fn months(subjects: &[Subject], plan: Option<&EnrolmentPlan>, today: CivilDate) -> Vec<Month> {
    let of = |day: CivilDate| (day.year(), day.month());
    let mut by: BTreeMap<(u16, u8), (u32, u32)> = BTreeMap::new();
    for one in subjects {
        by.entry(of(one.screened)).or_default().0 += 1;
        if let Some(day) = one.enrolled() {
            by.entry(of(day)).or_default().1 += 1;
        }
    }
    let planned = plan.and_then(|plan| civil(&plan.first)).filter(|day| *day <= today).map(of);
    let Some(first) = by.keys().next().copied().into_iter().chain(planned).min() else { return Vec::new() };
    let end = (u32::from(today.year()) * 12 + u32::from(today.month())).saturating_sub(1);
    let start = (u32::from(first.0) * 12 + u32::from(first.1)).saturating_sub(1);
    let mut cumulative = 0;
    let mut month = |n: u32| {
        let (year, month) = (u16::try_from(n / 12).unwrap_or(1), u8::try_from(n % 12 + 1).unwrap_or(1));
        let (screened, enrolled) = by.get(&(year, month)).copied().unwrap_or_default();
        cumulative += enrolled;
        let last = CivilDate::of(year, month, shared::kernel::days_in_month(year, month)).unwrap_or(today).min(today);
        Month {
            month: CivilDate::of(year, month, 1).unwrap_or(today).to_string(),
            screened,
            enrolled,
            cumulative,
            planned: plan.map(|plan| plan.planned_by(last)),
        }
    };
    (start..=end).map(&mut month).collect()
}

/// When the last subject is likely to be enrolled, or why that is not said.
fn ahead(
    plan: Option<&EnrolmentPlan>,
    whole: bool,
    enrolled: u32,
    sites: &[SiteEnrolment],
    today: CivilDate,
) -> Result<Forecast, NoForecast> {
    if !whole {
        return Err(NoForecast::SomeSites);
    }
    let plan = plan.ok_or(NoForecast::NoPlan)?;
    let missing = plan.target.saturating_sub(enrolled);
    if missing == 0 {
        return Err(NoForecast::Reached);
    }
    if enrolled < FEW {
        return Err(NoForecast::TooFew);
    }
    let days = |site: &SiteEnrolment| civil(&site.open).map_or(0, |open| days_from_civil(today) - days_from_civil(open));
    let site = |site: &SiteEnrolment| forecast::Site {
        open: f64::from(days(site).max(0)),
        enrolled: site.counts.enrolled,
        waits: f64::from((-days(site)).max(0)),
    };
    let sites: Vec<forecast::Site> = sites.iter().map(site).collect();
    let found = forecast::forecast(&sites, missing).ok_or(NoForecast::TooSlow)?;
    let day = |days: f64| today.plus_days(whole_days(days)).unwrap_or(CivilDate::LAST).to_string();
    Ok(Forecast { early: day(found.early), median: day(found.median), late: found.late.map(day) })
}

/// The day within which it falls. No forecast goes beyond 30 years.
fn whole_days(days: f64) -> i32 {
    (0..=11_000).find(|whole| f64::from(*whole) >= days).unwrap_or(11_000)
}
