//! The studies of the demonstration: a heart failure trial with sixty subjects, and one imported from its ODM file.

use shared::access::{Grant, Reach, Role};
use shared::capture::SubjectState;
use shared::capture::api::{Appointment, NewState, NewSubject, NewVisit, SkippedVisit, VisitDate};
use shared::kernel::{Code, SiteId, StudyId, SubjectId};
use shared::study::Design;
use shared::study::api::{Environment, NewSite};

use super::cast::{Place, roles};
use super::{Planted, Troupe};
use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::fresh;
use crate::rooms::capture;
use crate::rooms::study::demo::{self, Believable, SkipPlan, SubjectPlan};
use crate::rooms::study::{NewStudy, create, odm, open_site};
use crate::rooms::tenancy::people;

/// Seed of the data: the same demonstration everywhere.
const SEED: u64 = 20_261_121;

struct SitePlan {
    code: &'static str,
    name: &'static str,
    country: &'static str,
    zone: &'static str,
    subjects: usize,
}

const SPONSOR_SITES: &[SitePlan] = &[
    SitePlan { code: "DE01", name: "Universitätsklinik Lindenau, Berlin", country: "DE", zone: "Europe/Berlin", subjects: 24 },
    SitePlan { code: "FR02", name: "Hôpital Saint-Clair, Lyon", country: "FR", zone: "Europe/Paris", subjects: 20 },
    SitePlan { code: "US03", name: "Lakeside Heart Institute, Chicago", country: "US", zone: "America/Chicago", subjects: 16 },
];

const CRO_SITES: &[SitePlan] =
    &[SitePlan { code: "MS01", name: "Klinik am Aasee, Münster", country: "DE", zone: "Europe/Berlin", subjects: 6 }];

/// OpenEDC's example study, MIT licence: see tests/data/odm/NOTICE.md.
const OPENEDC: &[u8] = include_bytes!("../../tests/data/odm/openedc_metadata.xml");

/// Plants both studies.
pub async fn plant(app: &App, troupe: &Troupe, progress: &impl Fn(&str)) -> Outcome<()> {
    let stage = Stage { app, troupe, tenant: troupe.sponsor };
    stage.study(&demo::cardia(), SPONSOR_SITES, progress).await?;
    let (report, design) = odm::import("openedc_metadata.xml", OPENEDC);
    let design = design.ok_or_else(|| internal(&format!("the example study was refused: {:?}", report.refused)))?;
    let stage = Stage { tenant: troupe.cro, ..stage };
    stage.study(&design, CRO_SITES, progress).await
}

pub(super) struct Stage<'a> {
    pub(super) app: &'a App,
    troupe: &'a Troupe,
    tenant: Planted,
}

