//! The page at `/api/docs`: the OpenAPI document for people. Plain HTML, no script. It answers: what can I ask, and what must I send?

use std::fmt::Write as _;

use serde_json::{Map, Value};
use shared::ENDPOINTS;
use shared::access::{Permission, Role};
use shared::kernel::EndpointInfo;

use super::access::word;

/// The page.
pub fn html(document: &Value) -> String {
    let text = |at: &str| document.pointer(at).and_then(Value::as_str).unwrap_or_default();
    let mut page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>Probatum API</title><link rel=\"stylesheet\" href=\"/api/docs.css\"></head><body><a class=\"skip\" href=\"#main\">Skip \
         to the endpoints</a><header><h1>Probatum API</h1><p>Version {} · <a href=\"/api/openapi.json\">OpenAPI 3.1</a></p></header>",
        escape(text("/info/version")),
    );
    contents(&mut page);
    page.push_str("<main id=\"main\">");
    for paragraph in text("/info/description").split("\n\n") {
        let _ = write!(page, "<p>{}</p>", prose(paragraph));
    }
    for room in ENDPOINTS {
        section(&mut page, document, room);
    }
    schemas(&mut page, document);
    page.push_str("</main></body></html>\n");
    page
}

fn contents(page: &mut String) {
    page.push_str("<nav aria-label=\"Endpoints\"><ul>");
    for room in ENDPOINTS {
        let Some(first) = room.first() else { continue };
        let _ = write!(page, "<li><a href=\"#{0}\">{0}</a><ul>", super::operation::room(first.name));
        for info in *room {
            let _ = write!(page, "<li><a href=\"#{}\">{}</a></li>", info.name, info.name.rsplit('.').next().unwrap_or(info.name));
        }
        page.push_str("</ul></li>");
    }
    page.push_str("<li><a href=\"#schemas\">Schemas</a></li></ul></nav>");
}

fn section(page: &mut String, document: &Value, room: &[EndpointInfo]) {
    let Some(first) = room.first() else { return };
    let name = super::operation::room(first.name);
    let _ = write!(page, "<section id=\"{name}\"><h2>{name}</h2>");
    for info in room {
        let at = format!("/paths/{}/{}", info.path.replace('~', "~0").replace('/', "~1"), info.method.as_str().to_ascii_lowercase());
        if let Some(operation) = document.pointer(&at) {
            endpoint(page, document, info, operation);
        }
    }
    page.push_str("</section>");
}

fn endpoint(page: &mut String, document: &Value, info: &EndpointInfo, operation: &Value) {
    let method = info.method.as_str();
    let _ = write!(
        page,
        "<article id=\"{0}\"><h3><a href=\"#{0}\">{0}</a></h3><p class=\"address\"><b class=\"{1}\">{1}</b> <code>/api{2}</code></p><p>{3}</p><dl>",
        info.name,
        method,
        escape(info.path),
        prose(info.doc.trim()),
    );
    term(page, "Needs", &needs(info.needs));
    if info.reason {
        term(page, "Reason", "The caller must say why (header <code>Reason</code>).");
    }
    if info.signature {
        term(page, "Signature", "The caller must prove their identity again and sign.");
    }
    if let Some(schema) = operation.pointer("/requestBody/content") {
        term(page, "Sends", &content(schema));
    }
    if let Some(schema) = operation.pointer("/responses/200/content") {
        term(page, "Answers", &content(schema));
    }
    page.push_str("</dl>");
    parameters(page, document, operation);
    page.push_str("</article>");
}

fn term(page: &mut String, name: &str, html: &str) {
    let _ = write!(page, "<dt>{name}</dt><dd>{html}</dd>");
}

fn needs(permission: Permission) -> String {
    if matches!(permission, Permission::Anyone | Permission::SignedIn) {
        return escape(&word(permission));
    }
    let roles = Role::ALL.iter().filter(|role| permission.held_by(**role)).map(|role| role.as_str().replace('_', " "));
    format!("{} <small>({})</small>", escape(&word(permission)), roles.collect::<Vec<_>>().join(", "))
}

fn content(content: &Value) -> String {
    let one = |(media, value): (&String, &Value)| match value.get("schema") {
        Some(schema) => kind(schema),
        None => format!("bytes <small>({})</small>", escape(media)),
    };
    content.as_object().into_iter().flatten().map(one).collect::<Vec<_>>().join(" or ")
}

