//! Campaigns: asked for with a look at what stands against it; decided by the person who was named.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::capture::LockStep;
use shared::kernel::{CampaignId, Nothing, StudyId};
use shared::queries::api::Show as Which;
use shared::review::api::*;
use shared::review::{CampaignState, Condition};
use shared::study::api::{InStudy, ListSites, SiteView};
use uuid::Uuid;

use super::words::{condition, level};
use crate::net::{self, Trouble};
use crate::turn::Turn;
use crate::ui::{
    Badge, Button, ChoiceBox, Dialog, FormProblem, Glyph, Kind, Moment, ProblemView, ReasonDialog, Shape, Skeleton, TextBox, Tone,
};
use crate::{i18n, pages, route, session, t};

/// One campaign, with what the person may do about it.
#[component]
pub fn CampaignCard(study: StudyId, one: Campaign, again: Callback<()>) -> impl IntoView {
    let declining = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let path = OnCampaign { study, campaign: one.id };
    let me = session::now().map(|view| view.person);
    let waits = one.state == CampaignState::Asked;
    let (decides, asked) = (waits && me == Some(one.approver.id), waits && me == Some(one.asked.by));
    let decline = Callback::new(move |why: String| {
        declining.set(false);
        spawn_local(async move {
            match net::submit_because::<DeclineCampaign>(&path, &Nothing {}, &why).await {
                Ok(_) => again.run(()),
                Err(refused) => drop(trouble.try_set(Some(refused))),
            }
        });
    });
    let tone = match one.state {
        CampaignState::Asked => Tone::Warning,
        CampaignState::Done => Tone::Success,
        _ => Tone::Neutral,
    };
    let place = one.key.clone().or(one.site_code.clone()).unwrap_or_else(|| t!("lock-whole-study"));
    let title = i18n::say(&format!("campaign-{}", one.step.as_str()), &[("level", level(one.level).into()), ("place", place.into())]);
    let decided = one.decided.clone().map(|by| view! { <dt>{t!("campaign-decided")}</dt><dd>{by.name}" · "<Moment at=by.at zone=""/>{one.said.clone().map(|said| format!(" · {said}"))}</dd> });
    let checklist = (one.step == LockStep::Lock)
        .then(|| view! { <Checklist study scope=one.scope checks=one.checklist.clone() exceptions=one.exceptions.clone()/> });
    view! {
        <article class="card" data-test="campaign" data-state=one.state.as_str()>
            <header class="spread"><h3 class="card-title">{title}</h3><Badge tone>{i18n::say(&format!("campaign-state-{}", one.state.as_str()), &[])}</Badge></header>
            <dl class="facts">
                <dt>{t!("campaign-asked")}</dt><dd>{one.asked.name}" · "<Moment at=one.asked.at zone=""/></dd>
                <dt>{t!("lock-why")}</dt><dd>{one.why}</dd>
                <dt>{t!("campaign-approver")}</dt><dd>{one.approver.name}</dd>
                {one.hours.map(|hours| view! { <dt>{t!("campaign-hours")}</dt><dd>{hours}</dd> })}
                {decided}
            </dl>
            {checklist}
            <FormProblem trouble fields=&[]/>
            <div class="row">
                {decides.then(|| view! {
                    <Turn<ApproveCampaign> on=path trouble again words=t!("campaign-approve") test="approve" kind=Kind::Primary/>
                    <Button on:click=move |_| declining.set(true) attr:data-test="decline">{t!("campaign-decline")}</Button>
                })}
                {asked.then(|| view! { <Turn<WithdrawCampaign> on=path trouble again words=t!("campaign-withdraw") test="withdraw" kind=Kind::Quiet/> })}
            </div>
            <ReasonDialog open=declining title=t!("campaign-decline") question=Signal::derive(|| t!("campaign-decline-question")) on_reason=decline/>
        </article>
    }
}

/// What stands against a lock, each with the way to it.
#[component]
fn Checklist(study: StudyId, scope: LockScope, checks: Vec<Check>, exceptions: Vec<Exception>) -> impl IntoView {
    let row = move |check: Check| {
        let met = check.open == 0;
        let excepted = exceptions.iter().find(|one| one.condition == check.condition && !met).map(|one| one.why.clone());
        let shape = if met { Shape::Verified } else { Shape::Overdue };
        let count = match address(study, scope, check.condition).filter(|_| !met) {
            Some(to) => view! { <a href=to>{check.open}</a> }.into_any(),
            None => check.open.into_any(),
        };
        let words = if met { t!("check-met") } else { t!("check-open") };
        view! {
            <li class="check" data-test="check" data-condition=check.condition.as_str() data-met=met.to_string()>
                <span class="row"><Glyph shape/><span>{condition(check.condition)}<span class="visually-hidden">", "{words}</span></span><span class="grow"></span><span class="number">{count}</span></span>
                {excepted.map(|why| view! { <span class="soft">{t!("check-exception", why = why)}</span> })}
            </li>
        }
    };
    view! { <ul class="checklist" aria-label=t!("checklist")>{checks.into_iter().map(row).collect_view()}</ul> }
}

/// The list behind a condition.
fn address(study: StudyId, scope: LockScope, condition: Condition) -> Option<String> {
    let place = match (scope.subject, scope.site) {
        (Some(subject), _) => format!("subject={subject}"),
        (None, Some(site)) => format!("site={site}"),
        (None, None) => String::new(),
    };
    let queries = |show: Which| format!("{}?show={}&{place}", pages::queries(study), show.as_str());
    let subjects = |filter: &str| match scope.subject {
        Some(subject) => pages::casebook(study, subject),
        None => format!("{}?{filter}&{place}", pages::subjects(study)),
    };
    match condition {
        Condition::OpenQueries => Some(queries(Which::Active)),
        Condition::UnsettledQueries => Some(queries(Which::Unsettled)),
        Condition::Findings => Some(subjects("findings=true")),
        Condition::MissingForms | Condition::IncompleteForms => Some(subjects("status=in_progress")),
        Condition::Unverified | Condition::Dropped => Some(pages::review(study)),
        Condition::Unsigned => Some(route::write(pages::SIGNING, &[&study.to_string()])),
    }
}

