//! What is to be verified? The plan, tier by tier.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::capture::{SubjectState, Track};
use shared::kernel::{Nothing, StudyId};
use shared::review::api::{NewPlan, PlanView, PutPlan};
use shared::review::{PlanItem, ReviewPlan, Tier};
use shared::study::Design;
use shared::study::api::{InStudy, ListSites, SiteView};

use super::ticks::Ticks;
use super::words::track;
use crate::net::{self, Trouble};
use crate::rooms::study::{open_design, use_study};
use crate::ui::{Button, ChoiceBox, Dialog, FormProblem, Icon, Kind, ProblemView, Skeleton, TextBox};
use crate::{i18n, t};

/// Between a form's and an item's OID: no OID has it.
const WITHIN: char = '\u{1f}';

/// A tier while it is being written.
#[derive(Clone, Copy)]
struct Draft {
    name: RwSignal<String>,
    track: RwSignal<String>,
    share: RwSignal<String>,
    sites: RwSignal<Vec<String>>,
    states: RwSignal<Vec<String>>,
    items: RwSignal<Vec<String>>,
    forms: RwSignal<Vec<String>>,
    visits: RwSignal<Vec<String>>,
}

impl Draft {
    fn of(tier: Tier) -> Self {
        let text = |all: Vec<shared::forms::Oid>| RwSignal::new(all.into_iter().map(|oid| oid.0).collect());
        Self {
            name: RwSignal::new(tier.name),
            track: RwSignal::new(tier.track.as_str().to_owned()),
            share: RwSignal::new(tier.share.to_string()),
            sites: RwSignal::new(tier.sites.iter().map(ToString::to_string).collect()),
            states: RwSignal::new(tier.states.iter().map(|state| state.as_str().to_owned()).collect()),
            items: RwSignal::new(tier.items.iter().map(|one| format!("{}{WITHIN}{}", one.form, one.item)).collect()),
            forms: text(tier.forms),
            visits: text(tier.visits),
        }
    }

    fn blank() -> Self {
        let (sites, states, items, forms, visits) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self::of(Tier { name: t!("plan-tier-new"), track: Track::Source, share: 100, sites, states, items, forms, visits })
    }

    fn tier(self) -> Tier {
        let oids = |all: RwSignal<Vec<String>>| all.get_untracked().iter().map(|oid| oid.as_str().into()).collect();
        let item = |text: &String| text.split_once(WITHIN).map(|(form, item)| PlanItem { form: form.into(), item: item.into() });
        Tier {
            name: self.name.get_untracked().trim().to_owned(),
            track: self.track.get_untracked().parse().unwrap_or(Track::Source),
            // What is no share is refused by the server, with its place.
            share: self.share.get_untracked().trim().parse().unwrap_or(u8::MAX),
            sites: self.sites.get_untracked().iter().filter_map(|site| site.parse().ok()).collect(),
            states: self.states.get_untracked().iter().filter_map(|state| state.parse().ok()).collect(),
            items: self.items.get_untracked().iter().filter_map(item).collect(),
            forms: oids(self.forms),
            visits: oids(self.visits),
        }
    }
}

#[component]
pub fn PlanDialog(study: StudyId, view: PlanView, open: RwSignal<bool>, again: Callback<()>) -> impl IntoView {
    let view = StoredValue::new(view);
    view! { <Dialog open title=t!("review-plan") wide=true>{move || view! { <Editor study view=view.get_value() open again/> }}</Dialog> }
}

#[component]
fn Editor(study: StudyId, view: PlanView, open: RwSignal<bool>, again: Callback<()>) -> impl IntoView {
    let version = use_study().version;
    let found = net::loading(move || async move {
        let design = open_design(study, version).await?;
        let sites = net::load::<ListSites>(&InStudy { study }, &Nothing {}).await?;
        Ok::<_, Trouble>((design, sites))
    });
    let retry = Callback::new(move |()| found.again());
    let view = StoredValue::new(view);
    move || match found.get() {
        None => view! { <Skeleton lines=6/> }.into_any(),
        Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
        Some(Ok((design, sites))) => {
            view! { <PlanForm study view=view.get_value() design=design.design.clone() sites open again/> }.into_any()
        }
    }
}

