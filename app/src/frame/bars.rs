//! The bars: where I am (tenant, study), where I can go, who I am.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::Permission;
use shared::kernel::{Nothing, Scope, StudyId};
use shared::tenancy::api::{SessionView, SignOut};
use shared::tenancy::sso::ReadSsoSession;

use super::unsent::{LeaveUnsent, Unsent};
use crate::net::{self, Trouble};
use crate::pages::{self, Around, PAGES, Page};
use crate::rooms::capture::queue;
use crate::rooms::study::use_study;
use crate::session::Can;
use crate::ui::{Badge, Icon, Menu, MenuButton, MenuLink, Pictogram, Tone};
use crate::{browser, i18n, keys, route, session, t};

#[component]
pub fn TopBar(study: Option<StudyId>) -> impl IntoView {
    view! {
        <header class="top-bar">
            <a class="brand" href="/" aria-label="Probatum">
                <svg class="brand-mark" aria-hidden="true"><use href="#brand"></use></svg>
                <span class="brand-name">"Probatum"</span>
            </a>
            <div class="top-switchers">
                <TenantSwitch/>
                {study.map(|_| view! { <StudyName/> })}
            </div>
            <div class="top-tools">
                <Unsent/>
                <Can needs=Permission::SubjectRead>
                    <button type="button" class="button quiet jump-open" aria-keyshortcuts="/" data-test="jump-open" on:click=|_| super::palette().set(true)>
                        <Pictogram icon=Icon::Search/><span>{t!("jump-open")}</span><kbd class="key">"/"</kbd>
                    </button>
                </Can>
                <button type="button" class="button quiet icon" aria-label=t!("keys-help") title=t!("keys-help") on:click=|_| keys::help().set(true)>
                    <Pictogram icon=Icon::Keyboard/>
                </button>
                <PersonMenu/>
            </div>
        </header>
    }
}

/// The tenant, and the way to another one where there is one.
#[component]
fn TenantSwitch() -> impl IntoView {
    let several = || session::view().is_some_and(|view| view.tenants.len() > 1);
    let name = || session::tenant().map(|tenant| tenant.name).unwrap_or_default();
    move || {
        match several() {
        true => view! { <a class="switcher tenant-name" href=pages::TENANTS title=t!("tenant-change")><span class="switcher-name">{name()}</span><Pictogram icon=Icon::Switch/></a> }.into_any(),
        false => view! { <span class="switcher-name tenant-name">{name()}</span> }.into_any(),
    }
    }
}

#[component]
fn StudyName() -> impl IntoView {
    let study = use_study();
    let environment = study.environment.as_str();
    let badge = (environment != "live")
        .then(|| view! { <Badge tone=Tone::Warning>{i18n::say(&format!("environment-{environment}"), &[])}</Badge> });
    view! {
        <Pictogram icon=Icon::Next/>
        <a class="switcher" href=pages::subjects(study.id)><span class="switcher-name">{study.title()}</span>{badge}</a>
    }
}

#[component]
fn PersonMenu() -> impl IntoView {
    let name = session::now().map(|view| view.name).unwrap_or_default();
    let initials = initials(&name);
    let email = session::now().map(|view| view.email).unwrap_or_default();
    let asking = RwSignal::new(false);
    let leave = Callback::new(|()| spawn_local(sign_out()));
    let out = Callback::new(move |()| if queue::waiting().with_untracked(Vec::is_empty) { leave.run(()) } else { asking.set(true) });
    // Drawn by the style sheet: a picture of the name, not a text of its own (WCAG 2.5.3).
    let face = move || view! { <span class="avatar" aria-hidden="true" data-initials=initials.clone()></span> };
    view! {
        <Menu label=name.clone() face=face>
            <p class="menu-head">{name.clone()}<br/>{email.clone()}</p>
            <MenuLink href=pages::ACCOUNT icon=Icon::Person>{t!("page-account")}</MenuLink>
            <hr class="menu-rule"/>
            <MenuButton icon=Icon::SignOut on_choose=out>{t!("sign-out")}</MenuButton>
        </Menu>
        <LeaveUnsent open=asking leave/>
    }
}

/// Signs out on this device. Even when the server cannot be told, this page forgets who was there; the server is told before
/// anything else is asked of it.
pub async fn sign_out() {
    // Whoever came by a provider leaves it too; it is asked for while there is a session to ask with.
    let provider = net::glance::<ReadSsoSession>(&Nothing {}, &Nothing {}).await.ok().and_then(|session| session.sign_out);
    let told = net::submit::<SignOut>(&Nothing {}, &Nothing {}).await;
    if told == Err(Trouble::Offline) {
        session::leave_later();
    }
    session::leave();
    match provider {
        Some(page) if told.is_ok() => drop(window().location().assign(&page)),
        _ => route::replace(pages::SIGN_IN),
    }
}

fn initials(name: &str) -> String {
    let mut letters = name.split_whitespace().filter(|word| !word.ends_with('.')).filter_map(|word| word.chars().next());
    let first = letters.next();
    first.into_iter().chain(letters.next_back()).flat_map(char::to_uppercase).collect()
}

/// The pages of the study, then those of the tenant: those that the person may open.
#[component]
pub fn SideNav(study: Option<StudyId>) -> impl IntoView {
    view! {
        <nav class="side-nav" aria-label=t!("menu")>
            {study.map(|study| view! { <NavPart around=Around::Study title=use_study().title() study=Some(study)/> })}
            <NavPart around=Around::Tenant title=t!("menu-tenant") study=None/>
        </nav>
    }
}

#[component]
fn NavPart(around: Around, title: String, study: Option<StudyId>) -> impl IntoView {
    let scope = study.map_or(Scope::Tenant, Scope::Study);
    let entries = move || {
        let Some(view) = session::view() else { return Vec::new() };
        PAGES.iter().filter(|page| page.around == around && page.menu.is_some() && may(&view, page.needs, scope)).collect::<Vec<_>>()
    };
    view! {
        <p class="side-head">{title}</p>
        {move || entries().into_iter().map(|page| view! { <NavLink page study/> }).collect_view()}
    }
}

fn may(view: &SessionView, needs: Permission, scope: Scope) -> bool {
    view.grants.allow(needs, scope)
}

#[component]
fn NavLink(page: &'static Page, study: Option<StudyId>) -> impl IntoView {
    let study = study.map(|study| study.to_string()).unwrap_or_default();
    let href = route::write(page.path, &[&study]);
    let start = href.clone();
    let current = move || {
        let path = route::path();
        let inside = path.strip_prefix(start.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let other_page = pages::find(&path).is_some_and(|(found, _)| found.around != page.around);
        (inside && !other_page).then_some("page")
    };
    // On narrow screens the links stand in one line that scrolls: the page that is open is in sight.
    let shown = current.clone();
    Effect::new(move |_| {
        if shown().is_some() {
            request_animation_frame(|| browser::reveal_nearest(".side-link[aria-current=page]"))
        }
    });
    view! {
        <a class="side-link" href=href aria-current=current>
            {page.menu.map(|icon| view! { <Pictogram icon/> })}
            <span>{i18n::say(page.title, &[])}</span>
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_those_of_first_and_last_name() {
        assert_eq!(initials("Dr. Anna Maria Özil"), "AÖ");
        assert_eq!(initials("Plato"), "P");
        assert_eq!(initials(""), "");
    }
}