fn parameters(page: &mut String, document: &Value, operation: &Value) {
    let asked = operation.get("parameters").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    if asked.is_empty() {
        return;
    }
    page.push_str("<table><thead><tr><th>Parameter</th><th>In</th><th>Type</th><th>What it says</th></tr></thead><tbody>");
    for one in asked {
        let at = one.get("$ref").and_then(Value::as_str).and_then(|path| document.pointer(path.trim_start_matches('#')));
        let one = at.unwrap_or(one);
        let text = |name: &str| one.get(name).and_then(Value::as_str).unwrap_or_default();
        let required = one.get("required").and_then(Value::as_bool).unwrap_or_default();
        row(page, text("name"), required, &[&escape(text("in")), &one.get("schema").map(kind).unwrap_or_default()], text("description"));
    }
    page.push_str("</tbody></table>");
}

fn row(page: &mut String, name: &str, required: bool, cells: &[&str], description: &str) {
    let mark = if required { " <b title=\"needed\">*</b>" } else { "" };
    let _ = write!(page, "<tr><td><code>{}</code>{mark}</td>", escape(name));
    for cell in cells {
        let _ = write!(page, "<td>{cell}</td>");
    }
    let _ = write!(page, "<td>{}</td></tr>", prose(description));
}

fn schemas(page: &mut String, document: &Value) {
    page.push_str("<section id=\"schemas\"><h2>Schemas</h2><p>Marked *: needed.</p>");
    let none = Map::new();
    for (name, schema) in document.pointer("/components/schemas").and_then(Value::as_object).unwrap_or(&none) {
        let _ = write!(page, "<article id=\"schema-{0}\"><h3><a href=\"#schema-{0}\">{0}</a></h3>", escape(name));
        if let Some(description) = schema.get("description").and_then(Value::as_str) {
            let _ = write!(page, "<p>{}</p>", prose(description));
        }
        match schema.get("properties").and_then(Value::as_object) {
            Some(properties) => fields(page, schema, properties),
            None => drop(write!(page, "<p>{}</p>", kind(schema))),
        }
        page.push_str("</article>");
    }
    page.push_str("</section>");
}

fn fields(page: &mut String, schema: &Value, properties: &Map<String, Value>) {
    page.push_str("<table><thead><tr><th>Field</th><th>Type</th><th>What it says</th></tr></thead><tbody>");
    let needed = |name: &String| schema.get("required").and_then(Value::as_array).is_some_and(|all| all.iter().any(|one| one == name));
    for (name, property) in properties {
        let description = property.get("description").and_then(Value::as_str).unwrap_or_default();
        row(page, name, needed(name), &[&kind(property)], description);
    }
    page.push_str("</tbody></table>");
}

/// A schema in a few words, with links.
fn kind(schema: &Value) -> String {
    if let Some(path) = schema.get("$ref").and_then(Value::as_str) {
        let name = escape(path.rsplit('/').next().unwrap_or_default());
        return format!("<a href=\"#schema-{name}\">{name}</a>");
    }
    for several in ["anyOf", "oneOf", "allOf"] {
        if let Some(all) = schema.get(several).and_then(Value::as_array) {
            return all.iter().map(kind).filter(|one| !one.is_empty()).collect::<Vec<_>>().join(" or ");
        }
    }
    if let Some(value) = schema.get("const") {
        return format!("<code>{}</code>", escape(&value.to_string()));
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return values.iter().map(|value| format!("<code>{}</code>", escape(&value.to_string()))).collect::<Vec<_>>().join(" ");
    }
    plain(schema)
}

fn plain(schema: &Value) -> String {
    let format =
        schema.get("format").and_then(Value::as_str).map(|format| format!(" <small>{}</small>", escape(format))).unwrap_or_default();
    let words = match schema.get("type") {
        Some(Value::String(one)) => vec![one.as_str()],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => vec!["any"],
    };
    let word = |one: &str| match (one, schema.get("items"), schema.get("additionalProperties")) {
        ("array", Some(items), _) => format!("list of {}", kind(items)),
        ("object", _, Some(values)) if values.is_object() => format!("map to {}", kind(values)),
        _ => escape(one),
    };
    words.into_iter().map(word).collect::<Vec<_>>().join(" or ") + &format
}

/// Text with `code` in it.
fn prose(text: &str) -> String {
    let parts = text.split('`').enumerate();
    parts.map(|(n, part)| if n % 2 == 1 { format!("<code>{}</code>", escape(part)) } else { escape(part) }).collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
