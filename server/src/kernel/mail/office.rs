//! The post office: a server that takes mails, a folder that keeps them, or nothing.
//! Invariant: what it says of a mail that was not taken names neither the receiver nor what was in it.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::{AsyncSmtpTransport, Error};
use lettre::{AsyncTransport, Message, Tokio1Executor};
use secrecy::ExposeSecret;
use uuid::Uuid;

use super::compose::Composed;
use crate::kernel::settings::{MailTls, Settings};

/// How long the server may take for a step; the outbox waits a little longer than this for the whole.
const PATIENCE: Duration = Duration::from_secs(6);

/// Where mails are handed in, and where their links lead.
#[derive(Clone, Default)]
pub struct Office {
    way: Way,
    /// Where browsers reach this server, without a slash at its end.
    pub site: String,
}

#[derive(Clone, Default)]
enum Way {
    #[default]
    Closed,
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>, Box<Mailbox>),
    Folder(PathBuf),
}

/// Why a mail was not taken.
#[derive(Debug)]
pub struct NotTaken {
    /// It will not be taken later either.
    pub for_good: bool,
    /// In a few words, for the operator.
    pub why: String,
}

impl Office {
    /// The one that the settings name; `site` is where its links lead.
    pub fn of(settings: &Settings, site: &str) -> Result<Self> {
        let site = site.to_owned();
        let Some(server) = &settings.mail_server else {
            let way = settings.mail_folder.clone().map_or(Way::Closed, Way::Folder);
            return Ok(Self { way, site });
        };
        let sender = settings.mail_sender.as_deref().context("The setting mail_sender is missing: who mails come from")?;
        let sender: Mailbox = sender.parse().context("The setting mail_sender is no address such as Probatum <no-reply@trials.example>")?;
        let transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(server).port(settings.mail_tls.port());
        let mut transport = match settings.mail_tls {
            MailTls::Tls => AsyncSmtpTransport::<Tokio1Executor>::relay(server)?,
            MailTls::StartTls => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(server)?,
            MailTls::None => transport,
        };
        if let Some(port) = settings.mail_port {
            transport = transport.port(u16::try_from(port).context("The setting mail_port is a number up to 65535")?);
        }
        if let Some(user) = &settings.mail_user {
            let secret = settings.mail_password.as_ref().context("The setting mail_password is missing, which belongs to mail_user")?;
            transport = transport.credentials(Credentials::new(user.clone(), secret.expose_secret().to_owned()));
        }
        Ok(Self { way: Way::Smtp(Box::new(transport.timeout(Some(PATIENCE)).build()), Box::new(sender)), site })
    }

    /// Whether mails go anywhere at all.
    pub fn is_open(&self) -> bool {
        !matches!(self.way, Way::Closed)
    }

    /// Hands one in. The same id is the same mail: whoever gets it twice can tell.
    pub async fn hand_in(&self, id: Uuid, kind: &str, to: &str, composed: &Composed) -> Result<(), NotTaken> {
        match &self.way {
            Way::Closed => Err(NotTaken { for_good: true, why: "no mail server is set".into() }),
            Way::Folder(folder) => {
                keep(folder, id, kind, to, composed).await.map_err(|error| later(format!("the folder: {}", error.kind())))
            }
            Way::Smtp(transport, sender) => {
                let message = message(sender, id, to, composed)?;
                transport.send(message).await.map(drop).map_err(|error| refused(&error))
            }
        }
    }
}

fn later(why: String) -> NotTaken {
    NotTaken { for_good: false, why }
}

fn never(why: &str) -> NotTaken {
    NotTaken { for_good: true, why: why.to_owned() }
}

/// What the server answers may repeat the address: its code alone is told. A refused password is the operator's to mend, and no
/// reason to give the mail up.
fn refused(error: &Error) -> NotTaken {
    let code = error.status().map(|code| code.to_string());
    let mendable = code.as_deref().is_some_and(|code| matches!(code, "530" | "534" | "535" | "538"));
    let what = if error.is_timeout() { "the mail server took too long" } else { "the mail server did not take it" };
    let why = code.map_or_else(|| what.to_owned(), |code| format!("{what} ({code})"));
    NotTaken { for_good: error.is_permanent() && !mendable, why }
}

fn message(sender: &Mailbox, id: Uuid, to: &str, composed: &Composed) -> Result<Message, NotTaken> {
    let to: Mailbox = to.parse().map_err(|_| never("the address is none"))?;
    let mut builder = Message::builder()
        .from(sender.clone())
        .to(to)
        .subject(&composed.subject)
        .message_id(Some(format!("<{id}@{}>", sender.email.domain())))
        .header(AutoSubmitted("auto-generated".into()));
    if let Some(stop) = &composed.stop {
        // RFC 8058: one click, without a page in between.
        builder = builder.header(Unsubscribe(format!("<{stop}>"))).header(UnsubscribePost("List-Unsubscribe=One-Click".into()));
    }
    let body = MultiPart::alternative_plain_html(composed.text.clone(), composed.html.clone());
    builder.multipart(body).map_err(|_| never("the mail could not be put together"))
}

/// Kept as a text to be read, with the link in one piece.
async fn keep(folder: &PathBuf, id: Uuid, kind: &str, to: &str, composed: &Composed) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let text = format!("To: {to}\nSubject: {}\n\n{}", composed.subject, composed.text);
    // Ids begin with the time: the names stand in the order in which the mails were posted.
    tokio::fs::write(folder.join(format!("{id}-{kind}.txt")), text).await
}

macro_rules! headers {
    ($($name:ident = $text:literal;)*) => { $(
        #[derive(Clone)]
        struct $name(String);

        impl Header for $name {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($text)
            }

            fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok(Self(text.to_owned()))
            }

            fn display(&self) -> HeaderValue {
                HeaderValue::new(Self::name(), self.0.clone())
            }
        }
    )* };
}

headers! {
    AutoSubmitted = "Auto-Submitted";
    Unsubscribe = "List-Unsubscribe";
    UnsubscribePost = "List-Unsubscribe-Post";
}
