//! What is delegated to oneself, or proposed to be: to be accepted or declined. Nothing is shown where there is nothing.

use leptos::prelude::*;
use shared::access::DelegationState;
use shared::access::api::{AcceptDelegation, DeclineDelegation, DelegationView, ListOwnDelegations, OnOwnDelegation};
use shared::kernel::Nothing;

use super::delegation_page::{period, state};
use super::words;
use crate::net::{self, Trouble};
use crate::t;
use crate::turn::Turn;
use crate::ui::{FormProblem, Kind};

#[component]
pub fn OwnDelegations() -> impl IntoView {
    let found = net::loading(|| async move { net::load::<ListOwnDelegations>(&Nothing {}, &Nothing {}).await });
    let again = Callback::new(move |()| found.again());
    move || {
        let rows = found.get().and_then(Result::ok).map(|page| page.rows).unwrap_or_default();
        (!rows.is_empty()).then(|| {
            view! {
                <section class="form-section" data-test="own-delegations">
                    <div class="section-head"><h2>{t!("delegations-own")}</h2><p class="soft">{t!("delegations-own-text")}</p></div>
                    <ul class="cards">{rows.into_iter().map(|line| view! { <li><Card line again/></li> }).collect_view()}</ul>
                </section>
            }
        })
    }
}

#[component]
fn Card(line: DelegationView, again: Callback<()>) -> impl IntoView {
    let trouble = RwSignal::new(None::<Trouble>);
    let on = OnOwnDelegation { delegation: line.id };
    let proposed = line.state == DelegationState::Proposed;
    let about = t!("delegation-by", name = line.proposed.name.clone(), day = words::day_of(line.proposed.at));
    view! {
        <article class="card" data-test="own-delegation" data-state=line.state.as_str()>
            <header class="spread"><h3 class="card-title">{line.study_name.clone()}" · "{line.site_name.clone()}</h3>{state(line.state)}</header>
            <p><span class="tag">{words::role(line.role)}</span>" "<span dir="auto">{line.duties.clone()}</span></p>
            <p class="soft">{period(&line)}" · "{about}</p>
            <FormProblem trouble/>
            {proposed.then(|| view! {
                <div class="row">
                    <Turn<AcceptDelegation> on trouble again words=t!("delegation-accept") test="accept-delegation" kind=Kind::Primary/>
                    <Turn<DeclineDelegation> on trouble again words=t!("delegation-decline") test="decline-delegation" kind=Kind::Quiet/>
                </div>
            })}
        </article>
    }
}
