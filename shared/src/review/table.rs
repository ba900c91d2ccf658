//! The tables of docs/review.md, written from the code.

use crate::access::Role;
use crate::capture::{Track, lock_tables};

/// Freeze and lock, and the tracks.
pub fn markdown() -> String {
    let mut page = lock_tables();
    page.push_str("\n| Track |");
    Role::ALL.iter().for_each(|role| page.push_str(&format!(" {} |", role.as_str())));
    page.push_str("\n|---|");
    Role::ALL.iter().for_each(|_| page.push_str("---|"));
    for track in Track::ALL {
        let cells: Vec<&str> = Role::ALL.iter().map(|role| if track.is_for(*role) { "x" } else { "-" }).collect();
        page.push_str(&format!("\n| {} | {} |", track.as_str(), cells.join(" | ")));
    }
    page.push('\n');
    page
}

#[cfg(test)]
mod tests {
    /// Req: REV-01, REV-03
    #[test]
    fn the_page_about_review_has_the_tables_of_the_code() {
        let page = include_str!("../../../docs/review.md");
        let tables = super::markdown();
        assert!(page.contains(&tables), "put these tables into docs/review.md:\n\n{tables}");
    }
}
