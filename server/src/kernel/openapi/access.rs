//! Who may do what, as a page for people: `docs/access.md`. A role that gains power shows in its diff.

use std::fmt::Write as _;

use shared::ENDPOINTS;
use shared::access::{GRID, Permission, Role};
use shared::kernel::EndpointInfo;

/// The grids: permission by role, and endpoint by role.
pub fn markdown() -> String {
    let mut page = String::from(HEAD);
    page.push_str("\n## Permissions\n\n");
    head(&mut page, "Permission |");
    for (permission, _) in GRID {
        let _ = writeln!(page, "| {} | {}", word(*permission), marks(*permission));
    }
    page.push_str(
        "\n## Endpoints\n\nMarked ✎: the caller must give a reason. Marked ✍: the caller must prove their identity again and sign.\n\n",
    );
    head(&mut page, "Endpoint | Address | Permission |");
    for info in ENDPOINTS.iter().flat_map(|room| room.iter()) {
        let _ = writeln!(
            page,
            "| {} | `{} /api{}` | {} | {}",
            name(info),
            info.method.as_str(),
            info.path,
            word(info.needs),
            marks(info.needs)
        );
    }
    page
}

const HEAD: &str = "# Who may do what\n\n\
    Made from the grid and the endpoint table in `shared`; a test compares. A role holds a permission within the tenant, study or\n\
    site that its grant names. ● may, · may not.\n";

fn head(page: &mut String, first: &str) {
    let roles: Vec<String> = Role::ALL.iter().map(|role| role.as_str().replace('_', " ")).collect();
    let columns = first.matches('|').count();
    let _ = writeln!(page, "| {first} {} |", roles.join(" | "));
    let _ = writeln!(page, "|{}{}", "---|".repeat(columns), ":-:|".repeat(roles.len()));
}

fn marks(permission: Permission) -> String {
    let everyone = matches!(permission, Permission::Anyone | Permission::SignedIn);
    Role::ALL
        .iter()
        .map(|role| if everyone || permission.held_by(*role) { "● | " } else { "· | " })
        .collect::<String>()
        .trim_end()
        .to_owned()
}

fn name(info: &EndpointInfo) -> String {
    let reason = if info.reason { " ✎" } else { "" };
    let signature = if info.signature { " ✍" } else { "" };
    format!("{}{reason}{signature}", info.name)
}

/// The permission's wire form in words.
pub fn word(permission: Permission) -> String {
    let wire = serde_json::to_value(permission).ok();
    wire.as_ref().and_then(|value| value.as_str()).unwrap_or_default().replace('_', " ")
}
