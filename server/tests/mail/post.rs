//! A real SMTP server on a free port, which keeps what it is handed; a desk whose mails go there; and what somebody does with a mail.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use mailin::{Action, Handler, Response, SessionBuilder, response};
use mailparse::{MailHeaderMap, ParsedMail, parse_mail};
use reqwest::Client;
use serde_json::{Value, json};
use server::kernel::db::Ctx;
use server::kernel::mail::Office;
use server::kernel::outbox;
use server::kernel::settings::{Settings, Sources};
use server::kit::desk::{Desk, Person, design};
use server::rooms;
use shared::kernel::{PersonId, TenantId};

/// Where links of mails lead to.
pub const SITE: &str = "https://trials.example";

/// A mail as it arrived.
#[derive(Clone, Debug)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    headers: HashMap<String, String>,
}

impl Mail {
    fn read(to: &[String], bytes: &[u8]) -> Self {
        let mail = parse_mail(bytes).unwrap();
        let headers = mail.headers.iter().map(|header| (header.get_key().to_lowercase(), header.get_value())).collect();
        let body = |part: &ParsedMail| part.get_body().unwrap().replace("\r\n", "\n");
        Self {
            to: to.join(","),
            subject: mail.headers.get_first_value("Subject").unwrap(),
            text: body(&mail.subparts[0]),
            html: body(&mail.subparts[1]),
            headers,
        }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(&name.to_lowercase()).map(String::as_str)
    }

    /// What stands behind the `#` of the link.
    pub fn token(&self) -> String {
        let line = self.text.lines().find(|line| line.starts_with(SITE) && line.contains('#')).unwrap();
        line.split('#').nth(1).unwrap().to_owned()
    }
}

/// What arrived, and how often somebody tried.
#[derive(Clone, Default)]
struct Shelf {
    kept: Arc<Mutex<Vec<Mail>>>,
    /// Answers that come before the mails are taken, for addresses that begin with `busy`.
    busy: Arc<Mutex<u32>>,
    to: Vec<String>,
    bytes: Vec<u8>,
}

impl Handler for Shelf {
    fn rcpt(&mut self, to: &str) -> Response {
        let mut busy = self.busy.lock().unwrap();
        match (to.starts_with("gone"), to.starts_with("busy") && *busy > 0) {
            (true, _) => Response::custom(550, format!("<{to}> is unknown here")),
            (_, true) => {
                *busy -= 1;
                Response::custom(451, format!("<{to}> later, please"))
            }
            _ => response::OK,
        }
    }

    fn data_start(&mut self, _: &str, _: &str, _: bool, to: &[String]) -> Response {
        self.to = to.to_vec();
        self.bytes.clear();
        response::OK
    }

    fn data(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        self.kept.lock().unwrap().push(Mail::read(&self.to, &self.bytes));
        response::OK
    }
}

/// One conversation, line by line.
fn converse(mut stream: TcpStream, to: Shelf) -> io::Result<()> {
    let mut session = SessionBuilder::new("mail.example").build(stream.peer_addr()?.ip(), to);
    session.greeting().write_to(&mut stream)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        let answer = session.process(&line);
        if !matches!(answer.action, Action::NoReply) {
            answer.write_to(&mut stream)?;
        }
        if matches!(answer.action, Action::Close) {
            break;
        }
        line.clear();
    }
    Ok(())
}

/// The SMTP server.
pub struct Post {
    kept: Shelf,
    port: u16,
}

impl Post {
    /// Listens for as long as the tests run.
    pub fn open(busy: u32) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let kept = Shelf { busy: Arc::new(Mutex::new(busy)), ..Shelf::default() };
        let to = kept.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let to = to.clone();
                std::thread::spawn(move || converse(stream.unwrap(), to));
            }
        });
        Self { kept, port }
    }

    /// The office that hands in there, from settings as an operator writes them.
    pub fn office(&self) -> Office {
        let port = self.port.to_string();
        let settings = Sources::defaults().with_variables(|name| match name {
            "PROBATUM_MAIL_SERVER" => Some("127.0.0.1".to_owned()),
            "PROBATUM_MAIL_PORT" => Some(port.clone()),
            "PROBATUM_MAIL_TLS" => Some("none".to_owned()),
            "PROBATUM_MAIL_SENDER" => Some("Probatum <no-reply@trials.example>".to_owned()),
            _ => None,
        });
        Office::of(&Settings::read(&settings.unwrap()).unwrap(), SITE).unwrap()
    }

    pub fn mails(&self) -> Vec<Mail> {
        self.kept.kept.lock().unwrap().clone()
    }

    /// The newest mail to an address.
    pub fn last(&self, to: &str) -> Mail {
        self.mails().into_iter().rfind(|mail| mail.to == to).unwrap_or_else(|| panic!("nothing for {to}: {:?}", self.mails()))
    }
}

/// A desk whose mails arrive.
pub struct Place {
    pub desk: Desk,
    pub post: Post,
}

impl Place {
    pub async fn new() -> Self {
        Self::busy(0).await
    }

    /// The server is busy so many times.
    pub async fn busy(times: u32) -> Self {
        let post = Post::open(times);
        let desk = Desk::set_up(&design(), |app| app.mail = post.office()).await;
        Self { desk, post }
    }

    /// Delivers all that is due.
    pub async fn deliver(&self) {
        while outbox::round(&self.desk.app, &rooms::topics()).await.unwrap() > 0 {}
    }

    /// The same, of what waits to be tried again.
    pub async fn deliver_again(&self) {
        self.desk.owner("update outbox set next_at = now() where delivered_at is null and next_at < 'infinity' returning id::text").await;
        self.deliver().await;
    }

    /// Asks as somebody who is not signed in.
    pub async fn ask(&self, path: &str, body: Value) -> (u16, Value) {
        let request = Client::new().post(format!("{}/api{path}", self.desk.url)).header("X-Requested-With", "test").json(&body);
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    pub async fn look(&self, token: &str) -> Value {
        self.ask("/links/look", json!({ "token": token })).await.1
    }

    pub async fn sign_in(&self, email: &str, password: &str) -> (u16, Value) {
        self.ask("/session", json!({ "email": email, "password": password })).await
    }

    /// An account with a password, that belongs to nobody's tenant.
    pub async fn account(&self, email: &str, password: &str) -> PersonId {
        let hash = rooms::tenancy::hash_password(password).unwrap();
        let tx = self.desk.app.db.begin(&Ctx::system(TenantId::default(), "test.Account")).await.unwrap();
        let new = rooms::tenancy::people::NewPerson { email, name: "Grace Hopper", password_hash: &hash };
        let id = rooms::tenancy::people::add(&tx, new).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Gives a person this address.
    pub async fn named(&self, person: &Person, email: &str) {
        self.person(person.id, &format!("email = '{email}'")).await;
        self.desk.app.forget(person.id).await;
    }

    /// Changes what is kept of a person.
    pub async fn person(&self, id: PersonId, set: &str) {
        let tx = self.desk.app.db.begin(&Ctx::system(TenantId::default(), "test.Person")).await.unwrap();
        assert_eq!(tx.run(&format!("update person set {set} where id = $1"), [id.0.into()]).await.unwrap(), 1);
        tx.commit().await.unwrap();
    }
}
