//! The one table of pages: path, title, permission, frame, menu, module, view. Router, guards, menu and 404 read it and nothing else.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;
use shared::access::Permission;
use shared::capture::RecordKey;
use shared::forms::Oid;
use shared::kernel::{Instant, ReviewId, Scope, StudyId, SubjectId, VersionId};
use shared::review::SignPlace;
use shared::tenancy::api::SessionView;

use crate::apart::{self, Made, Missing};
use crate::browser;
use crate::rooms::{access, agenda, audit, capture, ctms, exports, queries, review, study, tenancy};
use crate::route::{self, Params};
use crate::ui::Icon;

/// What stands around a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// Nothing: the page stands alone.
    Nothing,
    /// The bar of the tenant.
    Tenant,
    /// The bar of the tenant with the study's name and menu.
    Study,
}

/// One row of the table.
pub struct Page {
    pub path: &'static str,
    /// Key of the title's words.
    pub title: &'static str,
    pub needs: Permission,
    pub around: Around,
    /// Stands in its frame's menu, with this icon.
    pub menu: Option<Icon>,
    /// The path of the page that shows this one inside itself and stays while the two alternate.
    pub within: Option<&'static str>,
    pub view: fn() -> AnyView,
}

pub const SIGN_IN: &str = "/sign-in";
/// Where identity providers send people back to.
pub const SSO_RETURN: &str = "/sign-in/return";
pub const TENANTS: &str = "/tenants";
pub const WORK: &str = "/work";
pub const STUDIES: &str = "/studies";
pub const IMPORT: &str = "/studies/import";
pub const SITES: &str = "/studies/:study/sites";
pub const VERSIONS: &str = "/studies/:study/versions";
pub const NEW_VERSION: &str = "/studies/:study/versions/new";
pub const VERSION: &str = "/studies/:study/versions/:version";
pub const RELEASE: &str = "/studies/:study/versions/:version/release";
pub const SUBJECTS: &str = "/studies/:study/subjects";
pub const ENROLMENT: &str = "/studies/:study/enrolment";
pub const QUERIES: &str = "/studies/:study/queries";
pub const REVIEW: &str = "/studies/:study/review";
pub const LOCKS: &str = "/studies/:study/locks";
pub const CASEBOOK: &str = "/studies/:study/subjects/:subject";
/// The form stands in the query: a path that ends like a file's name is taken for one.
pub const LOG: &str = "/studies/:study/subjects/:subject/log";
pub const CALENDAR: &str = "/studies/:study/calendar";
pub const FORM: &str = "/studies/:study/subjects/:subject/:visit/:visit_n/:form/:form_n";
/// What is signed stands in the query.
pub const SIGN: &str = "/studies/:study/subjects/:subject/sign";
pub const SIGNING: &str = "/studies/:study/signing";
pub const PAPER: &str = "/studies/:study/subjects/:subject/print";
pub const PAPER_FORM: &str = "/studies/:study/subjects/:subject/:visit/:visit_n/:form/:form_n/print";
pub const BLANK: &str = "/studies/:study/forms/:form/blank";
pub const TRAIL: &str = "/studies/:study/trail";
pub const AS_OF: &str = "/studies/:study/subjects/:subject/as-of";
pub const TRAIL_REVIEWS: &str = "/studies/:study/trail/reviews";
pub const TRAIL_REVIEW: &str = "/studies/:study/trail/reviews/:review";
pub const TENANT_TRAIL: &str = "/trail";
pub const EXPORTS: &str = "/studies/:study/exports";
pub const SEALS: &str = "/studies/:study/seals";
pub const PEOPLE: &str = "/people";
pub const ROLES: &str = "/people/roles";
pub const DELEGATION: &str = "/studies/:study/delegation";
pub const SSO: &str = "/sign-on";
pub const SIGN_IN_RULES: &str = "/people/sign-in";
pub const ACCOUNT: &str = "/account";
// Where the links of mails lead; what they say stands behind the `#`.
pub const FORGOT: &str = "/forgot";
pub const RESET: &str = "/reset";
pub const INVITATION: &str = "/invitation";
pub const ADDRESS: &str = "/address";
pub const UNSUBSCRIBE: &str = "/unsubscribe";

/// How a page is shown: out of the module that starts (`entry`: what a first data entry needs), or loaded apart, in the module named.
macro_rules! made {
    (entry $room:ident::$view:ident) => {
        || $room::$view().into_any()
    };
    ($module:ident $room:ident::$view:ident) => {{
        #[wasm_split($module, wasm_split_path = leptos::wasm_split, fallible)]
        fn $room() -> Result<Made, Missing> {
            Ok(Box::new(|| $room::$view().into_any()))
        }
        || apart::page(|| Box::pin($room()))
    }};
}

