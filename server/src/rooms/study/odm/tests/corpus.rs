//! Real files: those committed beside the tests, or all in the directory that `PROBATUM_CORPUS` names.

use std::path::{Path, PathBuf};

use super::super::super::design_cli::{ACCEPTED, REFUSED, To, check_files, convert, read};
use super::super::ExportHeader;
use super::round;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/odm")
}

fn files(of: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = std::fs::read_dir(of)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_none_or(|end| end != "md"))
        .collect();
    all.sort();
    all
}

/// Req: EXP-05
#[test]
fn every_file_gives_a_study_that_comes_back_or_a_refusal_with_its_place() {
    let root = std::env::var_os("PROBATUM_CORPUS").map_or_else(fixtures, PathBuf::from);
    let all = files(&root);
    assert!(!all.is_empty());
    for path in all {
        let (report, design) = read(&path);
        assert_eq!(report.accepted, report.refused.is_empty(), "{}", path.display());
        match design {
            Some(design) => drop(round(&design)),
            None => assert!(report.refused.iter().all(|one| one.line > 0 && !one.what.is_empty()), "{}", path.display()),
        }
    }
}

#[test]
fn the_counts_of_known_files_are_right() {
    let counts = |name: &str| read(&fixtures().join(name)).0.counts;
    let openedc = counts("openedc_metadata.xml");
    assert_eq!((openedc.visits, openedc.forms, openedc.groups, openedc.items, openedc.code_lists), (3, 5, 9, 28, 4));
    assert_eq!((openedc.units, openedc.checks, openedc.conditions, openedc.methods), (5, 8, 7, 2));
    let old = read(&fixtures().join("cdisc_odm11_MetadataUC1.xml")).0;
    assert_eq!((old.format.unwrap().version.as_str(), old.counts.items), ("1.1.0", 94));
    let redcap = read(&fixtures().join("redcapr_survey.xml")).0;
    assert_eq!((redcap.format.unwrap().vendors, redcap.counts.visits, redcap.counts.items), (vec!["REDCap".to_owned()], 1, 34));
}

#[test]
fn check_prints_one_report_a_line_and_tells_by_its_code() {
    let paths = [fixtures().join("openedc_metadata.xml"), fixtures().join("rave_double_byte.xml"), fixtures().join("not there.xml")];
    let mut out = Vec::new();
    assert_eq!(check_files(&paths[..1], &mut out).unwrap(), ACCEPTED);
    out.clear();
    assert_eq!(check_files(&paths, &mut out).unwrap(), REFUSED);
    let reports: Vec<shared::study::DesignReport> =
        String::from_utf8(out).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(reports.iter().map(|report| report.accepted).collect::<Vec<_>>(), [true, false, false]);
    assert_eq!(reports[1].refused[0].path, "/ODM/ClinicalData[1]");
    assert!(reports[2].refused[0].what.contains("could not be opened"));
}

#[test]
fn convert_writes_the_design_and_nothing_else() {
    let header = ExportHeader { file_oid: "X".to_owned(), created: "2025-11-21T10:00:00Z".to_owned(), system_version: String::new() };
    let run = |name: &str, to: To| {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = convert(&fixtures().join(name), to, &header, &mut out, &mut err).unwrap();
        (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    };
    let (code, json, err) = run("openedc_metadata.xml", To::Json);
    let design: shared::study::Design = serde_json::from_str(&json).unwrap();
    assert_eq!((code, err.as_str(), design.library.items.len()), (ACCEPTED, "", 28));
    let (_, odm, _) = run("openedc_metadata.xml", To::Odm);
    assert_eq!(super::accepted(&odm), design);
    let (code, out, err) = run("rave_double_byte.xml", To::Odm);
    assert!(code == REFUSED && out.is_empty() && err.contains("/ODM/ClinicalData[1]"), "{err}");
}
