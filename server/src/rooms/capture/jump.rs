//! Jumping: from a few letters to a subject, a visit, a form or an item, in whatever the person may see.
//!
//! Subjects are found by the database, the parts of designs in the versions that are kept compiled. A person may see every site
//! of one study and few of another: where the database is asked across studies, it is told so, study by study.

use std::collections::HashSet;
use std::sync::Arc;

use shared::access::Permission;
use shared::capture::{Found, FoundKind, JumpTo};
use shared::forms::{ItemKey, in_order};
use shared::kernel::{StudyId, SubjectId, VersionId};
use shared::study::{VisitDef, VisitKind};

use super::list::escape;
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::rooms::study::{Version, version};

/// Of each kind.
const MOST: usize = 8;
/// Designs that are looked through where no study is named.
const STUDIES: i64 = 20;

/// What fits, the best first: subjects, then visits, forms and items.
pub async fn jump(tx: &Tx, to: JumpTo) -> Outcome<Vec<Found>> {
    let words: Vec<String> = to.text.split_whitespace().map(str::to_lowercase).collect();
    let Some(first) = words.first() else { return Ok(Vec::new()) };
    let studies = studies(tx, to.study).await?;
    let subjects = subjects(tx, to.study, first).await?;
    // "DE01-007 vital" means that subject's vital signs.
    let exact = subjects.iter().find(|one| one.found.title.to_lowercase() == *first).or(match subjects.as_slice() {
        [only] if words.len() > 1 => Some(only),
        _ => None,
    });
    let (of, rest) = match (exact, words.len() > 1) {
        (Some(subject), true) => (Some((subject.found.study, subject.id)), words.get(1..).unwrap_or_default()),
        _ => (to.study.zip(to.subject), words.as_slice()),
    };
    let mut found: Vec<Found> = match rest.len() == words.len() {
        true if words.len() == 1 => subjects.iter().map(|one| one.found.clone()).collect(),
        true => Vec::new(),
        false => exact.into_iter().map(|one| one.found.clone()).collect(),
    };
    let fits = |study: &&Study| of.is_none_or(|(only, _)| only == study.id);
    for study in studies.iter().filter(fits) {
        let version = version(tx, study.version).await?;
        let subject = of.map(|(_, subject)| subject);
        found.extend(Looking { study, version, subject, words: rest, lang: &to.lang }.all());
    }
    let title = |study: &&Study| words.iter().all(|word| study.title.to_lowercase().contains(word));
    let named = |study: &Study| found_at(FoundKind::Study, study.title.clone(), study.name.clone(), study.id);
    found.extend(studies.iter().filter(title).map(named));
    Ok(best(found))
}

struct Study {
    id: StudyId,
    title: String,
    name: String,
    version: VersionId,
}

struct Subject {
    id: SubjectId,
    found: Found,
}

/// The study asked for, or those in reach, the newest first.
async fn studies(tx: &Tx, study: Option<StudyId>) -> Outcome<Vec<Study>> {
    let sql = "select id, coalesce(nullif(trim(protocol), ''), name) as title, name, version from study
               where tenant = $1 and ($2::uuid is null or id = $2) and version is not null order by created_at desc limit $3";
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), study.map(|study| study.0).into(), STUDIES.into()]).await?;
    let read = |row: &sea_orm::QueryResult| -> Outcome<Study> {
        Ok(Study {
            id: StudyId(row.try_get("", "id")?),
            title: row.try_get("", "title")?,
            name: row.try_get("", "name")?,
            version: VersionId(row.try_get("", "version")?),
        })
    };
    rows.iter().map(read).collect()
}

/// Subjects whose key has this in it; those of the study at hand, and whose key begins with it, first.
async fn subjects(tx: &Tx, study: Option<StudyId>, text: &str) -> Outcome<Vec<Subject>> {
    let places = tx.ctx.grants.places(Permission::SubjectRead);
    let sql = "select s.id, s.key, s.study, i.code, i.name, coalesce(nullif(trim(y.protocol), ''), y.name) as study_title
               from subject s join site i on i.tenant = s.tenant and i.id = s.site join study y on y.tenant = s.tenant and y.id = s.study
               where s.tenant = $1 and s.key ilike $2 and ($3 or s.study = any($4) or s.site = any($5))
               order by s.study = $6 desc, s.key ilike $7 desc, length(s.key), s.key limit $8";
    let ids = |ids: Vec<uuid::Uuid>| -> sea_orm::Value { ids.into() };
    let values = [
        tx.ctx.tenant.0.into(),
        format!("%{}%", escape(text)).into(),
        places.all.into(),
        ids(places.studies.iter().map(|id| id.0).collect()),
        ids(places.sites.iter().map(|id| id.0).collect()),
        study.unwrap_or_default().0.into(),
        format!("{}%", escape(text)).into(),
        i64::try_from(MOST).unwrap_or_default().into(),
    ];
    let read = |row: &sea_orm::QueryResult| -> Outcome<Subject> {
        let text = |column: &str| row.try_get::<String>("", column);
        let id = SubjectId(row.try_get("", "id")?);
        let place = format!("{} · {} {}", text("study_title")?, text("code")?, text("name")?);
        let found = found_at(FoundKind::Subject, text("key")?, place, StudyId(row.try_get("", "study")?));
        Ok(Subject { id, found: Found { subject: Some(id), ..found } })
    };
    tx.rows(sql, values).await?.iter().map(read).collect()
}

