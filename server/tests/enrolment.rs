//! Enrolment over HTTP: counted from what the sites entered, planned by whoever may, forecast for the whole study alone.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use server::kit::desk::{Desk, Person};
use shared::access::Role;
use shared::capture::SubjectState;
use shared::capture::api::{ChangeSubjectState, DateVisit, NewState, VisitDate};
use shared::ctms::api::{NewEnrolmentPlan, PutEnrolmentPlan, ReadEnrolment};
use shared::ctms::{Counts, Enrolment, EnrolmentPlan, NoForecast, SiteOpening};
use shared::kernel::{Code, Nothing, SiteId, SubjectId};

fn days_ago(days: i64) -> String {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date().checked_sub(jiff::Span::new().days(days)).unwrap().to_string()
}

async fn read(desk: &Desk, by: &Person) -> Enrolment {
    by.call::<ReadEnrolment>(&desk.study(), &Nothing {}).await.unwrap()
}

async fn plan(desk: &Desk, by: &Person, base: u32, plan: EnrolmentPlan) -> Result<Enrolment, Code> {
    let new = NewEnrolmentPlan { base, plan };
    by.because("agreed").call::<PutEnrolmentPlan>(&desk.study(), &new).await.map_err(|problem| problem.code)
}

/// A subject whose first visit was so many days ago, and who went on to these states.
async fn subject(desk: &Desk, by: &Person, days: i64, states: &[SubjectState]) -> SubjectId {
    let subject = desk.subject(by).await;
    let on = desk.on(subject);
    let date = VisitDate { visit: "SE.BASE".into(), n: 1, date: Some(days_ago(days)) };
    by.call::<DateVisit>(&on, &date).await.unwrap();
    for state in states {
        by.because("so it was").call::<ChangeSubjectState>(&on, &NewState { state: *state }).await.unwrap();
    }
    subject
}

fn until(target: u32, days: i64) -> EnrolmentPlan {
    EnrolmentPlan { target, first: days_ago(100), last: days_ago(-days), sites: Vec::new() }
}

#[actix_web::test]
async fn subjects_are_counted_where_they_stand_on_the_day_they_came() {
    let desk = Desk::new().await;
    let (site, manager) = (desk.person(Role::Coordinator).await, desk.person(Role::Manager).await);
    assert_eq!(read(&desk, &manager).await.no_forecast, Some(NoForecast::NoPlan));
    subject(&desk, &site, 70, &[SubjectState::Enrolled, SubjectState::Completed]).await;
    subject(&desk, &site, 40, &[SubjectState::Enrolled]).await;
    subject(&desk, &site, 40, &[SubjectState::ScreenFailed]).await;
    subject(&desk, &site, 1, &[]).await;

    let found = read(&desk, &manager).await;
    let counts = Counts { screened: 4, screen_failed: 1, enrolled: 2, completed: 1, withdrawn: 0 };
    assert_eq!((found.counts, found.whole), (counts, true));
    let last = found.months.last().unwrap();
    assert_eq!((last.cumulative, last.planned), (2, None));
    assert_eq!(found.months.iter().map(|month| (month.screened, month.enrolled)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1)), (4, 2));
    let own = found.sites.iter().find(|one| one.counts.screened > 0).unwrap();
    assert_eq!((own.open.clone(), own.last.clone()), (days_ago(70), Some(days_ago(40))));
    assert_eq!(own.rate, Some(2 * 3_000 / 70));
}

#[actix_web::test]
async fn a_plan_gives_a_forecast_once_there_is_something_to_go_by() {
    let desk = Desk::new().await;
    let (site, manager) = (desk.person(Role::Coordinator).await, desk.person(Role::Manager).await);
    for days in [90, 75, 60, 45] {
        subject(&desk, &site, days, &[SubjectState::Enrolled]).await;
    }
    assert_eq!(plan(&desk, &manager, 0, until(12, 100)).await.unwrap().no_forecast, Some(NoForecast::TooFew));
    subject(&desk, &site, 20, &[SubjectState::Enrolled]).await;

    let found = read(&desk, &manager).await;
    let forecast = found.forecast.clone().unwrap();
    let late = forecast.late.clone().unwrap();
    assert!(days_ago(0) < forecast.early && forecast.early < forecast.median && forecast.median < late, "{forecast:?}");
    assert_eq!(found.months.last().unwrap().planned, Some(6), "half of the time has gone");
    // Who sees one site sees neither the study's target nor where it stands.
    let partly = read(&desk, &site).await;
    assert_eq!((partly.whole, partly.forecast, partly.no_forecast), (false, None, Some(NoForecast::SomeSites)));
    assert!(partly.months.iter().all(|month| month.planned.is_none()));
    // One that is reached needs no forecast.
    assert_eq!(plan(&desk, &manager, 1, until(5, 100)).await.unwrap().no_forecast, Some(NoForecast::Reached));
}

/// Req: ACC-01, AUD-10
#[actix_web::test]
async fn plans_are_made_by_managers_one_upon_the_other_and_kept_in_the_trail() {
    let desk = Desk::new().await;
    let (site, manager) = (desk.person(Role::Coordinator).await, desk.person(Role::Manager).await);
    assert_eq!(plan(&desk, &site, 0, until(10, 50)).await, Err(Code::Forbidden));
    assert_eq!(plan(&desk, &manager, 0, until(0, 50)).await, Err(Code::Invalid));
    let elsewhere = SiteOpening { site: SiteId(server::kernel::ports::fresh()), opens: days_ago(0) };
    assert_eq!(plan(&desk, &manager, 0, EnrolmentPlan { sites: vec![elsewhere], ..until(10, 50) }).await, Err(Code::Invalid));
    assert_eq!(plan(&desk, &manager, 0, until(10, 50)).await.unwrap().revision, 1);
    assert_eq!(plan(&desk, &manager, 0, until(20, 50)).await, Err(Code::Conflict), "made on none");
    assert_eq!(plan(&desk, &manager, 1, until(20, 50)).await.unwrap().revision, 2);
    let kept = desk.owner("select concat(op, ' ', reason) from audit.enrolment_plan order by seq").await;
    assert_eq!(kept, ["insert agreed", "update agreed"]);
}
