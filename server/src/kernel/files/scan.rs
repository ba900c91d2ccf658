//! Scanning for malware: ClamAV's daemon, asked over its INSTREAM command.
//! Invariant: where a scanner is named, nothing is kept that it did not call clean. One that does not answer calls nothing clean.

use std::path::Path;
use std::time::Duration;

use shared::kernel::{Code, Problem};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};
use tokio::time::timeout;

use crate::kernel::failure::Outcome;

/// How long a scan may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// What is sent at once; clamd's own limit for one piece is larger.
const PIECE: usize = 64 * 1024;
/// The longest answer that is read.
const ANSWER: u64 = 4096;

/// Where clamd listens: `host:port`, or the path of a socket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scanner {
    address: String,
}

/// What the scanner says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Clean,
    /// The name by which the scanner knows it.
    Infected(String),
}

impl Scanner {
    pub fn at(address: &str) -> Self {
        Self { address: address.to_owned() }
    }

    /// Refuses what is not clean, and everything while the scanner cannot be asked.
    pub async fn admit(&self, bytes: &[u8]) -> Outcome<()> {
        match timeout(PATIENCE, self.ask(bytes)).await {
            Ok(Ok(Verdict::Clean)) => Ok(()),
            Ok(Ok(Verdict::Infected(name))) => {
                tracing::warn!(name, "an upload was refused: the scanner knows it");
                let detail = format!("The virus scanner found {name} in this file. It was not kept.");
                Err(Problem::new(Code::Invalid).detail(detail).into())
            }
            Ok(Err(error)) => Err(out_of_reach(&error)),
            Err(late) => Err(out_of_reach(&late)),
        }
    }

    async fn ask(&self, bytes: &[u8]) -> std::io::Result<Verdict> {
        if Path::new(&self.address).is_absolute() {
            converse(UnixStream::connect(&self.address).await?, bytes).await
        } else {
            converse(TcpStream::connect(&self.address).await?, bytes).await
        }
    }
}

/// `zINSTREAM`, then pieces with their length before them, then a length of nothing; the answer ends with a zero byte.
async fn converse(mut line: impl AsyncRead + AsyncWrite + Unpin, bytes: &[u8]) -> std::io::Result<Verdict> {
    line.write_all(b"zINSTREAM\0").await?;
    for piece in bytes.chunks(PIECE) {
        line.write_u32(u32::try_from(piece.len()).unwrap_or_default()).await?;
        line.write_all(piece).await?;
    }
    line.write_u32(0).await?;
    line.flush().await?;
    let mut answer = Vec::new();
    line.take(ANSWER).read_to_end(&mut answer).await?;
    verdict(&String::from_utf8_lossy(&answer))
}

/// `stream: OK`, `stream: Eicar-Signature FOUND`, `INSTREAM size limit exceeded. ERROR`
fn verdict(answer: &str) -> std::io::Result<Verdict> {
    let answer = answer.trim_matches(['\0', '\n', ' ']);
    match answer.strip_prefix("stream: ").map(|said| (said, said.strip_suffix(" FOUND"))) {
        Some(("OK", _)) => Ok(Verdict::Clean),
        Some((_, Some(name))) => Ok(Verdict::Infected(name.to_owned())),
        _ => Err(std::io::Error::other(format!("the scanner said {answer:?}"))),
    }
}

fn out_of_reach(error: &dyn std::fmt::Display) -> crate::kernel::failure::Failure {
    tracing::error!(%error, "the virus scanner cannot be asked; no upload is kept");
    let detail = "The virus scanner does not answer, and nothing is kept unscanned. Please try again in a few minutes.";
    Problem::new(Code::Unavailable).detail(detail).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clear_answer_is_an_answer() {
        assert_eq!(verdict("stream: OK\0").unwrap(), Verdict::Clean);
        assert_eq!(verdict("stream: Eicar-Signature FOUND\0").unwrap(), Verdict::Infected("Eicar-Signature".into()));
        assert!(verdict("INSTREAM size limit exceeded. ERROR\0").is_err());
        assert!(verdict("").is_err());
    }

    /// Req: SEC-07
    #[tokio::test]
    async fn a_scanner_that_is_not_there_calls_nothing_clean() {
        let gone = Scanner::at("127.0.0.1:1").admit(b"anything").await.unwrap_err();
        assert_eq!(gone.0.code, Code::Unavailable);
    }
}
