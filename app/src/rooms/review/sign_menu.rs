//! Where signing begins: the form that is open, its visit, or the whole casebook.

use leptos::prelude::*;
use shared::access::Permission;
use shared::kernel::Scope;
use shared::review::SignPlace;

use crate::rooms::capture::use_casebook;
use crate::session::Can;
use crate::ui::{Icon, Menu, MenuLink};
use crate::{pages, route, t};

#[component]
pub fn SignMenu() -> impl IntoView {
    let path = use_casebook().path;
    let link = move |place: &SignPlace| pages::sign(path.study, path.subject, place);
    let here = move || {
        route::here();
        let key = pages::record()?;
        let (form, visit) = (link(&SignPlace::form(&key)), link(&SignPlace::visit(key.visit.clone(), key.visit_n)));
        Some(view! { <MenuLink href=form>{t!("sign-this-form")}</MenuLink><MenuLink href=visit>{t!("sign-this-visit")}</MenuLink> })
    };
    view! {
        <Can needs=Permission::RecordSign scope=Scope::Study(path.study)>
            <span data-test="sign-menu"><Menu label=t!("sign") icon=Icon::Sign>{here}<MenuLink href=link(&SignPlace::CASEBOOK)>{t!("sign-the-casebook")}</MenuLink></Menu></span>
        </Can>
    }
}
