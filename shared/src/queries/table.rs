//! The state machine as tables for `docs/queries.md`: written from the code, and compared with the page by a test.

use super::query::Status;
use super::steps::Step;
use crate::access::Role;

/// Both tables, as Markdown.
pub fn markdown() -> String {
    let mut page = String::from("| Step | Leads from |");
    Status::ALL.iter().for_each(|status| page.push_str(&format!(" {} |", status.as_str())));
    page.push_str("\n|---|---|");
    Status::ALL.iter().for_each(|_| page.push_str("---|"));
    for step in Step::ALL {
        let to = |status: &Status| step.leads(*status).map_or("–", Status::as_str);
        let cells: Vec<&str> = Status::ALL.iter().map(to).collect();
        let who = if step.is_automatic() { "by the server" } else { "to" };
        page.push_str(&format!("\n| {} | {who} | {} |", step.as_str(), cells.join(" | ")));
    }
    page.push_str("\n\n| Step | A query asked by |");
    Role::ALL.iter().for_each(|role| page.push_str(&format!(" {} |", role.as_str())));
    page.push_str("\n|---|---|");
    Role::ALL.iter().for_each(|_| page.push_str("---|"));
    for step in Step::ALL.iter().filter(|step| !step.is_automatic()) {
        for (asker, name) in [
            (None, "a rule"),
            (Some(Role::Monitor), "a monitor"),
            (Some(Role::DataManager), "a data manager"),
            (Some(Role::Coder), "a coder"),
        ] {
            let mark = |role: &Role| if step.is_for(*role, asker) { "x" } else { "-" };
            let marks: Vec<&str> = Role::ALL.iter().map(mark).collect();
            page.push_str(&format!("\n| {} | {name} | {} |", step.as_str(), marks.join(" | ")));
        }
    }
    page.push('\n');
    page
}

#[cfg(test)]
mod tests {
    /// Req: QRY-01
    #[test]
    fn the_page_about_queries_has_the_tables_of_the_code() {
        let page = include_str!("../../../docs/queries.md");
        let tables = super::markdown();
        assert!(page.contains(&tables), "put these tables into docs/queries.md:\n\n{tables}");
    }
}
