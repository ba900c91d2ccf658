//! What works behind the scenes: the bell, the outbox and the jobs.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use tokio::sync::watch;

use super::app::App;
use super::bell::Bell;
use super::jobs::{self, Kind};
use super::outbox::{self, Topic};

/// Each to be run beside the server; each ends by itself when `stopping` turns true.
pub fn all(app: &Arc<App>, topics: Vec<Topic>, kinds: Vec<Kind>, stopping: &watch::Receiver<bool>) -> [BoxFuture<'static, ()>; 4] {
    let bell = Arc::new(Bell::default());
    let (ears, ring, stop) = (Arc::clone(app), Arc::clone(&bell), stopping.clone());
    let listen = async move { ring.listen(&ears, stop).await };
    let (mouth, stop) = (Arc::clone(app), stopping.clone());
    let speak = async move {
        mouth.live.speak(mouth.db.pool(), stop).await;
        mouth.live.close();
    };
    [
        Box::pin(listen),
        Box::pin(speak),
        Box::pin(outbox::run(Arc::clone(app), topics, Arc::clone(&bell), stopping.clone())),
        Box::pin(jobs::run(Arc::clone(app), kinds, bell, stopping.clone())),
    ]
}
