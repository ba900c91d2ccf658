//! Bad input, each tried: a clear problem, nothing stored, nothing leaked.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use server::kit::desk::{Desk, vitals};
use shared::access::Role::Coordinator;
use shared::capture::RecordState;
use shared::capture::api::ReadRecord;
use shared::kernel::{Code, Problem};

async fn ask(desk: &Desk, cookie: &str, method: &str, path: &str, media: &str, body: Vec<u8>) -> (u16, Problem) {
    let request = reqwest::Client::new().request(method.parse().unwrap(), format!("{}{path}", desk.url));
    let request = request.header("Cookie", cookie).header("X-Requested-With", "test").header("Content-Type", media).body(body);
    let answer = request.send().await.unwrap();
    assert_eq!(answer.headers()["content-type"], "application/problem+json", "{path}");
    (answer.status().as_u16(), answer.json().await.unwrap())
}

/// Req: SEC-02, SEC-07, DAT-02
#[actix_web::test]
async fn what_cannot_be_read_is_refused_with_its_place_and_nothing_is_stored() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let path = format!("/api/studies/{}/subjects/{}/record", on.study, on.subject);
    let record = r#""record":{"visit":"SE.BASE","visit_n":1,"form":"F.VS","form_n":1}"#;
    let big = vec![b' '; 10 * 1024 * 1024];
    let many = format!("{{{record},\"base\":0,\"changes\":[{}]}}", vec![r#"{"at":"IG.VS/1/IT.SBP","to":{}}"#; 5001].join(","));
    let cases: Vec<(&str, Vec<u8>, u16, Code, &str)> = vec![
        ("broken", b"{\"record\":".to_vec(), 400, Code::Malformed, "line 1"),
        ("wrong type", format!("{{{record},\"base\":\"zero\",\"changes\":[]}}").into(), 400, Code::Malformed, "line 1"),
        ("unknown field", format!("{{{record},\"base\":0,\"changes\":[],\"admin\":true}}").into(), 400, Code::Malformed, "line 1"),
        ("duplicate key", format!("{{{record},\"base\":0,\"base\":9,\"changes\":[]}}").into(), 400, Code::Malformed, "line 1"),
        ("bad item key", format!("{{{record},\"base\":0,\"changes\":[{{\"at\":\"x\",\"to\":{{}}}}]}}").into(), 400, Code::Malformed, "line 1"),
        ("not UTF-8", vec![b'{', 0xff, 0xfe, b'}'], 400, Code::Malformed, "line 1"),
        ("nothing to store", format!("{{{record},\"base\":0,\"changes\":[]}}").into(), 422, Code::Invalid, "/changes"),
        ("value and reason", format!("{{{record},\"base\":0,\"changes\":[{{\"at\":\"IG.VS/1/IT.SBP\",\"to\":{{\"v\":\"1\",\"m\":\"ND\"}}}}]}}").into(), 422, Code::Invalid, "/changes/0"),
        ("the same item twice", format!("{{{record},\"base\":0,\"changes\":[{{\"at\":\"IG.VS/1/IT.SBP\",\"to\":{{\"v\":\"1\"}}}},{{\"at\":\"IG.VS/1/IT.SBP\",\"to\":{{\"v\":\"2\"}}}}]}}").into(), 422, Code::Invalid, "/changes/1"),
        ("U+0000", format!("{{{record},\"base\":0,\"changes\":[{{\"at\":\"IG.VS/1/IT.NOTE\",\"to\":{{\"v\":\"a\\u0000b\"}}}}]}}").into(), 422, Code::Invalid, ""),
        ("too many changes", many.into(), 422, Code::Invalid, "/changes"),
        ("10 MB", big, 413, Code::TooLarge, ""),
    ];
    for (what, body, status, code, at) in cases {
        let (got, problem) = ask(&desk, site.cookie(), "POST", &path, "application/json", body).await;
        assert_eq!((got, problem.code), (status, code), "{what}: {problem:?}");
        assert!(at.is_empty() || problem.errors[0].at.starts_with(at), "{what}: {problem:?}");
    }
    let (status, problem) = ask(&desk, site.cookie(), "POST", &path, "text/plain", b"{}".to_vec()).await;
    assert_eq!((status, problem.code), (415, Code::WrongMedia));
    assert_eq!(site.call::<ReadRecord>(&on, &vitals().into()).await.unwrap().state, RecordState::Blank);
}

/// Req: SEC-02, DAT-05
#[actix_web::test]
async fn sql_and_html_are_text_like_any_other() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let texts =
        ["'; drop table record; --", "<script>alert(1)</script>", "$1 %s {{x}} ${y}", "\u{202e}abc\u{2028}", "O'Brien \\ \"q\"", "NULL"];
    for (n, text) in texts.iter().enumerate() {
        site.because(text).save(on, u32::try_from(n).unwrap(), &[("IG.VS/1/IT.NOTE", text)]).await.unwrap();
        let record = site.call::<ReadRecord>(&on, &vitals().into()).await.unwrap();
        assert_eq!(record.values[&"IG.VS/1/IT.NOTE".parse().unwrap()].one(), Some(*text));
    }
    assert_eq!(desk.owner("select count(*)::text from audit.record").await, [texts.len().to_string()]);
}

