//! Tasks as the page shows them: by urgency, each with its words and where it leads. Pure.

use shared::agenda::api::{Agenda, AgendaSite};
use shared::agenda::{Kind, Task, Urgency};
use shared::capture::RecordKey;
use shared::forms::{Oid, Words, english};
use shared::review::SignPlace;

use crate::rooms::capture::told;
use crate::ui::{Shape, day};
use crate::{i18n, pages, route, t};

/// The tasks of one urgency, and how many there are beside those that are listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub urgency: Urgency,
    pub count: u32,
    pub tasks: Vec<Task>,
}

/// Groups that have something in them.
pub fn groups(agenda: &Agenda, kind: Option<Kind>) -> Vec<Group> {
    let shown = |one: Kind| kind.is_none_or(|kind| kind == one);
    let group = |urgency: Urgency| {
        let mine = |kind: Kind| kind.urgency() == urgency && shown(kind);
        let count = agenda.figures.iter().filter(|figure| mine(figure.kind)).map(|figure| figure.count).sum();
        let mut tasks: Vec<Task> = agenda.tasks.iter().filter(|task| mine(task.kind)).cloned().collect();
        // Those with a day first, the earliest at the top; of one day in the order of the kinds.
        tasks.sort_by(|a, b| (a.until.is_none(), &a.until).cmp(&(b.until.is_none(), &b.until)));
        Group { urgency, count, tasks }
    };
    Urgency::ALL.into_iter().map(group).filter(|group| group.count > 0).collect()
}

/// Where the task is done. A query is answered beside its item; who looks at answers, or at what is proposed, does so in the list.
pub fn address(task: &Task) -> String {
    let listed = match task.kind {
        Kind::QueryReview => Some("answered"),
        Kind::QueryRelease => Some("candidate"),
        Kind::QueryAnswer if task.form.is_none() => Some("open"),
        _ => None,
    };
    if let (Some(query), Some(show)) = (task.query, listed) {
        return format!("{}?show={show}&query={query}", pages::queries(task.study));
    }
    if matches!(task.kind, Kind::SignAgain | Kind::ToSign) {
        return pages::sign(task.study, task.subject, &to_sign(task));
    }
    match &task.form {
        Some(form) => {
            let key = RecordKey { visit: task.visit.clone(), visit_n: task.visit_n, form: form.clone(), form_n: task.form_n };
            let form = pages::form(task.study, task.subject, &key);
            task.item.as_ref().map_or_else(|| form.clone(), |item| format!("{form}?item={}", route::encode(item)))
        }
        None => {
            let book = pages::casebook(task.study, task.subject);
            format!("{book}?visit={}&n={}", route::encode(task.visit.as_str()), task.visit_n)
        }
    }
}

/// What a task of signing is about.
fn to_sign(task: &Task) -> SignPlace {
    let key = |form: &Oid| RecordKey { visit: task.visit.clone(), visit_n: task.visit_n, form: form.clone(), form_n: task.form_n };
    match &task.form {
        Some(form) => SignPlace::form(&key(form)),
        None if task.visit_n == 0 => SignPlace::CASEBOOK,
        None => SignPlace::visit(task.visit.clone(), task.visit_n),
    }
}

/// The form or visit, and what is to be done with it.
pub fn what(task: &Task) -> (String, String) {
    let title = match task.form {
        None if task.visit_n == 0 => t!("sign-casebook"),
        Some(_) => numbered(&task.form_title, task.form_n),
        None if task.visit_title.is_empty() => t!("subject"),
        None => numbered(&task.visit_title, task.visit_n),
    };
    let does = match task.kind {
        _ if task.asks.is_some() => task.asks.as_ref().map(asked).unwrap_or_default(),
        Kind::FormFindings => t!("work-findings", n = task.findings),
        kind => i18n::say(&format!("work-does-{}", name(kind)), &[]),
    };
    (title, does)
}

/// What a query asks, in the person's language where there are such words.
fn asked(words: &Words) -> String {
    match words {
        Words::Own(own) => told(own).text,
        Words::Key { key, args } => {
            let named: Vec<(&str, i18n::Arg)> = args.iter().map(|(name, text)| (name.as_str(), text.clone().into())).collect();
            let text = i18n::say(key, &named);
            if text == *key { english(words) } else { text }
        }
    }
}

/// Visit, study and site; what is everywhere the same is not said.
pub fn place(task: &Task, sites: &[AgendaSite]) -> String {
    let visit = task.form.as_ref().map(|_| numbered(&task.visit_title, task.visit_n));
    let site = sites.iter().find(|site| site.site == task.site);
    let several = sites.iter().any(|site| site.study != task.study);
    let study = site.filter(|_| several).map(|site| site.study_title.clone());
    let site = site.filter(|_| sites.len() > 1).map(|site| site.site_code.clone());
    visit.into_iter().chain(study).chain(site).collect::<Vec<_>>().join(" · ")
}

