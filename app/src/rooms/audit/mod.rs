//! Audit in the browser: reading who did what, when and why.
