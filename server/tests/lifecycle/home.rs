//! A data directory, and the real binary running on it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

use server::kernel::postgres;
use sqlx::postgres::PgConnectOptions;

/// Longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A data directory of one test. What still runs on it when the test ends is killed.
pub struct Home {
    pub dir: PathBuf,
    log: PathBuf,
}

impl Home {
    pub fn new() -> Self {
        let base = server::kit::place().join(format!("probatum-life-{}", uuid::Uuid::now_v7().simple()));
        Self { log: base.with_extension("log"), dir: base }
    }

    /// The data directory is deeper down than the place that is cleaned up.
    pub fn beneath(mut self, name: &str) -> Self {
        self.dir.push(name);
        self
    }

    /// A file beside the data directory, cleaned up with it.
    pub fn write(&self, text: &str) -> PathBuf {
        let file = self.log.with_extension("toml");
        fs::write(&file, text).unwrap();
        file
    }

    /// The binary with nothing of our environment but the path.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_probatum"));
        command.args(arguments).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        if let Some(bin) = std::env::var_os("PROBATUM_POSTGRES_BIN") {
            command.env("PROBATUM_POSTGRES_BIN", bin);
        }
        command.env("PROBATUM_DATA_DIR", &self.dir).env("PROBATUM_LISTEN", "127.0.0.1:0").stdin(Stdio::null());
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Starts a server and waits for its address.
    pub fn serve(&self) -> Running {
        self.serve_with(|command| command)
    }

    pub fn serve_with(&self, change: impl FnOnce(&mut Command) -> &mut Command) -> Running {
        let log = fs::File::options().create(true).append(true).open(&self.log).unwrap();
        let mut command = self.command(&["serve"]);
        let mut child = change(&mut command).stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("Probatum listens on http://").map(str::parse);
        let Some(Ok(address)) = address else { panic!("the server did not start: {line}{}", self.logged()) };
        Running { child, address }
    }

    /// What servers on this directory have logged.
    pub fn logged(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// The process of the private PostgreSQL.
    pub fn postmaster(&self) -> Option<u32> {
        let text = fs::read_to_string(self.dir.join("postgres/postmaster.pid")).ok()?;
        text.lines().next()?.trim().parse().ok()
    }

    /// How to look into the private PostgreSQL.
    pub fn superuser(&self) -> PgConnectOptions {
        postgres::reach(&self.dir, postgres::SUPERUSER, postgres::DATABASE).unwrap()
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        if let Some(pid) = self.postmaster().filter(|pid| alive(*pid)) {
            kill("QUIT", pid);
            until("PostgreSQL is gone", || !alive(pid));
        }
        fs::remove_dir_all(self.log.with_extension("")).ok();
        fs::remove_file(&self.log).ok();
        fs::remove_file(self.log.with_extension("toml")).ok();
    }
}

/// A running server. Killed when dropped.
pub struct Running {
    pub child: Child,
    pub address: SocketAddr,
}

impl Running {
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Status and body of a page; none when nobody answers.
    pub fn get(&self, path: &str) -> Option<(u16, String)> {
        get(self.address, path)
    }

    pub fn is_ready(&self) -> bool {
        self.get("/health/ready").is_some_and(|(status, _)| status == 200)
    }

    pub fn ended(&mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A request that the server has begun to read and whose body is still on its way.
pub struct Slow {
    stream: TcpStream,
}

impl Slow {
    pub fn begin(address: SocketAddr, path: &str, length: usize) -> Self {
        let mut stream = TcpStream::connect(address).unwrap();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\nExpect: 100-continue\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        // The server says so when it is at the body.
        let mut line = [0; 25];
        stream.read_exact(&mut line).unwrap();
        assert_eq!(line.as_slice(), b"HTTP/1.1 100 Continue\r\n\r\n");
        Self { stream }
    }

    pub fn finish(mut self, body: &str) -> String {
        self.stream.write_all(body.as_bytes()).unwrap();
        let mut answer = String::new();
        self.stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

fn get(address: SocketAddr, path: &str) -> Option<(u16, String)> {
    get_with(address, path, "")
}

/// With further header lines, each with its end of line.
pub fn get_with(address: SocketAddr, path: &str, headers: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{headers}\r\n").as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    Some((head.split(' ').nth(1)?.parse().ok()?, body.to_owned()))
}

pub fn kill(signal: &str, pid: u32) {
    let killed = Command::new("sh").arg("-c").arg(format!("kill -{signal} {pid}")).status().unwrap();
    assert!(killed.success(), "kill -{signal} {pid}");
}

pub fn alive(pid: u32) -> bool {
    let probe = Command::new("sh").arg("-c").arg(format!("kill -0 {pid}")).stderr(Stdio::null()).status();
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    probe.unwrap().success() && !stat.contains(") Z ")
}

/// The user a process runs as.
pub fn user_of(pid: u32) -> u32 {
    let listed = Command::new("ps").args(["-o", "uid=", "-p", &pid.to_string()]).output().unwrap();
    String::from_utf8(listed.stdout).unwrap().trim().parse().unwrap()
}

/// The user we are.
pub fn we() -> u32 {
    user_of(std::process::id())
}

/// Asks again and again until it is so.
pub fn until(what: &str, mut so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !so() {
        assert!(began.elapsed() < PATIENCE, "still not: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

pub fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}
