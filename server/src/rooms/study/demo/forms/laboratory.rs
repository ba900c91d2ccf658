//! Local laboratory: blood count, chemistry, biomarkers. Units as the laboratory reports them.

use shared::forms::Unit;
use shared::forms::build::*;

use super::super::{lists, units};
use super::Mapped;

pub fn forms() -> Vec<NewForm> {
    vec![haematology(), chemistry(), biomarkers()]
}

fn sample(oid: &str, prefix: &str) -> NewGroup {
    group(oid)
        .title("Sample")
        .item(
            &format!("{prefix}.WHEN"),
            datetime().ask(("Sample taken", "Probe entnommen", "Prélèvement")).mandatory().cdash("LBDAT").sdtm("LB.LBDTC"),
        )
        .item(&format!("{prefix}.LAB"), text().length(60).ask(("Laboratory", "Labor", "Laboratoire")).cdash("LBNAM").sdtm("LB.LBNAM"))
}

/// A value reported in one of two units, each with what is usual in it.
fn either(places: u32, one: (&Unit, &str, &str), other: (&Unit, &str, &str)) -> NewItem {
    [one, other].into_iter().fold(float().decimals(places), |item, (unit, from, to)| {
        item.unit(unit).check(at_least(from).in_unit(unit)).check(at_most(to).in_unit(unit))
    })
}

fn haematology() -> NewForm {
    form("F.LBH").title("Haematology").about(("Blood count", "Blutbild")).group(sample("G.LBHS", "LBH")).group(
        group("G.LBH")
            .title("Results")
            .item(
                "LBH.HGB",
                either(1, (&units::g_dl(), "10", "18"), (&units::mmol_l(), "6.2", "11.2"))
                    .ask(("Haemoglobin", "Hämoglobin", "Hémoglobine"))
                    .mandatory()
                    .sdtm("LB.LBTESTCD=HGB"),
            )
            .item(
                "LBH.HCT",
                float()
                    .decimals(2)
                    .ask(("Haematocrit", "Hämatokrit", "Hématocrite"))
                    .unit(&units::ratio_l())
                    .limits("0.1", "0.8")
                    .usual("0.30", "0.54")
                    .sdtm("LB.LBTESTCD=HCT"),
            )
            .item(
                "LBH.WBC",
                float()
                    .decimals(1)
                    .ask(("White cells", "Leukozyten", "Leucocytes"))
                    .unit(&units::giga_l())
                    .mandatory()
                    .limits("0.1", "200")
                    .usual("3.5", "12")
                    .sdtm("LB.LBTESTCD=WBC"),
            )
            .item(
                "LBH.PLT",
                int()
                    .length(4)
                    .ask(("Platelets", "Thrombozyten", "Plaquettes"))
                    .unit(&units::giga_l())
                    .mandatory()
                    .limits(5, 2000)
                    .usual(120, 450)
                    .sdtm("LB.LBTESTCD=PLAT"),
            ),
    )
}

