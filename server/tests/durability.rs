//! `kill -9` of the server and of PostgreSQL during a run of saves: every acknowledged save is there, every save has its
//! shadow row, none is half written.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};

const SAVES: u32 = 1_000;
const CLIENTS: u32 = 4;

struct Server {
    process: Child,
    url: String,
}

impl Server {
    fn start(data: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_probatum"))
            .args(["demo", "--listen", "127.0.0.1:0", "--log", "warn", "--access-minutes", "60", "--data-dir"])
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let url = lines.by_ref().map_while(Result::ok).find_map(|line| line.strip_prefix("Probatum listens on ").map(str::to_owned));
        // The pipe stays read, so that the server never waits for us.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, url: url.expect("the server said where it listens") }
    }

    fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

fn postmaster(data: &Path) -> String {
    let file = find(data, "postmaster.pid").expect("a running PostgreSQL");
    std::fs::read_to_string(file).unwrap().lines().next().unwrap().to_owned()
}

fn find(folder: &Path, name: &str) -> Option<std::path::PathBuf> {
    std::fs::read_dir(folder).ok()?.flatten().find_map(|entry| {
        let path = entry.path();
        if path.file_name()? == name {
            Some(path)
        } else if path.is_dir() {
            find(&path, name)
        } else {
            None
        }
    })
}

/// One coordinator's browser: its own subject, its own record, three items that always say the same.
struct Client {
    http: reqwest::Client,
    cookie: String,
    study: String,
    subject: String,
    record: Value,
    items: Vec<String>,
}

impl Client {
    async fn sign_in(url: &str) -> Self {
        let http = reqwest::Client::builder().timeout(Duration::from_secs(20)).build().unwrap();
        let coordinator = server::seed::CAST.iter().find(|one| one.role == shared::access::Role::Coordinator).unwrap();
        let body = json!({ "email": coordinator.email, "password": server::seed::PASSWORD });
        let answer = http.post(format!("{url}/api/session")).header("X-Requested-With", "t").json(&body).send().await.unwrap();
        let cookies = answer.headers().get_all("set-cookie").iter().map(|one| one.to_str().unwrap().split(';').next().unwrap().to_owned());
        let cookie = cookies.collect::<Vec<_>>().join("; ");
        let mut client = Self { http, cookie, study: String::new(), subject: String::new(), record: Value::Null, items: Vec::new() };
        let studies = client.get(url, "/studies").await.unwrap();
        client.study = studies[0]["id"].as_str().unwrap().to_owned();
        let version = studies[0]["version"].as_str().unwrap();
        let design = client.get(url, &format!("/studies/{}/versions/{version}", client.study)).await.unwrap()["design"].clone();
        (client.record, client.items) = three_numbers(&design);
        let site = client.get(url, &format!("/studies/{}/sites", client.study)).await.unwrap()[0]["id"].clone();
        let subject = json!({ "id": uuid::Uuid::now_v7(), "site": site });
        let subject = client.post(url, &format!("/studies/{}/subjects", client.study), &subject).await.unwrap();
        client.subject = subject["id"].as_str().unwrap().to_owned();
        client
    }

    async fn get(&self, url: &str, path: &str) -> Option<Value> {
        let answer = self.http.get(format!("{url}/api{path}")).header("Cookie", &self.cookie).send().await.ok()?;
        if answer.status().is_success() { answer.json().await.ok() } else { None }
    }

    async fn post(&self, url: &str, path: &str, body: &Value) -> Option<Value> {
        let request = self.http.post(format!("{url}/api{path}")).header("Cookie", &self.cookie).header("X-Requested-With", "t");
        let answer = request.json(body).send().await.ok()?;
        if answer.status().is_success() { answer.json().await.ok() } else { None }
    }

    fn path(&self, tail: &str) -> String {
        format!("/studies/{}/subjects/{}/{tail}", self.study, self.subject)
    }

