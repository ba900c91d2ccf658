//! Real dictionaries: those in the directory that `PROBATUM_DICTIONARIES` names; without it, one that we wrote.

use std::path::PathBuf;

use shared::forms::rule::units::Opaque;
use shared::study::Design;

use super::super::export;
use super::{dictionary, read};

fn files() -> Vec<(String, Vec<u8>)> {
    let Some(root) = std::env::var_os("PROBATUM_DICTIONARIES").map(PathBuf::from) else {
        let rows = "record_id,f,,text,Record ID,,,,,,,,,,,,,\n\
            y,f,,yesno,Yes?,,,,,,,,,,,,,\n\
            c,f,Section,checkbox,Which?,\"1, One | -1, None\",,,,,,[y] = '1',,,,,,\n\
            d,f,,text,When?,,,date_dmy,2020-01-01,today,,[c(1)] = '1' and [c(-1)] = '0',y,,,,,\n\
            n,g,,text,How many?,,,integer,0,,,\"[y] <> '0' or [d] = ''\",,,,,,\n\
            k,g,,calc,Twice,\"if([n] = '', 0, [n] * 2)\",,,,,,,,,,,,\n";
        return vec![("own.csv".to_owned(), dictionary(rows).into_bytes())];
    };
    let paths = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    let tables = paths.filter(|path| path.extension().is_some_and(|end| end == "csv"));
    tables.map(|path| (path.display().to_string(), std::fs::read(path).unwrap())).collect()
}

/// What the rules of a design have wrong with them.
fn faults(design: &Design) -> Vec<String> {
    let compiled = design.compile(&Opaque);
    compiled.faults.into_iter().filter(|fault| fault.broken).map(|fault| format!("{}: {}", fault.rule, fault.fault)).collect()
}

/// Req: EXP-05
#[test]
fn every_dictionary_comes_out_as_the_design_it_became() {
    for (name, bytes) in files() {
        let (report, design) = super::super::import("study.csv", &bytes);
        assert_eq!(report.accepted, report.refused.is_empty(), "{name}");
        let Some(design) = design else { continue };
        let mut out = Vec::new();
        let lost = export(&design, &mut out).unwrap();
        assert_eq!(lost, [], "{name}");
        let again = read(&out).1.unwrap();
        assert!(again == design, "{name}: the design that comes back differs");
        let mut second = Vec::new();
        export(&again, &mut second).unwrap();
        assert!(second == out, "{name}: the second export differs");
    }
}

#[test]
fn what_is_translated_can_be_evaluated() {
    let of = |(name, bytes): (String, Vec<u8>)| {
        let design = super::super::import("study.csv", &bytes).1.unwrap_or_default();
        faults(&design).into_iter().map(move |fault| format!("{name}: {fault}"))
    };
    assert_eq!(files().into_iter().flat_map(of).collect::<Vec<_>>(), Vec::<String>::new());
}
