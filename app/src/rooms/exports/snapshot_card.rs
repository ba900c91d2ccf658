//! One snapshot: of what, for whom, as of when; how far it is, or the way to it.

use leptos::prelude::*;
use shared::exports::api::{CancelSnapshot, OnSnapshot, TakeSnapshot};
use shared::exports::{Format, SnapshotFilter, SnapshotView, Standing};
use shared::kernel::api::JobState;
use shared::kernel::{Nothing, StudyId};

use super::content::ContentDialog;
use crate::net::{self, Trouble};
use crate::rooms::capture::size_words;
use crate::turn::Turn;
use crate::ui::{Badge, Button, FormProblem, Icon, Kind, Moment, Pictogram, Tone};
use crate::{i18n, t};

#[component]
pub fn SnapshotCard(study: StudyId, one: SnapshotView, again: Callback<()>) -> impl IntoView {
    let on = OnSnapshot { study, snapshot: one.id };
    let (tone, state) = match one.state {
        JobState::Done if one.expired => (Tone::Neutral, t!("snapshot-expired")),
        JobState::Done => (Tone::Success, t!("snapshot-done")),
        JobState::Queued => (Tone::Info, t!("snapshot-queued")),
        JobState::Running => (Tone::Info, t!("snapshot-running")),
        JobState::Failed => (Tone::Danger, t!("snapshot-failed")),
        JobState::Cancelled => (Tone::Neutral, t!("snapshot-cancelled")),
    };
    let formats = one.formats.iter().map(|format| format_words(*format)).collect::<Vec<_>>().join(", ");
    let ready = one.state == JobState::Done && !one.expired;
    let (failed, making) = (one.state == JobState::Failed, !one.state.is_over());
    let (open, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let link = net::link::<TakeSnapshot>(&on, &Nothing {});
    let (own, why) = (one.own, one.message.clone());
    let size = one.size.map(|size| size_words(as_figure(size)));
    view! {
        <li class="card" data-test="snapshot" data-state=state_name(one.state)>
            <header class="spread"><h2 class="card-title">{one.name.clone()}</h2><Badge tone>{state}</Badge></header>
            <p class="soft">{formats}</p>
            <dl class="facts">
                <dt>{t!("snapshot-what")}</dt><dd>{filter_words(&one.filter)}</dd>
                {one.moment.map(|at| view! { <dt>{t!("snapshot-moment")}</dt><dd><Moment at zone=""/></dd> })}
                <dt>{t!("snapshot-ordered")}</dt><dd>{one.ordered_by.clone()}" · "<Moment at=one.ordered_at zone=""/></dd>
                {one.expires.filter(|_| ready).map(|at| view! { <dt>{t!("snapshot-expires")}</dt><dd><Moment at zone=""/></dd> })}
                {ready.then(|| view! { <dt>{t!("snapshot-taken")}</dt><dd>{t!("snapshot-times", n = one.taken)}</dd> })}
                {one.sha256.clone().map(|hash| view! { <dt>"SHA-256"</dt><dd class="hash" data-test="snapshot-hash">{hash}</dd> })}
            </dl>
            {making.then(|| view! { <Making one=one.clone()/> })}
            {failed.then(|| view! { <p class="finding hard"><Pictogram icon=Icon::Alert/><span>{why}</span></p> })}
            <FormProblem trouble fields=&[]/>
            <div class="row">
                {ready.then(|| view! {
                    <a class="button primary" href=link download="" data-test="take-snapshot"><Pictogram icon=Icon::Download/><span>{t!("snapshot-take")}{size.map(|size| format!(" ({size})"))}</span></a>
                })}
                {(one.size.is_some()).then(|| view! { <Button on:click=move |_| open.set(true) attr:data-test="snapshot-content">{t!("snapshot-content")}</Button> })}
                {(making && own).then(|| view! { <Turn<CancelSnapshot> on trouble again words=t!("snapshot-cancel") test="cancel-snapshot" kind=Kind::Quiet/> })}
            </div>
            <ContentDialog on open/>
        </li>
    }
}

/// How far it has come, in figures.
#[component]
fn Making(one: SnapshotView) -> impl IntoView {
    let args = [("done", one.done.into()), ("total", one.total.into())];
    let words = match one.message.as_str() {
        "read" => i18n::say("snapshot-reading", &args),
        "write" => i18n::say("snapshot-writing", &args),
        "keep" => t!("snapshot-keeping"),
        _ => t!("snapshot-waiting"),
    };
    view! {
        <div class="stack" aria-live="polite">
            {(one.total > 0).then(|| view! { <progress class="progress" max=one.total value=one.done aria-label=words.clone()></progress> })}
            <p data-test="snapshot-progress">{words.clone()}</p>
            <p class="soft">{t!("snapshot-leave")}</p>
        </div>
    }
}

/// What tests and styles call the state.
const fn state_name(state: JobState) -> &'static str {
    match state {
        JobState::Queued => "queued",
        JobState::Running => "running",
        JobState::Done => "done",
        JobState::Failed => "failed",
        JobState::Cancelled => "cancelled",
    }
}

pub fn format_words(format: Format) -> String {
    i18n::say(&format!("format-{}", format.as_str().replace('_', "-")), &[])
}

pub fn standing_words(standing: Standing) -> String {
    i18n::say(&format!("standing-{}", standing.as_str()), &[])
}

/// What was let through: `Signed forms · 2 sites · blinded`.
fn filter_words(filter: &SnapshotFilter) -> String {
    let some = |n: usize, words: fn(usize) -> String| (n > 0).then(|| words(n));
    let parts = [
        Some(standing_words(filter.standing)),
        some(filter.sites.len(), |n| t!("snapshot-sites", n = n)),
        some(filter.visits.len(), |n| t!("snapshot-visits", n = n)),
        some(filter.forms.len(), |n| t!("snapshot-forms", n = n)),
        Some(if filter.unblinded { t!("audience-unblinded") } else { t!("audience-blinded") }),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Sizes are shown in thousands: what a float leaves out of a size is never seen.
pub fn as_figure(size: u64) -> f64 {
    f64::from(u32::try_from(size / 100).unwrap_or(u32::MAX)) * 100.0
}
