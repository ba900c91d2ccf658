//! The list of subjects as a table in CSV: what is seen, for every subject that the filter leaves.
//! Nothing in it is a clinical value: keys, sites, states, dates of visits and how visits stand.

use csv::{Terminator, WriterBuilder};
use shared::capture::api::{SubjectFilter, SubjectRow, VisitCell};
use shared::forms::Oid;
use shared::kernel::{Cursor, StudyId};

use super::list;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::http::{Content, Download};
use crate::rooms::study::{one_study, version};

const PAGE: u16 = 200;

/// The table, of whatever length.
pub async fn table(tx: &Tx, study: StudyId, filter: SubjectFilter) -> Outcome<Download> {
    let view = one_study(tx, study).await?;
    let version = version(tx, view.version).await?;
    let wanted: Option<Vec<&str>> = filter.columns.as_deref().map(|columns| columns.split(' ').collect());
    let shown = |oid: &Oid| wanted.as_ref().is_none_or(|wanted| wanted.contains(&oid.as_str()));
    let visits: Vec<_> = version.visits().filter(|visit| shown(&visit.oid)).collect();
    let mut out = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let head = ["subject", "site", "state", "findings", "changed"].into_iter().map(str::to_owned);
    let titles = visits.iter().flat_map(|visit| [visit.title().to_owned(), format!("{} (date)", visit.title())]);
    out.write_record(head.chain(titles).map(|text| plain(&text))).map_err(|error| internal(&error))?;
    let mut after: Option<Cursor> = None;
    loop {
        let asked = SubjectFilter { after: after.take(), skip: None, count: false, limit: Some(PAGE), ..filter.clone() };
        let page = list::list(tx, study, asked).await?;
        for row in &page.rows {
            let cells = visits.iter().flat_map(|visit| cells(row, &visit.oid));
            out.write_record(facts(row).into_iter().chain(cells).map(|text| plain(&text))).map_err(|error| internal(&error))?;
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let text = out.into_inner().map_err(|error| internal(&error))?;
    Ok(Download {
        name: format!("{}.subjects.csv", view.protocol),
        media: "text/csv; charset=utf-8".into(),
        content: Content::Bytes(text.into()),
    })
}

fn facts(row: &SubjectRow) -> [String; 5] {
    let findings: u32 = row.visits.iter().map(|visit| visit.findings).sum();
    let changed = row.changed.map(|changed| changed.to_string()).unwrap_or_default();
    [row.key.clone(), row.site_code.clone(), row.state.as_str().to_owned(), findings.to_string(), changed]
}

/// How the visit stands, and its date; of several repeats each.
fn cells(row: &SubjectRow, visit: &Oid) -> [String; 2] {
    let repeats: Vec<&VisitCell> = row.visits.iter().filter(|cell| cell.visit == *visit).collect();
    let name = |cell: &&VisitCell| serde_json::to_value(cell.status).ok().and_then(|name| Some(name.as_str()?.to_owned()));
    let statuses: Vec<String> = repeats.iter().filter_map(name).collect();
    let dates: Vec<&str> = repeats.iter().filter_map(|cell| cell.date.as_deref()).collect();
    [statuses.join("; "), dates.join("; ")]
}

/// A spreadsheet takes what begins so for a formula; a key may have been given by anybody.
fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