    /// Sends one set until it is acknowledged; gives the revision.
    async fn save(&self, url: &Mutex<String>, mark: u32, base: u64) -> u64 {
        let changes: Vec<Value> = self.items.iter().map(|at| json!({ "at": at, "to": { "v": mark.to_string() } })).collect();
        let set = json!({ "record": self.record, "base": base, "changes": changes });
        loop {
            let now = url.lock().unwrap().clone();
            match self.post(&now, &self.path("record"), &set).await {
                Some(saved) => return saved["revision"].as_u64().unwrap(),
                None => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }

    /// How many items each mark was written to, by the shadow rows.
    async fn written(&self, url: &str) -> BTreeMap<String, usize> {
        let key = |name: &str| self.record[name].as_str().map_or(self.record[name].to_string(), str::to_owned);
        let which = format!("visit={}&visit_n=1&form={}&form_n=1", key("visit"), key("form"));
        let (mut written, mut after) = (BTreeMap::new(), String::new());
        loop {
            let page = self.get(url, &self.path(&format!("history?{which}{after}"))).await.unwrap();
            // What rules derive of them has its shadow rows, too.
            let mine = |entry: &&Value| self.items.iter().any(|item| entry["item"] == item.as_str());
            for entry in page["rows"].as_array().unwrap().iter().filter(mine) {
                *written.entry(entry["new"]["v"].as_str().unwrap().to_owned()).or_default() += 1;
            }
            match page["next"].as_str() {
                Some(next) => after = format!("&after={}", next.replace('/', "%2F").replace(':', "%3A")),
                None => return written,
            }
        }
    }
}

/// A record of the design with three items that take a number, and their keys.
fn three_numbers(design: &Value) -> (Value, Vec<String>) {
    let by_oid = |list: &str, oid: &Value| design["library"][list].as_array().unwrap().iter().find(|one| one["oid"] == *oid).cloned();
    for visit in design["visits"].as_array().unwrap() {
        for form in visit["forms"].as_array().unwrap() {
            for group in by_oid("forms", &form["oid"]).unwrap()["groups"].as_array().unwrap() {
                let group = by_oid("groups", &group["oid"]).unwrap();
                let numbers: Vec<String> = group["items"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter(|item| item["method"].is_null())
                    .filter_map(|item| by_oid("items", &item["oid"]))
                    .filter(|item| ["integer", "float"].contains(&item["data_type"].as_str().unwrap()) && item["code_list"].is_null())
                    .map(|item| format!("{}/1/{}", group["oid"].as_str().unwrap(), item["oid"].as_str().unwrap()))
                    .take(3)
                    .collect();
                if numbers.len() == 3 {
                    return (json!({ "visit": visit["oid"], "visit_n": 1, "form": form["oid"], "form_n": 1 }), numbers);
                }
            }
        }
    }
    panic!("the demonstration has a group with three numbers");
}

/// Req: AUD-03, DAT-09, DAT-08
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_acknowledged_save_survives_the_death_of_server_and_database() {
    let data = tempfile();
    let mut server = Server::start(&data);
    let url = Arc::new(Mutex::new(server.url.clone()));
    let acknowledged = Arc::new(AtomicU32::new(0));
    let mut runs = Vec::new();
    for _ in 0..CLIENTS {
        let client = Client::sign_in(&server.url).await;
        let (url, acknowledged) = (Arc::clone(&url), Arc::clone(&acknowledged));
        runs.push(tokio::spawn(async move {
            let mut base = 0;
            for mark in 1..=SAVES / CLIENTS {
                base = client.save(&url, mark, base).await;
                acknowledged.fetch_add(1, Ordering::SeqCst);
            }
            (client, base)
        }));
    }
    let reached = |count: u32| {
        let acknowledged = Arc::clone(&acknowledged);
        async move {
            while acknowledged.load(Ordering::SeqCst) < count {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        }
    };
    reached(SAVES / 4).await;
    server.kill();
    server = Server::start(&data);
    url.lock().unwrap().clone_from(&server.url);
    reached(SAVES / 2).await;
    Command::new("kill").args(["-9", &postmaster(&data)]).status().unwrap();
    reached(SAVES * 3 / 4).await;
    Command::new("kill").args(["-9", &postmaster(&data)]).status().unwrap();
    server.kill();
    server = Server::start(&data);
    url.lock().unwrap().clone_from(&server.url);
    for run in runs {
        let (client, revision) = run.await.unwrap();
        let written = client.written(&server.url).await;
        assert_eq!(written.len(), usize::try_from(SAVES / CLIENTS).unwrap(), "every acknowledged save has its shadow row");
        assert!(written.values().all(|items| *items == 3), "none is half written, none was applied twice: {written:?}");
        assert_eq!(revision, u64::from(SAVES / CLIENTS));
    }
    Command::new("kill").args(["-TERM", &server.process.id().to_string()]).status().unwrap();
    server.process.wait().unwrap();
    std::fs::remove_dir_all(&data).unwrap();
}

fn tempfile() -> std::path::PathBuf {
    let path = std::env::temp_dir().join(format!("probatum-durability-{}", std::process::id()));
    std::fs::create_dir_all(&path).unwrap();
    path
}
