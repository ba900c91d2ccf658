//! Replies: JSON, downloads, problems, cookies, and the headers that every answer carries.

use std::fmt;
use std::io::Read;

use actix_web::body::{BoxBody, SizedStream};
use actix_web::cookie::Cookie;
use actix_web::http::{StatusCode, header};
use actix_web::middleware::DefaultHeaders;
use actix_web::web::{self, Bytes};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::stream::{self, Stream};
use shared::ENDPOINTS;
use shared::kernel::{Code, EndpointInfo, Problem, RequestId};

/// A file on its way to the client.
pub struct Download {
    pub name: String,
    pub media: std::borrow::Cow<'static, str>,
    pub content: Content,
}

/// What is in a download.
pub enum Content {
    Bytes(Bytes),
    /// Read from where it stands (and opened there, when it is sealed), as it is sent.
    Stream {
        source: Box<dyn Read + Send>,
        size: u64,
    },
    /// The same bytes each time: given out in parts, too, so that a transfer that broke off goes on (RFC 9110, 14).
    Ranged {
        /// Gives the bytes from a place on.
        from: Box<dyn FnOnce(u64) -> Box<dyn Read + Send> + Send>,
        size: u64,
        /// What tells these bytes from others.
        tag: String,
    },
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "Bytes({})", bytes.len()),
            Self::Stream { size, .. } => write!(f, "Stream({size})"),
            Self::Ranged { size, .. } => write!(f, "Ranged({size})"),
        }
    }
}

/// Cookies that a session handler sets.
pub type Cookies = Vec<Cookie<'static>>;

