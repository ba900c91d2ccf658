//! Views of the list that people keep under a name: their own, and those that others share with the study.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::Permission;
use shared::capture::api::{KeepView, ListViews};
use shared::capture::{KeptView, NewView};
use shared::kernel::{Nothing, Scope, StudyId};
use shared::study::api::InStudy;
use uuid::Uuid;

use super::subject_list::SubjectList;
use super::subjects_page::filter_of;
use crate::net::{self, Loading, Trouble, said_of};
use crate::session::Can;
use crate::ui::{Button, Dialog, FormProblem, Icon, Kind, Menu, MenuButton, Pictogram, TextBox};
use crate::{route, session, t};

/// Which list the views are of.
const LIST: &str = "subjects";

type Views = Loading<Vec<KeptView>>;

#[component]
pub fn ViewsMenu(study: StudyId, list: SubjectList) -> impl IntoView {
    let path = InStudy { study };
    let views: Views = net::loading(move || async move { net::load::<ListViews>(&path, &Nothing {}).await.map(|page| page.rows) });
    let keeping = RwSignal::new(false);
    let mine = move |view: &KeptView| session::now().is_some_and(|session| session.person == view.person);
    let entry = move |view: KeptView| {
        let (query, own) = (view.query.clone(), mine(&view));
        let open = move |()| list.filter.set(filter_of(|name| route::query_in(&query, name)));
        let gone = view.clone();
        let retire = move |_| keep(path, views, NewView { retired: true, ..again(&gone) });
        let whose = (!own).then(|| view! { <span class="soft">{view.person_name.clone()}</span> });
        let shared = (own && view.shared).then(|| view! { <span class="soft">{t!("view-shared")}</span> });
        let name = view.name.clone();
        view! {
            <div class="menu-row" data-test="view">
                <MenuButton icon=Icon::View on_choose=Callback::new(open)>{view.name.clone()}" "{whose}{shared}</MenuButton>
                {own.then(|| view! {
                    <button type="button" class="button quiet icon" aria-label=t!("view-remove", name = name.clone()) title=t!("view-remove", name = name) on:click=retire>
                        <Pictogram icon=Icon::Close/>
                    </button>
                })}
            </div>
        }
    };
    let listed =
        move || views.get().and_then(Result::ok).unwrap_or_default().into_iter().filter(|view| view.list == LIST).collect::<Vec<_>>();
    view! {
        <Menu label=t!("views") icon=Icon::View>
            {move || {
                let listed = listed();
                match listed.is_empty() {
                    true => view! { <p class="menu-head">{t!("views-none")}</p> }.into_any(),
                    false => listed.into_iter().map(entry).collect_view().into_any(),
                }
            }}
            <Can needs=Permission::ViewKeep scope=Scope::Study(study)>
                <hr class="menu-rule"/>
                <MenuButton icon=Icon::Add on_choose=Callback::new(move |()| keeping.set(true))>{t!("view-keep")}</MenuButton>
            </Can>
        </Menu>
        <Dialog open=keeping title=t!("view-keep")><Keep path list views open=keeping/></Dialog>
    }
}

fn again(view: &KeptView) -> NewView {
    let KeptView { id, list, name, query, shared, .. } = view.clone();
    NewView { id, list, name, query, shared, retired: false }
}

fn keep(path: InStudy, views: Views, view: NewView) {
    spawn_local(async move {
        let _ = net::submit::<KeepView>(&path, &view).await;
        views.again();
    });
}

#[component]
fn Keep(path: InStudy, list: SubjectList, views: Views, open: RwSignal<bool>) -> impl IntoView {
    // Made once: trying again after a lost line keeps the same view, not another one.
    let id = Uuid::new_v4();
    let name = RwSignal::new(String::new());
    let shared = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let query = list.filter.with_untracked(shared::kernel::to_query);
        let name = name.get_untracked().trim().to_owned();
        let view = NewView { id, list: LIST.into(), name, query, shared: shared.get_untracked(), retired: false };
        busy.set(true);
        spawn_local(async move {
            let answer = net::submit::<KeepView>(&path, &view).await;
            busy.set(false);
            match answer {
                Ok(_) => {
                    views.again();
                    open.set(false);
                }
                Err(refused) => trouble.set(Some(refused)),
            }
        });
    };
    view! {
        <form class="stack" on:submit=send>
            <p>{t!("view-keep-text")}</p>
            <FormProblem trouble fields=&["/name"]/>
            <TextBox name="view-name" label=t!("view-name") value=name finding=said_of(trouble, "/name") required=true autofocus=true/>
            <label class="choice">
                <input type="checkbox" bind:checked=shared/>
                <span class="choice-text">{t!("view-share")}</span>
            </label>
            <div class="dialog-foot">
                <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                <Button kind=Kind::Primary submit=true busy attr:data-test="keep-view">{t!("save")}</Button>
            </div>
        </form>
    }
}