fn found_at(kind: FoundKind, title: String, place: String, study: StudyId) -> Found {
    Found { kind, title, place, study, subject: None, visit: None, form: None, item: None }
}

/// Looks through one design.
struct Looking<'a> {
    study: &'a Study,
    version: Arc<Version>,
    subject: Option<SubjectId>,
    words: &'a [String],
    lang: &'a str,
}

impl Looking<'_> {
    /// Each word stands in what the place is called, or in what it stands in; one at least in its own name.
    fn fits(&self, own: &[&str], around: &[&str]) -> bool {
        let has = |texts: &[&str], word: &String| texts.iter().any(|text| text.to_lowercase().contains(word));
        let mut mine = false;
        self.words.iter().all(|word| {
            let here = has(own, word);
            mine |= here;
            here || has(around, word)
        }) && mine
    }

    fn found(&self, kind: FoundKind, title: &str, place: Vec<&str>, visit: &VisitDef) -> Found {
        let place = place.into_iter().chain([self.study.title.as_str()]).collect::<Vec<_>>().join(" · ");
        let found = found_at(kind, title.to_owned(), place, self.study.id);
        Found { subject: self.subject, visit: Some(visit.oid.clone()), ..found }
    }

    fn all(&self) -> Vec<Found> {
        let mut found = Vec::new();
        // An item that is asked at forty visits is found once, at the first, unless the visit is named.
        let mut seen = HashSet::new();
        for visit in self.version.visits() {
            let named = [visit.title(), visit.oid.as_str()];
            if self.fits(&named, &[]) && visit.kind != VisitKind::Common {
                found.push(self.found(FoundKind::Visit, visit.title(), Vec::new(), visit));
            }
            for form in in_order(&visit.forms) {
                self.form(visit, &form.oid, &named, &mut seen, &mut found);
            }
        }
        found
    }

    fn form<'s>(
        &'s self,
        visit: &VisitDef,
        oid: &'s shared::forms::Oid,
        named: &[&str],
        seen: &mut HashSet<(&'s str, &'s str)>,
        found: &mut Vec<Found>,
    ) {
        let Some(plan) = self.version.plan(oid) else { return };
        let title = plan.form.title(self.lang);
        let by_visit = self.words.iter().any(|word| named.iter().any(|name| name.to_lowercase().contains(word)));
        if self.fits(&[title, oid.as_str()], named) && (seen.insert((oid.as_str(), "")) || by_visit) {
            let place = self.found(FoundKind::Form, title, vec![visit.title()], visit);
            found.push(Found { form: Some(oid.clone()), ..place });
        }
        for group in &plan.groups {
            for item in &group.items {
                let label = item.item.label(self.lang);
                let own = [label, item.item.name.as_str(), item.item.oid.as_str()];
                let around = [named, &[title, oid.as_str()]].concat();
                if !self.fits(&own, &around) || !(seen.insert((oid.as_str(), item.item.oid.as_str())) || by_visit) {
                    continue;
                }
                let place = self.found(FoundKind::Item, label, vec![title, visit.title()], visit);
                let key = ItemKey { group: group.group.oid.clone(), row: 1, item: item.item.oid.clone() };
                found.push(Found { form: Some(oid.clone()), item: Some(key.to_string()), ..place });
            }
        }
    }
}

/// Kinds in their order, of each the first few; what is shorter fits better.
fn best(mut found: Vec<Found>) -> Vec<Found> {
    let rank = |kind: FoundKind| match kind {
        FoundKind::Subject => 0,
        FoundKind::Visit => 1,
        FoundKind::Form => 2,
        FoundKind::Item => 3,
        FoundKind::Study => 4,
    };
    found.sort_by_key(|one| (rank(one.kind), if one.kind == FoundKind::Item { one.title.chars().count() } else { 0 }));
    let mut counts = [0_usize; 5];
    found.retain(|one| {
        let count = counts.get_mut(rank(one.kind));
        count.is_some_and(|count| {
            *count += 1;
            *count <= MOST
        })
    });
    found
}
