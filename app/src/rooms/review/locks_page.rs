//! What is held, and what is on its way to be? Locks in force; campaigns with their live checklist and who is to decide.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::Permission;
use shared::capture::{LockLevel, LockPlace, LockState, LockStep};
use shared::kernel::{Nothing, Scope, StudyId};
use shared::review::api::{HoldPlace, ListCampaigns, ListLocks, LockFilter, LockRow, SetLock};
use shared::study::api::{InStudy, ListSites, SiteView};

use super::campaigns::{CampaignCard, NewCampaignDialog};
use super::holds::Lift;
use super::words::{level, may, step};
use crate::net::{self, Trouble};
use crate::news;
use crate::rooms::study::use_study;
use crate::session::Can;
use crate::ui::{Button, Empty, FormProblem, Glyph, Icon, Kind, Menu, MenuButton, Moment, ProblemView, Shape, Skeleton};
use crate::{pages, t};

#[component]
pub fn LocksPage() -> impl IntoView {
    let study = use_study().id;
    let path = InStudy { study };
    let campaigns = net::loading(move || async move { net::load::<ListCampaigns>(&path, &Nothing {}).await });
    let locks = net::loading(move || async move { net::load::<ListLocks>(&path, &LockFilter::default()).await });
    let asking = RwSignal::new(false);
    let again = Callback::new(move |()| {
        campaigns.again();
        locks.again();
    });
    news::after_each(move || again.run(()));
    view! {
        <div class="page">
            <header class="page-head">
                <h1 tabindex="-1">{t!("page-locks")}</h1>
                <div class="page-tools">
                    <FreezeMenu study again/>
                    <Can needs=Permission::LockAsk scope=Scope::Study(study)>
                        <Button kind=Kind::Primary icon=Icon::Lock on:click=move |_| asking.set(true) attr:data-test="ask-campaign">{t!("campaign-ask")}</Button>
                    </Can>
                </div>
            </header>
            <h2>{t!("campaigns")}</h2>
            {move || match campaigns.get() {
                None => view! { <Skeleton lines=4/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=again/> }.into_any(),
                Some(Ok(all)) if all.is_empty() => view! { <Empty icon=Icon::Lock title=t!("campaigns-none") text=t!("campaigns-none-text")/> }.into_any(),
                Some(Ok(all)) => view! { <div class="cards campaigns">{all.into_iter().map(|one| view! { <CampaignCard study one again/> }).collect_view()}</div> }.into_any(),
            }}
            <h2>{t!("locks")}</h2>
            {move || match locks.get() {
                None => view! { <Skeleton lines=4/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=again/> }.into_any(),
                Some(Ok(all)) if all.is_empty() => view! { <p class="soft">{t!("locks-none")}</p> }.into_any(),
                Some(Ok(all)) => table(study, all, again),
            }}
            <NewCampaignDialog study open=asking again/>
        </div>
    }
}

/// A site or the whole study is frozen here at once; locked it is by a campaign.
#[component]
fn FreezeMenu(study: StudyId, again: Callback<()>) -> impl IntoView {
    let trouble = RwSignal::new(None::<Trouble>);
    if !may(study, LockStep::Freeze, LockLevel::Study) {
        return ().into_any();
    }
    let sites = net::loading(move || async move { net::load::<ListSites>(&InStudy { study }, &Nothing {}).await });
    let entry = move |words: String, place: LockPlace| {
        let choose = Callback::new(move |()| {
            let body = SetLock { step: LockStep::Freeze, place: place.clone() };
            spawn_local(async move {
                match net::submit::<HoldPlace>(&InStudy { study }, &body).await {
                    Ok(_) => again.run(()),
                    Err(refused) => drop(trouble.try_set(Some(refused))),
                }
            });
        });
        view! { <MenuButton icon=Icon::Lock on_choose=choose>{words}</MenuButton> }
    };
    let of_sites = move || {
        let sites = sites.get().and_then(Result::ok).unwrap_or_default();
        let one = |site: SiteView| entry(t!("lock-freeze-site", site = site.code), LockPlace::site(site.id));
        sites.into_iter().map(one).collect_view()
    };
    view! {
        <span data-test="freeze-menu"><Menu label=t!("lock-freeze") icon=Icon::Lock>{entry(step(LockStep::Freeze, LockLevel::Study), LockPlace::study())}{of_sites}</Menu></span>
        <FormProblem trouble fields=&[]/>
    }
    .into_any()
}

fn table(study: StudyId, locks: Vec<LockRow>, again: Callback<()>) -> AnyView {
    let row = move |lock: LockRow| {
        let shape = Shape::Planned.held(lock.state);
        let place = where_is(&lock);
        let place = match lock.place.subject {
            Some(subject) => view! { <a class="row-link" href=pages::casebook(study, subject)>{place}</a> }.into_any(),
            None => place.into_any(),
        };
        let open = lock.open_until.map(|until| view! { <span class="soft">{t!("lock-open-until")}" "<Moment at=until zone=""/></span> });
        view! {
            <tr data-test="lock" data-state=lock.state.as_str() data-level=lock.place.level.as_str()>
                <td><span class="row"><Glyph shape/>{shape.words()}</span></td>
                <td>{level(lock.place.level)}</td>
                <th scope="row">{place}{open}</th>
                <td>{lock.by.name}</td>
                <td><Moment at=lock.by.at zone=""/></td>
                <td>{lock.why}</td>
                <td><Lift study lock=lock.id level=lock.place.level state=if lock.open_until.is_some() { LockState::Open } else { lock.state } done=again/></td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap">
            <table class="table dense">
                <thead><tr>
                    <th scope="col">{t!("lock-state")}</th><th scope="col">{t!("lock-level")}</th><th scope="col">{t!("lock-place")}</th>
                    <th scope="col">{t!("lock-by")}</th><th scope="col">{t!("lock-at")}</th><th scope="col">{t!("lock-why")}</th>
                    <th scope="col"><span class="visually-hidden">{t!("lock-lift")}</span></th>
                </tr></thead>
                <tbody>{locks.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The place, as people name it: site, subject, visit, form, item.
fn where_is(lock: &LockRow) -> String {
    let place = &lock.place;
    let numbered = |oid: &Option<shared::forms::Oid>, n: Option<u32>| {
        let oid = oid.as_ref()?;
        Some(if n.unwrap_or(1) > 1 { format!("{oid} {}", n.unwrap_or(1)) } else { oid.to_string() })
    };
    let parts = [
        lock.site_code.clone().filter(|_| lock.key.is_none()),
        lock.key.clone(),
        numbered(&place.visit, place.visit_n),
        numbered(&place.form, place.form_n),
        place.item.as_ref().map(|item| item.item.to_string()),
    ];
    let words = parts.into_iter().flatten().collect::<Vec<_>>().join(" › ");
    if words.is_empty() { t!("lock-whole-study") } else { words }
}