/// Req: SEC-03, ACC-01, TEN-01
#[actix_web::test]
async fn forged_expired_and_foreign_tokens_open_nothing() {
    let desk = Desk::new().await;
    let (site, stranger) = (desk.person(Coordinator).await, desk.stranger().await);
    let on = desk.on(desk.subject(&site).await);
    let path = format!("/api/studies/{}/subjects/{}", on.study, on.subject);
    let parts: Vec<&str> = site.cookie().split('.').collect();
    // {"alg":"none"} in front of the true claims, without a signature.
    let unsigned = format!("__Host-access=eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{}.", parts[1]);
    let forged = format!("{}x", site.cookie());
    for cookie in [unsigned.as_str(), forged.as_str(), "__Host-access=nonsense", ""] {
        let (status, problem) = ask(&desk, cookie, "GET", &path, "application/json", vec![]).await;
        assert_eq!((status, problem.code), (401, Code::Unauthenticated), "{cookie}");
    }
    let (status, problem) = ask(&desk, stranger.cookie(), "GET", &path, "application/json", vec![]).await;
    assert!(matches!((status, problem.code), (403, Code::Forbidden) | (404, Code::NotFound)));
    desk.app.clock.advance(6 * 60);
    let (status, _) = ask(&desk, site.cookie(), "GET", &path, "application/json", vec![]).await;
    assert_eq!(status, 401);
}

/// Req: SEC-03
#[actix_web::test]
async fn another_sites_form_cannot_write_with_our_cookies() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let url = format!("{}/api/session", desk.url);
    let answer = reqwest::Client::new().delete(url).header("Cookie", site.cookie()).send().await.unwrap();
    assert_eq!(answer.status().as_u16(), 403);
}

/// Req: SEC-07
#[actix_web::test]
async fn paths_that_climb_or_lead_nowhere_answer_nothing_of_ours() {
    let desk = Desk::new().await;
    let paths =
        ["/../../etc/passwd", "/assets/..%2f..%2fCargo.toml", "/%2e%2e/%2e%2e/etc/passwd", "/index.html%00.css", "/....//etc/passwd.txt"];
    for path in paths {
        let (host, _) = (desk.url.trim_start_matches("http://"), ());
        let answer = raw(host, path).await;
        // An address without an ending is the app's own: it gets the page, which says that there is nothing.
        let page = answer.starts_with("HTTP/1.1 200") && answer.contains("<title>Probatum</title>");
        assert!(page || answer.starts_with("HTTP/1.1 404") || answer.starts_with("HTTP/1.1 400"), "{path}: {answer}");
        assert!(!answer.contains("root:") && !answer.contains("[workspace]"), "{path}");
    }
    let site = desk.person(Coordinator).await;
    let (status, problem) = ask(&desk, site.cookie(), "GET", "/api/nowhere", "application/json", vec![]).await;
    assert_eq!((status, problem.code), (404, Code::NotFound));
    let (status, problem) = ask(&desk, site.cookie(), "PUT", "/api/studies", "application/json", vec![]).await;
    assert_eq!((status, problem.code), (405, Code::WrongMethod));
    let (status, problem) = ask(&desk, site.cookie(), "GET", "/api/studies/not-an-id", "application/json", vec![]).await;
    assert_eq!((status, problem.code), (404, Code::NotFound));
}

/// A request line as it is: clients would tidy the path.
async fn raw(host: &str, path: &str) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let mut stream = tokio::net::TcpStream::connect(host).await.unwrap();
    stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

/// Req: SEC-02, SEC-01
#[actix_web::test]
async fn every_answer_carries_the_headers_that_keep_browsers_safe() {
    let desk = Desk::new().await;
    for path in ["/", "/api/about", "/api/nowhere"] {
        let answer = reqwest::get(format!("{}{path}", desk.url)).await.unwrap();
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        assert!(
            header("content-security-policy").contains("default-src 'none'")
                && !header("content-security-policy").contains("unsafe-inline")
        );
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert!(header("strict-transport-security").contains("max-age="));
    }
}
