//! Who may do what, as a page for people: `docs/access.md`. A role that gains power shows in its diff.

use std::fmt::Write as _;

use shared::ENDPOINTS;
use shared::access::{ALWAYS, APART, DUTIES, GRID, NEVER_TOGETHER, ONLY, Permission, Role, apart, may_give};
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
    giving(&mut page);
    own_roles(&mut page);
    duties(&mut page);
    page
}

/// Who may give which role, and which roles nobody holds together.
fn giving(page: &mut String) {
    page.push_str(
        "\n## Who may give which role\n\nWhoever holds the role of the row (and the permission *member grant*) may give and end the role of the \
         column, no further\nthan their own reach, and never to themself. An investigator gives through the delegation log, by signature. \
         Support is let in, not\ngiven.\n\n",
    );
    square(page, "Gives", |row, column| if may_give(row, column) { "●" } else { "·" });
    page.push_str(
        "\n## Roles that nobody holds together\n\nWhere their reaches meet. Whoever has held *unblinded* stays apart from those who must not know, \
         also afterwards.\n\n",
    );
    square(page, "Apart", |row, column| if apart(row, column).is_some() { "×" } else { "·" });
    page.push('\n');
    for row in APART {
        let from: Vec<String> = row.from.iter().map(|role| plain(*role)).collect();
        let _ = writeln!(page, "* *{}* apart from {}: {}", plain(row.role), from.join(", "), row.why.words());
    }
}

fn plain(role: Role) -> String {
    role.as_str().replace('_', " ")
}

fn square(page: &mut String, corner: &str, mark: impl Fn(Role, Role) -> &'static str) {
    head(page, &format!("{corner} |"));
    for row in Role::ALL {
        let marks: Vec<&str> = Role::ALL.iter().map(|column| mark(*row, *column)).collect();
        let _ = writeln!(page, "| {} | {} |", plain(*row), marks.join(" | "));
    }
}

/// What a role that a tenant makes may never include, and never loses.
fn own_roles(page: &mut String) {
    page.push_str(
        "\n## Roles of a tenant's own\n\nMade of the same permissions, based on a built-in role (never on support). These permissions are only for \
         roles with these bases;\none that is not named may be in any role but those based on the inspector, who never gain anything.\n\n\
         | Permission | Only with the base |\n|---|---|\n",
    );
    for row in ONLY {
        let bases: Vec<String> = row.bases.iter().map(|role| plain(*role)).collect();
        let _ = writeln!(page, "| {} | {} |", word(row.permission), bases.join(", "));
    }
    page.push_str("\nNever in one role: ");
    let pairs: Vec<String> = NEVER_TOGETHER.iter().map(|(one, other)| format!("*{}* and *{}*", word(*one), word(*other))).collect();
    let _ = writeln!(page, "{}.", pairs.join("; "));
    for (base, kept) in ALWAYS {
        let kept: Vec<String> = kept.iter().map(|permission| format!("*{}*", word(*permission))).collect();
        let _ = writeln!(page, "\nA role based on the {} always keeps {} (ACC-11).", plain(*base), kept.join(", "));
    }
}

/// What nobody does alone.
fn duties(page: &mut String) {
    page.push_str(
        "\n## Separation of duties\n\nWho takes the first step for a thing does not take the second for it. A test takes both as one person, row by \
         row.\n\n| First | Then, by somebody else | |\n|---|---|---|\n",
    );
    for duty in DUTIES {
        let _ = writeln!(page, "| {} | {} | {} |", duty.first, duty.then, duty.says);
    }
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