fn chemistry() -> NewForm {
    let mmol = units::mmol_l();
    let danger = at_most("6.0").hard().says((
        "Potassium above 6.0 mmol/L: repeat at once and inform the medical monitor.",
        "Kalium über 6,0 mmol/L: sofort wiederholen und medizinischen Monitor informieren.",
        "Kaliémie supérieure à 6,0 mmol/L : refaire immédiatement et prévenir le moniteur médical.",
    ));
    form("F.LBC")
        .title("Clinical chemistry")
        .about(("Serum or plasma", "Serum oder Plasma"))
        .group(
            sample("G.LBCS", "LBC")
                .item("LBC.FAST", boolean().ask(("Fasting", "Nüchtern", "À jeun")).mandatory().cdash("LBFAST").sdtm("LB.LBFAST")),
        )
        .group(
            group("G.LBC")
                .title("Results")
                .item(
                    "LBC.NA",
                    int()
                        .length(3)
                        .ask(("Sodium", "Natrium", "Sodium"))
                        .unit(&mmol)
                        .mandatory()
                        .limits(100, 180)
                        .usual(132, 148)
                        .sdtm("LB.LBTESTCD=SODIUM"),
                )
                .item(
                    "LBC.K",
                    float()
                        .decimals(1)
                        .ask(("Potassium", "Kalium", "Potassium"))
                        .unit(&mmol)
                        .mandatory()
                        .usual("3.4", "5.3")
                        .check(danger)
                        .sdtm("LB.LBTESTCD=K"),
                )
                .item(
                    "LBC.CREAT",
                    either(2, (&units::umol_l(), "40", "180"), (&units::mg_dl(), "0.45", "2.0"))
                        .ask(("Creatinine", "Kreatinin", "Créatinine"))
                        .mandatory()
                        .sdtm("LB.LBTESTCD=CREAT"),
                )
                .item(
                    "LBC.EGFR",
                    int()
                        .length(3)
                        .ask(("eGFR", "eGFR", "DFGe"))
                        .unit(&units::ml_min())
                        .limits(1, 200)
                        .check(at_least(25))
                        .sdtm("LB.LBTESTCD=GFRE"),
                )
                .item(
                    "LBC.GLUC",
                    either(1, (&mmol, "3.3", "11"), (&units::mg_dl(), "60", "200"))
                        .ask(("Glucose", "Glukose", "Glucose"))
                        .mandatory()
                        .sdtm("LB.LBTESTCD=GLUC"),
                )
                .item(
                    "LBC.BILI",
                    either(1, (&units::umol_l(), "2", "30"), (&units::mg_dl(), "0.1", "1.8"))
                        .ask(("Bilirubin, total", "Bilirubin, gesamt", "Bilirubine totale"))
                        .sdtm("LB.LBTESTCD=BILI"),
                )
                .item(
                    "LBC.ALT",
                    int()
                        .length(4)
                        .ask(("ALT", "ALT (GPT)", "ALAT"))
                        .unit(&units::u_l())
                        .mandatory()
                        .limits(1, 9000)
                        .check(at_most(120))
                        .sdtm("LB.LBTESTCD=ALT"),
                )
                .item(
                    "LBC.AST",
                    int()
                        .length(4)
                        .ask(("AST", "AST (GOT)", "ASAT"))
                        .unit(&units::u_l())
                        .limits(1, 9000)
                        .check(at_most(120))
                        .sdtm("LB.LBTESTCD=AST"),
                )
                .item(
                    "LBC.SIGN",
                    one_of(&lists::finding())
                        .ask(("Judged by the investigator", "Ärztlich beurteilt", "Jugement de l'investigateur"))
                        .mandatory(),
                ),
        )
}

fn biomarkers() -> NewForm {
    let bnp = int().length(6).unit(&units::ng_l()).unit(&units::pg_ml());
    form("F.BNP").title("NT-proBNP").about(("Primary endpoint", "Primärer Endpunkt")).group(sample("G.BNPS", "BNP")).group(
        group("G.BNP")
            .title("Results")
            .item(
                "BNP.VALUE",
                bnp.ask(("NT-proBNP", "NT-proBNP", "NT-proBNP"))
                    .mandatory()
                    .limits(5, 100_000)
                    .usual(50, 20_000)
                    .sdtm("LB.LBTESTCD=BNPPRONT"),
            )
            .item(
                "BNP.TROP",
                float()
                    .decimals(1)
                    .ask(("High-sensitivity troponin T", "Hochsensitives Troponin T", "Troponine T hypersensible"))
                    .unit(&units::ng_l())
                    .check(at_least(0).hard())
                    .check(at_most(100))
                    .sdtm("LB.LBTESTCD=TROPONT"),
            )
            .item(
                "BNP.BAG",
                text()
                    .length(12)
                    .ask(("Label of the central sample", "Etikett der Zentralprobe", "Étiquette de l'échantillon central"))
                    .mandatory()
                    .cdash("LBREFID"),
            ),
    )
}
