//! Streams of events: what is told to a browser as it happens, for as long as it may hear it.
//!
//! Invariants: each time something is told, session, permission and reach are asked for anew, and what is told is read through
//! them: whoever loses a role hears nothing more. A stream ends with the access cookie it was opened with; the browser opens it
//! again from the last number it heard. What is told may be told twice, and is never withheld because another commit was slower.

use std::collections::VecDeque;
use std::time::{Duration, Instant as Stopwatch};

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{Bytes, ServiceConfig};
use futures_util::stream;
use shared::kernel::{Endpoint, Scoped};

use super::looked;
use super::mount::{Asked, route};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::live::Ear;

/// Numbers are given before the commit: one that was given earlier may be seen later, by as much as a transaction lasts.
const SETTLED: Duration = Duration::from_secs(10);
/// So many are read again at most: fewer than are read at once, so that reading goes on.
const LATELY: usize = 100;
/// A line that says nothing for this long may have been cut on its way.
const SILENT: Duration = Duration::from_secs(15);
/// Nobody is told oftener than this: many changes at once are one reading.
const PAUSE: Duration = Duration::from_millis(150);
/// What a browser waits before it opens a stream again. Then follows, without news, the number from which is listened.
const HELLO: &str = "retry: 2000\n";

/// What was read: news with its number in the trail, and the number up to which it was looked.
pub struct Heard<T> {
    pub upto: i64,
    pub news: Vec<(i64, T)>,
}

/// What a client says about listening.
pub trait Listening {
    /// The last number heard.
    fn after(&self) -> Option<i64>;
    /// Whether to end after what there is.
    fn once(&self) -> bool;
}

/// Mounts an endpoint that tells what happens. `read` reads what came after a number; without one, it says from where to listen.
pub fn on_events<E: Endpoint<Body: Listening>>(
    cfg: &mut ServiceConfig,
    read: impl AsyncFn(&Tx, &E::Path, &E::Body, Option<i64>) -> Outcome<Heard<E::Reply>> + Copy + 'static,
) {
    route::<E, _>(cfg, async move |mut asked: Asked| {
        let path = asked.path::<E>().await?;
        let body = asked.json::<E>().await?;
        let after = asked.header("Last-Event-ID").parse().ok().or(body.after());
        let ctx = asked.context::<E>(&path).await?;
        let tx = asked.app.db.begin(&ctx).await?;
        let Heard { upto, news } = read(&tx, &path, &body, after).await?;
        looked::note(&tx, path.scope(), &asked.object()).await?;
        tx.commit().await?;
        let ear = asked.app.live.listen(ctx.tenant, path.scope());
        let mut told = Told::new(after.unwrap_or(upto));
        let first = format!("{HELLO}id: {upto}\ndata:\n\n{}", told.lines(news)?);
        let once = body.once();
        let listener = Listener::<E, _> { asked, path, body, read, told, ear, spoke: Stopwatch::now() };
        let mut answer = answer();
        if once {
            return Ok(answer.body(first));
        }
        let rest = stream::unfold(listener, async |mut listener| Some((listener.next().await?, listener)));
        let first = stream::once(async { Bytes::from(first) });
        Ok(answer.streaming(futures_util::StreamExt::map(futures_util::StreamExt::chain(first, rest), Ok::<_, actix_web::Error>)))
    });
}

fn answer() -> actix_web::HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer.insert_header((header::CONTENT_TYPE, "text/event-stream"));
    answer.insert_header((header::CACHE_CONTROL, "no-store"));
    // Some proxies gather answers before they pass them on, unless they are told not to.
    answer.insert_header(("X-Accel-Buffering", "no"));
    answer
}

struct Listener<E: Endpoint, F> {
    asked: Asked,
    path: E::Path,
    body: E::Body,
    read: F,
    told: Told,
    ear: Ear,
    spoke: Stopwatch,
}

impl<E: Endpoint, F> Listener<E, F>
where
    F: AsyncFn(&Tx, &E::Path, &E::Body, Option<i64>) -> Outcome<Heard<E::Reply>>,
{
    /// The next words; none when the stream ends.
    async fn next(&mut self) -> Option<Bytes> {
        loop {
            tokio::time::sleep(PAUSE).await;
            if !self.ear.wait().await {
                return None;
            }
            // Whatever is refused ends the stream: asked again, the refusal is said in words.
            let lines = self.look().await.ok()?;
            if !lines.is_empty() || self.spoke.elapsed() > SILENT {
                self.spoke = Stopwatch::now();
                return Some(if lines.is_empty() { Bytes::from_static(b":\n\n") } else { lines.into() });
            }
        }
    }

    async fn look(&mut self) -> Outcome<String> {
        let ctx = self.asked.context::<E>(&self.path).await?;
        let tx = self.asked.app.db.begin(&ctx).await?;
        let heard = (self.read)(&tx, &self.path, &self.body, Some(self.told.from())).await?;
        tx.commit().await?;
        self.told.lines(heard.news)
    }
}

/// What was told lately: it is read again until nothing earlier can come, and told once.
struct Told {
    settled: i64,
    lately: VecDeque<(i64, Stopwatch)>,
}

impl Told {
    fn new(from: i64) -> Self {
        Self { settled: from, lately: VecDeque::new() }
    }

    /// The number after which to read.
    fn from(&mut self) -> i64 {
        while let Some((seq, at)) = self.lately.front().copied() {
            if at.elapsed() < SETTLED && self.lately.len() <= LATELY {
                break;
            }
            self.settled = self.settled.max(seq);
            self.lately.pop_front();
        }
        self.settled
    }

    /// What is new, in the words of a stream.
    fn lines<T: serde::Serialize>(&mut self, news: Vec<(i64, T)>) -> Outcome<String> {
        let mut lines = String::new();
        for (seq, one) in news {
            if self.lately.iter().any(|(known, _)| *known == seq) {
                continue;
            }
            self.lately.push_back((seq, Stopwatch::now()));
            let data = serde_json::to_string(&one).map_err(|error| internal(&error))?;
            lines += &format!("id: {seq}\ndata: {data}\n\n");
        }
        Ok(lines)
    }
}
