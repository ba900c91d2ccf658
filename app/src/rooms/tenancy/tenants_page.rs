//! Where do you want to work? One choice, skipped by whoever belongs to one tenant only.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{Nothing, TenantId};
use shared::tenancy::api::{ChooseTenant, ChooseTenantBody, TenantView};

use crate::frame::sign_out;
use crate::net::{self, Trouble};
use crate::ui::{Button, Empty, Icon, Kind, Pictogram, ProblemView};
use crate::{pages, route, session, t};

#[component]
pub fn TenantsPage() -> impl IntoView {
    let trouble = RwSignal::new(None::<Trouble>);
    let choose = Callback::new(move |tenant: TenantId| spawn_local(async move { trouble.set(enter(tenant).await.err()) }));
    let tenants = session::now().map(|view| view.tenants).unwrap_or_default();
    let list = match tenants.is_empty() {
        true => view! { <Empty icon=Icon::Site title=t!("tenants-none") text=t!("tenants-none-text")/> }.into_any(),
        false => view! { <ul class="place-list">{tenants.into_iter().map(|tenant| view! { <Place tenant choose/> }).collect_view()}</ul> }
            .into_any(),
    };
    view! {
        <main class="sign-in" id="main">
            <div class="sign-in-card">
                <div class="sign-in-brand"><svg class="brand-mark" aria-hidden="true"><use href="#brand"></use></svg>"Probatum"</div>
                <h1 tabindex="-1">{t!("tenants-question")}</h1>
                {move || trouble.get().map(|trouble| view! { <ProblemView trouble/> })}
                {list}
                <Button kind=Kind::Quiet icon=Icon::SignOut on:click=|_| spawn_local(sign_out())>{t!("sign-out")}</Button>
            </div>
        </main>
    }
}

#[component]
fn Place(tenant: TenantView, choose: Callback<TenantId>) -> impl IntoView {
    let id = tenant.id;
    view! {
        <li>
            <button type="button" class="place" data-test="tenant" on:click=move |_| choose.run(id)>
                <Pictogram icon=Icon::Site/>
                <span class="grow">{tenant.name}</span>
                <Pictogram icon=Icon::Next/>
            </button>
        </li>
    }
}

async fn enter(tenant: TenantId) -> Result<(), Trouble> {
    let view = net::submit::<ChooseTenant>(&Nothing {}, &ChooseTenantBody { tenant }).await?;
    let back = route::query("back").filter(|path| path.starts_with('/') && !path.starts_with("//"));
    let to = back.unwrap_or_else(|| pages::start(&view));
    session::enter(view).await;
    route::replace(&to);
    Ok(())
}
