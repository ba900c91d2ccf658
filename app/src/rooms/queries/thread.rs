//! A thread: what is asked and why, what was said, and what the person may do about it now.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::Permission;
use shared::forms::FormPlan;
use shared::kernel::{Code, Endpoint, Nothing, Problem, QueryId, Scope, StudyId};
use shared::queries::api::*;
use shared::queries::{How, Step};

use super::assign::AssignPart;
use super::words::{StatusBadge, age, how, place, text, working_age};
use crate::net::{self, Trouble};
use crate::rooms::audit::{change, datum_words};
use crate::rooms::capture::Why;
use crate::rooms::study::{OpenDesign, open_design};
use crate::session::Can;
use crate::ui::{Button, Icon, Kind, Moment, Pictogram, ProblemView, Skeleton, day};
use crate::{i18n, pages, session, t};

type Opened = (QueryThread, Arc<OpenDesign>);

/// One query. `aside`: beside the form it is about.
#[component]
pub fn Thread(study: StudyId, query: QueryId, on_change: Callback<()>, aside: bool) -> impl IntoView {
    let path = OnQuery { study, query };
    let found = net::loading(move || open(path));
    let retry = Callback::new(move |()| found.again());
    let done = Callback::new(move |()| {
        found.again();
        on_change.run(());
    });
    move || match found.get() {
        None => view! { <Skeleton lines=5/> }.into_any(),
        Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
        Some(Ok((thread, design))) => view! { <Shown path thread design done aside/> }.into_any(),
    }
}

async fn open(path: OnQuery) -> Result<Opened, Trouble> {
    let thread = net::load::<ReadQuery>(&path, &Nothing {}).await?;
    let design = open_design(path.study, thread.query.version).await?;
    Ok((thread, design))
}

#[component]
fn Shown(path: OnQuery, thread: QueryThread, design: Arc<OpenDesign>, done: Callback<()>, aside: bool) -> impl IntoView {
    let QueryThread { query, why, because, messages, steps, .. } = thread;
    let plan = query.address.form.as_ref().and_then(|form| design.plan(form));
    let said = text(&query, &design);
    let trace = why.map(|why| *why);
    let zone = query.time_zone.clone();
    let messages = messages.into_iter().map(|one| message(one, plan.as_deref(), &zone)).collect_view();
    let (active, asked) = (query.status.is_active(), query.clone());
    view! {
        <article class="thread" data-test="thread" data-status=query.status.as_str()>
            <header class="thread-head">
                <div class="query-line"><StatusBadge status=query.status/>{query.how.as_deref().map(|said| view! { <span class="soft">{how(said)}</span> })}<span class="grow"></span><span class="query-age" class:late=query.overdue>{std::iter::once(age(&query)).chain(working_age(&query)).collect::<Vec<_>>().join(" · ")}</span></div>
                <p class="thread-text" lang=said.lang>{said.text}</p>
                {(!because.is_empty()).then(|| view! { <p class="finding-why">{because.join(" · ")}</p> })}
                {trace.zip(plan).map(|(trace, plan)| view! { <Why said=t!("why") plan trace=Callback::new(move |()| Some(trace.clone()))/> })}
                {(!aside).then(|| view! { <Where path query=query.clone() design=Arc::clone(&design)/> })}
            </header>
            <ol class="messages" data-test="messages">{messages}</ol>
            <Composer path steps active done/>
            {active.then(|| view! { <Can needs=Permission::QueryAssign scope=Scope::Study(path.study)><AssignPart path query=asked.clone() done/></Can> })}
        </article>
    }
}

/// Where it is asked, and the facts about it.
#[component]
fn Where(path: OnQuery, query: QueryRow, design: Arc<OpenDesign>) -> impl IntoView {
    let record = query.address.record();
    let to = record.map_or_else(
        || pages::casebook(path.study, query.address.subject),
        |record| pages::form(path.study, query.address.subject, &record),
    );
    let way = std::iter::once(query.key.clone()).chain(place(&query.address, &design)).collect::<Vec<_>>().join(" › ");
    let due = query.due.as_deref().map(|due| view! { <dt>{t!("query-due")}</dt><dd>{day(due)}</dd> });
    let assignee = query.assignee.map(|one| view! { <dt>{t!("query-assignee")}</dt><dd>{one.name}</dd> });
    let rule = query.rule.map(|rule| view! { <dt>{t!("query-rule")}</dt><dd class="mono">{rule}</dd> });
    view! {
        <a class="thread-place" href=to data-test="query-place">{way}<Pictogram icon=Icon::Next/></a>
        <dl class="facts">
            <dt>{t!("site")}</dt><dd>{query.site_code}</dd>
            <dt>{t!("query-audience")}</dt><dd>{i18n::say(&format!("query-to-{}", query.audience.as_str()), &[])}</dd>
            <dt>{t!("query-priority")}</dt><dd>{i18n::say(&format!("query-priority-{}", query.priority.as_str()), &[])}</dd>
            {due}{assignee}{rule}
        </dl>
    }
}

