//! What can I take along, and what was taken? Snapshots: the newest first, each with how far it is, or the way to it.

use std::time::Duration;

use leptos::prelude::*;
use shared::exports::SnapshotView;
use shared::exports::api::ListSnapshots;
use shared::kernel::Nothing;
use shared::study::api::InStudy;

use super::order_dialog::OrderDialog;
use super::snapshot_card::SnapshotCard;
use crate::net::{self, Loading};
use crate::rooms::study::{ExportMenu, use_study};
use crate::t;
use crate::ui::{Button, Empty, Icon, Kind, ProblemView, Skeleton};

/// How often one that is being made is looked at.
const LOOK: Duration = Duration::from_secs(1);

#[component]
pub fn ExportsPage() -> impl IntoView {
    let study = use_study().id;
    let snapshots = net::loading(move || async move {
        let page = net::load::<ListSnapshots>(&InStudy { study }, &Nothing {}).await?;
        Ok(page.rows)
    });
    let asking = RwSignal::new(false);
    let again = Callback::new(move |()| snapshots.again());
    look_again(snapshots);
    view! {
        <div class="page">
            <header class="page-head">
                <div><h1 tabindex="-1">{t!("page-exports")}</h1><p class="soft">{t!("exports-lead")}</p></div>
                <div class="page-tools">
                    <ExportMenu study/>
                    <Button kind=Kind::Primary icon=Icon::Add on:click=move |_| asking.set(true) attr:data-test="order-snapshot">{t!("snapshot-order")}</Button>
                </div>
            </header>
            {move || match snapshots.get() {
                None => view! { <Skeleton lines=4/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=again/> }.into_any(),
                Some(Ok(all)) if all.is_empty() => view! { <Empty icon=Icon::Download title=t!("snapshots-none") text=t!("snapshots-none-text")/> }.into_any(),
                Some(Ok(all)) => view! { <ul class="snapshots">{all.into_iter().map(|one| view! { <SnapshotCard study one again/> }).collect_view()}</ul> }.into_any(),
            }}
            <OrderDialog study open=asking again/>
        </div>
    }
}

/// Looks again while any is being made.
fn look_again(snapshots: Loading<Vec<SnapshotView>>) {
    let handle = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let making = matches!(snapshots.get(), Some(Ok(all)) if all.iter().any(|one| !one.state.is_over()));
        handle.set_value(making.then(|| set_timeout_with_handle(move || snapshots.again(), LOOK).ok()).flatten());
    });
    on_cleanup(move || handle.with_value(|handle| handle.iter().for_each(TimeoutHandle::clear)));
}
