//! What was acknowledged is there after `kill -9`, once. Cycles under writing load, on the real binary.
//!
//! A kill proves nothing about fsync (the operating system keeps what was written); it proves that an answer is given
//! only after the commit, that a retry with the same key doubles nothing, and that the server starts again by itself.

use std::{
    collections::HashSet,
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use serde_json::{Value, json};

const WRITERS: usize = 8;

struct Server {
    process: Child,
    url: String,
}

impl Server {
    async fn start(binary: &Path, data: &Path, port: u16) -> Self {
        let process = Command::new(binary)
            .args(["serve", "--data"])
            .arg(data)
            .args(["--listen", &format!("127.0.0.1:{port}")])
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary starts");
        let server = Self { process, url: format!("http://127.0.0.1:{port}") };
        let began = Instant::now();
        while reqwest::get(format!("{}/healthz", server.url)).await.map(|r| !r.status().is_success()).unwrap_or(true) {
            assert!(
                began.elapsed() < Duration::from_secs(20),
                "the server is ready within 20 s even on a busy machine"
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        server
    }

    fn kill(&mut self) {
        self.process.kill().expect("kill -9");
        self.process.wait().expect("it is gone");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port()
}

async fn found(server: &Server) -> String {
    let body = json!({
        "company_name": "Kill Test", "name": "Dolores Reyes", "email": "owner@kill.example",
        "password": "three cedar posts", "trade": "fence",
    });
    let http = reqwest::Client::new();
    let answer = http.post(format!("{}/api/v1/setup", server.url)).json(&body).send().await.expect("an answer");
    assert!(answer.status().is_success(), "{}", answer.text().await.unwrap_or_default());
    let cookie = answer.headers()["set-cookie"].to_str().expect("a cookie");
    cookie.split(';').next().expect("name=value").to_owned()
}

#[derive(Default)]
struct Written {
    acknowledged: Vec<String>,
    /// Sent, never answered: may or may not be there, and is sent again with the same key.
    open: Vec<String>,
}

async fn create(http: &reqwest::Client, url: &str, cookie: &str, name: &str) -> Result<(), ()> {
    let body = json!({ "kind": "household", "standing": "prospect", "name": name });
    let answer = http
        .post(format!("{url}/api/v1/accounts"))
        .header("cookie", cookie)
        .header("idempotency-key", name)
        .json(&body)
        .send()
        .await
        .map_err(drop)?;
    // Acknowledged means: the whole answer arrived.
    if answer.status() == 201 { answer.bytes().await.map(drop).map_err(drop) } else { Err(()) }
}

async fn write(url: String, cookie: String, writer: usize, cycle: usize, log: Arc<Mutex<Written>>) {
    let http = reqwest::Client::new();
    let again = log.lock().map(|mut l| l.open.pop()).ok().flatten();
    for name in again.into_iter().chain((0..).map(|n| format!("c{cycle}-w{writer}-{n}"))) {
        let done = create(&http, &url, &cookie, &name).await;
        let Ok(mut log) = log.lock() else { return };
        match done {
            Ok(()) => log.acknowledged.push(name),
            Err(()) => {
                log.open.push(name);
                return;
            }
        }
    }
}

async fn names(url: &str, cookie: &str) -> Vec<String> {
    let http = reqwest::Client::new();
    let (mut found, mut after) = (Vec::new(), String::new());
    loop {
        let page: Value = http
            .get(format!("{url}/api/v1/accounts?limit=200{after}"))
            .header("cookie", cookie)
            .send()
            .await
            .expect("an answer")
            .json()
            .await
            .expect("a page");
        let items = page["items"].as_array().expect("items");
        found.extend(items.iter().filter_map(|a| a["name"].as_str().map(str::to_owned)));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return found,
        }
    }
}

/// What came of it.
#[derive(Debug)]
pub struct Tally {
    pub acknowledged: usize,
    pub lost: Vec<String>,
    pub doubled: usize,
    /// From the start of the process to the first healthy answer.
    pub slowest_start: Duration,
}

/// Starts the binary on an empty folder and kills it so many times while clients write.
pub async fn cycles(binary: &Path, count: usize) -> Tally {
    let folder = tempfile::tempdir().expect("a folder");
    let port = free_port();
    let mut server = Server::start(binary, folder.path(), port).await;
    let cookie = found(&server).await;
    let log = Arc::new(Mutex::new(Written::default()));
    let mut slowest_start = Duration::ZERO;
    for cycle in 0..count {
        let writers: Vec<_> = (0..WRITERS)
            .map(|w| tokio::spawn(write(server.url.clone(), cookie.clone(), w, cycle, log.clone())))
            .collect();
        tokio::time::sleep(Duration::from_millis(60 + (cycle as u64 * 37) % 120)).await;
        server.kill();
        for writer in writers {
            let _ = writer.await;
        }
        let began = Instant::now();
        server = Server::start(binary, folder.path(), port).await;
        slowest_start = slowest_start.max(began.elapsed());
    }
    let there = names(&server.url, &cookie).await;
    let unique: HashSet<&String> = there.iter().collect();
    let acknowledged = std::mem::take(&mut log.lock().expect("the log").acknowledged);
    Tally {
        acknowledged: acknowledged.len(),
        doubled: there.len() - unique.len(),
        lost: acknowledged.into_iter().filter(|name| !unique.contains(name)).collect(),
        slowest_start,
    }
}
