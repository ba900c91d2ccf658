//! Roles, permissions, places and times in words.

use leptos::prelude::*;
use shared::access::{Held, Permission, Reach, Role};
use shared::kernel::Instant;

use crate::ui::moment;
use crate::{i18n, t};

/// A built-in role.
pub fn role(role: Role) -> String {
    i18n::say(&format!("role-{}", role.as_str()), &[])
}

/// What is held: the organisation's own role by its name.
pub fn held(held: &Held) -> String {
    held.own.as_ref().map_or_else(|| role(held.role), |own| own.name.clone())
}

/// Where it is held.
pub fn place(held: &Held, place: &str) -> String {
    if held.reach == Reach::Tenant { t!("reach-tenant") } else { place.to_owned() }
}

/// The name of a permission in the contract.
pub fn name(permission: Permission) -> String {
    let name = serde_json::to_value(permission).ok();
    name.as_ref().and_then(|name| name.as_str()).unwrap_or_default().to_owned()
}

/// A permission.
pub fn permission(permission: Permission) -> String {
    i18n::say(&format!("permission-{}", name(permission)), &[])
}

/// The day of a moment, here: `03 Mar 2024`.
pub fn day_of(at: Instant) -> String {
    moment(at, "").chars().take(11).collect()
}

/// The moment at which a day begins here, or at which it is over.
pub fn instant_of(day: &str, over: bool) -> Option<Instant> {
    let mut parts = day.split('-').map(|part| part.parse::<i32>().ok());
    let (year, month, date) = (parts.next()??, parts.next()??, parts.next()??);
    let at = js_sys::Date::new_with_year_month_day(u32::try_from(year).ok()?, month - 1, date + i32::from(over));
    let text: String = at.to_iso_string().into();
    text.parse().ok()
}

/// Today here, as fields for days have it.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// Whether a moment is still to come.
pub fn is_to_come(at: Instant) -> bool {
    let text: String = js_sys::Date::new_0().to_iso_string().into();
    text.parse::<Instant>().is_ok_and(|now| now < at)
}

/// Whether a dialog is open that is about something chosen: it opens as something is chosen, and nothing is chosen once it is closed.
pub fn open_while<T: Send + Sync + 'static>(chosen: RwSignal<Option<T>>) -> RwSignal<bool> {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        let some = chosen.with(Option::is_some);
        if open.get_untracked() != some {
            open.set(some);
        }
    });
    Effect::new(move |_| {
        if !open.get() && chosen.with_untracked(Option::is_some) {
            chosen.set(None);
        }
    });
    open
}
