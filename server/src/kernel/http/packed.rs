//! Answers made smaller on their way: what is asked for as JSON goes out as gzip to whoever takes it.
//! Only what is read, and only when it pays: a receipt of a save fits into one packet as it is, and an upload, a download or an event
//! stream is none of this. Nothing secret stands in a body beside what a stranger could choose (BREACH): the session is in
//! cookies that no other site's page sends along (`SameSite=Strict`).

use std::io::Write;

use actix_web::body::{BodySize, MessageBody};
use actix_web::http::header;
use actix_web::web::{self, Bytes};
use actix_web::{HttpRequest, HttpResponse};
use flate2::Compression;
use flate2::write::GzEncoder;

/// Below this an answer fits into a packet or two, and the work is not worth it.
const PAYS: u64 = 1024;
/// Above this it is done away from the threads that serve.
const LONG: u64 = 64 * 1024;
/// Level 6 would make a list of subjects a tenth smaller in twice the time.
const LEVEL: u32 = 3;

/// Whether the caller takes gzip: named, and not with a weight of nothing.
pub fn is_taken(http: &HttpRequest) -> bool {
    let accepts = http.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepts.split(',').any(|one| {
        let mut parts = one.split(';').map(str::trim);
        parts.next() == Some("gzip") && !parts.any(|part| part.strip_prefix("q=").and_then(|q| q.parse().ok()) == Some(0.0))
    })
}

/// The same answer, packed where that pays.
pub async fn packed(answer: HttpResponse) -> HttpResponse {
    let size = match answer.body().size() {
        BodySize::Sized(size) if size >= PAYS && is_json(&answer) => size,
        _ => return answer,
    };
    let (mut head, body) = answer.into_parts();
    let bytes = match body.try_into_bytes() {
        Ok(bytes) => bytes,
        Err(body) => return head.set_body(body),
    };
    // Work that was given up leaves the answer as it was.
    let packed = if size > LONG {
        web::block({
            let bytes = bytes.clone();
            move || gzip(&bytes)
        })
        .await
        .ok()
        .flatten()
    } else {
        gzip(&bytes)
    };
    head.headers_mut().insert(header::VARY, header::HeaderValue::from_static("Accept-Encoding"));
    let Some(packed) = packed else { return head.set_body(bytes).map_into_boxed_body() };
    head.headers_mut().insert(header::CONTENT_ENCODING, header::HeaderValue::from_static("gzip"));
    head.set_body(packed).map_into_boxed_body()
}

fn is_json(answer: &HttpResponse) -> bool {
    answer.headers().get(header::CONTENT_TYPE).is_some_and(|media| media.as_bytes() == b"application/json")
}

fn gzip(bytes: &Bytes) -> Option<Bytes> {
    let mut packing = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::new(LEVEL));
    packing.write_all(bytes).ok()?;
    Some(packing.finish().ok()?.into())
}
