//! REDCap's branching logic and calculations, in a dictionary of a few fields.

#![no_main]

use libfuzzer_sys::fuzz_target;
use probatum_fuzz::{cell, translated, text};

const HEADER: &str = "field_name,form_name,section_header,field_type,field_label,select_choices_or_calculations,field_note,text_validation_type_or_show_slider_number,text_validation_min,text_validation_max,identifier,branching_logic,required_field\n";

fuzz_target!(|bytes: &[u8]| {
    let Some(logic) = text(bytes) else { return };
    let logic = cell(logic);
    let rows = format!(
        "{HEADER}a,f,,text,A,,,integer,,,,,\nb,f,,checkbox,B,\"1, One | 2, Two\",,,,,,,\nd,f,,text,D,,,date_ymd,,,,,\nt,f,,text,T,,,,,,,,\n\
         c,f,,calc,C,{logic},,,,,,,\ns,f,,text,S,,,,,,,{logic},\n"
    );
    translated(server::rooms::study::redcap::import("dictionary.csv", rows.as_bytes()));
});
