//! What can I take along? The study's data in reach, in the formats there are, for whoever may export.

use leptos::prelude::*;
use shared::access::Permission;
use shared::exports::api::{CsvOptions, ExportCsv, ExportOdm, OdmOptions};
use shared::kernel::{Scope, StudyId};
use shared::study::api::InStudy;

use crate::session::Can;
use crate::ui::{Icon, Menu, MenuLink};
use crate::{net, pages, t};

#[component]
pub fn ExportMenu(study: StudyId) -> impl IntoView {
    let odm = move |audit, design_only| net::link::<ExportOdm>(&InStudy { study }, &OdmOptions { audit, design_only });
    let csv = move || net::link::<ExportCsv>(&InStudy { study }, &CsvOptions {});
    view! {
        <Can needs=Permission::ExportRun scope=Scope::Study(study)>
            <Menu label=t!("export") icon=Icon::Download>
                <p class="menu-head">{t!("export-head")}</p>
                <MenuLink href=odm(false, false) icon=Icon::File download=true>{t!("export-odm")}</MenuLink>
                <MenuLink href=odm(true, false) icon=Icon::History download=true>{t!("export-odm-audit")}</MenuLink>
                <MenuLink href=odm(false, true) icon=Icon::Studies download=true>{t!("export-odm-design")}</MenuLink>
                <MenuLink href=csv() icon=Icon::Subjects download=true>{t!("export-csv")}</MenuLink>
                <MenuLink href=pages::exports(study) icon=Icon::Work>{t!("export-more")}</MenuLink>
            </Menu>
        </Can>
    }
}
