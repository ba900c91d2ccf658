//! What a setting may hold, and how it is read from text and shown again.
//! Invariant: what is secret shows as `***` and is not repeated in a complaint.

use std::fmt::Display;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;

use secrecy::SecretString;

/// A value that can stand in a file, a variable or a flag.
pub trait Readable: Sized {
    /// The word for it in `--help`.
    const SHAPE: &'static str;
    const SECRET: bool = false;

    /// Reads a text; the error says what was expected.
    fn read(text: &str) -> Result<Self, String>;

    /// What an absent value means: an error, unless it is optional.
    fn absent() -> Result<Self, String> {
        Err("is missing".to_owned())
    }

    /// As it may be printed.
    fn show(&self) -> String;
}

impl<T: Readable> Readable for Option<T> {
    const SHAPE: &'static str = T::SHAPE;
    const SECRET: bool = T::SECRET;

    fn read(text: &str) -> Result<Self, String> {
        T::read(text).map(Some)
    }

    fn absent() -> Result<Self, String> {
        Ok(None)
    }

    fn show(&self) -> String {
        self.as_ref().map_or_else(|| "-".to_owned(), T::show)
    }
}

impl Readable for SecretString {
    const SHAPE: &'static str = "SECRET";
    const SECRET: bool = true;

    fn read(text: &str) -> Result<Self, String> {
        if text.is_empty() { Err("must not be empty".to_owned()) } else { Ok(text.into()) }
    }

    fn show(&self) -> String {
        "***".to_owned()
    }
}

impl Readable for PathBuf {
    const SHAPE: &'static str = "PATH";

    fn read(text: &str) -> Result<Self, String> {
        if text.is_empty() { Err("must not be empty".to_owned()) } else { Ok(text.into()) }
    }

    fn show(&self) -> String {
        self.display().to_string()
    }
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    Text,
    Json,
}

impl Readable for LogFormat {
    const SHAPE: &'static str = "FORMAT";

    fn read(text: &str) -> Result<Self, String> {
        match text {
            "text" => Ok(LogFormat::Text),
            "json" => Ok(LogFormat::Json),
            other => Err(format!("must be text or json, not {other:?}")),
        }
    }

    fn show(&self) -> String {
        match self {
            LogFormat::Text => "text".to_owned(),
            LogFormat::Json => "json".to_owned(),
        }
    }
}

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailTls {
    Tls,
    StartTls,
    None,
}

impl MailTls {
    /// The port that is customary for it.
    pub const fn port(self) -> u16 {
        match self {
            MailTls::Tls => 465,
            MailTls::StartTls => 587,
            MailTls::None => 25,
        }
    }
}

impl Readable for MailTls {
    const SHAPE: &'static str = "MODE";

    fn read(text: &str) -> Result<Self, String> {
        match text {
            "tls" => Ok(MailTls::Tls),
            "starttls" => Ok(MailTls::StartTls),
            "none" => Ok(MailTls::None),
            other => Err(format!("must be tls, starttls or none, not {other:?}")),
        }
    }

    fn show(&self) -> String {
        match self {
            MailTls::Tls => "tls".to_owned(),
            MailTls::StartTls => "starttls".to_owned(),
            MailTls::None => "none".to_owned(),
        }
    }
}

/// An `http://` or `https://` address without a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(String);

impl PublicUrl {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a server that nobody gave a public one.
    pub fn of(address: SocketAddr) -> Self {
        Self(format!("http://{address}"))
    }
}

impl Readable for PublicUrl {
    const SHAPE: &'static str = "URL";

    fn read(text: &str) -> Result<Self, String> {
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        match host.map(|host| host.trim_end_matches('/')) {
            Some(host) if !host.is_empty() && !host.contains(char::is_whitespace) => Ok(Self(text.trim_end_matches('/').to_owned())),
            _ => Err(format!("must begin with http:// or https:// and name a host, not {text:?}")),
        }
    }

    fn show(&self) -> String {
        self.0.clone()
    }
}

/// Types whose own reading is good enough.
macro_rules! readable {
    ($($type:ty, $shape:literal, $expected:literal;)*) => { $(
        impl Readable for $type {
            const SHAPE: &'static str = $shape;

            fn read(text: &str) -> Result<Self, String> {
                parsed(text, $expected)
            }

            fn show(&self) -> String {
                self.to_string()
            }
        }
    )* };
}

readable! {
    String, "TEXT", "a text";
    SocketAddr, "ADDRESS", "an address with a port such as 127.0.0.1:8080";
    bool, "BOOL", "true or false";
    u32, "NUMBER", "a whole number from 0";
    usize, "NUMBER", "a whole number from 0";
}

fn parsed<T: FromStr>(text: &str, expected: impl Display) -> Result<T, String> {
    text.trim().parse().map_err(|_| format!("must be {expected}, not {text:?}"))
}
