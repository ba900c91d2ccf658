//! Light, dark or as the system has it: one choice, kept in this browser, written on `<html data-theme>`.

use crate::browser;

const KEPT: &str = "probatum.theme";

/// Which colours the pages have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    pub const fn as_str(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// The theme chosen in this browser.
pub fn chosen() -> Theme {
    let kept = browser::remembered(KEPT);
    Theme::ALL.into_iter().find(|theme| kept.as_deref() == Some(theme.as_str())).unwrap_or_default()
}

/// Chooses a theme from now on.
pub fn choose(theme: Theme) {
    browser::remember(KEPT, theme.as_str());
    apply();
}

/// Writes the choice onto the page.
pub fn apply() {
    browser::mark_root("data-theme", chosen().as_str());
}