#[component]
pub fn NewCampaignDialog(study: StudyId, open: RwSignal<bool>, again: Callback<()>) -> impl IntoView {
    view! { <Dialog open title=t!("campaign-ask")>{move || view! { <Asking study open again/> }}</Dialog> }
}

#[component]
fn Asking(study: StudyId, open: RwSignal<bool>, again: Callback<()>) -> impl IntoView {
    let found = net::loading(move || async move {
        let sites = net::load::<ListSites>(&InStudy { study }, &Nothing {}).await?;
        let approvers = net::load::<ListApprovers>(&InStudy { study }, &Nothing {}).await?;
        Ok::<_, Trouble>((sites, approvers))
    });
    let retry = Callback::new(move |()| found.again());
    move || match found.get() {
        None => view! { <Skeleton lines=5/> }.into_any(),
        Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
        Some(Ok((sites, approvers))) => view! { <AskForm study sites approvers open again/> }.into_any(),
    }
}

#[component]
fn AskForm(study: StudyId, sites: Vec<SiteView>, approvers: Vec<Approver>, open: RwSignal<bool>, again: Callback<()>) -> impl IntoView {
    // Made once: trying again after a lost line asks once.
    let id = CampaignId(Uuid::new_v4());
    let me = session::now().map(|view| view.person);
    let approvers: Vec<(String, String)> =
        approvers.into_iter().filter(|one| Some(one.id) != me).map(|one| (one.id.to_string(), one.name)).collect();
    let first = |all: &[(String, String)]| RwSignal::new(all.first().map(|(value, _)| value.clone()).unwrap_or_default());
    let scopes: Vec<(String, String)> = sites
        .into_iter()
        .map(|site| (site.id.to_string(), format!("{} {}", site.code, site.name)))
        .chain([(String::new(), t!("lock-whole-study"))])
        .collect();
    let (scope, approver) = (first(&scopes), first(&approvers));
    let step = RwSignal::new(LockStep::Lock.as_str().to_owned());
    let steps = [LockStep::Lock, LockStep::Unlock]
        .map(|one| (one.as_str().to_owned(), i18n::say(&format!("campaign-step-{}", one.as_str()), &[])))
        .to_vec();
    let (reason, hours, whys) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(Vec::<(Condition, RwSignal<String>)>::new()));
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let wanted = move || LockScope { site: scope.get().parse().ok(), subject: None };
    let checks = RwSignal::new(Vec::<Check>::new());
    Effect::new(move |_| {
        let scope = wanted();
        spawn_local(async move {
            if let Ok(found) = net::load::<ReadChecklist>(&InStudy { study }, &scope).await {
                let open = found.iter().filter(|check| check.open > 0);
                whys.try_set(open.map(|check| (check.condition, RwSignal::new(String::new()))).collect());
                checks.try_set(found);
            }
        });
    });
    let locks = move || step.with(|step| step == LockStep::Lock.as_str());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(approver) = approver.get_untracked().parse() else { return };
        let written =
            whys.get_untracked().into_iter().map(|(condition, why)| Exception { condition, why: why.get_untracked().trim().to_owned() });
        let exceptions = written.filter(|one| !one.why.is_empty() && untrack(locks)).collect();
        let new = NewCampaign {
            id,
            step: if untrack(locks) { LockStep::Lock } else { LockStep::Unlock },
            scope: untrack(wanted),
            approver,
            exceptions,
            hours: hours.get_untracked().trim().parse().ok().filter(|_| !untrack(locks)),
        };
        let why = reason.get_untracked().trim().to_owned();
        busy.set(true);
        spawn_local(async move {
            let outcome = net::submit_because::<AskCampaign>(&InStudy { study }, &new, &why).await;
            busy.try_set(false);
            match outcome {
                Ok(_) => {
                    open.try_set(false);
                    again.run(());
                }
                Err(refused) => drop(trouble.try_set(Some(refused))),
            }
        });
    };
    let exception = |(of, why): (Condition, RwSignal<String>)| view! { <TextBox name=format!("why-{}", of.as_str()) label=t!("check-why", condition = condition(of)) value=why/> };
    view! {
        <form class="stack" on:submit=send data-test="campaign-form">
            <FormProblem trouble fields=&[]/>
            <ChoiceBox name="campaign-step" label=t!("campaign-what") value=step choices=Signal::stored(steps) autofocus=true/>
            <ChoiceBox name="campaign-scope" label=t!("lock-place") value=scope choices=Signal::stored(scopes)/>
            <ChoiceBox name="campaign-approver" label=t!("campaign-approver") value=approver choices=Signal::stored(approvers)/>
            <Show when=locks fallback=move || view! { <TextBox name="campaign-hours" label=t!("campaign-hours") value=hours help=t!("campaign-hours-help")/> }>
                {move || view! { <Checklist study scope=wanted() checks=checks.get() exceptions=Vec::new()/> }}
                <Show when=move || !whys.with(Vec::is_empty)><p class="soft">{t!("check-exceptions-help")}</p></Show>
                {move || whys.get().into_iter().map(exception).collect_view()}
            </Show>
            <TextBox name="campaign-reason" label=t!("reason-label") value=reason required=true/>
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true busy attr:data-test="campaign-send">{t!("campaign-send")}</Button>
            </div>
        </form>
    }
}