#[component]
fn PlanForm(
    study: StudyId,
    view: PlanView,
    design: Design,
    sites: Vec<SiteView>,
    open: RwSignal<bool>,
    again: Callback<()>,
) -> impl IntoView {
    let PlanView { plan, revision, .. } = view;
    let drafts = RwSignal::new(plan.tiers.into_iter().map(Draft::of).enumerate().collect::<Vec<_>>());
    let next = StoredValue::new(drafts.with_untracked(Vec::len));
    let (seed, reason) = (RwSignal::new(plan.seed.to_string()), RwSignal::new(String::new()));
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let shared = StoredValue::new((design, sites));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let tiers = drafts.get_untracked().into_iter().map(|(_, draft)| draft.tier()).collect();
        let plan = ReviewPlan { seed: seed.get_untracked().trim().parse().unwrap_or_default(), tiers };
        let (body, why) = (NewPlan { base: revision, plan }, reason.get_untracked().trim().to_owned());
        busy.set(true);
        spawn_local(async move {
            let outcome = net::submit_because::<PutPlan>(&InStudy { study }, &body, &why).await;
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
    let add = move |_| {
        let n = next.get_value();
        next.set_value(n + 1);
        drafts.update(|drafts| drafts.push((n, Draft::blank())));
    };
    view! {
        <form class="stack" on:submit=send data-test="plan-form">
            <p class="soft">{t!("plan-help")}</p>
            <FormProblem trouble fields=&[]/>
            <For each=move || drafts.get() key=|(n, _)| *n let((n, draft))>
                <TierPart n draft shared on_remove=Callback::new(move |()| drafts.update(|drafts| drafts.retain(|(one, _)| *one != n)))/>
            </For>
            <div class="row"><Button icon=Icon::Add on:click=add attr:data-test="plan-add">{t!("plan-tier-add")}</Button></div>
            <TextBox name="plan-seed" label=t!("plan-seed") value=seed help=t!("plan-seed-help")/>
            <TextBox name="plan-reason" label=t!("reason-label") value=reason required=true/>
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true busy attr:data-test="plan-save">{t!("plan-save")}</Button>
            </div>
        </form>
    }
}

#[component]
fn TierPart(n: usize, draft: Draft, shared: StoredValue<(Design, Vec<SiteView>)>, on_remove: Callback<()>) -> impl IntoView {
    let tracks = Track::ALL.iter().map(|one| (one.as_str().to_owned(), track(*one))).collect::<Vec<_>>();
    let states =
        SubjectState::ALL.iter().map(|one| (one.as_str().to_owned(), i18n::say(&format!("subject-state-{}", one.as_str()), &[]))).collect();
    let lang = i18n::form_tag();
    let (sites, forms, visits, items) = shared.with_value(|(design, sites)| {
        let sites = sites.iter().map(|site| (site.id.to_string(), site.code.clone())).collect::<Vec<_>>();
        let forms = design.library.forms.iter().map(|form| (form.oid.0.clone(), form.title(lang).to_owned())).collect::<Vec<_>>();
        let visits = design.visits.iter().map(|visit| (visit.oid.0.clone(), visit.title().to_owned())).collect::<Vec<_>>();
        (sites, forms, visits, items_of(design, lang))
    });
    let critical = items.into_iter().map(|(form, items)| view! { <Ticks label=form choices=items chosen=draft.items/> }).collect_view();
    view! {
        <fieldset class="card" data-test="tier">
            <div class="row">
                <TextBox name=format!("tier-{n}-name") label=t!("plan-tier-name") value=draft.name required=true/>
                <ChoiceBox name=format!("tier-{n}-track") label=t!("track") value=draft.track choices=Signal::stored(tracks)/>
                <TextBox name=format!("tier-{n}-share") label=t!("plan-share") value=draft.share/>
            </div>
            <details><summary>{t!("plan-whom")}</summary><div class="stack"><Ticks label=t!("page-sites") choices=sites chosen=draft.sites/><Ticks label=t!("plan-states") choices=states chosen=draft.states/></div></details>
            <details><summary>{t!("plan-whole")}</summary><div class="stack"><Ticks label=t!("plan-forms") choices=forms chosen=draft.forms/><Ticks label=t!("plan-visits") choices=visits chosen=draft.visits/></div></details>
            <details><summary>{move || t!("plan-critical", n = draft.items.with(Vec::len))}</summary><div class="stack">{critical}</div></details>
            <div class="row"><Button kind=Kind::Quiet icon=Icon::Remove on:click=move |_| on_remove.run(())>{t!("plan-tier-remove")}</Button></div>
        </fieldset>
    }
}

/// A form's title, and its items: value and words of each.
type Choices = (String, Vec<(String, String)>);

/// Items that can be critical, by form.
fn items_of(design: &Design, lang: &str) -> Vec<Choices> {
    let library = &design.library;
    let item = |form: &str, oid: &shared::forms::Oid| {
        let known = library.items.iter().find(|item| item.oid == *oid)?;
        Some((format!("{form}{WITHIN}{oid}"), known.label(lang).to_owned()))
    };
    let form = |form: &shared::forms::FormDef| {
        let groups = form.groups.iter().filter_map(|one| library.groups.iter().find(|group| group.oid == one.oid));
        let items = groups.flat_map(|group| &group.items).filter_map(|one| item(form.oid.as_str(), &one.oid)).collect();
        (form.title(lang).to_owned(), items)
    };
    library.forms.iter().map(form).collect()
}