macro_rules! pages {
    ($( $path:expr, $title:literal, $needs:ident, $around:ident, $menu:expr, $within:expr, $module:ident $room:ident::$view:ident; )*) => {
        /// Every page. The first row that matches holds.
        pub const PAGES: &[Page] = &[ $( Page {
            path: $path, title: $title, needs: Permission::$needs, around: Around::$around, menu: $menu, within: $within,
            view: made!($module $room::$view),
        } ),* ];
    };
}

pages! {
    SIGN_IN,  "page-sign-in",  Anyone,      Nothing, None,                  None,           entry  tenancy::SignInPage;
    SSO_RETURN, "page-sso-return", Anyone,   Nothing, None,                  None,           office tenancy::ReturnPage;
    TENANTS,  "page-tenants",  SignedIn,    Nothing, None,                  None,           entry  tenancy::TenantsPage;
    WORK,     "page-work",     SubjectRead, Tenant,  Some(Icon::Work),      None,           entry  agenda::WorkPage;
    STUDIES,  "page-studies",  SignedIn,    Tenant,  Some(Icon::Studies),   None,           entry  study::StudiesPage;
    IMPORT,   "page-import",   StudyImport, Tenant,  None,                  None,           office study::ImportPage;
    SUBJECTS, "page-subjects", SubjectRead, Study,   Some(Icon::Subjects),  None,           entry  capture::SubjectsPage;
    CASEBOOK, "page-casebook", SubjectRead, Study,   None,                  None,           entry  capture::CasebookPage;
    FORM,     "page-form",     SubjectRead, Study,   None,                  Some(CASEBOOK), entry  capture::CasebookPage;
    ENROLMENT, "page-enrolment", SubjectRead, Study, Some(Icon::Curve),     None,           office ctms::EnrolmentPage;
    CALENDAR, "page-calendar", SubjectRead, Study,  Some(Icon::Calendar),  None,           office capture::CalendarPage;
    LOG,      "page-log",      SubjectRead, Study,   None,                  None,           office capture::LogPage;
    QUERIES,  "page-queries",  QueryRead,   Study,   Some(Icon::Message),   None,           office queries::QueriesPage;
    SIGN,     "sign",          RecordSign,  Study,   None,                  None,           office review::SignPage;
    SIGNING,  "page-signing",  StudyRead,   Study,   Some(Icon::Sign),      None,           office review::SigningPage;
    REVIEW,   "page-review",   SubjectRead, Study,   Some(Icon::Shield),    None,           office review::ReviewPage;
    LOCKS,    "page-locks",    SubjectRead, Study,   Some(Icon::Lock),      None,           office review::LocksPage;
    PAPER,    "page-print",    SubjectRead, Study,   None,                  None,           office capture::PaperPage;
    PAPER_FORM, "page-print",  SubjectRead, Study,   None,                  None,           office capture::PaperPage;
    BLANK,    "print-blank",   StudyRead,   Study,   None,                  None,           office capture::BlankPage;
    EXPORTS,  "page-exports",  ExportRun,   Study,   Some(Icon::Download),  None,           office exports::ExportsPage;
    SITES,    "page-sites",    StudyRead,   Study,   Some(Icon::Site),      None,           office study::SitesPage;
    VERSIONS, "page-versions", StudyRead,   Study,   Some(Icon::File),      None,           office study::VersionsPage;
    NEW_VERSION, "page-new-version", StudyImport, Study, None,              None,           office study::NewVersionPage;
    VERSION,  "page-version",  StudyRead,   Study,   None,                  None,           office study::VersionPage;
    RELEASE,  "page-release",  StudyRelease, Study,  None,                  None,           office capture::ReleasePage;
    TRAIL,    "page-trail",    HistoryRead, Study,   Some(Icon::History),   None,           office audit::TrailPage;
    TRAIL_REVIEWS, "page-trail-reviews", TrailReviewRead, Study, None,      None,           office audit::ReviewsPage;
    TRAIL_REVIEW, "page-trail-reviews", TrailReviewRead, Study, None,       None,           office audit::ReviewPage;
    AS_OF,    "page-as-of",    HistoryRead, Study,   None,                  None,           office audit::AsOfPage;
    TENANT_TRAIL, "page-tenant-trail", TrailRead, Tenant, Some(Icon::History), None,        office audit::TenantTrailPage;
    SEALS,    "page-seals",   HistoryRead, Study,   Some(Icon::Done),      None,           office audit::SealsPage;
    DELEGATION, "page-delegation", DelegationRead, Study, Some(Icon::Person), None,         office access::DelegationPage;
    ROLES,    "page-roles",    MemberRead,  Tenant,  None,                  None,           office access::RolesPage;
    PEOPLE,   "page-people",   MemberRead,  Tenant,  Some(Icon::People),    None,           office tenancy::PeoplePage;
    SSO,      "page-sso",      SsoManage,   Tenant,  Some(Icon::Shield),    None,           office tenancy::SsoPage;
    SIGN_IN_RULES, "page-sign-in-rules", MemberRead, Tenant, None, None,            office tenancy::SignInRulesPage;
    ACCOUNT,  "page-account",  SignedIn,    Tenant,  None,                  None,           office tenancy::AccountPage;
    FORGOT,   "forgot-title",  Anyone,      Nothing, None,                  None,           office tenancy::ForgotPage;
    RESET,    "reset-title",   Anyone,      Nothing, None,                  None,           office tenancy::ResetPage;
    INVITATION, "invitation-title", Anyone, Nothing, None,                  None,           office tenancy::InvitationPage;
    ADDRESS,  "address-title", Anyone,      Nothing, None,                  None,           office tenancy::AddressPage;
    UNSUBSCRIBE, "digest-stop", Anyone,     Nothing, None,                  None,           office agenda::StopPage;
}