/// A problem as its HTTP answer (RFC 9457).
pub fn problem(mut problem: Problem, request: RequestId) -> HttpResponse {
    problem.instance = Some(format!("urn:uuid:{request}"));
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    HttpResponse::build(status)
        .insert_header((header::CONTENT_TYPE, "application/problem+json"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(body)
}

/// A download's HTTP answer: to be kept, never to be shown in the page's place.
pub fn download(file: Download, part: Part) -> HttpResponse<BoxBody> {
    let mut answer = HttpResponse::Ok();
    let body = match file.content {
        Content::Bytes(bytes) => BoxBody::new(bytes),
        Content::Stream { source, size } => BoxBody::new(SizedStream::new(size, chunks(source))),
        Content::Ranged { from, size, tag } => match part.of(size, &tag) {
            Some((first, last)) => {
                let whole = (first, last) == (0, size.saturating_sub(1));
                if !whole {
                    answer
                        .status(StatusCode::PARTIAL_CONTENT)
                        .insert_header((header::CONTENT_RANGE, format!("bytes {first}-{last}/{size}")));
                }
                answer.insert_header((header::ACCEPT_RANGES, "bytes")).insert_header((header::ETAG, format!("\"{tag}\"")));
                let length = if size == 0 { 0 } else { last - first + 1 };
                BoxBody::new(SizedStream::new(length, chunks(Box::new(from(first).take(length)))))
            }
            None => {
                answer.status(StatusCode::RANGE_NOT_SATISFIABLE).insert_header((header::CONTENT_RANGE, format!("bytes */{size}")));
                BoxBody::new(Bytes::new())
            }
        },
    };
    answer
        .insert_header((header::CONTENT_TYPE, file.media.as_ref()))
        .insert_header((header::CONTENT_DISPOSITION, disposition(&file.name)))
        // Nothing in it runs, even where a browser shows it.
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox; frame-ancestors 'none'"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(body)
}

/// Which part of a download is asked for: what the headers `Range` and `If-Range` say.
#[derive(Clone, Debug, Default)]
pub struct Part {
    pub range: String,
    pub if_range: String,
}

impl Part {
    /// The first and last byte; all of them where nothing is asked for that can be given as one part. `None`: there is no such part.
    fn of(&self, size: u64, tag: &str) -> Option<(u64, u64)> {
        let all = Some((0, size.saturating_sub(1)));
        let changed = !self.if_range.is_empty() && self.if_range.trim_matches('"') != tag;
        let Some((from, to)) = self.range.strip_prefix("bytes=").and_then(|range| range.split_once('-')).filter(|_| !changed) else {
            return all;
        };
        match (from.trim().parse::<u64>(), to.trim().parse::<u64>(), to.trim()) {
            (Ok(from), Ok(to), _) if from <= to => (from < size).then_some((from, to.min(size.saturating_sub(1)))),
            (Ok(from), _, "") => (from < size).then_some((from, size.saturating_sub(1))),
            (Err(_), Ok(last), _) if from.trim().is_empty() => (last > 0 && size > 0).then(|| (size.saturating_sub(last), size - 1)),
            _ => all,
        }
    }
}

/// The name in letters that every client reads, and as it is (RFC 6266, RFC 8187).
fn disposition(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
    if plain == name {
        return format!("attachment; filename=\"{plain}\"");
    }
    let exact: String = name.bytes().fold(String::new(), |mut exact, byte| {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => exact.push(char::from(byte)),
            other => exact.push_str(&format!("%{other:02X}")),
        }
        exact
    });
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{exact}")
}

/// A source's bytes, read away from the threads that serve.
fn chunks(source: Box<dyn Read + Send>) -> impl Stream<Item = std::io::Result<Bytes>> {
    stream::try_unfold(source, async |source| {
        let read = move || {
            let mut chunk = Vec::with_capacity(CHUNK);
            let mut source = source;
            let limit = u64::try_from(CHUNK).unwrap_or(u64::MAX);
            source.by_ref().take(limit).read_to_end(&mut chunk).map(|_| (chunk, source))
        };
        let (chunk, source) = web::block(read).await.map_err(std::io::Error::other)??;
        Ok(if chunk.is_empty() { None } else { Some((chunk.into(), source)) })
    })
}

const CHUNK: usize = 128 * 1024;

/// What the API says to an address it does not know, or knows by another method.
pub async fn fallback(request: HttpRequest) -> HttpResponse {
    let path = request.path().strip_prefix("/api").unwrap_or_default();
    let known = ENDPOINTS.iter().flat_map(|room| room.iter()).any(|info| fits(info, path));
    let code = if known { Code::WrongMethod } else { Code::NotFound };
    problem(code.into(), RequestId(crate::kernel::ports::fresh()))
}

fn fits(info: &EndpointInfo, path: &str) -> bool {
    let (mut pattern, mut asked) = (info.path.split('/'), path.split('/'));
    loop {
        match (pattern.next(), asked.next()) {
            (None, None) => return true,
            (Some(hole), Some(_)) if hole.starts_with('{') => {}
            (Some(word), Some(part)) if word == part => {}
            _ => return false,
        }
    }
}

/// Headers of every answer: nothing from elsewhere runs, nothing is framed, nothing is sniffed (SEC-02).
pub fn security_headers() -> DefaultHeaders {
    DefaultHeaders::new()
        .add((
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
             font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        ))
        .add(("X-Content-Type-Options", "nosniff"))
        .add(("X-Frame-Options", "DENY"))
        .add(("Referrer-Policy", "no-referrer"))
        .add(("Cross-Origin-Opener-Policy", "same-origin"))
        .add(("Cross-Origin-Resource-Policy", "same-origin"))
        .add(("Permissions-Policy", "camera=(self), geolocation=(), microphone=()"))
        .add(("Strict-Transport-Security", "max-age=63072000; includeSubDomains"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_what_the_headers_ask_for() {
        let part = |range: &str| Part { range: range.into(), if_range: String::new() }.of(100, "x");
        assert_eq!(
            [part(""), part("bytes=0-9"), part("bytes=90-"), part("bytes=-5"), part("bytes=95-200")],
            [Some((0, 99)), Some((0, 9)), Some((90, 99)), Some((95, 99)), Some((95, 99))]
        );
        assert_eq!([part("bytes=100-"), part("bytes=-0")], [None, None]);
        assert_eq!(
            [part("bytes=9-3"), part("bytes=0-1,5-6"), part("lines=1-2")],
            [Some((0, 99)); 3],
            "what is not understood is passed over"
        );
        let other = Part { range: "bytes=5-".into(), if_range: "\"y\"".into() };
        assert_eq!((other.of(100, "x"), other.of(100, "y")), (Some((0, 99)), Some((5, 99))));
    }
}
