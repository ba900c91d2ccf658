//! Logs that are kept all through the study: adverse events, medication, medical history.

use shared::forms::build::*;

use super::super::{lists, units};
use super::Mapped;

pub fn forms() -> Vec<NewForm> {
    vec![adverse_events(), medication(), medical_history()]
}

fn adverse_events() -> NewForm {
    let started = at_least("2025-06-01").says((
        "The event began before the study was open. Is it medical history?",
        "Das Ereignis begann vor Studienbeginn. Gehört es zur Anamnese?",
        "L'événement a débuté avant l'étude. S'agit-il d'un antécédent ?",
    ));
    form("F.AE")
        .title("Adverse events")
        .about(("One row for each event", "Eine Zeile je Ereignis"))
        .columns(&["AE.TERM", "AE.START", "AE.END", "AE.SEV", "AE.SERIOUS", "AE.REL", "AE.OUTCOME"])
        .group(
            group("G.AE")
                .title("Adverse events")
                .repeating()
                .item("AE.TERM", text().length(200).ask(("Event", "Ereignis", "Événement")).mandatory().cdash("AETERM").sdtm("AE.AETERM"))
                .item(
                    "AE.START",
                    partial_date().ask(("Began", "Beginn", "Début")).mandatory().check(started).cdash("AESTDAT").sdtm("AE.AESTDTC"),
                )
                .item(
                    "AE.ONGOING",
                    one_of(&lists::yes_no())
                        .ask(("Still present", "Dauert an", "En cours"))
                        .mandatory()
                        .cdash("AEONGO")
                        .sdtm("AE.AEENRTPT"),
                )
                .item(
                    "AE.END",
                    partial_date()
                        .ask(("Ended", "Ende", "Fin"))
                        .mandatory()
                        .shown_if("AE.ONGOING = \"N\"")
                        .cdash("AEENDAT")
                        .sdtm("AE.AEENDTC"),
                )
                .item(
                    "AE.SEV",
                    one_of(&lists::severity()).ask(("Severity", "Schweregrad", "Intensité")).mandatory().cdash("AESEV").sdtm("AE.AESEV"),
                )
                .item(
                    "AE.SERIOUS",
                    one_of(&lists::yes_no()).ask(("Serious", "Schwerwiegend", "Grave")).mandatory().cdash("AESER").sdtm("AE.AESER"),
                )
                .item(
                    "AE.WHY",
                    any_of(&lists::seriousness())
                        .ask(("Why serious", "Warum schwerwiegend", "Critères de gravité"))
                        .mandatory()
                        .shown_if("AE.SERIOUS = \"Y\""),
                )
                .item(
                    "AE.REL",
                    one_of(&lists::causality())
                        .ask(("Caused by the study drug", "Durch die Prüfsubstanz verursacht", "Lien avec le traitement"))
                        .mandatory()
                        .cdash("AEREL")
                        .sdtm("AE.AEREL"),
                )
                .item(
                    "AE.ACTION",
                    one_of(&lists::action())
                        .ask(("Study drug", "Prüfsubstanz", "Traitement à l'étude"))
                        .mandatory()
                        .cdash("AEACN")
                        .sdtm("AE.AEACN"),
                )
                .item(
                    "AE.OUTCOME",
                    one_of(&lists::outcome()).ask(("Outcome", "Ausgang", "Évolution")).mandatory().cdash("AEOUT").sdtm("AE.AEOUT"),
                )
                .item("AE.NOTE", text().long().length(2000).ask(("Course", "Verlauf", "Description"))),
        )
        .rule(holds("R.AE.DATES", "AE.START <= AE.END", &["AE.END", "AE.START"]).in_group("G.AE").hard().says((
            "The event ended ({AE.END}) before it began ({AE.START}).",
            "Das Ereignis endete ({AE.END}), bevor es begann ({AE.START}).",
            "L'événement s'est terminé ({AE.END}) avant son début ({AE.START}).",
        )))
        .rule(
            holds("R.AE.TWICE", "count_where(AE.TERM = this.AE.TERM and AE.START = this.AE.START) < 2", &["AE.TERM"])
                .in_group("G.AE")
                .says((
                    "{AE.TERM} stands here twice with the same beginning.",
                    "{AE.TERM} steht hier zweimal mit demselben Beginn.",
                    "{AE.TERM} figure deux fois avec le même début.",
                )),
        )
}

