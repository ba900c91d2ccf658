//! ClinicalData of one design version: subjects by key, visits, forms and rows as the design has them.

use std::collections::HashMap;
use std::io::{Result, Write};

use shared::capture::RecordState;
use shared::forms::{Datum, Oid};
use shared::kernel::{RecordId, SiteId, StudyId, SubjectId};
use shared::review::{SignPlace, SignatureView};

use super::super::layout::{Layout, Row};
use super::super::source::{Source, as_text};
use super::asked::{Asked, asked};
use super::xml::Xml;
use super::{admin, flags, oid};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::audit::{Origin, origins};
use crate::rooms::capture::snapshot::{RecordSnapshot, SubjectSnapshot, VisitSnapshot, page};
use crate::rooms::review::signatures_of;
use crate::rooms::study::Version;
use crate::rooms::study::odm::{Renames, text};

/// What is written, and how.
pub struct Clinical<'a> {
    pub source: &'a Source,
    pub version: &'a Version,
    pub layout: &'a Layout,
    pub renames: &'a Renames,
    /// With the last change of each data point.
    pub audit: bool,
}

type Origins = HashMap<(RecordId, u32), Origin>;

/// What is said of data beside themselves.
struct Told {
    origins: Origins,
    /// Those that stand, the newest first.
    signatures: Vec<SignatureView>,
    queries: Vec<Asked>,
}

impl Told {
    /// Queries as flags with their comments.
    fn asked(&self, about: impl Fn(&Asked) -> bool) -> Vec<(&'static str, Option<String>)> {
        let comment = |one: &Asked| (flags::QUERY, Some(json(one)));
        self.queries.iter().filter(|one| about(one)).map(comment).collect()
    }
}

async fn standing(tx: &Tx, study: StudyId, subjects: &[SubjectId]) -> Outcome<Vec<SignatureView>> {
    let all = signatures_of(tx, study, subjects).await?;
    Ok(all.into_iter().filter(|one| one.broken.is_none()).collect())
}