fn message(one: Message, plan: Option<&FormPlan>, zone: &str) -> impl IntoView + use<> {
    let mine = untrack(session::view).is_some_and(|session| session.person == one.by.by);
    let role = one.by.role.map(|role| i18n::say(&format!("role-{}", role.as_str()), &[]));
    let kind = i18n::say(&format!("query-did-{}", one.kind), &[]);
    let kind = one.how.as_deref().map_or(kind.clone(), |said| format!("{kind}: {}", how(said)));
    let behalf = one.behalf.map(|name| view! { <span>{t!("query-behalf", name = name)}</span> });
    let words = |datum: &shared::forms::Datum, at: &shared::forms::ItemKey| {
        datum_words(datum, plan.and_then(|plan| plan.item(at)).map(|(_, item)| item), plan, i18n::form_tag())
    };
    let changed = |one: Changed| {
        let label = plan.and_then(|plan| plan.item(&one.at)).map(|(_, item)| item.item.label(i18n::form_tag()).to_owned());
        change(label, one.old.as_ref().map(|old| words(old, &one.at)), words(&one.new, &one.at), [None, None], None)
    };
    let changes: Vec<_> = one.changes.into_iter().map(changed).collect();
    view! {
        <li class="message" class:mine=mine data-test="message" data-kind=one.kind>
            <span class="message-head"><strong>{one.by.name}</strong>{role.map(|role| view! { <span>{role}</span> })}<Moment at=one.by.at zone=zone.to_owned()/></span>
            <span class="message-kind">{kind}{behalf}</span>
            {(!one.text.is_empty()).then(|| view! { <span class="message-text">{one.text}</span> })}
            {(!changes.is_empty()).then(|| view! { <ul class="history-changes">{changes}</ul> })}
        </li>
    }
}

/// What somebody writes, and what they do with it.
#[component]
fn Composer(path: OnQuery, steps: Vec<Step>, active: bool, done: Callback<()>) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let act = move |deed: Deed| {
        let said = words.get_untracked().trim().to_owned();
        if said.is_empty() && deed.says_why() {
            let missing = Problem::new(Code::Invalid).at("text", t!("query-say-why"));
            return trouble.set(Some(missing.into()));
        }
        busy.set(true);
        spawn_local(async move {
            let outcome = deed.run(path, said).await;
            busy.try_set(false);
            match outcome {
                Ok(()) => {
                    words.try_set(String::new());
                    trouble.try_set(None);
                    done.run(());
                }
                Err(found) => drop(trouble.try_set(Some(found))),
            }
        });
    };
    let deeds: Vec<Deed> = steps.iter().flat_map(|step| Deed::of(*step)).chain(active.then_some(Deed::Comment)).collect();
    let may = untrack(session::view).is_some_and(|view| view.grants.allow(Permission::QueryComment, Scope::Study(path.study)));
    let deeds: Vec<Deed> = deeds.into_iter().filter(|deed| may || *deed != Deed::Comment).collect();
    let button = move |(n, deed): (usize, Deed)| {
        let kind = if n == 0 { Kind::Primary } else { Kind::Plain };
        view! { <Button kind busy on:click=move |_| act(deed) attr:data-step=deed.as_str()>{i18n::say(&format!("query-do-{}", deed.as_str()), &[])}</Button> }
    };
    (!deeds.is_empty()).then(|| {
        let buttons = deeds.into_iter().enumerate().map(button).collect_view();
        view! {
            <div class="composer">
                <label class="visually-hidden" for="query-words">{t!("query-words")}</label>
                <textarea class="textarea" id="query-words" data-say="" data-test="query-words" rows="3" maxlength="4000" placeholder=t!("query-words") bind:value=words></textarea>
                {move || trouble.get().map(|trouble| view! { <ProblemView trouble/> })}
                <div class="row composer-tools">{buttons}</div>
            </div>
        }
    })
}

/// What can be done with what was written.
#[derive(Clone, Copy, PartialEq)]
enum Deed {
    Confirm,
    Answer,
    Close,
    Reopen,
    Cancel,
    Release,
    Discard,
    Comment,
}

impl Deed {
    /// The site confirms a value or explains; all other steps are what they are.
    fn of(step: Step) -> Vec<Self> {
        match step {
            Step::Answer => vec![Deed::Confirm, Deed::Answer],
            Step::Close => vec![Deed::Close],
            Step::Reopen => vec![Deed::Reopen],
            Step::Cancel => vec![Deed::Cancel],
            Step::Release => vec![Deed::Release],
            Step::Discard => vec![Deed::Discard],
            Step::Conform | Step::Supersede => Vec::new(),
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Deed::Confirm => "confirm",
            Deed::Answer => "answer",
            Deed::Close => "close",
            Deed::Reopen => "reopen",
            Deed::Cancel => "cancel",
            Deed::Release => "release",
            Deed::Discard => "discard",
            Deed::Comment => "comment",
        }
    }

    const fn says_why(self) -> bool {
        !matches!(self, Deed::Close | Deed::Release)
    }

    async fn run(self, path: OnQuery, text: String) -> Result<(), Trouble> {
        let done = match self {
            Deed::Confirm => submit::<AnswerQuery>(path, &Answer { how: How::Confirmed, text }).await,
            Deed::Answer => submit::<AnswerQuery>(path, &Answer { how: How::Explained, text }).await,
            Deed::Close => submit::<CloseQuery>(path, &MaySay { text }).await,
            Deed::Reopen => submit::<ReopenQuery>(path, &Said { text }).await,
            Deed::Release => submit::<ReleaseQuery>(path, &MaySay { text }).await,
            Deed::Comment => submit::<CommentQuery>(path, &Said { text }).await,
            Deed::Cancel => net::submit_because::<CancelQuery>(&path, &Nothing {}, &text).await,
            Deed::Discard => net::submit_because::<DiscardQuery>(&path, &Nothing {}, &text).await,
        };
        done.map(drop)
    }
}

async fn submit<E: Endpoint<Path = OnQuery, Reply = QueryThread>>(path: OnQuery, body: &E::Body) -> Result<QueryThread, Trouble> {
    net::submit::<E>(&path, body).await
}