fn medication() -> NewForm {
    let about = ("One row for each drug and dose", "Eine Zeile je Arzneimittel und Dosis");
    let columns = ["CM.NAME", "CM.WHY", "CM.AE", "CM.DOSE", "CM.FREQ", "CM.START", "CM.END"];
    form("F.CM").title("Concomitant medication").about(about).columns(&columns).group(
        group("G.CM")
            .title("Medication")
            .repeating()
            .item("CM.NAME", text().length(100).ask(("Drug", "Arzneimittel", "Médicament")).mandatory().cdash("CMTRT").sdtm("CM.CMTRT"))
            .item("CM.WHY", text().length(100).ask(("Taken for", "Anlass", "Indication")).mandatory().cdash("CMINDC").sdtm("CM.CMINDC"))
            .item(
                "CM.AE",
                text()
                    .length(10)
                    .ask(("For the adverse event", "Wegen des unerwünschten Ereignisses", "Pour l'événement indésirable"))
                    .links_to("F.AE", "G.AE", &["AE.TERM", "AE.START"])
                    .cdash("CMAENO"),
            )
            .item(
                "CM.DOSE",
                float()
                    .ask(("Dose", "Dosis", "Dose"))
                    .unit(&units::mg())
                    .check(above(0).hard())
                    .check(at_most(2000))
                    .cdash("CMDSTXT")
                    .sdtm("CM.CMDOSE"),
            )
            .item(
                "CM.FREQ",
                one_of(&lists::frequency()).ask(("How often", "Wie oft", "Fréquence")).mandatory().cdash("CMDOSFRQ").sdtm("CM.CMDOSFRQ"),
            )
            .item(
                "CM.ROUTE",
                one_of(&lists::route()).ask(("Route", "Verabreichung", "Voie")).mandatory().cdash("CMROUTE").sdtm("CM.CMROUTE"),
            )
            .item(
                "CM.START",
                incomplete_date()
                    .ask(("Started", "Beginn", "Début"))
                    .mandatory()
                    .check(at_least("1950"))
                    .cdash("CMSTDAT")
                    .sdtm("CM.CMSTDTC"),
            )
            .item(
                "CM.ONGOING",
                one_of(&lists::yes_no())
                    .ask(("Still taken", "Wird noch genommen", "En cours"))
                    .mandatory()
                    .cdash("CMONGO")
                    .sdtm("CM.CMENRTPT"),
            )
            .item(
                "CM.END",
                partial_date()
                    .ask(("Stopped", "Ende", "Fin"))
                    .mandatory()
                    .shown_if("CM.ONGOING = \"N\"")
                    .cdash("CMENDAT")
                    .sdtm("CM.CMENDTC"),
            ),
    )
}

fn medical_history() -> NewForm {
    form("F.MH").title("Medical history").about(("Beside the heart failure", "Neben der Herzinsuffizienz")).group(
        group("G.MH")
            .title("Medical history")
            .repeating()
            .item(
                "MH.TERM",
                text().length(200).ask(("Condition", "Erkrankung", "Pathologie")).mandatory().cdash("MHTERM").sdtm("MH.MHTERM"),
            )
            .item("MH.START", partial_date().ask(("Since", "Seit", "Depuis")).check(at_least("1930")).cdash("MHSTDAT").sdtm("MH.MHSTDTC"))
            .item(
                "MH.ONGOING",
                one_of(&lists::yes_no()).ask(("Still present", "Besteht noch", "En cours")).mandatory().cdash("MHONGO").sdtm("MH.MHENRTPT"),
            )
            .item(
                "MH.END",
                partial_date().ask(("Until", "Bis", "Jusqu'au")).shown_if("MH.ONGOING = \"N\"").cdash("MHENDAT").sdtm("MH.MHENDTC"),
            ),
    )
}
