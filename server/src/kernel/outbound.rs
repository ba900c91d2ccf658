//! Calls to addresses that people type: of identity providers, and of whatever else a tenant connects (SEC: SSRF).
//!
//! Invariants: https only, no redirects, no proxy, bounded in size and time; a name is resolved once and the connection goes to what was
//! judged, so that a name cannot mean one thing when it is judged and another when it is called; nothing inside (private, loopback,
//! link-local, carrier-grade and other special addresses) is ever reached. Where the installation allows it, for demonstrations and tests,
//! this machine itself may be called, over plain http too.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Client, Request, Url};
use thiserror::Error;

/// An answer larger than this is cut off and refused.
const LARGEST: usize = 1024 * 1024;
const PATIENCE: Duration = Duration::from_secs(10);
const CONNECT: Duration = Duration::from_secs(5);

/// Why nothing was called, or nothing came of it.
#[derive(Debug, Error)]
pub enum Unreached {
    #[error("{0} is not an https address")]
    NotHttps(String),
    #[error("{0} leads to an address that is not public")]
    NotPublic(String),
    #[error("the answer is larger than {} kB", LARGEST / 1024)]
    TooLarge,
    #[error("{0}")]
    Failed(String),
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub body: Vec<u8>,
}

/// Calls outward.
#[derive(Clone, Debug, Default)]
pub struct Outbound {
    loopback: bool,
    /// Absent: nothing is called.
    client: Option<Client>,
}

impl Outbound {
    /// `loopback`: whether this machine itself may be called.
    pub fn new(loopback: bool) -> Result<Self, reqwest::Error> {
        let client = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .https_only(!loopback)
            .timeout(PATIENCE)
            .connect_timeout(CONNECT)
            .user_agent("Probatum")
            .dns_resolver(Arc::new(Judging { loopback }))
            .build()?;
        Ok(Self { loopback, client: Some(client) })
    }

    /// Whether the address may be called at all, as far as it tells by itself.
    pub fn judge(&self, url: &Url) -> Result<(), Unreached> {
        let here = self.loopback && is_loopback(url);
        if url.scheme() != "https" && !(here && url.scheme() == "http") || !url.username().is_empty() || url.password().is_some() {
            return Err(Unreached::NotHttps(url.to_string()));
        }
        match literal(url) {
            // An address in figures is not resolved: the resolver would never see it.
            Some(ip) if !may(ip, self.loopback) => Err(Unreached::NotPublic(url.to_string())),
            _ => Ok(()),
        }
    }

    /// Sends it and reads the answer.
    pub async fn send(&self, request: Request) -> Result<Answer, Unreached> {
        self.judge(request.url())?;
        let at = request.url().host_str().unwrap_or_default().to_owned();
        let client = self.client.as_ref().ok_or_else(|| Unreached::Failed("nothing is called from here".into()))?;
        let mut response = client.execute(request).await.map_err(|error| told(&at, &error))?;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| told(&at, &error))? {
            if body.len() + chunk.len() > LARGEST {
                return Err(Unreached::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Answer { status: response.status().as_u16(), headers: response.headers().clone(), body })
    }
}

/// What went wrong, down to its cause: "connection refused" helps, "error sending request" does not.
fn told(at: &str, error: &reqwest::Error) -> Unreached {
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    match cause.downcast_ref::<Refused>() {
        Some(Refused) => Unreached::NotPublic(at.to_owned()),
        None if error.is_timeout() => Unreached::Failed(format!("{at} did not answer in time")),
        None => Unreached::Failed(format!("{at}: {cause}")),
    }
}

fn literal(url: &Url) -> Option<IpAddr> {
    let host = url.host_str()?;
    host.trim_start_matches('[').trim_end_matches(']').parse().ok()
}

fn is_loopback(url: &Url) -> bool {
    url.host_str() == Some("localhost") || literal(url).is_some_and(|ip| ip.is_loopback())
}

/// Resolves, and gives on only what may be called.
#[derive(Debug)]
struct Judging {
    loopback: bool,
}

/// No address of the name may be called.
#[derive(Debug, Error)]
#[error("the name leads to no public address")]
struct Refused;

impl Resolve for Judging {
    fn resolve(&self, name: Name) -> Resolving {
        let loopback = self.loopback;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let fit: Vec<SocketAddr> = found.filter(|address| may(address.ip(), loopback)).collect();
            if fit.is_empty() {
                return Err(Box::from(Refused));
            }
            let addresses: Addrs = Box::new(fit.into_iter());
            Ok(addresses)
        })
    }
}

fn may(ip: IpAddr, loopback: bool) -> bool {
    (loopback && ip.is_loopback()) || is_public(ip)
}

fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

/// IANA's special-purpose registry, as far as it is not global.
fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = matches!(
        (a, b, c),
        (0 | 10 | 127, ..)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 168, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (198, 18..=19, _)
            | (198, 51, 100)
            | (203, 0, 113)
            | (224..=255, ..)
    );
    !special
}

/// Global unicast (2000::/3) alone, and of that nothing that carries another address inside.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    if let Some(inner) = ip.to_ipv4_mapped() {
        return is_public_v4(inner);
    }
    let [a, b, ..] = ip.segments();
    let (global, teredo, documentation, six_to_four) =
        (a & 0xe000 == 0x2000, a == 0x2001 && b < 0x200, a == 0x2001 && b == 0xdb8, a == 0x2002);
    global && !(teredo || documentation || six_to_four)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(loopback: bool, url: &str) -> bool {
        Outbound::new(loopback).unwrap().judge(&url.parse().unwrap()).is_ok()
    }

    /// Req: SEC-08
    #[test]
    fn nothing_inside_is_called() {
        let inside = [
            "https://10.0.0.1/",
            "https://127.0.0.1/",
            "https://169.254.169.254/latest",
            "https://[::1]/",
            "https://[fd00::1]/",
            "https://192.168.1.1/",
            "https://100.64.0.1/",
            "https://[::ffff:10.0.0.1]/",
            "https://[2002:a00:1::]/",
            "https://0x7f.1/",
            "https://2130706433/",
        ];
        for url in inside {
            assert!(!judged(false, url), "{url}");
        }
        assert!(
            judged(false, "https://1.1.1.1/") && judged(false, "https://[2606:4700::1111]/") && judged(false, "https://id.example.org/")
        );
    }

    /// Req: SEC-08
    #[test]
    fn only_https_is_called_and_this_machine_only_where_it_is_allowed() {
        assert!(!judged(false, "http://id.example.org/") && !judged(false, "https://user:word@id.example.org/"));
        assert!(!judged(true, "http://id.example.org/") && judged(true, "http://127.0.0.1:9/") && !judged(true, "https://10.0.0.1/"));
    }

    /// Req: SEC-08
    #[actix_web::test]
    async fn a_name_that_leads_inside_is_not_called() {
        let outbound = Outbound::new(false).unwrap();
        let request = Request::new(reqwest::Method::GET, "https://localhost:1/".parse().unwrap());
        assert!(matches!(outbound.send(request).await, Err(Unreached::NotPublic(_))));
    }
}
