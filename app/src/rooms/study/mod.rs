//! Study in the browser: the studies in reach, importing one, its sites, and the study that the pages below it stand in.

mod changes;
mod design;
mod export_menu;
mod import_page;
mod new_version_page;
mod report;
mod sites_page;
mod studies_page;
mod version_page;
mod versions_page;
mod with_study;

pub use design::{OpenDesign, open_design};
pub use export_menu::ExportMenu;
pub use import_page::ImportPage;
pub use new_version_page::NewVersionPage;
pub use sites_page::SitesPage;
pub use studies_page::StudiesPage;
pub use version_page::VersionPage;
pub use versions_page::VersionsPage;
pub use with_study::{EnvironmentStripe, WithStudy, use_study};
