//! Stand-in until the demonstration's design arrives from its branch.
use shared::capture::{ChangeSet, SubjectState};
use shared::forms::Oid;
use shared::study::Design;
pub struct Believable {
    pub seed: u64,
    pub subject: usize,
    pub today: jiff::civil::Date,
}
pub struct VisitPlan {
    pub visit: Oid,
    pub n: u32,
    pub date: String,
}
pub struct SubjectPlan {
    pub state: SubjectState,
    pub visits: Vec<VisitPlan>,
    pub records: Vec<ChangeSet>,
}
pub fn cardia() -> Design {
    Design::default()
}
pub fn believable(_: &Design, _: &Believable) -> SubjectPlan {
    SubjectPlan { state: SubjectState::Screening, visits: vec![], records: vec![] }
}
