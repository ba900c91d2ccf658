//! How many, from when to when, and when do sites open?

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::ctms::api::{NewEnrolmentPlan, PutEnrolmentPlan};
use shared::ctms::{Enrolment, EnrolmentPlan, SiteOpening};
use shared::kernel::StudyId;
use shared::study::api::InStudy;

use crate::net::{self, Trouble, said_of};
use crate::t;
use crate::ui::{Button, Dialog, FormProblem, Kind, TextBox};

#[component]
pub fn PlanDialog(study: StudyId, enrolment: Enrolment, open: RwSignal<bool>, again: Callback<()>) -> impl IntoView {
    let enrolment = StoredValue::new(enrolment);
    view! { <Dialog open title=t!("enrolment-plan")>{move || view! { <PlanForm study enrolment=enrolment.get_value() open again/> }}</Dialog> }
}

#[component]
fn PlanForm(study: StudyId, enrolment: Enrolment, open: RwSignal<bool>, again: Callback<()>) -> impl IntoView {
    let Enrolment { plan, revision, sites, .. } = enrolment;
    let plan = plan.unwrap_or_default();
    let target = RwSignal::new(if plan.target == 0 { String::new() } else { plan.target.to_string() });
    let (first, last, reason) = (RwSignal::new(plan.first), RwSignal::new(plan.last), RwSignal::new(String::new()));
    let opening = |site: &shared::ctms::SiteEnrolment| {
        let known = plan.sites.iter().find(|one| one.site == site.site);
        (site.site, format!("{} · {}", site.code, site.name), RwSignal::new(known.map(|one| one.opens.clone()).unwrap_or_default()))
    };
    let openings: Vec<_> = sites.iter().map(opening).collect();
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let shown = openings.iter().map(|(site, label, opens)| {
        view! { <TextBox name=format!("opens-{site}") label=label.clone() value=*opens kind="date"/> }
    });
    let shown = shown.collect_view();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let given = openings.iter().map(|(site, _, opens)| SiteOpening { site: *site, opens: opens.get_untracked() });
        let plan = EnrolmentPlan {
            // What is no number is refused by the server, with its place.
            target: target.get_untracked().trim().parse().unwrap_or_default(),
            first: first.get_untracked(),
            last: last.get_untracked(),
            sites: given.filter(|one| !one.opens.is_empty()).collect(),
        };
        let (body, why) = (NewEnrolmentPlan { base: revision, plan }, reason.get_untracked().trim().to_owned());
        busy.set(true);
        spawn_local(async move {
            let outcome = net::submit_because::<PutEnrolmentPlan>(&InStudy { study }, &body, &why).await;
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
    view! {
        <form class="stack" on:submit=send data-test="plan-form">
            <p class="soft">{t!("enrolment-plan-help")}</p>
            <FormProblem trouble fields=&["/plan/target", "/plan/first", "/plan/last"]/>
            <TextBox name="target" label=t!("enrolment-target") value=target finding=said_of(trouble, "/plan/target") required=true autofocus=true/>
            <TextBox name="first" label=t!("enrolment-first") value=first kind="date" finding=said_of(trouble, "/plan/first") required=true/>
            <TextBox name="last" label=t!("enrolment-last-in") value=last kind="date" finding=said_of(trouble, "/plan/last") required=true/>
            <fieldset class="stack"><legend>{t!("enrolment-openings")}</legend>{shown}</fieldset>
            <TextBox name="plan-reason" label=t!("reason-label") value=reason required=true/>
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true busy attr:data-test="plan-save">{t!("enrolment-plan-save")}</Button>
            </div>
        </form>
    }
}