impl Stage<'_> {
    async fn study(&self, design: &Design, sites: &[SitePlan], progress: &impl Fn(&str)) -> Outcome<()> {
        progress(&format!("the study {}", if design.protocol.is_empty() { &design.name } else { &design.protocol }));
        let builder = self.ctx(|role| role == Role::Builder, "seed.Study")?;
        let tx = self.app.db.begin(&builder).await?;
        let new = NewStudy { design, environment: Environment::Training, from: "demonstration" };
        let (study, _) = create(&tx, new).await?;
        tx.commit().await?;
        let places = self.sites(study, sites).await?;
        self.grants(study, &places).await?;
        let mut first = 0;
        for (plan, site) in sites.iter().zip(places.iter().map(|(_, id)| *id)) {
            progress(&format!("{} subjects at {}", plan.subjects, plan.name));
            for index in first..first + plan.subjects {
                self.subject(study, design, plan, site, index).await?;
            }
            first += plan.subjects;
        }
        if self.tenant.name == super::cast::SPONSOR {
            progress("what people asked and answered");
            self.queries(study).await?;
            progress("what was verified and locked");
            self.review(study, &places).await?;
            self.enrolment(study).await?;
        }
        Ok(())
    }

    /// The context of whoever of the cast has such a role in this tenant.
    pub(super) fn ctx(&self, fits: impl Fn(Role) -> bool, action: &'static str) -> Outcome<Ctx> {
        let one = roles(self.tenant.name).find(|one| fits(one.role)).ok_or(Code::NotFound)?;
        let person = self.troupe.people.get(one.email).ok_or(Code::NotFound)?;
        Ok(self.tenant.by(*person, one.role, action))
    }

    /// The context of a site's coordinator.
    pub(super) fn site(&self, code: &str, action: &'static str) -> Outcome<Ctx> {
        let at = |one: &&super::Cast| one.role == Role::Coordinator && matches!(one.place, Place::Site(known) if known == code);
        let one = roles(self.tenant.name).find(at).ok_or(Code::NotFound)?;
        let person = self.troupe.people.get(one.email).ok_or(Code::NotFound)?;
        Ok(self.tenant.by(*person, one.role, action))
    }

    async fn sites(&self, study: StudyId, plans: &[SitePlan]) -> Outcome<Vec<(&'static str, SiteId)>> {
        let tx = self.app.db.begin(&Ctx::system(self.tenant.id, "seed.Sites")).await?;
        let mut places = Vec::new();
        for plan in plans {
            let id = SiteId(fresh());
            let (code, name, country, time_zone) = (plan.code.into(), plan.name.into(), plan.country.into(), plan.zone.into());
            open_site(&tx, study, NewSite { id, code, name, country, time_zone }).await?;
            places.push((plan.code, id));
        }
        tx.commit().await?;
        Ok(places)
    }

    async fn grants(&self, study: StudyId, sites: &[(&'static str, SiteId)]) -> Outcome<()> {
        let tx = self.app.db.begin(&Ctx::system(self.tenant.id, "seed.Grants")).await?;
        for one in roles(self.tenant.name) {
            let reach = match one.place {
                Place::Tenant => Reach::Tenant,
                Place::Study => Reach::Study { study },
                Place::Site(code) => match sites.iter().find(|(known, _)| *known == code) {
                    Some((_, site)) => Reach::Site { study, site: *site },
                    None => continue,
                },
            };
            let (person, _) = self.troupe.people.get(one.email).ok_or(Code::NotFound)?;
            people::grant(&tx, *person, Grant { role: one.role, reach }).await?;
        }
        tx.commit().await
    }

    /// One subject with all that was typed, by the coordinator of the site, in one transaction.
    async fn subject(&self, study: StudyId, design: &Design, plan: &SitePlan, site: SiteId, index: usize) -> Outcome<()> {
        let coordinator = roles(self.tenant.name).find(|one| one.role == Role::Coordinator && one.place == Place::Site(plan.code));
        let coordinator = coordinator.ok_or(Code::NotFound)?;
        let person = self.troupe.people.get(coordinator.email).ok_or(Code::NotFound)?;
        let tx = self.app.db.begin(&self.tenant.by(*person, Role::Coordinator, "seed.Subject")).await?;
        let id = SubjectId(fresh());
        capture::enrol(&tx, study, NewSubject { id, site, key: None }).await?;
        let today = today(self.app, plan.zone)?;
        let story = demo::believable(design, &Believable { seed: SEED, subject: index, today });
        self.visits(&tx, study, id, &story).await?;
        tx.commit().await?;
        if let Some((key, why)) = story.mistaken {
            let ctx = Ctx { reason: Some(why.to_owned()), ..self.tenant.by(*person, Role::Coordinator, "seed.Retire") };
            let tx = self.app.db.begin(&ctx).await?;
            capture::retire_record(&tx, study, id, key, true).await?;
            tx.commit().await?;
        }
        self.end(study, id, person, story.state).await
    }

    async fn visits(&self, tx: &Tx, study: StudyId, subject: SubjectId, story: &SubjectPlan) -> Outcome<()> {
        for visit in &story.visits {
            let (oid, date) = (visit.visit.clone(), Some(visit.date.clone()));
            match visit.why.clone() {
                Some(why) => {
                    let new = NewVisit { visit: oid, n: visit.n, date, appointment: None, why: Some(why) };
                    capture::add_visit(tx, study, subject, new).await?
                }
                None => capture::date_visit(tx, study, subject, VisitDate { visit: oid, n: visit.n, date }).await?,
            };
        }
        for SkipPlan { visit, not_done } in story.skipped.iter().cloned() {
            capture::skip_visit(tx, study, subject, SkippedVisit { visit, n: 1, not_done }).await?;
        }
        if let Some((visit, date)) = story.agreed.clone() {
            capture::plan_visit(tx, study, subject, Appointment { visit, n: 1, date: Some(date) }).await?;
        }
        for record in &story.records {
            capture::save(tx, study, subject, record.clone()).await?;
        }
        Ok(())
    }

    /// Moves the subject to where its story ends, step by step, saying why.
    async fn end(
        &self,
        study: StudyId,
        subject: SubjectId,
        person: &(shared::kernel::PersonId, &'static str),
        end: SubjectState,
    ) -> Outcome<()> {
        let steps: &[(SubjectState, &str)] = match end {
            SubjectState::Screening => &[],
            SubjectState::ScreenFailed => &[(SubjectState::ScreenFailed, "Inclusion criteria not met")],
            SubjectState::Enrolled => &[(SubjectState::Enrolled, "Eligible, randomised")],
            SubjectState::Completed => &[(SubjectState::Enrolled, "Eligible, randomised"), (SubjectState::Completed, "All visits done")],
            SubjectState::Withdrawn => &[(SubjectState::Enrolled, "Eligible, randomised"), (SubjectState::Withdrawn, "Withdrew consent")],
        };
        for (state, reason) in steps {
            let ctx = Ctx { reason: Some((*reason).to_owned()), ..self.tenant.by(*person, Role::Coordinator, "seed.SubjectState") };
            let tx = self.app.db.begin(&ctx).await?;
            capture::change_state(&tx, study, subject, NewState { state: *state }).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}

pub(super) fn today(app: &App, zone: &str) -> Outcome<jiff::civil::Date> {
    capture::today(app.clock.now(), zone).ok_or_else(|| internal(&"the zone of a site of the demonstration is unknown"))
}
