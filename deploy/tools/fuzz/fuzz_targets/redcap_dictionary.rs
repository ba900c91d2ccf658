//! REDCap data dictionaries, byte by byte. What is accepted goes out and comes back.

#![no_main]

use libfuzzer_sys::fuzz_target;
use probatum_fuzz::translated;
use server::rooms::study::redcap;

fuzz_target!(|bytes: &[u8]| {
    if let Some(design) = translated(redcap::import("dictionary.csv", bytes)) {
        let _ = redcap::export(&design, &mut Vec::new());
    }
});
