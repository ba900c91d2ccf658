//! What a subject's version of the design does not have any more, and of which there are data (DAT-12): visits and forms stay in the
//! casebook, behind those of the version, each called what its own version calls it.

use shared::capture::api::{FormCell, VisitCell};
use shared::forms::{Oid, Ref};
use shared::study::{VisitDef, VisitKind};

use super::casebook::{Known, KnownVisit};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::rooms::study::{Version, version};

/// Visits that the version does not have, as it would have them: with the forms that are there.
pub fn visits(known: &Known, version: &Version) -> Vec<VisitDef> {
    let mut left: Vec<VisitDef> = Vec::new();
    for row in known.visits.iter().filter(|row| version.design.visit(&row.oid).is_none() && has_data(known, row)) {
        if !left.iter().any(|one| one.oid == row.oid) {
            // It is there as often as it is there, and is planned no more.
            left.push(VisitDef {
                oid: row.oid.clone(),
                kind: VisitKind::Unscheduled,
                forms: forms(known, &row.oid),
                ..VisitDef::default()
            });
        }
    }
    left
}

fn has_data(known: &Known, row: &KnownVisit) -> bool {
    row.date.is_some() || row.is_closed() || known.records.iter().any(|record| record.is_of(&row.oid, row.n))
}

fn forms(known: &Known, visit: &Oid) -> Vec<Ref> {
    let mut forms: Vec<Ref> = Vec::new();
    for record in known.records.iter().filter(|record| record.visit == *visit) {
        if !forms.iter().any(|one| one.oid == record.form) {
            forms.push(Ref { oid: record.form.clone(), ..Ref::default() });
        }
    }
    forms
}

/// Says what they are called: versions are read only where there is something left.
pub async fn name(tx: &Tx, known: &Known, of: &Version, visits: &mut [VisitCell], forms: &mut [FormCell]) -> Outcome<()> {
    for cell in forms.iter_mut().filter(|cell| of.visit_with(&cell.key.visit, &cell.key.form).is_none()) {
        let own = known.records.iter().find(|record| record.is(&cell.key)).and_then(|record| record.version);
        let Some(own) = own else { continue };
        let own = version(tx, own).await?;
        cell.left = own.plan(&cell.key.form).map(|plan| plan.form.title("").to_owned());
        if let Some(visit) = own.design.visit(&cell.key.visit).filter(|visit| of.design.visit(&visit.oid).is_none()) {
            let cells = visits.iter_mut().filter(|one| one.visit == visit.oid);
            cells.for_each(|one| one.left = Some(visit.title().to_owned()));
        }
    }
    for cell in visits.iter_mut().filter(|cell| cell.left.is_none() && of.design.visit(&cell.visit).is_none()) {
        cell.left = Some(cell.visit.to_string());
    }
    Ok(())
}
