//! AdminData: sites as Locations, and, with audit records, people as Users.

use std::io::{Result, Write};

use shared::access::Role;
use shared::exports::api::OdmOptions;
use shared::kernel::{Instant, PersonId};
use shared::review::Meaning;
use shared::study::api::SiteView;

use super::super::source::Source;
use super::oid;
use super::xml::Xml;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::audit::{Author, authors};
use crate::rooms::review::{Signer, signers};

/// The OID of a site's Location.
pub fn location(site: &SiteView) -> String {
    format!("LOC.{}", site.code)
}

/// The OID of a person's User.
pub fn user(person: PersonId) -> String {
    format!("USR.{person}")
}

/// Writes AdminData where there is anything to say.
pub async fn write(tx: &Tx, source: &Source, options: OdmOptions, out: &mut impl Write) -> Outcome<()> {
    let mut authors = if options.audit { authors(tx, source.study.id).await? } else { Vec::new() };
    let signers = signers(tx, source.study.id).await?;
    let signed = !signers.is_empty();
    for Signer { person, name, role, organisation } in signers {
        if !authors.iter().any(|author| author.person == person) {
            authors.push(Author { person, name, role, organisation });
        }
    }
    if authors.is_empty() && source.sites.is_empty() {
        return Ok(());
    }
    element(source, &authors, signed, out).map_err(|error| internal(&error))
}

fn element(source: &Source, authors: &[Author], signed: bool, out: &mut impl Write) -> Result<()> {
    let mut xml = Xml::new(out, 1);
    xml.open("AdminData", &[("StudyOID", Some(oid(&source.version.design.oid)))])?;
    // Not of the design: our import passes it over.
    xml.instruction("probatum-none")?;
    authors.iter().try_for_each(|author| person(&mut xml, author))?;
    source.sites.iter().try_for_each(|(site, since)| place(&mut xml, source, site, *since))?;
    if signed {
        Meaning::ALL.into_iter().try_for_each(|meaning| signature_def(&mut xml, meaning))?;
    }
    xml.close("AdminData")
}

/// The OID of a meaning's SignatureDef.
pub fn signature(meaning: Meaning) -> String {
    format!("SIG.{}", meaning.as_str().to_uppercase())
}

fn signature_def<W: Write>(xml: &mut Xml<'_, W>, meaning: Meaning) -> Result<()> {
    xml.open("SignatureDef", &[("OID", Some(&signature(meaning))), ("Methodology", Some("Electronic"))])?;
    xml.text("Meaning", &[], meaning.words())?;
    xml.text("LegalReason", &[], "The electronic signature is the legally binding equivalent of a handwritten one (21 CFR Part 11).")?;
    xml.close("SignatureDef")
}

fn person<W: Write>(xml: &mut Xml<'_, W>, author: &Author) -> Result<()> {
    let kind = match author.role {
        Some(Role::Investigator | Role::Coordinator) => "Investigator",
        Some(Role::Admin | Role::Manager | Role::Builder | Role::DataManager | Role::Monitor | Role::Coder) => "Sponsor",
        Some(Role::Unblinded | Role::Inspector | Role::Support) | None => "Other",
    };
    xml.open("User", &[("OID", Some(&user(author.person))), ("UserType", Some(kind))])?;
    xml.text("DisplayName", &[], &author.name)?;
    if !author.organisation.is_empty() {
        xml.text("Organization", &[], &author.organisation)?;
    }
    xml.close("User")
}

fn place<W: Write>(xml: &mut Xml<'_, W>, source: &Source, site: &SiteView, since: Instant) -> Result<()> {
    let name = if site.name.is_empty() { &site.code } else { &site.name };
    let design = &source.version.design;
    let since = since.0.date().to_string();
    xml.open("Location", &[("OID", Some(&location(site))), ("Name", Some(name)), ("LocationType", Some("Site"))])?;
    let version =
        [("StudyOID", Some(oid(&design.oid))), ("MetaDataVersionOID", Some(oid(&design.version_oid))), ("EffectiveDate", Some(&since))];
    xml.empty("MetaDataVersionRef", &version)?;
    xml.close("Location")
}