/// The page at a path, with what its pattern leaves open.
pub fn find(path: &str) -> Option<(&'static Page, Params)> {
    PAGES.iter().find_map(|page| Some((page, route::matches(page.path, path)?)))
}

impl Page {
    /// Where the page's permission must be held.
    pub fn scope(&self, params: &Params) -> Option<Scope> {
        if self.around != Around::Study {
            return Some(Scope::Tenant);
        }
        let (_, study) = params.iter().find(|(name, _)| *name == "study")?;
        Some(Scope::Study(study.parse().ok()?))
    }

    /// What tells one showing of a page from another: the page is made anew when this changes.
    pub fn identity(&self, params: &Params) -> (&'static str, Vec<String>) {
        let path = self.within.unwrap_or(self.path);
        let own = |name: &str| path.split('/').any(|part| part.strip_prefix(':') == Some(name));
        (path, params.iter().filter(|(name, _)| own(name)).map(|(_, value)| value.clone()).collect())
    }
}

const LAST_STUDY: &str = "probatum.study";

/// Where a person starts: whoever enters data with their work, others in the study where they were last, else among the studies.
pub fn start(session: &SessionView) -> String {
    if session.grants.allow(Permission::RecordEdit, Scope::Tenant) {
        return WORK.to_owned();
    }
    let last = browser::remembered(LAST_STUDY).and_then(|text| text.strip_prefix(&place(session))?.parse().ok());
    match last {
        Some(study) if session.grants.allow(Permission::SubjectRead, Scope::Study(study)) => subjects(study),
        _ => STUDIES.to_owned(),
    }
}

/// Remembers the study as the one to start in.
pub fn start_in(session: &SessionView, study: StudyId) {
    browser::remember(LAST_STUDY, &format!("{}{study}", place(session)));
}

/// Forgets the study to start in: it is no longer there.
pub fn start_nowhere() {
    browser::forget(LAST_STUDY);
}

fn place(session: &SessionView) -> String {
    format!("{}/{}/", session.person, session.tenant.unwrap_or_default())
}

/// The matrix of a study's subjects.
pub fn subjects(study: StudyId) -> String {
    route::write(SUBJECTS, &[&study.to_string()])
}

/// A study's queries.
pub fn queries(study: StudyId) -> String {
    route::write(QUERIES, &[&study.to_string()])
}

/// How far verification has come in a study.
pub fn review(study: StudyId) -> String {
    route::write(REVIEW, &[&study.to_string()])
}

/// What is frozen and locked in a study.
pub fn locks(study: StudyId) -> String {
    route::write(LOCKS, &[&study.to_string()])
}

/// What was taken out of a study, and taking out.
pub fn exports(study: StudyId) -> String {
    route::write(EXPORTS, &[&study.to_string()])
}

/// A study's sites.
pub fn sites(study: StudyId) -> String {
    route::write(SITES, &[&study.to_string()])
}

/// The versions of a study's design.
pub fn versions(study: StudyId) -> String {
    route::write(VERSIONS, &[&study.to_string()])
}

/// Where a version is added.
pub fn new_version(study: StudyId) -> String {
    route::write(NEW_VERSION, &[&study.to_string()])
}

/// One version, with what it changes.
pub fn version(study: StudyId, version: VersionId) -> String {
    route::write(VERSION, &[&study.to_string(), &version.to_string()])
}

/// Where a version is released to sites.
pub fn release(study: StudyId, version: VersionId) -> String {
    route::write(RELEASE, &[&study.to_string(), &version.to_string()])
}

/// A subject's casebook.
pub fn casebook(study: StudyId, subject: SubjectId) -> String {
    route::write(CASEBOOK, &[&study.to_string(), &subject.to_string()])
}

