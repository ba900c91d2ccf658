//! XLSForms, byte by byte: workbooks and CSV. What is accepted goes out.

#![no_main]

use libfuzzer_sys::fuzz_target;
use probatum_fuzz::translated;
use server::rooms::study::xlsform;

fuzz_target!(|bytes: &[u8]| {
    // The reader of old workbooks panics on damaged files; ours catches that, which a fuzzer cannot see.
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return;
    }
    if let Some(design) = translated(xlsform::import("form.xlsx", bytes)) {
        let _ = xlsform::export(&design);
    }
});
