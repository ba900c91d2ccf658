//! Who signed this, when, and what for (21 CFR 11.50)? Under a form, in the overview of a casebook, and on paper. A broken signature stays in
//! sight and says by what.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::capture::{Level, RecordKey};
use shared::kernel::Nothing;
use shared::review::SignatureView;
use shared::review::api::ListSignatures;

use super::sign_words::{meaning_words, place_words, value_words, what_words, where_words};
use crate::rooms::capture::OpenCasebook;
use crate::rooms::study::OpenDesign;
use crate::ui::{Glyph, Shape, moment};
use crate::{i18n, net, t};

/// The signatures that cover a record; without one, all of the casebook.
#[component]
pub fn Manifest(open: OpenCasebook, record: Option<RecordKey>) -> impl IntoView {
    let found = RwSignal::new(Vec::<SignatureView>::new());
    Effect::new(move |_| {
        open.settled.track();
        open.again.track();
        spawn_local(async move {
            if let Ok(page) = net::glance::<ListSignatures>(&open.path, &Nothing {}).await {
                found.try_set(page.rows);
            }
        });
    });
    let zone = open.zone();
    let shown = move || {
        let mine = |one: &SignatureView| record.as_ref().is_none_or(|key| one.place.covers(key));
        let all: Vec<SignatureView> = found.get().into_iter().filter(mine).collect();
        let (earlier, now): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.superseded);
        (!now.is_empty()).then(|| view! { <List now earlier zone=zone.clone() design=open.design()/> })
    };
    view! { <div data-test="manifest" aria-live="polite">{shown}</div> }
}

#[component]
fn List(now: Vec<SignatureView>, earlier: Vec<SignatureView>, zone: String, design: Arc<OpenDesign>) -> impl IntoView {
    let entry = move |one: SignatureView| view! { <Entry one zone=zone.clone() design=Arc::clone(&design)/> };
    let count = earlier.len();
    let before: Vec<AnyView> = earlier.into_iter().map(|one| entry(one).into_any()).collect();
    view! {
        <section class="form-section signatures">
            <h2>{t!("signatures")}</h2>
            <ul class="signature-list">{now.into_iter().map(entry).collect_view()}</ul>
            {(count > 0).then(|| view! { <details class="drawer"><summary>{t!("signatures-earlier", n = count)}</summary><ul class="signature-list">{before}</ul></details> })}
        </section>
    }
}

#[component]
fn Entry(one: SignatureView, zone: String, design: Arc<OpenDesign>) -> impl IntoView {
    let stands = one.broken.is_none();
    let shape = if stands { Shape::Signed } else { Shape::Broken };
    let broken = one.broken.as_ref().map(|breach| {
        let change = &breach.what;
        let [old, new] = [&change.old, &change.new].map(|datum| value_words(&design, change, datum.as_ref()));
        let values = (change.old.is_some() || change.new.is_some())
            .then(|| view! { ": "<del class="change-old" dir="auto">{old}</del>" → "<ins class="change-new" dir="auto">{new}</ins> });
        let more = (change.more > 0).then(|| view! { " "<span class="soft">{t!("signature-more", n = change.more)}</span> });
        let by = t!("signature-broken-by", name = breach.name.as_str(), at = moment(breach.at, &zone));
        let why = change.reason.clone().map(|why| view! { <span class="soft" dir="auto">" · "{why}</span> });
        view! { <p class="signature-broken" data-test="broken">{t!("signature-broken")}" "<span dir="auto">{where_words(&design, change)}" · "{what_words(&design, change)}</span>{values}{more}<br/><span class="soft">{by}</span>{why}</p> }
    });
    let role = one.role.map(|role| i18n::say(&format!("role-{}", role.as_str()), &[]));
    view! {
        <li class="signature-entry" data-test="signature" data-stands=stands.to_string()>
            <Glyph shape/>
            <div>
                <p><strong class="signature-name" dir="auto">{one.name.clone()}</strong>{role.map(|role| view! { <span class="soft">", "{role}</span> })}</p>
                <p>{meaning_words(one.meaning)}" · "<span dir="auto">{place_words(&design, &one.place)}</span></p>
                <p class="soft"><time datetime=one.at.to_string()>{moment(one.at, &one.zone)}</time>" · "{shape.words()}</p>
                {broken}
            </div>
        </li>
    }
}

/// The same on paper: those of the record by itself, its visit and the casebook, each with what it covers; nothing by colour.
#[component]
pub fn PaperSignatures(signatures: Vec<SignatureView>, record: Option<RecordKey>, design: Arc<OpenDesign>, zone: String) -> impl IntoView {
    let mine =
        |one: &SignatureView| !one.superseded && record.as_ref().map_or(one.place.level == Level::Casebook, |key| one.place.covers(key));
    let line = move |one: SignatureView| {
        let role = one.role.map(|role| i18n::say(&format!("role-{}", role.as_str()), &[])).unwrap_or_default();
        let broken = one.broken.as_ref().map(|breach| {
            let by = t!("signature-broken-by", name = breach.name.as_str(), at = moment(breach.at, &zone));
            view! { <br/>{t!("signature-broken")}" "{where_words(&design, &breach.what)}" · "{what_words(&design, &breach.what)}" · "{by} }
        });
        view! {
            <li><strong dir="auto">{one.name.clone()}</strong>", "{role}" · "{meaning_words(one.meaning)}" · "{place_words(&design, &one.place)}" · "{moment(one.at, &one.zone)}" "{one.zone.clone()}
                <br/><span class="paper-state mono">{one.hash.clone()}</span>{broken}</li>
        }
    };
    let lines: Vec<_> = signatures.into_iter().filter(mine).map(line).collect();
    (!lines.is_empty()).then(|| view! { <section class="paper-section"><h3 class="paper-group">{t!("signatures")}</h3><ul class="paper-signatures">{lines}</ul></section> })
}
