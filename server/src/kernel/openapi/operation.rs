//! One endpoint as an OpenAPI operation: parameters, body, answers, and the controls of its row.

use std::any::TypeId;

use schemars::generate::SchemaGenerator;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};
use shared::access::Permission;
use shared::kernel::{Endpoint, EndpointInfo, Method, Nothing, Payload};

use super::problems;

/// `capture` of `capture.SaveRecord`.
pub fn room(name: &str) -> &str {
    name.split_once('.').map_or(name, |(room, _)| room)
}

/// The operation, its types added to the schemas.
pub fn of<E: Endpoint>(schemas: &mut SchemaGenerator) -> Value {
    let info = E::INFO;
    let mut operation = json!({
        "operationId": info.name,
        "tags": [room(info.name)],
        "summary": info.doc.trim(),
        "x-probatum-permission": info.needs,
        "x-probatum-reason": info.reason,
        "x-probatum-signature": info.signature,
        "security": if info.needs == Permission::Anyone { json!([]) } else { json!([{ "session": [] }]) },
        "parameters": everything_asked::<E>(schemas),
        "responses": answers::<E>(schemas),
    });
    if let (Some(body), Value::Object(fields)) = (body::<E>(schemas), &mut operation) {
        fields.insert("requestBody".into(), body);
    }
    operation
}

/// Parameters that many operations share.
pub fn parameters() -> Value {
    let reason = "Why: percent-encoded UTF-8, at most 1,000 characters. It is written into the audit trail.";
    let text = json!({ "type": "string", "minLength": 1, "maxLength": 9000 });
    json!({
        "Reason": { "name": "Reason", "in": "header", "required": true, "description": reason, "schema": text },
        "ReasonWhereAsked": { "name": "Reason", "in": "header", "required": false, "schema": text,
            "description": format!("{reason} Needed where the answer would be `reason_required`.") },
        "RequestedWith": { "name": "X-Requested-With", "in": "header", "required": true, "schema": { "type": "string", "minLength": 1 },
            "description": "Anything. Another site's form can send cookies, but not this header." },
    })
}

/// Headers that every answer carries.
pub fn headers() -> Value {
    json!({ "RequestId": { "description": "The request's id, as the audit trail and the server's log have it.",
        "schema": { "type": "string", "format": "uuid" } } })
}

fn everything_asked<E: Endpoint>(schemas: &mut SchemaGenerator) -> Vec<Value> {
    let info = E::INFO;
    let mut asked = fields::<E::Path>(schemas, "path");
    if info.method == Method::Get {
        asked.extend(fields::<E::Body>(schemas, "query"));
        return asked;
    }
    if info.sends == Payload::Bytes {
        asked.extend(fields::<E::Body>(schemas, "query"));
    }
    let clinical = !matches!(info.needs, Permission::Anyone | Permission::SignedIn);
    if info.reason || clinical {
        asked.push(json!({ "$ref": format!("#/components/parameters/{}", if info.reason { "Reason" } else { "ReasonWhereAsked" }) }));
    }
    if info.needs != Permission::Anyone {
        asked.push(json!({ "$ref": "#/components/parameters/RequestedWith" }));
    }
    asked
}

/// Each field of a flat struct as a parameter.
fn fields<T: JsonSchema>(schemas: &mut SchemaGenerator, place: &str) -> Vec<Value> {
    let schema = T::json_schema(schemas);
    let required = required(&schema);
    let properties = schema.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    let parameter = |(name, schema): (String, Value)| {
        let mut schema = optional(schema);
        let description = schema.as_object_mut().and_then(|fields| fields.remove("description"));
        let mut parameter = json!({ "name": name, "in": place, "required": place == "path" || required.contains(&name), "schema": schema });
        if let (Some(description), Value::Object(fields)) = (description, &mut parameter) {
            fields.insert("description".into(), description);
        }
        parameter
    };
    properties.into_iter().map(parameter).collect()
}

fn required(schema: &Schema) -> Vec<String> {
    let names = schema.get("required").and_then(Value::as_array).into_iter().flatten();
    names.filter_map(|name| name.as_str().map(str::to_owned)).collect()
}

/// A parameter is there or not: it is never null, though an `Option` in JSON may be.
fn optional(mut schema: Value) -> Value {
    let Some(fields) = schema.as_object_mut() else { return schema };
    if let Some(Value::Array(kinds)) = fields.get_mut("type") {
        kinds.retain(|kind| kind != "null");
        if let [only] = kinds.as_slice() {
            let only = only.clone();
            fields.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(choices)) = fields.remove("anyOf") {
        let mut choices: Vec<Value> = choices.into_iter().filter(|one| one.get("type").is_none_or(|kind| kind != "null")).collect();
        match (choices.len(), choices.pop()) {
            (1, Some(Value::Object(only))) => fields.extend(only),
            (_, Some(last)) => drop(fields.insert("anyOf".into(), choices.into_iter().chain([last]).collect())),
            (_, None) => {}
        }
    }
    fields.retain(|name, value| !(name == "default" && value.is_null()));
    schema
}

fn body<E: Endpoint>(schemas: &mut SchemaGenerator) -> Option<Value> {
    let info = E::INFO;
    if info.method == Method::Get {
        return None;
    }
    if info.sends == Payload::Bytes {
        return Some(json!({ "required": true, "content": { "application/octet-stream": {} } }));
    }
    let needed = TypeId::of::<E::Body>() != TypeId::of::<Nothing>();
    let media = if info.sends == Payload::Form { "application/x-www-form-urlencoded" } else { "application/json" };
    needed.then(|| json!({ "required": true, "content": { media: { "schema": schemas.subschema_for::<E::Body>() } } }))
}

fn answers<E: Endpoint>(schemas: &mut SchemaGenerator) -> Value {
    let info: EndpointInfo = E::INFO;
    let content = match info.replies {
        Payload::Bytes => json!({ "application/octet-stream": {} }),
        Payload::Events => json!({ "text/event-stream": { "schema": schemas.subschema_for::<E::Reply>() } }),
        Payload::Json | Payload::Form => json!({ "application/json": { "schema": schemas.subschema_for::<E::Reply>() } }),
    };
    let done = json!({
        "description": if info.method == Method::Get { "As asked." } else { "Done, and durable." },
        "headers": { "X-Request-Id": { "$ref": "#/components/headers/RequestId" } },
        "content": content,
    });
    let mut answers = Map::from_iter([("200".to_owned(), done)]);
    for status in problems::of(&info) {
        answers.insert(status.to_string(), json!({ "$ref": format!("#/components/responses/Problem{status}") }));
    }
    answers.into()
}