/// By when, in words.
pub fn when(task: &Task) -> String {
    match (task.days, &task.until) {
        (Some(days), Some(_)) if days < 0 => t!("work-late", n = days.unsigned_abs()),
        (Some(0), Some(_)) => t!("work-today"),
        (Some(days), Some(until)) => t!("work-until", on = day(until), n = days.unsigned_abs()),
        _ => String::new(),
    }
}

fn numbered(title: &str, n: u32) -> String {
    if n > 1 { t!("visit-nth", title = title.to_owned(), n = n) } else { title.to_owned() }
}

/// So many tasks of a kind, as a figure names them.
pub fn kind_words(kind: Kind, count: u32) -> String {
    i18n::say(&format!("work-kind-{}", name(kind)), &[("n", count.into())])
}

fn name(kind: Kind) -> String {
    kind.as_str().replace('_', "-")
}

/// Findings and queries have no shape of their own: their badge stands in its place.
pub const fn shape(kind: Kind) -> Option<Shape> {
    match (kind, kind.urgency()) {
        (Kind::FormFindings | Kind::QueryAnswer | Kind::QueryReview | Kind::QueryRelease, _) => None,
        (Kind::SignAgain, _) => Some(Shape::Broken),
        (Kind::ToSign, _) => Some(Shape::Complete),
        (_, Urgency::Overdue) => Some(Shape::Overdue),
        (_, Urgency::Due) => Some(Shape::Due),
        (_, Urgency::Open) => Some(Shape::InProgress),
    }
}

#[cfg(test)]
mod tests {
    use shared::agenda::Figure;
    use shared::kernel::{QueryId, SiteId, StudyId, SubjectId};

    use super::*;

    fn task(kind: Kind, key: &str, until: Option<&str>, days: Option<i32>) -> Task {
        Task {
            kind,
            study: StudyId::default(),
            site: SiteId::default(),
            subject: SubjectId::default(),
            key: key.into(),
            visit: "V1".into(),
            visit_n: 1,
            visit_title: "Visit 1".into(),
            form: (!matches!(kind, Kind::VisitDue | Kind::VisitOverdue)).then(|| "F".into()),
            form_n: 1,
            form_title: "Vital signs".into(),
            from: None,
            until: until.map(Into::into),
            days,
            findings: 2,
            since: None,
            query: None,
            item: None,
            asks: None,
        }
    }

    #[test]
    fn the_longest_overdue_comes_first_whatever_its_kind() {
        let tasks = vec![
            task(Kind::VisitOverdue, "A", Some("2026-03-04"), Some(-2)),
            task(Kind::FormOverdue, "B", Some("2026-03-01"), Some(-5)),
            task(Kind::FormFindings, "C", None, None),
        ];
        let figure = |kind, count| Figure { kind, count };
        let figures = vec![figure(Kind::VisitOverdue, 1), figure(Kind::FormOverdue, 12), figure(Kind::FormFindings, 1)];
        let agenda = Agenda { figures, tasks, sites: Vec::new() };
        let shown = groups(&agenda, None);
        let keys = |group: &Group| group.tasks.iter().map(|task| task.key.clone()).collect::<String>();
        assert_eq!(
            shown.iter().map(|group| (group.urgency, group.count, keys(group))).collect::<Vec<_>>(),
            [(Urgency::Overdue, 13, "BA".into()), (Urgency::Open, 1, "C".into()),]
        );
        assert_eq!(groups(&agenda, Some(Kind::FormFindings)).len(), 1);
    }

    #[test]
    fn a_task_says_by_when_it_is_to_be_done_and_leads_there() {
        i18n::speak_here("en");
        assert_eq!(when(&task(Kind::VisitOverdue, "A", Some("2026-03-04"), Some(-1))), "1 day late");
        assert_eq!(when(&task(Kind::VisitDue, "A", Some("2026-03-04"), Some(0))), "today is the last day");
        assert_eq!(when(&task(Kind::VisitDue, "A", Some("2026-03-04"), Some(3))), "until 04 Mar 2026, 3 days left");
        assert!(address(&task(Kind::VisitDue, "A", None, None)).ends_with("?visit=V1&n=1"));
        assert!(address(&task(Kind::FormDue, "A", None, None)).ends_with("/V1/1/F/1"));
        let query = |kind| Task {
            query: Some(QueryId::default()),
            item: Some("G/1/I".into()),
            asks: Some(Words::Own(shared::forms::Translated::plain("Right?"))),
            ..task(kind, "A", None, None)
        };
        assert!(address(&query(Kind::QueryAnswer)).ends_with("/V1/1/F/1?item=G%2F1%2FI"));
        assert!(address(&query(Kind::QueryReview)).contains("/queries?show=answered&query="));
        assert_eq!(what(&query(Kind::QueryAnswer)), ("Vital signs".to_owned(), "Right?".to_owned()));
    }
}
