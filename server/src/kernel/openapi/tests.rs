//! The description holds together, and misses nothing.

use std::collections::BTreeSet;

use serde_json::Value;
use shared::ENDPOINTS;
use shared::access::Permission;
use shared::kernel::{EndpointInfo, Method};

use super::{document, markdown, page};

fn rows() -> impl Iterator<Item = &'static EndpointInfo> {
    ENDPOINTS.iter().flat_map(|room| room.iter())
}

fn operation<'a>(document: &'a Value, info: &EndpointInfo) -> &'a Value {
    &document["paths"][info.path][info.method.as_str().to_ascii_lowercase()]
}

/// Every value in the document under this name.
fn all<'a>(value: &'a Value, name: &str, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get(name));
            fields.values().for_each(|one| all(one, name, found));
        }
        Value::Array(values) => values.iter().for_each(|one| all(one, name, found)),
        _ => {}
    }
}

/// Req: INT-01
#[test]
fn every_row_of_the_table_is_described_once() {
    let document = document();
    let mut ids = Vec::new();
    all(&document["paths"], "operationId", &mut ids);
    let ids: Vec<&str> = ids.into_iter().filter_map(Value::as_str).collect();
    let distinct: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(distinct.len(), ids.len(), "an operationId stands twice");
    assert_eq!(distinct, rows().map(|info| info.name).collect());
    for info in rows() {
        let described = operation(&document, info);
        assert_eq!(described["operationId"], info.name);
        assert_eq!(described["x-probatum-reason"], info.reason);
        assert!(described["x-probatum-permission"].is_string());
        assert!(document["tags"].as_array().unwrap().iter().any(|tag| tag["name"] == described["tags"][0]), "{}", info.name);
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let document = document();
    let mut paths = Vec::new();
    all(&document, "$ref", &mut paths);
    assert!(paths.len() > 100);
    for path in paths {
        let path = path.as_str().unwrap();
        assert!(document.pointer(path.strip_prefix('#').unwrap()).is_some(), "{path}");
    }
}

#[test]
fn every_hole_of_a_path_is_a_parameter_and_nothing_else_is() {
    let document = document();
    for info in rows() {
        let holes: BTreeSet<&str> = info.path.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()).collect();
        let parameters = operation(&document, info)["parameters"].as_array().unwrap();
        let named = parameters.iter().filter(|one| one["in"] == "path").map(|one| one["name"].as_str().unwrap());
        assert_eq!(named.collect::<BTreeSet<_>>(), holes, "{}", info.name);
    }
}

#[test]
fn names_of_components_are_fit_to_be_referred_to() {
    let document = document();
    for (kind, components) in document["components"].as_object().unwrap() {
        for name in components.as_object().unwrap().keys() {
            let fits = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
            assert!(name.chars().all(fits), "{kind}: {name}");
        }
    }
}

#[test]
fn what_changes_something_takes_a_reason_and_refuses_with_a_problem() {
    let document = document();
    for info in rows() {
        let described = operation(&document, info);
        let responses = described["responses"].as_object().unwrap();
        assert!(responses.contains_key("200") && responses.contains_key("500"), "{}", info.name);
        let text = described["parameters"].to_string();
        let ours = !matches!(info.needs, Permission::Anyone | Permission::SignedIn);
        assert_eq!(text.contains("parameters/Reason"), info.method != Method::Get && ours, "{}", info.name);
        assert_eq!(
            text.contains("parameters/RequestedWith"),
            info.method != Method::Get && info.needs != Permission::Anyone,
            "{}",
            info.name
        );
        assert_eq!(text.contains("parameters/Reason\""), info.reason, "{}", info.name);
    }
}

#[test]
fn a_query_parameter_is_never_null() {
    let document = document();
    let listed = &document["paths"]["/studies/{study}/subjects"]["get"]["parameters"];
    let limit = listed.as_array().unwrap().iter().find(|one| one["name"] == "limit").unwrap();
    assert_eq!(limit["required"], false);
    assert_eq!(limit["schema"]["type"], "integer");
    let site = listed.as_array().unwrap().iter().find(|one| one["name"] == "site").unwrap();
    assert_eq!(site["schema"]["$ref"], "#/components/schemas/SiteId");
}

#[test]
fn the_page_shows_every_endpoint_and_runs_nothing() {
    let html = page::html(&document());
    for info in rows() {
        assert!(html.contains(&format!("id=\"{}\"", info.name)), "{}", info.name);
    }
    for forbidden in ["<script", "<style", " style=", "http://", "https://", "onclick"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    let mut targets = html.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap());
    assert_eq!(targets.find(|target| !html.contains(&format!("id=\"{target}\""))), None);
}

/// `PROBATUM_DOCS=write` writes the page anew; its diff is read by a person.
/// Req: ACC-01
#[test]
fn the_access_grid_in_the_docs_is_the_one_in_force() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/access.md");
    if std::env::var_os("PROBATUM_DOCS").is_some_and(|what| what == "write") {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs")).unwrap();
        std::fs::write(file, markdown()).unwrap();
    }
    let written = std::fs::read_to_string(file).unwrap();
    let changed: Vec<_> =
        markdown().lines().zip(written.lines()).filter(|(now, then)| now != then).map(|(now, _)| now.to_owned()).collect();
    assert_eq!(changed, Vec::<String>::new(), "who may do what has changed: read the diff of docs/access.md (PROBATUM_DOCS=write)");
    assert_eq!(markdown(), written);
}
