//! The browser app, embedded: content-hashed files are kept for ever, the page itself is asked for each time.
//! Files are compressed when the app is built, never while serving.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "../dist"]
#[allow_missing = true]
struct Dist;

const PAGE: &str = "index.html";

/// Serves a file of the app, or the page for every address that is the app's own.
pub async fn serve(request: HttpRequest) -> HttpResponse {
    let path = request.path().trim_start_matches('/');
    let accepts = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    // Names are looked up in a table of what was built: nothing climbs out of it.
    let found = names(path, accepts.contains("text/html")).into_iter().flatten().find_map(|name| find(&request, name));
    found.unwrap_or_else(|| missing(names_a_file(path)))
}

/// What an address may mean, in this order. OIDs have dots: `…/F.AE` is a file's name and the app's own address. A browser that goes
/// there asks for a page; one that fetches a file that is gone must not be given one.
fn names(path: &str, page: bool) -> [Option<&str>; 2] {
    let is_file = names_a_file(path);
    [Some(path).filter(|_| is_file), Some(PAGE).filter(|_| page || !is_file)]
}

fn names_a_file(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.contains('.'))
}

fn find(request: &HttpRequest, name: &str) -> Option<HttpResponse> {
    if name.ends_with(".br") || name.ends_with(".gz") {
        return None;
    }
    let accepts = request.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    for (coding, suffix) in [("br", ".br"), ("gzip", ".gz")] {
        let wanted = accepts.split(',').any(|one| one.split(';').next().unwrap_or_default().trim() == coding);
        if let (true, Some(file)) = (wanted, Dist::get(&format!("{name}{suffix}"))) {
            return Some(answer(name, file, Some(coding)));
        }
    }
    Dist::get(name).map(|file| answer(name, file, None))
}

fn answer(name: &str, file: EmbeddedFile, coding: Option<&'static str>) -> HttpResponse {
    let cache = if name.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut answer = HttpResponse::Ok();
    answer.insert_header((header::CONTENT_TYPE, media(name)));
    answer.insert_header((header::CACHE_CONTROL, cache));
    answer.insert_header((header::VARY, "Accept-Encoding"));
    if let Some(coding) = coding {
        answer.insert_header((header::CONTENT_ENCODING, coding));
    }
    answer.body(file.data)
}

fn media(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "json" | "webmanifest" => "application/json",
        "ftl" | "txt" => "text/plain; charset=utf-8",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

fn missing(is_file: bool) -> HttpResponse {
    if is_file || Dist::get(PAGE).is_some() {
        return HttpResponse::NotFound().content_type("text/plain; charset=utf-8").body("There is nothing at this address.\n");
    }
    HttpResponse::NotFound()
        .content_type("text/plain; charset=utf-8")
        .body("The browser app is not part of this build. Build it with: make dist\n")
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn an_address_that_ends_with_a_dot_in_it_is_a_page_for_who_goes_there_and_a_file_for_who_fetches_it() {
        assert_eq!(names("studies/1/subjects/2/V.SCR/1/F.AE", true), [Some("studies/1/subjects/2/V.SCR/1/F.AE"), Some("index.html")]);
        assert_eq!(names("assets/app-0.js", false), [Some("assets/app-0.js"), None]);
        assert_eq!(names("studies", false), [None, Some("index.html")]);
    }
}
