//! An S3 server that keeps its objects in a folder: the npm package s3rver, which knows the key but does not check the
//! signature.

use std::{
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::kill::free_port;

const SERVER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../e2e/node_modules/s3rver/bin/s3rver.js");
/// What it adds to the name of an object.
const ENDING: &str = "._S3rver_object";

pub struct S3Server {
    process: Child,
    port: u16,
    folder: tempfile::TempDir,
}

impl S3Server {
    pub fn start() -> Self {
        let (folder, port) = (tempfile::tempdir().expect("a folder for the bucket"), free_port());
        let process = run(folder.path(), port);
        Self { process, port, folder }
    }

    /// A place for files in it.
    pub fn place(&self) -> String {
        "s3://ridgebeam/office/files".into()
    }

    /// How it is reached, as the environment tells it.
    pub fn settings(&self) -> Vec<(String, String)> {
        let address = format!("http://127.0.0.1:{}", self.port);
        [("AWS_ENDPOINT_URL", address.as_str()), ("AWS_ACCESS_KEY_ID", "S3RVER"), ("AWS_SECRET_ACCESS_KEY", "S3RVER")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into()
    }

    /// The names of all objects below the place, in order.
    pub fn objects(&self) -> Vec<String> {
        let root = self.folder.path().join("ridgebeam/office/files");
        let (mut names, mut folders) = (Vec::new(), vec![root.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if let Some(name) = path.to_str().and_then(|path| path.strip_suffix(ENDING)) {
                    let name = Path::new(name).strip_prefix(&root).expect("below the root");
                    names.push(name.display().to_string());
                }
            }
        }
        names.sort();
        names
    }

    /// The bytes of an object, on this disk.
    pub fn object(&self, name: &str) -> PathBuf {
        self.folder.path().join("ridgebeam/office/files").join(format!("{name}{ENDING}"))
    }

    pub fn stop(&mut self) {
        self.process.kill().expect("the S3 server is killed");
        self.process.wait().expect("it is gone");
    }

    /// With the objects it had.
    pub fn start_again(&mut self) {
        self.process = run(self.folder.path(), self.port);
    }
}

impl Drop for S3Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn run(folder: &Path, port: u16) -> Child {
    assert!(Path::new(SERVER).exists(), "s3rver is not installed: run `npm ci` in e2e");
    let process = Command::new("node")
        .args([SERVER, "--silent", "--address", "127.0.0.1", "--port", &port.to_string(), "--directory"])
        .arg(folder)
        .args(["--configure-bucket", "ridgebeam"])
        .stdout(Stdio::null())
        .spawn()
        .expect("node is there");
    let began = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(began.elapsed() < Duration::from_secs(20), "the S3 server answers within 20 s");
        std::thread::sleep(Duration::from_millis(20));
    }
    process
}