/// A form of a subject as a table.
pub fn log(study: StudyId, subject: SubjectId, form: &Oid) -> String {
    format!("{}?form={}", route::write(LOG, &[&study.to_string(), &subject.to_string()]), route::encode(form.as_str()))
}

/// What was written down in a study.
pub fn trail(study: StudyId) -> String {
    route::write(TRAIL, &[&study.to_string()])
}

/// Reviews of a study's trail.
pub fn trail_reviews(study: StudyId) -> String {
    route::write(TRAIL_REVIEWS, &[&study.to_string()])
}

/// One review.
pub fn trail_review(study: StudyId, review: ReviewId) -> String {
    route::write(TRAIL_REVIEW, &[&study.to_string(), &review.to_string()])
}

/// A subject's casebook as it was at a moment; now, where none is said.
pub fn as_of(study: StudyId, subject: SubjectId, at: Option<Instant>) -> String {
    let at = at.map(|at| format!("?at={}", route::encode(&at.to_string()))).unwrap_or_default();
    format!("{}{at}", route::write(AS_OF, &[&study.to_string(), &subject.to_string()]))
}

/// The calendar of a study's sites.
pub fn calendar(study: StudyId) -> String {
    route::write(CALENDAR, &[&study.to_string()])
}

/// A visit in its subject's casebook.
pub fn visit(study: StudyId, subject: SubjectId, visit: &Oid, n: u32) -> String {
    format!("{}?visit={}&n={n}", casebook(study, subject), route::encode(visit.as_str()))
}

/// A subject's casebook on paper, or one form of it.
pub fn paper(study: StudyId, subject: SubjectId, record: Option<&RecordKey>) -> String {
    record.map_or_else(|| casebook(study, subject), |key| form(study, subject, key)) + "/print"
}

/// Where a form, visit or casebook is signed.
pub fn sign(study: StudyId, subject: SubjectId, place: &SignPlace) -> String {
    let mut address = format!("{}?level={}", route::write(SIGN, &[&study.to_string(), &subject.to_string()]), place.level.as_str());
    if let Some((visit, n)) = place.at_visit() {
        address += &format!("&visit={}&n={n}", route::encode(visit.as_str()));
    }
    if let Some((form, n)) = place.form.as_ref().zip(place.form_n) {
        address += &format!("&form={}&form_n={n}", route::encode(form.as_str()));
    }
    address
}

/// A form on paper, with nothing in it.
pub fn blank(study: StudyId, form: &str) -> String {
    route::write(BLANK, &[&study.to_string(), form])
}

/// A form of a subject.
pub fn form(study: StudyId, subject: SubjectId, key: &RecordKey) -> String {
    let values = [
        study.to_string(),
        subject.to_string(),
        key.visit.to_string(),
        key.visit_n.to_string(),
        key.form.to_string(),
        key.form_n.to_string(),
    ];
    route::write(FORM, &values.each_ref().map(String::as_str))
}

/// The record that the address names, on a form's page. Does not track.
pub fn record() -> Option<RecordKey> {
    let text = |name| route::param::<String>(name);
    let count = |name| route::param::<u32>(name);
    Some(RecordKey {
        visit: text("visit")?.as_str().into(),
        visit_n: count("visit_n")?,
        form: text("form")?.as_str().into(),
        form_n: count("form_n")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_import_page_is_not_taken_for_a_study() {
        let (page, params) = find("/studies/import").unwrap();
        assert_eq!((page.path, params.len()), (IMPORT, 0));
    }

    #[test]
    fn a_form_is_shown_inside_its_casebook_which_stays() {
        let key = RecordKey { visit: "SE.1".into(), visit_n: 2, form: "F/VS".into(), form_n: 1 };
        let (study, subject) = (StudyId::default(), SubjectId::default());
        let (page, params) = find(&form(study, subject, &key)).unwrap();
        let (outer, outer_params) = find(&casebook(study, subject)).unwrap();
        assert_eq!(page.path, FORM);
        assert_eq!(page.identity(&params), outer.identity(&outer_params));
    }

    /// Req: ACC-01
    #[test]
    fn only_signing_in_and_what_a_mail_leads_to_is_open_to_anyone() {
        let open: Vec<&str> = PAGES.iter().filter(|page| page.needs == Permission::Anyone).map(|page| page.path).collect();
        assert_eq!(open, [SIGN_IN, SSO_RETURN, FORGOT, RESET, INVITATION, ADDRESS, UNSUBSCRIBE]);
    }

    #[test]
    fn a_study_that_is_no_id_leads_nowhere() {
        let (page, params) = find("/studies/nonsense/subjects").unwrap();
        assert_eq!(page.scope(&params), None);
    }
}
