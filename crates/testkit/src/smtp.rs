//! A mail server in a process of its own, the same that the browser's tests start: it keeps every letter as a file.

use std::{
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::kill::free_port;

const SERVER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../e2e/support/smtp.mjs");
const PACKAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../e2e/node_modules/smtp-server");

pub struct MailServer {
    process: Child,
    port: u16,
    folder: tempfile::TempDir,
}

impl MailServer {
    pub fn start() -> Self {
        Self::run(None)
    }

    /// One that says "not now" to every letter.
    pub fn that_takes_nothing() -> Self {
        Self::run(Some("nothing"))
    }

    fn run(takes: Option<&str>) -> Self {
        assert!(Path::new(PACKAGE).exists(), "smtp-server is not installed: run `npm ci` in e2e");
        let (folder, port) = (tempfile::tempdir().expect("a folder for letters"), free_port());
        let process = Command::new("node")
            .args([SERVER, &port.to_string()])
            .arg(folder.path())
            .args(takes)
            .stdout(Stdio::null())
            .spawn()
            .expect("node is there");
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(began.elapsed() < Duration::from_secs(20), "the mail server answers within 20 s");
            std::thread::sleep(Duration::from_millis(20));
        }
        Self { process, port, folder }
    }

    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// What it took, as it came over the line, in that order.
    pub fn letters(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).expect("its folder").flatten();
        let mut files: Vec<_> =
            entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "eml")).collect();
        files.sort();
        files.iter().map(|file| std::fs::read_to_string(file).expect("a letter")).collect()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
