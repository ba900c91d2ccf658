//! What stands around every page: who may see it, the bars, the title, and where the focus goes when the page changes.
//! Invariant: an address leads to the page, to signing in and back again, or to a sentence that says why not.

mod again;
mod bars;
mod guard;
mod help;
mod idle;
mod palette;
mod unsent;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::kernel::{Code, Problem, StudyId};

use crate::pages::{self, Around, Page};
use crate::rooms::capture::{leave_what_is_unsent, mind_what_is_unsent, send_what_was_kept};
use crate::rooms::study::{EnvironmentStripe, WithStudy};
use crate::ui::{Empty, Icon, LinkButton, ProblemView, Skeleton};
use crate::{browser, i18n, net, route, session, t};
use again::SignInAgain;
use bars::{SideNav, TopBar};
use guard::{Decision, decide};
use help::KeyHelp;
use palette::Palette;

pub use bars::sign_out;
pub use palette::palette;

/// The whole app. Made anew when another language is chosen.
#[component]
pub fn App() -> impl IntoView {
    spawn_local(session::read());
    mind_what_is_unsent();
    idle::watch();
    move || {
        i18n::track();
        view! {
            <Root/>
            <SignInAgain/>
            <KeyHelp/>
            <Palette/>
        }
    }
}

/// What tells one frame from another.
#[derive(Clone, Copy, Debug, PartialEq)]
enum FrameKey {
    Bare,
    Tenant,
    Study(StudyId),
}

#[component]
fn Root() -> impl IntoView {
    let decision = Memo::new(|_| decide(&session::door().get(), &route::here()));
    Effect::new(move |_| {
        if let Decision::Go(path) = decision.get() {
            route::replace(&path);
        }
    });
    // What was left unsent on this computer goes out as soon as its author is back.
    let who = Memo::new(|_| session::view().and_then(|view| Some((view.person, view.tenant?))));
    Effect::new(move |_| if who.get().is_some() { send_what_was_kept() } else { leave_what_is_unsent() });
    let frame = Memo::new(move |_| frame_of(&decision.get()));
    let content = move || view! { <Content decision/> };
    move || match frame.get() {
        FrameKey::Bare => content().into_any(),
        FrameKey::Tenant => view! { <Shell study=None>{content()}</Shell> }.into_any(),
        FrameKey::Study(study) => {
            view! { <WithStudy study waiting=in_shell><Shell study=Some(study)>{content()}</Shell></WithStudy> }.into_any()
        }
    }
}

fn frame_of(decision: &Decision) -> FrameKey {
    match decision {
        Decision::Show { page, study, .. } => match (page.around, study) {
            (Around::Nothing, _) => FrameKey::Bare,
            (Around::Study, Some(study)) => FrameKey::Study(*study),
            _ => FrameKey::Tenant,
        },
        Decision::Refuse(_) => FrameKey::Tenant,
        _ => FrameKey::Bare,
    }
}

/// The page itself, made anew when its identity changes.
#[component]
fn Content(decision: Memo<Decision>) -> impl IntoView {
    let shown = Memo::new(move |_| decision.with(Decision::identity));
    move || {
        shown.with(|_| ());
        match decision.get_untracked() {
            Decision::Wait | Decision::Go(_) => view! { <div class="page"><Skeleton/></div> }.into_any(),
            Decision::Unreached(trouble) => view! { <Unreached trouble/> }.into_any(),
            Decision::Refuse(code) => view! { <Refused code/> }.into_any(),
            Decision::Show { page, .. } => shown_page(page),
        }
    }
}

fn shown_page(page: &'static Page) -> AnyView {
    set_title(&i18n::say(page.title, &[]));
    Effect::new(|before: Option<()>| {
        if before.is_none() {
            request_animation_frame(focus_heading);
        }
    });
    (page.view)()
}

/// Writes the window's title: what it is, then where.
pub fn set_title(title: &str) {
    document().set_title(&format!("{title} · Probatum"));
}

/// After going somewhere, the keyboard and the screen reader start at the heading; a field that asks for the focus keeps it.
pub fn focus_heading() {
    let taken = document()
        .active_element()
        .is_some_and(|element| element.has_attribute("autofocus") || element.closest("dialog").ok().flatten().is_some());
    if !taken && !browser::focus("[autofocus]") {
        browser::focus("#main h1");
    }
}

#[component]
fn Unreached(trouble: net::Trouble) -> impl IntoView {
    let retry = Callback::new(|()| spawn_local(session::read()));
    view! { <main class="sign-in" id="main"><ProblemView trouble on_retry=retry/></main> }
}

#[component]
fn Refused(code: Code) -> impl IntoView {
    set_title(&t!("page-missing"));
    let icon = if code == Code::NotFound { Icon::Search } else { Icon::Info };
    let text = i18n::problem(Problem::new(code).code);
    view! {
        <div class="page" data-test="refused">
            <h1 class="visually-hidden" tabindex="-1">{t!("page-missing")}</h1>
            <Empty icon title=t!("page-missing") text>
                <LinkButton href=pages::STUDIES>{t!("page-missing-go")}</LinkButton>
            </Empty>
        </div>
    }
}

/// The bars without a study in them: nothing moves when it comes.
fn in_shell(content: AnyView) -> AnyView {
    view! { <Shell study=None><div class="page">{content}</div></Shell> }.into_any()
}

/// Bars around a page.
#[component]
fn Shell(study: Option<StudyId>, children: Children) -> impl IntoView {
    view! {
        <a class="skip-link" href="#main" on:click=|_| { browser::focus("#main"); }>{t!("skip-to-content")}</a>
        <div class="shell">
            <TopBar study/>
            <SideNav study/>
            <main class="main" id="main" tabindex="-1">
                {study.map(|_| view! { <EnvironmentStripe/> })}
                {children()}
            </main>
        </div>
    }
}
