//! Who comes when? The visits of a site by day, as a month or as a list; what is overdue from before stands on top. Each entry
//! opens its visit. Keys: Page up and Page down turn the month.

use leptos::prelude::*;
use shared::capture::VisitStatus;
use shared::capture::api::{Calendar, CalendarSpan, CalendarVisit, ReadCalendar};
use shared::kernel::{Nothing, SiteId, StudyId};
use shared::study::api::{InStudy, ListSites, SiteView};
use web_sys::KeyboardEvent;

use super::cell::missed_by;
use super::month::Month;
use crate::net::{self, Trouble};
use crate::rooms::study::use_study;
use crate::ui::{Empty, Glyph, Icon, Legend, Pictogram, ProblemView, Shape, Skeleton, day};
use crate::{browser, i18n, pages, route, t};

/// In a cell of the month; the rest is counted, and stands in the list.
const SHOWN: usize = 4;

/// What is looked at.
#[derive(Clone, Copy, PartialEq)]
struct Looking {
    site: Option<SiteId>,
    month: Month,
    list: bool,
}

impl Looking {
    fn of_address() -> Self {
        let today = browser::today();
        let now = Month { year: today.year(), month: today.month() };
        Self {
            site: route::query("site").and_then(|site| site.parse().ok()),
            month: route::query("month").and_then(|month| Month::parse(&month)).unwrap_or(now),
            list: route::query("view").as_deref() == Some("list"),
        }
    }

    fn address(self, study: StudyId) -> String {
        let site = self.site.map(|site| format!("&site={site}")).unwrap_or_default();
        format!("{}?month={}&view={}{site}", pages::calendar(study), self.month.iso(), if self.list { "list" } else { "month" })
    }
}

