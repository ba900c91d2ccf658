//! Who sees what: the one decision between an address and a page. Pure; the app hides, the server refuses.

use shared::access::Permission;
use shared::kernel::{Code, Scope, StudyId};
use shared::tenancy::api::SessionView;

use crate::net::Trouble;
use crate::pages::{self, Page};
use crate::route;
use crate::session::Door;

/// What is to be shown.
#[derive(Clone)]
pub enum Decision {
    /// Not yet known.
    Wait,
    /// The server could not be asked.
    Unreached(Trouble),
    /// Elsewhere first.
    Go(String),
    /// Nothing: a sentence that says why.
    Refuse(Code),
    Show {
        page: &'static Page,
        params: route::Params,
        study: Option<StudyId>,
    },
}

impl Decision {
    /// What tells one showing from another.
    pub fn identity(&self) -> (&'static str, Vec<String>) {
        match self {
            Decision::Wait => ("wait", Vec::new()),
            Decision::Unreached(_) => ("unreached", Vec::new()),
            Decision::Go(path) => ("go", vec![path.clone()]),
            Decision::Refuse(code) => ("refuse", vec![code.as_str().to_owned()]),
            Decision::Show { page, params, .. } => page.identity(params),
        }
    }
}

impl PartialEq for Decision {
    /// Two showings of a page with other inner parameters are the same page, in another place.
    fn eq(&self, other: &Self) -> bool {
        let place = |one: &Self| match one {
            Decision::Show { page, params, .. } => Some((page.path, params.clone())),
            _ => None,
        };
        self.identity() == other.identity() && place(self) == place(other)
    }
}

/// What an address shows to whoever stands at the door.
pub fn decide(door: &Door, here: &str) -> Decision {
    let path = here.split(['?', '#']).next().unwrap_or_default();
    let found = pages::find(path);
    let view = match door {
        Door::Waiting => return Decision::Wait,
        Door::Shut(trouble) => return Decision::Unreached(trouble.clone()),
        Door::Out => return signed_out(found, here),
        Door::In(view) => view,
    };
    if path == "/" || path == pages::SIGN_IN {
        return Decision::Go(back(here).unwrap_or_else(|| pages::start(view)));
    }
    if view.standing.must_enrol && ![pages::ACCOUNT, pages::TENANTS].contains(&path) {
        // Nothing else is open before there is a second factor.
        return Decision::Go(pages::ACCOUNT.to_owned());
    }
    let Some((page, params)) = found else { return Decision::Refuse(Code::NotFound) };
    if view.tenant.is_none() && page.path != pages::TENANTS && page.needs != Permission::Anyone {
        return Decision::Go(format!("{}?back={}", pages::TENANTS, route::encode(here)));
    }
    match page.scope(&params) {
        None => Decision::Refuse(Code::NotFound),
        Some(scope) if !allowed(view, page.needs, scope) => Decision::Refuse(Code::Forbidden),
        Some(Scope::Study(study)) => Decision::Show { page, params, study: Some(study) },
        Some(Scope::Tenant) => Decision::Show { page, params, study: None },
    }
}

fn allowed(view: &SessionView, needs: Permission, scope: Scope) -> bool {
    view.grants.allow(needs, scope)
}

fn signed_out(found: Option<(&'static Page, route::Params)>, here: &str) -> Decision {
    match found {
        Some((page, params)) if page.needs == Permission::Anyone => Decision::Show { page, params, study: None },
        _ if here == "/" => Decision::Go(pages::SIGN_IN.to_owned()),
        _ => Decision::Go(format!("{}?back={}", pages::SIGN_IN, route::encode(here))),
    }
}

/// Where the person wanted to go before they had to sign in. Only paths of our own: `//elsewhere` is none.
fn back(here: &str) -> Option<String> {
    let (_, query) = here.split_once('?')?;
    let path = query.split('&').find_map(|pair| pair.strip_prefix("back=")).map(route::decode)?;
    (path.starts_with('/') && !path.starts_with("//") && !path.contains('\\')).then_some(path)
}

#[cfg(test)]
mod tests {
    use shared::access::{Grant, Grants, Reach, Role};
    use shared::kernel::{Instant, TenantId};

    use super::*;

    fn coordinator(study: StudyId) -> Door {
        let grants: Grants = [Grant { role: Role::Coordinator, reach: Reach::Study { study } }].into_iter().collect();
        let expires = serde_json::from_str::<Instant>("\"2026-01-01T00:00:00Z\"").unwrap();
        let view = SessionView {
            person: Default::default(),
            name: "C".into(),
            email: "c@example.org".into(),
            tenants: Vec::new(),
            tenant: Some(TenantId::default()),
            grants,
            expires,
            languages: Default::default(),
            standing: Default::default(),
        };
        Door::In(view)
    }

    fn shown(door: &Door, here: &str) -> String {
        match decide(door, here) {
            Decision::Show { page, .. } => page.path.to_owned(),
            Decision::Go(path) => format!("go {path}"),
            Decision::Refuse(code) => code.as_str().to_owned(),
            Decision::Wait | Decision::Unreached(_) => "wait".to_owned(),
        }
    }

    #[test]
    fn a_deep_link_survives_signing_in() {
        let study = StudyId::default();
        let link = pages::subjects(study);
        let away = shown(&Door::Out, &link);
        assert_eq!(away, format!("go /sign-in?back={}", route::encode(&link)));
        let sign_in = away.strip_prefix("go ").unwrap();
        assert_eq!(shown(&coordinator(study), sign_in), format!("go {link}"));
    }

    /// Req: ACC-03
    #[test]
    fn whoever_must_set_up_a_second_factor_sees_only_their_account() {
        let study = StudyId::default();
        let Door::In(mut view) = coordinator(study) else { unreachable!() };
        view.standing.must_enrol = true;
        let door = Door::In(view);
        assert_eq!(shown(&door, &pages::subjects(study)), "go /account");
        assert_eq!(shown(&door, "/account"), "/account");
    }

    #[test]
    fn a_return_path_never_leads_to_another_host() {
        let door = coordinator(StudyId::default());
        for evil in ["//evil.example", "https://evil.example", "/\\evil.example"] {
            let here = format!("/sign-in?back={}", route::encode(evil));
            assert_eq!(shown(&door, &here), "go /work");
        }
    }

    /// Req: ACC-01
    #[test]
    fn a_page_is_shown_only_to_whoever_may() {
        let door = coordinator(StudyId::default());
        assert_eq!(shown(&door, pages::STUDIES), pages::STUDIES);
        assert_eq!(shown(&door, pages::PEOPLE), "forbidden");
        assert_eq!(shown(&door, "/studies/import"), "forbidden");
        let other = "/studies/0197a000-0000-7000-8000-000000000001/subjects";
        assert_eq!(shown(&door, other), "forbidden");
        assert_eq!(shown(&door, "/nowhere"), "not_found");
    }
}
