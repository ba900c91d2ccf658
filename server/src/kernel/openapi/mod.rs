//! The API described by itself: OpenAPI 3.1, a page to read, and the grid of who may do what, all made from the endpoint table.
//! Invariant: nothing is written here that the table or a type does not say, so that the description cannot be wrong about it.

mod access;
mod operation;
mod page;
mod problems;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use actix_web::http::header;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use shared::kernel::api::Visitor;
use shared::kernel::{Endpoint, Problem};

pub use access::markdown;

/// Calls the visitor with each endpoint type of the product, room by room.
pub fn visit(visitor: &mut impl Visitor) {
    shared::kernel::api::visit(visitor);
    shared::access::api::visit(visitor);
    shared::tenancy::api::visit(visitor);
    shared::tenancy::accounts::visit(visitor);
    shared::tenancy::sso::visit(visitor);
    shared::tenancy::factors::api::visit(visitor);
    shared::study::api::visit(visitor);
    shared::queries::api::visit(visitor);
    shared::agenda::api::visit(visitor);
    shared::agenda::digest::visit(visitor);
    shared::capture::api::visit(visitor);
    shared::review::api::visit(visitor);
    shared::audit::api::visit(visitor);
    shared::exports::api::visit(visitor);
    shared::ctms::api::visit(visitor);
}

/// The OpenAPI document.
pub fn document() -> Value {
    let mut written = Written::new();
    visit(&mut written);
    written.finish()
}

/// Mounts the document and the page that shows it, inside the API's scope. Neither tells anything but what the source does.
pub fn routes(cfg: &mut ServiceConfig) {
    static JSON: LazyLock<String> = LazyLock::new(|| format!("{:#}", document()));
    static PAGE: LazyLock<String> = LazyLock::new(|| page::html(&document()));
    cfg.route("/openapi.json", web::get().to(|asked| still(asked, "application/json", &JSON)));
    cfg.route("/docs", web::get().to(|asked| still(asked, "text/html; charset=utf-8", &PAGE)));
    cfg.route("/docs.css", web::get().to(|asked| still(asked, "text/css; charset=utf-8", include_str!("page.css"))));
}

/// Text that changes with the build only: asked for each time, sent again only when it has changed.
async fn still(asked: HttpRequest, media: &'static str, text: &'static str) -> HttpResponse {
    let hash: String = Sha256::digest(text).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{hash}\"");
    let known = asked.headers().get(header::IF_NONE_MATCH).is_some_and(|value| value.as_bytes() == tag.as_bytes());
    let mut answer = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header((header::ETAG, tag)).insert_header((header::CACHE_CONTROL, "no-cache"));
    if known { answer.finish() } else { answer.content_type(media).body(text) }
}

/// The document while it is written.
struct Written {
    schemas: SchemaGenerator,
    paths: Map<String, Value>,
}

impl Visitor for Written {
    fn endpoint<E: Endpoint>(&mut self) {
        let operation = operation::of::<E>(&mut self.schemas);
        let item = self.paths.entry(E::INFO.path).or_insert_with(|| json!({}));
        if let Value::Object(methods) = item {
            methods.insert(E::INFO.method.as_str().to_ascii_lowercase(), operation);
        }
    }
}

impl Written {
    fn new() -> Self {
        let settings = SchemaSettings::draft2020_12().with(|settings| {
            settings.definitions_path = "/components/schemas".into();
            settings.meta_schema = None;
        });
        Self { schemas: settings.into_generator(), paths: Map::new() }
    }

    fn finish(mut self) -> Value {
        // Every operation refers to it by its answers; none has it as its own type.
        self.schemas.subschema_for::<Problem>();
        json!({
            "openapi": "3.1.1",
            "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
            "info": {
                "title": "Probatum",
                "summary": "Electronic data capture and management of clinical trials.",
                "description": INTRODUCTION,
                "version": env!("CARGO_PKG_VERSION"),
                "license": { "name": "Apache License 2.0", "identifier": "Apache-2.0" },
            },
            "servers": [{ "url": "/api" }],
            "tags": tags(),
            "paths": self.paths,
            "components": {
                "schemas": self.schemas.take_definitions(true),
                "parameters": operation::parameters(),
                "headers": operation::headers(),
                "responses": problems::responses(),
                "securitySchemes": {
                    "session": { "type": "apiKey", "in": "cookie", "name": super::http::session::ACCESS,
                        "description": "Set by `tenancy.SignIn`, renewed by `tenancy.RefreshSession`; good for minutes." },
                },
            },
        })
    }
}

const INTRODUCTION: &str = "Everything that the browser app does, it does through these addresses.\n\n\
    What was sent is parsed strictly: an unknown or duplicate field is a problem, not a guess. Whatever goes wrong is answered \
    with a problem document (RFC 9457) whose `code` is stable. Lists are paged by key: `next` of one page is `after` of the next. \
    Times are UTC (RFC 3339); clinical dates and values travel exactly as they were entered.";

/// One tag for each room that has endpoints, in the rooms' order.
fn tags() -> Vec<Value> {
    let about = |room: &str| match room {
        "kernel" => "The server itself: version, long pieces of work.",
        "access" => "Who may do what: roles, grants, the delegation log.",
        "tenancy" => "People, signing in and sessions.",
        "study" => "Studies, their designs and sites.",
        "capture" => "Subjects, visits and records.",
        "audit" => "Who changed what, when and why.",
        "exports" => "Everything out again, in the field's formats.",
        "ctms" => "Whether the study is on plan.",
        _ => "",
    };
    let rooms = shared::ENDPOINTS.iter().filter_map(|room| room.first()).map(|info| operation::room(info.name));
    rooms.map(|room| json!({ "name": room, "description": about(room) })).collect()
}
