//! ODM files, byte by byte, and any design file whose kind is told by what is in it. What is accepted goes out.

#![no_main]

use libfuzzer_sys::fuzz_target;
use probatum_fuzz::look;
use server::rooms::study::{formats, odm};

fuzz_target!(|bytes: &[u8]| {
    if let Some(design) = look(odm::import("file.xml", bytes)) {
        let header = odm::ExportHeader { file_oid: "F".into(), created: "2026-01-01T00:00:00Z".into(), system_version: "0".into() };
        odm::export(&design, &mut Vec::new(), &header).expect("memory takes it");
    }
    look(formats::import("file", bytes));
});
