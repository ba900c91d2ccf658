//! Whom a query asks, how soon, by when: behind a click, for those who may say so.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{Nothing, PersonId};
use shared::queries::Priority;
use shared::queries::api::{AssignQuery, Assignment, ListAssignees, OnQuery, QueryRow};
use shared::study::api::InStudy;

use crate::net::{self, Trouble};
use crate::ui::{Button, ChoiceBox, Dialog, Icon, Kind, ProblemView, TextBox};
use crate::{i18n, t};

/// What a person chooses; blank is as it is.
#[derive(Clone, Copy)]
pub struct Chosen {
    pub assignee: RwSignal<String>,
    pub priority: RwSignal<String>,
    pub due: RwSignal<String>,
}

impl Chosen {
    pub fn new(row: Option<&QueryRow>) -> Self {
        let assignee = row.and_then(|row| row.assignee.as_ref()).map(|one| one.id.to_string()).unwrap_or_default();
        let priority = row.map(|row| row.priority.as_str().to_owned()).unwrap_or_default();
        let due = row.and_then(|row| row.due.clone()).unwrap_or_default();
        Self { assignee: RwSignal::new(assignee), priority: RwSignal::new(priority), due: RwSignal::new(due) }
    }

    /// `whole`: blank takes back what was; else it leaves it.
    pub fn assignment(self, whole: bool) -> Assignment {
        let text = |signal: RwSignal<String>| Some(signal.get_untracked()).filter(|text| whole || !text.is_empty());
        Assignment {
            audience: None,
            assignee: text(self.assignee).map(|id| id.parse().unwrap_or_else(|_| PersonId::default())),
            priority: self.priority.get_untracked().parse().ok(),
            due: text(self.due),
        }
    }
}

/// The fields.
#[component]
pub fn AssignFields(study: shared::kernel::StudyId, chosen: Chosen) -> impl IntoView {
    let people = net::loading(move || async move { net::load::<ListAssignees>(&InStudy { study }, &Nothing {}).await });
    let assignees = Signal::derive(move || {
        let known = people.get().and_then(Result::ok).unwrap_or_default();
        let role = |role: shared::access::Role| i18n::say(&format!("role-{}", role.as_str()), &[]);
        let named = known.into_iter().map(|one| (one.id.to_string(), format!("{} · {}", one.name, role(one.role))));
        std::iter::once((String::new(), t!("query-nobody"))).chain(named).collect()
    });
    let word = |one: &Priority| (one.as_str().to_owned(), i18n::say(&format!("query-priority-{}", one.as_str()), &[]));
    let priorities: Vec<(String, String)> =
        std::iter::once((String::new(), t!("query-as-it-is"))).chain(Priority::ALL.iter().map(word)).collect();
    view! {
        <ChoiceBox name="query-assignee" label=t!("query-assignee") value=chosen.assignee choices=assignees/>
        <ChoiceBox name="query-priority" label=t!("query-priority") value=chosen.priority choices=Signal::derive(move || priorities.clone())/>
        <TextBox name="query-due" label=t!("query-due") value=chosen.due kind="date"/>
    }
}

/// The button and its dialog.
#[component]
pub fn AssignPart(path: OnQuery, query: QueryRow, done: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    let chosen = Chosen::new(Some(&query));
    let trouble = RwSignal::new(None::<Trouble>);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let assignment = chosen.assignment(true);
        spawn_local(async move {
            match net::submit::<AssignQuery>(&path, &assignment).await {
                Ok(_) => {
                    open.try_set(false);
                    done.run(());
                }
                Err(found) => drop(trouble.try_set(Some(found))),
            }
        });
    };
    view! {
        <div><Button kind=Kind::Quiet icon=Icon::Person on:click=move |_| open.set(true) attr:data-test="assign">{t!("query-assign")}</Button></div>
        <Dialog open title=t!("query-assign")>
            <form class="stack" on:submit=send>
                <AssignFields study=path.study chosen/>
                {move || trouble.get().map(|trouble| view! { <ProblemView trouble/> })}
                <div class="dialog-foot">
                    <Button on:click=move |_| open.set(false)>{t!("cancel")}</Button>
                    <Button kind=Kind::Primary submit=true>{t!("save")}</Button>
                </div>
            </form>
        </Dialog>
    }
}
