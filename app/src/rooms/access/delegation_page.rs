//! Who does what at each site, and by whose delegation? The delegation log: proposed, accepted, signed, ended.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::api::{DelegationView, Done, EndDelegation, OfStudy, OnDelegation, ReadDelegations};
use shared::access::{DelegationState, DelegationStep, Permission};
use shared::kernel::{Nothing, Scope, StudyId};

use super::delegation_sign::SignDelegationDialog;
use super::propose::ProposeDialog;
use super::words;
use crate::net::{self, Trouble};
use crate::session::Can;
use crate::ui::{Badge, Button, Empty, FormProblem, Icon, Kind, ProblemView, ReasonDialog, Skeleton, Tone};
use crate::{i18n, route, session, t};

#[component]
pub fn DelegationPage() -> impl IntoView {
    let Some(study) = route::param::<StudyId>("study") else { return ().into_any() };
    let log = net::loading(move || async move { net::load::<ReadDelegations>(&OfStudy { study }, &Nothing {}).await });
    let again = Callback::new(move |()| log.again());
    let proposing = RwSignal::new(false);
    let (signing, ending) = (RwSignal::new(None::<DelegationView>), RwSignal::new(None::<DelegationView>));
    view! {
        <div class="page">
            <header class="page-head">
                <div><h1 tabindex="-1">{t!("page-delegation")}</h1><p class="soft">{t!("delegation-text")}</p></div>
                <div class="page-tools">
                    <Can needs=Permission::DelegationPropose scope=Scope::Study(study)>
                        <Button kind=Kind::Primary icon=Icon::Add on:click=move |_| proposing.set(true) attr:data-test="propose">{t!("delegation-propose")}</Button>
                    </Can>
                </div>
            </header>
            {move || match log.get() {
                None => view! { <Skeleton lines=6/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=again/> }.into_any(),
                Some(Ok(page)) if page.rows.is_empty() => view! { <Empty icon=Icon::Sign title=t!("delegation-none") text=t!("delegation-none-text")/> }.into_any(),
                Some(Ok(page)) => table(study, page.rows, signing, ending),
            }}
            <ProposeDialog study open=proposing on_proposed=again/>
            <SignDelegationDialog line=signing on_signed=again/>
            <EndDialog study ending again/>
        </div>
    }
    .into_any()
}

/// A line that was chosen, for a dialog. Dialogs are the page's: a row is drawn anew whenever the log is.
type Chosen = RwSignal<Option<DelegationView>>;

fn table(study: StudyId, rows: Vec<DelegationView>, signing: Chosen, ending: Chosen) -> AnyView {
    view! {
        <div class="table-wrap">
            <table class="table">
                <thead><tr>
                    <th scope="col">{t!("delegation-person")}</th><th scope="col">{t!("delegation-duties")}</th><th scope="col">{t!("site")}</th>
                    <th scope="col">{t!("delegation-period")}</th><th scope="col">{t!("delegation-state")}</th>
                    <th scope="col"><span class="visually-hidden">{t!("actions")}</span></th>
                </tr></thead>
                <tbody>{rows.into_iter().map(|line| view! { <Line study line signing ending/> }).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// How far a line has come, in words and tone.
pub fn state(state: DelegationState) -> impl IntoView {
    let tone = match state {
        DelegationState::Signed => Tone::Success,
        DelegationState::Proposed | DelegationState::Accepted => Tone::Warning,
        _ => Tone::Neutral,
    };
    view! { <Badge tone>{i18n::say(&format!("delegation-state-{}", state.as_str()), &[])}</Badge> }
}

/// From when until when.
pub fn period(line: &DelegationView) -> String {
    let from = line.starts.or(line.signed.as_ref().map(|done| done.at)).map(words::day_of);
    let until = line.ended.as_ref().filter(|_| line.signed.is_some()).map(|done| done.at).or(line.ends).map(words::day_of);
    match (from, until) {
        (Some(from), Some(until)) => format!("{from} – {until}"),
        (Some(from), None) => t!("grant-from", day = from),
        (None, Some(until)) => t!("grant-until", day = until),
        (None, None) => t!("delegation-from-signature"),
    }
}

#[component]
fn Line(study: StudyId, line: DelegationView, signing: Chosen, ending: Chosen) -> impl IntoView {
    let scope = Scope::Study(study);
    let me = session::now().map(|view| view.person);
    let allows = |permission| untrack(|| session::allows(permission, scope));
    let signs = allows(Permission::RecordSign) && DelegationStep::Sign.leads(line.state).is_some() && me != Some(line.person);
    let needs = if line.signed.is_some() { Permission::RecordSign } else { Permission::DelegationPropose };
    let ends = allows(needs) && DelegationStep::End.leads(line.state).is_some();
    let end_words = end_words(&line);
    let done = |key: &str, done: &Option<Done>| {
        done.as_ref().map(|done| i18n::say(key, &[("name", done.name.clone().into()), ("day", words::day_of(done.at).into())]))
    };
    let steps = [
        done("delegation-by", &Some(line.proposed.clone())),
        done("delegation-signed-by", &line.signed),
        done("delegation-ended-by", &line.ended),
        line.ended_why.clone(),
    ];
    let (chosen, ended) = (line.clone(), line.clone());
    view! {
        <tr data-test="delegation" data-state=line.state.as_str()>
            <th scope="row" dir="auto">{line.name.clone()}<div class="soft">{words::role(line.role)}</div></th>
            <td dir="auto">{line.duties.clone()}</td>
            <td>{line.site_name.clone()}</td>
            <td>{period(&line)}</td>
            <td>{state(line.state)}<div class="faint delegation-steps">{steps.into_iter().flatten().map(|words| view! { <div>{words}</div> }).collect_view()}</div></td>
            <td>
                <div class="row">
                    {signs.then(|| view! { <Button kind=Kind::Primary icon=Icon::Sign on:click=move |_| signing.set(Some(chosen.clone())) attr:data-test="sign-delegation">{t!("sign")}</Button> })}
                    {ends.then(|| view! { <Button kind=Kind::Quiet on:click=move |_| ending.set(Some(ended.clone())) attr:data-test="end-delegation">{end_words}</Button> })}
                </div>
            </td>
        </tr>
    }
}

fn end_words(line: &DelegationView) -> String {
    if line.signed.is_some() { t!("delegation-end") } else { t!("delegation-withdraw") }
}

/// Why is it ended, or taken back?
#[component]
fn EndDialog(study: StudyId, ending: Chosen, again: Callback<()>) -> impl IntoView {
    let (open, trouble) = (words::open_while(ending), RwSignal::new(None::<Trouble>));
    let asked = |line: &DelegationView| match line.signed {
        Some(_) => t!("delegation-end-question", name = line.name.clone()),
        None => t!("delegation-withdraw-question", name = line.name.clone()),
    };
    let question = Signal::derive(move || ending.with(|line| line.as_ref().map(asked)).unwrap_or_default());
    let end = Callback::new(move |why: String| {
        let Some(line) = ending.get_untracked() else { return };
        open.set(false);
        let path = OnDelegation { study, delegation: line.id };
        spawn_local(async move {
            match net::submit_because::<EndDelegation>(&path, &Nothing {}, &why).await {
                Ok(_) => again.run(()),
                Err(refused) => drop(trouble.try_set(Some(refused))),
            }
        });
    });
    view! {
        <FormProblem trouble/>
        <ReasonDialog open title=t!("delegation-end") question on_reason=end/>
    }
}
