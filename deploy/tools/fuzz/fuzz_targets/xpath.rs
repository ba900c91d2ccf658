//! XPath as ODK writes it: relevance, constraint and calculation of a survey of a few questions.

#![no_main]

use libfuzzer_sys::fuzz_target;
use probatum_fuzz::{cell, translated, text};

fuzz_target!(|bytes: &[u8]| {
    let Some(xpath) = text(bytes) else { return };
    let xpath = cell(xpath);
    let rows = format!(
        "survey,,,,,,,\n,type,name,label,relevant,constraint,calculation,choice_filter\n,integer,a,A,,,,\n,select_one l,s,S,,,,{xpath}\n,select_multiple l,m,M,,,,\n\
         ,date,d,D,,,,\n,begin_repeat,r,R,,,,\n,decimal,x,X,,,,\n,end_repeat,,,,,,\n,text,t,T,{xpath},{xpath},,\n,calculate,c,C,,,{xpath},\n\
         choices,,,,,,,\n,list_name,name,label,column,,,\n,l,1,One,a,,,\n,l,2,Two,b,,,\n"
    );
    translated(server::rooms::study::xlsform::import("form.csv", rows.as_bytes()));
});
