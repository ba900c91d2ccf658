//! When CARDIA-2 collects what. Day 0 is the baseline visit.

use shared::study::VisitDef;
use shared::study::build::visit;

const BASELINE: &str = "V.BL";

pub fn all() -> Vec<VisitDef> {
    vec![
        forms(
            visit("V.SCR", "Screening"),
            &["F.IC", "F.DM", "F.IE", "F.HF", "F.VS", "F.PE", "F.NYHA", "F.EG", "F.ECHO", "F.LBH", "F.LBC", "F.BNP"],
        ),
        forms(visit(BASELINE, "Baseline (day 1)"), &["F.RAND", "F.VS", "F.NYHA", "F.BNP", "F.WELL", "F.WALK", "F.DA"])
            .on_day("V.SCR", 14, 7, 7),
        forms(visit("V.W2", "Week 2"), &["F.VS", "F.LBC", "F.DA"]).on_day(BASELINE, 14, 3, 3),
        forms(visit("V.W4", "Week 4"), &["F.VS", "F.NYHA", "F.LBC", "F.BNP", "F.DA"]).on_day(BASELINE, 28, 3, 3),
        forms(visit("V.W8", "Week 8"), &["F.VS", "F.LBC", "F.DA"]).on_day(BASELINE, 56, 5, 5),
        forms(visit("V.W12", "Week 12"), &["F.VS", "F.NYHA", "F.EG", "F.LBH", "F.LBC", "F.BNP", "F.WELL", "F.WALK", "F.DA"])
            .on_day(BASELINE, 84, 7, 7),
        forms(
            visit("V.W24", "Week 24"),
            &["F.VS", "F.PE", "F.NYHA", "F.EG", "F.ECHO", "F.LBH", "F.LBC", "F.BNP", "F.WELL", "F.WALK", "F.DA"],
        )
        .on_day(BASELINE, 168, 7, 7),
        forms(visit("V.FU", "Follow-up week 28"), &["F.VS", "F.NYHA", "F.LBC", "F.EOS"]).on_day(BASELINE, 196, 7, 14),
        forms(visit("V.ET", "Early termination"), &["F.VS", "F.PE", "F.NYHA", "F.LBC", "F.BNP", "F.DA", "F.EOS"]).unscheduled(),
        forms(visit("V.UNS", "Unscheduled visit"), &["F.VS", "F.PE", "F.LBC"]).unscheduled().repeating(),
    ]
}

/// Of those who had a serious event.
pub fn safety() -> VisitDef {
    let about = ("After a serious adverse event", "Nach einem schwerwiegenden unerwünschten Ereignis");
    forms(visit("V.SAFE", "Safety visit").about(about), &["F.VS", "F.PE", "F.EG", "F.LBC"])
}

pub fn logs() -> VisitDef {
    let about = ("Kept all through the study", "Wird über die ganze Studie geführt");
    forms(visit("V.LOG", "Logs").about(about), &["F.MH", "F.CM", "F.AE"]).common()
}

fn forms(visit: VisitDef, forms: &[&str]) -> VisitDef {
    forms.iter().fold(visit, |visit, form| visit.with(form))
}
