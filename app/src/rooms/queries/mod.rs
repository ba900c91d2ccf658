//! Queries in the browser: the workbench of the study, threads, and what stands beside an item of a form.

mod ask;
mod assign;
mod bulk;
mod filters;
mod list;
mod queries_page;
mod record;
mod row;
mod thread;
mod words;
mod yields;

pub use ask::AskDialog;
pub use queries_page::QueriesPage;
pub use record::{ItemQueries, RecordQueries};
