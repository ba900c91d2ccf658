//! Where am I signed in? Every session of the person: device, address, when; to be ended one by one, or all others at once.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{Nothing, SessionId};
use shared::tenancy::factors::api::{ListSessions, OnSession, RevokeOthers, RevokeSession, SessionRow};

use crate::net::{self, Trouble};
use crate::t;
use crate::ui::{Badge, Button, Moment, ProblemView, Skeleton, Tone};

#[component]
pub fn Sessions() -> impl IntoView {
    let sessions = net::loading(|| async move { net::load::<ListSessions>(&Nothing {}, &Nothing {}).await });
    let trouble = RwSignal::new(None::<Trouble>);
    let end = Callback::new(move |session: SessionId| {
        spawn_local(async move {
            let done = net::submit::<RevokeSession>(&OnSession { session }, &Nothing {}).await;
            drop(trouble.try_set(done.err()));
            sessions.again();
        });
    });
    let end_others = move |_| {
        spawn_local(async move {
            let done = net::submit::<RevokeOthers>(&Nothing {}, &Nothing {}).await;
            drop(trouble.try_set(done.err()));
            sessions.again();
        });
    };
    let retry = Callback::new(move |()| sessions.again());
    view! {
        <section class="form-section" data-test="sessions">
            <div class="section-head"><h2>{t!("sessions")}</h2><p class="soft">{t!("sessions-text")}</p></div>
            {move || trouble.get().map(|trouble| view! { <ProblemView trouble/> })}
            {move || match sessions.get() {
                None => view! { <Skeleton lines=3/> }.into_any(),
                Some(Err(trouble)) => view! { <ProblemView trouble on_retry=retry/> }.into_any(),
                Some(Ok(page)) => {
                    let others = page.rows.len() > 1;
                    view! {
                        <ul class="factor-list">{page.rows.into_iter().map(|row| view! { <Row row end/> }).collect_view()}</ul>
                        {others.then(|| view! { <div class="row"><Button on:click=end_others attr:data-test="end-others">{t!("sessions-end-others")}</Button></div> })}
                    }.into_any()
                }
            }}
        </section>
    }
}

#[component]
fn Row(row: SessionRow, end: Callback<SessionId>) -> impl IntoView {
    let device = device(&row.agent).unwrap_or_else(|| t!("session-unknown"));
    let badge = match (row.this, row.locked) {
        (true, _) => Some((Tone::Success, t!("session-this"))),
        (_, true) => Some((Tone::Info, t!("session-resting"))),
        _ => None,
    };
    let badge = badge.map(|(tone, words)| view! { <Badge tone>{words}</Badge> });
    let id = row.id;
    let label = t!("session-end-name", device = device.clone());
    view! {
        <li class="factor" data-test="session">
            <div class="grow">
                <p><strong>{device}</strong>" "{badge}</p>
                <p class="soft">{row.address}" · "{t!("session-began")}" "<Moment at=row.began zone=""/>" · "{t!("last-used")}" "<Moment at=row.used zone=""/></p>
            </div>
            {(!row.this).then(|| view! { <Button attr:aria-label=label on:click=move |_| end.run(id) attr:data-test="session-end">{t!("session-end")}</Button> })}
        </li>
    }
}

/// `Firefox · Windows`, of what a browser calls itself.
fn device(agent: &str) -> Option<String> {
    // The first that fits: most browsers also claim to be those further down.
    let browsers = [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    let systems =
        [("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "macOS"), ("Android", "Android"), ("Linux", "Linux")];
    let named = |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    match (named(&browsers), named(&systems)) {
        (Some(browser), Some(system)) => Some(format!("{browser} · {system}")),
        (one, other) => one.or(other).map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn a_device_is_called_by_its_browser_and_system() {
        let edge =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0";
        let safari =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/604.1";
        assert_eq!(device(edge).as_deref(), Some("Edge · Windows"));
        assert_eq!(device(safari).as_deref(), Some("Safari · iPhone"));
        assert_eq!(device("curl/8"), None);
    }
}