impl Clinical<'_> {
    /// Page by page.
    pub async fn write(&self, tx: &Tx, out: &mut impl Write) -> Outcome<()> {
        let broken = |error: std::io::Error| internal(&error);
        let design = &self.version.design;
        let mut xml = Xml::new(out, 1);
        let attributes = [("StudyOID", Some(oid(&self.source.version.design.oid))), ("MetaDataVersionOID", Some(oid(&design.version_oid)))];
        xml.open("ClinicalData", &attributes).map_err(broken)?;
        let mut after: Option<String> = None;
        loop {
            let mut subjects = page(tx, self.source.study.id, after.as_deref(), None, &self.source.hidden).await?;
            let Some(last) = subjects.last() else { break };
            after = Some(last.key.clone());
            subjects.iter_mut().for_each(|one| one.records.retain(|record| record.version == self.version.id));
            subjects.retain(|one| one.version == self.version.id || !one.records.is_empty());
            let ids: Vec<SubjectId> = subjects.iter().map(|one| one.id).collect();
            let study = self.source.study.id;
            let queries = if self.audit { asked(tx, study, &ids, &self.source.hidden).await? } else { Vec::new() };
            let told = Told { origins: self.origins(tx, &subjects).await?, signatures: standing(tx, study, &ids).await?, queries };
            let written = subjects.into_iter().map(|one| if self.audit { one } else { one.in_use() });
            written.into_iter().try_for_each(|one| self.subject(&mut xml, one, &told)).map_err(broken)?;
        }
        xml.close("ClinicalData").map_err(broken)
    }

    async fn origins(&self, tx: &Tx, subjects: &[SubjectSnapshot]) -> Outcome<Origins> {
        let records: Vec<RecordId> = subjects.iter().flat_map(|one| one.records.iter().map(|record| record.id)).collect();
        if self.audit && !records.is_empty() { origins(tx, &records).await } else { Ok(Origins::new()) }
    }

    /// The signature of a place: an element has room for one, so the last of those that stand.
    fn signature<W: Write>(&self, xml: &mut Xml<'_, W>, told: &Told, subject: SubjectId, site: SiteId, place: &SignPlace) -> Result<()> {
        let one = told.signatures.iter().find(|one| one.subject == subject && one.place == *place);
        let Some((one, site)) = one.zip(self.source.site(site)) else { return Ok(()) };
        xml.open("Signature", &[])?;
        xml.empty("UserRef", &[("UserOID", Some(&admin::user(one.signer)))])?;
        xml.empty("LocationRef", &[("LocationOID", Some(&admin::location(site)))])?;
        xml.empty("SignatureRef", &[("SignatureOID", Some(&admin::signature(one.meaning)))])?;
        xml.text("DateTimeStamp", &[], &one.at.to_string())?;
        xml.close("Signature")
    }

    fn subject<W: Write>(&self, xml: &mut Xml<'_, W>, mut subject: SubjectSnapshot, told: &Told) -> Result<()> {
        xml.open("SubjectData", &[("SubjectKey", Some(&subject.key))])?;
        self.signature(xml, told, subject.id, subject.site, &SignPlace::CASEBOOK)?;
        if let Some(site) = self.source.site(subject.site) {
            xml.empty("SiteRef", &[("LocationOID", Some(&admin::location(site)))])?;
        }
        // Once in the file, where the subject follows this version now.
        let own = subject.version == self.version.id;
        let asked = told.asked(|one| own && one.is_of_subject(subject.id));
        let state = (flags::SUBJECT_STATE, Some(subject.state.as_str().to_owned()));
        annotate(xml, std::iter::once(state).chain(asked))?;
        let mut visits = std::mem::take(&mut subject.visits);
        if subject.version != self.version.id {
            visits.retain(|visit| subject.records.iter().any(|record| is_of(record, visit)));
        }
        self.layout.sort_visits(&mut visits);
        self.layout.sort_records(&mut subject.records);
        for visit in &visits {
            let records = subject.records.iter().filter(|record| is_of(record, visit));
            self.visit(xml, visit, records, (subject.id, subject.site), told)?;
        }
        xml.close("SubjectData")
    }

    fn visit<'r, W: Write>(
        &self,
        xml: &mut Xml<'_, W>,
        visit: &VisitSnapshot,
        mut records: impl Iterator<Item = &'r RecordSnapshot>,
        of: (SubjectId, SiteId),
        told: &Told,
    ) -> Result<()> {
        let n = visit.n.to_string();
        let repeat = (visit.n != 1 || self.layout.visit_repeats(&visit.oid)).then_some(n.as_str());
        let written = self.renames.written("StudyEventDef", oid(&visit.oid));
        xml.open("StudyEventData", &[("StudyEventOID", Some(written)), ("StudyEventRepeatKey", repeat)])?;
        self.signature(xml, told, of.0, of.1, &SignPlace::visit(visit.oid.clone(), visit.n))?;
        let asked = told.asked(|one| one.is_of_visit(of.0, visit.oid.as_str(), visit.n));
        annotate(xml, facts(visit).into_iter().chain(asked))?;
        records.try_for_each(|record| self.form(xml, record, of, told))?;
        xml.close("StudyEventData")
    }

    fn form<W: Write>(&self, xml: &mut Xml<'_, W>, record: &RecordSnapshot, of: (SubjectId, SiteId), told: &Told) -> Result<()> {
        let (origins, site) = (&told.origins, of.1);
        let n = record.key.form_n.to_string();
        let repeat = (record.key.form_n != 1 || self.layout.form_repeats(&record.key.form)).then_some(n.as_str());
        let written = self.renames.written("FormDef", oid(&record.key.form));
        xml.open("FormData", &[("FormOID", Some(written)), ("FormRepeatKey", repeat)])?;
        if record.retired_since.is_some() {
            audit_record(xml, self.origin(origins, record.id, record.retired_since, site))?;
        }
        self.signature(xml, told, of.0, site, &SignPlace::form(&record.key))?;
        let complete = (record.state == RecordState::Complete).then_some((flags::COMPLETE, None::<String>));
        let retired = record.retired_since.map(|_| (flags::RETIRED, None::<String>));
        let asked = told.asked(|one| one.is_of_form(of.0, &record.key));
        annotate(xml, complete.into_iter().chain(retired).chain(asked))?;
        for row in self.layout.rows(record).iter().filter(|row| self.audit || row.speaks()) {
            self.row(xml, row, &|revision| self.origin(origins, record.id, revision, site))?;
        }
        xml.close("FormData")
    }

    fn origin<'o>(&self, origins: &'o Origins, record: RecordId, revision: Option<u32>, site: SiteId) -> Option<(&'o Origin, String)> {
        let origin = origins.get(&(record, revision?))?;
        Some((origin, self.source.site(site).map(admin::location)?))
    }

    fn row<'o, W: Write>(
        &self,
        xml: &mut Xml<'_, W>,
        row: &Row,
        origin: &dyn Fn(Option<u32>) -> Option<(&'o Origin, String)>,
    ) -> Result<()> {
        let n = row.n.to_string();
        let repeat = (row.n != 1 || row.repeating).then_some(n.as_str());
        let written = self.renames.written("ItemGroupDef", oid(row.group));
        xml.open("ItemGroupData", &[("ItemGroupOID", Some(written)), ("ItemGroupRepeatKey", repeat)])?;
        if row.retired.is_some() {
            audit_record(xml, origin(row.retired))?;
            annotations(xml, &[(flags::RETIRED, None)])?;
        }
        for (item, datum) in row.items.iter().filter(|(_, datum)| self.audit || !datum.is_blank()) {
            self.item(xml, item, datum, origin(datum.revision))?;
        }
        xml.close("ItemGroupData")
    }

    fn item<W: Write>(&self, xml: &mut Xml<'_, W>, item: &Oid, datum: &Datum, origin: Option<(&Origin, String)>) -> Result<()> {
        let value = as_text(datum);
        let null = value.is_none().then_some("Yes");
        let written = self.renames.written("ItemDef", oid(item));
        let exact = value.as_deref().filter(|value| !value.chars().all(text::legal));
        let attributes = [("ItemOID", Some(written)), ("IsNull", null), ("Value", value.as_deref())];
        if origin.is_none() && datum.unit.is_none() && datum.missing.is_none() && exact.is_none() {
            return xml.empty("ItemData", &attributes);
        }
        xml.open("ItemData", &attributes)?;
        audit_record(xml, origin)?;
        if let Some(unit) = &datum.unit {
            xml.empty("MeasurementUnitRef", &[("MeasurementUnitOID", Some(self.renames.written("MeasurementUnit", oid(unit))))])?;
        }
        if let Some(why) = datum.missing {
            annotations(xml, &[(why.as_str(), None)])?;
        }
        if exact.is_some() {
            annotations(xml, &[(flags::EXACT, Some(&json(&datum.value)))])?;
        }
        xml.close("ItemData")
    }
}

