//! Study in the browser: the studies in reach, importing one, its sites, and the study that the pages below it stand in.

mod design;
mod export_menu;
mod import_page;
mod report;
mod sites_page;
mod studies_page;
mod with_study;

pub use design::{OpenDesign, open_design};
pub use export_menu::ExportMenu;
pub use import_page::ImportPage;
pub use sites_page::SitesPage;
pub use studies_page::StudiesPage;
pub use with_study::{EnvironmentStripe, WithStudy, use_study};
