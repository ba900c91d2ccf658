//! Problems as OpenAPI answers: one for each status, with the codes it may have.

use serde_json::{Map, Value, json};
use shared::access::Permission;
use shared::kernel::{Code, EndpointInfo, Method, Payload};

/// The statuses with which an endpoint may refuse.
pub fn of(info: &EndpointInfo) -> Vec<u16> {
    let refuses = |code: &Code| match code {
        Code::Internal | Code::Unavailable | Code::Malformed | Code::Invalid => true,
        Code::Unauthenticated | Code::WrongCredentials => info.needs != Permission::Anyone || info.method != Method::Get,
        Code::Forbidden | Code::FactorRequired => info.needs != Permission::Anyone,
        Code::NotFound => info.path.contains('{'),
        Code::WrongMethod => false,
        Code::Conflict | Code::Taken | Code::OutOfOrder => info.method != Method::Get,
        Code::TooLarge => info.method != Method::Get,
        Code::WrongMedia => info.method != Method::Get && info.sends != Payload::Bytes,
        Code::ReasonRequired => info.reason,
        Code::TooMany => info.signature || (info.needs == Permission::Anyone && info.method != Method::Get),
        Code::ProviderRefused | Code::NoAccount => info.name.starts_with("tenancy.") && info.method != Method::Get,
        Code::ProofRequired | Code::Changed | Code::CodeRequired => info.signature,
        Code::WrongCode => info.signature || (info.needs == Permission::Anyone && info.method != Method::Get),
    };
    let mut statuses: Vec<u16> = Code::ALL.iter().filter(|code| refuses(code)).map(|code| code.status()).collect();
    statuses.sort_unstable();
    statuses.dedup();
    statuses
}

/// One answer for each status of the table of problems.
pub fn responses() -> Value {
    let mut responses = Map::new();
    for status in Code::ALL.iter().map(|code| code.status()) {
        let codes: Vec<Code> = Code::ALL.iter().copied().filter(|code| code.status() == status).collect();
        responses.entry(format!("Problem{status}")).or_insert_with(|| response(&codes));
    }
    responses.into()
}

fn response(codes: &[Code]) -> Value {
    let line = |code: &Code| format!("- `{}`: {}", code.as_str(), code.title());
    json!({
        "description": codes.iter().map(line).collect::<Vec<_>>().join("\n"),
        "headers": { "X-Request-Id": { "$ref": "#/components/headers/RequestId" } },
        "content": { "application/problem+json": { "schema": {
            "allOf": [{ "$ref": "#/components/schemas/Problem" }],
            "properties": { "code": { "enum": codes } },
        } } },
    })
}