fn is_of(record: &RecordSnapshot, visit: &VisitSnapshot) -> bool {
    record.key.visit == visit.oid && record.key.visit_n == visit.n
}

/// As JSON in characters that XML allows.
fn json(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    json.chars().map(|one| if text::legal(one) { one.to_string() } else { format!("\\u{:04x}", u32::from(one)) }).collect()
}

/// What ODM has no attribute for: flags with what is said in their comments.
fn facts(visit: &VisitSnapshot) -> Vec<(&'static str, Option<String>)> {
    let not_done = visit.not_done.as_ref().map(|why| match &why.note {
        Some(note) => format!("{}: {note}", why.code),
        None => why.code.clone(),
    });
    let said = [
        (flags::VISIT_DATE, visit.date.clone()),
        (flags::APPOINTMENT, visit.appointment.clone()),
        (flags::VISIT_REASON, visit.why.clone()),
        (flags::VISIT_NOT_DONE, not_done),
    ];
    let retired = visit.retired.then_some((flags::RETIRED, None));
    said.into_iter().filter(|(_, comment)| comment.is_some()).chain(retired).collect()
}

fn annotate<W: Write>(xml: &mut Xml<'_, W>, flags: impl Iterator<Item = (&'static str, Option<String>)>) -> Result<()> {
    let flags: Vec<(&str, Option<String>)> = flags.collect();
    annotations(xml, &flags.iter().map(|(flag, comment)| (*flag, comment.as_deref())).collect::<Vec<_>>())
}

/// Numbered, as ODM wants it.
fn annotations<W: Write>(xml: &mut Xml<'_, W>, flags: &[(&str, Option<&str>)]) -> Result<()> {
    (1_u32..).zip(flags).try_for_each(|(n, (flag, comment))| annotation(xml, n, flag, *comment))
}

fn annotation<W: Write>(xml: &mut Xml<'_, W>, n: u32, flag: &str, comment: Option<&str>) -> Result<()> {
    xml.open("Annotation", &[("SeqNum", Some(&n.to_string()))])?;
    if let Some(comment) = comment {
        xml.text("Comment", &[], comment)?;
    }
    xml.open("Flag", &[])?;
    xml.text("FlagValue", &[("CodeListOID", Some(flags::LIST))], flag)?;
    xml.close("Flag")?;
    xml.close("Annotation")
}

fn audit_record<W: Write>(xml: &mut Xml<'_, W>, origin: Option<(&Origin, String)>) -> Result<()> {
    let Some((origin, location)) = origin else { return Ok(()) };
    xml.open("AuditRecord", &[])?;
    xml.empty("UserRef", &[("UserOID", Some(&admin::user(origin.by)))])?;
    xml.empty("LocationRef", &[("LocationOID", Some(&location))])?;
    xml.text("DateTimeStamp", &[], &origin.at.to_string())?;
    if let Some(reason) = &origin.reason {
        xml.text("ReasonForChange", &[], reason)?;
    }
    xml.text("SourceID", &[], &origin.action)?;
    xml.close("AuditRecord")
}
