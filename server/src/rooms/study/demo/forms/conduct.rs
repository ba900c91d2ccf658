//! Randomisation, study drug, end of study.

use shared::forms::build::*;

use super::super::{lists, units};
use super::Mapped;

pub fn forms() -> Vec<NewForm> {
    vec![randomisation(), drug(), end()]
}

fn randomisation() -> NewForm {
    form("F.RAND").title("Randomisation").about(("Only after eligibility was confirmed", "Erst nach bestätigter Eignung")).group(
        group("G.RAND")
            .title("Randomisation")
            .item(
                "RN.WHEN",
                datetime().ask(("Randomised on", "Randomisiert am", "Randomisé le")).mandatory().cdash("RANDDTC").sdtm("DS.DSSTDTC"),
            )
            .item(
                "RN.NUMBER",
                text()
                    .length(6)
                    .ask(("Randomisation number", "Randomisierungsnummer", "Numéro de randomisation"))
                    .mandatory()
                    .cdash("RANDNUM"),
            )
            .item("RN.STRATUM", one_of(&lists::stratum()).ask(("Stratum", "Stratum", "Strate")).mandatory()),
    )
}

fn drug() -> NewForm {
    let tablets = units::tablets();
    form("F.DA")
        .title("Study drug")
        .about(("Dispensed and returned", "Ausgabe und Rückgabe"))
        .group(
            group("G.DAR")
                .title("Returned")
                .item(
                    "DA.RETURNED",
                    int()
                        .length(3)
                        .ask(("Tablets returned", "Zurückgegebene Tabletten", "Comprimés rendus"))
                        .unit(&tablets)
                        .limits(0, 200)
                        .cdash("RETAMT_DAORRES")
                        .sdtm("DA.DATESTCD=RETAMT"),
                )
                .item(
                    "DA.MISSED",
                    int()
                        .length(3)
                        .ask(("Days without study drug", "Tage ohne Prüfsubstanz", "Jours sans traitement"))
                        .limits(0, 180)
                        .check(at_most(7)),
                )
                .item("DA.WHY", text().length(200).ask(("Why doses were missed", "Grund für ausgelassene Dosen", "Raison des oublis"))),
        )
        .group(
            group("G.DAD")
                .title("Dispensed")
                .item(
                    "DA.GIVEN",
                    one_of(&lists::yes_no())
                        .ask(("Study drug dispensed today", "Prüfsubstanz heute ausgegeben", "Traitement remis aujourd'hui"))
                        .mandatory(),
                )
                .item("DA.KIT", text().length(8).ask(("Kit number", "Packungsnummer", "Numéro de kit")).cdash("DAREFID").sdtm("DA.DAREFID"))
                .item(
                    "DA.TABLETS",
                    int()
                        .length(3)
                        .ask(("Tablets dispensed", "Ausgegebene Tabletten", "Comprimés remis"))
                        .unit(&tablets)
                        .limits(0, 200)
                        .usual(20, 120)
                        .cdash("DISPAMT_DAORRES")
                        .sdtm("DA.DATESTCD=DISPAMT"),
                )
                .item(
                    "DA.FIRST",
                    datetime()
                        .ask(("First dose from this kit", "Erste Dosis aus dieser Packung", "Première prise"))
                        .cdash("EXSTDAT")
                        .sdtm("EX.EXSTDTC"),
                ),
        )
}

fn end() -> NewForm {
    form("F.EOS").title("End of study").about(("Once, when the participant leaves", "Einmal, wenn die Teilnahme endet")).group(
        group("G.EOS")
            .title("End of study")
            .item(
                "EO.DATE",
                date().ask(("Last contact", "Letzter Kontakt", "Dernier contact")).mandatory().cdash("DSSTDAT").sdtm("DS.DSSTDTC"),
            )
            .item(
                "EO.STATUS",
                one_of(&lists::ending())
                    .ask(("How it ended", "Wie es endete", "Fin de participation"))
                    .mandatory()
                    .cdash("DSDECOD")
                    .sdtm("DS.DSDECOD"),
            )
            .item("EO.DEATH", partial_date().ask(("Date of death", "Todesdatum", "Date du décès")).sdtm("DM.DTHDTC"))
            .item(
                "EO.UNBLIND",
                boolean().ask(("The blind was broken", "Die Verblindung wurde aufgehoben", "L'aveugle a été levé")).mandatory(),
            )
            .item("EO.NOTE", text().long().length(1000).ask(("Remarks", "Anmerkungen", "Remarques"))),
    )
}