#[component]
pub fn CalendarPage() -> impl IntoView {
    let study = use_study().id;
    let looking = RwSignal::new(Looking::of_address());
    let sites = net::loading(move || async move { net::load::<ListSites>(&InStudy { study }, &Nothing {}).await });
    Effect::new(move |before: Option<()>| {
        let now = looking.get();
        if before.is_some() {
            route::replace(&now.address(study));
        }
    });
    let turn = move |event: KeyboardEvent| {
        let month = looking.get_untracked().month;
        match event.key().as_str() {
            "PageUp" => looking.update(|looking| looking.month = month.previous()),
            "PageDown" => looking.update(|looking| looking.month = month.next()),
            _ => return,
        }
        event.prevent_default();
    };
    let retry = Callback::new(move |()| sites.again());
    view! {
        <div class="page calendar-page" on:keydown=turn>
            {move || match sites.get() {
                None => view! { <Skeleton lines=8/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
                Some(Ok(sites)) if sites.is_empty() => view! { <Empty icon=Icon::Calendar title=t!("sites-none") text=t!("sites-none-text")/> }.into_any(),
                Some(Ok(sites)) => view! { <OfSites study looking sites/> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn OfSites(study: StudyId, looking: RwSignal<Looking>, sites: Vec<SiteView>) -> impl IntoView {
    let first = sites.first().map(|site| site.id).unwrap_or_default();
    let asked = Memo::new(move |_| {
        let looking = looking.get();
        (looking.site.unwrap_or(first), looking.month)
    });
    // Tracked by the question: another site or month asks again.
    let found = net::loading(move || {
        let (site, month) = asked.get_untracked();
        ask(study, site, month)
    });
    Effect::new(move |before: Option<()>| {
        asked.track();
        if before.is_some() {
            found.again();
        }
    });
    let retry = Callback::new(move |()| found.again());
    let month = move || looking.get().month;
    let turn = move |to: Month| looking.update(|looking| looking.month = to);
    let option = move |site: &SiteView| {
        let id = site.id;
        view! { <option value=id.to_string() selected=move || asked.get().0 == id>{format!("{} · {}", site.code, site.name)}</option> }
    };
    let several = sites.len() > 1;
    let options = sites.iter().map(option).collect_view();
    let name = sites.clone();
    let name =
        move || name.iter().find(|site| site.id == asked.get().0).map(|site| format!("{} · {}", site.code, site.name)).unwrap_or_default();
    let zone = move || found.get().and_then(Result::ok).map(|calendar: Calendar| t!("calendar-zone", zone = calendar.time_zone));
    view! {
        <header class="page-head">
            <div>
                <h1 tabindex="-1" aria-live="polite">{move || t!("calendar-of", month = i18n::say(&format!("month-long-{}", month().month), &[]), year = month().year.to_string())}</h1>
                <p class="soft">{name}" · "{zone}</p>
            </div>
            <div class="page-tools"><Legend/></div>
        </header>
        <div class="filters calendar-tools">
            <div class="button-group">
                <button type="button" class="button icon" data-test="previous-month" aria-keyshortcuts="PageUp" aria-label=t!("calendar-previous") title=t!("calendar-previous") on:click=move |_| turn(month().previous())><Pictogram icon=Icon::Previous/></button>
                <button type="button" class="button" on:click=move |_| turn(Month { year: browser::today().year(), month: browser::today().month() })>{t!("calendar-today")}</button>
                <button type="button" class="button icon" data-test="next-month" aria-keyshortcuts="PageDown" aria-label=t!("calendar-next") title=t!("calendar-next") on:click=move |_| turn(month().next())><Pictogram icon=Icon::Next/></button>
            </div>
            {several.then(|| view! {
                <label class="filter">
                    <span class="visually-hidden">{t!("site")}</span>
                    <select class="select" data-test="site" on:change:target=move |event| looking.update(|looking| looking.site = event.target().value().parse().ok())>{options}</select>
                </label>
            })}
            <span class="grow"></span>
            <div class="button-group" role="group" aria-label=t!("calendar-view")>
                <button type="button" class="button" aria-pressed=move || (!looking.get().list).to_string() on:click=move |_| looking.update(|looking| looking.list = false)>{t!("calendar-month")}</button>
                <button type="button" class="button" data-test="as-list" aria-pressed=move || looking.get().list.to_string() on:click=move |_| looking.update(|looking| looking.list = true)>{t!("calendar-list")}</button>
            </div>
        </div>
        {move || match found.get() {
            None => view! { <Skeleton lines=10/> }.into_any(),
            Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
            Some(Ok(calendar)) => {
                let list = looking.get().list;
                view! { <Shown study calendar month=asked.get().1 list/> }.into_any()
            }
        }}
    }
}

async fn ask(study: StudyId, site: SiteId, month: Month) -> Result<Calendar, Trouble> {
    let weeks = month.weeks();
    let from = weeks.first().map(|week| week[0].clone()).unwrap_or_default();
    let until = weeks.last().map(|week| week[6].clone()).unwrap_or_default();
    net::load::<ReadCalendar>(&InStudy { study }, &CalendarSpan { site, from, until }).await
}

#[component]
fn Shown(study: StudyId, calendar: Calendar, month: Month, list: bool) -> impl IntoView {
    let weeks = month.weeks();
    let first = weeks.first().map(|week| week[0].clone()).unwrap_or_default();
    let (before, visits): (Vec<CalendarVisit>, Vec<CalendarVisit>) = calendar.visits.into_iter().partition(|visit| visit.day < first);
    let none = before.is_empty() && visits.is_empty();
    let today = calendar.today;
    let late = (!before.is_empty()).then(|| {
        let entries = before.iter().map(|visit| entry(study, visit, true)).collect_view();
        view! {
            <section class="form-section calendar-late" data-test="overdue">
                <h2>{t!("calendar-overdue", n = before.len())}</h2>
                <ul class="agenda">{entries}</ul>
            </section>
        }
    });
    let shown = match list || none {
        true => agenda(study, &visits, &today, month).into_any(),
        false => grid(study, &visits, &today, month, &weeks).into_any(),
    };
    view! { {late}{shown} }
}

fn grid(study: StudyId, visits: &[CalendarVisit], today: &str, month: Month, weeks: &[[String; 7]]) -> impl IntoView + use<> {
    let heads = (1..=7).map(|n| view! { <th scope="col">{i18n::say(&format!("weekday-{n}"), &[])}</th> }).collect_view();
    let cell = |iso: &String| {
        let mine: Vec<&CalendarVisit> = visits.iter().filter(|visit| visit.day == *iso).collect();
        let more = mine.len().saturating_sub(SHOWN);
        let entries = mine.iter().take(SHOWN).map(|visit| entry(study, visit, false)).collect_view();
        let number = iso.get(8..).unwrap_or_default().trim_start_matches('0').to_owned();
        let is_today = iso == today;
        view! {
            <td class:outside=!month.holds(iso) class:today=is_today aria-current=is_today.then_some("date") data-day=iso.clone()>
                <time datetime=iso.clone()>{number}</time>
                <ul>{entries}{(more > 0).then(|| view! { <li class="soft">{t!("calendar-more", n = more)}</li> })}</ul>
            </td>
        }
    };
    let rows = weeks.iter().map(|week| view! { <tr>{week.iter().map(cell).collect_view()}</tr> }).collect_view();
    view! { <table class="month" data-test="month"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table> }
}

fn agenda(study: StudyId, visits: &[CalendarVisit], today: &str, month: Month) -> impl IntoView + use<> {
    let mut days: Vec<(String, Vec<&CalendarVisit>)> = Vec::new();
    for visit in visits.iter().filter(|visit| month.holds(&visit.day)) {
        match days.last_mut() {
            Some((day, mine)) if *day == visit.day => mine.push(visit),
            _ => days.push((visit.day.clone(), vec![visit])),
        }
    }
    let empty = days.is_empty().then(|| view! { <Empty icon=Icon::Calendar title=t!("calendar-none") text=t!("calendar-none-text")/> });
    let part = |(iso, mine): (String, Vec<&CalendarVisit>)| {
        let is_today = iso == today;
        let words = if is_today { format!("{} · {}", day(&iso), t!("calendar-today")) } else { day(&iso) };
        view! {
            <section class="agenda-day" class:today=is_today>
                <h2><time datetime=iso>{words}</time></h2>
                <ul class="agenda">{mine.into_iter().map(|visit| entry(study, visit, false)).collect_view()}</ul>
            </section>
        }
    };
    view! { <div class="agenda-days" data-test="agenda">{empty}{days.into_iter().map(part).collect_view()}</div> }
}

/// A visit, and the way to it.
fn entry(study: StudyId, visit: &CalendarVisit, dated: bool) -> impl IntoView + use<> {
    let cell = &visit.cell;
    let shape = Shape::from(cell.status);
    let agreed = cell.date.is_none() && cell.appointment.is_some();
    let waits = matches!(cell.status, VisitStatus::Planned | VisitStatus::Due | VisitStatus::Overdue);
    let said = [
        Some(format!("{} {}", visit.key, visit.title)),
        Some(shape.words()),
        missed_by(cell.off),
        cell.appointment.as_deref().filter(|_| agreed).map(|on| t!("visit-agreed", on = day(on))),
        cell.planned.as_ref().filter(|_| waits).map(|planned| t!("cell-planned", on = day(&planned.on), until = day(&planned.until))),
    ];
    let words = said.into_iter().flatten().collect::<Vec<_>>().join("; ");
    let missed = missed_by(cell.off).map(|words| view! { <span class="agenda-off">{words}</span> });
    let on = dated.then(|| view! { <time class="soft">{day(&visit.day)}</time> });
    let href = pages::visit(study, visit.subject, &cell.visit, cell.n);
    view! {
        <li>
            <a class="calendar-visit" class:agreed=agreed href=href title=words data-test="calendar-visit">
                <Glyph shape/>
                <span class="strong">{visit.key.clone()}</span>
                " "<span class="calendar-title">{visit.title.clone()}</span>
                <span class="visually-hidden">", "{shape.words()}{agreed.then(|| format!(", {}", t!("calendar-agreed")))}</span>
                {missed}
                {on}
                {agreed.then(|| view! { <Pictogram icon=Icon::Calendar/> })}
            </a>
        </li>
    }
}
