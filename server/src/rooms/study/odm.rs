//! temp
pub fn import(_f: &str, _b: impl std::io::BufRead) -> (shared::study::DesignReport, Option<shared::study::Design>) { (Default::default(), None) }
