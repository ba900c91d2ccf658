//! Designs: immutable, so what was loaded once is kept as long as the page lives, with the plan of each form.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use shared::forms::{FormPlan, Oid};
use shared::kernel::{Nothing, StudyId, VersionId};
use shared::study::api::{OnVersion, ReadDesign};
use shared::study::{Design, RulesByForm};

use crate::net::{self, Trouble};

/// One version of a design, ready to be shown and evaluated.
#[derive(Debug)]
pub struct OpenDesign {
    pub version: VersionId,
    pub design: Design,
    plans: HashMap<Oid, Arc<FormPlan>>,
}

thread_local! {
    static OPEN: RefCell<HashMap<VersionId, Arc<OpenDesign>>> = RefCell::default();
}

/// The design of a version, from memory when it was loaded before.
pub async fn open_design(study: StudyId, version: VersionId) -> Result<Arc<OpenDesign>, Trouble> {
    if let Some(open) = OPEN.with_borrow(|open| open.get(&version).cloned()) {
        return Ok(open);
    }
    let view = net::load::<ReadDesign>(&OnVersion { study, version }, &Nothing {}).await?;
    let open = Arc::new(OpenDesign::of(version, view.design, view.rules));
    OPEN.with_borrow_mut(|all| all.insert(version, Arc::clone(&open)));
    Ok(open)
}

impl OpenDesign {
    pub fn of(version: VersionId, design: Design, rules: RulesByForm) -> Self {
        let plans = design.with_rules(rules);
        Self { version, design, plans }
    }

    /// A form, ready to be shown and evaluated.
    pub fn plan(&self, form: &Oid) -> Option<Arc<FormPlan>> {
        self.plans.get(form).cloned()
    }

    /// What a person reads as the form's title.
    pub fn form_title(&self, form: &Oid, lang: &str) -> String {
        self.plans.get(form).map_or_else(|| form.to_string(), |plan| plan.form.title(lang).to_owned())
    }

    /// What a person reads as the visit's title.
    pub fn visit_title(&self, visit: &Oid) -> String {
        self.design.visit(visit).map_or_else(|| visit.to_string(), |visit| visit.title().to_owned())
    }
}

/// Two openings of one version are the same: designs never change.
impl PartialEq for OpenDesign {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version
    }
}
